"""Roots, chain, mutations and disputes of invented articles about one accident."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.claims.articles import Articles
from musnad.claims.chain import find_chain
from musnad.claims.disputes import find_disputes
from musnad.claims.families import compare
from musnad.claims.model import Copy, Dispute, Family, Member, Mutation, Telling
from musnad.claims.mutations import find_mutations
from musnad.claims.reasons import changed, disputed
from musnad.claims.roots import find_roots
from musnad.claims.told import claims_of
from musnad.claims.voices import one_medium, spelled_alike

CLAIM = "انهيار جسر الرمان في بلدة النخلتين أدى إلى إصابة 12 عاملا بجروح خطيرة"


def telling(key: str, text: str, *, title: str = "", byline: str = "", day: int = 3) -> Telling:
    published = date(2031, 4, day)
    article = Article(
        id=key,
        outlet=f"صحيفة {key}",
        published=published.isoformat(),
        title=title,
        byline=byline,
        text=text,
    )
    return Telling(key=key, article=article, reading=musnad.read(article), day=published)


def member(told: Telling, words: str, field: str = "text") -> Member:
    start = getattr(told.article, field).index(words)
    return Member(
        article=told.key,
        field="title" if field == "title" else "text",
        start=start,
        end=start + len(words),
        text=words,
    )


def family(*members: Member) -> Family:
    return Family(members=members, links=())


def keyed(*tellings: Telling) -> dict[str, Telling]:
    return {told.key: told for told in tellings}


def said(key: str, who: str, claim: str = CLAIM, *, day: int = 3, byline: str = "") -> Telling:
    return telling(key, f"قال {who} إن {claim}.", day=day, byline=byline)


MINISTER = "وزير النقل سامر الغيداني"
MAYOR = "رئيس البلدية نوفل الزرقاوي"


def disputes(*tellings: Telling, families: Sequence[Family] = ()) -> tuple[Dispute, ...]:
    story = Articles(tellings, ())
    return find_disputes(compare(story), families, story)


def copy(a: str, b: str) -> Copy:
    return Copy(first=a, second=b, kind="same", share=1.0)


def test_one_named_speaker_is_one_root_however_many_outlets_tell_it() -> None:
    told = [said("a", MINISTER), said("b", "سامر الغيداني"), said("c", MINISTER)]
    roots = find_roots(family(*(member(t, CLAIM) for t in told)), Articles(told, ()))
    assert (roots.at_least, roots.at_most) == (1, 1)
    assert roots.origins[0].kind == "named"
    assert roots.origins[0].members == (0, 1, 2)


def test_an_origin_has_the_fullest_name_of_whom_most_name() -> None:
    told = [said("a", MINISTER), said("b", "سامر الغيداني"), said("c", f"{MAYOR} وأعضاء مجلسها")]
    roots = find_roots(family(*(member(t, CLAIM) for t in told)), Articles(told, ()))
    assert [origin.name for origin in roots.origins] == [MINISTER]


def test_who_is_named_in_one_of_many_tellings_of_the_same_words_is_no_origin() -> None:
    for others, kind in ((6, "named"), (7, "outlet")):
        tellings = [said("a", MINISTER), *(telling(f"b{n}", f"{CLAIM}.") for n in range(others))]
        told = family(*(member(each, CLAIM) for each in tellings))
        (origin,) = find_roots(told, Articles(tellings, ())).origins
        assert origin.kind == kind


def test_two_speakers_in_their_own_words_are_two_roots() -> None:
    other = "الجسر سقط على العمال فأصيب 12 منهم"
    a, b = said("a", MINISTER), said("b", MAYOR, other)
    roots = find_roots(family(member(a, CLAIM), member(b, other)), Articles((a, b), ()))
    assert (roots.at_least, roots.at_most) == (2, 2)


def test_an_unnamed_source_adds_nothing_below_and_one_above() -> None:
    other = "الجسر سقط على العمال فأصيب 12 منهم"
    a, b = said("a", MINISTER), said("b", "مصدر مطلع", other)
    roots = find_roots(family(member(a, CLAIM), member(b, other)), Articles((a, b), ()))
    assert (roots.at_least, roots.at_most) == (1, 2)
    assert not roots.one_unnamed


def test_a_family_on_one_unnamed_source_says_so() -> None:
    a, b = said("a", "مصدر مطلع"), telling("b", f"{CLAIM}.")
    roots = find_roots(
        family(member(a, CLAIM), member(b, CLAIM)), Articles((a, b), (copy("a", "b"),))
    )
    assert roots.one_unnamed
    assert (roots.at_least, roots.at_most) == (1, 1)


def test_outlets_that_tell_it_themselves_count_once_each_at_most() -> None:
    words = ("سقط جسر الرمان أمس على العمال", "جسر في النخلتين يهوي ويصيب عابرين")
    a, b = telling("a", words[0]), telling("b", words[1])
    roots = find_roots(family(member(a, words[0]), member(b, words[1])), Articles((a, b), ()))
    assert (roots.at_least, roots.at_most) == (1, 2)


def test_who_is_named_in_a_copy_said_only_what_is_alike_there() -> None:
    own = ("سقط جسر الرمان أمس على العمال", "بدأ رفع الأنقاض صباحا من مجرى النهر")
    a, b = said("a", MINISTER), telling("b", f"{own[0]}. {own[1]}.")
    copied = (copy("a", "b"),)
    like, unlike = (
        find_roots(family(member(a, CLAIM), member(b, words)), Articles((a, b), copied))
        for words in (own[0], own[1])
    )
    assert [(origin.kind, origin.members) for origin in like.origins] == [("named", (0, 1))]
    assert [origin.kind for origin in unlike.origins] == ["named", "outlet"]


def test_who_is_named_in_the_article_said_what_its_writer_tells_of_it() -> None:
    headline = "حادث عند النخلتين"
    a = telling("a", f"قال {MINISTER} إن {CLAIM}.", title=headline)
    told = family(member(a, CLAIM), member(a, headline, "title"))
    assert [origin.kind for origin in find_roots(told, Articles((a,), ())).origins] == ["named"]


OTHERWISE = "الجسر سقط على العمال فأصيب 12 منهم"


def roots_of(one: str, other: str) -> tuple[int, int]:
    """The roots of a claim that two sources make in words of their own: «قال … إن» before it."""
    a, b = telling("a", f"{one} {CLAIM}."), telling("b", f"{other} {OTHERWISE}.")
    roots = find_roots(family(member(a, CLAIM), member(b, OTHERWISE)), Articles((a, b), ()))
    return roots.at_least, roots.at_most


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("قال سامر الغيداني إن", "وجاء في البيان أن", 1),  # whose statement is it?
        ("قال سامر الغيداني إن", "وجاء في بيان نقابة الصيادين أن", 2),
        ("قالت تركيا إن", "قالت وزارة النقل التركية إن", 1),  # a state and its ministry
        ("قالت تركيا إن", "قالت وزارة النقل الفرنسية إن", 2),
        ("قالت وزارة النقل إن", "قالت وزارة الصيد إن", 2),  # both are called ministry only
        ("قالت الأمم المتحدة إن", "قالت الولايات المتحدة إن", 2),
        ("قال سامر الغيداني إن", "أفادت وكالة الأناضول أن", 1),  # it may have it from him
        ("قال سامر الغيداني إن", "قال خبراء إن", 1),
    ],
)
def test_what_may_be_one_origin_under_two_names_is_one_at_least(
    one: str, other: str, least: int
) -> None:
    assert roots_of(one, other)[0] == least


def test_findings_that_a_body_passes_on_are_the_body_s() -> None:
    passed_on = "ذكرت نقابة الصيادين في بيان أن التحريات كشفت أن"
    assert roots_of(passed_on, "قالت نقابة الصيادين إن") == (1, 1)


def changes(found: tuple[Mutation, ...], kind: str) -> list[Mutation]:
    return [mutation for mutation in found if mutation.kind == kind]


def test_a_flat_headline_over_an_attributed_text_loses_the_source() -> None:
    title = "إصابة 12 عاملا في انهيار جسر الرمان"
    a = telling("a", f"قال {MINISTER} إن {CLAIM}.", title=title)
    found = find_mutations(family(member(a, CLAIM), member(a, title, "title")), Articles((a,), ()))
    (lost,) = changes(found, "attribution")
    assert (lost.source, lost.target, lost.credit) == (0, 1, False)
    assert lost.before is not None
    assert "الغيداني" in lost.before.text


@pytest.mark.parametrize(
    ("title", "lost"),
    [
        ("الغيداني يكشف إصابة 12 عاملا في انهيار جسر الرمان", 0),
        ("إصابة 12 عاملا في انهيار جسر الرمان", 1),
    ],
)
def test_a_headline_that_begins_with_the_speaker_keeps_the_source(title: str, lost: int) -> None:
    who = "سامر الغيداني رئيس الهيئة العامة لسلامة الطرق والجسور في محافظة السهول"
    a = telling("a", f"قال {who} إن {CLAIM}.", title=title)
    found = find_mutations(family(member(a, CLAIM), member(a, title, "title")), Articles((a,), ()))
    assert len(changes(found, "attribution")) == lost


def test_a_clause_may_begin_with_a_number_glued_to_its_unit() -> None:
    flat = "كلفة جسر الرمان في بلدة النخلتين بلغت 2,023.33مليار ريال"
    a, b = telling("a", f"أعلن {MINISTER} أن {flat}."), telling("b", f"{flat}.", day=4)
    found = find_mutations(family(member(a, f"أن {flat}"), member(b, flat)), Articles((a, b), ()))
    assert len(changes(found, "attribution")) == 1


def test_a_headline_that_begins_with_the_speaker_s_role_keeps_the_source() -> None:
    who = "أمير منطقة الرمان فيصل بن سامر الزرقاوي"
    told = "إصابة 12 عاملا في انهيار الجسر"
    for title, lost in ((f"أمير الرمان يتابع {told}", 0), (told, 1)):
        a = telling("a", f"قال {who} إن {CLAIM}.", title=title)
        found = find_mutations(
            family(member(a, CLAIM), member(a, title, "title")), Articles((a,), ())
        )
        assert len(changes(found, "attribution")) == lost


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("قائممقام النخلتين", "قائم مقام النخلتين", True), ("مدير الجسور", "نوفل الزرقاوي", False)],
)
def test_a_name_may_be_written_as_one_word_or_two(one: str, other: str, same: bool) -> None:
    assert spelled_alike(one, other) == same


@pytest.mark.parametrize(
    ("title", "lost"),
    [
        ("المغرب: إصابة 12 عاملا في انهيار جسر الرمان", 1),
        ("انهيار جسر الرمان في المغرب", 1),
        ("السلطات: إصابة 12 عاملا في انهيار جسر الرمان", 0),
    ],
)
def test_a_place_in_a_headline_is_nobody_who_says_so(title: str, lost: int) -> None:
    a = telling("a", f"أعلنت السلطات المغربية أن {CLAIM}.", title=title)
    found = find_mutations(family(member(a, CLAIM), member(a, title, "title")), Articles((a,), ()))
    assert len(changes(found, "attribution")) == lost


@pytest.mark.parametrize(
    ("told", "lost"), [(CLAIM, 1), (f"ما جاء فيه: {CLAIM}", 0), (f"في حديث له، أن {CLAIM}", 0)]
)
def test_what_follows_a_colon_or_that_is_somebody_s(told: str, lost: int) -> None:
    a, b = said("a", MINISTER), telling("b", f"{told}.", day=4)
    found = find_mutations(family(member(a, CLAIM), member(b, told)), Articles((a, b), ()))
    assert len(changes(found, "attribution")) == lost


def test_a_headline_comes_from_the_writer_where_he_tells_more_of_it() -> None:
    title = "انتشال جثة عامل من بئر مهجورة في النخلتين"
    said_so = "أن مركز العمليات تلقى بلاغا عن سقوط شخص في بئر مكشوفة"
    lead = "انتشل رجال الإنقاذ جثة عامل من بئر مهجورة في بلدة النخلتين"
    for text, lost in ((f"{lead}. وأوضح {MAYOR} {said_so}.", 0), (f"أوضح {MAYOR} {said_so}.", 1)):
        a = telling("a", text, title=title)
        found = find_mutations(
            family(member(a, said_so), member(a, title, "title")), Articles((a,), ())
        )
        assert len(changes(found, "attribution")) == lost


def test_a_headline_names_no_other_day_than_its_text() -> None:
    claim, title = f"{CLAIM} يوم السبت الماضي", "إصابة 12 عاملا في انهيار جسر الرمان أمس"
    a = telling("a", f"قال {MINISTER} إن {claim}.", title=title, day=8)
    found = find_mutations(family(member(a, claim), member(a, title, "title")), Articles((a,), ()))
    assert not changes(found, "date")


def test_a_copy_without_the_agency_is_a_lost_credit() -> None:
    a = said("a", MINISTER, byline="رويترز")
    b = said("b", MINISTER)
    fam = family(member(a, CLAIM), member(b, CLAIM))
    (lost,) = changes(find_mutations(fam, Articles((a, b), (copy("a", "b"),))), "attribution")
    assert lost.credit
    assert lost.before is not None
    assert (lost.before.field, lost.before.text) == ("byline", "رويترز")
    assert not changes(find_mutations(fam, Articles((a, b), ())), "attribution")


def test_another_figure_is_a_mutation_and_a_true_rounding_is_none() -> None:
    for number, wanted in (("15", 1), ("12", 0)):
        other = CLAIM.replace("12", number)
        a, b = said("a", MINISTER), said("b", MINISTER, other, day=4)
        found = find_mutations(family(member(a, CLAIM), member(b, other)), Articles((a, b), ()))
        assert len(changes(found, "figure")) == wanted


def test_a_value_that_the_same_sentence_tells_next_is_no_other_figure() -> None:
    one, rest = "وفتحت الوزارة 26 مركزا في الشمال", "، وفتحت 20 مركزا في الجنوب"
    other = "وفتحت الوزارة 20 مركزا في الشمال"
    for goes_on, count in (("", 1), (rest, 0)):
        a, b = telling("a", f"{one}{goes_on}."), telling("b", f"{other}.")
        found = find_mutations(family(member(a, one), member(b, other)), Articles((a, b), ()))
        assert len(changes(found, "figure")) == count


def test_a_toll_told_otherwise_is_a_change_though_the_words_are_others() -> None:
    a = telling("a", "أدى انهيار الجسر على السيارات إلى إصابة ثمانية أشخاص آخرين ظهرا.", day=3)
    b = telling("b", "وفي النخلتين بلغت إصابة المارة 11 شخصا آخرين.", day=4)
    fam = family(
        member(a, "أدى انهيار الجسر على السيارات إلى إصابة ثمانية أشخاص آخرين ظهرا"),
        member(b, "وفي النخلتين بلغت إصابة المارة 11 شخصا آخرين"),
    )
    (change,) = changes(find_mutations(fam, Articles((a, b), ())), "figure")
    assert change.before is not None and change.after is not None
    assert (change.before.text, change.after.text) == ("ثمانية أشخاص", "11 شخصا")


def test_a_headline_that_rounds_to_one_digit_changes_the_figure() -> None:
    told = telling(
        "a",
        "هبط المؤشر في ختام التعاملات بنسبة 1.55 في المائة.",
        title="مؤشر السهول يخسر 2 %",
    )
    fam = family(
        member(told, "هبط المؤشر في ختام التعاملات بنسبة 1.55 في المائة"),
        member(told, "مؤشر السهول يخسر 2 %", "title"),
    )
    assert len(changes(find_mutations(fam, Articles((told,), ())), "figure")) == 1


def test_up_to_lost_is_a_modifier() -> None:
    before = CLAIM.replace("12", "نحو 12")
    a, b = said("a", MINISTER, before), said("b", MINISTER, day=4)
    found = find_mutations(family(member(a, before), member(b, CLAIM)), Articles((a, b), ()))
    assert len(changes(found, "modifier")) == 1


def test_yesterday_reprinted_a_day_later_is_another_date() -> None:
    claim = f"{CLAIM} أمس"
    a, b = said("a", MINISTER, claim), said("b", MINISTER, claim, day=4)
    found = find_mutations(family(member(a, claim), member(b, claim)), Articles((a, b), ()))
    assert len(changes(found, "date")) == 1


def test_a_hedge_lost_widens_the_claim() -> None:
    before = f"{CLAIM.replace('أدى', 'ربما أدى')}، وقد يكون بعض المصابين من العابرين"
    a, b = said("a", MINISTER, before), said("b", MINISTER, day=4)
    found = find_mutations(family(member(a, before), member(b, CLAIM)), Articles((a, b), ()))
    (scope,) = changes(found, "scope")
    assert scope.before is not None
    assert scope.before.text == "ربما"


def test_a_word_that_judges_for_one_that_does_not() -> None:
    first, second = "القتيل سقط عند جسر الرمان في النخلتين", "الشهيد سقط عند جسر الرمان في النخلتين"
    a, b = said("a", MINISTER, first), said("b", MINISTER, second, day=4)
    found = find_mutations(family(member(a, first), member(b, second)), Articles((a, b), ()))
    (wording,) = changes(found, "wording")
    assert wording.before is not None
    assert wording.after is not None
    assert (wording.before.text, wording.after.text) == ("القتيل", "الشهيد")


FULL = [
    said("a", MINISTER, byline="رويترز"),
    said("b", MINISTER),
    said("c", "مصدر مطلع", f"{CLAIM}، وأن لجنة من المهندسين ستفحص بقية الجسور", day=4),
    telling("d", f"نفى {MAYOR} أن {CLAIM}.", day=4, title="البلدية تنفي انهيار جسر الرمان"),
]


def test_the_same_words_from_the_same_speaker_change_nothing() -> None:
    a, b = said("a", MINISTER), said("b", MINISTER)
    assert find_mutations(family(member(a, CLAIM), member(b, CLAIM)), Articles((a, b), ())) == ()


def test_a_denial_stands_against_those_who_assert_it() -> None:
    a = said("a", MINISTER)
    b = telling("b", f"نفى {MAYOR} أن {CLAIM}.")
    (dispute,) = disputes(a, b, families=[family(member(a, CLAIM))])
    assert dispute.kind == "denial"
    assert disputed(dispute) == "one side denies what the other says"
    assert {m.article for side in dispute.sides for m in side} == {"a", "b"}


def test_who_takes_back_what_was_said_in_his_name_is_in_dispute_with_it() -> None:
    a, b = said("a", MINISTER), telling("b", f"نفى {MINISTER} أن {CLAIM}.", day=4)
    assert [dispute.kind for dispute in disputes(a, b)] == ["denial"]


WOUNDED = "وأصيب {} عاملا بجروح في انهيار جسر الرمان"


def test_tolls_of_two_origins_on_one_day_are_in_dispute_and_newer_ones_are_not() -> None:
    for day, title, kinds in (
        (3, "", ["figure"]),
        (5, "", []),
        (3, "ارتفاع عدد الجرحى في انهيار الجسر", []),
    ):
        a = telling("a", f"قال {MINISTER} إن الجسر سقط {WOUNDED.format(12)}.")
        b = telling("b", f"قال {MAYOR} إن الجسر سقط {WOUNDED.format(30)}.", day=day, title=title)
        assert [dispute.kind for dispute in disputes(a, b)] == kinds


def test_every_kind_of_change_is_said_in_a_sentence() -> None:
    before = CLAIM.replace("12", "نحو 12")
    a, b = said("a", MINISTER, before, byline="رويترز"), said("b", MINISTER, day=4)
    found = find_mutations(
        family(member(a, before), member(b, CLAIM)), Articles((a, b), (copy("a", "b"),))
    )
    sentences = {changed(mutation) for mutation in found}
    assert "the credit of رويترز is gone" in sentences
    assert any("نحو 12" in sentence for sentence in sentences)


def test_a_figure_that_counts_something_else_is_no_change() -> None:
    first = "رصدت البلدية 40 مليون ريال لترميم جسر الرمان"
    second = "رصدت البلدية 40 مليون ريال لترميم جسر الرمان و3 مليون ريال لحديقة النخلتين"
    a, b = said("a", MINISTER, first), said("b", MINISTER, second, day=4)
    found = find_mutations(family(member(a, first), member(b, second)), Articles((a, b), ()))
    assert not changes(found, "figure")


def test_a_hedge_on_what_the_other_does_not_tell_is_no_change_of_scope() -> None:
    before = f"{CLAIM} فيما يتوقع خبراء الأرصاد هطول أمطار غزيرة"
    a, b = said("a", MINISTER, before), said("b", MINISTER, day=4)
    found = find_mutations(family(member(a, before), member(b, CLAIM)), Articles((a, b), ()))
    assert not changes(found, "scope")


def test_an_epithet_added_is_another_wording() -> None:
    first = "هاجم مسلحون من تنظيم الراية معسكر النخلتين فجر أمس"
    second = "هاجم مسلحون من تنظيم الراية الإرهابي معسكر النخلتين فجر أمس"
    a, b = said("a", MINISTER, first), said("b", MINISTER, second, day=3)
    found = find_mutations(family(member(a, first), member(b, second)), Articles((a, b), ()))
    assert [m.kind for m in found] == ["wording"]


def test_one_agency_under_two_names_is_no_other_medium() -> None:
    assert one_medium("وكالة الصحافة الفرنسية", "فرانس برس")
    assert not one_medium("وكالة الصحافة الفرنسية", "رويترز")


@settings(max_examples=15, deadline=None)
@given(st.permutations(FULL), st.permutations([copy("a", "b"), copy("c", "d")]))
def test_a_story_has_the_same_claims_in_any_order(story: list[Telling], copies: list[Copy]) -> None:
    found = claims_of(story, copies)
    assert found == claims_of([*FULL, FULL[0]], [copy("c", "d"), copy("a", "b"), copy("x", "a")])
    for told in found.families:
        assert 1 <= told.roots.at_least <= told.roots.at_most
        numbers = {n for m in told.mutations for n in (m.source, m.target)}
        assert numbers <= set(range(len(told.family.members)))


def test_the_chain_runs_from_speaker_through_agency_to_outlet_and_copy() -> None:
    a, b = said("a", MINISTER, byline="رويترز"), said("b", MINISTER, day=4)
    fam = family(member(a, CLAIM), member(b, CLAIM))
    copies = (copy("a", "b"),)
    origins = find_roots(fam, Articles((a, b), copies)).origins
    chain = find_chain(fam, keyed(a, b), copies, origins)
    ways = {(edge.source.split(":")[0], edge.target.split(":")[0]) for edge in chain.edges}
    assert ways == {("speaker", "agency"), ("agency", "a"), ("a", "b")}
    assert json.loads(msgspec.json.encode(chain))["nodes"][0]["day"] == "2031-04-03"


def test_whom_one_telling_names_is_no_unnamed_source_on_the_way() -> None:
    a, b = said("a", "مصدر في الوزارة"), said("b", MINISTER)
    fam = family(member(a, CLAIM), member(b, CLAIM))
    origins = find_roots(fam, Articles((a, b), (copy("a", "b"),))).origins
    chain = find_chain(fam, keyed(a, b), (), origins)
    speakers = [(node.kind, node.name) for node in chain.nodes if node.kind != "article"]
    assert speakers == [("speaker", MINISTER)]


STORY = [
    said("a", MINISTER, byline="رويترز"),
    said("b", MINISTER),
    said("c", "مصدر مطلع", CLAIM.replace("12", "20"), day=4),
    telling("d", f"نفى {MAYOR} أن {CLAIM}.", day=4),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(STORY), st.permutations([copy("a", "b"), copy("b", "c")]))
def test_any_order_of_articles_and_copies_gives_the_same(
    tellings: list[Telling], copies: list[Copy]
) -> None:
    fam = family(
        member(STORY[0], CLAIM),
        member(STORY[1], CLAIM),
        member(STORY[2], CLAIM.replace("12", "20")),
    )

    def everything(some: list[Telling], told: list[Copy]) -> tuple[object, ...]:
        story = Articles(some, told)
        roots = find_roots(fam, story)
        return (
            roots,
            find_mutations(fam, story),
            find_chain(fam, keyed(*some), told, roots.origins),
            find_disputes(compare(story), [fam], story),
        )

    assert everything(tellings, copies) == everything(STORY, [copy("a", "b"), copy("b", "c")])
    for mutation in find_mutations(fam, Articles(tellings, copies)):
        for side, number in ((mutation.before, mutation.source), (mutation.after, mutation.target)):
            if side is not None:
                article = keyed(*tellings)[fam.members[number].article].article
                assert getattr(article, side.field)[side.start : side.end] == side.text


def test_two_changes_of_one_kind_that_begin_together_are_told_in_one_order() -> None:
    """A lost source and a lost credit, each of which begins at one character of its field."""
    a = telling("a", f"يقول {MINISTER} إن {CLAIM}.", byline="عن ا رويترز")
    b = telling("b", f"{CLAIM}.", day=4)
    story = Articles((a, b), (copy("a", "b"),))
    lost = changes(find_mutations(family(member(a, CLAIM), member(b, CLAIM)), story), "attribution")
    assert {change.before.start for change in lost if change.before} == {5}
    assert [change.credit for change in lost] == [True, False]
