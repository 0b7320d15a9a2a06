"""What people see of the net: tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from index import labels, relations
from index.days import day
from index.fitted import Fitted
from index.views import table

STATUS = {
    "in-force": "không thấy văn bản nào bãi bỏ hay thay thế", "repealed": "đã bãi bỏ", "replaced": "đã thay thế",
    "amended": "đã sửa đổi", "extended": "được tiếp tục thực hiện", "reviewed": "đã sơ kết, tổng kết",
}  # fmt: skip
_DOUBTS = {
    "lower-rank": "cấp ban hành thấp hơn", "acting-ended": "văn bản tác động nay đã hết hiệu lực",
    "dated-before": "ghi ngày trước văn bản này",
}  # fmt: skip
_QUOTED, _SUBJECT = 60, 90
_SAID = ("Lời văn", "Khớp theo")
_RESTS_ON = {
    "number": "số", "name": "tên", "date": "ngày", "term": "khóa", "locality": "địa phương", "issuer": "cơ quan",
    "title": "trích yếu", "person": "người quyết định",
}  # fmt: skip


def net(found: dict[str, Any]) -> RenderableType:
    """Works and citations between them; of a status, what it rests on; the work that was asked for comes first."""
    if "effects" in found:
        return Group(_heading(found["nodes"][0]), standing(found))
    if "absent" in found:
        return chain(found)
    if not found["nodes"]:
        return Text("không có đường viện dẫn nào")
    nodes = {node["key"]: node for node in found["nodes"]}
    order = {key: place for place, key in enumerate(nodes)}
    asked = next(iter(nodes))
    # Along the way, or the nearest and latest first, as the works come.
    lines = sorted((_line(edge, order) for edge in found["edges"]), key=lambda line: (order[line[0]], order[line[2]]))
    heading = _heading(nodes[asked])
    if not lines:
        return Group(heading, Text("không có viện dẫn nào"))
    if all(near == asked for near, *_ in lines):
        columns = ("Quan hệ", "Văn bản", "Cơ quan", *_SAID)
        rows = [
            (said, label(nodes[far], alone=False), labels.body(nodes[far]), *told)
            for _, said, far, *told in _once(lines)
        ]
    else:
        columns = ("Văn bản", "Quan hệ", "Văn bản", *_SAID)
        rows = [(label(nodes[near]), said, label(nodes[far]), *told) for near, said, far, *told in _once(lines)]
    blocks: list[RenderableType] = [heading, filled(columns, rows)]
    if found.get("truncated"):
        blocks.append(Text(_left_out(found), style="dim"))
    return Group(*blocks)


def _heading(node: dict[str, Any]) -> Text:
    """The work that was asked for, with what it is about."""
    named = Text(label(node), style="bold")
    if node.get("subject") and (node.get("number") or node.get("name")):
        named.append(f"  {labels.shortened(node['subject'], _SUBJECT)}", style="not bold")
    return named


def _line(edge: dict[str, Any], order: dict[str, int]) -> tuple[Any, ...]:
    """A citation as the nearer of its two works tells it."""
    near, far, said = edge["source"], edge["target"], relations.label(edge["relation"], edge["part"])
    if order[far] < order[near]:
        near, far, said = far, near, relations.inverse_label(edge["relation"], edge["part"])
    rests = ", ".join(_RESTS_ON[name] for name in edge["rests_on"])
    return near, ": ".join(filter(None, (said, edge["part"]))), far, quoted(edge["mentions"]), rests


def _once(lines: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Each citation once: renditions of one work make it each for itself."""
    yield from {line[:3]: line for line in lines}.values()


def quoted(mentions: Sequence[dict[str, Any]]) -> str:
    """The words of the first mention with its page, and how many more there are."""
    if not mentions or not mentions[0].get("text"):
        return ""
    first = mentions[0]
    more = f" (+{len(mentions) - 1})" if len(mentions) > 1 else ""
    return f"“{labels.shortened(first['text'], _QUOTED)}” tr. {first['page']}{more}"


def filled(headings: Sequence[str], rows: Iterable[Sequence[Any]], *, tree: bool = False) -> RenderableType:
    """A table without the columns in which nothing stands."""
    listed = list(rows)
    places = [place for place in range(len(headings)) if any(row[place] not in {None, ""} for row in listed)]
    kept = [[row[place] for place in places] for row in listed]
    return Fitted([headings[place] for place in places], kept, tree=tree)


