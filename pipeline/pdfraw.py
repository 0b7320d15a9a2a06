"""PDFium functions that are called for every character or object of a page, taking plain addresses.

The library's own wrappers convert a handle at each call, which costs more than the call.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any, NamedTuple


class Library(NamedTuple):
    """Handles are given and returned as addresses, results of arguments by address are written there."""

    unicode: Any
    loose_box: Any
    unmapped: Any
    text_object: Any
    font_size: Any
    text_matrix: Any
    render_mode: Any
    font: Any
    font_name: Any
    count_in_page: Any
    count_in_form: Any
    object_in_page: Any
    object_in_form: Any
    kind: Any
    matrix: Any
    draw_mode: Any
    count_segments: Any
    segment: Any
    segment_kind: Any
    segment_point: Any


@cache
def library() -> Library:
    """The functions, made once per process."""
    from pypdfium2 import raw

    number, pointer = ctypes.c_int, ctypes.c_void_p

    def typed(function: Any, result: Any, *arguments: Any) -> Any:
        return ctypes.PYFUNCTYPE(result, *arguments)(address(function) or 0)

    return Library(
        unicode=typed(raw.FPDFText_GetUnicode, ctypes.c_uint, pointer, number),
        loose_box=typed(raw.FPDFText_GetLooseCharBox, number, pointer, number, pointer),
        unmapped=typed(raw.FPDFText_HasUnicodeMapError, number, pointer, number),
        text_object=typed(raw.FPDFText_GetTextObject, pointer, pointer, number),
        font_size=typed(raw.FPDFText_GetFontSize, ctypes.c_double, pointer, number),
        text_matrix=typed(raw.FPDFText_GetMatrix, number, pointer, number, pointer),
        render_mode=typed(raw.FPDFTextObj_GetTextRenderMode, number, pointer),
        font=typed(raw.FPDFTextObj_GetFont, pointer, pointer),
        font_name=typed(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, pointer, pointer, ctypes.c_size_t),
        count_in_page=typed(raw.FPDFPage_CountObjects, number, pointer),
        count_in_form=typed(raw.FPDFFormObj_CountObjects, number, pointer),
        object_in_page=typed(raw.FPDFPage_GetObject, pointer, pointer, number),
        object_in_form=typed(raw.FPDFFormObj_GetObject, pointer, pointer, ctypes.c_ulong),
        kind=typed(raw.FPDFPageObj_GetType, number, pointer),
        matrix=typed(raw.FPDFPageObj_GetMatrix, number, pointer, pointer),
        draw_mode=typed(raw.FPDFPath_GetDrawMode, number, pointer, pointer, pointer),
        count_segments=typed(raw.FPDFPath_CountSegments, number, pointer),
        segment=typed(raw.FPDFPath_GetPathSegment, pointer, pointer, number),
        segment_kind=typed(raw.FPDFPathSegment_GetType, number, pointer),
        segment_point=typed(raw.FPDFPathSegment_GetPoint, number, pointer, pointer, pointer),
    )


def address(handle: Any) -> int | None:
    """The address a handle or function of the library stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value
