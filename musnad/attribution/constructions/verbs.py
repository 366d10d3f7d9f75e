"""Finite reporting verbs: source and content around a perfect or an imperfect."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.attribution.agreement import is_deed
from musnad.attribution.asides import told_in
from musnad.attribution.clauses import meanwhile_at
from musnad.attribution.constructions.document import is_subject_of_verb, sent_by
from musnad.attribution.constructions.left import behind, left_subject
from musnad.attribution.constructions.nouns import quoted_noun
from musnad.attribution.constructions.objects import (
    arrange_object,
    is_unknown,
    noun_phrase_at,
    said_object,
    topic_after,
)
from musnad.attribution.constructions.placing import goes_on, hangs, placed
from musnad.attribution.constructions.postposed import as_said
from musnad.attribution.constructions.sight import Answer, Sight
from musnad.attribution.finite import is_finite
from musnad.attribution.kinds import counts_people
from musnad.attribution.model import Construction, Marker, Phrase, Range
from musnad.attribution.mute import is_mute
from musnad.attribution.phrases import NOTHING, read_phrase
from musnad.attribution.refusals import Nothing
from musnad.attribution.reporting import barring
from musnad.attribution.subjects import clause_subject, subject_before
from musnad.lexicon.words import (
    COMMA,
    DOCUMENT,
    GIVEN,
    HEADS,
    NUMBER,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PLACE,
    QUOTE,
    RELATIVE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: The document or speech stands so near before the verb.
_SPEECH: Final = 9
#: Who wrote it stands with a verb so near before it.
_WRITER: Final = 20
#: God, to whom one prays, stands close behind the verb.
_NEAR: Final = 4
#: What an everyday verb does something to stands at least so far before a clause of another's.
_FAR: Final = 6
_NOT_SO_NEAR: Final = 12


class Arrangement(NamedTuple):
    """How the words around a verb were understood; without a marker nothing opens its content."""

    phrase: Phrase
    left: Range | None
    marker: Marker | None


def reports_nothing(sight: Sight) -> Answer:
    """What shows at first sight that a finite verb reports nothing."""
    form, verb = sight.form, sight.verb
    if form.person != 3:
        return Nothing.NOT_THIRD_PERSON
    is_of_women = form.gender == "f" and form.number == "p"
    if is_of_women and sight.words[sight.i].flags & PLACE:
        return Nothing.NAMES  # «لحج وعدن»
    if sight.i + 1 >= sight.text.length:
        return Nothing.AT_END
    if barring(sight.text, sight.i, sight.cue) or goes_on(sight.text, sight.i + 1):
        return Nothing.BARRED
    if sight.words[sight.i].cues[0].verb.within and is_subject_of_verb(sight):
        return Nothing.OTHER_CUE
    following = sight.after.folded
    is_pronoun = following in sight.text.lexicon.function.pronoun_of
    if (
        is_pronoun
        and not sight.before.flags & RELATIVE
        and any(following[:2] == preposition[:2] for preposition in verb.preps)
    ):
        return Nothing.POINTS_BACK  # «سيعلن عنها»: what was said stands before
    return None


def leads_nowhere(sight: Sight) -> Answer:
    """No content follows, as with most everyday verbs, or God is spoken to."""
    if sight.marker is None and not (
        sight.takes_object or sight.tells or sight.verb.opens or sight.follows_as
    ):
        return Nothing.NO_CONTENT
    return Nothing.PRAYER if sight.is_directed and _prays(sight) else None


def verb(sight: Sight) -> Answer:
    """A verb with its marker, or with a bare noun phrase for content."""
    arrangement = arranged(sight)
    if arrangement is None:
        return Nothing.NO_CONTENT
    phrase, left, marker = arrangement
    if marker is None:
        return as_said(sight, phrase)
    if quoted_noun(sight.text, sight.first, marker.at, any_noun=False):
        return Nothing.OTHER_CUE  # «وأكدت له في رسالة بقولها: "…"»
    speech = _speech_before(sight)
    if speech >= 0 and (phrase.source is None or sight.is_directed):
        # «أصدر بيانا قال فيه», «ألقى كلمة أشار فيها إلى»: who issued it, or held the speech
        left = _issuer(sight, speech)
        phrase = phrase if left is None else phrase.without_source()
    refusal = None if speech >= 0 else _refused(sight, phrase, left, marker)
    if refusal is not None:
        return refusal
    return placed(
        sight,
        Construction.VERB,
        marker.content,
        opener=marker.kind,
        source=phrase.source,
        media=phrase.media,
        left=left,
    )


def arranged(sight: Sight) -> Arrangement | None:
    """What is the subject and what is reported; None if the verb reports nothing."""
    text, first = sight.text, sight.first
    right = behind(sight)
    left = left_subject(sight, right)
    phrase: Phrase
    marker = sight.opener
    if left is not None or sight.is_plural:
        # A verb in the plural has its subject before it, or unsaid.
        behind_it = read_phrase(text, first, sight.limit) if right is None else right
        phrase = Phrase(media=behind_it.media)
        if marker is None and sight.takes_object:
            at_topic = topic_after if sight.is_directed else noun_phrase_at
            marker = at_topic(text, first, sight.limit)
        elif marker is not None and marker.kind == "preposition":
            marker = _deed_before(sight, marker) or marker
    else:
        found = arrange_object(sight, right)
        if found is None:
            return None
        phrase, marker = found
        if sight.is_directed and sight.has_pronoun:
            phrase = phrase.without_source()
        if _judges(sight, phrase, marker):
            phrase = phrase.without_source()
    is_plain = sight.tells and not sight.takes_object
    if is_plain and (marker is None or marker.kind != "that"):
        cut, said = said_object(sight, phrase)
        if said is not None and (
            marker is None or marker.kind != "preposition" or said.at < marker.at
        ):
            phrase, marker = cut, said
        if phrase.first < 0 and not sight.cue.conjunction:
            left = subject_before(text, sight.i, sight.cue)  # «دراسة تكشف أسباب …»
    last = phrase.stop - 1
    if last == phrase.first and sight.words[last].folded in text.lexicon.function.saying:
        phrase = phrase.without_source()  # «وتابع القول إن»
    return _without_idiom(sight, Arrangement(phrase, left, marker))


def _without_idiom(sight: Sight, arrangement: Arrangement) -> Arrangement:
    """The same without the noun that only completes the verb, at the end of the subject."""
    phrase = arrangement.phrase
    last = phrase.stop - 1
    is_idiom = last >= 0 and sight.words[last].folded in sight.verb.idiom
    if last > phrase.first and (is_idiom or _is_deed(sight.text, last)):
        # «لفتت الصحف الانتباه إلى», «كرر الوزير التأكيد أن»
        return arrangement._replace(phrase=phrase.cut(last))
    if is_idiom:
        left = subject_before(sight.text, sight.i, sight.cue)  # «سيكشف غدا النقاب عن»
        return arrangement._replace(phrase=NOTHING, left=left)
    return arrangement


def _deed_before(sight: Sight, marker: Marker) -> Marker | None:
    """«كانت الشركة قد أعلنت الاستغناء عن …»: the preposition is that of the deed before it."""
    if sight.is_directed:
        return None
    found = noun_phrase_at(sight.text, sight.first, marker.at)
    if found is None:
        return None
    word = sight.words[found.content]
    return found if is_deed(word) else None


def _judges(sight: Sight, phrase: Phrase, marker: Marker | None) -> bool:
    """«عدّ هذه الإجراءات بأنها»: what is judged stands behind the verb, and no subject."""
    if sight.verb.act != "opine" or marker is None:
        return False
    is_next = sight.after.stem in _pointers(sight)
    return is_next and phrase.stop == marker.at and sight.words[marker.content].preposition == "ب"


def _pointers(sight: Sight) -> frozenset[str]:
    return sight.text.lexicon.function.demonstrative


def _is_deed(text: Text, k: int) -> bool:
    """Whether a verbal noun of speech at ``k`` stands apart behind the subject («التأكيد أن»)."""
    word, before = text.words[k], text.before(k)
    is_noun = any(c.form.tense == "noun" for c in word.cues)
    is_speech = is_noun and (word.flags & TOPIC or word.folded == "القول")
    is_apart = before.closed or not before.flags
    return bool(is_speech) and word.definite and is_apart and text.after(k).complementiser != ""


def _speech_before(sight: Sight) -> int:
    """The document or speech that the words stand in («مؤتمرا صحفيا قال فيه»); -1 if in none."""
    words, i = sight.words, sight.i
    if sight.cue.conjunction:
        return -1
    if not told_in(sight.text, sight.first):
        return -1
    for k in range(i - 1, max(sight.text.sentence_start(i), i - _SPEECH) - 1, -1):
        word = words[k]
        if _is_speech(sight.text, word):
            return k
        if k == i - 2 and sight.before.flags & RELATIVE:
            continue  # «كلمته، والتي أكد فيها»
        if k == i - 1 and word.type == COMMA:
            continue  # «دعوى قضائية، طالب فيها»
        if word.type != WORD or word.cues:
            return -1
    return -1


def _is_speech(text: Text, word: Word) -> bool:
    """Whether ``word`` is a document or an occasion of speech not told of before («مؤتمرا»)."""
    flags = word.flags
    if word.accusative:
        flags |= text.lexicon.classes.get(word.folded.removesuffix("ا"), 0)
    noun = word.folded.removesuffix("ا") if word.accusative else word.stem
    is_told = flags & (DOCUMENT | OCCASION) or noun in text.lexicon.function.told_text
    return bool(is_told) and not word.definite


def _issuer(sight: Sight, speech: int) -> Range | None:
    """Who issued the document or held the speech at ``speech``, or whom it is from."""
    text, words, i = sight.text, sight.words, sight.i
    sender = next((k for k in range(speech + 1, i - 1) if words[k].folded == "من"), -1)
    if sender >= 0:
        return read_phrase(text, sender + 1, i).source
    if sight.before.flags & RELATIVE:
        owner = read_phrase(text, speech + 1, i - 1)  # «تصريحات الرئيس التي أكد فيها»
        if owner.first == speech + 1:
            return owner.source
    return (
        sent_by(text, speech)
        or _speaker_of(text, speech, i)
        or _writer(text, speech)
        or clause_subject(text, speech, sight.cue)
    )


def _speaker_of(text: Text, speech: int, i: int) -> Range | None:
    """«ردا على تصريحات متحدث باسم الحزب قال فيها»: whose speech it was, right before the verb."""
    owner = read_phrase(text, speech + 1, i)
    is_whole = (owner.first, owner.stop) == (speech + 1, i)
    return owner.source if is_whole and _is_person(text, owner) else None


def _is_person(text: Text, phrase: Phrase) -> bool:
    head = text.words[phrase.first]
    is_noun = head.definite or phrase.stop > phrase.first + 1  # not «تصريحات إعلامية»
    return is_noun and bool(head.flags & (OFFICE | TITLE | GIVEN | UNNAMED))


def _writer(text: Text, speech: int) -> Range | None:
    """«بعدما نشرت الصحيفة تقريرا اتهمت فيه»: the subject of the verb nearest to the document."""
    for k in range(speech - 1, max(text.sentence_start(speech), speech - _WRITER), -1):
        word = text.words[k]
        if (any(c.finite for c in word.cues) and not word.flags) or is_finite(text, k):
            phrase = read_phrase(text, k + 1, speech)
            if (phrase.first, phrase.stop) != (k + 1, speech) or text.before(k).flags & RELATIVE:
                return None
            is_known = text.words[k + 1].flags & (HEADS | GIVEN)
            return phrase.source if is_known and not is_mute(text, (k + 1, speech, 0)) else None
    return None


def _refused(sight: Sight, phrase: Phrase, left: Range | None, marker: Marker) -> Nothing | None:
    """Why nobody is there who can have said it, said or unsaid; None if somebody is."""
    has_source = phrase.source is not None
    if not has_source and left is None and hangs(sight):
        return Nothing.HANGS
    if sight.verb.weak and sight.is_plural and marker.at > sight.i + 3:
        return Nothing.FAR_OPENER
    if _stands_apart(sight, phrase, marker):
        return Nothing.FAR_OPENER
    refusal = _mute(sight, phrase, marker) if has_source else None
    if left is not None and not _tells(sight, left):
        is_number = (
            sight.words[left[0]].type == NUMBER and left[1] < sight.i
        )  # «الساعة 8:05 … يفيد»
        refusal = Nothing.CANNOT_SPEAK if is_number or is_mute(sight.text, left) else None
    if refusal is not None:
        return refusal
    if sight.verb.document and not has_source and left is None:
        return Nothing.NO_DOCUMENT
    is_relative = has_source and sight.before.flags & RELATIVE and marker.kind != "that"
    is_relative = is_relative and meanwhile_at(sight.text, sight.i) < 0
    return Nothing.OF_RELATIVE if is_relative else None


def _stands_apart(sight: Sight, phrase: Phrase, marker: Marker) -> bool:
    """«واصل هجومه على الوزارة، متهما إياها بأنها»: what takes no clause itself has it at once.

    So has what may be a passive: «يعتبر السد أكبر سدود البلاد، رغم أن».
    """
    stop = max(phrase.stop, sight.first)
    is_apart = marker.at > stop + 1
    if sight.verb.judges and sight.form.tense == "imperfect":
        return is_apart and _is_held(sight, stop, marker)
    if not sight.verb.weak or marker.kind != "that":
        return False
    does_something = marker.at > stop + _FAR and _has_object(sight, phrase, stop)
    return does_something or (is_apart and not sight.verb.that)


def _has_object(sight: Sight, phrase: Phrase, k: int) -> bool:
    """Whether a noun at ``k`` is done something to: «سجل الخام أكبر خسارة منذ أيام، رغم أن».

    Nothing is done by a verb that goes on what was said («وأضاف السد آمن»), and behind a document
    it is one of its words («أظهر استطلاع لآراء 25 خبيرا متخصصا في السدود أن»).
    """
    word = sight.words[k]
    if sight.verb.after_speech or not word.is_nominal:
        return False
    is_document = phrase.source is not None and sight.words[phrase.first].flags & DOCUMENT
    return not (is_document or word.flags & TIME)


def _is_held(sight: Sight, k: int, marker: Marker) -> bool:
    """«تعتبر الصحيفة من أكبر …»: whether what somebody is held to be, or a comma, comes before.

    «وتعتبر الوزارة، خلافا للسكان، أن» has an aside there.
    """
    function, word = sight.text.lexicon.function, sight.words[k]
    if sight.words[marker.at - 1].type == COMMA:
        return False
    is_of_some = word.folded in function.of_one and sight.text.after(k).folded not in function.aside
    is_told = is_of_some or (word.is_nominal and not word.flags & TIME)
    return is_told or any(w.type == COMMA for w in sight.words[k : marker.at])


def _tells(sight: Sight, left: Range) -> bool:
    """Whether the subject is an occasion that tells something («المؤتمر أوصى»), not a ceremony."""
    head = sight.words[left[0]]
    return bool(head.flags & OCCASION) and head.stem not in sight.text.lexicon.function.ceremony


def _meets(sight: Sight, phrase: Phrase, marker: Marker) -> bool:
    """«أشار الاجتماع إلى أن»: a meeting tells something where a plain verb has its own clause."""
    verb, head = sight.verb, sight.words[phrase.first]
    is_own = marker.kind == "that" or sight.words[marker.at].folded in verb.preps
    if verb.weak or verb.always or not is_own or head.possessed:
        return False
    return _tells(sight, (phrase.first, phrase.stop, 0))


def _mute(sight: Sight, phrase: Phrase, marker: Marker) -> Nothing | None:
    """Why the phrase found can be no source for this verb; None if it can."""
    words, verb = sight.words, sight.verb
    first, stop = phrase.first, phrase.stop
    head = words[first]
    if head.type == QUOTE:
        return None
    is_number = head.number is not None
    # «خمسة من حكام الولايات»
    speaks = counts_people(sight.text, first, stop) if is_number else _meets(sight, phrase, marker)
    if not speaks and is_mute(sight.text, (first, stop, 0)):
        return Nothing.CANNOT_SPEAK
    if verb.document and not head.flags & (DOCUMENT | ORGANIZATION | UNNAMED):
        return Nothing.NO_DOCUMENT
    if head.type == NUMBER and not speaks:
        return Nothing.CANNOT_SPEAK
    return Nothing.UNKNOWN_SOURCE if is_unknown(sight, phrase) else None


def _prays(sight: Sight) -> bool:
    """Whether the one addressed is God, and not a man named after Him («نصر الله»)."""
    words, lexicon = sight.words, sight.text.lexicon
    first = sight.first
    for k in range(first, min(first + _NEAR, sight.limit)):
        if words[k].folded in lexicon.function.deity:
            before = words[k - 1]
            if k == first or before.definite or before.folded in lexicon.honored:
                return True
    asks = sight.verb.folded in lexicon.function.prays
    near = range(first, min(first + _NOT_SO_NEAR, sight.limit)) if asks else ()
    return any(_is_god(sight.text, k) for k in near)  # «سألت الأمانة العامة للهيئة الله تعالى أن»


def _is_god(text: Text, k: int) -> bool:
    """Whether God is named at ``k`` by more than one word («الله تعالى», «المولى عز وجل»)."""
    function = text.lexicon.function
    return text.words[k].folded in function.deity and text.after(k).folded in function.exalted
