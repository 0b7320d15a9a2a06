"""Names whose marks recognition lost are set right from the vocabulary, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.snapping import mended
from pipeline.viet import fold

MENDED = [
    ("SỞ Y TẺ", "SỞ Y TẾ"),
    ("SỞ Y TÉ", "SỞ Y TẾ"),
    ("BỘ NÔI VỤ", "BỘ NỘI VỤ"),
    ("ỦY BAN NHÂN DÂN TỈNH CÂN THƠ", "ỦY BAN NHÂN DÂN TỈNH CẦN THƠ"),
    ("ỦY BAN NHAN DÂN", "ỦY BAN NHÂN DÂN"),
    ("HỘI ĐÒNG NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"),
    ("VĂN PHÒNG CHÍNH PHÙ", "VĂN PHÒNG CHÍNH PHỦ"),
    ("Sở Tài chinh", "Sở Tài chính"),
    ("Quảng Tri", "Quảng Trị"),
    ("Lào Cai,", "Lào Cai,"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TAO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
    ("sở y tẻ", "sở y tế"),
]
KEPT = [
    "SỞ Y TẾ",
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "UỶ BAN NHÂN DÂN TỈNH HOÀ BÌNH",
    "Suối Vàng",
    "một câu không nêu tên cơ quan nào",
    "Trần Văn Khê",
    "77/KH-UBND",
    "",
]


@pytest.mark.parametrize(("printed", "expected"), MENDED)
def test_mended(printed: str, expected: str) -> None:
    assert mended(printed) == expected


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(("printed", "expected"), MENDED)
def test_mending_is_done_once(printed: str, expected: str) -> None:
    assert mended(mended(printed)) == expected


@given(st.text(alphabet="ABĐEÊIOÔƠUƯYabđeêioôơuưy ÁÀẢÃẠẾỀỂỄỆ.,-/0123456789", max_size=60))
def test_only_marks_change(text: str) -> None:
    assert fold(mended(text)) == fold(text)
    assert len(mended(text)) == len(text)
