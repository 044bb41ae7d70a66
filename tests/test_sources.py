from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import AuditorError, ConfigError
from auditor.links import remarks
from auditor.model import Source, SourceClass, Tier
from auditor.sources import BUILT_IN, Sources, load_sources

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = load_sources()


def entry(match: str, tier: str = "weak", reason: str = "anyone can post") -> str:
    return f"  - match: {match}\n    class: social\n    tier: {tier}\n    reason: {reason}\n"


def table(tmp_path: Path, *matches: str) -> Sources:
    path = tmp_path / "mine.yaml"
    body = "".join(entry(match, reason=f"rule {match}") for match in matches)
    path.write_text("version: 1\nsources:\n" + body, encoding="utf-8")
    return load_sources(path)


def layered(tmp_path: Path, *bodies: str) -> Sources:
    """Files over the built-in one, each written from its entries."""
    paths = []
    for number, body in enumerate(bodies):
        paths.append(tmp_path / f"{number}.yaml")
        paths[-1].write_text("version: 1\nsources:\n" + body, encoding="utf-8")
    return load_sources(*paths)


def error(tmp_path: Path, content: str | bytes) -> ConfigError:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigError) as caught:
        load_sources(path)
    assert str(path) in caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("url", "kind", "tier"),
    [
        ("https://www.insee.fr/fr/statistiques/1", SourceClass.OFFICIAL, Tier.STRONG),
        ("https://www.culture.gouv.fr/x", SourceClass.OFFICIAL, Tier.STRONG),
        ("https://fr.wikipedia.org/wiki/Pont", SourceClass.ENCYCLOPEDIA, Tier.USABLE),
        ("https://www.legorafi.fr/2024/x", SourceClass.SATIRE, Tier.UNUSABLE),
        ("https://arxiv.org/abs/2304.09848", SourceClass.PREPRINT, Tier.USABLE),
        ("https://www.prnewswire.com/a", SourceClass.PRESS_RELEASE, Tier.WEAK),
        ("https://chatgpt.com/share/1", SourceClass.AI_GENERATED, Tier.UNUSABLE),
        ("https://www.google.com/search?q=pont", SourceClass.SEARCH_ENGINE, Tier.UNUSABLE),
        ("https://bit.ly/3abc", SourceClass.SHORTENER, Tier.UNUSABLE),
        ("https://old.reddit.com/r/france", SourceClass.USER_GENERATED, Tier.WEAK),
        ("https://github.com/a/b", SourceClass.CODE_HOST, Tier.USABLE),
        ("https://gist.github.com/a/1", SourceClass.CODE_HOST, Tier.WEAK),
        ("https://web.archive.org/web/2015/https://a.fr", SourceClass.ARCHIVE, Tier.USABLE),
        ("https://www.rfc-editor.org/rfc/rfc9110", SourceClass.STANDARDS, Tier.STRONG),
        ("https://support.google.com/mail", SourceClass.UNRATED, Tier.UNRATED),
        ("https://www.macg.co/ia/2023/11/x", SourceClass.UNRATED, Tier.UNRATED),
        ("https://gov.uk/vat", SourceClass.OFFICIAL, Tier.STRONG),
        ("https://www.leg.state.nv.us/x", SourceClass.OFFICIAL, Tier.STRONG),
        ("https://cs.stanford.edu/~x", SourceClass.ACADEMIC_INSTITUTION, Tier.USABLE),
        ("https://www.nus.edu.sg/x", SourceClass.ACADEMIC_INSTITUTION, Tier.USABLE),
        ("https://plato.stanford.edu/x", SourceClass.ENCYCLOPEDIA, Tier.STRONG),
        ("https://doi.org/10.48550/arXiv.2304.09848", SourceClass.PREPRINT, Tier.USABLE),
        ("https://doi.org/10.1038/x", SourceClass.SCHOLARLY, Tier.USABLE),
        ("https://clinicaltrials.gov/study/1", SourceClass.SCHOLARLY, Tier.USABLE),
        ("https://www.forbes.com/sites/a/2024/x", SourceClass.USER_GENERATED, Tier.WEAK),
        ("https://www.forbes.com/advisor/x", SourceClass.NEWS, Tier.USABLE),
        ("https://finance.yahoo.com/news/x", SourceClass.NEWS, Tier.USABLE),
        ("https://a.blogspot.fr/x", SourceClass.USER_GENERATED, Tier.WEAK),
        ("https://huggingface.co/chatglm/x", SourceClass.USER_GENERATED, Tier.WEAK),
        ("https://huggingface.co/chat/x", SourceClass.AI_GENERATED, Tier.UNUSABLE),
        ("https://www.brookings.edu/x", SourceClass.ORGANISATION, Tier.USABLE),
        ("https://www.amazon.it/dp/1", SourceClass.COMPANY, Tier.WEAK),
        ("https://aws.amazon.com/s3", SourceClass.REFERENCE, Tier.USABLE),
    ],
)
def test_the_shipped_file_knows_what_answers_cite(url: str, kind: SourceClass, tier: Tier) -> None:
    source = SHIPPED.lookup(url)
    assert (source.source_class, source.tier) == (kind, tier)


