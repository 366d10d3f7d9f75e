"""Markers: the first thing right of a reporting word that opens its content.

A complementiser, the verb's own preposition, a colon, or a quotation mark; each has look-alikes
inside noun phrases, names and adverbials, which are told apart here.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from typing import Final

from musnad.attribution.agreement import (
    describes_unnamed,
    is_deed,
    is_happening,
    leads_to_people,
)
from musnad.attribution.asides import closing_mark, told_in
from musnad.attribution.clauses import behind_withheld_name
from musnad.attribution.colons import after_colon, is_speech_colon
from musnad.attribution.model import Marker
from musnad.attribution.phrase_ends import goes_on_to_name, is_charge, is_for_defence
from musnad.attribution.phrases.marks import quotes_name
from musnad.attribution.quoted import holds_clause, holds_title
from musnad.attribution.reporting import is_noun_of_body
from musnad.attribution.rules import Bits
from musnad.lexicon import Cue, Lexicon
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    BREAK,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NAMING,
    NEGATION,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    OPENER,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    STOP,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: How far to the right of a cue its content may begin, in tokens.
REACH: Final = 70
#: The same for a participle, whose content follows closely.
NEAR: Final = 25
#: Marks round fewer words than this name something rather than quote it.
SPEECH_WORDS: Final = 3
#: A name between marks is shorter than this.
_LONGEST_NAME: Final = 8
#: How far behind marks right of the cue a complementiser shows that they only name.
_SOON: Final = 16
#: A content is not sought past more finite verbs that report, nor a speech's end past more words.
_MOST_VERBS: Final = 4
_LOOKED_AT: Final = 24
#: Between a preposition and its content there are at most so many marks.
_MARKS: Final = 4
#: Bare speech stands close behind its cue, and whoever speaks.
_NEAR_SPEAKER: Final = 6
#: How surely a clitic preposition opens the content.
_NOT: Final = 0
_PERHAPS: Final = 1
_SURELY: Final = 2
#: What a step gives where the search ends: it is behind every token.
_DONE: Final = sys.maxsize
#: Who is sent stands so near before «عن», which tells by whom.
_NEAR_OFFICE: Final = 4
#: A verb that tells where a subject of one word stands follows it.
_BEHIND_SUBJECT: Final = 2
#: «أن» has so many letters; with a pronoun it has more.
_BARE_THAT: Final = 2
#: What a relative clause describes has hardly more words.
_DESCRIBED: Final = 5
#: Nouns of whoever speaks, and of where and when, before marks.
_SPEAKS: Final = HEADS | GIVEN | OCCASION | TIME | PLACE | ADVERBIAL | PRONOUN


def find_marker(
    text: Text, i: int, *, verb_end: int, cue: Cue, reach: int = REACH
) -> Marker | None:
    """The first thing right of the cue at ``i`` that opens its content."""
    return _Seeker(text, i, min(verb_end, i + reach), cue).seek()


class _Seeker:
    """The state of one search, token by token; each step gives the next one, or _DONE."""

    __slots__ = (
        "cue_at", "fallback", "found", "in_relative", "inner", "owed", "place",
        "preps", "speaks_on", "stop", "sure", "tells_deed", "tells_that", "text", "verb", "verbs",
        "words",
    )  # fmt: skip

    def __init__(self, text: Text, cue_at: int, stop: int, cue: Cue) -> None:
        self.text, self.words = text, text.words
        self.cue_at, self.stop = cue_at, stop
        self.verb, self.preps = cue.verb, cue.verb.preps
        #: Whether an everyday verb reports with a deed («هدد بإغلاق»): «مما يهدد بإغلاق» does not.
        self.tells_deed = cue.verb.tells_of and (
            cue.form.tense == "perfect" or text.field == "title"
        )
        #: Whether a clause without «أن» may be told: «رسالة لافتة سيرفعها السكان» tells none.
        self.tells_that = cue.verb.that and (
            cue.form.tense != "participle" or cue.form.gender == "m"
        )
        #: Whether the verb may say nothing but lead to a noun that does.
        self.speaks_on = cue.verb.folded in text.lexicon.function.speaks_on
        self.in_relative = False
        #: The prepositions that the verb of a relative clause takes itself.
        self.owed: frozenset[str] | tuple[str, ...] = ()
        #: How many finite reporting verbs were passed.
        self.verbs = 0
        #: The complementiser here belongs to another verb.
        self.inner = -1
        self.found: Marker | None = None
        #: What opens the content if nothing plainer comes.
        self.fallback: Marker | None = None
        #: A place or body that opens it if nothing else does («أشاد بالسعودية»).
        self.place: Marker | None = None
        self.sure = False

    def seek(self) -> Marker | None:
        words, stop = self.words, self.stop
        j = self.cue_at + 1
        while j < stop:
            word = words[j]
            if word.inert:
                j += 1
            else:
                j = self.at_mark(j, word.type) if word.type > NUMBER else self.at_word(j, word)
        return self.found or self.fallback or self.place

    def _take(self, marker: Marker) -> int:
        self.found = marker
        return _DONE

    def at_mark(self, j: int, kind: int) -> int:
        if kind == COLON:
            if self.verb.quote and is_speech_colon(self.text, j):
                return self._take(_announced(self.text, j))
            return _DONE
        if kind == QUOTE:
            return self.at_quote(j)
        if kind in (COMMA, SEMICOLON, DASH):
            self.in_relative = False
            closing = closing_mark(self.text, j, self.stop) if kind == DASH else -1
            if closing > 0:
                return closing + 1  # «أكد خبير -تحفظ على ذكر اسمه- أن»
        elif kind == ELLIPSIS and self.verb.weak:
            return _DONE  # «كما يعتقد البعض.. »
        return j + 1

    def at_quote(self, j: int) -> int:
        text = self.text
        end = text.closing.get(j, -1)
        if end > 0:
            if self.sure or self._is_in_object(j):
                return _DONE
            if j - 1 == self.inner and self.words[self.inner].complementiser:
                return end + 1  # «الذي يصف نفسه بأنه "…"»
            if self._is_addressed(j, end) or self._is_in_marks(j, end):
                return end + 1
            if self.verb.weak and not self.verb.that and self.words[j + 1].possessed:
                return end + 1  # «تواصل "ضرباتها"»
            if self.verb.quote and _is_speech(text, j, end, self.cue_at):
                return self._take(Marker(j, j, "quote"))
            if self._is_quoted_preposition(j + 1):
                is_apart = self.words[j + 1].folded in self.preps
                opening = Marker(j + 2, j, "preposition") if is_apart else Marker(j, j, "quote")
                return self._take(opening)
            return j + 1 if self._speaks_to_quoted(j, end) else end + 1
        is_open = j == self.cue_at + 1 and j not in text.opening and j + 1 < text.length
        if self.verb.quote and is_open:
            return self._take(Marker(j + 1, j, "quote"))
        if self._is_never_closed(j) and self.fallback is None:
            self.fallback = Marker(j + 1, j, "quote")
        return j + 1

    def _is_in_marks(self, opening: int, closing: int) -> bool:
        """«أعلنت "أمواج الساحل" عن عرضها»: the marks right behind the verb hold who speaks."""
        if opening != self.cue_at + 1 or closing - opening > _LONGEST_NAME:
            return False
        first, after = self.words[opening + 1], self.text.after(closing)
        if is_deed(first) or first.accusative or first.preposition:
            return False  # «استبعد "التخلي طوعا" عن المنصب»
        if after.type not in (WORD, OPEN, COLON) or after.cues:
            return False
        behind = self.words[closing + 1 : self.stop]
        is_opened = any(
            w.complementiser or w.type in (COLON, QUOTE) or w.folded in self.preps for w in behind
        )
        return is_opened and not holds_clause(self.text, opening, closing)

    def _is_never_closed(self, j: int) -> bool:
        """«قالت البلدية في بيان " نأسف لما حدث.»: the writer forgot the mark that closes it."""
        is_near = j - self.cue_at < _SOON and j + 1 < self.stop
        return is_near and self.verb.quote and not self.verb.weak and j not in self.text.opening

    def _is_addressed(self, opening: int, closing: int) -> bool:
        """«مطالبين "الإدارة" بدعم السكان»: the marks hold whom it is said to."""
        if not self.verb.addressee or closing - opening > _LONGEST_NAME:
            return False
        after = self.text.after(closing)
        is_to_deed = "ب" in self.preps and after.raw.startswith("بإ")  # «بإرجاع»
        return is_to_deed or after.folded in self.preps or after.preposition in self.preps

    def _is_in_object(self, opening: int) -> bool:
        """«أشاد الوزير بأفراد الفرقة الذين "ضحوا"»: the marks stand inside what he praises."""
        return self.fallback is not None and self.words[opening - 1].type == WORD

    def _is_quoted_preposition(self, k: int) -> bool:
        """«داعيا الجميع "إلى عدم الخوف"»: the verb's own preposition stands inside the marks.

        «اتهم الوزير الشركة "بإخفاء الوثائق"».
        """
        word = self.words[k]
        if word.folded in self.preps:
            return True
        is_own = word.preposition in self.preps and is_deed(word)
        return is_own or ("ب" in self.preps and word.raw.startswith("بإ"))

    def _speaks_to_quoted(self, opening: int, closing: int) -> bool:
        """«ودعت الوزارة “السكان إلى ترشيد المياه”»: the marks hold whom it is said to, too."""
        if not self.verb.addressee or self.verb.quote or closing - opening <= _LONGEST_NAME:
            return False
        near = self.words[opening + 2 : opening + _LONGEST_NAME]
        return any(w.folded in self.preps for w in near)

    def at_word(self, j: int, word: Word) -> int:
        if self._is_question(word):
            return self._take(Marker(j, j, "that"))
        withheld = behind_withheld_name(self.text, j)
        if withheld > 0:
            return withheld  # «أكد مسؤول لم يكشف عن هويته أن»
        if word.complementiser:
            return self.at_complementiser(j, word)
        if word.verb_joined and self.words[j - 1].type == COMMA and not _reports(word):
            return self._behind_clause(j)
        if self.speaks_on and says_by_noun(self.text, j):
            return _DONE
        if self.verb.quote and _OF_SELF[word] and self._speaks_of_self(j, word):
            return self._take(Marker(j, j, "colon"))
        if word.flags & (RELATIVE | OPENER):
            self.in_relative = bool(word.flags & RELATIVE)
            cues = self.text.after(j).cues if self.in_relative else ()
            self.owed = cues[0].verb.preps if cues else ()
        following = self.at_preposition(j, word)
        if following is not None:
            return following
        if not self._reports_itself(j, word):
            return j + 1
        closing = self._closing_of_aside(j, word)
        return _DONE if closing < 0 else closing

    def _behind_clause(self, j: int) -> int:
        """«أفاد الكندي، ويمثل التجار، بأن»: the verb's own clause, behind what is told of him.

        «دعت اللجنة، وخصص الوقت لبحث»: what somebody else did ends the search.
        """
        commas = (k for k in range(j + 1, self.stop - 1) if self.words[k].type == COMMA)
        for k in commas:
            opener = self.words[k + 1]
            if opener.complementiser or opener.folded in self.preps:
                return k + 1
            if opener.folded not in self.text.lexicon.function.in_occasion:
                break  # but «…، في بيان، عن»
        return _DONE

    def _is_question(self, word: Word) -> bool:
        """Whether an indirect question is told: «تساءل النائب متى», «كشف التقرير كيف»."""
        function = self.text.lexicon.function
        if self.verb.act == "ask":
            return word.folded in function.interrogative
        if word.folded not in function.how or self.in_relative or self.fallback:
            return False
        # «قال: كيف» asks, and so does «ترى كيف»
        tells = self.verb.that and self.verb.act == "say" and not self.verb.learns
        return tells and self.verb.folded not in function.plain_verb

    def _speaks_of_self(self, j: int, word: Word) -> bool:
        """«مضيفا نحن جاهزون», «وتابع سنواصل»: bare words in the first person are direct speech.

        So are those behind «لقد» and of what will be.
        """
        if j - self.cue_at > _NEAR_SPEAKER or self.in_relative:
            return False
        function = self.text.lexicon.function
        if self._opens_speech(word):
            return j == self.cue_at + 1 or self._ends_subject(j)
        is_behind_comma = j == self.cue_at + 2 and self.words[j - 1].type == COMMA
        is_next = j == self.cue_at + 1 or is_behind_comma
        if word.folded in function.we:
            is_name = self.text.after(j).definite  # «الدكتورة أمل الساحلي»
            return is_next or (self.words[j - 1].closed and not is_name)
        if word.folded in function.with_us:
            behind = self.words[j + 1 : self.stop]
            return is_next or not any(w.complementiser for w in behind)
        verb = self.text.after(j) if word.flags & NEGATION else word
        return self._is_told_bare(verb) and (is_next or self._stands_bare(j))

    def _is_told_bare(self, verb: Word) -> bool:
        """Whether ``verb`` is in the first person, or of what will be («قال المدرب سيعود غدا»)."""
        if verb.verb != "imperfect":
            return False
        is_own = verb.folded.startswith(("ن", "سن"))
        return is_own or (self.tells_that and verb.folded.startswith("س"))

    def _opens_speech(self, word: Word) -> bool:
        """«قال سالم حداد لقد انتهى العمل», «قال سالم حداد إذا انتهى العمل فتحنا الطريق»."""
        function = self.text.lexicon.function
        if word.folded in function.opens_condition:
            return self.verb.act == "say" and self.verb.folded in function.plain_verb
        return word.folded in function.opens_speech

    def _stands_bare(self, j: int) -> bool:
        """«قال المدرب سنفوز»: behind whoever speaks, with nothing else to open the content."""
        if not self._ends_subject(j):
            return False
        behind = self.words[j : self.stop]
        return not any(w.complementiser or w.type in (COLON, QUOTE) for w in behind)

    def _ends_subject(self, j: int) -> bool:
        """Whether whoever speaks may be told by then."""
        return self.words[j - 1].closed or bool(self.words[j - 2].flags & GIVEN)

    def at_complementiser(self, j: int, word: Word) -> int:
        if j == self.inner:
            return j + 1
        before = self.words[j - 1]
        follows = j == self.cue_at + 1 and self.verb.that and not word.conjunction
        if follows or self._takes_clause(j, before, word):
            at = j - 1 if before.folded in self.preps else j
            return self._take(Marker(j, at, "that"))
        return j + 1

    def _takes_clause(self, j: int, before: Word, word: Word) -> bool:
        """Whether the clause that ``word`` opens is that of the reporting word."""
        function = self.text.lexicon.function
        if word.conjunction:
            return False
        is_if = len(word.stem) == 2
        if is_if and self.text.after(j).folded in function.if_was:
            return False  # a condition: «إن كان»
        if before.folded in self.preps and self.text.before(j - 1).folded not in function.although:
            return True
        if self._is_condition(j, before) or self._may_be_said(j, before):
            return False
        if self.verb.weak and word.stem in function.that_not and j > self.cue_at + _MARKS:
            return False  # «ما لم يكن قد رد إليه اعتباره، ألا يكون مفصولا»
        # «وصف القرار أنه خاطئ»
        is_predicate = self.verb.target and not self.verb.opens and len(word.stem) > _BARE_THAT
        if not (self.verb.that or is_predicate) and word.preposition not in self.preps:
            return False
        is_of_other = before.folded in function.not_before_that or (
            before.conjunction and before.stem in function.not_before_that  # «ورغم أن»
        )
        if is_of_other or before.flags & NEGATION or _was_before(self.text, j):
            return False
        if _is_governed_by_verb(self.text, j, self.cue_at):
            return False
        if word.preposition in ("ل", "ك"):
            return False
        # «أكد ضرورة أن»: the clause belongs to the noun
        of_noun = before.flags & TOPIC and not (before.definite or before.possessed)
        if word.complementiser != "أ" or not of_noun:
            return True
        return self.text.is_behind_given_name(before)  # «سالم حداد», then «أكد حداد أن»

    def _is_condition(self, j: int, before: Word) -> bool:
        """«طلب عقد اجتماع، على أن يتم غدا»: what is called for, and on which condition."""
        is_apart = self.text.before(j - 1).type in (COMMA, SEMICOLON)
        return before.folded == "علي" and is_apart

    def _may_be_said(self, j: int, before: Word) -> bool:
        """«ويزيد عددهم، ويمكن القول إن»: what one may say is nobody's report."""
        text, function = self.text, self.text.lexicon.function
        return before.folded in function.saying and text.before(j - 1).folded in function.one_may

    def at_preposition(self, j: int, word: Word) -> int | None:
        """The verb's own preposition, written apart or on the noun; None: it is none."""
        flags, preps, weak = word.flags, self.preps, self.verb.weak
        is_own = word.folded in preps
        if is_own and not (flags & GIVEN and self._is_given(j)):
            return self.at_own_preposition(j, word)
        if word.folded in self.text.lexicon.function.by_what and "ب" in preps and not weak:
            if self.fallback is not None:
                return _DONE  # «نوه بالتعاون المثمر، بما يعكس»
            return self._take(Marker(j, j, "preposition"))
        if word.preposition in preps and not self.in_relative and self._tells_of(word):
            return self.at_clitic(j, word)
        if not (self.in_relative or weak) and self._is_to_deed(j, word):
            return self.at_clitic(j, word)
        if "ب" in preps and not weak and word.folded[:1] == "ب":
            return self.at_prefixed(j)
        return None

    def _tells_of(self, word: Word) -> bool:
        """Whether the verb reports behind its preposition: an everyday one, what was done only.

        «هددت النقابة بالإضراب», but «أزمة تهدد بانهيار السوق».
        """
        if not self.verb.weak:
            return True
        return self.tells_deed and is_deed(word)

    def _is_to_deed(self, j: int, word: Word) -> bool:
        """«مشيرا لوجود»: before a deed «ل» is said for «إلى»; «لشكر إلى» is a name."""
        if word.preposition != "ل" or not is_deed(word):
            return False
        if self.verb.addressee and j > self.cue_at + 1:
            return False  # «ناشد الوزير السكان للسيطرة على الحريق ضبط النفس»
        return "الي" in self.preps and self.text.after(j).folded != "الي"

    def _is_given(self, j: int) -> bool:
        """Whether «علي» at ``j`` is a given name: before another, or between one and a surname.

        So it is before «بن», and behind a title before a word that names nothing else.
        """
        before, after = self.words[j - 1], self.text.lexicon.empty
        after = self.words[j + 1] if j + 1 < self.stop else after
        if after.flags & GIVEN or after.folded in self.text.lexicon.function.son:
            return True
        is_noun = after.flags or after.feminine or after.verbal_noun or after.thing
        behind = self.words[j + 2] if j + 2 < self.stop else self.text.lexicon.empty
        if not is_noun and behind.complementiser:
            return True  # «أكد البائع علي العامري أن»
        if not is_noun and after.type == WORD and before.flags & (TITLE | GIVEN):
            return True  # «أكد الشيخ علي مليح»
        return bool(before.flags & GIVEN) and after.definite

    def at_own_preposition(self, j: int, word: Word) -> int | None:
        """«أشار إلى», «تحدث عن»."""
        if self.words[j - 1].folded in self.text.lexicon.function.broadcast:
            return j + 1  # «ببرنامج “المساء” المذاع على قناة …»
        if word.folded in self.owed:
            self.owed, self.in_relative = (), False
            return j + 1  # «دعت الشركات التي تدعو الجمهور إلى الاكتتاب إلى»
        if not self._leads_on(j, word) or (self.sure and word.folded in ("ب", "بـ")):
            return None
        if self._is_of_happening(word, self.words[j - 1]):
            return j + 1
        words, text = self.words, self.text
        content = j + 1
        while content < text.length and words[content].type in (COLON, DASH, BREAK):
            content += 1
        if content >= text.length or content > j + _MARKS:
            return _DONE
        after = words[content]
        if self.speaks_on and says_by_noun(text, content):
            return _DONE
        is_told = after.type == QUOTE
        if self.verb.weak and not is_told and not (self.verb.tells_of and is_happening(after)):
            return j + 1
        return self._take(Marker(content, j, "that" if after.complementiser else "preposition"))

    def _is_of_happening(self, word: Word, before: Word) -> bool:
        """«أفاد مراسل بوجود أنباء عن»: with «عن» goes on what the verb's «ب» has opened.

        So does «دعا السكان للقيام بزيارة إلى», «دعاهم لإبداء المرونة للتوصل إلى».
        """
        if self.fallback is None:
            return False
        if word.folded == "الي":
            opening = self.words[self.fallback.content]
            return not self.text.lexicon.function.called_to.isdisjoint((opening.stem, before.stem))
        return self.sure

    def _leads_on(self, j: int, word: Word) -> bool:
        """Whether the preposition at ``j`` is the verb's, and of no set phrase or noun phrase."""
        if j + 1 >= self.stop:
            return False
        after, function = self.words[j + 1], self.text.lexicon.function
        if after.folded in function.set_phrase or after.folded in function.aside:
            return False
        if after.type == QUOTE and self.text.after(j + 1).folded in function.network:
            return False  # «أكد الوزير في تغريدة على "تويتر" أن»
        if self._is_of_attribution(j) or self._is_in_aside(j):
            return False
        if word.folded == "من" and self.words[j - 1].folded in function.anyone:
            return False  # «وتحذر كل من يعبر النهر بأن»
        is_to = word.folded == "الي"
        if after.flags & (RELATIVE if is_to else TIME | RELATIVE):
            return False
        if is_to and self.in_relative and not self.verb.addressee:
            return False
        if word.folded == "من" and self._is_of_speaker(j):
            return False
        if word.folded == "من" and (self.verb.addressee or is_deed(after)):
            return True  # «يشكو سكان من ارتفاع …»
        return not _is_internal(self.text, j, self.cue_at)

    def _is_of_speaker(self, j: int) -> bool:
        """«حذر عدد من السكان من»: who speaks is some of many; or the verb's own «من» follows."""
        words, before = self.words, self.words[j - 1]
        if before.folded in self.text.lexicon.function.part_of:
            return True
        is_somebody = before.flags & (OFFICE | UNNAMED) and not is_deed(words[j + 1])
        for k in range(j + 1, self.stop - 1):
            word, after = words[k], words[k + 1]
            if word.type > NUMBER or word.conjunction or word.complementiser:
                return False
            if word.folded == "من" and (after.complementiser or (is_somebody and is_deed(after))):
                return True  # «حذر مصدر مقرب من الرئاسة من أن», «وزير من الحزب من انهيار …»
        return False

    def _is_in_aside(self, j: int) -> bool:
        """«أكد، في كلمة ألقاها على الحضور، أن»: an aside ends before the verb's own clause."""
        marks = self.text.marks
        at = bisect_left(marks, j)
        opening = marks[at - 1] if at else -1
        outside = (k for k in marks[at : at + _MARKS] if self.words[k].type != QUOTE)
        closing = next(outside, -1)  # «على فضائية "الوادي"، أن»
        if closing < 0 or self.words[closing].type != COMMA:
            return False
        if not self.cue_at < opening and not self.in_relative:
            return False
        after = self.text.after(closing)
        if after.folded in self.preps:
            after = self.text.after(closing + 1)  # «أشار، في بلاغ وجهه إلى الرأي العام، إلى أن»
        return after.complementiser != "" and not after.conjunction

    def _is_of_attribution(self, j: int) -> bool:
        """«أفادت الوكالة، نقلا عن مصدر، بأن»: the preposition leads to who is quoted."""
        return any(c.form.tense == "preposition" for c in self.words[j - 1].cues)

    def at_clitic(self, j: int, word: Word) -> int | None:
        """«رحب بالقرار»."""
        if self.verb.folded in self.text.lexicon.function.appeals and leads_to_people(word):
            # «أهابت المديرية بالمواطنين بضرورة الحذر»
            self.place = self.place or Marker(j, j, "preposition")
            return None
        strength = _clitic_strength(self.text, j, self.cue_at)
        if self.verb.act == "express" and self.place is None:
            self.place = Marker(j, j, "preposition")
        if word.preposition == "ل" and strength == _SURELY and j > self.cue_at + 1:
            strength = _PERHAPS
        return self._weigh(j, strength)

    def _weigh(self, j: int, strength: int) -> int | None:
        """Take a clitic preposition for what opens the content, or keep it in mind."""
        if strength == _SURELY and _is_next(self.text, j, self.cue_at):
            return self._take(Marker(j, j, "preposition"))
        is_better = strength == _SURELY and not self.sure and not self._is_in_clause(j)
        if strength and (self.fallback is None or is_better):
            self.fallback, self.sure = Marker(j, j, "preposition"), strength == _SURELY
        return None

    def _is_in_clause(self, j: int) -> bool:
        """Whether a clause opened between what may open the content and ``j``."""
        if self.fallback is None:
            return False
        return any(w.flags & RELATIVE or w.verb for w in self.words[self.fallback.content : j])

    def at_prefixed(self, j: int) -> int | None:
        """An unknown word that may be بـ and a noun."""
        after = self.text.after(j)
        if after.complementiser and not after.conjunction:
            return None  # «أفاد بركة بأن»
        if self.words[j].raw.startswith("بإ"):
            return self._weigh(j, _SURELY)  # «بإقصاء»: nothing else begins so
        if _is_prefixed(self.text, j, self.cue_at):
            return self._take(Marker(j, j, "preposition"))
        if self.fallback is None and not self.in_relative and _may_be_prefixed(self.text, j):
            self.fallback = Marker(j, j, "preposition")
        return None

    def _is_governed(self, k: int, word: Word) -> bool:
        """Whether «ما» at ``k`` with its verb hangs on a preposition («ردا على ما جاء في …»).

        So does «من» with one on «كل» («حذرت كل من يعبر النهر»).
        """
        function, before = self.text.lexicon.function, self.text.before(k)
        if word.folded in function.out_of:
            return before.folded in function.anyone and not before.flags & PREPOSITION
        return word.folded in function.what and bool(before.flags & PREPOSITION)

    def _closing_of_aside(self, j: int, word: Word) -> int:
        """«قال، مشيرا إلى الخريطة، إن»: the mark behind a participle's clause; -1 if none is."""
        if word.cues[0].form.tense != "participle":
            return -1
        closing = closing_mark(self.text, j - 1, self.stop)
        is_before_that = closing > j + 1 and self.text.after(closing).complementiser != ""
        return closing if is_before_that else -1

    def _reports_itself(self, j: int, word: Word) -> bool:
        """Whether the word at ``j`` is another reporting word, whose clause begins here."""
        if not word.cues:
            return False
        other, flags = word.cues[0], word.flags
        if other.form.tense == "participle":
            if describes_unnamed(self.words[j - 1], other):
                return False
            is_directed = other.verb.addressee or other.verb.target
            apart = self.words[j - 1].type == COMMA and (is_directed or self.sure)
            return not flags & (HEADS | ADVERBIAL | GIVEN | PLACE) and (
                apart or leads(self.text, j)
            )
        if j == self.cue_at + 1 or not other.finite or other.form.person != 3:
            return False
        if other.verb.within and j == self.cue_at + _BEHIND_SUBJECT:
            return False  # «تشير أرقام وردت في تقرير إلى أن»
        if self.text.after(j).folded == "عدم":
            return False  # «مسؤول اشترط عدم الكشف عن هويته»
        self.verbs += 1
        if self.verbs > _MOST_VERBS:
            return True
        before = self.words[j - 1]
        if self.in_relative or self._is_governed(j - 1, before):
            self.inner = self._clause_of(j, other)
            return False
        if other.conjunction:
            # «في كلمة … وبثها التلفزيون "…"»
            return not (other.form.suffix and other.verb.relays) or leads(self.text, j)
        return bool(before.flags & OPENER) or (
            not flags and (not other.verb.weak or leads(self.text, j))
        )

    def _clause_of(self, j: int, cue: Cue) -> int:
        """Where the clause of another verb at ``j`` opens: «رسالته التي أكد فيها أن».

        Behind what it describes: «الذي يصف نفسه بأنه».
        """
        first = j + 1 + told_in(self.text, j + 1)
        if not cue.verb.target:
            return first
        near = range(first, min(self.stop, first + _DESCRIBED))
        return next((k for k in near if self.words[k].complementiser), first)


