"""Signs of single tokens as recognition leaves them, and as they are printed."""

from __future__ import annotations

import pytest

from pipeline.glyphs import cleaned, heading


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("308-QC/ĐÐU,", "308-QC/ĐU,"),
        ("12-QÐĐ/TU", "12-QĐ/TU"),
        ("QÐ", "QĐ"),
        # Two of the right letter are an abbreviation: đại biểu, Đảng đoàn.
        ("ĐĐBQH", "ĐĐBQH"),
        ("65⁄/NQ-HĐND,", "65/NQ-HĐND,"),
        ("30⁄2020⁄NĐ-CP", "30/2020/NĐ-CP"),
        ("_83/NQ-HĐND", "83/NQ-HĐND"),
        ("'12-KH/TU", "12-KH/TU"),
        ("trình-số-826-TTr/BDVTU", "trình-số 826-TTr/BDVTU"),
        ("____", "____"),
        ("'Tổng", "'Tổng"),
        ("\u02c6", "^"),
        ("=-", "-"),
        ("-", "-"),
    ],
)
def test_signs(read: str, printed: str) -> None:
    assert cleaned(read) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("1I.", "II."),
        ("1V.", "IV."),
        ("IH.", "III."),
        ("HI.", "III."),
        ("1II.", "III."),
        ("VI1)", "VII)"),
        ("XI1.", "XII."),
        ("IV.", "IV."),
        # Numbers, letters and words are none.
        ("11.", "11."),
        ("1.", "1."),
        ("H.", "H."),
        ("I.", "I."),
        ("HH.", "HH."),
        ("XH", "XH"),
        ("lI", "lI"),
    ],
)
def test_numerals_that_open_a_line(read: str, printed: str) -> None:
    assert heading(read) == printed
