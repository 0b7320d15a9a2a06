"""The written forms of dates in Vietnamese directives, as patterns, and the reading of the numbers in them.

`FORMS` finds every form in one pass; the outermost named group that matched (`match.lastgroup`) tells which form it is,
its parts are groups of the same prefix. A blank may be a form feed: a paragraph can run over a page.
"""

from __future__ import annotations

import re

S = r"[ \t\f]"
B = S + "*"
_DAY = r"(?:[Nn]g(?:[àảáãạâ][yỳýỷỹỵŸÿ]|a[ỳýỷỹỵŸÿ])|NGÀY)"
_MONTH = r"(?:[Tt]h[áảã]ng|THÁNG)"
_YEAR = r"(?:[Nn][ăâ]m|NĂM)"
_QUARTER = r"(?:[Qq](?:u[ýíỷ]|úy)|QUÝ)"
# As recognition, or a telegram typed without marks, leaves these words; only inside the frame of a whole date.
_DAY_BARE = r"(?:[Nn]g[aàảáạãâ][yỵỳýỷỹŸÿ]|NG[AÀ]Y)"
_MONTH_BARE = r"(?:[Tt]h[aáảãạàắ]ng|TH[AÁ]NG)"
_YEAR_BARE = r"(?:[Nn][aăâãà]m|N[AĂ]M)"
_EVERY = r"(?:[Hh][ằà]ng|HẰNG|HÀNG|[Mm]ỗi)"

# Letters that OCR puts for digits; only ever read inside the frame of a date.
_ONE, _ZERO = "lIiÍÌ|!\\]", "OoØ"
_ANY = f"[0-9{_ONE}{_ZERO}]"
_REPAIR = str.maketrans("lIiÍÌ|!]OoØ", "11111111000")

_DD = f"(?:[0-3{_ONE}{_ZERO}]{_ANY}|[1-9{_ONE}])(?![0-9])"
_DD_LOOSE = f"(?:[0-3{_ONE}{_ZERO}]{S}?{_ANY}|[1-9{_ONE}])(?![0-9])"
_MM = f"(?:[01{_ONE}{_ZERO}]{S}?{_ANY}|[1-9{_ONE}])(?![0-9])"
_YYYY = f"(?:(?:1[89]|20)[0-9][0-9]|[12]{S}?[09{_ZERO}]{S}?{_ANY}{S}?{_ANY})(?![0-9])"
_ROMAN = r"(?:XII|XI|X|IX|IV|V?I{1,3}|V)(?!\w)"
_DOTS = r"[.…_*]{0,40}"
# What a pen left between the printed words, as OCR sees it.
_SCRAWL = r"(?:\S{0,3}[^\w\s,;:()]\S{0,3}|[A-Z0-9ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĐ]{1,3})"

_ONES = "một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín"
_TEENS = f"{_ONES}|mốt|lăm|nhăm"
_DAY_WORDS = f"(?i:(?:m[ồù]ng{S}+)?(?:(?:hai|ba){S}+mươi|mười)(?:{S}+(?:{_TEENS}))?|(?:m[ồù]ng{S}+)?(?:{_ONES}))"
_MONTH_WORDS = f"(?i:mười{S}+một|mười{S}+hai|mười|giêng|chạp|{_ONES})"
_YEAR_WORDS = f"(?i:(?:một|hai){S}+(?:nghìn|ngàn)(?:{S}+(?:{_TEENS}|không|trăm|mươi|mười|linh|lẻ)){{1,7}})"

_JOIN = f"(?:,|;|và|-|–|—|&|đến(?:{S}+hết)?)"
_DAYS = f"(?:[0-3]?[0-9]{B}(?:{_JOIN}{B}(?:{_DAY}{B})?))" + "{0,8}"
_AFTER_WORD = (
    "(?:"
    + "|".join(
        f"(?<={w}{S})"
        for word in ["trước", "đến", "từ", "hết", "sáng", "chiều", "tối", "nhất", "chót", "hạn", "và", "xong"]
        for w in (word, word.capitalize())
    )
    + ")"
)
_PART = f"(?P<{{0}}>(?i:đầu|giữa|cuối|trung{S}+tuần|thượng{S}+tuần|hạ{S}+tuần|nửa{S}+đầu|nửa{S}+cuối)){S}+(?:của{S}+)?"
_HALF = f"(?i:0?6|sáu){S}+tháng"
_UNIT = f"(?i:tuần|tháng|qu[ýí]|qúy|(?:cả{S}+)?năm|0?[369]{S}+tháng|sáu{S}+tháng|ngày)"


