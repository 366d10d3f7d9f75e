"""What of a claim's figures is drawn: what changed or is in dispute, each thing on its own axis."""

import re
from datetime import date

import musnad
from musnad.claims.chain import Chain
from musnad.claims.model import Words
from musnad.ledger.claims_held import (
    ArticleHeld,
    ClaimHeld,
    DisputeHeld,
    MemberHeld,
    MutationHeld,
    SideHeld,
)
from musnad.lexicon.changes import change_words
from musnad.plot import plot_claim
from musnad.quantities import BEFELL, figures_of
from musnad.terminal.layout import unmarked

DAY = date(2024, 5, 15)


def test_each_thing_that_befell_somebody_has_a_name():
    assert set(change_words().tolls.values()) == BEFELL.keys()


def test_killed_and_injured_are_two_quantities():
    claim, rows = told("قتل 10 جنود وثلاثة عمال وأصيب تسعة آخرون.", "قتل 12 جنديا وأصيب 7 آخرون.")
    found = figures_of(claim, rows)
    assert values(found.drawn) == {"killed (جندي، عامل)": [10, 3, 12]}
    assert values(found.others) == {"injured (عامل، جندي)": [9, 7]}


def test_what_stands_behind_and_is_told_of_the_next_ones_befell_nobody_before():
    claim, rows = told("كان في الموقع ثلاثة عمال وأصيب تسعة حراس.")
    assert values(figures_of(claim, rows).others) == {"عامل": [3], "injured (حارس)": [9]}


def test_what_changed_is_drawn_and_not_what_is_told_most():
    claim, rows = told(
        *(
            "كلف المشروع 4 ملايين دولار، وفيه 151 عقارا.",
            "كلف المشروع 4 ملايين دولار، وفيه 152 عقارا.",
        ),
        *("كلف المشروع 5 ملايين دولار.", "في المشروع 153 عقارا.", "في المشروع 154 عقارا."),
        changes=[("4 ملايين دولار", 0, "5 ملايين دولار", 2)],
    )
    found = figures_of(claim, rows)
    assert values(found.drawn) == {"US dollars": [4e6, 4e6, 5e6]}
    assert [str(each.name("ar")) for each in found.drawn] == ["دولار أمريكي"]
    assert values(found.others) == {"عقار": [151, 152, 153, 154]}


def test_two_things_that_changed_are_two_charts():
    claim, rows = told(
        *("قتل 10 جنود وأصيب 9 آخرون.", "قتل 12 جنديا وأصيب 7 آخرون."),
        changes=[("10 جنود", 0, "12 جنديا", 1), ("9", 0, "7", 1)],
    )
    found = figures_of(claim, rows)
    assert values(found.drawn) == {"killed (جندي)": [10, 12], "injured (جندي)": [9, 7]}
    assert found.others == ()


def test_what_changed_into_each_other_is_one_thing():
    claim, rows = told(
        *("سجلت الوزارة 4 حالات.", "سجلت الوزارة 8 وفيات."), changes=[("4 حالات", 0, "8 وفيات", 1)]
    )
    assert values(figures_of(claim, rows).drawn) == {"killed (حالة، وفاة)": [4, 8]}


def test_changes_without_a_value_are_told_in_their_words():
    claim, rows = told(
        *("قتل 10 جنود.", "قتل عدد من الجنود."), changes=[("10 جنود", 0, "عدد من الجنود", 1)]
    )
    found = figures_of(claim, rows)
    assert found.drawn == ()
    assert [each.is_open for each in found.others] == [True]
    assert found.unseen == ("10 جنود", "عدد من الجنود")


def test_what_is_in_dispute_is_drawn_with_the_value_of_the_other_side():
    claim, rows = told(
        "قتل جنديان وأصيب 4 آخرون.",
        "قتل جنديان وأصيب 4 آخرون.",
        "قتل 8 جنود وأصيب 4 آخرون.",
        sides=((0, 1), (2,)),
    )
    found = figures_of(claim, rows)
    assert values(found.drawn) == {"killed (جندي)": [2, 2, 8]}
    assert values(found.others) == {"injured (جندي)": [4, 4, 4]}


