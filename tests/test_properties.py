"""What must hold of every text: the words at each span give the value back, and where the lines break says nothing.

Documents are put together from the rows of the tables beside this file, so that every form meets every other; real texts
are read as well where they are at hand.
"""

from __future__ import annotations

import re
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractors import kinds, repair, spoiled
from extractors.api import extract
from extractors.dates import full_date
from pipeline.model import Citation, Evidence, Reading, Record
from pipeline.number import parse
from pipeline.readers.text import pages_of
from pipeline.text import assemble
from pipeline.viet import fold
from tests import test_citations, test_dates, test_deadlines, test_letterhead, test_letterhead_forms, test_number_forms
from tests.test_letterhead import Head
from tools.samples.make import make
from tools.samples.source import Make, load

WIDTHS = range(40, 201)
SEEDS = ("000", "001", "002", "004")
SAMPLES = {sample.file: sample for sample in load()}

# One line of running text each, from the tables.
SENTENCES = [
    *(row[0] for row in (*test_number_forms.PARTY, *test_number_forms.STATE, *test_number_forms.OLD)),
    *(row[0] for row in (*test_number_forms.TYPED, *test_number_forms.MISREAD)),
    *(row[0] for row in (*test_citations.AROUND, *test_citations.LISTS, *test_citations.LAWS, *test_citations.NAMES)),
    *(row[0] for row in test_deadlines.ONE),
    *(f"Các xã hoàn thành {row[0]}; gửi báo cáo về huyện." for row in test_dates.ONE),
]
SENTENCES = [text for text in SENTENCES if "\n" not in text and "\f" not in text]
FILLERS = [
    "Các cơ quan, đơn vị bố trí cán bộ chuyên trách, rà soát hồ sơ tồn đọng, chỉnh lý và số hóa tài liệu theo quy định.",
    "Công tác lưu trữ được quan tâm, nhưng kho tàng còn chật hẹp, nhiều tài liệu chưa được chỉnh lý.",
]
SUBJECTS = [
    "sắp xếp, chỉnh lý hồ sơ, tài liệu tồn đọng",
    "thực hiện Kế hoạch số 88-KH/TU, ngày 07/5/2018 của Ban Thường vụ Tỉnh ủy về sắp xếp kho lưu trữ",
]
RECIPIENTS = [
    ("- Ban Thường vụ Tỉnh ủy (để báo cáo),", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng."),
    ("- Như trên;", "- Thường trực HĐND huyện (b/c);", "- Các phòng, ban, ngành; UBND các xã (t/h);", "- Lưu: VT, NV."),
]
SIGNATURES = [
    ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Khê"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Minh Nguyệt"),
    ("GIÁM ĐỐC", "Hoàng A Páo"),
]
HEADS = [*test_letterhead.HEADS, *test_letterhead_forms.HEADS]


def text_of(
    head: Head, subject: str, paragraphs: list[list[str]], recipients: tuple[str, ...], signed: tuple[str, ...]
) -> str:
    """A directive as a text file: paragraphs set apart by blank lines, letterhead and lists line by line."""
    body = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    lines = ("\n".join(head.lines), head.kind, subject, body, "\n".join(("Nơi nhận:", *recipients)), "\n".join(signed))
    return "\n\n".join(lines) + "\n"


PARAGRAPHS = st.lists(st.lists(st.sampled_from([*SENTENCES, *FILLERS]), min_size=1, max_size=3), min_size=1, max_size=5)
DIRECTIVES = st.builds(
    text_of,
    st.sampled_from(HEADS),
    st.sampled_from(SUBJECTS),
    PARAGRAPHS.map(lambda found: [FILLERS[:1], *found]),
    st.sampled_from(RECIPIENTS),
    st.sampled_from(SIGNATURES),
)
# Nobody wraps the lines of a letterhead; two columns glued into one line are as wide as the narrowest text.
NARROW = DIRECTIVES.filter(lambda text: max(map(len, text.split("\n\n", 1)[0].split("\n"))) < WIDTHS[0] - 3)
EVERY_DIRECTIVE = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@cache
def read(text: str) -> tuple[Record, ...]:
    return extract(assemble(Reading("text/plain", pages_of(text))))


# ---- the words at each span -----------------------------------------------------------------------------------------


def letters(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()


def at(found: Record, evidence: tuple[Evidence, ...]) -> str:
    return " ".join(found.text[e.start : e.end] for e in evidence)


def check_spans(found: Record) -> None:
    """Each stated value follows from the words that its evidence points at."""
    kind = found.kind.value if found.kind else None
    if found.kind:
        check_kind(found.kind.value, at(found, found.kind.evidence))
    if found.number:
        assert number_at(at(found, found.number.evidence), kind) == found.number.value
    if found.issued_on:
        assert full_date(at(found, found.issued_on.evidence).lower()) == found.issued_on.value
    for field in (found.place, found.subject, found.signatory):
        if field:
            assert letters(field.value) == letters(at(found, field.evidence))
    if found.issuer and found.issuer.value:
        check_issuer(found.issuer.value, at(found, found.issuer.evidence))
    for recipient in found.recipients:
        assert letters(recipient.value) in letters(at(found, recipient.evidence))
    for deadline in found.deadlines:
        assert deadline.text == at(found, deadline.evidence)
        assert deadline.task is None or set(letters(deadline.task).split()) <= set(letters(found.text).split())
    for citation in found.citations:
        check_citation(found, citation)


def check_kind(kind: str, printed: str) -> None:
    """The kind is written out, or told by the symbol of a number, the address of a letter, the outlet of an article."""
    number = parse(printed)
    if number:
        assert kinds.by_symbol(number) == kind
    elif kind not in ("Công văn", "Bài báo"):
        assert letters(kind).startswith(letters(printed))


def number_at(printed: str, kind: str | None) -> str | None:
    """The number that these words are, mended as the extractors may mend it."""
    number = parse(printed)
    if number:
        return repair.repaired(number, kind)[0].text
    read_again = spoiled.read_at(printed, 0, len(printed), kind)
    return read_again.number.text if read_again else None


# What stands for words of an issuer's name: abbreviations, a committee for its organisation, the Youth Union's title.
ABBREVIATED = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "bo": "uy", "trung": "dang", "lien": "bo"}
UNDERSTOOD = {"doan", "tncs", "ho", "chi", "minh", "uy", "ban", "mat", "tran", "bo"}


