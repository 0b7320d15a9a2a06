"""Taking an old hidden text layer out of a page: text drawn invisibly, or covered by the picture of the page.

Only the operators that show such text go; what is seen, and every picture, stays as it is. Forms that the page draws
(some programs keep their layer in one) are cleaned as copies, for other pages may draw them too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Object

    Instruction = ContentStreamInstruction | ContentStreamInlineImage

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
INVISIBLE = 3
# Share of the page a picture must cover to hide what was drawn before it.
_WHOLE = 0.9
_DEPTH = 8
_ORIGIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Six = tuple[float, float, float, float, float, float]


class _Cleaned(NamedTuple):
    """What stays of some content, whether operators went, and whether a form it draws was replaced."""

    kept: list[Instruction]
    went: bool
    replaced: bool


class Loose(NamedTuple):
    """What content leaves open: graphics states, and marks of content, None where it closes more than it opened."""

    states: int
    marks: int | None


def take_out(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Loose:
    """Clean a page; gives what its content leaves open. It becomes one stream where something went."""
    import pikepdf

    try:
        instructions = list(pikepdf.parse_content_stream(page))
    except pikepdf.PdfParsingError:
        return Loose(0, None)  # what cannot be understood is left alone
    covered = _covered(instructions, page.obj.get("/Resources"), page)
    cleaned = _cleaned(pdf, page.obj, instructions, covered)
    if cleaned.went:
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(cleaned.kept))
    return _loose(cleaned.kept)


def loose(_: pikepdf.Pdf, page: pikepdf.Page) -> Loose:
    """What the content of a page leaves open, nothing taken out."""
    import pikepdf

    try:
        return _loose(list(pikepdf.parse_content_stream(page)))
    except pikepdf.PdfParsingError:
        return Loose(0, None)


def _loose(instructions: Sequence[Instruction]) -> Loose:
    states = marks = 0
    even = True
    for instruction in instructions:
        operator = str(instruction.operator)
        states = states + 1 if operator == "q" else max(0, states - 1) if operator == "Q" else states
        marks += (operator in ("BMC", "BDC")) - (operator == "EMC")
        even = even and marks >= 0
    return Loose(states, marks if even else None)


def _cleaned(
    pdf: pikepdf.Pdf, holder: Object, instructions: Sequence[Instruction], covered: int, mode: int = 0, depth: int = 0
) -> _Cleaned:
    """Clean content. `holder` has its resources, `mode` is the mode of text it begins with, what stands before the
    instruction `covered` cannot be seen.
    """
    kept: list[Instruction] = []
    went = replaced = False
    modes: list[int] = []
    for index, instruction in enumerate(instructions):
        operator = str(instruction.operator)
        if operator == "q":
            modes.append(mode)
        elif operator == "Q" and modes:
            mode = modes.pop()
        elif operator == "Tr":
            mode = int(instruction.operands[0])
        elif operator in SHOWING and (mode == INVISIBLE or index < covered):
            kept += _moves(instruction)
            went = True
            continue
        elif operator == "Do" and depth < _DEPTH:
            name = str(instruction.operands[0])
            replaced = _form(pdf, holder, name, index < covered, mode, depth + 1) or replaced
        kept.append(instruction)
    return _Cleaned(kept, went, replaced)


def _moves(instruction: Instruction) -> list[Instruction]:
    """What an operator that shows text does beside: `'` and `"` go to the next line, `"` sets the spacing too."""
    import pikepdf

    operator, operands = str(instruction.operator), list(instruction.operands)
    if operator in ("Tj", "TJ"):
        return []
    told = [("Tw", operands[:1]), ("Tc", operands[1:2])] if operator == '"' else []
    return [pikepdf.ContentStreamInstruction(values, pikepdf.Operator(name)) for name, values in [*told, ("T*", [])]]


def _form(pdf: pikepdf.Pdf, holder: Object, name: str, under: bool, mode: int, depth: int) -> bool:
    """Clean a form that is drawn, `under` a picture or not; whether a copy took its place."""
    import pikepdf

    form = _drawn(holder.get("/Resources"), name)
    if form is None or form.get("/Subtype") != "/Form":
        return False
    try:
        instructions = list(pikepdf.parse_content_stream(form))
    except pikepdf.PdfParsingError:
        return False
    copy = pikepdf.Stream(pdf, form.read_raw_bytes(), dict(form.items()))
    if "/Resources" not in copy:
        copy.Resources = holder.Resources  # as forms without resources of their own are drawn
    cleaned = _cleaned(pdf, copy, instructions, len(instructions) if under else 0, mode, depth)
    if not cleaned.went and not cleaned.replaced:
        return False
    if cleaned.went:
        copy.write(pikepdf.unparse_content_stream(cleaned.kept))
    # The resources may be shared with other pages: this page gets its own.
    resources = pikepdf.Dictionary(dict(holder.Resources.items()))
    resources.XObject = pikepdf.Dictionary(dict(resources.XObject.items()))
    resources.XObject[name] = copy
    holder.Resources = resources
    return True


def _drawn(resources: Object | None, name: str) -> Object | None:
    """The form or picture of a name."""
    objects = resources.get("/XObject") if resources is not None else None
    return objects.get(name) if objects is not None else None


# ---- text under the picture -----------------------------------------------------------------------------------------


def _covered(instructions: Sequence[Instruction], resources: Object | None, page: pikepdf.Page) -> int:
    """Where the last picture is drawn that hides all before it; 0 where there is none."""
    states: list[tuple[Six, bool]] = []
    matrix, opaque = _ORIGIN, True
    found = 0
    for index, instruction in enumerate(instructions):
        operator = str(instruction.operator)
        if operator == "q":
            states.append((matrix, opaque))
        elif operator == "Q" and states:
            matrix, opaque = states.pop()
        elif operator == "cm":
            matrix = _product([float(value) for value in instruction.operands], matrix)
        elif operator == "gs":
            opaque = opaque and _is_opaque(resources, str(instruction.operands[0]))
        elif operator in ("W", "W*"):
            opaque = False  # cut to a shape: it may not cover the page
        elif operator == "Do" and opaque:
            drawn = _drawn(resources, str(instruction.operands[0]))
            if drawn is not None and _solid(drawn) and _share(matrix, page) >= _WHOLE:
                found = index
    return found


def _product(first: Sequence[float], second: Six) -> Six:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _is_opaque(resources: Object | None, name: str) -> bool:
    states = resources.get("/ExtGState") if resources is not None else None
    state = states.get(name) if states is not None else None
    if state is None:
        return True
    mask, blend = state.get("/SMask", "/None"), state.get("/BM", "/Normal")
    return float(state.get("/ca", 1)) == 1 and mask == "/None" and blend in ("/Normal", "/Compatible")


def _solid(drawn: Object) -> bool:
    if drawn.get("/Subtype") != "/Image":
        return False
    return not drawn.get("/ImageMask", False) and "/SMask" not in drawn and "/Mask" not in drawn


def _share(matrix: Six, page: pikepdf.Page) -> float:
    """Share of the page that the unit square covers under a matrix, by the rectangle around it."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = (float(value) for value in page.cropbox)
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    width = min(max(xs), right) - max(min(xs), left)
    height = min(max(ys), top) - max(min(ys), bottom)
    return max(0.0, width) * max(0.0, height) / max(1.0, (right - left) * (top - bottom))
