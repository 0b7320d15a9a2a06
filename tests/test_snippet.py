"""Snippets: the original text around the densest hits."""

from __future__ import annotations

import pytest

from index.query import parse
from index.snippet import around, sought

FAR = "chữ " * 200


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Thực hiện Quy chế dân chủ", "quy che", "Thực hiện «Quy chế» dân chủ"),
        ("Hoà giải ở cơ sở", "hòa giải", "«Hoà giải» ở cơ sở"),
        ("Số 88-KH/TU về", "88-KH/TU", "Số «88-KH/TU» về"),
        ("Số 188-KH/TU về", "88-KH/TU", "Số 188-KH/TU về"),
        ("Số 88-KH/TU về", "KH 88/TU 2018", "Số «88-KH/TU» về"),
        ("Số 05-HD/VPTW về", "5-hd/vptw", "Số «05-HD/VPTW» về"),
        ("một hai ba", "khác", "một hai ba"),
        ("một\nhai\fba", "hai", "một «hai» ba"),
        ("", "gì", ""),
    ],
)
def test_around(text: str, typed: str, expected: str) -> None:
    assert around(text, sought(parse(typed))) == expected


def test_the_densest_place_is_shown() -> None:
    text = f"dân {FAR} dân chủ, dân vận {FAR}"
    shown = around(text, sought(parse("dân")))
    assert "«dân» chủ, «dân» vận" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_it_is_never_much_longer_than_asked_for() -> None:
    assert len(around("dân chủ " * 5000, sought(parse("dân chủ")), length=100).replace("«", "").replace("»", "")) < 110
