"""Articles from files: formats, encodings, and everything that is wrong with them."""

import gzip
import io
import json

import pytest
import zstandard

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import jsonl, read_file, source
from musnad.intake.encoding import decode
from musnad.intake.fields import columns_of
from musnad.intake.jsonl import article_from_json, numbered_lines
from musnad.intake.textfile import read_text

TEXT = "قال الوزير إن المياه ستعود إلى الأحياء الشرقية في نهاية الشهر، من دون تأخير."


@pytest.fixture
def put(tmp_path):
    """Write a file and give its path as a string."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def only(path):
    (article,) = read_file(path)
    return article


def error_of(path):
    error = only(path)
    assert isinstance(error, InputError)
    return str(error).removeprefix(path)


# Plain text


def test_a_short_first_line_before_a_blank_line_is_the_title():
    article = read_text(f"\n  عنوان الخبر \n\n\n{TEXT}\nسطر\n".encode(), "a.txt", "a")
    assert article == Article(id="a", title="عنوان الخبر", text=f"{TEXT}\nسطر\n")


@pytest.mark.parametrize(
    "text",
    [
        f"عنوان بلا سطر فارغ\n{TEXT}",
        f"جملة تنتهي بنقطة.\n\n{TEXT}",
        f"{'كلمة ' * 40}\n\n{TEXT}",
        "سطر وحيد\n\n",
        TEXT,
    ],
)
def test_anything_else_is_text_as_it_stands(text):
    assert read_text(text.encode(), "a.txt") == Article(text=text)


def test_windows_line_breaks_are_kept():
    assert read_text(f"عنوان\r\n\r\n{TEXT}\r\n".encode(), "") == Article(
        title="عنوان", text=f"{TEXT}\r\n"
    )


@pytest.mark.parametrize("empty", ["", " \n\t\n", "\ufeff"])
def test_an_empty_text_is_an_error(put, empty):
    assert error_of(put("a.txt", empty)) == ": the text is empty"


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_known_encodings(put, encoding):
    article = only(put("a.txt", TEXT.encode(encoding)))
    assert article == Article(id="a.txt", text=TEXT)


def test_utf16_of_either_byte_order():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a") == TEXT


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("iso-8859-6", "replace"),
        "Le président a été reçu à l'Élysée".encode("latin-1"),
        bytes(range(256)),
        TEXT.encode()[:-20] + b"\xff" + TEXT.encode()[-20:],
        b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1],
    ],
)
def test_other_bytes_are_refused_by_name(put, data):
    assert ": neither UTF-8" in error_of(put("a.txt", data))


def test_utf16_without_a_mark_is_told():
    with pytest.raises(InputError, match="UTF-16 without a byte-order mark"):
        decode(TEXT.encode("utf-16-le"), "a.txt")


def test_a_stray_nul_is_let_through():
    assert decode((TEXT * 3 + "\0").encode(), "a.txt") == TEXT * 3 + "\0"


# JSON


def test_a_record_with_everything():
    fields = {
        "text": TEXT,
        "id": "7",
        "outlet": "o",
        "url": "u",
        "published": "2024-05-15",
        "title": "t",
        "byline": "b",
    }
    record = json.dumps({**fields, "unknown": [1]}).encode()
    assert article_from_json(record) == Article(**fields)


def test_null_is_absent_and_a_number_may_be_an_id():
    record = b'{"text": "a", "id": 12, "title": null, "byline": null}'
    assert article_from_json(record) == Article(text="a", id="12")


def test_lone_surrogates_are_read():
    assert article_from_json(b'{"text": "a \\ud83d b"}').text == "a \ud83d b"
    assert article_from_json(b'{"text": "\\ud83d\\ude00"}').text == "😀"


BAD_RECORDS = [
    (b'{"text": "a', "broken JSON"),
    (b"nonsense", "broken JSON"),
    (b'{"text": "a"} {"text": "b"}', "broken JSON"),
    (b"{}", "missing required field `text`"),
    (b'["text"]', "Expected `object`, got `array`"),
    (b'"text"', "Expected `object`, got `str`"),
    (b'{"text": 5}', "Expected `str`, got `int` - at `$.text`"),
    (b'{"text": null}', "Expected `str`, got `null` - at `$.text`"),
    (b'{"text": "a", "title": ["t"]}', "at `$.title`"),
    (b'{"text": "a", "id": true}', "at `$.id`"),
    (b'{"text": ""}', "the text is empty"),
    (b'{"text": " \\n\\u00a0"}', "the text is empty"),
    (b'{"text": "a\xff"}', "not UTF-8"),
    (b'{"text": "a\x01"}', "broken JSON"),
    (b'{"text": "a", "x": ' + b"[" * 100_000, "nested too deeply"),
    (b'{"text": "\\ud800", "x": ' + b"9" * 5000 + b"}", "broken JSON"),
]


@pytest.mark.parametrize(("record", "reason"), BAD_RECORDS)
def test_a_bad_record_says_where_and_why(record, reason):
    with pytest.raises(InputError) as caught:
        article_from_json(record, "in.jsonl", 7)
    assert str(caught.value).startswith("in.jsonl:7: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_bad_line_does_not_cost_the_rest(put):
    lines = [b'{"text": "a"}', b"", b"{broken", b'{"text": "\xff"}', b'{"text": "b"}']
    path = put("in.jsonl", b"\xef\xbb\xbf" + b"\n".join(lines))
    first, broken, not_utf8, last = read_file(path)
    assert (first.text, last.text) == ("a", "b")
    assert str(broken).startswith(f"{path}:3: broken JSON")
    assert str(not_utf8).startswith(f"{path}:4: not UTF-8")


def test_an_endless_line_is_refused_without_being_read_whole(monkeypatch):
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 50)
    stream = io.BytesIO(b'{"text": "%s"}\n{"text": "b"}\n' % (b"x" * 1000))
    long, short = numbered_lines(stream)
    assert (long[0], len(long[1])) == (1, 51)
    assert short == (2, b'{"text": "b"}\n')
    with pytest.raises(InputError, match="longer than"):
        article_from_json(long[1])


@pytest.mark.parametrize("name", ["a.json", "a.txt", "noending"])
def test_json_is_known_by_its_brace(put, name):
    assert only(put(name, json.dumps({"text": TEXT}, indent=2))) == Article(text=TEXT)


def test_a_list_in_a_file(put):
    path = put("a.json", '[{"text": "a"}, {"title": "t"}, {"text": "b"}]')
    first, error, last = read_file(path)
    assert (first.text, last.text) == ("a", "b")
    assert str(error) == (f"{path}: article 2: Object missing required field `text`; it has title")
    assert error_of(put("b.json", "[]")) == ": an empty list: no article"


def test_lines_under_another_name(put):
    path = put("a.json", '{broken\n{"text": "a"}\n{"text": "b"}\n')
    error, *articles = read_file(path)
    assert str(error).startswith(f"{path}:1: ")
    assert [a.text for a in articles] == ["a", "b"]


def test_broken_json_names_its_line(put):
    assert error_of(put("a.json", '{\n "text": "a"\n "id": 1}')).startswith(":3: broken JSON")


def test_a_text_that_begins_with_a_bracket_is_text(put):
    assert only(put("a.txt", f"[تحديث] {TEXT}")).text == f"[تحديث] {TEXT}"


# Gzip


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz", "a.jsonl"])
def test_gzip_is_unpacked(put, name):
    assert only(put(name, gzip.compress(b'{"text": "a"}\n'))) == Article(text="a")
    assert only(put("b.txt.gz", gzip.compress(TEXT.encode()))) == Article(id="b.txt", text=TEXT)


def test_damaged_gzip_gives_what_it_holds(put):
    packed = gzip.compress(b'{"text": "a"}\n', 0) + gzip.compress(b'{"text": "b"}\n', 0)[:-10]
    *articles, error = read_file(put("a.jsonl.gz", packed))
    assert articles[0] == Article(text="a")
    assert "gzipped data is damaged" in str(error)


def test_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(read_file(str(tmp_path / "none.txt")))
    with pytest.raises(IsADirectoryError):
        list(read_file(str(tmp_path)))


# Zstandard, and packed data that is none


@pytest.mark.parametrize("name", ["a.jsonl.zst", "a.jsonl"])
def test_zstd_is_unpacked(put, name):
    frames = zstandard.compress(b'{"text": "a"}\n') + zstandard.compress(b'{"text": "b"}\n')
    assert [article.text for article in read_file(put(name, frames))] == ["a", "b"]


def test_damaged_zstd_is_told(put):
    packed = zstandard.compress(b'{"text": "a"}\n' * 1000)
    assert "zstd data is damaged" in str(
        list(read_file(put("a.jsonl.zst", packed + packed[:9] + b"\0" * 99)))[-1]
    )


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_bomb_is_not_unpacked_to_its_end(put, monkeypatch, pack):
    monkeypatch.setattr(source, "BOMB_SIZE", 1024 * 1024)
    bomb = put("a.jsonl.gz", pack(b'{"text": "a"}\n' * 2_000_000))
    *articles, error = read_file(bomb)
    assert str(error) == f"{bomb}: unpacks to over 200 times its size: taken for a bomb"
    # Of what is packed, up to 128 KiB are read ahead.
    assert len(articles) < 1_000_000


# Other names of the fields


def test_columns_by_other_names():
    columns = columns_of("text=content, published=date,byline=author")
    record = b'{"content": "a", "date": "2024-05-15", "author": "b", "title": "t", "text": 5}'
    assert article_from_json(record, columns=columns) == Article(
        text="a", published="2024-05-15", byline="b", title="t"
    )


def test_columns_may_change_places():
    columns = columns_of("title=text,text=title")
    assert article_from_json(b'{"text": "t", "title": "a"}', columns=columns) == Article(
        text="a", title="t"
    )


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        ("", "is not FIELD=COLUMN"),
        ("text", "'text' is not FIELD=COLUMN, like text=content"),
        ("text=", "is not FIELD=COLUMN"),
        ("body=content", "'body' is no field of an article: text, id, outlet, url"),
        ("text=a,text=b", "'text' is named twice"),
    ],
)
def test_a_wrong_map_is_told(option, reason):
    with pytest.raises(ValueError, match=reason):
        columns_of(option)


def test_a_record_without_text_tells_what_it_has():
    told = "`text`; it has story, day. If that is the text: --map text=story$"
    with pytest.raises(InputError, match=told):
        article_from_json(b'{"story": "a long text", "day": "b"}')


@pytest.mark.parametrize("mapping", ["text=content,published=date", "published=date"])
def test_a_record_with_none_of_the_mapped_columns_keeps_its_own(mapping):
    """An archive is often made of several sources."""
    line = json.dumps({"text": TEXT, "published": "2024-05-15"}).encode()
    article = article_from_json(line, columns=columns_of(mapping))
    assert article == Article(text=TEXT, published="2024-05-15")


def test_a_record_with_some_of_the_mapped_columns_does_not():
    line = json.dumps({"text": "ملخص", "date": "2024-05-15"}).encode()
    with pytest.raises(InputError, match="it has text, date"):
        article_from_json(line, columns=columns_of("text=content,published=date"))
