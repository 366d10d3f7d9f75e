"""Stories and claims by names that are not theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from musnad.errors import LedgerError
from musnad.messages import message

if TYPE_CHECKING:
    from musnad.ledger import ClaimHeld, Ledger, StoryHeld

_Held = TypeVar("_Held")


def claim_called(asked: Ledger, called: str) -> ClaimHeld:
    """The claim with this id. Raises LedgerError, which says so if it is a story's."""
    reason = message("{called!r} is a story: musnad story {called}", called=called)
    return _called(asked.claim, asked.story, called, reason)


def story_called(asked: Ledger, called: str) -> StoryHeld:
    """The story with this id. Raises LedgerError, which says so if it is a claim's."""
    reason = message("{called!r} is a claim: musnad claim {called}", called=called)
    return _called(asked.story, asked.claim, called, reason)


def _called(
    ask: Callable[[str], _Held], other: Callable[[str], object], called: str, reason: str
) -> _Held:
    """What ``ask`` gives; if only ``other`` gives something, ``reason`` is raised."""
    try:
        return ask(called)
    except LedgerError as missing:
        try:
            other(called)
        except LedgerError:
            raise missing from None
        raise LedgerError(reason) from None
