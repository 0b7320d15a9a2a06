"""Exports of the net of citations, each read back by the readers of others and held against the catalogue's rows."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pydot
import pytest

from index import graph, refs
from index.catalogue import Catalogue
from index.graph import exports
from index.graph.around import reach
from index.relations import LABELS
from pipeline.errors import UsageError
from pipeline.model import Citation, Mention
from tests.archive_records import citation, put, record

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = 'Về "quản lý" <thẻ> & R\\n \x0b\ufffe; dòng một\ndòng hai\r\t{x|y} \\'
TU: dict[str, Any] = {"issuer": "Tỉnh ủy", "locality": "Hà Trà"}
RECORDS = [
    record("30-CT/TW", "1998-02-18", kind="Chỉ thị", issuer="Bộ Chính trị", subject="Quy chế dân chủ ở cơ sở"),
    record("5-CT/TW", "2001-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("5-CT/TW", "2011-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("10-KH/TU", "2012-06-01", kind="Kế hoạch", **TU, subject=HOSTILE,
           cites=[Citation(None, "30-CT/TW", "implements", (Mention("30-CT/TW", 0, 8, 2), Mention("30-CT/TW", 9, 17, 3))),
                  citation("62-KL/TW"), citation("5-CT/TW"), citation(None, name='=cmd("x")\n<&> \x0b'),
                  citation("10-KH/TU", date="2012-06-01")]),
    # The same work by number and by number and kind: two citations between the same two.
    record("88-KH/TU", "2018-05-02", kind="Kế hoạch", **TU, subject="=1+1", due=["2018-06-30"],
           cites=[citation("10-KH/TU", "replaces"), citation("10-KH/TU", "cites", date="2012-06-01"), citation("5-CT/TW")]),
    record("9-TB/TU", "2019-01-01", kind="Thông báo", **TU, cites=[citation("88-KH/TU", "guides")]),
    record(None, "2019-02-01", kind="Công văn", **TU, subject="@SUM(A1)", text="không số", cites=[citation("9-TB/TU")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exports")
    with Catalogue(made / "archive") as opened:
        put(opened, made, RECORDS)
    return made / "archive"


@pytest.fixture
def catalogue(folder: Path) -> Iterator[Catalogue]:
    with Catalogue(folder) as opened:
        yield opened


def exported(source: exports.Source, form: str, path: Path) -> list[Path]:
    target = path / form
    exports.write(source, form, str(target))
    return sorted(target.iterdir()) if target.is_dir() else [target]


def clean(text: str | None) -> str | None:
    """Without what XML forbids."""
    return text and text.replace("\x0b", "").replace("\ufffe", "")


def flat(text: str | None) -> str | None:
    """On one line."""
    return text and clean(text.replace("\n", " ").replace("\r\t", " ").replace("\x0b", " "))


def rows(catalogue: Catalogue) -> tuple[dict[str, str], Counter[tuple[str, str, str]]]:
    """State by key, and citations, straight from the tables."""
    works = {
        row["work"]: (row["key"], "held" if row["held"] else "missing") for row in catalogue.all("SELECT * FROM works")
    }
    states, edges = dict(works.values()), Counter[tuple[str, str, str]]()
    for row in catalogue.all("SELECT * FROM edges WHERE state != 'self'"):
        target = works[row["target"]][0] if row["target"] else f"?{row['bucket']}"
        states.setdefault(target, "undecided")
        edges[works[row["source"]][0], target, row["relation"]] += 1
    return states, edges


def told(net: nx.MultiDiGraph) -> tuple[dict[str, str], Counter[tuple[str, str, str]]]:
    return dict(net.nodes(data="state")), Counter(
        (one, other, data["relation"]) for one, other, data in net.edges(data=True)
    )


def test_the_archive_has_what_is_hard(catalogue: Catalogue) -> None:
    states, edges = rows(catalogue)
    assert set(states.values()) == {"held", "missing", "undecided"}
    between = Counter((one, other) for one, other, _ in edges.elements())
    assert max(between.values()) == 2
    assert catalogue.one("SELECT 1 FROM edges WHERE state = 'self'")


def test_graphml(catalogue: Catalogue, tmp_path: Path) -> None:
    (path,) = exported(exports.Source(catalogue), "graphml", tmp_path)
    net = nx.read_graphml(path)
    states, edges = rows(catalogue)
    assert isinstance(net, nx.MultiDiGraph)
    assert told(net) == (
        {clean(key): state for key, state in states.items()},
        Counter({(one, clean(other), r): n for (one, other, r), n in edges.items()}),
    )
    by_number = {data.get("number"): data for _, data in net.nodes(data=True) if data["state"] != "undecided"}
    known = by_number["10-KH/TU"]
    assert (known["subject"], known["held"], known["status"]) == (clean(HOSTILE), True, "replaced")
    assert (known["label"], by_number["62-KL/TW"]["held"]) == ("10-KH/TU, 01/06/2012", False)
    undecided = next(data for _, data in net.nodes(data=True) if data["state"] == "undecided")
    assert len(undecided["candidates"].split("; ")) == 2
    first = next(data for *_, data in net.edges(data=True) if data["relation"] == "implements")
    assert (first["weight"], first["page"], first["date"], first["label"]) == (2.0, 2, "2012-06-01", "thực hiện")
    assert len({key for *_, key in net.edges(keys=True)}) == net.number_of_edges()


def test_graphml_names_the_type_of_every_attribute(catalogue: Catalogue, tmp_path: Path) -> None:
    (path,) = exported(exports.Source(catalogue), "graphml", tmp_path)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.parse(path).getroot()
    keys = {key.attrib["id"]: key.attrib for key in root.iter(f"{space}key")}
    assert {key["attr.type"] for key in keys.values()} == {"string", "boolean", "int", "double"}
    assert {("node", "label"), ("edge", "label"), ("edge", "weight")} <= {
        (k["for"], k["attr.name"]) for k in keys.values()
    }
    assert {data.attrib["key"] for data in root.iter(f"{space}data")} <= set(keys)


def test_json_is_the_contract_and_node_link_data(catalogue: Catalogue, tmp_path: Path) -> None:
    (path,) = exported(exports.Source(catalogue), "json", tmp_path)
    data = json.loads(path.read_text("utf-8"))
    net = nx.node_link_graph(data, edges="edges", name="key", key="edge")
    assert isinstance(net, nx.MultiDiGraph)
    assert told(net) == rows(catalogue)
    # The same as the commands of the net answer, and more.
    answered = graph.cites(catalogue, refs.work(catalogue, "10-KH/TU")["work"])
    nodes, edges = (
        {node["key"]: node for node in data["nodes"]},
        {(e["source"], e["target"], e["relation"]): e for e in data["edges"]},
    )
    assert all(nodes[node["key"]].items() >= node.items() for node in answered["nodes"] if not node.get("candidates"))
    assert nodes["?5-ct/tw"]["candidates"] == next(
        node["candidates"] for node in answered["nodes"] if node.get("candidates")
    )
    for edge in answered["edges"]:
        assert edges[edge["source"], edge["target"], edge["relation"]].items() >= edge.items()
    assert len(answered["edges"]) == 4


def parsed(path: Path) -> pydot.Dot:
    with warnings.catch_warnings():
        # pydot uses names of its parser that newer ones call old.
        warnings.simplefilter("ignore", DeprecationWarning)
        nets = pydot.graph_from_dot_file(str(path), encoding="utf-8")
    assert nets
    return nets[0]


def test_dot(catalogue: Catalogue, tmp_path: Path) -> None:
    (path,) = exported(exports.Source(catalogue), "dot", tmp_path)
    net = parsed(path)

    def plain(quoted: object) -> str:
        assert isinstance(quoted, str)
        assert quoted[0] == quoted[-1] == '"'
        return quoted[1:-1].replace('\\"', '"').replace("\\\\", "\\")

    states, edges = rows(catalogue)
    nodes = {plain(node.get_name()): node for node in net.get_nodes() if node.get_name() not in {"node", '"\\n"'}}
    assert {key: plain(node.get("state")) for key, node in nodes.items()} == {
        flat(key): state for key, state in states.items()
    }
    found = Counter(
        (plain(e.get_source()), plain(e.get_destination()), plain(e.get("relation"))) for e in net.get_edges()
    )
    assert found == Counter({(one, flat(other), relation): count for (one, other, relation), count in edges.items()})
    key = refs.work(catalogue, "10-KH/TU")["key"]
    assert plain(nodes[key].get("subject")) == flat(HOSTILE)
    assert {plain(edge.get("label")) for edge in net.get_edges()} <= set(LABELS.values())
    assert {plain(node.get("style")) for node in nodes.values()} == {"filled", "dashed", "dotted"}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unguarded(cell: str) -> str:
    return cell[1:] if cell[:2] in {"'=", "'+", "'-", "'@"} else cell


@pytest.mark.parametrize(
    ("form", "id_", "ends", "state", "relation"),
    [
        ("csv", "Id", ("Source", "Target"), lambda row: row["state"], lambda row: row["Kind"]),
        ("neo4j", "key:ID", (":START_ID", ":END_ID"), lambda row: row[":LABEL"].split(";")[1].lower(),
         lambda row: row[":TYPE"].lower().replace("_", "-")),
    ],
    ids=["csv", "neo4j"],
)  # fmt: skip
def test_tables(
    catalogue: Catalogue,
    tmp_path: Path,
    form: str,
    id_: str,
    ends: tuple[str, str],
    state: Callable[[Any], str],
    relation: Callable[[Any], str],
) -> None:
    edges, nodes = map(table, exported(exports.Source(catalogue), form, tmp_path))
    states, cited = rows(catalogue)
    assert {row[id_]: state(row) for row in nodes} == {flat(key): value for key, value in states.items()}
    found = Counter((row[ends[0]], row[ends[1]], relation(row)) for row in edges)
    assert found == Counter({(one, flat(other), kind): count for (one, other, kind), count in cited.items()})
    assert {end for row in edges for end in (row[ends[0]], row[ends[1]])} <= {row[id_] for row in nodes}
    subjects = {unguarded(row["subject"]) for row in nodes}
    assert {flat(HOSTILE), "=1+1", "@SUM(A1)"} <= subjects
    cells = [cell for row in (*nodes, *edges) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert not [cell for cell in cells if "\n" in cell or "\r" in cell]


def test_headings_of_the_tables(catalogue: Catalogue, tmp_path: Path) -> None:
    edges, nodes = (
        path.read_text("utf-8").splitlines()[0].split(",")
        for path in exported(exports.Source(catalogue), "csv", tmp_path)
    )
    assert nodes[:2] == ["Id", "Label"]
    assert edges[:7] == ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
    edges, nodes = (
        path.read_text("utf-8").splitlines()[0].split(",")
        for path in exported(exports.Source(catalogue), "neo4j", tmp_path)
    )
    assert nodes[:2] == ["key:ID", ":LABEL"]
    assert edges[:3] == [":START_ID", ":END_ID", ":TYPE"]
    assert {row[":LABEL"] for row in table(tmp_path / "neo4j/nodes.csv")} == {
        "Work;Held",
        "Work;Missing",
        "Work;Undecided",
    }


def test_only_what_is_held(catalogue: Catalogue, tmp_path: Path) -> None:
    (path,) = exported(exports.Source(catalogue, held_only=True), "json", tmp_path)
    data = json.loads(path.read_text("utf-8"))
    states, edges = rows(catalogue)
    held = {key for key, state in states.items() if state == "held"}
    assert {node["key"] for node in data["nodes"]} == held
    expected = {edge: count for edge, count in edges.items() if edge[1] in held}
    assert Counter((e["source"], e["target"], e["relation"]) for e in data["edges"]) == expected
    assert len(expected) > 3


@pytest.mark.parametrize("held_only", [False, True])
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_neighbourhood_is_that_of_around(catalogue: Catalogue, tmp_path: Path, depth: int, held_only: bool) -> None:
    work = refs.work(catalogue, "30-CT/TW")["work"]
    (path,) = exported(exports.Source(catalogue, reach(catalogue, work, depth=depth), held_only), "json", tmp_path)
    data, net = json.loads(path.read_text("utf-8")), graph.around(catalogue, work, depth=depth, limit=1000)
    kept = {node["key"] for node in net["nodes"] if node["held"] or not held_only}
    assert {node["key"] for node in data["nodes"]} == kept
    expected = Counter((e["source"], e["target"], e["relation"]) for e in net["edges"] if e["target"] in kept)
    assert Counter((e["source"], e["target"], e["relation"]) for e in data["edges"]) == expected


@pytest.mark.parametrize("form", exports.FORMATS)
def test_an_empty_archive(tmp_path: Path, form: str) -> None:
    with Catalogue(tmp_path / "archive") as empty:
        paths = exported(exports.Source(empty), form, tmp_path)
    if form == "graphml":
        assert len(nx.read_graphml(paths[0])) == 0
    elif form == "json":
        assert json.loads(paths[0].read_text("utf-8"))["nodes"] == []
    elif form == "dot":
        assert not parsed(paths[0]).get_edges()
    else:
        assert [table(path) for path in paths] == [[], []]


@pytest.mark.parametrize("form", ["csv", "neo4j"])
@pytest.mark.parametrize("out", [None, "-"])
def test_two_files_want_a_directory(catalogue: Catalogue, form: str, out: str | None) -> None:
    with pytest.raises(UsageError, match="2 files"):
        exports.write(exports.Source(catalogue), form, out)


def test_an_export_that_breaks_off_leaves_what_was_there(catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "net.json"
    target.write_text("before", "utf-8")
    catalogue.db.execute("CREATE TEMP TABLE mentions (edge)")
    with pytest.raises(Exception, match="no such column"):
        exports.write(exports.Source(catalogue), "json", str(target))
    assert [path.name for path in tmp_path.iterdir()] == ["net.json"]
    assert target.read_text("utf-8") == "before"


def run(*args: str, archive: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cli", "graph", "export", *args, "--archive", str(archive)]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT)


def test_the_command(folder: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    printed = run(archive=folder)
    assert told(nx.read_graphml(BytesIO(printed.stdout)))[1].total() == rows(catalogue)[1].total()
    done = run("10-KH/TU", "--depth", "1", "--format", "csv", "--output", str(tmp_path / "net"), archive=folder)
    assert done.stdout.decode().split() == [str(tmp_path / "net/nodes.csv"), str(tmp_path / "net/edges.csv")]
    assert len(table(tmp_path / "net/nodes.csv")) == 6
    wrong = run("--format", "neo4j", archive=folder)
    assert (wrong.returncode, b"USAGE" in wrong.stderr) == (2, True)
    for target in ("none/net.json", "none/net/x"):
        missing = run("--format", "csv" if target[-1] == "x" else "json", "-o", str(tmp_path / target), archive=folder)
        assert (missing.returncode, b"NO-SUCH-FILE" in missing.stderr) == (2, True)
    refused = run("--format", "csv", "-o", str(tmp_path / "net/nodes.csv"), archive=folder)
    assert (refused.returncode, b"CANNOT-WRITE" in refused.stderr) == (4, True)


@pytest.mark.parametrize("form", exports.FORMATS)
def test_memory_does_not_grow_with_the_net(tmp_path: Path, form: str) -> None:
    """A net ten times as large is streamed in the same memory."""
    peaks = []
    for works in (2_000, 20_000):
        folder = tmp_path / str(works)
        with Catalogue(folder) as made:
            grow(made, works)
        code = (
            "import sys, resource; from pathlib import Path; from index.catalogue import Catalogue; "
            "from index.graph import exports\n"
            "with Catalogue(Path(sys.argv[1])) as made: exports.write(exports.Source(made), sys.argv[2], sys.argv[3])\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        command = [sys.executable, "-c", code, str(folder), form, str(tmp_path / f"{works}.out")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        peaks.append(int(done.stdout))
    assert peaks[1] - peaks[0] < 6_000, f"kilobytes at 2,000 and 20,000 works: {peaks}"


def grow(catalogue: Catalogue, works: int) -> None:
    """A net of so many works with three citations each, straight into the tables."""
    with catalogue.writing() as db:
        subject = "Về việc tăng cường sự lãnh đạo của các cấp ủy đảng " * 3
        db.executemany(
            "INSERT INTO works (work, key, bucket, held, kind, number, subject) VALUES (?, ?, ?, 1, 'Kế hoạch', ?, ?)",
            ((work, f"{work}-kh/tu@@", f"{work}-kh/tu", f"{work}-KH/TU", subject) for work in range(1, works + 1)),
        )
        db.executemany(
            """INSERT INTO edges (edge, rid, position, source, target, state, relation, bucket, confidence)
               VALUES (?, ?, ?, ?, ?, 'held', 'cites', '', 1)""",
            (
                (3 * work + n, work, n, work, 1 + work * 7 * (n + 1) % works)
                for work in range(1, works + 1)
                for n in range(3)
            ),
        )
        db.executemany(
            "INSERT INTO mentions VALUES (?, 0, 'Kế hoạch số 1', 0, 13, 1)",
            ((edge,) for edge in range(3, 3 * works + 3)),
        )
