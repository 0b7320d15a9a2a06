"""The shortest way between two works: breadth first from both ends, each step of it in SQL.

What was met lies in a temporary table, which SQLite moves to disk where it grows: memory stays the same whatever the
size of the net. Where it costs little it is asked first whether the two ends meet already, by way of the citations that
a document makes: those are few, while the citations of a law that everybody cites are not.
"""

from __future__ import annotations

import sqlite3
from itertools import count
from typing import Any, Literal, NamedTuple

Side = Literal["start", "end"]

_searches = count(1)
# See `index.graph.net.DECIDED`.
_DECIDED = "e.source != e.target"
# What a document cites, about. Above so many citations a step is not looked through before it is taken; above so many
# works they are counted instead of how often they are cited.
_CITED, _MANY, _COUNTED = 8, 2_000, 300
# Works of one step lie behind each other.
_TABLE = """CREATE TEMP TABLE IF NOT EXISTS met (
  number INTEGER PRIMARY KEY, search INTEGER, side TEXT, work INTEGER, came INTEGER, UNIQUE (search, side, work))"""


class _Step(NamedTuple):
    """The outermost works of one side: the rows behind `low` up to `high`."""

    low: int
    high: int


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
    db.execute(_TABLE)
    search = _Search(db, start, end, either=either)
    try:
        return search.run()
    finally:
        db.execute("DELETE FROM met WHERE search = ?", (search.number,))


