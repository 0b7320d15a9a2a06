"""Keeping a search index up with the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from index.catalogue import Catalogue
from index.engine import SCHEMA, Engine, entry

_BATCH = 1000


def catch_up(catalogue: Catalogue, engine: Engine, progress: Callable[[int, int], None] = lambda *_: None) -> int:
    """Bring the index to the catalogue's last change; gives the number of changes taken over.

    An index of another schema, or one that is ahead of this catalogue, is built anew. Killed at any moment, it goes on
    where it stopped, for the index remembers how far it came only after its own commit.
    """
    state = engine.state()
    last = catalogue.last_change()
    reached = state.reached
    if state.schema != SCHEMA or reached > last:
        if state.schema or reached:
            engine.clear()
        reached = 0
        if not last:
            return 0
    done = 0
    while changes := catalogue.changes(reached, _BATCH):
        ids = [row["id"] for row in changes if not row["gone"]]
        entries = (entry(catalogue.record(id_), catalogue.status_of(id_)) for id_ in ids)
        reached = changes[-1]["seq"]
        engine.write(entries, [row["id"] for row in changes if row["gone"]], reached)
        done += len(changes)
        progress(reached, last)
    return done


def rebuild(catalogue: Catalogue, engine: Engine, progress: Callable[[int, int], None] = lambda *_: None) -> int:
    """Throw the index away and build it anew."""
    engine.clear()
    return catch_up(catalogue, engine, progress)
