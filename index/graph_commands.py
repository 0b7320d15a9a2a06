"""The commands below `vanban graph`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from index import graph_export_commands as export_commands
from index import relations
from index.console import archive_option, existing, format_option, print_csv, print_json
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from index.archive import Archive

Open = Callable[[str | None], "Archive"]
Show = Callable[[Any], None]

_DEPTH = click.option("--depth", type=click.IntRange(1, 50), default=1, show_default=True, help="Mấy bước · steps")


def _relation(*, both: bool) -> Callable[[Any], Any]:
    """Which relations to go by; `both`: also as the cited document calls them (amended-by)."""

    def named(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(relations.plain, given)))

    shown = "amends, amended-by …" if both else "amends …"
    text = f"Chỉ quan hệ này · only this relation ({shown})"
    kinds = click.Choice(relations.names(both=both))
    return click.option("--relation", multiple=True, type=kinds, callback=named, metavar="R", help=text)


def _listed(_context: click.Context, _option: click.Parameter, given: Path | None) -> tuple[str, ...]:
    """The bodies of a list. Raises UsageError for a name that leads nowhere, or a list without any."""
    if given is None:
        return ()
    from index.graph.chain import listed
    from pipeline.readers.text import decode

    found = listed(decode(sys.stdin.buffer.read() if str(given) == "-" else existing(given).read_bytes())[0])
    if not found:
        raise UsageError(f"{given} names no body", hint="one body to a line, or a CSV with a column Cơ quan")
    return tuple(found)


def _known_codes(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of conflicts, looked up only where any are given: what they come from is much to load."""
    if given:
        from index.graph.conflicts import CODES

        for code in given:
            click.Choice(tuple(CODES)).convert(code, option, _context)
    return given


_BODIES = click.option(
    "--bodies", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True), callback=_listed,
    help="Danh sách cơ quan: ai chưa ban hành · a list of bodies: who has issued none",
)  # fmt: skip
_BODY = click.option("--body", metavar="B", help="Chỉ của cơ quan này (tên, ký hiệu) · only of this body")
_KIND = click.option("--kind", metavar="K", help="Chỉ loại này (KH, Kế hoạch) · only of this kind")
_PERIOD = click.option("--period", metavar="P", help="Chỉ kỳ này (2018, XIII) · only of this year or term")
_BY = click.option(
    "--by", type=click.Choice(("rank", "cited")), default="rank", show_default=True,
    help="Xếp theo trọng số hay số lần được viện dẫn · by weight or by citations",
)  # fmt: skip
_CODE = click.option(
    "--code", "codes", multiple=True, callback=_known_codes, metavar="C",
    help="Chỉ loại mâu thuẫn này · only these (differs, twins …)",
)  # fmt: skip
_LIMIT = click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Nhiều nhất · at most")
_WORKS = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Số văn bản · works")
_SVG = click.option("--svg", metavar="FILE", help="Vẽ thành hình vào tệp này, - là in ra · draw it, - to print")


class _Question(NamedTuple):
    """A function of index/graph as a command: what it does in both languages, its options, the view of its answer."""

    name: str
    text: str
    options: tuple[Callable[[Any], Any], ...] = ()
    view: str = "net"


# Questions about one document; those answered with a net can be drawn.
_OF_WORK = (
    _Question("cites", "Văn bản này viện dẫn gì.\n\nWhat a document cites.", (_DEPTH, _relation(both=False), _LIMIT)),
    _Question("cited_by", "Văn bản nào viện dẫn nó.\n\nWhat cites a document.", (_DEPTH, _relation(both=True), _LIMIT)),
    _Question("around", "Những gì nó viện dẫn và viện dẫn nó.\n\nThe neighbourhood, both ways.", (_WORKS, _DEPTH)),
    _Question(
        "chain",
        "Từ chỉ đạo xuống các văn bản thực hiện.\n\nFrom a directive down to the plans that carry it out.",
        (_BODIES, _LIMIT),
    ),
    _Question("status", "Còn hiệu lực, đã sửa đổi, thay thế hay bãi bỏ.\n\nWhat later documents say of it."),
    _Question("related", "Văn bản gần gũi về viện dẫn.\n\nCited together, or citing the same.", (_LIMIT,), "kin"),
)
# Questions to the whole archive.
_LISTS = (
    _Question(
        "missing",
        "Được viện dẫn mà kho chưa có.\n\nCited but not held, most wanted first.",
        (_LIMIT, _KIND, _BODY),
        "wanted",
    ),
    _Question(
        "gaps",
        "Số còn khuyết trong từng dãy số.\n\nHoles in the series of numbers.",
        (_PERIOD, _KIND, _BODY),
        "gaps",
    ),
    _Question(
        "conflicts",
        "Mâu thuẫn giữa các viện dẫn, các văn bản.\n\nContradictions, undecided citations, twins.",
        (_LIMIT, _CODE),
        "conflicts",
    ),
    _Question("top", "Văn bản quan trọng nhất.\n\nThe works that matter most.", (_BY, _LIMIT), "ranked"),
    _Question("ambiguous", "Viện dẫn chưa rõ, chờ người quyết.\n\nCitations to be decided.", (_LIMIT,), "undecided"),
)


def add(group: click.Group, open_: Open, show: Show) -> None:
    """Hang the commands under `group`; `open_` opens the archive, `show` prints a view for people."""
    tell = _teller(show)
    for question in _OF_WORK:
        _of_work(group, question, open_, tell)
    for question in _LISTS:
        _list(group, question, open_, tell)
    _path(group, open_, tell)
    _decide(group, open_, show)
    export_commands.add(group, open_)


