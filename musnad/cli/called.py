"""Stories and claims by names that are not theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from musnad.errors import LedgerError
from musnad.messages import message

if TYPE_CHECKING:
    from musnad.ledger import ClaimHeld, Ledger, StoryHeld


def claim_called(asked: Ledger, called: str) -> ClaimHeld:
    """The claim with this id. Raises LedgerError, which says so if it is a story's."""
    try:
        return asked.claim(called)
    except LedgerError:
        if _is_there(asked.story, called):
            reason = message("{called!r} is a story: musnad story {called}", called=called)
            raise LedgerError(reason) from None
        raise


def story_called(asked: Ledger, called: str) -> StoryHeld:
    """The story with this id. Raises LedgerError, which says so if it is a claim's."""
    try:
        return asked.story(called)
    except LedgerError:
        if _is_there(asked.claim, called):
            reason = message("{called!r} is a claim: musnad claim {called}", called=called)
            raise LedgerError(reason) from None
        raise


def _is_there(ask: Callable[[str], object], called: str) -> bool:
    try:
        ask(called)
    except LedgerError:
        return False
    return True
