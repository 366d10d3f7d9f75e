"""What changed on the way of a claim, each change once: copies repeat what the first changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from musnad.claims.model import Words
from musnad.ledger.claims_held import ClaimHeld, MutationHeld
from musnad.text.folding import fold

_SPACES = re.compile(r"\s+")


def changes_of(claim: ClaimHeld) -> list[Sequence[MutationHeld]]:
    """The mutations by their kind and words, the first of each first; lost credits left out."""
    groups: dict[tuple[str, str, str], list[MutationHeld]] = {}
    for mutation in claim.mutations:
        if not mutation.credit:
            key = (mutation.kind, _folded(mutation.before), _folded(come(mutation)))
            groups.setdefault(key, []).append(mutation)
    return list(groups.values())


def come(mutation: MutationHeld) -> Words | None:
    """The words that came on the later side; where the source is gone, there are none."""
    return None if mutation.kind == "attribution" else mutation.after


class Around(NamedTuple):
    """The words of a sentence in three: those that changed, and what stands on either side."""

    before: str
    changed: str
    after: str

    def cut(self, most: int) -> Around:
        """On one line, with at most so many characters, and whole words, on either side."""
        before, changed, after = (_on_a_line(part) for part in self)
        if not changed:
            return Around(_first(before, 2 * most), "", "")
        if len(before) > most:
            before = f"… {before[-most:].partition(' ')[2]}"
        return Around(before, changed, _first(after, most))


def around(said: Words, changed: Words | None) -> Around:
    """``said`` parted at the words that changed; all of it is ``before`` if it has none of them."""
    if (
        changed is None
        or changed.field != said.field
        or not (said.start <= changed.start and changed.end <= said.end)
    ):
        return Around(said.text, "", "")
    at, to = changed.start - said.start, changed.end - said.start
    return Around(said.text[:at], said.text[at:to], said.text[to:])


def _folded(words: Words | None) -> str:
    return " ".join(fold(words.text).split()) if words else ""


def _first(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"


def _on_a_line(text: str) -> str:
    """With one space for each run of them, also where it begins and ends."""
    return _SPACES.sub(" ", text)
