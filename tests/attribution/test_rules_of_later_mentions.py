"""Rules asked for by articles that vary by what a source is called when it speaks again."""

import pytest

from musnad import Article, read

FIRST = "قال الوزير سالم الكندي إن السد آمن. "
CASES = {
    "a firm by its name alone": (
        f"قالت شركة سامسونغ للإلكترونيات إن السوق مفتوح. {FIRST}وأضافت سامسونغ أن العمل مستمر.",
        "شركة سامسونغ للإلكترونيات",
        "organization",
    ),
    "but not a man who bears it": (
        f"قالت شركة الوادي للنقل إن السوق مفتوح. قال سالم الوادي إن السد آمن. {FIRST}"
        "وأضاف الوادي أن العمل مستمر.",
        "سالم الوادي",
        "person",
    ),
    "nor one who stands in the name of a body": (
        "قال مكتب النائب سالم الحصري إن السد آمن. وأضاف الحصري أن العمل مستمر.",
        "النائب سالم الحصري",
        "person",
    ),
    "a bank by its adjective": (
        f"قال البنك المركزي المصري إن السوق مفتوح. {FIRST}وأضاف المركزي المصري أن العمل مستمر.",
        "البنك المركزي المصري",
        "organization",
    ),
    "a body by its field": (
        f"قالت هيئة الأرصاد الجوية إن السوق مفتوح. {FIRST}وأضافت الأرصاد أن العمل مستمر.",
        "هيئة الأرصاد الجوية",
        "organization",
    ),
    "a singular is none of several": (
        "قال مصدر أمني إن السد آمن. وقالت مصادر محلية إن السوق مفتوح. "
        "وأضاف المصدر ذاته أن العمل مستمر.",
        "مصدر أمني",
        "unnamed",
    ),
    "an official told of in the accusative": (
        f"{FIRST}لكن مسؤولا في الاتحاد قال إن السوق مفتوح. وأضاف المسؤول أن العمل مستمر.",
        "مسؤولا في الاتحاد",
        "unnamed",
    ),
    "who was cited last goes on": (
        f"{FIRST}وقال الخبير نادر العوفي إن السوق مفتوح. وبحسب الكندي، فإن الطريق مغلق. "
        "وأضاف أن العمل مستمر.",
        "الوزير سالم الكندي",
        "person",
    ),
    "a citizen by his country": (
        "وقال التشيلي مانويل ستيفنسون إن السد آمن. وأضاف ستيفنسون أن العمل مستمر.",
        "التشيلي مانويل ستيفنسون",
        "person",
    ),
    "a namesake of a city with his office": (
        "وقال سول ستيفنسون، مدافع المنتخب، إن السد آمن. وأضاف ستيفنسون أن العمل مستمر.",
        "سول ستيفنسون، مدافع المنتخب",
        "person",
    ),
}


@pytest.mark.parametrize(("text", "name", "kind"), CASES.values(), ids=CASES)
def test_who_speaks_again_is_who_spoke_before(text, name, kind):
    last = read(Article(text=text)).statements[-1]

    assert (last.speaker.name, last.speaker.kind) == (name, kind)


@pytest.mark.parametrize("name", ["الكرملين", "الأمم المتحدة", "البنتاغون", "ناسا"])
def test_a_body_that_acts_as_states_do_speaks_in_a_headline(name):
    article = Article(title=f"{name}: السد آمن", text="وصل الوفد إلى المدينة أمس.")

    [said] = read(article).statements

    assert said.speaker.name == name


@pytest.mark.parametrize("place", ["موسكو", "الإمارات"])
def test_a_place_before_a_colon_is_where_it_was(place):
    article = Article(title=f"{place}: السد آمن", text="وصل الوفد إلى المدينة أمس.")

    assert read(article).statements == ()


@pytest.mark.parametrize(
    "tail",
    ["، ويدعم المجلس فتح الطريق", "، يذكر أن السد بني عام 1990", "، والجدير بالذكر أن السد قديم"],
)
def test_what_the_writer_adds_behind_a_comma_is_none_of_the_words(tail):
    [said, *_] = read(Article(text=f"أعلن المجلس أن العمل مستمر{tail}.")).statements

    assert [c.text for c in said.contents] == ["أن العمل مستمر"]
