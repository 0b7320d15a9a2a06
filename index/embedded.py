"""The embedded engine: the SQLite catalogue for numbers, tantivy for words. Nothing to start."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.drift import checksum
from index.embedded_files import Files
from index.engine import FACETS, TEXTS, Candidate, Entry, Ranking
from index.forms import neighbours
from index.numberask import NumberAsk
from index.query import Clause, Every, Exact, Query, Range, Words

_WHOLES = ("id", "kind", "locality", "term", "cited")
_MOST = 2000


class Embedded(Files):
    """Index in `folder`/index beside the catalogue; see `index.engine.Engine`."""

    # ---- numbers: the catalogue knows them --------------------------------------------------------------------------

    def exact(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """See `Engine`."""
        where: list[str] = ["r.digits = ?"]
        values: list[object] = [ask.digits]
        if ask.whole:
            where, values = ["r.compact = ?"], [ask.whole]
            if ask.kind and ask.body:
                # The year may be typed beside a number that does not hold it.
                where = ["(r.compact = ? OR r.digits = ? AND r.number_kind = ? AND r.number_body = ?)"]
                values = [ask.whole, ask.digits, ask.kind, ask.body]
        elif ask.kind and not ask.name:
            where.append("r.number_kind = ?")
            values.append(ask.kind)
        if ask.name:
            where.append("(r.kind = ? OR r.kind IS NULL AND r.number_kind = ?)")
            values += [ask.name, ask.kind]
        if ask.year:
            # A document whose year nobody could read may be the one: it comes after those of that year.
            undated = "r.issued_on IS NULL AND instr(r.compact, '.') = 0"
            where.append(f"(substr(r.issued_on, 1, 4) = ? OR r.compact LIKE ? OR {undated})")
            values += [str(ask.year), f"{ask.digits}.{ask.year}%"]
        sql = f"SELECT r.id, r.number, r.issued_on FROM records r WHERE {' AND '.join(where)} LIMIT {_MOST}"
        return self._within(query, self._candidates(sql, values))

    def near(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """See `Engine`."""
        found = sorted(neighbours(ask.whole or ask.typed))
        marks = ",".join("?" * len(found))
        sql = f"""SELECT DISTINCT r.id, r.number, r.issued_on FROM number_forms f JOIN records r USING (rid)
                  WHERE f.form IN ({marks}) LIMIT {_MOST}"""
        return self._within(query, self._candidates(sql, found))

    def citing(self, ask: NumberAsk, query: Query) -> list[Candidate]:
        """See `Engine`."""
        if not ask.whole:
            return []
        sql = f"""SELECT DISTINCT r.id, r.number, r.issued_on FROM edges e JOIN records r USING (rid)
                  WHERE e.compact = ? LIMIT {_MOST}"""
        return self._within(query, self._candidates(sql, [ask.whole]))

    def _candidates(self, sql: str, values: Iterable[object]) -> list[Candidate]:
        rows = self._catalogue.all(sql, *values)
        return [Candidate(row["id"], row["number"] or "", row["issued_on"] or "") for row in rows]

    def _within(self, query: Query, found: list[Candidate]) -> list[Candidate]:
        """Those that fit the rest of the query too."""
        if not found or not (query.must or query.without):
            return found
        t = self._tantivy
        ids = t.Query.term_set_query(self._index.schema, "id", [candidate.id for candidate in found])
        both = t.Query.boolean_query([(t.Occur.Must, ids), (t.Occur.Must, self._query(query))])
        searcher = self._index.searcher()
        fit = {searcher.doc(address)["id"][0] for _, address in searcher.search(both, limit=len(found)).hits}
        return [candidate for candidate in found if candidate.id in fit]

    # ---- words: tantivy ---------------------------------------------------------------------------------------------

    def words(self, query: Query, *, limit: int, offset: int = 0) -> Ranking:
        """See `Engine`."""
        searcher, asked = self._index.searcher(), self._query(query)
        result = searcher.search(asked, limit=max(limit, 1), offset=offset)
        hits = tuple((searcher.doc(address)["id"][0], float(score)) for score, address in result.hits[:limit])
        wanted = {name: {"terms": {"field": f"{name}_facet", "size": 20}} for name in FACETS}
        buckets = searcher.aggregate(asked, wanted) if result.count else {}
        facets = {name: {b["key"]: b["doc_count"] for b in buckets[name]["buckets"]} for name in buckets}
        return Ranking(result.count or 0, hits, facets)

    def _query(self, query: Query) -> Any:
        t = self._tantivy
        parts = [
            (t.Occur.Must, t.Query.boolean_query([(t.Occur.Should, self._clause(clause)) for clause in group]))
            for group in query.must
            if group
        ]
        parts += [(t.Occur.MustNot, self._clause(clause)) for clause in query.without]
        if not any(occur == t.Occur.Must for occur, _ in parts):
            parts.append((t.Occur.Must, t.Query.all_query()))
        return t.Query.boolean_query(parts)

    def _clause(self, clause: Clause) -> Any:
        t, schema = self._tantivy, self._index.schema
        match clause:
            case Words(tokens, "text"):
                subject = t.Query.boost_query(self._phrase("subject", tokens), 2.0)
                return t.Query.boolean_query([(t.Occur.Must, self._phrase("text", tokens)), (t.Occur.Should, subject)])
            case Words(tokens, field):
                return self._phrase(field, tokens)
            case Every(tokens):
                return t.Query.boolean_query([(t.Occur.Must, self._clause(Words((token,)))) for token in tokens])
            case Exact(field, values):
                return t.Query.const_score_query(t.Query.term_set_query(schema, field, list(values)), 0.0)
            case Range(field, low, high):
                days = t.Query.range_query(
                    schema, field, t.FieldType.Unsigned, lower_bound=_day(low), upper_bound=_day(high)
                )
                return t.Query.const_score_query(days, 0.0)

    def _phrase(self, field: str, tokens: tuple[str, ...]) -> Any:
        if len(tokens) == 1:
            return self._tantivy.Query.term_query(self._index.schema, field, tokens[0])
        return self._tantivy.Query.phrase_query(self._index.schema, field, list(tokens))

    # ---- writing ----------------------------------------------------------------------------------------------------

    def _document(self, entry: Entry) -> Any:
        document = self._tantivy.Document()
        for name in TEXTS:
            document.add_text(name, getattr(entry, name))
        for name in ("id", "kind", "locality", "term"):
            document.add_text(name, getattr(entry, name))
        for number in entry.cited:
            document.add_text("cited", number)
        if entry.issued:
            document.add_unsigned("issued", _day(entry.issued))
        for day in entry.due:
            document.add_unsigned("due", _day(day))
        for name, value in entry.facets.items():
            document.add_text(f"{name}_facet", value)
        document.add_bytes("checksum", bytes.fromhex(checksum(entry)))
        return document

    def _schema(self) -> Any:
        t = self._tantivy
        builder = t.SchemaBuilder()
        for name in TEXTS:
            builder.add_text_field(name, tokenizer_name="whitespace")
        for name in _WHOLES:
            builder.add_text_field(name, stored=name == "id", tokenizer_name="raw", index_option="basic")
        for name in ("issued", "due"):
            builder.add_unsigned_field(name, indexed=True, fast=True)
        for name in FACETS:
            builder.add_text_field(f"{name}_facet", fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_bytes_field("checksum", stored=True, indexed=False, fast=False)
        return builder.build()


def _day(date: str) -> int:
    """2018-07-01 → 20180701, which sorts like the day."""
    return int(date.replace("-", ""))
