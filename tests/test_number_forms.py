"""Document numbers in every form in which directives print, type, break and misread them (numbers invented).

Each row stands for a form, not for a number: another kind or body in the symbol, another century, another way to break,
glue or misread. Forms are from the tables of Hướng dẫn 36-HD/VPTW and Nghị định 30/2020/NĐ-CP and from real documents;
the damage is what recognition was seen to do. The test at the end counts the rows.
"""

from __future__ import annotations

import re
from typing import Literal

import pytest

from extractors.api import extract
from pipeline.model import Line, Page, Reading
from pipeline.text import assemble
from pipeline.viet import fold
from tests import test_citations, test_number, test_repair
from tests.directives import MOTTO, directive
from tests.test_citations import document, record

Row = tuple[str, str, str]

# Party and those unions that number like it: every kind, every body of the symbols' tables, joint documents.
PARTY: list[Row] = [
    ("Thực hiện Nghị quyết số 14-NQ/TU của Ban Chấp hành Đảng bộ tỉnh.", "Nghị quyết", "14-NQ/TU"),
    ("Thực hiện Quy định số 09-QĐi/TU của Ban Thường vụ Tỉnh ủy.", "Quy định", "09-QĐi/TU"),
    ("Theo Quy định số 09-QĐ/TU của Ban Thường vụ Tỉnh ủy.", "Quy định", "09-QĐ/TU"),
    ("Theo Quy chế số 03-QC/TU của Ban Chấp hành Đảng bộ tỉnh.", "Quy chế", "03-QC/TU"),
    ("Theo Quy chế làm việc số 03-QC/HU của Ban Chấp hành Đảng bộ huyện.", "Quy chế", "03-QC/HU"),
    ("Theo Quy trình số 02-QT/TU của Ban Thường vụ Tỉnh ủy.", "Quy trình", "02-QT/TU"),
    ("Thực hiện Kết luận số 118-KL/TU của Ban Thường vụ Tỉnh ủy.", "Kết luận", "118-KL/TU"),
    ("Thực hiện Chương trình hành động số 31-CTr/TU của Tỉnh ủy.", "Chương trình hành động", "31-CTr/TU"),
    ("Thực hiện Chương trình số 31-CTr/TU của Tỉnh ủy.", "Chương trình", "31-CTr/TU"),
    ("Thực hiện Chương trình công tác số 05-CTr/HU của Huyện ủy.", "Chương trình công tác", "05-CTr/HU"),
    ("Theo Chương trình hành động số 20-CTHĐ/TU của Tỉnh ủy.", "Chương trình hành động", "20-CTHĐ/TU"),
    ("Theo Tờ trình số 44-TTr/BTCTU của Ban Tổ chức Tỉnh ủy.", "Tờ trình", "44-TTr/BTCTU"),
    ("Theo Báo cáo số 210-BC/TU của Tỉnh ủy.", "Báo cáo", "210-BC/TU"),
    ("Theo Thông báo số 815-TB/TU của Ban Thường vụ Tỉnh ủy.", "Thông báo", "815-TB/TU"),
    ("Theo Thông báo kết luận số 815-TB/TU của Thường trực Tỉnh ủy.", "Thông báo kết luận", "815-TB/TU"),
    ("Theo Công văn số 2204-CV/TU của Thường trực Tỉnh ủy.", "Công văn", "2204-CV/TU"),
    ("Theo Hướng dẫn số 07-HD/TU của Ban Thường vụ Tỉnh ủy.", "Hướng dẫn", "07-HD/TU"),
    ("Theo Thông tri số 11-TT/TU của Ban Thường vụ Tỉnh ủy.", "Thông tri", "11-TT/TU"),
    ("Theo Giấy mời số 96-GM/TU của Tỉnh ủy.", "Giấy mời", "96-GM/TU"),
    ("Theo Đề án số 04-ĐA/TU của Ban Thường vụ Tỉnh ủy.", "Đề án", "04-ĐA/TU"),
    ("Theo Phương án số 01-PA/TU của Ban Thường vụ Tỉnh ủy.", "Phương án", "01-PA/TU"),
    ("Theo Biên bản số 18-BB/ĐH của Ban Kiểm phiếu.", "Biên bản", "18-BB/ĐH"),
    ("Theo Báo cáo số 06-BC/ĐH của Đoàn Chủ tịch Đại hội.", "Báo cáo", "06-BC/ĐH"),
    ("Theo Lời kêu gọi số 01-LKG/TU của Tỉnh ủy.", "Lời kêu gọi", "01-LKG/TU"),
    ("Theo Quyết định số 61-QĐ/TW của Bộ Chính trị.", "Quyết định", "61-QĐ/TW"),
    ("Theo Kế hoạch số 15-KH/HU của Huyện ủy.", "Kế hoạch", "15-KH/HU"),
    ("Theo Kế hoạch số 15-KH/ThU của Thành ủy.", "Kế hoạch", "15-KH/ThU"),
    ("Theo Kế hoạch số 15-KH/QU của Quận ủy.", "Kế hoạch", "15-KH/QU"),
    ("Theo Kế hoạch số 15-KH/TXU của Thị ủy.", "Kế hoạch", "15-KH/TXU"),
    ("Theo Nghị quyết số 08-NQ/ĐU của Đảng ủy xã.", "Nghị quyết", "08-NQ/ĐU"),
    ("Theo Kế hoạch số 22-KH/ĐUK của Đảng ủy Khối.", "Kế hoạch", "22-KH/ĐUK"),
    ("Theo Nghị quyết số 22-NQ/ĐUQS của Đảng ủy Quân sự tỉnh.", "Nghị quyết", "22-NQ/ĐUQS"),
    ("Theo Nghị quyết số 22-NQ/ĐUCA của Đảng ủy Công an tỉnh.", "Nghị quyết", "22-NQ/ĐUCA"),
    ("Theo Nghị quyết số 22-NQ/ĐUBP của Đảng ủy Bộ đội Biên phòng tỉnh.", "Nghị quyết", "22-NQ/ĐUBP"),
    ("Theo Nghị quyết số 05-NQ/QUTW của Quân ủy Trung ương.", "Nghị quyết", "05-NQ/QUTW"),
    ("Theo Nghị quyết số 02-NQ/CB của Chi bộ cơ quan.", "Nghị quyết", "02-NQ/CB"),
    ("Theo Công văn số 17-CV/ĐĐ của Đảng đoàn Hội đồng nhân dân tỉnh.", "Công văn", "17-CV/ĐĐ"),
    ("Theo Tờ trình số 88-TTr/BCSĐ của Ban cán sự đảng UBND tỉnh.", "Tờ trình", "88-TTr/BCSĐ"),
    ("Theo Kế hoạch số 03-KH/BCĐ của Ban Chỉ đạo.", "Kế hoạch", "03-KH/BCĐ"),
    ("Theo Kế hoạch số 03-KH/TBVK của Tiểu ban Văn kiện.", "Kế hoạch", "03-KH/TBVK"),
    ("Theo Công văn số 1302-CV/VPTU của Văn phòng Tỉnh ủy.", "Công văn", "1302-CV/VPTU"),
    ("Theo Hướng dẫn số 29-HD/BTGTW của Ban Tuyên giáo Trung ương.", "Hướng dẫn", "29-HD/BTGTW"),
    ("Theo Hướng dẫn số 09-HD/BDVTW của Ban Dân vận Trung ương.", "Hướng dẫn", "09-HD/BDVTW"),
    ("Theo Hướng dẫn số 06-HD/UBKTTW của Ủy ban Kiểm tra Trung ương.", "Hướng dẫn", "06-HD/UBKTTW"),
    ("Theo Báo cáo số 40-BC/BNCTU của Ban Nội chính Tỉnh ủy.", "Báo cáo", "40-BC/BNCTU"),
    ("Theo Hướng dẫn số 12-HD/BTGHU của Ban Tuyên giáo Huyện ủy.", "Hướng dẫn", "12-HD/BTGHU"),
    ("Theo Hướng dẫn số 02-HD/BTGDVTU của Ban Tuyên giáo và Dân vận Tỉnh ủy.", "Hướng dẫn", "02-HD/BTGDVTU"),
    ("Theo Kế hoạch số 04-KH/BCSLĐ của Ban Cán sự đảng.", "Kế hoạch", "04-KH/BCSLĐ"),
    ("Theo Kế hoạch số 31-KH/TCT của Trường Chính trị.", "Kế hoạch", "31-KH/TCT"),
    ("Theo Kế hoạch số 14-KH/ĐU-BCĐ35 của Ban Chỉ đạo 35.", "Kế hoạch", "14-KH/ĐU-BCĐ35"),
    ("Theo Kế hoạch số 14-KH/BCĐ35 của Ban Chỉ đạo 35 Tỉnh ủy.", "Kế hoạch", "14-KH/BCĐ35"),
    (
        "Theo Quy chế số 05-QC/BTCTU-BDVTU của Ban Tổ chức Tỉnh ủy và Ban Dân vận Tỉnh ủy.",
        "Quy chế",
        "05-QC/BTCTU-BDVTU",
    ),
    ("Theo Hướng dẫn liên ngành số 12-HDLN/BTCTU-SNV ngày 3/4/2019.", "Hướng dẫn liên ngành", "12-HDLN/BTCTU-SNV"),
    ("Theo Hướng dẫn số 12-HD/BTCTW-UBKTTW ngày 3/4/2019.", "Hướng dẫn", "12-HD/BTCTW-UBKTTW"),
    ("Theo Chương trình phối hợp số 06-CTrPH/BDVTU-CAT ngày 3/4/2019.", "Chương trình phối hợp", "06-CTrPH/BDVTU-CAT"),
    ("Theo Kế hoạch liên tịch số 09-KHLT/HNDT-NHNN ngày 3/4/2019.", "Kế hoạch liên tịch", "09-KHLT/HNDT-NHNN"),
    (
        "Theo Nghị quyết liên tịch số 01/2019/NQLT-BCA-MTTW ngày 3/4/2019.",
        "Nghị quyết liên tịch",
        "01/2019/NQLT-BCA-MTTW",
    ),
    ("Theo Chỉ thị liên tịch số 02-CTLT/TU-UBND ngày 3/4/2019.", "Chỉ thị liên tịch", "02-CTLT/TU-UBND"),
    ("Theo Công văn liên ngành số 41-CVLN/BTCTU-BTGTU ngày 3/4/2019.", "Công văn", "41-CVLN/BTCTU-BTGTU"),
    ("Theo Kế hoạch số 55-KH/LĐLĐ của Liên đoàn Lao động tỉnh.", "Kế hoạch", "55-KH/LĐLĐ"),
    ("Theo Kế hoạch số 201-KH/TĐTN-PT của Tỉnh đoàn.", "Kế hoạch", "201-KH/TĐTN-PT"),
    ("Theo Hướng dẫn số 77-HD/TWĐTN-BTC của Ban Bí thư Trung ương Đoàn.", "Hướng dẫn", "77-HD/TWĐTN-BTC"),
    ("Theo Nghị quyết số 03-NQ/HNDTW của Trung ương Hội Nông dân.", "Nghị quyết", "03-NQ/HNDTW"),
    ("Theo Kế hoạch số 09-KH/CCB của Hội Cựu chiến binh.", "Kế hoạch", "09-KH/CCB"),
    ("Theo Hướng dẫn số 21-HD/ĐĐ-TN của Đoàn trường.", "Hướng dẫn", "21-HD/ĐĐ-TN"),
]

