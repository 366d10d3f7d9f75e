"""What goes between the tasks: Arrow schemas, and the same as Spark writes them."""

from __future__ import annotations

import pyarrow as pa

from musnad.article import Article
from musnad.ledger.columns import DAY, INT, INTS, LONG, REAL, TEXT, TEXTS, TRUTH, table

BINARY = pa.binary()
LONGS, REALS = pa.list_(LONG), pa.list_(REAL)

_SQL_TYPES = {
    INT: "int",
    LONG: "bigint",
    REAL: "double",
    TEXT: "string",
    DAY: "date",
    TRUTH: "boolean",
    TEXTS: "array<string>",
    INTS: "array<int>",
    LONGS: "array<bigint>",
    BINARY: "binary",
}

FIELDS = Article.__struct_fields__


def _optional(*columns: tuple[str, pa.DataType]) -> pa.Schema:
    return table(*columns, optional=" ".join(name for name, _ in columns))


#: A raw record, as intake cuts it, or why there is none (``reason``). ``record`` numbers them in
#: the order of the inputs; ``block`` is the one that it is read in.
RECORDS = _optional(
    ("record", LONG),
    ("block", LONG),
    ("format", TEXT),
    ("name", TEXT),
    ("number", LONG),
    ("data", BINARY),
    ("id", TEXT),
    ("url", TEXT),
    ("encoding", TEXT),
    ("position", LONG),
    ("reason", TEXT),
)

#: What is read of a record: an article with its reading as JSON (docs/schema.json), or what was
#: set aside (``reason``). ``nth`` counts what came of one record. ``digest`` tells the version of
#: the article, or the record. ``statements`` is how many the reading has, ``may_dispute`` whether
#: one of them denies or accuses.
ROWS = _optional(
    ("record", LONG),
    ("nth", INT),
    ("digest", BINARY),
    ("key", TEXT),
    ("day", DAY),
    *((field, TEXT) for field in FIELDS),
    ("substituted", TEXT),
    ("reading", TEXT),
    ("statements", INT),
    ("may_dispute", TRUTH),
    ("source", TEXT),
    ("number", LONG),
    ("reason", TEXT),
    ("rejected", TEXT),
)

#: The same with the numbers that a ledger gives: of the article, and of its first statement.
NUMBERS = _optional(("article", LONG), ("version", INT), ("replaces", LONG), ("statement", LONG))
ARTICLES = pa.schema([*ROWS, *NUMBERS])

#: The runs of an article without its outlet's formulas, as bytes, and those it is looked up by.
TEXTS_OF_DAYS = _optional(("article", LONG), ("runs", BINARY), ("words", INT), ("marks", LONGS))

#: Two articles: a copy (``kind``), or a likeness (``score``).
PAIRS = _optional(
    ("a", LONG), ("b", LONG), ("kind", TEXT), ("share", REAL), ("credit", TEXT), ("score", REAL)
)

#: A planned thread: ``part`` is the least article that hangs together with it, ``nth`` its place
#: among the threads of that; ``plan`` is JSON.
PLANS = _optional(("part", LONG), ("nth", INT), ("articles", LONGS), ("plan", TEXT))


def sql_of(schema: pa.Schema) -> str:
    """The schema as Spark's SQL writes it."""
    return ", ".join(f"`{field.name}` {sql_type(field.type)}" for field in schema)


def sql_type(type: pa.DataType) -> str:
    """A type as Spark's SQL writes it."""
    if pa.types.is_list(type) and pa.types.is_struct(type.value_type):
        fields = ", ".join(f"`{f.name}`: {sql_type(f.type)}" for f in type.value_type)
        return f"array<struct<{fields}>>"
    return _SQL_TYPES[type]
