"""Which module reads what: known by the name's ending, else by the first bytes."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import cast

from musnad.intake.record import Format

#: Endings, the packing (``.gz``, ``.zst``) taken off, by format.
ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".txt": "text",
    ".text": "text",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wacz": "wacz",
    ".zip": "archive",
}
PACKINGS = (".gz", ".zst")
#: So many bytes of a file without a known ending are looked at.
LOOKED_AT = 1024

_MODULES = {
    "jsonl": "musnad.intake.jsonl",
    "json": "musnad.intake.jsonfile",
    "text": "musnad.intake.textfile",
    "csv": "musnad.intake.csvfile",
    "parquet": "musnad.intake.parquet",
    "warc": "musnad.intake.warc",
    "wacz": "musnad.intake.wacz",
    "archive": "musnad.intake.archive",
}
_BEGINNINGS = (
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb"WARC/"), "warc"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "archive"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*\{)"), "json"),
)


def module_of(format: str) -> Format:
    """The module of a format, loaded when it is first needed: some bring large libraries."""
    return cast(Format, import_module(_MODULES[format]))


def ending_of(name: str) -> str:
    """The ending that tells the format: ``.jsonl`` of ``news.jsonl.gz``; lower case."""
    path = PurePath(name.lower())
    while path.suffix in PACKINGS:
        path = path.with_suffix("")
    return path.suffix


def format_of(name: str, beginning: bytes) -> str:
    """The format of a file; plain text if neither its name nor its first bytes tell another."""
    return known_format(name, beginning) or "text"


def known_format(name: str, beginning: bytes) -> str | None:
    """The format that the name of a file or its first bytes tell; None if neither does."""
    known = ENDINGS.get(ending_of(name))
    if known is not None and known != "text":
        return known
    for pattern, format in _BEGINNINGS:
        if pattern.match(beginning):
            return format
    return known
