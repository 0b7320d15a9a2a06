"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import elastic_node

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


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real node that all tests of the session share; each takes an index of its own."""
    if reason := elastic_node.lacking():
        pytest.skip(reason)
    with elastic_node.node(tmp_path_factory.mktemp("elasticsearch")) as url:
        yield url
