"""What people type, and what is understood: no data, no engine."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.clauses import All, AnyOf, Clause, Exact, Range, Words
from index.numberask import NumberAsk
from index.query import Query, loosened, parse

# typed → running number, folded symbol of the kind, of the body, year, kind as spelled, whole compact number
NUMBERS = [
    ("88-KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88-kh/tu", 88, "kh", "tu", None, None, "88khtu"),
    ("88 KH TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88 kh tu", 88, "kh", "tu", None, None, "88khtu"),
    ("88KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88khtu", 88, "kh", "tu", None, None, "88khtu"),
    ("88/KH-TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88 – KH / TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88.KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("088-KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("số 88-KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("KH 88", 88, "kh", None, None, None, None),
    ("KH88", 88, "kh", None, None, None, None),
    ("KH 88/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("KH 88/TU 2018", 88, "kh", "tu", 2018, None, "88khtu"),
    ("KH số 88/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("ct 30 tw", 30, "ct", "tw", None, None, "30cttw"),
    ("kế hoạch 88", 88, "kh", None, None, "Kế hoạch", None),
    ("ke hoach 88", 88, "kh", None, None, "Kế hoạch", None),
    ("ke hoach so 88", 88, "kh", None, None, "Kế hoạch", None),
    ("KẾ HOẠCH SỐ 88", 88, "kh", None, None, "Kế hoạch", None),
    ("kế hoạch số 88 năm 2018", 88, "kh", None, 2018, "Kế hoạch", None),
    ("kế hoạch 88 2018", 88, "kh", None, 2018, "Kế hoạch", None),
    ("kế hoạch số 88-KH/TU", 88, "kh", "tu", None, "Kế hoạch", "88khtu"),
    ("quy định 88", 88, "qd", None, None, "Quy định", None),
    ("công văn 5680", 5680, "cv", None, None, "Công văn", None),
    ("số 88", 88, None, None, None, None, None),
    ("so 88", 88, None, None, None, None, None),
    ("số: 88", 88, None, None, None, None, None),
    ("số 88 năm 2018", 88, None, None, 2018, None, None),
    ("88", 88, None, None, None, None, None),
    ("số:88-KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("số:88", 88, None, None, None, None, None),
    ("05-HD/VPTW", 5, "hd", "vptw", None, None, "5hdvptw"),
    ("5-hd/vptw", 5, "hd", "vptw", None, None, "5hdvptw"),
    ("30/2020/NĐ-CP", 30, "nd", "cp", 2020, None, "30.2020ndcp"),
    ("30/2020/nd-cp", 30, "nd", "cp", 2020, None, "30.2020ndcp"),
    ("nghị định 30/2020", 30, "nd", None, 2020, "Nghị định", None),
    ("30 2020 NĐ CP", 30, "nd", "cp", 2020, None, "30.2020ndcp"),
    ("QĐ 03/TTg 1992", 3, "qd", "ttg", 1992, None, "3qdttg"),
    ("KH 212/ĐU 2010", 212, "kh", "du", 2010, None, "212khdu"),
    ("quyết định 03/TTg", 3, "qd", "ttg", None, "Quyết định", "3qdttg"),
    ("nđ 30/2020", 30, "nd", None, 2020, None, None),
    ("12/98/NĐ-CP", 12, "nd", "cp", 1998, None, "12.1998ndcp"),
    ("12/1998/NĐ-CP", 12, "nd", "cp", 1998, None, "12.1998ndcp"),
    ("1026/KH-UBND", 1026, "kh", "ubnd", None, None, "1026khubnd"),
    ("5680/CT-CS", 5680, "ct", "cs", None, None, "5680ctcs"),
    ("574/UBND-KTTH", 574, None, "ubndktth", None, None, "574ubndktth"),
    ("154/QĐ-UBND-TL", 154, "qd", "ubndtl", None, None, "154qdubndtl"),
    ("34/2007/PL-UBTVQH11", 34, "pl", "ubtvqh11", 2007, None, "34.2007plubtvqh11"),
    # garbled by OCR or fingers
    ("I55-KH/TU", 155, "kh", "tu", None, None, "155khtu"),
    ("3O-CT/TW", 30, "ct", "tw", None, None, "30cttw"),
    ("l2-KH/TU", 12, "kh", "tu", None, None, "12khtu"),
    ("62-KL/TVV", 62, "kl", "tvv", None, None, "62kltvv"),
    ("88-KH/TƯ", 88, "kh", "tu", None, None, "88khtu"),
    ("Số: 88 -KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("number: 88-KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("1.026/KH-UBND", 1026, "kh", "ubnd", None, None, "1026khubnd"),
    ("kế hoạch số 2025", 2025, "kh", None, None, "Kế hoạch", None),
    ("NĐ-30", 30, "nd", None, None, None, None),
    ("574 / UBND – KTTH", 574, None, "ubndktth", None, None, "574ubndktth"),
    ("B8-KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("SS-KH/TU", 55, "kh", "tu", None, None, "55khtu"),
    ("88-'KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88_KH/TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88  -  KH / TU", 88, "kh", "tu", None, None, "88khtu"),
    ("88-KHITU", 88, "kh", "itu", None, None, "88khitu"),
]
# What may be a number read wrongly: the archive has to say which.
GARBLED = [
    ("88-KH1TU", "88kh1tu"),
    ("128 UBND TD", "128ubndtd"),
    ("30/2O20/NĐ-CP", "30.2o20ndcp"),
    ("3Q-CT/TW", "3qcttw"),
]
NO_NUMBER = [
    "2020/10",
    "30/4",
    "5kg",
    "1.5ha",
    "abc123",
    "covid-19",
    "www.a1.vn",
    "và/hoặc",
    "2/9/1945",
    "2018",
    "1975-2015",
    "2016 - 2020",
]
NO_NUMBER += ["kế hoạch 2025", "kế hoạch 5 năm 2016-2020", "hồ sơ 2018", "cơ sở 2 trường", "5. Kế hoạch công tác"]
NO_NUMBER += ["tổng kết năm 2018 - phương hướng", "covid 19 - phòng chống dịch", "mục 3 - tổ chức thực hiện"]


@pytest.mark.parametrize(("typed", "digits", "kind", "body", "year", "name", "whole"), NUMBERS, ids=str)
def test_number(
    typed: str, digits: int, kind: str | None, body: str | None, year: int | None, name: str | None, whole: str | None
) -> None:
    query = parse(typed)
    assert query.number is not None
    assert query.number[1:7] == (digits, kind, body, year, name, whole)
    assert not query.must, "nothing is left over as words"
    assert not query.number.garbled


@pytest.mark.parametrize(("typed", "whole"), GARBLED)
def test_what_may_be_a_garbled_number(typed: str, whole: str) -> None:
    query = parse(typed)
    assert query.number is not None
    assert (query.number.whole, query.number.garbled) == (whole, True)


@pytest.mark.parametrize("typed", NO_NUMBER)
def test_what_is_no_number(typed: str) -> None:
    assert parse(typed).number is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("88-KH/TU - Kế hoạch tổng kết", "88khtu"),
        ("88-KH/TU. Tổng kết", "88khtu"),
        ("88-KH/TU – Quảng Trị", "88khtu"),
        ("30/2020/NĐ-CP – công tác văn thư", "30.2020ndcp"),
    ],
)
def test_a_title_behind_a_number_is_words(typed: str, found: str) -> None:
    query = parse(typed)
    assert query.number is not None
    assert (query.number.whole, bool(query.must)) == (found, True)


def test_several_numbers() -> None:
    query = parse("88-KH/TU, 155-KH/TU; 30/2020/NĐ-CP OR 9-CT/TU")
    assert query.number is not None
    assert [ask.whole for ask in (query.number, *query.others)] == ["88khtu", "155khtu", "30.2020ndcp", "9cttu"]
    assert not query.must


def words(text: str) -> tuple[Words, ...]:
    return tuple(Words((token,)) for token in text.split())


FIELD_VALUES: list[tuple[str, tuple[Clause, ...]]] = [
    ("loại:kế hoạch dân vận", (Exact("kind", ("ke hoach",)), *words("dan van"))),
    ("địa phương:Quảng Trị rừng", (Exact("locality", ("quang tri",)), *words("rung"))),
    ("ký:Nguyễn Văn Mẫu đất đai", (Words(("nguyen", "van", "mau"), "signatory"), *words("dat dai"))),
    ("cơ quan:UBND", (Words(("uy", "ban", "nhan", "dan"), "issuer"),)),
    ('khóa:"khóa XIII"', (Exact("term", ("xiii",)),)),
    ("khóa:13", (Exact("term", ("xiii",)),)),
    ("tình trạng:đã thay thế", (Exact("status", ("replaced",)),)),
    ("hồ sơ: mật", words("ho so mat")),
    ("năm:2016-2018", (Range("issued", "2016-01-01", "2018-12-31"),)),
    ("26-11-2025", (Range("issued", "2025-11-26", "2025-11-26"),)),
    ("02.5.2018", (Range("issued", "2018-05-02", "2018-05-02"),)),
    ("2018-05-02", (Range("issued", "2018-05-02", "2018-05-02"),)),
    ("tháng 11/2025", (Range("issued", "2025-11-01", "2025-11-31"),)),
    ('loại:""', ()),
    ("loại:\udcff", ()),
]


@pytest.mark.parametrize(("typed", "must"), FIELD_VALUES)
def test_values_of_fields(typed: str, must: tuple[Clause, ...]) -> None:
    assert parse(typed).must == must


def test_a_number_can_be_left_out() -> None:
    assert parse("dân vận -số:30").without == (Exact("digits", ("30",)),)


@pytest.mark.parametrize("typed", ["tình trạng:xyz", "số:abc", "năm:abc"])
def test_what_a_field_cannot_mean_is_searched_as_words_with_a_remark(typed: str) -> None:
    query = parse(typed)
    assert query.remarks
    assert query.must


def test_a_day_beside_a_number_is_no_count() -> None:
    query = parse("kế hoạch số 88 ngày 2/5/2018")
    assert query.number is not None
    assert (query.number.digits, query.must) == (88, (Range("issued", "2018-05-02", "2018-05-02"),))


CLAUSES: list[tuple[str, Query]] = [
    ("quy chế dân chủ", Query("", None, words("quy che dan chu"))),
    ("QUY CHẾ DÂN CHỦ", Query("", None, words("quy che dan chu"))),
    ('"quy chế dân chủ"', Query("", None, (Words(("quy", "che", "dan", "chu")),))),
    ("dân chủ -cơ", Query("", None, words("dan chu"), (Words(("co",)),))),
    ('dân -"cơ sở"', Query("", None, words("dan"), (Words(("co", "so")),))),
    ("dân OR chủ", Query("", None, (AnyOf((Words(("dan",)), Words(("chu",)))),))),
    ("dân vận OR dân chủ", Query("", None, (AnyOf((All(words("dan van")), All(words("dan chu")))),))),
    ("dân HOẶC chủ", Query("", None, (AnyOf((Words(("dan",)), Words(("chu",)))),))),
    ("dân or chủ", Query("", None, words("dan or chu"))),
    ("loại:KH", Query("", None, (Exact("kind", ("ke hoach",)),))),
    ("loai:kh", Query("", None, (Exact("kind", ("ke hoach",)),))),
    ('loại:"kế hoạch"', Query("", None, (Exact("kind", ("ke hoach",)),))),
    ("năm:2018", Query("", None, (Range("issued", "2018-01-01", "2018-12-31"),))),
    ("year:2018", Query("", None, (Range("issued", "2018-01-01", "2018-12-31"),))),
    ("năm:2016..2018", Query("", None, (Range("issued", "2016-01-01", "2018-12-31"),))),
    ("ngày:1/7/2018..30/9/2018", Query("", None, (Range("issued", "2018-07-01", "2018-09-30"),))),
    ("hạn:<2018-07-01", Query("", None, (Range("due", "0001-01-01", "2018-07-00"),))),
    ("hạn:>=7/2018", Query("", None, (Range("due", "2018-07-01", "9999-12-31"),))),
    ('cơ quan:"Ban Dân vận"', Query("", None, (Words(("ban", "dan", "van"), "issuer"),))),
    ('ký:"Phạm Văn Mẫu"', Query("", None, (Words(("pham", "van", "mau"), "signatory"),))),
    ('nhận:"Sở Nội vụ"', Query("", None, (Words(("so", "noi", "vu"), "recipients"),))),
    ("viện dẫn:30-CT/TW", Query("", None, (Exact("cited", ("30cttw",)),))),
    ('địa phương:"Quảng Trị"', Query("", None, (Exact("locality", ("quang tri",)),))),
    ("khóa:XII", Query("", None, (Exact("term", ("xii",)),))),
    ("ngày 2/5/2018", Query("", None, (Range("issued", "2018-05-02", "2018-05-02"),))),
    ("ngày 2 tháng 5 năm 2018", Query("", None, (Range("issued", "2018-05-02", "2018-05-02"),))),
    ("kế hoạch 5 năm", Query("", None, words("ke hoach 5 nam"))),
    ("và/hoặc", Query("", None, (Words(("va", "hoac")),))),
    ("", Query("")),
    ("-", Query("")),
    ("//:", Query("")),
]


@pytest.mark.parametrize(("typed", "expected"), CLAUSES, ids=[typed for typed, _ in CLAUSES])
def test_clauses(typed: str, expected: Query) -> None:
    assert parse(typed)._replace(rest="") == expected._replace(typed=typed)


def test_number_beside_words() -> None:
    query = parse("88-KH/TU quy chế")
    assert query.number == NumberAsk("88-KH/TU", 88, "kh", "tu", None, None, "88khtu")
    assert query.must == words("quy che")


@pytest.mark.parametrize("typed", ["năm:abc", "hạn:>32/13/2018", "ngày:"])
def test_what_is_no_date_is_searched_as_words(typed: str) -> None:
    query = parse(typed)
    assert query.must
    assert all(isinstance(clause, Words) for clause in query.must)
    assert bool(query.remarks) == (typed != "ngày:")


def test_number_inside_a_phrase_or_field_is_none() -> None:
    assert parse('"88-KH/TU"').number is None
    assert parse("viện dẫn:88-KH/TU").number is None


def test_decomposed_and_old_tone_marks_are_the_same() -> None:
    assert parse("hoà bình").must == parse("hòa bình").must == parse("hoa binh").must


def test_loosened_takes_any_word_and_keeps_the_filters() -> None:
    query = loosened(parse("dân chủ loại:KH"))
    assert query.must == (Exact("kind", ("ke hoach",)), AnyOf(words("dan chu")))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_anything_typed_is_understood_somehow(typed: str) -> None:
    assert parse(typed).typed == typed


@settings(deadline=None)
@given(st.text(alphabet='0128-/:"<>. KHTUkhtuốếạOR', max_size=40))
def test_anything_like_a_number_is_understood_somehow(typed: str) -> None:
    assert parse(typed).typed == typed
