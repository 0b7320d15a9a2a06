"""Which provisions of a cited document an act touches: "bãi bỏ khoản 2 Điều 5 …" leaves the rest of it standing.

The provisions stand between the word of the act and the mention, more seldom behind the mention ("…, trừ Điều 7",
"hết hiệu lực một phần") or in the items below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from extractors.cues import Cue, cues
from extractors.provisions import UNIT, chain, units
from extractors.relations import ACTS, Shown, Surroundings
from pipeline.segment import Block, Outline
from pipeline.viet import fold

Span = tuple[int, int]
# Acts that end a document, unless they name a part of it. To amend is to touch a part by its nature.
ENDING = frozenset({"replaces", "repeals"})
_VAGUE = re.compile(
    r"\bmot phan\b"
    r"|\bmot so (?:dieu|khoan|diem|muc|noi dung|quy dinh|phu luc|bieu mau|mau|bieu|van de|tu|cum tu)"
    r"(?:(?:, (?:va )?| va )(?:dieu|khoan|diem|muc|noi dung|quy dinh|phu luc|bieu mau|tu|cum tu)\b)*"
)
# What is said inside the document rather than where: words, contents about something.
_MATTER = re.compile(
    r"(?:(?:cac|nhung|mot so|toan bo)\s+)?(?:(?:cum tu|tu ngu|cac tu|tu)\s*(?=[“\"])"
    r"|(?:noi dung|quy dinh)(?:\s+quy dinh)?\s+(?:ve|lien quan|doi voi|tai))"
)
# "bãi bỏ mức thu … nêu tại Nghị quyết số …", "03 thủ tục hành chính công bố tại Quyết định số …".
_SAID = r"(?:(?:duoc|da|co)\s+)*(?:(?:quy dinh|neu|ghi|xac dinh|cong bo|ban hanh|de ra)\s+)?"
_STATED = re.compile(rf"[^;]{{3,200}}?\s+{_SAID}(?:tai|trong)\s*")
_ALL_OF_IT = re.compile(r"(?:(?:cho|doi voi|toan bo|tat ca|cac|nhung|noi dung|quy dinh|van ban)\b\s*)*")
_WORDS_TOUCHED = re.compile(r"(?:cum tu|tu ngu|cac tu|tu)\s*[“\"]")
_ATTACHED = re.compile(r"\bkem theo\b")
_OF = r"(?:cua|tai|thuoc|trong|o|quy dinh tai|neu tai|ban hanh tai|ve)"
# Between the last provision of a list and the document it belongs to.
_BELONGS = re.compile(rf"[\s,]*(?:{_OF}\s+)?(?:cac\s+)?(?:[^;.\n]{{0,200}}?kem theo(?:\s+cac)?\s*)?")
_OF_AT_END = re.compile(rf"[\s,]+{_SAID}(?:{_OF})?\s*$")
_TAIL = re.compile(rf"\s*(?:{_OF}\s+)?(?:cac\s+)?")
_PARTLY = re.compile(r"(?:\s+(?:thi hanh|hieu luc))?\s+(?P<part>mot phan)\b")
_EXCEPT = re.compile(r"\btrừ\b", re.IGNORECASE)
_EXCEPTED = re.compile(r"tru(?:\s+(?:cac|quy dinh|noi dung|truong hop|tai|o|nhung|cua|duoc))*\s*")
_BELOW = re.compile(r"[\s,]*(?:(?:nhu sau|sau day|gom|cu the)\s*)?(?::|\b(?:tai|o)\b)\s*")
_ITEM_ACT = re.compile(r"(?:sua doi|bo sung|bai bo|thay the|huy bo|dieu chinh|,|va|cac|noi dung|quy dinh|tai|\s)+")
_ARTICLE = re.compile(r"dieu \d")
_ITEM_ENDS = re.compile(r"nhu sau|\bduoc\b|[:.“\"]")
# Characters: of a sentence before a mention, behind it; items below an article.
_BEFORE, _BEHIND, _ITEMS = 800, 400, 80


class Touched(NamedTuple):
    """The provisions that a citation's act touches, blanks made one, and where the first of them stand."""

    text: str
    span: Span


