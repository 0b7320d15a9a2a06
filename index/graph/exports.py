"""The net of citations as other programs take it, streamed: of a million citations one lies in memory at a time.

Adding a format is a module with `write` below `index/graph/formats` and one line in `FORMATS`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from index.catalogue import Catalogue
from index.catalogue.joining import candidates
from index.graph import saving
from index.graph.around import Reach
from index.graph.net import LISTED, node, rests_on
from index.identity import Claim
from index.relations import inverse
from pipeline.errors import UsageError

Entry = dict[str, Any]
_MENTION = "json_object('text', m.text, 'start', m.start, 'end', m.\"end\", 'page', m.page)"
# What every form tells of a citation.
_CITATION = ("edge", "source", "target", "relation", "part", "state", "confidence", "date", "count", "page")


class Format(NamedTuple):
    """A format: its module, and the names of its files where it takes several (it then is written to a directory)."""

    module: str
    files: tuple[str, ...] = ()

    def write(self, source: Source, files: Sequence[BinaryIO]) -> None:
        """Write the net to these files."""
        write: Callable[[Source, Sequence[BinaryIO]], None] = import_module(self.module).write
        write(source, files)


FORMATS = {
    "graphml": Format("index.graph.formats.graphml"),
    "dot": Format("index.graph.formats.dot"),
    "json": Format("index.graph.formats.node_link"),
    "csv": Format("index.graph.formats.gephi", ("nodes.csv", "edges.csv")),
    "neo4j": Format("index.graph.formats.neo4j", ("nodes.csv", "edges.csv")),
}


class Source(NamedTuple):
    """What is exported: the whole net, or what was reached; only held works and citations between them if so wished."""

    catalogue: Catalogue
    reach: Reach | None = None
    held_only: bool = False

    def nodes(self) -> Iterator[Entry]:
        """Works as in docs/contract.md, in order of arrival, with `state` (held, missing, undecided) and `status`.

        After them what is undecided, once for each number that is stated, with `candidates`.
        """
        within, values = self._within("w.work")
        only = "AND w.held" if self.held_only else ""
        rows = self.catalogue.db.execute(
            f"""SELECT w.*, (SELECT min(r.id) FROM records r WHERE r.work = w.work) AS id,
                  (SELECT r.status FROM records r WHERE r.work = w.work ORDER BY r.id LIMIT 1) AS status
                FROM works w WHERE {within} {only} ORDER BY w.work""",
            values,
        )
        for row in rows:
            yield {**node(row, row["id"]), "state": "held" if row["held"] else "missing", "status": row["status"]}
        if not self.held_only:
            yield from self._undecided()

    def _undecided(self) -> Iterator[Entry]:
        within, values = self._within("e.source")
        open_, buckets = self._open()
        # Of several that state the same number the first is shown, with the candidates of all, as in `net.shown`.
        rows = self.catalogue.db.execute(
            f"""SELECT e.*, min(e.edge), json_group_array(e.why) AS reasons FROM edges e
                WHERE {within} AND e.source IS NOT NULL AND {open_}
                GROUP BY e.bucket""",
            values + buckets,
        )
        plain = ("number", "kind", "issuer", "date", "name", "locality", "term")
        for row in rows:
            keys = dict.fromkeys(key for why in json.loads(row["reasons"]) for key in candidates(why))
            known = {"key": f"?{row['bucket']}", "id": None, **{name: row[name] for name in plain}, "subject": None}
            yield {**known, "held": False, "state": "undecided", "status": None, "candidates": list(keys)}

    def edges(self, *, mentions: bool = False) -> Iterator[Entry]:
        """Citations as in docs/contract.md with `edge`, `date` (when the citing one was issued), `count` and `page`.

        `mentions` as JSON text (`msgspec.Raw`) and only where asked for, else their number and the first page.
        """
        far, values = self._within("e.target")
        near, more = self._within("e.source")
        open_, buckets = self._open()
        ends = f"{far} AND t.held" if self.held_only else f"(e.target IS NOT NULL AND {far} OR {open_})"
        given = [*more, *values, *([] if self.held_only else buckets)]
        told = f"(SELECT json_group_array({_MENTION}) FROM mentions m WHERE m.edge = e.edge)" if mentions else "NULL"
        claims = f"{_claim('e', 'title')} AS stated, iif(t.held, {_claim('t', 'subject')}, NULL) AS known, e.why"
        rows = self.catalogue.db.execute(
            f"""SELECT e.edge, s.key AS source, coalesce(t.key, '?' || e.bucket) AS target, e.relation, e.part, e.state,
                  e.confidence, e.cited_on AS date, {told} AS mentions,
                  {claims if mentions else "NULL AS stated, NULL AS known, NULL AS why"},
                  (SELECT count(*) FROM mentions m WHERE m.edge = e.edge) AS count,
                  (SELECT min(m.page) FROM mentions m WHERE m.edge = e.edge) AS page
                FROM edges e CROSS JOIN works s ON s.work = e.source LEFT JOIN works t ON t.work = e.target
                WHERE {near} AND e.state != 'self' AND {ends} ORDER BY e.edge""",
            given,
        )
        for row in rows:
            entry = {name: row[name] for name in _CITATION}
            entry["inverse"] = inverse(row["relation"])
            if mentions:
                entry["mentions"] = msgspec.Raw(row["mentions"].encode())
                entry["candidates"] = candidates(row["why"]) if row["state"] == "ambiguous" else []
                entry["rests_on"] = _rests_on(row["stated"], row["known"], row["why"])
            yield entry

    def _within(self, column: str) -> tuple[str, list[str]]:
        """A condition that a work belongs to what is exported, and its values."""
        return ("1", []) if self.reach is None else (f"{column} IN {LISTED}", [json.dumps(self.reach.works)])

    def _open(self) -> tuple[str, list[str]]:
        """A condition that a citation is undecided and belongs to what is exported, and its values."""
        if self.reach is None:
            return "e.state = 'ambiguous' AND e.target IS NULL", []
        buckets = [bucket[1:] for bucket in self.reach.undecided]
        return f"e.state = 'ambiguous' AND e.target IS NULL AND e.bucket IN {LISTED}", [json.dumps(buckets)]


def _claim(table: str, title: str) -> str:
    """What a row of edges or works states, as one JSON text."""
    names = ("kind", "number", "name", "issuer", "locality", "term", "date", title)
    return f"json_array({', '.join(f'{table}.{name}' for name in names)})"


@lru_cache(maxsize=1 << 14)
def _rests_on(stated: str, known: str | None, why: str | None) -> list[str]:
    return rests_on(Claim(*json.loads(stated)), Claim(*json.loads(known)) if known else None, why)


def write(source: Source, form: str, out: str | None) -> list[Path]:
    """Write the net in a form of `FORMATS` to `out`, standard output where it is none; gives the files written.

    Whole or not at all. Raises UsageError where a form of several files has no directory, and as `saving.opened`.
    """
    chosen = FORMATS[form]
    if chosen.files and out in {None, "-"}:
        raise UsageError(f"{form} takes {len(chosen.files)} files", hint="name a directory with --output")
    names = [str(saving.folder(str(out)) / name) for name in chosen.files] or [out or "-"]
    # One moment of the catalogue for works and citations, whoever writes to it meanwhile.
    with source.catalogue.streaming(), source.catalogue.reading(), ExitStack() as stack:
        chosen.write(source, [stack.enter_context(saving.opened(name)) for name in names])
    return [Path(name) for name in names if name != "-"]
