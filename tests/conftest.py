"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and their gold records, which is no part of this repository.

    `VANBAN_SHARED` names it; the default is `shared` beside the repository. Tests that need it are skipped without it.
    """
    folder = Path(os.environ.get("VANBAN_SHARED", ROOT.parent / "shared")).resolve()
    if not (folder / "gold").is_dir():
        pytest.skip(f"no real documents at {folder} (set VANBAN_SHARED)")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The directives written for this project, in every format."""
    return ROOT / "samples"
