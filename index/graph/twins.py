"""Renditions of one work, such as a scan and its Word file: in which fields and where in the text they differ."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from index.catalogue import Catalogue
from index.graph.textdiff import Place, compare, shown
from pipeline.model import SINGLE, Record
from pipeline.viet import key

# Places listed of one pair; seconds after which further pairs are listed without comparing them.
_PLACES, _SECONDS = 20, 20.0


def twins(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """Every work of which several records are held, each further one compared with the first when it is asked for.

    Works whose comparing would begin after the time limit come with `differences` null.
    """
    until = time.monotonic() + _SECONDS
    for work in catalogue.all(
        """SELECT w.work, w.key, w.number FROM works w JOIN records r USING (work)
           GROUP BY w.work HAVING count(*) > 1 ORDER BY w.key"""
    ):
        rows = catalogue.all(
            """SELECT r.id, o.media_type FROM records r LEFT JOIN originals o USING (sha256) WHERE r.work = ?
               ORDER BY r.rid""",
            work["work"],
        )
        first, *others = [catalogue.record(row["id"]) for row in rows]
        found = [_pair(first, other) for other in others] if time.monotonic() < until else None
        renditions = [
            {"id": record.id, "path": record.source.path, "media_type": row["media_type"]}
            for record, row in zip((first, *others), rows, strict=True)
        ]
        yield {"key": work["key"], "number": work["number"], "renditions": renditions, "differences": found}


def _pair(one: Record, other: Record) -> dict[str, Any]:
    """`equal`: share of the words that agree; `fields`: what is stated differently; `places`: figures first."""
    difference = compare(one.text, other.text)
    places = _worded(difference.places, one.text, other.text)
    # Other words tell more than words that stand on one side only: those are often a margin or a seal.
    listed = sorted(places, key=lambda place: (not place.figures, _one_sided(place), place.one))[:_PLACES]
    return {
        "with": other.id,
        "equal": round(difference.equal, 4),
        "fields": [each for name in SINGLE if (each := _field(name, one, other))],
        "places": [_place(place, one, other) for place in listed],
        "more": len(places) - len(listed),
    }


def _one_sided(place: Place) -> bool:
    return any(start == end for start, end in (place.one, place.other))


def _worded(places: Sequence[Place], one: str, other: str) -> list[Place]:
    """Without what only blanks part otherwise (NĐ -CP), and without what stands elsewhere in the other text."""
    left: dict[Place, None] = {}
    gone: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        sides = _bare(one[slice(*place.one)]), _bare(other[slice(*place.other)])
        if sides[0] == sides[1]:
            continue
        moved = gone[sides[1], sides[0]]
        if moved and not all(sides):
            del left[moved.pop()]
            continue
        left[place] = None
        gone[sides].append(place)
    return list(left)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", key(text)).casefold()


def _field(name: str, one: Record, other: Record) -> dict[str, Any] | None:
    values = [_value(name, record) for record in (one, other)]
    return {"field": name, "one": values[0], "other": values[1]} if _plain(values[0]) != _plain(values[1]) else None


def _plain(value: str | None) -> str:
    """A value as it is compared: capitals, blanks and the place of a tone mark are no difference."""
    return key(" ".join((value or "").split())).casefold()


def _value(name: str, record: Record) -> str | None:
    item = getattr(record, name)
    value: str | None = getattr(item, "number" if name == "receipt" else "value", None)
    return value


def _place(place: Place, one: Record, other: Record) -> dict[str, Any]:
    return {"figures": place.figures, "one": _side(one, place.one), "other": _side(other, place.other)}


def _side(record: Record, span: tuple[int, int]) -> dict[str, Any]:
    page = next((page.number for page in reversed(record.source.pages) if page.start <= span[0]), 1)
    return {"text": shown(record.text, span), "start": span[0], "end": span[1], "page": page}
