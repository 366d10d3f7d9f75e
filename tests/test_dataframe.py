"""Statements of the articles in a DataFrame: the same in pandas and in polars."""

from datetime import date, datetime

import pandas
import polars
import pytest

import musnad
from musnad import Article, statements_of
from musnad.errors import InputError

FIRST = "أعلن مدير الميناء هاني العرقوب أن نحو 40 سفينة ستصل غدا. وأضاف أن الأرصفة جاهزة."
TITLE = "وزير النقل يؤكد أن الأرصفة جاهزة"
SECOND = "نقلت وكالة أنباء الساحل عن مصدر مطلع قوله إن الرافعات متوقفة."
ROWS = {
    "id": ["a/1", "a/2", "a/3", "a/4"],
    "text": [FIRST, None, " \n", SECOND],
    "published": ["2024-05-15", "2024-05-15", None, None],
}
COLUMNS = [
    "article", "statement", "field", "speaker", "kind", "act", "form", "cue", "verb",
    "addressee", "content", "start", "end", "source", "via", "figures", "moments",
]  # fmt: skip


def to_rows(frame):
    return frame.to_dicts() if isinstance(frame, polars.DataFrame) else frame.to_dict("records")


@pytest.fixture(params=[pandas.DataFrame, polars.DataFrame], ids=["pandas", "polars"])
def DataFrame(request):
    return request.param


def test_a_row_for_each_statement(DataFrame):
    out = statements_of(DataFrame(ROWS))
    assert type(out) is DataFrame
    assert list(out.columns) == COLUMNS
    first, second, third = to_rows(out)
    assert [row["article"] for row in (first, second, third)] == ["a/1", "a/1", "a/4"]
    assert first["speaker"] == second["speaker"] == "مدير الميناء هاني العرقوب"
    assert (first["source"], second["source"]) == ("مدير الميناء هاني العرقوب", "")
    assert (second["cue"], second["content"]) == ("أضاف", "أن الأرصفة جاهزة")
    assert (second["verb"], second["addressee"]) == ("أضاف", "")
    assert (third["kind"], third["via"]) == ("unnamed", ["وكالة أنباء الساحل"])


def test_rows_are_what_read_gives(DataFrame):
    (read, _) = musnad.read(Article(id="a/1", text=FIRST, published="2024-05-15")).statements
    row = to_rows(statements_of(DataFrame(ROWS)))[0]
    assert row["statement"] == read.id
    assert (row["field"], row["act"], row["form"]) == (read.field, read.act, read.form)
    assert FIRST[row["start"] : row["end"]] == row["content"] == read.contents[0].text
    (figure,), (moment,) = row["figures"], row["moments"]
    assert (figure["low"], figure["mod"], figure["unit"]) == (40, "approx", "سفينة")
    assert FIRST[figure["start"] : figure["end"]] == figure["text"]
    assert (moment["value"], moment["from"], moment["to"]) == (
        "2024-05-16", "2024-05-16", "2024-05-17",
    )  # fmt: skip


def test_columns_by_other_names(DataFrame):
    frame = DataFrame({"content": [FIRST], "date": ["2024-05-15"], "text": ["مباراة بلا أهداف"]})
    out = statements_of(frame, text="content", published="date")
    assert len(out) == 2
    assert to_rows(out)[0]["moments"][0]["value"] == "2024-05-16"


def test_titles_are_read_too(DataFrame):
    out = statements_of(DataFrame({"text": [SECOND], "head": [TITLE]}), title="head")
    assert [row["field"] for row in to_rows(out)] == ["title", "text"]


@pytest.mark.parametrize("day", [date(2024, 5, 15), datetime(2024, 5, 15), "2024-05-15T08:30"])
def test_dates_need_not_be_strings(DataFrame, day):
    out = statements_of(DataFrame({"text": [FIRST], "published": [day]}))
    assert to_rows(out)[0]["moments"][0]["value"] == "2024-05-16"


def test_no_articles_give_the_same_columns(DataFrame):
    none = statements_of(DataFrame(ROWS)[1:3])
    some = statements_of(DataFrame(ROWS))
    assert len(none) == 0
    assert dict(zip(none.columns, none.dtypes, strict=True)) == dict(
        zip(some.columns, some.dtypes, strict=True)
    )


def test_a_number_too_large_for_a_float_is_rounded(DataFrame):
    text = "قال الوزير إن الكلفة بلغت 9007199254740993 دولارا."
    (row,) = to_rows(statements_of(DataFrame({"text": [text]})))
    assert row["figures"][0]["low"] == 2.0**53


# Back to the articles


