"""Rules asked for by sentences that vary who calls, accuses or warns, and whom."""

import pytest
from said import Case, check, each

from musnad import Article, read

CASES = {
    "whom one calls ends his name or office": [
        Case(text, text.split()[0], source, content, act=act, kind=kind)
        for text, source, content, act, kind in [
            ("دعا سالم رجال الأعمال إلى الصبر.", "سالم", "الصبر", "call", "person"),
            ("حذر سالم إيران من الحرب.", "سالم", "الحرب", "warn", "person"),
            (
                "طالب سامي ستيفنسون أعضاء الحزب بالصبر.",
                "سامي ستيفنسون",
                "بالصبر",
                "call",
                "person",
            ),
            (
                "حث عبد الله بن سالم شباب القرية على الصبر.",
                "عبد الله بن سالم",
                "الصبر",
                "call",
                "person",
            ),
            (
                "دعا وزير الخارجية الأمم المتحدة إلى الصبر.",
                "وزير الخارجية",
                "الصبر",
                "call",
                "person",
            ),
            (
                "طالب الرئيس اليمني مجلس الأمن بالتدخل.",
                "الرئيس اليمني",
                "بالتدخل",
                "call",
                "person",
            ),
            ("دعا الوزير البرلمان إلى الصبر.", "الوزير", "الصبر", "call", "person"),
            (
                "دعت شركة سامسونغ العملاء إلى الصبر.",
                "شركة سامسونغ",
                "الصبر",
                "call",
                "organization",
            ),
            (
                "اتهم وزير الدولة للشؤون الخارجية الشركة بالسرقة.",
                "وزير الدولة للشؤون الخارجية",
                "بالسرقة",
                "accuse",
                "person",
            ),
        ]
    ],
    "an office that no name follows is another's": [
        Case("اتهم النائب الوزير بالسرقة.", "اتهم", "النائب", "بالسرقة", act="accuse"),
        Case(
            "طالب النائب سالم الكندي الوزير بالاستقالة.",
            "طالب",
            "النائب سالم الكندي",
            "بالاستقالة",
            act="call",
        ),
        Case("وطالب السيد الوزير بالصبر.", "طالب", "السيد الوزير", "بالصبر", act="call"),
        Case("دعا سالم الكندي الجنود إلى الصبر.", "دعا", "سالم الكندي", "الصبر", act="call"),
    ],
    "several who are counted call upon others": [
        Case(text, text.split()[0], source, content, act=act, kind="group")
        for text, source, content, act in [
            ("دعا خمسة خبراء إلى الصبر.", "خمسة خبراء", "الصبر", "call"),
            ("دعا 3 خبراء إلى الصبر.", "3 خبراء", "الصبر", "call"),
            ("دعا 13 نائبا إلى الصبر.", "13 نائبا", "الصبر", "call"),
            ("اتهم ثلاثة نواب الحكومة بالسرقة.", "ثلاثة نواب", "بالسرقة", "accuse"),
        ]
    ],
    "an adjective of a body is no object before a clause": [
        Case(f"أكد {source} أن السد آمن.", "أكد", source, "أن السد آمن", act="confirm")
        for source in [
            "عضو اللجنة المركزية لحركة الشروق سالم الكندي",
            "مدير مركز الوادي للدراسات الاستراتيجية سالم الكندي",
        ]
    ],
    "a family name that is a noun is no object": [
        Case("دعا يوسف حداد إلى الصبر.", "دعا", "يوسف حداد", "الصبر", act="call"),
        Case("طالبت ليلى حداد بالصبر.", "طالبت", "ليلى حداد", "بالصبر", act="call"),
        Case("قال رامي حداد «السد آمن».", "قال", "رامي حداد", "السد آمن", form="direct"),
    ],
    "but what determines the accused is none": [
        Case("اتهم سامي كلا من البلدية والشركة بالسرقة.", "اتهم", "سامي", "بالسرقة", act="accuse"),
    ],
    "an unknown name of a body is whole": [
        Case(text, text.split()[0], source, content, act=act, kind="organization")
        for text, source, content, act in [
            ("أكدت شركة سامسونغ ضرورة الصبر.", "شركة سامسونغ", "ضرورة الصبر", "confirm"),
            ("أعلنت منصة نتفليكس إنتاج مسلسل جديد.", "منصة نتفليكس", "إنتاج مسلسل جديد", "say"),
            (
                "نفت شركة بوينغ لصناعة الطائرات صحة الخبر.",
                "شركة بوينغ لصناعة الطائرات",
                "صحة الخبر",
                "deny",
            ),
            ("نفت وكالة ناسا صحة الخبر.", "وكالة ناسا", "صحة الخبر", "deny"),
            ("قالت شبكة سي إن إن إن السد آمن.", "شبكة سي إن إن", "إن السد آمن", "say"),
            ("كشفت شبكة سي ان ان أن السد آمن.", "شبكة سي ان ان", "أن السد آمن", "say"),
        ]
    ],
    "who accuses by a noun ends before whom": [
        Case(f"وجاء ذلك بعد {noun}.", "اتهام", source, "بالسرقة", act="accuse", kind=kind)
        for noun, source, kind in [
            ("اتهام المعارضة الحكومة بالسرقة", "المعارضة", "organization"),
            ("اتهام المعارضة للحكومة بالسرقة", "المعارضة", "organization"),
            ("اتهام القضاء المحلي 14 تاجرا بالسرقة", "القضاء المحلي", "organization"),
        ]
    ],
    "who calls by a noun ends before whom, but goes on in an office": [
        Case("بعد دعوة الوزير المواطنين إلى الصبر.", "دعوة", "الوزير", "الصبر", act="call"),
        Case(
            "بعد مطالبة قيادات الحزب للمواطنين بالصبر.",
            "مطالبة",
            "قيادات الحزب",
            "بالصبر",
            act="call",
            kind="organization",
        ),
        Case(
            "بعد دعوة الأمين العام للجامعة إلى الصبر.",
            "دعوة",
            "الأمين العام للجامعة",
            "الصبر",
            act="call",
            kind="unnamed",
        ),
    ],
    "an office goes before the body and the name of whom a clause tells": [
        Case(
            f"{before} {source} {clause} أن السد آمن.",
            clause.split()[-1],
            source,
            "أن السد آمن",
            act,
        )
        for before, source, clause, act in [
            ("وصل", "المتحدث باسم الشرطة رامي باعشن", "الذي أكد", "confirm"),
            ("والتقى الوفد", "الأمين العام للمنظمة خالد شاهين", "الذي أكد", "confirm"),
            ("وتحدثت", "الباحثة في جامعة الوادي سارة المالكي", "التي أوضحت", "say"),
            ("وحضر اللقاء", "مساعد المتحدث باسم وزارة الصحة خالد شاهين", "الذي أكد", "confirm"),
            ("وحضر اللقاء", "مدير عام مستشفى الملك فهد خالد شاهين", "الذي أكد", "confirm"),
        ]
    ],
    "who takes up what was told goes on to speak": [
        Case(
            "ارتفعت الأسعار أمس. وهو ما نفاه المتحدث باسم الشرطة سالم العوفي، مؤكدا أن السد آمن.",
            "مؤكدا",
            "",
            "أن السد آمن",
            act="confirm",
            speaker="المتحدث باسم الشرطة سالم العوفي",
        ),
        Case(
            "وصل الوفد أمس، وهو ما أكده المدير خالد الكندي بقوله إن السد آمن.",
            "بقوله",
            "المدير خالد الكندي",
            "إن السد آمن",
        ),
    ],
    "a bank expects what another does": [
        Case(
            "البنك الدولي يتوقع أن ينكمش الاقتصاد.",
            "يتوقع",
            "البنك الدولي",
            "أن ينكمش الاقتصاد",
            act="estimate",
            kind="organization",
        ),
    ],
    "a woman's name that is a city's": [
        Case(
            "دعت الخبيرة صوفيا باعشن إلى الصبر.", "دعت", "الخبيرة صوفيا باعشن", "الصبر", act="call"
        ),
    ],
}


