"""`make bench-ocr`: see docs/ocr.md and docs/benchmarks.md."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tools.bench_ocr import sides
from tools.bench_ocr.pages import CLEAN, Set, real, worn
from tools.bench_ocr.score import Count, counted
from tools.bench_ocr.sides import Cost, Side


class Result(NamedTuple):
    """What one contestant made of one set."""

    pages: Set
    right: Count
    cost: Cost


def main() -> None:
    """Have everyone read everything, set by set, and print the tables."""
    told = _arguments()
    sets = worn(told.shared, told.folder, told.variants, told.pages)
    sets += real(told.shared) if not told.variants or "real" in told.variants else []
    contestants = _contestants(told)
    found: dict[str, list[Result]] = {side.name: [] for side in contestants}
    for pages in sets:
        for side in contestants:
            read, cost = sides.run(side, pages)
            result = Result(pages, counted(pages, read), cost)
            found[side.name].append(result)
            print(_row(f"{pages.name} · {side.name}", [result]), flush=True)
            if told.texts:
                _keep(told.texts / side.name.replace(" ", ""), pages.name, [each.text for each in read])
    for title, chosen in (
        ("clean pages (300, 200, 150 dpi)", [pages.name for pages in sets if pages.name in CLEAN]),
        ("all kinds of wear, clean pages among them", [pages.name for pages in sets if not pages.real]),
        ("real scans beside their transcripts", [pages.name for pages in sets if pages.real]),
    ):
        if chosen:
            print(f"\n{title}\n{_HEAD}")
            for name, results in found.items():
                print(_row(name, [result for result in results if result.pages.name in chosen]))


_HEAD = (
    f"{'':42} {'chars':>6} {'words':>6} {'numbers':>7} {'mended':>7} {'dates':>6} "
    f"{'pages/s':>7} {'CPU s/p':>7} {'own work':>8} {'MB':>5}"
)


def _row(name: str, results: Sequence[Result]) -> str:
    """Shares in %: characters and words wrong (mean over the sets), numbers and dates right."""
    cost, count = Cost(), Count()
    for result in results:
        cost, count = cost.plus(result.cost), count.plus(result.right)
    wrong = [r.right.wrong / r.right.characters for r in results if r.right.characters]
    words = [r.right.words_wrong / r.right.words for r in results]
    pages = sum(result.pages.pages for result in results)
    own = f"{1 - cost.recognition / cost.cpu:8.0%}" if cost.recognition else f"{'':8}"
    return (
        f"{name:42} {_mean(wrong)} {_mean(words)} {_share(count.numbers_right, count.numbers):>7} "
        f"{_share(count.numbers_mended, count.numbers) if count.numbers_mended else '':>7} "
        f"{_share(count.dates_right, count.dates)} {pages / cost.wall:7.2f} {cost.cpu / pages:7.2f} {own} "
        f"{cost.memory:5.0f}"
    )


def _mean(shares: Sequence[float]) -> str:
    return f"{100 * sum(shares) / len(shares):6.2f}" if shares else f"{'':6}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f}" if whole else f"{'':6}"


def _keep(folder: Path, name: str, texts: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(texts, ensure_ascii=False, indent=1), "utf-8")


def _contestants(told: argparse.Namespace) -> list[Side]:
    found = [sides.vanban()]
    if not told.alone:
        program = str(told.ocrmypdf)
        found += [
            sides.pytesseract(),
            sides.ocrmypdf(program),
            sides.ocrmypdf(program, "--deskew"),
            sides.ocrmypdf(program, "--deskew", "--clean"),
        ]
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench-ocr", description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with seeds, corpus and tools/make_scans.py")
    parser.add_argument("--ocrmypdf", type=Path, default=Path("ocrmypdf"), help="the program")
    parser.add_argument("--folder", type=Path, default=Path("build/bench-ocr"), help="where the pages are made")
    parser.add_argument("--variants", nargs="*", default=[], help="only these kinds of wear (`real`: the real scans)")
    parser.add_argument("--pages", type=int, help="only so many pages of each kind of wear")
    parser.add_argument("--alone", action="store_true", help="without the others")
    parser.add_argument("--texts", type=Path, help="keep what each made of each page in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
