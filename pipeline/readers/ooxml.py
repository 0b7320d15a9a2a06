"""The parts of a DOCX file: styles, automatic numbering, notes; read straight from its XML.

python-docx knows paragraphs and tables but neither text boxes, notes, numbering nor tracked changes, so the XML is
read here. Source: ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import DamagedFileError, TooLargeError
from pipeline.viet import int_to_roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Packed text shrinks to a tenth; what shrinks to a five-hundredth was made to fill a disk.
_MAX_RATIO = 500
_BOMB_FLOOR = 16 * 1024 * 1024
_MAX_DEPTH = 12


class Package:
    """An opened DOCX. Parts are parsed on demand; sizes are checked before anything is unpacked."""

    def __init__(self, path: Path, max_bytes: int) -> None:
        self._name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError) as error:
            raise DamagedFileError(f"{path.name} is a Word file cut short") from error
        for info in self._zip.infolist():
            unpacked, packed = info.file_size, max(1, info.compress_size)
            if unpacked > max_bytes or (unpacked > _BOMB_FLOOR and unpacked > packed * _MAX_RATIO):
                self._zip.close()
                raise TooLargeError(
                    f"{path.name} would unpack to {unpacked:,} bytes", hint="save it anew in Word, or raise max_bytes"
                )

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def names(self, pattern: str) -> list[str]:
        """Parts whose path fits, in their natural order."""
        found = [name for name in self._zip.namelist() if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: [int(n) for n in re.findall(r"\d+", name)])

    def part(self, name: str) -> Any | None:
        """Root element of a part, None where the file has none. Raises DamagedFileError."""
        from lxml import etree

        try:
            data = self._zip.read(name)
        except KeyError:
            return None
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
            raise DamagedFileError(f"{self._name}: {name} cannot be unpacked") from error
        except Exception as error:  # zlib.error, and EOFError of a cut stream
            raise DamagedFileError(f"{self._name}: {name} cannot be unpacked") from error
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
        except etree.XMLSyntaxError as error:
            raise DamagedFileError(f"{self._name}: {name} is no whole XML") from error


def value(element: Any | None, child: str, attribute: str = "val") -> str | None:
    """`w:val` (or another attribute) of a child element."""
    found = element.find(W + child) if element is not None else None
    return found.get(W + attribute) if found is not None else None


def is_on(properties: Any | None, name: str) -> bool | None:
    """A switch such as w:b or w:caps: True, False, or None where it is not set here."""
    found = properties.find(W + name) if properties is not None else None
    if found is None:
        return None
    return found.get(W + "val", "1") not in {"0", "false", "off", "none"}


class Style(NamedTuple):
    """What a style says of text, its parents included."""

    font: str | None = None
    caps: bool = False
    hidden: bool = False
    numbering: tuple[str, int | None] | None = None


class Styles:
    """Styles by id, parents resolved."""

    def __init__(self, root: Any | None) -> None:
        self._raw = {s.get(W + "styleId"): s for s in root.findall(W + "style")} if root is not None else {}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        default = next(
            (s for s in self._raw.values() if s.get(W + "type") == "paragraph" and s.get(W + "default") == "1"), None
        )
        self._base = run_style(Style(), defaults)
        self._cache: dict[str, Style] = {}
        self.default = self.get(default.get(W + "styleId")) if default is not None else self._base

    def get(self, style_id: str | None) -> Style:
        """The style of this id; the document's default where there is none."""
        if not style_id or style_id not in self._raw:
            return getattr(self, "default", self._base)
        if style_id not in self._cache:
            chain: list[Any] = []
            at: str | None = style_id
            while at in self._raw and len(chain) < _MAX_DEPTH:
                chain.append(self._raw[at])
                at = value(self._raw[at], "basedOn")
            style = self._base
            for element in reversed(chain):
                style = run_style(style, element.find(W + "rPr"))
                numbering = numbering_of(element.find(W + "pPr"))
                style = style._replace(numbering=numbering) if numbering else style
            self._cache[style_id] = style
        return self._cache[style_id]


def run_style(style: Style, properties: Any | None) -> Style:
    """A style with the run properties `w:rPr` laid over it."""
    if properties is None:
        return style
    fonts = properties.find(W + "rFonts")
    font = (
        next((fonts.get(W + a) for a in ("ascii", "hAnsi", "cs") if fonts.get(W + a)), None)
        if fonts is not None
        else None
    )
    caps, hidden = is_on(properties, "caps"), is_on(properties, "vanish")
    return style._replace(
        font=font or style.font,
        caps=style.caps if caps is None else caps,
        hidden=style.hidden if hidden is None else hidden,
    )


