"""Stories and claims in the terminal, and for programs."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from rich.cells import cell_len
from rich.console import Console

from musnad.claims.chain import Chain, Edge, Node
from musnad.claims.model import Origin, Words
from musnad.cli import main
from musnad.ledger.claims_held import (
    ArticleHeld,
    ClaimHeld,
    DisputeHeld,
    MemberHeld,
    MutationHeld,
    SideHeld,
)
from musnad.terminal.claim import show_claim
from musnad.terminal.disputes import show_disputes
from musnad.terminal.layout import unmarked

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    path = tmp_path_factory.mktemp("linked") / "ledger.db"
    run("ingest", "--link", "--workers", 1, EXAMPLES / "outlets.jsonl", "--ledger", path)
    return path


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def ask(linked, *arguments):
    result = run(*arguments, "--ledger", linked)
    assert result.exit_code == 0, result.output
    return result.stdout


def records(linked, *arguments):
    return [json.loads(line) for line in ask(linked, *arguments, "--json").splitlines()]


@pytest.mark.parametrize("question", ["stories", "claims", "copies"])
def test_a_list_says_how_many_there_are(linked, question):
    everything = records(linked, question)
    assert ask(linked, question, "--limit", 1).splitlines()[-1] == (
        f"1 of {len(everything)}; for more: --limit N, for all: --csv or --json"
    )
    rows = list(csv.DictReader(io.StringIO(ask(linked, question, "--csv"))))
    assert len(rows) == len(everything)
    assert list(rows[0]) == list(everything[0])


def test_a_claim_of_two_stories_is_told_in_both(tmp_path):
    path = tmp_path / "thread.db"
    articles = Path(__file__).parent / "ledger" / "thread.jsonl"
    run("ingest", "--link", "--workers", 1, articles, "--ledger", path)
    [row] = [row for row in records(path, "claims") if "أولوية" in row["claim"]]
    told = ask(path, "claim", row["id"])
    [other] = records(path, "claim", row["id"])[0]["elsewhere"]
    assert f"told too in the story: {other['title']}" in " ".join(told.split())
    too = ask(path, "story", other["id"]).partition("told here too")[2]
    assert row["id"] in too


def test_a_claim_says_on_what_it_rests(linked):
    [row, *_] = records(linked, "claims", "--one-unnamed")
    for language, told in (("en", "rests on one unnamed source"), ("ar", "يقوم على مصدر واحد")):
        shown = ask(linked, "claim", row["id"], "--lang", language)
        assert shown.splitlines()[0] == f"«{row['claim']}»"
        assert told in shown.splitlines()[1]


def test_an_origin_tells_how_many_of_its_tellings_say_so(linked):
    [row, *_] = records(linked, "claims", "--one-unnamed")
    [claim] = records(linked, "claim", row["id"])
    [origin] = claim["origins"]
    said = sum(bool(claim["members"][number]["speaker"]) for number in origin["members"])
    assert 0 < said < len(origin["members"])
    shown = ask(linked, "claim", row["id"], "--lang", "en").splitlines()[3]
    assert shown.endswith(f"{len(origin['members'])} tellings · attributed in {said} of them")


def test_the_way_of_a_claim_leads_from_the_speaker_through_the_agency_to_the_outlets(linked):
    [row] = [r for r in records(linked, "claims") if "تشققات ظهرت" in r["claim"]]
    lines = ask(linked, "claim", row["id"]).splitlines()
    way = lines[lines.index("The way of the claim") + 1 : lines.index("Who tells it") - 1]
    agency = next(n for n, line in enumerate(way) if "وكالة أنباء الساحل" in line)
    assert "an unnamed source" in way[agency - 1]
    depths = [len(line) - len(line.lstrip()) for line in way[agency - 1 : agency + 2]]
    assert depths == sorted(set(depths))
    assert "2024-05-15" in way[agency + 1]


def test_changes_stand_with_both_quotations_and_lost_credits_in_one_line(linked):
    [row, *_] = records(linked, "claims", "--changed", "figure")
    shown = ask(linked, "claim", row["id"])
    assert "another figure · «12 ألف أسرة» ← «15 ألف أسرة»" in shown
    assert "[12 ألف أسرة]" in shown
    assert "[15 ألف أسرة]" in shown
    [folded] = [line for line in shown.splitlines() if "without its credit" in line]
    assert folded.startswith("2 articles with the agency's text without its credit (وكالة أنباء")
    whole = ask(linked, "claim", row["id"], "--all").splitlines()
    place = next(n for n, line in enumerate(whole) if "without its credit" in line)
    for line in whole[place + 1 : place + 3]:
        assert "names وكالة أنباء الساحل; " in line
        assert line.startswith("    ") and line.endswith(" does not")


def test_disputes_stand_face_to_face(linked):
    [row, *_] = records(linked, "claims", "--disputed")
    lines = ask(linked, "claim", row["id"]).splitlines()
    disputed = lines[lines.index("Who disputes it") :]
    against = disputed.index("who denies it:")
    assert any("وزارة المياه" in line for line in disputed[against:])
    assert "«" in disputed[2] and "«" in disputed[against + 1]


def test_reasons_are_told_on_asking(linked):
    [row, *_] = records(linked, "claims")
    assert "Why these make one claim" not in ask(linked, "claim", row["id"])
    assert "the same run of words" in ask(linked, "claim", row["id"], "--why")


def test_copies_hang_under_the_first_telling(linked):
    [row, *_] = records(linked, "stories")
    lines = ask(linked, "story", row["id"]).splitlines()
    told = lines[lines.index("Who tells it") + 1 : lines.index("What is claimed") - 1]
    assert len(told) == row["articles"]
    copies = [line for line in told if line.startswith(" " * 8)]
    assert len(copies) == 3
    assert all("the same text" in line for line in copies)
    assert sum("without the agency's credit" in line for line in copies) == 2


def test_a_claim_and_a_story_for_programs(linked):
    [claim] = records(linked, "claim", records(linked, "claims")[0]["id"])
    assert {"members", "chain", "mutations", "disputes", "links"} <= set(claim)
    [story] = records(linked, "story", claim["story"])
    assert claim["id"] in [own["id"] for own in story["claims"]]


def test_trace_needs_no_quotation_marks_and_invents_nothing(linked):
    assert ask(linked, "trace", "تشققات", "ظهرت", "في", "جسم", "السد").startswith("1. «")
    lacking = ask(linked, "trace", "تشققات ظهرت في جسم السد بعد زلزال").splitlines()[1]
    assert lacking.strip() == "words that it does not tell: زلزال"
    nothing = ask(linked, "trace", "زلزال عنيف يضرب العاصمة")
    assert nothing == "no claim that several articles make is like this one\n"
    missing = run("trace", "https://example.org/nowhere", "--ledger", linked)
    assert missing.exit_code == 2
    assert "no article" in missing.stderr


def test_outlets_tell_how_to_see_the_evidence(linked):
    *_, evidence = ask(linked, "outlets").splitlines()
    assert "musnad copies --lost-credit --outlet NAME" in evidence
    assert "the evidence" not in ask(linked, "outlets", "--csv")


def test_a_ledger_that_was_never_linked_names_the_command(tmp_path):
    path = tmp_path / "ledger.db"
    run("ingest", "--workers", 1, EXAMPLES / "article.txt", "--ledger", path)
    for question in (["stories"], ["claims"], ["outlets"], ["copies"], ["trace", "السد آمن"]):
        result = run(*question, "--ledger", path)
        assert result.exit_code == 2
        assert "musnad link" in result.stderr


def test_articles_that_are_not_linked_yet_are_counted(linked, tmp_path):
    path = tmp_path / "ledger.db"
    path.write_bytes(linked.read_bytes())
    run("ingest", "--workers", 1, EXAMPLES / "articles.jsonl", "--ledger", path)
    assert (
        run("stories", "--ledger", path).stderr == "not linked yet: 3 articles; run musnad link\n"
    )
    assert run("stories", "--ledger", linked).stderr == ""


@pytest.mark.parametrize(
    "command", ["stories", "story", "claims", "claim", "trace", "copies", "outlets"]
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_help_teaches_with_examples(command, language):
    told = unmarked(run(command, "--help", "--lang", language).stdout)
    assert f"musnad {command}" in told or command == "outlets"
    assert "--ledger" in told


def article(number, outlet):
    return ArticleHeld(
        article=number, id="", outlet=outlet, url="", title="عنوان", day=date(2031, 4, number)
    )


def claim(outlets=("النخلة",), text="أصيب 12 عاملا", **changes):
    members = tuple(
        MemberHeld(article=article(n, outlet), field="text", start=0, end=len(text), text=text)
        for n, outlet in enumerate(outlets, 1)
    )
    root = Node(key="speaker:x", kind="speaker", name="وزير النقل", day="2031-04-01", members=())
    nodes = [
        Node(
            key=str(n), kind="article", name=m.article.outlet, day=str(m.article.day), members=(n,)
        )
        for n, m in enumerate(members)
    ]
    values = {
        "id": "c1",
        "claim": text,
        "story": "s1",
        "title": "عنوان",
        "first_day": date(2031, 4, 1),
        "last_day": date(2031, 4, 2),
        "outlets": len(set(outlets)),
        "at_least": 1,
        "at_most": 1,
        "one_unnamed": False,
        "origins": (Origin(name="وزير النقل", kind="named", members=(0,)),),
        "chain": Chain(
            nodes=(root, *nodes),
            edges=tuple(Edge(source=root.key, target=node.key) for node in nodes),
        ),
        "members": members,
        "mutations": (),
        "disputes": (),
        "links": (),
    }
    return ClaimHeld(**(values | changes))


def shown(held, *, width=None, language="en", **options):
    out = io.StringIO()
    console = Console(
        file=out, width=width or 80, force_terminal=width is not None, highlight=False,
        color_system=None,
    )  # fmt: skip
    show_claim(held, console, language, **options)
    return out.getvalue()


@pytest.mark.parametrize(("language", "branch", "last"), [("ar", "┤", "┘"), ("en", "├", "└")])
def test_a_tree_stands_at_the_edge_of_its_language_and_is_wrapped_with_its_trunk(
    language, branch, last
):
    long = "صحيفة لها اسم طويل لا يسعه سطر واحد من هذا الجدول"
    lines = shown(claim((long, "النخلة")), width=44, language=language).splitlines()
    assert all(cell_len(unmarked(line)) <= 44 for line in lines)
    [first] = [n for n, line in enumerate(lines) if f"{branch}── " in line]
    assert "│   " in lines[first + 1]
    assert sum(f"{last}── " in line for line in lines) == 1
    edges = {cell_len(line) if language == "ar" else line.index("\u2066") for line in lines if line}
    assert edges <= ({44, 40} if language == "ar" else {0, 4})


def at_depth(line):
    """The letters of a line, each with the direction marks that it stands in."""
    inside = ""
    for letter in line:
        if letter == "\u2069":
            inside = inside[:-1]
        elif letter in "\u2066\u2067\u2068":
            inside += letter
        else:
            yield letter, inside
    assert inside == ""


@pytest.mark.parametrize("width", [40, 100])
def test_english_lines_go_from_the_left_and_their_arabic_is_set_apart_in_each(width):
    side = SideHeld(members=claim(("النخلة", "okaz"), text="الجسر سليم تماما " * 9).members)
    held = claim(
        ("النخلة", "okaz"),
        text="أصيب 12 عاملا كانوا فوق الجسر حين انهار " * 3,
        mutations=(changed(0, 1), changed(0, 1)),
        disputes=(DisputeHeld(id="d1", kind="denial", sides=(side, side)),),
    )
    lines = [line.strip() for line in shown(held, width=width, is_whole=True).splitlines() if line]
    for line in lines:
        assert line.startswith("\u2066")
        for letter, inside in at_depth(line):
            assert inside and (not "ء" <= letter <= "ي" or inside[-1] in "\u2067\u2068")
    arabic = shown(held, width=width, language="ar").splitlines()
    assert all(line.strip().startswith("\u2067") for line in arabic if line)


def test_many_articles_under_one_are_folded_unless_all_are_asked_for():
    outlets = tuple(f"صحيفة {letter}" for letter in "ابتثجحخدذررا")
    folded = shown(claim(outlets))
    assert "and 4 more articles: صحيفة ذ, صحيفة ر, صحيفة ا" in folded
    whole = shown(claim(outlets), is_whole=True)
    assert "more articles" not in whole
    assert whole.count("صحيفة ر") == 4


def test_those_who_name_each_other_end():
    a, b = (
        Node(key=k, kind="relay", name=f"قناة {k}", day="2031-04-01", members=(0,)) for k in "ab"
    )
    edges = (Edge(source="a", target="b"), Edge(source="b", target="a"))
    text = shown(claim(chain=Chain(nodes=(a, b), edges=edges)))
    assert "قناة a" in text
    assert "قناة b" in text
    assert "see above" in text


def words(text, part=None):
    part = part or text
    start = text.index(part)
    return Words(field="text", start=start, end=start + len(part), text=part)


def changed(source, target, **values):
    before, after = words("أصيب 12 عاملا", "12"), words("أصيب 15 عاملا", "15")
    said = {"said_before": words("أصيب 12 عاملا"), "said_after": words("أصيب 15 عاملا")}
    told = {"kind": "figure", "credit": False, "before": before, "after": after, **said}
    return MutationHeld(source=source, target=target, **(told | values))


def test_the_same_change_in_several_tellings_is_shown_once_unless_all_are_asked_for():
    held = claim(("أ", "ب", "ج", "د"), mutations=tuple(changed(0, n) for n in (1, 2, 3)))
    text = shown(held)
    assert "3 changes in all; each: --all\nanother figure · «12» ← «15»\n" in text
    assert text.count("another figure") == 1
    assert "«أصيب [15] عاملا»" in text
    assert "and 2 more tellings: ج, د" in text
    whole = shown(held, is_whole=True).splitlines()
    assert "3 changes" in whole
    assert "    so too from 1. أ · 2031-04-01 to 3. ج · 2031-04-03" in whole
    assert "    so too from 1. أ · 2031-04-01 to 4. د · 2031-04-04" in whole


def test_an_article_without_its_credit_is_counted_once_and_not_called_a_later_copy():
    agency = {"credit": True, "before": words("وكالة")}
    lost = changed(2, 0, kind="attribution", after=None, **agency)
    again = changed(2, 1, kind="anonymity", after=words("مصادر"), **agency)
    held = claim(("أ", "أ", "ب"), mutations=(lost, again))
    first, second, third = held.members
    twice = msgspec.structs.replace(
        held, members=(first, msgspec.structs.replace(second, article=first.article), third)
    )
    assert "\n1 article with the agency's text without its credit (وكالة): أ\n" in shown(twice)
    whole = shown(held, is_whole=True).splitlines()
    assert "    3. ب · 2031-04-03 names وكالة; 1. أ · 2031-04-01 does not" in whole
    assert "    3. ب · 2031-04-03 names وكالة; 2. أ · 2031-04-02 does not · «مصادر»" in whole


def test_origins_of_one_kind_and_name_are_one():
    origins = (
        Origin(name="النخلة", kind="outlet", members=(0, 1)),
        Origin(name="النخلة", kind="named", members=(3,)),
        Origin(name="النخلة", kind="outlet", members=(2,)),
    )
    text = shown(claim(("النخلة",) * 4, origins=origins, at_most=2))
    assert text.count("an outlet, without a source") == 1
    assert "• النخلة · an outlet, without a source · 3 tellings" in text
    assert "• النخلة · 1 telling" in text


def test_who_is_known_by_his_office_is_not_marked_as_unnamed():
    origins = (Origin(name="متحدث باسم الميناء", kind="named", members=(0, 1)),)
    told = claim(("النخلة",) * 2, origins=origins)
    for speaker, marked in (("متحدث باسم الميناء", False), ("مصدر في الميناء", True)):
        members = tuple(
            msgspec.structs.replace(each, speaker=speaker, kind="unnamed", act="say")
            for each in told.members
        )
        text = shown(msgspec.structs.replace(told, members=members))
        assert ("an unnamed source" in text) is marked


def test_a_long_sentence_is_cut_around_the_words_that_changed():
    long = f"{'كلمة ' * 60}12 {'كلمة ' * 60}"
    change = MutationHeld(
        source=0, target=1, kind="modifier", credit=False, before=words(long, "12"), after=None,
        said_before=words(long), said_after=words("أصيب عمال"),
    )  # fmt: skip
    text = shown(claim(("أ", "ب"), mutations=(change,)))
    [line] = [line for line in text.splitlines() if "[12]" in line]
    assert len(line) < 320
    assert line.count("…") == 2
    assert "«12» ← —" in text


def test_what_an_article_says_is_not_obeyed():
    evil = "أصيب\x1b[31m 12\u202e عاملا\x9b2J"
    for width in (None, 80):
        text = shown(claim((f"ص{evil}",), text=evil), width=width)
        assert not [mark for mark in ("\x1b[31m", "\x9b", "\u202e") if mark in text]


def dispute(kind, *acts):
    """A dispute whose sides are called by their order, with these acts."""
    first, second = (
        SideHeld(members=(msgspec.structs.replace(member, act=act),))
        for name, act in zip(("الأول", "الثاني"), acts, strict=True)
        for member in claim(("النخلة",), text=f"الجسر {name}").members
    )
    return DisputeHeld(id="d1", kind=kind, sides=(first, second))


def disputed(held, width=None):
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=bool(width), color_system=None)
    show_disputes([held], console, "en", is_whole=False)
    return unmarked(out.getvalue()).splitlines()


def test_what_is_claimed_comes_before_who_denies_it():
    for acts, first in ((("say", "deny"), "الأول"), (("deny", None), "الثاني")):
        lines = disputed(dispute("denial", *acts))
        against = lines.index("who denies it:")
        assert first in lines[1]
        assert first not in lines[against + 1]
        head, sides = disputed(dispute("denial", *acts), width=90)[1:3]
        assert head.split("│")[0].strip() == "what is said:"
        assert head.split("│")[1].strip() == "who denies it:"
        assert first in sides.split("│")[0]


@pytest.mark.parametrize(
    ("kind", "acts"),
    [("denial", ("say", "say")), ("denial", ("deny", "deny")), ("position", ("deny", "say"))],
)
def test_where_not_one_side_alone_denies_they_keep_their_order(kind, acts):
    lines = disputed(dispute(kind, *acts))
    assert "الأول" in lines[1]
    assert "against that:" in lines


@pytest.mark.parametrize("width", [79, 100])
def test_two_sides_lie_beside_each_other_where_there_is_room(width):
    sides = (
        SideHeld(members=claim(("النخلة",), text="الجسر سليم تماما").members),
        SideHeld(members=claim(("الزيتونة",), text="الجسر متصدع من وسطه").members),
    )
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=True, color_system=None)
    dispute = DisputeHeld(id="d1", kind="denial", sides=sides)
    show_disputes([dispute], console, "en", is_whole=False)
    lines = out.getvalue().splitlines()
    beside = [line for line in lines if "سليم" in line and "متصدع" in line]
    assert bool(beside) == (width == 100)
    assert ("against that:" in out.getvalue()) == (width == 79)
    assert all(cell_len(unmarked(line)) <= width for line in lines)


def test_json_has_days_as_text():
    assert json.loads(msgspec.json.encode(claim()))["first_day"] == "2031-04-01"
