from __future__ import annotations

from auditor.citations.parse import DEFAULT_READER, parse
from auditor.detection.quotations import EarlierTexts, with_list_of
from auditor.model import Answer, Location
from tests.detection import forms
from tests.detection.texts import TOPICS

ENGLISH, CHINESE = TOPICS[0], TOPICS[11]


def _answer(text: str) -> Answer:
    return Answer(text, Location("export.json"))


def _earlier() -> EarlierTexts[str]:
    earlier: EarlierTexts[str] = EarlierTexts()
    earlier.add("7", forms.bing_footer(ENGLISH))
    earlier.add("9", forms.bing_footer(CHINESE))
    return earlier


def test_a_quoted_answer_is_known_whatever_wraps_and_prefixes_it() -> None:
    words = forms.bing_footer(ENGLISH).split(" ")
    wrapped = "\n".join(">> " + " ".join(words[at : at + 6]) for at in range(0, len(words), 6))
    assert _earlier().quoted_in(wrapped) == "7"


def test_a_part_of_an_answer_is_a_quotation_of_it() -> None:
    assert _earlier().quoted_in(f"> {ENGLISH.claims[1]}².") == "7"
    assert _earlier().quoted_in(CHINESE.claims[0]) == "9"


def test_a_text_of_the_same_words_in_another_order_is_no_quotation() -> None:
    assert _earlier().quoted_in(" ".join(reversed(ENGLISH.claims[1].split()))) is None


def test_another_answer_on_the_same_question_is_no_quotation() -> None:
    text = "The tunnel was closed because the lining had lost its strength and nobody paid."
    assert _earlier().quoted_in(text) is None
    assert _earlier().quoted_in("") is None


def test_a_quotation_that_was_quoted_leads_to_the_first_text() -> None:
    earlier = _earlier()
    earlier.add("12", f"> {ENGLISH.claims[1]}².")
    assert earlier.quoted_in(f">> {ENGLISH.claims[1]}².") == "7"


def test_a_quoted_sentence_takes_its_source_from_the_list_of_its_parent() -> None:
    parent = parse(_answer(forms.bing_footer(ENGLISH)))
    quoted = with_list_of(_answer(f"> {ENGLISH.claims[1]}²."), parent, DEFAULT_READER)
    cited = parse(quoted)
    (attribution,) = cited.attributions
    assert attribution.citation.link
    assert attribution.citation.link.written == "https://www.harrow-railways.org/archive/2-page"
    assert len(cited.references) == 1
    assert quoted.notes


def test_a_numbered_report_lends_its_list_too() -> None:
    parent = parse(_answer(forms.gemini_report(ENGLISH)))
    quoted = with_list_of(_answer(f"{ENGLISH.claims[2]}.3"), parent, DEFAULT_READER)
    (attribution,) = parse(quoted).attributions
    assert attribution.citation.link
    assert attribution.citation.link.written == "https://www.harrow-railways.org/archive/3-page"


def test_what_has_a_list_or_no_marks_stays_as_it_is() -> None:
    parent = parse(_answer(forms.bing_footer(ENGLISH)))
    for text in (forms.bing_footer(CHINESE), ENGLISH.claims[0]):
        assert with_list_of(_answer(text), parent, DEFAULT_READER) == _answer(text)
