"""Made documents of a net as records: their citations stand in their text."""

from __future__ import annotations

import msgspec

from pipeline.model import Citation, Field, Issued, Issuer, Kind, Mention, PageInfo, Record, SourceInfo
from tools.bench_graph.made import Cites, Made
from tools.bench_search.heads import Head

# Characters to a page, about.
_PAGE = 1800


def record(net: Made, place: int) -> Record:
    """The document at this place."""
    own = net.heads[place]
    lines = [own.issuer, f"Số: {own.number}", own.kind.upper(), f"về việc số {place}"]
    position = sum(len(line) + 1 for line in lines)
    citations = []
    for each in net.cites[place]:
        said = sentence(net.heads[each.target], each)
        stated = citation(net.heads[each.target], each)
        named = stated.mentions[0].text
        at = said.index(named)
        spots = [position + at + nth * (len(said) + 1) for nth in range(each.mentions)]
        mentions = tuple(Mention(named, spot, spot + len(named), 1 + spot // _PAGE) for spot in spots)
        citations.append(msgspec.structs.replace(stated, mentions=mentions))
        lines.extend([said] * each.mentions)
        position += each.mentions * (len(said) + 1)
    text = "\n".join(lines)
    pages = tuple(
        PageInfo(nth + 1, 595.0, 842.0, "file", 1.0, start, min(start + _PAGE, len(text)))
        for nth, start in enumerate(range(0, len(text), _PAGE))
    )
    return Record(
        id=own.id,
        source=SourceInfo(f"/in/{own.place}.txt", own.sha256, "text/plain", 1, pages),
        text=text,
        kind=Kind(own.kind, code=own.code),
        number=Field(own.number),
        issued_on=Issued(own.date),
        issuer=Issuer(own.issuer, locality=own.locality),
        subject=Field(lines[3]),
        citations=tuple(citations),
    )


def sentence(target: Head, said: Cites) -> str:
    """One line that cites the target as fully as `said` tells."""
    year, month, day = target.date.split("-")
    dated = {"all": f" ngày {day}/{month}/{year}", "year": f" năm {year}"}.get(said.stated, "")
    by = "" if said.stated == "bare" else f" của {target.issuer}"
    return f"Căn cứ {target.kind} số {target.number}{dated}{by};"


def citation(target: Head, said: Cites) -> Citation:
    """What such a line states, with one mention that does not say where it stands."""
    date = {"all": target.date, "year": target.year}.get(said.stated)
    issuer = None if said.stated == "bare" else target.issuer
    named = f"{target.kind} số {target.number}"
    mention = Mention(named, 0, len(named), 1)
    return Citation(target.kind, target.number, said.relation, (mention,), date=date, issuer=issuer)
