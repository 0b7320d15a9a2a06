"""What makes two mentions of a document the same document: kind, number, body, locality, and term or date.

A number alone does not: Party numbers run per kind and committee term, State ones per year, in every province anew.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from config.vocabulary import any_of, spellings, table
from index import naming, units
from index.bodies import is_central, same_body, without_place
from index.forms import compact, kind_codes, parts, series
from index.symbols import is_central_party, is_local, last_group
from index.titles import covers, likeness
from pipeline import provinces as in_time
from pipeline.model import Citation, Record
from pipeline.number import stated_year
from pipeline.viet import fold

_DISTRICT = re.compile(r"(?:hu|du|thu|qu)$")
# Between provinces of which nothing said so far tells which is meant; read by people too.
_OR = " hoặc "
_WORDS = re.compile(r"\w+")
_LOWER_UNITS = ("huyen", "huyen uy", "quan", "quan uy", "thi xa", "thi uy", "xa", "phuong", "thi tran", "dac khu")


class Claim(NamedTuple):
    """What is known or stated of a document; None for what is not. `date` is YYYY, YYYY-MM or YYYY-MM-DD.

    `locality` may be several provinces (Quảng Trị hoặc Quảng Bình), the likeliest first. `title` is what it is about.
    """

    kind: str | None = None
    number: str | None = None
    name: str | None = None
    issuer: str | None = None
    locality: str | None = None
    term: str | None = None
    date: str | None = None
    title: str | None = None

    @property
    def bucket(self) -> str:
        """Only claims of one bucket can be the same document: the number in its comparison form, else the name."""
        return bucket_of(self)


def places(locality: str | None) -> list[str]:
    """The provinces that a claim's locality may be, the likeliest first."""
    return (locality or "").split(_OR)


def bucket_of(claim: Claim) -> str:
    """See `Claim.bucket`; without number and name the kind and full date serve, and "" where these are not known."""
    if claim.number:
        return series(claim.number)
    if claim.name:
        return naming.bucket(claim.kind, claim.name)
    kind = fold(claim.kind or "")
    return f"dated:{kind}:{claim.date}" if kind and len(claim.date or "") == 10 else ""


def of_record(record: Record) -> Claim:
    """The identity of a document that is held."""
    number = record.number.value if record.number else None
    date = partial_date(record.issued_on.value, record.issued_on.precision) if record.issued_on else None
    issuer = record.issuer.value if record.issuer else None
    locality = (record.issuer.locality if record.issuer else None) or locality_in(issuer)
    central = naming.of_centre(record) or bool(number and is_central_party(number))
    term = (term_at(date) or naming.stated_term(record)) if central else None
    subject = record.subject.value if record.subject else None
    return Claim(record.kind.value if record.kind else None, number, None, issuer, locality, term, date, subject)


def of_citation(citation: Citation, citing: Claim) -> Claim:
    """The identity a citation states, completed by what goes without saying: one's own province, one's own district."""
    number, organisation = citation.number, naming.congress_of(citation.name)
    issuer = citation.issuer or organisation
    locality = citation.locality or locality_in(issuer)
    if organisation or (number and is_local(number) and not is_central(issuer or "")):
        locality = locality or _own_province(citation, citing)
        issuer = _own_body(number, issuer, citing, citation.date)
    term = citation.term
    if term is None and citation.date and number and is_central_party(number):
        term = term_at(citation.date)
    kind = citation.kind if _kind_said(citation) else None
    name = citation.name or (None if number else naming.itself(kind))
    return Claim(kind, number, name, issuer, locality, term, citation.date or citation.year, citation.title)


def _own_body(number: str | None, issuer: str | None, citing: Claim, on: str | None) -> str | None:
    """The body with the district or commune that goes without saying, the citing body's own."""
    if number and citing.number and _DISTRICT.search(compact(number)) and without_place(issuer or ""):
        issuer = citing.issuer if last_group(citing.number) == last_group(number) else issuer
    return units.in_own(issuer, citing.issuer, on) if issuer and citing.issuer else issuer


def _own_province(citation: Citation, citing: Claim) -> str | None:
    """The citing body's province as it was when the cited document was issued; several after a merger."""
    if citing.locality is None:
        return None
    return _OR.join(
        in_time.own(citing.locality, citing.date, citation.date or citation.year or stated_year(citation.number))
    )


