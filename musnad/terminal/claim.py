"""One claim for the eye: what it rests on, its way, its tellings, what changed, who disputes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from musnad.claims.model import Link, Origin
from musnad.claims.reasons import explained
from musnad.ledger.claims_held import ClaimHeld
from musnad.messages import Language, Message, counted, message
from musnad.terminal import palette
from musnad.terminal.chain import branches_of
from musnad.terminal.claims import days_between
from musnad.terminal.disputes import show_disputes
from musnad.terminal.layout import arabic, clean, isolated, put, typed
from musnad.terminal.members import chain_of, manner_of
from musnad.terminal.mutations import changes, lost_credits, sum_of_changes
from musnad.terminal.phrases import DOT, phrase, phrases, quoted
from musnad.terminal.tree import put_tree
from musnad.terminal.wording import ONE_UNNAMED, roots_of
from musnad.text.folding import fold

_INDENT = 4
#: So many tellings are shown.
_MEMBERS = 12

_Blocks = Iterator[tuple[Text, int]]


def show_claim(
    claim: ClaimHeld,
    console: Console,
    language: Language = "ar",
    *,
    is_whole: bool = False,
    with_reasons: bool = False,
) -> None:
    """Print ``claim``; ``is_whole`` leaves nothing out, ``with_reasons`` tells why it is one."""
    laid_out = console.is_terminal

    def put_all(blocks: Iterable[tuple[Text, int]]) -> None:
        for text, indent in blocks:
            put(text, indent, console, laid_out=laid_out, language=language)

    def section(title: Message) -> None:
        put_all([(Text(), 0), (phrase(title, language, "bold"), 0)])

    put_all(_summary(claim, language))
    section(message("The way of the claim"))
    trees = branches_of(claim.chain, language, is_whole=is_whole)
    put_tree(trees, _INDENT, console, laid_out=laid_out, language=language)
    section(message("Who tells it"))
    put_all(_members(claim, language, is_whole))
    if claim.mutations:
        section(message("What changed on the way"))
        put_all([(sum_of_changes(claim, language, is_whole=is_whole), 0)])
        put_all(changes(claim, language, is_whole=is_whole))
        put_all(lost_credits(claim, language, is_whole=is_whole))
    if claim.disputes:
        section(message("Who disputes it"))
        show_disputes(claim.disputes, console, language, is_whole=is_whole)
    if with_reasons:
        section(message("Why these make one claim"))
        put_all(_reasons(claim.links, language))


def _summary(claim: ClaimHeld, language: Language) -> _Blocks:
    yield quoted(claim.claim, "bold"), 0
    if claim.one_unnamed:
        yield phrase(ONE_UNNAMED, language, palette.WARNING), _INDENT
    told = [
        roots_of(claim.at_least, claim.at_most),
        counted("{count:,} telling", "{count:,} tellings", len(claim.members)),
        counted("{count:,} outlet", "{count:,} outlets", claim.outlets),
    ]
    sums = phrases(told, language)
    yield sums.append(f"{DOT}{days_between(claim.first_day, claim.last_day)}"), _INDENT
    for origin in claim.named_origins():
        yield _origin(origin, claim.attributed(origin), language), _INDENT
    story = phrase(message("story:"), language)
    yield story.append(f" {arabic(claim.title)}{DOT}{typed(claim.story)}"), _INDENT
    for other in claim.elsewhere:
        too = phrase(message("told too in the story:"), language)
        yield too.append(f" {arabic(other.title)}{DOT}{typed(other.id)}"), _INDENT


def _origin(origin: Origin, attributed: int, language: Language) -> Text:
    styles = {"named": palette.NAMED, "unnamed": palette.NAMELESS}
    marks: dict[str, Message] = {
        "unnamed": message("an unnamed source"),
        "agency": message("an agency, without a source"),
        "outlet": message("an outlet, without a source"),
    }
    told = counted("{count:,} telling", "{count:,} tellings", len(origin.members))
    text = Text("• ", style=palette.QUIET)
    text.append(isolated(origin.name) or "؟", style=styles.get(origin.kind, "default"))
    partly = counted(
        "attributed in {count:,} of them", "attributed in {count:,} of them", attributed
    )
    is_partly = 0 < attributed < len(origin.members)
    for mark in (marks.get(origin.kind), told, partly if is_partly else None):
        if mark:
            text.append(DOT).append_text(phrase(mark, language))
    return text


def _members(claim: ClaimHeld, language: Language, is_whole: bool) -> _Blocks:
    said: dict[str, int] = {}
    shown = claim.members if is_whole else claim.members[:_MEMBERS]
    for number, member in enumerate(shown, 1):
        head = Text.assemble((f"{number}. ", palette.QUIET), chain_of(member))
        head.append(DOT, style=palette.QUIET).append_text(manner_of(member, language))
        yield head, 0
        first = said.setdefault(fold(clean(member.text)), number)
        if first == number:
            yield quoted(member.text), _INDENT
        else:
            yield phrase(message("in the words of {number}", number=first), language), _INDENT
    more = len(claim.members) - len(shown)
    if more:
        told = counted(
            "and {count:,} more telling; all: --all",
            "and {count:,} more tellings; all: --all",
            more,
        )
        yield phrase(told, language), 0


def _reasons(links: Iterable[Link], language: Language) -> _Blocks:
    for link in links:
        text = Text(f"{link.a + 1} – {link.b + 1}", style=palette.QUIET)
        for reason in link.reasons:
            text.append(DOT).append_text(phrase(explained(reason), language, "default"))
        yield text, 0
