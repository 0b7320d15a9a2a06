"""Numbers that recognition or a careless hand spoiled, mended against the closed vocabulary of kinds and bodies.

Only letters are mended, only where exactly one entry of the vocabulary is left, and what was mended is told so that the
confidence falls. Digits are never touched. Method and figures: docs/benchmarks.md (snap repair).
"""

from __future__ import annotations

from functools import cache

import regex as re

from config.vocabulary import table
from extractors.symbols import known_symbols
from pipeline.number import Number
from pipeline.viet import fold

_LOOKALIKE = str.maketrans({"1": "i", "l": "i", "|": "i", "!": "i", "0": "o", "5": "s", "œ": "c", "¢": "c"})
# What recognition makes of the commonest symbols; none of these is a symbol itself. Source: docs/benchmarks.md.
_MISREAD = {
    **dict.fromkeys(("IW", "TIW", "TNW", "TVV"), "TW"),
    **dict.fromkeys(("FU",), "TU"),
    **dict.fromkeys(("TTEg", "TTE", "TTEE", "TTe", "Tg"), "TTg"),
    **dict.fromkeys(("TIr", "TIT", "TTT"), "TTr"),
    "KIL": "KL",
}
_SPELLED = {"ttg": "TTg", "ttr": "TTr", "ctr": "CTr", "qdi": "QĐi"}


def _key(group: str) -> str:
    return re.sub(r"d+", "d", fold(group).translate(_LOOKALIKE))


@cache
def _vocabulary() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Symbols as they are spelled, and for each folded key the symbols that it may stand for."""
    spelled: set[str] = set(known_symbols())
    for kind in table("kinds")["kinds"]:
        spelled.update(code for code in (kind.get("code"), *kind.get("also", ())) if code and "-" not in code)
    spelled -= {"ND", "NÐ", "QÐ", "CÐ", "HÐ", "CTHÐ", "DA", "TTR", "CTR"}
    keyed: dict[str, set[str]] = {}
    for symbol in spelled:
        keyed.setdefault(_key(symbol), set()).add(symbol)
    return frozenset(spelled), {key: frozenset(values) for key, values in keyed.items()}


def repaired(number: Number) -> tuple[Number, bool]:
    """The number with each group of its symbol in the vocabulary's spelling, and whether that changed a letter."""
    parts = re.split(r"([-/,+])", number.symbol)
    mended = [_group(part) if index % 2 == 0 else part for index, part in enumerate(parts)]
    symbol = "".join(mended)
    if symbol == number.symbol:
        return number, False
    text = number.text[: len(number.text) - len(number.symbol)] + symbol
    changed = fold(symbol) != fold(number.symbol)
    return number._replace(symbol=symbol, text=text), changed


def _group(group: str) -> str:
    spelled, keyed = _vocabulary()
    if group in spelled:
        return group
    if (meant := _MISREAD.get(group)) is not None:
        return meant
    tail = re.fullmatch(r"(QH|UBTVQH)(?:I(?=[1I][1Il\d]$))?([1I]?[1Il\d])", group)
    if tail:
        return tail[1] + re.sub("[Il]", "1", tail[2])
    if (usual := _SPELLED.get(group.lower())) and fold(group) == fold(usual):
        return usual
    fitting = keyed.get(_key(group), frozenset())
    return next(iter(fitting)) if len(fitting) == 1 else group
