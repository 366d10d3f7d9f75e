"""Units: percentages, money, measures and rates, compiled from ``units.toml`` and CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from babel import Locale
from babel.numbers import get_territory_currencies

from musnad.lexicon.words import OTHER, Word
from musnad.text.folding import fold

if TYPE_CHECKING:
    from musnad.text.structure import Text

#: CLDR's names of currencies no longer in use carry their years.
_FORMER: Final = re.compile(r"[\d()٠-٩]|قديم")
#: Further words of a unit's name, by its first: the words, what they mean.
_NONE: Final[frozenset[str]] = frozenset()
_Names = dict[str, list[tuple[tuple[str, ...], str]]]
#: What a relational adjective («مصري») takes in the dual, the plural and the feminine.
_ENDINGS: Final = ("ين", "ان", "ات", "ا", "ه")


class Units:
    """What a number can be counted in, besides nouns."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.percent_signs = frozenset(data["percent"]["signs"])
        self._percents: _Names = {}
        for phrase in data["percent"]["phrases"]:
            _add(self._percents, phrase, "%")
        self._rates: _Names = {}
        for phrase, unit in data["rates"].items():
            _add(self._rates, phrase, unit)
        self._measures: _Names = {}
        for unit, names in data["measures"].items():
            for name in names.split("،"):
                _add(self._measures, name, unit)
                # «مترا», «مترا مربعا», «طنا»; not «كما» of «كم».
                if len(fold(name.strip())) > 2 or name.strip() == unit:
                    _add(self._measures, " ".join(word + "ا" for word in name.split()), unit)
                    _add(self._measures, name.strip() + "ا", unit)  # «كيلو مترا»
            for ending in ("ين", "ان"):
                _add(self._measures, " ".join(_dual(word, ending) for word in unit.split()), unit)
        #: Parts of a currency by form: their noun, how many make one, its code or "".
        self._subunits: dict[str, tuple[str, int, str]] = {}
        for name, entry in data["subunits"].items():
            base = fold(name)
            stem = base[:-1] if base.endswith("ه") else base
            for form in (base, base + "ا", stem + "ات", stem + "ين"):
                self._subunits[form] = name, entry["size"], entry["code"]
        for plural, name in (("قروش", "قرش"), ("فلوس", "فلس"), ("ملاليم", "مليم")):
            self._subunits[plural] = self._subunits[fold(name)]
        self._heads: dict[str, str] = {}
        #: By head, and by the first word behind it without its ending: the words behind that, and
        #: the code. «دولار» → «امريكي» → USD.
        self._currencies: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        self._bare_codes: dict[str, str] = {}
        self._codes: dict[str, set[str]] = {}
        self._display: dict[str, str] = {fold(head): head for head in data["heads"]["words"]}
        self._load_currencies(data)
        self._load_codes(data)

    def _load_currencies(self, data: Mapping[str, Any]) -> None:
        # The press first: CLDR still has a Turkish lira of 2005.
        names = [(code, name) for code, press in data["currencies"].items() for name in press]
        names += [
            (code, name)
            for code, name in Locale.parse("ar").currencies.items()
            if not _FORMER.search(name)
        ]
        for code, name in names:
            head, *rest = map(fold, name.split())
            if not rest and code not in data["currencies"]:
                continue  # CLDR's «أفغاني» is a man as well
            for form in (head, head + "ا", head + "ين", head + "ان"):
                self._heads[form] = head
            self._codes.setdefault(head, set()).add(code)
            if rest:
                first, *further = map(_base, rest)
                names_behind = self._currencies.setdefault(head, {}).setdefault(first, [])
                names_behind.append((tuple(further), code))
            else:
                self._bare_codes.setdefault(head, code)
            if head.endswith("ه"):
                self._heads[head[:-1] + "تين"] = self._heads[head[:-1] + "تان"] = head
        #: The code of a bare head's currency by how its country may be named: «مصري», «مصر» → EGP.
        self._nations = {
            display: _by_nation(self._currencies.get(head, {}))
            for head, display in self._display.items()
        }
        self._several = {
            display: frozenset(self._codes.get(head, ())) for head, display in self._display.items()
        }
        for plural, singular in data["plurals"].items():
            self._heads[fold(plural)] = fold(singular)

    def _load_codes(self, data: Mapping[str, Any]) -> None:
        """Codes of currencies and the letters they are shortened to («ج.م»)."""
        self._codes_known = frozenset(data["currencies"])
        self._shortened: _Names = {}
        #: The code of a shortened name whose letters differ from another's by a hamza («د.إ»).
        self._hamzated: dict[str, str] = {}
        for code, forms in data["shortened"].items():
            for form in forms:
                _add(self._shortened, form, code)
                self._hamzated[form.replace(" ", "")] = code
        for code in (*self._codes_known, *Locale.parse("ar").currencies):
            _add(self._shortened, code, code)
        self.openers = (
            frozenset(
                word
                for names in (
                    self._percents, self._measures, self._heads, self._subunits, self._shortened,
                )
                for word in names
            )
            | self.percent_signs
        )  # fmt: skip

    def is_code(self, raw: str) -> bool:
        """Whether ``raw`` is the code of a currency of the press, as it may stand before a sum."""
        return raw in self._codes_known

    def is_sign(self, word: Word) -> bool:
        """Whether ``word`` stands for money or per cent before a number: «$», «%», «USD»."""
        return (word.type == OTHER and word.folded in self.openers) or self.is_code(word.raw)

    def heads_of(self, name: str) -> frozenset[str]:
        """The bare heads that a currency may be called by: those of EGP hold «جنيه»."""
        return frozenset(head for head, codes in self._several.items() if name in codes)

    def opens(self, folded: str) -> bool:
        """Whether a percentage, money or a measure can begin with this word."""
        return folded in self.openers or (folded.startswith("ال") and folded[2:] in self.openers)

    def percent(self, text: Text, at: int) -> int:
        """How many tokens from ``at`` on say «per cent»."""
        if at >= text.length:
            return 0
        word = text.words[at]
        if word.folded in self.percent_signs:
            return 1
        found = _match(self._percents, text, at)
        return found[1] if found else 0

    def subunit_at(
        self, text: Text, at: int, country: str, whole: str = ""
    ) -> tuple[str, int] | None:
        """The currency of which a part («سنت», «هللة») stands at ``at``, and how many make one.

        A part of which the currency is not known is one of its own noun, unless it stands behind
        money of the currency ``whole``.
        """
        if at >= text.length:
            return None
        found = self._subunits.get(text.words[at].folded)
        if found is None:
            return None
        name, size, code = found
        if not code and len(whole) == 3 and whole.isascii() and whole.isupper():
            code = whole
        elif not code and country:
            code = next(iter(_currencies_of(country)), "")
        return (code, size) if code else (name, 1)

    def rate_at(self, text: Text, at: int) -> tuple[str, int] | None:
        """The unit by which a rate divides, and how many tokens it takes."""
        return _match(self._rates, text, at)

    def measure_at(self, text: Text, at: int, form: str = "") -> tuple[str, int] | None:
        """The measure at ``at``, and how many tokens it takes.

        ``form`` is its first word where that is written with a clitic («بكيلومتر»).
        """
        found = _match(self._measures, text, at, form)
        if found is None and at < text.length and text.words[at].definite:
            found = _match(self._measures, text, at, text.words[at].stem)
        return found

    def measures_at(self, text: Text, at: int) -> bool:
        """Whether a measure or a currency stands at ``at``."""
        return bool(self.measure_at(text, at) or self.currency_at(text, at, ""))

    def currency_at(
        self, text: Text, at: int, country: str, form: str = ""
    ) -> tuple[str, int] | None:
        """The currency at ``at`` (ISO 4217, or a bare head that may be several) and its tokens.

        ``country`` (ISO 3166) decides a bare head: «ريال» is SAR in SA. ``form`` is as in
        :meth:`measure_at`.
        """
        if at >= text.length:
            return None
        word = text.words[at]
        if not form and (word.conjunction or word.preposition):
            return None
        shortened = _match(self._shortened, text, at)
        if shortened is not None:
            written = text.raw[text.starts[at] : text.end(at + shortened[1] - 1)]
            return self._hamzated.get(written, shortened[0]), shortened[1]
        folded = form or word.folded
        head = self._heads.get(folded) or (
            self._heads.get(folded[2:]) if folded.startswith("ال") else None
        )
        if head is None:
            return None
        behind = self._currencies.get(head)
        if behind is not None and at + 1 < text.length:
            for rest, code in behind.get(_base(_bare(text.words[at + 1].folded)), ()):
                following = text.words[at + 2 : at + 2 + len(rest)]
                if tuple(_base(_bare(word.folded)) for word in following) == rest:
                    return code, 2 + len(rest)
        name = self._bare_head(head, country)
        return (name, 1) if name else None  # «وحدة» alone is no European unit of account

    def codes_of(self, head: str) -> frozenset[str]:
        """The currencies that a bare head may be; empty for any other unit."""
        return self._several.get(head, _NONE)

    def of_nations(self, head: str, words: Iterable[str]) -> set[str]:
        """The currencies called ``head`` of the countries that folded words name.

        Of «جنيه» it is EGP for «مصر» and «مصريه».
        """
        nations = self._nations.get(head, {})
        return {nations[word] for word in nations.keys() & words}

    def _bare_head(self, head: str, country: str) -> str:
        codes = self._codes[head]
        if country:
            for code in _currencies_of(country):
                if code in codes:
                    return code
        return self._bare_codes.get(head) or self._display.get(head, "")


