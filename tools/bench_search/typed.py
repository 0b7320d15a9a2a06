"""The ways in which people type the number of a document, right and wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.viet import fold
from tools.bench_search.heads import Head


class Form(NamedTuple):
    """A way to type a number: its name (an example), and what is typed for a document, None where it does not apply.

    `whole`: the number is typed in full, so the very document is wanted; else any of its kind and running number.
    """

    name: str
    typed: Callable[[Head], str | None]
    whole: bool = True


def _parts(head: Head) -> tuple[str, str]:
    """Digits as printed, symbol with its year: `88`, `KH/TU`; `30`, `2020/NĐ-CP`."""
    digits, _, symbol = re.split(r"([-/])", head.number, maxsplit=1)
    return digits, symbol


def _body(head: Head) -> str | None:
    """The body's symbol where a kind stands before it: TU of 88-KH/TU."""
    symbol = _parts(head)[1]
    found = re.fullmatch(rf"(?:\d{{4}}/)?{re.escape(head.code or '-')}[-/](.+)", symbol)
    return found[1] if found else None


def _glued(head: Head) -> str | None:
    digits, symbol = _parts(head)
    return f"{digits}{symbol}" if head.code and not symbol[0].isdigit() else None


def _turned(head: Head) -> str | None:
    body = _body(head)
    return f"{head.code} {_parts(head)[0]}/{body} {head.year}" if body else None


def _swapped(old: str, new: str, within: str = r".*") -> Callable[[Head], str | None]:
    """The first `old` inside what `within` matches becomes `new`."""

    def typed(head: Head) -> str | None:
        found = re.search(within, head.number)
        if not found or old not in found[0]:
            return None
        start = found.start() + found[0].index(old)
        return head.number[:start] + new + head.number[start + len(old) :]

    return typed


def _other(template: str, *, plain: bool = False) -> Callable[[Head], str | None]:
    def typed(head: Head) -> str | None:
        if not head.code:
            return None
        text = template.format(kind=head.kind.lower(), digits=head.digits, year=head.year)
        return fold(text) if plain else text

    return typed


_RUN = r"^\d{2,}"
FORMS = (
    Form("88-KH/TU", lambda head: head.number),
    Form("88-kh/tu", lambda head: head.number.lower()),
    Form("88 KH TU", lambda head: re.sub(r"[-/]", " ", head.number)),
    Form("88KH/TU", _glued),
    Form("088-KH/TU", lambda head: f"0{head.number}"),
    Form("88 – KH / TU", lambda head: head.number.replace("-", " – ").replace("/", " / ")),
    Form("số 88-KH/TU", lambda head: f"số {head.number}"),
    Form("kế hoạch số 88-KH/TU", lambda head: f"{head.kind.lower()} số {head.number}"),
    Form("88-KH/TƯ", _swapped("/TU", "/TƯ")),
    Form("KH 88/TU 2018", _turned),
    Form("kế hoạch 88", _other("{kind} {digits}"), whole=False),
    Form("ke hoach so 88", _other("{kind} số {digits}", plain=True), whole=False),
    Form("kế hoạch 88 năm 2018", _other("{kind} {digits} năm {year}"), whole=False),
    Form("I55-KH/TU", _swapped("1", "I", _RUN)),
    Form("3O-CT/TW", _swapped("0", "O", _RUN)),
    Form("62-KL/TVV", _swapped("TW", "TVV")),
)
# Numbers in full and in part as the time of asking is taken with; the rest of FORMS are garbled.
FULL = tuple(form for form in FORMS[:10])
PARTIAL = (*(form for form in FORMS if not form.whole), Form("số 88", lambda head: f"số {head.digits}", whole=False))
