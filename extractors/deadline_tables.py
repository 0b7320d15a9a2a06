"""Deadlines in tables: rows are lines `cell | cell | cell`, a header row names the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.dates import DateMention, find_dates
from extractors.deadline_actors import shorten
from extractors.deadline_items import Found, Paper, from_owner, label_action
from extractors.deadline_labels import names_no_task
from extractors.deadline_rules import judge
from extractors.deadline_verdict import Ground, Verdict
from extractors.deadline_words import tidy, words

_BAR = re.compile(r"[ \t\f]\|[ \t\f]?|(?<=\|)[ \t\f]")
_SHORT = 14
_BEGIN = re.compile(r"(?i:bắt đầu|khởi đầu)(?!\w)")
_END = re.compile(r"(?i:kết thúc|hoàn thành)(?!\w)")
_WHEN = re.compile(r"(?i:thời gian|thời hạn|thời điểm|tiến độ|ngày|lịch|dự kiến)(?!\w)")
_ACT = re.compile(r"(?i:kiểm tra|thanh tra|giám sát|tổ chức|họp|trình|báo cáo|gửi|nộp|quan trắc)(?: .*)?")


class Cell(NamedTuple):
    start: int
    end: int
    text: str


class Columns(NamedTuple):
    """What the header row says of each column: its name and its role.

    Roles are "time", "body", "work" (what is to be done), "task" (what it is done to), "result", "other" and "never".
    """

    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def role(self, index: int) -> str:
        return self.roles[min(index, len(self.roles) - 1)] if self.roles else ""


class Dated(NamedTuple):
    mention: DateMention
    verdict: Verdict
    found: Found


def is_row(said: str) -> bool:
    return " |" in said


def cells(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a row with their spans."""
    found, at = [], start
    for bar in re.finditer(r"\|", text[start:end]):
        found.append((at, start + bar.start()))
        at = start + bar.end()
    found.append((at, end))
    return [Cell(low, high, tidy(text[low:high])) for low, high in found]


def header(row: Sequence[Cell], last: Columns | None) -> Columns | None:
    """The columns a row names, None if it is no header row. A second header row refines the first."""
    vocabulary = words()
    if len(row) < 2 or any(len(c.text.split()) > 25 for c in row):
        return None
    time = [bool(vocabulary.time_column.match(c.text)) and not find_dates(c.text) for c in row]
    if not any(time):
        return None
    if last is not None and len(last.roles) < len(row):
        return last
    roles = tuple(_role(cell.text, is_time) for cell, is_time in zip(row, time, strict=True))
    return Columns(roles, tuple(cell.text for cell in row))


def _role(name: str, is_time: bool) -> str:
    vocabulary = words()
    if is_time:
        return "never" if vocabulary.not_time_column.search(name) else "time"
    if vocabulary.body_column.search(name) and not vocabulary.not_body_column.search(name):
        return "body"
    if vocabulary.work_column.search(name):
        return "work"
    if vocabulary.task_column.search(name):
        return "task"
    return "result" if vocabulary.result_column.search(name) else "other"


def row_deadlines(
    paper: Paper, index: int, row: Sequence[Cell], columns: Columns | None, ground: Ground
) -> Iterator[Dated]:
    """The deadlines of one table row; none under a heading such as "Thời gian xử lý hồ sơ"."""
    above = paper.blocks[index].parent
    heading = words().time_column.match(paper.said(paper.blocks[above])) if above is not None else None
    if heading and names_no_task(heading.string[:80]):
        return
    begun = _begun(paper, row, columns, ground)
    for at, cell in enumerate(row):
        role = columns.role(at) if columns else ""
        if role in ("never", "body", "work", "task", "result") or not cell.text or (begun and at == begun[0]):
            continue
        if role != "time" and (len(cell.text.split()) > _SHORT or len(row) < 3):
            continue
        mentions = find_dates(paper.text, cell.start, cell.end, ground.context)
        before: Verdict | None = None
        for mention in mentions:
            verdict = _verdict(ground, cell, mention, role, before)
            if verdict is None:
                continue
            before = verdict
            since = mention._replace(since=begun[1]) if begun and role == "time" else mention
            yield Dated(since, verdict, _found(paper, index, row, columns, at))


def _begun(paper: Paper, row: Sequence[Cell], columns: Columns | None, ground: Ground) -> tuple[int, str] | None:
    """Column and day of the beginning, where a column of its own tells it and another tells the end."""
    names = columns.names if columns and len(columns.names) == len(row) else ()
    at = next((i for i, name in enumerate(names) if _BEGIN.search(name)), None)
    if at is None or not any(_END.search(name) for name in names):
        return None
    dates = find_dates(paper.text, row[at].start, row[at].end, ground.context)
    return (at, dates[0].since) if dates and dates[0].since else None


def _verdict(ground: Ground, cell: Cell, mention: DateMention, role: str, before: Verdict | None) -> Verdict | None:
    inside = ground._replace(start=cell.start, end=cell.end, listed=True)
    if role == "time":
        if mention.blank or (
            mention.due is None and mention.recurrence is None and mention.precision != "part-of-year"
        ):
            return None
        judged = judge(inside, mention, before)
        start, limit = (judged.start, judged.limit) if judged else (mention.start, mention.since is None)
        return Verdict("column", 0.9, start, mention.end, start, limit)
    judged = judge(inside, mention, before)
    return (
        judged._replace(trust=judged.trust * 0.75)
        if judged and judged.rule in ("limit", "slot", "recurring-day")
        else None
    )


def _found(paper: Paper, index: int, row: Sequence[Cell], columns: Columns | None, time: int) -> Found:
    """Task and bodies from the other cells; where no cell tells the task, from the item above the table."""
    role = columns.role if columns else lambda at: ""
    bodies = [_named(c.text) for i, c in enumerate(row) if role(i) == "body" and c.text]
    who = "; ".join(bodies) or None
    told = {
        kind: [c.text for i, c in enumerate(row) if role(i) == kind and c.text] for kind in ("work", "task", "result")
    }
    named = told["work"] or told["task"]
    action = _action(columns.names[time], told["work"]) if columns and time < len(columns.names) else None
    if not named:
        rest = [
            c.text
            for i, c in enumerate(row)
            if i != time and role(i) in ("", "other") and len(c.text.split()) >= 3 and not _number(c.text)
        ]
        named = [max(rest, key=len)] if rest else told["result"]
    if not named:
        above = from_owner(paper, index)
        return Found(above.task, who or above.responsible)
    task = "; ".join(named[:2]) if not action else f"{action}: {named[0]}"
    return Found(_opening(task), who)


def _named(cell: str) -> str:
    """The bodies of a cell without the specks that recognition saw before them."""
    body = words().actor.search(cell)
    return cell[body.start() :] if body and not re.search(r"\w{3}|\d", cell[: body.start()]) else cell


def _action(name: str, work: Sequence[str]) -> str | None:
    """What the time column itself speaks of: "Ngày kiểm tra" tells it only where no column tells the work."""
    if action := label_action(name):
        return action
    act = _WHEN.sub("", name)
    return tidy(act).lower() if not work and tidy(act) and _ACT.fullmatch(tidy(act)) else None


def _opening(task: str) -> str | None:
    """A cell's task is cut at its end, not at its beginning."""
    parts = task.split()
    return shorten(task) if len(parts) <= 42 else tidy(" ".join(parts[:40]))


def _number(said: str) -> bool:
    return re.fullmatch(r"[\d.,/ %-]+", said) is not None
