"""Makes docs/session.svg, the picture in the README, and docs/net.svg from real commands on the samples."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 108
# Fonts with all Vietnamese letters, on Linux, macOS and Windows.
FONTS = "Liberation Mono, Menlo, Consolas"
COMMANDS = (
    "vanban ingest samples",
    "vanban search 'kh 27 tu 1999'",
    "vanban graph cited-by 27-KH/TU",
    "vanban graph missing --limit 5",
)
# What prints the picture of docs/graph.md.
DRAWING = "vanban graph around 27-KH/TU --depth 2 --svg -"


def printed(command: str, archive: str) -> str:
    """What a command prints on an archive."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "VANBAN_ARCHIVE": archive, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    return subprocess.run(command, shell=True, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout


def session(archive: str) -> Console:
    """Run the commands and record what they print."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    for command in COMMANDS:
        console.print(Text.assemble(("$ ", "green"), (command, "bold")))
        console.print(Text.from_ansi(printed(command, archive).rstrip()))
        console.print()
    return console


def main() -> None:
    """Write the pictures; fonts are named, none is fetched."""
    with tempfile.TemporaryDirectory() as archive:
        svg = session(archive).export_svg(title="vanban", theme=MONOKAI, unique_id="session")
        (ROOT / "docs" / "net.svg").write_text(printed(DRAWING, archive), "utf-8")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S).replace("Fira Code", FONTS)
    (ROOT / "docs" / "session.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
