"""What people see of the net: tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from index import relations
from index.days import day
from index.views import FIELDS, page_of, table

STATUS = {
    "in-force": "không thấy văn bản nào bãi bỏ hay thay thế", "repealed": "đã bãi bỏ", "replaced": "đã thay thế",
    "amended": "đã sửa đổi", "extended": "tiếp tục thực hiện", "reviewed": "đã sơ kết, tổng kết",
}  # fmt: skip
_PARTLY = {"repeals": "bãi bỏ một phần", "replaces": "thay thế một phần"}
_DOUBTS = {
    "lower-rank": "cấp ban hành thấp hơn", "acting-ended": "văn bản tác động nay đã hết hiệu lực",
    "dated-before": "ghi ngày trước văn bản này",
}  # fmt: skip
_QUOTED = 60
_RESTS_ON = {
    "number": "số", "name": "tên", "date": "ngày", "term": "khóa", "locality": "địa phương", "issuer": "cơ quan",
    "title": "trích yếu", "person": "người quyết định",
}  # fmt: skip


def net(found: dict[str, Any]) -> RenderableType:
    """Works and citations between them; of a status, what it rests on; the work that was asked for comes first."""
    if "effects" in found:
        return standing(found)
    if "absent" in found:
        return chain(found)
    nodes = {node["key"]: node for node in found["nodes"]}
    asked = next(iter(nodes), "")
    rows = []
    for edge in found["edges"]:
        near, far, said = edge["source"], edge["target"], relations.label(edge["relation"])
        if far == asked:
            near, far, said = far, near, relations.inverse_label(edge["relation"])
        page = f"tr. {edge['mentions'][0]['page']}" if edge["mentions"] else ""
        rests = ", ".join(_RESTS_ON[name] for name in edge["rests_on"])
        rows.append((label(nodes.get(near, {})), said, label(nodes.get(far, {})), edge["part"], page, rests))
    headings = ("Văn bản", "Quan hệ", "Văn bản", "Phần", "", "Khớp theo")
    blocks: list[RenderableType] = [table(headings, rows) if rows else Text("không có viện dẫn nào")]
    if found.get("truncated"):
        blocks.append(Text(_left_out(found), style="dim"))
    return Group(*blocks)


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
    blocks: list[RenderableType] = [table(("Văn bản", "Cấp", "Cơ quan", "Quan hệ"), rows)]
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
    partly = dict.fromkeys(_PARTLY[each["relation"]] for each in found["effects"] if each["partial"])
    acts = {each["relation"] for each in found["effects"]}
    changed = [STATUS[name] for name in found["changed"] if name != "amended" or "amends" in acts]
    ended = STATUS[found["status"]]
    first = f"{ended} toàn bộ" if partly and found["status"] == "in-force" else ended
    return ", ".join((first, *partly, *changed))


def _effect(effect: dict[str, Any]) -> tuple[str, ...]:
    act = _PARTLY[effect["relation"]] if effect["partial"] else relations.label(effect["relation"])
    mention = effect["mentions"][0] if effect["mentions"] else {"text": "", "page": ""}
    words = mention["text"] if len(mention["text"]) <= _QUOTED else f"{mention['text'][:_QUOTED]}…"
    quoted = f"“{words}” tr. {mention['page']}" if words else ""
    doubts = "; ".join(_DOUBTS[each] for each in effect["doubts"])
    return day(effect["date"]), act, effect["part"] or "", label(effect["by"]), quoted, doubts


def _stood(node: dict[str, Any]) -> str:
    ended = {"replaced": " (đã thay thế)", "repealed": " (đã bãi bỏ)"}
    return label(node) + ended.get(node["status"] or "", "")


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
        (
            label({**node, "held": True}),
            node["kind"],
            node["issuer"],
            node["cited"],
            node["bodies"],
            "–".join(dict.fromkeys(filter(None, (node["first"], node["last"])))),
            ", ".join(f"{relations.label(name)} {times}" for name, times in node["relations"].items()),
            _some(node["by"]),
            ", ".join(each["number"] for each in node["like"]),
        )
        for node in found
    ]
    headings = (
        "Chưa có",
        "Loại",
        "Cơ quan",
        "Số văn bản",
        "Số cơ quan",
        "Năm",
        "Quan hệ",
        "Viện dẫn bởi",
        "Cùng ngày có",
    )
    return table(headings, rows)


def _some(citing: Sequence[dict[str, Any]]) -> str:
    named = [each["number"] or " ".join(filter(None, (each.get("kind"), each["id"]))) for each in citing]
    return ", ".join(named[:4]) + (f" và {len(named) - 4} văn bản khác" if len(named) > 4 else "")


def gaps(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Holes in the series of numbers."""
    rows = []
    for series in found:
        holes = ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in series["holes"])
        body = ", ".join(part for part in (series["issuer"], series["locality"]) if part)
        cited = "; ".join(f"{each['number']} ({_some(each['by'])})" for each in series["cited"])
        rows.append((series["example"], body, series["period"], series["held"], holes, cited))
    return table(("Dãy số", "Cơ quan", "Kỳ", "Đã có", "Khuyết", "Được viện dẫn"), rows)


_CODES = {
    "differs": "khác văn bản trong kho", "cited-differently": "viện dẫn khác nhau", "ambiguous": "chưa rõ",
    "citation-conflict": "mâu thuẫn trong một văn bản", "number-twice": "trùng số, khác ngày",
    "same-identity": "trùng định danh", "twins": "bản khác của một văn bản",
}  # fmt: skip


def conflicts(found: Sequence[dict[str, Any]]) -> RenderableType:
    """What contradicts what, and who says so where; of renditions how far they agree and where they do not."""
    rows = [(_CODES[c["code"]], c["number"], "; ".join(c["why"]), "; ".join(_evidence(c))) for c in found]
    blocks: list[RenderableType] = [table(("", "Văn bản", "Vì sao", "Căn cứ"), rows)]
    places = [row for c in found for pair in c.get("differences") or () for row in _differing(c["number"], pair)]
    if places:
        blocks.append(table(("Khác nhau ở", "", "Bản thứ nhất", "Bản kia"), places))
    return Group(*blocks)


def _evidence(conflict: dict[str, Any]) -> Iterator[str]:
    for each in conflict["evidence"]:
        said = day(each.get("date")) or (f"khóa {each['term']}" if each.get("term") else "")
        page = f"tr. {each['page']}" if each.get("page") else ""
        yield " ".join(filter(None, (each["number"] or each["id"], page, said)))
    for pair in conflict.get("differences") or ():
        yield f"{pair['with']}: khớp {pair['equal']:.1%}"


def _differing(number: str | None, pair: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for each in pair["fields"]:
        yield number or "", FIELDS[each["field"]], each["one"] or "không có", each["other"] or "không có"
    for place in pair["places"]:
        sides = (f"{side['text'] or '–'} (tr. {side['page']})" for side in (place["one"], place["other"]))
        yield (number or "", "con số" if place["figures"] else "lời văn", *sides)


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
