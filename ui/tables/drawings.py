"""One drawing per kind of column: text, number, chip, bar, box, change, link."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextOption

from ui import icons, look
from ui.tables.column import AnyRow, Column
from ui.widgets import chips, painting

_TICK = ((4.2, 8.4), (7.0, 11.0), (12.0, 5.2))
_DASH = ((4.8, 8.0), (11.2, 8.0))
_Draw = Callable[[QPainter, QRectF, Column[Any], Any, bool], None]


def _ink(painter: QPainter, column: Column[Any], row: AnyRow) -> None:
    painter.setPen(look.color(column.tone(row) if column.tone else "text"))
    painter.setFont(look.font(look.BODY, column.weight))


def _text(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    _ink(painter, column, row)
    said = column.text(row)
    note = column.note(row) if column.note else ""
    if note:
        middle = area.center().y() + 0.5
        upper = QRectF(area.left(), middle - 17, area.width(), 17)
        painting.draw_text(painter, upper, said, column.alignment())
        painter.setFont(look.font(look.SMALL))
        painter.setPen(look.color("text2"))
        lower = QRectF(area.left(), middle, area.width(), 16)
        painting.draw_text(painter, lower, note, column.alignment())
    elif column.wrap:
        painter.setFont(look.font(look.SMALL, column.weight))
        if not column.tone:
            painter.setPen(look.color("text2"))
        _wrapped(painter, area, said)
    else:
        painting.draw_text(painter, area, said, column.alignment())


def _wrapped(painter: QPainter, area: QRectF, said: str) -> None:
    option = QTextOption(Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    metrics = QFontMetricsF(painter.font())
    for lines in (1.85, 1.6, 1.35, 1.1):  # where words break leaves more or less room
        if _height(metrics, area, said) <= metrics.height() * 2.2:
            break
        said = metrics.elidedText(
            said, Qt.TextElideMode.ElideRight, area.width() * lines
        )
    painter.drawText(area, said, option)


def _height(metrics: QFontMetricsF, area: QRectF, said: str) -> float:
    whole = QRectF(0, 0, area.width(), 999)
    return metrics.boundingRect(whole, int(Qt.TextFlag.TextWordWrap), said).height()


def _number(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    _ink(painter, column, row)
    painting.draw_digits(painter, area, column.text(row), column.alignment())


def _chip(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    shown = column.look(row) if column.look else None
    if shown is None:
        _text(painter, area, column, row, selected)
        return
    bare = column.kind == "mark"
    width = min(chips.chip_width(shown, bare=bare), area.width())
    box = QRectF(area.left(), area.center().y() - 11, width, 22)
    chips.draw_chip(painter, box, shown, bare=bare)


def _icon(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    shown = column.look(row) if column.look else None
    if shown is not None:
        box = QRectF(area.center().x() - 8, area.center().y() - 8, 16, 16)
        icons.paint(painter, box, shown.icon, look.ink_token(shown.tone))


def _bar(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    _ink(painter, column, row)
    number = QRectF(area.left(), area.top(), 46, area.height())
    painting.draw_digits(painter, number, column.text(row))
    share = column.look(row) if column.look else None
    if share is not None:
        bar = QRectF(area.left() + 54, area.center().y() - 4, area.width() - 54, 8)
        groove = "accentSoft2" if selected else "sunk"
        painting.draw_bar(painter, bar, share, groove=groove)


def _bar_under(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    _ink(painter, column, row)
    share = column.look(row) if column.look else None
    if share is None:
        painting.draw_digits(painter, area, column.text(row), column.alignment())
        return
    middle = area.center().y()
    number = QRectF(area.left(), middle - 14, area.width(), 17)
    painting.draw_digits(painter, number, column.text(row))
    width = min(36.0, area.width())
    bar = QRectF(area.right() - width, middle + 6, width, 4)
    painting.draw_bar(
        painter,
        bar,
        share,
        fill="accent" if selected else "text3",
        groove="accentSoft2" if selected else "sunk",
    )


def _progress(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    painter.setFont(look.font(look.SMALL))
    painter.setPen(look.color(column.tone(row) if column.tone else "text2"))
    share = column.look(row) if column.look else None
    if share is not None:
        bar = QRectF(area.left(), area.center().y() - 3, 64, 6)
        groove = "accentSoft2" if selected else "sunk"
        painting.draw_bar(painter, bar, share, groove=groove)
        area = area.adjusted(72, 0, 0, 0)
    painting.draw_text(painter, area, column.text(row))


def _check(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    ticked = column.look(row) if column.look else False
    usable = column.usable(row) if column.usable else True
    box = QRectF(area.center().x() - 8, area.center().y() - 8, 16, 16)
    draw_box(painter, box, ticked, usable=usable)


def draw_box(
    painter: QPainter, box: QRectF, ticked: bool | None, *, usable: bool = True
) -> None:
    """Draw a tick box: ticked, empty, or None for "một phần"."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = ticked is not False and usable
    painter.setPen(look.color("accent" if filled else "field" if usable else "line2"))
    painter.setBrush(
        look.color("accent" if filled else "surface" if usable else "chrome")
    )
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked is not False:
        pen = QPen(look.color("accentText" if usable else "text3"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        stroke = _DASH if ticked is None else _TICK
        painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in stroke])


def _change(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    old = column.look(row) if column.look else ""
    if not old:
        _text(painter, area, column, row, selected)
        return
    font = look.font(look.BODY)
    font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(look.color("text3"))
    used = painting.draw_text(painter, area, old)
    painter.setFont(look.font(look.BODY, 600))
    painter.setPen(look.color("text"))
    painting.draw_text(painter, area.adjusted(used + 4, 0, 0, 0), column.text(row))


def _link(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    said = column.text(row)
    if not said:
        return
    painter.setFont(look.font(look.BODY, 500))
    painter.setPen(look.color("accent"))
    words = area.adjusted(0, 0, -20, 0)
    if column.alignment() == Qt.AlignmentFlag.AlignRight:
        painting.draw_text(painter, words, said, Qt.AlignmentFlag.AlignRight)
        x = area.right() - 16
    else:
        x = area.left() + painting.draw_text(painter, words, said) + 4
    arrow = QRectF(x, area.center().y() - 7, 14, 14)
    icons.paint(painter, arrow, "arrow-right", "accent")


def _clause(
    painter: QPainter, area: QRectF, column: Column[Any], row: AnyRow, selected: bool
) -> None:
    said = column.text(row)
    if said:
        width = QFontMetricsF(look.font(look.SMALL)).horizontalAdvance(said) + 12
        chips.draw_clause(painter, area.left() + width, area.center().y(), said)


DRAWINGS: dict[str, _Draw] = {
    "text": _text,
    "number": _number,
    "chip": _chip,
    "mark": _chip,
    "icon": _icon,
    "bar": _bar,
    "bar_under": _bar_under,
    "progress": _progress,
    "check": _check,
    "change": _change,
    "link": _link,
    "clause": _clause,
}
