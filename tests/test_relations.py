"""How a document stands to those it cites: cue words, their reach, and the traps (documents and bodies invented)."""

from __future__ import annotations

import pytest

from extractors.api import extract
from extractors.relations import masked
from pipeline.model import Line, Page, Reading
from pipeline.text import assemble


def relations(text: str) -> dict[str, str]:
    """Number or name of every cited document and the relation found."""
    page = Page(1, 0, 0, "file", tuple(Line(line, end="paragraph") for line in text.split("\n")))
    (record,) = extract(assemble(Reading("text/plain", (page,)), "directive.txt", "0" * 64))
    return {citation.number or citation.name or "": citation.relation for citation in record.citations}


SENTENCES = [
    # implements
    ("Thực hiện Chỉ thị số 34-CT/HU ngày 3/4/2015 của Huyện ủy.", "implements"),
    ("Triển khai Chỉ thị số 34-CT/HU, các chi bộ xây dựng kế hoạch.", "implements"),
    ("Tổ chức học tập, quán triệt Chỉ thị số 34-CT/HU trong quý II.", "implements"),
    ("Các xã chấp hành nghiêm Chỉ thị số 34-CT/HU.", "implements"),
    ("Cụ thể hóa Chỉ thị số 34-CT/HU bằng chương trình hành động.", "implements"),
    ("Thực hiện chỉ đạo của Huyện ủy tại Chỉ thị số 34-CT/HU.", "implements"),
    (
        "Tập trung thực hiện các nội dung, nhiệm vụ đã được Huyện ủy giao tại Chỉ thị số 34-CT/HU năm 2015.",
        "implements",
    ),
    ("Các xã tiếp tục chỉ đạo khẩn trương thực hiện Kết luận số 34-KL/TTr.", "implements"),
    # reviews
    ("Tổng kết 10 năm thực hiện Chỉ thị số 34-CT/HU.", "reviews"),
    ("Sơ kết 05 năm triển khai thực hiện Chỉ thị số 34-CT/HU.", "reviews"),
    ("Tổ chức tổng kết việc thực hiện Chỉ thị số 34-CT/HU.", "reviews"),
    ("Báo cáo kết quả 5 năm thực hiện Chỉ thị số 34-CT/HU.", "reviews"),
    ("Sơ kết Chỉ thị số 34-CT/HU trong tháng 6.", "reviews"),
    # extends
    ("Tiếp tục thực hiện Chỉ thị số 34-CT/HU.", "extends"),
    ("Để tiếp tục thực hiện có hiệu quả Chỉ thị số 34-CT/HU, các chi bộ rà soát kế hoạch.", "extends"),
    ("Tiếp tục đẩy mạnh thực hiện Chỉ thị số 34-CT/HU.", "extends"),
    ("Tiếp tục lãnh đạo, chỉ đạo thực hiện Chỉ thị số 34-CT/HU.", "extends"),
    # based-on
    ("Căn cứ Chỉ thị số 34-CT/HU ngày 3/4/2015 của Huyện ủy;", "based-on"),
    ("- Căn cứ Chỉ thị số 34-CT/HU ngày 3/4/2015 của Huyện ủy;", "based-on"),
    ("Xét Tờ trình số 34/TTr-SNV ngày 3/4/2015 của Sở Nội vụ;", "based-on"),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 34/TTr-SNV ngày 3/4/2015;", "based-on"),
    # guides
    ("Hướng dẫn này hướng dẫn chi tiết thi hành Quy định số 34-QĐ/TU.", "guides"),
    # cites
    ("Theo Chỉ thị số 34-CT/HU, việc này đã rõ.", "cites"),
    ("Đổi mới lề lối làm việc theo tinh thần Chỉ thị số 34-CT/HU.", "cites"),
    ("Xây dựng nông thôn mới gắn với việc thực hiện Chỉ thị số 34-CT/HU.", "cites"),
    ("Nêu rõ các văn bản đã ban hành để triển khai thực hiện Chỉ thị số 34-CT/HU.", "cites"),
    ("Theo quy định tại Điều 5 Nghị định số 34/2015/NĐ-CP, hồ sơ gồm có.", "cites"),
    ("Qua 5 năm thực hiện Chỉ thị số 34-CT/HU, nhận thức đã chuyển biến.", "cites"),
    ("Kết quả đạt được sau 15 năm thực hiện Chỉ thị số 34-CT/HU.", "cites"),
    ("Đảng viên được kết nạp từ khi thực hiện Quy định số 34-QĐ/TW bổ sung hồ sơ.", "cites"),
    ("Các địa phương, đơn vị căn cứ vào Quy định số 34-QĐ/TW để xây dựng quy chế.", "cites"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_one_sentence(text: str, expected: str) -> None:
    assert list(relations(text).values()) == [expected]


def decision(*articles: str, title: str = "Về việc quản lý chợ trên địa bàn huyện") -> str:
    lines = ("QUYẾT ĐỊNH", title, "Căn cứ Luật Thương mại ngày 14/6/2005;", "QUYẾT ĐỊNH:", *articles)
    return "\n".join(lines)


ACTS = [
    (decision("Điều 1. Quyết định này thay thế Quyết định số 9/2008/QĐ-UBND ngày 2/2/2008."), "replaces"),
    (decision("Điều 1. Bãi bỏ Quyết định số 9/2008/QĐ-UBND ngày 2/2/2008."), "repeals"),
    (decision("Điều 1. Bãi bỏ khoản 2 Điều 5 Quyết định số 9/2008/QĐ-UBND ngày 2/2/2008."), "repeals"),
    (decision("Điều 1. Quyết định số 9/2008/QĐ-UBND ngày 2/2/2008 về chợ hết hiệu lực từ ngày 1/1/2010."), "repeals"),
    (decision("Điều 1. Sửa đổi, bổ sung Điều 3 Quyết định số 9/2008/QĐ-UBND như sau."), "amends"),
    (
        decision(
            "Điều 1. Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 9/2008/QĐ-UBND như sau.",
            title="Về việc sửa đổi, bổ sung Quy chế ban hành kèm theo Quyết định số 9/2008/QĐ-UBND ngày 2/2/2008",
        ),
        "amends",
    ),
    (decision("Điều 1. Bổ sung Quyết định số 9/2008/QĐ-UBND ngày 2/2/2008."), "amends"),
    (decision("Điều 1. Bổ sung khoản 4a vào sau khoản 4 Điều 8 Quyết định số 9/2008/QĐ-UBND."), "amends"),
    (
        "THÔNG TƯ\nVỀ VIỆC BỔ SUNG, SỬA ĐỔI CHÍNH SÁCH THUẾ THEO TỶ LỆ NỘI ĐỊA HÓA TẠI QUYẾT ĐỊNH SỐ 9/2008/QĐ-UBND\n"
        "Căn cứ Luật Giá ngày 3/4/2003;\nĐiều 1. Các đơn vị áp dụng mức thuế mới.",
        "amends",
    ),
    # only asked for, only told of
    ("Đề nghị Sở xem xét sửa đổi, bổ sung Quyết định số 9/2008/QĐ-UBND cho phù hợp.", "cites"),
    ("Kiến nghị Ủy ban nhân dân tỉnh bãi bỏ Quyết định số 9/2008/QĐ-UBND.", "cites"),
    ("Đề xuất ban hành văn bản thay thế Quyết định số 9/2008/QĐ-UBND.", "cites"),
    (decision("Điều 2. Nội dung khác của Quyết định số 9/2008/QĐ-UBND không bị bãi bỏ giữ nguyên."), "cites"),
    (decision("Điều 2. Những phần của Quyết định số 9/2008/QĐ-UBND không được thay thế vẫn áp dụng."), "cites"),
    ("Quyết định số 9/2008/QĐ-UBND đã hết hiệu lực từ năm 2010 nhưng vẫn được áp dụng.", "cites"),
    ("Thực hiện Quyết định số 9/2008/QĐ-UBND; các quy định trái với quy định này hết hiệu lực.", "implements"),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts_of_the_document_itself(text: str, expected: str) -> None:
    assert relations(text)["9/2008/QĐ-UBND"] == expected


def test_all_documents_before_the_words_lapse() -> None:
    text = decision(
        "Điều 1. Quyết định này có hiệu lực từ ngày ký. Quyết định số 5/2004/QĐ-UBND ngày 8/4/2004 về quản lý chợ và "
        "Quyết định số 6/2010/QĐ-UBND ngày 8/2/2010 sửa đổi, bổ sung một số điều của Quyết định số 5/2004/QĐ-UBND "
        "ngày 8/4/2004 về quản lý chợ hết hiệu lực từ ngày Quyết định này có hiệu lực."
    )
    found = relations(text)
    assert (found["5/2004/QĐ-UBND"], found["6/2010/QĐ-UBND"]) == ("repeals", "repeals")


def test_a_document_in_the_title_of_one_that_lapses() -> None:
    text = decision(
        "Điều 1. Các quy định tại Thông tư số 6/2003/TT-BTM ngày 10/4/2003 về việc hướng dẫn góp vốn theo Quyết định số "
        "7/2001/QĐ-TTg ngày 20/12/2001 và Nghị quyết số 8/2003/NQ-CP ngày 17/1/2003 hết hiệu lực thi hành."
    )
    found = relations(text)
    assert found["6/2003/TT-BTM"] == "repeals"
    assert found["7/2001/QĐ-TTg"] == found["8/2003/NQ-CP"] == "cites"


def test_rows_of_a_table_tell_of_others() -> None:
    text = decision(
        "Điều 1. Công bố danh mục văn bản sau đây.",
        "1 | Thông tư | 5/2009/TT-BTC | 13/4/2009 | Sửa đổi biểu thuế ban hành kèm theo Quyết định số 6/2007/QĐ-BTC",
    )
    assert relations(text)["6/2007/QĐ-BTC"] == "cites"


def test_list_below_words_that_repeal() -> None:
    text = decision(
        "Điều 1. Các Quyết định sau đây hết hiệu lực thi hành kể từ ngày Quyết định này có hiệu lực:",
        "a) Quyết định số 5/2004/QĐ-UBND ngày 8/4/2004 ban hành quy định cấp phép;",
        "b) Quyết định số 6/2010/QĐ-UBND ngày 8/2/2010.",
    )
    found = relations(text)
    assert (found["5/2004/QĐ-UBND"], found["6/2010/QĐ-UBND"]) == ("repeals", "repeals")


def test_list_below_words_that_implement() -> None:
    text = (
        "KẾ HOẠCH\nRà soát văn bản\nThực hiện các văn bản sau:\n- Nghị quyết số 5/NQ-HĐND ngày 2/2/2020 của huyện;\n"
        "- Quyết định số 6/QĐ-UBND ngày 3/2/2020 của huyện.\nCác xã theo dõi Công văn số 7/UBND-NV."
    )
    assert relations(text) == {"5/NQ-HĐND": "implements", "6/QĐ-UBND": "implements", "7/UBND-NV": "cites"}


TITLES = [
    # What the title of a cited document says is no word of this one …
    ("Theo Kế hoạch số 5-KH/TU về thực hiện nếp sống văn minh và Công văn số 6-CV/TU.", {"5-KH/TU": "cites"}),
    ("Theo Kết luận số 5-KL/TU về tổng kết 10 năm phong trào và Công văn số 6-CV/TU.", {"6-CV/TU": "cites"}),
    # … but it goes on with the next one, which is what the two together mean.
    (
        "Theo Kết luận số 5-KL/TU về tiếp tục thực hiện Nghị quyết số 6-NQ/TU về dân vận.",
        {"5-KL/TU": "cites", "6-NQ/TU": "extends"},
    ),
    (
        "Thực hiện Nghị định số 5/2016/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 6/2010/NĐ-CP.",
        {"5/2016/NĐ-CP": "implements", "6/2010/NĐ-CP": "cites"},
    ),
    (
        "Thực hiện Nghị định số 5/2016/NĐ-CP sửa đổi Nghị định số 6/2010/NĐ-CP; Chỉ thị số 7/CT-TTg.",
        {"5/2016/NĐ-CP": "implements", "6/2010/NĐ-CP": "cites", "7/CT-TTg": "implements"},
    ),
    (
        decision(
            "Điều 1. Bãi bỏ Thông tư số 5/1998/TT-BTM ngày 24/12/1998 hướng dẫn Quy chế kèm theo Quyết định số "
            "6/1998/QĐ-TTg; Thông tư số 7/1999/TT-BTM ngày 1/9/1999 điều chỉnh bổ sung Thông tư số 5/1998/TT-BTM."
        ),
        {"5/1998/TT-BTM": "repeals", "6/1998/QĐ-TTg": "cites", "7/1999/TT-BTM": "repeals"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_of_cited_documents(text: str, expected: dict[str, str]) -> None:
    found = relations(text)
    assert {number: found[number] for number in expected} == expected


REACH = [
    ("Thực hiện Chỉ thị số 5-CT/TU, Kết luận số 6-KL/TU và Kế hoạch số 7-KH/TU.", ("implements",) * 3),
    ("Thực hiện Chỉ thị số 5-CT/TU về văn thư; Kết luận số 6-KL/TU về lưu trữ.", ("implements",) * 2),
    ("Căn cứ Chỉ thị số 5-CT/TU ngày 3/4/2015; Kết luận số 6-KL/TU ngày 3/4/2015;", ("based-on",) * 2),
    # A clause of its own after the semicolon has its own words.
    (
        "Đã tổng kết việc thực hiện Chỉ thị số 5-CT/TU; hoàn thành việc xây dựng quy chế nêu trong Kết luận số 6-KL/TU.",
        ("reviews", "cites"),
    ),
    # The next sentence begins anew.
    ("Thực hiện Chỉ thị số 5-CT/TU. Kết luận số 6-KL/TU đã nêu rõ.", ("implements", "cites")),
]


@pytest.mark.parametrize(("text", "expected"), REACH)
def test_reach_of_a_cue(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(relations(text).values()) == expected


def test_title_outweighs_a_task() -> None:
    text = (
        "KẾ HOẠCH\nTổng kết 20 năm thực hiện Chỉ thị số 34-CT/TW ngày 18/3/1998\n"
        "Thực hiện Chỉ thị số 34-CT/TW, Huyện ủy xây dựng kế hoạch như sau:\n1. Tiếp tục thực hiện Chỉ thị 34."
    )
    assert relations(text) == {"34-CT/TW": "reviews"}


def test_attachment_names_its_parent() -> None:
    text = (
        "ĐỀ CƯƠNG\nBÁO CÁO SƠ KẾT 5 NĂM THỰC HIỆN KẾT LUẬN SỐ 67-KL/TW\n"
        "(Ban hành kèm theo Kế hoạch số 133-KH/TU, ngày 29/8/2015 của Ban Thường vụ Tỉnh ủy)\n"
        "1. Tình hình thực hiện Kết luận số 67-KL/TW."
    )
    assert relations(text) == {"67-KL/TW": "reviews", "133-KH/TU": "attached-to"}


def test_attachment_of_the_document_itself_is_no_citation() -> None:
    text = (
        "KẾ HOẠCH\nTriển khai Nghị quyết số 18-NQ/TU\nThực hiện Nghị quyết số 18-NQ/TU, Huyện ủy ban hành kế hoạch.\n"
        "PHỤ LỤC\n(Ban hành kèm theo Kế hoạch số 83-KH/HU ngày 3/5/2016 của Ban Thường vụ Huyện ủy)\nDanh mục đơn vị."
    )
    assert relations(text) == {"18-NQ/TU": "implements"}


def test_masked_text_keeps_every_offset() -> None:
    text = "Theo Chỉ thị số 5-CT/TU về lưu trữ; thực hiện Kế hoạch số 6-KH/TU."
    spans = [(text.index("Chỉ"), text.index(" về")), (text.index("Kế"), len(text) - 1)]
    outside = masked(text, spans)
    assert len(outside.text) == len(text)
    assert outside.text.split() == ["theo", ";", "thuc", "hien", "."]
    assert outside.inside == frozenset()


def test_a_second_span_of_years_is_reviewed_like_the_first() -> None:
    text = "Báo cáo kết quả 5 năm thực hiện Kế hoạch số 12-KH/HU và 10 năm thực hiện Chỉ thị số 34-CT/HU."
    assert relations(text) == {"12-KH/HU": "reviews", "34-CT/HU": "reviews"}
