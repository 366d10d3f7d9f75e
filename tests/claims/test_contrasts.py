"""Counts that one article sets against each other, and accusations denied in other words."""

from __future__ import annotations

import pytest
from disputing import disputes, kinds, sides, telling

SIX = "أعلنت شرطة المرسى أن ستة عمال قتلوا في انهيار الجسر"


@pytest.mark.parametrize(
    "other",
    [
        "، بينما تحدثت نقابة العمال عن مقتل تسعة",
        "، في حين أكدت نقابة العمال أن تسعة قتلوا",
        ". لكن نقابة العمال قالت إن تسعة قتلوا",
        ". غير أن نقابة العمال قالت إن عدد القتلى لا يقل عن تسعة عمال",
    ],
)
def test_victims_that_are_counted_otherwise_behind_a_contrast_are_in_dispute(other: str) -> None:
    (dispute,) = disputes(telling("a", f"{SIX}{other}."))
    assert dispute.kind == "figure"
    assert any("ستة" in side for side in sides(dispute))


@pytest.mark.parametrize(
    "other",
    [
        # Nothing sets one against the other.
        ". وقالت نقابة العمال إن تسعة قتلوا في مصنع آخر",
        # Another thing befell them, the same number, or no other one.
        "، بينما تحدثت نقابة العمال عن إصابة تسعة",
        "، بينما تحدثت نقابة العمال عن مقتل ستة عمال",
        "، بينما قالت نقابة العمال إن عدد القتلى لا يقل عن خمسة عمال",
        # The count goes on, or the turn belongs to another sentence.
        "، بينما قالت نقابة العمال إن الحصيلة ارتفعت إلى تسعة قتلى",
        ". لكنها عادت وخفضت العدد. وقالت نقابة العمال إن أربعة قتلوا",
        # The same who count.
        "، لكن شرطة المرسى قالت إن تسعة قتلوا",
    ],
)
def test_victims_that_may_both_be_counted_rightly_are_in_no_dispute(other: str) -> None:
    assert kinds(telling("a", f"{SIX}{other}.")) == []


def test_other_counts_are_in_dispute_behind_but_alone() -> None:
    said = "قال مدير المعرض سامر الغيداني إن ثلاثين ناشرا يشاركون فيه"
    assert kinds(telling("a", f"{said}، لكن اتحاد الناشرين قال إن عشرين ناشرا سجلوا.")) == [
        "figure"
    ]
    assert kinds(telling("a", f"{said}، فيما قال اتحاد الناشرين إن عشرين ناشرا انسحبوا.")) == []


def test_amounts_behind_a_contrast_are_not_of_one_thing() -> None:
    said = "قالت وزارة التجارة في السهل إن الصادرات بلغت مليوني دولار"
    assert (
        kinds(telling("a", f"{said}، لكن المصرف المركزي قال إن الواردات بلغت تسعة ملايين دولار."))
        == []
    )


def test_all_articles_that_tell_two_counts_are_in_one_dispute() -> None:
    text = f"{SIX}، بينما تحدثت نقابة العمال عن مقتل تسعة."
    (dispute,) = disputes(telling("a", text), telling("b", text))
    assert [{member.article for member in side} for side in dispute.sides] == [{"a", "b"}] * 2


DENIAL = "نفى رئيس وزراء السهل اتهامات بمساعدة تجار السلاح على الحدود."


def test_who_denies_accusations_answers_whoever_accuses_of_the_like() -> None:
    accuses = telling("b", "اتهم حزب الرمال حكومة السهل بالتواطؤ مع تجار السلاح.")
    (dispute,) = disputes(telling("a", DENIAL), accuses)
    assert dispute.kind == "denial"
    assert "بالتواطؤ مع تجار السلاح" in sides(dispute)


def test_who_denies_accusations_does_not_answer_those_of_something_else() -> None:
    accuses = telling("b", "اتهم حزب الرمال حكومة السهل بتأخير رواتب المعلمين.")
    assert kinds(telling("a", DENIAL), accuses) == []


def test_who_denies_reports_answers_no_accusation_in_other_words() -> None:
    denies = telling("a", "نفى رئيس وزراء السهل تقارير عن مساعدة تجار السلاح على الحدود.")
    accuses = telling("b", "اتهم حزب الرمال حكومة السهل بالتواطؤ مع تجار السلاح.")
    assert kinds(denies, accuses) == []
