"""Several documents in one file, and what only looks like it. Bodies, numbers and people are invented."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cli import main
from extractors.api import extract
from pipeline.bundle import split, suspected
from pipeline.model import Aside, Box, Document, Line, Page, Problem, Reading, TextFrom, Word
from pipeline.text import assemble
from tests.directives import BODY, MOTTO, PARTY, document

FILLER = (
    "1. Các cơ quan, đơn vị rà soát hồ sơ tồn đọng từ năm 2005 đến nay, lập mục lục và giao nộp vào lưu trữ lịch sử.",
    "2. Văn phòng theo dõi, đôn đốc, tổng hợp kết quả báo cáo Thường trực theo từng quý.",
)


class Written(NamedTuple):
    """A directive as its lines: letterhead with title, text, closing part."""

    head: tuple[str, ...]
    body: tuple[str, ...] = (*BODY, *FILLER)
    close: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.head, *self.body, *self.close)


CLOSED = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê")
PLAN = Written(
    ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018", "KẾ HOẠCH",
     "sắp xếp kho lưu trữ của các cơ quan đảng"),
    close=CLOSED,
)  # fmt: skip
DIRECTIVE = Written(
    ("TỈNH ỦY LAM GIANG", "*", "Số 12-CT/TU", PARTY, "Lam Giang, ngày 15 tháng 3 năm 2018", "CHỈ THỊ",
     "về tăng cường lãnh đạo công tác lưu trữ"),
    close=CLOSED,
)  # fmt: skip
DECISION = Written(
    ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 45/QĐ-UBND", *MOTTO, "Lam Giang, ngày 3 tháng 12 năm 2013",
     "QUYẾT ĐỊNH", "Ban hành Quy chế quản lý hồ sơ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
    ("Căn cứ Luật Lưu trữ ngày 11/11/2011;", "QUYẾT ĐỊNH:",
     "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý hồ sơ.", "Điều 2. Giám đốc Sở Nội vụ thi hành."),
    ("Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mận"),
)  # fmt: skip
LETTER = Written(
    ("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ", "Số: 733/SNV-VTLT", "V/v nộp lưu tài liệu năm 2014", *MOTTO,
     "Lam Giang, ngày 5 tháng 6 năm 2014", "Kính gửi: Ủy ban nhân dân các huyện."),
    close=("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Vi Văn Nọong"),
)  # fmt: skip
REPLY = Written(
    ("ỦY BAN NHÂN DÂN", "HUYỆN KHE LIM", "Số: 301/UBND-NV", "V/v kết quả nộp lưu tài liệu", *MOTTO,
     "Khe Lim, ngày 20 tháng 7 năm 2014", "Kính gửi: Sở Nội vụ tỉnh Lam Giang."),
    close=("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Thị Ban"),
)  # fmt: skip
# Signed on paper and scanned: what the pen wrote reads as it may.
BY_HAND = Written(
    ("UBND HUYỆN KHE LIM", "PHÒNG NỘI VỤ", "Số:4t‡ /PNV-VTLT", *MOTTO, "Khe Lim, ngày %7 tháng 8 năm 2014",
     "Kính gửi: Ủy ban nhân dân các xã."),
    ("Thực hiện Công văn số 733/SNV-VTLT, Phòng Nội vụ đề nghị các xã cử người dự lớp tập huấn nghiệp vụ ba ngày,",
     "mang theo mục lục hồ sơ của xã mình và danh sách cán bộ kiêm nhiệm để lớp học cùng làm thử một phông."),
    close=("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TRƯỞNG PHÒNG", "Hà Văn Piêng"),
)  # fmt: skip
# Number and day left blank, as in a file from before it was signed.
BLANK = Written(
    ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: … /KH-UBND", *MOTTO, "Lam Giang, ngày … tháng 9 năm 2014",
     "KẾ HOẠCH", "Số hóa tài liệu lưu trữ"),
    close=("Nơi nhận:", "- Các sở, ban, ngành;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mận"),
)  # fmt: skip
RULES = ("QUY CHẾ", "Quản lý hồ sơ")
REFERENCE = "(Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 03/12/2013 của Ủy ban nhân dân tỉnh)"
FORM_END = ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)")
COPY = (
    "HUYỆN ỦY KHE LIM", "*", "Số 24-BS/HU", PARTY, "Khe Lim, ngày 25 tháng 5 năm 2018", "SAO Y BẢN CHÍNH",
    "Nơi nhận:", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Huyện ủy.", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG",
    "Triệu Thị Pham",
)  # fmt: skip

UNTITLED = ("KẾ HOẠCH", "kiểm tra kho lưu trữ", *BODY, *FILLER, *CLOSED)


def text(*written: Written | Iterable[str]) -> Document:
    """All lines one after the other on the one page of a text file."""
    return document(*(line for part in written for line in (part.lines if isinstance(part, Written) else part)))


def paged(*pages: Iterable[str], text_from: TextFrom = "ocr") -> Document:
    """Pages with a picture, each line's words placed on it."""
    made = []
    for number, lines in enumerate(pages, 1):
        placed = []
        for row, line in enumerate(lines):
            y = 60.0 + 16 * row
            words = tuple(Word(w, Box(50 + 30 * i, y, 78 + 30 * i, y + 12), 0.9) for i, w in enumerate(line.split()))
            placed.append(Line(line, Box(50, y, 500, y + 12), words))
        made.append(Page(number, 595, 842, text_from, tuple(placed)))
    return assemble(Reading("application/pdf", tuple(made)), "bundle.pdf", "0" * 64)


