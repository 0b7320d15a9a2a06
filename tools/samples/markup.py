"""A sample as HTML, Markdown or plain text."""

from __future__ import annotations

import html
import textwrap
from pathlib import Path

from tools.samples.source import Sample, rows

_NEWS = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{subject} - {paper}</title>
<meta name="description" content="Tin tức, thời sự trong tỉnh">
<style>body {{ font-family: sans-serif }} .menu a {{ margin: 4px }}</style>
<script>var quangCao = "Kế hoạch số 999-KH/QC";</script>
</head>
<body>
<header><a href="/">{paper}</a> <span>Cơ quan của Đảng bộ tỉnh</span></header>
<nav class="menu"><ul><li><a href="/chinh-tri">Chính trị</a></li><li><a href="/kinh-te">Kinh tế</a></li>
<li><a href="/xa-hoi">Xã hội</a></li><li><a href="/the-thao">Thể thao</a></li>
<li><a href="/lien-he">Liên hệ</a></li></ul></nav>
<main><article>
<h1>{subject}</h1>
<p class="time">{place}</p>
{body}
<p class="author"><strong>{name}</strong></p>
</article></main>
<aside><h3>Đọc thêm</h3><ul>
<li><a href="/tin/1">Sở Xây dựng công bố Quyết định số 555/QĐ-SXD về giá vật liệu</a></li>
<li><a href="/tin/2">Dự báo thời tiết ngày mai: có mưa rào</a></li>
<li><a href="/tin/3">Khai mạc giải bóng chuyền các xã ven biển</a></li></ul></aside>
<div class="comments"><h3>Bình luận</h3>
<form><input name="email" placeholder="Email của bạn"><button>Gửi</button></form></div>
<footer>Giấy phép xuất bản số 12/GP-BTTTT. Ghi rõ nguồn khi phát lại. Điện thoại: 000 000</footer>
</body>
</html>
"""

_PORTAL = """<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>{title}</title>
</head>
<body>
<table width="100%"><tr><td class="menu">
<a href="/">Trang ch&#7911;</a> | <a href="/vb">V&#259;n b&#7843;n</a> | <a href="/tim">T&igrave;m ki&#7871;m</a>
</td></tr></table>
<div id="toanvancontent">
<table width="100%"><tr>
<td align="center">{agency}<br>-------<br>{number}</td>
<td align="center"><b>{nation}</b><br>---------------<br><i>{place}</i></td>
</tr></table>
<p align="center"><b>{kind}</b></p>
<p align="center"><b>{subject}</b></p>
{body}
<table width="100%"><tr>
<td valign="top"><b><i>{label}</i></b><br>{recipients}</td>
<td align="center"><b>{titles}</b><br><br><br><br><b>{name}</b></td>
</tr></table>
</div>
<div class="lienquan"><h4>V&#259;n b&#7843;n li&ecirc;n quan</h4><ul>
<li><a href="/vb/1">{related}</a></li></ul></div>
<div class="footer">T&#7843;i v&#7873; | In trang n&agrave;y | G&#7917;i b&#7841;n b&egrave;</div>
</body>
</html>
"""


def _entities(text: str) -> str:
    """ASCII only: every Vietnamese letter as an entity."""
    return html.escape(text, quote=False).encode("ascii", "xmlcharrefreplace").decode("ascii")


def page(sample: Sample, path: Path) -> None:
    """A news site's article or a law portal's page."""
    if sample.make.site == "news":
        parts = [part for part in rows(sample.body) if isinstance(part, str)]
        body = "\n".join(
            f"<h2>{html.escape(p[3:])}</h2>" if p.startswith("## ") else f"<p>{html.escape(p, quote=False)}</p>"
            for p in parts
        )
        filled = _NEWS.format(
            subject=sample.subject, paper=sample.paper, place=sample.place, body=body, name=sample.name
        )
        path.write_text(filled, "utf-8")
        return
    signer = sample.signed[0]
    filled = _PORTAL.format(
        title=_entities(f"{sample.kind} {sample.number}"),
        agency="<br>".join(f"<b>{_entities(line)}</b>" for line in sample.agency),
        number=_entities(sample.number),
        nation="<br>".join(map(_entities, sample.nation)),
        place=_entities(sample.place),
        kind=_entities(sample.kind),
        subject=_entities(sample.subject),
        body="\n".join(f"<p>{_entities(part)}</p>" for part in rows(sample.body) if isinstance(part, str)),
        label=_entities("Nơi nhận:"),
        recipients="<br>".join(_entities(f"- {line}") for line in sample.recipients),
        titles="<br>".join(map(_entities, signer.titles)),
        name=_entities(signer.name),
        related=_entities("Kế hoạch số 777/KH-UBND về phát triển du lịch vườn"),
    )
    path.write_text(filled, "ascii")


def _head(sample: Sample) -> list[str]:
    return [*sample.nation, "", *sample.agency, sample.number, "", sample.place]


def _end(sample: Sample) -> list[str]:
    signer = sample.signed[0]
    return ["Nơi nhận:", *(f"- {line}" for line in sample.recipients), "", *signer.titles, "", signer.name]


def markdown(sample: Sample, path: Path) -> None:
    """Markdown as portals export it: bold headings, a blank line after each paragraph."""
    lines = [f"**{line}**" if line and line.isupper() else line for line in _head(sample)]
    lines += ["", f"# {sample.kind}", "", f"**{sample.subject}**", ""]
    for part in rows(sample.body):
        text = str(part)
        lines += [f"## {text}" if text.isupper() else text, ""]
    lines += [line.replace("- ", "\\- ", 1) if line.startswith("- ") else line for line in _end(sample)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def text(sample: Sample, path: Path) -> None:
    """Plain text, lines cut at the width like a typewriter's: a number may break after its hyphen."""
    width = sample.make.width
    lines = [*([sample.urgency, ""] if sample.urgency else []), *_head(sample), "", sample.kind, ""]
    lines += [*_cut(sample.subject, width), "", *sample.head.splitlines(), ""]
    lines += [f"- {line};" for line in sample.to] + [""]
    for part in rows(sample.body):
        lines += [*_cut(str(part), width), ""]
    path.write_text("\n".join([*lines, *_end(sample)]) + "\n", "utf-8")


def _cut(line: str, width: int) -> list[str]:
    """Lines of at most `width` characters; a number may break after its hyphen, as in Word."""
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=True)
