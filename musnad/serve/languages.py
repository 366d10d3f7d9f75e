"""The language of a page: its address begins with it; elsewhere what the browser prefers."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from musnad.messages import (
    FIRST_STRONG,
    LANGUAGES,
    POP,
    Language,
    Message,
    counted,
    isolated,
    message,
)

#: Of those who prefer no language that there is.
DEFAULT: Language = "ar"


class Speech(NamedTuple):
    """What a page says, in one language; values within a sentence keep their own direction."""

    language: Language

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def other(self) -> Language:
        """The other language that the pages speak."""
        return next(each for each in LANGUAGES if each != self.language)

    @property
    def comma(self) -> str:
        """What stands between the names of a list."""
        return "، " if self.language == "ar" else ", "

    def markup(self, told: str) -> Markup:
        """A message as text of a page."""
        if isinstance(told, Message) and not told.values:
            return _fixed(told.one, self.language)
        return _marked_up(told, self.language)

    def t(self, template: str, **values: object) -> Markup:
        """``t("since {day}", day=day)`` in a template of a page."""
        if values:
            return self.markup(message(template, **values))
        return _fixed(template, self.language)

    def tn(self, one: str, many: str, number: int, **values: object) -> Markup:
        """``tn("{count:,} article", "{count:,} articles", n)`` in a template of a page."""
        if values:
            return self.markup(counted(one, many, number, **values))
        return _numbered(one, many, number, self.language)

    def attr(self, template: str, **values: object) -> str:
        """As ``t``, for attributes, which hold no elements."""
        return isolated(message(template, **values), self.language)


@cache
def _fixed(template: str, language: Language) -> Markup:
    """A message without values, of which there are only so many."""
    return _marked_up(message(template), language)


@lru_cache(maxsize=4096)
def _numbered(one: str, many: str, number: int, language: Language) -> Markup:
    """A message of which the number is all; a page has the same ones in many places."""
    return _marked_up(counted(one, many, number), language)


def _marked_up(told: str, language: Language) -> Markup:
    text = str(escape(isolated(told, language)))
    return Markup(text.replace(FIRST_STRONG, "<bdi>").replace(POP, "</bdi>"))


def preferred(accept: str) -> Language:
    """The language that an ``Accept-Language`` header likes best, of those that there are."""
    best: tuple[float, Language] = (0.0, DEFAULT)
    for part in accept[:1000].split(","):
        name, _, rest = part.strip().partition(";")
        code = name.strip().split("-")[0].lower()
        quality = _quality(rest)
        for language in LANGUAGES:
            if code == language and quality > best[0]:
                best = (quality, language)
    return best[1]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
