"""Words of an article with what stands around them, without reading the whole of it."""

from __future__ import annotations

from typing import Final

import msgspec

#: So many characters are shown on either side of what is quoted.
AROUND: Final = 140


class Quoted(msgspec.Struct, frozen=True):
    """``words`` as they stand in an article, with some of the text before and after them.

    What is left out of the text stands as «…».
    """

    before: str
    words: str
    after: str


def quoted_columns(field: str, start: str, end: str, article: str) -> str:
    """The SQL of three columns that ``quoted`` takes, for a place in ``article``."""
    whole = (
        f"CASE {field} WHEN 'title' THEN {article}.title WHEN 'byline' THEN {article}.byline "
        f"ELSE {article}.text END"
    )
    return (
        f"substr({whole}, max(1, {start} - {AROUND}), min({start}, {AROUND} + 1)), "
        f"substr({whole}, {start} + 1, {end} - {start}), "
        f"substr({whole}, {end} + 1, {AROUND} + 1)"
    )


def quoted(before: str, words: str, after: str) -> Quoted:
    """What ``quoted_columns`` selects, cut where a word ends."""
    if len(before) > AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return Quoted(before, words, after)
