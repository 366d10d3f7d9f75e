"""Speakers: who a source is, resolved through the article.

Second mentions shorten («محمد البلداوي» → «البلداوي», «النائب»), subjects are left unsaid
(«وأضاف أن») and pronouns stand for persons («سموه»). Every mention is matched to the entity it
belongs to, whose name is its fullest mention anywhere in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from musnad.article import Kind
from musnad.attribution.descriptions import antecedent, is_another, is_of_person
from musnad.attribution.entities import Entity, head_of
from musnad.attribution.expansion import expand
from musnad.attribution.fullest import Fullest
from musnad.attribution.kinds import are_people, has_name, kind_of
from musnad.attribution.matching import Rule, deciding, latest_same
from musnad.attribution.mentions import (
    content_words,
    describes,
    is_joined,
    is_name_in,
    name_of,
    says_same,
)
from musnad.attribution.model import Construction, Mention, Range, Report
from musnad.attribution.trace import Resolution, Trace
from musnad.lexicon.inflection import Form
from musnad.lexicon.localities import localities
from musnad.lexicon.words import (
    DOCUMENT,
    GIVEN,
    GROUP,
    OFFICE,
    ORGANIZATION,
    PLACE,
    QUOTE,
    STATE,
    TITLE,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: How many sources a reader keeps in mind; bounds the cost of long texts.
_REMEMBERED: Final = 120
#: How far back «سموه» and «البلاغ ذاته» are looked for outside the sources, in tokens.
_FAR: Final = 400
#: Among so many statements before it the speaker is sought whom one points back to or leaves out.
LATEST: Final = 24
#: Attributions stand within one another at most so deep.
_NESTED: Final = 8
#: A description without a name has at most so many words to be one that was heard before.
_DESCRIPTION: Final = 4
#: What was told of before is taken up by so few words: «المعهد السويدي».
_SHORT: Final = 2

#: How sound plurals of people end.
_PLURAL: Final = ("ين", "ون")

Said = tuple[Report, Entity]


class Resolver:
    """Finds the entity of each report of an article; made for one article."""

    def __init__(self, texts: list[Text], trace: Trace | None = None) -> None:
        self._trace = trace
        self._fullest = Fullest(texts)
        self.entities: list[Entity] = []
        #: The latest entities, most recent last: whom a short mention or a pronoun can mean.
        self.recent: list[Entity] = []

    def mention(
        self, text: Text, source: Range, report: Report | None, said: Sequence[Said] = ()
    ) -> Entity:
        """The entity that the phrase ``source`` names, new if it was not named before.

        ``said`` are the reports of the text before ``report``, with their speakers.
        """
        named, source = source, _without_pointer(text, source)
        mention = self._mention(text, source, report)
        head, teller = mention.head, _teller(report, said)
        honored = text.lexicon.honored.get(head.folded)
        if honored is not None:
            entity = self._honored(text, source, honored)
            if entity is not None:
                self.step(Resolution.HONORED, entity)
                self._touch(entity)
                return entity
        entity = self._known(mention) if mention.key else self._titled(mention)
        if entity is None and text.field == "title":
            entity = self._meant_by(text, source)
        if entity is None:
            described = self._described(mention, teller)
            if described is not None:
                self._touch(described)
                described.add_mention(text, source)
                described.gender = mention.gender or described.gender
                return described
        if entity is None and report is not None and self._points_back(mention):
            form = report.frame.reading.form
            latest = _of_same_speech(report, said[-LATEST:])
            entity = self._pointed_at(text, source, latest)
            entity = entity or self._latest(mention, form, teller)
            if entity is not None:
                self.step(Resolution.POINTED, entity)
                if entity.kind == "person":
                    self._touch(entity)
                    entity.add_mention(text, source)
                    return entity  # a name is not lengthened by «المسؤول الحكومي»
        is_plural = report is not None and report.frame.reading.form.number == "p"
        is_plural = is_plural or head.stem in text.lexicon.singulars
        is_plural = is_plural or (mention.kind == "unnamed" and are_people(text, head))
        if entity is None:
            entity = Entity(mention.kind, plural=is_plural or mention.kind == "group")
            self.entities.append(entity)
            self.step(Resolution.NEW, entity)
            mention = structs.replace(mention, source=named)
        self._touch(entity)
        self._extend(entity, mention)
        return entity

    def subject(self, text: Text, place: Range, report: Report, said: Sequence[Said]) -> Entity:
        """The entity that the subject of the clause of ``report`` names or points back to."""
        points = _only_speaks(text, place)
        return self.mention(text, place, report if points else None, said if points else ())

    def step(
        self, done: Resolution, entity: Entity | None = None, rule: Rule | None = None
    ) -> None:
        """Tell the trace, if there is one, how a speaker is found."""
        if self._trace is not None:
            self._trace.step(done, "" if entity is None else entity.name, rule)

    def _mention(self, text: Text, source: Range, report: Report | None) -> Mention:
        is_plural = report is not None and report.frame.reading.form.number == "p"
        kind = kind_of(text, source, is_plural)
        key = content_words(text, source)
        gender = _gender(report)
        if self._shortens_body(text, source, key, gender):
            kind = "organization"
        is_quoted = text.words[source[0]].type == QUOTE
        is_plural = is_plural or head_of(text, source).stem.endswith(_PLURAL)  # «"المهندسين"»
        if is_quoted and not is_plural and self._is_person(key):
            kind = "person"  # «"مجاهد"», whom the article names without marks
        joined, head = is_joined(text, source), head_of(text, source)
        return Mention(text, source, key, kind, head, gender, joined)

    def _shortens_body(self, text: Text, source: Range, key: frozenset[str], gender: str) -> bool:
        """Whether unknown words shorten the name of a body: «سامسونغ», «المركزي», «الأزرق».

        What a person is called by elsewhere, or in the body's name, is his.
        """
        head = head_of(text, source)
        bodies = [e for e in self.recent if e.kind == "organization" and key <= e.words]
        if head.flags or not bodies:
            return False
        if text.field == "title":
            return head.definite
        may_be = text.is_unknown(head) or (head.definite and head.adjective)
        is_person = self._is_person(key) or self._fullest.names(key, (text, source))
        agreeing = (e for e in bodies if {e.gender, gender} != {"m", "f"})
        is_body = any(not _bears(t, s, head.stem) for e in agreeing for t, s in e.mentions)
        return may_be and is_body and not is_person

    def _is_person(self, key: frozenset[str]) -> bool:
        """Whether all of ``key`` are personal names of one source."""
        return any(
            all(any(is_name_in(t, s, stem) for t, s in e.mentions) for stem in key)
            for e in self.recent
            if e.kind == "person"
        )

    def _known(self, mention: Mention) -> Entity | None:
        """The latest entity that the phrase shortens or spells out.

        A headline that tells only what somebody is means the first of them («نائب: …»).
        """
        found = latest_same(mention, self.recent)
        if mention.text.field == "title" and not mention.head.definite:
            found = latest_same(mention, self.recent[::-1])
        if self._trace is not None:
            self._tell_matching(mention, found)
        return found

    def _titled(self, mention: Mention) -> Entity | None:
        """The latest person of the title that stands alone for him («المواطن», «الدكتور»)."""
        head = mention.head
        if not head.definite:
            return None
        persons = (e for e in reversed(self.recent) if e.kind == "person")
        found = next((e for e in persons if _bears_title(e, head.stem)), None)
        if found is not None:
            self.step(Resolution.HONORED, found)
        return found

    def _tell_matching(self, mention: Mention, found: Entity | None) -> None:
        """Note the rules that took ``found``, and passed over others called alike."""
        for entity in reversed(self.recent):
            rule, is_same = deciding(mention, entity)
            if is_same:
                self.step(Resolution.MATCHED, entity, rule)
            elif rule is not None and mention.key & entity.words:
                self.step(Resolution.NOT_MATCHED, entity, rule)
            if entity is found:
                break

    def _described(self, mention: Mention, teller: Entity | None) -> Entity | None:
        """Whom a definite description means, unless the article names another by it.

        Nobody calls himself so: it is not ``teller``, in whose words it stands.
        """
        is_person = is_of_person(mention)
        place = (mention.text, mention.source)
        if is_person and self._fullest.names(mention.key, place):
            return None
        others = [e for e in self.recent if e is not teller or e.kind != "person"]
        return antecedent(mention, others) or self._told_of(mention)

    def _told_of(self, mention: Mention) -> Entity | None:
        """Who or what was told of before, though it was no source: «في بيان مشترك … البيان»."""
        text, (first, _, _) = mention.text, mention.source
        head = mention.head
        if not head.definite:
            return None
        if not is_of_person(mention) and not _may_be_told_of(mention, head):
            return None
        for i in range(first - 1, max(-1, first - _FAR), -1):
            if text.words[i].stem == head.stem:
                place = _phrase_around(text, i)
                if place[0] == i and _is_fuller(text, place, mention):
                    entity = self.mention(text, place, None)
                    is_person = entity.kind == "person"
                    return entity if is_person == is_of_person(mention) else None
        return None

    def is_named(self, text: Text, place: Range) -> bool:
        """Whether the article names a person in full elsewhere by all words of a phrase."""
        key = content_words(text, place)
        return self._fullest.names(key, (text, place))

    def _points_back(self, mention: Mention) -> bool:
        """Whether the phrase only stands for one who spoke before."""
        text, source = mention.text, mention.source
        if says_same(text, source) or _only_speaks(text, source) or _is_the_source(text, source):
            return True
        return mention.kind in ("person", "unnamed") and describes(text, source)

    def _touch(self, entity: Entity) -> None:
        """Make ``entity`` the most recent of those remembered."""
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        del self.recent[:-_REMEMBERED]

    def _extend(self, entity: Entity, mention: Mention) -> None:
        """Add a mention, which names the entity if it is fuller than those before."""
        text, source, key = mention.text, mention.source, mention.key
        if entity.kind in ("organization", "document") or entity.plural:
            entity.gender = mention.gender or entity.gender  # «التقرير», then «الوثيقة»
        else:
            entity.gender = entity.gender or mention.gender
        entity.add_mention(text, source)
        if mention.head.stem:
            entity.heads.add(mention.head.singular)
        entity.joined |= mention.joined
        if len(key) <= len(entity.words) and entity.name:
            return
        entity.words |= key
        entity.name = name_of(text, source)
        entity.span = (text, source)

    def _latest(self, mention: Mention, form: Form, teller: Entity | None) -> Entity | None:
        """The latest entity that «المتحدث نفسه» can mean."""
        if mention.kind == "document" and mention.head.definite:
            return None  # «المنشور سالف الذكر»
        kinds: tuple[Kind, ...] = ("person", "unnamed")
        latest = (e for e in reversed(self.recent) if e.kind in kinds and e.agrees(form))
        return next((e for e in latest if e is not teller and not is_another(mention, e)), None)

    def _pointed_at(self, text: Text, source: Range, latest: Entity | None) -> Entity | None:
        """Whom «البلاغ ذاته» and «المصدر نفسه» point back to: a document; the latest source."""
        head = text.words[source[0]]
        if _only_speaks(text, source):
            kinds: tuple[Kind, ...] = ("person", "unnamed")
            return next(
                (e for e in reversed(self.recent) if e.kind in kinds and not e.plural), None
            )
        if _is_the_source(text, source):
            last = self.recent[-1] if self.recent else None
            # «مصدرا في الإدارة», then «المصدر نفسه»
            is_called_so = last is not None and any(h.startswith(head.stem) for h in last.heads)
            return last if is_called_so else latest or last
        if not head.flags & DOCUMENT:
            return None
        known = next((e for e in reversed(self.recent) if e.kind == "document"), None)
        if known is not None:
            return known
        for i in range(source[0] - 1, max(-1, source[0] - _FAR), -1):
            if text.words[i].stem == head.stem:
                return self.mention(text, _phrase_around(text, i), None)
        return None

    def _honored(self, text: Text, source: Range, title: str) -> Entity | None:
        """The person that «سموه» stands for: the latest who bears the title."""
        persons = [e for e in reversed(self.recent) if e.kind == "person"]
        for entity in persons:
            if _bears_title(entity, title):
                return entity
        for i in range(source[0] - 1, max(-1, source[0] - _FAR), -1):
            word = text.words[i]
            if word.stem == title or (title == "سمو" and word.folded == "الامير"):
                return self.mention(text, _phrase_around(text, i), None)
        return persons[0] if persons else None

    def is_known(self, text: Text, source: Range) -> bool:
        """Whether the article's statements have a speaker that ``source`` names or shortens."""
        key = content_words(text, source)
        if not key:
            return False
        head = head_of(text, source)
        is_place = head.flags & (STATE | PLACE)
        if is_place and len(key) == 1 and localities(key):  # «مصر: …», where «أخبار مصر» spoke
            return any(e.is_state and key <= e.words for e in self.recent)
        if any(key <= e.words or (e.words and e.words <= key) for e in self.recent):
            return True
        if len(key) > _DESCRIPTION:
            return False
        is_named = not head.definite and any(head.singular in e.heads for e in self.recent)
        if is_named or self._meant_by(text, source) is not None:
            return True  # «منظمة دولية: …», «نائب: …»
        return kind_of(text, source) in ("unnamed", "group")

    def _meant_by(self, text: Text, source: Range) -> Entity | None:
        """Whom a headline means that tells only what the speaker is («نائب: …», «فصيل مسلح: …»)."""
        first, stop, _ = source
        head = text.words[first]
        is_bare = not any(w.definite or w.type != WORD for w in text.words[first:stop])
        if not is_bare or _are_several(text, head) or has_name(text, first, stop):
            return None
        kinds: tuple[Kind, ...] = ()
        if head.flags & OFFICE:
            kinds = ("person", "unnamed")
        elif head.flags & ORGANIZATION and text.lexicon.nouns.is_listed(head.stem):  # not «ناسا»
            kinds = ("organization",)
        return next((e for e in self.entities if e.kind in kinds and not e.plural), None)

    def complete(self) -> None:
        """Name every entity by its fullest mention, be it outside of the sources."""
        self._fullest.complete(self.entities)


