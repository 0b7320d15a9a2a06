"""DOT, for Graphviz: missing works dashed, undecided ones dotted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from index.graph.formats import name
from index.graph.xml_text import one_line
from index.relations import LABELS

if TYPE_CHECKING:
    from index.graph.exports import Source

_NODE = ("kind", "issuer", "date", "subject", "state", "status")
_EDGE = ("relation", "state", "date", "page")
_STYLE = {"held": "filled", "missing": "dashed", "undecided": "dotted"}


def write(source: Source, files: Sequence[BinaryIO]) -> None:
    """Write the net to the one file."""
    (out,) = files
    for text in _parts(source):
        out.write(text.encode())


def _parts(source: Source) -> Iterator[str]:
    yield 'digraph vanban {\n  rankdir=RL;\n  node [shape=box, fillcolor="#dfe8f2"];\n'
    for node in source.nodes():
        told = {"label": name(node), "style": _STYLE[node["state"]], **{known: node[known] for known in _NODE}}
        yield f"  {_quoted(node['key'])} [{_listed(told)}];\n"
    for edge in source.edges():
        word = LABELS.get(edge["relation"], edge["relation"])
        told = {"id": f"e{edge['edge']}", "label": word, "weight": edge["count"], **{k: edge[k] for k in _EDGE}}
        yield f"  {_quoted(edge['source'])} -> {_quoted(edge['target'])} [{_listed(told)}];\n"
    yield "}\n"


def _listed(told: Mapping[str, Any]) -> str:
    return ", ".join(f"{known}={_quoted(str(value))}" for known, value in told.items() if value not in {None, ""})


def _quoted(text: str) -> str:
    """An identifier in quotes; a backslash would begin an escape, a line break end a line of the file."""
    kept = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{kept}"'
