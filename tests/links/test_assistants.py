"""The assistants' own sites: conversations, pages that they wrote, files given to them."""

from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from tests.links.reading import read, status


@pytest.mark.parametrize(
    "url",
    [
        "https://chatgpt.com/share/67aa-11",
        "https://chatgpt.com/c/67aa-11",
        "https://chatgpt.com/g/g-abc-tide-tables",
        "https://chat.openai.com/share/67aa-11",
        "https://chatgpt.com/s/t_67aa",
        "https://grok.com/share/bGVn",
        "https://x.com/i/grok/share/abc",
        "https://gemini.google.com/share/abc",
        "https://g.co/gemini/share/abc",
        "https://www.perplexity.ai/search/when-is-high-tide-abc",
        "https://www.perplexity.ai/page/tides-abc",
        "https://copilot.microsoft.com/shares/abc",
        "https://claude.ai/share/abc",
        "https://claude.ai/chat/abc",
        "https://claude.ai/public/artifacts/abc",
        "https://poe.com/s/abc",
        "https://chat.deepseek.com/share/abc",
        "https://www.kimi.com/share/abc",
        "https://kimi.moonshot.cn/share/abc",
        "https://chat.mistral.ai/chat/abc",
        "https://www.meta.ai/share/abc",
        "https://huggingface.co/chat/r/abc",
        "https://you.com/search/abc",
        "https://www.phind.com/search/abc",
        "https://www.doubao.com/thread/abc",
        "https://chat.qwen.ai/s/abc",
        "https://pi.ai/s/abc",
    ],
)
def test_what_an_assistant_said_is_no_source(url: str) -> None:
    assert status(url) is LinkStatus.CHAT_SHARE
    assert "assistant" in read(url).reason


@pytest.mark.parametrize(
    "url",
    [
        "https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/1/ab/paste.txt",
        "https://ppl-ai-file-upload.s3.us-west-2.amazonaws.com/x.pdf?X-Amz-Expires=1",
        "https://s3.amazonaws.com/ppl-ai-file-upload/x.pdf",
        "https://files.oaiusercontent.com/file-abc?se=2024",
        "https://sdmntprnorthcentralus.oaiusercontent.com/files/abc/raw",
        "https://claude.ai/api/abc/files/def/content",
        "https://assets.grok.com/users/abc/def/content",
    ],
)
def test_files_given_to_an_assistant_are_private(url: str) -> None:
    assert status(url) is LinkStatus.PRIVATE_UPLOAD


@pytest.mark.parametrize(
    "url",
    [
        "https://chatgpt.com/pricing",
        "https://claude.ai/login",
        "https://www.perplexity.ai/hub/blog/tides",
        "https://docs.mistral.ai/chat/tides",
        "https://huggingface.co/harbour/chat",
        "https://github.com/features/copilot",
        "https://help.openai.com/en/articles/1",
        "https://poe.com/login",
        "https://lh3.googleusercontent.com/abc",
        "https://harbour.s3.amazonaws.com/tides.pdf",
        "https://x.com/harbour/status/1",
        "https://you.com/about",
    ],
)
def test_the_firms_own_pages_are_left_to_the_fetch(url: str) -> None:
    assert status(url) is None
