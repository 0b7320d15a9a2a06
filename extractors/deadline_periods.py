"""What is to be done again and again: "định kỳ hằng quý", "trước ngày 15/12 hằng năm"."""

from __future__ import annotations

import re

from extractors.dates import DateMention
from extractors.deadline_labels import label_value, names_no_task
from extractors.deadline_slots import CLAUSE_END, orders, verbal
from extractors.deadline_verdict import Ground, Verdict
from extractors.deadline_words import words

_BRACKETED = re.compile(r"^[ \t\f]*\([^()]{1,40}\)")
# "chế độ báo cáo hằng tháng" names a report; "tổng hợp, báo cáo hằng tháng" orders one.
_NAMES_REPORT = re.compile(
    r"(?:chế độ|(?:chế độ(?:[ \t\f]+thông tin,?)?|các|những|thực hiện|lập|nộp|gửi|về|mẫu|hệ thống|trong)[ \t\f]+báo cáo"
    r")[ \t\f]*$"
)


def recurring(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    vocabulary = words()
    offset = mention.start - len(left)
    said = ground.text[mention.start : mention.end]
    label = vocabulary.label_before.search(left)
    limit = vocabulary.limit_before.search(left)
    clause = re.split(r"[;.]", left)[-1] + " " + re.split(r"[;.]", right)[0]
    if label and not names_no_task(label["label"]):
        start = offset + limit.start() if limit else mention.start
        return Verdict("label", 0.85, start, mention.end, offset + label.start("label"), True)
    if (valued := label_value(ground, mention, left, limit)) is not None:
        return valued
    if mention.precision == "day":
        inside = re.search(r"(?i:trước|chậm nhất|muộn nhất|hạn)", said)
        if limit or inside or vocabulary.work.search(clause):
            said_in = limit or vocabulary.slot_before.search(left)
            start = offset + said_in.start() if said_in else mention.start
            return Verdict("recurring-day", 0.95 if limit or inside else 0.6, start, mention.end, start, True)
        return None
    return _period(mention, left, right, said, clause)


def _period(mention: DateMention, left: str, right: str, said: str, clause: str) -> Verdict | None:
    """định kỳ hằng quý, hằng năm: a duty only where the clause has work to do in each."""
    vocabulary = words()
    led_in = re.search(r"(?i:(?<!\w)(?:theo|vào)[ \t\f])$", left)
    start = mention.start - (len(led_in[0]) if led_in else 0)
    verdict = Verdict("recurring", 0.7, start, mention.end, start, True)
    opening = not left.strip(" *+–-\t\f") or left.rstrip()[-1:] in ";:"
    regular = said.lower().startswith("định") or left.rstrip().lower().endswith("định kỳ") or "6 tháng" in said
    if not vocabulary.work.search(clause) or _NAMES_REPORT.search(left[: len(left) - (mention.start - start)]):
        return None
    if regular and (opening or verbal(right) or left.rstrip().endswith(",") or CLAUSE_END.match(right)):
        return verdict
    if opening and (right[:1] == "," or verbal(right) or orders(_BRACKETED.sub("", right, count=1))):
        return verdict._replace(trust=0.6)
    if CLAUSE_END.match(right) and not vocabulary.described.search(left) and vocabulary.work.search(left):
        return verdict._replace(trust=0.6)
    ordered = re.split(r"[;.]", left)[-1].lower()
    return verdict._replace(trust=0.5) if regular and verbal(ordered.lstrip(" \t\f*+–-")) else None
