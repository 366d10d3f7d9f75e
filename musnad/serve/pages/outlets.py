"""Outlets: who copies without credit, leans on unnamed sources, changes figures, and the proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.ledger.evidence import KINDS, Of
from musnad.messages import Message, message
from musnad.serve.asking import Remembered, Spoken
from musnad.serve.kept import Kept, Made
from musnad.serve.rendering import render
from musnad.terminal.wording import act_of, copy_of, mark_of

router = APIRouter(prefix="/outlets")

#: So many outlets, and so many pieces of evidence, are on one page.
_OUTLETS, _PIECES = 100, 20
#: A share of fewer cases says too little to rank an outlet by.
ENOUGH = 20

_HEADINGS: dict[str, Message] = {
    "lost_credit": message("Copies without the agency's credit"),
    "one_unnamed": message("Claims on one unnamed source"),
    "changed_figure": message("Claims with a changed figure"),
    "nameless": message("Statements for which nobody is named"),
    "unnamed": message("Statements of an unnamed source"),
    "group": message("Statements of an unnamed group"),
    "unsourced": message("Statements without a source"),
}
_MEANINGS: dict[str, Message] = {
    "lost_credit": message(
        "Articles whose text mostly repeats an earlier article that credits an agency, and that "
        "name it neither as their origin nor anywhere in their text. The outlet may have the "
        "dispatch from the agency itself: what is counted is that readers are not told."
    ),
    "one_unnamed": message(
        "Claims that the outlet tells, of which every telling in all outlets goes back to one "
        "source that nobody names."
    ),
    "changed_figure": message(
        "Claims told here with another figure than in the telling that this one most likely "
        "comes from. Who changed it cannot be known; that it changed can be read."
    ),
    "nameless": message(
        "What unnamed sources, unnamed groups, or nobody at all is quoted for in this outlet."
    ),
}


class Share(NamedTuple):
    """So many of so many cases."""

    some: int
    of: int

    @property
    def ratio(self) -> float:
        return self.some / self.of if self.of else 0.0

    @property
    def is_enough(self) -> bool:
        """Whether there are enough cases to compare by."""
        return self.of >= ENOUGH


class Outlet(NamedTuple):
    """An outlet's numbers; each share by the name of its evidence."""

    name: str
    articles: int
    shares: dict[str, Share]
    usual: str


#: What the table can be sorted by: shares, then what is no share.
_RANKED: tuple[Of, ...] = ("lost_credit", "one_unnamed", "changed_figure", "nameless")
_ORDERS: tuple[str, ...] = (*_RANKED, "articles", "outlet")


@router.get("")
def outlets(
    request: Request,
    kept: Remembered,
    speech: Spoken,
    by: str = "lost_credit",
    after: int = 0,
) -> HTMLResponse:
    """All outlets, those that do something most often first."""
    if by not in _ORDERS:
        known = ", ".join(_ORDERS)
        raise ValueError(
            message("{value!r} is no order of outlets: {known}", value=by, known=known)
        )
    every, at = _kept(kept)
    ordered = sorted(every.values(), key=_order(by))
    after = min(max(after, 0), len(ordered))
    return render(
        request,
        speech,
        "outlets.html",
        outlets=ordered[after : after + _OUTLETS],
        total=len(ordered),
        after=after,
        next=after + _OUTLETS if after + _OUTLETS < len(ordered) else None,
        by=by,
        ranked=_RANKED,
        headings=_HEADINGS,
        enough=ENOUGH,
        unlinked=_unlinked(kept),
        at=at,
    )


@router.get("/evidence")
def evidence(
    request: Request,
    kept: Remembered,
    speech: Spoken,
    outlet: str,
    of: str = "lost_credit",
    after: int | None = None,
) -> HTMLResponse:
    """What a number of an outlet rests on, piece by piece."""
    every, _ = _kept(kept)
    if outlet not in every:
        raise LedgerError(message("no outlet {name!r} in this ledger", name=outlet))
    found, at = kept.get(
        ("evidence", outlet, of, after), lambda ledger: ledger.evidence(outlet, of, after, _PIECES)
    )
    return render(
        request,
        speech,
        "evidence.html",
        outlet=every[outlet],
        of=of,
        kinds=KINDS,
        headings=_HEADINGS,
        meaning=_MEANINGS.get(of, _MEANINGS["nameless"]),
        evidence=found,
        after=after,
        unlinked=_unlinked(kept),
        at=at,
        copied=lambda kind: copy_of(kind, speech.language),
        act_of=lambda act: act_of(act, speech.language),
        mark_of=lambda kind: mark_of(kind, speech.language),
    )


def _kept(kept: Kept) -> Made[dict[str, Outlet]]:
    return kept.get("outlets", _asked)


def _unlinked(kept: Kept) -> int:
    """How many articles the numbers leave out."""
    return kept.get("unlinked", Ledger.unlinked).answer


def _asked(ledger: Ledger) -> dict[str, Outlet]:
    """All outlets by their names; none before anything is linked."""
    if not ledger.is_linked():
        return {}
    sources = {row["outlet"]: row for row in ledger.sources(unnamed=True)}
    credited = {row["outlet"]: row["copies"] for row in ledger.credited_copies()}
    found = {}
    for row in ledger.outlets():
        name = row["outlet"]
        source = sources.get(name, {})
        statements = source.get("statements", 0)
        found[name] = Outlet(
            name=name,
            articles=row["articles"],
            shares={
                "lost_credit": Share(row["lost_credits"], credited.get(name, 0)),
                "one_unnamed": Share(row["one_unnamed"], row["claims"]),
                "changed_figure": Share(row["figures_changed"], row["claims"]),
                "nameless": Share(source.get("nameless", 0), statements),
                "unnamed": Share(source.get("unnamed", 0), statements),
                "group": Share(source.get("groups", 0), statements),
                "unsourced": Share(source.get("unsourced", 0), statements),
            },
            usual=source.get("usual") or "",
        )
    return found


def _order(by: str) -> Callable[[Outlet], tuple[object, ...]]:
    """Outlets with enough cases first, by their shares."""
    if by == "outlet":
        return lambda outlet: (outlet.name,)
    if by == "articles":
        return lambda outlet: (-outlet.articles, outlet.name)
    return lambda outlet: (
        not outlet.shares[by].is_enough,
        -outlet.shares[by].ratio,
        -outlet.shares[by].of,
        outlet.name,
    )
