"""Issuing bodies: from letterhead lines, and where there is no letterhead from who signs or speaks in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import regex as re

from extractors.base import Case
from extractors.gazetteer import bodies_in, locality_of, normal_name
from pipeline import model
from pipeline.number import NUMBER, number_key
from pipeline.signing import AUTHORITY
from extractors.motto import without_motto
from pipeline.viet import fold, key

_JUNK = re.compile(
    r"(?:h[ỏo]a t[ốo]c|kh[ẩa]n|th[ượu]+ng kh[ẩa]n|m[ậa]t|t[ốo]i m[ậa]t|d[ựu] th[ảa]o|sao y.*|c[ôo]ng v[ăa]n(?: đ[ếeơ]n)?|đ[ếeơ]n|chuy[ểe]n.*|b[ảa]n sao.*|[-_*=~.•\s—–|]+)$",
    re.IGNORECASE,
)
_DATED = re.compile(r"ngày\s*[\d….\s_/]*\s*tháng|,\s*ngày\s", re.IGNORECASE)
_NUMBERED = re.compile(r"^[\s*|]*(?:S[ốoôỐÔ]|So)\s*[:.]|^[\s*|]*S[ốỐ]\s+[\d…]", re.IGNORECASE)
_SYMBOL = re.compile(r"^[^\p{L}]*[\p{L}\d]{0,5}[/-][A-ZĐ]{1,5}-[A-ZĐ]{2,}")
_ABOUT = re.compile(r"^[\s*|]*(?:V/v|Về việc|V\.v)", re.IGNORECASE)
# A line that begins with one of these names a body of its own; others carry on the line above (TỈNH NGHỆ AN, VÀ DU LỊCH).
_OPENS_BODY = re.compile(
    r"(?:bo(?! dieu| phan)|so|ubnd|uy ban|hdnd|hoi dong|hoi|truong|ban|van phong|cuc|chi cuc|tong cuc|phong(?!,)|trung tam|dang bo|dang uy|dang doan|tinh uy|huyen uy"
    r"|thanh uy|thi uy|quan uy|cong an|toa an|vien|lien doan|lien minh|lien hiep|doan(?! the)|kiem toan|ngan hang|cong ty|tap doan|tong cong ty|benh vien|bao hiem|kho bac"
    r"|mat tran|ubmttq|chinh phu|thu tuong|quoc hoi|chu tich|thanh tra|bo chi huy|bo tu lenh|quan khu|hoc vien|dai hoc|bao|dai|tinh doan|huyen doan|thanh doan|chi bo|to cong tac|to"
    r"|doan kiem tra|tong lien doan|cong doan|trung uong(?= doan| hoi)|quan doi|bcd|bch|ban chi dao|ban quan ly|ql|xi nghiep|nha may|dong|khoi|tieu ban|phan hoi|chi hoi|cang vu|hat|doi)\b"
)
# Bodies that mean nothing without the one above them: "VĂN PHÒNG" under "UBND TỈNH LÀO CAI".
_BARE = re.compile(
    r"(?:van phong|ban to chuc|ban tuyen giao|ban tuyen giao va dan van|ban dan van|ban noi chinh|ban xay dung dang|uy ban kiem tra|ban thuong vu|ban thuong truc|ban chap hanh|thuong truc"
    r"|hoi dong nhan dan|uy ban nhan dan|ban kinh te|ban doi ngoai|co quan uy ban kiem tra|ban bao ve suc khoe can bo|uy ban|thanh tra|van phong uy ban nhan dan|ban dan toc|ban tiep cong dan|ban phap che)$"
)
_FRONT = re.compile(r"(?:uy ban )?(?:mttq|mat tran to quoc) viet nam")


class Named(NamedTuple):
    """A body read from letterhead lines `first..last` (indexes of the lines given), and its province where it shows."""

    name: str
    first: int
    last: int
    locality: str | None


def from_letterhead(lines: Sequence[str]) -> Named | None:
    """The own body among letterhead lines: the last one named, with the upper body's name where it needs one."""
    bodies: list[tuple[str, int, int]] = []
    for index, raw in enumerate(lines):
        line = _body_line(raw)
        if not line:
            continue
        if (bodies and not _OPENS_BODY.match(fold(line))) or (bodies and _hangs(bodies[-1][0])):
            name, first, last = bodies[-1]
            if index - last <= 2:
                bodies[-1] = (f"{name} {line}", first, index)
                continue
        if _OPENS_BODY.match(fold(line)):
            bodies.append((line, index, index))
    return _own(bodies) if bodies else None


