"""Worker processes on this machine, as an executor."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from types import FrameType


def spawned(jobs: int) -> Executor:
    """`jobs` fresh processes, so that no library's threads or locks are inherited; they die with this one."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_settle)


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
