"""Next year's plan out of this one: by how many years, and what becomes different."""

from PySide6.QtWidgets import QWidget

from desktop.errors import OfficeError
from desktop.plans.cloning import (
    MOST_YEARS,
    Moved,
    differences,
    shifted,
    usual_years,
)
from desktop.plans.reading import read_plan
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.forms import NumberField
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice


class PlanCloneDialog(Dialog):
    """A number of years, and every day and name that moves with it."""

    def __init__(self, parent: QWidget | None, source: str) -> None:
        plan = read_plan(source)
        title = _("Sao chép “{name}” sang năm sau?").format(name=plan.short_name)
        super().__init__(parent, title, icon="copy", width=860)
        self._source, self._plan = source, plan
        self.years = NumberField(
            _("Dời số năm"), usual_years(plan), least=1, most=MOST_YEARS
        )
        self.table = TableView(
            _("Những điều thay đổi"),
            [
                Column[Moved](_("Điều"), lambda one: one.what, tip=lambda o: o.what),
                Column[Moved](
                    _("Bản cũ"),
                    lambda one: one.before,
                    tip=lambda one: one.before,
                    tone=lambda _one: "text2",
                    width=240,
                ),
                Column[Moved](
                    _("Bản mới"),
                    lambda one: one.after,
                    tip=lambda one: one.after,
                    weight=500,
                    width=240,
                ),
            ],
        )
        self.table.setProperty("frame", "field")
        self.table.setMinimumHeight(260)
        self.notice = Notice("bad", "")
        note = _(
            "Quy tắc, tiêu chuẩn, số lượng giữ nguyên; căn cứ pháp lý, người ký còn "
            "theo kế hoạch cũ và phải kiểm tra lại. Đợt xét mới được lập; đợt cũ không "
            "đổi."
        )
        self.body.addWidget(layouts.label(note, "note", wrap=True))
        self.body.addLayout(
            layouts.row(
                layouts.label(_("Dời"), "note"),
                self.years,
                layouts.label(_("năm"), "note"),
                STRETCH,
            )
        )
        self.body.addWidget(self.notice)
        self.body.addWidget(self.table, 1)
        self.add_button(plain(_("Hủy"), self.reject))
        self._verb = self.add_button(primary(_("Nhận bản sao"), self.accept))
        self.years.valueChanged.connect(lambda _value: self._show())
        self.years.setFocus()
        self._show()

    def _show(self) -> None:
        try:
            made = read_plan(shifted(self._source, self.years.value()))
        except OfficeError as refusal:
            self.notice.say("bad", str(refusal))
            self.table.show_rows([])
            self._verb.refuse(str(refusal))
            return
        self.notice.say("bad", "")
        self.table.show_rows(list(differences(self._plan, made)))
        self._verb.allow()
