"""One run of ours, in a process of its own: what it was asked on standard input, the result on
standard output, both as JSON. `benchmarks.throughput` starts it.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from ipaddress import ip_network
from typing import TYPE_CHECKING

from auditor.model import Link, Span
from auditor.resolving import Resolving
from auditor.web.client import Client
from auditor.web.fetch import fetch_all
from auditor.web.fetcher import ClientOptions
from auditor.web.pace import Breaker, Pacer

if TYPE_CHECKING:
    from typing import Any

NO_LIMIT = 1_000_000


def unhurried() -> Pacer:
    """Politeness off."""
    return Pacer(at_once=NO_LIMIT, burst=NO_LIMIT, per_second=NO_LIMIT)


def run(order: dict[str, Any]) -> dict[str, Any]:
    """`wall` and `cpu` in seconds, from building the client to the last result; `peak` in MB."""
    began, worked = time.perf_counter(), time.process_time()
    options = ClientOptions(
        timeout=order["timeout"],
        read_timeout=order["timeout"],
        allow_networks=(ip_network("127.0.0.0/8"),),
        ca_bundle=order["ca_bundle"],
    )
    outcomes: Counter[str] = Counter()
    size = 0
    with Client(
        options, pacer=unhurried(), addresses=unhurried(), breaker=Breaker(after=NO_LIMIT)
    ) as client:
        if order["read"]:
            links = {url: Link(url, url, Span(0, len(url))) for url in order["urls"]}
            for _, fetched, seen in Resolving(client, jobs=order["jobs"])(links):
                size += len(fetched.body)
                outcomes[str(seen.status)] += 1
        else:
            for _, fetched in fetch_all(client, order["urls"], jobs=order["jobs"]):
                size += len(fetched.body)
                outcomes[str(fetched.failure.kind if fetched.failure else fetched.status)] += 1
    return {
        "wall": time.perf_counter() - began,
        "cpu": time.process_time() - worked,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "outcomes": dict(outcomes),
        "size": size,
    }


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
