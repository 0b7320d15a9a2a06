"""PDF: each page from its text layer where that is good, else by recognition of its picture."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pipeline import blanks, kept, layer, layout, marks, paragraphs, pdfium, persons, plumber
from pipeline.errors import MissingDependencyError, TooLargeError, VanbanError
from pipeline.grid import NO_RULES, Rules
from pipeline.media import PDF
from pipeline.model import Line, Page, Problem, Reading
from pipeline.readers.settings import ReadSettings
from pipeline.rows import runs_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# Fewer drawn paths than this make no table: a letterhead has up to three.
_TABLE_PATHS = 6


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read a PDF page by page; a page that fails is an empty page with a Problem.

    Raises EncryptedFileError, DamagedFileError, TooLargeError, and MissingDependencyError where recognition is needed
    but not installed.
    """
    document = pdfium.open_document(path)
    try:
        count = len(document)
        if count > settings.max_pages:
            raise TooLargeError(f"{path.name} has {count:,} pages", hint="split it, or raise max_pages in the settings")
        signers = [name for name in pdfium.signers(document) if persons.is_known(name.split())]
        numbers = range(1, count + 1)
        if settings.jobs > 1 and count > 1:
            # A fresh interpreter per worker: the libraries beneath keep state that must not be forked.
            workers, start = min(settings.jobs, count), (settings.kept,)
            with ProcessPoolExecutor(workers, get_context("spawn"), initializer=kept.use, initargs=start) as pool:
                pages = list(pool.map(read_page, [path] * count, numbers, [settings] * count))
        else:
            pages = [_page(document, path, number, settings) for number in numbers]
    finally:
        document.close()
    pages[-1] = msgspec.structs.replace(pages[-1], lines=(*pages[-1].lines, *map(_certified, signers)))
    return Reading(PDF, paragraphs.over_pages(marks.running(pages)))


def _certified(name: str) -> Line:
    """What the certificate of an electronic signature says, as if it were printed beside it."""
    return Line(f"Người ký: {name}", None, (), "overlay", "paragraph")


def read_page(path: Path, number: int, settings: ReadSettings) -> Page:
    """Read one page, 1-based; everything it takes and gives can cross to another process."""
    document = pdfium.open_document(path)
    try:
        return _page(document, path, number, settings)
    finally:
        document.close()


def _page(document: PdfDocument, path: Path, number: int, settings: ReadSettings) -> Page:
    try:
        opened = pdfium.open_page(document, number)
        try:
            return _from_layer_or_picture(path, number, opened, settings)
        finally:
            opened.page.close()
    except VanbanError as error:
        # What is missing on this machine concerns every page, and so does the file as a whole.
        if error.exit_code == 4:
            raise
        return Page(number, 0.0, 0.0, "ocr", (), 0.0, (error.problem("read", number),))


def _from_layer_or_picture(path: Path, number: int, opened: pdfium.OpenPage, settings: ReadSettings) -> Page:
    judged = layer.judge(opened)
    if judged.doubted and settings.ocr:
        judged = _held_against_print(opened, judged, settings)
    if judged.verdict == "good" or not settings.ocr:
        return _layer_page(path, number, opened, judged, settings)
    page = _ocr_page(number, opened, judged, settings)
    if judged.verdict == "bad":
        problem = Problem(
            "bad-text-layer",
            "read",
            f"the page's text layer was not used: {judged.fault}; the page was read from its picture",
            "compare with the page where it matters",
            number,
        )
        page = msgspec.structs.replace(page, problems=(*page.problems, problem))
    return page


def _held_against_print(opened: pdfium.OpenPage, judged: layer.Layer, settings: ReadSettings) -> layer.Layer:
    from pipeline import proof

    try:
        return layer.settled(judged, proof.held(opened, judged.whole, judged.unmapped, settings))
    except MissingDependencyError:
        return judged  # nothing to read the print with: a layer that reads well is used


def _rules(path: Path, number: int, opened: pdfium.OpenPage) -> Rules:
    found = pdfium.rules(opened)
    return found if found.across or found.down else plumber.rules(path, number)


def _layer_page(path: Path, number: int, opened: pdfium.OpenPage, judged: layer.Layer, settings: ReadSettings) -> Page:
    rules = _rules(path, number, opened) if opened.paths >= _TABLE_PATHS else NO_RULES
    lines = layout.arrange(judged.words, opened.width, opened.height, rules)
    seen = blanks.filled(opened, lines, settings) if settings.ocr else []
    if seen:
        lines = layout.arrange([*judged.words, *seen], opened.width, opened.height, rules)
    return Page(number, opened.width, opened.height, "layer", (*lines, *_overlay(judged)), 1.0)


def _ocr_page(number: int, opened: pdfium.OpenPage, judged: layer.Layer, settings: ReadSettings) -> Page:
    from pipeline import ocr

    picture = pdfium.page_picture(opened, settings.max_pixels)
    page = ocr.page(picture, settings, number, judged.words)
    lines = (*page.lines, *_overlay(judged))
    return Page(number, opened.width, opened.height, "ocr", lines, page.confidence, page.problems)


def _overlay(judged: layer.Layer) -> tuple[Line, ...]:
    """Details of electronic signatures, and watermarks: kept, apart from the text."""
    signatures = [run.line("overlay", "paragraph") for words in judged.overlay for run in runs_of(words)]
    return (*signatures, *(run.line("running", "paragraph") for run in runs_of(judged.watermark)))
