"""What a text tells of time: its moments, their spans checked, in the order that cases tell."""

import musnad
from musnad import Article

#: A Wednesday; the ISO week 20 of the year.
PUBLISHED = "2024-05-15"


def moments(text, published=PUBLISHED, outlet="", title=""):
    """Text, type, value and the days [from, to) of each moment."""
    article = Article(text=text, title=title, published=published, outlet=outlet)
    found = musnad.read(article).moments
    for moment in found:
        field = {"title": title, "text": text}[moment.field]
        assert field[moment.start : moment.end] == moment.text
    return [(m.text, m.type, m.value, m.from_, m.to) for m in found]


def values(text, published=PUBLISHED):
    """Text and value of each moment."""
    return [(moment[0], moment[2]) for moment in moments(text, published)]
