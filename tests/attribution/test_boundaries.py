"""Where sources and contents end, whom a mention means, and what only looks like a report."""

import pytest
from said import Case, check, cues, ids

import musnad
from musnad import Article

SOURCES = [
    Case("وأكد زيكانيلا أن الخطة جاهزة.", "أكد", "زيكانيلا", "أن الخطة جاهزة", "confirm"),
    Case(
        "اتهمت النيابة العامة في بندر الصفاة مدير مستودع سابق بتلقي رشوة.",
        "اتهمت",
        "النيابة العامة في بندر الصفاة",
        "بتلقي رشوة",
        "accuse",
        "organization",
    ),
    # The accused is no part of who accuses, whether a body behind his name …
    Case(
        "اتهمت وزارة المراعي السنديانية شركات الأعلاف بتخزين الشعير.",
        "اتهمت",
        "وزارة المراعي السنديانية",
        "بتخزين الشعير",
        "accuse",
        "organization",
    ),
    # … but not one that his name goes on to …
    Case(
        "اتهم المتحدث الإعلامي لهيئة المراعي التجار بتخزين الشعير.",
        "اتهم",
        "المتحدث الإعلامي لهيئة المراعي",
        "بتخزين الشعير",
        "accuse",
    ),
    # … or the one noun there is.
    Case(
        "قال الطحان إن الأسعار ارتفعت، واتهم الحكومة بأنها تأخرت.",
        "اتهم",
        "",
        "بأنها تأخرت",
        "accuse",
        speaker="الطحان",
    ),
    Case(
        "من جهته أكد المتحدث باسم الحركة «ناصر سعيد»، وفاة القائد.",
        "أكد",
        "المتحدث باسم الحركة «ناصر سعيد»",
        "وفاة القائد",
        "confirm",
    ),
    Case(
        "قال تقرير لصحيفة «الميناء» إن الأسعار ارتفعت.",
        "قال",
        "تقرير لصحيفة «الميناء»",
        "إن الأسعار ارتفعت",
        kind="document",
    ),
    Case(
        "وقال رمضان مسعود إن التهديد خطير.",
        "قال",
        "رمضان مسعود",
        "إن التهديد خطير",
    ),
    Case(
        "وأشاد معلم الحي بإنجازها الكبير.",
        "أشاد",
        "معلم الحي",
        "بإنجازها الكبير",
        "express",
        kind="unnamed",
    ),
    Case(
        "ألقى النقيب كلمة أشار فيها إلى أن المشروع متأخر.",
        "أشار",
        "النقيب",
        "أن المشروع متأخر",
    ),
    Case(
        "وختم المدرب الهلالي حديثه بقوله: يجب أن نركز.",
        "بقوله",
        "المدرب الهلالي",
        "يجب أن نركز",
        form="direct",
        kind="unnamed",
    ),
]

CONTENTS = [
    Case(
        "أعلنت الوزارة حالة الطوارئ في المدينة، وعقدت لجنة الإغاثة اجتماعا.",
        "أعلنت",
        "الوزارة",
        "حالة الطوارئ في المدينة",
        kind="organization",
    ),
    Case(
        "وأكد الوزير أن العمل مستمر، سائلا الله التوفيق للجميع.",
        "أكد",
        "الوزير",
        "أن العمل مستمر",
        "confirm",
    ),
    Case(
        "وتوقع النادي إقالة المدرب، إلا أن مصدرا في الإدارة نفى ذلك.",
        "توقع",
        "النادي",
        "إقالة المدرب",
        "estimate",
        "organization",
    ),
    Case(
        "قالت الشرطة إن الشاب تعدى على ممتلكات الغير.",
        "قالت",
        "الشرطة",
        "إن الشاب تعدى على ممتلكات الغير",
        kind="organization",
    ),
    Case(
        "وأشار الوزير إلى أن الحرارة هي الأعلى حسب هيئة الأرصاد حيث بلغت ستين درجة.",
        "حسب",
        "هيئة الأرصاد",
        "أن الحرارة هي الأعلى",
        kind="organization",
        via=("الوزير",),
    ),
    Case(
        "أغلق الطريق أمس، وفق ما ورد في تقرير للبلدية.",
        "وفق",
        "تقرير للبلدية",
        "أغلق الطريق أمس",
        kind="document",
    ),
    Case(
        "وانضم النقيب إلى الدعوى ضد «الشركة الغاصبة»، وفق وصفه. وقال النقيب إن الدعوى عادلة.",
        "قال",
        "النقيب",
        "إن الدعوى عادلة",
    ),
]

SPEAKERS = [
    Case(
        "زار مدير الأمن الفريق عثمان الصفصافي المصابين في المستشفى، وقال إن الزيارة واجب.",
        "قال",
        "",
        "إن الزيارة واجب",
        speaker="مدير الأمن الفريق عثمان الصفصافي",
    ),
    Case(
        "قال سالم الكندي إن الأمر خطير. وأشار المتحدث إلى أن القضية معقدة.",
        "أشار",
        "المتحدث",
        "أن القضية معقدة",
        speaker="سالم الكندي",
    ),
    Case(
        "وذكر بلاغ للنقابة أن الوضع صعب. واعتبر البلاغ ذاته أن الحل قريب.",
        "اعتبر",
        "البلاغ ذاته",
        "أن الحل قريب",
        "opine",
        "document",
        speaker="بلاغ للنقابة",
    ),
    Case(
        "أطلقت هيلا العبري حملتها أمس. وقالت العبري إن الحملة ناجحة.",
        "قالت",
        "العبري",
        "إن الحملة ناجحة",
        speaker="هيلا العبري",
    ),
]


