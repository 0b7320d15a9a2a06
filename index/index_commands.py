"""The commands below `vanban index`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from index.console import archive_option, format_option, print_json, progress_option

if TYPE_CHECKING:
    from index.archive import Archive

Open = Callable[[str | None], "Archive"]
Show = Callable[[Any], None]


def add(group: click.Group, open_: Open, show: Show) -> None:
    """Hang the commands under `group`; `open_` opens the archive, `show` prints a view for people."""

    def tell(told: dict[str, Any], fmt: str) -> None:
        from index import views

        if fmt == "json":
            print_json(told)
        else:
            show(views.pairs(told))

    @group.command("status")
    @archive_option
    @format_option("table", "json")
    def status(archive: str | None, fmt: str) -> None:
        """Chỉ mục ở đâu, có bao nhiêu văn bản, đã theo kịp kho chưa.

        Where the index is, how many documents it has, whether it is up to date.
        """
        with open_(archive) as opened:
            tell(opened.index_status(), fmt)

    @group.command("rebuild")
    @progress_option
    @archive_option
    @format_option("table", "json")
    def rebuild(progress: bool, archive: str | None, fmt: str) -> None:
        """Dựng lại chỉ mục từ kho; trong lúc đó vẫn tìm được.

        Build the index anew from the catalogue; the former one serves meanwhile.
        """
        from index.progress import steps

        with open_(archive) as opened:
            with steps(quiet=fmt == "json" and not progress) as step:
                done = opened.rebuild(step)
            tell({"indexed": done, **opened.index_status()}, fmt)

    @group.command("verify")
    @click.option("--repair", is_flag=True, help="Sửa những gì lệch · make it equal again")
    @progress_option
    @archive_option
    @format_option("table", "json")
    def verify(repair: bool, progress: bool, archive: str | None, fmt: str) -> None:
        """Đối chiếu chỉ mục với kho: thiếu, khác, thừa văn bản nào.

        Hold the index against the catalogue: which documents are missing, differ, or are too many.
        """
        import msgspec

        from index.progress import steps

        with open_(archive) as opened, steps(quiet=fmt == "json" and not progress) as step:
            drift = opened.verify(repair=repair, progress=step)
        told: dict[str, Any] = msgspec.to_builtins(drift)
        tell(told if fmt == "json" else _lines(told), fmt)
        if drift.found and not drift.repaired:
            click.get_current_context().exit(1)


def _lines(drift: dict[str, Any]) -> dict[str, Any]:
    """One line for each kind of drift, with the first ids in brackets."""
    told: dict[str, Any] = {"checked": drift["checked"]}
    for name in ("missing", "differing", "surplus"):
        count, ids = drift[name]["count"], drift[name]["ids"]
        more = ", …" if count > len(ids) else ""
        told[name] = f"{count} ({', '.join(ids)}{more})" if ids else count
    for id_, reason in drift["refused"]:
        told[f"refused {id_}"] = reason
    return {**told, "repaired": "có · yes" if drift["repaired"] else "không · no"}
