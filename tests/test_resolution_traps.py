"""Sentences that mislead: the same number of another unit, year, term or title, and names that are like others.

Each leads to the document that a careful archivist would take, or to none. See test_resolution.py for its archives.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests import directives
from tests.archive_records import record
from tests.test_resolution import BY, WORKS, Row, led, party, state

_TU = {"kind": "Nghị quyết", "issuer": "Ban Chấp hành Đảng bộ tỉnh"}
HELD = WORKS | {
    "TPHT": record("12/QĐ-UBND", "2019-03-01", kind="Quyết định", issuer="Ủy ban nhân dân thành phố Hà Tĩnh", locality="Hà Tĩnh", text="tp"),
    "TU NA": record("05-NQ/TU", "2016-03-01", kind="Nghị quyết", issuer="Tỉnh ủy Nghệ An", locality="Nghệ An"),
    "TU QT05": record("05-NQ/TU", "2016-03-01", kind="Nghị quyết", issuer="Tỉnh ủy Quảng Trị", locality="Quảng Trị"),
    "TU HT05": record("05-NQ/TU", "2016-03-01", kind="Nghị quyết", issuer="Tỉnh ủy Hà Tĩnh", locality="Hà Tĩnh"),
    "TU Vinh": record("05-NQ/TU", "2016-04-01", kind="Nghị quyết", issuer="Thành ủy Vinh", locality="Nghệ An"),
    "HCM UB": record("12/QĐ-UBND", "2019-03-01", kind="Quyết định", issuer="Ủy ban nhân dân Thành phố Hồ Chí Minh", locality="Hồ Chí Minh"),
    "QTB": record("15-KH/QU", "2018-01-10", kind="Kế hoạch", issuer="Quận ủy Tân Bình", locality="Hồ Chí Minh"),
    "QBT": record("15-KH/QU", "2018-01-12", kind="Kế hoạch", issuer="Quận ủy Bình Tân", locality="Hồ Chí Minh"),
    "TUHCM": record("12-NQ/TU", "2018-01-12", kind="Nghị quyết", issuer="Thành ủy Thành phố Hồ Chí Minh", locality="Hồ Chí Minh"),
    "QN": record("15-KH/HU", "2018-01-10", kind="Kế hoạch", issuer="Huyện ủy Quảng Ninh", locality="Quảng Bình"),
    "LT": record("15-KH/HU", "2018-01-10", kind="Kế hoạch", issuer="Huyện ủy Lệ Thủy", locality="Quảng Bình"),
    "PY": record("15-KH/HU", "2018-01-10", kind="Kế hoạch", issuer="Huyện ủy Phù Yên", locality="Sơn La"),
    "UBH CL": record("12/QĐ-UBND", "2018-02-06", kind="Quyết định", issuer="UBND huyện Cam Lộ", locality="Quảng Trị"),
    "UBKT CL": record("9-KH/UBKTHU", "2018-01-10", kind="Kế hoạch", issuer="Ủy ban Kiểm tra Huyện ủy Cam Lộ", locality="Quảng Trị"),
    "UBKT HL": record("9-KH/UBKTHU", "2018-01-11", kind="Kế hoạch", issuer="Ủy ban Kiểm tra Huyện ủy Hải Lăng", locality="Quảng Trị"),
    "TTLT": record("12/2008/TTLT-BTC-BNV", "2008-02-01", kind="Thông tư liên tịch", issuer="Bộ Tài chính; Bộ Nội vụ"),
    "315": record("315-CT", "1990-09-01", kind="Quyết định", issuer="Chủ tịch Hội đồng Bộ trưởng"),
    "HĐBT": record("299/HĐBT", "1992-08-15", kind="Nghị định", issuer="Hội đồng Bộ trưởng"),
    "ĐLXI": record(None, "2011-01-19", kind="Điều lệ", issuer="Đại hội đại biểu toàn quốc", subject="Đảng Cộng sản Việt Nam"),
    "ĐLX": record(None, "2006-04-25", kind="Điều lệ", issuer="Đại hội đại biểu toàn quốc", subject="Điều lệ Đảng Cộng sản Việt Nam"),
    "HP13": record(None, "2013-11-28", kind="Hiến pháp", issuer="Quốc hội", subject="nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
    "TW4 undated": record("12-NQ/TW", None, kind="Nghị quyết", issuer="Ban Chấp hành Trung ương",
    text="NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ TƯ BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI về xây dựng Đảng không ngày"),
    "TW6-19": record("19-NQ/TW", "2017-10-25", kind="Nghị quyết", issuer="Ban Chấp hành Trung ương", subject="về tiếp tục đổi mới hệ thống tổ chức các đơn vị sự nghiệp công lập",
    text="NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XII về đơn vị sự nghiệp"),
    "LSĐ": record("49/2013/QH13", "2013-11-20", kind="Luật", issuer="Quốc hội", subject="sửa đổi, bổ sung một số điều của Luật Đất đai"),
    "LSĐ2": record("34/2009/QH12", "2009-06-18", kind="Luật", issuer="Quốc hội", subject="Sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai"),
    "CT20 nct": record("20-CT/TU", "2018-03-01", kind="Chỉ thị", issuer="Tỉnh ủy", locality="Quảng Trị", subject="về tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học"),
    "KH gđ": record("20-KH/TU", "2016-03-01", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Quảng Trị", subject="về đào tạo, bồi dưỡng cán bộ giai đoạn 2016 - 2020"),
    "ĐHXIII": record(None, "2021-02-01", kind="Nghị quyết", issuer="Đại hội đại biểu toàn quốc lần thứ XIII", subject="Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"),
    "BTV CB": record("11-NQ/TU", "2012-06-01", **_TU, locality="Quảng Trị", subject="về công tác cán bộ"),
    "BTV CBN": record("11-NQ/TU", "2017-06-01", **_TU, locality="Quảng Trị", subject="về công tác cán bộ nữ"),
    "UBH An Hải": record("12/QĐ-UBND", "2024-02-06", kind="Quyết định", issuer="UBND xã An Hải", locality="Quảng Trị"),
    "HĐND": record("01/2018/NQ-HĐND", "2018-07-10", kind="Nghị quyết", issuer="Hội đồng nhân dân tỉnh Quảng Trị", locality="Quảng Trị"),
    "UBQN": record("12/QĐ-UBND", "2025-08-10", kind="Quyết định", issuer="Ủy ban nhân dân tỉnh Quảng Ngãi", locality="Quảng Ngãi"),
    "UBTTH": record("12/QĐ-UBND", "2018-08-10", kind="Quyết định", issuer="Ủy ban nhân dân tỉnh Thừa Thiên Huế", locality="Thừa Thiên Huế"),
    "MTTW": record("15/CTr-MTTW", "2018-08-10", kind="Chương trình", issuer="Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
    "SLĐ": record("12/QĐ-SLĐTBXH", "2018-08-10", kind="Quyết định", issuer="Sở Lao động - Thương binh và Xã hội tỉnh Quảng Trị", locality="Quảng Trị"),
    "CQ": record("15-KH/ĐUK", "2018-01-10", kind="Kế hoạch", issuer="Đảng ủy Khối các cơ quan tỉnh", locality="Quảng Trị"),
    "UBH noloc": record("12/QĐ-UBND", "2019-05-06", kind="Quyết định", issuer="Ủy ban nhân dân huyện Kỳ Anh", text="noloc"),
    "HT noloc": record("09-NQ/TU", "2012-05-04", kind="Nghị quyết", issuer="Tỉnh ủy", text="noloc"),
    "UB year": record("12/QĐ-UBND", "2019-01-01", precision="year", kind="Quyết định", issuer="Ủy ban nhân dân tỉnh Hà Tĩnh", locality="Hà Tĩnh", text="y"),
    "ThU QT": record("05-NQ/TU", "2016-05-01", kind="Nghị quyết", issuer="Thị ủy Quảng Trị", locality="Quảng Trị"),
}  # fmt: skip
CITING = BY | {
    "NA18": party("TỈNH ỦY NGHỆ AN", "91-KH/TU", "Nghệ An", "02", "5", "2018"),
    "Vinh18": party("THÀNH ỦY VINH", "91-KH/TU", "Vinh", "02", "5", "2018"),
    "Q18": party("QUẬN ỦY BÌNH TÂN", "91-KH/QU", "Bình Tân", "02", "5", "2018"),
    "HCM20": state("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "1026/KH-UBND", "Thành phố Hồ Chí Minh", "02", "5", "2020"),
    "HCMP20": party("THÀNH ỦY THÀNH PHỐ HỒ CHÍ MINH", "91-KH/TU", "Thành phố Hồ Chí Minh", "02", "3", "2020"),
    "QB18": party("TỈNH ỦY QUẢNG BÌNH", "91-KH/TU", "Quảng Bình", "02", "3", "2018"),
    "SL18": party("TỈNH ỦY SƠN LA", "91-KH/TU", "Sơn La", "02", "3", "2018"),
    "QN26": state("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", "1026/KH-UBND", "Quảng Ngãi", "02", "5", "2026"),
    "TTH19": state("ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ", "1026/KH-UBND", "Huế", "02", "5", "2019"),
    "xã26": state("ỦY BAN NHÂN DÂN XÃ HẢI AN", "26/KH-UBND", "Hải An", "02", "5", "2026"),
    "nodate": (directives.PARTY,"TỈNH ỦY QUẢNG TRỊ", "Số 91-KH/TU"),
    "TPHT20": state("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ TĨNH", "26/KH-UBND", "Hà Tĩnh", "02", "5", "2020"),
}  # fmt: skip


class Trap(NamedTuple):
    """`held`: names of HELD in the archive; `by` of CITING; `means`: what every citation of the sentence leads to."""

    held: str
    by: str
    says: str
    means: str


_TRAPS = [
    Trap("TPHT", "UB", "Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh", "missing"),
    Trap("UB19", "UB", "Căn cứ Quyết định số 12/QĐ-UBND của UBND thành phố Hà Tĩnh", "missing"),
    Trap("UB19|TPHT", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2019 của UBND thành phố Hà Tĩnh", "TPHT"),
    Trap("UB19|TPHT", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2019 của UBND tỉnh Hà Tĩnh", "UB19"),
    Trap("TPHT|UB19", "TPHT20", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2019 của UBND thành phố", "TPHT"),
    Trap("TPHT|UB19", "TPHT20", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2019 của UBND tỉnh", "UB19"),
    Trap("TU NA", "NA18", "Tham khảo Nghị quyết số 05-NQ/TU của Thành ủy Vinh", "missing"),
    Trap("TU NA|TU Vinh", "NA18", "Thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy", "TU NA"),
    Trap("TU Vinh", "NA18", "Thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy", "missing"),
    Trap("TU NA|TU Vinh", "Vinh18", "Thực hiện Nghị quyết số 05-NQ/TU của Thành ủy", "TU Vinh"),
    Trap("TU NA|TU Vinh", "Vinh18", "Thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy", "TU NA"),
    Trap("TU QT05", "QT18", "Tham khảo Nghị quyết số 05-NQ/TU của Thị ủy Quảng Trị", "missing"),
    Trap("TU QT05|ThU QT", "QT18", "Tham khảo Nghị quyết số 05-NQ/TU của Thị ủy Quảng Trị", "ThU QT"),
    Trap("TU QT05|ThU QT", "QT18", "Thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy", "TU QT05"),
    Trap("TU HT05", "HT18", "Tham khảo Nghị quyết số 05-NQ/TU của Thành ủy Hà Tĩnh", "missing"),
    Trap("HCM UB", "HCM20", "Căn cứ Quyết định số 12/QĐ-UBND của UBND quận Tân Bình", "missing"),
    Trap("HCM UB", "HCM20", "Căn cứ Quyết định số 12/QĐ-UBND của UBND Thành phố", "HCM UB"),
    Trap("HCM UB", "HCM20", "Căn cứ Quyết định số 12/QĐ-UBND của UBND thành phố Thủ Đức", "missing"),
    Trap("TUHCM", "HCMP20", "Thực hiện Nghị quyết số 12-NQ/TU của Thành ủy Thủ Đức", "missing"),
    Trap("TUHCM", "HCMP20", "Thực hiện Nghị quyết số 12-NQ/TU của Ban Thường vụ Thành ủy", "TUHCM"),
    Trap("QTB", "HCMP20", "Tham khảo Kế hoạch số 15-KH/QU của Quận ủy Bình Tân", "missing"),
    Trap("QTB|QBT", "HCMP20", "Tham khảo Kế hoạch số 15-KH/QU của Quận ủy Bình Tân", "QBT"),
    Trap("QTB", "Q18", "Thực hiện Kế hoạch số 15-KH/QU của Quận ủy", "missing"),
    Trap("QN", "QB18", "Thực hiện Kế hoạch số 15-KH/HU của Huyện ủy Lệ Thủy", "missing"),
    Trap("LT", "QB18", "Thực hiện Kế hoạch số 15-KH/HU của Huyện ủy Quảng Ninh", "missing"),
    Trap("QN|LT", "QB18", "Thực hiện Kế hoạch số 15-KH/HU của Huyện ủy Quảng Ninh", "QN"),
    Trap("PY", "SL18", "Thực hiện Kế hoạch số 15-KH/HU của Huyện ủy Phù Yên", "PY"),
    Trap("UBH CL", "UBH18", "Căn cứ Quyết định số 12/QĐ-UBND của UBND huyện", "missing"),
    Trap("UBH CL|UBH Hải Lăng", "UBH18", "Căn cứ Quyết định số 12/QĐ-UBND của UBND huyện", "UBH Hải Lăng"),
    Trap("UBKT CL", "HU18", "Thực hiện Kế hoạch số 09-KH/UBKTHU của Ủy ban Kiểm tra Huyện ủy", "missing"),
    Trap("UBKT CL|UBKT HL", "HU18", "Thực hiện Kế hoạch số 09-KH/UBKTHU của UBKT Huyện ủy", "UBKT HL"),
    Trap("TTLT", "BYT", "Căn cứ Thông tư liên tịch số 12/2008/TTLT/BTC-BNV ngày 01/02/2008 của Bộ Tài chính, Bộ Nội vụ", "TTLT"),
    Trap("TTLT", "BYT", "Căn cứ Thông tư liên tịch số 12/2008/TTLT-BTC-BNV ngày 01/02/2008 của liên Bộ Tài chính - Nội vụ", "TTLT"),
    Trap("TTLT", "BYT", "Căn cứ Thông tư liên tịch số 12/2008/TTLT-BTC-BNV của Bộ Nội vụ và Bộ Tài chính", "TTLT"),
    Trap("CT98", "BYT", "Thực hiện Chỉ thị số 30/CT-TW ngày 18/02/1998 của Bộ Chính trị", "CT98"),
    Trap("315", "QT91", "Căn cứ Quyết định số 315-CT ngày 01/9/1990 của Chủ tịch Hội đồng Bộ trưởng", "315"),
    Trap("HĐBT", "QT16", "Căn cứ Nghị định 299-HĐBT ngày 15/8/1992 của Hội đồng Bộ trưởng", "HĐBT"),
    Trap("ĐLXI", "QT18", "Căn cứ Điều lệ Đảng khóa X", "missing"),
    Trap("ĐLXI|ĐLX", "QT18", "Căn cứ Điều lệ Đảng (khóa XI)", "ĐLXI"),
    Trap("ĐLXI", "QT18", "Căn cứ Điều lệ Đảng Cộng sản Việt Nam", "ĐLXI"),
    Trap("HP13", "UB", "Căn cứ Hiến pháp năm 2013", "HP13"),
    Trap("HP13", "UB", "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "HP13"),
    Trap("HP13", "UB", "Căn cứ Hiến pháp năm 1992", "missing"),
    Trap("TW4 undated", "QT18", "Thực hiện Nghị quyết Trung ương 4 khóa XII", "missing"),
    Trap("TW4 undated", "QT18", "Thực hiện Nghị quyết Trung ương 4 khóa XI", "TW4 undated"),
    Trap("TW4 undated", "QT18", "Thực hiện Nghị quyết số 12-NQ/TW của Ban Chấp hành Trung ương khóa XII", "missing"),
    Trap("TW6-19", "QT18", "Thực hiện Nghị quyết Trung ương 6 khóa XII về công tác dân số trong tình hình mới", "ambiguous"),
    Trap("TW6-19", "QT18", "Thực hiện Nghị quyết Trung ương 6 khóa XII về đổi mới các đơn vị sự nghiệp công lập", "TW6-19"),
    Trap("Luật 2013", "UB", "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai", "missing+Luật 2013"),
    Trap("Luật 2013|LSĐ", "UB", "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai", "LSĐ+Luật 2013"),
    Trap("LSĐ", "UB", "Căn cứ Luật Đất đai", "missing"),
    Trap("Luật 2003", "UB", "Căn cứ Luật Đất đai (sửa đổi) năm 2013", "missing"),
    Trap("Luật 2003", "UB", "Căn cứ Luật sửa đổi Luật Đất đai năm 2013", "missing"),
    Trap("Luật 2003", "UB", "Căn cứ Luật sửa đổi, bổ sung Điều 121 của Luật Đất đai năm 2009", "missing"),
    Trap("CT20 nct", "QT18", "Thực hiện Chỉ thị số 20-CT/TU của Tỉnh ủy về tăng cường sự lãnh đạo của Đảng đối với công tác người cao tuổi", "ambiguous"),
    Trap("CT20 nct", "QT18", "Thực hiện Chỉ thị số 20-CT/TU của Tỉnh ủy về tăng cường lãnh đạo công tác khuyến học, khuyến tài", "CT20 nct"),
    Trap("KH gđ", "QT18", "Thực hiện Kế hoạch số 20-KH/TU của Tỉnh ủy về đào tạo, bồi dưỡng cán bộ giai đoạn 2011 - 2015", "ambiguous"),
    Trap("KH gđ", "QT18", "Thực hiện Kế hoạch số 20-KH/TU của Tỉnh ủy về đào tạo, bồi dưỡng cán bộ", "KH gđ"),
    Trap("BTV CB|BTV CBN", "QT18", "Thực hiện Nghị quyết số 11-NQ/TU của Tỉnh ủy về công tác cán bộ nữ", "BTV CBN"),
    Trap("BTV CB|BTV CBN", "QT18", "Thực hiện Nghị quyết số 11-NQ/TU của Tỉnh ủy về công tác cán bộ", "ambiguous"),
    Trap("UB19", "UB", "Căn cứ Quyết định số 12/QĐ-UBND tháng 3/2020 của UBND tỉnh", "missing"),
    Trap("UB19|UB20", "UB", "Căn cứ Quyết định số 12/QĐ-UBND tháng 3 năm 2020 của UBND tỉnh", "UB20"),
    Trap("CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW ngày 18/02/98 của Bộ Chính trị", "missing"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW ngày 18/02/98 của Bộ Chính trị", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW ngày 18-02-1998 của Bộ Chính trị", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW, 18/02/1998, của Bộ Chính trị", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW (18-02-1998) của Bộ Chính trị", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW năm 1998", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW (1998)", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị 30 CT/TW ngày 18/02/1998 của Bộ Chính trị", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30 CT/TW của Bộ Chính trị khóa thứ VIII", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Bộ Chính trị, khóa 8", "CT98"),
    Trap("CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Bộ Chính trị (khoá XII) và Chỉ thị số 30-CT/TW của Bộ Chính trị (khóa VIII)", "CT19+CT98"),
    Trap("UB19|UB20", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2019 và Quyết định số 12/QĐ-UBND ngày 02/3/2020 của UBND tỉnh", "UB19+UB20"),
    Trap("HT|QT", "TW20", "Tham khảo Nghị quyết số 09-NQ/TU, ngày 04/5/2012 của Tỉnh ủy Hà Tĩnh và Nghị quyết số 09-NQ/TU, ngày 01/6/2012 của Tỉnh ủy Quảng Trị", "HT+QT"),
    Trap("UBH An Hải", "xã26", "Căn cứ Quyết định số 12/QĐ-UBND của UBND xã Hải An", "missing"),
    Trap("UBH An Hải", "xã26", "Căn cứ Quyết định số 12/QĐ-UBND của UBND xã", "missing"),
    Trap("HĐND", "QT18", "Thực hiện Nghị quyết số 01/2018/NQ-HĐND của HĐND huyện Hải Lăng", "missing"),
    Trap("HĐND", "HT18", "Thực hiện Nghị quyết số 01/2018/NQ-HĐND của HĐND tỉnh", "missing"),
    Trap("UBQN", "QN26", "Căn cứ Quyết định số 12/QĐ-UBND của UBND đặc khu Lý Sơn", "missing"),
    Trap("UBTTH", "TTH19", "Căn cứ Quyết định số 12/QĐ-UBND ngày 10/8/2018 của UBND thành phố Huế", "missing"),
    Trap("UBTTH", "TTH19", "Căn cứ Quyết định số 12/QĐ-UBND ngày 10/8/2018 của UBND tỉnh TT-Huế", "UBTTH"),
    Trap("MTTW", "QT26", "Thực hiện Chương trình số 15/CTr-MTTW ngày 02/3/2020 của UBTW MTTQ Việt Nam", "missing"),
    Trap("SLĐ", "QT26", "Căn cứ Quyết định số 12/QĐ-SLĐTBXH ngày 10/8/2018 của Sở LĐ-TB&XH", "SLĐ"),
    Trap("CQ", "QT26", "Thực hiện Kế hoạch số 15-KH/ĐUK của Đảng ủy Khối các cơ quan tỉnh Quảng Trị", "CQ"),
    Trap("UBH noloc", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 06/5/2019 của UBND huyện Kỳ Anh", "UBH noloc"),
    Trap("UBH noloc", "UB", "Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh", "missing"),
    Trap("HT noloc", "HT18", "Thực hiện Nghị quyết số 09-NQ/TU ngày 04/5/2012 của Tỉnh ủy", "HT noloc"),
    Trap("UB year", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2019 của UBND tỉnh", "UB year"),
    Trap("UB year", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2020 của UBND tỉnh", "missing"),
    Trap("QT|QT17", "nodate", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 01/6/2017 của Tỉnh ủy", "QT17"),
    Trap("QT", "nodate", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy Hà Tĩnh", "missing"),
    Trap("ĐHXIII", "QT26", "Thực hiện Nghị quyết Đại hội XIII của Đảng", "ĐHXIII"),
    Trap("ĐHXIII", "QT26", "Thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "ĐHXIII"),
    Trap("HU", "HU18", "Thực hiện Kế hoạch số 15-KH/HU", "HU"),
    Trap("HU Cam Lộ", "HU18", "Thực hiện Kế hoạch số 15-KH/HU", "missing"),
    Trap("HU Cam Lộ", "HU18", "Thực hiện Kế hoạch số 15-KH/HU của Ban Thường vụ Huyện ủy", "missing"),
    Trap("UB19", "UB", "Căn cứ Quyết định số 12/QĐ-UB ngày 01/3/2019 của UBND tỉnh", "missing"),
    Trap("NĐ", "UB", "Căn cứ Nghị định số 30/2020/NĐ-CP, ngày 05 tháng 3 năm 2020, của Thủ tướng Chính phủ", "NĐ"),
    Trap("NĐ", "UB", "Căn cứ Nghị định 30/NĐ-CP ngày 05/3/2020 của Chính phủ", "missing"),
    Trap("TB", "QT18", "Thực hiện Thông báo kết luận số 256-TB/TU ngày 02/4/2018 của Thường trực Tỉnh ủy", "TB"),
    Trap("CV", "QT18", "Theo Công văn số 345/UBND-VX, ngày 09/02/2018 của Ủy ban nhân dân tỉnh Hà Tĩnh", "missing"),
    Trap("CV", "QT18", "Theo văn bản số 345/UBND-VX ngày 09-02-2018 của Chủ tịch UBND tỉnh", "CV"),
]  # fmt: skip


@pytest.mark.parametrize("trap", _TRAPS, ids=[f"{trap.says} [{trap.held}, {trap.by}]" for trap in _TRAPS])
def test_a_misleading_sentence_misleads_nobody(trap: Trap, tmp_path: Path) -> None:
    row = Row(trap.says, trap.held, trap.by, trap.says, trap.means)
    assert led(row, tmp_path, HELD, CITING) == trap.means.split("+")
