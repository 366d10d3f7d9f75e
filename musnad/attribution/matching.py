"""Whether a phrase names a source that was named before: shortens it, or spells it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from musnad.article import Kind
from musnad.attribution.entities import Entity
from musnad.attribution.mentions import given_names, is_joined, names
from musnad.attribution.model import Range
from musnad.lexicon.words import DOCUMENT, GROUP, UNNAMED, Word
from musnad.text.structure import Text

#: A body is told by hardly more words than these, where they may be a person's too.
_SHORT: Final = 3


class Mention(NamedTuple):
    """A phrase with the words that tell its source apart, and what its verb shows of it."""

    text: Text
    source: Range
    key: frozenset[str]
    kind: Kind
    head: Word | None
    gender: str


Rule = Callable[[Mention, Entity], bool | None]


def same(mention: Mention, entity: Entity) -> bool:
    """Whether ``entity`` is the source that is mentioned: the first rule that knows it says so."""
    return deciding(mention, entity)[1]


def deciding(mention: Mention, entity: Entity) -> tuple[Rule | None, bool]:
    """The first rule that knows whether ``entity`` is the source, and what it says."""
    if entity.words:
        for rule in RULES:
            verdict = rule(mention, entity)
            if verdict is not None:
                return rule, verdict
    return None, False


def _other_gender(mention: Mention, entity: Entity) -> bool | None:
    """«قالت دايملر» is not the man «في دايملر»."""
    apart = (
        len(mention.key) == 1
        and mention.kind == entity.kind == "person"
        and {mention.gender, entity.gender} == {"m", "f"}
    )
    return False if apart else None


def _indefinite(mention: Mention, entity: Entity) -> bool | None:
    """«مصادر» may be others each time; in the same several words they are the same."""
    head = mention.head
    if head is None or head.definite or mention.kind not in ("unnamed", "document", "group"):
        return None
    if not head.flags & (UNNAMED | DOCUMENT | GROUP):
        return None
    return mention.key == entity.words and len(mention.key) > 1


def _several(mention: Mention, entity: Entity) -> bool | None:
    """Several together are not one of them, nor is a group a single source."""
    if entity.joined != is_joined(mention.text, mention.source):
        return False
    return False if mention.kind == "group" and entity.kind != "group" else None


def _shortens(mention: Mention, entity: Entity) -> bool | None:
    """All its words are among those of the entity."""
    key, kind, theirs = mention.key, mention.kind, entity.kind
    if not key <= entity.words:
        return None
    is_thing = kind in ("organization", "document") and mention.text.field != "title"
    if len(key) == 1 and is_thing and not key <= entity.heads:
        return False  # «الوزارة» is not «موقع الوزارة»
    if kind in ("person", "unnamed") and theirs in ("organization", "document"):
        return False
    is_short_body = kind == "organization" and len(key) <= _SHORT
    return not (is_short_body and theirs in ("person", "unnamed", "document", "group"))


def _spells_out(mention: Mention, entity: Entity) -> bool | None:
    """All words of the entity are among its own."""
    if mention.kind != entity.kind or not entity.words < mention.key:
        return None
    head = mention.head
    is_state = entity.is_state
    return head is None or not is_state or head.stem in entity.words  # no body of that country


def _shares_names(mention: Mention, entity: Entity) -> bool | None:
    """Two names in common, and no other first name."""
    if not mention.kind == entity.kind == "person":
        return None
    shared = names(mention.text, mention.source) & entity.words
    if len(shared) < 2:
        return None
    return not _named_apart(mention, entity)


def _named_apart(mention: Mention, entity: Entity) -> bool:
    """Whether both give a first name, and not the same one."""
    mine = given_names(mention.text, mention.source)
    return bool(mine) and any(
        theirs and not theirs & mine for theirs in (given_names(*m) for m in entity.mentions)
    )


RULES: Final[tuple[Rule, ...]] = (
    _other_gender,
    _indefinite,
    _several,
    _shortens,
    _spells_out,
    _shares_names,
)
