"""Documents cited by name: laws, the Constitution, plenums and congresses; and the short forms of numbers.

Each row is another wording: how a law is named and amended, how a plenum and its term are written, how a document is
called after its first mention. Names of laws and plenums are real, the rest is invented.
"""

from __future__ import annotations

import pytest

from tests.test_citations import record

# Kind, number, name, term.
Named = tuple[str, str | None, str | None, str | None]

LAWS: list[tuple[str, list[Named]]] = [
    ("Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;", [("Luật", None, "Tổ chức Chính phủ", None)]),
    ("Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003;", [("Luật", None, "Tổ chức HĐND và UBND", None)]),
    (
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;",
        [("Luật", None, "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", None)],
    ),
    (
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;",
        [("Luật", None, "Ban hành văn bản quy phạm pháp luật", None)],
    ),
    (
        "Căn cứ Luật ban hành văn bản quy phạm pháp luật năm 2015;",
        [("Luật", None, "Ban hành văn bản quy phạm pháp luật", None)],
    ),
    ("Căn cứ Luật Ban hành VBQPPL năm 2015;", [("Luật", None, "Ban hành VBQPPL", None)]),
    (
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;",
        [("Luật", None, "Thực hiện dân chủ ở cơ sở", None)],
    ),
    (
        "Căn cứ Luật Cán bộ, công chức năm 2008 và Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019;",
        [
            ("Luật", None, "Cán bộ, công chức", None),
            ("Luật", None, "sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức", None),
            ("Luật", None, "Viên chức", None),
        ],
    ),
    (
        "Căn cứ Luật số 62/2020/QH14 sửa đổi, bổ sung một số điều của Luật Xây dựng;",
        [("Luật", "62/2020/QH14", None, None), ("Luật", None, "Xây dựng", None)],
    ),
    (
        "Căn cứ Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023, được sửa đổi, bổ sung bởi Luật số 57/2024/QH15 và Luật số 90/2025/QH15;",
        [
            ("Luật", "22/2023/QH15", "Đấu thầu", None),
            ("Luật", "57/2024/QH15", None, None),
            ("Luật", "90/2025/QH15", None, None),
        ],
    ),
    ("Căn cứ Luật Nghĩa vụ quân sự (Luật số 78/2015/QH13);", [("Luật", "78/2015/QH13", "Nghĩa vụ quân sự", None)]),
    ("Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019;", [("Bộ luật", "45/2019/QH14", "Lao động", None)]),
    ("Căn cứ Bộ Luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017);", [("Bộ luật", None, "Hình sự", None)]),
    ("Căn cứ Bộ luật Tố tụng dân sự năm 2015;", [("Bộ luật", None, "Tố tụng dân sự", None)]),
    ("Căn cứ Bộ luật Hàng hải Việt Nam ngày 25/11/2015;", [("Bộ luật", None, "Hàng hải Việt Nam", None)]),
    ("Căn cứ Hiến pháp năm 2013;", [("Hiến pháp", None, None, None)]),
    ("Căn cứ Hiến pháp 2013;", [("Hiến pháp", None, None, None)]),
    ("Căn cứ Hiến pháp 1992 và Hiến pháp năm 1992 (sửa đổi, bổ sung năm 2001);", [("Hiến pháp", None, None, None)]),
    (
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992 đã được sửa đổi, bổ sung theo Nghị quyết số 51/2001/QH10;",
        [("Hiến pháp", None, None, None), ("Nghị quyết", "51/2001/QH10", None, None)],
    ),
    ("Căn cứ Pháp lệnh Lưu trữ quốc gia năm 2001;", [("Pháp lệnh", None, "Lưu trữ quốc gia", None)]),
    ("Căn cứ Pháp lệnh Dân quân tự vệ ngày 29/4/2004;", [("Pháp lệnh", None, "Dân quân tự vệ", None)]),
    (
        "Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14 ngày 09/12/2020;",
        [("Pháp lệnh", "02/2020/UBTVQH14", "Ưu đãi người có công với cách mạng", None)],
    ),
    (
        "Căn cứ Luật Phòng, chống tham nhũng; Luật Thực hành tiết kiệm, chống lãng phí;",
        [("Luật", None, "Phòng, chống tham nhũng", None), ("Luật", None, "Thực hành tiết kiệm, chống lãng phí", None)],
    ),
    ("Căn cứ Luật Lưu trữ số 33/2024/QH15;", [("Luật", "33/2024/QH15", "Lưu trữ", None)]),
    ("Căn cứ Luật số 33/2024/QH15 về Lưu trữ;", [("Luật", "33/2024/QH15", None, None)]),
    ("Căn cứ Luật Mặt trận Tổ quốc Việt Nam;", [("Luật", None, "Mặt trận Tổ quốc Việt Nam", None)]),
    ("Căn cứ Luật Giáo dục 2019;", [("Luật", None, "Giáo dục", None)]),
    (
        "Căn cứ Luật Giáo dục đại học; Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học;",
        [
            ("Luật", None, "Giáo dục đại học", None),
            ("Luật", None, "sửa đổi, bổ sung một số điều của Luật Giáo dục đại học", None),
        ],
    ),
    ("Căn cứ Luật Bảo vệ môi trường ngày 17/11/2020;", [("Luật", None, "Bảo vệ môi trường", None)]),
    (
        "Theo quy định của Luật Khiếu nại, Luật Tố cáo và Luật Tiếp công dân.",
        [("Luật", None, "Khiếu nại", None), ("Luật", None, "Tố cáo", None), ("Luật", None, "Tiếp công dân", None)],
    ),
    ("Theo Điều 12 của Luật Đất đai và khoản 2 Điều 5 Luật này.", [("Luật", None, "Đất đai", None)]),
    ("Luật HTX năm 2012 quy định.", [("Luật", None, "Hợp tác xã", None)]),
    (
        "Luật Hợp tác xã năm 2012 và Luật Doanh nghiệp năm 2014.",
        [("Luật", None, "Hợp tác xã", None), ("Luật", None, "Doanh nghiệp", None)],
    ),
    ("Thực hiện Luật Bảo hiểm y tế (sửa đổi).", [("Luật", None, "Bảo hiểm y tế", None)]),
    (
        "CĂN CỨ LUẬT XỬ LÝ VI PHẠM HÀNH CHÍNH NGÀY 20 THÁNG 6 NĂM 2012",
        [("Luật", None, "Xử lý vi phạm hành chính", None)],
    ),
    ("Căn cứ Luật Phòng cháy chữa cháy ngày 29/6/2001;", [("Luật", None, "Phòng cháy và chữa cháy", None)]),
    (
        "Căn cứ Luật BHXH năm 2014 và Luật BHYT;",
        [("Luật", None, "Bảo hiểm xã hội", None), ("Luật", None, "Bảo hiểm y tế", None)],
    ),
    (
        "Căn cứ Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ ngày 29/11/2024;",
        [("Luật", None, "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", None)],
    ),
]

