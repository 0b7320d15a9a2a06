"""Who signed: name, position and on whose behalf."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex as re

from config.vocabulary import table
from extractors.base import Case
from extractors.gazetteer import normal_name
from pipeline import model
from pipeline.segment import AUTHORITY, Block
from pipeline.viet import fold

_TITLES = r"(?:GS|PGS|TS|ThS|Ths|BS|CKI|CKII|CN|KS|DS|LS|NGƯT|NGND|NSND|TTND|TTƯT|ThạcSĩ|Thạc sĩ|Tiến sĩ|Bác sĩ|Kỹ sư|Luật sư|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đ/c)"
_NAME = re.compile(rf"[*_ ]*(?:{_TITLES}[.\s]*)*(?P<name>[\p{{Lu}}][\w’']*(?:\s+[\p{{Lu}}][\w’']*){{1,5}})[*_ .]*$")
_SIGNED = re.compile(r"[*_ ]*\(?\s*(?:đã ký|đã kí|ký tên|signed|chữ ký|ký)\b[^)]*\)?\s*[:.]?\s*", re.IGNORECASE)


@cache
def _positions() -> re.Pattern[str]:
    names = sorted({fold(role["name"]) for role in table("roles")["positions"]}, key=len, reverse=True)
    return re.compile(r"(?:(?:ky thay|q\.?|quyen)\s+)?(?:" + "|".join(map(re.escape, names)) + r")\b")


def find(case: Case) -> dict[str, Any]:
    """The first signatory of the signature block; None where nobody signs."""
    blocks = case.outline.zone("signature")
    authority: tuple[str, Block] | None = None
    position: tuple[str, Block] | None = None
    for block in blocks:
        text = case.text[block.start : block.end].strip("*_ ")
        for part in _parts(text):
            mark = AUTHORITY.match(part)
            if mark:
                authority = authority or (_authority(mark), block)
                continue
            signed = _SIGNED.match(part)
            part = part[signed.end() :].strip() if signed else part
            if not part:
                continue
            if _positions().match(fold(part)) and not _is_person(part):
                position = position or (_position(part), block)
            elif (name := _NAME.match(part)) and _is_person(part):
                return {"signatory": _signatory(case, name["name"], block, authority, position)}
    return {"signatory": None}


def _parts(text: str) -> list[str]:
    """A signature block that came on one line: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A"."""
    parts = re.split(r"\s+(?=(?:KT|TL|TUQ|K/T|T/L)\s?[./]\s*[A-ZĐ])|\s*\|\s*|[*_]{2,}", text)
    out: list[str] = []
    for part in parts:
        words = part.split()
        tail = next((i for i, word in enumerate(words) if i and any(c.islower() for c in word)), len(words))
        if (
            1 < tail < len(words)
            and len(words) - tail in (1, 2, 3, 4, 5)
            and " ".join(words[:tail]).isupper()
            and words[tail][:1].isupper()
        ):
            out += [" ".join(words[:tail]), " ".join(words[tail:])]
        else:
            out.append(part.strip())
    return [part for part in out if part]


def _is_person(text: str) -> bool:
    found = _NAME.match(text)
    if not found:
        return False
    name = found["name"]
    if name.isupper() and (
        _positions().match(fold(name)) or re.search(r"BAN|BỘ|SỞ|HỘI|PHÒNG|NHẬN|TỊCH|VIỆT NAM", name)
    ):
        return False
    return not fold(name).startswith(("noi nhan", "luu", "nhu tren", "ban ", "so ", "uy ban", "van phong"))


def _authority(mark: re.Match[str]) -> str:
    sign = mark["mark"].rstrip("/").strip()
    written = f"{sign}." if "/" not in sign else sign
    if mark["mark"].endswith("/"):
        written = mark["mark"]
    return f"{written} {normal_name(' '.join(mark['rest'].split()).strip('*_ .,'))}"


def _position(text: str) -> str:
    return normal_name(" ".join(text.split()).strip("*_ .,:"))


def _signatory(
    case: Case, name: str, block: Block, authority: tuple[str, Block] | None, position: tuple[str, Block] | None
) -> model.Signatory:
    start = case.text.index(name.split(maxsplit=1)[0], block.start)
    end = min(start + len(name), block.end)
    value = " ".join(name.split())
    value = value.title() if value.isupper() else value
    return model.Signatory(
        value,
        case.sure(0.95, start, end),
        case.evidence(start, end),
        position=position[0] if position else None,
        authority=authority[0] if authority else None,
    )
