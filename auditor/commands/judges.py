"""The options that choose the judge, and the judge that they make."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from auditor import console
from auditor.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from pathlib import Path

    from auditor.support.judge import FeatureJudge, Judge
    from auditor.web.chat import Chat
    from auditor.web.private import PrivatePages

_KEYS = ("AUDITOR_LLM_API_KEY", "OPENAI_API_KEY")
_MODEL = re.compile(r"[^\x00-\x20\x7f-\xa0]{1,200}")


@dataclass(frozen=True)
class JudgeOptions:
    """Who judges, as the user said it."""

    judge: str | None
    llm_base_url: str | None
    llm_max_calls: int
    llm_timeout: float
    llm_jobs: int
    llm_send_private: bool


def judge_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        (
            click.option(
                "--judge",
                callback=_known,
                metavar="nli:MODEL|llm:MODEL",
                help="Ask a model too, after the facts were compared; what they contradict stays "
                "contradicted. nli: a classifier of entailment as ONNX, its folder or its id in "
                "Hugging Face's cache (nothing is downloaded). llm: a language model; claims and "
                "the pages' text are sent to its endpoint.",
            ),
            click.option(
                "--llm-base-url",
                metavar="URL",
                help="OpenAI-compatible endpoint of --judge llm: (http://localhost:11434/v1, say); "
                "OpenAI's if not given. The key is taken from AUDITOR_LLM_API_KEY or "
                "OPENAI_API_KEY. It is asked directly, not through --proxy.",
            ),
            click.option(
                "--llm-max-calls",
                type=click.IntRange(1),
                default=1_000,
                show_default=True,
                help="Questions to it at most, retries counted: one or two a claim and page. What "
                "is left is not checked.",
            ),
            click.option(
                "--llm-timeout",
                type=click.FloatRange(0.1, 600),
                default=60.0,
                show_default=True,
                metavar="SECONDS",
                help="Time for one answer.",
            ),
            click.option(
                "--llm-jobs",
                type=click.IntRange(1, 64),
                default=4,
                show_default=True,
                help="Questions at the same time.",
            ),
            click.option(
                "--llm-send-private",
                is_flag=True,
                help="Send it pages of --allow-network too, when it is not on this machine.",
            ),
        )
    ):
        command = option(command)
    return command


def _known(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    kind, _, model = value.partition(":")
    if kind not in ("nli", "llm") or not model:
        raise click.BadParameter(f"{value!r} is neither nli:MODEL nor llm:MODEL")
    if kind == "llm" and not _MODEL.fullmatch(model):
        raise click.BadParameter("a model's name has no spaces or control characters")
    return value


@dataclass(frozen=True)
class Chosen:
    """A judge, how many pairs it may be asked at once, and whether children can judge as it does:
    they make the default judge."""

    judge: Judge
    at_once: int = 1
    in_children: bool = False


def build_chosen(
    options: JudgeOptions,
    pages: PrivatePages,
    stack: ExitStack,
    *,
    offline: bool = False,
    ca_bundle: Path | None = None,
) -> Chosen:
    """`pages` knows which came from a private network. Raises `ConfigError` for a judge that
    can't be had, and `UsageError` for one that would break the promise of --offline."""
    from auditor.support.judge import build_judge

    first = build_judge()
    kind, _, model = (options.judge or "").partition(":")
    if not kind:
        return Chosen(first, in_children=True)
    from auditor.support.second import SecondJudge

    if kind == "nli":
        from auditor.support.nli import load_entailment

        return Chosen(SecondJudge(first, load_entailment(model)))
    return _language_model(options, model, first, pages, stack, offline, ca_bundle)


def _language_model(
    options: JudgeOptions,
    model: str,
    first: FeatureJudge,
    pages: PrivatePages,
    stack: ExitStack,
    offline: bool,
    ca_bundle: Path | None,
) -> Chosen:
    from auditor.support.llm import PROMPT, SCHEMA, LanguageModel
    from auditor.support.second import SecondJudge
    from auditor.web.chat import Chat, ChatOptions
    from auditor.web.model_address import DEFAULT_URL, read_endpoint

    url, here = read_endpoint(options.llm_base_url or DEFAULT_URL)
    place = url.partition("://")[2]
    if offline and not here:
        raise click.UsageError(
            f"--offline and --judge llm: can't be used together: {place} is not on this machine."
        )
    key = next((os.environ[name] for name in _KEYS if os.environ.get(name)), "")
    if not key and not here:
        raise ConfigError(
            f"there is no key for {place}", f"Set {_KEYS[0]} in the environment (or {_KEYS[1]})."
        )
    chat = Chat(
        ChatOptions(
            model=model,
            url=url,
            key=key,
            timeout=options.llm_timeout,
            max_calls=options.llm_max_calls,
            ca_bundle=str(ca_bundle) if ca_bundle else None,
        ),
        SCHEMA,
    )
    open_to_all = here or options.llm_send_private
    reader = LanguageModel(
        f"llm:{model} at {place}, prompt {PROMPT}",
        chat,
        may_send=lambda page: open_to_all or not pages.is_private(page.url),
    )
    _announce(place, here, url)
    stack.callback(chat.close)
    stack.callback(_sum_up, chat)
    return Chosen(SecondJudge(first, reader), at_once=options.llm_jobs)


def _announce(place: str, here: bool, url: str) -> None:
    if here:
        return
    plain = " It is not encrypted." if url.startswith("http:") else ""
    console.remark(f"Claims and the text of the pages that they cite are sent to {place}.{plain}")


def _sum_up(chat: Chat) -> None:
    usage = chat.usage
    if usage.calls:
        console.remark(
            f"The model was asked {usage.calls:,} times: {usage.tokens_in:,} tokens in, "
            f"{usage.tokens_out:,} out, {usage.seconds:.0f} s of answering."
        )
