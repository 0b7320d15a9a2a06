"""Letterheads of every sort: whose document it is, its number, its day and place. Bodies and districts are invented."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pipeline.viet import key
from tests.directives import MOTTO, PARTY, directive

NATION, INDEPENDENCE = MOTTO


class Head(NamedTuple):
    """A letterhead, and what it states; None where it is silent."""

    lines: tuple[str, ...]
    number: str | None
    date: str | None
    place: str | None
    issuer: str | None
    locality: str | None
    kind: str = "KẾ HOẠCH"


# Number, date, place, issuer and province.
Stated = tuple[str | None, str | None, str | None, str | None, str | None]


def party(own: tuple[str, ...], number: str, dateline: str, stated: Stated, kind: str = "KẾ HOẠCH") -> Head:
    """Left column, then the Party's title and the date, as columns are read one after the other."""
    return Head((*own, "*", number, PARTY, dateline), *stated, kind=kind)


def state(own: tuple[str, ...], number: str, dateline: str, stated: Stated, kind: str = "KẾ HOẠCH") -> Head:
    """Left column, then the State's motto, place and date."""
    return Head((*own, number, NATION, INDEPENDENCE, dateline), *stated, kind=kind)


PARTY_HEADS = [
    party(
        ("TỈNH ỦY LAM GIANG",),
        "Số 88-KH/TU",
        "Lam Giang, ngày 07 tháng 5 năm 2018",
        ("88-KH/TU", "2018-05-07", "Lam Giang", "Tỉnh ủy Lam Giang", "Lam Giang"),
    ),
    party(
        ("TỈNH UỶ LAM GIANG",),
        "Số: 12 - CT/TU",
        "Lam Giang, ngày 4 tháng 11 năm 1999",
        ("12-CT/TU", "1999-11-04", "Lam Giang", "Tỉnh uỷ Lam Giang", "Lam Giang"),
        "CHỈ THỊ",
    ),
    party(
        ("ĐẢNG BỘ TỈNH HẠ TRÀ", "HUYỆN ỦY SUỐI VÀNG"),
        "Số 22-CTr/HU",
        "Suối Vàng, ngày 10 tháng 9 năm 2018",
        ("22-CTr/HU", "2018-09-10", "Suối Vàng", "Huyện ủy Suối Vàng", "Hạ Trà"),
        "CHƯƠNG TRÌNH",
    ),
    party(
        ("ĐẢNG BỘ TỈNH LAM GIANG", "THÀNH ỦY BÌNH HẢI"),
        "Số 155-QĐ/TU",
        "Bình Hải, ngày 1 tháng 3 năm 2021",
        ("155-QĐ/TU", "2021-03-01", "Bình Hải", "Thành ủy Bình Hải", "Lam Giang"),
        "QUYẾT ĐỊNH",
    ),
    party(
        ("ĐẢNG BỘ HUYỆN SUỐI VÀNG", "ĐẢNG ỦY XÃ CẨM NGẠN"),
        "Số 05-NQ/ĐU",
        "Cẩm Ngạn, ngày 15 tháng 01 năm 2020",
        ("05-NQ/ĐU", "2020-01-15", "Cẩm Ngạn", "Đảng ủy xã Cẩm Ngạn", None),
        "NGHỊ QUYẾT",
    ),
    party(
        ("TỈNH ỦY LAM GIANG", "BAN TỔ CHỨC"),
        "Số 11-HD/BTCTU",
        "Lam Giang, ngày 20 tháng 02 năm 2019",
        ("11-HD/BTCTU", "2019-02-20", "Lam Giang", "Ban Tổ chức Tỉnh ủy Lam Giang", "Lam Giang"),
        "HƯỚNG DẪN",
    ),
    party(
        ("TỈNH ỦY LAM GIANG", "ỦY BAN KIỂM TRA"),
        "Số 201-BC/UBKTTU",
        "Lam Giang, ngày 25 tháng 12 năm 2022",
        ("201-BC/UBKTTU", "2022-12-25", "Lam Giang", "Ủy ban Kiểm tra Tỉnh ủy Lam Giang", "Lam Giang"),
        "BÁO CÁO",
    ),
    party(
        ("TỈNH ỦY LAM GIANG", "VĂN PHÒNG"),
        "Số 733-CV/VPTU",
        "Lam Giang, ngày 9 tháng 6 năm 2016",
        ("733-CV/VPTU", "2016-06-09", "Lam Giang", "Văn phòng Tỉnh ủy Lam Giang", "Lam Giang"),
        "THÔNG BÁO",
    ),
    party(
        ("HUYỆN ỦY SUỐI VÀNG", "BAN TUYÊN GIÁO"),
        "Số 17-KH/BTGHU",
        "Suối Vàng, ngày 3 tháng 4 năm 2017",
        ("17-KH/BTGHU", "2017-04-03", "Suối Vàng", "Ban Tuyên giáo Huyện ủy Suối Vàng", None),
    ),
    party(
        ("TỈNH ỦY LAM GIANG", "BAN TUYÊN GIÁO VÀ DÂN VẬN"),
        "Số 40-HD/BTGDVTU",
        "Lam Giang, ngày 18 tháng 3 năm 2025",
        ("40-HD/BTGDVTU", "2025-03-18", "Lam Giang", "Ban Tuyên giáo và Dân vận Tỉnh ủy Lam Giang", "Lam Giang"),
        "HƯỚNG DẪN",
    ),
    party(
        ("ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"),
        "Số 03-KH/ĐU",
        "Lam Giang, ngày 12 tháng 5 năm 2025",
        ("03-KH/ĐU", "2025-05-12", "Lam Giang", "Đảng ủy các cơ quan Đảng tỉnh", "Lam Giang"),
    ),
    party(
        ("ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH"),
        "Số 14-QĐ/ĐU",
        "Lam Giang, ngày 2 tháng 6 năm 2025",
        ("14-QĐ/ĐU", "2025-06-02", "Lam Giang", "Đảng ủy Ủy ban nhân dân tỉnh", "Lam Giang"),
        "QUYẾT ĐỊNH",
    ),
    party(
        ("ĐẢNG BỘ TỈNH QUẢNG TRỊ", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "VÀ DOANH NGHIỆP TỈNH"),
        "Số 61-KH/ĐUK",
        "Quảng Trị, ngày 30 tháng 8 năm 2021",
        ("61-KH/ĐUK", "2021-08-30", "Quảng Trị", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "Quảng Trị"),
    ),
    party(
        ("ĐẢNG ỦY KHỐI DOANH NGHIỆP", "CHI BỘ CÔNG TY CỔ PHẦN CẤP NƯỚC QUẢNG TRỊ"),
        "Số 02-NQ/CB",
        "Quảng Trị, ngày 05 tháng 02 năm 2018",
        ("02-NQ/CB", "2018-02-05", "Quảng Trị", "Chi bộ Công ty Cổ phần Cấp nước Quảng Trị", "Quảng Trị"),
        "NGHỊ QUYẾT",
    ),
    party(
        ("BAN CHẤP HÀNH TRUNG ƯƠNG",),
        "Số 19-NQ/TW",
        "Hà Nội, ngày 25 tháng 10 năm 2017",
        ("19-NQ/TW", "2017-10-25", "Hà Nội", "Ban Chấp hành Trung ương", None),
        "NGHỊ QUYẾT",
    ),
    party(
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN BÍ THƯ"),
        "Số 30-CT/TW",
        "Hà Nội, ngày 22 tháng 01 năm 2019",
        ("30-CT/TW", "2019-01-22", "Hà Nội", "Ban Bí thư", None),
        "CHỈ THỊ",
    ),
    party(
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"),
        "Số 36-HD/VPTW",
        "Hà Nội, ngày 03 tháng 4 năm 2018",
        ("36-HD/VPTW", "2018-04-03", "Hà Nội", "Văn phòng Trung ương Đảng", None),
        "HƯỚNG DẪN",
    ),
    party(
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN TỔ CHỨC"),
        "Số 11-HD/BTCTW",
        "Hà Nội, ngày 5 tháng 11 năm 2012",
        ("11-HD/BTCTW", "2012-11-05", "Hà Nội", "Ban Tổ chức Trung ương", None),
        "HƯỚNG DẪN",
    ),
    party(
        ("BỘ CHÍNH TRỊ",),
        "Số 214-QĐ/TW",
        "Hà Nội, ngày 02 tháng 01 năm 2020",
        ("214-QĐ/TW", "2020-01-02", "Hà Nội", "Bộ Chính trị", None),
        "QUY ĐỊNH",
    ),
    party(
        ("TỈNH ỦY LAM GIANG", "BAN THƯỜNG VỤ"),
        "Số 77-KL/TU",
        "Lam Giang, ngày 02 tháng 01 năm 2020",
        ("77-KL/TU", "2020-01-02", "Lam Giang", "Ban Thường vụ Tỉnh ủy Lam Giang", "Lam Giang"),
        "KẾT LUẬN",
    ),
    party(
        ("TỈNH ỦY LAM GIANG", "VĂN PHÒNG TỈNH ỦY"),
        "Số 77-TB/VPTU",
        "Lam Giang, ngày 02 tháng 01 năm 2020",
        ("77-TB/VPTU", "2020-01-02", "Lam Giang", "Văn phòng Tỉnh ủy", "Lam Giang"),
        "THÔNG BÁO",
    ),
    party(
        ("ĐẢNG BỘ HUYỆN SUỐI VÀNG", "BAN TỔ CHỨC"),
        "Số 5-HD/BTCHU",
        "Suối Vàng, ngày 02 tháng 01 năm 2020",
        ("5-HD/BTCHU", "2020-01-02", "Suối Vàng", "Ban Tổ chức Huyện ủy Suối Vàng", None),
        "HƯỚNG DẪN",
    ),
    party(
        ("ĐẢNG ỦY SỞ Y TẾ", "CHI BỘ VĂN PHÒNG SỞ"),
        "Số 5-KH/CB",
        "Quảng Trị, ngày 02 tháng 01 năm 2020",
        ("5-KH/CB", "2020-01-02", "Quảng Trị", "Chi bộ Văn phòng Sở", "Quảng Trị"),
    ),
    party(
        ("VĂN PHÒNG ĐẢNG ỦY", "UBND TỈNH LAM GIANG"),
        "Số 12-KH/VPĐU",
        "Lam Giang, ngày 02 tháng 6 năm 2025",
        ("12-KH/VPĐU", "2025-06-02", "Lam Giang", "Văn phòng Đảng ủy Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang"),
    ),
]

