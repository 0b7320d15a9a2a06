"""What contradicts what in the archive, each with its evidence."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import Any

from index.catalogue import Catalogue
from index.graph.net import LISTED, citing
from index.graph.series import series
from index.graph.twins import twins
from index.identity import Claim, conflict
from index.symbols import is_central_party, is_local
from pipeline.number import stated_year

# Of those who say something, so many are listed.
_SAYING = 10
# A local committee gives a number twice in so many years only after a congress; within fewer it is one document.
_YEARS_APART = 1

# Who cites: what `net.citing` tells of it.
_CITING = (
    "r.number AS citing, r.kind AS citing_kind, r.issuer AS citing_issuer, r.issued_on AS citing_date,"
    " r.subject AS citing_subject"
)

Found = Iterator[dict[str, Any]]


def conflicts(catalogue: Catalogue, limit: int = 100, *, codes: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Contradictions of citations with what is held and with each other, and of documents with each other.

    Only of these `codes`, where any is given. What is not asked for is not looked for: comparing twins takes long.
    """
    sources = (CODES[code] for code in CODES if not codes or code in codes)
    return list(islice((each for source in sources for each in _together(source(catalogue))), limit))


def _together(found: Found) -> Found:
    """What several documents have alike as one conflict: the first of them, the evidence of all, `times` in all."""
    for _, group in groupby(found, key=lambda each: (each["number"], each["why"], each["candidates"])):
        alike = list(group)
        evidence = [said for each in alike[:_SAYING] for said in each["evidence"]]
        yield {**alike[0], "evidence": evidence, "times": len(alike)}


def _differs(catalogue: Catalogue) -> Found:
    """Citations that state something else than what is held."""
    return ({"code": "differs", **told} for told in _citations(catalogue, "missing"))


def _ambiguous(catalogue: Catalogue) -> Found:
    """Citations that several documents fit, or that something speaks against."""
    return ({"code": "ambiguous", **told} for told in _citations(catalogue, "ambiguous"))


def _citations(catalogue: Catalogue, state: str) -> Found:
    for row in catalogue.db.execute(
        f"""SELECT e.*, r.id, {_CITING} FROM edges e JOIN records r USING (rid)
           WHERE e.why IS NOT NULL AND e.state = ? ORDER BY e.bucket, e.why, r.id""",
        (state,),
    ):
        told = json.loads(row["why"])
        base = {"id": row["id"], "citing": row["citing"], "number": row["number"] or row["name"], "why": told["why"]}
        base |= {"kind": row["kind"], "name": None if row["number"] else row["name"]}
        yield {**base, "candidates": told.get("candidates", []), "evidence": [_said(catalogue, row)]}


def _said(catalogue: Catalogue, edge: sqlite3.Row) -> dict[str, Any]:
    """What a citation states of date and term, and where."""
    mention = catalogue.one(
        "SELECT text, page FROM mentions WHERE edge = ? AND text LIKE '%' || ? || '%' ORDER BY position LIMIT 1",
        edge["edge"],
        (edge["date"] or "")[:4],
    )
    mention = mention or catalogue.one("SELECT text, page FROM mentions WHERE edge = ? LIMIT 1", edge["edge"])
    where = {"text": mention["text"], "page": mention["page"]} if mention else {"text": None, "page": None}
    stated = {"date": edge["date"], "term": edge["term"]}
    return {"id": edge["id"], "number": edge["citing"], "by": citing(edge), **stated, **where}


def _cited_differently(catalogue: Catalogue) -> Found:
    """One document that is cited with two dates or terms: one work, or works that only these tell apart."""
    yield from _dated_differently(catalogue)
    buckets = catalogue.db.execute(
        """SELECT bucket FROM works WHERE number IS NOT NULL
           GROUP BY bucket HAVING count(*) > 1 AND min(held) = 0 ORDER BY bucket"""
    )
    for (bucket,) in buckets.fetchall():
        works = catalogue.all(
            "SELECT * FROM works WHERE bucket = ? ORDER BY locality, issuer, date, held DESC, key", bucket
        )
        # Thousands bear the number of a usual letter: only those that lie side by side can be one.
        for one, other in pairwise(works):
            if (one["held"] and other["held"]) or not _one_document(one, other):
                continue
            why = conflict(_claim(one), _claim(other))
            evidence = [each for work in (one, other) for each in _saying(catalogue, work["work"])]
            told = {"why": [why], "candidates": [one["key"], other["key"]], "evidence": evidence}
            yield _odd("cited-differently", one["number"], told)


def _dated_differently(catalogue: Catalogue) -> Found:
    """Works of which those who cite them, and where it is held the document itself, say two dates."""
    works = catalogue.db.execute(
        """SELECT w.*, json_group_array(DISTINCT e.date) AS dates FROM edges e JOIN works w ON w.work = e.target
           WHERE e.date IS NOT NULL AND e.state IN ('held', 'missing')
           GROUP BY w.work HAVING count(DISTINCT e.date) > 1 OR max(w.held AND w.date != e.date) ORDER BY w.key"""
    )
    for work in works.fetchall():
        dates = sorted({*json.loads(work["dates"]), *([work["date"]] if work["held"] and work["date"] else [])})
        # A year alone does not contradict a day in it.
        apart = [date for date in dates if not any(other != date and other.startswith(date) for other in dates)]
        if len(apart) > 1:
            told = {"why": [f"date {' / '.join(apart)}"], "candidates": [work["key"]]}
            evidence = _saying(catalogue, work["work"])
            yield _odd("cited-differently", work["number"] or work["name"], {**told, "evidence": evidence})


