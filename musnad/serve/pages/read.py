"""The page where a person has an article read: pasted, as a file, or by its address.

Nothing of it is kept: the form holds the article, and is sent again for another part of a long one
or to take the reading away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import HTMLResponse, Response

from musnad.article import Article
from musnad.errors import message_of
from musnad.export import Entry
from musnad.published import published_at
from musnad.serve.asking import Read, Spoken
from musnad.serve.exporting import FORMATS, exported
from musnad.serve.given import (
    TYPED,
    AtAddress,
    Given,
    InFile,
    RefusedError,
    completed,
    fetched,
    typed,
)
from musnad.serve.languages import Speech
from musnad.serve.readers import BusyError, Readers, UnreadError
from musnad.serve.rendering import render
from musnad.serve.settings import Settings
from musnad.serve.spread import LONGEST_EXPLAINED, spread_of

router = APIRouter()
#: What a form may hold of an article that its reader does not see.
_HIDDEN = ("id", "url")
#: Longer texts than so many characters are not corrected here: browsers choke on the field.
_CORRECTED = 100_000
#: Fields of a form at most.
_MOST_FIELDS = 30


class Sent(NamedTuple):
    """A form: what was typed, and the file with its name, empty if there is none."""

    fields: Mapping[str, str]
    name: str = ""
    data: bytes = b""


async def _sent(request: Request) -> Sent:
    settings: Settings = request.app.state.settings
    form: FormData = await request.form(
        max_files=1, max_fields=_MOST_FIELDS, max_part_size=settings.largest
    )
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        return Sent(fields, file.filename, await file.read())
    return Sent(fields)


@router.get("/read")
def form(request: Request, speech: Spoken, address: str = "") -> HTMLResponse:
    """The empty form; ``address`` stands in its field."""
    return _page(request, speech, {"address": address})


@router.post("/read")
def read(
    request: Request, speech: Spoken, readers: Read, sent: Annotated[Sent, Depends(_sent)]
) -> Response:
    """What was read in what was sent, as a page or as a file to take away."""
    fields = sent.fields
    try:
        given = _given(readers, sent, request.app.state.settings)
        article = given.articles[0]
        why = None
        with _told("text"):
            if fields.get("export") or len(article.text) > LONGEST_EXPLAINED:
                reading = readers.read(article)
            else:
                reading, why = readers.read_and_explain(article, speech.language)
    except RefusedError as refused:
        return _page(request, speech, fields, refused=refused)
    entry = Entry(article, reading)
    if fields.get("export"):
        return exported(fields["export"], entry, speech.language)
    part = fields.get("part", "")
    spread = spread_of(
        entry,
        speech.language,
        part=int(part) if part.isascii() and part.isdigit() and len(part) < 9 else 1,
        explanation=why,
    )
    return _page(
        request,
        speech,
        _fields_of(article) if len(article.text) <= _CORRECTED else {},
        spread=spread,
        given=given,
        published=published_at(article.published),
    )


def _given(readers: Readers, sent: Sent, settings: Settings) -> Given:
    """The file, else what is at the address, else what was typed. Raises RefusedError."""
    address = sent.fields.get("address", "").strip()
    job: InFile | AtAddress
    if sent.name:
        part, job = "file", InFile(sent.name, sent.data)
    elif address:
        part, job = "address", AtAddress(fetched(address, settings.seconds))
    else:
        return typed(sent.fields)
    with _told(part):
        found = readers.do(job)
    if isinstance(found, RefusedError):
        raise found
    return completed(found, sent.fields)


@contextmanager
def _told(part: str) -> Iterator[None]:
    """Within, that a text is given up is told beside this part of the form."""
    try:
        yield
    except (UnreadError, BusyError) as error:
        raise RefusedError(part, message_of(error)) from error


def _fields_of(article: Article) -> dict[str, str]:
    return {name: getattr(article, name) for name in (*TYPED, *_HIDDEN)}


def _page(
    request: Request,
    speech: Speech,
    fields: Mapping[str, str],
    *,
    refused: RefusedError | None = None,
    **context: Any,
) -> HTMLResponse:
    settings: Settings = request.app.state.settings
    known = {name: fields.get(name, "") for name in (*TYPED, *_HIDDEN, "address")}
    return render(
        request,
        speech,
        "read.html",
        status=200 if refused is None else 422,
        fields=known,
        hidden=_HIDDEN,
        wrong={} if refused is None else {refused.part: speech.markup(refused.reason)},
        formats=FORMATS,
        largest=settings.largest,
        **{"spread": None, "given": None, "fields_of": _fields_of, **context},
    )
