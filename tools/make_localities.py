"""Write config/tables/districts.yaml and communes.yaml from the unit lists that underthesea bundles.

Source: `underthesea/address/data/mapping.json` (Apache-2.0), itself made from vietnamadminunits 1.0.4 (MIT): the 63
provinces with their districts of 30 June 2025 and the 34 with their communes since 1 July 2025. Districts merged away
earlier and the slips of that list are in `PAST` and `SPELLING` below. Run it again only to follow a new version.
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "config" / "tables"
TYPES = ("thành phố", "thị xã", "đặc khu", "quận", "huyện", "phường", "xã", "tỉnh")

# Districts that went before 2025, or had another rank: province of 2025 → type → names.
PAST: dict[str, dict[str, tuple[str, ...]]] = {
    "An Giang": {"huyện": ("Tân Châu", "Tịnh Biên", "Phú Châu", "Bảy Núi"), "thị xã": ("Long Xuyên", "Châu Đốc")},
    "Bà Rịa - Vũng Tàu": {"huyện": ("Tân Thành", "Long Điền", "Đất Đỏ", "Châu Thành"), "thị xã": ("Phú Mỹ", "Bà Rịa")},
    "Bạc Liêu": {"huyện": ("Giá Rai",), "thị xã": ("Bạc Liêu",)},
    "Bắc Giang": {"huyện": ("Yên Dũng", "Việt Yên"), "thị xã": ("Bắc Giang",)},
    "Bắc Kạn": {"thị xã": ("Bắc Kạn",)},
    "Bắc Ninh": {
        "huyện": ("Quế Võ", "Thuận Thành", "Từ Sơn", "Gia Lương", "Tiên Sơn"),
        "thị xã": ("Từ Sơn", "Bắc Ninh"),
    },
    "Bến Tre": {"huyện": ("Mỏ Cày",), "thị xã": ("Bến Tre",)},
    "Bình Dương": {
        "huyện": ("Bến Cát", "Tân Uyên", "Dĩ An", "Thuận An"),
        "thị xã": ("Bến Cát", "Tân Uyên", "Dĩ An", "Thuận An", "Thủ Dầu Một"),
    },
    "Bình Định": {"huyện": ("An Nhơn", "Hoài Nhơn"), "thị xã": ("Quy Nhơn",)},
    "Bình Phước": {"huyện": ("Bình Long", "Phước Long", "Chơn Thành"), "thị xã": ("Đồng Xoài",)},
    "Bình Thuận": {"thị xã": ("Phan Thiết",), "huyện": ("Phú Quý",)},
    "Cà Mau": {"thị xã": ("Cà Mau",)},
    "Cao Bằng": {"huyện": ("Thông Nông", "Trà Lĩnh", "Quảng Uyên", "Phục Hòa"), "thị xã": ("Cao Bằng",)},
    "Cần Thơ": {"huyện": ("Thốt Nốt", "Ô Môn"), "thành phố": ("Cần Thơ",)},
    "Đắk Lắk": {"huyện": ("Krông Búk", "Ea Súp", "Krông Ana"), "thị xã": ("Buôn Ma Thuột",)},
    "Đắk Nông": {"thị xã": ("Gia Nghĩa",)},
    "Điện Biên": {"huyện": ("Mường Lay",), "thị xã": ("Lai Châu", "Điện Biên Phủ")},
    "Đồng Nai": {"huyện": ("Long Khánh",), "thị xã": ("Long Khánh",)},
    "Đồng Tháp": {"thị xã": ("Sa Đéc", "Cao Lãnh", "Hồng Ngự"), "huyện": ("Thạnh Hưng",)},
    "Gia Lai": {"thị xã": ("Pleiku",)},
    "Hà Giang": {"thị xã": ("Hà Giang",)},
    "Hà Nam": {"huyện": ("Duy Tiên", "Kim Bảng"), "thị xã": ("Phủ Lý",)},
    "Hà Nội": {"huyện": ("Từ Liêm",), "thành phố": ("Hà Đông", "Sơn Tây"), "thị xã": ("Hà Đông",)},
    "Hà Tĩnh": {"huyện": ("Lộc Hà",), "thị xã": ("Hà Tĩnh",)},
    "Hải Dương": {
        "huyện": ("Kinh Môn", "Chí Linh", "Nam Thanh", "Ninh Thanh", "Tứ Lộc", "Cẩm Bình", "Kim Môn"),
        "thị xã": ("Chí Linh", "Hải Dương"),
    },
    "Hải Phòng": {
        "huyện": ("Thủy Nguyên", "An Dương", "An Hải", "Đồ Sơn"),
        "thị xã": ("Đồ Sơn", "Kiến An"),
    },
    "Hậu Giang": {"thị xã": ("Vị Thanh", "Ngã Bảy")},
    "Hòa Bình": {"huyện": ("Kỳ Sơn",), "thị xã": ("Hòa Bình",)},
    "Hồ Chí Minh": {"quận": ("Quận 2", "Quận 9", "Thủ Đức"), "huyện": ("Thủ Đức", "Duyên Hải")},
    "Huế": {
        "huyện": ("Nam Đông", "Hương Thủy", "Hương Trà", "Phong Điền", "Hương Phú", "Hương Điền"),
        "thành phố": ("Huế",),
    },
    "Hưng Yên": {"huyện": ("Mỹ Hào", "Mỹ Văn", "Châu Giang", "Phù Tiên"), "thị xã": ("Hưng Yên",)},
    "Khánh Hòa": {"huyện": ("Ninh Hòa", "Cam Ranh"), "thị xã": ("Cam Ranh",)},
    "Kiên Giang": {"huyện": ("Phú Quốc", "Hà Tiên"), "thị xã": ("Hà Tiên", "Rạch Giá")},
    "Kon Tum": {"thị xã": ("Kon Tum",)},
    "Lai Châu": {"thị xã": ("Lai Châu",)},
    "Lào Cai": {"huyện": ("Sa Pa",), "thị xã": ("Lào Cai", "Cam Đường")},
    "Lâm Đồng": {"huyện": ("Cát Tiên", "Đạ Tẻh", "Bảo Lộc"), "thị xã": ("Bảo Lộc",)},
    "Long An": {"thị xã": ("Tân An",)},
    "Nam Định": {"huyện": ("Mỹ Lộc",)},
    "Nghệ An": {"thị xã": ("Cửa Lò",)},
    "Ninh Bình": {"huyện": ("Hoa Lư",), "thành phố": ("Ninh Bình",), "thị xã": ("Tam Điệp", "Ninh Bình")},
    "Ninh Thuận": {"thị xã": ("Phan Rang - Tháp Chàm",)},
    "Phú Thọ": {"huyện": ("Sông Thao", "Phong Châu", "Tam Thanh")},
    "Phú Yên": {"huyện": ("Sông Cầu", "Đông Hòa", "Tuy Hòa"), "thị xã": ("Tuy Hòa",)},
    "Quảng Bình": {"huyện": ("Lệ Ninh",), "thị xã": ("Đồng Hới",)},
    "Quảng Nam": {"huyện": ("Nông Sơn", "Điện Bàn", "Hiên", "Giằng", "Trà My"), "thị xã": ("Hội An", "Tam Kỳ")},
    "Quảng Ngãi": {"huyện": ("Tây Trà", "Đức Phổ"), "thị xã": ("Quảng Ngãi",)},
    "Quảng Ninh": {
        "huyện": ("Hoành Bồ", "Yên Hưng", "Đông Triều"),
        "thị xã": ("Đông Triều", "Móng Cái", "Uông Bí", "Cẩm Phả", "Hòn Gai"),
    },
    "Quảng Trị": {"huyện": ("Triệu Hải", "Bến Hải"), "thị xã": ("Đông Hà",)},
    "Sóc Trăng": {"huyện": ("Vĩnh Châu", "Ngã Năm"), "thị xã": ("Sóc Trăng",)},
    "Sơn La": {"huyện": ("Mộc Châu",), "thị xã": ("Sơn La",)},
    "Tây Ninh": {"huyện": ("Hòa Thành", "Trảng Bàng"), "thị xã": ("Tây Ninh",)},
    "Thái Bình": {"thị xã": ("Thái Bình",)},
    "Thái Nguyên": {"huyện": ("Phổ Yên",), "thị xã": ("Phổ Yên", "Sông Công")},
    "Thanh Hóa": {"huyện": ("Đông Sơn", "Tĩnh Gia"), "thị xã": ("Sầm Sơn", "Thanh Hóa")},
    "Tiền Giang": {"thị xã": ("Gò Công", "Mỹ Tho")},
    "Trà Vinh": {"thị xã": ("Trà Vinh",)},
    "Tuyên Quang": {"thị xã": ("Tuyên Quang",)},
    "Vĩnh Long": {"huyện": ("Bình Minh",), "thị xã": ("Vĩnh Long",)},
    "Vĩnh Phúc": {"huyện": ("Mê Linh", "Tam Đảo"), "thị xã": ("Phúc Yên", "Vĩnh Yên")},
    "Yên Bái": {"thị xã": ("Yên Bái",)},
}

# Communes since 2025 that the list leaves nameless, because two of a province differ by a diacritic only.
ALIKE: dict[str, tuple[str, ...]] = {
    "Thái Nguyên": ("Văn Lăng", "Văn Lang"),
    "Hải Phòng": ("Cẩm Giang", "Cẩm Giàng"),
    "Quảng Ngãi": ("Sơn Hạ", "Sơn Hà", "Ba Tô", "Ba Tơ"),
    "Đồng Nai": ("Lộc Thành", "Lộc Thạnh"),
    "Hồ Chí Minh": ("Thanh An", "Thạnh An"),
    "Tây Ninh": ("Tân Thạnh", "Tân Thành"),
    "Đồng Tháp": ("Tân Thành", "Tân Thạnh"),
}

# Names as the units themselves write them, where the list differs.
SPELLING = {"Mù Căng Chải": "Mù Cang Chải", "Phú Quí": "Phú Quý"}


def split(unit: str) -> tuple[str, str]:
    """ "Thị Xã Chũ" → ("thị xã", "Chũ"); districts with a figure keep their type in the name ("Quận 1")."""
    kind = next(k for k in TYPES if unit.lower().startswith(k + " "))
    name = unit[len(kind) + 1 :]
    return kind, unit if name.isdigit() else SPELLING.get(name, name)


def gathered(pairs: set[tuple[str, str]]) -> dict[str, dict[str, list[str]]]:
    """(province, unit) pairs as province → type → sorted names."""
    units: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for province, unit in pairs:
        kind, name = split(unit)
        units[split(province)[1]][kind].add(name)
    return {p: {k: sorted(names) for k, names in sorted(kinds.items())} for p, kinds in sorted(units.items())}


def write(name: str, head: str, units: dict[str, dict[str, list[str]]]) -> None:
    """One line per province and type: the flow style keeps the file small and its parsing quick."""
    lines = [f"# {line}" for line in head.splitlines()]
    for province, kinds in units.items():
        lines.append(f"{province}:")
        lines += [f"  {kind}: {json.dumps(names, ensure_ascii=False)}" for kind, names in kinds.items()]
    (TABLES / f"{name}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Write both tables."""
    mapping = json.loads(files("underthesea").joinpath("address/data/mapping.json").read_text("utf-8"))["ward_mapping"]
    districts = gathered({(row["old_province"], row["old_district"]) for row in mapping})
    for province, kinds in PAST.items():
        for kind, names in kinds.items():
            known = districts[province].get(kind, [])
            districts[province][kind] = sorted({*known, *names})
    write(
        "districts",
        "Districts by the province of 30 June 2025, with those merged away before. Names under several provinces are\n"
        "ambiguous. Made by tools/make_localities.py from underthesea (Apache-2.0; data of vietnamadminunits, MIT).",
        districts,
    )
    communes = gathered({(row["new_province"], row["new_ward"]) for row in mapping if row["new_ward"]})
    for province, names in ALIKE.items():
        communes[province]["xã"] = sorted({*communes[province]["xã"], *names})
    write(
        "communes",
        "Communes, wards and special zones since 1 July 2025 by province; loaded only when a commune is asked for.\n"
        "Made by tools/make_localities.py from underthesea (Apache-2.0; data of vietnamadminunits, MIT).",
        communes,
    )


if __name__ == "__main__":
    main()
