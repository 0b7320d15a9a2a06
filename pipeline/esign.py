"""Who signed a file electronically: names in the certificates of a signature (PKCS #7, RFC 5652) and in its reason."""

from __future__ import annotations

import re

# "attribute commonName" in DER: object identifier 2.5.4.3. A string follows with its type and length (X.690).
_COMMON_NAME = b"\x06\x03\x55\x04\x03"
_TEXT = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x1E: "utf-16-be"}
# Nguyễn Văn An<annv@tinh.gov.vn> đã ký lên văn bản này!
_SIGNED = re.compile(r"\s*([^<>\0]{3,80}?)\s*<[^<>]*>\s*đã ký")


def names(reason: str, contents: bytes) -> list[str]:
    """Names in the reason and the certificates of one signature, in order; those of the issuers are among them."""
    stated = _SIGNED.match(reason)
    return [*([stated[1]] if stated else []), *_common_names(contents)]


def _common_names(der: bytes) -> list[str]:
    found = []
    at = der.find(_COMMON_NAME)
    while at >= 0:
        head = der[at + len(_COMMON_NAME) : at + len(_COMMON_NAME) + 2]
        if len(head) == 2 and head[0] in _TEXT and head[1] < 0x80:
            start = at + len(_COMMON_NAME) + 2
            name = der[start : start + head[1]].decode(_TEXT[head[0]], "replace").strip()
            found += [name] if name else []
        at = der.find(_COMMON_NAME, at + 1)
    return found
