"""The tables of what linking finds across articles; ``musnad.ledger.schema`` tells the rules.

Articles are named by the numbers of their latest versions when they were linked. Members of a
family are told by their ordinals, the first one first.
"""

from __future__ import annotations

from musnad.ledger.columns import (
    DAY,
    INT,
    INTS,
    LONG,
    REAL,
    SPAN,
    TEXT,
    TRUTH,
    table,
    window,
)

_FAMILY = (("family", LONG), ("ordinal", INT))
_PLACE = (("article", LONG), ("statement", LONG), ("field", TEXT), *SPAN)


def _words(name: str) -> tuple[tuple[str, object], ...]:
    return (
        (f"{name}_field", TEXT),
        (f"{name}_start", INT),
        (f"{name}_end", INT),
        (name, TEXT),
    )


TABLES = {
    "copies": table(
        ("first", LONG), ("second", LONG), ("kind", TEXT), ("share", REAL), ("credit", TEXT)
    ),
    "likenesses": table(("a", LONG), ("b", LONG), ("score", REAL)),
    "stories": table(
        ("story", LONG),
        ("id", TEXT),
        ("title", TEXT),
        ("first_day", DAY),
        ("last_day", DAY),
        ("articles", INT),
        ("outlets", INT),
    ),
    "story_articles": table(("story", LONG), ("ordinal", INT), ("article", LONG)),
    "families": table(
        ("family", LONG),
        ("id", TEXT),
        ("story", LONG),
        ("ordinal", INT),
        ("claim", TEXT),
        ("at_least", INT),
        ("at_most", INT),
        ("one_unnamed", TRUTH),
        ("members", INT),
        ("articles", INT),
        ("outlets", INT),
        ("first_day", DAY),
        ("last_day", DAY),
        ("mutations", INT),
        ("disputes", INT),
    ),
    "members": table(*_FAMILY, *_PLACE, optional="statement"),
    "links": table(*_FAMILY, ("a", INT), ("b", INT), ("score", REAL), ("reasons", TEXT)),
    "origins": table(*_FAMILY, ("name", TEXT), ("kind", TEXT), ("members", INTS)),
    "mutations": table(
        *_FAMILY,
        ("source", INT),
        ("target", INT),
        ("kind", TEXT),
        ("credit", TRUTH),
        *_words("before"),
        *_words("after"),
        optional="before_field before_start before_end before "
        "after_field after_start after_end after",
    ),
    "disputes": table(("dispute", LONG), ("id", TEXT), ("story", LONG), ("kind", TEXT)),
    "sides": table(
        ("dispute", LONG),
        ("side", INT),
        ("ordinal", INT),
        *_PLACE,
        ("family", LONG),
        optional="statement family",
    ),
}

KEYS = {
    "copies": ("first", "second"),
    "likenesses": ("a", "b"),
    "stories": ("story",),
    "story_articles": ("story", "ordinal"),
    "families": ("family",),
    "members": ("family", "ordinal"),
    "links": ("family", "ordinal"),
    "origins": ("family", "ordinal"),
    "mutations": ("family", "ordinal"),
    "disputes": ("dispute",),
    "sides": ("dispute", "side", "ordinal"),
}
#: Columns with another name than the one that they point to.
REFERENCES = {
    ("copies", "first"): "articles (article)",
    ("copies", "second"): "articles (article)",
    ("likenesses", "a"): "articles (article)",
    ("likenesses", "b"): "articles (article)",
}
#: Columns that no two rows have alike.
UNIQUE = {("stories", "id"), ("families", "id"), ("disputes", "id")}

NOT_STORED = {
    "members": ("text",),
    "mutations": ("before", "after"),
    "sides": ("text",),
}

INDEXES = (
    ("copies", "second, kind, credit"),
    ("likenesses", "b"),
    ("story_articles", "article"),
    ("families", "story"),
    ("members", "article"),
    ("members", "statement"),
    ("disputes", "story"),
    ("sides", "article"),
    ("sides", "family"),
)

#: How far linking is: articles whose pairs were sought, and whether the stories are those of the
#: pairs (``settled``); and of each story a digest of all that its claims were found in.
_STATE = """
CREATE TABLE linked (
  article INTEGER PRIMARY KEY REFERENCES articles (article),
  settled INTEGER NOT NULL
) STRICT;
CREATE INDEX linked_unsettled ON linked (article) WHERE NOT settled;
CREATE INDEX articles_replaced ON articles (article) WHERE replaced_by IS NOT NULL;
CREATE TABLE bases (
  story INTEGER PRIMARY KEY REFERENCES stories (story),
  digest BLOB NOT NULL
) STRICT;
"""

#: The claims whose figures changed.
_FIGURES = "CREATE INDEX mutations_figures ON mutations (family) WHERE kind = 'figure';"

#: Full text of the families (``musnad.text.terms``): stems and folded words of their members,
#: what several say once. It keeps its words, since families go and come.
_SEARCH = """
CREATE VIRTUAL TABLE claims_fts USING fts5 (
  stems, words, tokenize="unicode61 remove_diacritics 0", columnsize=1
);
"""

#: What else there is, in SQL.
OTHERS = (_STATE, _FIGURES, _SEARCH)

_ARTICLE = "JOIN articles a ON a.article = t.article"
_OWN = window("t.field", "t.start", 't."end"')

#: The views with words: the SQL of what a table ``t`` does not have, and what is joined to it.
VIEWS = {
    "members": ({"text": _OWN}, _ARTICLE),
    "mutations": (
        {
            "before": window("t.before_field", "t.before_start", "t.before_end", "a"),
            "after": window("t.after_field", "t.after_start", "t.after_end", "b"),
        },
        "JOIN members m ON m.family = t.family AND m.ordinal = t.source "
        "JOIN members n ON n.family = t.family AND n.ordinal = t.target "
        "JOIN articles a ON a.article = m.article JOIN articles b ON b.article = n.article",
    ),
    "sides": ({"text": _OWN}, _ARTICLE),
}
