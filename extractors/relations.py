"""How a document stands to one that it cites, judged by the words around the mention.

The order of `TELLING` is the order of the record's contract: the first relation that any mention shows wins.
"""

from __future__ import annotations

import regex as re

from pipeline.segment import Block, Outline
from pipeline.viet import fold

TELLING = (
    "amends",
    "replaces",
    "repeals",
    "attached-to",
    "reviews",
    "based-on",
    "implements",
    "guides",
    "extends",
    "cites",
)

# Folded text. A cue governs what follows it in the same sentence until another cue of this table comes nearer. Longer
# wordings hold the shorter ones inside them: "tổng kết 20 năm thực hiện" reviews, it does not implement.
_CUES: tuple[tuple[str, str], ...] = (
    (
        "amends",
        r"sua doi,? bo sung(?: mot so(?: dieu| noi dung| khoan)*)?(?: cua| tai)?|dieu chinh,? bo sung|sua doi mot so dieu",
    ),
    ("replaces", r"thay the(?: cho)?|thay cho"),
    ("repeals", r"bai bo(?: toan bo| mot phan)?|huy bo"),
    ("attached-to", r"(?:ban hanh )?kem theo|dinh kem theo"),
    (
        "reviews",
        r"(?:(?:so ket|tong ket|so, tong ket|danh gia|kiem diem)(?: \w+){0,4}?|ket qua|tinh hinh) \d+ nam(?: \([^)]{1,20}\))?(?: (?:trien khai|to chuc))?(?: thuc hien){0,2}(?: viec)?"
        r"|(?:so ket|tong ket)(?: \w+){0,6}? (?:thuc hien|trien khai)(?: thuc hien)?|so ket|tong ket",
    ),
    ("based-on", r"can cu(?: vao)?|xet (?:de nghi|to trinh|noi dung|bao cao)(?: cua)?"),
    (
        "guides",
        r"huong dan (?:chi tiet |thi hanh |trien khai |thuc hien |mot so \w+ )+|quy dinh chi tiet(?: \w+){0,6}? (?:thi hanh|cua)",
    ),
    (
        "extends",
        r"tiep tuc (?:\w+ ){0,4}?thuc hien(?: (?:nghiem|hieu qua|co hieu qua|tot|day du))*|tiep tuc (?:day manh|trien khai|quan triet|chi dao)",
    ),
    (
        "cites",
        r"(?:ket qua|tinh hinh|danh gia|sau khi|gan voi(?: viec)?|viec|trong)(?: \w+,?){0,8}? (?:thuc hien|trien khai|quan triet)(?:,? (?:trien khai|thuc hien|quan triet|to chuc|va))*",
    ),
    (
        "implements",
        r"thuc hien|trien khai|thi hanh|quan triet|theo tinh than|cu the hoa|chap hanh|theo chi dao(?: tai| cua)?|theo(?= ke hoach so| quyet dinh so)",
    ),
    (
        "cites",
        r"\btai\b|theo quy dinh|theo de nghi|bao cao|duoc sua doi|da duoc|phe duyet|theo noi dung|ban hanh|cong bo|\btheo\b",
    ),
)
_CUE = re.compile("|".join(f"(?P<c{index}>{pattern})" for index, (_, pattern) in enumerate(_CUES)))
_AFTER = (
    ("repeals", re.compile(r"[^.\n]{0,90}?\b(?:het hieu luc|bi bai bo|hiet hieu luc)")),
    ("replaces", re.compile(r"[^.\n]{0,60}?\bduoc thay the")),
)
_SENTENCE_END = re.compile(r"[.;?!]\s+(?=[\p{Lu}-])|\./\.|\n")
_TITLE_WORDS = re.compile(r"(?:\bve\b|\bve viec\b)[^,;.]{0,200}$")


def relation(text: str, folded: str, start: int, end: int, outline: Outline, block: Block | None) -> str:
    """Relation that one mention (`start:end`) shows."""
    if block is not None and block.zone == "basis":
        return "based-on"
    for name, pattern in _AFTER:
        if pattern.match(folded, end):
            return name
    low = _sentence_start(text, block.start if block else 0, start)
    before = folded[low:start]
    cue = _nearest(before)
    if cue is None and block is not None and block.parent is not None and start - block.body < 60:
        parent = outline.blocks[block.parent]
        cue = _nearest(folded[parent.start : parent.end]) if folded[parent.end - 1] == ":" else None
    return cue or "cites"


def _nearest(before: str) -> str | None:
    last = None
    for found in _CUE.finditer(before):
        last = found
    if last is None or last.lastgroup is None:
        return None
    return _CUES[int(last.lastgroup[1:])][0]


def _sentence_start(text: str, low: int, start: int) -> int:
    for found in _SENTENCE_END.finditer(text, low, start):
        low = found.end()
    return low


def strongest(relations: list[str]) -> str:
    """The most telling of the relations that the mentions show."""
    return min(relations, key=TELLING.index)


def folded_of(text: str) -> str:
    """Folded text with page breaks as blanks, the form in which cues are searched."""
    return fold(text).replace("\f", " ")
