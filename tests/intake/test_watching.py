"""Files that come while one looks."""

import os

from musnad.intake.watching import Watched


def test_a_file_is_given_once_it_stands_still(tmp_path):
    watched = Watched([str(tmp_path)])
    assert watched.ready() == []
    one = tmp_path / "one.txt"
    one.write_text("قال الوزير إن")
    assert watched.ready() == []
    one.write_text("قال الوزير إن السد آمن.")
    assert watched.ready() == []
    assert watched.ready() == [str(one)]
    assert watched.ready() == []


def test_a_changed_file_is_given_again_and_one_that_came_back_too(tmp_path):
    one = tmp_path / "one.txt"
    one.write_text("أول")
    watched = Watched([str(tmp_path)])
    watched.ready()
    assert watched.ready() == [str(one)]
    os.utime(one, ns=(1, 1))
    watched.ready()
    assert watched.ready() == [str(one)]
    one.unlink()
    assert watched.ready() == []
    one.write_text("ثان")
    watched.ready()
    assert watched.ready() == [str(one)]


def test_files_below_come_in_the_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden", "c.txt"):
        (tmp_path / name).write_text("نص")
    watched = Watched([str(tmp_path)])
    watched.ready()
    names = [os.path.relpath(path, tmp_path) for path in watched.ready()]
    assert names == ["a.txt", os.path.join("b", "2.txt"), "c.txt"]
