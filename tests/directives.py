"""Directives written for the tests, read through the whole extractor as a file of text lines would be."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.api import extract
from pipeline.model import Document, Line, Page, Reading, Record
from pipeline.text import assemble

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
BODY = (
    "Nhằm nâng cao chất lượng công tác lưu trữ, các cơ quan, đơn vị bố trí cán bộ chuyên trách, rà soát hồ sơ tồn đọng,",
    "chỉnh lý, số hóa tài liệu và báo cáo kết quả theo quy định hiện hành.",
)


def document(*lines: str) -> Document:
    """The lines as the only page of a text file."""
    page = Page(1, 0, 0, "file", tuple(Line(line) for line in lines))
    return assemble(Reading("text/plain", (page,)), "directive.txt", "0" * 64)


def record(*lines: str) -> Record:
    """The one record that these lines give."""
    (found,) = extract(document(*lines))
    return found


def directive(head: Iterable[str], *title: str, body: Iterable[str] = BODY, close: Iterable[str] = ()) -> Record:
    """Letterhead, title (kind and subject), text and closing part as one document."""
    return record(*head, *title, *body, *close)