PLENUMS: list[tuple[str, list[Named]]] = [
    ("Thực hiện Nghị quyết Trung ương 4 khóa XII.", [("Nghị quyết", None, "Trung ương 4", "XII")]),
    ("Thực hiện Nghị quyết Trung ương 4, khóa XII.", [("Nghị quyết", None, "Trung ương 4", "XII")]),
    ("Thực hiện Nghị quyết Trung ương 4 (khoá XII).", [("Nghị quyết", None, "Trung ương 4", "XII")]),
    ("Thực hiện Nghị quyết Trung ương lần thứ 4 khóa XII.", [("Nghị quyết", None, "Hội nghị Trung ương 4", "XII")]),
    ("Thực hiện Nghị quyết Trung ương 4 - khóa XII.", [("Nghị quyết", None, "Trung ương 4", "XII")]),
    ("Thực hiện Nghị quyết TW4 khóa XII.", [("Nghị quyết", None, "Trung ương 4", "XII")]),
    ("Thực hiện Nghị quyết TƯ 4 khóa XII.", [("Nghị quyết", None, "Trung ương 4", "XII")]),
    ("Thực hiện Nghị quyết T.Ư 4 khóa XII.", [("Nghị quyết", None, "Trung ương 4", "XII")]),
    (
        "Thực hiện Nghị quyết Hội nghị lần thứ sáu BCHTW khóa XII.",
        [("Nghị quyết", None, "Hội nghị Trung ương 6", "XII")],
    ),
    (
        "Thực hiện Nghị quyết Hội nghị lần thứ sáu BCH TW Đảng khóa XII.",
        [("Nghị quyết", None, "Hội nghị Trung ương 6", "XII")],
    ),
    ("Thực hiện Nghị quyết Hội nghị Trung ương 6 khóa XII.", [("Nghị quyết", None, "Hội nghị Trung ương 6", "XII")]),
    (
        "Thực hiện Nghị quyết Hội nghị Trung ương lần thứ 6 khóa XII.",
        [("Nghị quyết", None, "Hội nghị Trung ương 6", "XII")],
    ),
    (
        "Thực hiện Nghị quyết Hội nghị Trung ương lần thứ sáu (khóa XII).",
        [("Nghị quyết", None, "Hội nghị Trung ương 6", "XII")],
    ),
    (
        "Thực hiện Nghị quyết Hội nghị Ban Chấp hành Trung ương Đảng lần thứ sáu, khóa XII.",
        [("Nghị quyết", None, "Hội nghị Trung ương 6", "XII")],
    ),
    (
        "Thực hiện Nghị quyết Hội nghị lần thứ VI Ban Chấp hành Trung ương khóa XII.",
        [("Nghị quyết", None, "Hội nghị Trung ương 6", "XII")],
    ),
    ("Thực hiện Kết luận Hội nghị Trung ương 4 khóa XIII.", [("Kết luận", None, "Hội nghị Trung ương 4", "XIII")]),
    (
        "Thực hiện Nghị quyết Trung ương 5 khóa XI, XII.",
        [("Nghị quyết", None, "Trung ương 5", "XI"), ("Nghị quyết", None, "Trung ương 5", "XII")],
    ),
    (
        "Thực hiện các Nghị quyết Trung ương 6, 7 khóa XII.",
        [("Nghị quyết", None, "Trung ương 6", "XII"), ("Nghị quyết", None, "Trung ương 7", "XII")],
    ),
    (
        "Thực hiện Nghị quyết Trung ương 6, Trung ương 7 khóa XII.",
        [("Nghị quyết", None, "Trung ương 6", "XII"), ("Nghị quyết", None, "Trung ương 7", "XII")],
    ),
    (
        "Thực hiện Nghị quyết Trung ương 3 khóa VIII về chiến lược cán bộ.",
        [("Nghị quyết", None, "Trung ương 3", "VIII")],
    ),
    ("Thực hiện Nghị quyết Đại hội XIII của Đảng.", [("Nghị quyết", None, "Đại hội XIII của Đảng", None)]),
    (
        "Thực hiện Nghị quyết Đại hội lần thứ XIII của Đảng.",
        [("Nghị quyết", None, "Đại hội lần thứ XIII của Đảng", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII.",
        [("Nghị quyết", None, "Đại hội Đảng toàn quốc lần thứ XIII", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng.",
        [("Nghị quyết", None, "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội XIII Đảng Cộng sản Việt Nam.",
        [("Nghị quyết", None, "Đại hội XIII Đảng Cộng sản Việt Nam", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX.",
        [("Nghị quyết", None, "Đại hội Đảng bộ tỉnh lần thứ XX", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025.",
        [("Nghị quyết", None, "Đại hội đại biểu Đảng bộ tỉnh lần thứ XX", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Lam Giang lần thứ XVII.",
        [("Nghị quyết", None, "Đại hội Đảng bộ tỉnh Lam Giang lần thứ XVII", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ huyện khóa XXI.",
        [("Nghị quyết", None, "Đại hội Đảng bộ huyện khóa XXI", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ xã Cẩm Ngạn lần thứ 25.",
        [("Nghị quyết", None, "Đại hội Đảng bộ xã Cẩm Ngạn lần thứ 25", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ thành phố lần thứ XII.",
        [("Nghị quyết", None, "Đại hội Đảng bộ thành phố lần thứ XII", None)],
    ),
    (
        "Thực hiện Nghị quyết Đại hội Đảng bộ Khối các cơ quan tỉnh lần thứ II.",
        [("Nghị quyết", None, "Đại hội Đảng bộ Khối các cơ quan tỉnh lần thứ II", None)],
    ),
    ("Thực hiện Nghị quyết Đại hội Đảng các cấp.", []),
    (
        "Nghị quyết Đại hội Công đoàn tỉnh lần thứ XV.",
        [("Nghị quyết", None, "Đại hội Công đoàn tỉnh lần thứ XV", None)],
    ),
    (
        "Nghị quyết Đại hội Đoàn toàn quốc lần thứ XII.",
        [("Nghị quyết", None, "Đại hội Đoàn toàn quốc lần thứ XII", None)],
    ),
    ("Thực hiện Điều lệ Đảng; Điều lệ Công đoàn Việt Nam.", [("Điều lệ", None, "Đảng", None)]),
    ("Thực hiện Cương lĩnh xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội.", []),
    ("Thực hiện Nghị quyết khoán 10 và tinh thần nghị quyết.", []),
]

# Kind, number, how often it is mentioned.
SHORT: list[tuple[str, list[tuple[str, str, int]]]] = [
    (
        "Thực hiện Chỉ thị số 34-CT/HU (sau đây gọi tắt là Chỉ thị 34). Các xã quán triệt Chỉ thị 34.",
        [("Chỉ thị", "34-CT/HU", 3)],
    ),
    (
        "Thực hiện Chỉ thị số 34-CT/HU (gọi tắt là Chỉ thị 34). Các xã quán triệt Chỉ thị số 34.",
        [("Chỉ thị", "34-CT/HU", 3)],
    ),
    (
        "Thực hiện Chỉ thị số 34-CT/HU (sau đây gọi là Chỉ thị số 34). Các xã quán triệt Chỉ thị số 34.",
        [("Chỉ thị", "34-CT/HU", 3)],
    ),
    ("Thực hiện Chỉ thị số 34-CT/HU, (viết tắt là Chỉ thị 34-CT/HU). Các xã quán triệt.", [("Chỉ thị", "34-CT/HU", 2)]),
    (
        "Ban hành kèm theo Kế hoạch số 88-KH/TU (gọi tắt là Kế hoạch 88). Kế hoạch số 88 được phổ biến.",
        [("Kế hoạch", "88-KH/TU", 3)],
    ),
    (
        "Thực hiện Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW. Kết quả thực hiện Quyết định 217, 218 đạt khá.",
        [("Quyết định", "217-QĐ/TW", 2), ("Quyết định", "218-QĐ/TW", 2)],
    ),
    (
        "Thực hiện Quyết định số 217-QĐ/TW và số 218-QĐ/TW. Kết quả thực hiện các Quyết định 217 và 218 đạt khá.",
        [("Quyết định", "217-QĐ/TW", 2), ("Quyết định", "218-QĐ/TW", 2)],
    ),
    (
        "Thực hiện Quy định số 08-QĐi/TW, Quy định số 37-QĐ/TW. Chấp hành các Quy định số 08, 37.",
        [("Quy định", "08-QĐi/TW", 2), ("Quy định", "37-QĐ/TW", 2)],
    ),
    (
        "Thực hiện Quy định số 08-QĐi/TW, Quy định số 37-QĐ/TW. Chấp hành các Quy định 08, 37 và Quyết định 15.",
        [("Quy định", "08-QĐi/TW", 2), ("Quy định", "37-QĐ/TW", 2)],
    ),
    (
        "Thực hiện Nghị định số 30/2020/NĐ-CP. Theo Nghị định 30/2020, các cơ quan lập hồ sơ.",
        [("Nghị định", "30/2020/NĐ-CP", 2)],
    ),
    (
        "Thực hiện Nghị định số 30/2020/NĐ-CP. Theo Nghị định 30, các cơ quan lập hồ sơ.",
        [("Nghị định", "30/2020/NĐ-CP", 2)],
    ),
    ("Thực hiện Chỉ thị số 34-CT/HU. Chỉ thị 34/2015 khác.", [("Chỉ thị", "34-CT/HU", 1)]),
    ("Thực hiện Kế hoạch số 88-KH/HU. Theo KH 88, các xã làm.", [("Kế hoạch", "88-KH/HU", 2)]),
    ("Thực hiện Chỉ thị số 34-CT/HU. Kết quả thực hiện CT 34 đạt khá.", [("Chỉ thị", "34-CT/HU", 2)]),
    (
        "Thực hiện Nghị quyết số 09-NQ/HU. Nghị quyết 09 năm thứ hai; Nghị quyết 90 khác.",
        [("Nghị quyết", "09-NQ/HU", 1)],
    ),
    (
        "Thực hiện Luật Đất đai số 31/2024/QH15 (sau đây gọi tắt là Luật Đất đai). Luật Đất đai quy định.",
        [("Luật", "31/2024/QH15", 3)],
    ),
    ("Thực hiện Kế hoạch số 88-KH/HU. Kế hoạch số 88-KH/HU nêu trên được phổ biến.", [("Kế hoạch", "88-KH/HU", 2)]),
    (
        "Thực hiện Kế hoạch số 88-KH/HU ngày 3/4/2015 và Kế hoạch số 88-KH/HU ngày 3/4/2016.",
        [("Kế hoạch", "88-KH/HU", 2)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*LAWS, *PLENUMS])
def test_named(text: str, expected: list[Named]) -> None:
    assert [(c.kind, c.number, c.name, c.term) for c in record(text).citations] == expected


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_short(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(c.kind, c.number, len(c.mentions)) for c in record(text).citations] == expected
