"""Vietnamese from before Unicode: TCVN3 (ABC), VNI and VPS letters, which look right only in fonts made for them.

In such a document the letters are Latin-1 characters that the font draws as Vietnamese ones. The font's name tells
which encoding it is; where no name is known, spelling decides. Tables: TCVN 5712:1993 VN3, VNI for Windows, and VPS as
in Mozilla's x-viet-vps; `_TCVN3` and the VPS tables run parallel to `_LETTERS`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline.syllable import is_syllable

Encoding = Literal["tcvn3", "vni", "vps"]

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_TCVN3 = bytes.fromhex(
    "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbaeccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaedebeceeeff3f1f2f4"
    "adf5f8f6f7f9fafdfbfcfe"
)
_TCVN3_UPPER = dict(zip("ĂÂĐÊÔƠƯ", bytes.fromhex("a1a2a7a3a4a5a6"), strict=True))
_VPS = bytes.fromhex(
    "e0e1e4e3e5e6a2a1a3a4a5e2c0c3c4c5c6c7e8e9c8ebcbea8a898bcd8cecedccefcef2f3d5f586f4d2d3b087b6d6a9a7aaabaef9fafbdbf8"
    "dcd8d9babbbfff9a9bcf9c"
)
_VPS_UPPER = bytes.fromhex(
    "80c1818202888e8d8ff004c28483851c03f1d7c9defe05ca9390949506b5b4b7b810bcb9bdbe11d49796989912f79e9d9fa613a8dad1ac14"
    "d0afadb11d15b2ddfdb319"
)
# VNI writes a mark after its base letter: base → {mark: letter}; the marks have the case of the base, or not.
_VNI_MARKS = {
    "a": dict(zip("øùûõïâàáåãäêèéúüë", "àáảãạâầấẩẫậăằắẳẵặ", strict=True)),
    "e": dict(zip("øùûõïâàáåãä", "èéẻẽẹêềếểễệ", strict=True)),
    "o": dict(zip("øùûõïâàáåãä", "òóỏõọôồốổỗộ", strict=True)),
    "ô": dict(zip("øùûõï", "ờớởỡợ", strict=True)),
    "u": dict(zip("øùûõï", "ùúủũụ", strict=True)),
    "ö": dict(zip("øùûõï", "ừứửữự", strict=True)),
    "y": dict(zip("øùûõ", "ỳýỷỹ", strict=True)),
}
_VNI_ALONE = dict(zip("ôöñìíæóòî", "ơưđìíỉĩịỵ", strict=True))

# A font that stands for each encoding, for text recognised without one.
FONT_OF: dict[Encoding, str] = {"tcvn3": ".VnTime", "vni": "VNI-Times", "vps": "VPS Times"}
_STYLE = re.compile(r"^(?:[A-Z]{6}\+)|[,-]?(?:bold|italic|oblique|regular|roman|normal|mt|ps)+$", re.I)
_FONTS: tuple[tuple[re.Pattern[str], Encoding], ...] = (
    (re.compile(r"[._]?vn(?!i)(?!\w* new)[a-z]|\.vn|abc\b", re.I), "tcvn3"),
    (re.compile(r"vni\b|vni[- _]?[a-z]", re.I), "vni"),
    (re.compile(r"vps\b|vps[- _]?[a-z]", re.I), "vps"),
)
# Windows in Vietnamese opens such text as code page 1258, which has other characters at these bytes.
_FROM_1258 = {
    ord(char): byte
    for byte in range(0x80, 0x100)
    if (char := bytes([byte]).decode("cp1258", errors="replace")) not in {"\ufffd", chr(byte)}
}
_FROM_1252 = {
    ord(char): byte
    for byte in range(0x80, 0xA0)
    if (char := bytes([byte]).decode("cp1252", errors="replace")) != "\ufffd"
}
_COMPOSED = re.compile("[\u1ea0-\u1ef9]")
# Letters of code page 1258 too: they may be Unicode, or bytes of an old encoding opened under that code page.
_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]"
)
_WORD = re.compile(r"[^\s!-@\[-`{-~“”‘’–—…•\ufffd]+")
_UPPER_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 60_000
_MIN_WORDS = 4


def encoding_of(font: str) -> Encoding | None:
    """The encoding a font of this name implies (".VnTimeH", "ABCDEF+VNI-Times,Bold", "VPS Times"), None for others."""
    bare = _bare(font)
    return next((encoding for pattern, encoding in _FONTS if pattern.match(bare)), None)


def _bare(font: str) -> str:
    name = font.replace("#2E", ".").strip().strip("'\"")
    while (shorter := _STYLE.sub("", name)) != name:
        name = shorter
    return name


def is_capital_font(font: str) -> bool:
    """Fonts of TCVN3 whose name ends in H draw every letter as a capital (.VnTimeH)."""
    bare = _bare(font)
    return encoding_of(font) == "tcvn3" and bare.endswith("H")


def convert(text: str, font: str | None) -> str:
    """Unicode for text set in this font; unchanged where the font is no legacy font.

    Where no font is known (None) the spelling decides. Text that already holds letters only Unicode has stays as it is,
    whatever its font is called.
    """
    if (text.isascii() and not (font and is_capital_font(font))) or _COMPOSED.search(text):
        return text
    encoding = recognise(text) if font is None else encoding_of(font)
    if encoding is None:
        return text
    converted = decode(text, encoding)
    if _UNICODE_ONLY.search(text) and _syllables(converted) <= _syllables(text):
        return text
    return converted.upper() if font is not None and is_capital_font(font) else converted


def is_plausible(text: str, font: str) -> bool:
    """Does all that a document has in this font become Vietnamese when converted, or is it Unicode already?"""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    if not words:
        return True
    if sum(map(bool, map(_COMPOSED.search, words))) > len(words) * 0.1:
        return False
    after = sum(is_syllable(convert(word, font)) for word in words)
    return after >= sum(map(is_syllable, words))


def _syllables(text: str) -> int:
    """How many words with marks are Vietnamese syllables."""
    return sum(is_syllable(word) for word in _WORD.findall(text) if not word.isascii())


def decode(text: str, encoding: Encoding) -> str:
    """Unicode for text known to be in this encoding."""
    if encoding == "vni":
        table, pairs = _vni()
        latin = text.translate(_latin_only(_FROM_1258))
        return pairs.sub(
            lambda match: (
                table[match.group().lower()] if match.group()[0].islower() else table[match.group().lower()].upper()
            ),
            latin,
        )
    if encoding == "vps":
        return text.translate(_vps())
    return _capitals(text.translate(_tcvn3()))


def recognise(text: str) -> Encoding | None:
    """The legacy encoding this text must be in, judged by spelling; None for Unicode, other languages, and in doubt."""
    words = _WORD.findall(text[:_SAMPLE])
    marked = [word for word in words if not word.isascii()]
    if len(set(marked)) < _MIN_WORDS or sum(map(bool, map(_UNICODE_ONLY.search, marked))) > len(marked) * 0.1:
        return None
    plain = [word for word in words if word.isascii() and word.islower()]
    best: Encoding | None = None
    best_share = 0.75
    for encoding in ("tcvn3", "vni", "vps"):
        changed = [(word, new) for word in marked if (new := decode(word, encoding)) != word]
        if len(changed) < max(_MIN_WORDS, len(marked) * 0.3):
            continue
        after = sum(is_syllable(new) for _, new in changed)
        before = sum(is_syllable(word) for word, _ in changed)
        whole = sum(is_syllable(decode(word, encoding)) for word in marked) + sum(map(is_syllable, plain))
        share = after / len(changed)
        if share > best_share and before < after * 0.6 and whole > 0.65 * (len(marked) + len(plain)):
            best, best_share = encoding, share
    return best


@cache
def _tcvn3() -> dict[int, str]:
    table = {byte: letter for letter, byte in zip(_LETTERS, _TCVN3, strict=True)}
    table |= {byte: letter for letter, byte in _TCVN3_UPPER.items()}
    return table | {char: table[byte] for char, byte in _FROM_1258.items() if byte in table}


@cache
def _vps() -> dict[int, str]:
    table = {byte: letter for letter, byte in zip(_LETTERS, _VPS, strict=True)}
    table |= {byte: letter.upper() for letter, byte in zip(_LETTERS, _VPS_UPPER, strict=True)}
    return table | {char: table[byte] for char, byte in (_FROM_1258 | _FROM_1252).items() if byte in table}


@cache
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    table = {base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()} | _VNI_ALONE
    keys = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, keys)), re.I)


def _latin_only(table: dict[int, int]) -> dict[int, int]:
    return {char: byte for char, byte in table.items() if byte >= 0xC0}


def _capitals(text: str) -> str:
    """TCVN3 has no capitals with tones, so QUYẾT comes as QUYếT; a word whose plain letters are all capitals is one."""
    words = list(_UPPER_WORD.finditer(text))
    kinds = [_capital_kind(match.group()) for match in words]
    parts: list[str] = []
    done = 0
    for index, (match, kind) in enumerate(zip(words, kinds, strict=True)):
        around = [k for k in (*kinds[max(0, index - 1) : index], *kinds[index + 1 : index + 2]) if k != "none"]
        if kind == "capital" or (kind == "either" and around and all(k == "capital" for k in around)):
            parts += (text[done : match.start()], match.group().upper())
            done = match.end()
    return "".join((*parts, text[done:]))


def _capital_kind(word: str) -> str:
    plain = [char for char in word if char.isascii() or char in _TCVN3_UPPER]
    if not plain or any(map(str.islower, plain)):
        return "small"
    if len(plain) == len(word) == 1:
        return "none"
    return "capital" if len(plain) > 1 else "either"
