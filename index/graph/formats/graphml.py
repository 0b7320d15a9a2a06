"""GraphML, for Gephi, networkx, yEd, igraph: directed, with parallel edges and typed attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from index.graph.formats import name
from index.graph.xml_text import attribute, content
from index.relations import LABELS

if TYPE_CHECKING:
    from index.graph.exports import Source

_NODE = {
    "label": "string", "record": "string", "number": "string", "kind": "string", "issuer": "string", "date": "string",
    "name": "string", "locality": "string", "term": "string", "subject": "string", "held": "boolean",
    "state": "string", "status": "string", "candidates": "string",
}  # fmt: skip
_EDGE = {
    "label": "string", "relation": "string", "state": "string", "date": "string", "weight": "double",
    "page": "int", "confidence": "double",
}  # fmt: skip
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(source: Source, files: Sequence[BinaryIO]) -> None:
    """Write the net to the one file."""
    (out,) = files
    for text in _parts(source):
        out.write(text.encode())


def _parts(source: Source) -> Iterator[str]:
    yield _HEAD
    for what, attributes in (("node", _NODE), ("edge", _EDGE)):
        for known, kind in attributes.items():
            yield f'<key id="{what[0]}_{known}" for="{what}" attr.name="{known}" attr.type="{kind}"/>\n'
    yield '<graph id="vanban" edgedefault="directed">\n'
    for node in source.nodes():
        told = {**node, "label": name(node), "record": node["id"], "candidates": "; ".join(node.get("candidates", ()))}
        yield f"<node id={attribute(node['key'])}>{_data('n', _NODE, told)}</node>\n"
    for edge in source.edges():
        told = {**edge, "label": LABELS.get(edge["relation"], edge["relation"]), "weight": edge["count"]}
        ends = f"source={attribute(edge['source'])} target={attribute(edge['target'])}"
        yield f'<edge id="e{edge["edge"]}" {ends}>{_data("e", _EDGE, told)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(prefix: str, attributes: Mapping[str, str], entry: Mapping[str, Any]) -> str:
    """What is known; an attribute without value is left out."""
    return "".join(
        f'<data key="{prefix}_{known}">{content(_text(entry[known]))}</data>'
        for known in attributes
        if entry[known] not in {None, ""}
    )


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
