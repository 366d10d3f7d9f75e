"""Speakers through the article: shortened names, offices, unsaid subjects, agreement, kinds."""

import pytest
from said import Case, check, ids

TWO = (
    "قال وزير المياه سالم الكندي إن السد آمن. وقالت ليلى الحمداني إن الطريق مغلق. "
    "وأضافت أن الجسر سقط. وأوضح الوزير أن الخطة جاهزة."
)
ONE = "قال سالم الكندي إن السد آمن. وأضاف أن الفحص تم قبل شهر. وأوضح الكندي أن العمل مستمر."
RESOLVED = [
    Case(ONE, "أضاف", "", "أن الفحص تم قبل شهر", speaker="سالم الكندي"),
    Case(ONE, "أوضح", "الكندي", "أن العمل مستمر", speaker="سالم الكندي"),
    Case(TWO, "أضافت", "", "أن الجسر سقط", speaker="ليلى الحمداني"),
    Case(TWO, "أوضح", "الوزير", "أن الخطة جاهزة", speaker="وزير المياه سالم الكندي"),
    Case(
        "قال الكندي إن السد آمن. وأوضح وزير المياه سالم الكندي أن الفحص تم.",
        "قال",
        "الكندي",
        "إن السد آمن",
        speaker="وزير المياه سالم الكندي",
    ),
    # An aside between dashes parts a source from what it says.
    Case(
        "ووفقا للوزارة -التي تشرف على السد- فإن العمل مستمر.",
        "وفقا",
        "وزارة",
        "فإن العمل مستمر",
        kind="organization",
        speaker="الوزارة",
    ),
    # «فيه» is folded as «فئة» is, a group.
    Case(
        "وصل المنتخب في اليوم الذي سافر فيه الرئيس سامي الكندي. وقال الرئيس الكندي إن السد آمن.",
        "قال",
        "الرئيس الكندي",
        "إن السد آمن",
        speaker="الرئيس سامي الكندي",
    ),
    Case(
        "وكان الجيش قد أعلن السبت الماضي مقتل سبعة جنود في المنطقة.",
        "أعلن",
        "الجيش",
        "مقتل سبعة جنود في المنطقة",
        kind="organization",
    ),
    # A man's verb: the feminine noun right behind it is whom he calls upon.
    Case(
        "قال سامي الكندي إن السد آمن. وطالب الحكومة المحلية بضرورة التوقف عن الحفر.",
        "طالب",
        "",
        "بضرورة التوقف عن الحفر",
        act="call",
        speaker="سامي الكندي",
    ),
    Case(
        "قال سامي الكندي إن السد آمن. وطالب قادة المعارضة بضرورة التوقف عن الحفر.",
        "طالب",
        "قادة المعارضة",
        "بضرورة التوقف عن الحفر",
        act="call",
        kind="group",
    ),
    Case(
        "واتهم وزير الخارجية سامر الكندي نظيره التركي أحمد أوغلو بالكذب.",
        "اتهم",
        "وزير الخارجية سامر الكندي",
        "بالكذب",
        act="accuse",
    ),
    # The name is that of who speaks for the ministry, not the ministry's.
    Case(
        "وذكرت وزارة الصحة أن العدد ثابت. وحضر الناطق باسم وزارة الصحة أحمد الشامي.",
        "ذكرت",
        "وزارة الصحة",
        "أن العدد ثابت",
        speaker="وزارة الصحة",
        kind="organization",
    ),
    Case(
        "قال الكندي إن السد آمن.",
        "قال",
        "الكندي",
        "إن السد آمن",
        title="زيارة الوزير سالم الكندي",
        speaker="الوزير سالم الكندي",
    ),
    Case(
        "قال وزير المياه سالم الكندي إن السد آمن. وأعلنت الشركة أن العمل بدأ. وأضاف أن الفحص تم.",
        "أضاف",
        "",
        "أن الفحص تم",
        speaker="وزير المياه سالم الكندي",
    ),
    Case(
        "قال سمو الأمير ناصر العبري إن العمل مستمر. وأوضح سموه أن الموعد ثابت.",
        "أوضح",
        "سموه",
        "أن الموعد ثابت",
        speaker="سمو الأمير ناصر العبري",
    ),
]


@pytest.mark.parametrize("case", RESOLVED, ids=ids(RESOLVED))
def test_speaker(case):
    check(case)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("سالم الكندي", "person"),
        ("الوزير", "person"),
        ("مدير المستشفى", "unnamed"),
        ("الدكتور سالم الكندي", "person"),
        ("وزارة المياه", "organization"),
        ("مجلس النواب", "organization"),
        ("البنك المركزي", "organization"),
        ("بيان للوزارة", "document"),
        ("تقرير حكومي", "document"),
        ("مسؤول أمني", "unnamed"),
        ("مصدر مطلع", "unnamed"),
        ("مصدر", "unnamed"),
        ("أحد السكان", "unnamed"),
        ("شاهد عيان", "unnamed"),
        ("محللون", "group"),
        ("مراقبون", "group"),
        ("سكان", "group"),
        ("ناشطون", "group"),
    ],
)
def test_kind(source, kind):
    check(Case(f"وذكر {source} أن الطريق أغلق.", "ذكر", source, "أن الطريق أغلق", kind=kind))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("ليلى الحمداني", "person"),
        ("واشنطن", "organization"),
        ("منظمة الصحة", "organization"),
        ("شركة الساحل للنقل", "organization"),
        ("مصادر في الوزارة", "unnamed"),
        ("مصادر مطلعة", "unnamed"),
        ("دراسة حديثة", "document"),
    ],
)
def test_kind_after_a_feminine_verb(source, kind):
    check(Case(f"وذكرت {source} أن الطريق أغلق.", "ذكرت", source, "أن الطريق أغلق", kind=kind))
