"""What the rules on deadlines are given, and what they answer."""

from __future__ import annotations

from typing import NamedTuple

from extractors.dates import DateContext, DateMention
from extractors.trace import Trace, refuse


class Ground(NamedTuple):
    """Where a date stands: the paragraph `start:end`, and what is known of the document.

    The document was issued from `floor` to `ceiling` (ISO days, None unknown); the same day where that is known.
    """

    text: str
    start: int
    end: int
    floor: str | None
    ceiling: str | None = None
    context: DateContext = DateContext()
    invitation: bool = False
    listed: bool = False
    trace: Trace | None = None

    def refuse(self, mention: DateMention, reason: str) -> None:
        """Tell the trace why a date is no deadline."""
        refuse(self.trace, "deadlines", reason, mention.start, mention.end)


class Verdict(NamedTuple):
    """A date taken for a deadline: the words that give the time are `start:end`, trigger included.

    `cue` is where the trigger with its label begins: the task lies before it. `limit`: nothing is said of a start.
    """

    rule: str
    trust: float
    start: int
    end: int
    cue: int
    limit: bool
