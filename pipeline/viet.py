"""Vietnamese letters: one normal form, one folding, one comparison, for the whole project.

Tone marks on oa, oe, uy are placed in two ways (hoà/hòa, thuý/thúy). The text keeps what the document has; every
comparison goes through `key` or `fold`, which make the two equal.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

# Circumflex, breve and horn belong to the letter; these five are the tones, in the order of their code points: huyền,
# sắc, ngã, hỏi, nặng.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_TONE = re.compile(
    "(?<![qQ])([oO])(["
    + _TONES
    + "])([aeAE])(?![\\w\u0300-\u036f])|(?<![qQ])([uU])(["
    + _TONES
    + "])([yY])(?![\\w\u0300-\u036f])"
)
# Everything that is printed as a dash, beside "-" itself.
DASHES = "‐‑‒–—―−﹣－"
_DASHES = dict.fromkeys(map(ord, DASHES), "-")
# Letters that look right but are another code point: Icelandic eth for đ, letters of full width, and the like.
_LOOKALIKES = {
    **{0xFF01 + offset: chr(0x21 + offset) for offset in range(94)},
    ord("Ð"): "Đ",
    ord("ð"): "đ",
    ord("Ɖ"): "Đ",
    0x1A2: "Ư",  # Ƣ and ƣ, where a font draws them as the letter with a horn
    0x1A3: "ư",
    ord("⁄"): "/",
    ord("∕"): "/",
    0xA0: " ",
    0x2007: " ",
    0x202F: " ",
    0x200B: "",
    0xFEFF: "",
    0xAD: "",
}


def nfc(text: str) -> str:
    """NFC with lookalike letters and exotic blanks replaced; the form of `Document.text`."""
    return unicodedata.normalize("NFC", text.translate(_LOOKALIKES))


class _Folding(dict[int, str]):
    """A table for `str.translate` that fills itself with every character it meets."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lowered = char.lower()
        base = unicodedata.normalize("NFD", lowered)[:1] if len(lowered) == 1 else lowered[:1]
        folded = "d" if char in "đĐ" else _DASHES.get(ord(base), base) if base else char
        self[code] = folded
        return folded


_FOLDING = _Folding()
# The letters and signs of Vietnamese typing fit into one byte each: such a text is folded by two tables, twenty times
# as fast as letter by letter. Code 0 must stand first for the tables to be of the quick kind.
_LETTERS = [unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưyđ" for tone in ("", *_TONES)]
_TYPED = "".join(
    dict.fromkeys(
        ["\0", *"\t\n\f\r", *map(chr, range(32, 127)), *"–—‑−“”‘’…•°"]
        + [cased for letter in _LETTERS if len(letter) == 1 for cased in (letter, letter.upper())]
    )
).ljust(256, "\ufffe")
_TO_CODES = codecs.charmap_build(_TYPED)
_FROM_CODES = _TYPED.translate(_FOLDING)
_TO_WORDS = "".join(char if char.isalnum() else " " for char in _FROM_CODES)
# Several extractors fold the same whole text one after another.
_LONG = 2_000


def fold(text: str) -> str:
    """Lower case without any diacritics, one character in, one character out, so offsets stay those of NFC `text`.

    đ becomes d and every dash becomes "-". Both search back-ends index exactly this.
    """
    return _fold(text) if len(text) < _LONG else _fold_long(text)


@lru_cache(maxsize=4)
def _fold_long(text: str) -> str:
    # A character of another kind costs its own line the quick way, not all of them.
    try:
        return _by_table(text)
    except UnicodeEncodeError:
        return "\n".join(map(_fold, text.split("\n")))


def _fold(text: str) -> str:
    try:
        return _by_table(text)
    except UnicodeEncodeError:
        return text.translate(_FOLDING)


def _by_table(text: str, into: str = _FROM_CODES) -> str:
    return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_CODES)[0], "strict", into)[0]


def plain(text: str) -> str:
    """`fold` with a blank for every character that is no letter or digit; as long as NFC `text`, so offsets stay."""
    try:
        return _by_table(text, _TO_WORDS)
    except UnicodeEncodeError:
        lines = text.split("\n")
        return " ".join(map(plain, lines)) if len(lines) > 1 else _SIGN.sub(" ", _fold(text))


_SIGN = re.compile(r"[\W_]")


def modern_tone(text: str) -> str:
    """Tone mark on the second vowel of a final oa, oe, uy (hòa → hoà), as the comparisons use it. NFC in, NFC out."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _OLD_TONE.sub(lambda m: f"{m[1]}{m[3]}{m[2]}" if m[1] else f"{m[4]}{m[6]}{m[5]}", decomposed)
    return unicodedata.normalize("NFC", moved)


def key(text: str) -> str:
    """Comparison form that keeps diacritics: NFC, lower case, one tone placement, one dash, single blanks."""
    return " ".join(keys(text).split())


def keys(text: str) -> str:
    """The same for a text of several lines, whose blanks stay."""
    return modern_tone(nfc(text).translate(_DASHES)).lower()


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman_to_int(numeral: str) -> int:
    """XIII → 13; khóa and chapter numerals. Raises KeyError on letters that are no numeral."""
    values = [_ROMAN[letter] for letter in numeral.upper()]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def numeral(text: str) -> int:
    """13 and XIII alike → 13. Raises as `roman_to_int`."""
    return int(text) if text.isdigit() else roman_to_int(text)


def int_to_roman(number: int) -> str:
    """13 → XIII, for 1..89."""
    out = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + sign, number - value
    return out


_ORDINALS = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10,
}  # fmt: skip
_ORDINALS |= {f"muoi {unit}": 10 + value for unit, value in _ORDINALS.items() if unit != "muoi"}


def ordinal(word: str | None) -> str:
    """The digits of "4", "IV", "tư" or "mười một"; empty for other words."""
    if word and re.fullmatch(r"[IVX]+", word):
        return str(roman_to_int(word))
    plain = " ".join(fold(word or "").split())
    return plain if plain.isdigit() else str(_ORDINALS.get(plain, ""))
