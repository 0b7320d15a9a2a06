"""List markers and headings' numbers: "I.", "1.1.", "a)", "-", "Điều 5."."""

from __future__ import annotations

import regex as re

# From the outermost in; the order only matters for telling them apart, nesting follows their appearance.
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"PHẦN\s+(?:THỨ\s+\w+|[IVX\d]+)[.:]?|Phần\s+(?:thứ\s+\w+|[IVX\d]+)[.:]?")),
    ("chapter", re.compile(r"(?:Chương|CHƯƠNG)\s+[IVXL\d]+[.:]?")),
    ("section", re.compile(r"(?:Mục|MỤC)\s+[IVXL\d]+[.:]?")),
    ("article", re.compile(r"(?:Điều|ĐIỀU)\s+\d{1,3}[a-z]?[.:]?")),
    ("roman", re.compile(r"[IVX]{1,5}\s?[.)/-](?=\s|$)|[IVX]{1,5}\.(?=[\p{Lu}])")),
    # II., III., IV. as recognition misreads them, before a heading that is all capitals.
    ("roman", re.compile(r"(?!1{1,2}\.)[IVXYHLl1|]{1,4}\.(?=\s+\p{Lu}{2}[^\p{Ll}]{4,}$)")),
    ("letter", re.compile(r"[A-HĐ]\s?[.)/-](?=\s)")),
    ("number3", re.compile(r"\d{1,2}(?:\.\d{1,2}){2,4}\.?[)]?(?=\s)")),
    ("number2", re.compile(r"\d{1,2}\.\d{1,2}\.?[)]?(?=\s)")),
    ("number1", re.compile(r"\d{1,2}(?:\.|\s?[-/])(?=\s|[\p{Lu}])")),
    ("bracketed", re.compile(r"\d{1,2}\)(?=\s|[\p{Lu}])|\(\d{1,2}\)(?=\s)")),
    # ©) is a scanned c); a speck may stand before the letter.
    ("small", re.compile(r"(?:[_.·'‘’]\s)?(?:[a-zđ]{1,2}|©)\s?[.)](?=\s)")),
    ("dash", re.compile(r"[-–—•●▪■□*](?=\s|[\p{Lu}“\"(])")),
    ("plus", re.compile(r"[+○◦·](?=\s|[\p{Lu}“\"(])")),
)
# Nothing stands under these.
LEAF = frozenset({"dash", "plus"})


def marker(text: str) -> tuple[str, str]:
    """Class and wording of the marker that a paragraph begins with, both empty where there is none."""
    for name, pattern in _MARKERS:
        found = pattern.match(text)
        if found:
            return name, found.group()
    return "", ""
