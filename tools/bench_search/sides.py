"""The contestants, each behind `find`: our engines through `index.search`, SQLite FTS5, Elasticsearch as it comes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from config.settings import Elasticsearch
from index.catalogue import Catalogue
from index.engine import Engine
from index.search import search
from index.sync import rebuild
from pipeline.model import Record

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch as Client

EMBEDDED, ELASTIC, FTS5, PLAIN = "embedded", "elastic", "SQLite FTS5", "Elasticsearch as it comes"
_TOKEN = re.compile(r"[^\W_]+")
_D = str.maketrans("đĐ", "dd")
_BULK = 500


class Side(Protocol):
    """One way of searching an archive."""

    def find(self, typed: str, **options: Any) -> list[str]:
        """Ids of what was typed, best first."""

    def fill(self, folder: Path) -> int:
        """Make the index of this archive anew; gives the number of documents."""


class Ours:
    """This program, on either engine."""

    def __init__(self, catalogue: Catalogue, engine: Engine) -> None:
        self._catalogue, self._engine = catalogue, engine

    def find(self, typed: str, **options: Any) -> list[str]:
        """See `Side`."""
        found = search(self._catalogue, self._engine, typed, **{"limit": 20, **options})
        return [hit.id for hit in found.hits]

    def fill(self, folder: Path) -> int:
        """See `Side`."""
        return rebuild(self._catalogue, self._engine)


class Fts5:
    """SQLite's own full text search, as it is set up with care: diacritics off, đ as d, ranked by bm25, counted."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)

    def find(self, typed: str, **options: Any) -> list[str]:
        """See `Side`. What is in quotes or without a blank (88-KH/TU) is a phrase; all of these are wanted."""
        pieces = [typed] if typed.startswith('"') else typed.split()
        phrases = [_TOKEN.findall(piece.translate(_D)) for piece in pieces]
        match = " ".join(f'"{" ".join(words)}"' for words in phrases if words)
        sql = "SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ? OFFSET ?"
        asked = (match, options.get("limit", 20), options.get("offset", 0))
        found = [row[0] for row in self._db.execute(sql, asked)]
        self._db.execute("SELECT count(*) FROM documents WHERE documents MATCH ?", (match,)).fetchone()
        return found

    def fill(self, folder: Path) -> int:
        """See `Side`."""
        self._db.execute("DROP TABLE IF EXISTS documents")
        tokens = "unicode61 remove_diacritics 2"
        self._db.execute(f"CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, number, text, tokenize='{tokens}')")
        with self._db:
            rows = ((each.id, _number(each).translate(_D), each.text.translate(_D)) for each in _records(folder))
            self._db.executemany("INSERT INTO documents VALUES (?, ?, ?)", rows)
        return int(self._db.execute("SELECT count(*) FROM documents").fetchone()[0])


class Plain:
    """Elasticsearch with its standard analyzer over raw text and number, what was typed given to `query_string`.

    Slashes are escaped, else half of the numbers are errors; all words are wanted.
    """

    def __init__(self, url: str, name: str) -> None:
        from elasticsearch import Elasticsearch as Client

        self._name = name
        self._client: Client = Client(url, request_timeout=120)

    def find(self, typed: str, **options: Any) -> list[str]:
        """See `Side`. A syntax error finds nothing."""
        from elasticsearch import BadRequestError

        asked = {
            "query_string": {
                "query": typed.replace("/", r"\/"),
                "fields": ["number", "text"],
                "default_operator": options.get("operator", "and"),
            }
        }
        try:
            found = self._client.search(
                index=self._name,
                query=asked,
                size=options.get("limit", 20),
                from_=options.get("offset", 0),
                source=False,
                track_total_hits=True,
                highlight={"fields": {"text": {}}},
            )
        except BadRequestError:
            return []
        return [hit["_id"] for hit in found["hits"]["hits"]]

    def fill(self, folder: Path) -> int:
        """See `Side`."""
        self._client.indices.delete(index=self._name, ignore_unavailable=True)
        text = {"type": "text"}
        self._client.indices.create(
            index=self._name,
            mappings={"properties": {"number": text, "text": text}},
            settings={"number_of_replicas": 0, "max_result_window": 100_000},
        )
        coming = _records(folder)
        while batch := list(islice(coming, _BULK)):
            lines: list[dict[str, Any]] = []
            for each in batch:
                lines += [{"index": {"_id": each.id}}, {"number": _number(each), "text": each.text}]
            self._client.bulk(index=self._name, operations=lines)
        self._client.indices.refresh(index=self._name)
        return int(self._client.count(index=self._name)["count"])


def _records(folder: Path) -> Iterator[Record]:
    with Catalogue(folder) as catalogue:
        for row in catalogue.all("SELECT id FROM records ORDER BY rid"):
            yield catalogue.record(row["id"], corrected=False)


def _number(record: Record) -> str:
    return record.number.value if record.number else ""


@contextmanager
def opened(name: str, folder: Path, url: str) -> Iterator[Side]:
    """A contestant over the archive in `folder`; `url` is that of the Elasticsearch node, "" where there is none."""
    if name == FTS5:
        yield Fts5(folder / "fts5.db")
    elif name == PLAIN:
        yield Plain(url, f"plain-{folder.name}")
    else:
        with Catalogue(folder) as catalogue, closing(_engine(name, catalogue, f"{url}/ours-{folder.name}")) as engine:
            yield Ours(catalogue, engine)


def _engine(name: str, catalogue: Catalogue, url: str) -> Engine:
    if name == EMBEDDED:
        from index.embedded import Embedded

        return Embedded(catalogue)
    from index.elastic import Elastic

    return Elastic(url, Elasticsearch(timeout=120))


def size_on_disk(name: str, folder: Path, url: str) -> int:
    """Bytes of the index; the catalogue, which all share, is not in it."""
    if name == FTS5:
        return (folder / "fts5.db").stat().st_size
    if name == EMBEDDED:
        return sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    from elasticsearch import Elasticsearch as Client

    with closing(Client(url)) as client:
        index = f"plain-{folder.name}" if name == PLAIN else f"ours-{folder.name}"
        client.indices.flush(index=index)
        return int(client.indices.stats(index=index)["_all"]["primaries"]["store"]["size_in_bytes"])
