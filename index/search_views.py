"""What people see of a search: hits with their reasons, facets, the answers to a list of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from index import labels
from index.days import day
from index.graph.views import STATUS
from index.lookup import Answer
from index.search import Hit, Result
from index.views import table

WHY = {
    "exact number": "đúng số",
    "number, other year": "số của năm khác",
    "number, one character off": "số gần giống",
    "number, two characters off": "số gần giống, khác hai chữ",
    "cited number": "viện dẫn số này",
    "text": "nội dung",
}
_FACETS = {
    "kind": "Loại", "issuer": "Cơ quan", "locality": "Địa phương", "year": "Năm", "term": "Khóa",
    "status": "Tình trạng",
}  # fmt: skip
_STANDS = {"in-force": "chưa thấy sửa đổi, thay thế hay bãi bỏ", "amended": STATUS["amended"],
           "replaced": STATUS["replaced"], "repealed": STATUS["repealed"]}  # fmt: skip
_FOUND = {
    "found": "có", "several": "nhiều văn bản", "elsewhere": "của nơi khác, năm khác", "other-year": "năm khác",
    "similar": "gần giống",
    "cited": "chỉ được viện dẫn", "none": "không có", "no-number": "không phải số",
}  # fmt: skip


def hits(result: Result) -> RenderableType:
    """The result of a search."""
    blocks: list[RenderableType] = [Text(f"{result.total} văn bản", style="bold")]
    blocks += [Text(remark, style="yellow") for remark in result.remarks]
    table = Table(box=None, padding=(0, 1), expand=True)
    table.add_column("Số, ký hiệu", style="bold cyan", no_wrap=True)
    table.add_column("Ngày", no_wrap=True)
    table.add_column("Văn bản", ratio=1)
    for hit in result.hits:
        title = Text.assemble((" ".join(part for part in (hit.kind, hit.subject) if part) or "—", "bold"))
        term = f"khóa {hit.term}" if hit.term else ""
        stands = STATUS[hit.status] if hit.status != "in-force" else ""
        told = Text("  ·  ".join(filter(None, (_body(hit), term, stands, WHY[hit.why], hit.id))), style="dim")
        table.add_row(hit.number or "—", day(hit.issued_on), Group(title, marked(hit.snippet), told))
    blocks.append(table)
    if result.facets:
        for name, values in result.facets.items():
            counted = ", ".join(f"{_STANDS.get(value, value)} ({count})" for value, count in list(values.items())[:6])
            blocks.append(Text(f"{_FACETS[name]}: {counted}", style="dim"))
    return Group(*blocks)


def answers(found: Sequence[Answer]) -> RenderableType:
    """A list of numbers looked up."""
    rows = [
        (
            next(iter(answer.columns.values()), ""),
            _FOUND[answer.state],
            answer.matches if answer.matches > 1 else "",
            answer.hit.number if answer.hit else "",
            day(answer.hit.issued_on) if answer.hit else "",
            _body(answer.hit) if answer.hit else "",
        )
        for answer in found
    ]
    return table(("Tra số", "", "", "Số, ký hiệu", "Ngày", "Cơ quan"), rows)


def _body(hit: Hit) -> str:
    return labels.body({"issuer": hit.issuer, "locality": hit.locality})


def marked(snippet: str) -> Text:
    """A snippet with its « » hits in bold."""
    text = Text()
    for position, piece in enumerate(snippet.replace("»", "«").split("«")):
        text.append(piece, style="bold magenta" if position % 2 else "")
    return text
