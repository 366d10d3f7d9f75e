"""Definite descriptions: which source told of before «الزعيم النقابي» or «الوثيقة» means."""

import pytest

import musnad
from musnad import Article

UNIONIST = "الأمين العام للنقابة، سالم المرزوقي"
MINISTER = "وزير المياه سالم الكندي"


def speaker(text, cue, title=""):
    """The name of the speaker of the last statement with this reporting word."""
    found = [
        s for s in musnad.read(Article(text=text, title=title)).statements if s.cue.text == cue
    ]
    assert found
    return found[-1].speaker.name


@pytest.mark.parametrize(
    ("told", "described", "name"),
    [
        (f"قال {UNIONIST}، إن الإضراب مستمر.", "الزعيم النقابي", UNIONIST),
        (f"قال {UNIONIST}، إن الإضراب مستمر.", "الباحث في شؤون العمل", UNIONIST),
        (f"قال {UNIONIST}، إن الإضراب مستمر.", "الوزير السابق في العدل", UNIONIST),
        ("قال بنك السنديان إن الطلب تراجع.", "البنك المركزي", "بنك السنديان"),
        ("كشفت دراسة لجامعة الساحل أن السد آمن.", "التقرير", "التقرير"),
        ("ذكر بيان لوزارة المياه أن السد آمن.", "البيان الصحفي", "بيان لوزارة المياه"),
    ],
)
def test_a_description_means_who_was_told_of(told, described, name):
    assert speaker(f"{told} وأوضح {described} أن الفحص تم.", "أوضح") == name


@pytest.mark.parametrize(
    "named",
    ["الرئيس السوري", "الأمين العام للأمم المتحدة", "الرئيس التنفيذي للشركة", "العميد الصفصافي"],
)
def test_an_office_that_needs_no_name_is_another_person(named):
    text = f"قال {MINISTER} إن السد آمن. وأوضح {named} أن الفحص تم."
    assert speaker(text, "أوضح") == named


def test_a_man_is_not_the_woman_who_spoke():
    text = "قالت وزيرة المياه ليلى الكندي إن السد آمن. وأوضح الخبير أن الفحص تم."
    assert speaker(text, "أوضح") == "الخبير"


def test_a_description_of_another_country_means_another():
    text = "قال اللاعب المصري سالم الكندي إن الفريق جاهز. وأوضح المدافع السوري أن الفوز صعب."
    assert speaker(text, "أوضح") == "المدافع السوري"


def test_who_shares_a_word_with_the_description_is_meant():
    text = (
        "قال المدرب سالم الكندي إن الفريق جاهز. وقال رئيس النادي محمد الساحلي إن الدعم مستمر. "
        "وأوضح المدرب السابق للمنتخب أن المباراة صعبة."
    )
    assert speaker(text, "أوضح") == "المدرب سالم الكندي"


def test_a_description_that_the_article_names_keeps_its_name():
    text = (
        f"قال {MINISTER} إن السد آمن. وأوضح المستشار القانوني أن الفحص تم. "
        "وكان المستشار القانوني محمد الساحلي حضر اللقاء."
    )
    assert speaker(text, "أوضح") == "المستشار القانوني محمد الساحلي"


def test_any_document_is_called_a_document():
    text = "كشفت دراسة حديثة لجامعة الساحل أن السد آمن. وبحسب الوثيقة، فإن الفحص تم."
    assert speaker(text, "بحسب") == "دراسة حديثة لجامعة الساحل"


def test_what_was_told_of_without_speaking():
    text = "كشف تقرير معهد الساحل الدولي أن السد آمن. وأوضح المعهد الوطني أن الفحص تم."
    assert speaker(text, "أوضح") == "معهد الساحل الدولي"


def test_a_medium_by_its_bare_name():
    text = "قالت إيكوناس إن السد آمن. وأوضحت المجلة البريطانية أن الفحص تم."
    assert speaker(text, "أوضحت") == "إيكوناس"


def test_the_source_pointed_back_to_is_of_the_same_speech():
    text = "أعلنت النيابة العامة أن تقريرها يؤكد سلامة السد. وأضاف المصدر ذاته أن الفحص تم."
    assert speaker(text, "أضاف") == "النيابة العامة"


def test_a_name_in_two_halves_is_the_name_written_as_one():
    text = "قال الوزير سالم عبد العزيز إن السد آمن. وأوضح عبدالعزيز أن الفحص تم."
    assert speaker(text, "أوضح") == "الوزير سالم عبد العزيز"


def test_two_persons_are_not_one_of_them():
    text = (
        "قال الكندي إن السد آمن. وأكد الكندي ومحمد الساحلي أن الفحص تم. وأوضح الكندي أن العمل بدأ."
    )
    assert speaker(text, "أوضح") == "الكندي"


def test_the_office_behind_a_surname_alone_is_another_person():
    text = (
        "التقى الكندي وزير المالية محمد الساحلي. وأوضح الكندي أن السد آمن. "
        "وحضر اللقاء الوزير سالم الكندي."
    )
    assert speaker(text, "أوضح") == "الوزير سالم الكندي"


def test_a_body_is_not_named_by_its_parts():
    text = "أوضح الجيش أن الطريق مغلق. وحضرت قيادة الجيش الاجتماع."
    assert speaker(text, "أوضح") == "الجيش"


def test_a_rubric_above_a_headline_is_no_name():
    assert speaker("", "يؤكد", title="سياسي / الكندي يؤكد أن السد آمن") == "الكندي"


SEVERAL = {
    "the two that spoke together": [
        (
            "قال سالم الكندي ونبيل الحاتمي إن السد آمن. وأكد الزعيمان أن القرى آمنة.",
            "سالم الكندي ونبيل الحاتمي",
        ),
        ("قال سالم الكندي إن السد آمن. وأكد الزعيمان أن القرى آمنة.", "الزعيمان"),
        (
            "قال سالم الكندي ونبيل الحاتمي إن السد آمن. وأكد المتخصصون أن القرى آمنة.",
            "المتخصصون",
        ),
    ],
    "a group told of before": [
        (
            "قال سائقو الشركة إن الأجر قليل. وحذر السائقون من إضراب.",
            "سائقو الشركة",
        ),
        ("قال عمال الشركة إن الأجر قليل. وحذر السائقون من إضراب.", "السائقون"),
    ],
}


@pytest.mark.parametrize("text, speaker", [case for cases in SEVERAL.values() for case in cases])
def test_several_are_told_of_before(text, speaker):
    assert musnad.read(text).statements[1].speaker.name == speaker


@pytest.mark.parametrize(
    ("told", "again", "name"),
    [
        ("قال مصدر في البلدية إن الطريق مغلق.", "ذات المصدر", "مصدر في البلدية"),
        (f"قال {MINISTER} إن السد آمن.", "نفس المسؤول", MINISTER),
        ("ذكر بيان لوزارة المياه أن السد آمن.", "نفس البيان", "بيان لوزارة المياه"),
        ("قالت ليلى الكندي إن السد آمن.", "نفس المسؤول", "نفس المسؤول"),
    ],
)
def test_the_same_source_again(told, again, name):
    assert speaker(f"{told} وأوضح {again} أن الفحص تم.", "أوضح") == name


def test_what_has_something_is_not_the_same():
    text = f"قال {MINISTER} إن السد آمن. وأوضحت شركة ذات مسؤولية محدودة أن الفحص تم."
    assert speaker(text, "أوضحت") == "شركة ذات مسؤولية محدودة"
