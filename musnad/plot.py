"""One claim as a chart: who told it when, and its figure over time (Vega-Lite, by Altair)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from musnad.errors import MissingLibraryError
from musnad.ledger.claims_held import ClaimHeld, MemberHeld
from musnad.messages import Language, Message, message, translate

if TYPE_CHECKING:
    from musnad.ledger import Answer

#: What a chart is written as, by the ending of its name.
ENDINGS = (".svg", ".html")

_WIDTH, _ROW, _HEIGHT = 560, 26, 220
_NAMED, _UNNAMED, _OWN = (
    message("a named source"),
    message("an unnamed source"),
    message("the outlet's own words"),
)


def plot_claim(claim: ClaimHeld, figures: Answer, path: Path, language: Language = "ar") -> None:
    """Write the chart of ``claim`` to ``path``, an SVG or an HTML file.

    ``figures`` has ``day``, ``outlet``, ``value``, ``unit`` and ``text``, one a row; those of the
    unit most told are drawn. Raises MissingLibraryError without Altair, ValueError for another
    ending, and OSError.
    """
    if path.suffix not in ENDINGS:
        raise ValueError(message("{path}: a chart is a .svg or .html file", path=path))
    altair = _altair()
    parts = [_spread(altair, claim, language)]
    told = _of_one_unit(figures)
    if told:
        parts.append(_values(altair, told))
    chart = altair.vconcat(*parts, title=_title(claim)).resolve_scale(color="independent")
    chart = chart.configure_axis(labelLimit=260)
    # A page that needs no network.
    chart.save(str(path), **({"inline": True} if path.suffix == ".html" else {}))


def _altair() -> Any:
    try:
        import altair
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise MissingLibraryError("altair", "plot") from error
    return altair


def _title(claim: ClaimHeld) -> str:
    words = claim.claim.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")


def _spread(altair: Any, claim: ClaimHeld, language: Language) -> Any:
    """A point for every telling: its day, its outlet, and in whose words it is told."""
    rows = [
        {
            "day": member.article.day.isoformat(),
            "outlet": member.article.outlet,
            "voice": translate(_voice(member), language),
            "text": member.text,
        }
        for member in claim.members
    ]
    order = list(dict.fromkeys(row["outlet"] for row in rows))
    return (
        altair.Chart(altair.Data(values=rows), width=_WIDTH, height=_ROW * len(order))
        .mark_point(filled=True, size=110, opacity=0.8)
        .encode(
            x=altair.X("yearmonthdate(day):T", title=None, axis=_days(altair)),
            y=altair.Y("outlet:N", sort=order, title=None),
            yOffset=altair.YOffset("voice:N"),
            color=altair.Color("voice:N", title=None, legend=altair.Legend(orient="bottom")),
            shape=altair.Shape("voice:N", title=None, legend=None),
            tooltip=["day:N", "outlet:N", "text:N"],
        )
    )


def _values(altair: Any, rows: list[dict[str, Any]]) -> Any:
    """The figure over time, a point for each telling."""
    base = altair.Chart(altair.Data(values=rows), width=_WIDTH, height=_HEIGHT).encode(
        x=altair.X("yearmonthdate(day):T", title=None, axis=_days(altair)),
        y=altair.Y("value:Q", title=rows[0]["unit"], scale=altair.Scale(zero=False, padding=20)),
    )
    points = base.mark_point(filled=True, size=110).encode(
        color=altair.Color("outlet:N", title=None, legend=altair.Legend(orient="bottom")),
        tooltip=["day:N", "outlet:N", "text:N"],
    )
    return points + base.mark_text(dx=8, align="left").encode(text="value:Q")


def _days(altair: Any) -> Any:
    return altair.Axis(format="%Y-%m-%d", tickCount="day", labelAngle=0)


def _of_one_unit(figures: Answer) -> list[dict[str, Any]]:
    """The rows of the unit that most of them have."""
    rows = [dict(row) for row in figures]
    units = [row["unit"] for row in rows]
    if not units:
        return []
    most = max(dict.fromkeys(units), key=units.count)
    return [row for row in rows if row["unit"] == most]


def _voice(member: MemberHeld) -> Message:
    if not member.speaker:
        return _OWN
    return _UNNAMED if member.kind in ("unnamed", "group") else _NAMED
