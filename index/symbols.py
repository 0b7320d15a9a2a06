"""What a number's symbol tells of the body: is there one of it in the country, or one in every province?"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from config.vocabulary import table
from index.forms import compact

# Groups of a symbol that stand for bodies of which there is one in the country, beside those of the register.
_CENTRAL = re.compile(
    r"(?:vp|b[a-z]{2,5})?tw|cp|ttg|vpcp|ctn|(?:ubtv)?qh\d+|hdbt|tandtc|vksndtc|ttcp|nhnn|ktnn|tld|mttw|bnv|btc|btp|bgddt"
    r"|byt|bct|bxd|bgtvt|btnmt|bnn|bnnptnt|bkhdt|bkhcn|btttt|bvhttdl|bldtbxh|bca|bqp|bng|bnnmt|bdttg"
)
# Sections of the register whose bodies are central, and what their symbols begin with where no local body has the same.
_CENTRAL_SECTIONS = ("party_central", "state_central", "ministries", "agencies", "unions_central")
_CENTRAL_SYMBOL = re.compile(r"(?:b[a-z]{2}|b|tc|ub|hd|vp|tw|ttx|tatc|vkstc|dtn|hvctqg|hvhcqg|vhl)[a-z0-9]+")
# Every committee has such a body, every province such an office.
_EVERYWHERE = frozenset({"ubkt", "ubmttq", "hdtdkt", "btl", "bdvn"})


@lru_cache(maxsize=1 << 14)
def last_group(number: str) -> str:
    """The body's symbol: the last group of letters, folded."""
    return compact(re.split(r"[-/,+]", number)[-1])


@lru_cache(maxsize=1 << 14)
def is_local(number: str) -> bool:
    """Does the issuing body exist once in every province or district?

    A letter names its office after the body (5110/VPCP-KTTH). TƯ, Trung ương, is TW in every form for comparison.
    """
    groups = [compact(group) for group in re.split(r"[-/,+]", number)]
    return groups[-1] == "tu" or not (groups[-1] == "qh" or any(map(_is_central, groups)))


@cache
def _is_central(group: str) -> bool:
    return bool(_CENTRAL.fullmatch(group)) or group in _central_symbols()


@cache
def _central_symbols() -> frozenset[str]:
    """Symbols of bodies of which there is one; not those of a body with offices in the provinces."""
    found: dict[bool, set[str]] = {True: set(), False: set(_EVERYWHERE)}
    for section, bodies in table("bodies").items():
        for body in (entry for entry in bodies if isinstance(entry, dict)):
            central = section in _CENTRAL_SECTIONS and body.get("takes") != "unit"
            found[central].update(compact(symbol) for symbol in body.get("symbols", ()))
    return frozenset(symbol for symbol in found[True] - found[False] if _CENTRAL_SYMBOL.fullmatch(symbol))


@lru_cache(maxsize=1 << 14)
def is_central_party(number: str) -> bool:
    """A number of the Central Committee and its organs, which runs per term."""
    group = last_group(number)
    return group.endswith("tw") and not group.endswith("mttw")
