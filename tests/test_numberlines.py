"""The number and date lines of a letterhead, read again: print on which readings agree, and what a pen wrote."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline import numberlines, tesseract
from pipeline.model import Word
from pipeline.picture import Picture, from_array, prepare
from pipeline.readers.settings import ReadSettings
from pipeline.rows import runs_of
from tests.drawn_pages import directive


def picture_of(image: Image.Image) -> Picture:
    return from_array(np.asarray(image), 300)


def read(image: Image.Image, spoil: dict[str, str]) -> list[Word]:
    """The page's words with some spoiled as a first reading may spoil them, read again."""
    picture = picture_of(image)
    prepared = prepare(picture, ReadSettings().dpi)
    binding = tesseract.choose("auto")
    point = 72 / prepared.dpi
    words = [
        Word(spoil.get(word.text, word.text), type(word.box)(*(value * point for value in word.box)), 0.5)
        for word in tesseract.words(prepared.pixels, prepared.dpi, binding, tesseract.PAGE)
    ]
    return numberlines.read_again(words, picture, prepared, binding)


def line_with(words: list[Word], text: str) -> tuple[str, float]:
    run = next(run for run in runs_of(words) if text in run.text)
    return run.text, min(word.confidence for word in run.words)


@pytest.mark.parametrize(
    ("spoil", "mark", "right"),
    [
        ({"27-KH/BDVTU": "2Ÿ-KH/BDVTU"}, "BDVTU", "Số 27-KH/BDVTU"),
        ({"14": "l4Š"}, "Bình Sơn, ngày", "Bình Sơn, ngày 14 tháng 3 năm 2019"),
        ({}, "BDVTU", "Số 27-KH/BDVTU"),
    ],
)
def test_readings_that_agree_set_a_spoiled_one_right(spoil: dict[str, str], mark: str, right: str) -> None:
    text, sure = line_with(read(directive().image, spoil), mark)
    assert text == right
    assert sure > 0.6


def test_what_a_pen_wrote_stays_unsure() -> None:
    """Strokes in the place of the digits: no two readings of them are alike, so the first one is not believed."""
    image = directive().image.copy()
    draw = ImageDraw.Draw(image)
    # "Số 27-KH/BDVTU" stands around x = 800, y = 465; its digits are painted over and written by hand.
    draw.rectangle((640, 455, 722, 530), fill=255)
    chance = random.Random(5)
    points = [(645 + step * 6 + chance.uniform(-4, 4), 490 + chance.uniform(-45, 40)) for step in range(13)]
    draw.line(points, fill=0, width=5, joint="curve")
    _, sure = line_with(read(image, {}), "BDVTU")
    assert sure <= 0.5  # as the first reading was, or less
