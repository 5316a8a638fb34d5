"""The papers of the round under the steps of the year, narrowed by words.

Papers of one kind that come in numbers, a report for every nominee, are folded into one
row; a word in the filter opens every fold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.awards.issuing import Issued
from desktop.office.papers.catalogue import PaperKind
from desktop.vietnamese import short_date
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.chips import Chip, ChipLabel, chip
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip

FOLD_OVER = 4
_NUMBER = 2  # the column of numbers
NOT_ISSUED = Issued()
_SEARCHED_FROM = 9  # a short list needs no filter


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper with how final it is, its number and its day."""

    paper: PaperKind
    is_draft: bool
    note: str
    issued: Issued = NOT_ISSUED

    @property
    def family(self) -> str:
        """Return what papers of one kind have in common: "merits" of each report."""
        return self.paper.code.partition(":")[0]


@dataclass(frozen=True, slots=True)
class FoldRow:
    """The papers of one kind, folded into one row or open under it."""

    family: str
    name: str
    count: int
    is_open: bool


Line = PaperRow | FoldRow


class PaperList(QWidget):
    """The list with its count, filter and folds.

    Signals:
        row_chosen(): another paper is current.
        row_opened(): Enter or a double click on it.
        number_wanted(object): the number of this PaperRow is to be taken or changed.
    """

    row_chosen = Signal()
    row_opened = Signal()
    number_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaperRow, ...] = ()
        self._open: set[str] = set()
        self.count = layouts.label("", "strong")
        self.state = ChipLabel(chip("draft"))
        self.search = SearchField(_("Tìm văn bản"), width=150)
        self.search.setFixedHeight(28)
        self.search.sought.connect(lambda _typed: self._show())
        self.table = _table()
        self.table.row_chosen.connect(lambda _row: self.row_chosen.emit())
        self.table.row_opened.connect(self._on_opened)
        self.table.link_pressed.connect(self._on_link)
        strip = Strip(self.count, layouts.STRETCH, self.search, self.state, height=44)
        column = layouts.column(strip, self.table, spacing=0)
        column.setStretch(1, 1)
        self.setLayout(column)

    def show_papers(self, rows: Sequence[PaperRow], *, is_draft: bool) -> None:
        """Show the papers of the round; the current one stays current."""
        self._rows = tuple(rows)
        self.count.setText(_("{count:02d} văn bản").format(count=len(rows)))
        self.state.show_chip(chip("draft" if is_draft else "closed"))
        self.search.setVisible(len(rows) >= _SEARCHED_FROM)
        self._show()
        if self.table.current() is None:
            self._choose_first()

    def choose(self, code: object) -> bool:
        """Make a paper current, opening its fold; tell whether it is there."""
        row = next((row for row in self._rows if row.paper.code == code), None)
        if row is None:
            return False
        self._open.add(row.family)
        self.search.clear()
        self._show()
        return self.table.choose(
            lambda other: isinstance(other, PaperRow) and other.paper.code == code
        )

    def current(self) -> PaperKind | None:
        """Return the current paper, None on a fold."""
        row = self.table.current()
        return row.paper if isinstance(row, PaperRow) else None

    def _choose_first(self) -> None:
        """Begin at a paper of the round rather than at an empty form."""
        if not self.table.choose(_is_of_round):
            self.table.choose(lambda row: isinstance(row, PaperRow))

    def papers(self) -> list[PaperKind]:
        """Return every paper, folded ones too."""
        return [row.paper for row in self._rows]

    def _show(self) -> None:
        wanted = self.search.text().strip()
        steps = dict.fromkeys(row.paper.step for row in self._rows)
        sections = []
        for step in steps:
            rows = [row for row in self._rows if row.paper.step is step]
            shown = rows if wanted else self._folded(rows)
            sections.append(Section(step.value, shown))
        self.table.rows.filter(wanted)
        self.table.show_sections(sections)

    def _folded(self, rows: Sequence[PaperRow]) -> list[Line]:
        """Return the rows in order, those of a numerous kind behind their fold."""
        many, done = _many(rows), set[str]()
        found: list[Line] = []
        for row in rows:
            if row.family not in many:
                found.append(row)
            elif row.family not in done:
                done.add(row.family)
                mine = [other for other in rows if other.family == row.family]
                is_open = row.family in self._open
                name = _shared(mine) or row.paper.title.partition(":")[0]
                found.append(FoldRow(row.family, name, len(mine), is_open))
                found += mine if is_open else []
        return found

    def _on_opened(self, row: Line) -> None:
        if isinstance(row, FoldRow):
            self._turn(row.family)
        else:
            self.row_opened.emit()

    def _turn(self, family: str) -> None:
        self._open ^= {family}
        self._show()

    def _on_link(self, row: Line, column: int) -> None:
        if column == _NUMBER and isinstance(row, FoldRow):
            self._turn(row.family)
        elif column == _NUMBER:
            self.number_wanted.emit(row)


def _is_of_round(row: Line) -> bool:
    return isinstance(row, PaperRow) and not row.paper.is_final


def _many(rows: Sequence[PaperRow]) -> list[str]:
    families = [row.family for row in rows]
    return [f for f in dict.fromkeys(families) if families.count(f) > FOLD_OVER]


def _shared(rows: Sequence[PaperRow]) -> str:
    """Return the words all titles begin with: "Báo cáo thành tích"."""
    words = [row.paper.title.split() for row in rows]
    shared = []
    for each in zip(*words, strict=False):
        if len(set(each)) > 1:
            break
        shared.append(each[0])
    found = " ".join(shared)
    for ending in (" của", " ông", " bà"):
        found = found.removesuffix(ending)
    return found.rstrip(" :,-")


def _table() -> TableView:
    table = TableView(
        _("Các văn bản của đợt xét"),
        [
            Column[Line](
                _("Trạng thái"),
                _state,
                kind="icon",
                width=44,
                look=lambda row: Chip("", *_mark(row)),
            ),
            Column[Line](_("Văn bản"), _title, note=_note, weight=500, tip=_title),
            Column[Line](_("Số, ngày"), number_words, kind="link", width=104),
        ],
        row_height=48,
        key=_key,
    )
    table.horizontalHeader().hide()
    return table


def _key(row: Line) -> str:
    return f"fold {row.family}" if isinstance(row, FoldRow) else row.paper.code


def _title(row: Line) -> str:
    return row.name if isinstance(row, FoldRow) else row.paper.title


def _note(row: Line) -> str:
    if isinstance(row, FoldRow):
        return _("{count:02d} văn bản").format(count=row.count)
    return row.note


def _state(row: Line) -> str:
    if isinstance(row, FoldRow):
        return _("đang mở") if row.is_open else _("đang gọn")
    return _("Bản nháp") if row.is_draft else _("Bản chính")


def number_words(row: Line) -> str:
    """Return what the column of numbers says; papers without numbers say nothing."""
    if isinstance(row, FoldRow):
        return _("Thu gọn") if row.is_open else _("Mở ra")
    if not row.paper.is_numbered:
        return ""
    if row.issued.number:
        return _("Số {number}").format(number=row.issued.number)
    if row.issued.issued_on:
        return short_date(row.issued.issued_on)
    return _("Lấy số…")


def _mark(row: Line) -> tuple[str, str]:
    if isinstance(row, FoldRow):
        return ("chevron-down" if row.is_open else "chevron-right", "na")
    return ("file-pen-line", "warn") if row.is_draft else ("verdict-pass", "ok")
