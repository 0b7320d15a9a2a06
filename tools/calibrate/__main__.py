"""`python -m tools.calibrate SHARED --worn DIR --readings DIR`: see docs/calibration.md."""

from __future__ import annotations

import argparse
from pathlib import Path

from extractors.calibration import confidence, models
from tools.calibrate import report
from tools.calibrate.cases import cases
from tools.calibrate.fit import FOLDS, bar, fitted, measured, outside
from tools.calibrate.sources import VARIANTS, documents, sources
from tools.scoring import scorer

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Fit, measure, and write the table, the page and the picture."""
    told = _arguments()
    wear = told.shared / "tools" / "wear.py"
    gold = told.gold or [told.shared / "gold"]
    found = list(sources(gold, told.worn, told.variants, wear))
    read = documents(found, told.readings, jobs=told.jobs, only_kept=told.only_kept)
    values, parts = cases(scorer(told.shared), read)
    if told.stored:
        fields, height = models()
        claims = [confidence(fields[value.field], height, value.signals) for value in values]
        print(report.tables(values, claims, parts))
        return
    after = measured(values)
    text = report.tables(values, after, parts)
    print(text)
    model = fitted(values, bar(values, outside(values, FOLDS)))
    print(f"bar {model.bar}")
    if told.dry:
        return
    report.store(model, values, ROOT / "config" / "tables" / "calibration.yaml")
    report.rewrite(ROOT / "docs" / "calibration.md", text)
    from tools.calibrate import picture

    picture.draw(values, after, ROOT / "docs" / "calibration.png")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and tools/")
    parser.add_argument("--gold", type=Path, action="append", help="folder of gold records; SHARED/gold unless given")
    parser.add_argument("--worn", type=Path, required=True, help="where worn copies lie, VARIANT/NAME.pdf")
    parser.add_argument("--readings", type=Path, required=True, help="where readings are kept")
    parser.add_argument("--variants", nargs="*", default=VARIANTS, help="the kinds of worn copies")
    parser.add_argument("--jobs", type=int, default=1, help="processes that read")
    parser.add_argument("--only-kept", action="store_true", help="leave out what has not been read yet")
    parser.add_argument("--stored", action="store_true", help="measure the stored weights, for documents not fitted on")
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