def check_issuer(name: str, printed: str) -> None:
    words = set(letters(printed).split())
    words |= {part for word in words for part in ABBREVIATED.get(word, "").split()} | UNDERSTOOD
    assert set(letters(name).split()) <= words


def check_citation(found: Record, citation: Citation) -> None:
    assert citation.mentions
    for mention in citation.mentions:
        assert mention.text == found.text[mention.start : mention.end]
        assert mention.text == mention.text.strip()
    assert [e.start for e in citation.evidence] == [m.start for m in citation.mentions]
    if citation.number:
        running = re.match(r"\d+", citation.number)
        assert running is not None
        printed = [re.sub(r"\s", "", m.text).translate(str.maketrans("IlO|o", "11010")) for m in citation.mentions]
        assert any(running.group() in text for text in printed)


@EVERY_DIRECTIVE
@given(DIRECTIVES)
def test_the_words_at_each_span_give_the_value(text: str) -> None:
    for found in read(text):
        check_spans(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_of_samples(name: str, tmp_path: Path) -> None:
    for found in read(unwrapped(name, tmp_path)):
        check_spans(found)


@pytest.mark.parametrize("name", SEEDS)
def test_the_same_of_real_texts(shared: Path, name: str) -> None:
    for found in read(seed(shared, name)):
        check_spans(found)


# ---- where lines break ----------------------------------------------------------------------------------------------


def gist(value: Any) -> Any:
    """All that a record states, without offsets and without the blanks that a number was broken at."""
    if isinstance(value, dict):
        apart = {"id", "source", "confidence", "evidence"}
        apart |= {"text"} if "schema" in value else set()
        apart |= set() if "due" in value else {"start", "end", "page"}
        return {name: gist(part) for name, part in value.items() if name not in apart}
    if isinstance(value, list | tuple):
        return [gist(part) for part in value]
    return re.sub(r"\s+", "", value) if isinstance(value, str) else value


def stated(text: str) -> Any:
    return gist(msgspec.to_builtins(list(read(text))))


# What Word breaks at: blanks, and after a hyphen or a stroke inside a word.
PIECES = re.compile(r"\s*(?:[^\s/-]+[/-]+(?=[^\s/-])|[^\s/-]*[/-]*[^\s/-]*(?=\s|$)|\S)")


def wrapped(text: str, width: int, *, in_words: bool = False) -> str:
    """The text with its lines cut at a width; rows of tables stay whole, as every editor leaves them."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.count("|") > 1:
            lines.append(line)
        elif in_words:
            lines += cut_in_words(line, width)
        else:
            lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(lines)


def cut_in_words(line: str, width: int) -> list[str]:
    lines = [""]
    for piece in PIECES.findall(line.rstrip()):
        if lines[-1] and len(lines[-1]) + len(piece) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return lines


def check_every_width(text: str, *, in_words: bool = False) -> None:
    whole = assemble(Reading("text/plain", pages_of(text))).text
    for width in WIDTHS:
        again = wrapped(text, width, in_words=in_words)
        # The same text gives the same record: only where a break was read otherwise the fields must tell.
        if assemble(Reading("text/plain", pages_of(again))).text != whole:
            assert stated(again) == stated(text), width


def seed(shared: Path, name: str) -> str:
    (path,) = (shared / "seeds").glob(f"{name}_*.txt")
    return path.read_text("utf-8")


def unwrapped(name: str, folder: Path) -> str:
    path = folder / "sample.txt"
    make(msgspec.structs.replace(SAMPLES[name], make=Make("txt", width=100_000)), path)
    return path.read_text("utf-8")


@pytest.mark.parametrize("in_words", [False, True], ids=["at blanks", "in words"])
@pytest.mark.parametrize("name", SEEDS)
def test_real_texts_at_any_width(shared: Path, name: str, in_words: bool) -> None:
    check_every_width(seed(shared, name), in_words=in_words)


@pytest.mark.parametrize("in_words", [False, True], ids=["at blanks", "in words"])
@pytest.mark.parametrize("name", SAMPLES)
def test_samples_at_any_width(name: str, in_words: bool, tmp_path: Path) -> None:
    check_every_width(unwrapped(name, tmp_path), in_words=in_words)


@EVERY_DIRECTIVE
@given(NARROW, st.sampled_from(WIDTHS))
def test_directives_at_any_width(text: str, width: int) -> None:
    # A text in which one line alone is broken does not show its width.
    assume(sum(len(line) > width for line in text.split("\n")) > 1)
    assert stated(wrapped(text, width)) == stated(text)


def test_wrapping_breaks_lines() -> None:
    line = "Theo Kế hoạch số 88-KH/TU và Nghị định số 30/2020/NĐ-CP của Chính phủ"
    assert wrapped(line, 40).split("\n") == ["Theo Kế hoạch số 88-KH/TU và Nghị định", "số 30/2020/NĐ-CP của Chính phủ"]
    assert wrapped(line, 20, in_words=True).split("\n")[:2] == ["Theo Kế hoạch số 88-", "KH/TU và Nghị định"]
    assert wrapped("| một | hai ba bốn |", 5) == "| một | hai ba bốn |"
