"""One article of the ledger, by whatever it is called."""

import pytest
from archive import ARTICLES

from musnad.article import Article
from musnad.errors import LedgerError
from musnad.ledger import Ledger
from musnad.reading import read

CHANGED = ARTICLES[1] | {"text": "نفى رائد الكحلاوي أن تكون الوزارة قد خفضت حصة المزارعين."}


def test_by_id_address_key_number_and_statement(ledger):
    article = Article(**ARTICLES[1])
    statement = read(article).statements[0].id
    [row] = ledger.sql("SELECT key FROM articles WHERE article = 2")
    for called in ("2", "https://alwadi.example/2", row["key"], "#2", statement):
        held = ledger.article(called)
        assert held.entry == (article, read(article))
        assert (held.number, held.version, held.versions) == (2, 1, (2,))


def test_an_id_of_two_outlets_has_to_be_told_apart(ledger):
    with pytest.raises(LedgerError, match=r"#1 sahifat-alwadi .*; #3 bawabat-alsahel"):
        ledger.article("1")
    assert ledger.article("1", outlet="bawabat-alsahel").number == 3
    assert ledger.article("#1").number == 1


def test_there_is_none(ledger):
    for called in ("no such", "#99", "9" * 40, "", "\0", "\ud800"):
        with pytest.raises(LedgerError, match="no article"):
            ledger.article(called)


def test_versions(put, take, path):
    take(put("a.jsonl", ARTICLES))
    take(put("b.jsonl", [CHANGED]))
    with Ledger(path) as ledger:
        latest, first = ledger.article("2"), ledger.article("2", version=1)
        assert (latest.number, latest.version, latest.versions) == (5, 2, (2, 5))
        assert first.entry.article.text == ARTICLES[1]["text"]
        # An older version is called by its own number, and is the article's latest all the same.
        assert ledger.article("#2").number == 5
        with pytest.raises(LedgerError, match="versions 1 to 2"):
            ledger.article("2", version=3)


def test_the_day_says_where_it_is_from(put, take, path):
    dated = "الوادي - 14 مايو 2024 - قال وزير المياه رائد الكحلاوي إن السد آمن."
    take(put("a.jsonl", [{"id": "d", "text": dated}, {"id": "n", "text": "قال رائد إن السد آمن."}]))
    with Ledger(path) as ledger:
        held = ledger.article("d")
        assert (str(held.day), held.day_from) == ("2024-05-14", "text")
        assert (ledger.article("n").day, ledger.article("n").day_from) == (None, None)
        assert ledger.undated() == 1
