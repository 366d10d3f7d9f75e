"""Bulk extraction: order, rejects, and what a run leaves behind when it ends early."""

import gzip
import json
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from unittest.mock import ANY

import pytest
from click.testing import CliRunner

from musnad import bulk
from musnad.batches import batches
from musnad.cli import main
from musnad.export import part_of
from musnad.workers import JOBS_PER_WORKER

TEXT = "قال وزير المياه رائد الكحلاوي إن السد آمن."


def record(number, **changes):
    return json.dumps({"id": f"a{number}", "text": TEXT, **changes}, ensure_ascii=False)


def extract(*arguments):
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def ids(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["id"] for line in lines]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def source(tmp_path):
    """Make ``in.jsonl`` of these lines."""

    def write(*lines):
        path = tmp_path / "in.jsonl"
        path.write_bytes(
            b"".join((x if isinstance(x, bytes) else x.encode()) + b"\n" for x in lines)
        )
        return path

    return write


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out.jsonl"


@pytest.fixture
def short_chunks(monkeypatch):
    """Few records are many chunks; gives how many one has."""
    size = 16
    monkeypatch.setattr(bulk, "CHUNK_LINES", size)
    return size


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_kept(source, out, workers, short_chunks):
    # Long and short by turns, so that later chunks are done before earlier ones.
    lines = [
        record(n, text=TEXT * (20 if n // short_chunks % 2 == 0 else 1))
        for n in range(9 * short_chunks)
    ]
    result = extract("--workers", workers, source(*lines), out)
    assert result.exit_code == 0, result.output
    assert ids(out) == [f"a{n}" for n in range(len(lines))]
    assert names(out.parent) == ["in.jsonl", "out.jsonl"]
    assert f"{len(lines):,} articles" in result.stderr


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_records_are_set_aside(source, out, workers):
    bad = {
        2: b'{"text": "a',
        3: b'{"title": "t"}',
        5: b'{"text": ["a"]}',
        6: b'{"text": "  "}',
        7: b'{"text": "\xff"}',
        8: b"[]",
    }
    path = source(*(bad.get(n, record(n)) for n in range(1, 11)))
    result = extract("--workers", workers, path, out)
    assert result.exit_code == 1
    assert ids(out) == ["a1", "a4", "a9", "a10"]
    rejects = [json.loads(line) for line in (out.parent / "out.jsonl.rejects.jsonl").open("rb")]
    assert [r["line"] for r in rejects] == list(bad)
    assert all(r["reason"] for r in rejects)
    assert rejects[0]["record"] == '{"text": "a'
    assert rejects[4]["record"] == '{"text": "\\xff"}'
    assert "6 records set aside" in result.stderr


@pytest.mark.parametrize("workers", [1, 2])
def test_columns_are_guessed_as_ingest_does_and_told(source, out, tmp_path, workers, short_chunks):
    line = json.dumps({"id": "a", "Body": TEXT, "المصدر": "alwadi", "date": "15/05/2024"})
    path = source(*[line] * 2 * short_chunks, record("b", published="5/6/2024"))
    result = extract("--workers", workers, path, out)
    assert result.exit_code == 0, result.output
    first, *_, last = map(json.loads, out.open(encoding="utf-8"))
    assert [said["contents"][0]["text"] for said in first["statements"]] == ["إن السد آمن"]
    assert first["statements"] == [{**said, "id": ANY} for said in last["statements"]]
    told = result.stderr.splitlines()[1:]
    assert told == [
        f'musnad: {path}: text from "Body", published from "date", outlet from "المصدر"',
        f"musnad: 1 article has a date that cannot be read, which is kept as given: "
        f"{path}:{2 * short_chunks + 1} «5/6/2024»",
    ]
    ledger = tmp_path / "ledger.db"
    ingested = CliRunner().invoke(main, ["ingest", "--ledger", str(ledger), str(path)])
    assert ingested.stderr.splitlines()[1:] == told


def test_columns_that_are_told_go_before_guesses(source, out):
    path = source(json.dumps({"story": TEXT, "content": "لا أحد."}), record(2))
    result = extract("--map", "text=story", path, out)
    assert result.exit_code == 0, result.output
    assert "content" not in result.stderr
    assert [len(json.loads(line)["statements"]) for line in out.open("rb")] == [1, 1]


def test_a_text_of_no_usual_name_is_rejected_with_the_option_to_paste(source, out):
    path = source(json.dumps({"story": TEXT}))
    assert extract(path, out).exit_code == 1
    reject = json.loads((out.parent / "out.jsonl.rejects.jsonl").read_bytes())
    options = reject["reason"].partition("the text: ")[2].split()
    assert extract("--force", *options, path, out).exit_code == 0


def test_a_fault_of_ours_is_set_aside_too(source, out, monkeypatch):
    def faulty(article):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(bulk, "read", faulty)
    rejects = out.with_suffix(".bad")
    assert bulk.extract(str(source(record(1))), out, rejects).progress.rejected == 1
    reject = json.loads(rejects.read_bytes())
    assert reject["reason"] == "internal error: ZeroDivisionError: oh"


def test_blank_lines_and_a_missing_last_break(tmp_path, out):
    path = tmp_path / "in.jsonl"
    path.write_text(f"\ufeff{record(1)}\n\n  \n{record(2)}", "utf-8")
    assert extract("--workers", 1, path, out).exit_code == 0
    assert ids(out) == ["a1", "a2"]


def test_lone_surrogates_go_through(source, out):
    path = source('{"id": "a", "text": "قال الوزير رائد الكحلاوي إن \\ud83d السد آمن."}')
    assert extract("--workers", 1, path, out).exit_code == 0
    assert ids(out) == ["a"]


def test_gzip_in_and_out(tmp_path):
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(record(n) for n in range(300)).encode()))
    out = tmp_path / "out.jsonl.gz"
    assert extract("--workers", 2, path, out).exit_code == 0
    assert ids(out) == [f"a{n}" for n in range(300)]


