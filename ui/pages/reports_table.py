"""A table of counts on the screen: lines, headings between them, and the sums below."""

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.awards.statistics import Line, LineKind, Number, Table
from ui.language import _
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace

_NARROW, _WIDE, _CODE = 82, 98, 76
_ONE_LINE = 12  # letters of a heading that stand on one line


class CountsTable(QWidget):
    """The lines of one view; made once for the columns the view has."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyPlace(
            "chart-column",
            _("Chưa có số liệu nào"),
            _(
                "Khen thưởng vào sổ sau khi ra quyết định; số liệu được cộng từ Sổ "
                "khen thưởng theo năm, hình thức, nhóm đang chọn."
            ),
        )
        self.table = TableView(
            table.title,
            _columns(table),
            row_height=34,
            header_height=44,
            key=lambda line: (line.code, line.label),
            empty=self.empty,
        )
        self.sums = layouts.label("", "strong")
        self.note = layouts.label("", "caption", wrap=True)
        self._foot = Strip(self.sums, STRETCH, edge="top", height=36)
        self._noted = layouts.box(layouts.column(self.note, margins=(20, 8, 16, 10)))
        whole = layouts.column(self.table, self._foot, self._noted, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_table(self, table: Table) -> None:
        """Show the counts as they are now."""
        self.table.setAccessibleName(table.title)
        lines = () if table.is_empty else table.lines
        sections = _sections(lines)
        if any(section.title for section in sections):
            self.table.show_sections(sections)
        else:
            self.table.show_rows([row for part in sections for row in part.rows])
        if self.table.current() is None:
            self.table.choose(lambda _line: True)
        total = next((one for one in lines if one.kind is LineKind.TOTAL), None)
        self.sums.setText(_summed(table, total) if total else "")
        self._foot.setVisible(total is not None)
        self.note.setText(table.note)
        self._noted.setVisible(bool(table.note) and bool(lines))


def _sections(lines: tuple[Line, ...]) -> list[Section]:
    """Return the lines under their headings; sums stand under the table."""
    found: list[tuple[str, list[Line]]] = [("", [])]
    for line in lines:
        if line.kind is LineKind.SECTION:
            found.append((line.label, []))
        elif line.kind is LineKind.NORMAL:
            found[-1][1].append(line)
    return [Section(title, rows) for title, rows in found if rows]


def _summed(table: Table, total: Line) -> str:
    """Return "Cộng: Tổng số 11, Tập thể 5, …" of what is not zero."""
    pairs = zip(table.columns, total.cells, strict=False)
    said = ", ".join(f"{name} {shown(cell)}" for name, cell in pairs if cell)
    return _("Cộng: {sums}").format(sums=said.replace(" (đồng)", ""))


def _columns(table: Table) -> list[Column[Line]]:
    code = Column[Line](_("Mã số"), lambda line: line.code, width=_CODE, tone=_quiet)
    first = Column[Line](
        table.first, lambda line: line.label, weight=500, tip=lambda line: line.label
    )
    numbers = [_number(name, place) for place, name in enumerate(table.columns)]
    return [*([code] if table.has_codes else []), first, *numbers]


def _number(name: str, place: int) -> Column[Line]:
    width = _WIDE if len(name) > _ONE_LINE - 2 else _NARROW
    return Column[Line](
        _heading(name),
        lambda line: shown(cell(line, place)),
        sort=lambda line: _order(cell(line, place)),
        kind="number",
        width=width,
        weight=600 if place == 0 else 400,
        tone=lambda line: "text" if cell(line, place) else "text3",
        align="right",
    )


def _heading(name: str) -> str:
    """Return a heading in two lines of about one length where it is long."""
    words = name.split()
    if len(name) <= _ONE_LINE or len(words) < 2:
        return name
    cuts = range(1, len(words))
    halves = [f"{' '.join(words[:n])}\n{' '.join(words[n:])}" for n in cuts]
    return min(halves, key=lambda half: max(len(part) for part in half.split("\n")))


def cell(line: Line, place: int) -> Number:
    """Return a number of a line; "" where the line has fewer."""
    return line.cells[place] if place < len(line.cells) else ""


def shown(value: Number) -> str:
    """Return a number as the screen and the clipboard say it."""
    return value if isinstance(value, str) else vietnamese.number(value)


def _order(value: Number) -> int:
    return value if isinstance(value, int) else -1


def _quiet(line: Line) -> str:
    return "text2"
