"""Raised numbers that a copy set on the line, and all the numbers that never were raised."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, doubts, labels, lost, marks, said, works_cited
from tests.citations.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town has great plans.50 Next comes a bridge.", [("The town has great plans.", "50")]),
        ("Le pont rouge a des défauts12.", [("Le pont rouge a des défauts.", "12")]),
        ("Die Brücke ist rot.7\n\nSie ist lang.", [("Die Brücke ist rot.", "7")]),
        (
            "The bridge is red.12, 14 It is a park now.",
            [("The bridge is red.", "12"), ("The bridge is red.", "14")],
        ),
        (
            "The bridge is red.12 14 It is a park now.",
            [("The bridge is red.", "12"), ("The bridge is red.", "14")],
        ),
        ("They call it “the red bridge.”3 It is old.", [("They call it “the red bridge.”", "3")]),
        ("- **Height:** It is forty metres high.8", [("Height: It is forty metres high.", "8")]),
        ("桥是红色的。5\n\n它很长。", [("桥是红色的。", "5")]),
    ],
)
def test_one_number_a_mark(text: str, expected: list[tuple[str, str]]) -> None:
    assert marks(text + works_cited(60)) == expected
    assert read(text + works_cited(60)).dialects == ("flattened",)


def test_every_reading_is_in_doubt() -> None:
    text = "The bridge opened in May.4 It is a red bridge with trams5." + works_cited(30)
    assert {a.binding.confidence for a in read(text).attributions} == {1}
    assert doubts(text) == {
        "a number that stands on the line, read as 4 of the list",
        "a number that stands on the line, read as 5 of the list",
    }


def test_a_short_list_makes_digits_a_run() -> None:
    text = "The page is about previewing layouts12. It has been there for years3."
    assert labels(text + LIST) == ["1", "2", "3"]


def test_clear_marks_decide_unclear_ones() -> None:
    runs = "It is red and quite long123. It is old and has a name12."
    assert labels(runs + works_cited(14)) == ["1", "2", "3", "1", "2"]
    numbers = "It is red and quite long11. It is old and has a name12."
    assert labels(numbers + works_cited(14)) == ["11", "12"]


def test_marks_are_numbered_as_they_come() -> None:
    colours = ("red", "green", "blue", "black", "white", "orange", "purple", "brown", "golden")
    text = "".join(f"The bridge is {colour}{n}. " for n, colour in enumerate(colours, start=1))
    text += "The bridge is long12. The bridge is old13. "
    assert labels(text + works_cited(20))[-2:] == ["12", "13"]


def test_where_nothing_decides_both_readings_are_kept() -> None:
    text = "The page is about previewing layouts12. It is old." + works_cited(14)
    assert sorted(labels(text)) == ["1", "12", "2"]
    assert doubts(text) == {"“12” may mean 12, or 1, 2"}


def test_a_name_with_a_mark_among_many_marks() -> None:
    marked = "It is a red bridge1. It is a long bridge2. It was built by the Romans3."
    assert labels(marked + LIST) == ["1", "2", "3"]
    assert marks("It was built by the Romans3." + LIST) == []


def test_after_a_year_or_a_percentage_only_among_many_marks() -> None:
    marked = "It opened in 1931.1 It is a red bridge.2 It carries 40%.3 It is a park now.4"
    assert labels(marked + LIST) == ["1", "2", "3", "4"]
    assert marks("It opened in 1931.1 It costs 1999.5 Euro. It grew by 4.5%." + LIST) == []


def test_without_a_list_only_a_run_from_one() -> None:
    for text, count in (("It is written on MDN123. It is a page.", 3), ("It shows layouts12.", 2)):
        assert labels(text) == ["1", "2", "3"][:count]
        assert all("no list of sources" in doubt for doubt in doubts(text))
        assert not any(char.isdigit() for char in said(text)[0])
    assert marks("It shows layouts13. It has bridges2.") == []


def test_a_list_that_was_cut_is_said() -> None:
    text = "La ville a clarifié les critères fournis7." + works_cited(2)
    assert labels(text) == ["7"]
    assert doubts(text) == {"“7” is read as a mark, although the list has no 7"}
    assert lost(text) == {""}


@pytest.mark.parametrize(
    "text",
    [
        "The models GPT-4 and H2O were compared with x.50.",
        "The new version is v1.2. It plays an MP3. The gas is CO2.",
        "The virus is called COVID19. The year was 1931. It costs USD50.",
        "It measures 3.14. See p.50. See Fig.3. Look at No.5. Read vol.2.",
        "Meet at 5pm. The room is B12. The train leaves at 10.30. It is 12.5.2020.",
        "The address is Hauptstr.12. The song is op.27. It weighs 12.",
        "Log in as user12. Use password123. My key is abc123. Run test123.",
        "Install node16. Use python3. It needs debian12. Take omega3.",
        "Connect to host1 and then to host2. The last one is host2.",
        "Start with box_3. The file is a/b2. The tag is #issue12. The mail is a@b12.",
        "It opened in spring.3 400 People came. The gate is at the wall.2, 999 Others went.",
        "There are 12. There were 3, 4 and 5. In May 7. The total is (12).",
        "系统增长了12。共有3。",
    ],
)
@pytest.mark.parametrize("sources", ["", LIST, works_cited(60)])
def test_names_units_and_dates_are_no_marks(text: str, sources: str) -> None:
    assert marks(text + sources) == []


@pytest.mark.parametrize("mark", ["[1]", "¹", "[^1^]", "[citation:1]", "<sup>1</sup>"])
def test_another_family_rules_it_out(mark: str) -> None:
    text = f"The bridge is red{mark}. The page is about layouts12. It is old.5 It is long."
    assert labels(text + works_cited(14)) == ["1"]


def test_a_stray_mark_among_many_rules_out_nothing() -> None:
    text = "".join(f"The bridge is very red.{n} " for n in range(1, 21)) + "It is old [3]."
    assert len(labels(text + works_cited(25))) == 21


def test_a_number_in_a_sentence_that_has_no_spaces() -> None:
    text = "核は約十五キロメートルである。1 彗星は76年ごとに戻る。2" + works_cited(2)
    assert marks(text) == [("核は約十五キロメートルである。", "1"), ("彗星は76年ごとに戻る。", "2")]
