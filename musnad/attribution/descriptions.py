"""Definite descriptions that mean a source named before: «الزعيم النقابي», «الوثيقة», «المعهد»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from musnad.article import Kind
from musnad.attribution.entities import Entity, head_of
from musnad.attribution.kinds import has_name, kind_of
from musnad.attribution.matching import is_only_annexed, left_office
from musnad.attribution.mentions import is_relational
from musnad.attribution.model import Mention
from musnad.lexicon.localities import localities
from musnad.lexicon.words import (
    COMMA,
    FUNCTION,
    GROUP,
    MEDIUM,
    OFFICE,
    PREPOSITION,
    RELATIVE,
    TITLE,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: A person who is only described is among so many latest sources.
_LATEST: Final = 6
#: Descriptions that go on behind a preposition have hardly more words.
_LONGEST: Final = 9
#: A clause on who is described stands behind hardly more words.
_SHORT: Final = 4
#: Nor has the name of a medium without a head, with its letters in brackets.
_LONGEST_BARE: Final = 6
_SOUND: Final = ("ون", "ين")
_DUAL: Final = ("ان", "ين")
_OF_SEVERAL: Final = ("ان", "ين", "ون", "ات")


def antecedent(mention: Mention, entities: Sequence[Entity]) -> Entity | None:
    """The one of ``entities``, the latest last, that a definite description means, if any."""
    head = mention.head
    if not head.definite and not _is_the_same(mention, head):
        return None
    return next((found for rule in _RULES if (found := rule(mention, head, entities))), None)


def is_of_person(mention: Mention) -> bool:
    """Whether a phrase describes one person, as only one who was named before is described."""
    head, text = mention.head, mention.text
    if mention.kind not in ("person", "unnamed") or text.field == "title":
        return False
    if not head.flags & OFFICE:
        return False
    first, stop = mention.source[0], _before_clause(mention)
    if stop - first > _LONGEST:
        return False
    tells_age = text.after(stop - 1).folded in text.lexicon.function.of_age
    if has_name(text, first, stop if tells_age else mention.source[1]):
        return False  # «رئيس اللجنة التي تحقق في القضية نادر الشامي»
    modifiers = _modifiers(mention)
    if _is_of_several(mention, head) or not all(_is_known_adjective(text, w) for w in modifiers):
        return False
    if head.stem in text.lexicon.function.unique_office:
        # «الرئيس الأميركي» needs no name to be known
        is_told_apart = any(w.stem not in text.lexicon.function.of_rank for w in modifiers)
        return is_told_apart and not localities(w.stem for w in modifiers)
    return True


def _before_clause(mention: Mention) -> int:
    """Where a description goes on with a clause: «المدرب الذي …», «اللاعب البالغ من العمر …»."""
    text, (first, stop, _) = mention.text, mention.source
    of_age = text.lexicon.function.of_age
    words = enumerate(text.words[first + 1 : min(stop, first + _SHORT)], first + 1)
    return next((k for k, w in words if w.flags & RELATIVE or w.folded in of_age), stop)


def _is_of_several(mention: Mention, head: Word) -> bool:
    """Whether a noun is a dual or a sound plural of persons."""
    known = mention.text.lexicon.classes
    return head.stem.endswith(_OF_SEVERAL) and bool(known.get(head.stem[:-2], 0) & OFFICE)


def _described_person(mention: Mention, head: Word, entities: Sequence[Entity]) -> Entity | None:
    if not is_of_person(mention):
        return None
    persons = [e for e in _latest(entities, _LATEST) if _may_be(mention, head, e)]
    shared = (e for e in persons if mention.key & e.words)
    return next(shared, None) or next(iter(persons), None)


def _same_office(mention: Mention, head: Word, entities: Sequence[Entity]) -> Entity | None:
    """«السفير المغربي» is the ambassador who was named, if one was."""
    function = mention.text.lexicon.function
    if head.stem not in function.unique_office or function.former & mention.key:
        return None
    first, stop, _ = mention.source
    modifiers = _modifiers(mention)
    if first + 1 + len(modifiers) < stop or not localities(w.stem for w in modifiers):
        return None
    if not all(_is_known_adjective(mention.text, w) for w in modifiers):
        return None
    latest = (e for e in _latest(entities, _LATEST) if head.singular in e.words)
    return next((e for e in latest if _may_be(mention, head, e)), None)


def _may_be(mention: Mention, head: Word, entity: Entity) -> bool:
    """Whether a person can be the one described: named, of the same gender, of no other country."""
    if entity.kind != "person" or entity.joined or not _is_named(entity):
        return False
    gender = "f" if head.feminine else "m"
    if entity.gender and entity.gender != gender:
        return False
    called = head_of(*entity.mentions[0])
    if called.definite and called.feminine and called.flags & (OFFICE | TITLE) and gender == "m":
        return False  # «الباحثة منى الراوي» is no «العقيد»
    return not is_another(mention, entity)


def _is_named(entity: Entity) -> bool:
    """Whether a mention has a name in it."""
    for text, (first, stop, _) in entity.mentions:
        words = text.words[first:stop]
        if has_name(text, first, stop) or any(map(_opens_name, words, words[1:])):
            return True
        if len(words) == 1 and _is_surname(words[0]):
            return True
    return False


def _is_surname(word: Word) -> bool:
    """Whether a word on its own can be a person's name."""
    return not (word.flags or word.cues or word.possessed or word.feminine)


