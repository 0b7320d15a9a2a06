"""Persons' names by underthesea, loaded only when a text needs it.

Its model finds persons well and organisations not at all (docs/benchmarks.md), and it is quadratic in the length of
what it is given: feed it single lines.
"""

from __future__ import annotations

import os
import tempfile

from config.vocabulary import table


def person_at_end(line: str, candidate: str) -> str | None:
    """The person's name that ends `line`; `candidate` are the capitalised words there. None when no word is left."""
    for name, tag in reversed(_entities(line)):
        if tag.endswith("PER") and candidate.endswith(name.split()[-1]):
            candidate = name
            break
    before = table("roles")["before_names"]
    words = candidate.split()
    while words and words[0].lower() in before:
        words.pop(0)
    return " ".join(words[-4:]) if len(words) >= 2 else None


def _entities(line: str) -> list[tuple[str, str]]:
    # Its import makes a folder in the home directory, which an archive's service account may not have.
    os.environ.setdefault("UNDERTHESEA_FOLDER", tempfile.gettempdir())
    from underthesea import ner

    out: list[tuple[str, str]] = []
    for word, _, _, tag in ner(line):
        if tag.startswith("I-") and out:
            out[-1] = (f"{out[-1][0]} {word}", out[-1][1])
        elif tag != "O":
            out.append((word, tag))
    return out
