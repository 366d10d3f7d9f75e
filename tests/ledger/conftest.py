"""A small invented archive, and a ledger of it."""

from __future__ import annotations

import json

import pytest

from musnad.intake.files import cut
from musnad.ledger import Ledger
from musnad.ledger.ingest import Settings, ingest

ARTICLES = [
    {
        "id": "1",
        "outlet": "sahifat-alwadi",
        "url": "https://alwadi.example/1",
        "published": "2024-05-14",
        "title": "وزير المياه: السد آمن",
        "byline": "الوادي - رويترز",
        "text": "قال وزير المياه رائد الكحلاوي إن السد آمن تماما. ونقلت وكالة رويترز عن مسؤول قوله "
        "إن عدد المقاتلين في المدينة يتجاوز 1200 مقاتل. وأضاف أن الأسعار ارتفعت بنسبة 15 في المئة.",
    },
    {
        "id": "2",
        "outlet": "sahifat-alwadi",
        "url": "https://alwadi.example/2",
        "published": "2024-06-02T10:30:00",
        "title": "ارتفاع أسعار القمح",
        "text": "أكدت مصادر مطلعة أن أسعار القمح سترتفع يوم الأحد إلى 300 دولار للطن. "
        "ونفى رائد الكحلاوي أن تكون الوزارة قد خفضت حصة المزارعين.",
    },
    {
        "id": "1",
        "outlet": "bawabat-alsahel",
        "url": "https://alsahel.example/a?id=1",
        "published": "2023-12-31",
        "title": "مقاتلون يسلمون أسلحتهم",
        "text": "أعلنت منظمة نداء الساحل أن المقاتلين سلموا نحو 450 قطعة سلاح. "
        "وحذر المتحدث باسم المنظمة سليم البرقاوي من عودة الاشتباكات.",
    },
    {"outlet": "bawabat-alsahel", "text": "افتتح المعرض أمس وسط حضور كبير 🎉.", "title": "المعرض"},
]


@pytest.fixture
def put(tmp_path):
    """Write articles as a file of JSON lines and give its path."""

    def write(name, articles):
        lines = [json.dumps(article, ensure_ascii=False) for article in articles]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return str(path)

    return write


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.db"


@pytest.fixture
def take(path):
    """Ingest files into the ledger at ``path``."""

    def run(*files, columns=None, **options):
        return ingest(cut(files), path, files, Settings(columns or {}), **options).counts

    return run


@pytest.fixture
def ledger(put, take, path):
    """An open ledger of ``ARTICLES``."""
    take(put("articles.jsonl", ARTICLES))
    with Ledger(path) as opened:
        yield opened
