"""What time, offices and machines do to a page. Pictures are RGB, (height, width, 3), uint8.

Randomness comes from the generator handed in, so that the same sample is worn the same way on every machine.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]
RED, BLUE = (190, 30, 40), (35, 50, 150)
_SANS = Path("/usr/share/fonts/truetype")


def _clip(picture: NDArray[np.floating]) -> Picture:
    return np.asarray(np.clip(picture, 0, 255), np.uint8)


def _clouds(shape: tuple[int, ...], grain: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Smooth noise in 0..1, `grain` patches along the longer side."""
    coarse = rng.random((grain, grain)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), np.float32)


def paper(picture: Picture, back: Picture, rng: np.random.Generator) -> Picture:
    """Yellowed, unevenly so, with the print of the page behind showing through."""
    tint = np.array([246, 234, 206], np.float32) - 26 * _clouds(picture.shape, 9, rng)[..., None]
    ghost = cv2.GaussianBlur(cv2.flip(back, 1), (0, 0), 2.2).astype(np.float32)
    grain = rng.normal(0, 3.0, picture.shape[:2])[..., None]
    return _clip((picture / 255.0) * tint - (255 - ghost) * 0.10 + grain)


def faint(picture: Picture, rng: np.random.Generator) -> Picture:
    """Toner running out: pale, and paler in patches."""
    strength = 0.34 + 0.34 * _clouds(picture.shape, 7, rng)[..., None]
    return _clip(255 - (255 - picture.astype(np.float32)) * strength + rng.normal(0, 4.0, picture.shape[:2])[..., None])


def skew(picture: Picture, degrees: float) -> Picture:
    """Laid on the glass askew."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    edge = tuple(int(v) for v in np.median(picture[:20].reshape(-1, 3), axis=0))
    return np.asarray(cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=edge), np.uint8)


def bitonal(picture: Picture, rng: np.random.Generator) -> Picture:
    """Black and white only, with the specks of a dusty glass."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey = cv2.GaussianBlur(grey, (0, 0), 0.6) + rng.normal(0, 14, grey.shape)
    black = grey < 150
    specks = rng.random(grey.shape) < 0.0004
    return np.where((black | specks)[..., None], 0, 255).astype(np.uint8).repeat(3, axis=2)


def _print(picture: Picture, ink: NDArray[np.floating], colour: tuple[int, int, int]) -> Picture:
    """Ink (0..1) of one colour over the page, as ink does: it darkens."""
    over = 1 - ink[..., None] * (1 - np.array(colour, np.float32) / 255)
    return _clip(picture * over)


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    face = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    path = next(iter(sorted(_SANS.glob(f"liberation*/{face}"), reverse=True)))
    return ImageFont.truetype(str(path), size)


