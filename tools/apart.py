"""A part of a benchmark in a process of its own, so that what it takes in memory is its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from typing import Any

import msgspec


def run(module: str, task: msgspec.Struct | tuple[Any, ...], named: str) -> dict[str, Any]:
    """What a module prints that is given a task as a JSON file. Raises RuntimeError where it fails, with its name."""
    with tempfile.NamedTemporaryFile("wb", suffix=".json") as told:
        told.write(msgspec.json.encode(task))
        told.flush()
        done = subprocess.run([sys.executable, "-m", module, told.name], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{named} failed: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
