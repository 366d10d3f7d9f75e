"""Small words that stand apart: a conjunction, a name like a preposition, what hangs at an end."""

import pytest
from said import Case, check, cues, each

import musnad
from musnad import Article

CASES = {
    "a conjunction set apart from its verb": [
        Case(
            "و حذرت الجمعية من انهيار السد.",
            "حذرت",
            "الجمعية",
            "انهيار السد",
            act="warn",
            kind="organization",
        ),
        Case(
            "قال الوزير إن السد آمن. و أضاف أن الجسر متين.",
            "أضاف",
            "",
            "أن الجسر متين",
            speaker="الوزير",
        ),
        Case("قال محمد و علي إن السد آمن.", "قال", "محمد و علي", "إن السد آمن"),
    ],
    "a given name like a preposition": [
        Case(
            "أكد الوزير علي بن حمد الرملي أن السد آمن.",
            "أكد",
            "الوزير علي بن حمد الرملي",
            "أن السد آمن",
            act="confirm",
        ),
        Case("وأكد الوزير علي ضرورة فتح السد.", "أكد", "الوزير", "ضرورة فتح السد", act="confirm"),
    ],
    "whom an honoured person speaks to": [
        Case("ودعا فخامته الحكومة إلى فتح السد.", "دعا", "فخامته", "فتح السد", act="call"),
        Case("وأكد سموه الكريم أن السد آمن.", "أكد", "سموه الكريم", "أن السد آمن", act="confirm"),
    ],
    "of whom a medium has it": [
        Case(
            "وعلمت «إذاعة المرفأ» من مصادرها أن السد آمن.",
            "علمت",
            "«إذاعة المرفأ»",
            "أن السد آمن",
            kind="organization",
            speaker="إذاعة المرفأ",
        ),
        Case(
            "وأكد عدد من المصادر أن السد آمن.",
            "أكد",
            "عدد من المصادر",
            "أن السد آمن",
            act="confirm",
            kind="group",
        ),
    ],
    "a medium spoken to behind what passes the words on": [
        Case(
            "نقلت وكالة الشاطئ عن الوزير قوله لصحيفة المرفأ إن السد آمن.",
            "قوله",
            "الوزير",
            "إن السد آمن",
            via=("وكالة الشاطئ", "صحيفة المرفأ"),
        ),
        Case(
            "نقلت وكالة الشاطئ عن الوزير قوله في بيان إن السد آمن.",
            "قوله",
            "الوزير",
            "إن السد آمن",
            via=("وكالة الشاطئ",),
        ),
    ],
    "according to what a medium passes on": [
        Case(
            "السد آمن تماما، بحسب ما نقلت إذاعة المرفأ عن الوزير.",
            "بحسب",
            "الوزير",
            "السد آمن تماما",
            via=("إذاعة المرفأ",),
        ),
        Case(
            "السد آمن تماما، بحسب ما نقلت إذاعة المرفأ.",
            "بحسب",
            "إذاعة المرفأ",
            "السد آمن تماما",
            kind="organization",
        ),
    ],
    "a preposition of what comes next": [
        Case(
            "وقال الوزير إن السد آمن في حين قالت الجمعية إن الجسر منهار.",
            "قال",
            "الوزير",
            "إن السد آمن",
        ),
        Case("وقال الوزير إن السد آمن في الشتاء.", "قال", "الوزير", "إن السد آمن في الشتاء"),
    ],
}


@pytest.mark.parametrize("case", each(CASES))
def test_rule(case):
    check(case)


@pytest.mark.parametrize(
    ("apart", "joined"),
    [
        ("وصل الوزير أمس. و حذر من انهيار السد.", "وصل الوزير أمس. وحذر من انهيار السد."),
        ("زار الوزير السد و الجسر.", "زار الوزير السد والجسر."),
        ("و دعا الوزير السكان إلى الهدوء.", "ودعا الوزير السكان إلى الهدوء."),
    ],
)
def test_a_conjunction_is_read_alike_apart_and_joined(apart, joined):
    def told(text):
        return [
            (s.cue.text, s.speaker.name, s.said) for s in musnad.read(Article(text=text)).statements
        ]

    assert cues(apart) == cues(joined)
    assert told(apart) == told(joined)
