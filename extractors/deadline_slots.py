"""Dates whose words alone do not make them limits: slots, ranges, times that open a sentence."""

from __future__ import annotations

import re

from extractors.dates import DateMention
from extractors.deadline_verdict import Ground, Verdict
from extractors.deadline_words import tidy, words

CLAUSE_END = re.compile(
    r"(?:[ \t\f]*(?:hoặc|và)[ \t\f]+đột xuất)?[ \t\f*”\"]*(?:[.;)]|$|/\.)"
    r"|[ \t\f]*,?[ \t\f]*(?:và các năm (?:tiếp|sau)|(?:và[ \t\f]+)?(?:trình|báo cáo|gửi|tổng kết)|theo)"
)
_ONLY_BRACKETED = re.compile(r"\([^()\n]{0,40}$")
_RANGE = re.compile(r"(?i:từ[ \t\f]|trong ngày|(?:các[ \t\f]+)?ngày[ \t\f]+\d+[^.;]{0,20}(?:đến|-|–|,|và))")
_GOES_ON = re.compile(r"[ \t\f]*(?:cho[ \t\f]+)?(?:[đd][eêếềẽẹè]n|t[oớờ]i)(?!\w)")
# Hồ sơ … là đầy đủ để tổ chức đại hội vào ngày …: a finding, no order.
_STATED = re.compile(r"(?<!\w)là[ \t\f]+(?:đảm bảo|bảo đảm|đúng|phù hợp|đầy đủ|cần thiết|hợp lệ|tiêu chí|căn cứ)(?!\w)")
_SHORT_ITEM = 25
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
_PLAIN_START = re.compile(r"(?i:dự kiến|phải xong|xong|hoàn thành)(?:[ \t\f]*:)?[ \t\f]+(?:vào[ \t\f]+(?=ngày))?")
_SESSION = re.compile(r"(?:kỳ|phiên|lần|khóa)[ \t\f]*$")
_ABOUT = re.compile(r"(?i:đối với|trong đó|riêng|nhằm|so với)[ \t\f]")
_REVIEWED = re.compile(r"(?i:sơ kết|tổng kết|đánh giá)(?:[ \t\f]+[^;:.]{0,80})?$")
_IN_CHAIN = re.compile(
    r"(?:,|(?<!\w)(?:và|để|phải|xem xét|tham mưu|trình|khẩn trương|hoàn thành|bảo đảm|đảm bảo))[ \t\f]*$"
)
# Characters that the naming of those who act may take.
_NAMES = 250
# Counted from the issue: "sau 30 ngày kể từ ngày ký".
_RELATIVE = re.compile(r"(?:từ|sau)[ \t\f]+(?:ngày|khi|thời)")
_AFTER_ISSUE = re.compile(r"(?<!\w)(?i:sau)[ \t\f]*$")
_LABELLED = 80
# A heading that says "Hoàn thành mục tiêu …" gives a task; figures and growth stay aims.
_COMPLETED = re.compile(r"(?i:hoàn thành)(?!\w)(?!.*(?:%|tăng trưởng|phấn đấu|chỉ tiêu|dự toán|kế hoạch))")
# bảo đảm thông xe kỹ thuật năm 2025: what must have come about by then
_MILESTONE = re.compile(
    r"(?i:bảo đảm|đảm bảo|quyết tâm|phải|để)[ \t\f][^,;:.]{0,60}?"
    r"(?i:thông xe(?:[ \t\f]+kỹ thuật)?|khánh thành|khởi công|hoàn thành"
    r"|đưa vào[ \t\f]+(?:sử dụng|khai thác|vận hành|hoạt động))(?:[ \t\f][^,;:.]{0,60})?[ \t\f]*$"
)
_AIMS_AT = re.compile(r"[ \t\f](?:góp phần|nhằm|để)[ \t\f]")


