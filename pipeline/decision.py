"""Why a value stands in a record, or why none does: what `vanban extract --explain` prints (docs/commands.md).

Rules and reasons are short stable names; config/tables/rules.yaml tells each of them in one line.
"""

from __future__ import annotations

import msgspec

from pipeline.model import Evidence, Record


class Rival(msgspec.Struct, frozen=True):
    """A candidate that was not taken: its text as printed, the reason, and that reason told in words."""

    text: str
    reason: str
    told: str
    evidence: tuple[Evidence, ...] = ()


class Repair(msgspec.Struct, frozen=True):
    """What was changed between the page and the value, and why that was safe."""

    raw: str
    value: str
    reason: str
    told: str


class Decision(msgspec.Struct, frozen=True):
    """One value of the record and the rule that gave it; `value` None where nothing was found.

    `field` is that of the record, with a dot for a property (`issuer.locality`, `citations.relation`); `item` counts
    from 0 in a list. `evidence` is the value's own. `confidence` is that of the record, `reading` says how
    well the characters were read (1 where the text came from a file). `quote` holds text that is on the page
    but not in the record's text, as that of a stamp. `more`: further candidates that are not listed.
    """

    field: str
    value: str | None
    rule: str
    told: str
    item: int | None = None
    confidence: float | None = None
    reading: float | None = None
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[Rival, ...] = ()
    repairs: tuple[Repair, ...] = ()
    quote: str = ""
    more: int = 0


class Explained(msgspec.Struct, frozen=True):
    """A record and the decisions behind it."""

    record: Record
    decisions: tuple[Decision, ...]
