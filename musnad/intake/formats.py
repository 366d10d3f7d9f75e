"""Which module reads what: known by the name's ending, else by the first bytes."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from importlib import import_module
from pathlib import PurePath
from typing import cast

from musnad.intake.record import Format
from musnad.intake.refused import INSTEAD

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
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".docx": "docx",
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".eml": "mail",
    **dict.fromkeys(INSTEAD, "refused"),
}
#: Endings that tell less than the first bytes do: much that is not told by name is called so.
_WEAK = frozenset([".txt", ".text", ".xml", ".doc"])
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
    "html": "musnad.intake.html",
    "mhtml": "musnad.intake.mhtml",
    "feed": "musnad.intake.feed",
    "docx": "musnad.intake.docx",
    "pdf": "musnad.intake.pdf",
    "rtf": "musnad.intake.rtf",
    "mail": "musnad.intake.mail",
    "refused": "musnad.intake.refused",
}
_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[")
#: What may stand before the first element of a page or feed.
_PROLOGUE = rb"\s*+(?>(?:(?><\?.*?\?>|<!--.*?-->)\s*+)*)"
_BEGINNINGS = tuple(
    (re.compile(rb"(?:\xef\xbb\xbf)?" + pattern, re.IGNORECASE | re.DOTALL | re.MULTILINE), format)
    for pattern, format in (
        (rb"(?-i:PAR1)", "parquet"),
        (rb"(?-i:WARC/)", "warc"),
        (rb"(?-i:%PDF-)", "pdf"),
        (rb"(?-i:\{\\rtf)", "rtf"),
        (rb"(?-i:PK(?:\x03\x04|\x05\x06))", "archive"),
        (rb"\s*(?:\{|\[\s*\{)", "json"),
        (_PROLOGUE + rb"<(?:!doctype\s+html|html)[\s>]", "html"),
        (_PROLOGUE + rb"(?:<!doctype\s[^>]*>\s*)?<(?:rss|feed|atom:feed|rdf:RDF)[\s>]", "feed"),
        (rb"(?:From: <Saved by |(?:Subject|Date|MIME-Version): [^\n]*\n)"
         rb".*^Content-Type: multipart/related;", "mhtml"),
    )
)  # fmt: skip


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
    ending = ending_of(name)
    known = ENDINGS.get(ending)
    if known == "jsonl" and _LIST.match(beginning):
        return "json"
    if known is not None and ending not in _WEAK:
        return known
    return sniffed(beginning) or known


def sniffed(beginning: bytes) -> str:
    """The format that the first bytes of a file tell; empty if they tell none."""
    if beginning.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        beginning = beginning.decode("utf-16", "ignore").encode()
    for pattern, format in _BEGINNINGS:
        if pattern.match(beginning):
            return format
    return ""
