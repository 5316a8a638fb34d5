"""Words the registers of this page share."""

from datetime import date

from desktop import vietnamese
from desktop.emulation.records import Grade, TaskRating


def capital(words: str) -> str:
    """Return words with their first letter in upper case."""
    return words[:1].upper() + words[1:]


def days(first: date, last: date) -> str:
    """Return "Năm 2025", "Tháng 9/2025" or both dates."""
    if first == last:
        return vietnamese.short_date(first)
    empty = TaskRating("", "", first, last, Grade.GOOD)
    return capital(empty.period_name)


def one_line(text: str) -> str:
    """Return text of several lines on one."""
    return text.replace("\n", " ")
