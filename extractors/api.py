"""The whole public face of extraction: a document in, its records out."""

from __future__ import annotations

from pipeline.bundle import split
from pipeline.model import Document, Record, SourceInfo

_RECORD_FIELDS = frozenset(Record.__struct_fields__) - {"id", "source", "text", "schema"}


def extract(document: Document, *, calibrated: bool = True) -> tuple[Record, ...]:
    """One record for each document that the file holds; the same text gives the same records on every machine.

    Not `calibrated`, confidences are the extractors' own, from which `make calibrate` works out what they are worth.
    """
    return tuple(_record(part, calibrated=calibrated) for part in split(document))


def _record(document: Document, *, calibrated: bool) -> Record:
    from extractors import calibration
    from extractors.nlp import fields

    found = {name: value for name, value in fields(document).items() if name in _RECORD_FIELDS}
    source = SourceInfo(document.path, document.sha256, document.media_type, document.part, document.pages)
    record = Record(id=f"{document.sha256[:16]}-{document.part}", source=source, text=document.text, **found)
    return calibration.calibrated(document, record) if calibrated else record
