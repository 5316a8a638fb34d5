"""Tables of exact columns, with lines or only to put texts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.documents.word.xml import Element, element, hair, twips


@dataclass(frozen=True, slots=True)
class Box:
    """A cell without borders: its width in points and its paragraphs."""

    width: float
    content: tuple[Element, ...] = ()


def grid(
    rows: Sequence[Sequence[Box]], *, middle: bool = False, whole: bool = True
) -> Element:
    """Return a table without borders that only puts columns side by side.

    Args:
        rows: of cells; all rows have the same columns.
        middle: cells stand at half height instead of at the top.
        whole: no row is split over two pages.
    """
    edges = edges_of([box.width for box in rows[0]])
    table = element("tbl", table_look(edges[-1]), table_grid(edges))
    for row in rows:
        made = element("tr")
        if whole:
            made.append(element("trPr", element("cantSplit")))
        for index, box in enumerate(row):
            wide = edges[index + 1] - edges[index]
            looks = element("tcPr", element("tcW", w=wide, type="dxa"))
            if middle:
                looks.append(element("vAlign", val="center"))
            # Every cell must hold a paragraph.
            made.append(element("tc", looks, *(box.content or (hair(),))))
        table.append(made)
    return table


def edges_of(widths: Sequence[float]) -> list[int]:
    """Return the edges of columns of these widths in points, in twips.

    Each edge is rounded once, so that no sum drifts.
    """
    return [round(sum(widths[:index]) * 20) for index in range(len(widths) + 1)]


def table_look(
    total: int, *, borders: Element | None = None, padding: float = 0
) -> Element:
    """Return the properties of a table of fixed columns whose cells have no sides.

    Text is held off the lines by the indents of its paragraphs: Word 2010 pushes a
    table out by its cells' side margins and later versions do not.
    """
    margins = {"top": padding, "left": 0.0, "bottom": padding, "right": 0.0}
    sides = [element(k, w=twips(v), type="dxa") for k, v in margins.items()]
    return element(
        "tblPr",
        element("tblW", w=total, type="dxa"),
        element("tblInd", w=0, type="dxa"),
        *([borders] if borders is not None else []),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *sides),
    )


def table_grid(edges: Sequence[int]) -> Element:
    """Return the widths of the columns."""
    pairs = pairwise(edges)
    columns = [element("gridCol", w=end - start) for start, end in pairs]
    return element("tblGrid", *columns)
