"""What a language model was asked for, and what came back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """The model's words, or why there are none: `failure` goes on from "the model: "."""

    text: str = ""
    failure: str = ""
