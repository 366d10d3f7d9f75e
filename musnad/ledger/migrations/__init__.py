"""From one format of the ledger to the next: SQL statements by the format they start from.

A migration is never changed once it was released; ``tests/ledger/formats`` keeps a ledger of every
format, and each is brought to the newest one. ``folded`` is at hand in SQL: a word folded.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files


def _statements(file: str) -> Sequence[str]:
    """The statements of a file of this folder, each ending its last line with a semicolon."""
    text = files(__name__).joinpath(file).read_text("utf-8")
    return [f"{statement};" for statement in text.rstrip().removesuffix(";").split(";\n")]


MIGRATIONS: dict[int, Sequence[str]] = {1: _statements("1.sql"), 2: _statements("2.sql")}
