"""What every extractor gets and gives.

An extractor is a pure function `find(case) -> {field name: value}`; `extractors/registry.py` lists them in order with
what they assign and require, and `extractors/nlp.py` makes each of them a spaCy component.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from extractors.trace import Part, Trace, refuse
from pipeline.model import Document, Evidence
from pipeline.segment import Outline

if TYPE_CHECKING:
    from spacy.tokens import Doc


T = TypeVar("T")


class Case(NamedTuple):
    """One document under extraction: its text, its outline, and the fields found so far.

    `trace` is there only when decisions are to be explained.
    """

    document: Document
    outline: Outline
    fields: Mapping[str, Any]
    doc: Doc | None = None
    trace: Trace | None = None

    @property
    def text(self) -> str:
        return self.document.text

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """Where this span of the text stands on the page."""
        return self.document.locate(start, end)

    def sure(self, rule: float, start: int, end: int) -> float:
        """Confidence of a value: how reliable the rule is, times how well these characters were read."""
        return round(rule * self.document.confidence(start, end), 3)

    def by(self, rule: str, value: T) -> T:
        """The value itself, its rule told to the trace; rules are named in config/tables/rules.yaml."""
        if self.trace is not None and value is not None:
            self.trace.by(rule, value)
        return value

    def refuse(self, field: str, reason: str, start: int, end: int) -> None:
        """Tell the trace that this stretch of the text was a candidate for the field and was passed over."""
        refuse(self.trace, field, reason, start, end)

    def part(self, field: str, rule: str, value: str | None, span: tuple[int, int] | None, of: Any = None) -> None:
        """Tell the trace of a property that has a rule of its own, such as `issuer.locality`.

        `span` is where it stands, None where it stands with the value; `of` that value, for items of a list.
        """
        if self.trace is not None:
            self.trace.parts.append(Part(field, rule, value, span, of))


class Extractor(NamedTuple):
    """A registry line."""

    name: str
    find: Callable[[Case], dict[str, Any]]
    assigns: tuple[str, ...]
    requires: tuple[str, ...] = ()
