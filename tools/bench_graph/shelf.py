"""Archives of made nets, kept in a folder between runs.

All rows that a question to the net reads or a new document touches are those the product would have written: citations
stated by `index.identity`, decided by `index.resolve`, in the order in which the documents came in, which is none. What
only a search asks for (traces of garbled numbers, words of pages) is left out.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from index import forms, identity, naming, resolve
from index.catalogue import Catalogue, joining, schema
from index.identity import Claim
from pipeline.model import Record
from tools.bench_graph import made, records
from tools.bench_graph.made import Cites, Made
from tools.bench_search.heads import SEED

_PLAIN = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "mmap_size = 0")
_EDGE = ("edge", "rid", "position", "source", "target", "state", "relation", "bucket", "kind", "number", "compact",
         "name", "issuer", "locality", "term", "date", "cited_on", "confidence", "why")  # fmt: skip


def built(root: Path, edges: int) -> Path:
    """The folder of an archive with about so many citations, made where it is not there or other sources made it."""
    folder, digest = root / str(edges), _digest()
    note = folder / "made.json"
    if note.exists() and json.loads(note.read_text("utf-8"))["digest"] == digest:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    began = time.monotonic()
    net = made.made(edges)
    with Catalogue(folder) as catalogue:
        for setting in _PLAIN:
            catalogue.db.execute(f"PRAGMA {setting}").fetchone()
        _fill(catalogue.db, net)
        catalogue.db.execute("PRAGMA journal_mode = WAL").fetchone()
        figures = {"digest": digest, **catalogue.counts(), "seconds": round(time.monotonic() - began, 1)}
    note.write_text(json.dumps(figures), "utf-8")
    return folder


def told(folder: Path) -> dict[str, float]:
    """What is in the archive in `folder`, and how long it took to make."""
    found: dict[str, float] = json.loads((folder / "made.json").read_text("utf-8"))
    return found


def _digest() -> str:
    found = hashlib.sha256(repr(schema.MIGRATIONS).encode())
    for name in ("made.py", "records.py", "shelf.py"):
        found.update(Path(__file__).with_name(name).read_bytes())
    for module in (resolve, identity, naming):
        found.update(Path(str(module.__file__)).read_bytes())
    return found.hexdigest()


def _fill(db: sqlite3.Connection, net: Made) -> None:
    """Rows first, then what is looked up by: thrice as fast as the other way round."""
    made_of = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql > '' AND type IN ('index', 'trigger')")
    kept = made_of.fetchall()
    db.execute("BEGIN")
    for row in kept:
        db.execute(f"DROP {row['type']} {row['name']}")
    came = [place for place, held in enumerate(net.held) if held]
    random.Random(SEED).shuffle(came)
    own = _write_records(db, net, came)
    _write_net(db, net, came, own)
    for row in kept:
        db.execute(row["sql"])
    db.execute(
        """UPDATE works SET cited = (SELECT count(DISTINCT source) FROM edges
           WHERE edges.target = works.work AND edges.source != edges.target)"""
    )
    db.execute(
        f"""UPDATE records SET status = coalesce((
             SELECT ({schema.STANDING}) FROM works w WHERE w.work = records.work), 'in-force')"""
    )
    db.execute("COMMIT")


def _write_records(db: sqlite3.Connection, net: Made, came: list[int]) -> dict[int, Claim]:
    """The documents; gives what each row is known by."""
    own: dict[int, Claim] = {}
    numbers: dict[str, None] = {}
    for rid, place in enumerate(came, 1):
        record = records.record(net, place)
        claim = own[rid] = identity.of_record(record)
        number = claim.number or ""
        parts = forms.parts(number)
        assert parts
        numbers[forms.compact(number)] = None
        db.execute(
            """INSERT INTO records (rid, id, sha256, part, bucket, number, compact, digits, number_kind, number_body,
               kind, code, issuer, locality, term, issued_on, precision, subject)
               VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'day', ?)""",
            (
                *(rid, record.id, record.source.sha256, claim.bucket, number, forms.compact(number), parts.digits),
                *(parts.kind, parts.body, claim.kind, record.kind and record.kind.code, claim.issuer, claim.locality),
                *(claim.term, claim.date, record.subject and record.subject.value),
            ),
        )
        _write_content(db, rid, record)
    numbers |= {forms.compact(head.number): None for head in net.heads}
    db.executemany("INSERT INTO numbers (compact) VALUES (?)", ((number,) for number in numbers))
    return own


def _write_content(db: sqlite3.Connection, rid: int, record: Record) -> None:
    source = record.source
    db.execute(
        "INSERT INTO documents VALUES (?, ?)", (rid, msgspec.json.encode(msgspec.structs.replace(record, text="")))
    )
    db.execute("INSERT INTO texts VALUES (?, ?)", (rid, record.text))
    db.executemany(
        "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(rid, p.number, p.width, p.height, p.text_from, p.confidence, p.start, p.end) for p in source.pages],
    )
    db.executemany("INSERT INTO record_names VALUES (?, ?)", [(rid, name) for name in naming.names(record)])
    at = "2025-01-01T00:00:00+00:00"
    original = (source.sha256, "in", len(record.text), source.media_type, "", at, None)
    db.execute("INSERT INTO originals VALUES (?, ?, ?, ?, ?, ?, ?)", original)
    db.execute("INSERT INTO files VALUES (?, ?, ?)", (source.path, source.sha256, at))
    db.execute("INSERT INTO changes VALUES (?, ?, 0)", (record.id, rid))
    mentions = (
        (_edge(rid, position), nth, m.text, m.start, m.end, m.page)
        for position, citation in enumerate(record.citations)
        for nth, m in enumerate(citation.mentions)
    )
    db.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)", mentions)


def _edge(rid: int, position: int) -> int:
    """A document's citations lie together, as they do where it was written at once."""
    return rid * 200 + position


