"""A run of worker processes as a command carries it out: progress, interrupts, and what is tidied up afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from index.progress import bar
from pipeline.errors import SearchIndexError

if TYPE_CHECKING:
    from index.archive import Archive
    from pipeline.outcome import Summary
    from pipeline.run import Read, Run


def carried_out(archive: Archive, read: Read, work: Callable[[Run], Summary], *, quiet: bool) -> Summary:
    """What `work` does with a run whose processes call `read`; the caller is alone at the archive.

    Raises KeyboardInterrupt when interrupted, with no process left.
    """
    from pipeline import workers
    from pipeline.run import Run

    if (problem := archive.unkept()) is not None:
        click.echo(f"vanban: {problem.code}: {problem.message}; {problem.hint}", err=True)
    spawned = partial(workers.spawned, megabytes=archive.settings.worker_mb)
    with bar(quiet=quiet) as progress:
        run = Run(archive.catalogue, read, spawned, archive.settings.workers, progress)
        with workers.minding_interrupts() as interrupted:
            try:
                summary = work(run)
            except KeyboardInterrupt:
                workers.stop()
                raise
        if interrupted:
            raise KeyboardInterrupt
    archive.tidy()
    _catch_up(archive)
    return summary


def _catch_up(archive: Archive) -> None:
    """The catalogue is safe; an index that is away catches up at a later command."""
    try:
        archive.catch_up()
    except SearchIndexError as error:
        click.echo(f"vanban: {error}", err=True)
        told = "đã vào kho cả; chỉ mục sẽ tự theo kịp ở lệnh sau · all is in; the index catches up at the next command"
        click.echo(f"vanban: {told}", err=True)
