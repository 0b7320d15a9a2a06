"""The faults that scanned, copied and photographed pages have, each drawn on one invented page (`make ocr-faults`).

Pictures are RGB, (height, width, 3), uint8. Randomness comes from a generator with a fixed seed for each fault.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.samples import wear
from tools.samples.page import pdf
from tools.samples.pictures import rendered, where
from tools.samples.source import Sample, load
from tools.samples.wear import Picture

# The page that is worn, and the one on its other side.
PAGE, BACK = "19-ket-luan-143-kl-tu-2024.pdf", "10-chi-thi-12-ct-tu-2017.docx"
_STAMP = {"body": "HUYỆN ỦY HÒA KHÊ", "number": "512", "date": "26/8/2024"}


class Sheet(NamedTuple):
    """A clean page as a picture with `dpi` dots per inch, what is printed on its other side, and the PDF of it."""

    front: Picture
    back: Picture
    dpi: int
    source: bytes

    def at(self, words: str) -> tuple[float, float]:
        """The top left of the last place where these words stand, in pixels."""
        found = where(self.source, words, self.dpi)
        if found is None:
            raise ValueError(f"no such words on the page: {words}")
        return found[1], found[2]


class Part(NamedTuple):
    """What of the upright page is shown, as shares of its width and height."""

    x0: float
    y0: float
    x1: float
    y1: float


HEAD, BODY, FOOT = Part(0.1, 0.06, 0.5, 0.24), Part(0.13, 0.262, 0.53, 0.36), Part(0.5, 0.705, 0.9, 0.85)
WHOLE = Part(0.0, 0.0, 1.0, 1.0)


class Fault(NamedTuple):
    """A fault: the name of its picture, what people call it, how it comes over a page, the resolution it is drawn at,
    what is shown of it, and whether the file tells its resolution (that of a photo never does).
    """

    name: str
    title: str
    wear: Callable[[Sheet, np.random.Generator], Picture]
    dpi: int = 300
    part: Part = BODY
    told: bool = True

    def drawn(self, dpi: int | None = None) -> Picture:
        """The worn page. `dpi` draws it at another resolution."""
        return self.wear(sheet(dpi or self.dpi), np.random.default_rng(sum(self.name.encode())))


def sheet(dpi: int) -> Sheet:
    """The page before anything befell it."""
    found = {sample.file: sample for sample in load()}
    source = printed(found[PAGE])
    return Sheet(rendered(source, dpi)[0], rendered(pdf(found[BACK]), dpi)[0], dpi, source)


def printed(sample: Sample | None = None) -> bytes:
    """The page as a PDF with a text layer, which is the truth."""
    return pdf(sample or next(each for each in load() if each.file == PAGE))


# ---- how it lay on the glass ----------------------------------------------------------------------------------------


def _border(page: Sheet, rng: np.random.Generator) -> Picture:
    """The lid was open: black round the sheet, ragged, with the shadow of its edge."""
    mm = page.dpi / 25.4
    height, width = page.front.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    ragged = np.cumsum(rng.normal(0, 0.06, height)).astype(np.float32)[:, None]
    edge = np.minimum.reduce([x - 9 * mm - ragged - y * 0.006, width - 4 * mm - x + y * 0.004, height - 14 * mm - y])
    light = np.clip((edge / mm + 1.0) / 2.5, 0.06, 1.0)[..., None]
    return np.asarray(page.front * light, np.uint8)


# ---- what was put on it ---------------------------------------------------------------------------------------------


def _seal(page: Sheet, rng: np.random.Generator) -> Picture:
    x, y = page.at("Tống Hoài Chơn")
    mm = page.dpi / 25.4
    return wear.seal(page.front, (x - 2 * mm, y - 9 * mm), page.dpi, rng)


def _red_stamp(page: Sheet, rng: np.random.Generator) -> Picture:
    """In the free foot of the page, filled in by a blue pen."""
    return _stamped(page.front, _stamp(page, rng), page.dpi, (213, 0))


def _blue_stamp(page: Sheet, rng: np.random.Generator) -> Picture:
    """Filled in by a red pen, and over the text."""
    return _stamped(page.front, _stamp(page, rng)[..., ::-1], page.dpi, (38, 12))


def _stamp(page: Sheet, rng: np.random.Generator) -> Picture:
    return wear.receipt(np.full_like(page.front, 255), _STAMP, page.dpi, rng)


def _stamped(picture: Picture, stamp: Picture, dpi: int, away: tuple[float, float]) -> Picture:
    """The stamp so many millimetres lower and further right than `wear.receipt` puts it."""
    down, across = (round(each * dpi / 25.4) for each in away)
    over = np.roll(stamp, (down, across), (0, 1)).astype(np.float32)
    return np.asarray(picture * (over / 255), np.uint8)


def _pen(page: Sheet, rng: np.random.Generator) -> Picture:
    """A reader's ballpoint: words underlined too high, a line struck through, a ring, notes, a signature."""
    mm = page.dpi / 25.4
    x, y = page.at("Sau khi")
    along = np.linspace(0, 1, 60)
    row, column = 6.9 * mm, page.front.shape[1] * 0.142
    lines = [
        _stroke(column + along * 120 * mm, y + row + 4.6 * mm + np.sin(along * 9) * 0.3 * mm),
        _stroke(column + along * 70 * mm, y + 2 * row + 3.0 * mm + np.sin(along * 7) * 0.4 * mm),
    ]
    x, y = page.at("402-BC/BCSĐ")
    turn = np.linspace(0, 2.2 * np.pi, 80)
    lines.append(_stroke(x + 14 * mm + np.cos(turn) * (17 * mm + turn * 30), y + 2.4 * mm + np.sin(turn) * 3.6 * mm))
    x, y = page.at("Qua 6 năm")
    lines.append(_stroke(20 * mm + np.sin(along * 11) * mm, y + along * 25 * mm))
    x, y = page.at("Tống Hoài Chơn")
    wave = np.linspace(0, 5 * np.pi, 200)
    lines.append(_stroke(x - 6 * mm + wave * 3 * mm, y - 2 * mm + np.sin(wave) * (7 - 0.3 * wave) * mm))
    out = wear.strokes(page.front, lines, 0.55 * mm, wear.BLUE)
    return wear.write(out, "26/8", (155 * mm, 12 * mm), 6 * mm, rng)


