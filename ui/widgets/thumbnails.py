"""The pages of a paper as small pictures at the side; a click or an arrow goes there.

Use: `pages = PageList(papers)`; after `papers.show_pdf(…)` call `pages.show_pages()`.
Pictures are drawn one per turn of the event loop, and only those in view.
"""

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QWidget

from ui import look
from ui.language import _
from ui.widgets.papers import Papers

WIDTH = 112
_PICTURE = QSize(72, 102)


class PageList(QListWidget):
    """A column of small pages beside the paper; hidden where there is one page."""

    def __init__(self, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(_("Các trang"))
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(_PICTURE)
        self.setGridSize(QSize(WIDTH - 14, _PICTURE.height() + 30))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._papers = papers
        self._drawn: set[int] = set()
        self._is_following = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._draw_one)
        self.currentRowChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._next.start())
        papers.page_changed.connect(self._follow)

    def show_pages(self) -> None:
        """Show the pages of the paper now in the preview."""
        self._is_following = True
        self.clear()
        self._drawn.clear()
        count = self._papers.page_count()
        for number in range(count if count > 1 else 0):
            item = QListWidgetItem(_icon(QPixmap()), str(number + 1))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                _("Trang {number}").format(number=number + 1),
            )
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.addItem(item)
        self._is_following = False
        self._follow(self._papers.page())
        self._next.start()

    def drawn(self) -> set[int]:
        """Return the pages whose pictures are drawn, counted from 0."""
        return set(self._drawn)

    def _follow(self, number: int) -> None:
        if 0 <= number < self.count() and number != self.currentRow():
            self._is_following = True
            self.setCurrentRow(number)
            self._is_following = False

    def _on_current(self, number: int) -> None:
        if number >= 0 and not self._is_following:
            self._papers.show_page(number)

    def _draw_one(self) -> None:
        """Draw the first page in view that has no picture yet, then come back."""
        if not self.isVisible():
            return
        view = self.viewport().rect()
        for number in range(self.count()):
            item = self.item(number)
            if number in self._drawn or not self.visualItemRect(item).intersects(view):
                continue
            self._drawn.add(number)
            item.setIcon(_icon(self._papers.picture_of(number, _PICTURE)))
            self._next.start()
            return

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._next.start()


def _icon(picture: QPixmap) -> QIcon:
    framed = _framed(picture)
    icon = QIcon(framed)
    # Paper stays white where it is current; Qt would tint it.
    icon.addPixmap(framed, QIcon.Mode.Selected)
    return icon


def _framed(picture: QPixmap) -> QPixmap:
    """Return a white sheet with a hairline around it, the picture in its middle."""
    sheet = QPixmap(_PICTURE)
    sheet.fill(Qt.GlobalColor.transparent)
    size = (
        picture.deviceIndependentSize().toSize() if not picture.isNull() else _PICTURE
    )
    box = QRect(0, 0, min(size.width(), _PICTURE.width()), size.height())
    box.moveCenter(sheet.rect().center())
    painter = QPainter(sheet)
    painter.fillRect(box, Qt.GlobalColor.white)
    if not picture.isNull():
        painter.drawPixmap(box, picture)
    painter.setPen(look.color("line2"))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.end()
    return sheet
