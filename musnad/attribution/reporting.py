"""Whether a reporting word reports at all: what right before it says that it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.finite import is_finite
from musnad.attribution.rules import Chosen, Conditions
from musnad.lexicon import Cue, Lexicon
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    COMMA,
    GIVEN,
    HEADS,
    NUMBER,
    OCCASION,
    OFFICE,
    OPENER,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    TITLE,
    TOPIC,
    WORD,
    Word,
    is_passive,
)
from musnad.text.folding import DAMMA
from musnad.text.structure import Text

#: «أن» has so many letters; with a pronoun it has more.
_BARE_THAT: Final = 2
#: Complementisers without a preposition.
_PLAIN: Final = ("إ", "أ")
#: A clause that takes up «ما» opens so near behind its verb.
_CLAUSE: Final = 7
#: What somebody is accused of stands so near.
_TARGET: Final = 9
#: What somebody tells of is named so soon behind the verb.
_SOON: Final = 8
#: What somebody is to do is joined to another deed of his by so few words.
_INFINITIVE: Final = 14

Bar = Callable[[Text, int, Cue], bool]

#: What bars want of the reporting word itself, and of the word before it.
_of_word: Final = Conditions[Word]()
_of_before: Final = Conditions[Word]()


def barring(text: Text, i: int, cue: Cue) -> Bar | None:
    """The first rule that says that the verb does not report; None if it may."""
    for bar in _CHOSEN[_BY_WORD[text.words[i]] & _BY_BEFORE[text.before(i)]]:
        if bar(text, i, cue):
            return bar
    return None


def starts_clause(text: Text, i: int) -> bool:
    """Whether a clause can begin with the word at ``i``."""
    before = text.before(i)
    if before.type > NUMBER or text.words[i].conjunction:
        return True
    function = text.lexicon.function
    opens = before.folded in function.aside or before.folded in function.joined_apart
    return bool(before.flags & (OPENER | PARTICLE | BE)) or opens


@_of_before.want(lambda before, lexicon: before.folded in lexicon.function.not_before_report)
def _is_negated(text: Text, i: int, cue: Cue) -> bool:
    """It is negated («لم يعلن»); what is ruled out is denied all the same («لا يستبعد»)."""
    return not cue.verb.even_negated


@_of_before.want(lambda before, _: before.complementiser != "" and len(before.stem) == _BARE_THAT)
def _is_planned(text: Text, i: int, cue: Cue) -> bool:
    """An infinitive is a plan, not a report («أن يعلن»)."""
    return (cue.form.tense == "imperfect" or (cue.verb.hearsay and _is_present(text, i))) and (
        text.before(i - 1).folded not in text.lexicon.function.around
    )


@_of_before.want(lambda before, _: before.type == WORD)
def _joins_infinitive(text: Text, i: int, cue: Cue) -> bool:
    """It goes on what somebody is to do («توقع أن تفهم النخب القرار وتثمنه»).

    Or what may be («يمكن أن يؤكد أو ينفي»).
    """
    word = text.words[i]
    is_either = text.before(i).folded in text.lexicon.function.either
    if cue.form.tense != "imperfect" or not (is_either or word.folded.startswith("و")):
        return False
    prefix = word.folded[:1] if is_either else word.folded[1:2]
    for k in range(i - 1, max(text.sentence_start(i), i - _INFINITIVE) - 1, -1):
        opener = text.words[k]
        if opener.type > NUMBER:
            return False
        if opener.complementiser == "أ" and len(opener.stem) == _BARE_THAT:
            verb = text.words[k + 1]
            return bool(verb.imperfect or verb.verb) and verb.folded[:1] == prefix
    return False


def _is_present(text: Text, i: int) -> bool:
    return text.words[i].folded.startswith(("ي", "ت"))


@_of_before.want(
    lambda before, lexicon: before.folded in lexicon.function.condition | lexicon.function.perhaps
)
def _is_supposed(text: Text, i: int, cue: Cue) -> bool:
    """A condition, and no report («إذا أعلن»), or what may be («قد يعلن»)."""
    if cue.form.tense == "imperfect":
        return text.before(i).folded in text.lexicon.function.perhaps and _is_present(text, i)
    return cue.form.tense == "perfect" and text.before(i).folded in text.lexicon.function.condition


@_of_before.want(lambda before, _: before.type == WORD)
def _is_noun(text: Text, i: int, cue: Cue) -> bool:
    """A verbal noun that is written like a verb («تم نشر»), or a comment («مما يعني»)."""
    before, function = text.before(i), text.lexicon.function
    if cue.conjunction or cue.form.suffix:
        return False
    if before.folded in function.before_comment:
        return cue.verb.weak or not _takes_up(text, i)
    if before.folded in function.done:
        return True
    is_that = before.complementiser and before.preposition and len(before.stem) == _BARE_THAT
    if is_that and cue.form.tense == "perfect":
        return True  # «بأن ثمن الساعة مرتفع»
    if cue.form.tense == "perfect" and before.folded in function.before_verbal_noun:
        return True
    if cue.form.tense == "perfect" and any(c.form.tense == "imperfect" for c in before.cues):
        return not before.flags & (HEADS | GIVEN)  # «تواصل حث السكان على»
    return False


def _takes_up(text: Text, i: int) -> bool:
    """«ما تقول الحكومة إنها محطة»: a pronoun of the clause takes up what stands before."""
    near = text.words[i + 1 : i + _CLAUSE]
    that = next((w for w in near if w.complementiser or w.type > NUMBER), text.lexicon.empty)
    return that.complementiser in _PLAIN and len(that.stem) > _BARE_THAT


def _may_be_noun(word: Word) -> bool:
    return any(c.form.tense == "noun" for c in word.cues)


def is_noun_of_body(text: Text, i: int, cue: Cue) -> bool:
    """«أكد المجلس تعهد الحكومة بـ»: a verb before a feminine body would agree with it."""
    form = cue.form
    if (form.tense, form.gender, form.number) != ("perfect", "m", "s"):
        return False
    if not _may_be_noun(text.words[i]):
        return False
    after = text.after(i)
    is_body = after.flags & ORGANIZATION and after.definite and after.raw.endswith("ة")
    return bool(is_body) and not starts_clause(text, i)


@_of_word.want(lambda word, lexicon: _is_noun_too(word, lexicon))
@_of_before.want(lambda before, _: before.type == WORD)
def _is_governed_noun(text: Text, i: int, cue: Cue) -> bool:
    """A noun annexed to the one before («ارتفاع ثمن الماء»), or behind a verb («يدفع ثمن»)."""
    form, before, function = cue.form, text.before(i), text.lexicon.function
    if cue.conjunction or form.suffix or (form.tense, form.number) != ("perfect", "s"):
        return False
    after = text.after(i).folded
    if after in function.in_it or after in function.taken_up:
        return False  # «جلسة استجواب طلب فيها النائب»
    if before.flags & (HEADS | OCCASION | BE):
        return False
    is_loose = before.definite or before.possessed
    is_noun = before.verbal_noun or before.flags & TOPIC
    return bool(is_noun and not is_loose) or is_finite(text, i - 1)


def _is_noun_too(word: Word, lexicon: Lexicon) -> bool:
    """Whether a bare word that reports may be a noun («ثمن», «طلب»)."""
    is_listed = word.flags & TOPIC or lexicon.nouns.is_listed(word.folded)
    return _may_be_noun(word) or bool(is_listed)


@_of_word.want(lambda word, _: _may_be_noun(word))
@_of_before.want(lambda before, _: before.type == WORD)
def _is_bare_noun(text: Text, i: int, cue: Cue) -> bool:
    """Before a feminine body it is a noun, since a verb would agree («أكد المجلس تعهد الحكومة»)."""
    return not (cue.conjunction or cue.form.suffix) and is_noun_of_body(text, i, cue)


@_of_word.want(lambda word, _: _may_be_noun(word))
@_of_before.want(lambda before, _: before.type == WORD)
def _is_subject(text: Text, i: int, cue: Cue) -> bool:
    """Whether a word that is a noun too stands behind the verb of its clause («أثار وعد …»)."""
    if cue.conjunction or cue.form.suffix or text.before(i - 1).type <= NUMBER:
        return False
    before, after = text.before(i), text.after(i)
    is_verb = is_finite(text, i - 1) or not (before.flags or before.definite or before.adjective)
    return is_verb and bool(after.flags & HEADS)


@_of_before.want(
    lambda before, lexicon: (
        bool(before.flags & RELATIVE) or before.stem in lexicon.function.demonstrative
    )
)
def _is_shown(text: Text, i: int, cue: Cue) -> bool:
    """The writer's own conclusion («وهذا يؤكد أن», «الأمر الذي يشير إلى»)."""
    before = text.before(i)
    is_matter = text.before(i - 1).folded in text.lexicon.function.told_matter
    is_on_it = cue.form.suffix or text.after(i).folded in text.lexicon.function.taken_up
    if is_matter and not is_on_it:
        return True
    function = text.lexicon.function
    is_this = before.stem in function.demonstrative
    is_this = is_this and text.before(i - 1).folded not in function.aside  # «في غضون ذلك أكد»
    return is_this and not cue.conjunction and starts_clause(text, i - 1)


