"""Lines of offices under a seal, chosen from the closed list by all their readings."""

from __future__ import annotations

import pytest

from pipeline.model import Box, Word
from pipeline.officelines import mended
from pipeline.rows import Run, run_of


def _run(text: str, level: float, sure: float = 0.7, x1: float = 500.0) -> Run:
    x0 = x1 - 8.0 * len(text)
    words, at = [], x0
    for part in text.split():
        words.append(Word(part, Box(at, level - 6, at + 8 * len(part), level + 6), sure))
        at += 8 * (len(part) + 1)
    return run_of(words)


CASES = [
    # as first read; further readings by line; what stands there
    (["TRƯỞNG"], [["RQ TRƯỞNG", "==BO TRƯỜNG", "8Ộ TRƯỞNG"]], ["BỘ TRƯỞNG"]),
    (["HỦ TƯỚNG"], [["Ủ TƯỚNG", "THỦ TƯỚNG"]], ["THỦ TƯỚNG"]),
    (
        ["KT. BỘ TRƯỞNG", "TRƯỞNG"],
        [["KT. BỘ TRƯỞNG"], ["»LHỨ TRƯỞNG", "si G Ứ TRƯỞNG"]],
        ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"],
    ),
    # a deputy signs for the head: the second line cannot be the first again
    (
        ["KT. CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG"],
        [["KT. CHÁNH VĂN PHÒNG"], ["Ó CHÁNH VĂN PHÒNG", "31Ó CHÁNH VĂN PHÒNG"]],
        ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ),
    (["GIÁM ĐÓC", "LÁM ĐỚC"], [["GIÁM ĐỐC"], ["TÁM ĐỚC"]], ["GIÁM ĐÓC", "PHÓ GIÁM ĐỐC"]),
    # what a seal leaves may be the end of several offices
    (["TRƯỞNG"], [["ƯỞNG", "TRƯỞNG"]], ["TRƯỞNG"]),
    # lines that say something else stay
    (["TM. HỘI ĐỒNG QUẢN LÝ QUỸ", "CHỦ TỊCH"], [["TM. HỘI ĐỒNG QUẢN LÝ QUỸ"], ["CHỦ TỊCH"]], None),
    (["TRƯỞNG ĐOÀN KIỂM TRA"], [["TRƯỞNG ĐOÀN KIỂM TRA"]], None),
]


@pytest.mark.parametrize(("first", "readings", "expected"), CASES, ids=[" / ".join(case[0]) for case in CASES])
def test_lines(first: list[str], readings: list[list[str]], expected: list[str] | None) -> None:
    lines = [_run(text, 300.0 + 15 * at, 0.9) for at, text in enumerate(first)]
    further = [_run(text, 300.0 + 15 * at) for at, texts in enumerate(readings) for text in texts]
    found = mended(lines, [*lines, *further], 400.0)
    assert [run.text for run in sorted(found, key=lambda run: run.level)] == (expected or first)


def test_lines_below_the_name_are_left_alone() -> None:
    lines = [_run("TRƯỞNG", 300.0, 0.9), _run("TRƯỞNG", 420.0, 0.9)]
    found = mended(lines, [*lines, _run("RBỘ TRƯỞNG", 300.0), _run("RBỘ TRƯỞNG", 420.0)], 400.0)
    assert [run.text for run in sorted(found, key=lambda run: run.level)] == ["BỘ TRƯỞNG", "TRƯỞNG"]


def test_a_mended_line_lies_where_it_was_read_and_is_less_sure() -> None:
    line = _run("TRƯỞNG", 300.0, 0.95)
    (found,) = mended([line], [line, _run("RỘ TRƯỞNG", 300.0), _run("BQ TRƯỞNG", 300.0)], 400.0)
    assert found.text == "BỘ TRƯỞNG"
    assert found.box.x1 == pytest.approx(500.0)
    assert found.box.x0 < line.box.x0
    assert 0.35 <= found.confidence < 0.9
