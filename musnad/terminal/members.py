"""Where a claim is made, for the eye: day, outlet, relays and speaker in one line."""

from __future__ import annotations

from rich.text import Text

from musnad.article import NAMELESS
from musnad.ledger.claims_held import MemberHeld
from musnad.messages import Language, message
from musnad.terminal import palette
from musnad.terminal.layout import isolated, typed
from musnad.terminal.phrases import ARROW, DOT, phrase
from musnad.terminal.wording import act_of, mark_of


def chain_of(member: MemberHeld) -> Text:
    """The way of a member from its outlet to its speaker, if it has one."""
    text = Text(f"{typed(member.article.day.isoformat())}{DOT}", style=palette.QUIET)
    text.append(isolated(member.article.outlet) or "؟", style="default")
    for relay in member.via:
        text.append(ARROW).append(isolated(relay), style="default")
    if member.speaker:
        style = palette.NAMELESS if member.marked in NAMELESS else palette.NAMED
        text.append(ARROW).append(isolated(member.speaker), style=style)
    return text


def manner_of(member: MemberHeld, language: Language) -> Text:
    """How it is said there: the act and its source, or that it stands in the writer's own words."""
    if member.act is None:
        told = message("the outlet's own words")
        text = phrase(told, language, palette.MARK)
    else:
        text = Text(act_of(member.act, language), style=palette.ACTS.get(member.act, palette.ACT))
    mark = mark_of(member.marked, language) if member.marked else ""
    if mark and member.marked:
        style = palette.MARKS.get(member.marked, palette.MARK)
        text.append(f"{DOT}{mark}", style=f"not bold {style}")
    if member.field == "title":
        text.append(DOT).append_text(
            phrase(message("in the title"), language, f"not bold {palette.QUIET}")
        )
    return text
