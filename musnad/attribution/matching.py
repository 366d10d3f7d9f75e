"""Whether a phrase names a source that was named before: shortens it, or spells it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Final

from musnad.attribution.agreement import are_each
from musnad.attribution.entities import Entity
from musnad.attribution.kinds import are_people, has_name
from musnad.attribution.mentions import given_names, names, says_same
from musnad.attribution.model import Mention, Range
from musnad.lexicon.words import (
    DOCUMENT,
    GIVEN,
    GROUP,
    HONORIFIC,
    MEDIUM,
    NAMING,
    OFFICE,
    ORGANIZATION,
    PERSONS,
    QUOTE,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: An office told with what it is of has at least so many words.
_OFFICE_WORDS: Final = 2


Rule = Callable[[Mention, Entity], bool | None]


def latest_same(mention: Mention, entities: Sequence[Entity]) -> Entity | None:
    """The last of ``entities`` that is the source which is mentioned."""
    found: Entity | None = None
    for entity in reversed(entities):
        if deciding(mention, entity)[1]:
            if not _of_other_number(mention, entity):
                return entity
            found = found or entity
    return found


def _of_other_number(mention: Mention, entity: Entity) -> bool:
    """«المصادر» are rather «مصادر محلية» than the latest «مصدر», which «المصدر» is."""
    are_several = mention.head.stem in mention.text.lexicon.singulars
    if are_several:
        return not entity.plural
    return mention.kind == "unnamed" and entity.plural


def deciding(mention: Mention, entity: Entity) -> tuple[Rule | None, bool]:
    """The first rule that knows whether ``entity`` is the source, and what it says."""
    if entity.words:
        for rule in RULES:
            verdict = rule(mention, entity)
            if verdict is not None:
                return rule, verdict
    return None, False


def _other_gender(mention: Mention, entity: Entity) -> bool | None:
    """«قالت دايملر» is not the man «في دايملر», nor «لاند روفر» «مدير لاند روفر»."""
    are_people = mention.kind == entity.kind == "person"
    apart = are_people and {mention.gender, entity.gender} == {"m", "f"}
    return False if apart else None


def _surname(mention: Mention, entity: Entity) -> bool | None:
    """«وأضافت نظام»: a bare noun that ends the name of a person who was named."""
    (first, stop, _), head = mention.source, mention.head
    if stop - first > 1 or head.definite:
        return None
    if mention.kind in ("person", "organization") or entity.kind != "person":
        return None
    ends = any(
        place.words[end - 1].stem == head.stem
        and (has_name(place, begin, end) or bool(place.words[begin].flags & TITLE))
        for place, (begin, end, _) in entity.mentions
    )
    return True if ends else None


def _indefinite(mention: Mention, entity: Entity) -> bool | None:
    """«مصادر» may be others each time; in the same several words they are the same."""
    head = mention.head
    if head.definite or mention.kind not in ("unnamed", "document", "group"):
        return None
    if not head.flags & (UNNAMED | DOCUMENT | GROUP) or says_same(mention.text, mention.source):
        return None
    return mention.key == entity.words and len(mention.key) > 1


def _several(mention: Mention, entity: Entity) -> bool | None:
    """Several together are not one of them, nor is a group a single source."""
    if entity.joined != mention.joined:
        return False
    if mention.kind == "group" and entity.kind != "group":
        return False
    is_one = entity.kind == "person" or (entity.kind == "unnamed" and not entity.plural)
    may_be_several = is_one and mention.kind == "unnamed"
    return False if may_be_several and are_people(mention.text, mention.head) else None


def _of_another(mention: Mention, entity: Entity) -> bool | None:
    """A name in a phrase is not always whose it is («مقربون من الكندي», «مؤلف كتاب "الكندي"»)."""
    if {mention.kind, entity.kind} & {"organization", "document"}:
        return None
    is_theirs = (
        mention.kind == "person"
        and not mention.key.isdisjoint(entity.words)
        and _only_of_another(entity.mentions, mention.key)
    )
    is_mine = (
        entity.kind == "person"
        and entity.words < mention.key
        and _only_of_another([(mention.text, mention.source)], entity.words)
    )
    return False if is_theirs or is_mine else None


def _only_of_another(phrases: Sequence[tuple[Text, Range]], name: Set[str]) -> bool:
    """Whether ``name`` stands in ``phrases``, and only as the name of another."""
    places = (
        is_of_another(text, first, k)
        for text, (first, stop, _) in phrases
        for k in range(first, stop)
        if text.words[k].stem in name
    )
    return next(places, False) and all(places)


def is_of_another(text: Text, first: int, k: int) -> bool:
    """Whether the name at ``k`` is not that of whom the phrase from ``first`` on tells."""
    return _is_in_title(text, first, k) or _is_governed(text, first, k)


def _is_governed(text: Text, first: int, k: int) -> bool:
    """Whether a name hangs on a noun before it: «مقربون من سالم», «محامو سالم»."""
    while k > first and not _is_led(text.words[k]) and _may_be_named(text.before(k)):
        k -= 1
    word, before = text.words[k], text.before(k)
    if k == first or word.conjunction:
        return False
    function = text.lexicon.function
    if before.folded in function.on_behalf:
        return text.before(k - 1).stem in function.speaks_for
    if _is_led(word):
        return True
    if before.folded in function.out_of:
        return not are_each(text, k - 2)  # «كل من سالم ونادر»
    # of a single one no form tells «محامي سالم» and the name «صديق سالم» apart
    is_noun = before.flags & PERSONS and not before.definite
    return bool(is_noun) and bool(word.flags & GIVEN) and are_people(text, before)


def _is_led(word: Word) -> bool:
    """Whether a name has a clitic before it («لسالم», «وسالم»), not «بلاجي»."""
    return bool(word.conjunction or (word.preposition and word.flags & GIVEN))


def _may_be_named(word: Word) -> bool:
    """Whether a name may go on behind ``word``."""
    known = word.flags & ~(GIVEN | HONORIFIC) or word.definite or word.adjective
    return word.type == WORD and not known


def _is_in_title(text: Text, first: int, k: int) -> bool:
    """Whether the word at ``k`` is in marks behind a noun of works or bodies, from ``first`` on."""
    opening = text.enclosing_quote(k)
    if opening is None or opening <= first:
        return False
    named = text.before(opening)
    if named.definite:
        return False  # «الفنان "سالم الكندي"»
    if named.flags & (DOCUMENT | ORGANIZATION | MEDIUM):
        return True
    is_noun = named.thing or text.lexicon.nouns.is_listed(named.stem)
    return is_noun and not named.flags & (OFFICE | TITLE | UNNAMED | GROUP)


def _channel(mention: Mention, entity: Entity) -> bool | None:
    """«الوزارة» is not «صفحة الوزارة على فيسبوك»."""
    channels = mention.text.lexicon.function.own_channel
    is_channel = mention.head.stem in channels
    return False if is_channel is channels.isdisjoint(entity.heads) else None


def _ministry(mention: Mention, entity: Entity) -> bool | None:
    """«الخارجية الفلسطينية», then «الوزارة»: a ministry is called by its field for short."""
    function, key = mention.text.lexicon.function, mention.key
    if not key & function.ministry_noun or not mention.head.definite:
        return None
    is_same = key <= entity.words | function.ministry_noun  # «الوزارة الفلسطينية»
    return True if is_same and entity.heads & function.ministry else None


def _field(mention: Mention, entity: Entity) -> bool | None:
    """«الصحة» alone is «وزارة الصحة», be «منظمة الصحة» named since."""
    function, head = mention.text.lexicon.function, mention.head
    if len(mention.key) > 1 or not head.definite or head.stem not in function.ministry:
        return None
    is_ministry = entity.heads & function.ministry_noun
    return True if is_ministry and mention.key <= entity.words else None


def _shortens(mention: Mention, entity: Entity) -> bool | None:
    """All its words are among those of the entity."""
    key, kind, theirs = mention.key, mention.kind, entity.kind
    if not key <= entity.words:
        return None
    is_thing = kind in ("organization", "document") and mention.text.field != "title"
    is_quoted = mention.text.words[mention.source[0]].type == QUOTE  # «وفق "الأفق"»
    is_head = is_quoted or key <= entity.heads or _names_body(mention, entity)
    if len(key) == 1 and is_thing and not is_head:
        return False  # «الوزارة» is not «موقع الوزارة»
    if kind in ("person", "unnamed") and theirs in ("organization", "document"):
        return False
    if kind in ("person", "unnamed") and is_only_annexed(mention, entity):
        return False  # «اللاعب» is not «وكيل اللاعب»
    if left_office(mention, entity):
        return False
    return not (kind == "organization" and theirs in ("person", "unnamed", "document", "group"))


def _names_body(mention: Mention, entity: Entity) -> bool:
    """Whether a name or a field is that of a body told by its noun.

    «صحيفة هآرتس», «شركة سامسونغ للإلكترونيات», «هيئة الأرصاد الجوية», but not «مجلس الأمن».
    """
    text, (first, stop, _) = entity.mentions[0]
    noun, head = text.words[first], mention.head
    if not (head.flags or head.definite) and noun.flags & MEDIUM:
        return True
    if first + 1 >= stop or text.words[first + 1].stem != head.stem or not noun.flags & NAMING:
        return False
    is_name = mention.text.is_unknown(head)
    is_field = head.definite and head.flags & ORGANIZATION and not head.flags & NAMING
    return is_name or bool(is_field and text.phrase_flags(first)[1] < _OFFICE_WORDS)


def is_only_annexed(mention: Mention, entity: Entity) -> bool:
    """Whether the one word of a description only stands annexed to another noun in the entity."""
    head, source = mention.head, mention.source
    if not head.flags & (OFFICE | UNNAMED):
        return False
    if has_name(mention.text, source[0], source[1]):
        return False
    places = [
        k > first and _is_annexed(text, k)
        for text, (first, stop, _) in entity.mentions
        for k in range(first, stop)
        if text.words[k].stem == head.stem
    ]
    return bool(places) and all(places)


def left_office(mention: Mention, entity: Entity) -> bool:
    """«الرئيس التونسي» is not «الرئيس التونسي الأسبق فلان»."""
    head, former = mention.head, mention.text.lexicon.function.former
    if not head.flags & OFFICE or len(mention.key) < _OFFICE_WORDS:
        return False
    if head.singular not in entity.words:  # «الدبلوماسي المغربي» is the former ambassador
        return False
    if has_name(mention.text, mention.source[0], mention.source[1]):
        return False
    return bool(former & entity.words) and not former & mention.key


def _is_annexed(text: Text, k: int) -> bool:
    """Whether the word at ``k`` stands annexed («وكيل اللاعب», «باسم الرئيس»)."""
    before, word = text.words[k - 1], text.words[k]
    if before.folded in text.lexicon.function.on_behalf:
        return True
    is_noun = before.flags & (OFFICE | UNNAMED | ORGANIZATION | TOPIC | GROUP) or before.thing
    is_loose = before.definite or word.conjunction
    return bool(is_noun) and not is_loose


def _spells_out(mention: Mention, entity: Entity) -> bool | None:
    """All words of the entity are among its own."""
    if mention.kind != entity.kind or not entity.words < mention.key:
        return None
    head = mention.head
    is_state = entity.is_state
    return not is_state or head.stem in entity.words  # no body of that country


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
    _surname,
    _other_gender,
    _indefinite,
    _several,
    _of_another,
    _channel,
    _ministry,
    _field,
    _shortens,
    _spells_out,
    _shares_names,
)
