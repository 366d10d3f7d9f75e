"""Where a content would end if no other reporting word followed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from musnad.attribution.clauses import meanwhile_at
from musnad.attribution.finite import is_finite
from musnad.attribution.model import Construction, Extent, Frame
from musnad.attribution.occasions import medium_behind
from musnad.attribution.quoted import opens_sentence
from musnad.attribution.reporting import begins_boilerplate
from musnad.attribution.rules import Conditions
from musnad.lexicon.function import FunctionWords
from musnad.lexicon.words import (
    BE,
    BREAK,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    GIVEN,
    HEADS,
    NEGATION,
    NUMBER,
    OPENER,
    OTHER,
    PARTICLE,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    STOP,
    SUBORDINATOR,
    WORD,
    Word,
)
from musnad.text.structure import Text

Rule = Callable[[Text, int], bool]

#: «and that is», before the occasion of a speech.
_THAT_IS: Final = "وذلك"
#: What the rules on a mark want of the word behind it.
_of_next: Final = Conditions[Word]()

#: No content outside quotation marks is longer than this many tokens.
_LONGEST: Final = 450
#: «رغم قوله إن …، غادر»: the comma is among so many marks; «قوله إن … فإن» within so many tokens.
_MARKS: Final = 8
_CONSEQUENCE: Final = 40
#: A quotation goes on in so many pieces, each of more tokens than these.
_PIECES: Final = 6
_SHORT_PIECE: Final = 4
#: The writer's second verb, and what was left unsaid, are looked for among so many words.
_NEAR: Final = 40
_FEW: Final = 12
#: The first sentence begins at this token at the latest, behind a line break.
_LEAD: Final = 1
#: A refusal stands among so many words behind the contrast that opens it.
_REFUSAL: Final = 4
CLAUSES: Final = ("that", "colon", "quote", "clause")


class Turns:
    """The commas of a text behind which the writer may speak again."""

    def __init__(self, text: Text) -> None:
        self.text = text
        #: Commas, semicolons and dashes outside of quotations that words follow.
        self._commas = [
            k
            for k in text.marks
            if text.words[k].type in (COMMA, SEMICOLON, DASH)
            and k + 2 < text.length
            and text.enclosing_quote(k) is None
        ]

    def writer_again(self, start: int, end: int, *, is_clause: bool) -> int:
        """The first from ``start`` on that ends a content, ``end`` if none does before.

        ``is_clause`` says that the content is a clause, not a noun phrase.
        """
        text = self.text
        behind = (k for k in self._within(start, end) if own_words_at(text, k, is_clause=is_clause))
        return next(behind, end)

    def joined(self, start: int, end: int) -> int:
        """The first with و and a verb behind it, which go on the sentence."""
        words = self.text.words
        return next((k for k in self._within(start, end) if words[k + 1].verb_joined), end)

    def names(self, frame: Frame, start: int, end: int) -> int:
        """The first behind which the writer tells what the speaker did."""
        near = self._within(start, end)
        return next((k for k in near if tells_of_speaker(self.text, frame, k)), end)

    def _within(self, start: int, end: int) -> list[int]:
        commas = self._commas
        return commas[bisect_left(commas, start) : bisect_left(commas, end - 2)]


def tells_of_speaker(text: Text, frame: Frame, k: int) -> bool:
    """«أعلن المجلس أن …، وأقر المجلس»: a joined verb and who speaks stand behind ``k``."""
    if frame.source is None:
        return False
    words = text.words
    head, verb, subject = words[frame.source[0]], words[k + 1], words[k + 2]
    if not head.flags & HEADS or head.flags & (STATE | GIVEN):
        return False
    is_verb = verb.verb_joined or any(c.finite and c.conjunction == "و" for c in verb.cues)
    return is_verb and subject.definite and subject.stem == head.stem and not subject.preposition


def natural_extent(turns: Turns, frame: Frame) -> Extent:
    """The content of ``frame`` up to its own end."""
    text = turns.text
    start = frame.content
    if frame.until is not None:
        return Extent(start, frame.until, frame.letters)
    is_marked = start in text.closing
    is_whole = is_marked and not opens_sentence(text, start)
    if is_whole and frame.opener in ("quote", "colon"):
        closing = text.closing[start]
        return Extent(start + 1, closing, more=_going_on(text, closing), is_quotation=True)
    if frame.construction is Construction.HEADLINE:
        return Extent(start, text.length)
    if frame.opener == "colon" and frame.prints:  # «فيما يلي نصه :»
        return Extent(start, text.length, is_full_text=True)
    return Extent(start, _end(turns, frame, start), frame.letters)


def _end(turns: Turns, frame: Frame, start: int) -> int:
    text = turns.text
    end = min(text.sentence_end(start), start + _LONGEST)
    is_noun = frame.construction is Construction.NOUN
    if frame.opener != "colon" and (is_noun or _concedes(text, frame)):
        end = _fronted(text, frame, start, end)
        consequence = -1 if _is_meanwhile(text, frame) else _consequence(text, start, end)
        if consequence >= 0:
            return consequence
    if frame.opener != "colon" or frame.reading.verb.act == "ask":
        end = _end_of_questions(text, start, end)
    sign = _sign_of_item(text, start) or _sign_of_item(text, start - 1)
    if sign:
        return _end_of_list(text, sign, start, end)
    end = _before_silence(text, start, _before_own_words(turns, frame, start, end))
    return end if frame.opener in CLAUSES else _before_second_verb(text, start, end)


def _end_of_questions(text: Text, start: int, end: int) -> int:
    """The mark behind a question, and behind those that go on it («…؟ وما هي …؟»)."""
    marks, asks_on = text.ask_bounds, text.lexicon.function.asks_on
    for n in range(bisect_left(marks, start), len(marks)):
        goes_on = n + 1 < len(marks) and marks[n + 1] < end
        if not goes_on or text.after(marks[n]).folded not in asks_on:
            return min(end, marks[n])
    return end


def _fronted(text: Text, frame: Frame, start: int, end: int) -> int:
    """«رغم قوله إن …، غادر السكان»: the comma before the main clause."""
    is_led = text.before(frame.cue).folded in text.lexicon.function.fronting
    is_meanwhile = _is_meanwhile(text, frame)
    if frame.opener != "object" and not (is_led or is_meanwhile):
        return end
    wants_verb = is_meanwhile and frame.opener in CLAUSES
    at = bisect_left(text.marks, start)
    for k in text.marks[at : at + _MARKS]:
        if text.words[k].type == COMMA and k < end and (not wants_verb or is_finite(text, k + 1)):
            return k
    return end


def _concedes(text: Text, frame: Frame) -> bool:
    """«وفي حين يقول الخبراء إن …، فإنهم»: its clause stands before the main one."""
    before, concedes = text.before(frame.cue), text.lexicon.function.concedes
    if before.flags & RELATIVE:
        return _is_meanwhile(text, frame)
    return before.folded in concedes


def _is_meanwhile(text: Text, frame: Frame) -> bool:
    """«وفي الوقت الذي رحب فيه الوزير بالاتفاق، غادر»: its clause begins the sentence."""
    is_first = frame.clause == 0 or text.before(frame.clause).type in (STOP, BREAK)
    begins = is_first or text.words[frame.clause].conjunction != ""
    return begins and meanwhile_at(text, frame.cue) == frame.clause


def _consequence(text: Text, start: int, end: int) -> int:
    """«قوله إن … فإن»: the writer goes on; -1 if he does not."""
    for k in range(start + 1, min(end, start + _CONSEQUENCE)):
        if text.words[k].conjunction == "ف" and text.words[k].complementiser:
            return k
    return -1


def _sign_of_item(text: Text, k: int) -> str:
    """The sign of an item of a list at ``k``: «-», «•», «1» for any number; empty if none is."""
    word = text.words[k]
    if text.before(k).type not in (BREAK, COLON):
        return ""
    if word.type == NUMBER:
        return "1" if text.after(k).type in (DASH, STOP, CLOSE) else ""
    return word.raw if word.type in (DASH, OTHER) else ""


def _end_of_list(text: Text, sign: str, start: int, end: int) -> int:
    """A list after a colon, an item a line, each behind the same sign."""
    words, last = text.words, min(text.length, start + _LONGEST)
    while end < last:
        line = next((k for k in range(end, last) if words[k].type == BREAK), last)
        if line + 1 >= last or _sign_of_item(text, line + 1) != sign:
            break
        end = text.sentence_end(line + 1)
    return end


def _before_own_words(turns: Turns, frame: Frame, start: int, end: int) -> int:
    """The first comma behind which the writer speaks again, or ``end``."""
    last = min(end, start + _LONGEST)
    is_clause = frame.opener in CLAUSES
    first = turns.writer_again(start, end, is_clause=is_clause)
    joined = end if is_clause else turns.joined(start, end)
    if joined < first and joined < _clause_in(turns.text, start, last):
        first = joined  # «…، وأطلق»
    first = min(first, turns.names(frame, start, end))
    return first if first < last else end


def _before_silence(text: Text, start: int, end: int) -> int:
    """«… لكنه لم يذكر تفاصيل»: the writer on what was left unsaid; ``end`` if he is not there."""
    words, function = text.words, text.lexicon.function
    first = bisect_left(text.reporting, start + 3)
    for at in range(first, min(len(text.reporting), first + _FEW)):
        k = text.reporting[at]
        if k >= end:
            break
        if words[k - 1].folded == "لم" and words[k - 2].folded.startswith(function.but_he):
            return k - 2 if text.enclosing_quote(k) is None else end
    return end


def _before_second_verb(text: Text, start: int, end: int) -> int:
    """«رفع الأسعار ووصفه بكذا», «خطط طوارئ وترفض»: behind a noun phrase a verb of the writer's."""
    words = text.words
    for k in range(start + 1, min(end, start + _NEAR)):
        word = words[k]
        if word.type == COMMA and _joins_perfect(text.after(k)):
            return k  # «استقالته، وغادر»
        if word.complementiser or word.type > NUMBER:
            break  # «الأكسجين إن وجد»
        has_verb = word.verb != "" and not word.verb_joined
        if has_verb or word.flags & (RELATIVE | SUBORDINATOR | NEGATION):
            break
        if not word.folded.startswith("و"):
            continue
        if (
            word.flags & BE
            or _is_joined_indicative(word)
            or _joins_imperfect(word)
            or _joins_perfect(word)
            or _joins_cue(word)
        ):
            return k
    return end


