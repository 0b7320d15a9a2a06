"""A list of numbers looked up: how it is read, what is answered, in which columns."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from index.catalogue import Catalogue
from index.embedded import Embedded
from index.lookup import Answer, asked, look_up
from index.sync import catch_up
from pipeline.errors import UsageError
from tests.archive_records import citation, put, record

RECORDS = [
    record("88-KH/TU", "2018-05-02", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Quảng Trị"),
    record("88-KH/TU", "2013-03-01", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Hà Tĩnh"),
    record("155-KH/TU", "2020-04-01", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Hà Tĩnh",
           cites=[citation("256-TB/TU")]),
    record("9/2003/NĐ-CP", "2003-02-01", kind="Nghị định", issuer="Chính phủ"),
]  # fmt: skip

# The list as text, the columns of its first line as they are asked for, what is typed for each.
LISTS = [
    ("88-KH/TU\n155-KH/TU\n", ("number",), ("88-KH/TU", "155-KH/TU")),
    ("Số;Năm\n88-KH/TU;2018\n", ("Số", "Năm"), ('88-KH/TU year:"2018"',)),
    (
        "tt,Số ký hiệu,Địa phương\n1,88-KH/TU,Hà Tĩnh\n",
        ("tt", "Số ký hiệu", "Địa phương"),
        ('88-KH/TU locality:"Hà Tĩnh"',),
    ),
    ("number\tissuer\n88-KH/TU\tTỉnh ủy\n", ("number", "issuer"), ('88-KH/TU issuer:"Tỉnh ủy"',)),
    ('Số,Trích yếu\n88-KH/TU,"a, b"\n\n', ("Số", "Trích yếu"), ("88-KH/TU",)),
    ("88-KH/TU,ghi chú\n", ("column 1", "column 2"), ("88-KH/TU",)),
    ("STT,Số ký hiệu văn bản,Trích yếu\n1,88-KH/TU,a\n", ("STT", "Số ký hiệu văn bản", "Trích yếu"), ("88-KH/TU",)),
    ("TT,Văn bản,Ghi chú\n1,88-KH/TU,a\n", ("TT", "Văn bản", "Ghi chú"), ("88-KH/TU",)),
    ("Ghi chú,Số,Ghi chú\na,88-KH/TU,b,c\n", ("Ghi chú", "Số", "Ghi chú 3", "column 4"), ("88-KH/TU",)),
    ("88-KH/TU\n155-KH/TU;thừa\n", ("column 1", "column 2"), ("88-KH/TU", "155-KH/TU")),
    ("Số,Năm\n88-KH/TU\n", ("Số", "Năm"), ("88-KH/TU",)),
    ("", (), ()),
]


@pytest.mark.parametrize(("text", "columns", "typed"), LISTS)
def test_lists(text: str, columns: tuple[str, ...], typed: tuple[str, ...]) -> None:
    lines = asked(text)
    assert tuple(line.typed for line in lines) == typed
    assert not lines or tuple(lines[0].columns) == columns


def test_a_column_by_its_name() -> None:
    (line,) = asked("Số,Căn cứ\n1-KH/TU,88-KH/TU\n", column="căn cứ")
    assert line.typed == "88-KH/TU"
    with pytest.raises(UsageError, match="there is no column kiểu"):
        asked("Số,Căn cứ\n1-KH/TU,88-KH/TU\n", column="kiểu")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("lookup")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, RECORDS)
        yield opened


def answers(catalogue: Catalogue, text: str) -> list[Answer]:
    with closing(Embedded(catalogue)) as engine:
        catch_up(catalogue, engine)
        return list(look_up(catalogue, engine, asked(text)))


# What stands in the line → state, how many, number and year of the best.
ANSWERS = [
    ("155-KH/TU", "found", 1, "155-KH/TU", "2020"),
    ("88-KH/TU", "several", 2, "88-KH/TU", "2018"),
    ("88-KH/TU năm 2013", "found", 1, "88-KH/TU", "2013"),
    ("I55-KH/TU", "found", 1, "155-KH/TU", "2020"),
    ("155-KH/TV", "similar", 1, "155-KH/TU", "2020"),
    ("9/2001/NĐ-CP", "other-year", 1, "9/2003/NĐ-CP", "2003"),
    ("256-TB/TU", "cited", 1, "155-KH/TU", "2020"),
    ("88-KH/TU năm 2016", "elsewhere", 2, "88-KH/TU", "2018"),
    ("999-QĐ/HU", "none", 0, None, None),
    ("không có số", "no-number", 0, None, None),
]


@pytest.mark.parametrize(("line", "state", "matches", "number", "year"), ANSWERS)
def test_answers(
    line: str, state: str, matches: int, number: str | None, year: str | None, catalogue: Catalogue
) -> None:
    (answer,) = answers(catalogue, line)
    assert (answer.state, answer.matches) == (state, matches)
    assert (answer.hit.number if answer.hit else None) == number
    assert (answer.hit.issued_on or "" if answer.hit else "")[:4] == (year or "")
    assert len(answer.others) == max(0, matches - 1)


def test_every_line_is_answered_in_its_order_with_its_columns(catalogue: Catalogue) -> None:
    rows = [each.row() for each in answers(catalogue, "stt;Số;Tỉnh\n7;88-KH/TU;Hà Tĩnh\n8;khác;\n9;155-KH/TU;\n")]
    assert [row["stt"] for row in rows] == ["7", "8", "9"]
    assert [row["state"] for row in rows] == ["found", "no-number", "found"]
    assert rows[0]["locality"] == "Hà Tĩnh"
    assert [row["number"] for row in rows] == ["88-KH/TU", "", "155-KH/TU"]


def test_a_column_of_the_same_name_is_kept(catalogue: Catalogue) -> None:
    (row,) = (each.row() for each in answers(catalogue, "number\n155-kh/tu\n"))
    assert (row["number"], row["found_number"]) == ("155-kh/tu", "155-KH/TU")


def test_the_command_writes_csv_that_spreadsheets_read(catalogue: Catalogue, tmp_path: Path) -> None:
    listed, out = tmp_path / "danh-sach.csv", tmp_path / "ket-qua.csv"
    # As spreadsheets write it here.
    listed.write_bytes("Số;Năm\r\n88-KH/TU;2018\r\n999-QĐ/HU;\r\n".encode("utf-16"))
    archive = str(catalogue.folder)
    done = CliRunner().invoke(main, ["lookup", str(listed), "-o", str(out), "--archive", archive])
    assert done.exit_code == 1, "not every line has an answer"
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [(row["Số"], row["state"], row["issued_on"]) for row in rows] == [
        ("88-KH/TU", "found", "2018-05-02"),
        ("999-QĐ/HU", "none", ""),
    ]


def test_the_command_reads_standard_input(catalogue: Catalogue) -> None:
    done = CliRunner().invoke(
        main, ["lookup", "-", "--archive", str(catalogue.folder), "--format", "json"], input="155-KH/TU"
    )
    (answer,) = json.loads(done.stdout)
    assert (done.exit_code, answer["state"], answer["hit"]["number"]) == (0, "found", "155-KH/TU")
