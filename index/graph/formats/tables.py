"""Two tables, one of works and one of citations, as CSV that spreadsheets open without harm."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from index.console import print_csv
from index.graph.xml_text import one_line


def write(out: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows with a heading; a cell is one line, and no formula."""
    text = io.TextIOWrapper(out, "utf-8", newline="")
    print_csv(columns, _cells(rows), text)
    text.detach()


def _cells(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {name: one_line(value) if isinstance(value, str) else value for name, value in row.items()}
