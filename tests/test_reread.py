"""Reading again from the archive's own originals: what is recognised anew, what stays, what is told."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from config.settings import Settings
from extractors.worker import process, process_again
from index.archive import Archive
from pipeline.outcome import Summary
from pipeline.run import Run

ROOT = Path(__file__).resolve().parent.parent
# Three scanned pages, and three files that need no recognition.
SCANS = {"02-ke-hoach-27-kh-tu-1999.pdf": 1, "03-ke-hoach-15-kh-hu-1999.tif": 2}
OTHERS = ("11-quyet-dinh-45-2013-qd-ubnd.pdf", "16-nghi-quyet-19-nq-tu-2018.md", "21-cong-dien-03-cd-ubnd-2025.txt")
SCANNED = sum(SCANS.values())


class Recognised(NamedTuple):
    """What the store holds: results of the engine, whole pages."""

    engine: int
    page: int


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A folder with an archive that took in the samples, and the samples."""
    folder = tmp_path_factory.mktemp("reread")
    (folder / "in").mkdir()
    for name in (*SCANS, *OTHERS):
        shutil.copyfile(samples / name, folder / "in" / name)
    with opened(folder) as archive:
        assert ingest(archive, folder / "in").ingested == len(SCANS) + len(OTHERS)
    return folder


@pytest.fixture
def folder(ingested: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ingested, tmp_path / "own"))


def opened(folder: Path, version: str = "1", **read: Any) -> Archive:
    return Archive(Settings(archive=str(folder / "archive"), read=read), create=True, version=version)


def threads(jobs: int) -> Executor:
    return ThreadPoolExecutor(jobs)


def ingest(archive: Archive, *paths: Path) -> Summary:
    return Run(archive.catalogue, partial(process, archive.read), threads, 1).ingest(paths)


def reread(archive: Archive, where: str = "stale") -> Summary:
    read = partial(process_again, archive.read, archive.catalogue.originals)
    return Run(archive.catalogue, read, threads, 1).reread(archive.held(where))


def recognised(folder: Path) -> Recognised:
    with closing(sqlite3.connect(folder / "archive" / "readings.db")) as db:
        found = dict(db.execute("SELECT level, count(*) FROM kept GROUP BY level").fetchall())
    return Recognised(found["engine"], found["page"])


def records(archive: Archive) -> dict[str, Any]:
    return {row["id"]: archive.catalogue.record(row["id"]) for row in archive.catalogue.all("SELECT id FROM records")}


def test_another_resolution_recognises_exactly_the_scanned_pages_again(ingested: Path, folder: Path) -> None:
    first = recognised(folder)
    assert first.page == SCANNED
    with opened(folder, dpi=140) as archive:
        assert len(archive.held("stale")) == len(SCANS) + len(OTHERS)
        assert reread(archive).ingested == len(SCANS) + len(OTHERS)
        second = recognised(folder)
        assert second.page == first.page + SCANNED
        assert second.engine >= first.engine + SCANNED
        assert archive.held("stale") == []
        assert ingest(archive, ingested / "in").unchanged == len(SCANS) + len(OTHERS)
    with opened(folder) as archive:
        assert ingest(archive, ingested / "in").ingested == len(SCANS) + len(OTHERS)
    assert recognised(folder) == second, "what was recognised at the first resolution is kept"


def test_another_version_alone_recognises_nothing(folder: Path) -> None:
    first = recognised(folder)
    with opened(folder) as archive:
        before = records(archive)
        assert reread(archive).ingested == 0
    with opened(folder, version="2") as archive:
        assert reread(archive).ingested == len(SCANS) + len(OTHERS)
        assert records(archive) == before
    assert recognised(folder) == first


