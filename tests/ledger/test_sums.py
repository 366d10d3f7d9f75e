"""The sums that are kept equal what counting gives, whatever versions came."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.ledger import Ledger

_PARTS = st.sampled_from(
    [
        "قال وزير المياه رائد الكحلاوي إن السد آمن.",
        "ونقلت وكالة الساحل عن مسؤول قوله إن 12 شاحنة عالقة منذ يومين.",
        "ونفى الكحلاوي أن تكون المدارس مغلقة.",
        "وأكدت مصادر مطلعة أن الأسعار سترتفع.",
        "افتتح المعرض أمس.",
    ]
)
_ARTICLES = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["1", "2", "3"]),
        "outlet": st.sampled_from(["alwadi", "alsahel", ""]),
        "published": st.sampled_from(["2024-05-14", "2024-06-01", ""]),
        "text": st.lists(_PARTS, min_size=1, max_size=3).map(" ".join),
    }
)
_LATEST = "FROM articles a JOIN statements s ON s.article = a.article WHERE a.replaced_by IS NULL"


def counted(ledger, query):
    return {tuple(row.values())[:-1]: tuple(row.values())[-1] for row in ledger.sql(query)}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(_ARTICLES, max_size=4), min_size=1, max_size=4))
def test_sums(put, take, path, runs):
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    for number, articles in enumerate(runs):
        take(put(f"{number}.jsonl", articles))
    with Ledger(path) as ledger:
        assert counted(
            ledger, "SELECT outlet, kind, act, statements FROM tallies WHERE statements <> 0"
        ) == counted(ledger, f"SELECT outlet, kind, act, count(*) {_LATEST} GROUP BY 1, 2, 3")
        assert counted(
            ledger, "SELECT outlet, name, statements FROM unnamed WHERE statements <> 0"
        ) == counted(
            ledger,
            f"SELECT outlet, speaker, count(*) {_LATEST} AND s.kind = 'unnamed' "
            "AND speaker IS NOT NULL GROUP BY 1, 2",
        )
        assert counted(
            ledger, "SELECT speaker, statements FROM speakers WHERE statements <> 0"
        ) == counted(
            ledger,
            "SELECT n.speaker, count(*) FROM names n JOIN statements s ON s.speaker = n.name "
            "JOIN articles a ON a.article = s.article WHERE a.replaced_by IS NULL GROUP BY 1",
        )
        assert counted(
            ledger, "SELECT outlet, articles FROM outlets WHERE articles <> 0"
        ) == counted(
            ledger, "SELECT outlet, count(*) FROM articles WHERE replaced_by IS NULL GROUP BY 1"
        )
        told = Counter({row["name"]: row["value"] for row in ledger.stats()})
        [row] = ledger.sql(
            f"""SELECT
            (SELECT count(*) FROM articles WHERE replaced_by IS NULL) AS articles,
            (SELECT count(*) FROM articles WHERE replaced_by IS NULL AND day IS NULL)
              AS "articles without a day",
            (SELECT count(*) FROM articles WHERE replaced_by IS NOT NULL) AS "older versions",
            (SELECT count(*) {_LATEST}) AS statements,
            (SELECT count(*) FROM speakers WHERE statements > 0) AS speakers,
            (SELECT count(DISTINCT v.statement) FROM via v JOIN articles a USING (article)
              WHERE a.replaced_by IS NULL) AS "statements that came through others",
            (SELECT count(*) FROM figures JOIN articles a USING (article)
              WHERE a.replaced_by IS NULL) AS figures,
            (SELECT count(*) FROM moments JOIN articles a USING (article)
              WHERE a.replaced_by IS NULL) AS moments"""
        )
        assert {name: told[name] for name in row} == row
        assert counted(ledger, "SELECT statement, 1 FROM replaced") == counted(
            ledger,
            "SELECT statement, 1 FROM statements s JOIN articles a USING (article) "
            "WHERE a.replaced_by IS NOT NULL",
        )
