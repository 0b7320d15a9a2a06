from __future__ import annotations

import pytest

from pipeline.syllable import is_syllable, parted, repaired, spelling


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "Nguyễn",
        "khuya",
        "quyết",
        "huyện",
        "giếng",
        "gì",
        "thuở",
        "ỦY",
        "hoà",
        "hòa",
        "thuý",
        "thúy",
        "oanh",
        "yêu",
        "ưu",
        "xoong",
        "Đắk",
        "ĐẢNG",
        "tuýt",
        "boong",
        "rượu",
        "khuỷu",
    ],
)
def test_spelled_as_vietnamese(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("viec", "a stop needs sắc or nặng"),
        ("nuoc", "a stop needs sắc or nặng"),
        ("quyét", "no such rime"),
        ("cê", "c does not stand before e, ê, i"),
        ("nga\u0309\u0301", "two tones"),
        ("ngĩêm", "marks on the wrong letters"),
        ("kh", "no vowel"),
        ("fương", "no such letter"),
        ("Kưӣng", "a letter of another alphabet"),
        ("đượcphép", "two words in one"),
        ("", "nothing"),
    ],
)
def test_not_spelled_as_vietnamese(word: str, why: str) -> None:
    assert not is_syllable(word), why


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("tráchnhiệm", ("trách", "nhiệm")),
        ("ứngcử", ("ứng", "cử")),
        ("trách", None),
        ("QUYÉT", None),
        ("media", None),
        ("27-KH/TU", None),
    ],
)
def test_lost_blanks(word: str, parts: tuple[str, str] | None) -> None:
    assert parted(word) == parts


def test_spelling_tells_good_text_from_bad() -> None:
    good = spelling("Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với UBND các huyện thực hiện Kế hoạch này.")
    unmarked = spelling("Uy ban nhan dan tinh giao So Noi vu chu tri, phoi hop voi cac huyen thuc hien Ke hoach nay.")
    # A font without a Unicode map: most letters are others, some way further on in the alphabet.
    broken = spelling(
        "".join(
            chr(ord(char) + 3) if char.isascii() and char.isalpha() else char
            for char in "giao các sở chủ trì, phối hợp với công an tỉnh"
        )
    )
    assert good.share == 1.0
    assert good.marks > 0.8
    assert unmarked.marks == 0.0
    assert broken.share < 0.5


def test_abbreviations_are_no_evidence() -> None:
    assert spelling("UBND VPCP TTHC b c").words == 0
    assert spelling("").share == 0.0


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("quyét", "quyết"),
        ("QUYÉT", "QUYẾT"),
        ("Khuyén", "Khuyến"),
        ("truyèn", "truyền"),
        ("tiép", "tiếp"),
        ("quôc", "quốc"),
        ("Xuât", "Xuất"),
        ("nghiêp", "nghiệp"),
        # Possible, however unlikely.
        ("ké", "ké"),
        ("thâm", "thâm"),
        ("đóc", "đóc"),
        # Two words these could be: chất and chật, độc and đốc.
        ("chât", "chât"),
        ("đôc", "đôc"),
        # No Vietnamese at all.
        ("UBNDĐ", "UBNDĐ"),
        ("café", "café"),
        ("quốc", "quốc"),
    ],
)
def test_impossible_spelling_with_one_repair(read: str, meant: str) -> None:
    assert repaired(read) == meant
