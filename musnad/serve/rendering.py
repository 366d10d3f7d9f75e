"""Pages made of templates: what all of them know, and what they are sent with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

from babel.dates import format_date
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from musnad.messages import Language
from musnad.serve.languages import Speech

STATIC = "static"


def prepare() -> None:
    """Compile the templates of all pages, which the first readers would wait for."""
    environment = _environment()
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


def render(
    request: Request,
    speech: Speech,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page in a language. ``context`` is what its template names besides the common things:

    ``t``, ``tn``, ``attr`` (:class:`Speech`), ``to`` (an address in this language), ``asset``,
    ``day`` (a date in words), ``ledger`` (its file's name), ``here`` (this page's path without its
    language) and ``elsewhere`` (this page in the other language).
    """
    here = _without_language(request.url.path)
    query = f"?{request.url.query}" if request.url.query else ""
    html = (
        _environment()
        .get_template(template)
        .render(
            speech=speech,
            t=speech.t,
            tn=speech.tn,
            attr=speech.attr,
            language=speech.language,
            direction=speech.direction,
            to=Addresses(speech.language),
            asset=asset,
            day=lambda value: day(value, speech.language),
            ledger=request.app.state.settings.ledger.name,
            here=here,
            elsewhere=f"/{speech.other}{quote(here)}{query}",
            **context,
        )
    )
    return HTMLResponse(html, status, dict(headers or {}))


#: A page names the same words in many addresses.
_quoted = lru_cache(maxsize=4096)(quote)
_quoted_plus = lru_cache(maxsize=4096)(quote_plus)


class Addresses:
    """``to("claims", id)`` or ``to("search", q=words)``: addresses of pages in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, *path: object, **query: object) -> str:
        parts = "/".join(_quoted(str(part), safe="") for part in (self._language, *path))
        told = {name: value for name, value in query.items() if value not in (None, "", ())}
        return f"/{parts}" + (
            f"?{urlencode(told, doseq=True, quote_via=_quoted_plus)}" if told else ""
        )


@lru_cache(maxsize=4096)
def day(value: date | str | None, language: Language) -> str:
    """A day as people write it; empty if there is none."""
    if not value:
        return ""
    when = date.fromisoformat(value) if isinstance(value, str) else value
    return format_date(when, "d MMMM y", locale=language)


@cache
def asset(path: str) -> str:
    """The address of a file in ``static``, which changes with what is in it."""
    digest = sha256(_static(path).read_bytes()).hexdigest()[:12]
    return f"/{STATIC}/{path}?v={digest}"


def _static(path: str) -> Traversable:
    return files("musnad.serve").joinpath(STATIC, path)


def _without_language(path: str) -> str:
    _, _, rest = path.removeprefix("/").partition("/")
    return f"/{rest}" if rest else ""


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("musnad.serve", "templates"),
                # What the standalone page has in common with the reader's.
                PrefixLoader({"page": PackageLoader("musnad.page", ".")}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
