"""Disputes in invented articles: denials in one article and across two, counts, accusations."""

from __future__ import annotations

import time

import pytest
from disputing import disputes, kinds, sides, telling
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.claims.articles import Articles
from musnad.claims.disputes import find_disputes
from musnad.claims.families import compare, grouped
from musnad.claims.model import Telling

ACCUSED = "وتتهم مملكة الرمال جارتها سهلستان بتهريب السلاح إلى المتمردين في الشمال"


@pytest.mark.parametrize(
    ("answer", "denial"),
    [
        ("، وهو ما تنفيه حكومة سهلستان.", "وهو ما تنفيه حكومة سهلستان"),
        (" وهي اتهامات تنفيها حكومة سهلستان.", "وهي اتهامات تنفيها حكومة سهلستان"),
        ("، لكن حكومة سهلستان تنفي ذلك.", "حكومة سهلستان تنفي ذلك"),
        (". لكن حكومة سهلستان نفت تهريب السلاح.", "حكومة سهلستان نفت تهريب السلاح"),
        ("، بينما نفت حكومة سهلستان هذه الاتهامات.", "نفت حكومة سهلستان هذه الاتهامات"),
        ("، بينما نفت حكومة سهلستان كل هذه الاتهامات.", "نفت حكومة سهلستان كل هذه الاتهامات"),
        (". لكن حكومة سهلستان تنفي تورطها في ذلك.", "حكومة سهلستان تنفي تورطها في ذلك"),
    ],
)
def test_who_denies_what_was_said_just_before_is_in_dispute_with_it(
    answer: str, denial: str
) -> None:
    (dispute,) = disputes(telling("a", ACCUSED + answer))
    assert dispute.kind == "denial"
    assert sides(dispute) == {"بتهريب السلاح إلى المتمردين في الشمال", denial}


def test_who_denies_in_passing_is_told() -> None:
    accused = telling("a", f"{ACCUSED}، وهو ما تنفيه حكومة سهلستان.")
    (dispute,) = disputes(accused)
    said = {statement.id: statement.speaker.name for statement in accused.reading.statements}
    denier = next(m for side in dispute.sides for m in side if "تنفيه" in m.text)
    assert said[denier.statement] == "حكومة سهلستان"


def test_only_what_stands_in_one_story_is_in_dispute() -> None:
    a = telling("a", "قال وزير السهل سامر الغيداني إن جسر الوادي انهار صباح الأحد.")
    b = telling("b", "نفى رئيس بلدية المرسى أن يكون جسر الوادي انهار صباح الأحد.")
    for story_of, count in (({"a": 0, "b": 0}, 1), ({"a": 0, "b": 1}, 0)):
        articles = Articles((a, b), (), story_of)
        assert len(find_disputes(compare(articles), (), articles)) == count


def test_each_story_has_its_own_dispute_over_one_claim() -> None:
    claim = "جسر الوادي انهار صباح الأحد"
    told = [
        telling("a", f"قال وزير السهل سامر الغيداني إن {claim}."),
        telling("b", f"نفى رئيس بلدية المرسى أن يكون {claim}."),
        telling("c", f"قال وزير السهل سامر الغيداني إن {claim}.", day=4),
        telling("d", f"نفى رئيس بلدية المرسى أن يكون {claim}.", day=4),
    ]
    articles = Articles(told, (), {"a": 0, "b": 0, "c": 1, "d": 1})
    compared = compare(articles)
    found = find_disputes(compared, grouped(compared, articles), articles)
    keys = [{member.article for side in each.sides for member in side} for each in found]
    assert keys == [{"a", "b"}, {"c", "d"}]


def test_what_facts_refute_nobody_denies() -> None:
    assert not disputes(telling("a", f"{ACCUSED}، الأمر الذي نفاه اكتشاف مخازن فارغة في الوادي."))


def test_one_thing_pointed_at_is_what_was_said_before() -> None:
    a = telling(
        "a",
        "قال وزير السهل سامر الغيداني إن زعيم الجبل غادر البلاد ليلا. ونفى المتحدث باسم حركة الجبل "
        "هذه المعلومة في تصريحات لصحيفة المرسى.",
    )
    assert kinds(a) == ["denial"]


