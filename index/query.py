"""What a person types → an engine-neutral query. Pure; never an error: what cannot be understood is searched as words.

A number is recognised before `-`, `/` and `:` get a meaning, in every way people write it (see `index/numberask.py`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index import days, fields, numberask
from index.clauses import All, AnyOf, Clause, Range, Wanted, Words
from index.numberask import NumberAsk
from pipeline.viet import fold, nfc, plain

_ITEM = re.compile(
    r"""(?P<minus>(?<!\S)-(?=[\w"]))?
        (?:(?<![^\s-])(?P<field>NAMES)\s*:\s*(?P<op><=|>=|<|>|=)?\s*)?
        (?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|(?P<quote>"))""".replace(
        "NAMES", "|".join(sorted((name.replace(" ", r"\s+") for name in fields.FIELDS), key=len, reverse=True))
    ),
    re.VERBOSE,
)
# Quotes of every kind; and what recognition makes of a C.
_SIGNS = str.maketrans("“”„«»‘’´`Œœ", '"""""\'\'\'\'Cc')
_SPECKS = re.compile(r"(?<![^\W_])[_']|[_'](?![^\W_])")
_NUMBER = re.compile(r"(?<!\w)number(\s*:)")
# More words than anybody types; an engine takes only so many.
_MOST_WORDS = 64
_MOST_NUMBERS = 20


class Query(NamedTuple):
    """All of `must`, none of `without`; the number, if one was recognised, and others; remarks on what makes no sense.

    `rest` is what was typed beside the number.
    """

    typed: str
    number: NumberAsk | None = None
    must: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()
    remarks: tuple[str, ...] = ()
    others: tuple[NumberAsk, ...] = ()
    rest: str = ""

    @property
    def beside(self) -> Wanted:
        """What is asked for beside the number."""
        return Wanted(self.must, self.without)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as both engines index them."""
    return tuple(plain(nfc(text)).split())


def parse(typed: str) -> Query:
    """Understand what was typed."""
    # What the terminal could not decode comes as lone surrogates.
    text = nfc(typed.encode("utf-8", "replace").decode()).translate(_SIGNS)
    folded = fold(text)
    # A quote that stands alone is a speck in a number, or a slip.
    shielded = _SPECKS.sub(" ", _shield(folded, text) if folded.count('"') != 1 else folded.replace('"', "'"))
    shielded = _NUMBER.sub(lambda found: f"so{found[1]}    ", shielded)
    whole = shielded
    asks: list[NumberAsk] = []
    while len(asks) < _MOST_NUMBERS:
        ask, span = numberask.find(text, shielded)
        if ask is None or span is None or (asks and (ask.garbled or not ask.whole)):
            break
        asks.append(ask)
        shielded, folded, text = (_blank(each, span) for each in (shielded, folded, text))
    if len(asks) == 1 and (line := numberask.of_line(whole, folded)):
        asks[0] = asks[0]._replace(line=line)
    query = _Parser(folded, text).parse()
    return query._replace(typed=typed, number=query.number or (asks[0] if asks else None), others=tuple(asks[1:]))


def _blank(text: str, span: tuple[int, int]) -> str:
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]


def _shield(folded: str, text: str) -> str:
    """The text with phrases and the values of fields blotted out: no number is looked for there, but behind `số:`."""
    blotted = folded
    for item in _ITEM.finditer(folded):
        field = item["field"] and fields.named(item["field"], text[slice(*item.span("field"))])
        number = field == "number" and item["phrase"] is None and not item["minus"]
        if item["phrase"] is not None or (field and not number):
            blotted = blotted[: item.start()] + "\0" * (item.end() - item.start()) + blotted[item.end() :]
    return blotted


def loosened(query: Query) -> Query:
    """The same query content with half of its words; filters stay. For when no document has all of them."""
    words = tuple(clause for clause in query.must if isinstance(clause, Words) and clause.field == "text")
    strict = tuple(clause for clause in query.must if clause not in words)
    return query._replace(must=(*strict, AnyOf(words, (len(words) + 1) // 2))) if len(words) > 1 else query


class _Parser:
    """Collects the clauses of one query from left to right; `text` is what `folded` was folded from.

    Words are kept in `_run` until it is known whether an OR follows: Vietnamese words are written in syllables, so
    `dân vận OR dân chủ` is one of two runs, not one of the two syllables beside it.
    """

    def __init__(self, folded: str, text: str) -> None:
        self._folded, self._text = folded, text
        self._number: NumberAsk | None = None
        self._must: list[Clause] = []
        self._without: list[Clause] = []
        self._remarks: list[str] = []
        self._run: list[str] = []
        self._choices: list[Clause] = []

    def parse(self) -> Query:
        rest = self._rest()
        for day in days.typed(self._folded):
            self._must.append(Range("issued", day.low, day.high))
            self._folded = _blank(self._folded, (day.start, day.end))
        at = 0
        while item := _ITEM.search(self._folded, at):
            at = item.end()
            if item["word"] in {"or", "hoac"} and self._text[item.start() : item.end()].isupper():
                self._alternative()
            elif item["quote"]:
                self._remarks.append('dấu " lẻ được bỏ qua · a lone " is ignored')
            else:
                at = self._item(item)
        self._flush()
        must = tuple(dict.fromkeys(self._must))
        if len(must) > _MOST_WORDS:
            must = must[:_MOST_WORDS]
            self._remarks.append(f"chỉ tìm theo {_MOST_WORDS} từ đầu · only the first {_MOST_WORDS} words are searched")
        return Query("", self._number, must, tuple(self._without), tuple(self._remarks), rest=rest)

    def _rest(self) -> str:
        """What stands beside the number, without names of fields and quotes."""
        pieces = [
            self._text[slice(*item.span("phrase" if item["phrase"] is not None else "word"))]
            for item in _ITEM.finditer(self._folded)
            if not item["quote"]
        ]
        return " ".join(" ".join(pieces).split()).strip(" ,;.-")

    def _item(self, item: re.Match[str]) -> int:
        """Take an item up; gives where the next one begins."""
        name = item["field"] and self._text[slice(*item.span("field"))]
        field = fields.named(item["field"], name) if item["field"] and name else None
        phrase, end = item["phrase"], item.end()
        if field and phrase is None:
            end = fields.reach(field, self._folded, self._text, item.start("word"), end)
        value = phrase if phrase is not None else self._folded[item.start("word") : end]
        if field and not plain(value).strip():
            return end
        clause = self._field(field, item, value) if field else None
        if field == "number" and clause is None and self._number:
            return end
        words = tuple(plain(value if not item["field"] else f"{item['field']} {value}").split())
        if clause is None and phrase is None and not item["minus"] and (len(words) == 1 or item["field"]):
            self._run.extend(words)
        elif clause or words:
            self._add(clause or Words(words), negated=bool(item["minus"]))
        return end

    def _field(self, field: str, item: re.Match[str], value: str) -> Clause | None:
        """The clause of `field:value`; None, with a remark, when the value has no meaning there."""
        if field == "number" and not item["minus"] and self._number is None:
            self._number = numberask.of_field(value)
            if self._number:
                return None
        clause = fields.clause(field, item["op"], value)
        if clause is None and value.strip():
            told = f"không hiểu {item['field']}:{value}, tìm như từ"
            self._remarks.append(f"{told} · {item['field']}:{value} means nothing, searched as words")
        return clause

    def _add(self, clause: Clause, *, negated: bool) -> None:
        if negated:
            self._without.append(clause)
        elif self._choices and not self._run:
            self._must.append(AnyOf((*self._choices, clause)))
            self._choices = []
        else:
            self._flush()
            self._must.append(clause)

    def _alternative(self) -> None:
        if self._run:
            self._choices.append(_together(self._run))
            self._run = []
        elif not self._choices and self._must:
            last = self._must.pop()
            self._choices = list(last.clauses) if isinstance(last, AnyOf) else [last]

    def _flush(self) -> None:
        if self._choices:
            last = (_together(self._run),) if self._run else ()
            self._must.append(_either((*self._choices, *last)))
        else:
            self._must.extend(Words((token,)) for token in self._run)
        self._run, self._choices = [], []


def _together(run: list[str]) -> Clause:
    return All(tuple(Words((token,)) for token in run)) if len(run) > 1 else Words(tuple(run))


def _either(choices: tuple[Clause, ...]) -> Clause:
    return AnyOf(choices) if len(choices) > 1 else choices[0]
