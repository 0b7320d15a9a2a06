"""Symbols of numbers that recognition spoiled; digits are never touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.repair import repaired
from pipeline.number import parse

# As read, as it should be, whether a letter was changed for it.
SPOILED = [
    ("906-QĐÐ/BTGTU", "906-QĐ/BTGTU", True),
    ("212-QÐ/TU", "212-QĐ/TU", False),
    ("212-QD/TU", "212-QĐ/TU", False),
    ("30/2020/ND-CP", "30/2020/NĐ-CP", False),
    ("155-KI/TW", "155-KL/TW", True),
    ("155-KIL/TW", "155-KL/TW", True),
    ("155-KL/IW", "155-KL/TW", True),
    ("88-KH/FU", "88-KH/TU", True),
    ("12/TIr-UBND", "12/TTr-UBND", True),
    ("63/QĐ-TTEg", "63/QĐ-TTg", True),
    ("02/QHII", "02/QH11", True),
    ("63/QĐ-TTG", "63/QĐ-TTg", False),
    ("63/QĐ-ttg", None, False),
    ("34/2007/PL-UBTVQHI1", "34/2007/PL-UBTVQH11", True),
    ("01/2011/QHI3", "01/2011/QH13", True),
    ("18-CTR/TU", "18-CTr/TU", False),
    ("12/TTR-UBND", "12/TTr-UBND", False),
]
RIGHT = [
    "88-KH/TU",
    "30/2020/NĐ-CP",
    "1146/KH-ĐHTĐ",
    "05-HD/VPTW",
    "733/SNV-VTLT",
    "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
    "01/2010/TTLT-BTC,BNV",
    "41/XYZ-ABCD",
]


@pytest.mark.parametrize(("read", "expected", "changed"), SPOILED)
def test_spoiled(read: str, expected: str | None, changed: bool) -> None:
    number = parse(read)
    if expected is None:
        assert number is None
        return
    assert number is not None
    mended, told = repaired(number)
    assert (mended.text, told) == (expected, changed)


@pytest.mark.parametrize("text", RIGHT)
def test_right_numbers_stay(text: str) -> None:
    number = parse(text)
    assert number is not None
    assert repaired(number) == (number, False)


@given(
    st.from_regex(
        re.compile(r"[1-9]\d{0,3}(/20[0-2]\d)?[-/](KH|QD|QĐ|CT|NQ|KI|IW)[-/](TU|TW|UBND|IW|SYT)"), fullmatch=True
    )
)
def test_digits_are_never_touched(text: str) -> None:
    number = parse(text)
    assert number is not None
    mended, _ = repaired(number)
    assert (mended.digits, mended.year) == (number.digits, number.year)
    assert mended.text.startswith(f"{number.digits}/{number.year}" if number.year else number.digits)
    assert repaired(mended)[0] == mended
