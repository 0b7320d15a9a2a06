"""Trích yếu: under the kind, beside it, of letters, over several lines, before who decides. Contents are invented."""

from __future__ import annotations

import pytest

from tests.directives import BODY, MOTTO, PARTY, record

PARTY_HEAD = ("TỈNH ỦY LAM GIANG", "*", "Số 88-KH/TU", PARTY, "Lam Giang, ngày 07 tháng 5 năm 2018")
STATE_HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 77/KH-UBND", *MOTTO, "Lam Giang, ngày 12 tháng 4 năm 2021")
DECIDES = ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")

# Lines from the kind on (the text follows), and the subject.
TITLED = [
    (("KẾ HOẠCH", "sắp xếp kho lưu trữ"), "sắp xếp kho lưu trữ"),
    (("KẾ HOẠCH", "Sắp xếp kho lưu trữ", "-----"), "Sắp xếp kho lưu trữ"),
    (("KẾ HOẠCH", "Về sắp xếp kho lưu trữ"), "Về sắp xếp kho lưu trữ"),
    (("KẾT LUẬN CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯvề sắp xếp kho lưu trữ",), "về sắp xếp kho lưu trữ"),
    (("KẾT LUẬN CỦA BAN BÍ THƯ về sắp xếp kho lưu trữ",), "về sắp xếp kho lưu trữ"),
    (("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", "1. Vấn đề trình: Sắp xếp kho lưu trữ."), "Sắp xếp kho lưu trữ"),
    (
        ("NGHỊ QUYẾT", "SỬA ĐỔI QUY CHẾ KÈM THEO NGHỊ QUYẾT", "SỐ 12/2022/NQ-HĐND CỦA HỘI ĐỒNG NHÂN DÂN TỈNH"),
        "SỬA ĐỔI QUY CHẾ KÈM THEO NGHỊ QUYẾT SỐ 12/2022/NQ-HĐND CỦA HỘI ĐỒNG NHÂN DÂN TỈNH",
    ),
    (("KẾ HOẠCH", "về việc sắp xếp kho lưu trữ"), "sắp xếp kho lưu trữ"),
    (("KẾ HOẠCH", "V/v sắp xếp kho lưu trữ"), "sắp xếp kho lưu trữ"),
    (("KẾ HOẠCH", "(V/v sắp xếp kho lưu trữ)"), "sắp xếp kho lưu trữ"),
    (("**KẾ HOẠCH**", "**sắp xếp kho lưu trữ**"), "sắp xếp kho lưu trữ"),
    (
        ("KẾ HOẠCH", "triển khai thực hiện Chỉ thị số 12-CT/TU,", "ngày 3/4/2018 của Ban Thường vụ Tỉnh ủy"),
        "triển khai thực hiện Chỉ thị số 12-CT/TU, ngày 3/4/2018 của Ban Thường vụ Tỉnh ủy",
    ),
    (
        (
            "KẾ HOẠCH",
            "tổng kết 10 năm thực hiện Nghị quyết số 19-NQ/TU",
            "ngày 28/6/2008 của Ban Chấp hành Đảng bộ tỉnh",
            "về cấp nước sạch nông thôn",
            "-----",
        ),
        "tổng kết 10 năm thực hiện Nghị quyết số 19-NQ/TU ngày 28/6/2008 của Ban Chấp hành Đảng bộ tỉnh "
        "về cấp nước sạch nông thôn",
    ),
    (
        ("KẾ HOẠCH", "THỰC HIỆN CUỘC VẬN ĐỘNG TOÀN DÂN", "GIỮ GÌN TÀI LIỆU LƯU TRỮ NĂM 2018"),
        "THỰC HIỆN CUỘC VẬN ĐỘNG TOÀN DÂN GIỮ GÌN TÀI LIỆU LƯU TRỮ NĂM 2018",
    ),
    (("KẾ HOẠCH SẮP XẾP KHO LƯU TRỮ NĂM 2018",), "SẮP XẾP KHO LƯU TRỮ NĂM 2018"),
    (("KẾ HOẠCH sắp xếp kho lưu trữ năm 2018",), "sắp xếp kho lưu trữ năm 2018"),
    (("KẾ HOẠCH", "Kiểm tra, giám sát năm 2018", "_________"), "Kiểm tra, giám sát năm 2018"),
    (
        ("BÁO CÁO", "tình hình 6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm 2018"),
        "tình hình 6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm 2018",
    ),
    (
        (
            "THÔNG BÁO",
            "Kết luận của đồng chí Trần Văn Khê, Bí thư Tỉnh ủy tại buổi làm việc với Ban Thường vụ Huyện ủy Suối Vàng",
        ),
        "Kết luận của đồng chí Trần Văn Khê, Bí thư Tỉnh ủy tại buổi làm việc với Ban Thường vụ Huyện ủy Suối Vàng",
    ),
    (("QUYẾT ĐỊNH", "Về việc thành lập Tổ rà soát hồ sơ", *DECIDES), "thành lập Tổ rà soát hồ sơ"),
    (
        ("QUYẾT ĐỊNH", "Ban hành Quy chế quản lý kho", "lưu trữ lịch sử tỉnh", *DECIDES),
        "Ban hành Quy chế quản lý kho lưu trữ lịch sử tỉnh",
    ),
    (
        ("QUYẾT ĐỊNH", "Về việc phê duyệt Đề án “Số hóa tài liệu giai đoạn 2021 - 2025”", *DECIDES),
        "phê duyệt Đề án “Số hóa tài liệu giai đoạn 2021 - 2025”",
    ),
    (
        ("QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH", "Về việc đặt tên đường ở thị trấn Suối Vàng", *DECIDES),
        "đặt tên đường ở thị trấn Suối Vàng",
    ),
    (
        ("NGHỊ QUYẾT", "Về phát triển kinh tế biển", "HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG", "KHÓA XIV, KỲ HỌP THỨ 5"),
        "Về phát triển kinh tế biển",
    ),
    (("NGHỊ QUYẾT", "của Ban Thường vụ Tỉnh ủy", "về công tác văn thư"), "về công tác văn thư"),
    (("CHỈ THỊ", "CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về tăng cường công tác lưu trữ"), "về tăng cường công tác lưu trữ"),
    (
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV"),
        "thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV",
    ),
    (
        ("TỜ TRÌNH", "Về việc ban hành Nghị quyết quy định mức chi hỗ trợ", "cán bộ lưu trữ cấp xã"),
        "ban hành Nghị quyết quy định mức chi hỗ trợ cán bộ lưu trữ cấp xã",
    ),
]

