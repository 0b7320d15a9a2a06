"""Black print told from what else lies on a page: pens, seals, the other side; on drawn pages and on plain colours."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.paper import as_pixels, black_print, cleaned, lightest, resized, sharpened
from pipeline.picture import Picture, prepare, scaling
from tests.drawn_pages import directive

PAPER = (255, 255, 255)
OLD_PAPER = (232, 214, 178)
PEN, SEAL, STENCIL = (30, 60, 150), (210, 40, 60), (70, 40, 130)


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    return np.asarray(directive().image)


def coloured(page: np.ndarray, paper: tuple[int, int, int], ink: tuple[int, int, int] = (20, 20, 20)) -> np.ndarray:
    """The drawn page on paper of some colour, in ink of some colour."""
    share = (page / 255.0)[..., None]
    return (np.array(paper) * share + np.array(ink) * (1 - share)).astype(np.uint8)


@pytest.mark.parametrize("paper", [PAPER, OLD_PAPER])
@pytest.mark.parametrize("ink", [PEN, SEAL])
def test_coloured_strokes_go_and_black_print_stays(
    page: np.ndarray, paper: tuple[int, int, int], ink: tuple[int, int, int]
) -> None:
    plain = coloured(page, paper)
    written = plain.copy()
    # Between two lines of print, where nothing is under it.
    cv2.line(written, (300, 620), (2300, 650), ink, 6)
    before, _ = cleaned(plain, 300.0)
    after, _ = cleaned(written, 300.0)
    assert int((after[600:670] < 180).sum()) <= int((before[600:670] < 180).sum()) + 50
    assert float((after < 128).sum()) == pytest.approx(float((before < 128).sum()), rel=0.01)


def test_print_goes_on_behind_a_pen_that_hides_it(page: np.ndarray) -> None:
    written = coloured(page, PAPER)
    # Straight through a line of the text.
    dark = np.flatnonzero((page < 128).sum(axis=1) > 200)
    row = int(dark[len(dark) // 2])
    cv2.line(written, (300, row), (2300, row), PEN, 7)
    black, _, _ = black_print(written, 300.0)
    through = slice(row - 3, row + 4)
    hidden = page[through] < 128
    assert float((black[through] < 128)[hidden].mean()) > 0.7
    assert float((lightest(written)[through] < 128)[hidden].mean()) < 0.1


def test_print_in_colour_is_the_print(page: np.ndarray) -> None:
    stencil = coloured(page, OLD_PAPER, STENCIL)
    grey, _ = cleaned(stencil, 300.0)
    assert float((grey < 150).sum()) > 0.8 * float((page < 128).sum())


def test_other_side_goes_white_where_print_is_dark(page: np.ndarray) -> None:
    through = np.minimum(page, 255 - (255 - page[:, ::-1]) // 5)
    grey, _ = cleaned(through, 300.0)
    other_only = (page > 250) & (page[:, ::-1] < 50)
    assert float(np.percentile(grey[other_only], 10)) > 230


def test_faint_print_is_left_as_it_is(page: np.ndarray) -> None:
    faint = (255 - (255 - page.astype(int)) * 0.4).astype(np.uint8)
    grey, _ = cleaned(faint, 300.0)
    print_ = page < 50
    assert float(np.median(grey[print_])) == pytest.approx(150, abs=10)


def test_only_print_out_of_focus_is_sharpened(page: np.ndarray) -> None:
    blurred = as_pixels(cv2.GaussianBlur(page, (0, 0), 3.0))
    assert prepare(Picture(blurred, scaling(0.24, 0.24), 300.0)).profile.blurred
    for kept in (page, np.where(page > 128, 255, 0).astype(np.uint8), (255 - (255 - page.astype(int)) * 0.4)):
        assert not prepare(Picture(kept.astype(np.uint8), scaling(0.24, 0.24), 300.0)).profile.blurred


def test_sharpening_draws_edges_out(page: np.ndarray) -> None:
    blurred = as_pixels(cv2.GaussianBlur(resized(page, 0.5), (0, 0), 1.5))
    before, after = (np.abs(np.diff(one.astype(int), axis=1)).max(axis=1) for one in (blurred, sharpened(blurred)))
    assert float(after.mean()) > 1.3 * float(before.mean())


def test_specks_are_swept_off_dark_print_and_left_on_faint(page: np.ndarray) -> None:
    rng = np.random.default_rng(3)
    for share, swept in ((1.0, True), (0.55, False)):
        grey = (255 - (255 - page.astype(int)) * share).astype(np.uint8)
        ys, xs = (rng.integers(0, size, 9_000) for size in grey.shape)
        grey[ys, xs] = 255 - int(255 * share)
        clear = cv2.erode(page, np.ones((31, 31), np.uint8))[ys, xs] > 250
        after, profile = cleaned(grey, 300.0)
        assert profile.specks > 500
        assert bool((after[ys, xs][clear] < 200).mean() < 0.05) is swept
