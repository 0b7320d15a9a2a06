"""What `vanban export` takes and where it writes: a file, or a document of the archive by number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from index.archive import Archive

_UNFIT = re.compile(r"[^\w.]+")


class Subject(NamedTuple):
    """What is exported: the original, what people call it, the title of the copy, the stem of its name."""

    original: Path
    name: str
    title: str
    stem: str


def of_file(path: Path) -> Subject:
    """A file outside of any archive."""
    return Subject(path, path.name, "", f"{path.stem}.searchable")


def of_archive(archive: Archive, ref: str) -> Subject:
    """The original that a document of the archive was read from. Raises NotFoundError, AmbiguousError."""
    record = archive.show(ref)
    source = record["source"]
    stem = _UNFIT.sub("-", _value(record, "number")).strip("-.") or Path(source["path"]).stem
    return Subject(archive.catalogue.original(source["sha256"]), Path(source["path"]).name, title(record), stem)


def title(record: dict[str, Any]) -> str:
    """Kind, number and subject of a record in one line, as far as known."""
    head = " ".join(part for part in (_value(record, "kind"), _value(record, "number")) if part)
    return ": ".join(part for part in (head, _value(record, "subject")) if part)


def _value(record: dict[str, Any], field: str) -> str:
    return (record.get(field) or {}).get("value") or ""
