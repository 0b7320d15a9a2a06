"""What is asked of a net, from where, and what is put into it."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from index import graph
from index.catalogue import Catalogue, links
from index.catalogue.touched import Touched
from pipeline.model import Citation, Field, Issued, Issuer, Kind, Mention, PageInfo, Record, SourceInfo
from pipeline.outcome import Outcome, Part

# As likely as any other; as people ask, by how often it is cited; those cited most.
ANY, CITED, HUBS = "any work", "as often as cited", "the 20 most cited"
# Pairs: so many citations apart along a way that is there; any two; one of them cites nothing and is cited by nobody.
NEAR, FAR, PAIR, ALONE = "2 steps apart", "6 steps apart", "any two works", "one of them alone"
_WORKS, _PAIRS = (ANY, CITED, HUBS), (NEAR, FAR, PAIR, ALONE)
_TODAY = "2026-01-05"

Start = tuple[int, ...]
Asked = Callable[[Catalogue, Start], Callable[[], object]]


class Ask(NamedTuple):
    """A kind of question: how it is asked, from which starts, and what its 95th of 100 is held to, in milliseconds."""

    ask: Asked
    samplings: tuple[str, ...] = _WORKS
    target: float | None = None


def _of(question: Callable[..., object], **options: Any) -> Asked:
    def ask(archive: Catalogue, start: Start) -> Callable[[], object]:
        return lambda: question(archive, *start, **options)

    return ask


KINDS: dict[str, Ask] = {
    "cites": Ask(_of(graph.cites)),
    "cites, 3 steps": Ask(_of(graph.cites, depth=3)),
    "cited-by": Ask(_of(graph.cited_by), target=5),
    "cited-by, 3 steps": Ask(_of(graph.cited_by, depth=3), target=100),
    "cited-by, one relation": Ask(_of(graph.cited_by, relations=["based-on"])),
    "cited-by, 3 steps, two relations": Ask(_of(graph.cited_by, depth=3, relations=["based-on", "implements"])),
    "cited-by, 1,000 shown": Ask(_of(graph.cited_by, limit=1000)),
    "cited-by, 3 steps, 1,000 shown": Ask(_of(graph.cited_by, depth=3, limit=1000)),
    "around": Ask(_of(graph.around)),
    "chain": Ask(_of(graph.chain)),
    "status": Ask(_of(graph.status)),
    "related": Ask(_of(graph.related)),
    "path": Ask(_of(graph.path), _PAIRS, target=200),
}
WHOLE: dict[str, Callable[[Catalogue], object]] = {
    "top": graph.top,
    "missing": graph.missing,
    "gaps": graph.gaps,
    "ambiguous": graph.ambiguous,
    "conflicts": graph.conflicts,
}
TOP_S, NEW_MS = 10.0, 10.0


@contextmanager
def opened(folder: Path) -> Iterator[Catalogue]:
    """The archive, its file read through before: what is measured is the look-up, not the disk."""
    with (folder / "catalogue.db").open("rb") as file:
        while file.read(1 << 24):
            pass
    with Catalogue(folder, create=False) as archive:
        yield archive


def starts(archive: Catalogue, sampling: str, count: int) -> list[Start]:
    """So many starts, always the same: a work each, or two."""
    dice = random.Random(sampling)
    if sampling == HUBS:
        hubs = archive.all("SELECT work FROM works ORDER BY cited DESC, work LIMIT 20")
        return [(hubs[nth % len(hubs)][0],) for nth in range(count)]
    if sampling in {ANY, CITED}:
        return [(_work(archive, dice, cited=sampling == CITED),) for _ in range(count)]
    return [_pair(archive, dice, sampling) for _ in range(count)]


def _work(archive: Catalogue, dice: random.Random, *, cited: bool) -> int:
    """One work; `cited`: where a citation leads that was drawn by lot."""
    table, column = ("edges", "target") if cited else ("works", "work")
    key = "edge" if cited else "work"
    last = archive.all(f"SELECT max({key}) FROM {table}")[0][0]
    while True:
        row = archive.one(f"SELECT {column} FROM {table} WHERE {key} >= ? LIMIT 1", dice.randint(1, last))
        if row and row[0]:
            return int(row[0])


def _pair(archive: Catalogue, dice: random.Random, sampling: str) -> Start:
    if sampling == PAIR:
        return _work(archive, dice, cited=False), _work(archive, dice, cited=False)
    if sampling == ALONE:
        alone = archive.all(
            "SELECT work FROM works WHERE work NOT IN (SELECT source FROM edges) AND NOT cited LIMIT 50"
        )
        ends = [dice.choice(alone)[0] if alone else -1, _work(archive, dice, cited=True)]
        dice.shuffle(ends)
        return tuple(ends)
    while True:
        works = [_work(archive, dice, cited=False)]
        for _ in range(2 if sampling == NEAR else 6):
            cited = archive.all("SELECT target FROM edges WHERE source = ? AND source != target", works[-1])
            if cited:
                works.append(dice.choice(cited)[0])
        if len(works) > (2 if sampling == NEAR else 4):
            return works[0], works[-1]


# ---- what comes into the archive ------------------------------------------------------------------------------------


def _again(archive: Catalogue, count: int) -> list[Record]:
    """Documents that are there, read again."""
    dice = random.Random("again")
    rids = archive.all("SELECT min(rid), max(rid) FROM records")[0]
    ids = [archive.all("SELECT id FROM records WHERE rid = ?", dice.randint(*rids))[0][0] for _ in range(count)]
    return [archive.record(id) for id in ids]


def _new(archive: Catalogue, count: int) -> list[Record]:
    """New documents that cite what others cite, the hubs among it, and bear numbers of their own."""
    found = []
    for nth, each in enumerate(_again(archive, count)):
        assert each.number
        number = f"{10_000 + nth}{each.number.value.lstrip('0123456789')}"
        found.append(_as_new(each, nth, Field(number)))
    return found


def _borne(archive: Catalogue, count: int) -> list[Record]:
    """New documents with numbers that others bear already."""
    return [_as_new(each, nth, each.number) for nth, each in enumerate(_again(archive, count))]


def _as_new(each: Record, nth: int, number: Field | None) -> Record:
    sha256 = hashlib.sha256(f"new {nth}".encode()).hexdigest()
    source = msgspec.structs.replace(each.source, sha256=sha256, path=f"/in/new-{nth}.txt")
    return msgspec.structs.replace(each, id=f"{sha256[:12]}-1", source=source, number=number, issued_on=Issued(_TODAY))


def _late(archive: Catalogue, count: int) -> list[Record]:
    """The documents that are wanted most, arriving at last."""
    found = []
    for nth, work in enumerate(
        archive.all("SELECT * FROM works WHERE NOT held ORDER BY cited DESC LIMIT ?", min(count, 5))
    ):
        sha256 = hashlib.sha256(f"late {nth}".encode()).hexdigest()
        text = f"{work['issuer']}\nSố: {work['number']}"
        dated = work["date"] if len(work["date"] or "") == 10 else "1990-01-05"
        page = PageInfo(1, 595.0, 842.0, "file", 1.0, 0, len(text))
        found.append(
            Record(
                id=f"{sha256[:12]}-1",
                source=SourceInfo("/in/late.txt", sha256, "text/plain", 1, (page,)),
                text=text,
                kind=Kind(work["kind"]) if work["kind"] else None,
                number=Field(work["number"]),
                issued_on=Issued(dated),
                issuer=Issuer(work["issuer"]) if work["issuer"] else None,
                citations=(Citation(None, "1-CT/TW", "cites", (Mention("1-CT/TW", 0, 7, 1),)),),
            )
        )
    return found


def _hub(archive: Catalogue, count: int) -> list[Record]:
    """The documents that are cited most, read again."""
    rows = archive.all(
        "SELECT id FROM works JOIN records USING (work) ORDER BY works.cited DESC, works.work LIMIT ?", min(count, 3)
    )
    return [archive.record(row["id"]) for row in rows]


COMING: dict[str, Callable[[Catalogue, int], list[Record]]] = {
    "a new document": _new,
    "a new one, its number borne by others": _borne,
    "one read again": _again,
    "a law much cited, arriving late": _late,
    "the most cited, read again": _hub,
}


def put(archive: Catalogue, records: Sequence[Record]) -> Iterator[tuple[float, float]]:
    """Milliseconds of each put as the archive does it, and of that what deciding works and citations took.

    In CPU time, since a question asked twice is quicker the second time; a commit's disk is not in it.
    """
    decided: list[float] = []
    follow = links.follow

    def timed(db: sqlite3.Connection, touched: Touched) -> None:
        began = time.thread_time()
        follow(db, touched)
        decided.append(1000 * (time.thread_time() - began))

    links.follow = timed
    try:
        for record in records:
            began = time.thread_time()
            archive.db.execute("BEGIN IMMEDIATE")
            archive._put(archive.db, record.source.sha256, Outcome("text/plain", (Part(record),)), len(record.text))
            seconds = time.thread_time() - began
            archive.db.execute("ROLLBACK")
            yield 1000 * seconds, decided[-1]
    finally:
        links.follow = follow
