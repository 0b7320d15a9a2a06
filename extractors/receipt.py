"""The receiver's stamp CÔNG VĂN ĐẾN: its number, date and office, which are never the document's own."""

from __future__ import annotations

import re
from typing import Any

from extractors.base import Case
from extractors.dates import full_date
from extractors.gazetteer import normal_name
from pipeline import model
from pipeline.viet import fold

_MARK = re.compile(
    r"(?:cong van\s*(?:\|\s*)*(?:\n[^\n]{0,40})?(?:den|don|đen)\b)|(?:^|\n)[\s|*]*(?:van ban )?d(?:en|on)\b(?=[\s|*:]*(?:\n|so|gio|ngay|$))"
)
_NUMBER = re.compile(
    r"s[ốoôỗồó6]\s*(?:đến)?\s*[:;.]?\s*(?:\|\s*)?(?P<number>\d{1,5})\b(?!\s*[-/]\s*[A-ZĐ])", re.IGNORECASE
)
_DATE = re.compile(
    r"ngày\s*(?:đến)?\s*[:;.]?\s*(?:\|\s*)?(?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2}))", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:VĂN PHÒNG|VP\.?|HUYỆN ỦY|HUYỆN UỶ|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|ĐẢNG ỦY|UBND|ỦY BAN|UỶ BAN|SỞ|BỘ|CÔNG TY|BAN|TRUNG TÂM|THÔNG TIN|CỔNG|HĐND|TRƯỜNG)[^|\n:]{2,60}"
)
_WINDOW = 260


def find(case: Case) -> dict[str, Any]:
    """The stamp in the letterhead or among the regions found on the picture; None without at least a number or a body."""
    for aside in case.document.asides:
        if aside.region == "stamp":
            receipt = _read(case, aside.text, None)
            if receipt:
                return {"receipt": receipt}
    limit = case.outline.blocks[case.outline.title].start if case.outline.title is not None else 1500
    head = case.text[: min(limit, 3000)]
    mark = _MARK.search(fold(head))
    if mark is None:
        return {"receipt": None}
    low = max(0, mark.start() - 120)
    return {"receipt": _read(case, head[low : mark.end() + _WINDOW], low)}


def _read(case: Case, text: str, base: int | None) -> model.Receipt | None:
    number, date, body = _NUMBER.search(text), _DATE.search(text), _BODY.search(text)
    if number is None:
        return None
    evidence = case.evidence(base + number.start(), base + number.end()) if base is not None else ()
    iso = full_date(_full_year(date["date"])) if date else None
    name = normal_name(" ".join(body.group().split()).strip(" .-*_")) if body else None
    return model.Receipt(number["number"], iso, name, 0.85, evidence)


def _full_year(date: str) -> str:
    """21/3/18 → 21/3/2018: stamps leave the century out."""
    parts = re.split(r"\s*[/.-]\s*", date)
    if len(parts[-1]) == 2:
        parts[-1] = ("20" if int(parts[-1]) < 70 else "19") + parts[-1]
    return "/".join(parts)
