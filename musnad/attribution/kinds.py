"""What kind of source a noun phrase names: a person, an organization, nobody by name …"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.article import Kind
from musnad.attribution.agreement import are_each, is_deed
from musnad.attribution.clauses import behind_withheld_name
from musnad.attribution.finite import describes, is_finite
from musnad.attribution.media import is_outlet
from musnad.attribution.model import Range
from musnad.attribution.rules import Conditions
from musnad.lexicon.localities import localities
from musnad.lexicon.numerals import ORDINAL
from musnad.lexicon.words import (
    AGENCY,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    HONORIFIC,
    MEDIUM,
    NUMBER,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PERSONS,
    PLACE,
    PREPOSITION,
    PRESS,
    QUOTE,
    RELATIVE,
    STATE,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.once import once_each
from musnad.text.structure import Text

#: What the rules want of the head of a phrase.
_of_head: Final = Conditions[Word]()
#: What a number counts stands so near behind it.
_COUNTED: Final = 4
#: A body named by a feminine noun alone («البلدية») has hardly more words.
_SHORT: Final = 3
#: Common adjectives are known by their adverbial form («قانونيا»).
_ACCUSATIVE: Final = "ا"
_WITH_NUN: Final = ("ان", "ون", "ين")
_SHORT_PLURAL: Final = 5
#: A noun of so many letters may end like a sound plural and be none.
_SHORT_NOUN: Final = 4
_MASCULINE_PLURAL: Final = ("ون", "ين")
_RELATED_PLURAL: Final = "يون"
_CONSTRUCT_PLURAL: Final = ("و", "ي")


class _Named:
    """A noun phrase as the rules look at it: its words, and whether a personal name is in it."""

    __slots__ = ("first", "head", "is_named", "is_plural", "text", "words")

    def __init__(
        self, text: Text, first: int, head: Word, words: list[Word], is_named: bool, is_plural: bool
    ) -> None:
        self.text, self.first, self.head, self.words = text, first, head, words
        self.is_named = is_named
        #: Whether its verb was in the plural.
        self.is_plural = is_plural


def counts_people(text: Text, first: int, stop: int) -> bool:
    """Whether a number at ``first`` counts who speaks: «3 مسؤولين», «70% من سائقي الشركة»."""
    near = text.words[first + 1 : min(stop, first + _COUNTED)]
    known, classes = HEADS & ~(DOCUMENT | TITLE), text.lexicon.classes
    out_of = text.lexicon.function.out_of
    # also «13 نائبا»
    return any((w.flags | classes.get(w.singular, 0)) & known or w.folded in out_of for w in near)


def kind_of(text: Text, source: Range, plural: bool = False) -> Kind:
    """The kind of the source at tokens ``source``; ``plural`` if its verb was in the plural."""
    first, stop, _ = source
    if first + 1 < stop and text.words[first].stem in text.lexicon.function.demonstrative:
        first += 1  # «هذه المصادر»
    elif first + 2 < stop and text.words[first].phrases and are_each(text, first):
        first += 2  # «كل من الوزير والمدير»
    words = [w for w in text.words[first:stop] if w.type == WORD]
    if not words:
        return "organization"
    if text.words[first].type == QUOTE and not _is_role(words[0]):
        is_person = any(w.flags & GIVEN for w in words) or (len(words) == 1 and words[0].name)
        return "person" if is_person else "organization"
    if _is_several(text.words[first]):
        counted = words[text.words[first].type == WORD :][:1]
        bodies = any(w.flags & (ORGANIZATION | STATE) and not w.flags & GROUP for w in counted)
        return "organization" if bodies else "group"
    phrase = _Named(text, first, words[0], words, has_name(text, first, stop), plural)
    for rule in _ASKED[phrase.head]:
        kind = rule(phrase)
        if kind is not None:
            return kind
    return "person"


def _is_role(head: Word) -> bool:
    """«"المسؤول المحلي"», but «"المهندسين"» is their union, «"الاقتصادية"» a newspaper."""
    is_one = head.definite and not head.feminine and head.flags & (OFFICE | UNNAMED)
    return bool(is_one) and not head.flags & (GROUP | ORGANIZATION | DOCUMENT | MEDIUM)


def _is_several(head: Word) -> bool:
    """«3 مسؤولين», «ثلاثة مسؤولين»."""
    if head.type == NUMBER:
        return True
    number = head.number
    return number is not None and number.kind != ORDINAL and number.value > 1


@_of_head.want(lambda head, lexicon: head.folded in lexicon.function.own_country)
def _own_country(phrase: _Named) -> Kind | None:
    """«بلاده تؤكد»."""
    return "organization"


@_of_head.want(lambda head, lexicon: head.stem in lexicon.function.one_of and not head.definite)
def _one_of(phrase: _Named) -> Kind | None:
    """«أحد المسؤولين», «عدد من الوزارات», but «مجموعة الصفصاف» is a firm."""
    head, words = phrase.head, phrase.words
    function = phrase.text.lexicon.function
    is_firm = head.flags & ORGANIZATION and len(words) > 1
    if is_firm and not (words[1].flags & GROUP or words[1].folded in function.out_of):
        return "organization"
    if any(w.flags & DOCUMENT for w in words[1:3]):
        return "document"
    if head.stem in function.one or head.possessed:
        return "person" if phrase.is_named else "unnamed"
    known = PERSONS | ORGANIZATION | STATE | MEDIUM
    inner = next((w.flags for w in words[1:4] if w.flags & known), 0)
    is_body = inner & (ORGANIZATION | STATE | MEDIUM) and not inner & (GROUP | UNNAMED)
    return "organization" if is_body else "group"


@_of_head.want(lambda head, lexicon: head.stem in lexicon.function.rumour)
def _rumour(phrase: _Named) -> Kind | None:
    """«أفادت معلومات بأن»: nobody's."""
    is_alone = all(w.adjective for w in phrase.words[1:])
    return "unsourced" if is_alone else None


