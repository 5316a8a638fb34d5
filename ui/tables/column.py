"""A column of a table: what it says of a row, how it sorts, how it is drawn.

Kinds and what `look` returns for them:
    text        nothing; `note` adds a second line, `wrap` breaks into two lines
    number      nothing; digits stand in cells, at the right
    chip, mark  a Chip (mark: the same without ground), or None
    icon        a Chip of which only the icon is drawn
    bar         the share 0…1; a bar of 8 px after the number
    bar_under   the share 0…1; a bar of 4 px under the number
    progress    the share 0…1, or None; a bar of 6 px before the words
    check       True, False, or None for "một phần"; `usable` says if it may be ticked
    change      the old text, struck through before the new one ("" = no change)
    link        nothing; the text with an arrow, emits `link_pressed`
    clause      nothing; the text as a clause tag
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import Qt

from desktop import text as words

AnyRow: TypeAlias = Any  # a row of the page's kind
Row = TypeVar("Row")
_RIGHT = {"number", "bar_under"}


class Column(NamedTuple, Generic[Row]):
    """One column over rows of one kind.

    Args:
        title: header; a line break starts a second, quieter line.
        text: what the cell says, also to screen readers, search and export.
        sort: key of the order; Vietnamese order of the text without it.
        align: left, right or center; numbers are right by themselves.
        width: px; 0 takes what is left.
        weight: 400, 500 for names, 600 for key values.
        tone: colour token of the text ("text", "text2", "warn" …) for a row.
    """

    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    align: str = ""
    width: int = 0
    kind: str = "text"
    note: Callable[[Row], str] | None = None
    look: Callable[[Row], Any] | None = None
    tone: Callable[[Row], str] | None = None
    usable: Callable[[Row], bool] | None = None
    tip: Callable[[Row], str] | None = None
    weight: int = 400
    wrap: bool = False

    def sort_key(self, row: Row) -> Any:  # noqa: ANN401 - any ordered value
        """Return the value the rows are ordered by."""
        if self.sort is not None:
            return self.sort(row)
        return words.sort_key(self.text(row))

    def alignment(self) -> Qt.AlignmentFlag:
        """Return how the cell and its header are aligned."""
        given = self.align or ("right" if self.kind in _RIGHT else "left")
        return {
            "left": Qt.AlignmentFlag.AlignLeft,
            "right": Qt.AlignmentFlag.AlignRight,
            "center": Qt.AlignmentFlag.AlignHCenter,
        }[given]

    def can_sort(self) -> bool:
        """Tell whether a click on the header makes sense."""
        return bool(self.title) and self.kind not in {"check", "link"}


class Section(NamedTuple):
    """Rows under a heading, or under the quota line.

    Args:
        title: "Dự bị: 1 người".
        rows: what stands under it; an empty section still shows its title.
        kind: "section" (26 px) or "quota" (34 px, the line across).
        note: words after the title; `clause`: tag between them.
        actions: (label, what it does); drawn as real buttons, reached by Tab.
    """

    title: str
    rows: Sequence[Any] = ()
    kind: str = "section"
    note: str = ""
    clause: str = ""
    actions: Sequence[tuple[str, Callable[[], object]]] = ()

    def text(self) -> str:
        """Return the section as one sentence."""
        return " ".join(part for part in (self.title, self.clause, self.note) if part)
