"""Look-up of a whole list of numbers: one answer for each line, in its order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from index.catalogue import Catalogue
from index.engine import Engine
from index.numberask import of_field
from index.query import FIELDS, parse
from index.search import Hit, hits_of, ranked
from index.tiers import decide
from pipeline.errors import UsageError
from pipeline.viet import fold, nfc

State = Literal["found", "several", "other-year", "similar", "cited", "none", "no-number"]
_STATES: dict[str, State] = {
    "number, other year": "other-year",
    "number, one character off": "similar",
    "number, two characters off": "similar",
    "cited number": "cited",
}
_NUMBER_COLUMNS = ("so", "so hieu", "so ky hieu", "so, ky hieu", "so van ban", "number", "ref")
_MOST = 20


class Asked(NamedTuple):
    """A line of the list: its columns as they stood there, and what is looked for."""

    columns: dict[str, str]
    typed: str


class Answer(msgspec.Struct, frozen=True):
    """What was found for a line: the best document, how many fit as well, and the ids of those.

    `state`: `found` one document, `several` bear the number, `other-year`, `similar` a number like it, `cited` not held
    but cited by this document, `none`, `no-number` where the line holds none.
    """

    columns: dict[str, str]
    state: State
    matches: int
    hit: Hit | None
    others: tuple[str, ...]

    def row(self) -> dict[str, str]:
        """As a line of the list with what was found behind it."""
        hit = msgspec.to_builtins(self.hit) if self.hit else {}
        found = {name: str(hit.get(name) or "") for name in COLUMNS}
        told = {"state": self.state, "matches": str(self.matches), **found, "others": " ".join(self.others)}
        return {**self.columns, **{f"found_{name}" if name in self.columns else name: told[name] for name in told}}


COLUMNS = ("id", "number", "kind", "issuer", "locality", "issued_on", "term", "status", "why")


def asked(text: str, column: str | None = None) -> list[Asked]:
    """The lines of a CSV (any usual delimiter, with or without a heading) or of a plain list.

    Columns that bear the name of a field of the search (năm, địa phương, cơ quan …) narrow the look-up. Raises
    UsageError (`NO-COLUMN`) for a column that is not there.
    """
    rows = [row for row in csv.reader(io.StringIO(nfc(text)), delimiter=_delimiter(text)) if any(map(str.strip, row))]
    if not rows:
        return []
    heading = [cell.strip() for cell in rows[0]]
    place = _place(heading, column)
    if place is None or len(rows) == 1:
        names = [f"column {number}" for number in range(1, max(map(len, rows)) + 1)]
        names[0] = "number"
        heading, place = names, 0
    else:
        rows = rows[1:]
    return [_asked(dict(zip(heading, [*row, *[""] * len(heading)], strict=False)), heading[place]) for row in rows]


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=lambda each: (first.count(each), text.count(each)))


def _place(heading: Sequence[str], column: str | None) -> int | None:
    """Where the numbers stand; None where the first line is no heading."""
    folded = [fold(name) for name in heading]
    if column is not None:
        if fold(nfc(column)) in folded:
            return folded.index(fold(nfc(column)))
        hint = f"columns are {', '.join(heading)}"
        raise UsageError(f"there is no column {column}", hint=hint, code="NO-COLUMN")
    named = [place for place, name in enumerate(folded) if name in _NUMBER_COLUMNS]
    if named:
        return named[0]
    return None if any(of_field(cell) for cell in heading) else 0


def _asked(columns: dict[str, str], number: str) -> Asked:
    typed = [columns[number].strip()]
    for name, value in columns.items():
        field = FIELDS.get(fold(name))
        if name != number and field in {"kind", "year", "locality", "issuer", "term"} and value.strip():
            cleaned = value.strip().replace('"', " ")
            typed.append(f'{field}:"{cleaned}"')
    return Asked(columns, " ".join(typed))


def look_up(catalogue: Catalogue, engine: Engine, lines: Iterable[Asked]) -> Iterator[Answer]:
    """An answer for each line."""
    for line in lines:
        query = parse(line.typed)
        if query.number is None:
            yield Answer(line.columns, "no-number", 0, None, ())
            continue
        tiers = [tier for tier in decide(catalogue, engine, query).tiers if tier.why != "text"]
        _, found, _ = ranked(engine, tiers, _MOST, 0)
        best = [each for each in found if each[1] == found[0][1]] if found else []
        hits = hits_of(catalogue, query, best[:1])
        why = best[0][1] if best else None
        state: State = "none" if why is None else _STATES.get(why, "found" if len(best) == 1 else "several")
        yield Answer(line.columns, state, len(best), hits[0] if hits else None, tuple(id_ for id_, _, _ in best[1:]))
