"""Builds examples/answer.warc.gz, the capture that `make demo` replays.

    python examples/build_capture.py [OUT.warc.gz]

The sites are invented and the pages are ours (examples/pages/): nothing is fetched.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timezone
from pathlib import Path

from auditor.model import Fetched, Hop
from auditor.web.archive import Wayback
from auditor.web.warc import record

HERE = Path(__file__).parent
FETCHED_AT = datetime(2024, 3, 15, 9, 30, tzinfo=timezone.utc)
HTML = (("content-type", "text/html; charset=utf-8"),)
DEAD = "https://courrier-des-iles.fr/1995/09/dernier-gardien.html"
MOVED = "http://marees-kerlanec.fr/horaires.php?port=kerlanec"

# URL -> status, page, further headers
PAGES: dict[str, tuple[int, str, tuple[tuple[str, str], ...]]] = {
    "https://patrimoine-kerlanec.fr/phare/histoire": (200, "histoire.html", ()),
    "https://patrimoine-kerlanec.fr/phare/tour": (200, "tour.html", ()),
    "https://feux-et-portees.fr/kerlanec": (200, "feux.html", ()),
    "https://cuisine-armor.fr/recettes/far-breton": (200, "recette.html", ()),
    DEAD: (404, "erreur404.html", ()),
    "https://kerlanec-tourisme.fr/dossiers/electrification-des-phares": (
        200,
        "introuvable.html",
        (),
    ),
    "https://atlantic-lights.org/lighthouses/kerlanec": (200, "lighthouse.html", ()),
    "https://archives-maritimes.org/fonds/le-goff/plans": (
        403,
        "attente.html",
        (("cf-mitigated", "challenge"),),
    ),
    MOVED: (200, "marees.html", ()),
}


class Scripted:
    """A fetcher that reads from examples/pages/ and knows one redirect and one archived copy."""

    def fetch(self, url: str) -> Fetched:
        if "/wayback/available" in url:
            return self._found(url, 200, self._archived(), (("content-type", "application/json"),))
        status, name, headers = PAGES[url]
        body = (HERE / "pages" / name).read_bytes()
        hops: tuple[Hop, ...] = (Hop(url, status),)
        if url == MOVED:
            target = "https://marees-kerlanec.fr/annuaire/ile-de-kerlanec/"
            hops = (
                Hop(url, 301, target),
                Hop(target, status),
            )
        return Fetched(url, hops, status, (*HTML, *headers), body, fetched_at=FETCHED_AT)

    def _found(
        self, url: str, status: int, body: bytes, headers: tuple[tuple[str, str], ...]
    ) -> Fetched:
        hops = (Hop(url, status),)
        return Fetched(url, hops, status, headers, body, fetched_at=FETCHED_AT)

    def _archived(self) -> bytes:
        copy = {
            "status": "200",
            "available": True,
            "url": f"http://web.archive.org/web/20030611204500/{DEAD}",
            "timestamp": "20030611204500",
        }
        return json.dumps({"url": DEAD, "archived_snapshots": {"closest": copy}}).encode()


def build(out: Path) -> None:
    with record(Scripted(), out) as fetcher:
        for url in PAGES:
            fetcher.fetch(url)
        fetcher.fetch(Wayback().nearest_question(DEAD))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "answer.warc.gz")
