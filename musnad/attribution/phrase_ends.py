"""Where the noun phrase of a source ends: the adverbials of the saying, what goes on to a name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import Final

from musnad.attribution.agreement import describes_unnamed, is_body, is_happening
from musnad.attribution.clauses import behind_withheld_name
from musnad.attribution.finite import is_finite, names_on
from musnad.attribution.rules import Conditions
from musnad.lexicon import Lexicon
from musnad.lexicon.words import (
    ADVERBIAL,
    COMMA,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NUMBER,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PERSONS,
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
    WORD,
    Word,
)
from musnad.text.structure import Text

Rule = Callable[[Text, int, int], bool | None]

#: What the rules want of the word that may open an adverbial.
_of_word: Final = Conditions[Word]()
#: How a plural of people ends: «للصحافيين», but «للصحافة».
_PEOPLE: Final = "ين"

_LONGEST_APPOSED: Final = 4
_TO_NAME: Final = 9
#: Words after «في» among which an occasion is looked for.
_NEAR: Final = 3
_FURTHER: Final = 5


def takes_pronoun(text: Text, word: Word) -> bool:
    """Whether a clause on what stands before opens with ``word`` («وهو», «والذي»)."""
    return word.folded in text.lexicon.function.pronoun_clause


def apposes(text: Text, first: int) -> bool:
    """Whether the words after a comma go on naming the source («، وزير الثقافة،»)."""
    word = text.words[first]
    if word.type > NUMBER:
        return first in text.closing and text.closing[first] - first <= _LONGEST_APPOSED
    flags = word.flags
    if flags & (RELATIVE | FUNCTION | PREPOSITION | ADVERBIAL | TIME):
        return False
    function = text.lexicon.function
    if word.preposition or _speaks_for(text, first):
        return False
    if word.folded in function.issues or word.folded in function.and_its:
        return False
    if is_finite(text, first) or word.accusative or (word.cues and word.cues[0].finite):
        return False
    if behind_withheld_name(text, first) > 0:
        return False  # «مصدر في الشركة، فضل عدم ذكر اسمه،»
    if word.conjunction:
        return bool(flags & (OFFICE | ORGANIZATION | TITLE | GIVEN))
    return not word.imperfect


def _speaks_for(text: Text, first: int) -> bool:
    """«السفير، باسم بلاده، عن», but «الوزير، باسم الشامي، أن»."""
    word, after = text.words[first], text.after(first)
    if word.folded not in text.lexicon.function.on_behalf:
        return False
    is_name = after.flags & GIVEN or not (after.flags or after.possessed)
    return word.possessed or not is_name or after.stem.endswith(("ين", "ات"))


def ends_phrase(text: Text, j: int, stop: int) -> bool:
    """Whether the word at ``j`` opens an adverbial of the saying: the source ends before.

    The first rule that has something to say decides.
    """
    return deciding(text, j, stop)[1]


def deciding(text: Text, j: int, stop: int) -> tuple[Rule | None, bool]:
    """The first rule that has something to say of the word at ``j``, and what it says."""
    for rule in _ASKED[text.words[j]]:
        verdict = rule(text, j, stop)
        if verdict is not None:
            return rule, verdict
    return None, False


@_of_word.want(lambda word, _: word.folded == "في")
def _within(text: Text, j: int, stop: int) -> bool | None:
    """«في كلمته», «خلال مؤتمر» end it; «في وزارة الدفاع» does not."""
    words, function = text.words, text.lexicon.function
    if text.before(j).stem.startswith(function.takes_in):
        return False  # «مجلة "الوادي" المتخصصة في الشأن الاقتصادي»
    after = words[j + 1] if j + 1 < stop else None
    if text.after(j + 1).folded == "من" and text.after(j + 2).time is not None:
        return True  # «في التاسع من أيار»
    reach = _FURTHER if after is not None and after.folded in function.far_occasion else _NEAR
    if after is not None and after.type == QUOTE:
        # «الوزارة في "الكتاب الأبيض"», but «مدير الإعلام في "المرفأ"»
        return not any(w.flags & OFFICE for w in words[max(0, j - _TO_NAME) : j])
    for k in range(j + 1, min(j + reach, stop)):
        word = words[k]
        if word.folded in function.aside and _is_field(text, k, stop):
            return False
        if word.folded in function.period:
            return True
        if is_body(word) and not word.flags & OCCASION:
            break  # «القيادي في حزب التجمع …»: its name may be a word of occasions
        if word.flags & (OCCASION | TIME) or word.folded in function.aside:
            return not word.flags & (ORGANIZATION | PLACE) or bool(word.flags & OCCASION)
        if word.definite:
            break
        if word.flags & (PLACE | STATE) and not names_on(text.before(j)):
            break  # «الشرطة في تايلاند اليوم»
    return (
        after is None
        or after.possessed  # «في كلمته»
        or _is_of_theirs(text, j + 1)
        or after.type == NUMBER
        or after.folded in function.pointing
        or after.folded in function.in_course
    )


def _is_of_theirs(text: Text, k: int) -> bool:
    """«في حيثيات حكمها»: what is annexed to a noun of the speaker's own."""
    word = text.words[k]
    return text.after(k).possessed and not word.flags & (ORGANIZATION | PLACE)


