"""When two names mean one body."""

from __future__ import annotations

import pytest

from index.bodies import named_alike, same_body, without_place


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Hà Tĩnh", True),
        ("Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh", True),
        ("Tỉnh ủy", "UBND tỉnh Hà Tĩnh", False),
        ("Huyện ủy Cam Lộ", "Ban Thường vụ Huyện ủy Cam Lộ, tỉnh Quảng Trị", True),
        ("Huyện ủy Cam Lộ", "Huyện ủy Hải Lăng", False),
        ("Đảng ủy xã Hải Lăng", "Đảng ủy", True),
        ("UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh", True),
        ("UBND huyện Kỳ Anh", "UBND tỉnh Hà Tĩnh", False),
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn", True),
        ("Bộ Nông nghiệp và Môi trường", "Bộ NN&PTNT", True),
        ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Tài nguyên và Môi trường", False),
        ("Ban Tuyên giáo và Dân vận Trung ương", "Ban Tuyên giáo TW", True),
        ("Bộ Tài chính", "Bộ Y tế", False),
    ],
)
def test_one_body(one: str, other: str, *, same: bool) -> None:
    assert same_body(one, other) is same
    assert same_body(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("BTV Huyện ủy Cam Lộ", "Huyện ủy Cam Lộ", True),
        ("Ban Tổ chức Huyện ủy Cam Lộ", "Huyện ủy Cam Lộ", False),
        ("Tỉnh ủy", "UBND tỉnh", False),
    ],
)
def test_said_as_closely(one: str, other: str, *, alike: bool) -> None:
    assert named_alike(one, other) is alike


@pytest.mark.parametrize(("name", "bare"), [("Huyện ủy", True), ("Ban Thường vụ Đảng ủy", True), ("", True),
                                            ("Huyện ủy Cam Lộ", False), ("UBND huyện", False)])  # fmt: skip
def test_bodies_that_name_no_place(name: str, *, bare: bool) -> None:
    assert without_place(name) is bare
