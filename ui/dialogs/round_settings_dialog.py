"""Time and cut-off of the round in hand; moving the cut-off asks for the reason.

Use: `dialog = RoundSettingsDialog(self, office)`; accepted, the day has been moved.
"""

from PySide6.QtWidgets import QLabel, QWidget

from desktop import vietnamese
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.fields import NoteField
from ui.widgets.forms import FormRows
from ui.widgets.notices import Notice


class RoundSettingsDialog(Dialog):
    """What the round looks at, until which day, and why that day was moved."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        self._office, self._round = office, office.current_round()
        super().__init__(parent, self._round.name, icon="calendar-clock", width=520)
        self.cutoff = DateField(_("Ngày chốt số liệu"), self._round.cutoff)
        self.reason = NoteField(_("Lý do đổi ngày"), lines=2)
        self.notice = Notice("bad", "")
        self.verb = primary(_("Đổi ngày chốt số liệu"), self.accept)
        self._build()
        self.cutoff.edit.textChanged.connect(lambda _text: self._on_typed())
        self.reason.textChanged.connect(self._on_typed)
        self._on_typed()
        self.cutoff.setFocus()

    def accept(self) -> None:
        """Move the day; a refusal is said here and the dialog stays."""
        day = self.cutoff.value()
        if day is None:
            self.cutoff.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
            self.cutoff.setFocus()
            return
        try:
            self._office.reviewing.move_cutoff(self._round, day, self.reason.text())
        except OfficeError as refusal:
            self.notice.say("bad", str(refusal))
            self.fit()
            return
        super().accept()

    def _build(self) -> None:
        period, plan = self._round.period, self._office.plan()
        first, last = map(vietnamese.short_date, (period.first, period.last))
        offers = "; ".join(
            f"{offer.form.label} {offer.level.label}"
            for offer in plan.offers_in(self._round.template, self._round.occasion)
        )
        form = FormRows()
        form.add(_("Dịp xét"), _said(self._round.occasion.label))
        form.add(_("Thời gian xét"), _said(f"{first} – {last}"))
        form.add(_("Mức khen"), _said(offers or "–"))
        form.add(_("Chốt số liệu"), self.cutoff)
        form.add(_("Lý do đổi ngày"), self.reason)
        said = _(
            "Số liệu sau ngày chốt không tính vào đợt này. Thời gian xét do kế hoạch "
            "ấn định."
        )
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.body.addWidget(form)
        self.body.addWidget(self.notice)
        self.add_button(plain(_("Đóng"), self.reject))
        self.add_button(self.verb)

    def _on_typed(self) -> None:
        is_closed = self._round.is_closed
        self.cutoff.set_read_only(is_closed)
        self.reason.setReadOnly(is_closed)
        if is_closed:
            self.verb.refuse(_("Đợt xét đã chốt; muốn đổi, mở lại đợt xét trước."))
        elif self.cutoff.value() == self._round.cutoff:
            self.verb.refuse(_("Sửa ngày chốt số liệu trước."))
        elif not self.reason.text():
            self.verb.refuse(_("Ghi lý do đổi ngày trước."))
        else:
            self.verb.allow()


def _said(words: str) -> QLabel:
    """Return words in line with the labels of a form."""
    made = layouts.label(words, wrap=True)
    made.setMinimumHeight(30)
    return made
