"""Names of bodies and places whose marks recognition got wrong ("SỞ Y TẺ", "Cân Thơ"), set right by the vocabulary.

Capitals lose their marks first: Tesseract reads Ế as É and Ầ as Â. A run of two or more words that, marks aside, is one
listed name and no other takes that name's marks; a name that is listed as printed stays.
"""

from __future__ import annotations

from functools import cache

import regex as re

from config.vocabulary import table
from extractors.lexicon import surfaces
from pipeline.viet import fold, key

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 8


@cache
def _names() -> dict[tuple[str, ...], frozenset[str]]:
    """Folded words of each listed name → the names as spelled."""
    found: dict[tuple[str, ...], set[str]] = {}
    for name in _listed():
        words = _WORD.findall(name)
        # Pairs of words inside a name hold in other names too: KIỂM TRA, GIÁM ĐỐC.
        pairs = [words[at : at + 2] for at in range(len(words) - 1)] if len(words) > 2 else []
        for part in (words, *pairs):
            if len(part) > 1:
                found.setdefault(tuple(map(fold, part)), set()).add(" ".join(part))
    return {words: frozenset(names) for words, names in found.items()}


def _listed() -> list[str]:
    names = [surface.text for surface in surfaces() if not surface.short]
    for province in table("localities")["provinces"]:
        names += [province["name"], province["centre"]]
    for kinds in table("districts").values():
        names += [name for group in kinds.values() for name in group]
    names += table("bodies")["fields"]
    names += [role["name"] for role in table("roles")["positions"]]
    return [str(name) for name in names]


def mended(text: str) -> str:
    """The text with the marks of listed names set right; capitals, punctuation and everything else stay."""
    words = list(_WORD.finditer(text))
    folded = [fold(word.group()) for word in words]
    out: list[str] = []
    position = index = 0
    while index < len(words):
        length, name = _longest(folded, index)
        if name is None:
            index += 1
            continue
        for word, right in zip(words[index : index + length], name.split(), strict=True):
            out += [text[position : word.start()], _cased(right, word.group())]
            position = word.end()
        index += length
    return "".join([*out, text[position:]])


def _longest(folded: list[str], index: int) -> tuple[int, str | None]:
    for length in range(min(_LONGEST, len(folded) - index), 1, -1):
        names = _names().get(tuple(folded[index : index + length]))
        if names is not None:
            spellings = {key(name) for name in names}
            return length, min(names) if len(spellings) == 1 else None
    return 1, None


def _cased(right: str, printed: str) -> str:
    if key(right) == key(printed):
        return printed
    if printed.isupper() and len(printed) > 1:
        return right.upper()
    return right[:1].upper() + right[1:].lower() if printed[:1].isupper() else right.lower()
