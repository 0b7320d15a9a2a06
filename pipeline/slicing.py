"""A document cut into several: text, pages, words, asides and problems of each slice."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.model import Aside, Document, PageInfo


def sliced(document: Document, cuts: Sequence[int]) -> tuple[Document, ...]:
    """The document divided at these offsets, in order; the parts count from 1.

    The texts are slices of the text without the blanks around them, the pages keep their numbers, and a page with a cut
    inside belongs to both parts.
    """
    bounds = [0, *cuts, len(document.text)]
    return tuple(_part(document, bounds[index], bounds[index + 1], index + 1) for index in range(len(cuts) + 1))


def _part(document: Document, floor: int, ceiling: int, number: int) -> Document:
    text = document.text[floor:ceiling]
    low, high = ceiling - len(text.lstrip()), floor + len(text.rstrip())
    pages = [page for page in document.pages if page.start < ceiling and (page.end > floor or page.start >= floor)]
    held = {page.number for page in pages}
    words = document.words_in(low, high)
    return msgspec.structs.replace(
        document,
        text=document.text[low:high],
        pages=tuple(_page(page, low, high) for page in pages),
        words=tuple(word._replace(start=word.start - low, end=word.end - low) for word in words),
        asides=tuple(a for a in document.asides if a.page in held and _lies_in(document, a, floor, ceiling)),
        problems=tuple(p for p in document.problems if p.page is None or p.page in held),
        part=number,
    )


def _page(page: PageInfo, low: int, high: int) -> PageInfo:
    start = min(max(page.start, low), high)
    return msgspec.structs.replace(page, start=start - low, end=min(max(page.end, start), high) - low)


def _lies_in(document: Document, aside: Aside, floor: int, ceiling: int) -> bool:
    """On a page that two parts share, a stamp belongs to the one whose words stand beside it."""
    page = next(page for page in document.pages if page.number == aside.page)
    if floor <= page.start and page.end <= ceiling:
        return True
    words = document.words_in(page.start, page.end)
    if aside.box is None or not words:
        return floor <= page.start
    middle = aside.box.y0 + aside.box.y1
    beside = min(words, key=lambda word: abs(word.box.y0 + word.box.y1 - middle))
    return floor <= beside.start < ceiling