def _opens_name(before: Word, word: Word) -> bool:
    """«الأمين العام، ميلودي …»."""
    return before.type == COMMA and not word.flags


def _described_group(mention: Mention, head: Word, entities: Sequence[Entity]) -> Entity | None:
    """«السائقون» are the drivers told of before («سائقو الشركة»)."""
    if mention.kind != "group" or len(mention.key) > 1:
        return None
    plural = head.stem[:-2]
    forms = {plural + ending for ending in ("", "و", "ي", *_SOUND)}
    return next(
        (e for e in _latest(entities, _LATEST) if e.heads & forms and e.words != mention.key), None
    )


def _joins_bodies(entity: Entity) -> bool:
    return entity.kind == "organization" and entity.is_several


def _described_two(mention: Mention, head: Word, entities: Sequence[Entity]) -> Entity | None:
    """«الزعيمان», «الطرفان» are the two that spoke together."""
    if not head.stem.endswith(_DUAL) or len(mention.key) > 1:
        return None
    if head.flags & GROUP:
        return None  # «المتخصصين»
    known = mention.text.lexicon.classes.get(head.stem[:-2], 0)
    if not (known & OFFICE or head.stem in mention.text.lexicon.function.two_sides):
        return None
    return next((e for e in _latest(entities, _LATEST) if e.joined or _joins_bodies(e)), None)


def _same_again(mention: Mention, head: Word, entities: Sequence[Entity]) -> Entity | None:
    """«ذات المصدر», «نفس البيان»: the latest source that is called so, or that can be."""
    text, (first, stop, _) = mention.text, mention.source
    function = text.lexicon.function
    if not _is_the_same(mention, head):
        return None
    word = text.words[first + 1]
    noun, are_several = word.singular, word.stem in text.lexicon.singulars
    kind = kind_of(text, (first + 1, stop, 0))
    latest = list(_latest(entities, _LATEST))
    called_so = [e for e in latest if noun in e.heads]
    called_so.sort(key=lambda e: e.plural != are_several)  # «نفس المصدر» is none of «مصادر»
    of_kind = (e for e in latest if noun in function.source_noun or _may_be_same(e, kind, mention))
    return next(iter(called_so), None) or next(of_kind, None)


def _is_the_same(mention: Mention, head: Word) -> bool:
    """«نفس المصدر», «وفقا لذات المصدر»."""
    return head.folded[mention.source[2] :] in mention.text.lexicon.function.the_same


