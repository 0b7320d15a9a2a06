"""Answers of the net as rows of a CSV: one for each mention of a citation, or one for each entry of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from index.labels import label

_EDGE = (
    "source",
    "source_number",
    "relation",
    "target",
    "target_number",
    "target_held",
    "state",
    "rests_on",
    "part",
    "text",
    "page",
)


def rows(found: dict[str, Any] | Sequence[dict[str, Any]]) -> tuple[Sequence[str], list[dict[str, Any]]]:
    """Columns and rows of a net (`{nodes, edges}`) or of a list."""
    if isinstance(found, dict):
        return _EDGE, list(_edges(found))
    listed = [dict(_flat(entry)) for entry in found]
    columns = list(dict.fromkeys(name for row in listed for name in row))
    return columns, listed


def _edges(net: dict[str, Any]) -> Iterator[dict[str, Any]]:
    nodes = {node["key"]: node for node in net["nodes"]}
    for edge in net["edges"]:
        source, target = nodes.get(edge["source"], {}), nodes.get(edge["target"], {})
        row = {
            "source": edge["source"],
            "source_number": source.get("number"),
            "relation": edge["relation"],
            "target": edge["target"],
            "target_number": target.get("number") or target.get("name"),
            "target_held": target.get("held"),
            "state": edge["state"],
            "rests_on": "; ".join(edge["rests_on"]),
            "part": edge["part"],
        }
        mentions: list[dict[str, Any]] = edge["mentions"] or [{}]
        for mention in mentions:
            yield {**row, "text": mention.get("text"), "page": mention.get("page")}


def _flat(entry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in entry.items():
        if isinstance(value, dict):
            told = all(isinstance(times, int) for times in value.values())
            yield name, "; ".join(f"{part} {times}" for part, times in value.items()) if told else label(value)
        elif isinstance(value, list | tuple):
            yield name, "; ".join(map(_named, value))
        else:
            yield name, value


def _named(value: Any) -> str:
    """A hole of a series as 4-7, a document by its number, and the words that cite it with their page."""
    if isinstance(value, dict):
        if "equal" in value:
            return f"{value['with']}: {value['equal']:.1%}"
        named = str(value.get("path") or label({**value, **value.get("by", {})}))
        said = f" (“{value['text']}” tr. {value['page']})" if value.get("text") and value.get("page") else ""
        return f"{named}{said}" if "start" not in value else f"“{value['text']}” tr. {value['page']}"
    return "-".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
