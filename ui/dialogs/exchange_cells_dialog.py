"""The tables a commune sent, cell by cell: appraised, or sent back to be fixed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.bundles.sealed.envelope import BundleType
from desktop.errors import OfficeError
from desktop.office.exchanging.overlays import Flag, OverlayState, Standing
from desktop.office.exchanging.returning import FieldShown, RowShown
from desktop.office.exchanging.row_names import names_of
from desktop.office.exchanging.tables import wire_table
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.dialogs.reason import ReasonDialog, ask_reason
from ui.language import _
from ui.pages.exchange_cells import CellWords
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import SearchField
from ui.widgets.forms import ChoiceField, FormRows
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace, Notice

_NAMING = (
    "units",
    "people",
    "other_subjects",
    "initiatives",
    "achievements",
    "activities",
    "rounds",
    "plan_files",
)
_CALLED = ("name", "title", "criterion", "statement", "indicator", "content", "offer")
_FIRST = ("proposals", "people", "units", "initiatives", "scores")


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell in words; `key` names it among all cells of the commune."""

    table: str
    row_id: str
    field: str
    title: str
    value: str
    said: OverlayState | None

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what names the cell."""
        return self.table, self.row_id, self.field

    @property
    def waits(self) -> bool:
        """Tell whether it was sent back already and the commune has not fixed it."""
        return self.said is not None and self.said.standing is Standing.WAITING


class CommuneCells(Dialog):
    """Tick cells and send them back; or put the city's value beside one.

    Attributes:
        done_words: what was done, "" while nothing was.
    """

    def __init__(
        self, parent: QWidget | None, office: Office, org: str, name: str
    ) -> None:
        title = _("Hồ sơ của {name}").format(name=name)
        super().__init__(parent, title, icon="pencil", width=860)
        self._office, self._org = office, org
        self._desk = office.city_desk
        self._marked: dict[tuple[str, str, str], CellLine] = {}
        self._words = CellWords(BundleType.SUBMISSION, self._names())
        self.done_words = ""
        self.tables = ChoiceField(_("Bảng"), self._filled_tables(), width=280)
        self.tables.chosen.connect(lambda _key: self._show())
        self.search = SearchField(_("Tìm trong bảng"), width=200)
        self.table = TableView(
            _("Các ô của bảng"),
            self._columns(),
            row_height=30,
            key=lambda line: line.key,
            empty=EmptyPlace("table-2", _("Bảng này trống"), _("Chọn bảng khác.")),
        )
        self.table.setProperty("frame", "field")
        self.table.setMinimumHeight(330)
        self.search.sought.connect(self.table.filter)
        self.table.ticked.connect(lambda line, _column, on: self._on_tick(line, on))
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.told = Notice("ok", "")
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        said = _(
            "Đánh dấu ô phải sửa (phím cách) rồi trả lại: chương trình của xã chỉ liệt "
            "kê đúng những ô ấy. Thẩm định ghi giá trị của thành phố cạnh ô, không sửa "
            "ô của xã."
        )
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.body.addLayout(layouts.row(self.tables, STRETCH, self.search))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.appraise = plain(_("Thẩm định ô đang chọn…"), self._on_appraise)
        self.back = primary(_("Trả lại…"), self._on_return, icon="reply")
        self.add_left(self.appraise)
        self.add_button(plain(_("Đóng"), self.accept))
        self.add_button(self.back)
        self._allow()

    # --- what is shown ------------------------------------------------------------

    def marked(self) -> Sequence[CellLine]:
        """Return the cells marked so far, of all tables."""
        return tuple(self._marked.values())

    def show_table(self, name: str) -> None:
        """Show another table."""
        self.tables.choose(name)
        self._show()

    def _names(self) -> dict[str, str]:
        rows = {}
        for name in _NAMING:
            table = wire_table(BundleType.SUBMISSION, name)
            if table is not None:
                kept = self._desk.overlays.rows(self._org, name)
                # A cell that says nothing was not kept: every column is asked for.
                rows[name] = [table.cells(**row.cells) for row in kept]
        return names_of(rows)

    def _filled_tables(self) -> list[tuple[str, str]]:
        filled = {row.table for row in self._desk.overlays.rows(self._org)}
        found = [one for one in self._desk.tables() if one[0] in filled]
        return sorted(
            found,
            key=lambda one: _FIRST.index(one[0]) if one[0] in _FIRST else len(_FIRST),
        )

    def _show(self) -> None:
        name = str(self.tables.key() or "")
        rows = self._desk.rows(self._org, name) if name else []
        self.table.show_sections([self._section(row) for row in rows])
        self._allow()

    def _section(self, row: RowShown) -> Section:
        name = self._name(row)
        lines = [self._line(row, field) for field in row.fields]
        kept = [
            line
            for line in lines
            if line.said or (line.value and not _is_own(line, name))
        ]
        return Section(name, kept)

    def _line(self, row: RowShown, field: FieldShown) -> CellLine:
        said = self._words.said(row.table, field.field, field.value)
        title = self._words.titled(field.title, field.value, said)
        return CellLine(row.table, row.row_id, field.field, title, said, field.flag)

    def _name(self, row: RowShown) -> str:
        given = {field.field: field.value for field in row.fields}
        whom = self._words.name(str(given.get("subject_id") or ""))
        parts = [whom]
        for field in _CALLED:
            if given.get(field):
                parts.append(self._words.said(row.table, field, given[field]))
                break
        return ", ".join(dict.fromkeys(p for p in parts if p)) or row.table_title

    def _columns(self) -> list[Column[CellLine]]:
        return [
            Column[CellLine](
                "",
                lambda line: _("phải sửa") if line.key in self._marked else "",
                kind="check",
                look=lambda line: line.key in self._marked,
                width=36,
            ),
            Column[CellLine](_("Ô"), lambda line: line.title, width=210, weight=500),
            Column[CellLine](
                _("Xã ghi"), lambda line: line.value, tip=lambda line: line.value
            ),
            Column[CellLine](
                _("Đã nói"),
                lambda line: line.said.standing.value if line.said else "",
                tip=lambda line: line.said.overlay.reason if line.said else "",
                width=150,
            ),
        ]

    def _allow(self) -> None:
        count = len(self._marked)
        said = _("Trả lại {count:02d} ô…") if count else _("Trả lại…")
        self.back.set_label(said.format(count=count))
        if count:
            self.back.allow()
        else:
            self.back.refuse(_("Đánh dấu ít nhất một ô phải sửa."))
        if isinstance(self.table.current(), CellLine):
            self.appraise.allow()
        else:
            self.appraise.refuse(_("Chọn một ô trong bảng."))

    # --- doing --------------------------------------------------------------------

    def _on_tick(self, line: CellLine, is_on: bool) -> None:
        if is_on and line.waits:
            said = _("“{title}” đã trả lại, đang chờ xã sửa.")
            self.told.say("info", said.format(title=line.title))
        elif is_on:
            self._marked[line.key] = line
        else:
            self._marked.pop(line.key, None)
        self.table.refresh()
        self._allow()

    def _on_return(self) -> None:
        reason = ask_reason(
            self,
            _("Trả lại {count:02d} ô để sửa").format(count=len(self._marked)),
            _("Trả lại"),
            label=_("Phải sửa gì"),
            remark=_("xã đọc được câu này"),
        )
        if reason is None:
            return
        flags = [
            Flag(line.table, line.row_id, line.field, reason)
            for line in self._marked.values()
        ]
        try:
            self._desk.return_fields(self._org, flags)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self._marked = {}
        self._tell(
            _("Đã ghi {count:02d} ô phải sửa vào gói kết quả.").format(count=len(flags))
        )

    def _on_appraise(self) -> None:
        line = self.table.current()
        if not isinstance(line, CellLine):
            return
        dialog = AppraiseDialog(self, line)
        if dialog.exec() != AppraiseDialog.DialogCode.Accepted:
            return
        value, reason = dialog.value.text(), dialog.field.text()
        try:
            self._desk.appraise(
                self._org, line.table, line.row_id, line.field, value, reason
            )
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self._tell(_("Đã thẩm định “{title}”.").format(title=line.title))

    def _tell(self, words: str) -> None:
        self.done_words = words
        self.told.say("ok", words)
        self._show()


def _is_own(line: CellLine, name: str) -> bool:
    """Tell whether a cell only says which row this is: nobody can fix that."""
    return line.field.endswith("_id") and line.value in name


class AppraiseDialog(ReasonDialog):
    """The city's value beside the commune's, with the reason for it."""

    def __init__(self, parent: QWidget | None, line: CellLine) -> None:
        title = _("Thẩm định “{title}”").format(title=line.title)
        super().__init__(parent, title, _("Ghi thẩm định"), label=_("Lý do"))
        self.value = QLineEdit()
        self.value.setAccessibleName(_("Giá trị thẩm định"))
        rows = FormRows()
        rows.add(_("Xã ghi"), layouts.label(line.value, "strong", wrap=True))
        rows.add(_("Thành phố ghi"), self.value)
        self.body.insertWidget(0, rows)
        self.value.setFocus()
