"""Who speaks, and who cannot: media cited, counted people, services, deeds, titles and surnames."""

import pytest
from said import Case, check, each

import musnad
from musnad import Article

CASES = {
    "a medium of several words is cited": [
        Case(
            "نجا السائق من الحادث، وفقا لوكالة فرانس برس.",
            "وفقا",
            "وكالة فرانس برس",
            "نجا السائق من الحادث",
            kind="organization",
        ),
        Case(
            "عادت السفن إلى الميناء، وفقا للبيان.",
            "وفقا",
            "لبيان",
            "عادت السفن إلى الميناء",
            kind="document",
            speaker="البيان",
        ),
    ],
    "the main verb begins what is reported": [
        Case(
            "وبحسب الوزارة ارتفع عدد الزوار إلى مليونين.",
            "بحسب",
            "الوزارة",
            "ارتفع عدد الزوار إلى مليونين",
            kind="organization",
        ),
        Case(
            "وبحسب الإحصائية التي صدرت أمس بلغ عدد السكان مليونا.",
            "بحسب",
            "الإحصائية التي صدرت أمس",
            "بلغ عدد السكان مليونا",
            kind="document",
        ),
    ],
    "behind a name a thing is reported": [
        Case(
            "شجب وزير الزراعة سالم المرواني العمل الإجرامي الذي استهدف السد.",
            "شجب",
            "وزير الزراعة سالم المرواني",
            "العمل الإجرامي الذي استهدف السد",
            act="express",
        ),
        Case(
            "وأدانت وزارة الخارجية البحرية تصريحات رئيس الهيئة.",
            "أدانت",
            "وزارة الخارجية البحرية",
            "تصريحات رئيس الهيئة",
            act="express",
            kind="organization",
        ),
        Case(
            "انتقد رئيس المجلس، سالم المرواني، الحكومة لتأخرها في بناء السد.",
            "انتقد",
            "رئيس المجلس، سالم المرواني",
            "الحكومة لتأخرها في بناء السد",
            act="express",
        ),
    ],
    "people describe people": [
        Case(
            "وأكد الحكام المشاركون في الدورة أن الملعب جاهز.",
            "أكد",
            "الحكام المشاركون في الدورة",
            "أن الملعب جاهز",
            act="confirm",
            kind="group",
        ),
    ],
    "whom the writer calls so is no subject": [
        Case(
            "ودعت الحركة من سمتهم الأحرار إلى البقاء في البلدة.",
            "دعت",
            "الحركة",
            "البقاء في البلدة",
            act="call",
            kind="organization",
        ),
    ],
    "an adverbial stands before what is reported": [
        Case(
            "وكان سالم المرواني أعلن في وقت سابق اليوم قائمة تضم عشرة لاعبين.",
            "أعلن",
            "سالم المرواني",
            "قائمة تضم عشرة لاعبين",
        ),
        Case(
            "وأكد سالم المرواني خلال المؤتمر الذي عقد أمس، جاهزية الفريق.",
            "أكد",
            "سالم المرواني",
            "جاهزية الفريق",
            act="confirm",
        ),
    ],
    "a number counts who speaks": [
        Case(
            "وأعرب 70% من سائقي الشركة عن رضاهم عن الأجور.",
            "أعرب",
            "70% من سائقي الشركة",
            "رضاهم عن الأجور",
            act="express",
            kind="group",
        ),
        Case("وقال 3 مسؤولين إن السد آمن.", "قال", "3 مسؤولين", "إن السد آمن", kind="group"),
    ],
    "a public service is called by its field": [
        Case(
            "وأكدت صحة تبوك أن اللقاح متوفر.",
            "أكدت",
            "صحة تبوك",
            "أن اللقاح متوفر",
            act="confirm",
            kind="organization",
        ),
    ],
    "a demonstrative stands before who speaks": [
        Case(
            "وأكدت هذه المصادر أن السد آمن.",
            "أكدت",
            "هذه المصادر",
            "أن السد آمن",
            act="confirm",
            kind="unnamed",
        ),
    ],
    "a title between marks belongs to its document": [
        Case(
            "وأفادت دراسة بعنوان «أثر الغيوم في مناخ المدن الكبرى خلال القرن الماضي» "
            "بأن الأمطار زادت.",
            "أفادت",
            "دراسة بعنوان «أثر الغيوم في مناخ المدن الكبرى خلال القرن الماضي»",
            "بأن الأمطار زادت",
            kind="document",
        ),
    ],
    "a particle of a surname is no complementiser": [
        Case(
            "وقال لويس فان دالن إن الفريق جاهز.",
            "قال",
            "لويس فان دالن",
            "إن الفريق جاهز",
        ),
    ],
}


@pytest.mark.parametrize("case", each(CASES))
def test_rule(case):
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "وكشف التوقف عن وجود خلل.",
        "وذكرت التجارب السابقة أن السد يصمد.",
        "وتأجلت الانتخابات التي قالت إن موعدها قريب.",
    ],
    ids=["a deed", "deeds", "things in the plural"],
)
def test_nobody_speaks(text):
    sources = [s.text for each in musnad.read(Article(text=text)).statements for s in each.sources]
    assert not any(s.startswith(("التوقف", "التجارب", "الانتخابات")) for s in sources)
