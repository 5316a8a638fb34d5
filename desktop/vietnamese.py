"""Dates, numbers and money as a Vietnamese office writes them and as an officer types.

Writing follows Nghị định 30/2020 for official papers. Reading refuses whatever could be
meant in two ways, with a sentence and the next step: a misread score is worse than one
typed twice.
"""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desktop.errors import EntryError
from desktop.text import clean

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from babel import Locale

_WEEKDAYS = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ nhật",
)
_HARD_SPACE = "\u00a0"
_YEARS = range(1900, 2101)
_LONGEST_NUMBER = 18

# --- writing -------------------------------------------------------------------------


@cache
def _locale() -> "Locale":
    # Its tables take long to load, and the first page shows no fractions.
    from babel import Locale

    return Locale("vi")


@lru_cache(maxsize=8192)  # a grid repaints the same few hundred scores again and again
def number(value: "Decimal | int", places: int | None = None) -> str:
    """Write a number: "92,50" with two places, "1.234,5" with as many as it has.

    Halves are rounded up, as the office does, and zero never carries a minus.
    """
    from decimal import ROUND_HALF_UP, Decimal

    from babel.numbers import format_decimal

    exact = Decimal(value)
    if places is None:
        exact = exact.normalize()
        shown = max(0, -int(exact.as_tuple().exponent))
    else:
        shown = places
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    # "+ 0" turns a minus zero into zero.
    pattern = "#,##0" + ("." + "0" * shown if shown else "")
    return str(format_decimal(exact + 0, format=pattern, locale=_locale()))


def percent(value: "Decimal | int", places: int | None = None) -> str:
    """Write a share given in hundredths: 95.8 with two places is "95,80%"."""
    return f"{number(value, places)}%"


def shown_exactly(value: "Fraction", places: int = 6) -> str:
    """Return "89,99", "100" or "66,666666…": never rounded across a threshold (A26).

    What does not end within `places` decimals is cut off and marked by "…".
    """
    scale = 10**places
    digits, rest = divmod(abs(value.numerator) * scale, value.denominator)
    whole, part = divmod(digits, scale)
    decimals = f"{part:0{places}d}".rstrip("0") if not rest else f"{part:0{places}d}"
    shown = f"{whole:,}".replace(",", ".") + (f",{decimals}" if decimals else "")
    sign = "-" if value < 0 else ""
    return f"{sign}{shown}…" if rest else f"{sign}{shown}"


def two_digits(value: int) -> str:
    """Write a count with a leading zero below ten, as papers do: "05"."""
    return f"{value:02d}"


def long_date(day: dt.date | None) -> str:
    """Write the date of a paper, or the blanks to fill in by hand.

    Days below 10 and the months 1 and 2 take a leading zero, the other months do not
    (Nghị định 30/2020, Phụ lục I): "ngày 05 tháng 7 năm 2026".
    """
    if day is None:
        gap = _HARD_SPACE
        return f"ngày{gap * 8}tháng{gap * 8}năm{gap * 7}"
    month = two_digits(day.month) if day.month <= 2 else str(day.month)
    return f"ngày {two_digits(day.day)} tháng {month} năm {day.year}"


def short_date(day: dt.date) -> str:
    """Write a date in lists and on the screen: "14/12/2025"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


@lru_cache(maxsize=4096)
def day_in_line(day: dt.date) -> str:
    """Return "05/12/2025": both parts with two digits, for sources and lists."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def date_with_weekday(day: dt.date) -> str:
    """Write a date with its weekday: "Chủ nhật, ngày 14/12/2025"."""
    # "Thứ Hai" keeps its capital (Nghị định 30/2020, Phụ lục II), "Chủ nhật" has one.
    return f"{_WEEKDAYS[day.weekday()]}, ngày {short_date(day)}"


def time(moment: dt.time | dt.datetime) -> str:
    """Write a time of day: "10:32"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


# --- numbers in words ----------------------------------------------------------------

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


def number_in_words(value: int) -> str:
    """Read a whole number aloud: 1005 is "một nghìn không trăm linh năm"."""
    if value < 0:
        return f"âm {number_in_words(-value)}"
    if value == 0:
        return _DIGITS[0]
    return " ".join(_words(value, leading=True))


def money_in_words(amount: int) -> str:
    """Read a sum in đồng: "bốn triệu sáu trăm tám mươi nghìn đồng"."""
    return f"{number_in_words(amount)} đồng"


def _words(value: int, *, leading: bool) -> list[str]:
    if value >= _BILLION:
        head, rest = divmod(value, _BILLION)
        tail = _words(rest, leading=False) if rest else []
        return [*_words(head, leading=leading), "tỷ", *tail]
    words: list[str] = []
    for unit, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, value = divmod(value, unit)
        if group:
            words += _group(group, leading=leading and not words)
            words += [name] if name else []
    return words


def _group(group: int, *, leading: bool) -> list[str]:
    """Read three digits; a group that is not the first names its missing hundreds."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [] if leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return words


