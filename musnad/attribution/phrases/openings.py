"""Before the source: adverbials of the saying are passed over until a noun phrase opens it."""

from __future__ import annotations

from typing import Final

from musnad.attribution.agreement import are_each, is_spokesman, may_close
from musnad.attribution.kinds import is_department
from musnad.attribution.phrases.objects import opens_object
from musnad.attribution.phrases.reader import END, Reader
from musnad.lexicon.words import (
    ADVERBIAL,
    COMMA,
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
    ORGANIZATION,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    Word,
)

#: What kind of medium it is stands so few words before its name.
_KIND: Final = 3
#: How a verb with its object ends: «أقامته», «نظمها».
_WITH_OBJECT: Final = ("ته", "تها", "ها", "ه")


def before_source(reader: Reader, j: int, word: Word) -> int:
    if j < reader.aside_end:
        reader.skipping = True
        return j + 1
    before = reader.words[j - 1] if j else None
    if j > reader.begin and reader.words[j - 1].type == COMMA and word.conjunction:
        return END  # «تحدث عن الشعر، وشخصية الشاعر …»: what is told goes on
    if _is_object_first(reader, j, word) and not is_department(reader.text, j):
        reader.object_at = j
        return END
    if _is_passed_over(reader, j, word):
        reader.skipping = False
        reader.may_open = True
        return j + 1
    flags = word.flags
    is_adverbial = flags & (PREPOSITION | ADVERBIAL | FUNCTION) and (
        flags & PREPOSITION or not is_spokesman(reader.text, j)
    )
    leads_none = bool(is_adverbial) or _describes_apart(reader, j, word)
    if leads_none or (word.preposition and not (reader.follows or _is_bare_name(reader, j, word))):
        # «رسميا», «بدوره» lead no phrase of their own
        alone = flags & ADVERBIAL and word.stem.endswith("ا")
        is_aside = flags & PARTICLE and flags & ADVERBIAL
        alone = alone or (is_aside and not flags & PREPOSITION)
        reader.skipping = not alone
    elif not reader.skipping or _opens_behind_adverbial(reader, j, word):
        reader.first, reader.stop = j, j + 1
        reader.skipping = False
    reader.may_open = (
        word.closed
        or may_close(reader.text, word, before)
        or (reader.skipping and _ends_adverbial(reader, j, word))
    )
    return j + 1


def _ends_adverbial(reader: Reader, j: int, word: Word) -> bool:
    """«في تصريح صحفي | وزير المياه», «عبر حسابه في تويتر | الوزير»: nothing is annexed to it."""
    if word.folded in reader.text.lexicon.function.network:
        return True
    before = reader.text.before(j)
    is_occasion = before.flags & (OCCASION | DOCUMENT) and not before.definite
    is_attribute = word.adjective or word.folded in reader.text.lexicon.function.to_the_press
    return bool(is_occasion) and is_attribute and not word.definite


def _is_bare_name(reader: Reader, j: int, word: Word) -> bool:
    """«أكد بنيس ضرورة فتحه»: a surname that begins like a preposition, right behind the verb."""
    return j == reader.begin and reader.text.is_surname(word)


def _describes_apart(reader: Reader, j: int, word: Word) -> bool:
    """«أمام المنتدى، المنعقد في الساحل، إن»: an attribute of what was told behind a comma."""
    if j <= reader.begin + 1 or reader.words[j - 1].type != COMMA:
        return False
    is_participle = word.definite and word.stem.startswith("م") and not word.flags
    after = reader.text.after(j)
    return is_participle and bool(after.flags & PREPOSITION or after.preposition)


def _is_object_first(reader: Reader, j: int, word: Word) -> bool:
    """Whether what is reported, or who is addressed, stands where the source would."""
    if (
        reader.seek_object
        and (not reader.skipping or (reader.may_open and not word.definite))
        and not _is_named(reader, j, word)
    ):
        # Before its verb's subject only an oblique plural shows that it is spoken to.
        oblique = bool(word.flags & (GROUP | UNNAMED)) and word.stem.endswith("ين")
        if opens_object(reader, word, free=True, addressee=reader.addressee and oblique):
            return True
    is_of_many = reader.addressee and word.stem in reader.text.lexicon.function.quantifier
    # «ودعا كل من الاتحاد والنقابة إلى»
    return is_of_many and not are_each(reader.text, j)


