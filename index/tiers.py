"""Why documents are found: by the number itself, a number like it, as citing it, by words. Best reasons first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from index import near
from index.catalogue import Catalogue
from index.clauses import LATEST, All, AnyOf, Clause, Exact, Wanted, Words
from index.engine import Engine
from index.near import LIKELY, Near
from index.numberask import NumberAsk
from index.query import Query, loosened, tokens

Why = Literal[
    "exact number",
    "number, other year",
    "number, one character off",
    "number, two characters off",
    "cited number",
    "text",
]
_UNEXPLAINED = 0.5
# Documents with the very number; where there are more, nobody is helped by numbers like it.
_FEW = 2
_NAMED = 3
_EXACT, _OTHER_YEAR, _NEAR, _CITED = 100.0, 90.0, 80.0, 50.0


_NOTHING = Wanted()


class Tier(NamedTuple):
    """Documents found for one reason: `own` is the reason, `wanted` that and what else they have to fulfil.

    `score` None leaves it to the engine.
    """

    why: Why
    own: Clause
    wanted: Wanted
    score: float | None = None

    @property
    def condition(self) -> Clause:
        """`wanted` as part of a larger query."""
        return All(self.wanted.must, self.wanted.without)


class Tiers(NamedTuple):
    """The tiers, and remarks. `instead`: the first tier is not quite what was asked for.

    `otherwise` is for when these tiers have no document.
    """

    tiers: tuple[Tier, ...]
    remarks: tuple[str, ...] = ()
    instead: bool = False
    otherwise: Tiers | None = None


def decide(catalogue: Catalogue, engine: Engine, query: Query) -> Tiers:
    """Which tiers a query has. The engine is asked only whether something is there."""
    ask, beside = query.number, query.beside
    if ask is None:
        return _words(query)
    if query.others:
        return _several(engine, (ask, *query.others), beside)
    own, quoted = All(ask.clauses()), ask.cited()
    exact = _tier("exact number", own, _EXACT, beside)
    cited = _tier("cited number", quoted, _CITED, beside) if quoted else None
    text = _text(ask, beside)
    if ask.line and _there(engine, joined := _tier("exact number", Exact("number", (ask.line,)), _EXACT)):
        return Tiers((joined,))
    if there := engine.find(exact.wanted, limit=0).total:
        beside_it = _misread(catalogue, ask) if there <= _FEW and beside == _NOTHING else None
        return Tiers(_some(exact, beside_it, cited, text))
    found = _instead(catalogue, engine, ask, beside, cited)
    if found.tiers:
        return found._replace(tiers=(*found.tiers, *_some(text)))
    if text and _there(engine, text):
        return Tiers((text,))
    return _without(query, ask)


def _several(engine: Engine, asks: Sequence[NumberAsk], beside: Wanted) -> Tiers:
    """A list of numbers: what bears them, in the order of the list, then what cites them."""
    own = [_tier("exact number", All(ask.clauses()), _EXACT, beside) for ask in asks]
    lacking = [ask.typed for ask, tier in zip(asks, own, strict=True) if not _there(engine, tier)]
    cited = AnyOf(tuple(clause for clause in (ask.cited() for ask in asks) if clause))
    told = ", ".join(lacking)
    remarks = (f"không có {told} · no {told}",) if lacking else ()
    return Tiers((*own, _tier("cited number", cited, _CITED, beside)), remarks)


def _instead(catalogue: Catalogue, engine: Engine, ask: NumberAsk, beside: Wanted, cited: Tier | None) -> Tiers:
    """What there is where the number itself is not: the same of another place or year, numbers like it, what cites it.

    A number of the State bears its year, so that one of another year is no nearer than one with another figure.
    """
    bears_year = ask.undated().whole != ask.whole
    elsewhere = _elsewhere(engine, ask, beside)
    if elsewhere and not bears_year:
        return Tiers(_some(elsewhere, cited), instead=True)
    likes = _like(catalogue, ask)
    quoted = cited if cited and _there(engine, cited) else None
    if likes and (likes[0].cost < LIKELY or not (quoted or elsewhere)):
        told = _named(ask, likes)
        return Tiers((*_like_tiers(engine, ask, beside, likes), *_some(quoted, elsewhere)), (told,))
    if elsewhere and not quoted:
        return Tiers((elsewhere,), instead=True)
    told = f"kho không có {ask.typed}, chỉ có văn bản viện dẫn nó · {ask.typed} is not held, only cited"
    return Tiers(_some(quoted, elsewhere), (told,) if quoted else ())


def _without(query: Query, ask: NumberAsk) -> Tiers:
    """There is no such number: what was typed beside it; what may be no number at all is searched as words."""
    if ask.garbled:
        return _words(query._replace(must=(*query.must, Words(tokens(ask.typed)))))
    told = f"không có {ask.typed} · no {ask.typed}"
    if not query.must:
        return Tiers((), (told,))
    found = _words(query)
    return found._replace(remarks=(told, *found.remarks))


def _tier(why: Why, own: Clause, score: float | None, beside: Wanted = _NOTHING) -> Tier:
    return Tier(why, own, beside.also(own), score)


def _there(engine: Engine, tier: Tier) -> bool:
    return engine.find(tier.wanted, limit=0).total > 0


def _some(*tiers: Tier | None) -> tuple[Tier, ...]:
    return tuple(tier for tier in tiers if tier)


def _elsewhere(engine: Engine, ask: NumberAsk, beside: Wanted) -> Tier | None:
    """The number without what was typed beside it: of another place or body; else of another year."""
    tried: list[Tier] = []
    if beside != _NOTHING:
        tried.append(_tier("exact number", All(ask.clauses()), _EXACT))
    if ask.year:
        undated = ask.undated()
        why: Why = "number, other year" if undated.whole != ask.whole else "exact number"
        tried += [_tier(why, All(undated.clauses()), _OTHER_YEAR, each) for each in dict.fromkeys((beside, _NOTHING))]
    return next((tier for tier in tried if _there(engine, tier)), None)


def _misread(catalogue: Catalogue, ask: NumberAsk) -> Tier | None:
    """One figure apart from a number that is there: either of them may have been misread."""
    numbers = near.misread(catalogue, ask.whole) if ask.whole else []
    own = Exact("number", tuple(each.compact for each in numbers))
    return _tier("number, one character off", own, _NEAR) if numbers else None


def _like(catalogue: Catalogue, ask: NumberAsk) -> list[Near]:
    """Numbers like the one that was typed, or like the whole line, where blanks may have come into it."""
    found = near.like(catalogue, ask.whole) if ask.whole else []
    if ask.line:
        # What stands beside the number is not explained then.
        found = [each._replace(cost=each.cost + _UNEXPLAINED) for each in found]
        found += near.like(catalogue, ask.line)
    # What is held first: of what is only cited, others' misreadings are known too.
    return sorted(found, key=lambda each: (not each.held, each))


def _named(ask: NumberAsk, likes: Sequence[Near]) -> str:
    """The nearest of them as a remark."""
    vietnamese = ", ".join(each.number + ("" if each.held else " (chỉ được viện dẫn)") for each in likes[:_NAMED])
    english = ", ".join(each.number + ("" if each.held else " (only cited)") for each in likes[:_NAMED])
    return f"không có {ask.typed}; gần giống: {vietnamese} · no {ask.typed}; like it: {english}"


def _like_tiers(engine: Engine, ask: NumberAsk, beside: Wanted, likes: Sequence[Near]) -> Iterator[Tier]:
    """Each number with a tier of its own: what bears it, or cites it where it is not held."""
    stated = beside.also(*ask.stated())
    every = Exact("number", tuple(each.compact for each in likes))
    strict = stated if not ask.line and engine.find(stated.also(every), limit=0).total else _NOTHING
    numbers: list[Tier] = []
    for each in likes:
        own: Clause = Exact("number" if each.held else "cited", (each.compact,))
        why: Why = "number, one character off" if each.edits < 2 else "number, two characters off"
        numbers.append(_tier(why if each.held else "cited number", own, _NEAR - 10 * each.cost, strict))
    # The latest document of each number first: whoever meant one of them sees it among others.
    further = []
    for tier in numbers:
        page = engine.find(tier.wanted, LATEST, limit=1)
        yield _tier(tier.why, Exact("id", tuple(id_ for id_, _ in page.hits)), tier.score)
        further += [tier] if page.total > 1 else []
    yield from further


def _text(ask: NumberAsk, beside: Wanted) -> Tier | None:
    """The number as the words of a text, in the ways it may be printed; none for a bare number, which is everywhere."""
    typed = tokens(ask.typed)
    if not ask.whole:
        spoken: tuple[Clause, ...] = (All(tuple(Words((token,)) for token in typed)),) if len(typed) > 1 else ()
    else:
        printed = ask.printed() if ask.kind or ask.body else {typed}
        spoken = tuple(Words(words) for words in sorted(printed) if len(words) > 1)
    if not spoken:
        return None
    return _tier("text", AnyOf(spoken), None, beside)


def _words(query: Query) -> Tiers:
    """All the words; where no document has them all, half of them."""
    strict, loose = Tier("text", All(query.must, query.without), query.beside), loosened(query)
    if loose == query:
        return Tiers((strict,))
    some = Tier("text", All(loose.must, loose.without), loose.beside)
    told = "không văn bản nào có đủ các từ · no document has all the words; these have some"
    return Tiers((strict,), otherwise=Tiers((some,), (told,)))
