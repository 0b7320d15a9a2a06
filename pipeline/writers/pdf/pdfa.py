"""PDF/A-2: what stands in its way is mended where that changes nothing to be seen, else told; a file that is not PDF/A
is never marked as one.

The rules looked at are those that files of archives break; the tests have exported files judged by veraPDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipeline.writers.pdf import rules
from pipeline.writers.pdf.objects import dictionaries, truth

if TYPE_CHECKING:
    import pikepdf
    from pikepdf import Object

_PRINT, _NOT_SHOWN = 4, 1 | 2 | 32 | 256
_LANGUAGE = "vi"


def finish(pdf: pikepdf.Pdf, title: str) -> list[str]:
    """Mend what can be mended, describe the file, and mark it as PDF/A-2 where it is; gives why it is not, in words."""
    mend(pdf)
    reasons = rules.broken(pdf)
    _describe(pdf, title, None if reasons else "B" if rules.foreign_fonts(pdf) else "U")
    if not reasons:
        pdf.Root.OutputIntents = _intents(pdf)
    return reasons


def mend(pdf: pikepdf.Pdf) -> None:
    """Take out what PDF/A forbids and nobody sees: scripts, forms of foreign makes, hints to smooth pictures."""
    root = pdf.Root
    _drop(root, "/AA", "/Perms", "/Requirements")
    if rules.forbidden_action(root.get("/OpenAction")):
        _drop(root, "/OpenAction")
    if "/Names" in root:
        _drop(root.Names, "/JavaScript", "/AlternatePresentations")
    if "/AcroForm" in root:
        _drop(root.AcroForm, "/XFA", "/NeedAppearances")
    _layers(root)
    for page in pdf.pages:
        _drop(page.obj, "/AA", "/PresSteps", "/Metadata")
        for annotation in page.obj.get("/Annots", []):
            _annotation(annotation)
    for found in dictionaries(pdf):
        _object(found)


def _object(found: Object) -> None:
    import pikepdf

    if found.get("/Subtype") == "/Image":
        _drop(found, "/Interpolate", "/Alternates", "/OPI", "/Metadata")
    elif found.get("/Type") == "/FontDescriptor":
        _drop(found, "/CIDSet", "/CharSet")  # lists of the glyphs a font holds may be missing, but not wrong
    elif found.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in found:
        found["/CIDToGIDMap"] = pikepdf.Name.Identity  # what it means where nothing is said


def _drop(holder: Object, *names: str) -> None:
    for name in names:
        if name in holder:
            del holder[name]


def _annotation(annotation: Object) -> None:
    """What is shown is printed too; what an annotation would do by itself is left out."""
    flags = int(annotation.get("/F", 0))
    if annotation.get("/Subtype") != "/Popup" and not flags & _NOT_SHOWN:
        annotation["/F"] = flags | _PRINT
    _drop(annotation, "/AA")
    if rules.forbidden_action(annotation.get("/A")):
        _drop(annotation, "/A")


def _layers(root: Object) -> None:
    """Every choice of layers has a name and lists all layers, and none is made by itself."""
    layers = root.get("/OCProperties")
    if layers is None:
        return
    for number, chosen in enumerate([layers.D, *layers.get("/Configs", [])]):
        _drop(chosen, "/AS")
        if "/Name" not in chosen:
            chosen["/Name"] = f"Layers {number}".encode("ascii")
        if "/Order" in chosen:
            listed = set(_leaves(chosen.Order))
            for layer in layers.get("/OCGs", []):
                if layer.objgen not in listed:
                    chosen.Order.append(layer)


def _leaves(order: Object) -> Iterator[tuple[int, int]]:
    import pikepdf

    for part in order:
        if isinstance(part, pikepdf.Array):
            yield from _leaves(part)
        elif isinstance(part, pikepdf.Dictionary):
            yield part.objgen


# ---- metadata -------------------------------------------------------------------------------------------------------


def _describe(pdf: pikepdf.Pdf, title: str, conformance: str | None) -> None:
    """Metadata of the copy: title, language, dates, and what part of PDF/A it keeps to."""
    info = pdf.docinfo
    known = {name: truth(info.get(name)) for name in ("/Title", "/Author", "/Subject", "/Keywords")}
    for name in list(info.keys()):
        del info[name]
    _drop(pdf.Root, "/Metadata")
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
        if title or known["/Title"]:
            metadata["dc:title"] = title or known["/Title"]
        if known["/Author"]:
            metadata["dc:creator"] = [known["/Author"]]
        if known["/Subject"]:
            metadata["dc:description"] = known["/Subject"]
        if known["/Keywords"]:
            metadata["pdf:Keywords"] = known["/Keywords"]
        metadata["dc:language"] = {_LANGUAGE}
        metadata["pdf:Producer"] = metadata["xmp:CreatorTool"] = "vanban"
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = metadata["xmp:MetadataDate"] = now
        if conformance:
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", conformance
    if "/Lang" not in pdf.Root:
        pdf.Root.Lang = _LANGUAGE.encode("ascii")


def _intents(pdf: pikepdf.Pdf) -> Object:
    """What colours without a profile of their own mean: sRGB."""
    import pikepdf
    from pikepdf import Name
    from PIL import ImageCms

    profile = pdf.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3)
    intent = pikepdf.Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=b"sRGB",
        Info=b"sRGB",
        DestOutputProfile=profile,
    )
    return pikepdf.Array([pdf.make_indirect(intent)])
