"""What a page or a call needs to answer: the ledger, and the language it is asked in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request

from musnad.ledger import Ledger
from musnad.messages import LANGUAGES
from musnad.serve.kept import Kept
from musnad.serve.languages import Speech
from musnad.serve.ledgers import Ledgers
from musnad.serve.readers import Readers


# All of these are ``async``, as are those of filters: each that is not goes through a thread of its
# own, and waits twice for its turn.
async def _ledger(request: Request) -> AsyncIterator[Ledger]:
    ledgers: Ledgers = request.app.state.ledgers
    async with ledgers.borrowed() as ledger:
        yield ledger


async def _kept(request: Request) -> Kept:
    kept: Kept = request.app.state.kept
    return kept


async def _readers(request: Request) -> Readers:
    readers: Readers = request.app.state.readers
    return readers


async def _speech(request: Request) -> Speech:
    """The language that the address begins with; pages are under no other."""
    first = request.url.path.split("/")[1]
    return Speech(next(each for each in LANGUAGES if each == first))


#: A ledger for one request: nobody else asks it until there is an answer, which may be sent slowly.
Asked = Annotated[Ledger, Depends(_ledger, scope="function")]
#: Who reads the texts that are sent.
Read = Annotated[Readers, Depends(_readers)]
#: The language of the page that is asked for.
Spoken = Annotated[Speech, Depends(_speech)]
#: Answers that take long.
Remembered = Annotated[Kept, Depends(_kept)]
