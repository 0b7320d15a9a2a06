"""What the extractors tell of their decisions while they make them, kept only when somebody asked.

A rule is told where its value is made, by `Case.by`; a candidate that is passed over, by `Case.refuse`; a property that
has a rule of its own (the province of a body, the relation of a citation), by `Case.part`. Without a trace these three
do nothing. `extractors/explain.py` turns a trace into decisions.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Refusal(NamedTuple):
    """A candidate `start:end` of the text that was not taken for `field`; `text` where it is no part of the text."""

    field: str
    reason: str
    start: int
    end: int
    text: str = ""


class Part(NamedTuple):
    """A property with a rule of its own, and its span where that is another than the value's.

    `of` is the value it belongs to, None for a field that holds one value.
    """

    field: str
    rule: str
    value: str | None
    span: tuple[int, int] | None
    of: Any = None


class Trace:
    """Everything told in the course of one document."""

    def __init__(self) -> None:
        # Values are known by identity: two recipients may be equal. Held here, no id is used again.
        self._rules: dict[int, tuple[Any, str]] = {}
        self._refused: dict[Refusal, None] = {}
        self.parts: list[Part] = []

    def by(self, rule: str, value: Any) -> None:
        """This value was given by this rule; told again, the later rule holds."""
        self._rules[id(value)] = (value, rule)

    def refuse(self, refusal: Refusal) -> None:
        """This candidate was passed over; told again, it counts once."""
        self._refused[refusal] = None

    def rule_of(self, value: Any) -> str | None:
        """The rule that gave this very value."""
        found = self._rules.get(id(value))
        return found[1] if found else None

    def refused(self, field: str) -> list[Refusal]:
        """The candidates passed over for a field, in the order in which they were met."""
        return [refusal for refusal in self._refused if refusal.field == field]


def refuse(trace: Trace | None, field: str, reason: str, start: int, end: int) -> None:
    """Tell a trace, where there is one, that this stretch of the text was passed over for the field."""
    if trace is not None:
        trace.refuse(Refusal(field, reason, start, end))
