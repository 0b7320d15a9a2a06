"""What people see: tables and documents laid out for a terminal. Labels are Vietnamese, as the records are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from index import labels, relations
from index.days import day
from index.fitted import Fitted
from pipeline.outcome import Held

FIELDS = {
    "kind": "loại", "number": "số, ký hiệu", "issued_on": "ngày", "place": "nơi ban hành", "issuer": "cơ quan",
    "subject": "trích yếu", "signatory": "người ký", "receipt": "đến", "recipients": "nơi nhận",
    "deadlines": "thời hạn", "citations": "viện dẫn", "attachments": "kèm theo",
}  # fmt: skip
_LISTS = {
    "unchanged": "không đổi", "duplicate": "trùng nội dung", "skipped": "bỏ qua", "suspect": "cần xem lại",
    "failed": "lỗi",
}  # fmt: skip


def document(record: dict[str, Any]) -> RenderableType:
    """A record with its fields, the pages they stand on, and what cites it."""
    title = " ".join(part for part in (_value(record, "kind"), _value(record, "number")) if part) or record["id"]
    fields = Table.grid(padding=(0, 2))
    fields.add_column(style="dim", no_wrap=True)
    fields.add_column(ratio=1)
    fields.add_column(style="dim", no_wrap=True)
    for label, name, text in _fields(record):
        field = record[name]
        if text:
            fields.add_row(label, escape(text), _evidence(field))
    blocks: list[RenderableType] = [Panel(fields, title=escape(title), title_align="left")]
    blocks += _lists(record)
    if (record.get("standing") or {}).get("effects"):
        # These views are made of ours.
        from index.graph.views import standing

        blocks.append(standing(record["standing"]))
    if record.get("cited_by"):
        blocks.append(_cited_by(record["cited_by"]))
    source = record["source"]
    blocks.append(Text(f"{record['id']}  ·  {source['path']}  ·  {_extent(source)}", style="dim"))
    return Group(*blocks)


def _cited_by(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Who cites it, in which words, on which page; renditions of one document once."""
    from index.graph.views import quoted

    rows: dict[tuple[str, str, str], str] = {}
    for each in found:
        said = relations.inverse_label(each["relation"], each["part"])
        named = labels.label({**each, "date": each["issued_on"]}, alone=False)
        rows.setdefault((named, labels.body(each), said), quoted(each["mentions"]))
    told = [(*who, words) for who, words in rows.items()]
    return table(("Được viện dẫn bởi", "Cơ quan", "Quan hệ", "Lời văn"), told)


def _extent(source: dict[str, Any]) -> str:
    """How many pages; of the second and further documents of a file, which."""
    numbers = [page["number"] for page in source["pages"]]
    if source["part"] == 1 or not numbers:
        return f"{len(numbers)} trang"
    return f"văn bản thứ {source['part']} trong tệp, tr. {'–'.join(map(str, sorted({numbers[0], numbers[-1]})))}"


