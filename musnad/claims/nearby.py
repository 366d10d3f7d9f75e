"""What stands next to a part of a member, and what a figure there counts."""

from __future__ import annotations

from musnad.article import Figure, Moment, Span
from musnad.claims.compared import found, stems
from musnad.claims.model import Member
from musnad.lexicon.changes import change_words
from musnad.text.terms import terms

#: Words on either side of a part, and letters of the shortest.
_NEAR, _LETTERS = 3, 2
_SO = "ف"


def near(member: Member, part: Span | Figure | Moment) -> frozenset[str]:
    """The stems of the words that stand next to a part of a member, three on either side."""
    before, after = beside(member, part)
    return frozenset(before + after)


def beside(member: Member, part: Span | Figure | Moment) -> tuple[list[str], list[str]]:
    """The stems of the words next to a part of a member, three before it and three behind."""
    before = _telling(member.text[: part.start - member.start])[-_NEAR:]
    return before, _telling(member.text[part.end - member.start :])[:_NEAR]


def harm(member: Member, figure: Figure) -> str:
    """What came to those whom a figure counts, as the lexicon calls it; empty if nothing did.

    The unit tells it, or the last word before the figure that can, or the first one behind it.
    """
    tolls = change_words().tolls
    before, after = beside(member, figure)
    for word in (*sorted(stems(figure.unit)), *reversed(before), *after):
        # The stemmer leaves «ف» before a verb: «opened fire and (so) killed two».
        if befell := tolls.get(word) or tolls.get(word.removeprefix(_SO)):
            return befell
    return ""


def killed() -> str:
    """What befell those who were killed, as the lexicon calls it: its first one."""
    return next(iter(change_words().tolls.values()))


def looks_back(member: Member) -> bool:
    """Whether a member tells of another time: «five were killed then»."""
    return bool(found(member.text, 0, change_words().then))


def _telling(text: str) -> list[str]:
    return [term for term in terms(text) if len(term) >= _LETTERS]
