"""What changed on the way of a claim, for the eye: the words before and after, where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from musnad.claims.model import Words
from musnad.ledger.claims_held import ClaimHeld, MutationHeld
from musnad.messages import Language, counted
from musnad.terminal import palette
from musnad.terminal.layout import clean, isolated, typed
from musnad.terminal.phrases import ARROW, COMMA, DOT, phrase
from musnad.terminal.wording import change_of
from musnad.text.folding import fold

_INDENT = 4
#: So many characters of a sentence are shown on either side of the words that changed.
_AROUND = 120


def changes(claim: ClaimHeld, language: Language) -> Iterator[tuple[Text, int]]:
    """What changed, each change once with the two tellings, and how often it was made."""
    for group in _groups(m for m in claim.mutations if not m.credit):
        first = group[0]
        yield _head(first, language), 0
        yield (
            _telling(claim, first.source, first.said_before, first.before, palette.BEFORE),
            _INDENT,
        )
        yield _telling(claim, first.target, first.said_after, _new(first), palette.AFTER), _INDENT
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
    agencies = dict.fromkeys(isolated(m.before.text) for m in lost if m.before)
    told = counted(
        "{count:,} copy without the agency's credit",
        "{count:,} copies without the agency's credit",
        len({m.target for m in lost}),
    )
    text = Text.assemble(phrase(told, language, palette.WARNING))
    if agencies:
        text.append(f" ({COMMA.join(agencies)})", style=palette.QUIET)
    if not is_whole:
        outlets = dict.fromkeys(claim.members[m.target].article.outlet for m in lost)
        names = COMMA.join(isolated(outlet) for outlet in outlets if outlet)
        text.append(f": {names}")
        yield text, 0
        return
    yield text, 0
    for mutation in lost:
        line = Text.assemble(_where(claim, mutation.source), ARROW, _where(claim, mutation.target))
        if mutation.kind == "anonymity" and mutation.after:
            line.append(f"{DOT}«{clean(mutation.after.text)}»")
        yield line, _INDENT


def _groups(mutations: Iterable[MutationHeld]) -> Iterable[Sequence[MutationHeld]]:
    """Mutations by their kind and words: copies repeat what the first of them changed."""
    groups: dict[tuple[str, str, str], list[MutationHeld]] = {}
    for mutation in mutations:
        key = (mutation.kind, _folded(mutation.before), _folded(_new(mutation)))
        groups.setdefault(key, []).append(mutation)
    return groups.values()


def _folded(words: Words | None) -> str:
    return fold(clean(words.text)) if words else ""


def _new(mutation: MutationHeld) -> Words | None:
    """The words that changed on the later side; where the source is gone, there are none."""
    return None if mutation.kind == "attribution" else mutation.after


def _head(mutation: MutationHeld, language: Language) -> Text:
    text = Text.assemble((change_of(mutation.kind, language), palette.ACT))
    before, after = mutation.before, _new(mutation)
    if before or after:
        words = [f"«{clean(side.text)}»" if side else "—" for side in (before, after)]
        text.append(f"{DOT}{words[0]}{ARROW}{words[1]}")
    return text


def _telling(claim: ClaimHeld, number: int, said: Words, changed: Words | None, style: str) -> Text:
    text = _where(claim, number)
    text.append(f"{DOT}")
    return text.append_text(_quoted(said, changed, style))


def _quoted(said: Words, changed: Words | None, style: str) -> Text:
    """``said`` with the words that changed marked, in a pipe by brackets; cut where it is long."""
    if (
        changed is None
        or changed.field != said.field
        or not (said.start <= changed.start and changed.end <= said.end)
    ):
        return Text(f"«{_cut(clean(said.text))}»", style="default")
    at, to = changed.start - said.start, changed.end - said.start
    before, words, after = said.text[:at], said.text[at:to], said.text[to:]
    return Text.assemble(
        ("«", "default"),
        (_cut_before(before), "default"),
        (f"[{clean(words)}]", style),
        (_cut_after(after), "default"),
        ("»", "default"),
    )


def _cut(text: str) -> str:
    return text if len(text) <= 2 * _AROUND else f"{text[: 2 * _AROUND].rsplit(' ', 1)[0]} …"


def _cut_before(text: str) -> str:
    space = " " if text[-1:].isspace() else ""
    text = clean(text)
    if len(text) > _AROUND:
        text = f"… {text[-_AROUND:].partition(' ')[2]}"
    return text + space


def _cut_after(text: str) -> str:
    space = " " if text[:1].isspace() else ""
    text = clean(text)
    if len(text) > _AROUND:
        text = f"{text[:_AROUND].rpartition(' ')[0]} …"
    return space + text


def _where(claim: ClaimHeld, number: int) -> Text:
    article = claim.members[number].article
    text = Text(f"{number + 1}. ", style=palette.QUIET)
    return text.append(f"{isolated(article.outlet)}{DOT}{typed(article.day.isoformat())}")


def _others(claim: ClaimHeld, numbers: Sequence[int], language: Language) -> Text:
    told = counted("and {count:,} more telling:", "and {count:,} more tellings:", len(numbers))
    outlets = dict.fromkeys(isolated(claim.members[n].article.outlet) for n in numbers)
    text = phrase(told, language)
    return text.append(f" {COMMA.join(outlet for outlet in outlets if outlet)}")
