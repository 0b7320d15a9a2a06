"""Conditions of `vanban reread --where`: taken apart, refused, and asked of a real catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from config.settings import Settings
from index.archive import Archive
from index.condition import FIELDS, Term, parse
from pipeline.errors import UsageError
from pipeline.model import PageInfo, Problem, Record
from pipeline.outcome import Outcome, Part
from tests.archive_records import record


@pytest.mark.parametrize(
    ("typed", "tests"),
    [
        ("stale", [Term("stale")]),
        ("confidence<0.8", [Term("confidence", "<", 0.8)]),
        ("confidence <= .8", [Term("confidence", "<=", 0.8)]),
        ("pages>20", [Term("pages", ">", 20.0)]),
        ("Pages >= 20 AND stale", [Term("pages", ">=", 20.0), Term("stale")]),
        ("text_from=ocr and confidence<0.8", [Term("text_from", "=", "ocr"), Term("confidence", "<", 0.8)]),
        ("media_type=application/pdf", [Term("media_type", "=", "application/pdf")]),
        ('kind="Kế hoạch" and year<1990', [Term("kind", "=", "Kế hoạch"), Term("year", "<", 1990.0)]),
        ("kind!=KH", [Term("kind", "!=", "KH")]),
        ("number=88-KH/TU", [Term("number", "=", "88-KH/TU")]),
        ('number="88 kh tu"', [Term("number", "=", "88 kh tu")]),
        ("problem=bad-text-layer", [Term("problem", "=", "bad-text-layer")]),
        ("read_at<2026-01-01", [Term("read_at", "<", "2026-01-01")]),
        ('kind="A and B" and stale', [Term("kind", "=", "A and B"), Term("stale")]),
        ("  stale  ", [Term("stale")]),
    ],
)
def test_a_condition_is_taken_apart(typed: str, tests: list[Term]) -> None:
    assert list(parse(typed)) == tests


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "''"),
        ("colour=red", "colour"),
        ("confidence", "confidence is compared by"),
        ("confidence<", "confidence<"),
        ("confidence<sure", "'sure'"),
        ("kind<KH", "kind is compared by != ="),
        ("kind=Kế hoạch", "'hoạch'"),
        ("stale=1", "stale stands alone"),
        ("stale and", "and"),
        ("stale or pages>1", "'or pages>1'"),
        ("stale, pages>1", "stale, pages>1"),
        ("read_at<2026", "'2026'"),
        ("1; DROP TABLE records", "DROP"),
        ("pages>1; DROP TABLE records", "1;"),
    ],
)
def test_what_is_no_condition_is_told_with_the_known_fields(typed: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse(typed)
    assert (raised.value.code, raised.value.exit_code) == ("CONDITION", 2)
    assert told in raised.value.message
    assert all(field in raised.value.hint for field in FIELDS)


def _file(name: str, made: Record, pages: list[PageInfo], media_type: str, *problems: Problem) -> tuple[str, Outcome]:
    source = msgspec.structs.replace(made.source, path=f"/in/{name}", media_type=media_type, pages=tuple(pages))
    part = Part(msgspec.structs.replace(made, source=source), (), problems)
    return made.source.sha256, Outcome(media_type, (part,))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Three files: an old scan of three pages, a born-digital plan, a text read with other settings before."""
    folder = tmp_path_factory.mktemp("condition")
    content = folder / "content"
    content.write_text("x", "utf-8")
    scan = _file(
        "scan.pdf",
        record("12-CT/TU", "1986-03-01", kind="Chỉ thị", code="CT", sha256="a" * 64),
        [PageInfo(number, 595, 842, "ocr", sure) for number, sure in ((1, 0.95), (2, 0.7), (3, 0.9))],
        "application/pdf",
        Problem("bad-text-layer", "read", "m", "h", 2),
    )
    plan = _file(
        "plan.pdf",
        record("88-KH/TU", "2018-05-02", kind="Kế hoạch", code="KH", sha256="b" * 64),
        [PageInfo(1, 595, 842, "layer", 1.0)],
        "application/pdf",
    )
    note = _file("note.txt", record(None, sha256="c" * 64), [PageInfo(1, 0, 0, "file", 1.0)], "text/plain")
    settings = Settings(archive=str(folder / "archive"))
    with Archive(settings, create=True, version="1") as before:
        for sha256, outcome in (scan, note):
            before.catalogue.put(content, sha256, outcome)
    with Archive(settings, version="2") as opened:
        # The first reading of the plan met a problem that the last did not; what failed later changes nothing.
        spoiled = Part(plan[1].parts[0].record, (), (Problem("ocr-missed-ink", "ocr", "m", "h"),))
        opened.catalogue.put(content, plan[0], Outcome("application/pdf", (spoiled,)))
        opened.catalogue.put(content, *plan)
        opened.catalogue.put(content, *scan)
        opened.catalogue.put_failure(content, scan[0], Problem("TIMEOUT", "read", "m", "h"))
        opened.catalogue.put_failure(content, "d" * 64, Problem("DAMAGED", "read", "m", "h"))
        yield opened


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("stale", "note.txt"),
        ("confidence<0.8", "scan.pdf"),
        ("confidence>=0.7", "note.txt plan.pdf scan.pdf"),
        ("confidence!=1", "scan.pdf"),
        ("pages>2", "scan.pdf"),
        ("pages=1", "note.txt plan.pdf"),
        ("text_from=ocr", "scan.pdf"),
        ("text_from!=ocr", "note.txt plan.pdf"),
        ("text_from=layer and stale", ""),
        ("media_type=application/pdf", "plan.pdf scan.pdf"),
        ("kind=KH", "plan.pdf"),
        ("kind=kh", "plan.pdf"),
        ('kind="Chỉ thị"', "scan.pdf"),
        ("number=88-KH/TU", "plan.pdf"),
        ('number="088 kh tu"', "plan.pdf"),
        ("year<1990", "scan.pdf"),
        ("year>=1990 and year<=2018", "plan.pdf"),
        ("problem=bad-text-layer", "scan.pdf"),
        ("problem!=bad-text-layer", "note.txt plan.pdf"),
        ("problem=ocr-missed-ink", ""),
        ("problem=TIMEOUT", "scan.pdf"),
        ("read_at<2020-01-01", ""),
        ("read_at>=2020-01-01", "note.txt plan.pdf scan.pdf"),
    ],
)
def test_a_condition_means_these_files(archive: Archive, where: str, names: str) -> None:
    assert [Path(file.path).name for file in archive.held(where)] == names.split()


def test_how_a_file_was_read_is_told(archive: Archive) -> None:
    (scan,) = archive.held("pages>2")
    assert (scan.path, scan.sha256, scan.media_type) == ("/in/scan.pdf", "a" * 64, "application/pdf")
    assert (scan.pages, scan.confidence) == (3, 0.7)


def test_every_field_is_documented(request: pytest.FixtureRequest) -> None:
    section = (request.config.rootpath / "docs/commands.md").read_text("utf-8").partition("## vanban reread")[2]
    assert [name for name in FIELDS if f"| `{name}" not in section.partition("\n## ")[0]] == []
