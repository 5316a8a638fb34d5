"""The dialog of a decision: number, date, signer; errors are said at their field.

Use: `DecisionDialog(self, office, "Ra quyết định", keep).exec()`, where `keep(number,
issued_on, signatory)` does it; a refusal leaves the dialog open with what was typed.
"""

from collections.abc import Callable, Hashable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop import vietnamese
from desktop.awards.forms import Decision, Signatory
from desktop.errors import EntryError, OfficeError
from desktop.office.office import Office
from desktop.office.rounds.awarding import SYMBOL
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.forms import ChoiceField, FormRows

Keep = Callable[[str, date | None, Signatory], object]


class DecisionDialog(Dialog):
    """Number and date may stay blank until the office has them.

    Args:
        keep: does it; an EntryError is shown at the field it is about.
        known: the decision to correct, None for a new one.
    """

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        keep: Keep,
        known: Decision | None = None,
    ) -> None:
        title = _("Sửa số, ngày, người ký") if known else _("Ra quyết định khen thưởng")
        super().__init__(parent, title, icon="gavel", width=500)
        self._keep = keep
        self._signatories = _choices(office, known)
        hint = _("để trống được")
        number = known.number if known else ""
        self.number = Field(
            _("Số quyết định"), number, hint=hint, unit=f"/{SYMBOL}", width=170
        )
        self.day = DateField(_("Ngày quyết định"), known.issued_on if known else None)
        self.day.edit.setPlaceholderText(hint)
        self.signer = ChoiceField(
            _("Người ký"),
            [(each, _named(signatory)) for each, signatory in self._signatories],
        )
        self.body.addWidget(
            layouts.label(_consequence(office, known), "note", wrap=True)
        )
        self.body.addSpacing(4)
        rows = FormRows()
        rows.add(_("Số quyết định"), self.number)
        rows.add(_("Ngày quyết định"), self.day)
        rows.add(_("Người ký"), self.signer)
        self.body.addWidget(rows)
        self.add_button(plain(_("Hủy"), self.reject))
        verb = _("Lưu số, ngày") if known else _("Ra quyết định")
        self.save = self.add_button(primary(verb, self._on_save), default=True)
        self.number.setFocus()

    def signatory(self) -> Signatory:
        """Return who signs."""
        return dict(self._signatories)[self.signer.key()]

    def _on_save(self) -> None:
        typed, day = self.day.text(), self.day.value()
        if typed and day is None:
            self._refuse(self.day, _("Không có ngày này. Gõ như 14/12/2025."))
            return
        try:
            self._keep(self.number.text(), day, self.signatory())
        except EntryError as refusal:
            self._refuse(self._field_of(refusal, day), str(refusal))
            return
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self.accept()

    def _field_of(self, refusal: EntryError, day: date | None) -> Field:
        """Return what the office refuses: it names the day it does not want."""
        if day is not None and vietnamese.short_date(day) in refusal.sentence:
            return self.day
        return self.number

    def _refuse(self, field: Field, sentence: str) -> None:
        field.show_error(sentence)
        field.setFocus()
        self.fit()


def _choices(
    office: Office, known: Decision | None
) -> list[tuple[Hashable, Signatory]]:
    """Return who may sign by id; the one of the decision first."""
    found = office.awarding.signatories()
    if known is not None:
        same = [s for s in found if s.name == known.signer]
        kept = same or [Signatory("", known.signer, known.signer_titles)]
        found = [*kept, *(s for s in found if s not in kept)]
    return [(signatory.id, signatory) for signatory in found]


def _named(signatory: Signatory) -> str:
    return f"{signatory.name} · {', '.join(signatory.titles)}"


def _consequence(office: Office, known: Decision | None) -> str:
    if known is not None:
        return _(
            "Các văn bản và Giấy khen in từ lúc này mang số, ngày mới. Số vào Sổ khen "
            "thưởng giữ nguyên."
        )
    return _(
        "{count:02d} khen thưởng được ghi vào Sổ khen thưởng, mỗi khen thưởng một số. "
        "Chưa có ngày thì số vào sổ tính theo năm {year}."
    ).format(count=_count(office), year=office.today().year)


def _count(office: Office) -> int:
    """Return how many the office's own Chair awards."""
    return sum(len(found.proposed) for found in office.outcome().own)