@_of_word.want(
    lambda word, lexicon: bool(word.flags & GIVEN) or word.folded in lexicon.function.also_given
)
@_of_before.want(lambda before, _: before.definite or bool(before.flags & (GIVEN | PLACE | TITLE)))
def _is_name(text: Text, i: int, cue: Cue) -> bool:
    """It is a personal name («محافظ الأنبار فالح العيساوي», «الدكتورة أمل الساحلي»)."""
    if text.words[i].flags & GIVEN:
        return True
    return bool(text.before(i).flags & (OFFICE | TITLE)) and text.after(i).definite


@_of_word.want(lambda word, _: word.folded.startswith(("س", "وس")))
def _is_expected(text: Text, i: int, cue: Cue) -> bool:
    """It is only expected, and nobody did («هناك من سيطالبون», «… وسيدعو المؤسسات»)."""
    if cue.form.tense != "imperfect":
        return False
    folded, before = text.words[i].folded, text.before(i)
    is_joined = folded.startswith("وس") and i > text.sentence_start(i)
    return is_joined or before.folded == "من"


@_of_before.want(lambda before, lexicon: before.folded in lexicon.function.out_of)
def _is_of_anyone(text: Text, i: int, cue: Cue) -> bool:
    """Whoever does so is meant, and nobody told of («على من يدعي الزعامة أن», «كل من يقول إن»)."""
    is_anyone = text.before(i - 1).folded in text.lexicon.function.anyone
    return is_anyone and cue.form.tense == "imperfect"


