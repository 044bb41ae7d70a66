"""What a format of thread exports is: a module with `NAME`, `TITLE`, `detect` and `read`.

An export is somebody's data in somebody's shape: nothing of it is sure to be there, or to be of
the type that it has elsewhere. A record that can't be read is a `Post` with a `problem`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.inputs.threads.source import Source
    from auditor.model import Post


class ThreadFormat(Protocol):
    """`NAME` is for the command line ("discourse"), `TITLE` for people."""

    NAME: str
    TITLE: str

    def detect(self, name: str, head: str) -> bool:
        """Whether a file is of this format, by its name and its first characters."""
        ...

    def read(self, source: Source) -> Iterator[Post]:
        """In the export's order, one record in memory at a time where the format allows it.

        Raises InputError for a file of which nothing can be read.
        """
        ...


class FolderFormat(Protocol):
    """A format of many files that belong together, such as a workspace's folder of channels."""

    NAME: str
    TITLE: str

    def detect_folder(self, names: Sequence[str]) -> bool:
        """By the names of its files, which end with the path inside of the export."""
        ...

    def read_folder(self, files: Sequence[Source]) -> Iterator[Post]: ...