def _joins_perfect(word: Word) -> bool:
    """Whether ``word`` is و and a perfect («استقالته وغادر»); the و of «وصف» is its own."""
    if not word.verb_joined or word.verb != "perfect" or word.flags:
        return False
    return all(c.conjunction for c in word.cues)


def _is_joined_indicative(word: Word) -> bool:
    """Whether ``word`` is و and an imperfect that no «ل» or «أن» before it governs («وترفض»)."""
    is_third = word.verb == "imperfect" and word.folded.startswith(("وي", "وت"))
    return is_third and not word.folded.endswith("وا")


def _joins_cue(word: Word) -> bool:
    """Whether ``word`` is و and a reporting verb that looks like no noun («وهددت», not «وعلم»)."""
    if word.flags or not word.cues or not word.cues[0].finite:
        return False
    form = word.cues[0].form
    if form.tense == "imperfect":
        return form.person == 3  # «هذه الاتهامات وتعتبرها محاولة»
    if form.suffix:
        return False
    verb = word.cues[0].verb
    is_noun = any(c.form.tense == "noun" for c in word.cues)
    # «ووصف المشاركة بالكبيرة وقال», but «رفع العلم وعلم الجامعة»
    return form.gender == "f" or form.number != "s" or (verb.quote and not (verb.weak or is_noun))


