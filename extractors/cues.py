"""The wordings that tell how a document stands to one that it cites."""

from __future__ import annotations

import re
from typing import NamedTuple

# The contract's order: the first relation that any mention shows wins.
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
# Folded text; longer wordings hold the shorter ones inside them: "tổng kết 20 năm thực hiện" reviews and does not
# implement.
_CUES: tuple[tuple[str, str], ...] = (
    (
        "amends",
        r"sua doi,? bo sung(?: (?:mot so|noi dung|dieu|khoan|diem|\d+))*(?: cua| tai)?"
        r"|dieu chinh,? bo sung|bo sung,? sua doi|sua doi"
        r"|bo sung(?: mot so (?:dieu|noi dung)(?: cua)?)?(?=\s*$)"
        r"|bo sung(?= (?:diem|khoan|dieu|muc|chuong|phu luc) (?:so )?[\divx])",
    ),
    ("replaces", r"thay the(?: cho)?|thay cho"),
    ("repeals", r"bai bo(?: toan bo| mot phan)?|huy bo"),
    ("attached-to", r"kem theo"),
    (
        "reviews",
        r"(?:(?:so ket|tong ket|so, tong ket|danh gia|kiem diem)(?: \w+){0,4}?|ket qua|tinh hinh) \d+ nam"
        r"(?: \([^)]{1,20}\))?"
        r"(?: (?:trien khai|to chuc))?(?: thuc hien){0,2}(?: viec)?"
        r"|(?:so ket|tong ket)(?: \w+){0,6}? (?:thuc hien|trien khai)(?: thuc hien)?|so ket|tong ket"
        # "kết quả 5 năm thực hiện A và 10 năm thực hiện B": the second span is reviewed like the first.
        r"|va \d+ nam (?:trien khai )?thuc hien",
    ),
    ("based-on", r"can cu(?: vao)?|xet (?:de nghi|to trinh|noi dung|bao cao)(?: cua)?"),
    (
        "guides",
        r"huong dan (?:chi tiet |thi hanh |trien khai |thuc hien |mot so \w+ )+"
        r"|quy dinh chi tiet(?: \w+){0,6}? (?:thi hanh|cua)",
    ),
    (
        "extends",
        r"tiep tuc (?:(?:day manh|tang cuong|trien khai|to chuc|quan triet|lanh dao|chi dao|nghiem tuc|viec|va),? )*"
        r"thuc hien(?: (?:nghiem|hieu qua|co hieu qua|tot|day du))*"
        r"|tiep tuc (?:day manh|trien khai|quan triet|chi dao)",
    ),
    (
        "cites",
        r"(?:ket qua|tinh hinh|danh gia|sau khi|tu khi|truoc khi|qua trinh|nhung chuyen bien)(?: \w+,?){0,8}?"
        r" (?:thuc hien|trien khai|quan triet)"
        r"(?:,? (?:trien khai|thuc hien|quan triet|to chuc|va))*"
        r"|(?:gan voi|da ban hanh)(?: \w+){0,3}? (?:thuc hien|trien khai)(?: thuc hien)?"
        r"|(?:sau|qua) (?:hon )?\d+ nam(?: trien khai)?(?: thuc hien)?",
    ),
    (
        "implements",
        r"thuc hien(?: \w+,?){1,8}? da duoc(?: \w+,?){1,12}? (?:chi dao|giao|neu|de ra|xac dinh|ghi) tai"
        r"|thuc hien|trien khai|thi hanh|quan triet|cu the hoa|chap hanh|theo chi dao(?: tai| cua)?"
        r"|theo(?= ke hoach so| quyet dinh so)",
    ),
    (
        "cites",
        r"theo quy dinh|theo tinh than|theo de nghi"
        r"|duoc sua doi|da duoc|theo noi dung|\btheo\b|ngoai|dan chieu|vien dan",
    ),
)
_CUE = re.compile("|".join(f"(?P<c{index}>{pattern})" for index, (_, pattern) in enumerate(_CUES)))
# Where a cue can begin at all: spares trying all of them at every letter.
_BEGIN = re.compile(
    r"sua d|dieu c|bo sung|thay |bai b|huy b|kem t|so ket|so, t|tong ket|danh gia|kiem d|ket qua|tinh h|va \d|can cu"
    r"|xet |huong d|quy d|tiep t|sau |tu khi|truoc k|qua |nhung c|gan voi|da ban|thuc h|trien k|thi h|quan t|cu the"
    r"|chap h|theo|duoc s|da duoc|ngoai|dan c|vien d"
)


class Cue(NamedTuple):
    """A wording that tells a relation, and where it stands: in its sentence, or in the text."""

    relation: str
    start: int
    end: int


def cues(sentence: str) -> list[Cue]:
    """The cues of a folded sentence in order, without overlap."""
    found: list[Cue] = []
    begin = _BEGIN.search(sentence)
    while begin is not None:
        cue = _CUE.match(sentence, begin.start())
        if cue is not None and cue.lastgroup:
            found.append(Cue(_CUES[int(cue.lastgroup[1:])][0], cue.start(), cue.end()))
        begin = _BEGIN.search(sentence, cue.end() if cue else begin.start() + 1)
    return found
