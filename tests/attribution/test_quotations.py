"""Direct, indirect and mixed speech; where a quotation begins and ends."""

import pytest
from said import Case, check, cues, ids

SPEECH = "سنفتح المدارس الأحد مهما حدث"
CASES = [
    Case(f"قال الوزير: «{SPEECH}».", "قال", "الوزير", SPEECH, form="direct"),
    Case(f'وقال الوزير "{SPEECH}".', "قال", "الوزير", SPEECH, form="direct"),
    Case(f"وقال الوزير:“{SPEECH}”.وغادر القاعة.", "قال", "الوزير", SPEECH, form="direct"),
    Case("قال الوزير: سنفتح المدارس الأحد.", "قال", "الوزير", "سنفتح المدارس الأحد", form="direct"),
    Case(f"«{SPEECH}»، قال الوزير.", "قال", "الوزير", SPEECH, form="direct"),
    Case(
        f"قال الوزير: «{SPEECH}. ولن نغلقها».",
        "قال",
        "الوزير",
        f"{SPEECH}. ولن نغلقها",
        form="direct",
    ),
    Case(
        f"قال الوزير: «{SPEECH}». «ولن نغلقها مرة أخرى هذا العام».",
        "قال",
        "الوزير",
        (SPEECH, "ولن نغلقها مرة أخرى هذا العام"),
        form="direct",
    ),
    Case(
        "قال الوزير إن المدارس «ستفتح الأحد مهما حدث من عواصف» في المدينة.",
        "قال",
        "الوزير",
        "إن المدارس «ستفتح الأحد مهما حدث من عواصف» في المدينة",
        form="mixed",
    ),
    Case(
        "قالت الوزيرة إن مشروع «الساحل» سيبدأ قريبا.",
        "قالت",
        "الوزيرة",
        "إن مشروع «الساحل» سيبدأ قريبا",
    ),
    Case(
        "تساءل النائب: هل انتهت الأزمة؟", "تساءل", "النائب", "هل انتهت الأزمة", "ask", form="direct"
    ),
    Case(
        "ورد في التقرير: «الخزانات فارغة منذ شهر».",
        "ورد",
        "التقرير",
        "الخزانات فارغة منذ شهر",
        kind="document",
        form="direct",
    ),
    Case(
        "«لن نرفع سعر الخبز قبل نهاية الموسم»، هذا ما قاله وزير التموين نادر الحصري أمس.",
        "قاله",
        "وزير التموين نادر الحصري",
        "لن نرفع سعر الخبز قبل نهاية الموسم",
        form="direct",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_quotation(case):
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "لن يرتفع سعر الخبز قبل نهاية الموسم، هذا ما قاله وزير التموين نادر الحصري.",
        "«لن نرفع سعر الخبز قبل نهاية الموسم»، هذا ما قاله قبل عام.",
        "صدر كتاب «تاريخ الخبز والملح في بلاد السنديان»، وما قاله المؤلف لم يكن جديدا.",
    ],
)
def test_what_is_summed_up_is_a_quotation_of_somebody(text):
    assert cues(text) == []
