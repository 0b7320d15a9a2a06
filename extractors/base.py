"""What every extractor gets and gives.

An extractor is a pure function `find(case) -> {field name: value}`; `extractors/registry.py` lists them in order with
what they assign and require, and `extractors/nlp.py` makes each of them a spaCy component.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.model import Document, Evidence
from pipeline.segment import Outline

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Case(NamedTuple):
    """One document under extraction: its text, its outline, and the fields found so far."""

    document: Document
    outline: Outline
    fields: Mapping[str, Any]
    doc: Doc | None = None

    @property
    def text(self) -> str:
        return self.document.text

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """Where this span of the text stands on the page."""
        return self.document.locate(start, end)

    def sure(self, rule: float, start: int, end: int) -> float:
        """Confidence of a value: how reliable the rule is, times how well these characters were read."""
        return round(rule * self.document.confidence(start, end), 3)


class Extractor(NamedTuple):
    """A registry line."""

    name: str
    find: Callable[[Case], dict[str, Any]]
    assigns: tuple[str, ...]
    requires: tuple[str, ...] = ()
