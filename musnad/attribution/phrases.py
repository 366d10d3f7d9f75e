"""What stands between a reporting word and its content: [adverbials] source [adverbials] [object].

An Arabic subject may stand far from its verb, among offices, appositions, places and adverbials of
the saying. The words are read once, from left to right, by rules on the classes of the lexicon; a
rule looks at the word, at the one before, and at what was read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

import msgspec

from musnad.attribution.agreement import (
    are_others,
    breaks_agreement,
    describes_people,
    follows_name,
    is_another_body,
    is_bearer,
    is_body,
    is_body_or_state,
    is_circumstance,
    is_elative,
    is_governed,
    is_object_of_name,
    is_spoken_to,
    is_spokesman,
    is_theirs,
    may_close,
)
from musnad.attribution.asides import closing_mark
from musnad.attribution.finite import describes, is_finite
from musnad.attribution.kinds import has_name, is_department
from musnad.attribution.media import (
    agency_here,
    is_with,
    may_open_medium,
    medium_after,
    medium_at,
    medium_here,
    quoted_outlet,
)
from musnad.attribution.model import Range
from musnad.attribution.occasions import interviewer
from musnad.attribution.phrase_ends import apposes, ends_phrase, goes_on_to_name, takes_pronoun
from musnad.attribution.quoted import holds_title
from musnad.attribution.rules import Conditions
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    BE,
    CLOSE,
    COMMA,
    COMPLEMENTISER,
    DASH,
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
    OPEN,
    OPENER,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    PREPOSITION,
    PRESS,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

_QUOTED_NAME: Final = 8
_BRACKETED: Final = 12
#: Nor has the name of a body in marks more words than these, or its noun more before them.
_NAME_OF_BODY: Final = 4
_SHORT_NAME: Final = 3
_BLESSING: Final = 8
#: No source stands further than this many tokens behind its verb, for adverbials between.
_LONGEST_ADVERBIAL: Final = 30
#: No source has more tokens, or is read past more finite verbs that report.
_LONGEST: Final = 60
_MOST_VERBS: Final = 4
#: What is told of a medium behind its name has at most so many tokens.
_DESCRIBED: Final = 12
#: What stands behind a title («السفير هلال») and is no name.
_NO_NAME: Final = FUNCTION | PREPOSITION | ADVERBIAL | TIME | OFFICE | TITLE
#: How a verb with its object ends: «أقامته», «نظمها».
_WITH_OBJECT: Final = ("ته", "تها", "ها", "ه")
#: What a step of the reader gives where the reading ends: it is behind every token.
_END: Final = sys.maxsize


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """What was read: the source, the media spoken to, and where a reported noun phrase begins.

    ``first`` and ``stop`` bound the source, ``object_at`` is a token; below 0 there is none.
    ``is_late``: adverbials stand between the source and the object.
    """

    first: int = -1
    stop: int = -1
    object_at: int = -1
    is_late: bool = False
    media: tuple[Range, ...] = ()

    @property
    def source(self) -> Range | None:
        """The source as a range, if there is one."""
        return (self.first, self.stop, 0) if self.first >= 0 else None

    def without_source(self) -> Phrase:
        """The same without a source."""
        return msgspec.structs.replace(self, first=-1, stop=-1)

    def cut(self, stop: int) -> Phrase:
        """The same with a source that ends at ``stop``."""
        return msgspec.structs.replace(self, stop=stop)


#: What the rules that follow want of the word that they are asked of.
_of_word: Final = Conditions[Word]()

#: No source, no media, no object.
NOTHING: Final = Phrase()


def read_phrase(
    text: Text,
    first: int,
    stop: int,
    *,
    seek_object: bool = False,
    addressee: bool = False,
    follows: bool = False,
) -> Phrase:
    """Read tokens ``first`` to ``stop`` (excluded).

    With ``seek_object`` the reading ends where a reported noun phrase begins; with ``addressee``
    also where the one spoken to, accused or described begins; ``follows`` says that a preposition
    («وفقا لـ») leads to the source, so that the first word is no medium spoken to.
    """
    return _Reader(
        text, first, stop, seek_object=seek_object, addressee=addressee, follows=follows
    ).read()


class _Reader:
    """The state of one reading."""

    __slots__ = (
        "addressee", "after_adverbials", "begin", "end", "ended", "first", "follows", "in_relative",
        "is_late", "may_open", "media", "object_at", "seek_object", "skipping", "stop", "text",
        "verbs", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: Text,
        begin: int,
        end: int,
        *,
        seek_object: bool,
        addressee: bool,
        follows: bool,
    ) -> None:
        self.text, self.words = text, text.words
        self.begin, self.end = begin, min(end, begin + _LONGEST)
        self.seek_object, self.addressee, self.follows = seek_object, addressee, follows
        self.first = self.stop = self.object_at = -1
        self.is_late = False
        self.media: list[Range] = []
        #: How many finite reporting verbs were passed.
        self.verbs = 0
        #: Within an adverbial before the source; behind the source's end; in a relative clause.
        self.skipping = self.ended = self.in_relative = False
        #: Whether a noun phrase may end right here, so that another one may open.
        self.may_open = False

    def read(self) -> Phrase:
        words, end, last = self.words, self.end, self.begin + _LONGEST_ADVERBIAL
        j = self.begin
        while j < end:
            if j > last and self.first < 0:
                break
            word = words[j]
            j = self.at_mark(j, word.type) if word.type > NUMBER else self.at_word(j, word)
        return self._trimmed()

    # Marks. Each of these gives the next token to look at, or _END.

    def at_mark(self, j: int, kind: int) -> int:
        if kind == QUOTE:
            return self.at_quote(j)
        if kind == OPEN:
            return self.at_bracket(j)
        is_blessing = self.text.after(j).folded in self.text.lexicon.function.blessing
        if is_blessing and self._is_open():
            return self._behind_blessing(j)
        if kind == DASH and self._is_hyphen(j):
            self.stop = j + 1 if self._is_open() else self.stop
            return j + 1
        if kind == DASH and self._is_open():
            closing = closing_mark(self.text, j, self.end)
            if closing > 0:
                return self._behind_dashes(j, closing)
        if kind in (COMMA, SEMICOLON, DASH):
            return self.at_comma(j, kind)
        return j + 1

    def _behind_blessing(self, j: int) -> int:
        """«سموه -حفظه الله- اعتزاز المملكة»: the token behind the second dash."""
        near = range(j + 2, min(self.end, j + _BLESSING))
        closing = next((k for k in near if self.words[k].type == DASH), j)
        self.may_open = True
        self.ended = not apposes(self.text, closing + 1)
        return closing + 1

    def _behind_dashes(self, j: int, closing: int) -> int:
        """«خبراء -تحدثوا للوكالة- ركودا»: behind what is told of the source between dashes."""
        near = (medium_at(self.text, k, closing, -1, True) for k in range(j + 1, closing))
        self.media.extend([medium for medium in near if medium is not None][:1])
        self.ended = self.may_open = True
        return closing + 1

    def _is_hyphen(self, j: int) -> bool:
        """Whether the dash joins two words of a name («نور-سات»)."""
        text = self.text
        is_between = self.words[j - 1].type == WORD and text.after(j).type == WORD
        return is_between and text.starts[j] == text.end(j - 1) and text.joined(j + 1)

    def at_quote(self, j: int) -> int:
        closing = self.text.closing.get(j, -1)
        if closing < 0 or closing == j + 1:
            return max(closing, j) + 1  # never closed, or round nothing
        is_long = closing - j > _QUOTED_NAME and not holds_title(self.text, j)
        if closing > self.end or is_long:
            return _END
        inside = self.words[j + 1 : closing]
        behind_noun = self._is_open() and self.words[j - 1].definite
        if (
            self.seek_object
            and behind_noun
            and not quotes_name(inside)
            and not self._names_body(inside, closing)
        ):
            self.object_at = j
            return _END
        if self._is_open() and self.may_open and quoted_outlet(self.words[j - 1], inside):
            self.media.append((j + 1, closing, 1))
            self.ended = True
            return closing + 1
        if not self.skipping and not self.ended:
            if self.first < 0:
                self.first = j
            self.stop = closing + 1
        self.may_open = True
        return closing + 1

    def _names_body(self, inside: list[Word], closing: int) -> bool:
        """Whether marks hold the name of the body before them: what follows goes on no object.

        «شركة "نسيم" سامي الدالي», «شركة الملاحة «بحر» أمس تسجيل …».
        """
        after = self.text.after(closing)
        is_apart = after.flags & (TIME | PREPOSITION) or after.type == COMMA
        is_apart = is_apart or (after.flags & TOPIC and not after.definite)
        if not after.flags & GIVEN and (not is_apart or _tells_of_deed(inside)):
            return False
        last = self.words[max(self.first, self.stop - _NAME_OF_BODY) : self.stop]
        return any(w.flags & (ORGANIZATION | NAMING | MEDIUM) for w in last)

    def at_bracket(self, j: int) -> int:
        closing = self._closing_bracket(j)
        if closing < 0:
            return j + 1
        inside = self.words[j + 1]
        if quoted_outlet(self.words[j - 1], self.words[j + 1 : closing]):
            self.media.append((j + 1, closing, 1))
            self.ended = True
        elif self._is_open() and not inside.flags & TIME:
            self.stop = closing + 1
        self.may_open = True
        return closing + 1

    def at_comma(self, j: int, kind: int) -> int:
        self.skipping = False
        self.may_open = True
        after = self.words[j + 1] if j + 1 < self.end else None
        if self.first < 0 and j > self.begin and after is not None and self._opens_clause(j + 1):
            return _END
        if self._is_open() and not self._goes_on_after(j, kind, after):
            self.ended = True
        return j + 1

    def _goes_on_after(self, j: int, kind: int, after: Word | None) -> bool:
        """Whether the source goes on behind the comma at ``j``."""
        if kind != COMMA or after is None or self.in_relative:
            return False
        if (
            not self.seek_object
            and (takes_pronoun(self.text, after) or after.flags & RELATIVE)
            and all(w.type not in (COMMA, SEMICOLON) for w in self.words[j + 2 : self.end])
        ):
            return True  # «فلان، وهو خبير من …»: nothing closes the clause before the content
        if not apposes(self.text, j + 1):
            return False
        if is_body(self.words[self.first]) and after.flags & OFFICE and after.definite:
            return False  # «شركة الغيم، الرائدة عالميا»
        if not self.seek_object:
            return True
        is_group = bool(after.flags & GROUP) and not after.flags & (OFFICE | TITLE)
        if self.addressee and (is_group or self._is_another_named(j + 1)):
            return False
        is_criticised = after.definite and is_body(after)
        if is_criticised and has_name(self.text, self.first, self.stop):
            return False  # «انتقد رئيس المجلس، نادر الصالح، الحكومة»
        is_other = after.flags & (DOCUMENT | OCCASION) or (after.thing and after.definite)
        return not (is_other or self._opens_object(after, free=True, addressee=self.addressee))

    def _is_another_named(self, k: int) -> bool:
        """Whether a person is named behind the comma before ``k``, as one is before it."""
        stop = next((m for m in range(k, self.end) if self.words[m].type > NUMBER), self.end)
        first = k + 1 if self.words[k].flags & OFFICE and self.words[k].definite else k
        named = has_name(self.text, self.first, self.stop) and has_name(self.text, first, stop)
        return named and not self.words[k].conjunction

    def _opens_clause(self, k: int) -> bool:
        """Whether a new clause opens at ``k``, behind a comma."""
        word = self.words[k]
        return bool(
            word.flags & (PARTICLE | OPENER | BE)
            or (
                # an unknown word with و before a definite noun is a verb («وأصدر النادي»)
                word.folded.startswith("و")
                and not (word.flags or word.definite or word.feminine or word.adjective)
                and k + 1 < self.end
                and self.words[k + 1].definite
                and self.words[k + 1].flags & HEADS
            )
        )

    def _closing_bracket(self, opening: int) -> int:
        for k in range(opening + 1, min(opening + _BRACKETED, self.end)):
            if self.words[k].type == CLOSE:
                return k
        return -1

    # Words: the first rule that has something to say decides.

    def at_word(self, j: int, word: Word) -> int:
        if not word.plain:
            if word.cues and word.cues[0].finite:
                self.verbs += 1
                if self.verbs > _MOST_VERBS:
                    return _END
            for rule in _ASKED[word]:
                following = rule(self, j, word)
                if following is not None:
                    return following
        if self.first < 0:
            return self.before_source(j, word)
        if self.ended:
            return self.behind_source(j, word)
        if self.in_relative:
            if self._is_occasion_behind(j, word):
                self.in_relative, self.ended = False, True
                return j + 1
            self.stop = j + 1
            return j + 1
        return self.in_source(j, word)

    def _is_occasion_behind(self, j: int, word: Word) -> bool:
        """«المدرب الذي قاد الفريق إلى اللقب في تعليق نشره»: where he said it, not where he led."""
        function = self.text.lexicon.function
        if word.folded not in function.on_occasion:
            return False
        occasion = self.text.after(j)
        is_speech = occasion.stem in function.speech_occasion
        return is_speech and not any(w.cues for w in self.words[self.first : j])

    @_of_word.want(
        lambda word, lexicon: (
            bool(word.flags & COMPLEMENTISER)
            or word.folded in lexicon.function.interrogative
            or (bool(word.cues) and not word.cues[0].finite)
        )
    )
    def ends_reading(self, j: int, word: Word) -> int | None:
        """What opens a content, or reports itself."""
        if word.flags & COMPLEMENTISER and not self.in_relative:
            return _END
        if word.folded in self.text.lexicon.function.interrogative:
            return _END
        if word.preposition == "ب" and word.cues:
            # «فلان بقوله», «فلان بالتأكيد على أن»
            return _END if word.cues[0].form.suffix or word.definite else None
        if j == self.begin and word.cues[0].form.tense == "preposition":
            return self._behind_attribution(j)
        is_participle = bool(word.cues) and word.cues[0].form.tense == "participle"
        if is_participle and not word.flags and (self.first < 0 or self.seek_object):
            return _END
        return None

    def _behind_attribution(self, j: int) -> int:
        """«وأوضحت، نقلا عن الخبير، الصحيفة أن»: the mark behind another's words, else the end."""
        near = range(j + 1, min(self.end, j + _LONGEST_ADVERBIAL))
        return next((k for k in near if self.words[k].type in (COMMA, DASH)), _END)

    @_of_word.want(lambda word, _: word.predicates or word.verb != "")
    def at_verb(self, j: int, word: Word) -> int | None:
        """«تابع يقول», «فلان وتعمل …»: a verb is in no noun phrase, but it may describe one."""
        if self.in_relative or not is_finite(self.text, j):
            return None
        if self.first < 0:
            return _END if not self.skipping else None
        if self.ended:
            return None
        is_described = describes(self.text, j)
        if self.seek_object:
            return None if is_described else _END
        if is_described:
            self.in_relative = True
            self.stop = j + 1
        else:
            self.ended = True
            self.may_open = False
        return j + 1

    @_of_word.want(lambda word, _: word.accusative)
    def at_accusative(self, j: int, word: Word) -> int | None:
        """«أضاف مازحا», «أكد الوزير مجددا»: no subject, and no more of one."""
        if self.in_relative or self.seek_object:
            return None
        before = self.text.before(j)
        if self.first < 0:
            if word.flags & HEADS or is_governed(self.text, j):
                return None
        elif not (is_circumstance(before) or is_object_of_name(self.text, j)):
            return None
        else:
            self.ended = True
        self.may_open = True
        return j + 1

    @_of_word.want(may_open_medium)
    def at_named_medium(self, j: int, word: Word) -> int | None:
        """«لوكالة فرانس برس»: a medium of several words, or one that is told without «ل»."""
        if self.follows and j == self.begin:
            return None  # «وفقا لوكالة فرانس برس»
        told = self._told_medium(j, word)
        if told is not None:
            self.media.append(told)
            self.ended, self.may_open = True, True
            return told[1]
        if word.preposition != "ل":
            return None
        flags, size = self.text.phrase_flags(j)
        if not flags & (PRESS | MEDIUM | AGENCY):
            return None
        if flags & AGENCY:
            self.media.append((j, j + size, len(word.conjunction) + 1))
        if self.first >= 0:
            self.ended = True
        self.may_open = False
        return j + size

    def _told_medium(self, j: int, word: Word) -> Range | None:
        """«أبلغ مسؤول أمني رويترز»: a medium that the words before cannot be annexed to."""
        if not self._is_open() or word.preposition or word.conjunction:
            return None
        is_spoken_to = self.addressee and self._informs()
        if is_spoken_to and self._is_whole(j):
            return medium_here(self.text, j, self.end)
        head = self.words[self.first]
        if not head.flags & (UNNAMED | GROUP | OFFICE):
            return None
        if not (self.addressee or self.words[j - 1].adjective):
            return None
        return agency_here(self.text, j) if j - 1 > self.first else None

    def _informs(self) -> bool:
        """Whether the verb says something to whom it has for its object («أبلغ», «أخبر»)."""
        cues = self.text.before(self.begin).cues
        return any(c.verb.addressee and c.verb.act == "say" for c in cues)

    def _is_whole(self, j: int) -> bool:
        """Whether the noun phrase before ``j`` needs no more words."""
        head, last = self.words[self.first], self.words[j - 1]
        if last.definite or last.name or last.type == QUOTE:
            return True
        if has_name(self.text, self.first, j) or (last.adjective and j - 1 > self.first):
            return True
        return head.stem.endswith(("ون", "ين"))

    @_of_word.want(lambda word, lexicon: word.folded in lexicon.function.manner)
    def at_manner(self, j: int, word: Word) -> int | None:
        """«بشكل قاطع»."""
        self.ended = self.first >= 0
        self.may_open = True
        return j + 2

    @_of_word.want(
        lambda word, lexicon: word.folded.removeprefix("ب") in lexicon.function.demonstrative
    )
    def at_this_time(self, j: int, word: Word) -> int | None:
        """«هذه المرة», «هذا العام», «بهذه المناسبة», «بهذا الصدد»."""
        function = self.text.lexicon.function
        if j + 1 >= self.end:
            return None
        noun = self.words[j + 1]
        is_time = noun.definite and noun.flags & TIME
        if not is_time and noun.folded not in function.this_time | function.aside:
            return None
        if self.first >= 0:
            self.ended = True
        self.skipping = False
        self.may_open = True
        return j + 2

    @_of_word.want(lambda word, lexicon: word.folded in lexicon.function.part_of_time)
    def at_part_of_time(self, j: int, word: Word) -> int | None:
        """«أعلنت الشركة مطلع أبريل أن»: before a time, a part of it tells when."""
        is_informed = self.words[j - 1].flags & UNNAMED  # «مصدر مطلع أمس»
        if is_informed or not self.text.after(j).flags & TIME:
            return None
        return j + 1

    @_of_word.want(lambda word, lexicon: word.folded in lexicon.phrases)
    def at_known_phrase(self, j: int, word: Word) -> int | None:
        """Times, states and bodies of several words («الأمم المتحدة»)."""
        flags, size = self.text.phrase_flags(j)
        if flags & (STATE | ORGANIZATION | PRESS) and self._is_addressee_behind(j, flags):
            self.object_at = j
            return _END
        if flags & TIME:
            if self.first >= 0:
                self.ended = True
            else:
                self.skipping = False
        elif (
            flags & (STATE | ORGANIZATION | PLACE | PRESS) and not self.ended and not self.skipping
        ):
            if self.first < 0:
                self.first = j
            self.stop = j + size
        else:
            return None
        self.may_open = True
        return j + size

    def _is_addressee_behind(self, j: int, flags: int) -> bool:
        """Whether a body of several words at ``j`` is who is spoken to, behind a whole subject."""
        before = self.words[j - 1]
        if not (self.addressee and self._is_open()):
            return False
        if before.folded in self.text.lexicon.honored:
            return True  # «طالب معاليه المجتمع الدولي»
        is_bare = not (before.flags or before.feminine)
        is_alone = j - 1 == self.first and (is_bare or before.definite or before.flags & STATE)
        is_person = not before.flags & ~GIVEN and has_name(self.text, self.first, j)
        if before.definite and not (is_alone or is_person):
            head = self.words[self.first]
            return bool(flags & PRESS or head.flags & DOCUMENT) or is_body(head)
        # «دعا سالم عريقات دول الخليج», «دعا عريقات الأمم المتحدة», «دعت مصر مجلس الأمن»
        return is_person or bool(is_alone)

    @_of_word.want(
        lambda word, lexicon: (
            bool(word.flags & (MEDIUM | AGENCY))
            or word.preposition == "ل"
            or word.folded == "في"  # «كتب فلان في صحيفة …»
            or word.folded in lexicon.to_outlets
            or word.folded in lexicon.function.bare_to
            or word.folded in lexicon.function.occasion_with
            or word.stem in lexicon.function.interview
        )
    )
    def at_medium(self, j: int, word: Word) -> int | None:
        """«لرويترز», «مع قناة …»."""
        if self.follows and j == self.begin:
            return None
        if self._is_written_in(j):
            medium = medium_after(self.text, j, self.end)
            if medium is not None:
                self.media.append(medium)
                self.ended = self.may_open = True
                return medium[1]
        medium = interviewer(self.text, j, self.end) if self.skipping or self.ended else None
        medium = medium or medium_at(
            self.text, j, self.end, self.first, self.ended or self.skipping
        )
        if medium is None:
            return self._behind_host(j) if self.first < 0 else None
        self._take_medium(medium)
        self.may_open = True
        if self.first >= 0:
            self.ended = True
            return medium[1]
        self.skipping = False
        is_noun = self.words[medium[0]].flags & MEDIUM
        return self._behind_description(medium[1]) if is_noun else medium[1]

    def _behind_host(self, j: int) -> int | None:
        """«وقال في حوار مع الإعلامي سالم الكندي ببرنامج …»: who asks is not who answers."""
        if self.text.after(j).folded not in self.text.lexicon.function.host:
            return None
        if not is_with(self.text, j):
            return None
        near = range(j + 2, min(self.end, j + _SHORT_NAME + _NAME_OF_BODY))
        return next((k for k in near if self._ends_host(k)), None)

    def _ends_host(self, k: int) -> bool:
        word = self.words[k]
        is_led = word.preposition or word.flags & (PREPOSITION | COMPLEMENTISER | TIME)
        return word.type > NUMBER or bool(is_led)

    def _take_medium(self, medium: Range) -> None:
        """A channel stands outside of its programme: «في برنامج "…" على قناة …»."""
        programmes = self.text.lexicon.function.programme
        at = len(self.media)
        if self.media and self.words[self.media[-1][0]].stem in programmes:
            at -= 1
        self.media.insert(at, medium)

    def _behind_description(self, j: int) -> int:
        """«موقع "الوادي" التابع للبلدية:»: the mark behind what is told of a medium, else ``j``."""
        after = self.text.after(j)
        is_described = self.text.after(j - 1).folded in self.text.lexicon.function.of_medium
        if not is_described or not (after.preposition or after.flags & PREPOSITION):
            return j
        end = min(self.end, j + _DESCRIBED)
        for k in range(j, end):
            if self.words[k].type > NUMBER:
                return k
            if medium_at(self.text, k, end, -1, True) is not None:
                self.skipping = True  # «برنامج "…" المذاع على قناة …»
                return k
        return self.end

    def _is_written_in(self, j: int) -> bool:
        """Whether «في» at ``j`` follows who wrote: «كتب فلان في صحيفة …»."""
        function = self.text.lexicon.function
        return (
            self.words[j].folded == "في"
            and self._is_open()
            and self.text.before(self.begin).folded in function.writes
        )

    def before_source(self, j: int, word: Word) -> int:
        before = self.words[j - 1] if j else None
        if j > self.begin and self.words[j - 1].type == COMMA and word.conjunction:
            return _END  # «تحدث عن الشعر، وشخصية الشاعر …»: what is told goes on
        if self._is_object_first(j, word) and not is_department(self.text, j):
            self.object_at = j
            return _END
        if self._is_passed_over(j, word):
            self.skipping = False
            self.may_open = True
            return j + 1
        flags = word.flags
        is_adverbial = flags & (PREPOSITION | ADVERBIAL | FUNCTION) and (
            flags & PREPOSITION or not is_spokesman(self.text, j)
        )
        is_adverbial = bool(is_adverbial) or self._describes_apart(j, word)
        if is_adverbial or (word.preposition and not self.follows):
            # «رسميا» leads no phrase of its own
            alone = flags & ADVERBIAL and word.stem.endswith("ا")
            self.skipping = not alone
        elif not self.skipping or self._opens_behind_adverbial(j, word):
            self.first, self.stop = j, j + 1
            self.skipping = False
        self.may_open = word.closed or may_close(self.text, word, before)
        return j + 1

    def _describes_apart(self, j: int, word: Word) -> bool:
        """«أمام المنتدى، المنعقد في الساحل، إن»: an attribute of what was told behind a comma."""
        if j <= self.begin + 1 or self.words[j - 1].type != COMMA:
            return False
        is_participle = word.definite and word.stem.startswith("م") and not word.flags
        after = self.text.after(j)
        return is_participle and bool(after.flags & PREPOSITION or after.preposition)

    def _is_object_first(self, j: int, word: Word) -> bool:
        """Whether what is reported, or who is addressed, stands where the source would."""
        if (
            self.seek_object
            and (not self.skipping or (self.may_open and not word.definite))
            and not self._is_named(j, word)
        ):
            # Before its verb's subject only an oblique plural shows that it is spoken to.
            oblique = bool(word.flags & (GROUP | UNNAMED)) and word.stem.endswith("ين")
            if self._opens_object(word, free=True, addressee=self.addressee and oblique):
                return True
        return self.addressee and word.stem in self.text.lexicon.function.quantifier

    def _is_named(self, j: int, word: Word) -> bool:
        """Whether the name of a body begins at ``j``: «مبادرة "…"», «الأمم المتحدة»."""
        if word.flags & ORGANIZATION and self.text.after(j).type == QUOTE:
            return True
        return bool(self.text.phrase_flags(j)[0] & (ORGANIZATION | DOCUMENT))

    def _is_passed_over(self, j: int, word: Word) -> bool:
        """Whether a word before the source says only when, or turns to it («من جهته»)."""
        flags, function = word.flags, self.text.lexicon.function
        return bool(
            (flags & TIME and not flags & HEADS and not self._is_no_time(j))
            or flags & PRONOUN
            or word.folded in function.to_me
            or word.folded in function.aside
            or (word.folded in function.time_adjective and self._is_behind_time(j))
            or self._tells_aside_apart(word, self.text.before(j))
        )

    def _is_behind_time(self, j: int) -> bool:
        """Whether a time stands before ``j``, be it in brackets («يوليو (تموز) الحالي»)."""
        before = self.text.before(j)
        return bool((self.text.before(j - 1) if before.type == CLOSE else before).flags & TIME)

    def _tells_aside_apart(self, word: Word, before: Word) -> bool:
        """«في السياق ذاته», «من جهة ثانية»."""
        function = self.text.lexicon.function
        if before.folded not in function.aside:
            return False
        return word.folded in function.pointer or word.folded in function.aside_attribute

    def _is_no_time(self, j: int) -> bool:
        """Whether a word of time at ``j`` tells none: a man's name; «من أوائل القصص»."""
        is_ranked = self.text.before(j).folded == "من"
        return self._is_mans_name(j) or (is_ranked and not self.words[j].definite)

    def _is_mans_name(self, j: int) -> bool:
        """Whether a month at ``j`` is a man's name before another name («رمضان مسعود»)."""
        words = self.words
        return (
            bool(words[j].flags & GIVEN)
            and bool(self.text.after(j).flags & GIVEN)
            and not words[j - 1].flags & PREPOSITION
        )

    def _opens_behind_adverbial(self, j: int, word: Word) -> bool:
        names_someone = word.flags & (OFFICE | TITLE | GIVEN)
        if self._is_in_relative(j) or self._is_attribute(j, word) or self._is_named_after(j):
            return False
        if self.words[j - 1].possessed and word.stem.endswith(("ي", "يه")) and not names_someone:
            return False  # «في إحاطتها اليومية»
        return bool(word.flags & (HEADS | GIVEN)) and self.may_open and not word.conjunction

    def _is_in_relative(self, j: int) -> bool:
        """«خلال الحفل الذي أقامته الوزارة»: a subject in a clause on the occasion."""
        is_verb = self.words[j - 1].folded.endswith(_WITH_OBJECT)
        return is_verb and bool(self.text.before(j - 1).flags & RELATIVE)

    def _is_named_after(self, j: int) -> bool:
        """«في جامع الإمام سالم»: a place is called after somebody, and none of it speaks."""
        before = self.words[j - 1]
        return bool(before.flags & NAMING) and not before.definite

    def _is_attribute(self, j: int, word: Word) -> bool:
        """«في المركبة العسكرية», «أمام المنتدى الاقتصادي»: of the noun before it, and no noun."""
        before = self.words[j - 1]
        is_relational = word.stem.endswith(("ي", "يه")) and word.definite and before.definite
        if not is_relational or word.feminine != before.feminine or word.flags & GIVEN:
            return False
        if before.flags & (OCCASION | ORGANIZATION):
            return True
        return not word.flags & (OFFICE | TITLE | ORGANIZATION)

    def behind_source(self, j: int, word: Word) -> int:
        self.is_late = True
        if self.seek_object and (word.flags & RELATIVE or takes_pronoun(self.text, word)):
            return self._behind_relative(j)
        if self.seek_object and self.may_open and self._is_late_object(j, word):
            self.object_at = j
            return _END
        flags = word.flags
        self.may_open = (
            bool(flags & ADVERBIAL and not flags & PREPOSITION)
            or word.closed
            or word.folded in self.text.lexicon.function.network
            or may_close(self.text, word, self.words[j - 1])
        )
        return j + 1

    def _behind_relative(self, j: int) -> int:
        """«خلال المؤتمر الذي عقد أمس، جاهزية فريقه»: nothing is reported in the relative clause."""
        near = range(j + 1, min(self.end, j + _LONGEST_ADVERBIAL))
        return next((k for k in near if self.words[k].type in (COMMA, DASH)), j + 1)

    def _is_late_object(self, j: int, word: Word) -> bool:
        before = self.words[j - 1]
        if self._opens_object(word, free=True, addressee=self.addressee):
            return True
        if self._points(word):
            return True
        # After a comma, a time word or an adverb any noun opens it; else it may be theirs.
        fresh = (
            before.type > NUMBER
            or before.flags & TIME
            or (before.flags & ADVERBIAL and not before.flags & PREPOSITION)
        )
        adjectives = self.text.lexicon.function.time_adjective
        is_of_date = before.flags & TIME and word.type == NUMBER
        is_of_date = is_of_date or word.folded in adjectives
        behind_date = before.folded in adjectives and self._is_behind_time(j - 1)
        behind_date = behind_date or self._is_behind_manner(j)
        return (
            bool(fresh or behind_date)
            and not is_of_date
            and not word.flags & (TIME | PREPOSITION | ADVERBIAL | FUNCTION)
            and not (word.preposition or word.conjunction)
            and (bool(word.flags) or not word.folded.startswith("و"))  # «، ونتج عنه»
        )

    def _is_behind_manner(self, j: int) -> bool:
        """«أدانت المملكة بأشد العبارات الجريمة»."""
        before = self.text.before(j)
        is_manner = self.text.before(j - 1).folded in self.text.lexicon.function.manner
        return is_manner and before.definite

    def _is_whoever(self, j: int) -> bool:
        """Whether «من» at ``j`` is «who», before its verb."""
        after = self.text.after(j)
        is_verb = bool(after.verb or after.imperfect)
        return self.words[j].folded in self.text.lexicon.function.who_what and is_verb

    def _points(self, word: Word) -> bool:
        """Whether ``word`` is «هذا» or one of its kind, before the noun that it points at."""
        return word.stem in self.text.lexicon.function.demonstrative

    def in_source(self, j: int, word: Word) -> int:
        before, function = self.words[j - 1], self.text.lexicon.function
        if self.addressee and self._is_asked_of(j, word):
            self.ended = True
            return j + 1
        if not self.seek_object and self.may_open and self._points(word):
            is_governed = before.flags & PREPOSITION or before.stem in function.quantifier
            if not is_governed:
                self.ended = True  # «فسر مراقبون هذه الظاهرة بأن»
                return j + 1
        if self.seek_object and not word.conjunction and self._is_object_behind(j, word, before):
            self.object_at = j
            return _END
        if self._is_their_deed(word, before):
            self.ended = True  # «بررت الوزيرة قرارها بأن»
            return j + 1
        is_counted = word.type == NUMBER and self._is_counted_apart(before)
        is_many = word.definite and word.stem in function.part_of
        is_many = is_many and self.text.after(j).folded == "من"  # «الشركة العديد من المزايا»
        is_god = before.definite and word.folded in function.deity  # «سألت الهيئة الله أن»
        if is_counted or is_many or (is_god and is_body(self.words[self.first])):
            self.ended = self.may_open = True
            return j if self.seek_object else j + 1
        if not word.plain and (word.flags & RELATIVE or takes_pronoun(self.text, word)):
            if self.seek_object:
                self.ended = True
                self.may_open = False
                return j + 1
            self.in_relative = True
            self.stop = j + 1
        elif (
            not word.plain
            and ends_phrase(self.text, j, self.end)
            and not goes_on_to_name(self.text, self.first, j, self.end)
        ):
            self.ended = True
            flags = word.flags
            self.may_open = bool(flags & TIME or (flags & ADVERBIAL and not flags & PREPOSITION))
            return j + 1
        else:
            self.stop = j + 1
        self.may_open = word.closed or may_close(self.text, word, before)
        return j + 1

    def _is_their_deed(self, word: Word, before: Word) -> bool:
        """Whether a noun of what somebody did («قرارها») stands behind one that takes none."""
        is_deed = word.possessed and word.is_nominal and bool(word.flags & TOPIC)
        return is_deed and (before.definite or bool(before.flags & GIVEN))

    def _ends_name(self, j: int, before: Word) -> bool:
        """Whether an unknown word before ``j`` ends a name («فولوديمير زيلينسكي»)."""
        is_unknown = not (before.flags or before.definite or before.feminine or before.possessed)
        is_unknown = is_unknown and not is_elative(before)
        return is_unknown and has_name(self.text, self.first, j) and j - self.first > 1

    def _is_counted_apart(self, before: Word) -> bool:
        """«طلب الرئيس 22 مليار دولار»: behind a person a number is none of the name."""
        head, of_age = self.words[self.first], self.text.lexicon.function.of_age
        tells_age = any(
            w.folded in of_age for w in self.words[max(self.first, self.stop - 3) : self.stop]
        )
        return before.definite and bool(head.flags & (OFFICE | TITLE | GIVEN)) and not tells_age

    def _is_asked_of(self, j: int, word: Word) -> bool:
        """«طالبت الداخلية من الحكومة بتأسيس هيئة»: who is spoken to, led by «من»."""
        after = self.text.after(j)
        is_body = after.definite and is_body_or_state(after)
        is_body = is_body and is_body_or_state(self.words[self.first])
        return word.folded in self.text.lexicon.function.of_one and self.may_open and is_body

    def _is_object_behind(self, j: int, word: Word, before: Word) -> bool:
        """Whether a noun phrase of its own opens right behind the words of the source."""
        if before.flags & GIVEN and word.flags & GIVEN:
            return False  # «رامي حداد»
        if self.may_open and (self._points(word) or self._is_whoever(j)):
            return True  # «شجبت الحركة تلك الدعوات», «انتقد الوزير من يشككون»
        if self.text.phrase_flags(j - 1)[0] & OFFICE:
            return False  # «نفت القائمة بأعمال السفارة»
        of_several = before.flags & GROUP and word.accusative  # «توقع محللون انخفاضا»
        free = before.definite or before.name or bool(before.flags & STATE or of_several)
        # «وزير الخارجية بمملكة البحرين»
        is_annexed = bool(before.flags & (ORGANIZATION | PLACE)) and not before.definite
        is_annexed = is_annexed and bool(word.flags & STATE) and not before.flags & STATE
        is_annexed = is_annexed or self._is_of_state(j, word, before)
        is_annexed = is_annexed or before.number is not None  # «مئات المتظاهرين»
        opens = self._opens_object(word, free=free, addressee=self.addressee and not is_annexed)
        if self.may_open and opens:
            return True
        if (
            breaks_agreement(before, word)
            and (self.addressee or not describes_people(before, word))
            and word.folded not in self.text.lexicon.function.attribute
            and word.folded not in self.text.lexicon.function.pointer
            and not is_bearer(self.words, self.first, j, self.end)
        ):
            return True
        is_person = before.name or bool(before.flags & GIVEN) or self._ends_name(j, before)
        if self.may_open and (is_person or not self.addressee) and follows_name(before, word):
            return True
        if self._is_counterpart(j):
            return True
        if self.addressee:
            is_honored = before.folded in self.text.lexicon.honored  # «حث معاليه الوكلاء»
            return (is_honored and word.definite) or self._is_another_behind(j, word, before)
        return self._is_thing_behind_name(j)

    def _is_of_state(self, j: int, word: Word, before: Word) -> bool:
        """«شركة الخطوط السعودية»: a state called by its adjective, in the name of a body."""
        is_adjective = word.flags & STATE and word.definite
        agrees = any(w.feminine for w in self.words[self.first : j])
        return bool(is_adjective) and agrees and not before.flags & GIVEN

    def _is_another_behind(self, j: int, word: Word, before: Word) -> bool:
        """Whether who is spoken to or judged opens right behind the words of the source."""
        if self._is_of_things(j, word, before) or are_others(before, word):
            return True
        if not before.definite and self._is_thing_behind_name(j):
            return True
        function = self.text.lexicon.function
        if word.folded in function.who_what and self.text.after(j).folded in function.so_called:
            return True  # «الحركة من سمتهم الثائرين»
        if self._names_another(j, word, before) or self._is_office_behind(j, word, before):
            return True
        if self._is_behind_bare_name(j, word, before):
            return True
        if self.may_open and (
            is_another_body(before, word) or is_spoken_to(self.words[self.first], before, word)
        ):
            return True
        office = bool(word.flags & (OFFICE | TITLE))
        behind_body = self.may_open and is_body(self.words[self.first])
        if behind_body and office and not (word.definite or word.preposition):
            return True
        return (
            # a surname with the article («الوردي»), then whom he speaks to
            before.definite
            and not before.flags
            and _is_over(self.text.before(j - 1), before, word)
            and word.definite
            and not (word.adjective or word.preposition)
            and not office
            and not word.flags & GIVEN
            and word.folded not in function.attribute
        )

    def _is_thing_behind_name(self, j: int) -> bool:
        """«شجب الوزير نادر الصفصافي العمل الإرهابي»: behind a surname a thing is no more of it."""
        word, before = self.words[j], self.words[j - 1]
        if not word.definite or word.preposition or word.flags & HEADS:
            return False
        if not has_name(self.text, self.first, j):
            return False
        if not before.definite:
            return self._is_deed_behind_name(j)
        if before.flags & ~GIVEN or before.feminine or word.flags & (GIVEN | PLACE):
            return False
        after = self.text.after(j)  # «العقيبي العملية الإرهابية»
        is_feminine = word.feminine and after.feminine and after.definite
        return word.thing or (is_feminine and not self.words[self.first].feminine)

    def _is_deed_behind_name(self, j: int) -> bool:
        """«رفض الوزير نادر شامل الدعوات إلى»: it cannot be a surname, as «سالم الجمل» can."""
        word, before, after = self.words[j], self.words[j - 1], self.text.after(j)
        if not (before.name or before.flags & GIVEN or not before.flags):
            return False
        is_deed = word.thing or (word.flags & TOPIC and not word.flags & GIVEN)
        if not is_deed or self.text.is_behind_given_name(word) != bool(before.flags & GIVEN):
            return False
        is_plural = word.feminine and word.stem.endswith("ات")
        is_described = after.definite and after.adjective and after.feminine == word.feminine
        is_last = self.addressee and j + 1 == self.end and j - self.first > 1
        return is_plural or is_described or bool(after.flags & RELATIVE) or is_last

    def _is_of_things(self, j: int, word: Word, before: Word) -> bool:
        """«وصف الوزير تصرفات الشركة بأنها …»: a plural of things, annexed to what is behind it."""
        is_plural = word.feminine and word.folded.endswith("ات") and not word.definite
        if not is_plural or word.folded.startswith(("ل", "ب", "ك")):
            return False  # «لانتخابات المجالس»
        return before.definite and self.text.after(j).definite

    def _is_counterpart(self, j: int) -> bool:
        """«اتهم الوزير نادر الشامي نظيره …»."""
        return self.words[j].folded in self.text.lexicon.function.counterpart

    def _is_office_behind(self, j: int, word: Word, before: Word) -> bool:
        """«طالب الصفصافي وزير المياه بـ»: a surname alone takes no office in apposition."""
        is_alone = j - 1 == self.first and not (before.flags or before.feminine)
        if not (is_alone and word.flags & OFFICE) or word.preposition:
            return False
        if word.definite:
            return word.stem.endswith("ين")
        return before.definite or before.name or self._is_last_noun(j)

    def _is_last_noun(self, j: int) -> bool:
        """Whether nobody else who can be spoken to stands behind the noun phrase at ``j``."""
        for k in range(j + 1, self.end):
            word, before = self.words[k], self.words[k - 1]
            if word.type > NUMBER or word.preposition or word.flags & (PREPOSITION | TIME):
                return True
            if breaks_agreement(before, word):
                return False
        return True

    def _is_behind_bare_name(self, j: int, word: Word, before: Word) -> bool:
        """«حث رونو فيلار والده على», «دعا فيلار الجالية العربية إلى»."""
        name = self.words[self.first : j]
        if any(w.type != WORD or w.flags or w.definite or w.feminine for w in name):
            return False
        after = self.text.after(j)
        is_feminine = word.definite and word.feminine and after.definite and after.feminine
        return not word.preposition and (is_theirs(word) or is_feminine)

    def _names_another(self, j: int, word: Word, before: Word) -> bool:
        """Whether another person's name or title opens behind that of a speaker: the accused."""
        if word.preposition or not has_name(self.text, self.first, j):
            return False
        if word.flags & (OFFICE | TITLE):  # «سالم الكندي الوزير نادر …»
            after = self.text.after(j)
            is_titled = word.definite and before.closed
            is_of_title = word.flags & TITLE and after.type == WORD and not after.definite
            is_of_title = is_of_title and not (after.flags & _NO_NAME or after.preposition)
            return is_titled and (_may_be_name(after) or bool(is_of_title))
        is_named_first = bool(self.words[self.first].flags & GIVEN)
        is_told_of = before.definite and self.text.before(j - 1).definite  # «… الحزب الحر نادر»
        return is_named_first and is_told_of and _may_be_name(word)

    def _opens_object(self, word: Word, *, free: bool, addressee: bool) -> bool:
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
        is_bare = is_bare and word.folded not in self.text.lexicon.function.pointer
        if is_bare and len(word.folded) > 3 and word.folded.endswith("ا"):
            return free  # an indefinite accusative: «أعلنت الصين حربا»
        if not addressee:
            return False
        return bool(
            (flags & GROUP and word.definite)
            or (word.definite and word.stem.endswith("ين") and flags & UNNAMED)
            or flags & STATE
            or (flags & PRESS and not flags & OFFICE)
            or word.stem in self.text.lexicon.function.quantifier
        )

    def _is_open(self) -> bool:
        """Whether there is a source that has not ended yet."""
        return self.first >= 0 and not self.ended

    def _trimmed(self) -> Phrase:
        """What was read, without function words and marks left hanging at the source's end."""
        first, stop = self.first, self.stop
        while stop > first:
            last = self.words[stop - 1]
            hanging = last.type > NUMBER and last.type not in (QUOTE, CLOSE)
            is_issued = last.folded in self.text.lexicon.function.issues  # «بيان مشترك صدر | عقب»
            if not (hanging or is_issued or last.flags & (PREPOSITION | FUNCTION | RELATIVE)):
                break
            stop -= 1
        determiners = self.text.lexicon.function.determiner
        while self.object_at > self.begin and self.words[self.object_at - 1].folded in determiners:
            self.object_at -= 1  # «استبعد بشكل قاطع أي تحالف»
            stop = min(stop, self.object_at)
        if stop <= first:
            first = stop = -1
        return Phrase(first, stop, self.object_at, self.is_late, tuple(self.media))


def _tells_of_deed(inside: list[Word]) -> bool:
    """Whether words in marks are what is talked of, and no name («تخاذل», «خطة طوارئ»)."""
    first = inside[0]
    is_short = len(inside) <= _SHORT_NAME
    is_deed = first.verbal_noun or first.flags & (TOPIC | DOCUMENT | OCCASION) or first.possessed
    return not is_short or bool(is_deed or first.preposition)


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


#: What is more than one word of a noun phrase, the first that fits.
_SPECIAL: Final[tuple[Callable[[_Reader, int, Word], int | None], ...]] = (
    _Reader.ends_reading,
    _Reader.at_verb,
    _Reader.at_accusative,
    _Reader.at_named_medium,
    _Reader.at_manner,
    _Reader.at_this_time,
    _Reader.at_part_of_time,
    _Reader.at_known_phrase,
    _Reader.at_medium,
)
_ASKED: Final = _of_word.among(_SPECIAL)


def quotes_name(inside: list[Word]) -> bool:
    """Whether words in marks are a personal name («المتحدث "سالم الكندي"»)."""
    return (
        0 < len(inside) <= 4
        and any(w.flags & GIVEN for w in inside)
        and all(w.flags & (GIVEN | TITLE) or not w.flags for w in inside)
    )
