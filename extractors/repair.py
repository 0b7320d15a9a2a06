"""Numbers that recognition or a careless hand spoiled, mended against the closed vocabulary of kinds and bodies.

Only letters are mended, only where exactly one entry of the vocabulary is left, and what was mended is told so that the
confidence falls. Digits are never touched. Method and figures: docs/benchmarks.md (snap repair).
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex as re
from rapidfuzz.distance import Levenshtein

from config.vocabulary import table
from extractors import kinds
from extractors.symbols import known_symbols
from pipeline.number import Number
from pipeline.viet import fold

_LOOKALIKE = str.maketrans({"1": "i", "l": "i", "|": "i", "!": "i", "0": "o", "5": "s", "œ": "c", "¢": "c"})
# What recognition makes of the commonest symbols; none of these is a symbol itself. Source: docs/benchmarks.md.
_COMMITTEES = {
    **dict.fromkeys(("TIW", "TNW", "TVV", "IW"), "TW"),
    **dict.fromkeys(("FU", "PU", "IU", "TLI"), "TU"),
}
_MISREAD = {
    **_COMMITTEES,
    **dict.fromkeys(("TTEg", "TTE", "TTEE", "TTe", "Tg", "TTø", "TTp", "TTq"), "TTg"),
    **dict.fromkeys(("TIr", "TIT", "TTT"), "TTr"),
    "KIL": "KL",
}
# Tone marks of capitals are specks on a photocopy; circumflex and horn are part of the letter.
_TONES = str.maketrans("ÙÚỦŨỤỪỨỬỮỰÀÁẢÃẠÈÉẺẼẸÌÍỈĨỊÒÓỎÕỌ", "UUUUUƯƯƯƯƯAAAAAEEEEEIIIIIOOOOO")
_SPELLED_BODIES = frozenset({"TTg", "TTr"})
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


def spelled_symbols() -> frozenset[str]:
    """All abbreviations of kinds and bodies as they are spelled in symbols."""
    return _vocabulary()[0]


def repaired(number: Number, kind: str | None = None) -> tuple[Number, bool]:
    """The number with each group of its symbol in the vocabulary's spelling, and whether that changed a letter.

    `kind`: what the words before the number, or the title, call the document.
    """
    symbol = _mended(number.symbol, kind)
    if symbol == number.symbol:
        return number, False
    text = number.text[: len(number.text) - len(number.symbol)] + symbol
    changed = fold(symbol) != fold(number.symbol)
    return number._replace(symbol=symbol, text=text), changed


@lru_cache(maxsize=4_096)
def _mended(symbol: str, kind: str | None) -> str:
    parts = re.split(r"([-/,+.])", _SEVEN.sub(_slash, symbol))
    mended = [_group(part, None if index else kind) if index % 2 == 0 else part for index, part in enumerate(parts)]
    # QTR at the end of a symbol is some body's, not the Quy trình of QTr.
    mended[1:] = [
        part if new.upper() == part and new not in _SPELLED_BODIES else new
        for part, new in zip(parts[1:], mended[1:], strict=True)
    ]
    if mended[0] == "NĐ" and len(mended) == 3 and Levenshtein.distance(mended[2], "CP") == 1:
        mended[2] = "CP"
    return "".join(mended)


_SEVEN = re.compile(r"(?<![^\W\d_])(\p{Lu}{2,})7(\p{Lu}{2,})\b")


def _slash(found: re.Match[str]) -> str:
    """KL7TW: a stroke read as a figure, between two symbols of the vocabulary."""
    return f"{found[1]}/{found[2]}" if known(found[1]) and known(found[2]) else found[0]


def known(group: str) -> str | None:
    """The symbol of the vocabulary that this is, letter by letter."""
    spelled, _ = _vocabulary()
    return group if group in spelled or _LEGISLATURE.fullmatch(group) else None


def meant(group: str, kind: str | None = None) -> str | None:
    """The only symbol of the vocabulary that this can be, None where it is none or more than one."""
    return known(_group(group, kind))


_LEGISLATURE = re.compile(r"(?:UBTV)?QH(?:[1-9]|1\d)")


def _group(group: str, kind: str | None) -> str:
    spelled, keyed = _vocabulary()
    if kind and (code := _code(group, kind)):
        return code
    if group in spelled:
        return group
    if (meant := _MISREAD.get(group.replace("1", "I"))) is not None:
        return meant
    tail = re.fullmatch(r"([QO0]H|UBTVQH)(?:I(?=[1I][1Il\d]$))?([1Il]?[1Il\d])", group)
    if tail and (tail[1][0] in "QU" or len(tail[2]) == 2):
        return tail[1].replace("O", "Q").replace("0", "Q") + re.sub("[Il]", "1", tail[2])
    if (usual := _SPELLED.get(group.lower())) and fold(group) == fold(usual):
        return usual
    if (toneless := group.translate(_TONES)) in spelled:
        return toneless
    fitting = keyed.get(_key(group), frozenset())
    if len(fitting) > 1:
        # DU is ĐU rather than ĐƯ: a stroke is lost sooner than a horn.
        fitting = frozenset(symbol for symbol in fitting if symbol.replace("Đ", "D") == group)
    return next(iter(fitting)) if len(fitting) == 1 else _agency(group) or _without_speck(group) or group


def _code(group: str, kind: str) -> str | None:
    """The code of the kind that the text states, where this group is that code misread by one letter (CI, QB, KII)."""
    code = kinds.code_of(kind)
    if code is None or code == "CV" or kinds.is_spelling(group, kind):
        return None
    if _MISREAD.get(group) == code:
        return code
    spelled, _ = _vocabulary()
    if group in spelled and fold(group) != fold(code):
        return None
    if group[1:] == code or group.replace("O", "Q") == code:
        return code  # a speck before it; a Q without its tail
    read = re.sub("ii", "h", _key(group))
    return code if Levenshtein.distance(read, _key(code)) <= 1 and read[:1] == _key(code)[:1] else None


def _without_speck(group: str) -> str | None:
    """A longer symbol into which a stroke or speck brought one more letter: BDOVTU."""
    spelled, _ = _vocabulary()
    fewer = {group[:at] + group[at + 1 :] for at, letter in enumerate(group) if letter in "OIl01"}
    fitting = fewer & spelled
    return next(iter(fitting)) if len(group) > 4 and len(fitting) == 1 else None


def _agency(group: str) -> str | None:
    """An agency whose committee was misread: BTCIW, VPFU."""
    spelled, _ = _vocabulary()
    for read, committee in _COMMITTEES.items():
        whole = group.removesuffix(read) + committee
        if group.endswith(read) and whole in spelled:
            return whole
    return None
