"""Looking names up when nothing can be looked up."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable
from auditor.web.guard import Guard
from auditor.web.names import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.web.guard import AddressInfo


def test_a_network_that_is_down_is_not_asked_for_every_one_of_a_thousand_names() -> None:
    asked: list[str] = []

    def unplugged(host: str, port: int) -> Sequence[AddressInfo]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    names = Names(Guard(resolver=unplugged))
    kinds = set()
    for number in range(1000):
        with pytest.raises(Unfetchable) as caught:
            names.resolve(f"site-{number}.org", 443, 5.0)
        kinds.add(caught.value.failure.kind)
    assert kinds == {FailureKind.DNS}, "nothing was learnt about the hosts themselves"
    assert len(asked) < 30
