"""The commands below `vanban graph`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from index.console import archive_option, format_option, print_csv, print_json

if TYPE_CHECKING:
    from index.archive import Archive

Open = Callable[[str | None], "Archive"]
Show = Callable[[Any], None]

_DEPTH = click.option("--depth", type=click.IntRange(1, 50), default=1, show_default=True, help="Mấy bước · steps")
_RELATION = click.option("--relation", multiple=True, help="Chỉ quan hệ này · only this relation (amends …)")
_LIMIT = click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Nhiều nhất · at most")


def add(group: click.Group, open_: Open, show: Show) -> None:
    """Hang the commands under `group`; `open_` opens the archive, `show` prints a view for people."""

    def tell(fmt: str, found: Any, view: Callable[[Any], Any]) -> None:
        if fmt == "json":
            print_json(found)
        elif fmt == "csv":
            from index.graph import net_csv

            print_csv(*net_csv.rows(found))
        else:
            show(view(found))
        if not (found["nodes"] if isinstance(found, dict) else found):
            click.get_current_context().exit(3)

    def of_work(name: str, text: str, *options: Callable[[Any], Any], view: str = "net") -> None:
        """A command that takes one REF and answers with a net, or with a list."""

        @archive_option
        @format_option("table", "json", "csv")
        def command(
            ref: tuple[str, ...], archive: str | None, fmt: str, relation: tuple[str, ...] = (), **asked: Any
        ) -> None:
            from index import graph, refs
            from index.graph import views

            if relation:
                asked["relations"] = relation
            with open_(archive) as opened:
                work = refs.work(opened.catalogue, " ".join(ref))["work"]
                found = getattr(graph, name)(opened.catalogue, work, **asked)
            tell(fmt, found, getattr(views, view))

        for decorate in (click.argument("ref", nargs=-1, required=True), *options):
            command = decorate(command)
        group.command(name.replace("_", "-"), help=text)(command)

    def ranking(name: str, text: str, view: str, *options: Callable[[Any], Any]) -> None:
        """A command without REF that answers with a list."""

        @archive_option
        @format_option("table", "json", "csv")
        def command(archive: str | None, fmt: str, **asked: int) -> None:
            from index import graph
            from index.graph import views

            with open_(archive) as opened:
                found = getattr(graph, name)(opened.catalogue, **asked)
            tell(fmt, found, getattr(views, view))

        for decorate in options:
            command = decorate(command)
        group.command(name, help=text)(command)

    of_work("cites", "Văn bản này viện dẫn gì.\n\nWhat a document cites.", _DEPTH, _RELATION, _LIMIT)
    of_work("cited_by", "Văn bản nào viện dẫn nó.\n\nWhat cites a document.", _DEPTH, _RELATION, _LIMIT)
    of_work(
        "chain",
        "Từ chỉ đạo xuống các văn bản thực hiện.\n\nFrom a directive down to the plans that carry it out.",
        _LIMIT,
    )
    of_work("status", "Còn hiệu lực, đã sửa đổi, thay thế hay bãi bỏ.\n\nWhat later documents say of it.")
    ranking("missing", "Được viện dẫn mà kho chưa có.\n\nCited but not held, most wanted first.", "wanted", _LIMIT)
    ranking("gaps", "Số còn khuyết trong từng dãy số.\n\nHoles in the series of numbers.", "gaps")
    ranking("conflicts", "Viện dẫn mâu thuẫn, chưa rõ.\n\nContradictions, undecided citations, twins.", "conflicts")
    ranking("top", "Văn bản quan trọng nhất.\n\nThe works that matter most.", "ranked", _LIMIT)
    of_work("related", "Văn bản gần gũi về viện dẫn.\n\nCited together, or citing the same.", _LIMIT, view="kin")
    ranking("ambiguous", "Viện dẫn chưa rõ, chờ người quyết.\n\nCitations to be decided.", "undecided", _LIMIT)
    _path(group, open_, tell)


def _path(group: click.Group, open_: Open, tell: Callable[[str, Any, Callable[[Any], Any]], None]) -> None:
    @group.command("path", help="Đường viện dẫn giữa hai văn bản.\n\nThe way of citations between two documents.")
    @click.argument("start")
    @click.argument("end")
    @archive_option
    @format_option("table", "json", "csv")
    def path(start: str, end: str, archive: str | None, fmt: str) -> None:
        from index import graph, refs
        from index.graph import views

        with open_(archive) as opened:
            works = [refs.work(opened.catalogue, ref)["work"] for ref in (start, end)]
            net = graph.path(opened.catalogue, *works)
        tell(fmt, net, views.net)
