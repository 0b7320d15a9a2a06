"""The issuing body and its province: from the letterhead; where there is none, from who signs or speaks in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import regex as re

from extractors import kinds
from extractors.base import Case
from extractors.body_lines import Named, from_letterhead
from extractors.gazetteer import bodies_in, normal_name
from extractors.head import Part, letterhead_parts
from extractors.kinds import is_liaison
from extractors.provinces import province_of
from extractors.snapping import mended
from pipeline import model
from pipeline.number import parse
from pipeline.segment import Block
from pipeline.signing import AUTHORITY
from pipeline.viet import fold, key

_SPEAKS = re.compile(
    r"(?:ban hanh|xay dung|trien khai|yeu cau|chi thi|quyet dinh|ket luan|de nghi|thong bao|huong dan|bao cao"
    r"|to chuc)\b"
)


def find(case: Case) -> dict[str, Any]:
    """The issuing body and the province it belongs to."""
    if case.fields.get("carrier"):
        return {"issuer": _from_text(case)}
    heading = case.fields.get("formula")
    if heading is not None:
        evidence, sure = case.evidence(*heading.body), case.sure(0.93, *heading.body)
        issuer = model.Issuer(heading.issuer, sure, evidence, locality=province_of(case, heading.issuer))
        return {"issuer": case.by("issuer-formula", issuer)}
    receipt = case.fields.get("receipt")
    stamp = key(receipt.body) if receipt and receipt.body else ""
    parts = [part for part in letterhead_parts(case) if not _stamped(case, part, stamp)]
    lines = [_line(case, part) for part in parts]
    spans = [(part.start, part.end) for part in parts]
    number = case.fields.get("number")
    symbol = parse(number.value) if number else None
    named = from_letterhead(
        lines, len(symbol.groups) - 1 if symbol else 1, liaison=symbol is not None and is_liaison(symbol)
    )
    if named:
        start, end = spans[named.first][0], spans[named.last][1]
        locality = _shown(case, named, spans) or (None if named.central else province_of(case, named.name))
        issuer = model.Issuer(named.name, case.sure(0.95, start, end), case.evidence(start, end), locality=locality)
        for first, last in named.others:
            case.refuse("issuer", "upper-body", spans[first][0], spans[last][1])
        return {"issuer": case.by("issuer-letterhead", issuer)}
    return {"issuer": case.by("issuer-under-kind", _under_kind(case)) or _from_text(case)}


def _shown(case: Case, named: Named, spans: Sequence[tuple[int, int]]) -> str | None:
    """The province that the lines of the letterhead show."""
    first = min((low for low, _ in named.others), default=named.first)
    if named.locality or named.central:
        rule = "locality-letterhead" if named.locality else "locality-central"
        case.part("issuer.locality", rule, named.locality, (spans[first][0], spans[named.last][1]))
    return named.locality


def _stamped(case: Case, part: Part, stamp: str) -> bool:
    """Is this line of the letterhead the office on a receiver's stamp?"""
    if key(part.text).strip(" |*") != stamp:
        return False
    case.refuse("issuer", "receipt-body", part.start, part.end)
    return True


def _line(case: Case, part: Part) -> str:
    return mended(part.text) if case.document.text_from(part.start) == "ocr" else part.text


def issuer_line(case: Case, block: Block) -> bool:
    """ "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ" under the kind: a line that names bodies and nothing else."""
    return names_issuer(case.text[block.start : block.end])


def names_issuer(text: str) -> bool:
    """Is this "CỦA" and the names of bodies, with nothing else?"""
    rest = text.strip("*_ ")
    if fold(rest[:4]) != "cua " or "đồng chí" in rest.lower():
        return False
    return only_bodies(rest[4:])


_ABOUT = re.compile(r"(?<=\p{Lu})\s*[VvYy][ềêèẻ](?=\s)")


def issuer_before_subject(text: str) -> int:
    """Length of "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ" before "về …" on the line of the kind, glued to it or not; else 0."""
    for about in _ABOUT.finditer(text[:200]):
        if names_issuer(text[: about.start()]):
            return about.start()
    return 0


def only_bodies(text: str) -> bool:
    """Does this name bodies, and say nothing else?"""
    rest = text
    for body in sorted(bodies_in(text), key=lambda found: -found.start):
        rest = rest[: body.start] + rest[body.end :]
    return rest != text and not re.sub(r"\W+|\b(?:và|VÀ)\b", "", rest)


def _under_kind(case: Case) -> model.Issuer | None:
    title = case.outline.title
    if title is None or title + 1 >= len(case.outline.blocks):
        return None
    block, following = case.outline.blocks[title : title + 2]
    word = kinds.named(case.text[block.start : block.end])
    start = block.start + (word.end if word else 0)
    length = issuer_before_subject(case.text[start : block.end].lstrip())
    if length:
        start += len(case.text[start : block.end]) - len(case.text[start : block.end].lstrip())
        # A blank keeps what is glued to the name out of it.
        bodies = bodies_in(case.text[start : start + length] + " ")
        bodies = [body._replace(start=body.start + start, end=body.end + start) for body in bodies]
    elif issuer_line(case, following):
        bodies = bodies_in(case.text, following.start, following.end)
    else:
        return None
    name = "; ".join(normal_name(case.text[body.start : body.end]) for body in bodies)
    span = (bodies[0].start, bodies[-1].end)
    return model.Issuer(name, case.sure(0.9, *span), case.evidence(*span), locality=province_of(case, name))


def _from_text(case: Case) -> model.Issuer | None:
    """Who signs (T/M BAN THƯỜNG VỤ) or speaks ("Ban Thường vụ Tỉnh ủy triển khai …"): the body as the text names it."""
    if case.fields.get("carrier"):
        place = province_of(case, "")
        return case.by("issuer-article", model.Issuer(None, 0.0, (), locality=place)) if place else None
    signed = _signed_body(case)
    spoken = _spoken(case, signed)
    if spoken is None:
        return None
    name, start, end = spoken
    sure, evidence = case.sure(0.8, start, end), case.evidence(start, end)
    issuer = model.Issuer(name, sure, evidence, locality=province_of(case, name))
    return case.by("issuer-signs" if signed else "issuer-speaks", issuer)


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
                case.refuse("issuer", "does-not-sign", body.start, body.end)
                continue
            speaks = _SPEAKS.match(fold(case.text[body.end : body.end + 40]).lstrip(" ,"))
            if not signed and not (speaks and rank < 12):
                case.refuse("issuer", "does-not-speak", body.start, body.end)
                continue
            weight = (5 if speaks else 1) + (3 if rank < 8 else 0)
            counts[key(name)] += weight
            where.setdefault(key(name), (name, body.start, body.end))
    if not counts:
        return None
    best = counts.most_common(1)[0][0]
    for other in [name for name in counts if name != best]:
        case.refuse("issuer", "lower-weight", *where[other][1:])
    return where[best]
