"""Archives of made documents, kept in a folder between runs."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from index.catalogue import Catalogue, links, rows, schema
from pipeline.outcome import Part
from tools.bench_search.records import made

_BATCH = 1000


def built(root: Path, size: int, numbers: Mapping[int, str] | None = None) -> Path:
    """The folder of an archive of `size` documents, made where it is not there or was made by other sources.

    `numbers`: see `records.made`; such an archive lies beside, in SIZE-garbled.
    """
    folder = root / (f"{size}-garbled" if numbers else str(size))
    note, digest = folder / "made.json", _digest(numbers or {})
    if note.exists() and json.loads(note.read_text("utf-8"))["digest"] == digest:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    began = time.monotonic()
    with Catalogue(folder) as catalogue:
        # Nothing here is worth a journal; index pages are met in any order, more of them than SQLite's usual 2 MB hold.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000", "mmap_size = 0"):
            catalogue.db.execute(f"PRAGMA {setting}").fetchone()
        _fill(catalogue, size, numbers or {})
        inserted = time.monotonic()
        _settle(catalogue)
        catalogue.db.execute("PRAGMA journal_mode = WAL").fetchone()
    settled = time.monotonic()
    figures = {
        "digest": digest,
        "documents": size,
        "insert_s": round(inserted - began, 1),
        "settle_s": round(settled - inserted, 1),
        "records_s": round(size / (settled - began)),
    }
    note.write_text(json.dumps(figures), "utf-8")
    return folder


def told(folder: Path) -> dict[str, float]:
    """How the archive in `folder` was made: documents, seconds, records a second."""
    found: dict[str, float] = json.loads((folder / "made.json").read_text("utf-8"))
    return found


def _digest(numbers: Mapping[int, str]) -> str:
    """Of what the content of an archive depends on: the sources here and the catalogue's make."""
    found = hashlib.sha256(f"{schema.MIGRATIONS} {sorted(numbers.items())}".encode())
    for name in ("heads.py", "records.py", "words.py", "made.yaml"):
        found.update(Path(__file__).with_name(name).read_bytes())
    return found.hexdigest()


def _fill(catalogue: Catalogue, size: int, numbers: Mapping[int, str]) -> None:
    coming = made(size, numbers)
    while batch := list(islice(coming, _BATCH)):
        with catalogue.writing() as db:
            for record in batch:
                rows.insert(db, Part(record), record)


def _settle(catalogue: Catalogue) -> None:
    """Decide every bucket once, when all of it is there: the outcome does not depend on the order."""
    coming = _buckets(catalogue.db)
    while batch := list(islice(coming, _BATCH)):
        with catalogue.writing() as db:
            links.settle(db, batch)


def _buckets(db: sqlite3.Connection) -> Iterator[str]:
    """All buckets in order, some at a time: a transaction must not run under an open cursor."""
    last = ""
    sql = """SELECT bucket FROM records WHERE bucket > ?1 UNION SELECT bucket FROM edges WHERE bucket > ?1
             ORDER BY 1 LIMIT 5000"""
    while some := [row[0] for row in db.execute(sql, (last,))]:
        yield from some
        last = some[-1]
