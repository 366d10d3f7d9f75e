"""What readers of the web reader open: every page and call, with other things each time."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from musnad.ledger import Ledger
from musnad.messages import LANGUAGES

#: So many of each are opened, each equally often.
_SAMPLES = 60
_WORDS = (
    "أسعار النفط",
    "مجلس الأمن",
    "السعودية",
    "زلزال",
    '"وزير الخارجية"',
    "عدد القتلى",
    "مصادر",
)
_SENTENCES = (
    "قتل عشرة أشخاص في انفجار سيارة مفخخة في بغداد",
    "ارتفعت أسعار النفط بعد اجتماع أوبك",
    "نفى متحدث باسم الوزارة وجود أي تأخير في صرف الرواتب",
    "إعصار قوي يضرب تايوان ويقطع الكهرباء عن ملايين المنازل",
)
_TEXT = (
    "نقلت وكالة الأنباء عن مسؤول في الوزارة قوله إن العمل في الجسر سيبدأ الأسبوع المقبل بكلفة "
    "تبلغ نحو 200 مليون دولار. وأضاف أن خمسين ألف أسرة ستستفيد منه.\n\n"
)


class Page:
    """A page or call: its route, and the requests that open it, other ones each time."""

    def __init__(self, route: str, requests: list[tuple[str, dict[str, Any]]]) -> None:
        self.route = route
        self.requests = itertools.cycle(requests)


def pages_of(path: Path) -> list[Page]:
    """Each page and call, as readers open it."""
    with Ledger(path) as ledger:
        found = _Samples(ledger)
    by_route = {**_of_people(found), **_of_programs(found)}
    return [Page(route, requests) for route, requests in by_route.items()]


class _Samples:
    """Names and ids to ask for: the most told or said first, the others drawn at random."""

    def __init__(self, ledger: Ledger) -> None:
        drawn = random.Random(4)
        self.days = [day.isoformat() for day in ledger.days(date.today(), 10)]
        self.outlets = [str(row["outlet"]) for row in ledger.outlets() if row["outlet"]]
        self.speakers = [str(row["speaker"]) for row in ledger.speakers(limit=_SAMPLES)]
        [sums] = ledger.sql("SELECT max(article) AS articles FROM articles")
        numbers = [drawn.randint(1, sums["articles"]) for _ in range(_SAMPLES)]
        self.articles = [str(number) for number in numbers]
        listed = ", ".join(self.articles)
        self.keys = [
            str(row["key"])
            for row in ledger.sql(f"SELECT key FROM articles WHERE article IN ({listed})")
        ]
        self.claims = _some(ledger.claims(limit=None), drawn)
        self.stories = _some(ledger.stories(limit=None), drawn)


def _some(rows: Any, drawn: random.Random) -> list[str]:
    ids = [str(row["id"]) for row in rows]
    first = ids[: _SAMPLES // 3]
    return [*first, *drawn.sample(ids, min(len(ids), _SAMPLES - len(first)))]


_Requests = list[tuple[str, dict[str, Any]]]


def _opened(path: str, asked: Iterable[dict[str, Any]]) -> _Requests:
    """A page with each of these queries, in both languages where it is a page."""
    return [
        (address + (f"?{urlencode(query)}" if query else ""), {})
        for query in asked
        for address in _addresses(path)
    ]


def _each(path: str, names: Iterable[str], end: str = "") -> _Requests:
    """The page of each of these names."""
    return [
        (f"{address}/{quote(name, safe='')}{end}", {})
        for name in names
        for address in _addresses(path)
    ]


def _addresses(path: str) -> list[str]:
    return [path] if path.startswith("/api") else [f"/{language}{path}" for language in LANGUAGES]


def _of_people(found: _Samples) -> dict[str, _Requests]:
    """The pages by their routes, without their language."""
    words = [{"q": word} for word in _WORDS]
    kinds = ("lost_credit", "one_unnamed", "changed_figure", "nameless")
    return {
        "": _opened("", [{}, {}, *({"day": day} for day in found.days)]),
        "/outlets": _opened("/outlets", [{}, {"by": "nameless"}]),
        "/outlets/evidence": _opened(
            "/outlets/evidence",
            [{"outlet": outlet, "of": of} for outlet in found.outlets for of in kinds],
        ),
        "/claims": _opened(
            "/claims", [{}, *words, {"one_unnamed": 1, "since": found.days[0]}, {"disputed": 1}]
        ),
        "/claims/{called}": _each("/claims", found.claims),
        "/stories": _opened("/stories", [{}, *words, {"since": found.days[0]}]),
        "/stories/{called}": _each("/stories", found.stories),
        "/trace": _opened("/trace", [{"q": sentence} for sentence in _SENTENCES]),
        "POST /trace": [
            (f"/{language}/trace", {"data": {"q": sentence}})
            for language in LANGUAGES
            for sentence in _SENTENCES
        ],
        "/search": _opened(
            "/search",
            [*words, {"q": _WORDS[2], "outlet": found.outlets[0]}, {"since": found.days[0]}],
        ),
        "/speakers": _opened("/speakers", [{}]),
        "/speaker": _opened("/speaker", [{"name": name} for name in found.speakers]),
        "/articles": _opened("/articles", [{"named": key} for key in found.keys]),
        "/articles/{called}": _each("/articles", found.articles),
        "/read": _opened("/read", [{}]),
        "POST /read": [
            (f"/{language}/read", {"data": {"text": _TEXT * times}})
            for language in LANGUAGES
            for times in (1, 10)
        ],
    }


def _of_programs(found: _Samples) -> dict[str, _Requests]:
    """The calls of the API by their routes."""
    words = [{"q": word} for word in _WORDS]
    speakers = [{"name": name} for name in found.speakers]
    return {
        "/api/articles": _opened("/api/articles", [{}, {"outlet": found.outlets[0]}]),
        "/api/articles/{key}": _each("/api/articles", found.keys),
        "/api/articles/{key}/reading": _each("/api/articles", found.keys, "/reading"),
        "/api/article": _opened("/api/article", [{"called": number} for number in found.articles]),
        "/api/statements": _opened("/api/statements", [{}, *words, {"outlet": found.outlets[0]}]),
        "/api/search": _opened("/api/search", words),
        "/api/speakers": _opened("/api/speakers", [{}]),
        "/api/speaker": _opened("/api/speaker", speakers),
        "/api/stats": _opened("/api/stats", [{}]),
        "/api/outlets": _opened("/api/outlets", [{}]),
        "/api/sources": _opened("/api/sources", [{}, {"unnamed": "true"}]),
        "/api/stories": _opened("/api/stories", [{}, *words]),
        "/api/stories/{id}": _each("/api/stories", found.stories),
        "/api/claims": _opened("/api/claims", [{}, *words, {"one_unnamed": "true"}]),
        "/api/claims/{id}": _each("/api/claims", found.claims),
        "/api/copies": _opened("/api/copies", [{}]),
        "POST /api/read": [
            ("/api/read", {"json": {"title": "", "text": _TEXT * times}}) for times in (1, 10)
        ],
        "POST /api/explain": [("/api/explain", {"json": {"title": "", "text": _TEXT}})],
        "POST /api/trace": [("/api/trace", {"json": {"sentence": each}}) for each in _SENTENCES],
    }
