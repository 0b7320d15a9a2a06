"""Searchable PDF: the pages of the original as they are, with the text that was read laid invisibly over them.

A page whose own text layer was good stays as it is. Where a page was recognised, an old hidden layer goes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from pipeline import media
from pipeline.errors import DamagedFileError, EncryptedFileError
from pipeline.model import Line, Page, Problem, Word
from pipeline.rows import centre_in
from pipeline.writers import placed
from pipeline.writers.source import Source

if TYPE_CHECKING:
    import pikepdf

    from pipeline.pdfium import OpenPage
    from pipeline.pdfwords import LayerWord

_FONT = "/VanbanText"
# How deep pages may lie in their tree.
_LEVELS = 32
# What a pen wrote is guessed at by recognition: a search must not find it as print.
_LEFT_OUT = frozenset({"handwriting"})


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
    """Lay the text over every page that was recognised."""
    import pikepdf

    from pipeline import pdfium
    from pipeline.writers.pdf import hidden, layer
    from pipeline.writers.pdf.font import Font

    recognised = {page.number: page for page in pages if page.text_from == "ocr" and _has_text(page)}
    if not recognised:
        return
    cleaned = {number: hidden.take_out(pdf, pdf.pages[number - 1]) for number in recognised}
    copy = BytesIO()
    pdf.save(copy, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    font, reference = Font(), pdf.make_indirect(pikepdf.Dictionary())
    document = pdfium.open_document(copy.getvalue())
    try:
        for number, page in recognised.items():
            opened = pdfium.open_page(document, number)
            operators = layer.content(_unseen(page, opened), opened.to_page, font, _FONT[1:])
            _append(pdf, pdf.pages[number - 1], operators, cleaned[number], reference)
    finally:
        document.close()
    font.embed(pdf, reference)


def _has_text(page: Page) -> bool:
    return any(placed.placed_words(line) for line in page.lines)


def _unseen(page: Page, opened: OpenPage) -> tuple[Line, ...]:
    """The lines without words that the copy shows as text at the same place: a number that a program added to the
    scan, the details of a signature that its annotation shows. A number filled in by an annotation is laid over, so
    that its line is found whole.
    """
    import msgspec

    seen: dict[str, list[LayerWord]] = {}
    for shown in opened.words:
        if not shown.hidden:
            seen.setdefault(placed.printable(shown.text), []).append(shown)

    def is_seen(word: Word, line: Line) -> bool:
        overlay = line.region == "overlay"
        shown = (shown for shown in seen.get(word.text, ()) if overlay or not shown.stamped)
        return any(centre_in(word.box, each.box) for each in shown)

    lines = ((line, placed.placed_words(line)) for line in page.lines if line.region not in _LEFT_OUT)
    kept = ((line, tuple(word for word in words if not is_seen(word, line))) for line, words in lines)
    return tuple(msgspec.structs.replace(line, words=words) for line, words in kept if words)


def _append(
    pdf: pikepdf.Pdf, page: pikepdf.Page, operators: bytes, open_states: int, reference: pikepdf.Object
) -> None:
    """Put operators behind the content of a page, in the state it began with; its streams stay as they are."""
    import pikepdf

    resources = pikepdf.Dictionary(dict(page.obj.get("/Resources", pikepdf.Dictionary()).items()))
    fonts = pikepdf.Dictionary(dict(resources.get("/Font", pikepdf.Dictionary()).items()))
    fonts[_FONT] = reference
    resources.Font = fonts
    page.obj.Resources = resources
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(b"\n" + b"Q " * (open_states + 1) + b"\n" + operators))
