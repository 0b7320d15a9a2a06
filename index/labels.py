"""How a document is called in a line of a table or a message: its number and day, else what else tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index.days import day
from pipeline.viet import fold

_TITLE = 48


def title(work: Mapping[str, Any]) -> str:
    """`88-KH/TU`, `Luật Lưu trữ`, `Quyết định không số`; "" of what has none of number, kind and name."""
    if work.get("number"):
        return str(work["number"])
    if work.get("name"):
        return " ".join(filter(None, (work.get("kind"), work["name"])))
    return f"{work['kind']} không số" if work.get("kind") else ""


def label(work: Mapping[str, Any], *, alone: bool = True) -> str:
    """Title and day; a term where no day is known. What has no number is told by its body and its subject too.

    Not where these stand beside it (not `alone`).
    """
    date = day(work.get("date"))
    term = f"khóa {work['term']}" if work.get("term") and not date else ""
    more: tuple[str | None, ...] = (date, term)
    if alone and not work.get("number") and not work.get("name") and work.get("id"):
        more = (body(work), date, work.get("subject") and f"“{shortened(work['subject'], _TITLE)}”")
    return ", ".join(filter(None, (title(work), *more))) or str(work.get("id") or work.get("key") or "")


def body(work: Mapping[str, Any]) -> str:
    """Who issued it and in which province, unless the name of the body says that already."""
    issuer, place = work.get("issuer") or "", work.get("locality") or ""
    return ", ".join(filter(None, (issuer, place if fold(place) not in fold(issuer) else "")))


def shortened(text: str, most: int) -> str:
    """The beginning of a text in whole words, with a mark where some are left out."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return f"{text[: most + 1].rpartition(' ')[0] or text[:most]}…"
