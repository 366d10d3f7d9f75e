"""Numerals: what number words, digits and both together amount to."""

import pytest

from musnad.figures.numerals import find_numerals
from musnad.lexicon import load
from musnad.text.structure import Text


def numerals(text):
    return find_numerals(Text(text, "text", load()))


def values(text):
    return [numeral.value for numeral in numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صفر", 0),
        ("ثلاث", 3),
        ("ثمان", 8),
        ("ثماني", 8),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("اثنتي عشرة", 12),
        ("ثماني عشرة", 18),
        ("تسعة عشر", 19),
        ("عشرين", 20),
        ("خمسة وعشرون", 25),
        ("خمسة و عشرون", 25),
        ("إحدى وثلاثين", 31),
        ("مئة", 100),
        ("مائة وخمسة", 105),
        ("مئة وإحدى عشرة", 111),
        ("مئتان وخمسون", 250),
        ("ثلاثمئة وخمسة وعشرون", 325),
        ("ثلاث مئة", 300),
        ("خمس مائة وستة", 506),
        ("ألف ومئتان", 1200),
        ("ألفان وثلاثمئة", 2300),
        ("ألفي", 2000),
        ("ثلاثة آلاف وخمسمئة", 3500),
        ("أحد عشر ألفا", 11_000),
        ("خمسون ألفا", 50_000),
        ("مئتا ألف", 200_000),
        ("مئة وخمسة وعشرون ألفا وثلاثمئة وسبعة", 125_307),
        ("مليون", 1_000_000),
        ("مليون ومئتا ألف", 1_200_000),
        ("مليونا دولار", 2_000_000),
        ("ألفا دولار", 2000),
        ("عشرون مليونا", 20_000_000),
        ("ثلاثة ملايين وأربعمئة ألف وخمسون", 3_400_050),
        ("سبعة مليارات وستمئة مليون", 7_600_000_000),
        ("ملياري", 2_000_000_000),
        ("ألف مليار", 10**12),
        ("خمسة تريليونات", 5 * 10**12),
        ("ثلاثة بلايين", 3 * 10**9),
    ],
)
def test_whole_numbers_in_words(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نصف مليون", 500_000),
        ("ربع مليون", 250_000),
        ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("مليار وربع المليار", 1_250_000_000),
        ("ثلاثة ملايين ونصف المليون", 3_500_000),
        ("مليوني ونصف المليون", 2_500_000),
        ("خمسة ونصف", 5.5),
        ("ثلاثة إلا ربعا", 2.75),
        ("مليون إلا ربعا", 750_000),
        ("ثلاثة أخماس", 0.6),
        ("ثلاثة أرباع", 0.75),
        ("ثلاثة فاصلة خمسة", 3.5),
        ("سالب خمسة", -5),
        ("ثلاثة فاصلة خمسة مليارات", 3_500_000_000),
    ],
)
def test_fractions_in_words(text, value):
    assert values(text) == [value]


def test_two_thirds():
    assert values("ثلثي السكان") == [pytest.approx(2 / 3)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("148", 148),
        ("١٤٨", 148),
        ("۱۴۸", 148),
        ("12,500", 12_500),
        ("١٢٬٥٠٠", 12_500),
        ("1,250,000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("3.5", 3.5),
        ("٣٫٥", 3.5),
        ("3,5", 3.5),
        ("1,250.75", 1250.75),
        ("12 ألفا", 12_000),
        ("12ألف", 12_000),
        ("3.5 مليون", 3_500_000),
        ("٣٫٥ ملايين", 3_500_000),
        ("3,5 مليار", 3_500_000_000),
        ("40 ألفا و200", 40_200),
        ("6 ملايين و300 ألف", 6_300_000),
        ("5M", 5_000_000),
        ("100K", 100_000),
    ],
)
def test_digits(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سجلت 165.000 معاملة", 165_000),
        ("سجلت 165.250 معاملة", 165_250),
        ("قفز المؤشر 2.125 في المئة", 2.125),
        ("بلغ الطول 1.875 متر", 1.875),
    ],
)
def test_three_digits_behind_a_point_are_a_thousand_unless_measured(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("نزلت الحرارة إلى -7 درجات", -7), ("بين الطابقين 3-7", 3), ("كان العدد – 7", 7)],
)
def test_a_minus_sign_hangs_on_the_digits_and_on_nothing_before(text, value):
    assert values(text)[0] == value


@pytest.mark.parametrize(
    "text", ["خَمْسَةٌ وَعِشْرُونَ", "خمـــسة وعشـرون", "خمسه وعشرون", "\u200fخمسة\u200f وعشرون"]
)
def test_marks_and_spellings_do_not_change_the_number(text):
    assert values(text) == [25]


@pytest.mark.parametrize(
    ("text", "value"), [("حداشر", 11), ("تلتمية", 300), ("تلاتة", 3), ("خمسطاشر", 15)]
)
def test_everyday_spellings(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عشرون وثلاثون", [20, 30]),
        ("عشرين أو ثلاثين", [20, 30]),
        ("ثلاثة وأربعة", [3, 4]),
        ("خمسة، ستة", [5, 6]),
        ("مئة وألف", [100, 1000]),
        ("15 و20", [15, 20]),
    ],
)
def test_what_does_not_add_up_stays_apart(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize("text", ["لست نادما", "أثنى على الجهود", "كان العمل شاقا", ""])
def test_no_numerals(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "letters"), [("خمسون", 0), ("وخمسون", 1), ("بخمسين", 1), ("وبخمسين", 2)]
)
def test_clitics_are_no_part_of_the_number(text, letters):
    (numeral,) = numerals(text)
    assert (numeral.value, numeral.letters) == (50, letters)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("السادسة", 6),
        ("الحادي عشر", 11),
        ("الثامنة عشرة", 18),
        ("الخامس والعشرون", 25),
        ("الحادية والثلاثين", 31),
        ("الثالث بعد المئة", 103),
    ],
)
def test_ordinals(text, value):
    (numeral,) = numerals(text)
    assert (numeral.value, numeral.ordinal) == (value, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("عشرات", 10, 0),
        ("المئات", 100, 0),
        ("آلاف", 1000, 0),
        ("عشرات الآلاف", 10_000, 0),
        ("مئات الآلاف", 100_000, 0),
        ("الملايين", 1_000_000, 0),
        ("عشرات الملايين", 10_000_000, 0),
        ("آلاف المليارات", 10**12, 0),
        ("بضعة", 3, 10),
        ("بضع", 3, 10),
    ],
)
def test_vague_numbers(text, low, high):
    (numeral,) = numerals(text)
    assert (numeral.value, numeral.high, numeral.vague) == (low, high, True)


def test_digits_too_long_to_count_are_no_numeral():
    assert values("0" * 5000) in ([], [float("inf")])
    assert all(value == float("inf") for value in values("9" * 5000))
