"""Labels of time: "Thời gian thực hiện: …", "Thời hạn gửi báo cáo: …"."""

from __future__ import annotations

import re

from extractors.dates import DateMention
from extractors.deadline_verdict import Ground, Verdict
from extractors.deadline_words import sentence, words

# Words that say nothing of the task itself.
GENERIC = re.compile(
    r"(?i:thời gian|thời hạn|tiến độ|thời điểm|ngày|hạn|kỳ|mốc|lịch|dự kiến|hoàn thành|thực hiện|triển khai|tổ chức"
    r"|kết thúc|trình|báo cáo|gửi|nộp|hoàn tất|bắt đầu|kiểm tra|quan trắc|vào|trong|từ|đến|khoảng|là|trước|xong"
    r"|lộ trình|[\s():/;,.*-])+$"
)
_CARRIED_OUT = re.compile(
    r"(?i:(?:thời gian|thời hạn|tiến độ)[ \t\f]+(?:thực hiện|hoàn thành|triển khai|tổ chức)(?!\w))"
)
_EDGE = re.compile(r"[ \t\f*(]*")
_FEW = 3
# Thời gian nhận hồ sơ: từ ngày có thông báo đến hết ngày …
_OPEN_START = re.compile(
    r"(?i:(?:kể[ \t\f]+)?từ)[ \t\f][^;:,.()]{0,50}?(?:[ \t\f](?:đến|tới)(?:[ \t\f]+hết)?)?[ \t\f]*$"
)


def names_no_task(label: str) -> bool:
    """A label of time that speaks of something else than a task: "Thời gian nghỉ", but not "Thời gian thực hiện …"."""
    return words().not_label.search(label) is not None and not _CARRIED_OUT.match(label)


def label_value(ground: Ground, mention: DateMention, left: str, limit: re.Match[str] | None) -> Verdict | None:
    """A date further on in a line "Thời gian: …", where no act of its own stands before it."""
    edge = _EDGE.match(ground.text, ground.start)
    line = words().label.match(ground.text, edge.end() if edge else ground.start, ground.end)
    low = sentence(ground.text, ground.start, ground.end, mention.start)[0]
    if (
        line is None
        or line.start() < low
        or line.end() > mention.start
        or names_no_task(line[0])
        or (ground.invitation and not limit)
    ):
        return None
    by = limit or words().weak_before.search(left)
    start = mention.start - len(left) + by.start() if by else mention.start
    since = _OPEN_START.sub("", re.split(r"[;:,.(]", ground.text[line.end() : start])[-1])
    if GENERIC.fullmatch(since or " ") is None and (len(since.split()) > _FEW or words().verb.search(since)):
        return None
    return Verdict("label", 0.85, start, mention.end, line.start(), by is not None or mention.due is None)
