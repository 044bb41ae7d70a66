"""Posts that others answer: where a quoted sentence was taken from, with its source list."""

from __future__ import annotations

import re
from collections import OrderedDict
from itertools import islice
from typing import TYPE_CHECKING

from auditor.citations.parse import parse
from auditor.detection.quotations import is_taken_from, with_list_of
from auditor.inputs.bodies import body_text
from auditor.model import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.links.link import LinkReader
    from auditor.model import Post

_KEPT = 5_000
"""Posts that are remembered, the latest: answers come soon after what they answer."""
_CHARACTERS = 20_000_000
"""Of all of them together."""
_BEFORE = 10
"""Posts that are looked through where an export says nothing of parents."""

_QUOTED = re.compile(r"^[ \t]{0,8}>.*$", re.MULTILINE)
_NUMBER = re.compile(r"[\d⁰¹²³⁴-⁹]")


class Parents:
    """The latest posts by file and id. Memory does not grow with the export."""

    def __init__(self) -> None:
        self._posts: OrderedDict[tuple[str, str], Post] = OrderedDict()
        self._size = 0

    def add(self, post: Post) -> None:
        key = post.location.path, post.id
        before = self._posts.pop(key, None)
        self._posts[key] = post
        self._size += len(post.body) - (len(before.body) if before else 0)
        while len(self._posts) > _KEPT or self._size > _CHARACTERS:
            _, gone = self._posts.popitem(last=False)
            self._size -= len(gone.body)

    def resolve(self, post: Post, answer: Answer, reader: LinkReader) -> Answer:
        """`answer`, found in `post`, with the entries that a quotation in it names by its marks;
        unchanged where it has addresses of its own, or quotes none of the posts that may be meant.
        """
        if "://" in answer.text or not _NUMBER.search(answer.text):
            return answer
        quoted = "\n".join(_QUOTED.findall(answer.text))
        if not (quoted or post.parent):
            return answer
        for earlier in self._candidates(post):
            text = body_text(earlier.body, earlier.body_format)
            if is_taken_from(quoted or answer.text, text):
                parent = parse(Answer(text, earlier.location), reader)
                return with_list_of(answer, parent, reader, quoted)
        return answer

    def _candidates(self, post: Post) -> Iterator[Post]:
        if post.parent:
            parent = self._posts.get((post.location.path, post.parent))
            if parent:
                yield parent
            return
        for earlier in islice(reversed(self._posts.values()), _BEFORE):
            if earlier.thread == post.thread:
                yield earlier