def _own(bodies: list[tuple[str, int, int]]) -> Named:
    name, first, last = bodies[-1]
    upper = bodies[-2] if len(bodies) > 1 else None
    named = [body[0] for body in (bodies[-1], upper) if body]
    locality = next(filter(None, map(locality_of, named)), None) or next(filter(None, map(_unlisted_in, named)), None)
    if upper and _BARE.fullmatch(fold(name).strip()):
        return Named(joined(upper[0], name), upper[1], last, locality)
    return Named("; ".join(_spelled(normal_name(part)) for part in _joint(name)), first, last, locality)


def _joint(name: str) -> list[str]:
    """BỘ QUỐC PHÒNG - BỘ TÀI CHÍNH: several ministries on one line."""
    parts = re.split(
        r"\s+[-–—]\s+(?=(?:BỘ|ỦY BAN|UỶ BAN|SỞ|BAN|TỔNG|VIỆN|TÒA|TOÀ|TRUNG ƯƠNG|NGÂN HÀNG|VĂN PHÒNG|LIÊN|HỘI)\s)", name
    )
    return [part.strip() for part in parts if part.strip()]


def joint_name(capitals: str) -> str:
    """Bodies of a heading in normal case, joint ones divided by "; "."""
    parts = re.split(r"\s*-\s*(?=(?:BỘ|ỦY BAN|UỶ BAN|TỔNG CỤC|TÒA ÁN|TOÀ ÁN|VIỆN|CÔNG NGHIỆP)\b)", capitals)
    # "BỘ TÀI CHÍNH - CÔNG NGHIỆP": the second ministry goes without its word.
    full = [part if _OPENS_BODY.match(fold(part)) else f"BỘ {part}" for part in parts if part.strip()]
    return "; ".join(_spelled(normal_name(part)) for part in (full if len(full) > 1 else parts))


def joined(upper: str, own: str) -> str:
    """ "UBND TỈNH LÀO CAI" and "VĂN PHÒNG" → "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"."""
    above, folded, under = _spelled(normal_name(upper)), fold(upper), normal_name(own)
    if "ban chap hanh trung uong" in folded and fold(own).strip() == "van phong":
        return "Văn phòng Trung ương Đảng"
    if "ban chap hanh trung uong" in folded and fold(own).startswith("ban"):
        return f"{under} Trung ương"
    above = re.sub(r"^Đảng bộ tỉnh\b", "Tỉnh ủy", above)
    if _FRONT.match(folded) and not folded.startswith("uy ban") and fold(own).startswith("ban"):
        above = f"Ủy ban {above}"
    return f"{under} {above}"


def _spelled(name: str) -> str:
    """The two commonest bodies in full, as a letterhead has them when it has room."""
    return re.sub(r"\bHĐND\b", "Hội đồng nhân dân", re.sub(r"\bUBND\b", "Ủy ban nhân dân", name))


