"""What `vanban extract --explain` shows: for each value the rule that gave it, where it stands, and what it beat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from index.days import day
from index.relations import RELATIONS
from pipeline.decision import Decision, Explained, Rival
from pipeline.model import Evidence, Record

_LABELS = {
    "kind": "Loại", "number": "Số, ký hiệu", "issued_on": "Ngày", "place": "Nơi ban hành", "issuer": "Cơ quan",
    "issuer.locality": "địa phương", "subject": "Trích yếu", "signatory": "Người ký", "signatory.position": "chức vụ",
    "signatory.authority": "ký thay", "receipt": "Đến", "recipients": "Nơi nhận", "deadlines": "Thời hạn",
    "citations": "Viện dẫn", "citations.relation": "quan hệ", "citations.part": "phần bị tác động",
    "attachments": "Kèm theo",
}  # fmt: skip
_RECURRENCES = {"yearly": "hằng năm", "quarterly": "hằng quý", "monthly": "hằng tháng", "weekly": "hằng tuần"}
# Characters around a value, of a long value at either end, and around a candidate that was passed over.
_AROUND, _LONG, _NEAR = 45, 60, 25
# A candidate longer than this needs no words around it to be found on the page.
_BRIEF = 50
_WHOLE, _RIVALS = 400, 8
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
# The value of these is the whole line: what stands around it says nothing more.
_LINES = frozenset({"recipients", "attachments"})


def explanation(told: Explained) -> RenderableType:
    """One record: a tree for each field, in it the items of a list."""
    record = told.record
    named = " ".join(field.value for field in (record.kind, record.number) if field) or record.id
    blocks: list[RenderableType] = [Text(named, style="bold reverse"), Text()]
    for field, decisions in groupby(told.decisions, lambda decision: decision.field.partition(".")[0]):
        blocks += [_field(record, field, list(decisions)), Text()]
    return Group(*blocks)


def _field(record: Record, field: str, decisions: Sequence[Decision]) -> Tree:
    tree: Tree | None = None
    told: set[str] = set()
    for _, group in groupby(decisions, lambda decision: decision.item):
        main, *parts = group
        head = _head(record, main)
        if field in _LINES and main.value is not None:
            # What the rule says is told with the first line that it gave.
            head.append("" if main.rule in told else f"  {main.told}", style="default not bold")
            head.append(f"  {main.rule}", style="dim not bold")
            told.add(main.rule)
        if tree is None:
            label = Text(f"{_LABELS[field]}  ", style="bold cyan")
            tree = Tree(label if main.item is not None else label.append_text(head))
        branch = tree if main.item is None and not tree.children else tree.add(head)
        _grow(branch, record, main)
        for part in parts:
            said = part.evidence != main.evidence
            _grow(branch.add(_part(part)), record, part, quoted=said)
        _passed_over(branch, record, main)
    assert tree is not None
    return tree


def _head(record: Record, decision: Decision) -> Text:
    """The value, its page and how sure it is."""
    if decision.value is None and decision.rule in ("nothing-found", "not-of-article", "passed-over"):
        return Text(decision.told, style="yellow").append(f"  {decision.rule}", style="dim not bold")
    field = getattr(record, decision.field)
    item = field if decision.item is None else field[decision.item]
    head = Text(_shown(decision, item), style="bold default")
    return head.append(f"  {_sure(decision, item)}", style="dim not bold")


def _shown(decision: Decision, item: Any) -> str:
    if decision.field == "deadlines":
        time = day(item.due) or _RECURRENCES.get(item.recurrence or "") or item.text
        return " · ".join(filter(None, (time, _cut(item.task or "", 90))))
    if decision.field == "citations":
        return " ".join(filter(None, (item.kind if item.number else None, decision.value)))
    if decision.field == "attachments":
        return " · ".join(filter(None, (item.kind, _cut(item.title or "", 90))))
    return day(decision.value) if decision.field == "issued_on" else _cut(decision.value or "không ghi", _WHOLE)


def _sure(decision: Decision, item: Any) -> str:
    """Pages and confidence; where a scan was read, how well these characters were."""
    told = [_pages(decision.evidence), f"độ tin {item.confidence:.0%}"]
    if decision.reading is not None and decision.reading < 1:
        told.append(f"đọc chữ {decision.reading:.0%}")
    return " · ".join(filter(None, told))


def _pages(evidence: Sequence[Evidence]) -> str:
    pages = ", ".join(str(page) for page in dict.fromkeys(spot.page for spot in evidence))
    return f"trang {pages}" if pages else ""


def _part(decision: Decision) -> Text:
    known = RELATIONS.get(decision.value or "") if "relation" in decision.field else None
    value = known.label if known else decision.value
    head = Text(f"{_LABELS[decision.field]}: ", style="cyan").append(value or "không rõ", style="bold default")
    return head.append(f"  {_pages(decision.evidence)}" if decision.value else "", style="dim")


def _grow(tree: Tree, record: Record, decision: Decision, *, quoted: bool = True) -> None:
    """Why, where, and what was mended."""
    if "." in decision.field or (decision.value is not None and decision.field not in _LINES):
        tree.add(Text("vì ").append(decision.told).append(f"  {decision.rule}", style="dim"))
        for line in _quoted(record.text, decision) if quoted and decision.value is not None else ():
            tree.add(line)
    for repair in decision.repairs:
        tree.add(Text.assemble(("sửa ", "magenta"), f"{repair.raw} → {repair.value}: {repair.told}"))


def _quoted(text: str, decision: Decision) -> Iterator[Text]:
    if decision.quote:
        yield Text("trên dấu: ").append(_line(decision.quote), style="italic")
    elif decision.evidence:
        others = len(decision.evidence) - 1
        quoted = _in_context(text, decision.evidence[0], _AROUND)
        several = others > 0 and decision.field == "citations"
        yield quoted.append(f"  và {others} chỗ khác" if several else "", style="dim")


def _passed_over(tree: Tree, record: Record, decision: Decision) -> None:
    for rival in decision.rivals[:_RIVALS]:
        tree.add(_passed(record.text, rival))
    more = decision.more + len(decision.rivals[_RIVALS:])
    if more:
        tree.add(Text(f"và {more} chỗ khác cũng không lấy", style="dim"))


def _passed(text: str, rival: Rival) -> Text:
    value = day(rival.text) if _ISO.fullmatch(rival.text) else _cut(rival.text, 90)
    told = Text.assemble(("không lấy ", "red"), (value, "bold"))
    if rival.evidence:
        told.append(f" ({_pages(rival.evidence)})", style="dim")
    told.append(f": {rival.told}").append(f"  {rival.reason}", style="dim")
    if rival.evidence and len(rival.text) <= _BRIEF:
        told.append("  ").append_text(_in_context(text, rival.evidence[0], _NEAR))
    return told


def _in_context(text: str, spot: Evidence, around: int) -> Text:
    """The words of the page in « », with what stands before and after; line breaks are shown as " / "."""
    said = _line(text[spot.start : spot.end])
    if len(said) > 2 * _LONG:
        said = f"{said[:_LONG].rstrip()} … {said[-_LONG:].lstrip()}"
    before, after = text[max(0, spot.start - around) : spot.start], text[spot.end : spot.end + around]
    if spot.start > around:
        before = "…" + before.partition(" ")[2]
    if spot.end + around < len(text):
        after = after.rpartition(" ")[0] + "…"
    lead = _line(before) + _gap(before[-1:])
    tail = _gap(after[:1]) + _line(after)
    return Text.assemble((lead, "dim"), ("«", "dim"), (said, "bold magenta"), ("»", "dim"), (tail, "dim"))


def _gap(beside: str) -> str:
    return " / " if beside == "\n" else " " if beside.isspace() else ""


def _line(text: str) -> str:
    """Several lines on one, divided by " / "."""
    return " / ".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()}…"
