"""Forms in which the net of citations is exported: each a module with `write(source, files)`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index.graph.views import label


def name(entry: Mapping[str, Any]) -> str:
    """What a work is called: number and date, whatever is held of it."""
    return label({**entry, "held": True})
