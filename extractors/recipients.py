"""Nơi nhận and Kính gửi: who receives the document, and for what."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex as re

from config.vocabulary import table
from extractors.base import Case
from extractors.snapping import mended
from pipeline import model
from pipeline.segment import Block
from pipeline.viet import fold

_HEAD = re.compile(r"[\W_]*n[ơo][iĩ]\w? ?[in]?nhận[_\s]*[:.;]?[*_ ]*[-–—~]?(?=\s|$|\p{Lu})", re.IGNORECASE)
_TO = re.compile(r"\W*kính (?:gửi|trình)\s*[:.]?[*_ ]*", re.IGNORECASE)
# Recognition takes the dash of a list for a tilde.
_DASHES = "-–—~+•●*▪¬="
_BULLET = re.compile(rf"[\s_|'`.]*[{re.escape(_DASHES)}]")
_LEAD = re.compile(rf"(?:[\s*_|'`.]|[{re.escape(_DASHES)}])*(?:\d{{1,2}}[.)]\s+(?=\p{{Lu}}))?")
_BRACKET = re.compile(r"\s*[(\[{](?P<inside>[^()]{1,70}?)[)\]}]?[\s;,.:_\"”-]*$")
_AIM = re.compile(r"(?:de|le|ae|dé|đẻ)\s+\w|[bptcdk]\s?/\s?\w{0,4}\W*$|[bptcdk]/")
# "Như Điều 3" as recognition leaves it.
_ARTICLE = re.compile(r"^Nh[ưu] [ĐD]i\p{L}{2}(?= \d)")
_QUOTED = re.compile(r"\s*[“\"][^”\"]{2,30}[”\"].*$")
_INLINE = re.compile(
    rf"[;,.]\s+[{re.escape(_DASHES)}]\s+(?=[\p{{Lu}}\"“])"
    r"|\s+[-–—•~]\s+(?=(?:Như|Lưu|Các|Ban|Sở|UBND|Thường|CT|Bộ|Văn|TT|HĐND|VP|BTV|Đảng|Cổng|Chủ|Tỉnh|Huyện|Phòng)\b)"
)
_LETTERS = frozenset({"Công văn", "Tờ trình", "Báo cáo", "Công điện", "Giấy mời", "Thông báo", "Phiếu trình"})


def find(case: Case) -> dict[str, Any]:
    """Addressees of a letter first, then the Nơi nhận list in order."""
    kind = case.fields.get("kind")
    addressees = _addressees(case) if kind is not None and kind.value in _LETTERS else []
    return {"recipients": (*addressees, *_list(case))}


def _list(case: Case) -> list[model.Recipient]:
    items: list[tuple[int, int]] = []
    for block in case.outline.zone("recipients"):
        head = _HEAD.match(case.text, block.start, block.end)
        start = head.end() if head else block.start
        for low, high in _split(case.text, start, block.end):
            wrapped = items and not _BULLET.match(case.text, low, high) and _carries_on(case.text, items[-1], low)
            if wrapped:
                items[-1] = (items[-1][0], high)
            elif case.text[low:high].strip():
                items.append((low, high))
        if items and _is_last(case.text[start : block.end]):
            break
    return [found for low, high in items if (found := case.by("recipient-listed", _recipient(case, low, high)))]


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Several items on one line, as where columns were read together."""
    spans: list[tuple[int, int]] = []
    for found in _INLINE.finditer(text, start, end):
        spans.append((start, found.start() + 1))
        start = found.end()
    return [*spans, (start, end)]


def _carries_on(text: str, item: tuple[int, int], low: int) -> bool:
    """A wrapped line of the item above: that one is not closed by a semicolon."""
    before = text[item[0] : item[1]].rstrip()
    if re.match(r"\s*\p{Ll}", text[low : low + 10]) and before.endswith(";"):
        return True  # "…; các Vụ: …": the item names several
    return not before.endswith((";", ".", "./.")) and not re.match(r"\s*(?:Lưu|Như)\b", text[low : low + 10])


