"""Counted nouns: their singular, as a reader would look it up, and their duals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from musnad.text.folding import fold, plain

_HAMZAS: Final = frozenset("أإؤئ")


class Nouns:
    """Singulars by the folded spelling of every form that a number can stand with."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._singulars: dict[str, str] = {}
        #: Singulars by the folded spelling of the dual.
        self.duals: dict[str, str] = {}
        self._plurals: dict[str, str] = {}
        for singular, plurals in data["nouns"].items():
            base = fold(singular)
            for plural in plurals.split():
                for form in _oblique(fold(plural)):
                    self._plurals.setdefault(form, singular)
            self._singulars.setdefault(base, singular)
            self._add_duals(base, singular, list(map(fold, plurals.split())))
        for word in (*self._plurals, *self._singulars):
            self.duals.pop(word, None)
        #: By form, its singular where a singular stands and where a plural does.
        self._known: dict[str, tuple[str, str]] = {}
        for form in {*self._plurals, *self._singulars}:
            one, many = self._singulars.get(form), self._plurals.get(form)
            pair = (one or many or "", many or one or "")
            self._known[form] = pair
            self._known.setdefault(form + "ا", pair)
        for word in data["adjectives"]["dual_like"].split():
            self.duals.pop(fold(word), None)

    def _add_duals(self, base: str, singular: str, plurals: list[str]) -> None:
        stem = base[:-1] + "ت" if base.endswith("ه") else base
        stems = [stem]
        if stem.endswith("اء"):
            stems.append(stem[:-1] + "ي")  # «لقاءين» is spelt «لقائين» as well
        sound = base + "ين" in plurals or base + "ون" in plurals
        for stem in stems:
            for ending in ("ين", "ان"):
                # «مسلحين» is rather the plural.
                if not (ending == "ين" and sound):
                    self.duals[stem + ending] = singular

    def is_plural(self, folded: str) -> bool:
        """Whether ``folded`` is the plural of a listed noun."""
        return folded in self._plurals

    def is_listed(self, folded: str) -> bool:
        """Whether ``folded`` is a listed noun, of which there can be several."""
        return folded in self._known

    def dual_word(
        self, written: str, cuts: Iterable[tuple[str, str, bool, str]]
    ) -> tuple[str | None, int]:
        """The noun of which a word is the indefinite dual («بشخصين»), and its clitic letters."""
        for conjunction, preposition, definite, stem in cuts:
            if (conjunction and len(stem) < 5) or (preposition == "ل" and stem[0] == "ل"):
                continue  # «وجدان», «للصين»
            singular = None if definite else self.duals.get(stem)
            letters = len(conjunction) + len(preposition)
            if singular is not None and not _HAMZAS.isdisjoint(written[letters:]):
                singular = singular if not _HAMZAS.isdisjoint(singular) else None  # «بأبين»
            if singular is not None:
                return singular, letters
        return None, 0

    def known(self, folded: str, *, plural: bool = False) -> str | None:
        """The singular of a listed noun in any of its forms, or None.

        ``plural``: where a plural stands, so that «مشاهد» is scenes rather than a viewer.
        """
        found = self._known.get(folded)
        return found[plural] if found is not None else None

    def singular(self, raw: str, *, plural: bool) -> str:
        """The singular of a counted noun as written, its article left out.

        A noun that is not listed is reduced by its ending: ``plural`` tells whether it stands
        where a plural does (behind three to ten).
        """
        folded = fold(raw)
        written = plain(raw)
        for prefix in ("ال", "لل"):
            if folded.startswith(prefix) and len(folded) > 4 and self.known(folded) is None:
                folded, written = folded[2:], written[2:]
                break
        known = self.known(folded, plural=plural) or self.duals.get(folded)
        if known is not None:
            return known
        if plural and folded[-1:] in ("ي", "و") and folded[:-1] in self._singulars:
            return self._singulars[folded[:-1]]  # «مقاتلي التنظيم»
        if not plural and folded.endswith("ا") and len(folded) > 3:
            return written[:-1]
        if folded.endswith(("يات", "ات")) and len(folded) > 4:
            return written[:-2] + "ة"
        if folded.endswith(("ين", "ون")) and len(folded) > 4 and (plural or written[-3:-2] == "ي"):
            return written[:-2]
        return written


def _oblique(plural: str) -> tuple[str, ...]:
    """A plural, and for one in ون the form in ين."""
    return (plural, plural[:-2] + "ين") if plural.endswith("ون") else (plural,)
