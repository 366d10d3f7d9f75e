"""The noun phrase around a word, apposition included: the fullest mention of a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.agreement import (
    are_others,
    are_things,
    breaks_agreement,
    is_another_body,
    is_body,
    is_circumstance,
    is_object_of_name,
    is_theirs,
    organises,
)
from musnad.attribution.clauses import is_object, looks_like_verb
from musnad.attribution.finite import is_finite
from musnad.attribution.media import outlet_at
from musnad.attribution.rules import Conditions
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    BREAK,
    COMMA,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    NAMING,
    NUMBER,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STATE,
    STOP,
    TIME,
    TITLE,
    TOPIC,
    WORD,
    Word,
)
from musnad.once import once_each
from musnad.text.structure import Text

#: What the rules want of the word before which a phrase may end.
_of_word: Final = Conditions[Word]()
#: No name has more tokens.
LONGEST_NAME: Final = 20
#: So many tokens are looked at on either side; an office in apposition follows on so few.
_LEFT: Final = 10
#: The name of a body in marks has fewer tokens than these.
_LONGEST_IN_MARKS: Final = 5
_RIGHT: Final = 12
_BEFORE_APPOSITION: Final = 6
#: A minister's second field is told so soon behind his office.
_FIELDS: Final = 4


@once_each
def expand(text: Text, i: int) -> tuple[int, int]:
    """The noun phrase around the word at ``i``."""
    first = i
    while first > 0 and i - first < _LEFT:
        named = _before_name_in_marks(text, first)
        if named < 0 and _begins(text, first):
            break
        first = named if named >= 0 else first - 1
        before = text.words[first]
        if not before.flags and before.folded.startswith("و") and len(before.folded) > 4:
            opens = first == 0 or text.before(first).type in (STOP, BREAK)
            first += opens  # «وبعث نادر …», but «… وجيورجيوس ستاثاكيس»
            break
    stop = i + 1
    while stop < text.length and stop - i < _RIGHT:
        if text.words[stop].type == COMMA:
            if stop - first > _BEFORE_APPOSITION or not _is_apposed(text, stop + 1):
                break
            stop += 2
        elif _names_body_in_marks(text, stop):
            is_whole = stop - 1 == first  # «شركة "الوادي" | السعر العادل»
            stop = text.closing[stop] + 1
            if is_whole:
                break
        elif text.words[stop].type != WORD or _ends(text, first, i, stop):
            break
        else:
            stop += 1
    is_cut = first > 0 and i - first >= _LEFT and not _begins(text, first)
    return _opening(text, first, i, is_cut), _closing(text, i, stop)


def _names_body_in_marks(text: Text, opening: int) -> bool:
    """Whether marks open at ``opening`` round the name of a body: «رئيس حزب "الجبل" فلان»."""
    noun, closing = text.before(opening), text.closing.get(opening, -1)
    is_named = bool(noun.flags & (OFFICE | ORGANIZATION)) and not noun.definite
    return is_named and 0 < closing - opening <= _LONGEST_IN_MARKS


def _before_name_in_marks(text: Text, first: int) -> int:
    """The noun of the body whose name in marks ends right before ``first``; -1: none does."""
    opening = text.opening.get(first - 1, -1)
    if opening <= 0 or not _names_body_in_marks(text, opening):
        return -1
    noun, before = text.words[opening - 1], text.before(opening - 1)
    is_of_office = noun.preposition or before.flags & (OFFICE | TITLE)
    return opening - 1 if is_of_office else -1


def _is_apposed(text: Text, k: int) -> bool:
    """Whether an office or a title of one stands at ``k``, behind a comma."""
    word = text.after(k - 1)
    if word.folded in text.lexicon.function.addressed_all:
        return False  # «… الكندي، السادة النواب»
    return bool(word.flags & (OFFICE | TITLE)) and not (word.preposition or word.conjunction)


def _begins(text: Text, first: int) -> bool:
    """Whether the phrase begins at ``first``, so that the word before is none of it."""
    before, here = text.words[first - 1], text.words[first]
    if here.folded in text.lexicon.function.son:
        return False  # «توفيق بن سالم»
    if here.conjunction:
        return not _is_of_ministry(text, first)
    function = text.lexicon.function
    if before.folded in function.demonstrative or before.folded in function.tongue:
        return True  # «عن لسان الوزير»
    if before.folded in text.lexicon.interviewers:
        return True  # «قال للوطن سالم الكندي»
    occasion = text.before(first - 1)
    if before.folded in function.to_the_press and occasion.flags & (OCCASION | DOCUMENT):
        return True  # «في تصريح صحفي الوزير سالم الكندي»
    if occasion.type == NUMBER:
        return True  # «تحت 14 سنة سعود الرمال»
    if here.preposition and not before.flags & HEADS:
        return not _is_of_office(text, first)
    if before.flags & (PREPOSITION | PRONOUN | FUNCTION | TIME | BE) and not before.flags & HEADS:
        return True
    return _is_verb(text, first - 1, here) or not _is_nominal(text, first - 1)


def _is_of_ministry(text: Text, k: int) -> bool:
    """«وزير الرياضة والشباب»: a second field of the office before."""
    field = text.before(k)
    is_field = text.words[k].definite and field.definite and not field.flags & (TITLE | GIVEN)
    near = text.words[max(0, k - _FIELDS) : k - 1]
    return is_field and any(w.stem in text.lexicon.function.of_state for w in near)


def _is_of_office(text: Text, k: int) -> bool:
    """«المنسق الأوروبي للمفاوضات»: what an office with its adjective is for.

    Or a body that one has an office in: «رئيس المجلس الأعلى للقضاء».
    """
    adjective, office, officer = text.before(k), text.before(k - 1), text.before(k - 2)
    is_officer = officer.flags & OFFICE and not (officer.definite or officer.flags & ORGANIZATION)
    is_office = office.definite and office.flags & (OFFICE | ORGANIZATION if is_officer else OFFICE)
    is_adjective = adjective.adjective or (bool(is_officer) and adjective.definite)
    return text.words[k].preposition == "ل" and is_adjective and bool(is_office)


def _is_verb(text: Text, k: int, subject: Word) -> bool:
    """Whether the word at ``k`` is, or may be, the verb of ``subject`` behind it."""
    word = text.words[k]
    unknown = not (word.flags or word.definite or word.adjective)
    heads = subject.flags & (TITLE | OFFICE | ORGANIZATION) and not subject.flags & GIVEN
    if heads and unknown:
        return True
    if word.cues and not word.flags & (HEADS | GIVEN):
        return True
    return word.imperfect or is_finite(text, k) or looks_like_verb(text, k)


def _is_nominal(text: Text, k: int) -> bool:
    """Whether the word at ``k`` can be of a name that the words behind it go on."""
    word = text.words[k]
    is_thing = word.verbal_noun or word.flags & (TOPIC | OCCASION | DOCUMENT)
    if is_thing and not word.definite and not word.flags & (OFFICE | ORGANIZATION):
        return False
    if word.folded in text.lexicon.function.of_name:
        return True
    return bool(word.flags & (HEADS | GIVEN) or word.definite or _is_name(text.words, k))


def _ends(text: Text, first: int, i: int, stop: int) -> bool:
    """Whether the phrase around ``i`` that begins at ``first`` ends before the word at ``stop``."""
    if text.words[stop].folded in text.lexicon.function.son:
        return False  # «الأمير الوليد بن سالم»
    asked = _ASKED[text.words[stop]]  # most words have no rule
    return asked != () and any(rule(text, first, i, stop) for rule in asked)


@_of_word.want(
    lambda word, lexicon: (
        word.folded in lexicon.function.outside  # «… سالم الكندي خارج المستشفى»
        or (
            bool(word.flags & (FUNCTION | TIME | PREPOSITION | ADVERBIAL))
            and not word.flags & HEADS
        )
    )
)
def _is_function(text: Text, first: int, i: int, stop: int) -> bool:
    return True


@_of_word.want(lambda word, _: bool(word.phrases) and not word.flags & HEADS)
def _is_time(text: Text, first: int, i: int, stop: int) -> bool:
    """«… الوزير صباح أمس»."""
    return bool(text.phrase_flags(stop)[0] & TIME)


@_of_word.want(
    lambda word, lexicon: (
        bool(word.cues or word.conjunction or word.verb or word.flags & PRONOUN)
        or word.imperfect
        or word.predicates
        or word.stem in lexicon.function.quantifier
    )
)
def _is_of_clause(text: Text, first: int, i: int, stop: int) -> bool:
    """A verb, a conjunction, a pronoun, «جميع»."""
    word = text.words[stop]
    if text.after(stop).folded in text.lexicon.function.deity and word.cues:
        return word.cues[0].form.person == 3  # but «حسن نصر الله»
    if word.cues and not word.flags & (HEADS | GIVEN) and not word.definite:
        return True
    if is_finite(text, stop) or (word.imperfect and not _names_body(text, first, stop)):
        return True
    is_quantifier = word.stem in text.lexicon.function.quantifier
    return bool(word.conjunction or word.flags & PRONOUN) or is_quantifier


def _names_body(text: Text, first: int, stop: int) -> bool:
    """«وكالة ستاندرد»: an unknown word behind what it names, though it looks like a verb."""
    noun = text.words[first]
    return stop == first + 1 and is_body(noun) and not noun.definite and not text.words[stop].verb


@_of_word.want(lambda word, _: word.accusative)
def _is_circumstance(text: Text, first: int, i: int, stop: int) -> bool:
    """«… الوزير مجددا»."""
    return is_circumstance(text.words[stop - 1]) or is_object_of_name(text, stop)


@_of_word.want(
    lambda word, _: (
        word.folded[:1] in ("ل", "ب")
        or word.accusative
        or (word.folded.endswith("ا") and not word.flags)
        or is_theirs(word)
        or are_things(word)
        or (word.thing and word.feminine)
        or bool(word.flags & STATE and not word.definite)
    )
)
def _is_predicate(text: Text, first: int, i: int, stop: int) -> bool:
    """«… نادر السلامي رئيسا للفريق», «… لأي لجنة»: what is said of a person by name."""
    word = text.words[stop]
    if word.folded[1:] in text.lexicon.function.determiner:
        return True
    before = text.words[stop - 1]
    is_known = any(w.flags & (GIVEN | TITLE | OFFICE) or w.name for w in text.words[first:stop])
    is_loose = is_object(text, stop)
    are_several = before.stem.endswith("ات") or word.folded.startswith("ل")  # «لصناعات …»
    is_other = is_theirs(word) or (are_things(word) and not are_several)
    is_other = is_other or word.thing or bool(word.flags & STATE)
    if is_other and not before.flags & (HEADS & ~TITLE) and not word.preposition:
        # «… حميد نوغو سؤاله», «… نادر السلامي الإنجازات», «… كيسنجر أوكرانيا»
        return any(w.flags & GIVEN or w.name for w in text.words[first:stop])
    return is_known and is_loose and not text.words[first].accusative


@_of_word.want(lambda word, _: word.verbal_noun or bool(word.flags & (TOPIC | OCCASION)))
def _is_happening(text: Text, first: int, i: int, stop: int) -> bool:
    """A noun of what is done or said («استقالته», «حفل»)."""
    word, before = text.words[stop], text.words[stop - 1]
    if word.verbal_noun and before.definite:
        return not word.definite or not before.flags & (HEADS & ~GIVEN)
    is_topic = word.flags & (TOPIC | OCCASION) and not word.flags & HEADS
    return bool(is_topic) and not word.definite and not before.flags & HEADS


@_of_word.want(
    lambda word, lexicon: (
        word.folded in lexicon.function.bare_to or word.folded in lexicon.to_outlets
    )
)
def _is_spoken_to(text: Text, first: int, i: int, stop: int) -> bool:
    """«قال فلان للجزيرة إن», «قال فلان لـ BBC»."""
    if text.words[stop].folded in text.lexicon.function.bare_to:
        return True
    return outlet_at(text, stop, text.length, first) is not None


@_of_word.want(lambda word, _: bool(word.flags & GIVEN))
def _is_bearer(text: Text, first: int, i: int, stop: int) -> bool:
    """«… باسم الوزارة سلمى»."""
    before = text.words[stop - 1]
    is_body = before.flags & ORGANIZATION and not before.flags & TITLE  # «الفريق سالم الكندي»
    return stop - 1 == first and bool(is_body) and before.definite


@_of_word.want(lambda word, _: word.preposition != "")
def _is_foreign_preposition(text: Text, first: int, i: int, stop: int) -> bool:
    """A preposition that belongs to no body and no office."""
    word, before = text.words[stop], text.words[stop - 1]
    if word.preposition != "ل":
        if word.preposition == "ب" and (before.flags & GIVEN or before.name):
            return True  # «مهدي البنسعيدي بالعاصمة»
        return not word.flags & (ORGANIZATION | STATE | PLACE)
    if not (before.flags & HEADS or before.adjective or _is_of_rank(text, stop - 1)):
        return True
    if before.flags & word.flags & STATE or word.stem in text.lexicon.function.called_to:
        return True  # «اتهامات واشنطن لموسكو», «رئيس النادي للعودة»
    # «فلان، رئيس الهيئة العليا للشباب», «فلان الأمين العام للرابطة»
    begin = next((k for k in range(stop - 1, first, -1) if text.words[k].flags & OFFICE), first)
    return any(w.flags & GIVEN for w in text.words[begin:stop])


def _is_of_rank(text: Text, k: int) -> bool:
    """«الأمين العام», «الهيئة الملكية»: an attribute of an office or a body at ``k``."""
    head = text.before(k)
    return head.definite and bool(head.flags & (OFFICE | ORGANIZATION))


@_of_word.want(lambda word, _: not (word.flags or word.definite or word.adjective))
def _is_said_of_name(text: Text, first: int, i: int, stop: int) -> bool:
    """«… القاسم عدة», «… الناصر حفل»: what the clause says of the person."""
    words = text.words
    word = words[stop]
    is_adjective = i > first and words[i].adjective and words[i].definite and words[i - 1].definite
    anchored = (_is_name(words, i) and not is_adjective) or words[i].flags & GIVEN
    is_led = word.folded.startswith("ل")
    if not anchored or (is_led and any(w.flags & OFFICE for w in words[i + 1 : stop])):
        return False  # «نادر الشامي رئيس الاتحاد الدولي | لكرة القدم»
    if word.feminine:
        return True
    # behind a name and what was said of it, an unknown word begins something else
    son = text.lexicon.function.son
    return not all(
        (_is_name(words, k) or words[k].flags & GIVEN or words[k].folded in son)
        and not words[k].definite
        for k in range(i, stop)
    )


@_of_word.want(lambda word, _: not (word.flags or word.definite or word.adjective))
def _is_unknown(text: Text, first: int, i: int, stop: int) -> bool:
    """An unknown word behind a definite noun that bears no name."""
    word, before = text.words[stop], text.words[stop - 1]
    is_named = before.flags & (OFFICE | TITLE) or before.adjective
    if before.flags & STATE and _ends_like_perfect(word):
        return True  # «حكومة مالي قررت»
    return before.definite and not is_named


def _ends_like_perfect(word: Word) -> bool:
    return word.raw.endswith("ت") and not word.raw.endswith("ات")


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.counterpart)
def _is_counterpart(text: Text, first: int, i: int, stop: int) -> bool:
    """«الوزير نادر الشامي نظيره …»."""
    return True


def _ends_body(text: Text, first: int, i: int, stop: int) -> bool:
    """«جامعة نجران الدكتور …», «الاتحاد الأوروبي جوزيب …»."""
    word, before = text.words[stop], text.words[stop - 1]
    if not is_body(text.words[first]):
        return False
    if before.definite and word.folded in text.lexicon.function.deity:
        return True  # «سألت هيئة العلماء الله أن»
    if word.flags & TITLE or (word.preposition == "ل" and word.verbal_noun):
        return True
    if not before.definite or word.definite:
        return False
    if word.flags & OFFICE:
        return True
    # «باسم وزارة المياه سلمى …», but «جامعة الملك سعود», «جامعة الحسين بن …»
    is_officer = word.flags & GIVEN and not before.flags & (TITLE | OFFICE | GIVEN)
    return bool(is_officer or word.flags & (DOCUMENT | TOPIC)) or not (word.flags or word.adjective)


def _disagrees(text: Text, first: int, i: int, stop: int) -> bool:
    word, before = text.words[stop], text.words[stop - 1]
    if organises(text, stop):
        return False
    if is_another_body(before, word) or are_others(before, word):
        return True
    if breaks_agreement(before, word) and word.folded not in text.lexicon.function.attribute:
        return True
    is_people = word.flags & GROUP and not word.preposition  # «الهيئة الوطنية للشباب»
    return bool(is_people) and word.definite and before.definite


_ENDS: Final[tuple[Callable[[Text, int, int, int], bool], ...]] = (
    _is_function,
    _is_time,
    _is_of_clause,
    _is_circumstance,
    _is_predicate,
    _is_happening,
    _is_bearer,
    _is_foreign_preposition,
    _is_spoken_to,
    _is_said_of_name,
    _is_unknown,
    _is_counterpart,
    _ends_body,
    _disagrees,
)
_ASKED: Final = _of_word.among(_ENDS)


def _closing(text: Text, i: int, stop: int) -> int:
    """``stop`` without marks, prepositions and construct nouns left hanging at the end."""
    words = text.words
    while stop > i + 1:
        last = words[stop - 1]
        cut = stop < text.length and words[stop].type in (WORD, QUOTE)
        if text.opening.get(stop - 1, -1) > i:
            break  # «شركة "الوادي"»
        is_loose = last.type > NUMBER or last.folded in text.lexicon.function.of_name
        is_construct = cut and last.flags & (OFFICE | NAMING | ORGANIZATION) and not last.definite
        if not (is_loose or is_construct):
            break
        stop -= 1
    return stop


def _opening(text: Text, first: int, i: int, is_cut: bool) -> int:
    """Where a phrase collected from ``first`` leftwards of its name at ``i`` really opens.

    A noun phrase opens with a head the lexicon knows or with names only; a definite noun, a
    preposition or a verb before a definite noun belongs to what stands before. If the phrase
    ``is_cut`` it opens with what nothing before it can go on to.
    """
    words = text.words
    while is_cut and first < i and words[first].definite:
        first += 1
    while first < i:
        word = words[first]
        if word.flags & (HEADS | GIVEN):
            break
        if all(
            (_is_name(words, k) and not words[k].definite) or words[k].flags & GIVEN
            for k in range(first, i)
        ):
            break
        first += 1
    return first


def _is_name(words: list[Word], k: int) -> bool:
    word = words[k]
    return word.type == WORD and not word.flags and not word.preposition and len(word.folded) > 2


def clitics(text: Text, first: int) -> int:
    """How many letters before the name are clitics."""
    head = text.words[first]
    if not head.flags and head.folded.startswith("و") and len(head.folded) > 4:
        return 1
    # «للأستاذ»
    with_article = head.preposition == "ل" and head.definite
    return len(head.conjunction) + len(head.preposition) + with_article
