"""CSV with the headings that `neo4j-admin database import` takes: :ID, :LABEL; :START_ID, :END_ID, :TYPE."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from index.graph.formats import name, tables

if TYPE_CHECKING:
    from index.graph.exports import Source

_NODES = (
    "key:ID", ":LABEL", "label", "held:boolean", "status", "kind", "number", "name", "issuer", "locality", "term",
    "date", "subject", "record", "candidates:string[]",
)  # fmt: skip
_EDGES = (":START_ID", ":END_ID", ":TYPE", "state", "date", "mentions:int", "page:int", "confidence:double")


def write(source: Source, files: Sequence[BinaryIO]) -> None:
    """Write nodes and relationships."""
    nodes, edges = files
    tables.write(nodes, _NODES, _nodes(source))
    tables.write(edges, _EDGES, _edges(source))


def _nodes(source: Source) -> Iterator[dict[str, Any]]:
    for node in source.nodes():
        # A semicolon parts the values of a list.
        candidates = ";".join(key.replace(";", ",") for key in node.get("candidates", ()))
        labels = {"key:ID": node["key"], ":LABEL": f"Work;{node['state'].capitalize()}", "label": name(node)}
        typed = {"held:boolean": str(node["held"]).lower(), "record": node["id"], "candidates:string[]": candidates}
        yield {**node, **labels, **typed}


def _edges(source: Source) -> Iterator[dict[str, Any]]:
    for edge in source.edges():
        kind = edge["relation"].upper().replace("-", "_")
        ends = {":START_ID": edge["source"], ":END_ID": edge["target"], ":TYPE": kind}
        typed = {"mentions:int": edge["count"], "page:int": edge["page"], "confidence:double": edge["confidence"]}
        yield {**edge, **ends, **typed}
