"""Look-up of a whole list of numbers: one answer for each line, in its order."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from index.catalogue import Catalogue
from index.engine import Engine
from index.fields import FIELDS
from index.numberask import of_field
from index.query import parse
from index.search import Hit, hits_of, ranked
from index.tiers import Tiers, Why, decide
from pipeline.errors import UsageError
from pipeline.viet import fold, nfc

State = Literal["found", "several", "elsewhere", "other-year", "similar", "cited", "none", "no-number"]
_STATES: dict[str, State] = {
    "number, other year": "other-year",
    "number, one character off": "similar",
    "number, two characters off": "similar",
    "cited number": "cited",
}
_NUMBER_COLUMN = re.compile(r"\b(?:so|ky hieu|number|ref)\b")
_RUNNING_COLUMN = re.compile(r"\b(?:stt|tt|so thu tu|so tt)\b")
# Cells that are looked at to find the column with the numbers.
_LOOKED_AT = 50
_LONGEST_CELL = 10_000_000
_MOST = 20


class Asked(NamedTuple):
    """A line of the list: its columns as they stood there, and what is looked for."""

    columns: dict[str, str]
    typed: str


class Answer(msgspec.Struct, frozen=True):
    """What was found for a line: the best document, how many fit as well, and the ids of those.

    `state`: `found` one document, `several` bear the number, `elsewhere` it is there, but not of the place, body or
    year that the line states, `other-year`, `similar` a number like it, `cited` not held but cited by this document,
    `none`, `no-number` where the line holds none.
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
    rows = [row for row in _rows(nfc(text)) if any(map(str.strip, row))]
    if not rows:
        return []
    heading = [cell.strip() for cell in rows[0]]
    # A line alone is no heading.
    place = _named(heading, column) if len(rows) > 1 or column else None
    headed = place is not None or (len(rows) > 1 and not any(_is_number(cell) for cell in heading))
    width = max(map(len, rows))
    names = _names(heading if headed else [], width)
    listed = rows[1:] if headed else rows
    if place is None:
        place = _place(listed, width)
    return [_asked(dict(zip(names, [*row, *[""] * width], strict=False)), names[place]) for row in listed]


def _rows(text: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise UsageError(f"the list is no CSV: {error}", hint="save it as CSV, one number to a line") from error


def _names(heading: Sequence[str], width: int) -> list[str]:
    """A name for every column, no two alike: nothing of the list is lost."""
    names: list[str] = []
    for number in range(1, width + 1):
        stated = heading[number - 1] if number <= len(heading) else ""
        name = stated or ("number" if width == 1 else f"column {number}")
        names.append(name if name not in names else f"{name} {number}")
    return names


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=lambda each: (first.count(each), text.count(each)))


def _named(heading: Sequence[str], column: str | None) -> int | None:
    """Where the numbers stand by the names of the columns; None where no name tells."""
    folded = [fold(name) for name in heading]
    if column is not None:
        if fold(nfc(column)) in folded:
            return folded.index(fold(nfc(column)))
        hint = f"columns are {', '.join(heading)}"
        raise UsageError(f"there is no column {column}", hint=hint, code="NO-COLUMN")
    likely = [place for place, name in enumerate(folded) if _NUMBER_COLUMN.search(name)]
    return next((place for place in likely if not _RUNNING_COLUMN.search(folded[place])), None)


def _place(rows: Sequence[Sequence[str]], width: int) -> int:
    """The column in which the most cells hold a whole number."""
    seen = rows[:_LOOKED_AT]
    return max(range(width), key=lambda place: sum(_is_number(row[place]) for row in seen if place < len(row)))


def _is_number(cell: str) -> bool:
    ask = of_field(cell) if cell.strip() else None
    return bool(ask and ask.whole)


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
        decided = decide(catalogue, engine, query)
        tiers = [tier for tier in decided.tiers if tier.why != "text"]
        _, found, filled = ranked(engine, tiers, _MOST, 0)
        best = [each for each in found if each[1] == found[0][1]] if found else []
        matches = len(best) if len(best) < _MOST else engine.find(filled[0].wanted, limit=0).total
        hits = hits_of(catalogue, query, best[:1])
        state = _state(decided, best[0][1] if best else None, matches)
        yield Answer(line.columns, state, matches, hits[0] if hits else None, tuple(id_ for id_, _, _ in best[1:]))


def _state(decided: Tiers, why: Why | None, matches: int) -> State:
    if why is None:
        return "none"
    if why in _STATES:
        return _STATES[why]
    return "elsewhere" if decided.instead else "found" if matches == 1 else "several"
