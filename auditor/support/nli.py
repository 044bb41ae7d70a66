"""A trained entailment classifier as a judge: does one of the best passages entail the claim?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from auditor.errors import ConfigError
from auditor.model import Confidence, Support
from auditor.support.nli_files import CONTRADICTION, ENTAILMENT, WEIGHTS, find_classifier
from auditor.support.nli_torch import load_weights
from auditor.support.second import FAILED, Opinion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model import Claim, Page, Span
    from auditor.support.explain import Reading
    from auditor.support.nli_files import Classifier

_ENTAILS = 0.5
_SURE = 0.9
_CONTRADICTS = 0.9
"""Probabilities. Classifiers call unrelated sentences contradictions, so that takes more."""

_SAME_THING = 0.5
"""Share of the claim's words that a passage must have to contradict it, for the same reason."""

_MAX_CHARS = 4_000
"""Of a claim or a passage: more than 512 tokens of any script but the densest."""


@dataclass(frozen=True, slots=True)
class Entailment:
    """`session` and `tokenizer` are those of onnxruntime and tokenizers."""

    name: str
    classifier: Classifier
    session: Any
    tokenizer: Any
    crosses: bool = False
    """Which languages a classifier knows it does not say."""

    def read(self, claim: Claim, page: Page, reading: Reading) -> Opinion:
        spans = premises(reading)
        if not spans:
            return Opinion(Support.NOT_SUPPORTED, confidence=Confidence.MEDIUM, score=0.0)
        try:
            scores = self.probabilities([s.of(reading.page.text) for s in spans], claim.text)
        except Exception as error:  # noqa: BLE001  a foreign graph may raise anything
            why = f"the judge failed: the classifier broke off ({type(error).__name__})"
            return Opinion(failure=why, code=FAILED)
        if not all(math.isfinite(value) for row in scores for value in row.values()):
            return Opinion(failure="the judge failed: the classifier gave no numbers", code=FAILED)
        return _opinion(spans, scores, reading)

    def probabilities(self, passages: Sequence[str], claim: str) -> list[dict[str, float]]:
        """For each passage the probability of each meaning."""
        import numpy as np

        encoded = self.tokenizer.encode_batch([(_plain(text), _plain(claim)) for text in passages])
        rows = {
            "input_ids": [e.ids for e in encoded],
            "attention_mask": [e.attention_mask for e in encoded],
            "token_type_ids": [e.type_ids for e in encoded],
        }
        feed = {
            given.name: np.asarray(rows[given.name], dtype=_dtype(given.type))
            for given in self.session.get_inputs()
        }
        (logits,) = self.session.run([_output(self.session)], feed)
        if np.shape(logits) != (len(passages), len(self.classifier.meanings)):
            raise ValueError("as many scores as classes expected")
        return [self._by_meaning(row) for row in np.asarray(logits, dtype=float).tolist()]

    def _by_meaning(self, logits: Sequence[float]) -> dict[str, float]:
        top = max(logits)
        parts = [math.exp(value - top) for value in logits]
        told = dict.fromkeys((ENTAILMENT, CONTRADICTION), 0.0)
        for meaning, part in zip(self.classifier.meanings, parts, strict=True):
            told[meaning] = told.get(meaning, 0.0) + part / sum(parts)
        return told


def _plain(text: str) -> str:
    """Lone surrogates, which JSON can carry, have no UTF-8."""
    return text[:_MAX_CHARS].encode("utf-8", "replace").decode("utf-8")


def premises(reading: Reading) -> list[Span]:
    """The best passage, its sentence alone, and the sentences that add most, each with those beside
    it; none where nothing on the page shares a word with the claim."""
    page, passage = reading.page, reading.found.passage
    if passage is None:
        return []
    last = len(page.sentences) - 1
    return list(
        dict.fromkeys(
            [
                page.quote(passage.first, passage.last),
                page.quote(passage.anchor, passage.anchor),
                *(page.quote(max(0, s - 1), min(last, s + 1)) for s in reading.found.more),
            ]
        )
    )


def _opinion(
    spans: Sequence[Span], scores: Sequence[dict[str, float]], reading: Reading
) -> Opinion:
    best = max(range(len(spans)), key=lambda i: scores[i][ENTAILMENT])
    entails = round(scores[best][ENTAILMENT], 4)
    if entails >= _ENTAILS:
        sure = Confidence.MEDIUM if entails >= _SURE else Confidence.LOW
        return Opinion(Support.SUPPORTED, spans[best], sure, entails)
    passage = reading.found.passage
    near = passage and reading.query.worth(passage.in_window) >= _SAME_THING * reading.query.total
    if near and scores[0][CONTRADICTION] >= _CONTRADICTS:
        return Opinion(Support.CONTRADICTED, spans[0], Confidence.LOW, entails)
    unlikely = entails <= 1 - _SURE
    sure = Confidence.MEDIUM if unlikely else Confidence.LOW
    return Opinion(Support.NOT_SUPPORTED, None, sure, entails)


def load_entailment(where: str) -> Entailment:
    """Raises `ConfigError` for what is no such classifier, and says what to do."""
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        raise ConfigError(
            "--judge nli: needs onnxruntime and tokenizers",
            "Install them: pip install 'auditor[nli]'",
        ) from None
    found = find_classifier(where)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    try:
        tokenizer = Tokenizer.from_file(str(found.tokenizer))
        tokenizer.enable_truncation(found.most_tokens)
        tokenizer.enable_padding(pad_id=_padding(tokenizer))
        session: Any = (
            load_weights(found.graph.parent)
            if found.graph.name == WEIGHTS
            else onnxruntime.InferenceSession(
                str(found.graph), options, providers=["CPUExecutionProvider"]
            )
        )
    except ConfigError:
        raise
    except Exception as error:
        raise ConfigError(
            f"{found.graph} or its tokenizer can't be loaded: {_short(error)}"
        ) from error
    judge = Entailment(f"nli:{found.name}@{found.digest}", found, session, tokenizer)
    _try_out(judge)
    return judge


def _try_out(judge: Entailment) -> None:
    try:
        judge.probabilities(["The bridge is red."], "The bridge is red.")
    except Exception as error:
        raise ConfigError(
            f"{judge.classifier.graph} is no sequence classifier with "
            f"{len(judge.classifier.meanings)} classes: {_short(error)}",
            "Give a model that was trained for text classification, with its own config.json.",
        ) from error


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _padding(tokenizer: Any) -> int:
    for token in ("[PAD]", "<pad>"):
        number = tokenizer.token_to_id(token)
        if number is not None:
            return int(number)
    return 0


def _dtype(kind: str) -> str:
    return "int32" if kind == "tensor(int32)" else "int64"


def _output(session: Any) -> str:
    names = [output.name for output in session.get_outputs()]
    return "logits" if "logits" in names else str(names[0])
