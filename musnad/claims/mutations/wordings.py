"""What is claimed became stronger or weaker, or a loaded word stands for a neutral one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from musnad.article import Span
from musnad.claims.compared import alike, found, stems, vocabulary, words_of
from musnad.claims.model import Member
from musnad.claims.mutations.pairs import Change, Pair, carried, whole, words
from musnad.claims.nearby import beside
from musnad.claims.places import root
from musnad.claims.voices import Voice
from musnad.lexicon import load
from musnad.lexicon.changes import change_words
from musnad.lexicon.claims import claim_words
from musnad.lexicon.words import BE
from musnad.text.folding import fold
from musnad.text.stemming import stem, without_clitics

#: Share of all words from which a word gained is no further clause.
_VERBATIM = 0.6
#: Characters before a member in which a word may stand that weakens it.
_LEAD = 30
#: Characters on either side of a member in which a word that weakens it may stand as well.
_BESIDE = 60
#: Share of all words from which two members that are no headline tell one thing.
_ONE_THING = 0.3
#: Words behind one that weakens them, which a headline tells at least.
_TOLD = 2
#: Words before an attempt among which stand that it was foiled, and who foiled it.
_SUBJECT = 9
_PREPOSITIONS = ("ب", "ل", "ك")
#: What an attempt is for stands so many words behind it, with this letter before it.
_BEHIND, _FOR = 2, "ل"


def hedges(pair: Pair) -> list[Change]:
    """A word that weakens the claim was lost, or gained in the same words."""
    left, right = (_hedges(v) for v in (pair.before, pair.after))
    if bool(left) == bool(right):
        return []
    mine, others = pair.before.member.text, pair.after.member.text
    if not pair.headline and alike(mine, others) < _ONE_THING:
        return []
    if left and not _is_open(pair.after):
        for span in left:
            if _weakens(pair.before, span, pair.after, headline=pair.headline):
                return [
                    Change(kind="scope", before=words(pair.before, span), after=whole(pair.after))
                ]
    if right and alike(mine, others) >= _VERBATIM and not _is_open(pair.before):
        for span in right:
            if _weakens(pair.after, span, pair.before, headline=False):
                return [
                    Change(kind="scope", before=whole(pair.before), after=words(pair.after, span))
                ]
    return []


def stronger(pair: Pair) -> list[Change]:
    """A word that says less on one side, on the other one that says more of the same."""
    changes = []
    for mild, strong in change_words().stronger:
        before = _said(pair.before, mild)
        after = _said(pair.after, strong) if before else []
        if not after or _said(pair.after, mild):
            continue
        if found(pair.before.article.text, 0, strong):
            continue
        changes.append(
            Change(
                kind="scope",
                before=words(pair.before, before[0]),
                after=words(pair.after, after[0]),
            )
        )
    return changes


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
            return [Change(kind="wording", before=words(pair.before, span))]
    for span in right:
        if not _has(pair.before, span) and _qualifies(pair.after, span, pair.before):
            return [Change(kind="wording", after=words(pair.after, span))]
    return []


def _hedges(voice: Voice) -> list[Span]:
    """Words that weaken a claim; one that does so before an imperfect only, where one follows."""
    imperfect = change_words().imperfect
    member = voice.member
    spans = [
        span
        for span in _found(voice, _weakening())
        if not _is_denied(member.text[: span.start - member.start])
        and not _is_no_mere_attempt(member.text[: span.start - member.start], span)
        and not _is_purpose(member, span)
        and not _is_majority(member.text[span.end - member.start :], span)
    ]
    # Behind a preposition («ببعض») it is written with it.
    joined = _weakening_behind_preposition()
    if not joined.isdisjoint(vocabulary(member.text)):
        spans += [span for word, span in words_of(member.text, member.start) if word in joined]
    spans += [span for word, span in _behind_may(voice) if word.startswith(imperfect)]
    return sorted(spans, key=lambda span: span.start)


@cache
def _weakening() -> frozenset[str]:
    """Words that weaken whatever follows them."""
    return change_words().hedges | change_words().quantities


@cache
def _weakening_behind_preposition() -> frozenset[str]:
    """The same with a preposition written before them."""
    return frozenset(before + word for before in _PREPOSITIONS for word in _weakening())


def _is_open(voice: Voice) -> bool:
    """Whether a member, or what leads up to it, leaves open by other words whether it is so."""
    member = voice.member
    field: str = getattr(voice.article, member.field)
    known = change_words()
    before = field[max(0, member.start - _LEAD) : member.start]
    return bool(_found(voice, known.open) or found(before, 0, known.hedges | known.open)) or any(
        following.startswith(known.maybe_imperfect) for following, _ in _behind_may(voice)
    )


def _behind_may(voice: Voice) -> Iterator[tuple[str, Span]]:
    """Each word behind one that weakens an imperfect, folded, with the span of the latter."""
    member = voice.member
    for span in _found(voice, change_words().hedges_of_imperfect):
        behind = next(words_of(member.text[span.end - member.start :]), None)
        if behind is not None:
            yield behind[0], span


def _weakens(voice: Voice, span: Span, other: Voice, *, headline: bool) -> bool:
    """Whether what a word weakens, mostly what stands behind it, is told in the other member.

    A quantity weakens the next word alone, an adjective or adverb the one before it. A headline
    tells some of either side. Who has the word just beside the member tells it as weak.
    """
    # «Had said» is beside a member what «may say» is in it.
    if fold(span.text) not in change_words().hedges_of_imperfect and _is_told_beside(other, span):
        return False
    ahead, behind = beside(voice.member, span)
    weakened = behind or ahead
    told = stems(other.member.text)
    if without_clitics(fold(span.text)) in change_words().weakening_behind:
        return bool(ahead) and ahead[-1] in told
    if fold(span.text) in change_words().quantities:
        weakened = weakened[:1]
        # «A number of flights» are some of them.
        if _found(other, change_words().amounts):
            return False
    # «May» weakens the verb behind it: who does not tell that leaves out the clause.
    if not headline and fold(span.text) in change_words().hedges_of_imperfect:
        following = words_of(voice.member.text[span.end - voice.member.start :])
        verb = next((word for word, part in following if not _is_being(part.text)), None)
        if verb and root(verb) not in _roots(other.member.text):
            return False
    kept = sum(word in told for word in weakened)
    if headline and not told.isdisjoint(ahead):
        return kept > 0
    if 2 * kept < len(weakened) or not kept:
        return False
    return kept >= _TOLD if headline else carried(voice, span, other)


def _is_told_beside(voice: Voice, span: Span) -> bool:
    """Whether a word that weakens a claim stands just beside a member."""
    member = voice.member
    field: str = getattr(voice.article, member.field)
    around = field[max(0, member.start - _BESIDE) : member.end + _BESIDE]
    word = fold(span.text)
    return bool(found(around, 0, frozenset((word, without_clitics(word)))))


def _is_being(raw: str) -> bool:
    return bool(load().words[raw].flags & BE)


def _roots(text: str) -> frozenset[str]:
    return frozenset(root(word) for word, _ in words_of(text))


def _said(voice: Voice, wanted: frozenset[str]) -> list[Span]:
    """Where words, or two words in a row, of ``wanted`` stand in a member."""
    member = voice.member
    spans = _found(voice, wanted)
    if _seconds(wanted).isdisjoint(vocabulary(member.text)):
        return spans
    told = list(words_of(member.text, member.start))
    field: str = getattr(voice.article, member.field)
    for (word, first), (following, second) in pairwise(told):
        bare = without_clitics(word)
        if any(f"{each} {following}" in wanted for each in (bare, bare.removeprefix("ب"))):
            text = field[first.start : second.end]
            spans.append(Span(first.start, second.end, text))
    return spans


@cache
def _seconds(wanted: frozenset[str]) -> frozenset[str]:
    """The second words of those of ``wanted`` that are two."""
    return frozenset(words.partition(" ")[2] for words in wanted) - {""}


def _is_denied(before: str) -> bool:
    """Whether the last word of ``before`` negates what follows: who does not intend to, won't."""
    words = [word for word, _ in words_of(before)][-1:]
    return any(word.removeprefix("و") in claim_words().negations for word in words)