def _are_several(text: Text, head: Word) -> bool:
    """Whether a noun without the article is a plural («مصادر», «جنرالات»)."""
    is_plural = head.stem.endswith(("ون", "ين", "ات")) or text.lexicon.nouns.is_plural(head.stem)
    return bool(head.flags & GROUP) or is_plural or head.stem in text.lexicon.singulars


def _bears_title(entity: Entity, title: str) -> bool:
    """Whether a name is told with a title."""
    return any(
        w.stem == title
        for text, (first, stop, _) in entity.mentions
        for w in text.words[first:stop]
    )


def _bears(text: Text, source: Range, stem: str) -> bool:
    """Whether ``stem`` is a person's name in that of a body: «مكتب النائب سالم الكندي»."""
    places = range(source[0] + 1, source[1])
    before = (text.before(k) for k in places if text.words[k].stem == stem)
    return any(word.flags & (GIVEN | OFFICE | TITLE) for word in before)


def _gender(report: Report | None) -> str:
    """The gender that a verb shows of its source; empty if it shows none."""
    if report is None or report.frame.construction is Construction.RELAY:
        return ""  # «نقلت … عن مصدر»: the verb agrees with who passes it on
    reading = report.frame.reading
    return reading.form.gender if reading.finite else ""


def _without_pointer(text: Text, source: Range) -> Range:
    """«هذا الخبير» without what points back to «الخبير»."""
    first, stop, _ = source
    points = text.words[first].stem in text.lexicon.function.demonstrative
    return (first + 1, stop, 0) if points and stop > first + 1 else source


