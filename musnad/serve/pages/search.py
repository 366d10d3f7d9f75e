"""The search: statements by their words and filters, with what they have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from musnad.article import NAMELESS
from musnad.errors import LedgerError, message_of
from musnad.ledger import Ledger
from musnad.ledger.facets import Facets
from musnad.ledger.filters import days_of
from musnad.ledger.query import expression_of, wanted_terms
from musnad.messages import message
from musnad.serve.asking import Asked, Spoken
from musnad.serve.languages import Speech
from musnad.serve.rendering import render
from musnad.serve.searching import Choice, Sought, Wanted, choices, in_words
from musnad.serve.statements import shown
from musnad.serve.timeline import timeline

router = APIRouter()

#: Statements a page, and how far what a filter leaves out is counted.
_PAGE, _COUNTED = 20, 1_000
#: So many values of a facet are shown, and more on request.
_SHOWN = 6


class Fault(NamedTuple):
    """Why nothing could be looked for, and the field that it is about; empty if it is none."""

    field: str
    told: Markup


class Group(NamedTuple):
    """Values of one facet: those that are shown and the others; ``all`` is how many there are."""

    title: Markup
    shown: tuple[Choice, ...]
    others: tuple[Choice, ...]
    all: int


@router.get("/search")
def search(
    request: Request, ledger: Asked, speech: Spoken, wanted: Sought, after: str = ""
) -> HTMLResponse:
    """Statements that match, a page of them, and how to narrow them."""
    fault = _fault(wanted, speech)
    found = None
    if wanted.asks and fault is None:
        try:
            found = _Found(ledger, wanted, after, speech)
        except (ValueError, LedgerError) as error:
            fault = Fault("", speech.markup(message_of(error)))
    return render(
        request,
        speech,
        "search.html",
        status=422 if fault else 200,
        wanted=wanted,
        after=after,
        fault=fault,
        found=found,
        chips=[
            Choice(_told(name, value, speech), 0, wanted.without(name, value))
            for name, value in wanted.chosen()
        ],
        offered=None if found else _Offered(ledger, speech),
    )


def _fault(wanted: Wanted, speech: Speech) -> Fault | None:
    """What is wrong with a field that people fill in."""
    try:
        field = "q"
        expression_of(wanted.q)
        for field in ("since", "until"):
            if told := getattr(wanted, field):
                days_of(told)
    except ValueError as error:
        return Fault(field, speech.markup(message_of(error)))
    return None


class _Found:
    """What the page shows of a search."""

    def __init__(self, ledger: Ledger, wanted: Wanted, after: str, speech: Speech) -> None:
        language = speech.language
        filters = wanted.filters
        # Without words nothing matches best.
        newest = wanted.sort == "newest" or not wanted.q
        answer = ledger.find(wanted.q, filters, _PAGE, after, newest=newest)
        facets = ledger.facets(wanted.q, filters)
        self.statements = shown(answer, wanted_terms(wanted.q), language)
        self.total, self.is_counted = answer.total, answer.is_counted
        self.next = answer.next
        #: How many statements the numbers beside filters are of; 0 for all.
        self.newest = facets.counted if facets.counted < answer.total else 0
        self.times = timeline(facets.days, language)
        self.groups = list(_groups(facets, wanted, speech)) if self.total else []
        self.instead = [] if self.total else list(_instead(ledger, wanted, speech))


class _Offered:
    """Searches that find something in this ledger, for one who has asked for nothing yet."""

    def __init__(self, ledger: Ledger, speech: Speech) -> None:
        facets = ledger.facets()
        self.statements = facets.counted
        nothing = Wanted()
        self.speakers, self.acts, self.kinds = (
            list(choices(name, values, nothing, speech.language))
            for name, values in (
                ("said_by", facets.speakers),
                ("act", facets.acts),
                ("kind", facets.kinds),
            )
        )
        #: A name of two words, to show by it how words are asked for.
        names = (name.split() for name, _ in facets.speakers)
        self.name = next((words for words in names if len(words) == 2), None)


def _groups(facets: Facets, wanted: Wanted, speech: Speech) -> Iterator[Group]:
    nameless = sum(kind.statements for kind in facets.kinds if kind.value in NAMELESS)
    only = [
        ("unnamed", nameless, speech.markup(message("nameless sources only"))),
        ("disputed", facets.disputed, speech.markup(message("disputed only"))),
    ]
    toggles = [
        Choice(
            text,
            number,
            wanted.without(name) if getattr(wanted, name) else wanted.narrowed(**{name: "1"}),
            bool(getattr(wanted, name)),
        )
        for name, number, text in only
        if number
    ]
    if toggles:
        yield Group(speech.markup(message("Only")), tuple(toggles), (), len(toggles))
    for title, name, values, total in (
        (speech.markup(message("Speaker")), "said_by", facets.speakers, facets.all_speakers),
        (speech.markup(message("Kind of source")), "kind", facets.kinds, len(facets.kinds)),
        (speech.markup(message("Act")), "act", facets.acts, len(facets.acts)),
        (speech.markup(message("Outlet")), "outlet", facets.outlets, len(facets.outlets)),
        (speech.markup(message("Relay")), "via", facets.relays, facets.all_relays),
    ):
        if values:
            every = list(choices(name, values, wanted, speech.language))
            yield Group(title, tuple(every[:_SHOWN]), tuple(every[_SHOWN:]), total)


def _instead(ledger: Ledger, wanted: Wanted, speech: Speech) -> Iterator[Choice]:
    """Searches without one filter, or without the words, that find something."""
    ways = [
        (_told(name, value, speech), wanted.without(name, value)) for name, value in wanted.chosen()
    ]
    if wanted.q and ways:
        ways.append(
            (speech.markup(message("words: {value}", value=wanted.q)), wanted._replace(q=""))
        )
    for text, less in ways:
        if less.asks:
            number = ledger.number_found(less.q, less.filters, _COUNTED)
            if number:
                yield Choice(text, number, less)


def _told(name: str, value: str, speech: Speech) -> Markup:
    """A filter in words."""
    value = in_words(name, value, speech.language)
    told = {
        "speaker": message("speaker's name has: {value}", value=value),
        "said_by": message("speaker: {value}", value=value),
        "kind": message("source: {value}", value=value),
        "act": message("act: {value}", value=value),
        "outlet": message("outlet: {value}", value=value),
        "via": message("through: {value}", value=value),
        "verb": message("reporting word: {value}", value=value),
        "addressee": message("said to, or accuses: {value}", value=value),
        "since": message("since {value}", value=value),
        "until": message("until {value}", value=value),
        "figure": message("figure: {value}", value=value),
        "unnamed": message("nameless sources only"),
        "disputed": message("disputed only"),
    }
    return speech.markup(told[name])
