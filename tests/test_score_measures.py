"""The scorer of figures and moments: how items are paired, and what is compared."""

from score_measures import class_of, pair, right, score


def figure(start, end, **changes):
    values = {"field": "text", "low": 1, "high": 1, "mod": "exact", "unit": ""}
    return {"start": start, "end": end, **values, **changes}


def moment(start, end, **changes):
    values = {"field": "text", "type": "DATE", "value": "2024", "from": "2024-01-01"}
    return {"start": start, "end": end, **values, "to": "2025-01-01", **changes}


def test_the_same_span_comes_before_a_longer_overlap():
    gold = [figure(0, 20), figure(5, 9)]
    assert pair(gold, [figure(5, 9), figure(0, 4)]) == {1: 0, 0: 1}


def test_the_largest_overlap_is_taken():
    assert pair([figure(0, 10)], [figure(0, 2), figure(4, 12), figure(9, 20)]) == {0: 1}


def test_spans_that_only_touch_and_other_fields_are_no_pair():
    assert pair([figure(0, 10)], [figure(10, 12)]) == {}
    assert pair([figure(0, 10)], [figure(0, 10, field="title")]) == {}


def test_an_open_end_is_not_zero():
    assert right("figures", figure(0, 1, high=None), figure(0, 1, high=0))["value"] is False
    assert right("figures", figure(0, 1, high=None), figure(0, 1, high=None))["value"] is True
    assert right("figures", figure(0, 1, low=1 / 3), figure(0, 1, low=0.333333333333))["value"]


def test_what_gold_leaves_open_is_not_compared():
    agrees = right("moments", moment(0, 1, value="", **{"from": ""}), moment(0, 1))
    assert agrees == {"type": True}
    assert right("moments", moment(0, 1), moment(0, 1, to="2024-12-31"))["interval"] is False


def test_classes():
    units = {"%": "percent", "USD": "money", "ريال": "money", "كيلومتر": "measure", "": "bare"}
    units |= {"جندي": "counted noun", "برميل/يوم": "measure"}
    assert {unit: class_of("figures", figure(0, 1, unit=unit)) for unit in units} == units
    assert class_of("figures", figure(0, 1, unit="USD", mod="range")) == "range"
    assert class_of("moments", moment(0, 1, type="SET")) == "SET"


def test_an_article_without_a_prediction_was_read_in_vain():
    gold = [{"id": "a", "figures": [figure(0, 1)], "moments": []}]
    measures = score(gold, ["a"], []).measures()
    assert measures["figures_exact"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert measures["figures_value"] == 0.0
    predicted = [{"id": "a", "figures": [figure(0, 1)], "moments": [moment(3, 4)]}]
    found = score(gold, ["a"], predicted)
    assert found.measures()["figures_exact"]["f1"] == 1.0
    assert [error["what"] for error in found.wrong] == ["spurious"]
