"""What several cited documents share in one wording: a kind, a symbol, a body, a list of terms."""

from __future__ import annotations

from collections.abc import Sequence

import regex as re

from extractors import kinds
from extractors.mentions import Mention
from extractors.tails import roman
from pipeline.number import parse
from pipeline.viet import fold

_MORE_TERMS = re.compile(
    r"\s*(?:,|và)\s*(?:[Kk]h(?:óa|oá)\s+(?P<term>[IVXL]+|\d{1,2})|(?P<term>[IVXL]+))(?!\s*\.\s*\p{Lu}|\w)(?:\s*[)])?"
)
_BETWEEN = re.compile(r"[\s,;]*(?:và\s*)?(?:các\s*)?(?:số\s*:?\s*)?")
# "Quyết định số 217, 218-QĐ/TW": the digits before the last number.
_DIGITS = re.compile(
    r"(?P<one>\d{1,4}[a-z]?)(?:\s*(?:,|và)\s*(?:số\s*)?(?P<one>\d{1,4}[a-z]?))*\s*(?:,|và)\s*(?:số\s*)?$"
)


def shared(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions with what their neighbours say for them too, and those that share the symbol of the next."""
    return distribute(text, _with_shortened(text, found))


def _with_shortened(text: str, found: Sequence[Mention]) -> list[Mention]:
    out: list[Mention] = []
    folded = fold(text)
    for mention in found:
        digits = (
            None
            if mention.worded or not mention.number
            else _DIGITS.search(text, max(0, mention.start - 60), mention.start)
        )
        word = kinds.word_before(folded, digits.start()) if digits else None
        if digits is None or word is None or mention.number is None:
            out.append(mention)
            continue
        symbol = mention.number.lstrip("0123456789")
        for index, (one, (start, end)) in enumerate(zip(digits.captures("one"), digits.spans("one"), strict=True)):
            out.append(Mention(start if index else word.start, end, word.name, one + symbol))
        out.append(mention._replace(kind=word.name))
    return out


def distribute(text: str, found: Sequence[Mention]) -> list[Mention]:
    """ "Chỉ thị 03 và Chỉ thị 05 của Bộ Chính trị khóa XI, khóa XII": body for both, the terms one by one.

    Mentions that stand side by side, divided by "và" or a comma, share the body that the last one names; as many terms
    as mentions are dealt out in order.
    """
    out = list(found)
    run: list[int] = []
    for index, mention in enumerate(out):
        if run and not _BETWEEN.fullmatch(text, out[run[-1]].end, mention.start):
            run = []
        run.append(index)
        if mention.issuer is None or mention.spoken:
            continue
        if len(run) > 1:
            terms, position = _terms(text, mention)
            out[index] = mention._replace(end=position)
            for place, i in enumerate(run):
                term = terms[place] if len(terms) == len(run) else out[i].term
                dated_alone = out[i].date is not None and mention.date is None
                apart = i != index and (dated_alone or not _same_office(out[i], mention))
                out[i] = out[i]._replace(issuer=None if apart else mention.issuer, term=term)
        run = []
    return out


def _same_office(one: Mention, other: Mention) -> bool:
    """Do the symbols name one office (03-CT/TW and 09-KL/TW, but not 5/NQ-HĐND and 6/QĐ-UBND)?"""
    offices = [_offices(mention.number or "") for mention in (one, other)]
    return not all(offices) or not offices[0].isdisjoint(offices[1])


def _offices(number: str) -> set[str]:
    parsed = parse(number)
    if parsed is None:
        return set()
    return {group for group in parsed.groups[:2] if not kinds.is_code(group, party=parsed.party)}


def _terms(text: str, mention: Mention) -> tuple[list[str], int]:
    """The terms listed after the last mention of a run, and where they end."""
    terms = [mention.term] if mention.term else []
    position = mention.end
    while more := _MORE_TERMS.match(text, position):
        terms.append(roman(more["term"]))
        position = more.end()
    return terms, position
