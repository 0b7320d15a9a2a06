"""Walking through the objects of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Object

    Instruction = ContentStreamInstruction | ContentStreamInlineImage

_DEPTH = 24


class Content(NamedTuple):
    """Operators that draw something, and the resources they name."""

    instructions: list[Instruction]
    resources: Object | None


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every dictionary of a file, those of streams and those inside others included."""
    for found in pdf.objects:
        yield from _inside(found, 0)


def _inside(found: Object, depth: int) -> Iterator[Object]:
    import pikepdf

    if depth > _DEPTH:
        return
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        yield found
        for value in found.values():
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _inside(value, depth + 1)
    elif isinstance(found, pikepdf.Array):
        for value in found:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _inside(value, depth + 1)


def contents(pdf: pikepdf.Pdf) -> Iterator[Content]:
    """Everything that is drawn: pages, forms, patterns, what annotations show. Raises pikepdf.PdfParsingError."""
    import pikepdf

    for page in pdf.pages:
        if "/Contents" in page.obj:
            yield Content(list(pikepdf.parse_content_stream(page)), page.obj.get("/Resources"))
    for found in pdf.objects:
        if not isinstance(found, pikepdf.Stream):
            continue
        if found.get("/Subtype") == "/Form" or found.get("/PatternType") == 1:
            yield Content(list(pikepdf.parse_content_stream(found)), found.get("/Resources"))


def truth(value: object) -> str:
    """A text string of the file, empty where there is none."""
    return "" if value is None else str(value).replace("\x00", "").strip()
