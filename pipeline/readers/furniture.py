"""Page furniture that crawlers bring along: lines about the page, not of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from pipeline.model import Line
from pipeline.viet import fold

_MAX = 200
_LINE = re.compile(
    r"(?:link (?:bai viet )?goc|nguon (?:bai viet )?goc|xem (?:ban )?goc|ngay gio dang|thoi gian dang"
    r"|ngay dang(?: tai)?|luot xem|so luot xem|luot truy cap|cap nhat(?: luc| ngay)?|dang boi|nguoi dang|chia se"
    r"|tags?|tu khoa|chu de|danh gia|ngay cap nhat|ngay co hieu luc|binh luan|email|in trang|gui email)"
    r"(?: bai viet| goc){0,2}\s*:"
    r"|(?:chia se|chia se bai viet|facebook|twitter|zalo|google\+?|linkedin|pinterest|youtube|copy link|in bai viet"
    r"|in trang|gui email|luu tru|luu bai viet|ve dau trang|len dau trang|trang chu|dang nhap|dang ky|tim kiem"
    r"|menu|quay lai|bai viet lien quan|tin lien quan|tin cung chuyen muc|tin khac|cac tin khac|tin moi(?: hon)?"
    r"|tin cu hon|doc nhieu|xem nhieu|xem them|tai ve|tai xuong|noi dung chinh|tin noi bat|y kien ban doc|binh luan"
    r"|gui binh luan|thu gon)\s*$"
    r"|https?://\S+\s*$"
)

_CONTENTS = re.compile(r"muc luc\W*$")
_ENTRY = re.compile(r"(?:chuong|muc|dieu|khoan|diem|phan|phu luc) [\divxlc\w]{1,5}\W*$")
_MIN_ENTRIES = 4
_SOURCE = re.compile(r"\W*(?:theo|nguon|dan theo|tac gia|bien tap)\b[^.;]{2,80}\W?$")


def set_apart(lines: Sequence[Line]) -> list[Line]:
    """The same lines, furniture as region `running`; a remark on the source only counts as the page's last line."""
    marked = [msgspec.structs.replace(line, region="running") if is_furniture(line.text) else line for line in lines]
    own = [index for index, line in enumerate(marked) if line.region != "running"]
    if own and own[-1] < len(marked) - 1 and _SOURCE.match(fold(marked[own[-1]].text)):
        marked[own[-1]] = msgspec.structs.replace(marked[own[-1]], region="running")
    return marked


def contents_apart(lines: Sequence[Line]) -> list[Line]:
    """A table of contents that a page shows beside the text repeats its headings; set it apart."""
    start = next((index for index, line in enumerate(lines) if _CONTENTS.match(fold(line.text.strip()))), None)
    if start is None:
        return list(lines)
    counts = Counter(line.text.strip() for line in lines)
    end = start + 1
    while end < len(lines) and (counts[lines[end].text.strip()] > 1 or _ENTRY.match(fold(lines[end].text.strip()))):
        end += 1
    if end - start < _MIN_ENTRIES:
        return list(lines)
    apart = [msgspec.structs.replace(line, region="running") for line in lines[start:end]]
    return [*lines[:start], *apart, *lines[end:]]


def is_furniture(line: str) -> bool:
    """Whether a line stands on its own as navigation, sharing, counting or a remark on the source."""
    text = line.strip(" \t*_#-•|>»«")
    return 0 < len(text) <= _MAX and bool(_LINE.match(fold(text)))
