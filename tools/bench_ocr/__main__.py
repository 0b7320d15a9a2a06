"""`make bench-ocr`: see docs/ocr.md and docs/benchmarks.md."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tools.bench_ocr import sides
from tools.bench_ocr.pages import CLEAN, Set, Shelf, real, worn
from tools.bench_ocr.score import Count, counted
from tools.bench_ocr.sides import Cost, Side


class Result(NamedTuple):
    """What one contestant made of one set, and what the whole shelf cost it."""

    pages: Set
    right: Count
    shelf: Shelf
    cost: Cost


def main() -> None:
    """Have everyone read everything, set by set, and print the tables."""
    told = _arguments()
    rendered = worn(told.shared, told.folder, told.variants, told.every)
    shelves = [rendered] if rendered else []
    shelves += real(told.shared) if not told.variants or "real" in told.variants else []
    contestants = _contestants(told)
    found: dict[str, list[Result]] = {side.name: [] for side in contestants}
    for shelf in shelves:
        for side in contestants:
            results = _read(side, shelf, told.texts)
            found[side.name] += results
            print(_row(f"{shelf.name} · {side.name}", results), flush=True)
    names = {pages.name: pages.real for shelf in shelves for pages in shelf.sets}
    for name in names:
        print(f"\n{name}\n{_HEAD}")
        for side_name, results in found.items():
            print(_row(side_name, [result for result in results if result.pages.name == name], cost=False))
    for title, chosen in (
        ("clean pages (300, 200, 150 dpi)", [name for name in names if name in CLEAN]),
        ("all kinds of wear, clean pages among them", [name for name, is_real in names.items() if not is_real]),
        ("real scans beside their transcripts", [name for name, is_real in names.items() if is_real]),
    ):
        if chosen:
            print(f"\n{title}\n{_HEAD}")
            for side_name, results in found.items():
                of_them = [result for result in results if result.pages.name in chosen]
                print(_row(side_name, of_them, cost=title[0] != "c"))


def _read(side: Side, shelf: Shelf, texts: Path | None) -> list[Result]:
    read, cost = sides.run(side, shelf)
    results = []
    for pages in shelf.sets:
        part, read = read[: pages.pages], read[pages.pages :]
        results.append(Result(pages, counted(pages, part), shelf, cost))
        if texts:
            _keep(texts / side.name.replace(" ", ""), pages.name, [each.text for each in part])
    return results


_HEAD = (
    f"{'':42} {'chars':>6} {'words':>6} {'numbers':>7} {'mended':>7} {'dates':>6} "
    f"{'pages/s':>7} {'CPU s/p':>7} {'own work':>8} {'MB':>5}"
)


def _row(name: str, results: Sequence[Result], *, cost: bool = True) -> str:
    """Shares in %: characters and words wrong (mean over the sets), numbers and dates right; then what they cost."""
    count = Count()
    for result in results:
        count = count.plus(result.right)
    wrong = [r.right.wrong / r.right.characters for r in results if r.right.characters]
    words = [r.right.words_wrong / r.right.words for r in results]
    row = (
        f"{name:42} {_mean(wrong)} {_mean(words)} {_share(count.numbers_right, count.numbers):>7} "
        f"{_share(count.numbers_mended, count.numbers) if count.numbers_mended else '':>7} "
        f"{_share(count.dates_right, count.dates)}"
    )
    return row + _costs(results) if cost else row


def _costs(results: Sequence[Result]) -> str:
    shelves = {result.shelf: result.cost for result in results}
    pages, cost = sum(shelf.pages for shelf in shelves), Cost()
    for each in shelves.values():
        cost = cost.plus(each)
    own = f"{1 - cost.recognition / cost.reading:8.0%}" if cost.reading else f"{'':8}"
    return f" {pages / cost.wall:7.2f} {cost.cpu / pages:7.2f} {own} {cost.memory:5.0f}"


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
    parser.add_argument("--every", type=int, default=1, help="only every so many pages of each kind of wear")
    parser.add_argument("--alone", action="store_true", help="without the others")
    parser.add_argument("--texts", type=Path, help="keep what each made of each page in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
