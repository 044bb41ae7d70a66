"""The command line: inputs, options, messages, exit codes."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from warcio.warcwriter import WARCWriter

from auditor import __version__
from auditor.web.capture import END, SOFTWARE
from tests.commands import Done, run
from tests.pages.pdfs import PICTURE, lines, pdf
from tests.proxies import proxy
from tests.servers import Reply, Request, hanging, page

ROOT = Path(__file__).parent.parent
LOOPBACK = ("--allow-network", "127.0.0.0/8")
SUPPORTING = (
    "<html lang=en><title>The bridge</title><main><h1>The bridge</h1><p>The red bridge of the town "
    "was opened to traffic in 1931 by the mayor. It is the oldest bridge on the river.</p>"
    "<p>Its cables were replaced twice, the last time in the year of the flood.</p></main></html>"
)
CLAIM = "The red bridge of the town was opened to traffic in 1931"


def schema() -> Any:
    path = ROOT / "auditor" / "reports" / "report.schema.json"
    return json.loads(path.read_text("utf-8"))


def as_json(done: Done) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(done.out)
    jsonschema.validate(report, schema())
    return report


def without_times(report: str) -> str:
    """A JSON or text report without the fields that say when and how long."""
    report = re.sub(r'"(started_at|elapsed_seconds)": [^\n]+', r'"\1"', report)
    return re.sub(r"^auditor .*$", "auditor", report, flags=re.MULTILINE)


# --- inputs -------------------------------------------------------------------------------------


def test_a_file_standard_input_and_the_module_give_the_same_report(tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text(f"{CLAIM}. https://example.com/x\n", encoding="utf-8")
    from_file = run("check", str(file), "--offline")
    for arguments in (("check", "-", "--offline"), ("check", "--offline")):
        piped = run(*arguments, stdin=file.read_bytes())
        assert piped.code == from_file.code == 1
        assert (
            without_times(piped.out).split("\n")[3:]
            == (without_times(from_file.out).split("\n")[3:])
        ), "apart from its name in the head line"


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "is empty"), (b"\n \n", "is empty"), (b"\x7fELF\x00\x01\x02", "is not text")],
)
def test_unusable_input_is_a_message_and_exit_code_2(data: bytes, message: str) -> None:
    done = run("check", "-", stdin=data)
    assert done.code == 2
    assert "standard input" in done.err
    assert message in done.err
    assert done.out == ""


def test_a_missing_file_and_a_directory_are_messages(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.txt", tmp_path):
        done = run("check", str(path))
        assert done.code == 2
        assert str(path) in done.err
        assert "Traceback" not in done.err


def test_invalid_utf8_is_audited_and_said(tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_bytes("Le pont a été ouvert au trafic. https://example.com/é \xff".encode("latin-1"))
    done = run("check", str(file), "--offline")
    assert done.code == 1
    assert "Windows-1252" in done.out


def test_input_without_end_is_a_message_not_a_full_memory() -> None:
    done = run("check", "/dev/zero", "--offline")
    assert done.code == 2
    assert "more than 20 MB" in done.err


def test_an_answer_without_any_url_is_audited() -> None:
    done = run("check", "-", stdin=b"The bridge of the town is red and long.")
    assert done.code == 0
    assert "1 note" in done.out
    assert run("check", "-", "--fail-on", "note", stdin=b"The bridge is red and long.").code == 1


def test_five_thousand_urls_are_no_trouble(tmp_path: Path) -> None:
    text = "\n".join(f"- Claim number {n} is stated [{n}]." for n in range(1, 1000))
    text += "\n\n" + "\n".join(f"[{n}] https://site-{n}.example.com/{n}" for n in range(1, 5001))
    file = tmp_path / "answer.md"
    file.write_text(text, encoding="utf-8")
    report = as_json(run("check", str(file), "--offline", "--format", "json"))
    assert report["totals"]["links"]["by_status"] == {"placeholder": 5000}
    assert report["totals"]["claims_cited"] == 999


# --- the web ------------------------------------------------------------------------------------


def test_pages_are_fetched_and_judged(serve: Any) -> None:
    with serve({"/bridge": page(SUPPORTING), "/gone": Reply(404, body=b"gone")}) as site:
        text = (
            f"{CLAIM} [1]. {CLAIM.replace('1931', '1950')} [1]. It was sold to a circus [2].\n\n"
            f"[1] {site.url('/bridge')}\n[2] {site.url('/gone')}\n"
        )
        done = run("check", "-", "--format", "json", *LOOPBACK, stdin=text.encode())
        assert site.asked("/bridge") == 1, "one page, however many claims cite it"
    answer = as_json(done)["answers"][0]
    assert done.code == 1
    assert [c["verdict"]["support"] for c in answer["citations"]] == [
        "supported",
        "contradicted",
        "not_checked",
    ]
    assert "page says 1931, claim says 1950" in str(answer["citations"][1]["verdict"]["reasons"])
    assert [link["status"] for link in answer["links"]] == ["ok", "dead"]


def test_a_pdf_is_judged_and_a_scan_is_not(serve: Any) -> None:
    kind = (("Content-Type", "application/octet-stream"),)
    paper = pdf(lines([f"{CLAIM[:34]}-", f"{CLAIM[34:]} by the mayor."]))
    with serve(
        {"/paper": Reply(200, kind, paper), "/scan": Reply(200, kind, pdf(PICTURE))}
    ) as site:
        text = f"{CLAIM} ({site.url('/paper')}). It was sold in 1950 ({site.url('/scan')})."
        done = run("check", "-", "--format", "json", *LOOPBACK, stdin=text.encode())
    answer = as_json(done)["answers"][0]
    assert [link["status"] for link in answer["links"]] == ["ok", "not_text"]
    assert [c["verdict"]["support"] for c in answer["citations"]] == ["supported", "not_checked"]
    assert "pictures of pages without text" in done.out


def test_loopback_is_refused_unless_it_was_opened(serve: Any) -> None:
    with serve({"/bridge": page(SUPPORTING)}) as site:
        text = f"{CLAIM} ({site.url('/bridge')}).".encode()
        assert "placeholder" in run("check", "-", stdin=text).out
        redirecting = f"{CLAIM} ({site.url('/bridge')}).".encode()
        assert site.asked("/bridge") == 0
        opened = run("check", "-", *LOOPBACK, stdin=redirecting)
        assert site.asked("/bridge") == 1
    assert opened.code == 0
    assert "127.0.0.0/8" in opened.out, "an opened network is said in the report"


def test_a_capture_gives_the_same_report_without_a_network(serve: Any, tmp_path: Path) -> None:
    capture = tmp_path / "pages.warc.gz"
    with serve({"/bridge": page(SUPPORTING), "/gone": Reply(404, body=b"gone")}) as site:
        text = f"{CLAIM} [1]. It was sold to a circus [2].\n\n[1] {site.url('/bridge')}\n"
        text += f"[2] {site.url('/gone')}\n"
        live = {
            form: run("check", "-", "--format", form, *LOOPBACK, *record, stdin=text.encode())
            for form, record in (("text", ()), ("json", ("--record", str(capture))))
        }
    for form, before in live.items():
        after = run("check", "-", "--format", form, "--replay", str(capture), stdin=text.encode())
        assert after.code == before.code == 1
        old, new = without_times(before.out), without_times(after.out)
        if form == "text":
            assert new == old
        else:
            stamp = re.compile(r'"fetched_at": "[^"]+"')
            assert stamp.findall(new) == stamp.findall(old)
            assert new == old


def test_a_capture_of_which_nothing_can_be_read_is_exit_code_3(tmp_path: Path) -> None:
    for name, data in (("junk.warc.gz", gzip.compress(b"no WARC at all")), ("empty.warc.gz", b"")):
        capture = tmp_path / name
        capture.write_bytes(data)
        done = run("check", str(ROOT / "examples" / "answer.txt"), "--replay", str(capture))
        assert done.code == 3, name
        assert name in done.err
        assert "Traceback" not in done.err
    assert run("check", "-", "--replay", str(tmp_path / "none"), stdin=b"The red bridge.").code == 3


def test_a_damaged_capture_is_said_and_its_readable_part_used(tmp_path: Path) -> None:
    whole = (ROOT / "examples" / "answer.warc.gz").read_bytes()
    capture = tmp_path / "half.warc.gz"
    capture.write_bytes(whole[: len(whole) // 2])
    command = ("check", str(ROOT / "examples" / "answer.txt"), "--replay", str(capture))
    done = run(*command)
    assert done.code == 1
    assert "half.warc.gz: the capture is damaged: it ends too early; " in done.err
    assert "the capture is damaged: it ends too early; " in done.out
    assert "supported by the page" in done.out
    told = json.loads(run(*command, "--format", "json").out)
    assert "records could be read" in told["capture_damage"]
    statuses = [link["status"] for answer in told["answers"] for link in answer["links"]]
    assert {"ok", "not_checked"} <= set(statuses)


@pytest.mark.parametrize(
    "hop",
    [
        ["https://rive-gazette.com/x", 404, None, "no address"],
        ["http://[", 404, None, None],
        ["http://[", None, None, None],
        ["\x1b[2J", 200, "\x1b[2J", "\x1b[2J"],
        ["https://rive-gazette.com/x", 10**40, None, None],
    ],
)
def test_a_capture_that_lies_breaks_nothing(hop: list[object], tmp_path: Path) -> None:
    """Our own format, with values that no client of ours would have written."""
    capture = tmp_path / "lies.warc.gz"
    status = hop[1]
    told = {
        "url": "https://rive-gazette.com/x",
        "fetched_at": "2024-01-01T00:00:00",
        "hops": [hop],
        "status": status,
        "headers": [],
    }
    if status is None:
        told["failure"] = ["timeout", "\x1b[2J"]
    lying_capture(capture, told)
    text = b"The bridge is red and long (https://rive-gazette.com/x)."
    for form in ("text", "json"):
        done = run("check", "-", "--replay", str(capture), "--format", form, stdin=text)
        assert done.code in (0, 1)
        assert "bug" not in done.err
        assert "\x1b" not in done.out


def lying_capture(path: Path, told: dict[str, object]) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(None, {"software": f"{SOFTWARE}1"}))
        for uri, value in (
            ("https://rive-gazette.com/x", {"fetched": told, "body": None}),
            (END, {"records": 2}),
        ):
            payload = json.dumps(value).encode()
            writer.write_record(
                writer.create_warc_record(
                    uri,
                    "metadata",
                    payload=io.BytesIO(payload),
                    length=len(payload),
                    warc_content_type="application/json",
                )
            )


def test_no_network_at_all_is_exit_code_3_and_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def unplugged(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unplugged)
    text = f"{CLAIM} [1].\n\n[1] https://rive-gazette.com/bridge".encode()
    done = run("check", "-", "--format", "json", stdin=text)
    assert done.code == 3
    assert "network" in done.err
    report = as_json(done)
    assert report["totals"]["links"]["by_status"] == {"unreachable": 1}
    assert report["totals"]["support"]["by_verdict"] == {"not_checked": 1}


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_audit_reports_what_it_has(serve: Any, stop: signal.Signals) -> None:
    arrived = threading.Event()

    def never(request: Request) -> Reply:
        arrived.set()
        return hanging()

    # With one job, at most one page waits to be judged: when the fourth page is asked for, the
    # second has been taken, so the first is done.
    pages = {path: page(SUPPORTING) for path in ("/bridge", "/2", "/3")}
    with serve({**pages, "/slow": never}) as site:
        listed = [site.url(path) for path in ("/bridge", "/2", "/3", "/slow")]
        text = f"{CLAIM} [1]. It was sold to a circus [4].\n\n"
        text += "\n".join(f"[{n}] {url}" for n, url in enumerate(listed, start=1))
        command = [sys.executable, "-m", "auditor", "check", "-", *LOOPBACK, "--jobs", "1"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            process.stdin.write(text.encode())
            process.stdin.close()
            assert arrived.wait(60)
            process.send_signal(stop)
            assert process.stdout is not None
            out = process.stdout.read().decode()
            assert process.wait(60) == 130
    assert "INCOMPLETE" in out
    assert "supported by the page" in out, "what was done is kept"
    assert "the audit ended before it was fetched" in out


# --- options ------------------------------------------------------------------------------------


def test_the_exit_code_follows_fail_on() -> None:
    text = b"The bridge of the town is red and long. https://example.com/bridge"
    codes = {
        limit: run("check", "-", "--offline", "--fail-on", limit, stdin=text).code
        for limit in ("note", "warning", "error", "never")
    }
    assert codes == {"note": 1, "warning": 1, "error": 1, "never": 0}
    quiet = b"The bridge of the town is red and long."
    assert run("check", "-", "--fail-on", "warning", stdin=quiet).code == 0


def test_the_report_goes_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    text = b"The bridge of the town is red and long."
    done = run("check", "-", "--format", "json", "--output", str(file), stdin=text)
    assert done.out == ""
    jsonschema.validate(json.loads(file.read_text("utf-8")), schema())
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    nowhere = run("check", "-", "--output", str(tmp_path / "no" / "r.txt"), stdin=text)
    assert nowhere.code == 2
    assert "--output" in nowhere.err


def test_a_device_or_a_pipe_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    done = run("check", "-", "--output", str(pipe), stdin=b"The bridge is red and long.")
    reader.join(20)
    assert done.code == 0
    assert "1 note" in read[0]
    assert pipe.is_fifo()


def test_a_full_disk_is_a_message(tmp_path: Path) -> None:
    link = tmp_path / "full"
    link.symlink_to("/dev/full")
    done = run("check", "-", "--output", str(link), stdin=b"The bridge is red and long.")
    assert done.code == 2
    assert "can't be written" in done.err
    assert link.is_symlink()


def test_nothing_that_is_read_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("The bridge is red and long.", encoding="utf-8")
    for option in ("--output", "--record"):
        done = run("check", str(file), option, str(file))
        assert done.code == 2
        assert "overwritten" in done.err
    capture = str(tmp_path / "a.warc.gz")
    for arguments in (
        ("--record", capture, "--output", capture),
        ("--replay", capture, "--output", capture),
    ):
        assert run("check", str(file), *arguments).code == 2
    assert file.read_text("utf-8") == "The bridge is red and long."


def test_a_capture_of_something_else_is_said() -> None:
    text = b"The bridge is red and long (https://rive-gazette.com/x)."
    done = run("check", "-", "--replay", str(ROOT / "examples" / "answer.warc.gz"), stdin=text)
    assert done.code == 3
    assert "none of the pages" in done.err


def test_a_replay_says_when_its_pages_were_fetched() -> None:
    example = str(ROOT / "examples" / "answer.txt")
    done = run("check", example, "--replay", str(ROOT / "examples" / "answer.warc.gz"))
    assert "pages as they were fetched on 2024-03-15" in done.out


def test_the_reader_of_a_pipe_may_leave_early(tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("The bridge is red. https://example.com/x\n" * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "auditor", "check", str(file), "--offline", "--verbose"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1, "what was found does not depend on who reads it"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "-", "--timeout", "nan"), "--timeout"),
        (("check", ""), "can't be read"),
        (("check", "-", "--allow-network", "home"), "not a network"),
        (("check", "-", "--record", "a", "--replay", "b"), "can't be used together"),
        (("check", "-", "--record", "a", "--offline"), "can't be used together"),
        (("check", "-", "--time-budget", "inf"), "--time-budget"),
        (("check", "-", "--proxy", "socks5://me:secret@h:1"), "--proxy"),
        (("check", "-", "--ca-bundle", "/nowhere.pem"), "PEM"),
        (("check", "-", "--format", "pdf"), "pdf"),
        (("check", "-", "--jobs", "0"), "jobs"),
        (("chek",), "chek"),
    ],
)
def test_wrong_options_are_explained(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, stdin=b"The bridge is red and long.")
    assert done.code == 2
    assert message in done.err


def test_source_ratings_of_ones_own(tmp_path: Path) -> None:
    sources = tmp_path / "mine.yaml"
    sources.write_text("version: 1\nsources:\n  - match: [unclosed\n", encoding="utf-8")
    text = b"The bridge of the town is red and long. https://rive-gazette.com/x"
    for path in (sources, tmp_path / "none.yaml"):
        done = run("check", "-", "--offline", "--sources", str(path), stdin=text)
        assert done.code == 2
        assert path.name in done.err
        assert "Traceback" not in done.err
    sources.write_text(
        "version: 1\nsources:\n  - match: rive-gazette.com\n    class: satire\n"
        "    tier: unusable\n    reason: It makes its stories up.\n",
        encoding="utf-8",
    )
    done = run("check", "-", "--offline", "--sources", str(sources), stdin=text)
    assert "It makes its stories up." in done.out


def test_of_a_run_of_marks_only_those_without_an_entry_are_unresolved() -> None:
    text = "The bridge is red and long¹².\n\n(1) Red. https://rive-gazette.com/x."
    done = run("check", "-", "--offline", "--format", "json", stdin=text.encode())
    answer = as_json(done)["answers"][0]
    unresolved = [answer["citations"][i]["marker"]["label"] for i in answer["unresolved_citations"]]
    assert unresolved == ["2"]


def test_the_clipboard_is_an_input_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyperclip

    monkeypatch.setattr(pyperclip, "paste", lambda: "Le pont est rouge. https://example.com/é")
    done = run("check", "--clipboard", "--offline")
    assert done.code == 1
    assert "── clipboard" in done.out

    def none() -> str:
        raise pyperclip.PyperclipException("no clipboard")

    monkeypatch.setattr(pyperclip, "paste", none)
    done = run("check", "--clipboard", "--offline")
    assert done.code == 2
    assert "xclip" in done.err


def test_a_page_that_does_not_come_costs_the_timeout_and_no_verdict(serve: Any) -> None:
    with serve({"/bridge": hanging()}) as site:
        text = f"{CLAIM} [1].\n\n[1] {site.url('/bridge')}".encode()
        done = run("check", "-", "--timeout", "0.3", "--format", "json", *LOOPBACK, stdin=text)
    link = as_json(done)["answers"][0]["links"][0]
    assert link["status"] == "unreachable"
    assert link["failure"]["kind"] == "timeout"


def test_a_time_budget_leaves_a_complete_report_that_says_so(serve: Any) -> None:
    with serve({"/bridge": page(SUPPORTING), "/slow": hanging()}) as site:
        text = f"{CLAIM} [1]. It was sold to a circus [2].\n\n[1] {site.url('/bridge')}\n"
        text += f"[2] {site.url('/slow')}\n"
        options = ("--time-budget", "0.5", "--jobs", "1", *LOOPBACK)
        report = as_json(run("check", "-", "--format", "json", *options, stdin=text.encode()))
        told = run("check", "-", *options, stdin=text.encode()).out
        never = run("check", "-", *options, stdin=text.replace("/bridge", "/slow").encode())
    assert report["complete"]
    links = report["answers"][0]["links"]
    assert [link["status"] for link in links] == ["ok", "not_checked"]
    assert links[1]["failure"]["kind"] == "time_budget"
    assert "the time budget was used up: 1 page not read" in told
    assert never.code == 3
    assert "--time-budget" in never.err


def test_robots_and_a_proxy_from_the_command_line(serve: Any) -> None:
    robots = Reply(body=b"User-agent: *\nDisallow: /bridge")
    with serve({"/robots.txt": robots, "/bridge": page(SUPPORTING)}) as site:
        text = f"{CLAIM} ({site.url('/bridge')}).".encode()
        heeded = run("check", "-", "--respect-robots", *LOOPBACK, stdin=text)
        assert site.asked("/bridge") == 0
        with proxy({"rive-gazette.com": site}) as between:
            text = f"{CLAIM} (http://rive-gazette.com/bridge).".encode()
            passed = run("check", "-", "--proxy", between.url, stdin=text)
        gone = run("check", "-", "--no-cache", "--proxy", between.url, stdin=text)
    assert "robots.txt asks robots not to read this page" in " ".join(heeded.out.split())
    assert "supported by the page" in passed.out
    assert gone.code == 3
    assert "the proxy seems to be down" in gone.err


def test_the_question_is_reported_and_not_audited() -> None:
    text = b"The bridge is red in summer.\nIt has been red since the year 1931."
    done = run(
        "check", "-", "--question", "The bridge is red in summer.", "--format", "json", stdin=text
    )
    answer = as_json(done)["answers"][0]
    assert answer["question"] == "The bridge is red in summer."
    assert [claim["text"] for claim in answer["claims"]] == ["It has been red since the year 1931."]


def test_help_teaches_and_the_version_is_one_line() -> None:
    assert run("--version").out == f"auditor {__version__}\n"
    for arguments in (("--help",), ("check", "--help")):
        done = run(*arguments)
        assert done.code == 0
        assert "pbpaste | auditor check -" in done.out
    assert "130  interrupted" in run("check", "--help").out


def test_a_hostile_answer_can_not_write_to_the_terminal() -> None:
    text = "The \x1b[31mbridge\x1b[0m \u202eis red\u202c and long. https://example.com/\x9b2J"
    out = run("check", "-", "--offline", stdin=text.encode()).out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
