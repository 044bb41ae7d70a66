"""What a format of exports is: a module with `NAME`, `detect`, `label` and `messages`.

An export is somebody's data in somebody's shape: nothing of it is sure to be there, or to be of
the type that it has elsewhere. The functions below read what is there and never raise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Object = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Label:
    """How a user names a conversation."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Message:
    """An assistant's message as Markdown, its citations written as links.

    `author` is the model's name, or the product's; `question` the user's message before it.
    """

    id: str
    author: str
    text: str
    question: str | None = None
    notes: tuple[str, ...] = ()


class Format(Protocol):
    """Reads one conversation of an export: an element of its list, or the whole of it."""

    NAME: str

    def detect(self, value: object) -> bool: ...

    def label(self, value: Object) -> Label: ...

    def messages(self, value: Object) -> Iterator[Message | None]:
        """The assistant's messages on the current branch; None for one that can't be read."""
        ...


def text_at(value: object, *keys: str) -> str:
    """The first of the members that is a string and not empty, or ""."""
    members = value if isinstance(value, dict) else {}
    return next((t for key in keys if isinstance(t := members.get(key), str) and t), "")


def object_at(value: object, key: str) -> Object:
    member = value.get(key) if isinstance(value, dict) else None
    return member if isinstance(member, dict) else {}


def list_at(value: object, key: str) -> list[object]:
    member = value.get(key) if isinstance(value, dict) else None
    return member if isinstance(member, list) else []


def number_at(value: object, key: str) -> int | None:
    member = value.get(key) if isinstance(value, dict) else None
    return member if isinstance(member, int) and not isinstance(member, bool) else None
