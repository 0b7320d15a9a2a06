"""`make bench-search`: see docs/benchmarks.md."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from tools import apart
from tools.bench_search import asks, shelf, show
from tools.bench_search.part import Task, misread
from tools.bench_search.sides import ELASTIC, EMBEDDED, FTS5, PLAIN

ROOT = Path("build/bench-search")
# Enough that one slow start does not tell.
_FIRSTS = 5
_SAMPLED = 300


def main(told: Sequence[str] | None = None) -> None:
    """Make the archives, have everyone measured in turn, print the tables."""
    wanted = _arguments(told)
    found: dict[str, Any] = {"sizes": wanted.sizes, "made": {}, "speed": {}, "forms": {}, "noise": {}}
    for size in wanted.sizes:
        folder = shelf.built(wanted.folder, size)
        found["made"][str(size)] = shelf.told(folder)
        print(show.made(size, found["made"][str(size)]), flush=True)
    with _node(wanted) as (url, lacking):
        if lacking:
            print(f"without Elasticsearch: {lacking}")
        sides = _sides(wanted, bool(url))
        for size in wanted.sizes:
            for side in sides:
                _one(wanted, found, Task("", side, str(wanted.folder), size, url, wanted.queries))
                if wanted.json:
                    wanted.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    print(show.tables(found))


def _one(wanted: argparse.Namespace, found: dict[str, Any], task: Task) -> None:
    """Everything of one contestant over one archive."""
    smallest = task.size == min(wanted.sizes)
    name = f"{task.side} {task.size}"
    if wanted.only not in {None, "speed"} and not smallest:
        return
    print(f"… {name}", file=sys.stderr, flush=True)
    index = run(msgspec.structs.replace(task, part="index"))
    peer = task.side in {FTS5, PLAIN}
    if wanted.only in {None, "speed"}:
        kinds = asks.PEERS if peer else tuple(asks.KINDS)
        told = run(msgspec.structs.replace(task, part="ask", kinds=kinds))
        first = {kind: _first(task, kind) for kind in ("number", "frequent word")} if not peer else {}
        found["speed"][name] = {"index": index, **told, "first": first}
    if wanted.only in {None, "forms"} and smallest:
        found["forms"][task.side] = run(msgspec.structs.replace(task, part="forms", count=wanted.sampled))
    if wanted.only in {None, "noise"} and smallest and not peer:
        asked = msgspec.structs.replace(task, part="garbled", count=wanted.garbled)
        found["noise"][f"{task.side}, asked garbled"] = run(asked)["found"]
        kept = {each.place: read.text for each, read in misread(task.size, wanted.garbled)}
        kept_garbled = msgspec.structs.replace(asked, numbers=kept)
        run(msgspec.structs.replace(kept_garbled, part="index"))
        found["noise"][f"{task.side}, kept garbled"] = run(kept_garbled)["found"]


def _first(task: Task, kind: str) -> float:
    times = [run(msgspec.structs.replace(task, part="first", kinds=(kind,)))["first"] for _ in range(_FIRSTS)]
    return float(sorted(times)[_FIRSTS // 2])


def run(task: Task) -> dict[str, Any]:
    """A task in a process of its own. Raises RuntimeError where that fails."""
    return apart.run("tools.bench_search.part", task, f"{task.part} of {task.side}")


def _sides(wanted: argparse.Namespace, has_node: bool) -> list[str]:
    found = [side for side in (EMBEDDED, ELASTIC) if side in wanted.engines]
    found += [FTS5, PLAIN] if wanted.peers and wanted.only != "noise" else []
    return [side for side in found if has_node or side not in {ELASTIC, PLAIN}]


@contextmanager
def _node(wanted: argparse.Namespace) -> Iterator[tuple[str, str | None]]:
    """Address of a node of our own where one is needed, and why there is none."""
    from tests import elastic_node

    if ELASTIC not in wanted.engines:
        yield "", None
    elif lacking := elastic_node.lacking():
        yield "", lacking
    else:
        with tempfile.TemporaryDirectory(dir=wanted.folder) as folder, elastic_node.node(Path(folder), 1024) as url:
            yield url, None


def _arguments(told: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench-search", description=__doc__)
    parser.add_argument("--sizes", type=_list(int), default=[20_000, 200_000], help="documents, divided by commas")
    parser.add_argument("--engines", type=_list(str), default=[EMBEDDED, ELASTIC], help="embedded,elastic")
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--sampled", type=int, default=_SAMPLED, help="documents for each form of a number")
    parser.add_argument("--garbled", type=int, default=2000, help="garbled numbers")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="without FTS5 and plain Elasticsearch")
    parser.add_argument("--only", choices=("speed", "noise", "forms"))
    parser.add_argument("--folder", type=Path, default=ROOT, help="where archives are kept")
    parser.add_argument("--json", type=Path, help="all figures as JSON into this file")
    wanted = parser.parse_args(told)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    return wanted


def _list(kind: type[Any]) -> Any:
    return lambda value: [kind(each) for each in value.split(",") if each]


if __name__ == "__main__":
    main()
