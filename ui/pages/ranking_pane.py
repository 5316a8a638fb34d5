"""The right pane of the ranking: why this place, against whom, where in the block."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.office.rounds.outcome import RankRow, RankTable
from desktop.office.rounds.roundup import Roundup
from ui import look
from ui.language import _
from ui.pages.ranking_place_pane import PlacePane
from ui.pages.ranking_words import (
    Compared,
    comparison,
    difference,
    neighbour,
    points,
    why,
)
from ui.widgets import layouts, painting
from ui.widgets.chart import DotLine

_ROW, _HEAD = 27, 24
_COLUMNS = (54, 54, 50)
_AXIS, _DOT, _CROWD = 42, 11, 40


class WhyPane(PlacePane):
    """Sentences, a comparison and a chart for the chosen row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Chấm tiếp"), parent)
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
        self.lay_out(self._ranked)

    def show_row(self, roundup: Roundup, table: RankTable, row: RankRow | None) -> None:
        """Explain another row, or invite to choose one."""
        self.show_place(row)
        self._ranked.setVisible(row is not None and row.rank is not None)
        if row is not None and row.rank is None:
            waiting = _("Ai chưa chấm đủ thì chưa xếp hạng, không bị xếp cuối.")
            self.sentences.show_lines([f"{escape(row.unranked_reason)}.", waiting])
        elif row is not None:
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
