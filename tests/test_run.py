"""The coordinator: every file ends in one list, whatever its reader does; killed in the middle, the next run goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from index.catalogue import Catalogue
from pipeline import workers
from pipeline.amount import LIGHT
from pipeline.outcome import Progress, Summary
from pipeline.run import Run, discover
from tests.run_work import grown, process_id, read

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def threads(jobs: int) -> Executor:
    """An executor that needs no start-up: the coordinator takes any."""
    return ThreadPoolExecutor(jobs)


def ingest(catalogue: Catalogue, *paths: Path) -> Summary:
    return Run(catalogue, read, threads, 2).ingest(paths)


def lists(summary: Summary) -> dict[str, int]:
    names = ("ingested", "unchanged", "failed", "duplicate", "skipped", "suspect")
    return {name: getattr(summary, name) for name in names if getattr(summary, name)}


def told(summary: Summary) -> list[tuple[str, str, str]]:
    return sorted((Path(issue.path).name, issue.list, issue.code) for issue in summary.problems)


def test_every_file_ends_in_one_list(catalogue: Catalogue, inbox: Path) -> None:
    said = {"a": "1-KH/TU", "b": "damaged", "c": "unknown", "d": "bug", "e": "doubt", "f": "1-KH/TU"}
    for name, content in said.items():
        (inbox / f"{name}.txt").write_text(content, "utf-8")
    summary = ingest(catalogue, inbox, inbox / "gone.txt")
    assert lists(summary) == {"ingested": 2, "failed": 3, "duplicate": 1, "skipped": 1, "suspect": 1}
    assert told(summary) == [
        ("b.txt", "failed", "DAMAGED"),
        ("c.txt", "skipped", "UNKNOWN-TYPE"),
        ("d.txt", "failed", "INTERNAL"),
        ("e.txt", "suspect", "BAD-TEXT-LAYER"),
        ("f.txt", "duplicate", "DUPLICATE"),
        ("gone.txt", "failed", "NO-SUCH-FILE"),
    ]
    assert all(issue.hint for issue in summary.problems)


def test_a_named_file_of_unknown_type_failed_one_in_a_folder_is_skipped(catalogue: Catalogue, inbox: Path) -> None:
    (inbox / "x.bin").write_text("unknown", "utf-8")
    assert lists(ingest(catalogue, inbox / "x.bin")) == {"failed": 1}
    assert lists(ingest(catalogue, inbox)) == {"skipped": 1}


def test_a_second_run_changes_nothing(catalogue: Catalogue, inbox: Path) -> None:
    for number in range(5):
        (inbox / f"{number}.txt").write_text(f"{number}-KH/TU", "utf-8")
    assert lists(ingest(catalogue, inbox)) == {"ingested": 5}
    before = catalogue.last_change()
    assert lists(ingest(catalogue, inbox)) == {"unchanged": 5}
    assert catalogue.last_change() == before


def test_the_same_content_under_another_name_is_a_duplicate_once(catalogue: Catalogue, inbox: Path) -> None:
    (inbox / "a.txt").write_text("1-KH/TU", "utf-8")
    ingest(catalogue, inbox)
    (inbox / "b.txt").write_text("1-KH/TU", "utf-8")
    assert lists(ingest(catalogue, inbox)) == {"unchanged": 1, "duplicate": 1}
    assert lists(ingest(catalogue, inbox)) == {"unchanged": 2}
    assert catalogue.counts()["records"] == 1


def test_a_failed_file_is_tried_again_by_the_next_run(catalogue: Catalogue, inbox: Path) -> None:
    (inbox / "a.txt").write_text("damaged", "utf-8")
    assert lists(ingest(catalogue, inbox)) == {"failed": 1}
    assert lists(ingest(catalogue, inbox)) == {"failed": 1}
    assert catalogue.counts()["failed"] == 1


def test_hidden_files_and_lock_files_are_left_out(inbox: Path) -> None:
    (inbox / "sub").mkdir()
    (inbox / ".git").mkdir()
    for name in ("b.txt", "a.txt", ".hidden", "~$open.docx", "sub/c.txt", ".git/config"):
        (inbox / name).write_text("x", "utf-8")
    assert [found.path.name for found in discover([inbox])] == ["a.txt", "b.txt", "c.txt"]


def test_progress_counts_every_file(catalogue: Catalogue, inbox: Path) -> None:
    seen: list[Progress] = []
    for number in range(3):
        (inbox / f"{number}.txt").write_text(f"{number}-KH/TU", "utf-8")
    Run(catalogue, read, threads, 1, seen.append).ingest([inbox])
    counts = [(step.done, step.total, step.pages) for step in seen]
    assert counts == [(0, 3, 0), (1, 3, 1), (2, 3, 2), (3, 3, 3)]
    assert (seen[0].seconds_left, seen[-1].seconds_left) == (None, 0)
    assert seen[-1].left == pytest.approx(0)


@pytest.mark.parametrize(
    ("done", "left"),
    [
        (Progress(1, 10, 2, 4.0, "a", worked=2.0, left=100.0), 200.0),
        (Progress(9, 10, 180, 360.0, "a", worked=180.0, left=1.0), 2.0),
        (Progress(5, 10, 0, 1.0, "a", worked=0.0, left=40.0), None),
        (Progress(10, 10, 0, 1.0, "a"), 0.0),
    ],
)
def test_time_left_is_reckoned_from_work_and_not_from_files(done: Progress, left: float | None) -> None:
    assert done.seconds_left == left


def test_what_is_in_already_counts_for_nothing_in_the_time_left(catalogue: Catalogue, inbox: Path) -> None:
    for number in range(8):
        (inbox / f"{number}.txt").write_text(f"{number}-KH/TU", "utf-8")
    ingest(catalogue, *(inbox / f"{number}.txt" for number in range(6)))
    seen: list[Progress] = []
    Run(catalogue, read, threads, 1, seen.append).ingest([inbox])
    assert [step.worked for step in seen] == [0, 0, 0, 0, 0, 0, 0, LIGHT, pytest.approx(2 * LIGHT)]
    assert [step.left for step in seen] == pytest.approx([LIGHT * left for left in range(8, -1, -1)])


def test_a_worker_that_grew_too_large_is_replaced(catalogue: Catalogue, inbox: Path) -> None:
    with workers.spawned(1, 150) as executor:
        small = [executor.submit(process_id, number).result() for number in range(3)]
        large = executor.submit(grown, 300).result()
        after = [executor.submit(process_id, number).result() for number in range(3)]
    assert {*small, large} == {small[0]}
    assert len({*after, large}) == 2
    for number in range(8):
        (inbox / f"{number}.txt").write_text(f"{'large' if number % 3 else ''} {number}-KH/TU", "utf-8")
    summary = Run(catalogue, read, partial(workers.spawned, megabytes=150), 2).ingest([inbox])
    assert lists(summary) == {"ingested": 8}
    assert catalogue.counts()["records"] == 8


def test_without_a_limit_a_worker_stays(inbox: Path) -> None:
    with workers.spawned(1) as executor:
        assert executor.submit(grown, 300).result() == executor.submit(process_id, 1).result()


def test_a_worker_that_dies_costs_only_its_own_file(catalogue: Catalogue, inbox: Path) -> None:
    for number in range(8):
        (inbox / f"{number}.txt").write_text("die" if number == 2 else f"{number}-KH/TU", "utf-8")
    summary = Run(catalogue, read, workers.spawned, 2).ingest([inbox])
    assert lists(summary) == {"ingested": 7, "failed": 1}
    assert told(summary) == [("2.txt", "failed", "WORKER-DIED")]


def test_killed_in_the_middle_the_next_run_goes_on(catalogue: Catalogue, inbox: Path) -> None:
    for number in range(12):
        (inbox / f"{number:02}.txt").write_text(f"slow {number}-KH/TU", "utf-8")
    command = [sys.executable, "-m", "tests.run_work", str(catalogue.folder), str(inbox)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True) as run:
        assert run.stdout is not None
        while run.stdout.readline().strip() != "3":
            pass
        os.kill(run.pid, signal.SIGKILL)
    done = catalogue.counts()["records"]
    assert 3 <= done < 12
    assert catalogue.one("PRAGMA integrity_check")[0] == "ok"  # type: ignore[index]
    assert lists(ingest(catalogue, inbox)) == {"unchanged": done, "ingested": 12 - done}
    assert catalogue.counts()["records"] == 12
    assert all(catalogue.original(row[0]).exists() for row in catalogue.all("SELECT sha256 FROM originals"))
