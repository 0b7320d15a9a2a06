"""`make bench-graph`: see docs/benchmarks.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools import apart
from tools.bench_graph import asks, peers, shelf, show
from tools.bench_graph.part import Task

ROOT = Path("build/bench-graph")
_KINDS = {
    "look_up": tuple(asks.KINDS),
    "come": tuple(asks.COMING),
    "whole": tuple(asks.WHOLE),
    "peer": tuple(peers.SIDES),
}


def main(told: Sequence[str] | None = None) -> None:
    """Make the archives, have every part measured in a process of its own, print the tables."""
    wanted = _arguments(told)
    found: dict[str, Any] = {"sizes": wanted.sizes, "made": {}}
    for size in wanted.sizes:
        found["made"][str(size)] = shelf.told(shelf.built(wanted.folder, size))
        print(show.made(size, found["made"][str(size)]), flush=True)
    for part in wanted.only:
        measured: dict[str, dict[str, Any]] = defaultdict(dict)
        for kind in _KINDS[part]:
            for size in wanted.sizes:
                print(f"… {kind} {size}", file=sys.stderr, flush=True)
                measured[kind][str(size)] = run(Task(part, str(wanted.folder), size, wanted.queries, kind))
        found[part] = dict(measured)
        if wanted.json:
            wanted.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    print(show.tables(found))


def run(task: Task) -> dict[str, Any]:
    """A task in a process of its own. Raises RuntimeError where that fails."""
    return apart.run("tools.bench_graph.part", task, f"{task.part} of {task.kind}")


def _arguments(told: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench-graph", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=[100_000, 1_000_000], help="citations, divided by commas")
    parser.add_argument("--queries", type=int, default=300, help="of each kind and sampling")
    parser.add_argument("--only", nargs="+", choices=tuple(_KINDS), default=list(_KINDS), help="these parts")
    parser.add_argument("--folder", type=Path, default=ROOT, help="where archives are kept")
    parser.add_argument("--json", type=Path, help="all figures as JSON into this file")
    wanted = parser.parse_args(told)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    return wanted


def _sizes(value: str) -> list[int]:
    return [int(each) for each in value.split(",") if each]


if __name__ == "__main__":
    main()
