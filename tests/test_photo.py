from __future__ import annotations

import numpy as np
import pytest
from rapidfuzz import fuzz

from pipeline import ocr, photo
from pipeline.picture import Picture, from_array
from pipeline.readers.settings import ReadSettings
from tests.drawn_pages import directive

CORNERS = [(260, 190), (1830, 240), (1960, 2560), (130, 2480)]


def photographed(corners: list[tuple[int, int]], ground: int = 70) -> Picture:
    """The drawn page on a desk, seen at an angle, under a lamp at the left."""
    import cv2

    page = np.asarray(directive().image)
    height, width = page.shape
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    move = cv2.getPerspectiveTransform(source, np.array(corners, dtype=np.float32))
    seen = cv2.warpPerspective(page, move, (2100, 2800), flags=cv2.INTER_AREA, borderValue=ground)
    lamp = np.linspace(1.0, 0.75, 2100)[None, :]
    grey = (np.asarray(seen) * lamp).astype(np.uint8)
    return from_array(np.dstack([grey, grey, grey]), None)


def test_corners_of_the_sheet_are_found() -> None:
    found = photo.sheet(photographed(CORNERS))
    assert found is not None
    assert np.abs(found - np.array(CORNERS)).max() < 25


def test_photo_is_read_like_the_page() -> None:
    page = ocr.page(photographed(CORNERS), ReadSettings(), 1)
    text = " ".join(line.text for line in page.lines if line.region == "body")
    assert fuzz.ratio(text, " ".join(directive().lines)) > 95
    first = page.lines[0].box
    assert first is not None
    # Boxes lie on the photo, not on the straightened sheet.
    assert first.y0 > 190 * 72 / (2800 / 11.69)


@pytest.mark.parametrize("ground", [255, 240])
def test_scan_without_a_dark_ground_is_left_alone(ground: int) -> None:
    picture = photographed([(0, 0), (2100, 0), (2100, 2800), (0, 2800)], ground)
    assert photo.flat(picture) is picture


@pytest.mark.parametrize("dark", [0.45, 0.6])
def test_old_paper_that_darkens_towards_its_edges_is_no_photo(dark: float) -> None:
    """Light that falls off slowly on all sides leaves a bright middle with four corners, but no edge of a sheet."""
    page = np.asarray(directive().image.resize((1653, 2339)))
    y, x = np.mgrid[-1:1:2339j, -1:1:1653j]
    light = 1.0 - (1.0 - dark) * np.maximum(np.abs(x), np.abs(y)) ** 4
    grey = (page * light).astype(np.uint8)
    picture = from_array(np.dstack([grey, grey, grey]), 200)
    assert photo.flat(picture) is picture
