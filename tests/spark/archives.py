"""An archive as one machine has it: ledger, and the tables that it exports."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq

from musnad.export.formats import export_to
from musnad.intake.files import cut
from musnad.ledger import Ledger
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link
from musnad.ledger.schema import ARTICLE_TABLES, TABLES

OUTLETS = Path(__file__).parents[2] / "examples" / "outlets.jsonl"
ARTICLES = [json.loads(line) for line in OUTLETS.read_text("utf-8").splitlines()]
#: A later version of an article, the same again, one without a day, one of the next month that
#: repeats a text of the week before, one that nobody else tells of, in which two dispute, and what
#: is none.
MORE = [
    {**ARTICLES[3], "text": ARTICLES[3]["text"] + " وأضاف المصدر أن العمل مستمر حتى مساء الأحد."},
    ARTICLES[5],
    {"outlet": "نشرة الضفة", "text": "قال رئيس البلدية إن الطريق سيفتح قريبا أمام السيارات."},
    {**ARTICLES[0], "id": "late", "outlet": "نشرة الضفة", "published": "2024-05-21", "url": ""},
    {**ARTICLES[7], "id": "june", "outlet": "نشرة الضفة", "published": "2024-06-02", "url": ""},
    {
        "outlet": "نشرة الضفة",
        "published": "2024-05-15",
        "text": "اتهمت شركة الكهرباء المقاول بسرقة كابلات من المخزن، وهو ما تنفيه أسرته.",
    },
    {"title": "بلا نص"},
    {"title": "بلا نص"},
]


def write(folder):
    """Put the archive into a folder, in files of several formats; gives the folder."""
    folder.mkdir()
    lines = [json.dumps(article, ensure_ascii=False) for article in [*ARTICLES, *MORE]]
    (folder / "a.jsonl").write_text("\n".join(lines[:9]) + "\n{broken\n", "utf-8")
    (folder / "b.jsonl").write_text("\n".join(lines[9:]) + "\n", "utf-8")
    (folder / "c.txt").write_text(
        "أعلنت وزارة المياه أن السدود ممتلئة بنسبة 80 في المئة.\n", "utf-8"
    )
    return folder


def tables_of_one_machine(source, place):
    """What one machine exports of ``source``: ingested, linked, written to ``place``."""
    ledger = place.with_suffix(".db")
    ingest(cut([str(source)]), ledger, [str(source)], Settings({}))
    link(ledger)
    with Ledger(ledger) as opened, opened.selected() as selection:
        export_to("parquet", selection, place)
    return rows_of(place)


def rows_of(folder):
    """The rows of each file of tables, but for the table of runs, in which there are times."""
    files = [path for path in sorted(folder.rglob("*.parquet")) if path.name != "runs.parquet"]
    return {path.relative_to(folder).as_posix(): _rows(path) for path in files}


def _rows(path):
    file = pq.ParquetFile(path)
    table = path.parent.parent.name if path.parent.parent.name in ARTICLE_TABLES else path.stem
    assert file.schema_arrow.remove_metadata().equals(TABLES[table])
    return file.read().to_pylist()
