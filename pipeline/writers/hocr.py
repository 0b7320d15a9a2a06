"""hOCR 1.2: XHTML with the place of every word, in pixels of the page at 300 dpi."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from pipeline.model import Box, Page, Problem
from pipeline.writers import placed
from pipeline.writers.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

DPI = 300
_XHTML = "http://www.w3.org/1999/xhtml"
_DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
_CAPABILITIES = "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_lang ocrp_wconf"


def write(source: Source, out: BinaryIO) -> tuple[Problem, ...]:
    """Write one `ocr_page` for each page; its blocks have their region as a second class."""
    from lxml import etree

    html = etree.Element("html", {_XML_LANG: "vi", "lang": "vi"}, {None: _XHTML})
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "title").text = placed.printable(source.title or source.name)
    pages = source.reading.pages
    described = {
        "ocr-system": "vanban",
        "ocr-capabilities": _CAPABILITIES,
        "ocr-langs": "vi",
        "ocr-scripts": "Latn",
        "ocr-number-of-pages": str(len(pages)),
    }
    etree.SubElement(head, "meta", {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"})
    for name, content in described.items():
        etree.SubElement(head, "meta", {"name": name, "content": content})
    body = etree.SubElement(html, "body")
    for page in pages:
        _page(body, page, placed.printable(source.name))
    tree = etree.ElementTree(html)
    tree.write(out, encoding="UTF-8", xml_declaration=True, doctype=_DOCTYPE, pretty_print=True)
    return ()


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _page(body: _Element, page: Page, name: str) -> None:
    number = page.number
    whole = Box(0, 0, page.width, page.height)
    quoted = name.replace('"', "'")
    title = f'image "{quoted}"; {_bbox(whole)}; ppageno {number - 1}; scan_res {DPI} {DPI}'
    top = _part(body, "div", "ocr_page", f"page_{number}", title)
    words = 0
    lines = 0
    for at, block in enumerate(placed.blocks(page), 1):
        area = _part(top, "div", f"ocr_carea {block.region}", f"block_{number}_{at}", _bbox(block.box))
        for paragraph_at, paragraph in enumerate(block.paragraphs, 1):
            name = f"par_{number}_{at}_{paragraph_at}"
            part = _part(area, "p", "ocr_par", name, _bbox(paragraph.box))
            part.set("lang", "vi")
            for row in paragraph.rows:
                lines += 1
                line = _part(part, "span", "ocr_line", f"line_{number}_{lines}", _bbox(row.box))
                for word in row.words:
                    words += 1
                    told = f"{_bbox(word.box)}; x_wconf {round(100 * word.confidence)}"
                    element = _part(line, "span", "ocrx_word", f"word_{number}_{words}", told)
                    element.text, element.tail = word.text, " "


def _part(above: _Element, tag: str, kind: str, name: str, title: str) -> _Element:
    from lxml import etree

    return etree.SubElement(above, tag, {"class": kind, "id": name, "title": title})


def _bbox(box: Box) -> str:
    x0, y0, x1, y1 = (max(0, round(value * DPI / 72)) for value in box)
    return f"bbox {x0} {y0} {x1} {y1}"
