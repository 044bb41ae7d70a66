"""What a source list stands under: the footer of Bing and Copilot, or a heading in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Trust(Enum):
    """What must stand below a heading before it is believed to head the answer's sources."""

    FOOTER = "anything"
    SOURCES = "entries, one of which names a source or is cited"
    SOURCE = "several entries, or a label: one alone belongs to the claim above"
    READING = "entries that are nothing but links"
    LINKS = "entries that the text cites"


@dataclass(frozen=True, slots=True)
class Head:
    """`end` is where it ends in its line; entries may follow there."""

    end: int
    trust: Trust


# `Source : conversation avec Bing, 20/11/2023` in any language: a label, a colon, the product, a
# date, and nothing more but the first entry. The label need not be in the answer's language.
_AFTER_BING = (
    "的对话|的對話|との会話|とのチャット|와의 대화|과의 대화|ile (?:konuşma|sohbet|görüşme)"
    "|के साथ (?:बातचीत|वार्तालाप)|in kanssa|gel|em|om|iem"
)
_FOOTER = re.compile(
    r"[ \t*_#/>;%\-]{0,12}[^\W\d_][^:：\n]{0,24}?[ \u00a0]?[:：][ \t\u00a0*_]{0,4}[^:：\n]{0,48}?"
    rf"(?:Bing|Copilot|必应|必應|ビング)(?: Chat)?(?:\s?(?:{_AFTER_BING}))?"
    r"[\d/.\-年月日 ,，、،٬٠-٩۰-۹\u00a0\u200e\u200f\u202f\t*_]{0,40}(?=[(（\[［]|\*/|\Z)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,4} ?[./\-年] ?\d{1,2} ?[./\-月] ?\d{1,4}")
_PRODUCTS = ("bing", "copilot", "必应", "必應", "ビング")

_SOURCE = """
source|reference|citation|référence|referencia|fuente|referência|fonte|quelle|quellenangabe|riferimento|bron|źródło|zdroj
källa|kilde|lähde|forrás|sursă|kaynak|izvor|πηγή|источник|джерело|المصدر|מקור|منبع
"""
_SOURCES = """
sources|references|citations|works cited|cited works|bibliography
web results|footnotes|endnotes|source list|reference list|list of sources|list of references
sources des citations|œuvres citées|ouvrages cités|références|bibliographie|sources citées
referencias|fuentes|obras citadas|fuentes citadas|trabajos citados|bibliografía
referências|fontes|referências citadas|trabalhos citados|bibliografia
quellen|quellenangaben|quellenverzeichnis|literaturverzeichnis
referenzen|einzelnachweise|nachweise|belege|zitierte quellen
fonti|riferimenti|bibliografia|opere citate|sitografia|fonts|referències|obres citades
bronnen|bronvermelding|geciteerd werk|geciteerde werken|verwijzingen|referenties
źródła|bibliografia|cytowane prace|przypisy|odniesienia|zdroje|citace|citovaná díla
použité zdroje|zdroje a odkazy|källor|referenser|källförteckning|citerade verk
kilder|referanser|referencer|kildeliste|lähteet|viitteet|lähdeluettelo
források|hivatkozások|irodalomjegyzék|idézett művek|surse|referințe|bibliografie
kaynaklar|kaynakça|referanslar|alıntılanan çalışmalar|izvori|viri
πηγές|αναφορές|βιβλιογραφία|παραπομπές|източници|източник
источники|список литературы|сноски|использованные источники
джерела|посилання на джерела|список літератури|цитовані джерела
参考资料|参考来源|参考文献|参考链接|引用|引用来源|来源|信息来源|资料来源|数据来源|来源链接|引文
參考資料|參考來源|參考文獻|參考連結|引用來源|來源|資料來源|引用的著作
ソース|出典|参考文献|参考資料|参考サイト|引用文献|引用元|情報源|参照元|典拠
출처|참고문헌|참고 문헌|참고자료|참고 자료|인용|참조|자료 출처|각주
المصادر|المراجع|مصادر|مراجع|المصادر والمراجع|المراجع والمصادر|الاقتباسات
מקורות|הפניות|ביבליוגרפיה|מראי מקום|منابع|مراجع|مآخذ
स्रोत|संदर्भ|सन्दर्भ|स्रोतों|উৎস|সূত্র|তথ্যসূত্র|ஆதாரங்கள்|மூலங்கள்
แหล่งที่มา|แหล่งข้อมูล|อ้างอิง|แหล่งอ้างอิง|เอกสารอ้างอิง|ผลงานที่อ้างอิง|ที่มา
nguồn|nguồn tham khảo|tài liệu tham khảo|tham khảo|nguồn trích dẫn|trích dẫn|nguồn thông tin
sumber|referensi|daftar pustaka|karya yang dikutip|rujukan|sumber referensi|mga sanggunian
"""
_READING = """
literatur|literatuur|literatura|литература|література|примечания|参照|参考|參考|참고
learn more|further reading|read more|more information|resources|additional resources|see also
en savoir plus|pour en savoir plus|pour aller plus loin|lectures complémentaires|ressources
más información|lecturas adicionales|para saber más|saiba mais|mais informações|para saber mais
weitere informationen|mehr erfahren|weiterführende informationen|weiterführende links
per saperne di più|ulteriori informazioni|maggiori informazioni|per approfondire|meer informatie
dowiedz się więcej|läs mer|les mer|læs mere|lue lisää|daha fazla bilgi|узнать больше|подробнее
дізнатися більше|další informace|află mai multe|további információ|μάθετε περισσότερα
了解更多|更多信息|瞭解更多|深入了解|詳細情報|詳細はこちら|자세히 알아보기|더 알아보기
معرفة المزيد|اعرف المزيد|לקריאה נוספת|מידע נוסף|और जानें
เรียนรู้เพิ่มเติม|tìm hiểu thêm|pelajari lebih lanjut
"""
_LINKS = """
links|link|web links|useful links|urls|liens|liens utiles|enlaces|enlaces útiles|vínculos
weblinks|collegamenti|linki|odkazy|linkit|länkar|lenker|linkek|linkuri|bağlantılar
ссылки|полезные ссылки|посилання|链接|相关链接|連結|リンク
関連リンク|링크|روابط|קישורים|लिंक|ลิงก์|liên kết|tautan
"""


