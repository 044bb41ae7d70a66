"""A sequence classifier on this disk: where it is, what its classes mean, and what tells it apart.

Nothing is fetched, and nothing is read that can run code: ONNX graphs and safetensors, no pickles.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from auditor.errors import ConfigError

_ID = re.compile(r"[\w.-]{1,96}(?:/[\w.-]{1,96})?")
_GRAPHS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
WEIGHTS = "model.safetensors"
_PICKLED = ("pytorch_model.bin", "model.pt")
_MOST_TOKENS = 512
_LARGEST_CONFIG = 10_000_000

ENTAILMENT, NEUTRAL, CONTRADICTION = "entailment", "neutral", "contradiction"
_MEANINGS = {
    ENTAILMENT: "entailment entail entails entailed supported supports support",
    NEUTRAL: "neutral notentailment notentailed notenoughinfo nei unrelated unknown notsupported",
    CONTRADICTION: "contradiction contradicts contradicted contradictory refutes refuted refute",
}
_MEANS = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Classifier:
    """`graph` is the ONNX or the safetensors file; `meanings` has one of the three words above for
    each class, in the order of its scores."""

    name: str
    graph: Path
    tokenizer: Path
    meanings: tuple[str, ...]
    most_tokens: int
    digest: str


def find_classifier(where: str) -> Classifier:
    """`where` is a folder, the graph in it, or the id of a model in the local cache of Hugging
    Face. Raises `ConfigError`, which says what to do."""
    folder, graph = _places(where)
    config = _json(folder / "config.json", "the meaning of its classes (id2label) stands there")
    tokenizer = folder / "tokenizer.json"
    if not tokenizer.is_file():
        raise ConfigError(
            f"{folder} has no tokenizer.json",
            "Save the model's fast tokenizer beside it (save_pretrained of transformers does).",
        )
    return Classifier(
        name=_shown_name(where),
        graph=graph,
        tokenizer=tokenizer,
        meanings=_meanings(config, folder),
        most_tokens=_tokens(config),
        digest=_digest(graph, tokenizer, folder / "config.json"),
    )


def _places(where: str) -> tuple[Path, Path]:
    path = Path(where).expanduser()
    if not _exists(path):
        path = _cached(where)
    if path.is_file():
        if path.suffix != ".onnx":
            raise ConfigError(f"{path} is no ONNX graph", "Give a .onnx file, or its folder.")
        near = path.parent
        above = near.parent if not (near / "config.json").exists() else near
        return above, path
    choices = (*_GRAPHS, WEIGHTS)
    graph = next((path / name for name in choices if (path / name).is_file()), None)
    if graph is None:
        found = next((name for name in _PICKLED if (path / name).exists()), "")
        raise ConfigError(
            f"{path} has neither an ONNX graph nor {WEIGHTS}"
            + (f": {found} is a pickle, which can run any code when it is read" if found else ""),
            "Export it: optimum-cli export onnx --task text-classification --model MODEL FOLDER",
        )
    return path, graph


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no path at all: too long, or with a NUL
        return False


def _cached(name: str) -> Path:
    """The newest revision in Hugging Face's cache (huggingface_hub's layout: a folder a model, its
    revisions under snapshots/, the one last asked for in refs/main)."""
    missing = ConfigError(
        f"there is no model {name}: no such file or folder, and it is not in Hugging Face's cache",
        f"Nothing is downloaded here. If it is a model's id: hf download {name}",
    )
    if not _ID.fullmatch(name) or ".." in name:
        raise missing
    home = os.environ.get("HF_HOME") or str(Path.home() / ".cache" / "huggingface")
    hub = Path(os.environ.get("HF_HUB_CACHE") or Path(home) / "hub")
    folder = hub / f"models--{name.replace('/', '--')}"
    try:
        revision = (folder / "refs" / "main").read_text("ascii").strip()
    except (OSError, ValueError):
        raise missing from None
    found = folder / "snapshots" / revision
    if not re.fullmatch(r"\w{1,64}", revision) or not found.is_dir():
        raise missing
    return found


def _json(path: Path, what: str) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            value = json.loads(file.read(_LARGEST_CONFIG))
    except OSError:
        raise ConfigError(f"there is no {path}: {what}") from None
    except (ValueError, RecursionError):
        raise ConfigError(f"{path} can't be read as JSON") from None
    if not isinstance(value, dict):
        raise ConfigError(f"{path} is no JSON object")
    return value


def _meanings(config: dict[str, Any], folder: Path) -> tuple[str, ...]:
    labels = config.get("id2label")
    hint = (
        'Give config.json an id2label such as {"0": "entailment", "1": "neutral", '
        '"2": "contradiction"}, in the order the model was trained with.'
    )
    if not isinstance(labels, dict) or not 2 <= len(labels) <= 10:
        raise ConfigError(f"{folder} has no label map (id2label in config.json)", hint)
    meanings = []
    for number in range(len(labels)):
        label = labels.get(str(number))
        plain = re.sub(r"[\W_]", "", str(label)[:100]).lower()
        if plain not in _MEANS:
            raise ConfigError(f"the label map of {folder} does not say what {label!r:.60} is", hint)
        meanings.append(_MEANS[plain])
    if ENTAILMENT not in meanings:
        raise ConfigError(f"no class of {folder} means entailment", hint)
    return tuple(meanings)


def _tokens(config: dict[str, Any]) -> int:
    """RoBERTa counts two positions more than it has."""
    most = config.get("max_position_embeddings")
    if not isinstance(most, int) or most < 16:
        return _MOST_TOKENS
    return min(most - 2, _MOST_TOKENS)


def _digest(*files: Path) -> str:
    whole = sha256()
    for file in files:
        with file.open("rb") as data:
            while block := data.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()[:12]


def _shown_name(where: str) -> str:
    """Of a path the last part: a report tells nobody where things lie on this disk."""
    path = Path(where).expanduser()
    if not _exists(path):
        return where
    full = path.resolve()
    return full.parent.name if full.is_file() and full.stem.startswith("model") else full.stem
