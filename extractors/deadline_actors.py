"""Who acts in a clause, and the clause without them."""

from __future__ import annotations

import re

from extractors.deadline_words import sentence, tidy, words

_MAX_WORDS = 42
_LONGEST_ACTOR = 60
_LEAD_IN = re.compile(
    r"(?i:đồng thời|sau đó|bên cạnh đó|ngoài ra|trước mắt|trên cơ sở đó|theo đó|trong đó|cụ thể|và|để|nhằm|tiếp theo)"
    r"[ \t\f,:]+"
)
_WITH = re.compile(
    r"(?:chủ trì[ \t\f]*,?[ \t\f]*(?:và[ \t\f]+)?)?phối hợp(?:[ \t\f]+(?:chặt chẽ|cùng))?"
    r"(?:[ \t\f]+(?:với|cùng))?[ \t\f]+"
)
_DUTY = re.compile(
    r"(?:[ \t\f,]*(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì[ \t\f]*,(?![ \t\f]*phối)))+[ \t\f]*:?[ \t\f]*"
)
_OPENS_LEAD_IN = re.compile(
    r"(?i:\W*(?:để|căn cứ|trên cơ sở|thực hiện|sau|trước|trong|khi|theo|ngay|định kỳ|hằng|hàng|nhằm|với|từ|đến|ngày"
    r"|chậm nhất)\b)"
)
_BOUND = re.compile(r"(?:có|chịu)[ \t\f]+trách nhiệm|có nhiệm vụ")
_BRACKETS = re.compile(r"[ \t\f]*\([^()\n]*\)")
_OF = re.compile(r"(?i:(?:nhiệm vụ|trách nhiệm)[ \t\f]+(?:cụ thể[ \t\f]+)?(?:của|đối với)[ \t\f]+)")


def heading_actor(said: str) -> str | None:
    """The body named by a heading such as "2. Sở Y tế" or "Trách nhiệm của Sở Y tế:"."""
    rest = _OF.sub("", said, count=1) if _OF.match(said) else said
    if len(rest.split()) > _LONGEST_ACTOR and ":" not in rest:
        return split_actor(sentence_of(rest))[0]
    return split_actor(rest)[0] or (
        _clean(rest) if words().actor.match(rest.lstrip(" *")) and len(rest.split()) <= 30 else None
    )


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
    start = len(clause) - len(clause.lstrip(" \t\f*+–-,:(")) if clause else 0
    if vocabulary.actor.match(clause, start):
        return start
    lead = _LEAD_IN.match(clause, start)
    if lead and vocabulary.actor.match(clause, lead.end()):
        return lead.end()
    return _after_lead_in(clause, start) if _OPENS_LEAD_IN.match(clause) else None


def _after_lead_in(clause: str, start: int) -> int | None:
    """Để kịp thời tổng hợp, Sở Y tế …: the first comma that a body follows, unless a verb follows one before."""
    vocabulary = words()
    for comma in re.finditer(r",[ \t\f]+", clause[: start + 400]):
        if vocabulary.actor.match(clause, comma.end()):
            return comma.end()
        if vocabulary.verb.match(clause, comma.end()):
            return None
    return None


def _clean(actor: str) -> str:
    return tidy(_BRACKETS.sub("", re.sub(r"(?i:đối[ \t\f]với|về[ \t\f]phía)[ \t\f]", "", actor)))


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


def _lead_out(clause: str) -> str:
    clause = clause.strip(" \t\f*+–-,;:")
    lead = _LEAD_IN.match(clause)
    return clause[lead.end() :] if lead and len(clause) - lead.end() > 8 else clause


def shorten(clause: str, *, from_end: bool = True) -> str | None:
    """At most about forty words, cut at a comma; the words next to the date (`from_end`: it follows) are kept."""
    said = tidy(_unbalanced(clause))
    parts = said.split()
    if len(parts) <= _MAX_WORDS:
        return said or None
    commas = [comma.end() for comma in re.finditer(r"[,;:] ", said)]
    if not from_end:
        kept = [said[:at] for at in commas if 12 <= len(said[:at].split()) <= _MAX_WORDS]
        return tidy(kept[-1] if kept else " ".join(parts[:_MAX_WORDS]))
    kept = [said[at:] for at in commas if 12 <= len(said[at:].split()) <= _MAX_WORDS]
    return _lead_out(tidy(kept[0] if kept else " ".join(parts[-_MAX_WORDS:])))


def _unbalanced(clause: str) -> str:
    """An opening bracket left without its closing one, as before "(hoàn thành trước ngày …)", is dropped."""
    return clause.rstrip(" (*") if clause.count("(") > clause.count(")") else clause