def _reports(word: Word) -> bool:
    """Whether somebody reports by ``word``: «وقال», but not «ونخشى»."""
    return any(c.form.person == 3 for c in word.cues)


def _is_governed_by_verb(text: Text, j: int, cue: int) -> bool:
    """«الذي يروم أن يشكل حافزا», «مما يدل على أن السد آمن»: «أن» at ``j`` is another verb's."""
    at = j - 2 if text.before(j).flags & PREPOSITION else j - 1
    if at <= cue or not text.words[at].verb:
        return False
    is_to_do = len(text.words[j].stem) == _BARE_THAT and text.after(j).verb == "imperfect"
    return at < j - 1 or is_to_do


def _was_before(text: Text, j: int) -> bool:
    """«الذي سبق له أن زار الوادي»: «أن» at ``j`` opens what somebody did before."""
    is_whose = text.before(j).flags & PRONOUN or text.before(j).preposition == "ل"
    return bool(is_whose) and text.before(j - 1).folded in text.lexicon.function.foregoing


def _may_be_of_self(word: Word, lexicon: Lexicon) -> bool:
    """Whether bare words in the first person can begin with ``word``."""
    function, folded = lexicon.function, word.folded
    is_we = folded in function.we or folded in function.with_us
    is_we = is_we or folded in function.opens_speech | function.opens_condition
    return is_we or word.verb == "imperfect" or bool(word.flags & NEGATION)


