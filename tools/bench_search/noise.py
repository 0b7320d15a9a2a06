"""How recognition misreads document numbers: named confusions with weights, one or two of them to a number."""

from __future__ import annotations

import random
import re
from typing import NamedTuple


class Class(NamedTuple):
    """A confusion: its name, how often it is met, what is misread (a pattern) and as what."""

    name: str
    weight: float
    what: re.Pattern[str]
    read: tuple[str, ...]


def _class(name: str, weight: float, what: str, *read: str) -> Class:
    return Class(name, weight, re.compile(what), read)


# A digit misread for a digit is rarer than all the rest, and gives another valid number.
_DIGITS_SHARE = 0.15
_FOR_DIGIT = {"0": "9", "8": "6", "3": "8", "2": "4", "9": "3", "1": "7"}
CLASSES = (
    _class("1 as I, l", 11, r"1", "I", "l"),
    _class("0 as O", 8, r"0", "O"),
    _class("5 as S", 5, r"5", "S"),
    _class("8 as B", 4, r"8", "B"),
    _class("6 as G", 3, r"6", "G"),
    _class("2 as Z", 3, r"2", "Z"),
    _class("Đ as Ð, ĐÐ, D", 9, r"Đ", "Ð", "ĐÐ", "D"),
    _class("U as Ư, V", 8, r"U", "Ư", "V"),
    _class("W as VV, IW, NW", 6, r"W", "VV", "IW", "NW"),
    _class("TW as TIW", 2, r"TW", "TIW"),
    _class("TTr as TIr", 2, r"TTr", "TIr"),
    _class("QH11 as QHI1", 3, r"(?<=QH)1", "I"),
    _class("L as I, IL", 3, r"L", "I", "IL"),
    _class("/ as ⁄, I, lost", 7, r"/", "⁄", "I", ""),
    _class("- as —, lost, blank", 7, r"-", "—", "", " "),
    _class("inner blank", 5, r"(?<=[^\W_])(?=[^\W_])", " "),
    _class("stray sign", 3, r"(?<=[^\W_])(?=\W)|(?<=\W)(?=[^\W_])|^|$", "'", "_", "“"),
    _class("C as Œ", 2, r"C", "Œ"),
    _class("T as F, P", 5, r"T", "F", "P"),
)  # fmt: skip
DIGITS = _class("digit as digit", 0, "[" + "".join(_FOR_DIGIT) + "]")
# Two confusions instead of one.
_TWICE = 0.3


class Garbled(NamedTuple):
    """A number misread, and by which confusions."""

    text: str
    classes: tuple[str, ...]


def garbled(number: str, dice: random.Random) -> Garbled:
    """The number with one or two confusions; it always differs from the number."""
    first = _once(number, dice)
    if dice.random() >= _TWICE:
        return first
    second = _once(first.text, dice)
    if second.text == number:
        return first
    return Garbled(second.text, tuple(dict.fromkeys((*first.classes, *second.classes))))


def _once(number: str, dice: random.Random) -> Garbled:
    fitting = [each for each in CLASSES if each.what.search(number)]
    (chosen,) = dice.choices(fitting, [each.weight for each in fitting])
    if dice.random() < _DIGITS_SHARE and DIGITS.what.search(number):
        chosen = DIGITS
    return Garbled(misread(number, chosen, dice), (chosen.name,))


def misread(number: str, confusion: Class, dice: random.Random) -> str:
    """The number with this confusion in one of the places where it can be."""
    place = dice.choice(list(confusion.what.finditer(number)))
    read = dice.choice(confusion.read) if confusion.read else _FOR_DIGIT[place[0]]
    return number[: place.start()] + read + number[place.end() :]
