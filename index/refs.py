"""REF: what a person types to name one document, a number in any form or an id."""

from __future__ import annotations

import sqlite3

from index.catalogue import Catalogue
from index.forms import compact
from index.numberask import NumberAsk, of_field
from pipeline.errors import NotFoundError, VanbanError


class AmbiguousError(VanbanError):
    """Several documents fit what was typed; none is guessed."""

    code, exit_code, hint = "AMBIGUOUS", 2, "add the year (88-KH/TU 2018) or take one of the ids"


def work(catalogue: Catalogue, ref: str) -> sqlite3.Row:
    """The work that is meant, held or only cited: a row of `works`. Raises NotFoundError, AmbiguousError."""
    found = catalogue.all("SELECT w.* FROM records r JOIN works w USING (work) WHERE r.id = ?", ref)
    found = found or catalogue.all("SELECT * FROM works WHERE key = ?", ref)
    ask = of_field(ref)
    if not found and ask:
        found = _by_number(catalogue, ask)
    if not found:
        raise NotFoundError(f"no document is known as {ref}", hint=_hint(catalogue, ask))
    if len(found) > 1:
        raise AmbiguousError(f"{ref} is {len(found)} documents: {'; '.join(map(described, found))}")
    return found[0]


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
    told = [row["number"] or row["name"] or row["key"], row["issuer"], row["locality"], row["date"]]
    if row["term"]:
        told.append(f"khóa {row['term']}")
    return ", ".join(part for part in told if part) + f" [{row['key']}]"


def _by_number(catalogue: Catalogue, ask: NumberAsk) -> list[sqlite3.Row]:
    """Held works first; those only cited when none is held."""
    where, values = ["digits = ?"], [ask.digits, *([ask.kind] if ask.kind else []), *([ask.body] if ask.body else [])]
    where += ["number_kind = ?"] * bool(ask.kind) + ["number_body = ?"] * bool(ask.body)
    held = f"SELECT DISTINCT w.* FROM records r JOIN works w USING (work) WHERE {' AND '.join('r.' + w for w in where)}"
    rows = catalogue.all(held, *values)
    if ask.whole and not ask.kind:
        rows = [row for row in rows if compact(row["number"]) == ask.whole]
    if not rows and ask.whole:
        cited = "SELECT DISTINCT w.* FROM edges e JOIN works w ON w.work = e.target WHERE e.compact = ?"
        rows = catalogue.all(cited, ask.whole)
    if ask.year:
        rows = [
            row for row in rows if (row["date"] or "").startswith(str(ask.year)) or f"/{ask.year}/" in row["number"]
        ]
    return rows


def _hint(catalogue: Catalogue, ask: NumberAsk | None) -> str | None:
    if ask is None:
        return None
    rows = catalogue.all("SELECT number FROM records WHERE digits = ? ORDER BY issued_on DESC LIMIT 5", ask.digits)
    return f"there is {', '.join(row['number'] for row in rows)}" if rows else None
