"""A statement as one cites it: who, through whom, the words, and where they were published."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date

from musnad.article import Article, Statement
from musnad.messages import Language, Message, listed, message, translate
from musnad.published import published_at
from musnad.terminal.layout import clean, unmarked


def citation_of(article: Article, statement: Statement, language: Language) -> str:
    """The citation in one line of plain text; what is not known is left out."""
    words = clean(statement.said)
    if statement.form == "direct":
        told = message("{who}: «{words}»", who=_who(statement), words=words)
    else:
        told = message(
            "{who} (in the words of the article): «{words}»", who=_who(statement), words=words
        )
    where = [
        f"«{clean(article.title)}»" if article.title else "",
        clean(article.outlet),
        _day(article.published, language),
        clean(article.url),
    ]
    known = [part for part in where if part]
    if known:
        told = message("{statement}. {place}", statement=told, place=listed(known))
    return unmarked(translate(told, language))


def _who(statement: Statement) -> Message:
    name = clean(statement.speaker.name)
    speaker = message("{name}", name=name) if name else message("a source that is not named")
    if not statement.via:
        return speaker
    relays = listed(clean(relay.name) for relay in statement.via)
    return message("{speaker}, through {relays}", speaker=speaker, relays=relays)


def _day(published: str, language: Language) -> str:
    when = published_at(published)
    if when is None:
        return clean(published)
    day = when.date() if isinstance(when, datetime) else when
    return format_date(day, "d MMMM y", locale=language)