@_of_head.want(lambda head, lexicon: head.stem in lexicon.function.latest)
def _latest_document(phrase: _Named) -> Kind | None:
    """«آخر تقدير»."""
    if len(phrase.words) < 2:
        return None
    second = phrase.words[1]
    return "document" if second.flags & DOCUMENT or second.verbal_noun else None


@_of_head.want(
    lambda head, lexicon: (
        lexicon.singulars.get(head.stem, head.stem) in lexicon.function.source_noun
    )
)
def _source(phrase: _Named) -> Kind | None:
    """«مصادر داخل أروقة الاتحاد»."""
    return "unnamed"


@_of_head.want(lambda head, _: bool(head.flags & ORGANIZATION and head.flags & TITLE))
def _team(phrase: _Named) -> Kind | None:
    """«فريق الخبراء», «الفريق الحركي», but «الفريق الكندي» is a general."""
    if len(phrase.words) < 2:
        return None
    head, second = phrase.words[:2]
    function = phrase.text.lexicon.function
    if second.flags & GROUP or second.folded in function.out_of:
        return "group"
    is_body = second.stem in function.relational or second.folded in function.attribute
    if not head.definite:
        is_body = is_body or second.definite
    return "organization" if is_body and not phrase.is_named else None


def _country(phrase: _Named) -> Kind | None:
    """«دولة الإمارات»."""
    is_of_country = len(phrase.words) > 1 and phrase.words[1].flags & STATE
    return "organization" if is_of_country and phrase.head.flags & ORGANIZATION else None


def is_department(text: Text, first: int) -> bool:
    """«صحة تبوك»: a public service is called by its field and the place it is for.

    «أعلنت الصحة أن»: by its field alone, right before what it said.
    """
    word, function = text.words[first], text.lexicon.function
    if word.definite:
        is_field = word.stem in function.public_service or word.stem in function.ministry
        return is_field and text.after(first).complementiser != ""
    if word.stem not in function.public_service:
        return False
    return bool((text.after(first).flags | text.phrase_flags(first + 1)[0]) & PLACE)


def _department(phrase: _Named) -> Kind | None:
    return "organization" if is_department(phrase.text, phrase.first) else None


@_of_head.want(
    lambda head, lexicon: (
        (bool(head.flags & DOCUMENT) or head.stem in lexicon.function.told_text)
        and not head.flags & (TITLE | OFFICE)
    )
)
def _document(phrase: _Named) -> Kind | None:
    return None if _opens_office(phrase) else "document"


def _opens_office(phrase: _Named) -> bool:
    """«القائمة بأعمال السفارة»: an office of several words, of which one may be another thing."""
    return bool(phrase.text.phrase_flags(phrase.first)[0] & OFFICE)


@_of_head.want(lambda head, _: bool(head.flags & ORGANIZATION and head.flags & OFFICE))
def _presidency(phrase: _Named) -> Kind | None:
    """A body that is also an office, unless somebody bears it («اللواء الصفصافي»)."""
    named = phrase.is_named
    if phrase.head.flags & TITLE and len(phrase.words) > 1:
        named = named or _may_be_name(phrase.text, phrase.first + 1)
    return None if named else "organization"


