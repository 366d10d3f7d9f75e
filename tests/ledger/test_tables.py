"""Exports made of the ledger: opened by those they are made for."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pandas
import pyarrow.parquet as pq
import pytest
from archive import ARTICLES
from datasette.app import Datasette

from musnad.errors import OutputExistsError
from musnad.export.folder import make
from musnad.export.formats import FORMATS, export_to
from musnad.intake.jsonl import article_from_json
from musnad.ledger import Filters, Ledger
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link
from musnad.ledger.rows import storable_article
from musnad.ledger.schema import CLAIM_TABLES, TABLES, worded
from musnad.reading import read


@pytest.fixture
def export(ledger, tmp_path):
    """Write the ledger as a format, and give the path."""

    def run(format, name="out", filters=None, **options):
        target = tmp_path / name
        with ledger.selected(filters or Filters()) as selection:
            export_to(format, selection, target, **options)
        return target

    return run


def test_readings_come_out_as_they_were_read(ledger):
    with ledger.selected() as selection:
        entries = list(selection.entries())
    assert len(entries) == len(ARTICLES)
    for entry, given in zip(entries, ARTICLES, strict=True):
        assert entry.article == storable_article(article_from_json(json.dumps(given).encode()))
        assert entry.reading == read(entry.article)
        assert entry.reading.to_json() == read(entry.article).to_json()


def test_filters_leave_statements_and_articles_out(ledger):
    with ledger.selected(Filters(acts=("deny",))) as selection:
        entries = list(selection.entries())
        counts = {name: selection.rows(name).read_all().num_rows for name in TABLES}
    assert [entry.article.id for entry in entries] == ["2"]
    assert [s.act for entry in entries for s in entry.reading.statements] == ["deny"]
    assert (counts["articles"], counts["statements"], counts["runs"]) == (1, 1, 1)
    with ledger.selected(Filters(since="2024")) as selection:
        assert [entry.article.id for entry in selection.entries()] == ["1", "2"]


@pytest.fixture
def linked(tmp_path):
    """A ledger of two articles that make one claim."""
    path = tmp_path / "linked.db"
    with sqlite3.connect(path) as made:
        made.executescript((Path(__file__).parent / "formats" / "2.sql").read_text("utf-8"))
    made.close()
    return path


def test_what_was_linked_goes_along_as_far_as_its_articles_do(linked, tmp_path):
    with Ledger(linked) as ledger:
        with ledger.selected() as selection:
            whole = {name: selection.rows(name).read_all().to_pylist() for name in CLAIM_TABLES}
            export_to("sqlite", selection, tmp_path / "whole.db")
            export_to("parquet", selection, tmp_path / "whole")
        with ledger.selected(Filters(outlets=("almina",))) as selection:
            part = {name: selection.rows(name).read_all().to_pylist() for name in CLAIM_TABLES}
    assert whole["members"][0]["text"] == "أن 12 شاحنة عالقة"
    assert whole["families"][0]["one_unnamed"] is True
    assert whole["origins"][0]["members"] == [0, 1]
    for name in ("stories", "families", "origins", "disputes"):
        assert part[name] == whole[name]
    for name in ("story_articles", "members"):
        assert len(part[name]) == 1
    assert not [*part["copies"], *part["likenesses"], *part["links"], *part["mutations"]]
    with sqlite3.connect(tmp_path / "whole.db") as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        told = database.execute("SELECT before, after, credit FROM mutations").fetchall()
    database.close()
    assert told == [("12 شاحنة", "نحو 12 شاحنة", 0)]
    again = tmp_path / "again.db"
    folder = str(tmp_path / "whole")
    ingest([], again, [folder], Settings({}), exported=[folder])
    with Ledger(again) as ledger:
        assert len(ledger.sql("SELECT 1 FROM statements")) == 3
        assert not len(ledger.sql("SELECT 1 FROM families"))


def test_of_a_whole_ledger_every_row_that_was_linked_is_handed_on(take, path):
    take(str(Path(__file__).parents[2] / "examples" / "outlets.jsonl"))
    link(path)
    with Ledger(path) as ledger, ledger.selected() as selection:
        for name in CLAIM_TABLES:
            rows = selection.rows(name).read_all().num_rows
            assert rows == len(ledger.sql(f"SELECT * FROM {name}")) > 0, name


def test_parquet_is_the_tables_with_their_schema(export, ledger):
    folder = export("parquet")
    assert {path.stem for path in folder.iterdir()} == {*TABLES, "_ledger", ".musnad-export"}
    for name, schema in TABLES.items():
        files = sorted(folder.glob(f"{name}.parquet")) or sorted(folder.glob(f"{name}/*/*.parquet"))
        assert all(pq.ParquetFile(file).schema_arrow == schema for file in files)
        rows = sum(pq.ParquetFile(file).metadata.num_rows for file in files)
        assert rows == len(ledger.sql(f"SELECT * FROM {worded(name)}"))
    frame = pandas.read_parquet(folder / "statements")
    assert sorted(frame["statement"]) == list(range(1, len(frame) + 1))


def test_sqlite_is_whole_and_datasette_opens_and_searches_it(export, answered):
    path = export("sqlite", "news.db")
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        statements = database.execute("SELECT count(*) FROM statements").fetchone()

    async def ask(address):
        return (await Datasette([str(path)]).client.get(address)).json()

    whole = answered(ask("/news/statements.json?_shape=objects"))
    assert whole["filtered_table_rows_count"] == statements[0]
    hits = answered(ask("/news/statements.json?_shape=array&_search=المقاتلين"))
    assert hits
    assert all("المقاتلين" in row["content"] for row in hits)


def test_the_search_of_sqlite_knows_variants_of_spelling(put, take, path, tmp_path):
    names = ("سالم العمري", "سالِم العُمَريّ", "سـالم العمرى", "سالم الهادي")
    articles = [{"id": name, "text": f"قال الوزير إن {name} في المدينة."} for name in names]
    take(put("names.jsonl", articles))
    with Ledger(path) as ledger, ledger.selected() as selection:
        export_to("sqlite", selection, tmp_path / "names.db")
    found = "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH ?"
    with closing(sqlite3.connect(tmp_path / "names.db")) as database:
        for words, count in {"العمري": 3, '"سالم العمري"': 3, "المدينة": 4, "القرية": 0}.items():
            assert database.execute(found, (words,)).fetchone() == (count,)


@pytest.mark.parametrize("bom", [True, False])
def test_csv_is_read_by_python_and_pandas(export, bom):
    path = export("csv", "out.csv", bom=bom)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is bom
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    frame = pandas.read_csv(path, keep_default_na=False)
    assert list(frame["content"]) == [row["content"] for row in rows]
    assert len(rows) > 5
    assert rows[0]["outlet"] == "sahifat-alwadi"


def test_no_cell_of_a_csv_is_a_formula(put, take, path, tmp_path):
    evil = {
        "text": "قال الوزير رائد: «=HYPERLINK(1)».",
        "title": "=1+1",
        "outlet": "@x",
        "url": "-1",
    }
    take(put("evil.jsonl", [evil]))
    with Ledger(path) as ledger, ledger.selected() as selection:
        export_to("csv", selection, tmp_path / "evil.csv")
    rows = list(csv.reader((tmp_path / "evil.csv").open(encoding="utf-8", newline="")))
    assert "'=1+1" in rows[1]
    assert not [cell for cell in rows[1] if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_writes_a_ledger_and_replaces_only_when_told(export, format):
    if format == "ftm":
        pytest.importorskip("followthemoney")
    target = export(format)
    assert target.exists()
    with pytest.raises(OutputExistsError, match="--force replaces it"):
        export(format)
    before = sorted(path.name for path in target.parent.iterdir())
    export(format, force=True)
    assert sorted(path.name for path in target.parent.iterdir()) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError("no space")], ids=["stop", "disk"])
@pytest.mark.parametrize(("format", "used"), [("brat", "brat.sheet_of"), ("csv", "csvfile._row")])
def test_of_an_export_that_is_stopped_or_fails_nothing_is_left(
    export, tmp_path, monkeypatch, error, format, used
):
    def failed(*_):
        raise error

    before = export("jsonl").read_bytes()
    monkeypatch.setattr(f"musnad.export.{used}", failed)
    with pytest.raises(type(error)):
        export(format, force=True)
    assert [path.name for path in tmp_path.glob("out*")] == ["out"]
    assert (tmp_path / "out").read_bytes() == before


def test_what_a_killed_export_left_is_no_hindrance(export, tmp_path):
    make(tmp_path / "out.part")
    assert export("parquet").is_dir()
    assert not (tmp_path / "out.part").exists()


def test_a_folder_is_not_written_to_standard_output(ledger):
    with ledger.selected() as selection, pytest.raises(ValueError, match="makes a folder"):
        export_to("parquet", selection, Path("-"))


@pytest.mark.parametrize("format", ["csv", "sqlite", "brat", "parquet"])
@pytest.mark.parametrize("place", ["out", "out.part"])
def test_a_folder_that_no_export_made_is_not_replaced(export, tmp_path, format, place):
    kept = tmp_path / place / "articles.jsonl"
    kept.parent.mkdir()
    kept.write_text("mine")
    with pytest.raises(ValueError, match="a folder that no export made"):
        export(format, force=True)
    assert kept.read_text() == "mine"
    assert [path.name for path in tmp_path.glob("out*")] == [place]


def test_a_folder_of_another_format_is_replaced(export):
    export("brat")
    assert export("csv", force=True).is_file()
    assert not export("inception", force=True).joinpath("visual.conf").exists()


@pytest.fixture
def own_names(path, tmp_path):
    """Names of the ledger's file and of what it needs beside it."""
    (tmp_path / "hard").hardlink_to(path)
    (tmp_path / "soft").symlink_to(path)
    (tmp_path / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    beside = [f"{path.name}{ending}" for ending in ("", "-wal", "-shm", "-journal", ".lock")]
    return [*beside, "hard", "soft", f"elsewhere/{path.name}", f"elsewhere/{path.name}.lock"]


@pytest.mark.parametrize("format", ["csv", "sqlite", "parquet"])
@pytest.mark.parametrize("force", [True, False])
def test_the_ledger_is_not_replaced_by_an_export_of_it(
    export, ledger, path, own_names, format, force
):
    before = path.read_bytes()
    for name in own_names:
        with pytest.raises(ValueError, match="where the ledger is"):
            export(format, name, force=force)
    assert path.read_bytes() == before
    assert len(ledger.sql("SELECT 1 FROM articles")) == len(ARTICLES)


def assert_refused(file, target):
    refusal = pytest.raises(ValueError, match="where the ledger is")
    with Ledger(file) as ledger, ledger.selected() as selection, refusal:
        export_to("csv", selection, target, force=True)


def test_nor_is_one_that_is_called_as_an_export_under_way(path, put, take, tmp_path):
    take(put("articles.jsonl", ARTICLES))
    renamed = path.rename(tmp_path / "out.part")
    before = renamed.read_bytes()
    assert_refused(renamed, tmp_path / "out")
    assert renamed.read_bytes() == before


def test_nor_is_an_export_that_the_ledger_is_in(export, path, tmp_path):
    folder = export("parquet")
    moved = path.rename(folder / "news.db")
    assert_refused(moved, folder)
    assert moved.exists()


@pytest.mark.parametrize("format", ["csv", "parquet", "sqlite"])
def test_a_device_or_pipe_is_not_replaced(ledger, tmp_path, format):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ledger.selected() as selection, pytest.raises(ValueError, match="a device or pipe"):
        export_to(format, selection, pipe, force=True)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


_FULL = """
import resource, signal, sys
from click.testing import CliRunner
from musnad.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
result = CliRunner().invoke(main, sys.argv[1:])
print(result.exit_code, result.stderr)
"""


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet", "sqlite", "rdf"])
def test_a_full_disk_is_told_in_one_line(ledger, path, tmp_path, format):
    arguments = ["export", "--to", format, str(tmp_path / "out"), "--ledger", str(path)]
    command = [sys.executable, "-c", _FULL, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    status, _, told = run.stdout.partition(" ")
    assert status == "2", run.stdout
    assert len(told.strip().splitlines()) == 1
    assert str(tmp_path / "out") in told
    assert not [*tmp_path.glob("out*")]