def numbering_of(properties: Any | None) -> tuple[str, int | None] | None:
    """(list id, level) of paragraph properties `w:pPr`; list id "0" switches numbering off; None: the style's level."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return None
    level = value(found, "ilvl")
    return value(found, "numId") or "", int(level) if level else None


class _Level(NamedTuple):
    format: str
    text: str
    start: int
    font: str | None
    style: str | None
    plain: bool


class Numbering:
    """Automatic list numbers, counted in reading order."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        abstract: dict[str, dict[int, _Level]] = {}
        for item in root.findall(W + "abstractNum"):
            abstract[item.get(W + "abstractNumId")] = dict(map(_level, item.findall(W + "lvl")))
        for num in root.findall(W + "num"):
            base = value(num, "abstractNumId") or ""
            levels = dict(abstract.get(base, {}))
            starts: dict[int, int] = {}
            for override in num.findall(W + "lvlOverride"):
                index = int(override.get(W + "ilvl") or 0)
                levels |= dict(map(_level, override.findall(W + "lvl")))
                if (start := value(override, "startOverride")) is not None:
                    starts[index] = int(start)
            self._lists[num.get(W + "numId")] = (base, levels, starts)

    def level_of(self, list_id: str, style_id: str | None) -> int:
        """The level a heading style has in its list."""
        _, levels, _ = self._lists.get(list_id, ("", {}, {}))
        return next((index for index, level in levels.items() if style_id and level.style == style_id), 0)

    def font_of(self, list_id: str, index: int) -> str | None:
        """The font of a level's numbers, None where it is that of the paragraph."""
        _, levels, _ = self._lists.get(list_id, ("", {}, {}))
        return levels[index].font if index in levels else None

    def label(self, list_id: str, index: int) -> str:
        """The number or bullet of the next paragraph at this level of this list; "" where it has none."""
        base, levels, starts = self._lists.get(list_id, ("", {}, {}))
        level = levels.get(index)
        if level is None:
            return ""
        counts = self._counts.setdefault(base, {})
        if list_id not in self._begun:
            # The first use of a list that restarts forgets what another list on the same template has counted.
            self._begun.add(list_id)
            for at, start in starts.items():
                counts[at] = start - 1
        counts[index] = counts.get(index, level.start - 1) + 1
        for deeper in [at for at in counts if at > index]:
            del counts[deeper]
        if level.format == "bullet":
            return _bullet(level.text)
        return re.sub(r"%(\d)", lambda m: _number(levels, counts, int(m[1]) - 1, plain=level.plain), level.text)


def _level(element: Any) -> tuple[int, _Level]:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return int(element.get(W + "ilvl") or 0), _Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        int(value(element, "start") or 1),
        fonts.get(W + "ascii") if fonts is not None else None,
        value(element, "pStyle"),
        is_on(element, "isLgl") is True,
    )


def _number(levels: dict[int, _Level], counts: dict[int, int], index: int, *, plain: bool) -> str:
    level = levels.get(index)
    if level is None:
        return ""
    count = counts.setdefault(index, level.start)
    style = "decimal" if plain else level.format
    if style == "upperRoman":
        return int_to_roman(count)
    if style == "lowerRoman":
        return int_to_roman(count).lower()
    if style in {"upperLetter", "lowerLetter"}:
        letters = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if style == "upperLetter" else letters.lower()
    if style == "decimalZero":
        return f"{count:02d}"
    return "" if style == "none" else str(count)


def _bullet(text: str) -> str:
    char = text.strip()
    return char if char in {"-", "+", "*", "–", "—", "•"} else "-" if char else ""


def walk(element: Any) -> Iterator[Any]:
    """Children of an element with the transparent wrappers opened and what was deleted left out."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _GONE:
            continue
        if tag in _TRANSPARENT:
            yield from walk(child)
        elif tag == MC + "AlternateContent":
            # The same drawing twice, for new and for old programs.
            branches = [
                branch for branch in (child.find(MC + "Choice"), child.find(MC + "Fallback")) if branch is not None
            ]
            yield from walk(next((branch for branch in branches if len(branch)), ()))
        elif tag == W + "sdt":
            content = child.find(W + "sdtContent")
            yield from walk(content if content is not None else ())
        else:
            yield child


_GONE = frozenset(
    W + name for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")
)
_TRANSPARENT = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir", "ruby", "rubyBase")
)
