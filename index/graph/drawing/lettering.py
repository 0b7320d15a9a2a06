"""How wide letters are, without a font: never less than in DejaVu Sans, the widest of those a picture asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Shares of the size of the font, of letters without their marks.
_SHARES = {
    **dict.fromkeys("ijlI'|.,:; ", 0.34), **dict.fromkeys("tfr-/()[]!\"*°J·", 0.46), **dict.fromkeys("csz", 0.56),
    **dict.fromkeys("mwMW%@—…&<>=+~#QOGĐƠ^", 1.01),
}  # fmt: skip
_CAPITAL, _SMALL, _FULL, _HORN = 0.78, 0.645, 1.05, 0.1
_ELLIPSIS = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that a line of this size (pixels as well) takes at most."""
    return sum(map(_share, unicodedata.normalize("NFC", text))) * size * (1.15 if bold else 1.0)


def _share(letter: str) -> float:
    """Width of one letter by the size of the font; marks take no room, but for the horn of ư."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if unicodedata.combining(base):
        return 0.0
    if unicodedata.east_asian_width(base) in {"W", "F"}:
        return _FULL
    broad = base.isupper() or (not base.isascii() and base not in "đ–")
    return _SHARES.get(base, _CAPITAL if broad else _SMALL) + (_HORN if "\u031b" in marks else 0)


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `room`."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + _ELLIPSIS, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:") + _ELLIPSIS


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in at most so many lines, broken between words, the last cut with an ellipsis."""
    made: list[str] = []
    for line in _broken(text.split(), room, size):
        made.append(line)
        if len(made) > most:
            break
    kept = made[:most]
    if len(made) > most:
        kept[-1] = shortened(f"{kept[-1]} {made[most]}", room, size)
        if not kept[-1].endswith(_ELLIPSIS):
            kept[-1] += _ELLIPSIS
    return [shortened(line, room, size) for line in kept]


def _broken(words: list[str], room: float, size: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line
