"""Characters of symbol fonts (Symbol, Wingdings) and of the private use area, as text."""

from __future__ import annotations

import re
from functools import cache

_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings|monotype sorts|zapf", re.I)
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    0x2D: "-",
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xAE: "→",
    0xD6: "√",
    0xE5: "Σ",
}
_DINGBATS = {
    0x6F: "☐",
    0xA8: "☐",
    0x71: "☐",
    0x72: "☐",
    0xFB: "☒",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x54: "☒",
    0x52: "☑",
    0x28: "☎",
    0x2A: "✉",
    0xE0: "→",
    0xF0: "→",
}


def to_text(text: str, font: str | None) -> str:
    """Undo what a symbol charset does: private code points back to characters, signs of symbol fonts to Unicode ones.

    A legacy Vietnamese font may be marked as a symbol font; then U+F0xx stands for the byte xx of its encoding.
    """
    if font and _SYMBOL_FONT.search(font):
        table = _greek() if font.lower().startswith("symbol") else _DINGBATS
        return "".join(char if char.isspace() else _sign(char, table) for char in text)
    return _PRIVATE.sub(lambda match: _plain(match.group(), font), text)


def _sign(char: str, table: dict[int, str]) -> str:
    code = ord(char) & 0xFF if _PRIVATE.match(char) or ord(char) < 0x100 else -1
    if code < 0:
        return char
    if code in table:
        return table[code]
    return chr(code) if table is _greek() and code < 0x7F else "•"


def _plain(char: str, font: str | None) -> str:
    code = ord(char) & 0xFF
    if font:
        return chr(code) if code >= 0x20 else " "
    return _SYMBOL.get(code) or _DINGBATS.get(code) or "•"


@cache
def _greek() -> dict[int, str]:
    upper = {ord("A") + index: letter for index, letter in enumerate(_GREEK)}
    lower = {code + 0x20: letter.lower() for code, letter in upper.items()}
    return upper | lower | _SYMBOL
