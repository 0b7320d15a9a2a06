"""Unicode to TCVN3 (TCVN 5712:1993, VN3), the way it was typed: one font for small letters, one that draws capitals."""

from __future__ import annotations

from itertools import groupby

_SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_CODES = bytes.fromhex(
    "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbaecccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaebeced"
    "eeeff1f2f3f4adf5f6f7f8f9fafbfcfdfe"
)
_TABLE = {letter: chr(code) for letter, code in zip(_SMALL, _CODES, strict=True)}
_TABLE |= {letter: chr(code) for letter, code in zip("ĂÂÊÔƠƯĐ", range(0xA1, 0xA8), strict=True)}
SMALL, CAPITAL = ".VnTime", ".VnTimeH"


def encode(text: str) -> list[tuple[str, str]]:
    """The text as pieces of (characters, font name). Capitals with a tone exist in the capital font only."""
    spelled: list[tuple[str, str]] = []
    for word in text.replace("–", "-").split(" "):
        shouted = word.isupper() and any(_lost(char) for char in word)
        for char in word + " ":
            if shouted or _lost(char):
                spelled.append((_TABLE.get(char.lower(), char.lower()), CAPITAL))
            else:
                spelled.append((_TABLE.get(char, char), SMALL))
    spelled.pop()
    return [("".join(char for char, _ in run), font) for font, run in groupby(spelled, key=lambda piece: piece[1])]


def _lost(char: str) -> bool:
    """A capital that the small font has no code for."""
    return char != char.lower() and char.lower() in _TABLE and char not in _TABLE
