"""veraPDF, the validator of the PDF Association, from the jars that it publishes to Maven Central.

The jars are fetched once into a cache outside the repository (`VANBAN_TEST_CACHE`, default ~/.cache/vanban-test).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.elastic_node import CACHE

HERE = Path(__file__).parent / "verapdf"
LIB = CACHE / "verapdf" / "lib"


class JudgeError(RuntimeError):
    """Why nothing could be judged."""


def lacking() -> str | None:
    """What is missing on this machine, or None."""
    needed = ("java",) if _jars() else ("java", "mvn")
    missing = [program for program in needed if not shutil.which(program)]
    return f"no {' and no '.join(missing)} on this machine" if missing else None


def _jars() -> list[Path]:
    return list(LIB.glob("validation-model-*.jar"))


def judge(files: Sequence[Path], flavour: str) -> dict[Path, list[str]]:
    """The rules of a flavour (`2b`, `2u`) that each file breaks; none where it is valid PDF/A."""
    if not _jars():
        _fetch()
    command = ["java", "-cp", str(LIB / "*"), str(HERE / "Validate.java"), flavour, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode:
        raise JudgeError(done.stderr[-1500:])
    found: dict[Path, list[str]] = {}
    for line in done.stdout.splitlines():
        verdict, _, rest = line.partition(" ")
        if verdict in ("PASS", "FAIL"):
            broken = found.setdefault(Path(rest), [])
        else:
            broken.append(line.strip())
    return found


def _fetch() -> None:
    LIB.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "pom.xml", LIB.parent / "pom.xml")
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={LIB}"]
    done = subprocess.run(command, cwd=LIB.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        raise JudgeError(f"Maven could not fetch veraPDF: {done.stdout[-500:]}")
