"""What the readers of time expressions find.

Records are not compiled: see ``pyproject.toml``.
"""

from __future__ import annotations

from datetime import date

import msgspec

from musnad.article import Timex
from musnad.moments.calendars import UNKNOWN, Period


class Found(msgspec.Struct, frozen=True, gc=False):
    """A time expression: tokens ``first`` to ``stop``, the first less ``letters`` of clitics."""

    first: int
    stop: int
    type: Timex
    period: Period = UNKNOWN
    letters: int = 0
    #: The day meant, if it is one day or a time of it.
    day: date | None = None