# State, courts, assemblies, schools, enterprises and unions: kinds, letters without a kind, joint bodies, dots and commas.
STATE: list[Row] = [
    ("Theo Nghị định số 61/2011/NĐ-CP của Chính phủ.", "Nghị định", "61/2011/NĐ-CP"),
    ("Theo Nghị định số 12/98/NĐ-CP của Chính phủ.", "Nghị định", "12/98/NĐ-CP"),
    ("Theo Nghị quyết số 41/NQ-CP của Chính phủ.", "Nghị quyết", "41/NQ-CP"),
    ("Theo Quyết định số 401/QĐ-TTg của Thủ tướng Chính phủ.", "Quyết định", "401/QĐ-TTg"),
    ("Theo Quyết định số 19/2014/QĐ-TTg của Thủ tướng Chính phủ.", "Quyết định", "19/2014/QĐ-TTg"),
    ("Theo Chỉ thị số 16/CT-TTg của Thủ tướng Chính phủ.", "Chỉ thị", "16/CT-TTg"),
    ("Theo Công điện số 601/CĐ-TTg của Thủ tướng Chính phủ.", "Công điện", "601/CĐ-TTg"),
    ("Theo Công điện số 07/CĐ-UBND của Chủ tịch UBND tỉnh.", "Công điện", "07/CĐ-UBND"),
    ("Theo Thông báo số 91/TB-VPCP của Văn phòng Chính phủ.", "Thông báo", "91/TB-VPCP"),
    ("Theo Công văn số 3319/VPCP-KGVX của Văn phòng Chính phủ.", "Công văn", "3319/VPCP-KGVX"),
    ("Theo Thông tư số 08/2011/TT-BNV của Bộ Nội vụ.", "Thông tư", "08/2011/TT-BNV"),
    ("Theo Thông tư số 21/2019/TT-BQP của Bộ Quốc phòng.", "Thông tư", "21/2019/TT-BQP"),
    ("Theo Thông tư số 09/2013/TT-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội.", "Thông tư", "09/2013/TT-BLĐTBXH"),
    (
        "Theo Thông tư số 15/2018/TT-BNNPTNT của Bộ Nông nghiệp và Phát triển nông thôn.",
        "Thông tư",
        "15/2018/TT-BNNPTNT",
    ),
    ("Theo Thông tư số 06/2021/TT-BKHĐT của Bộ Kế hoạch và Đầu tư.", "Thông tư", "06/2021/TT-BKHĐT"),
    ("Theo Thông tư số 02/2020/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch.", "Thông tư", "02/2020/TT-BVHTTDL"),
    ("Theo Thông tư số 11/2016/TT-NHNN của Ngân hàng Nhà nước Việt Nam.", "Thông tư", "11/2016/TT-NHNN"),
    ("Theo Thông tư số 02/2018/TT-TTCP của Thanh tra Chính phủ.", "Thông tư", "02/2018/TT-TTCP"),
    ("Theo Thông tư số 01/2016/TT-UBDT của Ủy ban Dân tộc.", "Thông tư", "01/2016/TT-UBDT"),
    (
        "Theo Thông tư liên tịch số 08/2015/TTLT-BTP-BTNMT-TANDTC ngày 3/4/2015.",
        "Thông tư liên tịch",
        "08/2015/TTLT-BTP-BTNMT-TANDTC",
    ),
    ("Theo Thông tư liên tịch số 17/2007/TTLT/BTC-BTP ngày 3/4/2007.", "Thông tư liên tịch", "17/2007/TTLT/BTC-BTP"),
    ("Theo Thông tư liên tịch số 90/1998/TTLT/BTC-TCĐC ngày 3/4/1998.", "Thông tư liên tịch", "90/1998/TTLT/BTC-TCĐC"),
    ("Theo Thông tư liên tịch số 29/TTLT-BTC-BLĐTBXH ngày 3/4/1998.", "Thông tư liên tịch", "29/TTLT-BTC-BLĐTBXH"),
    ("Theo Thông tư liên bộ số 14/TT-LB ngày 3/4/1995.", "Thông tư liên tịch", "14/TT-LB"),
    (
        "Theo Nghị quyết số 02/2019/NQ-HĐTP của Hội đồng Thẩm phán Tòa án nhân dân tối cao.",
        "Nghị quyết",
        "02/2019/NQ-HĐTP",
    ),
    ("Theo Hướng dẫn số 12/HD-VKSTC của Viện kiểm sát nhân dân tối cao.", "Hướng dẫn", "12/HD-VKSTC"),
    ("Theo Quyết định số 45/QĐ-CTN của Chủ tịch nước.", "Quyết định", "45/QĐ-CTN"),
    ("Theo Quyết định số 1290/2013/QĐ-CTN của Chủ tịch nước.", "Quyết định", "1290/2013/QĐ-CTN"),
    ("Theo Lệnh số 12/2016/L-CTN của Chủ tịch nước.", "Lệnh", "12/2016/L-CTN"),
    ("Theo Nghị quyết số 35/2012/QH13 của Quốc hội.", "Nghị quyết", "35/2012/QH13"),
    ("Theo Luật số 68/2014/QH13 của Quốc hội.", "Luật", "68/2014/QH13"),
    ("Theo Nghị quyết số 718/NQ-UBTVQH13 của Ủy ban Thường vụ Quốc hội.", "Nghị quyết", "718/NQ-UBTVQH13"),
    ("Theo Nghị quyết số 653/2019/UBTVQH14 của Ủy ban Thường vụ Quốc hội.", "Nghị quyết", "653/2019/UBTVQH14"),
    ("Theo Pháp lệnh số 09/2014/UBTVQH13 của Ủy ban Thường vụ Quốc hội.", "Pháp lệnh", "09/2014/UBTVQH13"),
    ("Theo Pháp lệnh số 15/1999/PL-UBTVQH10 của Ủy ban Thường vụ Quốc hội.", "Pháp lệnh", "15/1999/PL-UBTVQH10"),
    ("Theo Văn bản hợp nhất số 07/VBHN-VPQH của Văn phòng Quốc hội.", "Văn bản hợp nhất", "07/VBHN-VPQH"),
    ("Theo Quyết định số 1018/QĐ-BNV của Bộ Nội vụ.", "Quyết định", "1018/QĐ-BNV"),
    ("Theo Kế hoạch số 2210/KH-UBND của UBND tỉnh.", "Kế hoạch", "2210/KH-UBND"),
    ("Theo Chỉ thị số 09/CT-UBND của UBND tỉnh.", "Chỉ thị", "09/CT-UBND"),
    ("Theo Quyết định số 28/2016/QĐ-UBND của UBND tỉnh.", "Quyết định", "28/2016/QĐ-UBND"),
    ("Theo Quyết định số 2841/QĐ-CT của Chủ tịch UBND tỉnh.", "Quyết định", "2841/QĐ-CT"),
    ("Theo Quyết định số 311/QĐ-UBND.HC của UBND tỉnh.", "Quyết định", "311/QĐ-UBND.HC"),
    ("Theo Quyết định số 154/QĐ-UBND-TL của UBND huyện.", "Quyết định", "154/QĐ-UBND-TL"),
    ("Theo Quyết định số 3011/QĐ.UB của UBND tỉnh.", "Quyết định", "3011/QĐ.UB"),
    ("Theo Quyết định số 219/QĐ-UB-NĐ của UBND tỉnh.", "Quyết định", "219/QĐ-UB-NĐ"),
    ("Theo Quyết định số 1442/1999/QĐ-UB của UBND tỉnh.", "Quyết định", "1442/1999/QĐ-UB"),
    ("Theo Quyết định số 77/QĐ/UB của UBND tỉnh.", "Quyết định", "77/QĐ/UB"),
    ("Theo Nghị quyết số 12/NQ-HĐND của Hội đồng nhân dân tỉnh.", "Nghị quyết", "12/NQ-HĐND"),
    ("Theo Nghị quyết số 05/2010/NQ-HĐND16 của Hội đồng nhân dân tỉnh khóa XVI.", "Nghị quyết", "05/2010/NQ-HĐND16"),
    ("Theo Nghị quyết số 9b/2008/NQ-HĐND của HĐND tỉnh.", "Nghị quyết", "9b/2008/NQ-HĐND"),
    ("Theo Nghị quyết số 3f/2005/NQBT-HĐND của HĐND tỉnh.", "Nghị quyết", "3f/2005/NQBT-HĐND"),
    ("Theo Báo cáo số 118/BC-UBND của UBND huyện.", "Báo cáo", "118/BC-UBND"),
    ("Theo Tờ trình số 31/TTr-SNV của Sở Nội vụ.", "Tờ trình", "31/TTr-SNV"),
    ("Theo Tờ trình số 31/TT-SNV của Sở Nội vụ.", "Tờ trình", "31/TT-SNV"),
    ("Theo Giấy mời số 66/GM-UBND của UBND huyện.", "Giấy mời", "66/GM-UBND"),
    ("Theo Thông báo số 24/TB-TTCP của Thanh tra Chính phủ.", "Thông báo", "24/TB-TTCP"),
    ("Theo Kết luận thanh tra số 11/KL-TTr của Thanh tra tỉnh.", "Kết luận thanh tra", "11/KL-TTr"),
    ("Theo Đề án số 904/ĐA-UBND của UBND tỉnh.", "Đề án", "904/ĐA-UBND"),
    ("Theo Phương án số 16/PA-BCH của Ban Chỉ huy.", "Phương án", "16/PA-BCH"),
    ("Theo Chương trình số 08/CTr-UBND của UBND tỉnh.", "Chương trình", "08/CTr-UBND"),
    ("Theo Quy chế phối hợp số 02/QCPH-CA-QS của Công an huyện.", "Quy chế phối hợp", "02/QCPH-CA-QS"),
    ("Theo Biên bản số 09/BB-VPHC của Hạt Kiểm lâm.", "Biên bản", "09/BB-VPHC"),
    ("Theo Công văn số 1234/UBND-NC của UBND tỉnh.", "Công văn", "1234/UBND-NC"),
    ("Theo Công văn số 45/SNV-TCBC của Sở Nội vụ.", "Công văn", "45/SNV-TCBC"),
    ("Theo Công văn số 5680/CT-CS của Cục Thuế.", "Công văn", "5680/CT-CS"),
    ("Theo Công văn số 812/BNV-TCBC của Bộ Nội vụ.", "Công văn", "812/BNV-TCBC"),
    ("Theo Công văn số 1403/SGDĐT-GDTrH của Sở Giáo dục và Đào tạo.", "Công văn", "1403/SGDĐT-GDTrH"),
    ("Theo Công văn số 88/SGD&ĐT-VP của Sở Giáo dục và Đào tạo.", "Công văn", "88/SGD&ĐT-VP"),
    ("Theo Công văn số 702/PGDĐT-THCS của Phòng Giáo dục và Đào tạo.", "Công văn", "702/PGDĐT-THCS"),
    ("Theo Công văn số 190/UBND của UBND xã.", "Công văn", "190/UBND"),
    ("Theo Công văn số 190/CV-UBND của UBND xã.", "Công văn", "190/CV-UBND"),
    ("Theo Công văn số 1440/CP-KTTH của Chính phủ.", "Công văn", "1440/CP-KTTH"),
    ("Theo Công văn số 227/TTg-KTN của Thủ tướng Chính phủ.", "Công văn", "227/TTg-KTN"),
    ("Theo Công văn số 4830/KTTH của Văn phòng Chính phủ.", "Công văn", "4830/KTTH"),
    ("Theo Công văn số 12/MTTQ-BTT của Ủy ban MTTQ.", "Công văn", "12/MTTQ-BTT"),
    ("Theo Công văn số 101/CV-HNDN của Hội Nhà doanh nghiệp.", "Công văn", "101/CV-HNDN"),
    ("Theo Công văn số 2101/BHXH-CSYT của Bảo hiểm xã hội tỉnh.", "Công văn", "2101/BHXH-CSYT"),
    ("Theo Công văn số 616/TANDTC-PC của Tòa án nhân dân tối cao.", "Công văn", "616/TANDTC-PC"),
    ("Theo Công văn số 616/VKSTC-V8 của Viện kiểm sát nhân dân tối cao.", "Công văn", "616/VKSTC-V8"),
    ("Theo Công văn số 3052/CAT-PV01 của Công an tỉnh.", "Công văn", "3052/CAT-PV01"),
    ("Theo Công văn số 713/BCA-C06 của Bộ Công an.", "Công văn", "713/BCA-C06"),
    ("Theo Công văn số 5501/BYT-KCB của Bộ Y tế.", "Công văn", "5501/BYT-KCB"),
    ("Theo Công văn số 37/TCT-DNNCN của Tổng cục Thuế.", "Công văn", "37/TCT-DNNCN"),
    ("Theo Công văn số 118/KTNN-TH của Kiểm toán Nhà nước.", "Công văn", "118/KTNN-TH"),
    ("Theo Công văn số 05/HĐBCQG-CTĐB của Hội đồng bầu cử quốc gia.", "Công văn", "05/HĐBCQG-CTĐB"),
    ("Theo Công văn số 05/BCĐ-VP của Ban Chỉ đạo.", "Công văn", "05/BCĐ-VP"),
    ("Theo Quyết định số 123/QĐ-ĐHQGHN của Đại học Quốc gia Hà Nội.", "Quyết định", "123/QĐ-ĐHQGHN"),
    ("Theo Kế hoạch số 910/KH-ĐHTL của Trường Đại học Thủy lợi.", "Kế hoạch", "910/KH-ĐHTL"),
    ("Theo Quyết định số 44/QĐ-THPT của Trường THPT.", "Quyết định", "44/QĐ-THPT"),
    ("Theo Quyết định số 44/QĐ-THPT.NT của Trường THPT.", "Quyết định", "44/QĐ-THPT.NT"),
    ("Theo Kế hoạch số 15/KH-BVĐK của Bệnh viện đa khoa.", "Kế hoạch", "15/KH-BVĐK"),
    ("Theo Nghị quyết số 02/NQ-HĐQT của Hội đồng quản trị.", "Nghị quyết", "02/NQ-HĐQT"),
    ("Theo Quyết định số 319/QĐ-EVN của Tập đoàn Điện lực Việt Nam.", "Quyết định", "319/QĐ-EVN"),
    ("Theo Quyết định số 2018/QĐ-HVHC của Học viện Hành chính.", "Quyết định", "2018/QĐ-HVHC"),
    ("Theo Kế hoạch số 16/KH-MTTQ-BTT của Ban Thường trực.", "Kế hoạch", "16/KH-MTTQ-BTT"),
    ("Theo Quyết định số 1908/QĐ-TLĐ của Tổng Liên đoàn Lao động Việt Nam.", "Quyết định", "1908/QĐ-TLĐ"),
    ("Theo Hướng dẫn số 44/HD-LĐLĐ của Liên đoàn Lao động tỉnh.", "Hướng dẫn", "44/HD-LĐLĐ"),
    ("Theo Kế hoạch số 28/KH-BTV của Hội Liên hiệp Phụ nữ.", "Kế hoạch", "28/KH-BTV"),
    ("Theo Hướng dẫn số 03/HD-MTTW-BTT của Ủy ban Trung ương MTTQ Việt Nam.", "Hướng dẫn", "03/HD-MTTW-BTT"),
    ("Theo Thông tư liên tịch số 01/2012/TTLT-BTC,BNV ngày 3/4/2012.", "Thông tư liên tịch", "01/2012/TTLT-BTC,BNV"),
    ("Theo Hướng dẫn số 14/HD-SNV+STC ngày 3/4/2012.", "Hướng dẫn", "14/HD-SNV+STC"),
    ("Theo Công văn số 14/SKH&CN-QLKH ngày 3/4/2012.", "Công văn", "14/SKH&CN-QLKH"),
    ("Theo Quyết định số 67/2010/QĐ/UBND ngày 3/4/2010.", "Quyết định", "67/2010/QĐ/UBND"),
]

