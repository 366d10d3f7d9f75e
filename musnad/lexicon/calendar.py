"""Words of time: what each spelling means, compiled from ``calendar.toml`` and CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from babel import Locale

from musnad.text.folding import fold

# Kinds of time words.
MONTH: Final = 0
HIJRI: Final = 1
WEEKDAY: Final = 2
DAYS: Final = 3
UNIT: Final = 4
PART: Final = 5
SEASON: Final = 6
DECADE: Final = 7
SET: Final = 8
REFERENCE: Final = 9
FEAST: Final = 10
PART_PHRASE: Final = 11
EDGE: Final = 12
PHRASE: Final = 13
QUARTER: Final = 14
SPAN: Final = 15
TERM: Final = 16
DEMONSTRATIVE: Final = 17
EVERY: Final = 18
LAST: Final = 19

#: Phrases by their first folded word: the words behind it and what they mean, long ones first.
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
#: Kinds that are only known with their article, so that it is part of the word.
_ARTICLED: Final = frozenset((WEEKDAY, DAYS, SET, REFERENCE, FEAST, PART_PHRASE))
#: A month of so few letters makes another word with «ب».
_SHORT: Final = 3
#: Kinds that ال does not change: «الصيف», «الثمانينيات».
_FREE: Final = frozenset((UNIT, PART, SEASON, DECADE, EDGE, QUARTER, TERM))


@dataclass(slots=True, eq=False)
class TimeWord:
    """One spelling, or phrase, as a word of time.

    ``value`` depends on the kind: a month's or weekday's number, a unit's letter, days from
    today. ``number`` is s, d or p for units. ``letters`` are folded letters of clitics before it.
    ``phrases`` are those of several words that begin with it, by their second word: the words
    behind that, and what the phrase means.
    """

    kind: int
    value: Any
    number: str = ""
    letters: int = 0
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], TimeWord]]] = field(default_factory=dict)


class Calendar:
    """Words of time by folded stem, and the small words of the grammar of time."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._stems: dict[str, TimeWord] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
        self._add_names(data)
        for number, words in data["hijri"].items():
            self._add(words, HIJRI, int(number))
        for offset, words in data["days"].items():
            self._add(words, DAYS, int(offset))
        for unit, forms in data["units"].items():
            for number, words in forms.items():
                self._add(words, UNIT, unit, number[0])
        for part, words in data["parts"].items():
            self._add(words, PART, part)
        for season, words in data["seasons"].items():
            self._add(words, SEASON, season)
        for decade, words in data["decades"].items():
            self._add(words, DECADE, int(decade))
        for period, words in data["sets"].items():
            self._add(words, SET, period)
        for phrase, period in data["set_parts"].items():
            self._add_phrase(phrase.split(), TimeWord(SET, period))
        for phrase, (offset, part) in data["part_phrases"].items():
            self._add_phrase(phrase.split(), TimeWord(PART_PHRASE, (offset, part)))
        self._add_references(data["references"])
        for phrase, entry in data["feasts"].items():
            self._add_phrase(phrase.split(), TimeWord(FEAST, entry))
        for phrase in data["grammar"]["spans"]:
            self._add_phrase(phrase.split(), TimeWord(SPAN, ""))
        self._add(data["edges"]["words"], EDGE, "")
        for parts, word in ((2, "نصف"), (3, "ثلث"), (4, "ربع")):
            self._add(word, QUARTER, parts)
        for number, words in data["grammar"]["parts_of_year"].items():
            self._add(words, QUARTER, int(number))
        self._add(data["grammar"]["terms"], TERM, "")
        self._add(data["grammar"]["demonstratives"], DEMONSTRATIVE, "")
        self._add(data["grammar"]["every"], EVERY, "")
        self._add(data["edges"]["bare"], LAST, "")
        self._load_grammar(data)

    def _add_references(self, references: Mapping[str, Any]) -> None:
        for reference, phrases in references.items():
            if reference.isupper() or reference == "of_day":
                value = reference if reference.isupper() else ""
                for phrase in phrases:
                    self._add_phrase(phrase.split(), TimeWord(REFERENCE, value))

    def _add_names(self, data: Mapping[str, Any]) -> None:
        """Months and weekdays, from CLDR and from the spellings that the press adds."""
        entries = data["months"]
        for name in entries["locales"]:
            locale = Locale.parse(name)
            for number, word in locale.months["format"]["wide"].items():
                self._add(word.replace(" ", "_"), MONTH, number)
        for number, words in entries.items():
            if number.isdecimal():
                self._add(words, MONTH, int(number))
        for number, word in Locale.parse("ar").days["format"]["wide"].items():
            self._add(word, WEEKDAY, number + 1)
        for number, words in data["weekdays"].items():
            self._add(words, WEEKDAY, int(number))

    def _load_grammar(self, data: Mapping[str, Any]) -> None:
        adjectives = data["adjectives"]
        self.relative = {
            fold(word): int(offset)
            for offset in ("-1", "0", "1")
            for word in adjectives[offset].split()
        }
        self.firsts = _words(adjectives["firsts"])
        self.beginnings = _words(adjectives["beginnings"])
        self.latest = frozenset(map(fold, adjectives["latest"].split()))
        self.few = frozenset(map(fold, adjectives["few"].split()))
        self.bare_edges = frozenset(map(fold, data["edges"]["bare"].split()))
        self.first_days = _words(data["edges"]["first_days"])
        self.closing = _words(data["edges"]["closing"])
        self.day_edges = _words(data["edges"]["of_days"])
        self.hijri_marks = frozenset(map(fold, data["eras"]["hijri"]))
        self.gregorian_marks = frozenset(map(fold, data["eras"]["gregorian"]))
        self.same = frozenset(map(fold, data["eras"]["same"]))
        #: Phrases by their first word: the words behind it, and what they mean.
        self.before_era = _by_first(dict.fromkeys(data["eras"]["before"], ""))
        clock = data["clock"]
        self.halves = {fold(word): minutes for word, minutes in clock["halves"].items()}
        self.excepts = {fold(word): minutes for word, minutes in clock["except"].items()}
        self.short_halves: dict[str, str] = {
            fold(word): part for word, part in clock["short"].items()
        }
        self.behind_hour = _by_first(clock["behind"])
        self.around = _words(clock["around"])
        self.hour_leads = _words(clock["leads"])
        self.stretches = _words(clock["stretches"])
        self.digit_leads = _words(clock["digit_leads"])
        self.zones = _words(clock["zones"])
        self.long_zones = _words(clock["long_zones"])
        self.zone_sides = _words(clock["sides"])
        self.zone_ends = _words(clock["zone_ends"])
        self.noons = _words(clock["noons"])
        self.parts_lead = _words(clock["parts_lead"])
        self.early = _words(clock["early"])
        self.prayers = _words(clock["prayers"])
        self.parts_alone = _words(clock["alone"])
        grammar = data["grammar"]
        self.these = _words(grammar["demonstratives"])
        self.also_surnames = _words(grammar["also_surnames"])
        self.named_by_weekdays = _words(grammar["named_by_weekdays"])
        self.lengths = frozenset(map(fold, grammar["lengths"]))
        self.courses = frozenset(map(fold, grammar["courses"]))
        self.ago = frozenset(map(fold, grammar["ago"]))
        self.since = frozenset(map(fold, grammar["since"]))
        self.later = frozenset(map(fold, grammar["later"]))
        self.future = frozenset(map(fold, grammar["future"]))
        self.future_straight = _words(grammar["future_straight"])
        self.stages = _words(grammar["stages"])
        self.no_future = _words(grammar["no_future"])
        self.special_years = frozenset(map(fold, grammar["special_years"]))
        self.fiscal_years = _words(grammar["fiscal_years"])
        self.papers = frozenset(map(fold, grammar["papers"]))
        self.named_days = frozenset(map(fold, grammar["named_days"]))
        self.of_story = _words(grammar["of_story"])
        self.borders = _words(grammar["borders"])
        self.new_years = _words(grammar["new_years"])
        self.like_days = _words(grammar["like_days"])
        self.millennia = _words(grammar["millennia"])
        self.story_days = {
            fold(word): int(offset)
            for offset, words in grammar["story_days"].items()
            for word in words.split()
        }
        self.told_again = _words(grammar["told_again"])
        self.same_before = _words(grammar["same_before"])
        self.alike = _words(grammar["alike"])
        self.of_two = _words(grammar["of_two"])
        self.as_two = _words(grammar["as_two"])
        self.date_names = frozenset(
            clitic + fold(name)
            for name in grammar["date_names"]
            for clitic in ("", "و", "ب", "ل", "وب", "ول", "ف", "ك")
        )
        #: Years of events by the day (0: the month alone), the month and the word before.
        self.events: dict[tuple[int, int, str], int] = {
            (*_day_and_month(key), clitic + fold(head)): int(year)
            for key, years in data["events"].items()
            for year, heads in years.items()
            for head in heads.split()
            for clitic in ("", "و", "ب", "ل", "ال")
        }
        self.lasting = frozenset(map(fold, grammar["lasting"]))
        self.with_lengths = _words(grammar["with_lengths"])
        self.gone = _words(grammar["gone"])
        self.year_links = _words(grammar["year_links"])
        self.until_ahead = _words(grammar["until_ahead"])
        self.until = _words(grammar["until"])
        self.of_today = _words(grammar["of_today"])
        self.seasons_alone = _words(grammar["seasons_alone"])
        self.ages = _words(grammar["ages"])
        self.own_ages = _words(grammar["own_ages"])
        self.of_time = _words(grammar["of_time"])
        self.general = _words(grammar["general"])
        self.of_same_month = _words(grammar["of_same_month"])
        self.dividing = _words(grammar["dividing"])
        self.same_words = _words(grammar["same"])
        self.following = _words(grammar["following"])
        self.preceding = _words(grammar["preceding"])
        self.with_terms = _words(grammar["with_terms"])
        self.date_heads = _words(grammar["date_heads"])
        self.two_days = _words(grammar["two_days"])
        self.listed_days = _words(grammar["listed_days"])
        self.two_months = _words(grammar["two_months"])
        self.year_leads = _words(grammar["year_leads"])
        self.amounts = _words(grammar["amounts"])
        self.two_faced_months = _words(grammar["two_faced_months"])
        #: As they are written, with their hamzas.
        self.other_words = frozenset(grammar["other_words"].split())
        self.most = _words(grammar["most"])
        self.name_particles = _words(grammar["name_particles"])
        self.month_leads = _words(grammar["month_leads"])
        #: Numbers of weekdays without their article: «كل جمعة».
        self.bare_weekdays = {
            stem[2:]: word.value for stem, word in self._stems.items() if word.kind == WEEKDAY
        }
        self.eves = frozenset(map(fold, data["grammar"]["eves"].split()))
        parts = " ".join(data["grammar"]["parts_of_year"].values())
        self.parts_of_year = frozenset(map(fold, parts.split()))
        self.beside = {
            fold(word): int(offset)
            for offset, words in data["grammar"]["beside"].items()
            for word in words.split()
        }
        self.from_event = {
            fold(word): int(offset)
            for offset, words in data["grammar"]["from_event"].items()
            for word in words.split()
        }
        self.other_feasts = frozenset(map(fold, data["grammar"]["other_feasts"].split()))
        self.season_leads = frozenset(map(fold, data["grammar"]["season_leads"].split()))
        self.now_leads = _words(grammar["now_leads"])
        self.when = _words(grammar["when"])
        self.records = _words(grammar["records"])
        self.observed = _words(grammar["observed"])
        self.in_a_row = tuple(fold(word) for word in grammar["in_a_row"].split())
        self.equating = _words(grammar["equating"])
        self.ending = _by_first(dict.fromkeys(grammar["ending"], ""))
        self.up_to_end = _by_first(dict.fromkeys(grammar["up_to_end"], ""))
        self.end_links = _words(grammar["end_links"])
        self.remaining = _words(grammar["remaining"])
        self.single = _words(grammar["single"])
        self.once = _words(grammar["once"])
        self.too_early = _words(data["references"]["too_early"])
        self.near = _words(data["references"]["near"])
        self.times = _words(data["references"]["times"])
        self.of_hijri = _words(data["eras"]["of_hijri"])
        self.of_gregorian = _words(data["eras"]["of_gregorian"])
        self.short_zones = {
            fold(mark): _words(letters) for mark, letters in clock["short_zones"].items()
        }
        self.stamp = tuple(map(fold, clock["stamp"].split()))
        self.parts_or_verbs = _words(clock["or_verbs"])
        self.any_night = _words(clock["any_night"])
        self.last_night = _words(clock["last_night"])
        self.some = _words(grammar["some"])
        self.several = _words(grammar["several"])
        self.decade_leads = _words(grammar["decade_leads"])
        self.every_part = _words(grammar["every_part"])
        self.teens = _words(grammar["teens"])
        self.either = _words(grammar["either"])
        self.cut_months = {fold(word): months for word, months in data["months"]["cut"].items()}
        self.agents = frozenset(map(fold, data["grammar"]["agents"].split()))
        self.bound_references = frozenset(map(fold, data["references"]["bound"]))
        self.references_up_to = frozenset(map(fold, data["references"]["up_to"]))
        self.describing = frozenset(map(fold, data["references"]["describing"]))
        self.late_references = frozenset(map(fold, data["references"]["late"]))
        self.reference_prepositions = frozenset(map(fold, data["references"]["prepositions"]))

    def _add(self, words: str, kind: int, value: Any, number: str = "") -> None:
        for word in words.split():
            meaning = TimeWord(kind, value, number)
            parts = word.split("_")
            if len(parts) > 1:
                self._add_phrase(parts, meaning)
            else:
                self._stems.setdefault(fold(word), meaning)

    def _add_phrase(self, parts: list[str], meaning: TimeWord) -> None:
        first, *rest = map(fold, parts)
        if not rest:
            self._stems.setdefault(first, meaning)
            return
        entries = self._phrases.setdefault(first, [])
        entries.append((tuple(rest), meaning))
        entries.sort(key=lambda entry: -len(entry[0]))

    def word(self, cuts: Iterable[tuple[str, str, bool, str]]) -> TimeWord | None:
        """The word of time that one of ``cuts`` (see ``words``) makes, the likeliest first."""
        for conjunction, preposition, definite, stem in cuts:
            whole = "ال" + stem if definite else stem
            known = self._stems.get(whole)
            if known is None and definite:
                known = self._stems.get(stem)
                if known is not None and known.kind not in _FREE:
                    known = None
            if known is not None and preposition and not _takes(known, preposition, stem):
                known = None
            phrases = self._phrases.get(whole, ())
            if known is not None or phrases:
                return _written(
                    known or TimeWord(PHRASE, ""), conjunction, preposition, definite, phrases
                )
        return None


