"""How a document stands to one that it cites, judged by the words around the mention.

A cue ("thực hiện", "căn cứ") governs what follows it in its sentence until a nearer cue; a whole list after one cue
shares it. What the title of a cited document says is no word of this document and governs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.cues import TELLING, Cue, cues
from pipeline.segment import Block, Outline
from pipeline.viet import fold

ACTS = frozenset({"amends", "replaces", "repeals"})
_FORMAL = ACTS | {"guides"}
# What follows a list of documents and undoes them; "trái với Quyết định này đều hết hiệu lực" is said of others.
_AFTER = (
    (
        "repeals",
        re.compile(r"(?:[\s,;]|va )*(?!.*trai voi)[^.;\n]{0,60}?\b(?<!da )(?<!khong )(?:het hieu luc|bi bai bo)"),
    ),
    ("replaces", re.compile(r"(?:[\s,;]|va )*[^.;\n]{0,60}?\b(?<!khong )duoc thay the")),
)
_UNDONE = re.compile(r"het hieu luc|bi bai bo|duoc thay the")
_UNDONE_BELOW = re.compile(r"(?:sau|duoi) day\b[^.]*\b(?:het hieu luc|bi bai bo|duoc bai bo)")
# Words enough between a semicolon and a document to be a clause of their own.
_CLAUSE_WORDS = 4
# Words that show the document speaking of its own effect ("Quyết định này thay thế …"), or only asking for it.
_OWN_ACT = re.compile(r"\bnay\b|\bban hanh\b|^\W*(?:sua doi|bo sung|bai bo|thay the|huy bo)|^\W*dieu \d+")
_BLANKS = re.compile(r"[ \x1a]+")
_GLUE = frozenset(
    ("va", "so", "cac", "ngay", "nhat", "la", "dac", "biet", "cua", "tai", "theo", "nhu", "dong", "thoi", "kem", "cung")
)
_ASKS = re.compile(r"de nghi|de xuat|kien nghi|ra soat|xem xet|tham muu|du thao (?!nghi quyet|quyet dinh)")
# A stop and one blank end a sentence; how many of the blanks after it belong to a mention is not known here.
_SENTENCE_END = re.compile(r"[.?!\n](?:(?<=\n)|(\s)\s*|(?<=\.)/\.)")
# What `_AFTER` looks for, however far its words were set apart.
_FATE = re.compile(r"hieu[ \x1a]+luc|bai[ \x1a]+bo|thay[ \x1a]+the")
_TITLE = re.compile(
    r"(?:\s*[(]nay là [^)\n]*[)])?[\s,)]*"
    r"(?:(?:[Vv]ề|“|\"|quy định|phê duyệt|ban hành|hướng dẫn|sửa đổi|điều chỉnh|công bố|triển khai|thực hiện"
    r"|của [^,;.\n]{3,60}? về)\b(?P<open>)|“[^”]*”)"
)
_TITLE_END = re.compile(r"[;.\s](?:(?<=[;.\n])|(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ|được thay thế))")
# A title that says it goes on with the next document says so of that one.
_GOES_ON = re.compile(r"tiep tuc (?:\w+ ){0,3}thuc hien\s*$")
# A title that amends or explains the next document says so of its own document, not of this one.
_INSIDE_TITLE = re.compile(r"(?:sua doi|bo sung|dieu chinh|thay the|bai bo|quy dinh chi tiet|huong dan)\b[^;]*\s$")
_NESTED = "\x1a"
_JOINT = re.compile(r"[\s,;]*(?:[,;]|\bva)[\s,;]*$")
# Characters after a mention in which its fate may be told: a list of further documents with their titles.
_FOLLOWING = 1500
# Characters before a mention that are read for its sentence: without any full stop it might be the whole text.
_PRECEDING = 5_000


class Shown(NamedTuple):
    """What one mention shows; `rank` 0 in the letterhead and title, 1 elsewhere: a title outweighs a task.

    `rule` names why (config/tables/rules.yaml), `cue` is the span of the words that say so.
    """

    rank: int
    relation: str
    rule: str = "relation-unsaid"
    cue: tuple[int, int] | None = None


class Masked(NamedTuple):
    """What the document itself says: folded text in which cited documents and their titles are blanks, offsets kept.

    `inside`: where mentions begin that stand in the title of another document.
    """

    text: str
    inside: frozenset[int]


def masked(text: str, spans: Sequence[tuple[int, int]]) -> Masked:
    """Take the cited documents (`spans`, in order) and their titles out of a text."""
    folded = fold(text).replace("\f", " ")
    out: list[str] = []
    inside: set[int] = set()
    position = 0
    for number, (start, end) in enumerate(spans):
        stop = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        until = max(_title_end(text, end, stop), position)
        goes_on = _GOES_ON.search(folded, end, until) if until == stop else None
        until = max(goes_on.start(), position) if goes_on else until
        if start >= position:
            out.append(folded[position:start])
            position = start
        runs_in = until == stop > end and not _JOINT.search(folded, end, until)
        if runs_in or (start in inside and _JOINT.fullmatch(folded, end, stop)):
            inside.add(stop)
        nested = until == stop > end and _INSIDE_TITLE.search(folded, end, until) is not None
        out.append(" " * (until - position - 1) + _NESTED if nested else " " * (until - position))
        position = until
    return Masked("".join([*out, folded[position:]]), frozenset(inside))


def _title_end(text: str, end: int, stop: int) -> int:
    """Where the title of a document ends whose mention ends at `end`; `end` where none follows."""
    title = _TITLE.match(text, end, max(end, stop))
    if title is None or title["open"] is None:
        return title.end() if title else end
    closed = _TITLE_END.search(text, title.end(), stop)
    return closed.start() if closed else stop


def _fates(text: str) -> Iterator[int]:
    """Where a text says of something that it is repealed or replaced."""
    for word in ("hieu", "bai", "thay"):
        at = text.find(word)
        while at >= 0:
            if _FATE.match(text, at):
                yield at
            at = text.find(word, at + 1)


class Surroundings:
    """The words around mentions: sentences, blocks and fates of a whole text, found once and looked up for each."""

    def __init__(self, words: Masked, outline: Outline) -> None:
        self.words = words
        ends = list(_SENTENCE_END.finditer(words.text))
        self._stopped = [found.end(found.lastindex or 0) for found in ends]
        self._resumed = [found.end() for found in ends]
        self._fates = sorted(_fates(words.text))
        self._blocks = outline.blocks
        self._starts = [block.start for block in outline.blocks]
        self._plain = [index for index, block in enumerate(outline.blocks) if block.marker is None]
        self._leads: dict[int, Cue | None] = {}

    def block(self, offset: int) -> Block | None:
        """The block that holds this offset."""
        index = bisect_right(self._starts, offset) - 1
        return self._blocks[index] if index >= 0 and offset < self._blocks[index].end else None

    def sentence(self, low: int, start: int) -> str:
        """The words of the sentence before `start`, which begins at `low` at the earliest."""
        last = bisect_right(self._stopped, start) - 1
        if last >= 0 and self._stopped[last] > low:
            low = max(low, min(self._resumed[last], start))
        return self.words.text[max(low, start - _PRECEDING) : start]

    def fate(self, start: int, end: int) -> str | None:
        """What the words after a mention say of it."""
        ahead = bisect_left(self._fates, end)
        if start in self.words.inside or ahead == len(self._fates) or self._fates[ahead] > end + _FOLLOWING:
            return None
        following = _BLANKS.sub(" ", self.words.text[end : end + _FOLLOWING])
        return next((name for name, pattern in _AFTER if pattern.match(following)), None)

    def led(self, block: Block, *, alone: bool) -> Cue | None:
        """What the paragraph says that an item stands under; `alone`: the item opens with a document."""
        lead = self._lead_in(block, alone=alone)
        if lead is None:
            return None
        if lead.start not in self._leads:
            self._leads[lead.start] = _led(self.words.text[lead.start : lead.end].rstrip(), lead)
        return self._leads[lead.start]

    def _lead_in(self, block: Block, *, alone: bool) -> Block | None:
        """The parent, or the paragraph above for an item without one."""
        if block.parent is not None:
            return self._blocks[block.parent]
        if block.marker is None or not alone:
            return None
        above = bisect_left(self._plain, bisect_left(self._starts, block.start)) - 1
        return self._blocks[self._plain[above]] if above >= 0 else None


def relation(around: Surroundings, start: int, end: int) -> Shown:
    """Relation that one mention (`start:end`) shows."""
    block = around.block(start)
    if block is None:
        return Shown(1, "cites")
    if block.zone == "basis" and not around.words.text.startswith("thuc hien", block.body):
        return Shown(1, "based-on", "relation-grounds", (block.body, block.body + len("căn cứ")))
    fate = around.fate(start, end)
    if fate is not None:
        undone = _UNDONE.search(around.words.text, end, end + _FOLLOWING)
        return Shown(1, fate, "relation-after", undone.span() if undone else None)
    sentence = around.sentence(block.start, start)
    clause = sentence[sentence.rfind(";") + 1 :]
    if _NESTED in clause:
        return Shown(1, "cites", "relation-of-other")
    said = sentence if len(clause) == len(sentence) or _of_few_words(clause) else clause
    cue, rule = _governing(said, start, block), "relation-cue"
    if cue is None:
        cue, rule = around.led(block, alone=start == block.body), "relation-lead-in"
    rank = 0 if block.zone == "head" else 1
    return Shown(rank, cue.relation, rule, (cue.start, cue.end)) if cue else Shown(rank, "cites")


def _of_few_words(clause: str) -> bool:
    return len([word for word in clause.split() if word.isalpha() and word not in _GLUE]) < _CLAUSE_WORDS


def _led(lead: str, block: Block) -> Cue | None:
    """What a paragraph that opens a list says of the documents in it."""
    if not lead.endswith((":", "sau", "la")):
        return None
    if below := _UNDONE_BELOW.search(lead):
        return Cue("repeals", block.start + below.start(), block.start + below.end())
    return _governing(lead, block.start + len(lead), block)


def _governing(sentence: str, end: int, block: Block) -> Cue | None:
    """The nearest cue that can govern (`end`: where the sentence ends in the text), its span that of the text.

    Formal acts only where this document performs them.
    """
    low = end - len(sentence)
    found = [
        Cue(cue.relation, low + cue.start, low + cue.end)
        for cue in cues(sentence)
        # Grounds open their sentence; "các đơn vị căn cứ …" further on is what others shall do.
        if cue.relation != "based-on" or not sentence[: cue.start].strip("- ")
    ]
    formal = not _FORMAL.isdisjoint(cue.relation for cue in found)
    own = formal and _performs(sentence, block)
    asks = formal and _ASKS.search(sentence) is not None
    act = next((cue for cue in reversed(found) if cue.relation in ACTS), None)
    # The title says what the whole document is for, however far from the word.
    telling = [cue for cue in found if cue.relation != "cites"] if block.zone == "head" else found
    if act and own and not asks and telling[-1].relation in (act.relation, "attached-to"):
        return act
    for cue in reversed(found):
        if cue.relation in _FORMAL and (asks or not own):
            continue
        if cue.relation == "attached-to" and (block.zone not in ("head", "attachment") or len(sentence) > 40):
            continue
        return cue
    return None


def _performs(sentence: str, block: Block) -> bool:
    """Whether the document speaks of what it does itself; a row of a table tells what others do."""
    return block.zone == "head" or (" | " not in sentence and _OWN_ACT.search(sentence) is not None)


def strongest(shown: Sequence[Shown], *, reported: bool = False) -> str:
    """The most telling of the relations that the mentions show.

    `reported`: the text is an article, which itself carries out and reviews nothing.
    """
    if reported:
        shown = [s for s in shown if s.relation not in ("implements", "reviews")]
    acts = [s.relation for s in shown if s.relation in ACTS]
    if acts:
        return min(acts, key=TELLING.index)
    told = [s for s in shown if s.relation != "cites"]
    return min(told, key=lambda s: (s.rank, TELLING.index(s.relation))).relation if told else "cites"
