"""Đã rà soát: who looked for breaches of whom, in which days, and when."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from desktop.emulation.participants import Kind
from desktop.emulation.records import BreachReview
from desktop.office.office import Office
from ui.dialogs.achievement_dialog import has_day
from ui.dialogs.subject_form import Choices, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.subject_picker import SubjectPicker, named

_LAST_BY = "ratings/reviewed_by"
_EVERYONE, _UNITS, _PEOPLE, _SOME = range(4)


class BreachReviewDialog(SubjectForm):
    """A review of some or of everybody; one that is kept is of one subject."""

    def __init__(
        self, parent: QWidget | None, office: Office, kept: BreachReview | None = None
    ) -> None:
        title = _("Sửa lần rà soát vi phạm")
        if kept is None:
            title = _("Đã rà soát: không có vi phạm nào ngoài các vi phạm trong sổ")
        verb = _("Lưu thay đổi") if kept else _("Ghi vào sổ")
        super().__init__(parent, title, verb, self._keep, width=600)
        self._office, self._kept = office, kept
        self._named = named(office)
        self.whom = Choices(_("Rà soát cho"), self._groups(), _EVERYONE)
        self.whom.currentIndexChanged.connect(lambda _index: self._show_picker())
        self.subjects = SubjectPicker(
            _("Người, đơn vị được rà soát"),
            self._named,
            [kept.subject_id] if kept else [],
            many=kept is None,
        )
        first, last = self._usual_days()
        self.first = DateField(_("Từ ngày"), kept.first_day if kept else first)
        self.last = DateField(_("Đến ngày"), kept.last_day if kept else last)
        by = kept.reviewed_by if kept else str(QSettings().value(_LAST_BY, ""))
        self.by = Field(_("Người rà soát"), by, hint=_("cơ quan hoặc người đã rà soát"))
        self.on = DateField(
            _("Ngày rà soát"), kept.reviewed_on if kept else office.today()
        )
        self.evidence = NoteField(
            _("Minh chứng"), kept.evidence if kept else "", lines=2
        )
        self._fill()
        self._show_picker()
        self.by.setFocus()

    def chosen(self) -> list[str]:
        """Return the ids of those the review is about."""
        if self._kept is not None or self.whom.value() == _SOME:
            return list(self.subjects.chosen())
        wanted = {
            _EVERYONE: {Kind.COLLECTIVE, Kind.INDIVIDUAL},
            _UNITS: {Kind.COLLECTIVE},
            _PEOPLE: {Kind.INDIVIDUAL},
        }[self.whom.value()]
        everybody = self._named.values()
        return [who.id for who in everybody if who.is_present and who.kind in wanted]

    def value(self) -> list[BreachReview]:
        """Return one review for each, as typed."""
        first, last = self.first.value(), self.last.value()
        typed = BreachReview(
            self._kept.id if self._kept else "",
            "",
            first or date.min,
            last or date.min,
            self.by.text(),
            self.on.value() or date.min,
            self.evidence.toPlainText(),
        )
        return [replace(typed, subject_id=subject_id) for subject_id in self.chosen()]

    def is_readable(self) -> bool:
        self.subjects.show_error("")
        if not self.chosen():
            self.subjects.show_error(_("Chọn ít nhất một người hoặc đơn vị."))
            self.subjects.setFocus()
            return False
        return all(has_day(field) for field in (self.first, self.last, self.on))

    def _fill(self) -> None:
        whose = layouts.box(layouts.column(self.whom, self.subjects, spacing=5))
        self.rows.add(_("Rà soát cho"), whose)
        days = layouts.box(layouts.row(self.first, self.last, layouts.STRETCH))
        self.rows.add(_("Thời gian rà soát"), days)
        self.row(_("Người rà soát"), self.by, "người rà soát")
        self.row(_("Ngày rà soát"), self.on, "ngày rà soát")
        self.row(_("Minh chứng"), self.evidence, "minh chứng")

    def _groups(self) -> list[tuple[int, str]]:
        present = [who for who in self._named.values() if who.is_present]
        units = sum(1 for who in present if who.kind is Kind.COLLECTIVE)
        people = sum(1 for who in present if who.kind is Kind.INDIVIDUAL)
        everyone = _("Tất cả: {units:02d} tập thể và {people:02d} cá nhân")
        return [
            (_EVERYONE, everyone.format(units=units, people=people)),
            (_UNITS, _("{units:02d} tập thể").format(units=units)),
            (_PEOPLE, _("{people:02d} cá nhân").format(people=people)),
            (_SOME, _("Chọn từng người, đơn vị")),
        ]

    def _usual_days(self) -> tuple[date, date]:
        today = self._office.today()
        if not self._office.rounds():
            return date(today.year, 1, 1), today
        period = self._office.current_round().period
        return min(period.first, today), min(period.last, today)

    def _show_picker(self) -> None:
        is_kept = self._kept is not None
        self.whom.setVisible(not is_kept)
        self.subjects.setVisible(is_kept or self.whom.value() == _SOME)
        self.fit()

    def _keep(self, typed: list[BreachReview]) -> None:
        count = len(typed)
        title = _("Ghi đã rà soát vi phạm cho {count:02d} người, đơn vị")
        if count == 1:
            name = self._named[typed[0].subject_id].name
            title = _("Ghi đã rà soát vi phạm của {name}").format(name=name)
        self._office.registers.note_breach_reviews(typed, title.format(count=count))
        QSettings().setValue(_LAST_BY, self.by.text())
