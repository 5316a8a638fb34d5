"""Tables in Word: exact columns, merged cells, heads that repeat, rows kept whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents.breaking import tie_cell
from desktop.documents.paper import Align, Cell, Mark, Row, RowKind, Run, Table
from desktop.documents.printed.lines import face_of, set_lines, widest_word
from desktop.documents.printed.marks import mark_room
from desktop.documents.printed.output import MM
from desktop.documents.printed.page import Frame
from desktop.documents.typeface import SINGLE, width
from desktop.documents.word.grid import edges_of, table_grid, table_look
from desktop.documents.word.text import tied
from desktop.documents.word.xml import (
    Element,
    Look,
    element,
    keep_with_next,
    paragraph,
    runs,
    twips,
)

_EMPTY = Cell()
_SIDE = 2.8
GRID = 0.5
"""Points of the lines of a table, of which Word sets one below the last row."""

_GREY = "F2F2F2"
_SHORT_TABLE = 6
_SMALLEST = 7.0
_FEW_LINES = 8
_MARKS = {Mark.EMPTY: "F0A8", Mark.TICKED: "F0FE"}
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell, or the part of one that reaches down into this row.

    It covers the columns and rows from the first to before the last.
    """

    cell: Cell
    column: int
    end: int
    row: int
    bottom: int
    merge: str = ""


def word_table(table: Table, frame: Frame, parted: Collection[int] = ()) -> Element:
    """Return a table whose rows break over pages as those of the PDF do.

    Args:
        table: with a head, rows or both.
        frame: the block of the page.
        parted: places of rows that are not to stay with the row above.
    """
    edges = _edges(table, frame)
    borders = [
        element(side, val="single", sz=round(GRID * 8), space=0, color="000000")
        for side in _BORDERS
    ]
    look = table_look(
        edges[-1],
        borders=element("tblBorders", *borders),
        padding=_padding(table.size),
    )
    made = element("tbl", look, table_grid(edges))
    count = len(table.columns)
    heads = list(_places(table.head, count))
    heights = _head_heights(heads, table.head_size, edges)
    for places, height in zip(heads, heights, strict=True):
        if len(made.tr_lst):
            keep_with_next(made)
        made.append(_head_row(places, table, edges, height))
    limit = frame.height / 2
    for index, row in enumerate(table.rows):
        if len(made.tr_lst) and index not in parted and _joined(table, index):
            keep_with_next(made)
        [places] = _places((row,), count)
        made.append(_row(places, row, table, edges, limit))
    return made


def _edges(table: Table, frame: Frame) -> list[int]:
    """Return the columns' edges; columns wider than the block are all made narrower."""
    wide = sum(column.width for column in table.columns) * MM
    scale = min(1.0, frame.width / wide) if wide else 1.0
    return edges_of([column.width * MM * scale for column in table.columns])


def _padding(size: float) -> float:
    """Return the room above and under the text; the PDF's rows hold half their lines.

    Word and LibreOffice add the lines to the height of a row.
    """
    return (3.0 if size >= 12 else 2.0) - GRID / 2


def _joined(table: Table, index: int) -> bool:
    """Tell whether a row stays on the page of the row before it."""
    count = len(table.rows)
    return (
        count <= _SHORT_TABLE
        or index < 2
        or index == count - 1
        or table.rows[index - 1].kind is RowKind.SECTION
        or table.rows[index].kind is RowKind.TOTAL
    )


def _places(rows: Sequence[Row], count: int) -> Iterator[list[_Place]]:
    """Yield each row's cells with their columns, parts of taller cells included.

    A cell reaches neither out of these rows nor out of the `count` columns.
    """
    reaching: dict[int, _Place] = {}
    for index, row in enumerate(rows):
        places: list[_Place] = []
        cells = iter(row.cells)
        column = 0
        while column < count:
            if column in reaching:
                place = replace(reaching.pop(column), merge="continue")
            else:
                cell = next(cells, _EMPTY)
                bottom = min(index + cell.down, len(rows))
                end = min(column + cell.across, count)
                merge = "restart" if bottom > index + 1 else ""
                place = _Place(cell, column, end, index, bottom, merge)
            if place.bottom > index + 1:
                reaching[column] = place
            places.append(place)
            column = place.end
        yield places


