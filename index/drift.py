"""How far a search index has drifted from the catalogue, and its way back.

Whatever wrote into the index, lost a document of it or changed one: every entry bears a checksum of its content, so the
catalogue can tell without reading the documents themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

import msgspec

from index.catalogue import Catalogue
from index.engine import SCHEMA, Engine, Entry, Refused, entry

_BATCH = 1000
_SHOWN = 10
_ENCODER = msgspec.json.Encoder(order="sorted")
_OF_INDEX = "SELECT r.rid, r.id FROM records r JOIN changes c ON c.id = r.id"


class Lot(msgspec.Struct):
    """Documents of one kind of drift: how many, and the first few of their ids."""

    count: int = 0
    ids: tuple[str, ...] = ()

    def add(self, ids: Sequence[str]) -> None:
        self.count += len(ids)
        self.ids = (*self.ids, *ids)[:_SHOWN]


class Drift(msgspec.Struct):
    """What a comparison found: documents looked at; not in the index, in it with another content, only in it.

    `repaired` when these were written or deleted, `refused` what the index would not take.
    """

    checked: int = 0
    missing: Lot = msgspec.field(default_factory=Lot)
    differing: Lot = msgspec.field(default_factory=Lot)
    surplus: Lot = msgspec.field(default_factory=Lot)
    repaired: bool = False
    refused: tuple[Refused, ...] = ()

    @property
    def found(self) -> int:
        """Number of documents that are not as the catalogue has them."""
        return self.missing.count + self.differing.count + self.surplus.count


def checksum(entry: Entry) -> str:
    """32 hexadecimal digits that change with any content of the entry and with the schema."""
    return hashlib.blake2b(_ENCODER.encode((SCHEMA, entry)), digest_size=16).hexdigest()


def compare(
    catalogue: Catalogue, engine: Engine, *, repair: bool, progress: Callable[[int, int], None] = lambda *_: None
) -> Drift:
    """Hold the index against the catalogue as far as the index has come; with `repair` make it equal.

    Nobody else may write the index meanwhile.
    """
    drift, reached, last = Drift(), engine.state().reached, 0
    total = catalogue.counts()["records"]
    while True:
        with catalogue.reading():
            # What changed after the index was last written is not drift: it is taken up by the next command.
            sql = f"{_OF_INDEX} WHERE r.rid > ? AND c.seq <= ? ORDER BY r.rid LIMIT {_BATCH}"
            rows = catalogue.all(sql, last, reached)
            entries = [entry(*each) for each in catalogue.current([row["id"] for row in rows])]
        if not rows:
            break
        last = rows[-1]["rid"]
        wrong = _wrong(drift, entries, engine.checksums([each.id for each in entries]))
        if repair and wrong:
            drift.refused += engine.write(wrong, (), reached)
        progress(drift.checked, total)
    for ids in engine.ids():
        surplus = _unknown(catalogue, ids, reached)
        drift.surplus.add(surplus)
        if repair and surplus:
            engine.write((), surplus, reached)
    drift.repaired = repair and bool(drift.found) and not drift.refused
    return drift


def _wrong(drift: Drift, entries: Sequence[Entry], held: dict[str, str]) -> list[Entry]:
    missing = [each for each in entries if each.id not in held]
    differing = [each for each in entries if each.id in held and held[each.id] != checksum(each)]
    drift.checked += len(entries)
    drift.missing.add([each.id for each in missing])
    drift.differing.add([each.id for each in differing])
    return missing + differing


def _unknown(catalogue: Catalogue, ids: Iterable[str], reached: int) -> list[str]:
    """Those of the ids that are not in the catalogue; one that went later than the index has come does not count."""
    given = msgspec.json.encode(list(ids)).decode()
    rows = catalogue.all(
        """SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM records)
           AND value NOT IN (SELECT id FROM changes WHERE gone AND seq > ?)""",
        given,
        reached,
    )
    return [row[0] for row in rows]
