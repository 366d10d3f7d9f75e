"""Figures: quantities with their span, bounds, modifier and unit, and what is none."""

from itertools import pairwise

import pytest
from measured import figures

import musnad
from musnad import Article


def exact(text, value, unit):
    return (text, value, value, "exact", unit)


def approx(text, value, unit):
    return (text, value, value, "approx", unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شارك نحو 300 متطوع في الحملة.", approx("نحو 300 متطوع", 300, "متطوع")),
        ("وصلت حوالي خمسين حافلة إلى الميناء.", approx("حوالي خمسين حافلة", 50, "حافلة")),
        ("تضرر قرابة مئة منزل في القرية.", approx("قرابة مئة منزل", 100, "منزل")),
        ("غرق زهاء 40 قاربا في الخليج.", approx("زهاء 40 قاربا", 40, "قارب")),
        ("جمعت البلدية 30 طنا تقريبا.", approx("30 طنا تقريبا", 30, "طن")),
        ("جمعت البلدية 30 كيسا تقريبا.", approx("30 كيسا تقريبا", 30, "كيس")),
        ("شارك أكثر من 20 عاملا.", ("أكثر من 20 عاملا", 20, None, "at_least", "عامل")),
        ("أوقف ما لا يقل عن 12 سائقا.", ("ما لا يقل عن 12 سائقا", 12, None, "at_least", "سائق")),
        ("زار المعرض فوق 900 طالب.", ("فوق 900 طالب", 900, None, "at_least", "طالب")),
        ("أصيب 12 عاملا على الأقل.", ("12 عاملا على الأقل", 12, None, "at_least", "عامل")),
        ("حضر أقل من 15 طالبا.", ("أقل من 15 طالبا", None, 15, "at_most", "طالب")),
        ("وزعت ما يصل إلى 400 خيمة.", ("ما يصل إلى 400 خيمة", None, 400, "at_most", "خيمة")),
        ("تتسع القاعة حتى 60 زائرا.", ("حتى 60 زائرا", None, 60, "at_most", "زائر")),
        ("يقبل 200 طالب على الأكثر.", ("200 طالب على الأكثر", None, 200, "at_most", "طالب")),
    ],
)
def test_modifiers(text, expected):
    assert figures(text) == [expected]


def test_amounting_to_is_exact():
    assert figures("بنت الشركة مخزنا بطاقة تصل إلى 400 طن.") == [exact("400 طن", 400, "طن")]


def test_a_clitic_stays_outside_the_modifier():
    assert figures("ارتفع الماء بنحو 5 أمتار.") == [approx("نحو 5 أمتار", 5, "متر")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "تجاوز عدد الطلبات المسجلة 165000 طلب.",
            ("165000 طلب", 165_000, None, "at_least", "طلب"),
        ),
        ("لم يتجاوز عدد الحاضرين 40 طالبا.", ("40 طالبا", None, 40, "at_most", "طالب")),
        ("يزيد عدد القوارب على 70 قاربا.", ("70 قاربا", 70, None, "at_least", "قارب")),
    ],
)
def test_a_verb_bounds_from_a_distance_and_stays_outside(text, expected):
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "يعبر الجسر ما بين 20 إلى 30 ألفا من المسافرين.",
            ("ما بين 20 إلى 30 ألفا", 20_000, 30_000, "range", "مسافر"),
        ),
        ("احترق بين 10 و15 قاربا.", ("بين 10 و15 قاربا", 10, 15, "range", "قارب")),
        (
            "وصل ما بين خمسين وستين حافلة.",
            ("ما بين خمسين وستين حافلة", 50, 60, "range", "حافلة"),
        ),
        ("تراجع بنسبة 10-15 في المئة.", ("10-15 في المئة", 10, 15, "range", "%")),
        ("تحتاج البلدة من 3 إلى 5 أطنان.", ("3 إلى 5 أطنان", 3, 5, "range", "طن")),
        ("تراجع الطلب 10-15 في المئة.", ("10-15 في المئة", 10, 15, "range", "%")),
        ("تحتاج القرية 3 إلى 5 أطنان.", ("3 إلى 5 أطنان", 3, 5, "range", "طن")),
        (
            "تكلف الصيانة بين 2 و3 ملايين يورو.",
            ("بين 2 و3 ملايين يورو", 2_000_000, 3_000_000, "range", "EUR"),
        ),
        (
            "تكلف الصيانة 200 إلى 300 مليون دولار.",
            ("200 إلى 300 مليون دولار", 200_000_000, 300_000_000, "range", "USD"),
        ),
        (
            "تتسع السفينة ما بين 800 ألف ومليون برميل.",
            ("ما بين 800 ألف ومليون برميل", 800_000, 1_000_000, "range", "برميل"),
        ),
    ],
)
def test_ranges(text, expected):
    assert figures(text) == [expected]


