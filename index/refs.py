"""REF: what a person types to name one document: a number in any form, the name of a law, a kind and a day, or an id.

Beside it may stand what tells it from others: a year or day, a term, a province, words of its body or its subject.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence

from index import labels, naming, refwords
from index.catalogue import Catalogue
from index.forms import compact
from index.numberask import NumberAsk, find
from pipeline.errors import NotFoundError, VanbanError
from pipeline.viet import fold, nfc

# Of several that fit, so many are listed, the latest first; of no more than so many each is told apart.
_LISTED, _TOLD = 12, 300
_ID = re.compile(r"[0-9a-f]{8,64}")


class AmbiguousError(VanbanError):
    """Several documents fit what was typed; none is guessed."""

    code, exit_code, hint = "AMBIGUOUS", 2, "add the year (88-KH/TU 2018), the province or the term, or take an id"


def work(catalogue: Catalogue, ref: str) -> sqlite3.Row:
    """The work that is meant, held or only cited: a row of `works`. Raises NotFoundError, AmbiguousError."""
    ref = " ".join(nfc(ref).split())
    if found := _by_key(catalogue, ref):
        return _only(found, ref)
    ask, beside = _taken_apart(ref)
    asked = refwords.said(beside)
    known: list[sqlite3.Row] = []
    for rows in _by_number(catalogue, ask) if ask else _by_name(catalogue, asked):
        known += rows
        if fit := refwords.fitting(rows, asked):
            return _only(fit, ref)
    raise NotFoundError(f"no document is known as {ref}", hint=_hint(catalogue, ask, known))


def record_id(catalogue: Catalogue, ref: str) -> str:
    """The id of the held document that is meant, of several renditions the first. Raises as `work`."""
    if catalogue.one("SELECT 1 FROM records WHERE id = ?", ref):
        return ref
    row = work(catalogue, ref)
    held = catalogue.one("SELECT id FROM records WHERE work = ? ORDER BY rid LIMIT 1", row["work"])
    if held is None:
        hint = f"vanban graph cited-by '{ref}' shows who cites it"
        raise NotFoundError(f"{ref} is cited but not in the archive", hint=hint)
    return str(held["id"])


def described(row: sqlite3.Row) -> str:
    """A work in one line, with what tells it from others of its number."""
    known = {**dict(row), "id": row["key"]}
    told = [labels.label(known)]
    if row["number"] or row["name"]:
        told.insert(1, labels.body(known))
        told.append(f"khóa {row['term']}" if row["term"] and row["date"] else "")
    line = ", ".join(filter(None, told))
    return line if row["held"] else f"{line} (chưa có)"


def _only(rows: Sequence[sqlite3.Row], ref: str) -> sqlite3.Row:
    if len(rows) == 1:
        return rows[0]
    listed = sorted(rows, key=lambda row: (row["date"] or "", row["key"]), reverse=True)[:_LISTED]
    # Among thousands of one number nothing short tells one from all others.
    told = refwords.telling(listed, rows, ref) if len(rows) <= _TOLD else [row["key"] for row in listed]
    lines = [f"\n  '{typed}'  {described(row)}" for typed, row in zip(told, listed, strict=True)]
    more = f"\n  … {len(rows) - _LISTED}" if len(rows) > _LISTED else ""
    hint = f"gõ một trong · type one of{''.join(lines)}{more}"
    raise AmbiguousError(f"{ref} is {len(rows)} documents", hint=hint)


def _by_key(catalogue: Catalogue, ref: str) -> list[sqlite3.Row]:
    """By id of a record, the beginning of one, or key of a work."""
    held = "SELECT DISTINCT w.* FROM records r JOIN works w USING (work) WHERE"
    found = catalogue.all(f"{held} r.id = ?", ref) or catalogue.all("SELECT * FROM works WHERE key = ?", ref)
    if not found and _ID.fullmatch(ref):
        found = catalogue.all(f"{held} r.id >= ? AND r.id < ?", ref, f"{ref}g")
    return found


def _taken_apart(ref: str) -> tuple[NumberAsk | None, str]:
    """The number in what was typed, and all that stands beside it, folded."""
    # So a document without number is called in tables.
    ref = re.sub(r"(?i)\bkhông số\b,?", "", ref)
    folded = fold(ref)
    ask, span = find(ref, folded)
    if ask is None:
        ask, span = find(f"số {ref}", f"so {folded}")
        span = (max(0, span[0] - 3), max(0, span[1] - 3)) if span else None
    return ask, f"{folded[: span[0]]} {folded[span[1] :]}" if span else folded


def _by_number(catalogue: Catalogue, ask: NumberAsk) -> Iterator[list[sqlite3.Row]]:
    """Held works first, then those only cited."""
    where, values = ["digits = ?"], [ask.digits, *([ask.kind] if ask.kind else []), *([ask.body] if ask.body else [])]
    where += ["number_kind = ?"] * bool(ask.kind) + ["number_body = ?"] * bool(ask.body)
    held = f"SELECT DISTINCT w.* FROM records r JOIN works w USING (work) WHERE {' AND '.join('r.' + w for w in where)}"
    rows = catalogue.all(held, *values)
    if ask.whole and not ask.kind:
        rows = [row for row in rows if compact(row["number"]) == ask.whole]
    yield _of_year(rows, ask)
    if ask.whole:
        cited = "SELECT DISTINCT w.* FROM edges e JOIN works w ON w.work = e.target WHERE e.compact = ? AND NOT w.held"
        yield _of_year(catalogue.all(cited, ask.whole), ask)


def _of_year(rows: Sequence[sqlite3.Row], ask: NumberAsk) -> list[sqlite3.Row]:
    year = str(ask.year or "")
    return [row for row in rows if (row["date"] or "").startswith(year) or f"/{year}/" in (row["number"] or "")]


def _by_name(catalogue: Catalogue, asked: refwords.Said) -> Iterator[list[sqlite3.Row]]:
    """What is cited by name, as it is held and as it is not; any by kind and day; what bears no number by its kind."""
    if asked.words:
        bucket = naming.bucket(asked.kind, asked.name)
        yield catalogue.all(
            """SELECT DISTINCT w.* FROM record_names n JOIN records r USING (rid) JOIN works w USING (work)
               WHERE n.bucket = ?""",
            bucket,
        )
        yield catalogue.all("SELECT * FROM works WHERE bucket = ?", bucket)
    if asked.kind and asked.low and asked.low == asked.high:
        dated = catalogue.all("SELECT * FROM works WHERE date = ? AND kind IS NOT NULL", asked.low)
        yield [row for row in dated if fold(row["kind"]) == fold(asked.kind)]
    elif asked.kind and (asked.low or asked.words):
        numberless = catalogue.all("SELECT * FROM works WHERE key >= 'id:' AND key < 'id;' AND kind IS NOT NULL")
        yield [row for row in numberless if fold(row["kind"]) == fold(asked.kind)]


def _hint(catalogue: Catalogue, ask: NumberAsk | None, known: Sequence[sqlite3.Row]) -> str | None:
    """What there is of the same number or name, else of the same running number."""
    if named := [row for row in known if row["number"] or row["name"]]:
        return f"there is {'; '.join(map(described, named[:5]))}"
    if ask is None:
        return None
    rows = catalogue.all("SELECT number FROM records WHERE digits = ? ORDER BY issued_on DESC LIMIT 5", ask.digits)
    return f"there is {', '.join(dict.fromkeys(row['number'] for row in rows))}" if rows else None
