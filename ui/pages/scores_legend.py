"""What the marks of the score grid mean, in a line under it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import look
from ui.language import _
from ui.tables.score_cells import draw_score
from ui.tables.score_values import Cell, CellState
from ui.widgets import layouts, painting
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH


def legend() -> Strip:
    """Return the line of samples and keys."""
    return Strip(
        *_sample(Cell(CellState.NOT_SCORED), _("chưa chấm")),
        *_sample(Cell(CellState.SCORED, "0"), _("không điểm")),
        *_sample(Cell(CellState.NOT_APPLICABLE), _("không áp dụng")),
        *_sample(Cell(CellState.SCORED, "", has_evidence=True), _("có minh chứng")),
        *_sample(Cell(CellState.SCORED, "", changed=True), _("đã sửa, có lý do")),
        STRETCH,
        layouts.label(
            _(
                "TC: tự chấm · TĐ: thẩm định · Delete: về chưa chấm · F2: sửa · "
                "F4: tính"
            ),
            "note",
        ),
        edge="top",
        ground="plain",
        height=32,
        spacing=8,
    )


def attest_legend() -> Strip:
    """Return the line of samples and keys of the grid of statements."""
    return Strip(
        *_sample(Cell(CellState.SCORED, icon="verdict-pass", tone="ok"), _("đạt")),
        *_sample(
            Cell(CellState.SCORED, icon="verdict-fail", tone="bad"), _("không đạt")
        ),
        *_sample(Cell(CellState.NOT_SCORED), _("chờ xác nhận")),
        *_sample(Cell(CellState.NOT_SCORED, is_calm=True), _("chưa cần xác nhận")),
        *_sample(Cell(CellState.NOT_APPLICABLE), _("không áp dụng")),
        *_sample(Cell(CellState.SCORED, has_evidence=True), _("có minh chứng")),
        STRETCH,
        layouts.label(
            _("Đ: đạt · K: không đạt · Delete: bỏ · Enter: ghi đầy đủ"),
            "note",
        ),
        edge="top",
        ground="plain",
        height=32,
        spacing=8,
    )


def _sample(cell: Cell, words: str) -> tuple[QWidget, QWidget, int]:
    return _Sample(cell), layouts.label(words, "note"), 8


class _Sample(QWidget):
    """A cell in small, drawn by the grid's own hand."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self._cell = cell
        self.setFixedSize(QSize(24, 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look.color("line2"))
        painter.drawRect(rect)
        inner = rect.adjusted(1, 1, -1, -1)
        if self._cell.state is CellState.NOT_APPLICABLE:
            painting.draw_hatch(painter, inner)
        draw_score(painter, inner, self._cell)
