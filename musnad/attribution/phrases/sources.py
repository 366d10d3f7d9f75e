"""In the source and behind it: whether a word goes on its noun phrase, ends it, or is reported."""

from __future__ import annotations

from musnad.attribution.agreement import (
    is_body,
    is_body_or_state,
    is_deed,
    leads_to_people,
    may_close,
)
from musnad.attribution.kinds import has_name
from musnad.attribution.phrase_ends import ends_phrase, goes_on_to_name, takes_pronoun
from musnad.attribution.phrases.objects import is_object_behind, opens_object, points
from musnad.attribution.phrases.reader import END, LONGEST_ADVERBIAL, Reader, is_cognate
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    COLON,
    COMMA,
    DASH,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    MEDIUM,
    NUMBER,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    PRESS,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    Word,
)

_PLURALS = ("ين", "ات")  # «حذر سالم مسؤولين من …»


def behind_source(reader: Reader, j: int, word: Word) -> int:
    reader.is_late = True
    if reader.seek_object and (word.flags & RELATIVE or takes_pronoun(reader.text, word)):
        return _behind_relative(reader, j)
    if reader.seek_object and reader.may_open and _is_late_object(reader, j, word):
        reader.object_at = j
        return END
    flags = word.flags
    reader.may_open = (
        bool(flags & ADVERBIAL and not flags & PREPOSITION)
        or _closes_occasion(reader, j)
        or word.closed
        or word.folded in reader.text.lexicon.function.network
        or may_close(reader.text, word, reader.words[j - 1])
        or _ends_occasion(reader, j, word)
    )
    return j + 1


def _ends_occasion(reader: Reader, j: int, word: Word) -> bool:
    """«نفت الشركة في بيان وجود …», «في بيان لها», «في حديث صحفي»: where it was said is told."""
    occasions, before = reader.text.lexicon.function.speech_occasion, reader.text.before(j)
    after = reader.text.after(j)
    if after.cues or not is_deed(after):
        return False  # «في بيان نشر أمس», «في تصريحات نقلتها مواقع»
    is_behind = before.stem in occasions and (word.adjective or word.flags & (PRONOUN | PRESS))
    return word.stem in occasions or bool(is_behind)


def _behind_relative(reader: Reader, j: int) -> int:
    """«خلال المؤتمر الذي عقد أمس، جاهزية فريقه»: nothing is reported in the relative clause."""
    near = range(j + 1, min(reader.end, j + LONGEST_ADVERBIAL))
    return next((k for k in near if reader.words[k].type in (COMMA, DASH)), j + 1)


def _is_late_object(reader: Reader, j: int, word: Word) -> bool:
    before = reader.words[j - 1]
    if word.folded in reader.text.lexicon.function.broadcast:
        return False  # «ببرنامج “المساء” المذاع على قناة …»
    if any(c.form.tense == "preposition" for c in before.cues):
        return False  # «بحسب ما ذكر وكيله»
    if opens_object(reader, word, free=True, addressee=reader.addressee):
        return True
    if points(reader, word):
        return True
    # After a comma, a time word or an adverb any noun opens it; else it may be theirs.
    fresh = (
        before.type > NUMBER
        or before.flags & TIME
        or _closes_occasion(reader, j - 1)
        or (before.flags & ADVERBIAL and not before.flags & PREPOSITION)
    )
    adjectives = reader.text.lexicon.function.time_adjective
    is_of_date = before.flags & TIME and word.type == NUMBER
    is_of_date = is_of_date or word.folded in adjectives
    behind_date = before.folded in adjectives or _is_behind_manner(reader, j)
    return (
        bool(fresh or behind_date)
        and not is_of_date
        and not word.flags & (TIME | PREPOSITION | ADVERBIAL | FUNCTION)
        and not (word.preposition or word.conjunction)
        and (bool(word.flags) or not word.folded.startswith("و"))  # «، ونتج عنه»
    )


def _closes_occasion(reader: Reader, j: int) -> bool:
    """«في بيان لها | استئناف العمل», «في بيان صادر عنها | القرار»: whose it is ends an occasion."""
    if not reader.words[j].flags & PRONOUN:
        return False
    noun = reader.text.before(j)
    is_issued = noun.stem.startswith(reader.text.lexicon.function.issued)
    return is_issued or bool(noun.flags & (DOCUMENT | OCCASION))


def _is_behind_manner(reader: Reader, j: int) -> bool:
    """«أدانت المملكة بأشد العبارات الجريمة», «نفت بشكل قاطع جميع الأنباء»."""
    is_manner = reader.text.before(j - 1).folded in reader.text.lexicon.function.manner
    return is_manner or is_cognate(reader, j - 2)


def _is_family_name(reader: Reader, j: int, word: Word) -> bool:
    """«أكد سامي حداد أن», «أكد سامي حداد في تصريح أن»: a noun behind a given name is no object."""
    text, after = reader.text, reader.text.after(j)
    function = text.lexicon.function
    if not text.before(j).flags & GIVEN or word.folded in function.demonstrative:
        return False  # «وصف سامي ذلك بأنه»
    if word.folded in function.quantifier or word.folded in function.determiner:
        return False  # «اتهم سامي كلا من …»
    if after.complementiser:
        return not word.possessed  # «أخبر سامي أصدقاءه بأنه»
    is_bare = not (word.definite or word.possessed or word.feminine or word.accusative)
    is_bare = is_bare and not word.flags & (STATE | GROUP | ORGANIZATION | PLACE)
    leads = after.flags & (PREPOSITION | ADVERBIAL | TIME) or after.preposition
    leads = leads or after.flags & (MEDIUM | AGENCY) or after.type in (COMMA, COLON, QUOTE)
    return bool(is_bare and leads) and not word.raw.endswith(_PLURALS)


