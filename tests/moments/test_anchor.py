"""The day an article speaks from: published, else told by dateline, trailer or lead."""

import pytest
from timed import moments


def yesterday(text, published=""):
    """What the only «أمس» of a text resolves to."""
    (value,) = [moment[2] for moment in moments(text, published) if moment[0] == "أمس"]
    return value


def test_published():
    assert yesterday("وصل الوفد إلى الميناء أمس.", "2024-05-15") == "2024-05-14"
    assert yesterday("وصل الوفد إلى الميناء أمس.", "2024-05-15T23:50:00Z") == "2024-05-14"


def test_published_wins_against_the_text():
    text = "الساحل، 20 مايو 2024 - وصل الوفد إلى الميناء أمس."
    assert yesterday(text, "2024-05-15") == "2024-05-14"


@pytest.mark.parametrize(
    "dateline",
    [
        "الساحل، 15 مايو 2024 - ",
        "الساحل 15 مايو 2024 (وكالة الساحل) - ",
        "الساحل في 15 مايو 2024: ",
        "15 أيار/مايو 2024 - ",
        "15/5/2024\n",
    ],
)
def test_a_dateline(dateline):
    text = f"{dateline}قالت بلدية الميناء إن الوفد وصل إلى السوق أمس واطلع على سير العمل فيه."
    assert yesterday(text) == "2024-05-14"


@pytest.mark.parametrize(
    "trailer", ["\nتاريخ النشر: 15 مايو 2024", "\nمحرر الخبر : 2024 - 05 - 15", "\nنشر: 15/5/2024"]
)
def test_a_trailer(trailer):
    text = f"قالت بلدية الميناء إن الوفد وصل إلى السوق أمس واطلع على سير العمل فيه.{trailer}"
    assert yesterday(text) == "2024-05-14"


@pytest.mark.parametrize(
    ("told", "implied"),
    [
        ("أمس الثلاثاء 14 مايو 2024", "2024-05-14"),
        ("اليوم الأربعاء 15 مايو 2024", "2024-05-14"),
        ("غدا الخميس 16 مايو 2024", "2024-05-14"),
        ("اليوم الأربعاء 7/11/1445هـ", "2024-05-14"),
    ],
)
def test_today_or_yesterday_with_its_date_in_the_lead(told, implied):
    text = f"افتتحت بلدية الميناء {told} سوق السمك. وكان الوفد قد وصل إلى الميناء أمس."
    assert yesterday(text) == implied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد أمس.", "أمس"),
        ("وصل الوفد الأحد.", "الأحد"),
        ("وصل الوفد في أغسطس الماضي.", "أغسطس الماضي"),
        ("وصل الوفد في 12 مايو.", "12 مايو"),
        ("وصل الوفد قبل ثلاثة أيام.", "قبل ثلاثة أيام"),
        ("كان السوق مغلقا منذ شهور، وافتتح في 3 مارس 2019. ووصل الوفد أمس.", "أمس"),
        ("افتتح السوق في 3 مارس 2019. ووصل الوفد أمس.", "أمس"),
        ("يعود بناء السوق إلى 3 مارس 2019. وغادر الوفد أمس.", "أمس"),
    ],
)
def test_without_any_of_these_it_is_left_open(text, expected):
    found = [moment for moment in moments(text, published="") if moment[0] == expected]
    assert [moment[1:] for moment in found] == [("DATE", "", "", "")]


def test_what_the_text_fixes_itself_is_given_all_the_same():
    found = moments("وصل الوفد أمس، وكان السوق افتتح في 3 مارس 2019.", published="")
    assert [moment[2] for moment in found] == ["", "2019-03-03"]


def test_parts_of_an_unknown_day_have_no_value():
    assert moments("وصل الوفد مساء أمس.", published="")[0][3:] == ("", "")
