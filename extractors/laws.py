"""Laws, codes and ordinances cited by name, amending ones with the laws that they amend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import regex as re
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from config.vocabulary import table
from extractors.mentions import Mention
from extractors.tails import tail
from pipeline.number import NUMBER, of_match
from pipeline.viet import fold

_LAW_WORD = re.compile(
    r"(?<!Đại học )(?<!Hội )(?<!Khoa )(?<![Dd]ự án )(?<![Dd]ự thảo )\b"
    r"(?P<kind>Bộ luật|Bộ Luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH)\s+(?!số\b|SỐ\b|sư\b|gia\b|pháp\b|lệ\b)"
)
# On folded text: recognition reads "sửa đồi".
_AMENDING = re.compile(
    r"sua? doi,?\s+bo sung(?:\s+(?:mot so|cac)\s+dieu)?(?:\s+cua)?(?:\s+cac)?\s+(?=(?:bo luat|luat|phap lenh)\s)"
)
_AND_LAW = re.compile(r"(?:\s*,\s*|\s+(?:và|VÀ)\s+)(?=(?:Bộ luật|Luật|LUẬT|Pháp lệnh)\s)")
# A law that is not in the table: capital after "Luật", up to where the clause turns.
_TURNS = (
    r"ngày|năm|số|được|quy|về|và\s(?:các|những|Luật|Nghị|Bộ|Pháp)|của|có|do|đã|theo|hiện|trên|cho|tại|để|là|này|nêu|trong"
    r"|thì|phải|ban|sửa|khi|với|từ"
)
_UNKNOWN_LAW = re.compile(rf"\p{{Lu}}\p{{Ll}}+(?:,?\s(?!{_TURNS})[\p{{Ll}}\p{{Lu}}]+){{1,8}}")
# "Luật BHXH": by its initials.
_INITIALS = re.compile(r"[\p{Lu}&]{3,8}\b")
# "(sửa đổi) năm 2013", "2024 (sửa đổi, bổ sung năm 2025)" between a law's name and its number or date.
_EDITION = re.compile(
    r"(?P<change>\s*[(](?:được\s+)?(?:sửa đổi|bổ sung)(?:(?!Luật|số)[^)\n])*[)])?"
    r"(?:\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/]))?(?&change)?"
)
_LAW_NUMBER = re.compile(r"\s*[(,]?\s*(?:Luật\s+)?số\s*:?\s*(?=\d)", re.IGNORECASE)
# Characters from which one wrong letter cannot make another law of it.
_LONG_ENOUGH = 12
_GROUPS = {"Luật": "laws", "Bộ luật": "codes", "Pháp lệnh": "ordinances"}


def laws(text: str) -> Iterator[Mention]:
    """All laws, codes and ordinances named in the text, in order."""
    folded = fold(text)
    amended_until = 0
    for found in _LAW_WORD.finditer(text):
        kind = _kind(found["kind"])
        if found.start() < amended_until:
            # The law that is amended: number and date after it are the amending law's.
            end = _name_end(text, folded, kind, found.end())
            if end is not None:
                yield Mention(found.start(), end, kind, None, _spelled(text[found.end() : end], kind))
            continue
        mention = _law(text, folded, kind, found.start(), found.end())
        if mention:
            if mention.name and _AMENDING.match(folded, found.end()):
                amended_until = mention.end
            yield mention


def _kind(word: str) -> str:
    return {"b": "Bộ luật", "l": "Luật", "p": "Pháp lệnh"}[word[0].lower()]


@cache
def _known(group: str) -> re.Pattern[str]:
    names = sorted({fold(name) for name in table("laws")[group]}, key=len, reverse=True)
    joined = "|".join(re.escape(name).replace(r"\ ", r"[\s]+").replace(",", r"\s?,?") for name in names)
    return re.compile(rf"(?:ve\s+)?(?P<name>{joined})(?:\s*\((?:sua doi|bo sung)[^)]*\))?(?![a-z0-9])")


@cache
def _spellings(group: str) -> dict[str, str]:
    return {fold(name): name for name in table("laws")[group]}


@cache
def _shortened(group: str) -> dict[str, str]:
    """Initials, and names without their joints ("Phòng cháy chữa cháy"), where only one law has them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in table("laws")[group]:
        words = _jointless(name).split()
        found["".join(word[0] for word in words)].add(name)
        found[" ".join(words)].add(name)
    return {short: next(iter(names)) for short, names in found.items() if len(names) == 1}


def _jointless(name: str) -> str:
    return " ".join(word for word in re.findall(r"\w+", fold(name)) if word != "va")


def _spelled(name: str, kind: str) -> str:
    """The name as the table has it, which undoes capitals and misread marks; as printed for a law it does not know."""
    name = " ".join(name.split())
    known = _spellings(_GROUPS[kind])
    folded = fold(name)
    if folded not in known and (whole := _shortened(_GROUPS[kind]).get(_jointless(name).replace("&", ""))):
        return whole
    if folded in known or len(folded) < _LONG_ENOUGH:
        return known.get(folded, name)
    near = process.extractOne(folded, known.keys(), scorer=Levenshtein.distance, score_cutoff=1)
    return known[near[0]] if near else name


def _law(text: str, folded: str, kind: str, start: int, position: int) -> Mention | None:
    amending = _AMENDING.match(folded, position)
    if amending:
        name_start, end = position, _amended_until(text, folded, amending.end())
        if end is None:
            return None
    else:
        name_start, end = position, _name_end(text, folded, kind, position)
        if end is None:
            return None
    name = " ".join(text[name_start:end].split()) if amending else _spelled(text[name_start:end], kind)
    edition = _EDITION.match(text, end)
    end = edition.end() if edition else end
    number, after = _number_after(text, end)
    date, issuer, term, stop, _ = tail(text, after)
    if number is None:
        number, after = _number_after(text, stop)
        stop = max(stop, after)
    if not amending and _is_amending_act(folded, end):
        return None
    return Mention(start, stop, kind, number, name, date, issuer, term, edition["year"] if edition else None)


def _is_amending_act(folded: str, end: int) -> bool:
    return folded[end : end + 20].startswith(" sua doi, bo sung mot")


def _name_end(text: str, folded: str, kind: str, position: int) -> int | None:
    group = _GROUPS[kind]
    known = _known(group).match(folded, position)
    if known:
        return known.end("name")
    unknown = _UNKNOWN_LAW.match(text, position) or _INITIALS.match(text, position)
    return unknown.end() if unknown else None


def _amended_until(text: str, folded: str, position: int) -> int | None:
    """End of "… của Luật A, Luật B và Luật C"."""
    end: int | None = None
    while True:
        word = _LAW_WORD.match(text, position)
        if not word:
            return end
        kind = _kind(word["kind"])
        name_end = _name_end(text, folded, kind, word.end())
        if name_end is None:
            return end
        end = name_end
        joint = _AND_LAW.match(text, end)
        if not joint:
            return end
        position = joint.end()


def _number_after(text: str, position: int) -> tuple[str | None, int]:
    lead = _LAW_NUMBER.match(text, position)
    found = NUMBER.match(text, lead.end()) if lead else None
    if found and re.search(r"QH\d|UBTVQH", found["symbol"]):
        return of_match(found).text, found.end()
    return None, position