_OF_SELF: Final = Bits([_may_be_of_self])


def leads(text: Text, j: int) -> bool:
    """Whether the cue at ``j`` is followed at once by content of its own."""
    after = text.after(j)
    if after.complementiser or after.type in (COLON, QUOTE):
        return True
    cue = text.words[j].cues[0]
    is_participle = cue.form.tense == "participle"
    if is_participle and after.type == COMMA and text.after(j + 1).complementiser:
        return True  # «…، مبينا، أن»
    preps = cue.verb.preps
    return after.folded in preps or after.preposition in preps


def says_by_noun(text: Text, j: int) -> bool:
    """«ختم كلمته بالتأكيد على أن», «خلص إلى القول إن»: the noun at ``j`` is what reports."""
    word = text.words[j]
    if not any(c.form.tense == "noun" for c in word.cues) or not leads(text, j):
        return False
    if word.folded.endswith("بالقول"):
        return True
    if word.preposition == "ب":  # «بالتأكيد أن» is an adverb
        return word.definite and not text.after(j).complementiser
    return word.definite and text.before(j).folded == "الي"


def next_cue(text: Text, i: int, end: int) -> int:
    """Where the next reporting word's clause begins, at most ``end``."""
    words, verbs = text.words, 0
    for j in range(i + 2, end):
        word = words[j]
        if not word.cues:
            continue
        other = word.cues[0]
        if other.form.tense == "participle":
            if other.verb.renews:
                continue  # «نفى المصدر مجددا أي صلة»
            return j
        if not other.finite or is_noun_of_body(text, j, other):
            continue
        verbs += 1
        is_plain = not other.verb.weak and not word.flags and not words[j - 1].flags & RELATIVE
        if other.conjunction or is_plain or verbs > _MOST_VERBS:
            return j
    return end