def _joins_imperfect(word: Word) -> bool:
    """Whether ``word`` is و and what can only be an imperfect («وتجارة» is none)."""
    return (
        word.folded.startswith(("ويت", "ويس", "ويع", "ويق", "وستت", "وسي"))
        and len(word.folded) > 5
        and not (word.flags or word.folded.endswith(("ا", "ات")))  # «وسيارات»
    )


def own_words_at(text: Text, k: int, *, is_clause: bool) -> Rule | None:
    """The rule by which the writer speaks again behind the mark at ``k``; None if he does not.

    ``is_clause`` says that the content is a clause, not a noun phrase.
    """
    for rule in _BEHIND_ANY[text.words[k + 1]]:
        if rule(text, k):
            return rule
    return None if is_clause else _behind_noun_phrase(text, k)


def _behind_noun_phrase(text: Text, k: int) -> Rule | None:
    """The rule by which the writer speaks again behind the mark at ``k`` and a noun phrase."""
    for rule in _BEHIND_NOUN_PHRASE[text.words[k + 1]]:
        if rule(text, k):
            return rule
    return None


@_of_next.want(lambda word, lexicon: word.folded in lexicon.function.prayer)
def _prays(text: Text, k: int) -> bool:
    """Behind it somebody prays («…، سائلا الله»)."""
    return text.words[k + 2].folded in text.lexicon.function.deity


