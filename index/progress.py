"""The progress of a run: a bar on a terminal, a plain line now and then elsewhere. Files, pages, speed, time left."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Event, Thread
from time import monotonic

import click

from pipeline.outcome import Progress

Step = Callable[[Progress], None]


@contextmanager
def bar(*, quiet: bool, every: float = 30.0) -> Iterator[Step]:
    """A bar on standard error where that is a terminal, else a line there every so many seconds; nothing when quiet."""
    if quiet:
        yield lambda _: None
        return
    shown: AbstractContextManager[Step] = _bar() if sys.stderr.isatty() else _lines(every)
    with shown as step:
        yield step


@contextmanager
def _bar() -> Iterator[Step]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]} trang · {task.fields[speed]:.1f} trang/s · còn {task.fields[left]}"),
        TextColumn("{task.description}", style="dim"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("", total=None, pages=0, speed=0.0, left="…")

        def step(done: Progress) -> None:
            drawn.update(
                task,
                completed=done.done,
                total=done.total,
                pages=done.pages,
                speed=done.pages_per_second,
                left=clock(done.seconds_left),
                description=done.path.rsplit("/", 1)[-1][:40],
            )

        yield step


@contextmanager
def _lines(every: float) -> Iterator[Step]:
    """The lines come from a thread of their own: one long file must not look like a run that hangs."""
    latest: deque[Progress] = deque(maxlen=1)
    over = Event()

    def tell() -> None:
        while not over.wait(every):
            if latest:
                click.echo(line(latest[-1]), err=True)

    thread = Thread(target=tell, daemon=True)
    thread.start()
    try:
        yield latest.append
    finally:
        over.set()
        thread.join()


@contextmanager
def steps(*, quiet: bool, every: float = 30.0) -> Iterator[Callable[[int, int], None]]:
    """Documents done of how many, as `bar` shows files."""
    if quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress as Bar

        with Bar(console=Console(stderr=True), transient=True) as drawn:
            task = drawn.add_task("", total=None)
            yield lambda done, total: drawn.update(task, completed=done, total=total)
    else:
        told = monotonic()

        def step(done: int, total: int) -> None:
            nonlocal told
            if monotonic() - told >= every:
                told = monotonic()
                click.echo(f"{done}/{total}", err=True)

        yield step


def line(done: Progress) -> str:
    """How far a run is, in one line of text."""
    speed = f"{done.pages_per_second:.1f} trang/s"
    return f"{done.done}/{done.total} tệp · {done.pages} trang · {speed} · còn {clock(done.seconds_left)}"


def clock(seconds: float | None) -> str:
    """Seconds as `1:02:03` or `2:03`; `…` where they are not known."""
    if seconds is None:
        return "…"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
