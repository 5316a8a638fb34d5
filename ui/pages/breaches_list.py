"""Vi phạm: the register of breaches, newest first."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.emulation.records import Breach
from desktop.office.office import Office
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.subject_picker import Named, named


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A breach with whose it is."""

    breach: Breach
    who: Named | None

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.who.name if self.who else ""


class BreachesList(QWidget):
    """A table of breaches; Delete asks the page to take one out."""

    def __init__(
        self, office: Office, first_step: Button, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self.search = SearchField(_("Lọc theo tên, nội dung"), width=220)
        said = _(
            "Vi phạm không tự quyết định kết quả: chương trình nêu ra bên cạnh câu cần "
            "xác nhận."
        )
        strip = Strip(layouts.label(said, "caption"), STRETCH, self.search, height=44)
        self.table = TableView(
            _("Sổ vi phạm"),
            _columns(),
            row_height=42,
            key=lambda row: row.breach.id,
            empty=EmptyPlace(
                "shield-check",
                _("Không có vi phạm nào"),
                _(
                    "Vi phạm kỷ luật, kỷ cương của người hoặc trong đơn vị ghi ở đây "
                    "sẽ được nhắc khi xác nhận tiêu chuẩn."
                ),
                [first_step],
            ),
        )
        self.delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        self.delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.search.sought.connect(self.table.filter)
        whole = layouts.column(strip, self.table, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def reload(self) -> int:
        """Show the register; return how many there are."""
        names = named(self._office)
        rows = [
            BreachRow(each, names.get(each.subject_id))
            for each in self._office.records.breaches()
        ]
        rows.sort(key=lambda row: row.breach.happened_on, reverse=True)
        self.table.show_rows(rows)
        if self.table.current() is None and rows:
            self.table.choose(lambda _row: True)
        return len(rows)


def _columns() -> list[Column[BreachRow]]:
    return [
        Column[BreachRow](
            _("Ngày"),
            lambda row: vietnamese.short_date(row.breach.happened_on),
            sort=lambda row: row.breach.happened_on,
            width=116,
        ),
        Column[BreachRow](
            _("Người, đơn vị"),
            lambda row: row.name,
            note=lambda row: row.who.detail if row.who else "",
            width=260,
            weight=500,
        ),
        Column[BreachRow](
            _("Mức độ"),
            lambda row: _capital(row.breach.severity.label),
            width=180,
        ),
        Column[BreachRow](
            _("Nội dung"),
            lambda row: row.breach.content.replace("\n", " "),
            wrap=True,
            tone=lambda row: "text",
            tip=lambda row: row.breach.content,
        ),
        Column[BreachRow](
            _("Văn bản xử lý"),
            lambda row: row.breach.document,
            width=190,
            wrap=True,
            tip=lambda row: row.breach.document,
        ),
    ]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
