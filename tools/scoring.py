"""The scoring program that lies beside the gold records (`tools/score.py` of the shared folder), as a module."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def scorer(shared: Path) -> ModuleType:
    """Its comparison of values is the one that counts. Raises FileNotFoundError where it is not there."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
