"""Records for the tests of the archive, made by hand: invented bodies, invented people, real dataclasses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.model import (
    Box,
    Citation,
    Deadline,
    Evidence,
    Field,
    Issued,
    Issuer,
    Kind,
    Mention,
    PageInfo,
    Placed,
    Recipient,
    Record,
    Signatory,
    SourceInfo,
)
from pipeline.outcome import Outcome, Part


def citation(number: str | None, relation: str = "cites", **stated: Any) -> Citation:
    """A citation with one mention on page 1."""
    text = number or stated.get("name") or ""
    mention = Mention(text, 0, len(text), 1)
    return Citation(stated.pop("kind", None), number, relation, (mention,), **stated)


def record(number: str | None, date: str | None = None, *, text: str = "", sha256: str = "", **fields: Any) -> Record:
    """A record; `fields` takes plain values: kind, code, issuer, locality, subject, signatory, recipients, cites …"""
    sha256 = (
        sha256
        or hashlib.sha256(
            f"{number}|{date}|{fields.get('issuer')}|{fields.get('locality')}|{text}".encode()
        ).hexdigest()
    )
    issuer, kind = fields.get("issuer"), fields.get("kind")
    part = fields.get("part", 1)
    page = PageInfo(1, 595.0, 842.0, "file", fields.get("confidence", 1.0), 0, len(text))
    return Record(
        id=f"{sha256[:12]}-{part}",
        source=SourceInfo(f"/in/{sha256[:6]}.txt", sha256, "text/plain", part, (page,)),
        text=text or f"{kind or ''} số {number or ''} về {fields.get('subject') or ''}",
        kind=Kind(kind, code=fields.get("code")) if kind else None,
        number=Field(number, evidence=(Evidence(1, 0, 5, Box(1, 2, 3, 4)),)) if number else None,
        issued_on=Issued(date, precision=fields.get("precision", "day")) if date else None,
        issuer=Issuer(issuer, locality=fields.get("locality")) if issuer else None,
        subject=Field(fields["subject"]) if fields.get("subject") else None,
        signatory=Signatory(fields["signatory"], position="Phó Bí thư") if fields.get("signatory") else None,
        recipients=tuple(Recipient(name) for name in fields.get("recipients", ())),
        deadlines=tuple(
            Deadline(f"trước ngày {due}", due=due, precision="day", task="gửi báo cáo") for due in fields.get("due", ())
        ),
        citations=tuple(fields.get("cites", ())),
    )


def outcome(*records: Record) -> Outcome:
    """What a worker gives back for a file that holds these documents."""
    words = (Placed(0, 3, 1, Box(10, 10, 40, 22), 0.97),)
    return Outcome("text/plain", tuple(Part(item, words) for item in records))


def put(catalogue: Any, folder: Path, records: Iterable[Record]) -> Mapping[str, str]:
    """Put every record into a catalogue as a file of its own; gives number → id."""
    ids: dict[str, str] = {}
    for item in records:
        path = folder / f"{item.source.sha256[:16]}.txt"
        path.write_text(item.text, "utf-8")
        catalogue.put(path, item.source.sha256, outcome(item))
        ids[item.number.value if item.number else item.id] = item.id
    return ids
