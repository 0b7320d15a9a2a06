"""Worker processes on this machine, as an executor."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor


def spawned(jobs: int) -> Executor:
    """`jobs` fresh processes, so that no library's threads or locks are inherited; they die with this one."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_settle)


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
