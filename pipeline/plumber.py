"""The one module that knows pdfplumber: ruled lines of pages that PDFium's plain paths do not explain.

PDFium tells straight strokes and boxes in a hundredth of the time, which is enough for the tables that word processors
draw. Where a page has many paths and none of them is such a line, pdfplumber is asked, which knows curved outlines too:
boxes with rounded corners.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.grid import Rules

# A bar thinner than this, in points, is a rule.
_THIN = 3.0


def rules(path: Path, number: int) -> Rules:
    """Ruled lines drawn on a page, for its tables, in points from the top left.

    Lines, thin bars, and the bounds of stroked boxes and curves; filled boxes without an outline are shading.
    """
    import pdfplumber

    with pdfplumber.open(path, pages=[number]) as document:
        page = document.pages[0]
        left, top = page.bbox[0], page.bbox[1]
        across: list[tuple[float, float, float]] = []
        down: list[tuple[float, float, float]] = []
        for item in (*page.lines, *page.rects, *page.curves):
            x0, x1, y0, y1 = item["x0"] - left, item["x1"] - left, item["top"] - top, item["bottom"] - top
            if y1 - y0 < _THIN and x1 - x0 > _THIN:
                across.append((x0, (y0 + y1) / 2, x1))
            elif x1 - x0 < _THIN and y1 - y0 > _THIN:
                down.append(((x0 + x1) / 2, y0, y1))
            elif item["object_type"] != "line" and item["stroke"]:
                across += [(x0, y0, x1), (x0, y1, x1)]
                down += [(x0, y0, y1), (x1, y0, y1)]
    return Rules(tuple(across), tuple(down))
