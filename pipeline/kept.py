"""What was recognised is kept, so that no picture is recognised twice: one SQLite file for all worker processes.

It has two levels. What the engine said of some pixels (`pipeline/tesseract.py`) outlives every change of our own
rules; whole pages (`pipeline/keptpages.py`) spare these rules too. A key says all that its value depends on, so a value
under a key never becomes wrong, and two processes that write the same key write the same.

The file is a convenience. Damaged, locked, read-only or away it is not used, and the reading goes on without it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec

from pipeline.model import Problem

T = TypeVar("T")
Level = Literal["engine", "page"]

_VERSION = 1
# `picture` is the page picture an entry was made for: what the engine said of it counts as used whenever the page is.
# `day` is that of the last use. What deleted entries leave free can be given back to the disk.
_SCHEMA = f"""
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS kept (
  key BLOB PRIMARY KEY, level TEXT NOT NULL, picture BLOB NOT NULL, day INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS kept_picture ON kept (picture);
CREATE INDEX IF NOT EXISTS kept_day ON kept (day);
PRAGMA user_version = {_VERSION};
"""
_SUPERSEDED = """
DELETE FROM kept WHERE day < ?1
AND EXISTS (SELECT 1 FROM kept AS later WHERE later.picture = kept.picture AND later.day >= ?1)
"""
# Seconds to wait for another process; writing one entry takes a thousandth of that.
_PATIENCE = 2.0


class State(NamedTuple):
    """How much is kept: page pictures, entries of the engine, megabytes on the disk."""

    pages: int
    cuts: int
    megabytes: float


class Kept:
    """The file at `path`, opened when it is first asked; close it. One thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._usable = True
        self._picture = b""

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    @contextmanager
    def at(self, picture: bytes) -> Iterator[None]:
        """What is kept meanwhile belongs to this page picture (its digest)."""
        before, self._picture = self._picture, picture
        try:
            yield
        finally:
            self._picture = before

    def once(self, level: Level, key: bytes, kind: type[T], make: Callable[[], T]) -> T:
        """What is kept under `key`, or else what `make` gives, which is kept."""
        found = self.find(key, kind)
        if found is None:
            found = make()
            self.keep(level, key, found)
        return found

    def find(self, key: bytes, kind: type[T]) -> T | None:
        """What is kept under `key`; None where there is nothing, or nothing that can be made out."""
        try:
            row = self._opened().execute("SELECT data, day FROM kept WHERE key = ?", (key,)).fetchone()
            found = None if row is None else msgspec.msgpack.decode(zlib.decompress(row[0]), type=kind)
        except (sqlite3.Error, OSError):
            self._give_up()
            return None
        except (zlib.error, msgspec.MsgspecError, TypeError):
            return None
        if row is not None and row[1] < _today():
            self._write(
                "UPDATE kept SET day = ?1 WHERE key = ?2 OR (picture = ?3 AND picture != x'' AND level = 'engine')",
                (_today(), key, self._picture),
            )
        return found

    def keep(self, level: Level, key: bytes, value: object) -> None:
        """Keep a value."""
        data = zlib.compress(msgspec.msgpack.encode(value), 6)
        self._write("REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", (key, level, self._picture, _today(), data))

    def _write(self, sql: str, values: tuple[object, ...]) -> None:
        try:
            self._opened().execute(sql, values)
        except (sqlite3.Error, OSError):
            self._give_up()

    def _opened(self) -> sqlite3.Connection:
        if not self._usable:
            raise sqlite3.OperationalError("not usable")
        if self._db is None:
            self._db = _open(self._path)
        return self._db

    def _give_up(self) -> None:
        """Whatever is wrong with it, it is not asked again for this file: each time might take as long."""
        self._usable = False
        self.close()


_CURRENT: ContextVar[Kept | None] = ContextVar("kept", default=None)


@contextmanager
def using(path: str) -> Iterator[None]:
    """Keep in the file `path`, and take from there, whatever is recognised meanwhile; an empty name keeps nothing."""
    store = Kept(Path(path)) if path else None
    token = _CURRENT.set(store)
    try:
        yield
    finally:
        _CURRENT.reset(token)
        if store is not None:
            store.close()


def use(path: str) -> None:
    """The same for the rest of a process: how a worker process begins."""
    _CURRENT.set(Kept(Path(path)) if path else None)


def current() -> Kept | None:
    """The store in use, None where nothing is kept."""
    return _CURRENT.get()


def digest(*parts: object) -> bytes:
    """A key of these parts: buffers by their bytes, everything else as it is written in Python."""
    whole = hashlib.blake2b(digest_size=24)
    for part in parts:
        content = part.cast("B") if isinstance(part, memoryview) else repr(part).encode()
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.digest()


# ---- the file as a whole --------------------------------------------------------------------------------------------


def fault(path: Path) -> Problem | None:
    """Why the file cannot be used, None where it can; it is made where there is none."""
    try:
        with closing(_open(path)) as db:
            db.execute("UPDATE kept SET day = day WHERE key = x''")
    except (sqlite3.Error, OSError) as error:
        return Problem(
            "READINGS-UNUSED",
            "read",
            f"what was recognised is not kept: {path} cannot be used ({error})",
            "every page is recognised anew; check who may write it, or delete the file",
        )
    return None


def state(path: Path) -> State | None:
    """How much is kept; None where the file cannot be read."""
    if not path.exists():
        return State(0, 0, 0.0)
    try:
        with closing(_open(path)) as db:
            pages = db.execute("SELECT count(DISTINCT picture) FROM kept WHERE level = 'page'").fetchone()[0]
            cuts = db.execute("SELECT count(*) FROM kept WHERE level = 'engine'").fetchone()[0]
            return State(pages, cuts, round(path.stat().st_size / 1e6, 2))
    except (sqlite3.Error, OSError):
        return None


def prune(path: Path, days: int) -> int:
    """Delete what was not used for `days` days although its page picture was read since, by other rules or settings (0:
    nothing is too old); gives the number of entries deleted. What the engine said of a picture stays with it, and
    pictures that nobody asked for stay as a whole.
    """
    if days <= 0 or not path.is_file():
        return 0
    try:
        with closing(_open(path)) as db:
            gone = db.execute(_SUPERSEDED, (_today() - days,)).rowcount
            db.execute("PRAGMA incremental_vacuum").fetchall()
            return gone
    except (sqlite3.Error, OSError):
        return 0


def _open(path: Path) -> sqlite3.Connection:
    """Raises sqlite3.Error, or OSError, where the file cannot be used."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            db.executescript(_SCHEMA)
        elif version != _VERSION:
            raise sqlite3.DatabaseError("it was made by another version of vanban")
        # Losing the last entries with the power costs only their recognition; in WAL mode nothing else is lost.
        db.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        db.close()
        raise
    return db


def _today() -> int:
    return datetime.now(UTC).date().toordinal()
