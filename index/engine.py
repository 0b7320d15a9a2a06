"""What every search engine has to do, and what it is given: the contract of the two back-ends.

An engine SHALL index `Entry` as it is (all folding is done), give the same documents for a query as any other engine,
and be a mere projection that may be thrown away and built anew from the catalogue. It MAY score words as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from index import forms
from index.identity import of_record
from index.numberask import NumberAsk
from index.query import Query
from pipeline.errors import SearchIndexError
from pipeline.model import Record
from pipeline.viet import fold, nfc

# Raise it when the entries or the engines' schemas change: an index of another version is built anew.
SCHEMA = 2
# Fields of an entry that are searched by words.
TEXTS = ("text", "subject", "issuer", "signatory", "recipients")
FACETS = ("kind", "issuer", "locality", "year", "term")


class Entry(NamedTuple):
    """One document as the engines see it. Texts are folded, one character for one, with a blank for every sign.

    `facets` are the values people choose from, as they are spelled.
    """

    id: str
    text: str
    subject: str
    issuer: str
    signatory: str
    recipients: str
    kind: str
    locality: str
    term: str
    issued: str | None
    number: str | None
    compact: str | None
    digits: int | None
    number_kind: str | None
    number_body: str | None
    number_year: int | None
    forms: tuple[str, ...]
    cited: tuple[str, ...]
    due: tuple[str, ...]
    facets: dict[str, str]


class Candidate(NamedTuple):
    """A document that may bear the number asked for."""

    id: str
    number: str
    issued: str


class Ranking(NamedTuple):
    """Documents found by words, best first, with the number of all that fit."""

    total: int
    hits: tuple[tuple[str, float], ...]
    facets: dict[str, dict[str, int]]


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

    def exact(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """Documents whose own number is the one asked for in all that was stated, and that fit the rest."""

    def near(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """Documents whose number shares one of `forms.neighbours` with it; the caller measures how near."""

    def citing(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """Documents that cite the number."""

    def words(self, query: Query, *, limit: int, offset: int = 0) -> Ranking:
        """Documents that fit the query without its number."""

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


def entry(record: Record) -> Entry:
    """A record as the engines see it."""
    claim = of_record(record)
    number = claim.number or ""
    parts = forms.parts(number)
    date = record.issued_on.value if record.issued_on else None
    shown = (claim.kind, claim.issuer, claim.locality, date and date[:4], claim.term)
    return Entry(
        id=record.id,
        text=plain(record.text),
        subject=plain(record.subject.value if record.subject else ""),
        issuer=plain(claim.issuer or ""),
        signatory=plain(record.signatory.value if record.signatory else ""),
        recipients=plain(" ¦ ".join(item.value for item in record.recipients)),
        kind=fold(claim.kind or ""),
        locality=" ".join(plain(claim.locality or "").split()),
        term=fold(claim.term or ""),
        issued=date,
        number=claim.number,
        compact=forms.compact(number) or None,
        digits=parts.digits if parts else None,
        number_kind=parts.kind if parts else None,
        number_body=parts.body if parts else None,
        number_year=parts.year if parts else None,
        forms=tuple(sorted(forms.neighbours(number))) if number else (),
        cited=tuple(sorted({forms.compact(c.number) for c in record.citations if c.number})),
        due=tuple(sorted({item.due for item in record.deadlines if item.due})),
        facets={name: value for name, value in zip(FACETS, shown, strict=True) if value},
    )


def plain(text: str) -> str:
    """Folded, every character that is no letter or digit a blank; as long as the NFC text, so offsets stay."""
    return re.sub(r"[\W_]", " ", fold(nfc(text)))
