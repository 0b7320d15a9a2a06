"""What a person types to name a document: a number and what tells it from others, a law by name, a kind and a day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import refs
from index.catalogue import Catalogue
from pipeline.errors import NotFoundError
from tests.archive_records import citation, put, record

LAWS = [
    citation(None, kind="Luật", name="Đất đai", date="1993-07-14"),
    citation(None, kind="Luật", name="Đất đai", date="2013-11-29"),
    citation(None, kind="Luật", name="Lưu trữ", date="2011-11-11"),
    citation(None, kind="Nghị quyết", name="Trung ương 4", term="XI"),
    citation("30-CT/TW", kind="Chỉ thị", date="1998-02-18"),
    citation("30-CT/TW", kind="Chỉ thị", date="2019-01-22"),
]
RECORDS = [
    record("09-NQ/TU", "2017-04-03", kind="Nghị quyết", issuer="Tỉnh ủy Hà Tĩnh", locality="Hà Tĩnh", cites=LAWS),
    record("09-NQ/TU", "2022-04-03", kind="Nghị quyết", issuer="Tỉnh ủy Hà Tĩnh", locality="Hà Tĩnh"),
    record("09-NQ/TU", "2017-04-03", kind="Nghị quyết", issuer="Tỉnh ủy Quảng Bình", locality="Quảng Bình"),
    record("30-KH/HU", "2018-06-10", kind="Kế hoạch", issuer="Huyện ủy Kỳ Anh", locality="Hà Tĩnh"),
    record("18-CT/TW", "2018-03-05", kind="Chỉ thị", issuer="Ban Chấp hành Trung ương", subject="lưu trữ"),
    record("07/2020/QĐ-UBND", "2020-03-05", kind="Quyết định", issuer="Ủy ban nhân dân", locality="Hà Tĩnh"),
    record(None, "2020-02-04", kind="Quyết định", issuer="Ủy ban nhân dân tỉnh Mẫu", subject="danh mục hồ sơ đất đai"),
    record(None, "2020-02-04", kind="Quyết định", issuer="Ủy ban nhân dân tỉnh Mẫu", subject="danh mục hồ sơ y tế", text="y"),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("refs")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


@pytest.mark.parametrize(
    ("ref", "meant"),
    [
        ("09-NQ/TU 2022", "09-NQ/TU, 03/04/2022, Tỉnh ủy Hà Tĩnh"),
        ("09-NQ/TU Quảng Bình", "09-NQ/TU, 03/04/2017, Tỉnh ủy Quảng Bình"),
        ("09-NQ/TU tỉnh ủy quảng bình", "09-NQ/TU, 03/04/2017, Tỉnh ủy Quảng Bình"),
        ("09-NQ/TU, ngày 03/4/2022 của Tỉnh ủy Hà Tĩnh", "09-NQ/TU, 03/04/2022, Tỉnh ủy Hà Tĩnh"),
        ("nghị quyết 9 Hà Tĩnh năm 2017", "09-NQ/TU, 03/04/2017, Tỉnh ủy Hà Tĩnh"),
        ("09-NQ/TU Ha Tinh 2017", "09-NQ/TU, 03/04/2017, Tỉnh ủy Hà Tĩnh"),
        ("30-KH/HU Kỳ Anh", "30-KH/HU, 10/06/2018, Huyện ủy Kỳ Anh, Hà Tĩnh"),
        ("18-CT/TW của Ban Bí thư", "18-CT/TW, 05/03/2018, Ban Chấp hành Trung ương, khóa XII"),
        ("18-CT/TW về lưu trữ", "18-CT/TW, 05/03/2018, Ban Chấp hành Trung ương, khóa XII"),
        ("30-CT/TW khóa VIII", "30-CT/TW, 18/02/1998, khóa VIII (chưa có)"),
        ("30-CT/TW khóa 12", "30-CT/TW, 22/01/2019, khóa XII (chưa có)"),
        ("30-CT/TW 2019", "30-CT/TW, 22/01/2019, khóa XII (chưa có)"),
        ("Luật Lưu trữ", "Luật Lưu trữ, 11/11/2011 (chưa có)"),
        ("luật đất đai 2013", "Luật Đất đai, 29/11/2013 (chưa có)"),
        ("Luật Đất đai năm 1993", "Luật Đất đai, 14/07/1993 (chưa có)"),
        ("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4, khóa XI (chưa có)"),
        ("07/2020/QĐ-UBND", "07/2020/QĐ-UBND, 05/03/2020, Ủy ban nhân dân, Hà Tĩnh"),
        ("Quyết định ngày 4/2/2020 y tế",
         "Quyết định không số, Ủy ban nhân dân tỉnh Mẫu, 04/02/2020, “danh mục hồ sơ y tế”"),
        ("Quyết định ngày 5/3/2020", "07/2020/QĐ-UBND, 05/03/2020, Ủy ban nhân dân, Hà Tĩnh"),
        ("Quyết định không số 04/02/2020 đất đai",
         "Quyết định không số, Ủy ban nhân dân tỉnh Mẫu, 04/02/2020, “danh mục hồ sơ đất đai”"),
    ],
)  # fmt: skip
def test_one_is_meant(catalogue: Catalogue, ref: str, meant: str) -> None:
    assert refs.described(refs.work(catalogue, ref)) == meant


@pytest.mark.parametrize(
    ("ref", "typed"),
    [
        ("09-NQ/TU", ["09-NQ/TU Hà Tĩnh 2017", "09-NQ/TU 2022", "09-NQ/TU Quảng Bình"]),
        ("09-NQ/TU Hà Tĩnh", ["09-NQ/TU Hà Tĩnh 2017", "09-NQ/TU Hà Tĩnh 2022"]),
        ("30-CT/TW", ["30-CT/TW 1998", "30-CT/TW 2019"]),
        ("Luật Đất đai", ["Luật Đất đai 1993", "Luật Đất đai 2013"]),
    ],
)
def test_of_several_each_is_told_with_what_to_type(catalogue: Catalogue, ref: str, typed: list[str]) -> None:
    with pytest.raises(refs.AmbiguousError, match=f"{ref} is {len(typed)} documents") as error:
        refs.work(catalogue, ref)
    choices = [line.split("'")[1] for line in error.value.hint.splitlines()[1:]]
    assert sorted(choices) == sorted(typed)
    assert len({refs.work(catalogue, choice)["key"] for choice in choices}) == len(typed)


@pytest.mark.parametrize(
    ("ref", "hint"),
    [
        ("09-NQ/TU Sơn La", "there is 09-NQ/TU, 03/04/2017, Tỉnh ủy Hà Tĩnh"),
        ("09-NQ/TU 2011", "there is 09-NQ/TU"),
        ("30-KH/HU Hương Khê", "there is 30-KH/HU, 10/06/2018, Huyện ủy Kỳ Anh"),
        ("18-CT/TW khóa X", "there is 18-CT/TW"),
        ("Luật Đất đai 2003", "there is Luật Đất đai, 14/07/1993"),
        ("18-KH/TU", "there is 18-CT/TW"),
        ("Quyết định 05/02/2020", "fewer words"),
        ("xin chào", "fewer words"),
    ],
)
def test_another_than_was_said_is_none(catalogue: Catalogue, ref: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as error:
        refs.work(catalogue, ref)
    assert hint in error.value.hint


def test_of_very_many_the_latest_are_listed_by_key(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "archive") as opened:
        put(
            opened,
            tmp_path,
            [
                record("1-KH/HU", f"2018-{n % 12 + 1:02}-{n % 28 + 1:02}", issuer=f"Huyện ủy Mẫu {n}")
                for n in range(310)
            ],
        )
        with pytest.raises(refs.AmbiguousError, match="310 documents") as error:
            refs.work(opened, "1-KH/HU")
        first, *_, more = error.value.hint.splitlines()[1:]
        assert more.split() == ["…", "298"]
        assert refs.work(opened, first.split("'")[1])["date"] == "2018-12-28"


def test_the_beginning_of_an_id(catalogue: Catalogue) -> None:
    assert refs.work(catalogue, RECORDS[3].id[:9])["number"] == "30-KH/HU"
