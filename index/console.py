"""The frame of the command line: help in two languages, errors as message and exit code, shared options."""

from __future__ import annotations

import csv
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO, TypeVar

import click
import msgspec

from pipeline.errors import UsageError, VanbanError

F = TypeVar("F", bound=Callable[..., Any])
_FORMAT, _ARCHIVE, _INDEX = "vanban.format", "vanban.archive", "vanban.index"
_INTERRUPTED = 130


class Bilingual(click.Group):
    """A group that lists each command's Vietnamese and English line, and turns errors into exit codes.

    Exit codes: 0 done, 1 done in part, 2 wrong use, 3 nothing found, 4 something needed is missing, 5 internal error.
    """

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: list[tuple[str, str]] = []
        for name, command in self.commands.items():
            vietnamese, _, english = inspect.cleandoc(command.help or "").partition("\n\n")
            rows += [(name, vietnamese), ("", english.split("\n\n")[0])]
        with formatter.section("Lệnh · Commands"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.parent is not None:
            return super().invoke(ctx)
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader (head, less) has seen enough; Python must not complain when it closes the pipe at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("vanban: INTERRUPTED: stopped; run the same command again, it goes on from here", err=True)
            ctx.exit(_INTERRUPTED)
        except (click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            _fail(ctx, error)
        return result

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        try:
            code = super().main(args, *rest, **{**extra, "standalone_mode": False})
        except click.ClickException as error:
            told = as_error(error)
            _tell(told, as_json="json" in (args or sys.argv))
            sys.exit(told.exit_code)
        except click.Abort:
            sys.exit(_INTERRUPTED)
        sys.exit(code if isinstance(code, int) else 0)


def _fail(ctx: click.Context, error: Exception) -> NoReturn:
    if os.environ.get("VANBAN_DEBUG"):
        raise error
    told = as_error(error)
    _tell(told, as_json=ctx.meta.get(_FORMAT) == "json")
    ctx.exit(told.exit_code)


def as_error(error: Exception) -> VanbanError:
    """Any error as one with a code, a remedy and an exit code."""
    from config.settings import SettingsError

    if isinstance(error, VanbanError):
        return error
    if isinstance(error, click.ClickException):
        return UsageError(error.format_message().rstrip("."))
    if isinstance(error, SettingsError):
        return UsageError(str(error), hint="correct the settings (vanban doctor shows where they are)", code="SETTINGS")
    if isinstance(error, ImportError):
        return VanbanError(f"{error.name} is not installed", code="MISSING", hint="run vanban doctor")
    return VanbanError(f"{type(error).__name__}: {error}", hint="set VANBAN_DEBUG=1 for the trace, and report it")


def _tell(error: VanbanError, *, as_json: bool) -> None:
    if as_json:
        told = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
        click.echo(msgspec.json.encode(told).decode(), err=True)
    else:
        click.echo(f"vanban: {error}", err=True)


def _remember(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        if value is not None:
            ctx.meta[name] = value
        return ctx.meta.get(name)

    return callback


def archive_option(command: F) -> F:
    """`--archive DIR` and `--index WHERE`, before or after the name of the command."""
    told = "Thư mục kho (VANBAN_ARCHIVE; mặc định ./archive) · the archive's directory"
    where = "Chỉ mục: embedded hay https://host:9200/name (VANBAN_INDEX) · the search index"
    index = click.option("--index", metavar="WHERE", expose_value=False, callback=_remember(_INDEX), help=where)
    return click.option("--archive", metavar="DIR", callback=_remember(_ARCHIVE), help=told)(index(command))


def index_chosen() -> str | None:
    """What `--index` named, None where it was not given."""
    context = click.get_current_context(silent=True)
    chosen: str | None = context.meta.get(_INDEX) if context else None
    return chosen


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, before or after the name of the command; the first is the default."""

    def decorate(command: F) -> F:
        def callback(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
            chosen = _remember(_FORMAT)(ctx, param, value)
            return chosen if chosen in formats else formats[0]

        told = "Dạng kết quả · how to print"
        choice = click.Choice(formats)
        return click.option("--format", "fmt", type=choice, is_eager=True, callback=callback, help=told)(command)

    return decorate


def progress_option(command: F) -> F:
    """`--progress`: tell how far a run is, also with `--format json`."""
    told = "Báo tiến độ cả khi in JSON · tell the progress with --format json too"
    return click.option("--progress", is_flag=True, help=told)(command)


def existing(file: Path) -> Path:
    """The file itself; a name that leads nowhere is wrong use, told before anything heavy is loaded."""
    if not file.is_file():
        raise UsageError(f"there is no file {file}", hint="check the name", code="NO-SUCH-FILE")
    return file


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], target: TextIO | None = None) -> None:
    """Rows as CSV with a heading, on standard output where no file is given."""
    writer = csv.DictWriter(target or sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: Any) -> Any:
    """A spreadsheet takes what begins so for a formula and carries it out."""
    formula = isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}
    return "" if value is None else f"'{value}" if formula else value


def print_json(value: Any) -> None:
    """A value of ours as indented JSON on standard output."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
