"""Bodies behind the abbreviations in symbols: 05-HD/VPTW, 30/2020/NĐ-CP, 357-CV/BTCTU."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from config.vocabulary import table
from extractors.lexicon import Body, party_of_trie, surfaces, tokens

_SERIES = re.compile(r"([A-ZĐ]+?)\d{1,2}")


@cache
def _table() -> dict[str, tuple[Body, ...]]:
    found: defaultdict[str, list[Body]] = defaultdict(list)
    for body in dict.fromkeys(surface.body for surface in surfaces()):
        for symbol in body.symbols:
            _enter(found, symbol, body)
    for body in _party_bodies():
        for symbol in body.symbols:
            _enter(found, symbol, body)
    return {symbol: tuple(bodies) for symbol, bodies in found.items()}


def _enter(found: defaultdict[str, list[Body]], symbol: str, body: Body) -> None:
    series = _SERIES.match(symbol)
    key = (series[1] if series and "-" in symbol else symbol).upper()
    if body not in found[key]:
        found[key].append(body)


def _party_bodies() -> list[Body]:
    """Agencies of every committee (BTCTU, UBKTHU) and Đảng ủy of every kind (ĐUQS)."""
    listed = table("bodies")
    committees = [s.body for s in surfaces() if s.body.section == "party_committees" and s.text == s.body.name]
    agencies = [s.body for s in surfaces() if s.body.section == "party_agencies" and s.text == s.body.name]
    built = [
        Body(
            f"{agency.name} {committee.name}",
            committee.level,
            "party",
            tuple(first + last for first in agency.symbols for last in committee.symbols),
            since=agency.since,
            until=agency.until,
            section="party_agencies",
        )
        for agency in agencies
        for committee in committees
    ]
    for entry in listed["party_of"]:
        name = tokens(entry["name"]).words
        for _, found in party_of_trie().at(name, 0)[:1]:
            built.append(found[0]._replace(name=f"Đảng ủy {entry['name']}"))
    return built


def symbol_bodies(abbreviation: str, tradition: str | None = None) -> tuple[Body, ...]:
    """All bodies an abbreviation in a symbol may stand for, the likeliest first.

    `tradition` party or state puts bodies of that tradition first (BTC: Bộ Tài chính in State numbers, Ban Tổ chức in
    the Party's). The number of a legislature is ignored (QH15). Unknown abbreviations give an empty tuple.
    """
    wanted = "".join(abbreviation.split()).upper()
    series = _SERIES.fullmatch(wanted)
    found = _table().get(wanted) or (_table().get(series[1]) if series else None) or ()
    return tuple(sorted(found, key=lambda body: tradition is not None and body.tradition != tradition))


def symbol_body(abbreviation: str, tradition: str | None = None) -> Body | None:
    """The likeliest body behind an abbreviation in a symbol, None when it is unknown."""
    return next(iter(symbol_bodies(abbreviation, tradition)), None)


@cache
def known_symbols() -> frozenset[str]:
    """All abbreviations of bodies as they are spelled in symbols."""
    every = [*dict.fromkeys(surface.body for surface in surfaces()), *_party_bodies()]
    return frozenset(symbol for body in every for symbol in body.symbols)
