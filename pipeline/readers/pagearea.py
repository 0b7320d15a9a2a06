"""Which part of a web page is the document: furniture is taken out, then the narrowest element that holds it chosen."""

from __future__ import annotations

from typing import Any

import regex as re

from pipeline.viet import fold

_SILENT = re.compile(
    r"script|style|noscript|template|svg|canvas|iframe|object|embed|audio|video|map|head|link"
    r"|meta|button|input|select|textarea|option|datalist|progress|meter|dialog"
)
_ROLES = re.compile(r"navigation|banner|contentinfo|complementary|search|menu|menubar|toolbar|dialog|alert|tablist")
# Parts of class names and ids. Each stands between separators or case changes, so "headline" is no header.
_NAMES = re.compile(
    r"nav|navbar|navigation|menu|menubar|breadcrumb|breadcrumbs|sidebar|aside|footer|topbar|toolbar"
    r"|related|relate|relation|lienquan|share|sharing|social|socials|comment|comments|binhluan"
    r"|banner|ads|advert|advertisement|adsense|pagination|pager|login|signin|search|popup|modal"
    r"|cookie|newsletter|subscribe|tags|tag|tagbox|mostread|mostview|docnhieu|xemnhieu|docthem"
    r"|xemthem|tinkhac|tinlienquan|tinmoi|recommend|recommended|hotnews|widget|copyright|backtotop"
    r"|gotop|print|rating|vote|captcha|recaptcha|skip|tooltip"
)
_WORDS = re.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADINGS = re.compile(
    r"(?:doc them|tin lien quan|bai viet lien quan|tin cung chuyen muc|cac tin khac|tin khac|tin moi hon|tin cu hon"
    r"|doc nhieu|xem nhieu|xem them|tin noi bat|bai lien quan|van ban lien quan|cung chuyen muc|co the ban quan tam"
    r"|y kien ban doc|binh luan)\W*$"
)
_LONG = 150
# An element with this share of the page's own words is the document, whatever its name.
_MOST = 0.5
_LINKED = 0.6
_MIN_LINKS = 3
_LISTS = re.compile(r"ul|ol|div|section|table|td|p|dl")
_AREAS = re.compile(r"div|main|article|section|td|table|tbody|tr|form|center")


def text_of(element: Any) -> str:
    """All its text on one line."""
    return " ".join("".join(element.itertext()).split())


class _Sizes:
    """Characters of text, and of linked text, and links, under each element; measured once, from the leaves up."""

    def __init__(self, root: Any) -> None:
        self.text: dict[Any, int] = {}
        self.linked: dict[Any, int] = {}
        self.links: dict[Any, int] = {}
        self.longest: dict[Any, int] = {}
        for element in reversed(list(root.iter())):
            pieces = [len((element.text or "").strip()), *(len((child.tail or "").strip()) for child in element)]
            link = element.tag == "a"
            self.text[element] = sum(pieces) + sum(self.text[child] for child in element)
            self.links[element] = link + sum(self.links[child] for child in element)
            inner = sum(self.linked[child] for child in element)
            self.linked[element] = self.text[element] if link and element.get("href") else inner
            own = pieces[1:] if link else pieces
            self.longest[element] = max([*own, *(self.longest[child] for child in element)], default=0)


def prune(root: Any) -> None:
    """Take out of the tree, in place, what is no part of the document."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or _SILENT.fullmatch(element.tag):
            _drop(element)
    sizes = _Sizes(root)
    most = max(1, sizes.text[root]) * _MOST
    gone: set[Any] = set()
    for element in list(root.iter()):
        if element in gone or element.getparent() is None or element.tag in {"html", "body"}:
            continue
        small = sizes.text[element] < most
        if _hidden(element) or (small and (_furniture(element) or _links_only(element, sizes))):
            gone.update(element.iter())
            _drop(element)
    _drop_after_headings(root, sizes, most)


def _drop(element: Any) -> None:
    """Remove an element, leaving the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _hidden(element: Any) -> bool:
    style = element.get("style") or ""
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or bool(_HIDDEN.search(style))


def _furniture(element: Any) -> bool:
    if element.tag in {"nav", "aside", "footer", "form"} or _ROLES.fullmatch(element.get("role") or ""):
        return True
    if element.tag == "header":
        return not any(parent.tag in {"article", "main"} for parent in element.iterancestors())
    if element.tag not in {"div", "section", "ul", "ol", "dl", "table", "figure", "center", "h2", "h3", "h4", "menu"}:
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    words = [fold(word) for word in _WORDS.findall(names)]
    runs = {"".join(words[at : at + count]) for at in range(len(words)) for count in (1, 2, 3)}
    return any(map(_NAMES.fullmatch, runs))


def _links_only(element: Any, sizes: _Sizes) -> bool:
    """A list of links: three or more, nearly all of its text. Citations linked inside sentences stay far below that."""
    if not _LISTS.fullmatch(element.tag) or sizes.links[element] < _MIN_LINKS:
        return False
    linked = sizes.linked[element]
    return linked > sizes.text[element] * _LINKED and sizes.longest[element] < _LONG


def _drop_after_headings(root: Any, sizes: _Sizes, most: float) -> None:
    """A heading that announces further news, and what follows it among its siblings where that is mostly links."""
    gone: set[Any] = set()
    for element in list(root.iter("h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b", "span")):
        if element in gone or sizes.text[element] > _LONG or not _HEADINGS.match(_folded(element)):
            continue
        top = element
        parent = top.getparent()
        while parent is not None and parent.tag != "body" and sizes.text[parent] == sizes.text[top]:
            top, parent = parent, parent.getparent()
        rest = list(top.itersiblings())
        linked = sum(sizes.linked[node] for node in rest)
        whole = sum(sizes.text[node] for node in rest)
        if whole < most and (not rest or linked > whole * 0.4):
            for node in (top, *rest):
                gone.update(node.iter())
                _drop(node)


def _folded(element: Any) -> str:
    return fold(text_of(element)).strip(" :.»>")


def main_area(root: Any) -> Any:
    """The narrowest element that leaves no running text outside."""
    body = root.find("body")
    area = body if body is not None else root
    sizes = _Sizes(area)
    while True:
        children = list(area)
        best = max(children, key=sizes.text.__getitem__, default=None)
        if best is None or not _AREAS.fullmatch(best.tag) or (best.tag[0] == "t" and not _frame_table(best, sizes)):
            return area
        loose = len((area.text or "").strip()) + sum(len((child.tail or "").strip()) for child in children)
        rest = (child for child in children if child is not best)
        if sizes.text[best] < sizes.text[area] * _MOST or loose >= _LONG or any(_says(c, sizes) for c in rest):
            return area
        area = best


def _says(element: Any, sizes: _Sizes) -> bool:
    """Text of the document's own: a paragraph, or a table; short lines round the document are the site's."""
    return sizes.text[element] >= _LONG or (element.tag in {"table", "h1"} and sizes.text[element] > 0)


def _frame_table(element: Any, sizes: _Sizes) -> bool:
    """A table that lays out the whole page has one cell that holds nearly all, with blocks of its own inside."""
    cell = max(element.iter("td"), key=sizes.text.__getitem__, default=None)
    return cell is not None and sizes.text[cell] >= sizes.text[element] * 0.8 and len(list(cell.iter("p", "div"))) > 5
