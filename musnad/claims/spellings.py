"""Words with what comparing articles asks of them, found once for each spelling."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

from musnad.lexicon.localities import locality
from musnad.text.folding import folded
from musnad.text.stemming import stem
from musnad.text.terms import is_stopword, words

#: So many spellings are remembered.
_LIMIT = 300_000


class Spelling(NamedTuple):
    """A word as it is written: its term, empty for a stopword, and the locality that it names.

    ``number`` is one for all words of the same letters, folded, and the same in every process.
    """

    term: str
    number: int
    locality: str


class _Spellings(dict[str, Spelling]):
    def __missing__(self, word: str) -> Spelling:
        if len(self) >= _LIMIT:
            self.clear()
        letters = folded(word)
        digest = blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        found = self[word] = Spelling(
            "" if is_stopword(letters) else stem(letters), int.from_bytes(digest), locality(word)
        )
        return found


_KNOWN = _Spellings()


def spellings(text: str) -> list[Spelling]:
    """The words of ``text`` in order."""
    return list(map(_KNOWN.__getitem__, words(text)))