def test_pandas_keeps_the_index():
    frame = pandas.DataFrame(ROWS, index=pandas.Index([10, 20, 30, 40], name="key"))
    out = statements_of(frame)
    assert out.index.tolist() == [10, 10, 40]
    assert out.index.name == "key"
    joined = frame[["published"]].join(out, how="inner")
    assert joined["published"].tolist()[:2] == ["2024-05-15", "2024-05-15"]
    assert len(joined) == 3


def test_pandas_joins_by_number_where_there_is_no_id():
    frame = pandas.DataFrame(ROWS).drop(columns="id").set_index(pandas.Index(list("wxyz")))
    out = statements_of(frame)
    assert out["article"].tolist() == [0, 0, 3]
    assert out.index.tolist() == ["w", "w", "z"]


def test_polars_joins_by_id_or_by_number():
    frame = polars.DataFrame(ROWS)
    by_id = frame.join(statements_of(frame), left_on="id", right_on="article")
    assert by_id["id"].to_list() == ["a/1", "a/1", "a/4"]
    numbered = frame.drop("id").with_row_index()
    by_number = numbered.join(statements_of(numbered), left_on="index", right_on="article")
    assert by_number["index"].to_list() == [0, 0, 3]


def test_ids_keep_their_type_and_count_as_their_digits(DataFrame):
    out = statements_of(DataFrame({"text": [SECOND], "id": [7]}))
    (row,) = to_rows(out)
    assert row["article"] == 7
    assert row["statement"] == musnad.read(Article(id="7", text=SECOND)).statements[0].id


# What pandas means by missing


@pytest.mark.parametrize("missing", [None, float("nan"), pandas.NA, pandas.NaT])
@pytest.mark.parametrize("column", ["text", "id", "published", "title"])
def test_all_that_is_missing_in_pandas_is_missing(missing, column):
    row = {"text": SECOND, "id": "a", "published": "2024-05-15", "title": TITLE}
    frame = pandas.DataFrame([row, row | {column: missing}], dtype=object)
    alone = musnad.read(Article(**(row | {column: ""}))).statements
    found = statements_of(frame)["statement"].tolist()[2:]
    assert found == ([] if column == "text" else [statement.id for statement in alone])


def test_pandas_dates_that_are_missing_or_days():
    frame = pandas.DataFrame({"text": [FIRST, FIRST]})
    frame["published"] = pandas.to_datetime(pandas.Series(["2024-05-15", None]))
    values = [row["moments"][0]["value"] for row in to_rows(statements_of(frame)) if row["moments"]]
    assert values[0] == "2024-05-16"
    assert values[1] != "2024-05-16"


def test_whole_ids_that_pandas_made_floats():
    frame = pandas.DataFrame({"text": [SECOND, SECOND], "id": [7, None]})
    assert frame["id"].dtype == float
    expected = musnad.read(Article(id="7", text=SECOND)).statements[0].id
    assert statements_of(frame)["statement"][0] == expected


def test_lone_surrogates_are_replaced_where_they_stand():
    text = "قال الوزير \ud83d هاني العرقوب إن الأرصفة جاهزة."
    (row,) = to_rows(statements_of(pandas.DataFrame({"text": [text]}, dtype=object)))
    assert text[row["start"] : row["end"]] == row["content"]
    assert "\ufffd" in row["source"]


# What is wrong


def test_a_missing_column_is_told_with_those_there_are(DataFrame):
    frame = DataFrame({"content": [FIRST], "date": [""]})
    with pytest.raises(InputError, match=r"^no column 'text' for text; there are: content, date$"):
        statements_of(frame)
    with pytest.raises(InputError, match=r"^no column 'day' for published; there are: content, "):
        statements_of(frame, text="content", published="day")


def test_a_column_there_is_twice():
    frame = pandas.DataFrame([[FIRST, SECOND]], columns=["text", "text"])
    with pytest.raises(InputError, match=r"^2 columns are called 'text'$"):
        statements_of(frame)


def test_a_value_that_is_no_text_is_told_with_its_row(DataFrame):
    frame = DataFrame({"text": [FIRST, FIRST], "title": [["عنوان"], ["عنوان"]]})
    with pytest.raises(InputError, match=r"^row 0: title is a (list|Series), not a text$"):
        statements_of(frame)


@pytest.mark.parametrize("other", [[FIRST], {"text": [FIRST]}, polars.LazyFrame({"text": [FIRST]})])
def test_anything_else_is_no_dataframe(other):
    with pytest.raises(TypeError, match="a DataFrame of pandas or polars is needed, not "):
        statements_of(other)
