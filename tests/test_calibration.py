"""Confidence: what vouches for a value, how it is weighed, and that the stored weights fit the program."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import Settings
from config.vocabulary import table
from extractors.api import extract
from extractors.calibration import SURE, FieldModel, confidence, models
from extractors.ground import ground
from extractors.signals import SIGNALS, judged, misspelled, stated
from extractors.vouching import vouch
from extractors.wordlist import misread
from pipeline.model import (
    FIELDS,
    Box,
    Citation,
    Deadline,
    Document,
    Evidence,
    Field,
    Issued,
    Issuer,
    Line,
    Mention,
    Page,
    Reading,
    Receipt,
    Recipient,
    Record,
    Signatory,
    SourceInfo,
    Word,
)
from pipeline.text import assemble

PLAN = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG TRỊ
Số: 47/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Trị, ngày 12 tháng 3 năm 2019
KẾ HOẠCH
Phòng, chống hạn hán và xâm nhập mặn năm 2019 trên địa bàn tỉnh
Thực hiện Chỉ thị số 16/CT-TTg ngày 04/02/2019 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:
1. Sở Nông nghiệp và Phát triển nông thôn tổng hợp tình hình, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/4/2019.
Nơi nhận:
- Văn phòng Chính phủ;
- Sở Nông nghiệp và Phát triển nông thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn Mẫu"""
PERFECT = (1.0,) * len(SIGNALS)


def typed(text: str) -> Document:
    return assemble(Reading("text/plain", (Page(1, 0, 0, "file", tuple(Line(line) for line in text.split("\n"))),)))


