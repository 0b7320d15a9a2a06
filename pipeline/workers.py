"""Worker processes on this machine, as an executor."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, ParamSpec, TypeVar
from weakref import WeakSet

T = TypeVar("T")
P = ParamSpec("P")


def spawned(jobs: int, megabytes: int = 0) -> Executor:
    """`jobs` fresh processes, so that no library's threads or locks are inherited; they die with this one.

    A process that holds more than so many megabytes after a task is replaced by a fresh one; 0 = never.
    """
    return _Workers(jobs, megabytes)


class _Workers(Executor):
    """A thread for each process, which hands it one task after the other and may replace it in between.

    A pool of several processes cannot do that: it replaces them by the number of tasks alone, which says nothing of
    memory, and one process that ends by itself breaks the whole pool.
    """

    def __init__(self, jobs: int, megabytes: int) -> None:
        self._threads = ThreadPoolExecutor(jobs)
        self._megabytes = megabytes
        self._idle: list[ProcessPoolExecutor] = []
        self._all: set[ProcessPoolExecutor] = set()
        self._lock = threading.Lock()
        self._closed = False
        _LIVE.add(self)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """See `concurrent.futures.Executor`; arguments by name are not for other processes here."""
        return self._threads.submit(self._work, fn, args)

    def _work(self, fn: Callable[..., T], args: tuple[Any, ...]) -> T:
        process, future = self._started(fn, args)
        try:
            result, held = future.result()
        except BrokenExecutor:
            self._drop(process)
            raise
        except BaseException:
            self._give_back(process)
            raise
        if 0 < self._megabytes < held:
            self._drop(process)
        else:
            self._give_back(process)
        return result

    def _started(
        self, fn: Callable[..., T], args: tuple[Any, ...]
    ) -> tuple[ProcessPoolExecutor, Future[tuple[T, float]]]:
        # Under the lock, so that no process starts any more once this executor is shut down.
        with self._lock:
            if self._closed:
                raise BrokenExecutor("shut down")
            if self._idle:
                process = self._idle.pop()
            else:
                process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_settle)
                self._all.add(process)
            return process, process.submit(_measured, fn, args)

    def _give_back(self, process: ProcessPoolExecutor) -> None:
        with self._lock:
            self._idle.append(process)

    def _drop(self, process: ProcessPoolExecutor) -> None:
        with self._lock:
            self._all.discard(process)
        process.shutdown(wait=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """See `concurrent.futures.Executor`. Without waiting no task begins any more; those that run are left alone."""
        if not wait:
            with self._lock:
                self._closed = True
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:
            for process in tuple(self._all):
                process.shutdown(wait=True)


_LIVE: WeakSet[_Workers] = WeakSet()


def _measured(fn: Callable[..., T], args: tuple[Any, ...]) -> tuple[T, float]:
    """A task's result, and the megabytes that its process holds after it."""
    return fn(*args), held_megabytes()


def held_megabytes() -> float:
    """Memory that this process holds now, in megabytes; where the system does not tell, the most it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1e6 if sys.platform == "darwin" else 1e3)
    return pages * resource.getpagesize() / 1e6


@contextmanager
def minding_interrupts() -> Iterator[list[int]]:
    """The list of interrupts that came meanwhile: one inside a callback of the interpreter is swallowed."""
    seen: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield seen
        return

    def note(number: int, frame: FrameType | None) -> None:
        seen.append(number)
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, note)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)


def stop() -> None:
    """End all worker processes now, whatever they do."""
    for child in multiprocessing.active_children():
        child.terminate()
    # Otherwise the interpreter, at its end, may write to the pipes of processes that are being cleared away.
    for executor in tuple(_LIVE):
        executor.shutdown(wait=True, cancel_futures=True)


def _settle() -> None:
    # Ctrl-C reaches the whole group; only the coordinator answers it. No threads inside Tesseract: pages are the unit.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    """Without this a worker whose coordinator was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
