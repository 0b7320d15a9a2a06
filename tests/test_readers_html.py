"""Web pages: the document whole, the site's furniture out, whatever the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.readers import read
from pipeline.text import assemble

_LONG = (
    "Ban Thường vụ Huyện ủy Suối Mơ yêu cầu các cấp ủy, tổ chức đảng trực thuộc tổ chức quán triệt, triển khai thực hiện"
    " nghiêm túc các nội dung nêu trên và báo cáo kết quả về Văn phòng Huyện ủy trước ngày 15 tháng 12 hằng năm."
)
_LINKS = "".join(f'<li><a href="/tin-{n}">Tin tức số {n} của huyện nhà</a></li>' for n in range(6))


def page(body: str, head: str = '<meta charset="utf-8">') -> str:
    return f"<!DOCTYPE html><html><head>{head}<title>Trang tin</title></head><body>{body}</body></html>"


def lines_of(path: Path, html: str | bytes) -> list[str]:
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return assemble(read(path)).text.split("\n")


@pytest.mark.parametrize(
    "furniture",
    [
        f"<nav><ul>{_LINKS}</ul></nav>",
        f'<div role="navigation">{_LINKS}</div>',
        f'<div class="main-menu"><ul>{_LINKS}</ul></div>',
        f'<div id="leftSidebar"><p>Liên hệ tòa soạn</p><ul>{_LINKS}</ul></div>',
        f"<div><ul>{_LINKS}</ul></div>",
        "<footer><p>Bản quyền thuộc về Cổng thông tin</p></footer>",
        '<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/vb">Văn bản</a></div>',
        '<div class="social-share">Chia sẻ <a href="#">Facebook</a></div>',
        '<div style="display: none">ẩn đi</div>',
        "<p hidden>ẩn đi</p>",
        "<script>var x = 'ẩn';</script><style>p { color: red }</style><noscript>Bật JavaScript</noscript>",
        '<form><input value="Tìm"><button>Tìm kiếm</button><label>Từ khóa</label></form>',
        f"<div><h3>Tin liên quan</h3><ul>{_LINKS}</ul></div>",
        f"<div><p>Đọc thêm</p><div><a href='/1'>Huyện Suối Mơ họp</a><p>Tóm tắt ngắn.</p></div><ul>{_LINKS}</ul></div>",
        '<div class="comments"><p>Bạn đọc viết: hay quá</p></div>',
        "<!-- chú thích -->",
        "<p>Lượt xem: 120</p>",
    ],
)
def test_furniture_is_left_out(tmp_path: Path, furniture: str) -> None:
    article = f"<div class='content'><h1>Kết luận của Huyện ủy</h1><p>{_LONG}</p><p>{_LONG}</p></div>"
    expected = ["Kết luận của Huyện ủy", _LONG, _LONG]
    assert lines_of(tmp_path / "a.html", page(furniture + article)) == expected
    assert lines_of(tmp_path / "b.html", page(article + furniture)) == expected
    inside = article.replace(f"<p>{_LONG}</p></div>", f"<p>{_LONG}</p>{furniture}</div>")
    assert lines_of(tmp_path / "c.html", page(inside)) == expected


def test_linked_citations_stay(tmp_path: Path) -> None:
    basis = "".join(f'<p>Căn cứ <a href="/l{n}">Nghị quyết số {n}-NQ/HU ngày 0{n}/5/2019</a>;</p>' for n in range(1, 6))
    lines = lines_of(tmp_path / "a.html", page(f"<div>{basis}<p>{_LONG}</p></div>"))
    assert len(lines) == 6
    assert lines[0] == "Căn cứ Nghị quyết số 1-NQ/HU ngày 01/5/2019;"


def test_second_section_of_a_word_page_stays(tmp_path: Path) -> None:
    body = f"<div class=WordSection1><p>{_LONG * 9}</p></div><div class=WordSection2><p>PHỤ LỤC</p><p>{_LONG}</p></div>"
    assert lines_of(tmp_path / "a.html", page(body)) == [_LONG * 9, "PHỤ LỤC", _LONG]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>một<br>Hai</p>", ["một", "Hai"]),
        ("<p>thực hiện tốt<br>nhiệm vụ</p>", ["thực hiện tốt nhiệm vụ"]),
        ("<p>xuống\n   dòng <b>trong</b>\nnguồn</p>", ["xuống dòng trong nguồn"]),
        ("<div>chữ trần<p>đoạn</p>đuôi</div>", ["chữ trần", "đoạn", "đuôi"]),
        ("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
        ("<ol start=3 type=a><li>x</li></ol>", ["c) x"]),
        ("<ul><li>x</li><li>- y</li></ul>", ["- x", "- y"]),
        ("<p>&#7910;y ban &amp; H&#272;ND&nbsp;x&atilde;</p>", ["Ủy ban & HĐND xã"]),
        ("<pre>dòng 1\n  Dòng 2</pre>", ["dòng 1", "Dòng 2"]),
        ("<p>Số: &nbsp;&nbsp;&nbsp;&nbsp; /KH-UBND</p>", ["Số: … /KH-UBND"]),
        ("<p align=center>về việc tổng kết</p><p align=center>công tác năm</p>", ["về việc tổng kết công tác năm"]),
        (
            "<table border=1><tr><th>TT</th><th colspan=2>Việc</th></tr><tr><td rowspan=2>1</td><td>a</td><td>b</td></tr>"
            "<tr><td>c</td><td></td></tr></table>",
            ["TT | Việc", "1 | a | b", "| c"],
        ),
        (
            "<table><tr><td><p>UBND XÃ MƠ</p><p>Số: 5/CV</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr>"
            "</table>",
            ["UBND XÃ MƠ", "Số: 5/CV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ),
        ('<p><font face=".VnTime">Uû ban nh©n d©n</font> xã</p>', ["Uỷ ban nhân dân xã"]),
        ("<p style=\"font-family:'VNI-Times'\">Uûy ban nhaân daân</p>", ["Ủy ban nhân dân"]),
        ("<p>Chưa đóng<p>thẻ <b>đậm", ["Chưa đóng", "thẻ đậm"]),
    ],
)
def test_structure(tmp_path: Path, html: str, expected: list[str]) -> None:
    assert lines_of(tmp_path / "a.html", page(html)) == expected


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta http-equiv=Content-Type content="text/html; charset=utf-16">', "utf-16"),
        ("", "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8-sig"),
        ('<meta charset="khong-co">', "utf-8"),
    ],
)
def test_charsets(tmp_path: Path, head: str, encoding: str) -> None:
    assert lines_of(tmp_path / "a.html", page("<p>Nghị quyết của Đảng ủy</p>", head).encode(encoding)) == [
        "Nghị quyết của Đảng ủy"
    ]


def test_declared_windows_1252_with_entities(tmp_path: Path) -> None:
    html = page("<p>X\xc3 H&#7896;I</p>", "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>")
    assert lines_of(tmp_path / "a.htm", html.encode("cp1252")) == ["XÃ HỘI"]


def test_web_archive(tmp_path: Path) -> None:
    archive = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="ranh"\n\n--ranh\nContent-Type: text/html; '
        "charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>K=E1=BA=BF ho=E1=BA=A1ch</p>\n--ranh\n"
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0=\n--ranh--\n"
    )
    assert lines_of(tmp_path / "a.doc", archive) == ["Kế hoạch"]


def test_what_stands_above_the_letterhead_is_the_page_s(tmp_path: Path) -> None:
    head = "<table><tr><td>HĐND XÃ MƠ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
    body = f"<div><h1>Nghị quyết 5/NQ-HĐND</h1><div>Hiệu lực: 1/1/2020</div>{head}<p>{_LONG}</p></div>"
    path = tmp_path / "a.html"
    path.write_text(page(body), encoding="utf-8")
    document = assemble(read(path))
    assert document.text.split("\n") == ["HĐND XÃ MƠ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", _LONG]
    assert [aside.text for aside in document.asides] == ["Nghị quyết 5/NQ-HĐND", "Hiệu lực: 1/1/2020"]


def test_contents_beside_the_text(tmp_path: Path) -> None:
    articles = "".join(f"<p>Điều {n}. Nội dung {n}</p><p>{_LONG}</p>" for n in range(1, 5))
    contents = "".join(f"<div>Điều {n}. Nội dung {n}</div><div>Khoản 1</div>" for n in range(1, 5))
    lines = lines_of(tmp_path / "a.html", page(f"<div>{articles}</div><div><div>Mục lục</div>{contents}</div>"))
    assert len(lines) == 8
    assert lines[-1] == _LONG


def test_footnotes_of_a_word_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        page(f"<p>{_LONG}</p><div style='mso-element:footnote'><p>[1] Ghi chú.</p></div>"), encoding="utf-8"
    )
    lines = read(path).pages[0].lines
    assert [(line.region, line.text) for line in lines] == [("body", _LONG), ("note", "[1] Ghi chú.")]


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    html = page('<img src="http://vidu.vn/a.png"><iframe src="http://vidu.vn/"></iframe><p>Chữ</p>')
    html = html.replace("<html>", '<!ENTITY x SYSTEM "http://vidu.vn/x"><html>')
    assert lines_of(tmp_path / "a.html", html)[-1] == "Chữ"


def test_real_pages(shared: Path) -> None:
    text = assemble(read(shared / "corpus" / "more" / "vbpl-qd40-ttg.html")).text
    assert text.startswith("THỦ TƯỚNG CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n")
    assert text.endswith("Phạm Thị Thanh Trà")
    for name in ("dev/bc-kh-hiepthuong2.html", "more/bc-kh-tuyentruyen.html"):
        text = assemble(read(shared / "corpus" / name)).text
        assert "CỘNG HÒA XÃ HỘI" in text.replace("HOÀ", "HÒA")
        assert "XĂ" not in text
