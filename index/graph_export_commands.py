"""The command `vanban graph export`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from index.console import archive_option, format_option

if TYPE_CHECKING:
    from index.archive import Archive

Open = Callable[[str | None], "Archive"]


def add(group: click.Group, open_: Open) -> None:
    """Hang the command under `group`; `open_` opens the archive."""

    @group.command("export")
    @click.argument("ref", nargs=-1)
    @click.option("--depth", type=click.IntRange(1, 50), default=1, show_default=True, help="Mấy bước · steps from REF")
    @click.option("--held-only", is_flag=True, help="Chỉ văn bản kho đang có · only works that are held")
    @click.option("-o", "--output", "out", metavar="PATH", help="Tệp (csv, neo4j: thư mục) · file, or directory")
    @archive_option
    @format_option("graphml", "dot", "json", "csv", "neo4j")
    def export(
        ref: tuple[str, ...], depth: int, held_only: bool, out: str | None, archive: str | None, fmt: str
    ) -> None:
        """Xuất mạng viện dẫn, hay phần quanh một văn bản, cho Gephi, networkx, Graphviz, Neo4j.

        Export the net, or what lies around a document, for Gephi, networkx, Graphviz, Neo4j.
        """
        from index import refs
        from index.graph import exports
        from index.graph.around import reach

        with open_(archive) as opened:
            within = None
            if ref:
                within = reach(opened.catalogue, refs.work(opened.catalogue, " ".join(ref))["work"], depth=depth)
            for path in exports.write(exports.Source(opened.catalogue, within, held_only), fmt, out):
                click.echo(path)