def _stroke(x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.stack([x, y], axis=1)


# ---- what paper, toner and lens did to it ---------------------------------------------------------------------------


def _old(page: Sheet, rng: np.random.Generator) -> Picture:
    """Yellowed in patches, brown towards one corner."""
    out = wear.paper(page.front, np.full_like(page.front, 255), rng).astype(np.float32)
    height, width = out.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    far = np.hypot(x / width, y / height)[..., None]
    return np.asarray(out * (1 - far**3 * np.array([0.10, 0.16, 0.26], np.float32)), np.uint8)


def _through(page: Sheet, rng: np.random.Generator) -> Picture:
    """Thin paper: the print of the other side shows, mirrored and soft."""
    ghost = cv2.GaussianBlur(cv2.flip(page.back, 1), (0, 0), page.dpi / 170).astype(np.float32)
    seen = page.front * 0.97 - (255 - ghost) * 0.33 + rng.normal(0, 2.0, page.front.shape[:2])[..., None]
    return np.asarray(np.clip(seen, 0, 255), np.uint8)


def _specks(page: Sheet, rng: np.random.Generator) -> Picture:
    """Pepper on the paper, salt in the print."""
    out = page.front.copy()
    height, width = out.shape[:2]
    for count, value in ((14000, 30), (9000, 255)):
        ys, xs = rng.integers(0, height - 2, count), rng.integers(0, width - 2, count)
        sizes = rng.integers(1, 3, (count, 2))
        for y, x, (down, across) in zip(ys, xs, sizes, strict=True):
            out[y : y + down, x : x + across] = value
    return out


def _faint(page: Sheet, rng: np.random.Generator) -> Picture:
    """Toner running out, with white streaks down the sheet and grains missing in the letters."""
    height, width = page.front.shape[:2]
    ink = 255 - page.front.astype(np.float32)
    coarse = (max(1, width // 4), max(1, height // 4))
    grains = cv2.resize(rng.random(coarse[::-1]).astype(np.float32), (width, height))
    streaks = np.ones(width, np.float32)
    for x in rng.integers(width // 8, width - width // 8, 9):
        streaks[x : x + int(rng.integers(3, 9))] = 0.15
    kept = np.where(grains < 0.27, 0.25, 1.0) * streaks
    return wear.faint(np.asarray(255 - ink * kept[..., None], np.uint8), rng)


def _blurred(page: Sheet, rng: np.random.Generator) -> Picture:
    soft = cv2.GaussianBlur(page.front, (0, 0), page.dpi / 88).astype(np.float32)
    return np.asarray(np.clip(soft + rng.normal(0, 2.0, soft.shape[:2])[..., None], 0, 255), np.uint8)


# ---- what machines made of it ---------------------------------------------------------------------------------------


def _sized(picture: Picture, wide: float, high: float) -> Picture:
    size = (round(picture.shape[1] * wide), round(picture.shape[0] * high))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _fax(page: Sheet, rng: np.random.Generator, wide: float, high: float) -> Picture:
    """Black and white, with fewer dots one way than the other, as a fax sends them."""
    return wear.bitonal(_sized(page.front, wide, high), rng)


def _jpeg(picture: Picture, quality: int) -> Picture:
    packed = io.BytesIO()
    Image.fromarray(picture).save(packed, "JPEG", quality=quality)
    return np.asarray(Image.open(packed).convert("RGB"), np.uint8)


def _everything(page: Sheet, rng: np.random.Generator) -> Picture:
    """Sealed, stamped, written on, yellowed, showing the other side, askew and packed hard."""
    out = _seal(page, rng)
    out = _pen(page._replace(front=out), rng)
    out = wear.receipt(out, _STAMP, page.dpi, rng)
    out = wear.paper(out, page.back, rng)
    return _jpeg(wear.skew(out, 1.8), 40)


FAULTS = (
    Fault("clean", "No fault", lambda page, rng: page.front),
    Fault("askew", "Askew by 3°", lambda page, rng: wear.skew(page.front, 3.0)),
    Fault("head", "Upside down", lambda page, rng: np.rot90(page.front, 2), part=WHOLE),
    Fault("side", "Lying on its side", lambda page, rng: np.rot90(page.front), part=WHOLE),
    Fault("photo", "Photo on a desk", lambda page, rng: wear.photo(page.front, rng, 0.0), 200, WHOLE, told=False),
    Fault("shadow", "Photo, a corner in shadow", lambda page, rng: wear.photo(page.front, rng), 200, WHOLE, told=False),
    Fault("border", "Black border of the scanner", _border, part=WHOLE),
    Fault("seal", "Seal and signature", _seal, part=FOOT),
    Fault("stamp-red", "Receipt stamp, red", _red_stamp, part=Part(0.1, 0.8, 0.5, 0.965)),
    Fault("stamp-blue", "Receipt stamp, blue, over the text", _blue_stamp, part=Part(0.13, 0.255, 0.53, 0.38)),
    Fault("pen", "Blue pen over the print", _pen),
    Fault("old", "Yellowed paper, uneven light", _old, part=WHOLE),
    Fault("through", "The other side shows through", _through),
    Fault("specks", "Salt and pepper", _specks),
    Fault("faint", "Faint toner with gaps", _faint),
    Fault("blurred", "Blurred", _blurred),
    Fault("copy-300", "Black and white copy, 300 dpi", lambda page, rng: wear.bitonal(page.front, rng)),
    Fault("copy-200", "Black and white copy, 200 dpi", lambda page, rng: wear.bitonal(page.front, rng), 200),
    Fault("low", "Low resolution, 100 dpi", lambda page, rng: page.front, 100),
    Fault(
        "squeezed", "Copier squeezed it to 0.6 of its width", lambda page, rng: _sized(page.front, 0.6, 1.0), part=WHOLE
    ),
    Fault("narrow", "Fax, half its width", lambda page, rng: _fax(page, rng, 0.5, 1.0), 204, WHOLE),
    Fault("flat", "Fax, half its height", lambda page, rng: _fax(page, rng, 1.0, 0.5), 204),
    Fault("jpeg", "JPEG packed too hard, 150 dpi", lambda page, rng: _jpeg(page.front, 12), 150),
    Fault("everything", "Most of it together, 200 dpi", _everything, 200, HEAD),
)
