"""The language as data: TOML files of this folder, loaded and compiled once.

What a linguist would change is a line in ``*.toml``; what they mean is described in
``docs/lexicon.md``.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from musnad.article import Act
from musnad.lexicon import inflection, words
from musnad.lexicon.calendar import Calendar
from musnad.lexicon.function import function_words
from musnad.lexicon.known import known_words
from musnad.lexicon.nouns import Nouns
from musnad.lexicon.numerals import Numerals
from musnad.lexicon.units import Units
from musnad.lexicon.words import PhrasesBehind, Word, WordTable
from musnad.text.folding import fold, plain

Phrases = dict[str, tuple[tuple[str, ...], ...]]


#: Lists of names and times, which are told apart by their article.
_WITH_ARTICLE = ("time", "state", "power", "given", "place")


@dataclass(slots=True, eq=False)
class Verb:
    """A reporting verb or noun and the frames in which it takes its content."""

    lemma: str
    act: Act
    that: bool
    quote: bool
    object: bool
    preps: frozenset[str]
    addressee: bool
    target: bool
    weak: bool
    #: The lemma as lists of function words have it.
    folded: str = ""
    within: bool = False
    hearsay: bool = False
    #: Whether its passive tells what people think, by whomever («يُعتقد أن»).
    believes: bool = False
    idiom: frozenset[str] = frozenset()
    opens: frozenset[str] = frozenset()
    document: bool = False
    always: bool = False
    pronoun: bool = False
    that_act: Act | None = None
    #: Whether it passes on what the one behind «عن» says: in a clause; in a verbal noun («قوله»).
    relays: bool = False
    relays_nouns: bool = False
    #: Whether it passes on what the one behind «من» says («علمت الصحيفة من مصادر أن»).
    learns: bool = False
    #: An everyday verb that does report behind a quotation.
    after_speech: bool = False
    #: Whether it reports when it is negated too.
    even_negated: bool = False
    #: Whether what it asks for stands behind whom it asks («طلب من السكان المغادرة»).
    asks_of: bool = False
    #: An everyday verb that reports where its preposition has a verbal noun («تحدث عن مقتل»).
    tells_of: bool = False
    #: Whether the noun behind it reports, if it is one that does («جدد التأكيد على»).
    renews: bool = False
    #: Whether a noun and what it is held to be may stand behind it («اعتبر الوزير القرار مخالفا»).
    judges: bool = False
    #: Whether the one behind it is quoted by the clause that it stands in («نقلا عن»).
    quotes: bool = False
    #: Whether it attributes behind a comma only («…، على ما أفاد مصدر»).
    apart: bool = False
    #: Whether the words that it announces are printed in full («فيما يلي نص البيان: …»).
    prints: bool = False


@dataclass(slots=True, eq=False)
class Cue:
    """One reading of a written word as a reporting word.

    ``letters`` is how many folded letters of conjunctions or prepositions stand before the cue.
    ``after`` are, for a preposition («نقلا عن»), the prepositions that lead to its source.
    """

    verb: Verb
    form: inflection.Form
    letters: int
    conjunction: str
    after: tuple[str, ...] = ()
    #: Whether it is a perfect or an imperfect.
    finite: bool = field(init=False)

    def __post_init__(self) -> None:
        self.finite = self.form.tense in ("perfect", "imperfect")


class Lexicon:
    """Everything the reader knows of the language, ready for look-up by folded spelling."""

    def __init__(self) -> None:
        self.classes: dict[str, int] = {}
        #: Phrases of several words: first word → second word → (further words, classes).
        self.phrases: dict[str, PhrasesBehind] = {}
        self.boilerplate: Phrases = {}
        #: How prepositions and adverbs that begin with a hamza are spelled: «أمام», not «إمام».
        self.hamza: dict[str, set[str]] = {}
        self.long_cues: dict[
            str, dict[str, list[tuple[tuple[str, ...], Verb, tuple[str, ...]]]]
        ] = {}
        self._forms: dict[str, list[tuple[Verb, inflection.Form]]] = {}
        self._forms_by_verb: dict[int, set[str]] | None = None
        #: Forms that are another word, some of them with what looks like a conjunction.
        self._skipped: set[str] = set()
        self._prepositions: dict[str, tuple[Verb, tuple[str, ...]]] = {}
        self.agencies: list[dict[str, Any]] = []
        self.agency_forms: list[str] = []
        self.outlets: list[dict[str, Any]] = []
        #: Outlets with the «ل» of who is spoken to («للجزيرة»): first word → its letters that are
        #: none of the name's, further words.
        self.to_outlets: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        #: All of them, also those called by everyday words, as «في تصريح للوطن» shows them.
        self.interviewers: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self.hearsay: frozenset[str] = frozenset()
        self._load_function()
        self._load_nominals()
        self._load_verbs()
        self._load_cues()
        self._load_outlets()
        self.numerals = Numerals(_toml("numerals"))
        self.calendar = Calendar(_toml("calendar"))
        self.nouns = Nouns(_toml("nouns"))
        self.units = Units(_toml("units"))
        #: What can lead from a reporting word to its content.
        self.content_prepositions = frozenset(
            preposition
            for readings in self._forms.values()
            for verb, _ in readings
            for preposition in verb.preps
        )
        self.known = known_words()
        self.words = WordTable(self)
        #: What stands beside a text: a break without letters.
        self.empty = Word("\n", self)
        self.empty.folded = self.empty.stem = ""
        #: Particles of surnames as such («فان غال»), by a spelling that may also be another word.
        self.surname_particles = {
            particle: Word(particle, self).as_name(self)
            for particle in self.function.surname_particle
        }
        #: Words that were given names, or particles in a name, where they stood, as such.
        self._given: dict[str, Word] = {}
        self._of_names: dict[str, Word] = {}
        #: Names whose words may also be particles («بان كي مون»), as words of a name.
        self.names_of_particles = [
            [Word(part, self).as_name(self) for part in name.split()]
            for name in self.function.name_of_particles
        ]

    def given(self, word: Word) -> Word:
        """A word that may be a given name, as one."""
        known = self._given.get(word.raw)
        if known is None:
            feminine = word.folded in self.function.given_of_women
            known = self._given[word.raw] = Word(word.raw, self).as_given(self, feminine)
        return known

    def of_name(self, word: Word) -> Word:
        """A particle as a part of a name: «سي إن إن», «لا ستامبا»."""
        known = self._of_names.get(word.raw)
        if known is None:
            known = self._of_names[word.raw] = Word(word.raw, self).as_name(self)
        return known

    def cues_of(self, written: str, folded: str) -> tuple[Cue, ...]:
        """All readings of a word as a reporting word, those with fewer clitics first."""
        found: list[Cue] = []
        for conjunction in ("", "و", "ف"):
            if conjunction and (not folded.startswith(conjunction) or len(folded) < 3):
                continue
            if conjunction and (self.known.is_whole(folded, written) or folded in self._skipped):
                continue  # «فدان» is not ف and دان
            rest = folded[len(conjunction) :]
            cut = len(conjunction)
            if rest in self._prepositions:
                verb, after = self._prepositions[rest]
                form = inflection.Form(rest, "preposition", 3, "", "")
                found.append(Cue(verb, form, cut, conjunction, after))
            for prefix, stem, skip in _verbal_prefixes(rest):
                for verb, form in self._forms.get(stem, ()):
                    if prefix in ("س", "ل") and form.tense != "imperfect":
                        continue
                    if prefix in ("ب", "ال", "بال", "لل") and form.tense != "noun":
                        continue
                    if _spelled_apart(written, form):
                        continue
                    if conjunction and len(stem) < 3 and verb.weak:
                        continue  # «ورد» is rather one word
                    found.append(Cue(verb, form, cut + skip, conjunction))
        found.sort(key=lambda cue: not cue.verb.hearsay)  # «تردد أن» before «تردد» of ردد
        return tuple(found)

    def forms_of(self, word: str) -> frozenset[str]:
        """The folded forms of all reporting words that ``word`` is a form of; itself among them.

        Empty if it is none.
        """
        if self._forms_by_verb is None:
            self._forms_by_verb = self._sorted_forms()
        forms = self._forms_by_verb
        meant = {id(verb) for verb, _ in self._forms.get(fold(word), ())}
        return frozenset().union(*(forms[verb] for verb in meant))

    def _sorted_forms(self) -> dict[int, set[str]]:
        """The folded forms of each reporting word, by its identity."""
        found: dict[int, set[str]] = defaultdict(set)
        for form, readings in self._forms.items():
            for verb, _ in readings:
                found[id(verb)].add(form)
        return found

    def _load_function(self) -> None:
        data = _toml("function")["words"]
        for name in (
            "relative", "negation", "particle", "be", "opener", "subordinator", "preposition",
            "adverbial", "naming", "pronoun",
        ):  # fmt: skip
            self._add(data[name], getattr(words, name.upper()), keep_article=True)
        for word in data["complementiser"]:
            for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم"):
                self._flag(fold(word) + pronoun, words.COMPLEMENTISER)
        self.function = function_words(data)
        self.singulars = {fold(k): fold(v) for k, v in _toml("function")["singular"].items()}
        self.honored = {fold(k): fold(v) for k, v in _toml("function")["honorific"].items()}

    def _load_nominals(self) -> None:
        data = _toml("nominals")["words"]
        for name, entries in data.items():
            flag = getattr(words, name.upper(), 0)
            if flag:
                self._add(entries, flag, keep_article=name in _WITH_ARTICLE)

    def _add(self, entries: list[str], flag: int, *, keep_article: bool) -> None:
        for entry in entries:
            if flag & (words.PREPOSITION | words.ADVERBIAL) and entry[0] in "أإ":
                self.hamza.setdefault(fold(entry), set()).add(entry[0])
            folded = [fold(part) for part in entry.split()]
            if not keep_article and plain(entry).startswith("ال") and len(folded[0]) > 4:
                folded[0] = folded[0][2:]
            if len(folded) == 1:
                self._flag(folded[0], flag)
            else:
                seconds = self.phrases.setdefault(folded[0], {})
                seconds.setdefault(folded[1], []).append((tuple(folded[2:]), flag))

    def _flag(self, stem: str, flag: int) -> None:
        self.classes[stem] = self.classes.get(stem, 0) | flag

    def _load_verbs(self) -> None:
        for lemma, entry in _toml("verbs")["verb"].items():
            verb = _verb(lemma, entry)
            tenses = []
            if not entry.get("imperfect_only"):
                tenses.append(inflection.perfect_forms(lemma))
            if not entry.get("perfect_only"):
                tenses.append(inflection.imperfect_forms(entry["imperfect"]))
            if entry["participle"] != "-":
                tenses.append(inflection.participle_forms(entry["participle"]))
            skipped = set(map(fold, entry.get("skip", ())))
            self._skipped |= skipped
            for forms in tenses:
                for form in forms:
                    if fold(form.text) not in skipped:
                        self._forms.setdefault(fold(form.text), []).append((verb, form))

    def _load_cues(self) -> None:
        data = _toml("cues")
        for key, entry in data["preposition"].items():
            verb = _verb(key, {"act": "say", **entry})
            after = tuple(map(fold, entry.get("after", ())))
            first, *rest = map(fold, key.split())
            if rest:
                seconds = self.long_cues.setdefault(first, {})
                seconds.setdefault(rest[0], []).append((tuple(rest[1:]), verb, after))
            else:
                self._prepositions[first] = (verb, after)
        self.long_seconds = frozenset(
            second for seconds in self.long_cues.values() for second in seconds
        )
        for phrase in data["boilerplate"]["phrases"]:
            first, *rest = map(fold, phrase.split())
            self.boilerplate[first] = (*self.boilerplate.get(first, ()), tuple(rest))
        for key, entry in data["document_verb"].items():
            verb = replace(_verb(key, entry), within=True)
            for form in (
                *inflection.perfect_forms(key),
                inflection.Form("يجيء", "imperfect", 3, "m", "s"),
            ):
                if not form.suffix:
                    self._forms.setdefault(fold(form.text), []).append((verb, form))
        hearsay = data["hearsay"]
        for word in hearsay["words"]:
            verb = _verb(word, {"that": True, "quote": False, "preps": hearsay["preps"]})
            verb = replace(verb, hearsay=True)
            form = inflection.Form(word, "perfect", 3, "", "")
            self._forms.setdefault(fold(word), []).append((verb, form))
        for key, entry in data["noun"].items():
            verb = _verb(key, entry)
            for form in inflection.noun_forms(key):
                if form.suffix or not entry.get("suffix_only") or entry.get("preps"):
                    self._forms.setdefault(fold(form.text), []).append((verb, form))

    def _load_outlets(self) -> None:
        data = _toml("outlets")
        self.agencies = data["agency"]
        self.agency_forms = data["agency_forms"]
        self.outlets = data["outlet"]
        self.outlet_heads = frozenset(map(fold, data["heads"]))
        for agency in self.agencies:
            if agency.get("bare", True):
                self._add(
                    [agency["name"], *agency.get("variants", [])], words.AGENCY, keep_article=True
                )
        #: What agencies are called for short, by words that mean something else elsewhere.
        self.short_agencies = frozenset(
            fold(name)
            for agency in self.agencies
            if not agency.get("bare", True)
            for name in (agency["name"], *agency.get("variants", ()))
        )
        for agency in self.agencies:
            for name in (agency["name"], *agency.get("variants", ())):
                written = tuple(map(fold, name.split()))
                if agency.get("bare", True) and len(written) > 1 and len(written[0]) > 2:
                    self._address(written)  # «لفرانس برس»
        everyday = {tuple(map(fold, name.split())) for name in data["everyday"]}
        addressed = {(fold(name),) for name in data["addressed"]}
        for outlet in (*self.outlets, *self.agencies):
            for spelling in (outlet["name"], *outlet.get("variants", ())):
                name = tuple(map(fold, spelling.split()))
                is_told = len(name) > 1 or outlet.get("bare", True) or name in addressed
                if is_told and name not in everyday and not name[0].isascii():
                    self._address(name)
                _add_spoken_to(self.interviewers, name)

    def _address(self, name: tuple[str, ...]) -> None:
        """Let an outlet be spoken to, unless its one word has another meaning."""
        first, rest = name[0], name[1:]
        known = self.classes.get(first, 0) | self.classes.get(first.removeprefix("ال"), 0)
        if rest or not known & ~words.PLACE:
            _add_spoken_to(self.to_outlets, name)


def _add_spoken_to(
    spoken_to: dict[str, list[tuple[int, tuple[str, ...]]]], name: tuple[str, ...]
) -> None:
    first, rest = name[0], name[1:]
    letters = 2 if first.startswith("ال") else 1
    spoken_to.setdefault("ل" + first[letters - 1 :], []).append((letters, rest))


def _spelled_apart(written: str, form: inflection.Form) -> bool:
    """Whether the word as written tells it apart from a form that folds to the same letters."""
    last = written[-1:]
    if "ؤ" in written and not any(letter in form.text for letter in "ؤأئء"):
        return True  # رؤى is not روى
    if form.tense == "perfect" and form.text.endswith("ى"):
        return last != "ى"  # نفي is the noun, نفى the verb
    if form.tense == "noun" and form.text.endswith("ي"):
        return last == "ى"
    if last == "ة" and form.text.endswith("ه"):
        return True  # دعوة is not دعو + ـه
    if form.tense == "imperfect" and form.text.endswith("ي"):
        return last == "ى"  # يدعى is the passive
    first = form.text[0]
    place = len(written) - len(form.text)
    return (
        first in "أإآ"
        and 0 <= place < len(written)
        and written[place] in "أإآ"
        and (written[place] != first)
    )


def _verbal_prefixes(rest: str) -> list[tuple[str, str, int]]:
    """``rest`` as prefix and stem, with how many letters of the prefix stay outside the cue."""
    cuts = [("", rest, 0)]
    if len(rest) > 4:
        if rest[0] in "سل" and rest[1] in "يتنا":
            cuts.append((rest[0], rest[1:], 0))
        if rest[0] == "ب":
            cuts.append(("ب", rest[1:], 0))
        if rest.startswith("بال"):
            cuts.append(("بال", rest[3:], 0))
        if rest.startswith("ال"):
            cuts.append(("ال", rest[2:], 0))
    return cuts


def _verb(lemma: str, entry: dict[str, Any]) -> Verb:
    return Verb(
        lemma=lemma,
        folded=fold(lemma),
        act=entry.get("act", "say"),
        that=entry.get("that", False),
        quote=entry.get("quote", False),
        object=entry.get("object", False),
        preps=frozenset(map(fold, entry.get("preps", ()))),
        addressee=entry.get("addressee", False),
        target=entry.get("target", False),
        weak=entry.get("weak", False),
        idiom=frozenset(map(fold, entry.get("idiom", ()))),
        opens=frozenset(map(fold, entry.get("opens", ()))),
        document=entry.get("document", False),
        always=entry.get("always", False),
        pronoun=entry.get("pronoun", False),
        believes=entry.get("believes", False),
        that_act=entry.get("that_act"),
        relays=entry.get("relays", False),
        relays_nouns=entry.get("relays_nouns", False),
        learns=entry.get("learns", False),
        after_speech=entry.get("after_speech", False),
        even_negated=entry.get("even_negated", False),
        asks_of=entry.get("asks_of", False),
        tells_of=entry.get("tells_of", False),
        quotes=entry.get("quotes", False),
        apart=entry.get("apart", False),
        renews=entry.get("renews", False),
        judges=entry.get("judges", False),
        prints=entry.get("prints", False),
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def load() -> Lexicon:
    """The lexicon, read from its files at the first call."""
    return Lexicon()