def test_where_nothing_changed_what_is_told_most_and_varies_is_drawn():
    claim, rows = told("في المشروع 3 طرق و151 عقارا.", "في المشروع 3 طرق و152 عقارا.", "فيه 3 طرق.")
    found = figures_of(claim, rows)
    assert values(found.drawn) == {"عقار": [151, 152]}
    assert figures_of(claim, []).drawn == ()


def test_a_drawing_names_what_it_has_and_what_it_leaves_out(tmp_path):
    claim, rows = told(
        *("قتل 10 جنود وأصيب 9 مدنيين.", "قتل 12 جنديا وأصيب 9 مدنيين.", "قتل عدد من الجنود."),
        changes=[("10 جنود", 0, "12 جنديا", 1), ("12 جنديا", 1, "عدد من الجنود", 2)],
    )
    plot_claim(claim, rows, tmp_path / "claim.svg", "en")
    lines = unmarked((tmp_path / "claim.svg").read_text("utf-8"))
    assert ">killed (جندي)<" in lines
    assert ">not drawn: injured (مدني): 9 · «عدد من الجنود»<" in lines
    assert ">12<" in lines


def test_no_line_of_a_title_is_wider_than_its_drawing(tmp_path):
    claim, rows = told(" ".join(["المستشفيات"] * 20))
    plot_claim(claim, rows, tmp_path / "claim.svg", "ar")
    drawn = (tmp_path / "claim.svg").read_text("utf-8")
    title = re.findall(">([^<>]*المستشفيات[^<>]*)<", drawn)
    assert len(title) > 1
    assert all(len(line) < 70 for line in title)


def told(*texts, changes=(), sides=()):
    """A claim told in these texts, and its figures; the second of ``sides`` is no member of it."""
    members = [
        MemberHeld(
            article=ArticleHeld(article=number, id="", outlet="", url="", title="", day=DAY),
            field="text",
            start=0,
            end=len(text),
            text=text,
        )
        for number, text in enumerate(texts)
    ]
    rows = [
        {
            **{"day": DAY.isoformat(), "outlet": "", "value": figure.low, "bound": ""},
            **{"unit": figure.unit, "text": figure.text, "article": number},
            **{"field": figure.field, "start": figure.start, "end": figure.end},
        }
        for number, text in enumerate(texts)
        for figure in musnad.read(text).figures
        if figure.low == figure.high
    ]
    others = sides[1] if sides else ()
    own = [member for number, member in enumerate(members) if number not in others]
    claim = ClaimHeld(
        id="c",
        claim=texts[0],
        story="s",
        title="",
        first_day=DAY,
        last_day=DAY,
        outlets=1,
        at_least=1,
        at_most=1,
        one_unnamed=False,
        origins=(),
        chain=Chain(nodes=(), edges=()),
        members=tuple(own),
        mutations=tuple(changed(members, *change) for change in changes),
        disputes=tuple(disputed(members, *sides)) if sides else (),
        links=(),
    )
    return claim, rows


def changed(members, before, source, after, target):
    def words(text, number):
        start = members[number].text.index(text)
        return Words(field="text", start=start, end=start + len(text), text=text)

    return MutationHeld(
        source=source,
        target=target,
        kind="figure",
        credit=False,
        before=words(before, source),
        after=words(after, target),
        said_before=words(before, source),
        said_after=words(after, target),
    )


def disputed(members, *sides):
    first, second = (SideHeld(members=tuple(members[n] for n in side)) for side in sides)
    yield DisputeHeld(id="d", kind="figure", sides=(first, second))


def values(quantities):
    return {str(each.name("en")): [row["value"] for row in each.rows] for each in quantities}
