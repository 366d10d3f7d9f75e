"""The words of a statement, for formats that hold them as one string."""

from __future__ import annotations

from musnad.article import Statement

#: Between the contents of a statement that has several.
GAP = " … "


def said(statement: Statement) -> str:
    """What was said, each content exactly as in the article."""
    return GAP.join(content.text for content in statement.contents)
