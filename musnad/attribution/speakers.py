"""Speakers: who a source is, resolved through the article.

Second mentions shorten («محمد البلداوي» → «البلداوي», «النائب»), subjects are left unsaid
(«وأضاف أن») and pronouns stand for persons («سموه»). Every mention is matched to the entity it
belongs to, whose name is its fullest mention anywhere in the article.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from musnad.article import Kind, Speaker
from musnad.attribution.draft import Draft, Range
from musnad.attribution.kinds import has_name, kind_of
from musnad.attribution.mentions import (
    LONGEST_NAME,
    bare,
    content_words,
    describes,
    expand,
    given_names,
    is_joined,
    is_name_in,
    names,
    says_same,
    stem_of,
    with_article,
)
from musnad.attribution.subjects import clause_subject, sentence_subject
from musnad.lexicon.words import (
    AGENCY,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    OCCASION,
    OFFICE,
    PREPOSITION,
    QUOTE,
    STATE,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.folding import raw_length
from musnad.text.structure import Text

_WINDOW = 12


#: How many sources a reader keeps in mind; bounds the cost of long texts.
_REMEMBERED = 120


#: How many are looked for by their fullest name outside the sources.
_COMPLETED = 200


@dataclass(slots=True, eq=False)
class Entity:
    """One source of the article, through all its mentions."""

    kind: Kind
    #: The fullest mention: the name shown, and where it stands.
    name: str = ""
    span: tuple[Text, Range] | None = None
    mentions: list[tuple[Text, Range]] = field(default_factory=list)
    #: The words that tell it apart, and the first words of its mentions.
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    #: As its verbs agree with it: m, f or empty; several persons named together.
    gender: str = ""
    plural: bool = False
    joined: bool = False
    #: Its public record, the same for all its statements.
    record: Speaker | None = None


class Resolver:
    """Finds the entity of each draft of an article; made for one article."""

    def __init__(self, texts: list[Text]) -> None:
        self.texts = texts
        self.entities: list[Entity] = []
        #: The latest entities, most recent last: whom a short mention or a pronoun can mean.
        self.recent: list[Entity] = []
        self._index: dict[str, list[tuple[Text, int]]] = {}

    def mention(self, text: Text, source: Range, draft: Draft | None) -> Entity:
        """The entity that the phrase ``source`` names, new if it was not named before."""
        key = content_words(text, source)
        head = _head_of(text, source)
        plural = draft is not None and draft.reading.form.number == "p"
        kind = kind_of(text, source, plural)
        if (
            text.field == "title"
            and kind == "person"
            and head is not None
            and head.definite
            and not (head.flags or has_name(text, source[0], source[1]))
        ):
            kind = (
                "organization"
                if any(key <= e.words for e in self.recent if e.kind == "organization")
                else kind
            )
        if kind == "organization" and text.words[source[0]].type == QUOTE and self._is_person(key):
            kind = "person"  # «"مجاهد"», whom the article names without marks
        gender = draft.reading.form.gender if draft is not None and draft.reading.finite else ""
        if head is not None and head.folded in text.lexicon.honored:
            entity = self._honored(text, source, text.lexicon.honored[head.folded])
            if entity is not None:
                self._touch(entity)
                return entity
        entity = self._same(key, kind, head, text, source, gender) if key else None
        if (
            entity is None
            and draft is not None
            and (
                says_same(text, source)
                or _only_speaks(text, source)
                or (kind in ("person", "unnamed") and describes(text, source))
            )
        ):
            entity = self._pointed_at(text, source, kind) or self._latest(draft, kind)
        if entity is None:
            entity = Entity(kind)
            self.entities.append(entity)
            self._touch(entity)
            entity.gender = gender
            entity.plural = plural or kind == "group"
        else:
            self._touch(entity)
            if not entity.gender:
                entity.gender = gender
        entity.mentions.append((text, source))
        if head is not None:
            entity.heads.add(stem_of(head))
        entity.joined = entity.joined or is_joined(text, source)
        self._extend(entity, text, source, key, kind)
        return entity

    def _is_person(self, key: frozenset[str]) -> bool:
        """Whether all of ``key`` are personal names of one source."""
        return any(
            key
            and key <= e.words
            and all(any(is_name_in(t, s, stem) for t, s in e.mentions) for stem in key)
            for e in self.recent
            if e.kind == "person"
        )

    def _touch(self, entity: Entity) -> None:
        """Make ``entity`` the most recent of those remembered."""
        recent = self.recent
        if entity in recent:
            recent.remove(entity)
        recent.append(entity)
        if len(recent) > _REMEMBERED:
            del recent[0]

    def _can_act(self, text: Text, place: Range) -> bool:
        """Whether the subject of a clause can speak: a known entity, a person or a body."""
        head = text.words[place[0]]
        key = content_words(text, place)
        if any(key and key <= e.words for e in self.recent):
            return True
        return bool(head.flags & (HEADS | GIVEN)) and not head.flags & (OCCASION | TOPIC)

    def _is_someone(self, text: Text, place: Range) -> bool:
        """Whether the subject of a clause is a person, by name, title or office."""
        return bool(text.words[place[0]].flags & (GIVEN | TITLE | OFFICE)) and kind_of(
            text, place
        ) in ("person", "unnamed")

    def _latest(self, draft: Draft, kind: Kind) -> Entity | None:
        """The latest entity that «المتحدث نفسه» can mean."""
        form = draft.reading.form
        for entity in reversed(self.recent):
            if entity.kind in ("person", "unnamed") and _agree(
                entity, form.gender, form.number, form.tense
            ):
                return entity
        return None

    def _pointed_at(self, text: Text, source: Range, kind: Kind) -> Entity | None:
        """Whom «البلاغ ذاته» and «المصدر نفسه» point back to: a document; the latest source."""
        head = text.words[source[0]]
        if _only_speaks(text, source):
            return next((e for e in reversed(self.recent) if e.kind == "person"), None)
        if not says_same(text, source) or head.flags & OFFICE:
            return None
        if head.stem == "مصدر":
            return self.recent[-1] if self.recent else None
        if not head.flags & DOCUMENT:
            return None
        for entity in reversed(self.recent):
            if entity.kind == "document":
                return entity
        for i in range(source[0] - 1, max(-1, source[0] - 400), -1):
            if text.words[i].stem == head.stem:
                first, stop = expand(text, i)
                word = text.words[first]
                return self.mention(
                    text, (first, stop, len(word.preposition) + len(word.conjunction)), None
                )
        return None

    def _honored(self, text: Text, source: Range, title: str) -> Entity | None:
        """The person that «سموه» stands for: the latest who bears the title."""
        persons = [e for e in reversed(self.recent) if e.kind == "person"]
        for entity in persons:
            for place, (first, stop, _) in entity.mentions:
                if any(w.stem == title for w in place.words[first:stop]):
                    return entity
        for i in range(source[0] - 1, max(-1, source[0] - 400), -1):
            if (text.words[i].stem == title and not text.words[i].folded.endswith("ه")) or (
                title == "سمو" and text.words[i].folded == "الامير"
            ):
                first, stop = expand(text, i)
                phrase = (
                    first,
                    stop,
                    len(text.words[first].preposition) + len(text.words[first].conjunction),
                )
                return self.mention(text, phrase, None)
        return persons[0] if persons else None

    def _same(
        self,
        key: frozenset[str],
        kind: Kind,
        head: Word | None,
        text: Text,
        source: Range,
        gender: str,
    ) -> Entity | None:
        """The latest entity that ``key`` shortens or spells out."""
        indefinite = (
            head is not None
            and not head.definite
            and head.flags & (UNNAMED | DOCUMENT | GROUP)
            and kind in ("unnamed", "document", "group")
        )
        for entity in reversed(self.recent):
            theirs = entity.words
            if not theirs:
                continue
            if (
                len(key) == 1
                and kind == entity.kind == "person"
                and {gender, entity.gender} == {"m", "f"}
            ):
                continue  # «قالت دايملر» is not the man «في دايملر»
            if indefinite:
                if key == theirs and len(key) > 1:
                    return entity
                continue
            if entity.joined and not is_joined(text, source):
                continue
            if kind == "group" and entity.kind != "group":
                continue
            if key <= theirs:
                if (
                    len(key) == 1
                    and kind in ("organization", "document")
                    and text.field != "title"
                    and not key <= entity.heads
                ):
                    continue  # «الوزارة» is not «موقع الوزارة»
                if (
                    kind in ("person", "unnamed") and entity.kind in ("organization", "document")
                ) or (
                    kind == "organization"
                    and entity.kind in ("person", "unnamed", "document", "group")
                    and len(key) <= 3
                ):
                    continue
                return entity
            if kind == entity.kind and len(theirs) <= len(key) and theirs < key:
                return entity
            if (
                len(key & theirs) >= 2
                and kind == entity.kind == "person"
                and names(text, source) & theirs
            ):
                shared = names(text, source) & theirs
                if len(shared) >= 2 and not self._named_apart(text, source, entity):
                    return entity
        return None

    def _named_apart(self, text: Text, source: Range, entity: Entity) -> bool:
        """Whether both phrases give a first name, and not the same one."""
        mine = given_names(text, source)
        return bool(mine) and any(
            theirs and not theirs & mine for theirs in (given_names(*m) for m in entity.mentions)
        )

    def _extend(
        self, entity: Entity, text: Text, source: Range, key: frozenset[str], kind: Kind
    ) -> None:
        """Make ``source`` the entity's name if it is fuller than the one before."""
        if len(key) > len(entity.words) or not entity.name:
            span = text.span(source[0], source[1])
            name = span.text[raw_length(span.text, source[2]) :] if source[2] else span.text
            entity.words |= key
            if len(key) >= 1 or not entity.name:
                entity.name = with_article(span.text, source[2], name)
                entity.span = (text, source)
                if entity.kind == "unnamed" and kind == "person":
                    entity.kind = kind

    def is_known(self, text: Text, source: Range) -> bool:
        """Whether the article's statements have a speaker that ``source`` names or shortens."""
        key = content_words(text, source)
        if not key:
            return False
        if any(key <= e.words or (e.words and e.words <= key) for e in self.recent):
            return True
        return kind_of(text, source) in ("unnamed", "group") and len(key) <= 4

    def complete(self) -> None:
        """Look for fuller mentions of every entity outside the sources («راندولف»)."""
        for entity in self.entities[:_COMPLETED]:
            if (
                entity.kind in ("unnamed", "group", "document")
                or not entity.words
                or len(entity.words) > 3
            ):
                continue
            text, source = entity.mentions[0]
            if entity.kind == "organization" and len(entity.words) > 2:
                continue
            if any(w.flags & (STATE | AGENCY) for w in text.words[source[0] : source[1]]):
                continue
            found = self._fuller(entity)
            if found is not None:
                text, source = found
                span = text.span(source[0], source[1])
                cut = raw_length(span.text, source[2]) if source[2] else 0
                entity.name = with_article(span.text, source[2], span.text[cut:])
                entity.span = found
                entity.words |= content_words(text, source)

    def _places(self, stem: str, written: str) -> list[tuple[Text, int]]:
        """The first places of the article where a word of this stem stands, in this spelling."""
        found = self._index.get(stem)
        if found is None:
            found = []
            for text in self.texts:
                at = text.raw.find(written)
                while at >= 0 and len(found) < _WINDOW:
                    i = bisect_right(text.starts, at) - 1
                    if i >= 0 and text.words[i].stem == stem:
                        found.append((text, i))
                    at = text.raw.find(written, at + len(written))
            self._index[stem] = found
        return found

    def _fuller(self, entity: Entity) -> tuple[Text, Range] | None:
        """A longer noun phrase elsewhere in the article that holds all words of ``entity``."""
        text, (first, stop, _) = entity.mentions[0]
        written = {word.stem: word.raw for word in text.words[first:stop]}
        places = {
            stem: self._places(stem, bare(written[stem], stem))
            for stem in entity.words
            if stem in written
        }
        if not places:
            return None
        rarest = min(places, key=lambda stem: (len(places[stem]) or 99, stem))
        best: tuple[Text, Range] | None = None
        size = len(entity.words)
        for text, i in places[rarest]:
            first, stop = expand(text, i)
            if stop - first > LONGEST_NAME:
                continue
            head = text.words[first]
            letters = len(head.conjunction) + len(head.preposition)
            letters += head.preposition == "ل" and head.definite  # «للأستاذ»
            if not head.flags and head.folded.startswith("و") and len(head.folded) > 4:
                letters = 1
            key = content_words(text, (first, stop, 0))
            if entity.words <= key and len(key) > size:
                if kind_of(text, (first, stop, 0)) != entity.kind:
                    continue
                if entity.kind == "person" and not has_name(text, first, stop):
                    continue
                best, size = (text, (first, stop, letters)), len(key)
        return best

    def unsaid(self, draft: Draft, said: list[tuple[Draft, Entity]], text: Text) -> Entity | None:
        """The speaker of a verb or participle whose subject is unsaid, by agreement."""
        form = draft.reading.form
        start = text.sentence_start(draft.cue)
        latest = said[-24:]
        same = [
            d
            for d, _ in latest
            if d.cue >= start and d.parent is draft.parent and d.frame[:9] != "according"
        ]
        if not same or text.field == "title":
            place = _trimmed(text, clause_subject(text, draft.cue, draft.reading))
            joined = bool(draft.reading.conjunction) and text.field != "title"
            if place is not None and (
                self._is_someone(text, place) if joined else self._can_act(text, place)
            ):
                return self.mention(text, place, None)
        told = _told_by(draft)
        candidates = [(d, e) for d, e in latest if _told_by(d) is told] or latest
        spoken = [(d, e) for d, e in candidates if d.frame[:9] != "according"]
        candidates = spoken or candidates
        for _, entity in reversed(candidates[-8:]):
            if _agree(entity, form.gender, form.number, form.tense):
                return entity
        if not candidates or form.number == "p":
            last = draft.cue
            for _ in range(3):  # this sentence and the two before
                first = text.sentence_start(last)
                place = (
                    _trimmed(text, sentence_subject(text, first, last, draft.reading))
                    if first < last
                    else None
                )
                if place is not None and self._can_act(text, place):
                    return self.mention(text, place, None)
                last = first - 1
                if last <= 0 or form.number == "p":
                    break
        if form.number == "p":  # a broken plural («زعماء») does not show its number
            return next((e for _, e in reversed(candidates) if not _is_individual(e)), None)
        return None


