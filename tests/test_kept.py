"""What was recognised is kept: a page taken from there is the page that would be read, and the file can always be missed."""

from __future__ import annotations

import multiprocessing
import sqlite3
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import ImageDraw

from pipeline import kept, keptpages, ocr, tesseract
from pipeline.errors import DamagedFileError
from pipeline.model import Box, Page, Word
from pipeline.picture import Picture, scaling
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from tests.drawn_pages import directive, pdf_of

POINT = scaling(0.24, 0.24)


@pytest.fixture(scope="module")
def drawn() -> Picture:
    return Picture(np.asarray(directive().image), POINT, 300)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "readings.db"


def entries(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as db:
        return dict(db.execute("SELECT level, count(*) FROM kept GROUP BY level").fetchall())


def drop(file: Path, level: str) -> None:
    """As if our own rules had changed: another key, so that no entry of this level is found."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DELETE FROM kept WHERE level = ?", (level,))


def page(picture: Picture, file: Path, number: int = 1, **given: object) -> Page:
    added = given.pop("added", ())
    with kept.using(str(file)):
        return ocr.page(picture, ReadSettings(**given), number, added)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "03-ke-hoach-15-kh-hu-1999.tif",
        "08-cong-van-233-cv-hu-2004.jpg",
        "02-ke-hoach-27-kh-tu-1999.pdf",
        "15-cong-van-733-snv-2020.jpg",
    ],
)
def test_what_is_kept_is_what_would_be_read(samples: Path, file: Path, name: str) -> None:
    fresh = read(samples / name)
    keeping = ReadSettings(kept=str(file))
    assert read(samples / name, keeping) == fresh
    before = entries(file)
    assert before["page"] == len(fresh.pages)
    again = read(samples / name, keeping)
    assert msgspec.json.encode(again) == msgspec.json.encode(fresh)
    assert entries(file) == before
    drop(file, "page")
    assert msgspec.json.encode(read(samples / name, keeping)) == msgspec.json.encode(fresh)
    assert entries(file) == before, "the engine was not asked again"


def test_a_page_that_is_kept_costs_next_to_nothing(drawn: Picture, file: Path) -> None:
    keptpages.code()  # worked out once for each process
    began = time.process_time()
    fresh = page(drawn, file)
    reading = time.process_time() - began
    began = time.process_time()
    assert page(drawn, file) == fresh
    assert time.process_time() - began < 0.05 * reading


def test_the_same_sheet_elsewhere_bears_its_own_number(file: Path) -> None:
    image = directive().image
    ImageDraw.Draw(image).polygon([(300, 1500), (2200, 1500), (1200, 3300)], outline=0, width=60)
    picture = Picture(np.asarray(image), POINT, 300)
    first = page(picture, file, 1)
    again = page(picture, file, 7)
    assert (again.number, {problem.page for problem in again.problems} - {7}) == (7, set())
    with kept.using(""):
        assert again == ocr.page(picture, ReadSettings(), 7)
    assert msgspec.structs.replace(again, number=1, problems=()) == msgspec.structs.replace(first, problems=())


def test_only_what_changes_the_pixels_is_recognised_again(drawn: Picture, file: Path) -> None:
    page(drawn, file)
    first = entries(file)
    page(drawn, file, added=[Word("27", Box(250, 110, 262, 122))])
    second = entries(file)
    assert second["page"] == first["page"] + 1
    page(drawn, file, dpi=120)
    third = entries(file)
    assert third["page"] == second["page"] + 1
    assert third["engine"] > second["engine"]
    page(drawn, file, engine="pytesseract")
    assert (entries(file) == third) is (tesseract.choose("auto") == "pytesseract")
    moved = Picture(np.roll(drawn.pixels, 1, axis=0), POINT, 300)
    page(moved, file)
    assert entries(file)["page"] > third["page"]


def _damaged(file: Path) -> None:
    page_size, content = 4096, bytearray(file.read_bytes())
    content[page_size : page_size * 3] = b"\x07" * page_size * 2
    file.write_bytes(content)


def _no_database(file: Path) -> None:
    file.write_bytes(b"something else " * 1000)


def _of_another_make(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 99")


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("harm", [_damaged, _no_database, _of_another_make, _a_folder])
def test_a_file_that_cannot_be_used_is_done_without(drawn: Picture, file: Path, harm: Callable[[Path], None]) -> None:
    fresh = page(drawn, file)
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    harm(file)
    assert page(drawn, file) == fresh
    assert kept.prune(file, 1) == 0
    if harm is not _damaged:
        told = kept.fault(file)
        assert told is not None
        assert (told.code, kept.state(file)) == ("READINGS-UNUSED", None)


@contextmanager
def held(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        yield


def test_a_locked_file_is_waited_for_once(drawn: Picture, file: Path) -> None:
    fresh = page(drawn, file)
    with held(file):
        began = time.monotonic()
        assert page(drawn, file) == fresh
        assert page(drawn, file.parent / "none" / "readings.db") == fresh
        waited = time.monotonic() - began
    assert waited < 30, "not once for each place of the page"
    assert kept.fault(file) is None


def test_an_entry_that_is_spoiled_is_made_anew(drawn: Picture, file: Path) -> None:
    fresh = page(drawn, file)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE kept SET data = x'00ff' WHERE level = 'page'")
        db.execute("UPDATE kept SET data = (SELECT data FROM kept WHERE level = 'page') WHERE level = 'engine'")
    assert page(drawn, file) == fresh
    before = entries(file)
    assert page(drawn, file) == fresh
    assert entries(file) == before


def _many(file: str, first: int) -> int:
    """Work for a process: entries of its own and entries of all, found again at once."""
    lost = 0
    with kept.using(file):
        store = kept.current()
        assert store is not None
        for number in range(first, first + 200):
            key = kept.digest(number)
            store.keep("engine", key, f"table {number}")
            lost += store.find(key, str) != f"table {number}"
    return lost


def test_many_processes_write_at_once_and_nothing_is_lost(file: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(_many, [str(file)] * 4, [0, 100, 200, 300])) == [0, 0, 0, 0]
    assert entries(file) == {"engine": 500}


def test_what_later_readings_of_a_picture_did_without_is_deleted_after_long_and_all_else_stays(
    drawn: Picture, file: Path
) -> None:
    page(drawn, file)
    with closing(sqlite3.connect(file)) as db, db:
        (picture,) = db.execute("SELECT picture FROM kept WHERE level = 'page'").fetchone()
    with kept.using(str(file)):
        store = kept.current()
        assert store is not None
        with store.at(picture):
            store.keep("page", kept.digest("as read by other rules"), "x")
    before = entries(file)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE kept SET day = day - 400")
    assert kept.prune(file, 0) == 0
    # Nobody asked for the picture meanwhile: an archive that lay untouched keeps what it has.
    assert kept.prune(file, 365) == 0
    page(drawn, file)
    assert kept.prune(file, 365) == 1
    assert entries(file) == {**before, "page": before["page"] - 1}
    state = kept.state(file)
    assert state is not None
    assert (state.pages, state.cuts) == (1, before["engine"])
    assert 0 < state.megabytes < 1


def test_files_that_need_no_recognition_or_cannot_be_read_make_no_entry(
    samples: Path, tmp_path: Path, file: Path
) -> None:
    damaged = tmp_path / "damaged.tif"
    damaged.write_bytes(b"II*\x00" + b"\x00" * 60)
    with pytest.raises(DamagedFileError):
        read(damaged, ReadSettings(kept=str(file)))
    for name in ("21-cong-dien-03-cd-ubnd-2025.txt", "17-chuong-trinh-22-ctr-hu-2018.docx"):
        read(samples / name, ReadSettings(kept=str(file)))
    assert not file.exists()


def test_processes_for_one_file_use_it_too(tmp_path: Path, file: Path) -> None:
    image = directive().image
    scan = pdf_of([image, image.rotate(180)], tmp_path / "scan.pdf")
    fresh = read(scan, ReadSettings(jobs=2, kept=str(file)))
    before = entries(file)
    assert before["page"] == 2
    assert read(scan, ReadSettings(kept=str(file))) == fresh
    assert entries(file) == before


@pytest.mark.parametrize("ending", ["tif", "pdf"])
def test_one_page_picture_lies_in_memory_at_a_time(tmp_path: Path, file: Path, ending: str) -> None:
    image = directive().image
    peaks = []
    for pages in (1, 5):
        scan = tmp_path / f"{pages}.{ending}"
        image.save(scan, save_all=True, append_images=[image] * (pages - 1), resolution=300, dpi=(300, 300))
        read(scan, ReadSettings(kept=str(file)))
        tracemalloc.start()
        read(scan, ReadSettings(kept=str(file)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