@pytest.mark.parametrize(
    "answer",
    [
        # He denies something else, does not deny it, or it stands too far away.
        ". لكن حكومة سهلستان نفت نقص القمح في مخازنها.",
        ". لكن حكومة سهلستان لم تنف ذلك.",
        ". لكن حكومة سهلستان نفت هذا الاختلاف.",
        ". وزرع الفلاحون القمح في السهول هذا الربيع وانتظروا المطر طويلا" * 3
        + ". لكن حكومة سهلستان تنفي ذلك.",
    ],
)
def test_a_denial_of_something_else_is_no_answer(answer: str) -> None:
    assert disputes(telling("a", ACCUSED + answer)) == ()


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        # He is blamed; others are charged; his denial is set against what they say.
        (
            "أعلنت هيئة المرسى أن سبب الظلام عطل في محطة تتبع مجلس السدري.",
            " ونفى مجلس السدري مسؤوليته عن الظلام.",
        ),
        (
            "أكد المحامي نوفل الزرقاوي أن الشرطة تطلب محاكمة رجلين من السهل بتهمة القتل.",
            " وينفي كل من الرجلين أي تورط لهما في الحادث.",
        ),
        (
            "أفادت مصادر في بلدة النخلتين بأن عشرة صيادين قتلوا في قصف الميناء.",
            " لكن الجيش نفى إطلاق أي قذيفة على البيوت.",
        ),
    ],
)
def test_who_is_blamed_or_speaks_against_it_answers_in_words_of_his_own(
    claim: str, denial: str
) -> None:
    (dispute,) = disputes(telling("a", claim + denial))
    assert dispute.kind == "denial"
    assert len(dispute.sides[0]) == len(dispute.sides[1]) == 1
    assert disputes(telling("a", claim + " ونفى وزير البحر طارق السهلي نقص القمح.")) == ()


@pytest.mark.parametrize(
    "claim",
    [
        "وكانت صحيفة المرسى ذكرت أن زعيم حركة الجبل توفي قبل عام في النخلتين.",
        "إلا أن نقابة الصيادين أعلنت أن زعيم حركة الجبل توفي في النخلتين.",
        "وكانت نقابة الصيادين قد نشرت في عدد من المواقع وفاة زعيم حركة الجبل.",
        "ونشرت وسائل إعلام في المرسى عن وفاة زعيم حركة الجبل.",
    ],
)
def test_what_had_been_said_or_is_said_against_it_is_told_behind_its_denial(claim: str) -> None:
    denied = "نفى المتحدث باسم الجبليين طارق السدري نبأ وفاة زعيم حركة الجبل. "
    assert kinds(telling("a", denied + claim)) == ["denial"]
    assert kinds(telling("a", denied + "وهبت ريح على المرسى ثم هدأ البحر عند الفجر.")) == []


BRIDGE = "جسر الرمان في بلدة النخلتين أغلق أمام الشاحنات الثقيلة"


def test_what_is_called_untrue_is_denied() -> None:
    a = telling("a", f"قال رئيس البلدية نوفل الزرقاوي إن {BRIDGE}.")
    b = telling(
        "b",
        "أكد الوزير سامر الغيداني أن إغلاق جسر الرمان في النخلتين أمام الشاحنات عار عن الصحة.",
    )
    assert kinds(a, b) == ["denial"]


def test_a_report_is_denied_as_far_as_it_tells_what_it_is_about() -> None:
    a = telling("a", f"قال رئيس البلدية نوفل الزرقاوي إن {BRIDGE}.")
    denied = "نفى الوزير سامر الغيداني ما أوردته صحيفة {} بشأن إغلاق جسر الرمان أمام الشاحنات."
    assert kinds(a, telling("b", denied.format("المرسى اليومية المعروفة في السهل"))) == ["denial"]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("شارك طارق السدري في سرقة قمح المرسى ولم يعد إلى بيته", ["denial"]),
        ("لم يشارك طارق السدري في سرقة قمح المرسى", []),
        ("كان طارق السدري في بيته وليس في سرقة قمح المرسى", []),
    ],
)
def test_a_claim_that_negates_another_thing_is_denied_still(claim: str, found: list[str]) -> None:
    a = telling("a", f"قال قائد الشرطة سامر الغيداني أمس إنه {claim}.")
    b = telling("b", "نفى المحامي نوفل الزرقاوي مشاركة طارق السدري في سرقة قمح المرسى.")
    assert kinds(a, b) == found


KIDNAPPED = "قالت نقابة الصيادين إن حركة الجبل خطفت أربعة صيادين من قارب أزرق قرب بلدة النخلتين."


def test_a_denial_in_other_words_is_known_by_what_it_denies_and_of_whom() -> None:
    denial = "ونفى المتحدث سامر الغيداني خطف صيادين قرب النخلتين."
    (dispute,) = disputes(telling("a", KIDNAPPED), telling("b", denial))
    assert dispute.kind == "denial"
    other = "ونفى المتحدث سامر الغيداني رشوة صيادين قرب النخلتين."
    assert disputes(telling("a", KIDNAPPED), telling("b", other)) == ()


