"""Is this a Vietnamese syllable? A grammar of onset, rime and tone, small enough to check a page in a millisecond.

It answers for spelling, not for meaning: about three times as many syllables pass as are in use. What it is for: text
with wrong letters (a broken font, recognition by a foreign model, words glued together) falls far below text that is
right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

_PLAIN_ONSETS = "b ch d đ gi h kh l m n nh p ph qu r s t th tr v x"
_FRONT_ONSETS = frozenset(("k", "gh", "ngh"))
_BACK_ONSETS = frozenset(("c", "g", "ng"))
_ONSETS = frozenset(_PLAIN_ONSETS.split()) | _FRONT_ONSETS | _BACK_ONSETS | {""}

# Vowel → finals that may follow it; "_" is the open syllable.
_FINALS = {
    "a": "_ c ch i m n ng nh o p t u y",
    "ă": "c k m n ng p t",
    "â": "c m n ng p t u y",
    "e": "_ c m n ng o p t",
    "ê": "_ ch m n nh p t u",
    "i": "_ a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "_ c i m n ng p t",
    "oa": "_ c ch i m n ng nh o p t y",
    "oă": "c m n ng p t",
    "oe": "_ n o t",
    "oo": "c ng",
    "ô": "_ c i m n ng p t",
    "ơ": "_ i m n p t",
    "u": "_ a c i m n ng p t",
    "uâ": "n ng t y",
    "uê": "_ ch nh n",
    "uô": "c i m n ng t",
    "uơ": "_ n",
    "uy": "_ a ch n nh p t u",
    "uyê": "n t",
    "ư": "_ a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "_ t",
    "yê": "m n ng t u",
}
_RIMES = frozenset(
    vowel + ("" if final == "_" else final) for vowel, finals in _FINALS.items() for final in finals.split()
)
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SHORT_STOP_TONES = re.compile("[\u0301\u0323]")
_SPLIT = re.compile(r"(b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x|)(.*)")
_CONSONANT = re.compile("[bcdđghklmnpqrstvx]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether `word` is spelled as one Vietnamese syllable; case does not matter, either tone placement will do."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    if sum(decomposed.count(chr(tone)) for tone in _TONES) > 1:
        return False
    if bare.endswith(("c", "ch", "p", "t")) and not _SHORT_STOP_TONES.search(decomposed):
        return False
    match = _SPLIT.fullmatch(bare)
    assert match is not None  # the pattern takes any string
    onset, rime = match[1], match[2]
    # In gì, giếng the i belongs to both onset and rime.
    return _fits(onset, rime) or (onset == "gi" and _fits("", "i" + rime))


def _fits(onset: str, rime: str) -> bool:
    if onset not in _ONSETS or rime not in _RIMES:
        return False
    front = rime[0] in "eêiy"
    return onset not in (_BACK_ONSETS if front else _FRONT_ONSETS)


def parted(word: str) -> tuple[str, str] | None:
    """The two syllables of a word whose blank was lost (ứngcử), None unless there is exactly one way to part it.

    Foreign words are left alone: the word must carry a Vietnamese mark. So are misread ones (quyét is quyết, not quy
    ét): the second syllable must open with a consonant.
    """
    if len(word) < 5 or word.isascii() or is_syllable(word) or not word.isalpha():
        return None
    cuts = [
        cut
        for cut in range(2, len(word) - 1)
        if _CONSONANT.match(word[cut:]) and is_syllable(word[:cut]) and is_syllable(word[cut:])
    ]
    return (word[: cuts[0]], word[cuts[0] :]) if len(cuts) == 1 else None


# Syllables that end in a stop and of which only one tone is in use: without its tone mark (quôc) each is no syllable
# and can be no other.
_ONE_TONE = (
    "quốc xuất suất kết quyết tiếp nghiệp luật thuật việc đất hấp gốc buộc suốt được nước trước bước thước lược ước "
    "chước"
)
_TONELESS = {
    unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES)): word
    for word in _ONE_TONE.split()
}
_LOST_HAT = re.compile("(?<=[iuy])([eéèẻẽẹ])(?=[npt])", re.IGNORECASE)
_HATS = dict(zip("eéèẻẽẹEÉÈẺẼẸ", "êếềểễệÊẾỀỂỄỆ", strict=True))


def repaired(word: str) -> str:
    """A word that recognition gave an impossible spelling of, where there is only one it can be: quyét → quyết,
    quôc → quốc. All others as they are, however unlikely.
    """
    if word.isascii() or len(word) < 3 or is_syllable(word):
        return word
    whole = _TONELESS.get(word.lower(), word.lower())
    hatted = _LOST_HAT.sub(lambda found: _HATS[found[1]], whole)
    if not is_syllable(hatted):
        return word
    if word.isupper():
        return hatted.upper()
    return hatted[0].upper() + hatted[1:] if word[0].isupper() else hatted


class Spelling(NamedTuple):
    """How Vietnamese a text looks: `words` judged, `right` of them syllables, `marked` of them with a diacritic or
    đ.
    """

    words: int
    right: int
    marked: int

    @property
    def share(self) -> float:
        """Share of words that are syllables, 0 where there are none."""
        return self.right / self.words if self.words else 0.0

    @property
    def marks(self) -> float:
        """Share of words that carry a mark; 0.84 to 0.93 in Vietnamese prose."""
        return self.marked / self.words if self.words else 0.0


def spelling(text: str) -> Spelling:
    """Judge a text by its words of letters. Abbreviations (UBND, VPCP) and single letters are no
    evidence either way and not counted."""
    words = right = marked = 0
    # The words of a page repeat: each is judged once.
    for word, times in Counter(_LETTERS.findall(unicodedata.normalize("NFC", text))).items():
        good = is_syllable(word)
        if not good and len(word) <= 7 and (len(word) == 1 or (word.isupper() and word.isascii())):
            continue
        words += times
        right += times * good
        marked += times * (not word.isascii())
    return Spelling(words, right, marked)
