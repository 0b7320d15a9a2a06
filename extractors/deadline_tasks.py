"""What is to be done by a deadline, and by whom, in the words of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.deadline_actors import bare_actor, heading_actor, shorten, split_actor
from extractors.deadline_rules import Verdict
from extractors.deadline_words import sentence, sentence_starts, tidy, words
from pipeline.segment import Block

_WITH_TAIL = 42
_FAR = 60
_TAIL = re.compile(r"[ \t\f*]+(?!theo|và các|và những|hoặc)\w[^,;.:()\n]{3,200}")
_ACTS = re.compile(
    r"(?:báo cáo|tổng hợp|gửi|tổ chức|tiến hành|thực hiện|rà soát|kiểm tra|đánh giá|xây dựng|cập nhật|thống kê|sơ kết"
    r"|tổng kết|lập|phải|có trách nhiệm|chủ động|tham mưu|đối chiếu|rút kinh nghiệm|công bố|họp)(?!\w)"
)
_CLOSING = re.compile(r"(?i:trên đây là|yêu cầu các|đề nghị các|trong quá trình|căn cứ kế hoạch này|nhận được)")
_AFTERTHOUGHT = re.compile(r"^[ \t\f),:*]*(?:hoặc (?:đột xuất|khi có yêu cầu)[ \t\f,]*|và đột xuất[ \t\f,]*)?")
# "…, hoàn thành" right before the limiting word says nothing of the task itself.
_BARE_END = re.compile(
    r"(?:^|[,;.:(–-]|[ \t\f]và)[ \t\f*]*(?i:(?:và[ \t\f]+)?(?:(?:phải|bảo đảm|đảm bảo|cơ bản)[ \t\f]+)*"
    r"(?:hoàn thành|hoàn tất|xong|kết thúc|thực hiện|thực hiện xong|hoàn thành xong|dự kiến|tiến độ|gửi|báo cáo)?)"
    r"[ \t\f*]*$"
)
_NO_TASK = re.compile(
    r"(?i:thời gian|thời hạn|tiến độ|lộ trình|địa điểm|tổ chức thực hiện|phân công|kế hoạch thực hiện|nội dung)\b"
)

GENERIC = re.compile(
    r"(?i:thời gian|thời hạn|tiến độ|thời điểm|ngày|hạn|mốc|lịch|dự kiến|hoàn thành|thực hiện|triển khai|tổ chức"
    r"|kết thúc|trình|báo cáo|gửi|nộp|hoàn tất|bắt đầu|kiểm tra|quan trắc|vào|trong|từ|đến|khoảng|là|trước"
    r"|[\s():/;,.*-])+$"
)
_TIME_WORDS = re.compile(
    r"(?i:thời gian|thời hạn|tiến độ|thời điểm|hạn(?:[ \t\f]+(?:cuối cùng|cuối|chót))?(?!\w))[ \t\f]*|(?<=\w)[ \t\f]+là[ \t\f]*$"
)


class Paper(NamedTuple):
    """The document as the task finder sees it."""

    text: str
    blocks: Sequence[Block]
    subject: str | None = None

    def said(self, block: Block) -> str:
        return self.text[block.body : block.end]


class Found(NamedTuple):
    task: str | None
    responsible: str | None


def task_of(paper: Paper, index: int, verdict: Verdict, floor: int) -> Found:
    """Task and bodies for a deadline in running text. `floor`: end of the deadline before it, or the block's start."""
    block = paper.blocks[index]
    low, high = sentence(paper.text, block.body, block.end, verdict.cue)
    left = _before(paper.text, low, verdict.cue, max(floor, low))
    right = _after(paper.text, verdict, low, high)
    named = bare_actor(left) if left and right else None
    if right and (left is None or named or (verdict.rule.startswith("recurring") and _ACTS.match(right))):
        who, rest = split_actor(right)
        who = who or named or (split_actor(left)[0] if left else None) or _earlier_actor(paper, block, verdict.cue)
        return Found(shorten(rest, from_end=False), who or _ancestor_actor(paper, index))
    if left is None and low > block.body:
        low = sentence_starts(paper.text, block.body, low)[-1]
        left = paper.text[low : sentence(paper.text, block.body, block.end, low)[1]]
    if left is None:
        return from_owner(paper, index)
    who, rest = split_actor(left)
    if who is None:
        who = split_actor(paper.text[low : verdict.cue])[0] or _earlier_actor(paper, block, verdict.cue)
    if who is None or words().order.search(paper.text, low + 1, verdict.cue):
        who = _ancestor_actor(paper, index) or who
    task = shorten(rest if len(tidy(rest).split()) >= 3 else left)
    return Found(_with_tail(task, paper.text[verdict.end : high]), who)


def _earlier_actor(paper: Paper, block: Block, cue: int) -> str | None:
    """The body named by the sentence before, in the same paragraph, else by the paragraph's first words."""
    for start in reversed(sentence_starts(paper.text, block.body, cue)):
        if actor := split_actor(paper.text[start : sentence(paper.text, block.body, block.end, start)[1]])[0]:
            return actor
    return None


def _with_tail(task: str | None, after: str) -> str | None:
    """… trước ngày 30/11 để Sở tổng hợp: what follows the date without a pause belongs to the task, if it is short."""
    tail = _TAIL.match(after)
    if task is None or tail is None or re.search(r"\d|tháng|quý|ngày", tail[0]):
        return task
    whole = f"{task} {tidy(tail[0])}"
    return whole if len(whole.split()) <= _WITH_TAIL else task


