"""The rows of the register of initiatives, and the columns that show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop import vietnamese
from desktop.emulation.records import Initiative
from ui.language import _
from ui.tables.column import Column
from ui.widgets.flags import flag_chip
from ui.widgets.subject_picker import Named

_FLAG_WIDTH, _FITTING = 122, 44


@dataclass(frozen=True, slots=True)
class Row:
    """An initiative as the table shows it."""

    initiative: Initiative
    authors: str
    everyone: str
    files: int
    is_counted: bool

    @property
    def is_open(self) -> bool:
        """Tell whether something has not been confirmed or entered yet."""
        each = self.initiative
        flags = (each.is_new, each.is_applied, each.is_replicable)
        return None in flags or each.registered_on is None


def columns() -> list[Column[Row]]:
    """Return the columns of the register."""

    def flag(title: str, name: str) -> Column[Row]:
        return Column[Row](
            title,
            lambda row: flag_chip(getattr(row.initiative, name)).word,
            look=lambda row: flag_chip(getattr(row.initiative, name)),
            kind="mark",
            width=_FLAG_WIDTH,
        )

    return [
        Column[Row](
            _("Sáng kiến, mô hình"),
            lambda row: row.initiative.title,
            note=_kind_and_effect,
            weight=500,
            tip=lambda row: f"{row.initiative.title}\n{row.initiative.effect}".strip(),
        ),
        Column[Row](
            _("Tác giả"),
            lambda row: row.authors,
            width=178,
            wrap=True,
            tip=lambda row: row.everyone,
            tone=lambda row: "text",
        ),
        Column[Row](
            _("Đăng ký"),
            lambda row: _day(row.initiative.registered_on) or _("chưa ghi"),
            sort=lambda row: row.initiative.registered_on or date.min,
            width=104,
            tone=lambda row: "text" if row.initiative.registered_on else "warn",
        ),
        flag(_("Tính mới"), "is_new"),
        flag(_("Áp dụng"), "is_applied"),
        flag(_("Nhân rộng"), "is_replicable"),
        Column[Row](
            _("Công nhận"),
            _recognised,
            note=lambda row: _day(row.initiative.recognised_on),
            width=100,
            tip=lambda row: row.initiative.recognised_by,
            tone=lambda row: "text" if row.initiative.recognised_level else "text3",
        ),
        Column[Row](
            _("Tệp"),
            lambda row: f"{row.files:02d}" if row.files else "",
            kind="number",
            width=52,
        ),
    ]


def _kind_and_effect(row: Row) -> str:
    label = row.initiative.kind.label
    kind = label[0].upper() + label[1:]
    effect = row.initiative.effect.replace("\n", " ")
    return f"{kind} · {effect}" if effect else kind


def authors(ids: tuple[str, ...], names: Mapping[str, Named]) -> str:
    """Return all names if they fit in two lines, else the first and how many more."""
    known = [names[each].name for each in ids if each in names]
    everyone = ", ".join(known)
    if len(known) < 2 or len(everyone) <= _FITTING:
        return everyone
    return _("{first}, thêm {more:02d}").format(first=known[0], more=len(known) - 1)


def _recognised(row: Row) -> str:
    level = row.initiative.recognised_level
    return level.label if level else _("chưa")


def _day(value: date | None) -> str:
    return vietnamese.short_date(value) if value else ""
