"""Which files of the archive are meant: a condition as a person types it, taken apart, and as SQL on the catalogue.

`confidence<0.8 and text_from=ocr` is a list of tests joined by `and`; a test is a field, an operator and a value, or
the word `stale` alone. A value with blanks stands in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from index import forms
from pipeline.errors import UsageError

Sort = Literal["number", "text", "day", "alone"]


class Field(NamedTuple):
    """What can be asked of a file: the sort of its values, and the SQL that is true of row `o` of originals.

    `{op}` is the operator, `?` the value.
    """

    sort: Sort
    sql: str


class Term(NamedTuple):
    """One test of a condition."""

    field: str
    op: str = ""
    value: str | float = ""


_PAGES = "FROM pages p JOIN records r USING (rid) WHERE r.sha256 = o.sha256"
_RECORD = "FROM records r WHERE r.sha256 = o.sha256"
# What the journal says of the last reading: its entries from the last success on.
_PROBLEM = """EXISTS (SELECT 1 FROM journal j WHERE j.sha256 = o.sha256 AND j.code = ? AND j.entry >= (SELECT max(entry)
    FROM journal WHERE sha256 = o.sha256 AND stage = 'ingest' AND code IS NULL))"""

FIELDS: dict[str, Field] = {
    "confidence": Field("number", f"(SELECT min(p.confidence) {_PAGES}) {{op}} ?"),
    "pages": Field("number", f"(SELECT count(DISTINCT p.number) {_PAGES}) {{op}} ?"),
    "text_from": Field("text", f"EXISTS (SELECT 1 {_PAGES} AND p.text_from = ?)"),
    "media_type": Field("text", "o.media_type = ?"),
    "kind": Field("text", f"EXISTS (SELECT 1 {_RECORD} AND ? COLLATE NOCASE IN (r.code, r.kind))"),
    "number": Field("text", f"EXISTS (SELECT 1 {_RECORD} AND r.compact = ?)"),
    "year": Field("number", f"EXISTS (SELECT 1 {_RECORD} AND CAST(substr(r.issued_on, 1, 4) AS INTEGER) {{op}} ?)"),
    "problem": Field("text", _PROBLEM),
    "read_at": Field("day", "substr(o.read_at, 1, 10) {op} ?"),
    "stale": Field("alone", "o.settings != ?"),
}
_ORDER = ("<=", ">=", "!=", "=", "<", ">")
_OPERATORS = {"number": _ORDER, "day": _ORDER, "text": ("!=", "=")}
_TOKEN = re.compile(r'\s*([A-Za-z_]+)\s*(?:(<=|>=|!=|<|>|=)\s*(?:"([^"]*)"|([^\s"]+)))?(?=\s|$)')
_AND = re.compile(r"\s+and(?=\s)", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def parse(typed: str) -> tuple[Term, ...]:
    """The tests of a condition. Raises UsageError (`CONDITION`) naming the known fields where it is none."""
    tests: list[Term] = []
    at = 0
    while True:
        found = _TOKEN.match(typed, at)
        if found is None:
            raise _wrong(f"{typed[at:].strip() or typed!r} is no test")
        tests.append(_test(found))
        at = found.end()
        if not typed[at:].strip():
            return tuple(tests)
        joined = _AND.match(typed, at)
        if joined is None:
            raise _wrong(f"{typed[at:].strip()!r} is not joined by and (a value with blanks needs double quotes)")
        at = joined.end()


def _test(found: re.Match[str]) -> Term:
    name, op = found[1].lower(), found[2] or ""
    value = found[3] if found[3] is not None else found[4] or ""
    field = FIELDS.get(name)
    if field is None:
        raise _wrong(f"there is no field {found[1]}")
    if field.sort == "alone":
        if op:
            raise _wrong(f"{name} stands alone")
        return Term(name)
    if op not in _OPERATORS[field.sort]:
        raise _wrong(f"{name} is compared by {' '.join(_OPERATORS[field.sort])} and a value")
    return Term(name, op, _value(name, field.sort, value))


def _value(name: str, sort: Sort, value: str) -> str | float:
    if sort == "number":
        try:
            return float(value)
        except ValueError as error:
            raise _wrong(f"{name} is a number, not {value!r}") from error
    if sort == "day" and not _DAY.fullmatch(value):
        raise _wrong(f"{name} is a day such as 2026-01-31, not {value!r}")
    return value


def _wrong(message: str) -> UsageError:
    hint = f"join tests by and; fields are {', '.join(FIELDS)}"
    return UsageError(message, hint=hint, code="CONDITION")


def as_sql(tests: Sequence[Term], settings: str) -> tuple[str, list[str | float]]:
    """An expression on row `o` of originals, and its values; `settings` is the key of the present settings."""
    terms: list[str] = []
    values: list[str | float] = []
    for test in tests:
        field = FIELDS[test.field]
        sql = field.sql.replace("{op}", test.op)
        # Of text, "not" means none of the file's pages and documents.
        terms.append(f"NOT ({sql})" if field.sort == "text" and test.op == "!=" else f"({sql})")
        values.append(_asked(test, settings))
    return " AND ".join(terms), values


def _asked(test: Term, settings: str) -> str | float:
    if test.field == "stale":
        return settings
    return forms.compact(str(test.value)) if test.field == "number" else test.value
