"""Pages and feeds from the web: the addresses that the user names, and no others."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from musnad.errors import InputError
from musnad.intake.addresses import Policy, is_public
from musnad.intake.download import AGENT, Answer, Deadline, checked_url, get
from musnad.intake.formats import LOOKED_AT, sniffed
from musnad.intake.record import Record
from musnad.intake.robots import LARGEST as LARGEST_ROBOTS
from musnad.intake.robots import Robots
from musnad.intake.shown import shown
from musnad.messages import Message, message

_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}


class Limits(NamedTuple):
    """Seconds to connect and for all of one address, bytes unpacked, redirects in a row."""

    connect: float = 10
    total: float = 60
    size: int = 50 * 1024 * 1024
    redirects: int = 5


def fetch(
    urls: Iterable[str],
    *,
    pause: float = 1,
    limits: Limits | None = None,
    allow: Policy = is_public,
) -> Iterator[Record | InputError]:
    """A record for each of ``urls``, in order, as "html" or "feed"; an InputError for what is none.

    The robots.txt of each site is obeyed, and ``pause`` seconds are left between two pages of one
    host. ``allow`` says which addresses may be connected to; each redirect is checked as the
    first address is. No link in a page or feed is followed.
    """
    fetcher = _Fetcher(pause, limits or Limits(), allow)
    for url in urls:
        try:
            yield fetcher.fetch(url)
        except InputError as error:
            yield InputError(url, None, error.reason)


def _answered(answer: Answer) -> Message:
    return message("the server answers {status}", status=shown(answer.status_words))


class _Fetcher:
    """What is remembered between requests: the rules of each site, and when it was last asked."""

    def __init__(self, pause: float, limits: Limits, allow: Policy) -> None:
        self._pause = pause
        self._limits = limits
        self._allow = allow
        #: An InputError for a site that cannot say.
        self._robots: dict[str, Robots | InputError] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str) -> Record:
        """Raises InputError that says why there is nothing."""
        answer = self._followed(url)
        if answer.status != HTTPStatus.OK:
            raise InputError("", None, _answered(answer))
        format = sniffed(answer.data[:LOOKED_AT]) or _FORMATS.get(answer.type, "")
        if format not in ("html", "feed"):
            if not answer.type:
                raise InputError("", None, message("neither a page nor a feed"))
            type = shown(answer.type)
            raise InputError("", None, message("neither a page nor a feed but {type}", type=type))
        return Record(format, url, None, answer.data, "", answer.url, answer.charset)

    def _followed(self, url: str) -> Answer:
        """The answer at the end of the redirects; robots.txt and pauses do not take of its time."""
        left = self._limits.total
        for _ in range(self._limits.redirects + 1):
            url = checked_url(url)
            self._ask_leave(url)
            self._wait(url)
            begun = time.monotonic()
            answer = self._get(url, left, self._limits.size)
            left -= time.monotonic() - begun
            if not answer.location:
                return answer
            url = urljoin(url, answer.location)
        raise InputError(
            "", None, message("more than {redirects} redirects", redirects=self._limits.redirects)
        )

    def _get(self, url: str, seconds: float, size: int, *, cut: bool = False) -> Answer:
        connect = self._limits.connect
        return get(url, Deadline(seconds), allow=self._allow, connect=connect, size=size, cut=cut)

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host in self._asked:
            time.sleep(max(0.0, self._asked[host] + self._pause - time.monotonic()))
        self._asked[host] = time.monotonic()

    def _ask_leave(self, url: str) -> None:
        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        robots = self._robots[site]
        if isinstance(robots, InputError):
            raise robots
        if not robots.allows(urlunsplit(("", "", parts.path, parts.query, ""))):
            raise InputError("", None, message("its robots.txt asks robots not to fetch it"))

    def _rules(self, site: str) -> Robots | InputError:
        """The rules of a site: none if it has no robots.txt, an error if it cannot say."""
        url = f"{site}/robots.txt"
        problem = ""
        for _ in range(self._limits.redirects + 1):
            try:
                answer = self._get(checked_url(url), self._limits.total, LARGEST_ROBOTS, cut=True)
            except InputError as error:
                problem = error.reason
                break
            if not answer.location:
                break
            url = urljoin(url, answer.location)
        if not problem and answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            problem = _answered(answer)
        if problem:
            return InputError(
                "", None, message("its robots.txt cannot be read: {problem}", problem=problem)
            )
        return Robots(answer.data, AGENT)
