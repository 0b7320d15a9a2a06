"""What a file is, told from its content; names lie, above all those of downloaded and renamed files.

A name is asked only where content leaves two answers (plain text or Markdown). What cannot be read at all is a coded
error here, before any reader opens the file: empty, cut short, locked with a password, or of a kind nobody reads.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import DamagedFileError, EmptyFileError, EncryptedFileError, UnknownTypeError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
WORD_XML = "application/vnd.ms-word.xml"
MHT = "multipart/related"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
TIFF = "image/tiff"
JPEG = "image/jpeg"
PNG = "image/png"

_HEAD = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)
# What people put into an archive by mistake; named so that the message can say it.
_FOREIGN = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"AT&T", "a DjVu file"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"SQLite format 3", "a database"),
)
_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*|<!\[?[^>]*>\s*)*"
    r"<(?:html|head|body|meta|title|table|div|p|script|style|article|section|h\d)\b",
    re.I | re.S,
)
# A page saved with all its parts, as browsers and Word do.
_MIME_START = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?MIME-Version:[^\n]*\n[\s\S]{0,2000}?multipart/related", re.I
)
_MARKS = (
    re.compile(r"\*\*[^*\n]{1,300}\n?[^*\n]{0,300}\*\*"),
    re.compile(r"(?m)^#{1,6} \S"),
    re.compile(r"(?m)^\|(?:.*\||)[ \t]*$"),
    re.compile(r"\[[^\]\n]+\]\([^)\s]+\)"),
    re.compile(r"(?<![\w*])\*[^\s*][^*\n]{0,200}[^\s*]\*(?![\w*])"),
)


def media_type(path: Path) -> str:
    """The media type of a file.

    Raises EmptyFileError, DamagedFileError (cut short), EncryptedFileError, UnknownTypeError; OSError where the file
    cannot be opened. Encrypted PDF is left to its reader, which may find that an empty password opens it.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if not head.strip(b"\x00 \t\r\n\x0b\x0c"):
            raise EmptyFileError(f"{path.name} holds nothing")
        if b"%PDF-" in head[:1024]:
            return PDF
        if head.startswith(b"PK"):
            return _zipped(file, path)
        if head.startswith(_OLE):
            return _compound(path)
        return next((kind for magic, kind in _MAGIC if _starts(head, magic)), "") or _text(head, path)


def _starts(head: bytes, magic: bytes) -> bool:
    return head.startswith(magic) or (magic == b"{\\rtf" and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(magic))


def _zipped(file: BinaryIO, path: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise DamagedFileError(f"{path.name} is a Word file or archive cut short") from error
    if "[Content_Types].xml" in names and any(name.lower().startswith("word/document") for name in names):
        return DOCX
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnknownTypeError(f"{path.name} is a spreadsheet or slide show", hint="print it to PDF and ingest that")
    if kind.startswith(ODT.encode()):
        return ODT
    raise UnknownTypeError(f"{path.name} is an archive of {len(names)} files", hint="unpack it and ingest its files")


def _compound(path: Path) -> str:
    """Word 97–2003, or the wrapper of an encrypted DOCX; both are OLE2 compound files."""
    import olefile

    try:
        with olefile.OleFileIO(str(path), raise_defects=olefile.DEFECT_INCORRECT) as ole:
            if ole.exists("EncryptedPackage"):
                raise EncryptedFileError(f"{path.name} is locked with a password")
            if not ole.exists("WordDocument"):
                raise UnknownTypeError(f"{path.name} is an Office file, but no Word document")
            head = ole.openstream("WordDocument").read(32)
    except (EncryptedFileError, UnknownTypeError):
        raise
    except Exception as error:  # olefile lets struct, index and its own errors through on broken sector chains
        raise DamagedFileError(f"{path.name} is a Word document cut short") from error
    # Word binary file format, FibBase: magic 0xA5EC, flags at byte 10, bit 8 = fEncrypted.
    if len(head) < 12 or head[:2] not in (b"\xec\xa5", b"\xdc\xa5"):
        raise DamagedFileError(f"{path.name} has no Word header")
    if head[11] & 0x01:
        raise EncryptedFileError(f"{path.name} is locked with a password")
    return DOC


def _text(head: bytes, path: Path) -> str:
    for magic, what in _FOREIGN:
        if head.startswith(magic) and (len(magic) > 2 or _binary(head)):
            raise UnknownTypeError(f"{path.name} is {what}")
    wide = _is_wide(head)
    if not wide and _binary(head):
        raise UnknownTypeError(f"{path.name} is neither text nor a known format")
    sample = head.decode(wide or "utf-8", errors="replace")
    if "<w:wordDocument" in sample or "<pkg:package" in sample:
        return WORD_XML
    if _MIME_START.match(sample):
        return MHT
    if _HTML_START.match(sample.lstrip("\ufeff")):
        return HTML
    return MARKDOWN if looks_like_markdown(sample, path.suffix.lower()) else TEXT


def _is_wide(head: bytes) -> str:
    """UTF-16 with its mark, or without one: every other byte of Latin text is zero."""
    if head.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if head.startswith(b"\xfe\xff"):
        return "utf-16-be"
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _binary(head: bytes) -> bool:
    """Control bytes that no text has; VPS uses a few of them as letters, NULs come from careless programs."""
    odd = sum(head.count(code) for code in (*range(1, 9), *range(14, 32), 127))
    if odd > len(head) * 0.02 or head.count(0) > len(head) * 0.1:
        return True
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        high = sum(byte >= 0x80 for byte in head)
        return error.start < len(head) - 4 and high > len(head) * 0.6
    return False


def looks_like_markdown(text: str, suffix: str = "") -> bool:
    """Emphasis, headings, pipe tables and links speak for Markdown; where they are few, `suffix` (".md") decides."""
    if suffix in {".md", ".markdown", ".mkd"}:
        return True
    found = [len(mark.findall(text)) for mark in _MARKS]
    return sum(found) >= 3 or (suffix != ".txt" and sum(found) >= 2) or found[0] + found[-1] >= 2
