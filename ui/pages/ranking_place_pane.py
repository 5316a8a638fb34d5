"""What the panes that explain a place share: a title, sentences, and where to go on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui import icons, look
from ui.language import _
from ui.tables.column import AnyRow
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.layouts import STRETCH
from ui.widgets.panes import Panes

_WIDTHS = (810, 344)


class PlacePane(QWidget):
    """Why a row has its place; on an unranked row a button leads on.

    Signals:
        more_wanted(str): what the subject lacks is to be entered.
    """

    more_wanted = Signal(str)

    def __init__(self, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = ""
        self.title = layouts.label(role="heading")
        self._name = layouts.label(role="note", wrap=True)
        self.sentences = NumberedList()
        self._more = plain(more, self._on_more, icon="arrow-right", trailing=True)

    def lay_out(self, *parts: QWidget) -> None:
        """Put the parts below the sentences."""
        head = layouts.column(
            self.title, self._name, spacing=1, margins=(16, 10, 16, 10)
        )
        body = layouts.column(
            self.sentences,
            layouts.row(self._more, STRETCH),
            *parts,
            STRETCH,
            spacing=12,
            margins=(16, 14, 16, 12),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(layouts.box(head))
        whole.addWidget(layouts.rule())
        whole.addWidget(layouts.scrolled(body), 1)

    def show_place(self, row: AnyRow | None) -> None:
        """Name the row and its place, or invite to choose one."""
        self._subject = row.subject_id if row else ""
        self._name.setText(row.name if row else "")
        self.setAccessibleName(_("Vì sao?"))
        self._more.setVisible(row is not None and row.rank is None)
        if row is None:
            self.title.setText(_("Vì sao?"))
            self.sentences.show_lines([_("Chọn một dòng để xem vì sao có hạng ấy.")])
        elif row.rank is None:
            self.title.setText(_("Vì sao chưa xếp hạng?"))
        else:
            self.title.setText(_("Vì sao hạng {rank}?").format(rank=row.rank))

    def _on_more(self) -> None:
        self.more_wanted.emit(self._subject)


def place_panes(key: str, places: QLayout, pane: PlacePane, note: QWidget) -> Panes:
    """Return the list of places beside its pane, which stands over a note.

    Args:
        key: under which the widths are remembered.
    """
    foot = layouts.row(
        icons.IconLabel("info", "text2", 14), note, margins=(16, 8, 16, 8)
    )
    foot.setStretch(1, 1)
    right = layouts.column(pane, layouts.rule(), spacing=0)
    right.addLayout(foot)
    right.setStretch(0, 1)
    return Panes(
        key, layouts.box(places, "pane"), layouts.box(right, "pane"), sizes=_WIDTHS
    )


class NumberedList(QWidget):
    """Sentences in order, each with its number in a disc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = layouts.column(spacing=10)
        self.setLayout(self._column)
        self.lines: list[str] = []

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other sentences, in simple HTML."""
        self.lines = list(lines)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, said in enumerate(lines, start=1):
            disc = _Disc(number)
            line = layouts.row(spacing=10)
            line.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(layouts.rich(said), 1)
            self._column.addWidget(layouts.box(line))


class _Disc(QWidget):
    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunk"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(look.color("text2"))
        painter.setFont(look.font(look.SMALL, 600))
        flags = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(QRectF(self.rect()), flags, str(self._number))
