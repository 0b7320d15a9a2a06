"""What every search engine has to do, and what it is given: the contract of the two back-ends.

An engine SHALL index `Entry` as it is (all folding is done), give the same documents for a query as any other engine,
and be a mere projection that may be thrown away and built anew from the catalogue. It MAY score words as it likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol
from zlib import crc32

from index import forms
from index.clauses import BEST, Order, Wanted
from index.identity import of_record
from index.numberask import UNDATED
from pipeline.errors import SearchIndexError
from pipeline.model import Record
from pipeline.viet import fold, nfc, plain

# Raise it when the entries or the engines' schemas change: an index of another version is built anew.
SCHEMA = 2
# A word that nobody writes, so that no phrase reaches from one piece into the next.
BREAK = " qzq "
# The subject stands in the text and counts so many times more. Body and place are words of the text as well: they may
# be known without standing in it (88-KH/TU Quảng Trị).
_SUBJECT_WEIGHT = 2
# Sorts before every day.
NEVER = "0000-00-00"
# Fields of an entry that are searched by words.
TEXTS = ("text", "subject", "issuer", "signatory", "recipients")
FACETS = ("kind", "issuer", "locality", "year", "term", "status")
# Fields of which a whole value is asked for.
WHOLES = ("id", "kind", "kinds", "locality", "term", "status", "number", "digits", "symbol", "years", "cited")


class Entry(NamedTuple):
    """One document as the engines see it. Texts are folded, one character for one, with a blank for every sign.

    `kinds` and `years` are all that it can be asked for by; `number`, `cited` the compact forms of its own and the
    cited numbers (`index.forms.borne`); `by_date`, `by_number` sort, no two entries alike; `facets` are what people
    choose from, as spelled.
    """

    id: str
    text: str
    subject: str
    issuer: str
    signatory: str
    recipients: str
    kind: str
    kinds: tuple[str, ...]
    locality: str
    term: str
    status: str
    issued: str | None
    number: tuple[str, ...]
    digits: str
    symbol: str
    years: tuple[str, ...]
    cited: tuple[str, ...]
    due: tuple[str, ...]
    by_date: int
    by_number: str
    facets: dict[str, str]


class Page(NamedTuple):
    """Some of the documents found, in order, with their scores; and how many fit in all."""

    total: int
    hits: tuple[tuple[str, float], ...]


class State(NamedTuple):
    """How an index stands: where it is, documents in it, the catalogue's change it has reached, its schema."""

    where: str
    documents: int
    reached: int
    schema: int


class Refused(NamedTuple):
    """A document that an index would not take, and why."""

    id: str
    reason: str


class Engine(Protocol):
    """A search back-end. Every method may raise `pipeline.errors.SearchIndexError`."""

    def find(self, wanted: Wanted, order: Order = BEST, *, limit: int, offset: int = 0) -> Page:
        """A page of the documents that fit: `limit` of them (0: only count) after the first `offset`, however many."""

    def facets(self, wanted: Wanted) -> dict[str, dict[str, int]]:
        """How many of the documents that fit have which kind, body …, the twenty most frequent of each."""

    def write(self, entries: Iterable[Entry], gone: Iterable[str], reached: int) -> tuple[Refused, ...]:
        """Take documents in and out; `reached` is remembered once they are safe. Gives those that were refused."""

    def state(self) -> State:
        """How the index stands now; an index that does not exist yet has schema 0."""

    def size(self) -> int | None:
        """Bytes on disk with all copies, None where there is no index."""

    def draft(self) -> Engine:
        """An empty index beside the one in use, for `write` and then `publish`.

        What a killed rebuild left is cleared away. Raises SearchIndexError (`INDEX-LATER`) when the one in use is of a
        later schema.
        """

    def publish(self) -> None:
        """Put a draft in the place of the index in use, in one step, and delete that."""

    def discard(self) -> None:
        """Delete a draft that came to nothing."""

    def checksums(self, ids: Sequence[str]) -> dict[str, str]:
        """The checksums that were written with these documents, of those that are there."""

    def ids(self) -> Iterator[list[str]]:
        """The ids of all documents, some at a time."""

    def clear(self) -> None:
        """Throw everything away; the next `write` begins a new index."""

    def close(self) -> None:
        """Let go of files and connections."""


def later(where: str) -> SearchIndexError:
    """The error of an index that a later version made."""
    return SearchIndexError(
        f"{where} was made by a later version",
        hint="install the newer vanban, or give this one an index of its own in VANBAN_INDEX",
        code="INDEX-LATER",
    )


def entry(record: Record, status: str = "in-force") -> Entry:
    """A record as the engines see it; `status` is what later documents say of it."""
    claim = of_record(record)
    number = claim.number or ""
    parts = forms.parts(number)
    date = record.issued_on.value if record.issued_on else None
    years = {date[:4] if date else None, str(parts.year) if parts and parts.year else None}
    sortable = f"{parts.digits:06} {forms.compact(number)} {date or NEVER} " if parts else "~"
    subject = _plain(record.subject.value if record.subject else "")
    issuer = _plain(claim.issuer or "")
    shown = (claim.kind, claim.issuer, claim.locality, date and date[:4], claim.term, status)
    return Entry(
        id=record.id,
        text=BREAK.join((plain(record.text), *[subject] * _SUBJECT_WEIGHT, issuer, _plain(claim.locality or ""))),
        subject=subject,
        issuer=issuer,
        signatory=_plain(record.signatory.value if record.signatory else ""),
        recipients=BREAK.join(_plain(item.value) for item in record.recipients),
        kind=fold(claim.kind or ""),
        kinds=forms.kinds_of(claim.kind, parts.kind if parts else None),
        locality=" ".join(_plain(claim.locality or "").split()),
        term=fold(claim.term or ""),
        status=status,
        issued=date,
        number=forms.borne(number),
        digits=str(parts.digits) if parts else "",
        symbol=(parts.kind if parts else None) or "",
        years=tuple(sorted(filter(None, years))) or (UNDATED,),
        cited=tuple(sorted({form for c in record.citations if c.number for form in forms.borne(c.number)})),
        due=tuple(sorted({item.due for item in record.deadlines if item.due})),
        by_date=day_number(date or NEVER) << 32 | crc32(record.id.encode()),
        by_number=sortable + record.id,
        facets={name: value for name, value in zip(FACETS, shown, strict=True) if value},
    )


def day_number(date: str) -> int:
    """2018-07-01 → 20180701, which sorts like the day."""
    return int(date.replace("-", ""))


def _plain(text: str) -> str:
    """Values may come from a person, who types in another normal form than a document's text has."""
    return plain(nfc(text))
