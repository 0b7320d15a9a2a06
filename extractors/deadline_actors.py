"""Who acts in a clause, and the clause without them."""

from __future__ import annotations

import re

from extractors.deadline_words import sentence, sentence_starts, tidy, words

_MAX_WORDS = 42
_FEWEST = 12
_LONGEST_ACTOR = 60
_LEAD_IN = re.compile(
    r"(?i:đồng thời|sau đó|bên cạnh đó|ngoài ra|trước mắt|trên cơ sở đó|theo đó|trong đó|cụ thể|và|để|nhằm|tiếp theo)"
    r"[ \t\f,:]+"
)
_WITH = re.compile(
    r"(?:[Cc]hủ trì[ \t\f]*,?[ \t\f]*(?:và[ \t\f]+)?)?phối hợp(?:[ \t\f]+(?:chặt chẽ|cùng))?"
    r"(?:[ \t\f]+(?:với|cùng))?[ \t\f]+"
)
_DUTY = re.compile(
    r"(?:[ \t\f,]*(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì[ \t\f]*,(?![ \t\f]*phối)))+[ \t\f]*:?[ \t\f]*"
)
_OPENS_LEAD_IN = re.compile(
    r"(?i:\W*(?:để|căn cứ|trên cơ sở|thực hiện|sau|trước|trong|khi|theo|ngay|định kỳ|hằng|hàng|nhằm|với|từ|đến|ngày"
    r"|chậm nhất)\b)"
)
# "Định kỳ hằng năm kiểm tra …, thành ủy": the work follows at once, what stands after the comma is part of it.
_PERIOD = re.compile(r"(?i:định kỳ|h[ằà]ng|mỗi|tuần|tháng|quý|năm|[ \t\f])+")
_TRAILING = re.compile(r",? (?:đã|sẽ|và|cùng|đặc biệt|nhất là|trong đó|trước hết)$")
_PASSIVE = re.compile(r"(?<!\w)được[ \t\f]+$")
_BOUND = re.compile(r"(?:có|chịu)[ \t\f]+trách nhiệm|có nhiệm vụ")
_BRACKETS = re.compile(r"[ \t\f]*\([^()\n]*\)")
_DIRECTS = re.compile(r"(?:chỉ đạo|giao)[ \t\f]+")
_DOES = re.compile(
    r"(?:(?:cần|phải|tập trung|khẩn trương|nghiêm túc|chủ động|tiếp tục|tổ chức|triển khai)[ \t\f]+)*"
    r"thực hiện[ \t\f]+(?:tốt[ \t\f]+)?(?:một số|các|những)[ \t\f]+(?:nội dung|nhiệm vụ|công việc|việc)"
)
# "…, Ban Tổ chức ban hành Kế hoạch như sau:" gives nobody a task.
_ISSUES = re.compile(
    r"(?:ban hành|xây dựng|lập|đề ra|triển khai)[ \t\f][^:;]*"
    r"(?i:kế hoạch|hướng dẫn|chương trình|quy định|quy chế|đề án)[^:;]*:$"
)
_OF = re.compile(r"(?i:(?:nhiệm vụ|trách nhiệm)[ \t\f]+(?:cụ thể[ \t\f]+)?(?:của|đối với)[ \t\f]+)")


def heading_actor(said: str) -> str | None:
    """The bodies named by a heading such as "2. Sở Y tế", "Trách nhiệm của Sở Y tế:", "Sở Y tế chỉ đạo Chi cục X:"."""
    rest = _OF.sub("", said, count=1) if _OF.match(said) else said
    if len(rest.split()) > _LONGEST_ACTOR and ":" not in rest:
        return split_actor(sentence_of(rest))[0]
    actor, work = split_actor(rest)
    if actor is None:
        return _clean(rest) if words().actor.match(rest.lstrip(" *")) and len(rest.split()) <= 30 else None
    directed = _DIRECTS.match(work)
    whom = split_actor(work[directed.end() :])[0] or bare_actor(work[directed.end() :]) if directed else None
    return f"{actor}; {whom}" if whom else actor


def leading_actor(said: str) -> str | None:
    """The bodies that a paragraph before a list gives its items to: "…, yêu cầu các đơn vị:"; None without an order."""
    said = said[sentence_starts(said, 0, len(said))[-1] :].rstrip()
    if not said.endswith(":") or _ISSUES.search(said):
        return None
    if actor := ordered_actor(said):
        return actor
    actor, work = split_actor(said)
    if actor is None or not work:
        return actor or bare_actor(said)
    return heading_actor(said) if _DIRECTS.match(work) or _DOES.match(work) else None


def ordered_actor(said: str) -> str | None:
    """The bodies after the last "yêu cầu", "đề nghị", "giao" of a paragraph."""
    ordered = [m for m in words().order.finditer(said) if words().actor.match(said, m.end())]
    clause = said[ordered[-1].start() :] if ordered else ""
    return split_actor(clause)[0] or bare_actor(clause) if ordered else None


def sentence_of(said: str) -> str:
    low, high = sentence(said, 0, len(said), 0)
    return said[low:high]


