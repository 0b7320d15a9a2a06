"""The page of faults in docs/ocr.md: what draws them, counts what was read, and writes rows and pictures."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from tools.ocr_faults import Result, figure, row, table, tried, truth
from tools.page_faults import FAULTS

ROOT = Path(__file__).resolve().parents[1]
# Smaller than the pages of the documentation, which takes half the time.
DPI = 150
ROW = re.compile(r"\| [^|]+ \| [^|]+ \| \d+\.\d% → \d+\.\d% \| \d+ → \d+ of \d+ \| (falls short)? ?\|")


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    printed_there = truth()
    return {fault.name: tried(fault, printed_there, DPI) for fault in FAULTS if fault.name in ("askew", "seal")}


def test_a_page_askew_is_read_better_than_plainly(results: dict[str, Result]) -> None:
    askew = results["askew"]
    assert askew.read.prepared.angle == pytest.approx(-3.0, abs=0.2)
    assert askew.ours.wrong < askew.plain.wrong
    assert askew.ours.words_wrong < 0.05 * askew.ours.words
    assert not askew.short


def test_rows_tell_what_was_done(results: dict[str, Result]) -> None:
    assert "straightened by 3" in row(results["askew"])
    assert "colour taken off" in row(results["seal"])
    for result in results.values():
        assert ROW.fullmatch(row(result))


def test_a_page_worse_than_plain_falls_short(results: dict[str, Result]) -> None:
    askew = results["askew"]
    assert askew._replace(ours=askew.plain, plain=askew.ours).short
    assert row(askew._replace(ours=askew.plain, plain=askew.ours)).endswith("| falls short |")


def test_a_figure_shows_the_same_place_before_and_after(results: dict[str, Result]) -> None:
    shown = np.asarray(figure(results["askew"]).convert("L"))
    assert shown.shape[1] <= 900
    half = shown.shape[1] // 2
    before, after = shown[:, : half - 8] < 128, shown[:, half + 8 :] < 128
    # As much print on either side, in rows that are level only after.
    assert before.sum() == pytest.approx(after.sum(), rel=0.35)
    assert after.sum(axis=1).std() > 1.3 * before.sum(axis=1).std()


def test_faults_are_drawn_alike_every_time() -> None:
    faults = {fault.name: fault for fault in FAULTS}
    assert len(faults) == len(FAULTS)
    for name in ("faint", "specks"):
        assert np.array_equal(faults[name].drawn(75), faults[name].drawn(75))


def test_documentation_has_every_fault_with_its_picture(results: dict[str, Result]) -> None:
    page = (ROOT / "docs" / "ocr.md").read_text("utf-8")
    assert [row for row in page.splitlines() if ROW.fullmatch(row)] != []
    for fault in FAULTS:
        assert f"| {fault.title} |" in page
        picture = ROOT / "docs" / "ocr" / f"{fault.name}.png"
        assert f"](ocr/{picture.name})" in page
        assert picture.stat().st_size <= 60 * 1024
    assert table(list(results.values())).count("![") == 2
