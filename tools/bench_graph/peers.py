"""Other ways to hold the net: wholly in memory with networkx, and plain recursive SQL over the table of citations.

They answer with the numbers of works only; the product's look-ups read names, subjects, citations and mentions as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from index import graph
from index.catalogue import Catalogue
from tools.bench_graph.asks import ANY, CITED, FAR, PAIR, Start

CITED_BY, STEPS, PATH = "cited-by", "cited-by, 3 steps", "path"


class Question(NamedTuple):
    """A kind of question, from which starts, and how many at most: some peers take seconds for one."""

    name: str
    sampling: str
    most: int


QUESTIONS = (
    Question(CITED_BY, ANY, 300), Question(CITED_BY, CITED, 300), Question(STEPS, ANY, 100), Question(STEPS, CITED, 40),
    Question(PATH, FAR, 60), Question(PATH, PAIR, 60),
)  # fmt: skip


class Side(Protocol):
    """One way to hold the net."""

    def ask(self, name: str, start: Start) -> Callable[[], object]:
        """The question, ready to be timed."""


class Vanban:
    """The product itself, for the same starts."""

    def __init__(self, archive: Catalogue) -> None:
        self._archive = archive

    def ask(self, name: str, start: Start) -> Callable[[], object]:
        """See `Side`."""
        archive = self._archive
        if name == PATH:
            return lambda: graph.path(archive, *start)
        return lambda: graph.cited_by(archive, start[0], depth=3 if name == STEPS else 1)


class Networkx:
    """A directed graph in memory."""

    def __init__(self, archive: Catalogue) -> None:
        import networkx

        self._nx = networkx
        self._net = networkx.DiGraph()
        rows = archive.db.execute("SELECT DISTINCT source, target FROM edges WHERE source != target")
        self._net.add_edges_from((row[0], row[1]) for row in rows)
        # What cites by following edges: asked against their direction, with nothing copied.
        self._back = self._net.reverse(copy=False)

    def ask(self, name: str, start: Start) -> Callable[[], object]:
        """See `Side`."""
        if name == PATH:
            return lambda: self._path(*start)
        if start[0] not in self._net:
            return list
        if name == CITED_BY:
            return lambda: list(self._net.predecessors(start[0]))
        return lambda: self._nx.single_source_shortest_path_length(self._back, start[0], cutoff=3)

    def _path(self, start: int, end: int) -> Any:
        for net in (self._net, self._back, self._net.to_undirected(as_view=True)):
            try:
                return self._nx.bidirectional_shortest_path(net, start, end)
            except (self._nx.NetworkXNoPath, self._nx.NodeNotFound):
                continue
        return None


class Recursive:
    """One recursive statement over the table, as it is usually written; there is no way to say a shortest path."""

    def __init__(self, archive: Catalogue) -> None:
        self._archive = archive

    def ask(self, name: str, start: Start) -> Callable[[], object]:
        """See `Side`; along the citations for a path, no further than six steps."""
        near, far, depth = ("source", "target", 6) if name == PATH else ("target", "source", 3 if name == STEPS else 1)
        sql = f"""WITH RECURSIVE reach (work, depth) AS (
                    SELECT ?1, 0 UNION SELECT e.{far}, reach.depth + 1 FROM reach
                    JOIN edges e ON e.{near} = reach.work WHERE reach.depth < ?2 AND e.source != e.target)
                  SELECT work, min(depth) AS depth FROM reach GROUP BY work ORDER BY depth LIMIT 100"""
        if name == PATH:
            sql = sql.replace("ORDER BY depth LIMIT 100", "HAVING work = ?3")
            return lambda: self._archive.all(sql, start[0], depth, start[1])
        return lambda: self._archive.all(sql, start[0], depth)


SIDES: dict[str, Callable[[Catalogue], Side]] = {
    "vanban": Vanban,
    "networkx in memory": Networkx,
    "recursive SQL": Recursive,
}
