"""The coordinator of an ingest: which files are new, who reads them, what became of each.

Files are read by worker processes of any `concurrent.futures.Executor`; the coordinator alone writes to the archive, a
commit per file. Killed at any moment, the next run goes on: a file is either in the archive as a whole or not at all.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from pathlib import Path
from typing import NamedTuple

from pipeline.amount import amounts
from pipeline.errors import UnknownTypeError, VanbanError
from pipeline.model import Problem
from pipeline.outcome import Archive, Held, Issue, List, Outcome, Progress, Summary, doubt


class Found(NamedTuple):
    """A file to look at; `named` when the user named it and did not merely name its folder."""

    path: Path
    named: bool


Read = Callable[[str, str], Outcome]
Executors = Callable[[int], Executor]


def discover(paths: Sequence[Path]) -> Iterator[Found]:
    """All files under the paths in a stable order; hidden files and folders and lock files of editors are left out."""
    for path in paths:
        if not path.is_dir():
            yield Found(path, True)
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not _hidden(name))
            for name in sorted(names):
                if not _hidden(name):
                    yield Found(Path(folder, name), False)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in {"Thumbs.db", "desktop.ini", "__MACOSX"}


def digest(path: Path) -> str:
    """SHA-256 of a file's content, read in blocks."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def original(originals: Path, sha256: str) -> Path:
    """Where in the folder of originals the archive's own copy of some content lies."""
    return originals / sha256[:2] / sha256[2:]


class _Job(NamedTuple):
    """A file to read; `held` when it is in already and read again from there."""

    found: Found
    sha256: str
    held: bool = False


