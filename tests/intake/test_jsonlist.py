"""Lists of JSON of any length, in pieces cut anywhere."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import InputError
from musnad.intake import read_file
from musnad.intake.jsonlist import items

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('ab"\\[]{},:\nا', max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def cut(data, size, longest=1000):
    return list(items((data[at : at + size] for at in range(0, len(data), size)), longest))


@given(st.lists(VALUES), st.sampled_from([None, 1]), st.booleans(), st.integers(1, 40))
def test_items_are_those_of_the_list(values, indent, is_ascii, size):
    data = json.dumps(values, indent=indent, ensure_ascii=is_ascii).encode("utf-8", "replace")
    assert [json.loads(item) for item in cut(data, size, 10**6)] == json.loads(data)


@pytest.mark.parametrize("data", [b"[", b"[1", b"[[1]", b'["a]', b'["a\\', b"[{]"])
@pytest.mark.parametrize("size", [1, 2, 99])
def test_a_list_without_an_end_is_told(data, size):
    with pytest.raises(InputError, match="the list does not end"):
        cut(data, size)


@pytest.mark.parametrize("size", [1, 2, 99])
def test_what_follows_the_list_is_told(size):
    assert cut(b" [1] \n ", size) == [b"1"]
    with pytest.raises(InputError, match="more follows"):
        cut(b"[1] x", size)


@pytest.mark.parametrize("size", [1, 7, 99])
def test_a_long_item_is_cut(size):
    assert cut(b'[1,"abcdefgh",2]', size, longest=4) == [b"1", b'"abcd', b"2"]


def test_one_broken_item_costs_itself_only(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b'[{"text": "a"}, {"text" 1}, {"text": "\xff"}, {"text": "b"}, {"te')
    first, broken, wrong, second, end = read_file(str(path))
    assert (first.text, second.text) == ("a", "b")
    assert str(broken).startswith(f"{path}: article 2: broken JSON")
    assert str(wrong).startswith(f"{path}: article 3: not UTF-8")
    assert str(end) == f"{path}: broken JSON: the list does not end"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256"])
def test_lists_in_other_encodings(tmp_path, encoding):
    path = tmp_path / "a.json"
    texts = ["قالت الوزيرة إن المياه ستعود إلى الأحياء من دون تأخير."] * 3000
    data = json.dumps([{"text": text} for text in texts], ensure_ascii=False)
    path.write_bytes((b"\xfe\xff" if encoding == "utf-16-be" else b"") + data.encode(encoding))
    assert [article.text for article in read_file(str(path))] == texts


def test_lines_under_a_wrong_name_have_numbers(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('\n{"text": "a"}\n{"title": "t"}\n\n{"text": "b"}\n')
    first, error, second = read_file(str(path))
    assert (first.text, error.line, second.text) == ("a", 3, "b")
