"""Folders that all machines of a cluster reach, on whatever file system."""

from __future__ import annotations

import os
from typing import NamedTuple
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs


def is_uri(path: str) -> bool:
    """Whether ``path`` names its file system: ``hdfs://…``, ``s3://…``, ``file:///…``."""
    return "://" in path


class Folder(NamedTuple):
    """A folder by its URI, which Spark and Arrow understand alike."""

    uri: str

    @classmethod
    def of(cls, path: str) -> Folder:
        """The folder that the user names by its path or URI."""
        return cls(path.rstrip("/") if is_uri(path) else f"file://{os.path.abspath(path)}")

    def __truediv__(self, name: str) -> Folder:
        return Folder(f"{self.uri}/{name}")

    def make(self) -> None:
        """Make it, if it is not there."""
        system, path = fs.FileSystem.from_uri(self.uri)
        system.create_dir(path)

    def names(self) -> list[str]:
        """What is in it; nothing if it is not there."""
        system, path = fs.FileSystem.from_uri(self.uri)
        found = system.get_file_info(fs.FileSelector(path, allow_not_found=True))
        return sorted(file.base_name for file in found)

    def has(self, name: str) -> bool:
        """Whether there is such a file or folder in it."""
        return (self / name).is_there()

    def is_there(self) -> bool:
        """Whether there is anything of this name."""
        system, path = fs.FileSystem.from_uri(self.uri)
        return bool(system.get_file_info(path).type != fs.FileType.NotFound)

    def remove_file(self, name: str) -> None:
        """Take away a file of it."""
        system, path = fs.FileSystem.from_uri((self / name).uri)
        system.delete_file(path)

    def rows(self, name: str) -> int:
        """How many rows a Parquet file of it has."""
        system, path = fs.FileSystem.from_uri((self / name).uri)
        return int(pq.ParquetFile(path, filesystem=system).metadata.num_rows)

    def remove(self) -> None:
        """Take it away with all that is in it."""
        system, path = fs.FileSystem.from_uri(self.uri)
        system.delete_dir(path)

    def rename(self, other: Folder) -> None:
        """Call it by another name."""
        system, path = fs.FileSystem.from_uri(self.uri)
        system.move(path, fs.FileSystem.from_uri(other.uri)[1])

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write a file of it."""
        system, path = fs.FileSystem.from_uri((self / name).uri)
        with system.open_output_stream(path) as stream:
            stream.write(data)

    def read_bytes(self, name: str) -> bytes:
        """A file of it."""
        system, path = fs.FileSystem.from_uri((self / name).uri)
        with system.open_input_stream(path) as stream:
            data: bytes = stream.read()
            return data


class Sink:
    """A Parquet file that has its name when it is complete, whatever other tasks write it too.

    Its rows are written some at a time.
    """

    def __init__(self, folder: Folder, name: str, schema: pa.Schema) -> None:
        self._system, self._path = fs.FileSystem.from_uri((folder / name).uri)
        # Hidden, so that no reader of the folder takes it for a part.
        head, _, tail = self._path.rpartition("/")
        self._part = f"{head}/.{tail}.{uuid4().hex}"
        self._system.create_dir(head)
        self._writer = pq.ParquetWriter(
            self._part, schema, filesystem=self._system, compression="zstd"
        )

    def write(self, rows: pa.RecordBatch | pa.Table) -> None:
        """Add rows of the schema."""
        self._writer.write(rows)

    def close(self) -> None:
        """Give the file its name."""
        self._writer.close()
        self._system.move(self._part, self._path)
