"""Plain text, in whatever encoding it was saved."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from pipeline import legacy
from pipeline.errors import TooLargeError
from pipeline.media import TEXT
from pipeline.model import Line, Page, Problem, Reading
from pipeline.readers import columns
from pipeline.readers.settings import ReadSettings
from pipeline.readers.wrapping import RULE, to_lines, wrap_width
from pipeline.syllable import spelling

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Everything that ends a line, the page break apart.
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x1c-\x1e\x85\u2028\u2029]")
_ODD = re.compile(r"[\x00\x01\x07\x08\x0e\x0f\x16-\x18\x1a\x1b\x1f\x7f]")
_PAGE_NUMBER = re.compile(r"\s*[-–—]?\s*(?:Trang\s*)?\d{1,4}\s*[-–—]?\s*$")
_SAMPLE = 200_000


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read a text file; form feeds divide its pages. Raises TooLargeError."""
    text, problems = load(path, settings)
    return Reading(TEXT, pages_of(text), problems)


def load(path: Path, settings: ReadSettings) -> tuple[str, tuple[Problem, ...]]:
    """The file's characters as Unicode, without NULs and other control codes, and what was wrong with them."""
    size = path.stat().st_size
    if size > settings.max_bytes:
        raise TooLargeError(
            f"{path.name} has {size:,} bytes", hint="divide the file, or raise max_bytes in the settings"
        )
    text, problems = decode(path.read_bytes())
    return _ODD.sub("", text), problems


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Bytes to text: byte order mark, UTF-8, UTF-16, then the 8-bit encodings of Vietnamese, at last a guess.

    A few broken bytes in UTF-8 become U+FFFD and a problem, not another encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    zeros = data[:_SAMPLE].count(0)
    if zeros > len(data[:_SAMPLE]) * 0.2:
        return _lenient(data, "utf-16-le" if data[1::2][:_SAMPLE].count(0) >= zeros / 2 else "utf-16-be")
    try:
        return legacy.convert(data.decode("utf-8"), None), ()
    except UnicodeDecodeError:
        pass
    text, problems = _lenient(data, "utf-8")
    high = sum(byte >= 0x80 for byte in data[:_SAMPLE])
    if text[:_SAMPLE].count("\ufffd") <= high * 0.02:
        return text, problems
    return _eight_bit(data), ()


def _lenient(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    text = data.decode(name, errors="replace")
    lost = text.count("\ufffd")
    if not lost:
        return text, ()
    return text, (
        Problem("BAD-BYTES", "read", f"{lost} characters cannot be decoded as {name}", "compare with the original"),
    )


def _eight_bit(data: bytes) -> str:
    """The reading in which the most words are Vietnamese; charset-normalizer where none is."""
    import charset_normalizer

    best, text = 0.6, ""
    for candidate in (*_latin_readings(data), data.decode("cp1258", errors="replace")):
        found = spelling(candidate[:_SAMPLE])
        if found.marks > 0.2 and found.share > best:
            best, text = found.share, candidate
    if text:
        return text
    guess = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    return data.decode(guess.encoding if guess else "cp1252", errors="replace")


def _latin_readings(data: bytes) -> tuple[str, ...]:
    latin = data.decode("latin-1")
    return tuple(legacy.convert(latin, font) for font in (".VnTime", "VNI-Times", "VPS Times"))


def pages_of(text: str) -> tuple[Page, ...]:
    """Divide at form feeds; a form feed at the very end makes no page."""
    parts = text.split("\f")
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    every = [_BREAK.split(part) for part in parts]
    common = wrap_width([line for lines in every for line in lines])
    return tuple(
        Page(number, 0.0, 0.0, "file", tuple(_page_lines(lines, wrap_width(lines) or common, len(every) > 1)))
        for number, lines in enumerate(every, start=1)
    )


def _page_lines(texts: list[str], width: int, paged: bool) -> list[Line]:
    """Lines of one page; of several pages, a number alone at the top or bottom is the page's."""
    filled = [index for index, text in enumerate(texts) if text.strip()]
    if paged:
        apart = {index for index in (*filled[:1], *filled[-1:]) if _PAGE_NUMBER.match(texts[index])}
    else:
        apart = _running_numbers(texts)
    numbers = [Line(texts[index].strip(), region="page-number") for index in sorted(apart)]
    own = [text for index, text in enumerate(texts) if index not in apart]
    return numbers + lines_of(["" if RULE.match(text) else text for text in own], width)


def _running_numbers(texts: list[str]) -> set[int]:
    """Page numbers in text that lost its page breaks: alone on lines, counting up from 1 or 2, three or more."""
    found: list[int] = []
    last = 0
    for index, text in enumerate(texts):
        number = text.strip(" \t-–—")
        if not number.isdecimal() or len(number) > 3 or (index and texts[index - 1].strip()):
            continue
        # Recognition loses a page number now and then.
        if last < int(number) <= (last + 3 if found else 2):
            found.append(index)
            last = int(number)
    return set(found) if len(found) >= 3 else set()


def lines_of(texts: list[str], width: int) -> list[Line]:
    """Lines of one page, letterhead and signature block drawn in two columns read one column after the other."""
    lines: list[Line] = []
    done = 0
    for block in columns.blocks(texts):
        lines += to_lines(texts[done : block.start], width)
        lines += block.lines()
        done = block.end
    return lines + to_lines(texts[done:], width)