def _part(group: str) -> str:
    return "(?:" + _PART.format(group) + ")?"


# Nothing is counted: the date ends the phrase.
_SAID = f"(?={B}(?:[.,;:)](?![0-9])|\\n|$|và(?!\\w)|{_EVERY}))"
_NO_YEAR_AFTER = r"(?![0-9]|[/.-][0-9])"
_FORMS = (
    # 15 ngày làm việc kể từ ngày ký
    f"(?P<rel>(?<![\\w/])(?P<rel_n>[0-9]{{1,3}}|(?i:{_DAY_WORDS}))(?:{B}\\([^()\\n]{{1,20}}\\))?{S}+(?P<rel_u>ngày|tuần|tháng|năm)"
    f"(?P<rel_w>{S}+làm{S}+việc)?{B},?{B}(?:(?:kể|tính){S}+)?(?:từ|sau){S}+(?:ngày|khi|thời{S}+điểm){S}+"
    f"(?P<rel_a>(?:được{S}+)?(?:ký|ban{S}+hành)(?:{S}+ban{S}+hành)?(?:{S}+[A-ZĐ]\\w+(?:{S}+\\w+){{0,2}}{S}+này)?|(?:[A-ZĐ]\\w+{S}+(?:\\w+{S}+){{0,3}})này{S}+"
    f"(?:được{S}+)?(?:có{S}+hiệu{S}+lực|ban{S}+hành|ký))?)",
    # ngày 20 hằng tháng, ngày 20 của tháng cuối quý
    f"(?P<dr>{_DAY}{B}(?P<dr_d>{_DD}){B}(?:của{S}+)?(?:{_EVERY}{S}+(?P<dr_e>tháng|{_QUARTER})"
    f"|tháng{S}+(?:đầu|cuối)(?:{S}+cùng)?(?:{S}+(?:của|{_EVERY}))?{S}+(?P<dr_q>{_QUARTER})(?:{S}+{_EVERY})?"
    f"|tháng{S}+(?P<dr_t>báo{S}+cáo|sau|kế{S}+tiếp|tiếp{S}+theo|liền{S}+kề)))",
    # ngày 12, 13 và 14 tháng 5 năm 2025, ngày … tháng 5 năm 2018, ngày mười chín tháng Tám
    f"(?P<wd>{_DAY_BARE}{B}(?P<wd_l>(?:{_DAYS}(?=[0-9]))?)(?P<wd_d>(?:m[ồù]ng{S}+)?{_DD_LOOSE}|{_DAY_WORDS}|{_DOTS}|{_SCRAWL}){B}[,/]?{B}{_MONTH_BARE}{B}"
    f"(?P<wd_m>{_ROMAN}|{_MM}|{_MONTH_WORDS}(?={B},?{B}{_YEAR}|{B}[.;,)\\n]|$)|{_DOTS}|{_SCRAWL})"
    f"(?:{B},?{B}{_YEAR_BARE}{B}(?P<wd_y>{_YYYY}|{_YEAR_WORDS}|nay(?!\\w))?|{B}[/-]{B}(?P<wd_z>{_YYYY}))?)",
    # 01 tháng 8 năm 2018
    f"(?P<wn>(?<![\\w/.-])(?P<wn_l>(?:(?<=[Tt]ừ{S}){_DAYS})?)(?P<wn_d>{_DD}){S}*{_MONTH}{S}*(?P<wn_m>{_MM}){B},?"
    f"{B}(?:{_YEAR}{B}|[/-]{B})(?P<wn_y>{_YYYY}))",
    # 5/2025, 6 - 7/2025 in a cell of a table or right after a colon
    f"(?P<bm>(?:(?<=[:|–-]{S})|(?<=đến{S})|(?<=\\n))(?P<bm_l>(?:(?:0?[1-9]|1[0-2]){B}[,–-]{B}){{0,3}})(?P<bm_m>0?[1-9]|1[0-2]){B}/{B}"
    f"(?P<bm_y>{_YYYY})(?={B}(?:[.;,)](?!\\w)|[|(–-]|đến|\\n|$)))",
    # ngày 07/4/2022, 30-6-2018, 03/1 1/2017, ngày 26, 27/12/2011
    f"(?P<nw>{_DAY}{B}(?P<nw_l>{_DAYS})(?P<nw_d>{_DD_LOOSE}){B}(?P<nw_s>[/.–-]){B}(?P<nw_m>{_ROMAN}|{_MM}){B}[/.–-]{B}(?P<nw_y>{_YYYY}|[0-9]{{2}}(?![0-9/])))",
    f"(?P<nu>(?<![\\w/.,-])(?P<nu_l>(?:(?<=[Tt]ừ{S}){_DAYS})?)(?P<nu_d>{_DD}){B}(?P<nu_s>[/.-]){B}(?P<nu_m>{_ROMAN}|{_MM}){B}[/.-]{B}(?P<nu_y>{_YYYY})(?!/|\\.[0-9]))",
    # 2018-05-07, as programs write it
    r"(?P<iso>(?<![\w/.-])(?P<iso_y>(?:19|20)[0-9]{2})-(?P<iso_m>[01][0-9])-(?P<iso_d>[0-3][0-9])(?![\w/-]))",
    # ngày 15/12, ngày 15-12, ngày 15/12 năm 2018; trước 15/12
    f"(?P<dm>(?:{_DAY}{B}(?P<dm_l>{_DAYS})(?=[0-9{_ONE}]{{1,2}}{B}[/.-])|{_AFTER_WORD}(?=[0-9{_ONE}]{{1,2}}{B}/))"
    f"(?P<dm_d>{_DD}){B}[/.-]{B}(?P<dm_m>0?[1-9]|1[0-2]){_NO_YEAR_AFTER}"
    f"(?!{S}*(?:tổng|số|đại|thành{S}+viên|ngày|giờ|diện|dân|hộ|mức))(?:{B},?{B}{_YEAR}{B}(?P<dm_y>{_YYYY}))?)",
    # trước 30-6; 20 tháng 12 after another such day
    f"(?P<dd>{_AFTER_WORD}(?=[0-9]+{B}-{B}[0-9]+{_SAID})(?P<dd_d>{_DD}){B}-{B}(?P<dd_m>0?[1-9]|1[0-2]){_NO_YEAR_AFTER})",
    f"(?P<dt>{_AFTER_WORD}(?P<dt_d>{_DD}){S}+{_MONTH}{S}+(?P<dt_m>{_MM}){_SAID})",
    # 6 tháng đầu năm 2025, nửa đầu năm 2025; 10 tháng năm 2025 (a statistic, consumed)
    f"(?P<hf>(?:(?:(?P<hf_n>0?[3-9]|10|11)|(?i:sáu)|(?i:chín)){S}+tháng|(?i:nửa)){S}+(?P<hf_p>đầu|cuối){S}+năm(?:{B}(?P<hf_y>{_YYYY}|nay))?)",
    f"(?P<hs>(?<!\\w)[0-9]{{1,2}}{S}+tháng{S}+năm{S}+{_YYYY})",
    # giai đoạn 2021 - 2025
    f"(?P<er>(?i:giai{S}+đoạn|nhiệm{S}+kỳ|thời{S}+kỳ|khóa|khoá|niên{S}+độ|năm{S}+học){B}\\(?{B}(?:từ{S}+)?(?:năm{S}+)?(?P<er_a>{_YYYY})"
    f"{B}(?:-|–|—|đến|tới){B}(?:năm{S}+)?(?P<er_b>{_YYYY}|[0-9]{{2}}(?![0-9])))",
    # cuối tháng 11/2014, tháng 9, 10 năm 2025, tháng Tám năm 2018
    f"(?P<mo>(?<![0-9]{S}){_part('mo_p')}(?<![0-9]{S}){_MONTH}{B}(?P<mo_l>(?:[01]?[0-9]{B}(?:,|và|-|–|—|đến){B}){{0,4}})"
    f"(?P<mo_m>{_ROMAN}|{_MM}|{_MONTH_WORDS}(?={B},?{B}{_YEAR}{S}+[12n]|/[12]))"
    f"(?:{B}[/.-]{B}(?P<mo_y>{_YYYY})|{B},?{B}{_YEAR}{B}(?P<mo_z>{_YYYY}|nay(?!\\w)))?)",
    # tuần thứ 2 tháng 5/2018, tuần cuối tháng 5
    f"(?P<wk>(?i:tuần){S}+(?:(?:thứ{S}+)?(?P<wk_n>[1-4]|nhất|hai|ba|tư|đầu|cuối))(?:{S}+của)?{S}+{_MONTH}{S}*(?P<wk_m>{_MM})"
    f"(?:{B}[/.-]{B}(?P<wk_y>{_YYYY})|{B},?{B}{_YEAR}{B}(?P<wk_z>{_YYYY}))?)",
    # quý III/2025, Quý II, III năm 2025
    f"(?P<qu>{_part('qu_p')}{_QUARTER}{S}*(?P<qu_l>(?:(?:IV|I{{1,3}}|[1-4]){B}(?:,|và|-|–|—|đến){B}(?:{_QUARTER}{B})?){{0,3}})"
    f"(?P<qu_q>IV|I{{1,3}}|[1-4]|[lI1|]{{1,3}}|[l1]V)(?!\\w)(?:{B}[/-]{B}(?P<qu_y>{_YYYY})|{B},?{B}{_YEAR}{B}(?P<qu_z>{_YYYY}|nay(?!\\w)))?)",
    # định kỳ hằng tháng, quý, năm; hằng quý; định kỳ 6 tháng; 6 tháng và hằng năm
    f"(?P<re>(?<!\\w)(?:[Đđ]ịnh{S}+kỳ{S}+(?:vào{S}+)?(?:{_EVERY}{S}+)?|(?:{_HALF}{B}(?:,|và|/){B})?{_EVERY}{S}+)(?P<re_u>{_UNIT}"
    f"(?:{B}(?:,|và|/|;|-|hoặc){B}(?:{_EVERY}{S}+)?{_UNIT}){{0,5}})(?!\\w)(?!{S}*[0-9]))",
    f"(?P<we>[Tt]hứ{S}+(?i:hai|ba|tư|năm|sáu|bảy|[2-7]){B}(?:của{S}+)?{_EVERY}{S}+tuần)",
    # năm 2025; năm 2010, 2011; cuối năm
    f"(?P<ye>(?<!\\w)(?:(?P<ye_p>(?i:đầu|giữa|cuối)){S}+)?{_YEAR}{B}(?P<ye_y>{_YYYY})(?!/)"
    f"(?P<ye_l>(?:{B}(?:,|và|-|–|—|đến){B}(?:năm{S}+)?{_YYYY}(?![/.][0-9])){{0,4}}))",
    # 2025 in "Tiến độ: 2025", "…; 2025 (hoạt động b)" and in a cell of a table
    f"(?P<by>(?<=[:;|]{S})(?P<by_y>{_YYYY})(?P<by_l>(?:{B}(?:,|và|-|–|—|đến){B}{_YYYY}){{0,4}})(?={B}(?:[.;,](?![0-9])|[(|\\n]|$)))",
    f"(?P<yn>(?<!\\w)(?:(?P<yn_p>(?i:đầu|giữa|cuối)){S}+năm(?:{S}+nay)?|năm{S}+nay)(?!{S}*(?:[0-9]|học|thứ|sau|trước)))",
)
# Where a form can begin at all; spares trying every form at every letter.
_BEGIN = (
    rf"(?<!\w)(?=[0-9]|[{_ONE}{_ZERO}][0-9{_ONE}{_ZERO} /]|[Nn](?:g[aàảáạãâ][yỵỳýỷỹŸÿ]|[ăâ]m|ửa|hiệm|iên)"
    r"|N(?:G[AÀ]Y|ĂM)|[Tt](?:h[áảã]n|hứ|rung|hượng|hời|ư|ám|uần)|THÁNG|[Qq][uú]|QUÝ|[Hh](?:[ằà]ng|ạ|ai)|H[ẰÀ]NG"
    r"|[Mm](?:ỗi|ột|ười|[ồù]ng)|[Đđ](?:ầu|ịnh)|[Gg]i(?:ữa|ai)|[Cc](?:uối|hín)|[Ss]áu|[Bb](?:a|ốn|ảy|ẩy)|[Kk]h[oó])"
)
FORMS = re.compile(_BEGIN + "(?:" + "|".join(_FORMS) + ")")

