"""Text of a wanted length and density of citations, from sentences that cite and sentences that do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence and how many citations stand in it."""

    text: str
    citations: int = 0


class Written(NamedTuple):
    """A whole text and how many citations were put into it."""

    text: str
    citations: int


def paragraphs(
    length: int, citations: int, citing: Callable[[], Sentence], plain: Callable[[], str]
) -> tuple[list[str], int]:
    """Paragraphs of together `length` characters with so many citations, evenly spread, and how many these became.

    A sentence without citations comes whenever the text is ahead of its density; no citation is ever cut.
    """
    written: list[str] = []
    size = count = 0
    while size < length:
        sentence = citing() if count < citations and count * length <= size * citations else Sentence(plain())
        if size + len(sentence.text) > length or count + sentence.citations > citations:
            sentence = Sentence(plain()[: length - size - 1])
        written.append(sentence.text)
        size += len(sentence.text) + 1
        count += sentence.citations
    return [" ".join(written[at : at + 3]) for at in range(0, len(written), 3)], count
