"""Attribution by preposition: «وفقا لـ», «بحسب», «نقلا عن», «على حد قول»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import msgspec

from musnad.attribution.asides import closing_mark
from musnad.attribution.clauses import cut_relative
from musnad.attribution.constructions.insertions import behind_insertion
from musnad.attribution.constructions.nouns import quoted_noun
from musnad.attribution.constructions.sight import Answer, Sight
from musnad.attribution.finite import describes, is_finite
from musnad.attribution.kinds import counts_people, has_name
from musnad.attribution.markers import REACH, leads
from musnad.attribution.model import Construction, Frame, Opener, Phrase
from musnad.attribution.phrases import read_phrase
from musnad.attribution.quoted import holds_title
from musnad.attribution.refusals import Nothing
from musnad.lexicon import Cue
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    BE,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    NEGATION,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    OPENER,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: A name between marks has at most so many tokens; a clause opens so soon behind its source.
_QUOTED_NAME: Final = 8
_SOON: Final = 12
#: An attribution stands so near behind another for the same words.
_STACKED: Final = 60
#: An indefinite document may be told of in a clause that begins so soon behind it.
_TOLD_OF: Final = 4
#: Unknown words are at most so many words of a name.
_NAME: Final = 3
#: Of whom something is known stands so near behind «علم».
_LEARNED: Final = 4
#: A name between commas has fewer words, of no other classes.
_APPOSED: Final = 5
_OF_NAME: Final = GIVEN | TITLE
#: What stands between commas behind a source has so many tokens.
_REMARK: Final = 24
#: Complementisers that may open what an inserted attribution parts from its verb.
_ANY_CLAUSE: Final = ("أ", "بأ", "إ")


class _Opening(NamedTuple):
    """Where the source may begin, how many letters of its first word are a preposition."""

    first: int
    letters: int
    cue: Cue


def according(sight: Sight) -> Answer:
    """«وفقا لـ», «بحسب», «نقلا عن», before or behind what is reported."""
    return read_preposition(sight.text, sight.i, 1, sight.cue)


def find_long_cue(text: Text, i: int) -> tuple[Cue, int] | None:
    """A reporting phrase of several words that begins at ``i`` («على حد قول»), and its size."""
    word, second = text.words[i], text.after(i).folded
    for first in (word.folded, word.folded[1:] if word.folded[0] in "وف" else ""):
        for rest, verb, after in text.lexicon.long_cues.get(first, {}).get(second, ()):
            if text.follows(i + 2, rest):
                form = Form(word.folded, "preposition", 3, "", "")
                cue = Cue(verb, form, len(word.folded) - len(first), "", after)
                return cue, 2 + len(rest)
    return None


def read_preposition(text: Text, i: int, size: int, cue: Cue) -> Frame | Nothing:
    """The attribution whose ``size`` words begin at token ``i``, or why there is none."""
    j = i + size
    if cue.verb.apart and text.before(i).type not in (COMMA, DASH):
        return Nothing.NOT_APART
    has_pronoun = cue.verb.pronoun
    if has_pronoun or text.after(j - 1).folded in text.lexicon.function.his_words:
        return _by_pronoun(text, i, cue, j if has_pronoun else j + 1)
    opening = _opening(text, j, cue)
    if opening is None or opening.first >= text.length:
        return Nothing.NO_PREPOSITION
    end = min(text.sentence_end(opening.first), opening.first + REACH)
    behind_verb = _behind_verb(text, i, opening)
    if behind_verb is None:
        return Nothing.NO_VERB
    #: «بحسب ما أكده للوكالة مصدر»: adverbials may stand between the verb and its subject.
    is_told = behind_verb.first > opening.first
    is_told = is_told and not text.after(behind_verb.first - 1).flags & PRONOUN  # «ما طلب منها»
    first, letters, cue = behind_verb
    in_dashes = text.before(i).type == DASH
    stop = _end_of_source(text, first, end, in_dashes=in_dashes)
    phrase = read_phrase(text, first, stop, follows=bool(cue.after))
    if phrase.first < 0 or phrase.first > first + (_SOON if is_told else 1):
        unsaid = _leaves_unsaid(text, first)
        return _by_pronoun(text, i, cue, stop) if unsaid else Nothing.NO_SUBJECT
    behind_comma = stop + 1 + (text.after(stop - 1).type == COMMA)
    if quoted_noun(text, first, behind_comma, any_noun=False):
        return Nothing.OTHER_CUE
    if _cannot_speak(text, phrase):
        return Nothing.CANNOT_SPEAK
    outer, about = phrase.source, phrase.stop
    is_passed_on = cue.verb.relays and text.after(about - 1).folded == "عن"
    if is_passed_on:  # «بحسب ما نقلت الوكالة عن الوزير»
        first, letters, stop = (
            about + 1,
            0,
            _end_of_source(text, about + 1, end, in_dashes=in_dashes),
        )
        phrase = read_phrase(text, first, stop)
        if phrase.first != first:
            return Nothing.NO_SUBJECT
    introduced = _introduces(text, stop) or _concludes(text, phrase, stop)
    tentative = _is_tentative(text, i, phrase, introduced)
    if tentative is None:
        return Nothing.CANNOT_SPEAK
    frame = _placed(
        text, i, cue, _with_description(text, phrase, stop), first, letters, stop, end, tentative
    )
    if is_passed_on and outer is not None and isinstance(frame, Frame):
        return msgspec.structs.replace(frame, relays=(outer,))
    return frame


def _leaves_unsaid(text: Text, first: int) -> bool:
    """«…، وفق ما صرح به», «…، حسبما أفادوا»: only the verb before ``first`` tells who."""
    after = text.after(first - 1)
    if after.type == COMMA and text.after(first).flags & (TIME | PREPOSITION | ADVERBIAL):
        return False  # «بحسب ما أعلنت، الجمعة، المنظمة»
    if after.type <= NUMBER and not after.flags & (PRONOUN | PREPOSITION):
        return False
    return any(_has_unsaid_subject(c, after) for c in text.words[first - 1].cues)


def _has_unsaid_subject(cue: Cue, after: Word) -> bool:
    """Whether a verb before ``after`` says who speaks; «ما أعلن», «ما نشر» may be a passive."""
    form, verb = cue.form, cue.verb
    if not (cue.finite and form.person == 3 and verb.that) or verb.document or verb.within:
        return False
    may_be_passive = form.tense == "perfect" and (form.gender, form.number) == ("m", "s")
    may_be_passive = may_be_passive and "ا" not in verb.folded[1:]  # but «أفاد»
    is_by_it = after.flags & PRONOUN and after.folded.startswith("ب")  # «ما صرح به»
    return verb.act in ("say", "confirm") and bool(is_by_it or not may_be_passive)


def _cannot_speak(text: Text, phrase: Phrase) -> bool:
    """Whether the phrase is a law that rules, a number of things («بحسب 47 عاما»), or a scale."""
    function, head = text.lexicon.function, text.words[phrase.first]
    if head.type == NUMBER:
        return not counts_people(text, phrase.first, phrase.stop)
    if phrase.stop - phrase.first == 1 and head.stem in function.scale_alone:
        return True  # «توزعت الإيرادات حسب الجهة»
    if head.stem in function.scale and not head.flags & GIVEN:
        return True  # «حسب الفئة العمرية»
    if text.phrase_flags(phrase.first)[0] & DOCUMENT:
        return False  # «طبقا للائحة الاتهام»
    return head.stem in function.provision and head.stem not in function.told_provision


def _by_pronoun(text: Text, i: int, cue: Cue, stop: int) -> Frame:
    """«…، على حد قوله», «ووفقا له، فإن …»: the speaker is the pronoun, before ``stop``."""
    content = stop + 1 if text.after(stop - 1).type == COMMA else stop
    if i == text.sentence_start(i) and content < text.sentence_end(i):
        return Frame(
            cue=i,
            reading=cue,
            construction=Construction.PREPOSED,
            opener="that" if text.words[content].complementiser else "clause",
            content=content,
            clause=i,
            beside=True,
        )
    return Frame(
        cue=i,
        reading=cue,
        construction=Construction.POSTPOSED,
        opener="postposed",
        content=text.sentence_start(i),
        until=i,
        clause=i,
    )


def _opening(text: Text, j: int, cue: Cue) -> _Opening | None:
    """The first token behind the preposition that leads to the source, written apart or not."""
    if not cue.after:
        return _Opening(j, 0, cue)
    while j < text.length and text.words[j].type in (QUOTE, DASH):
        j += 1
    if j >= text.length:
        return None
    word = text.words[j]
    if word.folded.rstrip("ـ") in cue.after:
        return _Opening(j + 1, 0, cue)
    # «وفقا لما ذكره», «وفقا لهوانغ ياشينغ»
    return _Opening(j, 1, cue) if word.folded[:1] in cue.after else None


def _behind_verb(text: Text, i: int, opening: _Opening) -> _Opening | None:
    """«بحسب ما أفاد به المتحدث», «حسبما ذكرت الوكالة»: the source stands behind the verb.

    None if no reporting verb follows.
    """
    first, letters, cue = opening
    words, function = text.words, text.lexicon.function
    if words[first].folded == "لما":
        letters = 0
    takes_clause = words[first].folded in function.what
    if not takes_clause and not words[i].folded.endswith("ما"):
        return _Opening(first, letters, cue)
    k = first + 1 if takes_clause else first
    said = None if k >= text.length else next((c.verb for c in words[k].cues), None)
    if said is None:
        return None
    cue = replace(cue, verb=replace(cue.verb, act=said.act, relays=said.relays))
    if said.learns:  # «حسبما علم أمس من البلدية»
        near = range(k + 1, min(k + _LEARNED, text.length))
        k = next((m for m in near if words[m].folded in function.known_from), k)
    behind = text.after(k).folded
    is_place = said.within and behind in function.within  # «ما ورد في تقرير»
    return _Opening(k + 2 if is_place else k + 1, letters, cue)


def _end_of_source(text: Text, first: int, end: int, *, in_dashes: bool) -> int:
    """The token at which the words that may be of the source end.

    ``in_dashes``: the attribution is an aside itself, which the next dash closes.
    """
    k = first
    while k < end:
        word = text.words[k]
        if k in text.closing and (text.closing[k] - k <= _QUOTED_NAME or holds_title(text, k)):
            k = text.closing[k] + 1
        elif word.type == OPEN and (closing := _closing_bracket(text, k, end)) > 0:
            k = closing + 1
        elif not in_dashes and (closing := _closing_dash(text, k, end)) > 0:
            k = closing + 1  # «ووفقا للبيان -الذي نشر أمس- فإن»
        elif word.type in (COMMA, SEMICOLON, COLON, DASH, QUOTE):
            if not (_is_apposed(text, k + 1) or _is_named(text, first, k + 1)):
                break
            k += 1
        elif _ends_source(text, first, k):
            break
        else:
            k += 1
    return k


def _closing_dash(text: Text, opening: int, end: int) -> int:
    """The dash that closes the aside opened at ``opening``; -1 if none does."""
    return closing_mark(text, opening, end) if text.words[opening].type == DASH else -1


def _closing_bracket(text: Text, opening: int, end: int) -> int:
    """The bracket that closes the one at ``opening``; -1 if none does so soon."""
    near = range(opening + 1, min(end, opening + _SOON))
    return next((k for k in near if text.words[k].type == CLOSE), -1)


def _is_apposed(text: Text, k: int) -> bool:
    """Whether the word at ``k`` behind a comma is an office of the one named before.

    Before a verb it is the subject of what is reported («وحسب البيان، اللاعب سيغيب»).
    """
    word, after = text.after(k - 1), text.after(k)
    opens = after.verb or after.imperfect
    return not (word.conjunction or opens) and bool(word.flags & (OFFICE | TITLE))


def _is_named(text: Text, first: int, k: int) -> bool:
    """«وحسب مدير المرصد، نادر الكندي، فإن»: a short name between commas is that of the office."""
    if not text.words[first].flags & OFFICE or has_name(text, first, k - 1):
        return False
    for j in range(k, min(k + _APPOSED, text.length)):
        word = text.words[j]
        if word.type != WORD:
            return j > k and word.type in (COMMA, STOP)
        if word.flags & ~_OF_NAME or word.verb or word.imperfect or word.cues:
            return False
    return False


def _ends_source(text: Text, first: int, k: int) -> bool:
    """Whether what is reported, or another clause, begins at ``k``."""
    word, before = text.words[k], text.before(k)
    if word.conjunction == "ف" and k > first and word.flags & PREPOSITION:
        return True  # «وبحسب البنك فمن المرجح أن»
    if word.complementiser:
        barred = before.folded in text.lexicon.function.not_before_that
        if word.complementiser != "أ" or not barred:
            return True
    if k == first:
        return False
    if word.flags & RELATIVE and _tells(text, k):
        return True  # «بحسب الصحيفة التي رأت أن»: told next
    if word.cues and word.cues[0].form.tense == "preposition":
        return True
    if word.conjunction == "ف" and (word.flags & FUNCTION or word.definite):
        return True  # «وفق المعطيات ذاتها فقد …», «وطبقا للأطباء فالمرض …»
    if word.flags & (BE | OPENER | PARTICLE) or _opens_clause(text, first, k):
        return True
    return is_finite(text, k) and _is_main_verb(text, first, k)


def _is_main_verb(text: Text, first: int, k: int) -> bool:
    """Whether the verb at ``k`` is that of what is reported («وبحسب التقرير الذي صدر ارتفعت …»)."""
    words = text.words
    if words[k].verb_joined or words[k - 1].flags & (RELATIVE | NEGATION | BE | PARTICLE):
        return False
    relative = next((j for j in range(k - 1, first, -1) if words[j].flags & RELATIVE), -1)
    if relative < 0:
        head, second = words[first], words[first + 1]
        is_annexed = second.definite and not second.preposition
        is_known = head.definite or is_annexed or not head.flags & (DOCUMENT | OCCASION | UNNAMED)
        return is_known and not describes(text, k)  # «وفق بيان للوزارة صدر أمس»
    return any(is_finite(text, j) for j in range(relative + 1, k))


def _tells(text: Text, k: int) -> bool:
    """Whether the word behind ``k`` is a reporting verb with content of its own."""
    return any(c.finite for c in text.after(k).cues) and leads(text, k + 1)


def _opens_clause(text: Text, first: int, k: int) -> bool:
    """Whether a finite reporting verb at ``k`` stands in no clause on the source."""
    words = text.words
    word, head = words[k], words[first]
    if not word.cues or not word.cues[0].finite or word.flags & (HEADS | PREPOSITION):
        return False
    if word.cues[0].form.person != 3:
        return False  # «بحسب سالم نصر الله»
    denied = text.lexicon.function.not_before_report
    if text.before(k).folded in denied or text.after(k).folded in denied:
        return False  # «مسؤول طلب عدم ذكر اسمه»
    is_told = head.flags & (DOCUMENT | OCCASION) and not head.definite
    if is_told and k <= first + _TOLD_OF and not _has_subject(text, k):
        return False
    return not any(w.flags & RELATIVE for w in words[first:k])


def _has_subject(text: Text, k: int) -> bool:
    """«وبحسب بيان للوزارة أكد الوزير أن»: who stands behind the verb, not the document."""
    word = text.after(k)
    return bool(word.flags & (OFFICE | TITLE | GIVEN)) and not word.preposition


def _introduces(text: Text, stop: int) -> bool:
    """Whether a clause with its complementiser follows the source, be it behind a comma."""
    word = text.after(stop - 1)
    opens = text.after(stop) if word.type == COMMA else word
    return opens.complementiser != ""


def _concludes(text: Text, phrase: Phrase, stop: int) -> bool:
    """«وبحسب القرار فقد رخص المجلس بـ»: a clause with ف follows a document."""
    head, opens = text.words[phrase.first], text.after(stop - 1)
    is_document = head.flags & DOCUMENT or head.stem in text.lexicon.function.told_provision
    return bool(is_document) and opens.conjunction == "ف" and bool(opens.flags & PARTICLE)


def _is_tentative(text: Text, i: int, phrase: Phrase, introduced: bool) -> bool | None:
    """Whether only the rest of the article can tell that the phrase is a source; None: it is none.

    Unknown words must be a name that the article gives elsewhere, or stand between commas.
    """
    words = text.words
    if _is_source_like(text, phrase.first, phrase.stop):
        return False
    head = words[phrase.first]
    is_thing = not head.flags & HEADS and (head.thing or head.flags & TOPIC)  # «بحسب الحجم، فإن»
    is_thing = is_thing and phrase.stop - phrase.first == 1 and not text.is_behind_given_name(head)
    if introduced and (head.definite or head.flags & OCCASION) and not is_thing:
        return False
    inside = words[phrase.first : phrase.stop]
    if text.is_behind_given_name(head):
        return True  # «ووفق بشارات فإن», who was named before
    if any(w.flags or w.verbal_noun or w.feminine for w in inside):
        return None
    behind = words[phrase.stop].type if phrase.stop < text.length else STOP
    apart = text.before(i).type in (COMMA, DASH) or behind == COMMA
    return len(inside) < 2 or not apart or any(w.definite for w in inside)


def _is_source_like(text: Text, first: int, stop: int) -> bool:
    """Whether a phrase after «وفقا لـ» names somebody who can say something."""
    if text.phrase_flags(first)[0] & (HEADS | AGENCY) or _is_short_name(text, first):
        return True
    if text.words[first].folded.removeprefix("ل") in text.lexicon.function.the_same:
        first += 1  # «وفقا لذات المصدر»
    if text.after(first - 1).stem in text.lexicon.function.demonstrative:
        first += 1  # «وفقا لهذا المصدر»
    commas = (k for k in range(first + 1, stop) if text.words[k].type == COMMA)
    if any(text.after(k).flags & (OFFICE | TITLE) for k in commas):
        return True  # «وفقا لريم الكندي، مديرة المركز»
    if _is_led_name(text, first):
        return True
    for word in text.words[first : min(stop, first + 2)]:
        if word.type == QUOTE:
            return True
        if word.flags & (HEADS | GIVEN | AGENCY | GROUP | UNNAMED | TITLE):
            return word.stem not in text.lexicon.function.provision
        if not word.flags or word.flags & TOPIC:
            return False
    return False


def _is_led_name(text: Text, first: int) -> bool:
    """«وفقا لريم الكندي», «وفقا لعبد الله الكندي»: a given name written with «ل», and another."""
    word, after = text.after(first - 1), text.after(first)
    led = word.folded[1:] if word.folded[:1] == "ل" and not word.flags else ""
    if text.lexicon.classes.get(led, 0) != GIVEN:
        return False
    return bool(after.flags & GIVEN or after.name or (after.definite and after.adjective))


def _is_short_name(text: Text, first: int) -> bool:
    """Whether the one word there is what an agency is called for short («وفقا للألمانية»)."""
    word = text.words[first]
    name = "ال" + word.stem if word.definite else word.stem
    return name in text.lexicon.short_agencies


def _with_description(text: Text, phrase: Phrase, stop: int) -> Phrase:
    """«حسب بلاغ توصلت الصحيفة بنسخة منه»: an indefinite document with what is said of it."""
    head = text.words[phrase.first]
    if not head.flags & (DOCUMENT | OCCASION) or head.definite or phrase.stop >= stop:
        return phrase
    behind = text.words[phrase.stop]
    is_told = behind.type == WORD and not behind.flags
    is_issued = behind.folded in text.lexicon.function.issues  # «بحسب تقرير صدر أمس»
    return phrase.cut(stop) if is_told and not is_issued else phrase


def _placed(
    text: Text,
    i: int,
    cue: Cue,
    phrase: Phrase,
    first: int,
    letters: int,
    stop: int,
    end: int,
    tentative: bool,
) -> Frame | Nothing:
    """The frame before, beside or behind what is reported."""
    begin = text.sentence_start(i)
    before = text.before(i)
    construction, beside, until = Construction.POSTPOSED, False, None
    further: tuple[tuple[int, int], ...] = ()
    opener: Opener
    stacks = _stacks(text, i, begin)
    opens = _ANY_CLAUSE if stacks or _is_inserted(text, i, begin) else ("أ",)
    inline = _clause_after(text, phrase.stop, end, opens)
    is_joined = before.type == COMMA and cue.conjunction != "" and not stacks
    is_behind_verb = any(c.finite for c in before.cues)  # «وأوضحت نقلا عن الخبير أن»
    told = _told_with_preposition(text, i, begin, phrase.stop) if inline < 0 else -1
    if inline >= 0 and (i > begin + 1 or is_behind_verb) and not is_joined:
        # «ذكرت شينخوا نقلا عن متحدث … أن …»: both report the one clause
        construction, opener, content = Construction.INLINE, "that", inline
    elif told >= 0 and (cue.verb.quotes or is_behind_verb):
        construction, content = Construction.INLINE, told
        opener = "that" if text.words[told].complementiser else "preposition"
    elif stacks and cue.verb.quotes and _is_answered(text, stop):
        construction, opener, content = Construction.INLINE, "that", stop + 1
    elif _stands_alone(text, i, begin, phrase, end):
        # «… . وفقا لرويترز.»: a sentence of its own tells of the one before
        opener, content, until = "postposed", text.sentence_start(begin - 1), begin - 1
    elif _precedes(text, i, begin, cue, stop):
        stop = _behind_asides(text, stop, end)
        if stop >= end or text.words[stop].flags & RELATIVE:
            return Nothing.NO_CONTENT
        construction = Construction.PREPOSED
        is_told_of = text.words[phrase.first].flags & (UNNAMED | GROUP) and phrase.stop == stop
        content = _consequence(text, stop, end, verb=bool(is_told_of))
        if is_told_of and content > stop:
            phrase = phrase.cut(content - 1)  # «مصدرين … تحدثا للصحيفة»
        stop = content
        opener = "that" if text.words[stop].complementiser else "clause"
        beside = not before.complementiser
    else:
        quote = text.enclosing_quote(i)
        content, until = begin if quote is None else max(begin, quote + 1), i
        phrase, opener = cut_relative(text, phrase), "postposed"
        if quote is None:
            further = behind_insertion(text, i - 1, stop)
        is_speech = further and further[0][0] in text.closing
        if is_speech and _only_says(text, begin, i - 1):
            (content, until), further = further[0], ()  # «وقال -وفقا لبيان- "…"»
    return Frame(
        cue=i,
        reading=cue,
        construction=construction,
        opener=opener,
        content=content,
        until=until,
        further=further,
        source=(phrase.first, phrase.stop, letters if phrase.first == first else 0),
        tentative=tentative,
        media=phrase.media,
        clause=i,
        beside=beside,
    )


def _is_answered(text: Text, stop: int) -> bool:
    """«بحسب ما ذكرته الوكالة نقلا عن مصدر، فقد …»: a clause with ف follows behind a comma."""
    return text.after(stop - 1).type == COMMA and text.after(stop).conjunction == "ف"


def _only_says(text: Text, begin: int, stop: int) -> bool:
    """Whether nothing stands before an aside but a reporting word and its source."""
    if not text.words[begin].cues:
        return False
    phrase = read_phrase(text, begin + 1, stop)
    return stop - begin <= 1 or (phrase.first, phrase.stop) == (begin + 1, stop)


def _consequence(text: Text, first: int, end: int, *, verb: bool = False) -> int:
    """«وبحسب الدراسة، المنجزة تحت إشراف …، فإن»: what is reported begins there, else at ``first``.

    Behind a clause of its own («…، إذا ارتفعت الأسعار، فإن») it is the whole. ``verb`` says that a
    verb at ``first`` may tell of the source.
    """
    begin = first + 1 if verb else first
    is_where = bool(text.after(first - 1).flags & PREPOSITION) and text.after(first).possessed
    for k in range(begin, min(end, first + _REMARK)):
        word = text.words[k]
        is_consequence = word.conjunction == "ف" and word.flags & PARTICLE  # «، فقد»
        if (word.complementiser or is_consequence) and text.before(k).type == COMMA:
            return k
        if is_where:  # «وبحسب الصحيفة، في تقريرها الذي نشرته أمس، فإن»
            continue
        if word.complementiser or word.flags & (BE | SUBORDINATOR | OPENER):
            return first
        if word.verb and not text.after(k).flags & PRONOUN:
            return first  # but «…، توصلت به الصحيفة، فإن»
    return first


def _stands_alone(text: Text, i: int, begin: int, phrase: Phrase, end: int) -> bool:
    """Whether a source, with nothing else in its sentence, is that of the one before."""
    if i != begin or text.before(begin).type != STOP or phrase.stop < end:
        return False
    flags = text.words[phrase.first].flags | text.phrase_flags(phrase.first)[0]
    return bool(flags & (HEADS | AGENCY)) or _is_short_name(text, phrase.first)


def _is_inserted(text: Text, i: int, begin: int) -> bool:
    """Whether a reporting verb still waits for its clause: «قال الوزير، وفق رويترز، إن …»."""
    if text.before(i).type not in (COMMA, DASH):
        return False
    for k in range(i - 1, begin - 1, -1):
        word = text.words[k]
        if word.complementiser:
            return False
        if word.cues and (word.cues[0].finite or word.cues[0].form.tense == "preposition"):
            return True
    return False


def _told_with_preposition(text: Text, i: int, begin: int, stop: int) -> int:
    """«كشفت الصحيفة، نقلا عن مصادر، عن مقتل …»: what the verb before tells of; -1: nothing."""
    words = text.words
    near = range(i - 1, begin - 1, -1)
    opens = (words[k] for k in near if words[k].complementiser or words[k].cues)
    verb = next(opens, text.lexicon.empty)
    k = stop + 1 if text.after(stop - 1).type in (COMMA, DASH) else stop
    leads = text.after(k - 1).folded
    is_own = any(c.finite and leads in c.verb.preps for c in verb.cues)
    return k + 1 if is_own and k + 1 < text.length else -1


def _stacks(text: Text, i: int, begin: int) -> bool:
    """Whether another attribution stands before, no clause between: «بحسب X، ووفقا لـY، فإن»."""
    what = text.lexicon.function.what
    for k in range(i - 1, max(begin, i - _STACKED) - 1, -1):
        word = text.words[k]
        if word.complementiser:
            return False
        if not word.cues:
            continue
        if any(c.finite for c in word.cues) and text.before(k).folded not in what:
            return False  # but «بحسب ما ذكرته X نقلا عن Y، فإن»
        if word.cues[0].form.tense == "preposition":
            return True
    return False


def _behind_asides(text: Text, stop: int, end: int) -> int:
    """Where the clause begins, behind marks and a relative clause between commas."""
    words = text.words
    while text.after(stop - 1).type in (COMMA, COLON, DASH, SEMICOLON):
        stop += 1
    word = text.after(stop - 1)
    if word.cues and word.cues[0].form.tense == "preposition":
        second = _end_of_source(text, stop + 1, end, in_dashes=True)
        clause = _clause_after(text, second, end, _ANY_CLAUSE)
        if text.after(second - 1).type == COMMA:
            clause = second + 1
        return stop if clause < 0 else clause  # «بحسب الوكالة نقلا عن مصدر، فإن»
    if word.flags & RELATIVE:
        comma = next((k for k in range(stop, end - 1) if words[k].type == COMMA), stop)
        if text.after(comma).conjunction == "ف":
            return comma + 1  # «وفقا للناطق، الذي تحدث أمس، فإن»
    return stop


def _precedes(text: Text, i: int, begin: int, cue: Cue, stop: int) -> bool:
    """Whether the attribution stands before the clause that it reports."""
    before = text.before(i)
    return bool(
        i - begin <= 1
        or (before.type in (COMMA, SEMICOLON) and cue.conjunction)
        or text.after(stop - 1).complementiser
        or before.complementiser
    )


def _clause_after(text: Text, first: int, end: int, opens: Sequence[str]) -> int:
    """The complementiser close behind a source, before any comma; -1 if there is none.

    Those of ``opens`` may stand behind one.
    """
    words = text.words
    for k in range(first, min(end, first + _SOON)):
        word, before = words[k], text.before(k)
        if (
            word.type in (COMMA, DASH)
            and text.after(k).complementiser in opens
            and (k == first or before.flags & TIME)
        ):
            continue
        if word.type > NUMBER:
            return -1
        if word.cues and word.cues[0].finite and not before.flags & NEGATION:
            return -1
        if word.complementiser:
            return -1 if before.folded in text.lexicon.function.not_before_that else k
    return -1
