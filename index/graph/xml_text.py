"""Text as XML 1.0 takes it: recognition leaves characters in subjects that no XML file may hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text without characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def content(text: str) -> str:
    """What stands between two tags."""
    return escape(plain(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """A value with its quotes."""
    return quoteattr(plain(text))