def _one_document(one: sqlite3.Row, other: sqlite3.Row) -> bool:
    """Do two works differ in date or term alone, and can no series of numbers have had this one twice so soon?"""
    bare = [_claim(work)._replace(date=None, term=None) for work in (one, other)]
    if conflict(bare[0], bare[1]) or not conflict(_claim(one), _claim(other)):
        return False
    number = one["number"]
    if stated_year(number):
        return True
    dates = [work["date"] for work in (one, other)]
    if not all(dates):
        return False
    if is_central_party(number):
        return bool(one["term"] and one["term"] == other["term"])
    years = [int(date[:4]) for date in dates]
    # The State's numbers begin anew every year.
    return abs(years[0] - years[1]) <= (_YEARS_APART if _is_party(number) and is_local(number) else 0)


def _is_party(number: str) -> bool:
    return number.partition("/")[0].count("-") == 1


def _claim(work: sqlite3.Row) -> Claim:
    fields = ("kind", "number", "name", "issuer", "locality", "term", "date")
    return Claim(*(work[name] for name in fields))


def _saying(catalogue: Catalogue, work: int) -> list[dict[str, Any]]:
    """Who cites a work, the first of each date that is said."""
    rows = catalogue.all(
        f"""SELECT e.*, r.id, {_CITING},
             row_number() OVER (PARTITION BY e.date, e.term ORDER BY r.issued_on, r.id) AS place
           FROM edges e JOIN records r USING (rid) WHERE e.target = ? ORDER BY place, r.issued_on, r.id LIMIT ?""",
        work,
        _SAYING,
    )
    return [_said(catalogue, row) for row in rows]


def _findings(catalogue: Catalogue) -> Found:
    """What the extractors found inside one document: a cited one named with two dates or terms."""
    rows = catalogue.db.execute(
        f"""SELECT r.id, {_CITING}, f.value FROM documents d JOIN records r USING (rid),
             json_each(CAST(d.data AS TEXT), '$.findings') f
           WHERE instr(d.data, CAST('"citation-conflict"' AS BLOB))
             AND json_extract(f.value, '$.code') = 'citation-conflict'
           ORDER BY json_extract(f.value, '$.message'), r.id"""
    )
    for row in rows:
        finding = json.loads(row["value"])
        pages = dict.fromkeys(spot["page"] for spot in finding["evidence"])
        said = {"id": row["id"], "number": row["citing"], "by": citing(row)}
        evidence = [{**said, "page": page} for page in pages]
        named = finding["message"].partition(":")[0]
        base = {"id": row["id"], "citing": row["citing"], "number": named, "why": [finding["message"]]}
        yield {"code": "citation-conflict", **base, "candidates": [], "evidence": evidence}


def _same_identity(catalogue: Catalogue) -> Found:
    """Works that nothing tells apart from another of their number."""
    for row in catalogue.db.execute("SELECT * FROM works WHERE held AND key LIKE '%#%' ORDER BY key"):
        first = row["key"].rpartition("#")[0]
        evidence = catalogue.all(
            f"""SELECT r.id, r.number, r.issued_on AS date, w.key FROM works w JOIN records r USING (work)
                WHERE w.key IN {LISTED} ORDER BY w.key, r.id""",
            json.dumps([first, row["key"]]),
        )
        told = {"why": [row["key"]], "candidates": [first, row["key"]], "evidence": [dict(each) for each in evidence]}
        yield _odd("same-identity", row["number"], told)


def _number_twice(catalogue: Catalogue) -> Found:
    """Two documents of one series with one number and different days: one of the numbers or days is wrong."""
    for each in series(catalogue):
        numbered = defaultdict(list)
        for document in each.documents:
            numbered[document.number].append(document)
        for number, documents in numbered.items():
            if len({document.date for document in documents}) > 1:
                evidence = [{"id": one.id, "number": one.number, "date": one.date} for one in documents]
                why = " / ".join(dict.fromkeys(document.date for document in documents))
                told = {"why": [f"date {why} in {each.period}"], "candidates": [], "evidence": evidence}
                yield _odd("number-twice", number, told)


def _twins(catalogue: Catalogue) -> Found:
    for work in twins(catalogue):
        told = {"why": [" ".join(each["id"] for each in work["renditions"])], "candidates": [], "evidence": []}
        more = {"renditions": work["renditions"], "differences": work["differences"]}
        yield {**_odd("twins", work["number"], told), **more}


def _odd(code: str, number: str | None, told: dict[str, Any]) -> dict[str, Any]:
    return {"code": code, "id": None, "citing": None, "number": number, **told}


# In the order in which they are listed.
CODES: dict[str, Callable[[Catalogue], Found]] = {
    "differs": _differs,
    "cited-differently": _cited_differently,
    "citation-conflict": _findings,
    "number-twice": _number_twice,
    "same-identity": _same_identity,
    "twins": _twins,
    "ambiguous": _ambiguous,
}
