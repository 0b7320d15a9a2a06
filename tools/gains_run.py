"""One tree of sources at work on many files; `tools/gains.py` runs this with PYTHONPATH at that tree.

usage: gains_run.py read|extract READINGS_DIR JOBS < list of files

Names of files come on standard input, one to a line. `read` keeps each file's reading in READINGS_DIR (the caller names
one directory for each state of the reading code); `extract` makes records of these. Both print one JSON object to a
line: `{file, error}`, or `{file}` when read, or `{file, records, chars, seconds}` (CPU time from reading to records).
It uses of the tree only what every revision has: `read`, `assemble`, `extract` and the type `Reading`.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import msgspec


def kept(readings: Path, file: Path) -> Path:
    """Where the reading of a file with this content and name ending is kept."""
    return readings / (hashlib.sha256(file.read_bytes()).hexdigest() + file.suffix.lower() + ".msgpack")


def read_one(readings: Path, file: Path) -> None:
    """Read a file and keep its reading; a reading that the tree's types no longer fit is made anew."""
    from pipeline.readers import read

    place = kept(readings, file)
    if place.exists() and _decoded(place) is not None:
        return
    partial = place.with_suffix(f".{os.getpid()}")
    partial.write_bytes(msgspec.msgpack.encode(read(file)))
    partial.replace(place)


def _decoded(place: Path) -> Any:
    from pipeline.model import Reading

    try:
        return msgspec.msgpack.decode(place.read_bytes(), type=Reading)
    except msgspec.MsgspecError:
        return None


def read_all(readings: Path, jobs: int, files: list[Path]) -> Iterator[dict[str, Any]]:
    """Read what is not kept yet, in processes of their own: a file that brings one down fails alone, the rest again."""
    left = files
    while left:
        futures: dict[Future[None], Path] = {}
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
            futures = {pool.submit(read_one, readings, file): file for file in left}
            for future in as_completed(futures):
                error = future.exception()
                if not _broken(error):
                    yield {"file": str(futures[future]), **({"error": _told(error)} if error else {})}
        broken = [file for future, file in futures.items() if _broken(future.exception())]
        if broken and jobs == 1:
            yield {"file": str(broken[0]), "error": "the reading process died"}
            broken = broken[1:]
        left, jobs = broken, 1


def _broken(error: BaseException | None) -> bool:
    from concurrent.futures.process import BrokenProcessPool

    return isinstance(error, BrokenProcessPool)


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def extract_all(readings: Path, files: list[Path]) -> Iterator[dict[str, Any]]:
    """The records of every file; the tables are loaded before the clock runs."""
    warm = next((file for file in files if kept(readings, file).exists()), None)
    if warm is not None:
        extract_one(readings, warm)
    for file in files:
        try:
            yield extract_one(readings, file)
        except Exception as error:
            yield {"file": str(file), "error": _told(error)}


def extract_one(readings: Path, file: Path) -> dict[str, Any]:
    """Records of one file from its kept reading, and the CPU time that took."""
    from extractors.api import extract
    from pipeline.text import assemble

    reading = _decoded(kept(readings, file))
    began = time.process_time()
    records = extract(assemble(reading, str(file), "0" * 64))
    seconds = time.process_time() - began
    chars = sum(len(record.text) for record in records)
    return {"file": str(file), "records": msgspec.to_builtins(records), "chars": chars, "seconds": seconds}


def main() -> None:
    """Answer on standard output, which no library gets to write to."""
    mode, readings, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    files = [Path(line) for line in sys.stdin.read().splitlines()]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    found = read_all(readings, jobs, files) if mode == "read" else extract_all(readings, files)
    for answer in found:
        print(json.dumps(answer, ensure_ascii=False), file=answers, flush=True)


if __name__ == "__main__":
    main()
