"""Articles, stories and claims by names that are not quite theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from musnad.errors import LedgerError
from musnad.messages import message

if TYPE_CHECKING:
    from musnad.ledger import ClaimHeld, Held, Ledger, StoryHeld

#: With or without its scheme.
_ADDRESS = re.compile(r"(?:https?://)?([\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
#: One word, with a slash, or in Latin letters and figures alone.
_NAME = re.compile(r"\S*/\S*|(?=\S*[A-Za-z0-9])[^\sء-ي]+")
#: What those add to an address who count where its readers come from.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id)(?:=.*)?")


def article_called(
    asked: Ledger, called: str, *, outlet: str = "", version: int | None = None
) -> Held:
    """The article with this id, address or number, or with a statement of this id.

    An address need not have its scheme, and may end with a slash or with what tells where its
    readers come from. Raises LedgerError if there is no such article or if several may be meant.
    """
    try:
        return asked.article(called, outlet=outlet, version=version)
    except LedgerError:
        found = {}
        for address in _spellings(called):
            with suppress(LedgerError):
                held = asked.article(address, outlet=outlet, version=version)
                found[held.number] = held
        if len(found) != 1:
            raise
        return found.popitem()[1]


def is_name(called: str) -> bool:
    """Whether it is an article that is meant, be it one that is not there, and no sentence."""
    return bool(_NAME.fullmatch(called))


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


def _spellings(called: str) -> Iterator[str]:
    """How the address may be written in the ledger, if it is one."""
    if not _ADDRESS.fullmatch(called):
        return
    try:
        address = urlsplit(called if "://" in called else f"//{called}")
    except ValueError:  # a bracket that is none of an address
        return
    kept = [part for part in address.query.split("&") if part and not _TRACKING.fullmatch(part)]
    query = f"?{'&'.join(kept)}" if kept else ""
    for scheme in ("https", "http"):
        for slash in ("", "/"):
            yield f"{scheme}://{address.netloc}{address.path.rstrip('/')}{slash}{query}"
