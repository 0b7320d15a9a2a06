"""What a recognised page shows as text by itself, and what of the reading is therefore laid over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from pipeline.model import Line, Page, Word
from pipeline.rows import centre_in
from pipeline.writers import placed

if TYPE_CHECKING:
    from pipeline.pdfium import OpenPage
    from pipeline.pdfwords import LayerWord

# What a pen wrote is guessed at by recognition: a search must not find it as print.
_LEFT_OUT = frozenset({"handwriting"})
# So many words that are seen are the page's text, not additions to a scan; it lies where fewer than this share of them
# was recognised as what they say they are.
_MANY, _TRUE = 12, 0.7


def lies(page: Page, opened: OpenPage) -> bool:
    """Whether the page is typed in fonts that show one thing and say another, so that searching finds nothing."""
    shown = [word for word in opened.words if not word.hidden and not word.stamped]
    if len(shown) < _MANY:
        return False
    recognised: dict[str, list[Word]] = {}
    for line in page.lines:
        for word in placed.placed_words(line):
            recognised.setdefault(word.text, []).append(word)
    same = (any(centre_in(word.box, each.box) for word in recognised.get(_said(each), ())) for each in shown)
    return sum(same) < _TRUE * len(shown)


def to_lay(page: Page, opened: OpenPage, *, lying: bool) -> tuple[Line, ...]:
    """The lines without words that the copy shows as text at the same place: a number that a program added to the
    scan, the details of a signature that its annotation shows. A number filled in by an annotation is laid over, so
    that its line is found whole; so is everything where the page's own text lies.
    """
    seen: dict[str, list[LayerWord]] = {}
    for shown in opened.words:
        if not shown.hidden:
            seen.setdefault(_said(shown), []).append(shown)

    def is_seen(word: Word, line: Line) -> bool:
        same = [shown for shown in seen.get(word.text, ()) if centre_in(word.box, shown.box)]
        return any(line.region == "overlay" if shown.stamped else not lying for shown in same)

    lines = ((line, placed.placed_words(line)) for line in page.lines if line.region not in _LEFT_OUT)
    kept = ((line, tuple(word for word in words if not is_seen(word, line))) for line, words in lines)
    return tuple(msgspec.structs.replace(line, words=words) for line, words in kept if words)


def _said(word: LayerWord) -> str:
    return placed.printable(word.text)
