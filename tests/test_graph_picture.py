"""Pictures of the net of citations: nothing lies on anything else, nothing is missing, and any XML reader takes them."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import graph, refs
from index.catalogue import Catalogue
from index.graph.drawing import draw
from index.graph.drawing.figures import INNER, figures
from index.graph.drawing.layers import shelves, steps
from index.graph.drawing.lettering import lines, shortened, width
from index.graph.drawing.routes import BOX
from index.relations import LABELS
from tests.archive_records import citation, put, record

ROOT = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
SUBJECTS = (
    "Về việc tăng cường sự lãnh đạo của các cấp ủy đối với công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ trên địa bàn",
    "Quy chế dân chủ ở cơ sở", 'Ngoặc "kép", <thẻ>, R&D \x0b và \ufffe', "Mộttừrấtdàikhôngcókhoảngtrắngnàocả" * 4, None,
)  # fmt: skip
Rect = tuple[float, float, float, float]


def made(works: int, seed: int, *, links: int | None = None) -> dict[str, Any]:
    """A net with cycles, self-loops, several citations between two works, missing and undecided works."""
    chance = random.Random(seed)
    nodes: list[dict[str, Any]] = []
    for number in range(works):
        state = chance.choice(("held", "held", "missing", "undecided")) if number else "held"
        date = chance.choice((None, f"{chance.randint(1990, 2020)}-03-0{chance.randint(1, 9)}"))
        node: dict[str, Any] = {
            "key": f"n{number}<&>",
            "id": None,
            "number": f"{number}-KH/TU",
            "kind": "Kế hoạch",
            "date": date,
        }
        node |= {"issuer": "Ban Thường vụ Tỉnh ủy Hà Trà", "subject": chance.choice(SUBJECTS), "held": state == "held"}
        nodes.append(node | ({"candidates": ["a", "b"]} if state == "undecided" else {}))
    edges = []
    for number in range(links if links is not None else int(works * 1.6)):
        # The first ones reach every work.
        one, other = (
            (number + 1, chance.randrange(0, number + 1))
            if number + 1 < works
            else (chance.randrange(works), chance.randrange(works))
        )
        ends = (one, other) if chance.random() < 0.6 else (other, one)
        source, target = (nodes[end]["key"] for end in ends)
        mentions = [{"text": "x", "start": 0, "end": 1, "page": page} for page in range(chance.randint(0, 3))]
        edges.append(
            {"source": source, "target": target, "relation": chance.choice(list(LABELS)), "mentions": mentions}
        )
    return {"nodes": nodes, "edges": edges}


class Picture:
    """What was drawn, in the coordinates of the page."""

    def __init__(self, svg: str) -> None:
        self.root = ET.fromstring(svg)
        self.page: Rect = tuple(map(float, self.root.attrib["viewBox"].split()))  # type: ignore[assignment]
        self.works: dict[str, ET.Element] = {}
        self.wires: list[ET.Element] = []
        self.boxes: list[Rect] = []
        self.labels: list[tuple[Rect, str]] = []
        self.lines: list[list[tuple[float, float]]] = []
        self._walk(self.root, 0.0, 0.0, "")

    def _walk(self, element: ET.Element, x: float, y: float, within: str) -> None:
        moved = re.match(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
        x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        kind = element.get("class", "")
        if kind.startswith("work"):
            self.works[element.attrib["data-key"]] = element
        if kind == "wire":
            self.wires.append(element)
        if kind == "box" and within:
            self.boxes.append((x, y, x + float(element.attrib["width"]), y + float(element.attrib["height"])))
        if kind == "line":
            parts = re.findall(r"([MLQ])(\S+?) ([-\d.]+)", element.attrib["d"])
            # The corners, which are rounded, are what the curves turn around.
            corners = [(a, b) for sign, a, b in (*parts[:-1], ("M", *parts[-1][1:])) if sign != "L"]
            self.lines.append([(float(a) + x, float(b) + y) for a, b in corners])
        if element.tag == f"{SVG}text":
            self.labels.append((self._text(element, x, y), kind))
        for child in element:
            self._walk(child, x, y, within or (kind if kind.startswith(("work", "more")) else ""))

    @staticmethod
    def _text(element: ET.Element, x: float, y: float) -> Rect:
        size = {"relation": 10.5, "number": 14, "title": 18, "head": 13}.get(element.attrib["class"], 11)
        wide = width(element.text or "", size, bold=element.attrib["class"] in {"number", "title", "head", "ended"})
        left = float(element.attrib["x"]) + x - (wide if element.get("text-anchor") == "end" else 0)
        base = float(element.attrib["y"]) + y
        return left, base - size * 0.8, left + wide, base + size * 0.2


def crossing(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def well_drawn(net: dict[str, Any], picture: Picture) -> None:
    """All the works and citations, no box on another, no word outside or on another, no line through a box."""
    assert set(picture.works) == {node["key"] for node in net["nodes"]}
    drawn = sorted((w.attrib["data-source"], w.attrib["data-target"], w.attrib["data-relation"]) for w in picture.wires)
    assert drawn == sorted((edge["source"], edge["target"], edge["relation"]) for edge in net["edges"])
    _, _, wide, high = picture.page
    for left, top, right, bottom in [*picture.boxes, *(label for label, _ in picture.labels)]:
        assert 0 <= left <= right <= wide
        assert 0 <= top <= bottom <= high
    for position, box in enumerate(picture.boxes):
        assert not any(crossing(box, other) for other in picture.boxes[position + 1 :])
    words = [label for label, kind in picture.labels if kind == "relation"]
    for position, word in enumerate(words):
        assert not any(crossing(word, other) for other in [*words[position + 1 :], *picture.boxes])
    for line in picture.lines:
        for (ax, ay), (bx, by) in pairwise(line):
            assert ax == pytest.approx(bx) or ay == pytest.approx(by), "up and down, or left and right"
            run = (min(ax, bx) + 0.01, min(ay, by) - 0.01, max(ax, bx) - 0.01, max(ay, by) + 0.01)
            assert not any(crossing(run, box) for box in picture.boxes)
            if ax == pytest.approx(bx):
                beside = (ax - 4, min(ay, by), ax + 4, max(ay, by))
                assert not any(crossing(beside, box) for box in picture.boxes), "a line keeps off the edges of boxes"


@pytest.mark.parametrize("works", [1, 2, 3, 5, 12, 20, 35, 50, 75, 110, 150])
@pytest.mark.parametrize("seed", [1, 2])
def test_everything_is_drawn_and_nothing_overlaps(works: int, seed: int) -> None:
    net = made(works, seed)
    well_drawn(net, Picture(draw(net, most=works)))


@settings(max_examples=60, deadline=None)
@given(works=st.integers(1, 40), links=st.integers(0, 120), seed=st.integers(0, 10**6))
def test_any_net_is_well_drawn(works: int, links: int, seed: int) -> None:
    net = made(works, seed, links=links)
    well_drawn(net, Picture(draw(net, most=works)))


def test_lines_of_different_citations_never_run_along_each_other() -> None:
    for seed in range(20):
        net = made(30, seed)
        picture = Picture(draw(net))
        runs: dict[tuple[bool, float], list[tuple[float, float, tuple[str, str]]]] = {}
        for wire, line in zip(picture.wires, picture.lines, strict=True):
            # One line may be shared by citations of one relation from or to one work.
            for (ax, ay), (bx, by) in pairwise(line):
                along = ax != bx
                at, low, high = (ay, min(ax, bx), max(ax, bx)) if along else (ax, min(ay, by), max(ay, by))
                ends = (wire.attrib["data-relation"], *sorted((wire.attrib["data-source"], wire.attrib["data-target"])))
                for other_low, other_high, other in runs.get((along, at), []):
                    shared = other[0] == ends[0] and {*other[1:]} & {*ends[1:]}
                    assert shared or high <= other_low + 0.01 or other_high <= low + 0.01, (ends, other)
                runs.setdefault((along, at), []).append((low, high, ends))  # type: ignore[arg-type]


def test_the_same_net_gives_the_same_picture() -> None:
    assert draw(made(40, 3)) == draw(made(40, 3))
    assert draw({"nodes": [], "edges": []}).startswith("<svg")


def test_held_missing_and_undecided_are_told_apart() -> None:
    picture = Picture(draw(made(30, 5)))
    nodes = {node["key"]: node for node in made(30, 5)["nodes"]}
    for key, element in picture.works.items():
        states = element.attrib["class"].split()[1:]
        words = " ".join(filter(None, (text.text for text in element.iter(f"{SVG}text"))))
        expected = "held" if nodes[key]["held"] else "undecided" if "candidates" in nodes[key] else "missing"
        assert states[0] == expected
        assert ("chưa có" in words, "chưa rõ" in words) == (expected == "missing", expected == "undecided")
        assert ("asked" in states) == (key == "n0<&>")


def test_the_whole_subject_and_the_pages_are_told() -> None:
    net = made(20, 4)
    picture = Picture(draw(net))
    for node in net["nodes"]:
        title = picture.works[node["key"]].findtext(f"{SVG}title") or ""
        assert (node["subject"] or "").replace("\x0b", "").replace("\ufffe", "") in title
    titles = [wire.findtext(f"{SVG}title") or "" for wire in picture.wires]
    cited = [edge for edge in net["edges"] if edge["mentions"]]
    assert sum("(tr. " in title for title in titles) == len(cited) > 0
    assert all(LABELS[wire.attrib["data-relation"]] in title for wire, title in zip(picture.wires, titles, strict=True))


@pytest.mark.parametrize(
    ("node", "number", "lines"),
    [
        ({"number": "88-KH/TU", "kind": "Kế hoạch", "issuer": "Tỉnh ủy Hà Tĩnh", "locality": "Hà Tĩnh"}, "88-KH/TU",
         ["Kế hoạch · Tỉnh ủy Hà Tĩnh"]),
        ({"kind": "Luật", "name": "Lưu trữ"}, "Luật Lưu trữ", []),
        ({"kind": "Luật", "name": "Tổ chức chính quyền địa phương"}, "Luật Tổ chức chính quy…",
         ["Luật Tổ chức chính quyền địa", "phương"]),
        ({"kind": "Quyết định", "issuer": "Sở Y tế"}, "Quyết định không số", ["Sở Y tế"]),
    ],
)  # fmt: skip
def test_what_a_box_calls_a_work(node: dict[str, Any], number: str, lines: list[str]) -> None:
    found = figures({"nodes": [{"key": "a", "held": True, "date": None, **node}], "edges": []}, [])["a"]
    assert (found.number, [text for _, text in found.lines]) == (number, lines)


def test_nothing_outer_and_no_script() -> None:
    svg = draw(made(20, 6))
    assert not re.search(r"<script|<image|<foreignObject|href=|url\(|@import|@font-face|\son\w+=", svg)
    assert set(re.findall(r"https?://[^\"'\s<]+", svg)) == {"http://www.w3.org/2000/svg"}


def test_what_is_too_much_is_counted() -> None:
    net = made(90, 7)
    picture = Picture(draw(net, most=40))
    assert len(picture.works) == 40
    told = [text.text or "" for text in picture.root.iter(f"{SVG}text")]
    hidden = [int(match[1]) for line in told if (match := re.fullmatch(r"và (\d+) văn bản nữa", line))]
    assert sum(hidden) == 50
    assert any("còn 50 văn bản không vẽ" in line for line in told)


def test_steps_to_the_left_and_to_the_right() -> None:
    pairs = (
        ("a", "old"),
        ("old", "older"),
        ("new", "a"),
        ("newer", "new"),
        ("new", "old"),
        ("a", "a"),
        ("aside", "older"),
    )
    nodes = [{"key": key, "date": None} for key in ("a", "old", "older", "new", "newer", "aside", "alone")]
    net = {"nodes": nodes, "edges": [{"source": one, "target": other, "relation": "cites"} for one, other in pairs]}
    assert steps(net) == {"a": 0, "old": -1, "older": -2, "new": 1, "newer": 2, "aside": -1, "alone": 0}


def test_works_of_a_step_by_date() -> None:
    days = ["2001-05-01", None, "1998", "2018-01-02", "1998-02-18"]
    nodes = [{"key": "a", "date": None}, *({"key": f"k{n}", "date": day} for n, day in enumerate(days))]
    net = {"nodes": nodes, "edges": [{"source": "a", "target": f"k{n}", "relation": "cites"} for n in range(5)]}
    (left, _) = shelves(net, 10)
    assert left.keys == ("k2", "k4", "k0", "k3", "k1")


def test_later_documents_are_marked() -> None:
    net = made(2, 1, links=0)
    net["edges"] = [{"source": "n1<&>", "target": "n0<&>", "relation": "repeals", "mentions": []}]
    assert ("ended", "đã bãi bỏ") in figures(net, [])["n0<&>"].lines
    assert not any(kind == "ended" for kind, _ in figures(net, [])["n1<&>"].lines)
    net["edges"][0]["part"] = "khoản 2 Điều 5"
    assert not any(kind == "ended" for kind, _ in figures(net, [])["n0<&>"].lines)


@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_no_wider_than_reckoned(bold: bool) -> None:
    from matplotlib import get_data_path
    from PIL import ImageFont

    font = ImageFont.truetype(Path(get_data_path()) / f"fonts/ttf/DejaVuSans{'-Bold' * bold}.ttf", 100)
    letters = (
        "aăâbcdđeêghiklmnoôơpqrstuưvxyzAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYZ0123456789/.,-()–…áảãạấẩẫậắẳẵặếểễệốổỗộớởỡợứửữựỲỵ "
    )
    assert {letter for letter in letters if font.getlength(letter) > width(letter, 100, bold=bold) + 0.5} == set()


def test_lines_are_broken_between_words_and_cut() -> None:
    for text in filter(None, SUBJECTS):
        broken = lines(text, INNER, 11, 2)
        assert 1 <= len(broken) <= 2
        assert all(width(line, 11) <= INNER for line in broken)
        assert (broken[-1].endswith("…")) == (" ".join(broken) != " ".join(text.split()))
    assert shortened("ngắn", 100, 11) == "ngắn"
    assert BOX > INNER


TU: dict[str, Any] = {"issuer": "Tỉnh ủy", "locality": "Hà Trà"}
RECORDS = [
    record("30-CT/TW", "1998-02-18", kind="Chỉ thị", issuer="Bộ Chính trị"),
    record("5-CT/TW", "2001-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("5-CT/TW", "2011-05-01", kind="Chỉ thị", issuer="Ban Bí thư"),
    record("10-KH/TU", "2012-06-01", kind="Kế hoạch", **TU, subject="Thực hiện Chỉ thị",
           cites=[citation("30-CT/TW", "implements"), citation("62-KL/TW"), citation("5-CT/TW")]),
    *(record(f"{n}-BC/HU", f"2013-0{n}-01", kind="Báo cáo", issuer=f"Huyện ủy {n}", locality="Hà Trà",
             cites=[citation("10-KH/TU", "replaces" if n == 5 else "reviews"), citation("30-CT/TW")]) for n in range(1, 10)),
    record("7-TB/TU", "2014-01-01", kind="Thông báo", **TU, cites=[citation("5-BC/HU", "repeals")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made_ = tmp_path_factory.mktemp("picture")
    with Catalogue(made_ / "archive") as opened:
        put(opened, made_, RECORDS)
    return made_ / "archive"


@pytest.fixture
def catalogue(folder: Path) -> Iterator[Catalogue]:
    with Catalogue(folder) as opened:
        yield opened


def numbers(net: dict[str, Any]) -> set[str]:
    return {node["number"] for node in net["nodes"]}


def test_around_goes_both_ways_with_the_citations_between(catalogue: Catalogue) -> None:
    work = refs.work(catalogue, "10-KH/TU")["work"]
    net = graph.around(catalogue, work)
    assert net["nodes"][0]["number"] == "10-KH/TU"
    assert numbers(net) == {"10-KH/TU", "30-CT/TW", "62-KL/TW", "5-CT/TW", *(f"{n}-BC/HU" for n in range(1, 10))}
    assert len(net["edges"]) == 3 + 9 + 9
    assert net["left_out"] == []
    assert [node["key"] for node in net["nodes"] if node.get("candidates")] == ["?5-ct/tw"]
    assert numbers(graph.around(catalogue, work, depth=2)) == numbers(net) | {"7-TB/TU"}


def test_around_takes_the_weightiest_and_counts_the_rest(catalogue: Catalogue) -> None:
    work = refs.work(catalogue, "10-KH/TU")["work"]
    net = graph.around(catalogue, work, depth=2, limit=4)
    assert numbers(net) == {"10-KH/TU", "30-CT/TW", "5-BC/HU", "1-BC/HU"}
    assert net["left_out"] == [
        {"direction": "cites", "step": 1, "works": 2},
        {"direction": "cited-by", "step": 1, "works": 7},
        {"direction": "cited-by", "step": 2, "works": 1},
    ]
    told = [text.text for text in Picture(draw(net)).root.iter(f"{SVG}text")]
    assert {"và 2 văn bản nữa", "và 7 văn bản nữa", "và 1 văn bản nữa"} <= {*told}


def test_around_alone(catalogue: Catalogue) -> None:
    net = graph.around(catalogue, refs.work(catalogue, "10-KH/TU")["work"], limit=1)
    assert numbers(net) == {"10-KH/TU"}
    assert sum(each["works"] for each in net["left_out"]) == 12


def run(*args: str, archive: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", "graph", *args, "--archive", str(archive)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize(
    ("args", "drawn", "asked"),
    [
        (("cites", "10-KH/TU"), 4, {"10-KH/TU"}),
        (("cited-by", "30-CT/TW", "--depth", "2"), 12, {"30-CT/TW"}),
        (("chain", "30-CT/TW"), 10, {"30-CT/TW"}),
        (("status", "10-KH/TU"), 11, {"10-KH/TU"}),
        (("around", "62-KL/TW"), 2, {"62-KL/TW"}),
        (("path", "7-TB/TU", "62-KL/TW"), 4, {"7-TB/TU", "62-KL/TW"}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_commands_draw(folder: Path, tmp_path: Path, args: tuple[str, ...], drawn: int, asked: set[str]) -> None:
    target = tmp_path / "hình.svg"
    done = run(*args, "--svg", str(target), archive=folder)
    assert (done.returncode, done.stdout) == (0, f"{target}\n"), done.stderr
    picture = Picture(target.read_text("utf-8"))
    assert len(picture.works) == drawn
    prominent = [element for element in picture.works.values() if "asked" in element.attrib["class"].split()]
    assert {next(element.iter(f"{SVG}text")).text for element in prominent} == asked
    assert [path.name for path in tmp_path.iterdir()] == ["hình.svg"], "nothing half done beside it"


def test_a_picture_is_printed_or_refused(folder: Path, tmp_path: Path) -> None:
    done = run("around", "10-KH/TU", "--limit", "3", "--svg", "-", archive=folder)
    assert ET.fromstring(done.stdout).tag == f"{SVG}svg"
    assert "10 văn bản" in done.stderr
    nowhere = run("around", "10-KH/TU", "--svg", str(tmp_path / "none/x.svg"), archive=folder)
    assert (nowhere.returncode, "NO-SUCH-FILE" in nowhere.stderr) == (2, True)
    (tmp_path / "x.svg").mkdir()
    refused = run("around", "10-KH/TU", "--svg", str(tmp_path / "x.svg"), archive=folder)
    assert (refused.returncode, "CANNOT-WRITE" in refused.stderr) == (4, True)
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]
