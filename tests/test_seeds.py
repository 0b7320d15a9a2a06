"""Real directives against the gold records written by hand; skipped where they are not at hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from extractors.api import extract
from pipeline.readers import read
from pipeline.text import assemble
from tools.scoring import scorer

SEEDS = ("seed-000", "seed-001", "seed-002", "seed-004")
TEXT = {".txt", ".md", ".html", ".docx", ".doc"}
MAIN = ("kind", "number", "issued_on", "issuer", "subject", "signatory", "recipients", "deadlines", "citations")
CITATION = ("kind", "number", "name", "date", "issuer", "term", "relation")


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    """The scoring functions that lie beside the gold records."""
    return scorer(shared)


def gold(shared: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "gold" / f"{name}.json").read_text("utf-8"))
    return found


def text_gold(shared: Path) -> list[str]:
    """Names of the gold records of files that need no recognition."""
    paths = sorted((shared / "gold").glob("*.json"))
    return [path.stem for path in paths if Path(gold(shared, path.stem)["file"]).suffix in TEXT]


@cache
def records(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = msgspec.to_builtins(extract(assemble(read(file), str(file), "0" * 64)))
    return found


def tally(score: ModuleType, shared: Path, names: list[str]) -> Any:
    counts = score.Tally()
    for name in names:
        expected = gold(shared, name)
        found = records((shared / "gold" / expected["file"]).resolve())
        assert len(found) == len(expected["records"])
        for want, got in zip(expected["records"], found, strict=True):
            score.score_record(counts, name, want, got)
    return counts


def f1(true: int, spurious: int, missing: int) -> float:
    return 2 * true / (2 * true + spurious + missing) if true + spurious + missing else 1.0


@pytest.mark.parametrize("name", SEEDS)
def test_every_field_of_a_seed(score: ModuleType, shared: Path, name: str) -> None:
    counts = tally(score, shared, [name])
    assert counts.notes == []
    assert all(f1(*found) == 1 for found in counts.n.values())


@pytest.mark.parametrize("name", SEEDS)
def test_citations_of_a_seed_are_exact(shared: Path, name: str) -> None:
    expected = gold(shared, name)
    (got,) = records((shared / "gold" / expected["file"]).resolve())
    (want,) = expected["records"]
    assert [{k: c[k] for k in CITATION} for c in got["citations"]] == [
        {k: c[k] for k in CITATION} for c in want["citations"]
    ]


@pytest.mark.parametrize("name", SEEDS)
def test_days_and_findings_of_a_seed_are_exact(shared: Path, name: str) -> None:
    expected = gold(shared, name)
    (got,) = records((shared / "gold" / expected["file"]).resolve())
    (want,) = expected["records"]
    days = ("start", "due", "precision", "recurrence")
    assert [[d[k] for k in days] for d in got["deadlines"]] == [[d[k] for k in days] for d in want["deadlines"]]
    assert sorted(finding["code"] for finding in got["findings"]) == sorted(want["findings"])
    assert [a["kind"] for a in got["attachments"]] == want["attachments"]


def test_macro_over_all_text_formats(score: ModuleType, shared: Path) -> None:
    names = text_gold(shared)
    assert len(names) > len(SEEDS)
    counts = tally(score, shared, names)
    macro = sum(f1(*counts.n[field]) for field in MAIN) / len(MAIN)
    assert macro >= 0.95, "\n".join(counts.notes)
    assert f1(*counts.n["citation-relation"]) >= 0.95
