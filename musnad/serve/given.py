"""What a person gives to be read: words, a file or an address, as articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from threading import BoundedSemaphore
from typing import NamedTuple

import msgspec

from musnad.article import Article
from musnad.characters import storable
from musnad.errors import InputError, message_of
from musnad.intake import parse, read_bytes
from musnad.intake.addresses import is_public
from musnad.intake.dates import published_of
from musnad.intake.notices import Guessed, Notices, Undated
from musnad.intake.record import Parsed, Record
from musnad.intake.textfile import split_title
from musnad.intake.web import Limits, fetch
from musnad.messages import Message, counted, message
from musnad.serve.readers import BusyError

#: So many articles of one file can be read here, and so many characters of them.
MOST_ARTICLES, MOST_CHARACTERS = 20, 2_000_000
#: Seconds to connect in.
_CONNECT = 10
#: So many addresses are fetched at a time: slow ones are not to take all the server's threads.
_FETCHING = BoundedSemaphore(4)
#: Fields of an article that a person may fill in or correct.
TYPED = ("text", "title", "published", "outlet", "byline")


class RefusedError(Exception):
    """What is given cannot be read: the part of the form that it is about, and why."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(part, reason)
        self.part = part
        self.reason = reason


class Given(NamedTuple):
    """Articles, one at least; ``notes`` are what is to be told of them."""

    articles: tuple[Article, ...]
    notes: tuple[Message, ...] = ()


def typed(fields: Mapping[str, str]) -> Given:
    """The article whose fields were typed. Raises RefusedError."""
    text = _lines(fields.get("text", ""))
    if not text.strip():
        raise RefusedError("text", message("give a text, a file or an address"))
    title = _line(fields.get("title", ""))
    if not title:
        title, start = split_title(text)
        text = text[start:]
    article = Article(
        text=text,
        id=_line(fields.get("id", "")),
        outlet=_line(fields.get("outlet", "")),
        url=_line(fields.get("url", "")),
        published=published(fields.get("published", "")),
        title=title,
        byline=_line(fields.get("byline", "")),
    )
    return Given((article,))


def published(written: str) -> str:
    """A day that was typed, as ISO. Raises RefusedError."""
    found, is_read = published_of(_line(written))
    if not is_read:
        reason = message("{value!r} is no date like 2024-05-15", value=written)
        raise RefusedError("published", reason)
    return found


def completed(given: Given, fields: Mapping[str, str]) -> Given:
    """With what was typed where the articles do not tell it. Raises RefusedError."""
    told = {
        "published": published(fields.get("published", "")),
        "outlet": _line(fields.get("outlet", "")),
    }
    return given._replace(
        articles=tuple(
            msgspec.structs.replace(
                article, **{name: getattr(article, name) or told[name] for name in told}
            )
            for article in given.articles
        )
    )


class InFile(NamedTuple):
    """A file that was sent: called, it gives its articles or why there are none."""

    name: str
    data: bytes

    def __call__(self) -> Given | RefusedError:
        return _chosen("file", read_bytes(self.name, self.data))


class AtAddress(NamedTuple):
    """What ``fetched`` gave, in the same way."""

    record: Record

    def __call__(self) -> Given | RefusedError:
        return _chosen("address", parse(self.record, {}))


def fetched(address: str, seconds: float) -> Record:
    """What is at an address of the open net. Raises RefusedError."""
    if not _FETCHING.acquire(blocking=False):
        raise RefusedError("address", message_of(BusyError()))
    try:
        limits = Limits(connect=min(_CONNECT, seconds), total=seconds)
        [found] = fetch([address.strip()], limits=limits, allow=is_public)
    finally:
        _FETCHING.release()
    if isinstance(found, InputError):
        raise RefusedError("address", found.reason)
    return found


def _chosen(part: str, found: Iterable[Parsed]) -> Given | RefusedError:
    """The first articles of what was found, with what is to be told of the rest."""
    articles: list[Article] = []
    errors: list[InputError] = []
    notices = Notices()
    characters = 0
    is_more = False
    # Of a file of many records that are all broken, no more are tried than can be read.
    for each in islice(found, 10 * MOST_ARTICLES):
        if isinstance(each, Guessed | Undated):
            notices.add(each)
        elif isinstance(each, InputError):
            errors.append(each)
        elif articles and (
            len(articles) == MOST_ARTICLES or characters + len(each.text) > MOST_CHARACTERS
        ):
            is_more = True
            break
        else:
            characters += len(each.text)
            articles.append(_as_sent_again(each))
    if not articles:
        reason = errors[0].reason if errors else message("there is no article in it")
        return RefusedError(part, reason)
    return Given(tuple(articles), tuple(_notes(articles, errors, notices, is_more)))


def _notes(
    articles: list[Article], errors: list[InputError], notices: Notices, is_more: bool
) -> Iterator[Message]:
    if is_more:
        yield counted(
            "the first article is read here; `musnad ingest` takes all of a file",
            "the first {count:,} articles are read here; `musnad ingest` takes all of a file",
            len(articles),
        )
    if errors:
        yield counted(
            "{count:,} record could not be read: {reason}",
            "{count:,} records could not be read; the first: {reason}",
            len(errors),
            reason=errors[0].reason,
        )
    yield from notices


def _as_sent_again(article: Article) -> Article:
    """``article`` with the ends of lines that a form sends, so that its offsets stay the same."""
    return msgspec.structs.replace(
        article,
        text=_lines(article.text),
        **{name: _line(getattr(article, name)) for name in ("id", "outlet", "url", "title")},
        byline=_line(article.byline),
    )


def _lines(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return storable(lines)


def _line(text: str) -> str:
    return storable(" ".join(text.split()))
