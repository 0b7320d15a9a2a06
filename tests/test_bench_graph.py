"""The bench of the net: what it makes is what the product would have made, and it measures what it says."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.catalogue import Catalogue
from tests.archive_records import put
from tests.test_joining import from_nothing, state
from tools.bench_graph import asks, peers, shelf
from tools.bench_graph.__main__ import main
from tools.bench_graph.made import made
from tools.bench_graph.records import record

EDGES = 2_000
OWN = """SELECT e.position, e.relation, e.state, t.key AS target, s.key AS source, e.bucket, e.kind, e.number, e.compact,
           e.name, e.issuer, e.locality, e.term, e.date, e.cited_on, m.text, m.start, m."end", m.page
         FROM records r JOIN edges e USING (rid) JOIN mentions m USING (edge) LEFT JOIN works t ON t.work = e.target
         LEFT JOIN works s ON s.work = e.source WHERE r.id = ? ORDER BY e.position, m.position"""
RECORD = """SELECT sha256, bucket, number, compact, digits, number_kind, number_body, kind, code, issuer, locality, term,
              issued_on, precision, subject, status, data, text, (SELECT group_concat(bucket) FROM record_names n
                WHERE n.rid = records.rid) AS names
            FROM records JOIN documents USING (rid) JOIN texts USING (rid) WHERE id = ?"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelf.built(tmp_path_factory.mktemp("nets"), EDGES)


@pytest.fixture(scope="module")
def archive(folder: Path) -> Iterator[Catalogue]:
    with Catalogue(folder, create=False) as opened:
        yield opened


def test_a_net_is_always_the_same_and_of_the_shape_it_says() -> None:
    net = made(20_000)
    assert net == made(20_000)
    every = [(place, each) for place, cites in enumerate(net.cites) for each in cites]
    assert len(every) == pytest.approx(20_000, rel=0.1)
    assert all(net.heads[each.target].date <= net.heads[place].date for place, each in every)
    assert all(net.held[place] for place, _ in every)
    cited = [sum(each.target == hub for _, each in every) for hub in net.hubs]
    assert max(cited) > 0.2 * sum(net.held)
    lacking = {each.target for _, each in every if not net.held[each.target]}
    assert len(lacking) / len({each.target for _, each in every}) == pytest.approx(1 / 3, abs=0.05)


def test_what_a_document_states_stands_in_its_text() -> None:
    net = made(1_000)
    for place, held in enumerate(net.held):
        document = record(net, place) if held else None
        for mention in (mention for each in document.citations for mention in each.mentions) if document else ():
            assert document is not None
            assert document.text[mention.start : mention.end] == mention.text


def test_everything_is_decided_as_the_product_decides_it(archive: Catalogue) -> None:
    assert state(archive.db) == from_nothing(archive)


def test_a_document_put_again_writes_the_same_rows(archive: Catalogue, tmp_path: Path) -> None:
    net = made(EDGES)
    for place in random.Random(1).sample([place for place, held in enumerate(net.held) if held], 40):
        document = record(net, place)
        before = [[tuple(row) for row in archive.all(sql, document.id)] for sql in (RECORD, OWN)]
        put(archive, tmp_path, [document])
        assert [[tuple(row) for row in archive.all(sql, document.id)] for sql in (RECORD, OWN)] == before
    assert state(archive.db) == from_nothing(archive)


def test_an_archive_is_kept_until_what_made_it_changes(folder: Path) -> None:
    made_at = (folder / "made.json").stat().st_mtime_ns
    assert shelf.built(folder.parent, EDGES) == folder
    assert (folder / "made.json").stat().st_mtime_ns == made_at


def test_the_whole_bench_over_small_nets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "figures.json"
    main(["--sizes", "700,1400", "--queries", "4", "--folder", str(tmp_path / "nets"), "--json", str(out)])
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    assert set(found["look_up"]) == set(asks.KINDS)
    assert set(found["come"]) == set(asks.COMING)
    assert set(found["whole"]) == set(asks.WHOLE)
    assert set(found["peer"]) == set(peers.SIDES)
    times = [told for part in ("look_up", "come", "peer") for kind in found[part].values() for told in kind.values()]
    figures = [each for told in times for each in told["times"].values()]
    assert all(0 < each["p50"] <= each["p95"] <= each["max"] for each in figures)
    printed = capsys.readouterr().out
    for title in ("look-ups", "one document comes", "the whole net", "memory in MB", "beside others at 1,400"):
        assert title in printed
