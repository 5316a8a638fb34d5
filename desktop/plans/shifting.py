"""Move the years that words of a plan name, and leave those of other papers alone.

“trước ngày 15/12/2025” and “giai đoạn 2026 - 2030” move; “số 98/2023/NĐ-CP” and
“77/KH-UBND ngày 02/3/2026” are names of papers and stay.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PAPER = r"\d+(?:/\d{4})?/[A-ZĐ][\w-]*(?:/[\w-]+)*|\d+-[A-ZĐ]+/[A-ZĐ]+"
_NAMED = re.compile(
    rf"(?:{_PAPER})(?:\s+ngày\s+\d{{1,2}}/\d{{1,2}}/\d{{4}})?"  # a paper, with its date
    r"|(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<dated>\d{4})(?!\d)"
    r"|(?<![\d/])(?P<part>\d{1,2}|I{1,3}|IV)/(?P<parted>\d{4})(?![\d/])"
    r"|(?<![\d/.,-])(?P<first>\d{4})(?P<to>\s*[-–]\s*)(?P<last>\d{4})(?![\d.,]\d)"
    r"|(?<![\d/.,-])(?P<year>(?:19|20|21)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class YearShift:
    """By how many years the years `first` to `last` of a plan move."""

    first: int
    last: int
    by: int

    def words(self, text: str) -> str:
        """Return a text with the years of the plan moved.

        The year before the plan moves too: “Chỉ số CCHC năm 2023” of a plan for 2024.
        """
        return _NAMED.sub(self._moved, text)

    def _moved(self, found: re.Match[str]) -> str:
        if found["year"]:
            return self._year(int(found["year"]), is_before=True)
        if found["dated"]:
            return self._day(found)
        if found["parted"]:
            return f"{found['part']}/{self._year(int(found['parted']))}"
        if found["first"]:
            return self._range(found)
        return found[0]

    def _year(self, year: int, *, is_before: bool = False) -> str:
        moves = self._is_ours(year) or (is_before and year == self.first - 1)
        return str(year + self.by if moves else year)

    def _range(self, found: re.Match[str]) -> str:
        """Move a range of years only as a whole: “2021 - 2030” is another plan's."""
        first, last = int(found["first"]), int(found["last"])
        if not (self._is_ours(first) and self._is_ours(last)):
            return found[0]
        return f"{first + self.by}{found['to']}{last + self.by}"

    def _is_ours(self, year: int) -> bool:
        return self.first <= year <= self.last

    def _day(self, found: re.Match[str]) -> str:
        if not self._is_ours(int(found["dated"])):
            return found[0]
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
                str(int(found[1]) + self.by)
                if self._is_ours(int(found[1]))
                else found[1]
            ),
            code,
        )
        return moved if moved != code else f"{code}-{self.last + self.by}"
