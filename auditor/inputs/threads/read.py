"""Files of any export -> the posts in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.plain import decode
from auditor.inputs.threads import FOLDER_FORMATS, FORMATS
from auditor.inputs.threads.source import BROKEN

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from auditor.inputs.threads.source import Source
    from auditor.inputs.threads.thread import FolderFormat, ThreadFormat
    from auditor.model import Post


def names() -> list[str]:
    """What `forced` may be."""
    found = [*(each.NAME for each in FORMATS), *(each.NAME for each in FOLDER_FORMATS)]
    return list(dict.fromkeys(found))


def read_posts(
    files: Sequence[Source], *, forced: str = "", skipped: list[str] | None = None
) -> Iterator[Post]:
    """The posts of an export, file after file.

    `forced` is the name of the format that all files have. Of several files those that are no
    export, or can't be read further, are left out, and `skipped` gets a line for each: a picture
    in a folder is no reason to stop. Raises InputError when nothing at all could be read.
    """
    told: list[str] = [] if skipped is None else skipped
    before, read = len(told), 0
    folder = _folder_format(files, forced)
    if folder:
        read = yield from _counted(folder.read_folder(files), told, folder.TITLE)
    else:
        for source in files:
            try:
                chosen = _format(source, forced)
            except (InputError, *BROKEN) as error:
                told.append(_line(source.name, error))
                continue
            had = len(told)
            count = yield from _counted(chosen.read(source), told, source.name)
            if forced and not count and len(told) > had:
                told[-1] += _rather(source)
            read += count
    if not read:
        raise InputError(
            told[before] if len(told) > before else f"{files[0].name} has no posts in it",
            f"These exports can be read: {', '.join(names())}. Force one with --input-format.",
        )


def _counted(posts: Iterator[Post], told: list[str], name: str) -> Generator[Post, None, int]:
    count = 0
    try:
        for post in posts:
            count += 1
            yield post
    except (InputError, *BROKEN) as error:
        after = f" (after {count:,} posts)" if count else ""
        told.append(_line(name, error) + after)
    return count


def _folder_format(files: Sequence[Source], forced: str) -> FolderFormat | None:
    if len(files) < 2:
        return None
    paths = [source.name for source in files]
    known = [each for each in FOLDER_FORMATS if forced in ("", each.NAME)]
    return next((each for each in known if forced or each.detect_folder(paths)), None)


def _format(source: Source, forced: str) -> ThreadFormat:
    """Raises InputError, or one of `BROKEN`."""
    if forced:
        return next(each for each in FORMATS if forced == each.NAME)
    head, _ = decode(source.head(), source.name)
    found = next((each for each in FORMATS if each.detect(source.name, head)), None)
    if found is None:
        raise InputError(f"{source.name} is no export that is known")
    return found


def _rather(source: Source) -> str:
    """What a file that is not of the forced format looks like."""
    try:
        found = _format(source, "")
    except (InputError, *BROKEN):
        return ""
    return f"; it looks like {found.NAME}: {found.TITLE}"


def _line(name: str, error: BaseException) -> str:
    text = str(error)
    return text if text.startswith(name) else f"{name}: {text or type(error).__name__}"
