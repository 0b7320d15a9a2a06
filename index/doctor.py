"""What `vanban doctor` looks at: programs, languages, libraries, services; and how to get what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import msgspec

from config.settings import Settings, config_file
from pipeline.errors import SearchIndexError


class Check(msgspec.Struct, frozen=True):
    """One thing looked at; `needed` when the program cannot do without, `remedy` empty when all is well."""

    name: str
    ok: bool
    needed: bool
    detail: str
    remedy: str = ""


_LIBRARIES = ("spacy", "underthesea", "pdfplumber", "pypdfium2", "pytesseract", "cv2", "lxml", "tantivy")


def examine(settings: Settings) -> list[Check]:
    """All checks, in the order in which a file goes through the house."""
    return [
        *(_library(name) for name in _LIBRARIES),
        *_tesseract(),
        _office(),
        _settings_file(),
        _archive(Path(settings.archive)),
        *_elastic(settings),
    ]


def _library(name: str) -> Check:
    there = find_spec(name) is not None
    return Check(name, there, True, "installed" if there else "not installed", "" if there else "pip install vanban")


def _tesseract() -> Iterable[Check]:
    apt = "sudo apt-get install tesseract-ocr tesseract-ocr-vie"
    program = shutil.which("tesseract")
    if not program:
        yield Check("tesseract", False, True, "not found", apt)
        return
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30).stdout
    vietnamese = "vie" in told.split()
    yield Check("tesseract", True, True, program)
    yield Check("tesseract vie", vietnamese, True, "there" if vietnamese else "not found", "" if vietnamese else apt)
    fast = find_spec("tesserocr") is not None
    remedy = "" if fast else "pip install tesserocr (a quarter faster)"
    yield Check("tesserocr", fast, False, "installed" if fast else "not installed", remedy)


def _office() -> Check:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    remedy = "" if program else "sudo apt-get install libreoffice-writer-nogui (reads DOC and RTF)"
    return Check("soffice", bool(program), True, program or "not found", remedy)


def _settings_file() -> Check:
    path = config_file()
    return Check("settings", True, False, f"{path}" if path.exists() else f"{path} (not there, defaults hold)")


def _archive(folder: Path) -> Check:
    near = folder if folder.exists() else folder.absolute().parent
    writable = os.access(near, os.W_OK)
    free = shutil.disk_usage(near).free / 1e9 if near.exists() else 0.0
    remedy = "" if writable else "name a directory you may write to: --archive DIR"
    return Check("archive", writable, True, f"{folder.absolute()}, {free:.1f} GB free", remedy)


def _elastic(settings: Settings) -> Iterable[Check]:
    if settings.index == "embedded":
        return
    if find_spec("elasticsearch") is None:
        yield Check("elasticsearch", False, True, "client not installed", "pip install 'elasticsearch>=8.19,<9'")
        return
    from index.elastic import Elastic

    engine = Elastic(settings.index, settings.elasticsearch)
    try:
        state = engine.state()
        yield Check("elasticsearch", True, True, f"{state.where}, {state.documents} documents")
    except SearchIndexError as error:
        yield Check("elasticsearch", False, True, error.message, error.hint)
    finally:
        engine.close()
