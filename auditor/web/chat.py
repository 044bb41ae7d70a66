"""A language model behind an OpenAI-compatible endpoint: one question in, a `Reply` out.

The openai client speaks the protocol; how long it may take, how much may come back, how often it is
asked and what happens to the key is decided here. No redirect is followed, no proxy or setting of
the environment is used, and nothing the endpoint says in an error is repeated: it may hold the key.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from auditor.errors import ConfigError
from auditor.model import Reply
from auditor.web.fetcher import USER_AGENT
from auditor.web.model_address import DEFAULT_URL
from auditor.web.retry import STATUSES, seconds_asked
from auditor.web.tls import tls_context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MAX_RESPONSE = 1_000_000
_MAX_TOKENS = 600
"""Of an answer: a label and 300 characters need 200; some scripts take three tokens a character."""

_TRIES = 3
_LONGEST_WAIT = 30.0
"""Seconds that an endpoint may ask us to wait before the next try; who asks for more has failed."""

_BASE = 1.0
_GRACE = 5.0
"""Seconds until a call that was left behind ends by itself, if nothing drips."""

_GIVE_UP = 5
"""Failures in a row after which an endpoint is not asked any more: time and money for nothing."""

_WORDS = {
    401: "it does not accept the key",
    402: "it asks for payment",
    403: "it does not allow this",
    404: "it knows no such model or address",
    413: "the page is too long for it",
    429: "it has had too many questions",
}
_FOR_GOOD = frozenset([401, 402, 403, 404])
"""What no later question will change."""


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """`key` is "" where the endpoint wants none. Times in seconds."""

    model: str
    url: str = DEFAULT_URL
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    max_calls: int = 1_000
    ca_bundle: str | None = None


@dataclass
class Usage:
    """What was asked so far. Tokens are what the endpoint says they were."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0


class _StatusError(Exception):
    def __init__(self, status: int, retry_after: str) -> None:
        super().__init__(status)
        self.status, self.retry_after = status, retry_after


class _UnfitError(Exception):
    """A response that is none; the text says why."""


class _LateError(Exception):
    """The whole of a call took too long."""