def halves(written: Written) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A directive of two pages: letterhead and text, and the closing part."""
    return (*written.head, *written.body), (FILLER[1], *written.close)


def numbers(whole: Document) -> list[str | None]:
    return [record.number.value if record.number else None for record in extract(whole)]


DIVIDED: dict[str, tuple[Document, list[str | None]]] = {
    "two directives in one text, as in a mail": (text(PLAN, DIRECTIVE), ["88-KH/TU", "12-CT/TU"]),
    "a rule drawn between them": (text(PLAN, ("-----oOo-----",), DIRECTIVE), ["88-KH/TU", "12-CT/TU"]),
    "the head of a forwarded mail goes with what it brings": (
        text(PLAN, ("Từ: Văn phòng Tỉnh ủy", "Ngày: 16/3/2018", "Chủ đề: văn bản mới"), DIRECTIVE),
        ["88-KH/TU", "12-CT/TU"],
    ),
    "a scanned folder of three": (
        paged(*halves(PLAN), DIRECTIVE.lines, *halves(DECISION)),
        ["88-KH/TU", "12-CT/TU", "45/QĐ-UBND"],
    ),
    "a reply stapled to the letter": (paged(*halves(LETTER), *halves(REPLY)), ["733/SNV-VTLT", "301/UBND-NV"]),
    "a decision and the plan of another body": (
        paged(DECISION.lines, PLAN.lines, text_from="layer"),
        ["45/QĐ-UBND", "88-KH/TU"],
    ),
    "a decision with its rules, then a letter": (
        paged(DECISION.lines, (*RULES, REFERENCE, *FILLER), LETTER.lines),
        ["45/QĐ-UBND", "733/SNV-VTLT"],
    ),
    "a number written by hand": (paged(LETTER.lines, BY_HAND.lines), ["733/SNV-VTLT", None]),
    "number and day left blank, but a person signed": (text(LETTER, BLANK), ["733/SNV-VTLT", None]),
    "a folder's stamp above the letterhead": (
        paged(PLAN.lines, ("LƯU TRỮ TỈNH", "Hồ sơ 17", *DIRECTIVE.lines)),
        ["88-KH/TU", "12-CT/TU"],
    ),
    "the first was torn, its signature is lost": (
        paged((*PLAN.head, *PLAN.body), DIRECTIVE.lines),
        ["88-KH/TU", "12-CT/TU"],
    ),
    "one number given twice, in two years": (
        text(DIRECTIVE, Written((*DIRECTIVE.head[:4], "Lam Giang, ngày 2 tháng 9 năm 2012", "CHỈ THỊ",
                                 "về công tác thủy lợi"), ("Mực nước các hồ xuống thấp hơn mọi năm.",), CLOSED)),
        ["12-CT/TU", "12-CT/TU"],
    ),
    "inside a page, right after the signature": (paged((*PLAN.lines, *DIRECTIVE.lines)), ["88-KH/TU", "12-CT/TU"]),
    "a copy with its form, then the next": (text(DIRECTIVE, COPY, PLAN), ["12-CT/TU", "88-KH/TU"]),
    "a plan typed without a letterhead, signed and sent for itself": (text(DIRECTIVE, UNTITLED), ["12-CT/TU", None]),
    "a letterhead of body and number alone": (
        text(LETTER, (*PLAN.head[:3], *PLAN.head[5:], *PLAN.body, *PLAN.close)),
        ["733/SNV-VTLT", "88-KH/TU"],
    ),
    "without a letterhead, under the motto": (text(DIRECTIVE, (PARTY, *UNTITLED)), ["12-CT/TU", None]),
    "headings of a legal database": (
        text(
            ("QUYẾT ĐỊNH", "CỦA BỘ NỘI VỤ SỐ 15/QĐ-BNV NGÀY 13 THÁNG 01 NĂM 2010", "BAN HÀNH QUY CHẾ", *BODY),
            ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Văn Khê"),
            ("THÔNG TƯ", "CỦA BỘ NỘI VỤ SỐ 02/2010/TT-BNV NGÀY 14 THÁNG 02 NĂM 2010", "HƯỚNG DẪN NỘP LƯU", *BODY),
            ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Văn Khê"),
        ),
        ["15/QĐ-BNV", "02/2010/TT-BNV"],
    ),
    "a decision that amends rules issued with another": (
        text(PLAN, Written((*DECISION.head[:7], "SỬA ĐỔI, BỔ SUNG QUY CHẾ", "BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 12/QĐ-UBND"),
                           DECISION.body, DECISION.close)),
        ["88-KH/TU", "45/QĐ-UBND"],
    ),
    "the Prime Minister issues, nobody's signature": (
        text(LETTER, Written(("THỦ TƯỚNG CHÍNH PHỦ", "Số: 40/2013/QĐ-TTg", *MOTTO, "Hà Nội, ngày 3 tháng 12 năm 2013",
                              "QUYẾT ĐỊNH", "Về kho lưu trữ"), close=("KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Lê Thị Mận"))),
        ["733/SNV-VTLT", "40/2013/QĐ-TTg"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("whole", "found"), DIVIDED.values(), ids=DIVIDED)
def test_divided(whole: Document, found: list[str | None]) -> None:
    assert numbers(whole) == found
    assert suspected(whole) == ()


ONE: dict[str, Document] = {
    "one directive": text(PLAN),
    "rules issued with a decision, under the motto": paged(
        DECISION.lines, ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", *MOTTO, *RULES, REFERENCE, *FILLER)
    ),
    "the same in a text": text(DECISION, ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", *MOTTO, *RULES, REFERENCE), FILLER),
    "a plan with a number of its own that names its parent": paged(
        DECISION.lines,
        ("SỞ NỘI VỤ", "Số: 17/KH-SNV", *MOTTO, "Lam Giang, ngày 4 tháng 12 năm 2013", "KẾ HOẠCH", REFERENCE, *FILLER),
    ),
    "appendix": text(PLAN, ("PHỤ LỤC", "(Kèm theo Kế hoạch số 88-KH/TU)", *FILLER)),
    "an outline with the letterhead of the parent": paged(
        PLAN.lines, (*PLAN.head[:5], "ĐỀ CƯƠNG BÁO CÁO", "(Kèm theo Kế hoạch số 88-KH/TU ngày 07/5/2018)", *FILLER)
    ),
    "the parent's letterhead repeated on an appendix": paged(LETTER.lines, (*LETTER.head[:7], "DANH SÁCH", *FILLER)),
    "a form under its heading": paged(
        LETTER.lines,
        ("Mẫu số 01", "ỦY BAN NHÂN DÂN XÃ …", "Số: … /BC-UBND", *MOTTO, "……, ngày … tháng … năm 20…", "BÁO CÁO",
         "Kết quả nộp lưu tài liệu", *FILLER, *FORM_END),
    ),
    "a form without a heading": paged(
        LETTER.lines,
        ("TÊN CƠ QUAN CHỦ QUẢN", "TÊN CƠ QUAN", "Số: … /BC-…", *MOTTO, "…, ngày … tháng … năm …", "BÁO CÁO", *FILLER,
         "Nơi nhận:", "- Như trên;", *FORM_END),
    ),
    "a form of a decision in an appendix of forms": text(
        DECISION,
        ("PHỤ LỤC II", "CÁC MẪU VĂN BẢN", *FILLER, "ỦY BAN NHÂN DÂN XÃ", "Số: … /QĐ-UBND", *MOTTO,
         "Khe Lim, ngày … tháng … năm 2014", "QUYẾT ĐỊNH", "Về việc tiêu hủy tài liệu", *FILLER, *FORM_END),
    ),
    "a form of the citizen": text(DECISION, (*MOTTO, "ĐƠN ĐỀ NGHỊ", "Kính gửi: Sở Nội vụ.", "Tên tôi là: ……", *FORM_END)),
    "letterheads quoted in guidelines": text(
        Written(("BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG", "*", "Số 5-HD/VPTW", PARTY, "Hà Nội, ngày 3 tháng 4 năm 2018",
                 "HƯỚNG DẪN", "thể thức văn bản"), close=CLOSED),
        ("Ví dụ:", *DIRECTIVE.head[:5], "Ví dụ:", "Số 24-QĐ/TU", "PHỤ LỤC", "MẪU TRÌNH BÀY", *PLAN.lines),
    ),
    "SAO Y of the Party": text(DIRECTIVE, COPY),
    "SAO Y of the State, on a page of its own": paged(
        LETTER.lines,
        ("ỦY BAN NHÂN DÂN", "HUYỆN KHE LIM", "Số: 25/SY-UBND", *MOTTO, "Khe Lim, ngày 9 tháng 6 năm 2014", "SAO Y",
         "Nơi nhận:", "- Phòng Nội vụ;", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Hà Văn Piêng"),
    ),
    "its first page scanned twice": paged(halves(LETTER)[0], *halves(LETTER)),
    "the columns of a letterhead read apart": text(
        ("SỞ NỘI VỤ", "Số: 733/SNV-VTLT", "V/v nộp lưu tài liệu", "CÔNG VĂN ĐẾN", "Số: 512", *MOTTO), LETTER.lines[6:]
    ),
    "numbers and mottoes in sentences and tables": text(
        PLAN.head, BODY, ("Số: 17/KH-SNV ngày 4/12/2013 của Sở Nội vụ đã hết hiệu lực.",),
        ("1 | Số 24-QĐ/TU | ĐẢNG CỘNG SẢN VIỆT NAM", "nước Cộng hòa xã hội chủ nghĩa Việt Nam."), FILLER, CLOSED,
    ),
    "the motto as running head of an annex": paged(PLAN.lines, (*MOTTO, *FILLER), (*MOTTO, *FILLER)),
    "the title of a page over the letterhead": text(
        ("Quyết định số 45/QĐ-UBND ban hành Quy chế quản lý hồ sơ", "Ngày ban hành: 03/12/2013"), DECISION.lines
    ),
}  # fmt: skip


@pytest.mark.parametrize("whole", ONE.values(), ids=ONE)
def test_one(whole: Document) -> None:
    assert split(whole) == (whole,)
    assert suspected(whole) == ()


DOUBTFUL: dict[str, tuple[Document, str]] = {
    "a plan without a letterhead, where something was announced": (
        text(DIRECTIVE.head, BODY, ("Ban hành kèm theo Chỉ thị này kế hoạch kiểm tra.",), CLOSED, UNTITLED),
        "KẾ HOẠCH",
    ),
    "a full letterhead inside a scanned page, after an appendix": (
        paged((*PLAN.lines, "PHỤ LỤC", *FILLER, *FILLER, *DIRECTIVE.lines)),
        "TỈNH ỦY",
    ),
    "a directive quoted in an unsigned text": (
        text(PLAN.head, BODY, FILLER, ("Nội dung Chỉ thị như sau:",), DIRECTIVE), "TỈNH ỦY",
    ),
    "no number at all, but dated and signed": (
        text(LETTER, Written(("SỞ NỘI VỤ", *MOTTO, "Lam Giang, ngày 5 tháng 6 năm 2014", "BIÊN BẢN", "Họp giao ban"),
                             close=("GIÁM ĐỐC", "Vi Văn Nọong"))),
        "SỞ NỘI VỤ",
    ),
    "pages bound in the wrong order": (paged(*halves(LETTER)[::-1]), "UBND TỈNH LAM GIANG"),
    "two pages that say the same under numbers written by hand": (paged(BY_HAND.lines, BY_HAND.lines), "UBND HUYỆN"),
}  # fmt: skip


@pytest.mark.parametrize(("whole", "heading"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful(whole: Document, heading: str) -> None:
    """Not divided, and a person is told where to look."""
    (record,) = extract(whole)
    (finding,) = [finding for finding in record.findings if finding.code == "bundle-suspected"]
    assert record.text[finding.evidence[0].start :].lstrip("\f").startswith(heading)


PARTS = (PLAN, DIRECTIVE, DECISION, LETTER, REPLY)
BETWEEN = ((), ("-----oOo-----",), ("***",))


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique_by=id), st.sampled_from(BETWEEN), st.booleans())
def test_no_text_is_lost_or_doubled(written: list[Written], rule: tuple[str, ...], on_pages: bool) -> None:
    """The parts are slices of the file, in order; dividing one again changes nothing; words and pages fit their text."""
    pages = [page for part in written for page in halves(part)]
    whole = paged(*pages) if on_pages else text(*(lines for part in written for lines in (part, rule)))
    parts = split(whole)
    assert len(parts) == len(written)
    assert "".join("".join(part.text for part in parts).split()) == "".join(whole.text.split())
    assert [part.part for part in parts] == list(range(1, len(parts) + 1))
    assert sum(len(part.words) for part in parts) == len(whole.words)
    for part in parts:
        assert part.text in whole.text
        assert split(part) == (part,)
        assert part.text == part.text.strip()
        for word in part.words:
            assert part.text[word.start : word.end].strip()
            assert part.page_at(word.start) == word.page
        for page, following in zip(part.pages, (*part.pages[1:], None), strict=True):
            assert 0 <= page.start <= page.end <= (following.start if following else len(part.text))


def test_parts_keep_the_pages_of_the_file() -> None:
    """Numbers of pages, evidence and boxes are those of the file; text, spans and id are each part's own."""
    letter, reply = extract(paged(*halves(LETTER), *halves(REPLY)))
    assert [[page.number for page in record.source.pages] for record in (letter, reply)] == [[1, 2], [3, 4]]
    assert (letter.id, reply.id) == ("0" * 16 + "-1", "0" * 16 + "-2")
    assert (letter.source.part, reply.source.part) == (1, 2)
    assert reply.number is not None
    (evidence,) = reply.number.evidence
    assert evidence.page == 3
    assert evidence.bbox is not None
    assert reply.text[evidence.start : evidence.end] == "301/UBND-NV"
    assert reply.text.startswith("ỦY BAN NHÂN DÂN")
    assert letter.text.endswith("Vi Văn Nọong")


