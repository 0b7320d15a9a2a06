"""The State motto and the Party's title at the top of a document, which belong to no field."""

from __future__ import annotations

from collections.abc import Sequence

import regex as re

from pipeline.viet import fold

_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia(?: viet nam)?"
    # A narrow column breaks it after any word.
    r"|cong hoa xa(?: hoi)?\s*$|^[\s*|]*(?:hoi )?chu nghia viet nam"
    r"|doc lap\s*[-.]?\s*tu do\s*[-.]?\s*hanh phuc"
    r"|dang cong san viet nam|viet nam dan chu cong hoa"
    # The Youth Union's title stands where the motto does; in a body's name its unit follows.
    r"|(?:^[\s*|]*doan (?:tncs|thanh nien cong san)|(?<!trung uong |chap hanh |bch )doan tncs) ho chi minh"
    r"(?=\s*$|\s+tp\b|[^\n]{2,40},\s*ngay)"
)


def has_motto(text: str) -> bool:
    """Does the motto stand in this line?"""
    return _MOTTO.search(fold(text)) is not None


def without_motto(text: str) -> str:
    """The line with the motto made blank, of the same length: two columns may have been read as one line."""
    out = text
    for found in _MOTTO.finditer(fold(text)):
        out = out[: found.start()] + " " * (found.end() - found.start()) + out[found.end() :]
    return out


_OVER_LINES = re.compile(
    r"(?:cong hoa )?xa hoi chu nghia viet nam|cong hoa xa hoi chu nghia|dang cong san viet nam"
    r"|doc lap\W+tu do\W+hanh phuc"
)


def without_mottoes(lines: Sequence[str]) -> list[str]:
    """The lines with mottoes made blank that a narrow column broke over them (ĐẢNG CỘNG SẢN / VIỆT NAM)."""
    text = "\n".join(lines)
    for found in reversed(list(_OVER_LINES.finditer(fold(text).replace("\n", " ")))):
        broken = text[found.start() : found.end()]
        if "\n" in broken:
            text = text[: found.start()] + re.sub(r"[^\n]", " ", broken) + text[found.end() :]
    return text.split("\n")
