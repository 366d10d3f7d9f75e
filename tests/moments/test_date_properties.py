"""Any date in any calendar and way of writing is read back; any text at all is read."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from babel import Locale
from hijridate import Gregorian, Hijri
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.article import Figure, Moment

DAY = timedelta(days=1)
SETTINGS = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
MONTHS = {
    name: Locale.parse(name).months["format"]["wide"] for name in ("ar", "ar_LB", "ar_DZ", "ar_MA")
}
WEEKDAYS = Locale.parse("ar").days["format"]["wide"]
ORDINALS = """الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر""".split()
TENS = ["الحادي", *ORDINALS[1:9]]
ORDINALS += [f"{unit} عشر" for unit in TENS]
ORDINALS += ["العشرين", *(f"{unit} والعشرين" for unit in TENS)]
ORDINALS += ["الثلاثين", "الحادي والثلاثين"]
HIJRI_MONTHS = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
]  # fmt: skip
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SYSTEMS = st.sampled_from(sorted(MONTHS))
FIRST_HIJRI = date.fromisoformat(Hijri(1343, 1, 1).to_gregorian().isoformat())
LAST_HIJRI = (
    FIRST_HIJRI + DAY * sum(Hijri(year, 1, 1).year_length() for year in range(1343, 1501)) - DAY
)


def moments(written):
    reading = musnad.read(Article(text=f"افتتح المعرض في {written} بحضور سكان البلدة."))
    return [(m.text, m.type, m.value, m.from_, m.to) for m in reading.moments]


def day(written, when):
    return [(written, "DATE", when.isoformat(), when.isoformat(), (when + DAY).isoformat())]


def test_the_four_systems_differ():
    assert [MONTHS[name][8] for name in ("ar", "ar_LB", "ar_DZ", "ar_MA")] == [
        "أغسطس", "آب", "أوت", "غشت",
    ]  # fmt: skip


@settings(SETTINGS, max_examples=250)
@given(DATES, SYSTEMS, SYSTEMS)
def test_dates_with_the_name_of_the_month(when, system, other):
    name, second = MONTHS[system][when.month], MONTHS[other][when.month]
    number, year = when.day, when.year
    for written in (
        f"{number} {name} {year}",
        f"{number} {name} ({second}) {year}",
        f"{number} {name}/{second} {year}",
        f"{WEEKDAYS[when.weekday()]} {number} {name} {year}",
        f"يوم {WEEKDAYS[when.weekday()]} {number} {name} {year}",
        f"{ORDINALS[number - 1]} من {name} {year}",
    ):
        assert moments(written) == day(written, when)
        digits = written.translate(ARABIC_DIGITS)
        assert moments(digits) == day(digits, when)


@settings(SETTINGS, max_examples=250)
@given(DATES)
@example(date(2000, 2, 29))
@example(date(1900, 2, 28))
@example(date(2012, 12, 12))
def test_dates_in_digits_alone(when):
    number, month, year = when.day, when.month, when.year
    for written in (
        f"{number}/{month}/{year}",
        f"{number:02}/{month:02}/{year}",
        f"{year}/{month}/{number:02}",
        f"{year}-{month:02}-{number:02}",
        f"{number}-{month}-{year}",
    ):
        assert moments(written) == day(written, when)
        digits = written.translate(ARABIC_DIGITS)
        assert moments(digits) == day(digits, when)


@pytest.mark.parametrize("written", ["2015/8/1", "2015-8-1", "2015/08/1", "٢٠١٥/٨/١"])
def test_a_day_of_one_digit_behind_the_year(written):
    assert moments(written) == day(written, date(2015, 8, 1))


@pytest.mark.parametrize("system", sorted(MONTHS))
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_of_every_system(system, month):
    written = f"{MONTHS[system][month]} 2015"
    following = date(2015 + month // 12, month % 12 + 1, 1).isoformat()
    assert moments(written) == [
        (written, "DATE", f"2015-{month:02}", f"2015-{month:02}-01", following)
    ]


@settings(SETTINGS, max_examples=250)
@given(st.dates(FIRST_HIJRI, LAST_HIJRI))
@example(FIRST_HIJRI)
@example(LAST_HIJRI)
def test_hijri_dates(when):
    hijri = Gregorian.fromdate(when).to_hijri()
    number, month, year = hijri.day, hijri.month, hijri.year
    for written in (
        f"{number} {HIJRI_MONTHS[month - 1]} {year} هـ",
        f"{number} {HIJRI_MONTHS[month - 1]} {year}هـ",
        f"{number}/{month}/{year}هـ",
        f"{number}/{month}/{year} هـ",
    ):
        assert moments(written) == day(written, when)
        digits = written.translate(ARABIC_DIGITS)
        assert moments(digits) == day(digits, when)


# -- any text -------------------------------------------------------------------------------------

CHARACTERS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳.,٫٬%٪$€/-:() "),
        st.sampled_from("«»\"'()[]:;،؛.…؟!-–—ـ\n\t\0\u00a0\u00ad\ufeff"),
        st.sampled_from("\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069"),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF),
        st.characters(categories=None, exclude_categories=()),
    ),
    max_size=120,
)
WORDS = """
نحو حوالي أكثر أقل من إلى ما بين لا يقل عن يصل على الأقل الأكثر تقريبا تجاوز فوق حتى أو و بـ ل
الـ صفر واحد اثنان ثلاثة ثلاث عشر عشرة أحد إحدى عشرون وعشرين مئة مئتا ثلاثمئة ألف ألفا ألفي آلاف
مليون مليونا ملايين مليار تريليون كوادريليون نصف ونصف ثلث ربع أخماس إلا ربعا بضعة عدة عشرات
المئات الآلاف فاصلة سالب شخص أشخاص شخصين جنديان طن برميل يوميا كيلومترا متر مربع درجة مئوية
دولار ريال جنيه إسترليني في المئة بالمئة الأول الثانية الحادي الثالث والعشرون المادة رقم قناة
فاز أهداف يناير (آب) تموز/يوليو أوت غشت كانون الثاني شوال ذي الحجة رمضان هـ م الموافق يوم
الثلاثاء الأحد اليوم أمس أول غدا الماضي المقبل الجاري قبل بعد منذ خلال كل أسبوع شهرين سنوات
أعوام عام سنة عاما القرن السنوي شهريا الربع النصف بداية أواخر منتصف صيف الشتاء الثمانينيات من
العام الساعة الثامنة والنصف صباحا مساء ظهر ليل منتصف الليل بتوقيت جرينتش دقيقة عيد الفطر الأضحى
حاليا مؤخرا وقت لاحق ذلك بيومين قال إن «السوق» مفتوح الوزير 0 1 2 7 12 24 31 99 1436 1999 2015
0800 18:04 11/8/2015 2015-02-30 30/2/1445 99999999999999999999 0.0 1.5 3,5 2,464 165.000 ١٤ ٣٫٥
10% $ 5M إف-16 2-1
""".split()
PUNCTUATION = ["«", "»", '"', "(", ")", ":", "،", "؛", ".", "…", "-", "–", "/", "%", "\n", "\u200f"]


@st.composite
def news(draw):
    """Words of number and time in any order, spaced well or badly."""
    pieces = draw(
        st.lists(
            st.tuples(
                st.sampled_from(WORDS * 3 + PUNCTUATION), st.sampled_from([" ", " ", " ", "", "\n"])
            ),
            max_size=40,
        )
    )
    return "".join(piece + glue for piece, glue in pieces)


TEXTS = st.one_of(news(), news(), CHARACTERS)
PUBLISHED = st.one_of(
    st.sampled_from(["", "2024-05-15", "2024-02-29T23:59:59Z", "0001-01-01", "9999-12-31", "؟"]),
    st.dates().map(date.isoformat),
)
ARTICLES = st.builds(
    Article,
    text=TEXTS,
    title=st.one_of(st.just(""), TEXTS),
    published=PUBLISHED,
    outlet=st.sampled_from(["", "okaz", "ahram"]),
)


def in_order(found):
    places = [(item.field != "title", item.start, item.end) for item in found]
    return all(a[:1] < b[:1] or a[2] <= b[1] for a, b in pairwise(places))


def check(article):
    """Assert that the figures and moments of an article stand where and as they should."""
    reading = musnad.read(article)
    measured: list[Figure | Moment] = [*reading.figures, *reading.moments]
    for found in measured:
        field = {"title": article.title, "text": article.text}[found.field]
        assert 0 <= found.start < found.end <= len(field)
        assert field[found.start : found.end] == found.text
    assert in_order(reading.figures)
    assert in_order(reading.moments)
    for figure in reading.figures:
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    for moment in reading.moments:
        days = [date.fromisoformat(when) for when in (moment.from_, moment.to) if when]
        assert len(days) < 2 or days[0] < days[1]


# Not strict: whether one of these is drawn changes with the constants of the code.
@settings(SETTINGS, max_examples=1000)
@given(ARTICLES)
def test_figures_and_moments_of_any_text_hold(article):
    check(article)


def test_figures_and_moments_of_any_two_words_hold():
    failed = []
    for first in WORDS:
        pairs = [f"{first} {second}" for second in WORDS]
        # Each by itself; and together, where another day makes other moments of the same words.
        tried = [(pair, "2024-05-15") for pair in pairs]
        tried += [("\n\n".join(pairs), published) for published in ("", "9999-12-31")]
        for text, published in tried:
            try:
                check(Article(text=text, published=published))
            except Exception as error:
                failed.append((text, published, type(error).__name__))
    assert failed == []


@settings(SETTINGS, max_examples=200)
@given(ARTICLES)
def test_statements_carry_those_inside_their_contents(article):
    reading = musnad.read(article)
    for said in reading.statements:
        for mine, every in ((said.figures, reading.figures), (said.moments, reading.moments)):
            assert list(mine) == [
                item
                for item in every
                if item.field == said.field
                and any(c.start <= item.start and item.end <= c.end for c in said.contents)
            ]


# -- long texts -----------------------------------------------------------------------------------

LONG = [
    "1 ", "1-", "1/", "1.", "9", "5 $ ", "في المئة ", "بين 1 و", "من 1 إلى ",
    "خمسة آلاف و", "ألفا ", "مليون ونصف ", "عشرات الآلاف ", "ثلاثة إلا ربعا ", "شخصان ",
    "أكثر من ", "الحادي عشر من ", "الأحد ", "الثلاثاء الموافق ", "عام 2011 - ", "2011-",
    "الربع الأول من ", "نهاية ", "هذا ", "كل ", "صباح يوم ", "الساعة 8 (",
    "قبل ثلاثة أيام من ", "بعد ذلك بيومين ", "وقت سابق من ",
    # Each could be read as a part of the one before it.
    "ألف و", "مليار ومليون وألف و", "ثلاثة فاصلة ", "سالب ", "ناقص ",
    "11/8/2015 (", "11/8/2015 - ", "11 أغسطس (", "11 أغسطس الموافق ",
]  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_long_runs_of_numbers_and_dates_are_read(piece):
    check(Article(text=piece * (20_000 // len(piece)), published="2024-05-15"))
