"""Xếp loại: everybody with the grade of a period, entered by one key each."""

from PySide6.QtCore import QEvent, QObject, QSettings, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.emulation.movements import Period
from desktop.emulation.records import Grade
from desktop.office.office import Office
from ui.language import _
from ui.pages import ratings_rows
from ui.pages.ratings_rows import RatedRow
from ui.tables.column import Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.fields import Field, SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_LAST_BY = "ratings/by"
_KEYS = {
    Qt.Key.Key_1: Grade.NOT_COMPLETED,
    Qt.Key.Key_2: Grade.COMPLETED,
    Qt.Key.Key_3: Grade.GOOD,
    Qt.Key.Key_4: Grade.EXCELLENT,
}
_EVERYONE, _UNRATED, _RATED = range(3)


class RatingsList(QWidget):
    """A table, the period it is about, and the grade of the current row.

    Signals:
        graded(row, grade): a grade was given; None takes it away.
    """

    graded = Signal(object, object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._periods: list[Period] = []
        self.period = QComboBox()
        self.period.setAccessibleName(_("Kỳ xếp loại"))
        self.period.activated.connect(lambda _index: self.reload())
        kept = str(QSettings().value(_LAST_BY, ""))
        self.by = Field(_("Người xếp loại"), kept, hint=_("ai xếp loại"), width=220)
        self.by.entered.connect(lambda name: QSettings().setValue(_LAST_BY, name))
        self.wanted = QComboBox()
        self.wanted.setAccessibleName(_("Lọc theo xếp loại"))
        for words in (_("Tất cả"), _("Chưa xếp loại"), _("Đã xếp loại")):
            self.wanted.addItem(words)
        self.wanted.activated.connect(lambda _index: self.reload())
        self.search = SearchField(_("Lọc theo tên"), width=180)
        self.table = TableView(
            _("Xếp loại"),
            ratings_rows.columns(),
            row_height=42,
            key=lambda row: row.who.id,
            empty=EmptyPlace(
                "gauge",
                _("Không có ai trong danh sách này"),
                _("Nhập đơn vị, cá nhân trước; hoặc chọn “Tất cả” và xóa chữ lọc."),
            ),
        )
        self.table.installEventFilter(self)
        self.table.row_chosen.connect(self._on_row)
        self.search.sought.connect(self.table.filter)
        self.grade = self._make_grade()
        self._name = layouts.label("", "name")
        whole = layouts.column(self._head(), self.table, self._foot(), spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def reload(self) -> None:
        """Show everybody with the ratings of the chosen period."""
        self._show_periods()
        people, units = ratings_rows.rows_of(self._office, self.shown_period())
        sections = []
        for title, rows in ((_("Cá nhân"), people), (_("Tập thể"), units)):
            rated = sum(1 for row in rows if row.rating)
            said = _("{title}: đã xếp loại {rated:02d}/{count:02d}").format(
                title=title, rated=rated, count=len(rows)
            )
            fitting = [row for row in rows if self._fits(row)]
            if fitting:
                sections.append(Section(said, fitting))
        self.table.show_sections(sections)
        if self.table.current() is None:
            self.table.choose(lambda _row: True)
        self._on_row(self.table.current())

    def shown_period(self) -> Period:
        """Return the period the grades are about."""
        return self._periods[max(self.period.currentIndex(), 0)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys 1–4 and Delete in the table."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row = self.table.current()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if row is None or not plain:
            return False
        key = Qt.Key(event.key())
        if key in _KEYS:
            # Looked up before: the row may leave a narrowed list once it is graded.
            following = self._after(row)
            self.graded.emit(row, _KEYS[key])
            self.table.choose(lambda other: other.who.id == following)
            return True
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            if row.rating is not None:
                self.graded.emit(row, None)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.grade.setFocus()
            return True
        return False

    def _after(self, row: RatedRow) -> str:
        ids = [other.who.id for other in self.table.rows.rows()]
        place = ids.index(row.who.id) + 1
        return ids[place] if place < len(ids) else row.who.id

    def _make_grade(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Xếp loại của người đang chọn"))
        box.addItem(_("Chưa xếp loại"))
        for grade in Grade:
            box.addItem(f"{grade.value}  {grade.label}")
        box.activated.connect(self._on_grade)
        return box

    def _head(self) -> Strip:
        return Strip(
            layouts.label(_("Kỳ"), "caption"),
            self.period,
            12,
            layouts.label(_("Người xếp loại"), "caption"),
            self.by,
            STRETCH,
            self.wanted,
            self.search,
            height=44,
        )

    def _foot(self) -> Strip:
        return Strip(
            self._name,
            self.grade,
            STRETCH,
            layouts.label(_("Phím"), "caption"),
            *(_key(str(grade.value)) for grade in Grade),
            layouts.label(_("xếp loại rồi xuống dòng"), "caption"),
            8,
            _key("Delete"),
            layouts.label(_("bỏ xếp loại"), "caption"),
            height=44,
            edge="top",
        )

    def _show_periods(self) -> None:
        of_round = self._office.current_round().period
        found = ratings_rows.periods(of_round, self._office.plan().period)
        if found != self._periods:
            self._periods = found
            self.period.clear()
            for each in found:
                name = ratings_rows.name_of(each)
                self.period.addItem(name[0].upper() + name[1:])

    def _fits(self, row: RatedRow) -> bool:
        wanted = self.wanted.currentIndex()
        return wanted == _EVERYONE or (wanted == _RATED) == (row.rating is not None)

    def _on_row(self, row: RatedRow | None) -> None:
        self.grade.setEnabled(row is not None)
        self._name.setText(row.who.name if row else "")
        self.grade.setCurrentIndex(row.grade.value if row and row.grade else 0)

    def _on_grade(self, index: int) -> None:
        row = self.table.current()
        if row is not None:
            self.graded.emit(row, Grade(index) if index else None)


def _key(name: str) -> QLabel:
    shown = layouts.label(name, "key")
    shown.setFixedHeight(20)
    return shown
