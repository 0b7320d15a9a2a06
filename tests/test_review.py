"""What a person should look at: values that are not sure, numbers and days that could not be read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from cli import main
from config.settings import Settings
from index.archive import Archive
from index.catalogue import Catalogue, doubts
from pipeline.model import FIELDS, Evidence, Field, Finding, Record
from tests.archive_records import citation, put, record


def unsure(item: Record, **confidences: float) -> Record:
    """The record with these confidences for single values, and for the last item of lists."""
    changed: dict[str, Any] = {}
    for name, sure in confidences.items():
        value = getattr(item, name)
        if isinstance(value, tuple):
            changed[name] = (*value[:-1], msgspec.structs.replace(value[-1], confidence=sure))
        else:
            changed[name] = msgspec.structs.replace(value, confidence=sure)
    return msgspec.structs.replace(item, **changed)


PLAN = unsure(
    record("88-KH/TU", "2018-05-02", kind="Kế hoạch", code="KH", subject="dân chủ ở cơ sở", recipients=["Sở Nội vụ", "VT"],
           due=["2018-06-30"], cites=[citation("30-CT/TW", kind="Chỉ thị")]),
    number=0.95, subject=0.7, recipients=0.4,
)  # fmt: skip
UNREAD = msgspec.structs.replace(
    record(None, "2019-01-02", kind="Công văn", text="Số     /UBND-VX"),
    findings=(Finding("number-unread", "viết tay", (Evidence(1, 0, 4),)), Finding("citation-conflict", "hai ngày")),
)
SURE = record("9-CT/TU", "2017-01-02", kind="Chỉ thị", code="CT", subject="an toàn giao thông")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    settings = Settings(archive=str(tmp_path / "archive"))
    with Catalogue(tmp_path / "archive") as catalogue:
        put(catalogue, tmp_path, [PLAN, UNREAD, SURE])
    with Archive(settings) as opened:
        yield opened


def test_the_least_sure_comes_first_with_what_is_to_be_looked_at(archive: Archive) -> None:
    unread, plan = archive.review(0.9, FIELDS)
    assert (unread["id"], unread["lowest"]) == (UNREAD.id, 0.0)
    assert unread["fields"] == [{"field": "number", "text": None, "confidence": 0.0, "page": 1}]
    assert (plan["number"], plan["lowest"], plan["path"]) == ("88-KH/TU", 0.4, PLAN.source.path)
    assert [(value["field"], value["text"], value["confidence"]) for value in plan["fields"]] == [
        ("subject", "dân chủ ở cơ sở", 0.7),
        ("recipients", "VT", 0.4),
    ]


@pytest.mark.parametrize(
    ("below", "fields", "limit", "expected"),
    [
        (0.9, FIELDS, 1, [UNREAD.id]),
        (0.5, FIELDS, 9, [UNREAD.id, PLAN.id]),
        (0.9, ("subject",), 9, [PLAN.id]),
        (0.7, ("subject",), 9, []),
        (0.96, ("number", "issuer"), 9, [UNREAD.id, PLAN.id]),
    ],
)
def test_what_is_asked_for(
    archive: Archive, below: float, fields: tuple[str, ...], limit: int, expected: list[str]
) -> None:
    assert [found["id"] for found in archive.review(below, fields, limit=limit)] == expected


def test_what_a_person_has_corrected_is_sure(archive: Archive) -> None:
    archive.catalogue.correct(PLAN.id, "subject", {"value": "dân chủ ở cơ sở"}, by="archivist")
    archive.catalogue.correct(UNREAD.id, "number", {"value": "12/UBND-VX"}, by="archivist")
    (left,) = archive.review(0.9, FIELDS)
    assert [value["field"] for value in left["fields"]] == ["recipients"]


def test_status_counts_documents_and_hears_the_setting(archive: Archive) -> None:
    assert archive.status()["doubtful"] == 2
    archive.settings = msgspec.structs.replace(archive.settings, review=0.3)
    assert archive.status()["doubtful"] == 1


def test_a_file_read_again_leaves_no_old_doubts(archive: Archive, tmp_path: Path) -> None:
    put(archive.catalogue, tmp_path, [unsure(PLAN, subject=0.99, recipients=0.99)])
    assert [found["id"] for found in archive.review(0.9, FIELDS)] == [UNREAD.id]


def test_every_kind_of_value_can_be_told() -> None:
    told = dict(doubts.values(PLAN))
    assert set(told) == {"kind", "number", "issued_on", "subject", "recipients", "deadlines", "citations"}
    assert [value.text for value in told["deadlines"]] == ["2018-06-30: gửi báo cáo"]
    assert [value.text for value in told["citations"]] == ["Chỉ thị 30-CT/TW"]
    assert doubts.below(SURE, 0.9) == {}


def test_a_number_that_was_read_after_all_is_not_listed_as_unread() -> None:
    read = msgspec.structs.replace(UNREAD, number=Field("12/UBND-VX", 0.95))
    assert dict(doubts.values(read))["number"][0].confidence == 0.95


def test_the_command(archive: Archive) -> None:
    def run(*args: str) -> Any:
        return CliRunner().invoke(main, ["review", *args], env={"VANBAN_CONFIG": os.devnull})

    folder = ("--archive", str(archive.folder))
    told = json.loads(run(*folder, "--format", "json").stdout)
    assert [item["id"] for item in told] == [UNREAD.id, PLAN.id]
    assert set(told[0]) == {"id", "number", "kind", "issued_on", "lowest", "path", "fields"}
    table = " ".join(run(*folder).stdout.split())
    assert [word for word in ("88-KH/TU", "trích yếu", "70 %", "không đọc được", "nơi nhận") if word not in table] == []
    assert "70 %" not in run(*folder, "--field", "number").stdout
    assert run(*folder, "--field", "issuer").exit_code == 3
    assert run(*folder, "--field", "colour").exit_code == 2
    assert run(*folder, "--below", "2").exit_code == 2
