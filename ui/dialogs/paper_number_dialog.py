"""The number and day of one paper of the round.

Use: `open_paper_number(self, office, kind)`; True when something was kept. A number
that leaves others free, or takes one left free, asks why.
"""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from desktop.awards.issuing import NumberedPaper, Series
from desktop.errors import EntryError, OfficeError
from desktop.office.office import Office
from desktop.office.papers.catalogue import PaperKind
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.dialogs.reason import ask_reason
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows

_MOST_GAPS = 6


class PaperNumberDialog(Dialog):
    """Number, day, why where that is needed, and the gaps of the series."""

    def __init__(self, parent: QWidget | None, office: Office, kind: PaperKind) -> None:
        super().__init__(parent, _("Số và ngày văn bản"), icon="hash", width=500)
        self._office, self._code = office, kind.code
        numbers = office.paper_numbers
        self._known: NumberedPaper | None = numbers.given(kind.code)
        series = numbers.series_of(kind.code, self._day_known())
        self.number = Field(
            _("Số"),
            self._first_number(),
            hint=_("để trống được"),
            unit=f"/{series.symbol}",
            width=170,
        )
        self.day = DateField(_("Ngày"), self._day_known())
        self.day.edit.setPlaceholderText(_("để trống được"))
        self.reason = Field(_("Lý do"), hint=_("ghi lại cùng với số"))
        self._explained = layouts.label("", "note", wrap=True)
        self.body.addWidget(layouts.label(kind.title, "name", wrap=True))
        self.body.addWidget(layouts.label(_whose(series), "note", wrap=True))
        self.body.addSpacing(4)
        self._rows = FormRows()
        self._rows.add(_("Số"), self.number)
        self._rows.add(_("Ngày"), self.day)
        self.body.addWidget(self._rows)
        why = FormRows()
        why.add(_("Lý do"), self.reason)
        self._why = layouts.box(layouts.column(self._explained, why, spacing=4))
        self.body.addWidget(self._why)
        self._show_gaps(series)
        self._add_buttons()
        self._show_why()

    def _add_buttons(self) -> None:
        self.void = plain(_("Hủy số…"), self._on_void, icon="x")
        has_number = self._known is not None and self._known.number is not None
        self.void.setVisible(has_number)
        self.add_left(self.void)
        self.add_button(plain(_("Đóng"), self.reject))
        self.save = primary(_("Lưu số, ngày"), self._on_save)
        self.add_button(self.save, default=True)
        self.number.edit.textChanged.connect(lambda _text: self._show_why())
        self.day.edit.textChanged.connect(lambda _text: self._show_why())
        self.number.setFocus()

    def _day_known(self) -> date | None:
        return self._known.issued_on if self._known else None

    def _first_number(self) -> str:
        """Return the number it has, else the next one where it is counted here."""
        if self._known is not None:
            number = self._known.number
            return "" if number is None else str(number)
        proposed = self._office.paper_numbers.next(self._code)
        return "" if proposed is None else str(proposed)

    def _show_gaps(self, series: Series) -> None:
        gaps = self._office.paper_numbers.gaps(series)
        if not gaps or not series.issuer.counts_here:
            return
        said = [f"{str(gap)[:1].upper()}{str(gap)[1:]}." for gap in gaps[-_MOST_GAPS:]]
        if len(gaps) > _MOST_GAPS:
            said.insert(0, "…")
        text = "\n".join(said)
        self.body.addWidget(layouts.label(text, "caption", wrap=True))

    def _show_why(self) -> None:
        needed = ""
        typed = self.number.text()
        if typed.isdecimal() and typed.isascii() and int(typed):
            needed = self._office.paper_numbers.needs_reason(
                self._code, int(typed), self.day.value()
            )
        self._explained.setText(needed)
        if self._why.isHidden() == bool(needed):
            self._why.setVisible(bool(needed))
            # Once the form has its new lines: before, it does not know their height.
            QTimer.singleShot(0, self, self.fit)

    def _on_save(self) -> None:
        typed, day = self.day.text(), self.day.value()
        if typed and day is None:
            self._refuse(self.day, _("Không có ngày này. Gõ như 14/12/2025."))
            return
        try:
            self._office.paper_numbers.give(
                self._code, self.number.text(), day, self.reason.text()
            )
        except EntryError as refusal:
            needs = not self._why.isHidden() and not self.reason.text()
            self._refuse(self.reason if needs else self.number, str(refusal))
            return
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self.accept()

    def _on_void(self) -> None:
        title = _("Hủy số {number} của văn bản này?").format(number=self.number.text())
        remark = _("số bỏ trống, không cấp lại")
        reason = ask_reason(self, title, _("Hủy số"), remark=remark)
        if reason is None:
            return
        try:
            self._office.paper_numbers.void(self._code, reason)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        self.accept()

    def _refuse(self, field: Field, sentence: str) -> None:
        field.show_error(sentence)
        field.setFocus()
        self.fit()


def open_paper_number(
    parent: QWidget | None, office: Office, kind: PaperKind | str
) -> bool:
    """Ask for number and day of a paper; tell whether something was kept.

    Args:
        parent: the window it stands over.
        office: whose paper it is.
        kind: the paper, or its code.
    """
    if isinstance(kind, str):
        known = {each.code: each for each in office.papers.kinds()}
        kind = known.get(kind) or PaperKind(kind, "", "")
    try:
        dialog = PaperNumberDialog(parent, office, kind)
    except OfficeError as refusal:
        show_refusal(parent, refusal)
        return False
    kept = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return kept


def _whose(series: Series) -> str:
    if series.issuer.counts_here:
        return _(
            "Sổ số của {issuer}, đếm từ 01 mỗi năm; chương trình đề nghị số tiếp theo."
        ).format(issuer=series.issuer.label)
    return _(
        "Sổ số của {issuer} dùng chung với văn bản khác: lấy số ở văn thư rồi nhập."
    ).format(issuer=series.issuer.label)
