"""A font without outlines: what is set in it can be searched and copied, and is never seen.

Its glyphs are those characters that a document needs, numbered in the order they were met. Each has a width, so that a
word is marked letter by letter where it stands; the number 0 (.notdef) is never set.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    import pikepdf
    from fontTools.ttLib.tables._g_l_y_f import Glyph

NAME = "VANBAN+Glyphless"
# Thousandths of the size: how far letters reach above and below the base line.
ASCENT, DESCENT = 900, -250
_NARROW, _WIDE = frozenset("fijlrtI1.,;:'’‘!|()[]-/ "), frozenset("mwMWƯ%@—")
# One map of characters to Unicode may name at most so many at a time.
_AT_ONCE = 100


@cache
def width(char: str) -> int:
    """About as wide as the character is in a serif face, in thousandths of the size."""
    letter = normalize("NFD", char)[0]
    if letter in _NARROW or char in _NARROW:
        return 300
    if letter in _WIDE:
        return 800
    return 680 if category(letter) == "Lu" else 500


class Font:
    """Collects characters while pages are written; `embed` puts the font into the file at the end."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {" ": 1}

    def encode(self, text: str) -> str:
        """The text as hexadecimal codes of this font."""
        return "".join(f"{self._numbers.setdefault(char, len(self._numbers) + 1):04X}" for char in text)

    def embed(self, pdf: pikepdf.Pdf, reference: pikepdf.Object) -> None:
        """Make `reference` this font, with everything that was set in it."""
        import pikepdf
        from pikepdf import Name

        chars = list(self._numbers)
        descriptor = pikepdf.Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{NAME}"),
            # Symbolic: the codes are the font's own.
            Flags=4,
            FontBBox=[0, DESCENT, 1000, ASCENT],
            ItalicAngle=0,
            Ascent=ASCENT,
            Descent=DESCENT,
            CapHeight=700,
            StemV=80,
            FontFile2=pdf.make_stream(_true_type(chars)),
        )
        described = pikepdf.Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name(f"/{NAME}"),
            CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor),
            CIDToGIDMap=Name.Identity,
            DW=500,
            W=[1, [width(char) for char in chars]],
        )
        reference[Name.Type] = Name.Font
        reference[Name.Subtype] = Name.Type0
        reference[Name.BaseFont] = Name(f"/{NAME}")
        reference[Name.Encoding] = Name("/Identity-H")
        reference[Name.DescendantFonts] = pikepdf.Array([pdf.make_indirect(described)])
        reference[Name.ToUnicode] = pdf.make_stream(_to_unicode(chars))


def _true_type(chars: list[str]) -> bytes:
    """The font file: outlines without ink, the widths, and a table of characters."""
    from fontTools.fontBuilder import FontBuilder

    names = [".notdef", *(f"g{number}" for number in range(1, len(chars) + 1))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(chars, names[1:], strict=True)})
    widths = [500, *map(width, chars)]
    builder.setupGlyf({name: _stroke(wide) for name, wide in zip(names, widths, strict=True)})
    builder.setupHorizontalMetrics({name: (wide, 0) for name, wide in zip(names, widths, strict=True)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "Glyphless", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost(keepGlyphNames=False)
    # The same text gives the same file.
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _stroke(wide: int) -> Glyph:
    """A line there and back: no ink, but an extent, without which PDFium passes over words of one letter."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    pen.lineTo((wide, ASCENT))
    pen.closePath()
    return pen.glyph()


def _to_unicode(chars: list[str]) -> bytes:
    """The map from codes to Unicode, for searching and copying."""
    pairs = [f"<{number:04X}> <{char.encode('utf-16-be').hex().upper()}>" for number, char in enumerate(chars, 1)]
    parts = [pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE)]
    maps = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{maps}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