def loose(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    """Dates whose words alone do not make them limits."""
    vocabulary = words()
    if relative := _AFTER_ISSUE.search(left) if _RELATIVE.search(ground.text, mention.start, mention.end) else None:
        start = mention.start - len(left) + relative.start()
        return Verdict("limit", 0.85, start, mention.end, start, True)
    if _of_phase(left) and mention.precision != "year" and _future(ground, mention, sure=False):
        return Verdict("range", 0.75, mention.start, mention.end, mention.start, False)
    weak, slot = vocabulary.weak_before.search(left), vocabulary.slot_before.search(left)
    if (weak and not (slot and slot.start() < weak.start())) or _from_now(ground, mention):
        return _weak(ground, mention, left, right)
    if slot:
        return _slot(ground, mention, left, right, mention.start - len(left) + slot.start())
    return _bare(ground, mention, left, right)


def orders(right: str) -> bool:
    """Whether the words after a time that opens the sentence say who acts and how: ", Sở Y tế rà soát …"."""
    low = len(right) - len(right.lstrip(" \t\f,:"))
    actor = words().actor.match(right, low)
    return actor is not None and words().verb.search(right, actor.end(), low + _NAMES) is not None


def describes(prior: str) -> bool:
    """Whether "ban hành", "ký" before a date tell of what has been; "xem xét, ban hành trong tháng 5" orders it."""
    told = words().condition.search(prior)
    return told is not None and _IN_CHAIN.search(prior, 0, told.start()) is None


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
    if mention.precision == "year" and not _ends_year(ground, mention, left[weak.start() :] if weak else "", right):
        return None
    if weak and not re.search(r"(?:hoàn thành|xong|kết thúc|gửi|nộp|báo cáo)", clause + right[:80]):
        return None
    ordered = not clause.strip(" \t\f*+–-") and (_TASK_VERB.search(right[:200]) or vocabulary.verb.search(right[:200]))
    if not weak and not (_TASK_VERB.search(clause[-60:]) or ordered):
        return None
    return Verdict("until", 0.75, start, mention.end, start, True)


def _ends_year(ground: Ground, mention: DateMention, trigger: str, right: str) -> bool:
    """ "đến hết năm 2025, … hoàn thành": a year soon over; what is hoped for by some later year is an aim."""
    near = ground.floor is None or (mention.due or "")[:4] <= str(int(ground.floor[:4]) + 1)
    return near and "hết" in trigger and re.match(r"[ \t\f]*,[^.;]{0,80}(?:hoàn thành|xong)", right) is not None


def _slot(ground: Ground, mention: DateMention, left: str, right: str, start: int) -> Verdict | None:
    """trong tháng 8, vào ngày …, hoàn thành quý III."""
    prior = left[: start - (mention.start - len(left))]
    trigger = ground.text[start : mention.start].lower().strip()
    clause = left.rsplit(";", 1)[-1].lstrip(" \t\f*+–-")
    open_ended = trigger in ("từ", "bắt đầu từ") and mention.since == mention.due
    planned = trigger.startswith("hoàn thành") and _PLANNED.search(prior)
    described = "dịp" not in trigger and describes(prior)
    if open_ended or planned or described or _ABOUT.match(clause) or _SESSION.search(prior) or _STATED.search(prior):
        return None
    if mention.precision in ("year", "part-of-year", "quarter") and _is_aim(clause, right):
        return None
    if mention.precision in ("year", "part-of-year") and not _sure_year(ground, mention, left, right, start):
        return None
    plain = _PLAIN_START.match(ground.text, start, mention.start)
    trust = 0.6 if mention.precision == "year" else 0.85
    return Verdict("slot", trust, plain.end() if plain else start, mention.end, start, False)


def _sure_year(ground: Ground, mention: DateMention, left: str, right: str, start: int) -> bool:
    """Whether "trong năm 2025" gives the slot of a task: the clause has an act and the year ends or opens it."""
    vocabulary = words()
    prior = left[: start - (mention.start - len(left))]
    trigger = ground.text[start : mention.start].lower().strip()
    clause = left.rsplit(";", 1)[-1]
    reviewed = _REVIEWED.search(prior) is not None
    if (
        ground.floor
        and mention.since
        and not (
            ground.floor[:4] <= mention.since[:4] and (reviewed or int(mention.since[:4]) <= int(ground.floor[:4]) + 1)
        )
    ):
        return False
    if mention.precision == "year" and trigger.startswith("vào") and not reviewed:
        return False
    if vocabulary.past.search(left + right):
        return False
    if not prior.strip(" \t\f*+–-") and not trigger.startswith("vào") and orders(right):
        return True
    acts = vocabulary.verb.search(clause) or vocabulary.completion.search(clause + trigger)
    return bool(acts and CLAUSE_END.match(right) and (prior.strip() or ground.listed))


def _is_aim(clause: str, right: str) -> bool:
    """Whether a clause gives figures or an aim; what it is to serve ("góp phần …") does not count."""
    whole = clause + _AIMS_AT.split(right.split(";", maxsplit=1)[0], maxsplit=1)[0]
    return words().target.search(whole) is not None and not _COMPLETED.match(whole)


def _bare(ground: Ground, mention: DateMention, left: str, right: str) -> Verdict | None:
    """A date alone in brackets at the end of a list item, a range in running text, a date that opens the sentence."""
    bracket = _ONLY_BRACKETED.search(left)
    if bracket and not left[bracket.start() + 1 :].strip() and right[:1] == ")":
        at_end = ground.listed and not right[1:].strip(" .;:,*/")
        brief = mention.since != mention.due or len(left.split()) <= _SHORT_ITEM
        ok = at_end and brief and mention.precision != "year"
        return Verdict("bracket", 0.7, mention.start, mention.end, mention.start, False) if ok else None
    ranged = mention.since != mention.due and _RANGE.match(ground.text, mention.start) and not _GOES_ON.match(right)
    if not _future(ground, mention, sure=not ranged) or _of_no_task(left):
        return None
    if ranged:
        brief = mention.precision != "part-of-year"
        works = (brief and _TASK_VERB.search(left[-120:] + right[:160])) or words().phase.match(left.lstrip(" *+–-"))
        return Verdict("range", 0.75, mention.start, mention.end, mention.start, False) if works else None
    if mention.precision in ("year", "quarter", "month") and _MILESTONE.search(left) and not _is_aim(left, right):
        return Verdict("slot", 0.6, mention.start, mention.end, mention.start, False)
    return opening(ground, mention, right) if not left.strip(" *+–-\t\f") else None


def _of_no_task(left: str) -> bool:
    """Thời gian học tập từ …; áp dụng từ …"""
    label = words().label_start.search(left[-_LABELLED:])
    return words().not_span.search(left[-60:]) is not None or (
        label is not None and words().not_label.search(left[-_LABELLED:], label.end()) is not None
    )


def opening(ground: Ground, mention: DateMention, right: str) -> Verdict | None:
    """A date that opens the sentence: "Tháng 5/2025: ban hành quy chế", "Ngày 12/5/2025, Sở Y tế kiểm tra …"."""
    verdict = Verdict("opening", 0.55, mention.start, mention.end, mention.start, False)
    listed = ground.listed and right.lstrip(" \t\f")[:1] == ":"
    year = mention.precision in ("year", "part-of-year")
    if year and not (ground.listed and (listed or verbal(right.lower())) and not _is_aim("", right)):
        return None
    if listed or year:
        return verdict if tidy(right) else None
    works = _TASK_VERB.search(right[:160]) or orders(right)
    return verdict if right[:2].strip() in (",", ":") and works else None


def _of_phase(left: str) -> bool:
    """Đợt 1: …; Bước 2 (…"""
    return words().phase.match(left.lstrip(" \t\f*+–-")) is not None and left.rstrip().endswith((":", "("))


def _future(ground: Ground, mention: DateMention, *, sure: bool) -> bool:
    """Whether the date lies after the issue; where only the month of issue is known, `sure` asks for a later month."""
    limit = (ground.ceiling if sure else None) or ground.floor
    return limit is None or mention.due is None or mention.due >= limit


def verbal(right: str) -> bool:
    verb = words().verb.match(re.sub(r"^[\s,()]*(?:(?:hoặc|và)\s+đột xuất)?[\s,()]*", "", right))
    return verb is not None
