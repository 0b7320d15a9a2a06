"""A person decides what a citation means, and that outlives everything that happens to the archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from cli import main
from index import graph, refs
from index.catalogue import Catalogue
from index.catalogue.corrections import NOT_HELD
from index.graph.deciding import Decision, decide
from pipeline.errors import NotFoundError, UsageError
from tests.archive_records import citation, outcome, put, record

OLD = record("30-CT/TW", "1998-02-18", kind="Chỉ thị", issuer="Bộ Chính trị", subject="quy chế dân chủ")
NEW = record("30-CT/TW", "2019-01-22", kind="Chỉ thị", issuer="Ban Bí thư", subject="người tiêu dùng")
CITING = record("91-KH/TU", "2020-05-02", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Quảng Trị",
                cites=[citation("30-CT/TW", "implements"), citation(None, name="Luật Đất đai", kind="Luật")])  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue(tmp_path / "archive") as catalogue:
        put(catalogue, tmp_path, [OLD, NEW, CITING])
        yield catalogue


def leads(catalogue: Catalogue) -> tuple[str, str | None]:
    """State of the citation of 30-CT/TW, and the id it leads to."""
    row = catalogue.one(
        """SELECT e.state, (SELECT min(id) FROM records r WHERE r.work = e.target) AS id FROM edges e
           WHERE e.number = '30-CT/TW'"""
    )
    assert row is not None
    return row["state"], row["id"]


def say(catalogue: Catalogue, to: str | None) -> object:
    return decide(catalogue, Decision("91-KH/TU", "30-ct/tw", to, "archivist"))


def test_undecided_until_a_person_says(archive: Catalogue, tmp_path: Path) -> None:
    assert leads(archive) == ("ambiguous", None)
    say(archive, "30-CT/TW 1998")
    assert leads(archive) == ("held", OLD.id)
    assert archive.record(CITING.id).citations[0].target == OLD.id
    # Read again, with the same document and with what it means in another shape.
    put(archive, tmp_path, [CITING])
    assert leads(archive) == ("held", OLD.id)
    archive.correct(OLD.id, "issued_on", {"value": "1998-02-19", "precision": "day"}, by="archivist")
    assert leads(archive) == ("held", OLD.id)
    later = msgspec.structs.replace(CITING, text="đọc lại lần hai")
    archive.renew(CITING.source.sha256, outcome(later))
    assert leads(archive) == ("held", OLD.id)


def test_the_last_word_counts(archive: Catalogue) -> None:
    say(archive, OLD.id)
    say(archive, NEW.id)
    assert leads(archive) == ("held", NEW.id)
    say(archive, NOT_HELD)
    assert leads(archive) == ("missing", None)
    assert [row["cited"] for row in archive.all("SELECT cited FROM works WHERE number = '30-CT/TW' AND NOT held")] == [
        1
    ]
    say(archive, None)
    assert leads(archive) == ("ambiguous", None)
    assert not archive.all("SELECT 1 FROM works WHERE number = '30-CT/TW' AND NOT held")


def test_what_is_not_held_comes_in_later(archive: Catalogue, tmp_path: Path) -> None:
    say(archive, NOT_HELD)
    third = record("30-CT/TW", "2009-01-22", kind="Chỉ thị", issuer="Ban Bí thư")
    put(archive, tmp_path, [third])
    assert leads(archive) == ("missing", None)
    say(archive, "30-CT/TW 2009")
    assert leads(archive) == ("held", third.id)


def test_a_law_by_name_is_led_too(archive: Catalogue, tmp_path: Path) -> None:
    law = record("31/2024/QH15", "2024-01-18", kind="Luật", issuer="Quốc hội", subject="Đất đai")
    put(archive, tmp_path, [law])
    told = decide(archive, Decision("91-KH/TU", "luật đất đai", law.id, "archivist"))
    assert told["state"] == "held"
    assert told["why"] == ["chosen by a person"]


def test_what_cannot_be_decided(archive: Catalogue) -> None:
    with pytest.raises(UsageError, match="cite itself"):
        say(archive, "91-KH/TU")
    with pytest.raises(NotFoundError, match="cites no 77-KL/TW"):
        decide(archive, Decision("91-KH/TU", "77-KL/TW", NOT_HELD, "archivist"))
    with pytest.raises(NotFoundError):
        say(archive, "5555-KH/TU")
    assert leads(archive) == ("ambiguous", None)


def test_command(archive: Catalogue) -> None:
    where = ["--archive", str(archive.folder)]
    run = CliRunner().invoke(
        main, ["graph", "decide", "91-KH/TU", "30-CT/TW", "--to", OLD.id, "--by", "Mẫu", "--note", "xem trang 1", *where,
               "--format", "json"],
    )  # fmt: skip
    assert run.exit_code == 0, run.output
    assert json.loads(run.output)["target"]["id"] == OLD.id
    (made,) = archive.corrections(CITING.id)
    assert (made.made_by, made.note) == ("Mẫu", "xem trang 1")
    assert CliRunner().invoke(main, ["graph", "decide", "91-KH/TU", "30-CT/TW", *where]).exit_code == 2


def test_an_edge_tells_what_it_rests_on(archive: Catalogue, tmp_path: Path) -> None:
    dated = citation("30-CT/TW", date="1998-02-18", issuer="Bộ Chính trị", term="VIII", title="quy chế dân chủ ở xã")
    bare = citation("30-CT/TW")
    early = record("5-KH/TU", "1999-05-02", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Hà Tĩnh", cites=[bare])
    late = record("6-KH/TU", "2020-05-02", kind="Kế hoạch", issuer="Tỉnh ủy", locality="Hà Tĩnh", cites=[dated])
    put(archive, tmp_path, [early, late])
    say(archive, OLD.id)
    work = refs.work(archive, OLD.id)["work"]
    net = graph.cited_by(archive, work)
    number = {node["key"]: node["number"] for node in net["nodes"]}
    assert {number[edge["source"]]: edge["rests_on"] for edge in net["edges"]} == {
        "91-KH/TU": ["person"],
        "5-KH/TU": ["number"],
        "6-KH/TU": ["number", "date", "term", "issuer", "title"],
    }