@_of_next.want(lambda word, _: word.folded == _THAT_IS)
def _tells_when(text: Text, k: int) -> bool:
    """The occasion of the speech is told behind it («…، وذلك في مؤتمر صحفي»)."""
    occasions = text.lexicon.function.speech_occasion
    return any(w.stem in occasions for w in text.words[k + 2 : k + 5])


@_of_next.want(lambda word, _: word.folded in (_THAT_IS, "في"))
def _remarks(text: Text, k: int) -> bool:
    """«…، في إشارة إلى», «…، وذلك في أول رد فعل»."""
    words, function = text.words, text.lexicon.function
    if words[k + 1].folded == _THAT_IS:
        k += 1
    if words[k + 1].folded != "في":
        return False
    at = k + 2 if text.after(k + 1).folded in function.far_occasion else k + 1
    return text.after(at).folded in function.reaction


@_of_next.want(
    lambda word, lexicon: (
        word.folded in lexicon.function.comes or word.folded in lexicon.function.on_side
    )
)
def _moves_on(text: Text, k: int) -> bool:
    """The writer goes on to something else («…، في المقابل», «…، جاء ذلك في»)."""
    words, function = text.words, text.lexicon.function
    after, second = words[k + 1], words[k + 2]
    if after.folded in function.comes and second.folded in function.this:
        return True
    return text.phrase(k + 2, k + 4).startswith(function.other_side)


@_of_next.want(lambda word, lexicon: word.folded in lexicon.function.in_occasion)
def _is_spoken_to(text: Text, k: int) -> bool:
    """The medium spoken to is told behind it («…، في حديث لقناة …»)."""
    return text.words[k].type == COMMA and medium_behind(text, k) is not None


@_of_next.want(lambda word, lexicon: word.folded in lexicon.function.pronoun_clause)
def _is_commented_on(text: Text, k: int) -> bool:
    """Another speaks of what was said («…، وهو ما وصفه الوزير بأنه», «…، وهو ما نفاه»)."""
    is_what = text.words[k + 2].folded in text.lexicon.function.what_is
    return is_what and any(c.form.suffix for c in text.after(k + 2).cues)


