"""What a change of the rules won and lost on real documents, and what it did to the speed (`make gains BASE=rev`).

The working tree is weighed against a revision, checked out beside it: both extract every file of the corpus from the
same kept readings, each with its own code. Files are read again only when their content or the reading code changed.
Where gold records are at hand, the scoring program beside them judges; elsewhere what changed is listed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import platformdirs
from rich.console import Console
from rich.progress import Progress

from pipeline import source
from tools.gains_compare import Side, weigh
from tools.gains_show import failures, listing, speed, summary
from tools.scoring import scorer

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("seeds", "corpus/dev", "corpus/more")
# States of the reading code whose readings are kept: one's own and those of a few branches.
_STATES = 6


# ---- revisions ------------------------------------------------------------------------------------------------------


def git(*args: str) -> str:
    """What git says in this tree, empty where it fails."""
    done = subprocess.run(["git", "-C", str(ROOT), *args], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def default_base() -> str:
    """Where this branch left main; on main itself the last commit, or the one before when nothing is changed yet."""
    head = git("rev-parse", "HEAD")
    for main in ("origin/main", "main"):
        left = git("merge-base", "HEAD", main)
        if left and left != head:
            return left
    return "HEAD" if git("status", "--porcelain", "--untracked-files=no") else "HEAD~1"


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """The revision's tree in a directory of its own for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="vanban-gains-") as folder:
        tree = Path(folder) / "base"
        command = ["git", "-C", str(ROOT), "worktree", "add", "--quiet", "--detach", str(tree), revision]
        subprocess.run(command, check=True)
        try:
            yield tree
        finally:
            git("worktree", "remove", "--force", str(tree))


# ---- readings -------------------------------------------------------------------------------------------------------


def reading_code(tree: Path) -> str:
    """A key of all that decides how a file is read: the readers, the modules they lead to, the tables these name.

    Comments and form do not count. The types of `pipeline/model.py` are left out: a reading that no longer fits them is
    made anew, and a new property of them means a reader that fills it.
    """
    roots = (tree / "pipeline" / "readers").glob("*.py")
    return source.key(tree, roots, leaving_out=[tree / "pipeline" / "model.py"])


def kept_readings(key: str) -> Path:
    """The directory of the readings that this state of the reading code made; those of old states are dropped."""
    folder = Path(platformdirs.user_cache_dir("vanban", appauthor=False)) / "gains"
    mine = folder / key
    mine.mkdir(parents=True, exist_ok=True)
    os.utime(mine)
    for old in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)[_STATES:]:
        shutil.rmtree(old, ignore_errors=True)
    return mine


# ---- runs -----------------------------------------------------------------------------------------------------------


def run(side: Side, mode: str, jobs: int, files: Sequence[Path], step: Callable[[], None]) -> None:
    """The tree's own code at work in a process; a file that makes it die is told, and the rest goes on without it."""
    left = list(files)
    while left:
        process = _started(side, mode, jobs, left)
        assert process.stdout is not None
        answered = set[str]()
        for line in process.stdout:
            answer = json.loads(line)
            side.answers[answer["file"]] = answer
            answered.add(answer["file"])
            step()
        died = process.wait() != 0
        left = [file for file in left if str(file) not in answered] if died else []
        if left:
            error = f"the process ended with {process.returncode}"
            side.answers[str(left[0])] = {"file": str(left[0]), "error": error}
            left = left[1:]


def _started(side: Side, mode: str, jobs: int, files: Sequence[Path]) -> subprocess.Popen[str]:
    command = [sys.executable, "-P", str(Path(__file__).with_name("gains_run.py")), mode, str(side.readings), str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(side.tree), "OMP_THREAD_LIMIT": "1"}
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment, cwd=side.readings)
    assert process.stdin is not None
    process.stdin.write("\n".join(map(str, files)))
    process.stdin.close()
    return process


def both(sides: Sequence[Side], files: Sequence[Path], jobs: int) -> None:
    """Read what is not kept, then extract in both trees at once, so that they share the machine alike."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        for side in sides:
            bar = progress.add_task(f"reading, {side.name}", total=len(files))
            run(side, "read", jobs, files, partial(progress.advance, bar))
        step = partial(progress.advance, progress.add_task("extracting", total=len(sides) * len(files)))
        with ThreadPoolExecutor(len(sides)) as pool:
            waiting = [pool.submit(run, side, "extract", jobs, readable(side, files), step) for side in sides]
            for done in waiting:
                done.result()


def readable(side: Side, files: Sequence[Path]) -> list[Path]:
    """The files that this side could read."""
    return [file for file in files if "error" not in side.answers[str(file)]]


# ---- gold -----------------------------------------------------------------------------------------------------------


def gold_records(shared: Path) -> dict[str, list[dict[str, Any]]]:
    """Gold records by the name of their file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        found[str((path.parent / gold["file"]).resolve())] = gold["records"]
    return found


def scoring(shared: Path) -> ModuleType | None:
    """The scoring program beside the gold records, None where there is none."""
    return scorer(shared) if (shared / "tools" / "score.py").is_file() else None


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gains", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("base", nargs="?", help="revision to weigh against (default: where this branch left main)")
    shared = os.environ.get("VANBAN_SHARED", ROOT.parent / "shared")
    parser.add_argument("--shared", type=Path, default=Path(shared), help="folder with corpus/, seeds/, gold/, tools/")
    parser.add_argument("--limit", type=int, default=60, help="values to list, 0 for all (default 60)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read files")
    parser.add_argument("--fail-on-loss", action="store_true", help="exit with 1 when a value that gold has was lost")
    return parser.parse_args()


def main() -> None:
    """Weigh the working tree; exit code 0, with --fail-on-loss 1 for a loss, 2 for wrong use."""
    given = arguments()
    shared = given.shared.resolve()
    files = sorted(p for name in FOLDERS for p in (shared / name).glob("*") if p.is_file())
    base = git("rev-parse", "--verify", "--quiet", f"{given.base or default_base()}^{{commit}}")
    if not files or not base:
        wrong = f"there is no revision {given.base}" if files else f"there are no documents at {shared}"
        print(f"gains: {wrong}; name one (make gains BASE=rev, VANBAN_SHARED=folder)", file=sys.stderr)
        sys.exit(2)
    with checked_out(base) as tree:
        trees = (("before", tree), ("after", ROOT))
        sides = [Side(name, place, kept_readings(reading_code(place)), {}) for name, place in trees]
        both(sides, files, given.jobs)
    weighed = weigh(scoring(shared), gold_records(shared), sides[0].records, sides[1].records)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    console.print(f"[bold]{git('log', '-1', '--format=%h %s', base)}[/] → working tree")
    console.print(summary(weighed))
    if weighed.gains:
        console.print(listing(weighed.gains, shared, given.limit))
    for line in failures(sides, shared):
        console.print(line, style="magenta", markup=False)
    console.print(speed(sides))
    lost = any(gain.verdict == "lost" for gain in weighed.gains)
    sys.exit(1 if given.fail_on_loss and lost else 0)


if __name__ == "__main__":
    main()