@_of_head.want(
    lambda head, _: (
        bool(head.flags & GROUP and head.flags & UNNAMED)
        and head.stem.endswith((*_MASCULINE_PLURAL, "ات", "اء", "و"))
    )
)
def _unnamed_group(phrase: _Named) -> Kind | None:
    """«مسؤولون»."""
    return None if phrase.is_named else "group"


def _unnamed(phrase: _Named) -> Kind | None:
    flags = phrase.head.flags
    inner = phrase.words[1:-1]
    if inner and any(w.folded in phrase.text.lexicon.function.called for w in inner):
        return "person"  # «رجل يدعى نادر»
    if not flags & UNNAMED or flags & OFFICE:
        return None
    is_one = phrase.is_named and not are_people(phrase.text, phrase.head)
    return "person" if is_one else "unnamed"  # «مقربون من سالم»


@_of_head.want(
    lambda head, _: (
        bool(head.flags & (ORGANIZATION | MEDIUM | AGENCY | PRESS))
        and not head.flags & (OFFICE | TITLE)
    )
)
def _body(phrase: _Named) -> Kind | None:
    return "organization"


@_of_head.want(lambda head, _: bool(head.flags & GROUP) and not head.flags & (OFFICE | TITLE))
def _group(phrase: _Named) -> Kind | None:
    is_one = phrase.is_named and not phrase.is_plural
    return "person" if is_one and not phrase.head.stem.endswith(_MASCULINE_PLURAL) else "group"


@_of_head.want(lambda head, _: bool(head.flags & (TITLE | HONORIFIC)))
def _titled(phrase: _Named) -> Kind | None:
    """«الشيخ», but «مرجع سياسي» is nobody by name."""
    return "person" if phrase.is_named or not _opens_office(phrase) else None


def _office(phrase: _Named) -> Kind | None:
    head = phrase.head
    if not (head.flags & OFFICE or _opens_office(phrase)):
        return None
    if phrase.is_named:
        return "person"
    if head.stem in phrase.text.lexicon.function.reporter:
        return "unnamed"  # «مراسل "الغيم" في الوادي»: one of many
    # «عمداء», but «الجنود» only with their verb, and «متحدثو …» not even so
    is_plural = head.stem.endswith("اء") or (
        phrase.is_plural and not head.stem.endswith(_CONSTRUCT_PLURAL)
    )
    if is_plural or head.stem in phrase.text.lexicon.function.body_of_offices:
        return "group"
    if head.definite and are_people(phrase.text, head):
        return "unnamed" if head.flags & UNNAMED and not head.flags & GROUP else "group"
    if head.flags & GROUP and not head.definite:
        return "group"  # «العلماء»
    is_known = head.definite or _is_annexed(phrase.text, phrase.words)
    return "person" if is_known else "unnamed"


def _is_sound_plural(head: Word) -> bool:
    return head.stem.endswith(_MASCULINE_PLURAL) and len(head.stem) > _SHORT_NOUN


def are_people(text: Text, head: Word) -> bool:
    """Whether a noun is a plural of persons: «المحققون», «القضاة», «مسؤولو …», but «الأمين» is one.

    «محافظ» is no plural of purses: what is counted has to be persons.
    """
    stem, lexicon = head.stem, text.lexicon
    if stem.endswith(_MASCULINE_PLURAL):
        return _is_sound_plural(head)
    if stem.endswith(_CONSTRUCT_PLURAL) and not head.definite:
        return bool(lexicon.words[stem + "ن"].flags & PERSONS)
    if not lexicon.nouns.is_plural(stem):
        return False
    return bool(lexicon.words[lexicon.nouns.singular(stem, plural=True)].flags & PERSONS)


def _accusative(phrase: _Named) -> Kind | None:
    """«لكن مسؤولا في الوزارة قال»: an office or somebody unnamed, which no form tells apart."""
    folded, words = phrase.head.folded, phrase.text.lexicon.words
    if phrase.is_named:
        return None
    stem = folded.removesuffix(_ACCUSATIVE)
    one = words[stem] if stem else phrase.text.lexicon.empty
    return "unnamed" if one.flags & (OFFICE | UNNAMED) else None


@_of_head.want(lambda head, _: bool(head.flags & STATE))
def _state(phrase: _Named) -> Kind | None:
    """«إيران», but «التشيلي مانويل الكندي», «سول كامبل، مدافع الفريق» are people."""
    head = phrase.head
    second = phrase.words[1] if len(phrase.words) > 1 else phrase.text.lexicon.empty
    if second.flags & GIVEN:
        is_citizen = head.definite and head.stem.endswith("ي") and not second.preposition
        return "person" if is_citizen else "organization"
    is_bearer = phrase.text.is_unknown(second) and not head.definite
    has_office = any(w.flags & OFFICE and not w.flags & ORGANIZATION for w in phrase.words[2:])
    return "person" if is_bearer and has_office else "organization"