def test_the_shipped_reasons_explain_themselves_in_one_sentence() -> None:
    (layer,) = SHIPPED.layers
    assert layer.file.entries >= 500
    for entry in layer.entries:
        assert entry.reason.endswith(".")
        assert ". " not in entry.reason
        assert 20 < len(entry.reason) < 140, entry.reason
        assert entry.basis
    kinds = {entry.source_class for entry in layer.entries}
    assert kinds == set(SourceClass) - {SourceClass.UNRATED}


def test_the_shipped_file_has_every_shortener_that_is_remarked_on() -> None:
    for host in remarks._SHORTENERS:
        assert SHIPPED.lookup(f"https://{host}/x").source_class is SourceClass.SHORTENER, host


def test_unlisted_and_unreadable_urls_are_unrated() -> None:
    for url in ("https://nowhere.test/", "", "https://[::1", "mailto:a@b.test", "https:///x", "a"):
        assert SHIPPED.lookup(url) == Source()


def test_the_longest_host_wins_then_the_longest_path(tmp_path: Path) -> None:
    found = table(
        tmp_path, "a.test", "old.a.test", "a.test/forum/", "a.test/forum/news", '"*.test"'
    )

    def matched(url: str) -> str:
        return found.lookup(url).matched

    assert matched("https://a.test/forum/news/1") == "a.test/forum/news"
    assert matched("https://www.a.test/forum/1") == "a.test/forum/"
    assert matched("https://a.test/forum") == "a.test"
    assert matched("https://old.a.test/forum/news") == "old.a.test"
    assert matched("https://b.test") == "*.test"
    assert matched("https://test/") == ""


def test_a_name_that_merely_ends_alike_is_another_site(tmp_path: Path) -> None:
    found = table(tmp_path, ".gov", "bbc.co.uk", '"*.gouv.fr"')
    for url in (
        "https://notgov.test",
        "https://abbc.co.uk",
        "https://bbc.co.uk.evil.test",
        "https://xgouv.fr",
        "https://gouv.fr",
        "https://a.test/bbc.co.uk",
        "https://bbc.co.uk@evil.test/",
    ):
        assert found.lookup(url) == Source(), url
    assert found.lookup("https://www.nasa.gov").matched == ".gov"


def test_case_final_dot_port_and_encoding_do_not_matter(tmp_path: Path) -> None:
    found = table(tmp_path, "BBC.co.uk", "bücher.test", '"medium.test/@"')
    assert found.lookup("HTTPS://WWW.BBC.CO.UK.:8443/x").matched == "BBC.co.uk"
    assert found.lookup("https://xn--bcher-kva.test/").matched == "bücher.test"
    assert found.lookup("https://www.BÜCHER.test/").matched == "bücher.test"
    assert found.lookup("https://medium.test/%40jean/x").matched == "medium.test/@"


