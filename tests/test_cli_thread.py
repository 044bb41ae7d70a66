"""`auditor thread`: answers are found in exports, audited together, and counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import Done, run
from tests.servers import Reply

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The red bridge of the town was opened to traffic in 1931 by the mayor of the town."
OPTIONS = ("--allow-network", "127.0.0.0/8", "--fail-on", "never", "--no-probe", "--no-archive")


def page(text: str) -> Reply:
    markup = f"<html lang=en><title>Bridge</title><main><p>{text}</p></main></html>"
    return Reply(headers=(("Content-Type", "text/html; charset=utf-8"),), body=markup.encode())


def bing(url: str, claim: str = TEXT) -> str:
    return (
        "Hello, this is Bing. I looked for the bridge that you asked about.\n\n"
        f"{claim}¹ It is painted again every ten years.\n\n"
        f"Source: Conversation with Bing, 5/2/2024\n(1) The red bridge. {url}.\n"
    )


def post(number: int, body: str, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "author": f"user{number}",
        "time": f"2024-05-0{number}",
        "body": body,
        **more,
    }


def lines(*posts: dict[str, object] | str) -> bytes:
    return "\n".join(p if isinstance(p, str) else json.dumps(p) for p in posts).encode()


def thread(export: bytes, *options: str) -> Done:
    return run("thread", "-", *OPTIONS, *options, stdin=export)


def told(done: Done) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(done.out)
    return value


def test_answers_are_found_and_audited_and_people_are_left_alone(serve: Any) -> None:
    with serve({"/bridge": page(TEXT)}) as site:
        export = lines(
            post(1, "Does anybody know when the bridge was opened? See https://town.test/bridge."),
            post(2, f"I asked Bing:\n\n{bing(site.url('/bridge'))}"),
            post(3, "Thanks! My uncle says [1] that it was earlier.\n\n[1] My uncle"),
        )
        done = thread(export, "--format", "json")
        assert site.asked("/bridge") == 1
    report = told(done)
    assert done.code == 0
    (answer,) = report["answers"]
    assert answer["location"]["post"] == "2"
    assert answer["location"]["author"] == "user2"
    assert [c["verdict"]["support"] for c in answer["citations"]] == ["supported"]
    assert report["posts"]["read"] == 3
    assert report["posts"]["with_answer"] == 1


def test_a_quotation_is_not_audited_again_and_a_broken_post_is_a_row(serve: Any) -> None:
    with serve({"/bridge": page(TEXT)}) as site:
        answer = bing(site.url("/bridge"))
        quoted = "\n".join(f"> {line}" for line in answer.splitlines())
        done = thread(
            lines(post(1, answer), '{"id": 2, "body": "cut', post(3, f"{quoted}\n\nSure?"))
        )
    assert done.code == 0
    assert "read            3" in done.out
    assert "1 unreadable" in done.out
    assert "1 more quote them" in done.out
    assert "line 2: the JSON breaks off" in done.out


@pytest.mark.parametrize(
    ("options", "posts"),
    [
        (("--post", "2"), ["2"]),
        (("--author", "USER3"), ["3"]),
        (("--since", "2024-05-02"), ["2", "3"]),
        (("--limit", "2"), ["1", "2"]),
        ((), ["1", "2", "3"]),
    ],
)
def test_only_the_posts_that_are_asked_for(options: tuple[str, ...], posts: list[str]) -> None:
    export = lines(
        *(
            post(
                n,
                bing(
                    f"https://town.test/{n}",
                    f"Bridge {n} was opened in 193{n} by the mayor of {'ABC'[n - 1]} town.",
                ),
            )
            for n in (1, 2, 3)
        )
    )
    done = thread(export, "--offline", "--format", "json", *options)
    assert [each["location"]["post"] for each in told(done)["answers"]] == posts


def test_authors_may_be_numbered() -> None:
    export = lines(post(1, bing("https://town.test/1")), post(2, "Ann wrote this."))
    done = thread(export, "--offline", "--redact-authors", "--format", "json")
    assert "user1" not in done.out
    assert told(done)["answers"][0]["location"]["author"] == "author 1"


def test_a_numbered_author_is_not_named_by_the_texts_either() -> None:
    answer = bing("https://town.test/1").replace("Hello,", "@user1 and user3: hello,")
    asked = post(2, f"Thanks user1! Bing says:\n\n{answer}")
    export = lines(post(1, "When?"), asked, post(3, "Hm"))
    done = thread(export, "--offline", "--redact-authors", "--format", "json")
    assert len(told(done)["answers"]) == 1
    assert not any(name in done.out for name in ("user1", "user2", "user3"))


def test_a_numbered_author_is_not_named_by_the_address_either() -> None:
    export = lines(post(1, bing("https://town.test/1"), url="https://social.test/@User1/7"))
    done = thread(export, "--offline", "--redact-authors", "--format", "json")
    assert "user1" not in done.out.lower()


def test_a_limit_ends_the_reading(tmp_path: Path) -> None:
    (tmp_path / "long.jsonl").write_bytes(lines(*(post(n, "Hello.") for n in range(1, 10))))
    done = run("thread", *[str(tmp_path / "long.jsonl")] * 2, "--offline", "--limit", "3")
    assert "read            3" in done.out


def test_all_links_audits_what_people_wrote() -> None:
    export = lines(post(1, "The bridge was opened in 1931, see https://bing.com/search?q=."))
    assert not told(thread(export, "--offline", "--format", "json"))["answers"]
    (answer,) = told(thread(export, "--offline", "--all-links", "--format", "json"))["answers"]
    assert [link["status"] for link in answer["links"]] == ["placeholder"]


def test_an_interrupted_run_goes_on_where_it_was(serve: Any) -> None:
    with serve({f"/{n}": page(TEXT) for n in range(5)}) as site:
        export = lines(
            *(post(n, bing(site.url(f"/{n}"), TEXT.replace("1931", f"19{n}1"))) for n in range(5))
        )
        first = thread(export, "--format", "json")
        again = thread(export, "--format", "json")
        assert [site.asked(f"/{n}") for n in range(5)] == [1] * 5
    same = [told(done)["answers"] for done in (first, again)]
    assert same[0] == same[1]


def test_what_is_no_export_says_what_is(tmp_path: Path) -> None:
    done = thread(b"Just words.")
    assert done.code == 2
    assert "no export that is known" in done.err
    assert "--input-format" in done.err
    assert run("thread", str(tmp_path / "none.json")).code == 2
    assert run("thread").code == 2
    assert "none of jsonl" in run("thread", "-", "--input-format", "docx").err


def test_without_an_answer_it_says_how_to_go_on() -> None:
    done = thread(lines(post(1, "Hello.")), "--offline")
    assert done.code == 0
    assert "--all-links" in done.err
    assert "0 with an answer to audit" in done.out


@pytest.mark.parametrize("form", ["text", "csv", "markdown", "json"])
def test_every_form_of_report(form: str) -> None:
    done = thread(
        lines(post(1, bing("https://bing.com/search?q=."))), "--offline", "--format", form
    )
    assert done.code == 0
    assert "bing.com/search" in done.out or form == "text"


SENTENCE = "The tower beside it was finished in 1902 and carries the bells of the old church."


@pytest.mark.parametrize(
    ("reply", "resolved"),
    [
        (f"> {SENTENCE}²\n\nIs that so?", True),
        (f"> {SENTENCE} [2]\n\nIs that so?", True),
        (f"> {SENTENCE}²\n\nIs that so? We read otherwise.²", False),
        ("> The mayor wrote of a tower that nobody has ever seen in this town of ours.²", False),
        (f"> {SENTENCE}\n\nMine is a claim of my own, as always.²", False),
    ],
)
@pytest.mark.parametrize("known", [True, False], ids=["parent known", "parent not named"])
def test_a_quoted_sentence_is_resolved_by_the_list_of_the_post_that_it_quotes(
    reply: str, resolved: bool, known: bool
) -> None:
    answer = (
        f"Hello, this is Bing.\n\n{TEXT}¹ {SENTENCE}²\n\nSource: Conversation with Bing, 5/2/2024\n"
        "(1) The red bridge. https://town.test/bridge.\n(2) Tower. https://town.test/tower.\n"
    )
    parent = {"parent": 1} if known else {}
    done = thread(
        lines(post(1, answer), post(2, "Thanks!"), post(3, reply, **parent)),
        "--offline", "--all-links", "--post", "3", "--format", "json",
    )  # fmt: skip
    (told_of,) = told(done)["answers"]
    urls = [link["url"] for link in told_of["links"]]
    assert urls == (["https://town.test/tower"] if resolved else [])
    assert any("sources are those" in note for note in told_of["notes"]) is resolved
