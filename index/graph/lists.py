"""What people see of the lists about the net: what lacks, what contradicts, what matters, what is to be decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from index import labels, relations
from index.graph.views import filled, label, quoted
from index.views import FIELDS, table

_TITLE = 60
# Of those who cite, of the places where two texts differ, of the holes of a series, so many are told; JSON has all.
_CITING, _PLACES, _HOLES = 3, 6, 12


def wanted(found: Sequence[dict[str, Any]]) -> RenderableType:
    """What is cited but not held: what it is, how often it is wanted, by whom, and where that is read."""
    rows = [
        (
            "\n".join(filter(None, (labels.label(node), _about(node)))),
            "\n".join((f"{node['cited']} văn bản, {node['bodies']} cơ quan", _years(node), _acts(node["relations"]))),
            "\n".join((_some(node["by"], node["cited"]), quoted(node["by"][:1]))),
            ", ".join(each["number"] for each in node["like"]),
        )
        for node in found
    ]
    return filled(("Chưa có", "Được viện dẫn", "Bởi", "Cùng ngày có"), rows)


def _years(node: dict[str, Any]) -> str:
    return "–".join(dict.fromkeys(filter(None, (node["first"], node["last"]))))


def _acts(relations_: dict[str, int]) -> str:
    return ", ".join(f"{relations.label(name)} {times}" for name, times in relations_.items())


def _about(node: dict[str, Any]) -> str:
    """Who issued it, on what; the kind where no symbol tells it."""
    return ": ".join(filter(None, (labels.body(node), labels.shortened(node.get("subject") or "", _TITLE))))


def _some(citing: Sequence[dict[str, Any]], count: int | None = None) -> str:
    """The first of those who cite, each once, and how many more there are."""
    named = list(dict.fromkeys(map(_citing, citing)))
    more = max(count or 0, len(named)) - _CITING
    return ", ".join(named[:_CITING]) + (f" và {more} văn bản khác" if more > 0 else "")


def _citing(each: dict[str, Any]) -> str:
    """Who cites, in few words: its number, else its kind and body."""
    if each.get("number"):
        return str(each["number"])
    return " ".join(filter(None, (labels.title(each), labels.body(each)))) or str(each["id"])


def gaps(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Holes in the series of numbers: how far the series reaches, how much of it is held, and what lacks."""
    rows = []
    for series in found:
        cited = "; ".join(f"{each['number']} ({_some(each['by'])})" for each in series["cited"])
        # Where hardly anything is held, the holes are nearly all there is.
        listed = "" if series["sparse"] else f": {_holes(series['holes'])}"
        lacking = f"{series['lacking']} số{listed}"
        reach = f"{series['first']}–{series['last']}"
        rows.append((series["example"], labels.body(series), series["period"], reach, series["held"], lacking, cited))
    headings = ("Dãy số", "Cơ quan", "Kỳ", "Từ–đến", "Đã có", "Khuyết", "Trong đó được viện dẫn")
    return filled(headings, rows)


def _holes(holes: Sequence[Sequence[int]]) -> str:
    told = [str(low) if low == high else f"{low}–{high}" for low, high in holes[:_HOLES]]
    return ", ".join(told) + (f" và {len(holes) - _HOLES} khoảng khác" if len(holes) > _HOLES else "")


_CODES = {
    "differs": "khác văn bản trong kho", "cited-differently": "viện dẫn khác nhau", "ambiguous": "chưa rõ",
    "citation-conflict": "mâu thuẫn trong một văn bản", "number-twice": "trùng số, khác ngày",
    "same-identity": "trùng định danh", "twins": "bản khác của một văn bản",
}  # fmt: skip
# Reasons as index/identity.py and index/resolve.py word them, in Vietnamese; what is not among these is told as it is.
_REASONS = (
    (r"\bdate (\S+) is stated, (\S+) is on the only one of this series",
     r"ghi ngày \1, văn bản duy nhất của dãy này ghi \2"),
    (r"\bonly (.+), which was merged into the citing body's province, has one that fits",
     r"chỉ \1 (nay thuộc tỉnh của cơ quan viện dẫn) có văn bản phù hợp"),
    (r"\bit is said to be about (“.*”), this one is about (“.*”)", r"được nói là về \1, văn bản này về \2"),
    (r"\bcited as issued later \((\S+)\) than the citing document \((\S+)\)",
     r"được ghi ban hành (\1) sau văn bản viện dẫn (\2)"),
    (r"^several missing documents bear this number$", "nhiều văn bản chưa có cùng số hoặc tên này"),
    (r"^(\d+) documents fit what is stated$", r"\1 văn bản đều phù hợp"),
    (r"\bdate (?=[\d?])", "ngày "), (r"(?<=\d) in (?=\d|[IVX])", " trong "), (r"\bterm (?=[IVX])", "khóa "),
    (r"\blocality (?=\S+)", "địa phương "), (r"\bbody (?=\S+)", "cơ quan "), (r"\bkind (?=\S+)", "loại "),
    (r"\b(\d{4})-(\d\d)-(\d\d)\b(?!\S*:)", r"\3/\2/\1"),
)  # fmt: skip


def reason(why: Sequence[str]) -> str:
    """Why a citation or document is in doubt, in Vietnamese."""
    return "; ".join(map(_in_vietnamese, why))


def _in_vietnamese(why: str) -> str:
    # The key of a work before a reason (1/nq@Bình Thuận@2025-02-18: …) is for programs.
    why = re.sub(r"^\S+@[^:]*: ", "", why)
    for pattern, words in _REASONS:
        why = re.sub(pattern, words, why)
    return why


