"""What a text says a cited document is about: "về …" or a title in quotation marks after date, body and term."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_ABOUT = re.compile(
    r"[\s,]*(?:[(](?:nay là|sau đây|gọi)[^)\n]{0,80}[)])?[\s,)]*"
    r"(?:(?P<quote>[“\"])|[Vv]ề\s+(?:việc\s+)?(?P<again>[“\"])?)"
)
_QUOTED = re.compile(r"[^”\"\n]{3,300}(?=[”\"])")
# A title ends with its sentence, its item or its brackets, or where the citing document goes on in its own words.
_PLAIN = re.compile(r"[^;.:()\n“”\"|]{3,300}")
_GOES_ON = re.compile(
    r",\s+(?=(?:[Bb]an|[Tt]ỉnh|[Hh]uyện|[Tt]hành|[ỦUủu]y|[Cc]ác|[Ss]ở|[Bb]ộ|căn cứ|để|nhằm|yêu cầu|đề nghị|và [A-ZĐ]"
    r"|kế hoạch|chỉ thị|nghị quyết|kết luận|quyết định|hướng dẫn|thông báo|công văn)\b)"
)

_BARE = re.compile(r"^[Vv]ề\s+(?:việc\s+)?")
# Words that lead to what is no longer part of a title cut off by the next document.
_HANGS = re.compile(
    r"(?:\s+(?:theo|và|thực hiện|triển khai|của|tại|cho|kèm|về|để|ban hành|số))+$"
    r"|^(?:thực hiện|triển khai|thi hành)$"
)


def title(text: str, end: int, starts: Sequence[int]) -> str | None:
    """The title that follows a mention ending at `end`; `starts`, in order, is where other mentions begin."""
    found = _ABOUT.match(text, end, end + 120)
    if found is None:
        return None
    following = bisect_right(starts, end)
    stop = starts[following] if following < len(starts) else len(text)
    if found["quote"] or found["again"]:
        said = _QUOTED.match(text, found.end())
        return _BARE.sub("", " ".join(said[0].split())) if said else None
    said = _PLAIN.match(text, found.end(), max(stop, found.end()))
    if said is None:
        return None
    plain = _GOES_ON.split(said[0], maxsplit=1)[0]
    return _HANGS.sub("", " ".join(plain.split()).rstrip(" ,-")) or None