def _known_phrase(phrase: _Named) -> Kind | None:
    """What the lexicon knows by several words («الأمم المتحدة»)."""
    flags = phrase.text.phrase_flags(phrase.first)[0]
    if flags & (STATE | ORGANIZATION | MEDIUM | AGENCY):
        return "organization"
    if flags & DOCUMENT:
        return "document"  # «أمر الإحالة»
    return "group" if flags & GROUP else None


def _outlet(phrase: _Named) -> Kind | None:
    """«نيويورك تايمز»."""
    is_name = is_outlet(phrase.text, phrase.first, phrase.first + len(phrase.words))
    return "organization" if is_name else None


def _named(phrase: _Named) -> Kind | None:
    return "person" if phrase.is_named else None


@_of_head.want(lambda head, _: bool(head.flags & OCCASION))
def _meeting(phrase: _Named) -> Kind | None:
    """«المؤتمر»; what is said there is a document («تصريحات الوزير»)."""
    noun = phrase.head.stem
    is_speech = any(c.form.tense == "noun" for c in phrase.text.lexicon.cues_of(noun, noun))
    return "document" if is_speech else "organization"


@_of_head.want(lambda head, _: _is_sound_plural(head))
def _plural(phrase: _Named) -> Kind | None:
    """«المتظاهرون», «تربويون», but «ماكرون»."""
    head = phrase.head
    is_plural = head.definite or phrase.is_plural
    return "group" if is_plural or _is_of_relation(phrase.text, head.stem) else None


def _is_of_relation(text: Text, stem: str) -> bool:
    """«تربويون»: the plural of an adjective in «ي» whose adverbial form is known («تربويا»)."""
    if not stem.endswith(_RELATED_PLURAL):
        return False
    return text.lexicon.known.is_accusative(stem.removesuffix("ون") + _ACCUSATIVE)


@_of_head.want(lambda head, _: head.definite and head.feminine)
def _feminine(phrase: _Named) -> Kind | None:
    """«البلدية», but «السنيورة» where the article has his first name, too."""
    is_surname = phrase.text.is_behind_given_name(phrase.head)
    return "organization" if len(phrase.words) <= _SHORT and not is_surname else None


@_of_head.want(lambda head, _: is_deed(head))
def _happening(phrase: _Named) -> Kind | None:
    """«أبحاث علم الاجتماع»: who did it is not said."""
    return "document" if len(phrase.words) > 1 else None


#: The first that knows the kind says it; a person is whom none of them knows.
_RULES: Final[tuple[Callable[[_Named], Kind | None], ...]] = (
    _own_country,
    _rumour,
    _latest_document,
    _one_of,
    _source,
    _country,
    _department,
    _team,
    _document,
    _presidency,
    _unnamed_group,
    _unnamed,
    _body,
    _group,
    _titled,
    _office,
    _accusative,
    _state,
    _known_phrase,
    _outlet,
    _named,
    _meeting,
    _plural,
    _feminine,
    _happening,
)
_ASKED: Final = _of_head.among(_RULES)


def _is_annexed(text: Text, words: list[Word]) -> bool:
    """Whether an office is made definite by what follows («وزير الثقافة», not «متحدث باسم»)."""
    if words[0].stem.endswith(_WITH_NUN) and len(words[0].stem) > _SHORT_PLURAL:
        return False  # «مسؤولان يمنيان»: before a noun it would lose its «ن»
    for word in words[1:]:
        if word.folded in text.lexicon.function.on_behalf:
            return False  # «متحدث باسم الحكومة»
        if word.cues:
            return False  # «مسؤول طلب عدم ذكر اسمه»
        if word.preposition or word.flags & (PREPOSITION | FUNCTION):
            return False
        if word.definite:
            return True
        if word.adjective:
            return False
        if not word.flags:
            return word.stem not in text.lexicon.function.rank
    return False


