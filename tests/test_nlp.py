"""The extractors as a spaCy pipeline: an exact Doc, declared fields, the same records at any width, in linear time."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import findings
from extractors.api import extract
from extractors.base import Case, Extractor
from extractors.nlp import component, fields, pipeline, tokens
from extractors.registry import EXTRACTORS
from pipeline.model import Document, Line, Page, Reading, Record
from pipeline.number import NUMBER
from pipeline.segment import outline
from pipeline.text import assemble

PARAGRAPHS = (
    "HUYỆN ỦY HÀ TRÀ",
    "Số 145-KH/HU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Hà Trà, ngày 12 tháng 3 năm 2019",
    "KẾ HOẠCH",
    "Tổng kết 10 năm thực hiện Chỉ thị số 34-CT/TU về công tác văn thư, lưu trữ",
    "Thực hiện Kế hoạch số 77-KH/TU, ngày 20/02/2019 của Ban Thường vụ Tỉnh ủy về tổng kết 10 năm thực hiện Chỉ thị số "
    "34-CT/TU, ngày 15/6/2009 của Ban Thường vụ Tỉnh ủy khóa XV về công tác văn thư, lưu trữ, Ban Thường vụ Huyện ủy xây "
    "dựng kế hoạch với các nội dung sau:",
    "1. Các chi bộ, đảng bộ trực thuộc tổ chức tổng kết bằng hình thức phù hợp; hoàn thành trước ngày 20 tháng 4 năm 2019.",
    "2. Văn phòng Huyện ủy tổng hợp, xây dựng báo cáo trình Ban Thường vụ Huyện ủy trong tháng 5 năm 2019; theo dõi, đôn "
    "đốc việc thực hiện Nghị quyết số 09/2013/NQ-HĐND ngày 03/4/2013 của Hội đồng nhân dân tỉnh.",
    "3. Ban Tuyên giáo Huyện ủy hướng dẫn công tác tuyên truyền theo Luật Lưu trữ và Nghị định số 43/2016/NĐ-CP ngày "
    "20/5/2016 của Chính phủ.",
    "Nơi nhận:",
    "- Ban Thường vụ Tỉnh ủy (b/c),",
    "- Các chi, đảng bộ trực thuộc (t/h),",
    "- Lưu Văn phòng Huyện ủy.",
    "T/M BAN THƯỜNG VỤ",
    "PHÓ BÍ THƯ",
    "Trần Văn Bền",
)
ODD = [
    "",
    " ",
    "\n\n",
    "\f",
    "một  hai   ba",
    " đầu và cuối ",
    "dòng\nmới\n\nvà\ftrang",
    "88-KH/TU88-KH/TU",
    "Số 30/2020/NĐ-CP,12-CV/TU;5/QĐ-UBND",
    "số 512-\fCV/TU",
    "chữ e\u0301 tách dấu, 𝄞 ngoài BMP, 🙂",
    "tab\tvà nbsp\u00a0ở đây",
    "“…” – — ‑ ½ ²",
]


def document(paragraphs: Sequence[str], width: int | None = None) -> Document:
    """The paragraphs as a text file, each on one line or wrapped, an empty line between two."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        *wrapped, last = textwrap.wrap(paragraph, width, break_on_hyphens=False) if width else [paragraph]
        lines += [*(Line(part) for part in wrapped), Line(last, end="gap")]
    return assemble(Reading("text/plain", (Page(1, 0, 0, "file", tuple(lines)),)), "directive.txt", "0" * 64)


def record(source: Document) -> Record:
    (found,) = extract(source)
    return found


@pytest.mark.parametrize("text", ODD)
def test_doc_is_the_text(text: str) -> None:
    assert pipeline().make_doc(text).text == text


