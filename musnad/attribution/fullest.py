"""The fullest mention of a source anywhere in the article («راندولف» → «جون راندولف»)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import chain
from typing import Final

from musnad.attribution.entities import Entity, head_of
from musnad.attribution.expansion import LONGEST_NAME, clitics, expand
from musnad.attribution.kinds import has_name, is_nameless, kind_of
from musnad.attribution.matching import is_of_another
from musnad.attribution.mentions import (
    bare,
    content_words,
    given_names,
    name_of,
    spelled,
)
from musnad.attribution.model import Range
from musnad.lexicon.words import (
    AGENCY,
    COMMA,
    GIVEN,
    MEDIUM,
    OFFICE,
    ORGANIZATION,
    QUOTE,
    STATE,
    TITLE,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: So many entities are looked for, each word of them at so many places of the article.
_COMPLETED: Final = 200
_PLACES: Final = 12
#: Names of more words are full; those of bodies, of more than these.
_SHORT: Final = 3
_SHORT_BODY: Final = 2
#: Words of hardly more letters are no name with a conjunction before it.
_PARTICLE: Final = 3


#: By field and token, the mentions of sources there: their tokens, and whether they name a person.
_Taken = dict[tuple[Text, int], list[tuple[int, int, bool]]]


class Fullest:
    """Looks through the texts of one article."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self._index: dict[str, list[tuple[Text, int]]] = {}

    def complete(self, entities: Sequence[Entity]) -> None:
        """Give each of ``entities`` the name of its fullest mention outside of the sources."""
        taken: _Taken = defaultdict(list)
        for entity in entities:
            is_person = entity.kind == "person" and entity.is_individual
            for text, (first, stop, _) in entity.mentions:
                for k in range(first, stop):
                    taken[text, k].append((first, stop, is_person))
        for entity in entities[:_COMPLETED]:
            found = self._fuller(entity, taken) if _may_be_short(entity) else None
            if found is not None:
                text, source = found
                entity.name = name_of(text, source)
                entity.span = found
                entity.words |= content_words(text, source)
            if entity.kind == "person" and _is_nameless(entity):
                entity.kind = "unnamed"
            elif self._is_medium(entity):
                entity.kind = "organization"

    def names(self, key: frozenset[str], mention: tuple[Text, Range]) -> bool:
        """Whether a phrase elsewhere holds all words of a person's description, and a name."""
        for text, i in self._rarest(key, mention):
            first, stop = expand(text, i)
            words = text.words[first:stop]
            if not key < content_words(text, (first, stop, 0)):
                continue
            is_known = any(word.flags & (GIVEN | OFFICE | TITLE) for word in words)
            if is_known and _names_person(text, first, stop):
                return True
        return False

    def _is_medium(self, entity: Entity) -> bool:
        """Whether the article calls by a noun of media what it names barely («صحيفة هآرتس»)."""
        text, (first, stop, _) = entity.mentions[0]
        head = text.words[first]
        if stop > first + 1 or head.flags or len(entity.words) > 1:
            return False
        places = self._places(head.stem, bare(head.raw, head.stem))
        return any(_noun_before(t, i).flags & (MEDIUM | AGENCY) for t, i in places)

    def _fuller(self, entity: Entity, taken: _Taken) -> tuple[Text, Range] | None:
        """A longer noun phrase elsewhere in the article that holds all words of ``entity``."""
        best: tuple[Text, Range] | None = None
        size = len(entity.words)
        is_surname, is_person = size == 1, entity.kind == "person"
        is_office = is_person and _is_office(entity)
        for text, i in self._rarest(entity.words, entity.mentions[0]):
            first, stop = expand(text, i)
            if is_office:
                first = _with_bearer(text, first)
            while is_person and _is_bureau(text, first, i):
                first += 1  # «مكتب رئيس الوزراء فلان», «وفد برئاسة الوزير فلان»
            if stop - first > LONGEST_NAME or _crosses(text, i, (first, stop), taken):
                continue
            if is_person and is_of_another(text, first, i):
                continue
            key = content_words(text, (first, stop, 0))
            if not entity.joined and _may_join(entity, text, first, stop):
                continue
            if size > 1 and (key - entity.words) & text.lexicon.function.former:
                continue  # «الرئيس التونسي» is not the one before him
            head = text.words[first]
            is_bare = entity.gender == "f" and not any(given_names(*m) for m in entity.mentions)
            if is_bare and head.flags & OFFICE and not head.feminine:
                continue  # «قالت لاند روفر» is not «مدير لاند روفر»
            if is_surname and first == i and stop > i + 2 and _opens_office(text, i):
                continue  # «التقى الكندي وزير المياه …» tells of two
            if len(key) > size and entity.words <= key and _is_of_kind(entity, text, first, stop):
                best, size = (text, (first, stop, clitics(text, first))), len(key)
        return best

    def _rarest(self, stems: Set[str], mention: tuple[Text, Range]) -> list[tuple[Text, int]]:
        """The places of that one of ``stems`` which the article has least often."""
        words = spelled(*mention)
        places = {
            stem: self._places(words[stem].stem, bare(words[stem].raw, words[stem].stem))
            for stem in stems
            if stem in words
        }
        if not places:
            return []
        return places[min(places, key=lambda stem: (len(places[stem]), stem))]

    def _places(self, stem: str, written: str) -> list[tuple[Text, int]]:
        """The first places of the article where a word of this stem stands, in this spelling."""
        found = self._index.get(stem)
        if found is None:
            found = []
            for text in self._texts:
                at = text.raw.find(written)
                while at >= 0 and len(found) < _PLACES:
                    i = bisect_right(text.starts, at) - 1
                    if text.words[i].stem == stem:
                        found.append((text, i))
                    at = text.raw.find(written, at + len(written))
            self._index[stem] = found
        return found