@_of_word.want(lambda word, _: DAMMA in word.raw)
def _is_passive(text: Text, i: int, cue: Cue) -> bool:
    """The writer's vowels make it a passive («أُعلن»)."""
    return cue.form.tense == "perfect" and is_passive(text.words[i].raw, cue.letters)


@_of_word.want(lambda word, _: "أ" in word.raw and any(c.form.person == 1 for c in word.cues))
def _is_of_myself(text: Text, i: int, cue: Cue) -> bool:
    """Written with a hamza that its perfect has not, it is of the writer himself («أعتقد أن»)."""
    if not cue.verb.lemma.startswith("ا"):
        return False
    after = text.after(i)  # «وأعترف المتهم بأن» is only misspelt
    return not (after.definite or after.flags & (HEADS | GIVEN))


@_of_word.want(lambda word, _: any(cue.verb.target for cue in word.cues))
def _is_accused(text: Text, i: int, cue: Cue) -> bool:
    """With nobody who is accused or described, it is a passive («عمال اتهموا بالشغب»)."""
    if cue.form.suffix:
        return False
    if cue.conjunction and cue.verb.act == "opine":
        return False  # «ووصف بالخطير قرار المجلس»
    after = text.after(i)
    if "ب" not in cue.verb.preps or after.folded[:1] != "ب":
        return False
    if after.preposition or after.flags:
        return after.preposition == "ب"
    # «اتهم بلينكن روسيا بالتجسس»: a name
    return not any(word.folded.startswith("ب") for word in text.words[i + 2 : i + _TARGET])


@_of_word.want(lambda word, _: word.folded.startswith("ل"))
def _is_purpose(text: Text, i: int, cue: Cue) -> bool:
    """An everyday verb behind the ل of purpose («لتعقب»)."""
    goes_on = text.before(i).type == COMMA and cue.verb.act == "say" and cue.verb.that
    # «…، ليضيف أن»
    return cue.form.tense == "imperfect" and cue.verb.weak and not goes_on


@_of_word.want(lambda word, _: bool(word.flags & PREPOSITION))
def _is_preposition(text: Text, i: int, cue: Cue) -> bool:
    """A word written like the verb is a preposition here («عبر», «بين»)."""
    word, after = text.words[i], text.after(i)
    if text.before(i).folded.startswith(word.stem):
        return True  # «بينه وبين سالم»
    if after.flags & PARTICLE and after.flags & ADVERBIAL:
        return False  # «عبر بدوره عن»: no noun follows
    if after.complementiser == "أ" and not text.after(i + 1).imperfect:
        return False  # «الذي بين أن الموسم جيد»
    if "\u0651" in word.raw:  # عبّر is no preposition
        # «وفي تصريح للصحيفة بيّن المدير أن»
        names_speaker = text.after(i).flags & (HEADS | GIVEN)
        return cue.verb.weak and not (starts_clause(text, i) or names_speaker)
    if not cue.conjunction:
        if not starts_clause(text, i):
            return True
        if text.before(i).type == COMMA and not cue.verb.that:
            return not _tells_of(text, i, cue)  # «، عبر الدائرة التلفزيونية»
    # «ولكن بين فترة وأخرى»
    return _is_plain_noun(text.after(i))


