"""Which provisions of a cited document an act touches: in the manner of drafters, with the traps (all invented)."""

from __future__ import annotations

import pytest

from extractors.api import extract
from pipeline.model import Citation, Line, Page, Reading
from pipeline.text import assemble
from tests.test_relations import decision

ONE = "Quyết định số 9/2008/QĐ-UBND"
OTHER = "Quyết định số 5/2004/QĐ-UBND"


def citations(text: str) -> dict[str, Citation]:
    """Every cited document by its number or name."""
    page = Page(1, 0, 0, "file", tuple(Line(line, end="paragraph") for line in text.split("\n")))
    (record,) = extract(assemble(Reading("text/plain", (page,)), "directive.txt", "0" * 64))
    return {citation.number or citation.name or "": citation for citation in record.citations}


TOUCHED = [
    # points, clauses, articles
    (f"Bãi bỏ Điều 5 {ONE} ngày 2/2/2008.", "Điều 5"),
    (f"Bãi bỏ khoản 2 Điều 5 và Điều 7 {ONE} ngày 2/2/2008.", "khoản 2 Điều 5 và Điều 7"),
    (f"Bãi bỏ điểm a, b và đ khoản 2 mục III phần thứ hai {ONE}.", "điểm a, b và đ khoản 2 mục III phần thứ hai"),
    (f"Bãi bỏ Điểm a khoản 2 mục III {ONE}.", "Điểm a khoản 2 mục III"),
    (f"Bãi bỏ điểm c khoản 1 Điều 3; khoản 4 Điều 6; Điều 9a {ONE}.", "điểm c khoản 1 Điều 3; khoản 4 Điều 6; Điều 9a"),
    (f"Bãi bỏ Chương III, Điều 12 đến Điều 15 của {ONE}.", "Chương III, Điều 12 đến Điều 15"),
    (f"Hủy bỏ Phần B, mục 2 {ONE}.", "Phần B, mục 2"),
    (f"Bãi bỏ đoạn thứ hai khoản 1 Điều 6 và câu cuối khoản 3 Điều 9 {ONE}.",
     "đoạn thứ hai khoản 1 Điều 6 và câu cuối khoản 3 Điều 9"),
    (f"Bãi bỏ quy định tại gạch đầu dòng thứ hai, điểm 3, mục II {ONE}.",
     "quy định tại gạch đầu dòng thứ hai, điểm 3, mục II"),
    (f"Bãi bỏ khoản  2\xa0Điều 5 {ONE}.", "khoản 2 Điều 5"),
    (f"Quyết định này thay thế Điều 3 và Điều 4 {ONE} ngày 2/2/2008 của Ủy ban nhân dân huyện Hà Trà về chợ.",
     "Điều 3 và Điều 4"),
    (f"Quyết định này có hiệu lực từ ngày 1/1/2010 và thay thế khoản 3 mục II {ONE}.", "khoản 3 mục II"),
    (f"Sửa đổi, bổ sung Điều 3 {ONE} như sau.", "Điều 3"),
    (f"Bổ sung khoản 4a vào sau khoản 4 Điều 8 {ONE}.", "khoản 4a vào sau khoản 4 Điều 8"),
    (f"Sửa đổi Điều 3 và bãi bỏ Điều 7 {ONE}.", "Điều 3 và bãi bỏ Điều 7"),
    # inside what is attached to it
    (f"Bãi bỏ điểm a khoản 1 Điều 3 của Quy chế quản lý chợ, bến ban hành kèm theo {ONE}.", "điểm a khoản 1 Điều 3"),
    (f"Thay thế Phụ lục II ban hành kèm theo {ONE}.", "Phụ lục II"),
    (f"Thay thế Phụ lục I, II, III kèm theo {ONE}.", "Phụ lục I, II, III"),
    (f"Thay thế Phụ lục ban hành kèm theo {ONE}.", "Phụ lục"),
    (f"Bãi bỏ Biểu mẫu số 03 ban hành kèm theo {ONE}.", "Biểu mẫu số 03"),
    (f"Bãi bỏ Mẫu số 03, 04 kèm theo {ONE}.", "Mẫu số 03, 04"),
    (f"Bãi bỏ mức phạt tại bảng 2 {ONE}.", "bảng 2"),
    # contents and words
    (f"Bãi bỏ nội dung quy định tại điểm a khoản 1 Điều 3 {ONE}.", "nội dung quy định tại điểm a khoản 1 Điều 3"),
    (f"Bãi bỏ quy định về mức thu phí tại {ONE}.", "quy định về mức thu phí"),
    (f"Bãi bỏ các nội dung liên quan đến phí chợ trong {ONE}.", "các nội dung liên quan đến phí chợ"),
    (f"Bãi bỏ mức thu 5% nêu tại {ONE}.", "mức thu 5%"),
    (f"Bãi bỏ 03 thủ tục hành chính được công bố tại {ONE}.", "03 thủ tục hành chính"),
    (f"Thay thế cụm từ “phòng Kinh tế” bằng cụm từ “phòng Công thương” tại khoản 1 Điều 2 {ONE}.",
     "cụm từ “phòng Kinh tế” bằng cụm từ “phòng Công thương” tại khoản 1 Điều 2"),
    (f"Thay thế cụm từ “phòng Kinh tế” bằng cụm từ “phòng Công thương” trong {ONE}.",
     "cụm từ “phòng Kinh tế” bằng cụm từ “phòng Công thương”"),
    (f"Bãi bỏ từ “huyện” tại điểm c khoản 1 Điều 6 {ONE}.", "từ “huyện” tại điểm c khoản 1 Điều 6"),
    # not said which
    (f"Bãi bỏ một phần {ONE}.", "một phần"),
    (f"Bãi bỏ một số điều của {ONE}.", "một số điều"),
    (f"Bãi bỏ một số điều, khoản của Quy chế ban hành kèm theo {ONE}.", "một số điều, khoản"),
    # said behind it
    (f"{ONE} ngày 2/2/2008 hết hiệu lực một phần kể từ ngày ký.", "một phần"),
    (f"Khoản 2 Điều 5 {ONE} ngày 2/2/2008 hết hiệu lực.", "Khoản 2 Điều 5"),
    (f"Từ ngày ký, Điều 4 và Điều 6 của Quy chế ban hành kèm theo {ONE} hết hiệu lực thi hành.", "Điều 4 và Điều 6"),
    (f"Bãi bỏ {ONE} ngày 2/2/2008, trừ khoản 3 Điều 7.", "trừ khoản 3 Điều 7"),
    (f"Bãi bỏ {ONE} ngày 2/2/2008 về quản lý chợ, trừ quy định tại Điều 7.", "trừ quy định tại Điều 7"),
    (f"Bãi bỏ {ONE}: Điều 4, Điều 7.", "Điều 4, Điều 7"),
    # in several places
    (f"Bãi bỏ Điều 5a của {ONE}; sửa đổi khoản 3, khoản 5 Điều 9 {ONE}.", "Điều 5a; khoản 3, khoản 5 Điều 9"),
    # in a list of documents
    (f"Bãi bỏ Điều 4 {OTHER} ngày 8/4/2004 về phí chợ và khoản 2 Điều 7 {ONE} ngày 2/2/2008.", "khoản 2 Điều 7"),
    (f"Bãi bỏ {OTHER} ngày 8/4/2004 về thi hành Điều 9; Điều 7 {ONE}.", "Điều 7"),
    # the whole of it
    (f"Bãi bỏ {ONE}.", None),
    (f"Bãi bỏ toàn bộ {ONE}.", None),
    (f"Quyết định này thay thế {ONE}.", None),
    (f"Bãi bỏ Quy chế ban hành kèm theo {ONE}.", None),
    (f"Bãi bỏ Quy định về quản lý chợ ban hành kèm theo {ONE}.", None),
    (f"Bãi bỏ Quy chế quản lý chợ ban hành tại {ONE}.", None),
    (f"Các quy định tại {ONE} ngày 2/2/2008 hết hiệu lực.", None),
    (f"Thay thế cho các quy định tại {ONE}.", None),
    (f"Sửa đổi, bổ sung một số điều của {ONE} như sau.", None),
    # provisions of this document, or of another
    (f"Hồ sơ quy định tại Điều 5 Quyết định này thay thế {ONE}.", None),
    (f"Quy định tại khoản 1 Điều này thay thế {ONE}.", None),
    (f"Thay thế {ONE}, trừ trường hợp quy định tại khoản 2 Điều 3 Quyết định này.", None),
    (f"Sửa đổi Điều 3 và bãi bỏ {ONE}.", None),
    (f"Thay thế bằng 5 điều khoản mới {ONE}.", None),
    (f"Bãi bỏ Điều 4 {OTHER} ngày 8/4/2004 về phí chợ; {ONE} ngày 2/2/2008.", None),
    # no act at all
    (f"Theo quy định tại Điều 5 {ONE}, hồ sơ gồm có.", None),
    (f"Đề nghị Sở xem xét bãi bỏ Điều 5 {ONE}.", None),
    (f"Căn cứ Điều 5 {ONE}, các xã thực hiện.", None),
    (f"Các nội dung khác của {ONE} không bị bãi bỏ tiếp tục thực hiện.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "part"), TOUCHED)
def test_what_an_act_touches(sentence: str, part: str | None) -> None:
    assert citations(decision(f"Điều 1. {sentence}"))["9/2008/QĐ-UBND"].part == part


LISTS = [
    ([f"Điều 1. Bãi bỏ các quy định sau đây của {ONE}:", "a) Khoản 2 Điều 5;", "b) Điều 7."], "Khoản 2 Điều 5; Điều 7"),
    (["Điều 1. Bãi bỏ các văn bản sau đây:", f"a) Điều 4 {OTHER};", f"b) {ONE}."], None),
    (["Điều 1. Bãi bỏ các văn bản sau đây:", f"a) {OTHER};", f"b) Điều 4, Điều 6 {ONE}."], "Điều 4, Điều 6"),
    (["Điều 1. Bãi bỏ một phần các văn bản sau đây:", f"a) {OTHER};", f"b) {ONE}."], "một phần"),
    (
        [
            f"Điều 1. Sửa đổi, bổ sung một số điều của {ONE} như sau:",
            "1. Khoản 2 Điều 5 được sửa đổi như sau:",
            "“2. Hộ kinh doanh nộp phí.”",
            "2. Sửa đổi, bổ sung Điều 7 như sau:",
            "“Điều 7. Ban quản lý chợ",
            "1. Điều 9 không áp dụng với Ban quản lý.”",
            "3. Bãi bỏ Điều 8.",
        ],
        "Khoản 2 Điều 5; Điều 7; Điều 8",
    ),
    (
        [
            f"Điều 1. Thay thế, bãi bỏ một số từ, cụm từ của Quy định kèm theo {ONE} về quản lý chợ",
            "1. Thay thế cụm từ “phòng Kinh tế” bằng cụm từ “phòng Công thương” tại Điều 1; khoản 6 Điều 4.",
            "2. Bãi bỏ từ “huyện” tại khoản 1 Điều 2.",
        ],
        "cụm từ “phòng Kinh tế” bằng cụm từ “phòng Công thương” tại Điều 1; khoản 6 Điều 4; "
        "từ “huyện” tại khoản 1 Điều 2",
    ),
    ([f"Điều 1. Bãi bỏ {ONE}.", "1. Điều 5 của Quy chế chợ do xã quyết định."], None),
]


@pytest.mark.parametrize(("lines", "part"), LISTS)
def test_what_a_list_touches(lines: list[str], part: str | None) -> None:
    assert citations(decision(*lines))["9/2008/QĐ-UBND"].part == part


def test_the_articles_tell_more_than_the_title() -> None:
    text = decision(f"Điều 1. Bãi bỏ Điều 6 {ONE}.", title=f"Về việc bãi bỏ một số điều của {ONE}")
    assert citations(text)["9/2008/QĐ-UBND"].part == "Điều 6"


def test_who_repeals_the_whole_repeals_no_part() -> None:
    text = decision(f"Điều 1. Bãi bỏ Điều 6 {ONE}.", f"Điều 2. {ONE} hết hiệu lực từ ngày 1/1/2010.")
    assert citations(text)["9/2008/QĐ-UBND"].part is None


def test_each_of_a_list_has_its_own() -> None:
    found = citations(decision(f"Điều 1. Bãi bỏ khoản 3 Điều 4 {OTHER}, Điều 6 Quyết định số 6/2005/QĐ-UBND và {ONE}."))
    assert [found[number].part for number in ("5/2004/QĐ-UBND", "6/2005/QĐ-UBND", "9/2008/QĐ-UBND")] == [
        "khoản 3 Điều 4", "Điều 6", None,
    ]  # fmt: skip
