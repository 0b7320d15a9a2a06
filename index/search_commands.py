"""The commands `vanban search` and `vanban lookup`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.console import archive_option, existing, format_option, print_csv, print_json

if TYPE_CHECKING:
    from index.archive import Archive
    from index.lookup import Answer

Open = Callable[[str | None], "Archive"]
Show = Callable[[Any], None]

# In the order in which people read a line of a table.
_HIT = (
    "number",
    "kind",
    "subject",
    "issuer",
    "locality",
    "issued_on",
    "term",
    "status",
    "why",
    "score",
    "id",
    "snippet",
)
_SORTS = ("relevance", "date", "number")


def add(group: click.Group, open_: Open, show: Show) -> None:
    """Hang the commands under `group`; `open_` opens the archive, `show` prints a view for people."""
    _search(group, open_, show)
    _lookup(group, open_, show)


def _search(group: click.Group, open_: Open, show: Show) -> None:
    @group.command("search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
    @click.argument("query", nargs=-1, required=True)
    @click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Số kết quả · number of hits")
    @click.option("--offset", type=click.IntRange(0), default=0, help="Bỏ qua bao nhiêu · hits to leave out")
    @click.option("--all", "every", is_flag=True, help="Mọi kết quả · all hits, however many")
    @click.option("--sort", type=click.Choice(_SORTS), default="relevance", show_default=True, help="Thứ tự · order")
    @click.option("--reverse", is_flag=True, help="Ngược lại: cũ trước, số lớn trước · the other way round")
    @archive_option
    @format_option("table", "json", "csv")
    def search(query: tuple[str, ...], archive: str | None, fmt: str, every: bool, **asked: Any) -> None:
        """Tìm văn bản: theo số viết kiểu nào cũng được, theo từ, "cụm từ", loại:KH, năm:2018, ký:"…", hạn:<2018-07-01.

        Find documents: by number in any form, words, "phrases", kind:KH, year:2018, signed:"…", due:<2018-07-01.
        """
        import msgspec

        from index import search_views
        from index.clauses import Order

        order = Order(asked["sort"], backwards=asked["reverse"])
        with open_(archive) as opened:
            limit = None if every else asked["limit"]
            found = opened.search(" ".join(query), limit=limit, offset=asked["offset"], order=order)
        if fmt == "json":
            print_json(found)
        elif fmt == "csv":
            print_csv(_HIT, (msgspec.to_builtins(hit) for hit in found.hits))
        else:
            show(search_views.hits(found))
        if not found.total:
            click.get_current_context().exit(3)


def _lookup(group: click.Group, open_: Open, show: Show) -> None:
    @group.command("lookup")
    @click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
    @click.option("--column", metavar="C", help="Cột chứa số, ký hiệu · the column with the numbers")
    @click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="Ghi CSV vào tệp · write CSV there")
    @archive_option
    @format_option("csv", "table", "json")
    def lookup(file: Path, column: str | None, out: Path | None, archive: str | None, fmt: str) -> None:
        """Tra cả danh sách số, ký hiệu (CSV, mỗi dòng một số): mỗi dòng một câu trả lời.

        Look up a list of numbers (CSV, one to a line): an answer for each line.
        """
        from index import lookup as lists
        from index import search_views

        asked = lists.asked(_text(file), column)
        with open_(archive) as opened:
            answers = list(opened.look_up(asked))
        if out:
            # The mark makes spreadsheets read it as UTF-8.
            with out.open("w", encoding="utf-8-sig", newline="") as target:
                print_csv(_columns(answers), (answer.row() for answer in answers), target)
            click.echo(out)
        elif fmt == "json":
            print_json(answers)
        elif fmt == "csv":
            print_csv(_columns(answers), (answer.row() for answer in answers))
        else:
            show(search_views.answers(answers))
        if any(answer.state in {"none", "no-number"} for answer in answers):
            click.get_current_context().exit(1 if any(answer.hit for answer in answers) else 3)


def _columns(answers: list[Answer]) -> tuple[str, ...]:
    return tuple(answers[0].row()) if answers else ()


def _text(file: Path) -> str:
    """The list in whatever encoding it is written. Raises UsageError for a name that leads nowhere."""
    from pipeline.readers.text import decode

    return decode(sys.stdin.buffer.read() if str(file) == "-" else existing(file).read_bytes())[0]
