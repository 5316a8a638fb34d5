"""Step 3: the plan to work by, one that is shipped or one from a file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import vietnamese
from desktop.errors import OfficeError
from desktop.office import plans
from desktop.plans.plan import Plan
from desktop.plans.reading import read_plan
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice


@dataclass(frozen=True, slots=True)
class Offered:
    """A plan one can start with; `name` is its code or its file."""

    name: str
    plan: Plan
    source: str


class PlanStep(QWidget):
    """The plans in a list, a way to open a file, and what the chosen one holds."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = [_shipped(each.code) for each in plans.shipped()]
        self.table = TableView(
            _("Các kế hoạch"),
            [
                Column[Offered](
                    _("Kế hoạch"),
                    lambda one: one.plan.short_name,
                    note=lambda one: one.plan.issuer.office,
                    tip=lambda one: one.plan.title,
                    weight=500,
                ),
                Column[Offered](_("Thời gian"), _period, width=184),
                Column[Offered](
                    _("Lấy từ"),
                    lambda one: one.source,
                    tone=lambda _one: "text2",
                    tip=lambda one: one.source,
                    width=190,
                ),
            ],
            row_height=44,
            key=lambda one: one.name,
        )
        self.table.setMinimumHeight(124)
        self.table.setMaximumHeight(256)
        self.table.setProperty("frame", "field")
        self.opener = plain(_("Mở tệp kế hoạch…"), self._on_open, icon="file-up")
        self.notice = Notice("bad", "")
        self._title = layouts.label("", "plan", wrap=True)
        self._holds = layouts.label("", "note", wrap=True)
        self._build()
        self.table.row_chosen.connect(lambda _row: self._show())
        self.table.show_rows(self._offered)
        self._suggested = ("", "")
        self._show()

    def suggest(self, commune: str, province: str) -> None:
        """Stand on the shipped plan of an office, on none where there is none.

        Both are codes; a city office has no commune. What the officer chose for the
        same office before stays chosen.
        """
        if (commune, province) == self._suggested:
            return
        self._suggested = (commune, province)
        if not self.table.choose(lambda one: _fits(one.plan, commune, province)):
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self._show()

    def title(self) -> str:
        """Return what the step asks."""
        return _("Làm theo kế hoạch nào?")

    def note(self) -> str:
        """Return what the answer is for."""
        return _("Tiêu chí, tiêu chuẩn, hạn và biểu mẫu lấy từ kế hoạch.")

    def begin(self) -> None:
        """Put the keyboard where one starts."""
        self.table.setFocus()

    def missing(self) -> str:
        """Return what is still to be chosen, or nothing."""
        return "" if self.table.current() else _("Chọn một kế hoạch.")

    def check(self) -> bool:
        """Tell whether the choice can be worked by."""
        return self.table.current() is not None

    def chosen(self) -> str:
        """Return the code or the file of the chosen plan."""
        return str(self.table.current().name)

    def open_file(self, file: Path) -> bool:
        """Offer a plan file too; one that cannot be read says line and key."""
        try:
            plan = read_plan(plans.read_file(file))
        except OfficeError as refusal:
            self.notice.say("bad", f"{file.name}: {refusal}")
            return False
        self.notice.say("bad", "")
        name = str(file.absolute())
        self._offered = [one for one in self._offered if one.name != name]
        self._offered.append(Offered(name, plan, file.name))
        self.table.show_rows(self._offered)
        self.table.choose(lambda one: one.name == name)
        return True

    def refuse(self, refusal: OfficeError) -> None:
        """Say why the office did not take the plan."""
        self.notice.say("bad", str(refusal))

    def _build(self) -> None:
        about = layouts.column(
            self._title, self._holds, spacing=6, margins=(16, 12, 16, 12)
        )
        whole = layouts.column(spacing=12)
        whole.addWidget(self.table, 4)
        whole.addLayout(layouts.row(self.opener, STRETCH))
        whole.addWidget(self.notice)
        whole.addWidget(layouts.card(about, "alt"))
        whole.addStretch(1)
        self.setLayout(whole)

    def _on_open(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Mở tệp kế hoạch"), "", _("Tệp kế hoạch (*.toml);;Mọi tệp (*)")
        )
        if path:
            self.open_file(Path(path))

    def _show(self) -> None:
        one: Offered | None = self.table.current()
        self._title.setText(one.plan.title if one else "")
        self._title.setVisible(one is not None)
        nothing = _(
            "Chưa có sẵn kế hoạch của cơ quan này. Mở tệp kế hoạch của cơ quan, hoặc "
            "chọn một kế hoạch ở trên để làm theo."
        )
        self._holds.setText(_holds(one.plan) if one else nothing)
        self.changed.emit()


def _fits(plan: Plan, commune: str, province: str) -> bool:
    issuer = plan.issuer
    if commune:
        return issuer.commune == commune
    return bool(province) and not issuer.commune and issuer.province == province


def _shipped(code: str) -> Offered:
    plan = read_plan(plans.source_of(code))
    return Offered(code, plan, _("Có sẵn trong chương trình"))


def _period(one: Offered) -> str:
    first, last = one.plan.period.first, one.plan.period.last
    return f"{vietnamese.short_date(first)} – {vietnamese.short_date(last)}"


def _holds(plan: Plan) -> str:
    said = _(
        "{groups} nhóm đối tượng · {targets} chỉ tiêu · {sets} bộ tiêu chí · "
        "{awards} mức khen · {rounds} đợt xét"
    )
    return said.format(
        groups=vietnamese.two_digits(len(plan.groups)),
        targets=vietnamese.two_digits(len(plan.indicators)),
        sets=vietnamese.two_digits(len(plan.criteria_sets)),
        awards=vietnamese.two_digits(len(plan.offers)),
        rounds=vietnamese.two_digits(len(plan.rounds)),
    )