def _of_work(group: click.Group, question: _Question, open_: Open, tell: Callable[..., None]) -> None:
    """A command that takes one REF and answers with a net, or with a list."""

    @archive_option
    @format_option("table", "json", "csv")
    def command(ref: tuple[str, ...], archive: str | None, fmt: str, svg: str | None = None, **asked: Any) -> None:
        from index import graph, refs
        from index.graph import lists, views

        if relation := asked.pop("relation", ()):
            asked["relations"] = relation
        with open_(archive) as opened:
            work = refs.work(opened.catalogue, " ".join(ref))["work"]
            found = getattr(graph, question.name)(opened.catalogue, work, **asked)
        tell(fmt, found, views.net if question.view == "net" else getattr(lists, question.view), svg)

    drawn = (_SVG,) if question.view == "net" else ()
    for decorate in (click.argument("ref", nargs=-1, required=True), *drawn, *question.options):
        command = decorate(command)
    group.command(question.name.replace("_", "-"), help=question.text)(command)


def _list(group: click.Group, question: _Question, open_: Open, tell: Callable[..., None]) -> None:
    """A command without REF that answers with a list."""

    @archive_option
    @format_option("table", "json", "csv")
    def command(archive: str | None, fmt: str, **asked: Any) -> None:
        from index import graph
        from index.graph import lists

        with open_(archive) as opened:
            found = getattr(graph, question.name)(opened.catalogue, **asked)
        tell(fmt, found, getattr(lists, question.view))

    for decorate in question.options:
        command = decorate(command)
    group.command(question.name, help=question.text)(command)


def _teller(show: Show) -> Callable[..., None]:
    """How an answer is told in each form; with `svg` a net is drawn instead."""

    def tell(fmt: str, found: Any, view: Callable[[Any], Any], svg: str | None = None, ends: int = 1) -> None:
        if svg and found["nodes"]:
            _picture(found, svg, ends)
        elif fmt == "json":
            print_json(found)
        elif fmt == "csv":
            from index.graph import net_csv

            print_csv(*net_csv.rows(found))
        else:
            show(view(found) if found else "không có · none")
        if isinstance(found, dict) and found.get("left_out"):
            _told_left_out(found)
        if not (found["nodes"] if isinstance(found, dict) else found):
            click.get_current_context().exit(3)

    return tell


def _picture(found: dict[str, Any], out: str, ends: int) -> None:
    """Draw a net to a file; the first works of it, one or the two ends of a way, are those that were asked for."""
    from index.graph import drawing
    from index.graph.saving import opened

    nodes = found["nodes"]
    asked = [node["key"] for node in (nodes[:1] if ends == 1 else (nodes[0], nodes[-1]))]
    text = drawing.draw(found, asked=asked, most=max(drawing.MOST, len(nodes)) if "left_out" in found else drawing.MOST)
    with opened(out) as file:
        file.write(text.encode())
    if out != "-":
        click.echo(out)


def _told_left_out(found: dict[str, Any]) -> None:
    more = sum(each["works"] for each in found["left_out"])
    told = f"vanban: còn {more} văn bản không kể · {more} more works are left out (--limit)"
    click.echo(told, err=True)


def _path(group: click.Group, open_: Open, tell: Callable[..., None]) -> None:
    @group.command("path", help="Đường viện dẫn giữa hai văn bản.\n\nThe way of citations between two documents.")
    @click.argument("start")
    @click.argument("end")
    @_SVG
    @archive_option
    @format_option("table", "json", "csv")
    def path(start: str, end: str, svg: str | None, archive: str | None, fmt: str) -> None:
        from index import graph, refs
        from index.graph import views

        with open_(archive) as opened:
            works = [refs.work(opened.catalogue, ref)["work"] for ref in (start, end)]
            net = graph.path(opened.catalogue, *works)
        tell(fmt, net, views.net, svg, 2)


def _decide(group: click.Group, open_: Open, show: Show) -> None:
    @group.command("decide", help="Quyết định một viện dẫn chưa rõ.\n\nSay which document a citation means.")
    @click.argument("citing")
    @click.argument("cited")
    @click.option("--to", metavar="REF", help="Văn bản được viện dẫn · the document that is meant")
    @click.option("--not-held", is_flag=True, help="Kho chưa có văn bản ấy · none of those held is meant")
    @click.option("--undo", is_flag=True, help="Bỏ quyết định · take the decision back")
    @click.option("--by", metavar="NAME", help="Người quyết định (mặc định: tên đăng nhập) · who decides")
    @click.option("--note", default="", metavar="TEXT", help="Vì sao · why")
    @archive_option
    @format_option("table", "json")
    def decide(citing: str, cited: str, archive: str | None, fmt: str, **said: Any) -> None:
        from getpass import getuser

        from index.catalogue.corrections import NOT_HELD
        from index.graph import deciding, lists

        if sum(map(bool, (said["to"], said["not_held"], said["undo"]))) != 1:
            raise click.UsageError("--to REF, --not-held, --undo: một trong ba · one of the three")
        to = NOT_HELD if said["not_held"] else said["to"]
        with open_(archive) as opened, opened.alone():
            decision = deciding.Decision(citing, cited, to, said["by"] or getuser(), said["note"])
            told = deciding.decide(opened.catalogue, decision)
        if fmt == "json":
            print_json(told)
        else:
            show(lists.decided(told))
