"""Which part of a web page is the document: furniture taken out by general signs, then the narrowest element that holds it."""

from __future__ import annotations

import re
from typing import Any

from pipeline.viet import fold

_SILENT = frozenset(
    "script style noscript template svg canvas iframe object embed audio video map head link meta button input select textarea "
    "option datalist progress meter dialog".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar toolbar dialog alert tablist".split()
)
# Parts of class names and ids. Each stands between separators or case changes, so "headline" is no header.
_NAMES = frozenset(
    "nav navbar navigation menu menubar breadcrumb breadcrumbs sidebar aside footer topbar toolbar related relate relation"
    " lienquan share sharing social socials comment comments binhluan banner ads advert advertisement adsense pagination pager"
    " login signin search popup modal cookie newsletter subscribe tags tag tagbox mostread mostview docnhieu xemnhieu docthem"
    " xemthem tinkhac tinlienquan tinmoi recommend recommended hotnews widget copyright backtotop gotop print rating"
    " vote captcha recaptcha skip tooltip".split()
)
_WORDS = re.compile(r"[A-ZĐ]?[a-zà-ỹđ]+|[A-ZĐ]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADINGS = re.compile(
    r"(?:doc them|tin lien quan|bai viet lien quan|tin cung chuyen muc|cac tin khac|tin khac|tin moi hon|tin cu hon|doc nhieu"
    r"|xem nhieu|xem them|tin noi bat|bai lien quan|van ban lien quan|cung chuyen muc|co the ban quan tam|y kien ban doc"
    r"|binh luan)\W*$"
)
_LONG = 150
# An element with this share of the page's own words is the document, whatever its name.
_MOST = 0.5
_LINKED = 0.6


def text_of(element: Any) -> str:
    """All its text on one line."""
    return " ".join("".join(element.itertext()).split())


def prune(root: Any) -> None:
    """Take out of the tree, in place, what is no part of the document."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            _drop(element)
    total = max(1, len(text_of(root)))
    for element in list(root.iter()):
        if element.getparent() is None or element.tag in {"html", "body"} or not _in_tree(element, root):
            continue
        if _hidden(element) or (_furniture(element) and len(text_of(element)) < total * _MOST):
            _drop(element)
    for element in list(root.iter("ul", "ol", "div", "section", "table", "td", "p", "aside", "dl")):
        if _in_tree(element, root) and _links_only(element) and len(text_of(element)) < total * _MOST:
            _drop(element)
    _drop_after_headings(root, total)


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


def _in_tree(element: Any, root: Any) -> bool:
    top = element
    while (parent := top.getparent()) is not None:
        top = parent
    return top is root


def _hidden(element: Any) -> bool:
    style = element.get("style") or ""
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or bool(_HIDDEN.search(style))


def _furniture(element: Any) -> bool:
    if element.tag in {"nav", "aside", "footer", "form"} or element.get("role") in _ROLES:
        return True
    if element.tag == "header":
        return not _inside(element, {"article", "main"})
    if element.tag in {
        "html",
        "body",
        "main",
        "article",
        "p",
        "span",
        "b",
        "strong",
        "em",
        "i",
        "font",
        "a",
        "td",
        "tr",
        "tbody",
    }:
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    words = [fold(word) for word in _WORDS.findall(names)]
    pairs = {a + b for a, b in zip(words, words[1:], strict=False)} | {
        "".join(words[i : i + 3]) for i in range(len(words))
    }
    return bool(_NAMES & (set(words) | pairs))


def _inside(element: Any, tags: set[str]) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())


def _links_only(element: Any) -> bool:
    """A list of links: three or more, nearly all of its text. Citations linked inside sentences stay far below that."""
    links = list(element.iter("a"))
    if len(links) < 3:
        return False
    whole = len(text_of(element))
    linked = sum(len(text_of(link)) for link in links if link.get("href"))
    return whole > 0 and linked > whole * _LINKED and linked / len(links) > 2 and not _long_text(element)


def _long_text(element: Any) -> bool:
    """Whether it holds a stretch of running text outside links."""
    return any(
        len((node.text or "").strip()) >= _LONG and node.tag != "a" or len((node.tail or "").strip()) >= _LONG
        for node in element.iter()
    )


def _drop_after_headings(root: Any, total: int) -> None:
    """A heading that announces further news, and what follows it among its siblings where that is mostly links."""
    for element in list(root.iter("h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b", "span")):
        if not _in_tree(element, root) or not _HEADINGS.match(fold(text_of(element)).strip(" :.»>")):
            continue
        top = element
        parent = top.getparent()
        while parent is not None and parent.tag != "body" and text_of(parent) == text_of(top):
            top, parent = parent, parent.getparent()
        rest = list(top.itersiblings())
        linked = sum(len(text_of(a)) for node in rest for a in node.iter("a"))
        whole = sum(len(text_of(node)) for node in rest)
        if whole < total * _MOST and (not rest or linked > whole * 0.4):
            for node in (top, *rest):
                _drop(node)


def main_area(root: Any) -> Any:
    """The narrowest element that leaves no running text outside."""
    body = root.find("body")
    area = body if body is not None else root
    while True:
        children = [child for child in area if isinstance(child.tag, str)]
        whole = len(text_of(area))
        best = max(children, key=lambda child: len(text_of(child)), default=None)
        if best is None or best.tag not in {
            "div",
            "main",
            "article",
            "section",
            "td",
            "table",
            "tbody",
            "tr",
            "form",
            "center",
        }:
            return area
        if best.tag in {"table", "tbody", "tr", "td"} and not _frame_table(best):
            return area
        rest = [child for child in children if child is not best]
        loose = len((area.text or "").strip()) + sum(len((child.tail or "").strip()) for child in children)
        if len(text_of(best)) < whole * _MOST or loose >= _LONG or any(map(_says_something, rest)):
            return area
        area = best


def _says_something(element: Any) -> bool:
    """Text of the document's own: a paragraph, or a table; short lines round the document are the site's."""
    return len(text_of(element)) >= _LONG or element.tag in {"table", "h1"} and bool(text_of(element))


def _frame_table(element: Any) -> bool:
    """A table that lays out the whole page has cells with blocks of their own inside."""
    cell = max(element.iter("td"), key=lambda td: len(text_of(td)), default=None)
    return (
        cell is not None and len(text_of(cell)) >= len(text_of(element)) * 0.8 and len(list(cell.iter("p", "div"))) > 5
    )