def _before(text: str, low: int, cue: int, floor: int) -> str | None:
    """The clause that ends at the trigger: from the last semicolon or deadline on, further back if that says little."""
    end = cue - len(_bare_tail(text[low:cue]))
    if end <= low:
        return None
    cuts = [floor, text.rfind(";", low, end) + 1, text.rfind(";", low, max(low, text.rfind(";", low, end))) + 1, low]
    for cut in sorted({c for c in cuts if low <= c < end} | {low}, reverse=True):
        clause = text[cut:end]
        if cut > low and not words().verb.search(text, low, cut):
            continue
        if len(tidy(clause).split()) >= (4 if cut > low else 2) or (
            cut == floor > low and len(tidy(clause).split()) >= 4
        ):
            return clause
    return None


def _bare_tail(clause: str) -> str:
    tail = _BARE_END.search(clause)
    return tail[0] if tail else ""


def _after(text: str, verdict: Verdict, low: int, high: int) -> str | None:
    """The clause after a date that opens the sentence, or follows the naming of who acts."""
    rest = text[verdict.end : high].split(";", maxsplit=1)[0]
    rest = _AFTERTHOUGHT.sub("", rest, count=1)
    return rest if len(tidy(rest).split()) >= 3 else None


def from_owner(paper: Paper, index: int) -> Found:
    """Task and bodies of a line that only gives the time: from the item it belongs to and the lines beside it."""
    owner = owner_of(paper, index)
    beside = _siblings(paper, index, owner)
    who = next((tidy(m) for m in (_labelled(paper, i, words().responsible_label) for i in beside) if m), None)
    named = next((m for m in (_labelled(paper, i, words().task_label) for i in beside) if m), None)
    said = paper.said(paper.blocks[owner]) if owner is not None else ""
    if owner is None or _NO_TASK.match(said) or not tidy(said):
        return Found(shorten(paper.subject, from_end=False) if paper.subject else None, who)
    actor, rest = split_actor(named or said)
    return Found(shorten(rest, from_end=False), who or actor or _ancestor_actor(paper, index))


def label_action(label: str) -> str | None:
    """What a label or column speaks of: "Thời gian công bố quyết định:" → công bố quyết định; None for generic ones."""
    name = label.split(":", maxsplit=1)[0]
    return None if GENERIC.match(name) else tidy(_TIME_WORDS.sub("", tidy(name))) or None


def label_work(label: str) -> str | None:
    """What is left of a label without its words for time, where no item above says more: "Thời hạn nộp báo cáo"."""
    work = tidy(_TIME_WORDS.sub("", tidy(label.split(":", maxsplit=1)[0])))
    return work if len(work.split()) > 2 else None


def owner_of(paper: Paper, index: int) -> int | None:
    """The item or heading a line such as "Thời gian thực hiện: …", or a table, belongs to."""
    block = paper.blocks[index]
    if block.marker is None:
        parent = _shared(paper, block.parent)
        return owner_of(paper, parent) if parent is not None and is_label(paper, parent) else parent
    if not _is_bullet(block.marker):
        return block.parent
    for i in range(index - 1, max(-1, index - _FAR), -1):
        other = paper.blocks[i]
        plain = not _is_bullet(other.marker) and not is_label(paper, i) and " | " not in paper.said(other)
        if i == block.parent or (plain and other.zone not in ("head", "basis")):
            return i
    return block.parent


def _shared(paper: Paper, owner: int | None) -> int | None:
    """A label under the last of several lettered points that have none of their own holds for all of them."""
    if owner is None or not re.fullmatch(r"[b-zđ]\)", paper.blocks[owner].marker or ""):
        return owner
    parent = paper.blocks[owner].parent
    between = range(owner - 1, parent if parent is not None else -1, -1)
    points = [i for i in between if re.fullmatch(r"[a-zđ]\)", paper.blocks[i].marker or "")]
    labelled = any(is_label(paper, i) for i in range(points[-1], owner)) if points else True
    return owner if labelled else parent


def _is_bullet(marker: str | None) -> bool:
    return marker is not None and not any(c.isalnum() for c in marker)


def is_label(paper: Paper, index: int) -> bool:
    """Whether a line is one of the "Địa điểm: …", "Thời gian: …" lines under a task."""
    block = paper.blocks[index]
    said = paper.text[block.body : min(block.end, block.body + 120)]
    vocabulary = words()
    return any(p.match(said) for p in (vocabulary.label, vocabulary.responsible_label, vocabulary.other_label))


def _siblings(paper: Paper, index: int, owner: int | None) -> list[int]:
    """The lines of the same owner around this one, up to the next item."""
    first = (owner if owner is not None else max(0, index - 6)) + 1
    found = list(range(max(first, index - 40), index))
    for i in range(index + 1, min(index + 6, len(paper.blocks))):
        marker = paper.blocks[i].marker
        if marker is not None and not _is_bullet(marker):
            break
        found.append(i)
    return found


def _labelled(paper: Paper, index: int, pattern: re.Pattern[str]) -> str | None:
    said = paper.said(paper.blocks[index])
    label = pattern.match(said)
    return said[label.end() :] if label and said[label.end() :].strip() else None


def _ancestor_actor(paper: Paper, index: int) -> str | None:
    """The body a heading above assigns the list to: "2. Sở Y tế:", "Giao Sở Y tế:"."""
    seen = index
    parent = None if _CLOSING.match(paper.text, paper.blocks[index].body) else paper.blocks[index].parent
    while parent is not None and parent < seen:
        if actor := heading_actor(paper.said(paper.blocks[parent])):
            return actor
        seen, parent = parent, paper.blocks[parent].parent
    return None
