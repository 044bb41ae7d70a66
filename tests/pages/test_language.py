from __future__ import annotations

import pytest

from auditor.pages.language import detect_language

TEXTS = {
    "en": "The bell was cast in 1411 and hung in the north tower until the great fire. Visitors "
    "may touch it, which is unusual, because most objects are kept behind glass.",
    "fr": "La cloche a été fondue en 1411 et se trouvait dans la tour jusqu'au grand incendie. "
    "Les visiteurs peuvent la toucher, alors que les autres objets sont sous vitrine.",
    "de": "Die Glocke wurde 1411 gegossen und hing bis zum großen Brand im Nordturm. Besucher "
    "dürfen sie berühren, während die meisten Stücke hinter Glas aufbewahrt werden.",
    "es": "La campana fue fundida en 1411 y colgó en la torre norte hasta el gran incendio. Los "
    "visitantes pueden tocarla, aunque la mayoría de los objetos están tras un cristal.",
    "it": "La campana fu fusa nel 1411 e rimase nella torre nord fino al grande incendio. I "
    "visitatori possono toccarla, mentre gli altri oggetti sono conservati sotto vetro.",
    "pt": "O sino foi fundido em 1411 e ficou na torre norte até ao grande incêndio. Os visitantes "
    "podem tocá-lo, embora a maioria dos objetos esteja atrás de um vidro.",
    "nl": "De klok werd in 1411 gegoten en hing tot de grote brand in de noordelijke toren. "
    "Bezoekers mogen haar aanraken, terwijl de meeste voorwerpen achter glas staan.",
    "pl": "Dzwon odlano w 1411 roku i wisiał w wieży północnej aż do wielkiego pożaru. Zwiedzający "
    "mogą go dotknąć, choć większość przedmiotów przechowuje się za szkłem.",
    "ru": "Колокол был отлит в 1411 году и висел в северной башне до большого пожара. Посетители "
    "могут его потрогать, хотя большинство предметов хранится за стеклом.",
    "tr": "Çan 1411 yılında döküldü ve büyük yangına kadar kuzey kulesinde asılı kaldı. "
    "Ziyaretçiler ona dokunabilir, oysa eserlerin çoğu cam arkasında saklanıyor.",
    "sv": "Klockan göts år 1411 och hängde i det norra tornet fram till den stora branden. "
    "Besökarna får röra vid den, fast de flesta föremålen förvaras bakom glas.",
    "ar": "صُبّ الجرس عام 1411 وظل معلقا في البرج الشمالي حتى الحريق الكبير. يمكن للزوار لمسه، مع أن "
    "معظم القطع محفوظة خلف الزجاج.",
    "ja": "鐘は1411年に鋳造され、大火まで北の塔に吊るされていた。来館者は触れることができる。",
    "zh": "这口钟铸于1411年，在大火之前一直悬挂在北塔上。参观者可以触摸它。",
    "ko": "이 종은 1411년에 주조되어 대화재까지 북쪽 탑에 걸려 있었다. 관람객은 만져 볼 수 있다.",
}


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("declared", ["", "en", "right"])
def test_two_sentences_are_enough(lang: str, declared: str) -> None:
    claim = lang if declared == "right" else declared
    found = detect_language(TEXTS[lang], claim)
    assert found == lang or (found == "" and declared != "right")


def test_a_short_text_is_what_the_page_declares() -> None:
    assert detect_language("Bell, 1411", "fr-CA") == "fr"
    assert detect_language("Bell, 1411", "nb") == "no"
    assert detect_language("Bell, 1411") == ""


def test_nonsense_declarations_are_ignored() -> None:
    for declared in ("english", "x", "{{lang}}", "\0", "und"):
        assert detect_language("1411", declared) == ""


def test_tables_of_numbers_have_no_language() -> None:
    assert detect_language("1411 2340 1698 1902 1987 " * 50) == ""
