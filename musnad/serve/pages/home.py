"""The first page: what is new in the ledger."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.ledger import Ledger
from musnad.ledger.today import Today
from musnad.messages import message
from musnad.serve.asking import Remembered, Spoken
from musnad.serve.claims.saying import sides_of
from musnad.serve.rendering import render
from musnad.terminal.wording import dispute_of

router = APIRouter()

#: So many of each kind are shown, and so many days to go to.
_SHOWN, _DAYS = 7, 8
#: Where the newest day has few articles, so many days make one page.
_FEW, _TOGETHER = 50, 3


class _Front(NamedTuple):
    """What the page shows, in whatever language; ``today`` is None where nothing is linked."""

    numbers: dict[str, int]
    unlinked: int
    run: dict[str, Any] | None
    newest: date | None
    days: list[date]
    today: Today | None


@router.get("")
def home(request: Request, kept: Remembered, speech: Spoken, day: str = "") -> HTMLResponse:
    """What is in the ledger, and what is new in it."""
    wanted = _day(day)
    front, at = kept.get(("home", wanted), lambda ledger: _front(ledger, wanted))
    return render(
        request,
        speech,
        "home.html",
        **front._asdict(),
        at=at,
        run_at=_moment(front.run["started"]) if front.run else None,
        sides_of=sides_of,
        dispute_of=lambda kind: dispute_of(kind, speech.language),
    )


def _front(ledger: Ledger, wanted: date | None) -> _Front:
    numbers = {row["name"]: row["value"] for row in ledger.stats()}
    # What is dated later than tomorrow, by a slip, is not the news of a day.
    recent = ledger.days(date.today() + timedelta(days=1), _TOGETHER)
    shown = wanted or (recent[0] if recent else None)
    today = ledger.today(shown, shown, _SHOWN) if recent and shown else None
    if today and not wanted and today.articles < _FEW:
        today = ledger.today(recent[-1], recent[0], _SHOWN)
    return _Front(
        numbers=numbers,
        unlinked=ledger.unlinked(),
        run=ledger.last_run(),
        newest=recent[0] if recent else None,
        days=_days(ledger, shown) if shown else [],
        today=today,
    )


def _days(ledger: Ledger, shown: date) -> list[date]:
    """The day before which come the others."""
    return [each for each in ledger.days(shown, _DAYS + 1) if each != shown][:_DAYS]


def _day(told: str) -> date | None:
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise ValueError(message("{told!r} is no date like 2024-05-15", told=told)) from error


def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told).astimezone()
