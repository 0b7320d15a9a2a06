"""The counting of the bench beside OCRmyPDF: what is wrong, read exactly, or missed."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tools.bench_ocr.pages import Set, Truth
from tools.bench_ocr.score import Count, Read, counted
from tools.bench_ocr.sides import Memory

TRUTH = Truth(
    (
        "Số 27-KH/TU Lâm Hà, ngày 14/3/2019\nThực hiện Chỉ thị 05-CT/TW",
        "Lâm Hà, ngày 14/3/2019 Số 27-KH/TU\nThực hiện Chỉ thị 05-CT/TW",
    ),
    ("27-KH/TU", "05-CT/TW"),
    ("14/3/2019",),
)


@pytest.mark.parametrize(
    ("text", "wrong", "words_wrong", "numbers", "dates"),
    [
        ("Số 27-KH/TU  Lâm Hà, ngày 14/3/2019 Thực hiện Chỉ thị 05-CT/TW", 0, 0, 2, 1),
        # The other accepted order, blanks and line ends as they come.
        ("Lâm Hà, ngày 14/3/2019\n Số 27-KH/TU Thực hiện\nChỉ thị 05-CT/TW\n", 0, 0, 2, 1),
        ("Số 27-KH/TU Lâm Hà, ngày 14/3/2013 Thực hiện Chỉ thị 05-CI/TW", 2, 2, 1, 0),
        # A number inside a longer one is not that number.
        ("Số 127-KH/TU Lâm Hà, ngày 14/3/2019 Thực hiện Chỉ thị 05-CT/TW", 1, 1, 1, 1),
        ("", len("Số 27-KH/TU Lâm Hà, ngày 14/3/2019 Thực hiện Chỉ thị 05-CT/TW"), 11, 0, 0),
    ],
)
def test_pages_with_known_text(text: str, wrong: int, words_wrong: int, numbers: int, dates: int) -> None:
    found = counted(Set("worn", (TRUTH,), 1), [Read(text)])
    assert (found.wrong, found.words_wrong, found.numbers_right, found.dates_right) == (
        wrong,
        words_wrong,
        numbers,
        dates,
    )
    assert (found.words, found.numbers, found.dates) == (11, 2, 1)


def test_mended_numbers_count_apart() -> None:
    found = counted(Set("worn", (TRUTH,), 1), [Read("27-KH/FU 05-CT/TW", ("27-KH/TU", "05-CT/TW"))])
    assert (found.numbers_right, found.numbers_mended) == (1, 2)


def test_a_transcript_is_looked_for_in_order_and_by_either_tone_placement() -> None:
    truth = Truth(("Căn cứ Nghị quyết về hoà giải ở cơ sở",), (), ())
    read = [Read("TRANG MỘT Căn cứ nghị quyết"), Read("hòa giải ở cơ sơ")]
    found = counted(Set("pair", (truth,), 2, real=True), read)
    assert (found.words, found.words_wrong, found.characters) == (10, 2, 0)


def test_counts_add_up() -> None:
    assert Count(1, 2).plus(Count(3, 4, 5)) == Count(4, 6, 5)


def test_memory_of_all_processes_of_a_session() -> None:
    """A parent and its child, each with 60 MB of its own."""
    code = "import os, time; block = bytearray(60_000_000); block[::4096] = b'x' * len(block[::4096]); os.fork(); "
    code += "block[::4096] = b'y' * len(block[::4096]); time.sleep(2)"
    process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    watched = Memory(process.pid)
    process.wait()
    time.sleep(0.1)
    assert 115 < watched.most() < 200
