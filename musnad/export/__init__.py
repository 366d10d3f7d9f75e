"""Readings to the outside, one module a format.

Every module has ``write(entries, target)``. Where its ``INTO`` is "stream", the target is an open
binary file; where it is "file" or "folder", the path of one that does not exist yet. Entries are
taken one by one and never held all at once.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.article import Article, Reading

__all__ = ["Entry"]


class Entry(NamedTuple):
    """An article with what was read in it."""

    article: Article
    reading: Reading
