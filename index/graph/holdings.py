"""What the archive lacks: works cited but not held, and holes in the series of numbers."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from index.bodies import named_alike
from index.catalogue import Catalogue
from index.forms import compact, kind_codes, parts
from index.graph.net import LISTED, node, nodes_of, without_row
from index.graph.series import Series, digits_of, key, key_of, series
from index.identity import locality_in
from index.nearness import FARTHEST, FARTHEST_TWICE, nearness
from pipeline.viet import fold

# Of those who cite a work, so many are listed; of a number lacking, so many.
_CITING, _FEW = 20, 5
# A series of which fewer than one in so many is held is no series with holes.
_SPARSE = 10
_DAY = len("2018-05-02")


class _Citing(NamedTuple):
    """Who cites a missing work: the listed ones, and what all of them have in common."""

    by: list[dict[str, Any]]
    relations: dict[str, int]


def missing(
    catalogue: Catalogue, limit: int = 100, *, body: str | None = None, kind: str | None = None
) -> list[dict[str, Any]]:
    """What is cited but not held, the most wanted first: by citing documents, then by bodies, then by mentions.

    `body` and `kind` take only works of such a body (its name or its symbol in numbers) or kind (name or symbol).
    """
    rows = catalogue.all(
        f"""SELECT w.*, count(DISTINCT coalesce(r.issuer, '') || '|' || coalesce(r.locality, '')) AS bodies,
              count(m.position) AS mentions, min(substr(r.issued_on, 1, 4)) AS first,
              max(substr(r.issued_on, 1, 4)) AS last
            FROM works w JOIN edges e ON e.target = w.work JOIN records r ON r.rid = e.rid
            LEFT JOIN mentions m ON m.edge = e.edge WHERE w.work IN {LISTED}
            GROUP BY w.work ORDER BY w.cited DESC, bodies DESC, mentions DESC, w.key LIMIT ?""",
        json.dumps(_most_cited(catalogue, limit, body, kind)),
        limit,
    )
    wanted = []
    for row in rows:
        citing = _citing(catalogue, row["work"])
        told = {name: row[name] for name in ("cited", "bodies", "mentions", "first", "last")}
        of_it = {"relations": citing.relations, "by": citing.by, "like": _like(catalogue, row)}
        wanted.append({**node(row, None), **told, **of_it})
    return wanted


def _like(catalogue: Catalogue, wanted: sqlite3.Row) -> list[dict[str, Any]]:
    """What is held of the very same day under a number that may have been misread or misprinted; never taken for it."""
    if not wanted["number"] or len(wanted["date"] or "") != _DAY:
        return []
    number = compact(wanted["number"])
    found = []
    for row in catalogue.all("SELECT * FROM works WHERE held AND date = ? AND number IS NOT NULL", wanted["date"]):
        apart = nearness(number, compact(row["number"]))
        if apart.edits and apart.cost <= (FARTHEST if apart.edits == 1 else FARTHEST_TWICE):
            found.append((apart, row["work"]))
    return [without_row(each) for each in nodes_of(catalogue, [work for _, work in sorted(found)[:_FEW]])]


def _most_cited(catalogue: Catalogue, limit: int, body: str | None, kind: str | None) -> list[int]:
    """Only what is cited as often as the last of them can be among them; bodies and mentions decide between equals."""
    found: list[int] = []
    least = 1
    with closing(catalogue.db.execute("SELECT * FROM works WHERE NOT held AND cited > 0 ORDER BY cited DESC")) as rows:
        for row in rows:
            if row["cited"] < least:
                break
            if _is_of(row, body, kind):
                found.append(row["work"])
                least = row["cited"] if len(found) == limit else least
    return found


def _citing(catalogue: Catalogue, work: int) -> _Citing:
    rows = catalogue.all(
        """SELECT r.id, r.number, r.kind, r.issuer, r.locality, r.issued_on AS date, e.relation, m.text, m.page
           FROM edges e JOIN records r USING (rid) LEFT JOIN mentions m ON m.edge = e.edge AND m.position = 0
           WHERE e.target = ? ORDER BY r.issued_on, r.id""",
        work,
    )
    relations = Counter(row["relation"] for row in rows)
    return _Citing([dict(row) for row in rows[:_CITING]], dict(relations.most_common()))


def _is_of(row: sqlite3.Row, body: str | None, kind: str | None) -> bool:
    number = parts(row["number"] or "")
    known = _Body(row["issuer"], row["locality"], number.body if number else None)
    return _of_body(body, known) and _of_kind(kind, row["kind"], number.kind if number else None)


class _Body(NamedTuple):
    """What is known of a body: its name, province and symbol in numbers."""

    issuer: str | None
    locality: str | None
    symbol: str | None


def _of_body(wanted: str | None, known: _Body) -> bool:
    """Is it the body that was asked for, by name, part of it, or symbol? Where none was asked for, every one is."""
    if wanted is None:
        return True
    if known.symbol is not None and fold(wanted).replace(" ", "") == fold(known.symbol):
        return True
    issuer = known.issuer or ""
    place = locality_in(wanted)
    elsewhere = place and known.locality and fold(place) != fold(known.locality)
    return fold(wanted) in fold(issuer) or (bool(issuer) and not elsewhere and named_alike(wanted, issuer))


def _of_kind(wanted: str | None, kind: str | None, symbol: str | None) -> bool:
    """The same of a kind; `KH` and `Kế hoạch` are one."""
    if wanted is None:
        return True
    asked = fold(wanted)
    if asked == fold(kind or "") or asked == fold(symbol or ""):
        return True
    return kind is None and asked in kind_codes().get(symbol or "", ())


def gaps(
    catalogue: Catalogue, *, body: str | None = None, kind: str | None = None, period: str | None = None
) -> list[dict[str, Any]]:
    """Holes in the series of numbers of a kind, body, place, and period; a hole is `[first, last]` lacking.

    `lacking`: how many numbers that is; `sparse`: nearly all do, such series come last. `cited`: the lacking numbers
    that somebody cites, with who does. The State numbers by the year, the Central
    Committee by its term; a local committee's term begins where its numbers fall.
    """
    lacking = _Lacking(catalogue)
    found = []
    for each in series(catalogue):
        first = each.first
        of_it = _of_body(body, _Body(first.issuer, first.locality, each.body)) and _of_kind(kind, first.kind, each.kind)
        if not of_it or (period is not None and not _in_period(each, period)):
            continue
        numbers = sorted({document.digits for document in each.documents})
        holes = [[low + 1, high - 1] for low, high in pairwise(numbers) if high - low > 1]
        if holes:
            told = {"example": first.number, "issuer": first.issuer, "locality": first.locality, "period": each.period}
            ends = {"held": len(numbers), "first": numbers[0], "last": numbers[-1], "holes": holes}
            count = sum(high - low + 1 for low, high in holes)
            of_all = {"lacking": count, "sparse": count > _SPARSE * len(numbers)}
            found.append({**told, **ends, **of_all, "cited": lacking.within(each, holes)})
    return sorted(found, key=lambda one: one["sparse"])


def _in_period(each: Series, wanted: str) -> bool:
    return fold(wanted) == fold(each.period) or (wanted.isdigit() and each.by_year and each.holds(wanted))


class _Lacking:
    """Works that are cited and not held, by the series they would belong to."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_key: dict[tuple[str, ...], list[tuple[int, str, sqlite3.Row]]] = defaultdict(list)
        rows = catalogue.all(
            "SELECT work, key, number, issuer, locality, date, term FROM works WHERE NOT held AND number IS NOT NULL"
        )
        for row in rows:
            if known := key_of(row["number"], row["issuer"], row["locality"]):
                self._by_key[known].append((digits_of(row["number"]), row["key"], row))
        for known in self._by_key:
            self._by_key[known].sort(key=itemgetter(0, 1))

    def within(self, each: Series, holes: Sequence[list[int]]) -> list[dict[str, Any]]:
        """The works whose numbers lie in these holes of a series, with some of those who cite them."""
        own = key(each)
        found = []
        # A citation often names no body: then the symbol and the place have to do.
        for known in dict.fromkeys((own, (*own[:3], ""))):
            rows = self._by_key.get(known, [])
            for low, high in holes:
                first = bisect_left(rows, low, key=itemgetter(0))
                found += rows[first : bisect_right(rows, high, key=itemgetter(0))]
        dated = [(digits, name, row) for digits, name, row in found if each.holds(row["date"])]
        fits = [one for one in dated if not one[2]["term"] or each.by_year or one[2]["term"] == each.period]
        return [
            {"number": row["number"], "key": name, "by": self._by(row["work"])}
            for _, name, row in sorted(fits, key=itemgetter(0, 1))
        ]

    def _by(self, work: int) -> list[dict[str, Any]]:
        rows = self._catalogue.all(
            """SELECT DISTINCT r.id, r.number, r.kind, r.issuer FROM edges e JOIN records r USING (rid)
               WHERE e.target = ? ORDER BY r.issued_on, r.id LIMIT ?""",
            work,
            _FEW,
        )
        return [dict(row) for row in rows]
