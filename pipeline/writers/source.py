"""What a writer is given."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pipeline.model import Reading


class Source(NamedTuple):
    """The reading of a file, the file itself, and its title where one is known.

    `name` is what the file is called by people; the archive's own copies are named by their content.
    """

    reading: Reading
    path: Path
    name: str
    title: str = ""
