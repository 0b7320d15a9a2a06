"""Documents known by name: a law cited by its title, a resolution by the plenum that passed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model import Record
from pipeline.viet import fold, ordinal

# What is passed under a title by which it is cited ever after.
_TITLED = {"luat", "bo luat", "phap lenh", "dieu le"}
_SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "tw": "trung uong"}
_WORD = re.compile(r"\w+")
_CENTRAL_NUMBER = re.compile(r"(?i)/T[WƯ]$")
_PLENUM = re.compile(
    r"hoi nghi (?:lan thu )?(?P<nth>muoi \w+|\w+)[\s,]+(?:cua )?(?:ban chap hanh|bch) (?:trung uong|tw)\b"
)
# The head of a resolution, where it says which plenum passed it.
_HEAD = 600


def bucket(kind: str | None, name: str) -> str:
    """Where all citations by one name come together: `name:luat:dat dai`, however short, long or pointed."""
    return f"name:{fold(kind or '')}:{_bare(name)}"


def names(record: Record) -> frozenset[str]:
    """The buckets in which a document that is held may be cited by name."""
    return frozenset(_names(record))


def _names(record: Record) -> Iterator[str]:
    kind = record.kind.value if record.kind else ""
    subject = record.subject.value if record.subject else None
    if fold(kind) in _TITLED and subject:
        yield bucket(kind, re.sub(rf"(?i)^{re.escape(kind)}\s+", "", subject))
    if record.number and _CENTRAL_NUMBER.search(record.number.value):
        found = _PLENUM.search(" ".join(fold(record.text[:_HEAD]).split()))
        digit = ordinal(found["nth"]) if found else ""
        if digit:
            yield bucket(kind, f"Trung ương {digit}")


@lru_cache(maxsize=4_096)
def _bare(name: str) -> str:
    words = " ".join(_SHORT.get(word, word) for word in _WORD.findall(fold(name)))
    return words.removeprefix("hoi nghi ").removesuffix(" cong san viet nam")