def _is_field(text: Text, k: int, stop: int) -> bool:
    """Whether a noun as in «في هذا الشأن» names what one is versed in («في الشأن الدولي»)."""
    after = text.words[k + 1] if k + 1 < stop else text.lexicon.empty
    return after.adjective and bool(text.before(k - 1).flags & OFFICE)


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.on_topic)
def _on_topic(text: Text, j: int, stop: int) -> bool | None:
    """«دراسة حول المالية», «الورقة بشأن المهمة»: what a document is about defines it."""
    before, second = text.before(j), text.before(j - 1)
    is_attribute = second.definite == before.definite
    document = second if is_attribute and second.flags & DOCUMENT else before
    return not document.flags & DOCUMENT


@_of_word.want(lambda word, _: word.folded == "عن")
def _about(text: Text, j: int, stop: int) -> bool | None:
    """«النائب عن تحالف …», «الصادر عن», «… طلب عدم الكشف عن اسمه» go on."""
    before, second = text.before(j), text.before(j - 1)
    is_annexed = before.definite and not before.preposition
    if is_annexed and second.flags & ORGANIZATION and not second.definite:
        return True  # «نقابة الصيادين عن الإضراب», but «منظمات للدفاع عن العمال»
    return not (
        before.flags & PERSONS
        or (before.adjective and second.flags & (OFFICE | UNNAMED))
        or before.stem.startswith(text.lexicon.function.issued)
        or before.folded in text.lexicon.function.unsaid
        or is_for_defence(text, j)
    )


def is_for_defence(text: Text, j: int) -> bool:
    """Whether «عن» at ``j`` is of the name of a body: «الجمعية … للدفاع عن …»."""
    before = text.before(j)
    is_joined = before.conjunction == "و" and before.definite  # «بالمعروف والنهي عن»
    is_led = before.preposition == "ل" or is_joined
    return is_led and before.stem in text.lexicon.function.defence


@_of_word.want(lambda word, _: word.folded == "لدي")
def _with_employer(text: Text, j: int, stop: int) -> bool | None:
    """«المحلل لدى غيمات», «السفير لدى روسيا» go on, but not «الوزير لدى وصوله»."""
    after = text.after(j)
    return after.possessed or bool(after.flags & TOPIC)


@_of_word.want(lambda word, _: word.folded == "غير")
def _negated(text: Text, j: int, stop: int) -> bool | None:
    """«مصادر غير رسمية», «الكسب غير المشروع» go on."""
    after = text.after(j)
    return False if after.adjective or after.definite else None


@_of_word.want(lambda word, _: word.folded == "الي")
def _toward(text: Text, j: int, stop: int) -> bool | None:
    """«السفير إلى روسيا» goes on."""
    before = text.before(j)
    if j + 1 >= stop or before.flags & GIVEN or before.name:
        return True  # «وصل الوزير سالم إلى البيت الأبيض»
    near = text.words[max(0, j - _NEAR) : j]
    is_of_office = any(w.flags & OFFICE and not w.flags & (UNNAMED | GROUP) for w in near)
    if is_of_office and not any(w.stem in text.lexicon.function.sent_to for w in near):
        return True  # «وصل وزير الخارجية إلى روسيا»
    flags = text.words[j + 1].flags | text.phrase_flags(j + 1)[0]
    return not flags & (STATE | PLACE | ORGANIZATION)


@_of_word.want(lambda word, _: word.folded == "علي" and bool(word.flags & PREPOSITION))
def _over(text: Text, j: int, stop: int) -> bool | None:
    """«المشرف على», «المكلف بالإعلام على مستوى المديرية» go on."""
    if text.after(j).folded in text.lexicon.function.level:
        return False
    charged = text.lexicon.function.in_charge
    return not (
        any(text.before(k).stem.startswith(charged) for k in (j, j - 1))
        or is_charge(text.lexicon, text.before(j))
    )