def test_a_change_from_one_value_to_another_is_no_range():
    found = figures("ارتفع عدد القوارب من 10 قوارب إلى 25 قاربا.")
    assert found == [exact("10 قوارب", 10, "قارب"), exact("25 قاربا", 25, "قارب")]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("200 مليون دولار", 200_000_000, "USD"),
        ("50 دولارا", 50, "USD"),
        ("خمسة دولارات", 5, "USD"),
        ("12 دولارا أميركيا", 12, "USD"),
        ("$50", 50, "USD"),
        ("50$", 50, "USD"),
        ("5 ملايين يورو", 5_000_000, "EUR"),
        ("€12.5", 12.5, "EUR"),
        ("ثلاثة آلاف جنيه إسترليني", 3000, "GBP"),
        ("مليوني جنيه مصري", 2_000_000, "EGP"),
        ("700 ليرة تركية", 700, "TRY"),
        ("80 دينارا كويتيا", 80, "KWD"),
        ("40 ألف ريال قطري", 40_000, "QAR"),
        ("90 مليار ين", 90_000_000_000, "JPY"),
        ("مليون ونصف المليون درهم إماراتي", 1_500_000, "AED"),
        ("6 آلاف روبل", 6000, "RUB"),
    ],
)
def test_money_named_in_full(text, value, code):
    assert figures(f"دفعت الشركة {text} للبلدية.") == [exact(text, value, code)]


@pytest.mark.parametrize(
    ("text", "outlet", "code"),
    [
        ("300 ريال", "okaz", "SAR"),
        ("300 ريال", "عكاظ", "SAR"),
        ("300 جنيه", "ahram", "EGP"),
        ("300 درهم", "hespress", "MAD"),
        ("300 دينار", "echorouk", "DZD"),
        ("300 ليرة", "annahar", "LBP"),
        ("300 ريال قطري", "okaz", "QAR"),
        ("300 جنيه إسترليني", "ahram", "GBP"),
        ("300 دولار", "okaz", "USD"),
        ("300 ريال", "", "ريال"),
        ("300 دينار", "", "دينار"),
    ],
)
def test_a_bare_currency_is_that_of_the_outlets_country(text, outlet, code):
    assert figures(f"دفع التاجر {text} للبلدية.", outlet) == [exact(text, 300, code)]


def test_a_bare_currency_takes_the_code_told_in_full_elsewhere():
    found = figures("دفع التاجر 300 ريال عماني. وكان قد دفع 50 ريالا للبلدية.")
    assert [figure[4] for figure in found] == ["OMR", "OMR"]


