"""The issuing body as the lines of a letterhead name it, over one line or several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex as re

from config.vocabulary import any_of, table
from extractors.gazetteer import locality_of, normal_name
from extractors.provinces import is_central, unlisted_in
from pipeline.motto import without_motto
from pipeline.number import NUMBER, NUMBER_WORD
from pipeline.viet import fold

# Marks of urgency and secrecy, of drafts, copies and receipt, as recognition leaves them, and rules; folded.
_JUNK = re.compile(
    r"(?:hoa toc|(?:thuong )?khan|(?:tuyet |toi )?mat|du thao.*|sao y.*|(?:cong van|van ban)(?: d[eo]n)?|d[eo]n"
    r"|chuyen.*|ban sao.*|[-_*=~.•\s—–|]+)$"
)
_DATED = re.compile(r"ngày\s*[\d….\s_/]*\s*tháng|,\s*ngày\s", re.IGNORECASE)
_NUMBERED = re.compile(rf"^[\s*|]*{NUMBER_WORD}\s*[:./-]|^[\s*|]*S[ốỐ]\s+[\d…]", re.IGNORECASE)
_SYMBOL = re.compile(r"^[^\p{L}]*[\p{L}\d]{0,5}[/-][A-ZĐ]{1,5}-[A-ZĐ]{2,}")
_ABOUT = re.compile(r"^[\s*|]*(?:V/v|Về việc|V\.v)", re.IGNORECASE)
# Arms of a ministry or a union's centre that are as central as it is.
_ARM = re.compile(r"(?:tong cuc|cuc|vu|van phong|thanh tra|ban)\b")
# "BAN CHẤP HÀNH TỈNH …" under a union's name is that union's in the province.
_UNION = re.compile(r"(?:hoi|doan|lien doan|tong lien doan|cong doan|lien minh|lien hiep)\b(?! dong)")
_ORGAN = re.compile(r"ban (?:chap hanh|thuong vu|thuong truc)(?= (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong) )")
_COMMITTEE = re.compile(r"^Đảng bộ (?P<unit>tỉnh|huyện|quận|thị(?= xã)|thành(?= phố))(?: xã| phố)?\b")
_FRONT = re.compile(r"(?:uy ban )?(?:mttq|mat tran to quoc) viet nam")


class Named(NamedTuple):
    """A body read from letterhead lines `first..last` (indexes of the lines given).

    `locality`: its province where the lines show it; `central`: it has none.
    """

    name: str
    first: int
    last: int
    locality: str | None
    central: bool


@cache
def _opens_body() -> re.Pattern[str]:
    listed = table("letterheads")
    return re.compile(rf"(?!{any_of(map(fold, listed['not_heads']))})(?:{any_of(map(fold, listed['heads']))})\b")


@cache
def _bare() -> frozenset[str]:
    return frozenset(map(fold, table("letterheads")["bare"]))


def from_letterhead(lines: Sequence[str]) -> Named | None:
    """The own body among letterhead lines: the last one named, with the upper body's name where it needs one."""
    bodies: list[tuple[str, int, int]] = []
    for index, raw in enumerate(lines):
        line = _body_line(raw)
        if not line:
            continue
        if (bodies and not _opens_body().match(fold(line))) or (bodies and _hangs(bodies[-1][0])):
            name, first, last = bodies[-1]
            if index - last <= 2:
                bodies[-1] = (f"{name} {line}", first, index)
                continue
        if _opens_body().match(fold(line)):
            bodies.append((line, index, index))
    return _own(bodies) if bodies else None


def _own(bodies: list[tuple[str, int, int]]) -> Named:
    name, first, last = bodies[-1]
    upper = bodies[-2] if len(bodies) > 1 else None
    own = locality_of(name) or unlisted_in(name)
    above = upper[0] if upper else ""
    central = own is None and (is_central(name) or (is_central(above) and _ARM.match(fold(name)) is not None))
    locality = None if central else own or locality_of(above) or unlisted_in(above)
    if upper and fold(name).strip() in _bare():
        return Named(joined(upper[0], name), upper[1], last, locality, central)
    organ = _ORGAN.match(fold(name)) if upper and _UNION.match(fold(upper[0])) else None
    if upper and organ:
        whole = f"{upper[0]} {name[organ.end() :]}"
        return Named(joined(whole, name[: organ.end()]), upper[1], last, locality, central)
    return Named("; ".join(spelled(normal_name(part)) for part in _joint(name)), first, last, locality, central)


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
    full = [part if _opens_body().match(fold(part)) else f"BỘ {part}" for part in parts if part.strip()]
    return "; ".join(spelled(normal_name(part)) for part in (full if len(full) > 1 else parts))


def joined(upper: str, own: str) -> str:
    """ "UBND TỈNH LÀO CAI" and "VĂN PHÒNG" → "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"."""
    above, folded, under = spelled(normal_name(upper)), fold(upper), normal_name(own)
    if "ban chap hanh trung uong" in folded and fold(own).strip() == "van phong":
        return "Văn phòng Trung ương Đảng"
    if "ban chap hanh trung uong" in folded and fold(own).startswith("ban"):
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
    line = " ".join(line.split()).strip(" -–—=.~/_|")
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


def _hangs(name: str) -> bool:
    """An unfinished line: LAO ĐỘNG - THƯƠNG BINH / VÀ XÃ HỘI, VĂN PHÒNG ĐẢNG ỦY / UBND TỈNH."""
    return bool(re.search(r"(?:\b(?:và|VÀ|CÁC|CỦA|VỀ|(?i:đảng ủy|đảng uỷ|đảng đoàn|ban cán sự đảng))|[-–,])$", name))
