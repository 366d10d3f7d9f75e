"""What changed on the way of a claim, for the eye: the words before and after, where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from musnad.claims.model import Words
from musnad.ledger.changes import around, changes_of, come
from musnad.ledger.claims_held import ClaimHeld, MutationHeld
from musnad.messages import Language, counted
from musnad.terminal import palette
from musnad.terminal.layout import ISOLATE, POP, clean, isolated, typed
from musnad.terminal.phrases import ARROW, DOT, names_of, phrase, quoted
from musnad.terminal.wording import change_of

_INDENT = 4
#: So many characters of a sentence are shown on either side of the words that changed.
_AROUND = 120


def changes(claim: ClaimHeld, language: Language) -> Iterator[tuple[Text, int]]:
    """What changed, each change once with the two tellings, and how often it was made."""
    for group in changes_of(claim):
        first = group[0]
        yield _head(first, language), 0
        yield (
            _telling(claim, first.source, first.said_before, first.before, palette.BEFORE),
            _INDENT,
        )
        yield _telling(claim, first.target, first.said_after, come(first), palette.AFTER), _INDENT
        others = {m.target for m in group[1:]} - {first.target}
        if others:
            yield _others(claim, sorted(others), language), _INDENT


def lost_credits(
    claim: ClaimHeld, language: Language, *, is_whole: bool
) -> Iterator[tuple[Text, int]]:
    """The copies that do not name their agency: in one line with their number, or all."""
    lost = [m for m in claim.mutations if m.credit]
    if not lost:
        return
    agencies = names_of((m.before.text for m in lost if m.before), language)
    told = counted(
        "{count:,} copy without the agency's credit",
        "{count:,} copies without the agency's credit",
        len({m.target for m in lost}),
    )
    text = Text.assemble(phrase(told, language, palette.WARNING))
    if agencies:
        text.append(f" ({agencies})", style=palette.QUIET)
    if not is_whole:
        outlets = names_of((claim.members[m.target].article.outlet for m in lost), language)
        text.append(f": {outlets}")
        yield text, 0
        return
    yield text, 0
    for mutation in lost:
        line = Text.assemble(_where(claim, mutation.source), ARROW, _where(claim, mutation.target))
        if mutation.kind == "anonymity" and mutation.after:
            line.append(f"{DOT}«{clean(mutation.after.text)}»")
        yield line, _INDENT


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
    article = claim.members[number].article
    text = Text(f"{number + 1}. ", style=palette.QUIET)
    return text.append(f"{isolated(article.outlet)}{DOT}{typed(article.day.isoformat())}")


def _others(claim: ClaimHeld, numbers: Sequence[int], language: Language) -> Text:
    told = counted("and {count:,} more telling:", "and {count:,} more tellings:", len(numbers))
    outlets = names_of((claim.members[n].article.outlet for n in numbers), language)
    return phrase(told, language).append(f" {outlets}")
