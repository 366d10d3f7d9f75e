"""An article and its statements as one page of HTML that needs nothing else.

It goes from right to left, in light and dark, on a phone and on paper; there is no script, and
nothing is asked of any other host.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from musnad.export import Entry
from musnad.messages import Language, message, translate
from musnad.page.sheet import sheets_of
from musnad.terminal.layout import unmarked

#: What the reader's pages mark a text with, too.
_MARKS = files("musnad").joinpath("serve", "static", "css", "marks.css")


def page(entries: Iterable[Entry], *, language: Language = "ar", notes: Iterable[str] = ()) -> str:
    """One page with all ``entries``: each text with its statements marked, and their ledger beside.

    ``notes`` are lines that stand above the first one.
    """
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()

    return _template().render(
        sheets=list(sheets_of(entries, language)),
        notes=list(notes),
        language=language,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'",
        words={
            "ledger": _said(message("Statements"), language),
            "credits": _said(message("Original source"), language),
            "outside": _said(message("Outside of the statements"), language),
            "none": _said(message("No statements in this text"), language),
            "in_title": _said(message("in the title"), language),
            "legend": _said(message("How the text is marked"), language),
            "source": _said(message("who says it"), language),
            "cue": _said(message("the reporting word"), language),
            "content": _said(message("what is said"), language),
        },
    )


def _said(told: str, language: Language) -> str:
    """A message for a page, which orders letters by itself."""
    return unmarked(translate(told, language))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("musnad.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


@cache
def _style() -> str:
    own = files("musnad.page").joinpath("page.css")
    return own.read_text("utf-8") + _MARKS.read_text("utf-8")
