"""What the templates of claims and stories say besides what all pages do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from musnad.article import NAMELESS
from musnad.ledger.claims_held import DisputeHeld, SideHeld
from musnad.messages import Message, message
from musnad.serve.claims.tellings import Wording, wordings
from musnad.serve.languages import Speech
from musnad.terminal.wording import (
    ONE_UNNAMED,
    act_of,
    copy_of,
    credit_of,
    dispute_of,
    mark_of,
    roots_of,
)
from musnad.text.terms import term_spans

#: Of an article whose text others give to an agency; who had it first may not be known.
AGENCY_UNNAMED = message("agency not named")
#: What a side of a denial is.
_TOLD, _DENIAL = message("What is told"), message("The denial")
#: So many characters of a claim are marked at most: what is longer is no sentence.
_MARKED = 20_000


class Piece(NamedTuple):
    """Characters of a text, and whether they were looked for."""

    text: str
    is_wanted: bool


class SideShown(NamedTuple):
    """One side of a dispute: each wording once; ``claim`` is the id of its claim, if it is one.

    ``stance`` says whether it tells or denies, where that is known.
    """

    wordings: tuple[Wording, ...]
    claim: str
    stance: Message | None


class DisputeShown(NamedTuple):
    """A dispute with the words for its kind."""

    id: str
    title: str
    sides: tuple[SideShown, ...]


def sayings(speech: Speech) -> dict[str, Any]:
    """What templates call: the words of acts, kinds and so on in the language of the page."""
    language = speech.language
    return {
        "say": speech.markup,
        "act": lambda act: act_of(act, language),
        "mark": lambda kind: mark_of(kind, language),
        "copied": lambda kind: copy_of(kind, language),
        "credited": lambda fate: credit_of(fate, language),
        "nameless": NAMELESS,
        "one_unnamed": ONE_UNNAMED,
        "roots_of": roots_of,
        "pieces": pieces,
        # From who passed it on to who said it, in the direction of the page.
        "arrow": "←",
    }


def disputes_shown(
    disputes: Iterable[DisputeHeld], speech: Speech, own: str = ""
) -> list[DisputeShown]:
    """Disputes as the page of the claim ``own``, or of a story, shows them face to face."""
    return [
        DisputeShown(
            id=dispute.id,
            title=dispute_of(dispute.kind, speech.language),
            sides=tuple(
                SideShown(tuple(wordings(side)), side.claim, stance)
                for side, stance in sides_of(dispute, own)
            ),
        )
        for dispute in disputes
    ]


def sides_of(dispute: DisputeHeld, own: str = "") -> list[tuple[SideHeld, Message | None]]:
    """The sides of a dispute with their stances: what is told before its denial.

    Where it cannot be told which side denies, the side of the claim ``own`` comes first.
    """
    told_apart = dispute.told_and_denied()
    if told_apart is None:
        first = sorted(dispute.sides, key=lambda side: not own or side.claim != own)
        return [(side, None) for side in first]
    told, denial = told_apart
    return [(told, _TOLD), (denial, _DENIAL)]


def pieces(words: str, wanted: frozenset[str] | None) -> Iterator[Piece]:
    """``words`` cut where one that was looked for begins or ends; ``wanted`` are terms."""
    at = 0
    if wanted:
        for start, end, term in term_spans(words[:_MARKED]):
            if term in wanted and start >= at:
                if start > at:
                    yield Piece(words[at:start], False)
                yield Piece(words[start:end], True)
                at = end
    if at < len(words):
        yield Piece(words[at:], False)
