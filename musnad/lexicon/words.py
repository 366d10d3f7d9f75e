"""What the lexicon knows of one written word, found once for each distinct spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from musnad.lexicon.localities import locality
from musnad.lexicon.numerals import NumberWord, read_digits
from musnad.text.folding import CONTROLS, DAMMA, FATHATAN, LETTERS, plain, raw_length
from musnad.text.tokens import token_of

if TYPE_CHECKING:
    from musnad.lexicon import Cue, Lexicon
    from musnad.lexicon.calendar import TimeWord
    from musnad.lexicon.function import FunctionWords
    from musnad.lexicon.known import VerbTense

#: Second word → the further words of each phrase, and its classes.
PhrasesBehind = dict[str, list[tuple[tuple[str, ...], int]]]

# Token types.
WORD: Final = 0
NUMBER: Final = 1
BREAK: Final = 2
STOP: Final = 3
ELLIPSIS: Final = 4
COMMA: Final = 5
SEMICOLON: Final = 6
COLON: Final = 7
QUOTE: Final = 8
OPEN: Final = 9
CLOSE: Final = 10
DASH: Final = 11
ASK: Final = 12
OTHER: Final = 13

_TYPES: Final = {
    ".": STOP, "۔": STOP, "…": ELLIPSIS, "،": COMMA, ",": COMMA, "、": COMMA,
    "؛": SEMICOLON, ";": SEMICOLON, ":": COLON, "：": COLON, "(": OPEN, "[": OPEN, "{": OPEN,
    "﴾": OPEN, ")": CLOSE, "]": CLOSE, "}": CLOSE, "﴿": CLOSE,
    "-": DASH, "–": DASH, "—": DASH, "―": DASH, "−": DASH, "!": ASK, "?": ASK, "؟": ASK,
    **dict.fromkeys(("&quot;", "&laquo;", "&raquo;", "&ldquo;", "&rdquo;"), QUOTE),
    **dict.fromkeys("«»“”„‟\"″＂‹›❝❞〝〞‘’‚‛'", QUOTE),
}  # fmt: skip

# What a word can be, as flags; one word may be several things.
OFFICE: Final = 1 << 0
TITLE: Final = 1 << 1
HONORIFIC: Final = 1 << 2
ORGANIZATION: Final = 1 << 3
MEDIUM: Final = 1 << 4
PRESS: Final = 1 << 5
DOCUMENT: Final = 1 << 6
UNNAMED: Final = 1 << 7
GROUP: Final = 1 << 8
STATE: Final = 1 << 9
OCCASION: Final = 1 << 10
TIME: Final = 1 << 11
PLACE: Final = 1 << 12
TOPIC: Final = 1 << 13
GIVEN: Final = 1 << 14
COMPLEMENTISER: Final = 1 << 15
RELATIVE: Final = 1 << 16
NEGATION: Final = 1 << 17
PARTICLE: Final = 1 << 18
BE: Final = 1 << 19
OPENER: Final = 1 << 20
SUBORDINATOR: Final = 1 << 21
PREPOSITION: Final = 1 << 22
ADVERBIAL: Final = 1 << 23
NAMING: Final = 1 << 24
PRONOUN: Final = 1 << 25
AGENCY: Final = 1 << 26

#: Names of bodies that act and speak as states do: «الكرملين», «الأمم المتحدة».
POWER: Final = STATE | ORGANIZATION

#: Flags of nouns that can head the phrase of a source.
HEADS: Final = (
    OFFICE | TITLE | HONORIFIC | ORGANIZATION | MEDIUM | DOCUMENT | UNNAMED | GROUP | STATE
)
#: Flags of nouns of people, who may be nobody by name.
PERSONS: Final = OFFICE | UNNAMED | GROUP
#: Words that are never part of a noun phrase's own words.
FUNCTION: Final = COMPLEMENTISER | RELATIVE | NEGATION | PARTICLE | BE | OPENER | SUBORDINATOR
#: Classes of words that are no verbs, whatever they look like.
NOT_VERBS: Final = (
    HEADS | GIVEN | PLACE | PREPOSITION | FUNCTION | TIME | TOPIC | OCCASION | ADVERBIAL
    | PRONOUN | NAMING
)  # fmt: skip

#: Pronouns on the end of a noun, the longer first.
POSSESSIVES: Final = ("هما", "ها", "هم", "هن", "كم", "نا", "ه")
#: Without tanwin, a shorter word that looks like an accusative is as likely a name.
_ACCUSATIVE: Final = 5
_CACHEABLE: Final = 40


class _Frequent:
    """What nearly every look at a word asks for: inherited slots stand first in memory."""

    __slots__ = ("complementiser", "cues", "flags", "folded", "inert", "notable", "plain", "type")

    complementiser: str
    cues: tuple[Cue, ...]
    flags: int
    folded: str
    inert: bool
    notable: bool
    plain: bool
    type: int


class Word(_Frequent):
    """One spelling analysed: its folded letters, clitics, classes and readings as a cue."""

    __slots__ = (
        "accusative", "adjective", "beside", "boilerplate", "closed", "conjunction", "definite",
        "dual", "dual_letters", "feminine", "imperfect", "is_nominal", "may_name", "measures",
        "name", "number",
        "phrases", "possessed", "predicates", "preposition", "raw", "reports", "singular", "size",
        "stem", "thing", "time", "verb", "verb_joined", "verbal_noun",
    )  # fmt: skip

    def __init__(self, raw: str, lexicon: Lexicon) -> None:
        self.type = _TYPES.get(raw, -1)
        self.raw = self.folded = self.stem = raw
        #: How many characters it has without the controls that stand behind it.
        self.size = len(raw.rstrip(CONTROLS))
        self.flags = 0
        self.conjunction = self.preposition = self.complementiser = ""
        self.possessed = self.definite = self.feminine = self.imperfect = self.verbal_noun = (
            self.adjective
        ) = False
        self.cues: tuple[Cue, ...] = ()
        #: The tense, if it can only be a finite verb; whether that has a conjunction before it.
        self.verb: VerbTense = ""
        self.verb_joined = False
        #: Whether it is an indefinite accusative («هجوما»), so that it is no subject.
        self.accusative = False
        #: Whether it is hardly ever anything but a name of a person.
        self.name = False
        #: Whether it is a noun of what does not speak («مسافة»).
        self.thing = False
        #: Whether it makes a clause as a finite verb does («هناك», «تبلغ»).
        self.predicates = False
        #: Whether a reporting word or phrase can begin here.
        self.reports = False
        #: How the impersonal connectives that begin with it go on («يذكر أن»).
        self.boilerplate: tuple[tuple[str, ...], ...] = ()
        #: Whether no content begins with it, whatever the reporting word before.
        self.inert = False
        #: Whether it can only be one more word of a noun phrase (or a verb nobody knows).
        self.plain = False
        #: Whether a noun phrase may end with it, whatever stands before it.
        self.closed = False
        #: What it counts, and what time it tells.
        self.number: NumberWord | None = None
        self.time: TimeWord | None = None
        #: The singular of a noun in the dual, and the letters of clitics before it.
        self.dual: str | None = None
        self.dual_letters = 0
        if self.type < 0:
            self.type = _type_of(raw)
            written = plain(raw)
            if self.type == NUMBER:
                self.folded = self.stem = written.translate(LETTERS)
                self.inert = True
                self.plain = self.folded not in lexicon.function.outlet_tail
                self.number = read_digits(self.folded)
            if self.type == WORD and not written:
                self.type = DASH  # a lone tatweel: «لندن ـ الفرنسية»
            if self.type == WORD:
                folded = written.translate(LETTERS)
                cuts = _cuts(folded)
                self._analyse(written, folded, cuts, lexicon)
                if lexicon.calendar.other_words.isdisjoint((written, written[1:])):
                    self.time = lexicon.calendar.word(cuts)
                self.number = lexicon.numerals.word(cuts)
                if folded.endswith(("ين", "ان")):
                    self.dual, self.dual_letters = lexicon.nouns.dual_word(written, cuts)
                self._look_up(written, lexicon)
                self.cues = lexicon.cues_of(written, folded)
                if self.flags & ADVERBIAL:  # «ردا على» is no dual
                    self.cues = tuple(c for c in self.cues if c.form.number != "d")
                if self.folded == "علي":  # the preposition ends in ى, the name in ي
                    self.flags = GIVEN if written.endswith("ي") else self.flags & ~GIVEN
                if self.flags & PREPOSITION and self.flags & OFFICE:  # «إمام» and «أمام»
                    is_office, is_other = written.startswith("إ"), written.startswith("أ")
                    self.flags &= ~(PREPOSITION | ADVERBIAL) if is_office else ~0
                    self.flags &= ~(OFFICE | TITLE) if is_other else ~0
                if self.flags & PRONOUN:  # «فيه» is no «فئة»
                    self.flags &= ~PRONOUN if written.endswith("ة") else ~HEADS
                function = lexicon.function
                self.predicates = folded in function.existential or folded in function.amounts_to
                self.inert = self._is_inert(lexicon)
                self.plain = self.inert and self._is_plain(lexicon)
                self.closed = self._is_closed()
                self.boilerplate = lexicon.boilerplate.get(folded, ())
                if folded[0] in "وف":
                    self.boilerplate += lexicon.boilerplate.get(folded[1:], ())
                self.reports = bool(
                    self.cues
                    or folded in lexicon.long_cues
                    or (folded[0] in "وف" and folded[1:] in lexicon.long_cues)
                    or (folded.lstrip("وف") in function.was_asked and "ئ" in raw)
                )
        #: Whether a noun phrase can begin with it.
        self.is_nominal = self.type == QUOTE or (
            self.type == WORD
            and not self.flags & (PREPOSITION | FUNCTION | ADVERBIAL)
            and not (self.preposition or self.conjunction)
        )
        #: Whether a surname may stand behind it, or it may be one itself.
        self.beside = bool(self.flags & (GIVEN | TITLE)) or (
            self.definite and self.feminine and not self.flags
        )
        function = lexicon.function
        #: What of a name it is where the words beside it make it so: "given", "letter", "article".
        self.may_name = self._may_name(function)
        #: The further words of the phrases that can begin with it, and the classes of each.
        self.phrases: tuple[PhrasesBehind, ...] = _phrases(self, lexicon)
        #: Its stem, the same for one and for several.
        self.singular = self._singular(lexicon)
        #: Whether it counts or tells a time.
        self.measures = bool(self.number or self.time or self.dual)
        #: Whether it is a mark, reports or measures.
        self.notable = self.reports or self.measures or self.type > NUMBER

    @property
    def looks_relational(self) -> bool:
        """Whether it has the shape of a relational adjective («بريطاني», «البريطانية»)."""
        return self.stem.endswith(("ي", "يه"))

    def _analyse(
        self, written: str, folded: str, cuts: list[tuple[str, str, bool, str]], lexicon: Lexicon
    ) -> None:
        self.folded = self.stem = folded
        if folded.lstrip("وف") in lexicon.function.like_definite:
            self.conjunction = folded[: len(folded) - len(folded.lstrip("وف"))]
            self.stem = folded[len(self.conjunction) :]
            return  # «التقى» is no noun with the article
        bare = folded.lstrip("وف")
        if bare[:1] in ("ل", "ب") and bare[1:] in lexicon.function.demonstrative - {"ذلك"}:
            self.conjunction, self.stem = folded[: len(folded) - len(bare)], bare[1:]
            self.preposition = bare[:1]
            return  # «لهذا», «وبهذه»
        joined = folded[:1] if written[1:3] in _HAMZATED and folded[:1] in ("و", "ف") else ""
        hamzated = written[:2] in _HAMZATED or joined != ""
        is_whole = folded not in lexicon.classes and lexicon.known.is_whole(folded, written)
        for conjunction, preposition, definite, stem in cuts:
            if _is_no_cut(written, conjunction, preposition, definite, is_whole):
                continue
            flags = lexicon.classes.get("ال" + stem, 0) if definite else 0
            if not flags & TIME:  # «الأحد» is a day, «أحد» one of several
                flags |= lexicon.classes.get(stem, 0)
            if definite and flags & PREPOSITION:  # «العلي» is not «على», «الوسط» not «وسط»
                flags &= ~(PREPOSITION | ADVERBIAL)
            if definite and flags & GIVEN and locality(stem):
                flags &= ~GIVEN  # «اليمني» is not «يمنى», nor «التركي» «تركي»
            if written[-len(stem)] in "أإ" and written[-len(stem)] not in lexicon.hamza.get(
                stem, "أإ"
            ):
                flags &= ~(PREPOSITION | ADVERBIAL)  # «إمام» is not «أمام»
            if stem in lexicon.function.that_not and written[-len(stem)] == "أ":
                flags = COMPLEMENTISER
            if flags == GIVEN and (
                preposition in _BEFORE_NO_NAME or (preposition and len(stem) < 4)
            ):
                continue  # a longer name is likelier than a preposition before a shorter one
            if flags and not (preposition and flags & (FUNCTION & ~COMPLEMENTISER)):
                self.flags = flags
                break
        else:
            conjunction, preposition, definite, stem = (
                (joined, "", False, folded[len(joined) :])
                if hamzated
                else ("", "", False, folded)
                if is_whole
                else _guess(folded, lexicon)
            )
            if definite and _is_hamzated(written, len(conjunction) + len(preposition)):
                definite, stem = False, "ال" + stem  # «بإلزام»
            self.flags = _possessed(stem, lexicon)
            if definite or written.endswith("ة"):  # «المديرة», but «المصنعة» is of no factory
                self.flags &= 0 if written.endswith("ية") else OFFICE | TITLE | UNNAMED
        self.conjunction, self.preposition, self.definite, self.stem = (
            conjunction,
            preposition,
            definite,
            stem,
        )
        if not self.flags:
            name = "ال" + stem if definite else stem
            known = lexicon.known
            self.flags = PLACE if name in known.place else STATE if name in known.state else 0
        if self.flags & COMPLEMENTISER:
            letter = written[len(conjunction) + len(preposition)]
            if letter == "آ":  # «آن» is a name
                self.flags &= ~COMPLEMENTISER
            else:
                self.complementiser = preposition + letter
        if not self.flags & (FUNCTION | PREPOSITION):
            is_elative = definite and stem in lexicon.function.elative  # «العليا»
            self.feminine = (
                written[-1:] == "ة"
                or is_elative
                or (
                    stem.endswith(("ات", "اء"))
                    and len(stem) > 4
                    # «الصحراء», «الأعضاء», but «الادعاء», «الإجراء»
                    and (stem[0] != "ا" or stem[-1] == "ت" or written[-len(stem)] == "أ")
                )
            )
            self.imperfect = (
                not definite
                and not preposition
                and len(stem) > 3
                and (stem[0] in "يت" or (stem[0] == "س" and stem[1] in "يتن" and len(stem) > 4))
            ) and not self.flags
            self.adjective = (
                not self.flags & (HEADS | TOPIC)
                and len(stem) > 3
                and (is_elative or written.endswith(("ي", "ية", "يين", "يون", "يات")))
            )
            self.verbal_noun = _verbal_noun(stem, lexicon)
            self.possessed = (
                not definite
                and (len(stem) > 4 or bool(_possessed(stem, lexicon)))  # «اسمه»
                and written.endswith(("ه", "ها", "هم", "هما"))
                and (
                    not self.flags & (GIVEN | STATE | PLACE)
                    # «حديثه» is no town
                    or (written.endswith("ه") and bool(_possessed(stem, lexicon)))
                )
            )

    def as_name(self, lexicon: Lexicon) -> Word:
        """The same as a part of a name, whatever else it is."""
        self.flags, self.stem = 0, self.folded
        self.phrases, self.singular = _phrases(self, lexicon), self._singular(lexicon)
        self.conjunction = self.preposition = self.complementiser = ""
        self.inert = self.plain = self.is_nominal = True
        return self

    def as_given(self, lexicon: Lexicon, feminine: bool) -> Word:
        """The same as a given name, whatever else it is."""
        self.as_name(lexicon)
        self.flags, self.feminine = GIVEN, feminine
        self.cues, self.boilerplate, self.verb = (), (), ""
        self.verb_joined = self.predicates = self.imperfect = self.adjective = False
        self.accusative = self.thing = self.verbal_noun = self.possessed = self.definite = False
        self.number = self.time = self.dual = None
        self.reports = self.measures = self.notable = False
        self.may_name = ""
        self.beside = self.closed = True
        return self

    def _look_up(self, written: str, lexicon: Lexicon) -> None:
        """Take what was counted of the word."""
        known, flags = lexicon.known, self.flags
        if self.stem in lexicon.function.like_definite:
            self.verb, self.verb_joined = "perfect", self.conjunction != ""
            return
        bare = self.folded[len(self.conjunction) :]
        self.name = self.folded in known.name or bare in known.name
        if self.definite or self.preposition:
            self.thing = self.stem in known.thing and not flags
            return
        if not (flags & NOT_VERBS or self.name or written.startswith("إ")):
            self.verb, joined = known.verb(self.folded, written)
            self.verb_joined = joined != ""
        self.accusative = (
            not self.verb
            and not flags & (GIVEN | STATE | PLACE | FUNCTION | PREPOSITION)
            and (
                FATHATAN in self.raw[-2:]
                or (len(bare) >= _ACCUSATIVE and known.is_accusative(self.folded))
            )
        )
        self.thing = bare in known.thing and not flags

    def _is_inert(self, lexicon: Lexicon) -> bool:
        folded = self.folded
        return not (
            self.flags & (COMPLEMENTISER | RELATIVE | OPENER | NEGATION)
            or self.preposition
            or self.cues
            or (folded[0] == "ب" and not self.flags)  # perhaps «بـ» and a noun
            or folded in lexicon.content_prepositions
            or folded in lexicon.function.by_what
            or folded in lexicon.function.interrogative
            or folded in lexicon.function.we
            or folded in lexicon.function.opens_speech
            or folded in lexicon.function.opens_condition
            or folded in lexicon.function.withholds
            or self.verb == "imperfect"
        )

    def _is_plain(self, lexicon: Lexicon) -> bool:
        return not (
            self.flags & (FUNCTION | PREPOSITION | ADVERBIAL | TIME | PRONOUN | MEDIUM | AGENCY)
            or self.verb
            or self.accusative
            or self.folded in lexicon.function.existential
            or self.folded in lexicon.phrases
            or self.folded in lexicon.to_outlets
            or self.folded in lexicon.function.manner
            or self.folded in lexicon.function.demonstrative
            or self.folded in lexicon.function.part_of_time
            or self.folded in lexicon.function.occasion_with
            or self.folded in lexicon.function.outlet_tail
            or self.stem in lexicon.function.interview
        )

    def _may_name(self, function: FunctionWords) -> str:
        if self.folded in function.foreign_article:
            return "article"
        if self.complementiser and self.folded == "ان":
            return "letter"
        is_given = self.folded in function.given_of_men or self.folded in function.given_of_women
        return "given" if is_given and not self.flags & GIVEN else ""

    def _singular(self, lexicon: Lexicon) -> str:
        singular = lexicon.singulars.get(self.stem)
        if singular is not None:
            return singular
        if self.flags & PERSONS and self.stem.endswith(("ون", "ين")):
            return self.stem[:-2]
        if self.accusative and lexicon.classes.get(self.stem[:-1], 0) & PERSONS:
            return self.stem[:-1]  # «مسؤولا»
        return self.stem

    def _is_closed(self) -> bool:
        return (
            self.definite
            or self.adjective
            or self.possessed
            or bool(self.flags & (GIVEN | STATE | TIME | PLACE | HONORIFIC))
            or self.stem.endswith(("ون", "ين"))
        )


class WordTable(dict[str, Word]):
    """Words by their token with the gap behind it, analysed on first sight.

    Bounded: a vocabulary, not a log. Spellings stand in a table of their own, so that this one,
    which every token of every article is sought in, stays small.
    """

    __slots__ = ("_lexicon", "_limit", "_spellings")

    def __init__(self, lexicon: Lexicon, limit: int = 300_000) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._limit = limit
        self._spellings: dict[str, Word] = {}

    def __missing__(self, piece: str) -> Word:
        if not piece:  # what is left of a word of one letter without its ending
            return self._lexicon.empty
        raw = token_of(piece)
        word = self._spellings.get(raw)
        if word is None:
            word = Word(raw, self._lexicon)
        if len(piece) <= _CACHEABLE:
            if len(self) >= self._limit:
                self.clear()
                self._spellings.clear()
            self[piece] = self._spellings[raw] = word
        return word


def _type_of(raw: str) -> int:
    first = raw[0]
    if first in "\n\r\u2028\u2029\x0b\x0c\x85" or raw.startswith(("\\n", "\\r")):
        return BREAK
    if first == ".":
        return ELLIPSIS
    if first.isdecimal():
        return NUMBER
    if first.isalnum() or first == "_":
        return WORD
    return OTHER


def _phrases(word: Word, lexicon: Lexicon) -> tuple[PhrasesBehind, ...]:
    """What can follow a word in the phrases of the lexicon, as it is and without its clitics."""
    led = word.folded[1:] if word.folded[:1] == "ل" and not word.flags else ""  # «لكبير المفاوضين»
    spellings = dict.fromkeys((word.folded, word.stem, led))
    return tuple(lexicon.phrases[each] for each in spellings if each in lexicon.phrases)


_CONJUNCTIONS: Final = ("", "و", "ف")
#: Prepositions that hardly ever stand before a given name: «كرامي» is a name.
_BEFORE_NO_NAME: Final = ("ب", "ك")
#: The first letters of a word that only looks as if it had the article.
_HAMZATED: Final = ("أل", "إل", "آل")


def _is_no_cut(
    written: str, conjunction: str, preposition: str, definite: bool, is_whole: bool
) -> bool:
    """Whether a word is not to be read with these clitics, be it spelt like one with them."""
    # «وإلى» is not «والي», «وسائل» is not و and سائل
    is_joined = written[0] in "وف" and written[1:2] == "إ"
    no_conjunction = is_whole if conjunction else is_joined
    # «ألمانية», «وألقى» and «بإلغاء» have no article
    no_article = definite and _is_hamzated(written, len(conjunction) + len(preposition))
    return no_conjunction or no_article


def _is_hamzated(written: str, at: int) -> bool:
    """Whether what looks like the article at letter ``at`` is the beginning of the noun."""
    return written[at : at + 2] in _HAMZATED


def _cuts(folded: str) -> list[tuple[str, str, bool, str]]:
    """Ways to read ``folded`` as conjunction + preposition + article + stem, likeliest first."""
    cuts = []
    for conjunction in _CONJUNCTIONS:
        if not folded.startswith(conjunction):
            continue
        rest = folded[len(conjunction) :]
        if len(rest) < 2:
            continue
        if rest.startswith("ال") and len(rest) > 3 and rest != "الله":
            cuts.append((conjunction, "", True, rest[2:]))
        cuts.append((conjunction, "", False, rest))
        first = rest[0]
        if first in "بلك" and len(rest) > 2:
            if rest.startswith("لل") and len(rest) > 3:
                cuts.append((conjunction, "ل", True, rest[2:]))
                cuts.append((conjunction, "ل", True, rest[1:]))
            elif rest[1:3] == "ال" and len(rest) > 4:
                cuts.append((conjunction, first, True, rest[3:]))
            cuts.append((conjunction, first, False, rest[1:]))
    return cuts


def _guess(folded: str, lexicon: Lexicon) -> tuple[str, str, bool, str]:
    """The clitics of a word the lexicon does not know: only those that are certain by shape."""
    for conjunction in ("", "و", "ف"):
        rest = folded[len(conjunction) :] if folded.startswith(conjunction) else ""
        if rest.startswith("ال") and len(rest) > 3 and rest != "الله":
            return conjunction, "", True, rest[2:]
        if rest[1:3] == "ال" and rest[0] in "بك" and len(rest) > 5:
            return conjunction, rest[0], True, rest[3:]
        if rest.startswith("لل") and len(rest) > 4:
            return conjunction, "ل", True, rest[2:]
        is_led = rest[:1] in ("ب", "ل") and len(rest) > 4
        if is_led and rest[1:] in lexicon.function.quantifier:
            return conjunction, rest[0], False, rest[1:]  # «بمختلف فروعها»
        if is_led and _has_verbal_noun_shape(rest[1:]):
            return conjunction, rest[0], False, rest[1:]
        if rest[:1] in ("ب", "ل") and len(rest) > 5 and _possessed(rest[1:], lexicon) & ~PRONOUN:
            return conjunction, rest[0], False, rest[1:]
        if conjunction and len(rest) > 3 and _has_verbal_noun_shape(rest):
            return conjunction, "", False, rest
    return "", "", False, folded


def _possessed(stem: str, lexicon: Lexicon) -> int:
    """Classes of a noun that carries a possessive pronoun («كلمته», «لقائه», «استقالتها»)."""
    for suffix in POSSESSIVES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= 3:
            base = stem[: -len(suffix)]
            flags = lexicon.classes.get(base, 0)
            if flags & PREPOSITION:
                return PRONOUN  # «أمامكم», «عليها»
            if base.endswith("ت"):
                flags |= lexicon.classes.get(base[:-1] + "ه", 0)
            elif base.endswith(("ي", "و")):
                flags |= lexicon.classes.get(base[:-1] + "ء", 0)
            elif base.endswith("ا"):
                flags |= lexicon.classes.get(base[:-1] + "ي", 0)
            return flags & (OCCASION | TOPIC | DOCUMENT | OFFICE | ORGANIZATION | GROUP | UNNAMED)
    return 0


def _verbal_noun(stem: str, lexicon: Lexicon) -> bool:
    """Whether ``stem`` is, or has the shape of, a verbal noun of a derived form."""
    if not lexicon.classes.get(stem, 0) & (HEADS | PLACE) and _has_verbal_noun_shape(stem):
        return True
    bare = stem
    for suffix in ("هما", "ها", "هم", "ه"):
        if stem.endswith(suffix) and len(stem) - len(suffix) > 3:
            bare = stem[: -len(suffix)]
            if lexicon.classes.get(bare, 0) & TOPIC:
                return True
            if bare.endswith("ت"):
                bare = bare[:-1] + "ه"
                if lexicon.classes.get(bare, 0) & TOPIC:
                    return True
            break
    if lexicon.classes.get(stem, 0) & (HEADS | PLACE):
        return False
    return _has_verbal_noun_shape(bare)


def _has_verbal_noun_shape(bare: str) -> bool:
    """Whether the skeleton is that of a derived verbal noun and of hardly anything else."""
    n = len(bare)
    if n == 6 and bare[0] == "م" and bare[2] == "ا" and bare[5] == "ه":
        return True  # mufāʿala
    if bare[-1:] == "ه":
        bare, n = bare[:-1], n - 1
    if bare[:1] == "ت" and n == 5 and (bare[3] == "ي" or bare[2] == "ا"):
        return True  # taf'īl, tafā'ul
    if bare[:1] == "ا" and bare[-2:-1] == "ا":
        # infi'āl and ifti'āl (6 letters), istif'āl (7); if'āl (5) is too often a broken plural
        return (n == 6 and (bare[1] == "ن" or bare[2] in "تطد")) or (
            n == 7 and bare.startswith("است")
        )
    return False


def cue_offset(raw: str, letters: int) -> int:
    """Where in ``raw`` the cue starts once ``letters`` folded clitic letters are left out."""
    return raw_length(raw, letters) if letters else 0


def is_passive(raw: str, letters: int) -> bool:
    """Whether a damma on its first letter marks a verb as passive («أُعلن», «يُعتقد»)."""
    if DAMMA not in raw:
        return False
    rest = raw[cue_offset(raw, letters) :]
    return rest[1:2] == DAMMA