def _may_be_told_of(mention: Mention, head: Word) -> bool:
    is_thing = mention.kind in ("document", "organization") and head.flags & (
        DOCUMENT | ORGANIZATION
    )
    return bool(is_thing) and len(mention.key) <= _SHORT


def _is_fuller(text: Text, place: Range, mention: Mention) -> bool:
    """Whether a phrase names what ``mention`` describes: a person's name, a thing's annexation."""
    first, stop, _ = place
    kind = kind_of(text, place)
    former = text.lexicon.function.former
    is_left = any(word.stem in former for word in text.words[first:stop])
    if is_left:
        return False
    if mention.kind in ("person", "unnamed"):
        described, at = mention.text, mention.source[0]
        is_unique = described.words[at].stem in text.lexicon.function.unique_office
        is_other = is_unique and text.after(first).stem != described.after(at).stem
        return has_name(text, first, stop) and not is_other
    is_annexed = not (text.words[first].definite or text.words[first].conjunction)
    return kind == mention.kind and is_annexed and text.words[stop - 1].definite


def told_by(report: Report) -> Report | None:
    """The report in whose words ``report`` stands.

    Neither an attribution of the clause is one, nor the document that it is told in.
    """
    parent = report.parent
    for _ in range(_NESTED):
        if parent is None or not _only_cites(parent.frame.construction):
            return parent
        parent = parent.parent
    return None