def test_small_change_belongs_to_the_sum():
    text = "بيع الصندوق مقابل 3 دولارات و20 سنتا."
    assert figures(text) == [exact("3 دولارات و20 سنتا", 3.2, "USD")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15 في المئة", 15),
        ("15 في المائة", 15),
        ("15 بالمئة", 15),
        ("15 بالمائة", 15),
        ("15%", 15),
        ("15 %", 15),
        ("١٥٪", 15),
        ("%15", 15),
        ("٪١٥", 15),
        ("12.5 في المئة", 12.5),
        ("سبعة في المئة", 7),
        ("خمسة ونصف في المئة", 5.5),
        ("مئة في المئة", 100),
    ],
)
def test_percentages(text, value):
    assert figures(f"وافق {text} فقط.") == [exact(text, value, "%")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12 كيلومترا", 12, "كيلومتر"),
        ("40 كلم", 40, "كيلومتر"),
        ("40كم", 40, "كيلومتر"),
        ("خمسة أمتار", 5, "متر"),
        ("900 متر مربع", 900, "متر مربع"),
        ("6 آلاف متر مكعب", 6000, "متر مكعب"),
        ("38 درجة مئوية", 38, "درجة مئوية"),
        ("ثلاثة لترات", 3, "لتر"),
        ("5 كيلوغرامات", 5, "كيلوغرام"),
        ("30 طنا", 30, "طن"),
        ("300 طن", 300, "طن"),
        ("سبعة أطنان", 7, "طن"),
        ("15 ميغاواط", 15, "ميغاواط"),
        ("1.4 مليون برميل", 1_400_000, "برميل"),
        ("200 فدان", 200, "فدان"),
    ],
)
def test_measures(text, value, unit):
    assert figures(f"بلغ المقدار {text} بحسب الشركة.") == [exact(text, value, unit)]


def test_two_units_of_one_quantity_are_two_figures():
    assert figures("يبعد الميناء 26 ميلا (41.8 كيلومتر) عن القرية.") == [
        exact("26 ميلا", 26, "ميل"),
        exact("41.8 كيلومتر", 41.8, "كيلومتر"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("مليونين ونصف المليون برميل يوميا", 2_500_000, "برميل/يوم"),
        ("400 ألف برميل يوميا", 400_000, "برميل/يوم"),
        ("30 رحلة أسبوعيا", 30, "رحلة/أسبوع"),
        ("8 ملايين طن سنويا", 8_000_000, "طن/سنة"),
        ("120 كيلومترا في الساعة", 120, "كيلومتر/ساعة"),
    ],
)
def test_rates(text, value, unit):
    article = Article(text=f"بلغ المعدل {text} بحسب الشركة.")
    assert figures(article.text) == [exact(text, value, unit)]
    assert musnad.read(article).moments == ()


def test_money_is_told_by_its_code_alone():
    reading = musnad.read("يتقاضى الموظف 5 آلاف دولار شهريا.")
    assert [(f.text, f.unit) for f in reading.figures] == [("5 آلاف دولار شهريا", "USD")]
    assert reading.moments == ()
    growth = musnad.read("نمت المبيعات 7 في المائة سنويا.")
    assert [f.text for f in growth.figures] == ["7 في المائة سنويا"] and growth.moments == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("بلغ العدد 165 زائرا.", 165, "زائر"),
        ("ارتفع المؤشر +5.2%.", 5.2, "%"),
        ("بلغت الحرارة 5 تحت الصفر.", -5, ""),
        ("لم تحصل القائمة إلا على الثلث.", 1 / 3, ""),
        ("تبرع المئات بالدم.", 100, ""),
        ("سجل السوق 88ر3 مليون طن.", 3_880_000, "طن"),
        ("حضر (95) ألف زائر.", 95_000, "زائر"),
        ("يعاني خمس السكان من الفقر.", 0.2, ""),
    ],
)
def test_what_is_written_otherwise(text, value, unit):
    (figure,) = musnad.read(text).figures
    assert figure.low == pytest.approx(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("ثلاثة صيادين", 3, "صياد"),
        ("خمس سيارات", 5, "سيارة"),
        ("أربع شاحنات", 4, "شاحنة"),
        ("ستة أطفال", 6, "طفل"),
        ("سبع نساء", 7, "امرأة"),
        ("تسع مدارس", 9, "مدرسة"),
        ("عشرة جنود", 10, "جندي"),
        ("خمسة قتلى", 5, "قتيل"),
        ("ثلاثة جرحى", 3, "جريح"),
        ("ثماني سفن", 8, "سفينة"),
        ("17 عضوا", 17, "عضو"),
        ("عشرين قرية", 20, "قرية"),
        ("مئة مزارع", 100, "مزارع"),
        ("٢٥٠ لاجئا", 250, "لاجئ"),
        ("1,250 مسافرا", 1250, "مسافر"),
        ("ألفي خيمة", 2000, "خيمة"),
        ("5200 جندى", 5200, "جندي"),
    ],
)
def test_counted_nouns_in_the_singular(text, value, unit):
    assert figures(f"أحصت اللجنة {text} في المنطقة.") == [exact(text, value, unit)]


