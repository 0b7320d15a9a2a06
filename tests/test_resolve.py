"""Which document a citation means: a table of cases, each a small archive."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from index.identity import Claim, locality_in, of_citation, term_at
from index.resolve import Cited, Held, settle
from index.symbols import is_local
from tests.archive_records import citation

CT98 = Claim("Chỉ thị", "30-CT/TW", None, "Bộ Chính trị", None, "VIII", "1998-02-18")
CT19 = Claim("Chỉ thị", "30-CT/TW", None, "Ban Bí thư", None, "XII", "2019-01-22")
NQ_A = Claim("Nghị quyết", "09-NQ/TU", None, "Ban Thường vụ Tỉnh ủy", "Hà Tĩnh", None, "2012-05-04")
NQ_B = Claim("Nghị quyết", "09-NQ/TU", None, "Tỉnh ủy", "Quảng Trị", None, "2012-06-01")
QD = Claim("Quyết định", "17-QĐ/TU", None, "Tỉnh ủy", "Hà Tĩnh", None, "2020-01-05")
QYD = Claim("Quy định", "17-QĐ/TU", None, "Tỉnh ủy", "Hà Tĩnh", None, "2020-02-05")
UB = Claim("Quyết định", "12/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh", None, "2019-03-01")
UB2 = UB._replace(date="2020-03-02")
NO_DATE = CT98._replace(date=None, term=None, issuer=None)


class Case(NamedTuple):
    """`held`: what is in the archive; `claim`: what is stated, on the day `on`; the state and the work that must come out."""

    name: str
    held: tuple[Claim, ...]
    claim: Claim
    on: str | None
    state: str
    work: Claim | None = None


def stated(claim: Claim, *fields: str) -> Claim:
    """A citation that states only these fields beside the number."""
    return Claim(number=claim.number)._replace(**{name: getattr(claim, name) for name in fields})


CASES = [
    Case("date and term stated", (CT98, CT19), stated(CT98, "date", "term"), "2020-01-01", "held", CT98),
    Case("date alone", (CT98, CT19), stated(CT19, "date"), "2020-01-01", "held", CT19),
    Case("month alone", (CT98, CT19), Claim(number="30-CT/TW", date="1998-02"), "2020-01-01", "held", CT98),
    Case("year alone", (CT98, CT19), Claim(number="30-CT/TW", date="2019"), "2020-01-01", "held", CT19),
    Case("term alone", (CT98, CT19), stated(CT98, "term"), "2020-01-01", "held", CT98),
    Case("nothing stated, two fit", (CT98, CT19), stated(CT98), "2020-01-01", "ambiguous"),
    Case("nothing stated, one held", (CT98,), stated(CT98), "2020-01-01", "held", CT98),
    Case("the other is later than the citing", (CT98, CT19), stated(CT98), "2018-05-02", "held", CT98),
    Case("the only one is later", (CT19,), stated(CT19), "2018-05-02", "missing"),
    Case("later within the same year known by year only", (CT19,), stated(CT19), "2019", "held", CT19),
    Case("citing document without date", (CT98, CT19), stated(CT98), None, "ambiguous"),
    Case("another date", (CT98,), Claim(number="30-CT/TW", date="1998-02-19"), "2018-05-02", "ambiguous"),
    Case("another date, another term", (CT98,), Claim(number="30-CT/TW", date="1988-02-19"), "2018-05-02", "missing"),
    Case("another term", (CT98,), Claim(number="30-CT/TW", term="X"), "2018-05-02", "missing"),
    Case("another kind by name", (CT98,), Claim("Chương trình", "30-CT/TW"), "2018-05-02", "missing"),
    Case("nothing held", (), stated(CT98, "date"), "2018-05-02", "missing"),
    Case("Party body named otherwise", (CT98,), stated(CT98)._replace(issuer="Trung ương"), "2018", "held", CT98),
    Case("held one without date", (NO_DATE,), stated(CT98, "date"), "2018-05-02", "held", NO_DATE),
    Case("held with and without date, date stated", (NO_DATE, CT98), stated(CT98, "date"), "2018", "held", CT98),
    Case("province stated", (NQ_A, NQ_B), stated(NQ_A, "locality"), "2018", "held", NQ_A),
    Case("other province stated", (NQ_A, NQ_B), stated(NQ_B, "locality"), "2018", "held", NQ_B),
    Case("third province stated", (NQ_A, NQ_B), Claim(number="09-NQ/TU", locality="Hòa Bình"), "2018", "missing"),
    Case("no province", (NQ_A, NQ_B), stated(NQ_A), "2018", "ambiguous"),
    Case(
        "province and wrong date", (NQ_A,), Claim(number="09-NQ/TU", locality="Hà Tĩnh", date="2011"), "2018", "missing"
    ),
    Case("committee for its standing board", (NQ_A,), stated(NQ_A)._replace(issuer="Tỉnh ủy"), "2018", "held", NQ_A),
    Case(
        "board of a named province", (NQ_A,), stated(NQ_A)._replace(issuer="BTV Tỉnh ủy Hà Tĩnh"), "2018", "held", NQ_A
    ),
    Case("Quyết định", (QD, QYD), stated(QD, "kind"), "2021", "held", QD),
    Case("Quy định", (QD, QYD), stated(QYD, "kind"), "2021", "held", QYD),
    Case("QĐ without word", (QD, QYD), stated(QD), "2021", "ambiguous"),
    Case("QĐ without word but date", (QD, QYD), stated(QYD, "date"), "2021", "held", QYD),
    Case("only the other of QĐ held", (QD,), stated(QYD, "kind"), "2021", "missing"),
    Case("State number, year by date", (UB, UB2), stated(UB2, "date"), "2021", "held", UB2),
    Case("State number, no date", (UB, UB2), stated(UB), "2021", "ambiguous"),
    Case("State number, second is later", (UB, UB2), stated(UB), "2019-12-31", "held", UB),
    Case("abbreviated body", (UB,), stated(UB)._replace(issuer="UBND tỉnh"), "2021", "held", UB),
    Case("head for body", (UB,), stated(UB)._replace(issuer="Chủ tịch UBND tỉnh"), "2021", "held", UB),
    Case("a neighbour read into the body, date stated", (UB,),
         stated(UB, "date")._replace(issuer="Sở Nội vụ, UBND tỉnh Hà Tĩnh"), "2021", "held", UB),
    Case("another body, same date", (UB,), stated(UB, "date")._replace(issuer="Bộ Y tế"), "2021", "missing"),
    Case("another body", (UB,), stated(UB)._replace(issuer="UBND huyện Kỳ Anh"), "2021", "missing"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_resolution(case: Case) -> None:
    bucket = case.claim.bucket
    held = [Held(position, claim) for position, claim in enumerate(case.held)]
    settled = settle(bucket, held, [Cited(1, 99, case.claim, case.on)])
    (verdict,) = settled.verdicts
    assert verdict.state == case.state
    works = {work.key: work for work in settled.works}
    if case.state == "held":
        assert case.work is not None
        assert works[verdict.work or ""].rids == (case.held.index(case.work),)
    elif case.state == "ambiguous":
        assert verdict.candidates
        assert len(verdict.candidates) > 1 or verdict.why
        assert verdict.work is None
    else:
        assert works[verdict.work or ""].rids == ()


def test_scan_and_word_file_of_one_document_are_one_work() -> None:
    settled = settle("30-ct/tw", [Held(1, CT98), Held(2, CT98._replace(issuer=None))], [])
    assert [work.rids for work in settled.works] == [(1, 2)]


def test_same_number_without_date_stays_two_works() -> None:
    settled = settle("30-ct/tw", [Held(1, NO_DATE), Held(2, NO_DATE)], [])
    assert len({work.key for work in settled.works}) == 2


def test_a_document_that_names_itself_cites_nobody() -> None:
    settled = settle("30-ct/tw", [Held(7, CT98)], [Cited(1, 7, stated(CT98), "1998-02-18")])
    assert settled.verdicts[0].state == "self"


def test_missing_works_are_told_apart_by_what_is_stated_whatever_the_order() -> None:
    claims = [stated(CT98, "date", "term"), stated(CT19, "date"), stated(CT98, "term"), stated(CT98)]
    cited = [Cited(position, 99, claim, "2020") for position, claim in enumerate(claims)]
    one, other = settle("30-ct/tw", [], cited), settle("30-ct/tw", [], cited[::-1])
    assert {work.key for work in one.works} == {work.key for work in other.works}
    by_edge = {verdict.edge: verdict for verdict in one.verdicts}
    assert by_edge[0].work == by_edge[2].work != by_edge[1].work
    assert by_edge[3].state == "ambiguous"


def test_why_a_later_document_was_refused_is_told() -> None:
    (verdict,) = settle("30-ct/tw", [Held(1, CT19)], [Cited(1, 9, stated(CT19), "2018-05-02")]).verdicts
    assert "issued later" in verdict.why[0]


@pytest.mark.parametrize(
    ("date", "term"),
    [
        ("1998-02-18", "VIII"), ("2009-12-08", "X"), ("2011-01-18", "X"), ("2011-01-19", "XI"), ("2018", "XII"),
        ("2011", None), ("2011-01", None), ("2026-06", "XIV"), ("1930-02-03", None), (None, None),
    ],
)  # fmt: skip
def test_term_of_the_central_committee(date: str | None, term: str | None) -> None:
    assert term_at(date) == term


@pytest.mark.parametrize(
    ("number", "local"),
    [
        ("88-KH/TU", True), ("12-KH/HU", True), ("1026/KH-UBND", True), ("11-HD/BTCTU", True), ("30-CT/TW", False),
        ("05-HD/VPTW", False), ("30/2020/NĐ-CP", False), ("217/CĐ-TTg", False), ("34/2007/PL-UBTVQH11", False),
        ("30-CT/TƯ", False), ("02/2010/TT-UBDT", False), ("5110/VPCP-KTTH", False),
        ("26/QĐ-BLN", False), ("77-HD/BTCTW", False), ("12/BHXH-CSXH", True), ("9-KH/UBKTHU", True), ("4869/UBND-SYT", True),
        ("03-NQ/ĐU", True), ("5/BTGTU", True), ("66/TTr-SNN", True), ("12/QĐ-KBNN", True), ("07/2019/TT-BNNPTNT", False),
    ],
)  # fmt: skip
def test_which_bodies_exist_once_per_province(number: str, local: bool) -> None:
    assert is_local(number) is local


def test_a_local_number_takes_the_province_of_the_citing_document() -> None:
    citing = Claim("Kế hoạch", "88-KH/TU", None, "Tỉnh ủy", "Quảng Trị", None, "2018-05-02")
    assert of_citation(citation("256-TB/TU"), citing).locality == "Quảng Trị"
    assert of_citation(citation("256-TB/TU", issuer="Tỉnh ủy Hà Tĩnh"), citing).locality == "Hà Tĩnh"
    assert of_citation(citation("30-CT/TW"), citing).locality is None


def test_a_district_number_takes_the_district_of_the_citing_document() -> None:
    citing = Claim("Kế hoạch", "12-KH/HU", None, "Huyện ủy Mẫu Sơn", "Lạng Sơn", None, "2018-05-02")
    assert of_citation(citation("3-NQ/HU"), citing).issuer == "Huyện ủy Mẫu Sơn"


@pytest.mark.parametrize(
    ("body", "locality"),
    [("Tỉnh ủy Quảng Trị", "Quảng Trị"), ("UBND TỈNH HOÀ BÌNH", "Hòa Bình"), ("Bộ Chính trị", None), (None, None)],
)
def test_locality_in_a_body(body: str | None, locality: str | None) -> None:
    assert locality_in(body) == locality


def test_a_stated_date_after_the_citing_document_is_missing_and_told() -> None:
    (verdict,) = settle("30-ct/tw", [], [Cited(1, 9, stated(CT19, "date"), "2018-05-02")]).verdicts
    assert verdict.state == "missing"
    assert "issued later" in verdict.why[0]
