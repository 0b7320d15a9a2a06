"""The issuing body as the lines of a letterhead name it, over one line or several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex as re

from config.vocabulary import table
from extractors.gazetteer import locality_of, normal_name
from extractors.kinds import ends_with_kind, word_before
from extractors.provinces import is_central, unlisted_in
from pipeline.headlines import opens_body
from pipeline.motto import without_motto, without_mottoes
from pipeline.number import NUMBER, NUMBER_WORD
from pipeline.viet import fold

# Marks of urgency and secrecy, of drafts, copies and receipt, as recognition leaves them, and rules; folded.
_JUNK = re.compile(
    r"(?:hoa toc|(?:thuong )?khan|(?:tuyet |toi )?mat|du thao.*|sao y.*|(?:cong van|van ban)(?: d[eo]n)?|d[eo]n"
    r"|chuyen(?:\s*[:.…].*| (?:den|cho|vp|van thu)\b.*)?|ban sao.*|luu hanh noi bo"
    r"|(?:xong hoi nghi|hop xong|doc xong) (?:tra lai|thu hoi)"
    r"|khong pho bien.*|hen gio.*|phat hanh .*|[-_*=~.•\s—–|]+)$"
)
_DATED = re.compile(r"ngày\s*[\d….\s_/]*\s*tháng|,\s*ngày\s", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"^[\s*|]*{NUMBER_WORD}\s*[:./-]|^[\s*|]*S[ốỐ]\s+(?:[\d…]|[IlO|]{{1,4}}\d*\s*[-/])", re.IGNORECASE
)
# A body that shares its line with place and date: "HUYỆN ỦY HẢI LĂNG Hải Lăng, ngày …".
_BESIDE_DATE = re.compile(r"(?P<body>\p{Lu}{2}[\p{Lu}\d\s,&-]*)\s+(?=\p{Lu}\p{Ll}[\p{L} .’'-]*,?\s*ngày\s)")
_SYMBOL = re.compile(r"^[^\p{L}]*[\p{L}\d]{0,5}[/-][A-ZĐ]{1,5}-[A-ZĐ]{2,}")
_ABOUT = re.compile(r"^[\s*|]*(?:V/v|Về việc|V\.v)", re.IGNORECASE)
# Arms of a ministry or a union's centre that are as central as it is.
_ARM = re.compile(r"(?:tong cuc|cuc|vu|van phong|thanh tra|ban|uy ban|hoi dong|tieu ban|kho bac)\b")
# "BAN CHẤP HÀNH TỈNH …" under a union's name is that union's in the province.
_UNION = re.compile(r"(?:hoi|doan|lien doan|tong lien doan|cong doan|lien minh|lien hiep)\b(?! dong)")
_ORGAN = re.compile(r"ban (?:chap hanh|thuong vu|thuong truc)(?= (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong) )")
_COMMITTEE = re.compile(r"^Đảng bộ (?P<unit>tỉnh|huyện|quận|thị(?= xã)|thành(?= phố))(?: xã| phố)?\b")
# A congress, under the Party organisation that holds it.
_CONGRESS = re.compile(r"dai hoi (?:dai bieu|dang vien|lan thu)\b")
_TOGETHER = re.compile(r"^LIÊN (?:NGÀNH|TỊCH|CƠ QUAN)\s*:?\s*(?=\p{Lu})")
_YOUTH = re.compile(r"doan (?:tncs|thanh nien cong san) ho chi minh")
_FRONT = re.compile(r"(?:uy ban )?(?:mttq|mat tran to quoc) viet nam")


class Named(NamedTuple):
    """A body read from letterhead lines `first..last` (indexes of the lines given).

    `locality`: its province where the lines show it; `central`: it has none. `others`: lines of the upper bodies.
    """

    name: str
    first: int
    last: int
    locality: str | None
    central: bool
    others: tuple[tuple[int, int], ...] = ()


def is_mark(text: str) -> bool:
    """Is this line a mark of urgency or secrecy, of a draft or copy, or a rule, and nothing of the document's own?"""
    return _JUNK.fullmatch(fold(text).strip(" *_|.")) is not None


@cache
def _bare() -> frozenset[str]:
    return frozenset(map(fold, table("letterheads")["bare"]))


