"""The signature column read a second time, on pages drawn with seals, pens and stamped names."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline import ocr, persons
from pipeline.model import Line
from pipeline.picture import Picture, scaling
from pipeline.readers.settings import ReadSettings
from tests.drawn_pages import font

RED, BLUE = (150, 30, 40), (40, 60, 150)
BODY = [
    "Các cấp ủy, tổ chức đảng căn cứ kế hoạch này tổ chức thực hiện và báo cáo",
    "kết quả về Ban Tổ chức Huyện ủy trước ngày 30 tháng 11 để tổng hợp.",
]
RECIPIENTS = ["Nơi nhận:", "- Thường trực Huyện ủy (b/c),", "- Các huyện ủy trong tỉnh,", "- Lưu Văn phòng."]


def _page(
    *, name_ink: tuple[int, int, int], seal_at: tuple[int, int], noise: int, name: str = "Hoàng Thị Mẫn"
) -> Image.Image:
    """The end of a directive at 200 dpi: a seal 36 mm wide with its centre at `seal_at`, and a pen across it."""
    image = Image.new("RGB", (1654, 1100), "white")
    draw = ImageDraw.Draw(image)
    for row, text in enumerate(BODY):
        draw.text((236, 150 + row * 52), text, font=font("Regular", 14, 200), fill="black")
    for row, text in enumerate(RECIPIENTS):
        draw.text((236, 340 + row * 40), text, font=font("Regular", 11, 200), fill="black")
    middle = 1180
    for row, text in enumerate(["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]):
        draw.text((middle, 340 + row * 46), text, font=font("Bold", 13, 200), fill="black", anchor="mt")
    draw.text((middle, 680), name, font=font("Bold", 14, 200), fill=name_ink, anchor="mt")
    x, y = seal_at
    for radius, width in ((142, 6), (104, 3)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=width)
    draw.text((x, y - 20), "BAN CHẤP HÀNH", font=font("Regular", 8, 200), fill=RED, anchor="mm")
    draw.text((x, y + 20), "HUYỆN THANH LÃNG", font=font("Regular", 7, 200), fill=RED, anchor="mm")
    draw.line([(x - 60, y + 40), (x + 90, y - 70), (x + 60, y + 60), (x + 290, y - 30)], fill=BLUE, width=4)
    grain = np.random.default_rng(7).normal(0, noise, (1100, 1654, 1))
    return Image.fromarray((np.asarray(image) + grain).clip(0, 255).astype(np.uint8))


def _lines(image: Image.Image) -> tuple[Line, ...]:
    return ocr.page(Picture(np.asarray(image), scaling(0.36, 0.36), 200), ReadSettings(), 1).lines


@pytest.mark.parametrize(
    ("name_ink", "seal_at", "noise"),
    [
        ((25, 25, 25), (1060, 540), 0),
        ((15, 15, 15), (1060, 610), 6),
        (RED, (1060, 520), 0),
        (RED, (1000, 500), 8),
    ],
)
def test_name_and_position_are_read_under_seal_and_pen(
    name_ink: tuple[int, int, int], seal_at: tuple[int, int], noise: int
) -> None:
    lines = _lines(_page(name_ink=name_ink, seal_at=seal_at, noise=noise))
    texts = [line.text for line in lines if line.region == "body"]
    assert texts[: len(BODY)] == BODY
    assert texts[len(BODY) :] == [*RECIPIENTS, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Thị Mẫn"]


def test_words_of_the_second_reading_lie_where_they_are_printed() -> None:
    lines = _lines(_page(name_ink=RED, seal_at=(1060, 520), noise=0))
    name = next(line for line in lines if line.text == "Hoàng Thị Mẫn")
    assert name.box is not None
    assert (name.box.y0, name.box.y1) == pytest.approx((680 * 0.36, 716 * 0.36), abs=4)
    assert (name.box.x0 + name.box.x1) / 2 == pytest.approx(1180 * 0.36, abs=4)


# ---- worn scans -----------------------------------------------------------------------------------------------------


def _grey(image: Image.Image) -> Image.Image:
    """As a scanner without colour sees it."""
    return image.convert("L")


def _black_and_white(image: Image.Image) -> Image.Image:
    """As a scanner of two colours sees it: seal and pen as black as print."""
    return image.convert("L").point(lambda value: 255 if value > 140 else 0)


@pytest.mark.parametrize("worn", [_grey, _black_and_white])
@pytest.mark.parametrize("seal_at", [(1060, 540), (1030, 580)])
def test_name_is_read_under_a_seal_of_no_colour(
    worn: Callable[[Image.Image], Image.Image], seal_at: tuple[int, int]
) -> None:
    lines = _lines(worn(_page(name_ink=(10, 10, 10), seal_at=seal_at, noise=0)))
    assert "Hoàng Thị Mẫn" in [line.text for line in lines if line.region == "body"]


@pytest.mark.parametrize("name", ["Y Ngông Niê", "Bríu Liếc", "Vừ A Páo", "Lan Thị Hoa", "Đinh Văn Ngoạn"])
def test_a_name_that_is_not_in_the_register_is_left_as_it_is(name: str) -> None:
    lines = _lines(_page(name_ink=(20, 20, 20), seal_at=(1000, 500), noise=4, name=name))
    assert name in [line.text for line in lines if line.region == "body"]


@pytest.mark.parametrize("slope", [-3.0, 2.5])
def test_name_stamped_aslant_is_read(slope: float) -> None:
    image = _page(name_ink=(255, 255, 255), seal_at=(1000, 520), noise=0)
    stamp = Image.new("L", (420, 90), 0)
    ImageDraw.Draw(stamp).text((210, 45), "Hoàng Thị Mẫn", font=font("Bold", 14, 200), fill=255, anchor="mm")
    turned = stamp.rotate(slope, expand=True, resample=Image.Resampling.BICUBIC)
    image.paste((20, 20, 20), (1180 - turned.width // 2, 700 - turned.height // 2), turned)
    lines = _lines(_black_and_white(image))
    assert "Hoàng Thị Mẫn" in [line.text for line in lines if line.region == "body"]


def test_a_name_that_is_hidden_in_part_is_not_given_as_a_whole_one() -> None:
    """A blot over the middle name: neither it nor what is left may pass for the name."""
    image = _page(name_ink=(10, 10, 10), seal_at=(1000, 520), noise=0)
    draw = ImageDraw.Draw(image)
    for x in range(1140, 1220, 7):
        draw.line([(x, 668), (x - 30, 730)], fill="black", width=4)
        draw.line([(x - 30, 668), (x, 730)], fill="black", width=4)
    texts = [line.text for line in _lines(image) if line.region == "body"]
    assert not any(persons.is_known(text.split()) for text in texts if len(text.split()) in (2, 3))
