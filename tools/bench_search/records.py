"""Records of made documents, one after another, without holding more than a few of them."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.model import (
    Citation,
    Deadline,
    Evidence,
    Field,
    Issued,
    Issuer,
    Kind,
    Mention,
    PageInfo,
    Recipient,
    Record,
    Signatory,
    SourceInfo,
)
from tools.bench_search.heads import SEED, Head, head
from tools.bench_search.words import sentences, some

_MIDDLE, _SPREAD, _LEAST, _LONGEST = 1500, 0.75, 300, 28_000
_CITED, _OUTSIDE, _COPIED = 6.0, 0.25, 0.5
# Documents that are cited but not in the archive have indices from here on; few of them are cited by many.
_ELSEWHERE = 100_000_000
_RELATIONS = ("cites", "cites", "cites", "based-on", "implements", "reviews")
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
_MIDDLE_NAMES = ("Văn", "Thị", "Đức", "Minh", "Quang", "Hữu", "Thanh", "Xuân")
_GIVEN = ("Mẫu", "Thử", "Giả", "Bịa", "Sơn", "Hà", "Lâm", "Bình", "Tùng", "Hải", "Long", "An")
_POSITIONS = ("Bí thư", "Phó Bí thư", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Chánh Văn phòng")
_RECIPIENTS = (
    *("Văn phòng", "Các sở, ban, ngành", "Các huyện ủy", "Ủy ban nhân dân các huyện", "Ban Dân vận", "Sở Nội vụ"),
    "Lưu",
)

_head = lru_cache(maxsize=30_000)(head)


class _Draft(NamedTuple):
    """A text under way: its lines, and what was said in them, with offsets."""

    lines: list[str]
    citations: list[Citation]
    deadlines: list[Deadline]


def made(size: int, numbers: Mapping[int, str] | None = None) -> Iterator[Record]:
    """The first `size` records; `numbers` gives some of them another number, as where one was misread."""
    cited = array("I")
    for index in range(size):
        own = _head(index)
        if numbers and index in numbers:
            own = own._replace(number=numbers[index])
        yield _record(own, cited)


def _record(own: Head, cited: array[int]) -> Record:
    dice = random.Random(-SEED * 1_000_003 - own.place)
    subject = "về " + " ".join(some(dice, dice.randint(3, 7)))
    draft = _Draft(_opening(own, subject), [], [])
    position = sum(len(line) + 1 for line in draft.lines)
    for sentence in _body(dice, own, cited, draft):
        for item in (sentence.citation, sentence.deadline):
            if isinstance(item, Citation):
                draft.citations.append(_placed(item, position, sentence.at))
            elif item is not None:
                draft.deadlines.append(_dated(item, position, sentence.at))
        draft.lines.append(sentence.text)
        position += len(sentence.text) + 1
    signatory = " ".join((dice.choice(_FAMILY), dice.choice(_MIDDLE_NAMES), dice.choice(_GIVEN)))
    recipients = dice.sample(_RECIPIENTS, dice.randint(2, 5))
    draft.lines.extend(["Nơi nhận: " + "; ".join(recipients), signatory])
    text = "\n".join(draft.lines)
    page = PageInfo(1, 595.0, 842.0, "file", 1.0, 0, len(text))
    return Record(
        id=own.id,
        source=SourceInfo(f"/in/{own.place}.txt", own.sha256, "text/plain", 1, (page,)),
        text=text,
        kind=Kind(own.kind, _sure(dice), _seen(text, own.kind), code=own.code),
        number=Field(own.number, _sure(dice), _seen(text, own.number)),
        issued_on=Issued(own.date, _sure(dice)),
        issuer=Issuer(own.issuer, _sure(dice), _seen(text, own.issuer), locality=own.locality),
        subject=Field(subject, _sure(dice), _seen(text, subject)),
        signatory=Signatory(signatory, _sure(dice), _seen(text, signatory), position=dice.choice(_POSITIONS)),
        recipients=tuple(Recipient(name, _sure(dice), _seen(text, name)) for name in recipients),
        deadlines=tuple(draft.deadlines),
        citations=tuple(draft.citations),
    )


def body_of(index: int) -> list[str]:
    """Sentences such as the document with this index has; which documents it cites is left out."""
    own = _head(index)
    dice = random.Random(-SEED * 1_000_003 - own.place)
    some(dice, dice.randint(3, 7))
    return list(sentences(dice, _length(dice)))


def _length(dice: random.Random) -> int:
    return min(_LONGEST, max(_LEAST, int(_MIDDLE * dice.lognormvariate(0, _SPREAD))))


def _sure(dice: random.Random) -> float:
    return round(1 - 0.2 * dice.random() ** 3, 3)


def _seen(text: str, value: str) -> tuple[Evidence, ...]:
    start = text.find(value)
    return (Evidence(1, start, start + len(value)),)


def _opening(own: Head, subject: str) -> list[str]:
    year, month, day = own.date.split("-")
    place = own.locality or "Hà Nội"
    lines = [own.issuer, f"Số: {own.number}", f"{place}, ngày {day} tháng {month} năm {year}"]
    return [*lines, own.kind.upper(), subject]


class _Sentence(NamedTuple):
    """A sentence with what it states; `at` is where in it."""

    text: str
    at: int = 0
    citation: Citation | None = None
    deadline: Deadline | None = None


def _body(dice: random.Random, own: Head, cited: array[int], draft: _Draft) -> Iterator[_Sentence]:
    length = _length(dice)
    plain = [_Sentence(text) for text in sentences(dice, length)]
    # Longer documents cite more.
    wanted = min(40, int(dice.expovariate(1 / _CITED) * (0.5 + 0.5 * length / _MIDDLE) + 0.5))
    targets = {_target(dice, own, cited) for _ in range(wanted)} - {own.place}
    said = [_cite(dice, own, _head(target)) for target in sorted(targets)]
    cited.extend(sorted(target for target in targets if target < _ELSEWHERE))
    said += [_due(dice, own) for _ in range(dice.choices((0, 1, 2, 4), (60, 20, 14, 6))[0])]
    basis, rest = said[: len(said) // 2], said[len(said) // 2 :]
    for each in rest:
        plain.insert(dice.randint(0, len(plain)), each)
    yield from basis
    yield from plain


def _target(dice: random.Random, own: Head, cited: array[int]) -> int:
    """What is cited often is cited more often still; some of it the archive does not have."""
    if own.place == 0 or dice.random() < _OUTSIDE:
        return _ELSEWHERE + int(own.place ** dice.random())
    for _ in range(4):
        found = cited[dice.randrange(len(cited))] if cited and dice.random() < _COPIED else dice.randrange(own.place)
        if _head(found).date <= own.date:
            break
    return found


def _cite(dice: random.Random, own: Head, target: Head) -> _Sentence:
    opening = dice.choice(("Căn cứ ", "Thực hiện ", "Tiếp tục thực hiện ", "Theo tinh thần "))
    named = f"{target.kind} số {target.number}"
    dated = dice.random() < 0.7
    year, month, day = target.date.split("-")
    when = f" ngày {day}/{month}/{year}" if dated else ""
    text = f"{opening}{named}{when} của {target.issuer} về {' '.join(some(dice, 4))}."
    mention = Mention(named, 0, len(named), 1)
    citation = Citation(
        target.kind,
        target.number,
        dice.choice(_RELATIONS),
        (mention,),
        date=target.date if dated else None,
        issuer=target.issuer,
        confidence=_sure(dice),
    )
    return _Sentence(text, len(opening), citation=citation)


def _placed(citation: Citation, position: int, at: int) -> Citation:
    mention = citation.mentions[0]
    start = position + at
    return Citation(
        citation.kind,
        citation.number,
        citation.relation,
        (Mention(mention.text, start, start + len(mention.text), 1),),
        date=citation.date,
        issuer=citation.issuer,
        confidence=citation.confidence,
        evidence=(Evidence(1, start, start + len(mention.text)),),
    )


def _due(dice: random.Random, own: Head) -> _Sentence:
    year, month, day = int(own.year) + dice.randint(0, 1), dice.randint(1, 12), dice.randint(1, 28)
    task = " ".join(("báo cáo", *some(dice, 3)))
    named = f"trước ngày {day:02}/{month:02}/{year}"
    opening = f"Yêu cầu các đơn vị {task} "
    deadline = Deadline(named, due=f"{year}-{month:02}-{day:02}", precision="day", task=task, confidence=_sure(dice))
    return _Sentence(f"{opening}{named}.", len(opening), deadline=deadline)


def _dated(deadline: Deadline, position: int, at: int) -> Deadline:
    start = position + at
    return Deadline(
        deadline.text,
        due=deadline.due,
        precision=deadline.precision,
        task=deadline.task,
        confidence=deadline.confidence,
        evidence=(Evidence(1, start, start + len(deadline.text)),),
    )
