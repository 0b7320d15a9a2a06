"""The item, heading or lead-in a deadline stands under: its task where the line gives only the time, and its bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.deadline_actors import heading_actor, leading_actor, ordered_actor, shorten, split_actor, unaided
from extractors.deadline_labels import GENERIC
from extractors.deadline_points import points
from extractors.deadline_words import tidy, words
from pipeline.segment import Block

_FAR = 60
_CLOSING = re.compile(r"(?i:trên đây là|yêu cầu các|đề nghị các|trong quá trình|căn cứ kế hoạch này|nhận được)")
_NO_TASK = re.compile(
    r"(?i:thời gian|thời hạn|tiến độ|lộ trình|địa điểm|tổ chức thực hiện|phân công|kế hoạch thực hiện|nội dung)\b"
)
_INTO = re.compile(r"(?:[ \t\f]+(?:trong|vào|trước|là|đến))+$")
# Điều 1. Phê duyệt Đề án …: what stands under it is the programme's own.
_ISSUES = re.compile(r"(?i:(?:nay[ \t\f]+)?(?:phê duyệt|ban hành))(?!\w)")
_PERIOD = re.compile(r"(?i:tháng|quý|năm)[ \t\f]+")
_TIME_WORDS = re.compile(
    r"(?i:thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn(?:[ \t\f]+(?:cuối cùng|cuối|chót))?(?!\w))[ \t\f]*"
    r"|(?<=\w)[ \t\f]+là[ \t\f]*$"
)


class Paper(NamedTuple):
    """The document as the task finder sees it."""

    text: str
    blocks: Sequence[Block]
    subject: str | None = None

    def said(self, block: Block) -> str:
        return self.text[block.body : block.end]


class Found(NamedTuple):
    """A task and who must act; `whole`: it is what the whole document is about."""

    task: str | None
    responsible: str | None
    whole: bool = False


def from_owner(paper: Paper, index: int) -> Found:
    """Task and bodies of a line that only gives the time: from the item it belongs to and the lines beside it."""
    owner = owner_of(paper, index)
    beside = _siblings(paper, index, owner)
    who = next((tidy(m) for m in (_labelled(paper, i, words().responsible_label) for i in beside) if m), None)
    named = next((m for m in (_labelled(paper, i, words().task_label) for i in beside) if m), None)
    said = paper.said(paper.blocks[owner]) if owner is not None else ""
    if owner is None or _NO_TASK.match(said) or not tidy(said):
        return Found(shorten(paper.subject, from_end=False) if paper.subject else None, who, True)
    actor, rest = split_actor(named or said)
    who = who or actor or ancestor_actor(paper, index)
    return Found(shorten(unaided(rest), from_end=False), who, _ISSUES.match(said) is not None)


def label_action(label: str) -> str | None:
    """What a label or column speaks of: "Thời gian công bố quyết định:" → công bố quyết định; None for generic ones."""
    name = _PERIOD.sub("", label.split(":", maxsplit=1)[0].lstrip(), count=1)
    return None if GENERIC.match(name) else tidy(_TIME_WORDS.sub("", tidy(name))) or None


def label_work(label: str) -> str | None:
    """What is left of a label without its words for time, where no item above says more: "Thời hạn nộp báo cáo"."""
    work = tidy(_INTO.sub("", _TIME_WORDS.sub("", tidy(label.split(":", maxsplit=1)[0]))))
    return work if len(work.split()) > 2 else None


def owner_of(paper: Paper, index: int) -> int | None:
    """The item or heading a line such as "Thời gian thực hiện: …", or a table, belongs to."""
    block = paper.blocks[index]
    if block.marker is None:
        parent = _shared(paper, block.parent, index)
        return owner_of(paper, parent) if parent is not None and is_label(paper, parent) else parent
    if not _is_bullet(block.marker):
        return block.parent
    for i in range(index - 1, max(-1, index - _FAR), -1):
        other = paper.blocks[i]
        plain = not _is_bullet(other.marker) and not is_label(paper, i) and " | " not in paper.said(other)
        if i == block.parent or (plain and other.zone not in ("head", "basis")):
            return i
    return block.parent


def _shared(paper: Paper, owner: int | None, index: int) -> int | None:
    """A label under the last of several lettered points that have none of their own holds for all of them."""
    item, found = points(paper.blocks, index)
    if owner is None or len(found) < 2 or owner != found[-1]:
        return owner
    return owner if any(is_label(paper, i) for i in range(found[-2] + 1, owner)) else item


def _is_bullet(marker: str | None) -> bool:
    return marker is not None and not any(c.isalnum() or c == "©" for c in marker)


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


def ancestor_actor(paper: Paper, index: int) -> str | None:
    """The body a heading above assigns the list to: "2. Sở Y tế:", "Giao Sở Y tế:"."""
    seen: int | None = None if _CLOSING.match(paper.text, paper.blocks[index].body) else index
    if seen is not None and paper.blocks[index].marker is None and paper.blocks[index].parent is None:
        return _before_paragraph(paper, index)
    while seen is not None:
        parent = paper.blocks[seen].parent
        if actor := _lead_in(paper, seen) or (
            heading_actor(paper.said(paper.blocks[parent])) if parent is not None else None
        ):
            return actor
        seen = parent
    return None


def _before_paragraph(paper: Paper, index: int) -> str | None:
    """In a letter: the bodies that the plain paragraph before orders, when this one, as plain, names none."""
    for i in range(index - 1, max(-1, index - 3), -1):
        other = paper.blocks[i]
        if other.marker is not None or other.parent is not None or other.zone != "body":
            return None
        if actor := ordered_actor(paper.said(other)):
            return actor
    return None


def _lead_in(paper: Paper, index: int) -> str | None:
    """The body ordered by the plain paragraph right before the list that an item is in."""
    block = paper.blocks[index]
    if block.marker is None:
        return None
    first = index
    for i in range(index - 1, max(-1, index - _FAR), -1):
        other = paper.blocks[i]
        if i == block.parent or other.zone != block.zone:
            break
        if other.marker is None and other.parent == block.parent:
            return leading_actor(paper.said(other)) if first - 1 == i else None
        if other.parent == block.parent:
            first = i
    return None