def aside(text: str, y: float) -> Line:
    return Line(text, Box(40, y, 120, y + 20), region="stamp")


def test_stamps_and_problems_belong_to_their_page() -> None:
    reading = Reading(
        "application/pdf",
        (
            Page(1, 595, 842, "ocr", (*map(Line, LETTER.lines), aside("ĐẾN|Số: 512|Ngày: 7/6/2014", 90))),
            Page(2, 595, 842, "ocr", tuple(map(Line, REPLY.lines)), problems=(Problem("ocr-missed-ink", "read", "p", page=2),)),
        ),
        (Problem("BAD-BYTES", "read", "somewhere"),),
    )  # fmt: skip
    letter, reply = split(assemble(reading))
    assert [len(part.asides) for part in (letter, reply)] == [1, 0]
    assert [[problem.code for problem in part.problems] for part in (letter, reply)] == [
        ["BAD-BYTES"],
        ["BAD-BYTES", "ocr-missed-ink"],
    ]
    received = [record.receipt.number if record.receipt else None for record in extract(assemble(reading))]
    assert received == ["512", None]


def test_a_stamp_on_a_page_that_two_share_goes_with_the_words_beside_it() -> None:
    page = paged((*PLAN.lines, *DIRECTIVE.lines))
    plan, directive = split(page)
    (low, high) = (page.words[3].box.y0, page.words[-3].box.y0)
    for y, owner in ((low, plan), (high, directive)):
        stamped = Document(page.text, page.pages, page.words, (Aside("stamp", "ĐẾN", 1, Box(20, y, 60, y + 12)),))
        assert [part.part for part in split(stamped) if part.asides] == [owner.part]


