"""What is to be done by a deadline, and by whom, in the words of the document."""

from __future__ import annotations

import re

from extractors.deadline_actors import bare_actor, shorten, split_actor
from extractors.deadline_items import Found, Paper, ancestor_actor, from_owner
from extractors.deadline_slots import orders
from extractors.deadline_verdict import Verdict
from extractors.deadline_words import sentence, sentence_starts, tidy, words
from pipeline.segment import Block

_WITH_TAIL = 42
_TAIL = re.compile(r"[ \t\f*]+(?!theo|và các|và những|hoặc|góp phần)\w[^,;.:()\n]{3,200}")
_ACTS = re.compile(
    r"(?:báo cáo|tổng hợp|gửi|tổ chức|tiến hành|thực hiện|rà soát|kiểm tra|đánh giá|xây dựng|cập nhật|thống kê|sơ kết"
    r"|tổng kết|lập|phải|có trách nhiệm|chủ động|tham mưu|đối chiếu|rút kinh nghiệm|công bố|họp)(?!\w)"
)
_AFTERTHOUGHT = re.compile(r"^[ \t\f),:*]*(?:hoặc (?:đột xuất|khi có yêu cầu)[ \t\f,]*|và đột xuất[ \t\f,]*)?")
# "…, hoàn thành" right before the limiting word says nothing of the task itself.
_BARE_END = re.compile(
    r"(?:^|[,;.:(–-]|[ \t\f]và)[ \t\f*]*(?i:(?:và[ \t\f]+)?(?:(?:phải|bảo đảm|đảm bảo|cơ bản)[ \t\f]+)*"
    r"(?:hoàn thành|hoàn tất|xong|kết thúc|thực hiện|thực hiện xong|hoàn thành xong|dự kiến|tiến độ"
    r"|định kỳ|định kỳ vào|theo|gửi|báo cáo)?)[ \t\f*]*$"
)
_REPORTS = re.compile(
    r"\W*(?:(?:và|đồng thời|sớm|kịp thời|sau đó)[ \t\f,]+)*(?:báo cáo|trình|gửi)[ \t\f]+(?:(?:về|cho|lên)[ \t\f]+)?"
)
_OF_WHAT = re.compile(
    r"(?:kết quả|tình hình|về|danh sách|phương án|xem xét|phê duyệt|theo|để|những|nội dung|[,:])(?!\w)"
)
_ADDRESSEE = 12
# … với yêu cầu đặt ra là kết thúc rà soát
_SET_OUT = re.compile(r"(?:yêu c[aầâ]u|nhiệm vụ|mục tiêu|nội dung)(?:[ \t\f]+\w+){0,3}?[ \t\f]+là[ \t\f]+")
_STUB = 3
# What may stand between the periods of one report: "định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12)".
PERIODS = re.compile(
    r"(?i:định kỳ|h[ằà]ng|mỗi|cả|một|tuần|tháng|quý|năm|và|hoặc|chậm nhất|trước|ngày|gửi|[0-9/,().*\s-])+"
)


def task_of(paper: Paper, index: int, verdict: Verdict, floor: int) -> Found:
    """Task and bodies for a deadline in running text. `floor`: end of the deadline before it, or the block's start."""
    block = paper.blocks[index]
    low, high = sentence(paper.text, block.body, block.end, verdict.cue)
    left = _before(paper.text, low, verdict.cue, max(floor, low))
    if left and PERIODS.fullmatch(left):
        left = None
    left = _ordered_part(left, verdict) if left else None
    right = _after(paper.text, verdict, low, high)
    if right and verdict.rule == "recurring" and (stub := _stub(paper.text[low : verdict.cue])):
        who = _earlier_actor(paper, block, verdict.cue) or ancestor_actor(paper, index)
        return Found(shorten(f"{stub} {tidy(right)}", from_end=False), who)
    named = bare_actor(left) if left and right else None
    opens = paper.text[low : verdict.cue].rstrip()[-1:] in ("", ";", ":") and orders(right or "")
    again = verdict.rule.startswith("recurring") and (opens or _ACTS.match(right or ""))
    if right and (left is None or named or again):
        who, rest = split_actor(right)
        who = who or named or (split_actor(left)[0] if left else None) or _earlier_actor(paper, block, verdict.cue)
        return Found(shorten(rest, from_end=False), who or ancestor_actor(paper, index))
    if left is None and low > block.body:
        low = sentence_starts(paper.text, block.body, low)[-1]
        left = paper.text[low : sentence(paper.text, block.body, block.end, low)[1]]
    if left is None:
        return from_owner(paper, index)
    who, rest = split_actor(left)
    if who is None:
        who = split_actor(paper.text[low : verdict.cue])[0] or _earlier_actor(paper, block, verdict.cue)
    if who is None or words().order.search(paper.text, low + 1, verdict.cue):
        who = ancestor_actor(paper, index) or who
    task = shorten(rest if len(tidy(rest).split()) >= 3 else left)
    return Found(_with_tail(task, paper.text[verdict.end : high]), who)


