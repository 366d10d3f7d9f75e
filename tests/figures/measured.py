"""What a text measures: its figures, their spans checked, in the order that cases tell."""

import musnad
from musnad import Article


def figures(text, outlet="", title=""):
    """Text, low, high, modifier and unit of each figure."""
    found = musnad.read(Article(text=text, title=title, outlet=outlet)).figures
    for figure in found:
        field = {"title": title, "text": text}[figure.field]
        assert field[figure.start : figure.end] == figure.text
    return [(f.text, f.low, f.high, f.mod, f.unit) for f in found]
