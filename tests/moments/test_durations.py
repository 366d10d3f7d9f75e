"""Lengths of time, points so far away, and what comes again and again."""

import pytest
from timed import moments, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة أيام", "P3D"),
        ("يومين", "P2D"),
        ("أسبوعين", "P2W"),
        ("ستة أشهر", "P6M"),
        ("12 شهرا", "P12M"),
        ("عشر سنوات", "P10Y"),
        ("عاما ونصف العام", "P18M"),
        ("ثلاثة عقود", "P3DE"),
        ("ساعتين", "PT2H"),
        ("24 ساعة", "PT24H"),
        ("نصف ساعة", "PT30M"),
        ("45 دقيقة", "PT45M"),
        ("٩٠ دقيقة", "PT90M"),
        ("بضعة أيام", "PXD"),
        ("عدة سنوات", "PXY"),
    ],
)
def test_lengths(text, value):
    assert moments(f"استمرت أعمال الصيانة {text}.") == [(text, "DURATION", value, "", "")]


def test_an_age():
    found = moments("أوقفت الشرطة رجلا يبلغ من العمر 34 عاما.")
    assert found == [("34 عاما", "DURATION", "P34Y", "", "")]


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("الأشهر الأربعة الماضية", "P4M", "2024-01-15", "2024-05-15"),
        ("الأسابيع الثلاثة الماضية", "P3W", "2024-04-24", "2024-05-15"),
        ("السنوات العشر الأخيرة", "P10Y", "2014-05-15", "2024-05-15"),
        ("اليومين الماضيين", "P2D", "2024-05-13", "2024-05-15"),
        ("الساعات الـ48 الماضية", "PT48H", "2024-05-13", "2024-05-15"),
        ("السنوات الماضية", "PXY", "", "2024-05-15"),
        ("الأيام القليلة المقبلة", "PXD", "2024-05-15", ""),
        ("الأشهر الثلاثة المقبلة", "P3M", "2024-05-15", "2024-08-15"),
    ],
)
def test_anchored_lengths(text, value, start, end):
    found = moments(f"تتغير الأسعار خلال {text}، وفق الشركة.")
    assert found == [(text, "DURATION", value, start, end)]


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("أربعة أشهر", "P4M", "2024-01-15", "2024-05-15"),
        ("عام", "P1Y", "2023-05-15", "2024-05-15"),
        ("نحو عام", "P1Y", "2023-05-15", "2024-05-15"),
        ("نحو عامين", "P2Y", "2022-05-15", "2024-05-15"),
        ("عامين", "P2Y", "2022-05-15", "2024-05-15"),
        ("ثلاثة أسابيع", "P3W", "2024-04-24", "2024-05-15"),
        ("أيام", "PXD", "", ""),
        ("سنوات", "PXY", "", ""),
    ],
)
def test_since(text, value, start, end):
    assert moments(f"توقف العمل منذ {text}.") == [(text, "DURATION", value, start, end)]


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("قبل ثلاثة أيام", "2024-05-12", "2024-05-12", "2024-05-13"),
        ("قبل يومين", "2024-05-13", "2024-05-13", "2024-05-14"),
        ("قبل أسبوع", "2024-W19", "2024-05-06", "2024-05-13"),
        ("قبل ثلاثة أشهر", "2024-02", "2024-02-01", "2024-03-01"),
        ("قبل عامين", "2022", "2022-01-01", "2023-01-01"),
        ("قبل 10 سنوات", "2014", "2014-01-01", "2015-01-01"),
        ("قبل سنتين وثلاثة أشهر", "2022-02", "2022-02-01", "2022-03-01"),
        ("قبل 3 أشهر و10 أيام", "2024-02-05", "2024-02-05", "2024-02-06"),
        ("قبل يومين و3 ساعات", "2024-05-13", "2024-05-13", "2024-05-14"),
        ("قبل 10000000 سنة وشهرين", "", "", ""),
    ],
)
def test_points_ago(text, value, start, end):
    assert moments(f"افتتح السوق {text}.") == [(text, "DATE", value, start, end)]


