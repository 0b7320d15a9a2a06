"""DOCX: every construct of the format that hides, doubles or moves text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from pipeline.readers.word import read as read_word
from pipeline.text import assemble
from tests.word_files import cell, make_docx, paragraph, run, table, text_box

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%5."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def text_of(path: Path) -> str:
    return assemble(read(path)).text


def listed(text: str, level: int) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def letterhead() -> str:
    return table(
        cell("HUYỆN ỦY SUỐI MƠ", "*") + cell("ĐẢNG CỘNG SẢN VIỆT NAM"),
        cell("Số 15-KH/HU") + cell("Suối Mơ, ngày 02 tháng 3 năm 2021"),
        border="none",
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("Ban Thường vụ ", run("Huyện ủy"), " yêu cầu"), "Ban Thường vụ Huyện ủy yêu cầu"),
        (paragraph(run("quyết định", properties="<w:caps/>")), "QUYẾT ĐỊNH"),
        (paragraph("Giữ", run(" bỏ", properties="<w:vanish/>"), " lại"), "Giữ lại"),
        (paragraph("Số:\t/KH-UBND"), "Số: … /KH-UBND"),
        (paragraph("Số 12", "<w:r><w:noBreakHyphen/></w:r>", "KH/HU"), "Số 12-KH/HU"),
        (
            "<w:p><w:r><w:t>Cũ</w:t></w:r><w:del><w:r><w:delText> bỏ</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t> mới</w:t></w:r></w:ins></w:p>",
            "Cũ mới",
        ),
        (
            '<w:p><w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r></w:p>',
            "Trang 7",
        ),
        (
            "<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink><w:r><w:t> sau</w:t></w:r></w:p>",
            "liên kết sau",
        ),
        (
            "<w:sdt><w:sdtContent>" + paragraph("Trong khung") + "</w:sdtContent></w:sdt>" + paragraph("ngoài"),
            "Trong khung\nngoài",
        ),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Có</w:t></w:r></w:p>', "☑ Có"),
        (paragraph("TỈNH A\nHUYỆN B"), "TỈNH A\nHUYỆN B"),
        (paragraph("thực hiện tốt nhiệm vụ\nđược giao trong năm"), "thực hiện tốt nhiệm vụ được giao trong năm"),
        (
            '<w:p xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:r><w:t>Công thức </w:t></w:r>'
            "<m:oMath><m:r><m:t>N=Z-I</m:t></m:r></m:oMath></w:p>",
            "Công thức N=Z-I",
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("bỏ") + "</w:tr><w:tr>" + cell("giữ") + "</w:tr></w:tbl>",
            "giữ",
        ),
        (paragraph("______") + paragraph("Sau vạch"), "Sau vạch"),
    ],
)
def test_text(tmp_path: Path, body: str, expected: str) -> None:
    assert text_of(make_docx(tmp_path / "a.docx", body)) == expected


def test_text_box_once_and_in_place(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "a.docx", paragraph("Trước", text_box("ĐẾN Số: 287", "Ngày: 5/4")), paragraph("Sau"))
    assert text_of(path) == "Trước\nĐẾN Số: 287\nNgày: 5/4\nSau"


def test_numbering(tmp_path: Path) -> None:
    body = [
        listed("Mục đích", 0),
        listed("Chung", 1),
        listed("Riêng", 1),
        listed("điểm", 2),
        listed("gạch", 3),
        listed("Tổ chức", 0),
        listed("Lại từ đầu", 1),
        listed("nhỏ hơn", 4),
    ]
    path = make_docx(tmp_path / "a.docx", *body, parts={"numbering": _NUMBERING})
    assert text_of(path).splitlines() == [
        "I. Mục đích",
        "1. Chung",
        "2. Riêng",
        "a) điểm",
        "- gạch",
        "II. Tổ chức",
        "1. Lại từ đầu",
        "1.1. nhỏ hơn",
    ]


def test_numbering_of_heading_styles(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Mot"/>'
        '<w:lvlText w:val="%1-"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="Hai"/><w:isLgl/>'
        '<w:lvlText w:val="%1.%2-"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        for name in ("Mot", "Hai")
    )
    body = [
        paragraph(text, properties=f'<w:pStyle w:val="{s}"/>') for text, s in (("A", "Mot"), ("B", "Hai"), ("C", "Hai"))
    ]
    path = make_docx(tmp_path / "a.docx", *body, parts={"numbering": numbering, "styles": styles})
    assert text_of(path).splitlines() == ["I- A", "1.1- B", "1.2- C"]


def test_label_in_a_legacy_font(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )
    style = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
    )
    body = listed("HiÖu lùc thi hµnh", 0)
    path = make_docx(tmp_path / "a.docx", body, parts={"numbering": numbering, "styles": style})
    assert text_of(path) == "Điều 1. Hiệu lực thi hành"


def test_capitals_are_made_after_the_conversion(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "a.docx", paragraph(run("Uû ban nh©n d©n x· M¬", ".VnTime", "<w:caps/>")))
    assert text_of(path) == "UỶ BAN NHÂN DÂN XÃ MƠ"


def test_letterhead_and_signature_in_reading_order(tmp_path: Path) -> None:
    foot = table(
        cell("Nơi nhận:", "- Tỉnh ủy (để b/c),", "- Các chi bộ trực thuộc,", "đảng bộ cơ sở,", "- Lưu.")
        + cell("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", "Lò Văn Mẫu"),
        border="none",
    )
    path = make_docx(tmp_path / "a.docx", letterhead(), paragraph("KẾ HOẠCH"), foot)
    assert text_of(path).splitlines() == [
        "HUYỆN ỦY SUỐI MƠ",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 15-KH/HU",
        "Suối Mơ, ngày 02 tháng 3 năm 2021",
        "KẾ HOẠCH",
        "Nơi nhận:",
        "- Tỉnh ủy (để b/c),",
        "- Các chi bộ trực thuộc, đảng bộ cơ sở,",
        "- Lưu.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Lò Văn Mẫu",
    ]


def test_signature_in_several_rows_is_read_by_columns(tmp_path: Path) -> None:
    rows = [
        cell("Nơi nhận:") + cell("TM. ỦY BAN NHÂN DÂN"),
        cell("- Như trên;") + cell("CHỦ TỊCH"),
        cell("- Lưu: VT.") + cell("Lò Văn Mẫu"),
    ]
    path = make_docx(tmp_path / "a.docx", table(*rows, border="nil"))
    assert text_of(path).splitlines() == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lò Văn Mẫu",
    ]


def test_letterhead_set_with_tabs(tmp_path: Path) -> None:
    body = [
        paragraph("UBND HUYỆN SUỐI MƠ\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("PHÒNG NỘI VỤ\t\t\tĐộc lập - Tự do - Hạnh phúc"),
        paragraph("Số: 7/CV-NV\t\t\tSuối Mơ, ngày 5 tháng 6 năm 2009"),
        paragraph("CÔNG VĂN", properties='<w:jc w:val="center"/>'),
    ]
    assert text_of(make_docx(tmp_path / "a.docx", *body)).splitlines() == [
        "UBND HUYỆN SUỐI MƠ",
        "PHÒNG NỘI VỤ",
        "Số: 7/CV-NV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Suối Mơ, ngày 5 tháng 6 năm 2009",
        "CÔNG VĂN",
    ]


def test_data_table_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        cell("TT") + cell("Nhiệm vụ") + cell("Thời gian", properties='<w:gridSpan w:val="2"/>'),
        cell("1", properties='<w:vMerge w:val="restart"/>') + cell("Tập huấn", "cán bộ") + cell("Quý I") + cell(""),
        cell("", properties="<w:vMerge/>") + cell("Kiểm tra") + cell("") + cell("Quý II"),
        cell("Tổng cộng", properties='<w:gridSpan w:val="4"/>'),
    ]
    path = make_docx(tmp_path / "a.docx", table(*rows))
    assert text_of(path).splitlines() == [
        "TT | Nhiệm vụ | Thời gian",
        "1 | Tập huấn cán bộ | Quý I",
        "| Kiểm tra | | Quý II",
        "Tổng cộng",
    ]
    lines = read(path).pages[0].lines
    assert {line.region for line in lines} == {"table"}


def test_centred_title_in_several_paragraphs(tmp_path: Path) -> None:
    centre = '<w:jc w:val="center"/>'
    body = [
        paragraph("KẾ HOẠCH", properties=centre),
        paragraph("tổng kết 10 năm thực hiện", properties=centre),
        paragraph("công tác dân vận", properties=centre),
    ]
    assert text_of(make_docx(tmp_path / "a.docx", *body)) == "KẾ HOẠCH\ntổng kết 10 năm thực hiện công tác dân vận"


def test_running_heads_notes_and_page_numbers(tmp_path: Path) -> None:
    note = '<w:footnote w:id="2">' + paragraph("Nghị quyết của Huyện ủy.") + "</w:footnote>"
    body = paragraph("Theo quy định", '<w:r><w:footnoteReference w:id="2"/></w:r>', " hiện hành.")
    parts = {
        "footnotes": note,
        "header1": paragraph("Bản dự thảo"),
        "header2": paragraph("Bản dự thảo"),
        "footer1": paragraph("12"),
    }
    document = assemble(read(make_docx(tmp_path / "a.docx", body, parts=parts)))
    assert document.text == "Theo quy định [1] hiện hành.\n[1] Nghị quyết của Huyện ủy."
    assert [(aside.region, aside.text) for aside in document.asides] == [
        ("running", "Bản dự thảo"),
        ("page-number", "12"),
    ]


def test_letterhead_in_the_header_is_text(tmp_path: Path) -> None:
    parts = {"header1": paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")}
    path = make_docx(tmp_path / "a.docx", paragraph("THÔNG BÁO"), parts=parts)
    assert text_of(path) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÔNG BÁO"


@pytest.mark.parametrize(
    ("font", "legacy", "expected"),
    [
        (".VnTime", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (".VnTimeH", "céng hoµ x· héi", "CỘNG HOÀ XÃ HỘI"),
        ("VNI-Times", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (".VnTime", "Cộng hòa xã hội", "Cộng hòa xã hội"),
        ("Times New Roman", "Café à la crème", "Café à la crème"),
    ],
)
def test_legacy_fonts(tmp_path: Path, font: str, legacy: str, expected: str) -> None:
    assert text_of(make_docx(tmp_path / "a.docx", paragraph(run(legacy, font)))) == expected


def test_legacy_font_from_a_style(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Goc"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Goc"/></w:style>'
    )
    body = paragraph("Uû ban nh©n d©n huyÖn", properties='<w:pStyle w:val="Con"/>')
    assert text_of(make_docx(tmp_path / "a.docx", body, parts={"styles": style})) == "Uỷ ban nhân dân huyện"


def test_vni_mark_in_a_run_of_its_own(tmp_path: Path) -> None:
    body = paragraph(run("Uy", "VNI-Times"), run("û ban nha", "VNI-Times"), run("ân daân", "VNI-Times"))
    assert text_of(make_docx(tmp_path / "a.docx", body)) == "Uỷ ban nhân dân"


def test_private_code_points_of_a_symbol_charset_font(tmp_path: Path) -> None:
    hidden = "".join(chr(0xF000 + ord(char)) for char in "Kính göûi")
    assert text_of(make_docx(tmp_path / "a.docx", paragraph(run(hidden, "VNI-Times")))) == "Kính gửi"


def test_media_type_and_page(tmp_path: Path) -> None:
    reading = read_word(make_docx(tmp_path / "a.docx", paragraph("x")), ReadSettings())
    assert reading.media_type.endswith("wordprocessingml.document")
    assert [(page.number, page.text_from) for page in reading.pages] == [(1, "file")]
