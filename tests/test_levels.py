"""At which level a body stands, by its name, else by the symbol in its number."""

from __future__ import annotations

import pytest

from index.levels import below, level


@pytest.mark.parametrize(
    ("issuer", "number", "expected"),
    [
        ("Bộ Chính trị", "30-CT/TW", "central"),
        ("Chính phủ", "30/2020/NĐ-CP", "central"),
        ("Bộ Y tế", "12/QĐ-BYT", "central"),
        ("Tỉnh ủy Hà Tĩnh", "9-NQ/TU", "province"),
        ("Thành ủy Hà Nội", "9-NQ/TU", "province"),
        ("UBND thành phố Hồ Chí Minh", "12/QĐ-UBND", "province"),
        ("UBND thành phố", "12/QĐ-UBND", "province"),
        ("Sở Nội vụ tỉnh Hà Tĩnh", "12/SNV-TC", "province"),
        ("UBND thành phố Hà Tĩnh", "12/QĐ-UBND", "district"),
        ("UBND thành phố Vinh, tỉnh Nghệ An", "12/QĐ-UBND", "district"),
        ("Thành ủy Vinh", "9-NQ/TU", "district"),
        ("Ủy ban nhân dân thành phố Thủ Đức", "12/QĐ-UBND", "district"),
        ("Huyện ủy Cam Lộ", "9-NQ/HU", "district"),
        ("Thị ủy Quảng Trị", "9-NQ/TU", "district"),
        ("UBND thị xã Kỳ Anh", "12/QĐ-UBND", "district"),
        ("UBND quận Tân Bình", "12/QĐ-UBND", "district"),
        ("Đảng ủy xã Hải Lăng", "9-NQ/ĐU", "commune"),
        ("UBND xã An Hải, huyện Lý Sơn, tỉnh Quảng Ngãi", "12/QĐ-UBND", "commune"),
        ("UBND đặc khu Lý Sơn", "12/QĐ-UBND", "commune"),
        ("UBND thị trấn Hồ Xá", "12/QĐ-UBND", "commune"),
        (None, "9-NQ/HU", "district"),
        (None, "9-NQ/TU", "province"),
        (None, "30-CT/TƯ", "central"),
        (None, None, None),
    ],
)
def test_level_of_a_body(issuer: str | None, number: str | None, expected: str | None) -> None:
    assert level(issuer, number) == expected


def test_below() -> None:
    assert below("district", "province")
    assert not below("province", "province")
    assert not below(None, "central")
