"""One field of an article as tokens, with its quotation marks paired and its sentences bounded."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, Literal

from musnad.article import Span
from musnad.lexicon import Lexicon
from musnad.lexicon.words import (
    ADVERBIAL,
    ASK,
    BREAK,
    COLON,
    COMMA,
    COMPLEMENTISER,
    ELLIPSIS,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NAMING,
    NEGATION,
    NUMBER,
    OFFICE,
    OPEN,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STATE,
    STOP,
    TIME,
    TITLE,
    WORD,
    Word,
)
from musnad.text.addresses import addresses, outside
from musnad.text.marks import CLOSERS, OPENERS, SINGLE, is_free_left, is_free_right, partners
from musnad.text.tokens import split

#: Clitics that writers set before a quotation mark («لـ"الوطن"»).
_CLITICS: Final = frozenset(("ل", "ب", "و", "ك", "ف", "ول", "وب"))
#: A quotation runs over at most this many tokens and line breaks; else its mark was never closed.
_QUOTE_TOKENS: Final = 600
_QUOTE_BREAKS: Final = 4
#: Who speaks is told in so many tokens of a line, where it breaks before what is said.
SPEAKER_LINE: Final = 12
#: A sentence is looked at over so many tokens on either side of a place and no further.
_SENTENCE_TOKENS: Final = 600
#: The surname of an office's bearer has at least so many words before it, and hardly more.
_OFFICE_AND_NAME: Final = 3
_OFFICE_BEFORE: Final = 7

#: Nouns behind which a foreign article may stand.
_NAMED: Final = MEDIUM | NAMING | ORGANIZATION

_folded = attrgetter("folded")


class Text:
    """Tokens of one field. Token numbers are what the attribution modules work with."""

    __slots__ = (
        "_behind_given_names", "_reach", "_stems", "_surnames", "answers", "ask_bounds", "bounds",
        "brackets", "closing", "field", "length", "lexicon", "marks", "measured", "opening",
        "openings", "raw", "reporting", "starts", "words",
    )  # fmt: skip

    def __init__(self, raw: str, field: Literal["title", "text"], lexicon: Lexicon) -> None:
        self.raw = raw
        self.lexicon = lexicon
        self.field: Literal["title", "text"] = field
        pieces, self.starts = split(raw)
        self.words: list[Word] = self._words_of(pieces)
        self.length = len(pieces)
        words = self.words
        for particle in lexicon.surname_particles:
            if particle in raw:
                self._take_as_name(particle)
        for parts in lexicon.names_of_particles:
            if f" {parts[-1].raw}" in raw and parts[0].raw in raw:
                self._take_all_as_names(parts)
        #: Tokens that are neither words nor numbers.
        self.marks: list[int] = []
        #: Tokens that open a bracket.
        self.brackets: list[int] = []
        #: Tokens at which a reporting word or phrase can begin.
        self.reporting: list[int] = []
        #: Tokens that count or tell a time.
        self.measured: list[int] = []
        self._sort_out([i for i, word in enumerate(words) if word.notable])
        digits = (self.starts[i] for i in self.measured if words[i].type == NUMBER)
        codes = addresses(raw, digits)
        if codes:
            self.measured = outside(self.measured, self.starts, codes)
            self.marks = outside(self.marks, self.starts, codes)
        #: Partner of each paired quotation mark.
        self.closing: dict[int, int] = {}
        self.opening: dict[int, int] = {}
        self.openings: list[int] = []
        #: How far the pairs opened up to each of ``openings`` reach.
        self._reach: list[int] = []
        self._pair_quotes()
        #: Tokens at which a sentence ends, and those at which it does if speech is not quoted.
        self.bounds: list[int] = []
        self.ask_bounds: list[int] = []
        self._bound_sentences()
        self._give_names()
        self._behind_given_names: set[Word] | None = None
        self._surnames: set[Word] = set()
        self._stems: set[str] | None = None
        #: What was asked of places, by the function that is asked.
        self.answers: defaultdict[Callable[..., Any], dict[Any, Any]] = defaultdict(dict)

    @property
    def tokens(self) -> list[str]:
        """The tokens as written. For one of them, take ``words[token].raw``."""
        return [word.raw for word in self.words]

    def before(self, token: int) -> Word:
        """The word before ``token``, the lexicon's empty one at the beginning."""
        return self.words[token - 1] if token > 0 else self.lexicon.empty

    def after(self, token: int) -> Word:
        """The word behind ``token``, the lexicon's empty one at the end."""
        try:
            return self.words[token + 1]
        except IndexError:
            return self.lexicon.empty

    def end(self, token: int) -> int:
        """Offset of the end of ``token``, without the controls that stand behind it."""
        return self.starts[token] + self.words[token].size

    def joined(self, token: int) -> bool:
        """Whether nothing visible, nor a space, stands between ``token`` and the one before."""
        gap = self.raw[self.end(token - 1) : self.starts[token]]
        return not gap or not any(map(str.isspace, gap))

    def span(self, first: int, stop: int) -> Span:
        """The span of tokens ``first`` to ``stop`` (excluded)."""
        start = self.starts[first]
        end = self.end(stop - 1)
        return Span(start, end, self.raw[start:end])

    def phrase(self, first: int, stop: int) -> str:
        """The folded words of tokens ``first`` to ``stop``, separated by spaces."""
        return " ".join(map(_folded, self.words[first:stop]))

    def phrase_flags(self, token: int) -> tuple[int, int]:
        """Classes of the longest phrase of several words that begins at ``token``, and its size."""
        best = (0, 0)
        known = self.words[token].phrases if token + 1 < self.length else ()
        if not known:
            return best
        second = self.words[token + 1].folded
        for phrases in known:
            for rest, flag in phrases.get(second, ()):
                size = len(rest) + 2
                if size >= best[1] and (not rest or self.follows(token + 2, rest)):
                    best = (flag | best[0] if size == best[1] else flag, size)
        return best

    def follows(self, token: int, folded: tuple[str, ...]) -> bool:
        """Whether the words at ``token`` and after are ``folded``."""
        if not folded:
            return True
        if token >= self.length or self.words[token].folded != folded[0]:
            return False
        return tuple(map(_folded, self.words[token : token + len(folded)])) == folded

    def longest_of(
        self, phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]], token: int
    ) -> tuple[str, int] | None:
        """What the longest of ``phrases`` that stands at ``token`` means, and the token behind it.

        By the first word of each, the words behind it and what they mean, long ones first.
        """
        for rest, meaning in phrases.get(self.after(token - 1).folded, ()):
            if self.follows(token + 1, rest):
                return meaning, token + 1 + len(rest)
        return None

    def is_behind_given_name(self, word: Word) -> bool:
        """Whether ``word`` stands behind a given name somewhere in the text.

        An unknown word behind a title is one, too («الدكتور نضال | العجارمة»), and so is a bare
        noun behind the phrase of an office («وزير المياه والري رائد | الشوابكة»).
        """
        if self._behind_given_names is None:
            self._behind_given_names, self._surnames = self._find_names()
        return word in self._behind_given_names

    def is_surname(self, word: Word) -> bool:
        """Whether a given name and ``word`` are somebody's whole name somewhere in the text.

        A clause or a mark follows («قال سالم حداد إن»), as it does not behind «أكد سالم ضرورة».
        """
        return self.is_behind_given_name(word) and word in self._surnames

    def _find_names(self) -> tuple[set[Word], set[Word]]:
        """The words behind given names, and those of them that end a whole name."""
        behind: set[Word] = set()
        surnames: set[Word] = set()
        for i in [i for i, word in enumerate(self.words) if word.beside]:
            flags = self.words[i].flags
            if flags & GIVEN:
                second, third = self.after(i), self.after(i + 1)
                behind.add(second)
                is_led = second.preposition and (second.definite or second.flags & HEADS)
                if not is_led and (third.complementiser or third.type > NUMBER):
                    surnames.add(second)  # not «قال سالم للوزير: »
            if flags & TITLE and self._is_unknown(i + 1):
                behind.add(self.after(i + 1))
            if not flags and self._is_of_bearer(i):
                behind.add(self.words[i])
        return behind, surnames

    def _is_of_bearer(self, i: int) -> bool:
        """Whether the unknown word at ``i`` may be the surname of who bears an office."""
        if i < _OFFICE_AND_NAME:
            return False
        name, end = self.words[i - 1], self.words[i - 2]
        is_noun = (
            name.definite or name.flags & ~(GIVEN | TITLE | OFFICE) or name.cues or name.feminine
        )
        if name.type != WORD or is_noun or name.preposition or not end.definite:
            return False
        near = self.words[max(0, i - _OFFICE_BEFORE) : i - 1]
        return any(w.flags & (OFFICE | TITLE) for w in near)

    def tells_of(self, stem: str) -> bool:
        """Whether a word of this stem stands somewhere in the text."""
        if self._stems is None:
            self._stems = {word.stem for word in self.words}
        return stem in self._stems

    def sentence_end(self, token: int) -> int:
        """The first token at or after ``token`` that ends its sentence, or is too far to matter."""
        at = bisect_left(self.bounds, token)
        end = self.bounds[at] if at < len(self.bounds) else self.length
        return end if end - token < _SENTENCE_TOKENS else token + _SENTENCE_TOKENS

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence of ``token``, or the first that is near enough."""
        at = bisect_right(self.bounds, token - 1)
        start = self.bounds[at - 1] + 1 if at else 0
        return start if token - start < _SENTENCE_TOKENS else token - _SENTENCE_TOKENS

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Tokens (first, stop) of each sentence, its final mark left out."""
        first = 0
        for bound in self.bounds:
            if bound > first:
                yield first, bound
            first = bound + 1
        if first < self.length:
            yield first, self.length

    def enclosing_quote(self, token: int) -> int | None:
        """The opening mark of the innermost pair around ``token``, if any."""
        at = bisect_left(self.openings, token)
        if not at or self._reach[at - 1] <= token:
            return None
        # Pairs nest a few levels at most, so the innermost one is among the last few opened.
        for opening in reversed(self.openings[max(0, at - 6) : at]):
            if self.closing[opening] > token:
                return opening
        return None

    def _words_of(self, pieces: list[str]) -> list[Word]:
        """The words of tokens, each with the gap behind it."""
        return list(map(self.lexicon.words.__getitem__, pieces))

    def _sort_out(self, notable: list[int]) -> None:
        """Tell the tokens that bound, report and measure apart."""
        words = self.words
        for i in notable:
            word = words[i]
            if word.type > NUMBER:
                self.marks.append(i)
                if word.type == OPEN:
                    self.brackets.append(i)
                continue
            if word.reports:
                self.reporting.append(i)
            if word.measures:
                self.measured.append(i)

    def _take_as_name(self, particle: str) -> None:
        """Read ``particle`` as one where an unknown name follows, in no clause of its own."""
        for match in re.finditer(rf"\b{particle}\b", self.raw):
            i = bisect_right(self.starts, match.start()) - 1
            if self.words[i].raw != particle or not self._is_unknown(i + 1):
                continue
            before = self.before(i)
            if before.type == WORD and not before.definite and not before.flags & ADVERBIAL:
                self.words[i] = self.lexicon.surname_particles[particle]

    def _give_names(self) -> None:
        """Read words that may be of a name as such where they are."""
        words = self.words
        asked = [i for i, word in enumerate(words) if word.may_name]
        named = [i for i in asked if words[i].may_name == "given" and self._bears_name(i)]
        for i in named:
            for among in (self.reporting, self.measured):
                if words[i].notable and i in among:
                    among.remove(i)
            words[i] = self.lexicon.given(words[i])
        letters: list[int] = []
        for i in asked:
            if words[i].may_name == "letter" and self._is_letter(
                i, is_behind=letters[-1:] == [i - 1]
            ):
                letters.append(i)
        articles = (i for i in asked if words[i].may_name == "article" and self._is_of_name(i))
        for i in [*letters, *articles]:
            words[i] = self.lexicon.of_name(words[i])

    def _is_of_name(self, i: int) -> bool:
        """Whether the foreign article at ``i`` is of a name: «صحيفة لا ستامبا»."""
        before = self.before(i)
        return bool(before.flags & _NAMED) and not before.definite and self._is_unknown(i + 1)

    def _is_letter(self, i: int, *, is_behind: bool) -> bool:
        """Whether «إن» at ``i`` is a letter («سي إن إن»); ``is_behind``: so is the one before."""
        letters, after = self.lexicon.function.letter, self.after(i)
        is_spelled = is_behind or self.before(i).folded.removeprefix("ل") in letters
        is_first = after.folded in letters and self.after(i + 1).folded in letters  # «إن بي سي»
        return (is_spelled or is_first) and (after.folded in letters or self._spells(i))

    def _spells(self, i: int) -> bool:
        """Whether the words up to ``i`` are an outlet's name."""
        for start in range(max(0, i - 2), i):
            written = self.words[start].folded
            for key in (written, "ل" + written):
                for _, rest in self.lexicon.to_outlets.get(key, ()):
                    if start + len(rest) >= i and self.follows(start + 1, rest):
                        return True
        return False

    def _bears_name(self, i: int) -> bool:
        """Whether the word at ``i``, which may be a given name, is one: «الدكتورة وفاء السالمي».

        A surname stands behind it, and before it who bears the name, or a verb that reports.
        """
        before, after, third = self.before(i), self.after(i), self.after(i + 1)
        function = self.lexicon.function
        is_son = after.folded in function.son or after.folded in function.of_name
        is_of_clan = after.definite and after.adjective and not after.flags
        is_of_god = third.folded in function.deity  # «كامل نصر الله»
        if is_of_god and before.flags & TITLE:
            return True
        if not (is_son or is_of_clan or after.flags & GIVEN or self._is_unknown(i + 1)):
            return False
        if before.flags & TITLE or self._ends_office(i):
            # «الدكتور مساعد الحربي», but «مدير الفرع مساعد المدير»
            return bool(is_son or is_of_clan or not self.words[i].flags & HEADS & ~STATE)
        if i == 0 and is_of_clan:
            # «كامل المالكي يؤكد», «كامل المالكي: …»
            return third.type == COLON or any(c.form.tense == "imperfect" for c in third.cues)
        verb = next((c for c in before.cues if c.finite and c.form.person == 3), None)
        if verb is None or before.flags:
            return False
        is_woman = self.words[i].folded in function.given_of_women
        if verb.form.number != "s" or is_woman != (verb.form.gender == "f"):
            return False
        is_over = third.complementiser or third.type > NUMBER or third.flags & (TIME | PREPOSITION)
        return bool(is_son or is_over)

    def _ends_office(self, i: int) -> bool:
        """Whether the phrase of an office or a title may end before ``i``: «مديرة المركز»."""
        before = self.before(i)
        if before.flags & OFFICE and not before.flags & (GROUP | PLACE):
            return before.definite
        near = self.words[max(0, i - _OFFICE_BEFORE) : max(0, i - 1)]
        return before.definite and before.type == WORD and any(w.flags & OFFICE for w in near)

    def _take_all_as_names(self, parts: list[Word]) -> None:
        """Read words as the name ``parts`` where they stand together, the first alone, too."""
        name = tuple(map(_folded, parts))
        for match in re.finditer(rf"\b{parts[0].raw}\b", self.raw):
            i = bisect_right(self.starts, match.start()) - 1
            if self.follows(i, name):
                self.words[i : i + len(parts)] = parts
            elif any(c.finite for c in self.before(i).cues) and not self._opens_clause(i + 1):
                self.words[i] = parts[0]  # «وأضاف بان في مؤتمر أن»

    def _opens_clause(self, token: int) -> bool:
        """Whether a noun or a verb stands at ``token``, as behind «أن»."""
        word = self.after(token - 1)
        return word.type == WORD and not word.flags & (PREPOSITION | COMPLEMENTISER)

    def _is_unknown(self, token: int) -> bool:
        """Whether a word that nothing is known of, as of a name, stands at ``token``."""
        return self.is_unknown(self.after(token - 1))

    def is_unknown(self, word: Word) -> bool:
        """Whether nothing is known of ``word``, as of a name."""
        noun = word.definite or word.possessed or word.verbal_noun or word.thing or word.feminine
        known = noun or word.verb or word.cues or word.flags & ~GIVEN
        return word.type == WORD and not (known or word.preposition or word.conjunction)

    def _pair_quotes(self) -> None:
        raw, words, starts = self.raw, self.words, self.starts
        quotes = [i for i in self.marks if words[i].type == QUOTE]
        if not quotes:
            return
        pending: list[tuple[int, str, int]] = []
        line_breaks = [i for i in self.marks if words[i].type == BREAK]
        pairs: list[tuple[int, int]] = []
        for i in quotes:
            breaks = bisect_left(line_breaks, i)
            mark = words[i].raw
            at = starts[i]
            left = raw[at - 1] if at else " "
            right = raw[at + 1] if at + 1 < len(raw) else " "
            free_left, free_right = is_free_left(left), is_free_right(right)
            is_glued = i > 0 and words[i - 1].raw.rstrip("ـ") in _CLITICS  # «لـ" النسيم"»
            is_led = is_glued and not (free_right and (pending or mark in CLOSERS))
            free_left = free_left or is_led
            if mark in SINGLE and not free_left and not free_right:
                continue  # an apostrophe
            if mark in CLOSERS and pending and not (free_right or is_led or left.isspace()):
                opens = False  # «… بأذى.”وفقا لـ»: the next word is glued to it
            elif free_left != free_right:
                opens = free_left
            elif mark in OPENERS:
                opens = True
            elif mark in CLOSERS:
                opens = False
            else:
                opens = not (pending and pending[-1][1] == mark)
            while pending and (
                i - pending[0][0] > _QUOTE_TOKENS or breaks - pending[0][2] > _QUOTE_BREAKS
            ):
                pending.pop(0)
            if opens:
                if pending and (
                    pending[-1][1] == mark and (mark not in OPENERS or pending[-1][2] < breaks)
                ):
                    # opened again: the first was never closed, or the speech goes on
                    first, _, line = pending.pop()
                    if breaks - line == 1 and self._goes_on(first, i, pairs):
                        pairs.append((first, self._line_end(i)))
                if len(pending) < 4:
                    pending.append((i, mark, breaks))
            elif pending:
                partner = next(
                    (k for k in range(len(pending) - 1, -1, -1) if partners(pending[k][1], mark)),
                    len(pending) - 1,
                )
                pairs.append((pending[partner][0], i))
                del pending[partner:]
        reach = 0
        for opening, closing in sorted(pairs):
            self.closing[opening] = closing
            self.opening[closing] = opening
            self.openings.append(opening)
            reach = max(reach, closing)
            self._reach.append(reach)

    def _goes_on(self, opening: int, i: int, pairs: list[tuple[int, int]]) -> bool:
        """Whether the mark at ``i`` opens a new paragraph of the speech opened at ``opening``."""
        if self.before(i).type != BREAK:
            return False
        before = self.before(opening).type
        goes_on = before == BREAK and bool(pairs) and pairs[-1][1] == self._line_end(opening)
        return before == COLON or goes_on

    def _line_end(self, opening: int) -> int:
        """The token at which the line before the mark at ``opening`` ends, its full stop if any."""
        end = opening - 1
        return end - 1 if self.before(end).type == STOP else end

    def _bound_sentences(self) -> None:
        words = self.words
        quoted_until = -1
        wrapped = self._is_hard_wrapped()
        for i in self.marks:
            kind = words[i].type
            if kind == COMMA:
                continue
            if kind == QUOTE:
                quoted_until = max(quoted_until, self.closing.get(i, -1))
            elif i < quoted_until:
                continue
            elif kind == BREAK:
                if (not wrapped or words[i].raw.count("\n") > 1) and not self._breaks_off(i):
                    self.bounds.append(i)
            elif kind == STOP:
                if not self._is_abbreviation(i):
                    self.bounds.append(i)
            elif kind == ASK:
                self.ask_bounds.append(i)
            elif kind == ELLIPSIS and self.field == "title":
                self.bounds.append(i)

    def _breaks_off(self, line_break: int) -> bool:
        """Whether a line ends where no sentence does, or the next begins where none does.

        «أكد الوزير أن⏎…», «… إن الموسم جيد،⏎…», «أكد الوزير⏎أن …».
        """
        before = self.before(line_break)
        is_single = self.words[line_break].raw.count("\n") < 2
        if before.type == COMMA:
            return is_single
        if before.type != WORD:
            return False
        if before.flags & (COMPLEMENTISER | RELATIVE):
            return True
        if before.flags & (PREPOSITION | NEGATION) and not before.flags & (PRONOUN | ADVERBIAL):
            return is_single
        if not is_single:
            return False
        is_led = self.after(line_break).complementiser in ("أ", "بأ")
        return is_led or self._leaves_open(line_break)

    def _leaves_open(self, line_break: int) -> bool:
        """Whether a line only tells who speaks, and the next what: «وقال رئيس⏎البلدية إن …»."""
        start = self.bounds[-1] + 1 if self.bounds else 0
        if not 0 < line_break - start <= SPEAKER_LINE or not _tells(self.words[start]):
            return False
        line = self.words[start:line_break]
        if any(w.complementiser or w.type > NUMBER for w in line):
            return False
        for word in self.words[line_break + 1 : line_break + SPEAKER_LINE]:
            if word.complementiser or word.type in (COLON, QUOTE):
                return not word.conjunction
            if word.type > NUMBER or word.verb or any(c.finite for c in word.cues):
                return False
        return False

    def _is_abbreviation(self, stop: int) -> bool:
        """Whether the full stop belongs to an initial, an abbreviation or a broken decimal."""
        if not stop or stop + 1 >= self.length:
            return False
        before, letters = self.words[stop - 1], self.lexicon.function.letter
        is_short = len(before.folded) <= 2 or before.folded in letters
        if before.type == WORD and not is_short and not before.folded.isascii():
            return False
        after = self.words[stop + 1]
        if self.starts[stop] != self.end(stop - 1):
            return False
        if before.type == NUMBER:
            # «3. 1 مليار», and the number of an item of a list
            return after.type == NUMBER or stop == 1 or self.words[stop - 2].type == BREAK
        if before.type != WORD or after.type == BREAK:
            return False
        size = len(before.folded)
        if size == 1 or (before.folded in letters and after.folded in letters):
            return True  # «م.»; «إم.إتش 370»
        if size == 2:
            return (
                stop >= 2
                and self.words[stop - 2].type == STOP
                and stop >= 4
                and self.starts[stop - 1] - self.end(stop - 2) <= 1
                and len(self.words[stop - 3].folded) <= 2
            ) or (
                stop + 2 < self.length
                and len(after.folded) <= 2
                and self.words[stop + 2].type == STOP
            )
        return (
            before.folded.isascii()
            and after.folded.isascii()
            and after.type == WORD
            and self.starts[stop + 1] == self.end(stop)
        )

    def _is_hard_wrapped(self) -> bool:
        """Whether the line breaks only wrap lines of equal length, as in text saved from mail."""
        if self.raw.count("\n") < 8:
            return False
        lines = [len(line) for line in self.raw.split("\n") if line.strip()]
        if len(lines) < 8:
            return False
        full = sorted(lines)[len(lines) // 2]
        if not 30 <= full <= 120:
            return False
        near = sum(0.75 * full <= size <= 1.25 * full for size in lines)
        ended = sum(
            line.rstrip().endswith((".", "؟", "!", ":", '"', "»")) for line in self.raw.split("\n")
        )
        return near >= 0.7 * len(lines) and ended < 0.4 * len(lines)


def _tells(word: Word) -> bool:
    """Whether a word is a finite verb of saying that."""
    return any(cue.finite and cue.verb.that for cue in word.cues)
