"""The outline of a document: its paragraphs with their zone, list marker and parent."""

from __future__ import annotations

from typing import Literal

import msgspec

from pipeline.model import Document

Zone = Literal["head", "basis", "body", "recipients", "signature", "attachment"]


class Block(msgspec.Struct, frozen=True):
    """One paragraph, heading, list item or table row: the half-open span `start:end` of `Document.text`.

    `zone`: head = letterhead, kind and subject; basis = the Căn cứ lines; body; recipients = the Nơi nhận list; signature;
    attachment = all from the first attached Phụ lục, Đề cương … on (its own paragraphs are blocks too).
    `marker`: the list marker as printed ("1.1.", "II.", "a)", "-", "+"), None for plain paragraphs; `body` is where the
    words after the marker begin. `level`: 0 for plain paragraphs outside lists, else 1 (outermost marker) and deeper.
    `parent`: index in `Outline.blocks` of the heading or item this one stands under, None at the top.
    """

    start: int
    end: int
    zone: Zone
    marker: str | None
    body: int
    level: int
    parent: int | None


class Outline(msgspec.Struct, frozen=True):
    """All blocks of a document in order; blank lines are no blocks."""

    blocks: tuple[Block, ...]

    def at(self, offset: int) -> Block | None:
        """The block that holds this offset."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)


def outline(document: Document) -> Outline:
    """Divide a document into blocks."""
    raise NotImplementedError
