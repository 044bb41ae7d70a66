"""How fast exports are read: `python -m benchmarks.thread_read [--mb 200] [--json]`.

Writes an export of that size in each form, from a seed, and reads it in a process of its own, whose
peak of memory is compared with that of reading a hundredth of it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

import zstandard

from auditor.inputs.threads.read import read_posts
from auditor.inputs.threads.source import sources

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (
    "the bridge été 橋 https://a.test/x?a=1 built steel &amp; of in река über [n](https://b.test)"
)


def _neutral(number: int, body: str) -> dict[str, Any]:
    return {"id": number, "parent": number // 3, "author": f"user{number % 99}", "body": body,
            "time": 1_700_000_000 + number, "body_format": "markdown"}  # fmt: skip


def _reddit(number: int, body: str) -> dict[str, Any]:
    """About as many members as a line of a dump has."""
    rest: dict[str, Any] = {
        f"member_{at}": (None, False, 0, "", [], "text")[at % 6] for at in range(45)
    }
    return {"id": f"k{number}", "parent_id": f"t1_k{number // 3}", "link_id": "t3_aa1",
            "author": f"user{number % 99}", "subreddit": "bridges", "body": body,
            "created_utc": 1_700_000_000 + number, **rest}  # fmt: skip


def _line(record: Callable[[int, str], dict[str, Any]]) -> Callable[[int, str], str]:
    return lambda number, body: (
        json.dumps(record(number, body), ensure_ascii=number % 2 == 0) + "\n"
    )


def _disqus(number: int, body: str) -> str:
    return (
        f'<post dsq:id="{number}"><id/><message><![CDATA[<p>{body}</p>]]></message>'
        f"<createdAt>2024-03-04T15:12:00Z</createdAt><isDeleted>false</isDeleted>"
        f"<isSpam>false</isSpam><author><name>user{number % 99}</name><username>u{number % 99}"
        f'</username></author><thread dsq:id="1"/><parent dsq:id="{number // 3}"/></post>\n'
    )


_QUOTE = {chr(34): "&quot;"}


def _stack_exchange(number: int, body: str) -> str:
    return (
        f'  <row Id="{number + 2}" PostTypeId="2" ParentId="1" OwnerUserId="{number % 99}"'
        f' CreationDate="2024-03-04T15:12:00.000" Body="{escape(f"<p>{body}</p>", _QUOTE)}"'
        ' CommentCount="0" ContentLicense="CC BY-SA 4.0" />\n'
    )


def _mail(number: int, body: str) -> str:
    return (
        f"From user{number % 99}@a.test Mon Mar  4 15:12:00 2024\nFrom: user{number % 99}@a.test\n"
        f"To: list@a.test\nDate: Mon, 4 Mar 2024 15:12:00 +0000\nSubject: Re: the bridge\n"
        f"Message-ID: <{number}@a.test>\nIn-Reply-To: <{number // 3}@a.test>\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n\n"
    )


class Form(NamedTuple):
    """What stands before and behind the posts, and one of them."""

    post: Callable[[int, str], str]
    before: str = ""
    behind: str = ""


FORMS = {
    "neutral JSON lines": Form(_line(_neutral)),
    "Pushshift JSON lines": Form(_line(_reddit)),
    "Disqus XML": Form(
        _disqus,
        '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" '
        'xmlns:dsq="http://disqus.com/disqus-internals">\n',
        "</disqus>\n",
    ),
    "Stack Exchange XML": Form(
        _stack_exchange, '<?xml version="1.0" encoding="utf-8"?>\n<posts>\n', "</posts>\n"
    ),
    "mbox": Form(_mail),
}


def write(path: Path, size: int, form: Form) -> None:
    chance = random.Random(1)
    words = WORDS.split(" ")
    bodies = [" ".join(chance.choices(words, k=chance.randint(5, 120))) for _ in range(500)]
    written = number = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(form.before)
        while written < size:
            written += file.write(form.post(number, chance.choice(bodies)))
            number += 1
        file.write(form.behind)


def read(path: Path, told: Any) -> None:
    started = time.perf_counter()
    with sources(path) as files:
        posts = sum(not post.problem for post in read_posts(files))
    seconds = time.perf_counter() - started
    told.send((posts, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measured(path: Path) -> tuple[int, float, float]:
    """Posts, seconds, MB of memory at the peak."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=read, args=(path, there))
    process.start()
    found: tuple[int, float, float] = here.recv()
    process.join()
    return found


def packed(path: Path) -> Path:
    target = path.with_suffix(".zst")
    with path.open("rb") as plain, target.open("wb") as file:
        zstandard.ZstdCompressor().copy_stream(plain, file)
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder, "whole"), Path(folder, "small")
        for name, form in FORMS.items():
            write(whole, options.mb * 1_000_000, form)
            write(small, options.mb * 10_000, form)
            size = whole.stat().st_size / 1e6
            least = measured(small)[2]
            for title, path in ((name, whole), (f"{name}, zstd", packed(whole))):
                posts, seconds, peak = measured(path)
                rows.append(
                    {"form": title, "mb": round(size), "posts": posts,
                     "mb_per_second": round(size / seconds, 1),
                     "posts_per_second": round(posts / seconds),
                     "peak_mb": round(peak), "peak_mb_of_a_hundredth": round(least)}
                )  # fmt: skip
    if options.json:
        print(json.dumps(rows))
        return
    print(f"{'':28} {'MB':>5} {'posts':>9} {'MB/s':>7} {'posts/s':>9} {'peak MB':>8} (of 1/100)")
    for row in rows:
        print(
            f"{row['form']:28} {row['mb']:>5} {row['posts']:>9,} {row['mb_per_second']:>7}"
            f" {row['posts_per_second']:>9,} {row['peak_mb']:>8}"
            f" ({row['peak_mb_of_a_hundredth']})"
        )


if __name__ == "__main__":
    main()
