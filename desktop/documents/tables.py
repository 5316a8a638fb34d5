"""Tables on paper: cells measured, heads repeated, rows kept with their section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.documents.breaking import tie_cell
from desktop.documents.lines import Line, draw_line, set_lines, widest_word
from desktop.documents.output import MM
from desktop.documents.page import Frame, Strip
from desktop.documents.paper import Align, Cell, Row, RowKind, Table
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
    """A cell with its lines: place in points from the left and the row it starts in."""

    cell: Cell
    left: float
    width: float
    row: int
    lines: tuple[Line, ...]
    align: Align
    padding: float

    @property
    def height(self) -> float:
        size = self.lines[0].size if self.lines else 0
        return len(self.lines) * size * SINGLE + 2 * self.padding


def table_strips(table: Table, frame: Frame, *, before: float) -> list[Strip]:
    """Return the head and one strip for each row, joined as pages need it."""
    lefts = _lefts(table)
    placed = _placed(table.head, table, lefts, head=True)
    head = _strip(placed, len(table.head), frame, before=before)
    short = len(table.rows) <= _SHORT_TABLE
    strips = [head]
    last = len(table.rows) - 1
    for index, row in enumerate(table.rows):
        after_section = index > 0 and table.rows[index - 1].kind is RowKind.SECTION
        joined = (
            short
            or index < 2
            or index == last
            or after_section
            or row.kind is RowKind.TOTAL
        )
        cells = _placed((row,), table, lefts, head=False)
        parts = _slices(cells, (frame.height - head.height) / 2)
        for number, part in enumerate(parts):
            strip = _strip(part, 1, frame, fill=row.kind is RowKind.SECTION)
            strip = replace(strip, joined=joined and number == 0, head=head)
            strips.append(strip)
    return strips


def _lefts(table: Table) -> list[float]:
    edges = [0.0]
    for column in table.columns:
        edges.append(edges[-1] + column.width * MM)
    return edges


def _placed(
    rows: Sequence[Row], table: Table, lefts: list[float], *, head: bool
) -> list[_Placed]:
    taken: set[tuple[int, int]] = set()
    placed: list[_Placed] = []
    for row_index, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (row_index, column) in taken:
                column += 1
            end = column + cell.across
            taken |= {
                (row_index + down, across)
                for down in range(cell.down)
                for across in range(column, end)
            }
            default = Align.CENTRE if head else table.columns[column].align
            size = table.head_size if head else table.size
            wide = lefts[end] - lefts[column]
            placed.append(
                _Placed(
                    cell,
                    lefts[column],
                    wide,
                    row_index,
                    tuple(_cell_lines(cell, size, wide - 2 * _SIDE)),
                    cell.align or default,
                    3.0 if size >= 12 else 2.0,
                )
            )
            column = end
    return placed


def _cell_lines(cell: Cell, size: float, room: float) -> list[Line]:
    # A word is set a little smaller rather than cut, as far as it stays readable.
    widest = widest_word(cell.text, tie_cell)
    if widest * size > room >= widest * _SMALLEST:
        size = room / widest
    return set_lines(cell.text, size, room, tie_cell)


def _slices(cells: list[_Placed], limit: float) -> list[list[_Placed]]:
    """Cut a row that is taller than the limit into rows of a few lines each."""
    tallest = max(cells, key=lambda cell: cell.height)
    if tallest.height <= limit:
        return [cells]
    each = max(1, int(limit / (tallest.height / len(tallest.lines))) - 1)
    return [
        [replace(cell, lines=cell.lines[start : start + each]) for cell in cells]
        for start in range(0, len(tallest.lines), each)
    ]


def _strip(
    cells: list[_Placed],
    rows: int,
    frame: Frame,
    *,
    before: float = 0,
    fill: bool = False,
) -> Strip:
    tops = _tops(cells, rows)

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setLineWidth(_GRID)
        canvas.setStrokeGray(0)
        for cell in cells:
            start = top + tops[cell.row]
            end = top + tops[cell.row + cell.cell.down]
            _draw_cell(canvas, cell, frame, start, end, fill=fill)

    return Strip(tops[-1], draw, before=before)


def _tops(cells: list[_Placed], rows: int) -> list[float]:
    heights = [0.0] * rows
    for cell in cells:
        if cell.cell.down == 1:
            heights[cell.row] = max(heights[cell.row], cell.height)
    for cell in cells:
        span = slice(cell.row, cell.row + cell.cell.down)
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
    y = top + (end - top - cell.height) / 2 + cell.padding
    for line in cell.lines:
        y += line.size * SINGLE
        baseline = frame.up(y - line.size * DESCENT)
        room = cell.width - 2 * _SIDE
        draw_line(canvas, line, x + _SIDE, baseline, room, cell.align)
