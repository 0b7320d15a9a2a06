"""English court opinions of invented cases, with citations in the forms that eyecite counts."""

from __future__ import annotations

import random
from collections.abc import Callable

from tools.bench.writing import Sentence, Written, paragraphs

_NAMES = (
    "Harlow", "Brandt", "Okafor", "Lindqvist", "Pereira", "Castellan", "Whitcomb", "Novak", "Delgado", "Ashworth",
    "Kessler", "Marlow", "Tran", "Fairbanks", "Sorensen", "Beaumont", "Ridgeway", "Haddad", "Quigley", "Vance",
)  # fmt: skip
_FIRMS = ("Northgate Shipping Co.", "Alder Mills, Inc.", "City of Wexley", "Pine County Board", "United Carriers, Ltd.")
_REPORTERS = (
    ("U.S.", 300, 550, ""),
    ("F.2d", 500, 999, "5th Cir. "),
    ("F.3d", 1, 999, "9th Cir. "),
    ("F. Supp. 2d", 1, 999, "D. Mass. "),
    ("N.E.2d", 200, 900, "Ill. "),
    ("P.2d", 200, 900, "Cal. "),
    ("S.W.2d", 200, 900, "Tex. "),
)
_LEADS = (
    "The rule is settled. See {a}; {b}.",
    "That argument was rejected in {a}, and again in {b}.",
    "As the court explained in {a}, notice must be timely; compare {b}.",
    "The defendant relies on {a}, but that holding was narrowed by {b}.",
    "We review such questions de novo under {a} and {b}.",
)
_PLAIN = (
    "The record shows that the carrier delivered the goods two days after the date on which the parties had agreed.",
    "Nothing in the contract required the buyer to inspect each crate before it was moved to the warehouse.",
    "The jury was entitled to believe the witness, and we do not weigh the evidence a second time on appeal.",
    "Counsel did not raise the point below, and the trial judge had no occasion to consider it.",
    "The order is therefore affirmed in part, and the matter is sent back for a hearing on damages.",
)


def opinion(length: int, density: float, seed: int) -> Written:
    """An opinion of `length` characters with about one citation in `density`, always the same for a seed."""
    rng = random.Random(f"opinion {seed}")
    body, count = paragraphs(length, round(length / density), _Citer(rng).sentence, lambda: rng.choice(_PLAIN))
    return Written("\n\n".join(body), count)


class _Citer:
    """Cites cases and statutes, and remembers cases for later short forms."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._known: list[tuple[str, int, str]] = []
        self._ways: tuple[tuple[int, Callable[[], Sentence]], ...] = (
            (12, self._in_full),
            (2, self._parallel),
            (5, self._short),
            (3, self._statute),
        )

    def sentence(self) -> Sentence:
        weights, ways = zip(*self._ways, strict=True)
        first, second = (way() for way in self._rng.choices(ways, weights, k=2))
        text = self._rng.choice(_LEADS).format(a=first.text, b=second.text)
        again = f" Id. at {self._rng.randint(10, 1400)}." if self._rng.random() < 0.25 else ""
        return Sentence(text + again, first.citations + second.citations + bool(again))

    def _case(self) -> tuple[str, str, str, int]:
        reporter, low, high, court = self._rng.choice(_REPORTERS)
        plaintiff = self._rng.choice(_NAMES)
        other = self._rng.choice((*_NAMES, *_FIRMS))
        volume, page = self._rng.randint(low, high), self._rng.randint(10, 1400)
        self._known.append((plaintiff, volume, reporter))
        return f"{plaintiff} v. {other}", f"{volume} {reporter} {page}", court, page

    def _in_full(self) -> Sentence:
        name, place, court, page = self._case()
        pin = f", {page + self._rng.randint(1, 20)}" if self._rng.random() < 0.5 else ""
        return Sentence(f"{name}, {place}{pin} ({court}{self._rng.randint(1950, 2010)})", 1)

    def _parallel(self) -> Sentence:
        name, place, court, page = self._case()
        other = f"{self._rng.randint(1, 120)} S. Ct. {page + 7}"
        return Sentence(f"{name}, {place}, {other} ({court}{self._rng.randint(1950, 2010)})", 2)

    def _short(self) -> Sentence:
        if not self._known:
            return self._in_full()
        plaintiff, volume, reporter = self._rng.choice(self._known[-40:])
        page = self._rng.randint(10, 1400)
        return Sentence(f"{plaintiff}, {self._rng.choice((f'{volume} {reporter}', 'supra,'))} at {page}", 1)

    def _statute(self) -> Sentence:
        return Sentence(f"{self._rng.randint(5, 49)} U.S.C. § {self._rng.randint(100, 2999)}", 1)
