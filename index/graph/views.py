"""What people see of the net: tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from index.days import day
from index.views import RELATIONS, page_of, table

STATUS = {
    "in-force": "không thấy văn bản nào bãi bỏ hay thay thế", "repealed": "đã bãi bỏ", "replaced": "đã thay thế",
    "amended": "đã sửa đổi", "extended": "tiếp tục thực hiện", "reviewed": "đã sơ kết, tổng kết",
}  # fmt: skip


def net(found: dict[str, Any]) -> RenderableType:
    """Works and citations between them."""
    nodes = {node["key"]: node for node in found["nodes"]}
    rows = []
    for edge in found["edges"]:
        source, target = nodes.get(edge["source"], {}), nodes.get(edge["target"], {})
        page = f"tr. {edge['mentions'][0]['page']}" if edge["mentions"] else ""
        rows.append((label(source), RELATIONS.get(edge["relation"], ""), label(target), page))
    blocks: list[RenderableType] = []
    if "status" in found:
        blocks.append(Text(", ".join(STATUS[name] for name in (found["status"], *found["changed"])), style="bold"))
    blocks.append(table(("Văn bản", "Quan hệ", "Viện dẫn", ""), rows) if rows else Text("không có viện dẫn nào"))
    if found.get("truncated"):
        blocks.append(Text(_left_out(found), style="dim"))
    return Group(*blocks)


def _left_out(found: dict[str, Any]) -> str:
    """How much the limit kept out; what lies further than the first step was not counted."""
    shown = sum("candidates" not in node for node in found["nodes"]) - 1
    counted = f"{found['direct']} văn bản trực tiếp" if found["total"] is None else f"{found['total']} văn bản"
    return f"chỉ hiện {shown} văn bản gần nhất, mới nhất trước; có {counted} (thêm: --limit)"


def label(node: dict[str, Any]) -> str:
    """A work in a few words; one that is not held says so."""
    term = f"khóa {node['term']}" if node.get("term") and not node.get("date") else ""
    named = node.get("number") or " ".join(filter(None, (node.get("kind"), node.get("name"))))
    parts = [named, day(node.get("date")), term]
    text = ", ".join(part for part in parts if part) or str(node.get("key", ""))
    return text if node.get("held") else f"{text} (chưa có)" if not node.get("candidates") else f"{text} (chưa rõ)"


def wanted(found: Sequence[dict[str, Any]]) -> RenderableType:
    """What is cited but not held."""
    rows = [
        (label({**node, "held": True}), node["kind"], node["issuer"], node["cited"], _some(node["by"]))
        for node in found
    ]
    return table(("Chưa có", "Loại", "Cơ quan", "Số văn bản", "Viện dẫn bởi"), rows)


def _some(citing: Sequence[dict[str, Any]]) -> str:
    named = [each["number"] or each["id"] for each in citing]
    return ", ".join(named[:4]) + (f" và {len(named) - 4} văn bản khác" if len(named) > 4 else "")


def gaps(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Holes in the series of numbers."""
    rows = []
    for series in found:
        holes = ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in series["holes"])
        body = ", ".join(part for part in (series["issuer"], series["locality"]) if part)
        rows.append((series["example"], body, series["period"], series["held"], holes))
    return table(("Dãy số", "Cơ quan", "Kỳ", "Đã có", "Khuyết"), rows)


def conflicts(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Contradictions between citations and what is held."""
    rows = [(c["code"], c["number"], c["citing"] or c["id"], "; ".join(c["why"])) for c in found]
    return table(("", "Được viện dẫn", "Trong", "Vì sao"), rows)


def ranked(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Works by their weight in the net."""
    rows = [(label(node), node["kind"], node["subject"], node["cited"], f"{node['rank']:.4f}") for node in found]
    return table(("Văn bản", "Loại", "Trích yếu", "Số lần", "Trọng số"), rows)


def kin(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Works that belong together by their citations."""
    rows = [
        (
            label(node),
            node["kind"],
            node["subject"],
            node["cited_together"],
            node["cite_the_same"],
            f"{node['score']:.2f}",
        )
        for node in found
    ]
    return table(("Văn bản", "Loại", "Trích yếu", "Cùng được viện dẫn", "Cùng viện dẫn", "Độ gần"), rows)


def undecided(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Citations that several works fit."""
    rows = [
        (
            each["number"] or each["name"],
            each["citing"] or each["id"],
            page_of({"evidence": each["mentions"]}),
            "; ".join(map(label, each["candidates"])),
        )
        for each in found
    ]
    return table(("Được viện dẫn", "Trong", "", "Có thể là"), rows)


def decided(told: dict[str, Any]) -> RenderableType:
    """A citation as a person decided it."""
    target = label(told["target"]) if told["target"] else "chưa rõ"
    return Text(f"{told['cited']} → {target}", style="bold")
