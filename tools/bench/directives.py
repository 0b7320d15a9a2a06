"""Vietnamese directives that cite as densely as court opinions do. Province, bodies and subjects are invented.

Each cited document is named in full once, now and then with the short form that the text agrees on, and by its kind and
digits later.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from tools.bench.writing import Sentence, Written, paragraphs

_HEAD = """\
TỈNH ỦY AN LĨNH
BAN THƯỜNG VỤ
Số 9731-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
An Lĩnh, ngày 12 tháng 3 năm 2025
KẾ HOẠCH
thực hiện các chủ trương của Trung ương về văn thư, lưu trữ và cải cách hành chính
"""
_CLOSE = """
Nơi nhận:
- Ban Bí thư Trung ương Đảng (b/c),
- Các huyện ủy, thành ủy, đảng ủy trực thuộc,
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lường Văn Khuê"""


class Form(NamedTuple):
    """How documents of one series are cited: kind, number after the digits, the body that issues them."""

    kind: str
    symbol: str
    body: str


_FORMS = (
    Form("Nghị định", "/{year}/NĐ-CP", "Chính phủ"),
    Form("Quyết định", "/QĐ-TTg", "Thủ tướng Chính phủ"),
    Form("Thông tư", "/{year}/TT-BNV", "Bộ Nội vụ"),
    Form("Thông tư", "/{year}/TT-BTC", "Bộ trưởng Bộ Tài chính"),
    Form("Nghị quyết", "/{year}/NQ-HĐND", "Hội đồng nhân dân tỉnh An Lĩnh"),
    Form("Quyết định", "/QĐ-UBND", "Chủ tịch Ủy ban nhân dân tỉnh"),
    Form("Công văn", "/BNV-CVL", "Bộ Nội vụ"),
    Form("Tờ trình", "/TTr-SNV", "Sở Nội vụ"),
    Form("Nghị quyết", "-NQ/TW", "Ban Chấp hành Trung ương khóa {term}"),
    Form("Chỉ thị", "-CT/TW", "Ban Bí thư"),
    Form("Kết luận", "-KL/TW", "Bộ Chính trị"),
    Form("Hướng dẫn", "-HD/BTCTW", "Ban Tổ chức Trung ương"),
    Form("Chương trình hành động", "-CTr/TU", "Tỉnh ủy An Lĩnh"),
    Form("Kế hoạch", "-KH/TU", "Ban Thường vụ Tỉnh ủy"),
    Form("Thông báo", "-TB/TU", "Thường trực Tỉnh ủy"),
    Form("Quy định", "-QĐ/TW", "Bộ Chính trị"),
)
_LAWS = ("Lưu trữ", "Đất đai", "Đầu tư công", "Cán bộ, công chức", "Giao dịch điện tử", "Bảo vệ bí mật nhà nước")
_SUBJECTS = (
    "về công tác văn thư",
    "về sắp xếp tổ chức bộ máy",
    "về chỉnh lý tài liệu tồn đọng",
    "về số hóa hồ sơ",
    "về tinh giản biên chế",
    "về kho lưu trữ lịch sử",
)
_LEADS = (
    "Căn cứ {a} và {b}, các cơ quan rà soát nhiệm vụ được giao.",
    "Tiếp tục thực hiện {a}, gắn với {b}.",
    "Các huyện ủy, đảng ủy trực thuộc quán triệt {a}; cụ thể hóa {b} phù hợp với tình hình địa phương.",
    "Sở Nội vụ hướng dẫn thi hành {a}, {b} trong quý II năm 2025.",
    "Sơ kết 5 năm thực hiện {a}; báo cáo kết quả triển khai {b} trước ngày 30/9/2025.",
    "Nội dung trái với {a} hoặc {b} phải được sửa đổi, bổ sung kịp thời.",
    "Theo đề nghị tại {a}, các đơn vị áp dụng {b} khi lập dự toán.",
)
_PLAIN = (
    "Người đứng đầu cơ quan chịu trách nhiệm trước cấp ủy về kết quả công việc của đơn vị mình.",
    "Hồ sơ phải được thu thập đầy đủ, sắp xếp theo thứ tự thời gian và bàn giao đúng hạn cho kho lưu trữ.",
    "Các huyện, thành phố bố trí kinh phí trong dự toán hằng năm, bảo đảm tiết kiệm và công khai.",
    "Văn phòng Tỉnh ủy theo dõi, đôn đốc, định kỳ sáu tháng một lần tổng hợp tình hình ở cơ sở.",
    "Tổ chức tập huấn nghiệp vụ cho cán bộ làm công tác văn thư, hoàn thành trước ngày 15/12/2025.",
    "Những nơi làm tốt được biểu dương, nơi chậm trễ phải giải trình bằng văn bản với Thường trực.",
)
_TERMS = ("X", "XI", "XII", "XIII")


def directive(length: int, density: float, seed: int) -> Written:
    """A plan of a provincial committee of `length` characters with about one mention in `density`, always the same."""
    rng = random.Random(f"directive {seed}")
    citer = _Citer(rng)
    body, count = paragraphs(
        length - len(_HEAD) - len(_CLOSE), round(length / density), citer.sentence, lambda: rng.choice(_PLAIN)
    )
    numbered = [f"{index}. {text}" if index % 4 == 0 else text for index, text in enumerate(body, 1)]
    return Written(_HEAD + "\n".join(numbered) + _CLOSE, count)


class _Citer:
    """Cites documents, and remembers them for later short forms."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._last: Counter[str] = Counter()
        self._known: list[tuple[str, int]] = []
        self._ways: tuple[tuple[int, Callable[[], Sentence]], ...] = (
            (12, self._in_full),
            (2, self._agreed),
            (5, self._short),
            (2, self._law),
            (1, self._by_name),
        )

    def sentence(self) -> Sentence:
        weights, ways = zip(*self._ways, strict=True)
        first, second = (way() for way in self._rng.choices(ways, weights, k=2))
        text = self._rng.choice(_LEADS).format(a=first.text, b=second.text)
        return Sentence(text, first.citations + second.citations)

    def _in_full(self) -> Sentence:
        form = self._rng.choice(_FORMS)
        year = self._rng.randint(2015, 2024)
        # Digits are dealt out once for each kind, so that a short form means one document only.
        self._last[form.kind] += self._rng.randint(1, 3)
        digits = self._last[form.kind]
        self._known.append((form.kind, digits))
        day = f"{self._rng.randint(1, 28):02}/{self._rng.randint(1, 12):02}/{year}"
        comma = "," if form.symbol.startswith("-") else ""
        body = form.body.format(term=self._rng.choice(_TERMS))
        subject = f" {self._rng.choice(_SUBJECTS)}" if self._rng.random() < 0.3 else ""
        number = f"{digits:02}{form.symbol.format(year=year)}"
        return Sentence(f"{form.kind} số {number}{comma} ngày {day} của {body}{subject}", 1)

    def _agreed(self) -> Sentence:
        full = self._in_full().text
        kind, digits = self._known[-1]
        return Sentence(f"{full} (sau đây gọi tắt là {kind} {digits:02})", 2)

    def _short(self) -> Sentence:
        if not self._known:
            return self._in_full()
        kind, digits = self._rng.choice(self._known[-40:])
        return Sentence(f"{kind} {digits:02}", 1)

    def _law(self) -> Sentence:
        law, year = self._rng.choice(_LAWS), self._rng.randint(2003, 2024)
        number = f" số {self._rng.randint(10, 90)}/{year}/QH{(year - 1956) // 5 + 2}"
        return Sentence(f"Luật {law}{self._rng.choice((number, f' năm {year}', ''))}", 1)

    def _by_name(self) -> Sentence:
        term = self._rng.choice(_TERMS)
        names = (
            f"Nghị quyết Trung ương {self._rng.randint(3, 9)} khóa {term}",
            f"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {term} của Đảng",
            "Hiến pháp năm 2013",
        )
        return Sentence(self._rng.choice(names), 1)
