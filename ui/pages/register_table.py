"""The register as a table: one line an award, those taken back in grey with why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import text, vietnamese
from desktop.awards.forms import Decision, Grant
from desktop.emulation.participants import Kind
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView

# Second lines of a cell on the screen, columns of their own when copied.
_COPIED = (_("Chức vụ, đơn vị"), _("Ngày quyết định"), _("Lý do thu hồi"))

_MERIT, _LEAST_MERIT = 5, 300  # the column of merits, and what it needs


@dataclass(frozen=True, slots=True)
class Entry:
    """An award with the decision it was given by."""

    grant: Grant
    decision: Decision | None

    @property
    def is_revoked(self) -> bool:
        """Tell whether the award was taken back."""
        return self.grant.revoked_on is not None

    @property
    def decision_number(self) -> str:
        """Return "1284/QĐ-UBND", or that it is still missing."""
        if self.decision is None or not self.decision.number:
            return _("chưa có số")
        return f"{self.decision.number}/{self.decision.symbol}"

    @property
    def decided_on(self) -> str:
        """Return "16/12/2025", or that it is still missing."""
        if self.decision is None or self.decision.issued_on is None:
            return _("chưa có ngày")
        return vietnamese.short_date(self.decision.issued_on)

    @property
    def state(self) -> str:
        """Return "Đã tặng", or when it was taken back."""
        if self.grant.revoked_on is None:
            return _("Đã tặng")
        return _("Đã thu hồi {day}").format(
            day=vietnamese.short_date(self.grant.revoked_on)
        )


def entries(
    grants: Sequence[Grant], decisions: Mapping[str, Decision], year: object
) -> list[Entry]:
    """Return the lines of a year, or of all years for None, the latest year first."""
    found = [g for g in grants if year is None or g.register_year == year]
    found.sort(key=lambda g: (-g.register_year, g.register_number))
    return [Entry(grant, decisions.get(grant.decision_id)) for grant in found]


class RegisterTable(TableView):
    """The lines; several can be chosen and copied with Ctrl+C."""

    def __init__(self, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Sổ khen thưởng"),
            _columns(),
            row_height=42,
            key=lambda entry: entry.grant.id,
            many=True,
            empty=empty,
            parent=parent,
        )
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, column.title in _COPIED)
        # Two lines of it have to stay readable: a narrow window scrolls sideways.
        self.horizontalHeader().setSectionResizeMode(
            _MERIT, QHeaderView.ResizeMode.Interactive
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        others = (n for n in range(len(self.rows.columns)) if n != _MERIT)
        taken = sum(self.columnWidth(n) for n in others if not self.isColumnHidden(n))
        self.setColumnWidth(_MERIT, max(self.viewport().width() - taken, _LEAST_MERIT))

    def texts(self) -> list[list[str]]:
        """Return titles and lines as seen, every second line a column of its own."""
        columns = self.rows.columns
        lines = [[c.text(entry) for c in columns] for entry in self.rows.rows()]
        return [[c.title for c in columns], *lines]


def _columns() -> list[Column[Entry]]:
    return [
        Column[Entry](
            _("Số"),
            lambda e: vietnamese.two_digits(e.grant.register_number),
            sort=lambda e: e.grant.register_number,
            kind="number",
            width=56,
            weight=600,
            tone=_tone,
        ),
        Column[Entry](
            _("Năm"),
            lambda e: str(e.grant.register_year),
            sort=lambda e: e.grant.register_year,
            kind="number",
            width=52,
            tone=_tone,
        ),
        Column[Entry](
            _("Người nhận"),
            lambda e: e.grant.recipient,
            note=lambda e: e.grant.detail,
            sort=_name_key,
            width=244,
            weight=500,
            tone=_tone,
            tip=lambda e: f"{e.grant.recipient}\n{e.grant.detail}".strip(),
        ),
        Column[Entry](_COPIED[0], lambda e: e.grant.detail),
        Column[Entry](
            _("Hình thức"), lambda e: e.grant.form.label, width=84, tone=_tone
        ),
        Column[Entry](
            _("Thành tích"),
            lambda e: e.grant.citation,
            wrap=True,
            tone=_quiet,
            tip=lambda e: e.grant.citation,
        ),
        Column[Entry](
            _("Quyết định"),
            lambda e: e.decision_number,
            note=lambda e: e.decided_on,
            sort=lambda e: (_day_key(e), e.decision_number),
            width=122,
            tone=_tone,
        ),
        Column[Entry](_COPIED[1], lambda e: e.decided_on),
        Column[Entry](
            _("Trạng thái"),
            lambda e: e.state,
            note=lambda e: e.grant.revoked_reason,
            width=170,
            tone=_quiet,
            tip=lambda e: f"{e.state}\n{e.grant.revoked_reason}".strip(),
        ),
        Column[Entry](_COPIED[2], lambda e: e.grant.revoked_reason),
    ]


def _tone(entry: Entry) -> str:
    return "text3" if entry.is_revoked else "text"


def _quiet(entry: Entry) -> str:
    return "text3" if entry.is_revoked else "text2"


def _name_key(entry: Entry) -> object:
    name = entry.grant.recipient
    if entry.grant.kind is not Kind.INDIVIDUAL:
        return (0, text.sort_key(name))
    return (1, text.person_sort_key(name))


def _day_key(entry: Entry) -> date:
    decided = entry.decision.issued_on if entry.decision else None
    return decided or date.max
