"""Whether words of a noun phrase go together: what closes one, and what cannot go on with it."""

from __future__ import annotations

from typing import Final

from musnad.attribution.finite import names_on
from musnad.lexicon import Cue, Lexicon
from musnad.lexicon.words import (
    ADVERBIAL,
    CLOSE,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    HONORIFIC,
    MEDIUM,
    NAMING,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PERSONS,
    PLACE,
    PREPOSITION,
    PRESS,
    QUOTE,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.folding import FATHATAN
from musnad.text.structure import Text

#: Letters of an elative («أوسع»).
_ELATIVE: Final = 4
#: A sound plural has more letters: «الدين» is none.
_SHORT_PLURAL: Final = 5


def may_close(text: Text, word: Word, before: Word | None) -> bool:
    """Whether a noun phrase may end with ``word`` behind ``before``: nothing is annexed to it."""
    behind_unnamed = before is not None and before.flags & UNNAMED and not before.definite
    behind_verb = before is not None and before.cues  # «طالب مدير المدرسة»
    if (
        behind_unnamed
        and not behind_verb
        and word.stem.startswith("م")
        and not word.flags & ORGANIZATION
    ):
        return True  # «مصدر مطلع»
    if word.flags or word.folded in text.lexicon.function.unclosing:
        # «مفتي عام المملكة»; but «حداد» of «سالم حداد»
        is_next = behind_verb and word.flags & TOPIC
        return bool(is_next) and text.is_surname(word)
    if before is not None and before.folded in text.lexicon.function.son:
        return True  # «العقيد ابن دليم»
    is_named = before is not None and before.flags & (NAMING | ORGANIZATION | MEDIUM)
    if is_named and text.is_unknown(word):
        return True  # «شركة سامسونغ»
    # An unknown word is a name behind a name or a title, and on its own; else a noun of the phrase.
    return (
        before is None
        or bool(before.cues)
        or bool(before.flags & (GIVEN | TITLE))
        or before.definite
        or before.adjective
        or (not before.flags and not word.feminine and not before.feminine)
    )


def is_deed(word: Word) -> bool:
    """Whether ``word`` is a noun of what is done or happens («اللجوء», «مقتل»)."""
    return word.verbal_noun or bool(word.flags & TOPIC)


def is_happening(word: Word) -> bool:
    """Whether ``word`` is an indefinite one («مقتل», «وجود»)."""
    return is_deed(word) and not word.definite


def leads_to_people(word: Word) -> bool:
    """«بالمواطنين», «بوسائل الإعلام»: people that a verb of calling is led to by its «ب»."""
    return word.preposition == "ب" and bool(word.flags & (GROUP | UNNAMED | PRESS))


def is_body(head: Word) -> bool:
    """Whether ``head`` opens the name of a body, which takes no office in apposition."""
    return bool(head.flags & ORGANIZATION) and not head.flags & (OFFICE | TITLE | GIVEN | UNNAMED)


def is_body_or_state(head: Word) -> bool:
    """Whether ``head`` names a body or a state."""
    return is_body(head) or bool(head.flags & STATE)


def organises(text: Text, k: int) -> bool:
    """«اللجنة المنظمة للبطولة»: a word that may be a body is an adjective of the one before."""
    word, before = text.words[k], text.before(k)
    if word.stem not in text.lexicon.function.organising or not word.definite:
        return False
    is_body_of_hers = before.flags & ORGANIZATION and before.feminine and before.definite
    return bool(is_body_of_hers) and text.after(k).preposition == "ل"


def is_another_body(before: Word, word: Word) -> bool:
    """Whether ``word`` opens the name of a body behind a definite word, which it cannot go on."""
    return before.definite and is_body(word) and not (word.definite or word.preposition)


def is_spoken_to(head: Word, before: Word, word: Word) -> bool:
    """Whether ``word`` behind a subject of ``head`` to ``before`` is whom that one speaks to."""
    if word.preposition:
        return False
    if _is_another_case(before, word) or (is_body(head) and _are_people(before, word)):
        return True
    if word.adjective:
        return False
    is_one = word.flags & (OFFICE | TITLE | GIVEN) and not word.flags & GROUP
    if is_one:  # «سكان القرية وزير المياه»: people have no office in apposition
        agrees = before.feminine and word.feminine  # «المجموعة الاقتصادية»
        is_behind = head.flags & GROUP and before.definite and not agrees
        return bool(is_behind and word.flags & OFFICE)
    if before.type in (CLOSE, QUOTE):
        return bool(word.flags & (ORGANIZATION | GROUP | STATE))  # «… (فتح) قوات الاحتلال»
    if word.flags & GROUP and (
        word.possessed
        or before.flags & STATE
        or ((before.definite or before.name) and not word.definite)
    ):
        return True  # «الرئيس … مواطنيه», «حماس جماهير الشعب», «الوزير سكان القرية»
    if not before.definite:  # «أبو ردينة الإدارة الأميركية»
        is_annexed = before.flags & (ORGANIZATION | DOCUMENT)  # «مدير فرع الهيئة»
        is_name = head.flags & (GIVEN | TITLE | OFFICE) and not is_annexed
        is_name = bool(is_name) or (head is before and head.name)
        return is_name and word.definite and bool(word.flags & ORGANIZATION)
    if head is before and head.flags & OFFICE and word.definite and is_body(word):
        return True  # «الوزير البرلمان»
    # «الحركة المجتمع الدولي»
    return is_body(head) and head is before and word.definite and word.feminine != head.feminine


def _is_another_case(before: Word, word: Word) -> bool:
    """«المحتجون الرئيس»: a noun behind a plural in the nominative, which it would agree with."""
    are_people = before.flags & PERSONS and before.definite
    is_noun = word.definite and word.flags & HEADS
    return bool(are_people and is_noun) and before.stem[-2:] == "ون" != word.stem[-2:]


def _are_people(before: Word, word: Word) -> bool:
    """«مجلس الأمن اللبنانيين»: no attribute of one body."""
    is_one = before.definite and before.flags & ORGANIZATION
    is_plural = before.stem.endswith(("ين", "ون", "ات"))
    return bool(is_one) and not is_plural and word.definite and word.stem.endswith("يين")


def is_bearer(words: list[Word], first: int, j: int, stop: int) -> bool:
    """Whether an unknown word is the name of an office's bearer («رئيس البلدية نادر الصفصافي»)."""
    word = words[j]
    if word.definite or j + 1 >= stop:
        return False
    after = words[j + 1]
    return bool(words[first].flags & (OFFICE | TITLE)) and after.definite and not after.flags


def describes_people(before: Word, word: Word) -> bool:
    """Whether ``word``, which may stand for people, describes those before it.

    «المقاتلون الأكراد», «الحكام المشاركون».
    """
    if not (word.flags & GROUP and word.definite and before.definite):
        return False
    is_plural = before.flags & GROUP or before.stem.endswith(("ين", "ون"))
    return bool(is_plural) or word.stem.endswith("ون")


def breaks_agreement(before: Word, word: Word) -> bool:
    """Whether ``word`` cannot go on the noun phrase that ``before`` ends: a new phrase begins.

    A definite noun takes no indefinite one after it, unless that is a name; an indefinite
    adjective no definite noun.
    """
    if word.preposition:
        return False
    if word.flags & (PREPOSITION | FUNCTION | ADVERBIAL | TIME):
        return False
    is_body = before.flags & (ORGANIZATION | DOCUMENT | GROUP)
    if is_body and not before.flags & (OFFICE | TITLE) and before.definite and not word.definite:
        return not word.adjective and not word.flags & (GIVEN | TITLE | OFFICE | STATE | PLACE)
    if before.definite and (before.flags & OFFICE or before.adjective) and _is_spoken(word):
        return True  # «الوزير قرارات المجلس», «الخارجية السورية تصريحات الوزير»
    if before.adjective and not before.definite and not before.flags & (GIVEN | STATE | PLACE):
        return word.definite and not word.adjective
    is_name = before.flags & (GIVEN | STATE) or before.name
    if word.possessed and (before.definite or (is_name and is_theirs(word))):
        return True  # «الطبيب أسرته», «سالم والده»
    if before.definite and word.definite:
        if before.flags & OFFICE and are_things(word) and not before.stem.endswith("ات"):
            return True  # «الوزيرة الزيادات الحالية»
        return not before.flags & (TITLE | GIVEN) and _stands_beside(before, word)
    return False


def is_feminine_state(lexicon: Lexicon, word: Word) -> bool | None:
    """Whether a state is feminine, as most are; None if it may be either."""
    name = "ال" * word.definite + word.stem
    if name in lexicon.function.states_of_either_gender:
        return None
    return name not in lexicon.function.masculine_states


def _is_spoken(word: Word) -> bool:
    """Whether a noun is of what is written or said."""
    return bool(word.flags & (DOCUMENT | OCCASION))


def _stands_beside(before: Word, word: Word) -> bool:
    """Whether a definite noun behind a definite noun is no apposition to it."""
    if word.flags & (TITLE | GIVEN | STATE | PLACE) or word.looks_relational:
        return False
    heads = ORGANIZATION | OFFICE | DOCUMENT
    is_other_gender = word.feminine != before.feminine and before.flags & heads
    if before.flags & GROUP or is_other_gender:
        # persons take no annexation; an adjective would agree
        return bool(word.flags & (HEADS | TOPIC))
    is_body_or_thing = word.flags & (ORGANIZATION | GROUP | DOCUMENT | OCCASION)
    return bool(is_body_or_thing) and not word.flags & OFFICE


def is_theirs(word: Word) -> bool:
    """Whether a word with the ending of a possessor is a noun («والده»), and no name («أكوييه»)."""
    return word.possessed and bool(word.flags or word.verbal_noun)


def are_things(word: Word) -> bool:
    """Whether a noun with the article is a plural of what is no person («الزيادات»)."""
    is_plural = word.stem.endswith("ات") and len(word.stem) > _SHORT_PLURAL
    return is_plural and not word.flags & (HEADS | GIVEN | PLACE)


def are_others(before: Word, word: Word, *, is_name: bool = False) -> bool:
    """«دعت المدينة الراغبين»: an oblique plural of people goes on no noun in the singular.

    Nor on the end of a name («سالم خلدون | المعنيين»).
    """
    is_plural = word.definite and word.stem.endswith("ين") and len(word.stem) > _SHORT_PLURAL
    if not is_plural or word.preposition or word.flags & (GIVEN | STATE | PLACE | OFFICE | TIME):
        return False
    is_several = before.flags & GROUP or before.stem.endswith(("ين", "ون", "ات"))
    return is_name or (before.definite and not is_several)


def follows_name(before: Word, word: Word) -> bool:
    """Whether ``word`` is a common noun behind a name or «سموه», which take no annexation."""
    if word.definite or word.preposition:
        return False
    if before.flags & HONORIFIC:
        return not word.flags & (PREPOSITION | FUNCTION | ADVERBIAL | TIME | OFFICE | TITLE | GIVEN)
    names = OFFICE | TITLE | GIVEN | UNNAMED
    if before.name or before.flags & GIVEN:
        return bool(word.flags & (ORGANIZATION | DOCUMENT | NAMING | OCCASION))
    if before.type == WORD and not before.flags and not before.definite:
        return bool(word.flags & (ORGANIZATION | DOCUMENT | NAMING)) and not word.flags & names
    return False


def describes_unnamed(before: Word, cue: Cue) -> bool:
    """«علمت الصحيفة من مصادر مؤكدة أن»: an attribute of those who are not named."""
    are_unnamed = before.flags & UNNAMED and not (before.definite or before.possessed)
    return bool(are_unnamed) and cue.form.gender == "f"


def are_two(text: Text, k: int) -> bool:
    """«رئيسا المجلسين»: a dual of persons at ``k``, to which a noun is annexed."""
    head, after = text.words[k], text.after(k)
    one = text.lexicon.classes.get(head.folded.removesuffix("ا"), 0)
    return bool(one & OFFICE) and after.definite and not after.preposition


def are_each(text: Text, k: int) -> bool:
    """«كل من الاتحاد والنقابة»: several are told one by one at ``k``, not «كل من شارك»."""
    head, after = text.words[k], text.after(k + 1)
    if head.folded not in text.lexicon.function.quantifier or not text.phrase_flags(k)[0] & GROUP:
        return False
    return after.definite or bool(after.flags & (HEADS | GIVEN))


def is_governed(text: Text, k: int) -> bool:
    """Whether an accusative at ``k`` is a subject: behind «أن» or «لكن»."""
    before = text.before(k)
    return before.complementiser != "" or before.folded in text.lexicon.function.but


def is_spokesman(text: Text, k: int) -> bool:
    """«لكن متحدثا باسم الوزارة قال»: a noun at ``k``, though the word alone is a circumstance."""
    return text.after(k).folded in text.lexicon.function.on_behalf


def is_object_of_name(text: Text, k: int) -> bool:
    """Whether an accusative at ``k`` is what somebody did who is named before it: «بايدن قرارا»."""
    word, before = text.words[k], text.before(k)
    if not word.accusative or before.type != WORD or before.definite or before.preposition:
        return False
    is_known = bool(text.lexicon.classes.get(word.folded.removesuffix("ا"), 0))
    is_name = before.flags & GIVEN or not (before.flags or before.feminine or before.adjective)
    return bool(is_name) and (is_known or word.raw.rstrip("ا").endswith(FATHATAN))


def is_circumstance(before: Word) -> bool:
    """Whether an accusative behind ``before`` is none of the noun phrase that it ends."""
    # but «ريم ندا», «الأوسع انتشارا»
    return before.closed and not names_on(before) and not is_elative(before)


def is_elative(word: Word) -> bool:
    """Whether ``word`` has the shape of an elative («أوسع»)."""
    return len(word.stem) == _ELATIVE and word.stem.startswith("ا")
