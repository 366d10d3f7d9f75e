"""The language that people are spoken to in, by ``--lang``, the environment, or the locale."""

from __future__ import annotations

import gettext
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import zip_longest
from typing import NamedTuple, TextIO

import click

from musnad.messages import LANGUAGES, LOCALES, Language, translate
from musnad.terminal.layout import mirrored, unmarked

#: What a terminal would obey, from whatever file or server it comes; isolates are our own.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e]")
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Languages(NamedTuple):
    """Of messages and help, and of the words about statements, which are Arabic unless chosen."""

    messages: Language = "en"
    statements: Language = "ar"


_NOT_ASKED = Languages()
_CURRENT: ContextVar[Languages] = ContextVar("languages", default=_NOT_ASKED)


def current() -> Languages:
    """The languages of this run."""
    return _CURRENT.get()


def languages_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Languages:
    """What a command line and its environment ask for.

    ``--lang`` is looked for before the line is parsed, as help and complaints about the line itself
    are to be in that language.
    """
    chosen = _known(_option(arguments) or environment.get("MUSNAD_LANG"))
    if chosen:
        return Languages(chosen, chosen)
    locale = next(filter(None, map(environment.get, _LOCALE_VARIABLES)), "")
    return Languages(_known(locale) or "en")


def _known(locale: str | None) -> Language | None:
    """The language of a locale like "ar_EG.UTF-8", if there is a catalogue of it."""
    code = re.split("[_.@-]", locale or "")[0].lower()
    return next((language for language in LANGUAGES if language == code), None)


def _option(arguments: Sequence[str]) -> str:
    found = ""
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        if argument == "--":
            break
        if argument == "--lang":
            found = following
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return found


@contextmanager
def speaking(languages: Languages) -> Iterator[None]:
    """Have Musnad's commands, and click's own words, in ``languages`` for a while."""
    token = _CURRENT.set(languages)
    # Click asks the domain and the variable that gettext goes by.
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain("click", str(LOCALES))
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = languages.messages
    try:
        yield
    finally:
        _CURRENT.reset(token)
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def said(text: str) -> str:
    """A message in the language of this run."""
    return translate(text, current().messages)


def speak(text: str, *, err: bool = False) -> None:
    """Print a message, said already or not: Arabic from the right edge of a terminal."""
    text = _OBEYED.sub(lambda found: ascii(found[0])[1:-1], said(text))
    click.echo(laid_out(text, sys.stderr if err else sys.stdout), err=err)


def laid_out(text: str, stream: TextIO) -> str:
    """Lines as ``stream`` shows them: without invisible marks if it is no terminal."""
    if current().messages == "ar" and stream.isatty():
        return mirrored(text)
    return unmarked(text)
