"""How sure the fields of a record are: what a person should look at first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.model import FIELDS, Record

# Findings that tell of a value which was seen and could not be read, with the field that it belongs to.
_UNREAD = {"number-unread": "number", "date-unread": "issued_on"}


class Value(NamedTuple):
    """A value in short: its words (None where it could not be read), its confidence, the page it stands on."""

    text: str | None
    confidence: float
    page: int | None


def values(record: Record) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """The fields that state something, each with its values, and those whose value could not be read."""
    for field in FIELDS:
        stated = getattr(record, field)
        items = stated if isinstance(stated, tuple) else (stated,) if stated is not None else ()
        found = tuple(Value(text, item.confidence, _page(item)) for item in items if (text := _text(field, item)))
        unread = [finding for finding in record.findings if _UNREAD.get(finding.code) == field and not found]
        if found or unread:
            yield field, found or tuple(Value(None, 0.0, _page(finding)) for finding in unread)


def below(record: Record, confidence: float) -> dict[str, tuple[Value, ...]]:
    """The values that are less sure than this, by field."""
    found = {field: tuple(value for value in every if value.confidence < confidence) for field, every in values(record)}
    return {field: doubtful for field, doubtful in found.items() if doubtful}


def _text(field: str, item: Any) -> str:
    if field == "deadlines":
        return ": ".join(filter(None, (item.due or item.text, item.task)))
    if field == "citations":
        return " ".join(filter(None, (item.kind, item.number or item.name)))
    if field in {"receipt", "attachments"}:
        return str((item.number if field == "receipt" else item.kind) or "")
    return item.value or ""


def _page(item: Any) -> int | None:
    return item.evidence[0].page if item.evidence else None
