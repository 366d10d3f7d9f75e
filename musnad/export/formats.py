"""The formats of export by name, and the way of one to its place."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pyarrow as pa

from musnad.errors import OutputExistsError
from musnad.export import Entry, part_of
from musnad.export.claimed import Claimed
from musnad.export.folder import is_made
from musnad.messages import message

STDOUT = Path("-")


class Tables(Protocol):
    """What there is to export: articles with their readings, and the ledger's tables."""

    def is_kept_in(self, path: Path) -> bool:
        """Whether writing ``path`` anew would touch the files that all of this is read from."""

    def entries(self) -> Iterable[Entry]:
        """The articles with their readings."""

    def months(self) -> list[str]:
        """The months of the articles, like ``2024-05``; ``none`` is that of no day."""

    def claim_of(self, statement: str) -> Claimed | None:
        """The claim that the statement with this id makes, as far as articles are linked."""

    def rows(self, table: str, month: str | None = None) -> pa.RecordBatchReader:
        """The rows of a table of ``musnad.ledger.schema``, all of them or those of a month."""

    def whole_rows(self, table: str) -> pa.RecordBatchReader:
        """The rows of a table of what was linked, in whatever articles; and these articles."""


class About(NamedTuple):
    """A format: its module, a line on what it is for, and what it is made of.

    ``of_tables``: of whole tables; ``of_claims``: of statements with the claims that they make.
    """

    module: str
    told: str
    of_tables: bool = False
    of_claims: bool = False


FORMATS = {
    "claims": About("claims", "a file: copies, stories and claims, one a line", of_tables=True),
    "csv": About("csvfile", "a file: one statement a row", of_claims=True),
    "jsonl": About("jsonl", "a file: one statement a line"),
    "parquet": About("parquet", "a folder: the ledger's tables by months", of_tables=True),
    "sqlite": About("sqlite", "a file: the ledger's tables, for Datasette", of_tables=True),
    "webannotation": About(
        "webannotation", "a file: W3C Web Annotations in JSON-LD", of_claims=True
    ),
    "claimreview": About("claimreview", "a file: claims with their appearances", of_claims=True),
    "rdf": About("rdf", "a file: N-Triples with PROV-O and schema.org", of_claims=True),
    "ftm": About("ftm", "a file: FollowTheMoney entities, for Aleph", of_claims=True),
    "bayanat": About("bayanat", "a file: CSV of bulletins, for Bayanat"),
    "citron": About("citron", "a file: the JSON of BBC Citron"),
    "brat": About("brat", "a folder: for annotators with brat"),
    "labelstudio": About("labelstudio", "a file: tasks for Label Studio"),
    "inception": About("inception", "a folder: for annotators with INCEpTION"),
}


def export_to(
    format: str, tables: Tables, target: Path, *, force: bool = False, bom: bool = False
) -> None:
    """Write ``tables`` to ``target``, which gets its name when it is complete.

    ``target`` may be ``-``, standard output, for formats of one stream. Raises OutputExistsError,
    ValueError where a format cannot be streamed or what is at ``target`` is not to be replaced even
    by ``force``, or OSError.
    """
    about = FORMATS[format]
    module = import_module(f"musnad.export.{about.module}")
    source = tables if about.of_tables else tables.entries()
    options: dict[str, Any] = {"bom": True} if bom else {}
    if about.of_claims:
        options["claim_of"] = tables.claim_of
    if target == STDOUT:
        if module.INTO != "stream":
            raise ValueError(
                message("--to {format} makes a folder; give it a name", format=format)
                if module.INTO == "folder"
                else message("--to {format} makes a file; give it a name", format=format)
            )
        module.write(source, sys.stdout.buffer, **options)
        sys.stdout.buffer.flush()
        return
    _must_be_replaceable(target, tables)
    if target.exists() and not force:
        raise OutputExistsError(
            message("{target} exists already; --force replaces it", target=target)
        )
    part = part_of(target)
    _must_be_replaceable(part, tables)
    _remove(part)
    with _gone_unless_whole(part):
        if module.INTO == "stream":
            with part.open("wb") as stream:
                module.write(source, stream, **options)
        else:
            module.write(source, part, **options)
    if target.is_dir() or part.is_dir():
        _remove(target)
    part.replace(target)


@contextmanager
def _gone_unless_whole(part: Path) -> Iterator[None]:
    """While ``part`` is written: if that fails or is stopped, nothing of it is left."""
    try:
        yield
    except BaseException:
        # Why it failed is to be told, not that this too could not be done.
        with suppress(OSError):
            _remove(part)
        raise


def _must_be_replaceable(path: Path, tables: Tables) -> None:
    """Raise ValueError if ``path`` is something that no export may remove."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise ValueError(message("{target} is a device or pipe; - is standard output", target=path))
    if tables.is_kept_in(path):
        raise ValueError(message("{target} is where the ledger is; give another OUT", target=path))
    if path.is_dir() and not is_made(path):
        reason = message("{target} is a folder that no export made; give another OUT", target=path)
        raise ValueError(reason)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
