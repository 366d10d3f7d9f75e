"""Denied and leading bounds, units and a part of one, codes of money, words that look alike."""

import pytest
from measured import figures


@pytest.mark.parametrize(
    ("written", "low", "high", "mod"),
    [
        ("لا أقل من 70 متطوعا", 70, None, "at_least"),
        ("ليس بأقل من 70 متطوعا", 70, None, "at_least"),
        ("لا أكثر من 70 متطوعا", None, 70, "at_most"),
        ("ليس أكثر من 70 متطوعا", None, 70, "at_most"),
        ("على الأقل 70 متطوعا", 70, None, "at_least"),
        ("كحد أدنى 70 متطوعا", 70, None, "at_least"),
        ("بحد أقصى 70 متطوعا", None, 70, "at_most"),
        ("على الأكثر 70 متطوعا", None, 70, "at_most"),
    ],
)
def test_bounds(written, low, high, mod):
    assert figures(f"شارك في الحملة {written} أمس.") == [(written, low, high, mod, "متطوع")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "في الحي أكثر من 100 وأقل من 300 ساكن.",
            [("أكثر من 100 وأقل من 300 ساكن", 100, 300, "ساكن")],
        ),
        ("السعر فوق 1000 وتحت 1500 دولار.", [("فوق 1000 وتحت 1500 دولار", 1000, 1500, "USD")]),
        (
            "في القاعة على الأكثر 90 وعلى الأقل 20 مقعدا.",
            [("على الأكثر 90 وعلى الأقل 20 مقعدا", 20, 90, "مقعد")],
        ),
        (
            "أصيب أكثر من 100 مدني وأقل من 300 جندي.",
            [("أكثر من 100 مدني", 100, None, "مدني"), ("أقل من 300 جندي", None, 300, "جندي")],
        ),
        (
            "أصيب أكثر من 30 راكبا وأقل من 20 راكبا.",
            [("أكثر من 30 راكبا", 30, None, "راكب"), ("أقل من 20 راكبا", None, 20, "راكب")],
        ),
    ],
)
def test_two_bounds_of_one_number(text, expected):
    found = figures(text)
    assert [(written, low, high, unit) for written, low, high, _, unit in found] == expected


def test_a_verb_of_less_and_its_denial():
    assert figures("يقل عدد السكان عن 90 نسمة.")[0][1:3] == (None, 90)
    assert figures("لا يقل عدد السكان عن 90 نسمة.")[0][1:3] == (90, None)
    assert figures("تقل الحافلة 50 راكبا.")[0][1:3] == (50, 50)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("ميلا ونصف الميل", 1.5, "ميل"),
        ("مترين ونصف المتر", 2.5, "متر"),
        ("ستة أمتار وربع المتر", 6.25, "متر"),
        ("طن وثلاثة أرباع الطن", 1.75, "طن"),
        ("دينار كويتي ونصف الدينار", 1.5, "KWD"),
    ],
)
def test_a_unit_and_a_part_of_it(written, value, unit):
    assert figures(f"يساوي ذلك {written} تماما.") == [(written, value, value, "exact", unit)]


def test_a_part_of_another_thing_stays_apart():
    assert [figure[1] for figure in figures("سقطت ستة أمتار ونصف السكان غادروا.")] == [6, 0.5]


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("80 ر.ق", 80, "QAR"),
        ("80 د.إ", 80, "AED"),
        ("80 د.أ", 80, "JOD"),
        ("80 ل.س", 80, "SYP"),
        ("6 ملايين JPY", 6_000_000, "JPY"),
        ("USD 80", 80, "USD"),
    ],
)
def test_codes_and_shortened_names_of_money(written, value, unit):
    assert figures(f"بلغ الثمن {written} فقط.") == [(written, value, value, "exact", unit)]


@pytest.mark.parametrize(
    "text",
    [
        "غادر المدير وبعده غادر الموظفون.",
        "جهز الصيادون العدة قبل الفجر.",
        "وعده الطبيب بالشفاء.",
        "حضر المدرب كابلان رئيس النادي.",
        "تنص المواد من 20 إلى 25 على ذلك.",
        "هبطت طائرة بوينغ 737 في المطار.",
    ],
)
def test_what_only_looks_like_a_number(text):
    assert figures(text) == []


def test_what_a_thing_consists_of_is_counted():
    assert figures("وصلت كتيبة من 300 جندي.") == [("300 جندي", 300, 300, "exact", "جندي")]


def test_several_is_still_several():
    written = [figure[0] for figure in figures("سلكوا عدة طرق وعدة جسور بعدة سيارات.")]
    assert written == ["عدة طرق", "عدة جسور", "عدة سيارات"]


@pytest.mark.parametrize(
    "text",
    [
        "وارتفع سعر الخام 1.2 دولار إلى 84.6 دولار للبرميل.",
        "وخسرت الأونصة 1.2 دولار إلى 84.6 دولار.",
        "أغلق الخام مرتفعا 1.2 دولار إلى 84.6 دولار.",
    ],
)
def test_what_rises_by_one_to_the_other_has_two_figures(text):
    assert [figure[0] for figure in figures(text)] == ["1.2 دولار", "84.6 دولار"]


def test_two_units_of_money_in_every_day():
    assert figures("يعيشون على أقل من دولارين في اليوم.") == [
        ("أقل من دولارين في اليوم", None, 2, "at_most", "USD/يوم")
    ]


