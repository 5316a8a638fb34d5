"""Open another round of the movement: which one, of which year, under which name.

Use: `dialog = OpenRoundDialog(self, office)`; accepted, `dialog.opened` is the round,
already in hand. What cannot be opened is said in the dialog and changes nothing.
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.emulation.movements import ReviewRound
from desktop.errors import OfficeError
from desktop.office.office import Office
from desktop.office.rounds.rounds import round_of
from desktop.plans.plan import Plan, RoundTemplate
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.tables.column import Column
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import Field
from ui.widgets.forms import ChoiceField, FormRows
from ui.widgets.notices import Notice

_ROW, _MOST_ROWS = 44, 5


@dataclass(frozen=True, slots=True)
class Openable:
    """A round the plan foresees, with the year to begin with."""

    template: RoundTemplate
    year: int

    @property
    def name(self) -> str:
        """Return the name the round gets by itself."""
        return self.template.name_in(self.year)

    @property
    def note(self) -> str:
        """Return on which occasion, and how often."""
        said = _("xét {occasion}").format(occasion=self.template.occasion.label)
        if self.template.is_yearly:
            return _("{said}, mở từng năm").format(said=said)
        return _("{said}, mở khi cần").format(said=said)


class OpenRoundDialog(Dialog):
    """What can be opened in a list; year and name under it."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent, _("Mở đợt xét khác"), icon="calendar-clock", width=560)
        self._office = office
        self._plan: Plan = office.plan()
        adopted = office.plans.current()
        self._plan_id = adopted.id if adopted else ""
        self.opened: ReviewRound | None = None
        found = office.reviewing.to_open(self._plan, self._plan_id)
        self._make_fields([Openable(template, year) for template, year in found])
        self._build()
        self._on_chosen()

    def accept(self) -> None:
        """Open the round; a refusal is said here and the dialog stays."""
        one: Openable | None = self.table.current()
        if one is None:
            return
        name = self.name.text() if one.template.is_on_demand else ""
        try:
            self.opened = self._office.reviewing.open_round(
                self._plan, self._plan_id, one.template, self._year(one), name
            )
        except OfficeError as refusal:
            self.notice.say("bad", str(refusal))
            self.fit()
            return
        super().accept()

    def _make_fields(self, found: list[Openable]) -> None:
        self.table = TableView(
            _("Các đợt có thể mở"),
            [
                Column[Openable](
                    _("Đợt xét"),
                    lambda one: one.name,
                    note=lambda one: one.note,
                    weight=500,
                )
            ],
            row_height=_ROW,
            key=lambda one: one.template.code,
        )
        self.table.horizontalHeader().hide()
        self.table.setProperty("frame", "field")
        self.table.setFixedHeight(_ROW * min(max(len(found), 1), _MOST_ROWS) + 4)
        self.table.show_rows(found)
        self.table.choose(lambda _one: True)
        years = range(self._plan.period.first.year, self._plan.period.last.year + 1)
        self.year = ChoiceField(
            _("Năm xét"), [(year, str(year)) for year in years], width=100
        )
        self.name = Field(_("Tên đợt xét"), hint=_("ví dụ Đột xuất tháng 6/2026"))
        self.notice = Notice("bad", "")
        self.table.row_chosen.connect(lambda _row: self._on_chosen())
        self.table.row_opened.connect(lambda _row: self.accept())
        self.year.chosen.connect(lambda _year: self._show_name())

    def _build(self) -> None:
        said = _("Điểm, xác nhận, danh sách đề nghị của mỗi đợt được giữ riêng.")
        self._looks_at = layouts.label("", "note", wrap=True)
        self._form = FormRows()
        self._form.add(_("Năm xét"), self.year)
        self._form.add(_("Tên đợt xét"), self.name)
        for part in (
            layouts.label(said, "note", wrap=True),
            self.table,
            self._form,
            self._looks_at,
            self.notice,
        ):
            self.body.addWidget(part)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = primary(_("Mở đợt xét"), self.accept)
        self.add_button(self.verb, default=True)
        self.table.setFocus()

    def _on_chosen(self) -> None:
        one: Openable | None = self.table.current()
        self.notice.say("bad", "")
        self.table.setVisible(one is not None)
        self._form.setVisible(one is not None)
        if one is None:
            said = _("Mọi đợt xét mà kế hoạch dự kiến đều đã mở.")
            self._looks_at.setText(said)
            self.verb.refuse(said)
            return
        self.verb.allow()
        self.year.choose(one.year)
        self._show_name()

    def _show_name(self) -> None:
        one: Openable | None = self.table.current()
        if one is None:
            return
        year = self._year(one)
        self.name.set_read_only(not one.template.is_on_demand)
        name = one.template.name_in(year)
        is_asked = one.template.is_on_demand
        self.name.show_text(self._free_name(name) if is_asked else name)
        made = round_of(
            self._plan, self._plan_id, one.template, year, self._office.today()
        )
        self._looks_at.setText(
            _("Xét kết quả từ {first} đến {last}, chốt số liệu ngày {cutoff}.").format(
                first=vietnamese.short_date(made.period.first),
                last=vietnamese.short_date(made.period.last),
                cutoff=vietnamese.short_date(made.cutoff),
            )
        )

    def _free_name(self, name: str) -> str:
        """Return a name no round has: "Đột xuất (2)" beside "Đột xuất"."""
        have = {each.name for each in self._office.reviewing.of_movement(self._plan_id)}
        tried, number = name, 1
        while tried in have:
            number += 1
            tried = f"{name} ({number})"
        return tried

    def _year(self, one: Openable) -> int:
        chosen = self.year.key()
        return chosen if isinstance(chosen, int) else one.year