def test_a_change_of_rules_asks_the_engine_nothing(folder: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for name in ("config", "pipeline", "extractors", "index"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "cli.py", tree / "cli.py")
    first = recognised(folder)
    assert told(tree, "reread", "--where", "text_from=ocr", "--archive", str(folder / "archive"))["ingested"] == 2
    assert recognised(folder) == first, "the same sources elsewhere are the same rules"
    rule = tree / "pipeline" / "layout.py"
    rule.write_text(rule.read_text("utf-8") + "\nOTHER_RULE = 1\n", "utf-8")
    assert told(tree, "reread", "--where", "text_from=ocr", "--archive", str(folder / "archive"))["ingested"] == 2
    assert recognised(folder) == Recognised(first.engine, first.page + SCANNED)


def told(tree: Path, *args: str, exit_code: int = 0) -> Any:
    environment = {**os.environ, "VANBAN_CONFIG": os.devnull, "PYTHONPATH": str(tree)}
    command = [sys.executable, str(tree / "cli.py"), *args, "--format", "json"]
    if args[0] != "status" and "--dry-run" not in args:
        command += ["--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tree.parent)
    assert done.returncode == exit_code, done.stderr
    return json.loads(done.stdout)


def test_ids_sources_and_corrections_stay(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as archive:
        plan = next(record for record in records(archive).values() if record.source.path.endswith(".txt"))
        archive.catalogue.correct(plan.id, "subject", {"value": "sửa tay", "confidence": 1.0}, by="me")
        # Its name tells that it is Markdown; the original that the archive keeps has no name.
        (tmp_path / "note.md").write_text("**THÔNG BÁO** số 12-TB/TU\n", "utf-8")
        assert ingest(archive, tmp_path / "note.md").ingested == 1
        (tmp_path / "note.md").unlink()
        before = records(archive)
        files = [tuple(row) for row in archive.catalogue.all("SELECT * FROM files ORDER BY path")]
    with opened(folder, version="2") as archive:
        assert reread(archive).ingested == len(before)
        after = records(archive)
        assert {id_: record.source for id_, record in after.items()} == {
            id_: record.source for id_, record in before.items()
        }
        assert after.pop(plan.id).subject.value == "sửa tay"
        assert after == {id_: record for id_, record in before.items() if id_ != plan.id}
        assert [tuple(row) for row in archive.catalogue.all("SELECT * FROM files ORDER BY path")] == files
        archive.catch_up()
        assert [hit.id for hit in archive.search('trích yếu:"sửa tay"').hits] == [plan.id]


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_an_original_that_is_gone_is_told_and_the_record_stays(folder: Path, harm: str) -> None:
    with opened(folder) as archive:
        before = records(archive)
        (file,) = archive.held("media_type=text/plain")
        original = archive.catalogue.original(file.sha256)
        if harm == "damaged":
            original.write_bytes(b"something else")
        else:
            original.unlink()
        summary = reread(archive, "media_type=text/plain")
        assert [(issue.path, issue.list, issue.code) for issue in summary.problems] == [
            (file.path, "failed", "ORIGINAL-GONE")
        ]
        assert records(archive) == before
        assert archive.held("media_type=text/plain") == [file]
        original.unlink(missing_ok=True)
        assert ingest(archive, Path(file.path)).ingested == 1
        assert reread(archive, "media_type=text/plain").ingested == 1
        assert records(archive) == before


def test_the_command(folder: Path) -> None:
    archive = str(folder / "archive")
    listed = told(ROOT, "reread", "--dry-run", "--where", "pages>1 and text_from=ocr", "--archive", archive)
    assert [(Path(file["path"]).name, file["pages"]) for file in listed] == [("03-ke-hoach-15-kh-hu-1999.tif", 2)]
    first = recognised(folder)
    with opened(folder) as before:
        (note,) = before.held("media_type=text/plain")
        before.catalogue.original(note.sha256).unlink()
    done = told(ROOT, "reread", "--where", "pages>0", "--archive", archive, exit_code=1)
    assert (done["ingested"], done["failed"]) == (len(SCANS) + len(OTHERS) - 1, 1)
    assert recognised(folder) == first
    status = told(ROOT, "status", "--archive", archive)
    assert (status["kept"]["pages"], status["kept"]["cuts"]) == (SCANNED, first.engine)
    assert status["index"]["behind"] == 0


def test_a_store_that_cannot_be_used_is_told_once_and_stops_nothing(folder: Path) -> None:
    store = folder / "archive" / "readings.db"
    store.write_bytes(b"something else " * 500)
    environment = {**os.environ, "VANBAN_CONFIG": os.devnull, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "cli.py"), "reread", "--where", "text_from=ocr"]
    command += ["--jobs", "2", "--archive", str(folder / "archive"), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, json.loads(done.stdout)["ingested"]) == (0, len(SCANS))
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("vanban: READINGS-UNUSED: ")
    assert store.read_bytes().startswith(b"something else"), "whatever it is, it is not ours to overwrite"


def test_interrupted_it_leaves_no_process_and_the_next_run_goes_on(folder: Path) -> None:
    archive = folder / "archive"
    (archive / "readings.db").unlink()
    environment = {**os.environ, "VANBAN_CONFIG": os.devnull, "PYTHONPATH": str(ROOT), "VANBAN_READ_DPI": "140"}
    command = ["env", "--default-signal=INT", sys.executable, str(ROOT / "cli.py")]
    command += ["reread", "--jobs", "2", "--archive", str(archive)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True) as run:
        while not (archive / "readings.db").exists():
            assert run.poll() is None
        os.killpg(run.pid, signal.SIGINT)
        _, stderr = run.communicate(timeout=60)
    assert (run.returncode, stderr.splitlines()[-1].split(":")[:2]) == (130, ["vanban", " INTERRUPTED"])
    with opened(folder, dpi=140) as again:
        left = len(again.held("stale"))
        assert reread(again).ingested == left
        assert again.held("stale") == []
