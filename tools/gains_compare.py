"""What a change of the rules won and lost: records before and after, with gold records where there are some."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, NamedTuple

Verdict = Literal["won", "lost", "changed"]
Records = Sequence[Mapping[str, Any]]
# What gold says of a value that was found: it is the one, or this was found in its place (None: nothing was).
_RIGHT = "\0right"
_NOTHING, _UNJUDGED = "∅", "–"


class Side(NamedTuple):
    """A tree of sources and what it made of the files: answers by name of file, as `tools/gains_run.py` gives them."""

    name: str
    tree: Path
    readings: Path
    answers: dict[str, dict[str, Any]]

    @property
    def records(self) -> dict[str, list[dict[str, Any]]]:
        return {file: answer["records"] for file, answer in self.answers.items() if "records" in answer}


class Gain(NamedTuple):
    """One value that is another now. With gold `wanted` is what is true, None where nothing is."""

    file: str
    field: str
    verdict: Verdict
    before: str
    after: str
    wanted: str | None = None


class Weighed(NamedTuple):
    """All differences, and per field (true, spurious, missing) on the files with gold, before and after."""

    gains: list[Gain]
    before: dict[str, Sequence[int]]
    after: dict[str, Sequence[int]]


class Judged:
    """A tally of the scoring program that also remembers every single judgement."""

    def __init__(self, score: ModuleType) -> None:
        self._tally = score.Tally()
        self.counts: dict[str, list[int]] = self._tally.n
        self.outcomes: defaultdict[str, Counter[tuple[str | None, str]]] = defaultdict(Counter)

    def one(self, doc: str, field: str, gold: Any, got: Any, same: Callable[[Any, Any], bool]) -> None:
        """A field that holds one value."""
        self._tally.one(doc, field, gold, got, same)
        if gold is not None or got is not None:
            right = gold is not None and got is not None and same(gold, got)
            self._note(field, gold, _RIGHT if right else _shown(got))

    def many(
        self, doc: str, field: str, gold: Any, got: Any, same: Callable[[Any, Any], bool],
        show: Callable[[Any], Any] = lambda x: x,
    ) -> list[tuple[Any, Any]]:  # fmt: skip
        """A field that holds a list; gives the pairs that belong together."""
        pairs: list[tuple[Any, Any]] = self._tally.many(doc, field, gold, got, same, show)
        hits, left = list(pairs), list(got)
        for wanted in gold:
            if hits and hits[0][0] is wanted:
                left.remove(hits.pop(0)[1])
                self._note(field, show(wanted), _RIGHT)
            else:
                self._note(field, show(wanted), _NOTHING)
        for spurious in left:
            self._note(field, None, _shown(show(spurious)))
        return pairs

    def _note(self, field: str, wanted: Any, found: str) -> None:
        self.outcomes[field][None if wanted is None else _shown(wanted), found] += 1


def _shown(value: Any) -> str:
    if value is None:
        return _NOTHING
    return ", ".join(str(part) for part in value if part) if isinstance(value, tuple) else str(value)


def weigh(
    score: ModuleType | None, golds: Mapping[str, Records], before: Mapping[str, Records], after: Mapping[str, Records]
) -> Weighed:
    """Compare the records of every file that both sides could read; `golds` by the same names of files."""
    weighed = Weighed([], {}, {})
    for file in sorted(before.keys() & after.keys()):
        if score is not None and file in golds:
            judged = [_judged(score, golds[file], side[file]) for side in (before, after)]
            weighed.gains.extend(_against_gold(file, *(each.outcomes for each in judged)))
            for sums, each in zip(weighed[1:], judged, strict=True):
                _add(sums, each.counts)
        weighed.gains.extend(_without_gold(file, before[file], after[file], golds.get(file)))
    return weighed


def _judged(score: ModuleType, gold: Records, got: Records) -> Judged:
    judged = Judged(score)
    judged.one("", "records", len(gold), len(got), lambda a, b: a == b)
    for index, wanted in enumerate(gold):
        score.score_record(judged, "", wanted, got[index] if index < len(got) else {})
    return judged


def _add(sums: dict[str, Sequence[int]], counts: Mapping[str, Sequence[int]]) -> None:
    for field, counted in counts.items():
        sums[field] = [a + b for a, b in zip(sums.get(field, (0, 0, 0)), counted, strict=True)]


Outcomes = Mapping[str, Counter[tuple[str | None, str]]]


def _against_gold(file: str, before: Outcomes, after: Outcomes) -> Iterable[Gain]:
    for field in dict.fromkeys((*before, *after)):
        gone = before.get(field, Counter()) - after.get(field, Counter())
        new = after.get(field, Counter()) - before.get(field, Counter())
        for wanted in dict.fromkeys(wanted for wanted, _ in (*gone, *new)):
            olds = sorted(found for (of, found) in gone.elements() if of == wanted)
            news = sorted(found for (of, found) in new.elements() if of == wanted)
            for old, now in _paired(olds, news):
                yield _gain(file, field, wanted, old, now)


def _paired(olds: list[str], news: list[str]) -> Iterable[tuple[str | None, str | None]]:
    for index in range(max(len(olds), len(news))):
        yield olds[index] if index < len(olds) else None, news[index] if index < len(news) else None


def _gain(file: str, field: str, wanted: str | None, old: str | None, now: str | None) -> Gain:
    """None: not judged on that side, as the date of a citation that was not found at all."""
    verdict: Verdict = "changed"
    if now == _RIGHT or (wanted is None and now is None):
        verdict = "won"
    elif old == _RIGHT or (wanted is None and old is None):
        verdict = "lost"
    absent = _NOTHING if wanted is None else _UNJUDGED
    before, after = (str(wanted) if side == _RIGHT else side or absent for side in (old, now))
    return Gain(file, field, verdict, before, after, wanted or _NOTHING)


# ---- without gold ---------------------------------------------------------------------------------------------------

# Fields of the record, and properties of them that are fields of their own here.
_SINGLE = {
    "kind": (), "number": (), "issued_on": ("precision",), "place": (), "issuer": ("locality",), "subject": (),
    "signatory": ("position", "authority"),
}  # fmt: skip
_LISTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "recipients": (("value",), ("purpose",)),
    "deadlines": (("due", "recurrence", "text"), ("start", "precision", "task", "responsible")),
    "citations": (("number", "kind", "name"), ("kind", "name", "date", "issuer", "term", "relation")),
    "attachments": (("kind", "title"), ()),
    "findings": (("code", "message"), ()),
}
_PLAIN = {"receipt": ("number", "date", "body"), "reports": ("kind", "number", "issuer", "date", "subject")}


def _without_gold(file: str, before: Records, after: Records, gold: Records | None) -> Iterable[Gain]:
    """Values that are others now, in the fields that gold (if there is some) says nothing of."""
    if gold is None and len(before) != len(after):
        yield Gain(file, "records", "changed", str(len(before)), str(len(after)))
    for index in range(max(len(before), len(after))):
        sides = [flat(side[index]) if index < len(side) else {} for side in (before, after)]
        scored = gold[index].keys() if gold is not None and index < len(gold) else ()
        for name in dict.fromkeys((*sides[0], *sides[1])):
            field, key = name
            # Of an item that one side does not have, its properties are not told one by one.
            item = (field.partition("-")[0], key)
            old, now = (side.get(name, _NOTHING) for side in sides)
            if old != now and not _scored(field, scored) and (name == item or all(item in side for side in sides)):
                lead = f"{key}: " if key and _NOTHING not in (old, now) else ""
                yield Gain(file, field, "changed", lead + old, now)


def _scored(field: str, gold: Iterable[str]) -> bool:
    """Findings and reports are scored in part only, so what changes in them is always told."""
    return field not in ("findings", "reports") and field.partition("-")[0] in gold


def flat(record: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The values of a record by field and, for lists, item; fields that a revision does not have are left out."""
    out: dict[tuple[str, str], str] = {}
    for field, properties in _SINGLE.items():
        held = record.get(field) or {}
        for name, value in ((field, held.get("value")), *((f"{field}-{p}", held.get(p)) for p in properties)):
            if value is not None:
                out[("locality" if name == "issuer-locality" else name), ""] = str(value)
    for field, parts in _PLAIN.items():
        held = record.get(field) or {}
        if told := " ".join(str(held[part]) for part in parts if held.get(part)):
            out[field, ""] = told
    for field, (keys, properties) in _LISTS.items():
        for item in record.get(field) or ():
            named = keys[:1] if field == "citations" and item.get("number") else keys
            key = " ".join(str(item[part]) for part in named if item.get(part))
            while (field, key) in out:
                key += " ″"
            out[field, key] = key
            out |= {(f"{field}-{p}", key): str(item[p]) for p in properties if item.get(p) is not None}
    return out
