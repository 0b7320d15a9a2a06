"""The vocabulary of deadlines as compiled patterns, and the cutting of a paragraph into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from config.vocabulary import table

_S = r"[ \t\f]+"
# Longer than any sentence; keeps the work linear in paragraphs of any length.
_REACH = 1500
# A sentence ends at . ! ? before a capital or an opening quote, but not after an initial or a number.
_STOP = re.compile(
    r"[.!?…](?<![\s.(][A-ZĐ0-9].)(?<!\bTP.)(?<!\bTp.)(?<!\bTS.)(?<!\bKT.)(?<!\bTL.)[”\"’)\]*]*"
    r"[ \t\f]+(?=[“\"(*]*[A-ZÀ-ỴĐ0-9-])"
)


class Words(NamedTuple):
    """Patterns made of config/tables/deadlines.yaml; `*_before` end where the date begins."""

    limit_before: re.Pattern[str]
    weak_before: re.Pattern[str]
    slot_before: re.Pattern[str]
    label_before: re.Pattern[str]
    label: re.Pattern[str]
    label_line: re.Pattern[str]
    label_start: re.Pattern[str]
    not_label: re.Pattern[str]
    not_span: re.Pattern[str]
    completion: re.Pattern[str]
    past: re.Pattern[str]
    target: re.Pattern[str]
    condition: re.Pattern[str]
    never: re.Pattern[str]
    actor: re.Pattern[str]
    verb: re.Pattern[str]
    order: re.Pattern[str]
    responsible_label: re.Pattern[str]
    other_label: re.Pattern[str]
    task_label: re.Pattern[str]
    work: re.Pattern[str]
    described: re.Pattern[str]
    phase: re.Pattern[str]
    time_column: re.Pattern[str]
    body_column: re.Pattern[str]
    not_body_column: re.Pattern[str]
    work_column: re.Pattern[str]
    task_column: re.Pattern[str]
    result_column: re.Pattern[str]
    not_time_column: re.Pattern[str]


# Letters that OCR mixes up: one base letter with different marks.
_KIN = {
    c: f"[{kin}]"
    for kin in ("aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ")
    for c in kin
}


def _any(words: Iterable[str], *, loose: bool = False) -> str:
    """An alternation, longest first; a blank matches any blank of a paragraph.

    Phrases of several syllables, with `loose` all words, also match with other marks on their letters, as OCR reads
    them; without `loose` a single syllable would become another word.
    """
    return "(?:" + "|".join(_phrase(w, loose=loose) for w in sorted(words, key=len, reverse=True)) + ")"


# A word with what must not stand before or after it, as the table writes it: (?<!nhất\s)là
_GUARDED = re.compile(r"(\(\?<![^()]*\))?([^()|]+)(\(\?!.*\))?")


def _phrase(word: str, *, loose: bool) -> str:
    before, said, after = guarded.groups() if (guarded := _GUARDED.fullmatch(word)) else ("", word, "")
    plain = said.replace(" ", "").isalpha()
    if plain and (loose or " " in said):
        said = "".join(_KIN.get(c, c) for c in said)
    return f"{before or ''}{said.replace(' ', _S)}{(after or '').replace(' ', _S)}"


@cache
def words() -> Words:
    """The vocabulary, compiled once."""
    t: dict[str, Any] = table("deadlines")
    fill = f"(?:{_S}{_any(t['fillers'])})*"
    # "hết", "đến hết" stand inside a range already joined; what is left of them is part of the trigger.
    end = r"[ \t\f]*[:(]?[ \t\f]*$"
    label = rf"{_any(t['labels'], loose=True)}(?:{_S}[^\s:.;|]+){{0,10}}?"
    column = t["columns"]
    return Words(
        limit_before=re.compile(rf"(?<!\w)(?i:{_any(t['limits'], loose=True)}){fill}{end}"),
        weak_before=re.compile(rf"(?<!\w)(?<!gia[ \t\f])(?i:{_any(t['weak_limits'], loose=True)}){fill}{end}"),
        slot_before=re.compile(rf"(?<!\w)(?i:{_any(t['slots'], loose=True)}){fill}{end}"),
        not_span=re.compile(rf"(?<!\w)(?i:{_any(t['not_spans'])})(?!\w)"),
        label_before=re.compile(
            rf"(?:^|(?<=[.;,(+*-])|(?<=[.;,(+*-]\s)|(?<=\svà\s))[ \t\f*]*"
            rf"(?P<label>(?i:{label}))[ \t\f*]*(?P<colon>:?)[ \t\f*]*$"
        ),
        label=re.compile(rf"(?i:{label})[ \t\f]*:"),
        label_start=re.compile(rf"(?<!\w)(?i:{_any(t['labels'])})(?!\w)"),
        label_line=re.compile(rf"[ \t\f*]*(?i:{label})[ \t\f*]*[:.]?[ \t\f*]*"),
        not_label=re.compile(rf"(?<!\w)(?i:{_any(t['not_labels'])})(?!\w)"),
        completion=re.compile(rf"(?<!\w)(?i:{_any(t['completion'])})(?!\w)"),
        past=re.compile(rf"(?<!\w)(?i:{_any(t['past'])})(?!\w)"),
        target=re.compile(rf"(?<!\w)(?i:{_any(t['targets'])})(?!\w)|\d[ \t\f]*%"),
        condition=re.compile(rf"(?<!\w)(?i:{_any(t['conditions'])})[ \t\f]*$"),
        never=re.compile(rf"(?<!\w)(?i:{_any(t['never'])})(?!\w)"),
        actor=re.compile(
            rf"(?i:(?:(?:đối{_S}với|về{_S}phía){_S})?(?:(?:tất{_S}cả{_S})?(?:các|mỗi|từng|toàn{_S}thể|những|một{_S}số|quý){_S})?"
            rf"{_any(t['actors'])})(?!\w)"
        ),
        verb=re.compile(rf"(?<!\w)(?<!các )(?<!\|){_any(t['verbs'])}(?!\w)"),
        order=re.compile(rf"(?<!\w)(?i:{_any(t['orders'])}){_S}"),
        responsible_label=re.compile(rf"(?i:{_any(t['responsible_labels'])})[ \t\f]*:[ \t\f]*"),
        other_label=re.compile(rf"(?i:{_any(t['other_labels'])})[^:|]{{0,30}}:"),
        task_label=re.compile(rf"(?i:{_any(t['task_labels'])})[ \t\f]*:[ \t\f]*"),
        work=re.compile(rf"(?<!\w)(?i:{_any(t['recurring_work'])})(?!\w)"),
        described=re.compile(rf"(?<!\w)(?i:{_any(t['described'])})[ \t\f]*$"),
        phase=re.compile(
            rf"(?i:{_any(t['phases'])}){_S}(?:thứ{_S})?[0-9IVX]+(?!\w)|(?i:{_any(t['phases'])}){_S}(?:một|hai|ba|bốn|cuối)(?!\w)"
        ),
        time_column=re.compile(rf"(?i:{_any(column['time'])})(?!\w)"),
        body_column=re.compile(rf"(?<!\w)(?i:{_any(column['body'])})(?!\w)"),
        not_body_column=re.compile(rf"(?<!\w)(?i:{_any(column['not_body'])})(?!\w)"),
        work_column=re.compile(rf"(?<!\w)(?i:{_any(column['work'])})(?!\w)"),
        result_column=re.compile(rf"(?<!\w)(?i:{_any(column['result'])})(?!\w)"),
        task_column=re.compile(rf"(?<!\w)(?i:{_any(column['task'])})(?!\w)"),
        not_time_column=re.compile(rf"(?<!\w)(?i:{_any([*t['not_labels'], 'tháng năm', 'văn bản', 'nhận'])})(?!\w)"),
    )


def sentence(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    """The sentence of the paragraph `start:end` that holds offset `at`; one that runs on and on is cut around it."""
    low, high = max(start, at - _REACH), min(end, at + _REACH)
    for stop in _STOP.finditer(text, low, high):
        if stop.end() <= at:
            low = stop.end()
        else:
            high = stop.start() + 1
            break
    return low, high


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of `start:end` begin, the last ones before `end`."""
    low = max(start, end - _REACH)
    return [low, *(stop.end() for stop in _STOP.finditer(text, low, end) if stop.end() < end)]


# ./. at the end of a document
_CLOSED = re.compile(r"[ .]*/[ .]*$")


def tidy(text: str) -> str:
    """One line, single blanks, without the punctuation around it."""
    return _CLOSED.sub("", " ".join(text.replace("*", " ").split())).strip(' ,;:.–-“”"(+')
