"""What a person knows better than the extractors, laid over a record without touching what was extracted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from pipeline.model import Record

# A citation whose work was chosen by hand; the rest of the field is the citation's bucket.
TARGET = "target:"
# In place of a target: nothing that is held is meant.
NOT_HELD = "missing"


class Correction(NamedTuple):
    """One correction: the record's id, the field, its new value (JSON, shaped as in docs/contract.md), who and when."""

    record: str
    field: str
    value: str
    made_by: str
    made_at: str
    note: str


def overlay(record: Record, corrections: Iterable[Correction]) -> Record:
    """The record with the corrections in place. Raises ValueError for a field or value that no record can have."""
    changed: dict[str, Any] = {}
    for correction in corrections:
        if correction.field.startswith(TARGET):
            continue
        if correction.field not in Record.__struct_fields__ or correction.field in {"id", "source", "schema"}:
            raise ValueError(f"a record has no field {correction.field!r} that can be corrected")
        changed[correction.field] = msgspec.json.decode(correction.value)
    if not changed:
        return record
    try:
        return msgspec.convert({**msgspec.to_builtins(record), **changed}, Record)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
