"""What kind of source a phrase names: named or not, talk that is nobody's, teams, media."""

import pytest
from said import each

import musnad
from musnad import read

CASES = {
    "an office without a name": [
        ("قال المتحدث باسم الشركة إن البئر جفت.", "unnamed"),
        ("قال المتحدث باسم الشركة سالم الكندي إن البئر جفت.", "person"),
        ("قال المتحدث باسم الشركة في الوادي ويلي نياميتوي إن البئر جفت.", "person"),
        ("وقال مسؤول كبير في الوزارة إن البئر جفت.", "unnamed"),
        ("وقال مسؤول الوزارة سالم الكندي إن البئر جفت.", "person"),
        ("وقال الوزير إن البئر جفت.", "person"),
        ("وقال رئيس النادي إن البئر جفت.", "unnamed"),
        ("وقال رئيس الوزراء إن البئر جفت.", "person"),
        ("وقال الرئيس الفرنسي إن البئر جفت.", "person"),
        ("وقال الباحث المائي إن البئر جفت. ووصل الباحث المائي سالم الكندي أمس.", "person"),
    ],
    "one who is called so": [
        ("وقال رجل يدعى نادر إن البئر جفت.", "person"),
        ("وقال رجل يعمل هنا إن البئر جفت.", "unnamed"),
    ],
    "talk that nobody is told to have begun": [
        ("أفادت معلومات بأن السفن عادت.", "unsourced"),
        ("أفادت معلومات التقرير بأن السفن عادت.", "document"),
    ],
    "a source with a place is no name": [
        ("كشفت مصادر رسمية داخل أروقة الاتحاد أن السفن عادت.", "unnamed"),
    ],
    "a country": [
        ("قالت دولة الإمارات إن السفن عادت.", "organization"),
        ("قال دولة الرئيس سالم الكندي إن السفن عادت.", "person"),
    ],
    "a team": [
        ("وأكد فريق الخبراء الدولي أن السفن عادت.", "group"),
        ("وأكد الفريق سالم الكندي أن السفن عادت.", "person"),
    ],
    "learned persons": [
        ("وقال العلماء إن السفن عادت.", "group"),
        ("وقال العالم سالم الكندي إن السفن عادت.", "person"),
    ],
    "several behind a verb in the singular": [
        ("وقال المسؤولون إن السفن عادت.", "unnamed"),
        ("وأعلن المنظمون تأجيل الحفل.", "group"),
        ("وأكد المحامون أن السفن عادت.", "group"),
        ("وأكد القضاة أن الحكم نهائي.", "unnamed"),
        ("وقال المحافظ إن السفن عادت.", "person"),
        ("وقال الأمين إن السفن عادت.", "person"),
        ("وأكد تربويون أن الدروس عادت.", "group"),
        ("وأكد لاتوليون أن الدروس عادت.", "person"),
    ],
    "an adjective of a country is no given name": [
        ("وأكد الشعب اليمني أن السفن عادت.", "group"),
        ("وأكد المواطن اليمني أن السفن عادت.", "unnamed"),
    ],
    "a role between marks": [
        ("وقال «المسؤول المحلي» إن السفن عادت.", "person"),
        ("وقالت «المهندسين» إن السفن عادت.", "organization"),
        ("وقالت «الاقتصادية» إن السفن عادت.", "organization"),
    ],
    "the latest of its kind": [
        ("وحسب آخر تقدير، عادت السفن.", "document"),
        ("وحسب آخر الركاب، عادت السفن.", "unnamed"),
    ],
    "a medium by its bare name": [
        ("وقالت هآرتس إن السفن عادت. وكانت صحيفة هآرتس قد نشرت صورا.", "organization"),
        ("وقالت إلينا إن السفن عادت. وكانت السيدة إلينا قد نشرت صورا.", "person"),
    ],
}


@pytest.mark.parametrize("text, kind", each(CASES))
def test_rule(text, kind):
    assert read(text).statements[0].kind == kind


def test_a_lone_letter_is_no_accusative():
    (statement,) = musnad.read("قال ا إن السد آمن.").statements
    assert statement.contents[0].text == "إن السد آمن"


def test_several_are_not_one_of_them():
    text = "قال المسؤول في الوزارة ناجي الحداد إن الطريق مغلق. وأكد المسؤولون أن الجسر سليم."
    one, several = read(text).statements
    assert one.speaker.name == "المسؤول في الوزارة ناجي الحداد"
    assert several.speaker.name == "المسؤولون"
