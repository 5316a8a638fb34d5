"""Phần việc về chỉ số: who is assessed, in charge of a component, in a sample."""

from dataclasses import dataclass

from desktop.emulation.indices import IndexDuty
from desktop.office.office import Office
from desktop.text import sort_key
from ui.dialogs.index_duty_dialog import IndexDutyDialog
from ui.language import _
from ui.pages.page import Page
from ui.pages.ratings_indices import SHORT
from ui.pages.ratings_tab import Register
from ui.pages.ratings_words import capital
from ui.tables.column import Column
from ui.widgets.subject_picker import Named, named


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty with whose it is; `part` names the component."""

    duty: IndexDuty
    who: Named | None
    part: str

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.who.name if self.who else ""


class DutiesRegister(Register):
    """What units have to do with indices; an entry is added or taken out."""

    adding = _("Ghi phần việc…")
    nothing = _("Chưa chọn phần việc nào.")
    may_change = False

    def __init__(self, page: Page, office: Office) -> None:
        empty = (
            "clipboard-list",
            _("Chưa ghi phần việc nào về chỉ số"),
            _(
                "Đơn vị nào được đánh giá chỉ số, chủ trì thành phần nào, có trong mẫu "
                "điều tra không. Có tiêu chuẩn chỉ áp dụng cho các đơn vị đó."
            ),
        )
        super().__init__(
            page,
            office,
            _("Phần việc về chỉ số"),
            _columns(),
            empty,
            _("Lọc theo đơn vị"),
        )

    def key_of(self, row: DutyRow) -> object:
        return row.duty

    def reload(self) -> int:
        names = named(self.office)
        parts = {
            (v.index, v.component): v.component_name
            for v in self.office.registers.index_values()
            if v.component_name
        }
        rows = [
            DutyRow(d, names.get(d.subject_id), parts.get((d.index, d.component), ""))
            for d in self.office.registers.index_duties()
        ]
        rows.sort(key=lambda r: (-r.duty.year, sort_key(r.name), r.duty.index))
        self.show_rows(rows)
        return len(rows)

    def add(self) -> None:
        dialog = IndexDutyDialog(self.window(), self.office)
        self.done(dialog, _("Đã ghi phần việc về chỉ số."))

    def change(self, row: DutyRow | None) -> None:
        """Leave it: one duty is one row, taken out and entered anew."""

    def remove(self) -> None:
        row = self.table.current()
        if row is not None:
            self.take_out(
                _("Bỏ phần việc về chỉ số của {name}?").format(name=row.name),
                lambda: self.office.registers.remove_index_duty(row.duty, row.name),
                _("Đã bỏ phần việc về chỉ số của {name}.").format(name=row.name),
            )


def _part(row: DutyRow) -> str:
    if not row.duty.component:
        return ""
    code = row.duty.component
    return f"{code}. {row.part}" if row.part else code


def _columns() -> list[Column[DutyRow]]:
    return [
        Column[DutyRow](
            _("Đơn vị"),
            lambda row: row.name,
            note=lambda row: row.who.detail if row.who else "",
            weight=500,
        ),
        Column[DutyRow](_("Chỉ số"), lambda row: SHORT[row.duty.index], width=130),
        Column[DutyRow](
            _("Năm"),
            lambda row: str(row.duty.year),
            sort=lambda row: row.duty.year,
            width=90,
        ),
        Column[DutyRow](
            _("Phần việc"), lambda row: capital(row.duty.role.label), width=262
        ),
        Column[DutyRow](_("Thành phần"), _part, width=280, wrap=True, tip=_part),
    ]
