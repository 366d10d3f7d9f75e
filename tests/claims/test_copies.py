"""Copies among invented articles."""

from __future__ import annotations

import random
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.claims.copies import find_copies, stretches
from musnad.claims.model import Copy, Telling

DISPATCH = (
    "أعلنت بلدية وادي الزيتون فجر الخميس إغلاق جسر الرمان أمام الشاحنات الثقيلة بعد ظهور تشققات في "
    "ثلاث من دعاماته، ودعت السائقين إلى سلوك الطريق الدائري حتى إشعار آخر. "
    "وقال رئيس البلدية نوفل الزرقاوي إن مهندسين من جامعة النخيل سيفحصون الدعامات خلال أسبوعين، "
    "وإن كلفة الترميم قد تصل إلى أربعة ملايين درهم تدفعها الوزارة من موازنة العام المقبل. "
    "وأضاف أن الجسر الذي بني قبل خمسين عاما تعبره كل يوم نحو سبعة آلاف مركبة بين ضفتي النهر، "
    "وأن المدارس القريبة منه ستفتح أبوابها متأخرة ساعة طوال مدة الإصلاح."
)
OTHER = (
    "فاز نادي المرجان على ضيفه نادي السنديان بهدفين دون رد في افتتاح الدوري الساحلي مساء الجمعة، "
    "وسجل المهاجم أوس القصبي الهدفين في الشوط الثاني أمام عشرة آلاف متفرج ملأوا مدرجات الملعب."
)
LONG = " ".join(f"كلمة{n}" for n in range(200))


def telling(
    key: str, text: str, *, day: int | None = 3, outlet: str = "", byline: str = "", title: str = ""
) -> Telling:
    published = date(2031, 4, day) if day else None
    article = Article(
        id=key,
        outlet=outlet or f"صحيفة {key}",
        published=str(published or ""),
        byline=byline,
        title=title,
        text=text,
    )
    return Telling(key=key, article=article, reading=musnad.read(article), day=published)


def only(*tellings: Telling) -> Copy:
    (copy,) = find_copies(tellings)
    return copy


def test_the_same_text_with_other_spelling() -> None:
    changed = DISPATCH.replace("إن", "ان").replace("أربعة", "4").replace("،", " ،")
    copy = only(telling("أ", DISPATCH, day=3), telling("ب", changed, day=4))
    assert (copy.first, copy.second, copy.kind) == ("أ", "ب", "same")
    assert copy.share > 0.85


