"""The command line: wiring of the stages. Errors, help and shared options live in index/console.py."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.console import Bilingual, archive_option, existing, format_option, index_chosen, print_json, progress_option
from pipeline.model import FIELDS
from pipeline.writers import FORMATS

if TYPE_CHECKING:
    from config.settings import Settings
    from index.archive import Archive
    from index.exporting import Subject
    from pipeline.outcome import Summary


def version() -> str:
    """The installed version; part of the key under which readings are kept."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("vanban")
    except PackageNotFoundError:
        return "0"


def _settings(**overrides: str | int | None) -> Settings:
    from config.settings import load

    return load(os.environ, index=index_chosen(), **overrides)


def _archive(archive: str | None, *, create: bool = False, **overrides: str | int | None) -> Archive:
    from index.archive import Archive

    return Archive(_settings(archive=archive, **overrides), create=create, version=version())


def _show(view: Any) -> None:
    from index.views import console

    console().print(view)


@click.group(cls=Bilingual, context_settings={"help_option_names": ["-h", "--help"]})
@archive_option
@format_option("table", "json")
@click.version_option(package_name="vanban", message="vanban %(version)s", help="Phiên bản · version")
def main(archive: str | None, fmt: str) -> None:
    """Kho văn bản chỉ đạo của Đảng và Nhà nước: đọc, trích xuất, tìm, lần theo viện dẫn.

    Archived directives of Party and State: read, extract, find, follow citations.
    """


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def read(file: Path) -> None:
    """Đọc một tệp và in văn bản; các trang cách nhau bằng dấu sang trang.

    Read a file and print its text; pages are divided by form feeds.
    """
    from extractors.worker import document
    from index.archive import read_settings
    from pipeline.run import digest

    existing(file)
    click.echo(document(file, read_settings(_settings()), digest(file)).text)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="Vì sao có từng giá trị, đã bỏ gì · why each value, and what it beat")
@format_option("json", "table")
def extract(file: Path, explain: bool, fmt: str) -> None:
    """Đọc một tệp và in các trường: số, ngày, cơ quan, thời hạn, viện dẫn …

    Read a file and print its fields: number, date, body, deadlines, citations …
    """
    import msgspec

    from extractors.worker import records
    from index.archive import read_settings
    from pipeline.run import digest

    existing(file)
    if explain:
        _explain(file, fmt)
        return
    found = records(file, read_settings(_settings()), digest(file))
    if fmt == "json":
        print_json(found)
        return
    from index import views

    for record in found:
        _show(views.document(msgspec.to_builtins(record)))


@main.command()
@click.argument("what", metavar="FILE|REF", nargs=-1, required=True)
@click.option("--as", "form", type=click.Choice(FORMATS), default="pdf", show_default=True, help="Dạng tệp · format")
@click.option("-o", "--output", "out", metavar="OUT", help="Tệp kết quả, - là màn hình · where to write, - to print")
@archive_option
def export(what: tuple[str, ...], form: str, out: str | None, archive: str | None) -> None:
    """Xuất một tệp hay văn bản trong kho: PDF tìm kiếm được (PDF/A khi có thể), hOCR, ALTO, văn bản thuần.

    Write a file or a document of the archive as searchable PDF (PDF/A where possible), hOCR, ALTO or text.
    """
    from index.archive import read_settings
    from pipeline import writers
    from pipeline.readers import read as read_file

    subject = _subject(" ".join(what), archive)
    writer = writers.writer(form, subject.original)
    target = writers.target(writer, subject.stem, out, subject.original)
    reading = read_file(subject.original, read_settings(_settings()))
    source = writers.Source(reading, subject.original, subject.name, subject.title)
    for problem in writers.write(writer, source, target):
        click.echo(f"vanban: {problem.code}: {problem.message}; {problem.hint}", err=True)
    if target is not None:
        click.echo(target)


def _subject(what: str, archive: str | None) -> Subject:
    """A file of this name, else a document of the archive."""
    from index import exporting

    if Path(what).is_file():
        return exporting.of_file(Path(what))
    if not (Path(_settings(archive=archive).archive) / "catalogue.db").exists():
        existing(Path(what))
    with _archive(archive) as opened:
        return exporting.of_archive(opened, what)


def _explain(file: Path, fmt: str) -> None:
    from extractors.worker import explained
    from index.archive import read_settings
    from pipeline.run import digest

    found = explained(file, read_settings(_settings()), digest(file))
    if fmt == "json":
        told = [{"id": each.record.id, "decisions": each.decisions} for each in found]
        print_json({"records": [each.record for each in found], "explain": told})
        return
    from index.explanations import explanation

    for each in found:
        _show(explanation(each))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1), help="Số tiến trình · worker processes (VANBAN_JOBS)")
@click.option("--again", is_flag=True, help="Đọc lại cả tệp đã có · read again what is in already")
@progress_option
@archive_option
@format_option("table", "json")
def ingest(
    paths: tuple[Path, ...], jobs: int | None, again: bool, progress: bool, archive: str | None, fmt: str
) -> None:
    """Đưa tệp và thư mục vào kho; chạy lại thì tiếp tục từ chỗ dừng.

    Take files and folders into the archive; run again, it goes on where it stopped.
    """
    from extractors.worker import process
    from index.runs import carried_out

    with _archive(archive, create=True, jobs=jobs) as opened, opened.alone():
        if again:
            opened.catalogue.forget_settings()
        read = partial(process, opened.read)
        quiet = fmt == "json" and not progress
        summary = carried_out(opened, read, lambda run: run.ingest(paths), quiet=quiet)
    _summed_up(summary, fmt)


