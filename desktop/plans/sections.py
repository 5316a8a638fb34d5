"""A table of a plan file, read strictly: every key expected, every value checked.

Problems are collected, each with its line, key and what was expected, so that the
author of a plan sees them all at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar, cast

from desktop.emulation.participants import LabelledEnum
from desktop.plans.positions import Path
from desktop.text import clean

Choice = TypeVar("Choice", bound=LabelledEnum)

# Generous bounds: beyond them a value is a slip, and exact arithmetic breaks down.
MOST = 1_000_000_000_000_000  # a commune's budget in đồng fits
MOST_COUNTED = 1_000_000
MOST_DECIMALS = 6
YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a plan file, and where."""

    line: int
    key: str
    sentence: str

    def __str__(self) -> str:
        where = f"Dòng {self.line}, khóa “{self.key}”" if self.key else ""
        return f"{where or f'Dòng {self.line}'}: {self.sentence}"


@dataclass(slots=True)
class Report:
    """The problems met so far and the lines of all keys."""

    lines: Mapping[Path, int]
    problems: list[Problem] = field(default_factory=list)
    reading_words: dict[tuple[str, str], str] = field(default_factory=dict)
    """The words of every alternative, by key and value, once readings were read."""

    def add(self, path: Path, sentence: str) -> None:
        """Note a problem at a key, or at the nearest table that stands in the file."""
        shown = ".".join(str(p) if isinstance(p, str) else f"[{p + 1}]" for p in path)
        while path and path not in self.lines:
            path = path[:-1]
        self.problems.append(
            Problem(self.lines.get(path, 1), shown.replace(".[", "["), sentence)
        )