# --- reading -------------------------------------------------------------------------

# Compiled by `re` with the first number typed, not with every start.
_PLAIN = r"[+-]?\d+(?:[.,]\d+)?"
_GROUPED = r"[+-]?\d{1,3}(?:\.\d{3})+"
_GROUPED_DECIMAL = r"[+-]?\d{1,3}(?:\.\d{3})+,\d+"
_WHOLE = r"[+-]?\d+"
_DAY = r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})"


def parse_number(text: str) -> "Decimal":
    """Read a typed score or index.

    A single dot or comma is the decimal sign: "9,5" and "9.5" are nine and a half, and
    "1.234" is one and 234 thousandths, never one thousand. Dots group thousands only
    where nothing else is possible: "1.234,5" and "1.234.567". The English "1,234.5" is
    refused. Sums of money and head counts go through `parse_whole`.

    Raises:
        EntryError: the text is no number, or could be two.
    """
    from decimal import Decimal

    typed = _typed_number(text)
    if re.fullmatch(_PLAIN, typed, re.ASCII):
        return Decimal(typed.replace(",", "."))
    if re.fullmatch(_GROUPED, typed, re.ASCII) or re.fullmatch(
        _GROUPED_DECIMAL, typed, re.ASCII
    ):
        return Decimal(typed.replace(".", "").replace(",", "."))
    raise _not_a_number(typed)


def parse_whole(text: str) -> int:
    """Read a sum in đồng or a count: "379.500" is three hundred thousand and more.

    Raises:
        EntryError: the text is no whole number, or its dots are not at thousands.
    """
    typed = _typed_number(text)
    if re.fullmatch(_WHOLE, typed, re.ASCII) or re.fullmatch(_GROUPED, typed, re.ASCII):
        return int(typed.replace(".", ""))
    raise EntryError(
        f"“{_short(typed)}” không phải là số nguyên; giá trị cũ được giữ nguyên.",
        "Hãy nhập số nguyên, ví dụ 4680000 hoặc 4.680.000.",
    )


def parse_date(text: str) -> dt.date:
    """Read a typed date: day, month, year of four digits, "14/12/2025".

    Raises:
        EntryError: the text is no date, the day is in no calendar, or the year is
            outside 1900–2100.
    """
    typed = clean(text)
    found = re.fullmatch(_DAY, typed, re.ASCII)
    if not found:
        what = f"“{_short(typed)}” không phải là ngày" if typed else "Chưa nhập ngày"
        raise EntryError(
            f"{what}; giá trị cũ được giữ nguyên.",
            "Hãy nhập đủ ngày/tháng/năm, ví dụ 14/12/2025.",
        )
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if year not in _YEARS:
        raise EntryError(
            f"Năm {found[4]} nằm ngoài khoảng 1900–2100; giá trị cũ được giữ nguyên.",
            "Hãy kiểm tra lại năm.",
        )
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise EntryError(
            f"Không có ngày {_short(typed)} trong lịch; giá trị cũ được giữ nguyên.",
            _calendar_hint(month, year),
        ) from None


def _typed_number(text: str) -> str:
    typed = clean(text).replace("\N{MINUS SIGN}", "-")
    if not typed:
        raise EntryError("Chưa nhập số.", "Hãy nhập một số, ví dụ 9,5.")
    if sum(c.isdigit() for c in typed) > _LONGEST_NUMBER:
        raise EntryError(
            "Số quá dài; giá trị cũ được giữ nguyên.", "Hãy kiểm tra lại số vừa nhập."
        )
    return typed


def _not_a_number(typed: str) -> EntryError:
    if re.fullmatch(r"[+-]?[\d.,]+", typed, re.ASCII) and re.search(r"\d", typed):
        return EntryError(
            f"“{_short(typed)}” có thể hiểu theo nhiều cách; giá trị cũ được giữ "
            "nguyên.",
            "Hãy dùng dấu phẩy cho phần thập phân và không chấm hàng nghìn, "
            "ví dụ 1234,5.",
        )
    return EntryError(
        f"“{_short(typed)}” không phải là số; giá trị cũ được giữ nguyên.",
        "Hãy chỉ nhập chữ số và một dấu phẩy, ví dụ 9,5.",
    )


def _calendar_hint(month: int, year: int) -> str:
    if month not in range(1, 13):
        return "Một năm chỉ có tháng 1 đến tháng 12; hãy nhập lại."
    import calendar

    days = calendar.monthrange(year, month)[1]
    return f"Tháng {month} năm {year} có {days} ngày; hãy nhập lại."


def _short(typed: str) -> str:
    return typed if len(typed) <= 40 else f"{typed[:39]}…"