def _is_named(reader: Reader, j: int, word: Word) -> bool:
    """Whether a name begins at ``j``: «مبادرة "…"», «الأمم المتحدة», «حداد» of «سالم حداد»."""
    after = reader.text.after(j)
    if word.flags & TOPIC and not (word.definite or after.definite):
        if after.complementiser and reader.text.is_behind_given_name(word):
            return True
        if reader.text.is_surname(word):
            return True  # «أكد حداد ضرورة فتحه»
    if word.flags & ORGANIZATION and after.type == QUOTE:
        return True
    return bool(reader.text.phrase_flags(j)[0] & (ORGANIZATION | DOCUMENT))


def _is_passed_over(reader: Reader, j: int, word: Word) -> bool:
    """Whether a word before the source says only when, or turns to it («من جهته»)."""
    flags, function = word.flags, reader.text.lexicon.function
    return bool(
        (flags & TIME and not flags & HEADS and not _is_no_time(reader, j))
        or flags & PRONOUN
        or word.folded in function.to_me
        or _is_manner(reader, j, word)
        or word.folded in function.aside
        or word.folded in function.time_adjective
        or _tells_aside_apart(reader, word, reader.text.before(j))
    )


def _is_manner(reader: Reader, j: int, word: Word) -> bool:
    """«قال بدموع: "…"»: how he said it, before a mark."""
    if word.flags or word.folded[0] != "ب" or reader.text.after(j).type <= NUMBER:
        return False
    return reader.text.lexicon.known.is_noun(word.folded[1:])


def _tells_aside_apart(reader: Reader, word: Word, before: Word) -> bool:
    """«في السياق ذاته», «من جهة ثانية»."""
    function = reader.text.lexicon.function
    if before.folded not in function.aside:
        return False
    return word.folded in function.pointer or word.folded in function.aside_attribute


def _is_no_time(reader: Reader, j: int) -> bool:
    """Whether a word of time at ``j`` tells none: a man's name; «من أوائل القصص»."""
    is_ranked = reader.text.before(j).folded == "من"
    return _is_mans_name(reader, j) or (is_ranked and not reader.words[j].definite)


def _is_mans_name(reader: Reader, j: int) -> bool:
    """Whether a month at ``j`` is a man's name before another name («رمضان مسعود»)."""
    words = reader.words
    return (
        bool(words[j].flags & GIVEN)
        and bool(reader.text.after(j).flags & GIVEN)
        and not words[j - 1].flags & PREPOSITION
    )


def _opens_behind_adverbial(reader: Reader, j: int, word: Word) -> bool:
    if reader.words[j - 1].flags & RELATIVE:
        return False  # «خلال اللقاء الذي عقد»: a verb
    names_someone = word.flags & (OFFICE | TITLE | GIVEN)
    if _is_in_relative(reader, j) or _is_attribute(reader, j, word) or _is_named_after(reader, j):
        return False
    if reader.words[j - 1].possessed and word.looks_relational and not names_someone:
        return False  # «في إحاطتها اليومية»
    if _is_attribute_behind(reader, j, word):
        return False
    if word.flags & MEDIUM and any(w.flags & MEDIUM for w in reader.words[max(0, j - _KIND) : j]):
        return False  # «على موقع التواصل الاجتماعي فيسبوك»
    return bool(word.flags & (HEADS | GIVEN)) and reader.may_open and not word.conjunction


def _is_attribute_behind(reader: Reader, j: int, word: Word) -> bool:
    """«في إحاطة صحفية يومية», «في مؤتمر صحفي عقد أمس»: more of an occasion, and nobody."""
    if not _ends_adverbial(reader, j - 1, reader.words[j - 1]):
        return False
    is_adjective = word.flags & MEDIUM and not word.definite and word.looks_relational
    return bool(is_adjective) or word.folded in reader.text.lexicon.function.holds


def _is_in_relative(reader: Reader, j: int) -> bool:
    """«خلال الحفل الذي أقامته الوزارة»: a subject in a clause on the occasion."""
    is_verb = reader.words[j - 1].folded.endswith(_WITH_OBJECT)
    return is_verb and bool(reader.text.before(j - 1).flags & RELATIVE)


def _is_named_after(reader: Reader, j: int) -> bool:
    """«في جامع الإمام سالم»: a place is called after somebody, and none of it speaks."""
    before = reader.words[j - 1]
    return bool(before.flags & NAMING) and not before.definite


def _is_attribute(reader: Reader, j: int, word: Word) -> bool:
    """«في المركبة العسكرية», «أمام المنتدى الاقتصادي»: of the noun before it, and no noun."""
    before = reader.words[j - 1]
    is_relational = word.looks_relational and word.definite and before.definite
    if not is_relational or word.feminine != before.feminine or word.flags & GIVEN:
        return False
    if before.flags & (OCCASION | ORGANIZATION):
        return True
    return not word.flags & (OFFICE | TITLE | ORGANIZATION)
