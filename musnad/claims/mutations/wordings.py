"""What is claimed became stronger or weaker, or a loaded word stands for a neutral one."""

from __future__ import annotations

from musnad.article import Span
from musnad.claims.compared import found, stems, words_of
from musnad.claims.mutations.pairs import Change, Pair, carried, whole, words
from musnad.claims.voices import Voice
from musnad.lexicon.changes import change_words
from musnad.text.stemming import stem


def hedges(pair: Pair) -> list[Change]:
    """A word that weakens the claim was lost or gained."""
    left, right = (_hedges(v) for v in (pair.before, pair.after))
    if bool(left) == bool(right):
        return []
    for span in left:
        if carried(pair.before, span, pair.after):
            return [Change(kind="scope", before=words(pair.before, span), after=whole(pair.after))]
    for span in right:
        if not pair.headline and carried(pair.after, span, pair.before):
            return [Change(kind="scope", before=whole(pair.before), after=words(pair.after, span))]
    return []


def loaded(pair: Pair) -> list[Change]:
    """A neutral word on one side, on the other a word that judges."""
    changes = []
    for neutral, judging in change_words().loaded:
        before, after = (_found(v, judging) for v in (pair.before, pair.after))
        if bool(before) == bool(after):
            continue
        plain = _found(pair.after if before else pair.before, neutral)
        if not plain or _has(pair.before if before else pair.after, plain[0]):
            continue
        if not carried(pair.before, before[0] if before else plain[0], pair.after):
            continue
        changes.append(
            Change(
                kind="wording",
                before=words(pair.before, before[0] if before else plain[0]),
                after=words(pair.after, plain[0] if before else after[0]),
            )
        )
    return changes


def epithets(pair: Pair) -> list[Change]:
    """A word that only judges, added to what is told in the same words, or left out of it."""
    judging = change_words().epithets
    left, right = _found(pair.before, judging), _found(pair.after, judging)
    for span in left:
        if not _has(pair.after, span) and _qualifies(pair.before, span, pair.after):
            return [
                Change(kind="wording", before=words(pair.before, span), after=whole(pair.after))
            ]
    for span in right:
        if not _has(pair.before, span) and _qualifies(pair.after, span, pair.before):
            return [
                Change(kind="wording", before=whole(pair.before), after=words(pair.after, span))
            ]
    return []


def _hedges(voice: Voice) -> list[Span]:
    """Words that weaken a claim; one that does so before an imperfect only, where one follows."""
    known = change_words()
    member = voice.member
    spans = _found(voice, known.hedges)
    for span in _found(voice, known.hedges_of_imperfect):
        behind = next(words_of(member.text[span.end - member.start :]), None)
        if behind is not None and behind[0].startswith(known.imperfect):
            spans.append(span)
    return sorted(spans, key=lambda span: span.start)


def _qualifies(voice: Voice, span: Span, other: Voice) -> bool:
    """Whether the word that an epithet stands behind is told in the other member, as those near."""
    ahead = [word for word, _ in words_of(voice.member.text[: span.start - voice.member.start])]
    told = stems(other.member.text)
    return bool(ahead) and stem(ahead[-1]) in told and carried(voice, span, other)


def _found(voice: Voice, wanted: frozenset[str]) -> list[Span]:
    return found(voice.member.text, voice.member.start, wanted)


def _has(voice: Voice, span: Span) -> bool:
    """Whether the member has the word too: then it does not stand for another."""
    return bool(stems(span.text) & stems(voice.member.text))
