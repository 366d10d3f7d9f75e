"""Number words: what each spelling counts, compiled from ``numerals.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from musnad.text.folding import fold

# Kinds of number words.
DIGITS: Final = 0
ZERO: Final = 1
UNIT: Final = 2
TEEN: Final = 3
TENS: Final = 4
HUNDRED: Final = 5
SCALE: Final = 6
SCALE_DUAL: Final = 7
SCALE_PLURAL: Final = 8
FRACTION: Final = 9
PARTS: Final = 10
DUAL_PARTS: Final = 11
ORDINAL: Final = 12
VAGUE: Final = 13
POINT: Final = 14
NEGATIVE: Final = 15

#: Kinds with which a number can begin.
OPENING: Final = frozenset(
    (
        DIGITS, ZERO, UNIT, TEEN, TENS, HUNDRED, SCALE, SCALE_DUAL, FRACTION, DUAL_PARTS,
    )
)  # fmt: skip
#: Kinds of parts of one: «ثلث», «ثلثان».
OF_ONE: Final = frozenset((FRACTION, DUAL_PARTS))

#: A whole number, or one with decimals.
Amount = int | float

_CLITICS: Final = "وفبلك"
#: Each bound and the one that its negation sets.
OPPOSITE: Final = {"at_least": "at_most", "at_most": "at_least"}
_GROUPED: Final = re.compile(
    r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+|\.\d{1,2})"
)


@dataclass(slots=True, eq=False)
class NumberWord:
    """One spelling as a number word.

    ``letters`` is how many folded letters of conjunctions and prepositions stand before it.
    ``high`` is, for a word that counts vaguely, its highest value (0: open). ``either`` marks a
    singular that may also be an annexed dual («مليونا دولار», «عشرون مليونا»).
    """

    kind: int
    value: Amount
    letters: int = 0
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    high: Amount = 0
    either: bool = False
    #: Three digits behind a point, which may be a thousand as well as decimals: «165.000».
    thousands: bool = False
    #: A number that before a definite noun is a part: «خمس السكان».
    part: bool = False


class Numerals:
    """Number words by folded stem, and the phrases that change a number's value."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._stems: dict[str, NumberWord] = {}
        for value, words in data["cardinals"].items():
            number = int(value)
            kind = (
                ZERO if number == 0
                else UNIT if number <= 10
                else TEEN if number < 20
                else TENS
            )  # fmt: skip
            self._add(words, kind, number)
        for value, words in data["hundreds"].items():
            self._add(words, HUNDRED, int(value))
        for value, forms in data["scales"].items():
            size = int(value)
            self._add(forms["plural"], SCALE_PLURAL, size)
            self._add(forms["singular"], SCALE, size)
            self._add(forms["dual"], SCALE_DUAL, 2 * size)
        for value, words in data["fractions"].items():
            self._add(words, FRACTION, float(value))
        for value, words in data["parts"].items():
            self._add(words, PARTS, int(value))
        for value, words in data["dual_parts"].items():
            self._add(words, DUAL_PARTS, 2 / int(value))
        for value, words in data["ordinals"].items():
            self._add(words, ORDINAL, int(value))
        for word in data["fractions_of"]["words"].split():
            stem = fold(word)
            self._stems[stem] = replace(self._stems[stem], part=True)
        self.lookalikes = frozenset(data["exceptions"]["lookalikes"].split())
        self.exceptions = frozenset(map(fold, data["exceptions"]["words"].split()))
        self._add(data["points"]["words"], POINT, 0)
        self._add(data["points"]["negative"], NEGATIVE, -1)
        self.below = frozenset(map(fold, data["points"]["below"].split()))
        self.beside_zero = self.below.union(map(fold, data["points"]["above"].split()))
        #: Words that count vaguely: lowest and highest value (0: open).
        self.vague: dict[str, tuple[int, int]] = {
            fold(word): (low, high) for word, (low, high) in data["vague"].items()
        }
        for stem, (low, high) in self.vague.items():
            if stem not in self._stems:
                self._stems[stem] = NumberWord(VAGUE, low, high=high)
        self.abbreviations: dict[str, int] = data["abbreviations"]
        #: Modifiers by their last word and the one before it ("" if there is none), with clitics:
        #: how many letters of these, the further words back to front, and the group.
        modifiers = {
            group: [*phrases, *_denied(data["denied"], group)]
            for group, phrases in data["modifiers"].items()
        }
        self.before = _by_two(_phrases(modifiers, backwards=True))
        self.after = _phrases(data["modifiers_after"])
        self.respectively = _phrases({"": data["respectively"]["phrases"]})
        self.bounding = {
            conjunction + fold(word): bound
            for bound in OPPOSITE
            for word in data["bounding"][bound]
            for conjunction in ("", "و", "ف", "ل")
        }
        #: Of these verbs, those that take a preposition; and the words that deny them.
        self.led = frozenset(
            conjunction + fold(word)
            for word in data["bounding"]["led"]
            for conjunction in ("", "و", "ف", "ل")
        )
        self.negations = frozenset(map(fold, data["bounding"]["negations"]))
        self.lasting = frozenset(map(fold, data["denied"]["lasting"]))
        #: The first words of comparatives: «أكثر» of «أكثر من».
        self.comparatives = frozenset(
            fold(phrase.split()[0]) for bound in OPPOSITE for phrase in data["denied"][bound]
        )
        self.connectors = frozenset(fold(word) or word for word in data["connectors"]["words"])
        self.against = frozenset(map(fold, data["designators"]["against"]))
        self.heights = frozenset(map(fold, data["connectors"]["heights"]))
        self.changes = frozenset(map(fold, data["connectors"]["changes"]))
        self.designators = frozenset(map(fold, data["designators"]["words"]))
        self.undesignating = tuple(data["designators"]["lookalikes"].split())
        self.names = _phrases({"": data["designators"]["names"]})
        self.not_counted = frozenset(map(fold, data["designators"]["not_counted"]))
        self.not_partitive = frozenset(map(fold, data["designators"]["not_partitive"]))
        self.not_fraction = frozenset(map(fold, data["designators"]["not_fraction"]))
        #: Nouns of which thousandths are told.
        self.fine = frozenset(data["designators"]["fine"])
        self.titled = frozenset(map(fold, data["designators"]["titled"]))
        self.events = frozenset(map(fold, data["designators"]["events"]))
        self.editions = self.events | set(map(fold, data["designators"]["editions"]))
        self.proceedings = frozenset(map(fold, data["designators"]["proceedings"]))
        self.share_leads = frozenset(map(fold, data["designators"]["share_leads"]))
        self.excess = frozenset(map(fold, data["designators"]["excess"]))
        self.contacts = frozenset(map(fold, data["designators"]["contacts"]))
        self.holders = frozenset(map(fold, data["designators"]["holders"].split()))
        self.places = frozenset(map(fold, data["designators"]["places"].split()))
        self.kin = frozenset(map(fold, data["designators"]["kin"]))
        self.goals = frozenset(data["designators"]["goals"])
        self.scores = frozenset(map(fold, data["designators"]["scores"]))

    def _add(self, words: str, kind: int, value: Amount) -> None:
        for word in words.split():
            stem = fold(word)
            known = self._stems.get(stem)
            if known is None:
                self._stems[stem] = NumberWord(kind, value)
            elif (known.kind, kind) in ((SCALE, SCALE_DUAL), (FRACTION, DUAL_PARTS)):
                self._stems[stem] = replace(known, either=True)

    def word(self, cuts: Iterable[tuple[str, str, bool, str]]) -> NumberWord | None:
        """The number word that one of ``cuts`` (see ``words``) makes, the likeliest first."""
        for conjunction, preposition, definite, stem in cuts:
            known = self._stems.get(stem)
            if known is not None and preposition != "ك":
                return replace(
                    known,
                    letters=len(conjunction) + len(preposition),
                    conjunction=conjunction,
                    preposition=preposition,
                    definite=definite,
                )
        return None


