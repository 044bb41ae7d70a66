"""Weights as transformers saves them (safetensors, never pickles), run like an ONNX graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    type: str = "tensor(int64)"


class TorchSession:
    """As much of onnxruntime's session as a classifier is asked for."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def get_inputs(self) -> list[_Named]:
        kinds = getattr(self._model.config, "type_vocab_size", 0)
        names = ["input_ids", "attention_mask", *(["token_type_ids"] if kinds > 1 else [])]
        return [_Named(name) for name in names]

    def get_outputs(self) -> list[_Named]:
        return [_Named("logits")]

    def run(self, outputs: Sequence[str], feed: Mapping[str, Any]) -> list[Any]:
        import torch

        with torch.inference_mode():
            found = self._model(**{name: torch.from_numpy(rows) for name, rows in feed.items()})
        return [found[name].numpy() for name in outputs]


def load_weights(folder: Path) -> TorchSession:
    """Raises `ConfigError` where transformers or torch is missing. Runs no code of the model's, and
    fetches nothing."""
    try:
        from transformers import AutoModelForSequenceClassification
    except ImportError:
        raise ConfigError(
            f"{folder} has no ONNX graph, and transformers is not installed to run its weights",
            "pip install transformers torch; or: optimum-cli export onnx --task "
            "text-classification --model MODEL FOLDER",
        ) from None
    model = AutoModelForSequenceClassification.from_pretrained(
        str(folder),
        local_files_only=True,
        trust_remote_code=False,
        use_safetensors=True,
    )
    return TorchSession(model.eval())
