"""Who signed: name, position and on whose behalf."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import regex as re

from config.vocabulary import any_of, table
from extractors import offices
from extractors.base import Case
from extractors.gazetteer import normal_name
from pipeline import model, persons
from pipeline.segment import Block
from pipeline.signing import authority, bare, deputy, hidden, signs
from pipeline.viet import key

_SPLIT = re.compile(
    r"\s+(?=(?:KT|TL|TUQ|K/T|T/L)\s?[./,]\s*[A-ZĐ])|(?<=\b(?:KT|K/T)\b[^\n|]{2,40})\s+(?=(?:PHÓ|THỨ)\s)|\s*\|\s*|[*_]{2,}"
)
_BULLET = re.compile(r"\s*[-–—+•*]|.*[;:]$")
# A name at the end of a recipient's line, where two columns came as one: thuộc TW (để phối hợp); Nguyễn Văn An
_TAIL = re.compile(r"[;.)]\s+((?:\p{Lu}\p{Ll}+\s+){2,3}\p{Lu}\p{Ll}+)$")
# Blank between two words of a line from which they belong to two columns, in heights of the print.
_COLUMNS = 2.0
# How many paragraphs before the recipients may hold signatures.
_ABOVE = 8
# How sure a signature is: in its place, beside the recipients in their lines, and certified electronically alone.
_PLACED, _BESIDE, _CERTIFIED = 0.95, 0.85, 0.6
# How alike a misread name must be to one that the file or the text states.
_ALIKE = 0.8


@cache
def _signed() -> re.Pattern[str]:
    """What stands where the signature was: (Đã ký), Ký bởi:, (Ký tên, đóng dấu)."""
    marks = any_of(re.sub(r"[^\p{L}, ]", "", mark).lower() for mark in table("roles")["marks"])
    return re.compile(rf"\W*\(?\s*(?:{marks})\b(?:[^():]*(?:\)|$))?\s*[:.]?\s*", re.IGNORECASE)


class _Part(NamedTuple):
    """A line of the block, or one of the lines that came as one: the half-open span of the text it stands in."""

    text: str
    start: int
    end: int
    scanned: bool


class _Signed(NamedTuple):
    """A name with what stood before it: on whose behalf in order, and the offices in order.

    `spots`: where the first of each stands, by "authority" and "position".
    """

    name: str
    part: _Part
    behalf: tuple[str, ...]
    offices: tuple[str, ...]
    spots: dict[str, tuple[int, int]]


def find(case: Case) -> dict[str, Any]:
    """The first signatory of the signature block; None where nobody signs."""
    for parts, sure in ((_closing(case), _PLACED), (_beside(case), _BESIDE), (_before(case), _BESIDE)):
        signed = _walk(case, parts, strict=sure < _PLACED)
        if signed is not None:
            while case.trace is not None and (other := _walk(case, parts, strict=sure < _PLACED)):
                case.refuse("signatory", "signs-later", other.part.start, other.part.end)
            return {"signatory": case.by("signed", _signatory(case, signed, sure))}
    certified = _certified(case)
    if len(certified) == 1 and case.outline.zone("recipients", "signature"):
        return {"signatory": case.by("signed-electronically", model.Signatory(certified[0], _CERTIFIED))}
    return {"signatory": None}


# ---- where ----------------------------------------------------------------------------------------------------------


def _closing(case: Case) -> Iterator[_Part]:
    """The lines of the signature block, and of one right before it where two sign."""
    blocks = case.outline.blocks
    own = [index for index, block in enumerate(blocks) if block.zone == "signature"]
    first = own[0] if own else 0
    while first and blocks[first - 1].zone == "body" and _signs(case, blocks[first - 1]):
        first -= 1
    if own and not any(map(_opens, (_texts(case, block) for block in blocks[first : own[0]]))):
        first = own[0]
    for index in [*range(first, own[0] if own else 0), *own]:
        yield from _split(case, blocks[index].start, blocks[index].end)


def _texts(case: Case, block: Block) -> str:
    return case.text[block.start : block.end]


def _opens(text: str) -> bool:
    return authority(text) is not None


def _signs(case: Case, block: Block) -> bool:
    text = _texts(case, block)
    return _opens(text) or offices.person(text) is not None or (text.isupper() and offices.office(text) is not None)


def _beside(case: Case) -> Iterator[_Part]:
    """What stands right of the recipients, or between them, where the columns were not told apart."""
    first = _recipients_from(case)
    if first is None:
        return
    page = case.document.page_at(first)
    for block in case.outline.blocks:
        if block.start < first or case.document.page_at(block.start) > page + 1:
            continue
        listed = block.zone == "recipients"
        own = listed and not _BULLET.match(_texts(case, block))
        placed = bool(case.document.words_in(block.start, block.end))
        if own and (not placed or len(_parts(_texts(case, block))) > 1):
            yield from _split(case, block.start, block.end)
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


def _right(case: Case, block: Block) -> Iterator[_Part]:
    """The parts of a block that stand in the right half of their page."""
    width = next(page.width for page in case.document.pages if page.number == case.document.page_at(block.start))
    for start, end in _columns(case, block):
        words = case.document.words_in(start, end)
        middle = sum(word.box.x0 + word.box.x1 for word in words) / (2 * len(words))
        if middle > width * 0.5:
            yield from _split(case, start, end)


def _before(case: Case) -> Iterator[_Part]:
    """Names side by side right above the recipients, the left first."""
    blocks = case.outline.blocks
    end = next((index for index, block in enumerate(blocks) if block.zone == "recipients"), 0)
    for block in blocks[max(0, end - _ABOVE) : end]:
        if block.zone == "body":
            for start, stop in sorted(_columns(case, block), key=lambda span: _left(case, span)):
                yield from _split(case, start, stop)


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


def _split(case: Case, start: int, end: int) -> Iterator[_Part]:
    scanned = case.document.text_from(start) == "ocr"
    for text in _parts(case.text[start:end].strip("*_ \f")):
        yield _Part(text, start, end, scanned)


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


# ---- who ------------------------------------------------------------------------------------------------------------


def _walk(case: Case, parts: Iterator[_Part], *, strict: bool) -> _Signed | None:
    """The first person among these lines, with what stands before. `strict`: only one the register knows whole."""
    behalf: list[str] = []
    held: list[str] = []
    spots: dict[str, tuple[int, int]] = {}
    for part in parts:
        mark = authority(part.text)
        if mark and mark["mark"] != "Q":
            spots.setdefault("authority", (part.start, part.end))
            behalf.append(offices.authority(mark) + ("," if part.text.rstrip(" *_").endswith(",") else ""))
            continue
        signed = _signed().match(part.text)
        rest = bare(part.text[signed.end() :] if signed else part.text)
        office = offices.office(rest) or (_half_hidden(case, rest) if part.scanned else None)
        if behalf and not held and _goes_on(behalf[-1], rest, office):
            behalf[-1] = f"{behalf[-1]} {office or normal_name(rest)}"
        elif office:
            spots.setdefault("position", (part.start, part.end))
            held.append(office)
        elif name := offices.person(rest, scanned=part.scanned):
            if not strict or _believed(name.title().split(), under=bool(behalf or held)):
                return _Signed(name, part, tuple(behalf), tuple(held), spots)
        elif (behalf or held) and (tail := _TAIL.search(part.text)) and persons.is_known(tail[1].split()):
            return _Signed(tail[1], part, tuple(behalf), tuple(held), spots)
        else:
            case.refuse("signatory", "no-name-or-office", part.start, part.end)
    return None


def _believed(words: list[str], *, under: bool) -> bool:
    """Whether a name is surely a person's: one the register knows, or under an office one with a rare family name."""
    return persons.is_known(words) or (under and len(words) > 2 and persons.is_known(["Nguyễn", *words[1:]]))


