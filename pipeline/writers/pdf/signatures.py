"""Electronic signatures of a copy: another file cannot bear them, so the fields go and what they show stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

# Printed, locked, read only.
_FIXED = 4 | 64 | 128
_OF_FIELDS = (
    "/FT",
    "/V",
    "/DV",
    "/T",
    "/TU",
    "/TM",
    "/Ff",
    "/Parent",
    "/Kids",
    "/MK",
    "/DA",
    "/DR",
    "/Lock",
    "/SV",
    "/AA",
    "/A",
)
_DEPTH = 8


def take_out(pdf: pikepdf.Pdf) -> bool:
    """Turn what signatures show into fixed stamps; whether there was a signature."""
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    if form is None:
        return False
    signed = any(_is_signed(field) for field in form.get("/Fields", []))
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        kept = [annotation for annotation in annotations if not _is_signed(annotation) or _stamped(annotation)]
        if len(kept) < len(annotations):
            page.obj.Annots = pikepdf.Array(kept)
    fields = [field for field in form.get("/Fields", []) if not _is_signed(field) and field.get("/Subtype") != "/Stamp"]
    form.Fields = pikepdf.Array(fields)
    if "/SigFlags" in form:
        del form["/SigFlags"]
    if not fields:
        del pdf.Root["/AcroForm"]
    return signed


def _is_signed(field: Object) -> bool:
    """Whether a field, or the field an annotation belongs to, holds a signature."""
    return _of_field(field, "/FT") == "/Sig" and _of_field(field, "/V") is not None


def _of_field(field: Object, name: str) -> Object | None:
    """A value of a field, or of the field above it."""
    above: Object | None = field
    for _ in range(_DEPTH):
        if above is None or name in above:
            break
        above = above.get("/Parent")
    return above.get(name) if above is not None else None


def _stamped(annotation: Object) -> bool:
    """Make a stamp of what a signature shows; False where it shows nothing."""
    from pikepdf import Name

    left, bottom, right, top = (float(value) for value in annotation.get("/Rect", [0, 0, 0, 0]))
    if left == right or bottom == top or "/N" not in annotation.get("/AP", {}):
        return False
    for name in _OF_FIELDS:
        if name in annotation:
            del annotation[name]
    annotation.Subtype = Name.Stamp
    annotation.F = _FIXED
    return True