# Decades before: decree-laws, orders, numbers without their stroke, symbols the other way round.
OLD: list[Row] = [
    ("Căn cứ Nghị định số 26/CP ngày 23 tháng 5 năm 1993 của Chính phủ.", "Nghị định", "26/CP"),
    ("Căn cứ Nghị định số 26-CP ngày 23 tháng 5 năm 1993 của Chính phủ.", "Nghị định", "26-CP"),
    ("Căn cứ Quyết định số 174/CP của Hội đồng Chính phủ.", "Quyết định", "174/CP"),
    ("Căn cứ Quyết định số 174-CP của Hội đồng Chính phủ.", "Quyết định", "174-CP"),
    ("Căn cứ Nghị định số 85-HĐBT của Hội đồng Bộ trưởng.", "Nghị định", "85-HĐBT"),
    ("Căn cứ Quyết định số 388/HĐBT của Hội đồng Bộ trưởng.", "Quyết định", "388/HĐBT"),
    ("Căn cứ Quyết định số 217-HĐBT của Hội đồng Bộ trưởng.", "Quyết định", "217-HĐBT"),
    ("Căn cứ Chỉ thị số 299-TTg của Thủ tướng Chính phủ.", "Chỉ thị", "299-TTg"),
    ("Căn cứ Quyết định số 327-CT của Chủ tịch Hội đồng Bộ trưởng.", "Quyết định", "327-CT"),
    ("Căn cứ Quyết định số 500/TTg của Thủ tướng Chính phủ.", "Quyết định", "500/TTg"),
    ("Căn cứ Quyết định số 500-TTg của Thủ tướng Chính phủ.", "Quyết định", "500-TTg"),
    ("Căn cứ Sắc lệnh số 59-SL ngày 22/11/1945.", "Sắc lệnh", "59-SL"),
    ("Căn cứ Sắc lệnh số 59/SL ngày 22/11/1945.", "Sắc lệnh", "59/SL"),
    ("Căn cứ Sắc lệnh 133/SL ngày 20/01/1953 của Chủ tịch nước.", "Sắc lệnh", "133/SL"),
    ("Căn cứ Sắc luật số 03-SLt ngày 18/6/1957.", "Sắc luật", "03-SLt"),
    ("Căn cứ Nghị quyết số 125-NQ/TW của Bộ Chính trị.", "Nghị quyết", "125-NQ/TW"),
    ("Căn cứ Thông tư số 05-TT/LB ngày 3/4/1990.", "Thông tư", "05-TT/LB"),
    ("Căn cứ Thông tư số 30/TC-NSNN ngày 3/4/1991 của Bộ Tài chính.", "Thông tư", "30/TC-NSNN"),
    ("Căn cứ Thông tư số 18-TC/NSNN ngày 3/4/1991 của Bộ Tài chính.", "Thông tư", "18-TC/NSNN"),
    ("Căn cứ Quyết định số 203-QĐ/UB ngày 3/4/1991 của UBND tỉnh.", "Quyết định", "203-QĐ/UB"),
    ("Căn cứ Quyết định số 203 QĐ/UB ngày 3/4/1991 của UBND tỉnh.", "Quyết định", "203-QĐ/UB"),
    ("Căn cứ Quyết định số 1210 QĐ-UB ngày 3/4/1991 của UBND tỉnh.", "Quyết định", "1210/QĐ-UB"),
    ("Căn cứ Quyết định số 24/UBTH ngày 3/4/1991 của UBND tỉnh.", "Quyết định", "24/UBTH"),
    ("Căn cứ Quyết định số 208/UB-QĐ ngày 3/4/1991 của UBND tỉnh.", "Quyết định", "208/UB-QĐ"),
    ("Căn cứ Quyết định số 144 /2002/QĐ/BTC ngày 3/4/2002.", "Quyết định", "144/2002/QĐ/BTC"),
    ("Căn cứ Quyết định số 1803/1998/QĐ/BTC ngày 3/4/1998.", "Quyết định", "1803/1998/QĐ/BTC"),
    ("Căn cứ Quyết định số 832 TC/QĐ/CĐKT ngày 28/10/1997 của Bộ Tài chính.", "Quyết định", "832-TC/QĐ/CĐKT"),
    ("Căn cứ Quyết định số 832-TC/QĐ/CĐKT ngày 28/10/1997 của Bộ Tài chính.", "Quyết định", "832-TC/QĐ/CĐKT"),
    ("Căn cứ Quyết định số 832/TC/QĐ/CĐKT ngày 28/10/1997 của Bộ Tài chính.", "Quyết định", "832/TC/QĐ/CĐKT"),
    ("Căn cứ Quyết định số 05/BYT-QĐ ngày 3/4/1991 của Bộ Y tế.", "Quyết định", "05/BYT-QĐ"),
    ("Căn cứ Chỉ thị số 45-CT/TVTU ngày 3/4/1991 của Thường vụ Tỉnh ủy.", "Chỉ thị", "45-CT/TVTU"),
    ("Căn cứ Nghị quyết số 10 NQ/TW ngày 5/4/1988 của Bộ Chính trị.", "Nghị quyết", "10-NQ/TW"),
    ("Căn cứ Nghị quyết số 24/1999/PL-UBTVQH10.", "Nghị quyết", "24/1999/PL-UBTVQH10"),
]