def _turned(mask: Image.Image, degrees: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """The mask turned, and worn as rubber stamps are."""
    ink = np.asarray(mask.rotate(degrees, Image.Resampling.BICUBIC), np.float32) / 255
    return np.asarray(ink * (0.55 + 0.45 * _clouds(ink.shape, 40, rng)), np.float32)


def receipt(picture: Picture, stamp: dict[str, str], dpi: int, rng: np.random.Generator) -> Picture:
    """The receiving office's stamp below the letterhead at the left; number and date written in by hand."""
    mask = Image.new("L", (picture.shape[1], picture.shape[0]), 0)
    draw = ImageDraw.Draw(mask)
    mm = dpi / 25.4
    x, y, width, height = 26 * mm, 45 * mm, 54 * mm, 24 * mm
    draw.rectangle((x, y, x + width, y + height), outline=255, width=max(2, round(0.5 * mm)))
    bold, plain = _font(round(3.9 * mm), bold=True), _font(round(3.7 * mm))
    draw.text((x + width / 2, y + 4 * mm), stamp["body"], font=bold, fill=255, anchor="mm")
    draw.text((x + width / 2, y + 9 * mm), "CÔNG VĂN ĐẾN", font=bold, fill=255, anchor="mm")
    draw.text((x + 3 * mm, y + 15 * mm), "Số:", font=plain, fill=255, anchor="lm")
    draw.text((x + 3 * mm, y + 20.5 * mm), "Ngày:", font=plain, fill=255, anchor="lm")
    out = _print(picture, _turned(mask, 1.2, rng), RED)
    out = write(out, stamp["number"], (x + 14 * mm, y + 12.3 * mm), 4.6 * mm, rng)
    return write(out, stamp["date"], (x + 17 * mm, y + 18.2 * mm), 4.2 * mm, rng)


def seal(picture: Picture, centre: tuple[float, float], dpi: int, rng: np.random.Generator) -> Picture:
    """The round red seal over the signature, and the signature."""
    mask = Image.new("L", (picture.shape[1], picture.shape[0]), 0)
    draw = ImageDraw.Draw(mask)
    mm = dpi / 25.4
    (cx, cy), line = centre, max(2, round(0.7 * mm))
    for radius, width in ((17.5, line), (15.8, 1), (10.5, 1)):
        r = radius * mm
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), outline=255, width=width)
    points = []
    for k in range(10):
        r = (4.5 if k % 2 == 0 else 1.8) * mm
        angle = np.pi * k / 5 - np.pi / 2
        points.append((cx + r * np.cos(angle), cy + r * np.sin(angle)))
    draw.polygon(points, fill=255)
    out = _print(picture, 0.8 * _turned(mask, 0, rng), RED)
    steps = np.linspace(0, 4.5 * np.pi, 220)
    wave = np.stack([cx + 6 * mm + steps * 2.0 * mm, cy + np.sin(steps) * (6 - 0.3 * steps) * mm], axis=1)
    return strokes(out, [wave], 0.55 * mm, BLUE)


def strokes(picture: Picture, lines: list[NDArray[np.floating]], thick: float, colour: tuple[int, int, int]) -> Picture:
    mask = np.zeros(picture.shape[:2], np.uint8)
    for line in lines:
        points = np.round(line * 16).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(mask, [points], False, 255, max(1, round(thick)), cv2.LINE_AA, shift=4)
    return _print(picture, cv2.GaussianBlur(mask, (0, 0), 0.7).astype(np.float32) / 255, colour)


# Digits as a hand draws them, in a box one wide and one high; strokes are divided by None.
_DIGITS: dict[str, list[list[tuple[float, float]]]] = {
    "0": [[(0.5, 0.0), (0.15, 0.25), (0.12, 0.7), (0.45, 1.0), (0.8, 0.75), (0.82, 0.3), (0.5, 0.0)]],
    "1": [[(0.3, 0.25), (0.55, 0.0), (0.5, 1.0)]],
    "2": [[(0.15, 0.25), (0.4, 0.0), (0.75, 0.2), (0.6, 0.55), (0.12, 1.0), (0.85, 0.95)]],
    "3": [[(0.2, 0.1), (0.6, 0.0), (0.72, 0.25), (0.4, 0.45), (0.78, 0.65), (0.6, 0.97), (0.15, 0.92)]],
    "4": [[(0.55, 0.0), (0.12, 0.6), (0.85, 0.58)], [(0.62, 0.3), (0.55, 1.0)]],
    "5": [[(0.75, 0.02), (0.3, 0.0), (0.22, 0.42), (0.65, 0.42), (0.72, 0.8), (0.4, 1.0), (0.12, 0.9)]],
    "6": [[(0.65, 0.0), (0.25, 0.4), (0.18, 0.85), (0.5, 1.0), (0.75, 0.75), (0.5, 0.52), (0.22, 0.72)]],
    "7": [[(0.15, 0.05), (0.8, 0.02), (0.4, 1.0)], [(0.3, 0.5), (0.72, 0.48)]],
    "8": [[(0.7, 0.15), (0.4, 0.0), (0.25, 0.25), (0.7, 0.65), (0.5, 1.0), (0.2, 0.8), (0.65, 0.35), (0.7, 0.15)]],
    "9": [[(0.7, 0.25), (0.4, 0.45), (0.2, 0.2), (0.5, 0.0), (0.7, 0.2), (0.6, 1.0)]],
    "/": [[(0.75, -0.1), (0.2, 1.1)]],
}


