"""The columns of targets, of the movement's own and of those given to units."""

from collections.abc import Callable
from datetime import date
from typing import Any

from desktop import vietnamese
from desktop.emulation.indicators import Assessment, Progress
from ui.language import _
from ui.pages import target_words
from ui.tables.column import Column

_NEVER = date.min
Take = Callable[[Any], Assessment]


def name(each: Assessment) -> str:
    """Return the name of a target; an exception stands under its general one."""
    words = each.indicator.name
    return f"– {words}" if each.indicator.exception_of else words


def shortened(words: str) -> str:
    """Return words short enough for a sentence."""
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"


def name_column(of: Take) -> Column[Any]:
    """Return the column of names."""
    return Column[Any](
        _("Chỉ tiêu"),
        lambda row: name(of(row)),
        weight=500,
        wrap=True,
        tone=lambda row: "text",
        tip=lambda row: of(row).indicator.name,
    )


def result_columns(of: Take) -> list[Column[Any]]:
    """Return aim, result, day and progress."""
    return [
        Column[Any](
            _("Phải đạt"),
            lambda row: target_words.goal(of(row).indicator),
            note=lambda row: target_words.wider_goal(of(row).indicator),
            width=150,
        ),
        Column[Any](
            _("Kết quả"),
            lambda row: target_words.reached(of(row)),
            note=lambda row: target_words.made_of(of(row)),
            sort=lambda row: (of(row).measured is not None, of(row).measured or 0),
            align="right",
            width=138,
            weight=600,
            tone=lambda row: _tone(of(row)),
        ),
        Column[Any](
            _("Đến ngày, nguồn"),
            lambda row: _as_of(of(row)),
            note=lambda row: _source(of(row)),
            sort=lambda row: _day(of(row)) or _NEVER,
            width=208,
            tip=lambda row: _source(of(row)),
        ),
        Column[Any](
            _("Tiến độ"),
            lambda row: target_words.PROGRESS[of(row).progress].word,
            sort=lambda row: list(Progress).index(of(row).progress),
            look=lambda row: target_words.PROGRESS[of(row).progress],
            kind="chip",
            width=146,
        ),
    ]


def clause_column(of: Take, sort: Callable[[Any], Any]) -> Column[Any]:
    """Return the column of clauses; a click opens one in the plan."""
    return Column[Any](
        _("Mục"),
        lambda row: of(row).indicator.clause,
        sort=sort,
        kind="clause",
        width=100,
    )


def _day(each: Assessment) -> date | None:
    return each.result.as_of if each.result else None


def _as_of(each: Assessment) -> str:
    day = _day(each)
    return vietnamese.short_date(day) if day else ""


def _source(each: Assessment) -> str:
    return each.result.source if each.result else ""


def _tone(each: Assessment) -> str:
    return "text3" if each.progress is Progress.NO_DATA else "text"
