"""The list under the search box: people, units, pages, clauses, found without dấu."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, look
from ui.language import _
from ui.shell import Hit
from ui.widgets import painting
from ui.widgets.fields import SearchField

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ICONS = {
    "person": "user",
    "unit": "building-2",
    "page": "arrow-right",
    "clause": "scroll-text",
    "document": "file-text",
}
_MOST, _WIDTH, _ROW = 12, 420, 42


class SearchPopup(QListView):
    """Hits of the search box; the keyboard stays in the box."""

    hit_chosen = Signal(object)

    def __init__(
        self,
        field: SearchField,
        search: Callable[[str], Sequence[Hit]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._field, self._search = field, search
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Kết quả tìm"))
        self._hits = _Hits(self)
        self.setModel(self._hits)
        self.setItemDelegate(_HitDelegate(self, self._hits))
        self.setMouseTracking(True)
        self.entered.connect(self.setCurrentIndex)
        self.clicked.connect(self._on_chosen)
        field.sought.connect(self.seek)
        field.installEventFilter(self)
        self.hide()

    def seek(self, text: str) -> None:
        """Show what fits a text while the box has the focus, nothing for no text."""
        if not text.strip() or not self._field.hasFocus():
            self.hide()
            return
        hits = list(self._search(text))[:_MOST]
        self._hits.show(hits, text)
        lines = max(len(hits), 1)
        below = self._field.mapTo(self.window(), QPoint(0, self._field.height() + 4))
        right = below.x() + self._field.width()
        self.setGeometry(right - _WIDTH, below.y(), _WIDTH, lines * _ROW + 10)
        if hits:
            self.setCurrentIndex(self._hits.index(0))
        self.raise_()
        self.show()

    def _on_chosen(self, index: QModelIndex) -> None:
        hit = self._hits.at(index)
        if isinstance(hit, Hit):
            self.hide()
            self._field.clear()
            self.hit_chosen.emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the officer keeps typing in the box."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self.isHidden():
            return False
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            row = self.currentIndex().row() + steps[event.key()]
            if 0 <= row < self._hits.rowCount():
                self.setCurrentIndex(self._hits.index(row))
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_chosen(self.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False


class _Hits(QAbstractListModel):
    """Hits, or one line that says there are none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Hit | str] = []

    def show(self, hits: Sequence[Hit], text: str) -> None:
        self.beginResetModel()
        nothing = _("Không thấy “{text}”").format(text=text.strip())
        self._lines = list(hits) or [nothing]
        self.endResetModel()

    def at(self, index: _Index) -> Hit | str | None:
        """Return the line at an index, None at none."""
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        line = self._lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line if isinstance(line, str) else f"{line.title}, {line.note}"
        return None


class _HitDelegate(QStyledItemDelegate):
    """Icon, title, note."""

    def __init__(self, popup: SearchPopup, hits: _Hits) -> None:
        super().__init__(popup)
        self._popup, self._hits = popup, hits

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_WIDTH - 20, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        hit = self._hits.at(index)
        rect = QRectF(option.rect)
        painter.save()
        area = rect.adjusted(44, 0, -12, 0)
        if isinstance(hit, Hit):
            if index.row() == self._popup.currentIndex().row():
                painter.fillRect(rect, look.color("accentSoft"))
                bar = QRectF(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, look.color("accent"))
            mark = QRectF(rect.left() + 16, rect.center().y() - 8, 16, 16)
            icons.paint(painter, mark, _ICONS.get(hit.kind, "search"), "text2")
            self._paint_words(painter, area, hit)
        else:
            painter.setPen(look.color("text2"))
            painter.setFont(look.font())
            painting.draw_text(painter, rect.adjusted(16, 0, -12, 0), str(hit))
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, hit: Hit) -> None:
        middle = area.center().y()
        painter.setPen(look.color("text"))
        painter.setFont(look.font(look.BODY, 500))
        upper = QRectF(area.left(), middle - 17, area.width(), 17)
        painting.draw_text(painter, upper, hit.title)
        painter.setPen(look.color("text2"))
        painter.setFont(look.font(look.SMALL))
        lower = QRectF(area.left(), middle, area.width(), 16)
        painting.draw_text(painter, lower, hit.note)
