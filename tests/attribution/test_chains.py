"""Who passes words on: agencies quoted, media spoken to, speakers that tell of others."""

import pytest
from said import Case, check, ids

import musnad
from musnad import Article

CASES = [
    Case(
        "ونقلت وكالة الساحل عن مسؤول في الشركة قوله إن الأعمال متوقفة.",
        "قوله",
        "مسؤول في الشركة",
        "إن الأعمال متوقفة",
        kind="unnamed",
        via=("وكالة الساحل",),
    ),
    Case(
        "وبثت قناة الميناء عن مدير المشفى قوله إن ثلاثة جرحى وصلوا.",
        "قوله",
        "مدير المشفى",
        "إن ثلاثة جرحى وصلوا",
        kind="unnamed",
        via=("قناة الميناء",),
    ),
    Case(
        "وقال المتحدث لرويترز إن الصفقة ألغيت.",
        "قال",
        "المتحدث",
        "إن الصفقة ألغيت",
        via=("رويترز",),
    ),
    Case(
        "وقال الوزير في تصريح لقناة الساحل إن السد آمن.",
        "قال",
        "الوزير",
        "إن السد آمن",
        via=("قناة الساحل",),
    ),
    Case(
        "وصرح الوزير لصحيفة «مرآة الساحل» بأن السد آمن.",
        "صرح",
        "الوزير",
        "بأن السد آمن",
        via=("صحيفة «مرآة الساحل»",),
    ),
    Case(
        "قال الوزير إن المنظمة أعلنت أن الأسعار سترتفع.",
        "قال",
        "الوزير",
        "إن المنظمة أعلنت أن الأسعار سترتفع",
    ),
    Case(
        "قال الوزير إن المنظمة أعلنت أن الأسعار سترتفع.",
        "أعلنت",
        "المنظمة",
        "أن الأسعار سترتفع",
        kind="organization",
        via=("الوزير",),
    ),
    Case(
        "ذكرت الإذاعة نقلا عن مسؤولين أن الطريق أغلق.",
        "ذكرت",
        "الإذاعة",
        "أن الطريق أغلق",
        kind="organization",
    ),
    Case(
        "ذكرت الإذاعة نقلا عن مسؤولين أن الطريق أغلق.",
        "نقلا",
        "مسؤولين",
        "أن الطريق أغلق",
        kind="unnamed",
        via=("الإذاعة",),
    ),
    Case(
        "وقال المتحدث لرويترز إن الصفقة ألغيت. وأضاف أن السبب مالي.",
        "أضاف",
        "",
        "أن السبب مالي",
        speaker="المتحدث",
        via=("رويترز",),
    ),
    Case(
        "وقالت مصادر قضائية للجزيرة إن الملف أغلق.",
        "قالت",
        "مصادر قضائية",
        "إن الملف أغلق",
        kind="unnamed",
        via=("الجزيرة",),
    ),
    Case(
        "وقال وزير السدود نادر الصفصافي لسكاي نيوز عربية إن السد آمن.",
        "قال",
        "وزير السدود نادر الصفصافي",
        "إن السد آمن",
        via=("سكاي نيوز عربية",),
    ),
    Case(
        'وأوضح الرامي "لصدى الوادي" أن السد آمن.',
        "أوضح",
        "الرامي",
        "أن السد آمن",
        via=("صدى الوادي",),
    ),
    Case(
        'وأوضحت صحيفة "لوموند" أن السد آمن.',
        "أوضحت",
        'صحيفة "لوموند"',
        "أن السد آمن",
        kind="organization",
    ),
    Case(
        "وقال المبعوث للشرق الأوسط إن الهدنة صامدة.",
        "قال",
        "المبعوث للشرق الأوسط",
        "إن الهدنة صامدة",
        kind="unnamed",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_chain(case):
    check(case)


def test_whoever_spoke_before_passes_on_what_is_said_to_nobody():
    text = "قالت صحيفة الساحل إن السد آمن. ونقلت عن مهندس أن الطريق مغلق. وأضاف أن المياه كثيرة."
    statements = musnad.read(Article(text=text)).statements
    assert [[relay.name for relay in s.via] for s in statements] == [
        [],
        ["صحيفة الساحل"],
        ["صحيفة الساحل"],
    ]


def test_nobody_passes_on_what_only_a_minister_spoke_before():
    text = "قال الوزير إن السد آمن. ونقلت عن مهندس أن الطريق مغلق."
    assert musnad.read(Article(text=text)).statements[1].via == ()


def test_a_name_between_marks_holds_no_verb():
    text = 'وكانت صحيفة "وول ستريت الوادي" نقلت عن مهندس قوله إن الطريق مغلق.'
    relays = musnad.read(Article(text=text)).statements[0].via
    assert [relay.name for relay in relays] == ['صحيفة "وول ستريت الوادي"']


def test_a_speech_to_the_outlet_itself_goes_on_no_other():
    text = "وقال الوزير سالم الكندي لرويترز إن البئر جفت. وقال الكندي لقناة الضفة إن السد آمن."
    article = Article(text=text, outlet="قناة الضفة")
    assert [[r.name for r in s.via] for s in musnad.read(article).statements] == [["رويترز"], []]


def test_the_outlet_itself_is_no_relay():
    article = Article(text="وقال المتحدث لرويترز إن الصفقة ألغيت.", outlet="رويترز")
    assert musnad.read(article).statements[0].via == ()


def test_a_medium_is_carried_on_through_a_speech_but_not_into_the_headline():
    text = (
        "وقال نادر الصفصافي لرويترز إن السد آمن. وأعلنت البلدية أن الطريق مغلق. "
        "وقال الصفصافي إن المياه كثيرة."
    )
    statements = musnad.read(Article(text=text, title="الصفصافي: السد آمن")).statements
    assert [tuple(relay.name for relay in s.via) for s in statements] == [
        (),
        ("رويترز",),
        (),
        ("رويترز",),
    ]


def test_what_one_word_tells_for_two_may_rest_on_a_document():
    text = (
        "وأوضحت وزارة المياه على لسان المدير سالم الكندي أن السد سيمتلئ بحسب تقرير الشركة كما قال."
    )
    told = musnad.read(Article(text=text)).statements
    assert [(s.cue.text, s.sources[0].text, [relay.name for relay in s.via]) for s in told] == [
        ("أوضحت", "وزارة المياه", []),
        ("على", "المدير سالم الكندي", ["وزارة المياه"]),
        ("بحسب", "تقرير الشركة", ["وزارة المياه", "المدير سالم الكندي"]),
    ]
