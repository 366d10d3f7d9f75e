"""What changed between the tellings of one claim, each change with the words on both sides."""

from __future__ import annotations

from collections.abc import Callable

from musnad.claims.articles import Articles
from musnad.claims.model import Family, Mutation, Words
from musnad.claims.mutations import figures, lengths, moments, sources, wordings
from musnad.claims.mutations.pairs import Change, Pair, credit_pairs, pairs

#: A rule gives the changes of its kind from the first to the second member of a pair.
Rule = Callable[[Pair], list[Change]]

RULES: tuple[Rule, ...] = (
    figures.values,
    figures.modifiers,
    figures.vaguer,
    lengths.lengths,
    lengths.modified,
    lengths.hours,
    moments.dates,
    sources.lost_source,
    sources.anonymity,
    sources.one_or_several,
    sources.speakers,
    sources.media,
    sources.acts,
)
#: Those that find single words changed, so nothing where both members are the same words.
_OF_WORDS: tuple[Rule, ...] = (
    wordings.hedges,
    wordings.stronger,
    wordings.loaded,
    wordings.epithets,
)


def find_mutations(family: Family, articles: Articles) -> tuple[Mutation, ...]:
    """The changes in ``family``, each from the member that a member most likely comes from.

    The family is of these articles.
    """
    told = articles.voices(family.members)
    changes: set[tuple[int, int, Change]] = set()
    likely = list(pairs(told, articles))
    for pair in likely:
        for rule in RULES if pair.is_verbatim else RULES + _OF_WORDS:
            changes.update((pair.source, pair.target, change) for change in rule(pair))
    for pair in figures.told_otherwise(told, likely):
        changes.update((pair.source, pair.target, change) for change in figures.values(pair))
    for pair, change in lengths.told_otherwise(told):
        changes.add((pair.source, pair.target, change))
    for pair in credit_pairs(told, articles):
        changes.update((pair.source, pair.target, change) for change in sources.lost_credit(pair))
    return tuple(
        Mutation(
            source=source,
            target=target,
            kind=change.kind,
            before=change.before,
            after=change.after,
            credit=change.credit,
        )
        for source, target, change in sorted(changes, key=_order)
    )


def _order(found: tuple[int, int, Change]) -> tuple[int | str, ...]:
    source, target, change = found
    before, after = _place(change.before), _place(change.after)
    # Where two changes begin together, their ends and fields tell them apart.
    return (source, target, change.kind, before[0], after[0], *before[1:], *after[1:])


def _place(words: Words | None) -> tuple[int, int, str]:
    return (words.start, words.end, words.field) if words else (-1, -1, "")
