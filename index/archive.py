"""An archive as commands and pages use it: catalogue, search engine and who may write, opened from the settings."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from config.settings import Settings, SettingsError
from index import condition, refs
from index.catalogue import Catalogue, doubts
from index.clauses import BEST, Order
from index.drift import Drift
from index.engine import SCHEMA, Engine
from index.graph import net, standing
from index.lookup import Answer, Asked, look_up
from index.search import Result, search
from index.sync import Progress, catch_up, rebuild, silent, verify
from pipeline import kept
from pipeline.errors import CatalogueError, SearchIndexError
from pipeline.model import Problem
from pipeline.outcome import Held
from pipeline.readers.settings import ReadSettings
from pipeline.viet import fold

# Hits fetched at a time when all are asked for.
_AT_ONCE = 5_000
# These change how fast a file is read, not what is read.
_NO_CONTENT = frozenset({"jobs", "timeout", "kept"})
# With these the index takes nothing now, but what is in it can be searched.
_SERVES = frozenset({"INDEX-AUTH", "INDEX-BUSY", "INDEX-READ-ONLY", "INDEX-INCOMPLETE", "INDEX-REFUSED"})


class Archive:
    """Everything about one archive; close it, or use it as a context."""

    def __init__(self, settings: Settings, *, create: bool = False, version: str = "") -> None:
        self.settings = settings
        self.folder = Path(settings.archive)
        self.read = _keeping(read_settings(settings), self.folder)
        self.catalogue = Catalogue(self.folder, settings=reading_key(self.read, version), create=create)
        self.engine: Engine = _engine(settings, self.catalogue)

    def close(self) -> None:
        self.engine.close()
        self.catalogue.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one that ingests. Raises CatalogueError when another run is at it."""
        with (self.folder / "ingest.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                hint = "wait until it has ended, or end it"
                raise CatalogueError(f"another run writes to {self.folder}", hint=hint, code="ARCHIVE-BUSY") from error
            yield

    def search(self, typed: str, *, limit: int | None = 20, offset: int = 0, order: Order = BEST) -> Result:
        """Find documents, all of them (some thousands at a time) where `limit` is None.

        The index catches up first where it is behind, and serves as it is where it cannot.
        """
        remarks = self._caught_up()
        found = self._page(typed, limit or _AT_ONCE, offset, order)
        hits = list(found.hits)
        for further in range(offset + _AT_ONCE, 0 if limit else found.total, _AT_ONCE):
            hits += self._page(typed, _AT_ONCE, further, order).hits
        return msgspec.structs.replace(found, hits=tuple(hits), remarks=(*found.remarks, *remarks))

    def _page(self, typed: str, limit: int, offset: int, order: Order) -> Result:
        return search(self.catalogue, self.engine, typed, limit=limit, offset=offset, order=order)

    def look_up(self, lines: Iterable[Asked]) -> Iterator[Answer]:
        """An answer for each line of a list of numbers."""
        self._caught_up()
        return look_up(self.catalogue, self.engine, lines)

    def _caught_up(self) -> tuple[str, ...]:
        """Catch up; gives a remark where that cannot be now, but there is an index to be searched."""
        try:
            catch_up(self.catalogue, self.engine)
        except SearchIndexError as error:
            if error.code not in _SERVES or self.engine.state().schema != SCHEMA:
                raise
            return (f"chỉ mục chưa theo kịp kho · the index is behind the catalogue: {error}",)
        return ()

    def catch_up(self, progress: Progress = silent) -> int:
        """Bring the search index up to the catalogue; gives the number of changes taken over."""
        return catch_up(self.catalogue, self.engine, progress)

    def rebuild(self, progress: Progress = silent) -> int:
        """Build the search index anew."""
        return rebuild(self.catalogue, self.engine, progress)

    def verify(self, *, repair: bool, progress: Progress = silent) -> Drift:
        """Hold the search index against the catalogue; with `repair` make it equal."""
        return verify(self.catalogue, self.engine, repair=repair, progress=progress)

    def show(self, ref: str) -> dict[str, Any]:
        """The record that REF means, as JSON-like data, with `cited_by` and `standing` (what later ones do to it)."""
        id_ = refs.record_id(self.catalogue, ref)
        record: dict[str, Any] = msgspec.to_builtins(self.catalogue.record(id_))
        rows = self.catalogue.all(
            """SELECT r.id, r.number, r.kind, r.issuer, r.locality, r.issued_on, r.subject, e.relation, e.part, e.edge
               FROM records held JOIN edges e ON e.target = held.work JOIN records r ON r.rid = e.rid
               WHERE held.id = ? AND e.state = 'held' ORDER BY r.issued_on, r.id""",
            id_,
        )
        mentions = net.mentions_of(self.catalogue, [row["edge"] for row in rows])
        record["cited_by"] = [
            {**{name: row[name] for name in row.keys() if name != "edge"}, "mentions": mentions[row["edge"]]}  # noqa: SIM118
            for row in rows
        ]
        record["standing"] = self._standing(id_)
        return record

    def _standing(self, id_: str) -> dict[str, Any] | None:
        row = self.catalogue.one("SELECT work FROM records WHERE id = ?", id_)
        if row is None or row["work"] is None:
            return None
        found = standing.status(self.catalogue, row["work"])
        return {name: value for name, value in found.items() if name not in {"nodes", "edges"}}

    def deadlines(self, start: str | None, end: str | None, body: str | None) -> list[dict[str, Any]]:
        """Deadlines from `start` to `end` (ISO days) of bodies whose name holds `body`; without a day come last."""
        rows = self.catalogue.all(
            """SELECT d.data, r.id, r.number FROM deadlines d JOIN records r USING (rid)
               WHERE (d.due >= ?1 OR ?1 IS NULL) AND (coalesce(d.start, d.due) <= ?2 OR ?2 IS NULL)
               ORDER BY d.due IS NULL, d.due, r.id, d.position""",
            start,
            end,
        )
        found = [{"id": row["id"], "number": row["number"], **msgspec.json.decode(row["data"])} for row in rows]
        wanted = fold(body or "")
        return [item for item in found if wanted in fold(item.get("responsible") or "")]

    def review(self, below: float, fields: Sequence[str], *, limit: int = 100) -> list[dict[str, Any]]:
        """Documents with values of these fields less sure than `below`, the least sure first, with those values."""
        marks = ", ".join("?" for _ in fields)
        rows = self.catalogue.all(
            f"""SELECT r.id, r.number, r.kind, r.issued_on, min(c.confidence) AS lowest
                FROM certainties c JOIN records r USING (rid) WHERE c.confidence < ? AND c.field IN ({marks})
                GROUP BY r.rid ORDER BY lowest, r.id LIMIT ?""",
            below,
            *fields,
            limit,
        )
        return [{**dict(row), **self._doubtful(row["id"], below, fields)} for row in rows]

    def _doubtful(self, id_: str, below: float, fields: Sequence[str]) -> dict[str, Any]:
        record = self.catalogue.record(id_)
        found = doubts.below(record, below)
        values = [{"field": name, **value._asdict()} for name in fields for value in found.get(name, ())]
        return {"path": record.source.path, "fields": values}

    def status(self) -> dict[str, Any]:
        """Counts per list, pages, works, edges, documents for review, and how the search index stands."""
        counts: dict[str, Any] = dict(self.catalogue.counts())
        sql = "SELECT count(DISTINCT rid) FROM certainties WHERE confidence < ?"
        counts["doubtful"] = self.catalogue.all(sql, self.settings.review)[0][0]
        recognised = kept.state(Path(self.read.kept))
        return {
            "archive": str(self.folder),
            **counts,
            "kept": recognised._asdict() if recognised else None,
            "index": self.index_status(),
        }

    def index_status(self) -> dict[str, Any]:
        """Where the search index is, how much is in it, how far behind it is; `state`: current, behind, away or other
        schema."""
        try:
            found, size = self.engine.state(), self.engine.size()
        except SearchIndexError as error:
            return {"where": self.settings.index, "state": "away", "error": str(error)}
        behind = self.catalogue.last_change() - found.reached
        state = "behind" if behind else "current"
        if found.schema not in {0, SCHEMA}:
            state = "other schema"
        return {**found._asdict(), "behind": behind, "size": size, "state": state}

    def held(self, where: str) -> list[Held]:
        """The files that are in and that a condition (`index/condition.py`) means, in order of their names.

        Raises UsageError (`CONDITION`) for what is no condition.
        """
        sql, values = condition.as_sql(condition.parse(where), self.catalogue.settings)
        rows = self.catalogue.all(
            f"""SELECT coalesce(
                  (SELECT json_extract(CAST(d.data AS TEXT), '$.source.path')
                   FROM records r JOIN documents d USING (rid) WHERE r.sha256 = o.sha256 AND r.part = 1),
                  (SELECT min(f.path) FROM files f WHERE f.sha256 = o.sha256), o.sha256) AS path,
                o.sha256, coalesce(o.media_type, '') AS media_type,
                (SELECT count(DISTINCT p.number) FROM pages p JOIN records r USING (rid)
                 WHERE r.sha256 = o.sha256) AS pages,
                coalesce((SELECT min(p.confidence) FROM pages p JOIN records r USING (rid)
                          WHERE r.sha256 = o.sha256), 0) AS confidence, o.read_at
                FROM originals o WHERE o.state = 'in' AND {sql} ORDER BY path, o.sha256""",
            *values,
        )
        return [Held(**dict(row)) for row in rows]

    def unkept(self) -> Problem | None:
        """Why what is recognised cannot be kept, None where it can."""
        return kept.fault(Path(self.read.kept))

    def tidy(self) -> None:
        """Delete what was recognised and not used for long."""
        kept.prune(Path(self.read.kept), self.settings.kept_days)


def read_settings(settings: Settings) -> ReadSettings:
    """The section `read` as the readers want it. Raises SettingsError for a name or value they do not know."""
    unknown = set(settings.read) - set(ReadSettings.__struct_fields__)
    if unknown:
        raise SettingsError(f"the section [read] knows no {', '.join(sorted(unknown))}")
    try:
        return msgspec.convert(settings.read, ReadSettings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{error} in the section [read]") from error


def _keeping(read: ReadSettings, folder: Path) -> ReadSettings:
    """An archive keeps what was recognised beside its catalogue, where the settings name no other place."""
    return read if read.kept else msgspec.structs.replace(read, kept=str((folder / "readings.db").absolute()))


def reading_key(read: ReadSettings, version: str) -> str:
    """A key of everything that what is read depends on: settings and version of the program."""
    content = {name: value for name, value in msgspec.structs.asdict(read).items() if name not in _NO_CONTENT}
    return f"{version}:{hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:12]}"


def _engine(settings: Settings, catalogue: Catalogue) -> Engine:
    if settings.index == "embedded":
        from index.embedded import Embedded

        return Embedded(catalogue)
    from index.elastic import Elastic

    return Elastic(settings.index, settings.elasticsearch)