def _is_plain_noun(word: Word) -> bool:
    """Whether ``word`` looks like an indefinite noun that names nobody."""
    return word.feminine and not (word.flags or word.definite)


def _tells_of(text: Text, i: int, cue: Cue) -> bool:
    """«وفي حديثه، عبر الأب عن استيائه»: somebody right behind, and soon what he tells of."""
    after = text.after(i)
    if not after.flags & (OFFICE | TITLE | GIVEN) or after.flags & ORGANIZATION:
        return False
    near = range(i + 2, min(text.sentence_end(i), i + _SOON))
    return any(text.words[k].folded in cue.verb.preps for k in near)


@_of_before.want(lambda before, _: before.type == QUOTE)
def _is_between_marks(text: Text, i: int, cue: Cue) -> bool:
    """Alone between quotation marks: a name of one word."""
    return text.closing.get(i - 1) == i + 1


@_of_word.want(lambda word, _: word.boilerplate != ())
def _is_boilerplate(text: Text, i: int, cue: Cue) -> bool:
    """An impersonal connective («يذكر أن»), but not «البنك الدولي يتوقع أن ينكمش الاقتصاد»."""
    is_theirs = cue.verb.act == "estimate" and _has_speaker_before(text, i)
    return begins_boilerplate(text, i) and not (is_theirs and _tells_of_another(text, i + 2))


def _has_speaker_before(text: Text, i: int) -> bool:
    """Whether the sentence opens with who may be the subject of the verb at ``i``, and no more."""
    words, first = text.words, text.sentence_start(i)
    while first < i and (
        words[first].flags & (BE | PARTICLE) or words[first].folded in text.lexicon.function.but
    ):
        first += 1
    head, phrase = text.words[first], words[first:i]
    if not 0 < len(phrase) <= _SOON or not head.flags & (HEADS | GIVEN) or head.preposition:
        return False
    return not any(w.type > NUMBER or w.cues or w.flags & PREPOSITION for w in phrase)


def _tells_of_another(text: Text, k: int) -> bool:
    """Whether the clause from ``k`` has a subject of its own: «ينكمش الاقتصاد»."""
    verb, noun = text.words[k] if k < text.length else text.lexicon.empty, text.after(k)
    return verb.definite or (noun.definite and not noun.preposition)


@_of_before.want(lambda before, _: before.boilerplate != ())
def _is_in_boilerplate(text: Text, i: int, cue: Cue) -> bool:
    """«الجدير ذكره»: the verb is its second word."""
    return begins_boilerplate(text, i - 1)


def begins_boilerplate(text: Text, i: int) -> bool:
    """Whether a connective of the writer's own begins at ``i``: «يذكر أن»."""
    words = text.words
    between = text.lexicon.function.between
    for rest in words[i].boilerplate:
        j = i + 1
        for part in rest:
            while text.after(j - 1).folded in between:
                j += 1
            word = text.after(j - 1)
            if not (word.folded == part or (word.complementiser and part == "ان")):
                break
            j += 1
        else:
            return True
    return False


@_of_word.want(lambda word, lexicon: word.folded.lstrip("وف") in lexicon.function.calls_for)
def _is_cause(text: Text, i: int, cue: Cue) -> bool:
    """«الوضع يدعو للقلق», «تدعو إلى الدهشة»: what gives cause for a feeling says nothing."""
    after = text.after(i)
    noun = text.after(i + 1) if after.flags & PREPOSITION else after
    return noun.folded in text.lexicon.function.feeling or (
        noun.preposition == "ل" and "ال" + noun.stem in text.lexicon.function.feeling
    )


@_of_before.want(lambda before, lexicon: before.folded in lexicon.function.father)
def _names_son(text: Text, i: int, cue: Cue) -> bool:
    """A man is called by it after «أبي» («علي بن أبي طالب»)."""
    return cue.conjunction == ""


BARS: Final[tuple[Bar, ...]] = (
    _is_negated,
    _is_planned,
    _joins_infinitive,
    _is_supposed,
    _is_noun,
    _is_governed_noun,
    _is_subject,
    _is_bare_noun,
    _is_shown,
    _is_name,
    _is_expected,
    _is_of_anyone,
    _is_passive,
    _is_of_myself,
    _is_accused,
    _is_purpose,
    _is_preposition,
    _is_between_marks,
    _is_boilerplate,
    _is_in_boilerplate,
    _is_cause,
    _names_son,
)

_BY_WORD: Final = _of_word.over(BARS)
_BY_BEFORE: Final = _of_before.over(BARS)
_CHOSEN: Final = Chosen(BARS)
