"""List markers and headings' numbers: "I.", "1.1.", "a)", "-", "Điều 5."."""

from __future__ import annotations

import regex as re

# From the outermost in; the order only matters for telling them apart, nesting follows their appearance.
_MARKERS = (
    ("part", r"PHẦN\s+(?:THỨ\s+\w+|[IVX\d]+)[.:]?|Phần\s+(?:thứ\s+\w+|[IVX\d]+)[.:]?"),
    ("chapter", r"(?:Chương|CHƯƠNG)\s+[IVXL\d]+[.:]?"),
    ("section", r"(?:Mục|MỤC)\s+[IVXL\d]+[.:]?"),
    ("article", r"(?:Điều|ĐIỀU)\s+\d{1,3}[a-z]?[.:]?"),
    # The last: II., III., IV. as recognition misreads them, before a heading that is all capitals.
    (
        "roman",
        r"[IVX]{1,5}\s?[.)/-](?=\s|$)|[IVX]{1,5}\.(?=[\p{Lu}])"
        r"|(?!1{1,2}\.)[IVXYHLl1|]{1,4}\.(?=\s+\p{Lu}{2}[^\p{Ll}]{4,}$)",
    ),
    ("letter", r"[A-HĐ]\s?[.)/-](?=\s)"),
    ("number3", r"\d{1,2}(?:\.\d{1,2}){2,4}\.?[)]?(?=\s)"),
    ("number2", r"\d{1,2}\.\d{1,2}\.?[)]?(?=\s)"),
    ("number1", r"\d{1,2}(?:\.|\s?[-/])(?=\s|[\p{Lu}])"),
    ("bracketed", r"\d{1,2}\)(?=\s|[\p{Lu}])|\(\d{1,2}\)(?=\s)"),
    # ©) is a scanned c); a speck may stand before the letter.
    ("small", r"(?:[_.·'‘’]\s)?(?:[a-zđ]{1,2}|©)\s?[.)](?=\s)"),
    ("dash", r"[-–—•●▪■□*](?=\s|[\p{Lu}“\"(])"),
    ("plus", r"[+○◦·](?=\s|[\p{Lu}“\"(])"),
)
_MARKER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _MARKERS))
# Nothing stands under these.
LEAF = frozenset({"dash", "plus"})


def marker(text: str) -> tuple[str, str]:
    """Class and wording of the marker that a paragraph begins with, both empty where there is none."""
    found = _MARKER.match(text)
    return (found.lastgroup or "", found.group()) if found else ("", "")