def split_actor(clause: str) -> tuple[str | None, str]:
    """A clause divided into who acts and what: (None, clause) where it names nobody."""
    vocabulary = words()
    begin = _actor_start(clause)
    if begin is None:
        return None, _lead_out(clause)
    colon = clause.find(":", begin)
    verb = vocabulary.verb.search(clause, _after_head(clause, begin))
    # "các đồng chí được phân công" names them still.
    while verb and _PASSIVE.search(clause, begin, verb.start()):
        verb = vocabulary.verb.search(clause, verb.end())
    stop = verb.start() if verb else -1
    if verb and "được" in clause[begin:stop] and (duty := _BOUND.search(clause, stop)):
        stop = duty.start()
    if colon >= 0 and (stop < 0 or colon < stop):
        stop = colon
    if stop < 0:
        return None, _lead_out(clause)
    actor = _clean(clause[begin:stop])
    if not 2 <= len(actor.split()) <= _LONGEST_ACTOR and not actor.isupper():
        return None, _lead_out(clause)
    return actor, _work(clause[stop:])


def bare_actor(clause: str) -> str | None:
    """The bodies of a clause that says nothing else: "Giao Sở Y tế", "Các đơn vị"."""
    begin = _actor_start(clause)
    if begin is None or words().verb.search(clause, _after_head(clause, begin)):
        return None
    return _clean(clause[begin:]) or None


def _after_head(clause: str, begin: int) -> int:
    head = words().actor.match(clause, begin)
    return head.end() if head else begin


def _actor_start(clause: str) -> int | None:
    """Where the acting bodies begin: after the last "giao", "yêu cầu"; at the clause's start; after its lead-in."""
    vocabulary = words()
    for order in reversed(list(vocabulary.order.finditer(clause))):
        if vocabulary.actor.match(clause, order.end()):
            return order.end()
    start = len(clause) - len(clause.lstrip(" \t\f*+–-,:(.§'")) if clause else 0
    if vocabulary.actor.match(clause, start):
        return start
    lead = _LEAD_IN.match(clause, start)
    if lead and vocabulary.actor.match(clause, lead.end()):
        return lead.end()
    return _after_lead_in(clause, start) if _OPENS_LEAD_IN.match(clause) else None


def _after_lead_in(clause: str, start: int) -> int | None:
    """Để kịp thời tổng hợp, Sở Y tế …: the first comma that a body follows, unless a verb follows one before."""
    vocabulary = words()
    period = _PERIOD.match(clause, start)
    for comma in re.finditer(r",[ \t\f]+", clause[: start + 400]):
        if period and vocabulary.work.match(clause, period.end()):
            return None
        if vocabulary.actor.match(clause, comma.end()):
            return comma.end()
        if vocabulary.verb.match(clause, comma.end()):
            return None
    return None


def _clean(actor: str) -> str:
    named = tidy(_BRACKETS.sub("", re.sub(r"(?i:đối[ \t\f]với|về[ \t\f]phía)[ \t\f]", "", actor)))
    return _TRAILING.sub("", named)


def _work(rest: str) -> str:
    """The clause after the bodies, without "có trách nhiệm" and without the list of those who help."""
    rest = rest.lstrip(" \t\f:,")
    duty = _DUTY.match(rest)
    if duty and len(rest) > duty.end() + 8:
        rest = rest[duty.end() :]
    if helped := _WITH.match(rest):
        verb = words().verb.search(rest, helped.end())
        if verb and verb.start() - helped.end() < 400 and len(rest) - verb.start() > 12:
            rest = rest[verb.start() :]
    return _lead_out(rest)


def unaided(clause: str) -> str:
    """A task without the list of those who help: "Chủ trì, phối hợp với Sở Y tế xây dựng …"."""
    return _work(clause) if clause.startswith("Chủ trì") else clause


def _lead_out(clause: str) -> str:
    clause = clause.strip(" \t\f*+–-,;:")
    lead = _LEAD_IN.match(clause)
    return clause[lead.end() :] if lead and len(clause) - lead.end() > 8 else clause


def shorten(clause: str, *, from_end: bool = True) -> str | None:
    """At most about forty words, cut at a comma, the words next to the date (`from_end`: it follows) if they can stand.

    What is kept of the end begins with a verb; where none does, the beginning is kept.
    """
    said = tidy(_unbalanced(clause))
    if len(said.split()) <= _MAX_WORDS:
        return said or None
    commas = [
        comma.end()
        for comma in re.finditer(r"[,;:] ", said)
        if said.count("(", 0, comma.end()) <= said.count(")", 0, comma.end())
    ]
    ends = [said[at:] for at in commas if _FEWEST <= len(said[at:].split()) <= _MAX_WORDS]
    if from_end and (kept := next((end for end in ends if words().verb.match(_lead_out(end))), None)):
        return _lead_out(tidy(kept))
    begins = [said[:at] for at in commas if _FEWEST <= len(said[:at].split()) <= _MAX_WORDS]
    return tidy(begins[-1] if begins else " ".join(said.split()[:_MAX_WORDS]))


def _unbalanced(clause: str) -> str:
    """An opening bracket left without its closing one, as before "(hoàn thành trước ngày …)", is dropped."""
    return clause.rstrip(" (*") if clause.count("(") > clause.count(")") else clause
