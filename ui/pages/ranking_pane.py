"""The right pane of the ranking: why this place, against whom, where in the block."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.office.outcome import RankRow, RankTable
from desktop.office.roundup import Roundup
from ui import look
from ui.language import _
from ui.pages.ranking_words import (
    Compared,
    comparison,
    difference,
    neighbour,
    points,
    why,
)
from ui.widgets import layouts, painting
from ui.widgets.buttons import plain
from ui.widgets.chart import DotLine
from ui.widgets.layouts import STRETCH

_ROW, _HEAD = 27, 24
_COLUMNS = (54, 54, 50)
_AXIS, _DOT, _CROWD = 42, 11, 40


class WhyPane(QWidget):
    """Sentences, a comparison and a chart for the chosen row."""

    scoring_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = ""
        self._title = layouts.label(role="heading")
        self._name = layouts.label(role="note", wrap=True)
        self.sentences = NumberedList()
        self._more = plain(
            _("Chấm tiếp"), self._on_more, icon="arrow-right", trailing=True
        )
        self._against = layouts.label(role="section", wrap=True)
        self.compared = ComparedTable()
        self.dots = DotLine(_("Điểm của cả khối"))
        self._ranked = layouts.box(
            layouts.column(
                layouts.rule(light=True),
                self._against,
                self.compared,
                6,
                layouts.label(_("Điểm của cả khối"), "section"),
                self.dots,
                spacing=6,
            )
        )
        head = layouts.box(
            layouts.column(self._title, self._name, spacing=1, margins=(16, 10, 16, 10))
        )
        body = layouts.column(
            self.sentences,
            layouts.row(self._more, STRETCH),
            self._ranked,
            STRETCH,
            spacing=12,
            margins=(16, 14, 16, 12),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(layouts.rule())
        whole.addWidget(layouts.scrolled(body), 1)

    def show_row(self, roundup: Roundup, table: RankTable, row: RankRow | None) -> None:
        """Explain another row, or invite to choose one."""
        ranked = row is not None and row.rank is not None
        self._more.setVisible(row is not None and not ranked)
        self._ranked.setVisible(ranked)
        self._subject = row.subject_id if row else ""
        self._name.setText(row.name if row else "")
        self.setAccessibleName(_("Vì sao?"))
        if row is None:
            self._title.setText(_("Vì sao?"))
            self.sentences.show_lines([_("Chọn một dòng để xem vì sao có hạng ấy.")])
        elif not ranked:
            self._title.setText(_("Vì sao chưa xếp hạng?"))
            waiting = _("Ai chưa chấm đủ thì chưa xếp hạng, không bị xếp cuối.")
            self.sentences.show_lines([f"{escape(row.unranked_reason)}.", waiting])
        else:
            self._title.setText(_("Vì sao hạng {rank}?").format(rank=row.rank))
            self.sentences.show_lines(why(roundup, table, row))
            self._show_ranked(table, row)

    def _show_ranked(self, table: RankTable, row: RankRow) -> None:
        other = neighbour(table, row)
        self._against.setVisible(other is not None)
        self.compared.setVisible(other is not None)
        if other is not None:
            self._against.setText(
                _("So với hạng {rank}, {name}").format(rank=other.rank, name=other.name)
            )
            self.compared.show_lines(
                comparison(table, row, other), row.rank or 0, other.rank or 0
            )
        marked = [(r.name, float(r.total)) for r in table.rows if r.total is not None]
        least = min((value for _who, value in marked), default=0.0)
        # A bonus may push a total over the scale.
        scale = max([float(table.scale), *(value for _who, value in marked)])
        floor = max(scale - 6 * _step(scale, least), 0.0)
        self.dots.setFixedHeight(_chart_height([v for _n, v in marked], scale - floor))
        self.dots.show_points(marked, chosen=row.name, least=floor, most=scale)

    def _on_more(self) -> None:
        self.scoring_wanted.emit(self._subject)


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


class ComparedTable(QWidget):
    """Two places group by group, painted; screen readers get it as one text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Compared] = []
        self._ranks = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("So sánh theo nhóm tiêu chí"))

    def show_lines(self, lines: Sequence[Compared], mine: int, theirs: int) -> None:
        """Show a comparison of the places `mine` and `theirs`."""
        self._lines, self._ranks = list(lines), (mine, theirs)
        told = (
            f"{line.name}: {points(line.mine)} và {points(line.theirs)}"
            for line in lines
        )
        self.setAccessibleDescription("; ".join(told))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _HEAD + _ROW * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("text2"))
        mine, theirs = (_("Hạng {rank}").format(rank=rank) for rank in self._ranks)
        titles = (_("Nhóm tiêu chí"), mine, theirs, _("Chênh"))
        self._paint_line(painter, 0, _HEAD, titles)
        for number, line in enumerate(self._lines):
            top = _HEAD + number * _ROW
            painter.setPen(look.color("line2" if not number else "line"))
            painter.drawLine(0, top, self.width(), top)
            painter.setPen(look.color("text"))
            last = number == len(self._lines) - 1
            painter.setFont(look.font(look.BODY, 600 if last else 400))
            cells = (line.name, points(line.mine), points(line.theirs))
            gap = difference(line.mine, line.theirs)
            self._paint_line(painter, top, _ROW, (*cells, gap))

    def _paint_line(
        self, painter: QPainter, top: int, height: int, cells: Sequence[str]
    ) -> None:
        right = float(self.width())
        for width, cell in zip(reversed(_COLUMNS), reversed(cells[1:]), strict=True):
            area = QRectF(right - width, top, width, height)
            painting.draw_digits(painter, area, cell)
            right -= width
        painting.draw_text(painter, QRectF(0, top, right - 4, height), cells[0])


def _chart_height(values: Sequence[float], span: float) -> int:
    """Return a height in which dots of a crowded block do not leave the chart."""
    near = span / _CROWD
    most = max((sum(abs(v - w) < near for w in values) for v in values), default=1)
    return max(76, _AXIS + _DOT * most)


def _step(scale: float, least: float) -> float:
    """Return the step of the axis: 1, 5, 10 … so that six of them reach the least."""
    steps = (1.0, 2.0, 5.0, 10.0, 20.0)
    return next((step for step in steps if scale - 6 * step <= least), scale / 6)