@given(st.text(alphabet=st.sampled_from("aAđĐ1 2\n\f\t-/.,CTWKHUsố“”e\u0301")))
@settings(max_examples=300, deadline=None)
def test_tokens_give_back_any_text(text: str) -> None:
    words, spaces = tokens(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text


def test_numbers_are_single_tokens() -> None:
    text = "\n".join(PARAGRAPHS)
    doc = pipeline().make_doc(text)
    numbers = [found.group() for found in NUMBER.finditer(text)]
    assert len(numbers) == 6
    assert [token.text for token in doc if NUMBER.fullmatch(token.text)] == numbers


def test_every_component_says_what_it_assigns_and_requires() -> None:
    nlp = pipeline()
    assert nlp.pipe_names == [f"vanban_{extractor.name}" for extractor in EXTRACTORS]
    for extractor in EXTRACTORS:
        meta = nlp.get_pipe_meta(f"vanban_{extractor.name}")
        assert list(meta.assigns) == [f"doc._.{field}" for field in extractor.assigns]
        assert list(meta.requires) == [f"doc._.{field}" for field in extractor.requires]
        assert extractor.assigns


def test_no_field_is_required_before_it_is_assigned() -> None:
    analysis = pipeline().analyze_pipes()
    assert analysis is not None
    assert not any(analysis["problems"].values())
    assigned = [field for extractor in EXTRACTORS for field in extractor.assigns]
    assert len(assigned) == len(set(assigned))


def test_no_component_assigns_more_than_it_says() -> None:
    assert set(fields(document(PARAGRAPHS))) <= {field for extractor in EXTRACTORS for field in extractor.assigns}


def test_extraction_is_deterministic() -> None:
    first, second = (msgspec.json.encode(extract(document(PARAGRAPHS))) for _ in range(2))
    assert first == second


WHOLE = record(document(PARAGRAPHS))


def test_the_whole_directive_is_read() -> None:
    assert WHOLE.number is not None
    assert WHOLE.number.value == "145-KH/HU"
    assert [citation.number for citation in WHOLE.citations] == [
        "34-CT/TU",
        "77-KH/TU",
        "09/2013/NQ-HĐND",
        None,
        "43/2016/NĐ-CP",
    ]
    assert [deadline.due for deadline in WHOLE.deadlines] == ["2019-04-20", "2019-05-31"]


@given(st.integers(min_value=40, max_value=140))
@settings(max_examples=60, deadline=None)
def test_same_record_at_any_width(width: int) -> None:
    found = record(document(PARAGRAPHS, width))
    assert found.text == WHOLE.text
    assert msgspec.structs.replace(found, source=WHOLE.source) == WHOLE


def many(paragraphs: int, *, distinct: bool) -> Document:
    """A directive of that many paragraphs, all about one document or each about others."""
    body = (
        f"Thực hiện Chỉ thị số {i}-CT/TU ngày 3/4/2015 của Tỉnh ủy và Luật Quản lý rừng {chr(65 + i % 26)}{'abcde'[i % 5]}, "
        f"các xã quán triệt Chỉ thị {i} và Kế hoạch số {i}/KH-UBND, hoàn thành trước ngày 20 tháng 4 năm 2019."
        for i in (range(1, paragraphs + 1) if distinct else [1] * paragraphs)
    )
    return document((*PARAGRAPHS[:6], *body))


@pytest.mark.parametrize("distinct", [True, False])
def test_time_grows_linearly(distinct: bool) -> None:
    """CPU time of four times the text; the bound leaves room for a busy machine but not for a square."""
    small, large = many(300, distinct=distinct), many(1200, distinct=distinct)
    assert len(small.text) > 50_000
    extract(small)
    spent = []
    for source in (small, large):
        began = time.process_time()
        extract(source)
        spent.append(time.process_time() - began)
    assert spent[1] < 8 * spent[0]


def test_an_extractor_that_fails_costs_its_own_field_and_is_told() -> None:
    document = assemble(Reading("text/plain", (Page(1, 0, 0, "file", (Line("KẾ HOẠCH"),)),)))
    doc = pipeline().make_doc(document.text)
    doc._.document, doc._.outline, doc._.fields = document, outline(document), {"number": None}
    component(Extractor("subject", lambda case: {"subject": case.fields["nowhere"]}, ("subject",)))(doc)
    codes = {
        found.code: found.message for found in findings.find(Case(document, doc._.outline, doc._.fields))["findings"]
    }
    assert codes["extractor-failed"] == "subject: KeyError: 'nowhere'"