class Provisions:
    """The provisions named around the mentions of one text; `spans` are all its mentions, in order."""

    def __init__(self, text: str, outline: Outline, spans: Sequence[Span], around: Surroundings) -> None:
        self._text, self._around = text, around
        self._blocks = outline.blocks
        self.starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    @cached_property
    def _folded(self) -> str:
        return fold(self._text).replace("\f", " ")

    def touched(self, mentions: Sequence[Span], shown: Sequence[Shown], relation: str) -> Touched | None:
        """What a citation of this relation touches of its document; None for the whole, and where nothing is done."""
        if relation not in ACTS:
            return None
        acts = [(each, said) for each, said in zip(mentions, shown, strict=True) if said.relation in ACTS]
        spans: list[Span] = []
        for (start, end), said in acts:
            found = self._of_mention(start, end, said)
            if not found and relation in ENDING and said.relation in ENDING:
                return None
            spans += found
        # "một số điều" in the title tells less than the articles do.
        exact = [span for span in spans if not self._vague(span)] or spans
        texts = dict.fromkeys(" ".join(self._text[low:high].split()) for low, high in exact)
        return Touched("; ".join(texts), exact[0]) if exact else None

    def _of_mention(self, start: int, end: int, shown: Shown) -> list[Span]:
        block = self._around.block(start)
        if block is None:
            return []
        before = self._before(block, start, shown)
        if before and not self._vague(before):
            return [before]
        if items := list(self._items(block, end, opened=before is not None or shown.relation == "amends")):
            return items
        found = before or self._behind(block, end, shown) or (self._led(shown) if shown.relation in ENDING else None)
        return [found] if found else []

    def _vague(self, span: Span) -> bool:
        return _VAGUE.fullmatch(self._folded, *span) is not None

    def _before(self, block: Block, start: int, shown: Shown) -> Span | None:
        """What stands between the act, or the mention before, and this mention."""
        sentence = start - min(len(self._around.sentence(block.body, start)), _BEFORE)
        earlier = bisect_right(self._ends, start) - 1
        low = max(sentence, self._ends[earlier]) if earlier >= 0 else sentence
        acts = [cue for cue in cues(self._around.words.text[low:start]) if cue.relation in ACTS]
        if not acts:
            # The title of the document before, where it is closed, names provisions of others.
            closed = self._around.words.text.find(";", low, start) if low > sentence else -1
            return self._anchored(max(low, closed), start, continued=low > sentence)
        return self._governed(low, acts, start, shown.relation)

    def _governed(self, low: int, acts: Sequence[Cue], start: int, relation: str) -> Span | None:
        """What an act names after itself; only the last act of several counts for whether it names anything."""
        last = low + acts[-1].start
        named = units(self._text, self._folded, last, start)
        said = low + acts[-1].end
        said += len(self._folded[said:start]) - len(self._folded[said:start].lstrip())
        matter = _MATTER.match(self._folded, said, start)
        if named and ";" not in self._folded[named[-1][1] : start]:
            first = units(self._text, self._folded, low + acts[0].start, start)[0][0]
            begin = matter.start() if matter and matter.start() < named[0][0] and first == named[0][0] else first
            return begin, named[-1][1]
        if relation in ENDING and (vague := _VAGUE.search(self._folded, last, start)):
            return vague.span()
        words = matter and _WORDS_TOUCHED.search(self._folded, matter.start(), matter.end() + 1)
        if matter and (words or (relation in ENDING and self._is_matter(matter, start))):
            return matter.start(), self._without_tail(matter.start(), start)
        return self._stated(said, start) if relation in ENDING else None

    def _is_matter(self, matter: re.Match[str], start: int) -> bool:
        """Whether contents are meant: "các quy định tại Nghị định số …" is all of it, a Quy định attached is it."""
        rest = self._folded[matter.end() : start]
        return not matter[0].endswith("tai") and rest.strip() != "" and _ATTACHED.search(rest) is None

    def _stated(self, said: int, start: int) -> Span | None:
        """Something small that is stated in the document; what has a capital is what the document is about."""
        found = _STATED.fullmatch(self._folded, said, start)
        whole = _ALL_OF_IT.match(self._folded, said, start)
        if found is None or self._text[said].isupper() or _ATTACHED.search(found[0]):
            return None
        end = self._without_tail(said, start)
        return (said, end) if whole is None or whole.end() < end else None

    def _without_tail(self, low: int, start: int) -> int:
        return low + len(_OF_AT_END.sub("", self._folded[low:start]))

    def _anchored(self, low: int, start: int, *, continued: bool) -> Span | None:
        """A list of provisions that ends at the mention; `continued`: a document named before it lies between."""
        named = units(self._text, self._folded, low, start)
        between = _TAIL if continued else _BELONGS
        if named and between.fullmatch(self._folded, named[-1][1], start):
            return chain(self._folded, named)[0], named[-1][1]
        vague = next((found for found in _VAGUE.finditer(self._folded, low, start)), None)
        if vague and between.fullmatch(self._folded, vague.end(), start):
            return vague.span()
        return None

    def _behind(self, block: Block, end: int, shown: Shown) -> Span | None:
        """What stands behind: "hết hiệu lực một phần", "trừ khoản 3 Điều 7", "…: khoản 2 Điều 5"."""
        if shown.rule == "relation-after" and shown.cue:
            partly = _PARTLY.match(self._folded, shown.cue[1])
            if partly:
                return partly.span("part")
        following = bisect_left(self.starts, end)
        stop = min(block.end, end + _BEHIND, *self.starts[following : following + 1])
        below = _BELOW.match(self._folded, end, stop)
        if below and (named := units(self._text, self._folded, below.end(), stop)) and named[0][0] == below.end():
            return named[0][0], chain(self._folded, named[::-1])[1]
        for found in _EXCEPT.finditer(self._text, end, stop):
            opened = _EXCEPTED.match(self._folded, found.start(), stop)
            named = units(self._text, self._folded, found.start(), stop)
            if opened and named and named[0][0] == opened.end():
                return found.start(), chain(self._folded, named[::-1])[1]
        return None

    def _items(self, block: Block, end: int, *, opened: bool) -> Iterator[Span]:
        """The provisions with which the items below an article begin: "1. Khoản 2 Điều 4 được sửa đổi như sau".

        `opened`: the article says that it touches a part, so that it needs no colon.
        """
        colon = self._text[: block.end].rstrip().endswith((":", "như sau", "sau đây"))
        if not (colon or (opened and _ARTICLE.match(self._folded, block.start))):
            return
        at = bisect_left(self._blocks, block.start, key=lambda each: each.start)
        quoted = False
        for item in self._blocks[at + 1 : at + 1 + _ITEMS]:
            if item.level and item.level <= block.level:
                return
            if item.parent == at and not quoted and (span := self._item(item)):
                yield span
            text = self._text[item.start : item.end]
            quoted = text.count("“") > text.count("”") or (quoted and "”" not in text)

    def _item(self, item: Block) -> Span | None:
        following = bisect_left(self.starts, item.start)
        if following < len(self.starts) and self.starts[following] < item.end:
            return None
        opened = _ITEM_ACT.match(self._folded, item.body, item.end)
        begin = opened.end() if opened else item.body
        if opened and _WORDS_TOUCHED.match(self._folded, begin, item.end):
            # "Thay thế cụm từ “A” bằng cụm từ “B” tại khoản 1 Điều 2": the words belong to it.
            named = units(self._text, self._folded, begin, item.end)
            return (begin, named[-1][1]) if named else None
        ended = _ITEM_ENDS.search(self._folded, begin, item.end)
        stop = ended.start() if ended else item.end
        if UNIT.match(self._folded, begin, stop) and (named := units(self._text, self._folded, begin, stop)):
            return named[0][0], named[-1][1]
        return None

    def _led(self, shown: Shown) -> Span | None:
        """ "Bãi bỏ một phần các văn bản sau:" over a list of documents."""
        if shown.rule != "relation-lead-in" or shown.cue is None:
            return None
        lead = self._around.block(shown.cue[0])
        vague = _VAGUE.search(self._folded, shown.cue[0], lead.end) if lead else None
        return vague.span() if vague else None
