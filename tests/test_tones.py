"""Marks that recognition lost, set right by the neighbouring syllable; what stands right stays."""

from __future__ import annotations

import pytest

from pipeline.model import Box, Word
from pipeline.tones import mended


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(part, Box(0, 0, 1, 1), 0.95) for part in text.split())


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("KÉ HOẠCH KIÊM TRA", "KẾ HOẠCH KIỂM TRA"),
        ("triên khai kế hoạch", "triển khai kế hoạch"),
        ("Tống kết 15 năm", "Tổng kết 15 năm"),
        ("về châp hành kỷ luật", "về chấp hành kỷ luật"),
        ("Ủy bạn nhân dân huyện", "Ủy ban nhân dân huyện"),
        ("- Giám độc các sở;", "- Giám đốc các sở;"),
        ("Chi thị số 12-CT/HU", "Chỉ thị số 12-CT/HU"),
        ("phát triến kinh tê - xã hội", "phát triển kinh tế - xã hội"),
        ("V/v triên khai di dời", "V/v triển khai di dời"),
        # Right as it stands, though other marks would make a word of it too.
        ("trên địa bàn tỉnh Lam Giang", "trên địa bàn tỉnh Lam Giang"),
        ("kết quả đạt được", "kết quả đạt được"),
        ("chính sách hỗ trợ học nghề", "chính sách hỗ trợ học nghề"),
        ("cấp thẻ học nghề cho bộ đội", "cấp thẻ học nghề cho bộ đội"),
        ("phòng cháy chữa cháy", "phòng cháy chữa cháy"),
        ("mặt còn hạn chế", "mặt còn hạn chế"),
        ("Đồng chí Lê Văn Cảnh", "Đồng chí Lê Văn Cảnh"),
        ("Tống Kết Hải", "Tống Kết Hải"),
        ("Sở Nội vụ, Thanh tra tỉnh", "Sở Nội vụ, Thanh tra tỉnh"),
        # A stop stands between the two.
        ("đã triên. Khai mạc", "đã triên. Khai mạc"),
        ("12-KH/HU 30/4/2019 §", "12-KH/HU 30/4/2019 §"),
    ],
)
def test_marks_are_set_right_where_one_word_is_left(printed: str, right: str) -> None:
    assert " ".join(word.text for word in mended(words(printed))) == right


def test_what_was_mended_is_less_sure() -> None:
    first, second = mended(words("triên khai"))
    assert (first.text, first.confidence, second.confidence) == ("triển", 0.8, 0.95)