@pytest.mark.parametrize(
    ("written", "low", "high", "mod", "unit"),
    [
        ("أكثر من %50", 50, None, "at_least", "%"),
        ("أقل من $400", None, 400, "at_most", "USD"),
        ("نحو USD 400", 400, 400, "approx", "USD"),
        ("ما بين %5 و%7", 5, 7, "range", "%"),
        ("بين $5 و$7", 5, 7, "range", "USD"),
        ("ما لا يقل عن €3m", 3000000, None, "at_least", "EUR"),
        ("½ كوب", 0.5, 0.5, "exact", "كوب"),
        ("37 درجة سلسيوس", 37, 37, "exact", "درجة مئوية"),
        ("300 كيلوواط/ساعة", 300, 300, "exact", "كيلوواط ساعة"),
        ("30 شاقلا", 30, 30, "exact", "ILS"),
        ("لا ينقص عن 200 دولار", 200, None, "at_least", "USD"),
    ],
)
def test_signs_and_further_units(written, low, high, mod, unit):
    assert figures(f"بلغ الحساب {written}.") == [(written, low, high, mod, unit)]


def test_a_part_of_a_million_counts():
    assert figures("وصل نصف مليون زائر.") == [("نصف مليون زائر", 500000, 500000, "exact", "زائر")]


def test_a_part_in_words_has_no_unit_but_what_it_is_of():
    assert figures("شكلوا ثُلُث حجم الكتلة.") == [("ثُلُث", 0.333333333, 0.333333333, "exact", "")]


def test_a_denied_verb_turns_a_comparative_round():
    text = "لم يستغرق أكثر من 5 محاولات."
    assert figures(text) == [("أكثر من 5 محاولات", None, 5, "at_most", "محاولة")]
    assert figures("لا يحتاج أقل من 30 عاملا.")[0][1:4] == (30, None, "at_least")
    assert figures("لم يفز بأكثر من 5 مقاعد.")[0][1:4] == (None, 5, "at_most")


@pytest.mark.parametrize(
    "text",
    [
        "لا يزال أكثر من 5 عمال في المصنع.",
        "يستغرق أكثر من 5 محاولات.",
        "لم يخسر الحزب أكثر من 5 مقاعد.",
    ],
)
def test_and_another_one_does_not(text):
    assert figures(text)[0][1:4] == (5, None, "at_least")


def test_a_denied_verb_leaves_other_bounds():
    assert figures("لم يدفعوا حتى 5 دولارات.")[0][1:4] == (None, 5, "at_most")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("حضر 20 معلما وأكثر.", ["20 معلما وأكثر"]),
        ("حضر 20 معلما وأكثر من 300 طالب.", ["20 معلما", "أكثر من 300 طالب"]),
        ("حضر 20 معلما أو أكثر من 300 طالب.", ["20 معلما", "أكثر من 300 طالب"]),
        ("حضر 20 معلما وأكثر، 300 طالب غابوا.", ["20 معلما وأكثر", "300 طالب"]),
        ("حضر 20 معلما وأكثر من (300) طالب.", ["20 معلما", "أكثر من (300) طالب"]),
        ("قضوا 10% أو أقل من وقتهم.", ["10% أو أقل"]),
        ("قتل 20 على الأقل من ثلاثين راكبا.", ["20 على الأقل", "ثلاثين راكبا"]),
    ],
)
def test_a_comparative_behind_counts_with_what_it_belongs_to(text, found):
    assert [figure[0] for figure in figures(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اختار الوزير ثلثيهم.", [("ثلثيهم", 0.666666667)]),
        ("كان ثلاثة أرباعهم من القرية.", [("ثلاثة أرباعهم", 0.75)]),
        ("زار السكان ربعه.", [("ربعه", 0.25)]),
    ],
)
def test_a_part_with_its_pronoun(text, found):
    assert [figure[:2] for figure in figures(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("كلف اللاعبان 40 و45 مليون يورو على الترتيب.", [(40000000, "EUR"), (45000000, "EUR")]),
        ("أنتج البلدان (12 و35 طنا على التوالي).", [(12, "طن"), (35, "طن")]),
        ("بيع القمحان 250 و200 دولار للطن على التوالي.", [(250, "USD"), (200, "USD")]),
        ("أنتج البلدان 3 ملايين و5 آلاف طن على التوالي.", [(3005000, "طن")]),
        ("بلغ الدين 30 و5 مليارات دولار.", [(30, ""), (5000000000, "USD")]),
        ("ارتفع السهمان 2.4 و0.7 في المئة.", [(2.4, "%"), (0.7, "%")]),
        ("ارتفع سهم الشركة الأولى 3 و5 في المئة.", [(3, "%"), (5, "%")]),
        ("صدرت البلاد الحديد 12 و35 طنا.", [(12, ""), (35, "طن")]),
        ("تعادل الكمية 5-8 في المئة من الحاجة.", [(5, "%")]),
        ("فقد 2/3 من الوزن.", [(0.6666666667, "وزن")]),
        ("فقد 2/3 من حجم الكتلة.", [(0.6666666667, "")]),
    ],
)
def test_what_numbers_share_that_are_told_together(text, found):
    assert [(pytest.approx(f[1]), f[4]) for f in figures(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "عرض الجزء 17 و18 من المسلسل.",
        "وصل في 2/3 من العام الماضي.",
        "وصل بعد 2/3 من دون خسارة.",
        "تعادل الفريقان 5-8 في الملعب.",
    ],
)
def test_and_labels_and_scores_share_nothing(text):
    assert figures(text) == []