def test_a_shortened_text_is_cut() -> None:
    copy = only(telling("أ", DISPATCH), telling("ب", DISPATCH[: len(DISPATCH) // 2]))
    assert (copy.first, copy.kind) == ("أ", "cut")
    assert copy.share > 0.9


def test_a_text_inside_another() -> None:
    within = f"{LONG} {DISPATCH} {OTHER}"
    assert only(telling("أ", within), telling("ب", DISPATCH)).kind == "cut"


def test_a_shared_part() -> None:
    shared = " ".join(f"مشترك{n}" for n in range(60))
    one, other = f"{DISPATCH} {LONG} {shared}", f"{shared} {LONG.replace('كلمة', 'عبارة')}"
    assert only(telling("أ", one), telling("ب", other)).kind == "part"


def test_the_same_event_in_other_words_is_no_copy() -> None:
    retold = (
        "قررت البلدية في وادي الزيتون أن تمنع مرور الشاحنات فوق جسر الرمان لأن دعاماته تشققت، "
        "وطلبت من أصحابها استخدام الطريق الدائري."
    )
    assert not find_copies([telling("أ", DISPATCH), telling("ب", retold), telling("ج", OTHER)])


def test_a_week_is_the_furthest() -> None:
    assert find_copies([telling("أ", DISPATCH, day=1), telling("ب", DISPATCH, day=8)])
    assert not find_copies([telling("أ", DISPATCH, day=1), telling("ب", DISPATCH, day=9)])


def test_an_article_without_a_day_is_not_compared() -> None:
    assert not find_copies([telling("أ", DISPATCH, day=None), telling("ب", DISPATCH, day=9)])


def test_of_one_day_the_credited_telling_is_first() -> None:
    copy = only(telling("أ", DISPATCH), telling("ب", DISPATCH, byline="رويترز"))
    assert copy.first == "ب"


def test_what_an_outlet_writes_under_every_article_is_no_text() -> None:
    under = "للتواصل مع الكاتب " + " ".join(f"أرسل الرقم{n} إلى الهاتف" for n in range(20))
    articles = [
        telling(
            f"م{n}", " ".join(f"مقال{n}كلمة{k}" for k in range(40)) + " " + under, outlet="النبأ"
        )
        for n in range(8)
    ]
    assert not find_copies(articles)


def test_one_text_told_often_by_an_outlet_is_no_formula() -> None:
    told = [telling(f"م{n}", DISPATCH, outlet="النبأ") for n in range(8)]
    assert len(find_copies(told)) == 28


def test_a_formula_of_one_day_is_none_of_another() -> None:
    under = " ".join(f"أرسل الرقم{n} إلى الهاتف" for n in range(20))
    day = [
        telling(f"م{n}", " ".join(f"م{n}ك{k}" for k in range(40)) + " " + under, outlet="النبأ")
        for n in range(8)
    ]
    alone = telling("ن", under, day=4, outlet="النبأ")
    later = telling("ي", under, day=5, outlet="النبأ")
    (copy,) = find_copies([*day, alone, later])
    assert (copy.first, copy.second) == ("ن", "ي")


FORM = (
    "بعثت رئيسة مجلس البلديات هدى الرملي برقية تهنئة إلى {who} بمناسبة {what} وأعربت باسمها "
    "واسم أعضاء المجلس وموظفيه كافة عن أصدق التهاني وأطيب التمنيات بدوام التوفيق والسداد في خدمة "
    "الأهالي، مشيدة بما يربط المجلس و{who} من تعاون يسعى الجميع إلى تعزيزه في المجالات كلها. "
    "وتمنت الرملي أن يكون {what} عيدا لأهالي المدينة جميعا."
)


def filled(key: str, who: str, what: str, *, day: int) -> Telling:
    return telling(
        key, FORM.format(who=who, what=what), title=f"الرملي تهنئ {who} بـ{what}", day=day
    )


@pytest.mark.parametrize("day", [3, 8])
def test_a_form_filled_in_again_is_no_copy(day: int) -> None:
    first = filled("أ", "بلدية السنديان الشرقية", "افتتاح المكتبة", day=3)
    other = filled("ب", "جمعية صيادي المرفأ القديم", "مرور الستين عاما", day=day)
    assert "cut" not in {copy.kind for copy in find_copies([first, other])}
    again = msgspec.structs.replace(first, key="ج", day=date(2031, 4, day))
    assert only(first, again).kind == "same"


def test_what_is_half_alike_later_is_no_copy() -> None:
    before = f"{DISPATCH} {LONG}"
    after = f"{LONG[: len(LONG) // 3]} {DISPATCH}"
    assert only(telling("أ", before), telling("ب", f"{OTHER} {after} {OTHER}")).kind == "cut"
    half = f"{DISPATCH} " + " ".join(f"لاحق{n}" for n in range(45))
    assert only(telling("أ", DISPATCH + LONG), telling("ب", half, day=4)).kind == "cut"
    assert only(telling("أ", DISPATCH + LONG), telling("ب", half, day=8)).kind == "part"


FORECAST = (
    "توقعت هيئة الأرصاد في تقريرها عن حالة الطقس لهذا اليوم سماء {} على سواحل الرمان وطقسا {} على "
    "مرتفعات السنديان، وأن تكون الرياح السطحية على البحر الشرقي شمالية غربية بسرعة {} كيلومترا في "
    "الساعة وارتفاع الموج {} وحالة البحر متوسط الموج في معظم المناطق الساحلية، مع فرصة لتكون "
    "الضباب في ساعات الصباح الأولى على الطرق الزراعية بين المدينتين وعلى أجزاء من الوادي."
)


def test_the_forecast_of_the_next_day_is_no_copy() -> None:
    first = FORECAST.format("غائمة جزئيا", "معتدلا نهارا", 20, "من نصف متر إلى متر")
    second = FORECAST.format("صافية", "حارا ومغبرا", 38, "من متر ونصف إلى مترين")
    assert only(telling("a", first, day=3), telling("b", second, day=3)).kind == "cut"
    assert not [
        copy
        for copy in find_copies([telling("a", first, day=3), telling("b", second, day=4)])
        if copy.kind != "part"
    ]
    assert only(telling("a", first, day=3), telling("b", first, day=4)).kind == "same"


def test_what_was_cut_and_added_is_told() -> None:
    before, after = f"{DISPATCH} {OTHER}", f"{LONG} {DISPATCH}"
    cut, added = stretches(telling("أ", before), telling("ب", after))
    assert [before[start:end] for start, end in cut] == [OTHER.rstrip(".")]
    assert [after[start:end] for start, end in added] == [LONG]
    assert stretches(telling("أ", DISPATCH), telling("ب", DISPATCH)) == ((), ())
    assert stretches(telling("أ", ""), telling("ب", "ثلاث كلمات فقط")) == ((), ())


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [
        ("", "", "none"),
        ("رويترز", "", "dropped"),
        ("", "رويترز", "gained"),
        ("رويترز", "د ب أ", "changed"),
        ("أ ف ب", "وكالات", "changed"),
        ("أ ف ب", "فرانس برس", "kept"),
        ("وكالة الصحافة الفرنسية", "الفرنسية", "kept"),
    ],
)
def test_what_became_of_the_credit(before: str, after: str, fate: str) -> None:
    one = telling("أ", DISPATCH, day=3, byline=before)
    other = telling("ب", DISPATCH, day=4, byline=after)
    assert only(one, other).credit == fate


def test_an_agency_named_within_the_text_is_not_dropped() -> None:
    one = telling("أ", DISPATCH, day=3, byline="رويترز")
    assert only(one, telling("ب", DISPATCH + " وذلك وفقا لوكالة رويترز.", day=4)).credit == "kept"
    said = telling("ب", DISPATCH + " وقال المدير لرويترز إن الطريق مفتوح.", day=4)
    assert only(one, said).credit == "kept"
    assert only(one, telling("ب", DISPATCH + " وذلك وفقا لخبراء.", day=4)).credit == "dropped"


def test_an_agency_that_publishes_itself_needs_no_credit() -> None:
    own = telling("أ", DISPATCH, day=3, outlet="spa.gov.sa")
    assert only(own, telling("ب", DISPATCH, day=4)).credit == "dropped"
    assert only(own, telling("ب", DISPATCH, day=4, byline="جدة - واس")).credit == "kept"
    again = telling("ب", DISPATCH, day=4, outlet="وكالة الأنباء السعودية")
    assert only(telling("أ", DISPATCH, day=3, byline="الرياض - واس"), again).credit == "kept"


def test_empty_and_short_texts() -> None:
    assert not find_copies([])
    texts = ["", "", "صورة", "صورة", "ثلاث كلمات هنا فقط", "ثلاث كلمات هنا فقط"]
    assert not find_copies([telling(str(n), text) for n, text in enumerate(texts)])


WORDS = DISPATCH.split() + OTHER.split()


CUTS = st.lists(
    st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 12), st.sampled_from("نو")),
    min_size=2,
    max_size=9,
)