def read_digits(folded: str) -> NumberWord:
    """The value of folded digits with separators of any kind («2,464», «3٫5», «1.250.000»)."""
    if folded.isdecimal():
        # A name in digits («0000…») is no quantity, and int() of very long ones is slow.
        return NumberWord(DIGITS, int(folded) if len(folded) <= 30 else float("inf"))
    if len(folded) > 60:
        return NumberWord(DIGITS, float("inf"))
    if _GROUPED.fullmatch(folded) and not folded.startswith("0"):
        if folded.count(".") > 1 or -1 < folded.find(".") < folded.find(","):
            whole, _, decimals = folded.replace(",", ".").rpartition(".")
            if len(decimals) == 3:
                whole, decimals = whole + decimals, ""
            digits = whole.replace(".", "")
            return NumberWord(DIGITS, _number(f"{digits}.{decimals}" if decimals else digits))
        plain = re.sub("[,٬]", "", folded).replace("٫", ".")
        return NumberWord(DIGITS, _number(plain))
    parts = re.split("[.,٫٬]", folded)
    if len(parts) != 2:
        return NumberWord(DIGITS, float("inf"))
    whole, decimals = parts
    ambiguous = "." in folded and len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0"
    return NumberWord(DIGITS, _number(f"{whole}.{decimals}"), thousands=ambiguous)


def _denied(data: Mapping[str, Any], group: str) -> list[str]:
    """Comparatives of the other bound behind a negation, with and without «بـ»."""
    other = OPPOSITE.get(group, "")
    return [
        f"{negation} {joint}{phrase}"
        for phrase in data.get(other, ())
        for negation in data["negations"]
        for joint in ("", "ب")
    ]


def _number(digits: str) -> Amount:
    return float(digits) if "." in digits else int(digits)


def _by_two(
    phrases: Mapping[str, list[tuple[tuple[str, ...], str]]],
) -> dict[str, dict[str, list[tuple[int, tuple[str, ...], str]]]]:
    """``phrases`` by their last two words; those of one and two also with clitics on the first."""
    out: dict[str, dict[str, list[tuple[int, tuple[str, ...], str]]]] = {}
    clitics = ["", *_CLITICS, *(a + b for a in "وف" for b in "بلك")]
    for last, entries in phrases.items():
        for rest, group in entries:
            second, further = rest[0] if rest else "", rest[1:]
            for clitic in clitics if not further else [""]:
                keys = (last, clitic + second) if rest else (clitic + last, "")
                found = out.setdefault(keys[0], {}).setdefault(keys[1], [])
                found.append((len(clitic), further, group))
    for seconds in out.values():
        for found in seconds.values():
            found.sort(key=lambda entry: (entry[0], -len(entry[1])))
    return out


def _phrases(
    groups: Mapping[str, Iterable[str]], *, backwards: bool = False
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first folded word (or last, ``backwards``): the other words, the group."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            words = tuple(map(fold, phrase.split()))
            if backwards:
                words = words[::-1]
            out.setdefault(words[0], []).append((words[1:], group))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out
