"""What intake cuts its inputs into: raw records, each understood later, in any process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, Protocol

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.notices import Notice
from musnad.messages import message

#: What a record is parsed to.
Parsed = Article | InputError | Notice

#: The column of the input that each field of an article is taken from, where the names differ.
Columns = dict[str, str]


class Record(NamedTuple):
    """The bytes of one article (of a feed: of all its entries), and where they come from.

    ``format`` names the module that parses them. ``name`` and ``number`` (a line or row, from 1)
    are the place that errors tell; ``position``, from 1, is that in a list without lines. ``id``,
    ``url`` and ``encoding`` are what the container knows: the name of the file, the address it was
    fetched from, the charset the server told.
    """

    format: str
    name: str
    number: int | None
    data: bytes
    id: str = ""
    url: str = ""
    encoding: str = ""
    position: int | None = None

    @property
    def place(self) -> str:
        """What errors call the record, but for its line."""
        if self.position is None:
            return self.name
        return message("{file}: article {position}", file=self.name, position=self.position)


class Format(Protocol):
    """What each module of a format offers."""

    def split(self, stream: BinaryIO, name: str, id: str) -> Iterator[Record | InputError]:
        """Cut an open input into records: cheap, in order, in constant memory."""

    def parse(self, record: Record, columns: Columns) -> Iterator[Parsed]:
        """Understand a record of this format: the articles it holds, and what is to be told."""


def read_whole(stream: BinaryIO, name: str, limit: int) -> bytes:
    """All bytes of ``stream``. Raises InputError if they are more than ``limit``."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        reason = message("larger than {limit} MiB, which is no article", limit=limit // 1024**2)
        raise InputError(name, None, reason)
    return data
