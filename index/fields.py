"""`field:value` in what people type: which field is meant, how far its value reaches, and what it asks for."""

from __future__ import annotations

import re
from functools import cache

from index import days, forms, numberask
from index.clauses import All, Clause, Exact, Range, Words
from index.identity import provinces
from pipeline.viet import fold, int_to_roman, key, plain

# Fields by the names people know; the Vietnamese ones may be typed without any mark, but not with others.
_SPELLED = {
    "loại": "kind", "số": "number", "năm": "year", "ký": "signatory", "người ký": "signatory", "nhận": "recipients",
    "nơi nhận": "recipients", "cơ quan": "issuer", "địa phương": "locality", "tỉnh": "locality", "ngày": "issued",
    "hạn": "due", "viện dẫn": "cited", "khóa": "term", "trích yếu": "subject", "tình trạng": "status",
    "hiệu lực": "status",
}  # fmt: skip
_ENGLISH = {
    "kind": "kind", "type": "kind", "number": "number", "year": "year", "signed": "signatory", "signatory": "signatory",
    "to": "recipients", "recipient": "recipients", "issuer": "issuer", "body": "issuer", "locality": "locality",
    "date": "issued", "issued": "issued", "due": "due", "deadline": "due", "cites": "cited", "term": "term",
    "subject": "subject", "status": "status",
}  # fmt: skip
FIELDS = {**{fold(name): field for name, field in _SPELLED.items()}, **_ENGLISH}
_KEYS = {key(name) for name in _SPELLED}
STATUSES = {
    "con hieu luc": "in-force", "in-force": "in-force", "in force": "in-force", "sua doi": "amended",
    "da sua doi": "amended", "amended": "amended", "thay the": "replaced", "da thay the": "replaced",
    "replaced": "replaced", "het hieu luc": "repealed", "bai bo": "repealed", "da bai bo": "repealed",
    "repealed": "repealed",
}  # fmt: skip
_WORDS = frozenset({"signatory", "recipients", "issuer", "subject"})
_SHORT = {"ubnd": ("uy", "ban", "nhan", "dan"), "hdnd": ("hoi", "dong", "nhan", "dan")}
_MOST_TERMS = 90
_NEXT = re.compile(r"\s+(?P<word>[^\s\":]+)(?!\s*:)")
_TYPE_OF_PLACE = re.compile(r"^(?:tinh|thanh pho|tp\.?)\s+")


def named(folded: str, original: str) -> str | None:
    """The field of a name; None for a word that only folds to one (hồ sơ: …)."""
    field = FIELDS.get(re.sub(r"\s+", " ", folded))
    right = original.isascii() or key(re.sub(r"\s+", " ", original)) in _KEYS
    return field if field and right else None


def reach(field: str, folded: str, original: str, start: int, end: int) -> int:
    """Where the unquoted value from `start` ends: it is one word, or as much as is known or written in capitals."""
    if field in {"kind", "locality", "status"}:
        known = _known(field).match(folded, start)
        return max(end, known.end()) if known else end
    if field in _WORDS:
        while original[start].isupper() and (following := _NEXT.match(original, end)):
            if not following["word"][0].isupper() or following["word"] in {"OR", "HOẶC"}:
                break
            end = following.end()
    return end


@cache
def _known(field: str) -> re.Pattern[str]:
    if field == "kind":
        names = {*forms.kind_names()}
    elif field == "status":
        names = {*STATUSES}
    else:
        names = {f"{kind}{name}" for kind in ("", "tinh ", "thanh pho ", "tp ") for name in provinces()}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![\w])")


def clause(field: str, op: str | None, value: str) -> Clause | None:
    """What `field:value` asks for, both folded; None where the value has no meaning there."""
    words = tuple(plain(value).split())
    if field in {"issued", "due", "year"}:
        limits = days.limits(op, value)
        return Range("issued" if field == "year" else field, *limits) if limits else None
    if not words:
        return None
    return _by_field(field, value, words)


def _by_field(field: str, value: str, words: tuple[str, ...]) -> Clause | None:
    if field in _WORDS:
        return Words(tuple(part for word in words for part in _SHORT.get(word, (word,))), field)
    if field == "number":
        ask = numberask.of_field(value)
        return _one(ask.clauses()) if ask else None
    if field == "status":
        status = STATUSES.get(value.strip())
        return Exact(field, (status,)) if status else None
    values = {"kind": kinds, "cited": _cited, "term": _term, "locality": _place}[field](value)
    return Exact(field, values)


def _cited(value: str) -> tuple[str, ...]:
    ask = numberask.of_field(value)
    return (ask.whole if ask and ask.whole else forms.compact(value),)


def _term(value: str) -> tuple[str, ...]:
    """XIII of `13`, `khóa XIII`."""
    last = plain(value).split()[-1]
    return (int_to_roman(int(last)).lower() if last.isdigit() and 0 < int(last) < _MOST_TERMS else last,)


def _place(value: str) -> tuple[str, ...]:
    """The register's name of a province in any spelling (TPHCM, Đắc Lắc); another place as it is."""
    bare = _TYPE_OF_PLACE.sub("", " ".join(plain(value).split()))
    known = provinces().get(fold(value).strip()) or provinces().get(bare)
    return (" ".join(plain(known or bare).split()),)


def _one(clauses: tuple[Clause, ...]) -> Clause:
    return clauses[0] if len(clauses) == 1 else All(clauses)


def kinds(value: str) -> tuple[str, ...]:
    """Folded names of the kinds that a name or symbol (`KH`, `kế hoạch`) stands for."""
    folded = fold(value).strip()
    if folded in forms.kind_names():
        return (fold(forms.kind_names()[folded][0]),)
    return tuple(sorted(forms.kind_codes().get(forms.compact(folded), {folded})))
