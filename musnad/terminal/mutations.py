"""What changed on the way of a claim, for the eye: the words before and after, where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from musnad.claims.model import Words
from musnad.ledger.changes import around, changes_of, come
from musnad.ledger.claims_held import ClaimHeld, MutationHeld
from musnad.messages import Language, counted, message
from musnad.terminal import palette
from musnad.terminal.layout import ISOLATE, POP, clean, isolated, typed, within
from musnad.terminal.phrases import ARROW, DOT, names_of, phrase, phrase_with, quoted
from musnad.terminal.wording import change_of

_INDENT = 4
#: So many characters of a sentence are shown on either side of the words that changed.
_AROUND = 120


def sum_of_changes(claim: ClaimHeld, language: Language, *, is_whole: bool) -> Text:
    """How many changes there are, also of those that are told together."""
    count = len(claim.mutations)
    if is_whole or count == len(changes_of(claim)):
        return phrase(counted("{count:,} change", "{count:,} changes", count), language)
    told = counted(
        "{count:,} change in all; each: --all", "{count:,} changes in all; each: --all", count
    )
    return phrase(told, language)


def changes(claim: ClaimHeld, language: Language, *, is_whole: bool) -> Iterator[tuple[Text, int]]:
    """What changed, each change once with the two tellings, and where else it was made.

    Unless ``is_whole``, of the others only their number and their outlets are told.
    """
    for group in changes_of(claim):
        first = group[0]
        yield _head(first, language), 0
        yield (
            _telling(claim, first.source, first.said_before, first.before, palette.BEFORE),
            _INDENT,
        )
        yield _telling(claim, first.target, first.said_after, come(first), palette.AFTER), _INDENT
        if is_whole:
            yield from ((_made_too(claim, mutation, language), _INDENT) for mutation in group[1:])
            continue
        others = {m.target for m in group[1:]} - {first.target}
        if others:
            yield _others(claim, sorted(others), language), _INDENT


def lost_credits(
    claim: ClaimHeld, language: Language, *, is_whole: bool
) -> Iterator[tuple[Text, int]]:
    """The articles that do not name the agency whose text they have: their number, or all.

    Another one that names it need not be earlier: who was first is not told here.
    """
    lost = [m for m in claim.mutations if m.credit]
    if not lost:
        return
    articles = {claim.members[m.target].article.article for m in lost}
    told = counted(
        "{count:,} article with the agency's text without its credit",
        "{count:,} articles with the agency's text without its credit",
        len(articles),
    )
    text = Text.assemble(phrase(told, language, palette.WARNING))
    agencies = names_of((m.before.text for m in lost if m.before), language)
    if agencies:
        text.append(f" ({agencies})", style=palette.QUIET)
    if is_whole:
        yield text, 0
        yield from ((_uncredited(claim, mutation, language), _INDENT) for mutation in lost)
    else:
        outlets = names_of((claim.members[m.target].article.outlet for m in lost), language)
        yield text.append(f": {outlets}"), 0


def _uncredited(claim: ClaimHeld, mutation: MutationHeld, language: Language) -> Text:
    told = message(
        "{first} names {agency}; {second} does not",
        first=_placed(claim, mutation.source, language),
        agency=isolated(mutation.before.text) if mutation.before else "؟",
        second=_placed(claim, mutation.target, language),
    )
    text = phrase_with(told, language)
    if mutation.kind == "anonymity" and mutation.after:
        text.append(DOT).append_text(quoted(mutation.after.text, "default"))
    return text


def _made_too(claim: ClaimHeld, mutation: MutationHeld, language: Language) -> Text:
    told = message(
        "so too from {first} to {second}",
        first=_placed(claim, mutation.source, language),
        second=_placed(claim, mutation.target, language),
    )
    return phrase_with(told, language)


def _head(mutation: MutationHeld, language: Language) -> Text:
    text = Text.assemble((change_of(mutation.kind, language), palette.ACT))
    before, after = mutation.before, come(mutation)
    if before or after:
        words = [f"«{clean(side.text)}»" if side else "—" for side in (before, after)]
        # One after the other as Arabic has it, whatever the language: so the arrow points.
        text.append(f"{DOT}{ISOLATE}{words[0]}{ARROW}{words[1]}{POP}")
    return text


def _telling(claim: ClaimHeld, number: int, said: Words, changed: Words | None, style: str) -> Text:
    text = _where(claim, number)
    text.append(f"{DOT}")
    return text.append_text(_quoted(said, changed, style))


def _quoted(said: Words, changed: Words | None, style: str) -> Text:
    """``said`` with the words that changed marked, in a pipe by brackets; cut where it is long."""
    before, words, after = around(said, changed).cut(_AROUND)
    if not words:
        return quoted(before, "default")
    changed_words = (f"[{clean(words)}]", style)
    return quoted(Text.assemble(_between(before), changed_words, _between(after)), "default")


def _between(text: str) -> str:
    """Cleaned, with the spaces that part it from the words beside it."""
    words = clean(text)
    first = " " if text[:1].isspace() else ""
    last = " " if words and text[-1:].isspace() else ""
    return f"{first}{words}{last}"


def _where(claim: ClaimHeld, number: int) -> Text:
    return Text(_place(claim, number), style=palette.QUIET)


def _placed(claim: ClaimHeld, number: int, language: Language) -> str:
    """A telling by its number, its outlet and its day, for a place in a sentence."""
    return within(_place(claim, number), language)


def _place(claim: ClaimHeld, number: int) -> str:
    article = claim.members[number].article
    return f"{number + 1}. {isolated(article.outlet) or '؟'}{DOT}{typed(article.day.isoformat())}"


def _others(claim: ClaimHeld, numbers: Sequence[int], language: Language) -> Text:
    told = counted("and {count:,} more telling:", "and {count:,} more tellings:", len(numbers))
    outlets = names_of((claim.members[n].article.outlet for n in numbers), language)
    return phrase(told, language).append(f" {outlets}")
