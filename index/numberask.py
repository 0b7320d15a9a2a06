"""Document numbers as people type them, whole or in part, right or garbled."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from index import forms
from index.clauses import Clause, Exact
from pipeline.syllable import is_syllable
from pipeline.viet import fold, nfc, plain

# What OCR and fingers put in the place of digits; at least one true digit must be there.
_RUN = r"(?=[0-9ilo|!]*\d)[0-9ilo|!]{1,6}"
# Where a dash and the symbol of a kind follow, more of them, and no true digit at all: B8-KH/TU, SS-KH/TU.
_GARBLED_RUN = r"(?<![\w./-])[0-9ilosbzg|!]{1,6}"
# 1.026/KH-UBND: a dot between thousands.
_DIGITS = rf"(?<![\w./-])(?:\d{{1,2}}\.\d{{3}}(?=\s?[-/]\s?[a-z])|{_RUN})"
# In the place of the year of a document that has none.
UNDATED = "?"
_YEAR = r"(?:19|20)\d\d"
_GROUP = r"[a-z&]{1,12}\d{0,2}"
# What divides a symbol: with blanks about it, or a dot, only before something that belongs into a symbol; else a title
# behind a number (88-KH/TU - Kế hoạch …) would become part of it.
_TIGHT = r"[-/_'~]{1,2}"
_LOOSE = r"\s{0,2}[-/_.'~]{1,2}\s{0,2}"
# Symbols of bodies that may follow after a mere blank: "88 kh tu".
_BODY = (
    r"(?:[a-z]{0,5}(?:tu|tw|hu|du)|[a-z]{0,4}(?:ubnd|hdnd)(?:[-/]?[a-z]{1,6})?|cp|ttg|vpcp|qh\d{0,2}|ubtvqh\d{0,2}|ctn"
    r"|b[a-z]{2,6}|vp[a-z]{0,5}|s[a-z]{2,6}(?=\s*$))"
)
# "kế hoạch 5 năm", "kế hoạch 5 năm 2016-2020": a count, no number; "kế hoạch 88 năm 2018" is one.
_COUNT = r"(?!\s*(?:nam(?!\s+" + _YEAR + r"(?![\w/-]))|thang|ngay(?!\s+\d)|quy|tuan|gio|nguoi|trieu|ty|dong|diem|%)\b)"


class NumberAsk(NamedTuple):
    """What of a number was typed. Symbols are folded; `whole` is its compact form when kind and body are both there.

    `name` is the kind as the record spells it, where it was typed in words; `year` that of the number or of issue;
    `garbled`: it may be a number or none, only one like it in the archive can tell. `line`: all that was typed as one
    number, where blanks may have come into it (2 345/KH-U BND); in its compact form.
    """

    typed: str
    digits: int
    kind: str | None = None
    body: str | None = None
    year: int | None = None
    name: str | None = None
    whole: str | None = None
    garbled: bool = False
    line: str | None = None

    def clauses(self) -> tuple[Clause, ...]:
        """What the own number of a document has to fulfil to be the one asked for, in all that was stated."""
        found: list[Clause] = []
        if self.whole:
            # The year may be typed beside a number that does not hold it.
            found.append(Exact("number", tuple(sorted({self.whole, forms.without_year(self.whole)}))))
        else:
            found.append(Exact("digits", (str(self.digits),)))
            found += [Exact("symbol", (self.kind,))] if self.kind and not self.name else []
        return (*found, *self.stated())

    def stated(self) -> tuple[Clause, ...]:
        """What of it was said beside the number itself: the kind in words, the year."""
        found: list[Clause] = []
        if self.name:
            found.append(Exact("kinds", (fold(self.name),)))
        if self.year:
            # A document whose year nobody could read may be the one: it comes after those of that year.
            found.append(Exact("years", (str(self.year), UNDATED)))
        return tuple(found)

    def undated(self) -> NumberAsk:
        """The same number of any year."""
        return self._replace(year=None, whole=self.whole and forms.without_year(self.whole))

    def printed(self) -> frozenset[tuple[str, ...]]:
        """The words as which a text may have it: 88 kh tu, 05 hd vptw, 30 2020 nd cp."""
        symbol = tuple(part for part in (self.kind, self.body) if part)
        years = [(), (str(self.year),)] if self.year else [()]
        return frozenset(
            (figures, *year, *symbol) for figures in (str(self.digits), f"{self.digits:02}") for year in years
        )

    def cited(self) -> Exact | None:
        """What a document that cites it has to fulfil; None for a mere part of a number, which is cited everywhere."""
        return Exact("cited", (self.whole,)) if self.whole else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(forms.kind_names(), key=len, reverse=True)
    )
    codes = "|".join(sorted(map(re.escape, forms.kind_codes()), key=len, reverse=True))
    year = rf"(?:[\s,]+(?:nam\s+)?(?P<later>{_YEAR})(?![\w/-]))?"
    lead = rf"(?:\b(?:(?P<name>{names})|(?P<code>{codes}))\s*)?"
    so = r"(?:\b(?P<so>so)\s*:?\s*)?"
    known = rf"(?:{codes}|{_BODY})(?![a-z])"
    dash = rf"(?:{_TIGHT}|{_LOOSE}(?={known}))"
    # The last group of a line may be anything: 574 / UBND – KTTH.
    dashed = rf"(?:{dash}|{_LOOSE}(?=[a-z&]{{2,6}}\s*$))"
    # A year alone is a year (kế hoạch 2025, 1975-2015), unless it is called a number.
    no_year = r"(?!(?:19[3-9]|20[0-3])\d(?!\d))"
    # 12/98/NĐ-CP: until 1999 two figures of the year were common.
    inner = rf"(?:\s?[/-]\s?(?P<year>{_YEAR}|[4-9]\d(?=\s?[/-]\s?[a-z])))?"
    # 30 2020 nđ cp
    gap = rf"(?:\s?[\s/-]\s?(?P<year>{_YEAR}|[4-9]\d(?=\s?[/-]\s?[a-z])))?"
    after = rf"(?:\s?[/-]\s?(?P<year>{_YEAR}|[4-9]\d))?"
    end = r"(?![\w])"
    return tuple(
        re.compile(pattern)
        for pattern in (
            # 88-KH/TU, 30/2020/NĐ-CP, 88 - kh / tu, kế hoạch số 88-KH/TU, KH 88/TU 2018
            rf"{lead}{so}(?P<digits>{_DIGITS}){inner}{dash}"
            rf"(?P<symbol>{_GROUP}(?:{dashed}{_GROUP}|[,+]{_GROUP}|\s{_BODY}\b)*){end}{year}",
            # B8-KH/TU, SS-KH/TU
            rf"{lead}{so}(?P<digits>{_GARBLED_RUN}){inner}{_LOOSE}(?P<symbol>(?:{codes}){dash}{_GROUP}"
            rf"(?:{dashed}{_GROUP})*){end}{year}",
            # 88KH/TU, 88khtu
            rf"{lead}{so}(?P<digits>{_DIGITS}(?<=\d))(?P<symbol>(?:{codes})(?:{dash})?{_GROUP}(?:[-/]{_GROUP})*){end}{year}",
            # 88 kh tu, 88 kh
            rf"{lead}{so}(?P<digits>{_DIGITS}){gap}\s+(?P<symbol>(?:{codes})(?:[\s/-]{_BODY})?)(?![\w/-]){year}",
            # kế hoạch 88, KH 88 TU, KH-88, kế hoạch số 88 năm 2018
            rf"(?<![\w/.-])(?:(?P<name>{names})|(?P<code>{codes}))(?:\s*|-)(?:(?P<so>so)\s*:?\s*|{no_year})"
            rf"(?P<digits>(?:\d\.\d{{3}}|{_RUN})){after}{_COUNT}(?:\s(?P<symbol>{_BODY}))?(?![\w/-]){year}",
            # số 88, số 88 năm 2018
            rf"\b(?P<so>so)\s*:?\s*(?P<digits>{_DIGITS}){inner}{_COUNT}{end}{year}",
            # nothing but digits
            rf"^\s*{no_year}(?P<digits>\d{{1,5}}){inner}\s*$",
        )
    )


def find(text: str, folded: str) -> tuple[NumberAsk | None, tuple[int, int] | None]:
    """The first number in what was typed, and where it stands. `folded` is `viet.fold` of NFC `text`."""
    for pattern in _patterns():
        for found in pattern.finditer(folded):
            if _called_number(found, text):
                return _ask(found, text[found.start() : found.end()].strip()), found.span()
    for found in _GARBLED.finditer(folded):
        if ask := _garbled(found[0], text[found.start() : found.end()]):
            return ask, found.span()
    if line := of_line(folded, folded):
        return NumberAsk(text.strip(), _running(line) or 0, whole=line, garbled=True), (0, len(folded))
    return None, None


def _called_number(found: re.Match[str], text: str) -> bool:
    """Does `so`, where it stands before the figures, mean số (or number)? Sơ, sở, sổ fold to the same."""
    spelled = found.groupdict().get("so") and text[slice(*found.span("so"))].lower()
    return not spelled or spelled in {"so", "số", "nu"}


# One word of figures, letters and what divides them, that begins like a number.
_GARBLED = re.compile(r"(?<!\S)(?=\S*\d)(?=\S*[a-z])[0-9ilosbzg|!][\w/.,~'|!-]{3,24}(?!\S)")
_NO_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[a-z]{1,3}|[\d/.,-]+|\w+\.\w+\.\w+|[a-z]+\d+")


def _garbled(word: str, typed: str) -> NumberAsk | None:
    whole = forms.compact(re.sub(r"[|!]", "1", word))
    digits = _running(whole)
    if _NO_NUMBER.fullmatch(word) or digits is None or not re.search(r"[a-z]", forms.skeleton(whole)):
        return None
    parts = forms.parts(whole)
    return NumberAsk(typed, digits, year=parts.year if parts else None, whole=whole, garbled=True)


def _running(compact: str) -> int | None:
    """The figures it begins with, or what looks like them."""
    found = re.match(r"\d{1,5}", forms.skeleton(compact))
    return int(found[0]) if found else None


def of_line(folded: str, rest: str) -> str | None:
    """All of a short line as one compact number, if it may be one with blanks inside.

    `rest` is the line without what was recognised as a number; None where that is nothing, or words of their own.
    """
    pieces = plain(rest).split()
    if not pieces or len(folded) > _LONGEST or not _LINE.fullmatch(folded):
        return None
    if any(len(piece) > 2 and is_syllable(piece) for piece in pieces):
        return None
    joined = re.sub(r"[\s']", "", folded)
    ask, _ = find(joined, joined)
    whole = ask.whole if ask else None
    return whole if whole and re.search(r"[a-z]{2}", whole) else None


_LONGEST = 32
# Figures or what looks like them, then few and short pieces.
_LINE = re.compile(r"\s*[0-9ilosbzg|!][\w/.,~'|!+&-]*(?:\s+[\w/.,~'|!+&-]{1,16}){1,5}\s*")


def of_field(value: str) -> NumberAsk | None:
    """The number in `số:88-KH/TU`."""
    folded = fold(nfc(value))
    ask, _ = find(value, folded)
    return ask or find(value, f"so {folded}")[0]


def _ask(found: re.Match[str], typed: str) -> NumberAsk:
    groups = found.groupdict()
    digits = forms.figures(groups["digits"].replace(".", ""))
    name, code = groups.get("name"), groups.get("code")
    spelled, name_code = forms.kind_names()[re.sub(r"\s+", " ", name)] if name else (None, None)
    symbol = groups.get("symbol") or ""
    parts = forms.parts(f"1-{symbol}") if symbol else None
    kind = (parts.kind if parts else None) or (forms.compact(code) if code else None)
    body = parts.body if parts else None
    stated = forms.compact(code) if code else name_code
    if stated and parts and parts.kind != stated and not re.search(r"[a-z]\W+[a-z]", symbol):
        # "KH 88/TU", "QĐ 03/TTg": what follows is the body even where it begins like the symbol of a kind.
        kind, body = stated, forms.compact(symbol)
    inner = groups.get("year") or ""
    inner = f"19{inner}" if len(inner) == 2 else inner
    year = inner or groups.get("later")
    number_year = f".{inner}" if inner else ""
    whole = None
    if symbol and (body or not kind):
        rest = (
            forms.compact(symbol)
            if parts and parts.kind == kind
            else f"{kind or name_code or ''}{forms.compact(symbol)}"
        )
        whole = f"{digits}{number_year}{rest}"
    return NumberAsk(typed, digits, kind or name_code, body, int(year) if year else None, spelled, whole)
