"""Rules of PDF/A-2 that files of archives break, each looked for in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.writers.pdf import font, hidden
from pipeline.writers.pdf.objects import Content, contents, dictionaries

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_ACTIONS = (
    *("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition"),
    *("/Trans", "/GoTo3DView", "/SetState", "/NOP"),
)
_ANNOTATIONS = (
    *(
        "/Text",
        "/Link",
        "/FreeText",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Highlight",
        "/Underline",
    ),
    *("/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Widget", "/PrinterMark", "/TrapNet"),
)
_FILTERS = {"/LZWDecode": "data compressed by LZW", "/Crypt": "encrypted data", "/JPXDecode": "pictures in JPEG 2000"}
_NOT_SHOWN = 1 | 2 | 32 | 256


def forbidden_action(action: Object | None) -> bool:
    """Whether an action is one that PDF/A forbids."""
    import pikepdf

    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _ACTIONS


def broken(pdf: pikepdf.Pdf) -> list[str]:
    """What a file breaks, in words, each rule once."""
    import pikepdf

    try:
        drawn = list(contents(pdf))
    except pikepdf.PdfParsingError:
        return ["a page whose content cannot be understood"]
    reasons = set(_of_fonts(drawn))
    for found in dictionaries(pdf):
        reasons |= set(_of_object(found))
    for content in drawn:
        reasons |= set(_of_content(content))
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            reasons |= set(_of_annotation(annotation))
    return sorted(reasons)


def foreign_fonts(pdf: pikepdf.Pdf) -> bool:
    """Whether the file shows text of its own, whose letters may not all be Unicode."""
    return any(True for content in contents(pdf) for _ in _fonts(content, seen=False))


def _of_object(found: Object) -> Iterator[str]:
    import pikepdf

    if isinstance(found, pikepdf.Stream):
        filters = found.get("/Filter")
        for name in filters if isinstance(filters, pikepdf.Array) else (filters,):
            if str(name) in _FILTERS:
                yield _FILTERS[str(name)]
        if "/F" in found:
            yield "data outside of the file"
    if forbidden_action(found):
        yield "actions"
    if "/EF" in found:
        yield "attached files"
    if _is_cmyk(found.get("/ColorSpace")):
        yield "colours of a printing press (CMYK)"
    if any(name in found for name in ("/TR", "/HTP")) or str(found.get("/TR2", "/Default")) != "/Default":
        yield "transfer functions"


def _is_cmyk(space: object, depth: int = 0) -> bool:
    import pikepdf

    if isinstance(space, pikepdf.Array) and depth < 4:
        return any(_is_cmyk(part, depth + 1) for part in space)
    if isinstance(space, pikepdf.Dictionary) and depth < 4:
        return any(_is_cmyk(part, depth + 1) for part in space.values())
    return isinstance(space, pikepdf.Name) and str(space) in ("/DeviceCMYK", "/CMYK")


def _of_content(content: Content) -> Iterator[str]:
    for instruction in content.instructions:
        operator = str(instruction.operator)
        named = operator in ("cs", "CS") and str(instruction.operands[0]) == "/DeviceCMYK"
        if operator in ("k", "K") or named:
            yield "colours of a printing press (CMYK)"
            return


def _of_annotation(annotation: Object) -> Iterator[str]:
    import pikepdf

    kind = str(annotation.get("/Subtype"))
    if kind not in _ANNOTATIONS:
        yield "annotations that sound, move or carry files"
    if kind in ("/Popup", "/Link"):
        return
    if int(annotation.get("/F", 0)) & _NOT_SHOWN:
        yield "hidden annotations"
    left, bottom, right, top = (float(value) for value in annotation.get("/Rect", [0, 0, 0, 0]))
    shown = annotation.get("/AP")
    if left != right and bottom != top and (shown is None or "/N" not in shown):
        yield "annotations without a fixed appearance"
    elif shown is not None:
        button = kind == "/Widget" and str(annotation.get("/FT")) == "/Btn"
        if set(shown.keys()) != {"/N"} or (not button and not isinstance(shown.N, pikepdf.Stream)):
            yield "annotations without a fixed appearance"


# ---- fonts ----------------------------------------------------------------------------------------------------------


def _of_fonts(drawn: list[Content]) -> Iterator[str]:
    for content in drawn:
        for used in _fonts(content, seen=True):
            if not _embedded(used):
                name = str(used.get("/BaseFont", "/?")).lstrip("/")
                yield f"the font {name}, which is not embedded"


def _fonts(content: Content, *, seen: bool) -> Iterator[Object]:
    """Fonts of the file that text is shown in; `seen`: only those of text that is not invisible."""
    fonts = content.resources.get("/Font") if content.resources is not None else None
    if fonts is None:
        return
    mode, chosen = 0, ""
    states: list[tuple[int, str]] = []
    used: set[str] = set()
    for instruction in content.instructions:
        operator = str(instruction.operator)
        if operator == "q":
            states.append((mode, chosen))
        elif operator == "Q" and states:
            mode, chosen = states.pop()
        elif operator == "Tr":
            mode = int(instruction.operands[0])
        elif operator == "Tf":
            chosen = str(instruction.operands[0])
        elif operator in hidden.SHOWING and not (seen and mode == hidden.INVISIBLE):
            used.add(chosen)
    for name in sorted(used & set(fonts.keys())):
        if str(fonts[name].get("/BaseFont")) != f"/{font.NAME}":
            yield fonts[name]


def _embedded(used: Object) -> bool:
    kind = str(used.get("/Subtype"))
    if kind == "/Type3":
        return True
    described = used.DescendantFonts[0] if kind == "/Type0" else used
    descriptor = described.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in _FILES)
