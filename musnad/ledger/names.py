"""Names of speakers and relays, each in the ledger once."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping

from musnad.ledger.speaker_keys import NOBODY, speaker_key

#: So many numbers are remembered.
_REMEMBERED = 200_000


class Names:
    """The numbers of names; those that the ledger has not yet are entered."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a name that is not empty."""
        number = self._numbers.get(text)
        if number is None:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            number = self._numbers[text] = self._looked_up(text)
        return number

    def forget(self) -> None:
        """Numbers given in a transaction that was undone are not those of any name."""
        self._numbers.clear()

    def add_statements(self, names: Mapping[int, int]) -> int:
        """Add to the statements of the speakers with these names; by how many speakers there are
        more with any statement.

        Descriptions are no speaker's name.
        """
        query = self._connection.execute
        speakers: Counter[int] = Counter()
        for name, count in names.items():
            speaker, folded = query(
                "SELECT speaker, folded FROM names JOIN speakers USING (speaker) WHERE name = ?",
                (name,),
            ).fetchone()
            if folded != NOBODY:
                speakers[speaker] += count
        more = 0
        for speaker, count in speakers.items():
            [(before,)] = query("SELECT statements FROM speakers WHERE speaker = ?", (speaker,))
            more += (before + count > 0) - (before > 0)
            query(
                "UPDATE speakers SET statements = statements + ? WHERE speaker = ?",
                (count, speaker),
            )
        return more

    def _looked_up(self, text: str) -> int:
        query = self._connection.execute
        found = query("SELECT name FROM names WHERE text = ?", (text,)).fetchone()
        if found is not None:
            return int(found[0])
        folded = speaker_key(text)
        query("INSERT OR IGNORE INTO speakers (folded) VALUES (?)", (folded,))
        [(speaker,)] = query("SELECT speaker FROM speakers WHERE folded = ?", (folded,)).fetchall()
        [(number,)] = query(
            "INSERT INTO names (text, speaker) VALUES (?, ?) RETURNING name", (text, speaker)
        ).fetchall()
        return int(number)