def test_the_same_input_gives_the_same_bytes(source, tmp_path):
    path = source(*(record(n) for n in range(300)))
    outs = [tmp_path / "one.jsonl.gz", tmp_path / "two.jsonl.gz"]
    for workers, out in enumerate(outs, 1):
        extract("--workers", workers, path, out)
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_an_empty_input_is_an_empty_output(source, out):
    assert extract(source(), out).exit_code == 0
    assert out.read_bytes() == b""


def test_rejects_elsewhere_and_quiet(source, out, tmp_path):
    rejects = tmp_path / "bad.jsonl"
    result = extract("--quiet", "--workers", 1, "--rejects", rejects, source("{"), out)
    assert (result.exit_code, result.output) == (1, "")
    assert names(tmp_path) == ["bad.jsonl", "in.jsonl", "out.jsonl"]


def test_an_output_is_replaced_only_by_force(source, out):
    path = source("{", record(1))
    assert extract("--workers", 1, path, out).exit_code == 1
    before = out.read_bytes()
    path = source(record(2))
    result = extract("--workers", 1, path, out)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {out} exists already; --force replaces it\n"
    assert out.read_bytes() == before
    assert extract("--workers", 1, "--force", path, out).exit_code == 0
    assert ids(out) == ["a2"]
    assert names(out.parent) == ["in.jsonl", "out.jsonl"], "the old rejects are gone"


def test_the_input_is_never_written_over(source, out):
    path = source(record(1))
    before = path.read_bytes()
    for arguments in [(path, path), (path, out, "--rejects", path), (path, out, "--rejects", out)]:
        assert extract("--force", *arguments).exit_code == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("workers", [1, 2])
def test_files_that_cannot_be_opened(tmp_path, source, workers):
    missing, out = tmp_path / "none.jsonl", tmp_path / "out.jsonl"
    result = extract("--workers", workers, missing, out)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {missing}: No such file or directory\n"
    assert extract(tmp_path, out).stderr == f"Error: {tmp_path}: Is a directory\n"
    assert names(tmp_path) == []
    nowhere = tmp_path / "no" / "out.jsonl"
    result = extract("--workers", workers, source(record(1)), nowhere)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {nowhere}.part: No such file or directory\n"


