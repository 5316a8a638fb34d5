"""Whether money goes with the awards of a round, and from where.

Use: `said = open_round_money(self, office)`; None when nothing changed.
"""

from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from desktop.awards.bonuses import Rounding, RoundMoney
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import Field
from ui.widgets.forms import ChoiceField, FormRows


class RoundMoneyDialog(Dialog):
    """Money or none; the fund; how amounts are rounded."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent, _("Tiền thưởng kèm theo"), icon="scale", width=520)
        self._office = office
        self._round_id = office.roundup().round.id
        known = office.bonuses.money(self._round_id)
        self.given = QRadioButton(_("Có tiền thưởng kèm theo"))
        self.none = QRadioButton(_("Không kèm tiền thưởng"))
        for choice in (self.given, self.none):
            choice.setMinimumHeight(26)
            choice.toggled.connect(lambda _on: self._show())
        self.fund = Field(
            _("Nguồn chi"),
            known.fund if known else "",
            hint=_("Quỹ thi đua, khen thưởng năm … của cơ quan"),
        )
        choices = [(mode, mode.label) for mode in Rounding]
        self.rounding = ChoiceField(_("Làm tròn"), choices)
        self.rounding.choose(known.rounding if known else Rounding.UP)
        self._rows = FormRows()
        self._rows.add(_("Nguồn chi"), self.fund)
        self._rows.add(_("Làm tròn"), self.rounding)
        said = _(
            "Mức thưởng là hệ số nhân lương cơ sở của ngày quyết định. Mỗi khen thưởng "
            "giữ mức của mình từ khi ra quyết định."
        )
        for part in (self.given, self.none, self._rows):
            self.body.addWidget(part)
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.add_button(plain(_("Hủy"), self.reject))
        self.save = primary(_("Lưu"), self._on_save)
        self.add_button(self.save, default=True)
        self.given.setChecked(known is not None and known.is_given)
        self.none.setChecked(known is not None and not known.is_given)
        self.said = ""
        self._show()

    def _show(self) -> None:
        self._rows.setEnabled(self.given.isChecked())
        if self.given.isChecked() or self.none.isChecked():
            self.save.allow()
        else:
            self.save.refuse(_("Chọn có hay không có tiền thưởng."))

    def _on_save(self) -> None:
        mode = self.rounding.key()
        chosen = RoundMoney(
            self._round_id,
            is_given=self.given.isChecked(),
            fund=self.fund.text(),
            rounding=mode if isinstance(mode, Rounding) else Rounding.UP,
        )
        try:
            changed = self._office.awarding.choose_money(self._office.roundup(), chosen)
        except OfficeError as refusal:
            show_refusal(self, refusal)
            return
        kept = _("Đợt này có tiền thưởng kèm theo.")
        if not chosen.is_given:
            kept = _("Đợt này không kèm tiền thưởng.")
        self.said = f"{kept} {changed}".strip()
        self.accept()


def open_round_money(parent: QWidget | None, office: Office) -> str | None:
    """Ask about the money of the round; return what was kept, None for nothing."""
    dialog = RoundMoneyDialog(parent, office)
    kept = dialog.exec() == QDialog.DialogCode.Accepted
    said = dialog.said
    dialog.deleteLater()
    return said if kept else None
