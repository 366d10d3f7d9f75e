"""What a page or its marks do to statements: links, labels, addresses, breaks, reopened marks."""

import pytest
from said import Case, check, cues, each

SPEECH = (
    "قال المهندس ناصر الرملي: {0}نراقب منسوب النهر كل ساعة.\n{1}وقد وزعنا الأكياس على القرى.\n"
    "{1}وأدعو الأهالي إلى الصبر{2}.\nوأضاف أن السد آمن."
)
PIECES = (
    "نراقب منسوب النهر كل ساعة",
    "وقد وزعنا الأكياس على القرى",
    "وأدعو الأهالي إلى الصبر",
)
CASES = {
    "a quotation whose mark is opened again in each paragraph": [
        Case(SPEECH.format("«", "«", "»"), "قال", "المهندس ناصر الرملي", PIECES, form="direct"),
        Case(SPEECH.format('"', '"', '"'), "قال", "المهندس ناصر الرملي", PIECES, form="direct"),
        # Without marks of their own the paragraphs are the writer's.
        Case(
            SPEECH.format("«", "", ""),
            "قال",
            "المهندس ناصر الرملي",
            PIECES[0],
            form="direct",
        ),
    ],
    "a web address does not end a content": [
        Case(
            "قال الوزير إن التقرير على https://example.org/a?q=1 وإن المياه نظيفة.",
            "قال",
            "الوزير",
            "إن التقرير على https://example.org/a?q=1 وإن المياه نظيفة",
        ),
        Case(
            "قال الوزير إن التقرير على www.example.org/about. وغادر القاعة.",
            "قال",
            "الوزير",
            "إن التقرير على www.example.org/about",
        ),
    ],
    "a line break as programs write it": [
        Case(
            r"قال الوزير إن السد آمن.\nوأكد المدير أن المياه نظيفة.\n",
            "أكد",
            "المدير",
            "أن المياه نظيفة",
            act="confirm",
        ),
        Case(
            r"قال الوزير إن الملف في C:\news وإنه كامل.",
            "قال",
            "الوزير",
            r"إن الملف في C:\news وإنه كامل",
        ),
    ],
    "controls behind a word": [
        Case(
            "قال الوزير\u200f: \u200f«السد آمن\u200f»\u200f.",
            "قال",
            "الوزير",
            "السد آمن",
            form="direct",
        ),
        Case("قال الو\u200dزير إن السد آمِنٌ.", "قال", "الو\u200dزير", "إن السد آمِنٌ"),
    ],
    "a label that stands in a sentence of the article": [
        Case(
            "قال سامر الطويل إن الميناء مغلق. كتب: «لن نعود إلى الميناء هذا العام».",
            "كتب",
            "",
            "لن نعود إلى الميناء هذا العام",
            form="direct",
            speaker="سامر الطويل",
        ),
    ],
}
#: The reporting words that are left of a text with lines of the page.
LEFT = {
    "links to other articles": [
        ("افتتح السوق.\nشاهد أيضا: المدير يؤكد أن السوق واسع\nوقال المدير إن السوق كبير.", ["قال"]),
        ("افتتح السوق. اقرأ أيضا: المدير يؤكد أن السوق واسع.", []),
        ("افتتح السوق.\nإقرأ أيضاً\nالمدير يؤكد أن السوق واسع\nوقال المدير إنه كبير.", ["قال"]),
        ("افتتح السوق. وفي نشرته: المدير يؤكد أن السوق واسع.", ["يؤكد"]),
    ],
    "who wrote the article, and when": [
        ("نشر في: 15 مايو 2024\nافتتح السوق أمس.", []),
        ("كتبت - سعاد الحاج:\nافتتح السوق أمس.", []),
        ("تاريخ النشر: أعلن في السوق\nقال المدير إن السوق كبير.", ["قال"]),
    ],
}


@pytest.mark.parametrize("case", each(CASES))
def test_rule(case):
    check(case)


@pytest.mark.parametrize(("text", "left"), each(LEFT))
def test_lines_of_the_page_report_nothing(text, left):
    assert cues(text) == left
