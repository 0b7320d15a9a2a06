"""Documents cited by name: the Constitution, plenum and congress resolutions, numbered schemes, minutes, treaties."""

from __future__ import annotations

from collections.abc import Iterator

import regex as re

from extractors.dates import full_date
from extractors.laws import laws
from extractors.mentions import Mention
from extractors.tails import DAY, roman
from pipeline.viet import ordinal

_CONSTITUTION = re.compile(
    r"\bHiến pháp(?=\s+(?:nước|năm|\d{4}))(?:\s+nước\s+[^,;.\n]{5,60}?)?(?:\s+năm)?\s+\d{4}"
    r"|\bHiến pháp(?=\s*[,;.]|\s+và)"
)
# The Party's statutes; those of societies and funds come with the decision that approves them.
_STATUTES = re.compile(
    r"\bĐiều lệ (?P<name>Đảng(?:\s+Cộng sản Việt Nam)?)(?!\s+(?:bộ|viên)\b)"
    r"(?:[\s,]*[(]?\s*[Kk]h(?:óa|oá)\s+(?P<term>[IVXL]+|\d{1,2})\b(?:\s*[)])?)?"
)
_CENTRE = r"Trung ương|TW|T\.?Ư|T\.W|BCHTW|BCHTƯ"
_NTH = r"lần thứ\s+(?P<word>mười\s+(?!khóa|khoá)\w+|\w+)"
_PLENUM = re.compile(
    r"(?P<kind>Nghị quyết|Kết luận|Chỉ thị|Quy định|NGHỊ QUYẾT|KẾT LUẬN)\s+(?:(?:của|số|tại)\s+)?"
    rf"(?P<name>(?:Hội nghị\s+)?(?:{_NTH}\s*,?\s*)?(?:(?:Ban Chấp hành|BCH)\s+)?(?:{_CENTRE})(?:\s+Đảng)?"
    rf"(?:\s+{_NTH}|\s*(?P<digit>\d{{1,2}}))?)"
    # "Trung ương 6, 7 khóa XII": several, if a term follows.
    rf"(?P<more>(?:\s*(?:,|và)\s*(?:(?:Nghị quyết\s+)?(?:{_CENTRE})\s*)?\d{{1,2}}\b)+(?=[\s,(]*[Kk]h(?:óa|oá)\s))?"
    r"(?:[\s,–-]*[(]?\s*[Kk]h(?:óa|oá)\s+(?P<term>[IVXL]+|\d{1,2})\b[)]?)?"
)
_NEXT_TERM = re.compile(
    r"\s*(?:,|và)\s*(?:[Kk]h(?:óa|oá)\s+(?P<term>[IVXL]+|\d{1,2})\b|(?P<term>[IVXL]+)(?!\w|\s*\.\s*\p{Lu}))"
)
_CONGRESS = re.compile(
    r"(?:Nghị quyết|NGHỊ QUYẾT)\s+(?P<name>Đại hội\s+(?:đại biểu\s+)?(?:"
    r"(?:(?:Đảng\s+)?toàn quốc\s+)?(?:lần thứ\s+)?[IVXL]{1,5}\s+(?:của\s+)?Đảng(?!\s+bộ)(?:\s+Cộng sản Việt Nam)?"
    r"|(?:[Đđ]ảng\s+)?toàn quốc\s+(?:của Đảng\s+)?lần thứ\s+(?:[IVXL]{1,5}|\d{1,2})(?:\s+của\s+Đảng)?"
    r"|(?:[Đđ]ảng bộ\s+(?:(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)(?:\s+\p{Lu}\w*){0,4}"
    r"|(?:Khối|Quân|Công an|Bộ|Sở|Ủy ban|Uỷ ban|các cơ quan|cơ quan)\b[^,;.\n]{0,60}?)"
    # Congresses of the unions.
    r"|(?:Công đoàn|Đoàn|Hội|Mặt trận|MTTQ)\b[^,;.\n]{0,60}?),?\s+(?:lần thứ|khóa|khoá)\s+(?:[IVXL]{1,6}|\d{1,2})))"
)
_SCHEME = re.compile(r"\bĐề án\s+(?:số\s+)?(?P<name>\d{2,4})\b(?![-/.,]?\d|\s*[-/]\s*[A-ZĐ])")
_MINUTES = re.compile(
    r"\bBiên bản\s+(?P<name>(?:họp|cuộc họp|hội nghị|kiểm tra|làm việc|Hội đồng)[^,;.\n“(]{5,140}?)"
    rf"[\s,]+ngày\s+(?P<day>{DAY})"
)
_TREATY = re.compile(
    r"\b(?P<kind>Công ước)\s+(?P<name>[\p{Lu}][^,;.()\n“]{6,70}?)"
    r"(?=\s+(?:của|ngày|năm|và|được|mà|do)\b|\s*(?:[,;.()\n“]|$))"
)


def named(text: str) -> Iterator[Mention]:
    """All mentions by name, in order of the pattern that found them."""
    yield from laws(text)
    yield from _plenums(text)
    for found in _CONGRESS.finditer(text):
        # The ordinal stands in the name already; the record's term is the committee's and is not stated here.
        yield Mention(*found.span(), "Nghị quyết", None, " ".join(found["name"].split()))
    for found in _CONSTITUTION.finditer(text):
        year = re.search(r"\d{4}$", found[0])
        yield Mention(*found.span(), "Hiến pháp", None, year=year[0] if year else None)
    for found in _STATUTES.finditer(text):
        term = roman(found["term"]) if found["term"] else None
        yield Mention(*found.span(), "Điều lệ", None, " ".join(found["name"].split()), term=term)
    for found in _SCHEME.finditer(text):
        yield Mention(*found.span(), "Đề án", None, found["name"])
    for found in _MINUTES.finditer(text):
        yield Mention(*found.span(), "Biên bản", None, " ".join(found["name"].split()), full_date(found["day"]))
    for found in _TREATY.finditer(text):
        yield Mention(*found.span(), "Công ước", None, " ".join(found["name"].split()))


def _plenums(text: str) -> Iterator[Mention]:
    for found in _PLENUM.finditer(text):
        digit = found["digit"] or ordinal(found["word"])
        if not digit:
            continue
        name = re.sub(rf"\b(?:{_CENTRE})\s*(?=\d)", "Trung ương ", " ".join(found["name"].split()))
        if found["word"]:
            name = f"Hội nghị Trung ương {digit}"
        kind = found["kind"].capitalize()
        for further in re.findall(r"\d+", found["more"] or ""):
            place = found.start("more") + found["more"].index(further)
            yield Mention(place, found.end(), kind, None, f"Trung ương {further}", term=roman(found["term"]))
        terms = [roman(found["term"])] if found["term"] else []
        end = found.end()
        while terms and (more := _NEXT_TERM.match(text, end)):
            terms.append(roman(more["term"]))
            end = more.end()
        for term in terms:
            yield Mention(found.start(), end, kind, None, name, None, None, term)
        if not terms:
            yield Mention(found.start(), end, kind, None, name)