class Section:
    """One table of the file with the keys not read yet."""

    def __init__(self, data: Mapping[str, object], path: Path, report: Report) -> None:
        self._data = data
        self.path = path
        self._report = report
        self._read: set[str] = set()

    def problem(self, key: str, sentence: str) -> None:
        """Note a problem at a key of this table."""
        self._report.add((*self.path, key) if key else self.path, sentence)

    def problem_at(self, below: Path, sentence: str) -> None:
        """Note a problem at a path below this table."""
        self._report.add((*self.path, *below), sentence)

    def has(self, key: str) -> bool:
        """Tell whether the table has a key."""
        return key in self._data

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the table, in order."""
        return tuple(self._data)

    def _take(self, key: str, wanted: type | tuple[type, ...], words: str) -> object:
        self._read.add(key)
        value = self._data.get(key)
        if value is None:
            return None
        is_flag = isinstance(value, bool)
        if not isinstance(value, wanted) or (is_flag and wanted is not bool):
            self.problem(key, f"cần {words}, đang là {_shown(value)}.")
            return None
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text in NFC; without a default the key must be there."""
        value = self._take(key, str, "một chuỗi chữ trong dấu nháy")
        if isinstance(value, str):
            cleaned = clean(value)
            if cleaned or default is not None:
                return cleaned
        if default is None and (value is not None or not self.has(key)):
            self.problem(key, "thiếu; cần một chuỗi chữ trong dấu nháy.")
        return default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is absent."""
        values = self._take(key, list, 'một danh sách chữ, như ["…", "…"]')
        found = []
        for value in cast("list[object]", values or []):
            if isinstance(value, str):
                found.append(clean(value))
            else:
                self.problem(key, f"cần các chuỗi chữ, có {_shown(value)}.")
        return tuple(found)

    def flag(self, key: str) -> bool:
        """Return true or false; false when absent."""
        return bool(self._take(key, bool, "true hoặc false"))

    def integer(self, key: str, *, least: int = 0) -> int | None:
        """Return a whole number not below `least`, or None when absent."""
        value = self._take(key, int, f"một số nguyên từ {least}")
        if isinstance(value, int) and not least <= value <= MOST_COUNTED:
            self.problem(
                key,
                f"cần một số nguyên từ {least} đến {MOST_COUNTED}, "
                f"đang là {_shown(value)}.",
            )
            return None
        return cast("int | None", value)

    def decimal(self, key: str, *, required: bool = False) -> Decimal | None:
        """Return an exact number not below zero."""
        value = self._take(key, (int, Decimal), "một số từ 0 trở lên")
        if value is None:
            if required and not self.has(key):
                self.problem(key, "thiếu; cần một số từ 0 trở lên.")
            return None
        number = cast("int | Decimal", value)
        if not _is_sensible(number):
            self.problem(
                key,
                f"cần một số từ 0 đến {MOST}, nhiều nhất {MOST_DECIMALS} chữ số sau "
                f"dấu chấm, đang là {_shown(value)}.",
            )
            return None
        return Decimal(number)

    def required_day(self, key: str) -> date:
        """Return a day; a stand-in after its absence was noted."""
        day = self.day(key)
        if day is None and not self.has(key):
            self.problem(key, "thiếu; cần một ngày viết 2025-12-15.")
        return day or date.min

    def day(self, key: str) -> date | None:
        """Return a day written 2025-12-15 without quotes, None when absent."""
        value = self._take(key, date, "một ngày viết 2025-12-15, không có dấu nháy")
        if isinstance(value, datetime):
            self.problem(key, "cần một ngày, không kèm giờ.")
            return None
        if isinstance(value, date) and value.year not in YEARS:
            self.problem(key, f"cần một ngày từ năm {YEARS[0]} đến {YEARS[-1]}.")
            return None
        return cast("date | None", value)

    def choice(self, key: str, among: type[Choice], default: Choice) -> Choice:
        """Return one of the codes; the default stands in after a problem is noted."""
        value = self._take(key, str, _among(among))
        if value is None:
            if not self.has(key):
                self.problem(key, f"thiếu; cần {_among(among)}.")
            return default
        for member in among:
            if member.value == value:
                return member
        self.problem(key, f"cần {_among(among)}, đang là {_shown(value)}.")
        return default

    def optional_choice(self, key: str, among: type[Choice], default: Choice) -> Choice:
        """Return one of the codes, or the default when the key is absent."""
        return self.choice(key, among, default) if self.has(key) else default

    def offset(self, key: str) -> int:
        """Return a number of years to add, from -10 to 10; 0 when absent."""
        value = self._take(key, int, "một số nguyên từ -10 đến 10")
        if isinstance(value, int) and not -10 <= value <= 10:
            self.problem(key, f"cần một số nguyên từ -10 đến 10, đang là {value}.")
            return 0
        return cast("int", value or 0)

    def choices(self, key: str, among: type[Choice]) -> tuple[Choice, ...]:
        """Return several codes, empty when absent."""
        known = {member.value: member for member in among}
        found = []
        for value in self.texts(key):
            if value in known:
                found.append(known[value])
            else:
                self.problem(key, f"cần {_among(among)}, có {_shown(value)}.")
        return tuple(found)

    def section(self, key: str) -> "Section":
        """Return the table under a key; an absent one is noted."""
        value = self._take(key, dict, f"một bảng [{key}]")
        if value is None and not self.has(key):
            self.problem(key, f"thiếu bảng [{key}].")
        return Section(
            cast("dict[str, object]", value or {}), (*self.path, key), self._report
        )

    def sections(self, key: str) -> Iterator["Section"]:
        """Return the tables of a list [[key]], in order; each is closed after use."""
        values = self._take(key, list, f"các bảng [[{key}]]")
        for index, value in enumerate(cast("list[object]", values or [])):
            path = (*self.path, key, index)
            if not isinstance(value, dict):
                self._report.add(path, f"cần một bảng, đang là {_shown(value)}.")
                continue
            section = Section(value, path, self._report)
            yield section
            section.close()

    def words_of(self, reading: str, value: str) -> str:
        """Return the words of an alternative of a reading, else the value itself."""
        return self._report.reading_words.get((reading, value), value)

    def remember_words(self, reading: str, value: str, words: str) -> None:
        """Keep the words of an alternative for the rules read later."""
        self._report.reading_words[(reading, value)] = words

    def drop(self, key: str) -> None:
        """Leave a key unread without noting it; its problem is noted already."""
        self._read.add(key)

    def leave(self) -> None:
        """Leave the whole table unread; what is wrong with it is noted already."""
        self._read.update(self._data)

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._data:
            if key not in self._read:
                known = ", ".join(sorted(self._read))
                self.problem(key, f"không có khóa này; các khóa dùng được: {known}.")


def _is_sensible(number: int | Decimal) -> bool:
    if isinstance(number, Decimal):
        exponent = number.as_tuple().exponent
        if not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
            return False
    return 0 <= number <= MOST


def _among(among: type[LabelledEnum]) -> str:
    return "một trong: " + ", ".join(member.value for member in among)


def _shown(value: object) -> str:
    try:
        text = str(value)
    except ValueError:  # Python writes out no number of thousands of digits
        return "một số quá dài"
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
