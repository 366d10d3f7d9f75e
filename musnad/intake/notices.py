"""What a run has to tell beside articles and errors: what was guessed, what could not be dated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from musnad.intake.shown import escaped, shown
from musnad.messages import Message, counted, listed, message

#: So many of a kind are told one by one.
_MOST = 5
#: So many different guesses are kept; an input of which every record has other names has more.
_MOST_GUESSES = 100


class Guessed(NamedTuple):
    """Of an input: the fields that were taken from columns of other names."""

    path: str
    columns: tuple[tuple[str, str], ...]


class Undated(NamedTuple):
    """An article whose ``published`` is no date that can be read; it is kept as given."""

    path: str
    line: int | None
    written: str


Notice = Guessed | Undated

_Columns = tuple[tuple[str, str], ...]
#: The first and the last input, and how many there are.
_Inputs = tuple[str, str, int]


class Notices:
    """Notices of a run gathered in little memory: the first of each kind, and how many there are.

    They are added, and joined with those of other records, in the order of the inputs.
    """

    def __init__(self) -> None:
        self._guesses: dict[_Columns, _Inputs] = {}
        self._undated: list[Undated] = []
        self._undated_count = 0

    def add(self, notice: Notice) -> None:
        if isinstance(notice, Guessed):
            self._guess(notice.columns, notice.path, notice.path, 1)
            return
        self._undated_count += 1
        if len(self._undated) < _MOST:
            self._undated.append(notice)

    def join(self, later: Notices) -> None:
        """Take in the notices of what came later."""
        for columns, inputs in later._guesses.items():
            self._guess(columns, *inputs)
        self._undated += later._undated[: _MOST - len(self._undated)]
        self._undated_count += later._undated_count

    def __iter__(self) -> Iterator[Message]:
        """A line each, the guesses first."""
        guesses = [guess for guess in self._guesses.items() if not self._is_part(guess)]
        for columns, (first, _, inputs) in guesses[:_MOST]:
            told = listed(
                message('{field} from "{column}"', field=field, column=shown(column))
                for field, column in columns
            )
            if inputs == 1:
                yield message("{place}: {columns}", place=escaped(first), columns=told)
            else:
                yield counted(
                    "{place} and {count:,} more: {columns}",
                    "{place} and {count:,} more: {columns}",
                    inputs - 1,
                    place=escaped(first),
                    columns=told,
                )
        if len(guesses) > _MOST:
            more = len(guesses) - _MOST
            yield counted(
                "… and {count:,} more set of columns", "… and {count:,} more sets of columns", more
            )
        if self._undated:
            examples = ", ".join(map(_example, self._undated))
            more_than_shown = self._undated_count > len(self._undated)
            yield counted(
                "{count:,} article has a date that cannot be read, which is kept as given: "
                "{examples}",
                "{count:,} articles have dates that cannot be read, which are kept as given: "
                "{examples}",
                self._undated_count,
                examples=f"{examples}, …" if more_than_shown else examples,
            )

    def _is_part(self, guess: tuple[_Columns, _Inputs]) -> bool:
        """Whether other records of the same inputs have these columns and more."""
        columns, inputs = guess
        return any(
            set(columns) < set(others) and inputs[:2] == theirs[:2]
            for others, theirs in self._guesses.items()
        )

    def _guess(
        self, columns: tuple[tuple[str, str], ...], first: str, last: str, inputs: int
    ) -> None:
        met = self._guesses.get(columns)
        if met is not None:
            again = first == met[1]
            self._guesses[columns] = (met[0], last, met[2] + inputs - again)
        elif len(self._guesses) < _MOST_GUESSES:
            self._guesses[columns] = (first, last, inputs)


def _example(notice: Undated) -> str:
    place = notice.path if notice.line is None else f"{notice.path}:{notice.line}"
    return f"{escaped(place)} «{shown(notice.written[:40])}»"
