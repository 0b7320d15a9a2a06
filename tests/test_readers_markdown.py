"""Markdown as crawlers of law portals write it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from pipeline.readers import read
from pipeline.readers.markdown import strip_marks
from pipeline.text import assemble

_FILL = "các cấp ủy, tổ chức đảng tập trung lãnh đạo, chỉ đạo thực hiện tốt các nhiệm vụ trọng tâm"


def lines_of(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return assemble(read(path)).text.split("\n")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**KẾ HOẠCH**", "KẾ HOẠCH"),
        ("*Nơi nhận:*", "Nơi nhận:"),
        ("__Nơi nhận__:", "Nơi nhận:"),
        ("***Hai***", "Hai"),
        ("2040*” *và Kế hoạch", "2040” và Kế hoạch"),
        ('[Chỉ thị 30](https://vidu.vn/a_(b)) và [x](y "z")', "Chỉ thị 30 và x"),
        ("![ảnh](a.jpg) chữ", "ảnh chữ"),
        ("* mục", "- mục"),
        ("+ mục con", "+ mục con"),
        ("ten_file_dai.docx", "ten_file_dai.docx"),
        ("5 * 3 = 15", "5 * 3 = 15"),
        ("<b>đậm</b><br/> &amp; &nbsp;x", "đậm & \xa0x"),
        (r"\*không\*", "*không*"),
        ("> trích", "trích"),
        ("*", "*"),
    ],
)
def test_marks(marked: str, plain: str) -> None:
    assert strip_marks(marked) == plain


def test_letterhead_and_signature_in_the_lone_bar_dialect(tmp_path: Path) -> None:
    text = """|
**ỦY BAN NHÂN DÂN
**
HUYỆN SUỐI MƠ
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số:
15/KH-UBND
|
*Suối Mơ, ngày
05 tháng 6 năm 2024*
|

**KẾ HOẠCH**

* *

|
|
**KT. CHỦ TỊCH**
PHÓ CHỦ TỊCH
Lò Văn Mẫu
|
"""
    assert lines_of(tmp_path / "a.md", text) == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN SUỐI MƠ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-UBND",
        "Suối Mơ, ngày 05 tháng 6 năm 2024",
        "KẾ HOẠCH",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lò Văn Mẫu",
    ]


def test_recipients_wrapped_in_a_cell(tmp_path: Path) -> None:
    text = "|\nNơi nhận:\n- Văn phòng: Lãnh đạo,\nThư ký;\ncác Phòng: A, B;\n- Lưu: VT.\n|\n**TM. ỦY BAN NHÂN\nDÂN**\nKT. CHỦ TỊCH\n|\n"
    assert lines_of(tmp_path / "a.md", text) == [
        "Nơi nhận:",
        "- Văn phòng: Lãnh đạo, Thư ký; các Phòng: A, B;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
    ]


def test_data_table_in_the_lone_bar_dialect_with_a_short_header(tmp_path: Path) -> None:
    rows = [["TT", "Đơn vị", "Tỷ lệ"], ["Tốt", "Khá"], *[[str(n), f"Xã {n}", "", "80"] for n in range(1, 6)]]
    text = "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in rows)
    assert lines_of(tmp_path / "a.md", f"Mở đầu:\n\n{text}\nKết.") == [
        "Mở đầu:",
        "TT | Đơn vị | Tỷ lệ",
        "Tốt | Khá",
        *[f"{n} | Xã {n} | | 80" for n in range(1, 6)],
        "Kết.",
    ]


def test_pipe_table(tmp_path: Path) -> None:
    text = "| TT | Việc |\n|----|:----:|\n| 1 | **Họp** |\n| 2 | |\n"
    assert lines_of(tmp_path / "a.md", text) == ["TT | Việc", "1 | Họp", "2"]


def test_soft_breaks_of_a_wrapped_file(tmp_path: Path) -> None:
    paragraphs = [
        f"Trong những năm qua, thực hiện chỉ đạo của Huyện ủy, {_FILL} sau đây.",
        f"1. Việc thứ nhất: {_FILL}; {_FILL}.",
        f"a) Điểm thứ nhất: {_FILL}.",
    ]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 80) for paragraph in paragraphs)
    text = f"**1. Về\ntình hình chung**\n\n{wrapped}\n\n- Mục một về công tác\n{_FILL};\n- Mục hai.\n"
    assert lines_of(tmp_path / "a.md", text) == [
        "1. Về tình hình chung",
        *paragraphs,
        f"- Mục một về công tác {_FILL};",
        "- Mục hai.",
    ]


def test_glued_paragraphs(tmp_path: Path) -> None:
    text = (
        "**KẾT LUẬN****CỦA BAN THƯỜNG VỤ****về công tác**\n\nNhư sau:**1. Việc thứ nhất. **\n\n** 2.1. **Việc thứ hai."
    )
    assert lines_of(tmp_path / "a.md", text) == [
        "KẾT LUẬN",
        "CỦA BAN THƯỜNG VỤ",
        "về công tác",
        "Như sau:",
        "1. Việc thứ nhất.",
        "2.1. Việc thứ hai.",
    ]


def test_portal_furniture_is_set_apart(tmp_path: Path) -> None:
    text = "# Kết luận\n\n### Nội dung chính\n\nVăn bản.\n\nTheo Cổng thông tin\n\nLink bài viết gốc: https://vidu.vn/x\n\nChia sẻ\n"
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    document = assemble(read(path))
    assert document.text == "Kết luận\nVăn bản."
    assert {aside.region for aside in document.asides} == {"running"}
    assert len(document.asides) == 4


def test_signature_lines_under_one_emphasis_stay_apart(tmp_path: Path) -> None:
    text = "|\nNơi nhận:\n- Lưu.\n|\n**T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ**\n|\n"
    assert lines_of(tmp_path / "a.md", text)[-2:] == ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]
