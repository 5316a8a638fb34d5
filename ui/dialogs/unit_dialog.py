"""The form of a unit: name, kind, place in the tree and block."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.emulation.participants import Unit, UnitKind
from desktop.office.office import Office
from ui.dialogs.subject_form import Choices, Save, SubjectForm
from ui.language import _
from ui.widgets.fields import Field, NoteField


class UnitDialog(SubjectForm):
    """Add or change a unit.

    Args:
        unit: the unit as it is now; without an id it is a new one.
        units: those it may stand under.
        blocks: (code, words) of the blocks units are ranked in.
        kinds: those the plan names, which stand first.
    """

    def __init__(
        self,
        parent: QWidget | None,
        unit: Unit,
        units: Sequence[Unit],
        blocks: Sequence[tuple[str, str]],
        save: Save,
        kinds: Sequence[UnitKind] = (),
    ) -> None:
        is_new = not unit.id
        title = _("Thêm đơn vị") if is_new else _("Sửa đơn vị")
        super().__init__(parent, title, _("Thêm đơn vị") if is_new else _("Lưu"), save)
        self._unit = unit
        self.name = Field(_("Tên đơn vị"), unit.name)
        self.short = Field(
            _("Tên ngắn"), unit.short_name, hint=_("dùng ở cột hẹp, để trống được")
        )
        self.kind = Choices(_("Loại"), _kinds(kinds), unit.kind)
        above = [(None, _("Không trực thuộc đơn vị nào"))]
        above += [(u.id, u.name) for u in units if u.id != unit.id]  # type: ignore[misc]
        self.above = Choices(_("Trực thuộc"), above, unit.parent_id)
        by_plan = ("", _("Theo loại đơn vị trong kế hoạch"))
        self.block = Choices(_("Khối xếp hạng"), [by_plan, *blocks], unit.block)
        self.note = NoteField(_("Ghi chú"), unit.note, lines=2)
        self.row(_("Tên đơn vị"), self.name, "tên đơn vị")
        self.row(_("Tên ngắn"), self.short, "tên ngắn")
        self.row(_("Loại"), self.kind)
        self.row(_("Trực thuộc"), self.above, "trực thuộc")
        self.row(_("Khối xếp hạng"), self.block)
        self.row(_("Ghi chú"), self.note, "ghi chú")
        self.name.setFocus()

    def value(self) -> Unit:
        """Return the unit as typed."""
        return replace(
            self._unit,
            name=self.name.edit.text(),
            short_name=self.short.text(),
            kind=self.kind.value(),
            parent_id=self.above.value(),
            block=self.block.value(),
            note=self.note.toPlainText(),
        )


def blocks_of(office: Office) -> list[tuple[str, str]]:
    """Return the blocks of the plan worked by, none without a plan."""
    adopted = office.plans.current()
    if adopted is None:
        return []
    return [(block.code, block.name) for block in office.plans.value_of(adopted).blocks]


def kinds_of(office: Office) -> list[UnitKind]:
    """Return the kinds the plan worked by names, none without a plan."""
    adopted = office.plans.current()
    if adopted is None:
        return []
    groups = office.plans.value_of(adopted).groups
    return list(dict.fromkeys(kind for group in groups for kind in group.unit_kinds))


def _kinds(first: Sequence[UnitKind]) -> list[tuple[UnitKind, str]]:
    """Return every kind with its words, those the plan names before the others."""
    ordered = dict.fromkeys([*first, *UnitKind])
    return [(kind, kind.label[0].upper() + kind.label[1:]) for kind in ordered]
