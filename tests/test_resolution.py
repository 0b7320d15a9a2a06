"""From the words of a directive to the document they mean: each row is a sentence, an archive, and what must come out.

The sentence is read by the whole extractor as part of a directive of the citing body, and put into a real catalogue
beside the documents that are held. All subjects and sentences are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from index.catalogue import Catalogue
from pipeline.model import Record
from tests import directives
from tests.archive_records import put, record

_TU = {"kind": "Nghị quyết", "issuer": "Ban Chấp hành Đảng bộ tỉnh"}
_UB = {"kind": "Quyết định", "issuer": "Ủy ban nhân dân tỉnh Hà Tĩnh", "locality": "Hà Tĩnh"}
# What the archives of the rows hold, by the name the rows use.
WORKS = {
    "CT98": record("30-CT/TW", "1998-02-18", kind="Chỉ thị", issuer="Bộ Chính trị",
                   subject="về quy chế dân chủ ở xã, phường, thị trấn"),
    "CT19": record("30-CT/TW", "2019-01-22", kind="Chỉ thị", issuer="Ban Bí thư",
                   subject="về bảo vệ quyền lợi của người tiêu dùng"),
    "CT undated": record("30-CT/TW", kind="Chỉ thị", issuer="Bộ Chính trị", text="không ngày"),
    "KL09": record("62-KL/TW", "2009-12-08", kind="Kết luận", issuer="Bộ Chính trị"),
    "HT": record("09-NQ/TU", "2012-05-04", **_TU, locality="Hà Tĩnh", subject="về phát triển nghề cá"),
    "QT": record("09-NQ/TU", "2012-06-01", **_TU, locality="Quảng Trị", subject="về trồng rừng gỗ lớn"),
    "QT17": record("09-NQ/TU", "2017-06-01", **_TU, locality="Quảng Trị", subject="về cải cách hành chính"),
    "QB": record("09-NQ/TU", "2019-04-03", **_TU, locality="Quảng Bình", subject="về du lịch hang động"),
    "QT same day": record("09-NQ/TU", "2019-04-03", **_TU, locality="Quảng Trị"),
    "QT26": record("09-NQ/TU", "2026-01-15", **_TU, locality="Quảng Trị", subject="về sắp xếp bộ máy"),
    "NT": record("09-NQ/TU", "1989-04-03", **_TU, locality="Nghệ Tĩnh"),
    "BTT": record("09-NQ/TU", "1985-04-03", **_TU, locality="Bình Trị Thiên"),
    "BD": record("09-NQ/TU", "2021-04-03", **_TU, locality="Bình Dương"),
    "HTAY": record("09-NQ/TU", "2006-04-03", **_TU, locality="Hà Tây"),
    "QĐ": record("17-QĐ/TU", "2016-01-05", kind="Quyết định", issuer="Tỉnh ủy", locality="Quảng Trị"),
    "QyĐ": record("17-QĐ/TU", "2016-02-05", kind="Quy định", issuer="Tỉnh ủy", locality="Quảng Trị"),
    "QĐ/TW": record("102-QĐ/TW", "2017-11-15", kind="Quy định", issuer="Bộ Chính trị"),
    "UB19": record("12/QĐ-UBND", "2019-03-01", **_UB, subject="phê duyệt đề án cấp nước nông thôn"),
    "UB20": record("12/QĐ-UBND", "2020-03-02", **_UB, subject="ban hành quy chế tiếp công dân"),
    "UBH": record("12/QĐ-UBND", "2019-05-06", kind="Quyết định", issuer="Ủy ban nhân dân huyện Kỳ Anh", locality="Hà Tĩnh"),
    "UB 12/2019": record("12/2019/QĐ-UBND", "2019-03-01", **_UB),
    "NĐ": record("30/2020/NĐ-CP", "2020-03-05", kind="Nghị định", issuer="Chính phủ"),
    "NĐ-04": record("110/2004/NĐ-CP", "2004-04-08", kind="Nghị định", issuer="Chính phủ"),
    "HU": record("15-KH/HU", "2018-01-10", kind="Kế hoạch", issuer="Huyện ủy Hải Lăng", locality="Quảng Trị"),
    "HU Cam Lộ": record("15-KH/HU", "2018-01-12", kind="Kế hoạch", issuer="Ban Thường vụ Huyện ủy Cam Lộ", locality="Quảng Trị"),
    "TB": record("256-TB/TU", "2018-04-02", kind="Thông báo", issuer="Thường trực Tỉnh ủy", locality="Quảng Trị"),
    "HD": record("05-HD/BTGTW", "2018-03-01", kind="Hướng dẫn", issuer="Ban Tuyên giáo Trung ương"),
    "TT": record("07/2019/TT-BNNPTNT", "2019-04-22", kind="Thông tư", issuer="Bộ Nông nghiệp và Phát triển nông thôn"),
    "CV": record("345/UBND-VX", "2018-02-09", kind="Công văn", issuer="Ủy ban nhân dân tỉnh Quảng Trị", locality="Quảng Trị"),
    "CTr": record("30-CTr/TU", "2016-09-09", kind="Chương trình", issuer="Tỉnh ủy", locality="Quảng Trị"),
    "CT/TU": record("30-CT/TU", "2016-09-09", kind="Chỉ thị", issuer="Tỉnh ủy", locality="Quảng Trị"),
    "PL": record("34/2007/PL-UBTVQH11", "2007-04-20", kind="Pháp lệnh", issuer="Ủy ban Thường vụ Quốc hội"),
    "Luật 2013": record("45/2013/QH13", "2013-11-29", kind="Luật", issuer="Quốc hội", subject="Đất đai"),
    "Luật 2003": record("13/2003/QH11", "2003-11-26", kind="Luật", issuer="Quốc hội", subject="Luật Đất đai"),
    "Luật PCTN": record("36/2018/QH14", "2018-11-20", kind="Luật", issuer="Quốc hội", subject="Phòng, chống tham nhũng"),
    "TW4": record("12-NQ/TW", "2012-01-16", kind="Nghị quyết", issuer="Ban Chấp hành Trung ương",
                  text="NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ TƯ BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA XI về xây dựng Đảng"),
    "ĐU": record("03-NQ/ĐU", "2025-09-01", kind="Nghị quyết", issuer="Đảng ủy xã Hải Lăng", locality="Quảng Trị"),
    "ĐU khác": record("03-NQ/ĐU", "2025-09-03", kind="Nghị quyết", issuer="Đảng ủy xã Cam Lộ", locality="Quảng Trị"),
    "UBH Hải Lăng": record("12/QĐ-UBND", "2018-02-06", kind="Quyết định", issuer="UBND huyện Hải Lăng", locality="Quảng Trị"),
    "UBT QT": record("12/QĐ-UBND", "2018-01-06", kind="Quyết định", issuer="UBND tỉnh Quảng Trị", locality="Quảng Trị"),
}  # fmt: skip


def party(committee: str, number: str, place: str, day: str, month: str, year: str) -> tuple[str, ...]:
    return (directives.PARTY, committee, f"Số {number}", f"{place}, ngày {day} tháng {month} năm {year}")


def state(body: str, number: str, place: str, day: str, month: str, year: str) -> tuple[str, ...]:
    return (body, *directives.MOTTO, f"Số: {number}", f"{place}, ngày {day} tháng {month} năm {year}")


# Letterheads of those who cite.
BY = {
    "QT16": party("TỈNH ỦY QUẢNG TRỊ", "91-KH/TU", "Quảng Trị", "02", "5", "2016"),
    "QT18": party("TỈNH ỦY QUẢNG TRỊ", "91-KH/TU", "Quảng Trị", "02", "5", "2018"),
    "QT26": party("TỈNH ỦY QUẢNG TRỊ", "91-KH/TU", "Quảng Trị", "02", "3", "2026"),
    "QB20": party("TỈNH ỦY QUẢNG BÌNH", "91-KH/TU", "Quảng Bình", "02", "3", "2020"),
    "HT18": party("TỈNH ỦY HÀ TĨNH", "91-KH/TU", "Hà Tĩnh", "02", "3", "2018"),
    "HT93": party("TỈNH ỦY HÀ TĨNH", "91-KH/TU", "Hà Tĩnh", "02", "3", "1993"),
    "QT91": party("TỈNH ỦY QUẢNG TRỊ", "91-KH/TU", "Đông Hà", "02", "3", "1991"),
    "HCM26": party("THÀNH ỦY THÀNH PHỐ HỒ CHÍ MINH", "91-KH/TU", "Thành phố Hồ Chí Minh", "02", "3", "2026"),
    "HN10": party("THÀNH ỦY HÀ NỘI", "91-KH/TU", "Hà Nội", "02", "3", "2010"),
    "HU18": party("HUYỆN ỦY HẢI LĂNG", "91-KH/HU", "Hải Lăng", "02", "5", "2018"),
    "ĐU25": party("ĐẢNG ỦY XÃ HẢI LĂNG", "09-KH/ĐU", "Hải Lăng", "02", "11", "2025"),
    "UBH18": state("ỦY BAN NHÂN DÂN HUYỆN HẢI LĂNG", "55/KH-UBND", "Hải Lăng", "02", "5", "2018"),
    "TW20": party("BAN CHẤP HÀNH TRUNG ƯƠNG", "91-QĐ/TW", "Hà Nội", "02", "5", "2020"),
    "UB": state("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "1026/KH-UBND", "Hà Tĩnh", "02", "5", "2021"),
    "UB19": state("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "1026/KH-UBND", "Hà Tĩnh", "02", "12", "2019"),
    "BYT": state("BỘ Y TẾ", "1026/KH-BYT", "Hà Nội", "02", "5", "2021"),
}  # fmt: skip


class Row(NamedTuple):
    """`held`: names of WORKS in the archive; `by` of BY; `works`: the one that is meant, or missing, or ambiguous."""

    name: str
    held: str
    by: str
    says: str
    means: str


_ROWS = [
    # The same number in other terms.
    Row("date and term", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW, ngày 18/02/1998 của Bộ Chính trị (khóa VIII)", "CT98"),
    Row("date alone", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW, ngày 22/01/2019", "CT19"),
    Row("day written in words", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW ngày 22 tháng 01 năm 2019 của Ban Bí thư", "CT19"),
    Row("term alone, khóa", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Bộ Chính trị khóa VIII", "CT98"),
    Row("term alone, khoá", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Bộ Chính trị (khoá VIII)", "CT98"),
    Row("term in figures", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Ban Bí thư khóa 12", "CT19"),
    Row("another term", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Ban Bí thư khóa X", "missing"),
    Row("no date, two fit", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Trung ương", "ambiguous"),
    Row("no date, one held", "CT98", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Trung ương", "CT98"),
    Row("year alone", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW năm 1998 của Bộ Chính trị", "CT98"),
    Row("date of none", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW, ngày 18/02/1999 của Bộ Chính trị", "ambiguous"),
    Row("date of none, other term", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW, ngày 18/02/2005 của Ban Bí thư", "missing"),
    Row("wrong term, right day", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW, ngày 18/02/1998 của Bộ Chính trị khóa VII", "CT98"),
    Row("digits read otherwise", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 31-CT/TW, ngày 18/02/1998 của Bộ Chính trị", "missing"),
    Row("TƯ for TW", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TƯ, ngày 18/02/1998 của Bộ Chính trị", "CT98"),
    Row("a nought before", "KL09", "QT18", "Thực hiện Kết luận số 062-KL/TW, ngày 08/12/2009 của Bộ Chính trị", "KL09"),
    Row("held one without date", "CT undated", "QT18", "Thực hiện Chỉ thị số 30-CT/TW, ngày 18/02/1998 của Bộ Chính trị", "CT undated"),
    Row("held with and without date", "CT undated|CT98", "QT18", "Thực hiện Chỉ thị số 30-CT/TW, ngày 18/02/1998 của Bộ Chính trị", "CT98"),
    # Issued later than the citing document.
    Row("only the other is earlier", "CT98|CT19", "QT18", "Thực hiện Chỉ thị số 30-CT/TW của Trung ương", "CT98"),
    Row("the only one is later", "CT19", "QT18", "Thực hiện Chỉ thị số 30-CT/TW của Trung ương", "missing"),
    Row("later in the same year", "UB19", "UB19", "Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh", "UB19"),
    Row("stated day is after the citing one", "CT19", "QT18", "Thực hiện Chỉ thị số 30-CT/TW, ngày 22/01/2019 của Ban Bí thư", "missing"),
    # Provinces.
    Row("own province unsaid", "HT|QT", "QT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "QT"),
    Row("own province unsaid, another cites", "HT|QT", "HT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "HT"),
    Row("other province named", "HT|QT", "QT18", "Tham khảo Nghị quyết số 09-NQ/TU, ngày 04/5/2012 của Tỉnh ủy Hà Tĩnh", "HT"),
    Row("only another province's is held", "HT", "QT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "missing"),
    Row("third province named", "HT|QT", "QT18", "Tham khảo Nghị quyết số 09-NQ/TU của Tỉnh ủy Hòa Bình", "missing"),
    Row("province named, no date, cited by the centre", "HT|QT", "TW20", "Tham khảo Nghị quyết số 09-NQ/TU của Tỉnh ủy Hà Tĩnh", "HT"),
    Row("no province at all", "HT|QT", "TW20", "Tham khảo Nghị quyết số 09-NQ/TU của Tỉnh ủy", "ambiguous"),
    Row("no province at all but the date", "HT|QT", "TW20", "Tham khảo Nghị quyết số 09-NQ/TU, ngày 01/6/2012 của Tỉnh ủy", "QT"),
    Row("two terms of one province, no date", "QT|QT17", "QT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "ambiguous"),
    Row("two terms of one province, date", "QT|QT17", "QT18", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 01/6/2017 của Tỉnh ủy", "QT17"),
    Row("two terms of one province, title", "QT|QT17", "QT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy về cải cách hành chính giai đoạn mới", "QT17"),
    Row("two terms, the other title", "QT|QT17", "QT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy “về trồng rừng gỗ lớn”", "QT"),
    Row("one held, another title", "QT", "QT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy về phòng, chống tham nhũng trong ngành y tế", "ambiguous"),
    Row("province by the district's name", "HT|QT", "TW20", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy Quảng Trị", "QT"),
    # Provinces that merged, split and changed their names.
    Row("merged 2025: former province by date", "QB|QT", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2019 của Tỉnh ủy", "QB"),
    Row("merged 2025: former province by name", "QB|QT", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2019 của Tỉnh ủy Quảng Bình", "QB"),
    Row("merged 2025: former province by name, no date", "QB|QT", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy Quảng Bình", "QB"),
    Row("merged 2025: own old one by date", "QB|QT", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 01/6/2012 của Tỉnh ủy", "QT"),
    Row("merged 2025: both of one day", "QB|QT same day", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2019 của Tỉnh ủy", "ambiguous"),
    Row("merged 2025: both of one day, named", "QB|QT same day", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2019 của Tỉnh ủy Quảng Trị", "QT same day"),
    Row("merged 2025: the new one by date", "QB|QT|QT26", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 15/01/2026 của Tỉnh ủy", "QT26"),
    Row("merged 2025: no date, old ones and the new", "QB|QT|QT26", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "ambiguous"),
    Row("merged 2025: no date, only a former province's", "QB", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "ambiguous"),
    Row("merged 2025: new name stated for an old one", "QB", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2019 của Tỉnh ủy Quảng Trị", "missing"),
    Row("merged 2025: city that took provinces in", "BD", "HCM26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2021 của Tỉnh ủy Bình Dương", "BD"),
    Row("merged 2025: city, unsaid, by date", "BD", "HCM26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2021", "BD"),
    Row("before the merger a neighbour is another", "QT same day", "QB20", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2019 của Tỉnh ủy", "missing"),
    Row("merged 2025: not the neighbour outside", "HT", "QT26", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 04/5/2012 của Tỉnh ủy", "missing"),
    Row("split 1991: the former province by date", "NT|HT", "HT93", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/1989 của Tỉnh ủy", "NT"),
    Row("split 1991: the former province by name", "NT", "HT18", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/1989 của Tỉnh ủy Nghệ Tĩnh", "NT"),
    Row("split 1989: the former province by date", "BTT", "QT91", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/1985 của Tỉnh ủy", "BTT"),
    Row("split long ago, no date", "NT", "HT18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "missing"),
    Row("taken in 2008, by date", "HTAY", "HN10", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2006 của Tỉnh ủy Hà Tây", "HTAY"),
    # QĐ: Quyết định or Quy định.
    Row("Quyết định", "QĐ|QyĐ", "QT18", "Thực hiện Quyết định số 17-QĐ/TU của Tỉnh ủy", "QĐ"),
    Row("Quy định", "QĐ|QyĐ", "QT18", "Thực hiện Quy định số 17-QĐ/TU của Tỉnh ủy", "QyĐ"),
    Row("QĐ by number alone", "QĐ|QyĐ", "QT18", "Tiếp tục thực hiện văn bản số 17-QĐ/TU của Tỉnh ủy", "ambiguous"),
    Row("QĐ by number and date", "QĐ|QyĐ", "QT18", "Tiếp tục thực hiện văn bản số 17-QĐ/TU, ngày 05/02/2016 của Tỉnh ủy", "QyĐ"),
    Row("only Quy định held, Quyết định said", "QyĐ", "QT18", "Thực hiện Quyết định số 17-QĐ/TU của Tỉnh ủy", "missing"),
    Row("only Quyết định held, Quy định said", "QĐ", "QT18", "Thực hiện Quy định số 17-QĐ/TU của Tỉnh ủy", "missing"),
    Row("Quy định of the centre", "QĐ/TW", "QT18", "Thực hiện Quy định số 102-QĐ/TW, ngày 15/11/2017 của Bộ Chính trị", "QĐ/TW"),
    # Other kinds of one number.
    Row("Chương trình is no Chỉ thị", "CTr|CT/TU", "QT18", "Thực hiện Chương trình hành động số 30-CTr/TU của Tỉnh ủy", "CTr"),
    Row("Chỉ thị is no Chương trình", "CTr", "QT18", "Thực hiện Chỉ thị số 30-CT/TU của Tỉnh ủy", "missing"),
    Row("province's and centre's of one number", "CT98|CT/TU", "QT18", "Thực hiện Chỉ thị số 30-CT/TU, ngày 09/9/2016 của Ban Thường vụ Tỉnh ủy", "CT/TU"),
    # Number or date over a line.
    Row("number over a line", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-\nCT/TW, ngày 18/02/1998 của Bộ Chính trị", "CT98"),
    Row("symbol over a line", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/\nTW, ngày 18/02/1998 của Bộ Chính trị", "CT98"),
    Row("date over a line", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW, ngày\n18/02/1998 của Bộ Chính trị", "CT98"),
    Row("term over a line", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30-CT/TW của Bộ Chính trị (khóa\nVIII)", "CT98"),
    Row("blanks in the number", "CT98|CT19", "TW20", "Thực hiện Chỉ thị số 30 - CT/TW, ngày 18/02/1998 của Bộ Chính trị", "CT98"),
    # State numbers.
    Row("per year, date", "UB19|UB20", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 02/3/2020 của Ủy ban nhân dân tỉnh", "UB20"),
    Row("per year, no date", "UB19|UB20", "UB", "Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh", "ambiguous"),
    Row("per year, the second is later", "UB19|UB20", "UB19", "Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh", "UB19"),
    Row("per year, year said", "UB19|UB20", "UB", "Căn cứ Quyết định số 12/QĐ-UBND năm 2019 của UBND tỉnh", "UB19"),
    Row("district's and province's", "UB19|UBH", "UB", "Căn cứ Quyết định số 12/QĐ-UBND của UBND huyện Kỳ Anh", "UBH"),
    Row("another district's", "UB19|UBH", "UB", "Căn cứ Quyết định số 12/QĐ-UBND của UBND huyện Hương Khê", "missing"),
    Row("chairman for his body", "UB19", "UB", "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/3/2019 của Chủ tịch UBND tỉnh", "UB19"),
    Row("year in the number is another number", "UB19", "UB", "Căn cứ Quyết định số 12/2019/QĐ-UBND của UBND tỉnh", "missing"),
    Row("year in the number", "UB19|UB 12/2019", "UB", "Căn cứ Quyết định số 12/2019/QĐ-UBND của UBND tỉnh", "UB 12/2019"),
    Row("decree by number alone", "NĐ", "UB", "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ", "NĐ"),
    Row("decree, wrong day", "NĐ", "UB", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 06/3/2020 của Chính phủ", "ambiguous"),
    Row("decree of another year", "NĐ", "UB", "Căn cứ Nghị định số 30/2019/NĐ-CP của Chính phủ", "missing"),
    Row("decree and the ordinance beside it", "NĐ-04|PL", "UB", "Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007", "PL"),
    Row("letter", "CV", "QT18", "Theo Công văn số 345/UBND-VX ngày 09/02/2018 của UBND tỉnh", "CV"),
    # Districts and agencies.
    Row("own district unsaid", "HU|HU Cam Lộ", "HU18", "Thực hiện Kế hoạch số 15-KH/HU của Huyện ủy", "HU"),
    Row("other district named", "HU|HU Cam Lộ", "HU18", "Tham khảo Kế hoạch số 15-KH/HU của Huyện ủy Cam Lộ", "HU Cam Lộ"),
    Row("district unsaid by the province", "HU|HU Cam Lộ", "QT18", "Tham khảo Kế hoạch số 15-KH/HU", "ambiguous"),
    Row("district named by the province", "HU|HU Cam Lộ", "QT18", "Tham khảo Kế hoạch số 15-KH/HU, ngày 12/01/2018 của Ban Thường vụ Huyện ủy Cam Lộ", "HU Cam Lộ"),
    Row("district named, from another province", "HU|HU Cam Lộ", "HT18", "Tham khảo Kế hoạch số 15-KH/HU của Huyện ủy Cam Lộ, tỉnh Quảng Trị", "HU Cam Lộ"),
    Row("district of another province tells the province", "HU", "HT18", "Tham khảo Kế hoạch số 15-KH/HU của Huyện ủy Hải Lăng", "HU"),
    Row("province's own from the district", "QT|HT", "HU18", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "QT"),
    Row("notice of the standing members", "TB", "QT18", "Thực hiện Thông báo số 256-TB/TU của Thường trực Tỉnh ủy", "TB"),
    Row("agency by abbreviation", "HD", "QT18", "Theo Hướng dẫn số 05-HD/BTGTW của Ban Tuyên giáo TW", "HD"),
    Row("agency by its later name", "HD", "QT26", "Theo Hướng dẫn số 05-HD/BTGTW ngày 01/3/2018 của Ban Tuyên giáo và Dân vận Trung ương", "HD"),
    Row("ministry by its later name", "TT", "QT26", "Căn cứ Thông tư số 07/2019/TT-BNNPTNT của Bộ Nông nghiệp và Môi trường", "TT"),
    Row("ministry by abbreviation", "TT", "BYT", "Căn cứ Thông tư số 07/2019/TT-BNNPTNT của Bộ NN&PTNT", "TT"),
    Row("own commune unsaid", "ĐU|ĐU khác", "ĐU25", "Thực hiện Nghị quyết số 03-NQ/ĐU của Đảng ủy", "ĐU"),
    Row("other commune named", "ĐU|ĐU khác", "ĐU25", "Tham khảo Nghị quyết số 03-NQ/ĐU của Đảng ủy xã Cam Lộ", "ĐU khác"),
    Row("province's own from the commune", "QT26|HT", "ĐU25", "Thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy", "missing"),
    Row("former province from the commune", "QB|HT", "ĐU25", "Thực hiện Nghị quyết số 09-NQ/TU, ngày 03/4/2019 của Tỉnh ủy", "QB"),
    Row("own district's committee unsaid", "UBH Hải Lăng|UBT QT", "UBH18", "Căn cứ Quyết định số 12/QĐ-UBND của UBND huyện", "UBH Hải Lăng"),
    Row("province's committee from the district", "UBH Hải Lăng|UBT QT", "UBH18", "Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh", "UBT QT"),
    Row("committee of no named level", "UBH Hải Lăng|UBT QT", "UBH18", "Căn cứ Quyết định số 12/QĐ-UBND", "ambiguous"),
    # By name.
    Row("law by its title", "Luật 2013", "UB", "Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013", "Luật 2013"),
    Row("law by its title and year", "Luật 2013|Luật 2003", "UB", "Căn cứ Luật Đất đai năm 2003", "Luật 2003"),
    Row("law by its title, two held", "Luật 2013|Luật 2003", "UB", "Căn cứ Luật Đất đai", "ambiguous"),
    Row("law by its title, two held, by date", "Luật 2013|Luật 2003", "UB", "Căn cứ Luật Đất đai ngày 26/11/2003", "Luật 2003"),
    Row("law by its title, without its comma", "Luật PCTN", "UB", "Căn cứ Luật Phòng chống tham nhũng ngày 20/11/2018", "Luật PCTN"),
    Row("law by its title, another date", "Luật PCTN", "UB", "Căn cứ Luật Phòng, chống tham nhũng ngày 29/11/2005", "missing"),
    Row("another law", "Luật PCTN", "UB", "Căn cứ Luật Phòng, chống ma túy ngày 20/11/2018", "missing"),
    Row("resolution by its plenum", "TW4", "QT18", "Thực hiện Nghị quyết Trung ương 4 khóa XI về xây dựng Đảng", "TW4"),
    Row("resolution by its plenum in words", "TW4", "QT18", "Thực hiện Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XI", "TW4"),
    Row("the same plenum of another term", "TW4", "QT18", "Thực hiện Nghị quyết Trung ương 4 khóa XII", "missing"),
    Row("another ministry", "TT", "BYT", "Căn cứ Thông tư số 07/2019/TT-BNNPTNT của Bộ Tài chính", "missing"),
]  # fmt: skip


def _citing(row: Row, by: Mapping[str, tuple[str, ...]]) -> Record:
    lines = row.says.split("\n")
    lines[-1] += "."
    found = directives.directive(
        by[row.by], "KẾ HOẠCH", "kiểm tra công tác lưu trữ năm nay", body=(*lines, *directives.BODY)
    )
    # Every record of these tests is a file of its own.
    source = msgspec.structs.replace(found.source, sha256="f" * 64)
    return msgspec.structs.replace(found, id="f" * 12 + "-1", source=source)


def led(row: Row, folder: Path, works: Mapping[str, Record], by: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Where each citation of a sentence leads: the name of what is held, else missing or ambiguous."""
    held = {works[name].id: name for name in row.held.split("|")}
    with Catalogue(folder / "archive") as catalogue:
        put(catalogue, folder, [*(works[name] for name in held.values()), _citing(row, by)])
        return [
            held[catalogue.all("SELECT id FROM records WHERE work = ?", edge["target"])[0]["id"]]
            if edge["state"] == "held"
            else str(edge["state"])
            for edge in catalogue.all("SELECT * FROM edges ORDER BY position")
        ]


@pytest.mark.parametrize("row", _ROWS, ids=[row.name for row in _ROWS])
def test_a_sentence_leads_to_the_document_it_means(row: Row, tmp_path: Path) -> None:
    assert led(row, tmp_path, WORKS, BY) == [row.means]