def is_charge(lexicon: Lexicon, word: Word) -> bool:
    """Whether «على» behind ``word`` is its own, in the name of a body («هيئة الرقابة على …»)."""
    return word.stem in lexicon.function.charge_over


@_of_word.want(lambda word, _: word.folded == "بين")
def _between(text: Text, j: int, stop: int) -> bool | None:
    """«مشترك بين» goes on."""
    return not text.before(j).adjective


@_of_word.want(lambda word, _: word.folded == "مع")
def _with(text: Text, j: int, stop: int) -> bool | None:
    """«المكلف بالعلاقات مع البرلمان» goes on."""
    return False if text.before(j).stem in text.lexicon.function.relation else None


@_of_word.want(
    lambda word, _: (
        word.preposition == "ل"
        and bool(word.flags & (TITLE | GIVEN))
        and not word.flags & ORGANIZATION
    )
)
def _to_named(text: Text, j: int, stop: int) -> bool | None:
    """«قال الكندي للشيخ محمد»: behind a name a person is spoken to."""
    before = text.before(j)
    is_name = before.flags & GIVEN or not (before.flags or before.definite)
    return True if is_name and not before.adjective else None


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.first_time)
def _first_time(text: Text, j: int, stop: int) -> bool | None:
    """«للمرة الأولى» ends it."""
    return True


@_of_word.want(lambda word, _: word.definite)
def _behind_honor(text: Text, j: int, stop: int) -> bool | None:
    """Behind «سموه» there is nothing more of it: neither a preposition nor a body spoken to."""
    if text.before(j).folded not in text.lexicon.honored:
        return None
    flags = text.words[j].flags | text.phrase_flags(j)[0]
    return True if flags & (ORGANIZATION | GROUP | STATE) else None


@_of_word.want(lambda word, _: word.folded == "من")
def _from_source(text: Text, j: int, stop: int) -> bool | None:
    """«علمت الصحيفة من مصادرها»: behind a medium, of whom it has it is no part of its name."""
    if not text.after(j).flags & UNNAMED:
        return None
    near = text.words[max(0, j - _NEAR) : j]
    is_medium = near[-1].type == QUOTE or any(w.flags & MEDIUM for w in near)
    return True if is_medium else None


@_of_word.want(lambda word, _: word.folded == "من")
def _from_side(text: Text, j: int, stop: int) -> bool | None:
    """«قال سالم الكندي من جانبه إن»: how the writer turns to him is no part of his name."""
    return True if text.after(j).folded in text.lexicon.function.aside else None


@_of_word.want(lambda word, _: word.folded == "من")
def _from_place(text: Text, j: int, stop: int) -> bool | None:
    """«قال سالم الكندي من الوادي إن»: behind a name, from where it was said is no part of it."""
    before, after = text.before(j), text.after(j)
    if after.flags & (HEADS | GIVEN) & ~(PLACE | STATE):
        return None
    is_name = before.flags & GIVEN or before.name
    is_place = after.flags & (PLACE | STATE) or not (after.flags or after.definite)
    if not before.flags and after.definite and text.is_behind_given_name(before):
        is_name = True  # «وجددت بنسون من الرباط دعوتها», who was named before
    return True if is_name and is_place else None


@_of_word.want(lambda word, _: bool(word.flags & TIME) and not word.flags & (HEADS | GIVEN))
def _time(text: Text, j: int, stop: int) -> bool | None:
    """«اليوم» ends it, but in «صحيفة اليوم»."""
    if text.before(j).folded in text.lexicon.function.son:
        return False  # «جديع بن نهار»
    return not (text.words[j].folded == "اليوم" and text.before(j).flags & MEDIUM)


@_of_word.want(lambda word, _: bool(word.flags & PRONOUN))
def _trusted(text: Text, j: int, stop: int) -> bool | None:
    """«مصدر موثوق به في …», «المجني عليه» go on."""
    before = text.before(j)
    if j and text.phrase_flags(j - 1)[0] & UNNAMED:
        return False
    goes_on = before.stem.startswith("م") and not before.definite and j + 1 < stop
    return False if goes_on else None


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.back_then)
def _back_then(text: Text, j: int, stop: int) -> bool | None:
    """«وزير المياه آنذاك، سالم الكندي» goes on to the name of who bore the office."""
    at = j + 2 if text.after(j).type == COMMA else j + 1
    name = text.after(at - 1)
    is_known = name.flags & (GIVEN | TITLE)
    is_foreign = name.type == WORD and not (name.flags or name.cues or name.verb or name.definite)
    return False if is_known or (is_foreign and not name.preposition) else None