def test_a_point_to_come():
    found = moments("سيفتتح السوق بعد شهرين.")
    assert found == [("بعد شهرين", "DATE", "2024-07", "2024-07-01", "2024-08-01")]


def test_hours_ago_are_counted_from_the_time_of_publication():
    found = moments("وقع الانفجار قبل ثلاث ساعات.", "2024-05-15T01:20:00Z")
    assert found == [("قبل ثلاث ساعات", "TIME", "2024-05-14T22:20", "2024-05-14", "2024-05-15")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سنويا", "P1Y"),
        ("شهريا", "P1M"),
        ("يوميا", "P1D"),
        ("كل يوم", "P1D"),
        ("كل أسبوع", "P1W"),
        ("كل ثلاثة أشهر", "P3M"),
        ("كل عامين", "P2Y"),
        ("كل جمعة", "P1W"),
        ("كل يوم أحد", "P1W"),
    ],
)
def test_what_recurs(text, value):
    assert moments(f"يجتمع المجلس {text}.") == [(text, "SET", value, "", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("افتتح المعرض السنوي للكتاب.", ("السنوي", "P1Y")),
        ("نشرت اللجنة النشرة اليومية.", ("اليومية", "P1D")),
        ("عقدت اجتماعها الشهري.", ("الشهري", "P1M")),
    ],
)
def test_a_recurring_adjective_alone(text, expected):
    assert [(m[0], m[2]) for m in moments(text) if m[1] == "SET"] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "قال الشهري إن العمل انتهى.",
        "كرم النادي العميد الشهري.",
        "سلم الفريق جائزة للحارس وضاح الشهري.",
        "وصل المهندس عبد المنعم الشهري.",
    ],
)
def test_a_surname_recurs_not(text):
    assert moments(text) == []


def test_every_school_year():
    assert moments("ترفع التقارير بنهاية كل عام دراسي.") == [
        ("نهاية كل عام دراسي", "SET", "P1Y", "", "")
    ]


def test_the_last_day_is_no_length():
    assert moments("أدخلت الرغبات في آخر يوم للتسجيل.") == []


@pytest.mark.parametrize(
    "text",
    [
        "دخله الشهري قليل.",
        "يصدر التقرير السنوي أو الشهري.",
        "نشر تقرير رويترز الشهري.",
        "زاد إنتاج ليبيا الشهري.",
    ],
)
def test_an_adjective_of_what_stands_before_is_no_surname(text):
    assert moments(text)[-1][0] == "الشهري"


def test_a_length_of_nothing():
    assert moments("توقف العمل منذ 0 أعوام.") == []


@pytest.mark.parametrize("published", ["", "2024-05-15"])
def test_a_length_needs_no_publication(published):
    found = moments("استمر الحريق ثلاثة أيام.", published)
    assert found == [("ثلاثة أيام", "DURATION", "P3D", "", "")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("يعود بعد يوم أو يومين من وصول السفينة.", [("يوم", "P1D"), ("يومين", "P2D")]),
        ("أبلغهم قبل شهرين أو ثلاثة من السفر.", [("شهرين", "P2M"), ("ثلاثة", "P3M")]),
        ("كان الفصل الأشد جفافا منذ مئة وعامين.", [("مئة وعامين", "P102Y")]),
        ("حكمت الأسرة مئة عام وعامين.", [("مئة عام", "P100Y"), ("عامين", "P2Y")]),
        ("باع 100 ثوب ويومين من الخيش، و100 ويومين.", [("يومين", "P2D"), ("يومين", "P2D")]),
        ("لن ينتهي البناء في عام أو عامين.", [("عام", "P1Y"), ("عامين", "P2Y")]),
        ("يجري الفحص كل عامين أو ثلاثة.", [("كل عامين", "P2Y"), ("ثلاثة", "P3Y")]),
        ("أمضى يومين أو 30 ساعة.", [("يومين", "P2D"), ("30 ساعة", "PT30H")]),
        ("لمدة يومين أو 40 ريالا.", [("يومين", "P2D")]),
    ],
)
def test_one_of_two_lengths(text, found):
    assert values(text) == found
