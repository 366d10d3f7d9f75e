"""Families: the same claim found again, its neighbours left apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import Article, read
from musnad.claims.families import families
from musnad.claims.model import Family, Reason, Telling
from musnad.claims.places import is_negated, places, root
from musnad.claims.reasons import explained


def telling(key: str, day: int, title: str, text: str) -> Telling:
    article = Article(id=key, title=title, text=text, published=f"2021-03-{day:02}")
    return Telling(key=key, article=article, reading=read(article), day=date(2021, 3, day))


FIRST = telling(
    "a",
    4,
    "انهيار جسر المرجان في مدينة النخلة",
    "انهار جسر المرجان في مدينة النخلة مساء أمس، وقتل سبعة عمال كانوا تحته. "
    "وقال مدير الدفاع المدني سامر الخطيب إن الأعمدة القديمة لم تحتمل مياه السيول. "
    "وأضاف أن لجنة من المهندسين ستفحص بقية جسور المحافظة خلال أسبوعين.",
)
COPY = telling(
    "b",
    5,
    "جسر المرجان ينهار في النخلة",
    "انهار جسر المرجان في مدينة النخلة مساء أمس، وقتل سبعة عمال كانوا تحته. "
    "وذكر الدفاع المدني أن الأعمدة القديمة لم تحتمل مياه السيول.",
)
OTHER_WORDS = telling(
    "c",
    5,
    "مهندسون يفحصون الجسور",
    "أعلنت بلدية النخلة إغلاق شارع الميناء أمام المركبات. "
    "وقال الخطيب إن لجنة من المهندسين ستفحص جسور المحافظة خلال أسبوعين. "
    "ونفى المقاول أن تكون الأعمدة القديمة لم تحتمل مياه السيول.",
)
STORY = [FIRST, COPY, OTHER_WORDS]


def family_of(found: tuple[Family, ...], words: str) -> set[str]:
    """The articles whose members stand in one family with a member that has ``words``."""
    return {
        member.article
        for family in found
        if any(words in member.text for member in family.members)
        for member in family.members
    }


def test_a_place_that_makes_two_claims_is_in_both_families() -> None:
    both = "قتل سبعة عمال في انهيار جسر المرجان وأغلقت البلدية السوق القديم حتى الأحد المقبل"
    story = [
        telling("a", 4, "صباح حزين", f"{both}."),
        telling("b", 4, "انهيار جسر", "قتل سبعة عمال في انهيار جسر المرجان مساء أمس الأول."),
        telling("e", 4, "صباح النخلة", "قتل سبعة عمال في انهيار جسر المرجان مساء الجمعة."),
        telling("c", 5, "تجار ينتظرون", "أغلقت البلدية السوق القديم حتى الأحد المقبل خوفا عليه."),
        telling("d", 5, "أبواب موصدة", "أغلقت البلدية السوق القديم أسبوعا حتى الأحد المقبل."),
    ]
    found = families(story)
    assert family_of(found, "مساء أمس الأول") == {"a", "b", "e"}
    assert family_of(found, "خوفا عليه") == {"a", "c", "d"}


def test_a_clause_of_a_copied_dispatch_is_the_same_claim() -> None:
    assert {"a", "b"} <= family_of(families(STORY), "سبعة عمال")


def test_a_statement_told_in_fewer_words_is_the_same_claim() -> None:
    assert {"a", "c"} <= family_of(families(STORY), "لجنة من المهندسين")


def test_different_facts_of_one_event_stay_apart() -> None:
    for family in families(STORY):
        told = " ".join(member.text for member in family.members)
        assert not ("سبعة عمال" in told and "لجنة من المهندسين" in told)


def test_a_denial_is_no_member_of_what_it_denies() -> None:
    assert "c" not in family_of(families(STORY), "الأعمدة القديمة")


def test_members_are_quoted_as_they_stand_and_the_earliest_come_first() -> None:
    by_key = {each.key: each for each in STORY}
    for family in families(STORY):
        days = [by_key[member.article].day for member in family.members]
        assert days == sorted(days, key=str)
        for member in family.members:
            field = getattr(by_key[member.article].article, member.field)
            assert field[member.start : member.end] == member.text


def test_of_one_day_what_was_published_first_comes_first() -> None:
    words = "انهار جسر المرجان في مدينة النخلة مساء أمس وقتل سبعة عمال كانوا تحته"
    late = Article(id="a", text=f"{words} قرب الميناء القديم.", published="2021-03-04 18:40:00")
    early = Article(id="b", text=f"{words}.", published="2021-03-04 08:10:00")
    day = date(2021, 3, 4)
    told = [
        Telling(key=each.id, article=each, reading=read(each), day=day) for each in (late, early)
    ]
    (family,) = families(told)
    assert [member.article for member in family.members] == ["b", "a"]


def test_two_who_condemn_one_thing_make_two_claims() -> None:
    what = "التفجير الذي استهدف سوق النخلة وأدى إلى مقتل سبعة باعة"
    a = telling("a", 4, "", f"دان وزير خارجية السهل سامر الغيداني {what}.")
    b = telling("b", 4, "", f"دان رئيس وزراء الرمال نوفل الزرقاوي {what}.")
    again = telling("c", 4, "", f"دان الوزير سامر الغيداني {what}.")
    (family,) = families([a, b, again])
    assert {member.article for member in family.members} == {"a", "c"}


def test_links_join_all_members_and_say_why() -> None:
    for family in families(STORY):
        assert len(family.links) == len(family.members) - 1
        reached = {0}
        for _ in family.links:
            for link in family.links:
                if {link.a, link.b} & reached:
                    reached |= {link.a, link.b}
        assert reached == set(range(len(family.members)))
        assert all(explained(reason) for link in family.links for reason in link.reasons)


def test_an_article_alone_has_no_family() -> None:
    assert families([FIRST]) == ()
    assert families([FIRST, FIRST]) == ()
    assert families([]) == ()


def test_what_introduces_a_statement_is_no_place() -> None:
    texts = [place.member.text for place in places(FIRST)]
    assert not any("قال مدير الدفاع المدني" in text for text in texts)
    assert any(text.startswith("إن الأعمدة القديمة") for text in texts)


def test_the_next_name_of_a_list_claims_nothing() -> None:
    listed = telling(
        "d",
        5,
        "",
        "وحضر حفل افتتاح الجسر الجديد أمس رئيس بلدية النخلة نادر الصالح.\n"
        "ومعالي وزير الأشغال العامة المهندس سامر بن خالد الطويل.\n"
        "والدكتور ماهر السعدي يرأس لجنة المهندسين التي ستفحص الجسور.\n"
        "وفهد بن نادر بن خالد الجاسر وجمع من أهالي المدينة.",
    )
    texts = [place.member.text for place in places(listed)]
    assert not any("الطويل" in text for text in texts)
    assert any("السعدي" in text for text in texts)
    assert not any("الجاسر" in text for text in texts)


def test_lines_that_claim_nothing_and_initials_make_no_places() -> None:
    article = telling(
        "x", 1, "", "رابط الخبر بصحيفة المرسى اليوم\nغادر المدير د. فؤاد الصايغ مكتبه أمس."
    )
    assert [place.member.text for place in places(article)] == [
        "غادر المدير د. فؤاد الصايغ مكتبه أمس"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "للتواصل مع الكاتب أرسل رسالة تبدأ بالرمز 12",
        "ليلى النجار – صحيفة المرسى – بيروت",
        "سائلين الله عز وجل أن يحفظ البلاد من كل مكروه",
        "وفي سياق متصل بالحادث",
    ],
)
def test_a_page_s_own_words_bylines_prayers_and_formulas_claim_nothing(line: str) -> None:
    article = telling("x", 1, "", f"{line}.\nغادر المدير فؤاد الصايغ مكتبه أمس.")
    assert [place.member.text for place in places(article)] == ["غادر المدير فؤاد الصايغ مكتبه أمس"]


def test_a_sentence_that_begins_as_a_formula_does_claims_something() -> None:
    told = "وفي سياق متصل أعلنت البلدية إغلاق شارع الميناء أمام المركبات"
    article = telling("x", 1, "", f"{told}.")
    assert any("إغلاق شارع الميناء" in place.member.text for place in places(article))


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("تشققات في جسر المرجان وآلاف العمال بلا رواتب", 2),
        ("انتحاري يهاجم سوق النخلة ويصيب عشرة باعة", 2),
        ("ارتفاع أسعار القمح وسط نقص حاد في المطاحن", 2),
        ("البلدية تغلق شارع الميناء - الأهالي يحتجون أمام المقر", 2),
        # One claim: a list, shared words, a و that is the word's own, a half that claims nothing.
        ("منع بيع وتداول الألعاب النارية في النخلة", 1),
        ("لقاء بين أمين النخلة والمهندسين العاملين بالجسر", 1),
        ("مئات المهاجرين الأفارقة وصلوا إلى ميناء النخلة أمس", 1),
        ("انهيار جسر المرجان في النخلة وتعز", 1),
    ],
)
def test_a_headline_that_joins_two_claims_is_two_places(title: str, parts: int) -> None:
    found = [place.member.text for place in places(telling("t", 4, title, ""))]
    assert len(found) == parts
    assert all(part in title for part in found)


def test_a_name_in_common_makes_no_common_claim() -> None:
    story = [
        telling("a", 4, "تشققات خطيرة تهدد جسر المرجان الكبير", "زار الوزير المدينة أمس."),
        telling(
            "b",
            4,
            "ألفا عامل بلا رواتب",
            "ما زال ألفا عامل بلا رواتب منذ الشهر الماضي بعد توقف العمل في جسر المرجان الكبير.",
        ),
        telling("c", 5, "عمال بلا أجور", "ما زال ألفا عامل بلا رواتب بعد توقف العمل في الجسر."),
    ]
    assert family_of(families(story), "ألفا عامل") == {"b", "c"}


def test_a_place_ends_with_the_bracket_that_it_opens() -> None:
    found = places(telling("t", 4, "", "وقع الانفجار عند باب السوق الساعة السابعة (0400 غرينتش)."))
    assert [place.member.text[-9:] for place in found] == ["0 غرينتش)"]


def test_a_place_knows_its_statement_and_the_writer_has_none() -> None:
    by_text = {place.member.text: place for place in places(FIRST)}
    said = next(place for text, place in by_text.items() if "الأعمدة القديمة" in text)
    own = next(place for text, place in by_text.items() if "سبعة عمال" in text)
    assert said.member.statement in {statement.id for statement in FIRST.reading.statements}
    assert own.member.statement == ""


@pytest.mark.parametrize(
    ("one", "other"), [("قتل", "مقتل"), ("اعتقل", "قبض"), ("كتب", "كاتب"), ("2021", "2021")]
)
def test_words_of_one_root_or_one_sense_meet(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_a_reason_names_what_is_shared() -> None:
    assert "سبع" in explained(Reason("words", ("سبع", "جسر")))


def test_a_reason_has_words_as_they_are_written() -> None:
    reasons = {
        reason.kind: reason.shared
        for family in families(STORY)
        for link in family.links
        for reason in link.reasons
    }
    written = {word for each in STORY for word in each.article.text.replace(".", " ").split()}
    assert set(reasons["phrase"]) <= written
    assert "المهندسين" in reasons["phrase"]


@settings(max_examples=25, deadline=None)
@given(st.permutations(STORY))
def test_any_order_gives_the_same(story: list[Telling]) -> None:
    assert families(story) == families(STORY)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="قتل وزيرفي.،«»:\n12 إنأ", max_size=200), st.text(max_size=60))
def test_any_text_has_places_inside_its_fields(text: str, title: str) -> None:
    for place in places(telling("x", 1, title, text)):
        field = title if place.member.field == "title" else text
        assert field[place.member.start : place.member.end] == place.member.text != ""


@pytest.mark.parametrize(
    ("claim", "negated"),
    [
        ("لم يؤكد الحرس وفاة الصياد", True),
        ("ولم يؤكد الحرس وفاة الصياد", True),
        ("بلغ سعر الطن ما دون 50 دينارا", False),
        ("سمح الحرس بالصناديق القديمة شريطة نظافتها وعدم كسرها", False),
        ("ودع الحرس الصياد", False),
    ],
)
def test_a_claim_is_negated_where_what_begins_it_is(claim: str, negated: bool) -> None:
    assert is_negated(claim, denied=False) == negated


HIT = "أصيب ثمانية أشخاص في انفجار هز سوق النخلة ظهر اليوم."
RECEIVED = "وقالت وزارة الصحة إن المستشفى استقبل الضحايا. وأصيب 11 شخصا في السوق."
TOLLS = [telling("a", 4, "انفجار في سوق النخلة", HIT), telling("b", 5, "شظايا", RECEIVED)]


def test_two_tolls_of_one_happening_are_one_claim() -> None:
    assert family_of(families(TOLLS), "أصيب ثمانية") == {"a", "b"}


def test_an_article_with_several_tolls_tells_of_several_happenings() -> None:
    fire = "وأصيب ثلاثة أشخاص في حريق الميناء."
    before = telling("b", 5, "شظايا", f"{fire} {RECEIVED}")
    assert family_of(families([TOLLS[0], before]), "أصيب ثمانية") == set()
    # The first one is that of its own event.
    behind = telling("b", 5, "شظايا", f"{RECEIVED} {fire}")
    assert family_of(families([TOLLS[0], behind]), "أصيب ثمانية") == {"a", "b"}


def test_a_toll_of_days_later_is_another_claim() -> None:
    later = telling("b", 6, "شظايا", RECEIVED)
    assert family_of(families([TOLLS[0], later]), "أصيب ثمانية") == set()


def test_a_toll_of_another_time_is_another_claim() -> None:
    then = telling("b", 5, "شظايا", RECEIVED.replace("في السوق", "في السوق آنذاك"))
    assert family_of(families([TOLLS[0], then]), "أصيب ثمانية") == set()


@pytest.mark.parametrize(("hour", "held"), [("السابعة والنصف", {"a", "b"}), ("العاشرة", set())])
def test_two_hours_of_one_happening_are_one_claim(hour: str, held: set[str]) -> None:
    story = [
        telling(
            "a",
            4,
            "هلع بين التجار",
            "قال الحارس سامر الخطيب إن انفجارا قويا وقع عند باب السوق الكبير نحو الساعة "
            "6:30 صباحا حين كان التجار يفتحون دكاكينهم.",
        ),
        telling(
            "b",
            4,
            "شظايا",
            "قال مدير الشرطة نوفل الزرقاوي إن سائق دراجة فجر عبوة ناسفة عند باب السوق "
            f"الساعة {hour} صباحا.",
        ),
    ]
    assert family_of(families(story), "سائق دراجة") == held


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 90), st.integers(2, 90))
def test_any_two_tolls_are_found_in_either_order(a: int, b: int) -> None:
    story = [
        telling("a", 4, "", f"أصيب {a} شخصا في انفجار هز سوق النخلة ظهر اليوم."),
        telling("b", 5, "", f"وأصيب {b} شخصا في انفجار السوق."),
    ]
    assert families(story) == families(story[::-1])
