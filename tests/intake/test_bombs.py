"""Small files that would fill the memory, or take for ever, are told and left."""

import gzip
import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import read_file

MIB = 1024 * 1024
_PROGRAM = """
import re, sys
from pathlib import Path
from musnad.intake import read_file
for found in read_file(sys.argv[1]):
    print(found)
# Of this program alone; getrusage counts what its parent had too.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def read_apart(path):
    """What a process of its own tells of a file, and its peak of memory in MiB."""
    command = [sys.executable, "-c", _PROGRAM, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    *told, peak = run.stdout.splitlines()
    return told, int(peak)


def test_one_value_of_parquet_for_all_rows(tmp_path):
    path = tmp_path / "bomb.parquet"
    values = pa.DictionaryArray.from_arrays(pa.array([0] * 2000), pa.array(["ا" * 40 * MIB]))
    table = pa.table({"text": values})
    pq.write_table(table, path, compression="zstd", dictionary_pagesize_limit=1 << 30)
    told, peak = read_apart(path)
    assert told == [f"{path}: unpacks to over 200 times its size: taken for a bomb"]
    assert peak < 300


def test_zeroes_that_are_called_json(tmp_path):
    path = tmp_path / "zero.json"
    with path.open("wb") as file:
        file.truncate(1024 * MIB)
    told, peak = read_apart(path)
    assert told == [f"{path}: broken JSON: it begins neither with [ nor with {{"]
    assert peak < 200


def test_zeroes_in_a_list(tmp_path):
    path = tmp_path / "zero.json"
    with path.open("wb") as file:
        file.write(b"[")
        file.truncate(512 * MIB)
    told, peak = read_apart(path)
    assert told == [f"{path}: broken JSON: the list does not end"]
    assert peak < 300


def test_a_long_list_of_nothing(tmp_path):
    path = tmp_path / "many.json"
    path.write_bytes(b"[" + b" ,\n" * MIB + b"{}]")
    told, peak = read_apart(path)
    assert len(told) == 1
    assert peak < 200


@pytest.mark.parametrize("mark", ["{", "\n", '"'])
def test_much_of_what_is_no_object(tmp_path, mark):
    path = tmp_path / "much.json"
    path.write_text("{" + mark * 80 * MIB)
    told, peak = read_apart(path)
    assert told == [f"{path}: an object larger than 64 MiB"]
    assert peak < 500


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("layout", [lambda a: a, lambda a: [a], lambda a: [a, a]])
def test_json_that_is_some_is_read(tmp_path, encoding, layout):
    path = tmp_path / "a.json"
    article = {"text": "قال الوزير إن السد آمن."}
    path.write_text("\n " + json.dumps(layout(article), ensure_ascii=False), encoding)
    assert all(isinstance(found, Article) for found in read_file(str(path)))


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_is_packed_twice_is_read(tmp_path, times):
    path = tmp_path / "a.txt.gz"
    data = "قال الوزير إن السد آمن.".encode()
    for _ in range(times):
        data = gzip.compress(data)
    path.write_bytes(data)
    [article] = read_file(str(path))
    assert article.text == "قال الوزير إن السد آمن."


def test_what_is_packed_again_and_again_is_told(tmp_path):
    path = tmp_path / "a.txt.gz"
    data = b"x"
    for _ in range(9):
        data = gzip.compress(data)
    path.write_bytes(data)
    [told] = read_file(str(path))
    assert isinstance(told, InputError)
    assert told.reason == "packed more than 3 times over"


@pytest.mark.parametrize("head", ["", "\n", '<?xml version="1.0"?>'])
def test_forty_empty_comments_end_at_once(tmp_path, head):
    path = tmp_path / "evil.xml"
    path.write_text(head + "<!---->" * 4000)
    told, _ = read_apart(path)
    assert "not a feed" in told[0]