@pytest.mark.parametrize("case", each(CASES))
def test_rules_of_whom_one_calls(case):
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        # nobody but the accused is named
        "أصر المشجع على اتهام اللاعبين بالسرقة.",
        # a town, and no verb
        "في لحج وعدن، بدعم من القوات.",
        # it is expected of them
        "الوفد يتوقع أن يصل غدا.",
    ],
)
def test_nobody_speaks(text):
    assert read(Article(text=text)).statements == ()


@pytest.mark.parametrize("source", ["وزير الصحة سالم الكندي", "هيئة المياه", "مصدر أمني"])
@pytest.mark.parametrize(
    "adverbial",
    [
        "في تصريح صحفي",
        "خلال مؤتمر صحفي",
        "عبر حسابه في تويتر",
        "بدوره",
        "كذلك",
        "لصحيفة الوادي",
        "لقناة الساحل",
    ],
)
def test_who_speaks_stands_behind_an_adverbial(adverbial, source):
    [said] = read(Article(text=f"وأكد {adverbial} {source} أن السد آمن.")).statements

    assert [s.text for s in said.sources] == [source]


@pytest.mark.parametrize("more", ["عقد اليوم", "يومي"])
def test_an_occasion_told_further_names_nobody(more):
    [_, said] = read(
        Article(text=f"قال الوزير إن السد آمن. وأضاف في مؤتمر صحفي {more} أن العمل مستمر.")
    ).statements

    assert (said.sources, said.speaker.name) == ((), "الوزير")


