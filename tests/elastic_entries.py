"""Invented directives in any number, for tests of what an index does under load."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Record
from tests.archive_records import record

_SPOKEN = """
xây dựng thực hiện quy chế dân chủ cơ sở kiểm tra giám sát công tác cán bộ tuyên truyền nông thôn mới chuyển đổi giáo dục
y tế môi trường đất đai ngân sách đầu tư thanh niên phụ nữ nông dân công đoàn mặt trận hội nghị đại hội nghị quyết kết luận
hướng dẫn triển khai tổng kết sơ kết báo cáo thi đua khen thưởng kỷ luật tổ chức lãnh đạo
"""
_WORDS = _SPOKEN.split()


def generated(count: int, words: int = 120) -> Iterator[Record]:
    """So many directives, always the same ones, each with another number and day and about so many words."""
    for number in range(1, count + 1):
        year, month, day = 1990 + number % 35, 1 + number % 12, 1 + number % 28
        text = " ".join(_WORDS[(number * 31 + place * (7 + number % 5)) % len(_WORDS)] for place in range(words))
        yield record(
            f"{number}-KH/TU",
            f"{year}-{month:02}-{day:02}",
            kind="Kế hoạch",
            code="KH",
            issuer="Ban Thường vụ Tỉnh ủy",
            locality="Hà Trà",
            subject=" ".join(text.split()[:8]),
            text=f"Kế hoạch số {number}-KH/TU\n{text}\nvăn bản thứ {number}",
        )