@cache
def _currencies_of(country: str) -> tuple[str, ...]:
    """The codes of the money used in a country (ISO 3166), by CLDR."""
    return tuple(map(str, get_territory_currencies(country)))


def _add(names: _Names, phrase: str, meaning: str) -> None:
    first, *rest = map(fold, phrase.split())
    entries = names.setdefault(first, [])
    entries.append((tuple(rest), meaning))
    entries.sort(key=lambda entry: -len(entry[0]))


def _match(names: _Names, text: Text, at: int, first: str = "") -> tuple[str, int] | None:
    """The longest of ``names`` at token ``at``, and how many tokens it takes."""
    if at >= text.length:
        return None
    for rest, meaning in names.get(first or text.words[at].folded, ()):
        if text.follows(at + 1, rest):
            return meaning, 1 + len(rest)
    return None


def _dual(word: str, ending: str) -> str:
    """A noun or its adjective in the dual: «درجتين مئويتين»."""
    return (word[:-1] + "ت" if word.endswith("ة") else word) + ending


def _bare(folded: str) -> str:
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def _by_nation(names: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]) -> dict[str, str]:
    """The codes of currencies by the folded names of their countries and by their adjectives."""
    codes = {
        adjective: code
        for adjective, behind in names.items()
        for further, code in behind
        if not further
    }
    found = {
        form: code
        for adjective, code in codes.items()
        for form in (adjective, *(adjective + ending for ending in _ENDINGS))
        if _base(form) == adjective
    }
    for adjective, code in codes.items():
        if adjective.endswith("ي"):
            found.setdefault(adjective[:-1], code)
    return found


def _base(folded: str) -> str:
    """An adjective without its ending, and with one spelling of America."""
    for ending in ("يين", "يان", "يات"):
        if folded.endswith(ending) and len(folded) > 5:
            return folded[: -len(ending) + 1]
    if folded.endswith(("يا", "يه")) and len(folded) > 4:
        return folded[:-1]
    return folded
