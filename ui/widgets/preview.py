"""A paper on the screen: the pages of a PDF under a bar with page and zoom buttons.

Use: `preview = Preview("Tờ trình")`, `preview.show_pdf(pdf_bytes, "Tờ trình")`,
`preview.show_picture(png_bytes)`, `preview.clear()`; buttons of the page go to the
right of its bar: `preview.add_action(plain("In…", …))`. Ctrl + wheel, Ctrl++ and Ctrl+-
zoom, Ctrl+0 fits the width; PgUp and PgDn scroll. Papers of several pages show them as
small pictures at the left.
"""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Button, icon_only
from ui.widgets.head import Strip
from ui.widgets.papers import Papers
from ui.widgets.thumbnails import PageList

_ROOM_FOR_PAGES = 480


class Preview(QWidget):
    """A bar with title, page and zoom buttons over the papers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = Papers(name)
        self.pages = PageList(self.papers)
        self._title = layouts.label(name, "section")
        self._page = layouts.label("", "note")
        self._zoom = layouts.label("", "note")
        self._actions = layouts.row()
        papers = self.papers
        self._up = icon_only("chevron-up", _("Trang trước"), self._back, small=True)
        self._down = icon_only("chevron-down", _("Trang sau"), self._forth, small=True)
        smaller = icon_only(
            "zoom-out", _("Thu nhỏ"), lambda: papers.step_zoom(-1), small=True
        )
        larger = icon_only(
            "zoom-in", _("Phóng to"), lambda: papers.step_zoom(1), small=True
        )
        bar = self._bar = Strip(
            self._title,
            4,
            self._page,
            self._up,
            self._down,
            layouts.rule(upright=True),
            smaller,
            self._zoom,
            larger,
            icon_only(
                "maximize",
                _("Vừa chiều rộng (Ctrl+0)"),
                papers.fit_width,
                small=True,
            ),
            layouts.STRETCH,
            self._actions,
            height=44,
            ground="plain",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        sheets = layouts.row(self.pages, papers, spacing=0)
        sheets.setStretch(1, 1)
        column.addLayout(sheets, 1)
        papers.page_changed.connect(self._on_page)
        papers.zoom_changed.connect(self._on_zoom)
        self._on_page(0)

    def show_pdf(self, data: bytes, title: str = "") -> None:
        """Show a PDF under a title."""
        if title:
            self._title.setText(title)
        self.papers.show_pdf(data)
        self._show_pages()

    def show_picture(self, data: bytes, title: str = "") -> None:
        """Show a PNG or JPEG under a title."""
        if title:
            self._title.setText(title)
        self.papers.show_picture(QImage.fromData(QByteArray(data)))
        self._show_pages()

    def clear(self) -> None:
        """Show nothing."""
        self.papers.clear()
        self._show_pages()
        self._on_page(0)

    def add_action(self, button: Button) -> None:
        """Add a button at the right of the bar."""
        self._actions.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()
        self._place_pages()

    def _fit_title(self) -> None:
        """Leave the title out where buttons need its room: the list names the paper."""
        self._title.hide()
        room = self.width() - self._bar.minimumSizeHint().width()
        self._title.setVisible(room >= self._title.sizeHint().width() + 12)

    def _show_pages(self) -> None:
        self.pages.show_pages()
        self._fit_title()
        self._place_pages()

    def _place_pages(self) -> None:
        has_room = self.width() >= _ROOM_FOR_PAGES
        self.pages.setVisible(has_room and self.papers.page_count() > 1)

    def _back(self) -> None:
        self.papers.show_page(self.papers.page() - 1)

    def _forth(self) -> None:
        self.papers.show_page(self.papers.page() + 1)

    def _on_page(self, number: int) -> None:
        count = self.papers.page_count()
        said = _("trang {number}/{count}").format(number=number + 1, count=count)
        self._page.setText(said if count else "")
        self._up.setEnabled(number > 0)
        self._down.setEnabled(number < count - 1)

    def _on_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom * 100:.0f}%")
