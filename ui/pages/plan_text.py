"""The plan as it reads on paper: clauses in the paper serif, marks in the gutter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, look
from ui.language import _
from ui.pages.plan_quotes import spots
from ui.widgets import painting

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_LINE = Qt.ItemDataRole.UserRole + 1
_LEFT, _STEP, _RIGHT, _AIR = 46, 10, 16, 5
_MARKS = {"ok": ("check", "ok"), "warn": ("triangle-alert", "warn")}
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_SPOKEN = {"ok": _("đã hiểu"), "warn": _("có cảnh báo"), "": _("không có quy tắc")}


@dataclass(frozen=True, slots=True)
class Line:
    """A clause, the head of the plan (number ""), or a notice in its place."""

    number: str
    text: str
    mark: str = ""
    is_heading: bool = False
    is_notice: bool = False
    quotes: tuple[str, ...] = ()


class PlanText(QListView):
    """The clauses one under another; arrows walk from clause to clause."""

    clause_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Các mục của kế hoạch, viết gọn"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self._delegate = _LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the plan; the current clause stays current, without a signal."""
        kept = self.current()
        self.selectionModel().blockSignals(True)
        self._lines.show(lines)
        if kept is not None:
            self._stand_on(kept)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def current(self) -> str | None:
        """Return the number of the clause one stands on, None for nowhere."""
        line = self.currentIndex().data(_LINE)
        return line.number if isinstance(line, Line) else None

    def choose(self, number: str) -> bool:
        """Stand on a clause; tell whether it is there."""
        return self._stand_on(number)

    def lines(self) -> Sequence[Line]:
        """Return what is shown."""
        return self._lines.lines

    def _stand_on(self, number: str) -> bool:
        for row, line in enumerate(self._lines.lines):
            if line.number == number and not line.is_notice:
                index = self._lines.index(row)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def _on_current(self, current: QModelIndex) -> None:
        line = current.data(_LINE)
        self.viewport().update()
        if isinstance(line, Line):
            self.clause_chosen.emit(line.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_delegate"):
            self._delegate.forget()
        super().changeEvent(event)


class _Lines(QAbstractListModel):
    """The lines; notices cannot be current."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return (
                line.text if line.is_notice else f"{line.text} ({_SPOKEN[line.mark]})"
            )
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.lines[index.row()].is_notice:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _LineDelegate(QStyledItemDelegate):
    """Draws a clause with its mark; the words the program used are underlined."""

    def __init__(self, view: PlanText) -> None:
        super().__init__(view)
        self._view = view
        self._documents: dict[tuple[Line, int, bool], QTextDocument] = {}

    def forget(self) -> None:
        """Forget what was set for another width or colour scheme."""
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(_LINE)
        width = self._view.viewport().width()
        document = self._document(line, width, chosen=False)
        air = 20 if line.is_notice else 2 * _AIR
        return QSize(width, round(document.size().height()) + air)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        line = index.data(_LINE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.is_notice:
            self._paint_notice(painter, rect, line)
        else:
            self._paint_clause(painter, rect, line, index)
        painter.restore()

    def _paint_clause(
        self, painter: QPainter, rect: QRectF, line: Line, index: _Index
    ) -> None:
        chosen = index.row() == self._view.currentIndex().row()
        if chosen:
            painter.fillRect(rect, look.color("accentSoft"))
            bar = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, look.color("accent"))
            if self._view.hasFocus():
                painting.draw_frame(painter, rect)
        if line.mark:
            name, colour = _MARKS[line.mark]
            mark = QRectF(rect.left() + 20, rect.top() + _AIR + 2, 14, 14)
            icons.paint(painter, mark, name, colour)
        self._write(painter, rect, line, _AIR, chosen=chosen)

    def _paint_notice(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        box = rect.adjusted(_LEFT, 2, -12, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("warnSoft"))
        painter.drawRoundedRect(box, 5, 5)
        mark = QRectF(box.left() + 10, box.top() + 9, 14, 14)
        icons.paint(painter, mark, "triangle-alert", "warn")
        self._write(painter, rect, line, 9, chosen=False)

    def _write(
        self, painter: QPainter, rect: QRectF, line: Line, top: int, *, chosen: bool
    ) -> None:
        document = self._document(line, round(rect.width()), chosen=chosen)
        painter.translate(rect.topLeft() + QPointF(_inset(line), top))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, look.color("text"))
        document.documentLayout().draw(painter, context)

    def _document(self, line: Line, width: int, *, chosen: bool) -> QTextDocument:
        key = (line, width, chosen)
        if key not in self._documents:
            right = 24 if line.is_notice else _RIGHT
            made = _set_line(line, chosen=chosen)
            made.setTextWidth(width - _inset(line) - right)
            self._documents[key] = made
        return self._documents[key]


def _inset(line: Line) -> int:
    if line.is_notice:
        return _LEFT + 34
    return _LEFT if line.is_heading or not line.number else _LEFT + _STEP


def _set_line(line: Line, *, chosen: bool) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = look.font() if line.is_notice else look.serif()
    font.setBold(line.is_heading)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    if not line.is_notice:
        lines = QTextBlockFormat()
        lines.setLineHeight(118, _PROPORTIONAL)
        cursor.setBlockFormat(lines)
    cursor.insertText(line.text)
    if chosen:
        used = QTextCharFormat()
        used.setFontWeight(700)
        used.setFontUnderline(True)
        used.setUnderlineColor(look.color("accent"))
        for start, end in spots(line.text, line.quotes):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(used)
    return document
