"""Subjects that stand before their verb, or are left unsaid behind another clause's."""

from __future__ import annotations

from musnad.attribution.clauses import cut_relative, looks_like_verb, starts_clause
from musnad.attribution.draft import Range
from musnad.attribution.markers import leads
from musnad.attribution.sources import read_phrase
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    BE,
    CLOSE,
    COMMA,
    DASH,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NAMING,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    OPENER,
    ORGANIZATION,
    OTHER,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
)
from musnad.text.structure import Text

#: How far to the left a subject may begin.
BACK = 60


#: A subject before its verb is hardly longer than this many tokens.
_LONGEST_SUBJECT = 20


#: Nor does it hold, in its relative clauses, more reporting verbs than these.
_MOST_VERBS = 3


def clause_subject(text: Text, i: int, cue: Cue) -> Range | None:
    """The subject of the clause that the reporting word at ``i`` hangs on («رد فلان … قائلا»)."""
    return sentence_subject(text, text.sentence_start(i), i, cue)


def sentence_subject(text: Text, first: int, i: int, cue: Cue) -> Range | None:
    """The subject of the clause in tokens ``first`` to ``i``, if it agrees with ``cue``."""
    words = text.words
    while first < i and words[first].type > NUMBER and words[first].type != QUOTE:
        first += 1
    for k in range(i - 1, max(first, i - BACK), -1):
        if words[k].complementiser:
            first = k + 1
            break
        if (
            words[k].type in (COMMA, SEMICOLON)
            and k + 1 < i
            and words[k + 1].type == WORD
            and not words[k + 1].definite
            and (
                (words[k + 1].cues and words[k + 1].cues[0].finite)
                or (words[k + 1].conjunction and (words[k + 1].imperfect or not words[k + 1].flags))
                or (not words[k + 1].flags and words[k + 2].definite and not words[k + 1].adjective)
            )
        ):
            first = k + 1
            break
    if first + 1 >= i:
        return None
    head = words[first]
    if text.field == "title" and head.type == WORD and words[first + 1].imperfect:
        return first, first + 1, 0  # «بايدن يزور … بعد تحذيره»
    nominal = (
        (head.flags & (HEADS | GIVEN) and not head.preposition)
        or head.definite
        or head.type == QUOTE
    )
    start = first if nominal else first + 1
    if head.flags & PREPOSITION or (head.flags & FUNCTION and not head.flags & (BE | PARTICLE)):
        comma = next((c for c in range(first, i) if words[c].type == COMMA), -1)
        if comma < 0 or comma + 2 >= i:
            return None
        start = comma + 2
    spoken = cue.form.tense == "noun"
    phrase = read_phrase(text, start, i, seek_object=not spoken, addressee=not spoken)
    if phrase.first < 0 or phrase.first > start + 2:
        return None
    cut_relative(text, phrase)
    if spoken and words[phrase.first].possessed and words[phrase.first].flags & OCCASION:
        return None  # «ختم كلامه بالقول»
    while spoken and phrase.stop - phrase.first > 1 and words[phrase.stop - 1].possessed:
        phrase.stop -= 1  # «ختم فلان حديثه بقوله»
    head = words[phrase.first]
    if (
        not (head.flags & (HEADS | GIVEN) or (not head.flags and phrase.stop - phrase.first <= 3))
        or head.preposition
    ):
        return None
    if cue.form.number == "p" and not (
        head.flags & (GROUP | UNNAMED | OFFICE) or head.stem.endswith("ون")
    ):
        return None
    if cue.form.tense == "noun":
        return phrase.first, phrase.stop, len(head.conjunction)
    if cue.form.gender == "m" and head.feminine and not head.flags & (GIVEN | TITLE):
        return None
    if cue.form.gender == "f" and head.flags & (TITLE | OFFICE) and not head.feminine:
        return None
    return phrase.first, phrase.stop, len(head.conjunction)


def subject_before(text: Text, i: int, cue: Cue) -> Range | None:
    """The subject that stands left of the verb at ``i``: «الوزير … قال», «مصادر … التي أفادت»."""
    left = _subject_before(text, i, cue)
    if left is None and not text.words[i - 1].flags & RELATIVE:
        return _joined_subject(text, i, cue)
    return left