# hằng năm, or "của năm báo cáo", right after a day and month that have no year
YEARLY_AFTER = re.compile(
    f"{B}[,(]?{B}(?:của{S}+)?(?:{_EVERY}{S}+năm(?!{S}*[0-9])|năm{S}+(?:thực{S}+hiện|báo{S}+cáo|kế{S}+hoạch|sau|tiếp|liền))"
)
# "6 tháng (trước ngày 15/6)", "báo cáo năm gửi" right before a day and month that have no year
YEARLY_BEFORE = re.compile(
    f"(?i:(?:(?:{_HALF}|(?:01{S}+|một{S}+|cả{S}+)?năm){B}\\(|(?:{_HALF}|cả{S}+năm)(?={S}+(?:gửi{S}+)?trước)|báo{S}+cáo{S}+(?:{_HALF}(?:{S}+đầu{S}+năm)?|năm)(?!{S}*[0-9])(?:{S}+\\w+){{0,3}}?)"
    f"{B}(?:(?:gửi|vào|trước|chậm|nhất|là|muộn|ngày){S}*)*)$"
)
# what may stand between the two ends of a range
UNTIL = re.compile(
    f"{B},?{B}(?:(?:cho{S}+)?(?:đến|tới)(?:{S}+(?:hết|trước|khoảng|cuối))?(?:{S}+ngày(?:{S}+\\w+){{0,3}}?)?|-|–|—){B}$"
)
AND = re.compile(f"{B}(?:,|và|,{S}*và|&)(?:{S}*(?:cả|sáng|chiều))?{B}$")
# … tháng 6 và tổng kết vào tháng 12 hằng năm
AND_DOES = re.compile(f"{B}(?:,|và){S}+(?:\\w+{S}+){{1,4}}")
# words of an enumeration or range in which a year written once holds for all
LINK = re.compile(f"(?:{S}|[,;–—-]|và|đến|tới|hết|cả|ngày|sáng|chiều|tối|trước|sau|vào|từ|cho|hoặc|/)*")
IN_BRACKETS = re.compile(
    f"{B}[,(]?{B}(?:(?:và|gửi|báo|cáo|xong|hoàn|thành|vào|trước|chậm|nhất|là|muộn|hạn|từ|đến|trong){S}+)*"
)
FROM = re.compile(f"(?i:(?:bắt{S}+đầu{S}+|kể{S}+)?từ|trong{S}+ngày|trong{S}+các|trong){S}*(?:ngày{S}*)?$")
FROM_NOW = re.compile(f"(?i:(?:kể{S}+)?từ{S}+nay){S}+(?:cho{S}+)?(?:đến|tới)(?:{S}+hết)?(?:{S}+khoảng)?{S}*$")
CLOCK = re.compile(
    f"(?:(?:[Ll]úc{S}+)?(?:(?<!\\w)[0-2{_ONE}]?[0-9{_ONE}{_ZERO}Š]{B}(?:h|g|giờ)|[0-2]?[0-9]{B}:(?={B}[0-9]{{2}})){B}[0-9]{{0,2}}(?:{S}*(?:phút|'|’))?(?:{B}[-–]{B}[0-2]?[0-9]{B}(?:h|g|giờ|:){B}[0-9]{{0,2}}(?:{S}*phút)?)?{B},?{B})?"
    f"(?:(?:[Tt]hứ{S}+(?i:hai|ba|tư|năm|sáu|bảy|[2-7])|[Cc]hủ{S}+[Nn]hật){B},?{B})?(?:(?:[Cc]ả|[Bb]uổi)?{S}*(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa)?{S}*)?$"
)
LUNAR = re.compile(
    f"{B}\\(?{B}(?:âm{S}+lịch|ÂL|AL)(?!\\w)|{S}+năm{S}+(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý){S}"
)

