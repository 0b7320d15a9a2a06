"""The embedded engine: tantivy, in a folder beside the catalogue. Nothing to start."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any

from index.catalogue import Catalogue
from index.clauses import BEST, All, AnyOf, Clause, Exact, Order, Range, Wanted, Words
from index.engine import FACETS, SCHEMA, TEXTS, WHOLES, Engine, Entry, Page, State
from pipeline.errors import SearchIndexError

# Every two words that follow each other in the text: what phrases are looked up in.
_PAIRS = "pairs"
_SORTED = ("by_date", "by_number")


class Embedded(Engine):
    """Index in `folder`/index beside the catalogue; see `index.engine.Engine`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._folder = catalogue.folder / "index"
        self._note = self._folder / "vanban.json"

    # ---- asking -----------------------------------------------------------------------------------------------------

    def find(self, wanted: Wanted, order: Order = BEST, *, limit: int, offset: int = 0) -> Page:
        """See `Engine`."""
        t, searcher, asked = self._tantivy, self._index.searcher(), self._query(wanted)
        scored = order.by == "relevance"
        sorting = {"order_by_field": f"by_{order.by}", "order": t.Order.Desc if order.downwards else t.Order.Asc}
        found = searcher.search(asked, limit=max(limit, 1), offset=offset, **({} if scored else sorting))
        hits = [(searcher.doc(address)["id"][0], score if scored else 0.0) for score, address in found.hits[:limit]]
        return Page(found.count or 0, tuple(hits))

    def facets(self, wanted: Wanted) -> dict[str, dict[str, int]]:
        """See `Engine`."""
        asked = {name: {"terms": {"field": f"{name}_facet", "size": 20}} for name in FACETS}
        buckets = self._index.searcher().aggregate(self._query(wanted), asked)
        return {name: {b["key"]: b["doc_count"] for b in buckets[name]["buckets"]} for name in FACETS}

    def _query(self, wanted: Wanted) -> Any:
        t = self._tantivy
        parts = [(t.Occur.Must, self._clause(clause)) for clause in wanted.must]
        parts += [(t.Occur.MustNot, self._clause(clause)) for clause in wanted.without]
        if not wanted.must:
            parts.append((t.Occur.Must, t.Query.const_score_query(t.Query.all_query(), 0.0)))
        return t.Query.boolean_query(parts)

    def _clause(self, clause: Clause) -> Any:
        t, schema = self._tantivy, self._index.schema
        match clause:
            case Words(tokens, field):
                return self._phrase(field, tokens)
            case All(clauses, without):
                return self._query(Wanted(clauses, without))
            case AnyOf(clauses):
                return t.Query.boolean_query([(t.Occur.Should, self._clause(each)) for each in clauses])
            case Exact(field, values):
                return t.Query.const_score_query(t.Query.term_set_query(schema, field, list(values)), 0.0)
            case Range(field, low, high):
                days = t.Query.range_query(
                    schema, field, t.FieldType.Unsigned, lower_bound=_day(low), upper_bound=_day(high)
                )
                return t.Query.const_score_query(days, 0.0)

    def _phrase(self, field: str, tokens: tuple[str, ...]) -> Any:
        t, schema = self._tantivy, self._index.schema
        if len(tokens) == 1:
            return t.Query.term_query(schema, field, tokens[0])
        if field != "text":
            return t.Query.phrase_query(schema, field, list(tokens))
        # Positions of frequent words are many, those of pairs are few: of a b c the pairs a_b and, one further, b_c.
        starts = sorted({*range(0, len(tokens) - 1, 2), len(tokens) - 2})
        pairs = [(start, f"{tokens[start]}_{tokens[start + 1]}") for start in starts]
        if len(pairs) == 1:
            return t.Query.term_query(schema, _PAIRS, pairs[0][1])
        return t.Query.phrase_query(schema, _PAIRS, pairs)

    # ---- writing ----------------------------------------------------------------------------------------------------

    def write(self, entries: Iterable[Entry], gone: Iterable[str], reached: int) -> None:
        """See `Engine`."""
        writer = self._writer()
        for id_ in gone:
            writer.delete_documents_by_term("id", id_)
        for entry in entries:
            writer.delete_documents_by_term("id", entry.id)
            writer.add_document(self._document(entry))
        writer.commit()
        writer.wait_merging_threads()
        # Written last: killed before, the same changes come once more, which does no harm.
        unfinished = self._note.with_suffix(".new")
        unfinished.write_text(json.dumps({"schema": SCHEMA, "reached": reached}), "utf-8")
        unfinished.replace(self._note)
        self._index.reload()

    def _writer(self) -> Any:
        try:
            return self._index.writer(heap_size=64_000_000, num_threads=1)
        except ValueError as error:
            hint = "wait until the other run has ended; the catalogue is safe"
            raise SearchIndexError(
                f"another run writes the search index ({error})", hint=hint, code="INDEX-BUSY"
            ) from error

    def _document(self, entry: Entry) -> Any:
        document = self._tantivy.Document()
        for name in (*TEXTS, *WHOLES, *_SORTED):
            value = getattr(entry, name)
            for each in value if isinstance(value, tuple) else (value,):
                document.add_text(name, each)
        words = entry.text.split()
        document.add_text(_PAIRS, " ".join(f"{one}_{other}" for one, other in pairwise(words)))
        if entry.issued:
            document.add_unsigned("issued", _day(entry.issued))
        for day in entry.due:
            document.add_unsigned("due", _day(day))
        for name, value in entry.facets.items():
            document.add_text(f"{name}_facet", value)
        return document

    def state(self) -> State:
        """See `Engine`."""
        try:
            note = json.loads(self._note.read_text("utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return State(str(self._folder), 0, 0, 0)
        documents = self._index.searcher().num_docs if note["schema"] == SCHEMA else 0
        return State(str(self._folder), documents, note["reached"], note["schema"])

    def clear(self) -> None:
        """See `Engine`."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """See `Engine`."""
        self.__dict__.pop("_index", None)

    @cached_property
    def _tantivy(self) -> Any:
        import tantivy

        return tantivy

    @cached_property
    def _index(self) -> Any:
        t = self._tantivy
        builder = t.SchemaBuilder()
        for name in TEXTS:
            option = "freq" if name == "text" else "position"
            builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
        builder.add_text_field(_PAIRS, tokenizer_name="whitespace")
        for name in WHOLES:
            builder.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
        for name in ("issued", "due"):
            builder.add_unsigned_field(name, indexed=True, fast=True)
        for name in _SORTED:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        for name in FACETS:
            builder.add_text_field(f"{name}_facet", fast=True, tokenizer_name="raw", index_option="basic")
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            return t.Index(builder.build(), path=str(self._folder))
        except ValueError as error:
            raise SearchIndexError(
                f"the search index in {self._folder} cannot be opened: {error}",
                hint="run vanban index rebuild: it is made anew from the catalogue",
                code="INDEX-DAMAGED",
            ) from error


def _day(date: str) -> int:
    """2018-07-01 → 20180701, which sorts like the day."""
    return int(date.replace("-", ""))
