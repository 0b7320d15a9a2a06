"""Numbers of cited documents that may be one number, once misread or mistyped.

No vocabulary shows that 536-KH/TU should be 538-KH/TU. But where the text names the one again and again and the other
once, with the same kind, body and day, a person should look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.base import Case
from extractors.mentions import Mention
from pipeline.number import number_key, parse

# Figures that recognition takes for one another on worn paper. Source: docs/benchmarks.md (snap repair).
_TAKEN_FOR = frozenset(map(frozenset, ("09", "68", "24", "39")))
# Two numbers of one list stand closer together.
_APART = 80


def slips(case: Case, groups: Sequence[Sequence[Mention]]) -> Iterator[tuple[Mention, Mention]]:
    """A mention of the document named more often, and the lone one that may mean it too."""
    alike: defaultdict[tuple[str | None, str, str], list[Sequence[Mention]]] = defaultdict(list)
    for group in groups:
        number = parse(group[0].number or "")
        date = next((m.date for m in group if m.date), None)
        if number and date:
            alike[(group[0].kind, number.symbol, date)].append(group)
    for bucket in alike.values():
        for lone in (group[0] for group in bucket if len(group) == 1):
            for group in bucket:
                if len(group) > 1 and _slipped(case, lone, group):
                    yield group[0], lone


def _slipped(case: Case, lone: Mention, group: Sequence[Mention]) -> bool:
    if any(abs(m.start - lone.start) < _APART for m in group):
        return False
    read, meant = number_key(lone.number or ""), number_key(group[0].number or "")
    if len(read) != len(meant):
        return False
    differ = [i for i, (a, b) in enumerate(zip(read, meant, strict=True)) if a != b]
    if len(differ) == 1:
        pair = frozenset((read[differ[0]], meant[differ[0]]))
        return pair in _TAKEN_FOR and case.document.text_from(lone.start) == "ocr"
    swapped = len(differ) == 2 and differ[1] == differ[0] + 1
    return swapped and read[differ[0]] == meant[differ[1]] and read[differ[1]] == meant[differ[0]]
