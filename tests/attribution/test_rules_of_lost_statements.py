"""Statements that were lost, doubled or given to the wrong one: rules and their bounds."""

import pytest
from said import Case, check, cues, each

CASES = {
    "«ألا» is «أن لا», which «إلا» is not": [
        Case(
            "حذرت الوزارة السكان بألا يقتربوا من النهر.",
            "حذرت",
            "الوزارة",
            "بألا يقتربوا من النهر",
            act="warn",
            kind="organization",
        ),
        Case("أكد المدير ألا خوف على السد.", "أكد", "المدير", "ألا خوف على السد", act="confirm"),
        Case(
            "أكد المدير أن السد آمن إلا أن المياه قليلة.",
            "أكد",
            "المدير",
            "أن السد آمن إلا أن المياه قليلة",
            act="confirm",
        ),
    ],
    "a time that a demonstrative points at": [
        Case(
            "أكد الوزير هذه المرة أن الطريق آمن.", "أكد", "الوزير", "أن الطريق آمن", act="confirm"
        ),
        Case("وقال هذا الصباح إن الطريق آمن.", "قال", "", "إن الطريق آمن", kind="unsourced"),
        Case(
            "انتقد الوزير هذه السياسة بشدة.",
            "انتقد",
            "الوزير",
            "هذه السياسة بشدة",
            act="express",
        ),
    ],
    "a passive of belief is nobody's": [
        Case(
            "أوقفت الشرطة الرجل الذي يُعتقد أنه أشعل الحريق.",
            "يُعتقد",
            "",
            "أنه أشعل الحريق",
            act="opine",
            kind="unsourced",
        ),
        Case(
            "ونقلت السفينة التي يعتقد أنها غرقت وقودا.",
            "يعتقد",
            "",
            "أنها غرقت وقودا",
            act="opine",
            kind="unsourced",
        ),
        Case(
            "هذا هو الخبير الذي يعتقد أن السد سينهار.",
            "يعتقد",
            "الخبير",
            "أن السد سينهار",
            act="opine",
        ),
    ],
    "who is accused is not the accuser": [
        Case(
            "وزراء اتهموا الرئيس بالتقصير.",
            "اتهموا",
            "وزراء",
            "بالتقصير",
            act="accuse",
            kind="group",
        ),
    ],
    "media are spoken to": [
        Case(
            "ودعا المصدر وسائل الإعلام إلى تحري الدقة.",
            "دعا",
            "المصدر",
            "تحري الدقة",
            act="call",
            kind="unnamed",
        ),
        Case(
            "وحث وسائل الإعلام على تحري الدقة.",
            "حث",
            "",
            "تحري الدقة",
            act="call",
            kind="unsourced",
        ),
        Case(
            "ودعت وسائل الإعلام المحلية إلى المقاطعة.",
            "دعت",
            "وسائل الإعلام المحلية",
            "المقاطعة",
            act="call",
            kind="organization",
        ),
    ],
    "a subject with its relative clause": [
        Case(
            "الشركة التي كانت قد تأسست حديثا اعتبرت أن القرار مجحف.",
            "اعتبرت",
            "الشركة التي كانت قد تأسست حديثا",
            "أن القرار مجحف",
            act="opine",
            kind="organization",
        ),
        Case(
            "الوزير الذي استقال أمس قال إن السد آمن.",
            "قال",
            "الوزير الذي استقال أمس",
            "إن السد آمن",
        ),
        Case("الوزير، الذي استقال أمس، قال إن السد آمن.", "قال", "الوزير", "إن السد آمن"),
        Case("الوزير أمس قال إن السد آمن.", "قال", "الوزير", "إن السد آمن"),
    ],
    "what is glued behind a tāʾ marbūṭa": [
        Case(
            "زار الوفد القريةوأكد المدير أن العمل مستمر.",
            "أكد",
            "المدير",
            "أن العمل مستمر",
            act="confirm",
        ),
        Case("قالت المديرةُ إن العمل مستمر.", "قالت", "المديرةُ", "إن العمل مستمر"),
    ],
}
#: The reporting words that are found in a text.
FOUND = {
    "who is accused is not the accuser": [
        ("تحدثت الجمعية أمس عن عشرة عمال اتهموا بإثارة الشغب.", []),
        ("أفرجت المحكمة عن الوزير الذي اتهم بالفساد.", []),
        ("ووصف بالخطير قرار المجلس.", ["وصف"]),
        ("دارت معارك وصفت بالشرسة قرب السد.", []),
    ],
    "a measure is no verb": [
        ("خصصت الوزارة 20 ألف فدان لزراعة القمح.", []),
        ("وقع الانفجار فأدان المجلس إهمال الوزارة.", ["أدان"]),
    ],
}


@pytest.mark.parametrize("case", each(CASES))
def test_rule(case):
    check(case)


@pytest.mark.parametrize(("text", "found"), each(FOUND))
def test_found(text, found):
    assert cues(text) == found
