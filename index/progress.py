"""The progress of an ingest on a terminal: files, pages, speed, time left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.outcome import Progress


@contextmanager
def bar(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """A bar on standard error where that is a terminal; nothing otherwise."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
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
                left=_clock(done.seconds_left),
                description=done.path.rsplit("/", 1)[-1][:40],
            )

        yield step


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
