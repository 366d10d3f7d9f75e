"""Whom the words are addressed to, who is accused, and the reporting word as written."""

import pytest

import musnad
from musnad import Article, Span


def only(text, title=""):
    """The one statement of a text."""
    [statement] = musnad.read(Article(text=text, title=title)).statements
    return statement


def addressee_of(text, title=""):
    found = only(text, title).addressee
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ودعا الراشدي السائقين إلى الصبر.", "السائقين"),
        ("دعت بلدية الضفاف المواطنين والمقيمين إلى الحذر.", "المواطنين والمقيمين"),
        ("وطالب سكان القرية الحكومة بفتح الطريق.", "الحكومة"),
        ("واتهم المتحدث شركة النقل بالتقصير في الصيانة.", "شركة النقل"),
        ("وحملت الحركة الحكومة مسؤولية الحادث.", "الحكومة"),
        ("حذرت الهيئة الصيادين من الأمواج.", "الصيادين"),
        ("وناشدت اللجنة السكان توفير المياه.", "السكان"),
        ("وحث الأمين العام الأطراف على وقف القتال.", "الأطراف"),
        ("طلبت اللجنة من السكان المغادرة فورا.", "السكان"),
        ("وقال الوزير للصحفيين إن الجسر مغلق.", "الصحفيين"),
        ("وقال الوزير أمس للنواب إن الجسر مغلق.", "النواب"),
        ("وقالت الوزيرة في تصريح للصحفيين إن الجسر مغلق.", "الصحفيين"),
        ("ودعا الوزير، في كلمته، السكان إلى الصبر.", "السكان"),
        ("وطالبت الوزارة منسوبيها بتوقيع تعهدات.", "منسوبيها"),
        ("ودعا المهندس الحداد المواطنين إلى التعاون.", "المواطنين"),
        ("ودعا الشيخ سالم الكندي، السكان إلى التعاون.", "السكان"),
    ],
)
def test_a_verb_that_speaks_to_somebody_has_him_behind_its_source(text, name):
    assert addressee_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل الوزير سالم الكندي إلى الميناء، داعيا السكان إلى الصبر.", "السكان"),
        ("وصل الوزير سالم الكندي إلى الميناء، متهما الشركة بالتقصير.", "الشركة"),
        ("وصل الوزير سالم الكندي إلى الميناء، مطالبا بفتح الطريق.", None),
        ("وصل الوزير سالم الكندي إلى الميناء، محذرا من الأمواج.", None),
    ],
)
def test_so_has_a_participle(text, name):
    assert addressee_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "ودعا الراشدي إلى الصبر.",
        "وحذرت الهيئة من السيول.",
        "واتهمه الوزير بالتقصير.",
        "وقال الوزير لقناة الوادي إن الجسر مغلق.",
        "قال المتحدث باسم الوزارة لرويترز إن الجسر مغلق.",
        "وقال المدير العام للشركة إن الجسر مغلق.",
        "وقال الوزير في كلمة لرئيس اللجنة إن الجسر مغلق.",
        "ووصف الوزير القرار بأنه خطأ.",
        "ودعا الوزير نفسه إلى الصبر.",
        "وحث معاليه على الصبر.",
        "وحذر مرصد الفتاوى التابع لدار الضفاف من الأمواج.",
        "وحذر باحثون في أكاديمية لطب الأطفال من الأمواج.",
        'وأبلغ "الضفاف" وكيل السكان سالم الكندي أن الجسر مغلق.',
        "داعيا إياهم إلى الصبر.",
        "وأعلن الوزير للمرة الأولى أن الجسر مغلق.",
    ],
)
def test_nobody_is_told_where_nobody_is_addressed(text):
    assert all(s.addressee is None for s in musnad.read(text).statements)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وطالب السكان الجهات المختصة بفتح الطريق.", "الجهات المختصة"),
        ("وطالب المدرب اللاعبين بمضاعفة الجهد.", "اللاعبين"),
        ("واتهم مدير المصنع سالم الكندي الشركة بالتقصير.", "الشركة"),
    ],
)
def test_he_is_told_from_the_subject_and_from_what_is_asked_for(text, name):
    assert addressee_of(text) == name


def test_adjectives_of_the_subject_are_nobody():
    statements = musnad.read("واتهمت القوات المتمردة بارتكاب فظائع.").statements
    assert all(s.addressee is None or s.addressee.name != "المتمردة" for s in statements)


def test_the_speaker_is_not_spoken_to():
    text = "قالت مصادر مطلعة إن الجسر مغلق. وأبلغت المصادر أن الطريق مفتوح."
    assert [s.addressee for s in musnad.read(text).statements] == [None, None]


def test_he_may_stand_in_a_headline():
    found = only("نص.", title="الوزير يدعو المواطنين إلى الصبر")
    assert found.field == "title"
    assert found.addressee.name == "المواطنين"


def test_the_span_leaves_the_preposition_out_and_the_name_has_its_article():
    text = "وقال الوزير للصحفيين إن الجسر مغلق."
    addressee = only(text).addressee
    at = text.index("صحفيين")
    assert addressee.span == Span(at, at + 6, "صحفيين")
    assert addressee.name == "الصحفيين"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("وزعم المتحدث أن الجسر مغلق.", "زعم"),
        ("وكشف الوزير عن خطة جديدة.", "كشف"),
        ("سيعلن الوزير عن خطة جديدة.", "يعلن"),
        ("زَعَمَ المتحدث أن الجسر مغلق.", "زَعَمَ"),
        ("ونقلت الوكالة عن المدير قوله إن الجسر مغلق.", "قوله"),
        ("وقيل إن الجسر مغلق.", "قيل"),
        ("الجسر مغلق منذ أمس، كما أعلنت الوزارة.", "أعلنت"),
        ("ووفقا للوزارة فإن الجسر مغلق.", ""),
    ],
)
def test_the_verb_is_the_reporting_word_without_prefixes(text, verb):
    statement = only(text)
    assert statement.verb == verb
    assert statement.cue.text.endswith(verb)


def test_the_colon_of_a_headline_is_no_verb():
    text, title = "قال الوزير إن الجسر مغلق.", "الوزير: الجسر مغلق منذ أمس"
    statement = musnad.read(Article(text=text, title=title)).statements[0]
    assert (statement.field, statement.verb) == ("title", "")