def _is_no_mere_attempt(before: str, hedge: Span) -> bool:
    """Whether the last words of ``before`` say that an attempt came to nothing, or mean any at all.

    An attempt to smuggle that is foiled is no more than smuggling that is foiled; who allows no
    attempt to smuggle allows no smuggling.
    """
    known = change_words()
    words = [without_clitics(word).removeprefix("ب") for word, _ in words_of(before)][-_SUBJECT:]
    return without_clitics(fold(hedge.text)) in known.attempts and (
        not known.foiled.isdisjoint(words) or not known.at_all.isdisjoint(words[-1:])
    )


def _is_purpose(member: Member, hedge: Span) -> bool:
    """Whether an attempt tells only what for: «في محاولة [منه] لـ…», not «في محاولة اغتيال»."""
    known = change_words()
    if without_clitics(fold(hedge.text)) not in known.attempts:
        return False
    before = [word for word, _ in words_of(member.text[: hedge.start - member.start])][-1:]
    behind = [word for word, _ in words_of(member.text[hedge.end - member.start :])][:_BEHIND]
    return not known.purpose.isdisjoint(before) and any(word[0] == _FOR for word in behind)


def _is_majority(behind: str, quantity: Span) -> bool:
    """Whether a quantity with its article is a majority of people: «with a Shiite majority»."""
    known = change_words()
    word = fold(quantity.text).removeprefix("و")
    if word in known.quantities or without_clitics(word) not in known.quantities:
        return False
    following = next(words_of(behind), None)
    return following is None or following[0] not in known.great


def _qualifies(voice: Voice, span: Span, other: Voice) -> bool:
    """Whether the word that an epithet stands behind is told in the other member, as those near."""
    ahead = [word for word, _ in words_of(voice.member.text[: span.start - voice.member.start])]
    told = stems(other.member.text)
    return bool(ahead) and stem(ahead[-1]) in told and carried(voice, span, other)


def _found(voice: Voice, wanted: frozenset[str]) -> list[Span]:
    return found(voice.member.text, voice.member.start, wanted)


def _has(voice: Voice, span: Span) -> bool:
    """Whether the member has the word too, maybe as an object: it does not stand for another."""
    return bool(stems(f"{span.text} {span.text}ا") & stems(voice.member.text))
