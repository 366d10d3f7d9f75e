"""What became of the agency's credit from one article to its copy."""

from __future__ import annotations

import re
from functools import cache

from musnad.claims.compared import stems
from musnad.claims.model import CreditFate, Telling
from musnad.claims.voices import names_agency
from musnad.lexicon import load
from musnad.text.folding import fold


def credit_fate(first: Telling, second: Telling) -> CreditFate:
    """Whether ``second`` names an agency that ``first`` credits, however either writes it."""
    before, after = _agencies(first), _agencies(second)
    if not before and not after:
        return "none"
    if not after:
        is_named = any(names_agency(second.article.text, name) for name in before)
        return "kept" if is_named else "dropped"
    if not before:
        return "gained"
    return "kept" if any(_same(a, b) for a in before for b in after) else "changed"


def _agencies(telling: Telling) -> frozenset[str]:
    """The agencies that an article credits; what an agency publishes itself is its own."""
    own = _publishing().get(telling.article.outlet.casefold())
    credited = {
        _names().get(_letters(credit.name), credit.name) for credit in telling.reading.credits
    }
    return frozenset(credited | {own} if own else credited)


def _same(a: str, b: str) -> bool:
    """Whether two names are one, or one is the other's short form («الفرنسية»)."""
    mine, others = stems(a), stems(b)
    return a == b or (bool(mine and others) and (mine <= others or others <= mine))


@cache
def _names() -> dict[str, str]:
    """The letters of every spelling of an agency → its name."""
    return {
        _letters(spelling): agency["name"]
        for agency in load().agencies
        for spelling in (agency["name"], *agency.get("variants", ()))
    }


@cache
def _publishing() -> dict[str, str]:
    """The names and ids of an agency as an outlet → its name."""
    return {
        called.casefold(): _names()[_letters(outlet["name"])]
        for outlet in load().outlets
        if _letters(outlet["name"]) in _names()
        for called in (outlet["name"], *outlet.get("variants", ()), *outlet.get("ids", ()))
    }


def _letters(name: str) -> str:
    return re.sub(r"\W", "", fold(name)).casefold()
