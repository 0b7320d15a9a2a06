"""Text as XML 1.0 takes it: recognition leaves characters in subjects that no XML file may hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


def plain(text: str) -> str:
    """The text without characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The same with a blank for each run of breaks and tabs."""
    return plain(_BREAK.sub(" ", text))


def content(text: str) -> str:
    """What stands between two tags."""
    return escape(plain(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """A value with its quotes."""
    return quoteattr(plain(text))
