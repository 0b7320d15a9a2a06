"""The number grammar against forms that really occur (numbers and bodies invented)."""

from __future__ import annotations

import pytest

from extractors import kinds
from pipeline.number import NUMBER, canonical, number_key, of_match, parse

CANONICAL = [
    # Party
    ("88-KH/TU", "88-KH/TU"),
    ("88 -KH/TU", "88-KH/TU"),
    ("88 - KH / TU", "88-KH/TU"),
    ("88– KH/TU", "88-KH/TU"),
    ("88—KH/TU", "88-KH/TU"),
    ("88‑KH/TU", "88-KH/TU"),
    ("05-HD/VPTW", "05-HD/VPTW"),
    ("155-KL/TW", "155-KL/TW"),
    ("11-HD/BTCTU", "11-HD/BTCTU"),
    ("55- TB/ĐTN", "55-TB/ĐTN"),
    ("11-QĐi/TW", "11-QĐi/TW"),
    ("18-CTr/TU", "18-CTr/TU"),
    ("21-BC/ĐU", "21-BC/ĐU"),
    ("386-BC/BTCTW", "386-BC/BTCTW"),
    ("212-QÐ/TU", "212-QĐ/TU"),
    ("30-CT⁄TW", "30-CT/TW"),
    ("01-CTLT/TU-UBND", "01-CTLT/TU-UBND"),
    ("12-NQ/BCSĐ", "12-NQ/BCSĐ"),
    ("1623-CV/TU", "1623-CV/TU"),
    ("88-KH/TƯ", "88-KH/TƯ"),
    ("07-QC/HU", "07-QC/HU"),
    ("145-QĐ/HNDT", "145-QĐ/HNDT"),
    ("90-KH/TĐTN-BTG", "90-KH/TĐTN-BTG"),
    # State
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("1026/KH-UBND", "1026/KH-UBND"),
    ("07/CT-UBND", "07/CT-UBND"),
    ("217/CĐ-TTg", "217/CĐ-TTg"),
    ("34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQH11"),
    ("29/2025/TTLT-BNV-BTC", "29/2025/TTLT-BNV-BTC"),
    ("154/QĐ-UBND-TL", "154/QĐ-UBND-TL"),
    ("157/QĐ-NĐ-UB", "157/QĐ-NĐ-UB"),
    ("204/UB-QĐ-NĐ", "204/UB-QĐ-NĐ"),
    ("144 /2002/QĐ/BTC", "144/2002/QĐ/BTC"),
    ("5680/CT-CS", "5680/CT-CS"),
    ("574/UBND-KTTH", "574/UBND-KTTH"),
    ("88/CP", "88/CP"),
    ("178/CP", "178/CP"),
    ("04/1998/QH10", "04/1998/QH10"),
    ("973/2020/UBTVQH14", "973/2020/UBTVQH14"),
    ("102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN"),
    ("16/KH-MTTQ-BTT", "16/KH-MTTQ-BTT"),
    ("1146/KH-ĐHTĐ", "1146/KH-ĐHTĐ"),
    ("01/2010/TTLT-BTC,BNV", "01/2010/TTLT-BTC,BNV"),
    ("130/SYT-HĐKHCN", "130/SYT-HĐKHCN"),
    ("2138/QĐ-TTg", "2138/QĐ-TTg"),
    ("13/CT-KTNN", "13/CT-KTNN"),
    ("33/2025/NQ-HĐND", "33/2025/NQ-HĐND"),
    ("12/2012/TT-BGDĐT", "12/2012/TT-BGDĐT"),
    ("45/TTr-SKH&CN", "45/TTr-SKH&CN"),
    ("15a/QĐ-UBND", "15a/QĐ-UBND"),
    ("02/NQ-HĐQT", "02/NQ-HĐQT"),
]
NOT_NUMBERS = ["2018", "20/10/2014", "88", "KH/TU", "88-kh/tu", "24/7", "1.5-2 m", "08h-11h", "một", "", "88-KH/TU và"]


@pytest.mark.parametrize(("typed", "expected"), CANONICAL)
def test_canonical(typed: str, expected: str) -> None:
    assert canonical(typed) == expected


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_no_number(text: str) -> None:
    assert canonical(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("05-CT/TW", "5-ct/tw"), ("88 - KH/TU", "88-KH/TU"), ("30/2020/NĐ-CP", "30/2020/nd-cp"), ("88–KH/TU", "88-KH/TU")],
)
def test_equal_numbers_have_one_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("88-KH/TU", "188-KH/TU"), ("88-KH/TU", "88-KL/TU"), ("3-CT/TW", "30-CT/TW")]
)
def test_different_numbers_have_two(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thực hiện Chỉ thị số 30-CT/TW, ngày 18/2/1998", ["30-CT/TW"]),
        ("Chỉ thị số 03-CT/TW và Chỉ thị số 05-CT/TW", ["03-CT/TW", "05-CT/TW"]),
        ("Công văn số\f1623-CV/TU, ngày", ["1623-CV/TU"]),
        ("Chỉ thị 05-CT/TW, UBND tỉnh ban hành", ["05-CT/TW"]),
        ("(có Báo cáo số 386-BC/BTCTW kèm theo)", ["386-BC/BTCTW"]),
        ("Quyết định số 15/QĐ-UBND;", ["15/QĐ-UBND"]),
        ("từ 01/01/2020 đến 31/12/2020", []),
    ],
)
def test_numbers_in_a_sentence(text: str, expected: list[str]) -> None:
    assert [of_match(found).text for found in NUMBER.finditer(text)] == expected


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("88-KH/TU", "Kế hoạch"),
        ("30-CT/TW", "Chỉ thị"),
        ("1623-CV/TU", "Công văn"),
        ("12-QĐ/TW", "Quyết định"),
        ("11-QĐi/TW", "Quy định"),
        ("256-TB/TU", "Thông báo"),
        ("18-CTr/TU", "Chương trình"),
        ("30/2020/NĐ-CP", "Nghị định"),
        ("88/CP", "Nghị định"),
        ("34/2007/PL-UBTVQH11", "Pháp lệnh"),
        ("574/UBND-KTTH", "Công văn"),
        ("5680/CT-CS", "Công văn"),
        ("07/CT-UBND", "Chỉ thị"),
        ("204/UB-QĐ-NĐ", "Quyết định"),
        ("12/2012/TT-BGDĐT", "Thông tư"),
        ("29/2025/TTLT-BNV-BTC", "Thông tư liên tịch"),
        ("217/CĐ-TTg", "Công điện"),
        ("16481/TTr-UBND", "Tờ trình"),
        ("973/2020/UBTVQH14", "Nghị quyết"),
        ("04/1998/QH10", None),
        ("130/SYT-NVY", "Công văn"),
    ],
)
def test_kind_by_symbol(number: str, kind: str | None) -> None:
    parsed = parse(number)
    assert parsed is not None
    assert kinds.by_symbol(parsed) == kind