def _left_out(found: dict[str, Any]) -> str:
    """How much the limit kept out; what lies further than the first step was not counted."""
    shown = sum("candidates" not in node for node in found["nodes"]) - 1
    counted = f"{found['direct']} văn bản trực tiếp" if found["total"] is None else f"{found['total']} văn bản"
    return f"chỉ hiện {shown} văn bản gần nhất, mới nhất trước; có {counted} (thêm: --limit)"


_LEVELS = {"central": "Trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã", None: ""}


def chain(found: dict[str, Any]) -> RenderableType:
    """What carries a directive out, each work indented below the one it carries out; then who has issued none."""
    said = {edge["source"]: relations.label(edge["relation"]) for edge in found["edges"]}
    below: dict[str | None, list[dict[str, Any]]] = {}
    for node in found["nodes"]:
        below.setdefault(node["parent"], []).append(node)
    rows: list[tuple[str, ...]] = []
    left = [(node, 0) for node in reversed(below.get(None, []))]
    while left:
        node, depth = left.pop()
        first = "  " * depth + ("└ " if depth else "") + label(node)
        rows.append((first, _LEVELS[node["level"]], node["issuer"] or "", said.get(node["key"], "")))
        left += [(each, depth + 1) for each in sorted(below.get(node["key"], []), key=_by_date, reverse=True)]
    blocks: list[RenderableType] = [filled(("Văn bản", "Cấp", "Cơ quan", "Quan hệ"), rows, tree=True)]
    if len(rows) == 1:
        blocks.append(Text("kho chưa có văn bản nào thực hiện văn bản này"))
    if found["truncated"]:
        blocks.append(Text(_left_out(found), style="dim"))
    if found["present"]:
        issued = ((each["body"], "; ".join(map(_dated, each["documents"]))) for each in found["present"])
        blocks.append(table(("Đã ban hành", "Văn bản"), issued))
    if found["absent"]:
        blocks.append(table(("Chưa thấy ban hành",), [(body,) for body in found["absent"]]))
    if found["remarks"]:
        blocks.append(
            table(("Không đọc được", "Vì sao"), [(each["body"], each["message"]) for each in found["remarks"]])
        )
    return Group(*blocks)


def _by_date(node: dict[str, Any]) -> tuple[str, str]:
    return node["date"] or "", node["key"]


def _dated(document: dict[str, Any]) -> str:
    return ", ".join(filter(None, (document["number"], day(document["date"]))))


def standing(found: dict[str, Any]) -> RenderableType:
    """What stands of a work: in one line, then each effect in order of time, and what stands in its place."""
    blocks: list[RenderableType] = [Text(standing_line(found), style="bold")]
    if found["effects"]:
        blocks.append(table(("Ngày", "Tác động", "Phần", "Bởi", "Lời văn", "Lưu ý"), map(_effect, found["effects"])))
    if found["successors"]:
        blocks.append(Text("thay bằng: " + " → ".join(map(_stood, found["successors"]))))
        blocks.append(Text(f"đứng thay nó hiện nay: {label(found['successors'][-1])}"))
    if found["possible"]:
        blocks.append(table(("Có thể", "", "", "Bởi", "Lời văn", "Lưu ý"), map(_effect, found["possible"])))
    return Group(*blocks)


def standing_line(found: dict[str, Any]) -> str:
    """The status in words: parts that are gone are told as parts."""
    partly = dict.fromkeys(
        relations.label(each["relation"], each["part"]) for each in found["effects"] if each["partial"]
    )
    acts = {each["relation"] for each in found["effects"]}
    changed = [STATUS[name] for name in found["changed"] if name != "amended" or "amends" in acts]
    ended = STATUS[found["status"]]
    first = f"{ended} toàn bộ" if partly and found["status"] == "in-force" else ended
    return "; ".join((first, *partly, *changed))


def _effect(effect: dict[str, Any]) -> tuple[str, ...]:
    act = relations.label(effect["relation"], effect["part"])
    doubts = "; ".join(_DOUBTS[each] for each in effect["doubts"])
    return day(effect["date"]), act, effect["part"] or "", label(effect["by"]), quoted(effect["mentions"]), doubts


def _stood(node: dict[str, Any]) -> str:
    ended = {"replaced": " (đã thay thế)", "repealed": " (đã bãi bỏ)"}
    return label(node) + ended.get(node["status"] or "", "")


def label(node: dict[str, Any], *, alone: bool = True) -> str:
    """A work in a few words; one that is not held says so. Not `alone`: its body and subject stand beside it."""
    text = labels.label(node, alone=alone)
    return text if node.get("held") else f"{text} (chưa có)" if not node.get("candidates") else f"{text} (chưa rõ)"