def write(picture: Picture, text: str, at: tuple[float, float], height: float, rng: np.random.Generator) -> Picture:
    """Digits and slashes by a blue pen; `at` is the top left of the first, `height` in pixels."""
    lines = []
    for i, char in enumerate(text):
        lean = rng.normal(0, 0.04)
        for stroke in _DIGITS[char]:
            points = np.array(stroke) + rng.normal(0, 0.025, (len(stroke), 2))
            points[:, 0] += (0.5 - points[:, 1]) * (0.12 + lean) + i * 1.12
            lines.append(_smooth(points) * np.array([0.62 * height, height]) + np.array(at))
    return strokes(picture, lines, height * 0.09, BLUE)


def _smooth(points: NDArray[np.floating]) -> NDArray[np.floating]:
    """A Catmull-Rom curve through the points."""
    padded = np.vstack([points[0], points, points[-1]])
    t = np.linspace(0, 1, 9)[:, None]
    parts = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        linear, square, cube = p2 - p0, 2 * p0 - 5 * p1 + 4 * p2 - p3, 3 * p1 - p0 - 3 * p2 + p3
        parts.append(0.5 * (2 * p1 + linear * t + square * t**2 + cube * t**3))
    return np.vstack(parts)


def pen(picture: Picture, dpi: int, rng: np.random.Generator) -> Picture:
    """A reader's ballpoint: a line down the margin, a tick, and a scrawl of initials at the top."""
    mm = dpi / 25.4
    height = picture.shape[0]
    y = np.linspace(0.42 * height, 0.52 * height, 40)
    margin = np.stack([22 * mm + np.sin(y / (9 * mm)) * 0.8 * mm, y], axis=1)
    tick = np.array([[14, 0], [16.5, 4], [21, -6]]) * mm + np.array([0, 0.6 * height])
    t = np.linspace(0, 5 * np.pi, 160)
    scrawl = np.stack([150 * mm + t * 1.6 * mm, 12 * mm + np.sin(t) * rng.uniform(1.5, 3.0) * mm], axis=1)
    return strokes(picture, [margin, tick, scrawl], 0.5 * mm, BLUE)


def photo(picture: Picture, rng: np.random.Generator, dark: float = 0.38) -> Picture:
    """The page on a desk, photographed by hand: perspective, the phone's shadow, which takes `dark` of the light, light
    from one side, a soft lens.
    """
    height, width = picture.shape[:2]
    out_size = (round(width * 1.12), round(height * 1.08))
    grain = _clouds((out_size[1], out_size[0]), 60, rng)
    planks = np.sin(np.linspace(0, 40, out_size[1]))[:, None] * 6 + grain * 22
    desk = np.array([112, 84, 60], np.float32) + planks[..., None]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    w, h = out_size
    placed = np.array([[0.085 * w, 0.035 * h], [0.93 * w, 0.06 * h], [0.975 * w, 0.975 * h], [0.03 * w, 0.955 * h]])
    lay = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    page = cv2.warpPerspective(picture, lay, out_size, flags=cv2.INTER_AREA).astype(np.float32)
    inside = cv2.warpPerspective(np.ones((height, width), np.float32), lay, out_size)[..., None]
    shot = page * np.array([0.97, 0.95, 0.90]) * inside + desk * (1 - inside)
    light = np.linspace(1.02, 0.78, w)[None, :] * np.linspace(1.0, 0.9, h)[:, None]
    shadow = np.zeros((h, w), np.float32)
    cv2.fillPoly(shadow, [np.array([[int(0.6 * w), h], [w, int(0.55 * h)], [w, h]], np.int32)], 1.0)
    shadow = cv2.GaussianBlur(shadow, (0, 0), w / 22)
    shot = shot * (light * (1 - dark * shadow))[..., None]
    return _clip(cv2.GaussianBlur(shot, (0, 0), 0.7) + rng.normal(0, 3.5, shot.shape))