class Chat:
    """Safe to share between threads; close it when done. A call never raises: what went wrong is a
    `Reply`'s failure."""

    def __init__(
        self,
        options: ChatOptions,
        schema: Mapping[str, Any],
        *,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        """Raises `ConfigError` where the openai client is not installed."""
        self.options = options
        self.usage = Usage()
        self._format: dict[str, Any] | None = {
            "type": "json_schema",
            "json_schema": {"name": "verdict", "strict": True, "schema": dict(schema)},
        }
        self._sleep = sleep
        self._now = now
        self._lock = threading.Lock()
        self._failures = 0
        self._over = ""
        self._client = _client(options)

    def __call__(self, instructions: str, question: str) -> Reply:
        began = time.monotonic()
        failure = ""
        for attempt in range(_TRIES):
            refusal = self._begin()
            if refusal:
                return Reply(failure=failure or refusal)
            form = self._format
            try:
                text = _within(
                    self.options.timeout, partial(self._ask_once, instructions, question, form)
                )
            except _StatusError as error:
                if error.status in (400, 422) and form is not None:
                    self._format = None  # not every endpoint knows it
                    continue
                failure = _told(error.status)
                wait = seconds_asked(error.retry_after, self._now())
                if error.status not in STATUSES or (wait or 0.0) > _LONGEST_WAIT:
                    return self._failed(failure, for_good=error.status in _FOR_GOOD)
            except (_UnfitError, _LateError) as error:
                return self._failed(str(error))
            except Exception as error:  # noqa: BLE001  the client's, and those of what it is built on
                failure, wait = f"the endpoint could not be asked ({type(error).__name__})", None
            else:
                self._worked(time.monotonic() - began)
                return Reply(text)
            if attempt + 1 < _TRIES:
                self._sleep(_BASE * 2**attempt if wait is None else wait)
        return self._failed(failure or "the endpoint refuses the question")

    def close(self) -> None:
        self._client.close()

    def _begin(self) -> str:
        """Counts a call, or says why there is to be none."""
        with self._lock:
            if self._over:
                return self._over
            if self.usage.calls >= self.options.max_calls:
                return (
                    f"its budget of {self.options.max_calls:,} calls is used up (--llm-max-calls)"
                )
            self.usage.calls += 1
            return ""

    def _failed(self, failure: str, *, for_good: bool = False) -> Reply:
        with self._lock:
            self._failures += 1
            if for_good:
                self._over = failure
            elif self._failures >= _GIVE_UP:
                self._over = (
                    f"it failed {_GIVE_UP} times in a row, and is not asked any more: {failure}"
                )
        return Reply(failure=failure)

    def _worked(self, seconds: float) -> None:
        with self._lock:
            self._failures = 0
            self.usage.seconds += seconds

    def _ask_once(self, instructions: str, question: str, form: dict[str, Any] | None) -> str:
        """The model's words. Raises `_StatusError`, `_UnfitError`, or what the client raises."""
        extra = {} if form is None else {"response_format": form}
        try:
            with self._client.chat.completions.with_streaming_response.create(
                model=self.options.model,
                messages=[
                    {"role": "system", "content": instructions},
                    {"role": "user", "content": question},
                ],
                temperature=0,
                max_tokens=_MAX_TOKENS,
                **extra,
            ) as response:
                data = _capped(response.iter_bytes())
        except Exception as error:
            if isinstance(error.__cause__, _StatusError):  # some versions wrap what a hook raises
                raise error.__cause__ from None
            raise
        return self._read(data)

    def _read(self, data: bytes) -> str:
        try:
            value = json.loads(data)
            choice = value["choices"][0]
            content, finished = choice["message"]["content"], choice.get("finish_reason")
            usage = value.get("usage") or {}
            self._count(usage.get("prompt_tokens"), usage.get("completion_tokens"))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            raise _UnfitError("the endpoint does not speak the protocol") from None
        if finished == "length":
            raise _UnfitError("its answer was cut off")
        if not isinstance(content, str):
            raise _UnfitError("it gave no answer")
        return content

    def _count(self, tokens_in: object, tokens_out: object) -> None:
        with self._lock:
            self.usage.tokens_in += _plausible(tokens_in)
            self.usage.tokens_out += _plausible(tokens_out)


def _client(options: ChatOptions) -> Any:
    try:
        import openai
    except ImportError:
        raise ConfigError(
            "--judge llm: needs the openai client", "Install it: pip install 'auditor[llm]'"
        ) from None
    http = openai.DefaultHttpxClient(
        trust_env=False,
        follow_redirects=False,
        verify=tls_context(options.ca_bundle),
        timeout=options.timeout + _GRACE,
        headers={"Accept-Encoding": "identity"},
        event_hooks={"response": [_refuse_unfit]},
    )
    client = openai.OpenAI(
        api_key=options.key or "none",
        base_url=options.url,
        http_client=http,
        max_retries=0,
        default_headers={"User-Agent": USER_AGENT},
    )
    client.organization = client.project = None  # of the environment, and for another endpoint
    return client


def _refuse_unfit(response: Any) -> None:
    """Before any of the body is read: that of an error could have any length."""
    if response.status_code != 200:
        raise _StatusError(response.status_code, response.headers.get("retry-after", ""))
    if response.headers.get("content-encoding", "identity") != "identity":
        raise _UnfitError("the endpoint packs its answer, which it was asked not to")


def _capped(chunks: Iterable[bytes]) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > _MAX_RESPONSE:
            raise _UnfitError("its answer is longer than any answer")
    return bytes(data)


def _within(seconds: float, work: Callable[[], str]) -> str:
    """What `work` gives or raises; `_LateError` when it takes longer. A socket's own time limit
    starts again with every byte, so that what drips takes for ever: it is left behind."""
    done: queue.Queue[tuple[str, BaseException | None]] = queue.Queue(1)

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001  raised again where it is waited for
            done.put(("", error))

    threading.Thread(target=run, name="auditor-model", daemon=True).start()
    try:
        text, error = done.get(timeout=seconds)
    except queue.Empty:
        raise _LateError(f"it took longer than {seconds:g} s") from None
    if error is not None:
        _raise(error)
    return text


def _raise(error: BaseException) -> NoReturn:
    raise error


def _told(status: int) -> str:
    words = _WORDS.get(status, "it redirects" if 300 <= status < 400 else "it failed")
    return f"{words} (status {status})"


def _plausible(count: object) -> int:
    return count if isinstance(count, int) and 0 <= count < 10_000_000 else 0
