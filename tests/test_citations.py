"""Cited documents, one sentence each: kind, number or name, date, body, term and relation (documents and bodies invented)."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from extractors.api import extract
from pipeline.model import Citation, Document, Line, Page, Reading, Record
from pipeline.text import assemble


class Cited(NamedTuple):
    """What a case expects of one citation; `times` is the number of its mentions."""

    kind: str | None
    number: str | None = None
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    relation: str = "cites"
    times: int = 1


def document(text: str) -> Document:
    """Pages divided by form feeds, paragraphs by line feeds; a paragraph may run over the page."""
    pages = []
    for number, page in enumerate(text.split("\f"), 1):
        *paragraphs, last = page.split("\n")
        lines = (*(Line(line, end="paragraph") for line in paragraphs), Line(last))
        pages.append(Page(number, 0, 0, "file", lines))
    return assemble(Reading("text/plain", tuple(pages)), "directive.txt", "0" * 64)


def record(text: str) -> Record:
    (found,) = extract(document(text))
    return found


def plain(citation: Citation) -> Cited:
    return Cited(
        citation.kind,
        citation.number,
        citation.name,
        citation.date,
        citation.issuer,
        citation.term,
        citation.relation,
        len(citation.mentions),
    )


def cited(text: str) -> list[Cited]:
    return [plain(citation) for citation in record(text).citations]


# Party and State numbers in the forms in which they are printed, broken, glued and misread.
NUMBERS: list[tuple[str, list[Cited]]] = [
    (
        "Thực hiện Chỉ thị số 41-CT/TW, ngày 15/6/2004 của Ban Bí thư về công tác hòa giải ở cơ sở.",
        [Cited("Chỉ thị", "41-CT/TW", date="2004-06-15", issuer="Ban Bí thư", relation="implements")],
    ),
    (
        "Thực hiện Chỉ thị số 41 - CT / TW ngày 15 tháng 6 năm 2004 của Ban Bí thư.",
        [Cited("Chỉ thị", "41-CT/TW", date="2004-06-15", issuer="Ban Bí thư", relation="implements")],
    ),
    (
        "Theo Kế hoạch số 77 –KH/TU của Ban Thường vụ Tỉnh ủy.",
        [Cited("Kế hoạch", "77-KH/TU", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Theo Kế hoạch số 77—KH/TU của Ban Thường vụ Tỉnh ủy.",
        [Cited("Kế hoạch", "77-KH/TU", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Theo Kế hoạch số 77‑KH/TU của Ban Thường vụ Tỉnh ủy.",
        [Cited("Kế hoạch", "77-KH/TU", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    ("Theo Kế hoạch số77-KH/TU ngày 3/4/2015.", [Cited("Kế hoạch", "77-KH/TU", date="2015-04-03")]),
    ("Theo Kế hoạch số: 77-KH/TU ngày 3/4/2015.", [Cited("Kế hoạch", "77-KH/TU", date="2015-04-03")]),
    ("Theo Kế hoạch 77-KH/TU ngày 03-4-2015.", [Cited("Kế hoạch", "77-KH/TU", date="2015-04-03")]),
    ("Theo kế hoạch số 77-KH/TU ngày 3.4.2015.", [Cited("Kế hoạch", "77-KH/TU", date="2015-04-03")]),
    (
        "THỰC HIỆN KẾ HOẠCH SỐ 77-KH/TU NGÀY 3/4/2015 CỦA TỈNH ỦY",
        [Cited("Kế hoạch", "77-KH/TU", date="2015-04-03", issuer="Tỉnh ủy", relation="implements")],
    ),
    (
        "Theo Công văn số\x0c512-CV/TU, ngày 06/4/2011 của Ban Thường vụ Tỉnh ủy (khóa XV).",
        [Cited("Công văn", "512-CV/TU", date="2011-04-06", issuer="Ban Thường vụ Tỉnh ủy", term="XV")],
    ),
    (
        "Theo Công văn số 512-\x0cCV/TU ngày 06/4/2011 của Ban Thường vụ Tỉnh ủy.",
        [Cited("Công văn", "512-CV/TU", date="2011-04-06", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Theo Công văn số 512-CV/TU/nb, ngày 06/4/2011 của Ban Thường vụ Tỉnh ủy.",
        [Cited("Công văn", "512-CV/TU/nb", date="2011-04-06", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Theo Kế hoạch số 77/KH- UBND ngày 3/4/2015 của UBND huyện Hà Trà.",
        [Cited("Kế hoạch", "77/KH-UBND", date="2015-04-03", issuer="UBND huyện Hà Trà")],
    ),
    (
        "Theo Kế hoạch số 77 /KH-UBND ngày 3/4/2015 của UBND huyện Hà Trà.",
        [Cited("Kế hoạch", "77/KH-UBND", date="2015-04-03", issuer="UBND huyện Hà Trà")],
    ),
    (
        "Theo Nghị định số 43/2016/NĐ- CP ngày 20/5/2016 của Chính phủ.",
        [Cited("Nghị định", "43/2016/NĐ-CP", date="2016-05-20", issuer="Chính phủ")],
    ),
    (
        "Theo Nghị định số 43 /2016/NĐ-CP ngày 20/5/2016 của Chính phủ.",
        [Cited("Nghị định", "43/2016/NĐ-CP", date="2016-05-20", issuer="Chính phủ")],
    ),
    (
        "Theo Nghị định 43/2016/ NĐ-CP ngày 20/5/2016 của Chính phủ.",
        [Cited("Nghị định", "43/2016/NĐ-CP", date="2016-05-20", issuer="Chính phủ")],
    ),
    (
        "Theo Nghị quyết 35a/2008/NQ-CP ngày 27/12/2008 của Chính phủ.",
        [Cited("Nghị quyết", "35a/2008/NQ-CP", date="2008-12-27", issuer="Chính phủ")],
    ),
    (
        "Theo Nghị quyết số 17-2019/NQ-CP ngày 2/1/2019 của Chính phủ.",
        [Cited("Nghị quyết", "17-2019/NQ-CP", date="2019-01-02", issuer="Chính phủ")],
    ),
    (
        "Theo Quyết định số 15A/QĐ-UBND ngày 3/4/2013 của Ủy ban nhân dân huyện.",
        [Cited("Quyết định", "15A/QĐ-UBND", date="2013-04-03", issuer="Ủy ban nhân dân huyện")],
    ),
    (
        "Theo Quyết định số 02/QĐ-BCĐ138 ngày 3/4/2013 của Ban Chỉ đạo 138.",
        [Cited("Quyết định", "02/QĐ-BCĐ138", date="2013-04-03", issuer="Ban Chỉ đạo 138")],
    ),
    (
        "Theo Công văn số 1186/SNV-CCHC&VTLT ngày 3/4/2013 của Sở Nội vụ.",
        [Cited("Công văn", "1186/SNV-CCHC&VTLT", date="2013-04-03", issuer="Sở Nội vụ")],
    ),
    (
        "Theo Tờ trình số 15/TTr-SKH&ĐT ngày 3/4/2013 của Sở Kế hoạch và Đầu tư.",
        [Cited("Tờ trình", "15/TTr-SKH&ĐT", date="2013-04-03", issuer="Sở Kế hoạch và Đầu tư")],
    ),
    (
        "Theo Hướng dẫn liên ngành số 27/HDLN-BLĐTBXH-VKS ngày 3/4/2019.",
        [Cited("Hướng dẫn liên ngành", "27/HDLN-BLĐTBXH-VKS", date="2019-04-03")],
    ),
    (
        "Theo Thông tư liên tịch số 11/2010/TTLT-BTC-BNV ngày 3/2/2010 của Bộ Tài chính và Bộ Nội vụ.",
        [Cited("Thông tư liên tịch", "11/2010/TTLT-BTC-BNV", date="2010-02-03", issuer="Bộ Tài chính và Bộ Nội vụ")],
    ),
    (
        "Theo Quyết định số 906-QĐÐ/BTGTU ngày 3/4/2015 của Ban Tuyên giáo Tỉnh ủy.",
        [Cited("Quyết định", "906-QĐ/BTGTU", date="2015-04-03", issuer="Ban Tuyên giáo Tỉnh ủy")],
    ),
    (
        "Theo Quyết định số 214-QÐ/TU ngày 3/4/2015 của Ban Thường vụ Tỉnh ủy.",
        [Cited("Quyết định", "214-QĐ/TU", date="2015-04-03", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Theo Kết luận số 39-KI/TU ngày 3/4/2015 của Ban Thường vụ Tỉnh ủy.",
        [Cited("Kết luận", "39-KL/TU", date="2015-04-03", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Theo Chỉ thị số 33-CT/IW ngày 18/3/1998 của Bộ Chính trị.",
        [Cited("Chỉ thị", "33-CT/TW", date="1998-03-18", issuer="Bộ Chính trị")],
    ),
    (
        "Theo Chỉ thị số 33- CT/TW ngày l8/3/1998 của Bộ Chính trị.",
        [Cited("Chỉ thị", "33-CT/TW", date="1998-03-18", issuer="Bộ Chính trị")],
    ),
    (
        "Theo Quyết định số 1049/QĐ-TTEg ngày 3/4/2015 của Thủ tướng Chính phủ.",
        [Cited("Quyết định", "1049/QĐ-TTg", date="2015-04-03", issuer="Thủ tướng Chính phủ")],
    ),
    (
        "Theo Luật số 12/2003/QHI1 ngày 26/11/2003 của Quốc hội.",
        [Cited("Luật", "12/2003/QH11", date="2003-11-26", issuer="Quốc hội")],
    ),
    (
        "Theo Luật Đầu tư công số 59/2024/QH1 5 của Quốc hội.",
        [Cited("Luật", "59/2024/QH15", name="Đầu tư công", issuer="Quốc hội")],
    ),
    ("Theo Nghị định số 1 47/2021/NĐ-CP của Chính phủ.", [Cited("Nghị định", "147/2021/NĐ-CP", issuer="Chính phủ")]),
    ("Theo Nghị định số I 47/2021/NĐ-CP của Chính phủ.", [Cited("Nghị định", "147/2021/NĐ-CP", issuer="Chính phủ")]),
]

# Forms of earlier decades.
OLD: list[tuple[str, list[Cited]]] = [
    (
        "Căn cứ Nghị định của Chính phủ số 61/CP ngày 5 tháng 7 năm 1994 về quyền sở hữu nhà ở.",
        [Cited("Nghị định", "61/CP", date="1994-07-05", issuer="Chính phủ", relation="based-on")],
    ),
    (
        "Theo Quyết định số 208/UB-QĐ-NĐ ngày 12/3/1993 của UBND tỉnh.",
        [Cited("Quyết định", "208/UB-QĐ-NĐ", date="1993-03-12", issuer="UBND tỉnh")],
    ),
    (
        "Căn cứ Sắc lệnh số 103/SL ngày 22/5/1950 của Chủ tịch nước.",
        [Cited("Sắc lệnh", "103/SL", date="1950-05-22", issuer="Chủ tịch nước", relation="based-on")],
    ),
    (
        "Căn cứ Sắc lệnh số 29-SL ngày 12 tháng 3 năm 1947.",
        [Cited("Sắc lệnh", "29-SL", date="1947-03-12", relation="based-on")],
    ),
    (
        "Căn cứ Quyết định số 144/HĐBT ngày 10/5/1990 của Hội đồng Bộ trưởng.",
        [Cited("Quyết định", "144/HĐBT", date="1990-05-10", issuer="Hội đồng Bộ trưởng", relation="based-on")],
    ),
    (
        "Căn cứ Nghị định số 196/HĐBT ngày 11/12/1989 của Hội đồng Bộ trưởng.",
        [Cited("Nghị định", "196/HĐBT", date="1989-12-11", issuer="Hội đồng Bộ trưởng", relation="based-on")],
    ),
    (
        "Căn cứ Thông tư số 09/TT-LB ngày 5/4/1996 của Liên Bộ Tài chính - Lao động.",
        [Cited("Thông tư", "09/TT-LB", date="1996-04-05", issuer="Liên Bộ Tài chính - Lao động", relation="based-on")],
    ),
    (
        "Theo Thông tri số 22-TT/TU ngày 3/4/1996 của Tỉnh ủy.",
        [Cited("Thông tri", "22-TT/TU", date="1996-04-03", issuer="Tỉnh ủy")],
    ),
    (
        "Chỉ thị của Ban Bí thư số 49-CT/TW ngày 3/4/1993.",
        [Cited("Chỉ thị", "49-CT/TW", date="1993-04-03", issuer="Ban Bí thư")],
    ),
    (
        "Thông tư số 21/1998/TT-BTM của Bộ Thương mại (nay là Bộ Công Thương) ngày 24 tháng 12 năm 1998.",
        [Cited("Thông tư", "21/1998/TT-BTM", date="1998-12-24", issuer="Bộ Thương mại")],
    ),
]

# Date, body and term before and after the number, in brackets, behind a title.
AROUND: list[tuple[str, list[Cited]]] = [
    (
        "Theo Kết luận số 49-KL/TW (khóa XI) ngày 3/4/2013 của Ban Bí thư.",
        [Cited("Kết luận", "49-KL/TW", date="2013-04-03", issuer="Ban Bí thư", term="XI")],
    ),
    (
        "Theo Kết luận số 49-KL/TW, ngày 3/4/2013, của Ban Bí thư Trung ương Đảng, khóa XI, về lưu trữ.",
        [Cited("Kết luận", "49-KL/TW", date="2013-04-03", issuer="Ban Bí thư Trung ương Đảng", term="XI")],
    ),
    (
        'Theo Kết luận số 49-KL/TW "Về công tác lưu trữ" ngày 3/4/2013 của Ban Bí thư.',
        [Cited("Kết luận", "49-KL/TW", date="2013-04-03", issuer="Ban Bí thư")],
    ),
    (
        "Theo Kết luận số 49-KL/TW về “Công tác lưu trữ” của Ban Bí thư.",
        [Cited("Kết luận", "49-KL/TW", issuer="Ban Bí thư")],
    ),
    (
        "Theo Kết luận 49-KL/TW của Ban Bí thư ngày 3/4/2013 về công tác lưu trữ.",
        [Cited("Kết luận", "49-KL/TW", date="2013-04-03", issuer="Ban Bí thư")],
    ),
    (
        "Theo Kết luận số 49-KL/TW (ngày 3/4/2013) của Ban Bí thư.",
        [Cited("Kết luận", "49-KL/TW", date="2013-04-03", issuer="Ban Bí thư")],
    ),
    (
        "Theo Kết luận số 49-KL/TW (3/4/2013) của Ban Bí thư.",
        [Cited("Kết luận", "49-KL/TW", date="2013-04-03", issuer="Ban Bí thư")],
    ),
    (
        "Theo Kết luận số 49-KL/TW của BBT ngày 3/4/2013.",
        [Cited("Kết luận", "49-KL/TW", date="2013-04-03", issuer="BBT")],
    ),
    (
        "Theo Nghị quyết số 28-NQ/TW ngày 17/11/2012 của Ban Chấp hành Trung ương khóa 11.",
        [Cited("Nghị quyết", "28-NQ/TW", date="2012-11-17", issuer="Ban Chấp hành Trung ương", term="XI")],
    ),
    (
        "Theo Nghị quyết số 28-NQ/TW ngày 17/11/2012 của Ban Chấp hành Trung ương khoá XI.",
        [Cited("Nghị quyết", "28-NQ/TW", date="2012-11-17", issuer="Ban Chấp hành Trung ương", term="XI")],
    ),
    (
        "Theo Nghị quyết số 28-NQ/TW ngày 17/11/2012 của Ban Chấp hành Trung ương (khóa XI).",
        [Cited("Nghị quyết", "28-NQ/TW", date="2012-11-17", issuer="Ban Chấp hành Trung ương", term="XI")],
    ),
    (
        "Theo Nghị quyết số 28-NQ/TW, ngày 17/11/2012 Hội nghị Trung ương 6 khóa XI.",
        [Cited("Nghị quyết", "28-NQ/TW", date="2012-11-17", issuer="Hội nghị Trung ương 6", term="XI")],
    ),
    (
        "Theo Nghị quyết số 09/2013/NQ-HĐND ngày 3/4/2013 của HĐND tỉnh khóa XV, kỳ họp thứ 9.",
        [Cited("Nghị quyết", "09/2013/NQ-HĐND", date="2013-04-03", issuer="HĐND tỉnh", term="XV")],
    ),
    (
        "Nghị quyết số 09/2013/NQ-HĐND được Hội đồng nhân dân tỉnh khóa XV thông qua ngày 3/4/2013.",
        [Cited("Nghị quyết", "09/2013/NQ-HĐND", date="2013-04-03", issuer="Hội đồng nhân dân tỉnh", term="XV")],
    ),
    (
        "Quyết định số 12/QĐ-UBND do Chủ tịch UBND huyện ký ngày 3/4/2013.",
        [Cited("Quyết định", "12/QĐ-UBND", date="2013-04-03", issuer="Chủ tịch UBND huyện")],
    ),
    (
        "Quyết định số 12/QĐ-UBND của Chủ tịch UBND huyện Hà Trà ban hành ngày 3/4/2013.",
        [Cited("Quyết định", "12/QĐ-UBND", date="2013-04-03", issuer="Chủ tịch UBND huyện Hà Trà")],
    ),
    (
        "Ngày 19/8/2010, Ban Thường vụ Tỉnh ủy (khóa XVII) ban hành Nghị quyết số 14-NQ/TU về công tác dân vận.",
        [Cited("Nghị quyết", "14-NQ/TU", date="2010-08-19", issuer="Ban Thường vụ Tỉnh ủy", term="XVII")],
    ),
    (
        "Ngày 02 tháng 5 năm 2013, Chủ tịch UBND tỉnh đã ban hành Quyết định số 1049/QĐ-UBND về việc thành lập Tổ công tác.",
        [Cited("Quyết định", "1049/QĐ-UBND", date="2013-05-02", issuer="Chủ tịch UBND tỉnh")],
    ),
    (
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 77/TTr-SNV ngày 12 tháng 4 năm 2020.",
        [Cited("Tờ trình", "77/TTr-SNV", date="2020-04-12", issuer="Giám đốc Sở Nội vụ", relation="based-on")],
    ),
    (
        "Sở Tài chính có Văn bản số 331/STC-NS ngày 7/8/2018 báo cáo kết quả.",
        [Cited("Công văn", "331/STC-NS", date="2018-08-07", issuer="Sở Tài chính")],
    ),
    (
        "Sở Tài chính đã ban hành Công văn số 331/STC-NS ngày 7/8/2018.",
        [Cited("Công văn", "331/STC-NS", date="2018-08-07", issuer="Sở Tài chính")],
    ),
    (
        "Thường trực Tỉnh ủy giao nhiệm vụ (tại Thông báo số 61-TB/TU, ngày 07/4/2021 của Ban Thường vụ Tỉnh ủy).",
        [Cited("Thông báo", "61-TB/TU", date="2021-04-07", issuer="Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Báo cáo của Ban Tổ chức Huyện ủy về công tác cán bộ (Báo cáo số 87-BC/BTCHU ngày 6/5/2019).",
        [Cited("Báo cáo", "87-BC/BTCHU", date="2019-05-06", issuer="Ban Tổ chức Huyện ủy")],
    ),
    (
        "Các công điện của Thủ tướng Chính phủ, đặc biệt là Công điện số 21/CĐ-TTg ngày 13/11/2023, Công điện số 22/CĐ-TTg ngày 20/11/2023.",
        [
            Cited("Công điện", "21/CĐ-TTg", date="2023-11-13", issuer="Thủ tướng Chính phủ"),
            Cited("Công điện", "22/CĐ-TTg", date="2023-11-20", issuer="Thủ tướng Chính phủ"),
        ],
    ),
    (
        "Căn cứ Thông tư liên tịch số 11/2010/TTLT-BTC-BNV ngày 3/2/2010 của liên Bộ Tài chính - Nội vụ.",
        [
            Cited(
                "Thông tư liên tịch",
                "11/2010/TTLT-BTC-BNV",
                date="2010-02-03",
                issuer="liên Bộ Tài chính - Nội vụ",
                relation="based-on",
            )
        ],
    ),
]

# What several documents share: kind, symbol, body, terms.
LISTS: list[tuple[str, list[Cited]]] = [
    (
        "Thực hiện các Công văn số 101/UBND-NV ngày 02/3/2015, số 117/UBND-NV ngày 09/3/2015 của UBND tỉnh.",
        [
            Cited("Công văn", "101/UBND-NV", date="2015-03-02", issuer="UBND tỉnh", relation="implements"),
            Cited("Công văn", "117/UBND-NV", date="2015-03-09", issuer="UBND tỉnh", relation="implements"),
        ],
    ),
    (
        "Thực hiện các Công văn số 101/UBND-NV ngày 02/3/2015 và số 117/UBND-NV ngày 09/3/2015 của UBND tỉnh.",
        [
            Cited("Công văn", "101/UBND-NV", date="2015-03-02", issuer="UBND tỉnh", relation="implements"),
            Cited("Công văn", "117/UBND-NV", date="2015-03-09", issuer="UBND tỉnh", relation="implements"),
        ],
    ),
    (
        "Thực hiện các Nghị quyết: số 11/NQ-CP ngày 01/01/2019, số 12/NQ-CP ngày 02/01/2019 của Chính phủ.",
        [
            Cited("Nghị quyết", "11/NQ-CP", date="2019-01-01", issuer="Chính phủ", relation="implements"),
            Cited("Nghị quyết", "12/NQ-CP", date="2019-01-02", issuer="Chính phủ", relation="implements"),
        ],
    ),
    (
        "Thực hiện Chỉ thị số 13-CT/TW và Chỉ thị số 15-CT/TW của Bộ Chính trị khóa XI, khóa XII.",
        [
            Cited("Chỉ thị", "13-CT/TW", issuer="Bộ Chính trị", term="XI", relation="implements"),
            Cited("Chỉ thị", "15-CT/TW", issuer="Bộ Chính trị", term="XII", relation="implements"),
        ],
    ),
    (
        "Thực hiện Chỉ thị số 13-CT/TW và số 15-CT/TW của Bộ Chính trị (khóa XI, XII).",
        [
            Cited("Chỉ thị", "13-CT/TW", issuer="Bộ Chính trị", term="XI", relation="implements"),
            Cited("Chỉ thị", "15-CT/TW", issuer="Bộ Chính trị", term="XII", relation="implements"),
        ],
    ),
    (
        "Thực hiện Chỉ thị số 13-CT/TW, Chỉ thị số 15-CT/TW và Kết luận số 19-KL/TW của Bộ Chính trị.",
        [
            Cited("Chỉ thị", "13-CT/TW", issuer="Bộ Chính trị", relation="implements"),
            Cited("Chỉ thị", "15-CT/TW", issuer="Bộ Chính trị", relation="implements"),
            Cited("Kết luận", "19-KL/TW", issuer="Bộ Chính trị", relation="implements"),
        ],
    ),
    (
        "Thực hiện Nghị quyết số 5/NQ-HĐND, Quyết định số 6/QĐ-UBND của Ủy ban nhân dân tỉnh.",
        [
            Cited("Nghị quyết", "5/NQ-HĐND", relation="implements"),
            Cited("Quyết định", "6/QĐ-UBND", issuer="Ủy ban nhân dân tỉnh", relation="implements"),
        ],
    ),
    (
        "Theo các Quyết định 237, 238-QĐ/TW của Bộ Chính trị.",
        [
            Cited("Quyết định", "237-QĐ/TW", issuer="Bộ Chính trị"),
            Cited("Quyết định", "238-QĐ/TW", issuer="Bộ Chính trị"),
        ],
    ),
    (
        "Thực hiện Nghị quyết số 31 và 32/NQ-CP ngày 01/02/2019.",
        [
            Cited("Nghị quyết", "31/NQ-CP", relation="implements"),
            Cited("Nghị quyết", "32/NQ-CP", date="2019-02-01", relation="implements"),
        ],
    ),
    (
        "Theo Quyết định 135/1999/QĐ-TTg và Quyết định 168/2001/QĐ-TTg của Thủ tướng Chính phủ.",
        [
            Cited("Quyết định", "135/1999/QĐ-TTg", issuer="Thủ tướng Chính phủ"),
            Cited("Quyết định", "168/2001/QĐ-TTg", issuer="Thủ tướng Chính phủ"),
        ],
    ),
    (
        "Theo Quy định số 19-QĐ/TU của Ban Thường vụ Tỉnh ủy và Quyết định số 19-QĐ/TU của Ban Thường vụ Tỉnh ủy.",
        [
            Cited("Quy định", "19-QĐ/TU", issuer="Ban Thường vụ Tỉnh ủy"),
            Cited("Quyết định", "19-QĐ/TU", issuer="Ban Thường vụ Tỉnh ủy"),
        ],
    ),
    (
        "Theo Quy định số 19-QĐ/TU của Ban Thường vụ Tỉnh ủy; thực hiện nghiêm 19-QĐ/TU.",
        [Cited("Quy định", "19-QĐ/TU", issuer="Ban Thường vụ Tỉnh ủy", relation="implements", times=2)],
    ),
    ("Theo 19-QĐ/TU ngày 5/5/2015.", [Cited("Quyết định", "19-QĐ/TU", date="2015-05-05")]),
]

# Laws, codes, ordinances and the Constitution.
LAWS: list[tuple[str, list[Cited]]] = [
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
        [Cited("Luật", name="Tổ chức chính quyền địa phương", date="2015-06-19", relation="based-on")],
    ),
    (
        "Căn cứ Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013;",
        [Cited("Luật", "45/2013/QH13", name="Đất đai", date="2013-11-29", relation="based-on")],
    ),
    (
        "Căn cứ Luật số 45/2013/QH13 ngày 29 tháng 11 năm 2013;",
        [Cited("Luật", "45/2013/QH13", date="2013-11-29", relation="based-on")],
    ),
    (
        "Căn cứ Luật Đất đai (Luật số 45/2013/QH13);",
        [Cited("Luật", "45/2013/QH13", name="Đất đai", relation="based-on")],
    ),
    (
        "Căn cứ Luật Đất đai năm 2013; Luật Đầu tư công năm 2019;",
        [Cited("Luật", name="Đất đai", relation="based-on"), Cited("Luật", name="Đầu tư công", relation="based-on")],
    ),
    (
        "Căn cứ Luật Tổ chức HĐND và UBND (sửa đổi) ngày 21 tháng 6 năm 1994;",
        [Cited("Luật", name="Tổ chức HĐND và UBND", date="1994-06-21", relation="based-on")],
    ),
    (
        "CĂN CỨ LUẬT ĐẤT ĐAI NGÀY 29 THÁNG 11 NĂM 2013",
        [Cited("Luật", name="Đất đai", date="2013-11-29", relation="based-on")],
    ),
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;",
        [
            Cited("Luật", name="Tổ chức chính quyền địa phương", date="2015-06-19", relation="based-on", times=2),
            Cited(
                "Luật",
                name="sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
                date="2019-11-22",
                relation="based-on",
            ),
            Cited("Luật", name="Tổ chức Chính phủ", relation="based-on"),
        ],
    ),
    (
        "Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương số 47/2019/QH14 ngày 22/11/2019;",
        [
            Cited(
                "Luật",
                "47/2019/QH14",
                name="Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
                date="2019-11-22",
                relation="based-on",
            ),
            Cited("Luật", name="Tổ chức Chính phủ", relation="based-on"),
            Cited("Luật", name="Tổ chức chính quyền địa phương", relation="based-on"),
        ],
    ),
    (
        "Luật Phòng, chống tham nhũng và Luật Phòng chống tham nhũng năm 2018.",
        [Cited("Luật", name="Phòng, chống tham nhũng", times=2)],
    ),
    (
        "Luật Đất đai năm 2013, Luật Đất đai năm 2024. Theo Luật Đất đai, người sử dụng đất có quyền.",
        [Cited("Luật", name="Đất đai"), Cited("Luật", name="Đất đai", times=2)],
    ),
    (
        "Luật Đất đai số 45/2013/QH13 và Luật Đất đai số 31/2024/QH15. Luật Đất đai năm 2024 có hiệu lực.",
        [Cited("Luật", "45/2013/QH13", name="Đất đai"), Cited("Luật", "31/2024/QH15", name="Đất đai", times=2)],
    ),
    (
        "Theo Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân. Luật Bầu cử quy định rõ.",
        [Cited("Luật", name="Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", times=2)],
    ),
    (
        "Theo Luật Ngân sách nhà nước và các văn bản hướng dẫn; Luật Phí và lệ phí và Luật Giá.",
        [Cited("Luật", name="Ngân sách nhà nước"), Cited("Luật", name="Phí và lệ phí"), Cited("Luật", name="Giá")],
    ),
    ("Theo Luật Cảnh quan thiên nhiên và các quy định khác.", [Cited("Luật", name="Cảnh quan thiên nhiên")]),
    (
        "Theo Luật sửa đồi, bổ sung một số điều của Luật Xây dựng ngày 17/6/2020.",
        [
            Cited("Luật", name="sửa đồi, bổ sung một số điều của Luật Xây dựng", date="2020-06-17"),
            Cited("Luật", name="Xây dựng"),
        ],
    ),
    ("Theo Luật Tế tụng hành chính năm 2015.", [Cited("Luật", name="Tố tụng hành chính")]),
    (
        "Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;",
        [Cited("Bộ luật", name="Dân sự", date="2015-11-24", relation="based-on")],
    ),
    ("Căn cứ Bộ luật Lao động năm 2019;", [Cited("Bộ luật", name="Lao động", relation="based-on")]),
    (
        "Căn cứ Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn số 34/2007/PL-UBTVQH11 ngày 20/4/2007;",
        [
            Cited(
                "Pháp lệnh",
                "34/2007/PL-UBTVQH11",
                name="Thực hiện dân chủ ở xã, phường, thị trấn",
                date="2007-04-20",
                relation="based-on",
            )
        ],
    ),
    (
        "Pháp lệnh Cán bộ, công chức ngày 26/02/1998 và Pháp lệnh sửa đổi, bổ sung một số điều của Pháp lệnh Cán bộ, công chức ngày 29/4/2003.",
        [
            Cited("Pháp lệnh", name="Cán bộ, công chức", date="1998-02-26", times=2),
            Cited("Pháp lệnh", name="sửa đổi, bổ sung một số điều của Pháp lệnh Cán bộ, công chức", date="2003-04-29"),
        ],
    ),
    ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;", [Cited("Hiến pháp", relation="based-on")]),
    (
        "Theo Điều 12 Luật Khiếu nại, Điều 5 Luật Tố cáo và khoản 2 Điều 3 Nghị định số 75/2012/NĐ-CP.",
        [Cited("Luật", name="Khiếu nại"), Cited("Luật", name="Tố cáo"), Cited("Nghị định", "75/2012/NĐ-CP")],
    ),
    (
        "Căn cứ Nghị quyết số 120/2020/QH14 ngày 19/6/2020 của Quốc hội.",
        [Cited("Nghị quyết", "120/2020/QH14", date="2020-06-19", issuer="Quốc hội", relation="based-on")],
    ),
    (
        "Căn cứ Nghị quyết số 975/2020/UBTVQH14 ngày 8/7/2020 của Ủy ban Thường vụ Quốc hội.",
        [
            Cited(
                "Nghị quyết",
                "975/2020/UBTVQH14",
                date="2020-07-08",
                issuer="Ủy ban Thường vụ Quốc hội",
                relation="based-on",
            )
        ],
    ),
]

# Plenums, congresses, schemes and minutes.
NAMES: list[tuple[str, list[Cited]]] = [
    (
        "Thực hiện Nghị quyết Trung ương 5 khóa XI, khóa XII về xây dựng Đảng.",
        [
            Cited("Nghị quyết", name="Trung ương 5", term="XI", relation="implements"),
            Cited("Nghị quyết", name="Trung ương 5", term="XII", relation="implements"),
        ],
    ),
    (
        "Thực hiện Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII.",
        [Cited("Nghị quyết", name="Hội nghị Trung ương 4", term="XII", relation="implements")],
    ),
    (
        "Thực hiện Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng (khóa XII).",
        [Cited("Nghị quyết", name="Hội nghị Trung ương 4", term="XII", relation="implements")],
    ),
    (
        "Thực hiện Nghị quyết Hội nghị lần thứ mười một Ban Chấp hành Trung ương Đảng khóa XIII.",
        [Cited("Nghị quyết", name="Hội nghị Trung ương 11", term="XIII", relation="implements")],
    ),
    (
        "Thực hiện Nghị quyết của Ban Chấp hành Trung ương Đảng lần thứ 6 khóa XII.",
        [Cited("Nghị quyết", name="Hội nghị Trung ương 6", term="XII", relation="implements")],
    ),
    (
        "Thực hiện Nghị quyết Trung ương 7 (khóa 10).",
        [Cited("Nghị quyết", name="Trung ương 7", term="X", relation="implements")],
    ),
    (
        "Thực hiện Nghị quyết TW 4 (khóa XI), Nghị quyết TW4 khóa XII.",
        [
            Cited("Nghị quyết", name="Trung ương 4", term="XI", relation="implements"),
            Cited("Nghị quyết", name="Trung ương 4", term="XII", relation="implements"),
        ],
    ),
    (
        "Thực hiện Nghị quyết Trung ương 4 khóa XII; quán triệt Nghị quyết Hội nghị Trung ương 4 (khóa XII) và Nghị quyết Trung ương 4.",
        [Cited("Nghị quyết", name="Trung ương 4", term="XII", relation="implements", times=3)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội XIII của Đảng và Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng.",
        [Cited("Nghị quyết", name="Đại hội XIII của Đảng", relation="implements", times=2)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV.",
        [Cited("Nghị quyết", name="Đại hội Đảng bộ tỉnh lần thứ XV", relation="implements")],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ huyện Hà Trà lần thứ XX, nhiệm kỳ 2015 - 2020.",
        [Cited("Nghị quyết", name="Đại hội Đảng bộ huyện Hà Trà lần thứ XX", relation="implements")],
    ),
    (
        "Căn cứ Điều lệ Đảng Cộng sản Việt Nam (khóa XIII); theo Điều lệ Đảng và Điều lệ Đảng bộ.",
        [Cited("Điều lệ", name="Đảng Cộng sản Việt Nam", term="XIII", relation="based-on", times=2)],
    ),
    ("Thực hiện Đề án 06 của Chính phủ.", [Cited("Đề án", name="06", relation="implements")]),
    (
        "Thực hiện Đề án số 12-ĐA/TU ngày 3/4/2019 của Tỉnh ủy.",
        [Cited("Đề án", "12-ĐA/TU", date="2019-04-03", issuer="Tỉnh ủy", relation="implements")],
    ),
    (
        "Căn cứ Biên bản họp Hội đồng thẩm định ngày 3/4/2019;",
        [Cited("Biên bản", name="họp Hội đồng thẩm định", date="2019-04-03", relation="based-on")],
    ),
    (
        "Căn cứ Biên bản số 12/BB-HĐTĐ ngày 3/4/2019;",
        [Cited("Biên bản", "12/BB-HĐTĐ", date="2019-04-03", relation="based-on")],
    ),
    ("Phù hợp với Công ước Liên hợp quốc về quyền trẻ em.", [Cited("Công ước", name="Liên hợp quốc về quyền trẻ em")]),
]

# Short forms after the full one.
SHORT: list[tuple[str, list[Cited]]] = [
    (
        "Ban Thường vụ Huyện ủy ban hành Chỉ thị số 34-CT/HU ngày 3/4/2015 (sau đây gọi tắt là Chỉ thị 34). Các chi bộ quán triệt Chỉ thị 34.",
        [
            Cited(
                "Chỉ thị",
                "34-CT/HU",
                date="2015-04-03",
                issuer="Ban Thường vụ Huyện ủy",
                relation="implements",
                times=3,
            )
        ],
    ),
    (
        "Thực hiện Nghị quyết số 09-NQ/HU ngày 3/4/2015 (sau đây viết tắt là Nghị quyết 09). Theo Nghị quyết 9, các chi bộ họp.",
        [Cited("Nghị quyết", "09-NQ/HU", date="2015-04-03", relation="implements", times=3)],
    ),
    (
        "Thực hiện Chỉ thị số 34-CT/HU và Chỉ thị số 34-CT/TU, Chỉ thị 34 được phổ biến.",
        [Cited("Chỉ thị", "34-CT/HU", relation="implements"), Cited("Chỉ thị", "34-CT/TU", relation="implements")],
    ),
    (
        "Thực hiện Kế hoạch số 88-KH/HU trong năm; Kế hoạch 88 người được duyệt.",
        [Cited("Kế hoạch", "88-KH/HU", relation="implements")],
    ),
]

# What is no citation.
NO_CITATIONS = [
    "Báo cáo theo Mẫu số 02/BC-UBND kèm theo.",
    "Tuyến QL 1A, QL9-B và đường tỉnh 571-Đ được nâng cấp.",
    "Điện thoại: 0233.3852-UBND, fax 0233/3852.",
    "Giai đoạn 2015 - 2018 - UBND tỉnh phấn đấu.",
    "Trong năm 2018 - UBND huyện chỉ đạo.",
    "Kinh phí 120.000.000 đồng, tài khoản số 1234-KB.",
    "Hợp đồng số 12/HĐ-KT ngày 3/4/2015.",
    "Tiêu chuẩn ISO 9001/2015-QMS.",
    "Từ 7h30 - 11h, trực 24/7-VP.",
    "Tỷ lệ 90/100-HS đạt loại giỏi.",
    "Luật này, Luật gia Trần Văn Bền và Hội Luật gia tỉnh.",
    "Các luật, bộ luật và pháp lệnh có liên quan; luật và các nghị định của Chính phủ.",
    "Trường Đại học Luật Hà Trà tuyển sinh.",
    "Tham gia ý kiến vào dự thảo Luật Đất đai và Dự án Luật Quy hoạch.",
    "Căn cứ Quy chế làm việc của Ban Thường vụ Huyện ủy;",
    "Các Nghị quyết của Trung ương và các Chỉ thị của Tỉnh ủy.",
    "Quyết định của Ban Tổ chức\nSố 246-QĐ/BTCTU",
]


@pytest.mark.parametrize(("text", "expected"), [*NUMBERS, *OLD, *AROUND, *LISTS, *LAWS, *NAMES, *SHORT])
def test_citations(text: str, expected: list[Cited]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_no_citations(text: str) -> None:
    assert cited(text) == []


HEAD = (
    "UBND HUYỆN HÀ TRÀ\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Trà, ngày 3 tháng 4 năm 2020\nKẾ HOẠCH\n"
)


def test_own_number_is_no_citation() -> None:
    text = f"{HEAD}Về trồng rừng\nKế hoạch số 12/KH-UBND được gửi các xã. Thực hiện Kế hoạch số 12-KH/HU ngày 2/2/2020."
    found = record(text)
    assert found.number is not None
    assert found.number.value == "12/KH-UBND"
    assert [citation.number for citation in found.citations] == ["12-KH/HU"]


def test_receipt_number_is_no_citation() -> None:
    text = (
        "HUYỆN ỦY HÀ TRÀ\nSố 145-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Trà, ngày 3 tháng 4 năm 2020\n"
        "CÔNG VĂN ĐẾN\nSố: 287/CV-ĐẾN\nNgày: 10/4/2020\nKẾ HOẠCH\nTriển khai công tác lưu trữ\n"
        "Các chi bộ tổ chức thực hiện kế hoạch này."
    )
    assert cited(text) == []


def test_rows_of_a_table_of_documents() -> None:
    text = (
        f"{HEAD}Rà soát văn bản\nCác văn bản còn hiệu lực gồm:\n"
        "TT | Tên văn bản | Số, ký hiệu | Ngày ban hành | Trích yếu\n"
        "1 | Thông tư | 76/2009/TT-BTC | 13/4/2009 | Hướng dẫn thuế suất\n"
        "2 | Quyết định | 45/QĐ-UBND | 14/5/2010 | Phê duyệt dự toán"
    )
    assert [(c.kind, c.number, c.date) for c in cited(text)] == [
        ("Thông tư", "76/2009/TT-BTC", "2009-04-13"),
        ("Quyết định", "45/QĐ-UBND", "2010-05-14"),
    ]


def test_mentions_of_one_document_are_merged() -> None:
    text = (
        "Thực hiện Nghị quyết số 12-NQ/TU ngày 3/4/2015. Các cấp ủy quán triệt Nghị quyết số 12 - NQ/TU của Tỉnh ủy.\n"
        "Báo cáo kết quả thực hiện Nghị quyết số 012-NQ/TU của Tỉnh ủy khóa XV."
    )
    assert cited(text) == [
        Cited("Nghị quyết", "12-NQ/TU", date="2015-04-03", issuer="Tỉnh ủy", term="XV", relation="implements", times=3)
    ]


def test_mentions_say_where_they_stand() -> None:
    found = record(
        "Thực hiện Chỉ thị số 34-CT/HU.\nTheo Công văn số\f512-CV/TU, ngày 06/4/2011.\nQuán triệt Chỉ thị 34."
    )
    first, second = found.citations
    assert [found.text[m.start : m.end] for m in first.mentions] == ["Chỉ thị số 34-CT/HU", "Chỉ thị 34"]
    assert [m.page for m in first.mentions] == [1, 2]
    assert second.mentions[0].text == "Công văn số\f512-CV/TU, ngày 06/4/2011"
    assert [e.page for e in second.evidence] == [1, 2]


CONFLICTS = [
    (
        "Theo Nghị quyết số 12-NQ/TU ngày 3/4/2015 của Tỉnh ủy; báo cáo Nghị quyết số 12-NQ/TU ngày 4/4/2015.",
        "12-NQ/TU: ngày 2015-04-03 / 2015-04-04",
    ),
    (
        "Theo Nghị quyết số 12-NQ/TU của Tỉnh ủy khóa XV; báo cáo Nghị quyết số 12-NQ/TU của Tỉnh ủy khóa XVI.",
        "12-NQ/TU: khóa XV / XVI",
    ),
    ("Theo Nghị định số 43/2016/NĐ-CP ngày 20/5/2017.", "43/2016/NĐ-CP: năm 2016 / ngày 2017-05-20"),
    ("Theo Nghị quyết số 17-2019/NQ-CP ngày 2/1/2018.", "17-2019/NQ-CP: năm 2019 / ngày 2018-01-02"),
]
NO_CONFLICTS = [
    "Theo Nghị quyết số 12-NQ/TU ngày 3/4/2015; báo cáo Nghị quyết số 12-NQ/TU ngày 03 tháng 4 năm 2015.",
    "Theo Nghị quyết số 12-NQ/TU của Tỉnh ủy khóa 15; báo cáo Nghị quyết số 12-NQ/TU (khóa XV).",
    "Theo Nghị quyết số 12-NQ/TU ngày 3/4/2015 và Nghị quyết số 13-NQ/TU ngày 4/4/2015.",
    "Theo Nghị quyết Trung ương 5 khóa XI và Nghị quyết Trung ương 5 khóa XII.",
    "Luật Đất đai ngày 29/11/2013 và Luật Đất đai ngày 18/01/2024.",
]


@pytest.mark.parametrize(("text", "message"), CONFLICTS)
def test_conflicts(text: str, message: str) -> None:
    found = record(text)
    (conflict,) = [finding for finding in found.findings if finding.code == "citation-conflict"]
    assert conflict.message == message
    assert all("số" in found.text[e.start : e.end] for e in conflict.evidence)


@pytest.mark.parametrize("text", NO_CONFLICTS)
def test_no_conflicts(text: str) -> None:
    assert not [finding for finding in record(text).findings if finding.code == "citation-conflict"]
