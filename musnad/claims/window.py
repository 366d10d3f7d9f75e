"""Which articles can be compared with those that are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from musnad.claims.model import Telling


def dated(
    tellings: Iterable[Telling], fresh: Collection[str] | None, days: int
) -> Iterator[tuple[date, Telling]]:
    """The articles with a day, each once, that are so many ``days`` at most from a fresh one.

    ``fresh`` are keys, None all; articles without a day are compared with none.
    """
    known = [
        (telling.day, telling)
        for telling in {telling.key: telling for telling in tellings}.values()
        if telling.day is not None
    ]
    wanted = {day for day, telling in known if fresh is None or telling.key in fresh}
    near = {
        day
        for day in {day for day, _ in known}
        if any(abs((day - other).days) <= days for other in wanted)
    }
    return ((day, telling) for day, telling in known if day in near)
