"""The register as a table: one line an award, those taken back in grey with why."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import text, vietnamese
from desktop.emulation.participants import Kind
from ui.language import _
from ui.pages.register_entries import Line
from ui.tables.column import Column
from ui.tables.table import TableView

# Second lines of a cell on the screen, columns of their own when copied.
_COPIED = (
    _("Chức vụ, đơn vị"),
    _("Ngày quyết định"),
    _("Lý do thu hồi, nguồn"),
    _("Tiền thưởng (đồng)"),
    _("Ngày trao"),
    _("Người nhận thay"),
)

_YEAR, _MERIT, _LEAST_MERIT = 1, 5, 194  # what the column of merits needs
_WITH_YEAR = 980


class RegisterTable(TableView):
    """The lines; several can be chosen and copied with Ctrl+C."""

    def __init__(self, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Sổ khen thưởng"),
            _columns(),
            row_height=42,
            key=lambda entry: entry.id,
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
        # Beside the history the lines still stand in order of the years.
        self.setColumnHidden(_YEAR, self.viewport().width() < _WITH_YEAR)
        others = (n for n in range(len(self.rows.columns)) if n != _MERIT)
        taken = sum(self.columnWidth(n) for n in others if not self.isColumnHidden(n))
        self.setColumnWidth(_MERIT, max(self.viewport().width() - taken, _LEAST_MERIT))

    def texts(self) -> list[list[str]]:
        """Return titles and lines as seen, every second line a column of its own."""
        columns = self.rows.columns
        lines = [[c.text(entry) for c in columns] for entry in self.rows.rows()]
        return [[c.title for c in columns], *lines]


def _columns() -> list[Column[Line]]:
    return [
        Column[Line](
            _("Số"),
            lambda e: e.mark,
            sort=lambda e: (e.year, e.number or 0),
            width=118,
            weight=600,
            tone=_tone,
        ),
        Column[Line](
            _("Năm"),
            lambda e: str(e.year),
            sort=lambda e: e.year,
            kind="number",
            width=52,
            tone=_tone,
        ),
        Column[Line](
            _("Người nhận"),
            lambda e: e.recipient,
            note=lambda e: e.detail,
            sort=_name_key,
            width=184,
            weight=500,
            tone=_tone,
            tip=lambda e: f"{e.recipient}\n{e.detail}".strip(),
        ),
        Column[Line](_COPIED[0], lambda e: e.detail),
        Column[Line](
            _("Hình thức"), lambda e: e.form, note=_money_note, width=92, tone=_tone
        ),
        Column[Line](
            _("Thành tích"),
            lambda e: e.merit,
            wrap=True,
            tone=_quiet,
            tip=lambda e: e.merit,
        ),
        Column[Line](
            _("Quyết định"),
            lambda e: e.decision_number,
            note=lambda e: e.decided_on,
            sort=lambda e: (_day_key(e), e.decision_number),
            width=122,
            tone=_tone,
        ),
        Column[Line](_COPIED[1], lambda e: e.decided_on),
        Column[Line](
            _("Trạng thái"),
            lambda e: e.state,
            note=lambda e: e.state_note,
            width=140,
            tone=_quiet,
            tip=lambda e: f"{e.state}\n{e.state_note}".strip(),
        ),
        Column[Line](_COPIED[2], lambda e: e.state_note),
        Column[Line](_COPIED[3], _money),
        Column[Line](_COPIED[4], lambda e: e.delivered_on),
        Column[Line](_COPIED[5], lambda e: e.receiver),
    ]


def _money(entry: Line) -> str:
    return "" if entry.amount is None else vietnamese.number(entry.amount)


def _money_note(entry: Line) -> str:
    return f"{_money(entry)} đ" if entry.amount is not None else ""


def _tone(entry: Line) -> str:
    return "text3" if entry.is_revoked else "text"


def _quiet(entry: Line) -> str:
    return "text3" if entry.is_revoked else "text2"


def _name_key(entry: Line) -> object:
    name = entry.recipient
    if entry.kind is not Kind.INDIVIDUAL:
        return (0, text.sort_key(name))
    return (1, text.person_sort_key(name))


def _day_key(entry: Line) -> date:
    return entry.day or date.max