def _body_line(raw: str) -> str:
    line = re.sub(r"[*_#|]+", " ", raw)
    line = without_motto(line)
    line = " ".join(line.split()).strip(" -–—=.~/_|")
    if (
        not line
        or _JUNK.fullmatch(line)
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
    """An unfinished line: LAO ĐỘNG - THƯƠNG BINH / VÀ XÃ HỘI."""
    return bool(re.search(r"(?:\b(?:và|VÀ|CÁC|CỦA|VỀ)|[-–,])$", name))


_SPEAKS = re.compile(
    r"(?:ban hanh|xay dung|trien khai|yeu cau|chi thi|quyet dinh|ket luan|de nghi|thong bao|huong dan|bao cao|to chuc)\b"
)


def from_text(case: Case) -> model.Issuer | None:
    """Who signs (T/M BAN THƯỜNG VỤ) or speaks ("Ban Thường vụ Tỉnh ủy triển khai kế hoạch"): the body as the text names it."""
    if case.fields.get("carrier"):
        place = locality(case, "")
        return model.Issuer(None, 0.0, (), locality=place) if place else None
    signed = _signed_body(case)
    spoken = _spoken(case, signed)
    if spoken is None:
        return None
    name, start, end = spoken
    return model.Issuer(name, case.sure(0.8, start, end), case.evidence(start, end), locality=locality(case, name))


def _signed_body(case: Case) -> str:
    for block in case.outline.zone("signature"):
        found = AUTHORITY.match(case.text[block.start : block.end])
        if found and found["mark"].replace("/", "").replace(".", "") == "TM":
            return fold(" ".join(found["rest"].split())).strip(" *_.")
    return ""


def _spoken(case: Case, signed: str) -> tuple[str, int, int] | None:
    counts: Counter[str] = Counter()
    where: dict[str, tuple[str, int, int]] = {}
    zones = [b for b in case.outline.blocks if b.zone in ("head", "basis", "body")]
    for rank, block in enumerate(zones):
        for body in bodies_in(case.text, block.start, block.end):
            name = " ".join(case.text[body.start : body.end].split())
            if signed and not fold(name).startswith(signed):
                continue
            speaks = _SPEAKS.match(fold(case.text[body.end : body.end + 40]).lstrip(" ,"))
            if not signed and not (speaks and rank < 12):
                continue
            weight = (5 if speaks else 1) + (3 if rank < 8 else 0)
            counts[key(name)] += weight
            where.setdefault(key(name), (name, body.start, body.end))
    if counts:
        return where[counts.most_common(1)[0][0]]
    return None


_ADDRESS = re.compile(
    r"(?:trên địa bàn|địa bàn|của|thuộc|tại|ở)?\s*(?:[Tt]ỉnh|[Tt]hành phố|TỈNH|THÀNH PHỐ|[Tt]ỉnh ủy|[Tt]ỉnh uỷ|[Tt]hành ủy|BTV [Tt]ỉnh [uủ]y)\s+(?=[\p{Lu}])"
)
_CENTRAL = re.compile(
    r"bo(?! chi huy)|chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|ban bi thu|trung uong|van phong chinh phu|van phong trung uong|ban .* trung uong|kiem toan|ngan hang nha nuoc|toa an nhan dan toi cao"
    r"|vien kiem sat nhan dan toi cao|thanh tra chinh phu|chu tich nuoc|tong lien doan|hoi dong bo truong|uy ban dan toc"
)


def locality(case: Case, name: str) -> str | None:
    """Province of a body: its own name, the letterhead, the place of issue, a receiver's stamp, the province the text speaks of."""
    if name and _CENTRAL.match(fold(name)):
        return None
    place = case.fields.get("place")
    receipt = case.fields.get("receipt")
    sources = [name, place.value if place else "", receipt.body if receipt and receipt.body else ""]
    for source in sources:
        found = locality_of(source) if source else None
        if found:
            return found
    counts: Counter[str] = Counter()
    for match in _ADDRESS.finditer(case.text):
        near = case.text[match.start() : match.end() + 28].split("\n")[0]
        found = locality_of(near)
        if found:
            counts[found] += 1
    return counts.most_common(1)[0][0] if counts else _unlisted(case, name)


# A province that the tables do not know is still named as one.
_UNLISTED = re.compile(
    r"(?:[Tt][ỉí]nh(?: [uủ][yỷ])?|T[ỈÍ]NH(?: [UỦ][YỶ])?)\s+(?P<name>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,2})(?!\p{L})"
)


_OFFICE_BEFORE = re.compile(r"(?:[Bb]í thư|[Cc]hủ tịch|[ỦỦủU]y viên|[Tt]rưởng|[Gg]iám đốc|Thường trực)\s*(?:Thường trực\s*)?$")


def _unlisted_in(name: str) -> str | None:
    found = _UNLISTED.search(normal_name(name))
    return " ".join(found["name"].split()) if found else None


def _unlisted(case: Case, name: str) -> str | None:
    """The province that the body's name gives, else the one the text speaks of most, persons after an office left out."""
    if own := _unlisted_in(name):
        return own
    counts = Counter(
        " ".join(found["name"].split())
        for found in _UNLISTED.finditer(case.text)
        if not _OFFICE_BEFORE.search(case.text, max(0, found.start() - 30), found.start())
    )
    return counts.most_common(1)[0][0] if counts else None


def same_number(a: str, b: str) -> bool:
    """Two spellings of one number."""
    return number_key(a) == number_key(b)
