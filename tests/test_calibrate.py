"""Fitting the confidences: which values are right, what is learned from them, how good it is said to be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import yaml

from extractors.calibration import SURE, confidence
from extractors.signals import SIGNALS
from pipeline.model import FIELDS, Document, Line, Page, Reading
from pipeline.text import assemble
from tools.calibrate import report
from tools.calibrate.cases import Case, Part, cases
from tools.calibrate.fit import TARGET, bar, fitted, folds, measured, outside
from tools.calibrate.sources import TEXT, Source, documents, sources

PLAN = """TỈNH ỦY QUẢNG TRỊ
Số 7-KH/TU
Quảng Trị, ngày 3 tháng 4 năm 2017
KẾ HOẠCH
thực hiện Chỉ thị số 30-CT/TW ngày 18/02/1998 của Bộ Chính trị và Nghị quyết số 25-NQ/TW ngày 03/6/2013
Các huyện ủy báo cáo kết quả thực hiện trước ngày 30/6/2017.
Nơi nhận:
- Ban Bí thư;
- Các huyện ủy;
- Lưu Văn phòng Tỉnh ủy."""


def typed(text: str) -> Document:
    return assemble(Reading("text/plain", (Page(1, 0, 0, "file", tuple(Line(line) for line in text.split("\n"))),)))


class Score:
    """The part of the scorer's protocol that the cases are read from: number, recipients, deadlines, citations."""

    @staticmethod
    def score_record(tally: Any, name: str, gold: dict[str, Any], got: dict[str, Any]) -> None:
        same: Callable[[Any, Any], bool] = lambda a, b: a == b  # noqa: E731
        tally.one(name, "number-handwritten", gold["number"], (got["number"] or {}).get("value"), same)
        tally.one(name, "receipt", None, None, same)
        tally.many(name, "recipients", gold["recipients"], [item["value"] for item in got["recipients"]], same)
        dated = [item for item in got["deadlines"] if item["due"]]
        tally.many(name, "deadlines", gold["deadlines"], dated, lambda a, b: a == b["due"])
        tally.many(name, "deadline-dates", gold["deadlines"], [item["due"] for item in dated], same)
        for wanted, hit in tally.many(
            name, "citations", gold["citations"], got["citations"], lambda a, b: a[0] == b["number"]
        ):
            tally.one(name, "citation-date", wanted[1], hit["date"], same)


GOLD = {
    "number": "7-KH/TU",
    "recipients": ["Ban Bí thư", "Các huyện ủy", "Ban Tổ chức Tỉnh ủy"],
    "deadlines": ["2017-06-30"],
    "citations": [("25-NQ/TW", "2013-06-03"), ("30-CT/TW", "1998-02-19"), ("99-CT/TW", None)],
}


def test_every_value_is_judged_and_keeps_its_place() -> None:
    source = Source("plan", TEXT, Path("plan.txt"), [GOLD])
    found, parts = cases(Score, [(source, typed(PLAN))])
    told = {(case.field, case.place): case.right for case in found}
    assert told == {
        ("number", 0): True,
        ("recipients", 0): True,
        ("recipients", 1): True,
        ("recipients", 2): False,
        ("deadlines", 0): True,
        ("citations", 0): True,
        ("citations", 1): True,
    }
    assert sorted((part.place, part.name, part.right) for part in parts) == [
        (0, "citation-date", False),
        (1, "citation-date", True),
    ]
    assert {case.document for case in found} == {"plan"}


def test_a_document_that_was_split_wrongly_is_judged_as_far_as_it_goes() -> None:
    source = Source("plan", TEXT, Path("plan.txt"), [GOLD, GOLD])
    assert len(cases(Score, [(source, typed(PLAN))])[0]) == 7


# ---- the model ----


def made(count: int, *, seed: int = 1, documents: int = 40) -> list[Case]:
    """Cases whose truth hangs on one signal, `spelled`, and on it alone."""
    random = np.random.default_rng(seed)
    place = list(SIGNALS).index("spelled")
    found = []
    for number in range(count):
        signals = random.uniform(0.5, 1, len(SIGNALS))
        signals[place] = random.choice([0.2, 1.0])
        right = random.random() < (0.995 if signals[place] == 1.0 else 0.4)
        variant = TEXT if number % 3 == 0 else "combo200"
        found.append(
            Case(f"d{number % documents}", variant, "subject", 0, bool(right), 0.9, tuple(map(float, signals)))
        )
    return found


def test_what_decides_gets_the_weight_and_none_is_negative() -> None:
    model = fitted(made(2000))
    weights = dict(zip(SIGNALS, model.fields["subject"].weights, strict=True))
    assert max(weights, key=lambda name: weights[name]) == "spelled"
    assert all(weight >= 0 for field in model.fields.values() for weight in field.weights)


def test_fields_without_cases_follow_the_others() -> None:
    model = fitted(made(2000))
    place = list(SIGNALS).index("spelled")
    assert model.fields["number"].weights[place] > 2.5
    assert model.fields["number"].cap == 0.5


def test_the_more_documents_the_more_may_be_claimed() -> None:
    caps = [fitted(made(200, documents=count)).fields["subject"].cap for count in (2, 8, 40)]
    assert caps == [0.75, 0.9, 0.976]


def test_a_sure_value_is_as_often_right_as_promised_on_documents_not_seen() -> None:
    seen, fresh = made(3000), made(3000, seed=2)
    model = fitted(seen, bar(seen, outside(seen, 4)))
    claims = [confidence(model.fields[case.field], model.bar, case.signals) for case in fresh]
    sure = [case.right for case, claimed in zip(fresh, claims, strict=True) if claimed >= SURE]
    assert len(sure) > 1000
    assert sum(sure) / len(sure) >= TARGET


