"""The head of the score grid in three tiers: group, criterion with maximum, side."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QTextOption
from PySide6.QtWidgets import QHeaderView, QTableView

from ui import look
from ui.language import _
from ui.tables.score_model import ScoreModel, Slot
from ui.widgets import painting

HEIGHT = 100
_GROUP, _CRITERION = 26, 80
_RIGHT, _LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


class ScoreHeader(QHeaderView):
    """Each section paints its part of what spans several columns."""

    def __init__(self, model: ScoreModel, view: QTableView, below: str = "") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._rows = model
        self._corner = ("", "")
        self._below = below
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Đầu cột"))
        self.setMinimumSectionSize(24)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def show_corner(self, title: str, note: str) -> None:
        """Say which criteria these are, over the names."""
        self._corner = (title, note)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        area = QRectF(rect)
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, look.color("alt"))
        if logicalIndex == 0:
            self._paint_corner(painter, area)
        elif logicalIndex >= self._rows.first_total():
            self._paint_total(painter, area, logicalIndex)
        else:
            self._paint_slot(painter, area, logicalIndex)
        foot = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(foot, look.color("line2"))
        painter.restore()

    def _paint_corner(self, painter: QPainter, area: QRectF) -> None:
        title, note = self._corner
        inner = area.adjusted(20, 0, -8, 0)
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("accent"))
        painting.draw_text(painter, _tier(inner, 6, 24), title)
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        painting.draw_text(painter, _tier(inner, 22, 40), note)
        painting.draw_text(painter, _tier(inner, 76, 96), self._below)

    def _paint_total(self, painter: QPainter, area: QRectF, column: int) -> None:
        first, number = self._rows.first_total(), column - self._rows.first_total()
        totals = self._rows.totals
        whole = self._span(area, column, first, first + len(totals) - 1)
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("text2"))
        title = self._rows.source.total_title()
        painting.draw_text(painter, _tier(whole.adjusted(8, 0, -8, 0), 0, 26), title)
        last = number == len(totals) - 1
        inner = area.adjusted(2, 0, -(16 if last else 7), 0)
        painter.setFont(look.font(look.SMALL, 600 if totals[number].strong else 400))
        if totals[number].strong:
            painter.setPen(look.color("text"))
        painting.draw_text(painter, _tier(inner, 28, 48), totals[number].title, _RIGHT)
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        painting.draw_text(painter, _tier(inner, 80, 100), totals[number].below, _RIGHT)
        self._lines(painter, area, (_GROUP, _CRITERION), ends_group=False)

    def _paint_slot(self, painter: QPainter, area: QRectF, column: int) -> None:
        slot = self._rows.slot(column)
        if slot is None:
            return
        start, end = self._columns_of(column, slot)
        self._paint_group(painter, area, column, slot)
        self._paint_criterion(painter, self._span(area, column, start, end), slot)
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        side = _tier(area.adjusted(0, 0, -8, 0), 80, 100)
        painting.draw_text(painter, side, slot.side.short, _RIGHT)
        following = self._rows.slot(column + 1)
        ends_group = following is None or following.group != slot.group
        tiers = (_GROUP, _CRITERION) if slot.side.short else (_GROUP,)
        self._lines(painter, area, tiers, ends_group=ends_group, upper=column == end)

    def _columns_of(self, column: int, slot: Slot) -> tuple[int, int]:
        """Return the first and last column of a criterion: one for each side."""
        start = end = column
        while (before := self._rows.slot(start - 1)) and _is_of(before, slot):
            start -= 1
        while (after := self._rows.slot(end + 1)) and _is_of(after, slot):
            end += 1
        return start, end

    def _paint_group(
        self, painter: QPainter, area: QRectF, column: int, slot: Slot
    ) -> None:
        slots = self._rows.slots
        members = [n for n, each in enumerate(slots, 1) if each.group == slot.group]
        whole = self._span(area, column, members[0], members[-1])
        group = self._rows.groups[slot.group]
        inner = _tier(whole.adjusted(8, 0, -8, 0), 0, _GROUP)
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("text2"))
        used = painting.draw_text(painter, inner, group.title)
        if group.maximum:
            painter.setFont(look.font(look.SMALL))
            rest = inner.adjusted(used, 0, 0, 0)
            painting.draw_text(painter, rest, f" · tối đa {group.maximum}")

    def _paint_criterion(self, painter: QPainter, whole: QRectF, slot: Slot) -> None:
        inner = whole.adjusted(6, 0, -7, 0)
        first = _tier(inner, _GROUP + 2, _GROUP + 20)
        painter.setFont(look.font(look.SMALL, 600))
        painter.setPen(look.color("text2"))
        painting.draw_text(painter, first, slot.criterion.code)
        painter.setFont(look.font(look.SMALL))
        if slot.criterion.maximum:
            painting.draw_digits(painter, first, f"/{slot.criterion.maximum}")
        painter.setFont(look.font(look.SMALL, 500))
        painter.setPen(look.color("text"))
        words = QTextOption()
        words.setWrapMode(QTextOption.WrapMode.WordWrap)
        title = QRectF(inner.left(), whole.top() + 44, inner.width(), 34)
        lines = 1.75
        if not slot.criterion.code:  # a statement: words alone, over the whole height
            title = QRectF(inner.left(), whole.top() + 30, inner.width(), 68)
            lines = 3.5
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(
            slot.criterion.title,
            Qt.TextElideMode.ElideRight,
            round(inner.width() * lines),
        )
        painter.drawText(title, shown, words)

    def _span(self, area: QRectF, column: int, first: int, last: int) -> QRectF:
        before = sum(self.sectionSize(n) for n in range(first, column))
        width = sum(self.sectionSize(n) for n in range(first, last + 1))
        return QRectF(area.left() - before, area.top(), width, area.height())

    def _lines(
        self,
        painter: QPainter,
        area: QRectF,
        tiers: tuple[int, ...],
        *,
        ends_group: bool,
        upper: bool = True,
    ) -> None:
        line, strong = look.color("line"), look.color("line2")
        for y in tiers:
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), line)
        top = 0 if ends_group else _GROUP if upper else _CRITERION
        edge = QRectF(area.right() - 1, top, 1, area.height() - top)
        painter.fillRect(edge, strong if ends_group else line)


def _is_of(other: Slot, slot: Slot) -> bool:
    return other.group == slot.group and other.criterion.key == slot.criterion.key


def _tier(area: QRectF, top: float, bottom: float) -> QRectF:
    return QRectF(area.left(), area.top() + top, area.width(), bottom - top)