@_of_next.want(
    lambda word, lexicon: (
        word.folded in ("الا", "من")
        or word.folded in lexicon.function.contrast
        or word.folded in lexicon.function.without
    )
)
def _leaves_unsaid(text: Text, k: int) -> bool:
    """«…، دون توضيح», «…، من دون أن يسمي»."""
    words, function = text.words, text.lexicon.function
    if _refuses(text, k + 1):
        return True
    at = k + 2 if words[k + 1].folded == "من" else k + 1
    if words[at].folded not in function.without:
        return False
    after = text.after(at)
    if after.complementiser:
        after = text.after(at + 1)
        return bool(after.cues) or after.folded in function.unsaid
    return after.folded in function.unsaid


def _refuses(text: Text, k: int) -> bool:
    """«إلا أنه رفض الإفصاح», «فيما لم يتطرق التقرير», «لكنه امتنع عن ذكر» at ``k``."""
    words, function = text.words, text.lexicon.function
    if words[k].folded == "الا":
        k += 1
    elif words[k].folded not in function.contrast:
        return False
    for at in range(k + 1, min(text.length - 2, k + _REFUSAL)):
        word = words[at]
        if word.folded in function.refuses:
            behind = words[at + 1 : at + 3]
            return any(w.folded in function.unsaid for w in behind)
        if word.folded == "لم":
            return words[at + 1].folded in function.unsaid
    return False


@_of_next.want(
    lambda word, lexicon: (
        word.folded
        in lexicon.function.at_occasion
        | lexicon.function.amid
        | lexicon.function.contrast
        | lexicon.function.just_as
    )
)
def _leaves_quotation(text: Text, k: int) -> bool:
    """«إن "…"، وسط تحذيرات», «أن "…"، في حين»: behind marks the writer tells what was beside.

    «أن "…"، كما سخر الحاضرون».
    """
    words, function = text.words, text.lexicon.function
    if k - 1 - text.opening.get(k - 1, k) <= _SHORT_PIECE or _is_quoted_on(text, k):
        return False
    after = words[k + 1].folded
    if after in function.just_as:
        is_whole = text.before(text.opening[k - 1]).complementiser != ""
        is_told = any(c.form.tense == "perfect" for c in words[k + 2].cues)
        return is_whole and (words[k + 2].verb == "perfect" or is_told)
    is_while = words[k + 2].folded in function.concedes
    return is_while or after in function.amid or after in function.contrast


def _is_quoted_on(text: Text, k: int) -> bool:
    """«أن البلاد "آمنة"، لكن الجفاف "غير كل شيء"»: more of the same words between marks."""
    at = bisect_left(text.openings, k)
    if at >= len(text.openings):
        return False
    opening = min(text.openings[at], k + _NEAR)
    is_same = not any(w.cues for w in text.words[k:opening])
    return is_same and opening < text.sentence_end(k) and opening == text.openings[at]


@_of_next.want(lambda word, _: word.folded == "في")
def _leads_on(text: Text, k: int) -> bool:
    """The first sentence tells two pieces of news («أعلن … أن …، في حين تواصلت المعارك»)."""
    if text.sentence_start(k) > _LEAD:
        return False
    function, after = text.lexicon.function, text.after(k + 2)
    is_beside = text.words[k + 2].folded in function.meanwhile
    # «في وقت متأخر» tells when
    return is_beside and not (after.complementiser or after.folded in function.of_time)


@_of_next.want(
    lambda word, lexicon: (
        word.folded in lexicon.function.circumstance
        or (bool(word.cues) and not word.flags and word.cues[0].form.tense == "participle")
    )
)
def _is_participle(text: Text, k: int) -> bool:
    """«…، داعيا»: another reporting word, whatever it reports."""
    word = text.words[k + 1]
    if word.folded in text.lexicon.function.circumstance:
        return True  # «…، مستعرضا دور الحركة»
    # «…، مبرزة في هذا السياق»: one of an everyday verb too, where an adverbial follows
    return not word.cues[0].verb.weak or text.words[k + 2].folded == "في"