@pytest.mark.parametrize("name", ["صحيفة لا ستامبا", "صحيفة لو فيغارو الفرنسية", "مجلة لو بوان"])
def test_a_foreign_article_is_of_the_name_behind_a_noun_of_media(name):
    [said] = read(Article(text=f"قالت {name} إن السد آمن.")).statements

    assert [s.text for s in said.sources] == [name]


def test_but_a_negation_is_none():
    assert read(Article(text="هذه صحيفة لا تنشر أن السد آمن.")).statements == ()


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("ونسبت وكالة الساحل إلى مصدر أمني القول إن السد آمن.", "وكالة الساحل"),
        (
            "قال مصدر أمني في مقابلة مع صحيفة نيويورك تايمز الأميركية إن السد آمن.",
            "صحيفة نيويورك تايمز الأميركية",
        ),
        ("أبلغ مصدر أمني صحيفة الوادي أن السد آمن.", "صحيفة الوادي"),
    ],
)
def test_who_passes_words_on_or_is_told_them(text, medium):
    [said] = read(Article(text=text)).statements

    assert [s.text for s in said.sources] == ["مصدر أمني"]
    assert [v.name for v in said.via] == [medium]


@pytest.mark.parametrize("source", ["وزير الخارجية", "البنتاغون", "سالم الكندي", "مصدر أمني"])
def test_a_headline_passes_the_words_of_anybody_on(source):
    article = Article(title=f"رويترز عن {source}: السد آمن", text="وصل الوفد أمس.")

    [said] = read(article).statements

    assert ([s.text for s in said.sources], [v.name for v in said.via]) == ([source], ["رويترز"])


def test_thus_spoke_who_stands_behind_a_quotation():
    [said] = read(Article(text="«سنعلن النتائج يوم الأحد»، هكذا قال سالم الكندي.")).statements

    assert [s.text for s in said.sources] == ["سالم الكندي"]
    assert [c.text for c in said.contents] == ["سنعلن النتائج يوم الأحد"]