def _kind_said(citation: Citation) -> bool:
    """Is the kind written out, or can the symbol stand for this one only? A bare QĐ is Quyết định or Quy định."""
    number = parts(citation.number or "")
    kinds = kind_codes().get(number.kind or "", ()) if number else ()
    said = fold(citation.kind or "")
    return len(kinds) < 2 or any(fold(mention.text).startswith(said) for mention in citation.mentions)


def partial_date(value: str, precision: str) -> str:
    """A first day with its precision as the part of the date that is known."""
    return value[: {"year": 4, "month": 7}.get(precision, 10)]


def term_at(date: str | None) -> str | None:
    """The term of the Central Committee on this day; None for a year or month in which it changed."""
    if not date:
        return None
    terms = {_term_on((date + "-01-01")[:10]), _term_on((date + "-12-31"[len(date) - 4 :])[:10])}
    return terms.pop() if len(terms) == 1 else None


@lru_cache(maxsize=4_096)
def _term_on(day: str) -> str | None:
    past = [row["term"] for row in table("terms")["central"] if str(row["from"]) <= day]
    return past[-1] if past else None


@cache
def provinces() -> dict[str, str]:
    """Folded name or spelling of a province, gone or not, also without its dashes → its name in the register."""
    names: dict[str, str] = {}
    for province in (*table("localities")["provinces"], *table("localities")["former"]):
        for spelling in spellings(province):
            names.setdefault(fold(spelling), province["name"])
            names.setdefault(" ".join(_WORDS.findall(fold(spelling))), province["name"])
    return names


@cache
def _provinces_named() -> re.Pattern[str]:
    """Provinces as bodies name them; those that are gone only after the word, for parts of their names live on."""
    listed = table("localities")
    present = {fold(name) for entry in listed["provinces"] for name in spellings(entry)}
    gone = {fold(entry["name"]) for entry in listed["former"]} - present
    after = r"(?<=\btinh )|(?<=\btinh uy )|(?<=\btinh doan )|(?<=\btinh dang bo )"
    # A district or commune may be called like another province: huyện Quảng Ninh, huyện Phù Yên.
    lower = "".join(rf"(?<!\b{unit} )" for unit in _LOWER_UNITS)
    return re.compile(rf"\b{lower}(?:(?:{after})(?P<gone>{any_of(gone)})|(?:{any_of(present)}))\b")


def locality_in(text: str | None) -> str | None:
    """The province that a body's name ends with or names after `tỉnh`, `thành phố`."""
    if not text:
        return None
    found = [match[0] for match in _provinces_named().finditer(fold(text))]
    return provinces()[found[-1]] if found else None


def conflict(one: Claim, other: Claim) -> str | None:
    """Why two claims of one bucket cannot be the same document; None when nothing they state speaks against it.

    Two days in one series are no two documents but a slip in one of them; so are two terms of the same day.
    """
    if one.kind and other.kind and not _same_kind(one, other):
        return f"kind {one.kind} / {other.kind}"
    if _dates_differ(one, other) and not _one_series(one, other):
        return f"date {one.date} / {other.date}"
    if one.term and other.term and one.term != other.term and not _same_day(one, other):
        return f"term {one.term} / {other.term}"
    if one.locality and other.locality and not _same_province(one, other):
        return f"locality {one.locality} / {other.locality}"
    if one.issuer and other.issuer and not _same_issuer(one, other):
        return f"body {one.issuer} / {other.issuer}"
    return None


def agreement(one: Claim, other: Claim) -> int:
    """How much two claims without conflict have in common beyond the number: the date weighs more than all else."""
    both_dated = bool(one.date and other.date)
    said = likeness(one.title, other.title)
    named = [claim.locality for claim in (one, other) if claim.locality]
    return (
        (16 if _same_day(one, other) else -8 if _dates_differ(one, other) else 8 if both_dated else 0)
        + (6 if said == "same" else -6 if said == "other" else 0)
        + (8 if one.term and one.term == other.term else 0)
        + (2 if len(named) == 2 and not any(_OR in place for place in named) else 0)
        + (1 if said == "same" and covers(other.title, one.title) else 0)
        + (1 if one.issuer and other.issuer and _same_issuer(one, other) else 0)
    )


