"""The embedded engine: tantivy, in a folder beside the catalogue. Nothing to start."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import Any

from index.clauses import BEST, All, AnyOf, Clause, Exact, Order, Range, Wanted, Words, is_word
from index.drift import checksum
from index.embedded_files import Files
from index.engine import FACETS, TEXTS, WHOLES, Entry, Page, day_number

# Every two words that follow each other in the text: what phrases are looked up in.
_PAIRS = "pairs"
_MANY = 64
# A word in a larger share of the documents says nothing by itself.
_FREQUENT = 0.2


class Embedded(Files):
    """Index in `folder`/index beside the catalogue; see `index.engine.Engine`."""

    @cached_property
    def _known(self) -> Any:
        """The schema for queries, which is the same for every index of this make."""
        return self._schema()

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
        run = [clause.tokens[0] for clause in wanted.must if is_word(clause)]
        scored = self._weighed(run) if len(run) > 1 else []
        rest = [clause for clause in wanted.must if not scored or not is_word(clause)]
        parts = [*scored, *((t.Occur.Must, self._clause(clause)) for clause in rest)]
        parts += [(t.Occur.MustNot, self._clause(clause)) for clause in wanted.without]
        if not wanted.must:
            parts.append((t.Occur.Must, t.Query.const_score_query(t.Query.all_query(), 0.0)))
        return t.Query.boolean_query(parts)

    def _weighed(self, words: list[str]) -> list[tuple[Any, Any]]:
        """All of several words; what counts is which of them follow each other, and the words that are not everywhere.

        A Vietnamese word is mostly two syllables, each of which by itself is in nearly every document.
        """
        t, searcher = self._tantivy, self._index.searcher()
        terms = [t.Query.term_query(self._known, "text", word) for word in words]
        everywhere = _FREQUENT * searcher.num_docs
        telling = [
            term for term, word in zip(terms, words, strict=True) if searcher.doc_freq("text", word) < everywhere
        ]
        pairs = [t.Query.term_query(self._known, _PAIRS, f"{one}_{other}") for one, other in pairwise(words)]
        every = t.Query.boolean_query([(t.Occur.Must, term) for term in terms])
        return [
            (t.Occur.Must, t.Query.const_score_query(every, 0.0)),
            *((t.Occur.Should, each) for each in (*telling, *pairs)),
        ]

    def _clause(self, clause: Clause) -> Any:
        t, schema = self._tantivy, self._known
        match clause:
            case Words(tokens, field):
                return self._phrase(field, tokens)
            case All(clauses, without):
                return self._query(Wanted(clauses, without))
            case AnyOf(clauses, least):
                return t.Query.boolean_query([(t.Occur.Should, self._clause(each)) for each in clauses], least)
            case Exact(field, values):
                return t.Query.const_score_query(self._one_of(field, values), 0.0)
            case Range(field, low, high):
                days = t.Query.range_query(
                    schema, field, t.FieldType.Unsigned, lower_bound=day_number(low), upper_bound=day_number(high)
                )
                return t.Query.const_score_query(days, 0.0)

    def _one_of(self, field: str, values: tuple[str, ...]) -> Any:
        """A term is looked up in 5 µs; a set of terms runs through the dictionary, which takes 200."""
        t = self._tantivy
        if len(values) > _MANY:
            return t.Query.term_set_query(self._known, field, list(values))
        terms = [t.Query.term_query(self._known, field, value, "basic") for value in values]
        return terms[0] if len(terms) == 1 else t.Query.boolean_query([(t.Occur.Should, term) for term in terms])

    def _phrase(self, field: str, tokens: tuple[str, ...]) -> Any:
        t, schema = self._tantivy, self._known
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

    def _document(self, entry: Entry) -> Any:
        document = self._tantivy.Document()
        for name in (*TEXTS, *WHOLES, "by_number"):
            value = getattr(entry, name)
            for each in value if isinstance(value, tuple) else (value,):
                document.add_text(name, each)
        words = entry.text.split()
        document.add_text(_PAIRS, " ".join(map("_".join, pairwise(words))))
        document.add_unsigned("by_date", entry.by_date)
        if entry.issued:
            document.add_unsigned("issued", day_number(entry.issued))
        for day in entry.due:
            document.add_unsigned("due", day_number(day))
        for name, value in entry.facets.items():
            document.add_text(f"{name}_facet", value)
        document.add_bytes("checksum", bytes.fromhex(checksum(entry)))
        return document

    def _schema(self) -> Any:
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
        builder.add_text_field("by_number", fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_unsigned_field("by_date", fast=True)
        for name in FACETS:
            builder.add_text_field(f"{name}_facet", fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_bytes_field("checksum", stored=True, indexed=False, fast=False)
        return builder.build()
