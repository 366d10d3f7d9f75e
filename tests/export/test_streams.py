"""Entries are taken one by one: no export holds them all."""

import tracemalloc

import pytest
from samples import read, written

from musnad.article import Article
from musnad.export import Entry, bayanat, citron, claimreview, ftm, rdf


class Sink:
    def write(self, data):
        return len(data)


def long_articles(count):
    _, reading = read(Article(text="قال الوزير إن الخبز متوفر."))
    for number in range(count):
        yield Entry(Article(id=str(number), text="و" * 200_000), reading)


@pytest.mark.parametrize("module", [bayanat, citron, claimreview, ftm, rdf])
def test_memory_does_not_grow_with_the_number_of_articles(module):
    if module is ftm:
        pytest.importorskip("followthemoney")
    assert module.INTO == "stream"
    written(module, [*long_articles(1)])
    tracemalloc.start()
    try:
        module.write(long_articles(40), Sink())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000