LETTER_HEAD = ("UBND TỈNH LAM GIANG", "SỞ NỘI VỤ", "Số: 733/SNV-VTLT")
LETTER_RIGHT = (*MOTTO, "Lam Giang, ngày 07 tháng 5 năm 2020")
TO = "Kính gửi: Ủy ban nhân dân các huyện, thành phố."
LETTERS = [
    ((*LETTER_HEAD, "V/v nộp lưu tài liệu", *LETTER_RIGHT, TO), "nộp lưu tài liệu"),
    ((*LETTER_HEAD, "V/v: nộp lưu tài liệu", *LETTER_RIGHT, TO), "nộp lưu tài liệu"),
    ((*LETTER_HEAD, "Về việc nộp lưu tài liệu", *LETTER_RIGHT, TO), "nộp lưu tài liệu"),
    ((*LETTER_HEAD, "V/v nộp lưu tài liệu", "năm 2020", *LETTER_RIGHT, TO), "nộp lưu tài liệu năm 2020"),
    (
        (*LETTER_HEAD, "V/v báo cáo tình hình", "giao nộp hồ sơ vào", "lưu trữ cơ quan", *LETTER_RIGHT, TO),
        "báo cáo tình hình giao nộp hồ sơ vào lưu trữ cơ quan",
    ),
    ((*LETTER_HEAD, *LETTER_RIGHT, "V/v nộp lưu tài liệu", TO), "nộp lưu tài liệu"),
    (
        (
            f"UBND TỈNH LAM GIANG {MOTTO[0]}",
            f"SỞ NỘI VỤ {MOTTO[1]}",
            "Số: 733/SNV-VTLT Lam Giang, ngày 07 tháng 5 năm 2020",
            "V/v nộp lưu tài liệu",
            TO,
        ),
        "nộp lưu tài liệu",
    ),
    ((*LETTER_HEAD, *LETTER_RIGHT, TO), None),
]


@pytest.mark.parametrize("head", [PARTY_HEAD, STATE_HEAD], ids=["party", "state"])
@pytest.mark.parametrize(("title", "subject"), TITLED, ids=[" / ".join(title)[:70] for title, _ in TITLED])
def test_under_the_kind(title: tuple[str, ...], subject: str, head: tuple[str, ...]) -> None:
    found = record(*head, *title, *BODY).subject
    assert found is not None
    assert found.value == subject


@pytest.mark.parametrize(("lines", "subject"), LETTERS, ids=[" / ".join(lines)[20:110] for lines, _ in LETTERS])
def test_of_a_letter(lines: tuple[str, ...], subject: str | None) -> None:
    found = record(*lines, *BODY).subject
    assert (found and found.value) == subject


def test_no_subject_is_no_guess() -> None:
    assert record(*STATE_HEAD, "QUYẾT ĐỊNH", *DECIDES, *BODY).subject is None


def test_evidence_holds_the_subject() -> None:
    found = record(*STATE_HEAD, "KẾ HOẠCH", "sắp xếp kho lưu trữ", *BODY)
    assert found.subject is not None
    (spot,) = found.subject.evidence
    assert found.text[spot.start : spot.end] == "sắp xếp kho lưu trữ"