def test_what_is_not_so_as_was_rumoured_is_denied() -> None:
    a = telling("a", "لقي صياد شاب مصرعه إثر سقوطه من جسر الرمان في بلدة النخلتين.")
    said = "قال قائد الشرطة سامر الغيداني إن الصياد الشاب في بلدة النخلتين لم يسقط من {} كما أشيع."
    assert kinds(a, telling("b", said.format("جسر الرمان"))) == ["denial"]
    assert kinds(a, telling("b", said.format("سقف المخزن"))) == []


def test_who_refuses_a_thing_does_not_assert_it() -> None:
    denial = telling("b", "نفى الوزير سامر الغيداني إغلاق جسر الرمان أمام الشاحنات.")
    closed = "قال رئيس البلدية نوفل الزرقاوي إن إغلاق جسر الرمان أمام الشاحنات بدأ."
    assert kinds(telling("a", closed), denial) == ["denial"]
    refused = closed.replace("إغلاق", "المجلس رفض إغلاق")
    assert kinds(telling("a", refused), denial) == []


NONE = "قال مدير الطب سامر الغيداني إن الحارس لم يتناول أي مادة محظورة قبل المباراة."


def test_a_whole_negation_denies_what_others_tell_of() -> None:
    told = telling("b", "أعلن اتحاد السهول أن الحارس تناول مادة محظورة قبل المباراة.")
    (dispute,) = disputes(telling("a", NONE), told)
    assert dispute.kind == "denial"


@pytest.mark.parametrize(
    "told",
    [
        # Denied too; another thing; not by another; none but some.
        "أعلن اتحاد السهول أن الحارس لم يتناول مادة محظورة قبل المباراة.",
        "أعلن اتحاد السهول أن الحارس وقع مادة إعلانية جديدة للنادي.",
        NONE.replace("لم يتناول أي", "تناول"),
    ],
)
def test_a_whole_negation_leaves_other_things_alone(told: str) -> None:
    assert disputes(telling("a", NONE), telling("b", told)) == ()
    but = NONE.replace("محظورة", "محظورة إلا الدواء")
    claim = telling("b", "أعلن اتحاد السهول أن الحارس تناول مادة محظورة قبل المباراة.")
    assert disputes(telling("a", but), claim) == ()


def test_there_was_none_only_at_the_time_that_is_told() -> None:
    ministry = "أعلن وزير الصحة سامر الغيداني أنه لم تسجل أي إصابة بحمى المرسى {}."
    total = telling("b", "بلغت حالات الإصابة بحمى المرسى في السهل هذا العام أربعين حالة.")
    assert kinds(telling("a", ministry.format("إطلاقا")), total) == ["denial"]
    assert kinds(telling("a", ministry.format("خلال الساعات الماضية")), total) == []


def test_two_who_both_call_it_untrue_agree() -> None:
    tellings = [
        telling(key, f"قال {who} إن إغلاق جسر الرمان أمام الشاحنات في النخلتين غير صحيح.")
        for key, who in (("a", "رئيس البلدية نوفل الزرقاوي"), ("b", "وزير النقل سامر الغيداني"))
    ]
    assert disputes(*tellings) == ()


def test_who_denies_a_rumour_and_who_calls_it_untrue_agree() -> None:
    untrue = "قال رئيس البلدية نوفل الزرقاوي إن ما تردد عن إغلاق جسر الرمان عار عن الصحة"
    denied = "ونفت حكومة سهلستان إغلاق جسر الرمان"
    assert disputes(telling("a", f"{untrue}. {denied}.")) == ()
    guessed = telling("b", "انتهت التكهنات حول إغلاق جسر الرمان أمام الشاحنات في النخلتين.")
    said = telling(
        "a",
        "أكد الوزير سامر الغيداني أن إغلاق جسر الرمان في النخلتين أمام الشاحنات غير صحيح.",
    )
    assert disputes(said, guessed) == ()


def test_a_speaker_told_twice_on_one_day_takes_nothing_back() -> None:
    who = "وزير النقل سامر الغيداني"
    a = telling("a", f"قال {who} إن {BRIDGE}.")
    assert disputes(a, telling("b", f"نفى {who} أن {BRIDGE}.")) == ()
    assert kinds(a, telling("b", f"نفى {who} أن {BRIDGE}.", day=4)) == ["denial"]


KILLED = "قال {} إن {} جنود قتلوا في انفجار سيارة عند جسر الرمان"


