"""JSON: the `{nodes, edges}` of docs/contract.md, which networkx reads as node-link data with the key as name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

if TYPE_CHECKING:
    from index.graph.exports import Source

_EDGE = (
    "source",
    "target",
    "relation",
    "inverse",
    "part",
    "state",
    "rests_on",
    "candidates",
    "date",
    "confidence",
    "mentions",
)


def write(source: Source, files: Sequence[BinaryIO]) -> None:
    """Write the net to the one file, a line for each work and citation."""
    (out,) = files
    out.write(b'{"directed": true, "multigraph": true, "graph": {},\n"nodes": [')
    _listed(out, source.nodes())
    out.write(b'],\n"edges": [')
    _listed(out, ({name: edge[name] for name in _EDGE} for edge in source.edges(mentions=True)))
    out.write(b"]}\n")


def _listed(out: BinaryIO, entries: Iterable[Mapping[str, Any]]) -> None:
    encoder = msgspec.json.Encoder()
    for position, entry in enumerate(entries):
        out.write((b",\n" if position else b"\n") + encoder.encode(entry))
