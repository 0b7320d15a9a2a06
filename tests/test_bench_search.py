"""The bench of search: what it makes is always the same, and measures what it says."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from index.catalogue import Catalogue
from pipeline.number import canonical
from tools.bench_search import asks, shelf
from tools.bench_search.__main__ import main
from tools.bench_search.heads import head
from tools.bench_search.noise import CLASSES, DIGITS, Class, garbled, misread
from tools.bench_search.records import body_of, made
from tools.bench_search.typed import FORMS

SIZE = 300


def test_the_same_records_every_time_and_a_small_archive_begins_a_large_one() -> None:
    small, large = list(made(40)), list(made(80))
    assert small == large[:40] == list(made(40))
    assert len({record.id for record in large}) == 80


def test_what_a_record_states_stands_in_its_text() -> None:
    for record in made(60):
        text = record.text
        assert record.number
        assert text.splitlines()[1] == f"Số: {record.number.value}"
        for citation in record.citations:
            for mention in citation.mentions:
                assert text[mention.start : mention.end] == mention.text == f"{citation.kind} số {citation.number}"
        for deadline in record.deadlines:
            (seen,) = deadline.evidence
            assert text[seen.start : seen.end] == deadline.text
        for field in (record.number, record.subject, record.signatory, *record.recipients):
            assert field
            (seen,) = field.evidence
            assert text[seen.start : seen.end] == field.value
        assert all(sentence in text for sentence in body_of(int(Path(record.source.path).stem)))


def test_numbers_are_of_forms_that_this_program_reads() -> None:
    numbers = [head(place).number for place in range(500)]
    assert [number for number in numbers if canonical(number) != number] == []
    assert {re.sub(r"\d+", "", number).lstrip("-/") for number in numbers} > {"KH/TU", "KH-UBND", "CT/TW", "NĐ-CP"}


@pytest.mark.parametrize("confusion", [*CLASSES, DIGITS], ids=lambda each: each.name)
def test_every_confusion_changes_the_number(confusion: Class) -> None:
    dice = random.Random(1)
    numbers = [head(place).number for place in range(2000)] + ["11/2003/QH11", "62-KL/TW", "05-TTr/TU"]
    fitting = [number for number in numbers if confusion.what.search(number)]
    assert fitting
    assert all(misread(number, confusion, dice) != number for number in fitting)


def test_garbled_numbers_name_their_confusions() -> None:
    dice = random.Random(2)
    found = [(number, garbled(number, dice)) for number in (head(place).number for place in range(500))]
    assert all(read.text != number for number, read in found)
    known = {each.name for each in (*CLASSES, DIGITS)}
    assert all(read.classes and set(read.classes) <= known for _, read in found)
    assert 0.08 < sum(DIGITS.name in read.classes for _, read in found) / len(found) < 0.28


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("88 KH TU", "155 KH TU"),
        ("88KH/TU", "155KH/TU"),
        ("KH 88/TU 2018", "KH 155/TU 2018"),
        ("kế hoạch 88 năm 2018", "kế hoạch 155 năm 2018"),
        ("ke hoach so 88", "ke hoach so 155"),
        ("I55-KH/TU", "I55-KH/TU"),
        ("88-KH/TƯ", "155-KH/TƯ"),
        ("62-KL/TVV", None),
        ("3O-CT/TW", None),
    ],
)
def test_forms_of_a_number(form: str, typed: str | None) -> None:
    wanted = head(0)._replace(
        kind="Kế hoạch", code="KH", digits=155, number="155-KH/TU", date="2018-05-02", locality="Hà Tĩnh"
    )
    (found,) = [each for each in FORMS if each.name == form]
    assert found.typed(wanted) == typed


def test_an_archive_is_kept_until_what_made_it_changes(tmp_path: Path) -> None:
    folder = shelf.built(tmp_path, 20)
    made_at = (folder / "catalogue.db").stat().st_mtime_ns
    assert shelf.built(tmp_path, 20) == folder
    assert (folder / "catalogue.db").stat().st_mtime_ns == made_at
    (folder / "made.json").write_text('{"digest": "of other sources"}', "utf-8")
    shelf.built(tmp_path, 20)
    assert (folder / "catalogue.db").stat().st_mtime_ns != made_at
    with Catalogue(folder) as catalogue:
        counts = catalogue.counts()
        assert counts["records"] == 20
        assert counts["edges"] == sum(len(record.citations) for record in made(20))
        unsettled = catalogue.one("SELECT count(*) FROM edges WHERE state = 'new'")
        assert unsettled is not None
        assert unsettled[0] == 0


def test_the_whole_bench_over_a_small_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "figures.json"
    told = ["--sizes", str(SIZE), "--engines", "embedded", "--queries", "10", "--sampled", "10", "--garbled", "20"]
    main([*told, "--folder", str(tmp_path / "archives"), "--json", str(out)])
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    speed = found["speed"][f"embedded {SIZE}"]
    assert speed["index"]["documents"] == found["speed"][f"SQLite FTS5 {SIZE}"]["index"]["documents"] == SIZE
    assert set(speed["kinds"]) >= set(asks.PEERS)
    assert all(0 < told["p50"] <= told["p95"] for told in speed["kinds"].values())
    # Queries are taken from the documents, so all but the deep page find something.
    assert all(told["hits"] > 0 for kind, told in speed["kinds"].items() if "deep" not in kind)
    assert found["forms"]["embedded"]["88-KH/TU|"] == {"right": 10, "of": 10}
    assert {len(results) for results in found["noise"].values()} == {20}
    printed = capsys.readouterr().out
    assert "milliseconds, p50 / p95" in printed
    assert "88-KH/TU" in printed
    assert "digit as digit" in printed
