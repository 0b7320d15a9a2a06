"""Which dates of a directive are deadlines, for what, and for whom. Bodies and places are invented."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.base import Case
from extractors.deadlines import find
from pipeline.model import Deadline, Document, Field, Issued, Kind, PageInfo
from pipeline.segment import Block, Outline, outline

ISSUED = "2025-03-10"


def case_of(text: str, *, issued: str | None = ISSUED, kind: str = "Kế hoạch", subject: str | None = None) -> Case:
    document = Document(text, (PageInfo(1, 0, 0, "file", 1.0, 0, len(text)),))
    fields = {
        "issued_on": Issued(issued) if issued else None,
        "kind": Kind(kind),
        "subject": Field(subject) if subject else None,
    }
    return Case(document, outline(document), fields)


def paragraph(text: str, *, marker: bool = False) -> Case:
    """One paragraph of the body and nothing else, however short."""
    document = Document(text, (PageInfo(1, 0, 0, "file", 1.0, 0, len(text)),))
    block = Block(0, len(text), "body", "-" if marker else None, 2 if marker else 0, 1 if marker else 0, None)
    return Case(document, Outline((block,)), {"issued_on": Issued(ISSUED), "kind": Kind("Kế hoạch")})


def deadlines(case: Case) -> tuple[Deadline, ...]:
    return find(case)["deadlines"]


# sentence → (first day, last day, precision, recurrence, words of the time, task, who)
ONE = [
    # "tỉnh từ" is no "tính từ"
    (
        "Sở Thủy lợi số hóa hồ sơ của tỉnh từ năm 1991 đến năm 2010, hoàn thành trước ngày 31/12/2025.",
        (
            None,
            "2025-12-31",
            "day",
            None,
            "trước ngày 31/12/2025",
            "số hóa hồ sơ của tỉnh từ năm 1991 đến năm 2010",
            "Sở Thủy lợi",
        ),
    ),
    # a last day
    (
        "Phòng Văn hóa huyện Mẫu Sơn hoàn thành báo cáo trước ngày 30/6/2025.",
        (None, "2025-06-30", "day", None, "trước ngày 30/6/2025", "hoàn thành báo cáo", "Phòng Văn hóa huyện Mẫu Sơn"),
    ),
    (
        "Các xã gửi danh sách về huyện chậm nhất ngày 15 tháng 4 năm 2025.",
        (None, "2025-04-15", "day", None, "chậm nhất ngày 15 tháng 4 năm 2025", "gửi danh sách về huyện", "Các xã"),
    ),
    (
        "Các xã gửi danh sách về huyện chậm nhất là ngày 15/4/2025.",
        (None, "2025-04-15", "day", None, "chậm nhất là ngày 15/4/2025", "gửi danh sách về huyện", "Các xã"),
    ),
    (
        "Đơn vị lập hồ sơ gửi về Sở Thủy lợi hạn chót 20/5/2025, theo mẫu.",
        (None, "2025-05-20", "day", None, "hạn chót 20/5/2025", "lập hồ sơ gửi về Sở Thủy lợi", "Đơn vị"),
    ),
    (
        "Báo cáo kết quả về Sở Thủy lợi trước 14 giờ 00 ngày 29/7/2025.",
        (None, "2025-07-29", "day", None, "trước 14 giờ 00 ngày 29/7/2025", "Báo cáo kết quả về Sở Thủy lợi", None),
    ),
    (
        "Báo cáo kết quả về Sở Thủy lợi muộn nhất vào ngày 29/7/2025.",
        (None, "2025-07-29", "day", None, "muộn nhất vào ngày 29/7/2025", "Báo cáo kết quả về Sở Thủy lợi", None),
    ),
    (
        "Đoàn kiểm tra nộp kết luận không quá ngày 29/7/2025.",
        (None, "2025-07-29", "day", None, "không quá ngày 29/7/2025", "nộp kết luận", "Đoàn kiểm tra"),
    ),
    (
        "Xây dựng dự thảo Đề án (Hoàn thành trước 30/9/2025).",
        (None, "2025-09-30", "day", None, "trước 30/9/2025", "Xây dựng dự thảo Đề án", None),
    ),
    (
        "Rà soát 12 cụm dân cư chưa có quy hoạch chi tiết; hoàn thành trước ngày 31/12/2025.",
        (None, "2025-12-31", "day", None, "trước ngày 31/12/2025", "Rà soát 12 cụm dân cư chưa có quy hoạch chi tiết", None),
    ),
    (
        "Rà soát 12 cụm dân cư chưa có quy hoạch. Thời gian hoàn thành trước ngày 31/12/2025.",
        (None, "2025-12-31", "day", None, "trước ngày 31/12/2025", "Rà soát 12 cụm dân cư chưa có quy hoạch", None),
    ),
    (
        "Trước ngày 30/11/2025, các phòng chuyên môn tổ chức kiểm điểm kết quả thực hiện.",
        (None, "2025-11-30", "day", None, "Trước ngày 30/11/2025", "tổ chức kiểm điểm kết quả thực hiện", "các phòng chuyên môn"),
    ),
    (
        "Giao Sở Thủy lợi trước ngày 15/4/2025 trực tiếp kiểm tra các hồ chứa.",
        (None, "2025-04-15", "day", None, "trước ngày 15/4/2025", "trực tiếp kiểm tra các hồ chứa", "Sở Thủy lợi"),
    ),
    (
        "Để kịp tổng hợp, Sở Thủy lợi đề nghị các đơn vị đăng ký danh sách trước ngày 22/ 4/ 2025.",
        (None, "2025-04-22", "day", None, "trước ngày 22/ 4/ 2025", "đăng ký danh sách", "các đơn vị"),
    ),
    (
        "Đảng ủy xã có trách nhiệm quán triệt Chỉ thị này, xong trước tháng 5/2025.",
        (None, "2025-04-30", "month", None, "trước tháng 5/2025", "quán triệt Chỉ thị này", "Đảng ủy xã"),
    ),
    (
        "Ban Dân vận chủ trì, phối hợp với Văn phòng Huyện ủy tham mưu tổ chức hội nghị trước ngày 01/6/2025.",
        (None, "2025-06-01", "day", None, "trước ngày 01/6/2025", "tham mưu tổ chức hội nghị", "Ban Dân vận"),
    ),
    (
        "Sở Thủy lợi báo cáo UBND tỉnh trước ngày 15/12.",
        (None, "2025-12-15", "day", None, "trước ngày 15/12", "báo cáo UBND tỉnh", "Sở Thủy lợi"),
    ),
    (
        "Các đơn vị xây dựng kế hoạch chi tiết trong 15 ngày kể từ ngày ký.",
        ("2025-03-10", "2025-03-25", "day", None, "trong 15 ngày kể từ ngày ký", "xây dựng kế hoạch chi tiết", "Các đơn vị"),
    ),
    # read by OCR
    (
        "Các đơn vị gửi báo cáo về Sở Thủy lợi chậm nhật ngày 14/4/2025.",
        (None, "2025-04-14", "day", None, "chậm nhật ngày 14/4/2025", "gửi báo cáo về Sở Thủy lợi", "Các đơn vị"),
    ),
    (
        "Tô công tác tông hợp kết quả trước ngày 22/1 1/2025.",
        (None, "2025-11-22", "day", None, "trước ngày 22/1 1/2025", "Tô công tác tông hợp kết quả", None),
    ),
    # a milestone by the year, a festive day, a payment
    (
        "Giao Sở Thủy lợi đôn đốc các nhà thầu bảo đảm khánh thành kênh chính năm 2025 góp phần đạt mục tiêu cấp nước.",
        ("2025-01-01", "2025-12-31", "year", None, "năm 2025", "đôn đốc các nhà thầu bảo đảm khánh thành kênh chính", "Sở Thủy lợi"),
    ),
    (
        "Các xã đăng ký với huyện các công trình khởi công dịp 02 tháng 9 năm 2025, mỗi xã ít nhất một công trình.",
        ("2025-09-02", "2025-09-02", "day", None, "dịp 02 tháng 9 năm 2025", "đăng ký với huyện các công trình khởi công", "Các xã"),
    ),
    (
        "Quỹ Thủy lợi thực hiện chi trả gộp tiền hỗ trợ vào kỳ chi trả tháng 12 năm 2025 đối với 04 xã vùng lũ.",
        ("2025-12-01", "2025-12-31", "month", None, "vào kỳ chi trả tháng 12 năm 2025", "Quỹ Thủy lợi thực hiện chi trả gộp tiền hỗ trợ", None),
    ),
    (
        "Việc giảm phí áp dụng đối với hộ dùng nước từ ngày 01/10/2025 và thời gian thực hiện giảm phí từ ngày 01/10/2025 đến hết ngày 31/12/2025.",
        ("2025-10-01", "2025-12-31", "day", None, "từ ngày 01/10/2025 đến hết ngày 31/12/2025", "thực hiện giảm phí", None),
    ),
    # of "A writes so that B holds …" the day is that of what B holds
    (
        "Phòng Nội vụ soạn văn bản để Hội Dùng nước huyện tổ chức đại hội lần thứ II vào ngày 09/4/2025.",
        ("2025-04-09", "2025-04-09", "day", None, "vào ngày 09/4/2025", "tổ chức đại hội lần thứ II", "Hội Dùng nước huyện"),
    ),
    # a report is of the clauses before it
    (
        "UBND xã Khe Lau kiểm tra, thống nhất phương án di dời các hộ ven hồ; báo cáo Chủ tịch UBND huyện trước ngày 15/4/2025.",
        (None, "2025-04-15", "day", None, "trước ngày 15/4/2025", "kiểm tra, thống nhất phương án di dời các hộ ven hồ; báo cáo Chủ tịch UBND huyện", "UBND xã Khe Lau"),
    ),
    (
        "UBND xã Khe Lau kiểm tra các hộ ven hồ; báo cáo kết quả di dời về UBND huyện trước ngày 15/4/2025.",
        (None, "2025-04-15", "day", None, "trước ngày 15/4/2025", "báo cáo kết quả di dời về UBND huyện", "UBND xã Khe Lau"),
    ),
    (
        "Các đồng chí được phân công hoàn thành báo cáo trước ngày 15/4/2025.",
        (None, "2025-04-15", "day", None, "trước ngày 15/4/2025", "hoàn thành báo cáo", "Các đồng chí được phân công"),
    ),
    (
        "Giao Ban Quản lý dự án đầu tư xây dựng huyện và Trung tâm dịch vụ tổng hợp lập hồ sơ hồ chứa trước ngày 15/4/2025.",
        (
            *(None, "2025-04-15", "day", None, "trước ngày 15/4/2025", "lập hồ sơ hồ chứa"),
            "Ban Quản lý dự án đầu tư xây dựng huyện và Trung tâm dịch vụ tổng hợp",
        ),
    ),
    (
        "§, Các xã, nhất là các xã vùng lũ, phải gửi báo cáo trước ngày 15/4/2025.",
        (None, "2025-04-15", "day", None, "trước ngày 15/4/2025", "phải gửi báo cáo", "Các xã, nhất là các xã vùng lũ"),
    ),
    # what an old decision asked for
    (
        "Sở Thủy lợi đã ban hành Kế hoạch 12 với yêu cầu đặt ra là kết thúc việc rà soát hồ sơ trước ngày 25/4/2025.",
        (None, "2025-04-25", "day", None, "trước ngày 25/4/2025", "kết thúc việc rà soát hồ sơ", "Sở Thủy lợi"),
    ),
    # "ban hành" at the end of a chain of acts is an act
    (
        "Yêu cầu Sở Thủy lợi tham mưu, trình UBND tỉnh xem xét, ban hành trong tháng 5/2025.",
        ("2025-05-01", "2025-05-31", "month", None, "trong tháng 5/2025", "tham mưu, trình UBND tỉnh xem xét, ban hành", "Sở Thủy lợi"),
    ),
    # the time before who acts
    (
        "Từ nay đến ngày 30/6/2025, Sở Thủy lợi rà soát toàn bộ hồ sơ hồ chứa.",
        (None, "2025-06-30", "day", None, "Từ nay đến ngày 30/6/2025", "rà soát toàn bộ hồ sơ hồ chứa", "Sở Thủy lợi"),
    ),
    (
        "Trong năm 2025, các xã hoàn thành cắm mốc hành lang hồ chứa.",
        ("2025-01-01", "2025-12-31", "year", None, "Trong năm 2025", "hoàn thành cắm mốc hành lang hồ chứa", "các xã"),
    ),
    (
        "Trong vòng 10 ngày kể từ ngày ký Kế hoạch này, các xã xây dựng kế hoạch cụ thể.",
        ("2025-03-10", "2025-03-20", "day", None, "Trong vòng 10 ngày kể từ ngày ký Kế hoạch này", "xây dựng kế hoạch cụ thể", "các xã"),
    ),
    (
        "Tổ chức tổng kết việc thực hiện Đề án vào năm 2027.",
        ("2027-01-01", "2027-12-31", "year", None, "vào năm 2027", "Tổ chức tổng kết việc thực hiện Đề án", None),
    ),
    (
        "Kính đề nghị quý cơ quan gửi danh sách chậm nhất ngày 18/4/2025.",
        (None, "2025-04-18", "day", None, "chậm nhất ngày 18/4/2025", "gửi danh sách", "quý cơ quan"),
    ),
    (
        "Bộ Tài nguyên nước và Bộ Tài chính gửi báo cáo trước ngày 18/4/2025.",
        (None, "2025-04-18", "day", None, "trước ngày 18/4/2025", "gửi báo cáo", "Bộ Tài nguyên nước và Bộ Tài chính"),
    ),
    # read by OCR
    (
        "Các xã gửi báo cáo bằng văn bản về huyện trước ngàŸ 14/4/2025.",
        (None, "2025-04-14", "day", None, "trước ngàŸ 14/4/2025", "gửi báo cáo bằng văn bản về huyện", "Các xã"),
    ),
    (
        "Các xã nộp hồ sơ tại phòng tiếp dân chậm nhất là l5g ngày 28/4/2025.",
        (None, "2025-04-28", "day", None, "chậm nhất là l5g ngày 28/4/2025", "nộp hồ sơ tại phòng tiếp dân", "Các xã"),
    ),
    # a slot
    (
        "Cấp tỉnh: Hoàn thành tổng kết trong tháng 8 năm 2025.",
        ("2025-08-01", "2025-08-31", "month", None, "trong tháng 8 năm 2025", "Hoàn thành tổng kết", "Cấp tỉnh"),
    ),
    (
        "Sở Thủy lợi trình phương án di dời ngay trong tháng 5/2025.",
        ("2025-05-01", "2025-05-31", "month", None, "ngay trong tháng 5/2025", "trình phương án di dời", "Sở Thủy lợi"),
    ),
    (
        "Ban Thường vụ Huyện ủy mở hội nghị sơ kết vào cuối tháng 11/2025.",
        ("2025-11-21", "2025-11-30", "part-of-month", None, "vào cuối tháng 11/2025", "mở hội nghị sơ kết", "Ban Thường vụ Huyện ủy"),
    ),
    (
        "Vụ Kỹ thuật công bố danh mục trong quý II năm 2025.",
        ("2025-04-01", "2025-06-30", "quarter", None, "trong quý II năm 2025", "công bố danh mục", "Vụ Kỹ thuật"),
    ),
    (
        "Sở Thủy lợi rà soát các quy định có liên quan trong năm 2025.",
        ("2025-01-01", "2025-12-31", "year", None, "trong năm 2025", "rà soát các quy định có liên quan", "Sở Thủy lợi"),
    ),
    (
        "Ban Thường trực xã dự kiến tổ chức hội nghị vào ngày 02/4/2025.",
        ("2025-04-02", "2025-04-02", "day", None, "vào ngày 02/4/2025", "dự kiến tổ chức hội nghị", "Ban Thường trực xã"),
    ),
    (
        "Tổ chức đánh giá, xét chọn: dự kiến từ ngày 30/10/2025 đến 03/11/2025.",
        ("2025-10-30", "2025-11-03", "day", None, "từ ngày 30/10/2025 đến 03/11/2025", "Tổ chức đánh giá, xét chọn", None),
    ),
    (
        "Từ ngày 13/4/2025 đến ngày 17/4/2025, các trạm có trách nhiệm tự kiểm tra thiết bị.",
        ("2025-04-13", "2025-04-17", "day", None, "Từ ngày 13/4/2025 đến ngày 17/4/2025", "tự kiểm tra thiết bị", "các trạm"),
    ),
    (
        "Các bộ phận thường trực hoạt động từ nay đến hết tháng 10/2025.",
        (None, "2025-10-31", "month", None, "từ nay đến hết tháng 10/2025", "Các bộ phận thường trực hoạt động", "Các bộ phận thường trực"),
    ),
    (
        "Hội nghị được tổ chức trong ngày 02/4/2025 đến ngày 03/4/2025.",
        ("2025-04-02", "2025-04-03", "day", None, "trong ngày 02/4/2025 đến ngày 03/4/2025", "Hội nghị được tổ chức", None),
    ),
    (
        "Thời gian tổ chức Hội thi ngày 30/12/2025.",
        ("2025-12-30", "2025-12-30", "day", None, "ngày 30/12/2025", "tổ chức Hội thi", None),
    ),
    # again and again
    (
        "Sở Thủy lợi tổng hợp báo cáo UBND tỉnh trước ngày 25/12 hàng năm.",
        (None, None, "day", "yearly", "trước ngày 25/12 hàng năm", "tổng hợp báo cáo UBND tỉnh", "Sở Thủy lợi"),
    ),
    (
        "Các trạm gửi số liệu về Sở Thủy lợi trước ngày 20 hằng tháng.",
        (None, None, "day", "monthly", "trước ngày 20 hằng tháng", "gửi số liệu về Sở Thủy lợi", "Các trạm"),
    ),
    (
        "Các trạm gửi số liệu về Sở Thủy lợi trước ngày 20 của tháng cuối quý.",
        (None, None, "day", "quarterly", "trước ngày 20 của tháng cuối quý", "gửi số liệu về Sở Thủy lợi", "Các trạm"),
    ),
    (
        "Định kỳ hằng quý tổng hợp, báo cáo tình hình xây dựng hồ chứa.",
        (None, None, "quarter", "quarterly", "Định kỳ hằng quý", "tổng hợp, báo cáo tình hình xây dựng hồ chứa", None),
    ),
    (
        "Các xã định kỳ hằng năm (trước ngày 10/12) hoặc đột xuất báo cáo UBND huyện về kết quả thực hiện.",
        (None, None, "day", "yearly", "định kỳ hằng năm (trước ngày 10/12", "báo cáo UBND huyện về kết quả thực hiện", "Các xã"),
    ),
    (
        "Chậm nhất vào ngày 20/10 hằng năm, các xã gửi báo cáo về Sở Thủy lợi.",
        (None, None, "day", "yearly", "Chậm nhất vào ngày 20/10 hằng năm", "gửi báo cáo về Sở Thủy lợi", "các xã"),
    ),
    (
        "Sở Thủy lợi theo dõi, báo cáo Chủ tịch tỉnh kết quả thực hiện hằng năm theo quy định.",
        (None, None, "year", "yearly", "hằng năm", "theo dõi, báo cáo Chủ tịch tỉnh kết quả thực hiện", "Sở Thủy lợi"),
    ),
    (
        "Báo cáo định kỳ hằng quý tình hình vận hành hồ chứa trên địa bàn.",
        (None, None, "quarter", "quarterly", "định kỳ hằng quý", "Báo cáo tình hình vận hành hồ chứa trên địa bàn", None),
    ),
    (
        "Báo cáo Sở về kết quả kiểm tra trong báo cáo công tác 6 tháng và hàng năm của trạm.",
        (None, None, "year", "yearly", "6 tháng và hàng năm", "Báo cáo Sở về kết quả kiểm tra trong báo cáo công tác của trạm", None),
    ),
    (
        "Các trạm giữ sổ vận hành; định kỳ hằng năm Sở Thủy lợi kiểm tra sổ của các trạm.",
        (None, None, "year", "yearly", "định kỳ hằng năm", "kiểm tra sổ của các trạm", "Sở Thủy lợi"),
    ),
    (
        "Định kỳ hằng năm kiểm tra danh sách ở các trạm và báo cáo lên tỉnh ủy, thành ủy, đảng ủy trực thuộc về các thay đổi.",
        (
            *(None, None, "year", "yearly", "Định kỳ hằng năm"),
            *("kiểm tra danh sách ở các trạm và báo cáo lên tỉnh ủy, thành ủy, đảng ủy trực thuộc về các thay đổi", None),
        ),
    ),
    (
        "Các xã báo cáo kết quả về huyện vào ngày 15 hằng tháng.",
        (None, None, "day", "monthly", "vào ngày 15 hằng tháng", "báo cáo kết quả về huyện", "Các xã"),
    ),
    # other words for limits, slots, labels, phases and limits counted from the issue
    (
        "Các xã hoàn thành việc rà soát xong trước ngày 30-6-2025.",
        (None, "2025-06-30", "day", None, "trước ngày 30-6-2025", "hoàn thành việc rà soát xong", "Các xã"),
    ),
    (
        "Các xã hoàn thành việc rà soát chậm nhất đến hết ngày 30/6/2025.",
        (None, "2025-06-30", "day", None, "chậm nhất đến hết ngày 30/6/2025", "hoàn thành việc rà soát", "Các xã"),
    ),
    (
        "Các xã hoàn thành việc rà soát chậm nhất là 17 giờ ngày 30/6/2025.",
        (None, "2025-06-30", "day", None, "chậm nhất là 17 giờ ngày 30/6/2025", "hoàn thành việc rà soát", "Các xã"),
    ),
    (
        "Các xã hoàn thành việc rà soát trước 17h00 ngày 30/6/2025.",
        (None, "2025-06-30", "day", None, "trước 17h00 ngày 30/6/2025", "hoàn thành việc rà soát", "Các xã"),
    ),
    (
        "Hạn cuối nộp báo cáo là ngày 30/6/2025.",
        (None, "2025-06-30", "day", None, "ngày 30/6/2025", "nộp báo cáo", None),
    ),
    (
        "Thời hạn nộp báo cáo: 30/6/2025.",
        (None, "2025-06-30", "day", None, "30/6/2025", "nộp báo cáo", None),
    ),
    (
        "Thời hạn gửi báo cáo kết quả: Trước ngày 30/6/2025.",
        (None, "2025-06-30", "day", None, "Trước ngày 30/6/2025", "gửi báo cáo kết quả", None),
    ),
    (
        "Giai đoạn 1: từ tháng 5 đến hết tháng 6/2025, các xã rà soát hồ sơ.",
        ("2025-05-01", "2025-06-30", "month", None, "từ tháng 5 đến hết tháng 6/2025", "rà soát hồ sơ", "các xã"),
    ),
    (
        "Giai đoạn 1 (từ tháng 5 đến hết tháng 6/2025): các xã rà soát hồ sơ.",
        ("2025-05-01", "2025-06-30", "month", None, "từ tháng 5 đến hết tháng 6/2025", "rà soát hồ sơ", "các xã"),
    ),
    (
        "Bước 2 (từ 15/5 đến 30/5/2025): Tổ chức thẩm định hồ sơ của các xã.",
        ("2025-05-15", "2025-05-30", "day", None, "từ 15/5 đến 30/5/2025", "Tổ chức thẩm định hồ sơ của các xã", None),
    ),
    (
        "Giao Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp tham mưu ban hành quy chế, hoàn thành trước ngày 30/6/2025.",
        (None, "2025-06-30", "day", None, "trước ngày 30/6/2025", "tham mưu ban hành quy chế", "Phòng Nội vụ"),
    ),
    (
        "Phòng Nội vụ có trách nhiệm tổng hợp, báo cáo UBND huyện trước ngày 25 hằng tháng.",
        (None, None, "day", "monthly", "trước ngày 25 hằng tháng", "tổng hợp, báo cáo UBND huyện", "Phòng Nội vụ"),
    ),
    (
        "Yêu cầu các chi bộ tổ chức học tập xong trong tháng 6/2025.",
        ("2025-06-01", "2025-06-30", "month", None, "trong tháng 6/2025", "tổ chức học tập", "các chi bộ"),
    ),
    (
        "Đề nghị các cơ quan gửi ý kiến góp ý về Sở Nội vụ trước ngày 20/6/2025 để tổng hợp.",
        (None, "2025-06-20", "day", None, "trước ngày 20/6/2025", "gửi ý kiến góp ý về Sở Nội vụ để tổng hợp", "các cơ quan"),
    ),
    (
        "Kết quả thực hiện báo cáo về Thường trực Huyện ủy (qua Văn phòng Huyện ủy) trước ngày 10/12/2025.",
        (None, "2025-12-10", "day", None, "trước ngày 10/12/2025", "Kết quả thực hiện báo cáo về Thường trực Huyện ủy (qua Văn phòng Huyện ủy)", None),
    ),
    (
        "Hằng quý, các xã báo cáo kết quả về Phòng Nội vụ trước ngày 20 của tháng cuối quý.",
        (None, None, "day", "quarterly", "trước ngày 20 của tháng cuối quý", "báo cáo kết quả về Phòng Nội vụ", "các xã"),
    ),
    (
        "Chậm nhất 15 ngày kể từ ngày ký ban hành Kế hoạch này, các xã xây dựng kế hoạch của đơn vị mình.",
        (None, "2025-03-25", "day", None, "Chậm nhất 15 ngày kể từ ngày ký ban hành Kế hoạch này", "xây dựng kế hoạch của đơn vị mình", "các xã"),
    ),
    (
        "Trong thời hạn 30 ngày kể từ ngày ban hành, Sở Nội vụ hướng dẫn thực hiện.",
        ("2025-03-10", "2025-04-09", "day", None, "Trong thời hạn 30 ngày kể từ ngày ban hành", "hướng dẫn thực hiện", "Sở Nội vụ"),
    ),
    (
        "Trong vòng 10 ngày làm việc kể từ ngày ký, các xã báo cáo tiến độ.",
        ("2025-03-10", "2025-03-24", "day", None, "Trong vòng 10 ngày làm việc kể từ ngày ký", "báo cáo tiến độ", "các xã"),
    ),
    (
        "Sau 05 ngày làm việc kể từ ngày ban hành, các xã báo cáo tiến độ.",
        (None, "2025-03-17", "day", None, "Sau 05 ngày làm việc kể từ ngày ban hành", "báo cáo tiến độ", "các xã"),
    ),
    (
        "Các xã hoàn thành đại hội trong tháng 4 và tháng 5/2025.",
        ("2025-04-01", "2025-05-31", "month", None, "trong tháng 4 và tháng 5/2025", "hoàn thành đại hội", "Các xã"),
    ),
    (
        "Từ nay đến cuối năm 2025, các xã tập trung chỉnh lý hồ sơ tồn đọng.",
        (None, "2025-12-31", "part-of-year", None, "Từ nay đến cuối năm 2025", "tập trung chỉnh lý hồ sơ tồn đọng", "các xã"),
    ),
    (
        "Đến hết năm 2025, các xã hoàn thành chỉnh lý hồ sơ tồn đọng.",
        (None, "2025-12-31", "year", None, "Đến hết năm 2025", "hoàn thành chỉnh lý hồ sơ tồn đọng", "các xã"),
    ),
    (
        "Các xã tổ chức tổng kết vào dịp cuối năm 2025.",
        ("2025-09-01", "2025-12-31", "part-of-year", None, "vào dịp cuối năm 2025", "tổ chức tổng kết", "Các xã"),
    ),
    (
        "Các xã tổ chức tổng kết trong tuần cuối tháng 11/2025.",
        ("2025-11-24", "2025-11-30", "part-of-month", None, "trong tuần cuối tháng 11/2025", "tổ chức tổng kết", "Các xã"),
    ),
    (
        "Các xã nộp hồ sơ về Phòng Nội vụ trước 30/6.",
        (None, "2025-06-30", "day", None, "trước 30/6", "nộp hồ sơ về Phòng Nội vụ", "Các xã"),
    ),
    (
        "Các xã nộp hồ sơ về Phòng Nội vụ trước ngày 30-6.",
        (None, "2025-06-30", "day", None, "trước ngày 30-6", "nộp hồ sơ về Phòng Nội vụ", "Các xã"),
    ),
    (
        "Chậm nhất ngày 05 của tháng sau, các xã nộp báo cáo tháng.",
        (None, None, "day", "monthly", "Chậm nhất ngày 05 của tháng sau", "nộp báo cáo tháng", "các xã"),
    ),
    (
        "Tổ chức hội nghị từ ngày 02/6 đến ngày 05/6/2025 tại huyện.",
        ("2025-06-02", "2025-06-05", "day", None, "từ ngày 02/6 đến ngày 05/6/2025", "Tổ chức hội nghị tại huyện", None),
    ),
    (
        "UBND các xã (xong trước ngày 30/6/2025): Lập danh mục hồ sơ.",
        (None, "2025-06-30", "day", None, "trước ngày 30/6/2025", "Lập danh mục hồ sơ", "UBND các xã"),
    ),
    (
        "Văn phòng Huyện ủy theo dõi, đôn đốc, báo cáo Ban Thường vụ kết quả trước ngày 31/12/2025.",
        (None, "2025-12-31", "day", None, "trước ngày 31/12/2025", "theo dõi, đôn đốc, báo cáo Ban Thường vụ kết quả", "Văn phòng Huyện ủy"),
    ),
    (
        "Đồng chí Chánh Văn phòng chịu trách nhiệm trình dự thảo trước ngày 15/5/2025.",
        (None, "2025-05-15", "day", None, "trước ngày 15/5/2025", "trình dự thảo", "Đồng chí Chánh Văn phòng"),
    ),
    (
        "Các xã nộp báo cáo trước ngày 30 tháng 6 năm nay.",
        (None, "2025-06-30", "day", None, "trước ngày 30 tháng 6 năm nay", "nộp báo cáo", "Các xã"),
    ),
    (
        "Các xã sơ kết 6 tháng đầu năm, gửi báo cáo trước ngày 15/6/2025.",
        (None, "2025-06-15", "day", None, "trước ngày 15/6/2025", "sơ kết 6 tháng đầu năm, gửi báo cáo", "Các xã"),
    ),
    (
        "Thứ sáu hằng tuần, các xã báo cáo nhanh kết quả về huyện.",
        (None, None, "day", "weekly", "Thứ sáu hằng tuần", "báo cáo nhanh kết quả về huyện", "các xã"),
    ),
    (
        "Các xã tổ chức ra quân vào ngày thứ bảy, ngày 12/4/2025.",
        ("2025-04-12", "2025-04-12", "day", None, "vào ngày thứ bảy, ngày 12/4/2025", "tổ chức ra quân", "Các xã"),
    ),
    (
        "Các chi bộ sinh hoạt chuyên đề trong quý II, quý III năm 2025.",
        ("2025-04-01", "2025-09-30", "quarter", None, "trong quý II, quý III năm 2025", "sinh hoạt chuyên đề", "Các chi bộ"),
    ),
    (
        "Ban Tổ chức Huyện ủy thẩm định đề án nhân sự trước 01 tháng 5 năm 2025.",
        (None, "2025-05-01", "day", None, "trước 01 tháng 5 năm 2025", "thẩm định đề án nhân sự", "Ban Tổ chức Huyện ủy"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), ONE)
def test_one_sentence(text: str, want: tuple[str | None, ...]) -> None:
    [found] = deadlines(paragraph(text))
    got = (found.start, found.due, found.precision, found.recurrence, found.text, found.task, found.responsible)
    assert got == want


NONE = [
    # dates of cited documents
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 18/11/2025 của UBND huyện Mẫu Sơn.",
    "Theo Chỉ thị số 31-CT/HU, ngày 06/6/2025 của Ban Thường vụ Huyện ủy.",
    "Thực hiện Luật Hồ chứa ngày 25 tháng 6 năm 2025.",
    # dates of effect
    "Quyết định này có hiệu lực thi hành kể từ ngày 15/4/2025.",
    "Quyết định này có hiệu lực từ ngày ký và hết hiệu lực vào ngày 31/12/2026.",
    # what has been
    "Ngày 02/3/2025, Sở Thủy lợi đã tổ chức hội nghị tổng kết.",
    "Tại phiên họp ngày 05/3/2025, Thường trực Huyện ủy kết luận như sau.",
    "Thời hạn trước ngày 25/02/2025, tuy nhiên đến nay còn một số đơn vị chưa gửi báo cáo.",
    "Từ ngày 04/02/2025 đến ngày 14/02/2025 đã hoàn thành 12 hạng mục.",
    "Các hạng mục đã nghiệm thu trước ngày 01/7/2025 thì thực hiện theo quy định cũ.",
    # figures and aims
    "Tính đến ngày 30/4/2025, toàn huyện có 12 hồ chứa.",
    "Tốc độ tăng trưởng 6 tháng đầu năm 2025 đạt 7,2%.",
    "Phấn đấu đến năm 2030, 100% hồ chứa được kiểm định.",
    "Phấn đấu đạt mục tiêu tăng trưởng 8% trong năm 2025.",
    "Tổng thu ngân sách 10 tháng năm 2025 đạt 12 tỷ đồng.",
    # spans of programmes and terms
    "Thực hiện Chương trình phát triển hồ chứa giai đoạn 2021 - 2025.",
    "Đại biểu Hội đồng nhân dân huyện nhiệm kỳ 2021 - 2026.",
    "Phương hướng, nhiệm vụ từ nay đến tháng 6/2027.",
    # what cannot be computed
    "Trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở Thủy lợi cấp giấy phép.",
    "Mẫu Sơn, ngày    tháng 5 năm 2025",
    # only describes
    "Bố trí kinh phí trong dự toán ngân sách hằng năm của các sở.",
    "Xây dựng chương trình công tác toàn khóa, hằng năm.",
    "Gắn với công tác thi đua khen thưởng hàng năm của đơn vị.",
    "Sổ sách kết thúc vào ngày 31 tháng 12 hàng năm của đơn vị kế toán.",
    "Thực hiện chế độ báo cáo định kỳ hằng quý theo quy định.",
    # findings, terms that have run out, spans that are open
    "Hồ sơ xin tổ chức đại hội là đầy đủ theo quy định để tổ chức đại hội vào ngày 09/4/2025.",
    "Kết quả rà soát được coi là tiêu chí xếp loại thi đua của các đơn vị trong năm 2025 và năm 2026.",
    "Quá thời hạn ngày 20/4/2025, nếu đơn vị không gửi văn bản thì xem như thống nhất.",
    "Báo cáo tình hình nhập, xuất vật tư từ đầu năm 2026 đến thời điểm xin cấp phép.",
    "Đẩy nhanh tiến độ các dự án có kế hoạch hoàn thành năm 2025, bảo đảm mục tiêu cấp nước.",
    "Khen thưởng các dự án ban hành trong tháng 5/2025.",
    # holidays and slogans
    "Thời gian nghỉ Tết bắt đầu từ ngày 13/4/2025 đến hết ngày 18/4/2025.",
    "Ngày 15/5/2025, cử tri cả nước đi bầu cử!",
    "Đối với các nhiệm vụ triển khai trong năm 2025, các phòng chủ động bố trí kinh phí.",
    "Thời gian hỗ trợ: Từ nay đến hết ngày 31 tháng 12 năm 2025.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_deadline(text: str) -> None:
    assert deadlines(paragraph(text)) == ()


def test_the_tables_are_long_enough() -> None:
    assert len(ONE) + len(NONE) >= 100


def test_time_of_an_invitation_is_no_deadline_but_the_reply_is() -> None:
    text = "Thời gian: 8 giờ 00 ngày 20/4/2025.\nĐề nghị các đơn vị gửi danh sách trước ngày 18/4/2025."
    assert [d.due for d in deadlines(case_of(text, kind="Giấy mời"))] == ["2025-04-18"]


def test_several_in_one_sentence() -> None:
    text = (
        "Giao Ban Dân vận theo dõi việc thực hiện; đồng thời, tổng hợp, xây dựng báo cáo chung vào đầu tháng 11/2025; "
        "sau đó, Ban Thường vụ Huyện ủy sẽ mở hội nghị sơ kết vào cuối tháng 11/2025."
    )
    first, second = deadlines(paragraph(text))
    assert (first.due, first.task, first.responsible) == (
        "2025-11-10",
        "tổng hợp, xây dựng báo cáo chung",
        "Ban Dân vận",
    )
    assert (second.due, second.responsible) == ("2025-11-30", "Ban Thường vụ Huyện ủy")
    assert "mở hội nghị sơ kết" in (second.task or "")


def test_a_second_limit_that_says_little_takes_the_whole_clause() -> None:
    text = "Dự thảo các văn bản cần hoàn chỉnh trước ngày 01/6/2025 và ban hành trước ngày 25/6/2025."
    first, second = deadlines(paragraph(text))
    assert first.task == "Dự thảo các văn bản cần hoàn chỉnh"
    assert second.task == "Dự thảo các văn bản cần hoàn chỉnh trước ngày 01/6/2025 và ban hành"


def test_a_year_said_once_holds_for_both_reports() -> None:
    text = "Báo cáo sơ kết gửi trước ngày 15/6, báo cáo tổng kết gửi trước ngày 15/12 hằng năm."
    assert [(d.text, d.due, d.recurrence) for d in deadlines(paragraph(text))] == [
        ("trước ngày 15/6", None, "yearly"),
        ("trước ngày 15/12 hằng năm", None, "yearly"),
    ]


def test_each_committee_has_its_limit() -> None:
    text = "Đại hội cấp cơ sở hoàn thành trước ngày 30/6/2025; đại hội cấp huyện hoàn thành trước ngày 31/8/2025."
    assert [(d.due, d.task) for d in deadlines(paragraph(text))] == [
        ("2025-06-30", "Đại hội cấp cơ sở hoàn thành"),
        ("2025-08-31", "đại hội cấp huyện hoàn thành"),
    ]


def test_two_rounds_in_one_sentence() -> None:
    text = "Việc kiểm tra hoàn thành trong quý III; báo cáo kết quả trong quý IV/2025."
    assert [(d.start, d.due, d.task) for d in deadlines(paragraph(text))] == [
        ("2025-07-01", "2025-09-30", "Việc kiểm tra"),
        ("2025-10-01", "2025-12-31", "báo cáo kết quả"),
    ]


def test_one_item_for_each_period_named() -> None:
    found = deadlines(paragraph("Sở Thủy lợi tổng hợp báo cáo UBND tỉnh theo định kỳ hàng tháng, quý, năm."))
    assert [d.recurrence for d in found] == ["monthly", "quarterly", "yearly"]
    assert {d.task for d in found} == {"tổng hợp báo cáo UBND tỉnh"}


def test_the_period_alone_is_not_counted_beside_its_day() -> None:
    [found] = deadlines(paragraph("Sở tổng hợp báo cáo hàng tháng gửi UBND tỉnh trước ngày 18 hàng tháng."))
    assert (found.recurrence, found.text) == ("monthly", "trước ngày 18 hàng tháng")


LABELLED = """KẾ HOẠCH
Triển khai Luật Hồ chứa
I. NỘI DUNG
1. Tuyên truyền, phổ biến nội dung của Luật
- Cơ quan thực hiện: Sở Thủy lợi; Sở Pháp chế.
- Cơ quan phối hợp: Các xã.
- Thời gian thực hiện: Quý IV năm 2025 và các năm tiếp theo.
2. Kiểm tra việc thi hành Luật
- Cơ quan chủ trì: Sở Thủy lợi.
- Thời gian thực hiện: Năm 2026."""


def test_label_takes_task_from_its_item_and_bodies_from_the_lines_beside() -> None:
    found = deadlines(case_of(LABELLED))
    assert [(d.start, d.due, d.task, d.responsible) for d in found] == [
        ("2025-10-01", "2025-12-31", "Tuyên truyền, phổ biến nội dung của Luật", "Sở Thủy lợi; Sở Pháp chế"),
        ("2026-01-01", "2026-12-31", "Kiểm tra việc thi hành Luật", "Sở Thủy lợi"),
    ]


LETTERED = """KẾ HOẠCH
Triển khai Chỉ thị
I. CÁC NHIỆM VỤ
1. Phổ biến Chỉ thị về an toàn hồ chứa
a) Tổ chức hội nghị quán triệt Chỉ thị;
b) Biên soạn tài liệu hỏi đáp.
Tiến độ thực hiện: Quý II/2025 (hoạt động a); tháng 8/2025 (hoạt động b).
Đơn vị chủ trì: Vụ Hồ chứa.
2. Kiểm tra các hồ chứa
a) Kiểm tra hồ chứa lớn;
b) Kiểm tra hồ chứa nhỏ.
Tiến độ thực hiện: Năm 2025, 2026."""


def test_slots_of_lettered_points() -> None:
    found = deadlines(case_of(LETTERED))
    assert [(d.due, d.task) for d in found] == [
        ("2025-06-30", "Tổ chức hội nghị quán triệt Chỉ thị"),
        ("2025-08-31", "Biên soạn tài liệu hỏi đáp"),
        ("2026-12-31", "Kiểm tra các hồ chứa"),
    ]
    assert found[0].responsible == "Vụ Hồ chứa"


SCHEDULED = """KẾ HOẠCH
Triển khai Chỉ thị
1L. CÁC NHIỆM VỤ CỤ THỂ
1. Chủ trì, phối hợp với Sở Nội vụ và các cơ quan có liên quan nghiên cứu, sửa đổi quy trình vận hành hồ chứa.
3) Rà soát quy trình đang dùng;
b) Soạn quy trình mới;
©) Lấy ý kiến các xã;
đ) Thẩm định quy trình;
đ) Ban hành quy trình.
Tiến độ thực hiện: Năm 2025, 2026.
Đơn vị chủ trì: Vụ Hồ chứa.
- Đơn vị phối hợp: Viện Thủy công.
2. Phổ biến quy trình
a) Tổ chức hội nghị;
b) Soạn tài liệu;
©) In tài liệu;
đ) Mở chuyên mục trên trang tin.
Tiến độ thực hiện: Quý II/2025 (hoạt động a, c); tháng 8/2025 (hoạt động b); 2026 (hoạt động d).
Đơn vị chủ trì: Vụ Hồ chứa (hoạt động a, b, c), Viện Thủy công (hoạt động d)."""


def test_schedules_of_a_worn_scan() -> None:
    found = deadlines(case_of(SCHEDULED))
    assert [(d.due, d.task, d.responsible) for d in found] == [
        ("2026-12-31", "nghiên cứu, sửa đổi quy trình vận hành hồ chứa", "Vụ Hồ chứa"),
        ("2025-06-30", "Tổ chức hội nghị; In tài liệu", "Vụ Hồ chứa"),
        ("2025-08-31", "Soạn tài liệu", "Vụ Hồ chứa"),
        ("2026-12-31", "Mở chuyên mục trên trang tin", "Viện Thủy công"),
    ]


# the line under an item → first day, last day, recurrence, the words of the time
LINES: list[tuple[str, str | None, str | None, str | None, str]] = [
    ("- Thời gian: 08 giờ 00 phút, thứ Tư ngày 05/4/2025.", "2025-04-05", "2025-04-05", None, "08 giờ 00 phút, thứ Tư ngày 05/4/2025"),
    ("- Thời gian: 01 buổi, sáng ngày 05/4/2025", "2025-04-05", "2025-04-05", None, "sáng ngày 05/4/2025"),
    ("- Thời gian: Xong trước ngày 15/5.", None, "2025-05-15", None, "trước ngày 15/5"),
    ("- Hoàn thành: Tháng 5/2025", "2025-05-01", "2025-05-31", None, "Tháng 5/2025"),
    ("- Ngày hoàn thành: 15/5/2025", "2025-05-15", "2025-05-15", None, "15/5/2025"),
    ("- Thời gian thực hiện: 2025", "2025-01-01", "2025-12-31", None, "2025"),
    ("- Thời gian thực hiện: 6 - 7/2025", "2025-06-01", "2025-07-31", None, "6 - 7/2025"),
    ("- Lộ trình thực hiện: 2025-2026.", "2025-01-01", "2026-12-31", None, "2025-2026"),
    ("- Thời gian hoàn thành: Trước 30/6 hằng năm.", None, None, "yearly", "Trước 30/6 hằng năm"),
    ("- Thời gian thực hiện: Thường xuyên, hằng năm.", None, None, "yearly", "hằng năm"),
    ("- Kỳ báo cáo: Hằng quý.", None, None, "quarterly", "Hằng quý"),
    ("- Thời gian thực hiện: Sau khi có hướng dẫn; hoàn thành trước ngày 30/8/2025.", None, "2025-08-30", None, "trước ngày 30/8/2025"),
    ("- Sản phẩm: Báo cáo; thời gian hoàn thành: tháng 5/2025.", "2025-05-01", "2025-05-31", None, "tháng 5/2025"),
    ("- Thời gian thực hiện:\nTừ ngày 13/5/2025 đến ngày 15/6/2025 tại các xã.", "2025-05-13", "2025-06-15", None, "Từ ngày 13/5/2025 đến ngày 15/6/2025"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "since", "due", "recurrence", "said"), LINES)
def test_line_that_gives_the_time(
    line: str, since: str | None, due: str | None, recurrence: str | None, said: str
) -> None:
    item = "KẾ HOẠCH\nBảo vệ hồ chứa\nI. NỘI DUNG\n1. Rà soát quy trình vận hành hồ chứa\n"
    [found] = deadlines(case_of(f"{item}{line}\n- Đơn vị chủ trì: Sở Thủy lợi.\n- Đơn vị phối hợp: Các xã."))
    assert (found.start, found.due, found.recurrence, found.text) == (since, due, recurrence, said)
    assert (found.task, found.responsible) == ("Rà soát quy trình vận hành hồ chứa", "Sở Thủy lợi")


def test_phases_in_a_line_of_a_label() -> None:
    text = "1. Kiểm tra hồ chứa\n- Thời gian: Đợt 1: tháng 5/2025; Đợt 2: tháng 9/2025."
    assert [(d.due, d.text, d.task) for d in deadlines(case_of(text))] == [
        ("2025-05-31", "tháng 5/2025", "Kiểm tra hồ chứa"),
        ("2025-09-30", "tháng 9/2025", "Kiểm tra hồ chứa"),
    ]


def test_years_of_the_whole_programme_set_no_task() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc phê duyệt Đề án sắp xếp trạm thủy nông\nĐiều 1. Phê duyệt Đề án với các nội dung sau:\n"
        "1. Thời gian thực hiện: Từ năm 2025 đến năm 2030.\n2. Lộ trình:\na) Giai đoạn 2026 - 2028: Sáp nhập 20 trạm."
    )
    assert [(d.due, d.task) for d in deadlines(case_of(text))] == [("2028-12-31", "Sáp nhập 20 trạm")]


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Thời gian nhận hồ sơ: từ ngày có thông báo đến hết ngày 30/4/2025.", "nhận hồ sơ"),
        ("Thời gian nhận giấy báo dự thi: từ ngày 28/4/2025 đến 30/4/2025.", "nhận giấy báo dự thi"),
        ("Thời hạn nộp báo cáo: 30/4/2025.", "nộp báo cáo"),
    ],
)
def test_label_that_says_what_is_handed_in(line: str, task: str) -> None:
    [found] = deadlines(case_of(f"IV. THỜI GIAN, ĐỊA ĐIỂM\n{line}\nĐịa điểm: Phòng Đào tạo."))
    assert (found.due, found.task) == ("2025-04-30", task)
    assert found.start in (None, "2025-04-28")


def test_a_year_with_a_list_under_it() -> None:
    text = "III. NHIỆM VỤ\nc) Năm 2026, ban hành:\n- Quy trình vận hành hồ chứa;\n- Quy chế phối hợp."
    [found] = deadlines(case_of(text))
    assert (found.due, found.task) == ("2026-12-31", "ban hành: Quy trình vận hành hồ chứa")


def test_title_of_an_article_orders_nothing() -> None:
    assert deadlines(case_of("Điều 17. Tổ chức kiểm tra an toàn hồ chứa hằng năm\n1. Các trạm lập hồ sơ.")) == ()


def test_two_closing_days_in_one_line() -> None:
    text = "4. Thời gian\n- Hạn cuối nộp hồ sơ: 27/4/2025 (Chủ nhật). Chậm nhất là 15g ngày 28/4/2025 nộp tại phòng tiếp dân của trường."
    first, second = deadlines(case_of(text))
    assert (first.due, first.task) == ("2025-04-27", "nộp hồ sơ")
    assert (second.due, second.task) == ("2025-04-28", "nộp tại phòng tiếp dân của trường")


def test_act_of_its_own_in_a_line_of_a_label() -> None:
    text = "1. Kiểm tra hồ chứa\n- Thời gian thực hiện: Tháng 5/2025, báo cáo kết quả trước 15/6/2025.\n- Đơn vị chủ trì: Sở Thủy lợi."
    found = deadlines(case_of(text))
    assert [(d.due, d.task, d.responsible) for d in found] == [
        ("2025-05-31", "Kiểm tra hồ chứa", "Sở Thủy lợi"),
        ("2025-06-15", "báo cáo kết quả", "Sở Thủy lợi"),
    ]


def test_label_on_a_line_of_its_own_names_the_act() -> None:
    text = "I. XÉT CHỌN\n— Lịch chấm bài thi:\ntừ ngày 13 đến ngày 15/12/2025 tại Trường Cao đẳng Thủy lợi."
    [found] = deadlines(case_of(text))
    assert (found.start, found.due, found.task) == ("2025-12-13", "2025-12-15", "Lịch chấm bài thi")


def test_schedule_of_times_and_acts() -> None:
    text = (
        "2. Tiến độ\n- Tháng 5/2025: Ban hành quy chế.\n- Từ ngày 01/6/2025 đến ngày 10/6/2025: Kiểm tra các hồ lớn."
        "\n- Ngày 20/8/2025: Khai mạc.\n- Năm 2026: Sửa chữa hồ chứa."
    )
    assert [(d.due, d.task) for d in deadlines(case_of(text))] == [
        ("2025-05-31", "Ban hành quy chế"),
        ("2025-06-10", "Kiểm tra các hồ lớn"),
        ("2025-08-20", "Khai mạc"),
        ("2026-12-31", "Sửa chữa hồ chứa"),
    ]


def test_reports_of_each_period_share_their_task() -> None:
    text = "Định kỳ 06 tháng (trước ngày 10/6), năm (trước ngày 10/12), các xã báo cáo kết quả về Sở Thủy lợi."
    found = [d for d in deadlines(paragraph(text)) if d.recurrence]
    assert [(d.text, d.task, d.responsible) for d in found] == [
        ("trước ngày 10/6", "báo cáo kết quả về Sở Thủy lợi", "các xã"),
        ("trước ngày 10/12", "báo cáo kết quả về Sở Thủy lợi", "các xã"),
    ]


def test_half_year_beside_other_periods_is_no_item_of_its_own() -> None:
    found = deadlines(paragraph("Tổng hợp báo cáo định kỳ hằng tháng, quý, 6 tháng, 9 tháng và cả năm theo quy định."))
    assert [d.recurrence for d in found] == ["monthly", "quarterly", "yearly"]


LED = """KẾ HOẠCH
Bảo vệ hồ chứa
I. NHIỆM VỤ
Mùa lũ đến sớm; do vậy, yêu cầu các xã, các trạm quản lý hồ:
1. Gia cố mái đập trước ngày 30/4/2025.
2. Bộ Thủy lợi chỉ đạo Chi cục Hồ chứa thực hiện các nội dung sau:
- Kiểm tra cửa cống trước ngày 15/5/2025."""


def test_paragraph_before_a_list_names_who_acts() -> None:
    assert [(d.due, d.responsible) for d in deadlines(case_of(LED))] == [
        ("2025-04-30", "các xã, các trạm quản lý hồ"),
        ("2025-05-15", "Bộ Thủy lợi; Chi cục Hồ chứa"),
    ]


def test_who_issues_the_plan_is_given_no_task() -> None:
    text = LED.replace(
        "Mùa lũ đến sớm; do vậy, yêu cầu các xã, các trạm quản lý hồ:", "Sở Thủy lợi ban hành Kế hoạch như sau:"
    )
    assert deadlines(case_of(text))[0].responsible is None


def test_paragraph_before_in_a_letter_names_who_acts() -> None:
    document = Document(
        text
        := "Giám đốc Sở yêu cầu thủ trưởng các trạm báo cáo công tác bảo vệ hồ chứa.\nBáo cáo gửi về Sở trước ngày 14/4/2025.",
        (PageInfo(1, 0, 0, "file", 1.0, 0, len(text)),),
    )
    cut = text.index("\n")
    blocks = (Block(0, cut, "body", None, 0, 0, None), Block(cut + 1, len(text), "body", None, cut + 1, 0, None))
    [found] = deadlines(Case(document, Outline(blocks), {"issued_on": Issued(ISSUED), "kind": Kind("Công văn")}))
    assert found.responsible == "thủ trưởng các trạm"


HEADED = """KẾ HOẠCH
Phòng chống lụt bão
I. TỔ CHỨC THỰC HIỆN
1. Sở Thủy lợi
- Tổng hợp hồ sơ của các xã (hoàn thành chậm nhất ngày 01/5/2025).
2. Đối với các xã:
- Lập phương án ứng phó, xong trong tháng 4/2025."""


def test_heading_names_who_acts() -> None:
    found = deadlines(case_of(HEADED))
    assert [(d.due, d.responsible) for d in found] == [("2025-05-01", "Sở Thủy lợi"), ("2025-04-30", "các xã")]


def test_a_bare_time_takes_the_subject_of_the_plan() -> None:
    text = "KẾ HOẠCH\nTổ chức Hội thao\nI. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian dự kiến: trong tháng 11 năm 2025.\n2. Địa điểm: Sân vận động."
    [found] = deadlines(case_of(text, subject="Tổ chức Hội thao truyền thống của ngành Thủy lợi"))
    assert (found.due, found.task) == ("2025-11-30", "Tổ chức Hội thao truyền thống của ngành Thủy lợi")


TABLE = """KẾ HOẠCH
Bảo vệ hồ chứa
I. PHÂN CÔNG
TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
1 | Rà soát quy hoạch hồ chứa toàn tỉnh | Sở Thủy lợi | Các xã | Xong trong Quý II/2025
2 | Kiểm tra hành lang bảo vệ hồ chứa | Công an tỉnh | Các xã | Trước ngày 01/10/2025
3 | Kiểm tra việc nộp phí của các đơn vị | Thuế tỉnh | Các xã | Hàng năm
4 | Duy trì đường dây nóng | Sở Thủy lợi | Các xã | Thường xuyên"""


def test_task_table() -> None:
    found = deadlines(case_of(TABLE))
    assert [(d.start, d.due, d.recurrence, d.task, d.responsible) for d in found] == [
        ("2025-04-01", "2025-06-30", None, "Rà soát quy hoạch hồ chứa toàn tỉnh", "Sở Thủy lợi"),
        (None, "2025-10-01", None, "Kiểm tra hành lang bảo vệ hồ chứa", "Công an tỉnh"),
        (None, None, "yearly", "Kiểm tra việc nộp phí của các đơn vị", "Thuế tỉnh"),
    ]


def test_column_that_names_the_act() -> None:
    text = (
        "I. LỊCH\nTT | Tên đơn vị | Thời gian công bố quyết định | Thời hạn kiểm tra\n"
        "1 | Công ty Hồ chứa Mẫu Sơn | 23/3/2025 | 02 ngày"
    )
    [found] = deadlines(case_of(text))
    assert (found.due, found.task) == ("2025-03-23", "công bố quyết định: Công ty Hồ chứa Mẫu Sơn")


def test_columns_of_dates_that_set_no_task() -> None:
    text = (
        "I. DANH MỤC\nTT | Tên văn bản | Ngày ban hành | Ghi chú\n1 | Quy định vận hành hồ chứa | 23/5/2025 | Còn dùng"
    )
    assert deadlines(case_of(text)) == ()


def test_same_words_under_other_headings_are_a_task_each() -> None:
    text = "a) Hồ lớn\n- Quan trắc mực nước; thời gian quan trắc từ tháng 5 đến tháng 10 năm 2025.\nb) Hồ nhỏ\n- Quan trắc mực nước; thời gian quan trắc từ tháng 5 đến tháng 10 năm 2025."
    assert len(deadlines(case_of(text))) == 2


def test_appendix_that_sums_up_the_text_is_counted_once() -> None:
    text = (
        "KẾ HOẠCH\nQuan trắc hồ chứa\nI. NỘI DUNG\n1. Quan trắc các hồ lớn vùng cao\n"
        "- Đo mực nước, độ đục, nhiệt độ nước hồ; thời gian đo từ tháng 5 đến tháng 10 năm 2025.\n"
        "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Khê\nPHỤ LỤC I\n"
        "TT | Đối tượng quan trắc | Thông số | Thời gian quan trắc\n"
        "1 | Các hồ lớn vùng cao | Mực nước, độ đục, nhiệt độ nước hồ | từ tháng 5 đến tháng 10 năm 2025\n"
        "2 | Kênh mương nội đồng xã Khe Lau | Lưu lượng, bùn cát | từ tháng 5 đến tháng 10 năm 2025"
    )
    assert [d.task for d in deadlines(case_of(text))] == [
        "Đo mực nước, độ đục, nhiệt độ nước hồ",
        "quan trắc: Kênh mương nội đồng xã Khe Lau",
    ]


def test_table_of_months_years_and_results() -> None:
    text = (
        "I. PHÂN CÔNG\nTT | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm\n1 | Đăng tải quy trình | Văn phòng | 2025 | Bài viết"
        "\n2 | Kiểm định đập đất | Các xã | 6 - 7/2025 | Biên bản"
    )
    assert [(d.due, d.task) for d in deadlines(case_of(text))] == [
        ("2025-12-31", "Đăng tải quy trình"),
        ("2025-07-31", "Kiểm định đập đất"),
    ]


def test_table_of_beginning_and_end() -> None:
    text = (
        "I. VIỆC\nTT | Nội dung | Thời gian bắt đầu | Thời gian kết thúc\n1 | Khảo sát hồ chứa | 01/4/2025 | 30/4/2025"
    )
    [found] = deadlines(case_of(text))
    assert (found.start, found.due, found.task) == ("2025-04-01", "2025-04-30", "Khảo sát hồ chứa")


def test_table_of_visits() -> None:
    text = (
        "I. LỊCH\nTT | Đơn vị được kiểm tra | Ngày kiểm tra | Địa điểm\n"
        "1 | UBND xã Khe Lau | 14/4/2025 (sáng) | Trụ sở xã\n2 | UBND xã Bản Mòng | 14/4/2025 (chiều) | Trụ sở xã"
    )
    assert [(d.due, d.task, d.responsible) for d in deadlines(case_of(text))] == [
        ("2025-04-14", "kiểm tra: UBND xã Khe Lau", None),
        ("2025-04-14", "kiểm tra: UBND xã Bản Mòng", None),
    ]


def test_days_of_handling_a_file_set_no_task() -> None:
    text = "5. Thời gian xử lý hồ sơ:\nNgày bắt đầu | Ngày kết thúc\n05/4/2025 | 07/4/2025"
    assert deadlines(case_of(text, subject="Xin tổ chức đại hội")) == ()


def test_phase_takes_its_first_point() -> None:
    text = "I. CÁC ĐỢT\n1. Đợt 1: Trong tháng 5/2025\n- Phát thanh nội dung Chỉ thị trên loa xã.\n- Treo băng rôn."
    [found] = deadlines(case_of(text))
    assert (found.due, found.task) == ("2025-05-31", "Phát thanh nội dung Chỉ thị trên loa xã")


def test_phase_tells_its_task_after_the_time() -> None:
    text = "I. CÁC BƯỚC\n- Bước 1 (từ ngày 01/5/2025 đến ngày 15/5/2025): Các xã rà soát hồ chứa.\n- Đợt 2: Từ nay đến hết ngày 10/6/2025.\n+ Phát thanh."
    first, second = deadlines(case_of(text))
    assert (first.due, first.task, first.responsible) == ("2025-05-15", "rà soát hồ chứa", "Các xã")
    assert (second.due, second.task) == ("2025-06-10", "Phát thanh")


def test_long_task_keeps_its_verb() -> None:
    said = "rà soát các hồ chứa lớn, vừa và nhỏ trên địa bàn các huyện miền núi, nhất là các hồ đã xuống cấp nhiều năm, các hồ có dân sống sát chân đập, các hồ chưa có quy trình vận hành, các hồ chưa có phương án di dời"
    [found] = deadlines(paragraph(f"Giao Sở Thủy lợi {said} trước ngày 15/6/2025."))
    assert found.task is not None
    assert found.task.startswith("rà soát các hồ chứa lớn")
    assert len(found.task.split()) <= 42


def test_schedule_keeps_a_day_before_the_issue_with_less_trust() -> None:
    text = "1. Tập huấn phần mềm quản lý hồ sơ\n- Thời gian thực hiện: Ngày 02/01/2025"
    [late] = deadlines(case_of(text))
    [sound] = deadlines(case_of(text.replace("01/2025", "04/2025")))
    assert late.due == "2025-01-02"
    assert late.confidence < sound.confidence


def test_blank_day_of_issue_leaves_the_month_to_tell_the_past() -> None:
    text = "Ngày 19 tháng 6 năm 2025, Chủ tịch huyện tổ chức cuộc họp. Sở Thủy lợi gửi báo cáo trước ngày 15/12."
    case = paragraph(text)
    case = case._replace(fields={"issued_on": None, "issued_in": "2025-06", "kind": Kind("Thông báo")})
    assert [d.due for d in deadlines(case)] == ["2025-12-15"]


def test_letterhead_and_grounds_set_no_deadline() -> None:
    text = "UBND HUYỆN MẪU SƠN\nSố: 12/KH-UBND\nMẫu Sơn, ngày 10 tháng 3 năm 2025\nKẾ HOẠCH\nBảo vệ hồ chứa\nCăn cứ Quyết định số 5/QĐ-UBND ngày 01/4/2025;\nUBND huyện ban hành Kế hoạch như sau:"
    assert deadlines(case_of(text)) == ()


def test_evidence_is_the_words_of_the_time() -> None:
    case = case_of(HEADED)
    for found in deadlines(case):
        [evidence] = found.evidence
        assert case.text[evidence.start : evidence.end] == found.text


SENTENCES = st.lists(st.sampled_from([row[0] for row in ONE] + NONE), min_size=1, max_size=3)


@given(SENTENCES, st.integers())
def test_a_page_break_inside_a_paragraph_changes_nothing(sentences: list[str], seed: int) -> None:
    text, random = " ".join(sentences), Random(seed)
    broken = "".join("\f" if char == " " and random.random() < 0.3 else char for char in text)

    def seen(case: Case) -> list[tuple[str | None, ...]]:
        return [(d.due, d.recurrence, d.text.replace("\f", " "), d.task, d.responsible) for d in deadlines(case)]

    assert seen(paragraph(broken)) == seen(paragraph(text))


@given(SENTENCES)
def test_the_evidence_gives_the_words_back(sentences: list[str]) -> None:
    case = paragraph(" ".join(sentences))
    for found in deadlines(case):
        assert "".join(case.text[e.start : e.end] for e in found.evidence) == found.text
        assert 0 < found.confidence <= 1
