"""From a directive down to those who carry it out, level by level, and which bodies of a list have issued nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from index import levels
from index.bodies import named_alike, without_place
from index.catalogue import Catalogue
from index.graph import walks
from index.graph.net import Net
from index.identity import locality_in
from pipeline import provinces
from pipeline.viet import fold, nfc

# What a column with bodies is called.
_COLUMNS = frozenset(
    ("co quan", "ten co quan", "don vi", "ten don vi", "co quan ban hanh", "dia phuong", "body", "issuer", "name")
)

_ALL = 100_000
_COUNCIL = re.compile(r"\b(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")


def chain(catalogue: Catalogue, work: int, *, limit: int = 1000, bodies: Sequence[str] = ()) -> Net:
    """From a directive down to the plans that carry it out, and what carries those out.

    Each node has its `level` (central, province, district, commune, or None) and its `parent`, the key of the work that
    it is shown below. Of `bodies`: `present` with what they issued, `absent`, and `remarks` on names that cannot be
    read, which are neither.
    """
    # Who has issued nothing is known only when all is seen.
    net = walks.chain(catalogue, work, limit=max(limit, _ALL) if bodies else limit)
    nodes = [{**node, "level": levels.of_work(node)} for node in net["nodes"]]
    parents = _parents(nodes, net["edges"])
    nodes = [{**node, "parent": parents.get(node["key"])} for node in nodes]
    return {**net, "nodes": nodes, **_presence(nodes[1:], bodies)}


def _parents(nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Below which work each is shown: of several that it carries out, the nearest to it in level, else in date."""
    known = {node["key"]: node for node in nodes}
    below: dict[str, list[str]] = {}
    for edge in edges:
        below.setdefault(edge["target"], []).append(edge["source"])
    # First the way by which each was met, which holds together; then what is nearer, if that makes no circle of it.
    root = nodes[0]["key"]
    found: dict[str, str] = {}
    met = [root]
    for above in met:
        for child in below.get(above, ()):
            if child != root and child not in found:
                found[child] = above
                met.append(child)
    for above in met:
        for child in below.get(above, ()):
            nearer = child in found and _nearness(known[above]) > _nearness(known[found[child]])
            if nearer and child not in _line(found, above):
                found[child] = above
    return found


def _line(parents: dict[str, str], key: str) -> Iterator[str]:
    """A work and all above it."""
    at: str | None = key
    while at is not None:
        yield at
        at = parents.get(at)


def _nearness(node: dict[str, Any]) -> tuple[int, str]:
    return levels.ORDER.index(node["level"]) if node["level"] else -1, node["date"] or ""


def _presence(nodes: Sequence[dict[str, Any]], bodies: Sequence[str]) -> dict[str, Any]:
    present: list[dict[str, Any]] = []
    absent: list[str] = []
    remarks: list[dict[str, str]] = []
    for body in dict.fromkeys(bodies):
        if reason := unreadable(body):
            remarks.append({"code": "body-unreadable", "body": body, "message": reason})
            continue
        issued = sorted(
            (node for node in nodes if _issued(body, node)), key=lambda node: (node["date"] or "9", node["key"])
        )
        if issued:
            told = ("key", "id", "number", "kind", "date")
            present.append({"body": body, "documents": [{name: node[name] for name in told} for node in issued]})
        else:
            absent.append(body)
    # Who was late comes last.
    present.sort(key=lambda each: each["documents"][0]["date"] or "9")
    return {"present": present, "absent": absent, "remarks": remarks}


def unreadable(body: str) -> str | None:
    """Why nobody could say whether a body of this name has issued something; None where it can be said."""
    level = levels.level(body)
    if level is None:
        return "không rõ cấp của cơ quan · the name tells no level"
    if level == "province" and locality_in(body) is None:
        return "không rõ tỉnh, thành phố nào · the name tells no province that is known"
    if level in {"district", "commune"} and without_place(_COUNCIL.sub("", fold(body))):
        return "không rõ địa phương nào · the name tells no place"
    return None


def _issued(body: str, node: dict[str, Any]) -> bool:
    if not node["held"] or not node["issuer"] or node["level"] not in {None, levels.level(body)}:
        return False
    place = locality_in(body)
    if place and node["locality"] and not provinces.same(place, node["locality"], node["date"]):
        return False
    return any(named_alike(body, each) for each in node["issuer"].split("; "))


def listed(text: str) -> list[str]:
    """Bodies, one to a line, or in the column of a CSV that is named so (cơ quan, đơn vị, body …)."""
    lines = [line.strip() for line in nfc(text).lstrip("\ufeff").splitlines() if line.strip()]
    if not lines:
        return []
    for delimiter in (";", "\t", ","):
        heading = next(csv.reader([lines[0]], delimiter=delimiter))
        column = next((place for place, name in enumerate(heading) if fold(name.strip()) in _COLUMNS), None)
        if column is not None:
            return list(_cells("\n".join(lines[1:]), delimiter, column))
    # Names hold commas ("xã A, huyện B"), so that a list without heading is one to a line.
    return [line.strip('"') for line in lines]


def _cells(text: str, delimiter: str, column: int) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        if len(row) > column and row[column].strip():
            yield row[column].strip()