def _cited(net: Made, came: list[int], own: Mapping[int, Claim]) -> Iterator[tuple[int, int, Cites, Claim, str]]:
    """Every citation: its row, that of its document, what is cited how, what it states, the day of its document."""
    claims: dict[tuple[int, str, Claim | None], Claim] = {}
    for rid, place in enumerate(came, 1):
        for position, said in enumerate(net.cites[place]):
            # Who names no province means one's own; else it does not matter who cites.
            placed = said.stated != "bare" and _placed(net.heads[said.target].issuer)
            at = (said.target, said.stated, None if placed else own[rid])
            if at not in claims:
                claims[at] = identity.of_citation(records.citation(net.heads[said.target], said), own[rid])
            yield _edge(rid, position), rid, said, claims[at], own[rid].date or ""


@cache
def _placed(issuer: str) -> bool:
    return identity.locality_in(issuer) is not None


def _write_net(db: sqlite3.Connection, net: Made, came: list[int], own: Mapping[int, Claim]) -> None:
    """Works and edges: every bucket decided as a whole."""
    held: dict[str, list[resolve.Held]] = defaultdict(list)
    cited: dict[str, list[resolve.Cited]] = defaultdict(list)
    for rid, claim in own.items():
        held[claim.bucket].append(resolve.Held(rid, claim))
    said: dict[int, str] = {}
    for edge, rid, citation, claim, on in _cited(net, came, own):
        cited[claim.bucket].append(resolve.Cited(edge, rid, claim, on))
        said[edge] = citation.relation
    numbers: dict[str, int] = {}
    work_of: dict[int, int] = {}
    verdicts: dict[int, resolve.Verdict] = {}
    for bucket in sorted({*held, *cited}):
        settled = resolve.settle(bucket, held.get(bucket, ()), cited.get(bucket, ()))
        verdicts |= {verdict.edge: verdict for verdict in settled.verdicts}
        leads = {verdict.work for verdict in settled.verdicts}
        for work in settled.works:
            if not work.rids and work.key not in leads:
                continue
            numbers[work.key] = len(numbers) + 1
            work_of |= dict.fromkeys(work.rids, numbers[work.key])
            db.execute(
                "INSERT INTO works VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                (numbers[work.key], work.key, bucket, bool(work.rids), *work.claim),
            )
    db.executemany("UPDATE records SET work = ? WHERE rid = ?", ((work, rid) for rid, work in work_of.items()))
    rows = []
    for bucket, citations in cited.items():
        for each in citations:
            verdict = verdicts[each.edge]
            told = (verdict.state, said[each.edge], bucket, each.claim.kind, each.claim.number)
            tail = (*each.claim[2:7], each.on, 1.0, joining.why(verdict))
            target = numbers.get(verdict.work or "")
            compact = forms.compact(each.claim.number or "")
            rows.append((each.edge, each.source, each.edge % 200, work_of[each.source], target, *told, compact, *tail))
    rows.sort()
    db.executemany(f"INSERT INTO edges ({', '.join(_EDGE)}) VALUES ({', '.join('?' * len(_EDGE))})", rows)
