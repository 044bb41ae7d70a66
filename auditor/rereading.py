"""Pages that were read before are not parsed again.

What a response was read as is remembered under the digest of all that decides it: the response,
and the code that reads. A body that changed by one byte is read anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.memory import digest, stamp_of
from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from auditor.pages.inspection_json import from_json, to_json
from auditor.web.shelf_life import is_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.memory import Memory
    from auditor.model import Fetched, Link
    from auditor.pages.inspect import PageInspection

_KIND = "page"
_READERS = ("resiliparse", "lxml", "pypdfium2")


@dataclass
class Rereading:
    """An `inspect` for `Resolving`; used from many threads. `trouble` says why nothing is
    remembered any more, and `tell` is told so once.
    """

    memory: Memory
    inspect: Callable[[Link, Fetched], PageInspection] = inspect_page
    tell: Callable[[str], None] = lambda text: None
    trouble: str = field(default="", init=False)

    def __call__(self, link: Link, fetched: Fetched) -> PageInspection:
        if self.trouble or link.status is not None or not _is_worth_it(fetched):
            return self.inspect(link, fetched)
        key = digest(_parts(fetched))
        try:
            kept = self.memory.recall(key)
            if kept is not None:
                return from_json(kept, len(fetched.hops))
        except (ValueError, RecursionError):
            pass  # not what was remembered: read anew
        except AuditorError as error:
            self._stop(error)
        seen = self.inspect(link, fetched)
        self._remember(key, seen)
        return seen

    def _remember(self, key: bytes, seen: PageInspection) -> None:
        # What could not be read may be another time: with more memory, say.
        if self.trouble or seen.status is LinkStatus.UNREADABLE:
            return
        try:
            self.memory.remember(_KIND, [(key, to_json(seen))])
        except AuditorError as error:
            self._stop(error)

    def _stop(self, error: AuditorError) -> None:
        if not self.trouble:
            self.trouble = error.message
            self.tell(f"Pages are not remembered any more: {error.message}")


def _is_worth_it(fetched: Fetched) -> bool:
    """Without a body there is nothing to parse. Behind an error status only some bodies are read,
    and one that needs too long is passed over there without a word: that must not be remembered.
    """
    good = fetched.status is not None and 200 <= fetched.status < 300
    return good and bool(fetched.body) and is_kept(fetched)


def _parts(fetched: Fetched) -> Iterator[str]:
    yield from (_code(), fetched.url, str(fetched.status), sha256(fetched.body).hexdigest())
    for hop in fetched.hops:
        yield from ("hop", hop.url, str(hop.status), hop.location or "")
    for name, value in fetched.headers:
        yield from ("header", name, value)


@lru_cache(maxsize=1)
def _code() -> str:
    return "\n".join((stamp_of("auditor.pages", "auditor.links"), *map(_version, _READERS)))


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # vendored
        return name
