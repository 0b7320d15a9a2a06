"""CSV with the columns that Gephi knows: Id, Label; Source, Target, Type, Kind, Id, Label, Weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from index.graph.formats import name, tables
from index.relations import LABELS

if TYPE_CHECKING:
    from index.graph.exports import Source

_NODES = (
    "Id", "Label", "state", "held", "status", "kind", "number", "name", "issuer", "locality", "term", "date", "subject",
    "record", "candidates",
)  # fmt: skip
# Gephi keeps two edges between the same nodes apart by their Kind.
_EDGES = (
    "Source",
    "Target",
    "Type",
    "Kind",
    "Id",
    "Label",
    "Weight",
    "relation",
    "state",
    "date",
    "page",
    "confidence",
)


def write(source: Source, files: Sequence[BinaryIO]) -> None:
    """Write nodes and edges."""
    nodes, edges = files
    tables.write(nodes, _NODES, _nodes(source))
    tables.write(edges, _EDGES, _edges(source))


def _nodes(source: Source) -> Iterator[dict[str, Any]]:
    for node in source.nodes():
        held, candidates = str(node["held"]).lower(), "; ".join(node.get("candidates", ()))
        known = {"Id": node["key"], "Label": name(node), "record": node["id"]}
        yield {**node, **known, "held": held, "candidates": candidates}


def _edges(source: Source) -> Iterator[dict[str, Any]]:
    for edge in source.edges():
        ends = {"Source": edge["source"], "Target": edge["target"], "Type": "Directed", "Kind": edge["relation"]}
        word = LABELS.get(edge["relation"], edge["relation"])
        yield {**edge, **ends, "Id": f"e{edge['edge']}", "Label": word, "Weight": edge["count"]}