def in_source(reader: Reader, j: int, word: Word) -> int:
    before, function = reader.words[j - 1], reader.text.lexicon.function
    is_asked = reader.addressee and _is_asked_of(reader, j, word)
    if is_asked or (word.preposition == "ل" and _is_told_somebody(reader, j, word, before)):
        reader.ended = True
        return j + 1
    if word.folded[-1] == "ا" and is_cognate(reader, j):
        reader.ended = reader.may_open = True
        return j + 2
    if not reader.seek_object and reader.may_open and points(reader, word):
        is_governed = before.flags & PREPOSITION or before.stem in function.quantifier
        if not is_governed:
            reader.ended = True  # «فسر مراقبون هذه الظاهرة بأن»
            return j + 1
    if (
        reader.seek_object
        and not word.conjunction
        and is_object_behind(reader, j, word, before)
        and not _is_family_name(reader, j, word)
    ):
        reader.object_at = j
        return END
    if reader.addressee and leads_to_people(word) and _appeals(reader):
        reader.ended = True
        return j + 1
    if _is_their_deed(word, before):
        reader.ended = True  # «بررت الوزيرة قرارها بأن»
        return j + 1
    if _begins_another(reader, j, word, before):
        reader.ended = reader.may_open = True
        return j if reader.seek_object else j + 1
    if not word.plain and (word.flags & RELATIVE or takes_pronoun(reader.text, word)):
        if reader.seek_object:
            reader.ended = True
            reader.may_open = False
            return j + 1
        reader.in_relative = True
        reader.stop = j + 1
    elif (
        not word.plain
        and ends_phrase(reader.text, j, reader.end)
        and not goes_on_to_name(reader.text, reader.first, j, reader.end)
    ):
        reader.ended = True
        flags = word.flags
        is_to_press = word.preposition == "ل" and flags & PRESS  # «نفى الوزير للصحفيين وجود …»
        is_when_or_how = flags & TIME or (flags & ADVERBIAL and not flags & PREPOSITION)
        reader.may_open = bool(is_to_press or is_when_or_how)
        return j + 1
    else:
        reader.stop = j + 1
    reader.may_open = word.closed or may_close(reader.text, word, before)
    return j + 1


def _begins_another(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """Whether what is counted, many or God begins a noun phrase of its own at ``j``."""
    function = reader.text.lexicon.function
    if word.type == NUMBER and _is_counted_apart(reader, before):
        return True
    if word.definite and word.stem in function.part_of:
        return reader.text.after(j).folded == "من"  # «الشركة العديد من المزايا»
    is_god = before.definite and word.folded in function.deity  # «سألت الهيئة الله أن»
    return is_god and is_body(reader.words[reader.first])


def _appeals(reader: Reader) -> bool:
    """«أهابت المديرية بالمواطنين»: whether the verb leads to people by «ب»."""
    cues = reader.text.before(reader.begin).cues
    return any(c.verb.folded in reader.text.lexicon.function.appeals for c in cues)


def _is_told_somebody(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """«قال سالم الكندي لمراسلة القناة»: whom he speaks to, behind a name."""
    if not word.flags & (UNNAMED | GROUP | GIVEN) or word.flags & ORGANIZATION:
        return False  # «الرئيس التنفيذي لمجموعة الساحل»
    is_surname = before.definite and bool(reader.words[j - 2].flags & GIVEN)
    is_unknown = not (before.definite or before.feminine or before.adjective)
    is_name = before.flags & GIVEN or before.name or is_surname or is_unknown
    return bool(is_name) and not before.flags & ~GIVEN and has_name(reader.text, reader.first, j)


def _is_their_deed(word: Word, before: Word) -> bool:
    """Whether a noun of what somebody did («قرارها») stands behind one that takes none."""
    is_deed = word.possessed and word.is_nominal and bool(word.flags & TOPIC)
    return is_deed and (before.definite or bool(before.flags & GIVEN))


def _is_counted_apart(reader: Reader, before: Word) -> bool:
    """«طلب الرئيس 22 مليار دولار»: behind a person a number is none of the name."""
    head, of_age = reader.words[reader.first], reader.text.lexicon.function.of_age
    tells_age = any(
        w.folded in of_age for w in reader.words[max(reader.first, reader.stop - 3) : reader.stop]
    )
    return before.definite and bool(head.flags & (OFFICE | TITLE | GIVEN)) and not tells_age


def _is_asked_of(reader: Reader, j: int, word: Word) -> bool:
    """«طالبت الداخلية من الحكومة بتأسيس هيئة»: who is spoken to, led by «من»."""
    after = reader.text.after(j)
    is_body = after.definite and is_body_or_state(after)
    is_body = is_body and is_body_or_state(reader.words[reader.first])
    return word.folded in reader.text.lexicon.function.of_one and reader.may_open and is_body
