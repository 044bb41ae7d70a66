"""How each assistant's answer looks when it is pasted: one function a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.detection.texts import Topic

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _stop(topic: Topic) -> str:
    return "。" if topic.lang in ("zh", "ja") else "."


def _url(topic: Topic, number: int, tail: str = "") -> str:
    return f"https://www.{topic.host}/archive/{number}-page{tail}"


def _bullets(topic: Topic, mark: Callable[[int], str], *, after: bool = False) -> str:
    stop = _stop(topic)
    return "\n".join(
        f"- {claim}{stop}{mark(n)}" if after else f"- {claim}{mark(n)}{stop}"
        for n, claim in enumerate(topic.claims, 1)
    )


def _prose(topic: Topic, mark: Callable[[int], str], *, after: bool = False) -> str:
    stop, space = _stop(topic), "" if topic.lang in ("zh", "ja") else " "
    return space.join(
        f"{claim}{stop}{mark(n)}" if after else f"{claim}{mark(n)}{stop}"
        for n, claim in enumerate(topic.claims, 1)
    )


def _round_list(topic: Topic) -> str:
    return "\n".join(f"({n}) {t}. {_url(topic, n)}." for n, t in enumerate(topic.titles, 1))


def bing_footer(t: Topic) -> str:
    points = _bullets(t, lambda n: str(n).translate(RAISED))
    return f"{t.intro}\n\n{points}\n\n{t.closing} 😊\n\n{t.footer}\n{_round_list(t)}"


def bing_greeting(t: Topic) -> str:
    points = _bullets(t, lambda n: f"[^{n}^]")
    return f"{t.hello} {t.intro}\n\n{points}\n\n{t.closing}"


def bing_early(t: Topic) -> str:
    entries = "".join(
        f"({n}) {title}. {_url(t, n)} Accessed 09/03/2023.\n" for n, title in enumerate(t.titles, 1)
    )
    return (
        f"{t.intro} {_prose(t, lambda n: str(n).translate(RAISED))}\n\n{t.footer}{entries}".rstrip()
    )


def sidebar(t: Topic) -> str:
    return f"{t.intro} {_prose(t, lambda n: f'[^{n}^][{n}]')}\n\nLearn more: " + " \n".join(
        f"[{n}. {t.host}]({_url(t, n)})" for n in (1, 2, 3)
    )


def chatgpt_defs(t: Topic) -> str:
    points = _bullets(t, lambda n: f" ([{t.host}][{n}])", after=True)
    defs = "\n".join(
        f'[{n}]: {_url(t, n)}?utm_source=chatgpt.com "{title}"'
        for n, title in enumerate(t.titles, 1)
    )
    return f"{t.intro}\n\n{points}\n\n{defs}"


def chatgpt_links(t: Topic) -> str:
    points = _bullets(
        t, lambda n: f" ([{t.host}]({_url(t, n)}?utm_source=chatgpt.com))", after=True
    )
    return f"{t.intro}\n\n{points}\n\n{t.closing}"


def chatgpt_buttons(t: Topic) -> str:
    points = _bullets(t, lambda n: f"\n{t.host.split('.')[0].title()}+{n}", after=True)
    return f"## {t.question}\n\n{t.intro}\n\n{points}\n\n{t.closing}"


def oaicite(t: Topic) -> str:
    return f"{t.intro} " + _prose(t, lambda n: f" :contentReference[oaicite:{n}]{{index={n}}}")


def oai_citation(t: Topic) -> str:
    return f"{t.intro}\n\n" + _bullets(t, lambda n: f" [oai_citation:{n}‡{t.host}]({_url(t, n)})")


def raw_turns(t: Topic) -> str:
    return f"{t.intro}\n\n" + _prose(
        t, lambda n: f" \ue200cite\ue202turn0search{n}\ue201", after=True
    )


def bare_turns(t: Topic) -> str:
    return f"{t.intro}\n\n" + _bullets(t, lambda n: f" citeturn0search{n}turn0news{n}", after=True)


def daggers(t: Topic) -> str:
    return f"{t.intro}\n\n" + _bullets(t, lambda n: f"【{n}†source】") + f"\n\n{t.closing}"


def research(t: Topic) -> str:
    return f"# {t.question}\n\n{t.intro} " + _prose(
        t, lambda n: f"【73216{n}†L{n}0-L{n}9】", after=True
    )


def gemini_app(t: Topic) -> str:
    return f"{t.intro}\n\n" + "\n".join(
        f"* [cite_start]{claim}[cite: {n}, {n + 3}]{_stop(t)}"
        for n, claim in enumerate(t.claims, 1)
    )


def gemini_report(t: Topic) -> str:
    works = "\n".join(
        f"{n}. {title} \\- {t.host}, accessed April 26, 2025, [{_url(t, n)}]({_url(t, n)})"
        for n, title in enumerate(t.titles, 1)
    )
    return (
        f"### {t.question}\n\n{t.intro} {_prose(t, str, after=True)}\n\n#### Works cited\n\n{works}"
    )


def perplexity_notes(t: Topic) -> str:
    notes = "\n".join(f"[^1_{n}]: {_url(t, n)}" for n in (1, 2, 3))
    return f"{t.intro}\n\n" + _bullets(t, lambda n: f"[^1_{n}]", after=True) + f"\n\n{notes}"


def perplexity_copy(t: Topic) -> str:
    listed = "\n".join(f"[{n}] {_url(t, n)}" for n in (1, 2, 3))
    return (
        f"{t.intro}\n\n"
        + _bullets(t, lambda n: f"[{n}][{4 - n}]" if n != 2 else "[2]", after=True)
        + f"\n\nCitations:\n{listed}"
    )


def perplexity_upload(t: Topic) -> str:
    store = "https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/8812/notes.pdf"
    listed = f"[1] {store}\n[2] {_url(t, 2)}\n[3] {_url(t, 3)}"
    return f"{t.intro} " + _prose(t, lambda n: f"[{n}]") + f"\n\nCitations:\n{listed}"


def comet(t: Topic) -> str:
    return f"{t.intro} " + _prose(t, lambda n: f"[web:{n}]") + f"\n\n{t.closing}"


def grok(t: Topic) -> str:
    card = (
        '<grok:render card_id="c{0}" card_type="citation_card">'
        '<argument name="citation_id">{0}</argument></grok:render>'
    )
    return f"{t.intro}\n\n" + _bullets(t, lambda n: card.format(n), after=True)


def deepseek(t: Topic) -> str:
    return f"{t.intro}\n\n" + _bullets(t, lambda n: f"[citation:{n}]") + f"\n\n{t.closing}"


def claude(t: Topic) -> str:
    stop = _stop(t)
    return f"{t.intro} " + " ".join(
        f'(cite index="{n}-1,{n}-2">{claim}{stop}</cite>' for n, claim in enumerate(t.claims, 1)
    )


def kimi(t: Topic) -> str:
    return f"{t.intro}\n\n" + _prose(t, lambda n: f"[^{n}^][^{n + 1}^]") + f"\n\n{t.closing}"


def copilot_2026(t: Topic) -> str:
    rows = "\n".join(
        f"[{title}]({_url(t, n)}?utm_source=copilot.com)" for n, title in enumerate(t.titles, 1)
    )
    return f"{t.intro}\n\n{_bullets(t, lambda _: '')}\n\n### References\n{rows}"


def said(t: Topic) -> str:
    you, it = t.said
    return f"{you}\n{t.question}\n\n{it}\n{t.intro}\n\n{_bullets(t, lambda _: '')}\n\n{t.closing}"


def bold_points(t: Topic) -> str:
    points = "\n".join(
        f"{n}. **{t.titles[n - 1].split(' ')[0]}**: {c}{_stop(t)}"
        for n, c in enumerate(t.claims, 1)
    )
    return f"{t.intro}\n\n{points}\n\n{t.closing}"


def pasted_json(t: Topic) -> str:
    blob = (
        '{{"fallbackMarkdown":"([{0}]({1}))","reference":{{"matched_text":"x","safe_urls":["{1}"],'
        '"items":[{{"title":"{2}","url":"{1}","attribution":"{0}"}}]}},"showLoginRequiredCard":false}}'
    )
    return f"{t.intro} " + _prose(
        t,
        lambda n: " " + blob.format(t.host, _url(t, n), t.titles[n - 1].replace('"', "")),
        after=True,
    )
