"""Word 97–2003 (DOC and its XML form), RTF and ODT: converted to DOCX by LibreOffice, then read as such.

LibreOffice is the one outside program; this module alone knows how it is called. Every call has a profile of its own,
for two calls on one profile wait for each other or fail, and is killed with all its children when its time is up.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import msgspec

from pipeline.errors import DamagedFileError, MissingDependencyError, ReadError
from pipeline.media import DOC, ODT, RTF, WORD_XML, media_type
from pipeline.model import Reading
from pipeline.readers import word
from pipeline.readers.settings import ReadSettings

_PROGRAMS = ("soffice", "libreoffice")
_SUFFIXES = {DOC: "doc", RTF: "rtf", ODT: "odt", WORD_XML: "xml"}


def program() -> str | None:
    """Path of LibreOffice, None where it is not installed. `VANBAN_SOFFICE` names another one."""
    named = os.environ.get("VANBAN_SOFFICE")
    return named or next(filter(None, map(shutil.which, _PROGRAMS)), None)


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read a DOC, RTF, ODT or Word XML file.

    Raises MissingDependencyError without LibreOffice, DamagedFileError where it makes nothing of the file, ReadError
    when its time is up, and the errors of the word reader.
    """
    kind = media_type(path)
    with tempfile.TemporaryDirectory(prefix="vanban-office-") as folder:
        converted = convert(path, Path(folder), kind, settings.timeout)
        return msgspec.structs.replace(word.read(converted, settings), media_type=kind)


def convert(path: Path, folder: Path, kind: str, timeout: float) -> Path:
    """Write the DOCX form of a file into `folder`, which is this call's own; `timeout` in seconds."""
    soffice = program()
    if soffice is None:
        raise MissingDependencyError(
            f"{path.name} needs LibreOffice", hint="install libreoffice-writer (apt install libreoffice-writer-nogui)"
        )
    # A plain name: LibreOffice stumbles over names that are no UTF-8, and chooses its filter by the extension.
    source = folder / f"source.{_SUFFIXES[kind]}"
    shutil.copyfile(path, source)
    command = [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(source),
    ]
    said = _run(command, path.name, timeout, soffice)
    converted = folder / "source.docx"
    if not converted.exists():
        raise DamagedFileError(f"LibreOffice cannot open {path.name}: {said or 'no reason given'}")
    return converted


def _run(command: list[str], name: str, timeout: float, soffice: str) -> str:
    """Run LibreOffice in a process group of its own, for its children outlive it; what it said on stderr."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        )
    except OSError as error:
        raise MissingDependencyError(
            f"{soffice} cannot be started: {error}", hint="install libreoffice-writer"
        ) from error
    try:
        _, errors = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        raise ReadError(
            f"LibreOffice did not finish {name} in {timeout:g} s",
            code="TIMEOUT",
            hint="raise timeout in the settings, or save the file as DOCX by hand",
        ) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    lines = errors.decode("utf-8", errors="replace").strip().splitlines()
    return next((line for line in reversed(lines) if "javaldx" not in line), "")[:200]