def _only_cites(construction: Construction) -> bool:
    """Whether it tells where something is written: «وورد ضمن البلاغ أن الوزير أكد …»."""
    return construction.is_according or construction is Construction.DOCUMENT


def _teller(report: Report | None, said: Sequence[Said]) -> Entity | None:
    """In whose words ``report`` stands, if in anybody's."""
    told = None if report is None else told_by(report)
    if told is None:
        return None
    return next((entity for other, entity in reversed(said[-LATEST:]) if other is told), None)


def _of_same_speech(report: Report, latest: Sequence[Said]) -> Entity | None:
    """Who spoke last within the speech that ``report`` stands in, or outside of any."""
    told = told_by(report)
    same = [(other, entity) for other, entity in reversed(latest) if told_by(other) is told]
    # «الحملات التي وصفها بأنها»: told inside another's words
    plain = (e for other, e in same if other.frame.source is not None or other.parent is None)
    return next(plain, None)


def _is_the_source(text: Text, source: Range) -> bool:
    """Whether a phrase is «المصدر» or «المصدر نفسه»."""
    head = text.words[source[0]]
    is_alone = source[1] - source[0] == 1 or says_same(text, source)
    return head.stem in text.lexicon.function.source_noun and head.definite and is_alone


def _only_speaks(text: Text, source: Range) -> bool:
    """Whether a phrase says no more than that somebody speaks («المتحدث»)."""
    head = text.words[source[0]]
    is_alone = source[1] - source[0] == 1 or says_same(text, source)
    return head.folded in text.lexicon.function.speaker_noun and is_alone


def _phrase_around(text: Text, i: int) -> Range:
    first, stop = expand(text, i)
    word = text.words[first]
    return first, stop, len(word.preposition) + len(word.conjunction)
