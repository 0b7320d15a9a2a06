"""Reading order and paragraph breaks, on words placed by hand: one letter is 6 points wide, one line 11 high."""

from __future__ import annotations

import pytest

from pipeline.grid import Rules
from pipeline.layout import arrange
from pipeline.marks import running
from pipeline.model import Box, Line, Page, Word
from pipeline.paragraphs import over_pages

WIDTH, HEIGHT = 595.0, 842.0


def put(x: float, y: float, text: str, height: float = 11.0) -> list[Word]:
    """The words of a line that begins at x and stands at y from the top."""
    words = []
    for part in text.split(" "):
        if part:
            words.append(Word(part, Box(x, y, x + 6 * len(part), y + height), 0.95))
        x += 6 * len(part) + 4
    return words


def centred(axis: float, y: float, text: str) -> list[Word]:
    return put(axis - len(text) * 2.9, y, text)


def page(*lines: list[Word]) -> list[Word]:
    return [word for line in lines for word in line]


def texts(lines: tuple[Line, ...], region: str = "body") -> list[str]:
    return [line.text for line in lines if line.region == region]


HEAD = page(
    centred(170, 60, "TỈNH ỦY BÌNH SƠN"),
    centred(170, 78, "BAN DÂN VẬN"),
    centred(170, 110, "Số 27-KH/BDVTU"),
    centred(430, 60, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    centred(430, 96, "Bình Sơn, ngày 14 tháng 3 năm 2019"),
)
FULL = "Giao các huyện ủy và thành ủy chủ trì tổ chức thực hiện Kế hoạch này, hằng năm gửi"


def test_letterhead_is_read_left_column_first() -> None:
    lines = arrange([*HEAD, *centred(320, 160, "KẾ HOẠCH"), *put(85, 190, FULL)], WIDTH, HEIGHT)
    assert texts(lines)[:6] == [
        "TỈNH ỦY BÌNH SƠN",
        "BAN DÂN VẬN",
        "Số 27-KH/BDVTU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Bình Sơn, ngày 14 tháng 3 năm 2019",
        "KẾ HOẠCH",
    ]


def test_letterhead_whose_columns_nearly_touch() -> None:
    words = page(
        put(60, 60, "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        put(208, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        put(75, 78, "TRƯỜNG ĐẠI HỌC THỬ"),
        put(250, 78, "Độc lập - Tự do - Hạnh phúc"),
        put(90, 100, "Số: 12/KH-ĐHT"),
        put(240, 100, "Bình Sơn, ngày 2 tháng 3 năm 2019"),
        centred(320, 140, "KẾ HOẠCH"),
        centred(320, 160, "Tổ chức tuyên truyền về an toàn giao thông"),
    )
    assert texts(arrange(words, WIDTH, HEIGHT)) == [
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        "TRƯỜNG ĐẠI HỌC THỬ",
        "Số: 12/KH-ĐHT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Sơn, ngày 2 tháng 3 năm 2019",
        "KẾ HOẠCH",
        "Tổ chức tuyên truyền về an toàn giao thông",
    ]


def test_subject_of_a_letter_stays_whole_in_the_left_column() -> None:
    words = page(HEAD, centred(170, 132, "V/v báo cáo kết quả"), centred(170, 148, "công tác dân vận"))
    lines = arrange([*words, *centred(320, 180, "Kính gửi: Các huyện ủy")], WIDTH, HEIGHT)
    subject = [line for line in lines if line.text.startswith(("V/v", "công tác"))]
    assert [line.end for line in subject] == ["wrap", "paragraph"]
    assert texts(lines)[-1] == "Kính gửi: Các huyện ủy"


def test_number_left_blank_stays_wide() -> None:
    named = [word for word in HEAD if word.text not in ("Số", "27-KH/BDVTU")]
    words = page(named, put(120, 110, "Số:"), put(190, 110, "/KH-UBND"))
    number = next(text for text in texts(arrange(words, WIDTH, HEIGHT)) if text.startswith("Số:"))
    assert number == "Số:    /KH-UBND"


def test_recipients_before_signature() -> None:
    words = page(
        put(85, 500, FULL),
        put(85, 540, "Nơi nhận:"),
        put(85, 556, "- Thường trực Tỉnh ủy,"),
        put(85, 570, "- Các sở, ban, ngành và các"),
        put(85, 584, "cơ quan báo chí;"),
        put(85, 598, "- Lưu Văn phòng."),
        centred(430, 535, "T/M BAN THƯỜNG VỤ"),
        centred(430, 551, "PHÓ BÍ THƯ"),
        centred(430, 620, "Lê Văn Thử"),
    )
    lines = arrange(words, WIDTH, HEIGHT)
    assert texts(lines)[1:] == [
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy,",
        "- Các sở, ban, ngành và các",
        "cơ quan báo chí;",
        "- Lưu Văn phòng.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Lê Văn Thử",
    ]
    assert [line.end for line in lines if line.text.startswith(("- Các", "cơ quan"))] == ["wrap", "paragraph"]


def test_recipient_that_runs_on_under_the_signature() -> None:
    block = page(
        put(85, 600, "Nơi nhận:"),
        centred(430, 600, "T/M BAN THƯỜNG VỤ"),
        put(85, 620, "- Các huyện ủy, thành ủy;"),
        centred(430, 620, "PHÓ BÍ THƯ"),
        put(85, 640, "- Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội tỉnh;"),
        put(85, 660, "- Lưu Văn phòng."),
        centred(430, 690, "Trần Văn Hòa"),
    )
    lines = texts(arrange([*HEAD, *put(85, 190, FULL), *block], WIDTH, HEIGHT))
    assert lines[-7:] == [
        "Nơi nhận:",
        "- Các huyện ủy, thành ủy;",
        "- Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội tỉnh;",
        "- Lưu Văn phòng.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Trần Văn Hòa",
    ]


def test_two_signatures_side_by_side() -> None:
    words = page(
        put(85, 500, FULL),
        centred(180, 540, "KT. BỘ TRƯỞNG BỘ A"),
        centred(430, 540, "KT. BỘ TRƯỞNG BỘ B"),
        centred(180, 556, "THỨ TRƯỞNG"),
        centred(430, 556, "THỨ TRƯỞNG"),
        centred(180, 640, "Lê Văn Thử"),
        centred(430, 640, "Trần Thị Mẫu"),
    )
    assert texts(arrange(words, WIDTH, HEIGHT))[1:] == [
        "KT. BỘ TRƯỞNG BỘ A",
        "THỨ TRƯỞNG",
        "Lê Văn Thử",
        "KT. BỘ TRƯỞNG BỘ B",
        "THỨ TRƯỞNG",
        "Trần Thị Mẫu",
    ]


# What follows on a full line, where paragraphs begin indented by 30 points.
INDENTED = [
    (85, "về Ban Dân vận Tỉnh ủy.", "wrap"),
    (115, "- Các sở tự kiểm tra.", "paragraph"),
    (85, "- 2020 và những năm sau.", "wrap"),
    (85, "a) khoản 1 Điều này.", "wrap"),
    (115, "Ban Tổ chức theo dõi việc này.", "paragraph"),
    (115, "2.1. Về thời gian thực hiện", "paragraph"),
]


@pytest.mark.parametrize(("x", "text", "end"), INDENTED)
def test_after_a_full_line_the_indent_decides(x: float, text: str, end: str) -> None:
    before = page(put(115, 200, "1. Mục đích"), put(115, 218, FULL[:-6]), put(85, 236, "và báo cáo."))
    rest = page(put(115, 254, FULL[:-5]), put(x, 272, text), put(115, 290, FULL[:-5]), put(85, 308, FULL))
    lines = arrange([*before, *rest], WIDTH, HEIGHT)
    assert lines[3].end == end


def test_short_line_ends_its_paragraph_whatever_follows() -> None:
    lines = arrange(page(put(85, 200, FULL), put(85, 218, "báo cáo kết quả"), put(85, 236, FULL)), WIDTH, HEIGHT)
    assert [line.end for line in lines[:2]] == ["wrap", "paragraph"]


def test_title_lines_are_joined_and_parted() -> None:
    words = page(
        put(85, 100, FULL),
        centred(325, 200, "KẾ HOẠCH"),
        centred(325, 218, "thực hiện Nghị quyết của Ban Thường vụ Tỉnh ủy"),
        centred(325, 236, "về công tác dân vận năm 2019"),
        put(85, 290, FULL),
    )
    lines = arrange(words, WIDTH, HEIGHT)
    assert [(line.text[:9], line.end) for line in lines[1:4]] == [
        ("KẾ HOẠCH", "paragraph"),
        ("thực hiện", "wrap"),
        ("về công t", "paragraph"),
    ]


def test_ruled_table_becomes_rows_with_whole_cells() -> None:
    rules = Rules(
        tuple((80.0, y, 500.0) for y in (200.0, 230.0, 280.0)),
        tuple((x, 200.0, 280.0) for x in (80.0, 120.0, 350.0, 500.0)),
    )
    words = page(
        put(85, 100, FULL),
        put(85, 210, "TT"),
        put(130, 210, "Nhiệm vụ"),
        put(360, 210, "Thời hạn"),
        put(85, 240, "1"),
        put(130, 240, "Rà soát, thống kê văn bản"),
        put(130, 256, "đã ban hành"),
        put(360, 240, "30/11/2019"),
        put(85, 320, FULL),
    )
    lines = arrange(words, WIDTH, HEIGHT, rules)
    assert texts(lines, "table") == [
        "TT | Nhiệm vụ | Thời hạn",
        "1 | Rà soát, thống kê văn bản đã ban hành | 30/11/2019",
    ]
    assert [line.region for line in lines] == ["body", "table", "table", "body"]


def test_asides_are_kept_apart() -> None:
    words = page(
        centred(300, 40, "3"),
        put(85, 100, FULL),
        put(400, 20, "Người ký: Văn phòng Thử", 7),
        put(400, 29, "Thời gian ký: 02.03.2019", 7),
        put(400, 38, "08:15:30 +07:00", 7),
        put(30, 120, "ĐẾN"),
        put(60, 112, "Số: 15"),
        put(60, 128, "Ngày: 2/3/2019"),
    )
    lines = arrange(words, WIDTH, HEIGHT)
    assert texts(lines) == [FULL]
    assert texts(lines, "page-number") == ["3"]
    assert len(texts(lines, "overlay")) == 3
    assert "15" in " ".join(texts(lines, "stamp"))


def _page(number: int, lines: tuple[Line, ...]) -> Page:
    return Page(number, WIDTH, HEIGHT, "layer", lines)


def test_running_heads_need_company() -> None:
    pages = [
        _page(n, arrange(page(put(85, 30, f"Báo Thử ngày {n}"), put(85, 200, FULL)), WIDTH, HEIGHT)) for n in (1, 2, 3)
    ]
    assert all(texts(marked.lines, "running") for marked in running(pages))
    assert not any(texts(marked.lines, "running") for marked in running(pages[:2]))


def test_letterheads_of_one_office_are_no_running_heads() -> None:
    """A folder of letters: body and motto stand at the same place on every page, a running head on further ones too."""
    head = (put(90, 50, "SỞ NỘI VỤ"), put(300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), put(85, 200, FULL))
    pages = [_page(n, arrange(page(*head, put(85, 30, "Tập 7")), WIDTH, HEIGHT)) for n in (1, 2, 3, 4)]
    assert {text for marked in running(pages) for text in texts(marked.lines, "running")} == {"Tập 7"}
    capitals = put(85, 30, "CÔNG BÁO")
    inner = [_page(n, arrange(page(capitals, put(85, 200, FULL)), WIDTH, HEIGHT)) for n in (3, 4)]
    outer = [_page(n, arrange(page(capitals, *head), WIDTH, HEIGHT)) for n in (1, 2)]
    assert [texts(marked.lines, "running") for marked in running([*outer, *inner])] == [["CÔNG BÁO"]] * 4


@pytest.mark.parametrize(("x", "end"), [(85, "wrap"), (115, "paragraph")])
def test_next_page_decides_on_the_last_line(x: float, end: str) -> None:
    first = page(
        put(115, 700, "2. Nhiệm vụ"), put(115, 718, FULL[:-5]), put(85, 736, "xong."), put(115, 754, FULL[:-5])
    )
    second = page(put(x, 60, "Ban Tổ chức theo dõi."), put(115, 78, FULL[:-5]), put(85, 96, FULL), put(85, 114, "hết."))
    pages = [_page(1, arrange(first, WIDTH, HEIGHT)), _page(2, arrange(second, WIDTH, HEIGHT))]
    assert over_pages(pages)[0].lines[-1].end == end
