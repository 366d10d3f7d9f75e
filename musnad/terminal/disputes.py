"""Disputes for the eye: the two sides face to face where the terminal is wide enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from musnad.ledger.claims_held import DisputeHeld, SideHeld
from musnad.messages import Language, counted, message
from musnad.terminal import palette
from musnad.terminal.layout import can_lie_beside, clean, lay_out_beside, put, typed
from musnad.terminal.members import chain_of
from musnad.terminal.phrases import DOT, phrase, quoted
from musnad.terminal.wording import dispute_of
from musnad.text.folding import fold

_INDENT = 4
#: So many different wordings of a side are shown, and so many who tell each.
_WORDINGS, _TELLERS = 2, 4


def show_disputes(
    disputes: Iterable[DisputeHeld], console: Console, language: Language, *, is_whole: bool
) -> None:
    """Print each dispute: its kind, then what either side says with the chains behind it.

    Of a claim and its denial the claim comes first, where the statements tell which is which: those
    of one side deny, and none of the other's.
    Unless ``is_whole``, of many wordings and tellers the first ones are shown.
    """

    def say(text: Text, indent: int = 0) -> None:
        put(text, indent, console, laid_out=console.is_terminal, language=language)

    for number, dispute in enumerate(disputes):
        if number:
            say(Text())
        head = Text(dispute_of(dispute.kind, language), style=palette.DISPUTED)
        say(head.append(f"{DOT}{typed(dispute.id)}", style=f"not bold {palette.QUIET}"))
        told_apart = dispute.told_and_denied()
        is_denied = told_apart is not None
        sides = told_apart or dispute.sides
        first, second = (list(_lines(side, language, is_whole)) for side in sides)
        against = message("who denies it:") if is_denied else message("against that:")
        if can_lie_beside(console):
            if is_denied:
                first.insert(0, phrase(message("what is said:"), language))
                second.insert(0, phrase(against, language))
            lay_out_beside(first, second, console, language)
        else:
            for line in first:
                say(line, _INDENT)
            say(phrase(against, language))
            for line in second:
                say(line, _INDENT)


def _lines(side: SideHeld, language: Language, is_whole: bool) -> Iterator[Text]:
    """Each wording once, with those who tell it so."""
    wordings: dict[str, list[int]] = {}
    for number, member in enumerate(side.members):
        wordings.setdefault(fold(clean(member.text)), []).append(number)
    shown = list(wordings.values())
    for numbers in shown if is_whole else shown[:_WORDINGS]:
        yield quoted(side.members[numbers[0]].text)
        for number in numbers if is_whole else numbers[:_TELLERS]:
            yield chain_of(side.members[number])
        more = 0 if is_whole else len(numbers[_TELLERS:])
        if more:
            told = counted("and {count:,} more telling", "and {count:,} more tellings", more)
            yield phrase(told, language)
    more = 0 if is_whole else sum(map(len, shown[_WORDINGS:]))
    if more:
        told = counted(
            "and {count:,} more telling in other words",
            "and {count:,} more tellings in other words",
            more,
        )
        yield phrase(told, language)
    if side.claim:
        yield Text(typed(side.claim), style=palette.QUIET)
