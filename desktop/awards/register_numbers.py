"""Numbers of the register of awards as they are written, with check characters.

The two characters after the dash are those of ISO 7064, MOD 97-10: all digits of
"12/2026-98" read as one number leave 1 when divided by 97. One mistyped digit, or two
neighbours changed round, never do.
"""

import re
from datetime import date

from desktop.errors import EntryError

_WRITTEN = re.compile(r"0*([1-9]\d{0,6})/(\d{4})(?:-(\d{2}))?", re.ASCII)
_SPACES = re.compile(r"\s+")
_DASHES = str.maketrans("–—−\u2011", "----")


def check_characters(number: int, year: int) -> str:
    """Return the two check characters of a number and its year: "98" for 12/2026."""
    return check_of(f"{number}{year:04d}")


def check_of(digits: str) -> str:
    """Return the two characters that make digits leave 1 when divided by 97."""
    return f"{98 - int(f'{digits}00') % 97:02d}"


def decision_code(number: str, symbol: str, day: date | None, count: int) -> str:
    """Return what the square code of a decision's list says; empty while it is blank.

    Number, day, how many are on it and check characters: nothing about anybody.
    """
    if not number or day is None:
        return ""
    check = check_of(f"{number}{day:%d%m%Y}{count}")
    return f"{number}/{symbol} {day:%d/%m/%Y} {count} {check}"


def shown(number: int, year: int) -> str:
    """Write a register number: "12/2026-98", below ten with a zero in front."""
    return f"{number:02d}/{year:04d}-{check_characters(number, year)}"


def parse(text: str) -> tuple[int, int] | None:
    """Read a typed register number; return number and year.

    The check characters may be left out, so that "12/2026" can be looked up. None
    means the text is no register number at all, perhaps a name.

    Raises:
        EntryError: it is one, but its check characters do not fit: a slip.
    """
    typed = _SPACES.sub("", text.translate(_DASHES))
    found = _WRITTEN.fullmatch(typed)
    if found is None:
        return None
    number, year, check = int(found[1]), int(found[2]), found[3]
    if check is not None and check != check_characters(number, year):
        raise EntryError(
            f"Số vào sổ “{typed}” bị gõ sai: hai chữ số kiểm tra không khớp.",
            "Nhìn lại dòng “Vào Sổ vàng số” trên Giấy khen rồi nhập lại.",
        )
    return number, year
