"""Provisions as drafters write them: "điểm a, b khoản 2 Điều 5", "Phụ lục II", "mục III phần thứ hai"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.viet import fold

_ORDINAL = r"thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|\d+)|dau tien|dau|cuoi cung|cuoi|mo dau"
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?"
_ROMAN = r"[ivxlc]{1,7}"
_LETTER = r"[a-z](?:\d{1,2}|\.\d{1,2})?"
_ALSO = r"\s*(?:,\s*(?:va\s+)?|va\s+|hoac\s+|den\s+|;\s*(?=\d)|-\s*|–\s*)\s*"


def _labelled(words: str, label: str) -> str:
    """A unit with its label, or a list of labels that are not the unit of the next one."""
    one = rf"(?:{label})(?![\w/])(?!\.\d)"
    return rf"(?:{words})\s+(?:so\s+)?{one}(?:{_ALSO}(?:so\s+)?{one})*"


# Folded text. Longer words come before those that begin them.
UNIT = re.compile(
    r"\b(?:"
    + "|".join(
        (
            _labelled("diem|tieu tiet|tiet|y", rf"{_NUMBER}|{_LETTER}|{_ORDINAL}"),
            _labelled("dieu|khoan", rf"{_NUMBER}|{_ORDINAL}"),
            _labelled("chuong|phan|tieu muc|muc", rf"{_ROMAN}|{_NUMBER}|{_ORDINAL}|[a-h]"),
            _labelled(
                "phu luc|phu bieu|bieu mau|bieu|mau|bang",
                rf"{_ROMAN}|\d{{1,3}}(?:[./-]?[a-z0-9]{{1,4}})*|[a-z]|{_ORDINAL}",
            ),
            _labelled("gach dau dong|doan|cau|dong", rf"{_ORDINAL}|\d{{1,2}}"),
            r"(?:cac |toan bo )?(?:phu luc|phu bieu|bieu mau)(?=\s*(?:[,;]|ban hanh\b|kem theo\b|cua\b))",
        )
    )
    + r")"
)
# Letters of these words without their marks are other words as well: mức, đoàn, bằng, phân, câu.
_WORDS = {
    "muc": "mục", "doan": "đoạn", "bang": "bảng", "phan": "phần", "mau": "mẫu", "bieu": "biểu", "cau": "câu",
    "tiet": "tiết", "dong": "dòng", "y": "ý", "chuong": "chương", "diem": "điểm", "khoan": "khoản",
}  # fmt: skip
# "khoản 2 Điều 5 Nghị định này" is the document's own.
_OWN = re.compile(r"\s+(?:của\s+)?(?:[^\W\d]+\s+){0,3}này\b", re.IGNORECASE)
_NEXT = re.compile(
    r"[\s,;]*(?:(?:và|hoặc|của|tại|thuộc|trong|ở|đến)\s+)?(?=\b(?:điểm|khoản|điều|mục|chương|phần|tiết|đoạn)\s)", re.I
)
# What may stand between two provisions of one list.
_BETWEEN = re.compile(r"[\s,;()]*(?:(?:va|hoac|cua|tai|thuoc|trong|o|den|quy dinh|noi dung)\s+)*")


def units(text: str, folded: str, low: int, high: int) -> list[tuple[int, int]]:
    """Spans of the provisions named in `low:high` that are not the document's own; `folded` is the text folded."""
    found = [unit.span() for unit in UNIT.finditer(folded, low, high) if _spelled(text, unit.start())]
    return [span for position, span in enumerate(found) if not _own(text, found[position:])]


def _own(text: str, following: Sequence[tuple[int, int]]) -> bool:
    """Whether the list that begins here, a point, its clause, its article, ends with "… này"."""
    end = following[0][1]
    for low, high in following[1:]:
        joint = _NEXT.match(text, end)
        if joint is None or joint.end() != low or "," in joint[0] or ";" in joint[0] or "và" in joint[0].lower():
            break
        end = high
    return _OWN.match(text, end) is not None


def _spelled(text: str, start: int) -> bool:
    """Whether a word that has look-alikes without marks is the one that is meant; capitals are not judged."""
    word = re.match(r"\w+", text[start : start + 12])
    plain = fold(word[0]) if word else ""
    return plain not in _WORDS or (word is not None and word[0].lower() == _WORDS[plain])


def chain(folded: str, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Span of the unbroken list at the end of `found`, or at its beginning where it is given back to front."""
    forth = len(found) < 2 or found[0][0] < found[-1][0]
    ordered = list(found if forth else found[::-1])
    if forth:
        first = len(ordered) - 1
        while first and _BETWEEN.fullmatch(folded, ordered[first - 1][1], ordered[first][0]):
            first -= 1
        return ordered[first][0], ordered[-1][1]
    last = 0
    while last + 1 < len(ordered) and _BETWEEN.fullmatch(folded, ordered[last][1], ordered[last + 1][0]):
        last += 1
    return ordered[0][0], ordered[last][1]
