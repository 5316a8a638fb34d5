"""Move the years that words of a plan name, and leave those of other papers alone.

“trước ngày 15/12/2025” and “giai đoạn 2026 - 2030” move; “số 98/2023/NĐ-CP” and “77/KH-UBND
ngày 02/3/2026” are names of papers and stay.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PAPER = r"\d+(?:/\d{4})?/[A-ZĐ][\w-]*(?:/[\w-]+)*|\d+-[A-ZĐ]+/[A-ZĐ]+"
_NAMED = re.compile(
    rf"(?:{_PAPER})(?:\s+ngày\s+\d{{1,2}}/\d{{1,2}}/\d{{4}})?"  # a paper, with its date
    r"|(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<dated>\d{4})(?!\d)"
    r"|(?<![\d/.,-])(?P<year>(?:19|20|21)\d\d)(?![\d])"
)
_BEFORE = re.compile(r"[Nn]ăm\s+$")


@dataclass(frozen=True, slots=True)
class YearShift:
    """By how many years the years `first` to `last` of a plan move."""

    first: int
    last: int
    by: int

    def words(self, text: str) -> str:
        """Return a text with the years of the plan moved.

        “năm 2023” of a plan for 2024 is the year before, and moves too.
        """
        return _NAMED.sub(self._moved, text)

    def _moved(self, found: re.Match[str]) -> str:
        if found["year"]:
            year = int(found["year"])
            is_before = year == self.first - 1 and _BEFORE.search(
                found.string[: found.start()]
            )
            return str(year + self.by) if self._is_ours(year) or is_before else found[0]
        if found["dated"] and self._is_ours(int(found["dated"])):
            return self._day(found)
        return found[0]

    def _is_ours(self, year: int) -> bool:
        return self.first <= year <= self.last

    def _day(self, found: re.Match[str]) -> str:
        day, year = found["day"], int(found["dated"]) + self.by
        if (int(day), int(found["month"])) == (29, 2) and not calendar.isleap(year):
            day = "28"
        return f"{day}/{found['month']}/{year}"

    def day(self, day: date) -> date:
        """Return the same day moved; 28/2 where the new year has no 29/2."""
        try:
            return day.replace(year=day.year + self.by)
        except ValueError:
            return date(day.year + self.by, 2, 28)

    def code(self, code: str) -> str:
        """Return the code of the plan with its years moved, or the new year added."""
        moved = re.sub(
            r"(?<!\d)(\d{4})(?!\d)",
            lambda found: (
                str(int(found[1]) + self.by) if self._is_ours(int(found[1])) else found[1]
            ),
            code,
        )
        return moved if moved != code else f"{code}-{self.last + self.by}"
