"""Subjects that are left unsaid: of the clause, of the sentence before, of two together."""

import pytest

import musnad
from musnad import Article

BEFORE = "قال وزير المياه سالم الكندي إن السد آمن. "
MANAGER = "مدير البلدية الدكتور محمد الساحلي"


def speaker(text, cue, title=""):
    """The name of the speaker of the one statement with this reporting word."""
    statements = musnad.read(Article(text=text, title=title)).statements
    [found] = [s for s in statements if s.cue.text == cue]
    return found.speaker.name


@pytest.mark.parametrize(
    ("sentence", "cue", "name"),
    [
        ("ونشرت هيئة المياه تقريرا عن الجسر، وذكرت أن الفحص تم.", "ذكرت", "هيئة المياه"),
        (f"حيث قام {MANAGER} بزيارة العمال، ولفت إلى أن الفحص تم.", "لفت", MANAGER),
        (f"وتواصلت الصحيفة مع {MANAGER} لسؤاله، فأكد أن الفحص تم.", "أكد", MANAGER),
        (
            "واستجوبت اللجنة الدكتور محمد الساحلي عن الجسر، حيث أكد أن الفحص تم.",
            "أكد",
            "الدكتور محمد الساحلي",
        ),
        ("وأعلنت بلدية الوادي إغلاق الجسر، لافتا إلى أن الفحص تم.", "لافتا", "بلدية الوادي"),
    ],
)
def test_the_subject_of_the_clause(sentence, cue, name):
    assert speaker(BEFORE + sentence, cue) == name


def test_one_who_is_named_in_full_in_the_headline():
    text = BEFORE + "وكرمت الصفصافي عددا من العمال، قائلة إن الوادي يحتاج إليهم."
    title = "وزيرة البيئة ليلى الصفصافي تزور الوادي"
    assert speaker(text, "قائلة", title) == "وزيرة البيئة ليلى الصفصافي"


def test_the_subject_of_the_sentence_before():
    text = BEFORE + "وعادت شركة الساحل للنقل، أمس، إلى الوادي. وأضافت أن العمل بدأ."
    text = "وأعلنت مصلحة الطرق أن الجسر مغلق. " + text
    assert speaker(text, "أضافت") == "شركة الساحل للنقل"


def test_a_dual_means_the_two_who_spoke_together():
    text = (
        "قال الوزير سالم الكندي ومحمد الساحلي إن السد آمن. "
        "وقال النائب ناصر العبري إن الطريق مغلق. وأعربا عن شكرهما للسكان."
    )
    assert speaker(text, "أعربا") == "الوزير سالم الكندي ومحمد الساحلي"


def test_a_plural_means_the_bodies_that_spoke_together():
    text = (
        "دعا البنك الدولي وصندوق النقد الدولي إلى إجراءات عاجلة. "
        + BEFORE
        + "وناشدوا الدول تفادي الحظر."
    )
    assert speaker(text, "ناشدوا") == "البنك الدولي وصندوق النقد الدولي"


def test_a_document_agrees_as_it_was_called_last():
    text = (
        "قالت هيئة المياه إن السد آمن. كشف تقرير لجامعة الساحل أن الجسر مغلق. "
        "وأوضحت الوثيقة أن الفحص تم، مفيدة بأن العمل بدأ."
    )
    assert speaker(text, "مفيدة") == "تقرير لجامعة الساحل"