@cache
def _hanging() -> frozenset[str]:
    return frozenset(map(fold, table("letterheads")["hanging"]))


def from_letterhead(lines: Sequence[str], bodies_signed: int = 1, *, liaison: bool = False) -> Named | None:
    """The own body among letterhead lines: the last one named, with the upper body's name where it needs one.

    `bodies_signed`: how many the symbol of the number names; `liaison`: its kind is one that several bodies issue.
    """
    bodies: list[tuple[str, int, int]] = []
    founded = ""
    for index, raw in enumerate(without_mottoes(lines)):
        if (
            bodies
            and not founded
            and index == bodies[-1][2] + 1
            and ends_with_kind(bodies[-1][0])
            and (number := NUMBER.search(raw))
        ):
            # ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH / SỐ 1050/QĐ-SCT: the decision that set the body up is part of its name.
            founded, bodies[-1] = f" số {number[0]}", (bodies[-1][0], bodies[-1][1], index)
            continue
        line = _body_line(raw)
        if not line:
            continue
        opens = opens_body().match(fold(line)) or (bodies and _holds_congress(bodies[-1][0], line))
        if bodies and (not opens or _hangs(bodies[-1][0], line, bodies_signed)):
            name, first, last = bodies[-1]
            if index - last <= 2:
                bodies[-1] = (f"{name} {line}", first, index)
                continue
        if opens:
            bodies.append((line, index, index))
    if not bodies:
        return None
    bodies = [(name.rstrip(" -–"), first, last) for name, first, last in bodies]
    if liaison and len(bodies) >= bodies_signed > len(_joint(bodies[-1][0])):
        return _stacked(bodies[-bodies_signed:])
    own = _own(bodies, youth=any(_YOUTH.search(fold(line)) for line in lines))
    return own._replace(name=_kind_large(own.name) + founded) if founded else own


def _kind_large(name: str) -> str:
    """ "Đoàn kiểm tra theo quyết định" → "… Quyết định"."""
    word = word_before(fold(name), len(name))
    return name if word is None else name[: word.start] + word.name + name[word.end :]


def _stacked(bodies: list[tuple[str, int, int]]) -> Named:
    """Joint bodies one below the other."""
    names = [spelled(normal_name(name)) for name, _, _ in bodies]
    places = [locality_of(name) or unlisted_in(name) for name, _, _ in bodies]
    central = all(is_central(name) for name in names)
    return Named("; ".join(names), bodies[0][1], bodies[-1][2], next(filter(None, places), None), central)


def _holds_congress(upper: str, line: str) -> bool:
    return fold(upper).startswith("dang bo") and _CONGRESS.match(fold(line)) is not None


def _own(bodies: list[tuple[str, int, int]], *, youth: bool) -> Named:
    name, first, last = bodies[-1]
    upper = bodies[-2] if len(bodies) > 1 else None
    own = locality_of(name) or unlisted_in(name)
    above = upper[0] if upper else ""
    central = own is None and (is_central(name) or (is_central(above) and _ARM.match(fold(name)) is not None))
    locality = None if central else own or locality_of(above) or unlisted_in(above)
    if upper and _holds_congress(upper[0], name):
        return Named(f"{normal_name(name)} {normal_name(upper[0])}", upper[1], last, locality, central)
    if upper and fold(name).strip() in _bare():
        return Named(joined(upper[0], name), upper[1], last, locality, central)
    organ = _ORGAN.match(fold(name)) if (upper and _UNION.match(fold(upper[0]))) or (youth and not upper) else None
    if organ and not upper:
        # The Youth Union's title stands where others have the motto.
        whole = f"{name[: organ.end()]} ĐOÀN TNCS HỒ CHÍ MINH{name[organ.end() :]}"
        return Named(normal_name(whole), first, last, locality, central)
    if upper and organ:
        whole = f"{upper[0]} {name[organ.end() :]}"
        return Named(joined(whole, name[: organ.end()]), upper[1], last, locality, central)
    others = tuple((low, high) for _, low, high in bodies[:-1])
    return Named("; ".join(spelled(normal_name(part)) for part in _joint(name)), first, last, locality, central, others)


