"""Readings to the outside, one module a format.

Every module has ``write(source, target)``. The source is articles with their readings, taken one by
one and never held all at once, or for a few (see ``formats``) the ledger's tables. Where ``INTO``
is "stream", the target is an open binary file; where it is "file" or "folder", the path of one that
does not exist yet.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from musnad.article import Article, Reading

__all__ = ["Entry", "part_of"]


class Entry(NamedTuple):
    """An article with what was read in it."""

    article: Article
    reading: Reading


def part_of(path: Path) -> Path:
    """The name a file or folder has while it is being written."""
    return path.with_name(path.name + ".part")
