"""What recognition makes of single signs, put right token by token before anything judges it.

Only what can be nothing else is changed: the model has two letters for Đ and often gives both, prints the stroke of a
number as a fraction bar or twice, sees an underline as part of a word, and takes the I of Roman numerals for 1.
Source: measurements on worn pages (docs/benchmarks.md).
"""

from __future__ import annotations

import re

# What the model makes of a dash that opens a list item.
_DASHES = dict.fromkeys(("~", "_-", "-_", "¬", "—-", "--", "=-", "-="), "-")
# Đ (U+0110) and Ð (U+00D0, eth) look alike; one letter comes out as both, Đ alone twice is an abbreviation.
_BOTH = re.compile("Đ?ÐĐ?")
_SLASHES = re.compile(r"[/⁄]*⁄[/⁄]*")
# A rest of an underline or of a letter above, before a number; a dash of the line under the words before it.
_SPECK = re.compile(r"^[_'‘’`\"]+(?=\d+[-/])")
_GLUED = re.compile(r"(?<=số)-(?=\d)", re.IGNORECASE)
# Numerals of parts of a text: I is read as 1, l or |, two of them as H.
_NUMERAL = re.compile(r"(?=.*[IVXH])[1lI|HVX]{2,5}(?=[.)]$)")
_ONES = str.maketrans({"1": "I", "l": "I", "|": "I", "H": "II"})
_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")


def cleaned(token: str) -> str:
    """One token of recognition with its signs put right, with a blank where it is two; letters in doubt stay."""
    # A circumflex standing alone counts as a letter in Unicode.
    token = token.replace("\u02c6", "^")
    token = _BOTH.sub("Đ", _SLASHES.sub("/", token))
    return _DASHES.get(token) or _GLUED.sub(" ", _SPECK.sub("", token))


def heading(token: str) -> str:
    """The first token of a line: 1I., IH., 1V. are Roman numerals, as no plain number and no letter is."""
    found = _NUMERAL.match(token)
    if found is None or _ROMAN.fullmatch(found[0]):
        return token
    numeral = found[0].translate(_ONES)
    return numeral + token[found.end() :] if _ROMAN.fullmatch(numeral) else token
