"""Where what one step found is kept for the next: in Spark's cache, or in a folder to go on from.

A step is kept whole, or group by group: a run that was stopped then goes on with the groups that
are missing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.storagelevel import StorageLevel

from musnad.spark.folders import Folder, Sink
from musnad.spark.schema import sql_of

#: What a task makes of the rows of a group.
Task = Callable[[pa.Table], pa.Table]


class Steps(Protocol):
    """Where steps are kept."""

    def whole(self, name: str, frame: DataFrame) -> DataFrame:
        """``frame`` as it was made once, by the name of the step."""

    def grouped(
        self, name: str, frame: DataFrame, by: str, task: Task, schema: pa.Schema
    ) -> DataFrame:
        """What ``task`` makes of each group of ``frame``: rows with one number in ``by``."""


class InCache:
    """Steps kept on the disks of the cluster until the session ends.

    Where the session has a folder for checkpoints they are there, and a machine may be lost.
    """

    def whole(self, name: str, frame: DataFrame) -> DataFrame:  # noqa: ARG002
        # Not persisted: the plan of each step would hold those of all before, many times over.
        if frame.sparkSession.conf.get("spark.checkpoint.dir", None):
            return frame.checkpoint()
        return frame.localCheckpoint(storageLevel=StorageLevel.DISK_ONLY)

    def grouped(
        self, name: str, frame: DataFrame, by: str, task: Task, schema: pa.Schema
    ) -> DataFrame:
        return self.whole(name, frame.groupBy(by).applyInArrow(task, sql_of(schema)))


class InFolder:
    """Steps kept as Parquet, a file for each group, which a later run finds there."""

    def __init__(self, spark: SparkSession, folder: Folder) -> None:
        self._spark = spark
        self._folder = folder

    def whole(self, name: str, frame: DataFrame) -> DataFrame:
        folder = self._folder / name
        if not folder.has("_SUCCESS"):
            frame.write.mode("overwrite").parquet(folder.uri)
        return self._spark.read.schema(frame.schema).parquet(folder.uri)

    def kept(self, name: str) -> DataFrame | None:
        """What a whole step found, if it was done."""
        folder = self._folder / name
        return self._spark.read.parquet(folder.uri) if folder.has("_SUCCESS") else None

    def grouped(
        self, name: str, frame: DataFrame, by: str, task: Task, schema: pa.Schema
    ) -> DataFrame:
        folder = self._folder / name
        folder.make()
        if not folder.has(_DONE):
            there = [
                (int(file.removesuffix(_ENDING)),) for file in folder.names() if _is_part(file)
            ]
            if there:
                known = self._spark.createDataFrame(there, f"`{by}` bigint")
                frame = frame.join(known, by, "left_anti")
            kept = frame.groupBy(by).applyInArrow(_keeping(task, folder, schema), "number bigint")
            kept.count()
            folder.write_bytes(_DONE, b"")
        return self._spark.read.schema(sql_of(schema)).parquet(folder.uri)


#: The file that tells that no group is missing.
_DONE = "_DONE"
_ENDING = ".parquet"


def _is_part(file: str) -> bool:
    return file.endswith(_ENDING) and not file.startswith((".", "_"))


def _keeping(
    task: Task, folder: Folder, schema: pa.Schema
) -> Callable[[tuple[pa.Scalar, ...], pa.Table], pa.Table]:
    """Does ``task``, and keeps what it makes of a group in a file of the group's number."""

    # Not a partial function: Spark looks for the types of arguments, which these do not tell.
    def keep(key: tuple[pa.Scalar, ...], rows: pa.Table) -> pa.Table:
        number = key[0].as_py()
        sink = Sink(folder, f"{number}{_ENDING}", schema)
        sink.write(task(rows))
        sink.close()
        return pa.table({"number": pa.array([number], pa.int64())})

    return keep