def _goes_on(behalf: str, text: str, office: str | None) -> bool:
    """Whether a line is the rest of an authority above it: TM. ỦY BAN NHÂN / DÂN; KT. BỘ TRƯỞNG, / CHỦ NHIỆM."""
    if behalf.endswith(","):
        return True
    words = text.split()
    whole = office or hidden(text) or offices.office(behalf.partition(" ")[2])
    return not whole and text.isupper() and len(words) <= 5 and all(word.isalpha() for word in words)


def _half_hidden(case: Case, text: str) -> str | None:
    """The office of which a seal left the end, as far as the letterhead tells it."""
    if not hidden(text):
        return offices.completed(text)
    bodies = [_texts(case, block) for block in case.outline.zone("head")[:6]]
    return offices.head_of([line for body in bodies for line in body.split("\n")], text)


def _signatory(case: Case, signed: _Signed, rule: float) -> model.Signatory:
    part = signed.part
    first = signed.name.split(maxsplit=1)[0]
    start = max(case.text.find(first, part.start, part.end), part.start)
    end = min(start + len(signed.name), part.end)
    name, sure = signed.name.title() if signed.name.isupper() else signed.name, case.sure(rule, start, end)
    if part.scanned:
        name, sure = _weighed(case, name, sure)
    behalf, position = _settled(signed, part.scanned)
    found = model.Signatory(name, sure, case.evidence(start, end), position=position, authority=behalf)
    for what, value in (("authority", behalf), ("position", position)):
        if value:
            case.part(f"signatory.{what}", f"signed-{what}", value, signed.spots.get(what), found)
    return found


