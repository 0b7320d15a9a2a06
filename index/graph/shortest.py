"""The shortest way between two works: breadth first from both ends, each step of it in SQL.

What was met lies in a temporary table, which SQLite moves to disk where it grows: memory stays the same whatever the
size of the net. Before a step is written down it is asked whether the two ends meet already, by way of the citations
that a document makes: those are few, while the citations of a law that everybody cites are not.
"""

from __future__ import annotations

import sqlite3
from itertools import count
from typing import Any, Literal

Side = Literal["start", "end"]

# See `index.graph.net.DECIDED`.
_DECIDED = "e.source != e.target"

_searches = count(1)
# What a document cites, about; more than this many steps against citations are looked through before they are taken.
_CITED, _MANY = 8, 2_000
_TABLE = (
    """CREATE TEMP TABLE IF NOT EXISTS met (search INTEGER, side TEXT, work INTEGER, step INTEGER, came INTEGER,
       PRIMARY KEY (search, side, work)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS temp.met_step ON met (search, side, step)",
)


def shortest(db: sqlite3.Connection, start: int, end: int) -> list[int]:
    """The works on the way, both ends included: along citations, else against them, else along either; else none."""
    if start == end:
        return [start]
    return (
        _search(db, start, end, either=False)
        or _search(db, end, start, either=False)[::-1]
        or _search(db, start, end, either=True)
    )


def _search(db: sqlite3.Connection, start: int, end: int, *, either: bool) -> list[int]:
    for sql in _TABLE:
        db.execute(sql)
    search = _Search(db, start, end, either=either)
    try:
        return search.run()
    finally:
        db.execute("DELETE FROM met WHERE search = ?", (search.number,))


class _Search:
    """One search under way; the steps of both sides that are known are known whole."""

    def __init__(self, db: sqlite3.Connection, start: int, end: int, *, either: bool) -> None:
        self.db, self.either, self.number = db, either, next(_searches)
        self.step: dict[Side, int] = {"start": 0, "end": 0}
        self._known: dict[tuple[Side, int], tuple[int, int]] = {}
        for side, work in (("start", start), ("end", end)):
            db.execute("INSERT INTO met VALUES (?, ?, ?, 0, ?)", (self.number, side, work, work))

    def run(self) -> list[int]:
        while True:
            met = self._meeting()
            if met:
                return [*self._trace("start", met[0])[::-1], *self._trace("end", met[1])]
            side: Side = "start" if self._cost("start") <= self._cost("end") else "end"
            found = self._grow_either(side) if self.either else self._grow(side, back=side == "end")
            if isinstance(found, list):
                return found
            if not found:
                return []
            self.step[side] += 1

    def _grow_either(self, side: Side) -> int | list[int]:
        """One more step of this side, or the whole way where that shows."""
        other: Side = "end" if side == "start" else "start"
        grown = self._grow(side, back=False)
        self.step[side] += 1
        met = self._meeting() if grown else None
        # Those that cite come to the same step yet.
        self._known.pop((side, self.step[side]), None)
        self.step[side] -= 1
        if met:
            return [*self._trace("start", met[0])[::-1], *self._trace("end", met[1])]
        if self._against(side) > _MANY:
            for by in (self._cited_between(side, other), self._citing_both(side, other)):
                if by:
                    near, between, far = by
                    way = [*self._trace(side, near)[::-1], between, *self._trace(other, far)]
                    return way if side == "start" else way[::-1]
        return grown + self._grow(side, back=True)

    def _meeting(self) -> tuple[int, int] | None:
        """A citation between the outermost works of both sides: the work of the start's, that of the end's."""
        met = self._citation("start", "end")
        if met is None and self.either:
            back = self._citation("end", "start")
            return (back[1], back[0]) if back else None
        return met

    def _citation(self, citing: Side, cited: Side) -> tuple[int, int] | None:
        """A citation from a work of one side to one of the other, looked for from where there is less to look at."""
        if _CITED * self._count(citing) <= self._against(cited):
            sql = f"""SELECT a.work, e.target FROM met a CROSS JOIN edges e ON e.source = a.work
                      CROSS JOIN met b ON b.search = a.search AND b.side = ?4 AND b.work = e.target
                      WHERE a.search = ?1 AND a.side = ?2 AND a.step = ?3 AND b.step = ?5 AND {_DECIDED} LIMIT 1"""
            values = (self.number, citing, self.step[citing], cited, self.step[cited])
        else:
            sql = f"""SELECT e.source, b.work FROM met b CROSS JOIN edges e ON e.target = b.work
                      CROSS JOIN met a ON a.search = b.search AND a.side = ?4 AND a.work = e.source
                      WHERE b.search = ?1 AND b.side = ?2 AND b.step = ?3 AND a.step = ?5 AND {_DECIDED} LIMIT 1"""
            values = (self.number, cited, self.step[cited], citing, self.step[citing])
        met = self._row(sql, *values)
        return (met[0], met[1]) if met else None

    def _citing_both(self, side: Side, other: Side) -> Any:
        """A document that cites the outermost of both sides, the least cited looked at first."""
        return self._row(
            f"""SELECT a.work, e.source, b.work
                FROM (SELECT met.search, met.work FROM met JOIN works USING (work)
                      WHERE search = ?1 AND side = ?2 AND step = ?3 ORDER BY cited) a
                CROSS JOIN edges e ON e.target = a.work
                CROSS JOIN edges f ON f.source = e.source
                CROSS JOIN met b ON b.search = a.search AND b.side = ?4 AND b.work = f.target
                WHERE b.step = ?5 AND {_DECIDED} AND f.source != f.target LIMIT 1""",
            *(self.number, side, self.step[side], other, self.step[other]),
        )

    def _cited_between(self, side: Side, other: Side) -> Any:
        """A document that one of the other side cites and that cites one of this side."""
        return self._row(
            f"""SELECT a.work, e.target, b.work FROM met b CROSS JOIN edges e ON e.source = b.work
                CROSS JOIN edges f ON f.source = e.target
                CROSS JOIN met a ON a.search = b.search AND a.side = ?2 AND a.work = f.target
                WHERE b.search = ?1 AND b.side = ?4 AND b.step = ?5 AND a.step = ?3
                  AND {_DECIDED} AND f.source != f.target LIMIT 1""",
            *(self.number, side, self.step[side], other, self.step[other]),
        )

    def _grow(self, side: Side, *, back: bool) -> int:
        """Take the next works in, along the citations or against them; how many are new."""
        near, far = ("target", "source") if back else ("source", "target")
        done = self.db.execute(
            f"""INSERT OR IGNORE INTO met SELECT ?1, ?2, e.{far}, ?3 + 1, a.work
                FROM met a CROSS JOIN edges e ON e.{near} = a.work
                WHERE a.search = ?1 AND a.side = ?2 AND a.step = ?3 AND {_DECIDED}""",
            (self.number, side, self.step[side]),
        )
        return done.rowcount

    def _cost(self, side: Side) -> int:
        """About how many citations lie on the next step of this side."""
        along = _CITED * self._count(side)
        if self.either:
            return along + self._against(side)
        return along if side == "start" else self._against(side)

    def _count(self, side: Side) -> int:
        return self._outermost(side)[0]

    def _against(self, side: Side) -> int:
        """How many cite the outermost works of this side."""
        return self._outermost(side)[1]

    def _outermost(self, side: Side) -> tuple[int, int]:
        """How many works there are at the outermost step of this side, and how often they are cited."""
        at = (side, self.step[side])
        if at not in self._known:
            sql = """SELECT count(*), coalesce(sum(cited), 0) FROM met JOIN works USING (work)
                     WHERE search = ? AND side = ? AND step = ?"""
            self._known[at] = self.db.execute(sql, (self.number, *at)).fetchone()
        return self._known[at]

    def _trace(self, side: Side, work: int) -> list[int]:
        """The works from this one back to where the side began."""
        works = [work]
        sql = "SELECT came FROM met WHERE search = ? AND side = ? AND work = ? AND came != work"
        while came := self._row(sql, self.number, side, works[-1]):
            works.append(came[0])
        return works

    def _row(self, sql: str, *values: object) -> Any:
        return self.db.execute(sql, values).fetchone()
