"""Cells of CSV files that spreadsheets take for text and never for a formula."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet could run it.

    The reverse: a cell that is apostrophes followed by one of ``= + - @``, tab or carriage return
    loses its first apostrophe. Text that looks guarded already gets one more, so nothing is lost.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text
