"""From a directive down, level by level, and who has issued nothing; levels of bodies (bodies invented)."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from cli import main
from index import graph, refs
from index.catalogue import Catalogue
from index.graph import views
from index.graph.chain import listed, unreadable
from index.levels import level
from tests.archive_records import citation, put, record

HT: dict[str, Any] = {"kind": "Kế hoạch", "locality": "Hà Tĩnh"}
RECORDS = [
    record("30-CT/TW", "2018-01-01", kind="Chỉ thị", issuer="Bộ Chính trị"),
    record("10-KH/TU", "2018-03-01", **HT, issuer="Ban Thường vụ Tỉnh ủy", cites=[citation("30-CT/TW", "implements")]),
    record("11-KH/TU", "2019-03-01", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Quảng Trị",
           cites=[citation("30-CT/TW", "implements")]),
    record("12-KH/HU", "2018-05-01", **HT, issuer="Huyện ủy Hương Mẫu",
           cites=[citation("30-CT/TW", "implements"), citation("10-KH/TU", "implements")]),
    record("50/KH-UBND", "2018-06-01", **HT, issuer="Ủy ban nhân dân tỉnh Hà Tĩnh",
           cites=[citation("10-KH/TU", "implements")]),
    record("5-KH/ĐU", "2018-07-01", **HT, issuer="Đảng ủy xã Sơn Mẫu", cites=[citation("12-KH/HU", "implements")]),
    record("7-KH/BTCTU", "2018-04-01", **HT, issuer="Ban Tổ chức Tỉnh ủy", cites=[citation("10-KH/TU", "implements")]),
    record("60-KH/TU", "2018-12-01", **HT, issuer="Tỉnh ủy", cites=[citation("10-KH/TU", "extends")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("chain")
    with Catalogue(found / "archive") as opened:
        put(opened, found, RECORDS)
    return found


@pytest.fixture
def catalogue(folder: Path) -> Iterator[Catalogue]:
    with Catalogue(folder / "archive") as opened:
        yield opened


def chain(catalogue: Catalogue, *bodies: str) -> dict[str, Any]:
    return graph.chain(catalogue, int(refs.work(catalogue, "30-CT/TW")["work"]), bodies=bodies)


LEVELS = [
    ("Bộ Chính trị", None, "central"), ("Thủ tướng Chính phủ", None, "central"), ("Quân ủy Trung ương", None, "central"),
    ("Bộ Tài chính", None, "central"), ("Bộ Chỉ huy Quân sự tỉnh", None, "province"),
    ("Ban Thường vụ Tỉnh ủy", "1-KH/TU", "province"), ("Ủy ban nhân dân tỉnh Hà Tĩnh", None, "province"),
    ("Sở Y tế", None, "province"), ("Thành ủy Hải Phòng", None, "province"), ("Thành uỷ", None, "province"),
    ("Ủy ban nhân dân thành phố Đà Nẵng", None, "province"), ("UBND TP Đà Nẵng", None, "province"),
    ("Ủy ban nhân dân thành phố Mẫu", None, "district"), ("Huyện uỷ Mẫu", None, "district"),
    ("Ủy ban nhân dân thị xã Mẫu", None, "district"), ("Thị ủy Mẫu", None, "district"),
    ("Ủy ban nhân dân quận 1", None, "district"), ("Đảng uỷ xã Mẫu", None, "commune"),
    ("Ủy ban nhân dân xã A, huyện B, tỉnh C", None, "commune"), ("Ủy ban nhân dân thị trấn B", None, "commune"),
    (None, "5-CT/TW", "central"), (None, "5/2020/NĐ-CP", "central"), (None, "5-CT/TU", "province"),
    (None, "5-CT/HU", "district"), (None, "5-CT/ĐU", "commune"), (None, "3-QĐ/BTCTU", "province"),
    (None, "7/UBND-VP", None), ("Cơ quan Mẫu", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "number", "expected"), LEVELS)
def test_level_of_a_body(issuer: str | None, number: str | None, expected: str | None) -> None:
    assert level(issuer, number) == expected


def test_each_work_stands_below_the_nearest_that_it_carries_out(catalogue: Catalogue) -> None:
    found = chain(catalogue)
    number = {node["key"]: node["number"] for node in found["nodes"]}
    assert {node["number"]: (node["level"], number.get(node["parent"])) for node in found["nodes"]} == {
        "30-CT/TW": ("central", None),
        "10-KH/TU": ("province", "30-CT/TW"),
        "11-KH/TU": ("province", "30-CT/TW"),
        "12-KH/HU": ("district", "10-KH/TU"),
        "50/KH-UBND": ("province", "10-KH/TU"),
        "5-KH/ĐU": ("commune", "12-KH/HU"),
        "7-KH/BTCTU": ("province", "10-KH/TU"),
        "60-KH/TU": ("province", "10-KH/TU"),
    }


BODIES = [
    ("Tỉnh ủy Hà Tĩnh", ["10-KH/TU", "60-KH/TU"]),
    ("BTV Tỉnh ủy Hà Tĩnh", ["10-KH/TU", "60-KH/TU"]),
    ("Tỉnh uỷ Quảng Trị", ["11-KH/TU"]),
    ("UBND tỉnh Hà Tĩnh", ["50/KH-UBND"]),
    ("Huyện ủy Hương Mẫu", ["12-KH/HU"]),
    ("BTV Huyện uỷ Hương Mẫu", ["12-KH/HU"]),
    ("Đảng ủy xã Sơn Mẫu", ["5-KH/ĐU"]),
    ("Ban Tổ chức Tỉnh ủy Hà Tĩnh", ["7-KH/BTCTU"]),
    ("Tỉnh ủy Nghệ An", []),
    ("Huyện ủy Sơn Mẫu", []),
    ("UBND huyện Hương Mẫu", []),
    ("UBND tỉnh Quảng Trị", []),
]


@pytest.mark.parametrize(("body", "issued"), BODIES)
def test_who_has_issued_something(catalogue: Catalogue, body: str, issued: list[str]) -> None:
    found = chain(catalogue, body)
    assert [document["number"] for each in found["present"] for document in each["documents"]] == issued
    assert found["absent"] == ([] if issued else [body])
    assert found["remarks"] == []


@pytest.mark.parametrize("body", ["Hội Người Mẫu", "Tỉnh ủy", "UBND huyện", "UBND tỉnh Hà Trà"])
def test_a_name_that_tells_too_little_is_remarked_not_absent(catalogue: Catalogue, body: str) -> None:
    assert unreadable(body)
    found = chain(catalogue, body)
    assert ([each["code"] for each in found["remarks"]], found["absent"]) == (["body-unreadable"], [])


def test_the_latest_comes_last(catalogue: Catalogue) -> None:
    found = chain(catalogue, "Tỉnh ủy Quảng Trị", "UBND tỉnh Hà Tĩnh", "Tỉnh ủy Hà Tĩnh")
    assert [each["body"] for each in found["present"]] == ["Tỉnh ủy Hà Tĩnh", "UBND tỉnh Hà Tĩnh", "Tỉnh ủy Quảng Trị"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Tỉnh ủy Hà Tĩnh\n\nUBND xã A, huyện B\n", ["Tỉnh ủy Hà Tĩnh", "UBND xã A, huyện B"]),
        ("STT,Cơ quan\n1,Tỉnh ủy Hà Tĩnh\n2,\"UBND xã A, huyện B\"\n", ["Tỉnh ủy Hà Tĩnh", "UBND xã A, huyện B"]),
        ("\ufeffSTT;Đơn vị;Ghi chú\n1;Tỉnh ủy Hà Tĩnh;\n", ["Tỉnh ủy Hà Tĩnh"]),
        ("\n", []),
    ],
)  # fmt: skip
def test_a_list_of_bodies(text: str, bodies: list[str]) -> None:
    assert listed(text) == bodies


def test_as_a_tree(catalogue: Catalogue) -> None:
    out = io.StringIO()
    Console(file=out, width=160).print(views.net(chain(catalogue, "Tỉnh ủy Nghệ An", "Tỉnh ủy")))
    lines = out.getvalue().split("\n")
    starts = [line[: line.index("-KH/")] for line in lines if "-KH/" in line]
    assert starts[:3] == ["  └ 10", "    └ 7", "    └ 12"]
    assert any("Chưa thấy ban hành" in line for line in lines)


def test_by_command(folder: Path) -> None:
    args = ["graph", "chain", "30-CT/TW", "--bodies", "-", "--format", "json", "--archive", str(folder / "archive")]
    done = CliRunner().invoke(main, args, input="Tỉnh ủy Hà Tĩnh\nTỉnh ủy Nghệ An\n", env={"VANBAN_CONFIG": os.devnull})
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["absent"] == ["Tỉnh ủy Nghệ An"]
    empty = CliRunner().invoke(main, args, input="\n", env={"VANBAN_CONFIG": os.devnull})
    assert empty.exit_code == 2
    gone = CliRunner().invoke(main, [*args[:4], str(folder / "none.txt"), *args[5:]], env={"VANBAN_CONFIG": os.devnull})
    assert gone.exit_code == 2


@pytest.mark.parametrize(
    ("args", "exit_code", "edges"),
    [
        (("cited-by", "10-KH/TU", "--relation", "extended-by"), 0, ["extends"]),
        (("cited-by", "10-KH/TU", "--relation", "extends", "--relation", "extended-by"), 0, ["extends"]),
        (("cites", "60-KH/TU", "--relation", "extends"), 0, ["extends"]),
        (("cites", "60-KH/TU", "--relation", "extended-by"), 2, []),
        (("cited-by", "10-KH/TU", "--relation", "loves"), 2, []),
    ],
)
def test_relations_by_both_names(folder: Path, args: tuple[str, ...], exit_code: int, edges: list[str]) -> None:
    full = ["graph", *args, "--format", "json", "--archive", str(folder / "archive")]
    done = CliRunner().invoke(main, full, env={"VANBAN_CONFIG": os.devnull})
    assert done.exit_code == exit_code, done.output
    if exit_code:
        told = json.loads(done.stderr)["error"]
        assert told["code"] == "USAGE"
        assert "implements" in told["message"]
    else:
        found = json.loads(done.output)["edges"]
        assert [edge["relation"] for edge in found] == edges
        assert {edge["inverse"] for edge in found} == {"extended-by"}