def _announced(text: Text, colon: int) -> Marker:
    """The marker that a colon of speech is."""
    content, kind = after_colon(text, colon)
    return Marker(content, colon, kind)


def _is_speech(text: Text, opening: int, closing: int, cue: int) -> bool:
    """Whether the marks hold speech and not the name of something."""
    inside = text.words[opening + 1 : min(closing, opening + _LOOKED_AT)]
    size = sum(word.type <= NUMBER for word in inside)
    before, after = text.words[opening - 1], text.after(closing)
    if all(word.raw.isascii() for word in inside):
        return False  # «نشرت في المجلة "Nature Energy"»
    if after.accusative and not after.cues:
        return False  # «يعتبر "بنك الوادي" بديلا من …»
    if opening == cue + 1:
        # «قال “البيت الأبيض” … إن»
        return size >= 2 and not (size <= 4 and _opens_clause_soon(text, closing))
    if before.type == WORD and quotes_name(inside):
        return False
    if before.folded in text.lexicon.function.joining or holds_title(text, opening):
        return False
    # «أثناء "عيد الوادي"», «عبر "صوت الوادي"»
    if before.flags & PREPOSITION or (size < _LONGEST_NAME and _is_annexed(text, opening)):
        return False
    if before.cues and before.cues[0].form.tense == "preposition":
        return False  # «أكد، بحسب "سكاي نيوز عربية"، أن»
    names = bool(before.flags & (NAMING | MEDIUM)) or _is_annexed_name(before, after)
    names = names or before.stem in text.lexicon.function.reporter  # «مراسلة "صوت الوادي" في …»
    if size < SPEECH_WORDS:
        # two words are speech if they end the sentence behind somebody's name
        is_last = after.type in (STOP, BREAK)
        return size == 2 and is_last and not names
    if names and size < _LONGEST_NAME and not before.definite:
        return False
    at = closing + 1
    if after.type == COMMA and size < _LONGEST_NAME:
        at += 1  # «قالت مصادر لمراسل "مرآة الوادي"، إن»
    at += bool(text.after(at - 1).flags & PREPOSITION)  # «خلال منتدى "الوادي"، إلى أن»
    after = text.after(at - 1)
    # A complementiser still to come shows that the marks only name.
    return not (after.complementiser or after.type == COLON) or bool(after.conjunction)


