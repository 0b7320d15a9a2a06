"""One measured part alone in its process: `python -m tools.bench_graph.part FILE` with a task as JSON; prints JSON."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from tools.bench_graph import asks, peers, shelf
from tools.bench_search.part import Memory

# Rounds before the measured ones: statements are prepared, pages of the index are in memory.
_WARM = 20
# Each question's best time of so many: on a busy machine others take the processor away for some milliseconds.
_ROUNDS = 3


class Task(msgspec.Struct, frozen=True):
    """What a child process has to do: which part, over which archive, how many of each kind."""

    part: str
    root: str
    edges: int
    count: int = 300
    kind: str = ""

    @property
    def folder(self) -> Path:
        return shelf.built(Path(self.root), self.edges)


def look_up(task: Task) -> dict[str, Any]:
    """One kind of question, from starts of every sampling; the memory that the questions took."""
    found = {}
    with asks.opened(task.folder) as archive:
        asked = asks.KINDS[task.kind]
        for sampling in asked.samplings:
            starts = asks.starts(archive, sampling, task.count)
            found[sampling] = _timed([asked.ask(archive, start) for start in starts])
        memory = Memory()
        before = memory.most()
        for start in asks.starts(archive, asked.samplings[-1], task.count):
            asked.ask(archive, start)()
        after = memory.most()
    grown = {name: max(0.0, after[name] - before[name]) for name in after}
    return {"times": found, **after, "grown_mb": grown["own_memory_mb"]}


def come(task: Task) -> dict[str, Any]:
    """One document put into the archive, in a transaction that is taken back: the whole of it, and what it decided."""
    with asks.opened(task.folder) as archive:
        asked = asks.COMING[task.kind]
        both = list(asks.put(archive, asked(archive, task.count)))
        memory = Memory().most()
    whole, decided = zip(*both, strict=True)
    return {"times": {"whole": _figures(list(whole)), "decided": _figures(list(decided))}, **memory}


def whole(task: Task) -> dict[str, Any]:
    """A question that takes all of the net: seconds."""
    memory = Memory()
    with asks.opened(task.folder) as archive:
        began = time.perf_counter()
        asks.WHOLE[task.kind](archive)
        seconds = time.perf_counter() - began
    return {"seconds": round(seconds, 2), **memory.most()}


def peer(task: Task) -> dict[str, Any]:
    """The same starts asked of another way to hold the net."""
    memory = Memory()
    found: dict[str, Any] = {}
    with asks.opened(task.folder) as archive:
        began = time.perf_counter()
        side = peers.SIDES[task.kind](archive)
        load = time.perf_counter() - began
        for question in peers.QUESTIONS:
            starts = asks.starts(archive, question.sampling, min(task.count, question.most))
            found[f"{question.name}, {question.sampling}"] = _timed(
                [side.ask(question.name, start) for start in starts]
            )
    return {"load_s": round(load, 2), "times": found, **memory.most()}


def _timed(asked: Iterable[Callable[[], object]]) -> dict[str, float]:
    every = list(asked)
    for each in every[:_WARM]:
        each()
    return _figures([min(_once(each) for _ in range(_ROUNDS)) for each in every])


def _once(asked: Callable[[], object]) -> float:
    began = time.perf_counter()
    asked()
    return 1000 * (time.perf_counter() - began)


def _figures(times: list[float]) -> dict[str, float]:
    times.sort()
    last = len(times) - 1
    return {
        "p50": round(statistics.median(times), 4),
        "p95": round(times[min(last, int(0.95 * len(times)))], 4),
        "max": round(times[-1], 4),
        "asked": len(times),
    }


PARTS: dict[str, Callable[[Task], dict[str, Any]]] = {"look_up": look_up, "come": come, "whole": whole, "peer": peer}


def main() -> None:
    """Do the task."""
    task = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Task)
    sys.stdout.write(msgspec.json.encode(PARTS[task.part](task)).decode())


if __name__ == "__main__":
    main()
