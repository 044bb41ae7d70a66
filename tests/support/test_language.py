from __future__ import annotations

import pytest

from auditor.support.language import guess_language
from tests.support.pages import FACTORY, USINE


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (FACTORY, "en"),
        (USINE, "fr"),
        ("Die Firma wurde im Jahr 1962 von der Familie gegründet und ist noch ihr Besitz.", "de"),
        ("La empresa fue fundada en 1962 y todavía pertenece a la familia de sus dueños.", "es"),
        ("この会社は1962年に設立されました。", "ja"),
        ("Компания была основана в 1962 году.", "ru"),
        ("Harlow 1962", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_language_is_told_or_left_open(text: str, lang: str) -> None:
    assert guess_language(text) == lang


def test_a_short_text_only_has_to_differ_from_the_expected_language() -> None:
    assert guess_language("La tour de Pise a été achevée en 1372.", "en") not in ("", "en")
    assert guess_language("The Pisa tower was completed in 1372.", "en") in ("", "en")
