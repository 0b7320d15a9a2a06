"""The figures as tables of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tools.bench_search import asks
from tools.bench_search.typed import FORMS

# What the embedded engine is held to at the largest size, p95 in milliseconds; growth and memory in MB further down.
TARGETS = {"number": 5.0, "frequent word": 15.0, "middling word": 15.0, "rare word": 15.0, "several words": 15.0,
           "phrase": 15.0, "facets alone": 15.0}  # fmt: skip
GROWTH, REBUILD_MB, FIRST, AMONG = 1.5, 300, 0.95, 0.98


def made(size: int, told: Mapping[str, float]) -> str:
    """How an archive was made."""
    return (
        f"{size:,} documents made at {told['records_s']} a second "
        f"(written {told['insert_s']} s, citations decided {told['settle_s']} s)"
    )


def tables(found: Mapping[str, Any]) -> str:
    """Everything that was measured."""
    parts = []
    if found["speed"]:
        parts += [_times(found), _growth(found), _costs(found)]
    if found["forms"]:
        parts.append(_forms(found["forms"]))
    parts += [_noise(name, results) for name, results in found["noise"].items()]
    return "\n\n".join(parts)


def aligned(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table: the first column to the left, the others to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(
        "  ".join(text.ljust(width) if place == 0 else text.rjust(width) for place, (text, width) in enumerate(pairs))
        for pairs in (list(zip(line, widths, strict=True)) for line in lines)
    )


def _times(found: Mapping[str, Any]) -> str:
    names = list(found["speed"])
    rows = []
    for kind in asks.KINDS:
        row = [kind]
        for name in names:
            told = found["speed"][name]["kinds"].get(kind)
            row.append(f"{told['p50']:.1f} / {told['p95']:.1f}" if told else "")
        rows.append([*row, f"< {TARGETS[kind]:.0f}" if kind in TARGETS else ""])
    return "milliseconds, p50 / p95\n" + aligned(("", *names, "target p95"), rows)


def _growth(found: Mapping[str, Any]) -> str:
    sizes = sorted(found["sizes"])
    if len(sizes) < 2:
        return f"(growth needs two sizes; target for look-ups by number at most {GROWTH} times)"
    small, large = sizes[0], sizes[-1]
    sides = [name.removesuffix(f" {large}") for name in found["speed"] if name.endswith(f" {large}")]
    rows = []
    for kind in asks.KINDS:
        row = [kind]
        for side in sides:
            pair = [found["speed"].get(f"{side} {size}", {}).get("kinds", {}).get(kind) for size in (small, large)]
            one, many = pair
            row.append(f"{many['p50'] / one['p50']:.1f} / {many['p95'] / one['p95']:.1f}" if one and many else "")
        rows.append([*row, f"{GROWTH} times" if kind == "number" else ""])
    return f"growth from {small:,} to {large:,}, p50 / p95\n" + aligned(("", *sides, "target"), rows)


def _costs(found: Mapping[str, Any]) -> str:
    head = ("", "documents/s", "disk MB", "memory MB", "its own", "asking MB", "its own", "first number", "first word")
    rows = []
    for name, told in found["speed"].items():
        index, first = told["index"], told["first"]
        firsts = [f"{first[kind]:.0f} ms" if kind in first else "" for kind in ("number", "frequent word")]
        figures = (index["documents_s"], index["disk_mb"], index["memory_mb"], index["own_memory_mb"])
        rows.append([name, *map(str, figures), str(told["memory_mb"]), str(told["own_memory_mb"]), *firsts])
    told = f"making the index and asking (memory of the process; its own: without mapped files; target < {REBUILD_MB})"
    return f"{told}\n" + aligned(head, rows)


def _forms(found: Mapping[str, Any]) -> str:
    columns = [(side, operator) for side, told in found.items() for operator in dict.fromkeys(_operators(told))]
    rows = []
    for form in FORMS:
        row = [form.name + ("" if form.whole else " *")]
        for side, operator in columns:
            told = found[side][f"{form.name}|{operator}"]
            row.append(f"{100 * told['right'] / told['of']:.0f} %" if told["of"] else "")
        rows.append(row)
    names = [f"{side} {operator}".strip() for side, operator in columns]
    head = "right document among the first three, by the form typed (* any document of that kind and running number)"
    return f"{head}\n" + aligned(("", *names), rows)


def _operators(told: Mapping[str, Any]) -> list[str]:
    return [name.rpartition("|")[2] for name in told]


def _noise(name: str, results: Iterable[Mapping[str, Any]]) -> str:
    """Shares of all and by confusion, those that fail most first; a number with two confusions counts in both."""
    by_class: dict[str, list[int]] = defaultdict(list)
    every, another = [], []
    for each in results:
        every.append(each["place"])
        if each["another"]:
            another.append(each["place"])
        for confusion in each["classes"]:
            by_class[confusion].append(each["place"])
    order = sorted(by_class, key=lambda confusion: _among(by_class[confusion]))
    rows = [_share("all", every)]
    rows += [_share("read as a number that another bears", another)] if another else []
    rows += (_share(confusion, by_class[confusion]) for confusion in order)
    targets = f"targets {AMONG:.0%} and {FIRST:.0%}"
    return f"numbers, {name} ({targets})\n" + aligned(("", "numbers", "first three", "first"), rows)


def _among(places: list[int]) -> float:
    return sum(place > 0 for place in places) / len(places)


def _share(name: str, places: list[int]) -> list[str]:
    first = sum(place == 1 for place in places) / len(places)
    return [name, str(len(places)), f"{100 * _among(places):.1f} %", f"{100 * first:.1f} %"]
