"""News and other carriers that report a directive, told apart from the directive itself."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex as re

from config.vocabulary import any_of, table
from extractors import kinds, tails
from extractors.base import Case
from extractors.gazetteer import bodies_in
from pipeline import model
from pipeline.number import NUMBER, of_match
from pipeline.viet import fold

_ACT = re.compile(
    r"(?:vừa|mới|đã)\s+(?:(?:ký\s+)?ban hành\s+(?P<what>.{0,140})"
    r"|có\s+(?P<what>(?:công văn|kết luận|văn bản).{0,140}))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\bvề\s+")
# Up to the full stop that ends it, not one inside (TP. Bình Hải).
_SENTENCE = re.compile(r"[^\n]*?(?=(?<!\b\p{L}{1,2})\.\s+\p{Lu}|\.?\s*(?:\n|$))")
_PERSON = re.compile(r"(?P<name>[\p{Lu}][\p{Ll}]+(?:\s[\p{Lu}][\p{Ll}]+){1,4})\s*$")
_LETTERHEAD = re.compile(r"cong hoa xa hoi|dang cong san viet nam|noi nhan\s*:|doc lap\s*-")


@cache
def _dateline() -> re.Pattern[str]:
    """What opens an article: (Báo Lam Giang) -, lamgiang.vn -, Thứ Hai, 02/03/2020."""
    outlets = any_of(map(fold, table("news")["outlets"]))
    return re.compile(
        rf"\(bao [\w ]{{3,25}}\)\s*[-–]|\(?(?:{outlets}|[\w.]+\.vn)\)?\s*[-–]"
        r"|(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat),? (?:ngay )?\d{1,2}/\d{1,2}/\d{4}\b"
    )


@cache
def _furniture() -> re.Pattern[str]:
    listed = table("news")
    words, labels = any_of(map(fold, listed["furniture"])), any_of(map(fold, listed["labels"]))
    return re.compile(rf"(?:{words})\b|(?:{labels})\s*:|\.(?:jpg|png)\b")


def find(case: Case) -> dict[str, Any]:
    """`carrier`: evidence that this is an article; `reports`: the directive it reports on, as far as stated."""
    evidence = _evidence(case)
    if evidence is None:
        return {"carrier": None, "reports": None}
    return {"carrier": evidence, "reports": _report(case)}


def _evidence(case: Case) -> tuple[model.Evidence, ...] | None:
    """Signs of an article and none of a directive's form."""
    folded = fold(case.text)
    if case.outline.title is not None or _LETTERHEAD.search(folded):
        return None
    dateline = _dateline().search(folded[:1500])
    act = _ACT.search(case.text[:3000])
    signs = (2 if dateline else 0) + (2 if act else 0) + min(2, len(set(_furniture().findall(folded))))
    if signs < 3:
        return None
    spot = dateline.span() if dateline else (0, min(len(case.text), 80))
    return case.evidence(*spot)


def _report(case: Case) -> model.Report | None:
    act = _ACT.search(case.text)
    if act is None:
        return None
    start, what = act.start("what"), act["what"]
    word = kinds.named(what)
    number = NUMBER.search(what.split("về")[0])
    body, _ = _issuer(case, start + (word.end if word else 0))
    about = _ABOUT.search(case.text, start, act.end())
    subject = _SENTENCE.match(case.text, about.end()) if about else None
    date = tails.tail(case.text, start + number.end()).date if number else None
    return model.Report(
        kind=word.name if word else None,
        number=of_match(number).text if number else None,
        issuer=body,
        date=date,
        subject=subject.group().strip() if subject else None,
        signatory=_signer(case.text[max(0, act.start() - 120) : act.start()]),
    )


def _issuer(case: Case, position: int) -> tuple[str | None, int]:
    found = re.compile(r"\s*(?:số\s+\S+\s*)?(?:của\s+)?").match(case.text, position)
    start = found.end() if found else position
    body = next(iter(bodies_in(case.text, start, start + 120)), None)
    return (case.text[body.start : body.end], body.end) if body and body.start == start else (None, position)


def _signer(before: str) -> str | None:
    """ "Phó Bí thư Thường trực Tỉnh ủy Trần Văn A vừa ký ban hành": the name that stands last."""
    line = before.rsplit("\n", maxsplit=1)[-1].rstrip(" ,")
    found = _PERSON.search(line)
    return _without_body(line, found) if found else None


def _without_body(line: str, found: re.Match[str]) -> str | None:
    """The words of the match that are no part of a body's name before it; underthesea knows persons' names well."""
    from extractors.names import person_at_end

    return person_at_end(line, found["name"])