def _by_first(phrases: Mapping[str, str]) -> Phrases:
    """Phrases by their first folded word: the words behind it and what they mean, long first."""
    out: Phrases = {}
    for phrase, meaning in phrases.items():
        first, *rest = (fold(word) or word for word in phrase.split())
        out.setdefault(first, []).append((tuple(rest), meaning))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


def _day_and_month(key: str) -> tuple[int, int]:
    day, _, month = key.partition("/")
    return int(day), int(month)


def _words(words: str) -> frozenset[str]:
    return frozenset(fold(word) or word for word in words.split())


def _written(
    word: TimeWord,
    conjunction: str,
    preposition: str,
    definite: bool,
    phrases: Iterable[tuple[tuple[str, ...], TimeWord]],
) -> TimeWord:
    """``word`` with the clitics it is written with, which its phrases have too."""
    letters = len(conjunction) + len(preposition)
    by_second: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
    for rest, meaning in phrases:
        own = replace(
            meaning,
            letters=letters,
            conjunction=conjunction,
            preposition=preposition,
            definite=definite,
        )
        by_second.setdefault(rest[0], []).append((rest[1:], own))
    return replace(
        word, 
        letters=letters, conjunction=conjunction, preposition=preposition, definite=definite,
        phrases=by_second,
    )  # fmt: skip


def _takes(word: TimeWord, preposition: str, stem: str) -> bool:
    """Whether ``preposition`` is likely written onto ``word``: «بصفر» is no month."""
    if word.kind == DAYS:
        # «لامس» touched; «بغد أفضل» is no tomorrow.
        return word.value == 0 or preposition == "ك" or (preposition == "ب" and word.value < 0)
    if word.kind == MONTH and preposition == "ب":
        return len(stem) > _SHORT  # «بيناير», but «بآب» is a door
    return word.kind not in (PART, HIJRI, MONTH) or preposition == "ل"
