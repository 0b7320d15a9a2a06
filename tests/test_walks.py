"""Ways along citations, held against networkx on nets that nobody drew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from index import graph
from index.catalogue import Catalogue
from index.graph import shortest
from tests.archive_records import citation, put, record

RELATIONS = ("cites", "amends", "implements")
ISSUED = ("2001-01-01", "2010-05-05", None)


class Drawn:
    """A net written into the tables of a catalogue: works 1 to n, an edge for each triple."""

    def __init__(self, catalogue: Catalogue, edges: list[tuple[int, int, str]], size: int) -> None:
        self.catalogue, self.edges = catalogue, edges
        db = catalogue.db
        for table in ("edges", "mentions", "works"):
            db.execute(f"DELETE FROM {table}")
        for work in range(1, size + 1):
            db.execute("INSERT INTO works (work, key, bucket, held) VALUES (?, ?, ?, 1)", (work, str(work), str(work)))
        for number, (source, target, relation) in enumerate(edges):
            _cite(db, number, source, target, relation)

    def net(self, relations: tuple[str, ...] = ()) -> Any:
        """As networkx holds it, read from the catalogue."""
        found = networkx.DiGraph()
        found.add_nodes_from(row["work"] for row in self.catalogue.all("SELECT work FROM works"))
        for row in self.catalogue.all("SELECT * FROM edges WHERE state IN ('held', 'missing')"):
            if not relations or row["relation"] in relations:
                found.add_edge(row["source"], row["target"])
        return found


def _cite(db: sqlite3.Connection, number: int, source: int, target: int, relation: str) -> None:
    # One in five is undecided, and what leads to itself is no edge of the net.
    state = "self" if source == target else "ambiguous" if number % 5 == 4 else "held"
    db.execute(
        """INSERT INTO edges (rid, position, source, target, state, relation, bucket, confidence, cited_on, why)
           VALUES (?, ?, ?, ?, ?, ?, '', 1, ?, '{}')""",
        (source, number, source, None if state == "ambiguous" else target, state, relation, ISSUED[source % 3]),
    )


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with Catalogue(tmp_path_factory.mktemp("walks") / "archive") as opened:
        yield opened


@st.composite
def drawn(draw: st.DrawFn) -> tuple[int, list[tuple[int, int, str]]]:
    size = draw(st.integers(2, 14))
    place = st.integers(1, size)
    # What is drawn twice is cited often: the first works are hubs.
    hub = st.integers(1, max(1, size // 4))
    edge = st.tuples(place, st.one_of(place, hub), st.sampled_from(RELATIONS))
    return size, draw(st.lists(edge, max_size=45))


MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(told=drawn(), depth=st.integers(1, 5), limit=st.integers(1, 16), back=st.booleans(), data=st.data())
def test_walks_are_breadth_first(
    catalogue: Catalogue, told: tuple[int, Any], depth: int, limit: int, back: bool, data: st.DataObject
) -> None:
    size, edges = told
    net_ = Drawn(catalogue, edges, size)
    start = data.draw(st.integers(1, size))
    relations = tuple(data.draw(st.lists(st.sampled_from(RELATIONS), max_size=2)))
    walk = graph.cited_by if back else graph.cites
    found = walk(catalogue, start, depth=depth, relations=relations, limit=limit)
    whole = net_.net(relations)
    whole = whole.reverse() if back else whole
    far = networkx.single_source_shortest_path_length(whole, start, cutoff=depth)
    known = [int(node["key"]) for node in found["nodes"] if not node["key"].startswith("?")]
    steps = [far[work] for work in known]
    assert steps == sorted(steps)
    # All that are nearer than the last one are there; of those as far as the last one as many as there is room for.
    assert len(known) == min(len(far), limit + 1)
    assert {work for work, step in far.items() if step < max(steps)} <= set(known)
    assert found["truncated"] == (len(far) > limit + 1)
    direct = sum(step == 1 for step in far.values())
    assert found["direct"] == direct
    assert found["total"] == (len(far) - 1 if not found["truncated"] else direct if depth == 1 else None)
    starts = {work for work in known if far[work] < depth}
    between = {(near, away) for near, away in whole.edges if near in starts and away in known}
    shown = {(int(edge["source"]), int(edge["target"])) for edge in found["edges"] if edge["target"] != "?"}
    assert {pair[::-1] if back else pair for pair in shown} == between


@MANY
@given(
    told=drawn(),
    many=st.sampled_from((0, 2_000)),
    cited=st.sampled_from((0, 1, 8)),
    counted=st.sampled_from((0, 300)),
    data=st.data(),
)
def test_paths_are_shortest(
    catalogue: Catalogue, told: tuple[int, Any], many: int, cited: int, counted: int, data: st.DataObject
) -> None:
    size, edges = told
    net = Drawn(catalogue, edges, size).net()
    start, end = data.draw(st.integers(1, size)), data.draw(st.integers(1, size))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shortest, "_MANY", many)
        patched.setattr(shortest, "_CITED", cited)
        patched.setattr(shortest, "_COUNTED", counted)
        way = shortest.shortest(catalogue.db, start, end)
    for seen in (net, net.reverse(), net.to_undirected()):
        if networkx.has_path(seen, start, end):
            assert len(way) == networkx.shortest_path_length(seen, start, end) + 1
            assert way[0] == start
            assert way[-1] == end
            assert all(seen.has_edge(*pair) for pair in pairwise(way))
            break
    else:
        assert way == []
    assert catalogue.all("SELECT * FROM temp.met") == [] if start != end else True


@MANY
@given(told=drawn(), data=st.data())
def test_how_many_cite_a_work_is_kept(catalogue: Catalogue, told: tuple[int, Any], data: st.DataObject) -> None:
    size, edges = told
    assume(edges)
    drawn_ = Drawn(catalogue, edges, size)
    place = st.one_of(st.none(), st.integers(1, size))
    for row in catalogue.all("SELECT edge FROM edges"):
        what = data.draw(st.sampled_from(("kept", "gone", "led")))
        if what == "gone":
            catalogue.db.execute("DELETE FROM edges WHERE edge = ?", (row["edge"],))
        elif what == "led":
            ends = (data.draw(place), data.draw(place), row["edge"])
            catalogue.db.execute("UPDATE edges SET source = ?, target = ? WHERE edge = ?", ends)
    assert (
        drawn_.catalogue.all("""
        SELECT work, cited, (SELECT count(DISTINCT source) FROM edges WHERE target = work AND source != target) AS counted
        FROM works WHERE cited != counted""")
        == []
    )


def test_the_latest_are_shown_where_many_cite(tmp_path: Path) -> None:
    years = [2001, 2020, 1999, 2015, 2008]
    citing = [
        record(f"{year}-KH/TU", f"{year}-03-01", locality="Hà Tĩnh",
               cites=[citation("30-CT/TW", "implements" if year > 2005 else "cites")])
        for year in years
    ]  # fmt: skip
    with Catalogue(tmp_path / "archive") as catalogue:
        put(catalogue, tmp_path, [record("30-CT/TW", "1998-02-18"), *citing])
        start = catalogue.all("SELECT work FROM works WHERE number = '30-CT/TW'")[0]["work"]
        net = graph.cited_by(catalogue, start, limit=3)
        assert [node["number"] for node in net["nodes"]] == ["30-CT/TW", "2020-KH/TU", "2015-KH/TU", "2008-KH/TU"]
        assert (net["direct"], net["total"], net["truncated"], len(net["edges"])) == (5, 5, True, 3)
        both = graph.cited_by(catalogue, start, relations=["cites", "implements"], limit=4)
        assert [node["number"] for node in both["nodes"]][1:] == [
            "2020-KH/TU",
            "2015-KH/TU",
            "2008-KH/TU",
            "2001-KH/TU",
        ]
        assert both["direct"] == 5
        one = graph.cited_by(catalogue, start, relations=["implements"], limit=2)
        assert (one["direct"], one["truncated"]) == (3, True)
        assert graph.cited_by(catalogue, start, depth=2)["total"] == 5
