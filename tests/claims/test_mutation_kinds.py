"""Changes of value and of strength between two invented tellings, and what is no such change."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.claims.articles import Articles
from musnad.claims.model import Family, Member, Telling
from musnad.claims.mutations import find_mutations

Told = list[tuple[str, str, str]]


def telling(key: str, text: str, *, title: str = "", day: int = 3) -> Telling:
    published = date(2031, 4, day)
    article = Article(
        id=key, outlet=f"صحيفة {key}", published=published.isoformat(), title=title, text=text
    )
    return Telling(key=key, article=article, reading=musnad.read(article), day=published)


def whole(told: Telling, field: str = "text") -> Member:
    text: str = getattr(told.article, field).rstrip(".")
    return Member(
        article=told.key,
        field="title" if field == "title" else "text",
        start=0,
        end=len(text),
        text=text,
    )


def said_in(told: Telling) -> Member:
    """The content of the one statement of an article."""
    [said] = told.reading.statements
    [content] = said.contents
    return Member(
        article=told.key,
        field="text",
        start=content.start,
        end=content.end,
        text=content.text,
        statement=said.id,
    )


def signed(told: Telling, byline: str) -> Telling:
    """The same article under a byline."""
    article = msgspec.structs.replace(told.article, byline=byline)
    return msgspec.structs.replace(told, article=article, reading=musnad.read(article))


def found(members: tuple[Member, ...], *tellings: Telling) -> Told:
    mutations = find_mutations(Family(members=members, links=()), Articles(tellings, ()))
    return [
        (m.kind, m.before.text if m.before else "", m.after.text if m.after else "")
        for m in mutations
    ]


def between(first: str, second: str, *, day: int = 4) -> Told:
    """The changes from one article's whole text to another's, a day later."""
    a, b = telling("a", f"{first}."), telling("b", f"{second}.", day=day)
    return found((whole(a), whole(b)), a, b)


def over(text: str, title: str) -> Told:
    """The changes from a text to the headline over it."""
    told = telling("a", f"{text}.", title=title)
    return found((whole(told), whole(told, "title")), told)


BLAST = "قتل {} وأصيب {} آخرون في انفجار مخزن الحبوب ببلدة النخلتين"


def test_each_toll_is_set_against_that_of_the_same_harm() -> None:
    changes = between(BLAST.format("شخصان", "تسعة"), BLAST.format("شخصان", "سبعة"))
    assert changes == [("figure", "تسعة", "سبعة")]


@pytest.mark.parametrize(
    ("title", "changes"),
    [
        ("انفجار يقتل شخصين ويصيب سبعة في النخلتين", [("figure", "تسعة", "سبعة")]),
        ("انفجار يقتل شخصين ويصيب تسعة في النخلتين", []),
        # All together make eleven.
        ("مقتل وإصابة 11 في انفجار ببلدة النخلتين", []),
    ],
)
def test_a_headline_tells_another_toll_unless_the_text_makes_it_up(
    title: str, changes: Told
) -> None:
    told = over(BLAST.format("شخصان", "تسعة"), title)
    assert [change for change in told if change[0] == "figure"] == changes


def test_things_are_counted_anew_each_day_and_by_an_outlet_in_each_text() -> None:
    first = "أعلنت بلدية الرمان أمس تنفيذ 41 مشروعا في الأحياء القديمة"
    later = "تنفذ بلدية الرمان 49 مشروعا في أحيائها القديمة كما أعلنت"
    assert between(first, later, day=3) == [("figure", "41 مشروعا", "49 مشروعا")]
    assert between(first, later, day=4) == []
    a, b = telling("a", f"{first}."), telling("b", f"{later}.")
    article = msgspec.structs.replace(b.article, outlet=a.article.outlet)
    b = msgspec.structs.replace(b, article=article)
    assert found((whole(a), whole(b)), a, b) == []


def test_a_figure_that_the_text_tells_further_on_is_the_headlines_own() -> None:
    text = "تنفذ بلدية الرمان 41 مشروعا هذا العام"
    title = "بلدية الرمان تنفذ 49 مشروعا"
    assert ("figure", "41 مشروعا", "49 مشروعا") in over(text, title)
    told = telling("a", f"{text}. وكانت قد بدأت 49 مشروعا.", title=title)
    start = Member(article="a", field="text", start=0, end=len(text), text=text)
    assert found((start, whole(told, "title")), told) == []


FORM = "حققت شركة {} صافي ربح بلغ {} مليون ريال بارتفاع نسبته {}% عن الربع المماثل"


def test_a_form_filled_in_for_another_firm_changes_no_figure() -> None:
    filled = FORM.format("السهول للأسمنت", 504, 93)
    assert between(filled, FORM.format("الرمال للأسمدة", 110, 54), day=3) == []
    assert [kind for kind, *_ in between(filled, filled.replace("504", "540"), day=3)] == ["figure"]


@pytest.mark.parametrize(("told", "changes"), [("3.6", 0), ("3.9", 1)])
def test_a_value_rounded_to_the_digits_told_is_the_same(told: str, changes: int) -> None:
    sentence = "بلغت صادرات ميناء الرمان {} مليون طن هذا العام"
    assert len(between(sentence.format("3.63"), sentence.format(told), day=3)) == changes


def test_another_price_in_a_reprinted_text_is_a_change_though_the_day_is_another() -> None:
    sentence = "تجرى مشاورات لعقد اجتماع طارئ في ظل هبوط أسعار القمح صوب {} دولارا للطن هذا الموسم"
    assert [kind for kind, *_ in between(sentence.format(48), sentence.format(49))] == ["figure"]
    other = "وهبطت أسعار القمح اليوم صوب 49 دولارا للطن"
    assert between(sentence.format(48), other) == []


@pytest.mark.parametrize(
    ("second", "changes"),
    [
        ("عثر على الحارس سامر الغيداني (53 عاما) قتيلا في مخزن الحبوب", ["figure"]),
        ("عثر على الحارس سامر الغيداني (52 سنة) قتيلا في مخزن الحبوب", []),
    ],
)
def test_another_age_is_another_figure(second: str, changes: list[str]) -> None:
    first = "عثر على الحارس سامر الغيداني (52 عاما) قتيلا في مخزن الحبوب"
    assert [kind for kind, *_ in between(first, second)] == changes


def test_about_lost_beside_a_length_is_a_modifier() -> None:
    sentence = "هبط مؤشر سوق السهول إلى أدنى مستوياته منذ {} أمس"
    assert ("modifier", "نحو 4 أشهر", "4 أشهر") in between(
        sentence.format("نحو 4 أشهر"), sentence.format("4 أشهر"), day=3
    )


def test_another_hour_of_the_same_is_another_figure() -> None:
    sentence = "وقع انفجار مخزن الحبوب في بلدة النخلتين عند الساعة {} صباحا"
    changes = between(sentence.format("6:30"), sentence.format("7:30"), day=3)
    assert [kind for kind, *_ in changes] == ["figure"]
    assert between(sentence.format("6:30"), sentence.format("6:35"), day=3) == []


@pytest.mark.parametrize(
    ("amount", "kinds"),
    [
        ("عدد كبير من الجنود", ["figure"]),
        ("عشرات الجنود", ["figure"]),
        # The number of them all, not of some.
        ("عدد الجنود", []),
    ],
)
def test_a_value_that_becomes_a_vague_amount_is_vaguer(amount: str, kinds: list[str]) -> None:
    sentence = "أوقفت شرطة النخلتين {} قرب جسر الرمان"
    changes = between(sentence.format("130 جنديا"), sentence.format(amount))
    assert [kind for kind, *_ in changes] == kinds


def test_a_vague_amount_is_not_a_value_with_a_modifier() -> None:
    sentence = "اشتعلت النار في {} ومقطورتين في الطريق بين النخلتين والميناء"
    changes = between(sentence.format("ثلاث سيارات على الأقل"), sentence.format("عدة سيارات"))
    assert [kind for kind, *_ in changes] == ["figure"]


def test_ages_of_two_people_are_told_in_the_same_words() -> None:
    assert between("أ ويبلغ من العمر 31 عاما", "أ يبلغ من العمر 24 عاما", day=3) == []


@pytest.mark.parametrize("first", ["مرحلته الثامنة", "مرحلة «المرجان»"])
def test_what_is_numbered_or_named_apart_has_a_figure_of_its_own(first: str) -> None:
    sentence = "يطبق البرنامج في {} على المنشآت التي يعمل فيها {} عامل"
    second = "مرحلة «الرمان»" if "«" in first else "مرحلته التاسعة"
    assert between(sentence.format(first, 130), sentence.format(second, 100), day=3) == []
    kinds = [k for k, *_ in between(sentence.format(first, 130), sentence.format(first, 100))]
    assert kinds == ["figure"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Both are about so much.
        ("بنحو 134 مليون دولار (506 ملايين ريال)", "بنحو 506 ملايين ريال"),
        ("بمعدل ثلاثة جسور", "بما يعادل ثلاثة جسور"),
        ("وتجاوز المنصرف في الشهر 800 ألف ريال", "وبلغ المنصرف ما يتجاوز 800 ألف ريال"),
    ],
)
def test_what_is_as_exact_in_other_words_has_no_other_modifier(first: str, second: str) -> None:
    sentence = "أنفقت بلدية النخلتين على الطرق العام الماضي {} حسب تقريرها"
    changes = between(sentence.format(first), sentence.format(second), day=3)
    assert "modifier" not in [kind for kind, *_ in changes]


def test_another_count_of_another_day_is_no_other_date() -> None:
    sentence = "ضبطت شرطة النخلتين {} {} مهربا في حملاتها على أسواق المدينة القديمة والميناء"
    changes = between(sentence.format("الخميس", 19), sentence.format("السبت", 24), day=7)
    assert "date" not in [kind for kind, *_ in changes]
    changes = between(sentence.format("أمس", 19), sentence.format("أمس", 19))
    assert [kind for kind, *_ in changes] == ["date"]


def test_two_hours_of_a_family_change_though_the_words_are_others() -> None:
    a = telling("a", "وقع انفجار قوي في سوق النخلتين عند الساعة 6:30 صباحا والتجار يفتحون.")
    b = telling("b", "فجر سائق دراجة عبوة ناسفة قرب باب السوق نحو الساعة 7:30 صباحا.", day=4)
    changes = found((whole(a), whole(b)), a, b)
    assert [kind for kind, *_ in changes] == ["figure"]


def test_a_vague_amount_that_both_tell_replaces_no_value() -> None:
    sentence = "أوقفت الشرطة مجموعة من الجنود عند الجسر بينهم {} جنديا من كتيبة النخلتين الثانية"
    kinds = [kind for kind, *_ in between(sentence.format(10), sentence.format(12), day=3)]
    assert kinds == ["figure"]


def test_what_says_more_of_the_same_is_stronger() -> None:
    text = "قام عامل بإيذاء نفسه داخل مقر عمله في بلدة النخلتين فتوفي"
    assert ("scope", "بإيذاء نفسه", "انتحار") in over(text, "انتحار عامل في بلدة النخلتين")
    further = telling("a", f"{text}. وقال سكان إنه انتحار.", title="انتحار عامل في بلدة النخلتين")
    start = Member(article="a", field="text", start=0, end=len(text), text=text)
    changes = found((start, whole(further, "title")), further)
    assert "scope" not in [kind for kind, *_ in changes]


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (
            "من المرجح أن يصوت مجلس النخلتين غدا على قرار الجسر",
            "يصوت مجلس النخلتين غدا على قرار الجسر",
            ["scope"],
        ),
        # Left open by another word; said before it begins; negated; of another thing.
        (
            "من المرجح أن يصوت مجلس النخلتين غدا على قرار الجسر",
            "من الممكن أن يصوت مجلس النخلتين غدا على قرار الجسر",
            [],
        ),
        (
            "لا تنوي بلدية النخلتين عقد اجتماع طارئ عن الجسر",
            "بلدية النخلتين ترى عقد اجتماع طارئ عن الجسر",
            [],
        ),
        (
            "أغلق مجلس النخلتين الجسر أمام الشاحنات حيث من المتوقع هطول أمطار غزيرة",
            "أغلق مجلس النخلتين الجسر أمام الشاحنات",
            [],
        ),
        ("أغلقت بلدية النخلتين بعض الجسور", "أغلقت بلدية النخلتين الجسور", ["scope"]),
        ("أغلقت بلدية النخلتين بعض الجسور", "أغلقت بلدية النخلتين عددا من الجسور", []),
        (
            "يجتمع قادة البلدية لتعيين مدير جديد قد يكون نجل الراحل سامر",
            "يجتمع قادة البلدية لتعيين مدير جديد خلفا للراحل سامر",
            [],
        ),
        ("حذرت البلدية من فكر يغرر بعض الشباب", "حذرت البلدية من فكر يغرر ببعض الشباب", []),
        ("أحبطت الشرطة محاولة تهريب الحبوب", "أحبطت الشرطة تهريب الحبوب", []),
        ("كشفت الشرطة محاولة تهريب الحبوب", "كشفت الشرطة تهريب الحبوب", ["scope"]),
        (
            "أحبطت إدارة الجمارك السهلية أمس محاولة تهريب الحبوب",
            "أحبطت إدارة الجمارك السهلية أمس تهريب الحبوب",
            [],
        ),
        ("لن تقبل البلدية أي محاولة لإغلاق الجسر", "لن تقبل البلدية إغلاق الجسر", []),
        ("ربما تطول أزمة القمح في سهلستان", "أزمة القمح في سهلستان قد تطول", []),
        ("ربما تطول أزمة القمح في سهلستان", "أزمة القمح في سهلستان تطول", ["scope"]),
        (
            "رأى المدير أنه لا يتوقع هبوط الأسعار ولا أتوقع",
            "رأى المدير أنه لا يتوقع هبوط الأسعار",
            [],
        ),
        ("أغلقت بلدية النخلتين بعض الحدائق والجسور", "أغلقت بلدية النخلتين والرمان الجسور", []),
    ],
)
def test_a_hedge_counts_where_what_it_weakens_is_told(
    first: str, second: str, kinds: list[str]
) -> None:
    assert [kind for kind, *_ in between(first, second, day=3)] == kinds


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ("أكد سامر الغيداني أن {}", "قال سامر الغيداني إن {}", ["act"]),
        ("توقع سامر الغيداني أن {}", "قال سامر الغيداني إننا نتوقع أن {}", []),
        # Who says that it is likely estimates it, too.
        ("قال سامر الغيداني إن من المرجح أن {}", "رجح سامر الغيداني أن {}", []),
    ],
)
def test_another_act_is_another_reporting_word(first: str, second: str, kinds: list[str]) -> None:
    claim = "يفتح مجلس النخلتين الجسر الجديد أمام الشاحنات نهاية الشهر"
    changes = said_by(first.format(claim), second.format(claim))
    assert [kind for kind, *_ in changes if kind == "act"] == kinds


def said_by(first: str, second: str) -> Told:
    """The changes between what the first statements of two texts say."""
    a, b = telling("a", f"{first}."), telling("b", f"{second}.", day=4)
    contents = [told.reading.statements[0].contents[0] for told in (a, b)]
    members = tuple(
        Member(article=key, field="text", start=said.start, end=said.end, text=said.text)
        for key, said in zip("ab", contents, strict=True)
    )
    return found(members, a, b)


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        (
            "قال مسؤول في البلدية إن {}",
            "قال مسؤولون في البلدية إن {}",
            [("anonymity", "مسؤول في البلدية", "مسؤولون في البلدية")],
        ),
        (
            "قالت مصادر أمنية إن {}",
            "قال مصدر أمني إن {}",
            [("anonymity", "مصادر أمنية", "مصدر أمني")],
        ),
        ("قال شاهدان إن {}", "قال شاهد إن {}", [("anonymity", "شاهدان", "شاهد")]),
        ("قال مسؤول في البلدية إن {}", "قال مسؤول كبير إن {}", []),
        ("قال مصدر إن {}", "قال مسؤولون إن {}", []),
        # The other one calls them so, too.
        ("قال مسؤول في البلدية إن {}", "قال مسؤولون في البلدية إن {}. وقال مسؤول إنه آمن", []),
        ("قال مسؤول إن {}", "قال مسؤولون إن البلدية أغلقت الحديقة القديمة منذ أمس", []),
    ],
)
def test_one_becomes_several(first: str, second: str, changes: Told) -> None:
    claim = "مجلس النخلتين يفتح الجسر الجديد أمام الشاحنات نهاية الشهر"
    told = said_by(first.format(claim), second.format(claim))
    assert [change for change in told if change[0] == "anonymity"] == changes


def test_the_colon_of_a_headline_is_no_other_act() -> None:
    claim = "الجسر الجديد يفتح أمام الشاحنات نهاية الشهر"
    told = telling("a", f"أكد سامر الغيداني أن {claim}.", title=f"الغيداني: {claim}")
    members = tuple(
        Member(article="a", field=said.field, start=part.start, end=part.end, text=part.text)
        for said in told.reading.statements
        for part in said.contents
    )
    assert len(members) == 2
    assert "act" not in [kind for kind, *_ in found(members, told)]


def test_about_before_a_sign_is_about() -> None:
    sentence = "سيخزن {} من الغاز المحقون في المكمن القديم قرب بلدة النخلتين"
    assert between(sentence.format("نحو %40"), sentence.format("نحو 40%"), day=3) == []
    kinds = [k for k, *_ in between(sentence.format("نحو 40%"), sentence.format("40%"), day=3)]
    assert kinds == ["modifier"]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [("أمس", ["date"]), ("صباح اليوم", ["date"]), ("اليوم", [])],
)
def test_today_is_another_day_in_each_text(day: str, kinds: list[str]) -> None:
    sentence = f"يكتظ السياح {day} في متجر التذكارات عند برج الرمان في بلدة النخلتين"
    assert [kind for kind, *_ in between(sentence, sentence)] == kinds


def test_this_morning_of_another_day_in_other_words_is_a_form_filled_in_again() -> None:
    first = "هطلت صباح اليوم أمطار غزيرة على بلدة النخلتين شملت القرى والمرتفعات التابعة لها"
    second = "هطلت مساء اليوم أمطار متوسطة على بلدة النخلتين شملت القرى والمزارع التابعة لها"
    assert between(first, second) == []
    assert [kind for kind, *_ in between(first, first)] == ["date"]


@pytest.mark.parametrize(
    ("other", "kinds"), [("أمس الثلاثاء", []), ("أمس الأول", ["date"]), ("مساء أمس الثلاثاء", [])]
)
def test_a_day_told_more_fully_on_the_same_day_is_no_other_day(
    other: str, kinds: list[str]
) -> None:
    opened = "افتتح وزير البحر سامر الغيداني {} سوق السمك الجديد في بلدة النخلتين على الساحل"
    found = between(opened.format("أمس"), opened.format(other), day=3)
    assert [kind for kind, *_ in found] == kinds


def test_who_counts_anew_at_another_hour_tells_of_another_time() -> None:
    counted = "بلغ عدد المسجلين في مركز النخلتين حتى الساعة {} مساء {} صيادا من قرى الساحل"
    one, another = counted.format("4:00", "120"), counted.format("5:30", "140")
    assert "figure" in [kind for kind, *_ in between(one, one.replace("4:00", "5:30"), day=3)]
    assert not any(":" in before for _, before, _ in between(one, another, day=3))


def test_one_weekday_told_twice_is_one_day() -> None:
    sentence = "يدشن الأمير {} المبنى الجديد لشؤون الزراعة في بلدة النخلتين قرب جسر الرمان"
    changes = between(sentence.format("الثلاثاء"), sentence.format("الثلاثاء"), day=12)
    assert changes == []
    kinds = [kind for kind, *_ in between(sentence.format("أمس"), sentence.format("أمس"), day=5)]
    assert kinds == ["date"]


def test_customers_are_no_word_that_judges() -> None:
    sentence = "عادت المصارف إلى تقديم خدماتها {} بعد إغلاق دام أسبوعين في بلدة النخلتين"
    assert between(sentence.format("للعملاء"), sentence.format("للجمهور"), day=3) == []


NUMBERS = st.integers(min_value=2, max_value=99)


@settings(max_examples=30, deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_equal_tolls_change_nothing_and_others_do(a: int, b: int, c: int, d: int) -> None:
    sentence = "مقتل {} جنديا وإصابة {} عاملا في انفجار مخزن الحبوب ببلدة النخلتين"
    changes = between(sentence.format(a, b), sentence.format(c, d))
    figures = {change[1:] for change in changes if change[0] == "figure"}
    for before, after in figures:
        assert before.split()[1:] == after.split()[1:] and before != after
    if (a, b) == (c, d):
        assert not changes


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        # The next forecast is another claim.
        (
            "تكون الرياح على ساحل الرمان شمالية غربية بسرعة 15 كم/ساعة",
            "تكون الرياح على ساحل الرمان شمالية غربية بسرعة 22 كم/ساعة",
            0,
        ),
        (
            "تسير القطارات على خط الرمان الساحلي في المدينة القديمة بسرعة 15 كم/ساعة",
            "تسير القطارات على خط الرمان الساحلي في المدينة القديمة بسرعة 22 كم/ساعة",
            1,
        ),
        # So is the next shipment of one series, and the price of another hour.
        (
            "وصلت الدفعة الثانية من قافلة الإغاثة الثانية إلى ميناء الرمان على متن خمس شاحنات",
            "وصلت الدفعة الثالثة من قافلة الإغاثة الثانية إلى ميناء الرمان على متن ثلاث شاحنات",
            0,
        ),
        (
            "وصلت الدفعة الثانية من قافلة الإغاثة الثانية إلى ميناء الرمان على متن خمس شاحنات",
            "وصلت الدفعة الثانية من قافلة الإغاثة الثانية إلى ميناء الرمان على متن ثلاث شاحنات",
            1,
        ),
        # A toll is none, in whatever weather.
        (
            "قتل 12 شخصا في ميناء الرمان بسبب ارتفاع درجات الحرارة",
            "قتل 21 شخصا في ميناء الرمان بسبب ارتفاع درجات الحرارة",
            1,
        ),
        # An hour told by its ordinal numbers no thing.
        (
            "أصيب عشرة أشخاص في اصطدام على الخط الثاني للقطارات عند الساعة الثامنة",
            "أصيب عشرون شخصا في اصطدام على الخط الثاني للقطارات عند الساعة الثامنة والربع",
            1,
        ),
        (
            "زادت عقود القمح لتسليم أيلول 15 دولارا بحلول الساعة 9:45 صباحا بعد هبوطها أمس",
            "زادت عقود القمح لتسليم أيلول 31 دولارا بحلول الساعة 2:10 مساء بعد هبوطها أمس",
            0,
        ),
    ],
)
def test_what_is_told_anew_each_time_changes_no_figure(
    first: str, second: str, changes: int
) -> None:
    told = [change for change in between(first, second, day=3) if change[0] == "figure"]
    assert len(told) == changes


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        (
            "أعلنت البلدية النتائج المبدئية لمسابقة الحدائق العامة في الرمان",
            "أعلنت البلدية النتائج لمسابقة الحدائق العامة في الرمان",
            1,
        ),
        # Who does not tell the noun leaves it out with what weakens it.
        (
            "أعلنت البلدية بعد الاتفاق المبدئي لمسابقة الحدائق العامة في الرمان",
            "أعلنت البلدية مسابقة الحدائق العامة في الرمان",
            0,
        ),
        # A majority of people is no quantity of a claim.
        (
            "هز انفجار حي الرمان ذا الأغلبية التركمانية شرق المدينة مساء السبت",
            "هز انفجار حي الرمان التركماني شرق المدينة مساء السبت",
            0,
        ),
        (
            "أغلق الانفجار غالبية طرق الرمان شرق المدينة مساء السبت",
            "أغلق الانفجار طرق الرمان شرق المدينة مساء السبت",
            1,
        ),
        # An attempt that is made for something weakens nothing.
        (
            "خفض البنك سعر الفائدة في محاولة لإنعاش سوق البيوت في الرمان هذا العام",
            "خفض البنك سعر الفائدة لإنعاش سوق البيوت في الرمان هذا العام",
            0,
        ),
        (
            "أدانت المحكمة رجلا في محاولة قتل مدير متحف الرمان ليلة السبت",
            "أدانت المحكمة رجلا في قتل مدير متحف الرمان ليلة السبت",
            1,
        ),
        (
            "دمرت الغارات ميناء الرمان ومعظم المخازن في المدينة القديمة",
            "دمرت الغارات ميناء الرمان والمخازن في المدينة القديمة",
            1,
        ),
        (
            "اعتقلت الشرطة ثلاثة رجال بعد محاولة سرقة متحف الرمان القديم ليلة السبت",
            "اعتقلت الشرطة ثلاثة رجال بعد سرقة متحف الرمان القديم ليلة السبت",
            1,
        ),
    ],
)
def test_a_word_weakens_what_it_belongs_to(first: str, second: str, changes: int) -> None:
    told = [change for change in between(first, second, day=3) if change[0] == "scope"]
    assert len(told) == changes


@pytest.mark.parametrize(("behind", "changes"), [("", 1), ("، كما يعتقد خبراء المتحف", 0)])
def test_a_word_that_stands_just_behind_a_member_weakens_it_still(
    behind: str, changes: int
) -> None:
    claim = "أن لوحة السوق القديم من عمل رسام الرمان الأول"
    a, b = telling("a", f"يعتقد {claim}."), telling("b", f"{claim}{behind}.", day=3)
    member = Member(article="b", field="text", start=0, end=len(claim), text=claim)
    told = found((whole(a), member), a, b)
    assert [kind for kind, *_ in told].count("scope") == changes


def test_a_headline_that_has_the_reporting_word_has_a_source_still() -> None:
    text = "أعلن نادي الرمان أنه تعاقد مع الحارس سامي النخلي"
    for title, changes in (("التعاقد مع الحارس سامي النخلي", 1), ("إعلان التعاقد مع النخلي", 0)):
        told = telling("a", f"{text}.", title=title)
        start = title.index("التعاقد")
        headline = Member(
            article="a", field="title", start=start, end=len(title), text=title[start:]
        )
        kinds = [kind for kind, *_ in found((said_in(told), headline), told)]
        assert kinds.count("attribution") == changes


@pytest.mark.parametrize(("byline", "changes"), [("مكتب المرسى", 1), ("المرسى - رويترز", 0)])
def test_an_agency_in_the_byline_is_a_source_still(byline: str, changes: int) -> None:
    claim = "أن ميناء الرمان أغلق ثلاثة أيام بسبب العاصفة"
    a, b = telling("a", f"ذكرت رويترز {claim}."), telling("b", f"{claim}.", day=4)
    b = signed(b, byline)
    start = len("أن ")
    other = Member(article="b", field="text", start=start, end=len(claim), text=claim[start:])
    kinds = [kind for kind, *_ in found((said_in(a), other), a, b)]
    assert kinds.count("attribution") == changes


FIRE = "وقع حريق في مستودع الحبوب ببلدة النخلتين عند الساعة {}"


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        ("السادسة صباحا", "السابعة صباحا", 1),
        # Another day's, and one told by the clock of another place.
        ("السادسة من صباح الأحد", "السابعة من صباح الأحد", 1),
        ("السادسة من صباح الأحد", "السابعة من صباح السبت", 0),
        ("السادسة صباحا بتوقيت المغرب", "الثامنة صباحا بتوقيت مكة", 0),
        ("السادسة صباحا بتوقيت غرينتش", "السابعة صباحا بتوقيت جرينتش", 1),
        ("السادسة صباحا بالتوقيت المحلي (الخامسة بتوقيت غرينتش)", "الثامنة صباحا", 1),
    ],
)
def test_two_hours_are_of_one_day_and_one_clock(first: str, second: str, changes: int) -> None:
    told = between(FIRE.format(first), FIRE.format(second), day=3)
    assert [kind for kind, *_ in told].count("figure") == changes


def test_had_said_before_a_member_is_no_hedge() -> None:
    claim = "البنك {}يغلق فروعه في الرمان بعد ضم المصرفين"
    a = telling("a", f"{claim.format('قد ')}.")
    before = "وكان الوزير قد أعلن أمس أن "
    b = telling("b", f"{before}{claim.format('')}.", day=3)
    member = Member(
        article="b",
        field="text",
        start=len(before),
        end=len(before) + len(claim.format("")),
        text=claim.format(""),
    )
    kinds = [kind for kind, *_ in found((whole(a), member), a, b)]
    assert kinds.count("scope") == 1


def test_a_reporter_of_the_speakers_first_name_is_no_source() -> None:
    claim = "أن ميناء الرمان أغلق ثلاثة أيام بسبب العاصفة"
    a, b = telling("a", f"ذكر الوزير محمد الغيداني {claim}."), telling("b", f"{claim}.", day=4)
    b = signed(b, "محمد النخلي - المرسى")
    start = len("أن ")
    other = Member(article="b", field="text", start=start, end=len(claim), text=claim[start:])
    kinds = [kind for kind, *_ in found((said_in(a), other), a, b)]
    assert kinds.count("attribution") == 1