@_of_next.want(lambda word, _: word.folded.startswith("ب") and _is_saying(word))
def _puts_it(text: Text, k: int) -> bool:
    """«…، بقوله: "…"»: in which words he says so."""
    return text.words[k + 2].type in (COLON, QUOTE) or text.words[k + 2].complementiser != ""


def _is_saying(word: Word) -> bool:
    """Whether ``word`` is «قوله» or another noun of saying with the speaker's pronoun."""
    return any(c.form.tense == "noun" and c.form.suffix != "" for c in word.cues)


@_of_next.want(lambda word, _: any(c.verb.relays_nouns and c.conjunction for c in word.cues))
def _passes_on(text: Text, k: int) -> bool:
    """«…، ونقلت عن مصدر قوله»: the words of another follow."""
    return text.words[k + 2].folded == "عن"


@_of_next.want(lambda word, lexicon: word.folded in lexicon.function.and_about)
def _turns_to(text: Text, k: int) -> bool:
    """«…، وعن موعد العودة قال إن»: a reporting verb follows what it is about."""
    function = text.lexicon.function
    for j in range(k + 2, min(text.length - 1, k + _FEW)):
        word = text.words[j]
        if word.type > NUMBER or word.complementiser:
            return False
        if any(c.finite for c in word.cues) and not word.flags:
            before = text.before(j)
            is_of_clause = before.flags & RELATIVE or before.folded in function.who_what
            return not is_of_clause
    return False


@_of_next.want(
    lambda word, lexicon: (
        word.folded in lexicon.function.earlier
        or (bool(word.cues) and word.cues[0].finite and not word.flags)
    )
)
def _leads_to_speech(text: Text, k: int) -> bool:
    """«…، وأضاف قائلا», «…، ليختم بالقول»: a verb of going on before the word that reports.

    «…، قبل أن يستدرك قائلا».
    """
    is_later = text.words[k + 1].folded in text.lexicon.function.earlier
    at = k + 3 if is_later else k + 1
    verb, cue = text.after(at - 1), text.after(at)
    if not verb.cues or not cue.cues or cue.definite:
        return False
    is_joined = is_later or verb.cues[0].conjunction != "" or verb.folded.startswith("ل")
    tense = cue.cues[0].form.tense
    return is_joined and (tense == "participle" or (tense == "noun" and cue.folded[:1] == "ب"))


def _is_semicolon(text: Text, k: int) -> bool:
    """A semicolon ends a noun phrase, but «برامج …؛ من بينها «غرس»»."""
    if text.words[k].type != SEMICOLON:
        return False
    after = text.after(k)
    goes_on = after.folded in text.lexicon.function.out_of or after.preposition == "ب"
    goes_on = goes_on or bool(after.flags & RELATIVE and after.definite)  # not «مما»
    is_means = after.folded == _THAT_IS and text.after(k + 1).preposition == "ب"
    is_despite = after.folded in text.lexicon.function.despite
    return not (goes_on or is_means or is_despite)  # «…؛ وذلك بتقديم», «…؛ رغم الإغلاق»


def _is_joined_verb(word: Word) -> bool:
    """Whether ``word`` is a reporting verb behind و («وأكد»), or looks like a joined perfect."""
    if word.cues and word.cues[0].finite and (word.conjunction or word.cues[0].conjunction):
        return True  # also «وتطرق», «وفنّد»
    return _is_joined_perfect(word)


@_of_next.want(lambda word, _: _is_joined_verb(word))
def _joins_verb(text: Text, k: int) -> bool:
    """A joined verb goes on without it («…، ويعتزم», «…، وعقدت», «…، وأكد»)."""
    return True


@_of_next.want(lambda word, lexicon: word.folded in lexicon.function.just_as)
def _adds_verb(text: Text, k: int) -> bool:
    """«…، كما اتفقا على»: the writer adds what else was done."""
    verb = text.words[k + 2]
    return bool(verb.verb or verb.cues)