def _joint(name: str) -> list[str]:
    """BỘ QUỐC PHÒNG - BỘ TÀI CHÍNH: several ministries on one line."""
    parts = re.split(
        r"\s+[-–—]\s+(?=(?:BỘ|ỦY BAN|UỶ BAN|UBND|UBMTTQ|HĐND|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) [ỦU][ỶY]|SỞ|BAN|TỔNG"
        r"|VIỆN|TÒA|TOÀ|TRUNG ƯƠNG|NGÂN HÀNG|VĂN PHÒNG|LIÊN|HỘI|CÔNG AN|CỤC|KHO BẠC|(?:TỈNH|HUYỆN|THÀNH) ĐOÀN)\s)",
        name,
    )
    return [part.strip() for part in parts if part.strip()]


def joint_name(capitals: str) -> str:
    """Bodies of a heading in normal case, joint ones divided by "; "."""
    parts = re.split(r"\s*-\s*(?=(?:BỘ|ỦY BAN|UỶ BAN|TỔNG CỤC|TÒA ÁN|TOÀ ÁN|VIỆN|CÔNG NGHIỆP)\b)", capitals)
    # "BỘ TÀI CHÍNH - CÔNG NGHIỆP": the second ministry goes without its word.
    full = [part if opens_body().match(fold(part)) else f"BỘ {part}" for part in parts if part.strip()]
    return "; ".join(spelled(normal_name(part)) for part in (full if len(full) > 1 else parts))


def joined(upper: str, own: str) -> str:
    """ "UBND TỈNH LÀO CAI" and "VĂN PHÒNG" → "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"."""
    above, folded, under = spelled(normal_name(upper)), fold(upper), normal_name(own)
    if "ban chap hanh trung uong" in folded and fold(own).strip() == "van phong":
        return "Văn phòng Trung ương Đảng"
    if "ban chap hanh trung uong" in folded and fold(own).startswith(("ban", "uy ban")):
        return f"{under} Trung ương"
    above = _COMMITTEE.sub(lambda found: f"{found['unit'].capitalize()} ủy", above)
    if _FRONT.match(folded) and not folded.startswith("uy ban") and fold(own).startswith("ban"):
        above = f"Ủy ban {above}"
    return f"{under} {above}"


def spelled(name: str) -> str:
    """The two commonest bodies in full, as a letterhead has them when it has room."""
    return re.sub(r"\bHĐND\b", "Hội đồng nhân dân", re.sub(r"\bUBND\b", "Ủy ban nhân dân", name))


def _body_line(raw: str) -> str:
    line = re.sub(r"[*_#|]+", " ", raw)
    line = without_motto(line)
    beside = _BESIDE_DATE.match(line.lstrip())
    line = beside["body"] if beside else line
    line = " ".join(_TOGETHER.sub("", line.strip()).split()).lstrip(" -–—=.~/_|").rstrip(" =.~/_|")
    # One dash after a word may join the next line's body to this one's.
    line = line if re.search(r"\p{L} ?[-–]$", line) else line.rstrip(" -–—=.~/_|")
    if (
        not line
        or _JUNK.fullmatch(fold(line))
        or _DATED.search(line)
        or _NUMBERED.match(line)
        or _SYMBOL.search(raw)
        or _ABOUT.match(line)
        or NUMBER.match(line)
    ):
        return ""
    letters = [c for c in line if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return line if letters and upper >= 0.6 * len(letters) and len(line) < 160 else ""


def _hangs(name: str, line: str, bodies_signed: int) -> bool:
    """An unfinished line: LAO ĐỘNG - THƯƠNG BINH / VÀ XÃ HỘI, VĂN PHÒNG ĐẢNG ỦY / UBND TỈNH, LIÊN MINH / HỢP TÁC XÃ."""
    if re.search(r"[-–]$", name):
        return bodies_signed > 1 or not opens_body().match(fold(line))
    if fold(name) in _hanging() or (re.search(r"uy ban(?: trung uong)?$", fold(name)) and _FRONT.match(fold(line))):
        return True
    return bool(re.search(r"(?:\b(?:và|VÀ|CÁC|CỦA|VỀ|(?i:đảng ủy|đảng uỷ|đảng đoàn|ban cán sự đảng))|,)$", name))