def _head_heights(
    heads: list[list[_Place]], size: float, edges: list[int]
) -> list[float]:
    """Return the least heights of the head's rows; nothing to say of a single one.

    A cell that reaches down may need more than its rows: the last one is made higher.
    LibreOffice forgets that on the pages on which it repeats the head.
    """
    if len(heads) < 2:
        return [0.0] * len(heads)
    heights = [0.0] * len(heads)
    for row, places in enumerate(heads):
        for place in places:
            if place.bottom == row + 1:
                text = _height(place, size, edges, exact=True)
                above = sum(heights[place.row : row])
                needed = text + 2 * _padding(size) - above
                heights[row] = max(heights[row], needed)
    return heights


def _head_row(
    places: list[_Place], table: Table, edges: list[int], height: float
) -> Element:
    looks = element("trPr", element("cantSplit"))
    if height:
        looks.append(element("trHeight", val=twips(height), hRule="atLeast"))
    looks.append(element("tblHeader"))
    made = element("tr", looks)
    own = _padding(table.head_size)
    for place in places:
        cell = _cell(place, table.head_size, Align.CENTRE, edges)
        if own != _padding(table.size):
            cell[0].insert(_margins_place(cell[0]), _margins(own))
        made.append(cell)
    return made


def _margins_place(looks: Element) -> int:
    """Return where the margins of a cell come: before how its text stands."""
    return len(looks) - 1


def _margins(points: float) -> Element:
    sides = [element(side, w=twips(points), type="dxa") for side in ("top", "bottom")]
    return element("tcMar", *sides)


def _row(
    places: list[_Place], row: Row, table: Table, edges: list[int], limit: float
) -> Element:
    aligns = [table.columns[place.column].align for place in places]
    fill = row.kind is RowKind.SECTION
    cells = [
        _cell(place, table.size, align, edges, fill=fill)
        for place, align in zip(places, aligns, strict=True)
    ]
    looks = []
    if _tallest(places, table.size, edges) <= limit:
        looks.append(element("cantSplit"))
    if table.row_height and row.kind is RowKind.NORMAL:
        height = twips(table.row_height * MM)
        looks.append(element("trHeight", val=height, hRule="atLeast"))
    return element("tr", *([element("trPr", *looks)] if looks else []), *cells)


def _tallest(places: list[_Place], size: float, edges: list[int]) -> float:
    """Return how high a row's text is, in points."""
    return max((_height(place, size, edges) for place in places), default=0.0)


def _height(
    place: _Place, size: float, edges: list[int], *, exact: bool = False
) -> float:
    room = _room(place, edges)
    wide = sum(width(run.text, face_of(run)) for run in place.cell.text) * size
    if not exact and wide <= _FEW_LINES * room / 2:  # setting the lines takes longer
        return _FEW_LINES * size * SINGLE
    return len(set_lines(place.cell.text, size, room, tie_cell)) * size * SINGLE


def _room(place: _Place, edges: list[int]) -> float:
    return (edges[place.end] - edges[place.column]) / 20 - 2 * _SIDE


def _cell(
    place: _Place, size: float, align: Align, edges: list[int], *, fill: bool = False
) -> Element:
    cell = place.cell
    wide = edges[place.end] - edges[place.column]
    looks = [element("tcW", w=wide, type="dxa")]
    if place.end - place.column > 1:
        looks.append(element("gridSpan", val=place.end - place.column))
    if place.merge:
        looks.append(element("vMerge", val=place.merge))
    if fill:
        looks.append(element("shd", val="clear", color="auto", fill=_GREY))
    looks.append(element("vAlign", val="center"))
    content: list[Element] = []
    if place.merge != "continue":
        content = _content(cell, size, _room(place, edges))
    look = Look("Cell", align=cell.align or align, size=0 if content else size)
    return element("tc", element("tcPr", *looks), paragraph(look, content))


def _content(cell: Cell, size: float, room: float) -> list[Element]:
    if cell.mark is not None:
        room -= mark_room(size, with_text=bool(cell.text))
    # A word is set a little smaller rather than cut, as far as it stays readable.
    widest = widest_word(cell.text, tie_cell)
    if widest * size > room >= widest * _SMALLEST:
        size = room / widest
    made = runs(tied(cell.text, tie_cell, size, room), size)
    if cell.mark is None:
        return made
    box = element("sym", font="Wingdings", char=_MARKS[cell.mark])
    looks = element("rPr", element("sz", val=int(size * 2)))
    return [element("r", looks, box), *(runs([Run(" ")], size) if made else []), *made]