def test_counts_of_who_was_killed_differ_by_who_counts() -> None:
    army = telling("a", KILLED.format("الجيش السهلي", "خمسة") + ".")
    rebels = telling("b", KILLED.format("زعيم حركة الجبل طارق السدري", "تسعة") + ".")
    (dispute,) = disputes(army, rebels)
    assert dispute.kind == "figure"


def test_the_killed_and_the_wounded_are_no_two_counts_of_one_thing() -> None:
    army = telling("a", KILLED.format("الجيش السهلي", "خمسة") + ".")
    wounded = KILLED.format("زعيم حركة الجبل طارق السدري", "تسعة").replace("قتلوا", "أصيبوا")
    assert disputes(army, telling("b", wounded + ".")) == ()


def test_who_counts_several_happenings_is_in_dispute_about_none() -> None:
    army = telling("a", KILLED.format("الجيش السهلي", "خمسة") + ".")
    other = "زعيم حركة الجبل طارق السدري"
    several = (
        f"{KILLED.format(other, 'تسعة')}. وأضاف السدري أن سبعة جنود قتلوا في كمين قرب النخلتين."
    )
    assert disputes(army, telling("b", several)) == ()


def test_a_count_that_two_others_make_up_is_in_no_dispute_with_them() -> None:
    army = telling("a", KILLED.format("الجيش السهلي", "تسعة") + ".")
    parts = KILLED.format("زعيم حركة الجبل طارق السدري", "خمسة")
    assert kinds(army, telling("b", f"{parts}.")) == ["figure"]
    assert kinds(army, telling("b", f"{parts} وأربعة عمال.")) == []


LEAD = "لقي {} أشخاص مصرعهم وأصيب {} آخرون في حادث سير على طريق النخلتين"


def test_two_leads_that_count_the_same_killed_and_other_wounded_are_in_dispute() -> None:
    a = telling("a", LEAD.format("أربعة", "خمسة") + ".")
    (dispute,) = disputes(a, telling("b", LEAD.format("أربعة", "ثلاثة") + "."))
    assert dispute.kind == "figure"
    # A newer count; another day; no other count.
    assert kinds(a, telling("b", LEAD.format("ستة", "ثلاثة") + ".")) == []
    assert kinds(a, telling("b", LEAD.format("أربعة", "ثلاثة") + ".", day=4)) == []
    assert kinds(a, telling("b", LEAD.format("أربعة", "خمسة") + ".")) == []


MINISTERS = "عودة {} وزراء من حكومة السهل إلى مدينة النخلتين"


def test_two_headlines_that_count_otherwise_are_in_dispute() -> None:
    a = telling("a", "هبطت طائرة في المدينة.", title=MINISTERS.format("ثلاثة"))
    b = telling("b", "استقبل السكان الوفد.", title=MINISTERS.format("أربعة"))
    (dispute,) = disputes(a, b)
    assert dispute.kind == "figure"


def test_all_of_a_family_that_tell_a_count_stand_on_its_side() -> None:
    a = telling("a", "هبطت طائرة في المدينة.", title=MINISTERS.format("ثلاثة"))
    b = telling("b", "استقبل السكان الوفد.", title=MINISTERS.format("أربعة"))
    c = telling("c", "أغلق المطار في المساء.", title=MINISTERS.format("أربعة"), day=4)
    story = Articles((a, b, c), ())
    compared = compare(story)
    (dispute,) = find_disputes(compared, grouped(compared, story), story)
    assert sorted(map(len, dispute.sides)) == [1, 2]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        # Another day; far too many; others; provisional.
        (MINISTERS.format("أربعة"), 4),
        (MINISTERS.format("تسعون"), 3),
        (MINISTERS.format("أربعة").replace("وزراء", "وزراء آخرين"), 3),
        ("ارتفاع عدد العائدين: عودة أربعة وزراء من حكومة السهل إلى مدينة النخلتين", 3),
    ],
)
def test_counts_that_need_not_be_of_one_thing_are_in_no_dispute(title: str, day: int) -> None:
    a = telling("a", "هبطت طائرة في المدينة.", title=MINISTERS.format("ثلاثة"))
    assert disputes(a, telling("b", "استقبل السكان الوفد.", title=title, day=day)) == ()


def test_what_is_measured_is_told_anew_each_hour() -> None:
    a = telling("a", "", title="سهم شركة السهل يرتفع 12 نقطة في بورصة النخلتين")
    b = telling("b", "", title="سهم شركة السهل يرتفع 15 نقطة في بورصة النخلتين")
    assert disputes(a, b) == ()


