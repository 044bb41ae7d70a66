from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.support.passages import MAX_SENTENCE, analyse

SENTENCES = st.text(alphabet="aB.!? \n\t1,é中。", max_size=200)


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    text = "Dr. A. Weiss of the U.S. office met M. Dupont. They left at 5.30 p.m. Nobody saw them!"
    quotes = [span.of(text) for span in analyse(text, "en").sentences]
    assert quotes[0] == "Dr. A. Weiss of the U.S. office met M. Dupont."
    assert quotes[-1] == "Nobody saw them!"


def test_lines_are_apart_so_that_headings_and_table_rows_stay_readable() -> None:
    text = "Prices\nTea 3 euros\nCake 4 euros"
    assert [s.of(text) for s in analyse(text, "en").sentences] == text.split("\n")


@given(SENTENCES)
def test_sentences_and_tokens_cover_the_text_in_order(text: str) -> None:
    seen = analyse(text, "en")
    covered = "".join(span.of(text) for span in seen.sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(span.end - span.start <= MAX_SENTENCE for span in seen.sentences)
    for (start, end), owner in zip(seen.spans, seen.owner, strict=True):
        sentence = seen.sentences[owner]
        assert sentence.start <= start < end
        assert text[start:end].strip()
