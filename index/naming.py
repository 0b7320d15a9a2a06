"""Documents known by name: a law cited by its title, a resolution by the plenum or congress that passed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index import units
from pipeline.model import Record
from pipeline.viet import fold, int_to_roman, nfc, numeral, ordinal

# What is passed under a title by which it is cited ever after.
_TITLED = {"luat", "bo luat", "phap lenh", "dieu le"}
# Of these there is one at a time, which bears no other title.
_ITSELF = {"hien phap"}
_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "tw": "trung uong"}
_WORD = re.compile(r"\w+")
_CENTRAL_NUMBER = re.compile(r"(?i)/T[WƯ]$")
_PLENUM = re.compile(
    r"hoi nghi (?:lan thu )?(?P<nth>muoi \w+|\w+)[\s,]+(?:cua )?(?:ban chap hanh|bch) (?:trung uong|tw)\b(?: dang)?"
    r"(?:[\s,(]*khoa (?P<term>[ivxl]+|\d{1,2})\b)?"
)
# "dai hoi XIII cua Dang", "dai hoi dai bieu toan quoc lan thu XIII".
_CONGRESS = re.compile(
    r"dai hoi (?:(?:dai bieu|dang|toan quoc|lan thu|cua) )+(?P<nth>[ivxl]+|\d{1,2})\b"
    # Provinces and unions have congresses too.
    r"(?! (?:cua )?(?:dang bo|doan|hoi|cong doan|mat tran))"
    r"|dai hoi (?P<second>[ivxl]+|\d{1,2}) (?:cua )?dang\b(?! bo)"
)
_CONGRESS_BUCKET = re.compile(r":dai hoi \d+$")
_LOCAL_CONGRESS = re.compile(r"dai hoi (?:dai bieu )?(?P<body>dang bo .+?),? (?:lan thu|khoa) (?P<nth>[ivxl]+|\d{1,2})")
# The head of a resolution, where it says which plenum passed it.
_HEAD = 600


def bucket(kind: str | None, name: str) -> str:
    """Where all citations by one name come together: `name:luat:dat dai`, however short, long or pointed."""
    return f"name:{fold(kind or '')}:{_bare(name)}"


def names(record: Record) -> frozenset[str]:
    """The buckets in which a document that is held may be cited by name."""
    return frozenset(_names(record))


def itself(kind: str | None) -> str | None:
    """The name of what is known by its kind alone, the Constitution."""
    return kind if fold(kind or "") in _ITSELF else None


def of_centre(record: Record) -> bool:
    """Is it of a congress of the whole Party, and so bears no number: the Party's statutes, a congress's resolution?"""
    buckets = names(record) if record.number is None else ()
    return any(name == bucket("Điều lệ", "Đảng") or _CONGRESS_BUCKET.search(name) for name in buckets)


def stated_term(record: Record) -> str | None:
    """The term of the Central Committee that the head of one of its resolutions states."""
    found = _PLENUM.search(_head(record))
    if found and found["term"]:
        return int_to_roman(numeral(found["term"]))
    congress = _CONGRESS.search(fold(_of_congress(record)))
    return int_to_roman(numeral(congress["nth"] or congress["second"])) if congress else None


def congress_of(name: str | None) -> str | None:
    """The Party organisation of whose congress a name speaks ("Đảng bộ tỉnh"); None for one of the whole Party."""
    found = _LOCAL_CONGRESS.fullmatch(fold(name)) if name else None
    return name[slice(*found.span("body"))] if name and found else None


def _names(record: Record) -> Iterator[str]:
    kind = record.kind.value if record.kind else ""
    subject = record.subject.value if record.subject else None
    if fold(kind) in _TITLED and subject:
        yield bucket(kind, re.sub(rf"(?i)^{re.escape(kind)}\s+", "", subject))
    if own := itself(kind):
        yield bucket(kind, own)
    if record.number and _CENTRAL_NUMBER.search(record.number.value):
        found = _PLENUM.search(_head(record))
        digit = ordinal(found["nth"]) if found else ""
        if digit:
            yield bucket(kind, f"Trung ương {digit}")
    elif record.number is None and fold(kind) == "nghi quyet":
        said = _of_congress(record)
        congress = _LOCAL_CONGRESS.search(fold(said)) or _CONGRESS.search(fold(said))
        if congress:
            yield bucket(kind, said[slice(*congress.span())])


def _head(record: Record) -> str:
    return " ".join(fold(record.text[:_HEAD]).split())


def _of_congress(record: Record) -> str:
    """What body and title say of a congress."""
    said = (each.value for each in (record.subject, record.issuer) if each and each.value)
    return " ".join(nfc("; ".join(said)).split())


@lru_cache(maxsize=4_096)
def _bare(name: str) -> str:
    if congress := _CONGRESS.match(fold(name)):
        return f"dai hoi {numeral(congress['nth'] or congress['second'])}"
    if local := _LOCAL_CONGRESS.fullmatch(fold(name)):
        # Whose it is stands in the citation's body and locality.
        body = units.stated(name[slice(*local.span("body"))])
        unit = "/".join(sorted(body.lowest.types)) if body.lowest else ""
        return " ".join([*_WORD.findall(fold(f"đại hội {body.rest} {unit}")), str(numeral(local["nth"]))])
    words = " ".join(_SHORT.get(word, word) for word in _WORD.findall(fold(name)))
    return words.removeprefix("hoi nghi ").removesuffix(" cong san viet nam")
