"""`make ocr-faults`: an invented page with each fault that pages have, as scanned and as recognition gets it.

Writes docs/ocr/*.png and the tables of docs/ocr.md; plain pytesseract reads the same pictures as they are.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
from PIL import Image

from pipeline import kept, ocr, paper, photo
from pipeline.model import Box, Page
from pipeline.picture import SKEW, Picture, Prepared, from_array, moved
from pipeline.readers import read
from pipeline.readers.settings import ReadSettings
from tools.bench_ocr.ours import Timed
from tools.bench_ocr.pages import Set, Truth
from tools.bench_ocr.score import Count, Read, counted
from tools.bench_ocr.sides import read_of
from tools.calibrate.report import rewrite
from tools.page_faults import FAULTS, WHOLE, Fault, Part, printed

if TYPE_CHECKING:
    from pipeline.paper import Pixels

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "ocr.md"
# Width in pixels of each half of a figure and of the gap between them, size that a whole page is fitted into, and how
# many greys or colours are kept of each half.
_HALF, _GAP, _SMALL = 440, 12, (290, 410)
_GREYS, _COLOURS = 8, 40
# Points by which the two columns of a row may lie at different heights.
_ROW = 6
# Share of words wrong from which a page is said to fall short.
SHORT = 0.05


class Result(NamedTuple):
    """What became of a page with one fault: its picture, what recognition got and gave, whether a sheet was cut out of
    it, and what was read plainly and by us, counted.
    """

    fault: Fault
    picture: Picture
    read: ocr.Recognised
    page: Page
    sheet_found: bool
    plain: Count
    ours: Count
    texts: tuple[str, str]

    @property
    def short(self) -> bool:
        """Whether too much is wrong, or more than in a plain reading."""
        return self.ours.words_wrong > min(SHORT * self.ours.words, self.plain.words_wrong)


def truth() -> Truth:
    """What stands on the page: in our reading order, and row by row."""
    import pdfplumber

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(printed())
        page = read(path, ReadSettings(ocr=False)).pages[0]
        with pdfplumber.open(path) as document:
            rows = document.pages[0].extract_text(y_tolerance=_ROW)
    return Truth((" ".join(line.text for line in page.lines), " ".join(rows.split())), (), ())


def tried(fault: Fault, printed_there: Truth, dpi: int | None = None) -> Result:
    """Draw a fault and read the page plainly and by us. `dpi` draws it at another resolution."""
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"
    pixels = np.ascontiguousarray(fault.drawn(dpi))
    picture = from_array(pixels, (dpi or fault.dpi) if fault.told else None)
    plain = str(pytesseract.image_to_string(Image.fromarray(pixels), lang="vie"))
    flat = photo.flat(picture)
    # The page as a whole and what recognition got are asked for apart; the engine reads once.
    with tempfile.TemporaryDirectory() as folder, kept.using(str(Path(folder) / "readings.db")):
        page, recognised = ocr.page(picture, ReadSettings(), 1), ocr.recognise(flat)
    ours = read_of(Timed(page, 0.0, 0.0))
    counts = [_counted(printed_there, each) for each in (Read(plain), ours)]
    return Result(fault, picture, recognised, page, flat is not picture, counts[0], counts[1], (plain, ours.text))


def _counted(printed_there: Truth, found: Read) -> Count:
    return counted(Set("", (printed_there,), 1), [found])


# ---- pictures -------------------------------------------------------------------------------------------------------


def figure(result: Result) -> Image.Image:
    """A part of the page as scanned and as recognition got it, side by side, in few colours."""
    part, prepared = result.fault.part, result.read.prepared
    pair = [_cut(result.picture.pixels, _there(result, part)), _cut(prepared.pixels, _within(prepared.pixels, part))]
    if part == WHOLE:
        pair[0] = result.picture.pixels
        halves = [_sized(each, min(_SMALL[0] / each.shape[1], _SMALL[1] / each.shape[0])) for each in pair]
    else:
        halves = [_sized(each, _HALF / each.shape[1]) for each in pair]
    halves = [_few(half, colours) for half, colours in zip(halves, (_COLOURS, _GREYS), strict=True)]
    width, height = max(half.width for half in halves), max(half.height for half in halves)
    out = Image.new("RGB", (2 * width + _GAP, height), (255, 255, 255))
    for at, half in enumerate(halves):
        out.paste(half, (at * (width + _GAP) + (width - half.width) // 2, (height - half.height) // 2))
    out.paste((90, 90, 90), (width + _GAP // 2 - 1, 0, width + _GAP // 2, height))
    return out.quantize(_GREYS + _COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _within(pixels: Pixels, part: Part) -> Box:
    height, width = pixels.shape[:2]
    return Box(part.x0 * width, part.y0 * height, part.x1 * width, part.y1 * height)


def _there(result: Result, part: Part) -> Box:
    """The same part on the picture as it was scanned."""
    prepared: Prepared = result.read.prepared
    back = np.linalg.inv(result.picture.to_page) @ prepared.to_page
    return moved(back, _within(prepared.pixels, part))


def _cut(pixels: Pixels, box: Box) -> Pixels:
    return pixels[max(0, int(box.y0)) : int(box.y1), max(0, int(box.x0)) : int(box.x1)]


def _sized(pixels: Pixels, scale: float) -> Image.Image:
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return Image.fromarray(np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way)))


def _few(half: Image.Image, colours: int) -> Image.Image:
    few = half.convert("RGB").quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return few.convert("RGB")


# ---- tables ---------------------------------------------------------------------------------------------------------


def steps(result: Result) -> Iterator[str]:
    """What was done to the page, with the measure that decided it."""
    prepared, picture = result.read.prepared, result.picture
    profile = prepared.profile
    if result.sheet_found:
        yield "sheet found, perspective taken out"
    if prepared.turns:
        yield f"turned by {prepared.turns * 90}°"
    if abs(prepared.angle) >= SKEW:
        yield f"straightened by {abs(prepared.angle):.1f}°"
    if 0.001 < profile.coloured <= paper._MUCH:
        yield f"colour taken off ({profile.coloured:.0%} of the ink)"
    if profile.pen > paper._WRITTEN:
        yield f"pen bridged ({profile.pen:.2%} of the page)"
    if profile.through > paper._SHOWS and profile.darkest < paper._FAINT:
        yield f"other side whitened (grey {profile.through:.2f} of the print, which is dark: {profile.darkest:.0f})"
    dense = profile.specks > paper.DENSE
    if profile.specks > paper.SPECKS and picture.dpi >= paper.MEDIAN_DPI and (dense or not profile.faded):
        way = "median filter" if dense else "specks swept off"
        yield f"{way} ({profile.specks:,.0f} to the megapixel)"
    if stamp := next((line.text for line in result.page.lines if line.region == "stamp"), None):
        yield f"stamp read apart ({stamp.replace('|', '/')})"
    if profile.blurred:
        yield f"sharpened (edges rise by {profile.sharp:.2f})"
    if (wider := stretched(result)) > 1.02:
        yield f"stretched {wider:.1f} times in width"


def stretched(result: Result) -> float:
    """How much wider than its picture a page was read."""
    height, width = result.picture.pixels.shape[:2]
    if result.sheet_found:
        return 1.0
    across, down = result.read.prepared.size
    shape: float = height / width if result.read.prepared.turns % 2 else width / height
    return across / down / shape


def table(results: Sequence[Result]) -> str:
    """A row to a fault, then the figures."""
    rows = [
        "| fault | what was done, and the measure behind it | characters wrong: plain → ours "
        "| words wrong: plain → ours | |",
        "| --- | --- | --- | --- | --- |",
        *map(row, results),
        "",
    ]
    for result in results:
        title = result.fault.title
        rows += [
            f"### {title}",
            "",
            f"![{title}: as scanned, and as recognition gets it](ocr/{result.fault.name}.png)",
            "",
        ]
    return "\n".join(rows[:-1])


def row(result: Result) -> str:
    """One row of the table."""
    done = "; ".join(steps(result)) or "nothing"
    plain, ours = result.plain, result.ours
    return (
        f"| {result.fault.title} | {done} "
        f"| {plain.wrong / plain.characters:.1%} → {ours.wrong / ours.characters:.1%} "
        f"| {plain.words_wrong} → {ours.words_wrong} of {ours.words} | {'falls short' if result.short else ''} |"
    )


def main() -> None:
    """Try all faults, or those named, print the table and write pictures and page."""
    told = _arguments()
    printed_there = truth()
    results = []
    for fault in FAULTS:
        if told.only and fault.name not in told.only:
            continue
        result = tried(fault, printed_there)
        results.append(result)
        print(row(result), flush=True)
        if told.texts:
            told.texts.mkdir(parents=True, exist_ok=True)
            for who, text in zip(("plain", "ours"), result.texts, strict=True):
                (told.texts / f"{fault.name}-{who}.txt").write_text(text, "utf-8")
        told.out.mkdir(parents=True, exist_ok=True)
        figure(result).save(told.out / f"{fault.name}.png", optimize=True)
    if not told.only:
        rewrite(PAGE, table(results), "make ocr-faults")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ocr-faults", description=__doc__)
    parser.add_argument("only", nargs="*", help="only these faults; docs/ocr.md stays as it is")
    parser.add_argument("--out", type=Path, default=PAGE.parent / "ocr", help="where the pictures go")
    parser.add_argument("--texts", type=Path, help="keep what was read of each page in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
