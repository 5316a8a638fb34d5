"""The preview of pasted people: what each row would do, before anything is written."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget
from uuid6 import uuid7

from desktop.emulation.participants import Employment, Person, Unit
from desktop.errors import OfficeError
from ui.dialogs.paste_preview import PastePreview
from ui.dialogs.subject_form import Choices
from ui.language import _
from ui.pages.subjects_paste import (
    PastedRow,
    Verdict,
    judge_again,
    read_rows,
)
from ui.pages.subjects_people import capital
from ui.tables.column import Column
from ui.widgets import layouts
from ui.widgets.chips import Chip

_CHIPS = {
    Verdict.ADD: Chip(_("Thêm"), "plus", "ok"),
    Verdict.SIMILAR: Chip(_("Trùng?"), "copy", "warn"),
    Verdict.WRONG: Chip(_("Lỗi"), "verdict-fail", "bad"),
}
_TICK = 0

AddMany = Callable[[Sequence[Person], str], None]


class PasteDialog(PastePreview):
    """Rows with their verdicts; ticked ones are added as one action.

    Args:
        copied: the text of the clipboard.
        unit_id: the unit one stood in, or None.
        people_of: the people already in a unit.
        add_many: gives the people to the office under a title.
        usual: how people of a unit are employed as a rule.
    """

    def __init__(
        self,
        parent: QWidget | None,
        copied: str,
        units: Sequence[Unit],
        unit_id: str | None,
        people_of: Callable[[str | None], Sequence[Person]],
        add_many: AddMany,
        usual: Callable[[Unit | None], Employment],
    ) -> None:
        super().__init__(parent, _("Dán danh sách người từ Excel"), _CHIPS)
        self._people_of, self._add_many, self._usual = people_of, add_many, usual
        self._units = {unit.id: unit for unit in units}
        self.added = 0
        pairs = [(None, _("Chưa xếp đơn vị")), *((u.id, u.name) for u in units)]
        self.unit = Choices(_("Vào đơn vị"), pairs, unit_id, width=300)
        ways = [(each, capital(each.label)) for each in Employment]
        way = usual(self._units.get(unit_id or ""))
        self.employment = Choices(_("Đối tượng khi ô để trống"), ways, way, width=230)
        self.rows = read_rows(copied, people_of(unit_id))
        self._build()
        self._connect()
        self._refresh()
        self.table.setFocus()

    def people(self) -> list[Person]:
        """Return the ticked rows as people of the chosen unit."""
        return [
            Person(
                id=str(uuid7()),
                name=row.name,
                unit_id=self.unit.value(),
                employment=row.employment or self.employment.value(),
                position=row.position,
            )
            for row in self.rows
            if row.ticked
        ]

    def accept(self) -> None:
        """Add the ticked rows; a refusal keeps the dialog open."""
        found = self.people()
        where = self._units.get(self.unit.value() or "")
        title = _("Dán {count} người từ Excel").format(count=f"{len(found):02d}")
        if where is not None:
            title = _("{title} vào {unit}").format(title=title, unit=where.name)
        try:
            self._add_many(found, title)
        except OfficeError as refusal:
            self.notice.say("bad", str(refusal))
            return
        self.added = len(found)
        super().accept()

    def _columns(self) -> list[Column[PastedRow]]:
        return [
            Column[PastedRow](
                "",
                lambda row: _("đã chọn") if row.ticked else _("chưa chọn"),
                kind="check",
                look=lambda row: row.ticked,
                usable=lambda row: row.may_be_added,
                width=44,
            ),
            Column[PastedRow](
                _("Dòng"), lambda row: str(row.number), kind="number", width=56
            ),
            Column[PastedRow](
                _("Kết quả"),
                lambda row: _CHIPS[row.verdict].word,
                kind="mark",
                look=lambda row: _CHIPS[row.verdict],
                width=92,
            ),
            Column[PastedRow](
                _("Họ và tên"),
                lambda row: row.name or _("trống"),
                tone=_tone,
                tip=lambda row: row.name,
                weight=500,
                width=200,
            ),
            Column[PastedRow](
                _("Chức vụ"), lambda row: row.position, tone=_tone, width=170
            ),
            Column[PastedRow](_("Đối tượng"), self._way, tone=_tone, width=140),
            Column[PastedRow](
                _("Vì sao"),
                lambda row: row.why or ("" if row.ticked else _("Đã bỏ chọn")),
                tone=lambda row: "bad" if row.verdict is Verdict.WRONG else "text2",
                tip=lambda row: row.why,
            ),
        ]

    def _way(self, row: PastedRow) -> str:
        if row.verdict is Verdict.WRONG and row.employment is None:
            return row.cells[2]
        return capital((row.employment or self.employment.value()).label)

    def _build(self) -> None:
        into = layouts.row(
            layouts.label(_("Vào đơn vị"), "note"),
            self.unit,
            12,
            layouts.label(_("Đối tượng khi ô để trống"), "note"),
            self.employment,
            layouts.STRETCH,
        )
        self.lay_out(into, self._columns(), width=960)

    def _connect(self) -> None:
        self.unit.currentIndexChanged.connect(self._on_unit)
        self.employment.currentIndexChanged.connect(self.table.refresh)
        self.table.ticked.connect(self._on_ticked)
        self.table.all_ticked.connect(self._on_all_ticked)

    def _on_unit(self) -> None:
        unit_id = self.unit.value()
        self.rows = judge_again(self.rows, self._people_of(unit_id))
        self.employment.choose(self._usual(self._units.get(unit_id or "")))
        self._refresh()

    def _on_ticked(self, row: PastedRow, _column: int, ticked: bool) -> None:
        row.ticked = ticked
        self._count()

    def _on_all_ticked(self, _column: int, ticked: bool) -> None:
        for row in self.table.rows.rows():
            row.ticked = ticked and row.may_be_added
        self._count()

    def _refresh(self) -> None:
        self.show_verdicts()
        self._count()

    def _count(self) -> None:
        ticked = sum(row.ticked for row in self.rows)
        usable = sum(row.may_be_added for row in self.rows)
        some = None if 0 < ticked < usable else bool(ticked)
        self.table.show_ticked(_TICK, some)
        self.table.refresh()
        self.verb.set_label(_("Thêm {count} người").format(count=f"{ticked:02d}"))
        said = _("Thêm xong vẫn hoàn tác được cả lần dán.")
        self.say_left(said, len(self.rows) - ticked)
        if ticked:
            self.verb.allow()
        else:
            self.verb.refuse(_("Chưa có dòng nào được chọn."))


def _tone(row: PastedRow) -> str:
    return "text" if row.ticked else "text3"
