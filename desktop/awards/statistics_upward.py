"""The two tables a commune feeds upward each 15 December (Thông tư 02/2023/TT-BNV).

Form 0601.N counts movements, form 0603.N awards by object and manner. The lines and
their numbers follow those forms as offices in use fill them in; what a commune's
records cannot divide (leaders by rank, businessmen) is left empty, never guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.awards.forms import AwardForm, Level
from desktop.awards.statistics import (
    Choice,
    CountedAward,
    Line,
    LineKind,
    Manner,
    Number,
    Table,
)
from desktop.emulation.movements import Period
from desktop.emulation.participants import Kind, LabelledEnum


class Term(LabelledEnum):
    """How long a movement runs."""

    UNDER_ONE = "under_one", "Dưới 1 năm"
    ONE = "one", "1 năm"
    UNDER_THREE = "under_three", "Từ 1 năm đến dưới 3 năm"
    UNDER_FIVE = "under_five", "Từ 3 năm đến dưới 5 năm"
    FIVE = "five", "Từ 5 năm trở lên"


@dataclass(frozen=True, slots=True)
class CountedMovement:
    """A movement: who launched it, its days, and whether it is of a theme."""

    name: str
    level: Level
    period: Period
    is_thematic: bool = True


def term_of(period: Period) -> Term:
    """Return how long a movement runs; both of its days count."""
    end = period.last + timedelta(days=1)
    if end < _years_after(period.first, 1):
        return Term.UNDER_ONE
    if end == _years_after(period.first, 1):
        return Term.ONE
    if end < _years_after(period.first, 3):
        return Term.UNDER_THREE
    return Term.UNDER_FIVE if end < _years_after(period.first, 5) else Term.FIVE


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


_STATE, _CITY = (Level.STATE,), (Level.CITY,)
_OFFICE = (Level.COMMUNE, Level.DISTRICT, Level.UNIT)
_LEVELS = (_STATE, _CITY, _OFFICE)


def movements_table(found: Iterable[CountedMovement], year: int | None) -> Table:
    """Return form 0601.N: movements that run in a year, or all of them."""
    taken = [one for one in found if year is None or _runs_in(one, year)]
    lines = [Line("Tổng số", _by_level(taken), LineKind.TOTAL, "01")]
    lines += [_section("1. Chia theo phạm vi tổ chức thi đua"), *_scopes(taken)]
    lines.append(_section("2. Chia theo thời hạn thi đua"))
    for number, term in enumerate(Term, 6):
        running = [one for one in taken if term_of(one.period) is term]
        lines.append(Line(term.label, _by_level(running), code=f"{number:02d}"))
    lines.append(_section("3. Chia theo phương thức tổ chức phong trào thi đua"))
    of_theme = [one for one in taken if one.is_thematic]
    yearly = [one for one in taken if not one.is_thematic]
    lines.append(Line("Thi đua theo chuyên đề", _by_level(of_theme), code="11"))
    lines.append(Line("Thi đua thường xuyên hằng năm", _by_level(yearly), code="12"))
    return Table(
        "Số phong trào thi đua",
        "Phong trào thi đua",
        ("Tổng số", "Cấp Trung ương", "Cấp bộ, tỉnh", "Cơ quan, tổ chức, đơn vị"),
        tuple(lines),
        "Theo biểu 0601.N/BNV-TĐKT. Tính phong trào có ngày thuộc năm báo cáo, theo "
        "cấp phát động của kế hoạch; cần kiểm tra lại với mẫu của cơ quan nhận báo "
        "cáo. Phong trào của cụm, khối thi đua không có trong dữ liệu.",
        (1, 2, 3),
        has_codes=True,
    )


def _scopes(taken: Sequence[CountedMovement]) -> list[Line]:
    """Return the lines by scope: whose movement it is, there it also reaches."""
    names = ("Toàn quốc", "Bộ, ban, ngành, đoàn thể, địa phương")
    lines = []
    for place, (name, levels) in enumerate(zip(names, _LEVELS, strict=False)):
        lines.append(Line(name, _only(taken, levels, place), code=f"{place + 2:02d}"))
    lines.append(Line("Cụm, khối thi đua", ("", "", "", ""), code="04"))
    lines.append(Line("Cơ quan, tổ chức, đơn vị", _only(taken, _OFFICE, 2), code="05"))
    return lines


def _only(
    taken: Sequence[CountedMovement], levels: Sequence[Level], place: int
) -> tuple[Number, ...]:
    count = sum(one.level in levels for one in taken)
    cells: list[Number] = [count, "", "", ""]
    cells[place + 1] = count
    return tuple(cells)


def _by_level(taken: Sequence[CountedMovement]) -> tuple[Number, ...]:
    by_level = (sum(one.level in levels for one in taken) for levels in _LEVELS)
    return (len(taken), *by_level)


def _runs_in(movement: CountedMovement, year: int) -> bool:
    return movement.period.overlaps(date(year, 1, 1), date(year, 12, 31))


def _section(label: str) -> Line:
    return Line(label, (), LineKind.SECTION)


_FORMS = (
    AwardForm.COMMENDATION,
    AwardForm.MERIT_CERTIFICATE,
    AwardForm.EMULATION_FLAG,
    AwardForm.UNSPECIFIED,
)


def objects_table(awards: Iterable[CountedAward], choice: Choice) -> Table:
    """Return awards in the lines of form 0603.N, with the forms a commune has."""
    taken = [award for award in awards if choice.takes(award)]
    of = _Divided(taken)
    people = of.kinds(Kind.INDIVIDUAL)
    heads = [a for a in people if a.is_head is True]
    others = [a for a in people if a.is_head is False]
    lines = [
        Line("Tổng số", _by_form(taken), LineKind.TOTAL, "01"),
        _section("1. Chia theo đối tượng khen thưởng"),
        _line("Tập thể", of.kinds(Kind.COLLECTIVE, Kind.BUSINESS), "02"),
        _line("Trong đó: doanh nghiệp", of.kinds(Kind.BUSINESS), "03"),
        _line("Hộ gia đình", of.kinds(Kind.HOUSEHOLD), "04"),
        _line("Cá nhân", people, "05"),
        _line("+ Lãnh đạo", heads, "09"),
        _line("+ Người trực tiếp công tác, lao động", others, "10"),
        _section("2. Chia theo phương thức khen thưởng"),
        _line("Chuyên đề", of.manner(Manner.MOVEMENT), "12"),
        _line("Đột xuất", of.manner(Manner.SUDDEN), "13"),
    ]
    return Table(
        "Số lượng khen thưởng theo đối tượng, phương thức",
        "Khen thưởng",
        ("Tổng số", "Giấy khen", "Bằng khen", "Cờ thi đua", "Khác"),
        tuple(lines),
        "Theo các dòng của biểu 0603.N/BNV-TĐKT; cần kiểm tra lại với mẫu của cơ quan "
        "nhận báo cáo. Lãnh đạo chưa chia theo cấp, người không giữ chức vụ lãnh đạo "
        "tính là người trực tiếp.",
        (1, 2, 3, 4),
        has_codes=True,
    )


@dataclass(frozen=True, slots=True)
class _Divided:
    awards: Sequence[CountedAward]

    def kinds(self, *kinds: Kind) -> list[CountedAward]:
        return [award for award in self.awards if award.kind in kinds]

    def manner(self, manner: Manner) -> list[CountedAward]:
        return [award for award in self.awards if award.manner is manner]


def _line(label: str, awards: Sequence[CountedAward], code: str) -> Line:
    return Line(label, _by_form(awards), code=code)


def _by_form(awards: Sequence[CountedAward]) -> tuple[Number, ...]:
    return (len(awards), *(sum(a.form is form for a in awards) for form in _FORMS))