def conflicts(found: Sequence[dict[str, Any]]) -> RenderableType:
    """What contradicts what, and who says so where; of renditions how far they agree and where they do not."""
    blocks: list[RenderableType] = []
    for code, listed in groupby(found, key=lambda each: str(each["code"])):
        same = list(listed)
        blocks.append(Text(f"{_CODES[code]} ({len(same)})", style="bold"))
        blocks.append(twins(same) if code == "twins" else _contradicting(same))
        blocks.append(Text(""))
    return Group(*blocks[:-1])


def _contradicting(found: Sequence[dict[str, Any]]) -> RenderableType:
    rows = []
    for conflict in found:
        why = (
            ""
            if conflict["code"] == "same-identity"
            else reason(conflict["why"]).removeprefix(f"{conflict['number']}: ")
        )
        evidence = [_evidence(each) for each in conflict["evidence"]]
        more = conflict.get("times", 0) - len(evidence)
        evidence += [f"và {more} viện dẫn khác"] if more > 0 else []
        rows.append((_named(conflict), why, "\n".join(dict.fromkeys(evidence))))
    return filled(("Văn bản", "Vì sao", "Căn cứ"), rows)


def _named(conflict: dict[str, Any]) -> str:
    """The number, of a law its name."""
    kind = conflict.get("kind")
    return " ".join(filter(None, (None if conflict.get("name") is None else kind, conflict["number"])))


def _evidence(each: dict[str, Any]) -> str:
    """Who says it, the words, the page; what it states where the words do not show it."""
    citing = labels.label({**each, **each["by"]} if "by" in each else each)
    words = quoted([each]) if each.get("page") else ""
    page = f"tr. {each['page']}" if each.get("page") and not words else ""
    return f"{citing}: {words or page}" if words or page else f"{citing} [{each['id']}]"


def twins(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Renditions of one document: which files, how far they agree, and the first places where they do not."""
    rows: list[tuple[str, ...]] = []
    for conflict in found:
        first, *others = conflict["renditions"]
        for other in others:
            pair = next((each for each in conflict["differences"] or () if each["with"] == other["id"]), None)
            rows.append((conflict["number"] or "", _rendition(first), _rendition(other), _agree(pair)))
    places = [row for c in found for pair in c["differences"] or () for row in _differing(c["number"], pair)]
    blocks = [table(("Văn bản", "Bản thứ nhất", "Bản kia", "Khớp"), rows)]
    if places:
        blocks += [Text(""), table(("Khác nhau ở", "", "Bản thứ nhất", "Bản kia"), places)]
    return Group(*blocks)


def _rendition(each: dict[str, Any]) -> str:
    return str(each["path"].rpartition("/")[2] or each["id"])


def _agree(pair: dict[str, Any] | None) -> str:
    return f"{pair['equal']:.1%}" if pair else "chưa so"


def _differing(number: str | None, pair: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for each in pair["fields"]:
        yield number or "", FIELDS[each["field"]], each["one"] or "không có", each["other"] or "không có"
    for place in pair["places"][:_PLACES]:
        sides = (
            f"{side['text']} (tr. {side['page']})" if side["text"] else "–" for side in (place["one"], place["other"])
        )
        yield (number or "", "con số" if place["figures"] else "lời văn", *sides)
    more = len(pair["places"][_PLACES:]) + pair["more"]
    if more:
        yield number or "", f"và {more} chỗ khác (--format json)", "", ""


def ranked(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Works by their weight in the net, and who gives it to them."""
    rows = [
        (
            place,
            label(node, alone=False),
            _about(node),
            node["cited"],
            f"{node['rank']:.4f}",
            _some(node["by"], node["cited"]),
        )
        for place, node in enumerate(found, 1)
    ]
    return filled(("", "Văn bản", "Cơ quan, trích yếu", "Số lần", "Trọng số", "Nhờ"), rows)


def kin(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Works that belong together by their citations."""
    rows = [
        (label(node, alone=False), _about(node), node["cited_together"], node["cite_the_same"], f"{node['score']:.2f}")
        for node in found
    ]
    return table(("Văn bản", "Cơ quan, trích yếu", "Cùng được viện dẫn", "Cùng viện dẫn", "Độ gần"), rows)


def undecided(found: Sequence[dict[str, Any]]) -> RenderableType:
    """Citations that several works fit, each with why it is open; at the end how a person decides one."""
    rows = [
        (
            quoted(each["mentions"]) or labels.title(each),
            _citing({"id": each["id"], "number": each["citing"], **each["by"]})
            # What has no number is named to the program by its id.
            + ("" if each["citing"] else f"\n{each['id']}"),
            reason(each["why"]),
            "\n".join(map(label, each["candidates"])),
        )
        for each in found
    ]
    drawn = table(("Viện dẫn", "Trong", "Vì sao", "Có thể là"), rows)
    # What to type for the first of them; so the others.
    ways = (
        f"vanban graph decide {each['id']} '{labels.title(each)}' --to '{work['id'] or work['key']}'"
        for each in found
        for work in each["candidates"]
    )
    return Group(drawn, *(Text(f"quyết: {way}", style="dim", overflow="fold") for way in islice(ways, 1)))


def decided(told: dict[str, Any]) -> RenderableType:
    """A citation as a person decided it."""
    target = label(told["target"]) if told["target"] else "chưa rõ"
    return Text(f"{told['cited']} → {target}", style="bold")
