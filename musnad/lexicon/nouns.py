"""Counted nouns: their singular, as a reader would look it up, and their duals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from musnad.text.folding import fold, plain


class Nouns:
    """Singulars by the folded spelling of every form that a number can stand with."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._singulars: dict[str, str] = {}
        self._duals: dict[str, str] = {}
        self._plurals: set[str] = set()
        for singular, plurals in data["nouns"].items():
            base = fold(singular)
            for plural in plurals.split():
                self._singulars.setdefault(fold(plural), singular)
                self._plurals.add(fold(plural))
            self._singulars[base] = singular
            self._add_duals(base, singular, list(map(fold, plurals.split())))
        for word in data["adjectives"]["dual_like"].split():
            self._duals.pop(fold(word), None)

    def _add_duals(self, base: str, singular: str, plurals: list[str]) -> None:
        stem = base[:-1] + "ت" if base.endswith("ه") else base
        if stem.endswith("اء"):
            stem = stem[:-1] + "ي"
        for ending in ("ين", "ان"):
            dual = stem + ending
            sound = base + "ين" in plurals or base + "ون" in plurals
            if ending == "ين" and sound:
                continue  # «مسلحين» is rather the plural
            if dual not in self._singulars:
                self._duals[dual] = singular

    def is_plural(self, folded: str) -> bool:
        """Whether ``folded`` is the plural of a listed noun."""
        return folded in self._plurals

    def dual_word(self, cuts: Iterable[tuple[str, str, bool, str]]) -> tuple[str | None, int]:
        """The noun of which a word is the indefinite dual («بشخصين»), and its clitic letters."""
        for conjunction, preposition, definite, stem in cuts:
            if not definite and stem in self._duals:
                return self._duals[stem], len(conjunction) + len(preposition)
        return None, 0

    def known(self, folded: str) -> str | None:
        """The singular of a listed noun in any of its forms, or None."""
        return self._singulars.get(folded) or self._singulars.get(_without_tanwin(folded))

    def singular(self, raw: str, *, plural: bool) -> str:
        """The singular of a counted noun as written, its article left out.

        A noun that is not listed is reduced by its ending: ``plural`` tells whether it stands
        where a plural does (behind three to ten).
        """
        folded = fold(raw)
        written = plain(raw)
        for prefix in ("ال", "لل"):
            if folded.startswith(prefix) and len(folded) > 4 and folded not in self._singulars:
                folded, written = folded[2:], written[2:]
                break
        known = self._singulars.get(folded) or self._duals.get(folded)
        if known is not None:
            return known
        if plural and folded[-1:] in ("ي", "و") and folded[:-1] in self._singulars:
            return self._singulars[folded[:-1]]  # «مقاتلي التنظيم»
        if not plural and folded.endswith("ا") and len(folded) > 3:
            return self._singulars.get(folded[:-1], written[:-1])
        if folded.endswith(("يات", "ات")) and len(folded) > 4:
            return written[:-2] + "ة"
        if folded.endswith(("ين", "ون")) and len(folded) > 4 and (plural or written[-3:-2] == "ي"):
            return written[:-2]
        if folded.endswith("ا") and len(folded) > 4 and written[-1] == "ا":
            return self._singulars.get(folded[:-1], written)
        return written


def _without_tanwin(folded: str) -> str:
    return folded[:-1] if folded.endswith("ا") and len(folded) > 3 else folded