def _phrases(*tables: tuple[str, Trust]) -> dict[str, Trust]:
    return {
        phrase.strip().casefold(): trust
        for table, trust in tables
        for line in table.strip().splitlines()
        for phrase in line.split("|")
    }


_HEADINGS = _phrases(
    (_LINKS, Trust.LINKS),
    (_READING, Trust.READING),
    (_SOURCE, Trust.SOURCE),
    (_SOURCES, Trust.SOURCES),
)
_QUALIFIERS = """
used cited consulted key main primary selected web online external full list of the all my
bibliographiques bibliográficas bibliografiche
utilisées utilisés consultées consultés citées cités principales web externes vérifiées
consultadas utilizadas citadas principales principais usadas verwendete genutzte wichtige
consultate utilizzate citate principali gebruikte använda anvendte wykorzystane
использованные основные використані основні kullanılan links further reading notes
and & / + et und y e i и та en och og ve și és ja và dan και و ו
"""
_TAGS = r"(?:</?(?:b|strong|i|em|u)>){0,2}"
_CONTENT = re.compile(
    rf"[ \t\u00a0]{{0,8}}(?:#{{1,6}}[ \t]*)?{_TAGS}"
    r"(?:\\?(?:\d{1,2}|[IVX]{1,5}|[A-H])\\?[.)][ \t]+)?"
    r"(?:[^\w\n(\[<|]|_|\[(?=[^\[\]\n]{1,60}\]\Z)){0,12}"
    rf"{_TAGS}(?P<name>[^\W_][^:：\n<|\[\]*_#]{{0,59}})"
    rf"(?P<rest>[*_]{{0,3}}[ \u00a0]?(?P<colon>[:：])?{_TAGS}[ \t#*_\-–—:↓👇\u00a0]{{0,12}}"
    r"(?:[^\w\n<|(]{1,12}\Z)?)"
)
_COUNT = re.compile(r"\s?[(（](?:\d{1,3}|s|es|en|n)[)）]|\s\d{1,3}\Z|[\s\-–—]+\Z")
_DRESS = re.compile(r"[^\w)）\]]{1,12}\Z")  # "References 📖", "「出典」"
_QUALIFYING = frozenset(_QUALIFIERS.split())
_SPLIT = re.compile(r"[\s,/]+")
_MAX_WORDS = 6
_LEAD_IN = re.compile(
    r"(?<!\w)(?:sources|references|citations|links|références|liens|fuentes|referencias|enlaces"
    r"|quellen|fonti|fontes|referências|bronnen|источник\w{0,4}|ссылк\w{0,3})(?!\w)"
    r"|参考|来源|來源|出典|ソース|출처",
    re.IGNORECASE,
)
_MAX_LEAD_IN = 100


def may_have_footer(text: str) -> bool:
    """Whether the footer's product is named at all."""
    lowered = text.lower()
    return any(product in lowered for product in _PRODUCTS)


def read_footer(line: str) -> Head | None:
    footer = _FOOTER.match(line)
    if footer is None:
        return None
    label = re.split("[:：]", footer.group(), maxsplit=1)[0].strip(" \t*_#/>;%-\u00a0")
    believed = _DATE.search(footer.group()) or _trust(label)
    return Head(footer.end(), Trust.FOOTER) if believed else None


def read_heading(line: str) -> Head | None:
    """The heading that starts the line. What may follow on it is for the caller to judge."""
    content = _CONTENT.match(line)
    if content is None:
        return None
    alone = content.end() == len(line)
    if not alone and not content["colon"]:
        return None
    trust = _trust(content["name"])
    if trust:
        return Head(content.end(), trust)
    if alone and content["colon"] and len(line) <= _MAX_LEAD_IN and _LEAD_IN.search(line):
        return Head(content.end(), Trust.READING)
    return None


def _trust(name: str) -> Trust | None:
    name = _COUNT.sub("", _DRESS.sub("", name)).strip().casefold()
    if name in _HEADINGS:
        return _HEADINGS[name]
    words = [word for word in _SPLIT.split(name) if word]
    if not 1 < len(words) <= _MAX_WORDS:
        return None
    named = [_HEADINGS[word] for word in words if word in _HEADINGS]
    if Trust.SOURCES not in named and Trust.SOURCE not in named:
        return None
    fits = all(word in _HEADINGS or word in _QUALIFYING for word in words)
    return Trust.SOURCES if fits else None
