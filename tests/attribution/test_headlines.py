"""Headlines: a colon, or a verb in the present behind its subject."""

import pytest
from said import Case, check, cues, ids

from musnad import Article, read

BODY = "قال وزير المياه سالم الكندي إن السد آمن بعد فحصه."
CASES = [
    Case(
        BODY,
        ":",
        "الكندي",
        "لا خوف على السد",
        form="direct",
        title="الكندي: لا خوف على السد",
        speaker="وزير المياه سالم الكندي",
    ),
    Case(
        BODY,
        ":",
        "وزير المياه",
        "لا خوف على السد",
        form="direct",
        title="وزير المياه: لا خوف على السد",
        speaker="وزير المياه سالم الكندي",
    ),
    Case(
        "",
        "تنفي",
        "الوزارة",
        "وجود خلاف مع البلدية",
        "deny",
        "organization",
        title="الوزارة تنفي وجود خلاف مع البلدية",
    ),
    Case(
        "",
        "تؤكد",
        "الحمداني",
        "فتح المدارس الأحد",
        "confirm",
        title="الحمداني تؤكد فتح المدارس الأحد",
    ),
    Case(
        "",
        "يدعو",
        "الوزير",
        "انتخابات مبكرة",
        "call",
        title="الوزير يدعو إلى انتخابات مبكرة",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_headline(case):
    check(case)


@pytest.mark.parametrize(
    "title", ["عاجل: انهيار السد", "فيديو: لحظة انهيار السد", "الساعة 10:30 موعد الافتتاح"]
)
def test_a_label_before_a_colon_speaks_not(title):
    assert cues("", title) == []


@pytest.mark.parametrize(
    "title, speaker",
    [
        ("نقابة السفن عن إضراب الميناء: لن نتراجع", "نقابة السفن"),
        ("نقابة السفن في تقرير أولي: لن نتراجع", "نقابة السفن"),
        ("نقابة السفن في الميناء: لن نتراجع", "نقابة السفن في الميناء"),
    ],
)
def test_what_is_spoken_of_before_a_colon_is_no_speaker(title, speaker):
    text = "أعلنت نقابة السفن في الميناء أنها لن تتراجع."
    [headline] = [s for s in read(Article(title=title, text=text)).statements if s.field == "title"]
    assert headline.sources[0].text == speaker
