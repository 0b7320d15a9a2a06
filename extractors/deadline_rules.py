"""Which dates are deadlines: the rules, each with how far it can be trusted."""

from __future__ import annotations

import re

from extractors.dates import DateMention
from extractors.deadline_labels import label_value, names_no_task
from extractors.deadline_periods import recurring
from extractors.deadline_slots import describes, loose, opening
from extractors.deadline_verdict import Ground, Verdict
from extractors.deadline_words import sentence, words

# A document's number right before the date: the date is that document's.
_CITED = re.compile(
    r"(?:\d[\w./ –-]*[/–-][ \t]?[A-ZĐ][\w/.&–-]*|số[ \t\f]+\S+|(?<!\w)khóa[ \t\f]+\w+)[ \t\f]*[,(]?[ \t\f]*$"
)
_CONNECTED = re.compile(r"[ \t\f]*(?:\)|\([^()\n]{1,30}\)[;,]?)?[ \t\f]*(?:,|và|và trước|hoặc|và trong)?[ \t\f]*$")
_EVERY_YEAR = re.compile(r"h[ằà]ng[ \t\f]+năm")
_DONE = re.compile(r"(?<!\w)đã[ \t\f][^,;.()]{0,60}$")
_LIMIT_LABEL = re.compile(r"(?i:(?:thời[ \t\f]+)?hạn)(?!\w)")
_LONG_PAST = 400


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
    verdict = recurring(ground, mention, left, right) if mention.due is None else _dated(ground, mention, left, right)
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
    if label and not names_no_task(label["label"]):
        start = offset + limit.start() if limit else mention.start
        by = limit is not None or (mention.since == mention.due and _LIMIT_LABEL.match(label["label"]) is not None)
        verdict = Verdict("label", 0.9, start, mention.end, offset + label.start("label"), by)
        return None if ground.invitation and not limit else verdict
    if (valued := label_value(ground, mention, left, limit)) is not None:
        return valued
    if limit and not (label and label["colon"]):
        return _limit(mention, left, limit, offset)
    if ground.invitation or (label and label["colon"]):
        return None
    if mention.era:
        return None if left.strip() else opening(ground, mention, right)
    return loose(ground, mention, left, right)


def _limit(mention: DateMention, left: str, limit: re.Match[str], offset: int) -> Verdict | None:
    prior = left[: limit.start()]
    if _DONE.search(prior) or (mention.precision != "day" and describes(prior)):
        return None
    trust = 0.95 if mention.precision == "day" else 0.85
    start = offset + limit.start()
    return Verdict("limit", trust, start, mention.end, start, True)