def _is_last(text: str) -> bool:
    return re.match(r"\W*l[ưu]u\b", text.strip(), re.IGNORECASE) is not None and text.rstrip().endswith(".")


def _recipient(case: Case, low: int, high: int) -> model.Recipient | None:
    lead = _LEAD.match(case.text, low, high)
    low = lead.end() if lead else low
    value = " ".join(case.text[low:high].replace("*", "").split()).rstrip(" ;,.:_/-–—|~")
    purpose = None
    if (bracket := _BRACKET.search(value)) and (purpose := _purpose(bracket["inside"])):
        value = value[: bracket.start()]
    if re.match(r"[\"“]?Như", value):
        value = _QUOTED.sub("", value)
    value = value.strip(' ;,.:"“”')
    if case.document.text_from(low) == "ocr":
        value = _ARTICLE.sub("Như Điều", mended(value))
    if not re.search(r"\p{L}{2}", value) or fold(value).startswith("noi nhan"):
        return None
    if fold(value).startswith("luu"):
        purpose = purpose or "lưu"
    return model.Recipient(value, case.sure(0.93, low, high), case.evidence(low, high), purpose=purpose)


@cache
def _purposes() -> dict[str, str]:
    return {fold(form): name for name, forms in table("roles")["purposes"].items() for form in forms}


def _purpose(inside: str) -> str | None:
    """The purpose that a bracket states, in its normal form where it is a known one; None for (Bích) or (Cục A03).

    Recognition spoils "để b/c" in many ways: what begins like it is a purpose too, given as it was read.
    """
    folded = fold(inside).strip(" .,;")
    for form in (folded, re.sub(r"^(?:de|le)\s+", "", folded)):
        if form in _purposes():
            return _purposes()[form]
    known = next((name for form, name in _purposes().items() if " " in form and folded.startswith(form)), None)
    if known:
        return known
    if _AIM.match(folded) or _states_aim(folded, small=inside[:1].islower()):
        return inside.strip()
    return None


def _states_aim(folded: str, *, small: bool) -> bool:
    roles = table("roles")
    first = folded.split(" ", 1)[0]
    begins = tuple(map(fold, roles["purpose_begins"]))
    return (small and first in map(fold, roles["purpose_verbs"])) or folded.startswith(begins)


def _addressees(case: Case) -> list[model.Recipient]:
    blocks = list(case.outline.blocks)
    for index, block in enumerate(blocks[:40]):
        head = _TO.search(case.text, block.start, block.end)
        if not head or (head.start() > block.start and head.end() < block.end - 2):
            continue
        rest = case.text[head.end() : block.end].strip(" *_:")
        spans = _split(case.text, head.end(), block.end) if rest else []
        for following in _after_letterhead(case, blocks, index):
            if not _is_addressee(case, following, bool(rest)):
                break
            text = case.text[following.start : following.end]
            if (
                spans
                and not _BULLET.match(text)
                and _BULLET.match(case.text, *spans[-1])
                and _open(case.text, spans[-1])
            ):
                spans[-1] = (spans[-1][0], following.end)
            else:
                spans.append((following.start, following.end))
        return [found for low, high in spans if (found := case.by("recipient-addressed", _recipient(case, low, high)))]
    return []


def _open(text: str, span: tuple[int, int]) -> bool:
    """An item that is not closed goes on in the next line."""
    return not text[span[0] : span[1]].rstrip().endswith((";", "."))


def _after_letterhead(case: Case, blocks: list[Block], index: int) -> list[Block]:
    """The blocks after "Kính gửi", past the right column of a letterhead that was read after it."""
    following = blocks[index + 1 : index + 40]
    skip = next((n for n, b in enumerate(following[:5]) if _BULLET.match(case.text, b.start, b.end)), 0)
    return following[skip:] if all(b.zone == "head" for b in following[:skip]) else following


def _is_addressee(case: Case, block: Block, inline: bool) -> bool:
    text = case.text[block.start : block.end]
    if _BULLET.match(text):
        return len(text) < 220
    if inline:
        return False
    return len(text) < 110 and text.endswith((";", ".")) and not re.match(r"Căn cứ|Thực hiện|Theo|\(", text)
