"""Tables on paper: cells measured, heads repeated, rows kept with their section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.documents.breaking import tie_cell
from desktop.documents.paper import Align, Cell, Mark, Row, RowKind, Table
from desktop.documents.printed.lines import Line, draw_line, set_lines, widest_word
from desktop.documents.printed.marks import draw_mark, mark_room
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame, Strip
from desktop.documents.typeface import DESCENT, SINGLE

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_GRID = 0.5
_SIDE = 2.8
_GREY = 0.95
_SHORT_TABLE = 6
_SMALLEST = 7.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its lines: place in points from the left and the rows it covers.

    `size` is the table's; a cell whose longest word is wide has smaller lines.
    """

    cell: Cell
    left: float
    width: float
    row: int
    end: int
    lines: tuple[Line, ...]
    align: Align
    size: float

    @property
    def padding(self) -> float:
        return 3.0 if self.size >= 12 else 2.0

    @property
    def pitch(self) -> float:
        return (self.lines[0].size if self.lines else self.size) * SINGLE

    @property
    def height(self) -> float:
        count = max(len(self.lines), 1 if self.cell.mark else 0)
        return count * self.pitch + 2 * self.padding


def table_strips(table: Table, frame: Frame, *, before: float) -> list[Strip]:
    """Return the head and one strip for each row, joined as pages need it."""
    lefts = _lefts(table, frame)
    placed = _placed(table.head, table, lefts, head=True)
    head = _strip(placed, len(table.head), frame, before=before)
    strips = [head]
    for index, row in enumerate(table.rows):
        cells = _placed((row,), table, lefts, head=False)
        least = table.row_height * MM if row.kind is RowKind.NORMAL else 0.0
        room = max(frame.height - head.height, frame.height / 2)
        for number, part in enumerate(_slices(cells, room / 2)):
            fill = row.kind is RowKind.SECTION
            strip = _strip(part, 1, frame, fill=fill, least=least)
            opens = number == 0
            strip = replace(
                strip,
                joined=opens and _is_joined(table, index),
                tied=opens and _is_tied(table, index),
                head=head,
            )
            strips.append(strip)
    return strips


def _is_joined(table: Table, index: int) -> bool:
    """Tell whether a row stays on the page of the row above it.

    A short table is not split as long as a page holds it (paper.md 3).
    """
    return (
        len(table.rows) <= _SHORT_TABLE
        or table.rows[index].kind is RowKind.TOTAL
        or _is_tied(table, index)
    )


def _is_tied(table: Table, index: int) -> bool:
    """Tell whether a row stays there in any case.

    Two rows stay with the head and two with what follows, a section's name with its
    first row.
    """
    return index < 2 or index == len(table.rows) - 1 or _is_below_section(table, index)


def _is_below_section(table: Table, index: int) -> bool:
    return index > 0 and table.rows[index - 1].kind is RowKind.SECTION


def _lefts(table: Table, frame: Frame) -> list[float]:
    """Return the columns' edges; columns wider than the block are all made narrower."""
    wide = sum(column.width for column in table.columns) * MM
    scale = min(1.0, frame.width / wide) if wide else 1.0
    edges = [0.0]
    for column in table.columns:
        edges.append(edges[-1] + column.width * MM * scale)
    return edges


def _placed(
    rows: Sequence[Row], table: Table, lefts: list[float], *, head: bool
) -> list[_Placed]:
    taken: set[tuple[int, int]] = set()
    placed: list[_Placed] = []
    size = table.head_size if head else table.size
    for row_index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (row_index, column) in taken:
                column += 1
            end = min(column + cell.across, len(table.columns))
            # A cell may not reach out of its head, or out of its row in the body.
            bottom = min(row_index + cell.down, len(rows))
            taken |= {
                (down, across)
                for down in range(row_index, bottom)
                for across in range(column, end)
            }
            default = Align.CENTRE if head else table.columns[column].align
            wide = lefts[end] - lefts[column]
            placed.append(
                _Placed(
                    cell,
                    lefts[column],
                    wide,
                    row_index,
                    bottom,
                    _cell_lines(cell, size, wide - 2 * _SIDE),
                    cell.align or default,
                    size,
                )
            )
            column = end
    return placed


