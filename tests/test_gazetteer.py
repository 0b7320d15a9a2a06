"""The gazetteer: names of bodies as letterheads and running text print them, places, symbols."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from extractors.gazetteer import bodies_in, locality_of, normal_name, symbol_bodies, symbol_body

# Name in normal case, level, province that the name gives away. The letterhead prints it in ALL CAPITALS.
LETTERHEADS = [
    ("Đảng ủy phường Đông Hà", "commune", "Quảng Trị"),
    ("Đảng bộ tỉnh Quảng Trị", "province", "Quảng Trị"),
    ("Đảng ủy xã Hải Lăng", "commune", "Quảng Trị"),
    ("Đảng ủy đặc khu Phú Quốc", "commune", "An Giang"),
    ("Đảng ủy các cơ quan Đảng tỉnh Nghệ An", "province", "Nghệ An"),
    ("Đảng ủy Ủy ban nhân dân tỉnh Gia Lai", "province", "Gia Lai"),
    ("Đảng ủy Chính phủ", "central", None),
    ("Đảng ủy các cơ quan Đảng Trung ương", "central", None),
    ("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Lào Cai", "province", "Lào Cai"),
    ("Đảng ủy Khối Doanh nghiệp", "province", None),
    ("Đảng ủy Quân sự tỉnh", "province", None),
    ("Đảng ủy Công an Trung ương", "central", None),
    ("Quân ủy Trung ương", "central", None),
    ("Tỉnh uỷ Quảng Nam", "province", "Quảng Nam"),
    ("Thành ủy Đà Nẵng", "province", "Đà Nẵng"),
    ("Thành ủy Thành phố Hồ Chí Minh", "province", "Hồ Chí Minh"),
    ("Huyện ủy Châu Thành", "district", None),
    ("Quận ủy Ninh Kiều", "district", "Cần Thơ"),
    ("Thị ủy Hồng Lĩnh", "district", "Hà Tĩnh"),
    ("Thành ủy Đông Hà", "district", "Quảng Trị"),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy Hưng Yên", "province", "Hưng Yên"),
    ("Ủy ban Kiểm tra Huyện ủy Lệ Thủy", "district", "Quảng Bình"),
    ("Văn phòng Tỉnh ủy Đắk Lắk", "province", "Đắk Lắk"),
    ("Ban Xây dựng Đảng Đảng ủy xã Ba Vì", "commune", None),
    ("Ban Nội chính Tỉnh ủy", "province", None),
    ("Ban Chính sách, chiến lược Trung ương", "central", None),
    ("Chi bộ Trường THPT Chu Văn An", "organisation", None),
    ("Đảng ủy Sở Y tế", "province", None),
    ("Đảng đoàn Hội đồng nhân dân tỉnh Điện Biên", "province", "Điện Biên"),
    ("Ban Cán sự đảng Ủy ban nhân dân thành phố Cần Thơ", "province", "Cần Thơ"),
    ("Ban Cán sự đảng Bộ Kế hoạch và Đầu tư", "central", None),
    ("Trường Chính trị tỉnh Bắc Kạn", "province", "Bắc Kạn"),
    ("Ban Chấp hành Đảng bộ huyện Đồng Văn", "district", "Hà Giang"),
    ("Ban Chấp hành Trung ương", "central", None),
    ("Ủy ban nhân dân xã Tân Thành", "commune", None),
    ("Ủy ban nhân dân huyện Thọ Xuân", "district", "Thanh Hóa"),
    ("Ủy ban nhân dân quận 3", "district", "Hồ Chí Minh"),
    ("Ủy ban nhân dân phường Bến Nghé", "commune", None),
    ("Ủy ban nhân dân thị xã Quảng Trị", "district", "Quảng Trị"),
    ("Ủy ban nhân dân huyện Quảng Ninh", "district", "Quảng Bình"),
    ("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "province", "Bà Rịa - Vũng Tàu"),
    ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "province", "Thừa Thiên Huế"),
    ("UBND tỉnh Hà Tây", "province", "Hà Tây"),
    ("Hội đồng nhân dân thành phố Hải Phòng", "province", "Hải Phòng"),
    ("Thường trực Hội đồng nhân dân tỉnh", "province", None),
    ("Đoàn đại biểu Quốc hội tỉnh Sóc Trăng", "province", "Sóc Trăng"),
    ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Phú Thọ", "province", "Phú Thọ"),
    ("Văn phòng HĐND và UBND huyện Na Hang", "district", "Tuyên Quang"),
    ("Sở Văn hóa, Thể thao và Du lịch", "province", None),
    ("Sở Nông nghiệp và Môi trường tỉnh Vĩnh Long", "province", "Vĩnh Long"),
    ("Sở Lao động - Thương binh và Xã hội", "province", None),
    ("Sở Quy hoạch - Kiến trúc", "province", None),
    ("Phòng Giáo dục và Đào tạo huyện Yên Mô", "district", "Ninh Bình"),
    ("Phòng Văn hóa - Xã hội", "commune", None),
    ("Phòng Tài chính - Kế hoạch", "district", None),
    ("Chi cục Chăn nuôi và Thú y", "province", None),
    ("Chi cục An toàn vệ sinh thực phẩm", "province", None),
    ("Trung tâm Kiểm soát bệnh tật tỉnh Tây Ninh", "province", "Tây Ninh"),
    ("Trung tâm Phát triển quỹ đất", "organisation", None),
    ("Bệnh viện Đa khoa tỉnh Kiên Giang", "organisation", "Kiên Giang"),
    ("Bệnh viện Bạch Mai", "organisation", None),
    ("Bệnh viện Phụ sản - Nhi Đà Nẵng", "organisation", "Đà Nẵng"),
    ("Trung tâm Y tế huyện Củ Chi", "district", "Hồ Chí Minh"),
    ("Tòa án nhân dân tỉnh Lạng Sơn", "province", "Lạng Sơn"),
    ("Tòa án nhân dân khu vực 3 - Hà Tĩnh", "district", "Hà Tĩnh"),
    ("Tòa án nhân dân cấp cao tại Hà Nội", "central", "Hà Nội"),
    ("Toà án nhân dân tối cao", "central", None),
    ("Viện kiểm sát nhân dân huyện Bù Đăng", "district", "Bình Phước"),
    ("Viện kiểm sát nhân dân tối cao", "central", None),
    ("Cục Thi hành án dân sự tỉnh Bắc Giang", "province", "Bắc Giang"),
    ("Công an tỉnh Cao Bằng", "province", "Cao Bằng"),
    ("Công an thành phố Hà Nội", "province", "Hà Nội"),
    ("Bộ Chỉ huy Quân sự tỉnh Sơn La", "province", "Sơn La"),
    ("Ban Chỉ huy Quân sự huyện Mường Tè", "district", "Lai Châu"),
    ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Bình", "province", "Quảng Bình"),
    ("Bộ Tư lệnh Quân khu 4", "central", None),
    ("Quân khu 7", "central", None),
    ("Cục Hải quan tỉnh Đồng Nai", "province", "Đồng Nai"),
    ("Chi cục Hải quan khu vực VI", "province", None),
    ("Chi cục Thuế khu vực IX", "district", None),
    ("Thuế tỉnh Quảng Ngãi", "province", "Quảng Ngãi"),
    ("Cục Thuế", "province", None),
    ("Kho bạc Nhà nước khu vực V", "central", None),
    ("Ngân hàng Nhà nước Việt Nam", "central", None),
    ("Ngân hàng Chính sách xã hội", "central", None),
    ("Bảo hiểm xã hội tỉnh Thái Bình", "province", "Thái Bình"),
    ("Liên đoàn Lao động tỉnh Bình Dương", "province", "Bình Dương"),
    ("Công đoàn Giáo dục Việt Nam", "organisation", None),
    ("Công đoàn các Khu công nghiệp tỉnh Long An", "province", "Long An"),
    ("Hội Liên hiệp Phụ nữ tỉnh Hòa Bình", "province", "Hòa Bình"),
    ("Hội Nông dân xã Nam Thái", "commune", None),
    ("Hội Cựu chiến binh Việt Nam", "central", None),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum", "province", "Kon Tum"),
    ("Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "central", None),
    ("Ban Chấp hành Đoàn tỉnh Yên Bái", "province", "Yên Bái"),
    ("Tỉnh Đoàn Ninh Thuận", "province", "Ninh Thuận"),
    ("Hội Chữ thập đỏ tỉnh Trà Vinh", "province", "Trà Vinh"),
    ("Liên minh Hợp tác xã tỉnh An Giang", "province", "An Giang"),
    ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Bạc Liêu", "province", "Bạc Liêu"),
    ("Trường Đại học Sư phạm Hà Nội 2", "organisation", "Hà Nội"),
    ("Trường Đại học Bách khoa", "organisation", None),
    ("Đại học Quốc gia Hà Nội", "central", None),
    ("Đại học Huế", "organisation", "Huế"),
    ("Trường Cao đẳng Y tế Phú Yên", "organisation", "Phú Yên"),
    ("Trường Tiểu học Kim Đồng", "organisation", None),
    ("Trường THPT Chuyên Lê Hồng Phong", "organisation", None),
    ("Trường Phổ thông dân tộc nội trú huyện Bắc Hà", "organisation", "Lào Cai"),
    ("Học viện Nông nghiệp Việt Nam", "organisation", None),
    ("Học viện Chính trị quốc gia Hồ Chí Minh", "central", None),
    ("Công ty cổ phần Cấp nước Hải Dương", "organisation", "Hải Dương"),
    ("Công ty TNHH MTV Thủy lợi Bắc Nam Hà", "organisation", None),
    ("Tập đoàn Điện lực Việt Nam", "central", None),
    ("Tổng công ty Đường sắt Việt Nam", "central", None),
    ("Công ty Điện lực Quảng Nam", "organisation", "Quảng Nam"),
    ("Ban Quản lý Khu kinh tế tỉnh Quảng Trị", "province", "Quảng Trị"),
    ("Ban Quản lý Vườn quốc gia Phong Nha - Kẻ Bàng", "organisation", None),
    ("Ban Chỉ đạo Cải cách hành chính", "organisation", None),
    ("Hội đồng Thi đua - Khen thưởng", "organisation", None),
    ("Hội đồng bồi thường, hỗ trợ và tái định cư", "organisation", None),
    ("Đài Phát thanh và Truyền hình Nam Định", "province", "Nam Định"),
    ("Báo Quảng Ngãi", "province", "Quảng Ngãi"),
    ("Thanh tra tỉnh Hà Nam", "province", "Hà Nam"),
    ("Thanh tra Chính phủ", "central", None),
    ("Cục Văn thư và Lưu trữ nhà nước", "central", None),
    ("Cục An toàn thực phẩm", "central", None),
    ("Cục Quản lý Khám, chữa bệnh", "central", None),
    ("Tổng cục Thống kê", "central", None),
    ("Vụ Tổ chức cán bộ", "central", None),
    ("Ủy ban bầu cử xã An Phú", "commune", None),
    ("Hội đồng bầu cử quốc gia", "central", None),
    ("Ủy ban An toàn giao thông Quốc gia", "central", None),
    ("Ban An toàn giao thông tỉnh", "province", None),
    ("Hội đồng Bộ trưởng", "central", None),
    ("Bộ Đại học và Trung học chuyên nghiệp", "central", None),
    ("Ủy ban hành chính tỉnh Hà Bắc", "province", "Hà Bắc"),
    ("Tỉnh ủy Bình Trị Thiên", "province", "Bình Trị Thiên"),
    ("Tỉnh ủy Quảng Nam - Đà Nẵng", "province", "Quảng Nam - Đà Nẵng"),
    ("Hạt Kiểm lâm huyện Đa Krông", "district", "Quảng Trị"),
    ("Trạm Y tế phường Hàng Bạc", "commune", None),
    ("Hợp tác xã Dịch vụ Nông nghiệp Đông Thành", "organisation", None),
    ("Nhà xuất bản Giáo dục Việt Nam", "organisation", None),
    ("Đảng bộ thành phố Hải Phòng", "province", "Hải Phòng"),
    ("Đảng ủy phường Lê Chân", "commune", "Hải Phòng"),
    ("Đảng ủy Bộ đội Biên phòng tỉnh Nghệ An", "province", "Nghệ An"),
    ("Đảng ủy Tổng công ty Lương thực Miền Bắc", "organisation", None),
    ("Đảng ủy Trường Đại học Cần Thơ", "organisation", "Cần Thơ"),
    ("Cơ quan Ủy ban Kiểm tra Tỉnh ủy", "province", None),
    ("Ban Chỉ đạo 35 Tỉnh ủy Đồng Nai", "province", "Đồng Nai"),
    ("Ủy ban nhân dân thành phố Thủ Đức", "district", "Hồ Chí Minh"),
    ("Ủy ban nhân dân đặc khu Côn Đảo", "commune", "Hồ Chí Minh"),
    ("Phòng Kinh tế, Hạ tầng và Đô thị phường Hà Đông", "commune", "Hà Nội"),
    ("Sở Dân tộc và Tôn giáo", "province", None),
    ("Sở Ngoại vụ Thành phố Hồ Chí Minh", "province", "Hồ Chí Minh"),
    ("Tổng công ty Điện lực Miền Trung", "organisation", None),
    ("Ngân hàng TMCP Ngoại thương Việt Nam", "organisation", None),
    ("Chi nhánh Ngân hàng Chính sách xã hội tỉnh Hà Nam", "organisation", "Hà Nam"),
    ("Viễn thông Quảng Bình", "province", "Quảng Bình"),
    ("Sư đoàn 304", "organisation", None),
    ("Học viện Quân y", "organisation", None),
    ("Trường Sĩ quan Lục quân 1", "organisation", None),
    ("Kiểm toán Nhà nước khu vực IV", "central", None),
    ("Cục Hàng không Việt Nam", "central", None),
    ("Vườn quốc gia Phong Nha - Kẻ Bàng", "organisation", None),
    ("Cảng vụ Hàng hải Quảng Ninh", "organisation", "Quảng Ninh"),
    ("Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh Thanh Hóa", "province", "Thanh Hóa"),
    ("Trường TH&THCS Nguyễn Bỉnh Khiêm", "organisation", None),
    ("Trung tâm GDNN-GDTX huyện Đức Thọ", "organisation", "Hà Tĩnh"),
    ("Trung tâm Bồi dưỡng chính trị huyện Thạch Hà", "district", "Hà Tĩnh"),
    ("Ủy ban Hội Liên hiệp Thanh niên Việt Nam tỉnh Lâm Đồng", "province", "Lâm Đồng"),
    ("BCH Đoàn xã Tân Hội", "commune", None),
    ("TAND huyện Kỳ Anh", "district", "Hà Tĩnh"),
    ("Chi cục Thi hành án dân sự thị xã Kỳ Anh", "district", "Hà Tĩnh"),
    ("Đội Quản lý thị trường số 3", "district", None),
    ("Nhà máy Thủy điện Sơn La", "organisation", "Sơn La"),
    ("Tổ công tác Cải cách thủ tục hành chính", "organisation", None),
]

# Names whose end only capitals show: as a letterhead they come out right, in running text just their beginning is sure.
PURPOSES = [
    "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông",
    "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở",
    "Tiểu ban Văn kiện",
    "Hội đồng thẩm định giá đất tỉnh Hà Nam",
]


@pytest.mark.parametrize(("name", "level", "locality"), LETTERHEADS)
def test_letterhead(name: str, level: str, locality: str | None) -> None:
    assert normal_name(name.upper()) == name
    for printed in (name, name.upper()):
        (found,) = bodies_in(printed)
        assert (found.start, found.end) == (0, len(printed))
        assert (found.level, found.locality) == (level, locality)


@pytest.mark.parametrize("name", PURPOSES)
def test_name_with_a_purpose(name: str) -> None:
    assert normal_name(name.upper()) == name
    assert bodies_in(name.upper())[0].start == 0


# Printed → normal case.
NORMAL = [
    ("UỶ BAN NHÂN DÂN TỈNH HOÀ BÌNH", "Uỷ ban nhân dân tỉnh Hoà Bình"),
    ("ỦY  BAN NHÂN DÂN\nHUYỆN GIỒNG RIỀNG", "Ủy ban nhân dân huyện Giồng Riềng"),
    ("*SỞ Y TẾ*", "Sở Y tế"),
    ("SỞ TÀI CHÍNH –", "Sở Tài chính"),
    ("Sở Y tế", "Sở Y tế"),
    ("UBND tỉnh", "UBND tỉnh"),
    ("Ủy ban nhân dân TỈNH YÊN BÁI", "Ủy ban nhân dân tỉnh Yên Bái"),
    ("BAN THƯỜNG VỤ", "Ban Thường vụ"),
    ("BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ MỸ LONG", "Ban Thường trực Ủy ban MTTQ Việt Nam xã Mỹ Long"),
    ("HỘI ĐỒNG QL QUỸ KHUYẾN HỌC", "Hội đồng QL Quỹ Khuyến học"),
    ("BCH ĐOÀN TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP", "BCH Đoàn Trường Đại học Công nghiệp"),
    ("BỘ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động – Thương binh và Xã hội"),
    ("ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 15/QĐ-SCT", "Đoàn kiểm tra theo Quyết định số 15/QĐ-SCT"),
    ("PHÒNG TỔ CHỨC - HÀNH CHÍNH", "Phòng Tổ chức - Hành chính"),
    ("CÔNG TY TNHH MTV XỔ SỐ KIẾN THIẾT TIỀN GIANG", "Công ty TNHH MTV Xổ số kiến thiết Tiền Giang"),
    ("BÀ RỊA - VŨNG TÀU", "Bà Rịa - Vũng Tàu"),
    ("", ""),
]


@pytest.mark.parametrize(("printed", "normal"), NORMAL)
def test_normal_name(printed: str, normal: str) -> None:
    assert normal_name(printed) == normal


@pytest.mark.parametrize(("name", "level", "locality"), LETTERHEADS)
def test_normal_name_changes_case_only(name: str, level: str, locality: str | None) -> None:
    assert normal_name(normal_name(name.upper())) == normal_name(name.upper())
    assert normal_name(name.upper()).upper() == name.upper()


# Sentence → the bodies in it as printed.
SENTENCES = [
    (
        "Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Công an tỉnh và UBND các xã, phường thực hiện.",
        ["Sở Nông nghiệp và Môi trường", "Công an tỉnh", "UBND các xã, phường"],
    ),
    (
        "Các huyện uỷ, thị uỷ, thành uỷ, đảng uỷ trực thuộc Tỉnh uỷ báo cáo Ban Thường vụ Tỉnh uỷ (qua Văn phòng Tỉnh uỷ)",
        ["Các huyện uỷ, thị uỷ, thành uỷ, đảng uỷ trực thuộc Tỉnh uỷ", "Ban Thường vụ Tỉnh uỷ", "Văn phòng Tỉnh uỷ"],
    ),
    ("Các huyện, thị, thành ủy tổ chức quán triệt", ["Các huyện, thị, thành ủy"]),
    ("các sở, ban, ngành cấp tỉnh và các đoàn thể", ["các sở, ban, ngành cấp tỉnh"]),
    ("Các sở, ban và ngành; các phòng, ban thuộc Sở", ["Các sở, ban và ngành", "các phòng, ban thuộc Sở"]),
    (
        "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; UBND các tỉnh, thành phố trực thuộc Trung ương",
        ["Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "UBND các tỉnh, thành phố trực thuộc Trung ương"],
    ),
    ("Bộ trưởng Bộ Công Thương, Bộ trưởng Bộ Y tế", ["Bộ trưởng Bộ Công Thương", "Bộ trưởng Bộ Y tế"]),
    ("Phó Thủ tướng Chính phủ Lê Văn A", ["Phó Thủ tướng Chính phủ"]),
    ("Chủ tịch UBND tỉnh Trần Văn B", ["Chủ tịch UBND tỉnh"]),
    ("Chủ tịch UBND xã Nguyễn Văn C", ["Chủ tịch UBND xã"]),
    ("Chủ tịch UBND xã Mỹ Lạc Thượng", ["Chủ tịch UBND xã Mỹ Lạc Thượng"]),
    ("Trưởng phòng Văn hóa - Xã hội phường", ["Trưởng phòng Văn hóa - Xã hội phường"]),
    ("Trưởng Ban Tổ chức Tỉnh ủy", ["Trưởng Ban Tổ chức Tỉnh ủy"]),
    ("CT, các PCT UBND tỉnh", ["các PCT UBND tỉnh"]),
    ("Giám đốc Sở", ["Giám đốc Sở"]),
    ("Chánh Văn phòng UBND tỉnh ký", ["Chánh Văn phòng UBND tỉnh"]),
    ("các đồng chí Tỉnh ủy viên, cấp ủy viên", []),
    ("QUAN TRẮC MÔI TRƯỜNG NUÔI TRỒNG; NHIỆM VỤ TRỌNG TÂM; CỘNG HÒA XÃ HỘI CHỦ NGHĨA", []),
    ("xã Trường Văn, đồng chí Lê Trường Lưu", []),
    ("Số:   /QĐ-UBND, Thông tư liên tịch số 5/2015/TTLT-BYT-BTC", []),
    ("Cổng TTĐT tỉnh, HĐND-UBND cấp huyện", ["Cổng TTĐT tỉnh", "HĐND", "UBND cấp huyện"]),
    ("UBND cấp xã, tỉnh Thanh Hóa", ["UBND cấp xã, tỉnh Thanh Hóa"]),
    (
        "Giám đốc các sở: Tài chính, Nội vụ và Y tế; thủ trưởng các đơn vị",
        ["Giám đốc các sở: Tài chính, Nội vụ và Y tế", "thủ trưởng các đơn vị"],
    ),
    ("Bí thư các huyện ủy, thành ủy trực thuộc", ["Bí thư các huyện ủy, thành ủy"]),
    ("BTV Huyện ủy Hải Lăng, UBND huyện, HĐND huyện", ["BTV Huyện ủy Hải Lăng", "UBND huyện", "HĐND huyện"]),
    ("Đảng bộ xã An Khê, huyện Đông Hải", ["Đảng bộ xã An Khê, huyện Đông Hải"]),
    ("Kết luận của Hội nghị Trung ương 6 khóa XII", ["Hội nghị Trung ương 6"]),
    ("Ban Bí thư Trung ương Đảng khóa XI, Bộ Chính trị", ["Ban Bí thư Trung ương Đảng", "Bộ Chính trị"]),
    ("Ban Pháp chế HĐND tỉnh", ["Ban Pháp chế HĐND tỉnh"]),
    ("Thanh tra Sở Y tế phối hợp", ["Thanh tra Sở Y tế"]),
    ("Ban Chỉ đạo về chuyển đổi số tỉnh", ["Ban Chỉ đạo về chuyển đổi số tỉnh"]),
    ("Ủy ban nhân dân các huyện, thị xã, thành phố", ["Ủy ban nhân dân các huyện, thị xã, thành phố"]),
    ("ủy ban nhân dân cấp huyện", ["ủy ban nhân dân cấp huyện"]),
    ("Bộ GD&ĐT, Bộ Giáo dục & Đào tạo", ["Bộ GD&ĐT", "Bộ Giáo dục & Đào tạo"]),
    ("Trường THPT Lê Lợi tổ chức", ["Trường THPT Lê Lợi"]),
    ("Ban Dân vận Trung ương - Bộ Nội vụ", ["Ban Dân vận Trung ương", "Bộ Nội vụ"]),
    ("TTgCP, các PTTgCP", ["TTgCP", "các PTTgCP"]),
    ("Đoàn TNCS Hồ Chí Minh tỉnh, Tỉnh Đoàn", ["Đoàn TNCS Hồ Chí Minh tỉnh", "Tỉnh Đoàn"]),
    # words that look like bodies
    ("chính phủ điện tử, Chính phủ số", []),
    ("hội nghị trực tuyến, trường hợp khẩn cấp, bộ luật, phòng, chống thiên tai", []),
    ("Ban hành kèm theo; Báo cáo kết quả; Bộ luật Dân sự; Sở hữu trí tuệ; Hội thảo", []),
    ("Thông báo số 12/TB-VPCP", []),
    ("Trường hợp đặc biệt, Vụ việc phức tạp, Phòng chống tham nhũng", []),
    ("xã hội hóa, thị trường, bản thân", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "bodies"), SENTENCES)
def test_bodies_in_running_text(sentence: str, bodies: list[str]) -> None:
    assert [sentence[found.start : found.end] for found in bodies_in(sentence)] == bodies


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("BTV Tỉnh uỷ", "Ban Thường vụ Tỉnh ủy"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UỶ BAN NHÂN DÂN TỈNH", "Ủy ban nhân dân tỉnh"),
        ("TT. HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
        ("VPCP", "Văn phòng Chính phủ"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Chủ tịch UBND huyện Ba Tơ", "Chủ tịch Ủy ban nhân dân huyện Ba Tơ"),
        ("Bộ Lao động-Thương binh & Xã hội", "Bộ Lao động - Thương binh và Xã hội"),
        ("Ban Bí thư TW Đảng", "Ban Bí thư"),
    ],
)
def test_full_name(printed: str, full: str) -> None:
    assert bodies_in(printed)[0].name == full


def test_offsets_fit_the_text_across_pages_and_within_a_part() -> None:
    text = "Kính gửi: Ủy\fban nhân dân tỉnh Quảng\fTrị.\nNơi nhận: Sở Y tế."
    first, second = bodies_in(text)
    assert text[first.start : first.end] == "Ủy\fban nhân dân tỉnh Quảng\fTrị"
    assert first.locality == "Quảng Trị"
    assert bodies_in(text, text.index("\n")) == [second]
    assert bodies_in(text, 0, text.index("\n")) == [first]


def test_a_line_break_ends_a_name() -> None:
    assert [found.name for found in bodies_in("Ủy ban nhân dân\ntỉnh Quảng Trị")] == ["Ủy ban nhân dân"]


def test_tone_placement_and_case_do_not_matter() -> None:
    forms = ["Huyện ủy Hướng Hóa", "Huyện uỷ Hướng Hoá", "HUYỆN ỦY HƯỚNG HÓA", "HUYỆN UỶ HƯỚNG HOÁ"]
    assert {(found.level, found.locality) for form in forms for found in bodies_in(form)} == {("district", "Quảng Trị")}
    assert {unicodedata.is_normalized("NFC", bodies_in(form)[0].name) for form in forms} == {True}


LOCALITIES = [
    ("Huyện ủy Hải Lăng", "Quảng Trị"),
    ("Phan Thiết", "Bình Thuận"),
    ("Đông Hà", "Quảng Trị"),
    ("Đồng Xoài", "Bình Phước"),
    ("Thủ Dầu Một", "Bình Dương"),
    ("Quảng Ninh", "Quảng Ninh"),
    ("tỉnh Quảng Ninh", "Quảng Ninh"),
    ("huyện Quảng Ninh", "Quảng Bình"),
    ("Thị ủy Sơn Tây", "Hà Nội"),
    ("Huyện ủy Sơn Tây", "Quảng Ngãi"),
    ("Thành phố Huế", "Huế"),
    ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
    ("TPHCM", "Hồ Chí Minh"),
    ("Quận 1", "Hồ Chí Minh"),
    ("quận Tân Bình", "Hồ Chí Minh"),
    ("Đăk Lăk", "Đắk Lắk"),
    ("UBND tỉnh Thừa Thiên - Huế", "Thừa Thiên Huế"),
    ("Hoà Bình", "Hòa Bình"),
    ("huyện Hoà Bình", "Bạc Liêu"),
    ("Hà Tây", "Hà Tây"),
    ("Tỉnh ủy Hà Nam Ninh", "Hà Nam Ninh"),
    ("VP.UBND TỈNH BÌNH THUẬN", "Bình Thuận"),
    ("xã Tam Mỹ, huyện Châu Thành, tỉnh Tây Ninh", "Tây Ninh"),
    ("phường Sa Đéc", "Đồng Tháp"),
    ("Đảng ủy đặc khu Lý Sơn", "Quảng Ngãi"),
    ("huyện Châu Thành", None),
    ("huyện Phong Điền", None),
    ("xã Tân Tiến", None),
    ("Bộ Tài chính", None),
    ("Sở Y tế", None),
    ("tỉnh Quảng Trị và tỉnh Quảng Bình", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "province"), LOCALITIES)
def test_locality(name: str, province: str | None) -> None:
    assert locality_of(name) == province


@pytest.mark.parametrize(
    ("name", "day", "province"),
    [
        ("Huyện ủy Hải Lăng", "1985-03-01", "Bình Trị Thiên"),
        ("Huyện ủy Hải Lăng", "2018-05-04", "Quảng Trị"),
        ("Thủ Dầu Một", "1990-01-01", "Sông Bé"),
        ("Thủ Dầu Một", "2025-08-01", "Hồ Chí Minh"),
        ("thành phố Huế", "2010-01-01", "Thừa Thiên Huế"),
        ("thành phố Huế", "1980-01-01", "Bình Trị Thiên"),
        ("huyện Giồng Riềng", "2025-07-01", "An Giang"),
        ("huyện Giồng Riềng", "2025-06-30", "Kiên Giang"),
    ],
)
def test_locality_of_a_day(name: str, day: str, province: str) -> None:
    assert locality_of(name, on=day) == province


SYMBOLS = [
    ("VPTW", None, "Văn phòng Trung ương Đảng"),
    ("TU", None, "Tỉnh ủy"),
    ("HU", None, "Huyện ủy"),
    ("TW", None, "Ban Chấp hành Trung ương"),
    ("BTCTU", None, "Ban Tổ chức Tỉnh ủy"),
    ("UBKTHU", None, "Ủy ban Kiểm tra Huyện ủy"),
    ("BTGTW", None, "Ban Tuyên giáo Trung ương"),
    ("ĐUQS", None, "Đảng ủy Quân sự"),
    ("BTC", "state", "Bộ Tài chính"),
    ("BTC", "party", "Ban Tổ chức"),
    ("CP", None, "Chính phủ"),
    ("TTg", None, "Thủ tướng Chính phủ"),
    ("TTG", None, "Thủ tướng Chính phủ"),
    ("QH15", None, "Quốc hội"),
    ("UBTVQH11", None, "Ủy ban Thường vụ Quốc hội"),
    ("BCT", "state", "Bộ Công Thương"),
    ("BCT", "party", "Bộ Chính trị"),
    ("BLĐTBXH", None, "Bộ Lao động - Thương binh và Xã hội"),
    ("BNNPTNT", None, "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("BTM", None, "Bộ Thương mại"),
    ("UBND", None, "Ủy ban nhân dân"),
    ("HĐND", None, "Hội đồng nhân dân"),
    ("SYT", None, "Sở Y tế"),
    ("STTTT", None, "Sở Thông tin và Truyền thông"),
    ("SGD&ĐT", None, "Sở Giáo dục và Đào tạo"),
    ("KTNN", None, "Kiểm toán Nhà nước"),
    ("TWĐTN", None, "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ("HĐBT", None, "Hội đồng Bộ trưởng"),
    ("XYZ", None, None),
]


@pytest.mark.parametrize(("symbol", "tradition", "name"), SYMBOLS)
def test_symbol(symbol: str, tradition: str | None, name: str | None) -> None:
    found = symbol_body(symbol, tradition)
    assert (found.name if found else None) == name


def test_symbols_of_several_bodies_keep_them_all() -> None:
    assert {"Tỉnh ủy", "Thành ủy"} <= {body.name for body in symbol_bodies("TU")}


def test_every_issuer_of_the_real_documents_is_one_body(shared: Path) -> None:
    missed = []
    for path in sorted((shared / "gold").glob("*.json")):
        for record in json.loads(path.read_text("utf-8"))["records"]:
            for name in (record["issuer"] or "").split("; "):
                found = bodies_in(name)
                whole = name.split(" theo ")[0]
                if name and not (len(found) == 1 and found[0].end == len(whole) and normal_name(name.upper()) == name):
                    missed.append(name)
    assert missed == []
