"""The whole public face of extraction: a document in, its records out."""

from __future__ import annotations

from typing import Any

from pipeline.bundle import split
from pipeline.decision import Explained
from pipeline.model import Document, Record, SourceInfo

_RECORD_FIELDS = frozenset(Record.__struct_fields__) - {"id", "source", "text", "schema"}


def extract(document: Document) -> tuple[Record, ...]:
    """One record for each document that the file holds; the same text gives the same records on every machine."""
    from extractors.nlp import fields

    return tuple(_record(part, fields(part)) for part in split(document))


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
        told.append(Explained(_record(part, found), decisions(Case(part, outline(part), found, None, trace))))
    return tuple(told)


def _record(document: Document, fields: dict[str, Any]) -> Record:
    found = {name: value for name, value in fields.items() if name in _RECORD_FIELDS}
    source = SourceInfo(document.path, document.sha256, document.media_type, document.part, document.pages)
    return Record(id=f"{document.sha256[:16]}-{document.part}", source=source, text=document.text, **found)
