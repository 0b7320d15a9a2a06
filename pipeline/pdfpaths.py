"""What is drawn on an open PDF page beside its letters: its pictures and paths, and the ruled lines among the paths."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from pipeline.grid import Rules
from pipeline.pdfraw import address, library

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from pipeline.picture import Matrix

Point = tuple[float, float]

# The kinds of objects and of path segments, as the library numbers them.
_TEXT, PATH, IMAGE, _FORM = 1, 2, 3, 5
_LINE, _MOVE = 0, 2
# A bar thinner than this, in points, is a rule.
_THIN = 3.0
# How deep forms within forms are followed.
_DEEPEST = 4


class Drawn(NamedTuple):
    """A picture or path, by the library's address of it. `forms`: those it lies in, the outermost first; `place`: its
    own or its outermost form's in the drawing order of the page; `stamped`: whether an annotation draws it.
    """

    kind: int
    handle: int
    forms: tuple[int, ...]
    place: int
    stamped: bool


def drawn_on(page: PdfPage, own: int) -> list[Drawn]:
    """Pictures and paths of a page in drawing order. Objects from `own` on, forms unopened, are of annotations."""
    raw = library()
    handle = address(page.raw)
    handles = list(map(raw.object_in_page, repeat(handle), range(raw.count_in_page(handle))))
    kinds = list(map(raw.kind, handles))
    found: list[Drawn] = []
    for index, (item, kind) in enumerate(zip(handles, kinds, strict=True)):
        if kind in (PATH, IMAGE):
            found.append(Drawn(kind, item, (), index, index >= own))
        elif kind == _FORM:
            found += _within((item,), index, stamped=index >= own)
    return found


def letters_before(page: PdfPage, place: int) -> bool:
    """Whether letters are drawn before the object at `place`."""
    raw = library()
    handle = address(page.raw)
    return any(raw.kind(raw.object_in_page(handle, index)) in (_TEXT, _FORM) for index in range(place))


def own_objects(page: PdfPage) -> int:
    """How many objects a page has, forms unopened."""
    return int(library().count_in_page(address(page.raw)))


def stamped_letters(page: PdfPage, own: int) -> set[int]:
    """Addresses of the text objects that annotations draw; see `drawn_on`."""
    raw = library()
    handle = address(page.raw)
    found: set[int] = set()
    for index in range(own, raw.count_in_page(handle)):
        item = raw.object_in_page(handle, index)
        if raw.kind(item) == _TEXT:
            found.add(item)
        elif raw.kind(item) == _FORM:
            found |= {inner for kind, inner, _ in _inside((item,)) if kind == _TEXT}
    return found


def _within(forms: tuple[int, ...], place: int, *, stamped: bool) -> list[Drawn]:
    inside = _inside(forms)
    return [Drawn(kind, item, around, place, stamped) for kind, item, around in inside if kind in (PATH, IMAGE)]


def _inside(forms: tuple[int, ...]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Kind and address of all that lies in a form and the forms within it, with the forms around it."""
    raw = library()
    for index in range(raw.count_in_form(forms[-1])):
        item = raw.object_in_form(forms[-1], index)
        kind = raw.kind(item)
        if kind != _FORM:
            yield kind, item, forms
        elif len(forms) < _DEEPEST:
            yield from _inside((*forms, item))


# ---- ruled lines ----------------------------------------------------------------------------------------------------


def rules(drawn: Sequence[Drawn], to_page: Matrix) -> Rules:
    """Ruled lines among what is drawn, for tables: lines, thin bars, and the outlines of stroked boxes.

    Filled boxes without an outline are shading; a signature's frame is no table. `to_page` leads from the page's own
    coordinates to points from the top left.
    """
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    own = (item for item in drawn if item.kind == PATH and not item.stamped)
    straight = [(item, points) for item in own for points in _straight(item, to_page)]
    # Lines before boxes: which of two tables that overlap gets a word must not depend on what was drawn first.
    for item, points in sorted(straight, key=lambda found: len(found[1]) == 5):
        x0, y0 = min(x for x, _ in points), min(y for _, y in points)
        x1, y1 = max(x for x, _ in points), max(y for _, y in points)
        if y1 - y0 < _THIN and x1 - x0 > _THIN:
            across.append((x0, (y0 + y1) / 2, x1))
        elif x1 - x0 < _THIN and y1 - y0 > _THIN:
            down.append(((x0 + x1) / 2, y0, y1))
        elif len(points) == 5 and _stroked(item):
            across += [(x0, y0, x1), (x0, y1, x1)]
            down += [(x0, y0, y1), (x1, y0, y1)]
    return Rules(tuple(across), tuple(down))


def _straight(item: Drawn, to_page: Matrix) -> Iterator[list[Point]]:
    """The corners of each line (2 or 3) and upright box (5, the first again at the end) of a path, on the page."""
    matrix = _matrix(item, to_page)
    for part in _parts(item.handle):
        if len(part) not in (2, 3, 5):
            continue
        (a, b, c), (d, e, f) = matrix
        points = [(a * x + b * y + c, d * x + e * y + f) for x, y in part]
        if len(points) == 2 or (points[0] == points[-1] and (len(points) == 3 or _is_box(points))):
            yield points


def _is_box(points: Sequence[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = points
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0)


def _parts(handle: int) -> Iterator[list[Point]]:
    """The strokes of a path from one lifting of the pen to the next; those with curves are left out."""
    raw = library()
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    part: list[Point] = []
    curved = False
    for index in range(raw.count_segments(handle)):
        segment = raw.segment(handle, index)
        kind = raw.segment_kind(segment)
        if kind == _MOVE:
            if part and not curved:
                yield part
            part, curved = [], False
        elif kind != _LINE:
            curved = True
        raw.segment_point(segment, at_x, at_y)
        part.append((x.value, y.value))
    if part and not curved:
        yield part


_Row = tuple[float, float, float]


def _matrix(item: Drawn, to_page: Matrix) -> tuple[_Row, _Row]:
    """From a path's own coordinates through those of its forms to the page as displayed, as two rows."""
    first, second, _ = map(tuple, to_page.tolist())
    for handle in (*item.forms, item.handle):
        placed = _placed(handle)
        first, second = _after(first, placed), _after(second, placed)
    return first, second


def _placed(handle: int) -> tuple[float, ...]:
    values = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    library().matrix(handle, ctypes.addressof(values))
    return tuple(values)


def _after(row: Sequence[float], placed: Sequence[float]) -> _Row:
    """A row of a matrix that is applied after `placed` (a, b, c, d, e, f as PDF writes them), of both together."""
    a, b, c, d, e, f = placed
    return row[0] * a + row[1] * b, row[0] * c + row[1] * d, row[0] * e + row[1] * f + row[2]


def _stroked(item: Drawn) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    library().draw_mode(item.handle, ctypes.addressof(fill), ctypes.addressof(stroke))
    return bool(stroke.value)
