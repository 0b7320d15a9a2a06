"""What a person types → an engine-neutral query. Pure; never an error: what cannot be understood is searched as words.

A number is recognised before `-`, `/` and `:` get a meaning, in every way people write it (see `index/numberask.py`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index import forms, numberask
from index.clauses import All, AnyOf, Clause, Exact, Range, Wanted, Words
from index.numberask import NumberAsk
from pipeline.errors import UsageError
from pipeline.viet import fold, nfc

# Fields by the folded names under which people know them.
FIELDS = {
    "loai": "kind", "kind": "kind", "type": "kind", "so": "number", "number": "number", "nam": "year", "year": "year",
    "ky": "signatory", "nguoi ky": "signatory", "signed": "signatory", "signatory": "signatory",
    "nhan": "recipients", "noi nhan": "recipients", "to": "recipients", "recipient": "recipients",
    "co quan": "issuer", "issuer": "issuer", "body": "issuer", "dia phuong": "locality", "tinh": "locality",
    "locality": "locality", "ngay": "issued", "date": "issued", "issued": "issued", "han": "due", "due": "due",
    "deadline": "due", "vien dan": "cited", "cites": "cited", "khoa": "term", "term": "term",
    "trich yeu": "subject", "subject": "subject", "tinh trang": "status", "hieu luc": "status", "status": "status",
}  # fmt: skip
STATUSES = {
    "con hieu luc": "in-force", "hieu luc": "in-force", "sua doi": "amended", "da sua doi": "amended",
    "thay the": "replaced", "da thay the": "replaced", "het hieu luc": "repealed", "bai bo": "repealed",
    "da bai bo": "repealed",
}  # fmt: skip
WORD_FIELDS = frozenset({"signatory", "recipients", "issuer", "subject"})
_TOKEN = re.compile(r"[^\W_]+")
_ITEM = re.compile(
    r"""(?P<minus>(?<!\S)-(?=[\w"]))?
        (?:(?<![^\s-])(?P<field>NAMES)\s*:\s*(?P<op><=|>=|<|>|=)?\s*)?
        (?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|(?P<quote>"))""".replace(
        "NAMES", "|".join(sorted((name.replace(" ", r"\s+") for name in FIELDS), key=len, reverse=True))
    ),
    re.VERBOSE,
)
_DAY = re.compile(r"(?:(?P<d>\d{1,2})[/.-])?(?:(?P<m>\d{1,2})[/.-])?(?P<y>(?:19|20)\d\d)|(?P<iso>\d{4}(?:-\d\d){1,2})")

# Quotes of every kind; and what recognition makes of a C.
_SIGNS = str.maketrans("“”„«»‘’´`Œœ", '"""""\'\'\'\'Cc')
_SPECKS = re.compile(r"(?<![^\W_])[_']|[_'](?![^\W_])")
_BEGINNING, _END = "0001-01-01", "9999-12-31"
_TYPED_DAY = re.compile(
    r"(?<![\w./:<>=-])(?:ngay\s+)?(?P<day>\d{1,2})(?:\s*/\s*|\s+thang\s+)(?P<month>\d{1,2})(?:\s*/\s*|\s+nam\s+)"
    r"(?P<year>(?:19|20)\d\d)(?![\w/.-])"
)


class Query(NamedTuple):
    """All of `must`, none of `without`; the number, if one was recognised; remarks on what was not understood."""

    typed: str
    number: NumberAsk | None = None
    must: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def beside(self) -> Wanted:
        """What is asked for beside the number."""
        return Wanted(self.must, self.without)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as both engines index them."""
    return tuple(_TOKEN.findall(fold(nfc(text))))


def parse(typed: str) -> Query:
    """Understand what was typed."""
    text = nfc(typed).translate(_SIGNS)
    folded = fold(text)
    # A quote that stands alone is a speck in a number, or a slip.
    shielded = _SPECKS.sub(" ", _shield(folded) if folded.count('"') != 1 else folded.replace('"', "'"))
    number, span = numberask.find(text, shielded)
    if span:
        rest = folded[: span[0]] + " " * (span[1] - span[0]) + folded[span[1] :]
        if number and (line := numberask.of_line(shielded, rest)):
            number = number._replace(line=line)
        folded = rest
    return _Parser(typed, number).parse(folded, text)


def _shield(folded: str) -> str:
    """The text with phrases and the values of fields blotted out: no number is looked for there."""
    blotted = folded
    for item in _ITEM.finditer(folded):
        if item["phrase"] is not None or item["field"]:
            blotted = blotted[: item.start()] + "\0" * (item.end() - item.start()) + blotted[item.end() :]
    return blotted


def loosened(query: Query) -> Query:
    """The same query content with any of its words; filters stay. For when no document has all of them."""
    words = tuple(clause for clause in query.must if isinstance(clause, Words) and clause.field == "text")
    strict = tuple(clause for clause in query.must if clause not in words)
    return query._replace(must=(*strict, AnyOf(words))) if len(words) > 1 else query


class _Parser:
    """Collects the clauses of one query from left to right.

    Words are kept in `_run` until it is known whether an OR follows: Vietnamese words are written in syllables, so
    `dân vận OR dân chủ` is one of two runs, not one of the two syllables beside it.
    """

    def __init__(self, typed: str, number: NumberAsk | None) -> None:
        self._typed, self._number = typed, number
        self._must: list[Clause] = []
        self._without: list[Clause] = []
        self._remarks: list[str] = []
        self._run: list[str] = []
        self._choices: list[Clause] = []

    def parse(self, folded: str, original: str) -> Query:
        for day in _TYPED_DAY.finditer(folded):
            year, month, number = day["year"], int(day["month"]), int(day["day"])
            if 1 <= month <= 12 and 1 <= number <= 31:
                iso = f"{year}-{month:02}-{number:02}"
                self._must.append(Range("issued", iso, iso))
                folded = folded[: day.start()] + " " * len(day[0]) + folded[day.end() :]
        for item in _ITEM.finditer(folded):
            if item["word"] in {"or", "hoac"} and original[item.start() : item.end()].isupper():
                self._alternative()
            elif item["quote"]:
                self._remarks.append('dấu " lẻ được bỏ qua · a lone " is ignored')
            else:
                self._item(item)
        self._flush()
        return Query(self._typed, self._number, tuple(self._must), tuple(self._without), tuple(self._remarks))

    def _item(self, item: re.Match[str]) -> None:
        value = item["phrase"] if item["phrase"] is not None else item["word"]
        field = FIELDS.get(re.sub(r"\s+", " ", item["field"] or ""))
        clause = self._field(field, item["op"], value) if field else None
        if field == "number":
            return
        words = tuple(_TOKEN.findall(value if not field else f"{item['field']} {value}"))
        if clause is None and len(words) == 1 and not item["minus"] and item["phrase"] is None:
            self._run.extend(words)
        elif clause or words:
            self._add(clause or Words(words), negated=bool(item["minus"]))

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

    def _field(self, field: str, op: str | None, value: str) -> Clause | None:
        """The clause of `field:value`; None, with a remark, when the value has no meaning there."""
        if field == "number":
            self._number = numberask.of_field(value) or self._number
            return None
        if field in {"issued", "due", "year"}:
            limits = _limits(op, value)
            if limits is None:
                self._remarks.append(f"không hiểu ngày “{value}”, tìm như từ · no date: “{value}” is searched as words")
                return None
            return Range("issued" if field == "year" else field, *limits)
        words = tuple(_TOKEN.findall(value))
        if field in WORD_FIELDS:
            return Words(words, field) if words else None
        if field == "kind":
            return Exact(field, kinds(value))
        if field == "status":
            return Exact(field, (STATUSES.get(" ".join(words), value),))
        return Exact(field, (forms.compact(value) if field == "cited" else " ".join(words),))


def _together(run: list[str]) -> Clause:
    return All(tuple(Words((token,)) for token in run)) if len(run) > 1 else Words(tuple(run))


def _either(choices: tuple[Clause, ...]) -> Clause:
    return AnyOf(choices) if len(choices) > 1 else choices[0]


def kinds(value: str) -> tuple[str, ...]:
    """Folded names of the kinds that a name or symbol (`KH`, `kế hoạch`) stands for."""
    folded = fold(value).strip()
    if folded in forms.kind_names():
        return (fold(forms.kind_names()[folded][0]),)
    return tuple(sorted(forms.kind_codes().get(forms.compact(folded), {folded})))


def day_span(typed: str) -> tuple[str, str]:
    """First and last day of a date as people type it. Raises UsageError for what is no date."""
    span = _span(typed)
    if span is None:
        raise UsageError(f"{typed} is no date", hint="give it as 2018-07-01, 1/7/2018, 7/2018 or 2018")
    return span


def _limits(op: str | None, value: str) -> tuple[str, str] | None:
    """First and last day of `2018`, `7/2018`, `1/7/2018`, `2018-07-01`, `a..b`, `<a` …; None when it is no date."""
    first, dots, last = value.partition("..")
    low, high = _span(first) if first else (_BEGINNING, _BEGINNING), _span(last) if dots and last else None
    if low is None or (dots and last and high is None):
        return None
    if dots:
        return low[0], high[1] if high else _END
    limits = {
        "<": (_BEGINNING, _before(low[0])),
        "<=": (_BEGINNING, low[1]),
        ">": (_after(low[1]), _END),
        ">=": (low[0], _END),
    }
    return limits.get(op or "", low)


def _span(value: str) -> tuple[str, str] | None:
    found = _DAY.fullmatch(value.strip())
    if not found:
        return None
    if found["iso"]:
        year, month, *rest = found["iso"].split("-")
        day = rest[0] if rest else None
    else:
        # A single part before the year is the month: 7/2018.
        year, month, day = found["y"], found["m"] or found["d"], found["d"] if found["m"] else None
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    low = f"{year}-{int(month or 1):02}-{int(day or 1):02}"
    return low, f"{year}-{int(month or 12):02}-{int(day or 31):02}"


# Days are compared as text, so a day that no calendar has (2018-07-00, 2018-07-32) serves as a limit.
def _before(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) - 1:02}"


def _after(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) + 1:02}"