def test_the_last_file_decides_and_says_which_it_is(tmp_path: Path) -> None:
    first = entry("a.test", "weak", "one") + entry("a.test/news", "usable", "two")
    found = layered(tmp_path, first, entry("a.test", "strong", "three") + entry("bbc.com"))
    ours = found.lookup("https://a.test/news/1")
    assert (ours.reason, ours.file) == ("three", str(tmp_path / "1.yaml"))
    assert [m.entry.reason for m in found.matches("https://a.test/news/1")] == [
        "three",
        "two",
        "one",
    ]
    assert found.lookup("https://www.bbc.com/x").tier is Tier.WEAK
    assert found.lookup("https://www.lemonde.fr/x").file == BUILT_IN
    assert [len(file.sha256) for file in found.files] == [64] * 3


def test_an_entry_without_a_class_keeps_the_class_of_the_files_before(tmp_path: Path) -> None:
    bare = "  - match: [bbc.com, new.test]\n    tier: strong\n    reason: ours\n"
    found = layered(tmp_path, bare)
    assert found.lookup("https://bbc.com").source_class is SourceClass.NEWS
    assert found.lookup("https://bbc.com").tier is Tier.STRONG
    assert found.lookup("https://new.test").source_class is SourceClass.UNRATED


def test_a_name_in_any_country_is_that_name_only(tmp_path: Path) -> None:
    found = table(tmp_path, "shop.*", "shop.co.uk")
    for url in ("https://shop.fr", "https://www.shop.com/x", "https://shop.com.br"):
        assert found.lookup(url).matched == "shop.*", url
    assert found.lookup("https://shop.co.uk").matched == "shop.co.uk"
    for url in ("https://shop.evil.com", "https://myshop.fr", "https://shop.museum"):
        assert found.lookup(url) == Source(), url