# The same two numbers as they are typed: spaced, glued, with every dash, full-width, in small letters.
TYPED: list[Row] = [
    ("Theo Kế hoạch số77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số:77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số.77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch Số 77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch (số 77-KH/HU) của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch 77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/HU, của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/HU.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/HU;", "Kế hoạch", "77-KH/HU"),
    ('Theo "Kế hoạch số 77-KH/HU" của Huyện ủy.', "Kế hoạch", "77-KH/HU"),
    ('Theo Kế hoạch số "77-KH/HU" của Huyện ủy.', "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số **77-KH/HU** của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/HUngày 3/4/2015.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/TUngày 3/4/2015.", "Kế hoạch", "77-KH/TU"),
    ("Theo Quyết định số 12/QĐ-UBNDngày 3/4/2015.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Nghị định số 43/2016/NĐ-CPngày 20/5/2016.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/NĐ-CPcủa Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Quyết định số 19/2014/QĐ-TTgngày 3/4/2014.", "Quyết định", "19/2014/QĐ-TTg"),
    ("Theo Kế hoạchsố 77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77 -KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77- KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77 - KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH /HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/ HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH / HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77  -  KH  /  HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77\u00a0-\u00a0KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77\u200b-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77\u00adKH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77–KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77—KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77‑KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77‐KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77‒KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77―KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77−KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77﹣KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77－KH／HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số ７７-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH⁄HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH∕HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77--KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Nghị quyết số 43/2016–NQ–HĐND của HĐND.", "Nghị quyết", "43/2016-NQ-HĐND"),
    ("Theo Nghị quyết số 43/2016/NQ–HĐND của HĐND.", "Nghị quyết", "43/2016/NQ-HĐND"),
    ("Theo Nghị quyết số 43/2016/NQ - HĐND của HĐND.", "Nghị quyết", "43/2016/NQ-HĐND"),
    ("Theo Nghị quyết số 43 / 2016 / NQ-HĐND của HĐND.", "Nghị quyết", "43/2016/NQ-HĐND"),
    ("Theo Nghị quyết số 43/ 2016/NQ-HĐND của HĐND.", "Nghị quyết", "43/2016/NQ-HĐND"),
    ("Theo Quyết định số 12/QĐ - UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/ QĐ-UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số: 12 /QĐ-UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 012/QĐ-UBND của UBND.", "Quyết định", "012/QĐ-UBND"),
    ("Theo Quyết định số 0012/QĐ-UBND của UBND.", "Quyết định", "0012/QĐ-UBND"),
    ("Theo Quyết định số 12345/QĐ-UBND của UBND.", "Quyết định", "12345/QĐ-UBND"),
    ("Theo Quyết định số 12b/QĐ-UBND của UBND.", "Quyết định", "12b/QĐ-UBND"),
    ("Theo Kế hoạch số 44c/KH-UBND của UBND.", "Kế hoạch", "44c/KH-UBND"),
    ("Theo Quyết định số 12 bis/QĐ-UBND của UBND.", "Quyết định", "12bis/QĐ-UBND"),
    ("Theo Quyết định số 12bis/QĐ-UBND của UBND.", "Quyết định", "12bis/QĐ-UBND"),
    ("Theo Quyết định số 2018/QĐ-UBND của UBND.", "Quyết định", "2018/QĐ-UBND"),
    ("Theo Quyết định số 1998/1998/QĐ-UB của UBND.", "Quyết định", "1998/1998/QĐ-UB"),
    ("Theo kế hoạch số 77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo quyết định số 12/qđ-ubnd của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Kế hoạch số 77-kh/hu của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Nghị định số 43/2016/nđ-cp của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("THEO KẾ HOẠCH SỐ 77-KH/HU CỦA HUYỆN ỦY", "Kế hoạch", "77-KH/HU"),
    ("THEO QUYẾT ĐỊNH SỐ 19/2014/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ", "Quyết định", "19/2014/QĐ-TTg"),
    ("Theo QĐ số 12/QĐ-UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo CV số 190/UBND-VP của UBND.", "Công văn", "190/UBND-VP"),
    ("Theo NQ 08-NQ/ĐU của Đảng ủy.", "Nghị quyết", "08-NQ/ĐU"),
    ("Theo Kế hoạch (77-KH/HU) của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo văn bản số 190/UBND-VP của UBND.", "Công văn", "190/UBND-VP"),
    ("Theo Văn bản số 12/QĐ-UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo chỉ đạo tại số 12/QĐ-UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Công văn mật số 18-CV/HU/m của Huyện ủy.", "Công văn", "18-CV/HU"),
    ("Theo Công văn số 512-CV/TU/nb của Tỉnh ủy.", "Công văn", "512-CV/TU/nb"),
    ("Theo Công văn số 512-CV/TU (nb) của Tỉnh ủy.", "Công văn", "512-CV/TU"),
    ("Theo Quyết định số 12/QĐ-UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
]

# Broken over lines and pages, at each of their joints.
BROKEN: list[Row] = [
    ("Theo Kế hoạch số\n77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-\nKH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77\n-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/\nHU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch\nsố 77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số\x0c77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-\x0cKH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77\x0c-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch số 77-KH/\x0cHU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Kế hoạch\x0csố 77-KH/HU của Huyện ủy.", "Kế hoạch", "77-KH/HU"),
    ("Theo Nghị định số 43/\n2016/NĐ-CP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/\nNĐ-CP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/NĐ-\nCP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/\x0c2016/NĐ-CP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/\x0cNĐ-CP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/NĐ-\x0cCP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    (
        "Theo Thông tư liên tịch số 08/2015/TTLT-BTP-\nBTNMT-TANDTC ngày 3/4/2015.",
        "Thông tư liên tịch",
        "08/2015/TTLT-BTP-BTNMT-TANDTC",
    ),
]

# What recognition makes of them, and the only number that each can be.
MISREAD: list[Row] = [
    ("Theo Quyết định số 906-QĐÐ/BTGTU của Ban Tuyên giáo Tỉnh ủy.", "Quyết định", "906-QĐ/BTGTU"),
    ("Theo Quyết định số 906-QĐĐ/TU của Tỉnh ủy.", "Quyết định", "906-QĐ/TU"),
    ("Theo Quyết định số 906-QD/TU của Tỉnh ủy.", "Quyết định", "906-QĐ/TU"),
    ("Theo Quyết định số 906-QB/TU của Tỉnh ủy.", "Quyết định", "906-QĐ/TU"),
    ("Theo Quyết định số 906-QÐ/TU của Tỉnh ủy.", "Quyết định", "906-QĐ/TU"),
    ("Theo Nghị định số 43/2016/NÐ-CP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/ND-CP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/NĐ-ŒP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Nghị định số 43/2016/NĐ-GP của Chính phủ.", "Nghị định", "43/2016/NĐ-CP"),
    ("Theo Kết luận số 39-KI/TW của Ban Bí thư.", "Kết luận", "39-KL/TW"),
    ("Theo Kết luận số 39-KIL/TW của Ban Bí thư.", "Kết luận", "39-KL/TW"),
    ("Theo Kết luận số 39-K1/TW của Ban Bí thư.", "Kết luận", "39-KL/TW"),
    ("Theo Kết luận số 39-Kl/TW của Ban Bí thư.", "Kết luận", "39-KL/TW"),
    ("Theo Chỉ thị số 33-CT/IW của Bộ Chính trị.", "Chỉ thị", "33-CT/TW"),
    ("Theo Chỉ thị số 33-CT/TIW của Bộ Chính trị.", "Chỉ thị", "33-CT/TW"),
    ("Theo Chỉ thị số 33-CT/TNW của Bộ Chính trị.", "Chỉ thị", "33-CT/TW"),
    ("Theo Chỉ thị số 33-CT/TVV của Bộ Chính trị.", "Chỉ thị", "33-CT/TW"),
    ("Theo Chỉ thị số 33-CI/TW của Bộ Chính trị.", "Chỉ thị", "33-CT/TW"),
    ("Theo Chỉ thị số 33-ŒT/TW của Bộ Chính trị.", "Chỉ thị", "33-CT/TW"),
    ("Theo Chỉ thị số 3O-CT/TW của Bộ Chính trị.", "Chỉ thị", "30-CT/TW"),
    ("Theo Chỉ thị số O5-CT/TW của Bộ Chính trị.", "Chỉ thị", "05-CT/TW"),
    ("Theo Chỉ thị số o5-CT/TW của Bộ Chính trị.", "Chỉ thị", "05-CT/TW"),
    ("Theo Kế hoạch số I55-KH/TU của Tỉnh ủy.", "Kế hoạch", "155-KH/TU"),
    ("Theo Kế hoạch số l55-KH/TU của Tỉnh ủy.", "Kế hoạch", "155-KH/TU"),
    ("Theo Kế hoạch số 1I5-KH/TU của Tỉnh ủy.", "Kế hoạch", "115-KH/TU"),
    ("Theo Kế hoạch số 15l-KH/TU của Tỉnh ủy.", "Kế hoạch", "151-KH/TU"),
    ("Theo Kế hoạch số |55-KH/TU của Tỉnh ủy.", "Kế hoạch", "155-KH/TU"),
    ("Theo Kế hoạch số 1 55-KH/TU của Tỉnh ủy.", "Kế hoạch", "155-KH/TU"),
    ("Theo Kế hoạch số 15 5-KH/TU của Tỉnh ủy.", "Kế hoạch", "155-KH/TU"),
    ("Theo Kế hoạch số I 2-KH/TU của Tỉnh ủy.", "Kế hoạch", "12-KH/TU"),
    ("Theo Kế hoạch số 88-KH/FU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH/PU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH/TỤ của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH/TÙ của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH/ TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-K H/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KHI/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KII/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH/IU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-'KH/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88- 'KH/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-_KH/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88- _KH/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88~KH/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88.-KH/TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH⁄TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH|TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Kế hoạch số 88-KH\\TU của Tỉnh ủy.", "Kế hoạch", "88-KH/TU"),
    ("Theo Nghị quyết số 593-NQ/ĐỤ của Đảng ủy.", "Nghị quyết", "593-NQ/ĐU"),
    ("Theo Nghị quyết số 593-NQ/ĐÙ của Đảng ủy.", "Nghị quyết", "593-NQ/ĐU"),
    ("Theo Nghị quyết số 593-NQ/DU của Đảng ủy.", "Nghị quyết", "593-NQ/ĐU"),
    ("Theo Nghị quyết số 593-NO/ĐU của Đảng ủy.", "Nghị quyết", "593-NQ/ĐU"),
    ("Theo Nghị quyết số 593-N0/ĐU của Đảng ủy.", "Nghị quyết", "593-NQ/ĐU"),
    ("Theo Nghị quyết số 593-NQ/HỤ của Huyện ủy.", "Nghị quyết", "593-NQ/HU"),
    ("Theo Tờ trình số 12/TIr-UBND của UBND.", "Tờ trình", "12/TTr-UBND"),
    ("Theo Tờ trình số 12/T1r-UBND của UBND.", "Tờ trình", "12/TTr-UBND"),
    ("Theo Tờ trình số 826-TTT/BDVTU của Ban Dân vận.", "Tờ trình", "826-TTr/BDVTU"),
    ("Theo Tờ trình số 826-TTr/BDOVTU của Ban Dân vận.", "Tờ trình", "826-TTr/BDVTU"),
    ("Theo Tờ trình số 826-TTr/BDVTLI của Ban Dân vận.", "Tờ trình", "826-TTr/BDVTU"),
    ("Theo Nghị quyết số O9-INQ/TU của Tỉnh ủy.", "Nghị quyết", "09-NQ/TU"),
    ("Theo Nghị quyết số 83/NQ-HĐNDĐ của HĐND tỉnh.", "Nghị quyết", "83/NQ-HĐND"),
    ("Theo Nghị quyết số 1i5/NQ-HĐND của HĐND tỉnh.", "Nghị quyết", "115/NQ-HĐND"),
    ("Theo Kết luận số 62-KL7TW của Bộ Chính trị.", "Kết luận", "62-KL/TW"),
    ("Theo Chỉ thị số 41/CT- -TTg của Thủ tướng Chính phủ.", "Chỉ thị", "41/CT-TTg"),
    ("Theo Luật số 46/2003/OH13 của Quốc hội.", "Luật", "46/2003/QH13"),
    ("Theo Quyết định số 54-CQĐ/TU của Tỉnh ủy.", "Quyết định", "54-QĐ/TU"),
    ("Theo Quyết định số 212*QĐ/TU của Tỉnh ủy.", "Quyết định", "212-QĐ/TU"),
    ("Theo Quy định số 210-OĐ/BDVTU của Ban Dân vận.", "Quy định", "210-QĐ/BDVTU"),
    ("Theo Tờ trình số 12/TTR-UBND của UBND.", "Tờ trình", "12/TTr-UBND"),
    ("Theo Quyết định số 63/QĐ-TTEg của Thủ tướng Chính phủ.", "Quyết định", "63/QĐ-TTg"),
    ("Theo Quyết định số 63/QĐ-TTE của Thủ tướng Chính phủ.", "Quyết định", "63/QĐ-TTg"),
    ("Theo Quyết định số 63/QĐ-Tg của Thủ tướng Chính phủ.", "Quyết định", "63/QĐ-TTg"),
    ("Theo Quyết định số 63/QĐ-TTø của Thủ tướng Chính phủ.", "Quyết định", "63/QĐ-TTg"),
    ("Theo Quyết định số 63/QĐ-TTp của Thủ tướng Chính phủ.", "Quyết định", "63/QĐ-TTg"),
    ("Theo Quyết định số 63/QĐ-T Tg của Thủ tướng Chính phủ.", "Quyết định", "63/QĐ-TTg"),
    ("Theo Quyết định số 63/QĐ-TT g của Thủ tướng Chính phủ.", "Quyết định", "63/QĐ-TTg"),
    ("Theo Luật số 12/2003/QHI1 của Quốc hội.", "Luật", "12/2003/QH11"),
    ("Theo Luật số 12/2003/QHI11 của Quốc hội.", "Luật", "12/2003/QH11"),
    ("Theo Luật số 12/2003/QHII của Quốc hội.", "Luật", "12/2003/QH11"),
    ("Theo Luật số 12/2003/QHl1 của Quốc hội.", "Luật", "12/2003/QH11"),
    ("Theo Luật số 12/2003/QH 11 của Quốc hội.", "Luật", "12/2003/QH11"),
    ("Theo Luật số 12/2012/QHI3 của Quốc hội.", "Luật", "12/2012/QH13"),
    ("Theo Luật số 12/2012/QH1 3 của Quốc hội.", "Luật", "12/2012/QH13"),
    ("Theo Luật số 12/2012/0H13 của Quốc hội.", "Luật", "12/2012/QH13"),
    ("Theo Luật số 12/2012/OH13 của Quốc hội.", "Luật", "12/2012/QH13"),
    ("Theo Pháp lệnh số 34/2007/PL-UBTVQHI1 của UBTVQH.", "Pháp lệnh", "34/2007/PL-UBTVQH11"),
    ("Theo Quyết định số 12/QĐ-UBNÐ của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/QĐ-UBNĐ của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/QĐ-UBNDD của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/QĐ-ƯBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/QĐ-UBN D của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/QĐ-U BND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/QĐ-UBND' của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/QĐ -UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số I2/QĐ-UBND của UBND.", "Quyết định", "12/QĐ-UBND"),
    ("Theo Quyết định số 12/2Ol0/QĐ-UBND của UBND.", "Quyết định", "12/2010/QĐ-UBND"),
    ("Theo Quyết định số 12/201O/QĐ-UBND của UBND.", "Quyết định", "12/2010/QĐ-UBND"),
    ("Theo Quyết định số 12/20 10/QĐ-UBND của UBND.", "Quyết định", "12/2010/QĐ-UBND"),
    ("Theo Nghị quyết số 12/NQ-HÐND của HĐND.", "Nghị quyết", "12/NQ-HĐND"),
    ("Theo Nghị quyết số 12/NQ-HDND của HĐND.", "Nghị quyết", "12/NQ-HĐND"),
    ("Theo Nghị quyết số 12/NQ-HĐNĐ của HĐND.", "Nghị quyết", "12/NQ-HĐND"),
    ("Theo Nghị quyết số 12/N0-HĐND của HĐND.", "Nghị quyết", "12/NQ-HĐND"),
    ("Theo Hướng dẫn số 11-HD/BTCTƯ của Ban Tổ chức Tỉnh ủy.", "Hướng dẫn", "11-HD/BTCTƯ"),
    ("Theo Hướng dẫn số 11-HD/BDV TU của Ban Dân vận Tỉnh ủy.", "Hướng dẫn", "11-HD/BDVTU"),
    ("Theo Hướng dẫn số 11-HD/BTC TW của Ban Tổ chức Trung ương.", "Hướng dẫn", "11-HD/BTCTW"),
    ("Theo Hướng dẫn số 11-HĐ/BTCTW của Ban Tổ chức Trung ương.", "Hướng dẫn", "11-HD/BTCTW"),
    ("Theo Hướng dẫn số 11-HD/BTCTIW của Ban Tổ chức Trung ương.", "Hướng dẫn", "11-HD/BTCTW"),
    ("Theo Hướng dẫn số 11-HD/BTCIW của Ban Tổ chức Trung ương.", "Hướng dẫn", "11-HD/BTCTW"),
    ("Theo Hướng dẫn số 11-HD/VPIW của Văn phòng Trung ương Đảng.", "Hướng dẫn", "11-HD/VPTW"),
    ("Theo Hướng dẫn số 11-HD/UBKTIW của UBKT Trung ương.", "Hướng dẫn", "11-HD/UBKTTW"),
    ("Theo Công văn số 190/UBND-KTTII của UBND.", "Công văn", "190/UBND-KTTII"),
]

# Two readings are left, or none: as printed, or nothing.
DOUBTFUL: list[tuple[str, str | None]] = [
    # 121/QĐ-UBND or 12/QĐ-UBND?
    ("Theo Quyết định số 12lQĐ-UBND của UBND.", None),
    # No table knows these bodies, and no single letter would make known ones of them.
    ("Theo Quyết định số 12/QĐ-XYZT của Hội.", "12/QĐ-XYZT"),
    ("Theo Kế hoạch số 12-KH/QRS của Hội.", "12-KH/QRS"),
    # TỰ is TƯ with a speck below it rather than TU: the horn is there.
    ("Theo Kế hoạch số 88-KH/TỰ của Tỉnh ủy.", "88-KH/TƯ"),
    # A digit misread for another digit leaves no trace.
    ("Theo Kế hoạch số 98-KH/TU của Tỉnh ủy.", "98-KH/TU"),
]

# What is no document's number: days, shares, telephones, plates, plots, standards, hours, grades.
NOTHING = [
    "Từ ngày 30/6 đến ngày 15/7, các xã tổ chức hội nghị.",
    "Ngày 30/6/2018 và 01-7-2018, các xã tổ chức hội nghị.",
    "Tháng 6/2018-UBND các xã tổ chức hội nghị.",
    "Trong quý I/2018, UBND các xã tổ chức hội nghị.",
    "Có 15/20 xã, đạt tỷ lệ 3/4 số xã đạt chuẩn.",
    "Điện thoại: 0233.3852417; Fax: 0233.3852-418.",
    "Đường dây nóng: 1900-6068 hoặc 0912.345.678.",
    "Hotline 1800/CSKH, tổng đài 1022-UBND.",
    "Tốc độ không quá 60 km/h, mật độ 250 người/km2.",
    "Trực 24/24, 24/7 và 24/24h.",
    "Cá nhân và/hoặc tổ chức thực hiện.",
    "Mã chương 622, loại 070-KH, khoản 073.",
    "Theo TCVN 5687:2010, QCVN 06:2021/BXD và TCVN 9001/ISO.",
    "Tiêu chuẩn ISO 9001:2015, ISO/IEC 27001:2013.",
    "Xe biển số 74A-012.34, 29B-123.45 và 51F/1234.",
    "Biển kiểm soát 74C-01234 của UBND huyện.",
    "Số tài khoản 3713.0.1054321-KBNN mở tại Kho bạc.",
    "Tài khoản số 0012345678/VCB, mã QHNS 1054321.",
    "Tỷ lệ hộ nghèo giảm 1,5%/năm, đạt 98%-100%.",
    "Từ 7h30 - 11h00 và 13h30-17h; 8h/ngày.",
    "Buổi sáng từ 07h30/ngày 12/5.",
    "Lô đất số 12/BT-KĐT, thửa 45, tờ bản đồ số 7.",
    "Thửa đất số 102-BĐ, tờ bản đồ 15/BĐĐC.",
    "Quốc lộ 1A-Đông Hà, Km756+300-Km758, đường HL-12.",
    "Đường tỉnh ĐT.571/B, cầu C2-Km3.",
    "Máy bay Su-30MK2, tàu HQ-381, súng AK-47, AR-15.",
    "Đại đội C1/d2/e3/f4 thuộc Quân khu.",
    "Phòng 302-A2, tầng 3, nhà A12/B.",
    "Số nhà 12/5-B đường Hùng Vương.",
    "Dịch COVID-19, A/H5N1, vắc xin AZD1222/AstraZeneca.",
    "Chỉ số PAPI, PAR-INDEX, SIPAS; mức 3/4-DVC.",
    "Giai đoạn 2016-2020-UBND tỉnh phê duyệt.",
    "Lớp 12A-THPT, khối 10-THPT, 5 - 10 TTHC.",
    "Mẫu số 02-KNĐ, Mẫu 2C-TCTW, Mẫu 3-ĐP.",
    "Theo Mẫu số 2C/TCTW-98 và Mẫu số 01/BC-CB.",
    "Biểu số 03-BC/TK và Phụ lục số 02/PL-KH.",
    "Hóa đơn số 0001234/AA-19P, ký hiệu AA/19E.",
    "Hợp đồng số 15/2019/HĐ-TVGS với nhà thầu.",
    "Chứng minh nhân dân số 197123456-CA tỉnh cấp.",
    "Thẻ đảng viên số 12.345678/ĐV.",
    "Giấy phép lái xe số 450123/GPLX-GTVT.",
    "Điểm 1/A và 2/B của báo cáo này.",
    "Tỷ số 2-1, tỷ lệ bản đồ 1/500-QH.",
    "Khoản 2/Điều 5 và Điều 6/Luật.",
    "Nhiệt độ 35-37°C, lượng mưa 100-200 mm/24h.",
    "Cấp 8-9, giật cấp 11/BĐ3.",
    "Mức BĐ2-BĐ3, có nơi trên BĐ3.",
    "Diện tích 12 ha/CK, năng suất 60 tạ/ha.",
    "Gồm 05 - Phòng chuyên môn, 12 - Trung tâm.",
    "Từ 01 - UBND xã đến 03 - UBND xã.",
    "Bổ nhiệm 12 đ/c; 5 đ/c giữ chức Bí thư - PCT UBND.",
    "Đ/c Trần Văn Bền, T/M Ban Thường vụ, K/T Trưởng ban.",
    "Theo Văn bản này; kế hoạch số lượng 100-KHKT.",
    "Kế hoạch năm 2018 - Kế hoạch năm 2019.",
    "E-mail: 123-KH@example.vn, http://a.vn/12/QD-KH.",
    "Đạt 5/5-KH; 3/3-TT.",
]


@pytest.mark.parametrize(("text", "kind", "number"), [*PARTY, *STATE, *OLD, *TYPED, *BROKEN, *MISREAD])
def test_form(text: str, kind: str, number: str) -> None:
    assert [(c.kind, c.number) for c in record(text).citations] == [(kind, number)]


@pytest.mark.parametrize(("text", "number"), DOUBTFUL)
def test_doubtful_number(text: str, number: str | None) -> None:
    assert [c.number for c in record(text).citations] == ([number] if number else [])


@pytest.mark.parametrize("text", NOTHING)
def test_no_number(text: str) -> None:
    assert record(text).citations == ()


def trusted(text: str) -> tuple[str, float, float]:
    """Words of the one citation of a text; how far its rule is trusted; its confidence as measured."""
    (found,), (ruled,) = extract(document(text)), extract(document(text), calibrated=False)
    (cited,), (raw,) = found.citations, ruled.citations
    (mention,) = cited.mentions
    assert mention.text == found.text[mention.start : mention.end]
    return mention.text, raw.confidence, cited.confidence


@pytest.mark.parametrize(("text", "kind", "number"), MISREAD)
def test_what_was_mended_is_less_sure_and_keeps_what_stands_there(text: str, kind: str, number: str) -> None:
    words, trust, confidence = trusted(text)
    _, plain_trust, plain_confidence = trusted(f"Theo {kind} số {number}.")
    printed = re.sub(r"\s*([-/])\s*", r"\1", words)
    if re.search(rf"{re.escape(number)}(?!\w)", printed):
        assert trust == plain_trust
    elif not re.search(rf"{re.escape(fold(number))}(?![a-z0-9]\b)", fold("".join(printed.split()))):
        assert trust < plain_trust
    assert confidence <= plain_confidence


# A number in the letterhead, as a file or recognition leaves it; the kind is what the title says.
OWN = [
    ("Số 77-KH/HU", "77-KH/HU"),
    ("Số: 77-KH/HU", "77-KH/HU"),
    ("SỐ 77-KH/HU", "77-KH/HU"),
    ("Số77-KH/HU", "77-KH/HU"),
    ("Số: 77 - KH/HU", "77-KH/HU"),
    ("Số: 77 KH/HU", "77-KH/HU"),
    ("Số: 77KH/HU", "77-KH/HU"),
    ("Số: 77–KH/HU", "77-KH/HU"),
    ("Số: 77-KH/HU/nb", "77-KH/HU/nb"),
    ("Số: I7-KH/HU", "17-KH/HU"),
    ("Số: 7O-KH/HU", "70-KH/HU"),
    ("Số: 77-KII/HU", "77-KH/HU"),
    ("Số: 77-KHI/HU", "77-KH/HU"),
    ("Số: 77-KH/HỤ", "77-KH/HU"),
    ("Số: 77- 'KH/HU", "77-KH/HU"),
    ("Sô: 77-KH/HU", "77-KH/HU"),
    ("Số 77a-KH/HU", "77a-KH/HU"),
    ("Số 077-KH/HU", "077-KH/HU"),
    ("Số:      -KH/HU", None),
    ("Số …-KH/HU", None),
    ("Số .....-KH/HU", None),
]


@pytest.mark.parametrize(("line", "number"), OWN)
def test_own_number(line: str, number: str | None) -> None:
    head = ("HUYỆN ỦY SUỐI VÀNG", "*", line, "ĐẢNG CỘNG SẢN VIỆT NAM", "Suối Vàng, ngày 3 tháng 4 năm 2015")
    found = directive(head, "KẾ HOẠCH", "sắp xếp kho lưu trữ").number
    assert (found and found.value) == number


OWN_STATE = [
    ("Số: 12/KH-UBND", "12/KH-UBND"),
    ("Số: 12/2015/KH-UBND", "12/2015/KH-UBND"),
    ("Số: 12/ KH-UBND", "12/KH-UBND"),
    ("Số: 12 /KH - UBND", "12/KH-UBND"),
    ("Số: 12KH-UBND", "12/KH-UBND"),
    ("Số: 12/KH-UBND.HC", "12/KH-UBND.HC"),
    ("Số: 12/KH-UBNÐ", "12/KH-UBND"),
    ("Số: 12/KH-U BND", "12/KH-UBND"),
    ("Số: l2/KH-UBND", "12/KH-UBND"),
    ("Số: 12/2Ol5/KH-UBND", "12/2015/KH-UBND"),
    ("Số: 12／KH－UBND", "12/KH-UBND"),
    ("Số: …/2015/KH-UBND", None),
    ("Số:        /KH-UBND", None),
]


@pytest.mark.parametrize(("line", "number"), OWN_STATE)
def test_own_number_of_the_state(line: str, number: str | None) -> None:
    head = ("UBND HUYỆN SUỐI VÀNG", line, *MOTTO, "Suối Vàng, ngày 3 tháng 4 năm 2015")
    found = directive(head, "KẾ HOẠCH", "sắp xếp kho lưu trữ").number
    assert (found and found.value) == number


# A misread figure shows where the number's year and the date beside it disagree.
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Theo Nghị định số 43/2010/NĐ-CP ngày 20/5/2016 của Chính phủ.", "43/2010/NĐ-CP: năm 2010 / ngày 2016-05-20"),
        ("Theo Nghị định số 12/98/NĐ-CP ngày 20/5/1996 của Chính phủ.", "12/98/NĐ-CP: năm 1998 / ngày 1996-05-20"),
        ("Theo Quyết định số 7/2013/QĐ-UBND ngày 4/3/2018.", "7/2013/QĐ-UBND: năm 2013 / ngày 2018-03-04"),
        ("Theo Quyết định số 7bis/2013/QĐ-UBND ngày 4/3/2018.", "7bis/2013/QĐ-UBND: năm 2013 / ngày 2018-03-04"),
    ],
)
def test_year_of_the_number_against_the_date(text: str, message: str) -> None:
    assert [f.message for f in record(text).findings if f.code == "citation-conflict"] == [message]


