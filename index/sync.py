"""Keeping a search index up with the catalogue."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from index.catalogue import Catalogue
from index.drift import Drift, compare
from index.engine import SCHEMA, Engine, Refused, entry, later
from pipeline.errors import SearchIndexError

Progress = Callable[[int, int], None]

_BATCH = 1000
_NAMED = 3


def silent(*_: int) -> None:
    """No progress."""


def catch_up(catalogue: Catalogue, engine: Engine, progress: Progress = silent) -> int:
    """Bring the index to the catalogue's last change; gives the number of changes taken over.

    An index of an earlier schema, or one that is ahead of this catalogue, is built anew. Killed at any moment, it goes
    on where it stopped, for the index remembers how far it came only after its own commit. Raises SearchIndexError:
    `INDEX-LATER` for an index of a later schema, `INDEX-BUSY` when another run is at it, `INDEX-INCOMPLETE` at the end
    when the index refused some documents.
    """
    state, last = engine.state(), catalogue.last_change()
    if state.schema > SCHEMA:
        raise later(state.where)
    if state.reached == last and (state.schema == SCHEMA or not last):
        return 0
    with alone(catalogue):
        # Another run may have been at it since.
        state, last = engine.state(), catalogue.last_change()
        if (state.schema or state.reached) and (state.schema != SCHEMA or state.reached > last):
            return _anew(catalogue, engine, progress)
        return _whole(*_follow(catalogue, engine, state.reached, progress))


def rebuild(catalogue: Catalogue, engine: Engine, progress: Progress = silent) -> int:
    """Build the index anew beside the one in use, which serves until the new one takes its place.

    Gives the number of changes taken over. Killed, the former index stays; what is left of the new one is cleared away
    by the next rebuild. Raises as `catch_up` does.
    """
    with alone(catalogue):
        return _anew(catalogue, engine, progress)


def verify(catalogue: Catalogue, engine: Engine, *, repair: bool = False, progress: Progress = silent) -> Drift:
    """Hold the index, caught up first, against the catalogue; see `index.drift.compare`."""
    catch_up(catalogue, engine)
    with alone(catalogue):
        return compare(catalogue, engine, repair=repair, progress=progress)


@contextmanager
def alone(catalogue: Catalogue) -> Iterator[None]:
    """Be the only one that writes the archive's index. Raises SearchIndexError (`INDEX-BUSY`) when another is at it."""
    # The lock is on the folder itself, which is there even where nothing may be written; it goes with the process.
    folder = os.open(catalogue.folder, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(folder)
        hint = "wait until it has ended; the catalogue is safe, the index catches up by itself"
        raise SearchIndexError("another run writes the search index", hint=hint, code="INDEX-BUSY") from error
    try:
        yield
    finally:
        os.close(folder)


def _anew(catalogue: Catalogue, engine: Engine, progress: Progress) -> int:
    draft = engine.draft()
    try:
        with catalogue.streaming():
            done, refused = _follow(catalogue, draft, 0, progress)
        draft.publish()
        # What this one still has open is the former index.
        engine.close()
    except BaseException:
        with suppress(SearchIndexError):
            draft.discard()
        raise
    return _whole(done, refused)


def _follow(catalogue: Catalogue, engine: Engine, reached: int, progress: Progress) -> tuple[int, list[Refused]]:
    done, last = 0, catalogue.last_change()
    refused: list[Refused] = []
    while changes := catalogue.changes(reached, _BATCH):
        ids = [row["id"] for row in changes if not row["gone"]]
        entries = (entry(record, status) for record, status in catalogue.current(ids))
        reached = changes[-1]["seq"]
        refused += engine.write(entries, [row["id"] for row in changes if row["gone"]], reached)
        done += len(changes)
        progress(reached, max(last, reached))
    return done, refused


def _whole(done: int, refused: list[Refused]) -> int:
    """The number of changes; a document that is not in the index must not be lost silently."""
    if refused:
        named = "; ".join(f"{each.id}: {each.reason}" for each in refused[:_NAMED])
        more = f" and {len(refused) - _NAMED} more" if len(refused) > _NAMED else ""
        raise SearchIndexError(
            f"the index refused {len(refused)} of {done} documents ({named}{more})",
            hint="all others are in; vanban show and the net know these too; vanban index verify lists them",
            code="INDEX-INCOMPLETE",
        )
    return done
