"""Rows of works and edges in the shapes of docs/contract.md: `{nodes, edges}`."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from index.catalogue import Catalogue
from index.catalogue.joining import CHOSEN, candidates
from index.catalogue.touched import claim
from index.identity import Claim, agreed
from index.relations import inverse

Net = dict[str, Any]
# A list of any length as one parameter.
LISTED = "(SELECT value FROM json_each(?))"
# An edge that leads from one work to another: undecided ones have no target, a document that names itself cites nobody.
DECIDED = "source != target"


def shown(catalogue: Catalogue, works: Sequence[int], edges: Sequence[sqlite3.Row]) -> Net:
    """The net of these works and edges; a citation that is undecided leads to a node of its own with the candidates."""
    rows = _works(catalogue, works)
    nodes = [{"work": row["work"], **node(row, row["id"])} for row in rows]
    keys = {row["work"]: row["key"] for row in rows}
    claims = {row["work"]: claim(row, row["subject"]) for row in rows if row["held"]}
    known = [without_row(each) for each in nodes]
    among = [edge for edge in edges if edge["source"] in keys]
    known += _undecided([edge for edge in among if edge["target"] is None])
    mentions = mentions_of(catalogue, [edge["edge"] for edge in among])
    return {
        "nodes": known,
        "edges": [
            {
                "source": keys[edge["source"]],
                "target": keys.get(edge["target"], f"?{edge['bucket']}"),
                "relation": edge["relation"],
                "inverse": inverse(edge["relation"]),
                "part": edge["part"],
                "state": edge["state"],
                "rests_on": rests_on(claim(edge, edge["title"]), claims.get(edge["target"]), edge["why"]),
                "candidates": candidates(edge["why"]) if edge["target"] is None else [],
                "mentions": mentions[edge["edge"]],
            }
            for edge in among
        ],
    }


def _undecided(edges: Sequence[sqlite3.Row]) -> list[dict[str, Any]]:
    """A node for each number or name that was not decided, with all candidates of those who cite it."""
    found: dict[str, dict[str, Any]] = {}
    for edge in edges:
        plain = ("number", "kind", "issuer", "date", "name")
        new = {"key": f"?{edge['bucket']}", "id": None, **{name: edge[name] for name in plain}, "held": False}
        known = found.setdefault(edge["bucket"], {**new, "candidates": []})
        known["candidates"] = list(dict.fromkeys([*known["candidates"], *candidates(edge["why"])]))
    return list(found.values())


def rests_on(stated: Claim, held: Claim | None, why: str | None) -> list[str]:
    """What a citation and the document it leads to agree in, `person` where one chose; nothing where none is held."""
    if why == CHOSEN:
        return ["person"]
    return list(agreed(stated, held)) if held else []


def mentions_of(catalogue: Catalogue, edges: Sequence[int]) -> defaultdict[int, list[dict[str, Any]]]:
    """Where each of these edges stands in its document; all of them in one query."""
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = catalogue.all(
        f'SELECT edge, text, start, "end", page FROM mentions WHERE edge IN {LISTED} ORDER BY edge, position',
        json.dumps(list(edges)),
    )
    for edge, text, start, end, page in rows:
        found[edge].append({"text": text, "start": start, "end": end, "page": page})
    return found


def nodes_of(catalogue: Catalogue, works: Sequence[int]) -> list[dict[str, Any]]:
    """The nodes of these works, in their order, each with its row number under `work`."""
    return [{"work": row["work"], **node(row, row["id"])} for row in _works(catalogue, works)]


def _works(catalogue: Catalogue, works: Sequence[int]) -> list[sqlite3.Row]:
    rows = catalogue.all(
        f"""SELECT w.*, (SELECT min(id) FROM records WHERE records.work = w.work) AS id FROM works w
            WHERE w.work IN {LISTED}""",
        json.dumps(list(works)),
    )
    order = {work: position for position, work in enumerate(works)}
    return sorted(rows, key=lambda row: order[row["work"]])


def node(row: sqlite3.Row, id_: str | None) -> dict[str, Any]:
    """One work; `id_` is the record that is held of it."""
    plain = ("number", "kind", "issuer", "date", "name", "locality", "term", "subject")
    return {"key": row["key"], "id": id_, **{name: row[name] for name in plain}, "held": bool(row["held"])}


def without_row(known: dict[str, Any]) -> dict[str, Any]:
    """A node as it leaves the house."""
    return {name: value for name, value in known.items() if name != "work"}


def citing(row: sqlite3.Row) -> dict[str, Any]:
    """What tells a citing document that has no number, of a row with its `citing_…` columns."""
    return {name: row[f"citing_{name}"] for name in ("kind", "issuer", "date", "subject")}