def test_copies_of_a_document_are_in_one_fold() -> None:
    found = made(400)
    parts = folds(found, 8)
    assert sorted(name for part in parts for name in part) == sorted({case.document for case in found})
    assert {len(part) for part in parts} == {5}


def test_the_bar_is_met_by_files_and_by_worn_scans() -> None:
    def group(variant: str, wrong_below: float) -> list[tuple[Case, float]]:
        chances = [0.5 + number / 1000 for number in range(500)]
        return [(Case("d", variant, "kind", 0, chance >= wrong_below, 1, ()), chance) for chance in chances]

    both = [*group(TEXT, 0.6), *group("combo200", 0.8)]
    found = bar([case for case, _ in both], [chance for _, chance in both])
    assert 0.79 < found < 0.8
    high = [case.right for case, chance in both if chance >= found and case.variant != TEXT]
    assert sum(high) / len(high) >= TARGET


def test_what_is_measured_hangs_on_other_documents_alone() -> None:
    found = made(300)
    (first, *_), spoiled = folds(found, 2), []
    for case in found:
        spoiled.append(case._replace(right=not case.right) if case.document in first else case)
    plain, other = measured(found, 2, 2), measured(spoiled, 2, 2)
    for case, before, after in zip(found, plain, other, strict=True):
        # What is true of a document has no say in its own confidences, only in those of the others.
        assert (before == after) == (case.document in first)


# ---- what is said of it ----


def test_figures() -> None:
    told = report.figures([True, True, False, True], [0.95, 0.92, 0.91, 0.3])
    assert told.values == 4
    assert (told.right, told.sure) == (0.75, 0.75)
    assert told.covered == pytest.approx(2 / 3)
    assert told.sure_right == pytest.approx(2 / 3)
    assert told.brier == pytest.approx((0.05**2 + 0.08**2 + 0.91**2 + 0.7**2) / 4)
    # Three values at 0.9 and above claim 2.78 and two are right; one claims 0.3 and is right.
    assert told.ece == pytest.approx((0.78 + 0.7) / 4)


def test_figures_without_a_sure_value() -> None:
    assert report.figures([True], [0.2]).sure_right is None


def test_tables_name_every_field_that_has_values(tmp_path: Path) -> None:
    found = made(60)
    part = Part(*found[0][:4], "citation-date", True)
    text = report.tables(found, [0.95] * len(found), [part])
    assert "| subject | 40 | 60 |" in text
    assert "| citation-date | 1 | 100.0 % | 1 | 100.0 % |" in text
    assert "| number |" not in text
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- written by make calibrate -->\nold\n<!-- end -->\nafter\n", "utf-8")
    report.rewrite(page, text)
    report.rewrite(page, "new")
    written = page.read_text("utf-8")
    assert written == "before\n<!-- written by make calibrate -->\n\nnew\n\n<!-- end -->\nafter\n"


def test_the_stored_table_holds_the_model(tmp_path: Path) -> None:
    found = made(60)
    model = fitted(found, 0.93)
    report.store(model, found, tmp_path / "table.yaml")
    stored = yaml.safe_load((tmp_path / "table.yaml").read_text("utf-8"))
    assert (stored["version"], stored["documents"], stored["values"], stored["bar"]) == (1, 40, 60, 0.93)
    assert stored["worn_copies"] == ["combo200"]
    assert list(stored["fields"]) == list(FIELDS)
    subject = stored["fields"]["subject"]
    assert (subject["offset"], tuple(subject["weights"].values())) == model.fields["subject"][:2]


def test_the_picture_is_drawn(tmp_path: Path) -> None:
    from tools.calibrate import picture

    found = made(60)
    picture.draw(found, [case.raw for case in found], tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


# ---- the documents ----


def test_worn_copies_are_made_once_and_readings_are_kept(tmp_path: Path) -> None:
    gold, worn, kept = tmp_path / "gold", tmp_path / "worn", tmp_path / "kept"
    gold.mkdir()
    (gold / "plan.txt").write_text(PLAN, "utf-8")
    (gold / "plan.json").write_bytes(msgspec.json.encode({"file": "plan.txt", "records": [GOLD]}))
    # Stands in for the program that prints, wears and scans: what it writes is read as any other file.
    wear = tmp_path / "wear.py"
    wear.write_text(
        "import pathlib, sys\n"
        "source, target = map(pathlib.Path, sys.argv[1:3])\n"
        "assert sys.argv[3] == '--variant'\n"
        "if sys.argv[4] == 'broken': sys.exit(1)\n"
        "target.write_text(source.read_text('utf-8').replace('KẾ HOẠCH', 'KÊ HOẠCH'), 'utf-8')\n"
        "print(target.name, file=(source.parent / 'calls').open('a'))\n",
        "utf-8",
    )
    for _ in range(2):
        found = list(sources([gold], worn, ("combo200", "broken"), wear))
        assert [(source.name, source.variant) for source in found] == [("plan", TEXT), ("plan", "combo200")]
    assert (gold / "calls").read_text("utf-8") == "plan.pdf\n"
    assert list(documents(found, kept, jobs=1, only_kept=True)) == []
    read = list(documents(found, kept, jobs=1, only_kept=False))
    assert ["KÊ HOẠCH" in document.text for _, document in read] == [False, True]
    assert len(list(kept.iterdir())) == 2
    assert len(list(documents(found, kept, jobs=1, only_kept=True))) == 2


def test_the_command_explains_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.calibrate", "--help"], capture_output=True, text=True, check=True
    )
    assert "--readings" in done.stdout
