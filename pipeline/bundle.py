"""Several documents in one file."""

from __future__ import annotations

from pipeline.model import Document


def split(document: Document) -> tuple[Document, ...]:
    """The documents that a file holds, each with its own text and pages; attachments stay with their parent."""
    return (document,)
