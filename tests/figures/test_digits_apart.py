"""Digits written apart, with marks between them, as fractions and with signs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measured import figures

import musnad
from musnad.article import Figure, Moment


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3 450 000", 3_450_000),
        ("12 345", 12_345),
        ("٧ ٥٠٠", 7_500),
        ("3،200،500", 3_200_500),
        ("1'250'000", 1_250_000),
        ("48\u200f,900", 48_900),
        ("6\u061c.25", 6.25),
    ],
)
def test_groups(written, value):
    assert figures(f"باع المصنع {written} كيلوغرام أمس.") == [
        (f"{written} كيلوغرام", value, value, "exact", "كيلوغرام")
    ]


def test_numbers_side_by_side_are_no_groups():
    assert figures("المادة 5 200 ريال قطري.") == [("200 ريال قطري", 200, 200, "exact", "QAR")]
    assert [n.value for n in musnad.numbers("5 60 700")] == [5, 60, 700]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(1_000, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", "،", "'"]))
def test_any_number_in_groups_is_read_back(value, separator):
    written = f"{value:,}".replace(",", separator)
    text = f"بلغ العدد {written} نسخة."
    (figure,) = musnad.read(text).figures
    assert (figure.low, figure.high, figure.unit) == (value, value, "نسخة")
    assert text[figure.start : figure.end] == figure.text == f"{written} نسخة"


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("صوت 3/4 الأعضاء ضد الاقتراح.", "3/4", 0.75, ""),
        ("أضاف الطاهي 1/2 لتر من الحليب.", "1/2 لتر", 0.5, "لتر"),
        ("أضاف الطاهي 2 1/2 لتر من الحليب.", "2 1/2 لتر", 2.5, "لتر"),
        ("باعت الشركة 1/2 مليون سهم.", "1/2 مليون سهم", 500_000, "سهم"),
    ],
)
def test_fractions_with_a_stroke(text, written, value, unit):
    assert figures(text) == [(written, value, value, "exact", unit)]


@pytest.mark.parametrize("text", ["افتتح المعرض يوم 3/4 بحضور السكان.", "فاز الفريق 2/3 على جاره."])
def test_dates_and_scores_are_no_fractions(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("سجلت البلدة (-7) درجات.", "(-7) درجات", -7, "درجة"),
        ("سجلت البلدة (7-) درجات.", "(7-) درجات", -7, "درجة"),
        ("سجلت البلدة خمس درجات تحت الصفر.", "خمس درجات تحت الصفر", -5, "درجة"),
        ("سجلت درجتين مئويتين دون الصفر.", "درجتين مئويتين دون الصفر", -2, "درجة مئوية"),
        ("سجلت البلدة 4 درجات فوق الصفر.", "4 درجات", 4, "درجة"),
        ("حضر كثيرون –40 ضيفا– أمس.", "40 ضيفا", 40, "ضيف"),
        ("حضر كثيرون ـ40 ضيفا ـ أمس.", "40 ضيفا", 40, "ضيف"),
    ],
)
def test_signs(text, written, value, unit):
    assert figures(text) == [(written, value, value, "exact", unit)]


def test_zero_as_the_mark_of_a_scale_is_no_figure():
    assert figures("بقيت الحرارة تحت الصفر في القرى.") == []


@pytest.mark.parametrize(
    "text",
    [
        "راسلونا على news24@example.com حتى المساء.",
        "النص على https://example.org/2023/05/a%20b منذ الصباح.",
        "النص على www.example.net/123 للقراء.",
        "يرجى الاتصال على +20 2 5550 6789 للحجز.",
        "يرجى الاتصال على 00966-11-555-0100 للحجز.",
        "للحجز هاتف 011-555-0123 مساء.",
        "للاتصال على 1919 دون رمز.",
    ],
)
def test_addresses_and_telephone_numbers_count_nothing(text):
    assert figures(text) == []
    assert not any(char.isdecimal() for m in musnad.read(text).moments for char in m.text)


@pytest.mark.parametrize(
    "piece", ["1،111،", "1 111 ", "1/2 ", "من 1 إلى 2 إلى ", "1-111-", "a@b.c "]
)
def test_long_runs_keep_their_spans(piece):
    text = piece * 2_000
    reading = musnad.read(text)
    found: list[Figure | Moment] = [*reading.figures, *reading.moments]
    for measured in found:
        assert text[measured.start : measured.end] == measured.text


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("سبعة وعشرون (27) شخصا", 27, "شخص"),
        ("35000 (خمسة وثلاثون ألف) علبة", 35000, "علبة"),
        ("خمسة (5) ملايين دينار ليبي", 5000000, "LYD"),
        ("500 (خمسمئة) دينار ليبي", 500, "LYD"),
    ],
)
def test_a_number_told_again_in_brackets(written, value, unit):
    assert figures(f"بلغ الحساب {written}.") == [(written, value, value, "exact", unit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("حضر سبعة وعشرون (35 من القرية) أمس.", ["سبعة وعشرون", "35"]),
        ("حضر سبعة وعشرون (27 من القرية) أمس.", ["سبعة وعشرون", "27"]),
        ("حضر 36 (36) شخصا.", ["36", "(36) شخصا"]),
        ("وزع خمسة (5) وآلاف الكتب.", ["خمسة (5)", "آلاف الكتب"]),
    ],
)
def test_and_another_number_in_brackets(text, found):
    assert [figure[0] for figure in figures(text)] == found
