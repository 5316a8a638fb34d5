"""Blocks of the score grid: copied, pasted and filled as tables of text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from ui.tables.score_values import CellState, Entry

if TYPE_CHECKING:
    from ui.tables.score_view import ScoreView


def copy(view: "ScoreView") -> None:
    """Put the selected block into the clipboard as Excel understands it."""
    chosen = [i for i in view.selectedIndexes() if view.scores.slot(i.column())]
    lines: dict[int, list[str]] = {}
    for index in sorted(chosen, key=lambda i: (i.row(), i.column())):
        lines.setdefault(index.row(), []).append(_text(view, index))
    QApplication.clipboard().setText("\n".join("\t".join(x) for x in lines.values()))


def pasted(view: "ScoreView") -> list[Entry]:
    """Return the clipboard as entries from the current cell on; the rest falls off."""
    text = QApplication.clipboard().text().rstrip("\n")
    if not text:
        return []
    block = [line.rstrip("\r").split("\t") for line in text.split("\n")]
    start = _first(view)
    if len(block) == 1 and len(block[0]) == 1 and len(view.selectedIndexes()) > 1:
        cells = [i for i in view.selectedIndexes() if view.scores.slot(i.column())]
        return same_text(view, cells, block[0][0])
    entries = []
    for down, line in enumerate(block):
        for right, cell in enumerate(line):
            index = view.scores.index(start.row() + down, start.column() + right)
            entries += _entry(view, index, cell)
    return entries


def filled_down(view: "ScoreView", chosen: list[QModelIndex]) -> list[Entry]:
    """Return the entries that repeat the top cell of every selected column."""
    top = min(index.row() for index in chosen)
    entries = []
    for index in chosen:
        if index.row() > top:
            source = view.scores.index(top, index.column())
            entries += _entry(view, index, _text(view, source))
    return entries


def same_text(view: "ScoreView", chosen: list[QModelIndex], text: str) -> list[Entry]:
    """Return entries that put one text into every cell."""
    return [entry for index in chosen for entry in _entry(view, index, text)]


def _first(view: "ScoreView") -> QModelIndex:
    chosen = view.selectedIndexes() or [view.currentIndex()]
    row = min(index.row() for index in chosen)
    return view.scores.index(row, min(index.column() for index in chosen))


def _text(view: "ScoreView", index: QModelIndex) -> str:
    cell = view.scores.cell(index)
    return "x" if cell.state is CellState.NOT_APPLICABLE else cell.text


def _entry(view: "ScoreView", index: QModelIndex, text: str) -> list[Entry]:
    place = view.scores.place(index)
    return [Entry(*place, text.strip())] if place else []
