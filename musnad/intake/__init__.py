"""Articles from the outside, one module a format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.jsonl import read_document, read_lines
from musnad.intake.source import STDIN, open_source
from musnad.intake.textfile import read_text

_JSON_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*\{)")

__all__ = ["read_file"]


def read_file(path: str) -> Iterator[Article | InputError]:
    """The articles of a file, or of standard input if ``path`` is ``-``; gzip is unpacked.

    ``.jsonl`` and ``.ndjson`` are read line by line; ``.json``, and anything that begins with
    ``{``, as JSON; the rest as one plain text, whose id is the name of the file. What cannot be
    read as an article is yielded as an InputError in its place. Raises OSError if the file cannot
    be opened.
    """
    plain_name = PurePath(path).name.removesuffix(".gz")
    kind = PurePath(plain_name).suffix.lower()
    try:
        with open_source(path) as source:
            if kind in (".jsonl", ".ndjson"):
                yield from read_lines(source.stream, source.name)
                return
            data = source.stream.read()
            if kind == ".json" or _JSON_BEGINS.match(data):
                yield from read_document(data, source.name)
            else:
                yield read_text(data, source.name, "" if path == STDIN else plain_name)
    except InputError as error:
        yield error
