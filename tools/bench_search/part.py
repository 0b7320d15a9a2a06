"""One measured part alone in its process: `python -m tools.bench_search.part FILE` with a task as JSON; prints JSON."""

from __future__ import annotations

import random
import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tools.bench_search import asks, noise, shelf, typed
from tools.bench_search.heads import Head
from tools.bench_search.sides import PLAIN, Side, opened, size_on_disk


class Task(msgspec.Struct, frozen=True):
    """What a child process has to do: which part, for which contestant, over which archive, how many queries."""

    part: str
    side: str
    root: str
    size: int
    url: str = ""
    count: int = 200
    kinds: tuple[str, ...] = ()
    numbers: dict[int, str] = {}

    @property
    def folder(self) -> Path:
        return shelf.built(Path(self.root), self.size, self.numbers)


class Memory:
    """Memory of this process: the most of all that was mapped, and of what no file backs (looked at by a thread)."""

    def __init__(self) -> None:
        self._own = self._whole = 0.0
        threading.Thread(target=self._watch, daemon=True).start()

    def most(self) -> dict[str, float]:
        """Both in MB."""
        self._look()
        return {"memory_mb": round(self._whole), "own_memory_mb": round(self._own)}

    def _watch(self) -> None:
        while True:
            self._look()
            time.sleep(0.1)

    def _look(self) -> None:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("RssAnon:"):
                self._own = max(self._own, int(line.split()[1]) / 1024)
            # Not ru_maxrss, which a process has from the one that started it.
            if line.startswith("VmHWM:"):
                self._whole = int(line.split()[1]) / 1024


def index(task: Task) -> dict[str, Any]:
    """Documents a second into the index, what it takes on disk and in memory."""
    folder, memory = task.folder, Memory()
    with opened(task.side, folder, task.url) as side:
        began = time.monotonic()
        documents = side.fill(folder)
        seconds = time.monotonic() - began
    told = {"documents": documents, "seconds": round(seconds, 1), "documents_s": round(documents / seconds)}
    return {**told, "disk_mb": round(size_on_disk(task.side, folder, task.url) / 1e6), **memory.most()}


def ask(task: Task) -> dict[str, Any]:
    """Milliseconds of every kind of query, end to end."""
    memory, found = Memory(), {}
    _read_through(task.folder)
    with opened(task.side, task.folder, task.url) as side:
        for kind in task.kinds:
            asked, options = asks.KINDS[kind]
            queries = list(asked(task.size, task.count))
            found[kind] = _timed(side, queries, options)
    return {"kinds": found, **memory.most()}


def _read_through(folder: Path) -> None:
    """Have the files in memory, as where an archive is in use: what is measured is the search, not the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(1 << 24):
                    pass


def _timed(side: Side, queries: Sequence[str], options: dict[str, Any]) -> dict[str, float]:
    for query in queries[: max(1, len(queries) // 10)]:
        side.find(query, **options)
    times, hits = [], 0
    for query in queries:
        began = time.perf_counter()
        hits += len(side.find(query, **options))
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    return {
        "p50": round(statistics.median(times), 2),
        "p95": round(times[min(len(times) - 1, int(0.95 * len(times)))], 2),
        "hits": round(hits / len(queries), 1),
    }


def first(task: Task) -> dict[str, Any]:
    """Milliseconds from opening the archive to the first hits, in a process that has only loaded the program."""
    (query,) = asks.KINDS[task.kinds[0]][0](task.size, 1)
    folder = task.folder
    began = time.perf_counter()
    with opened(task.side, folder, task.url) as side:
        side.find(query)
        return {"first": round(1000 * (time.perf_counter() - began), 1)}


def profile(task: Task) -> dict[str, Any]:
    """Where the time of each kind of query goes: functions by their own share, as text."""
    import cProfile
    import io
    import pstats

    told = {}
    with opened(task.side, task.folder, task.url) as side:
        for kind in task.kinds:
            asked, options = asks.KINDS[kind]
            queries = list(asked(task.size, task.count))
            profiler = cProfile.Profile()
            profiler.runcall(_timed, side, queries, options)
            out = io.StringIO()
            pstats.Stats(profiler, stream=out).sort_stats("tottime").print_stats(9)
            told[kind] = out.getvalue()
    return told


def forms(task: Task) -> dict[str, Any]:
    """Share of documents among the first three, by the form in which their number is typed."""
    found = {}
    operators = ("and", "or") if task.side == PLAIN else ("",)
    with opened(task.side, task.folder, task.url) as side:
        for form in typed.FORMS:
            asked = _applying(form, task.size, task.count)
            for operator in operators:
                options = {"limit": 3, **({"operator": operator} if operator else {})}
                right = sum(_right(form, each, side.find(query, **options), task.size) for each, query in asked)
                found[f"{form.name}|{operator}"] = {"right": right, "of": len(asked)}
    return found


def _applying(form: typed.Form, size: int, count: int) -> list[tuple[Head, str]]:
    heads = list(asks.alone(size))
    random.Random(form.name).shuffle(heads)
    pairs = ((each, form.typed(each)) for each in heads)
    found = [(each, query) for each, query in pairs if query is not None]
    return found[:count]


def _right(form: typed.Form, wanted: Head, ids: Sequence[str], size: int) -> bool:
    return wanted.id in ids if form.whole else bool(asks.like(wanted, size, dated=" năm " in form.name) & set(ids))


def garbled(task: Task) -> dict[str, Any]:
    """Numbers looked up as they were misread, or, where the archive's are misread, by the right number."""
    results: list[dict[str, Any]] = []
    held = asks.numbers(task.size)
    with opened(task.side, task.folder, task.url) as side:
        for each, read in misread(task.size, task.count):
            ids = side.find(each.number if task.numbers else read.text, limit=3)
            place = ids.index(each.id) + 1 if each.id in ids else 0
            # What has become another document's number no search can put first.
            told = {"number": each.number, "read": read.text, "classes": read.classes, "place": place}
            results.append({**told, "another": _another(each.number, read.text, held)})
    return {"found": results}


def _another(number: str, read: str, held: frozenset[str]) -> bool:
    return asks.bare(read) != asks.bare(number) and asks.bare(read) in held


def misread(size: int, count: int) -> list[tuple[Head, noise.Garbled]]:
    """Documents whose number no other has, with a misreading of it."""
    dice = random.Random(f"noise {size}")
    heads = asks.alone(size)
    chosen = dice.sample(heads, min(count, len(heads)))
    return [(each, noise.garbled(each.number, dice)) for each in chosen]


PARTS: dict[str, Callable[[Task], dict[str, Any]]] = {
    "index": index, "ask": ask, "first": first, "profile": profile, "forms": forms, "garbled": garbled,
}  # fmt: skip


def main() -> None:
    """Do the task."""
    task = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Task)
    sys.stdout.write(msgspec.json.encode(PARTS[task.part](task)).decode())


if __name__ == "__main__":
    main()
