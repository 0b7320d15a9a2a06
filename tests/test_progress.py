"""What a run tells meanwhile, and the work that its time left is reckoned from."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image

from index.progress import bar, clock, line
from pipeline.amount import CONVERTED, LIGHT, amounts
from pipeline.outcome import Progress
from tests.drawn_pages import pdf_of

NOW = Progress(12, 340, 1234, 1370.0, "/in/a.pdf", worked=1370.0, left=3723.0)


@pytest.mark.parametrize(("seconds", "told"), [(None, "…"), (0.4, "0:00"), (65, "1:05"), (3723, "1:02:03")])
def test_clock(seconds: float | None, told: str) -> None:
    assert clock(seconds) == told


def test_a_line_tells_files_pages_speed_and_time_left() -> None:
    assert line(NOW) == "12/340 tệp · 1234 trang · 0.9 trang/s · còn 1:02:03"


def test_without_a_terminal_a_line_comes_again_and_again(capsys: pytest.CaptureFixture[str]) -> None:
    told = ""
    with bar(quiet=False, every=0.01) as step:
        step(NOW)
        end = time.monotonic() + 20
        while told.count("\n") < 2 and time.monotonic() < end:
            told += capsys.readouterr().err
    assert set(told.splitlines()) == {line(NOW)}
    assert len(told.splitlines()) >= 2


def test_quiet_it_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with bar(quiet=True, every=0.0) as step:
        step(NOW)
    assert capsys.readouterr() == ("", "")


def test_a_short_run_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with bar(quiet=False) as step:
        step(NOW)
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def shelf(tmp_path: Path) -> dict[str, Path]:
    """Files of very different sizes, all of them small on the disk."""
    paper = Image.effect_noise((300, 400), 40)
    paths = {name: tmp_path / name for name in ("1.pdf", "7.pdf", "3.tif", "a.png", "a.txt", "a.doc", "cut.pdf")}
    pdf_of([paper], paths["1.pdf"], 72)
    pdf_of([paper] * 7, paths["7.pdf"], 72)
    paper.save(paths["3.tif"], save_all=True, append_images=[paper] * 2)
    paper.save(paths["a.png"])
    paths["a.txt"].write_text("x", "utf-8")
    paths["a.doc"].write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    paths["cut.pdf"].write_bytes(paths["7.pdf"].read_bytes()[:2000])
    return {**paths, "gone": tmp_path / "gone.pdf"}


def test_pages_are_counted(shelf: dict[str, Path]) -> None:
    found = amounts(list(shelf.values()))
    assert {name: found[path] for name, path in shelf.items()} == {
        "1.pdf": 1, "7.pdf": 7, "3.tif": 3, "a.png": 1, "a.txt": LIGHT, "a.doc": CONVERTED, "cut.pdf": 1, "gone": 0,
    }  # fmt: skip


def test_where_counting_takes_too_long_bytes_tell(shelf: dict[str, Path], tmp_path: Path) -> None:
    long = tmp_path / "long.pdf"
    long.write_bytes(b"%PDF-1.7\n" + b"\x00" * 3_000_000)
    assert amounts([long, shelf["1.pdf"]], seconds=0.0) == {long: pytest.approx(20, rel=0.01), shelf["1.pdf"]: 1}