def test_adjectives_and_descriptions_stay_outside():
    assert figures("رست ثلاث سفن كبيرة محملة بالقمح.") == [exact("ثلاث سفن", 3, "سفينة")]


def test_no_noun_near_leaves_the_number_alone():
    assert figures("وصل الرقم إلى 1200، وفق اللجنة.") == [exact("1200", 1200, "")]


def test_a_partitive_gives_the_unit_and_stays_outside():
    assert figures("غادر 400 من المزارعين القرية.") == [exact("400", 400, "مزارع")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أطلق سراح الصيادين الأربعة.", exact("الصيادين الأربعة", 4, "صياد")),
        ("عاد اللاعبون الثلاثة إلى البلدة.", exact("اللاعبون الثلاثة", 3, "لاعب")),
        ("أفلست شركات محلية عدة.", ("شركات محلية عدة", 3, 10, "vague", "شركة")),
    ],
)
def test_a_number_behind_its_noun_takes_it_into_the_span(text, expected):
    assert figures(text) == [expected]


def test_a_number_whose_noun_is_understood():
    assert figures("قتل جنديان وأصيب أربعة في الانفجار.") == [
        exact("جنديان", 2, "جندي"),
        exact("أربعة", 4, "جندي"),
    ]


@pytest.mark.parametrize("marked", ["(12) حافلة", "«12» حافلة", '"12" حافلة'])
def test_marks_round_a_number_are_inside(marked):
    assert figures(f"وصلت {marked} إلى الميناء.") == [exact(marked, 12, "حافلة")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نصف السكان", 0.5),
        ("ثلث السكان", 1 / 3),
        ("ربع السكان", 0.25),
        ("ثلاثة أرباع السكان", 0.75),
        ("نحو ثلثي السكان", 2 / 3),
        ("ثلثا السكان", 2 / 3),
        ("ثلثا سكان المدينة", 2 / 3),
        ("ثلثي مقاعد المجلس", 2 / 3),
    ],
)
def test_parts_of_a_whole(text, value):
    ((_, low, high, _, _),) = figures(f"غادر {text} القرية.")
    assert (low, high) == (pytest.approx(value), pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غرق صيادان قرب الميناء.", [exact("صيادان", 2, "صياد")]),
        ("احترقت سفينتان في المرفأ.", [exact("سفينتان", 2, "سفينة")]),
        ("أوقفت الشرطة شخصين.", [exact("شخصين", 2, "شخص")]),
        ("أصيب نحو طالبين.", [approx("نحو طالبين", 2, "طالب")]),
        ("قتل شخصان على الأقل.", [("شخصان على الأقل", 2, None, "at_least", "شخص")]),
    ],
)
def test_duals_that_count(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أصدر الجانبان بيانا.",
        "وقع البلدان الاتفاق.",
        "زار مدينتي الساحل والجبل.",
        "التقى وزيري المياه والزراعة.",
        "أخذ الطفل بيديه.",
    ],
)
def test_duals_that_name_a_pair(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("المئات", 100, None, ""),
        ("مئات الأشخاص", 100, None, "شخص"),
        ("عشرات السفن", 10, None, "سفينة"),
        ("آلاف الجنود", 1000, None, "جندي"),
        ("عشرات الآلاف", 10_000, None, ""),
        ("مئات الآلاف", 100_000, None, ""),
        ("ملايين الدولارات", 1_000_000, None, "USD"),
        ("بضعة أطفال", 3, 10, "طفل"),
        ("بضع سيارات", 3, 10, "سيارة"),
        ("عدة شركات", 3, 10, "شركة"),
    ],
)
def test_vague_words(words, low, high, unit):
    assert figures(f"تضررت {words}، وفق اللجنة.") == [(words, low, high, "vague", unit)]


