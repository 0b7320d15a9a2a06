"""The documents with known values: the files of the gold records, and worn scans made of them, read once and kept."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from pipeline.model import Document, Reading
from pipeline.text import assemble

# As it came, and printed, worn and scanned anew (wear.py of the shared tools): heavily used, under a stamp, askew, as a
# photocopy in black and white, and clean.
TEXT = "as it came"
VARIANTS = ("combo200", "stamp300", "skew30", "bilevel200", "clean200")


class Source(NamedTuple):
    """One file to read: `name` of the gold record, `variant` of the copy, the gold records of the file."""

    name: str
    variant: str
    path: Path
    gold: list[dict[str, Any]]


def sources(folders: Sequence[Path], worn: Path, variants: Sequence[str], wear: Path) -> Iterator[Source]:
    """The file of each gold record and its worn copies; a copy that is not there yet is made by the program `wear`."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            held = json.loads(path.read_text("utf-8"))
            file = (folder / held["file"]).resolve()
            yield Source(path.stem, TEXT, file, held["records"])
            for variant in variants:
                copy = worn / variant / f"{path.stem}.pdf"
                if copy.exists() or _made(wear, file, copy, variant):
                    yield Source(path.stem, variant, copy, held["records"])


def _made(wear: Path, file: Path, copy: Path, variant: str) -> bool:
    copy.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([sys.executable, str(wear), str(file), str(copy), "--variant", variant], check=False)
    if done.returncode:
        print(f"no copy of {file.name} as {variant}: {wear.name} failed", file=sys.stderr)
    return done.returncode == 0


def documents(found: Sequence[Source], kept: Path, *, jobs: int, only_kept: bool) -> Iterator[tuple[Source, Document]]:
    """Each source with its document. Readings lie in `kept` under the hash of the file's content.

    `only_kept`: sources that have not been read yet are left out.
    """
    kept.mkdir(parents=True, exist_ok=True)
    digests = {source.path: hashlib.sha256(source.path.read_bytes()).hexdigest() for source in found}
    missing = [path for path, digest in digests.items() if not _place(kept, digest).exists()]
    if only_kept:
        print(f"{len(missing)} of {len(digests)} files have not been read and are left out", file=sys.stderr)
    elif missing:
        print(f"reading {len(missing)} files", file=sys.stderr)
        with ProcessPoolExecutor(jobs) as pool:
            list(pool.map(_read, missing, [_place(kept, digests[path]) for path in missing]))
    decoder = msgspec.msgpack.Decoder(Reading)
    for source in found:
        place = _place(kept, digests[source.path])
        if place.exists():
            yield source, assemble(decoder.decode(place.read_bytes()), str(source.path), digests[source.path])


def _place(kept: Path, digest: str) -> Path:
    return kept / f"{digest}.mp"


def _read(path: Path, place: Path) -> None:
    from pipeline.readers import read
    from pipeline.readers.settings import ReadSettings

    unfinished = place.with_suffix(".part")
    unfinished.write_bytes(msgspec.msgpack.encode(read(path, ReadSettings())))
    unfinished.replace(place)
