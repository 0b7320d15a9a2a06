"""The vocabulary tables in `config/tables/*.yaml`, loaded once and read only, and how patterns take words from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """The parsed table `config/tables/<name>.yaml`. Raises FileNotFoundError for a name that is no table."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files("config").joinpath("tables", f"{name}.yaml").read_text("utf-8"), Loader=loader)


def spellings(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The name of an entry and the other ways of writing it."""
    return (entry["name"], *(entry.get("spellings") or ()))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