def _settled(signed: _Signed, scanned: bool) -> tuple[str | None, str | None]:
    """On whose behalf and in what position, one told by the other."""
    held = signed.offices
    behalf = signed.behalf[0].rstrip(",") if signed.behalf else None
    position = held[0] if held else None
    twice = len(held) > 1 and scanned and held[1] == held[0] and offices.deputised(deputy(held[0]))
    if len(held) > 1 and (held[1] == deputy(held[0]) or twice):
        return behalf or f"KT. {held[0]}", deputy(held[0])
    if not scanned:
        return behalf, position
    for_whom = re.match(r"(?:KT\.|K/T|KT/)\s*(.+)", signed.behalf[-1]) if signed.behalf else None
    if for_whom and (position is None or for_whom[1].startswith(position)):
        position = deputy(for_whom[1]) if position or offices.office(for_whom[1]) else None
    if behalf is None and position and (head := offices.deputised(position)):
        behalf = f"KT. {head}"
    return behalf, position


# ---- the name elsewhere ---------------------------------------------------------------------------------------------


def _weighed(case: Case, name: str, sure: float) -> tuple[str, float]:
    """A name read off a picture beside the names that the file states, and the register of family names."""
    words = name.split()
    for other in _certified(case):
        theirs = other.split()
        if key(other) == key(name):
            return name, max(sure, _PLACED)
        pairs = zip(words, theirs, strict=False)
        if len(words) == len(theirs) and sum(persons.likeness(a, b) for a, b in pairs) >= _ALIKE * len(words):
            return other, max(sure, _BESIDE)
    if persons.family_rank(words[0]):
        return name, sure
    family = persons.family_of(words[0])
    return (" ".join([family, *words[1:]]), round(0.8 * sure, 3)) if family else (name, round(0.7 * sure, 3))


def _certified(case: Case) -> list[str]:
    """Persons that sign electronically, as certificates and the marks of e-signatures name them, the first first."""
    found = []
    for aside in case.document.asides:
        signed = _signed().match(aside.text) if aside.region == "overlay" else None
        name = offices.person(aside.text[signed.end() :]) if signed else None
        if name and persons.is_known(name.title().split()) and name.title() not in found:
            found.append(name.title())
    return found