def test_the_files_of_the_user_and_of_the_folder_are_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, work = tmp_path / "config", tmp_path / "work"
    for folder, reason in ((config, "user"), (work, "folder")):
        folder.mkdir()
        text = "version: 1\nsources:\n" + entry("a.test", reason=reason)
        (folder / "sources.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("AUDITOR_CONFIG_DIR", str(config))
    monkeypatch.chdir(work)
    assert load_sources(local=True).lookup("https://a.test").reason == "folder"
    assert load_sources(local=True).lookup("https://a.test").file == "./sources.yaml"
    assert load_sources().lookup("https://a.test") == Source()
    (work / "sources.yaml").write_text("a: [\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"\./sources\.yaml, line 2") as caught:
        load_sources(local=True)
    assert "--no-local-sources" in caught.value.hint
    (work / "sources.yaml").unlink()
    assert load_sources(local=True).lookup("https://a.test").reason == "user"


def test_one_entry_can_match_several_hosts(tmp_path: Path) -> None:
    found = table(tmp_path, "[a.test, b.test]")
    assert found.lookup("https://b.test").reason == "rule [a.test, b.test]"


@pytest.mark.parametrize(
    ("content", "line", "key", "remedy"),
    [
        ("version: 1\nsources:\n" + entry("a.test") + "    teir: weak\n", 7, "teir", "tier"),
        ("version: 1\nsources:\n" + entry("a.test", "wek"), 5, "tier", "'weak'"),
        ("version: 1\nsources:\n" + entry("a.test").replace("social", "socail"), 4, "class", "so"),
        ("version: 1\nsources:\n" + entry("a.test") + entry("A.test."), 7, "match", "Remove"),
        ("version: 1\nsources:\n" + entry("a.test") + "    tier: weak\n", 7, "tier", "Remove"),
        ("version: 1\nsources:\n  - match: a.test\n", 3, "tier", "Add"),
        ("version: 1\nsources:\n" + entry("{a: b}"), 3, "match", "text"),
        ("version: 1\nsources:\n" + entry("[]"), 3, "match", "at least one"),
        ("version: 1\nsources:\n" + entry("[[a.test]]"), 3, "nested", "flat"),
        ("version: 1\nsources:\n" + entry("https://a.test"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("localhost"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("a.test/x?y"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("a..test"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("a.test:8080"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("a.test/*/x"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry('"*a.test"'), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("1.5"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("long." * 60 + "test"), 3, "match", "bbc.co.uk"),
        ("version: 1\nsources:\n" + entry("ü.test") + entry("xn--tda.test"), 7, "match", "Remove"),
        ("version: 1\nsources:\n" + entry("a.test", reason=""), 6, "reason", "after the colon"),
        ("version: 1\nsources:\n" + entry("a.test", reason="~"), 6, "reason", "after the colon"),
        ("version: 1\nsources:\n  - a.test\n", 3, "entry", "match"),
        ("version: 1\nsources: a.test\n", 2, "sources", "- match"),
        ("version: 2\nsources: []\n", 1, "version", "version: 1"),
        ("sources: []\n", 1, "version", "Add"),
        ("- a\n", 1, "mapping", "version: 1"),
        ("", 1, "empty", "version: 1"),
        ("version: 1\nsources: &a []\n", 2, "anchors", "Write"),
        ("version: 1\nsources: *a\n", 2, "", ""),
        ("version: 1\nsources: !!python/object:os.system []\n", 2, "tags", "Remove"),
        ("version: 1\nsources: []\n---\na: b\n", 1, "document", "one document"),
        ("version: 1\nsources: [\n", 3, "not YAML", "indentation"),
        ("version: 1\n\tsources: []\n", 2, "not YAML", "indentation"),
        (b"version: 1\n# caf\xe9\n", 2, "UTF-8", "UTF-8"),
        (b"version: 1\n\x00\n", 1, "not YAML", "Remove"),
        ("? [a]\n: b\n", 1, "key", "plain key"),
        (b"#" * 4_000_001, 1, "larger", "entries"),
    ],
)
def test_a_mistake_is_told_with_file_line_key_and_remedy(
    tmp_path: Path, content: str | bytes, line: int, key: str, remedy: str
) -> None:
    found = error(tmp_path, content)
    assert f"line {line}: " in found.message, found.message
    assert key in found.message
    assert remedy in found.hint


def test_what_could_blow_up_in_memory_is_refused(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(9))
    assert "anchors" in error(tmp_path, bomb).message
    error(tmp_path, "[" * 100_000)
    error(tmp_path, "\n".join(" " * i + "- " for i in range(1_000)))


def test_without_the_fast_parser_the_result_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert load_sources() == SHIPPED
    assert (
        "line 4: class: empty"
        in error(
            tmp_path, "version: 1\nsources:\n" + entry("a.test").replace("social", "null")
        ).message
    )
    error(tmp_path, "[" * 100_000)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path):
        with pytest.raises(ConfigError, match="can't read") as caught:
            load_sources(path)
        assert str(path) in caught.value.message


def test_a_bom_and_an_empty_list_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"\xef\xbb\xbfversion: 1\nsources: []\n")
    assert load_sources(path).lookup("https://a.test") == Source()


def test_the_table_crosses_process_boundaries() -> None:
    again = pickle.loads(pickle.dumps(SHIPPED))  # noqa: S301  our own bytes
    assert again.lookup("https://www.theonion.com/x").source_class is SourceClass.SATIRE


@given(st.text(st.characters(exclude_categories=())) | st.from_regex(r"https?://[^ ]{0,60}"))
def test_any_url_can_be_looked_up(url: str) -> None:
    assert isinstance(SHIPPED.lookup(url), Source)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(st.sampled_from("ab:-[]{}&*!?#|>\"'% \n\t1.vers"), max_size=80).map(str.encode)
)
def test_any_file_is_read_or_refused_in_our_words(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    try:
        load_sources(path)
    except AuditorError as error:
        assert error.hint
