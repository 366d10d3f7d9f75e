"""What a word of the news can only be, as counted: a verb, a name, an accusative, a noun.

``words.tsv`` holds the words, a class a line; ``tools/words.py`` writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Final, Literal

VerbTense = Literal["", "perfect", "imperfect"]

_CONJUNCTIONS: Final = ("و", "ف")
#: Endings that make an unseen form of a perfect: «أطلقت», «أطلقوا», «أطلقتا».
_PERFECT_ENDINGS: Final = ("تا", "وا", "ت")
#: What stands before the stem of an imperfect, and behind it.
_FUTURE: Final = ("", "س")
_PERSONS: Final = ("ي", "ت", "ن")
_IMPERFECT_ENDINGS: Final = ("", "ون", "وا", "ان", "ه", "ها", "هم")
_SHORTEST_STEM: Final = 3
#: Perfects of the tenth form of a strong root: «استعرض», «استقبلت».
_TENTH_FORM: Final = re.compile("است[^اويه]{3}(?:ت|وا|ا)?")


class KnownWords:
    """The classes of ``words.tsv``, for look-up by folded spelling."""

    __slots__ = (
        "_accusative",
        "_imperfect",
        "_imperfect_stem",
        "_not_verb",
        "_noun",
        "_perfect",
        "_perfect_stem",
        "_whole",
        "name",
        "place",
        "state",
        "thing",
    )  # fmt: skip

    def __init__(self, classes: dict[str, frozenset[str]]) -> None:
        none: frozenset[str] = frozenset()
        self._perfect = classes.get("perfect", none)
        self._perfect_stem = classes.get("perfect_stem", none)
        self._imperfect = classes.get("imperfect", none)
        self._imperfect_stem = classes.get("imperfect_stem", none)
        self._not_verb = classes.get("not_verb", none)
        self._accusative = classes.get("accusative", none)
        self._whole = classes.get("whole", none)
        self.name = classes.get("name", none)
        self.place = classes.get("place", none)
        self.state = classes.get("state", none)
        self.thing = classes.get("thing", none)
        #: What an unseen accusative may be one of.
        self._noun = self.thing | classes.get("adjective", none)

    def verb(self, folded: str, written: str) -> tuple[VerbTense, str]:
        """The tense of a word that can only be a finite verb, and the conjunction before it."""
        tense = self.bare_verb(folded)
        if tense or folded[:1] not in _CONJUNCTIONS or self.is_whole(folded, written):
            return tense, ""
        tense = self.bare_verb(folded[1:])
        return tense, folded[0] if tense else ""

    def is_whole(self, folded: str, written: str) -> bool:
        """Whether a word is one of its own though it begins like one with a clitic («وسائل»).

        A hamza tells that it is two: «فألح» is not «فالح».
        """
        return folded in self._whole and written[1:2] not in ("أ", "إ", "آ")

    def is_noun(self, folded: str) -> bool:
        """Whether a word is a noun of what does not speak, or an adjective."""
        return folded in self._noun

    def is_accusative(self, folded: str) -> bool:
        """Whether a word is an indefinite accusative («هجوما»), a conjunction before it or not."""
        if not folded.endswith("ا"):
            return False
        if self._is_bare_accusative(folded):
            return True
        return folded[0] in _CONJUNCTIONS and self._is_bare_accusative(folded[1:])

    def _is_bare_accusative(self, folded: str) -> bool:
        # «مقرها» is no accusative of «مقرة»
        return folded in self._accusative or (folded[-2:] != "ها" and folded[:-1] in self._noun)

    def bare_verb(self, folded: str) -> VerbTense:
        """The tense of a word without a conjunction that can only be a finite verb."""
        if folded in self._not_verb:
            return ""
        if folded in self._perfect:
            return "perfect"
        if folded in self._imperfect:
            return "imperfect"
        if any(stem in self._perfect_stem for stem in perfect_stems(folded)):
            return "perfect"
        if any(stem in self._imperfect_stem for stem in imperfect_stems(folded)):
            return "imperfect"
        return "perfect" if _TENTH_FORM.fullmatch(folded) else ""


def perfect_stems(folded: str) -> Iterable[str]:
    """What the stem of a perfect may be of which ``folded`` is a form with an ending."""
    for ending in _PERFECT_ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM - 1:
            yield folded[: -len(ending)]


def imperfect_stems(folded: str) -> Iterable[str]:
    """What the stem of an imperfect may be of which ``folded`` is a form."""
    for future in _FUTURE:
        rest = folded[len(future) :] if folded.startswith(future) else ""
        if rest[:1] not in _PERSONS:
            continue
        for ending in _IMPERFECT_ENDINGS:
            left = len(rest) - len(ending) - 1
            if rest.endswith(ending) and left >= _SHORTEST_STEM - (not ending):
                yield rest[1 : len(rest) - len(ending)]


def read_table(table: str) -> dict[str, frozenset[str]]:
    """The words of each class of a table: its name, whence it is, its words, parted by tabs."""
    classes: dict[str, frozenset[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.split("\t")
            classes[name] = classes.get(name, frozenset()) | frozenset(words.split(" "))
    return classes


def known_words() -> KnownWords:
    """The words of ``words.tsv``."""
    return KnownWords(read_table(files("musnad.lexicon").joinpath("words.tsv").read_text("utf-8")))
