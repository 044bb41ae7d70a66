"""Addresses on the assistants' own sites: conversations, pages they wrote, their users' uploads.

Own list, from the services' share links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.links.address import host_keys
from auditor.links.judgement import Judgement
from auditor.model import LinkStatus

if TYPE_CHECKING:
    from auditor.links.address import Address

_CONVERSATION = Judgement(
    LinkStatus.CHAT_SHARE, "it is a conversation with an assistant", "conversation"
)
_WRITTEN = Judgement(LinkStatus.CHAT_SHARE, "it is a page that an assistant wrote", "written_page")
_UPLOAD = Judgement(
    LinkStatus.PRIVATE_UPLOAD,
    "it is in the store where an assistant keeps private files",
    "assistants_store",
)

_ROWS = (
    (
        "chatgpt.com chat.openai.com",
        r"/(?:[a-z]{2}-[A-Z]{2}/)?(?:share|c|g|s|gg)/.+",
        _CONVERSATION,
    ),
    ("chatgpt.com chat.openai.com", r"/(?:canvas/shared|codex/tasks)/.+", _WRITTEN),
    ("chatgpt.com chat.openai.com", r"/backend-api/.+", _UPLOAD),
    ("grok.com grok.x.ai", r"/(?:share|chat|c|project)/.+", _CONVERSATION),
    ("x.com twitter.com", r"/i/grok(?:/.*)?", _CONVERSATION),
    ("gemini.google.com", r"/(?:u/\d/)?(?:share|app|gem|gems)/.+", _CONVERSATION),
    ("bard.google.com", r"/(?:share|chat)/.+", _CONVERSATION),
    ("g.co", r"/(?:gemini|bard)/share/.+", _CONVERSATION),
    ("aistudio.google.com", r"/(?:app/|u/\d/)?prompts/.+", _CONVERSATION),
    ("notebooklm.google.com", r"/notebook/.+", _CONVERSATION),
    ("perplexity.ai", r"/(?:search|thread)/.+", _CONVERSATION),
    ("perplexity.ai", r"/(?:page|discover|artifacts|apps)/.+", _WRITTEN),
    ("copilot.microsoft.com", r"/(?:shares|chats|sl)/.+", _CONVERSATION),
    ("copilot.cloud.microsoft m365.cloud.microsoft", r"/chat/.+", _CONVERSATION),
    ("bing.com", r"/chat(?:/.*)?", _CONVERSATION),
    ("github.com", r"/copilot/(?:share|c|r)/.+", _CONVERSATION),
    ("claude.ai", r"/(?:share|chat|project)/.+", _CONVERSATION),
    ("claude.ai", r"/(?:public/)?artifacts/.+", _WRITTEN),
    ("claude.site claude.ai", r"/(?:public/)?artifacts/.+", _WRITTEN),
    ("claude.ai", r"/api/.+", _UPLOAD),
    ("poe.com", r"/(?:s|chat)/.+", _CONVERSATION),
    ("chat.deepseek.com", r"/(?:share|a/chat)/.+", _CONVERSATION),
    ("kimi.com kimi.ai kimi.moonshot.cn", r"/(?:share|chat)/.+", _CONVERSATION),
    ("chat.mistral.ai", r"/(?:chat|share|shared)/.+", _CONVERSATION),
    ("meta.ai", r"/(?:share|c|s|t|prompt)/.+", _CONVERSATION),
    ("huggingface.co hf.co", r"/chat/(?:r|conversation)/.+", _CONVERSATION),
    ("you.com", r"/(?:search|chat|share|c)/.+", _CONVERSATION),
    ("phind.com", r"/(?:search|agent|chat|share)/.+", _CONVERSATION),
    ("doubao.com", r"/(?:thread|chat|share)/.+", _CONVERSATION),
    ("chat.qwen.ai chat.qwenlm.ai qwen.ai", r"/(?:s|c|share)/.+", _CONVERSATION),
    ("tongyi.aliyun.com tongyi.com qianwen.com", r"/(?:.{1,40}/)?share/?.*", _CONVERSATION),
    ("yuanbao.tencent.com", r"/(?:sh|share|bot/.{1,20}/share)/.+", _CONVERSATION),
    ("yiyan.baidu.com", r"/share/.+", _CONVERSATION),
    ("chatglm.cn chat.z.ai", r"/(?:share|s|c|space)/.+", _CONVERSATION),
    ("pi.ai", r"/(?:s|talk|share)/.+", _CONVERSATION),
    ("character.ai", r"/(?:chat|share)/.+", _CONVERSATION),
    ("lmarena.ai", r"/(?:c|share)/.+", _CONVERSATION),
    ("t3.chat monica.im manus.im venice.ai", r"/(?:share|chat)/.+", _CONVERSATION),
    ("sharegpt.com shareg.pt", r"/.+", _CONVERSATION),
    ("felo.ai", r"/(?:[a-z]{2}(?:-[A-Za-z]+)?/)?search/.+", _CONVERSATION),
    ("iask.ai", r"/(?:q|ask)/.+", _CONVERSATION),
    ("genspark.ai", r"/(?:spark|agents|autopilotagent_viewer)(?:/.*)?", _WRITTEN),
    ("oaiusercontent.com", r"/.*", _UPLOAD),
    ("claudeusercontent.com", r"/.*", _UPLOAD),
    ("contribution.usercontent.google.com", r"/.*", _UPLOAD),
    ("generativelanguage.googleapis.com", r"/v\d\w{0,8}/files/.+", _UPLOAD),
    ("assets.grok.com", r"/users/.+", _UPLOAD),
)
# Buckets: the host begins with the service's name and ends with the store's.
_BUCKETS = re.compile(
    r"ppl-ai-(?:file-upload|code-interpreter-files)\.s3[a-z0-9.\-]{0,40}\.amazonaws\.com"
    r"|(?:file-?service-?uploads?\w{0,20}|oaidalleapi\w{0,20})\.blob\.core\.windows\.net"
    r"|prod-chat-kimi\.tos-[a-z0-9\-]{1,30}\.volces\.com"
)
_BUCKET_IN_PATH = re.compile(r"/ppl-ai-file-upload/.+")
_SITES: dict[str, list[tuple[str, Judgement]]] = {}
for _hosts, _path, _judgement in _ROWS:
    for _host in _hosts.split():
        _SITES.setdefault(_host, []).append((_path, _judgement))


def on_assistants_site(address: Address) -> Judgement | None:
    """Whether what opens there was made in a conversation, or is a file given to one."""
    host = address.host
    for key in host_keys(host):
        for path, judgement in _SITES.get(key, ()):
            if re.fullmatch(path, address.path, re.DOTALL):
                return judgement
    if host.endswith((".amazonaws.com", ".windows.net", ".volces.com")) and (
        _BUCKETS.fullmatch(host) or _BUCKET_IN_PATH.match(address.path)
    ):
        return _UPLOAD
    return None