def _may_be_same(entity: Entity, kind: Kind, mention: Mention) -> bool:
    if {entity.gender, mention.gender} == {"m", "f"}:
        return False
    return entity.kind == kind


def _described_document(mention: Mention, head: Word, entities: Sequence[Entity]) -> Entity | None:
    """«الدراسة المنجزة» is the study told of, «الوثيقة» any document."""
    stem, any_document = head.singular, mention.text.lexicon.function.any_document
    documents = [e for e in _latest(entities, _LATEST) if e.kind == "document"]
    alike = (e for e in documents if stem in e.heads)
    found = next(alike, None)
    if found is None and stem in any_document:
        found = next(iter(documents), None)
    return found


def _described_body(mention: Mention, head: Word, entities: Sequence[Entity]) -> Entity | None:
    """«المعهد السويدي» is an institute by another name, «المجلة» one by its bare name."""
    if mention.kind != "organization":
        return None
    modifiers = _modifiers(mention)
    if not all(map(_is_relational, modifiers)):
        return None
    stem = head.singular
    bodies = [e for e in _latest(entities, _LATEST) if not of_other_places(mention, e)]
    alike = (e for e in bodies if e.kind == "organization" and stem in e.heads and _is_annexed(e))
    found = next(alike, None)
    are_known = all(_is_known_adjective(mention.text, word) for word in modifiers)
    if found is None and head.flags & MEDIUM and are_known:
        found = next((e for e in bodies if _is_bare_name(e, head)), None)
        if found is not None:
            found.kind = "organization"
    return found


def _modifiers(mention: Mention) -> list[Word]:
    """The words behind the head, up to a preposition."""
    first, stop = mention.source[0], _before_clause(mention)
    out: list[Word] = []
    for word in mention.text.words[first + 1 : stop]:
        if word.type != WORD or word.preposition or word.flags & (PREPOSITION | FUNCTION):
            break
        out.append(word)
    return out


def _is_known_adjective(text: Text, word: Word) -> bool:
    """Whether a definite word is an adjective, and no surname that looks like one («السيسي»)."""
    function = text.lexicon.function
    return word.definite and (
        bool(word.flags & OFFICE)
        or is_relational(text, word)
        or word.folded in function.attribute
        or bool(localities((word.stem,)))
    )


def _is_relational(word: Word) -> bool:
    """Whether a definite word has the shape of a relational adjective («البريطانية»)."""
    return word.definite and word.looks_relational


def _is_annexed(entity: Entity) -> bool:
    """Whether a body is named by a noun annexed to another («بنك المغرب»)."""
    text, (first, _, _) = entity.mentions[0]
    return not text.words[first].definite


def _is_bare_name(entity: Entity, head: Word) -> bool:
    """Whether a source is told by a name without a head («إيكونوميست»), as media often are."""
    text, (first, stop, _) = entity.mentions[0]
    words = text.words[first:stop]
    if entity.gender and (entity.gender == "f") != head.feminine:
        return False
    return stop - first <= _LONGEST_BARE and all(_is_foreign(w) for w in words)


def _is_foreign(word: Word) -> bool:
    """Whether nothing is known of a word, as of a foreign name."""
    return not (word.flags or word.definite)


def is_another(mention: Mention, entity: Entity) -> bool:
    """Whether a description cannot mean an entity, whose words say so."""
    is_other_office = is_only_annexed(mention, entity) or left_office(mention, entity)
    return is_other_office or of_other_places(mention, entity)


def of_other_places(mention: Mention, entity: Entity) -> bool:
    """Whether both tell a country or a town, and not the same."""
    mine = localities(mention.key)
    theirs = localities(entity.words) if mine else mine
    return bool(theirs and not mine & theirs)


def _latest(entities: Sequence[Entity], number: int) -> Iterator[Entity]:
    return reversed(entities[-number:])


_RULES: Final[tuple[Callable[[Mention, Word, Sequence[Entity]], Entity | None], ...]] = (
    _same_again,
    _described_two,
    _described_person,
    _same_office,
    _described_group,
    _described_document,
    _described_body,
)
