"""Lines become paragraphs: the same text however it was wrapped, with every word still in its place."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Box, Line, Page, Reading, Word
from pipeline.text import assemble, clean

PARAGRAPHS = [
    "Thực hiện Kế hoạch số 45-KH/HU, ngày 12/3/2019 của Ban Thường vụ Huyện ủy về tổng kết 10 năm thực hiện quy chế dân chủ ở cơ sở, "
    "Ủy ban nhân dân xã xây dựng kế hoạch với các nội dung chủ yếu sau đây để các đơn vị, thôn, bản triển khai thực hiện.",
    "1. Các đơn vị gửi báo cáo về Văn phòng Ủy ban nhân dân xã trước ngày 20 tháng 4 năm 2019 để tổng hợp.",
    "2. Văn phòng Ủy ban nhân dân xã theo dõi, đôn đốc việc thực hiện và báo cáo Chủ tịch Ủy ban nhân dân xã kết quả hằng tháng.",
]


def page(lines: list[Line], number: int = 1) -> Page:
    return Page(number, 595, 842, "file", tuple(lines))


def text_of(*pages: list[Line]) -> str:
    return assemble(Reading("text/plain", tuple(page(lines, n + 1) for n, lines in enumerate(pages)))).text


@given(st.integers(min_value=40, max_value=130))
@settings(max_examples=40, deadline=None)
def test_wrapping_at_any_width_gives_the_same_paragraphs(width: int) -> None:
    lines = [Line(part) for paragraph in PARAGRAPHS for part in textwrap.wrap(paragraph, width, break_on_hyphens=False)]
    assert text_of(lines).split("\n") == PARAGRAPHS


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("theo Công văn số 12-", "CV/TU của Tỉnh ủy", "theo Công văn số 12-CV/TU của Tỉnh ủy"),
        ("theo Quyết định số 30/", "2020/QĐ-UBND", "theo Quyết định số 30/2020/QĐ-UBND"),
        ("chính trị -", "xã hội", "chính trị - xã hội"),
        ("các đơn vị", "trực thuộc", "các đơn vị trực thuộc"),
    ],
)
def test_lines_known_to_go_on(first: str, second: str, whole: str) -> None:
    assert text_of([Line(first, end="wrap"), Line(second)]) == whole


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        ("tổ chức hội nghị sơ kết và", "gửi báo cáo về Huyện ủy.", True),
        ("Kết luận số 62-KL/HU và Công văn số", "1623-CV/HU, ngày 05/4/2010", True),
        ("gửi về Huyện ủy.", "2. Văn phòng theo dõi.", False),
        ("gửi về Huyện ủy trước ngày 20/4;", "các đơn vị khác gửi sau.", False),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", False),
    ],
)
def test_a_paragraph_over_a_page_break(last: str, first: str, joined: bool) -> None:
    text = text_of([Line(last, end="paragraph")], [Line(first)])
    assert text == f"{last}\f{first}" if joined else text == f"{last}\n\f{first}"


def test_headings_and_list_items_stay_apart() -> None:
    lines = [
        "I. MỤC ĐÍCH",
        "- Đánh giá đúng thực trạng",
        "- Rút ra bài học",
        "Điều 1. Phạm vi",
        "Nơi nhận:",
        "- Như trên;",
    ]
    assert text_of([Line(line) for line in lines]).split("\n") == lines


def test_table_rows_stay_apart() -> None:
    rows = [Line("1 | Rà soát | Văn phòng", region="table"), Line("2 | Tổng hợp | Phòng Nội vụ", region="table")]
    assert text_of(rows) == "1 | Rà soát | Văn phòng\n2 | Tổng hợp | Phòng Nội vụ"


def test_asides_are_kept_apart_from_the_text() -> None:
    document = assemble(
        Reading(
            "x",
            (page([Line("Ký bởi: Văn phòng", region="overlay"), Line("KẾ HOẠCH"), Line("2", region="page-number")]),),
        )
    )
    assert document.text == "KẾ HOẠCH"
    assert [(aside.region, aside.text) for aside in document.asides] == [
        ("overlay", "Ký bởi: Văn phòng"),
        ("page-number", "2"),
    ]


def test_words_are_found_again_in_the_text() -> None:
    words = tuple(
        Word(w, Box(10 * i, 20, 10 * i + 8, 30), 0.9) for i, w in enumerate(["Kế", "hoạch", "số", "88", "-KH/TU"])
    )
    document = assemble(Reading("x", (page([Line("Kế hoạch số 88 -KH/TU", None, words)]),)))
    assert [document.text[p.start : p.end] for p in document.words] == ["Kế", "hoạch", "số", "88", "-KH/TU"]
    (evidence,) = document.locate(13, 22)
    assert evidence.bbox == Box(30, 20, 48, 30)
    assert document.confidence(0, 5) == 0.9


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (unicodedata.normalize("NFD", "Hoà Bình"), "Hoà Bình"),
        ("Số:      /KH-UBND", "Số: … /KH-UBND"),
        ("ngày     tháng 12 năm 2011", "ngày … tháng 12 năm 2011"),
        ("QÐ-UBND", "QĐ-UBND"),
        ("a\u00a0b\u200bc", "a bc"),
        ("  hai   đầu  ", "hai đầu"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


def test_page_spans_cover_the_text() -> None:
    document = assemble(
        Reading("x", (page([Line("Một.")]), page([Line("Hai.")], 2), page([], 3), page([Line("Ba.")], 4)))
    )
    assert "".join(document.text.split()) == "Một.Hai.Ba."
    assert [document.text[p.start : p.end].strip() for p in document.pages] == ["Một.", "Hai.", "", "Ba."]
    assert document.page_at(document.text.index("Ba.")) == 4


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("các địa phương, đơn vị trên địa bàn huyện đã tích cực", "triển khai thực hiện kế hoạch.", True),
        ("Kế hoạch này thay thế Kế hoạch số 12-KH/HU.", "các chi bộ thực hiện.", False),
        ("KẾ HOẠCH", "tổng kết 10 năm thực hiện quy chế dân chủ", False),
        ("TM. ỦY BAN NHÂN DÂN HUYỆN", "phó chủ tịch", False),
        ("gửi báo cáo về Văn phòng Huyện ủy để tổng hợp", "- Đảng ủy các xã", False),
    ],
)
def test_a_sentence_set_line_by_line_is_one_paragraph(first: str, second: str, joined: bool) -> None:
    """Where every line was made a paragraph of its own, small letters on both sides tell that it is none."""
    text = text_of([Line(first, end="paragraph"), Line(second, end="paragraph")])
    assert text == (f"{first} {second}" if joined else f"{first}\n{second}")


def test_lines_set_one_by_one_are_joined_where_the_next_word_had_no_room() -> None:
    """Text copied off a screen at some 60 letters a line, each line printed as a paragraph that runs into a second."""
    printed = [
        ("Trong những năm qua, các chi bộ trên địa bàn huyện đã", "tích cực"),
        ("triển khai nghị quyết của Ban Chấp hành Đảng bộ tỉnh về", "công tác"),
        ("chuyên môn gắn với nhiệm vụ của từng chi bộ, từng đơn vị và", "công tác"),
        ("dân vận khéo ở cơ sở và đạt được những kết quả tốt ở xã", ""),
        ("Lam Trà, xã Hạ Trà. Để tiếp tục thực hiện nghiêm", ""),
        ("Chỉ thị số 12-CT/TU ngày 04/11/2012 của Tỉnh ủy, các tổ", "chức đảng"),
        ("cần rà soát những việc chưa làm được, nhất là việc nêu gương,", ""),
        ("Tự phê bình và phê bình trong chi bộ, đảng bộ.", ""),
        ("1. Các chi bộ trực thuộc", ""),
        ("Rà soát, bổ sung kế hoạch của năm sau.", ""),
    ]
    lines = []
    for first, rest in printed:
        lines.append(Line(first, end="wrap" if rest else "paragraph"))
        if rest:
            lines.append(Line(rest, end="paragraph"))
    assert text_of(lines).split("\n") == [
        " ".join(part for pair in printed[:8] for part in pair if part),
        "1. Các chi bộ trực thuộc",
        "Rà soát, bổ sung kế hoạch của năm sau.",
    ]


def test_headings_among_whole_paragraphs_stay_headings() -> None:
    """Where paragraphs are whole, a heading without a stop is no broken line."""
    lines = [
        Line("I. Về nhiệm vụ trọng tâm của công tác dân vận ở các xã", end="paragraph"),
        Line("Đẩy mạnh phong trào thi đua ở các chi bộ, các tổ dân phố trong toàn huyện.", end="paragraph"),
        Line("Ban Thường vụ Huyện ủy yêu cầu các chi bộ trực thuộc", end="paragraph"),
        Line("Kế hoạch này được phổ biến đến chi bộ.", end="paragraph"),
    ]
    assert text_of(lines).count("\n") == 3
