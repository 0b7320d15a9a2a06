"""Where signatures stand: in their block, beside or among the recipients, before them, at the end of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex as re

from extractors import offices
from extractors.base import Case
from pipeline.segment import Block
from pipeline.signing import authority, signs

_SPLIT = re.compile(
    r"\s+(?=(?:KT|TL|TUQ|K/T|T/L)\s?[./,]\s*[A-ZĐ])|(?<=\b(?:KT|K/T)\b[^\n|]{2,40})\s+(?=(?:PHÓ|THỨ)\s)|\s*\|\s*|[*_]{2,}"
)
_BULLET = re.compile(r"\s*[-–—+•*]|.*[;:]$")
_LABEL = re.compile(r"Nơi nhận\s*[:.]\s*(?=\S)")
# Blank between two words of a line from which they belong to two columns, in heights of the print.
_COLUMNS = 2.0
# How many paragraphs before the recipients may hold signatures.
_ABOVE = 8


class Part(NamedTuple):
    """A line of the block, or one of the lines that came as one: the half-open span of the text it stands in."""

    text: str
    start: int
    end: int
    scanned: bool


def closing(case: Case) -> Iterator[Part]:
    """The lines of the signature block, and of one right before it where two sign."""
    blocks = case.outline.blocks
    own = [index for index, block in enumerate(blocks) if block.zone == "signature"]
    first = own[0] if own else 0
    while first and blocks[first - 1].zone == "body" and _signs(case, blocks[first - 1]):
        first -= 1
    # TM. ỦY BAN NHÂN / DÂN
    if 1 < first < len(blocks) and texts(case, blocks[first - 1]).isupper() and _opens(texts(case, blocks[first - 2])):
        first -= 2
    if own and not any(map(_opens, (texts(case, block) for block in blocks[first : own[0]]))):
        first = own[0]
    for index in [*range(first, own[0] if own else 0), *own]:
        yield from _split(case, blocks[index].start, blocks[index].end)


def texts(case: Case, block: Block) -> str:
    return case.text[block.start : block.end]


def _opens(text: str) -> bool:
    return authority(text) is not None


def _signs(case: Case, block: Block) -> bool:
    text = texts(case, block)
    return _opens(text) or offices.person(text) is not None or (text.isupper() and offices.office(text) is not None)


def beside(case: Case) -> Iterator[Part]:
    """What stands right of the recipients, or between them, where the columns were not told apart."""
    first = _recipients_from(case)
    if first is None:
        return
    page = case.document.page_at(first)
    for block in case.outline.blocks:
        if block.start < first or case.document.page_at(block.start) > page + 1:
            continue
        label = _LABEL.match(texts(case, block))
        start = block.start + (label.end() if label else 0)
        own = block.zone in ("recipients", "signature") and not _BULLET.match(case.text[start : block.end])
        placed = bool(case.document.words_in(block.start, block.end))
        if own and (not placed or len(_parts(texts(case, block))) > 1):
            yield from _split(case, start, block.end)
        elif placed:
            yield from _right(case, block)


def _recipients_from(case: Case) -> int | None:
    """Where the closing part begins: the recipients, else the first paragraph with an office at its right."""
    listed = case.outline.zone("recipients")
    if listed:
        return listed[0].start
    for block in case.outline.zone("body", "signature"):
        if case.document.text_from(block.start) == "ocr" and any(signs(part.text) for part in _right(case, block)):
            return block.start
    return None


def _right(case: Case, block: Block) -> Iterator[Part]:
    """The parts of a block that stand in the right half of their page."""
    width = next(page.width for page in case.document.pages if page.number == case.document.page_at(block.start))
    for start, end in _columns(case, block):
        words = case.document.words_in(start, end)
        middle = sum(word.box.x0 + word.box.x1 for word in words) / (2 * len(words))
        if middle > width * 0.5:
            yield from _split(case, start, end)


def before(case: Case) -> Iterator[Part]:
    """Names side by side right above the recipients, the left first."""
    blocks = case.outline.blocks
    end = next((index for index, block in enumerate(blocks) if block.zone == "recipients"), 0)
    for block in blocks[max(0, end - _ABOVE) : end]:
        if block.zone == "body":
            for start, stop in sorted(_columns(case, block), key=lambda span: _left(case, span)):
                yield from _split(case, start, stop)


def at_end(case: Case) -> Iterator[Part]:
    """The last lines of the text from an office on, where no list of recipients tells where it ends."""
    body = case.outline.zone("body")[-_ABOVE:]
    first = next((index for index, block in enumerate(body) if signs(texts(case, block))), len(body))
    for block in body[first:]:
        yield from _split(case, block.start, block.end)


def _left(case: Case, span: tuple[int, int]) -> float:
    return min((word.box.x0 for word in case.document.words_in(*span)), default=0.0)


def _columns(case: Case, block: Block) -> list[tuple[int, int]]:
    """The spans of a block between wide blanks; all of it where its words have no place."""
    words = case.document.words_in(block.start, block.end)
    spans: list[tuple[int, int]] = []
    for word, last in zip(words, (None, *words), strict=False):
        height = word.box.y1 - word.box.y0
        goes_on = last and 0 <= word.box.x0 - last.box.x1 + height < _COLUMNS * height + height
        level = last and abs(word.box.y0 + word.box.y1 - last.box.y0 - last.box.y1) < 1.2 * height
        if last and goes_on and level:
            spans[-1] = (spans[-1][0], min(word.end, block.end))
        else:
            spans.append((max(word.start, block.start), min(word.end, block.end)))
    return spans or [(block.start, block.end)]


def _split(case: Case, start: int, end: int) -> Iterator[Part]:
    scanned = case.document.text_from(start) == "ocr"
    for text in _parts(case.text[start:end].strip("*_ \f")):
        yield Part(text, start, end, scanned)


def _parts(text: str) -> list[str]:
    """A signature block that came on one line: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A"."""
    out: list[str] = []
    for part in _SPLIT.split(text):
        words = part.split()
        tail = next((i for i, word in enumerate(words) if i and any(c.islower() for c in word)), len(words))
        name_follows = 1 < tail < len(words) and len(words) - tail <= 5 and words[tail][:1].isupper()
        if name_follows and " ".join(words[:tail]).isupper():
            out += [" ".join(words[:tail]), " ".join(words[tail:])]
        else:
            out.append(part.strip())
    return [part for part in out if part]
