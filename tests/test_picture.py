from __future__ import annotations

import numpy as np
import pytest

from pipeline.errors import TooLargeError
from pipeline.model import Box
from pipeline.paper import flatten, lightest, specks_per_megapixel
from pipeline.picture import (
    Picture,
    check_pixels,
    from_array,
    lies_on_its_side,
    moved,
    prepare,
    scaling,
    skew,
)
from tests.drawn_pages import directive


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    return np.asarray(directive().image)


def test_coloured_ink_fades_and_black_stays() -> None:
    pixels = np.array([[[225, 40, 60], [60, 70, 210], [20, 20, 20], [255, 255, 255]]], dtype=np.uint8)
    assert lightest(pixels).tolist() == [[225, 210, 20, 255]]


def test_shadow_is_divided_away(page: np.ndarray) -> None:
    shadow = np.linspace(0.5, 1.0, page.shape[1])[None, :]
    flat = flatten((page * shadow).astype(np.uint8))
    assert np.median(flat[:, :200]) > 240
    assert np.median(flat[:, -200:]) > 240


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.0, 1.5, 4.2])
def test_skew_is_found_and_taken_back(page: np.ndarray, angle: float) -> None:
    import cv2

    turn = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), -angle, 1)
    worn = np.asarray(cv2.warpAffine(page, turn, (page.shape[1], page.shape[0]), borderValue=255), np.uint8)
    assert skew(worn, 300) == pytest.approx(angle, abs=0.15)
    prepared = prepare(Picture(worn, scaling(0.24, 0.24), 300))
    assert skew(prepared.pixels, prepared.dpi) == pytest.approx(0.0, abs=0.15)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_boxes_find_back_to_the_page(page: np.ndarray, turns: int) -> None:
    """A point marked on the page is found again through the matrix, whatever the page was turned and scaled by."""
    marked = np.full_like(page, 255)
    marked[600:640, 300:360] = 0
    prepared = prepare(Picture(marked, scaling(0.24, 0.24), 300), turns=turns)
    ys, xs = np.nonzero(prepared.pixels < 100)
    box = moved(prepared.to_page, Box(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1))
    assert box == pytest.approx(Box(72.0, 144.0, 86.4, 153.6), abs=1.0)


def test_large_pictures_are_scaled_down_and_small_ones_never_up(page: np.ndarray) -> None:
    assert prepare(Picture(page, scaling(0.24, 0.24), 300)).dpi == 150
    assert prepare(Picture(page, scaling(0.72, 0.72), 100)).pixels.shape == page.shape


def test_median_only_where_there_are_specks(page: np.ndarray) -> None:
    grain = np.random.default_rng(3).random(page.shape)
    worn = np.where(grain < 0.01, 0, page).astype(np.uint8)
    assert specks_per_megapixel(worn) > 300 > specks_per_megapixel(page)
    assert (prepare(Picture(worn, scaling(0.24, 0.24), 300)).pixels[:100] < 128).sum() < 20


def test_page_on_its_side(page: np.ndarray) -> None:
    upright = prepare(Picture(page, scaling(0.24, 0.24), 300))
    assert not lies_on_its_side(upright.pixels)
    assert lies_on_its_side(np.ascontiguousarray(np.rot90(upright.pixels)))


@pytest.mark.parametrize(("stated", "dpi"), [(300.0, 300.0), (None, 300.1), (1.0, 300.1), (5000.0, 300.1)])
def test_incredible_resolution_means_a4(page: np.ndarray, stated: float | None, dpi: float) -> None:
    assert from_array(page, stated).dpi == pytest.approx(dpi, abs=0.1)


def test_pixel_limit() -> None:
    check_pixels(1000, 1000, 1_000_000)
    with pytest.raises(TooLargeError):
        check_pixels(1001, 1000, 1_000_000)
