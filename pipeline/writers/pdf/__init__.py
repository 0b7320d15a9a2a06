"""Searchable PDF: the pages of the original as they are, with the text that was read laid invisibly over them.

A page whose own text layer is good for every program stays as it is. Where a page was recognised, an old hidden layer
goes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from pipeline import media
from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.model import Page, Problem
from pipeline.writers import placed
from pipeline.writers.source import Source

if TYPE_CHECKING:
    import pikepdf

    from pipeline.writers.pdf.hidden import Loose

_FONT = "/VanbanText"
# How deep pages may lie in their tree.
_LEVELS = 32
# The text of what follows is a blank.
_SILENT = b"/Span <</ActualText <FEFF0020>>> BDC "


def write(source: Source, out: BinaryIO) -> tuple[Problem, ...]:
    """Write the file; gives what a person should know of it: a signature left out, why it is no PDF/A.

    Raises EncryptedFileError, DamagedFileError where the original cannot be taken over.
    """
    import pikepdf

    from pipeline.writers.pdf import pdfa, signatures

    problems = []
    with _opened(source) as pdf:
        _own_resources(pdf)
        _lay_over(pdf, source.reading.pages)
        if signatures.take_out(pdf):
            message = "the copy bears no electronic signature; what it showed stays on the page"
            problems.append(Problem("signature-left-out", "export", message, "the original keeps its signature"))
        if reasons := pdfa.finish(pdf, source.title):
            message = f"the copy is not marked as PDF/A: it has {'; '.join(reasons)}"
            problems.append(Problem("no-pdfa", "export", message, "keep the original beside it"))
        # Streams are taken over as they are; the header PDF/A-2 asks for.
        keep = pikepdf.StreamDecodeLevel.none
        version = "" if reasons else "1.7"
        pdf.save(out, stream_decode_level=keep, encryption=False, min_version="1.5", force_version=version)
    return tuple(problems)


def _opened(source: Source) -> pikepdf.Pdf:
    import pikepdf

    from pipeline.writers.pdf import pictures

    if source.reading.media_type != media.PDF:
        return pictures.document(source.path, source.reading.pages)
    try:
        return pikepdf.open(source.path)
    except pikepdf.PasswordError as error:
        raise EncryptedFileError(f"{source.path.name} asks for a password") from error
    except pikepdf.PdfError as error:
        raise DamagedFileError(f"{source.path.name} cannot be taken over ({error})") from error


def _own_resources(pdf: pikepdf.Pdf) -> None:
    """Give each page the resources that it inherits, so that one can be changed without the others."""
    for page in pdf.pages:
        above: pikepdf.Object = page.obj
        for _ in range(_LEVELS):
            if "/Resources" in above or "/Parent" not in above:
                break
            above = above.Parent
        if above is not page.obj and "/Resources" in above:
            page.obj.Resources = above.Resources


def _lay_over(pdf: pikepdf.Pdf, pages: Sequence[Page]) -> None:
    """Lay the text over every page that was recognised, or whose own text lies (fonts from before Unicode)."""
    import pikepdf

    from pipeline import pdfium
    from pipeline.writers.pdf import hidden, layer, shown
    from pipeline.writers.pdf.font import Font

    loose = {
        page.number: (hidden.take_out if page.text_from == "ocr" else hidden.loose)(pdf, pdf.pages[page.number - 1])
        for page in pages
        if _has_text(page)
    }
    if not loose:
        return
    copy = BytesIO()
    pdf.save(copy, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    laid = False
    font, reference = Font(), pdf.make_indirect(pikepdf.Dictionary())
    document = pdfium.open_document(copy.getvalue())
    try:
        for page in (page for page in pages if page.number in loose):
            number = page.number
            opened = pdfium.open_page(document, number)
            lying = shown.lies(page, opened)
            if page.text_from != "ocr" and not lying:
                continue
            operators = layer.content(shown.to_lay(page, opened, lying=lying), opened.to_page, font, _FONT[1:])
            laid = True
            _append(pdf, pdf.pages[number - 1], operators, loose[number], reference, lying=lying)
    finally:
        document.close()
    if laid:
        font.embed(pdf, reference)


def _has_text(page: Page) -> bool:
    return any(placed.placed_words(line) for line in page.lines)


def _append(
    pdf: pikepdf.Pdf, page: pikepdf.Page, operators: bytes, loose: Loose, reference: pikepdf.Object, *, lying: bool
) -> None:
    """Put operators behind the content of a page, in the state it began with; its streams stay as they are.

    Where what the page shows says something else, that is given a blank as its text, so that nobody finds it.
    """
    import pikepdf

    resources = pikepdf.Dictionary(dict(page.obj.get("/Resources", pikepdf.Dictionary()).items()))
    fonts = pikepdf.Dictionary(dict(resources.get("/Font", pikepdf.Dictionary()).items()))
    fonts[_FONT] = reference
    resources.Font = fonts
    page.obj.Resources = resources
    silent = lying and loose.marks is not None
    closing = b"EMC " * (loose.marks or 0) + b"Q " * (loose.states + 1) + (b"EMC " if silent else b"")
    page.contents_add(pdf.make_stream((_SILENT if silent else b"") + b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(b"\n" + closing + b"\n" + operators))
