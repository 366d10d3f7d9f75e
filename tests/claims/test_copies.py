"""Copies among invented articles."""

from __future__ import annotations

import random
from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.claims.copies import find_copies
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
    key: str, text: str, *, day: int | None = 3, outlet: str = "", byline: str = ""
) -> Telling:
    published = date(2031, 4, day) if day else None
    article = Article(
        id=key,
        outlet=outlet or f"صحيفة {key}",
        published=str(published or ""),
        byline=byline,
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


def test_an_unknown_day_is_near_to_all_and_comes_last() -> None:
    copy = only(telling("أ", DISPATCH, day=None), telling("ب", DISPATCH, day=9))
    assert (copy.first, copy.second) == ("ب", "أ")


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


def test_empty_and_short_texts() -> None:
    assert not find_copies([])
    texts = ["", "", "صورة", "صورة", "ثلاث كلمات هنا فقط", "ثلاث كلمات هنا فقط"]
    assert not find_copies([telling(str(n), text) for n, text in enumerate(texts)])


WORDS = DISPATCH.split() + OTHER.split()


@settings(max_examples=30, deadline=None)
@given(
    cuts=st.lists(
        st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 12)),
        min_size=2,
        max_size=7,
    ),
    seed=st.integers(0, 999),
)
def test_any_order_gives_the_same_and_twice_changes_nothing(
    cuts: list[tuple[int, int, int]], seed: int
) -> None:
    articles = [
        telling(str(n), " ".join(WORDS[min(a, b) : max(a, b)]), day=day)
        for n, (a, b, day) in enumerate(cuts)
    ]
    shuffled = [*articles, *(msgspec.structs.replace(t) for t in articles[:2])]
    random.Random(seed).shuffle(shuffled)
    assert find_copies(articles) == find_copies(shuffled)