def _is_annexed(text: Text, opening: int) -> bool:
    """Whether the marks name what a noun before them is of («سياسة "الباب المفتوح"»).

    Behind «في» it may be the occasion of speech («في تدوينة "…"»).
    """
    word = text.words[opening - 1]
    if text.before(opening - 1).flags & GIVEN:
        return False  # «قال رامي حداد "السد آمن"»
    if not word.is_nominal or word.definite or word.possessed or word.adjective:
        return False
    if word.flags & _SPEAKS or text.before(opening - 1).flags & PREPOSITION:
        return False
    is_noun = word.flags & TOPIC or text.lexicon.nouns.is_listed(word.stem)
    return bool(is_noun) and not holds_clause(text, opening, text.closing[opening])


def _is_annexed_name(before: Word, after: Word) -> bool:
    """«نددت منظمة "أطباء بلا سفن" أمس بما», «رئيس "المجلس الوطني" نادر الكندي»."""
    is_bare = before.flags & (ORGANIZATION | OFFICE) and not before.flags & UNNAMED
    return bool(is_bare) and before.is_nominal and not before.definite and after.type == WORD


def _opens_clause_soon(text: Text, closing: int) -> bool:
    end = min(closing + _SOON, text.sentence_end(closing))
    return any(w.complementiser and not w.conjunction for w in text.words[closing + 1 : end])


