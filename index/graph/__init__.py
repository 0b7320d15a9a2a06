"""Questions to the net of citations."""

from index.graph.around import around
from index.graph.chain import chain
from index.graph.conflicts import conflicts
from index.graph.holdings import gaps, missing
from index.graph.kin import ambiguous, related
from index.graph.ranking import top
from index.graph.standing import status
from index.graph.walks import cited_by, cites, path

__all__ = [
    "ambiguous",
    "around",
    "chain",
    "cited_by",
    "cites",
    "conflicts",
    "gaps",
    "missing",
    "path",
    "related",
    "status",
    "top",
]
