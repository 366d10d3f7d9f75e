"""The ledger: every statement that was read, in one DuckDB file, and the questions to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from os import PathLike
from pathlib import Path
from types import TracebackType

from musnad.errors import LedgerError
from musnad.ledger import find as _find
from musnad.ledger import questions
from musnad.ledger.answer import Answer
from musnad.ledger.filters import Filters
from musnad.ledger.selection import Selection, selected
from musnad.ledger.store import open_for_reading, told

__all__ = ["Answer", "Filters", "Ledger"]

ALL = Filters()


class Ledger:
    """An open ledger, which no question changes.

    Use it in a ``with`` block, or ``close`` it. Every question takes the latest version of each
    article and gives an :class:`Answer`. Raises LedgerError if it cannot be opened, and ValueError
    for a filter that is none.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)
        self._stack = ExitStack()
        self._connection = self._stack.enter_context(open_for_reading(self.path))

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        type: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._stack.close()

    def find(self, query: str = "", filters: Filters = ALL, limit: int = 20) -> Answer:
        """Statements with every word of ``query``, the best match first; see :mod:`.find`."""
        with told(self.path):
            return Answer(_find.find(self._connection, query, filters, limit))

    def speakers(self, filters: Filters = ALL, limit: int = 50) -> Answer:
        """Who spoke, the most quoted first."""
        with told(self.path):
            return Answer(questions.speakers(self._connection, filters, limit))

    def speaker(self, name: str, filters: Filters = ALL, limit: int = 1000) -> Answer:
        """All that speakers of this name said, in the order of publication."""
        with told(self.path):
            asked = filters._replace(speaker=name)
            return Answer(questions.said_by(self._connection, asked, limit))

    def sources(self, filters: Filters = ALL, *, unnamed: bool = False) -> Answer:
        """Outlets by the kinds of their sources; ``unnamed``: who leans on unnamed ones most."""
        ask = questions.unnamed_sources if unnamed else questions.sources
        with told(self.path):
            return Answer(ask(self._connection, filters))

    def stats(self) -> Answer:
        """What is in the ledger: a name and its number a row."""
        with told(self.path):
            return Answer(questions.stats(self._connection))

    def sql(self, query: str) -> Answer:
        """The rows of one SQL query; the tables are in docs/ledger.md, ``said`` is a view."""
        with told(self.path):
            relation = self._connection.sql(query)
            if relation is None:
                raise LedgerError(f"{self.path}: this statement gives no rows; ask with SELECT")
            return Answer(relation.to_arrow_table())

    @contextmanager
    def selected(self, filters: Filters = ALL) -> Iterator[Selection]:
        """A part of the ledger, or all of it, for an export."""
        with told(self.path), selected(self._connection, filters) as selection:
            yield selection
