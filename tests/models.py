"""Models for tests: an endpoint that speaks the protocol, and a classifier built here.

The endpoint's model is a function from claim and page to what it answers: a dictionary becomes the
JSON of an honest endpoint, a string its text, a `Reply` the response itself.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tests.servers import Reply, Request, Site, serve

if TYPE_CHECKING:
    from pathlib import Path

Speaks = Callable[[str, str], "dict[str, Any] | str | Reply"]
_PART = re.compile(r"^([A-Z ]+)\nBEGIN-(\w+)\n(.*?)\nEND-\2$", re.DOTALL | re.MULTILINE)


@contextlib.contextmanager
def endpoint(model: Speaks) -> Iterator[Site]:
    """Serves `/v1/chat/completions`."""

    def answer(request: Request) -> Reply:
        parts = parts_of(request)
        said = model(parts["CLAIM"], parts["PAGE"])
        return said if isinstance(said, Reply) else completion(said)

    with serve({"/v1/chat/completions": answer}) as site:
        yield site


def asked(request: Request) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(request.body)
    return value


def parts_of(request: Request) -> dict[str, str]:
    """The data of a question under its headings."""
    question = asked(request)["messages"][1]["content"]
    return {name: text for name, _, text in _PART.findall(question)}


def completion(said: dict[str, Any] | str, finish: str = "stop") -> Reply:
    text = said if isinstance(said, str) else json.dumps(said)
    value = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "test",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
    return Reply(headers=(("Content-Type", "application/json"),), body=json.dumps(value).encode())


def says(label: str, quotation: str = "") -> dict[str, Any]:
    return {"label": label, "quotation": quotation}


def denies(claim: str) -> bool:
    """Whether the question is the one about the claim's denial."""
    return claim.startswith("It is not true that")


def understands(label: str, quotation: str) -> Speaks:
    """A model that calls the claim `label`, and its denial the opposite."""
    opposite = {"supported": "contradicted", "contradicted": "supported"}

    def model(claim: str, page: str) -> dict[str, Any]:
        return says(opposite.get(label, label) if denies(claim) else label, quotation)

    return model


LABELS = ("entailment", "neutral", "contradiction")
_GRAPH = """
<ir_version: 8, opset_import: ["" : 17]>
overlap (int64[B,L] input_ids, int64[B,L] attention_mask, int64[B,L] token_type_ids)
    => (float[B,3] logits)
{
    last_special = Constant <value_int: int = 3> ()
    no = Constant <value_int: int = 4> ()
    one = Constant <value_float: float = 1.0> ()
    axis1 = Constant <value_ints: ints = [1]> ()
    axis2 = Constant <value_ints: ints = [2]> ()
    word = Greater (input_ids, last_special)
    second = Cast <to: int = 9> (token_type_ids)
    first = Not (second)
    mine = And (word, second)
    theirs = And (word, first)
    mine_number = Cast <to: int = 1> (mine)
    rows = Unsqueeze (input_ids, axis2)
    columns = Unsqueeze (input_ids, axis1)
    same = Equal (rows, columns)
    theirs_wide = Unsqueeze (theirs, axis1)
    met = And (same, theirs_wide)
    met_number = Cast <to: int = 1> (met)
    found = ReduceMax <axes: ints = [2], keepdims: int = 0> (met_number)
    shared_each = Mul (found, mine_number)
    shared = ReduceSum <keepdims: int = 1> (shared_each, axis1)
    all_words = ReduceSum <keepdims: int = 1> (mine_number, axis1)
    some_words = Max (all_words, one)
    share = Div (shared, some_words)
    is_no = Equal (input_ids, no)
    no_mine = And (is_no, second)
    no_theirs = And (is_no, first)
    no_mine_number = Cast <to: int = 1> (no_mine)
    no_theirs_number = Cast <to: int = 1> (no_theirs)
    said = ReduceMax <axes: ints = [1], keepdims: int = 1> (no_mine_number)
    written = ReduceMax <axes: ints = [1], keepdims: int = 1> (no_theirs_number)
    apart = Sub (said, written)
    against = Abs (apart)
    steep = Constant <value_float: float = 40.0> ()
    most = Constant <value_float: float = 0.75> ()
    over = Sub (share, most)
    near = Mul (over, steep)
    turned = Mul (against, steep)
    entails = Sub (near, turned)
    neither = Mul (near, said)
    zero = Sub (neither, neither)
    contradicts_over = Sub (turned, steep)
    half = Constant <value_float: float = 20.0> ()
    contradicts = Add (contradicts_over, half)
    logits = Concat <axis: int = 1> (entails, zero, contradicts)
}
"""
"""Entailment is the share of the second text's words that the first has; "not" in one of the two
alone is contradiction."""


def build_classifier(folder: Path, words: Sequence[str], *, graph: str = _GRAPH) -> Path:
    """A sequence classifier as transformers and optimum save one: `model.onnx`, `config.json`,
    `tokenizer.json`. It knows `words`."""
    import onnx
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = {word: number for number, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])}
    for word in ("not", *words):
        vocabulary.setdefault(word.lower(), len(vocabulary))
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    model = onnx.parser.parse_model(graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(folder / "model.onnx"))
    config = {
        "architectures": ["BertForSequenceClassification"],
        "id2label": {str(number): label for number, label in enumerate(LABELS)},
        "max_position_embeddings": 514,
    }
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    return folder
