"""Which document a citation means: pure functions over one bucket (all that bears one number).

The result depends on what is in the bucket only, never on the order in which the documents came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from index import identity
from index.identity import Claim, doubt, merge

State = Literal["held", "missing", "ambiguous", "self"]

# What a bucket states is the same again and again, only the days of the citing documents differ.
conflict = lru_cache(maxsize=1 << 15)(identity.conflict)
agreement = lru_cache(maxsize=1 << 13)(identity.agreement)

# Why what is missing cannot be told from another that is.
SEVERAL = "several missing documents bear this number"


class Held(NamedTuple):
    """A record in the archive, by its row."""

    rid: int
    claim: Claim


class Cited(NamedTuple):
    """A citation, by its row: who cites, what is stated, and when the citing document was issued."""

    edge: int
    source: int
    claim: Claim
    on: str | None


class Work(NamedTuple):
    """One issued document: its stable key, what is known of it, and the records that are renditions of it."""

    key: str
    claim: Claim
    rids: tuple[int, ...]


class Verdict(NamedTuple):
    """Where a citation leads: the key of a work, or the candidates between which nothing decides; and why."""

    edge: int
    state: State
    work: str | None
    why: tuple[str, ...]
    candidates: tuple[str, ...] = ()


class Settled(NamedTuple):
    """All works of a bucket and a verdict for every citation."""

    works: tuple[Work, ...]
    verdicts: tuple[Verdict, ...]


def settle(bucket: str, held: Iterable[Held], cited: Sequence[Cited], named: Sequence[Work] = ()) -> Settled:
    """Group the records into works and decide every citation.

    Exactly one held work must fit. Citations that none fits are grouped into missing works by what they state.
    `named`: works of other buckets that this one, a name, may mean.
    """
    own = _renditions(bucket, sorted(held))
    works = [*own, *named]
    rids = {work.key: work.rids for work in works}
    # Thousands may cite a document in the same words: what is stated alike is decided alike, and once.
    stated = {(each.claim, each.on): each for each in cited}
    decided = {key: decide(each, works) for key, each in stated.items()}
    open_ = {key: verdict for key, verdict in decided.items() if verdict.state == "missing"}
    lacking = missing(bucket, [stated[key] for key in open_], set(rids))
    decided |= {key: assign(stated[key], lacking, verdict.why) for key, verdict in open_.items()}
    verdicts = (_own(decided[each.claim, each.on]._replace(edge=each.edge), each, rids) for each in cited)
    return Settled((*own, *lacking), tuple(verdicts))


def _own(verdict: Verdict, citation: Cited, rids: Mapping[str, tuple[int, ...]]) -> Verdict:
    """A document that cites itself is no edge of the net."""
    itself = verdict.state == "held" and citation.source in rids[verdict.work or ""]
    return verdict._replace(state="self") if itself else verdict


def _renditions(bucket: str, held: Iterable[Held]) -> list[Work]:
    """Records of the same number, body and full date are one work (a scan and the Word file of the same document)."""
    works: list[Work] = []
    taken: set[str] = set()
    for record in held:
        for position, work in enumerate(works):
            if _twin(record.claim, work.claim):
                works[position] = work._replace(claim=merge(work.claim, record.claim), rids=(*work.rids, record.rid))
                break
        else:
            works.append(Work(_key(bucket, record.claim, taken), record.claim, (record.rid,)))
    return works


def _twin(one: Claim, other: Claim) -> bool:
    dated = one.date and one.date == other.date and len(one.date) == 10
    return bool(one.number and dated and conflict(one, other) is None)


def _key(bucket: str, claim: Claim, taken: set[str]) -> str:
    """`88-kh/tu@Quảng Trị@2018-05-02`; a further work that nothing tells apart gets a running number."""
    if bucket.startswith(("id:", "cited:")):
        return bucket
    base = f"{bucket}@{claim.locality or ''}@{claim.date or (claim.term and 'khóa ' + claim.term) or ''}"
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base}#{count}"
    taken.add(key)
    return key


def decide(citation: Cited, works: Sequence[Work]) -> Verdict:
    """Which of the held works of its bucket a citation means: one, none (missing), or several that fit alike."""
    refused: list[str] = []
    fitting: list[tuple[int, Work]] = []
    for work in works:
        reason = conflict(citation.claim, work.claim) or _later(citation.on, work.claim)
        if reason:
            refused.append(f"{work.key}: {reason}")
        else:
            fitting.append((agreement(citation.claim, work.claim), work))
    if not fitting:
        return Verdict(citation.edge, "missing", None, tuple(refused))
    best = max(score for score, _ in fitting)
    chosen = [work for score, work in fitting if score == best]
    if len(chosen) > 1:
        keys = tuple(work.key for work in chosen)
        return Verdict(citation.edge, "ambiguous", None, (f"{len(keys)} documents fit what is stated",), keys)
    doubtful = doubt(citation.claim, chosen[0].claim)
    if doubtful:
        return Verdict(citation.edge, "ambiguous", None, (doubtful, *refused), (chosen[0].key,))
    return Verdict(citation.edge, "held", chosen[0].key, tuple(refused))


def _later(on: str | None, claim: Claim) -> str | None:
    if not on or not claim.date:
        return None
    shared = min(len(on), len(claim.date))
    return f"issued later ({claim.date}) than the citing document ({on})" if claim.date[:shared] > on[:shared] else None


def missing(bucket: str, cited: Sequence[Cited], taken: set[str]) -> list[Work]:
    """The missing works; `taken` are the keys of the held ones, and gets theirs too.

    Group what is cited but not held: the citations that state most first, the vaguer ones join them if they can."""
    groups: list[Claim] = []
    # Titles are worded in many ways; they would make many of one.
    for claim in sorted({citation.claim._replace(title=None) for citation in cited}, key=_by_information):
        fits = [position for position, group in enumerate(groups) if conflict(claim, group) is None]
        if len(fits) == 1:
            groups[fits[0]] = merge(groups[fits[0]], claim)
        elif not fits:
            groups.append(claim)
    return [Work(_key(bucket, group, taken), group, ()) for group in groups]


def _by_information(claim: Claim) -> tuple[int, tuple[str, ...]]:
    stated = 8 * len(claim.date or "") + 20 * bool(claim.term) + 4 * bool(claim.locality) + 2 * bool(claim.issuer)
    return -stated, tuple(value or "" for value in claim)


def assign(citation: Cited, missing: Sequence[Work], why: tuple[str, ...]) -> Verdict:
    """Which of the missing works of its bucket a citation means that no held one fits; `why` none of those does."""
    claim, on = citation.claim, citation.on
    # A stated date that is itself later is the citing document's own mistake, which `why` tells.
    fits = [work for work in missing if not conflict(claim, work.claim) and (claim.date or not _later(on, work.claim))]
    best = max((agreement(claim, work.claim) for work in fits), default=0)
    chosen = [work for work in fits if agreement(claim, work.claim) == best]
    if len(chosen) == 1:
        return missing_as(citation, chosen[0].key, (), why)
    return missing_as(citation, None, tuple(work.key for work in chosen or missing), why)


def missing_as(citation: Cited, work: str | None, candidates: tuple[str, ...], why: tuple[str, ...]) -> Verdict:
    """The verdict on what no held work fits: a missing work, or the missing ones between which nothing decides."""
    if work is None:
        return Verdict(citation.edge, "ambiguous", None, (*why, SEVERAL), candidates)
    late = _later(citation.on, citation.claim)
    return Verdict(citation.edge, "missing", work, (*why, f"cited as {late}") if late else why)
