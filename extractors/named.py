"""Documents cited by name: laws, ordinances, the Constitution, plenum and congress resolutions, numbered schemes, minutes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex as re

from config.vocabulary import table
from extractors.dates import full_date
from extractors.mentions import Mention, roman, tail
from pipeline.number import NUMBER, of_match
from pipeline.viet import fold, modern_tone, nfc

_ORDINAL = {
    "nhat": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}
_LAW_WORD = re.compile(
    r"\b(?P<kind>Bộ luật|Bộ Luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH)\s+(?!số\b|SỐ\b|sư\b|gia\b|pháp\b|lệ\b)"
)
_AMENDING = re.compile(
    r"(?P<lead>(?:[Ss]ửa đổi|SỬA ĐỔI),?\s+(?:bổ sung|BỔ SUNG)(?:\s+(?:một số|MỘT SỐ|các|CÁC)\s+(?:điều|ĐIỀU))?(?:\s+(?:của|CỦA))?(?:\s+(?:các|CÁC))?)\s+(?=(?:Bộ luật|Luật|LUẬT|Pháp lệnh)\s)"
)
# A law that is not in the table: capital after "Luật", up to where the clause turns.
_UNKNOWN_LAW = re.compile(
    r"(?P<name>[\p{Lu}][\p{Ll}]+(?:,?\s(?!ngày|năm|số|được|quy|về|và\s(?:các|những|Luật|Nghị|Bộ|Pháp)|của|có|do|đã|theo|hiện|trên|cho|tại|để|là|này|nêu|trong|thì|phải|ban|sửa|khi|với|từ)[\p{Ll}\p{Lu}]+){1,8})"
)
_LAW_NUMBER = re.compile(r"\s*[(,]?\s*(?:(?:năm\s+)?\d{4}\s*)?[(]?\s*(?:Luật\s+)?số\s*:?\s*(?=\d)", re.IGNORECASE)
_CONSTITUTION = re.compile(
    r"\bHiến pháp(?=\s+(?:nước|năm|\d{4}))(?:\s+nước\s+[^,;.\n]{5,60}?)?(?:\s+năm)?\s+\d{4}|\bHiến pháp(?=\s*[,;.]|\s+và)"
)
_PLENUM = re.compile(
    r"(?P<kind>Nghị quyết|Kết luận|Chỉ thị|Quy định|NGHỊ QUYẾT|KẾT LUẬN)\s+(?:(?:của|số|tại)\s+)?"
    r"(?P<name>(?:Hội nghị\s+)?(?:lần thứ\s+(?P<word>\w+)\s*,?\s*)?(?:Ban Chấp hành\s+)?(?:Trung ương|TW|BCHTW)(?:\s+Đảng)?(?:\s+(?P<digit>\d{1,2}))?)"
    r"(?P<rest>[\s,]*[(]?\s*[Kk]h(?:óa|oá)\s+(?P<term>[IVXL]+|\d{1,2})[)]?)?"
)
_CONGRESS = re.compile(
    r"(?P<kind>Nghị quyết|NGHỊ QUYẾT)\s+(?P<name>Đại hội\s+(?:(?:đại biểu\s+)?(?:Đảng\s+)?toàn quốc\s+)?(?:lần thứ\s+)?(?P<term>[IVXL]{1,5})\s+(?:của\s+)?Đảng(?!\s+bộ)"
    r"|Đại hội\s+(?:đại biểu\s+)?(?:(?:Đảng|đảng)\s+)?toàn quốc\s+(?:của Đảng\s+)?lần thứ\s+(?P<term2>[IVXL]{1,5}|\d{1,2})(?:\s+của\s+Đảng)?"
    r"|Đại hội\s+(?:đại biểu\s+)?[Đđ]ảng bộ\s+(?:tỉnh|thành phố|huyện|xã|phường)(?:\s+[\p{Lu}][\w]*){0,4},?\s+(?:lần thứ|khóa|khoá)\s+(?P<term3>[IVXL]{1,6}|\d{1,2}))"
)
_SCHEME = re.compile(r"\bĐề án\s+(?:số\s+)?(?P<name>\d{2,4})\b(?![-/.,]?\d|\s*[-/]\s*[A-ZĐ])")
_MINUTES = re.compile(
    r"\bBiên bản\s+(?P<name>(?:họp|cuộc họp|hội nghị|kiểm tra|làm việc|Hội đồng)[^,;.\n“(]{5,140}?)[\s,]+ngày\s+(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)
_TREATY = re.compile(
    r"\b(?P<kind>Công ước)\s+(?P<name>[\p{Lu}][^,;.()\n“]{6,70}?)(?=\s+(?:của|ngày|năm|và|được|mà|do)\b|[,;.()\n“]|$)"
)


def named(text: str) -> Iterator[Mention]:
    """All mentions by name, in order of the pattern that found them."""
    yield from _laws(text)
    yield from _plenums(text)
    for found in _CONGRESS.finditer(text):
        # The ordinal stands in the name already; the record's term is the committee's and is not stated here.
        yield Mention(*found.span(), "Nghị quyết", None, " ".join(found["name"].split()))
    for found in _CONSTITUTION.finditer(text):
        yield Mention(*found.span(), "Hiến pháp", None)
    for found in _SCHEME.finditer(text):
        yield Mention(*found.span(), "Đề án", None, found["name"])
    for found in _MINUTES.finditer(text):
        yield Mention(*found.span(), "Biên bản", None, " ".join(found["name"].split()), full_date(found["day"]))
    for found in _TREATY.finditer(text):
        yield Mention(*found.span(), "Công ước", None, " ".join(found["name"].split()))


@cache
def _known(group: str) -> re.Pattern[str]:
    names = sorted({fold(name) for name in table("laws")[group]}, key=len, reverse=True)
    joined = "|".join(re.escape(name).replace(r"\ ", r"[\s]+").replace(",", r"\s?,?") for name in names)
    return re.compile(rf"(?:ve\s+)?(?P<name>{joined})(?:\s*\((?:sua doi|bo sung)[^)]*\))?(?![a-z0-9])")


def _laws(text: str) -> Iterator[Mention]:
    folded = fold(text)
    amended_until = 0
    for found in _LAW_WORD.finditer(text):
        kind = {"b": "Bộ luật", "l": "Luật", "p": "Pháp lệnh"}[fold(found["kind"])[0]]
        if found.start() < amended_until:
            # The law that is amended: number and date after it are the amending law's.
            end = _name_end(text, folded, kind, found.end())
            if end is not None:
                yield Mention(found.start(), end, kind, None, _spelled(text[found.end() : end], kind))
            continue
        mention = _law(text, folded, kind, found.start(), found.end())
        if mention:
            if mention.name and _AMENDING.match(text, found.end()):
                amended_until = mention.end
            yield mention


@cache
def _spellings(group: str) -> dict[str, str]:
    return {fold(name): name for name in table("laws")[group]}


def _spelled(name: str, kind: str) -> str:
    """The name as the table has it, which undoes capitals and misread marks; as printed for a law it does not know."""
    name = " ".join(name.split())
    group = {"Luật": "laws", "Bộ luật": "codes", "Pháp lệnh": "ordinances"}[kind]
    return _spellings(group).get(fold(name), name)


def _law(text: str, folded: str, kind: str, start: int, position: int) -> Mention | None:
    amending = _AMENDING.match(text, position)
    if amending:
        name_start, end = position, _amended_until(text, folded, amending.end())
        if end is None:
            return None
    else:
        name_start, end = position, _name_end(text, folded, kind, position)
        if end is None:
            return None
    name = " ".join(text[name_start:end].split()) if amending else _spelled(text[name_start:end], kind)
    number, after = _number_after(text, end)
    date, issuer, term, stop = tail(text, after)
    if number is None:
        number, after = _number_after(text, stop)
        stop = max(stop, after)
    if not amending and _is_amending_act(folded, end):
        return None
    return Mention(start, stop, kind, number, name, date, issuer, term)


def _is_amending_act(folded: str, end: int) -> bool:
    return folded[end : end + 20].startswith(" sua doi, bo sung mot")


def _name_end(text: str, folded: str, kind: str, position: int) -> int | None:
    group = {"Luật": "laws", "Bộ luật": "codes", "Pháp lệnh": "ordinances"}[kind]
    known = _known(group).match(folded, position)
    if known:
        return known.end("name")
    unknown = _UNKNOWN_LAW.match(text, position)
    return unknown.end() if unknown else None


def _amended_until(text: str, folded: str, position: int) -> int | None:
    """End of "… của Luật A, Luật B và Luật C"."""
    end: int | None = None
    while True:
        word = _LAW_WORD.match(text, position)
        if not word:
            return end
        kind = {"b": "Bộ luật", "l": "Luật", "p": "Pháp lệnh"}[fold(word["kind"])[0]]
        name_end = _name_end(text, folded, kind, word.end())
        if name_end is None:
            return end
        end = name_end
        joint = re.compile(r"(?:\s*,\s*|\s+(?:và|VÀ)\s+)(?=(?:Bộ luật|Luật|LUẬT|Pháp lệnh)\s)").match(text, end)
        if not joint:
            return end
        position = joint.end()


def _number_after(text: str, position: int) -> tuple[str | None, int]:
    lead = _LAW_NUMBER.match(text, position)
    found = NUMBER.match(text, lead.end()) if lead else None
    if found and re.search(r"QH\d|UBTVQH", found["symbol"]):
        return of_match(found).text, found.end()
    return None, position


def _plenums(text: str) -> Iterator[Mention]:
    for found in _PLENUM.finditer(text):
        digit = found["digit"] or str(_ORDINAL.get(fold(found["word"] or ""), ""))
        if not digit:
            continue
        name = " ".join(found["name"].split())
        if found["word"] and not found["digit"]:
            name = f"Hội nghị Trung ương {digit}"
        kind = found["kind"].capitalize()
        terms = [roman(found["term"])] if found["term"] else []
        end = found.end()
        while terms and (more := re.compile(r"\s*(?:,|và)\s*[Kk]h(?:óa|oá)\s+([IVXL]+|\d{1,2})\b").match(text, end)):
            terms.append(roman(more[1]))
            end = more.end()
        for term in terms or [None]:
            yield Mention(found.start(), end, kind, None, name.replace("TW", "Trung ương"), None, None, term)


def same_name(a: str, b: str) -> str | None:
    """Comparison of two names: the longer one when they are equal up to tone placement and case."""
    return max(a, b, key=len) if fold(modern_tone(nfc(a))) == fold(modern_tone(nfc(b))) else None