def _cell_lines(cell: Cell, size: float, room: float) -> tuple[Line, ...]:
    if cell.mark is not None:
        room -= mark_room(size, with_text=bool(cell.text))
    # A word is set a little smaller rather than cut, as far as it stays readable.
    widest = widest_word(cell.text, tie_cell)
    if widest * size > room >= widest * _SMALLEST:
        size = room / widest
    return tuple(set_lines(cell.text, size, room, tie_cell))


def _slices(cells: list[_Placed], limit: float) -> list[list[_Placed]]:
    """Cut a row that is taller than the limit into rows of a few lines each."""
    if max(cell.height for cell in cells) <= limit:
        return [cells]
    pitch = max(cell.pitch for cell in cells)
    each = max(1, int(limit / pitch) - 1)
    count = max(len(cell.lines) for cell in cells)
    return [_slice(cells, start, start + each) for start in range(0, count, each)]


def _slice(cells: list[_Placed], start: int, end: int) -> list[_Placed]:
    """Return a part of a row; its boxes stand in the first part only."""
    return [
        replace(
            cell,
            cell=cell.cell if start == 0 else replace(cell.cell, mark=None),
            lines=cell.lines[start:end],
        )
        for cell in cells
    ]


def _strip(
    cells: list[_Placed],
    rows: int,
    frame: Frame,
    *,
    before: float = 0,
    fill: bool = False,
    least: float = 0,
) -> Strip:
    tops = _tops(cells, rows, least)

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setLineWidth(_GRID)
        canvas.setStrokeGray(0)
        for cell in cells:
            start = top + tops[cell.row]
            end = top + tops[cell.end]
            _draw_cell(canvas, cell, frame, start, end, fill=fill)

    return Strip(tops[-1], draw, before=before)


def _tops(cells: list[_Placed], rows: int, least: float) -> list[float]:
    heights = [least] * rows
    for cell in cells:
        if cell.end - cell.row == 1:
            heights[cell.row] = max(heights[cell.row], cell.height)
    for cell in cells:
        span = slice(cell.row, cell.end)
        missing = cell.height - sum(heights[span])
        if missing > 0:
            heights[span.stop - 1] += missing
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    return tops


def _draw_cell(
    canvas: Canvas, cell: _Placed, frame: Frame, top: float, end: float, *, fill: bool
) -> None:
    x = frame.left + cell.left
    if fill:
        canvas.setFillGray(_GREY)
    canvas.rect(x, frame.up(end), cell.width, end - top, stroke=1, fill=int(fill))
    if fill:
        canvas.setFillGray(0)
    room = cell.width - 2 * _SIDE
    first = top + (end - top - cell.height) / 2 + cell.padding
    if cell.cell.mark is not None:
        _draw_marked(canvas, cell, x + _SIDE, frame.up(first + cell.pitch))
        return
    for index, line in enumerate(cell.lines, start=1):
        y = frame.up(first + index * cell.pitch - line.size * DESCENT)
        draw_line(canvas, line, x + _SIDE, y, room, cell.align)


def _draw_marked(canvas: Canvas, cell: _Placed, left: float, foot: float) -> None:
    """Draw a box with the text beside it, both aligned as one; `foot` of line 1."""
    mark = cell.cell.mark or Mark.EMPTY
    box = mark_room(cell.size, with_text=bool(cell.lines))
    slack = cell.width - 2 * _SIDE - box - max((o.width for o in cell.lines), default=0)
    parts = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
    x = left + slack * parts[cell.align]
    y = foot + cell.pitch / SINGLE * DESCENT
    draw_mark(canvas, mark, x, y, cell.size)
    for index, line in enumerate(cell.lines):
        draw_line(canvas, line, x + box, y - index * cell.pitch, line.width, Align.LEFT)
