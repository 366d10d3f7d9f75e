"""Speakers: who a source is, resolved through the article.

Second mentions shorten («محمد البلداوي» → «البلداوي», «النائب»), subjects are left unsaid
(«وأضاف أن») and pronouns stand for persons («سموه»). Every mention is matched to the entity it
belongs to, whose name is its fullest mention anywhere in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.article import Kind
from musnad.attribution.entities import Entity, head_of
from musnad.attribution.expansion import LONGEST_NAME, expand
from musnad.attribution.fullest import Fullest
from musnad.attribution.kinds import has_name, kind_of
from musnad.attribution.matching import Mention, Rule, deciding, same
from musnad.attribution.mentions import (
    content_words,
    describes,
    is_joined,
    is_name_in,
    says_same,
    stem_of,
    with_article,
)
from musnad.attribution.model import Range, Report
from musnad.attribution.subjects import clause_subject, sentence_subject
from musnad.attribution.trace import Resolution, Trace
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import (
    DOCUMENT,
    FUNCTION,
    GIVEN,
    HEADS,
    OCCASION,
    OFFICE,
    PREPOSITION,
    QUOTE,
    TITLE,
    TOPIC,
    WORD,
)
from musnad.text.folding import raw_length
from musnad.text.structure import Text

#: How many sources a reader keeps in mind; bounds the cost of long texts.
_REMEMBERED: Final = 120
#: How far back «سموه» and «البلاغ ذاته» are looked for outside the sources, in tokens.
_FAR: Final = 400
#: Among so many statements before it the speaker of one without a subject is sought, and among
#: so many of those he must agree with its verb; in this sentence and so many before.
_LATEST: Final = 24
_CANDIDATES: Final = 8
_SENTENCES: Final = 3
#: A description without a name has at most so many words to be one that was heard before.
_DESCRIPTION: Final = 4

Said = tuple[Report, Entity]


class Resolver:
    """Finds the entity of each report of an article; made for one article."""

    def __init__(self, texts: list[Text], trace: Trace | None = None) -> None:
        self._trace = trace
        self._fullest = Fullest(texts)
        self.entities: list[Entity] = []
        #: The latest entities, most recent last: whom a short mention or a pronoun can mean.
        self.recent: list[Entity] = []

    def mention(self, text: Text, source: Range, report: Report | None) -> Entity:
        """The entity that the phrase ``source`` names, new if it was not named before."""
        mention = self._mention(text, source, report)
        head = mention.head
        honored = text.lexicon.honored.get(head.folded) if head is not None else None
        if honored is not None:
            entity = self._honored(text, source, honored)
            if entity is not None:
                self._step(Resolution.HONORED, entity)
                self._touch(entity)
                return entity
        entity = self._known(mention)
        if entity is None and report is not None and self._points_back(mention):
            form = report.frame.reading.form
            entity = self._pointed_at(text, source) or self._latest(form)
            if entity is not None:
                self._step(Resolution.POINTED, entity)
        is_plural = report is not None and report.frame.reading.form.number == "p"
        if entity is None:
            entity = Entity(mention.kind, plural=is_plural or mention.kind == "group")
            self.entities.append(entity)
            self._step(Resolution.NEW, entity)
        self._touch(entity)
        self._extend(entity, mention)
        return entity

    def _step(self, done: Resolution, entity: Entity, rule: Rule | None = None) -> None:
        if self._trace is not None:
            self._trace.step(done, entity.name, rule)

    def _mention(self, text: Text, source: Range, report: Report | None) -> Mention:
        form = report.frame.reading.form if report is not None else None
        is_finite = report is not None and report.frame.reading.finite
        kind = kind_of(text, source, form is not None and form.number == "p")
        key = content_words(text, source)
        if kind == "person" and self._is_body_in_title(text, source, key):
            kind = "organization"
        if kind == "organization" and text.words[source[0]].type == QUOTE and self._is_person(key):
            kind = "person"  # «"مجاهد"», whom the article names without marks
        gender = form.gender if form is not None and is_finite else ""
        return Mention(text, source, key, kind, head_of(text, source), gender)

    def _is_body_in_title(self, text: Text, source: Range, key: frozenset[str]) -> bool:
        """Whether an unknown word of a headline shortens the name of a body («الأزرق»)."""
        head = head_of(text, source)
        if text.field != "title" or head is None or not head.definite or head.flags:
            return False
        if has_name(text, source[0], source[1]):
            return False
        return any(key <= e.words for e in self.recent if e.kind == "organization")

    def _is_person(self, key: frozenset[str]) -> bool:
        """Whether all of ``key`` are personal names of one source."""
        return any(
            key
            and key <= e.words
            and all(any(is_name_in(t, s, stem) for t, s in e.mentions) for stem in key)
            for e in self.recent
            if e.kind == "person"
        )

    def _known(self, mention: Mention) -> Entity | None:
        """The latest entity that the phrase shortens or spells out."""
        if not mention.key:
            return None
        found = next((e for e in reversed(self.recent) if same(mention, e)), None)
        if self._trace is not None:
            self._tell_matching(mention, found)
        return found

    def _tell_matching(self, mention: Mention, found: Entity | None) -> None:
        """Note the rules that took ``found``, and passed over others called alike."""
        for entity in reversed(self.recent):
            rule, is_same = deciding(mention, entity)
            if is_same:
                self._step(Resolution.MATCHED, entity, rule)
            elif rule is not None and mention.key & entity.words:
                self._step(Resolution.NOT_MATCHED, entity, rule)
            if entity is found:
                break

    def _points_back(self, mention: Mention) -> bool:
        """Whether the phrase only stands for one who spoke before."""
        text, source = mention.text, mention.source
        if says_same(text, source) or _only_speaks(text, source):
            return True
        return mention.kind in ("person", "unnamed") and describes(text, source)

    def _touch(self, entity: Entity) -> None:
        """Make ``entity`` the most recent of those remembered."""
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        if len(self.recent) > _REMEMBERED:
            del self.recent[0]

    def _extend(self, entity: Entity, mention: Mention) -> None:
        """Add a mention, which names the entity if it is fuller than those before."""
        text, source, key = mention.text, mention.source, mention.key
        entity.gender = entity.gender or mention.gender
        entity.mentions.append((text, source))
        if mention.head is not None:
            entity.heads.add(stem_of(text, mention.head))
        entity.joined = entity.joined or is_joined(text, source)
        if len(key) <= len(entity.words) and entity.name:
            return
        span = text.span(source[0], source[1])
        name = span.text[raw_length(span.text, source[2]) :] if source[2] else span.text
        entity.words |= key
        entity.name = with_article(span.text, source[2], name)
        entity.span = (text, source)
        if entity.kind == "unnamed" and mention.kind == "person":
            entity.kind = "person"

    def _latest(self, form: Form) -> Entity | None:
        """The latest entity that «المتحدث نفسه» can mean."""
        kinds: tuple[Kind, ...] = ("person", "unnamed")
        latest = (e for e in reversed(self.recent) if e.kind in kinds and e.agrees(form))
        return next(latest, None)

    def _pointed_at(self, text: Text, source: Range) -> Entity | None:
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
            for place, (first, stop, _) in entity.mentions:
                if any(w.stem == title for w in place.words[first:stop]):
                    return entity
        for i in range(source[0] - 1, max(-1, source[0] - _FAR), -1):
            word = text.words[i]
            bears = word.stem == title and not word.folded.endswith("ه")
            if bears or (title == "سمو" and word.folded == "الامير"):
                return self.mention(text, _phrase_around(text, i), None)
        return persons[0] if persons else None

    def is_known(self, text: Text, source: Range) -> bool:
        """Whether the article's statements have a speaker that ``source`` names or shortens."""
        key = content_words(text, source)
        if not key:
            return False
        if any(key <= e.words or (e.words and e.words <= key) for e in self.recent):
            return True
        return kind_of(text, source) in ("unnamed", "group") and len(key) <= _DESCRIPTION

    def complete(self) -> None:
        """Name every entity by its fullest mention, be it outside of the sources."""
        self._fullest.complete(self.entities)

    def unsaid(self, report: Report, said: Sequence[Said], text: Text) -> Entity | None:
        """The speaker of a verb or participle whose subject is unsaid, by agreement."""
        form = report.frame.reading.form
        latest = said[-_LATEST:]
        entity = self._of_clause(report, latest, text)
        if entity is not None:
            self._step(Resolution.CLAUSE_SUBJECT, entity)
            return entity
        candidates = _candidates(report, latest)
        for _, entity in reversed(candidates[-_CANDIDATES:]):
            if entity.agrees(form):
                self._step(Resolution.AGREES, entity)
                return entity
            self._step(Resolution.DISAGREES, entity)
        if not candidates or form.number == "p":
            entity = self._of_sentences(report, text)
            if entity is not None:
                self._step(Resolution.SENTENCE_SUBJECT, entity)
                return entity
        if form.number == "p":  # a broken plural («زعماء») does not show its number
            entity = next((e for _, e in reversed(candidates) if not e.is_individual), None)
            if entity is not None:
                self._step(Resolution.SEVERAL, entity)
                return entity
        if self._trace is not None:
            self._trace.step(Resolution.NOBODY)
        return None

    def _of_clause(self, report: Report, latest: Sequence[Said], text: Text) -> Entity | None:
        """The subject of its own clause, if nobody has spoken in the sentence yet."""
        frame = report.frame
        start = text.sentence_start(frame.cue)
        if text.field != "title" and any(
            other.frame.cue >= start
            and other.parent is report.parent
            and not other.frame.construction.is_according
            for other, _ in latest
        ):
            return None
        place = _without_predicate(text, clause_subject(text, frame.cue, frame.reading))
        if place is None:
            return None
        is_joined_clause = bool(frame.reading.conjunction) and text.field != "title"
        can = self._is_someone if is_joined_clause else self._can_act
        return self.mention(text, place, None) if can(text, place) else None

    def _of_sentences(self, report: Report, text: Text) -> Entity | None:
        """The subject of this sentence or one before it."""
        reading, last = report.frame.reading, report.frame.cue
        for _ in range(_SENTENCES):
            first = text.sentence_start(last)
            place = sentence_subject(text, first, last, reading) if first < last else None
            place = _without_predicate(text, place)
            if place is not None and self._can_act(text, place):
                return self.mention(text, place, None)
            last = first - 1
            if last <= 0 or reading.form.number == "p":
                break
        return None

    def _can_act(self, text: Text, place: Range) -> bool:
        """Whether the subject of a clause can speak: a known entity, a person or a body."""
        head = text.words[place[0]]
        key = content_words(text, place)
        if any(key and key <= e.words for e in self.recent):
            return True
        return bool(head.flags & (HEADS | GIVEN)) and not head.flags & (OCCASION | TOPIC)

    def _is_someone(self, text: Text, place: Range) -> bool:
        """Whether the subject of a clause is a person, by name, title or office."""
        is_titled = text.words[place[0]].flags & (GIVEN | TITLE | OFFICE)
        return bool(is_titled) and kind_of(text, place) in ("person", "unnamed")


def _candidates(report: Report, latest: Sequence[Said]) -> Sequence[Said]:
    """Those who spoke before within the same speech, without mere attributions if possible."""
    told = _told_by(report)
    same_speech = [(r, e) for r, e in latest if _told_by(r) is told] or latest
    spoken = [(r, e) for r, e in same_speech if not r.frame.construction.is_according]
    return spoken or same_speech


def _told_by(report: Report) -> Report | None:
    """The report in whose words ``report`` stands; an attribution of the clause is not one."""
    parent = report.parent
    while parent is not None and parent.frame.construction.is_according:
        parent = parent.parent
    return parent


def _only_speaks(text: Text, source: Range) -> bool:
    """Whether a phrase says no more than that somebody speaks («المتحدث»)."""
    head = text.words[source[0]]
    return source[1] - source[0] == 1 and head.folded in text.lexicon.function.speaker_noun


def _phrase_around(text: Text, i: int) -> Range:
    first, stop = expand(text, i)
    word = text.words[first]
    return first, stop, len(word.preposition) + len(word.conjunction)


def _without_predicate(text: Text, place: Range | None) -> Range | None:
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
