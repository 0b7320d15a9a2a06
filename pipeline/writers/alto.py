"""ALTO 4.4: XML with the place of every word, in 1/1200 inch."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

from pipeline.model import Box, Page, Problem, Word
from pipeline.writers import placed
from pipeline.writers.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_UNIT = 1200 / 72


def write(source: Source, out: BinaryIO) -> tuple[Problem, ...]:
    """Write a page for each page and a block for each paragraph; blocks refer to the tag of their region."""
    from lxml import etree

    spaces = {None: NAMESPACE, "xsi": "http://www.w3.org/2001/XMLSchema-instance"}
    root = etree.Element("alto", {_LOCATION: f"{NAMESPACE} {_SCHEMA}", "SCHEMAVERSION": "4.4"}, spaces)
    described = etree.SubElement(root, "Description")
    etree.SubElement(described, "MeasurementUnit").text = "inch1200"
    image = etree.SubElement(described, "sourceImageInformation")
    etree.SubElement(image, "fileName").text = placed.printable(source.name)
    _processing(etree.SubElement(described, "Processing", {"ID": "read"}))
    found = [(page, placed.blocks(page)) for page in source.reading.pages]
    regions = sorted({block.region for _, blocks in found for block in blocks})
    if regions:
        tags = etree.SubElement(root, "Tags")
        for region in regions:
            etree.SubElement(tags, "LayoutTag", {"ID": f"region-{region}", "LABEL": region})
    layout = etree.SubElement(root, "Layout")
    for page, blocks in found:
        _page(layout, page, blocks)
    etree.ElementTree(root).write(out, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return ()


def _processing(step: _Element) -> None:
    from lxml import etree

    etree.SubElement(step, "processingCategory").text = "contentGeneration"
    software = etree.SubElement(step, "processingSoftware")
    etree.SubElement(software, "softwareName").text = "vanban"


def _page(layout: _Element, page: Page, blocks: tuple[placed.Block, ...]) -> None:
    from lxml import etree

    number = page.number
    size = {"WIDTH": _number(page.width), "HEIGHT": _number(page.height)}
    told = {"ID": f"page_{number}", "PHYSICAL_IMG_NR": str(number), **size, "PC": f"{page.confidence:.3f}"}
    element = etree.SubElement(layout, "Page", told)
    if not page.width:
        return  # a page that could not be read
    space = etree.SubElement(element, "PrintSpace", {"HPOS": "0", "VPOS": "0", **size})
    count = 0
    for block in blocks:
        for paragraph in block.paragraphs:
            count += 1
            name = f"block_{number}_{count}"
            told = {"ID": name, **_place(paragraph.box), "TAGREFS": f"region-{block.region}", "LANG": "vi"}
            part = etree.SubElement(space, "TextBlock", told)
            for at, row in enumerate(paragraph.rows, 1):
                _row(part, row, f"{name}_{at}")


def _row(part: _Element, row: placed.Row, name: str) -> None:
    from lxml import etree

    line = etree.SubElement(part, "TextLine", {"ID": f"line{name[5:]}", **_place(row.box)})
    _string(line, row.words[0])
    for before, here in pairwise(row.words):
        gap = Box(before.box.x1, here.box.y0, max(before.box.x1, here.box.x0), here.box.y1)
        place = _place(gap)
        etree.SubElement(line, "SP", {name: place[name] for name in ("HPOS", "VPOS", "WIDTH")})
        _string(line, here)


def _string(line: _Element, word: Word) -> None:
    from lxml import etree

    told = {**_place(word.box), "WC": f"{min(1.0, max(0.0, word.confidence)):.2f}", "CONTENT": word.text}
    etree.SubElement(line, "String", told)


def _place(box: Box) -> dict[str, str]:
    x0, y0, x1, y1 = box
    return {
        "HPOS": _number(max(0.0, x0)),
        "VPOS": _number(max(0.0, y0)),
        "WIDTH": _number(x1 - max(0.0, x0)),
        "HEIGHT": _number(y1 - max(0.0, y0)),
    }


def _number(points: float) -> str:
    return str(round(points * _UNIT))