_WORD_VALUE = {
    w: i for i, w in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"])
}
_WORD_VALUE |= {"tư": 4, "bẩy": 7, "mốt": 1, "lăm": 5, "nhăm": 5, "giêng": 1, "chạp": 12}
_ROMAN_VALUE = {
    r: i for i, r in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}


def spoken(words: str) -> int | None:
    """A number written in words: hai mươi mốt → 21, hai nghìn không trăm hai mươi lăm → 2025; None if it is none."""
    total = current = 0
    found = False
    for word in words.lower().replace("mùng", "").replace("mồng", "").split():
        if word in ("nghìn", "ngàn"):
            total, current = (total + current) * 1000, 0
        elif word == "trăm":
            total, current = total + current * 100, 0
        elif word == "mươi":
            current *= 10
        elif word in _WORD_VALUE:
            current += _WORD_VALUE[word]
        elif word not in ("linh", "lẻ"):
            return None
        found = True
    return total + current if found else None


def number(token: str, *, roman: bool = False) -> int | None:
    """The value of a day, month or year as printed, OCR damage undone; None for a blank or a scrawl."""
    packed = "".join(token.split())
    if roman and packed in _ROMAN_VALUE:
        return _ROMAN_VALUE[packed]
    repaired = re.sub(r"^m[ồù]ng", "", packed).translate(_REPAIR)
    if repaired.isascii() and repaired.isdigit():
        return int(repaired)
    return _ROMAN_VALUE.get(packed) or spoken(token)
