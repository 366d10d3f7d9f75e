"""Musnad reads Arabic news and keeps a ledger of statements: who said what, through whom.

>>> import musnad
>>> musnad.read("قالت الوزيرة إن المدارس ستفتح الأحد.").statements[0].speaker.name
'الوزيرة'
"""

from importlib.metadata import version as _version

from musnad.article import (
    Addressee,
    Article,
    Credit,
    Figure,
    Moment,
    Number,
    Reading,
    Relay,
    Span,
    Speaker,
    Statement,
)
from musnad.dataframe import statements_of
from musnad.explanation import Explanation, explain
from musnad.numbers import numbers
from musnad.reading import read

__version__ = _version("musnad")

__all__ = [
    "Addressee",
    "Article",
    "Credit",
    "Explanation",
    "Figure",
    "Moment",
    "Number",
    "Reading",
    "Relay",
    "Span",
    "Speaker",
    "Statement",
    "__version__",
    "explain",
    "numbers",
    "read",
    "statements_of",
]