def articles(cuts: list[tuple[int, int, int, str]]) -> list[Telling]:
    return [
        telling(str(n), " ".join(WORDS[min(a, b) : max(a, b)]), day=day, outlet=outlet)
        for n, (a, b, day, outlet) in enumerate(cuts)
    ]


@settings(max_examples=30, deadline=None)
@given(cuts=CUTS, seed=st.integers(0, 999))
def test_any_order_gives_the_same_and_twice_changes_nothing(
    cuts: list[tuple[int, int, int, str]], seed: int
) -> None:
    told = articles(cuts)
    shuffled = [*told, *(msgspec.structs.replace(t) for t in told[:2])]
    random.Random(seed).shuffle(shuffled)
    assert find_copies(told) == find_copies(shuffled)


@settings(max_examples=30, deadline=None)
@given(cuts=CUTS, parts=st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_fresh_ones_in_any_parts_give_the_same(
    cuts: list[tuple[int, int, int, str]], parts: list[int]
) -> None:
    told = articles(cuts)
    found = [
        find_copies(told, fresh={one.key for one, p in zip(told, parts, strict=False) if p == part})
        for part in range(4)
    ]
    assert {copy for some in found for copy in some} == set(find_copies(told))


@settings(max_examples=30, deadline=None)
@given(cuts=CUTS)
def test_day_after_day_gives_the_same(cuts: list[tuple[int, int, int, str]]) -> None:
    told = articles(cuts)
    found: set[Copy] = set()
    for day in range(1, 13):
        near = [one for one in told if one.day and day - 7 <= one.day.day <= day]
        found.update(find_copies(near, fresh={t.key for t in near if t.day and t.day.day == day}))
    assert found == set(find_copies(told))