class _Search:
    """One search under way. All works up to the outermost step of each side are known, and no two of both meet."""

    def __init__(self, db: sqlite3.Connection, start: int, end: int, *, either: bool) -> None:
        self.db, self.either, self.number = db, either, next(_searches)
        self.steps: dict[Side, _Step] = {}
        self._known: dict[_Step, int] = {}
        for side, work in (("start", start), ("end", end)):
            low = self._last()
            db.execute("INSERT INTO met VALUES (NULL, ?, ?, ?, ?)", (self.number, side, work, work))
            self.steps[side] = _Step(low, self._last())  # type: ignore[index]

    def run(self) -> list[int]:
        while True:
            asked = self._asking() <= _MANY
            if asked and (met := self._meeting()):
                return self._way(*met)
            side: Side = "start" if self._cost("start") <= self._cost("end") else "end"
            grown = self._grow_either(side) if self.either else self._grow(side)
            if isinstance(grown, list):
                return grown
            if grown.low == grown.high:
                return []
            self.steps[side] = grown
            if not asked and (work := self._common()):
                return self._way(work, work)

    # ---- one step ---------------------------------------------------------------------------------------------------

    def _grow(self, side: Side) -> _Step:
        low = self._last()
        self._take(side, back=side == "end")
        return _Step(low, self._last())

    def _grow_either(self, side: Side) -> _Step | list[int]:
        """One more step of this side, or the whole way where that shows: what is cited first, then what cites."""
        former, low = self.steps[side], self._last()
        if self._against(side) <= _MANY:
            self._take(side, back=False)
            self._take(side, back=True)
            return _Step(low, self._last())
        # The outermost works are cited often, so every shorter look is taken before all that cite them are.
        if met := self._meeting():
            return self._way(*met)
        self._take(side, back=False)
        self.steps[side] = _Step(low, self._last())
        met = self._meeting()
        self.steps[side] = former
        if met:
            return self._way(*met)
        other: Side = "end" if side == "start" else "start"
        for by in (self._cited_between(side, other), self._citing_both(side, other)):
            if by:
                way = [*self._trace(side, by[0])[::-1], by[1], *self._trace(other, by[2])]
                return way if side == "start" else way[::-1]
        self._take(side, back=True)
        return _Step(low, self._last())

    def _take(self, side: Side, *, back: bool) -> None:
        """Take the next works in, along the citations or against them."""
        near, far = ("target", "source") if back else ("source", "target")
        self.db.execute(
            f"""INSERT OR IGNORE INTO met (search, side, work, came) SELECT ?1, ?2, e.{far}, a.work
                FROM met a CROSS JOIN edges e ON e.{near} = a.work
                WHERE a.number > ?3 AND a.number <= ?4 AND a.search = ?1 AND a.side = ?2 AND {_DECIDED}""",
            (self.number, side, *self.steps[side]),
        )

    # ---- do both sides meet? ----------------------------------------------------------------------------------------

    def _common(self) -> int | None:
        """A work that is at the outermost step of both sides."""
        near: Side = "start" if self._size("start") <= self._size("end") else "end"
        far: Side = "end" if near == "start" else "start"
        row = self._row(
            """SELECT a.work FROM met a CROSS JOIN met b ON b.search = a.search AND b.side = ?5 AND b.work = a.work
               WHERE a.number > ?3 AND a.number <= ?4 AND a.search = ?1 AND a.side = ?2 LIMIT 1""",
            *(self.number, near, *self.steps[near], far),
        )
        return int(row[0]) if row else None

    def _meeting(self) -> tuple[int, int] | None:
        """A citation between the outermost works of both sides: the work of the start's, that of the end's."""
        met = self._citation("start", "end")
        if met is None and self.either:
            back = self._citation("end", "start")
            return (back[1], back[0]) if back else None
        return met

    def _citation(self, citing: Side, cited: Side) -> tuple[int, int] | None:
        """A citation from a work of one side to one of the other, looked for from where there is less to look at."""
        if _CITED * self._size(citing) <= self._against(cited):
            near, far, back = citing, cited, False
        else:
            near, far, back = cited, citing, True
        begin, end = ("target", "source") if back else ("source", "target")
        met = self._row(
            f"""SELECT a.work, b.work FROM met a CROSS JOIN edges e ON e.{begin} = a.work
                CROSS JOIN met b ON b.search = a.search AND b.side = ?5 AND b.work = e.{end}
                WHERE a.number > ?3 AND a.number <= ?4 AND a.search = ?1 AND a.side = ?2
                  AND b.number > ?6 AND b.number <= ?7 AND {_DECIDED} LIMIT 1""",
            *(self.number, near, *self.steps[near], far, *self.steps[far]),
        )
        if not met:
            return None
        return (met[1], met[0]) if back else (met[0], met[1])

    def _cited_between(self, side: Side, other: Side) -> Any:
        """A document that the other side cites and that cites this side: the works of this side, between, of that."""
        return self._row(
            f"""SELECT b.work, e.target, a.work FROM met a CROSS JOIN edges e ON e.source = a.work
                CROSS JOIN edges f ON f.source = e.target
                CROSS JOIN met b ON b.search = a.search AND b.side = ?5 AND b.work = f.target
                WHERE a.number > ?3 AND a.number <= ?4 AND a.search = ?1 AND a.side = ?2
                  AND b.number > ?6 AND b.number <= ?7 AND {_DECIDED} AND f.source != f.target LIMIT 1""",
            *(self.number, other, *self.steps[other], side, *self.steps[side]),
        )

    def _citing_both(self, side: Side, other: Side) -> Any:
        """A document that cites the outermost of both sides, the least cited looked at first; works as above."""
        return self._row(
            f"""SELECT a.work, e.source, b.work
                FROM (SELECT met.search, met.work FROM met JOIN works USING (work)
                      WHERE met.number > ?3 AND met.number <= ?4 AND search = ?1 AND side = ?2 ORDER BY cited) a
                CROSS JOIN edges e ON e.target = a.work
                CROSS JOIN edges f ON f.source = e.source
                CROSS JOIN met b ON b.search = a.search AND b.side = ?5 AND b.work = f.target
                WHERE b.number > ?6 AND b.number <= ?7 AND {_DECIDED} AND f.source != f.target LIMIT 1""",
            *(self.number, side, *self.steps[side], other, *self.steps[other]),
        )

    # ---- what it would cost -----------------------------------------------------------------------------------------

    def _asking(self) -> int:
        """About how many citations have to be looked at to know whether both sides meet."""
        forth = min(_CITED * self._size("start"), self._against("end"))
        return forth + (min(_CITED * self._size("end"), self._against("start")) if self.either else 0)

    def _cost(self, side: Side) -> int:
        """About how many citations lie on the next step of this side."""
        along = _CITED * self._size(side)
        if self.either:
            return along + self._against(side)
        return along if side == "start" else self._against(side)

    def _size(self, side: Side) -> int:
        return self.steps[side].high - self.steps[side].low

    def _against(self, side: Side) -> int:
        """About how many citations lead to the outermost works of this side."""
        step = self.steps[side]
        if self._size(side) > _COUNTED:
            return _CITED * self._size(side)
        if step not in self._known:
            sql = """SELECT coalesce(sum(cited), 0) FROM met JOIN works USING (work)
                     WHERE met.number > ? AND met.number <= ? AND search = ?"""
            self._known[step] = self._row(sql, *step, self.number)[0]
        return self._known[step]

    # ---- rows -------------------------------------------------------------------------------------------------------

    def _way(self, near: int, far: int) -> list[int]:
        """From the start to the work `near` of its side, over to `far` of the end's, which may be the same work."""
        return [*self._trace("start", near)[::-1], *self._trace("end", far)[near == far :]]

    def _trace(self, side: Side, work: int) -> list[int]:
        """The works from this one back to where the side began."""
        works = [work]
        sql = "SELECT came FROM met WHERE search = ? AND side = ? AND work = ? AND came != work"
        while came := self._row(sql, self.number, side, works[-1]):
            works.append(came[0])
        return works

    def _last(self) -> int:
        return int(self._row("SELECT coalesce(max(number), 0) FROM met")[0])

    def _row(self, sql: str, *values: object) -> Any:
        return self.db.execute(sql, values).fetchone()
