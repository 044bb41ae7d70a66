"""A web archive on loopback with the Wayback Machine's interfaces: availability, CDX, copies.

    archive = Archive({"http://a.example/x": [("20200102030405", 200, page("It was so."))]})
    with serve(archive) as site: ...

`trouble` maps the beginning of a path to what is answered in its place.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.servers import Reply, Request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Visit = tuple[str, int, Reply]
"""Time stamp, what the site answered, and what the copy shows."""


@dataclass
class Archive:
    pages: Mapping[str, Sequence[Visit]]
    trouble: Mapping[str, Reply] = field(default_factory=dict)

    def __call__(self, request: Request) -> Reply:
        for path, reply in self.trouble.items():
            if request.path.startswith(path):
                return reply
        path, _, query = request.path.partition("?")
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        if path == "/wayback/available":
            return _json(self._nearest(request, asked["url"], asked.get("timestamp")))
        if path == "/cdx/search/cdx":
            return _json(self._rows(asked))
        return self._copy(request.path)

    def _nearest(self, request: Request, url: str, when: str | None) -> object:
        good = [visit for visit in self.pages.get(url, ()) if visit[1] == 200]
        if not good:
            return {"url": url, "archived_snapshots": {}}
        stamp = (
            min(good, key=lambda visit: abs(int(visit[0]) - int(when)))[0] if when else max(good)[0]
        )
        copy = f"http://{request.headers['host']}/web/{stamp}/{url}"
        closest = {"available": True, "url": copy, "timestamp": stamp, "status": "200"}
        return {"url": url, "archived_snapshots": {"closest": closest}}

    def _rows(self, asked: Mapping[str, str]) -> list[list[str]]:
        def matches(url: str) -> bool:
            if asked["matchType"] == "prefix":
                return url.partition("://")[2].startswith(asked["url"])
            if asked["matchType"] == "host":
                return urlsplit(url).hostname == asked["url"]
            return url == asked["url"]

        only = asked.get("filter", "").removeprefix("statuscode:")
        rows = [
            [stamp, url, str(status), "text/html", "DIGEST"]
            for url, visits in sorted(self.pages.items())
            for stamp, status, _ in visits
            if matches(url) and only in ("", str(status))
        ]
        if asked.get("collapse") == "urlkey":
            rows = list({row[1]: row for row in reversed(rows)}.values())[::-1]
        rows = rows[: int(asked["limit"])]
        return [asked["fl"].split(","), *rows] if rows else []

    def _copy(self, path: str) -> Reply:
        _, _, stamp, url = path.split("/", 3)
        for taken, _, reply in self.pages.get(url, ()):
            if stamp == f"{taken}id_":
                return reply
        return Reply(404)


def _json(value: Any) -> Reply:
    return Reply(headers=(("Content-Type", "application/json"),), body=json.dumps(value).encode())
