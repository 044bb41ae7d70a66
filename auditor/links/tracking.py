"""Parameters that say where a visitor came from, and never which page is asked for.

Own list, from what the services document: Google Analytics and Ads (utm_*, gclid, _gl ...:
support.google.com/analytics/answer/10917952, .../google-ads/answer/9744275), Meta (fbclid,
mibextid), Microsoft Advertising (msclkid), Matomo (mtm_*, pk_*: matomo.org/faq, "campaign
tracking"), HubSpot (_hs*, __hs*, hsa_*), Mailchimp (mc_*id), Marketo (mkt_tok), Adobe and AT
Internet (xtor, at_*), comScore (ns_*), and the shops' and networks' own pages on share links.
`ref` and `source` select content on many sites and stay, except where a site documents them.
"""

from __future__ import annotations

from auditor.links.address import host_keys

_PREFIXES = ("utm_", "mtm_", "piwik_", "hsa_", "_hs", "__hs", "oly_", "vero_", "amp_js")
_NAMES = frozenset(
    (
        *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid"),
        *("srsltid", "_ga", "_gl", "_gac", "fbclid", "fb_action_ids", "fb_action_types"),
        *("mibextid", "igshid", "igsh", "msclkid", "yclid", "ysclid", "_openstat", "twclid"),
        *("ttclid", "li_fat_id", "epik", "sccid", "rdt_cid", "mc_cid", "mc_eid", "mkt_tok"),
        *("hsctatracking", "_kx", "ml_subscriber", "ml_subscriber_hash", "wickedid", "cjevent"),
        *("irclickid", "zanpid", "xtor", "at_medium", "at_campaign", "at_campaign_type"),
        *(
            "at_format",
            "at_link_id",
            "at_link_type",
            "at_link_origin",
            "at_ptr_name",
            "at_bbc_team",
        ),
        # Matomo's old names one by one: `pk_id` may be a primary key.
        *("pk_campaign", "pk_cpn", "pk_kwd", "pk_keyword", "pk_source", "pk_medium"),
        *("pk_content", "pk_cid", "pk_group", "pk_placement", "pk_vid"),
        *("ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "wt.mc_id"),
        *("wt_mc", "ref_src", "ref_url", "guccounter", "guce_referrer", "guce_referrer_sig"),
    )
)
_BY_HOST = {
    "youtube.com": frozenset(("si", "feature", "pp", "ab_channel")),
    "youtu.be": frozenset(("si", "feature")),
    "spotify.com": frozenset(("si", "nd", "context")),
    "wikipedia.org": frozenset(("wprov",)),
    "wikimedia.org": frozenset(("wprov",)),
    "twitter.com": frozenset(("s", "t")),
    "x.com": frozenset(("s", "t")),
    "linkedin.com": frozenset(("trk", "trackingid", "lipi", "refid", "rcm")),
    "amazon.*": frozenset(("ref", "ref_", "qid", "sr", "sprefix", "crid", "dib", "dib_tag")),
    "imdb.com": frozenset(("ref_",)),
    "nytimes.com": frozenset(("smid", "smtyp")),
    "theguardian.com": frozenset(("cmp",)),
    "tiktok.com": frozenset(("_r", "_t", "is_from_webapp", "sender_device")),
    "reddit.com": frozenset(("share_id", "rdt")),
    "bilibili.com": frozenset(("spm_id_from", "vd_source")),
}
# Twitter's `s` and `t` mark a shared post; on a search page `s` would be something else.
_POSTS_ONLY = frozenset(("twitter.com", "x.com"))
_ASSISTANTS = frozenset(("grok.com", "chatgpt.com", "chat.openai.com", "perplexity.ai"))


def without_tracking(host: str, path: str, query: str) -> str:
    """The query without the parameters that only track; the others as they are, in order."""
    if not query:
        return query
    own = _own_names(host, path)
    params = query.split("&")
    kept = [param for param in params if not _tracks(param, own)]
    return query if len(kept) == len(params) else "&".join(kept)


def _own_names(host: str, path: str) -> frozenset[str]:
    for key in host_keys(host):
        if key in _BY_HOST:
            return frozenset() if key in _POSTS_ONLY and "/status/" not in path else _BY_HOST[key]
    return frozenset()


def _tracks(param: str, own: frozenset[str]) -> bool:
    name, _, value = param.partition("=")
    name = name.lower().removeprefix("amp;")
    if name in _NAMES or name in own or name.startswith(_PREFIXES):
        return True
    return name == "referrer" and value.lower().removeprefix("https://") in _ASSISTANTS
