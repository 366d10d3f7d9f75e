"""Columns of other names: which are guessed, which are not, and how it is told."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from cut import TEXT, articles, notices
from hypothesis import given
from hypothesis import strategies as st

from musnad.article import Article
from musnad.cli import main
from musnad.errors import InputError
from musnad.intake import read_file
from musnad.intake.fields import columns_of
from musnad.intake.guess import guessed
from musnad.intake.notices import Guessed, Notices

ROW = {"Content": TEXT, "pubDate": "15 مايو 2024", "source": "مرآة الساحل", "other": "x"}
READ = Article(text=TEXT, published="2024-05-15", outlet="مرآة الساحل")
GUESS = (("text", "Content"), ("published", "pubDate"), ("outlet", "source"))


def written(path):
    if path.suffix == ".csv":
        path.write_text(",".join(ROW) + "\n" + ",".join(f'"{v}"' for v in ROW.values()), "utf-8")
    elif path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist([ROW]), path)
    else:
        path.write_text(json.dumps([ROW] if path.suffix == ".json" else ROW), "utf-8")
    return path


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "parquet"])
def test_usual_names_are_known_in_every_format_and_told(tmp_path, ending):
    path = written(tmp_path / f"a.{ending}")
    assert articles(path) == [READ]
    assert notices(path) == [Guessed(str(path), GUESS)]


def guess(row, told=""):
    values = {name: json.dumps(value).encode() for name, value in row.items()}
    return dict(guessed(values, columns_of(told) if told else {}))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"text": "a", "content": "b", "date": "c"}, {"published": "date"}),
        ({"body": "a", "content": "b"}, {"text": "content"}),
        ({"النّص": "a", "العنوان": "b", "الكاتب": "c", "الرابط": "d"},
         {"text": "النّص", "title": "العنوان", "byline": "الكاتب", "url": "الرابط"}),
        ({"Article Text": "a", "HEADLINE": "b"}, {"text": "Article Text", "title": "HEADLINE"}),
        ({"Text": "a", "ID": 5}, {"text": "Text", "id": "ID"}),
        ({"content": "a", "number": 5, "key": "x", "index": 1}, {"text": "content"}),
        ({"content": "a", "source": {"name": "b"}, "authors": ["c"]}, {"text": "content"}),
        ({"content": ["a"], "body": "b", "date": 5}, {"text": "body", "published": "date"}),
        ({"summary": "a", "description": "b", "created_at": "c"}, {}),
    ],
)  # fmt: skip
def test_what_is_guessed(row, expected):
    assert guess(row) == expected


def test_what_is_told_goes_before_what_is_guessed():
    row = {"content": "a", "body": "b", "date": "c", "author": "d"}
    assert guess(row, "text=body,byline=date") == {}
    assert guess(row, "text=body") == {"published": "date", "byline": "author"}


@given(st.dictionaries(st.text(max_size=9), st.text()))
def test_a_column_is_taken_but_once(row):
    columns = list(guess(row).values())
    assert len(set(columns)) == len(columns) and set(columns) <= set(row)


def test_a_guess_is_told_once_an_input():
    told = Notices()
    for batch in (["a.csv"] * 3 + ["b.csv"], ["b.csv", "c.csv"]):
        later = Notices()
        for path in batch:
            later.add(Guessed(path, (("text", "con\x1btent"),)))
            later.add(Guessed(path, (("text", "con\x1btent"), ("url", "link"))))
        told.join(later)
    assert list(told) == ['a.csv and 2 more: text from "con\\x1btent", url from "link"']


@pytest.mark.parametrize("name", ["da\x0cy", "day,month", "day=month"])
def test_no_line_to_paste_has_what_a_shell_or_the_option_would_misread(tmp_path, name):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"what happened": TEXT, name: "2024-05-15"}), "utf-8")
    (error,) = articles(path, {"published": name})
    assert "what happened" in str(error) and "--map" not in str(error)
    assert str(error).isprintable()


def test_an_error_has_the_line_to_paste(tmp_path):
    path = tmp_path / "a.jsonl"
    row = {"what happened": TEXT, "day": "2024-05-15", "x": {}}
    path.write_text(json.dumps(row), "utf-8")
    (error,) = articles(path)
    assert isinstance(error, InputError)
    assert str(error).endswith("it has what happened, day, x. If that is the text: "
                               "--map 'text=what happened'")  # fmt: skip
    (error,) = articles(path, columns_of("published=day"))
    assert str(error).endswith("--map 'text=what happened,published=day'")
    (article,) = articles(path, columns_of("text=what happened,published=day"))
    assert article == Article(text=TEXT, published="2024-05-15")


def test_names_of_columns_do_not_reach_the_terminal_raw(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"\x1b[31m\u202ename": TEXT}), "utf-8")
    (error,) = articles(path)
    assert "\\x1b[31m\\u202ename" in str(error) and error.reason.isprintable()


def test_a_list_named_as_lines(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps([{"text": "a"}, {"text": "b"}], indent=1), "utf-8")
    assert [a.text for a in articles(path)] == ["a", "b"]


def run(*arguments, **options):
    return CliRunner().invoke(main, [*map(str, arguments)], **options)


def test_read_guesses_tells_and_takes_a_map(tmp_path):
    path = written(tmp_path / "a.csv")
    done = run("read", "--json", path)
    assert done.exit_code == 0
    assert f'{path}: text from "Content", published from "pubDate"' in done.stderr
    path = tmp_path / "b.jsonl"
    path.write_text(json.dumps({"story": TEXT}), "utf-8")
    done = run("read", "--json", "--map", "text=story", path)
    assert (done.exit_code, done.stderr) == (0, "")
    done = run("read", "--map", "story", path)
    assert done.exit_code == 2 and "is not FIELD=COLUMN" in done.stderr


def test_ingest_tells_what_it_guessed(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"content": TEXT, "date": "5/6/2024"}), "utf-8")
    done = run("ingest", "--ledger", tmp_path / "l.db", "--workers", "1", path)
    assert done.exit_code == 0
    assert f'{path}: text from "content", published from "date"' in done.stderr
    assert "1 article has a date that cannot be read, which is kept as given" in done.stderr
    assert f"{path}:1 «5/6/2024»" in done.stderr


def test_the_name_of_a_file_does_not_reach_the_terminal_raw(tmp_path):
    path = tmp_path / "a\x1b[31m\u202e.jsonl"
    path.write_text(json.dumps({"content": TEXT}) + "\n{}\n", "utf-8")
    for command in (
        ["read", "--json"],
        ["ingest", "--ledger", tmp_path / "l.db", "--workers", "1"],
    ):
        told = run(*command, path).stderr
        assert "\\x1b[31m\\u202e.jsonl" in told and told.replace("\n", "").isprintable()


@pytest.mark.parametrize("name", ["title", 'ال"نص', "a\\b", "a\tb", "\x01", "text"])
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_a_column_may_have_any_name(tmp_path, name, ending):
    path = tmp_path / f"a.{ending}"
    row = {name: TEXT, "id": 7}
    path.write_text(json.dumps([row] if ending == "json" else row), "utf-8")
    assert articles(path, {"text": name}) == [Article(id="7", text=TEXT)]


@pytest.mark.parametrize("name", ['ال"نص', "title"])
def test_a_column_that_holds_no_text_is_told_by_its_name(tmp_path, name):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({name: [7]}), "utf-8")
    [error] = read_file(str(path), {"text": name})
    assert isinstance(error, InputError)
    assert error.reason == f"Expected `str`, got `array` - at `$.{name}`"
