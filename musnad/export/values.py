"""The values of figures and moments in one line, as annotators read and type them.

10..20 شخص      100.. مستوطن      ..15 %      5 طن
2024-05 2024-05-01..2024-06-01      P3D      - 2024-05-01..
"""

from __future__ import annotations

import re
from math import inf
from typing import Final, NamedTuple

from musnad.article import Figure, Moment
from musnad.messages import message

_NUMBER: Final = r"-?\d++(?:\.\d++)?(?:[eE][+-]?\d++)?"
_FIGURE: Final = re.compile(
    rf"(?P<low>{_NUMBER})?(?P<range>\.\.)?(?P<high>{_NUMBER})?(?: +(?P<unit>.*))?", re.ASCII
)
_DAY: Final = r"[\d-]*"
_MOMENT: Final = re.compile(rf"(?P<value>\S+)(?: +(?P<from>{_DAY})\.\.(?P<to>{_DAY}))?", re.ASCII)
_NONE: Final = "-"


class FigureValue(NamedTuple):
    low: float | None
    high: float | None
    unit: str


class MomentValue(NamedTuple):
    value: str
    from_: str
    to: str


def figure_note(figure: Figure) -> str:
    """Lowest and highest value, or the one that both are, and the unit."""
    low, high = _digits(figure.low), _digits(figure.high)
    value = low if low == high and low else f"{low}..{high}"
    return f"{value} {figure.unit}" if figure.unit else value


def read_figure(note: str) -> FigureValue:
    """Raises ValueError if ``note`` is no value of a figure."""
    found = _FIGURE.fullmatch(note.strip())
    if not found or not (found["range"] or found["low"]) or (found["high"] and not found["range"]):
        raise ValueError(message("{note!r} is no value like 10..20 شخص, 100.. or 15 %", note=note))
    low = _number(found["low"])
    high = _number(found["high"]) if found["range"] else low
    if inf in (low, high):
        raise ValueError(message("{note!r} is too large a number", note=note[:40]))
    return FigureValue(low, high, found["unit"] or "")


def moment_note(moment: Moment) -> str:
    """The TIMEX3 value, and the first day and the day after the last if the article tells them."""
    value = moment.value or _NONE
    return f"{value} {moment.from_}..{moment.to}" if moment.from_ or moment.to else value


def read_moment(note: str) -> MomentValue:
    """Raises ValueError if ``note`` is no value of a moment."""
    found = _MOMENT.fullmatch(note.strip())
    if not found:
        raise ValueError(
            message("{note!r} is no value like 2024-05 2024-05-01..2024-06-01, P3D or -", note=note)
        )
    value = "" if found["value"] == _NONE else found["value"]
    return MomentValue(value, found["from"] or "", found["to"] or "")


def _digits(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")


def _number(digits: str | None) -> float | None:
    return float(digits) if digits else None