@_of_word.want(lambda word, _: word.folded in ("وسط", "الوسط"))
def _middle(text: Text, j: int, stop: int) -> bool | None:
    """«لاعب خط وسط», «لاعب الوسط» go on."""
    return False


@_of_word.want(
    lambda word, _: (
        bool(word.flags & ADVERBIAL) and word.definite and not word.flags & (TIME | PREPOSITION)
    )
)
def _attribute(text: Text, j: int, stop: int) -> bool | None:
    """«العمليات الخاصة» goes on."""
    return False


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.private)
def _private(text: Text, j: int, stop: int) -> bool | None:
    """«منشأة خاصة», «مصادر خاصة» go on."""
    before = text.before(j)
    takes_it = before.feminine or (before.flags & UNNAMED and not before.definite)
    return False if takes_it else None


@_of_word.want(
    lambda word, lexicon: (
        bool(word.flags & (ADVERBIAL | PRONOUN | FUNCTION))
        or word.folded in lexicon.function.by_this
    )
)
def _function(text: Text, j: int, stop: int) -> bool | None:
    """Adverbs, particles, pronouns and other function words end it."""
    return True


@_of_word.want(lambda word, _: word.preposition == "ل" and bool(word.flags & PRESS))
def _to_press(text: Text, j: int, stop: int) -> bool | None:
    """«للصحافيين» ends it, but behind the name of a body of theirs («الاتحاد … للصحافيين»)."""
    before = text.before(j)
    around = reversed(text.words[max(0, j - _FURTHER) : j])
    near = list(takewhile(lambda w: w.type <= NUMBER, around))
    if not before.adjective and any(w.flags & GIVEN for w in near):
        return True  # «سالم الكندي إمام المسجد للصحفيين»
    if text.words[j].folded.endswith(_PEOPLE):
        noun = next(
            (k for k in range(j - 1, max(-1, j - _FURTHER), -1) if not text.words[k].adjective),
            j - 1,
        )
        is_known = text.phrase_flags(noun)[1] == j - noun  # «الاتحاد الأوروبي»
        return is_known or text.words[noun].stem not in text.lexicon.function.unions
    return not (
        before.flags & ORGANIZATION
        or (before.adjective and text.before(j - 1).flags & ORGANIZATION)
    )


@_of_word.want(
    lambda word, _: (
        word.preposition == "ب" and bool(word.flags & OCCASION) and not word.flags & HEADS
    )
)
def _by_occasion(text: Text, j: int, stop: int) -> bool | None:
    """An occasion of speech ends it («بتصريح»)."""
    return True


@_of_word.want(
    lambda word, _: (
        bool(word.cues)
        and word.cues[0].form.tense == "participle"
        and not word.flags & (HEADS | PLACE | STATE)
    )
)
def _participle(text: Text, j: int, stop: int) -> bool | None:
    """Another reporting word ends it («مشيرا»)."""
    is_attribute = j + 1 == stop and describes_unnamed(text.before(j), text.words[j].cues[0])
    return None if is_attribute else True  # «مصادر مؤكدة | أن»


ENDS: Final[tuple[Rule, ...]] = (
    _within,
    _on_topic,
    _about,
    _with_employer,
    _negated,
    _toward,
    _over,
    _between,
    _with,
    _to_named,
    _first_time,
    _behind_honor,
    _from_source,
    _from_side,
    _from_place,
    _back_then,
    _time,
    _trusted,
    _middle,
    _attribute,
    _private,
    _function,
    _to_press,
    _by_occasion,
    _participle,
)
_ASKED: Final = _of_word.among(ENDS)


def goes_on_to_name(text: Text, first: int, j: int, stop: int) -> bool:
    """Whether an office's own preposition leads on to the name («مسؤول الرقابة عن … فلان»)."""
    words, head = text.words, text.words[first].flags
    if words[j].folded not in text.lexicon.function.of_office or not head & (OFFICE | UNNAMED):
        return False
    if head & ORGANIZATION or text.before(j).flags & TIME:
        return False  # «كشفت الرئاسة اليوم عن»
    if any(w.flags & (GIVEN | TITLE) for w in words[first + 1 : j]):
        return False
    after = words[j + 1] if j + 1 < stop else text.lexicon.empty
    if is_happening(after):
        return False
    for word in words[j + 1 : min(stop, j + _TO_NAME)]:
        if word.type == COMMA or word.flags & OCCASION:
            return False
        named = word.flags & (GIVEN | TITLE)
        if named:
            return True
    return False
