"""Which dates are deadlines: the rules, each with how far it can be trusted."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.dates import DateContext, DateMention
from extractors.deadline_words import sentence, words
from extractors.trace import Trace, refuse

# A document's number right before the date: the date is that document's.
_CITED = re.compile(
    r"(?:\d[\w./ –-]*[/–-][ \t]?[A-ZĐ][\w/.&–-]*|số[ \t\f]+\S+|(?<!\w)khóa[ \t\f]+\w+)[ \t\f]*[,(]?[ \t\f]*$"
)
_CLAUSE_END = re.compile(
    r"(?:[ \t\f]*(?:hoặc|và)[ \t\f]+đột xuất)?[ \t\f*”\"]*(?:[.;)]|$|/\.)"
    r"|[ \t\f]*,?[ \t\f]*(?:và các năm (?:tiếp|sau)|trình|báo cáo|gửi|theo)"
)
_ONLY_BRACKETED = re.compile(r"\([^()\n]{0,40}$")
_CONNECTED = re.compile(r"[ \t\f]*(?:\)|\([^()\n]{1,30}\)[;,]?)?[ \t\f]*(?:,|và|và trước|hoặc|và trong)?[ \t\f]*$")
_EVERY_YEAR = re.compile(r"h[ằà]ng[ \t\f]+năm")
_RANGE = re.compile(r"(?i:từ[ \t\f]|trong ngày|(?:các[ \t\f]+)?ngày[ \t\f]+\d+[^.;]{0,20}(?:đến|-|–|,|và))")
_DONE = re.compile(r"(?<!\w)đã[ \t\f][^,;.()]{0,60}$")
_SHORT_ITEM = 25
_LIMIT_LABEL = re.compile(r"(?i:(?:thời[ \t\f]+)?hạn)(?!\w)")
# Counted from the issue: "sau 30 ngày kể từ ngày ký".
_RELATIVE = re.compile(r"(?:từ|sau)[ \t\f]+(?:ngày|khi|thời)")
_AFTER_ISSUE = re.compile(r"(?<!\w)(?i:sau)[ \t\f]*$")
_TASK_VERB = re.compile(
    r"(?<!\w)(?i:tổ chức|tiến hành|khai mạc|họp|thực hiện|triển khai|gửi|nộp|báo cáo|hoàn thành|kiểm tra|hoạt động|mở"
    r"|công bố)(?!\w)"
)
_NOUN_SPAN = re.compile(
    r"(?:nhiệm vụ|phương hướng|trọng tâm|kịch bản|trong thời gian|chương trình công tác|tăng trưởng|còn lại|nhiệm kỳ)"
    r"[ \t\f]*$"
)
# "kế hoạch hoàn thành năm 2025" describes a project.
_PLANNED = re.compile(r"(?:kế hoạch|danh mục|có khả năng|tiến độ)[ \t\f]*$")
_PLAIN_START = re.compile(r"(?i:dự kiến|phải xong|xong|hoàn thành)[ \t\f]+(?:vào[ \t\f]+(?=ngày))?")
_SESSION = re.compile(r"(?:kỳ|phiên|lần|khóa)[ \t\f]*$")
_ABOUT = re.compile(r"(?i:đối với|trong đó|riêng|nhằm|so với)[ \t\f]")
_LONG_PAST = 400


class Ground(NamedTuple):
    """Where a date stands: the paragraph `start:end`, and what is known of the document.

    The document was issued from `floor` to `ceiling` (ISO days, None unknown); the same day where that is known.
    """

    text: str
    start: int
    end: int
    floor: str | None
    ceiling: str | None = None
    context: DateContext = DateContext()
    invitation: bool = False
    listed: bool = False
    trace: Trace | None = None

    def refuse(self, mention: DateMention, reason: str) -> None:
        """Tell the trace why a date is no deadline."""
        refuse(self.trace, "deadlines", reason, mention.start, mention.end)


class Verdict(NamedTuple):
    """A date taken for a deadline: the words that give the time are `start:end`, trigger included.

    `cue` is where the trigger with its label begins: the task lies before it. `limit`: nothing is said of a start.
    """

    rule: str
    trust: float
    start: int
    end: int
    cue: int
    limit: bool


def judge(ground: Ground, mention: DateMention, before: Verdict | None = None) -> Verdict | None:
    """The rule that makes this date a deadline, None where no rule does. `before`: verdict on the date just before."""
    if mention.blank or (mention.due is None and mention.recurrence is None and mention.precision != "part-of-year"):
        return ground.refuse(mention, "blank" if mention.blank else "not-computable")
    vocabulary = words()
    low, high = sentence(ground.text, ground.start, ground.end, mention.start)
    left, right = ground.text[max(low, mention.start - 160) : mention.start], ground.text[mention.end : high]
    if _CITED.search(left[-60:]):
        return ground.refuse(mention, "date-of-document")
    if vocabulary.never.search(ground.text, max(low, mention.start - 80), high):
        return ground.refuse(mention, "effect-or-event")
    if mention.guessed and _EVERY_YEAR.search(ground.text, low, high):
        return ground.refuse(mention, "every-year")
    if before is not None and before.end >= low and _CONNECTED.match(ground.text[before.end : mention.start]):
        return before._replace(start=mention.start, end=mention.end, rule=before.rule)
    verdict = _recurring(ground, mention, left, right) if mention.due is None else _dated(ground, mention, left, right)
    if verdict is None:
        return ground.refuse(mention, "no-limiting-word")
    if mention.due is None:
        return verdict
    return _in_time(ground, mention, verdict, ground.text[low:high])


def _in_time(ground: Ground, mention: DateMention, verdict: Verdict, whole: str) -> Verdict | None:
    """Past dates are deadlines only in schedules, or where nothing in the sentence speaks of the past."""
    if ground.floor is None or mention.due is None or mention.due >= ground.floor:
        return verdict
    if verdict.rule == "column" or (verdict.rule == "label" and verdict.cue <= ground.start + 2):
        return verdict._replace(trust=verdict.trust * 0.7)
    if (
        verdict.rule not in ("limit", "label")
        or words().past.search(whole)
        or _days(ground.floor) - _days(mention.due) > _LONG_PAST
    ):
        return ground.refuse(mention, "past")
    return verdict._replace(trust=verdict.trust * 0.6)


def _days(iso: str) -> int:
    year, month, day = map(int, iso.split("-"))
    return year * 365 + month * 30 + day


def _dated(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    vocabulary = words()
    offset = mention.start - len(left)
    limit = vocabulary.limit_before.search(left)
    trigger = limit or vocabulary.slot_before.search(left) or vocabulary.weak_before.search(left)
    bare = left[: trigger.start()] if trigger else left
    label = vocabulary.label_before.search(bare) or vocabulary.label_before.search(left)
    if label and not vocabulary.not_label.search(label["label"]):
        start = offset + limit.start() if limit else mention.start
        by = limit is not None or (mention.since == mention.due and _LIMIT_LABEL.match(label["label"]) is not None)
        verdict = Verdict("label", 0.9, start, mention.end, offset + label.start("label"), by)
        return None if ground.invitation and not limit else verdict
    if limit and not (label and label["colon"]):
        return _limit(mention, left, limit, offset)
    if ground.invitation or mention.era or (label and label["colon"]):
        return None
    return _loose(ground, mention, left, right)


def _loose(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    """Dates whose words alone do not make them limits."""
    vocabulary = words()
    if relative := _AFTER_ISSUE.search(left) if _RELATIVE.search(ground.text, mention.start, mention.end) else None:
        start = mention.start - len(left) + relative.start()
        return Verdict("limit", 0.85, start, mention.end, start, True)
    weak, slot = vocabulary.weak_before.search(left), vocabulary.slot_before.search(left)
    if (weak and not (slot and slot.start() < weak.start())) or _from_now(ground, mention):
        return _weak(ground, mention, left, right)
    if slot:
        return _slot(ground, mention, left, right, mention.start - len(left) + slot.start())
    return _bare(ground, mention, left, right)


def _limit(mention: DateMention, left: str, limit: re.Match[str], offset: int) -> Verdict | None:
    if _DONE.search(left[: limit.start()]) or (
        mention.precision != "day" and words().condition.search(left, 0, limit.start())
    ):
        return None
    trust = 0.95 if mention.precision == "day" else 0.85
    start = offset + limit.start()
    return Verdict("limit", trust, start, mention.end, start, True)


def _from_now(ground: Ground, mention: DateMention) -> bool:
    return ground.text[mention.start : mention.start + 12].lower().startswith(("từ nay", "kể từ nay"))


def _weak(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    """đến ngày …, hết ngày …, từ nay đến …: a limit only where the clause finishes something."""
    vocabulary = words()
    weak = vocabulary.weak_before.search(left)
    clause = re.split(r"[;:]", left)[-1]
    start = mention.start - len(left) + weak.start() if weak else mention.start
    prior = left[: weak.start()] if weak else left
    vague = mention.precision not in ("day", "month")
    if _NOUN_SPAN.search(prior) or (vague and vocabulary.target.search(clause + re.split(r"[;.]", right)[0])):
        return None
    if (mention.precision == "year" and not _ends_year(ground, mention, left[weak.start() :] if weak else "", right)) or (
        weak and not re.search(r"(?:hoàn thành|xong|kết thúc|gửi|nộp|báo cáo)", clause + right[:80])
    ):
        return None
    if not weak and not (_TASK_VERB.search(clause[-60:]) or (not clause.strip() and vocabulary.verb.search(right[:200]))):
        return None
    return Verdict("until", 0.75, start, mention.end, start, True)


def _ends_year(ground: Ground, mention: DateMention, trigger: str, right: str) -> bool:
    """ "đến hết năm 2025, … hoàn thành": a year soon over; what is hoped for by some later year is an aim."""
    near = ground.floor is None or (mention.due or "")[:4] <= str(int(ground.floor[:4]) + 1)
    return near and "hết" in trigger and re.match(r"[ \t\f]*,[^.;]{0,80}(?:hoàn thành|xong)", right) is not None


def _slot(ground: Ground, mention: DateMention, left: str, right: str, start: int) -> Verdict | None:
    """trong tháng 8, vào ngày …, hoàn thành quý III."""
    vocabulary = words()
    prior = left[: start - (mention.start - len(left))]
    trigger = ground.text[start : mention.start].lower().strip()
    clause = left.rsplit(";", 1)[-1].lstrip(" \t\f*+–-")
    open_ended = trigger in ("từ", "bắt đầu từ") and mention.since == mention.due
    planned = trigger.startswith("hoàn thành") and _PLANNED.search(prior)
    if open_ended or planned or vocabulary.condition.search(prior) or _ABOUT.match(clause) or _SESSION.search(prior):
        return None
    if mention.precision in ("year", "part-of-year", "quarter") and vocabulary.target.search(
        clause + right.split(";", maxsplit=1)[0]
    ):
        return None
    if mention.precision in ("year", "part-of-year"):
        late = ground.floor and mention.since and int(mention.since[:4]) > int(ground.floor[:4]) + 1
        begun = ground.floor and mention.since and mention.since[:4] < ground.floor[:4]
        placed = _CLAUSE_END.match(right) and (prior.strip() or ground.listed)
        aim = mention.precision == "year" and trigger.startswith("vào")
        idle = not vocabulary.verb.search(clause) and not vocabulary.completion.search(clause + trigger)
        if begun or late or aim or idle or not placed or vocabulary.past.search(left + right):
            return None
    plain = _PLAIN_START.match(ground.text, start, mention.start)
    trust = 0.6 if mention.precision == "year" else 0.85
    return Verdict("slot", trust, plain.end() if plain else start, mention.end, start, False)


def _bare(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    """A date alone in brackets at the end of a list item, a range in running text, a date that opens the sentence."""
    bracket = _ONLY_BRACKETED.search(left)
    if bracket and right[:1] == ")" and words().phase.fullmatch(left[: bracket.start()].strip(" *+–-")):
        return Verdict("range", 0.75, mention.start, mention.end, mention.start, False)
    if bracket and not left[bracket.start() + 1 :].strip() and right[:1] == ")":
        at_end = ground.listed and not right[1:].strip(" .;:,*/")
        brief = mention.since != mention.due or len(left.split()) <= _SHORT_ITEM
        ok = at_end and brief and mention.precision != "year"
        return Verdict("bracket", 0.7, mention.start, mention.end, mention.start, False) if ok else None
    ranged = mention.since != mention.due and _RANGE.match(ground.text, mention.start)
    if not _future(ground, mention, sure=not ranged) or words().not_label.search(left[-60:]):
        return None
    if ranged:
        brief = mention.precision != "part-of-year"
        works = (brief and _TASK_VERB.search(left[-120:] + right[:160])) or words().phase.match(left.lstrip(" *+–-"))
        return Verdict("range", 0.75, mention.start, mention.end, mention.start, False) if works else None
    opens = not left.strip(" *+–-\t\f") and mention.precision in ("day", "month", "quarter", "part-of-month")
    if opens and right[:2].strip() in (",", ":") and _TASK_VERB.search(right[:160]):
        return Verdict("opening", 0.55, mention.start, mention.end, mention.start, False)
    return None


def _future(ground: Ground, mention: DateMention, *, sure: bool) -> bool:
    """Whether the date lies after the issue; where only the month of issue is known, `sure` asks for a later month."""
    limit = (ground.ceiling if sure else None) or ground.floor
    return limit is None or mention.due is None or mention.due >= limit


# ---- recurring ------------------------------------------------------------------------------------------------------


def _recurring(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    vocabulary = words()
    offset = mention.start - len(left)
    said = ground.text[mention.start : mention.end]
    label = vocabulary.label_before.search(left)
    limit = vocabulary.limit_before.search(left)
    clause = re.split(r"[;.]", left)[-1] + " " + re.split(r"[;.]", right)[0]
    if label and not vocabulary.not_label.search(label["label"]):
        start = offset + limit.start() if limit else mention.start
        return Verdict("label", 0.85, start, mention.end, offset + label.start("label"), True)
    if mention.precision == "day":
        inside = re.search(r"(?i:trước|chậm nhất|muộn nhất|hạn)", said)
        if limit or inside or vocabulary.work.search(clause):
            start = offset + limit.start() if limit else mention.start
            return Verdict("recurring-day", 0.95 if limit or inside else 0.6, start, mention.end, start, True)
        return None
    return _period(mention, left, right, said, clause)


def _period(mention: DateMention, left: str, right: str, said: str, clause: str) -> Verdict | None:
    """định kỳ hằng quý, hằng năm: a duty only where the clause has work to do in each."""
    vocabulary = words()
    start = mention.start - (len("theo ") if left[-5:].lower() == "theo " else 0)
    verdict = Verdict("recurring", 0.7, start, mention.end, start, True)
    opening = not left.strip(" *+–-\t\f") or left.rstrip()[-1:] in ";:"
    regular = said.lower().startswith("định") or left.rstrip().lower().endswith("định kỳ")
    if not vocabulary.work.search(clause) or re.search(
        r"(?:chế độ|báo cáo)[ \t\f]*$", left[: len(left) - (mention.start - start)]
    ):
        return None
    if regular and (opening or _verbal(right) or left.rstrip().endswith(",") or _CLAUSE_END.match(right)):
        return verdict
    if opening and (right[:1] == "," or _verbal(right)):
        return verdict._replace(trust=0.6)
    if _CLAUSE_END.match(right) and not vocabulary.described.search(left) and vocabulary.work.search(left):
        return verdict._replace(trust=0.6)
    return None


def _verbal(right: str) -> bool:
    verb = words().verb.match(re.sub(r"^[\s,()]*(?:(?:hoặc|và)\s+đột xuất)?[\s,()]*", "", right))
    return verb is not None
