"""Task and bodies of a deadline in a paragraph: from the words beside the date, from the item above a line of time."""

from __future__ import annotations

import re

from extractors.deadline_actors import shorten, split_actor
from extractors.deadline_items import Found, Paper, from_owner, is_label, label_action, label_work
from extractors.deadline_labels import GENERIC
from extractors.deadline_points import bodies_of, point_of, points, speaks_of
from extractors.deadline_slots import orders
from extractors.deadline_tasks import task_of
from extractors.deadline_verdict import Verdict
from extractors.deadline_words import tidy, words

# Words after the time of a phase that tell its task.
_SAYS = 3
# Enough of a paragraph's beginning, in characters, to tell a bare label from a sentence.
_OPENING = 200
_HANDS_IN = re.compile(r"(?i:nộp|gửi|trình)[ \t\f]+báo cáo")


def what_of(paper: Paper, index: int, verdict: Verdict, floor: int) -> Found:
    """Task and bodies of a deadline in block `index`. `floor`: end of the deadline before it, or the block's start."""
    found = _task(paper, index, verdict, floor)
    if found.responsible is None and is_label(paper, index):
        return found._replace(responsible=from_owner(paper, index).responsible)
    return found


def _task(paper: Paper, index: int, verdict: Verdict, floor: int) -> Found:
    block = paper.blocks[index]
    said = tidy(paper.text[block.body : min(verdict.cue, block.body + _OPENING)])
    alone = not tidy(paper.text[verdict.end : min(block.end, verdict.end + _OPENING)])[:3].strip(").")
    if verdict.rule == "label":
        return _labelled(paper, index, verdict, said, floor)
    if verdict.rule == "recurring" and alone and not said:
        return from_owner(paper, index)
    stub = (verdict.rule == "recurring" and said and not alone) or _HANDS_IN.match(said)
    if GENERIC.match(said) and not stub:
        return from_owner(paper, index)
    if verdict.rule == "opening" and (listed := _listed_below(paper, index, verdict)):
        return listed
    if words().phase.match(said) and len(said.split()) <= 4:
        return _phase(paper, index, verdict)
    return task_of(paper, index, verdict, floor)


def _labelled(paper: Paper, index: int, verdict: Verdict, said: str, floor: int) -> Found:
    """After a label: what the label itself names, else the item it stands under, else the sentence around it."""
    label = paper.text[verdict.cue : verdict.start]
    action = label_action(label)
    if action and not set(action.lower().split()) <= set(said.lower().split()):
        return Found(action, task_of(paper, index, verdict, floor).responsible if said else None)
    if not said and orders(paper.text[verdict.end : paper.blocks[index].end]):
        return task_of(paper, index, verdict, floor)
    if said and not is_label(paper, index) and not GENERIC.match(said):
        phase = words().phase.match(said) and len(said.split()) <= 4
        return _phase(paper, index, verdict) if phase else task_of(paper, index, verdict, floor)
    found, own = from_owner(paper, index), label_work(label)
    return found if found.task or not own else Found(own, found.responsible)


def lettered(paper: Paper, index: int, verdict: Verdict) -> Found | None:
    """The points a slot is for: "Quý I/2010 (hoạt động a)"."""
    names = speaks_of(paper.text[verdict.end : paper.blocks[index].end])
    _, above = points(paper.blocks, index) if names else (None, [])
    meant = [i for name in names if (i := point_of(paper.blocks, above, name)) is not None]
    if not meant:
        return None
    parts = [split_actor(paper.said(paper.blocks[i])) for i in meant]
    who = next((actor for actor, _ in parts if actor), None)
    task = "; ".join(tidy(rest) for _, rest in parts)
    return Found(shorten(task, from_end=False), who or bodies_of(from_owner(paper, index).responsible, names))


def _listed_below(paper: Paper, index: int, verdict: Verdict) -> Found | None:
    """c) Năm 2025, ban hành: with the first of what is to be issued."""
    rest = paper.text[verdict.end : paper.blocks[index].end].rstrip()
    child = next((b for b in paper.blocks[index + 1 : index + 2] if b.parent == index), None)
    if child is None or not rest.endswith(":") or len(tidy(rest).split()) > _SAYS:
        return None
    return Found(shorten(f"{tidy(rest)}: {tidy(paper.said(child))}", from_end=False), None)


def _phase(paper: Paper, index: int, verdict: Verdict) -> Found:
    """The task of a phase: what is said after its time, else the first point under it."""
    rest = paper.text[verdict.end : paper.blocks[index].end].lstrip(" \t\f):,.")
    child = next((b for b in paper.blocks[index + 1 : index + 3] if b.parent == index), None)
    if len(rest.split()) < _SAYS and child is None:
        return from_owner(paper, index)
    actor, task = split_actor(rest if len(rest.split()) >= _SAYS else paper.said(child) if child else "")
    return Found(shorten(task, from_end=False), actor)