def _fields(record: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    issuer, signatory = record["issuer"] or {}, record["signatory"] or {}
    yield "Loại", "kind", _value(record, "kind")
    yield "Số, ký hiệu", "number", _value(record, "number")
    yield "Ngày", "issued_on", day(_value(record, "issued_on"))
    yield "Nơi ban hành", "place", _value(record, "place")
    yield "Cơ quan", "issuer", labels.body({"issuer": issuer.get("value"), "locality": issuer.get("locality")})
    yield "Trích yếu", "subject", _value(record, "subject")
    signed = (signatory.get("authority"), signatory.get("position"), signatory.get("value"))
    yield "Người ký", "signatory", ", ".join(part for part in signed if part)
    receipt = record["receipt"] or {}
    yield "Đến", "receipt", " ".join(part for part in (receipt.get("number"), day(receipt.get("date"))) if part)


def _lists(record: dict[str, Any]) -> Iterable[RenderableType]:
    if record["deadlines"]:
        rows = [(_due(d), d["task"] or d["text"], d["responsible"], page_of(d)) for d in record["deadlines"]]
        yield table(("Thời hạn", "Việc", "Cơ quan thực hiện", ""), rows)
    if record["citations"]:
        cited = [
            (
                labels.title(c),
                c["kind"],
                day(c["date"]) or c["year"],
                ": ".join(filter(None, (relations.label(c["relation"], c["part"]), c["part"]))),
                c["target"] or "chưa có",
            )
            for c in record["citations"]
        ]
        yield table(("Viện dẫn", "Loại", "Ngày", "Quan hệ", "Trong kho"), cited)
    if record["recipients"]:
        yield table(("Nơi nhận", ""), [(r["value"], r["purpose"]) for r in record["recipients"]])
    if record["attachments"]:
        yield table(("Kèm theo", ""), [(a["kind"], a["title"]) for a in record["attachments"]])
    if record["findings"]:
        yield table(("Cần xem", ""), [(f["code"], f["message"]) for f in record["findings"]])


def _due(deadline: dict[str, Any]) -> str:
    days = " – ".join(filter(None, (day(deadline["start"]), day(deadline["due"]))))
    return " ".join(filter(None, (days, deadline["recurrence"]))) or str(deadline["text"])


def _value(record: dict[str, Any], name: str) -> str:
    return str((record[name] or {}).get("value") or "")


def page_of(item: dict[str, Any]) -> str:
    return f"tr. {item['evidence'][0]['page']}" if item.get("evidence") else ""


def _evidence(field: dict[str, Any]) -> str:
    return "  ".join(filter(None, (page_of(field), f"{field['confidence']:.0%}")))


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> RenderableType:
    """A plain table; empty values stay empty."""
    return Fitted(headings, rows)


def summary(told: dict[str, Any], read: str) -> RenderableType:
    """The end of a run: the counts (`read` names that of the files read), then every file that needs a look."""
    lists = {"ingested": read, **_LISTS}
    counts = "  ·  ".join(f"{text} {told[name]}" for name, text in lists.items() if told[name] or name == "ingested")
    blocks: list[RenderableType] = [Text(counts, style="bold")]
    for problem in told["problems"]:
        line = Text.assemble((f"{problem['path']}  ", "cyan"), (_LISTS[problem["list"]], "yellow"))
        line.append(f"  {problem['code']}: {problem['message']}; {problem['hint']}")
        blocks.append(line)
    return Group(*blocks)


def held(files: Sequence[Held]) -> RenderableType:
    """Files of the archive: how they were read last."""
    rows = [
        (file.path, file.media_type, file.pages, f"{file.confidence:.2f}", day(file.read_at[:10])) for file in files
    ]
    return Group(
        Text(f"{len(files)} tệp · {sum(file.pages for file in files)} trang", style="bold"),
        table(("Tệp", "Kiểu", "Trang", "Độ tin", "Đọc ngày"), rows),
    )


def pairs(told: dict[str, Any]) -> RenderableType:
    """Names and values, nested ones indented."""
    rows: list[tuple[str, Any]] = []
    for name, value in told.items():
        if isinstance(value, dict):
            rows.append((name, ""))
            rows += [(f"  {inner}", part) for inner, part in value.items()]
        else:
            rows.append((name, value))
    return table(("", ""), rows)


def console() -> Console:
    """Standard output; plain where it is no terminal."""
    return Console(highlight=False, soft_wrap=False)


def deadlines(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Deadlines of many documents."""
    rows = [(_due(d), d["number"] or d["id"], d["task"] or d["text"], d["responsible"]) for d in found]
    return table(("Thời hạn", "Văn bản", "Việc", "Cơ quan thực hiện"), rows)


def doubtful(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Values that a person should look at."""
    rows = [
        (
            (document["number"] or document["id"]) if not position else "",
            FIELDS[value["field"]],
            value["text"] or "không đọc được",
            f"{int(100 * value['confidence'])} %",
            f"tr. {value['page']}" if value["page"] else "",
        )
        for document in found
        for position, value in enumerate(document["fields"])
    ]
    return table(("Văn bản", "Trường", "Giá trị", "Độ tin cậy", ""), rows)


def checks(found: Sequence[Any]) -> RenderableType:
    """What doctor found."""
    rows = [("✓" if c.ok else "✗" if c.needed else "–", c.name, c.detail, c.remedy) for c in found]
    return table(("", "", "", "Cách cài"), rows)
