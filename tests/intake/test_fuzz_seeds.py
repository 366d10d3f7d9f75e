"""What fuzzing begins from is well-formed: else it would only try how wrong files are refused."""

import gzip

import pytest
from fuzz_seeds import INSIDE, SEEDED, seeds

from musnad.article import Article
from musnad.intake import read_file

pytest.importorskip("docx")
pytest.importorskip("pypdfium2")
pytest.importorskip("striprtf")


@pytest.mark.parametrize("ending", SEEDED)
def test_every_seed_is_read(tmp_path, ending):
    for data in seeds(ending):
        path = tmp_path / (f"a.jsonl.{ending}" if ending in ("gz", "zst") else f"a.{ending}")
        path.write_bytes(data)
        found = list(read_file(str(path)))
        assert any(isinstance(each, Article) and each.text for each in found), found


@pytest.mark.parametrize("ending", INSIDE)
def test_changes_inside_leave_the_packing_whole(tmp_path, ending):
    [data] = seeds(ending)
    seen = []

    def change(inner):
        seen.append(inner)
        return inner.replace("السد".encode(), "الجسر".encode())

    changed = [INSIDE[ending](data, change, which) for which in range(3)]
    assert seen and all(INSIDE[ending](each, lambda inner: inner, 0) for each in changed)
    assert any("السد".encode() in each for each in seen)


def test_seeds_are_the_same_every_time():
    assert gzip.decompress(seeds("gz")[0]) == seeds("jsonl")[0]
    for ending in SEEDED:
        if ending not in ("eml",):
            assert seeds(ending) == seeds(ending)
