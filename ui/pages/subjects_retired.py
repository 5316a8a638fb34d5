"""The tab of those no longer followed; any of them can be taken up again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import text, vietnamese
from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.office.registers.register import Subject
from ui.language import _
from ui.pages.subjects_similar import kind_words
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

UnitName = Callable[[str | None], str]


class RetiredTab(QWidget):
    """Everybody retired, the latest first; Enter or the link brings one back."""

    back_wanted = Signal(object)

    def __init__(self, unit_name: UnitName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit_name = unit_name
        self.search = SearchField(_("Lọc trong danh sách"))
        empty = EmptyPlace(
            "archive",
            _("Chưa ngừng theo dõi ai"),
            _(
                "Người chuyển đi, đơn vị giải thể nằm ở đây; điểm và hồ sơ các đợt "
                "trước vẫn còn."
            ),
        )
        self.table = TableView(
            _("Đã ngừng theo dõi"),
            self._columns(),
            row_height=34,
            key=lambda subject: subject.id,
            empty=empty,
        )
        self.search.sought.connect(self.table.filter)
        self.table.row_opened.connect(self.back_wanted)
        self.table.link_pressed.connect(lambda row, _n: self.back_wanted.emit(row))
        said = layouts.label(
            _("Không còn trong danh sách mới, vẫn đứng trong các đợt cũ."), "note"
        )
        strip = Strip(said, STRETCH, self.search, height=40, ground="plain")
        self.setLayout(layouts.column(strip, self.table, spacing=0))

    def show_subjects(self, subjects: Sequence[Subject]) -> None:
        """Show who is retired."""
        ordered = sorted(subjects, key=_latest_first)
        self.table.show_rows(ordered)
        if self.table.current() is None and ordered:
            self.table.choose(lambda _subject: True)

    def _columns(self) -> list[Column[Subject]]:
        return [
            Column[Subject](
                _("Tên"),
                lambda one: one.name,
                sort=lambda one: text.person_sort_key(one.name),
                tip=lambda one: one.name,
                weight=500,
            ),
            Column[Subject](
                _("Loại"),
                kind_words,
                tone=lambda _one: "text2",
                tip=kind_words,
                width=190,
            ),
            Column[Subject](
                _("Đơn vị, địa chỉ"), self._where, tip=self._where, width=250
            ),
            Column[Subject](
                _("Ngừng từ"),
                lambda one: (
                    vietnamese.short_date(one.retired_on) if one.retired_on else ""
                ),
                sort=lambda one: one.retired_on.toordinal() if one.retired_on else 0,
                width=124,
            ),
            Column[Subject]("", lambda _one: _("Theo dõi lại"), kind="link", width=150),
        ]

    def _where(self, one: Subject) -> str:
        match one:
            case Person():
                return self._unit_name(one.unit_id)
            case Unit() if one.successor_id:
                into = self._unit_name(one.successor_id)
                return _("Sáp nhập vào {name}").format(name=into)
            case Unit():
                return self._unit_name(one.parent_id)
            case OtherSubject():
                return one.address


def _latest_first(one: Subject) -> tuple[int, object]:
    day = one.retired_on.toordinal() if one.retired_on else 0
    return -day, text.person_sort_key(one.name)
