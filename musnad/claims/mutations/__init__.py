"""What changed between the tellings of one claim, each change with the words on both sides."""

from __future__ import annotations

from collections.abc import Callable

from musnad.claims.articles import Articles
from musnad.claims.model import Family, Mutation
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
    sources.speakers,
    sources.media,
    sources.acts,
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
        for rule in RULES:
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


def _order(found: tuple[int, int, Change]) -> tuple[int, int, str, int, int]:
    source, target, change = found
    return (
        source,
        target,
        change.kind,
        change.before.start if change.before else -1,
        change.after.start if change.after else -1,
    )
