"""Folders that exports make; files for each article, and a list of which are whose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from musnad.article import Article
from musnad.characters import to_json
from musnad.export import Entry
from musnad.export.names import FileNames

ARTICLES: Final = "articles.jsonl"
#: The file that tells a folder of an export, which may be replaced, from any other.
MARK: Final = ".musnad-export"


class ArticleFile(Article, frozen=True, kw_only=True, gc=False):
    """A line of ``articles.jsonl``: an article, and what its files are called, without ending."""

    file: str


def make(folder: Path) -> None:
    """Make ``folder`` for an export. Raises FileExistsError if it is there already."""
    folder.mkdir()
    (folder / MARK).touch()


def is_made(folder: Path) -> bool:
    """Whether an export made ``folder``, be it complete or not."""
    return (folder / MARK).is_file()


def named_entries(entries: Iterable[Entry], folder: Path) -> Iterator[tuple[Entry, Path]]:
    """Each entry with the path of its files, without ending; ``articles.jsonl`` grows beside them.

    Makes the folder. Raises FileExistsError if it is there already.
    """
    make(folder)
    names = FileNames()
    with (folder / ARTICLES).open("wb") as articles:
        for entry in entries:
            name = names(entry.article)
            fields = {field: getattr(entry.article, field) for field in Article.__struct_fields__}
            articles.write(to_json(ArticleFile(**fields, file=name)) + b"\n")
            yield entry, folder / name
