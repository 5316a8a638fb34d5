"""The tab of possible duplicates: two entries side by side, one is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.emulation.participants import OtherSubject, Person, Unit
from desktop.office.registers.register import Similar, Subject
from ui.language import _
from ui.pages.subjects_people import capital
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import Button, plain
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

UnitName = Callable[[str | None], str]


@dataclass(frozen=True, slots=True)
class _Line:
    """One particular of both subjects."""

    title: str
    first: str
    second: str


class SimilarTab(QWidget):
    """Pairs at the left, the two entries of the current pair at the right.

    Signals:
        edit_wanted(subject): open the form of one of the two.
        retire_wanted(subject): take one of the two out of the lists.
        apart_wanted(Similar): remember that they are two, and never ask again.
    """

    edit_wanted = Signal(object)
    retire_wanted = Signal(object)
    apart_wanted = Signal(object)

    def __init__(self, unit_name: UnitName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit_name = unit_name
        self._pair: Similar | None = None
        empty = EmptyPlace(
            "copy",
            _("Không có tên nào trùng nhau"),
            _("Hai tên chỉ khác cách đặt dấu, chữ hoa hay gạch nối sẽ hiện ở đây."),
        )
        self.table = TableView(
            _("Các cặp có thể trùng"),
            [
                Column[Similar](
                    _("Tên"), lambda pair: pair.first.name, weight=500, note=self._where
                )
            ],
            row_height=42,
            key=lambda pair: (pair.first.id, pair.second.id),
            empty=empty,
        )
        self.table.row_chosen.connect(self._on_pair)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(20, 16, 16, 16)
        self._right.setSpacing(12)
        right = layouts.box(self._right, "pane")
        panes = Panes("similar", self.table, right, sizes=(316, 838), grows=1)
        self.setLayout(layouts.column(panes, spacing=0))
        self.keep_first: Button | None = None
        self.keep_second: Button | None = None
        self.keep_both: Button | None = None

    def show_pairs(self, pairs: Sequence[Similar]) -> None:
        """Show the pairs; the first is current when none was."""
        # Ids sort by the time they were given: what was entered first stands first.
        ordered = [
            Similar(*sorted((pair.first, pair.second), key=lambda one: one.id))
            for pair in pairs
        ]
        self.table.show_rows(ordered)
        if self.table.current() is None and pairs:
            self.table.choose(lambda _pair: True)
        self._on_pair(self.table.current())

    def _where(self, pair: Similar) -> str:
        if isinstance(pair.first, Person):
            return self._unit_name(pair.first.unit_id) or _("Chưa xếp đơn vị")
        return kind_words(pair.first)

    def _on_pair(self, pair: Similar | None) -> None:
        self._pair = pair
        while (item := self._right.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if pair is None:
            return
        kind = _("người") if isinstance(pair.first, Person) else _("mục")
        title = _("Hai {kind} này có phải là một?").format(kind=kind)
        said = _(
            "Giữ một bên, bên kia ngừng theo dõi; điểm và hồ sơ cũ của bên đó vẫn còn. "
            "Nếu là hai, bấm Không trùng: cặp này không hỏi lại nữa."
        )
        self._right.addWidget(layouts.label(title, "heading"))
        self._right.addWidget(layouts.label(said, "note", wrap=True))
        self._right.addWidget(self._compare(pair))
        self.keep_both = plain(
            _("Không trùng"),
            lambda: self.apart_wanted.emit(pair),
            icon="equal-not",
            name=_("Không trùng: giữ cả hai, không hỏi lại"),
        )
        self._right.addWidget(layouts.rule(light=True))
        self._right.addLayout(layouts.row(self.keep_both, layouts.STRETCH))
        self._right.addStretch(1)

    def _compare(self, pair: Similar) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 112)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, words in ((1, _("Nhập trước")), (2, _("Nhập sau"))):
            grid.addWidget(layouts.label(words, "group"), 0, place)
        at = 1
        for line in self._lines(pair):
            grid.addWidget(layouts.rule(light=True), at, 0, 1, 3)
            grid.addWidget(_cell(line.title, "note"), at + 1, 0)
            differs = line.first != line.second
            for place, said in ((1, line.first), (2, line.second)):
                cell = _cell(said or "–", "strong" if differs else "")
                grid.addWidget(cell, at + 1, place)
            at += 2
        self.keep_first = plain(
            _("Giữ bên này"), lambda: self.retire_wanted.emit(pair.second), small=True
        )
        self.keep_second = plain(
            _("Giữ bên này"), lambda: self.retire_wanted.emit(pair.first), small=True
        )
        for place, keep, one in (
            (1, self.keep_first, pair.first),
            (2, self.keep_second, pair.second),
        ):
            keep.setAccessibleName(_("Giữ {name}, ngừng bên kia").format(name=one.name))
            grid.addLayout(
                layouts.row(keep, self._edit(one), layouts.STRETCH), at, place
            )
        grid.setRowMinimumHeight(at, 52)
        return holder

    def _edit(self, one: Subject) -> Button:
        return plain(_("Sửa…"), lambda: self.edit_wanted.emit(one), small=True)

    def _lines(self, pair: Similar) -> list[_Line]:
        first, second = (self._told(one) for one in (pair.first, pair.second))
        return [_Line(title, first[title], second.get(title, "")) for title in first]

    def _told(self, one: Subject) -> dict[str, str]:
        told = {_("Tên"): one.name}
        match one:
            case Person():
                told[_("Đơn vị")] = self._unit_name(one.unit_id)
                told[_("Chức vụ")] = one.position
                told[_("Đối tượng")] = capital(one.employment.label)
                told[_("Năm sinh")] = str(one.birth_year or "")
            case Unit():
                told[_("Loại")] = kind_words(one)
                told[_("Trực thuộc")] = self._unit_name(one.parent_id)
            case OtherSubject():
                told[_("Loại")] = kind_words(one)
                told[_("Địa chỉ")] = one.address
                told[_("Người đại diện")] = one.head
        told[_("Ghi chú")] = one.note
        return told


def kind_words(subject: Subject) -> str:
    """Return what a subject is: "Người", "Thôn", "Hộ gia đình"."""
    if isinstance(subject, Person):
        return _("Người")
    return capital(subject.kind.label)


def _cell(words: str, role: str) -> QLabel:
    made = layouts.label(words, role, wrap=True)
    made.setMinimumHeight(32)
    made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return made
