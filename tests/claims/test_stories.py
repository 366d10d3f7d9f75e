"""Stories of invented articles."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.claims.copies import find_copies
from musnad.claims.model import Telling
from musnad.claims.stories import find_stories

BRIDGE = (
    "أغلقت بلدية وادي الزيتون جسر الرمان أمام الشاحنات الثقيلة بعد ظهور تشققات في ثلاث دعامات",
    "قال نوفل الزرقاوي إن تشققات دعامات جسر الرمان في وادي الزيتون تمنع عبور الشاحنات الثقيلة",
)
MATCH = (
    "فاز نادي المرجان على ضيفه نادي السنديان بهدفين سجلهما أوس القصبي في افتتاح الدوري الساحلي",
    "هدفان من أوس القصبي يمنحان المرجان الفوز على السنديان في افتتاح الدوري الساحلي",
)
FILLER = tuple(f"خبر{n}أ خبر{n}ب خبر{n}ج خبر{n}د خبر{n}ه" for n in range(8))


def telling(key: str, text: str, day: int = 3) -> Telling:
    published = date(2031, 4, day)
    article = Article(id=key, outlet=key, published=published.isoformat(), text=text)
    return Telling(key=key, article=article, reading=musnad.read(article), day=published)


def articles() -> list[Telling]:
    texts = (*BRIDGE, *MATCH, *FILLER)
    return [telling(f"{n:02}", text) for n, text in enumerate(texts)]


def test_two_events_of_one_day_are_two_stories() -> None:
    found = find_stories(articles(), ())
    assert {story.articles for story in found} == {("00", "01"), ("02", "03")}


def test_a_later_day_is_another_event() -> None:
    later = [telling("أ", BRIDGE[0], 3), telling("ب", BRIDGE[1], 9)]
    assert not find_stories([*later, *articles()[4:]], ())


def test_nothing_gives_nothing() -> None:
    assert not find_stories([], ())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 999))
def test_any_order_gives_the_same_and_twice_changes_nothing(seed: int) -> None:
    known = articles()
    shuffled = [*known, *known[:3]]
    random.Random(seed).shuffle(shuffled)
    assert find_stories(known, find_copies(known)) == find_stories(shuffled, find_copies(shuffled))