def _joined_subject(text: Text, i: int, cue: Cue) -> Range | None:
    """A plural subject joined by و to what comes before: «… ومتشددين يعلنون»."""
    if cue.form.number != "p" or cue.form.tense != "imperfect":
        return None
    words = text.words
    for k in range(i - 1, max(i - 6, 0), -1):
        word = words[k]
        if word.type != WORD or word.complementiser:
            return None
        if word.folded.startswith("و") and word.folded.endswith(("ين", "ون")) and not word.definite:
            return k, i, 1
        if word.conjunction == "و" and word.flags & GROUP:
            return k, i, 1
        if word.flags & (PREPOSITION | FUNCTION):
            return None
    return None


def _subject_before(text: Text, i: int, cue: Cue) -> Range | None:
    words = text.words
    if words[i - 1].flags & OPENER:
        return None
    start = max(text.sentence_start(i), i - BACK)
    enclosing = text.enclosing_quote(i)
    if enclosing is not None:
        start = max(start, enclosing + 1)
    before = words[i - 1]
    if before.flags & RELATIVE:
        return _antecedent(text, i - 1, start, cue)
    k = i - 1
    while k >= start and (
        words[k].flags & (PARTICLE | BE | TIME)
        or (words[k].type == COMMA and k == i - 1)
        or words[k].folded in ("بدوره", "بدورها", "ايضا")
    ):
        k -= 1
    stop = k + 1
    first = stop
    verbs = 0
    while k >= start:
        word = words[k]
        kind = word.type
        if kind == QUOTE:
            opening = text.opening.get(k, -1)
            if opening >= start and k - opening <= 8:
                first = opening
                k = opening - 1
                continue
            break
        if kind > NUMBER and kind not in (COMMA, DASH, OPEN, CLOSE, OTHER):
            break
        if kind <= NUMBER:
            if word.complementiser or (word.flags & OPENER and not word.flags & HEADS):
                break
            if word.flags & BE:
                break
            verbs += bool(word.cues) and word.cues[0].finite
            if verbs > _MOST_VERBS:
                return None
            if (
                word.cues
                and word.cues[0].finite
                and not word.flags & (HEADS | GIVEN | PLACE | TITLE | PREPOSITION | STATE)
                and not words[k - 1].flags & RELATIVE
                and (word.cues[0].conjunction or leads(text, k) or starts_clause(text, k))
            ):
                if word.cues[0].verb.weak:
                    between = read_phrase(text, k + 1, i)
                    if between.first == k + 1 and between.stop == i:
                        return between.source  # «وتابع الشيخ … يقول»
                return _described(text, i, cue)
            first = k
        k -= 1
    first = _after_verb(text, first, stop)
    if first < 0:
        return None
    # What was collected is [connective] NP [، clause ،]: the phrase must open with a noun.
    while first < stop and (
        (words[first].type > NUMBER and words[first].type != QUOTE)
        or words[first].flags & (PARTICLE | OPENER)
    ):
        first += 1
    if first >= stop:
        return None
    head = words[first]
    if _is_verb_first(text, first, stop):
        return None
    if head.flags & (PREPOSITION | FUNCTION | ADVERBIAL) and not head.flags & HEADS:
        comma = next((c for c in range(first, stop) if words[c].type == COMMA), -1)
        if comma < 0 or comma + 1 >= stop:
            return None
        first = comma + 1
        head = words[first]
        if head.type != WORD or (
            head.flags & (PREPOSITION | FUNCTION | ADVERBIAL) and not head.flags & HEADS
        ):
            return None
    bare = (
        first + 1 >= stop or words[first + 1].type == COMMA
    )  # a name, though it looks like a verb
    if (
        head.preposition
        or (head.imperfect and not head.flags and not bare)
        or (head.cues and head.cues[0].finite and not head.flags)
    ):
        return None
    if head.type == WORD and not _agrees(text, first, stop, cue):
        return None
    phrase = read_phrase(text, first, stop)
    if phrase.first != first:
        return None
    if phrase.stop < stop:
        rest = words[phrase.stop]
        if rest.type not in (COMMA, DASH) and (
            not rest.flags & (TIME | PREPOSITION | ADVERBIAL | PARTICLE) or stop - phrase.stop > 8
        ):
            return None
    if phrase.stop - phrase.first > _LONGEST_SUBJECT:
        return None
    return phrase.first, phrase.stop, len(head.conjunction) if head.type == WORD else 0


