"""A drawing written down as SVG: head, boxes, lines with their words, and what the signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from index.graph.drawing.figures import LINE, NUMBER, Figure
from index.graph.drawing.layers import Net, Shelf
from index.graph.drawing.lettering import shortened, width
from index.graph.drawing.routes import BOX, Box, Point, Sheet
from index.graph.drawing.ties import PART, act
from index.graph.views import label
from index.graph.xml_text import attribute, content
from index.relations import LABELS

_FONTS = "'Noto Sans','Segoe UI',Arial,'Liberation Sans','DejaVu Sans',sans-serif"
LABEL, MORE, ARROW = 10.5, 40, 9
_SIDE, _TOP, _ROUND, _TITLE = 24, 100, 5, 1200
# Colour, thickness and dashes: told apart by the colour-blind and in print without colours, and the word stands beside.
LOOK = {
    "repeals": ("#a3160b", 2.4, ""), "replaces": ("#a3160b", 2.4, "8 3"),
    "repeals-part": ("#a3160b", 1.6, ""), "replaces-part": ("#a3160b", 1.6, "8 3"), "amends": ("#a85300", 1.8, ""),
    "implements": ("#0a4f93", 1.6, ""), "guides": ("#0a4f93", 1.6, "7 3"), "extends": ("#0a4f93", 1.6, "2 3"),
    "based-on": ("#17674c", 1.4, ""), "attached-to": ("#17674c", 1.4, "7 3"), "reviews": ("#6a3594", 1.6, "9 3 2 3"),
    "cites": ("#5c5c5c", 1.2, ""),
}  # fmt: skip
_OTHER = ("#5c5c5c", 1.2, "3 3")
_STATES = {"asked": "văn bản được hỏi", "held": "có trong kho", "missing": "chưa có", "undecided": "chưa rõ"}
_STYLE = f"""
text{{font-family:{_FONTS};fill:#1a1a1a;white-space:pre}}
.box{{fill:#dfe8f2;stroke:#2f4660;stroke-width:1.5}}
.missing .box{{fill:#fff;stroke:#555;stroke-dasharray:7 4}}
.undecided .box{{fill:#fff;stroke:#444;stroke-width:2.2;stroke-dasharray:.1 4.5;stroke-linecap:round}}
.asked .box{{fill:#fff0b8;stroke:#1a1a1a;stroke-width:3}}
.more .box{{fill:#f4f4f4;stroke:#999;stroke-width:1}}
.number{{font-size:{NUMBER:g}px;font-weight:700}}
.small,.state,.ended{{font-size:11px}}
.state{{font-style:italic;fill:#444}}
.ended{{font-weight:700;fill:#a3160b}}
.relation{{font-size:{LABEL}px;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}}
.head{{font-size:13px;font-weight:700;fill:#444}}
.title{{font-size:18px;font-weight:700}}
.line{{fill:none;stroke-linejoin:round}}
.wire:hover .line{{stroke-width:4.5}}
"""


class Page(NamedTuple):
    """A drawing with what it is of; `columns` are the steps from left to right, `single` whether one work was asked."""

    net: Net
    figures: Mapping[str, Figure]
    sheet: Sheet
    shelves: Sequence[Shelf]
    columns: Sequence[int]
    single: bool


def word(relation: str) -> str:
    """A relation as the picture calls it."""
    whole = relation.removesuffix(PART)
    return LABELS.get(whole, whole) + (" một phần" if whole != relation else "")


def more(step: int) -> str:
    """The key of the box that counts what is not shown of a step."""
    return f"\0{step}"


def written(page: Page) -> str:
    """The SVG."""
    title = f"Mạng viện dẫn: {_asked(page)}" if page.net["nodes"] else "Mạng viện dẫn"
    summary = _summary(page)
    wide = ceil(max(page.sheet.width, width(summary, 11), min(width(title, 18, bold=True), _TITLE), 640)) + 2 * _SIDE
    indent = (wide - page.sheet.width) // 2
    legend, below = _legend(page, wide)
    high = _TOP + page.sheet.height + _SIDE + below
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" height="{high:g}" '
        'role="img" aria-labelledby="title desc">',
        f'<title id="title">{content(title)}</title>',
        f'<desc id="desc">{content(summary)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{wide:g}" height="{high:g}" fill="#fff"/>',
        _text("title", _SIDE, 34, shortened(title, wide - 2 * _SIDE, 18, bold=True)),
        _text("small", _SIDE, 54, summary),
        f'<g transform="translate({indent:g} {_TOP})">',
        *_headings(page),
        *_wires(page),
        *_labels(page),
        *(_box(page, number, box) for number, box in enumerate(page.sheet.boxes)),
        "</g>",
        f'<g transform="translate({_SIDE} {_TOP + page.sheet.height + _SIDE:g})">',
        *legend,
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(body)


def _asked(page: Page) -> str:
    named = [node for node in page.net["nodes"] if "asked" in page.figures[node["key"]].kind.split()]
    return " – ".join(label(node) for node in named)


def _summary(page: Page) -> str:
    """How many works are drawn, in which state, and how many citations."""
    drawn = [page.figures[box.key].kind.split()[0] for box in page.sheet.boxes if box.key in page.figures]
    states = Counter(drawn)
    parts = [f"{len(drawn)} văn bản: {states['held']} có trong kho"]
    parts += [f"{states[name]} {_STATES[name]}" for name in ("missing", "undecided") if states[name]]
    hidden = sum(shelf.more for shelf in page.shelves)
    told = f"{', '.join(parts)} · {len(page.sheet.wires)} viện dẫn"
    return f"{told} · còn {hidden} văn bản không vẽ" if hidden else told


def _headings(page: Page) -> Iterator[str]:
    """Over the first column of each step, what is in it."""
    left: dict[int, float] = {}
    for box in page.sheet.boxes:
        left.setdefault(box.column, box.x)
    if page.single:
        for number, step in enumerate(page.columns):
            if number == 0 or page.columns[number - 1] != step:
                yield _text("head", left[number], -12, _heading(step))


def _heading(step: int) -> str:
    if step == 0:
        return "Văn bản được hỏi"
    what = "Văn bản này viện dẫn" if step < 0 else "Viện dẫn văn bản này"
    return what if abs(step) == 1 else f"{what}, bước {abs(step)}"


def _wires(page: Page) -> Iterator[str]:
    nodes = {node["key"]: label(node) for node in page.net["nodes"]}
    for wire in page.sheet.wires:
        edge = page.net["edges"][wire.edge]
        pages = sorted({mention["page"] for mention in edge.get("mentions", ())})
        told = f"{nodes[edge['source']]} {word(act(edge))} {nodes[edge['target']]}"
        told += f" (tr. {', '.join(map(str, pages))})" if pages else ""
        colour, thick, dashes = LOOK.get(act(edge), _OTHER)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        dots = "".join(f'<circle cx="{x:g}" cy="{y:g}" r="2.6" fill="{colour}"/>' for x, y in wire.joints)
        yield (
            f'<g class="wire" data-source={attribute(edge["source"])} data-target={attribute(edge["target"])} '
            f"data-relation={attribute(edge['relation'])}><title>{content(told)}</title>"
            f'<path class="line" d="{_way(wire.points)}" stroke="{colour}" stroke-width="{thick}"{dashed}/>'
            f'<path d="{_tip(wire.points)}" fill="{colour}"/>{dots}</g>'
        )


def _way(points: Sequence[Point]) -> str:
    """The line through these corners, the corners rounded; it ends where the arrow begins."""
    (x, y), (before, _) = points[-1], points[-2]
    ends = [*points[:-1], (x - (ARROW - 2) * (1 if x > before else -1), y)]
    made = [f"M{ends[0][0]:g} {ends[0][1]:g}"]
    for (ax, ay), (bx, by), (cx, cy) in zip(ends, ends[1:], ends[2:], strict=False):
        first, second = _short(bx, by, ax, ay), _short(bx, by, cx, cy)
        made.append(f"L{first[0]:g} {first[1]:g}Q{bx:g} {by:g} {second[0]:g} {second[1]:g}")
    made.append(f"L{ends[-1][0]:g} {ends[-1][1]:g}")
    return "".join(made)


def _short(x: float, y: float, towards_x: float, towards_y: float) -> Point:
    """A little way from a corner towards another point on the same row or column."""
    far = abs(towards_x - x) + abs(towards_y - y)
    by = min(_ROUND, far / 2) / far if far else 0
    return round(x + (towards_x - x) * by, 1), round(y + (towards_y - y) * by, 1)


def _tip(points: Sequence[Point]) -> str:
    (x, y), (before, _) = points[-1], points[-2]
    back = x - ARROW * (1 if x > before else -1)
    return f"M{x:g} {y:g}L{back:g} {y - 4:g}L{back:g} {y + 4:g}Z"


def _labels(page: Page) -> Iterator[str]:
    for port, (x, y) in page.sheet.ports.items():
        beside = x + (ARROW + 3) * port.side
        anchor = "end" if port.side < 0 else "start"
        colour = LOOK.get(port.relation, _OTHER)[0]
        yield (
            f'<text class="relation" x="{beside:g}" y="{y - 4:g}" text-anchor="{anchor}" style="fill:{colour}">'
            f"{content(word(port.relation))}</text>"
        )


def _box(page: Page, number: int, box: Box) -> str:
    if box.key not in page.figures:
        shelf = next(shelf for shelf in page.shelves if more(shelf.step) == box.key)
        inner = _text("small", 10, 24, f"và {shelf.more} văn bản nữa")
        return f'<g class="more" transform="translate({box.x:g} {box.y:g})">{_rect(box)}{inner}</g>'
    figure = page.figures[box.key]
    first = round((box.height - figure.height) / 2 + 22, 1)
    text = [_text("number", 10, first, figure.number)]
    if figure.date:
        text.append(_text("small", BOX - 10, first, figure.date, "end"))
    text += [_text(kind, 10, first + LINE * (row + 1) + 1, line) for row, (kind, line) in enumerate(figure.lines)]
    moved = f'transform="translate({box.x:g} {box.y:g})"'
    inner = f"<title>{content(figure.told)}</title>{_rect(box)}{''.join(text)}"
    return f'<g class="work {figure.kind}" id="w{number}" data-key={attribute(box.key)} {moved}>{inner}</g>'


def _rect(box: Box) -> str:
    return f'<rect class="box" width="{BOX}" height="{box.height:g}" rx="4"/>'


def _text(kind: str, x: float, y: float, text: str, anchor: str = "start") -> str:
    aligned = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{x:g}" y="{y:g}"{aligned}>{content(text)}</text>'


def _legend(page: Page, wide: float) -> tuple[list[str], float]:
    """What boxes and lines mean, of those that are drawn, and how high that is."""
    kinds = {kind for box in page.sheet.boxes if box.key in page.figures for kind in page.figures[box.key].kind.split()}
    drawn = {act(page.net["edges"][wire.edge]) for wire in page.sheet.wires}
    signs = [(_sign(kind), told) for kind, told in _STATES.items() if kind in kinds]
    signs += [(_stroke(relation), word(relation)) for relation in sorted(drawn, key=_rank)]
    made, x, y = [], 0.0, 12.0
    for sign, told in signs:
        takes = 40 + width(told, 11) + 18
        if x and x + takes > wide - 2 * _SIDE:
            x, y = 0.0, y + 24
        made.append(f'<g transform="translate({x:g} {y:g})">{sign}{_text("small", 40, 4, told)}</g>')
        x += takes
    return made, y + _SIDE


def _rank(relation: str) -> tuple[int, str]:
    return list(LOOK).index(relation) if relation in LOOK else len(LOOK), relation


def _sign(kind: str) -> str:
    return f'<g class="{kind}"><rect class="box" x="1" y="-8" width="30" height="16" rx="3"/></g>'


def _stroke(relation: str) -> str:
    colour, thick, dashes = LOOK.get(relation, _OTHER)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="M0 0H24" stroke="{colour}" stroke-width="{thick}" fill="none"{dashed}/>'
        f'<path d="M32 0L23 -4L23 4Z" fill="{colour}"/>'
    )