@main.command()
@click.option("--where", default="stale", metavar="COND", show_default=True, help="Những tệp nào · which files")
@click.option("--jobs", type=click.IntRange(1), help="Số tiến trình · worker processes (VANBAN_JOBS)")
@click.option("--dry-run", is_flag=True, help="Chỉ liệt kê, không đọc · only list what would be read")
@progress_option
@archive_option
@format_option("table", "json")
def reread(where: str, jobs: int | None, dry_run: bool, progress: bool, archive: str | None, fmt: str) -> None:
    """Đọc lại tệp đã có trong kho bằng thiết lập hiện nay, từ bản gốc kho đang giữ.

    Read again, from the archive's own originals and with the present settings, what was read with others before.
    """
    from extractors.worker import process_again
    from index import views
    from index.runs import carried_out

    with _archive(archive, jobs=jobs) as opened:
        held = opened.held(where)
        if not dry_run:
            with opened.alone():
                read = partial(process_again, opened.read, opened.catalogue.originals)
                quiet = fmt == "json" and not progress
                summary = carried_out(opened, read, lambda run: run.reread(held), quiet=quiet)
    if not dry_run:
        _summed_up(summary, fmt, "đã đọc lại")
    elif fmt == "json":
        print_json(held)
    else:
        _show(views.held(held))


def _summed_up(summary: Summary, fmt: str, read: str = "mới đưa vào") -> None:
    import msgspec

    from index import views

    if fmt == "json":
        print_json(summary)
    else:
        _show(views.summary(msgspec.to_builtins(summary), read))
    if summary.failed:
        click.get_current_context().exit(1)


@main.command()
@click.argument("ref", nargs=-1, required=True)
@archive_option
@format_option("table", "json")
def show(ref: tuple[str, ...], archive: str | None, fmt: str) -> None:
    """Xem một văn bản: các trường, trang làm chứng, văn bản nào viện dẫn nó.

    Show a document: its fields, the pages they stand on, and what cites it.
    """
    from index import views

    with _archive(archive) as opened:
        record = opened.show(" ".join(ref))
    if fmt == "json":
        print_json(record)
    else:
        _show(views.document(record))


@main.command()
@click.option("--from", "start", metavar="D", help="Từ ngày (2018-07-01, 1/7/2018) · from this day")
@click.option("--to", "end", metavar="D", help="Đến ngày · to this day")
@click.option("--body", metavar="B", help="Cơ quan thực hiện · body that must act")
@archive_option
@format_option("table", "json")
def deadlines(start: str | None, end: str | None, body: str | None, archive: str | None, fmt: str) -> None:
    """Liệt kê thời hạn trong các văn bản.

    List the deadlines set by the documents.
    """
    from index import views
    from index.days import day_span

    first, last = start and day_span(start)[0], end and day_span(end)[1]
    with _archive(archive) as opened:
        found = opened.deadlines(first, last, body)
    if fmt == "json":
        print_json(found)
    else:
        _show(views.deadlines(found))
    if not found:
        click.get_current_context().exit(3)


@main.command()
@click.option("--below", type=click.FloatRange(0, 1), help="Độ tin cậy dưới mức này (0.9) · confidence below this")
@click.option("--field", "fields", type=click.Choice(FIELDS), multiple=True, help="Chỉ trường này · only this field")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Số văn bản · documents")
@archive_option
@format_option("table", "json")
def review(below: float | None, fields: tuple[str, ...], limit: int, archive: str | None, fmt: str) -> None:
    """Liệt kê những gì cần người xem lại: đọc không chắc hoặc không đọc được.

    List what a person should look at: values that are not sure, or could not be read.
    """
    from index import views

    with _archive(archive) as opened:
        found = opened.review(opened.settings.review if below is None else below, fields or FIELDS, limit=limit)
    if fmt == "json":
        print_json(found)
    else:
        _show(views.doubtful(found))
    if not found:
        click.get_current_context().exit(3)


@main.group(cls=Bilingual)
def graph() -> None:
    """Mạng viện dẫn: viện dẫn gì, ai viện dẫn, còn thiếu gì.

    The net of citations: what cites what, what is missing.
    """


@main.command()
@archive_option
@format_option("table", "json")
def status(archive: str | None, fmt: str) -> None:
    """Kho có bao nhiêu: tệp, trang, văn bản, viện dẫn, tình trạng chỉ mục.

    How much there is: files, pages, documents, citations, state of the search index.
    """
    from index import views

    with _archive(archive) as opened:
        told = opened.status()
    if fmt == "json":
        print_json(told)
    else:
        _show(views.pairs(told))


@main.command()
@archive_option
@format_option("table", "json")
def doctor(archive: str | None, fmt: str) -> None:
    """Kiểm tra những gì cần có trên máy này và cách cài phần còn thiếu.

    Check what is needed on this machine, and how to get what is missing.
    """
    from index import doctor as checks
    from index import views

    found = checks.examine(_settings(archive=archive))
    if fmt == "json":
        print_json(found)
    else:
        _show(views.checks(found))
    if any(check.needed and not check.ok for check in found):
        click.get_current_context().exit(4)


@main.group(cls=Bilingual)
def index() -> None:
    """Chỉ mục tìm kiếm: xem tình trạng, đối chiếu với kho, dựng lại.

    The search index: how it stands, hold it against the catalogue, build it anew.
    """


def _groups() -> None:
    from index import graph_commands, index_commands, search_commands

    search_commands.add(main, _archive, _show)
    graph_commands.add(graph, _archive, _show)
    index_commands.add(index, _archive, _show)


_groups()

if __name__ == "__main__":
    main()