@_of_next.want(lambda word, lexicon: word.folded in lexicon.function.and_though)
def _concedes_anew(text: Text, k: int) -> bool:
    """«…، ورغم أن اللجنة …، فإن»: the writer's own sentence."""
    return True


def _clause_in(text: Text, start: int, last: int) -> int:
    """Where a clause opens in a content («تذكيره بأنه …»), which a verb with و may go on."""
    opening = (
        k
        for k in range(start, last)
        if text.words[k].complementiser and not text.before(k).flags & (PARTICLE | OPENER)
    )
    return next(opening, last)


def _is_joined_perfect(word: Word) -> bool:
    """Whether ``word`` looks like و and a perfect in the feminine («وعقدت»), and like no noun."""
    return (
        word.folded.startswith("و")
        and word.folded.endswith("ت")
        and not word.folded.endswith("ات")
        and len(word.folded) > 4
        and not word.flags
    )


@_of_next.want(
    lambda word, lexicon: word.folded in ("الا", "في") or _is_contrast(word, lexicon.function)
)
def _contrasts(text: Text, k: int) -> bool:
    """The writer sets something against it («…، إلا أن», «…، لكنه», «…، في حين»)."""
    after, second, function = text.words[k + 1], text.words[k + 2], text.lexicon.function
    if after.folded == "في":
        return second.folded in function.meanwhile
    return second.complementiser != "" or _is_contrast(after, function)


def _is_contrast(word: Word, function: FunctionWords) -> bool:
    return word.folded in function.contrast or word.folded.startswith(function.but)


@_of_next.want(lambda word, lexicon: word.folded in lexicon.function.at_occasion)
def _is_on_occasion(text: Text, k: int) -> bool:
    """The occasion of the speech follows («…، خلال لقائه»)."""
    return text.words[k + 2].stem in text.lexicon.function.speech_occasion


@_of_next.want(lambda word, lexicon: word.folded.removeprefix("و") in lexicon.function.adds_note)
def _adds_note(text: Text, k: int) -> bool:
    """«…، يذكر أن», «…، والجدير بالذكر أن»: the writer adds what else is known."""
    return begins_boilerplate(text, k + 1)


BEHIND_ANY: Final[tuple[Rule, ...]] = (
    _prays,
    _adds_note,
    _tells_when,
    _remarks,
    _is_spoken_to,
    _is_commented_on,
    _moves_on,
    _leaves_unsaid,
    _leaves_quotation,
    _leads_on,
    _is_participle,
    _puts_it,
    _passes_on,
    _turns_to,
    _leads_to_speech,
)
BEHIND_NOUN_PHRASE: Final[tuple[Rule, ...]] = (
    _is_semicolon,
    _joins_verb,
    _adds_verb,
    _concedes_anew,
    _contrasts,
    _is_on_occasion,
)
_BEHIND_ANY: Final = _of_next.among(BEHIND_ANY)
_BEHIND_NOUN_PHRASE: Final = _of_next.among(BEHIND_NOUN_PHRASE)


def _going_on(text: Text, closing: int) -> tuple[tuple[int, int], ...]:
    """The quotations that go on after the sentence with no new reporting word."""
    words = text.words
    pieces = []
    k = closing + 1
    for _ in range(_PIECES):
        j = k
        while j < text.length and words[j].type in (COMMA, BREAK, ELLIPSIS, SEMICOLON, STOP):
            j += 1
        end = text.closing.get(j, -1)
        # behind a quotation that has no mark at its end, another paragraph may follow at once
        if j == k or end - j <= _SHORT_PIECE:
            break
        if text.after(end).type == WORD:
            break  # the marks open a new sentence, not only speech
        pieces.append((j + 1, end))
        k = end + 1
    return tuple(pieces)
