"""Encodings before Unicode: the whole tables both ways, fonts, and text that must be left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import legacy

# What each keyboard driver wrote for these letters, from the published tables, one character or pair each.
_LOWER = "à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ"
_TCVN3 = "µ ¸ ¶ · ¹ ¨ » ¾ ¼ ½ Æ © Ç Ê È É Ë ® Ì Ð Î Ï Ñ ª Ò Õ Ó Ô Ö × Ý Ø Ü Þ ß ã á â ä « å è æ ç é ¬ ê í ë ì î ï ó ñ ò ô \xad õ ø ö ÷ ù ú ý û ü þ"
_VNI = (
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá"
    " oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î"
)
_VPS = (
    "e0 e1 e4 e3 e5 e6 a2 a1 a3 a4 a5 e2 c0 c3 c4 c5 c6 c7 e8 e9 c8 eb cb ea 8a 89 8b cd 8c ec ed cc ef ce f2 f3 d5 f5 86 f4"
    " d2 d3 b0 87 b6 d6 a9 a7 aa ab ae f9 fa fb db f8 dc d8 d9 ba bb bf ff 9a 9b cf 9c"
)
_VPS_UPPER = (
    "80 c1 81 82 02 88 8e 8d 8f f0 04 c2 84 83 85 1c 03 f1 d7 c9 de fe 05 ca 93 90 94 95 06 b5 b4 b7 b8 10 bc b9 bd be 11 d4"
    " 97 96 98 99 12 f7 9e 9d 9f a6 13 a8 da d1 ac 14 d0 af ad b1 1d 15 b2 dd fd b3 19"
)


@pytest.mark.parametrize(("letter", "code"), list(zip(_LOWER.split(" "), _TCVN3.split(" "), strict=True)))
def test_tcvn3(letter: str, code: str) -> None:
    assert legacy.convert(code, ".VnTime") == letter
    assert legacy.convert(code, ".VnTimeH") == letter.upper()


@pytest.mark.parametrize(("letter", "code"), list(zip(_LOWER.split(" "), _VNI.split(" "), strict=True)))
def test_vni(letter: str, code: str) -> None:
    assert legacy.convert(code, "VNI-Times") == letter
    assert legacy.convert(code.upper(), "VNI-Times") == letter.upper()
    assert legacy.convert(code[0].upper() + code[1:], "VNI-Times") == letter.upper()


@pytest.mark.parametrize("as_text", ["latin-1", "cp1252"])
def test_vps_there_and_back(as_text: str) -> None:
    lower, upper = bytes.fromhex(_VPS), bytes.fromhex(_VPS_UPPER)
    assert len(set(lower + upper)) == 134
    wanted = _LOWER.replace(" ", "")
    for code, letter in zip(lower + upper, wanted + wanted.upper(), strict=True):
        # Bytes that Windows-1252 leaves out come through as C1 controls.
        char = bytes([code]).decode(as_text, errors="replace").replace("\ufffd", chr(code))
        assert legacy.convert(char if not char.isascii() else f"{char}\xe0", "VPS Times")[0] == letter


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        (".VnTime", "QUYÕT §ÞNH cña Uû ban", "QUYẾT ĐỊNH của Uỷ ban"),
        (".VnTime", "TØNH Hµ NAM", "TỈNH HÀ NAM"),
        (".VnTime", "®ång chÝ Hµ", "đồng chí Hà"),
        (".VnTimeH", "sè 12/q®-ub", "SỐ 12/QĐ-UB"),
        (".VnTimeH", "huyen", "HUYEN"),
        ("ABCDEF+VnTimeHBold", "th«ng t­", "THÔNG TƯ"),
        ("VNI-Helve", "ÑAÛNG UÛY XAÕ, quyù I", "ĐẢNG ỦY XÃ, quý I"),
        ("VNI-Times", "Nöôùc ngöôøi", "Nước người"),
        ("Times New Roman", "Uû ban", "Uû ban"),
        (".VnTime", "Ủy ban nhân dân", "Ủy ban nhân dân"),
        # Opened under the Vietnamese code page 1258, where these bytes are other characters.
        (".VnTime", "tiÒn, §oµn, sè, ®­îc, mòi".encode("latin-1").decode("cp1258"), "tiền, Đoàn, số, được, mũi"),
    ],
)
def test_by_font(font: str, text: str, expected: str) -> None:
    assert legacy.convert(text, font) == expected


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", "tcvn3"),
        (".VnArial NarrowH", "tcvn3"),
        ("ABCDEF+.VnTimeH,Bold", "tcvn3"),
        ("#2EVnTime-BoldItalic", "tcvn3"),
        ("VnTimeH", "tcvn3"),
        ("VNI-Helve-Condense", "vni"),
        ("VNI Times", "vni"),
        ("VPS Long An Hoa", "vps"),
        ("Times New Roman", None),
        ("ABCDEF+TimesNewRomanPS-BoldMT", None),
        ("Verdana", None),
        ("VNtimes new roman", None),
    ],
)
def test_fonts(font: str, expected: str | None) -> None:
    assert legacy.encoding_of(font) == expected


_PROSE = "Căn cứ Nghị quyết của Ban Chấp hành Đảng bộ huyện về xây dựng nông thôn mới, Ủy ban nhân dân xã triển khai kế hoạch"


def _in(codes: str, text: str) -> str:
    table = dict(zip(_LOWER.split(" "), codes.split(" "), strict=True))
    return "".join(table.get(char, char) for char in text.lower())


@pytest.mark.parametrize(
    ("codes", "expected"),
    [(_TCVN3, "tcvn3"), (_VNI, "vni"), (" ".join(map(chr, bytes.fromhex(_VPS))), "vps")],
)
def test_recognised_without_a_font(codes: str, expected: str) -> None:
    text = _in(codes, _PROSE)
    assert legacy.recognise(text) == expected
    assert legacy.convert(text, None) == _PROSE.lower()


@pytest.mark.parametrize(
    "text",
    [
        _PROSE,
        _PROSE.upper(),
        "Uỷ ban nhân dân",
        "",
        "Plain English with a café, a naïve façade and a résumé of Škoda.",
        "L'été dernier, où étaient les élèves français très âgés? Là-bas, ça dépend du maïs à côté.",
        "Für die Größe der Müllabfuhr müssen wir möglichst schöne Straßen über Köln bauen.",
        "La niñez en España y el año próximo: acción, razón, corazón, también después.",
        "Số: 12/QĐ-UB ngày 5/6/2009",
        "1234 5678 — “…” §5 ©2009 ®",
    ],
)
def test_good_text_is_never_touched(text: str) -> None:
    assert legacy.convert(text, None) == text


def _wrong(ours: str, truth: str) -> float:
    """Share of characters wrong, blanks and case aside: the transcripts leave .VnTimeH in small letters."""
    from rapidfuzz.distance import Levenshtein

    a, b = ("".join(c for c in text.casefold() if c.isalnum()) for text in (ours, truth))
    return Levenshtein.distance(a, b) / max(1, len(b))


def test_real_rtf_in_tcvn3(shared: Path) -> None:
    from pipeline.readers import read
    from pipeline.readers.office import program
    from pipeline.text import assemble

    if program() is None:
        pytest.skip("LibreOffice is not installed")
    folder = shared / "corpus" / "more"
    text = assemble(read(folder / "leg-tcvn3-rtf-a37.rtf")).text
    assert _wrong(text, (folder / "leg-tcvn3-rtf-a37-gt.txt").read_text(encoding="utf-8")) < 0.002


@pytest.mark.parametrize("name", ["leg-tcvn3-qd144-2002", "leg-vni-qd991-2008"])
def test_real_doc_has_every_word_of_its_transcript(shared: Path, name: str) -> None:
    import re
    from collections import Counter

    from pipeline.readers import read
    from pipeline.readers.office import program
    from pipeline.text import assemble

    if program() is None:
        pytest.skip("LibreOffice is not installed")
    text = assemble(read(shared / "corpus" / "dev" / f"{name}.doc")).text
    truth = (shared / "corpus" / "more" / f"{name}-gt.txt").read_text(encoding="utf-8")
    ours, theirs = (Counter(re.findall(r"\w+", t.casefold())) for t in (text, truth))
    # The transcripts keep the codes of fields (PAGE, EMBED Excel.Sheet.8) and an ornament (-0-).
    assert set(theirs - ours) <= {"embed", "excel", "sheet", "8", "page", "2", "0"}
    assert not ours - theirs
