"""Archives on a Spark cluster: the tables of a ledger, made by many machines.

    articles = musnad.spark.read(frame)      # one row an article, with its reading
    tables = musnad.spark.tables(articles)   # statements, figures, moments … as DataFrames
    linked = musnad.spark.link(articles)     # copies, stories, families … as DataFrames

``python -m musnad.spark IN… OUT`` does all of it from files to the folder that ``musnad export
--to parquet`` writes. The rows are those that one machine finds.
"""

from __future__ import annotations

from musnad.spark.frames import link, read, tables

__all__ = ["link", "read", "tables"]