def test_damaged_gzip_leaves_what_was_read_under_another_name(tmp_path):
    path, out = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl"
    lines = "\n".join(record(n, url=os.urandom(200).hex()) for n in range(3000))
    path.write_bytes(gzip.compress(lines.encode())[:-5000])
    result = extract("--workers", 1, path, out)
    assert result.exit_code == 2
    assert "damaged" in result.stderr and "out.jsonl.part" in result.stderr
    assert not out.exists()
    assert len(ids(tmp_path / "out.jsonl.part")) > 1000


def test_a_disk_that_is_full(source, out):
    path = source(*(record(n) for n in range(1000)))
    command = [sys.executable, "-m", "musnad.cli", "extract", "--workers", "1", str(path), str(out)]
    limit = (20_000, 20_000)
    done = subprocess.run(
        command,
        stderr=subprocess.PIPE,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    assert done.returncode == 2
    assert done.stderr.decode() == f"Error: {out}.part: File too large\n"
    assert not out.exists()


# Runs that end early. The input is a pipe that stays open, so that no run can end by itself.


@pytest.fixture
def running(out):
    """Start ``extract`` on an open pipe and wait until it is at work."""
    processes = []

    def start(workers, until):
        command = [
            sys.executable,
            "-m",
            "musnad.cli",
            "extract",
            "--workers",
            str(workers),
            "-",
            out,
        ]
        process = subprocess.Popen(
            command,
            start_new_session=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        processes.append(process)
        process.stdin.write("".join(record(n) + "\n" for n in range(2000)).encode())
        process.stdin.flush()
        deadline = time.monotonic() + 120
        while not (part_of(out).exists() and part_of(out).stat().st_size >= until):
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.02)
        return process

    yield start
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout, process.stderr):
            pipe.close()
        process.wait()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_leaves_no_output_and_no_processes(running, out, workers):
    process = running(workers, until=1000)
    process.kill()
    # Workers hold standard error too: it ends only when the last of them is gone.
    process.stderr.read()
    assert process.wait(60) == -signal.SIGKILL
    assert not out.exists()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("until", [0, 1000])
def test_ctrl_c_ends_cleanly_and_says_so(running, out, workers, until):
    process = running(workers, until)
    os.killpg(process.pid, signal.SIGINT)
    errors = process.stderr.read().decode()
    assert process.wait(60) == 130
    assert errors.startswith(f"musnad: stopped; {out} was not written, ")
    assert errors.endswith(f"articles are in {out}.part\n") and errors.count("\n") == 1
    assert not out.exists()
    ids(part_of(out))  # whole lines only


def test_a_worker_that_is_killed_costs_nothing(source, out, short_chunks):
    killed = []
    others = multiprocessing.active_children()  # of the tests before this one

    def kill_all_once(progress):
        if progress.articles and not killed:
            for worker in multiprocessing.active_children():
                if worker in others:
                    continue
                assert worker.pid
                os.kill(worker.pid, signal.SIGKILL)
                killed.append(worker.pid)

    path = source(*(record(n) for n in range(20 * short_chunks)))
    done, _ = bulk.extract(str(path), out, out.with_suffix(".bad"), workers=2, report=kill_all_once)
    assert len(killed) == 2
    assert (done.articles, done.rejected) == (20 * short_chunks, 0)
    assert ids(out) == [f"a{n}" for n in range(20 * short_chunks)]


def test_memory_is_bounded_by_what_is_under_way(source, out, monkeypatch, short_chunks):
    """No more chunks are read ahead than the workers may have under way."""
    taken, written, most = 0, 0, 0

    def counted(lines, size_of, *, most, size):
        nonlocal taken
        for chunk in batches(lines, size_of, most=most, size=size):
            taken += 1
            yield chunk

    def report(progress):
        nonlocal written, most
        written += 1
        most = max(most, taken - written)

    monkeypatch.setattr("musnad.bulk.batches", counted)
    path = source(*(record(n) for n in range(40 * short_chunks)))
    done, _ = bulk.extract(str(path), out, out.with_suffix(".bad"), workers=2, report=report)
    assert done.articles == 40 * short_chunks
    assert most <= 2 * JOBS_PER_WORKER
