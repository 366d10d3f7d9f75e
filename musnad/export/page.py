"""The fields of an article as one text, with the way back: what annotation tools show."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.article import Article, Field
from musnad.messages import message

_ORDER: Final[tuple[Field, ...]] = ("title", "byline", "text")
_GAP: Final = "\n\n"


class Extent(NamedTuple):
    """Characters ``start`` (included) to ``end`` (excluded) of a page, in code points."""

    start: int
    end: int


class Page:
    """Title, byline and text of an article, a blank line between them; empty ones are left out.

    Every character of a field is one of the page, unchanged, so offsets differ by where the field
    begins and by nothing else.
    """

    def __init__(self, article: Article) -> None:
        self.text = ""
        self._fields: dict[Field, Extent] = {}
        for field in _ORDER:
            value: str = getattr(article, field)
            if not value:
                continue
            if self.text:
                self.text += _GAP
            self._fields[field] = Extent(len(self.text), len(self.text) + len(value))
            self.text += value

    def __getitem__(self, extent: Extent) -> str:
        return self.text[extent.start : extent.end]

    def extent(self, field: Field, start: int, end: int) -> Extent:
        """Where characters ``start`` to ``end`` of ``field`` stand in the page."""
        first = self._fields[field].start
        return Extent(first + start, first + end)

    def locate(self, extent: Extent) -> tuple[Field, int, int]:
        """The field an extent stands in, and its offsets there. Raises ValueError if in none."""
        for field, (first, last) in self._fields.items():
            if first <= extent.start < extent.end <= last:
                return field, extent.start - first, extent.end - first
        raise ValueError(
            message(
                "characters {start}–{end} are not inside one field",
                start=extent.start,
                end=extent.end,
            )
        )