def _noun_before(text: Text, i: int) -> Word:
    """The word before the one at ``i``, be that in marks («صحيفة "غارديان"»)."""
    return text.before(i - 1) if text.before(i).type == QUOTE else text.before(i)


def _is_nameless(entity: Entity) -> bool:
    """Whether no mention of a person has a name in it."""
    places = entity.mentions if entity.span is None else [*entity.mentions, entity.span]
    described = [place for place in places if not _is_bare_office(*place)]
    return all(is_nameless(*place) for place in described or places)


def _is_bare_office(text: Text, source: Range) -> bool:
    """«المراسل», which says no more than «مراسل القناة» before it."""
    return source[1] - source[0] == 1 and bool(text.words[source[0]].flags & (OFFICE | UNNAMED))


def _may_be_short(entity: Entity) -> bool:
    """Whether an entity may have a fuller name than its mentions."""
    if entity.kind in ("unnamed", "group", "document"):
        return False
    longest = _SHORT_BODY if entity.kind == "organization" else _SHORT
    if len(entity.words) > longest:
        return False
    text, source = entity.mentions[0]
    return not any(w.flags & (STATE | AGENCY) for w in text.words[source[0] : source[1]])


def _may_join(entity: Entity, text: Text, first: int, stop: int) -> bool:
    """Whether a phrase may name others besides («بايدن ويون»), or go on to a verb («وافق»)."""
    return any(
        word.folded.startswith("و") and _is_unknown(word) and word.stem not in entity.words
        for word in text.words[first + 1 : stop]
    )


def _is_unknown(word: Word) -> bool:
    return not word.flags and len(word.folded) > _PARTICLE


def _is_of_kind(entity: Entity, text: Text, first: int, stop: int) -> bool:
    if kind_of(text, (first, stop, 0)) != entity.kind:
        return False
    head = head_of(*entity.mentions[0])
    if entity.kind == "organization" and head.flags & ORGANIZATION:
        # «قيادة الجيش» is not «الجيش», but «وزارة الخارجية» is «الخارجية»
        return text.words[first].stem == head.stem or head.stem.endswith("يه")
    return entity.kind != "person" or has_name(text, first, stop)


def _crosses(text: Text, i: int, phrase: tuple[int, int], taken: _Taken) -> bool:
    """Whether the phrase around ``i`` holds words of two: «نفت البلدية | الخبر».

    It goes on where a source around ``i`` ended, or swallows another person.
    """
    first, stop = phrase
    inside = (taken[text, k] for k in range(first, stop) if (text, k) in taken)
    for begin, end, is_person in set(chain.from_iterable(inside)):
        is_around = begin <= i < end
        if (is_person and not is_around) or (is_around and end < stop):
            return True
        if first < begin and text.before(begin).cues:
            return True  # «طالب العمري بوقف العمل»: the verb can be a given name, too
    return False


def _is_office(entity: Entity) -> bool:
    """Whether an entity is told by its office only."""
    heads = (head_of(*place) for place in entity.mentions)
    is_called_so = all(head.flags & (OFFICE | TITLE) for head in heads)
    return is_called_so and not any(has_name(t, s[0], s[1]) for t, s in entity.mentions)


def _with_bearer(text: Text, first: int) -> int:
    """Where the name begins that an office at ``first`` stands in apposition to.

    «عبد اللطيف الصفصافي، وزير المياه»
    """
    head = text.words[first]
    if first < 2 or text.before(first).type != COMMA or not head.flags & OFFICE:
        return first
    if head.preposition or head.conjunction:
        return first
    begin, stop = expand(text, first - 2)
    if stop < first - 1 or not has_name(text, begin, first - 1):
        return first
    # «استقبلت اللجنة | سالم الصفصافي، وزير المياه»
    names = range(begin, first - 1)
    at = next((k for k in names if text.words[k].flags & (GIVEN | TITLE)), first)
    while at > begin and _is_foreign(text.words[at - 1]) and text.before(at - 1).type == WORD:
        at -= 1  # «إيفان سالم …», but at the beginning of a sentence a verb
    return at


def _is_foreign(word: Word) -> bool:
    """Whether nothing is known of a word, as of a foreign name."""
    return not (word.flags or word.definite or word.feminine)


def _is_bureau(text: Text, first: int, i: int) -> bool:
    """Whether a body at ``first`` is that of the officer named behind it."""
    head, after = text.words[first], text.after(first)
    is_led = head.preposition == "ب"  # «وفد برئاسة نقيب الأطباء فلان»
    is_office = head.flags & OFFICE and not is_led
    is_body = head.flags & ORGANIZATION and not (head.definite or is_office)
    return first + 1 < i and bool(is_body) and bool(after.flags & (OFFICE | TITLE))


def _opens_office(text: Text, i: int) -> bool:
    """«الكندي | وزير …», but «الكاتب الصحفي» is one office."""
    return bool(text.after(i).flags & OFFICE) and not text.words[i].flags & OFFICE


def _names_person(text: Text, first: int, stop: int) -> bool:
    return kind_of(text, (first, stop, 0)) == "person" and has_name(text, first, stop)
