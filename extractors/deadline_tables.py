"""Deadlines in tables: rows are lines `cell | cell | cell`, a header row names the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.dates import DateMention, find_dates
from extractors.deadline_actors import shorten
from extractors.deadline_rules import Ground, Verdict, judge
from extractors.deadline_tasks import Found, Paper, from_owner, label_action
from extractors.deadline_words import tidy, words

_BAR = re.compile(r"[ \t\f]\|[ \t\f]?|(?<=\|)[ \t\f]")
_SHORT = 14


class Cell(NamedTuple):
    start: int
    end: int
    text: str


class Columns(NamedTuple):
    """What the header row says: role of each column ("time", "body", "task", "other", "never") and its name."""

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
    return "task" if vocabulary.task_column.search(name) else "other"


def row_deadlines(
    paper: Paper, index: int, row: Sequence[Cell], columns: Columns | None, ground: Ground
) -> Iterator[Dated]:
    """The deadlines of one table row."""
    for at, cell in enumerate(row):
        role = columns.role(at) if columns else ""
        if role in ("never", "body", "task") or not cell.text:
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
            yield Dated(mention, verdict, _found(paper, index, row, columns, at))


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
    bodies = [c.text for i, c in enumerate(row) if role(i) == "body" and c.text]
    who = "; ".join(bodies) or None
    named = [c.text for i, c in enumerate(row) if role(i) == "task" and c.text]
    action = label_action(columns.names[time]) if columns and time < len(columns.names) else None
    if not named:
        rest = [
            c.text
            for i, c in enumerate(row)
            if i != time and role(i) in ("", "other") and len(c.text.split()) >= 3 and not _number(c.text)
        ]
        named = [max(rest, key=len)] if rest else []
    if not named:
        above = from_owner(paper, index)
        return Found(above.task, who or above.responsible)
    task = "; ".join(named[:2]) if not action else f"{action}: {named[0]}"
    return Found(_opening(task), who)


def _opening(task: str) -> str | None:
    """A cell's task is cut at its end, not at its beginning."""
    parts = task.split()
    return shorten(task) if len(parts) <= 42 else tidy(" ".join(parts[:40]))


def _number(said: str) -> bool:
    return re.fullmatch(r"[\d.,/ %-]+", said) is not None
