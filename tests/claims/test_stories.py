"""Stories of invented articles."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.claims.copies import find_copies
from musnad.claims.likeness import features, known, model, score
from musnad.claims.model import Telling
from musnad.claims.rarity import rarity
from musnad.claims.stories import find_likenesses, find_stories, group_stories

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


WEATHER = (
    "توقعت هيئة الأرصاد أن يكون الطقس غائما على سواحل الرمان وحارا على مرتفعات السنديان",
    "تتوقع هيئة الأرصاد طقسا غائما على سواحل الرمان وحارا على مرتفعات السنديان",
)
FLOOD = (
    "قتل 14 شخصا في سيول وأمطار غزيرة ضربت وادي الرمان وتوقعت بلدية السنديان ارتفاع الحصيلة",
    "سيول وأمطار غزيرة ضربت وادي الرمان قتلت 14 شخصا وتوقعت بلدية السنديان ارتفاع الحصيلة",
)


def test_the_forecast_of_the_next_day_is_another_event() -> None:
    one_day = [telling("أ", WEATHER[0], 3), telling("ب", WEATHER[1], 3)]
    assert find_stories([*one_day, *articles()[4:]], ())
    next_day = [telling("أ", WEATHER[0], 3), telling("ب", WEATHER[1], 4)]
    assert not find_stories([*next_day, *articles()[4:]], ())
    flood = [telling("أ", FLOOD[0], 3), telling("ب", FLOOD[1], 4)]
    assert find_stories([*flood, *articles()[4:]], ())
    # The same text a day later is one that was fetched late.
    again = [telling("أ", WEATHER[0], 3), telling("ب", WEATHER[0], 4)]
    assert find_stories(again, find_copies(again))


def test_nothing_gives_nothing() -> None:
    assert not find_stories([], ())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 999))
def test_any_order_gives_the_same_and_twice_changes_nothing(seed: int) -> None:
    known = articles()
    shuffled = [*known, *known[:3]]
    random.Random(seed).shuffle(shuffled)
    assert find_stories(known, find_copies(known)) == find_stories(shuffled, find_copies(shuffled))


@settings(max_examples=20, deadline=None)
@given(st.sets(st.integers(0, 11)))
def test_what_is_fresh_and_what_is_not_give_all_pairs_together(fresh: set[int]) -> None:
    told = [*articles(), telling("12", BRIDGE[1], 5), telling("13", MATCH[0], 4)]
    keys = {f"{n:02}" for n in fresh}
    rest = {one.key for one in told} - keys
    some, others = (set(find_likenesses(told, (), which)) for which in (keys, rest))
    assert some | others == set(find_likenesses(told, ()))
    assert all({pair.a, pair.b} & keys for pair in some)


def test_stories_of_parts_that_nothing_links_are_those_of_the_whole() -> None:
    told = articles()
    days = {one.key: one.day for one in told if one.day}
    pairs = find_likenesses(told, ())
    parts = [{"00", "01"}, {"02", "03"}]
    found = [group_stories({key: days[key] for key in part}, pairs) for part in parts]
    assert sum(found, ()) == group_stories(days, pairs)


def test_articles_without_a_day_tell_nothing() -> None:
    undated = [
        Telling(key=t.key, article=t.article, reading=t.reading, day=None) for t in articles()
    ]
    assert not find_stories(undated, ())


def test_the_score_is_the_same_in_either_order_and_every_feature_has_a_weight() -> None:
    one, other = (known(told, told.day) for told in articles()[:2] if told.day)
    assert features(one, other) == features(other, one)
    assert features(one, other).keys() == model().weights.keys()
    assert score(features(one, one)) > score(features(one, other)) > model().pair


def test_what_all_articles_say_is_common_and_what_none_says_is_rare() -> None:
    assert rarity("قال") < rarity("جسر") < rarity("زرقاو")


def test_one_form_of_words_filled_in_with_other_towns_is_two_events() -> None:
    form = "أقامت بلدية {} حفل تخريج المسعفين المتطوعين بحضور مدير المستشفى وأهالي الحي القديم"
    one, same, other = (
        known(telling(key, form.format(town)), date(2031, 4, 3))
        for key, town in (("أ", "تبوك"), ("ب", "تبوك"), ("ج", "نجران"))
    )
    assert features(one, same)["elsewhere"] == features(one, same)["both_elsewhere"] == 0.0
    assert features(one, other)["elsewhere"] == features(one, other)["both_elsewhere"] == 1.0
    assert features(one, same)["localities"] > features(one, other)["localities"] == 0.0
    assert score(features(one, other)) < model().near < model().pair < score(features(one, same))


def test_rare_words_in_another_form_count_for_more_than_common_ones() -> None:
    one, rare, common = (
        known(telling(key, text), date(2031, 4, 3))
        for key, text in (
            ("أ", "اختفت المنطادية رغد الزرقاوي فوق صحراء الربع الخالي"),
            ("ب", "بحث مستمر عن منطادية مفقودة: الزرقاوي حلقت منفردة"),
            ("ج", "قال مسؤول في الوزارة اليوم إن العمل مستمر في المدينة"),
        )
    )
    assert features(one, rare)["rarest"] > features(one, common)["rarest"]


def test_what_both_openings_count_otherwise_tells_two_events_apart() -> None:
    one, same, other = (
        known(telling(key, f"أصيب {count} عاملا في حادث حافلة"), date(2031, 4, 3))
        for key, count in (("أ", "14"), ("ب", "14"), ("ج", "23"))
    )
    assert features(one, same)["counted_apart"] == 0.0 < features(one, same)["figures"]
    assert features(one, other)["counted_apart"] > 0.0 == features(one, other)["figures"]


def titled(key: str, title: str, text: str) -> Telling:
    day = date(2031, 4, 3)
    article = Article(id=key, outlet=key, published=day.isoformat(), title=title, text=text)
    return Telling(key=key, article=article, reading=musnad.read(article), day=day)


def test_a_headline_counts_where_the_other_article_opens_with_it() -> None:
    one, told, untold = (
        known(titled(key, title, text), date(2031, 4, 3))
        for key, title, text in (
            ("أ", "إغلاق جسر الرمان أمام الشاحنات", "ظهرت تشققات في ثلاث دعامات."),
            ("ب", "تشققات تقلق السائقين", "أغلق جسر الرمان أمس أمام الشاحنات."),
            ("ج", "تشققات تقلق السائقين", "هطل المطر أمس على البلدة."),
        )
    )
    assert features(one, told)["headline_in_lead"] > features(one, untold)["headline_in_lead"]


def test_a_value_and_its_rounding_are_one() -> None:
    one, other = (
        known(telling(key, f"خسر مؤشر سوق الساحل {value} نقطة أمس"), date(2031, 4, 3))
        for key, value in (("أ", "136.12"), ("ب", "136"))
    )
    assert features(one, other)["figures"] > 0.0
