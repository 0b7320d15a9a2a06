"""What a cited document is said to be about, and whether two titles are of one document."""

from __future__ import annotations

import pytest

from extractors.titles import title
from index.titles import likeness


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (" về trồng rừng gỗ lớn.", "trồng rừng gỗ lớn"),
        (" về việc trồng rừng gỗ lớn; Kế hoạch", "trồng rừng gỗ lớn"),
        (", về việc “trồng rừng, giữ rừng”, các huyện", "trồng rừng, giữ rừng"),
        (" “Về trồng rừng gỗ lớn” của huyện", "trồng rừng gỗ lớn"),
        (' "trồng rừng gỗ lớn", giai đoạn', "trồng rừng gỗ lớn"),
        (" (nay là xã Mẫu) về trồng rừng gỗ lớn\nII.", "trồng rừng gỗ lớn"),
        (" về trồng rừng, Ban Thường vụ Tỉnh ủy yêu cầu", "trồng rừng"),
        (" về trồng rừng, giữ rừng, phát triển nghề rừng.", "trồng rừng, giữ rừng, phát triển nghề rừng"),
        (" về chương trình hành động thực hiện", "chương trình hành động"),
        (" về thực hiện", None),
        (" và các văn bản khác", None),
        (". Về trồng rừng", None),
        ("", None),
    ],
)
def test_title_after_a_mention(after: str, said: str | None) -> None:
    text = f"Kế hoạch số 12-KH/TU{after}"
    assert title(text, len("Kế hoạch số 12-KH/TU"), [0]) == said


def test_a_title_ends_where_the_next_document_is_named() -> None:
    text = "Kế hoạch 12-KH/TU về kiểm tra việc thực hiện Chỉ thị 05-CT/TW về nêu gương"
    assert title(text, text.index(" về"), [0, text.index("Chỉ")]) == "kiểm tra việc"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("về trồng rừng gỗ lớn", "trồng rừng gỗ lớn giai đoạn 2017 - 2020", "same"),
        ("trồng rừng gỗ lớn trên địa bàn tỉnh", "Phát triển trồng rừng gỗ lớn trên địa bàn toàn tỉnh", "same"),
        ("hoà giải ở cơ sở", "HÒA GIẢI Ở CƠ SỞ", "same"),
        ("trồng rừng gỗ lớn", "phòng, chống tham nhũng trong ngành y tế", "other"),
        ("cải cách hành chính", "cải cách tư pháp", None),
        ("cán bộ", "trồng rừng gỗ lớn", None),
        (None, "trồng rừng gỗ lớn", None),
    ],
)
def test_titles_of_one_document(one: str | None, other: str, alike: str | None) -> None:
    assert likeness(one, other) == alike
    assert likeness(other, one) == alike