def _is_internal(text: Text, j: int, cue: int) -> bool:
    """Whether the preposition at ``j`` belongs to the noun phrase before it."""
    function = text.lexicon.function
    folded, before = text.words[j].folded, text.words[j - 1]
    if folded == "من":
        is_of_adverb = before.folded in function.out_of_which  # «بدءا من»
        is_part = before.folded in function.part_of
        return bool(before.flags & (GROUP | UNNAMED)) or is_part or is_of_adverb
    if folded == "عن":
        return (
            _stands_for(text, j, cue)
            or before.stem.startswith(function.issued)  # «المذكرة الصادرة عن البنك»
            or is_for_defence(text, j)
            or goes_on_to_name(text, cue + 1, j, text.sentence_end(j))
        )
    if folded == "علي":
        if before.folded in function.answering:
            return True  # «في رده على الأسئلة»
        if text.after(j).folded in function.said_object:
            return False  # «أكد المشرف العام على ضرورة …»
        office = text.before(j - 1) if before.folded in function.attribute else before
        return office.stem.startswith(function.put_over) or is_charge(text.lexicon, before)
    if folded == "الي":
        if _leads_to_medium(text, j):
            return True
        # «المبعوثة الأممية إلى ليبيا», «مبعوث الأمم المتحدة إلى ليبيا»
        near = text.words[max(cue + 1, j - _NEAR_OFFICE) : j]
        is_sent = any(w.stem in function.sent_to for w in near)
        return is_sent and bool(text.after(j).flags & (STATE | PLACE))
    return False


