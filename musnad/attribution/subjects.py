"""Subjects that stand before their verb, or are left unsaid behind another clause's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from musnad.attribution.agreement import breaks_agreement, is_body, is_governed, is_spokesman
from musnad.attribution.asides import closing_mark
from musnad.attribution.clauses import cut_relative, is_object, looks_like_verb, sums_up
from musnad.attribution.expansion import clitics, expand
from musnad.attribution.finite import describes, is_finite
from musnad.attribution.kinds import has_name, is_department
from musnad.attribution.markers import leads
from musnad.attribution.model import Range
from musnad.attribution.phrases import read_phrase
from musnad.attribution.quoted import holds_title
from musnad.attribution.reporting import starts_clause
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
    NEGATION,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    OPENER,
    ORGANIZATION,
    OTHER,
    PARTICLE,
    PERSONS,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    TIME,
    TITLE,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: How far to the left a subject may begin.
BACK: Final = 60
#: A subject before its verb is hardly longer than this many tokens.
_LONGEST_SUBJECT: Final = 20
#: Nor does it hold, in its relative clauses, more reporting verbs than these.
_MOST_VERBS: Final = 3
#: Marks that may stand inside a subject.
_INSIDE: Final = (COMMA, DASH, OPEN, CLOSE, OTHER)
_RUBRIC_MARKS: Final = ("/", "|")
#: A name between marks; the antecedent of a relative pronoun; a noun that the verb describes; a
#: joined subject; an adverbial behind a subject.
_QUOTED: Final = 8
_QUOTED_ANTECEDENT: Final = 5
_DESCRIBED: Final = 8
_JOINED: Final = 5
_ADVERBIAL: Final = 8
#: So soon stands the object of a verb that opens a sentence.
_OBJECT: Final = 12
#: A name between commas has fewer tokens.
_NAME: Final = 5
#: A subject that an aside parts from its verb has fewer tokens.
_LONGEST_FRONTED: Final = 9


def clause_subject(text: Text, i: int, cue: Cue) -> Range | None:
    """The subject of the clause that the reporting word at ``i`` hangs on («رد فلان … قائلا»)."""
    return sentence_subject(text, text.sentence_start(i), i, cue)


def adjacent_subject(text: Text, i: int, cue: Cue) -> Range | None:
    """The person behind a verb and right before the participle at ``i``: «وصل الوزير قائلا»."""
    if cue.form.tense != "participle" or cue.form.number == "p" or i < 3:
        return None
    first, stop = expand(text, i - 1)
    head, verb = text.words[first], text.before(first)
    is_verb = any(c.finite and c.form.person == 3 for c in verb.cues) and not verb.flags
    if not is_verb or not head.flags & (GIVEN | TITLE | OFFICE):
        return None
    if any(w.preposition or w.possessed for w in text.words[first:stop]):
        return None
    return (first, stop, 0) if _agrees_unsaid(head, cue) else None


def person_told_of(text: Text, i: int, cue: Cue) -> Range | None:
    """The one person named in the sentence before «…، فأكد» or «…، حيث أكد», if only one is."""
    if cue.conjunction != "ف" and text.before(i).folded not in text.lexicon.function.whereupon:
        return None
    found: list[Range] = []
    k = max(text.sentence_start(i), i - BACK)
    while k < i:
        word = text.words[k]
        k += 1
        if not word.flags & (GIVEN | TITLE | OFFICE):
            continue
        first, stop = expand(text, k - 1)
        if word.flags & TITLE:
            first = k - 1  # «استجوبت اللجنة الدكتور …»
        if first == k - 1 and has_name(text, first, stop):
            found.append((first, stop, len(word.preposition) + len(word.conjunction)))
            k = stop
    if len(found) != 1 or not _agrees_unsaid(text.words[found[0][0]], cue):
        return None
    return found[0]


def sentence_subject(text: Text, first: int, i: int, cue: Cue) -> Range | None:
    """The subject of the clause in tokens ``first`` to ``i``, if it agrees with ``cue``."""
    words = text.words
    while words[first].type > NUMBER and words[first].type != QUOTE:
        first += 1
    fronted = _before_aside(text, first, i)
    if fronted is not None and _agrees_unsaid(text.words[fronted[0]], cue):
        return fronted
    first = _clause_begin(text, first, i)
    if first + 1 >= i:
        return None
    if text.field == "title" and words[first + 1].imperfect:
        return first, first + 1, 0  # «بايدن يزور … بعد تحذيره»
    start = _subject_begin(text, first, i)
    if start is None:
        return None
    spoken = cue.form.tense == "noun"
    phrase = read_phrase(text, start, i, seek_object=not spoken, addressee=not spoken)
    if phrase.first < 0 or phrase.first > start + 2:
        return None
    phrase = cut_relative(text, phrase)
    head, stop = words[phrase.first], _before_document(text, phrase.first, phrase.stop)
    while stop - phrase.first > 1 and (
        is_object(text, stop - 1) or _is_their_speech(words[stop - 1])
    ):
        stop -= 1  # «نشر نادر صورا قال إنها»
    if spoken:  # «ختم فلان حديثه بقوله», «ختم فلان كلمته الافتتاحية بالقول»
        his = range(phrase.first + 1, stop)
        stop = next((k for k in his if _is_their_speech(words[k])), stop)
    while stop - phrase.first > 1 and words[stop - 1].possessed:
        stop -= 1
    inside = range(phrase.first + 1, stop)
    stop = next((k for k in inside if _tells_what_he_did(text, phrase.first, k)), stop)
    is_known = head.flags & (HEADS | GIVEN) or (not head.flags and stop - phrase.first <= 3)
    is_known = is_known or is_department(text, phrase.first)
    if not is_known or not _agrees_unsaid(head, cue):
        return None
    return phrase.first, stop, len(head.conjunction)


def _before_document(text: Text, first: int, stop: int) -> int:
    """«أقام شاب | دعوى قضائية ضد شركة، طالب فيها»: somebody unnamed ends before what he wrote."""
    head = text.words[first]
    if not head.flags & UNNAMED or head.definite:
        return stop
    inside = range(first + 1, stop)
    return next((k for k in inside if text.words[k].flags & DOCUMENT), stop)


def _tells_what_he_did(text: Text, first: int, k: int) -> bool:
    """Whether the subject of an everyday verb, which opens at ``first``, has ended before ``k``.

    His verb, its object or where he went stands there: «المحامي سالم الكندي | زار المخيم»,
    «رفضت منظمة غيمات | هذا الطلب», «استقبلت الحركة | وفدا», «وصل الفريق | إلى العاصمة».
    """
    word, before, function = text.words[k], text.before(k), text.lexicon.function
    if word.folded in function.demonstrative:
        # but «أحد هؤلاء التجار», «بعض من هذه الشركات»
        return before.definite or (k - 1 > first and not before.flags)
    if is_object(text, k):
        return before.type != NUMBER and not before.conjunction
    if word.folded == "الي":
        return not any(w.stem in function.sent_to for w in text.words[first:k])
    is_plain = not (word.flags or word.definite or word.preposition)
    if text.after(k).folded in function.son or not is_plain:
        return False
    if any(cue.finite and cue.conjunction != "و" for cue in word.cues):
        return text.after(k).folded not in function.cited  # but «حسن نصر الله»
    is_hers = word.raw.endswith("ت") and text.words[first].feminine
    if is_hers and k - 1 > first and text.after(k).folded in function.demonstrative:
        return True
    is_whole = before.definite or before.folded in function.deity  # «حسن نصر الله»
    return is_whole and (bool(word.verb) or is_hers)


def _is_their_speech(word: Word) -> bool:
    """«ألقى نادر كلمته، والتي أكد فيها»: what one holds or writes is none of his name."""
    return word.possessed and bool(word.flags & (OCCASION | DOCUMENT))


def _before_aside(text: Text, first: int, i: int) -> Range | None:
    """«سالم الكندي، خلال مؤتمر صحفي، رد على …»: a subject parted from its verb by an aside."""
    head, near = text.words[first], range(first + 1, min(i, first + _LONGEST_FRONTED))
    opening = next((k for k in near if text.words[k].type in (COMMA, DASH)), -1)
    closing = closing_mark(text, opening, i) if opening >= 0 else -1
    if closing < 0 or closing + 1 >= i or text.words[opening + 1].flags & (OFFICE | TITLE):
        return None
    if not head.is_nominal or looks_like_verb(text, first):
        return None
    verb = text.words[closing + 1]
    is_verb = is_finite(text, closing + 1) or (verb.cues and verb.cues[0].finite)
    if not is_verb:
        return None
    phrase = read_phrase(text, first, opening)
    return (first, opening, 0) if (phrase.first, phrase.stop) == (first, opening) else None


def _clause_begin(text: Text, first: int, i: int) -> int:
    """Where the clause before ``i`` begins: behind a complementiser, or a comma and a verb."""
    words = text.words
    for k in range(i - 1, max(first, i - BACK), -1):
        if words[k].complementiser:
            return k + 1
        if k > first + 1 and _takes_up(text, k - 1):
            return k + 1  # «…، وهو ما | أكده الوزير بقوله»
        if words[k].type in (COMMA, SEMICOLON):
            opening = _behind_turn(text, k + 1, i)
            if opening < i and _opens_with_verb(text, opening):
                return opening
    return _behind_turn(text, first, i)


def _takes_up(text: Text, k: int) -> bool:
    """«وهو ما أكده», «الأمر الذي وافق عليه»: somebody does so, but not «الأمر الذي جعل السكان»."""
    if not sums_up(text, k):
        return False
    verb, after = text.after(k + 1), text.after(k + 2)
    is_of_it = verb.folded.endswith(("ه", "ها")) or after.flags & PRONOUN
    return bool(is_of_it or any(c.finite for c in verb.cues))


def _behind_turn(text: Text, k: int, stop: int) -> int:
    """Where a clause opens behind «من جهته», «في المقابل» at ``k``; ``k`` if none stands there."""
    words, function = text.words, text.lexicon.function
    if (
        k + 2 >= stop
        or not words[k].flags & PREPOSITION
        or words[k + 1].folded not in function.aside
    ):
        return k
    k += 2
    if words[k].folded in function.aside_attribute or words[k].folded in function.pointer:
        k += 1
    return k + 1 if k < stop and words[k].type == COMMA else k


def _opens_with_verb(text: Text, k: int) -> bool:
    """Whether the word at ``k`` looks like the verb of a clause that begins there."""
    word = text.words[k]
    if word.type != WORD or word.definite:
        return False
    if word.flags & PREPOSITION and not (word.cues and leads(text, k)):
        return False  # «، عبر حسابه»
    if (word.cues and word.cues[0].finite) or is_finite(text, k):
        return True
    if word.conjunction and not word.flags:
        return True
    return not word.flags and text.after(k).definite and not _is_name_apart(text, k)


def _is_name_apart(text: Text, k: int) -> bool:
    """«علق الباحث في الشأن السياسي، شاهو القرة داغي، عبر»: unknown words between commas."""
    stop = next(
        (m for m in range(k, min(text.length, k + _NAME)) if text.words[m].type == COMMA), k
    )
    name = text.words[k:stop]
    return len(name) > 1 and not any(w.flags & ~GIVEN or w.preposition or w.thing for w in name)


def _subject_begin(text: Text, first: int, i: int) -> int | None:
    """Where the subject of the clause from ``first`` may begin: behind its verb, or at once."""
    words, function = text.words, text.lexicon.function
    turns = {*function.but, *function.as_for}
    while words[first].flags & (PARTICLE | BE) or words[first].folded in turns:
        first += 1  # «حيث قدم المدير …», «لكن الحركة تبنت …», «بدوره، رفض المدير …»
        first += words[first].type == COMMA and first + 1 < i
    head = words[first]
    if _takes_up(text, first):
        return first + 3  # «وهو ما أكده المدير»
    if head.flags & (PREPOSITION | FUNCTION):
        near = range(first, min(i, first + BACK))
        comma = next((c for c in near if words[c].type == COMMA), -1)
        return None if comma < 0 or comma + 2 >= i else comma + 2
    nominal = not (_writes(text, first) or _holds(text, first)) and (
        (head.flags & (HEADS | GIVEN) and not head.preposition)
        or head.definite
        or head.type == QUOTE
        or _is_name_before_verb(text, first)
    )
    return first if nominal else first + 1


def _is_name_before_verb(text: Text, k: int) -> bool:
    """«لكن فابيوس نفى ذلك»: an unknown word that a verb follows is the subject of that."""
    word, after = text.words[k], text.after(k)
    is_verb = not after.conjunction and any(c.finite for c in after.cues)
    looks_so = word.imperfect and not text.is_behind_given_name(word)  # «ستيفنز» is none
    return is_verb and not (word.flags or word.cues or word.verb or looks_so)


def _agrees_unsaid(head: Word, cue: Cue) -> bool:
    """Whether the subject of another clause can be that of a verb or participle without one."""
    form = cue.form
    if form.number == "p" and not head.flags & PERSONS:
        return False
    if form.tense == "noun":
        return True
    if form.gender == "m" and head.feminine and not head.flags & (GIVEN | TITLE):
        return False
    return not (form.gender == "f" and head.flags & (TITLE | OFFICE) and not head.feminine)


def subject_before(text: Text, i: int, cue: Cue) -> Range | None:
    """The subject that stands left of the verb at ``i``: «الوزير … قال», «مصادر … التي أفادت»."""
    before = text.before(i)
    if before.flags & PREPOSITION:
        return None  # «هناك من يقول إن»
    if before.flags & OPENER:
        return None if before.flags & RELATIVE else _joined_subject(text, i, cue)
    start = max(text.sentence_start(i), i - BACK)
    if before.flags & RELATIVE:
        return _antecedent(text, i, i - 1, start)
    if before.flags & BE and text.before(i - 1).flags & RELATIVE:
        return _antecedent(text, i, i - 2, start)  # «الخبير الذي كان يحذر من»
    return (
        _of_clause(text, i, _subject_before(text, i, start, cue))
        or _joined_subject(text, i, cue)
        or _before_joined_aside(text, i, start)
        or _before_reason(text, i, start, cue)
    )


def _of_clause(text: Text, i: int, left: Range | None) -> Range | None:
    """«إن الوزارة "أكدت أن …"»: marks open behind a subject only within a clause."""
    if left is None or text.before(left[0]).complementiser:
        return left
    return None if i - 1 in text.closing else left


def _before_joined_aside(text: Text, i: int, start: int) -> Range | None:
    """«الكندي وفي تصريح لقناة …، أكد أن»: who opens the sentence, before what «و» sets apart."""
    near = range(start + 1, min(i - 1, start + _JOINED))
    function = text.lexicon.function
    for at in (k for k in near if text.words[k].folded in function.and_in):
        is_phrase = text.words[start].is_nominal and _is_of_words(text.words[start:at])
        is_occasion = text.after(at).stem in function.speech_occasion
        return (start, at, 0) if is_phrase and is_occasion else None
    return None


def _is_of_words(words: Sequence[Word]) -> bool:
    return all(word.type == WORD for word in words)


def _before_reason(text: Text, i: int, start: int, cue: Cue) -> Range | None:
    """«والوزارة إذ تعلن ذلك لتؤكد أن»: who opens the sentence, before why he says it."""
    if not text.words[i].folded.startswith("ل"):
        return None
    near, whereupon = range(start + 1, i), text.lexicon.function.whereupon
    at = next((k for k in near if text.words[k].folded in whereupon), -1)
    phrase = read_phrase(text, start, at) if at > 0 else None
    if phrase is None or (phrase.first, phrase.stop) != (start, at):
        return None
    head = text.words[start]
    return (start, at, len(head.conjunction)) if _agrees(head, cue) else None


def _joined_subject(text: Text, i: int, cue: Cue) -> Range | None:
    """A plural subject joined by و to what comes before: «… ومتشددين يعلنون»."""
    if cue.form.number != "p":
        return None
    for k in range(i - 1, max(i - _JOINED - 1, 0), -1):
        word = text.words[k]
        if word.type != WORD:
            return None
        is_plural = word.folded.endswith(("ين", "ون")) and not word.definite
        if is_plural and word.folded.startswith("و"):
            return k, i, 1
        if word.flags & (PREPOSITION | FUNCTION):
            return None
    return None


def _subject_before(text: Text, i: int, start: int, cue: Cue) -> Range | None:
    words = text.words
    fronted = _before_joined_adverbial(text, i, start, cue)
    if fronted is not None:
        return fronted
    stop = _subject_end(text, i, start)
    if words[start].type == OPEN and text.before(stop).type == CLOSE:
        return start + 1, stop - 1, 0  # «(الصحة) تؤكد»
    second = _of_second_clause(text, start, stop, cue)
    if second is not None:
        return second
    found = _collected(text, i, start, stop, cue)
    if not isinstance(found, int):
        return found
    opening = _noun_from(text, _after_verb(text, found, stop), stop)
    if opening is None and cue.form.tense == "imperfect" and leads(text, i):
        return _document_described(text, i, cue)
    if opening is None or not _can_be_subject(text, opening, stop, cue):
        return None
    first = opening
    if any(w.folded in text.lexicon.function.turns_to for w in words[first + 1 : stop]):
        return None  # «… في المباراة وعن النتائج قال إن»
    phrase = read_phrase(text, first, stop)
    is_whole = phrase.first == first and phrase.stop - first <= _LONGEST_SUBJECT
    if not is_whole or (phrase.stop < stop and not _is_adverbial(text, phrase.stop, stop)):
        return None
    if phrase.stop == i and phrase.stop - first > 1:
        # «أن مسؤولا كبيرا قال إن»
        is_governed_whole = words[first].folded.endswith("ا") and is_governed(text, first)
        if is_object(text, i - 1) and not is_governed_whole:
            return None  # «نشر نادر صورا قال إنها»
        if _is_apart(text, i - 1):  # «ردد المتظاهرون شعارات تندد بـ»
            return (i - 1, i, 0) if _agrees(words[i - 1], cue) else None
    head = words[first]
    aside = _aside(text, phrase.first, phrase.stop)
    return phrase.first, aside, len(head.conjunction) if head.type == WORD else 0


def _before_joined_adverbial(text: Text, i: int, start: int, cue: Cue) -> Range | None:
    """«الوزير وفي تصريح صحفي أكد», «سالم الكندي وخلال زيارته شدد»: the subject before the «و»."""
    near = range(start + 1, min(i - 1, start + _LONGEST_FRONTED))
    at = next((k for k in near if _joins_adverbial(text, k)), -1)
    if at < 0 or any(word.complementiser for word in text.words[at:i]):
        return None  # «الوزير وفي تصريح له أشار إلى أن المدير دعا»
    phrase, head = read_phrase(text, start, at), text.words[start]
    is_whole = (phrase.first, phrase.stop) == (start, at)
    return (start, at, len(head.conjunction)) if is_whole and _agrees(head, cue) else None


def _joins_adverbial(text: Text, k: int) -> bool:
    """Whether «و» and the adverbial of an occasion stand at ``k`` («وفي», «وخلال»)."""
    function, word = text.lexicon.function, text.words[k].folded
    return word.startswith("و") and word[1:] in function.at_occasion


def _is_apart(text: Text, k: int) -> bool:
    """Whether a plural of things at ``k`` is no more of the noun phrase that ends before it."""
    word = text.words[k]
    is_things = word.stem.endswith("ات") and not word.flags & HEADS
    return is_things and breaks_agreement(text.before(k), word)


def _of_second_clause(text: Text, start: int, stop: int, cue: Cue) -> Range | None:
    """«القوات تدخل المدينة والجامعة تدين»: a headline's verb in the singular has one subject.

    It stands behind the و of its clause.
    """
    if text.field != "title" or cue.form.number != "s":
        return None
    near = range(stop - 1, max(start, stop - _JOINED), -1)
    first = next((k for k in near if text.words[k].conjunction == "و"), -1)
    if first < 0:  # «موسكو تدرس الخطة وزيلينسكي يطالب»
        is_joined = stop - 1 > start and _may_be_joined(text, stop - 1)
        return (stop - 1, stop, 1) if is_joined else None
    head = text.words[first]
    if _is_attribute(text, first) or not _agrees(head, cue):
        return None
    phrase = read_phrase(text, first, stop)
    is_whole = (phrase.first, phrase.stop) == (first, stop)
    return (first, stop, len(head.conjunction)) if is_whole else None


def _is_attribute(text: Text, k: int) -> bool:
    """«هيئات حقوقية ومدنية تحذر»: one more adjective that agrees is no subject."""
    word, before = text.words[k], text.before(k)
    if word.definite:
        return False
    both = word.feminine and before.feminine
    return both or (word.adjective and before.adjective and not before.feminine)


def _may_be_joined(text: Text, k: int) -> bool:
    """Whether an unknown word at ``k`` may be و and a name."""
    word = text.words[k]
    is_known = word.flags or _is_attribute(text, k)
    return word.folded.startswith("و") and not is_known


def _opens_clause_on(text: Text, k: int) -> bool:
    """«، الذي …», «، وهو …»: whether a clause on the one before opens at ``k``."""
    word = text.words[k]
    return bool(word.flags & RELATIVE) or word.folded in text.lexicon.function.who_is


def _aside(text: Text, first: int, stop: int) -> int:
    """Where a relative clause between commas begins in a subject, else ``stop``."""
    near = range(first + 1, stop - 1)
    return next(
        (k for k in near if text.words[k].type == COMMA and _opens_clause_on(text, k + 1)), stop
    )


def _subject_end(text: Text, i: int, start: int) -> int:
    """Where a subject before the verb ends: particles and times stand between."""
    words = text.words
    k = i - 1
    if _is_of_relative(text, k, start):
        return i
    while k >= start and (
        words[k].flags & (PARTICLE | BE | TIME)
        or _is_negation(text, k)
        or k in text.closing
        or (words[k].type == COMMA and k == i - 1)
    ):
        k -= 1
    return k + 1


def _is_negation(text: Text, k: int) -> bool:
    """«لا تستبعد», «ما زالت تؤكد», but «ما تصفه بالفشل»."""
    word = text.words[k]
    is_what = word.folded in text.lexicon.function.who_what and not text.after(k).flags & BE
    return bool(word.flags & NEGATION) and not is_what


def _is_of_relative(text: Text, k: int, start: int) -> bool:
    """Whether a time at ``k`` is told in a relative clause («الوزير الذي استقال أمس قال»)."""
    words = text.words
    if not text.before(k + 1).flags & TIME:
        return False
    clause = takewhile(lambda w: w.type <= NUMBER, reversed(words[start : k + 1]))
    return any(w.flags & RELATIVE for w in clause)


def _collected(text: Text, i: int, start: int, stop: int, cue: Cue) -> int | Range | None:
    """The first token that may be of the subject, from right to left.

    Or the subject of another verb, if the clause is that one's; None if there is none.
    """
    words = text.words
    first, k, verbs = stop, stop - 1, 0
    while k >= start:
        word = words[k]
        if word.type == QUOTE:
            opening = text.opening.get(k, -1)
            if opening < start or (k - opening > _QUOTED and not holds_title(text, opening)):
                break
            first, k = opening, opening - 1
            continue
        if word.type > NUMBER and (word.type not in _INSIDE or _ends_rubric(text, k)):
            break
        if word.type <= NUMBER:
            if _bounds_subject(word) and not _is_verb_of_relative(text, k):
                break
            is_finite = bool(word.cues) and word.cues[0].finite
            verbs += is_finite
            if verbs > _MOST_VERBS:
                return None
            if is_finite and _reports(text, k):
                return _of_other_verb(text, i, k, cue)
            first = k
        k -= 1
    return first


def _ends_rubric(text: Text, k: int) -> bool:
    """Whether a mark sets apart what stands above a headline («سياسي / فلان يؤكد …»)."""
    return text.field == "title" and text.words[k].raw in _RUBRIC_MARKS


def _bounds_subject(word: Word) -> bool:
    is_opener = word.flags & OPENER
    return bool(word.complementiser or is_opener or word.flags & BE)


def _is_verb_of_relative(text: Text, k: int) -> bool:
    """«الشركة التي كانت مغلقة»; in «المرات التي بات السكان يشكون» the subject stands behind."""
    after = text.after(k)
    is_noun = after.definite or bool(after.flags & (HEADS | GIVEN))
    return bool(text.before(k).flags & RELATIVE and text.words[k].flags & BE) and not is_noun


def _reports(text: Text, k: int) -> bool:
    """Whether the finite reporting verb at ``k`` has a clause of its own."""
    word = text.words[k]
    if word.flags & (HEADS | GIVEN | PLACE | TITLE | PREPOSITION | STATE):
        return False
    before = text.before(k - 1 if text.before(k).flags & BE else k)
    if before.flags & RELATIVE:
        return False  # «الذي أعلن», «الذي كان يتحدث»
    return bool(word.cues[0].conjunction) or leads(text, k) or starts_clause(text, k)


def _of_other_verb(text: Text, i: int, k: int, cue: Cue) -> Range | None:
    """The subject behind the verb at ``k``, or the noun that the verb at ``i`` describes."""
    if not cue.conjunction and _is_apart(text, i - 1):
        return i - 1, i, 0
    if text.words[k].cues[0].verb.weak:
        between = read_phrase(text, k + 1, i)
        goes_on = text.words[k].folded in text.lexicon.function.writes
        is_whole = between.stop == i or goes_on
        if between.first == k + 1 and is_whole and not is_object(text, i - 1):
            return between.source  # «وتابع الشيخ … يقول»
    return _described(text, i, cue)


def _noun_from(text: Text, first: int, stop: int) -> int | None:
    """Where the noun phrase in [connective] NP, or [adverbial ،] NP, opens."""
    words = text.words
    while first < stop and words[first].flags & (PARTICLE | OPENER):
        first += 1
    if first >= stop or _is_verb_first(text, first):
        return None
    if not _is_adverbial_head(words[first]) or is_spokesman(text, first):
        return first
    comma = next((c for c in range(first, stop) if words[c].type == COMMA), -1)
    if comma < 0:
        return None
    head = words[comma + 1]
    return None if head.type != WORD or _is_adverbial_head(head) else comma + 1


def _is_adverbial_head(word: Word) -> bool:
    return bool(word.flags & (PREPOSITION | FUNCTION | ADVERBIAL))


def _can_be_subject(text: Text, first: int, stop: int, cue: Cue) -> bool:
    """Whether the word at ``first`` can head the subject: a noun that agrees with the verb."""
    head = text.words[first]
    # a name, though it looks like a verb
    bare = first + 1 >= stop or text.words[first + 1].type == COMMA
    if head.imperfect and not bare:
        return False
    is_man = text.after(first + 1).folded in text.lexicon.function.of_one_man
    return is_man or _agrees(head, cue)  # «حمدة، الذي …، أوضح»


def _is_adverbial(text: Text, k: int, stop: int) -> bool:
    """Whether what stands between the subject and its verb is an adverbial, or set apart."""
    rest = text.words[k]
    if rest.type in (COMMA, DASH):
        return True
    return bool(rest.flags & (TIME | PREPOSITION | ADVERBIAL | PARTICLE)) and (
        stop - k <= _ADVERBIAL
    )


def _after_verb(text: Text, first: int, stop: int) -> int:
    """Where a subject opens behind another clause («محكمة تسمح … والسلطة تحذر»), or ``stop``."""
    words = text.words
    near = range(stop - 2, first, -1)  # «تسيبراس صرح»: no verb stands right before the verb
    verb = next((k for k in near if _is_imperfect(text, k) and not _is_named(text, first, k)), -1)
    if verb < 0:
        return first
    for k in range(stop - 1, verb, -1):
        if words[k].conjunction == "و" and words[k].flags & (HEADS | GIVEN):
            return k
    return stop


def _is_named(text: Text, first: int, k: int) -> bool:
    """Whether the word at ``k`` stands in a name between marks («صحيفة "ستريت نيوز"»)."""
    opening = text.enclosing_quote(k)
    return opening is not None and opening >= first


def _is_imperfect(text: Text, k: int) -> bool:
    """Whether the word at ``k`` can only be an imperfect, and of no relative clause."""
    word = text.words[k]
    if word.verb == "imperfect":
        return not (text.before(k).flags & RELATIVE or describes(text, k))
    return (
        word.imperfect
        and word.folded.startswith(("سي", "ست", "يت", "يس", "تس"))
        and not (word.verbal_noun or word.adjective)
        and not text.before(k).flags & RELATIVE
    )


def _writes(text: Text, k: int) -> bool:
    """«كتب رئيس التحرير»: a verb at the beginning, though it is a noun too."""
    after = text.after(k)
    is_unknown = after.type == WORD and not (after.flags or after.definite or after.feminine)
    is_subject = (after.flags & (OFFICE | TITLE | GIVEN) or is_unknown) and not after.preposition
    opens = text.before(k).type > NUMBER
    return text.words[k].folded in text.lexicon.function.writes and bool(is_subject) and opens


def _holds(text: Text, k: int) -> bool:
    """«عقد الاتحاد مؤتمرا»: a verb at the beginning, though it is a noun too, with its object."""
    word, after = text.words[k], text.after(k)
    if word.folded.removeprefix("و") not in text.lexicon.function.holds or after.preposition:
        return False
    near = range(k + 2, min(text.length, k + _OBJECT))
    return text.before(k).type > NUMBER and any(
        text.words[m].accusative or text.words[m].stem in text.lexicon.function.held for m in near
    )


def _is_verb_first(text: Text, first: int) -> bool:
    """Whether a clause opens with a verb that the lexicon does not know, before its subject."""
    head = text.words[first]
    if looks_like_verb(text, first) or is_finite(text, first) or _writes(text, first):
        return True
    if head.type != WORD or head.flags or head.definite or head.adjective:
        return False
    if text.phrase_flags(first)[0] & HEADS:
        return False  # «خادم الحرمين الشريفين»
    after = text.words[first + 1]
    if head.folded.startswith("و") and after.flags & (GIVEN | TITLE | OFFICE):
        return not after.preposition  # «وبعث نادر برسالة», though the verb is not known
    if _is_name_with_office(text, first) or after.folded in text.lexicon.function.name_half:
        return False  # «نور الدين»
    is_noun = after.definite or after.flags & (HEADS & ~TITLE)
    return bool(is_noun) and not after.preposition


def _is_name_with_office(text: Text, first: int) -> bool:
    """«عزيز الكندي، رئيس الجمعية، أكد»: an unknown word before a surname with an apposition."""
    surname, comma, office = (text.after(k) for k in range(first, first + 3))
    is_surname = surname.definite and not surname.flags & HEADS
    is_office = office.flags & (OFFICE | TITLE) and not (office.preposition or office.conjunction)
    return is_surname and comma.type == COMMA and bool(is_office)


def _described(text: Text, i: int, cue: Cue) -> Range | None:
    """An indefinite noun that the verb describes: «… إلى إحصائيات للأمم المتحدة تفيد بأن …»."""
    for k in range(i - 1, max(i - _DESCRIBED - 1, -1), -1):
        word = text.words[k]
        if word.type > NUMBER or (word.cues and not word.flags):
            return None
        is_source = word.flags & (DOCUMENT | UNNAMED | GROUP) and not word.definite
        if is_source:
            if not _agrees(word, cue) or read_phrase(text, k, i).stop != i:
                return None
            return k, i, len(word.preposition) + len(word.conjunction)
    return None


def _document_described(text: Text, i: int, cue: Cue) -> Range | None:
    """«انتشر منشور يزعم أن»: a document that the verb before it does not tell of as a source."""
    found = None if cue.form.suffix else _described(text, i, cue)
    is_document = found is not None and text.words[found[0]].flags & DOCUMENT
    return found if is_document else None


def _agrees(head: Word, cue: Cue) -> bool:
    """Whether a subject before the verb can agree with it in gender and number."""
    gender, number = cue.form.gender, cue.form.number
    if gender == "f" and number == "s":
        return True  # also of every plural that is not of persons
    if number == "p":
        return True
    return not head.feminine or bool(head.flags & (GROUP | GIVEN | STATE | TITLE))


def _antecedent(text: Text, i: int, relative: int, start: int) -> Range | None:
    """The noun phrase that a relative pronoun at ``relative`` takes up, before the verb ``i``."""
    words = text.words
    if text.after(i).folded in text.lexicon.function.taken_up:
        return None  # «الشروط التي قال عنها إنها»
    k = relative - 1
    if text.before(relative).type == COMMA:
        k -= 1
    stop = k + 1
    if _is_things(text.before(stop)):
        return None  # «الاقتحامات التي قالت إن …»
    best = -1
    while k >= start:
        word = words[k]
        if text.opening.get(k, -1) >= max(start, k - _QUOTED_ANTECEDENT):
            best = text.opening[k]  # «صحيفة "أتلايار" الإسبانية التي رأت أن»
            k = best - 1
            if not text.before(best).flags & (NAMING | MEDIUM | AGENCY | ORGANIZATION):
                break
            continue
        if _bounds_antecedent(word) or word.folded in text.lexicon.function.aside:
            break  # «من جانب السلطات التي»
        noun = text.before(k)
        # «التقارير الإعلامية الدولية التي»
        is_attribute = word.definite and noun.definite and word.stem.endswith("يه")
        is_adjective = is_attribute or (word.adjective and noun.type == QUOTE)
        if not is_adjective and _is_taken_up(word, words[relative].folded):
            best = k
            if not _is_annexing(text.before(k)):
                break
        k -= 1
    if best < 0:
        return None
    bearer = _bearer(text, relative, best, stop, start)
    if bearer is not None:
        return bearer
    return _range(text, best, stop)


def _bearer(text: Text, relative: int, best: int, stop: int, start: int) -> Range | None:
    """«الرائد سالم المتحدث باسم الأمن بمنطقة الساحل الذي أوضح»: the person, not the place."""
    words = text.words
    of_one = text.lexicon.function.of_one_man
    place = words[best].flags & (HEADS | GIVEN)
    if words[best].flags & GIVEN and not words[best].preposition:
        first, _ = expand(text, best)
        if first == best:
            return None
        opening = office_before(text, first, stop, start)
        if opening < 0:
            opening = _opening(text, first, best)
        return _range(text, opening, stop)
    if place & ~(STATE | ORGANIZATION) or words[relative].folded not in of_one:
        return None
    for k in range(best - 1, max(start, best - _LONGEST_SUBJECT) - 1, -1):
        word = words[k]
        if _bounds_antecedent(word) and not word.flags & PREPOSITION:
            return None
        if word.flags & (TITLE | GIVEN):
            first, _ = expand(text, k)
            phrase = read_phrase(text, first, stop)
            is_whole = (phrase.first, phrase.stop) == (first, stop)
            return _range(text, first, stop) if is_whole and has_name(text, first, stop) else None
    return None


def office_before(text: Text, first: int, stop: int, start: int) -> int:
    """Where an office opens that what is at ``first`` is only a part of, or -1.

    «المتحدث باسم | الشرطة فلان الذي», «الأمين العام | للمنظمة فلان الذي».
    """
    words = text.words
    is_part = words[first].preposition or words[first].flags & (ORGANIZATION | GROUP | PLACE)
    k = first - 1
    while is_part and k >= max(start, first - _LONGEST_SUBJECT):
        word = words[k]
        if word.type != WORD or (word.cues and word.cues[0].finite and not word.flags):
            return -1
        if word.flags & OFFICE:
            phrase = read_phrase(text, k, stop)
            if (phrase.first, phrase.stop) != (k, stop):
                return -1
            while k > start and _is_annexing(text.before(k)):
                k -= 1
            if words[k].flags & OFFICE:  # but «مستشفى الملك»
                return k
        k -= 1
    return -1


def _opening(text: Text, first: int, best: int) -> int:
    """Where the bearer of a name at ``best`` opens, in a phrase from ``first`` that holds another.

    «التصريحات غير المسؤولة | لنائب الرئيس فلان الذي», «التقى الوفد | الوزير فلان الذي».
    """
    words, are_two = text.words, is_body(text.words[first])
    officers = [k for k in range(first + 1, best) if words[k].flags & (OFFICE | TITLE)]
    owner = next((k for k in reversed(officers) if words[k].preposition), -1)
    if owner >= 0:
        return owner
    return officers[0] if officers and are_two else first


def _range(text: Text, first: int, stop: int) -> Range:
    return first, stop, clitics(text, first)


def _is_things(word: Word) -> bool:
    """Whether ``word`` is a definite plural of what does not speak."""
    is_plural = word.stem.endswith("ات") and word.definite
    return is_plural and not word.flags & (HEADS | GIVEN | AGENCY | PLACE)


def _bounds_antecedent(word: Word) -> bool:
    if word.type > NUMBER:
        return word.type not in (QUOTE, OPEN, CLOSE)
    is_verb = word.cues and word.cues[0].finite and not word.flags
    return bool(word.flags & FUNCTION or is_verb)


def _is_taken_up(word: Word, pronoun: str) -> bool:
    """Whether a relative pronoun can stand for ``word``."""
    if pronoun == "الذين":
        return bool(word.flags & PERSONS) or word.stem.endswith(("ين", "ون"))
    if pronoun == "التي":
        bodies = ORGANIZATION | DOCUMENT | MEDIUM | UNNAMED | STATE | OFFICE
        return bool(word.flags & bodies) or word.feminine
    return bool(word.flags & (HEADS | GIVEN))


def _is_annexing(word: Word) -> bool:
    """Whether ``word`` is a head that the noun behind it is annexed to."""
    return bool(word.flags & HEADS) and not word.definite