def _after_verb(text: Text, first: int, stop: int) -> int:
    """Where a subject opens behind another clause («محكمة تسمح … والسلطة تحذر»); -1: nowhere."""
    words = text.words
    verb = next(
        (
            k
            for k in range(stop - 1, first, -1)
            if words[k].imperfect
            and words[k].folded[:2] in ("سي", "ست", "يت", "يس", "تس")
            and len(words[k].folded) > 4
            and not words[k].verbal_noun
            and not words[k - 1].flags & RELATIVE
        ),
        -1,
    )
    if verb < 0:
        return first
    for k in range(stop - 1, verb, -1):
        if words[k].conjunction == "و" and words[k].flags & (HEADS | GIVEN):
            return k
    return -1


def _is_verb_first(text: Text, first: int, stop: int) -> bool:
    """Whether a clause opens with a verb that the lexicon does not know, before its subject."""
    head = text.words[first]
    if looks_like_verb(text, first):
        return True
    if head.type != WORD or head.flags or head.definite or head.adjective or first + 1 >= stop:
        return False
    after = text.words[first + 1]
    return (
        after.type == WORD
        and (after.definite or bool(after.flags & (HEADS & ~TITLE)))
        and not after.preposition
    )


def _described(text: Text, i: int, cue: Cue) -> Range | None:
    """An indefinite noun that the verb describes: «… إلى إحصائيات للأمم المتحدة تفيد بأن …»."""
    words = text.words
    for k in range(i - 1, max(i - 9, -1), -1):
        word = words[k]
        if (
            word.type > NUMBER
            or word.complementiser
            or (word.cues and word.cues[0].finite and not word.flags)
        ):
            return None
        if (
            word.flags & (DOCUMENT | UNNAMED | GROUP)
            and not word.definite
            and not word.flags & (TOPIC & ~DOCUMENT)
        ):
            if not _agrees(text, k, i, cue):
                return None
            phrase = read_phrase(text, k, i)
            return (
                (k, i, len(word.preposition) + len(word.conjunction))
                if phrase.stop == i or k == i - 1
                else None
            )
    return None


def _agrees(text: Text, first: int, stop: int, cue: Cue) -> bool:
    """Whether a subject before the verb can agree with it in gender and number."""
    head = text.words[first]
    gender, number = cue.form.gender, cue.form.number
    if gender == "f" and number == "s":
        return True  # also of every plural that is not of persons
    if number == "p":
        return True
    if head.flags & (OFFICE | UNNAMED | TITLE | GROUP | STATE) or head.flags & GIVEN:
        return not head.feminine or bool(head.flags & (GROUP | GIVEN | STATE | TITLE))
    return not head.feminine


def _antecedent(text: Text, relative: int, start: int, cue: Cue) -> Range | None:
    """The noun phrase that a relative pronoun at ``relative`` takes up."""
    words = text.words
    folded = words[relative].folded
    k = relative - 1
    if k >= start and words[k].type == COMMA:
        k -= 1
    stop = k + 1
    best = -1
    while k >= start and stop - k <= 14:
        word = words[k]
        if word.type == QUOTE and text.opening.get(k, -1) >= max(start, k - 5):
            best = text.opening[k]  # «صحيفة "أتلايار" الإسبانية التي رأت أن»
            k = best - 1
            if k < start or not words[k].flags & (NAMING | MEDIUM | AGENCY | ORGANIZATION):
                break
            continue
        if word.type > NUMBER and word.type not in (QUOTE, OPEN, CLOSE):
            break
        if (
            word.complementiser
            or word.flags & (FUNCTION)
            or (word.cues and word.cues[0].finite and not word.flags)
        ):
            break
        plural = folded.endswith("ين") and folded != "اللذين" and folded.startswith("الذ")
        if plural:
            fits = bool(word.flags & (GROUP | UNNAMED | OFFICE)) or word.stem.endswith(("ين", "ون"))
        elif folded == "التي":
            fits = (
                bool(word.flags & (ORGANIZATION | DOCUMENT | MEDIUM | UNNAMED | STATE | OFFICE))
                or word.feminine
            )
        else:
            fits = bool(word.flags & (HEADS | GIVEN))
        if fits and not (word.definite and word.adjective and words[k - 1].type == QUOTE):
            best = k
            if not (
                k > start
                and words[k - 1].type == WORD
                and words[k - 1].flags & HEADS
                and not words[k - 1].definite
            ):
                break
        k -= 1
    if best < 0:
        return None
    return best, stop, len(words[best].preposition) + len(words[best].conjunction)