def _stands_for(text: Text, j: int, cue: int) -> bool:
    """«النائب في البرلمان عن حزب …», but «أعلن النائب سالم عن ترشحه», «أعلن مجلس النواب عن»."""
    function, words, after = text.lexicon.function, text.words, text.after(j)
    near = range(max(cue + 1, j - _NEAR_OFFICE), j)
    sent = (k for k in near if words[k].stem.startswith(function.stands_for))
    if all(words[k - 1].flags & ORGANIZATION for k in sent):
        return False
    is_asked = words[cue].cues and words[cue].cues[0].verb.act == "ask"
    is_own = after.possessed and not after.flags & (ORGANIZATION | PLACE)  # «عن قلقه», «عن دائرته»
    return not (is_asked or is_own or is_deed(after))


def _leads_to_medium(text: Text, j: int) -> bool:
    """«لفت في حديث إلى "الوادي" إلى أن»: an interview is before «إلى», its medium behind it."""
    near = text.words[max(0, j - 2) : j]
    if not any(w.stem in text.lexicon.function.interview for w in near):
        return False
    after = text.after(j)
    if after.flags & (MEDIUM | AGENCY):
        return True
    closing = text.closing.get(j + 1, -1)
    return 0 < closing - j <= _LONGEST_NAME and text.after(closing).type in (COMMA, WORD)


