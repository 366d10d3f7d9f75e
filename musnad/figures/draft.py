"""A figure while it is read: tokens instead of offsets, parts still open."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.article import Modifier
from musnad.lexicon.numerals import Amount


@dataclass(slots=True)
class Draft:
    """Tokens ``first`` to ``stop``, the first less ``letters`` of clitics, and what they state."""

    first: int
    stop: int
    letters: int
    low: Amount | None
    high: Amount | None
    mod: Modifier = "exact"
    unit: str = ""
    #: The unit is a counted noun, which a bare number after it may share.
    noun: bool = False
    #: No unit was found, but one may be understood.
    bare: bool = False
    #: The first token of the number itself, without what stands before it.
    own: int = field(init=False)

    def __post_init__(self) -> None:
        self.own = self.first

    def negate(self) -> None:
        """Turn the value round: it lies below zero."""
        low, high = self.low, self.high
        self.low = -high if high is not None else None
        self.high = -low if low is not None else None

    def bound(self, group: str) -> None:
        """Open the value as a modifier of ``group`` (approx, at_least, at_most, others) does."""
        if group == "at_least":
            self.high, self.mod = None, "at_least"
        elif group == "at_most":
            self.low, self.mod = None, "at_most"
        elif group == "approx":
            self.mod = "approx"
