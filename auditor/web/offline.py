"""The fetcher that fetches nothing."""

from __future__ import annotations

from auditor.model import Failure, FailureKind, Fetched


class Offline:
    """Answers every URL with FailureKind.OFFLINE."""

    def fetch(self, url: str) -> Fetched:
        return Fetched(url, failure=Failure(FailureKind.OFFLINE, "nothing is fetched offline"))
