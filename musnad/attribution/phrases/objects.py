"""Where the noun phrase of what is said, or of whom it is said to, opens behind the source."""

from __future__ import annotations

from typing import Final

from musnad.attribution.agreement import (
    are_others,
    breaks_agreement,
    describes_people,
    follows_name,
    is_another_body,
    is_bearer,
    is_body,
    is_elative,
    is_spoken_to,
    is_theirs,
    organises,
)
from musnad.attribution.kinds import are_people, has_name
from musnad.attribution.phrases.reader import Reader
from musnad.lexicon.words import (
    ADVERBIAL,
    COLON,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    NUMBER,
    OFFICE,
    ORGANIZATION,
    PERSONS,
    PLACE,
    PREPOSITION,
    PRESS,
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

#: What stands behind a title («السفير هلال») and is no name.
_NO_NAME: Final = FUNCTION | PREPOSITION | ADVERBIAL | TIME | OFFICE | TITLE

#: More are told by a plural.
_TWO: Final = 2

#: Who has a name in apposition.
_ONE_PERSON: Final = GIVEN | OFFICE | TITLE | UNNAMED


def _is_whoever(reader: Reader, j: int) -> bool:
    """Whether «من» at ``j`` is «who», before its verb."""
    after = reader.text.after(j)
    is_verb = bool(after.verb or after.imperfect)
    return reader.words[j].folded in reader.text.lexicon.function.who_what and is_verb


def points(reader: Reader, word: Word) -> bool:
    """Whether ``word`` is «هذا» or one of its kind, before the noun that it points at."""
    return word.stem in reader.text.lexicon.function.demonstrative


def _ends_name(reader: Reader, j: int, before: Word) -> bool:
    """Whether an unknown word before ``j`` ends a name («فولوديمير زيلينسكي»)."""
    is_unknown = not (before.flags or before.definite or before.feminine or before.possessed)
    is_unknown = is_unknown and not is_elative(before)
    return is_unknown and has_name(reader.text, reader.first, j) and j - reader.first > 1


def is_object_behind(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """Whether a noun phrase of its own opens right behind the words of the source."""
    if organises(reader.text, j):
        return False
    if before.flags & GIVEN and word.flags & GIVEN:
        return False  # «رامي حداد»
    if reader.may_open and (points(reader, word) or _is_whoever(reader, j)):
        return True  # «شجبت الحركة تلك الدعوات», «انتقد الوزير من يشككون»
    if reader.text.phrase_flags(j - 1)[0] & OFFICE:
        return False  # «نفت القائمة بأعمال السفارة»
    of_several = before.flags & GROUP and word.accusative  # «توقع محللون انخفاضا»
    free = before.definite or before.name or bool(before.flags & STATE or of_several)
    is_over = free or _ends_name(reader, j, before)
    if is_over and word.folded in reader.text.lexicon.function.determiner:
        return True  # «أدان الوزير كل أشكال العنف»
    # «وزير الخارجية بمملكة البحرين»
    is_annexed = bool(before.flags & (ORGANIZATION | PLACE)) and not before.definite
    is_annexed = is_annexed and bool(word.flags & STATE) and not before.flags & STATE
    is_annexed = is_annexed or _is_of_state(reader, j, word, before)
    is_annexed = is_annexed or before.number is not None  # «مئات المتظاهرين»
    opens = opens_object(reader, word, free=free, addressee=reader.addressee and not is_annexed)
    if reader.may_open and opens:
        return not (_names_bearer(reader, j) or _is_attribute(reader, word, before))
    if (
        breaks_agreement(before, word)
        and not describes_people(before, word)
        and not _describes_bodies(reader.text, before, word)
        and word.folded not in reader.text.lexicon.function.attribute
        and word.folded not in reader.text.lexicon.function.pointer
        and not is_bearer(reader.words, reader.first, j, reader.end)
    ):
        return True
    is_person = before.name or bool(before.flags & GIVEN) or _ends_name(reader, j, before)
    if reader.may_open and (is_person or not reader.addressee) and follows_name(before, word):
        return True
    if _is_counterpart(reader, j) or _is_annexed_thing(reader, j, word, before):
        return True
    if reader.addressee:
        is_honored = before.folded in reader.text.lexicon.honored  # «حث معاليه الوكلاء»
        return (is_honored and word.definite) or _is_another_behind(reader, j, word, before)
    return _is_thing_behind_name(reader, j)


def _is_attribute(reader: Reader, word: Word, before: Word) -> bool:
    """«أكد عضو اللجنة المركزية سالم الكندي أن»: where a clause follows, an adjective, no object."""
    limit, second = reader.text.after(reader.end - 1), reader.text.after(reader.end)
    opens_clause = limit.complementiser != "" or limit.type in (COLON, QUOTE)
    if limit.flags & PREPOSITION:
        opens_clause = second.complementiser != ""
    agrees = before.definite and word.definite and before.feminine
    return opens_clause and agrees and word.stem.endswith("يه")


def _describes_bodies(text: Text, before: Word, word: Word) -> bool:
    """«الدول المنتجة للنفط»: several that are no persons have an attribute in the feminine."""
    is_participle = word.feminine and word.definite and word.stem.startswith("م")
    if not is_participle or word.flags & ~(OFFICE | UNNAMED):
        return False
    is_plural = before.stem.endswith("ات") or text.lexicon.nouns.is_plural(before.stem)
    return is_plural and not are_people(text, before)


def _names_bearer(reader: Reader, j: int) -> bool:
    """«كتبت وزيرة المناخ آنا كوفا»: a name that ends like an accusative, then a surname."""
    first, word, after = reader.words[reader.first], reader.words[j], reader.text.after(j)
    known = word.flags or word.accusative or word.verbal_noun
    is_name = _may_be_name(after) and not after.folded.endswith("ا")
    return bool(first.flags & (OFFICE | TITLE)) and not known and is_name


def _is_of_state(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """«شركة الخطوط السعودية»: a state called by its adjective, in the name of a body."""
    if not word.flags & STATE or before.flags & GIVEN:
        return False
    if not word.definite:
        # «وسائل إعلام رسمية سورية», where the state is called so, too
        is_adjective = word.feminine and before.feminine and before.adjective
        return is_adjective and not before.definite
    return any(w.feminine for w in reader.words[reader.first : j])


def _is_another_behind(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """Whether who is spoken to or judged opens right behind the words of the source."""
    if _is_of_things(reader, j, word, before) or are_others(
        before, word, is_name=_ends_name(reader, j, before)
    ):
        return True
    if not before.definite and _is_thing_behind_name(reader, j):
        return True
    function = reader.text.lexicon.function
    if word.folded in function.who_what and reader.text.after(j).folded in function.so_called:
        return True  # «الحركة من سمتهم الثائرين»
    if _names_another(reader, j, word, before) or _is_office_behind(reader, j, word, before):
        return True
    is_counted = _is_counted(reader, j) and before.flags & (GROUP | UNNAMED | OFFICE)
    if is_counted and word.definite and word.flags & (ORGANIZATION | GROUP | STATE):
        return not (before.definite or word.preposition)  # «اتهم ثلاثة نواب | الحكومة»
    if _is_behind_bare_name(reader, j, word) or _is_other_behind_name(reader, j, word, before):
        return True
    if reader.may_open and (
        is_another_body(before, word) or is_spoken_to(reader.words[reader.first], before, word)
    ):
        return True
    if _is_body_behind_name(reader, word, before) or _is_of_other_kind(reader, word, before):
        return True
    is_body_or_people = word.flags & (ORGANIZATION | GROUP) and not word.preposition
    if is_body_or_people and _ends_state(reader, j):
        return True
    office = bool(word.flags & (OFFICE | TITLE))
    behind_body = reader.may_open and is_body(reader.words[reader.first])
    behind_body = behind_body and not before.flags & TITLE  # «جامعة الأمير سلطان»
    if behind_body and office and not (word.definite or word.preposition):
        return True
    if before.preposition and word.looks_relational:
        return False  # «للشؤون الخارجية»
    return (
        # a surname with the article («الوردي»), then whom he speaks to
        before.definite
        and not before.flags
        and _is_over(reader.text.before(j - 1), before, word)
        and word.definite
        and not (word.adjective or word.preposition)
        and not office
        and not word.flags & GIVEN
        and word.folded not in function.attribute
    )


def _is_of_other_kind(reader: Reader, word: Word, before: Word) -> bool:
    """«اتهمت النيابة سالم الحدادي بـ», «طالبت النقابة الوزير بـ», «اتهم الوزير الشركة بـ».

    A body or several have no person in apposition, nor an office a body.
    """
    head = reader.words[reader.first]
    if not before.definite or word.preposition or word.conjunction:
        return False
    if head.flags & ORGANIZATION or (head is before and head.flags & GROUP):
        is_named = word.flags & GIVEN and not before.flags & _ONE_PERSON
        is_titled = before.feminine and not word.feminine and word.flags & (PERSONS | TITLE)
        return bool(is_named or is_titled)
    if word.stem.endswith("يه") and before.preposition:
        return False  # «للشؤون الخارجية»
    return word.feminine and not before.feminine and is_body(word)


def _ends_state(reader: Reader, j: int) -> bool:
    """«حركة حماس | الفصائل», «هيومن رايتس ووتش | السلطات»: nothing is annexed to its name."""
    text, before = reader.text, reader.words[j - 1]
    if before.flags & STATE:
        return not before.definite
    known = ((k, *text.phrase_flags(k)) for k in range(reader.first, j))
    return any(flags & STATE and k + size == j for k, flags, size in known)


def _is_body_behind_name(reader: Reader, word: Word, before: Word) -> bool:
    """«دعت منظمة كرينتال ووتش السلطات إلى»: behind a body's name in unknown words."""
    head = reader.words[reader.first]
    is_unknown = not (before.flags or before.definite or before.feminine or before.adjective)
    if not is_unknown or before is head or head.definite or not is_body(head):
        return False
    is_somebody = word.flags & (ORGANIZATION | GROUP) and not word.flags & PLACE
    return word.definite and bool(is_somebody) and not (word.preposition or word.conjunction)


def _is_thing_behind_name(reader: Reader, j: int) -> bool:
    """«شجب الوزير نادر الصفصافي العمل الإرهابي»: behind a surname a thing is no more of it."""
    word, before = reader.words[j], reader.words[j - 1]
    if not word.definite or word.preposition or word.flags & HEADS:
        return False
    if not before.definite and (before.preposition or _may_be_led(before)):
        return False  # «شركة بوينغ لصناعة الطائرات»
    is_surname = j - 1 == reader.first and not (before.flags or before.definite)
    is_surname = is_surname and before.folded not in reader.text.lexicon.function.father
    is_surname = is_surname and reader.text.is_behind_given_name(before)
    if not (is_surname or has_name(reader.text, reader.first, j)):
        return False
    if not before.definite:
        return _is_deed_behind_name(reader, j)
    if before.flags & ~GIVEN or before.feminine or word.flags & (GIVEN | PLACE):
        return False
    after = reader.text.after(j)  # «العقيبي العملية الإرهابية»
    is_feminine = word.feminine and after.feminine and after.definite
    return word.thing or (is_feminine and not reader.words[reader.first].feminine)


def _may_be_led(word: Word) -> bool:
    """Whether an unknown feminine noun may begin with the preposition «ل»: «لصناعة»."""
    return word.feminine and not word.flags and word.folded.startswith("ل")


def _is_deed_behind_name(reader: Reader, j: int) -> bool:
    """«رفض الوزير نادر شامل الدعوات إلى»: it cannot be a surname, as «سالم الجمل» can."""
    word, before, after = reader.words[j], reader.words[j - 1], reader.text.after(j)
    if not (before.name or before.flags & GIVEN or not before.flags):
        return False
    is_deed = word.thing or word.flags & TOPIC
    if not is_deed or reader.text.is_behind_given_name(word) != bool(before.flags & GIVEN):
        return False
    is_plural = word.feminine and word.stem.endswith("ات")
    is_described = after.definite and after.adjective and after.feminine == word.feminine
    is_last = reader.addressee and j + 1 == reader.end and j - reader.first > 1
    lexicon = reader.text.lexicon
    is_led = after.folded in lexicon.content_prepositions - lexicon.function.in_occasion
    # «الإشراف على»
    return is_led or is_plural or is_described or bool(after.flags & RELATIVE) or is_last


def _is_of_things(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """«وصف الوزير تصرفات الشركة بأنها …»: a plural of things, annexed to what is behind it."""
    is_plural = word.feminine and word.folded.endswith("ات") and not word.definite
    if not is_plural or word.folded.startswith(("ل", "ب", "ك")):
        return False  # «لانتخابات المجالس»
    return before.definite and reader.text.after(j).definite


def _is_annexed_thing(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """«انتقد النواب أسعار الكهرباء»: behind people with the article a noun that is annexed.

    Where a clause or words between marks follow, it is rather a name («أكد الكاتب فلاح الشامي أن»).
    """
    limit = reader.text.after(reader.end - 1)
    if limit.complementiser or limit.type in (COLON, QUOTE):
        return False
    are_people = before.flags & (OFFICE | GROUP) and not before.flags & GIVEN
    # «دانت وزارة الخارجية الساحلية اقتحامات الغرباء»
    is_adjective = before.looks_relational and is_body(reader.words[reader.first])
    if not (before.definite and (are_people or is_adjective)):
        return False
    nouns, after = reader.text.lexicon.nouns, reader.text.after(j)
    is_thing = nouns.is_listed(word.stem) and (nouns.is_plural(word.stem) or word.feminine)
    is_plural = word.feminine and word.stem.endswith("ات")
    is_thing = is_thing or (is_plural and not word.folded.startswith(("ل", "ب", "ك")))
    is_thing = is_thing and not (word.flags or word.name or word.definite)
    return is_thing and after.definite and not after.preposition


def _is_counterpart(reader: Reader, j: int) -> bool:
    """«اتهم الوزير نادر الشامي نظيره …»."""
    return reader.words[j].folded in reader.text.lexicon.function.counterpart


def _is_office_behind(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """«طالب الصفصافي وزير المياه بـ»: a surname alone takes no office in apposition."""
    if before.type == NUMBER and reader.begin - 1 <= reader.text.sentence_start(j) + 1:
        return False  # «دعا 3 خبراء إلى», but «المدرسة تدعو 3 خبراء إلى»
    if _is_other_office(reader, j, word) or _is_second_officer(reader, j, word, before):
        return True
    is_alone = j - 1 == reader.first and not (before.flags or before.feminine)
    if not (is_alone and word.flags & OFFICE) or word.preposition:
        return False
    if word.definite:
        return word.stem.endswith("ين")
    return before.definite or before.name or _is_last_noun(reader, j)


def _is_second_officer(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """«دعا رئيس اللجنة | الوزير إلى», «دعا البنك | الوزير إلى»: an office that no name follows.

    But «السيد الوزير», «النائب الوزير السابق سالم الكندي».
    """
    text, head = reader.text, reader.words[reader.first]
    are_several = text.lexicon.nouns.is_plural(word.stem) and word.flags & OFFICE  # «الجنود»
    is_known = word.stem in text.lexicon.function.of_one_bearer or are_several
    if not (word.definite and is_known) or word.preposition:
        return False
    is_somebody = head.flags & (OFFICE | GIVEN | STATE) or is_body(head)
    if not is_somebody or (before.flags & TITLE and not before.flags & OFFICE):
        return False
    is_whole = before.definite or before.flags == GIVEN or _ends_name(reader, j, before)
    return is_whole and j + 1 == reader.end


def _is_other_office(reader: Reader, j: int, word: Word) -> bool:
    """«النائب سالم المليكي رئيسة الحكومة»: behind a man's name an office that a woman holds."""
    head = reader.words[reader.first]
    if not (word.flags & head.flags & OFFICE) or word.feminine == head.feminine:
        return False
    return has_name(reader.text, reader.first, j)


def _is_last_noun(reader: Reader, j: int) -> bool:
    """Whether nobody else who can be spoken to stands behind the noun phrase at ``j``."""
    for k in range(j + 1, reader.end):
        word, before = reader.words[k], reader.words[k - 1]
        if word.type > NUMBER or word.preposition or word.flags & (PREPOSITION | TIME):
            return True
        if breaks_agreement(before, word):
            return False
    return True


def _is_counted(reader: Reader, j: int) -> bool:
    """Whether what stands before the noun before ``j`` counts it: «ثلاثة نواب»."""
    number = reader.words[j - 2].number if j - 2 >= reader.first else None
    return number is not None and number.value > _TWO


def _is_other_behind_name(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """«دعا سالم | رجال الأعمال إلى», «حذر سالم | إيران من»: several, or a state, are not him."""
    text = reader.text
    if word.flags & GIVEN or word.definite or word.preposition or word.conjunction:
        return False
    if before.type != WORD:
        return False
    is_other = (word.flags & GROUP and text.after(j).definite) or word.flags & STATE
    is_name = before.name or before.flags & GIVEN or _ends_name(reader, j, before)
    return bool(is_other and (is_name or text.before(j - 1).folded in text.lexicon.function.son))


def _is_behind_bare_name(reader: Reader, j: int, word: Word) -> bool:
    """«حث رونو فيلار والده على», «دعا فيلار الجالية العربية إلى»."""
    name = reader.words[reader.first : j]
    if any(w.flags or w.definite or w.feminine for w in name):
        return False
    after = reader.text.after(j)
    is_feminine = word.definite and word.feminine and after.definite and after.feminine
    # «حمل فيلار شركات النفط المسؤولية»
    are_bodies = word.flags & ORGANIZATION and reader.text.lexicon.nouns.is_plural(word.stem)
    are_bodies = are_bodies and not word.definite and after.definite
    return not word.preposition and bool(is_theirs(word) or is_feminine or are_bodies)


def _names_another(reader: Reader, j: int, word: Word, before: Word) -> bool:
    """Whether another person's name or title opens behind that of a speaker: the accused."""
    if word.preposition or not has_name(reader.text, reader.first, j):
        return False
    if word.flags & (OFFICE | TITLE):  # «سالم الكندي الوزير نادر …»
        after = reader.text.after(j)
        is_titled = word.definite and before.closed
        is_of_title = word.flags & TITLE and after.type == WORD and not after.definite
        is_of_title = is_of_title and not (after.flags & _NO_NAME or after.preposition)
        return is_titled and (_may_be_name(after) or bool(is_of_title))
    is_named_first = bool(reader.words[reader.first].flags & GIVEN)
    is_told_of = before.definite and reader.text.before(j - 1).definite  # «… الحزب الحر نادر»
    return is_named_first and is_told_of and _may_be_name(word)


def opens_object(reader: Reader, word: Word, *, free: bool, addressee: bool) -> bool:
    """Whether ``word`` begins a reported noun phrase (or, if asked, an addressee).

    ``free``: nothing of the subject stands directly before it.
    """
    if word.preposition or word.conjunction:
        return False
    flags = word.flags
    is_definite_body = word.definite and flags & ORGANIZATION  # «زعم الاحتلال»
    if flags & TOPIC and not (flags & (OFFICE | TITLE | UNNAMED) or is_definite_body):
        return free or not word.definite or not flags & HEADS
    if word.verbal_noun and not (word.definite or word.name):
        return True  # but «توريس» is a name
    is_bare = not (flags or word.definite or word.name)
    is_bare = is_bare and word.folded not in reader.text.lexicon.function.pointer
    if is_bare and len(word.folded) > 3 and word.folded.endswith("ا"):
        return free  # an indefinite accusative: «أعلنت الصين حربا»
    if not addressee:
        return False
    return bool(
        (flags & GROUP and word.definite)
        or (word.stem.endswith("ين") and flags & UNNAMED)
        or flags & STATE
        or (flags & PRESS and not flags & OFFICE)
        or word.stem in reader.text.lexicon.function.quantifier
    )


def _may_be_name(word: Word) -> bool:
    """Whether a word is a name, or an indefinite one that nobody knows."""
    if word.flags & GIVEN or word.name:
        return True
    known = word.flags or word.definite or word.feminine
    return word.type == WORD and not known


def _is_over(second: Word, before: Word, word: Word) -> bool:
    """Whether ``before`` is a surname («الوردي»), or an adjective that ``word`` does not share.

    Behind ``second``, a definite noun, it is an adjective, or one more noun of its phrase.
    """
    if not second.definite or not (before.adjective or before.feminine):
        return True
    return word.feminine and not before.feminine