def is_nameless(text: Text, source: Range) -> bool:
    """Whether a phrase tells a person's office only, and not one of which a state has one.

    «الوزير» alone is short for somebody named, even if nobody saw where.
    """
    first, stop, _ = source
    words = text.words[first:stop]
    head = words[0]
    if head.definite and len(words) == 1:
        return False
    if any(behind_withheld_name(text, k) > 0 for k in range(first + 1, stop)):
        return True  # «المسؤول الذي طلب عدم ذكر اسمه»
    if not head.flags & (OFFICE | UNNAMED) or head.flags & GROUP or has_name(text, first, stop):
        return False
    if any(_may_be_name(text, k) for k in range(first + 1, stop)):
        return False
    function = text.lexicon.function
    if head.stem in function.of_state:
        return False
    is_known = any(w.flags & STATE or w.folded in function.state for w in words)
    is_known = is_known or bool(localities(w.stem for w in words))
    return not (is_known and head.stem in function.of_country)


def _may_be_name(text: Text, k: int) -> bool:
    """Whether an unknown word can be a name: no noun is annexed to it («باسم سرايا | القدس»)."""
    word, before = text.words[k], text.words[k - 1]
    if word.definite:  # «مجاهد الكندي»: neither an attribute nor a noun
        is_unknown = word.adjective and not word.flags
        if not before.definite:
            return is_unknown
        # «العميد الصفصافي», but «النائب اللبناني», «المستشار القانوني»
        return is_unknown and bool(before.flags & TITLE) and not _relates(text, word)
    titled = before.flags & (OFFICE | TITLE) and before.definite  # «الباحثة منى الراوي»
    if word.type != WORD or word.flags & ~(PLACE if titled else 0):
        return False
    if word.thing or word.stem in text.lexicon.function.rank:
        return False
    if before.definite or before.flags & (STATE | PLACE):
        return True  # «المتحدث … بالمنطقة بيشي الصرخي»
    return not (word.adjective or text.after(k).definite)


def _relates(text: Text, word: Word) -> bool:
    """Whether a relation adjective is a common one, or that of a locality."""
    is_common = text.lexicon.known.is_accusative(word.stem + _ACCUSATIVE)
    return is_common or bool(localities([word.stem]))


@once_each
def has_name(text: Text, first: int, stop: int) -> bool:
    """Whether a personal name stands in the phrase."""
    words = text.words
    run, closing = 0, first
    for k in range(first, stop):
        word = words[k]
        if word.type >= NUMBER or k < closing:
            run = 0
            if text.before(k).folded in text.lexicon.function.on_behalf:
                closing = text.closing.get(k, closing)  # «متحدث باسم "سرايا داود"»
            continue
        before = words[k - 1] if k > first else None
        if word.flags & RELATIVE:
            return False  # «الباحثون الذين أمضوا سنوات»
        if before is not None and is_finite(text, k) and describes(text, k):
            return False  # «باحثون قاموا …»
        if word.folded == "بن" or _is_given(word, before):
            return True
        if word.folded in text.lexicon.function.name_half and run:
            return True  # «نور الدين»
        if before is not None and _is_name_behind(word, before):
            return True
        is_noun = word.flags or word.definite or word.adjective or word.verbal_noun
        is_noun = is_noun or word.possessed  # «بمختلف مكوناته»
        is_noun = is_noun or (word.accusative and words[first].accusative)  # «مسؤولا كبيرا»
        if is_noun or word.folded in text.lexicon.function.the_same:
            run = 0  # «فتاة ذات خبرة»
            continue
        run += 1
        if run >= 2 and text.before(k - run + 1).type <= NUMBER:
            return True
        if k == stop - 1 and before is not None and _bears(before):
            return True
    return False


def _is_given(word: Word, before: Word | None) -> bool:
    """Whether ``word`` is a given name, and not that of a body («جامعة محمد»)."""
    if not word.flags & GIVEN or word.preposition:
        return False
    return before is None or not before.flags & (ORGANIZATION | MEDIUM) or before.definite


def _is_name_behind(word: Word, before: Word) -> bool:
    """Whether a word that is hardly anything but a name stands in no name of a body."""
    named = word.name and not before.flags & (ORGANIZATION | MEDIUM)
    return named or _is_their_name(word, before)


def _is_their_name(word: Word, before: Word) -> bool:
    """«الطبيبة دعاء …»: behind a definite office a bare noun of what is done can only be a name."""
    is_deed = word.flags & TOPIC and not word.flags & (HEADS | PREPOSITION | FUNCTION)
    if not is_deed or word.definite or word.preposition or word.conjunction:
        return False
    return before.definite and bool(before.flags & (OFFICE | TITLE | UNNAMED))


def _bears(before: Word) -> bool:
    """Whether an unknown word behind ``before`` is the name of its bearer."""
    named = before.flags & (OFFICE | TITLE | UNNAMED) or before.adjective
    return before.definite and bool(named)