def scanned(text: str, *, sure: float = 0.95, unsure: dict[str, float] | None = None) -> Document:
    """The text as OCR would give it: every word with a confidence, `unsure` words with their own."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        words = tuple(
            Word(
                word,
                Box(72 + 40 * place, 20 * number, 108 + 40 * place, 20 * number + 12),
                (unsure or {}).get(word, sure),
            )
            for place, word in enumerate(line.split())
        )
        lines.append(Line(line, Box(72, 20 * number, 520, 20 * number + 12), words, confidence=sure))
    return assemble(Reading("image/png", (Page(1, 595, 842, "ocr", tuple(lines), sure),)))


def sure_of(document: Document, field: str) -> float:
    (record,) = extract(document)
    return min(float(item.confidence) for item in stated(record, field))


# ---- the stored weights ----


def test_the_stored_weights_are_those_of_the_fields_and_signals() -> None:
    stored = table("calibration")
    assert set(stored["fields"]) == set(FIELDS)
    assert {tuple(entry["weights"]) for entry in stored["fields"].values()} == {tuple(SIGNALS)}
    assert all(weight >= 0 for entry in stored["fields"].values() for weight in entry["weights"].values())


def test_no_field_is_claimed_beyond_what_its_documents_allow() -> None:
    stored = table("calibration")
    highest = (stored["documents"] + 1) / (stored["documents"] + 2)
    assert all(0.5 < entry["cap"] <= round(highest, 3) for entry in stored["fields"].values())
    assert stored["values"] > 20 * stored["documents"]


def test_values_below_the_setting_are_those_that_are_not_sure() -> None:
    assert Settings().review == SURE
    assert SURE <= models()[1] < 1


@given(
    st.sampled_from(FIELDS),
    st.tuples(*[st.floats(0, 1)] * len(SIGNALS)),
    st.integers(0, len(SIGNALS) - 1),
    st.floats(0, 1),
)
def test_more_that_speaks_for_a_value_never_lowers_its_confidence(
    field: str, signals: tuple[float, ...], place: int, higher: float
) -> None:
    fields, bar = models()
    better = (*signals[:place], max(signals[place], higher), *signals[place + 1 :])
    low, high = confidence(fields[field], bar, signals), confidence(fields[field], bar, better)
    assert 0 <= low <= high <= fields[field].cap


@pytest.mark.parametrize(
    ("offset", "cap", "expected"),
    [
        (10.0, 0.97, 0.97),  # however sure, never above what the number of documents allows
        (3.2, 0.97, 0.961),  # above the bar: as it is
        (2.9, 0.97, 0.898),  # 0.948 is just below the bar: no longer sure
        (2.5, 0.97, 0.8755),
        (0.0, 0.97, 0.474),
        (-9.0, 0.97, 0.0),
        (10.0, 0.75, 0.75),
    ],
)
def test_what_does_not_reach_the_bar_is_not_sure(offset: float, cap: float, expected: float) -> None:
    model = FieldModel(offset, (0.0,) * len(SIGNALS), cap)
    assert confidence(model, 0.95, PERFECT) == pytest.approx(expected, abs=0.001)


# ---- records ----


def test_every_value_gets_the_confidence_of_its_signals() -> None:
    document = scanned(PLAN)
    (raw,), (done,) = extract(document, calibrated=False), extract(document)
    fields, bar = models()
    seen = set()
    for value in judged(document, raw):
        seen.add(value.field)
        assert 0 <= value.raw <= 1
        assert all(0 <= signal <= 1 for signal in value.signals), value
        given_now = stated(done, value.field)[value.place].confidence
        assert given_now == confidence(fields[value.field], bar, value.signals)
    assert seen == {*FIELDS} - {"receipt", "attachments"}


def test_only_confidences_are_changed_and_always_in_the_same_way() -> None:
    document = scanned(PLAN)
    (raw,), (done,), (again,) = extract(document, calibrated=False), extract(document), extract(document)

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: bare(part) for name, part in value.items() if name != "confidence"}
        return [bare(part) for part in value] if isinstance(value, list | tuple) else value

    assert done == again != raw
    assert bare(msgspec.to_builtins(done)) == bare(msgspec.to_builtins(raw))


@pytest.mark.parametrize("field", ["kind", "number", "issued_on", "place", "issuer", "subject", "citations"])
def test_what_is_typed_and_certain_needs_no_review(field: str) -> None:
    assert sure_of(typed(PLAN), field) >= SURE


@pytest.mark.parametrize(
    ("field", "right", "misread_as", "unsure"),
    [
        ("number", "Số: 47/KH-UBND", "Số: 47/RH-UBMD", 0.4),
        ("issuer", "TỈNH QUẢNG TRỊ", "TÌNH QUÃNG TR|", 0.35),
        ("subject", "Phòng, chống hạn hán và xâm nhập mặn", "Phòng, chồng hạn hản và xâm nhập mãn", 0.5),
        ("signatory", "Nguyễn Văn Mẫu", "Ngụvễn Văn", 0.4),
        ("citations", "16/CT-TTg", "16/CT-T", 0.3),
    ],
)
def test_what_was_badly_read_is_for_review(field: str, right: str, misread_as: str, unsure: float) -> None:
    assert right in PLAN
    words = dict.fromkeys(misread_as.split(), unsure)
    assert sure_of(scanned(PLAN.replace(right, misread_as), unsure=words), field) < SURE


def test_digits_that_a_pen_may_have_filled_in_are_for_review_however_well_they_read() -> None:
    """Set apart from the printed symbol: on a scan that is where the number was written by hand."""
    filled_in = scanned(PLAN.replace("Số: 47/KH-UBND", "Số: 47 /KH-UBND"), sure=0.96)
    assert sure_of(filled_in, "number") < SURE <= sure_of(scanned(PLAN, sure=0.96), "number")


@pytest.mark.parametrize("field", ["issuer", "subject", "signatory", "recipients", "deadlines", "citations"])
def test_nothing_on_a_page_that_can_hardly_be_read_is_sure(field: str) -> None:
    assert sure_of(scanned(PLAN, sure=0.3), field) < min(SURE, sure_of(scanned(PLAN, sure=0.96), field))


def test_an_issuer_of_whom_only_the_province_is_known_stays_unsure() -> None:
    record = Record(
        "x", SourceInfo("", "", "text/plain", 1, ()), "", issuer=Issuer(None, 0.0, (), locality="Quảng Trị")
    )
    assert list(judged(Document("", ()), record)) == []


# ---- what vouches for a value ----

TEXT = "- Sở Y tế;\n- Phòng Tổ chức\n- Lưu: VT.\nLuật số 58/2O24;"
ON = ground(
    Record(
        "x",
        SourceInfo("", "", "text/plain", 1, ()),
        TEXT,
        number=Field("47/2019/QĐ-UBND"),
        issued_on=Issued("2019-03-12"),
        issuer=Issuer("Ủy ban nhân dân tỉnh Quảng Trị", locality="Quảng Trị"),
        signatory=Signatory("Nguyễn Văn Mẫu", authority="TM. Ủy ban nhân dân"),
        recipients=(Recipient("Sở Y tế"), Recipient("Lưu: VT")),
        citations=(
            Citation("Quyết định", "24/2009/QĐ-TTg", "cites", (Mention("", 0, 0, 1), Mention("", 0, 0, 1))),
            Citation("Quyết định", "24/2009/QĐ-Tt", "cites", (Mention("", 0, 0, 1),)),
        ),
    )
)
HERE = (Evidence(1, 0, 10),)


def cited(number: str | None = None, **more: Any) -> Citation:
    return Citation(None, number, "cites", (Mention("", 0, 0, 1),), **more)


@pytest.mark.parametrize(
    ("field", "item", "signal", "expected"),
    [
        ("kind", Field("Quyết định"), "confirmed", 1.0),
        ("kind", Field("Nghị định"), "unopposed", 0.0),
        ("number", Field("47/2019/QĐ-UBND"), "known", 1.0),
        ("issued_on", Issued("2019-03-12"), "confirmed", 1.0),
        ("issued_on", Issued("2018-03-12"), "unopposed", 0.0),
        ("place", Field("Quảng Trị"), "confirmed", 1.0),
        ("place", Field("Đà Nẵng"), "unopposed", 0.0),
        ("place", Field("Quảng Trì"), "known", 0.0),
        ("issuer", Issuer("Ủy ban nhân dân tỉnh Quảng Trị", evidence=HERE), "known", 1.0),
        ("issuer", Issuer("Ủy ban nhân dân tĩnh Quảng Trị Số", evidence=HERE), "known", 0.0),
        ("issuer", Issuer("Ủy ban nhân dân tỉnh Quảng Trị", evidence=HERE), "confirmed", 1.0),
        ("issuer", Issuer("Số 47/QĐ", evidence=HERE), "clean", 0.0),
        ("subject", Field("phê duyệt quy hoạch thủy lợi tỉnh"), "ends", 1.0),
        ("subject", Field("sửa đổi quy định kèm theo Nghị quyết"), "ends", 0.0),
        ("subject", Field("phê duyệt quy hoạch và"), "ends", 0.0),
        ("subject", Field("KẾT"), "ends", 0.0),
        ("subject", Field("phê duyệt quy hoạch —thủy lợi"), "clean", 0.0),
        ("subject", Field("CỦA BÍ THƯ TỈNH ỦY TẠI HỘI NGHỊ Hội nghị đã thống nhất"), "clean", 0.0),
        ("subject", Field("CỦA BÍ THƯ TỈNH ỦY TẠI HỘI NGHỊ"), "clean", 1.0),
        ("signatory", Signatory("Nguyễn Văn Mẫu"), "known", 1.0),
        ("signatory", Signatory("Ngụyen Văn Mẫu"), "known", 0.0),
        ("signatory", Signatory("Văn Mẫu"), "ends", 0.0),
        ("receipt", Receipt("12", "2019-03-14", "Sở Y tế"), "confirmed", 1.0),
        ("receipt", Receipt("12", "2019-03-01", None), "unopposed", 0.0),
        ("recipients", Recipient("Sở Y tế", evidence=(Evidence(1, 2, 10),)), "ends", 1.0),
        ("recipients", Recipient("Phòng Tổ chức", evidence=(Evidence(1, 13, 26),)), "ends", 0.0),
        ("recipients", Recipient("Văn phòng: Sở Y tế; Công báo", evidence=HERE), "clean", 0.0),
        ("recipients", Recipient("Sở Y tế (Phòng", evidence=HERE), "clean", 0.0),
        ("recipients", Recipient("thư viện", evidence=HERE), "begins", 0.0),
        ("recipients", Recipient("Như Điều 3", evidence=HERE), "known", 1.0),
        ("recipients", Recipient("Như Điều sự 3", evidence=HERE), "known", 0.0),
        ("recipients", Recipient("Chủ tịch, các Phó Chủ tịch", evidence=HERE), "known", 1.0),
        ("deadlines", Deadline("", due="2019-04-30", task="Báo cáo kết quả thực hiện"), "confirmed", 1.0),
        ("deadlines", Deadline("", due="2019-02-01", task="Báo cáo kết quả thực hiện"), "unopposed", 0.0),
        ("deadlines", Deadline("", task="Tổng hợp hồ sơ chuyển sang"), "ends", 0.0),
        ("deadlines", Deadline("", task="Ủy ban nhân dân các xã"), "ends", 0.0),
        ("deadlines", Deadline("", task="Ủy ban nhân dân các xã báo cáo kết quả"), "ends", 1.0),
        ("deadlines", Deadline("", task="tháng 9 năm 2009 rà soát thủ tục"), "begins", 0.0),
        ("deadlines", Deadline("", task="rà soát thủ tục hành chính"), "begins", 1.0),
        ("citations", cited("30-CT/TW"), "known", 1.0),
        ("citations", cited("72/2025/QH15"), "known", 1.0),
        ("citations", cited("30-CJ/TW"), "known", 0.5),
        ("citations", cited("30-CT/TW"), "confirmed", 0.0),
        ("citations", cited("30-CT/TW"), "unopposed", 1.0),
        ("citations", cited("30-CT/TW", date="1998-02-18"), "confirmed", 1.0),
        ("citations", cited("30-CT/TW", date="2020-02-18"), "unopposed", 0.0),
        ("citations", cited("46/2002/QĐ-UBND", date="2012-09-12"), "unopposed", 0.0),
        ("citations", cited("24/2009/QĐ-Tt"), "unopposed", 0.0),
        ("citations", cited("14/2013/QĐ-T"), "ends", 0.0),
        ("citations", cited("9/QĐ-UBND"), "begins", 0.0),
        ("citations", cited(name="Đất đai"), "known", 1.0),
        ("citations", cited(name="sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Đầu tư công"), "known", 1.0),
        ("citations", cited(name="Trung ương 4"), "known", 1.0),
        ("citations", Citation("Luật", None, "cites", (Mention("", 38, 42, 1),), name="Đầu tư công"), "ends", 0.0),
        ("citations", cited(name="Đầt đai và"), "known", 0.0),
        ("citations", cited(name="Đầt đai và"), "ends", 0.0),
    ],
)
def test_what_vouches_for_a_value(field: str, item: Any, signal: str, expected: float) -> None:
    assert getattr(vouch(ON, field, item), signal) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ủy ban nhân dân tỉnh", 0),
        ("VP, KTTHa47, n/vụ, QĐi, UBMTTQ, 12/2020/NĐ-CP", 0),
        ("Trung tâm (20%), TP. Huế;", 0),
        ("quyét định", 1),
        ("ĐìYh", 1),
        ("trình địnH", 1),
        ("Sở ~- Y tế «{", 2),
    ],
)
def test_misspelled(text: str, count: int) -> None:
    assert misspelled(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("đăng ký bổ sung nội dung", 0),
        ("đăng ký bô sung nội dung", 1),
        ("BỔ SUNG NỘI DUNG", 0),
        ("Phó Chú tịch Hội đồng nhân dân", 1),
        ("Giám đôc Sở Y tế", 1),
        ("hoà bình, hòa bình", 0),
        ("địa bàn tỉnh", 0),
        ("", 0),
    ],
)
def test_syllables_that_are_no_word_together(text: str, count: int) -> None:
    assert misread(text) == count
