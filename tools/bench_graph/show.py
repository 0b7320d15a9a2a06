"""The figures as tables of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tools.bench_graph import asks
from tools.bench_search.show import aligned

_OURS = "vanban"


def made(edges: int, told: Mapping[str, float]) -> str:
    """What an archive has in it."""
    return (
        f"{told['edges']:,} citations ({edges:,} wanted) of {told['records']:,} documents, "
        f"{told['works_missing']:,} works not held, {told['edges_ambiguous']:,} citations undecided; "
        f"made in {told['seconds']} s"
    )


def tables(found: Mapping[str, Any]) -> str:
    """Everything that was measured."""
    parts = []
    for name, title in (("look_up", "look-ups"), ("come", "one document comes, CPU time of its transaction")):
        if found.get(name):
            parts.append(_times(found, name, title))
    if found.get("whole"):
        parts.append(_whole(found))
    if found.get("look_up"):
        parts.append(_memory(found))
    if found.get("peer"):
        parts.append(_peers(found))
    return "\n\n".join(parts)


def _times(found: Mapping[str, Any], part: str, title: str) -> str:
    """Milliseconds of all sizes, and how they grow from the first size to the last."""
    sizes = [str(size) for size in found["sizes"]]
    lines = []
    for kind, by_size in found[part].items():
        for sampling in by_size[sizes[0]]["times"]:
            told = [by_size[size]["times"][sampling] for size in sizes]
            target = asks.KINDS[kind].target if part == "look_up" else _coming(kind, sampling)
            lines.append([f"{kind}: {sampling}", *map(_figures, told), _growth(told), _held(told[-1], target)])
    head = ("", *(f"{int(size):,}" for size in sizes), "growth", "target p95")
    return f"{title}, milliseconds, p50 / p95 / max\n" + aligned(head, lines)


def _coming(kind: str, what: str) -> float | None:
    return asks.NEW_MS if kind == next(iter(asks.COMING)) and what == "decided" else None


def _figures(told: Mapping[str, float]) -> str:
    return f"{told['p50']:.1f} / {told['p95']:.1f} / {told['max']:.1f}"


def _growth(told: list[Mapping[str, float]]) -> str:
    if len(told) < 2:
        return ""
    return " / ".join(f"{told[-1][name] / max(told[0][name], 0.001):.1f}" for name in ("p50", "p95"))


def _held(told: Mapping[str, float], target: float | None) -> str:
    if target is None:
        return ""
    return f"< {target:.0f} {'kept' if told['p95'] < target else 'MISSED'}"


def _whole(found: Mapping[str, Any]) -> str:
    sizes = [str(size) for size in found["sizes"]]
    lines = []
    for kind, by_size in found["whole"].items():
        seconds = [by_size[size]["seconds"] for size in sizes]
        memory = [f"{by_size[size]['own_memory_mb']:.0f}" for size in sizes]
        target = f"< {asks.TOP_S:.0f} {'kept' if seconds[-1] < asks.TOP_S else 'MISSED'}" if kind == "top" else ""
        lines.append([kind, *(f"{each:.2f}" for each in seconds), " / ".join(memory), target])
    head = ("", *(f"{int(size):,}" for size in sizes), "own MB", "target")
    return "the whole net, seconds, each in a process of its own\n" + aligned(head, lines)


def _memory(found: Mapping[str, Any]) -> str:
    sizes = [str(size) for size in found["sizes"]]
    lines = []
    for kind, by_size in found["look_up"].items():
        told = [by_size[size] for size in sizes]
        own = " / ".join(f"{each['own_memory_mb']:.0f}" for each in told)
        grown = " / ".join(f"{each['grown_mb']:.0f}" for each in told)
        lines.append([kind, own, grown, " / ".join(f"{each['memory_mb']:.0f}" for each in told)])
    head = ("", "its own", "grown while asked", "with mapped files")
    return f"memory in MB at {' / '.join(f'{int(size):,}' for size in sizes)}\n" + aligned(head, lines)


def _peers(found: Mapping[str, Any]) -> str:
    parts: list[str] = []
    for size in found["sizes"]:
        told = {side: by_size[str(size)] for side, by_size in found["peer"].items()}
        lines = [_peer(name, told) for name in told[_OURS]["times"]]
        lines.append(["ready after, s", *(f"{each['load_s']:.1f}" for each in told.values())])
        lines.append(["own memory, MB", *(f"{each['own_memory_mb']:.0f}" for each in told.values())])
        head = ("", *told)
        note = "milliseconds, p50 / p95, in brackets p95 to ours; the others give bare numbers of works"
        parts.append(f"beside others at {size:,}: {note}\n" + aligned(head, lines))
    return "\n\n".join(parts)


def _peer(name: str, told: Mapping[str, Any]) -> list[str]:
    ours = told[_OURS]["times"][name]["p95"]
    cells: Iterable[tuple[str, Mapping[str, float]]] = ((side, each["times"][name]) for side, each in told.items())
    return [
        name,
        *(
            f"{each['p50']:.2f} / {each['p95']:.2f}" + ("" if side == _OURS else f" ({each['p95'] / ours:.2f})")
            for side, each in cells
        ),
    ]
