"""Nơi nhận and Kính gửi: who receives the document, and for what."""

from __future__ import annotations

from typing import Any

import regex as re

from extractors.base import Case
from pipeline import model
from pipeline.segment import Block
from pipeline.viet import fold

_HEAD = re.compile(r"[*_ ]*n[ơo][iĩ] nhận\s*[:.]?[*_ ]*", re.IGNORECASE)
_TO = re.compile(r"[*_ ]*kính (?:gửi|trình)\s*[:.]?[*_ ]*", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+•●*▪]\s*")
_PURPOSE = re.compile(
    r"\s*\(\s*(?:để\s+)?(?P<purpose>b/c|t/h|p/h|b/c;?\s*t/h|báo cáo|thực hiện|phối hợp|biết|th|bc|để b/c|đ/b|chỉ đạo|theo dõi|thi hành|đăng tải|đưa tin|t/d|kiểm tra|công bố|niêm yết)[^)]{0,40}\)\s*[\"”]?\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\s*[“\"][^”\"]{2,30}[”\"]\s*$")
_INLINE_ITEMS = re.compile(
    r"[;,.]\s+[-–—+•]\s+(?=[\p{Lu}\"“])|\s+[-–—•]\s+(?=(?:Như|Lưu|Các|Ban|Sở|UBND|Thường|CT|Bộ|Văn|TT|HĐND|VP|BTV|Đảng|Cổng|Chủ|Tỉnh|Huyện|Phòng)\b)"
)


def find(case: Case) -> dict[str, Any]:
    """Addressees of a letter first, then the Nơi nhận list in order."""
    kind = case.fields.get("kind")
    out: list[model.Recipient] = []
    if kind is not None and kind.value in ("Công văn", "Tờ trình", "Báo cáo", "Công điện", "Giấy mời", "Thông báo"):
        out += _addressees(case)
    out += _list(case)
    return {"recipients": tuple(out)}


def _list(case: Case) -> list[model.Recipient]:
    out: list[model.Recipient] = []
    items: list[tuple[int, int]] = []
    for block in case.outline.zone("recipients"):
        start, end = block.start, block.end
        head = _HEAD.match(case.text, start, end)
        if head:
            start = head.end()
        for low, high in _split(case.text, start, end):
            bulleted = bool(_BULLET.match(case.text[low:high]))
            if items and not bulleted and _carries_on(case.text, items[-1], low):
                items[-1] = (items[-1][0], high)
            elif case.text[low:high].strip():
                items.append((low, high))
        if _is_last(case.text[start:end]) and items:
            break
    for low, high in items:
        recipient = _recipient(case, low, high)
        if recipient:
            out.append(recipient)
    return out


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for found in _INLINE_ITEMS.finditer(text, start, end):
        spans.append((start, found.start() + 1))
        start = found.end() - len(re.split(r"[-–—+•]\s+", found.group())[-1]) if found.group() else found.end()
    return [*spans, (start, end)]


def _carries_on(text: str, item: tuple[int, int], low: int) -> bool:
    """A wrapped line of the item above: that one is not closed by a semicolon."""
    before = text[item[0] : item[1]].rstrip()
    return not before.endswith((";", ".", "./.")) and not re.match(r"\s*(?:Lưu|Như)\b", text[low : low + 10])


def _is_last(text: str) -> bool:
    return bool(re.match(r"\W*l[ưu]u\b", text.strip(), re.IGNORECASE)) and text.rstrip().endswith(".")


def _recipient(case: Case, low: int, high: int) -> model.Recipient | None:
    raw = case.text[low:high]
    lead = re.match(r"[\s*_|]*(?:[-–—+•●*▪]\s*)*", raw)
    low += lead.end() if lead else 0
    value = " ".join(case.text[low:high].replace("*", "").split()).rstrip(" ;,.:_/-|")
    purpose = None
    found = _PURPOSE.search(value)
    if found:
        purpose, value = found["purpose"].lower(), value[: found.start()]
    value = _QUOTED.sub("", value).rstrip(" ;,.:") if re.match(r"Như", value) else value
    if not re.search(r"[A-Za-zĐđÀ-ỹ]{2}", value) or fold(value).startswith("noi nhan"):
        return None
    if fold(value).startswith("luu"):
        purpose = purpose or "lưu"
    return model.Recipient(value, case.sure(0.93, low, high), case.evidence(low, high), purpose=purpose)


def _addressees(case: Case) -> list[model.Recipient]:
    blocks = list(case.outline.blocks)
    for index, block in enumerate(blocks[:40]):
        head = _TO.match(case.text, block.start, block.end)
        if not head:
            continue
        spans: list[tuple[int, int]] = []
        rest = case.text[head.end() : block.end].strip(" *_")
        if rest:
            spans += _split(case.text, head.end(), block.end)
        for following in blocks[index + 1 : index + 40]:
            if not _is_addressee(case, following, bool(rest)):
                break
            spans.append((following.start, following.end))
        found = [_recipient(case, low, high) for low, high in spans]
        return [r for r in found if r]
    return []


def _is_addressee(case: Case, block: Block, inline: bool) -> bool:
    text = case.text[block.start : block.end]
    if block.marker is not None and _BULLET.match(text):
        return len(text) < 220
    return (
        False
        if inline
        else len(text) < 110 and text.endswith((";", ".")) and not re.match(r"Căn cứ|Thực hiện|Theo", text)
    )