class Run:
    """One run over some paths. `executors(n)` makes an executor with `n` workers; `read` must be picklable."""

    def __init__(
        self,
        archive: Archive,
        read: Read,
        executors: Executors,
        jobs: int,
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self._archive, self._read, self._executors, self._jobs = archive, read, executors, jobs
        self._progress = progress
        self._summary = Summary(problems=[])
        self._twins: dict[str, list[Found]] = {}
        self._done = self._pages = self._total = 0
        self._work: dict[Path, float] = {}
        self._worked = self._left = 0.0
        self._start = time.monotonic()

    def ingest(self, paths: Sequence[Path]) -> Summary:
        """Take everything in; returns when every file stands in one of the lists."""
        files = list(discover(paths))
        self._expect(len(files), amounts([found.path for found in files]))
        return self._go(self._new(files))

    def reread(self, held: Sequence[Held]) -> Summary:
        """Read again what is in; `read` gets the name and the content's hash, and finds the kept original by that."""
        self._expect(len(held), {Path(file.path): float(file.pages) for file in held})
        return self._go(_Job(Found(Path(file.path), True), file.sha256, True) for file in held)

    def _expect(self, files: int, work: dict[Path, float]) -> None:
        self._total, self._work, self._left = files, work, sum(work.values())
        self._tell_progress("")

    def _go(self, pending: Iterator[_Job]) -> Summary:
        while True:
            lost = self._pool(pending)
            if not lost:
                return self._summary
            # The pool broke: one of these files killed its worker. Each is tried once more with a worker of its own, so
            # that the culprit is found and nobody else pays for it; then the run goes on.
            for job in lost:
                self._alone(job)

    def _pool(self, pending: Iterator[_Job]) -> list[_Job]:
        """Work until nothing is left; gives back the jobs in flight when a worker died."""
        running: dict[Future[Outcome], _Job] = {}
        lost: list[_Job] = []
        executor = self._executors(self._jobs)
        try:
            while not lost:
                # Two per worker keep all of them busy without holding many results in memory.
                for job in itertools.islice(pending, 2 * self._jobs - len(running)):
                    try:
                        running[executor.submit(self._read, str(job.found.path), job.sha256)] = job
                    except BrokenExecutor:
                        lost.append(job)
                        break
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job = running.pop(future)
                    if not self._finish(job, future):
                        lost.append(job)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        executor.shutdown(wait=True, cancel_futures=True)
        lost.extend(job for future, job in running.items() if not self._finish(job, future))
        return lost

    def _alone(self, job: _Job) -> None:
        with self._executors(1) as executor:
            future = executor.submit(self._read, str(job.found.path), job.sha256)
            wait([future])
            if not self._finish(job, future):
                self._fail(job, _died(job.found.path))

    def _new(self, files: Iterable[Found]) -> Iterator[_Job]:
        """The files that have to be read; all others are put in their list here."""
        for found in files:
            try:
                sha256 = digest(found.path)
            except OSError as error:
                code = "NO-SUCH-FILE" if isinstance(error, FileNotFoundError) else "UNREADABLE"
                hint = "check the name" if code == "NO-SUCH-FILE" else "check who may read the file"
                self._tell(found, "failed", Problem(code, "read", error.strerror or str(error), hint))
                continue
            if self._archive.has(sha256):
                self._again(found, sha256)
            elif sha256 in self._twins:
                self._twins[sha256].append(found)
            else:
                self._twins[sha256] = []
                yield _Job(found, sha256)

    def _again(self, found: Found, sha256: str) -> None:
        path = str(found.path)
        if self._archive.knows_path(path, sha256):
            self._summary.unchanged += 1
            self._step(found)
            return
        self._archive.note_path(path, sha256)
        self._tell(
            found, "duplicate", Problem("DUPLICATE", "ingest", "this content is in under another name", "nothing")
        )

    def _finish(self, job: _Job, future: Future[Outcome]) -> bool:
        """Put the result of a finished future where it belongs; False when its worker died or it never ran."""
        if future.cancelled() or not future.done():
            return False
        error = future.exception()
        if isinstance(error, BrokenExecutor):
            return False
        if error is not None:
            self._fail(job, error)
            return True
        self._keep(job, future.result())
        return True

    def _keep(self, job: _Job, outcome: Outcome) -> None:
        if job.held:
            self._archive.renew(job.sha256, outcome)
        else:
            self._archive.put(job.found.path, job.sha256, outcome)
        self._pages += len({page.number for part in outcome.parts for page in part.record.source.pages})
        self._summary.ingested += 1
        if (problem := doubt(outcome)) is not None:
            self._summary.add(Issue(str(job.found.path), "suspect", problem.code, problem.message, problem.hint))
        self._step(job.found, read=True)
        for twin in self._twins.pop(job.sha256, []):
            self._again(twin, job.sha256)

    def _fail(self, job: _Job, error: BaseException) -> None:
        problem = error.problem("read") if isinstance(error, VanbanError) else _unforeseen(error)
        for found in (job.found, *self._twins.pop(job.sha256, [])):
            if isinstance(error, UnknownTypeError) and not found.named:
                self._tell(found, "skipped", problem)
            else:
                self._archive.put_failure(found.path, job.sha256, problem)
                self._tell(found, "failed", problem)

    def _tell(self, found: Found, where: List, problem: Problem) -> None:
        self._summary.add(Issue(str(found.path), where, problem.code, problem.message, problem.hint))
        self._step(found)

    def _step(self, found: Found, *, read: bool = False) -> None:
        self._done += 1
        work = self._work.pop(found.path, 0.0)
        self._worked += work if read else 0.0
        self._left = max(0.0, self._left - work)
        self._tell_progress(str(found.path))

    def _tell_progress(self, path: str) -> None:
        seconds = time.monotonic() - self._start
        self._progress(Progress(self._done, self._total, self._pages, seconds, path, self._worked, self._left))


def _died(path: Path) -> VanbanError:
    return VanbanError(
        f"the process that read {path.name} was killed twice",
        code="WORKER-DIED",
        hint="the file may need more memory than there is: split it, or report it",
    )


def _unforeseen(error: BaseException) -> Problem:
    text = f"{type(error).__name__}: {error}".splitlines()[0][:500]
    return Problem("INTERNAL", "read", text, "report this with the file that shows it")
