"""Vague units with tens and scales, signs of parts, marks inside digits, money by its country."""

import pytest
from measured import figures

from musnad import numbers


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("بضعة آلاف", 3000, 10_000),
        ("عدة مئات", 300, 1000),
        ("بضع عشرات", 30, 100),
        ("عدة مئات الآلاف", 300_000, 1_000_000),
        ("بضعة عشر", 13, 19),
        ("بضع وأربعون", 43, 49),
    ],
)
def test_a_vague_unit_goes_on(written, low, high):
    assert figures(f"غادر القرية {written} أمس.") == [(written, low, high, "vague", "")]


@pytest.mark.parametrize(
    ("written", "low", "unit"),
    [
        ("نيف وستون مزارعا", 60, "مزارع"),
        ("ألف ونيف", 1000, ""),
        ("ما ينيف على مئتي صياد", 200, "صياد"),
    ],
)
def test_a_little_more(written, low, unit):
    assert figures(f"شارك {written} أمس.") == [(written, low, None, "at_least", unit)]


def test_the_noun_behind_an_excess():
    assert figures("وصل ثلاثون ونيف من الصيادين.")[0][1:] == (30, None, "at_least", "صياد")


@pytest.mark.parametrize(
    ("sign", "value"), [("⅓", 1 / 3), ("⅔", 2 / 3), ("⅕", 0.2), ("¾", 0.75), ("سدس", 1 / 6)]
)
def test_signs_of_parts(sign, value):
    assert figures(f"باعت البلدية {sign} الأسهم.")[0][1] == pytest.approx(value)


def test_a_definite_part_that_counts():
    assert figures("انخفض الإنتاج بمقدار الثلث.")[0][1] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("4\u200b000 سلة", 4000, "سلة"),
        ("2٫\u200f5 طن", 2.5, "طن"),
        ("٤،٢ دينار كويتي", 4.2, "KWD"),
        ("درجة واحدة تحت الصفر", -1, "درجة"),
        ("واحد في المئة", 1, "%"),
        ("6 بالألف", 6, "‰"),
        ("دينارين", 2, "دينار"),
        ("دولارين أمريكيين", 2, "USD"),
        ("25 US$", 25, "USD"),
        ("300 غ", 300, "غرام"),
        ("خمسميت متر", 500, "متر"),
    ],
)
def test_one_value(written, value, unit):
    assert figures(f"بلغ الفرق {written} أمس.") == [(written, value, value, "exact", unit)]


def test_a_minus_in_brackets():
    assert figures("تراجع النمو (-1.5%) أمس.")[0][1:3] == (-1.5, -1.5)


def test_products_have_no_noise():
    assert figures("بلغت الإيرادات 68.18 مليار دولار.")[0][1] == 68_180_000_000


@pytest.mark.parametrize(
    "text",
    [
        "افتتح الوزير النسخة الـ14 من المعرض.",
        "خسر الفريق في الجولة 21 من الدوري.",
        "حانت ساعة الصفر في الميناء.",
        "وضع الكاتب الكلمة بين قوسين.",
        "نقلت قناة فرانس 24 الحفل.",
    ],
)
def test_no_quantity(text):
    assert figures(text) == []


def test_the_noun_before_several():
    assert [f[0::4] for f in figures("زار الوفد مدنا عدة.")] == [("مدنا عدة", "مدينة")]
    assert [f[0::4] for f in figures("قال إن فعاليات عدة انطلقت.")] == [("فعاليات عدة", "فعالية")]


def test_a_number_opens_the_text():
    assert figures("و15 عاملا من الميناء.") == [("15 عاملا", 15, 15, "exact", "عامل")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ربحت البورصة المصرية 20 مليون جنيه.", "EGP"),
        ("بلغ السعر في لبنان 300 ألف ليرة.", "LBP"),
        ("باع التاجر في سوريا وتركيا بـ 30 ليرة.", "ليرة"),
        ("دفع التاجر 30 ليرة.", "ليرة"),
    ],
)
def test_money_of_the_only_country_named(text, unit):
    assert figures(text)[0][4] == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الدورة المئة والثلاثون", [(130, True)]),
        ("الحكاية الواحدة بعد الألف", [(1001, True)]),
        ("القرن العشرون", [(20, True)]),
        ("الجنود العشرون", [(20, False)]),
        ("ستة ونصف بالمئة", [(6.5, False)]),
    ],
)
def test_numbers_that_order(text, expected):
    assert [(number.value, number.ordinal) for number in numbers(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "قالت شركة «ميتا» إن التطبيق متاح.",
        "زار الوزير المستشفى (357) مضيفا أن العمل مستمر.",
        "اجتمعت مجموعة 5 + 1 في المدينة.",
    ],
)
def test_no_number(text):
    assert figures(text) == []


def test_what_changes_by_a_sum_to_another_has_two():
    assert [figure[1:3] for figure in figures("ارتفع السعر 5 دولارات إلى 1830 دولارا.")] == [
        (5, 5),
        (1830, 1830),
    ]
    assert [figure[0::4] for figure in figures("زاد العدد من 20 إلى 35 عاملا.")] == [
        ("20", "عامل"),
        ("35 عاملا", "عامل"),
    ]


def test_two_nouns_in_the_dual():
    assert [figure[4] for figure in figures("نجا رجلان وامرأتان.")] == ["رجل", "امرأة"]
    assert [figure[4] for figure in figures("أقيم الحفل في مسرحين كبيرين.")] == ["مسرح"]


def test_points_group_and_a_comma_divides():
    assert figures("بلغ السعر 1.250,75 يورو.")[0][1] == 1250.75


def test_small_change_of_money_told_before():
    assert figures("دفع خمسة جنيهات مصرية و10 قروش.")[0][1::3] == (5.1, "EGP")


def test_thousandths_of_an_index():
    assert figures("هبط المؤشر إلى 102.450 نقطة.")[0][1] == 102.45
    assert figures("أنجزت البلدية 102.450 معاملة.")[0][1] == 102_450


@pytest.mark.parametrize(
    "text",
    [
        "نفذت الدولة القرار الأممي 1701 نفذ.",
        "حل الفريق في المرتبة الـ45 عالميا.",
        "هبطت طائرة بوينغ 787-9 هبطت.",
        "عدل المجلس المواد 12 و13 و14 عدلت.",
        "سرق رقم البطاقة 1234 5678 9012 3456 سرق.",
        "سجل رقم الإيداع 2345/2019 سجل.",
        "أطلقت الشركة شبكة 5G متاحة.",
    ],
)
def test_numbers_of_names(text):
    assert figures(text) == []


def test_a_number_behind_a_definite_noun_may_count_all_the_same():
    assert figures("ضم المعرض هذه الفترة (15.541) خريج.")[0][1] == 15_541
    assert figures("بلغ الجهد 230/400 فولت.")[0][4] == "فولت"
    assert figures("بلغ العدد 400 مشارك.")[0][4] == "مشارك"


def test_eleven_behind_a_hundred():
    assert [number.value for number in numbers("مئة وأحد عشر")] == [111]
