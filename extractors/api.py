"""The whole public face of extraction: a document in, its records out."""

from __future__ import annotations

from typing import Any

import msgspec

from pipeline.bundle import split
from pipeline.decision import Decision, Explained
from pipeline.model import Citation, Document, PageInfo, Record, SourceInfo

_RECORD_FIELDS = frozenset(Record.__struct_fields__) - {"id", "source", "text", "schema"}


def extract(document: Document, *, calibrated: bool = True) -> tuple[Record, ...]:
    """One record for each document that the file holds; the same text gives the same records on every machine.

    Not `calibrated`, confidences are the extractors' own, from which `make calibrate` works out what they are worth.
    """
    from extractors.nlp import fields

    return tuple(_record(part, fields(part), calibrated=calibrated) for part in split(document))


def explained(document: Document) -> tuple[Explained, ...]:
    """The same records, each with the decisions behind it: which rule gave a value, and what it beat."""
    from extractors.base import Case
    from extractors.explain import decisions
    from extractors.nlp import fields
    from extractors.trace import Trace
    from pipeline.segment import outline

    told: list[Explained] = []
    for part in split(document):
        trace = Trace()
        found = fields(part, trace)
        record = _record(part, found)
        why = decisions(Case(part, outline(part), found, None, trace))
        told.append(Explained(record, tuple(_as_recorded(record, decision) for decision in why)))
    return tuple(told)


def _as_recorded(record: Record, decision: Decision) -> Decision:
    """A decision with the confidence that its value has in the record."""
    if decision.confidence is None:
        return decision
    value = getattr(record, decision.field)
    value = value if decision.item is None else value[decision.item]
    return msgspec.structs.replace(decision, confidence=value.confidence)


def _record(document: Document, fields: dict[str, Any], *, calibrated: bool = True) -> Record:
    from extractors import calibration

    found = {name: value for name, value in fields.items() if name in _RECORD_FIELDS}
    source = SourceInfo(document.path, document.sha256, document.media_type, document.part, document.pages)
    record = Record(id=f"{document.sha256[:16]}-{document.part}", source=source, text=document.text, **found)
    return calibration.calibrated(document, record) if calibrated else record


def citations_of(text: str) -> tuple[Citation, ...]:
    """The documents that one document's text cites, as its record has them, without the work for the other fields.

    `text` as in `Document.text`: NFC, a paragraph to a line. Spans of the mentions are offsets in it.
    """
    from extractors.base import Case
    from extractors.registry import needed_for
    from pipeline.segment import outline

    document = Document(text, (PageInfo(1, 0, 0, "file", 1.0, 0, len(text)),))
    case = Case(document, outline(document), fields := {})
    for extractor in needed_for("citations"):
        fields.update(extractor.find(case))
    found: tuple[Citation, ...] = fields["citations"]
    return found