STATE_HEADS = [
    state(
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG"),
        "Số: 1207/KH-UBND",
        "Lam Giang, ngày 14 tháng 8 năm 2014",
        ("1207/KH-UBND", "2014-08-14", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang"),
    ),
    state(
        ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG",),
        "Số : 45/2013/QĐ-UBND",
        "Lam Giang, ngày 03 tháng 12 năm 2013",
        ("45/2013/QĐ-UBND", "2013-12-03", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang"),
        "QUYẾT ĐỊNH",
    ),
    state(
        ("UBND TỈNH LAM GIANG",),
        "Số: 1042/QĐ-UB",
        "Lam Giang, ngày 9 tháng 7 năm 2001",
        ("1042/QĐ-UB", "2001-07-09", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang"),
        "QUYẾT ĐỊNH",
    ),
    state(
        ("ỦY BAN NHÂN DÂN", "HUYỆN SUỐI VÀNG"),
        "Số: 118/KH-UBND",
        "Suối Vàng, ngày 22 tháng 4 năm 2019",
        ("118/KH-UBND", "2019-04-22", "Suối Vàng", "Ủy ban nhân dân huyện Suối Vàng", None),
    ),
    state(
        ("UBND HUYỆN SUỐI VÀNG", "PHÒNG NỘI VỤ"),
        "Số: 31/PNV-CCHC",
        "Suối Vàng, ngày 6 tháng 3 năm 2015",
        ("31/PNV-CCHC", "2015-03-06", "Suối Vàng", "Phòng Nội vụ", None),
        "BÁO CÁO",
    ),
    state(
        ("ỦY BAN NHÂN DÂN", "XÃ CẨM NGẠN"),
        "Số: 07/BC-UBND",
        "Cẩm Ngạn, ngày 30 tháng 6 năm 2020",
        ("07/BC-UBND", "2020-06-30", "Cẩm Ngạn", "Ủy ban nhân dân xã Cẩm Ngạn", None),
        "BÁO CÁO",
    ),
    state(
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN HÒA", "THÀNH PHỐ BÌNH HẢI"),
        "Số: 90/TB-UBND",
        "Tân Hòa, ngày 11 tháng 7 năm 2023",
        ("90/TB-UBND", "2023-07-11", "Tân Hòa", "Ủy ban nhân dân phường Tân Hòa thành phố Bình Hải", None),
        "THÔNG BÁO",
    ),
    state(
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"),
        "Số: 08/CT-UBND",
        "Hải Phòng, ngày 19 tháng 5 năm 2022",
        ("08/CT-UBND", "2022-05-19", "Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng"),
        "CHỈ THỊ",
    ),
    state(
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH LAM GIANG"),
        "Số: 33/2021/NQ-HĐND",
        "Lam Giang, ngày 08 tháng 12 năm 2021",
        ("33/2021/NQ-HĐND", "2021-12-08", "Lam Giang", "Hội đồng nhân dân tỉnh Lam Giang", "Lam Giang"),
        "NGHỊ QUYẾT",
    ),
    state(
        ("UBND TỈNH LAM GIANG", "SỞ Y TẾ"),
        "Số: 2107/SYT-NVY",
        "Lam Giang, ngày 5 tháng 9 năm 2017",
        ("2107/SYT-NVY", "2017-09-05", "Lam Giang", "Sở Y tế", "Lam Giang"),
        "BÁO CÁO",
    ),
    state(
        ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        "Số: 640/KH-SGDĐT",
        "Lam Giang, ngày 12 tháng 4 năm 2024",
        ("640/KH-SGDĐT", "2024-04-12", "Lam Giang", "Sở Giáo dục và Đào tạo", "Lam Giang"),
    ),
    state(
        ("UBND TỈNH LAM GIANG", "SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"),
        "Số: 880/KH-SLĐTBXH",
        "Lam Giang, ngày 2 tháng 3 năm 2018",
        ("880/KH-SLĐTBXH", "2018-03-02", "Lam Giang", "Sở Lao động - Thương binh và Xã hội", "Lam Giang"),
    ),
    state(
        ("UBND TỈNH LAM GIANG", "SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        "Số: 415/BC-SVHTTDL",
        "Lam Giang, ngày 16 tháng 10 năm 2019",
        ("415/BC-SVHTTDL", "2019-10-16", "Lam Giang", "Sở Văn hóa, Thể thao và Du lịch", "Lam Giang"),
        "BÁO CÁO",
    ),
    state(
        ("SỞ NÔNG NGHIỆP VÀ PTNT", "CHI CỤC KIỂM LÂM"),
        "Số: 55/KH-CCKL",
        "Quảng Trị, ngày 21 tháng 01 năm 2016",
        ("55/KH-CCKL", "2016-01-21", "Quảng Trị", "Chi cục Kiểm lâm", "Quảng Trị"),
    ),
    state(
        ("UBND TỈNH LÀO CAI", "VĂN PHÒNG"),
        "Số: 61/TB-VPUBND",
        "Lào Cai, ngày 28 tháng 2 năm 2024",
        ("61/TB-VPUBND", "2024-02-28", "Lào Cai", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai"),
        "THÔNG BÁO",
    ),
    state(
        ("UBND TỈNH LAM GIANG", "BAN QUẢN LÝ KHU KINH TẾ"),
        "Số: 512/KH-BQLKKT",
        "Lam Giang, ngày 17 tháng 7 năm 2020",
        ("512/KH-BQLKKT", "2020-07-17", "Lam Giang", "Ban Quản lý Khu kinh tế", "Lam Giang"),
    ),
    state(
        ("BỘ NỘI VỤ",),
        "Số: 03/2012/TT-BNV",
        "Hà Nội, ngày 28 tháng 11 năm 2012",
        ("03/2012/TT-BNV", "2012-11-28", "Hà Nội", "Bộ Nội vụ", None),
        "THÔNG TƯ",
    ),
    state(
        ("BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"),
        "Số: 5680/TB-TCT",
        "Hà Nội, ngày 11 tháng 12 năm 2018",
        ("5680/TB-TCT", "2018-12-11", "Hà Nội", "Tổng cục Thuế", None),
        "THÔNG BÁO",
    ),
    state(
        ("CHÍNH PHỦ",),
        "Số: 30/2020/NĐ-CP",
        "Hà Nội, ngày 05 tháng 3 năm 2020",
        ("30/2020/NĐ-CP", "2020-03-05", "Hà Nội", "Chính phủ", None),
        "NGHỊ ĐỊNH",
    ),
    state(
        ("THỦ TƯỚNG CHÍNH PHỦ",),
        "Số: 217/CĐ-TTg",
        "Hà Nội, ngày 1 tháng 4 năm 2021",
        ("217/CĐ-TTg", "2021-04-01", "Hà Nội", "Thủ tướng Chính phủ", None),
        "CÔNG ĐIỆN",
    ),
    state(
        ("VĂN PHÒNG CHÍNH PHỦ",),
        "Số: 623/TB-VPCP",
        "Hà Nội, ngày 14 tháng 11 năm 2025",
        ("623/TB-VPCP", "2025-11-14", "Hà Nội", "Văn phòng Chính phủ", None),
        "THÔNG BÁO",
    ),
    state(
        ("QUỐC HỘI",),
        "Luật số: 01/2011/QH13",
        "Hà Nội, ngày 11 tháng 11 năm 2011",
        ("01/2011/QH13", "2011-11-11", "Hà Nội", "Quốc hội", None),
        "LUẬT",
    ),
    state(
        ("KIỂM TOÁN NHÀ NƯỚC",),
        "Số: 13/CT-KTNN",
        "Hà Nội, ngày 19 tháng 3 năm 2010",
        ("13/CT-KTNN", "2010-03-19", "Hà Nội", "Kiểm toán Nhà nước", None),
        "CHỈ THỊ",
    ),
    state(
        ("TÒA ÁN NHÂN DÂN", "TỈNH LAM GIANG"),
        "Số: 77/KH-TA",
        "Lam Giang, ngày 24 tháng 3 năm 2020",
        ("77/KH-TA", "2020-03-24", "Lam Giang", "Tòa án nhân dân tỉnh Lam Giang", "Lam Giang"),
    ),
    state(
        ("CÔNG AN TỈNH LAM GIANG", "CÔNG AN HUYỆN SUỐI VÀNG"),
        "Số: 205/KH-CAH",
        "Suối Vàng, ngày 13 tháng 5 năm 2019",
        ("205/KH-CAH", "2019-05-13", "Suối Vàng", "Công an huyện Suối Vàng", "Lam Giang"),
    ),
    state(
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC SƯ PHẠM QUẢNG TRỊ"),
        "Số: 1146/KH-ĐHSPLG",
        "Quảng Trị, ngày 03 tháng 10 năm 2025",
        ("1146/KH-ĐHSPLG", "2025-10-03", "Quảng Trị", "Trường Đại học Sư phạm Quảng Trị", "Quảng Trị"),
    ),
    state(
        ("UBND HUYỆN SUỐI VÀNG", "TRƯỜNG THCS CẨM NGẠN"),
        "Số: 19/KH-THCSCN",
        "Cẩm Ngạn, ngày 9 tháng 9 năm 2019",
        ("19/KH-THCSCN", "2019-09-09", "Cẩm Ngạn", "Trường THCS Cẩm Ngạn", None),
    ),
    state(
        ("SỞ Y TẾ QUẢNG TRỊ", "BỆNH VIỆN ĐA KHOA TỈNH"),
        "Số: 350/KH-BVĐKT",
        "Quảng Trị, ngày 8 tháng 2 năm 2018",
        ("350/KH-BVĐKT", "2018-02-08", "Quảng Trị", "Bệnh viện Đa khoa tỉnh", "Quảng Trị"),
    ),
    state(
        ("BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI TỈNH QUẢNG TRỊ"),
        "Số: 190/KH-BHXH",
        "Quảng Trị, ngày 7 tháng 7 năm 2016",
        ("190/KH-BHXH", "2016-07-07", "Quảng Trị", "Bảo hiểm xã hội tỉnh Quảng Trị", "Quảng Trị"),
    ),
    state(
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
        "Số: 1300/SNN-TTBVTV",
        "Lam Giang, ngày 6 tháng 6 năm 2016",
        ("1300/SNN-TTBVTV", "2016-06-06", "Lam Giang", "Sở Nông nghiệp và Phát triển nông thôn", "Lam Giang"),
        "BÁO CÁO",
    ),
    state(
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH LAM GIANG", "BAN PHÁP CHẾ"),
        "Số: 15/BC-BPC",
        "Lam Giang, ngày 3 tháng 7 năm 2020",
        ("15/BC-BPC", "2020-07-03", "Lam Giang", "Ban Pháp chế Hội đồng nhân dân tỉnh Lam Giang", "Lam Giang"),
        "BÁO CÁO",
    ),
    state(
        ("VIỆN KIỂM SÁT NHÂN DÂN", "TỈNH LAM GIANG"),
        "Số: 41/KH-VKS",
        "Lam Giang, ngày 3 tháng 7 năm 2020",
        ("41/KH-VKS", "2020-07-03", "Lam Giang", "Viện kiểm sát nhân dân tỉnh Lam Giang", "Lam Giang"),
    ),
    state(
        ("CỤC THUẾ TỈNH LAM GIANG", "CHI CỤC THUẾ HUYỆN SUỐI VÀNG"),
        "Số: 230/TB-CCT",
        "Suối Vàng, ngày 5 tháng 1 năm 2018",
        ("230/TB-CCT", "2018-01-05", "Suối Vàng", "Chi cục Thuế huyện Suối Vàng", "Lam Giang"),
        "THÔNG BÁO",
    ),
    state(
        ("BỘ CÔNG THƯƠNG", "CỤC XÚC TIẾN THƯƠNG MẠI"),
        "Số: 510/XTTM-CSPT",
        "Hà Nội, ngày 25 tháng 2 năm 2019",
        ("510/XTTM-CSPT", "2019-02-25", "Hà Nội", "Cục Xúc tiến thương mại", None),
        "THÔNG BÁO",
    ),
    state(
        ("BỘ TƯ LỆNH QUÂN KHU 4", "BỘ CHỈ HUY QUÂN SỰ TỈNH QUẢNG TRỊ"),
        "Số: 902/KH-BCH",
        "Quảng Trị, ngày 14 tháng 2 năm 2017",
        ("902/KH-BCH", "2017-02-14", "Quảng Trị", "Bộ Chỉ huy Quân sự tỉnh Quảng Trị", "Quảng Trị"),
    ),
    state(
        ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI", "VÀ TÌM KIẾM CỨU NẠN"),
        "Số: 66/BCĐ-PCTT",
        "Lam Giang, ngày 9 tháng 10 năm 2020",
        (
            "66/BCĐ-PCTT",
            "2020-10-09",
            "Lam Giang",
            "Ban Chỉ đạo Phòng, chống thiên tai và Tìm kiếm cứu nạn",
            "Lam Giang",
        ),
        "THÔNG BÁO",
    ),
    state(
        ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", "CÔNG TY ĐIỆN LỰC QUẢNG TRỊ"),
        "Số: 1710/QTPC-KT",
        "Quảng Trị, ngày 8 tháng 8 năm 2019",
        ("1710/QTPC-KT", "2019-08-08", "Quảng Trị", "Công ty Điện lực Quảng Trị", "Quảng Trị"),
        "THÔNG BÁO",
    ),
    state(
        ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "THANH TRA"),
        "Số: 20/KL-TTr",
        "Lam Giang, ngày 8 tháng 8 năm 2019",
        ("20/KL-TTr", "2019-08-08", "Lam Giang", "Thanh tra Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang"),
        "KẾT LUẬN",
    ),
    state(
        ("CỤC THUẾ TỈNH LAM GIANG", "CHI CỤC THUẾ KHU VỰC", "SUỐI VÀNG - CẨM NGẠN"),
        "Số: 230/TB-CCTKV",
        "Suối Vàng, ngày 5 tháng 1 năm 2018",
        ("230/TB-CCTKV", "2018-01-05", "Suối Vàng", "Chi cục Thuế khu vực Suối Vàng - Cẩm Ngạn", "Lam Giang"),
        "THÔNG BÁO",
    ),
    state(
        ("BỘ Y TẾ",),
        "Số: 12/CĐ-BYT",
        "Hà Nội, hồi 10 giờ 30 phút, ngày 12 tháng 4 năm 2021",
        ("12/CĐ-BYT", "2021-04-12", "Hà Nội", "Bộ Y tế", None),
        "CÔNG ĐIỆN",
    ),
]

UNION_HEADS = [
    state(
        ("ỦY BAN MTTQ VIỆT NAM TỈNH LAM GIANG", "BAN THƯỜNG TRỰC"),
        "Số: 16/KH-MTTQ-BTT",
        "Lam Giang, ngày 10 tháng 3 năm 2021",
        (
            "16/KH-MTTQ-BTT",
            "2021-03-10",
            "Lam Giang",
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Lam Giang",
            "Lam Giang",
        ),
    ),
    state(
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ CẨM NGẠN", "BAN THƯỜNG TRỰC"),
        "Số: 04/KH-MTTQ",
        "Cẩm Ngạn, ngày 4 tháng 5 năm 2021",
        ("04/KH-MTTQ", "2021-05-04", "Cẩm Ngạn", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Cẩm Ngạn", None),
    ),
    state(
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAM GIANG",),
        "Số: 44/HD-LĐLĐ",
        "Lam Giang, ngày 12 tháng 8 năm 2020",
        ("44/HD-LĐLĐ", "2020-08-12", "Lam Giang", "Liên đoàn Lao động tỉnh Lam Giang", "Lam Giang"),
        "HƯỚNG DẪN",
    ),
    state(
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",),
        "Số: 1908/QĐ-TLĐ",
        "Hà Nội, ngày 19 tháng 12 năm 2016",
        ("1908/QĐ-TLĐ", "2016-12-19", "Hà Nội", "Tổng Liên đoàn Lao động Việt Nam", None),
        "QUYẾT ĐỊNH",
    ),
    Head(
        (
            "TỈNH ĐOÀN LAM GIANG",
            "***",
            "Số: 90-KH/TĐTN-BTG",
            "ĐOÀN TNCS HỒ CHÍ MINH",
            "Lam Giang, ngày 26 tháng 3 năm 2019",
        ),
        "90-KH/TĐTN-BTG",
        "2019-03-26",
        "Lam Giang",
        "Tỉnh đoàn Lam Giang",
        "Lam Giang",
    ),
    Head(
        (
            "BCH ĐOÀN TỈNH LAM GIANG",
            "HUYỆN ĐOÀN SUỐI VÀNG",
            "Số: 12-KH/ĐTN",
            "ĐOÀN TNCS HỒ CHÍ MINH",
            "Suối Vàng, ngày 2 tháng 4 năm 2018",
        ),
        "12-KH/ĐTN",
        "2018-04-02",
        "Suối Vàng",
        "Huyện đoàn Suối Vàng",
        "Lam Giang",
    ),
    Head(
        (
            *("TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH", "BAN THANH NIÊN NÔNG THÔN", "Số: 12-KH/TWĐTN-TNNT"),
            *("ĐOÀN TNCS HỒ CHÍ MINH", "Hà Nội, ngày 12 tháng 4 năm 2021"),
        ),
        *("12-KH/TWĐTN-TNNT", "2021-04-12", "Hà Nội", "Ban Thanh niên nông thôn", None),
    ),
    state(
        ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", "BAN CHẤP HÀNH TỈNH LAM GIANG"),
        "Số: 28/KH-BTV",
        "Lam Giang, ngày 8 tháng 3 năm 2020",
        (
            "28/KH-BTV",
            "2020-03-08",
            "Lam Giang",
            "Ban Chấp hành Hội Liên hiệp Phụ nữ Việt Nam tỉnh Lam Giang",
            "Lam Giang",
        ),
    ),
    state(
        ("HỘI NÔNG DÂN TỈNH LAM GIANG",),
        "Số 36-KH/HNDT",
        "Lam Giang, ngày 14 tháng 10 năm 2019",
        ("36-KH/HNDT", "2019-10-14", "Lam Giang", "Hội Nông dân tỉnh Lam Giang", "Lam Giang"),
    ),
    state(
        ("HỘI CỰU CHIẾN BINH", "HUYỆN SUỐI VÀNG"),
        "Số: 09/BC-CCB",
        "Suối Vàng, ngày 6 tháng 12 năm 2017",
        ("09/BC-CCB", "2017-12-06", "Suối Vàng", "Hội Cựu chiến binh huyện Suối Vàng", None),
        "BÁO CÁO",
    ),
]

JOINT_HEADS = [
    state(
        ("BỘ NỘI VỤ - BỘ TÀI CHÍNH",),
        "Số: 12/2011/TTLT-BNV-BTC",
        "Hà Nội, ngày 17 tháng 10 năm 2011",
        ("12/2011/TTLT-BNV-BTC", "2011-10-17", "Hà Nội", "Bộ Nội vụ; Bộ Tài chính", None),
        "THÔNG TƯ LIÊN TỊCH",
    ),
    state(
        ("SỞ TÀI CHÍNH - SỞ NỘI VỤ",),
        "Số: 214/HDLN-STC-SNV",
        "Quảng Trị, ngày 5 tháng 6 năm 2015",
        ("214/HDLN-STC-SNV", "2015-06-05", "Quảng Trị", "Sở Tài chính; Sở Nội vụ", "Quảng Trị"),
        "HƯỚNG DẪN LIÊN NGÀNH",
    ),
    state(
        ("TỈNH ỦY - UBND TỈNH LAM GIANG",),
        "Số: 12-KHLT/TU-UBND",
        "Lam Giang, ngày 5 tháng 6 năm 2015",
        ("12-KHLT/TU-UBND", "2015-06-05", "Lam Giang", "Tỉnh ủy; Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang"),
        "KẾ HOẠCH LIÊN TỊCH",
    ),
]

# Columns that were read as one line, from left to right.
FLAT_HEADS = [
    Head(
        (
            f"ỦY BAN NHÂN DÂN {NATION}",
            f"TỈNH LAM GIANG {INDEPENDENCE}",
            "Số: 77/KH-UBND Lam Giang, ngày 12 tháng 4 năm 2021",
        ),
        "77/KH-UBND",
        "2021-04-12",
        "Lam Giang",
        "Ủy ban nhân dân tỉnh Lam Giang",
        "Lam Giang",
    ),
    Head(
        (f"TỈNH ỦY LAM GIANG {PARTY}", "* Lam Giang, ngày 12 tháng 4 năm 2021", "Số 77-KH/TU"),
        "77-KH/TU",
        "2021-04-12",
        "Lam Giang",
        "Tỉnh ủy Lam Giang",
        "Lam Giang",
    ),
    Head(
        (f"HUYỆN ỦY SUỐI VÀNG {PARTY}", "Số 77-KH/HU Suối Vàng, ngày 12 tháng 4 năm 2021"),
        "77-KH/HU",
        "2021-04-12",
        "Suối Vàng",
        "Huyện ủy Suối Vàng",
        None,
    ),
    Head(
        (
            f"UBND TỈNH LAM GIANG {NATION}",
            f"SỞ NỘI VỤ {INDEPENDENCE}",
            "Số: 733/KH-SNV Lam Giang, ngày 07 tháng 5 năm 2020",
        ),
        "733/KH-SNV",
        "2020-05-07",
        "Lam Giang",
        "Sở Nội vụ",
        "Lam Giang",
    ),
    Head(
        (
            f"UBND TỈNH LAM GIANG | {NATION}",
            f"SỞ NỘI VỤ | {INDEPENDENCE}",
            "Số: 733/KH-SNV | Lam Giang, ngày 07 tháng 5 năm 2020",
        ),
        "733/KH-SNV",
        "2020-05-07",
        "Lam Giang",
        "Sở Nội vụ",
        "Lam Giang",
    ),
    Head(
        (
            f"BỘ NỘI VỤ {NATION}",
            f"------- {INDEPENDENCE}",
            "Số: 05/2019/TT-BNV Hà Nội, ngày 1 tháng 8 năm 2019",
        ),
        "05/2019/TT-BNV",
        "2019-08-01",
        "Hà Nội",
        "Bộ Nội vụ",
        None,
        "THÔNG TƯ",
    ),
    Head(
        (
            NATION,
            INDEPENDENCE,
            "Lam Giang, ngày 12 tháng 4 năm 2021",
            "ỦY BAN NHÂN DÂN",
            "TỈNH LAM GIANG",
            "Số: 77/KH-UBND",
        ),
        "77/KH-UBND",
        "2021-04-12",
        "Lam Giang",
        "Ủy ban nhân dân tỉnh Lam Giang",
        "Lam Giang",
    ),
]


def blank(number: str, dateline: str, date: str | None, place: str | None, printed: str | None = None) -> Head:
    """The same body with number and date in another form."""
    return state(
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG"),
        number,
        dateline,
        (printed, date, place, "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang"),
    )


DAY = "Lam Giang, ngày 12 tháng 4 năm 2021"
NUMBER_FORMS = [
    blank("Số 77/KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("SỐ: 77/KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số:77/KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số. 77/KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77 /KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/ KH - UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH–UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Sô: 77/KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("S6: 77/KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("*Số: 77/KH-UBND*", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBNÐ", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77KH/UBND", DAY, "2021-04-12", "Lam Giang", "77-KH/UBND"),
    blank("Số: 77KH-UBND", DAY, "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 077/KH-UBND", DAY, "2021-04-12", "Lam Giang", "077/KH-UBND"),
    blank("Số: /KH-UBND", DAY, "2021-04-12", "Lam Giang"),
    blank("Số:       /KH-UBND", DAY, "2021-04-12", "Lam Giang"),
    blank("Số: ……/KH-UBND", DAY, "2021-04-12", "Lam Giang"),
    blank("Số: ...../2021/KH-UBND", DAY, "2021-04-12", "Lam Giang"),
    blank("Số: ____/KH-UBND", DAY, "2021-04-12", "Lam Giang"),
]
DATE_FORMS = [
    blank("Số: 77/KH-UBND", "Lam Giang, ngày 1 tháng 2 năm 2021", "2021-02-01", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "Lam Giang,ngày 12tháng 4năm 2021", "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "Lam Giang ngày 12 tháng 4 năm 2021", "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "Lam Giang, Ngày 12 tháng 04 năm 2021.", "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "TP. Bình Hải, ngày 12 tháng 4 năm 2021", "2021-04-12", "TP. Bình Hải", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "*Lam Giang, ngày 12 tháng 4 năm 2021*", "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "ngày 12 tháng 4 năm 2021", "2021-04-12", None, "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "Lam Giang, ngày 12/4/2021", "2021-04-12", "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "Lam Giang, ngày     tháng 4 năm 2021", None, "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "Lam Giang, ngày … tháng … năm 2021", None, "Lam Giang", "77/KH-UBND"),
    blank("Số: 77/KH-UBND", "Lam Giang, ngày ..... tháng ..... năm 20…", None, "Lam Giang", "77/KH-UBND"),
]

# What a receiver, a registrar or a press on the page leaves among the lines.
OTHERS_BESIDE = [
    Head(
        (
            "ỦY BAN NHÂN DÂN",
            "TỈNH LAM GIANG",
            "Số: 77/KH-UBND",
            "HỎA TỐC",
            NATION,
            INDEPENDENCE,
            DAY,
        ),
        "77/KH-UBND",
        "2021-04-12",
        "Lam Giang",
        "Ủy ban nhân dân tỉnh Lam Giang",
        "Lam Giang",
    ),
    Head(
        ("DỰ THẢO", "TỈNH ỦY LAM GIANG", "*", "Số …-KH/TU", PARTY, DAY),
        None,
        "2021-04-12",
        "Lam Giang",
        "Tỉnh ủy Lam Giang",
        "Lam Giang",
    ),
    Head(
        (
            "TỈNH ỦY LAM GIANG",
            "*",
            "Số 88-KH/TU",
            "HUYỆN ỦY SUỐI VÀNG",
            "CÔNG VĂN ĐẾN",
            "Số: 365",
            "Ngày: 21/4/2021",
            PARTY,
            DAY,
        ),
        "88-KH/TU",
        "2021-04-12",
        "Lam Giang",
        "Tỉnh ủy Lam Giang",
        "Lam Giang",
    ),
    Head(
        (
            "ỦY BAN NHÂN DÂN",
            "TỈNH LAM GIANG",
            "Số: 77/KH-UBND",
            "SỞ NỘI VỤ",
            "ĐẾN Số: 1204",
            "Ngày: 15/4/2021",
            "Chuyển: VP",
            NATION,
            INDEPENDENCE,
            DAY,
        ),
        "77/KH-UBND",
        "2021-04-12",
        "Lam Giang",
        "Ủy ban nhân dân tỉnh Lam Giang",
        "Lam Giang",
    ),
    Head(
        (
            "ỦY BAN NHÂN DÂN",
            "TỈNH LAM GIANG",
            "Số: 77/KH-UBND",
            "_______",
            NATION,
            INDEPENDENCE,
            "-------------------------",
            DAY,
            "(Bản sao)",
        ),
        "77/KH-UBND",
        "2021-04-12",
        "Lam Giang",
        "Ủy ban nhân dân tỉnh Lam Giang",
        "Lam Giang",
    ),
]

NARROW = [
    Head(
        ("BAN CHẤP HÀNH", "TRUNG ƯƠNG", "VĂN PHÒNG", "ĐẢNG CỘNG SẢN", "VIỆT NAM", "Số 17-KL/VPTW", DAY),
        "17-KL/VPTW",
        "2021-04-12",
        "Lam Giang",
        "Văn phòng Trung ương Đảng",
        None,
    ),
    Head(
        (
            "UBND TỈNH LAM GIANG",
            "VĂN PHÒNG",
            "Số: 77/TB-VP",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
            "NAM",
            INDEPENDENCE,
            DAY,
        ),
        "77/TB-VP",
        "2021-04-12",
        "Lam Giang",
        "Văn phòng Ủy ban nhân dân tỉnh Lam Giang",
        "Lam Giang",
    ),
    Head(
        (
            "SỞ CÔNG THƯƠNG",
            "ĐOÀN THANH TRA",
            "THEO QUYẾT ĐỊNH",
            "SỐ 150/QĐ-SCT",
            "Số: 7/KH-ĐTT",
            NATION,
            INDEPENDENCE,
            DAY,
        ),
        "7/KH-ĐTT",
        "2021-04-12",
        "Lam Giang",
        "Đoàn thanh tra theo Quyết định số 150/QĐ-SCT",
        None,
    ),
]

HEADS = [
    *NARROW,
    *PARTY_HEADS,
    *STATE_HEADS,
    *UNION_HEADS,
    *JOINT_HEADS,
    *FLAT_HEADS,
    *NUMBER_FORMS,
    *DATE_FORMS,
    *OTHERS_BESIDE,
]


def name_of(head: Head) -> str:
    return " / ".join(head.lines)[:90]


@pytest.mark.parametrize("head", HEADS, ids=name_of)
def test_letterhead(head: Head) -> None:
    found = directive(head.lines, head.kind, "về sắp xếp, chỉnh lý hồ sơ, tài liệu tồn đọng")
    stated = {
        "number": head.number,
        "date": head.date,
        "place": head.place,
        "issuer": head.issuer and key(head.issuer),
        "locality": head.locality,
    }
    assert {
        "number": found.number and found.number.value,
        "date": found.issued_on and found.issued_on.value,
        "place": found.place and found.place.value,
        "issuer": found.issuer and found.issuer.value and key(found.issuer.value),
        "locality": found.issuer and found.issuer.locality,
    } == stated


@pytest.mark.parametrize("head", HEADS, ids=name_of)
def test_evidence_is_where_the_value_stands(head: Head) -> None:
    found = directive(head.lines, head.kind, "về sắp xếp, chỉnh lý hồ sơ, tài liệu tồn đọng")
    if found.place:
        (spot,) = found.place.evidence
        assert found.text[spot.start : spot.end] == found.place.value
    if found.number:
        (spot,) = found.number.evidence
        assert found.number.value[:2] in found.text[spot.start : spot.end]
    if found.issued_on:
        (spot,) = found.issued_on.evidence
        assert found.issued_on.value[:4] in found.text[spot.start : spot.end]
