"""The net of citations: a small archive whose every question has a known answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import graph, refs
from index.catalogue import Catalogue
from index.graph import net_csv
from pipeline.errors import NotFoundError
from tests.archive_records import citation, put, record

TU: dict[str, Any] = {"issuer": "Tỉnh ủy", "locality": "Quảng Trị"}
RECORDS = [
    record("30-CT/TW", "1998-02-18", kind="Chỉ thị", issuer="Bộ Chính trị"),
    record("10-KH/TU", "1998-06-01", kind="Kế hoạch", **TU, cites=[citation("30-CT/TW", "implements")]),
    record("12-KH/HU", "1998-07-01", kind="Kế hoạch", issuer="Huyện ủy Mẫu", locality="Quảng Trị",
           cites=[citation("10-KH/TU", "implements"), citation("30-CT/TW", "cites")]),
    record("88-KH/TU", "2018-05-02", kind="Kế hoạch", **TU,
           cites=[citation("30-CT/TW", "reviews"), citation("62-KL/TW"), citation("256-TB/TU")]),
    record("13-KH/TU", "1998-08-01", kind="Kế hoạch", **TU, cites=[citation("62-KL/TW"), citation("10-KH/TU", "amends")]),
    record("14-QĐ/TU", "1998-09-01", kind="Quyết định", **TU, cites=[citation("13-KH/TU", "repeals")]),
    record("5-CT/TW", "2001-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("5-CT/TW", "2011-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("20-BC/TU", "2017-01-01", kind="Báo cáo", **TU, cites=[citation("5-CT/TW"), citation("99-CT/TW", date="2016-01-01")]),
    record("99-CT/TW", "2016-02-02", kind="Chỉ thị", issuer="Ban Bí thư"),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("graph")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


def of(catalogue: Catalogue, ref: str) -> int:
    return int(refs.work(catalogue, ref)["work"])


def nodes(net: dict[str, Any]) -> list[str]:
    return [node["number"] for node in net["nodes"]]


def edges(net: dict[str, Any]) -> list[tuple[str, str, str]]:
    number = {node["key"]: node["number"] for node in net["nodes"]}
    return sorted((number[edge["source"]], edge["relation"], number[edge["target"]]) for edge in net["edges"])


def test_cites(catalogue: Catalogue) -> None:
    net = graph.cites(catalogue, of(catalogue, "88-KH/TU"))
    assert edges(net) == [
        ("88-KH/TU", "cites", "256-TB/TU"),
        ("88-KH/TU", "cites", "62-KL/TW"),
        ("88-KH/TU", "reviews", "30-CT/TW"),
    ]
    assert {node["number"]: node["held"] for node in net["nodes"]} == {
        "88-KH/TU": True, "30-CT/TW": True, "62-KL/TW": False, "256-TB/TU": False,
    }  # fmt: skip
    assert net["edges"][0]["mentions"] == [{"text": "30-CT/TW", "start": 0, "end": 8, "page": 1}]


def test_cited_by_by_depth_and_relation(catalogue: Catalogue) -> None:
    start = of(catalogue, "30-CT/TW")
    assert sorted(nodes(graph.cited_by(catalogue, start))) == ["10-KH/TU", "12-KH/HU", "30-CT/TW", "88-KH/TU"]
    deeper = graph.cited_by(catalogue, start, depth=3)
    assert sorted(nodes(deeper)) == ["10-KH/TU", "12-KH/HU", "13-KH/TU", "14-QĐ/TU", "30-CT/TW", "88-KH/TU"]
    assert nodes(graph.cited_by(catalogue, start, relations=["reviews"])) == ["30-CT/TW", "88-KH/TU"]


def test_chain_goes_down_to_those_who_carry_it_out(catalogue: Catalogue) -> None:
    net = graph.chain(catalogue, of(catalogue, "30-CT/TW"))
    assert edges(net) == [
        ("10-KH/TU", "implements", "30-CT/TW"),
        ("12-KH/HU", "implements", "10-KH/TU"),
        ("88-KH/TU", "reviews", "30-CT/TW"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [
        ("12-KH/HU", "30-CT/TW", ["12-KH/HU", "30-CT/TW"]),
        ("14-QĐ/TU", "30-CT/TW", ["14-QĐ/TU", "13-KH/TU", "10-KH/TU", "30-CT/TW"]),
        ("30-CT/TW", "14-QĐ/TU", ["30-CT/TW", "10-KH/TU", "13-KH/TU", "14-QĐ/TU"]),
        ("88-KH/TU", "13-KH/TU", ["88-KH/TU", "62-KL/TW", "13-KH/TU"]),
        ("88-KH/TU", "20-BC/TU", []),
        ("88-KH/TU", "88-KH/TU", ["88-KH/TU"]),
    ],
)
def test_path(catalogue: Catalogue, start: str, end: str, way: list[str]) -> None:
    net = graph.path(catalogue, of(catalogue, start), of(catalogue, end))
    assert nodes(net) == way
    assert len(net["edges"]) == max(0, len(way) - 1)


def test_missing_ranks_the_most_wanted_first(catalogue: Catalogue) -> None:
    wanted = graph.missing(catalogue)
    assert [(row["number"], row["cited"]) for row in wanted] == [("62-KL/TW", 2), ("256-TB/TU", 1), ("99-CT/TW", 1)]
    assert [citing["number"] for citing in wanted[0]["by"]] == ["13-KH/TU", "88-KH/TU"]


def test_gaps(catalogue: Catalogue) -> None:
    (series,) = graph.gaps(catalogue)
    assert (series["example"], series["period"], series["holes"]) == ("10-KH/TU", "1998", [[11, 12]])


def test_conflicts(catalogue: Catalogue) -> None:
    found = {(row["code"], row["number"]): row for row in graph.conflicts(catalogue)}
    assert set(found) == {("differs", "99-CT/TW"), ("ambiguous", "5-CT/TW")}
    assert "date 2016-01-01 / 2016-02-02" in found["differs", "99-CT/TW"]["why"][0]


def test_what_is_cited_has_the_date_that_is_stated(catalogue: Catalogue) -> None:
    net = graph.cites(catalogue, of(catalogue, "20-BC/TU"))
    dates = {node["number"]: node["date"] for node in net["nodes"]}
    assert dates["99-CT/TW"] == "2016-01-01", "not the held one of another date"


def test_two_that_fit_are_shown_as_undecided(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "archive") as catalogue:
        put(catalogue, tmp_path, RECORDS)
        net = graph.cites(catalogue, of(catalogue, "20-BC/TU"))
        undecided = next(node for node in net["nodes"] if node.get("candidates"))
        assert undecided["number"] == "5-CT/TW"
        assert len(undecided["candidates"]) == 2
        assert not undecided["held"]


def test_top(catalogue: Catalogue) -> None:
    best = graph.top(catalogue, limit=3)
    assert best[0]["number"] == "30-CT/TW"
    assert best[0]["cited"] == 3
    everything = graph.top(catalogue, limit=1000)
    assert sum(row["rank"] for row in everything) == pytest.approx(1, abs=1e-4)


def test_related_by_what_they_cite_and_who_cites_them(catalogue: Catalogue) -> None:
    near = graph.related(catalogue, of(catalogue, "30-CT/TW"))
    assert [(each["number"], each["cited_together"], each["cite_the_same"]) for each in near] == [
        ("256-TB/TU", 1, 0),
        ("10-KH/TU", 1, 0),
        ("62-KL/TW", 1, 0),
    ]
    # Three cite 30-CT/TW, of these one 256-TB/TU, which nobody else cites; two cite each of the others.
    assert [each["score"] for each in near] == pytest.approx([3**-0.5, 6**-0.5, 6**-0.5], abs=1e-4)
    coupled = graph.related(catalogue, of(catalogue, "10-KH/TU"), limit=3)
    assert ("12-KH/HU", 1) in [(each["number"], each["cite_the_same"]) for each in coupled]


def test_what_is_to_be_decided_comes_with_its_candidates(catalogue: Catalogue) -> None:
    (open_,) = graph.ambiguous(catalogue)
    assert (open_["citing"], open_["number"], open_["mentions"][0]["text"]) == ("20-BC/TU", "5-CT/TW", "5-CT/TW")
    assert sorted(each["date"] for each in open_["candidates"]) == ["2001-05-01", "2011-05-01"]


def test_rows_of_a_net_and_of_a_list(catalogue: Catalogue) -> None:
    columns, rows = net_csv.rows(graph.cites(catalogue, of(catalogue, "88-KH/TU")))
    assert set(rows[0]) == set(columns)
    assert [(row["source_number"], row["relation"], row["target_number"], row["page"]) for row in rows] == [
        ("88-KH/TU", "reviews", "30-CT/TW", 1),
        ("88-KH/TU", "cites", "62-KL/TW", 1),
        ("88-KH/TU", "cites", "256-TB/TU", 1),
    ]
    columns, rows = net_csv.rows(graph.missing(catalogue))
    assert rows[0]["number"] == "62-KL/TW"
    assert rows[0]["by"] == "13-KH/TU, 01/08/1998 (“62-KL/TW” tr. 1); 88-KH/TU, 02/05/2018 (“62-KL/TW” tr. 1)"
    columns, rows = net_csv.rows(graph.gaps(catalogue))
    assert "11" in rows[0]["holes"]


@pytest.mark.parametrize(
    ("ref", "status", "changed"),
    [
        ("13-KH/TU", "repealed", []),
        ("10-KH/TU", "in-force", ["amended"]),
        ("30-CT/TW", "in-force", ["reviewed"]),
        ("88-KH/TU", "in-force", []),
    ],
)
def test_status(catalogue: Catalogue, ref: str, status: str, changed: list[str]) -> None:
    told = graph.status(catalogue, of(catalogue, ref))
    assert (told["status"], told["changed"]) == (status, changed)
    assert bool(told["edges"]) == (status != "in-force" or bool(changed))


def test_refs(catalogue: Catalogue) -> None:
    assert refs.work(catalogue, "kế hoạch 88")["number"] == "88-KH/TU"
    assert refs.work(catalogue, "5-CT/TW 2011")["date"] == "2011-05-01"
    assert refs.work(catalogue, "62 kl tw")["held"] == 0
    with pytest.raises(refs.AmbiguousError, match="'5-CT/TW 2001'  5-CT/TW, 01/05/2001, Ban Bí thư"):
        refs.work(catalogue, "5-CT/TW")
    with pytest.raises(NotFoundError, match="cited but not in the archive"):
        refs.record_id(catalogue, "62-KL/TW")
    with pytest.raises(NotFoundError, match="88-KH/TU"):
        refs.work(catalogue, "88-NQ/TU")


def test_what_several_leave_undecided_shows_the_candidates_of_all(tmp_path: Path) -> None:
    years = ("2001", "2011", "2021")
    held = [record("5-CT/TW", f"{year}-05-01", kind="Chỉ thị", issuer="Ban Bí thư") for year in years]
    citing = [
        record("1-BC/TU", "2012-01-01", kind="Báo cáo", **TU, cites=[citation("5-CT/TW"), citation("1-KH/TU")]),
        record("1-KH/TU", "2011-12-01", kind="Kế hoạch", **TU, cites=[citation("5-CT/TW", issuer="Bộ Chính trị")]),
        record("2-BC/TU", "2023-01-01", kind="Báo cáo", **TU, cites=[citation("5-CT/TW"), citation("1-BC/TU")]),
    ]
    with Catalogue(tmp_path / "archive") as opened:
        put(opened, tmp_path, [*held, *citing])
        net = graph.cites(opened, of(opened, "2-BC/TU"), depth=3)
    (undecided,) = [node for node in net["nodes"] if node["key"] == "?5-ct/tw"]
    assert len(undecided["candidates"]) == 3
    several = {edge["source"].split("@")[0]: len(edge["candidates"]) for edge in net["edges"] if edge["candidates"]}
    assert several == {"1-bc/tu": 2, "1-kh/tu": 2, "2-bc/tu": 3}