OFTEN = "Kế hoạch số 538-KH/TU ngày 3/4/2015 của Tỉnh ủy. Các chi bộ quán triệt Kế hoạch số 538-KH/TU trong quý II."
ONCE = "Định kỳ hằng tháng, cấp ủy các cấp báo cáo kết quả thực hiện Kế hoạch số {}-KH/TU ngày 3/4/2015 về Tỉnh ủy."


@pytest.mark.parametrize(
    ("once", "source", "found"),
    [
        ("583", "file", ["538-KH/TU / 583-KH/TU: ngày 2015-04-03"]),
        ("583", "ocr", ["538-KH/TU / 583-KH/TU: ngày 2015-04-03"]),
        ("536", "ocr", ["538-KH/TU / 536-KH/TU: ngày 2015-04-03"]),
        # Nobody types 6 for 8, and 531 is no misreading: two plans of one day.
        ("536", "file", []),
        ("531", "ocr", []),
    ],
)
def test_a_figure_against_the_other_mentions(once: str, source: Literal["file", "ocr"], found: list[str]) -> None:
    lines = (Line(f"Thực hiện {OFTEN}", end="paragraph"), Line(ONCE.format(once)))
    read = assemble(Reading("text/plain", (Page(1, 595, 842, source, lines),)))
    (made,) = extract(read)
    assert [f.message for f in made.findings if f.code == "citation-conflict"] == found


def test_numbers_side_by_side_are_two() -> None:
    text = f"Thực hiện {OFTEN} Kế hoạch số 583-KH/TU ngày 3/4/2015 và Kế hoạch số 538-KH/TU ngày 3/4/2015."
    assert [f for f in record(text).findings if f.code == "citation-conflict"] == []


def test_two_figures_of_a_year_are_the_same_document() -> None:
    (cited,) = record("Theo Nghị định số 12/98/NĐ-CP; thực hiện Nghị định số 12/1998/NĐ-CP.").citations
    assert (cited.number, len(cited.mentions)) == ("12/98/NĐ-CP", 2)


def test_the_tables_are_long_enough() -> None:
    here = [*PARTY, *STATE, *OLD, *TYPED, *BROKEN, *MISREAD, *DOUBTFUL, *NOTHING, *OWN, *OWN_STATE]
    there = len(test_number.CANONICAL) + len(test_number.NOT_NUMBERS) + len(test_repair.SPOILED)
    there += len(test_citations.NUMBERS) + len(test_citations.OLD) + len(test_citations.NO_CITATIONS)
    assert len(here) >= 400
    assert len(here) + there >= 540