@pytest.mark.parametrize("case", SOURCES, ids=ids(SOURCES))
def test_source(case):
    check(case)


@pytest.mark.parametrize("case", CONTENTS, ids=ids(CONTENTS))
def test_content(case):
    check(case)


@pytest.mark.parametrize("case", SPEAKERS, ids=ids(SPEAKERS))
def test_speaker(case):
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "الجدير ذكره أن الملتقى افتتح أمس.",
        "هناك من سيطالبون بإلغاء القرار.",
        "عقد اللقاء في القاعة الكبرى، عبر الدائرة التلفزيونية المغلقة.",
        "ولكن بين فترة وأخرى يزور المدينة سياح: من الشمال ومن الجنوب.",
        "عمل الرجل من أجل نشر النزاهة بين الناس.",
        "سجل الطلاب وفق نموذج خاص أمس.",
    ],
)
def test_no_report(text):
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقال الوزير إن الجسر سيفتح، دون أن يحدد موعدا.", "إن الجسر سيفتح"),
        ("وقال الوزير إن الجسر سيفتح، دون إغلاق الطريق.", "إن الجسر سيفتح، دون إغلاق الطريق"),
        ("وقال الوزير إن الجسر سيفتح، في إشارة إلى جسر الوادي.", "إن الجسر سيفتح"),
        ("وقال الوزير إن الجسر سيفتح، في أول أيام العيد.", "إن الجسر سيفتح، في أول أيام العيد"),
        ("وقال الوزير إن الجسر سيفتح، مستعرضا دور الوزارة.", "إن الجسر سيفتح"),
        ("وقال الوزير إن الجسر سيفتح، معتبرا إياه مكسبا.", "إن الجسر سيفتح"),
        ("وقال الوزير إن الجسر سيفتح ولكنه لم يذكر موعدا.", "إن الجسر سيفتح"),
        ("وقال الوزير إن الجسر جاهز لكنه لم يفتح.", "إن الجسر جاهز لكنه لم يفتح"),
        ("وأعلنت الوزارة خطة طوارئ ويستعد السكان للرحيل.", "خطة طوارئ"),
        ("وأعلنت الوزارة خطة لا تمس السكان ويستفيد منها المزارعون.", None),
        ("وشجبت النقابة تلك الدعوات.", "تلك الدعوات"),
        ("ودعا الوزير إلى فتح الطريق لإيصال الأدوية.", "فتح الطريق لإيصال الأدوية"),
    ],
)
def test_a_content_ends_before_the_writers_own_words(text, content):
    statement = musnad.read(Article(text=text)).statements[0]
    if content is None:
        assert statement.contents[0].text.endswith("المزارعون")
    else:
        assert statement.contents[0].text == content


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وطالب أبو ردينة الإدارة الأميركية بالتدخل.", "أبو ردينة"),
        ("وطالبت حركة الإصلاح (سنابل) قوات الحدود بالانسحاب.", "حركة الإصلاح (سنابل)"),
        ("وطالبت النقابة المجتمع الدولي بالتدخل.", "النقابة"),
        ("وطالبت الخارجية الفلسطينية مجلس الأمن الدولي بالتدخل.", "الخارجية الفلسطينية"),
        ("ودعا الرئيس اللبناني ميشال عون مواطنيه إلى الهدوء.", "الرئيس اللبناني ميشال عون"),
        ("ودعا السفير إلى روسيا سالم الوادي إلى الهدوء.", "السفير إلى روسيا سالم الوادي"),
        ("وطالبت النقابة الوطنية بالتدخل.", "النقابة الوطنية"),
    ],
)
def test_who_is_spoken_to_is_no_part_of_the_source(text, source):
    statement = musnad.read(Article(text=text)).statements[0]
    assert [span.text for span in statement.sources] == [source]


def test_a_line_that_breaks_off_goes_on_in_the_next_one():
    statement = musnad.read(Article(text="أكد سامر الطويل أن\nالموسم جيد.")).statements[0]
    assert statement.contents[0].text == "أن\nالموسم جيد"


def test_a_line_that_ends_is_a_sentence():
    statement = musnad.read(
        Article(text="أكد سامر الطويل أن الموسم جيد\nوالثمار كثيرة")
    ).statements[0]
    assert statement.contents[0].text == "أن الموسم جيد"


@pytest.mark.parametrize("text", ["كتب: سالم الصفصافي", "اقرأ أيضا: الوزير يزور السد"])
def test_lines_of_the_page_report_nothing(text):
    assert cues(text) == []


def test_marks_that_html_wrote_are_marks():
    text = "وقال الوزير &quot;نحن جاهزون للعمل غدا&quot;."
    statement = musnad.read(Article(text=text)).statements[0]
    assert (statement.contents[0].text, statement.form) == ("نحن جاهزون للعمل غدا", "direct")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وأدان الوزير القرار، معتبرا تلك الدعوات بأنها كاذبة.", "بأنها كاذبة"),
        ("وقال الوزير إن السد آمن، معتبرا ذلك إنجازا.", "ذلك إنجازا"),
    ],
)
def test_what_is_judged_by_a_participle(text, content):
    statement = musnad.read(Article(text=text)).statements[1]
    assert (statement.cue.text, statement.contents[0].text) == ("معتبرا", content)