@lru_cache(maxsize=1 << 14)
def agreed(stated: Claim, known: Claim) -> tuple[str, ...]:
    """What of the things stated the document bears as well, so that one sees what a citation rests on."""
    found = {
        "number": bool(stated.number and known.number),
        "name": bool(stated.name and not stated.number),
        "date": bool(stated.date and known.date) and not _dates_differ(stated, known),
        "term": bool(stated.term) and stated.term == known.term,
        "locality": bool(stated.locality and known.locality) and _same_province(stated, known),
        "issuer": bool(stated.issuer and known.issuer) and _same_issuer(stated, known),
        "title": likeness(stated.title, known.title) == "same",
    }
    return tuple(name for name, agrees in found.items() if agrees)


def doubt(stated: Claim, known: Claim) -> str | None:
    """Why a person should look before a citation is led to the only document that fits; None when the day agrees."""
    if _same_day(stated, known):
        return None
    if _dates_differ(stated, known):
        return f"date {stated.date} is stated, {known.date} is on the only one of this series"
    if stated.locality and known.locality:
        own = places(stated.locality)[0]
        if not in_time.same(own, known.locality, _date_of_both(stated, known)):
            return f"only {known.locality}, which was merged into the citing body's province, has one that fits"
    alike = likeness(stated.title, known.title)
    # A symbol of every level (UBND) tells less than that of a Huyện ủy.
    tells = stated.issuer is None and _DISTRICT.search(compact(stated.number or ""))
    unit = None if tells else units.unsaid(stated.issuer, known.issuer)
    if unit and alike != "same":
        return f"of which unit is not stated, the only one that fits is of {unit}"
    if alike == "other":
        return f"it is said to be about “{stated.title}”, this one is about “{known.title}”"
    return None


def merge(one: Claim, other: Claim) -> Claim:
    """What two claims know together; the longer date and name of the body and the fewer provinces win."""
    merged = [a or b for a, b in zip(one, other, strict=True)]
    claim = Claim(*merged)
    date = max(one.date or "", other.date or "", key=len) or None
    issuer = max(one.issuer or "", other.issuer or "", key=len) or None
    return claim._replace(date=date, issuer=issuer, locality=_fewer(one.locality, other.locality))


def _fewer(one: str | None, other: str | None) -> str | None:
    if not one or not other:
        return one or other
    return min(one, other, key=lambda each: each.count(_OR))


def _same_kind(one: Claim, other: Claim) -> bool:
    a, b = fold(one.kind or ""), fold(other.kind or "")
    if a == b or a.startswith(b) or b.startswith(a):
        return True
    # A number names its kind by a symbol; only QĐ and the like leave the choice that makes a wrong kind tell.
    number = parts(one.number or "")
    shared = kind_codes().get(number.kind or "", frozenset()) if number else frozenset()
    return not (a in shared and b in shared) and bool(shared)


def _same_start(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _dates_differ(one: Claim, other: Claim) -> bool:
    return bool(one.date and other.date and not _same_start(one.date, other.date))


def _one_series(one: Claim, other: Claim) -> bool:
    """Do both bear a number that is given once, in the year it names or in one term of the Central Committee?"""
    if stated_year(one.number):
        return True
    return (
        is_central_party(one.number or "")
        and term_at(one.date) is not None
        and term_at(one.date) == term_at(other.date)
    )


def _same_day(one: Claim, other: Claim) -> bool:
    return one.date == other.date and len(one.date or "") == 10


def _date_of_both(one: Claim, other: Claim) -> str | None:
    """The fuller of two dates that both are said of one document; a date on one side tells nothing of the other."""
    return max(one.date, other.date, key=len) if one.date and other.date else None


def _same_province(one: Claim, other: Claim) -> bool:
    date = _date_of_both(one, other)
    pairs = product(places(one.locality), places(other.locality))
    return any(in_time.same(a, b, date) for a, b in pairs)


def _same_issuer(one: Claim, other: Claim) -> bool:
    if one.number and is_central_party(one.number) and last_group(one.number) == "tw":
        # Bộ Chính trị, Ban Bí thư and the Committee itself share one series.
        return True
    return same_body(one.issuer or "", other.issuer or "", max(one.date or "", other.date or "", key=len) or None)
