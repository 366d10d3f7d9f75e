"""One claim as a chart: who told it when, and its figures over time (Vega-Lite, by Altair)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from musnad.errors import MissingLibraryError
from musnad.ledger.claims_held import ClaimHeld, MemberHeld
from musnad.messages import POP, Language, Message, isolated, message, translate
from musnad.quantities import Figures, Quantity, figures_of

if TYPE_CHECKING:
    from musnad.ledger import Answer

#: What a chart is written as, by the ending of its name.
ENDINGS = (".svg", ".html")

#: In points; a chart of many days is wider.
_WIDTH, _DAY, _ROW, _HEIGHT = 560, 90, 36, 240
#: Letters of a line over it, which fits in whatever font there is; words of the title.
_LINE, _TITLE = 64, 14
#: In whose words a claim is told, with its colour and its mark.
_VOICES = {
    message("a named source"): ("#4c78a8", "circle"),
    message("an unnamed source"): ("#f58518", "square"),
    message("the outlet's own words"): ("#7f7f7f", "diamond"),
}
_NAMED, _UNNAMED, _OWN = _VOICES
#: The mark and the sign of a figure, by which bound of it is known.
_BOUNDS = {"": "circle", "at_most": "triangle-down", "at_least": "triangle-up"}
_SIGNS = {"": "", "at_most": "≤ ", "at_least": "≥ "}
#: A palette tells so many outlets apart.
_FEW = 10
#: What stands from one of these up to ``POP`` is laid out so, whatever stands around it.
_RIGHT_TO_LEFT, _LEFT_TO_RIGHT = "\u2067", "\u2066"

_Row = dict[str, Any]


def plot_claim(claim: ClaimHeld, figures: Answer, path: Path, language: Language = "ar") -> None:
    """Write the chart of ``claim`` to ``path``, an SVG or an HTML file.

    ``figures`` is ``Ledger.figures_of_claim``; those that changed or are in dispute are drawn, else
    what is told most, what counts one thing on one axis. Raises MissingLibraryError without Altair,
    ValueError for another ending, and OSError.
    """
    if path.suffix not in ENDINGS:
        raise ValueError(message("{path}: a chart is a .svg or .html file", path=path))
    altair = _altair()
    found = figures_of(claim, figures)
    days = _days(claim, found.drawn)
    parts = [_spread(altair, claim, days, language)]
    parts += [_values(altair, each, days, language) for each in found.drawn]
    title = altair.Title(
        _title(claim),
        subtitle=_left_out(found, language),
        anchor="end" if language == "ar" else "start",
    )
    chart = altair.vconcat(*parts, title=title).resolve_scale(
        color="independent", shape="independent"
    )
    chart = chart.configure_axis(labelLimit=260).configure_legend(orient="bottom", labelLimit=260)
    # A page that needs no network.
    chart.save(str(path), **({"inline": True} if path.suffix == ".html" else {}))


def _altair() -> Any:
    try:
        import altair
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise MissingLibraryError("altair", "plot") from error
    return altair


def _title(claim: ClaimHeld) -> list[str]:
    words = claim.claim.split()
    told = " ".join(words[:_TITLE]) + (" …" if len(words) > _TITLE else "")
    return [f"{_RIGHT_TO_LEFT}{line}{POP}" for line in wrap(told, _LINE)]


def _left_out(figures: Figures, language: Language) -> list[str]:
    """What no chart has, in lines: figures of other things, words of changes without a value."""
    comma = "، " if language == "ar" else ", "
    told = [
        f"{_directed(isolated(each.name(language), language), language)}: "
        f"{comma.join(each.values(language))}"
        for each in figures.others
    ]
    lines: list[str] = []
    for words in (*told, *(f"«{words}»" for words in figures.unseen)):
        if lines and len(lines[-1]) + len(words) < _LINE:
            lines[-1] += f" · {words}"
        else:
            lines.append(words)
    first = isolated(message("not drawn:"), language)
    return [_directed(f"{first} {line}", language) for line in lines]


def _directed(told: str, language: Language) -> str:
    """A line in the direction of its language, whatever stands in it."""
    return f"{_RIGHT_TO_LEFT if language == 'ar' else _LEFT_TO_RIGHT}{told}{POP}"


def _days(claim: ClaimHeld, drawn: Iterable[Quantity]) -> list[str]:
    """All days from the first telling or figure to the last, also those on which nobody told it."""
    told = [member.article.day.isoformat() for member in claim.members]
    told += [row["day"] for quantity in drawn for row in quantity.rows]
    first, last = date.fromisoformat(min(told)), date.fromisoformat(max(told))
    return [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]


def _spread(altair: Any, claim: ClaimHeld, days: list[str], language: Language) -> Any:
    """A mark for the tellings of a day, an outlet and a voice, with their number if several."""
    told = Counter(
        (member.article.day.isoformat(), member.article.outlet, _voice(member))
        for member in claim.members
    )
    rows = [
        {"day": day, "outlet": outlet, "voice": translate(voice, language), "tellings": tellings}
        for (day, outlet, voice), tellings in told.items()
    ]
    outlets = list(dict.fromkeys(row["outlet"] for row in rows))
    voices = [voice for voice in _VOICES if any(voice == own for _, _, own in told)]
    names = [translate(voice, language) for voice in voices]
    colours, shapes = zip(*(_VOICES[voice] for voice in voices), strict=True)
    base = altair.Chart(
        altair.Data(values=rows), width=_width(days), height=_ROW * len(outlets)
    ).encode(
        x=_by_day(altair, days),
        y=altair.Y("outlet:N", sort=outlets, title=None, axis=altair.Axis(grid=True)),
        yOffset=altair.YOffset("voice:N", sort=names),
    )
    marks = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=altair.Color("voice:N", title=None, scale=altair.Scale(domain=names, range=colours)),
        shape=altair.Shape("voice:N", title=None, scale=altair.Scale(domain=names, range=shapes)),
        tooltip=["day:N", "outlet:N", "voice:N", "tellings:Q"],
    )
    several = altair.datum.tellings > 1
    numbers = base.transform_filter(several).mark_text(dx=10, align="left")
    return marks + numbers.encode(text="tellings:Q")


def _values(altair: Any, quantity: Quantity, days: list[str], language: Language) -> Any:
    """Figures over time: a mark for each outlet that tells one, side by side on a day."""
    rows = _marks(quantity)
    outlets = list(dict.fromkeys(row["outlet"] for row in rows))
    scheme = "tableau10" if len(outlets) <= _FEW else "tableau20"
    base = altair.Chart(
        altair.Data(values=rows),
        width=_width(days),
        height=_HEIGHT,
        title=_directed(isolated(quantity.name(language), language), language),
    ).encode(
        x=_by_day(altair, days),
        xOffset=altair.XOffset("outlet:N", sort=outlets),
        y=altair.Y("value:Q", title=None, scale=altair.Scale(zero=False, padding=24)),
    )
    marks = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=altair.Color("outlet:N", title=None, sort=outlets, scale=altair.Scale(scheme=scheme)),
        shape=altair.Shape(
            "bound:N",
            legend=None,
            scale=altair.Scale(domain=list(_BOUNDS), range=list(_BOUNDS.values())),
        ),
        tooltip=["day:N", "outlet:N", "text:N"],
    )
    # An exact value and a bound of the same height have their labels apart.
    exact = base.transform_filter(altair.datum.bound == "").mark_text(dy=-14)
    bounds = base.transform_filter(altair.datum.bound != "").mark_text(dy=15)
    return marks + exact.encode(text="label:N") + bounds.encode(text="label:N")


def _by_day(altair: Any, days: list[str]) -> Any:
    axis = altair.Axis(labelAngle=0, labelOverlap=True)
    return altair.X("day:O", title=None, scale=altair.Scale(domain=days), axis=axis)


def _width(days: list[str]) -> int:
    return max(_WIDTH, _DAY * len(days))


def _marks(quantity: Quantity) -> list[_Row]:
    """A row for each value that an outlet tells on a day; a label for each value of a day."""
    rows: dict[tuple[Any, ...], _Row] = {}
    labelled = set()
    for row in quantity.rows:
        value = (row["day"], row["value"], row["bound"])
        if (*value, row["outlet"]) in rows:
            continue
        label = "" if value in labelled else f"{_SIGNS[row['bound']]}{row['value']:,.12g}"
        labelled.add(value)
        rows[*value, row["outlet"]] = dict(row) | {"label": label}
    return list(rows.values())


def _voice(member: MemberHeld) -> Message:
    if not member.speaker:
        return _OWN
    return _UNNAMED if member.kind in ("unnamed", "group") else _NAMED
