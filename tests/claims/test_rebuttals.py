"""What an invented article tells, whoever tells it, and somebody rejects in the next clause."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.claims.disputes.rebuttals import Rebuttal, rebuttals
from musnad.claims.model import Telling


def told(text: str) -> list[Rebuttal]:
    article = Article(id="a", outlet="صحيفة المرسى", published="2031-04-03", title="", text=text)
    reading = musnad.read(article)
    return list(rebuttals(Telling(key="a", article=article, reading=reading, day=date(2031, 4, 3))))


KIDNAPPED = "وخطفت حركة الجبل أربعة صيادين قرب النخلتين بحسب الأهالي"


@pytest.mark.parametrize(
    ("turn", "denial"),
    [
        ("، إلا أن وزارة البحر نفت الأمر.", "وزارة البحر نفت الأمر"),
        (". لكن مصدرا في الحركة نفى ذلك.", "مصدرا في الحركة نفى ذلك"),
        ("، غير أن أقاربهم نفوا تلك الروايات.", "أقاربهم نفوا تلك الروايات"),
        ("، لكن الحركة كانت دائما تنفي صحتها.", "الحركة كانت دائما تنفي صحتها"),
        ("، بينما نفت وزارة البحر هذه الأنباء.", "نفت وزارة البحر هذه الأنباء"),
        (
            ". وسارعت الحركة إلى نفي هذه الأنباء على لسان زعيمها.",
            "وسارعت الحركة إلى نفي هذه الأنباء على لسان زعيمها",
        ),
    ],
)
def test_what_the_writer_tells_is_denied_in_the_next_clause(turn: str, denial: str) -> None:
    (found,) = told(KIDNAPPED + turn)
    assert found.kind == "denial"
    assert found.rejecting.text == denial
    assert "خطفت حركة الجبل أربعة صيادين" in found.told.text


@pytest.mark.parametrize(
    "turn",
    [
        # Not denied; nobody does; somebody may; the denial tells of another thing.
        "، إلا أن وزارة البحر لم تنف الأمر.",
        "، ولا أحد ينكر ذلك.",
        "، ولم يوضح المحامي ما إذا كان الزعيم أقر أم أنكر ذلك.",
        "، لكن وزارة البحر نفت الأنباء المتداولة عن نقص القمح.",
        "، لكن وزارة البحر نفت أن يكون الأمر خطيرا.",
    ],
)
def test_what_is_not_denied_is_in_no_dispute(turn: str) -> None:
    assert told(KIDNAPPED + turn) == []


def test_nobody_denies_what_he_said_himself() -> None:
    said = "وقال الوزير سامر الغيداني إن حركة الجبل خطفت أربعة صيادين. "
    assert told(f"{said}ونفى الغيداني هذه الأنباء.") == []
    (found,) = told(f"{said}ونفى السدري هذه الأنباء.")
    assert found.told.statement and found.told.text.endswith("خطفت أربعة صيادين")


@pytest.mark.parametrize(
    ("text", "charge", "answer"),
    [
        (
            "ويواجه نوفل الزرقاوي اتهامات بسرقة القمح من مخازن المرسى، لكنه ينفي الاتهامات.",
            "ويواجه نوفل الزرقاوي اتهامات بسرقة القمح من مخازن المرسى",
            "لكنه ينفي الاتهامات",
        ),
        (
            "وعادة ما تتهم مملكة الرمال سهلستان بتسليح المتمردين. وتنفي سهلستان أي تدخل هناك.",
            "وعادة ما تتهم مملكة الرمال سهلستان بتسليح المتمردين",
            "وتنفي سهلستان أي تدخل هناك",
        ),
        (
            "ويشتبه الجيران في أن سهلستان تخزن السلاح في الوادي. وتنفي سهلستان سعيها إلى الحرب.",
            "ويشتبه الجيران في أن سهلستان تخزن السلاح في الوادي",
            "وتنفي سهلستان سعيها إلى الحرب",
        ),
        (
            "ويشتبه الجيران في أن برنامج سهلستان يهدف إلى الحرب لكن النخلتين تقول إنه سلمي.",
            "ويشتبه الجيران في أن برنامج سهلستان يهدف إلى الحرب",
            "النخلتين تقول إنه سلمي",
        ),
    ],
)
def test_who_is_accused_or_suspected_answers(text: str, charge: str, answer: str) -> None:
    (found,) = told(text)
    assert found.kind == "denial"
    assert charge.endswith(found.told.text)
    assert found.rejecting.text == answer


def test_who_is_not_accused_answers_no_charge() -> None:
    charge = "وتتهم مملكة الرمال سهلستان بتسليح المتمردين. "
    assert told(f"{charge}وتنفي نقابة الصيادين أي نقص في القمح.") == []
    assert told("واتهم الزرقاوي خصومه بالسرقة. ونفى الزرقاوي أي ضلوع له في الحريق.") == []


@pytest.mark.parametrize(
    ("text", "account"),
    [
        (
            "نفت وزارة البحر ما أعلنته نقابة الصيادين عن خطف أربعة صيادين.",
            "ما أعلنته نقابة الصيادين عن خطف أربعة صيادين",
        ),
        (
            "ونفى متحدث باسم الحركة مزاعم الحكومة بسيطرتها على المرسى.",
            "مزاعم الحكومة بسيطرتها على المرسى",
        ),
    ],
)
def test_anothers_account_is_denied_with_its_words(text: str, account: str) -> None:
    (found,) = told(text)
    assert found.told.text == account


def test_an_account_that_is_nobodys_is_only_a_rumour() -> None:
    assert told("نفت وزارة البحر الأنباء التي ترددت عن خطف أربعة صيادين.") == []
    assert told("نفى الزعيم ذلك في تصريحات لصحيفة المرسى عن رحلته.") == []


def test_another_may_be_against_an_idea() -> None:
    said = "وقال الوزير سامر الغيداني إن إغلاق المرسى يخدم الصيادين. "
    (found,) = told(f"{said}وترفض نقابة الصيادين هذه الفكرة.")
    assert found.kind == "position"
    assert told(f"{said}ورفضت نقابة الصيادين التعليق على هذه الفكرة.") == []
    (found,) = told(f"{said}ورفضت نقابة الصيادين هذه الاتهامات.")
    assert found.kind == "denial"


def test_people_deny_in_passing_and_facts_do_not() -> None:
    (found,) = told(f"{KIDNAPPED}، وهو ما فنده المتحدث باسم الحركة.")
    assert found.rejecting.text == "وهو ما فنده المتحدث باسم الحركة"
    assert told(f"{KIDNAPPED}، وهو ما نفاه اكتشاف قاربهم سالما في الخليج.") == []


PARTS = [
    KIDNAPPED,
    "، إلا أن وزارة البحر نفت الأمر",
    "، لكنه ينفي الاتهامات",
    "وتتهم مملكة الرمال سهلستان بتسليح المتمردين",
    "وتنفي سهلستان أي تدخل",
    "نفى ما أعلنته نقابة الصيادين عن",
    "وهو ما فنده المتحدث",
    "في حين",
    "لكن",
    "نفى",
    ". ",
    "، ",
    " ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_members_are_the_words_that_stand_there(text: str) -> None:
    for found in told(text):
        for member in (found.rejecting, found.told):
            assert text[member.start : member.end] == member.text != ""