MAIL = "\n".join((*PLAN.lines, "", "", *DIRECTIVE.lines))


def test_two_documents_go_the_whole_way(tmp_path: Path) -> None:
    """From the file through the commands: an array of records, two ids, each found and shown for itself."""
    mail, archive = tmp_path / "mail.txt", str(tmp_path / "archive")
    mail.write_text(MAIL, "utf-8")

    def told(*args: str) -> Any:
        done = CliRunner().invoke(main, [*args, "--format", "json"], env={"VANBAN_CONFIG": os.devnull})
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    plan, directive = told("extract", str(mail))
    assert [record["number"]["value"] for record in (plan, directive)] == ["88-KH/TU", "12-CT/TU"]
    assert told("ingest", str(mail), "--jobs", "1", "--archive", archive)["ingested"] == 1
    assert told("show", "12-CT/TU", "--archive", archive)["id"] == directive["id"]
    assert told("show", plan["id"], "--archive", archive)["text"] == plan["text"]
    found = told("search", "tăng cường lãnh đạo", "--archive", archive)
    assert [hit["id"] for hit in found["hits"]] == [directive["id"]]
    counts = told("status", "--archive", archive)
    assert (counts["files"], counts["records"], counts["pages"]) == (1, 2, 1)
    table = CliRunner().invoke(main, ["show", directive["id"], "--archive", archive], env={"VANBAN_CONFIG": os.devnull})
    assert "văn bản thứ 2 trong tệp" in " ".join(table.stdout.split())
