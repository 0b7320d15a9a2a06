"""Vietnamese letters: one normal form, one folding, one comparison, whatever the source wrote."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.viet import fold, int_to_roman, key, modern_tone, nfc, plain, roman_to_int

LETTERS = "aăâeêioôơuưyđ" + "".join(
    unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in "\u0300\u0301\u0303\u0309\u0323"
)
WORDS = st.text(alphabet=LETTERS + LETTERS.upper() + " bcghklmnpqrstvx.,-–/0123456789", max_size=60)

TONES = [
    ("hòa", "hoà"),
    ("HÓA", "HOÁ"),
    ("khỏe", "khoẻ"),
    ("thúy", "thuý"),
    ("ủy", "uỷ"),
    ("Tỉnh ủy", "Tỉnh uỷ"),
    ("quý", "quý"),
    ("quỳnh", "quỳnh"),
    ("hoàn", "hoàn"),
    ("thuyền", "thuyền"),
    ("loại", "loại"),
    ("của", "của"),
    ("ngoèo", "ngoèo"),
]


@pytest.mark.parametrize(("old", "new"), TONES)
def test_both_placements_of_the_tone_are_one_word(old: str, new: str) -> None:
    assert modern_tone(old) == new
    assert modern_tone(new) == new
    assert key(old) == key(new)
    assert fold(old) == fold(new)


def test_words_that_differ_stay_different() -> None:
    different = ["ma", "mà", "má", "mã", "mả", "mạ", "mâ", "đa", "da", "thùy", "thúy", "của", "cùa"]
    assert len({key(word) for word in different}) == len(different)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng ủy xã Cẩm Ngạn", "dang uy xa cam ngan"),
        ("ƯỜNG ươ ÔỖ ỹ Ỵ", "uong uo oo y y"),
        ("88–KH/TU — 2018−2020", "88-kh/tu - 2018-2020"),
        ("Đ đ Ð ð", "d d d d"),
        ("“Suối Vàng” … №", "“suoi vang” … №"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(nfc(text)) == folded


@given(st.text(max_size=80))
def test_folding_keeps_offsets(text: str) -> None:
    composed = nfc(text)
    assert len(fold(composed)) == len(composed)
    assert fold(fold(composed)) == fold(composed)


@given(WORDS)
def test_long_texts_fold_like_short_ones(text: str) -> None:
    repeated = (text + "\n") * 60
    assert fold(repeated) == (fold(text) + "\n") * 60


@given(WORDS)
def test_decomposed_text_compares_equal(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert nfc(decomposed) == nfc(text)
    assert key(decomposed) == key(text)
    assert fold(nfc(decomposed)) == fold(nfc(text))


@given(WORDS)
def test_case_does_not_count(text: str) -> None:
    assert key(text.upper()) == key(text.lower())
    assert fold(text.upper()) == fold(text.lower())


@given(WORDS)
def test_key_is_stable(text: str) -> None:
    assert key(key(text)) == key(text)
    assert nfc(nfc(text)) == nfc(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QÐ-UBNÐ", "QĐ-UBNĐ"),
        ("1\u00a0234", "1 234"),
        ("30⁄2020", "30/2020"),
        ("Lam\u200bGiang\ufeff", "LamGiang"),
        ("đi\u00adều", "điều"),
    ],
)
def test_lookalikes(text: str, expected: str) -> None:
    assert nfc(text) == expected


@given(st.text())
def test_plain_is_folded_without_signs(text: str) -> None:
    assert plain(nfc(text)) == re.sub(r"[\W_]", " ", fold(nfc(text)))


@given(st.integers(min_value=1, max_value=89))
def test_roman_numerals_there_and_back(number: int) -> None:
    assert roman_to_int(int_to_roman(number)) == number


@pytest.mark.parametrize(
    ("numeral", "number"), [("IV", 4), ("IX", 9), ("XIII", 13), ("XIV", 14), ("XL", 40), ("xvi", 16)]
)
def test_roman_numerals(numeral: str, number: int) -> None:
    assert roman_to_int(numeral) == number
    assert int_to_roman(number) == numeral.upper()


def test_letters_that_are_no_numeral() -> None:
    with pytest.raises(KeyError):
        roman_to_int("XBI")
