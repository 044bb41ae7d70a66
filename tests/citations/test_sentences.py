"""Where sentences end, in many scripts: `‖` stands where the text must be cut, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.sentences import sentences
from auditor.model import Span

_ENGLISH = """
Dr. Smith met Mrs. Jones in St. Louis. ‖It rained all day.
Sales rose by 3.5 %, e.g. in Asia. ‖See p. 12 for more.
The U.S. Senate voted on it. ‖The vote was close.
He moved to the U.S. ‖The family followed him in 1931.
Apple Inc. CEO Tim Cook spoke first. ‖He spoke for an hour.
The deal was made by Acme Inc. ‖It was worth 5 million.
It opens at 9 a.m. on weekdays. ‖It closes at 5 p.m. ‖The museum is free.
Version 2.0.1 of the tool fixed it. ‖Python 3.12 is required.
J. R. R. Tolkien wrote it. ‖C. S. Lewis read it.
Take vitamin C. ‖It is found in oranges.
Plan B failed, so they chose Plan C. ‖The town agreed.
Chanel No. 5 was launched in 1921. ‖It is a perfume.
Yahoo! was founded in 1994. ‖Jeopardy! Champions return each year.
He works for Yahoo! ‖The company is in California.
Is it red? ‖Yes, it is! ‖It was painted in 1931.
"Is it red?" asked the mayor. ‖Nobody answered.
"It is red." ‖The mayor said no more.
He said “It is red. It is long.” and left. ‖The end came soon.
The bridge (built in 1931. It was widened later) is red. ‖It is long.
The bridge is red. ‖(It was painted in 1931.) ‖Some call it old.
It was built in 1931 (?) by the town. ‖Nobody knows why.
The file is named setup.cfg and lives in /etc. ‖Edit readme.md first.
Write to info@town.example.org. ‖The office will answer.
Visit www.town.org/a.html?x=1.2 for details. ‖It is free.
Well... it depends on the weather. ‖Wait for spring...  ‖The snow melts then.
The text [...] goes on. ‖The rest […] is lost.
The study of Smith et al. (2019) found it. ‖Others did not.
Smith et al. ‖The authors disagree.
It is red.\x01 ‖It is long.\x01
I hope this helps! 😊 ‖The bridge is 900 m long.
That is all I know 😊 ‖The bridge is 900 m long.
It reduces waste.😊 ‖The town is happy with it.
The **bridge is red.** ‖**It is long.**
Mr. and Mrs. Brown live at 10 Downing St. near the park. ‖They moved in 1990.
Sammy Davis Jr. sang there. ‖Martin Luther King Jr. ‖He spoke in 1963.
It measures approx. 5 ft. by 6 ft. and weighs 3 lb. ‖It is heavy.
The iPhone was new. ‖iPhone sales rose by 5 %.
The .NET runtime is free. ‖It runs on Linux.
He lived from 70 B.C. to 19 B.C. ‖Rome mourned him.
Washington, D.C. is the capital. ‖The city has 700,000 people.
The temperature is -5.5 °C. ‖It snows.
She earned a Ph.D. in physics. ‖She taught in Oslo.
World War II. ended in 1945. ‖The town was rebuilt.
See Figs. 3 and 4, cf. Sec. 2. ‖They show it.
What?! ‖Nobody knew that.
They have cats, dogs, etc. ‖The zoo is large.
It costs $5.99. ‖It used to cost $4.
The company (Acme Corp.) was sold. ‖It closed later.
The bridge is red.It was painted in 1931.
1. First of all it is red. ‖2. Then it is long.
The ratio is 5:1, i.e. Five to one. ‖It is high.
On Jan. 5 the train came. ‖On Sept. 8 it left.
""".replace("red.It", "red.‖It")

_FRENCH = """
M. Dupont a parlé à Mme. Durand. ‖Il pleuvait.
« Le pont est ouvert. » ‖Il l'a répété deux fois.
« Le pont est ouvert. » a dit le maire. ‖La foule partit.
«\u202fLe pont est-il rouge\u202f?\u202f» demande-t-elle. ‖Personne ne répond.
Est-ce vrai\u00a0? ‖Oui\u00a0! ‖Le pont est rouge.
Il vécut au Ier s. av. J.-C. dans la ville. ‖Il mourut à Rome.
Rome fut fondée en 753 av. J.-C. ‖La ville grandit.
Voir l'art. 5 et la p. 12. ‖Le reste suit.
Il est arrivé le 5. ‖Il est reparti le 6.
Le prix est de 3,5 M€. ‖Il a doublé, c.-à-d. qu'il est haut.
Il dit\u00a0: « C'est rouge. C'est long. » ‖Puis il partit.
Le Dr. Martin et Me. Blanc sont venus. ‖Ils ont parlé.
Bref… ‖Le pont est rouge.
Le pont… est rouge. ‖La ville est vieille.
"""

_GERMAN = """
Am 3. Mai kam der Zug an. ‖Er war z.B. nicht rot.
Dort leben z. B. ca. 83 Mio. Menschen. ‖Im Jahr 52 v. Chr. war es leer.
Die Stadt fiel 52 v. Chr. ‖Caesar zog weiter.
Im 19. Jahrhundert wuchs die Stadt. ‖Der 1. FC Köln spielt dort.
Der 2. Weltkrieg endete 1945. ‖Die Stadt wurde aufgebaut.
Sie belegte Platz 3. ‖Die Stadt feierte.
Er kam am 3. ‖Der Zug fuhr weiter.
„Die Brücke ist rot.“ ‖Der Bürgermeister schwieg.
„Ist sie rot?“, fragte er. ‖Niemand antwortete.
»Sie ist rot.« ‖Er ging.
Das kostet ca. 5 Euro bzw. 6 Franken. ‖Es ist teuer.
Die Nr. 5 steht auf S. 12. ‖Sie ist alt.
Am 3. 5. 1931 wurde sie gebaut. ‖Sie ist lang.
Der Verein e. V. wurde 1931 gegründet. ‖Er lebt.
Prof. Dr. Weber und Dipl.-Ing. Kurz bauten sie. ‖Sie hält.
Es gibt Äpfel, Birnen usw. ‖Die Ernte war gut.
Friedrich II. von Preußen kam. ‖Er blieb.
Die Fa. Müller lieferte Stahl, u. a. aus Essen. ‖Der Preis stieg.
"""

_ROMANCE = """
¿Es rojo el puente? ‖¡Sí, es rojo! ‖Fue pintado en 1931.
En EE. UU. viven muchos. ‖Nació en el s. XV en Roma.
El Sr. García y la Sra. López llegaron. ‖Se fueron pronto.
Murió en el 44 a. C. en Roma. ‖El pueblo lloró.
La pág. 5 y el núm. 3 lo dicen. ‖Es verdad.
Vive en EE. UU. ‖La familia llegó en 1931.
«El puente es rojo.» ‖El alcalde calló.
Ud. puede verlo. ‖Los Dres. Ruiz y Sanz lo vieron.
Il sig. Rossi parla con la dott.ssa Bianchi. ‖Piove.
L'art. 5 vale ancora. ‖Ecc. non è una frase breve.
Nacque nel sec. XV a Roma. ‖Morì a Milano.
Il ponte è rosso, lungo, ecc. ‖La città è vecchia.
O Sr. Silva e a Sra. Costa chegaram. ‖Eles saíram cedo.
A Av. Paulista tem 2,8 km. ‖É longa.
O séc. XIX mudou tudo. ‖A cidade cresceu.
Na pág. 12 do vol. 3 está a prova. ‖Ela é clara.
El 3.er puente es rojo. ‖El 2.º es azul.
"""

_DUTCH_NORDIC = """
Dhr. Jansen woont o.a. in Utrecht. ‖Hij werkt bijv. in Leiden.
De brug is 3,5 km lang, d.w.z. lang genoeg. ‖Zij is rood.
Mevr. de Vries sprak met mr. Bakker. ‖Het regende.
Op blz. 5 staat het nr. 12. ‖Dat klopt.
Den 3. maj kom tåget. ‖Det var rødt.
Broen er bl.a. rød. ‖Den er lang.
Bron är t.ex. röd. ‖Den är lång, dvs. mer än 900 m.
Silta on n. 900 m pitkä. ‖Se on punainen.
A híd 1931. május 3-án nyílt meg. ‖Piros színű.
"""

_SLAVIC = """
Most przy ul. Długiej powstał w 1931 r. ‖Miasto go kupiło.
Prof. Kowalski i dr hab. Nowak badali most im. Piłsudskiego. ‖Most stoi.
Jest tam m.in. Muzeum Narodowe, np. Galeria. ‖Wstęp jest wolny.
W XIX w. miasto urosło. ‖Ok. 500 osób tam mieszka.
Kościół św. Jana jest stary. ‖Stoi przy pl. Zamkowym.
Most stojí na nám. Míru č. 5. ‖Je červený.
Dne 3. května 1931 byl otevřen. ‖Je to tzv. Červený most.
Kostel sv. Jana je starý. ‖Stojí od r. 1931.
Улица им. Ленина находится в г. Москва. ‖Она длинная.
Мост построен в 1931 г. ‖Он красный.
А. С. Пушкин родился в 1799 г. в Москве. ‖Он был поэтом.
Там живёт 5 тыс. человек и т. д. ‖Город растёт.
«Мост красный.» — сказал он. ‖Все молчали.
Мост красный? ‖Да! ‖Он длинный.
Рим основан в 753 г. до н. э. ‖Город вырос.
Он стоит 5 млн руб. ‖Это дорого.
См. рис. 5 и табл. 3 на стр. 12. ‖Там всё есть.
Проф. Иванов и акад. Петров согласны. ‖Они правы.
Міст на вул. Шевченка збудовано в 1931 р. ‖Він червоний.
"""

_GREEK_TURKISH = """
Είναι κόκκινη η γέφυρα; ‖Ναι, είναι κόκκινη. ‖Χτίστηκε το 1931.
Ο κ. Παπαδόπουλος ήρθε το 44 π.Χ. στη Ρώμη. ‖Έφυγε αμέσως.
Ο Δρ. Νίκου μίλησε· η πόλη άκουσε. ‖Έβρεχε.
Dr. Yılmaz ve Prof. Demir geldi. ‖Yağmur yağdı.
II. Mehmed İstanbul'u aldı. ‖Şehir büyüdü.
Köprü 2. Dünya Savaşı'nda yıkıldı. ‖Sonra yapıldı.
Padişah II. Abdülhamid köprüyü yaptı. ‖Köprü kırmızıdır.
Şehir M.Ö. 753 yılında kuruldu. ‖Sonra büyüdü.
Köprü kırmızı mı? ‖Evet, kırmızı!
"""

_CJK = """
橋は赤い色です。‖とても長い橋です！‖次の文もあります。
彼は「橋は赤い。」と言った。‖町は古い。
彼は「橋は赤い。とても長い。」と言った。‖町は古い。
「橋は赤い。」‖町は古い。
橋は長い（全長は900メートル。1931年完成）と言われる。‖町は古い。
長さは3.5キロです。‖Ver.2.0もあります。
赤いですか？‖はい！‖赤いです。
橋は赤い…と思う。‖町は古い。
橋は赤いです!とても長いです?
桥是红色的。‖它很长！‖你知道吗？
他说：“桥是红色的。它很长。”‖然后他走了。
桥长3.5公里。‖版本是2.0。
桥是红色的……它很长。‖城市很老。
「橋是紅色的。」‖他說完就走了。
全長３．５公里。‖它很長。
桥建于1931年[1]。‖它很长[2]。
다리는 빨간색입니다. ‖아주 깁니다! ‖맞나요?
다리는 1931. 5. 3. 개통했다. ‖길이는 3.5km이다.
"다리는 빨갛다." ‖그는 떠났다.
김 박사는 e.g. 서울에 산다. ‖비가 온다.
""".replace("です!とても", "です!‖とても")

_OTHER_SCRIPTS = """
الجسر أحمر اللون. ‖هل هو جديد؟ ‖لا نعرف ذلك.
قال د. أحمد إن الجسر طويل. ‖طوله 3.5 كم.
بني الجسر عام 1931م. ‖وهو أحمر!
یہ پل سرخ ہے۔ ‖یہ بہت لمبا ہے۔ ‖کیا یہ نیا ہے؟
این پل قرمز است. ‖طول آن ۳٫۵ کیلومتر است. ‖آیا نو است؟
הגשר אדום. ‖ד"ר כהן בנה אותו. ‖האם הוא חדש?
אורכו 3.5 ק"מ. ‖הוא נבנה ב־1931.
पुल लाल है। ‖यह बहुत लंबा है। ‖क्या यह नया है?
डॉ. शर्मा ने 3.5 किमी का पुल बनाया। ‖वह लंबा है॥
সেতুটি লাল। ‖এটি দীর্ঘ।
สะพานสีแดง สร้างเมื่อ พ.ศ. 2474 โดย ดร. สมชาย มีความยาว 900 เมตร
Կամուրջը կարմիր է։ ‖Այն երկար է։
ድልድዩ ቀይ ነው። ‖ረጅም ነው።
တံတားသည် အနီရောင်၊ ရှည်သည်။ ‖၁၉၃၁ တွင် ဆောက်သည်။
ស្ពានមានពណ៌ក្រហម។ ‖វាវែង។
པདྨ་དམར་པོ།
"""

_CASES = [
    pytest.param(line, id=f"{language}-{number}")
    for language, lines in {
        "en": _ENGLISH,
        "fr": _FRENCH,
        "de": _GERMAN,
        "es-it-pt": _ROMANCE,
        "nl-da-sv-fi-hu": _DUTCH_NORDIC,
        "pl-cs-ru-uk": _SLAVIC,
        "el-tr": _GREEK_TURKISH,
        "ja-zh-ko": _CJK,
        "ar-ur-fa-he-hi-bn-th-hy-am-my-km": _OTHER_SCRIPTS,
    }.items()
    for number, line in enumerate(lines.strip().splitlines(), 1)
]


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("marked", _CASES)
def test_a_text_is_cut_where_its_sentences_end(marked: str) -> None:
    assert cut(marked.replace("‖", "")) == [part.strip() for part in marked.split("‖")]


def test_marks_stay_with_the_sentence_that_they_follow() -> None:
    assert cut("It is red.\x01\x01 It is long\x01. It is old.") == [
        "It is red.\x01\x01",
        "It is long\x01.",
        "It is old.",
    ]


def test_an_unclosed_bracket_does_not_hold_the_rest_of_the_text() -> None:
    assert cut("The bridge (red. It is long. It is old.") == [
        "The bridge (red.",
        "It is long.",
        "It is old.",
    ]


@given(st.text(st.sampled_from(' .!?…。;"“”«»「」()[]aAJчД橋1é\x01😀\n\u202f*')))
def test_no_letter_is_lost_and_no_span_overlaps(text: str) -> None:
    spans = list(sentences(text, Span(0, len(text))))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


@given(st.text(), st.text())
def test_only_what_is_within_is_cut(before: str, inside: str) -> None:
    text = f"{before}{inside}. The end"
    for span in sentences(text, Span(len(before), len(before) + len(inside))):
        assert len(before) <= span.start < span.end <= len(before) + len(inside)