def test_a_vague_partitive():
    assert figures("تجمع المئات من المتطوعين.") == [("المئات", 100, None, "vague", "متطوع")]


@pytest.mark.parametrize(
    "text",
    [
        "خالفت الشركة المادة 50 من النظام.",
        "صدر القرار رقم 2231 عن المجلس.",
        "اتصل على هاتف 0551234567 للاستفسار.",
        "بثت قناة 24 المقابلة.",
        "حلقت طائرة إف-16 فوق الميناء.",
        "شاركت الفرقة 14 في التدريب.",
        "تستضيف البلدة قمة مجموعة العشرين.",
        "نزل في الغرفة 305 من الفندق.",
        "أقلعت الرحلة 714 من المطار.",
        "شارك في ماراثون STEP/ 40 بالمدينة.",
    ],
)
def test_labels_and_codes(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "فاز فريق الساحل على فريق الجبل 2-1.",
        "انتهت المباراة بالتعادل (1-1).",
        "خسر الفريق بنتيجة 3 / 1 أمام ضيفه.",
        "تغلب المنتخب على ضيفه 3 - صفر.",
    ],
)
def test_scores(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "حل الفريق في المركز الثالث.",
        "افتتحت الدورة الخامسة والعشرون للمعرض.",
        "احتفلت البلدة بالذكرى الـ15 للتأسيس.",
        "أقيم المعرض للمرة الأولى.",
    ],
)
def test_ordinals(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "قال أحد السكان إن الطريق مغلق.",
        "أعلنت إحدى الشركات عن خطتها.",
        "لم يبق في القرية بيت واحد.",
        "حضر عدد من المسؤولين.",
        "تحدث العديد من السكان.",
        "أتلفت البلدية أطنانا من القمح.",
    ],
)
def test_words_that_state_no_number(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "افتتح السد في 11 مارس 2015.",
        "بدأ العمل منذ 2011.",
        "يبلغ المتهم 34 عاما.",
        "استمر الحريق ثلاثة أيام.",
        "وصل الوفد الساعة 9 صباحا.",
        "غادر الوفد قبل يومين.",
        "سجلت درجات الحرارة ارتفاعا في ثمانينيات القرن الماضي.",
        "يبدأ شهر رمضان في 1 رمضان 1440 هـ.",
        "تراجع العدد خلال السنوات الثلاث الأولى.",
        "سجل الفريق هدفا في الدقيقتين 12 و66.",
    ],
)
def test_what_tells_time_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize("text", ["1- سد الجبل\n2- سد الوادي", "(1)\nسد الجبل\n(2)\nسد الوادي"])
def test_the_numbers_of_a_list(text):
    assert figures(text) == []


def test_the_title_comes_first():
    found = figures("غرق ثلاثة صيادين.", title="غرق 3 صيادين قرب الميناء")
    assert found == [exact("3 صيادين", 3, "صياد"), exact("ثلاثة صيادين", 3, "صياد")]
    reading = musnad.read(Article(title="غرق 3 صيادين", text="غرق صياد."))
    assert [figure.field for figure in reading.figures] == ["title"]


@pytest.mark.parametrize(
    "text",
    [
        "جنديان اثنان",
        "جنديين اثنين",
        "سفينتين اثنتين",
        "المئات المئة",
        "31 $ 7",
        "99 حوالي 24",
        "30 تقريبا 40",
        "2 أهداف عدة",
    ],
)
def test_figures_do_not_overlap(text):
    found = musnad.read(f"وقع أمس: {text}.").figures
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["بين 3 -5 أهداف.", "من 20 -30 درجة."])
def test_a_dash_glued_to_the_second_number_is_read(text):
    assert musnad.read(text).figures


def test_to_the_chinese_is_not_two_thieves():
    assert musnad.read("صدرت الدولة النفط للصين.").figures == ()


def test_a_unit_is_a_noun_unless_the_currency_is_named_in_full():
    (figure,) = musnad.read("بيعت 300 وحدة سكنية.").figures
    assert figure.unit == "وحدة"
