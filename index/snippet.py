"""A piece of the original text, with its diacritics, around what was searched for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.clauses import words_in
from index.query import Query, tokens
from pipeline.viet import fold

MARK = ("«", "»")
_LENGTH, _ROOM = 220, 40


class Phrase(NamedTuple):
    """Words to be marked where they follow each other: the first, and an expression for what stands behind it."""

    first: str
    behind: re.Pattern[str]


def sought(query: Query) -> tuple[Phrase, ...]:
    """What a query marks in a text."""
    return tuple(
        Phrase(first, re.compile("".join(rf"[\W_]+{re.escape(word)}" for word in rest) + r"(?![^\W_])"))
        for first, *rest in sorted(_wanted(query), key=len, reverse=True)
    )


def around(text: str, phrases: Iterable[Phrase], length: int = _LENGTH) -> str:
    """About `length` characters around the densest hits, which stand in « »; the beginning where nothing is marked."""
    spans = _joined(text, sorted(_found(fold(text), phrases)))
    start = _best(spans, length)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + length)
    end = len(text) if end == len(text) else max(text.rfind(" ", start, end), start + length // 2)
    pieces, at = [], start
    for low, high in spans:
        if start <= low and high <= end and low >= at:
            pieces += [text[at:low], MARK[0], text[low:high], MARK[1]]
            at = high
    pieces.append(text[at:end])
    body = re.sub(r"\s+", " ", "".join(pieces)).strip()
    return f"{'… ' if start else ''}{body}{' …' if end < len(text) else ''}"


def _wanted(query: Query) -> set[tuple[str, ...]]:
    phrases = [words.tokens for words in words_in(query.must) if words.field in {"text", "subject"}]
    if ask := query.number:
        # As it was typed, and as it is printed: KH 88/TU is 88-KH/TU.
        phrases += [tokens(ask.typed), *(ask.printed() if ask.whole else ())]
    return {phrase for phrase in phrases if phrase}


def _found(folded: str, phrases: Iterable[Phrase]) -> Iterator[tuple[int, int]]:
    """Where the phrases stand; looking for their first word is many times faster than one expression for all."""
    for first, behind in phrases:
        at = folded.find(first)
        while at >= 0:
            end = at + len(first)
            if (not at or not folded[at - 1].isalnum()) and (found := behind.match(folded, end)):
                yield at, found.end()
            at = folded.find(first, end)


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Hits with nothing but a blank between them are one."""
    joined: list[tuple[int, int]] = []
    for low, high in spans:
        if joined and text[joined[-1][1] : low].isspace():
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _best(spans: list[tuple[int, int]], length: int) -> int:
    """Where the window with the most hits begins, with a little room before the first of them."""
    if not spans:
        return 0
    most = first = end = 0
    for position, (low, _) in enumerate(spans):
        while end < len(spans) and spans[end][0] < low + length - _ROOM:
            end += 1
        if end - position > most:
            most, first = end - position, low
    return max(0, first - _ROOM)