def _is_next(text: Text, j: int, cue: int) -> bool:
    """Whether nothing stands between the cue and ``j`` but where it is told («طالب فيها بـ»)."""
    return j == cue + 1 + told_in(text, cue + 1)


def _clitic_strength(text: Text, j: int, cue: int) -> int:
    """How likely a word with بـ or لـ opens the content."""
    word, before = text.words[j], text.words[j - 1]
    flags = word.flags
    if before.stem in text.lexicon.function.charged_with:
        return _PERHAPS  # «الوزير المكلف بالميزانية»
    if word.folded in text.lexicon.function.by_how_much and not _is_next(text, j, cue):
        return _NOT
    if _is_next(text, j, cue) or is_deed(word) or word.raw.startswith("بإ"):
        return _SURELY
    names = flags & (PLACE | ORGANIZATION | STATE | TIME | MEDIUM)
    if names or (flags & NAMING and not word.definite):
        return _NOT if before.type == WORD else _PERHAPS
    if before.type in (COMMA, QUOTE, CLOSE):
        return _SURELY
    if before.flags & (OFFICE | NAMING | ORGANIZATION) and not before.definite:
        return _NOT
    return _PERHAPS


def _is_prefixed(text: Text, j: int, cue: int) -> bool:
    """Whether a word with ب in front, right behind the cue, is بـ and a noun."""
    word = text.words[j]
    is_unknown = len(word.folded) > 3 and not (word.flags or word.name)
    return _is_next(text, j, cue) and is_unknown and not _names_subject(text, j)


def _names_subject(text: Text, j: int) -> bool:
    """«أشاد بوتين بجهود», «أعلن بافلو كيريلينكو حاكم …»: a name that begins like بـ and a noun.

    No noun that is known stands behind the ب, and another name, or the verb's own ب, follows.
    """
    lexicon, word, after = text.lexicon, text.words[j], text.after(j)
    rest = word.folded[1:]
    if rest in lexicon.classes or lexicon.known.is_noun(rest):
        return False
    if word.possessed or word.raw[1] in "أإآ":
        return False  # «بإقفال»
    if after.preposition == "ب" and (after.definite or after.flags & TOPIC):
        return True
    if after.flags & GIVEN or after.name:
        return not after.preposition
    is_plain = after.type == WORD and not (after.flags or after.definite or after.adjective)
    behind = text.after(j + 1)
    return is_plain and bool(behind.flags & OFFICE) and not behind.definite


def _may_be_prefixed(text: Text, j: int) -> bool:
    """Whether an unknown word may be بـ and a noun («بشن»), behind words that end a noun phrase."""
    word, before = text.words[j], text.words[j - 1]
    return (
        len(word.folded) > 2
        and not (word.flags or word.name)
        and (
            before.definite
            or before.adjective
            or before.type in (COMMA, CLOSE, QUOTE, DASH)
            or bool(before.flags & STATE and not before.preposition)
        )
        and not before.flags & (TITLE | OFFICE)
    )
