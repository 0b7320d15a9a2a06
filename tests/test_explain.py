"""Why a value stands in the record: every value has its rule, and what it beat is told with the reason."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from cli import main
from config.vocabulary import table
from extractors.api import explained, extract
from extractors.explain import LISTS, SINGLE, shown
from index.explanations import explanation
from pipeline.decision import Decision, Explained
from pipeline.model import Aside, Document, Record
from pipeline.readers import read
from pipeline.text import assemble
from tests.directives import document

ROOT = Path(__file__).resolve().parent.parent
PLAN = """VĂN PHÒNG HUYỆN ỦY LAM KHÊ
CÔNG VĂN ĐẾN
Số: 512
Ngày: 14/3/2016
TỈNH ỦY HÀ TRÀ
*
Số 145 - KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Trà, ngày 9 tháng 3 năm 2016
KẾ HOẠCH
kiểm tra việc thực hiện Chỉ thị số 21-CT/TU ngày 5/6/2012 của Ban Thường vụ Tỉnh ủy
Căn cứ Quyết định số 47-QĐ/TU ngày 3/2/2015 của Ban Thường vụ Tỉnh ủy về quy chế làm việc;
Sau khi tổng kết 5 năm thực hiện Chương trình số 8-CTr/TU, Ban Thường vụ Tỉnh ủy xây dựng kế hoạch như sau:
1. Các huyện ủy tự kiểm tra, báo cáo bằng văn bản trước ngày 30/4/2016; năm 2015 có 12 đơn vị chưa báo cáo.
2. Quy định này có hiệu lực từ ngày 20/3/2016.
3. Quyết định số 9-QĐ/TU ngày 1/1/2010 hết hiệu lực; mở rộng đường 5-B và đường tránh.
4. Định kỳ hằng quý, các huyện ủy báo cáo kết quả trước ngày 25 tháng cuối quý.
Nơi nhận:
- Các huyện ủy (t/h),
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Văn Bền
ỦY VIÊN THƯỜNG VỤ
Đặng Quang Minh
PHỤ LỤC 1
Danh mục hồ sơ phải kiểm tra
Mẫu số 1
Hồ sơ gồm báo cáo và biên bản.
"""
LETTER = """ỦY BAN NHÂN DÂN TỈNH HÀ TRÀ
SỞ NỘI VỤ
Số:      /SNV-VTLT
V/v chỉnh lý hồ sơ năm 2019
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Trà, ngày 31 tháng 4 năm 2020
Kính gửi:
- Ủy ban nhân dân các huyện;
- Các trường trung cấp.
Thực hiện Công văn số 88/UBND-NC ngày 2/3/2020 của Ủy ban nhân dân tỉnh về lưu trữ, Sở Nội vụ đề nghị các cơ quan lập \
danh mục hồ sơ còn tồn đọng.
Thời hạn gửi báo cáo: chậm nhất ngày 15/6/2020.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Vũ Thị Hồng Lam
"""
BARE = """KẾ HOẠCH
sơ kết công tác dân vận
Ban Thường vụ Tỉnh ủy Hà Trà ban hành kế hoạch sơ kết; các huyện ủy phối hợp với Mặt trận Tổ quốc.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lê Văn Tâm
ĐỀ CƯƠNG
báo cáo sơ kết
(Ban hành kèm theo Kế hoạch số 77-KH/TU, ngày 3/5/2013 của Ban Thường vụ Tỉnh ủy)
QUY CHẾ
phối hợp
(Ban hành kèm theo Quyết định số 12-QĐ/TU, ngày 4/5/2013 của Ban Thường vụ Tỉnh ủy)
"""
OLD = """BỘ LÂM NGHIỆP
Số: 12KH/BLN
Hà Nội, ngày    tháng 7 năm 1995
THÔNG TƯ
hướng dẫn trồng rừng
Kính gửi: Ủy ban nhân dân các tỉnh
1. Các tỉnh trồng rừng theo Quyết định số 217, 218-QĐ/BLN.
"""
FORMULA = """QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 63/QĐ-TTg NGÀY 13 THÁNG 01 NĂM 2010 PHÊ DUYỆT QUY HOẠCH KHO LƯU TRỮ
THỦ TƯỚNG CHÍNH PHỦ
Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;
QUYẾT ĐỊNH:
Điều 1. Phê duyệt quy hoạch kho lưu trữ.
Điều 2. Quyết định này thay thế Quyết định số 5/2001/QĐ-TTg.
"""
UNREAD = """UBND TỈNH HÀ TRÀ
SỞ Y TẾ
Số:2!0†ƒ/SYT-NVY
KẾ HOẠCH
phòng, chống dịch
Thực hiện Kế hoạch số 30/KH-UBND của UBND tỉnh, các bệnh viện trực 24 giờ.
"""
PARTY = """TỈNH ỦY HÀ TRÀ
*
Số 12-CV/TU
Kiểm tra kho lưu trữ ở cơ sở
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Trà, ngày 9 tháng 3 năm 2016
Kính gửi: Các huyện ủy, thành ủy
Thường trực Tỉnh ủy đề nghị các đồng chí chỉ đạo kiểm tra kho lưu trữ của các xã và báo cáo Tỉnh ủy.
"""
NEWS = """Tỉnh ủy chỉ đạo phòng, chống cháy rừng
(Báo Hà Trà) - Thường trực Tỉnh ủy vừa ban hành Công văn số 61-CV/TU về phòng, chống cháy rừng.
Công văn nêu rõ các huyện phải tiếp tục thực hiện Chỉ thị số 21-CT/TU.
Từ khóa: cháy rừng. Chia sẻ. Bình luận.
Thứ Hai, 02/03/2020
"""
TEXTS = {name: globals()[name] for name in ("PLAN", "LETTER", "BARE", "OLD", "FORMULA", "UNREAD", "PARTY", "NEWS")}


def of(text: str) -> Document:
    return document(*text.splitlines())


@cache
def told(name: str) -> Explained:
    (found,) = explained(of(TEXTS[name]))
    return found


def decision(found: Explained, field: str, value: str | None) -> Decision:
    """The decision for this value, or for a field that has none."""
    fitting = [d for d in found.decisions if d.field == field and d.value == value]
    assert fitting, [(d.field, d.value, d.rule) for d in found.decisions if d.field == field]
    return fitting[0]


# Document, field, value, the rule that gave it; a candidate that was passed over for the field and why.
BEATEN: list[tuple[str, str, str | None, str, str, str]] = [
    ("PLAN", "kind", "Kế hoạch", "kind-heading", "CÔNG VĂN ĐẾN", "receipt-words"),
    ("PLAN", "number", "145-KH/TU", "number-labelled", "Số: 512", "receipt-number"),
    ("PLAN", "number", "145-KH/TU", "number-labelled", "21-CT/TU", "cited-in-text"),
    ("PLAN", "issued_on", "2016-03-09", "date-dateline", "2016-03-14", "receipt-date"),
    ("PLAN", "issued_on", "2016-03-09", "date-dateline", "ngày 3/2/2015", "date-in-text"),
    ("PLAN", "issuer", "Tỉnh ủy Hà Trà", "issuer-letterhead", "VĂN PHÒNG HUYỆN ỦY LAM KHÊ", "receipt-body"),
    ("PLAN", "signatory", "Trần Văn Bền", "signed", "Đặng Quang Minh", "signs-later"),
    ("PLAN", "deadlines", None, "passed-over", "ngày 20/3/2016", "effect-or-event"),
    ("PLAN", "deadlines", None, "passed-over", "năm 2015", "no-limiting-word"),
    ("PLAN", "citations", None, "passed-over", "145 - KH/TU", "own-number"),
    ("PLAN", "citations", None, "passed-over", "5-B", "no-document-number"),
    ("PLAN", "attachments", None, "passed-over", "Mẫu số 1", "part-of-attachment"),
    ("LETTER", "kind", "Công văn", "kind-addressed", "", ""),
    ("LETTER", "number", None, "nothing-found", "Số: … /SNV-VTLT", "blank"),
    ("LETTER", "issued_on", None, "nothing-found", "31 tháng 4 năm 2020", "no-such-day"),
    ("LETTER", "issuer", "Sở Nội vụ", "issuer-letterhead", "ỦY BAN NHÂN DÂN TỈNH HÀ TRÀ", "upper-body"),
    ("LETTER", "subject", "chỉnh lý hồ sơ năm 2019", "subject-letter", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
     "not-subject"),
    ("LETTER", "deadlines", "2020-06-15", "deadline-label", "", ""),
    ("LETTER", "deadlines", None, "passed-over", "ngày 2/3/2020", "date-of-document"),
    ("BARE", "kind", "Kế hoạch", "kind-heading", "QUY CHẾ", "kind-later"),
    ("BARE", "number", "77-KH/TU", "number-of-parent", "12-QĐ/TU", "cited-in-text"),
    ("BARE", "issued_on", "2013-05-03", "date-of-parent", "", ""),
    ("BARE", "issuer", "Ban Thường vụ Tỉnh ủy", "issuer-signs", "Mặt trận Tổ quốc", "does-not-sign"),
    ("BARE", "subject", "sơ kết công tác dân vận", "subject-under-kind",
     "Ban Thường vụ Tỉnh ủy Hà Trà ban hành kế hoạch sơ kết; các huyện ủy phối hợp với Mặt trận Tổ quốc.", "text-begins"),
    ("OLD", "kind", "Thông tư", "kind-heading", "12KH/BLN", "symbol-differs"),
    ("OLD", "kind", "Thông tư", "kind-heading", "Kính gửi: Ủy ban nhân dân các tỉnh", "heading-wins"),
    ("OLD", "recipients", None, "nothing-found", "Kính gửi: Ủy ban nhân dân các tỉnh", "not-a-letter"),
    ("OLD", "number", "12-KH/BLN", "number-spoiled", "218-QĐ/BLN", "cited-in-text"),
    ("OLD", "issued_on", None, "nothing-found", "… tháng 7 năm 1995", "blank"),
    ("FORMULA", "number", "63/QĐ-TTg", "number-formula", "5/2001/QĐ-TTg", "cited-in-text"),
    ("FORMULA", "issued_on", "2010-01-13", "date-formula", "ngày 25 tháng 12 năm 2001", "date-in-text"),
    ("FORMULA", "issuer", "Thủ tướng Chính phủ", "issuer-formula", "", ""),
    ("UNREAD", "number", None, "nothing-found", "Số:2!0†ƒ/SYT-NVY", "unread"),
    ("PARTY", "subject", "Kiểm tra kho lưu trữ ở cơ sở", "subject-under-number", "ĐẢNG CỘNG SẢN VIỆT NAM", "not-subject"),
    ("PARTY", "number", "12-CV/TU", "number-labelled", "", ""),
    ("NEWS", "number", None, "not-of-article", "61-CV/TU", "cited-in-text"),
    ("NEWS", "kind", "Bài báo", "kind-article", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "field", "value", "rule", "rival", "reason"), BEATEN)
def test_rule_and_what_it_beat(name: str, field: str, value: str | None, rule: str, rival: str, reason: str) -> None:
    found = decision(told(name), field, value)
    assert (found.rule, found.told) == (rule, table("rules")["rules"][rule])
    beaten = {re.sub(r"\s+", " ", r.text): r for r in found.rivals}
    if rival:
        assert (rival in beaten, [r for r in beaten if r == rival]) == (True, [rival]), list(beaten)
        assert (beaten[rival].reason, beaten[rival].told) == (reason, table("rules")["reasons"][reason])
        text = told(name).record.text
        for spot in beaten[rival].evidence:
            assert " ".join(text[spot.start : spot.end].split()).startswith(rival.rstrip("…"))


# Document, property, its value, the rule, the words that say so.
PARTS = [
    ("PLAN", "issuer.locality", "Hà Trà", "locality-letterhead", "TỈNH ỦY HÀ TRÀ"),
    ("PLAN", "signatory.position", "Phó Bí thư", "signed-position", "PHÓ BÍ THƯ"),
    ("PLAN", "signatory.authority", "T/M Ban Thường vụ", "signed-authority", "T/M BAN THƯỜNG VỤ"),
    ("PLAN", "citations.relation", "implements", "relation-cue", "thực hiện"),
    ("PLAN", "citations.relation", "based-on", "relation-grounds", "Căn cứ"),
    ("PLAN", "citations.relation", "repeals", "relation-after", "hết hiệu lực"),
    ("LETTER", "issuer.locality", "Hà Trà", "locality-letterhead", "ỦY BAN NHÂN DÂN TỈNH HÀ TRÀ\nSỞ NỘI VỤ"),
    ("LETTER", "citations.relation", "implements", "relation-cue", "Thực hiện"),
    ("FORMULA", "citations.relation", "replaces", "relation-cue", "thay thế"),
    ("FORMULA", "issuer.locality", None, "locality-central", "THỦ TƯỚNG CHÍNH PHỦ"),
]


@pytest.mark.parametrize(("name", "field", "value", "rule", "words"), PARTS)
def test_a_property_has_a_rule_of_its_own(name: str, field: str, value: str | None, rule: str, words: str) -> None:
    found = [d for d in told(name).decisions if d.field == field and d.value == value]
    text = told(name).record.text
    assert (rule, words) in [(d.rule, text[d.evidence[0].start : d.evidence[0].end]) for d in found]


# Letterhead line, citation; what was printed, what stands in the record, why.
REPAIRS = [
    ("Số 145 - KH/TU", "number", "145 - KH/TU", "145-KH/TU", "blanks-dropped"),
    ("Số 145–KH/TU", "number", "145–KH/TU", "145-KH/TU", "blanks-dropped"),
    ("Số 145KH/TU", "number", "145KH/TU", "145-KH/TU", "stroke-supplied"),
    ("Số 145-KH/FU", "number", "FU", "TU", "symbol-misread"),
    ("Số I45-KH/TU", "number", "I45", "145", "digits-read"),
    ("Số: 145~KH/TU", "number", "145~KH/TU", "145-KH/TU", "stroke-supplied"),
    ("thực hiện Kế hoạch số I2-KH/TU", "citations", "I2", "12", "digits-read"),
    ("thực hiện Quyết định số 12 QĐ/UB", "citations", "12QĐ/UB", "12-QĐ/UB", "stroke-supplied"),
    ("Số: 145/QD-UBND", "number", "QD", "QĐ", "symbol-spelling"),
    ("thực hiện Kết luận số 12-KL/TNW", "citations", "TNW", "TW", "symbol-misread"),
    ("theo Quyết định số 217, 218-QĐ/TW", "citations", "217", "217-QĐ/TW", "symbol-shared"),
    ("theo Nghị định số 1 07/2021/NĐ-CP", "citations", "07", "107", "digits-joined"),
]


@pytest.mark.parametrize(("line", "field", "raw", "value", "reason"), REPAIRS, ids=[row[0] for row in REPAIRS])
def test_what_was_mended_is_told(line: str, field: str, raw: str, value: str, reason: str) -> None:
    number, cited = (line, "") if field == "number" else ("Số 145-KH/TU", line)
    text = f"TỈNH ỦY HÀ TRÀ\n{number}\nHà Trà, ngày 9 tháng 3 năm 2016\nKẾ HOẠCH\nlưu trữ\nCác huyện {cited} của cấp trên.\n"
    (found,) = explained(of(text))
    repairs = [r for d in found.decisions if d.field == field for r in d.repairs]
    assert (raw, value, reason) in [(r.raw, r.value, r.reason) for r in repairs]
    assert all(r.told == table("rules")["repairs"][r.reason] for r in repairs)


def test_a_number_as_printed_is_not_mended() -> None:
    (found,) = explained(of(PLAN.replace("145 - KH/TU", "145-KH/TU")))
    number = decision(found, "number", "145-KH/TU")
    assert found.record.number is not None
    assert (number.repairs, number.confidence, number.reading) == ((), found.record.number.confidence, 1.0)


def test_a_stamp_on_the_picture_is_quoted() -> None:
    stamp = Aside("stamp", "HUYỆN ỦY SUỐI VÀNG\nCÔNG VĂN ĐẾN\nSố: 365\nNgày: 21/5/2018", 1)
    (found,) = explained(msgspec.structs.replace(of(LETTER), asides=(stamp,)))
    receipt = decision(found, "receipt", "365")
    assert (receipt.rule, receipt.quote, receipt.evidence) == ("receipt-stamp", stamp.text, ())


def check(found: Explained) -> None:
    """Every value has a decision with the same value and evidence, every field without one says so."""
    record = found.record
    given_ = {(d.field, d.item): d for d in found.decisions if d.rule not in ("nothing-found", "passed-over")}
    for field in SINGLE:
        value: Any = getattr(record, field)
        if value is None:
            assert [d.value for d in found.decisions if d.field == field] == [None]
            continue
        told_ = given_[field, None]
        assert (told_.value, told_.evidence, told_.confidence) == (
            shown(field, value),
            value.evidence,
            value.confidence,
        )
    for field in LISTS:
        values: Any = getattr(record, field)
        assert [d.item for d in found.decisions if d.field == field and d.item is not None] == list(range(len(values)))
        assert values or any(d.field == field and d.rule == "nothing-found" for d in found.decisions)
        for item, value in enumerate(values):
            told_ = given_[field, item]
            assert (told_.value, told_.evidence) == (shown(field, value), value.evidence)
    assert {d.rule for d in found.decisions} <= set(table("rules")["rules"]) - {"unnamed"}
    _check_parts(record, found)


def _check_parts(record: Record, found: Explained) -> None:
    for d in found.decisions:
        field, _, part = d.field.partition(".")
        if part:
            value = getattr(record, field)
            assert d.value == getattr(value if d.item is None else value[d.item], part)
    relations = [d for d in found.decisions if d.field == "citations.relation"]
    assert len(relations) == len(record.citations)
    assert (record.issuer is None) == (not any(d.field == "issuer.locality" for d in found.decisions))


@pytest.mark.parametrize("name", TEXTS)
def test_every_value_has_a_decision(name: str) -> None:
    check(told(name))


@pytest.mark.parametrize("name", TEXTS)
def test_the_record_is_the_same_with_and_without(name: str) -> None:
    assert extract(of(TEXTS[name])) == (told(name).record,)


@given(st.sampled_from(sorted(TEXTS)), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_both_hold_for_mutilated_documents(name: str, random: Any) -> None:
    lines = [line for line in TEXTS[name].splitlines() if random.random() < 0.8]
    if random.random() < 0.2:
        random.shuffle(lines)
    source = document(*lines)
    # A letterhead that stands alone after a closed text may be taken for a second document.
    told_ = explained(source)
    for found in told_:
        check(found)
    assert extract(source) == tuple(found.record for found in told_)


@pytest.mark.parametrize("suffix", [".md", ".html", ".txt", ".docx"])
def test_both_hold_for_the_samples(samples: Path, suffix: str) -> None:
    files = sorted(samples.glob(f"*{suffix}"))
    assert files
    for file in files:
        source = assemble(read(file), str(file), "0" * 64)
        found = explained(source)
        for each in found:
            check(each)
        assert extract(source) == tuple(each.record for each in found)


def test_every_rule_of_the_table_is_in_the_code_and_no_other() -> None:
    sources = {path.name: path.read_text("utf-8") for path in (ROOT / "extractors").glob("*.py")}
    code = "\n".join(sources.values())
    verdicts = "\n".join(text for name, text in sources.items() if name.startswith("deadline_"))
    listed = table("rules")
    for name in (*listed["rules"], *listed["reasons"], *listed["repairs"]):
        part = re.fullmatch(r"signed-(position|authority)|deadline-(.+)", name)
        where = verdicts if part and part[2] else code
        assert f'"{(part[1] or part[2]) if part else name}"' in where, name
    told_ = set(re.findall(r'\.by\("([\w-]+)"|rule="([\w-]+)"|"((?:relation|locality|cited-by)-[\w-]+)"', code))
    assert {name for names in told_ for name in names if name} - set(listed["rules"]) == set()
    refused = set(re.findall(r'refuse\((?:mention|trace|"\w+"|"\w+", )[^"\n]*"([a-z-]+)"', code))
    assert refused - set(listed["reasons"]) <= {"citations", "deadlines"}
    judged = set(re.findall(r'Verdict\(\s*"([a-z-]+)"', verdicts))
    assert len(judged) > 5
    assert {f"deadline-{name}" for name in judged} - set(listed["rules"]) == set()


# ---- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, "utf-8")
    return file


def run(*args: str) -> str:
    done = CliRunner().invoke(main, args, env={"VANBAN_CONFIG": "/dev/null"})
    assert done.exit_code == 0, done.output
    return done.stdout


def test_as_json_the_decisions_stand_beside_the_records(plan: Path) -> None:
    records = json.loads(run("extract", str(plan)))
    both = json.loads(run("extract", str(plan), "--explain"))
    assert set(both) == {"records", "explain"}
    assert both["records"] == records
    (explain,) = both["explain"]
    assert explain["id"] == records[0]["id"]
    number = next(d for d in explain["decisions"] if d["field"] == "number")
    assert (number["value"], number["rule"], number["evidence"]) == (
        "145-KH/TU", "number-labelled", records[0]["number"]["evidence"]
    )  # fmt: skip
    assert number["repairs"][0] == {
        "raw": "145 - KH/TU", "value": "145-KH/TU", "reason": "blanks-dropped",
        "told": "bỏ khoảng trống, thống nhất dấu nối",
    }  # fmt: skip


def test_as_a_tree_it_reads_like_this(plan: Path) -> None:
    shown_ = run("extract", str(plan), "--explain", "--format", "table")
    flat = re.sub(r"độ tin \d+%", "độ tin N%", " ".join(re.sub(r"[│├└─]", " ", shown_).split()))
    assert 'Số, ký hiệu 145-KH/TU trang 1 · độ tin N% vì đứng sau chữ "Số" ở phần đầu văn bản number-labelled' in flat
    assert "HÀ TRÀ / * / Số «145 - KH/TU» / ĐẢNG CỘNG SẢN" in flat
    assert "sửa 145 - KH/TU → 145-KH/TU: bỏ khoảng trống, thống nhất dấu nối" in flat
    assert "không lấy Số: 512 (trang 1): số của dấu công văn đến receipt-number" in flat
    assert "quan hệ: thực hiện trang 1 vì lời đứng trước trong cùng câu relation-cue" in flat
    assert 'Các huyện ủy trang 1 · độ tin N% một dòng dưới "Nơi nhận" recipient-listed' in flat


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("width", [60, 200])
def test_every_explanation_can_be_drawn(name: str, width: int) -> None:
    console = Console(width=width, record=True, file=None, quiet=True)
    lines = [segment.text for segment in console.render(explanation(told(name)))]
    drawn = "".join(lines)
    assert all(d.rule in drawn for d in told(name).decisions)
    assert max(len(line) for line in drawn.splitlines()) <= width
