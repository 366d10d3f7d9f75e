"""Nobody's words: the writer's connectives are no statements, hearsay is one without a source."""

import pytest
from said import Case, check, cues, ids

HEARSAY = [
    Case("قيل إن الصفقة ألغيت.", "قيل", "", "إن الصفقة ألغيت", kind="unsourced"),
    Case("يقال إن البئر جفت.", "يقال", "", "إن البئر جفت", kind="unsourced"),
    Case("وتردد أن المدرب سيرحل.", "تردد", "", "أن المدرب سيرحل", kind="unsourced"),
    Case("ترددت أنباء عن استقالة المدير.", "ترددت", "", "استقالة المدير", kind="unsourced"),
]


@pytest.mark.parametrize("case", HEARSAY, ids=ids(HEARSAY))
def test_hearsay_has_no_source(case):
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن السد بني قبل عشرين عاما.",
        "ويذكر أن السد بني قبل عشرين عاما.",
        "يشار إلى أن الشركة تأسست عام 1990.",
        "كما يشار إلى أن الشركة تأسست عام 1990.",
        "والجدير بالذكر أن الطريق أغلق أمس.",
        "وتجدر الإشارة إلى أن الطريق أغلق أمس.",
        "ومن المقرر أن تفتح المدارس الأحد.",
        "ومن المتوقع أن تفتح المدارس الأحد.",
        "علما بأن الطريق أغلق أمس.",
        "ويتضح أن الطريق أغلق أمس.",
        "ولا شك أن الطريق أغلق أمس.",
    ],
)
def test_connectives_report_nobody(text):
    assert cues(text) == []
