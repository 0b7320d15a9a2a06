"""More letterheads: congresses, councils and offices of the Party; every branch of the State then and now; joint bodies
one below the other; unions; columns read in every order; marks that belong to no field.

Each row is another structure or another branch, with the bodies that really stand above each other; districts named Suối
Vàng, communes named Cẩm Ngạn and the province Lam Giang are invented, so that only what the lines say can be found.
Provinces that do exist show what is concluded from districts, wards and places.
"""

from __future__ import annotations

import pytest

from pipeline.viet import key
from tests import test_letterhead
from tests.directives import PARTY, directive
from tests.test_letterhead import INDEPENDENCE, NATION, Head, name_of

PARTY_OFFICES = [
    Head(("ĐẢNG BỘ TỈNH LAM GIANG", "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XVII", "*", "Số 16-BC/ĐH", PARTY, "Lam Giang, ngày 12 tháng 10 năm 2020"), "16-BC/ĐH", "2020-10-12", "Lam Giang", "Đại hội đại biểu lần thứ XVII Đảng bộ tỉnh Lam Giang", "Lam Giang", "BÁO CÁO"),
    Head(("TỈNH UỶ LAM GIANG", "BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH", "*", "Số 03-KH/BCĐ", PARTY, "Lam Giang, ngày 12 tháng 10 năm 2020"), "03-KH/BCĐ", "2020-10-12", "Lam Giang", "Ban Chỉ đạo Cải cách hành chính", "Lam Giang", "KẾ HOẠCH"),
    Head(("HUYỆN UỶ SUỐI VÀNG", "BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ", "*", "Số 03-KH/BCĐ", PARTY, "Suối Vàng, ngày 12 tháng 10 năm 2020"), "03-KH/BCĐ", "2020-10-12", "Suối Vàng", "Ban Chỉ đạo thực hiện quy chế dân chủ", None, "KẾ HOẠCH"),
    Head(("TỈNH ỦY LAM GIANG", "TIỂU BAN VĂN KIỆN", "ĐẠI HỘI ĐẢNG BỘ LẦN THỨ XV", "*", "Số 05-KH/TB", PARTY, "Lam Giang, ngày 12 tháng 10 năm 2020"), "05-KH/TB", "2020-10-12", "Lam Giang", "Tiểu ban Văn kiện đại hội Đảng bộ lần thứ XV", "Lam Giang", "KẾ HOẠCH"),
    Head(("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN CHỈ ĐẠO CẢI CÁCH TƯ PHÁP", "*", "Số 12-KH/BCĐ", PARTY, "Hà Nội, ngày 12 tháng 10 năm 2010"), "12-KH/BCĐ", "2010-10-12", "Hà Nội", "Ban Chỉ đạo Cải cách tư pháp", None, "KẾ HOẠCH"),
    Head(("BAN CHẤP HÀNH TRUNG ƯƠNG", "HỘI ĐỒNG LÝ LUẬN", "*", "Số 12-KH/HĐ", PARTY, "Hà Nội, ngày 12 tháng 10 năm 2010"), "12-KH/HĐ", "2010-10-12", "Hà Nội", "Hội đồng Lý luận", None, "KẾ HOẠCH"),
    Head(("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN TUYÊN GIÁO", "*", "Số 41-HD/BTGTW", PARTY, "Hà Nội, ngày 12 tháng 10 năm 2010"), "41-HD/BTGTW", "2010-10-12", "Hà Nội", "Ban Tuyên giáo Trung ương", None, "HƯỚNG DẪN"),
    Head(("BAN CHẤP HÀNH TRUNG ƯƠNG", "ỦY BAN KIỂM TRA", "*", "Số 41-HD/UBKTTW", PARTY, "Hà Nội, ngày 12 tháng 10 năm 2010"), "41-HD/UBKTTW", "2010-10-12", "Hà Nội", "Ủy ban Kiểm tra Trung ương", None, "HƯỚNG DẪN"),
    Head((PARTY, "BAN CHẤP HÀNH TRUNG ƯƠNG", "*", "Số 41-QĐ/TW", PARTY, "Hà Nội, ngày 12 tháng 10 năm 2010"), "41-QĐ/TW", "2010-10-12", "Hà Nội", "Ban Chấp hành Trung ương", None, "QUY ĐỊNH"),
    Head(("VĂN PHÒNG TỈNH UỶ", "PHÒNG TỔNG HỢP", "*", "Số 7-CV/TH", PARTY, "Lam Giang, ngày 12 tháng 10 năm 2010"), "7-CV/TH", "2010-10-12", "Lam Giang", "Phòng Tổng hợp", None, "THÔNG BÁO"),
    Head(("BAN TUYÊN GIÁO TRUNG ƯƠNG", "VỤ LÝ LUẬN CHÍNH TRỊ", "*", "Số 7-CV/VLLCT", PARTY, "Hà Nội, ngày 12 tháng 10 năm 2010"), "7-CV/VLLCT", "2010-10-12", "Hà Nội", "Vụ Lý luận chính trị", None, "THÔNG BÁO"),
    Head(("BAN TỔ CHỨC TỈNH UỶ - SỞ NỘI VỤ", "*", "Số 05-HD/BTCTU-SNV", PARTY, "Quảng Trị, ngày 12 tháng 10 năm 2010"), "05-HD/BTCTU-SNV", "2010-10-12", "Quảng Trị", "Ban Tổ chức Tỉnh uỷ; Sở Nội vụ", "Quảng Trị", "HƯỚNG DẪN"),
    Head(("BAN TỔ CHỨC TỈNH UỶ -", "BAN DÂN VẬN TỈNH UỶ", "*", "Số 05-QC/BTCTU-BDVTU", PARTY, "Quảng Trị, ngày 12 tháng 10 năm 2010"), "05-QC/BTCTU-BDVTU", "2010-10-12", "Quảng Trị", "Ban Tổ chức Tỉnh uỷ; Ban Dân vận Tỉnh uỷ", "Quảng Trị", "QUY CHẾ"),
    Head(("ĐẢNG BỘ HUYỆN SUỐI VÀNG", "ĐẢNG ỦY THỊ TRẤN SUỐI VÀNG", "*", "Số 05-NQ/ĐU", PARTY, "Suối Vàng, ngày 15 tháng 01 năm 2020"), "05-NQ/ĐU", "2020-01-15", "Suối Vàng", "Đảng ủy thị trấn Suối Vàng", None, "NGHỊ QUYẾT"),
    Head(("ĐẢNG BỘ XÃ CẨM NGẠN", "CHI BỘ THÔN 3", "*", "Số 05-NQ/CB", PARTY, "Cẩm Ngạn, ngày 15 tháng 01 năm 2020"), "05-NQ/CB", "2020-01-15", "Cẩm Ngạn", "Chi bộ thôn 3", None, "NGHỊ QUYẾT"),
    Head(("ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY XÃ CẨM NGẠN", "*", "Số 05-NQ/ĐU", PARTY, "Cẩm Ngạn, ngày 15 tháng 8 năm 2025"), "05-NQ/ĐU", "2025-08-15", "Cẩm Ngạn", "Đảng ủy xã Cẩm Ngạn", "Lam Giang", "NGHỊ QUYẾT"),
    Head(("ĐẢNG ỦY XÃ CẨM NGẠN", "BAN XÂY DỰNG ĐẢNG", "*", "Số 05-KH/BXDĐ", PARTY, "Cẩm Ngạn, ngày 15 tháng 8 năm 2025"), "05-KH/BXDĐ", "2025-08-15", "Cẩm Ngạn", "Ban Xây dựng Đảng Đảng ủy xã Cẩm Ngạn", None, "KẾ HOẠCH"),
    Head(("TỈNH ỦY LAM GIANG", "ĐẢNG ĐOÀN HỘI ĐỒNG NHÂN DÂN TỈNH", "*", "Số 05-CV/ĐĐ", PARTY, "Lam Giang, ngày 15 tháng 8 năm 2018"), "05-CV/ĐĐ", "2018-08-15", "Lam Giang", "Đảng đoàn Hội đồng nhân dân tỉnh", "Lam Giang", "THÔNG BÁO"),
    Head(("TỈNH ỦY LAM GIANG", "BAN CÁN SỰ ĐẢNG ỦY BAN NHÂN DÂN TỈNH", "*", "Số 05-TTr/BCSĐ", PARTY, "Lam Giang, ngày 15 tháng 8 năm 2018"), "05-TTr/BCSĐ", "2018-08-15", "Lam Giang", "Ban Cán sự đảng Ủy ban nhân dân tỉnh", "Lam Giang", "TỜ TRÌNH"),
    Head(("QUÂN KHU 4", "ĐẢNG ỦY QUÂN SỰ TỈNH QUẢNG TRỊ", "*", "Số 05-NQ/ĐUQS", PARTY, "Quảng Trị, ngày 15 tháng 8 năm 2018"), "05-NQ/ĐUQS", "2018-08-15", "Quảng Trị", "Đảng ủy Quân sự tỉnh Quảng Trị", "Quảng Trị", "NGHỊ QUYẾT"),
    Head(("THỊ ỦY QUẢNG TRỊ", "*", "Số 05-KH/ThU", PARTY, "Quảng Trị, ngày 15 tháng 8 năm 2018"), "05-KH/ThU", "2018-08-15", "Quảng Trị", "Thị ủy Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("QUẬN ỦY HẢI CHÂU", "*", "Số 05-KH/QU", PARTY, "Hải Châu, ngày 15 tháng 8 năm 2018"), "05-KH/QU", "2018-08-15", "Hải Châu", "Quận ủy Hải Châu", "Đà Nẵng", "KẾ HOẠCH"),
    Head(("THÀNH ỦY HÀ NỘI", "BAN TUYÊN GIÁO", "*", "Số 05-HD/BTGTU", PARTY, "Hà Nội, ngày 15 tháng 8 năm 2018"), "05-HD/BTGTU", "2018-08-15", "Hà Nội", "Ban Tuyên giáo Thành ủy Hà Nội", "Hà Nội", "HƯỚNG DẪN"),
    Head(("HUYỆN ỦY HẢI LĂNG", "*", "Số 05-KH/HU", PARTY, "Hải Lăng, ngày 15 tháng 8 năm 2018"), "05-KH/HU", "2018-08-15", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
]  # fmt: skip

STATE_OFFICES = [
    Head(("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Nghị quyết số: 653/2019/UBTVQH14", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2019"), "653/2019/UBTVQH14", "2019-03-12", "Hà Nội", "Ủy ban Thường vụ Quốc hội", None, "NGHỊ QUYẾT"),
    Head(("CHỦ TỊCH NƯỚC", "Số: 12/2016/L-CTN", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2016"), "12/2016/L-CTN", "2016-03-12", "Hà Nội", "Chủ tịch nước", None, "LỆNH"),
    Head(("QUỐC HỘI", "ĐOÀN ĐẠI BIỂU QUỐC HỘI", "TỈNH LAM GIANG", "Số: 12/KH-ĐĐBQH", NATION, INDEPENDENCE, "Lam Giang, ngày 12 tháng 3 năm 2016"), "12/KH-ĐĐBQH", "2016-03-12", "Lam Giang", "Đoàn đại biểu Quốc hội tỉnh Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("TÒA ÁN NHÂN DÂN TỐI CAO", "HỘI ĐỒNG THẨM PHÁN", "Số: 02/2019/NQ-HĐTP", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2019"), "02/2019/NQ-HĐTP", "2019-03-12", "Hà Nội", "Hội đồng thẩm phán Tòa án nhân dân tối cao", None, "NGHỊ QUYẾT"),
    Head(("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "Số: 12/HD-VKSTC", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2019"), "12/HD-VKSTC", "2019-03-12", "Hà Nội", "Viện kiểm sát nhân dân tối cao", None, "HƯỚNG DẪN"),
    Head(("BỘ CÔNG AN", "CỤC CẢNH SÁT QUẢN LÝ HÀNH CHÍNH", "VỀ TRẬT TỰ XÃ HỘI", "Số: 12/HD-C06", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2019"), "12/HD-C06", "2019-03-12", "Hà Nội", "Cục Cảnh sát quản lý hành chính về trật tự xã hội", None, "HƯỚNG DẪN"),
    Head(("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "ĐẠI HỌC HUẾ", "Số: 12/KH-ĐHH", NATION, INDEPENDENCE, "Huế, ngày 12 tháng 3 năm 2019"), "12/KH-ĐHH", "2019-03-12", "Huế", "Đại học Huế", "Huế", "KẾ HOẠCH"),
    Head(("ĐẠI HỌC HUẾ", "TRƯỜNG ĐẠI HỌC SƯ PHẠM", "Số: 12/KH-ĐHSP", NATION, INDEPENDENCE, "Thừa Thiên Huế, ngày 12 tháng 3 năm 2019"), "12/KH-ĐHSP", "2019-03-12", "Thừa Thiên Huế", "Trường Đại học Sư phạm", "Huế", "KẾ HOẠCH"),
    Head(("ĐẠI HỌC QUỐC GIA HÀ NỘI", "TRƯỜNG ĐẠI HỌC KHOA HỌC", "XÃ HỘI VÀ NHÂN VĂN", "Số: 12/KH-XHNV", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2019"), "12/KH-XHNV", "2019-03-12", "Hà Nội", "Trường Đại học Khoa học Xã hội và Nhân văn", "Hà Nội", "KẾ HOẠCH"),
    Head(("SỞ GIÁO DỤC VÀ ĐÀO TẠO LAM GIANG", "TRƯỜNG THPT CHUYÊN LÊ QUÝ ĐÔN", "Số: 12/KH-THPTLQĐ", NATION, INDEPENDENCE, "Lam Giang, ngày 12 tháng 3 năm 2019"), "12/KH-THPTLQĐ", "2019-03-12", "Lam Giang", "Trường THPT Chuyên Lê Quý Đôn", None, "KẾ HOẠCH"),
    Head(("PHÒNG GD&ĐT SUỐI VÀNG", "TRƯỜNG TIỂU HỌC SỐ 1 CẨM NGẠN", "Số: 12/KH-THS1CN", NATION, INDEPENDENCE, "Cẩm Ngạn, ngày 12 tháng 3 năm 2019"), "12/KH-THS1CN", "2019-03-12", "Cẩm Ngạn", "Trường Tiểu học số 1 Cẩm Ngạn", None, "KẾ HOẠCH"),
    Head(("UBND XÃ CẨM NGẠN", "TRƯỜNG MẦM NON HOA SEN", "Số: 12/KH-MN", NATION, INDEPENDENCE, "Cẩm Ngạn, ngày 12 tháng 9 năm 2025"), "12/KH-MN", "2025-09-12", "Cẩm Ngạn", "Trường Mầm non Hoa Sen", None, "KẾ HOẠCH"),
    Head(("BỘ TÀI CHÍNH", "KHO BẠC NHÀ NƯỚC", "Số: 12/KBNN-KTT", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2019"), "12/KBNN-KTT", "2019-03-12", "Hà Nội", "Kho bạc Nhà nước", None, "THÔNG BÁO"),
    Head(("TỔNG CỤC HẢI QUAN", "CỤC HẢI QUAN TỈNH QUẢNG TRỊ", "Số: 12/KH-HQQT", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/KH-HQQT", "2019-03-12", "Quảng Trị", "Cục Hải quan tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TỔNG CỤC THUẾ", "CỤC THUẾ TỈNH QUẢNG TRỊ", "Số: 12/TB-CT", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/TB-CT", "2019-03-12", "Quảng Trị", "Cục Thuế tỉnh Quảng Trị", "Quảng Trị", "THÔNG BÁO"),
    Head(("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "CHI NHÁNH TỈNH QUẢNG TRỊ", "Số: 12/KH-QTR", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/KH-QTR", "2019-03-12", "Quảng Trị", "Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND TỈNH LAM GIANG", "BAN DÂN TỘC", "Số: 12/KH-BDT", NATION, INDEPENDENCE, "Lam Giang, ngày 12 tháng 3 năm 2019"), "12/KH-BDT", "2019-03-12", "Lam Giang", "Ban Dân tộc Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("UBND TỈNH LAM GIANG", "BAN CHỈ ĐẠO", "CHƯƠNG TRÌNH MTQG XÂY DỰNG NÔNG THÔN MỚI", "Số: 12/KH-BCĐ", NATION, INDEPENDENCE, "Lam Giang, ngày 12 tháng 3 năm 2019"), "12/KH-BCĐ", "2019-03-12", "Lam Giang", "Ban Chỉ đạo Chương trình MTQG xây dựng nông thôn mới", "Lam Giang", "KẾ HOẠCH"),
    Head(("SỞ Y TẾ LAM GIANG", "TRUNG TÂM Y TẾ", "HUYỆN SUỐI VÀNG", "Số: 12/KH-TTYT", NATION, INDEPENDENCE, "Suối Vàng, ngày 12 tháng 3 năm 2019"), "12/KH-TTYT", "2019-03-12", "Suối Vàng", "Trung tâm Y tế huyện Suối Vàng", None, "KẾ HOẠCH"),
    Head(("SỞ NỘI VỤ", "TRUNG TÂM LƯU TRỮ LỊCH SỬ", "Số: 12/KH-TTLT", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/KH-TTLT", "2019-03-12", "Quảng Trị", "Trung tâm Lưu trữ lịch sử", "Quảng Trị", "KẾ HOẠCH"),
    Head(("SỞ TƯ PHÁP LAM GIANG", "PHÒNG CÔNG CHỨNG SỐ 1", "Số: 12/KH-PCC1", NATION, INDEPENDENCE, "Lam Giang, ngày 12 tháng 3 năm 2019"), "12/KH-PCC1", "2019-03-12", "Lam Giang", "Phòng Công chứng số 1", None, "KẾ HOẠCH"),
    Head(("UBND HUYỆN SUỐI VÀNG", "THANH TRA HUYỆN", "Số: 12/KL-TTr", NATION, INDEPENDENCE, "Suối Vàng, ngày 12 tháng 3 năm 2019"), "12/KL-TTr", "2019-03-12", "Suối Vàng", "Thanh tra huyện", None, "KẾT LUẬN"),
    Head(("HỘI ĐỒNG NHÂN DÂN", "XÃ CẨM NGẠN", "Số: 12/NQ-HĐND", NATION, INDEPENDENCE, "Cẩm Ngạn, ngày 12 tháng 8 năm 2025"), "12/NQ-HĐND", "2025-08-12", "Cẩm Ngạn", "Hội đồng nhân dân xã Cẩm Ngạn", None, "NGHỊ QUYẾT"),
    Head(("ỦY BAN NHÂN DÂN", "PHƯỜNG NAM ĐÔNG HÀ", "TỈNH QUẢNG TRỊ", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Nam Đông Hà, ngày 12 tháng 8 năm 2025"), "12/KH-UBND", "2025-08-12", "Nam Đông Hà", "Ủy ban nhân dân phường Nam Đông Hà tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ỦY BAN NHÂN DÂN", "ĐẶC KHU CỒN CỎ", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Cồn Cỏ, ngày 12 tháng 8 năm 2025"), "12/KH-UBND", "2025-08-12", "Cồn Cỏ", "Ủy ban nhân dân đặc khu Cồn Cỏ", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND XÃ CẨM NGẠN", "PHÒNG VĂN HÓA - XÃ HỘI", "Số: 12/KH-VHXH", NATION, INDEPENDENCE, "Cẩm Ngạn, ngày 12 tháng 8 năm 2025"), "12/KH-VHXH", "2025-08-12", "Cẩm Ngạn", "Phòng Văn hóa - Xã hội", None, "KẾ HOẠCH"),
    Head(("UBND XÃ CẨM NGẠN", "TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG", "Số: 12/KH-TTPVHCC", NATION, INDEPENDENCE, "Cẩm Ngạn, ngày 12 tháng 8 năm 2025"), "12/KH-TTPVHCC", "2025-08-12", "Cẩm Ngạn", "Trung tâm Phục vụ hành chính công", None, "KẾ HOẠCH"),
    Head(("ỦY BAN HÀNH CHÍNH", "TỈNH QUẢNG TRỊ", "Số: 203-QĐ/UB", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 8 năm 1975"), "203-QĐ/UB", "1975-08-12", "Quảng Trị", "Ủy ban hành chính tỉnh Quảng Trị", "Quảng Trị", "QUYẾT ĐỊNH"),
    Head(("ỦY BAN NHÂN DÂN", "TỈNH BÌNH TRỊ THIÊN", "Số: 203 QĐ/UB", NATION, INDEPENDENCE, "Huế, ngày 12 tháng 8 năm 1985"), "203-QĐ/UB", "1985-08-12", "Huế", "Ủy ban nhân dân tỉnh Bình Trị Thiên", "Bình Trị Thiên", "QUYẾT ĐỊNH"),
    Head(("HỘI ĐỒNG BỘ TRƯỞNG", "Số: 217-HĐBT", NATION, INDEPENDENCE, "Hà Nội, ngày 14 tháng 11 năm 1987"), "217-HĐBT", "1987-11-14", "Hà Nội", "Hội đồng Bộ trưởng", None, "QUYẾT ĐỊNH"),
    Head(("HỘI ĐỒNG CHÍNH PHỦ", "Số: 26-CP", NATION, INDEPENDENCE, "Hà Nội, ngày 14 tháng 11 năm 1967"), "26-CP", "1967-11-14", "Hà Nội", "Hội đồng Chính phủ", None, "NGHỊ ĐỊNH"),
    Head(("BỘ ĐẠI HỌC VÀ TRUNG HỌC", "CHUYÊN NGHIỆP", "Số: 45-QĐ", NATION, INDEPENDENCE, "Hà Nội, ngày 14 tháng 11 năm 1986"), "45-QĐ", "1986-11-14", "Hà Nội", "Bộ Đại học và Trung học chuyên nghiệp", None, "QUYẾT ĐỊNH"),
    Head(("BỘ THƯƠNG MẠI", "Số: 21/1998/TT-BTM", NATION, INDEPENDENCE, "Hà Nội, ngày 14 tháng 11 năm 1998"), "21/1998/TT-BTM", "1998-11-14", "Hà Nội", "Bộ Thương mại", None, "THÔNG TƯ"),
    Head(("TỔNG CÔNG TY BƯU CHÍNH", "VIỄN THÔNG VIỆT NAM", "BƯU ĐIỆN TỈNH QUẢNG TRỊ", "Số: 12/KH-BĐ", NATION, INDEPENDENCE, "Quảng Trị, ngày 14 tháng 11 năm 1998"), "12/KH-BĐ", "1998-11-14", "Quảng Trị", "Bưu điện tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("CÔNG TY TNHH MTV", "CẤP NƯỚC QUẢNG TRỊ", "Số: 12/KH-CTN", NATION, INDEPENDENCE, "Quảng Trị, ngày 14 tháng 11 năm 2018"), "12/KH-CTN", "2018-11-14", "Quảng Trị", "Công ty TNHH MTV Cấp nước Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TỔNG CÔNG TY ĐIỆN LỰC", "MIỀN TRUNG", "CÔNG TY ĐIỆN LỰC QUẢNG TRỊ", "Số: 12/KH-QTPC", NATION, INDEPENDENCE, "Quảng Trị, ngày 14 tháng 11 năm 2018"), "12/KH-QTPC", "2018-11-14", "Quảng Trị", "Công ty Điện lực Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TẬP ĐOÀN CÔNG NGHIỆP", "CAO SU VIỆT NAM", "Số: 12/KH-CSVN", NATION, INDEPENDENCE, "TP. Hồ Chí Minh, ngày 14 tháng 11 năm 2018"), "12/KH-CSVN", "2018-11-14", "TP. Hồ Chí Minh", "Tập đoàn Công nghiệp Cao su Việt Nam", None, "KẾ HOẠCH"),
    Head(("HỢP TÁC XÃ DỊCH VỤ", "NÔNG NGHIỆP CẨM NGẠN", "Số: 12/KH-HTX", NATION, INDEPENDENCE, "Cẩm Ngạn, ngày 14 tháng 11 năm 2018"), "12/KH-HTX", "2018-11-14", "Cẩm Ngạn", "Hợp tác xã Dịch vụ Nông nghiệp Cẩm Ngạn", None, "KẾ HOẠCH"),
    Head(("BỘ QUỐC PHÒNG", "BỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG", "Số: 12/KH-BTL", NATION, INDEPENDENCE, "Hà Nội, ngày 14 tháng 11 năm 2018"), "12/KH-BTL", "2018-11-14", "Hà Nội", "Bộ Tư lệnh Bộ đội Biên phòng", None, "KẾ HOẠCH"),
    Head(("BỘ CHQS TỈNH QUẢNG TRỊ", "BAN CHQS HUYỆN HẢI LĂNG", "Số: 12/KH-BCH", NATION, INDEPENDENCE, "Hải Lăng, ngày 14 tháng 11 năm 2018"), "12/KH-BCH", "2018-11-14", "Hải Lăng", "Ban CHQS huyện Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
]  # fmt: skip

JOINT = [
    Head(("BỘ NỘI VỤ - BỘ TÀI CHÍNH -", "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Số: 12/2011/TTLT-BNV-BTC-BLĐTBXH", NATION, INDEPENDENCE, "Hà Nội, ngày 17 tháng 10 năm 2011"), "12/2011/TTLT-BNV-BTC-BLĐTBXH", "2011-10-17", "Hà Nội", "Bộ Nội vụ; Bộ Tài chính; Bộ Lao động - Thương binh và Xã hội", None, "THÔNG TƯ LIÊN TỊCH"),
    Head(("BỘ NỘI VỤ", "BỘ TÀI CHÍNH", "Số: 12/2011/TTLT-BNV-BTC", NATION, INDEPENDENCE, "Hà Nội, ngày 17 tháng 10 năm 2011"), "12/2011/TTLT-BNV-BTC", "2011-10-17", "Hà Nội", "Bộ Nội vụ; Bộ Tài chính", None, "THÔNG TƯ LIÊN TỊCH"),
    Head(("LIÊN NGÀNH: SỞ TÀI CHÍNH - SỞ NỘI VỤ", "Số: 12/HDLN-STC-SNV", NATION, INDEPENDENCE, "Quảng Trị, ngày 17 tháng 10 năm 2011"), "12/HDLN-STC-SNV", "2011-10-17", "Quảng Trị", "Sở Tài chính; Sở Nội vụ", "Quảng Trị", "HƯỚNG DẪN LIÊN NGÀNH"),
    Head(("CHÍNH PHỦ - ỦY BAN TRUNG ƯƠNG", "MẶT TRẬN TỔ QUỐC VIỆT NAM", "Số: 12/2011/NQLT-CP-UBTWMTTQVN", NATION, INDEPENDENCE, "Hà Nội, ngày 17 tháng 10 năm 2011"), "12/2011/NQLT-CP-UBTWMTTQVN", "2011-10-17", "Hà Nội", "Chính phủ; Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", None, "NGHỊ QUYẾT LIÊN TỊCH"),
]  # fmt: skip

UNIONS = [
    Head(("ỦY BAN TRUNG ƯƠNG", "MẶT TRẬN TỔ QUỐC VIỆT NAM", "BAN THƯỜNG TRỰC", "Số: 12/HD-MTTW-BTT", NATION, INDEPENDENCE, "Hà Nội, ngày 17 tháng 10 năm 2011"), "12/HD-MTTW-BTT", "2011-10-17", "Hà Nội", "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", None, "HƯỚNG DẪN"),
    Head(("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH QUẢNG TRỊ", "Số: 12/KH-LĐLĐ", NATION, INDEPENDENCE, "Quảng Trị, ngày 17 tháng 10 năm 2011"), "12/KH-LĐLĐ", "2011-10-17", "Quảng Trị", "Liên đoàn Lao động tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("LIÊN ĐOÀN LAO ĐỘNG HUYỆN SUỐI VÀNG", "CĐCS TRƯỜNG THCS CẨM NGẠN", "Số: 12/KH-CĐCS", NATION, INDEPENDENCE, "Cẩm Ngạn, ngày 17 tháng 10 năm 2011"), "12/KH-CĐCS", "2011-10-17", "Cẩm Ngạn", "CĐCS Trường THCS Cẩm Ngạn", None, "KẾ HOẠCH"),
    Head(("CÔNG ĐOÀN VIÊN CHỨC TỈNH QUẢNG TRỊ", "Số: 12/KH-CĐVC", NATION, INDEPENDENCE, "Quảng Trị, ngày 17 tháng 10 năm 2011"), "12/KH-CĐVC", "2011-10-17", "Quảng Trị", "Công đoàn viên chức tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HỘI NÔNG DÂN VIỆT NAM", "BAN CHẤP HÀNH TỈNH QUẢNG TRỊ", "Số: 12-KH/HNDT", NATION, INDEPENDENCE, "Quảng Trị, ngày 17 tháng 10 năm 2011"), "12-KH/HNDT", "2011-10-17", "Quảng Trị", "Ban Chấp hành Hội Nông dân Việt Nam tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TRUNG ƯƠNG HỘI LIÊN HIỆP", "PHỤ NỮ VIỆT NAM", "Số: 12/HD-ĐCT", NATION, INDEPENDENCE, "Hà Nội, ngày 17 tháng 10 năm 2011"), "12/HD-ĐCT", "2011-10-17", "Hà Nội", "Trung ương Hội Liên hiệp Phụ nữ Việt Nam", None, "HƯỚNG DẪN"),
    Head(("HỘI LHPN TỈNH QUẢNG TRỊ", "Số: 12/KH-BTV", NATION, INDEPENDENCE, "Quảng Trị, ngày 17 tháng 10 năm 2011"), "12/KH-BTV", "2011-10-17", "Quảng Trị", "Hội LHPN tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HỘI CHỮ THẬP ĐỎ", "TỈNH QUẢNG TRỊ", "Số: 12/KH-CTĐ", NATION, INDEPENDENCE, "Quảng Trị, ngày 17 tháng 10 năm 2011"), "12/KH-CTĐ", "2011-10-17", "Quảng Trị", "Hội Chữ thập đỏ tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("LIÊN MINH HỢP TÁC XÃ VIỆT NAM", "LIÊN MINH HTX TỈNH QUẢNG TRỊ", "Số: 12/KH-LMHTX", NATION, INDEPENDENCE, "Quảng Trị, ngày 17 tháng 10 năm 2011"), "12/KH-LMHTX", "2011-10-17", "Quảng Trị", "Liên minh HTX tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ĐOÀN TNCS HỒ CHÍ MINH", "BAN CHẤP HÀNH TỈNH QUẢNG TRỊ", "***", "Số 12-KH/TĐTN", "ĐOÀN TNCS HỒ CHÍ MINH", "Quảng Trị, ngày 26 tháng 3 năm 2019"), "12-KH/TĐTN", "2019-03-26", "Quảng Trị", "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ĐẢNG ỦY TRƯỜNG ĐẠI HỌC TÂY ĐÔ", "BCH ĐOÀN TRƯỜNG", "***", "Số 12-KH/ĐTN", "ĐOÀN TNCS HỒ CHÍ MINH", "Cần Thơ, ngày 26 tháng 3 năm 2019"), "12-KH/ĐTN", "2019-03-26", "Cần Thơ", "BCH Đoàn trường", "Cần Thơ", "KẾ HOẠCH"),
]  # fmt: skip

# Secrecy, urgency, copies, drafts and who may read: none of them is part of a name.
MARKS = [
    Head(("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ", "Số: 12/KH-SNV", "MẬT", NATION, INDEPENDENCE, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12/KH-SNV", "2019-03-26", "Lam Giang", "Sở Nội vụ", "Lam Giang", "KẾ HOẠCH"),
    Head(("TỐI MẬT", "UBND TỈNH LAM GIANG", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12/KH-UBND", "2019-03-26", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("TỈNH ỦY LAM GIANG", "*", "Số 12-KH/TU", "TUYỆT MẬT", PARTY, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12-KH/TU", "2019-03-26", "Lam Giang", "Tỉnh ủy Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("UBND TỈNH LAM GIANG", "Số: 12/CĐ-UBND", NATION, INDEPENDENCE, "Lam Giang, ngày 26 tháng 3 năm 2019", "HỎA TỐC"), "12/CĐ-UBND", "2019-03-26", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang", "CÔNG ĐIỆN"),
    Head(("UBND TỈNH LAM GIANG", "Số: 12/KH-UBND", "THƯỢNG KHẨN", NATION, INDEPENDENCE, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12/KH-UBND", "2019-03-26", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("UBND TỈNH LAM GIANG", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Lam Giang, ngày 26 tháng 3 năm 2019", "HẸN GIỜ"), "12/KH-UBND", "2019-03-26", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("SAO Y BẢN CHÍNH", "UBND TỈNH LAM GIANG", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12/KH-UBND", "2019-03-26", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("BẢN SAO", "UBND TỈNH LAM GIANG", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12/KH-UBND", "2019-03-26", "Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("TỈNH ỦY LAM GIANG", "*", "Số 12-KH/TU", "Dự thảo lần 2", PARTY, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12-KH/TU", "2019-03-26", "Lam Giang", "Tỉnh ủy Lam Giang", "Lam Giang", "KẾ HOẠCH"),
    Head(("XONG HỘI NGHỊ TRẢ LẠI", "TỈNH ỦY LAM GIANG", "*", "Số 12-BC/TU", PARTY, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12-BC/TU", "2019-03-26", "Lam Giang", "Tỉnh ủy Lam Giang", "Lam Giang", "BÁO CÁO"),
    Head(("TỈNH ỦY LAM GIANG", "*", "Số 12-BC/TU", "LƯU HÀNH NỘI BỘ", PARTY, "Lam Giang, ngày 26 tháng 3 năm 2019"), "12-BC/TU", "2019-03-26", "Lam Giang", "Tỉnh ủy Lam Giang", "Lam Giang", "BÁO CÁO"),
]  # fmt: skip

# Old mottoes, columns glued or read in another order, numbers and places in odd forms, the communes of 2025.
ORDERS = [
    Head(("BỘ NỘI VỤ", "Số: 30-NV", "VIỆT NAM DÂN CHỦ CỘNG HÒA", INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 1960"), "30-NV", "1960-03-12", "Hà Nội", "Bộ Nội vụ", None, "THÔNG TƯ"),
    Head(("ỦY BAN HÀNH CHÍNH", "KHU VỰC VĨNH LINH", "Số: 30/QĐ", "VIỆT NAM DÂN CHỦ CỘNG HÒA", INDEPENDENCE, "Vĩnh Linh, ngày 12 tháng 3 năm 1960"), "30/QĐ", "1960-03-12", "Vĩnh Linh", "Ủy ban hành chính khu vực Vĩnh Linh", "Quảng Trị", "QUYẾT ĐỊNH"),
    Head(("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HUYỆN HẢI LĂNG Độc lập – Tự do – Hạnh phúc", "Số: 12/KH-UBND Hải Lăng, ngày 12 tháng 3 năm 2019"), "12/KH-UBND", "2019-03-12", "Hải Lăng", "Ủy ban nhân dân huyện Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND TỈNH QUẢNG TRỊ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ GIÁO DỤC VÀ ĐÀO TẠO Độc lập - Tự do - Hạnh phúc", "Số: 12/KH-SGDĐT Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/KH-SGDĐT", "2019-03-12", "Quảng Trị", "Sở Giáo dục và Đào tạo", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ĐẢNG BỘ TỈNH QUẢNG TRỊ ĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY HẢI LĂNG Hải Lăng, ngày 12 tháng 3 năm 2019", "*", "Số 12-KH/HU"), "12-KH/HU", "2019-03-12", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TỈNH ỦY QUẢNG TRỊ ĐẢNG CỘNG SẢN VIỆT NAM", "BAN TỔ CHỨC", "* Quảng Trị, ngày 12 tháng 3 năm 2019", "Số 12-HD/BTCTU"), "12-HD/BTCTU", "2019-03-12", "Quảng Trị", "Ban Tổ chức Tỉnh ủy Quảng Trị", "Quảng Trị", "HƯỚNG DẪN"),
    Head(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc TỈNH QUẢNG TRỊ", "Quảng Trị, ngày 12 tháng 3 năm 2019 Số: 12/KH-UBND"), "12/KH-UBND", "2019-03-12", "Quảng Trị", "Ủy ban nhân dân tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head((PARTY, "Quảng Trị, ngày 12 tháng 3 năm 2019", "TỈNH ỦY QUẢNG TRỊ", "*", "Số 12-KH/TU"), "12-KH/TU", "2019-03-12", "Quảng Trị", "Tỉnh ủy Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head((NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2019", "UBND TỈNH QUẢNG TRỊ", "SỞ Y TẾ", "Số: 12/KH-SYT"), "12/KH-SYT", "2019-03-12", "Quảng Trị", "Sở Y tế", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND TỈNH QUẢNG TRỊ", NATION, "SỞ Y TẾ", INDEPENDENCE, "Số: 12/KH-SYT", "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/KH-SYT", "2019-03-12", "Quảng Trị", "Sở Y tế", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TỈNH ỦY QUẢNG TRỊ", PARTY, "*", "Quảng Trị, ngày 12 tháng 3 năm 2019", "Số 12-KH/TU"), "12-KH/TU", "2019-03-12", "Quảng Trị", "Tỉnh ủy Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/KH-UBND", "2019-03-12", "Quảng Trị", "Ủy ban nhân dân tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TỈNH ỦY QUẢNG TRỊ", "-----", "Số 12-KH/TU", PARTY, "-----", "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12-KH/TU", "2019-03-12", "Quảng Trị", "Tỉnh ủy Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TỈNH ỦY QUẢNG TRỊ", "***", "Số 12-KH/TU", PARTY, "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12-KH/TU", "2019-03-12", "Quảng Trị", "Tỉnh ủy Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ", "__________", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "_________________", "Quảng Trị, ngày 12 tháng 3 năm 2019"), "12/KH-UBND", "2019-03-12", "Quảng Trị", "Ủy ban nhân dân tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("| UBND TỈNH QUẢNG TRỊ |", "**SỞ Y TẾ**", "Số: 12/KH-SYT", NATION, INDEPENDENCE, "*Quảng Trị, ngày 12 tháng 3 năm 2019*"), "12/KH-SYT", "2019-03-12", "Quảng Trị", "Sở Y tế", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HUYỆN ỦY HẢI LĂNG", "*", "Số: 12- KH/HU", PARTY, "Hải Lăng, ngày 12 tháng 3 năm 2019"), "12-KH/HU", "2019-03-12", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HUYỆN ỦY HẢI LĂNG", "*", "Số:  -KH/HU", PARTY, "Hải Lăng, ngày 12 tháng 3 năm 2019"), None, "2019-03-12", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HUYỆN ỦY HẢI LĂNG", "*", "Số 12 -KH/HU/nb", PARTY, "Hải Lăng, ngày 12 tháng 3 năm 2019"), "12-KH/HU/nb", "2019-03-12", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HUYỆN ỦY HẢI LĂNG", "*", "Số I2-KH/HU", PARTY, "Hải Lăng, ngày 12 tháng 3 năm 2019"), "12-KH/HU", "2019-03-12", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HUYỆN ỦY HẢI LĂNG", "*", "Số 12-KII/HU", PARTY, "Hải Lăng, ngày 12 tháng 3 năm 2019"), "12-KH/HU", "2019-03-12", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("HUYỆN ỦY HẢI LĂNG", "*", "Số 12 KH/HU", PARTY, "Hải Lăng, ngày 12 tháng 3 năm 2019"), "12-KH/HU", "2019-03-12", "Hải Lăng", "Huyện ủy Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("CHÍNH PHỦ", "Số: 12/98/NĐ-CP", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 1998"), "12/98/NĐ-CP", "1998-03-12", "Hà Nội", "Chính phủ", None, "NGHỊ ĐỊNH"),
    Head(("QUỐC HỘI", "Nghị quyết số: 35/2012/QH13", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 11 năm 2012"), "35/2012/QH13", "2012-11-12", "Hà Nội", "Quốc hội", None, "NGHỊ QUYẾT"),
    Head(("QUỐC HỘI", "Luật số: 12/2003/QH 11", NATION, INDEPENDENCE, "Hà Nội, ngày 26 tháng 11 năm 2003"), "12/2003/QH11", "2003-11-26", "Hà Nội", "Quốc hội", None, "LUẬT"),
    Head(("UBND TỈNH ĐỒNG THÁP", "Số: 311/QĐ-UBND.HC", NATION, INDEPENDENCE, "Đồng Tháp, ngày 12 tháng 3 năm 2019"), "311/QĐ-UBND.HC", "2019-03-12", "Đồng Tháp", "Ủy ban nhân dân tỉnh Đồng Tháp", "Đồng Tháp", "QUYẾT ĐỊNH"),
    Head(("UBND HUYỆN HẢI LĂNG", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Thị trấn Diên Sanh, ngày 12 tháng 3 năm 2020"), "12/KH-UBND", "2020-03-12", "Thị trấn Diên Sanh", "Ủy ban nhân dân huyện Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND THÀNH PHỐ HUẾ", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Huế, ngày 12 tháng 3 năm 2020"), "12/KH-UBND", "2020-03-12", "Huế", "Ủy ban nhân dân thành phố Huế", "Huế", "KẾ HOẠCH"),
    Head(("UBND TP ĐÀ NẴNG", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Tp. Đà Nẵng, ngày 12 tháng 3 năm 2020"), "12/KH-UBND", "2020-03-12", "Tp. Đà Nẵng", "Ủy ban nhân dân TP Đà Nẵng", "Đà Nẵng", "KẾ HOẠCH"),
    Head(("UBND TP. ĐÔNG HÀ", "PHÒNG NỘI VỤ", "Số: 12/PNV", NATION, INDEPENDENCE, "Đông Hà, ngày 12 tháng 3 năm 2020"), "12/PNV", "2020-03-12", "Đông Hà", "Phòng Nội vụ", "Quảng Trị", "BÁO CÁO"),
    Head(("UBND THỊ XÃ QUẢNG TRỊ", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2020"), "12/KH-UBND", "2020-03-12", "Quảng Trị", "Ủy ban nhân dân thị xã Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ỦY BAN NHÂN DÂN", "QUẬN 1", "Số: 12/KH-UBND", NATION, INDEPENDENCE, "Quận 1, ngày 12 tháng 3 năm 2020"), "12/KH-UBND", "2020-03-12", "Quận 1", "Ủy ban nhân dân quận 1", "Hồ Chí Minh", "KẾ HOẠCH"),
    Head(("CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ", "Số: 12/CT-CT", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2001"), "12/CT-CT", "2001-03-12", "Quảng Trị", "Chủ tịch Ủy ban nhân dân tỉnh Quảng Trị", "Quảng Trị", "CHỈ THỊ"),
    Head(("TỔNG KIỂM TOÁN NHÀ NƯỚC", "Số: 12/QĐ-KTNN", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2001"), "12/QĐ-KTNN", "2001-03-12", "Hà Nội", "Tổng Kiểm toán Nhà nước", None, "QUYẾT ĐỊNH"),
    Head(("ĐẢNG BỘ TỈNH QUẢNG TRỊ", "ĐẢNG ỦY PHƯỜNG ĐÔNG HÀ", "*", "Số 12-KH/ĐU", PARTY, "Đông Hà, ngày 12 tháng 8 năm 2025"), "12-KH/ĐU", "2025-08-12", "Đông Hà", "Đảng ủy phường Đông Hà", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND XÃ HẢI LĂNG", "PHÒNG KINH TẾ", "Số: 12/KH-KT", NATION, INDEPENDENCE, "Hải Lăng, ngày 12 tháng 8 năm 2025"), "12/KH-KT", "2025-08-12", "Hải Lăng", "Phòng Kinh tế", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND TỈNH QUẢNG TRỊ", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Số: 12/KH-SNNMT", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 8 năm 2025"), "12/KH-SNNMT", "2025-08-12", "Quảng Trị", "Sở Nông nghiệp và Môi trường", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND TỈNH QUẢNG TRỊ", "SỞ DÂN TỘC VÀ TÔN GIÁO", "Số: 12/KH-SDTTG", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 8 năm 2025"), "12/KH-SDTTG", "2025-08-12", "Quảng Trị", "Sở Dân tộc và Tôn giáo", "Quảng Trị", "KẾ HOẠCH"),
    Head(("TÒA ÁN NHÂN DÂN TỈNH QUẢNG TRỊ", "TÒA ÁN NHÂN DÂN KHU VỰC 2", "Số: 12/KH-TAKV2", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 8 năm 2025"), "12/KH-TAKV2", "2025-08-12", "Quảng Trị", "Tòa án nhân dân khu vực 2", "Quảng Trị", "KẾ HOẠCH"),
    Head(("CỤC THUẾ", "THUẾ TỈNH QUẢNG TRỊ", "Số: 12/TB-QTR", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 8 năm 2025"), "12/TB-QTR", "2025-08-12", "Quảng Trị", "Thuế tỉnh Quảng Trị", "Quảng Trị", "THÔNG BÁO"),
    Head(("THUẾ TỈNH QUẢNG TRỊ", "THUẾ CƠ SỞ 3", "Số: 12/TB-TCS3", NATION, INDEPENDENCE, "Hải Lăng, ngày 12 tháng 8 năm 2025"), "12/TB-TCS3", "2025-08-12", "Hải Lăng", "Thuế cơ sở 3", "Quảng Trị", "THÔNG BÁO"),
    Head(("CÔNG AN TỈNH QUẢNG TRỊ", "CÔNG AN XÃ HẢI LĂNG", "Số: 12/KH-CAX", NATION, INDEPENDENCE, "Hải Lăng, ngày 12 tháng 8 năm 2025"), "12/KH-CAX", "2025-08-12", "Hải Lăng", "Công an xã Hải Lăng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND TỈNH QUẢNG TRỊ", "VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI", "Số: 12/KH-VPĐK", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 8 năm 2025"), "12/KH-VPĐK", "2025-08-12", "Quảng Trị", "Văn phòng đăng ký đất đai", "Quảng Trị", "KẾ HOẠCH"),
    Head(("ỦY BAN BẦU CỬ", "TỈNH QUẢNG TRỊ", "Số: 12/NQ-UBBC", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2021"), "12/NQ-UBBC", "2021-03-12", "Quảng Trị", "Ủy ban bầu cử tỉnh Quảng Trị", "Quảng Trị", "NGHỊ QUYẾT"),
    Head(("HỘI ĐỒNG BẦU CỬ QUỐC GIA", "Số: 12/HD-HĐBCQG", NATION, INDEPENDENCE, "Hà Nội, ngày 12 tháng 3 năm 2021"), "12/HD-HĐBCQG", "2021-03-12", "Hà Nội", "Hội đồng bầu cử quốc gia", None, "HƯỚNG DẪN"),
    Head(("UBND HUYỆN HẢI LĂNG", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "Số: 12/KH-HĐTĐKT", NATION, INDEPENDENCE, "Hải Lăng, ngày 12 tháng 3 năm 2021"), "12/KH-HĐTĐKT", "2021-03-12", "Hải Lăng", "Hội đồng Thi đua - Khen thưởng", "Quảng Trị", "KẾ HOẠCH"),
    Head(("UBND TỈNH QUẢNG TRỊ", "ĐOÀN KIỂM TRA THEO QĐ SỐ 451", "Số: 12/KH-ĐKT", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2021"), "12/KH-ĐKT", "2021-03-12", "Quảng Trị", "Đoàn kiểm tra theo QĐ số 451", "Quảng Trị", "KẾ HOẠCH"),
    Head(("BAN CHỈ ĐẠO 35 TỈNH QUẢNG TRỊ", "*", "Số 12-KH/BCĐ35", PARTY, "Quảng Trị, ngày 12 tháng 3 năm 2021"), "12-KH/BCĐ35", "2021-03-12", "Quảng Trị", "Ban Chỉ đạo 35 tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
    Head(("BCĐ PHÒNG, CHỐNG DỊCH COVID-19", "TỈNH QUẢNG TRỊ", "Số: 12/KH-BCĐ", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2021"), "12/KH-BCĐ", "2021-03-12", "Quảng Trị", "BCĐ phòng, chống dịch COVID-19 tỉnh Quảng Trị", "Quảng Trị", "KẾ HOẠCH"),
]  # fmt: skip

HEADS = [*PARTY_OFFICES, *STATE_OFFICES, *JOINT, *UNIONS, *MARKS, *ORDERS]
SUBJECT = "sắp xếp, chỉnh lý hồ sơ, tài liệu tồn đọng"


@pytest.mark.parametrize("head", HEADS, ids=name_of)
def test_head(head: Head) -> None:
    found = directive(head.lines, head.kind, SUBJECT)
    stated = (head.number, head.date, head.place, head.issuer and key(head.issuer), head.locality)
    assert (
        found.number and found.number.value,
        found.issued_on and found.issued_on.value,
        found.place and found.place.value,
        found.issuer and found.issuer.value and key(found.issuer.value),
        found.issuer and found.issuer.locality,
    ) == stated
    assert found.subject is not None
    assert found.subject.value == SUBJECT


def test_the_tables_are_long_enough() -> None:
    assert len(HEADS) + len(test_letterhead.HEADS) >= 250


# Letters have no kind above their subject: the lines of their letterhead, and the subject.
LETTERS = [
    (
        ("UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số: 45/SNV-VTLT", "V/v chỉnh lý tài liệu"),
        "Sở Nội vụ",
        "chỉnh lý tài liệu",
    ),
    (
        ("UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số: 45/SNV-VTLT", "HỎA TỐC", "V/v chỉnh lý tài liệu"),
        "Sở Nội vụ",
        "chỉnh lý tài liệu",
    ),
    (
        ("UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số: 45/SNV-VTLT", "V/v chỉnh lý tài liệu", "KHẨN"),
        "Sở Nội vụ",
        "chỉnh lý tài liệu",
    ),
    (
        ("UBND TỈNH QUẢNG TRỊ", "SỞ NỘI VỤ", "Số: 45/SNV-VTLT", "MẬT", "V/v chỉnh lý tài liệu", "tồn đọng năm 2018"),
        "Sở Nội vụ",
        "chỉnh lý tài liệu tồn đọng năm 2018",
    ),
    (
        ("TỈNH ỦY QUẢNG TRỊ", "VĂN PHÒNG", "*", "Số 45-CV/VPTU", "V/v chỉnh lý tài liệu"),
        "Văn phòng Tỉnh ủy Quảng Trị",
        "chỉnh lý tài liệu",
    ),
    # The Party's own form: the subject under the number, without "V/v".
    (
        ("TỈNH ỦY QUẢNG TRỊ", "VĂN PHÒNG", "*", "Số 45-CV/VPTU", "Chỉnh lý tài liệu tồn đọng"),
        "Văn phòng Tỉnh ủy Quảng Trị",
        "Chỉnh lý tài liệu tồn đọng",
    ),
    (
        ("TỈNH ỦY QUẢNG TRỊ", "VĂN PHÒNG", "*", "Số 45-CV/VPTU", "Chỉnh lý tài liệu tồn đọng", "từ năm 2010 đến nay"),
        "Văn phòng Tỉnh ủy Quảng Trị",
        "Chỉnh lý tài liệu tồn đọng từ năm 2010 đến nay",
    ),
    # Nothing is said of the subject.
    (("TỈNH ỦY QUẢNG TRỊ", "VĂN PHÒNG", "*", "Số 45-CV/VPTU"), "Văn phòng Tỉnh ủy Quảng Trị", None),
]


@pytest.mark.parametrize(("own", "issuer", "subject"), LETTERS)
def test_letter(own: tuple[str, ...], issuer: str, subject: str | None) -> None:
    right = (PARTY,) if "*" in own else (NATION, INDEPENDENCE)
    head = (*own, *right, "Quảng Trị, ngày 12 tháng 3 năm 2019", "Kính gửi: Các cơ quan, đơn vị.")
    found = directive(head)
    assert found.kind is not None
    assert found.issuer is not None
    assert (found.kind.value, found.issuer.value, found.issuer.locality) == ("Công văn", issuer, "Quảng Trị")
    assert (found.subject and found.subject.value) == subject


def test_marks_are_no_part_of_the_subject() -> None:
    head = ("UBND TỈNH QUẢNG TRỊ", "Số: 45/KH-UBND", NATION, INDEPENDENCE, "Quảng Trị, ngày 12 tháng 3 năm 2019")
    for title in (
        ("KẾ HOẠCH", SUBJECT, "KHẨN"),
        ("KẾ HOẠCH", "HỎA TỐC", SUBJECT),
        ("SAO Y BẢN CHÍNH", "KẾ HOẠCH", SUBJECT),
    ):
        found = directive(head, *title)
        assert found.subject is not None
        assert found.subject.value == SUBJECT


def test_a_copy_keeps_number_date_and_signatory_of_the_original() -> None:
    copied = (
        *("HUYỆN ỦY HẢI LĂNG", "*", "Số 24-BS/HU", "SAO Y BẢN CHÍNH", "Hải Lăng, ngày 20 tháng 3 năm 2019"),
        *("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Thị Minh Nguyệt", "Nơi nhận:", "- Các chi bộ trực thuộc."),
    )
    head = ("TỈNH ỦY QUẢNG TRỊ", "*", "Số 88-KH/TU", PARTY, "Quảng Trị, ngày 12 tháng 3 năm 2019")
    close = (
        "Nơi nhận:",
        "- Các huyện ủy,",
        "- Lưu Văn phòng Tỉnh ủy.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Trần Văn Khê",
    )
    found = directive(head, "KẾ HOẠCH", SUBJECT, close=(*close, *copied))
    assert found.number is not None
    assert found.issued_on is not None
    assert found.issuer is not None
    assert found.signatory is not None
    assert (found.number.value, found.issued_on.value) == ("88-KH/TU", "2019-03-12")
    assert (found.issuer.value, found.signatory.value) == ("Tỉnh ủy Quảng Trị", "Trần Văn Khê")
    assert [r.value for r in found.recipients] == ["Các huyện ủy", "Lưu Văn phòng Tỉnh ủy"]


def test_without_a_letterhead_the_text_tells_who_speaks() -> None:
    body = (
        "Thực hiện chỉ đạo của cấp trên, Ban Thường vụ Huyện ủy Hải Lăng xây dựng kế hoạch chỉnh lý tài liệu như sau:",
    )
    found = directive((), "KẾ HOẠCH", SUBJECT, body=body, close=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê"))
    assert found.issuer is not None
    assert (found.issuer.value, found.issuer.locality) == ("Ban Thường vụ Huyện ủy Hải Lăng", "Quảng Trị")
    assert found.number is None
