"""What is found in folders and by patterns: only files, each once, none from elsewhere."""

import os
from pathlib import Path

import pytest

from musnad.errors import InputError
from musnad.intake.found import files_of

OUT = "a link that leads out of the folder"
NOWHERE = "a link that leads nowhere"
NO_FILE = "neither a file nor a folder"


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A folder with links of all kinds, which is also where we are."""
    folder = tmp_path / "news"
    (folder / "may").mkdir(parents=True)
    (folder / ".held").mkdir()
    for path in ("may/bread.txt", "water.txt", ".held/x.txt", "../secret.txt"):
        (folder / path).write_text("نص")
    monkeypatch.chdir(folder)
    return folder


def found(pattern):
    """The names of the files, and the reasons by name of what is none."""
    items = list(files_of(str(pattern)))
    told = {Path(i.path).name: str(i.reason) for i in items if isinstance(i, InputError)}
    return [Path(i).name for i in items if not isinstance(i, InputError)], told


WAYS = ["{}", "{}/*", "{}/**/*", "{}/**", "**/*", "*"]


@pytest.mark.parametrize("way", WAYS)
def test_each_file_is_found_once(news, way):
    assert found(way.format(news)) == (["bread.txt", "water.txt"], {})


@pytest.mark.parametrize("way", ["{}", "{}/*.txt", "{}/**/*.txt", "*.txt"])
def test_links_are_not_followed_out_of_the_folder(news, way):
    (news / "leak.txt").symlink_to(news / "../secret.txt")
    assert found(way.format(news))[1] == {"leak.txt": OUT}


@pytest.mark.parametrize("way", ["{}", "{}/*", "{}/*/*.txt", "{}/**/*.txt"])
def test_folders_behind_links_are_not_entered(news, way):
    (news / "leak").symlink_to(news.parent)
    (news / "may" / "up").symlink_to(news)
    files, told = found(way.format(news))
    assert "secret.txt" not in files
    assert len(files) == len(set(files))
    assert told in ({"leak": OUT}, {})


@pytest.mark.parametrize("way", ["{}", "{}/*", "{}/**/*"])
def test_links_in_circles_end(news, way):
    (news / "a").symlink_to(".")
    (news / "b").symlink_to(".")
    (news / "self.txt").symlink_to("self.txt")
    (news / "gone.txt").symlink_to("nowhere.txt")
    assert found(way.format(news)) == (
        ["bread.txt", "water.txt"],
        {"self.txt": NOWHERE, "gone.txt": NOWHERE},
    )


def test_a_link_to_what_is_read_anyway_is_passed_over(news):
    (news / "again.txt").symlink_to("may/bread.txt")
    assert found(news) == (["bread.txt", "water.txt"], {})


def test_a_link_to_a_hidden_file_is_followed(news):
    (news / "held.txt").symlink_to(".held/x.txt")
    assert found(news) == (["held.txt", "bread.txt", "water.txt"], {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("way", ["{}", "{}/*", "{}/pip[e].txt"])
def test_pipes_are_not_opened(news, way):
    os.mkfifo(news / "pipe.txt")
    (news / "link.txt").symlink_to("pipe.txt")
    assert found(way.format(news))[1]["pipe.txt"] == NO_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_the_user_names_is_taken_as_it_is(news):
    os.mkfifo(news / "pipe.txt")
    (news / "leak.txt").symlink_to(news / "../secret.txt")
    for name in ("pipe.txt", "leak.txt"):
        assert found(news / name) == ([name], {})


@pytest.mark.parametrize("pattern", ["none*.txt", "**x", "[a-"])
def test_a_pattern_that_nothing_matches_is_told(news, pattern):
    assert list(found(pattern)[1].values()) in (["no file matches this pattern"], [])
