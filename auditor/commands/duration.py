"""Times as people write them: `90s`, `30m`, `12h`, `7d`, `0`."""

from __future__ import annotations

import re

import click

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_WRITTEN = re.compile(r"([0-9]{1,7})\s?([smhd])|0")
_LONGEST = 30 * 86_400  # after that the store forgets (`store.OLDEST`)


class Duration(click.ParamType[float]):
    """Seconds, at most thirty days."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        if isinstance(value, float):
            return value
        written = _WRITTEN.fullmatch(str(value).strip().lower())
        if written is None:
            self.fail(f"{value!r} is not a time such as 30m, 12h or 7d", param, ctx)
        seconds = float(int(written[1]) * _UNITS[written[2]]) if written[1] else 0.0
        if seconds > _LONGEST:
            self.fail("nothing is kept for longer than 30 days", param, ctx)
        return seconds


DURATION = Duration()
