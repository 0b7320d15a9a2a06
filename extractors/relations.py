"""How a document stands to one that it cites, judged by the words around the mention.

A cue ("thực hiện", "căn cứ") governs what follows it in its sentence until a nearer cue; a whole list after one cue
shares it. What the title of a cited document says is no word of this document and governs nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import regex as re

from pipeline.segment import Block, Outline
from pipeline.viet import fold

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
        r"|bo sung(?: mot so (?:dieu|noi dung)(?: cua)?)?(?=\s*$)",
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
_ACTS = frozenset({"amends", "replaces", "repeals"})
_FORMAL = _ACTS | {"guides"}
# What follows a list of documents and undoes them; "trái với Quyết định này đều hết hiệu lực" is said of others.
_AFTER = (
    ("repeals", re.compile(r"(?:[\s,;]|va )*(?!.*trai voi)[^.;\n]{0,60}?\b(?<!da )(?:het hieu luc|bi bai bo)")),
    ("replaces", re.compile(r"(?:[\s,;]|va )*[^.;\n]{0,60}?\bduoc thay the")),
)
_UNDONE = re.compile(r"het hieu luc|bi bai bo|duoc thay the")
_UNDONE_BELOW = re.compile(r"(?:sau|duoi) day\b[^.]*\b(?:het hieu luc|bi bai bo|duoc bai bo)")
# Words enough between a semicolon and a document to be a clause of their own.
_CLAUSE_WORDS = 4
# Words that show the document speaking of its own effect ("Quyết định này thay thế …"), or only asking for it.
_OWN_ACT = re.compile(r"\bnay\b|\bban hanh\b|^\W*(?:sua doi|bo sung|bai bo|thay the|huy bo)|^\W*dieu \d+")
_BLANKS = re.compile(r"[ \x1a]+")
_GLUE = frozenset(
    ("va", "so", "cac", "ngay", "nhat", "la", "dac", "biet", "cua", "tai", "theo", "nhu", "dong", "thoi", "kem", "cung")
)
_ASKS = re.compile(r"de nghi|de xuat|kien nghi|ra soat|xem xet|tham muu|du thao (?!nghi quyet|quyet dinh)")
_SENTENCE_END = re.compile(r"[.?!]\s+|\./\.|\n")
_TITLE = re.compile(
    r"(?:\s*[(]nay là [^)\n]*[)])?[\s,)]*"
    r"(?:(?:[Vv]ề|“|\"|quy định|phê duyệt|ban hành|hướng dẫn|sửa đổi|điều chỉnh|công bố|triển khai|thực hiện"
    r"|của [^,;.\n]{3,60}? về)\b(?:(?!\s(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ|được thay thế))[^;.\n])*|“[^”]*”)"
)
# A title that says it goes on with the next document says so of that one.
_GOES_ON = re.compile(r"tiep tuc (?:\w+ ){0,3}thuc hien\s*$")
# A title that amends or explains the next document says so of its own document, not of this one.
_INSIDE_TITLE = re.compile(r"(?:sua doi|bo sung|dieu chinh|thay the|bai bo|quy dinh chi tiet|huong dan)\b[^;]*\s$")
_NESTED = "\x1a"
_JOINT = re.compile(r"[\s,;]*(?:[,;]|\bva)[\s,;]*$")
# Characters after a mention in which its fate may be told: a list of further documents with their titles.
_FOLLOWING = 1500


class Shown(NamedTuple):
    """What one mention shows; `rank` 0 in the letterhead and title, 1 elsewhere: a title outweighs a task.

    `rule` names why (config/tables/rules.yaml), `cue` is the span of the words that say so.
    """

    rank: int
    relation: str
    rule: str = "relation-unsaid"
    cue: tuple[int, int] | None = None


class _Cue(NamedTuple):
    """Words that tell a relation, and where they stand in the text."""

    relation: str
    start: int
    end: int


class Masked(NamedTuple):
    """What the document itself says: folded text in which cited documents and their titles are blanks, offsets kept.

    `inside`: where mentions begin that stand in the title of another document.
    """

    text: str
    inside: frozenset[int]


def masked(text: str, spans: Sequence[tuple[int, int]]) -> Masked:
    """Take the cited documents (`spans`, in order) and their titles out of a text."""
    folded = fold(text).replace("\f", " ")
    out: list[str] = []
    inside: set[int] = set()
    position = 0
    for number, (start, end) in enumerate(spans):
        stop = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        title = _TITLE.match(text, end, max(end, stop))
        until = max(title.end() if title else end, position)
        goes_on = _GOES_ON.search(folded, end, until) if until == stop else None
        until = max(goes_on.start(), position) if goes_on else until
        if start >= position:
            out.append(folded[position:start])
            position = start
        runs_in = until == stop > end and not _JOINT.search(folded, end, until)
        if runs_in or (start in inside and _JOINT.fullmatch(folded, end, stop)):
            inside.add(stop)
        nested = until == stop > end and _INSIDE_TITLE.search(folded, end, until) is not None
        out.append(" " * (until - position - 1) + _NESTED if nested else " " * (until - position))
        position = until
    return Masked("".join([*out, folded[position:]]), frozenset(inside))


def relation(words: Masked, start: int, end: int, outline: Outline, block: Block | None) -> Shown:
    """Relation that one mention (`start:end`) shows."""
    outside = words.text
    if block is None:
        return Shown(1, "cites")
    if block.zone == "basis" and not outside.startswith("thuc hien", block.body):
        return Shown(1, "based-on", "relation-grounds", (block.body, block.body + len("căn cứ")))
    following = _BLANKS.sub(" ", outside[end : end + _FOLLOWING])
    for name, pattern in _AFTER:
        if start not in words.inside and pattern.match(following):
            return Shown(1, name, "relation-after", _fate(outside, end))
    sentence = outside[_sentence_start(outside, block.start, start) : start]
    clause = sentence[sentence.rfind(";") + 1 :]
    if _NESTED in clause:
        return Shown(1, "cites", "relation-of-other")
    own_clause = len([word for word in clause.split() if word.isalpha() and word not in _GLUE]) >= _CLAUSE_WORDS
    cue, rule = _governing(clause if own_clause else sentence, start, block), "relation-cue"
    lead_in = _lead_in(outline, block, alone=start == block.body) if cue is None else None
    if lead_in is not None:
        cue, rule = _led(outside[lead_in.start : lead_in.end].rstrip(), lead_in), "relation-lead-in"
    rank = 0 if block.zone == "head" else 1
    return Shown(rank, cue.relation, rule, (cue.start, cue.end)) if cue else Shown(rank, "cites")


def _fate(outside: str, end: int) -> tuple[int, int] | None:
    """Where the words stand that undo a list of documents."""
    found = _UNDONE.search(outside, end, end + _FOLLOWING)
    return found.span() if found else None


def _lead_in(outline: Outline, block: Block, *, alone: bool) -> Block | None:
    """The paragraph that an item stands under: its parent, or the one above for an item that opens with a document."""
    if block.parent is not None:
        return outline.blocks[block.parent]
    if block.marker is None or not alone:
        return None
    before = bisect_left(outline.blocks, block.start, key=lambda other: other.start)
    return next((other for other in reversed(outline.blocks[:before]) if other.marker is None), None)


def _led(lead: str, block: Block) -> _Cue | None:
    """What a paragraph that opens a list says of the documents in it."""
    if not lead.endswith((":", "sau", "la")):
        return None
    if below := _UNDONE_BELOW.search(lead):
        return _Cue("repeals", block.start + below.start(), block.start + below.end())
    return _governing(lead, block.start + len(lead), block)


def _governing(sentence: str, end: int, block: Block) -> _Cue | None:
    """The nearest cue that can govern (`end`: where the sentence ends in the text).

    Formal acts only where this document performs them.
    """
    low = end - len(sentence)
    # A row of a table tells what other documents do.
    own = block.zone == "head" or (" | " not in sentence and _OWN_ACT.search(sentence) is not None)
    asks = _ASKS.search(sentence) is not None
    found = [
        _Cue(_CUES[int(cue.lastgroup[1:])][0], low + cue.start(), low + cue.end())
        for cue in _CUE.finditer(sentence)
        # Grounds open their sentence; "các đơn vị căn cứ …" further on is what others shall do.
        if cue.lastgroup and (_CUES[int(cue.lastgroup[1:])][0] != "based-on" or not sentence[: cue.start()].strip("- "))
    ]
    act = next((cue for cue in reversed(found) if cue.relation in _ACTS), None)
    # The title says what the whole document is for, however far from the word.
    telling = [cue for cue in found if cue.relation != "cites"] if block.zone == "head" else found
    if act and own and not asks and telling[-1].relation in (act.relation, "attached-to"):
        return act
    for cue in reversed(found):
        if cue.relation in _FORMAL and (asks or not own):
            continue
        if cue.relation == "attached-to" and (block.zone not in ("head", "attachment") or len(sentence) > 40):
            continue
        return cue
    return None


def _sentence_start(text: str, low: int, start: int) -> int:
    for found in _SENTENCE_END.finditer(text, low, start):
        low = found.end()
    return low


def strongest(shown: Sequence[Shown], *, reported: bool = False) -> str:
    """The most telling of the relations that the mentions show.

    `reported`: the text is an article, which itself carries out and reviews nothing.
    """
    if reported:
        shown = [s for s in shown if s.relation not in ("implements", "reviews")]
    acts = [s.relation for s in shown if s.relation in _ACTS]
    if acts:
        return min(acts, key=TELLING.index)
    told = [s for s in shown if s.relation != "cites"]
    return min(told, key=lambda s: (s.rank, TELLING.index(s.relation))).relation if told else "cites"
