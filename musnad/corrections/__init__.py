"""Corrections by annotators, read back from the tools that the exports went to.

One module a tool. Each yields the documents in order: a Correction, or an InputError for one that
cannot be read back, after which the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

from musnad.article import Article
from musnad.characters import to_json
from musnad.corrections.gold import Gold
from musnad.errors import InputError

__all__ = ["Correction", "write"]


class Correction(NamedTuple):
    """An article with its annotation as corrected."""

    article: Article
    gold: Gold


def write(
    corrections: Iterable[Correction | InputError], gold: BinaryIO, articles: BinaryIO
) -> list[InputError]:
    """Write annotations and articles as the JSON lines that ``score.py`` reads.

    What could not be read back is returned, not written.
    """
    errors = []
    for correction in corrections:
        if isinstance(correction, InputError):
            errors.append(correction)
            continue
        gold.write(to_json(correction.gold) + b"\n")
        articles.write(to_json(correction.article) + b"\n")
    return errors
