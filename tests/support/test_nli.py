"""A classifier of entailment as a judge: a real one, built here, run by onnxruntime."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from auditor.errors import ConfigError
from auditor.model import Confidence, Support
from auditor.support.judge import build_judge
from auditor.support.nli import load_entailment
from auditor.support.second import SecondJudge
from tests.models import build_classifier
from tests.support.pages import FACTORY, USINE, claim, page

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model import Verdict

KNOWN = re.findall(r"\w+|[.,]", FACTORY)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_classifier(tmp_path_factory.mktemp("models") / "overlap", KNOWN)


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy to be spoilt."""
    return shutil.copytree(built, tmp_path / "copy")


@pytest.fixture(scope="module")
def judge(built: Path) -> SecondJudge:
    return SecondJudge(build_judge(), load_entailment(str(built)))


def verdict(judge: SecondJudge, said: str, **where: Any) -> Verdict:
    return judge.judge(claim(said), page(FACTORY, **where))


def test_a_passage_that_entails_the_claim_supports_it(judge: SecondJudge) -> None:
    found = verdict(judge, "The company sells to hospitals in 40 countries.")
    assert found.support is Support.SUPPORTED
    assert found.judge.startswith("nli:overlap@")
    assert "hospitals in 40 countries" in found.evidence[0].quote
    assert found.score is not None
    assert found.score > 0.9
    assert found.confidence is Confidence.MEDIUM


def test_what_no_passage_entails_is_not_found(judge: SecondJudge) -> None:
    found = verdict(judge, "The company sponsors a yearly regatta for rowing clubs in Norway.")
    assert found.support is Support.NOT_SUPPORTED
    assert found.judge.startswith("nli:overlap@")


def test_a_number_that_the_page_gives_otherwise_is_never_supported(judge: SecondJudge) -> None:
    """The classifier, which knows no numbers but shares of words, would call it entailed."""
    said = "The company employs 650 people at its factory in Northampton and sells to hospitals in"
    assert verdict(judge, f"{said} 40 countries.").support is Support.SUPPORTED
    for wrong in (f"{said} 70 countries.", "The company sells to hospitals in 70 countries."):
        assert verdict(judge, wrong).support in (
            Support.PARTIALLY_SUPPORTED,
            Support.CONTRADICTED,
        )


def test_a_claim_in_another_language_is_left_to_the_first_judge(judge: SecondJudge) -> None:
    said = claim("The piano makers employ 650 people at their workshops in Limoges.")
    assert judge.judge(said, page(USINE, lang="fr")).judge == "features-1"


def test_lone_surrogates_and_endless_claims_break_nothing(judge: SecondJudge) -> None:
    for said in ("The company sells \ud800 to hospitals.", "The company employs people. " * 5_000):
        assert verdict(judge, said).support in Support


def test_the_name_tells_one_model_from_another(built: Path, folder: Path) -> None:
    same = load_entailment(str(built / "model.onnx"))
    assert same.name == load_entailment(str(built)).name
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = {"0": "contradiction", "1": "neutral", "2": "entailment"}
    (folder / "config.json").write_text(json.dumps(config))
    assert load_entailment(str(folder)).name.split("@")[1] != same.name.split("@")[1]


@pytest.mark.parametrize(
    "labels",
    [
        {"0": "ENTAILMENT", "1": "not_entailment", "2": "Not Entailed"},
        {"0": "SUPPORTS", "1": "NOT ENOUGH INFO", "2": "REFUTES"},
    ],
)
def test_labels_are_read_as_people_write_them(folder: Path, labels: dict[str, str]) -> None:
    spoil(folder, id2label=labels)
    judge = SecondJudge(build_judge(), load_entailment(str(folder)))
    assert verdict(judge, "The company sells to hospitals in 40 countries.").support is (
        Support.SUPPORTED
    )


def spoil(folder: Path, **members: Any) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | members))


def refusal(where: str) -> str:
    with pytest.raises(ConfigError) as error:
        load_entailment(where)
    return f"{error.value.message} / {error.value.hint}"


def test_a_model_without_the_meaning_of_its_classes_is_refused(folder: Path) -> None:
    for labels in (None, {}, {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, ["entailment"]):
        spoil(folder, id2label=labels)
        assert "id2label" in refusal(str(folder))
    spoil(folder, id2label={"0": "neutral", "1": "contradiction"})
    assert "no class" in refusal(str(folder))


def test_a_model_that_is_no_classifier_of_pairs_is_refused(folder: Path) -> None:
    spoil(folder, id2label={"0": "entailment", "1": "neutral"})
    assert "no sequence classifier with 2 classes" in refusal(str(folder))


def test_files_that_are_missing_or_damaged_are_named(folder: Path) -> None:
    (folder / "config.json").write_text("{")
    assert "can't be read as JSON" in refusal(str(folder))
    (folder / "config.json").unlink()
    assert "id2label" in refusal(str(folder))


def test_a_damaged_graph_is_refused(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"\x00garbage")
    assert "can't be loaded" in refusal(str(folder))
    assert "no ONNX graph" in refusal(str(folder / "config.json"))


def test_a_tokenizer_is_needed(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}")
    assert "can't be loaded" in refusal(str(folder))
    (folder / "tokenizer.json").unlink()
    assert "tokenizer.json" in refusal(str(folder))


def test_pickled_weights_are_not_read(folder: Path) -> None:
    (folder / "model.onnx").rename(folder / "pytorch_model.bin")
    told = refusal(str(folder))
    assert "pickle" in told
    assert "export" in told


def test_an_id_is_looked_up_in_the_local_cache_only(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    for missing in ("someone/overlap", "../nothing/of/the/kind", "a b", "x" * 10_000):
        assert "no model" in refusal(missing)
    kept = tmp_path / "models--someone--overlap"
    (kept / "refs").mkdir(parents=True)
    (kept / "refs" / "main").write_text("../../..")
    assert "no model" in refusal("someone/overlap")
    (kept / "refs" / "main").write_text("abc123\n")
    shutil.copytree(built, kept / "snapshots" / "abc123")
    assert load_entailment("someone/overlap").name.startswith("nli:someone/overlap@")


def test_weights_that_transformers_saved_are_run_where_it_is_installed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transformers = pytest.importorskip("transformers")
    pytest.importorskip("torch")
    sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1}
    labels = json.loads((folder / "config.json").read_text())["id2label"]
    config = transformers.BertConfig(
        vocab_size=500, intermediate_size=8, id2label=labels, num_labels=3, **sizes
    )
    (folder / "model.onnx").unlink()
    transformers.BertForSequenceClassification(config).save_pretrained(str(folder))
    model = load_entailment(str(folder))
    (told,) = model.probabilities(["The company sells to hospitals."], "It sells.")
    assert sum(told.values()) == pytest.approx(1)
