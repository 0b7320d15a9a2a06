"""The deadlines of a directive: what is to be done by when, by whom.

Each date of the document is judged (`deadline_rules`), its task and bodies are read from the clause, the list item, the
section heading or the table row (`deadline_tasks`, `deadline_tables`). Dates of citations, of effect and of past events
are no deadlines.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from extractors.base import Case
from extractors.dates import DateContext, DateMention, find_dates
from extractors.deadline_items import Found, Paper
from extractors.deadline_labels import GENERIC, names_no_task
from extractors.deadline_lines import lettered, what_of
from extractors.deadline_rules import judge
from extractors.deadline_tables import Columns, cells, header, is_row, row_deadlines
from extractors.deadline_tasks import PERIODS
from extractors.deadline_twice import Told
from extractors.deadline_verdict import Ground, Verdict
from extractors.deadline_words import sentence, words
from pipeline.model import Deadline
from pipeline.segment import Block

# Letterhead and grounds set no deadlines; the lists at the end hold none, but a plan attached after them may.
_WITHOUT = ("head", "basis")
_STRAY = 3
# Words of an article's title.
_TITLE = 30
# Words of a place that may follow a time: "tại Hội trường …".
_PLACE = 15
# Rules that hold even where no task could be read.
_STRONG = ("limit", "recurring-day")
# A line that may hold a date at all; everything else is skipped before the grammar is tried.
_HAS_DATE = re.compile(r"\d|[Qq]u[ýíỷ]|[Qq]úy|[Hh][ằà]ng|HẰNG|HÀNG|[Mm]ỗi|[Đđ]ịnh kỳ|cuối|đầu|giữa|nay|tháng")
_TITLE_YEAR = re.compile(r"(?i:năm)[ \t\f]+(20\d\d)(?![ \t\f]*[-–])")
_EFFECT = re.compile(
    r"có hiệu lực(?:[ \t\f]+thi hành)?[ \t\f]+(?:kể[ \t\f]+)?từ[ \t\f]+(?:ngày[ \t\f]+(?=ký)|(?=ngày))"
)
_EVENT = re.compile(r"(?i:tại[ \t\f]+(?:phiên|cuộc|buổi|hội)[ \t\f]+\w+[^.;\n]{0,40}|^[ \t\f]*)ngày[ \t\f]*$")


def find(case: Case) -> dict[str, tuple[Deadline, ...]]:
    """All deadlines in the order of the text, each (due, task) once."""
    subject = _value(case, "subject")
    # A page break inside a paragraph is a blank; offsets stay the same.
    paper = Paper(case.text.replace("\f", " "), case.outline.blocks, subject)
    invitation = _value(case, "kind") == "Giấy mời"
    found: list[Deadline] = []
    told = Told(paper)
    for index, mention, verdict, what in _all(paper, _issue(case, paper.text, invitation)):
        if what.task is None and verdict.rule not in _STRONG:
            case.refuse("deadlines", "no-task", verdict.start, verdict.end)
            continue
        # The years of the whole programme set no task.
        if what.whole and mention.precision == "year" and mention.due:
            case.refuse("deadlines", "no-task", verdict.start, verdict.end)
            continue
        deadline = _deadline(case, mention, verdict, what)
        if told.again(index, deadline):
            case.refuse("deadlines", "repeated", verdict.start, verdict.end)
        else:
            found.append(case.by(f"deadline-{verdict.rule}", deadline))
    return {"deadlines": tuple(found)}


def _value(case: Case, name: str) -> Any:
    field = case.fields.get(name)
    return getattr(field, "value", None)


def _issue(case: Case, text: str, invitation: bool) -> Ground:
    """When the document was issued, by its own or the latest date it knows, and what supplies missing years."""
    issued = case.fields.get("issued_on")
    day = issued.value if issued is not None and issued.precision == "day" else None
    head = " ".join(case.text[b.start : b.end] for b in case.outline.blocks if b.zone == "head")
    year = _TITLE_YEAR.search(_value(case, "subject") or head)
    month = case.fields.get("issued_in")
    known = day or (issued.value if issued is not None else None) or (f"{month}-01" if month else _latest_known(case))
    effective = None
    if effect := _EFFECT.search(case.text):
        dated = find_dates(case.text, effect.end(), min(len(case.text), effect.end() + 60))
        effective = dated[0].due if dated and dated[0].precision == "day" else day
    context = DateContext(day or known, int(year[1]) if year else None, effective)
    return Ground(text, 0, 0, known, day or _month_end(known), context, invitation, trace=case.trace)


def _month_end(day: str | None) -> str | None:
    return f"{day[:8]}{monthrange(int(day[:4]), int(day[5:7]))[1]:02}" if day else None


def _latest_known(case: Case) -> str | None:
    """Latest date of the letterhead, the grounds and the cited documents; a directive without a date is not older."""
    latest: str | None = None
    for block in case.outline.blocks:
        if block.zone not in ("head", "basis", "body"):
            continue
        for mention in find_dates(case.text, block.start, block.end):
            left = case.text[max(block.start, mention.start - 40) : mention.start]
            known = block.zone != "body" or re.search(r"[/-][A-ZĐ][\w/-]*[ \t\f,]*$", left) or _EVENT.search(left)
            if known and mention.since and mention.precision in ("day", "month") and not mention.guessed:
                latest = max(latest or "", mention.since)
    return latest


def _all(paper: Paper, issue: Ground) -> Iterator[tuple[int, DateMention, Verdict, Found]]:
    columns: Columns | None = None
    gap = 0
    unbroken = paper.text.replace("\n", " ")
    for index, block in enumerate(paper.blocks):
        said = paper.text[block.body : block.end]
        ground = issue._replace(start=block.body, end=block.end, listed=block.marker is not None)
        if (label := _label_above(paper, index, issue)) is not None:
            ground = ground._replace(text=unbroken, start=label)
        if is_row(said) and block.zone != "head":
            row = cells(paper.text, block.start, block.end)
            named = header(row, columns)
            if named is not None:
                columns = named
            else:
                yield from ((index, *each) for each in row_deadlines(paper, index, row, columns, ground))
            gap = 0
            continue
        # A cell that OCR read as a line of its own does not end the table.
        gap += 1
        columns = columns if gap <= _STRAY else None
        if block.zone not in _WITHOUT and _HAS_DATE.search(said) and not _titles(block, said):
            yield from ((index, *each) for each in _in_block(paper, index, ground))


def _titles(block: Block, said: str) -> bool:
    """The title of an article: "Điều 17. Kiểm tra hằng năm"."""
    article = block.marker is not None and block.marker.startswith(("Điều", "ĐIỀU"))
    return article and len(said.split()) <= _TITLE and said.rstrip()[-1:].isalnum()


def _label_above(paper: Paper, index: int, issue: Ground) -> int | None:
    """Where the label stands of a line that only gives the time: "2. Thời gian thực hiện" with "Từ ngày …" under it."""
    block, above = paper.blocks[index], paper.blocks[index - 1] if index else None
    said = paper.said(above) if above is not None else ""
    if above is None or above.zone in _WITHOUT or not words().label_line.fullmatch(said) or names_no_task(said):
        return None
    dates = find_dates(paper.text, block.body, block.end, issue.context)
    if not dates or not GENERIC.fullmatch(paper.text[block.body : dates[0].start] or "-"):
        return None
    rest = paper.text[dates[-1].end : block.end]
    return above.body if not rest[:1].strip(" .;(") and len(rest.split()) <= _PLACE else None


def _in_block(paper: Paper, index: int, ground: Ground) -> Iterator[tuple[DateMention, Verdict, Found]]:
    block = paper.blocks[index]
    before: Verdict | None = None
    last: Found | None = None
    for mention, verdict in _judged(paper, index, ground):
        if verdict.rule == "label" and (point := lettered(paper, index, verdict)):
            found = point
        elif before is not None and last is not None and PERIODS.fullmatch(paper.text[before.end : verdict.cue] or " "):
            found = last
        else:
            found = what_of(paper, index, verdict, before.end if before else block.body)
        before, last = verdict, found
        yield mention, verdict, found


def _judged(paper: Paper, index: int, ground: Ground) -> list[tuple[DateMention, Verdict]]:
    """The deadlines of a paragraph; "hằng tháng" alone is none where the same report has its day of the month.

    Nor is the half year, which has no recurrence of its own, beside others that have: "hằng tháng, quý, 6 tháng, năm".
    """
    block = paper.blocks[index]
    found: list[tuple[DateMention, Verdict]] = []
    for mention in _every_year(paper, block, find_dates(paper.text, block.body, block.end, ground.context)):
        verdict = judge(ground, mention, found[-1][1] if found else None)
        if verdict is not None:
            found.append((mention, verdict))
    dated = {mention.recurrence for mention, verdict in found if verdict.rule == "recurring-day"}
    named = {mention.start for mention, _ in found if mention.recurrence}
    return [
        (m, v)
        for m, v in found
        if v.rule != "recurring" or (m.recurrence not in dated and (m.recurrence or m.start not in named))
    ]


def _every_year(paper: Paper, block: Block, mentions: list[DateMention]) -> list[DateMention]:
    """ "sơ kết trước ngày 15/6, tổng kết trước ngày 15/12 hằng năm": days without a year recur like the last one."""
    out: list[DateMention] = []
    every: tuple[int, int] | None = None
    for mention in reversed(mentions):
        if mention.recurrence == "yearly" and mention.precision == "day":
            every = sentence(paper.text, block.body, block.end, mention.start)
        again = every and mention.guessed and mention.precision == "day" and every[0] <= mention.start < every[1]
        yearly = mention._replace(since=None, due=None, recurrence="yearly", guessed=False)
        out.append(yearly if again else mention)
    return out[::-1]


def _last_day(trigger: str, mention: DateMention) -> str | None:
    """Before a month, quarter or year means: by the day before it begins; a day, by custom, is the last day itself."""
    before = trigger.lower().startswith("trước") and mention.precision in ("month", "quarter", "year")
    if not before or mention.since is None:
        return mention.due
    return (date.fromisoformat(mention.since) - timedelta(1)).isoformat()


def _deadline(case: Case, mention: DateMention, verdict: Verdict, what: Found) -> Deadline:
    trust = verdict.trust * (0.85 if mention.guessed else 1.0) * (1.0 if what.task else 0.6)
    return Deadline(
        text=case.text[verdict.start : verdict.end],
        start=None if verdict.limit else mention.since,
        due=_last_day(case.text[verdict.start : mention.start], mention),
        precision=mention.precision,
        recurrence=mention.recurrence,
        task=what.task,
        responsible=what.responsible,
        confidence=case.sure(trust, verdict.start, verdict.end),
        evidence=case.evidence(verdict.start, verdict.end),
    )
