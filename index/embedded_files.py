"""Where the embedded index lies, how it is written, built anew beside the one in use, and looked over.

`index/current` names the folder in use, `index/v<schema>-<time>`; it is replaced in one step, so that whoever searches
finds the former index or the next, whole. How far of the catalogue's changes a folder has come is in its `vanban.json`.
"""

from __future__ import annotations

import copy
import json
import re
import shutil
import time
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from index.catalogue import Catalogue
from index.engine import SCHEMA, Engine, Entry, Refused, State, later
from pipeline.errors import SearchIndexError

_NOTE, _CURRENT, _GONE = "vanban.json", "current", "gone-"
_HEAP = 64_000_000
_PAGE = 10_000
# Seconds: one search asks several times.
_LOOK_AGAIN = 0.1


class Files(Engine):
    """The half of `index.embedded.Embedded` that writes; see `index.engine.Engine`."""

    # The folder of a draft; None for the index in use.
    _draft: Path | None = None
    _opened: tuple[Path, str, Any] | None = None
    # Who writes a draft, from its first batch to the last: few large segments instead of one for every batch.
    _pen: Any = None
    # When it was last looked whether another index has taken the place of the open one.
    _looked = float("-inf")
    _reached = 0

    def __init__(self, catalogue: Catalogue) -> None:
        self._folder = catalogue.folder / "index"

    @abstractmethod
    def _schema(self) -> Any:
        """The schema of an index in tantivy's words."""

    @abstractmethod
    def _document(self, entry: Entry) -> Any:
        """An entry in tantivy's words."""

    @cached_property
    def _tantivy(self) -> Any:
        import tantivy

        return tantivy

    # ---- where it lies ----------------------------------------------------------------------------------------------

    def _place(self) -> Path | None:
        """The folder in use; None where there is no index yet."""
        if self._draft is not None:
            return self._draft
        try:
            return self._folder / (self._folder / _CURRENT).read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            # Before there was `current` the index lay in `index` itself.
            return self._folder if (self._folder / _NOTE).exists() else None

    @property
    def _index(self) -> Any:
        """The index as it is now, opened anew when another has taken its place or it was written to."""
        if self._opened is not None and time.monotonic() < self._looked + _LOOK_AGAIN:
            return self._opened[2]
        place = self._place()
        if place is None:
            return self._tantivy.Index(self._schema())
        self._looked = time.monotonic()
        note = _read(place / _NOTE)
        if self._opened is None or self._opened[:2] != (place, note):
            same = self._opened[2] if self._opened is not None and self._opened[0] == place else None
            self._opened = (place, note, self._reloaded(same) if same is not None else self._open(place))
        return self._opened[2]

    def _reloaded(self, index: Any) -> Any:
        try:
            index.reload()
        except ValueError:
            # It was deleted meanwhile: another has taken its place.
            return self._open(self._place() or self._folder)
        return index

    def _open(self, place: Path) -> Any:
        try:
            return self._tantivy.Index(self._schema(), path=str(place))
        except ValueError as error:
            if self._draft is not None:
                # There was nothing yet that could be damaged: `write` tells what is wrong with the disk.
                raise
            if (now := self._place()) not in {place, None}:
                # Another took its place between asking where it is and opening it.
                return self._open(now or place)
            raise SearchIndexError(
                f"the search index in {place} cannot be opened: {error}",
                hint="run vanban index rebuild: it is made anew from the catalogue",
                code="INDEX-DAMAGED",
            ) from error

    # ---- writing ----------------------------------------------------------------------------------------------------

    def write(self, entries: Iterable[Entry], gone: Iterable[str], reached: int) -> tuple[Refused, ...]:
        """See `Engine`."""
        place = self._place()
        if place is None:
            first = self.draft()
            first.write(entries, gone, reached)
            first.publish()
            return ()
        with _writable(self._folder):
            writer = self._pen or _writer(self._index)
            for id_ in gone:
                writer.delete_documents_by_term("id", id_)
            for entry in entries:
                # In a draft nothing stands twice: every document has one last change.
                if self._draft is None:
                    writer.delete_documents_by_term("id", entry.id)
                writer.add_document(self._document(entry))
            if self._draft is not None:
                self._pen, self._reached = writer, reached
            else:
                self._commit(writer, place, reached)
        return ()

    def _commit(self, writer: Any, place: Path, reached: int) -> None:
        writer.commit()
        writer.wait_merging_threads()
        # Written last: killed before, the same changes come once more, which does no harm.
        _put(place / _NOTE, json.dumps({"schema": SCHEMA, "reached": reached}))
        self._index.reload()

    def draft(self) -> Engine:
        """See `Engine`."""
        place = self._place()
        if place is not None and _note(place).get("schema", 0) > SCHEMA:
            raise later(str(place))
        self._sweep(keep=place, files=False)
        draft = copy.copy(self)
        draft._draft, draft._opened = self._folder / f"v{SCHEMA}-{time.time_ns() // 1_000_000}", None
        with _writable(self._folder):
            draft._draft.mkdir(parents=True)
        return draft

    def publish(self) -> None:
        """See `Engine`."""
        assert self._draft is not None
        with _writable(self._folder):
            self._commit(self._pen or _writer(self._index), self._draft, self._reached)
            self._pen = None
            _put(self._folder / _CURRENT, self._draft.name)
            self._sweep(keep=self._draft, files=True)

    def discard(self) -> None:
        """See `Engine`."""
        self._pen = None
        if self._draft is not None:
            shutil.rmtree(self._draft, ignore_errors=True)

    def _sweep(self, keep: Path | None, *, files: bool) -> None:
        """Delete all but the folder in use: what a killed rebuild left, and what was in use before."""
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.is_dir() and path != keep:
                # First out of the way in one step: nobody opens half a folder.
                gone = path if path.name.startswith(_GONE) else path.rename(path.with_name(_GONE + path.name))
                shutil.rmtree(gone, ignore_errors=True)
            elif files and not path.is_dir() and path.name != _CURRENT:
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """See `Engine`."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """See `Engine`."""
        self._opened = None

    # ---- looked over ------------------------------------------------------------------------------------------------

    def state(self) -> State:
        """See `Engine`."""
        self._looked = float("-inf")
        place = self._place()
        note = _note(place) if place is not None else {}
        schema = note.get("schema", 0)
        documents = self._index.searcher().num_docs if schema == SCHEMA else 0
        return State(str(self._folder), documents, note.get("reached", 0), schema)

    def size(self) -> int | None:
        """See `Engine`."""
        place = self._place()
        try:
            return sum(file.stat().st_size for file in place.iterdir() if file.is_file()) if place else None
        except FileNotFoundError:
            return None

    def checksums(self, ids: Sequence[str]) -> dict[str, str]:
        """See `Engine`."""
        t, index = self._tantivy, self._index
        searcher, found = index.searcher(), {}
        asked = t.Query.term_set_query(index.schema, "id", list(ids))
        for _, place in searcher.search(asked, limit=2 * len(ids), count=False).hits:
            document = searcher.doc(place)
            id_ = document["id"][0]
            # One that is there twice is not what the catalogue has.
            found[id_] = "" if id_ in found else bytes((document["checksum"] or [b""])[0]).hex()
        return found

    def ids(self) -> Iterator[list[str]]:
        """See `Engine`."""
        searcher, every, offset = self._index.searcher(), self._tantivy.Query.all_query(), 0
        while hits := searcher.search(every, limit=_PAGE, offset=offset, count=False).hits:
            yield [searcher.doc(place)["id"][0] for _, place in hits]
            offset += len(hits)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """A disk that is full or may not be written to, as a clear error."""
    try:
        yield
    except (OSError, ValueError) as error:
        # tantivy has one kind of error for everything; those of its own making are bugs.
        if isinstance(error, ValueError) and not re.search("os error|writer was killed", str(error)):
            raise
        raise SearchIndexError(
            f"the search index in {folder} cannot be written: {error}",
            hint="look at the disk and who may write there; the index catches up by itself at the next command",
            code="INDEX-READ-ONLY",
        ) from error


def _writer(index: Any) -> Any:
    try:
        # One thread: the heap of each counts, and the time goes into making the entries.
        return index.writer(heap_size=_HEAP, num_threads=1)
    except ValueError as error:
        hint = "wait until the other run has ended; the catalogue is safe"
        raise SearchIndexError(
            f"another run writes the search index ({error})", hint=hint, code="INDEX-BUSY"
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""


def _note(place: Path) -> dict[str, int]:
    try:
        return dict(json.loads(_read(place / _NOTE) or "{}"))
    except json.JSONDecodeError:
        return {}


def _put(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    unfinished = path.with_suffix(".new")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)
