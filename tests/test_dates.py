"""Every written form of a date that directives use, and what it means."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.dates import DateContext, find_dates, full_date

# Issued on a Thursday; the year of the title is not given.
CONTEXT = DateContext(issued="2025-11-20")

# words as printed → first day, last day, precision, recurrence
ONE: list[tuple[str, str | None, str | None, str, str | None]] = [
    # days in numbers
    ("ngày 07/4/2022", "2022-04-07", "2022-04-07", "day", None),
    ("ngày 7/4/2022", "2022-04-07", "2022-04-07", "day", None),
    ("30-6-2018", "2018-06-30", "2018-06-30", "day", None),
    ("ngày 30-6-2018", "2018-06-30", "2018-06-30", "day", None),
    ("30.6.2018", "2018-06-30", "2018-06-30", "day", None),
    ("ngày 30.06.2018", "2018-06-30", "2018-06-30", "day", None),
    ("15/8/2025", "2025-08-15", "2025-08-15", "day", None),
    ("Ngày 01/01/2000", "2000-01-01", "2000-01-01", "day", None),
    ("ngày 31/12/1999", "1999-12-31", "1999-12-31", "day", None),
    ("ngày 29/02/2024", "2024-02-29", "2024-02-29", "day", None),
    ("ngày 30/6/18", "2018-06-30", "2018-06-30", "day", None),
    ("ngày 2/9/95", "1995-09-02", "1995-09-02", "day", None),
    ("ngày  05 / 3 / 2021", "2021-03-05", "2021-03-05", "day", None),
    # days in words and numbers
    ("01 tháng 8 năm 2018", "2018-08-01", "2018-08-01", "day", None),
    ("ngày 01 tháng 8 năm 2018", "2018-08-01", "2018-08-01", "day", None),
    ("ngày 1 tháng 8 năm 2018", "2018-08-01", "2018-08-01", "day", None),
    ("Ngày 19 tháng 12 năm 2025", "2025-12-19", "2025-12-19", "day", None),
    ("NGÀY 19 THÁNG 12 NĂM 2025", "2025-12-19", "2025-12-19", "day", None),
    ("ngày 19 tháng 12, năm 2025", "2025-12-19", "2025-12-19", "day", None),
    ("ngày 08 tháng 3/2024", "2024-03-08", "2024-03-08", "day", None),
    ("ngày 15 tháng Giêng năm 1946", "1946-01-15", "1946-01-15", "day", None),
    ("ngày 21 tháng Chạp năm 1945", "1945-12-21", "1945-12-21", "day", None),
    ("ngày 03 tháng Tư năm 1976", "1976-04-03", "1976-04-03", "day", None),
    ("ngày 05 tháng năm năm 1980", "1980-05-05", "1980-05-05", "day", None),
    ("ngày 20 tháng mười một năm 1982", "1982-11-20", "1982-11-20", "day", None),
    ("ngày 20 tháng mười hai năm 1982", "1982-12-20", "1982-12-20", "day", None),
    ("ngày mười chín tháng Tám năm một nghìn chín trăm bốn mươi lăm", "1945-08-19", "1945-08-19", "day", None),
    ("ngày hai mươi mốt tháng sáu năm hai nghìn không trăm hai mươi lăm", "2025-06-21", "2025-06-21", "day", None),
    ("ngày ba mươi tháng tư năm 1975", "1975-04-30", "1975-04-30", "day", None),
    ("ngày mồng 2 tháng 9 năm 1945", "1945-09-02", "1945-09-02", "day", None),
    ("ngày 2 tháng IX năm 1945", "1945-09-02", "1945-09-02", "day", None),
    ("ngày 30-IV-1975", "1975-04-30", "1975-04-30", "day", None),
    ("ngày 6/I/1946", "1946-01-06", "1946-01-06", "day", None),
    ("ngày 12-XII-1986", "1986-12-12", "1986-12-12", "day", None),
    # read by OCR
    ("03/1 1/2017", "2017-11-03", "2017-11-03", "day", None),
    ("ngày 22/1 1/2017", "2017-11-22", "2017-11-22", "day", None),
    ("22/ 12/ 2011", "2011-12-22", "2011-12-22", "day", None),
    ("ngày 2l tháng 02 năm 2012", "2012-02-21", "2012-02-21", "day", None),
    ("ngày 3 tháng l1 năm 2017", "2017-11-03", "2017-11-03", "day", None),
    ("ngày 0Í tháng 9 năm 2009", "2009-09-01", "2009-09-01", "day", None),
    ("ngày 28 tháng Ø2 năm 20] 0", "2010-02-28", "2010-02-28", "day", None),
    ("ngày 1O tháng 10 năm 2017", "2017-10-10", "2017-10-10", "day", None),
    ("ngày 20 tháng 11 năm 2 025", "2025-11-20", "2025-11-20", "day", None),
    ("ngảy 08 tháng 9 năm 2009", "2009-09-08", "2009-09-08", "day", None),
    ("ngày l5/8/2025", "2025-08-15", "2025-08-15", "day", None),
    ("ngàŸ 24/12/2025", "2025-12-24", "2025-12-24", "day", None),
    ("lŠg ngày 28/11/2025", "2025-11-28", "2025-11-28", "day", None),
    # the time of day belongs to it
    ("14 giờ 00 ngày 29/7/2020", "2020-07-29", "2020-07-29", "day", None),
    ("8h00-10h00 ngày 28/12/2011", "2011-12-28", "2011-12-28", "day", None),
    ("17h00, ngày 30/11/2025", "2025-11-30", "2025-11-30", "day", None),
    ("chiều ngày 28/12/2011", "2011-12-28", "2011-12-28", "day", None),
    # no year: the first such day not before the issue
    ("ngày 15/12", "2025-12-15", "2025-12-15", "day", None),
    ("ngày 15/01", "2026-01-15", "2026-01-15", "day", None),
    ("ngày 05 tháng 12", "2025-12-05", "2025-12-05", "day", None),
    ("ngày 10 tháng 3.", "2026-03-10", "2026-03-10", "day", None),
    ("tháng 12", "2025-12-01", "2025-12-31", "month", None),
    ("tháng 3", "2026-03-01", "2026-03-31", "month", None),
    ("quý I", "2026-01-01", "2026-03-31", "quarter", None),
    ("quý IV", "2025-10-01", "2025-12-31", "quarter", None),
    ("ngày 15-12", "2025-12-15", "2025-12-15", "day", None),
    # several days
    ("Ngày 26, 27/12/2011", "2011-12-26", "2011-12-27", "day", None),
    ("ngày 12, 13 và 14 tháng 5 năm 2025", "2025-05-12", "2025-05-14", "day", None),
    ("ngày 02 và 03/02/2026", "2026-02-02", "2026-02-03", "day", None),
    ("Chiều ngày 28/12 và cả ngày 29/12/2011", "2011-12-28", "2011-12-29", "day", None),
    ("ngày 01 - 15/8/2025", "2025-08-01", "2025-08-15", "day", None),
    ("từ 01 - 15/8/2025", "2025-08-01", "2025-08-15", "day", None),
    ("từ ngày 01 đến ngày 15/8/2025", "2025-08-01", "2025-08-15", "day", None),
    ("từ 01 đến 15 tháng 8 năm 2025", "2025-08-01", "2025-08-15", "day", None),
    ("từ ngày 30/10/2017 đến 03/11/2017", "2017-10-30", "2017-11-03", "day", None),
    ("từ ngày 01/10/2025 đến hết ngày 31/12/2025", "2025-10-01", "2025-12-31", "day", None),
    ("từ ngày 01 tháng 10 năm 2025 đến hết ngày 31 tháng 12 năm 2025", "2025-10-01", "2025-12-31", "day", None),
    ("trong ngày 02/02/2026 đến ngày 03/02/2026", "2026-02-02", "2026-02-03", "day", None),
    ("từ ngày 20/12 đến ngày 05/01/2026", "2025-12-20", "2026-01-05", "day", None),
    ("từ ngày 20/12/2025 đến ngày 05/01", "2025-12-20", "2026-01-05", "day", None),
    ("02/3/2026 - 06/3/2026", "2026-03-02", "2026-03-06", "day", None),
    ("Từ tháng 01 đến ngày bầu cử 15/3/2026", "2026-01-01", "2026-03-15", "day", None),
    # months and parts of months
    ("tháng 8/2018", "2018-08-01", "2018-08-31", "month", None),
    ("tháng 08/2018", "2018-08-01", "2018-08-31", "month", None),
    ("tháng 8-2018", "2018-08-01", "2018-08-31", "month", None),
    ("tháng 8 năm 2018", "2018-08-01", "2018-08-31", "month", None),
    ("Tháng 02/2024", "2024-02-01", "2024-02-29", "month", None),
    ("tháng 02 năm 2025", "2025-02-01", "2025-02-28", "month", None),
    ("tháng Tám năm 2018", "2018-08-01", "2018-08-31", "month", None),
    ("tháng 12 năm nay", "2025-12-01", "2025-12-31", "month", None),
    ("đầu tháng 11/2014", "2014-11-01", "2014-11-10", "part-of-month", None),
    ("giữa tháng 11/2014", "2014-11-11", "2014-11-20", "part-of-month", None),
    ("cuối tháng 11/2014", "2014-11-21", "2014-11-30", "part-of-month", None),
    ("cuối tháng 02 năm 2024", "2024-02-21", "2024-02-29", "part-of-month", None),
    ("thượng tuần tháng 3 năm 2020", "2020-03-01", "2020-03-10", "part-of-month", None),
    ("trung tuần tháng 3 năm 2020", "2020-03-11", "2020-03-20", "part-of-month", None),
    ("hạ tuần tháng 3 năm 2020", "2020-03-21", "2020-03-31", "part-of-month", None),
    ("nửa đầu tháng 9/2025", "2025-09-01", "2025-09-15", "part-of-month", None),
    ("nửa cuối tháng 9/2025", "2025-09-16", "2025-09-30", "part-of-month", None),
    ("tháng 9, 10 năm 2025", "2025-09-01", "2025-10-31", "month", None),
    ("tháng 9 - 10/2025", "2025-09-01", "2025-10-31", "month", None),
    ("từ tháng 3 đến tháng 5 năm 2020", "2020-03-01", "2020-05-31", "month", None),
    ("từ tháng 3/2020 đến tháng 5/2020", "2020-03-01", "2020-05-31", "month", None),
    ("từ tháng 11 đến tháng 02 năm 2026", "2025-11-01", "2026-02-28", "month", None),
    ("tháng 10 và tháng 11 năm 2025", "2025-10-01", "2025-11-30", "month", None),
    # quarters, parts of years, years
    ("quý III/2025", "2025-07-01", "2025-09-30", "quarter", None),
    ("Quý IV năm 2025", "2025-10-01", "2025-12-31", "quarter", None),
    ("quý 3 năm 2025", "2025-07-01", "2025-09-30", "quarter", None),
    ("Quý 1/2010", "2010-01-01", "2010-03-31", "quarter", None),
    ("quý II-2010", "2010-04-01", "2010-06-30", "quarter", None),
    ("Quý I1/2010", "2010-04-01", "2010-06-30", "quarter", None),
    ("qúy II/2009", "2009-04-01", "2009-06-30", "quarter", None),
    ("QUÝ I NĂM 2026", "2026-01-01", "2026-03-31", "quarter", None),
    ("quý III, IV năm 2025", "2025-07-01", "2025-12-31", "quarter", None),
    ("từ quý III/2025 đến quý I/2026", "2025-07-01", "2026-03-31", "quarter", None),
    ("cuối quý III/2025", "2025-09-01", "2025-09-30", "month", None),
    ("đầu quý II năm 2025", "2025-04-01", "2025-04-30", "month", None),
    ("6 tháng đầu năm 2025", "2025-01-01", "2025-06-30", "part-of-year", None),
    ("06 tháng cuối năm 2025", "2025-07-01", "2025-12-31", "part-of-year", None),
    ("sáu tháng đầu năm 2025", "2025-01-01", "2025-06-30", "part-of-year", None),
    ("9 tháng đầu năm 2025", "2025-01-01", "2025-09-30", "part-of-year", None),
    ("đầu năm 2026", "2026-01-01", "2026-04-30", "part-of-year", None),
    ("giữa năm 2026", "2026-05-01", "2026-08-31", "part-of-year", None),
    ("cuối năm 2026", "2026-09-01", "2026-12-31", "part-of-year", None),
    ("cuối năm nay", "2025-09-01", "2025-12-31", "part-of-year", None),
    ("năm 2025", "2025-01-01", "2025-12-31", "year", None),
    ("Năm 2010, 2011", "2010-01-01", "2011-12-31", "year", None),
    ("năm 2010 - 2012", "2010-01-01", "2012-12-31", "year", None),
    ("năm 2025 và năm 2026", "2025-01-01", "2026-12-31", "year", None),
    ("năm nay", "2025-01-01", "2025-12-31", "year", None),
    ("năm 20] 0", "2010-01-01", "2010-12-31", "year", None),
    # from today
    ("từ nay đến ngày 30/6/2026", None, "2026-06-30", "day", None),
    ("Từ nay đến hết tháng 12/2025", None, "2025-12-31", "month", None),
    ("từ nay đến hết năm 2026", None, "2026-12-31", "year", None),
    # counted from the issue
    ("15 ngày kể từ ngày ký", "2025-11-20", "2025-12-05", "day", None),
    ("15 (mười lăm) ngày, kể từ ngày ký ban hành", "2025-11-20", "2025-12-05", "day", None),
    ("10 ngày làm việc kể từ ngày ban hành", "2025-11-20", "2025-12-04", "day", None),
    ("02 tuần kể từ ngày ban hành", "2025-11-20", "2025-12-04", "day", None),
    ("03 tháng kể từ ngày ký", "2025-11-20", "2026-02-20", "day", None),
    ("01 năm kể từ ngày ký", "2025-11-20", "2026-11-20", "day", None),
    ("30 ngày kể từ ngày 01/12/2025", "2025-12-01", "2025-12-31", "day", None),
    # again and again
    ("ngày 15/12 hằng năm", None, None, "day", "yearly"),
    ("ngày 15/12 hàng năm", None, None, "day", "yearly"),
    ("ngày 15-12 hàng năm", None, None, "day", "yearly"),
    ("ngày 20 tháng 6 hằng năm", None, None, "day", "yearly"),
    ("ngày 10 tháng 01 của năm báo cáo", None, None, "day", "yearly"),
    ("hằng năm (trước ngày 30 tháng 11", None, None, "day", "yearly"),
    ("định kỳ hàng năm (trước ngày 10/12", None, None, "day", "yearly"),
    ("ngày 20 hằng tháng", None, None, "day", "monthly"),
    ("ngày 25 hàng tháng", None, None, "day", "monthly"),
    ("ngày 05 của tháng sau", None, None, "day", "monthly"),
    ("ngày 20 của tháng cuối quý", None, None, "day", "quarterly"),
    ("ngày 15 tháng cuối của quý", None, None, "day", "quarterly"),
    ("hằng quý (trước ngày 20 của tháng cuối quý", None, None, "day", "quarterly"),
    ("thứ sáu hằng tuần", None, None, "day", "weekly"),
    ("hằng tuần", None, None, "week", "weekly"),
    ("hằng tháng", None, None, "month", "monthly"),
    ("mỗi tháng", None, None, "month", "monthly"),
    ("Định kỳ hằng quý", None, None, "quarter", "quarterly"),
    ("hàng quý", None, None, "quarter", "quarterly"),
    ("định kỳ năm", None, None, "year", "yearly"),
    ("hằng năm", None, None, "year", "yearly"),
    ("HÀNG NĂM", None, None, "year", "yearly"),
    ("tháng 12 hằng năm", None, None, "month", "yearly"),
    ("định kỳ 6 tháng", None, None, "part-of-year", None),
    ("6 tháng và hằng năm", None, None, "year", "yearly"),
    ("06 tháng, hàng năm", None, None, "year", "yearly"),
    # the same forms with other signs and words between their parts, read by OCR, typed without marks, in other orders
    ("ngày 7-5-2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 7.5.2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 / 5 / 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 - 5 - 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07–5–2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07. 5. 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07/05/18", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07-5-98", "1998-05-07", "1998-05-07", "day", None),
    ("ngày 7.5.98", "1998-05-07", "1998-05-07", "day", None),
    ("ngày 7/5-2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07/tháng 5/2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07/5 năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 tháng 5 - 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 tháng 05năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày07 tháng 5 năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07tháng5năm2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07, tháng 5, năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 7 tháng năm năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày bảy tháng năm năm hai nghìn không trăm mười tám", "2018-05-07", "2018-05-07", "day", None),
    ("ngày mồng một tháng chín năm 2018", "2018-09-01", "2018-09-01", "day", None),
    ("ngày mùng 1 tháng 9 năm 2018", "2018-09-01", "2018-09-01", "day", None),
    ("ngày 12/IX/1998", "1998-09-12", "1998-09-12", "day", None),
    ("ngày 12-IX-1998", "1998-09-12", "1998-09-12", "day", None),
    ("ngày 12.IX.1998", "1998-09-12", "1998-09-12", "day", None),
    ("ngày 12 tháng IX năm 1998", "1998-09-12", "1998-09-12", "day", None),
    ("14h30 ngày 07/5/2018", "2018-05-07", "2018-05-07", "day", None),
    ("lúc 14 giờ 30 phút, ngày 07/5/2018", "2018-05-07", "2018-05-07", "day", None),
    ("7 giờ 30 ngày 07/5/2018", "2018-05-07", "2018-05-07", "day", None),
    ("7h30, ngày 07/5/2018", "2018-05-07", "2018-05-07", "day", None),
    ("sáng 07/5/2018", "2018-05-07", "2018-05-07", "day", None),
    ("2018-05-07", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 0l/5/2018", "2018-05-01", "2018-05-01", "day", None),
    ("ngày O7/5/2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07/5/20l8", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07/5/2O18", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07/5/ 20 18", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 tháng 5 năm 20l8", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 tháng 5 năm 2O18", "2018-05-07", "2018-05-07", "day", None),
    ("ngay 07 thang 5 nam 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 thang 5 năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 tháng 5 nãm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 tháng 5 nam 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 07 thắng 5 năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngàỵ 07 tháng 5 năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày 0 7 tháng 5 năm 2018", "2018-05-07", "2018-05-07", "day", None),
    ("ngày I1 tháng 5 năm 2018", "2018-05-11", "2018-05-11", "day", None),
    ("ngày II tháng 5 năm 2018", "2018-05-11", "2018-05-11", "day", None),
    ("đầu tháng 5 năm 2018", "2018-05-01", "2018-05-10", "part-of-month", None),
    ("giữa tháng 5/2018", "2018-05-11", "2018-05-20", "part-of-month", None),
    ("cuối tháng 5-2018", "2018-05-21", "2018-05-31", "part-of-month", None),
    ("tháng 5 và 6/2018", "2018-05-01", "2018-06-30", "month", None),
    ("tháng 5,6/2018", "2018-05-01", "2018-06-30", "month", None),
    ("tháng 5, 6, 7 năm 2018", "2018-05-01", "2018-07-31", "month", None),
    ("tháng 5-6/2018", "2018-05-01", "2018-06-30", "month", None),
    ("từ tháng 5 đến hết tháng 6/2018", "2018-05-01", "2018-06-30", "month", None),
    ("từ tháng 5/2018 đến hết tháng 6/2018", "2018-05-01", "2018-06-30", "month", None),
    ("từ ngày 01/5 đến hết tháng 6/2018", "2018-05-01", "2018-06-30", "day", None),
    ("thượng tuần tháng 5/2018", "2018-05-01", "2018-05-10", "part-of-month", None),
    ("đầu tháng 5/2018", "2018-05-01", "2018-05-10", "part-of-month", None),
    ("quý I/2018", "2018-01-01", "2018-03-31", "quarter", None),
    ("quí II năm 2018", "2018-04-01", "2018-06-30", "quarter", None),
    ("Quý III - 2018", "2018-07-01", "2018-09-30", "quarter", None),
    ("quý IV-2018", "2018-10-01", "2018-12-31", "quarter", None),
    ("quý I và quý II năm 2018", "2018-01-01", "2018-06-30", "quarter", None),
    ("quý I, quý II/2018", "2018-01-01", "2018-06-30", "quarter", None),
    ("quý II - III/2018", "2018-04-01", "2018-09-30", "quarter", None),
    ("06 tháng đầu năm 2018", "2018-01-01", "2018-06-30", "part-of-year", None),
    ("sáu tháng cuối năm 2018", "2018-07-01", "2018-12-31", "part-of-year", None),
    ("nửa đầu năm 2018", "2018-01-01", "2018-06-30", "part-of-year", None),
    ("nửa cuối năm 2018", "2018-07-01", "2018-12-31", "part-of-year", None),
    ("năm 2018-2019", "2018-01-01", "2019-12-31", "year", None),
    ("năm 2018, năm 2019", "2018-01-01", "2019-12-31", "year", None),
    ("từ năm 2018 đến năm 2020", "2018-01-01", "2020-12-31", "year", None),
    ("năm 2018, 2019, 2020", "2018-01-01", "2020-12-31", "year", None),
    ("15 ngày tính từ ngày ký", "2025-11-20", "2025-12-05", "day", None),
    ("15 ngày, kể từ ngày ban hành", "2025-11-20", "2025-12-05", "day", None),
    ("15 ngày kể từ ngày ban hành Kế hoạch này", "2025-11-20", "2025-12-05", "day", None),
    ("15 ngày kể từ ngày Kế hoạch này được ban hành", "2025-11-20", "2025-12-05", "day", None),
    ("30 (ba mươi) ngày kể từ ngày ký", "2025-11-20", "2025-12-20", "day", None),
    ("ba mươi ngày kể từ ngày ký", "2025-11-20", "2025-12-20", "day", None),
    ("05 ngày làm việc, kể từ ngày ký", "2025-11-20", "2025-11-27", "day", None),
    ("một tháng kể từ ngày ký", "2025-11-20", "2025-12-20", "day", None),
    ("06 tháng kể từ ngày ban hành Chỉ thị này", "2025-11-20", "2026-05-20", "day", None),
    ("15 ngày sau khi ban hành", "2025-11-20", "2025-12-05", "day", None),
    ("ngày 30-11", "2025-11-30", "2025-11-30", "day", None),
    ("cuối tháng 11", "2025-11-21", "2025-11-30", "part-of-month", None),
    ("quý II", "2026-04-01", "2026-06-30", "quarter", None),
    ("6 tháng cuối năm", "2025-07-01", "2025-12-31", "part-of-year", None),
    ("cuối năm", "2025-09-01", "2025-12-31", "part-of-year", None),
    ("ngày 15 mỗi tháng", None, None, "day", "monthly"),
    ("ngày 25 của tháng cuối mỗi quý", None, None, "day", "quarterly"),
    ("ngày 25 tháng cuối quý", None, None, "day", "quarterly"),
    ("ngày 25 của tháng cuối cùng hằng quý", None, None, "day", "quarterly"),
    ("ngày 30/11 mỗi năm", None, None, "day", "yearly"),
    ("ngày 30 tháng 11 hằng năm", None, None, "day", "yearly"),
    ("quý IV hằng năm", None, None, "quarter", "yearly"),
    ("cuối tháng 11 hằng năm", None, None, "part-of-month", "yearly"),
    ("mỗi năm", None, None, "year", "yearly"),
    ("chiều thứ sáu hằng tuần", None, None, "day", "weekly"),
    ("mỗi quý", None, None, "quarter", "quarterly"),
    ("tuần đầu tháng 5/2018", "2018-05-01", "2018-05-07", "part-of-month", None),
    ("tuần thứ 2 tháng 5/2018", "2018-05-08", "2018-05-14", "part-of-month", None),
    ("tuần thứ ba của tháng 5 năm 2018", "2018-05-15", "2018-05-21", "part-of-month", None),
    ("tuần cuối tháng 5/2018", "2018-05-25", "2018-05-31", "part-of-month", None),
    ("tuần cuối tháng 02 năm 2024", "2024-02-23", "2024-02-29", "part-of-month", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "since", "due", "precision", "recurrence"), ONE)
def test_one_form(said: str, since: str | None, due: str | None, precision: str, recurrence: str | None) -> None:
    text = f"Các đơn vị hoàn thành {said}; gửi báo cáo."
    found = find_dates(text, context=CONTEXT)
    assert [(text[d.start : d.end], d.since, d.due, d.precision, d.recurrence) for d in found] == [
        (said.rstrip("."), since, due, precision, recurrence)
    ]


def test_the_table_is_long_enough() -> None:
    # Forms, not figures: "07/4/2022" and "15/8/2025" count once.
    assert len({re.sub(r"\d", "9", said.lower()) for said, *_ in ONE}) >= 200


@pytest.mark.parametrize(
    "text",
    [
        "ngày 31/4/2020",
        "ngày 30/02/2024",
        "ngày 29/02/2023",
        "ngày 32/12/2024",
        "ngày 12/13/2024",
        "số 12/2010/TT-BVT",
        "Nghị quyết số 07/2019/NQ-HĐND",
        "Quyết định 15/QĐ-UBND",
        "tỷ lệ 3/4 số hộ",
        "đến 2/3 tổng số đại biểu",
        "điện thoại 0203.3825.118",
        "trong 10 tháng năm 2025",
        "10 ngày kể từ ngày nhận đủ hồ sơ",
        "ngày mồng 10 tháng 3 âm lịch",
        "dành cho khách hàng năm",
        "tháng lương thứ 13",
        "đủ 18 tháng tuổi",
        "tiền lương 03 tháng",
        "từ 5-10 người",
        "đến 3-4 tháng",
        "và 6 tháng 1 lần",
        "Tỷ lệ: 3/4 số hộ",
        "QCVN 06:2021",
        "tỷ lệ 1/500",
        "đường 2/4",
        "đường 30/4",
        "phố 19/5",
        "Quảng trường 2/9",
        "khoản 1, 2/Điều 5",
        "kỳ họp thứ 5/2018",
        "bài 5/12",
        "nhà số 12/5",
        "đạt 7/9 chỉ tiêu",
        "số 12/5-QĐ",
        "ngày công 22/26",
        "24/7",
        "24/24",
        "3/4/5 tầng",
        "từ 10-15 ngày",
        "trên 30 ngày tuổi",
        "bình quân 3,5 triệu đồng/tháng",
        "05 tháng tuổi",
        "tháng tuổi",
        "năm tuổi",
        "Năm học mới",
        "năm điều Bác Hồ dạy",
        "tháng hành động",
        "Tháng Thanh niên",
        "ngày hội",
        "Ngày Pháp luật",
        "ngày nghỉ",
        "ngày càng",
        "năm nhóm giải pháp",
        "quý cơ quan",
        "Quý vị đại biểu",
        "khách hàng tháng",
        "cửa hàng năm sao",
        "30.6.2018.5",
        "12.345.678 đồng",
        "0912.05.2018",
        "1.1.2018.3",
        "rằm tháng Giêng năm 2018",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, context=CONTEXT) == []


@pytest.mark.parametrize(
    ("text", "since", "due", "precision"),
    [
        ("ngày    tháng 5 năm 2018", "2018-05-01", "2018-05-31", "month"),
        ("ngày ….. tháng 5 năm 2018", "2018-05-01", "2018-05-31", "month"),
        ("ngày … tháng … năm 2025", "2025-01-01", "2025-12-31", "year"),
        ("ngày tháng năm 2026", "2026-01-01", "2026-12-31", "year"),
        ("ngày {Ô tháng 10 năm 2017", "2017-10-01", "2017-10-31", "month"),
        ("ngày ___ tháng 10 năm 2017", "2017-10-01", "2017-10-31", "month"),
        ("ngày     tháng 5 năm 2018", "2018-05-01", "2018-05-31", "month"),
        ("ngày... tháng 5 năm 2018", "2018-05-01", "2018-05-31", "month"),
        ("ngày.....tháng.....năm 2018", "2018-01-01", "2018-12-31", "year"),
        ("Ngày …/tháng 5/2018", "2018-05-01", "2018-05-31", "month"),
        ("NGÀY … THÁNG 5 NĂM 2018", "2018-05-01", "2018-05-31", "month"),
    ],
)
def test_blank_day_is_told(text: str, since: str, due: str, precision: str) -> None:
    [found] = find_dates(text)
    assert (found.since, found.due, found.precision, found.blank) == (since, due, precision, True)


@pytest.mark.parametrize(
    ("text", "recurrences"),
    [
        ("báo cáo theo định kỳ hàng tháng, quý, năm", ["monthly", "quarterly", "yearly"]),
        ("trước ngày 18 hàng tháng và hàng quý", ["monthly", "quarterly"]),
        ("hằng quý (trước ngày 20 của tháng cuối quý), hằng năm (trước ngày 10/12)", ["quarterly", "yearly"]),
        ("trước ngày 15/6 và ngày 15/12 hằng năm", ["yearly", "yearly"]),
        ("vào ngày 20 tháng 6 và 20 tháng 12 hằng năm", ["yearly", "yearly"]),
        ("sơ kết vào tháng 6 và tổng kết vào tháng 12 hằng năm", ["yearly", "yearly"]),
        ("định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)", [None, "yearly", "yearly"]),
        ("báo cáo tháng trước ngày 20 hằng tháng; báo cáo năm gửi trước ngày 20/12", ["monthly", "yearly"]),
        ("định kỳ 6 tháng, hằng năm", [None, "yearly"]),
        ("định kỳ hằng tháng, quý, 6 tháng và cả năm", ["monthly", "quarterly", None, "yearly"]),
    ],
)
def test_several_recurrences(text: str, recurrences: list[str | None]) -> None:
    assert [d.recurrence for d in find_dates(text, context=CONTEXT)] == recurrences


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Tiến độ: 2025.", [("2025-01-01", "2025-12-31")]),
        ("Thời gian: 2025 - 2027", [("2025-01-01", "2027-12-31")]),
        ("tháng 5/2025 (việc a); 2026 (việc b)", [("2025-05-01", "2025-05-31"), ("2026-01-01", "2026-12-31")]),
        ("1 | Rà soát | 2026 | Sở", [("2026-01-01", "2026-12-31")]),
        ("Kinh phí: 2025 triệu đồng; 2.010.500 đồng; 2010.500", []),
        ("Mã hồ sơ 2025", []),
    ],
)
def test_a_year_without_the_word(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(d.since, d.due) for d in find_dates(text, context=CONTEXT)] == spans


def test_span_of_a_programme_is_marked() -> None:
    found = find_dates("nhiệm kỳ 2026–2031, giai đoạn 2021 - 2025, năm học 2025-2026")
    assert [(d.due, d.era) for d in found] == [("2031-12-31", True), ("2025-12-31", True), ("2026-12-31", True)]


def test_year_of_the_title_goes_before_the_year_of_issue() -> None:
    [found] = find_dates("trước ngày 15/12", context=DateContext("2025-11-20", 2026))
    assert (found.due, found.guessed) == ("2026-12-15", True)


def test_reports_of_a_plan_for_one_year_are_dated() -> None:
    found = find_dates(
        "báo cáo 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)", context=DateContext("2025-01-10", 2025)
    )
    assert [d.due for d in found] == ["2025-06-15", "2025-12-15"]


def test_without_any_year_there_is_no_day() -> None:
    assert find_dates("trước ngày 15/12") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mẫu Sơn, ngày 07 tháng 4 năm 2022", "2022-04-07"),
        ("ngày 05/4/2007", "2007-04-05"),
        ("18/2/1998", "1998-02-18"),
        ("ngày    tháng 4 năm 2022", None),
        ("tháng 4 năm 2022", None),
        ("ngày 31 tháng 4 năm 2022", None),
        ("", None),
    ],
)
def test_full_date(text: str, day: str | None) -> None:
    assert full_date(text) == day


SAID = st.sampled_from([row[0] for row in ONE])
WORDS = st.sampled_from(
    ["gửi về Sở", "hoàn thành trước", "và báo cáo", "(nếu có)", "theo Kế hoạch số 12/KH-ABC", "đồng thời"]
)


@given(st.lists(st.one_of(SAID, WORDS), max_size=8))
def test_spans_are_inside_and_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    found = find_dates(text, context=CONTEXT)
    assert all(
        0 <= d.start < d.end <= len(text) and text[d.start : d.end].strip() == text[d.start : d.end] for d in found
    )
    assert all(a.end <= b.start or a.start == b.start for a, b in pairwise(found))
    assert all(d.since is None or d.due is None or d.since <= d.due for d in found)


@given(st.lists(st.one_of(SAID, WORDS), max_size=8), st.randoms(use_true_random=False))
def test_a_page_break_inside_changes_nothing(parts: list[str], random: object) -> None:
    text = " ".join(parts)
    broken = "".join("\f" if char == " " and random.random() < 0.5 else char for char in text)  # type: ignore[attr-defined]
    assert find_dates(broken, context=CONTEXT) == find_dates(text, context=CONTEXT)
