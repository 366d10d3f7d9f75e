"""What a page tells of its article: title, byline, outlet, address, day. Nothing is guessed.

Trafilatura and htmldate are not asked: they cut bylines at a dash, drop those of one word (which
agencies are), and take any date in the text, a picture's path or a footer for the day of
publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from musnad.intake.dates import date_in_url, iso_date
from musnad.intake.jsonld import described_article, names_of, string_of
from musnad.intake.plain import one_line, words_of

_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_BYLINES = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "byl",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "article.published", "publish_date", "publish-date", "publishdate",
    "published_date", "published_time", "pubdate", "parsely-pub-date", "sailthru.date",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "date",
)  # fmt: skip
#: A byline is no longer than this; what is, holds the text of the page.
_LONGEST_BYLINE = 120
_LONGEST_TITLE = 1000
_OUTSIDE = "[not(ancestor::aside or ancestor::nav or ancestor::footer)]"
_MARKED_BYLINE = "//*[@itemprop='author' or @rel='author'][not(self::meta)]" + _OUTSIDE
_SHOWN_BYLINE = "//article//address | //*[self::span or self::div or self::p or self::a][@class]"
_BYLINE_CLASS = re.compile(
    r"(?:^|\s)(?:byline|writer|submitted|(?:(?:article|amp-wp|entry|post|news|story)-)?author"
    r"(?:-name)?)(?:\s|$)"
)
_SHOWN_DATE = "//*[@itemprop='datePublished'] | //time[@pubdate]"
_TIMES = "//time[@datetime]" + _OUTSIDE
_WHOLE_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
#: What may show the day of publication beside the headline, and the classes of what does.
_SHOWN_TIMES = "//*[self::time or self::span or self::div or self::p]" + _OUTSIDE
_SHOWN_CLASS = re.compile(
    r"(?:^|\s)(?:(?:article|entry|post|news|story|publish(?:ed)?)[-_]?(?:date|time)|date"
    r"|(?:date[-_])?publish(?:ed)?|posted[-_]on)(?:\s|$)",
    re.IGNORECASE,
)
#: What stands before a day: «تاريخ النشر:».
_LABEL = re.compile(r"\A[^\d:]*+:\s*+")
_PARTS = ("article", "main", "header")
_PUBLISHED_CLASS = re.compile(r"\b(?:publish\w*|entry-date|post-date|date-published)\b")
#: What stands between a headline and the name of the site.
_BETWEEN = re.compile(r"(?<!\s)\s++[|–—:»«·•/-]++\s++")
#: A headline cut short is at least this long.
_CUT_TITLE = 40


class PageMeta(NamedTuple):
    """The fields of an article but its text; ``body`` is what JSON-LD gives as its text."""

    title: str
    byline: str
    outlet: str
    url: str
    published: str
    body: str


def page_meta(page: HtmlElement, url: str) -> PageMeta:
    """What ``page`` tells; ``url``, if known, is where it was found and goes before its links."""
    tags = _meta_tags(page)
    told = described_article(page)
    outlet = _first(tags, _OUTLETS) or "، ".join(names_of(told.get("publisher")))
    address = url or _address(page, tags)
    return PageMeta(
        title=_title(page, tags, told, outlet),
        byline="، ".join(names_of(told.get("author"))) or _byline(page, tags),
        outlet=outlet,
        url=address,
        published=_published(page, tags, told) or date_in_url(address),
        body=string_of(told.get("articleBody")),
    )


def _meta_tags(page: HtmlElement) -> dict[str, str]:
    """The first content of each name in the ``meta`` elements."""
    tags: dict[str, str] = {}
    for element in page.iter("meta"):
        content = one_line(element.get("content") or "")
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if content and name:
            tags.setdefault(name.lower().replace("dc:", "dc."), content)
    return tags


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if name in tags), "")


def _title(page: HtmlElement, tags: dict[str, str], told: dict[str, Any], outlet: str) -> str:
    """The headline, whole and without the name of the site."""
    headings = [
        words for heading in page.iter("h1") if (words := words_of(heading, _LONGEST_TITLE))
    ]
    named = one_line(string_of(told.get("headline"))) or _first(tags, _TITLES)
    shown = page.find(".//title")
    named = named or (words_of(shown, _LONGEST_TITLE) if shown is not None else "")
    if not named:
        return headings[0] if len(headings) == 1 else ""
    cut = named.rstrip("….")
    for heading in headings:
        if named.startswith(heading) and _BETWEEN.match(named, len(heading)):
            return heading
        if len(cut) >= _CUT_TITLE and heading.startswith(cut):
            return heading
    return _without_outlet(named, outlet)


def _without_outlet(title: str, outlet: str) -> str:
    """``title`` less « | الموقع» at its end, or «الموقع | » before it."""
    if not outlet:
        return title
    breaks = list(_BETWEEN.finditer(title))
    if breaks and title[breaks[-1].end() :] == outlet:
        return title[: breaks[-1].start()]
    if breaks and title[: breaks[0].start()] == outlet:
        return title[breaks[0].end() :]
    return title


def _byline(page: HtmlElement, tags: dict[str, str]) -> str:
    for name in _BYLINES:
        names = names_of(tags.get(name))
        if names:
            return names[0]
    marked = _distinct(page.xpath(_MARKED_BYLINE))
    shown = _distinct(
        element
        for element in page.xpath(_SHOWN_BYLINE + _OUTSIDE)
        if element.tag == "address" or _BYLINE_CLASS.search(element.get("class"))
    )
    return marked[0] if marked else shown[0] if len(shown) == 1 else ""


def _distinct(elements: Iterable[HtmlElement]) -> list[str]:
    """What the elements say, each once; what is longer than a byline is none."""
    words = (words_of(element, _LONGEST_BYLINE) for element in elements)
    return list(dict.fromkeys(filter(None, words)))


def _address(page: HtmlElement, tags: dict[str, str]) -> str:
    """The canonical address, if it is whole."""
    links: list[str | None] = [
        link.get("href")
        for link in page.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in [*links, tags.get("og:url"), tags.get("twitter:url")]:
        if address and _WHOLE_ADDRESS.fullmatch(address.strip()):
            return address.strip()
    return ""


def _published(page: HtmlElement, tags: dict[str, str], told: dict[str, Any]) -> str:
    """The first date told, from what is meant for machines to what is shown."""
    return next(filter(None, map(iso_date, _dates(page, tags, told))), "") or _undisputed(page)


def _dates(page: HtmlElement, tags: dict[str, str], told: dict[str, Any]) -> Iterator[str]:
    yield string_of(told.get("datePublished"))
    yield from (tags[name] for name in _DATES if name in tags)
    yield string_of(told.get("dateCreated"))
    for element in page.xpath(_SHOWN_DATE):
        yield (
            element.get("content") or element.get("datetime") or words_of(element, _LONGEST_BYLINE)
        )
    for element in page.xpath(_TIMES):
        if _PUBLISHED_CLASS.search(element.get("class") or ""):
            yield element.get("datetime")


def _undisputed(page: HtmlElement) -> str:
    """The date told or shown beside the headline, if all that stand there mean one day."""
    headed = {part for heading in page.iter("h1") for part in heading.iterancestors(*_PARTS)}
    beside = (
        element
        for element in page.xpath(_SHOWN_TIMES)
        if (element.tag == "time" or _SHOWN_CLASS.search(element.get("class") or ""))
        and next(element.iterancestors(*_PARTS), None) in headed
    )
    dates = list(filter(None, map(_date_of, beside)))
    return dates[0] if len({date[:10] for date in dates}) == 1 else ""


def _date_of(element: HtmlElement) -> str:
    """The date that ``element`` has for machines, else the one in its words."""
    told = element.get("datetime")
    if told is not None:
        return iso_date(told)
    words = words_of(element, _LONGEST_BYLINE)
    return iso_date(words) or iso_date(_LABEL.sub("", words, count=1))
