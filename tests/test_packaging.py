"""What is installed: our names are ours alone, and a wheel holds the tables and nothing that was deleted."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("config", "extractors", "index", "pipeline")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built from a copy: a build in the tree would leave a build/ that puts deleted modules into later wheels."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "setup.cfg", "MANIFEST.in", "requirements.in", "README.md", "LICENSE", "cli.py"):
        shutil.copy(ROOT / name, source)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(target), str(source)], check=True, capture_output=True)
    return zipfile.ZipFile(next(target.glob("vanban-*.whl")))


def test_wheel_holds_every_module_and_table(wheel: zipfile.ZipFile) -> None:
    wanted = {"cli.py"}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.suffix in {".py", ".yaml"}:
                wanted.add(path.relative_to(ROOT).as_posix())
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == wanted


@pytest.mark.parametrize("name", ["cli", *PACKAGES])
def test_top_level_name_is_ours_alone(name: str) -> None:
    owners = set(packages_distributions().get(name, []))
    if not owners:
        pytest.skip("vanban is not installed here")
    assert owners == {"vanban"}


def test_pyproject_holds_the_build_system_only() -> None:
    assert set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))) == {"build-system"}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_file_names_no_machine(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("-") or " @ " in line]
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pinned
    assert all("==" in line and line.endswith("\\") for line in pinned)
