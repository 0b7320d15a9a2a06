"""What is written into the box of a work, and how high that makes it. Units are pixels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from index import labels
from index.days import day
from index.graph.drawing.lettering import lines, shortened, width
from index.graph.drawing.routes import BOX
from index.graph.xml_text import plain

NUMBER, TEXT, LINE = 14.0, 11.0, 15
INNER = BOX - 20
_ENDED = {"repeals": "đã bãi bỏ", "replaces": "đã thay thế"}
_STATUS = {"repealed": "đã bãi bỏ", "replaced": "đã thay thế"}


class Figure(NamedTuple):
    """A work: class of its box, lines with their classes, and the whole of it for who points at the box."""

    kind: str
    number: str
    date: str
    lines: tuple[tuple[str, str], ...]
    told: str

    @property
    def height(self) -> int:
        return 32 + LINE * len(self.lines)


def figures(net: Mapping[str, Any], asked: Collection[str]) -> dict[str, Figure]:
    """The works of a net by their keys."""
    ended: dict[str, str] = {}
    for edge in net["edges"]:
        # Who repeals a part leaves the rest standing.
        if edge["relation"] in _ENDED and edge.get("part") is None:
            ended.setdefault(edge["target"], _ENDED[edge["relation"]])
    return {node["key"]: _figure(node, ended.get(node["key"], ""), node["key"] in asked) for node in net["nodes"]}


def _figure(node: Mapping[str, Any], ended: str, asked: bool) -> Figure:
    state = "held" if node.get("held") else "undecided" if node.get("candidates") else "missing"
    named = plain(" ".join((labels.title(node) or str(node["key"])).split()))
    date = day(node.get("date"))
    beside = width(date, TEXT) + 8
    number = shortened(
        named, INNER - (beside if width(named, NUMBER, bold=True) + beside <= INNER else 0), NUMBER, bold=True
    )
    fits = width(number, NUMBER, bold=True) + beside <= INNER
    rows = list(_rows(node, state, "" if fits else date, named if number != named else ""))
    ended = _STATUS.get(str(node.get("status")), ended)
    if ended:
        rows.append(("ended", ended))
    return Figure(
        f"{state} asked" if asked else state, number, date if fits else "", tuple(rows), _told(node, ended, state)
    )


def _rows(node: Mapping[str, Any], state: str, date: str, cut: str) -> Iterator[tuple[str, str]]:
    """Lines below the number; `cut`: a name too long for its line, told below it."""
    kind = node.get("kind") if node.get("number") else None
    body = labels.body(node)
    term = f"khóa {node['term']}" if node.get("term") and not node.get("date") else ""
    about = " · ".join(plain(part) for part in (date, kind, term, body) if part)
    if about:
        yield "small", shortened(about, INNER, TEXT)
    if state == "missing":
        yield "state", "chưa có"
    elif state == "undecided":
        yield "state", f"chưa rõ: {len(node['candidates'])} văn bản có thể"
    subject = plain(node.get("subject") or (node.get("name") if node.get("number") else "") or cut)
    for line in lines(subject, INNER, TEXT, 2):
        yield "small", line


def _told(node: Mapping[str, Any], ended: str, state: str) -> str:
    told = defaultdict(str, {name: str(value) for name, value in node.items() if value})
    head = " ".join(part for part in (told["kind"], told["number"], told["name"]) if part) or told["key"]
    body = ", ".join(part for part in (told["issuer"], told["locality"]) if part)
    word = {"held": "", "missing": "chưa có trong kho", "undecided": "chưa rõ là văn bản nào"}[state]
    parts = [head, day(node.get("date")), body, told["subject"], ended, word, *map(str, node.get("candidates") or ())]
    return plain("\n".join(part for part in parts if part))