def _earlier_actor(paper: Paper, block: Block, cue: int) -> str | None:
    """The body named by the sentence before, in the same paragraph, else by the paragraph's first words."""
    for start in reversed(sentence_starts(paper.text, block.body, cue)):
        if actor := split_actor(paper.text[start : sentence(paper.text, block.body, block.end, start)[1]])[0]:
            return actor
    return None


def _with_tail(task: str | None, after: str) -> str | None:
    """… trước ngày 30/11 để Sở tổng hợp: what follows the date without a pause belongs to the task, if it is short."""
    tail = _TAIL.match(after)
    if task is None or tail is None or re.search(r"\d|tháng|quý|ngày", tail[0]):
        return task
    whole = f"{task} {tidy(tail[0])}"
    return whole if len(whole.split()) <= _WITH_TAIL else task


def _before(text: str, low: int, cue: int, floor: int) -> str | None:
    """The clause that ends at the trigger: from the last semicolon or deadline on, further back if that says little."""
    end = cue - len(_bare_tail(text[low:cue]))
    if end <= low:
        return None
    cuts = [floor, text.rfind(";", low, end) + 1, text.rfind(";", low, max(low, text.rfind(";", low, end))) + 1, low]
    for cut in sorted({c for c in cuts if low <= c < end} | {low}, reverse=True):
        clause = text[cut:end]
        if cut > low and (not words().verb.search(text, low, cut) or _only_reports(clause)):
            continue
        if len(tidy(clause).split()) >= (4 if cut > low else 2) or (
            cut == floor > low and len(tidy(clause).split()) >= 4
        ):
            return clause
    return None


def _stub(clause: str) -> str | None:
    """A verb alone before a period, whose object follows: "Báo cáo định kỳ hằng quý tình hình …"."""
    said = tidy(re.split(r"[;.]", clause)[-1])
    return said if len(said.split()) <= _STUB and words().verb.match(said.lower()) else None


def _ordered_part(clause: str, verdict: Verdict) -> str:
    """Of "ban hành Quyết định … với yêu cầu là kết thúc rà soát" what is asked."""
    for asked in reversed(list(_SET_OUT.finditer(clause))):
        if words().verb.match(clause, asked.end()) or words().completion.match(clause, asked.end()):
            return clause[asked.end() :]
    return _occasion(clause) if verdict.rule == "slot" else clause


def _occasion(clause: str) -> str:
    """What happens in a slot: of "tham mưu văn bản để Hội A tổ chức đại hội" the part with a subject of its own."""
    for purpose in list(re.finditer(r"(?<!\w)để[ \t\f]+", clause))[:-4:-1]:
        if split_actor(clause[purpose.end() :])[0]:
            return clause[purpose.end() :]
    return clause


def _only_reports(clause: str) -> bool:
    """; báo cáo UBND tỉnh: to whom, but not of what; the clauses before are what is reported."""
    verb = _REPORTS.match(clause)
    if verb is None or not words().actor.match(clause, verb.end()):
        return False
    return len(clause[verb.end() :].split()) <= _ADDRESSEE and not _OF_WHAT.search(clause, verb.end())


def _bare_tail(clause: str) -> str:
    tail = _BARE_END.search(clause)
    return tail[0] if tail else ""


def _after(text: str, verdict: Verdict, low: int, high: int) -> str | None:
    """The clause after a date that opens the sentence, or follows the naming of who acts."""
    rest = text[verdict.end : high].split(";", maxsplit=1)[0]
    least = 1 if verdict.rule == "opening" and rest.lstrip()[:1] == ":" else 3
    rest = _AFTERTHOUGHT.sub("", rest, count=1)
    return rest if len(tidy(rest).split()) >= least else None