def _head_of(text: Text, source: Range) -> Word | None:
    """The first word of a phrase that is neither a number nor a mark."""
    for word in text.words[source[0] : source[1]]:
        if word.type == WORD:
            return word
    return None


def _told_by(draft: Draft) -> Draft | None:
    """The statement in whose words ``draft`` stands; an attribution of the clause is not one."""
    parent = draft.parent
    while parent is not None and parent.frame[:9] == "according":
        parent = parent.parent
    return parent


def _is_individual(entity: Entity) -> bool:
    text, source = entity.mentions[0]
    return entity.kind == "organization" or (
        entity.kind == "person" and has_name(text, source[0], source[1])
    )


def _agree(entity: Entity, gender: str, number: str, tense: str) -> bool:
    if number == "p":
        return (
            entity.plural
            or entity.kind in ("group",)
            or (entity.kind == "unnamed" and entity.plural)
        )
    if number == "d":
        return True
    if entity.kind == "group" and gender == "m" and number == "s" and tense != "participle":
        return False
    if entity.gender and gender and entity.gender != gender:
        # the verb before its subject shows the gender, but a plural takes the feminine afterwards
        return bool(gender == "f" and entity.kind in ("group",))
    if not entity.gender and gender:
        feminine = _is_feminine(entity)
        if feminine is not None:
            return feminine == (gender == "f")
    return True


def _is_feminine(entity: Entity) -> bool | None:
    if not entity.mentions:
        return None
    text, source = entity.mentions[0]
    head = _head_of(text, source)
    if head is None or head.flags & (GIVEN | TITLE):
        return None
    return head.feminine


def _only_speaks(text: Text, source: Range) -> bool:
    """Whether a phrase says no more than that somebody speaks («المتحدث»)."""
    head = text.words[source[0]]
    return source[1] - source[0] == 1 and head.folded in text.lexicon.speaker_nouns


def _trimmed(text: Text, place: Range | None) -> Range | None:
    """A subject without what its verb says of it («الإعلامي فلان | بعرقلة المساعي»)."""
    if place is None or text.words[place[0]].type != WORD:
        return place
    stop = max(expand(text, place[0])[1], place[0] + 1)
    if stop >= place[1] or stop - place[0] >= LONGEST_NAME:
        return place
    after = text.words[stop]
    if after.type != WORD or after.preposition == "ل" or after.flags & (PREPOSITION | FUNCTION):
        return place
    return place[0], stop, place[2]