def test_a_denial_in_two_words_needs_both_of_them() -> None:
    claim = "قال وزير البحر سامر الغيداني إن ارتكاب مخالفات في المرسى يضر بالصيادين."
    further = "وأضاف الغيداني أن الموج هدأ بعد غروب الشمس ثم غادر الصيادون إلى قراهم."
    answer = "{} {} ونفى وزير سهلستان ارتكاب أي {}."
    assert kinds(telling("a", answer.format(claim, further, "مخالفات"))) == ["denial"]
    assert kinds(telling("a", answer.format(claim, further, "أخطاء"))) == []


def blast(key: str, who: str, hour: str, *, day: int = 3) -> Telling:
    told: Telling = telling(
        key, f"قال {who} إن انفجار المخزن في بلدة النخلتين وقع {hour}.", day=day
    )
    return told


POLICE, WITNESSES = "قائد الشرطة سامر الغيداني", "شهود من الأهالي"


def test_two_hours_of_one_happening_are_in_dispute() -> None:
    (dispute,) = disputes(
        blast("a", POLICE, "عند الساعة 6:30 صباحا"), blast("b", WITNESSES, "عند الساعة 7:30 صباحا")
    )
    assert dispute.kind == "figure"


@pytest.mark.parametrize(
    ("who", "hour", "day"),
    [
        # The same speaker, a rounding, another happening of the day, another day, no hour.
        (POLICE, "عند الساعة 7:30 صباحا", 3),
        (WITNESSES, "عند الساعة 6:40 صباحا", 3),
        (WITNESSES, "عند الساعة 11:30 صباحا", 3),
        (WITNESSES, "عند الساعة 7:30 صباحا", 6),
        (WITNESSES, "قبل نصف ساعة", 3),
    ],
)
def test_hours_that_may_both_be_right_are_in_no_dispute(who: str, hour: str, day: int) -> None:
    assert kinds(blast("a", POLICE, "عند الساعة 6:30 صباحا"), blast("b", who, hour, day=day)) == []


def test_two_who_accuse_each_other_hold_opposed_positions() -> None:
    a = telling("a", "اتهم سامر الغيداني أمس نوفل الزرقاوي بتعطيل المفاوضات في بلدة النخلتين.")
    b = telling("b", "اتهم نوفل الزرقاوي أمس سامر الغيداني بإفشال المفاوضات في بلدة النخلتين.")
    assert kinds(a, b) == ["position"]


def test_two_who_accuse_each_other_of_different_things_dispute_nothing() -> None:
    a = telling("a", "اتهم سامر الغيداني أمس نوفل الزرقاوي بتعطيل المفاوضات في بلدة النخلتين.")
    b = telling("b", "اتهم نوفل الزرقاوي أمس سامر الغيداني برشوة القضاة قبل عامين.")
    assert kinds(a, b) == []


def test_a_body_and_who_speaks_for_it_are_accused_by_one_root() -> None:
    a = telling("a", "اتهم المتحدث باسم الجيش السهلي أمس الجبليين بقصف بلدة النخلتين.")
    b = telling("b", "اتهم مسؤولون في الحركة الجبلية أمس القوات السهلية بإطلاق النار على البلدة.")
    assert kinds(a, b) == ["position"]


PARTS = [
    ACCUSED,
    "، وهو ما تنفيه حكومة سهلستان",
    "ما نفاه",
    "وتنفي حكومة سهلستان ذلك",
    "لا صحة",
    ". ",
    " ",
    "وهو ما",
    "«",
    BRIDGE,
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=8).map("".join), min_size=1, max_size=3))
def test_sides_are_the_words_that_stand_there_and_share_nothing(texts: list[str]) -> None:
    tellings = {f"{n}": telling(f"{n}", text) for n, text in enumerate(texts)}
    for dispute in disputes(*tellings.values()):
        one, other = dispute.sides
        assert one and other and not set(one) & set(other)
        for member in (*one, *other):
            raw = getattr(tellings[member.article].article, member.field)
            assert raw[member.start : member.end] == member.text != ""


def test_many_denials_in_one_article_cost_no_more_than_each_by_itself() -> None:
    denial = "نفى ما أعلنه المتمردون عن خطف الصيادين، إلا أن الوزارة نفت الأمر، "

    def seconds(repeated: int) -> float:
        story = telling("أ", denial * repeated)
        started = time.process_time()
        disputes(story)
        return time.process_time() - started

    # Four times as many: the denials set against the statements one by one would take 64 times.
    assert any(seconds(480) < 14 * max(seconds(120), 0.02) for _ in range(4))
