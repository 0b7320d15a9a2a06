"""The extractors in the order they run. A new one is a file of its own and a line here."""

from __future__ import annotations

from functools import cache

from extractors import (
    attachments,
    carrier,
    citations,
    dateline,
    deadlines,
    findings,
    issuers,
    letterhead,
    receipt,
    recipients,
    signature,
    subject,
)
from extractors.base import Extractor

EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("carrier", carrier.find, ("carrier", "reports")),
    Extractor("kind", letterhead.find_kind, ("kind",), ("carrier",)),
    Extractor("formula", letterhead.find_formula, ("formula",), ("kind", "carrier")),
    Extractor("date", dateline.find, ("issued_on", "place", "date_unread", "issued_in"), ("carrier", "formula")),
    Extractor("receipt", receipt.find, ("receipt",), ("issued_on",)),
    Extractor("number", letterhead.find_number, ("number", "number_unread"), ("kind", "receipt", "carrier", "formula")),
    Extractor("subject", subject.find, ("subject",), ("kind", "carrier", "formula", "number")),
    Extractor("signature", signature.find, ("signatory",), ("kind",)),
    Extractor("issuer", issuers.find, ("issuer",), ("carrier", "place", "receipt", "formula", "number")),
    Extractor("recipients", recipients.find, ("recipients",), ("kind",)),
    Extractor("attachments", attachments.find, ("attachments",)),
    Extractor(
        "citations", citations.find, ("citations", "citation_conflicts"), ("number", "receipt", "kind", "carrier")
    ),
    Extractor("deadlines", deadlines.find, ("deadlines",), ("kind", "issued_on", "issued_in", "subject")),
    Extractor(
        "findings",
        findings.find,
        ("findings",),
        ("number", "number_unread", "issued_on", "date_unread", "deadlines", "citation_conflicts", "carrier"),
    ),
)


@cache
def needed_for(field: str) -> tuple[Extractor, ...]:
    """The extractors that one field takes, in the order they run: the one that assigns it and all that it builds on."""
    wanted = {field}
    needed = []
    for extractor in reversed(EXTRACTORS):
        if not wanted.isdisjoint(extractor.assigns):
            needed.append(extractor)
            wanted.update(extractor.requires)
    return tuple(reversed(needed))
