"""A confirmation given in a dossier: by whom and on which day."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.awards.dossiers import Confirmation
from desktop.office.dossiers.dossiers import Dossiers
from desktop.office.dossiers.lines import Dossier, DossierLine
from ui.dialogs.achievement_dialog import has_day
from ui.dialogs.subject_form import Choices, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.fields import Field


class DossierConfirmDialog(SubjectForm):
    """Who signed for the body that has to confirm, and when."""

    def __init__(
        self,
        parent: QWidget | None,
        dossiers: Dossiers,
        dossier: Dossier,
        line: DossierLine,
        today: date,
    ) -> None:
        super().__init__(parent, _("Ghi xác nhận"), _("Ghi xác nhận"), self._keep)
        self._dossiers, self._dossier, self._line = dossiers, dossier, line
        given = [line.confirmation] if line.confirmation else []
        wanted = given or list(line.open_confirmations)
        self.what = Choices(_("Xác nhận"), [(c, _said(c)) for c in wanted])
        self.by = Field(_("Người ký xác nhận"), "", hint=_("họ tên, chức vụ"))
        self.day = DateField(_("Ngày xác nhận"), today)
        self.body.insertWidget(0, layouts.label(line.title, "note", wrap=True))
        self.row(_("Xác nhận"), self.what)
        self.row(_("Người ký xác nhận"), self.by, "người xác nhận")
        self.row(_("Ngày xác nhận"), self.day, "ngày")
        self.by.setFocus()

    def is_readable(self) -> bool:
        """Tell whether the day can be read, else say so at the field."""
        return has_day(self.day)

    def value(self) -> Confirmation:
        """Return the confirmation that was chosen."""
        chosen: Confirmation = self.what.value()
        return chosen

    def _keep(self, chosen: Confirmation) -> None:
        self._dossiers.confirm(
            self._dossier,
            chosen,
            self._line.subject_id,
            self.by.text(),
            self.day.value() or date.min,
        )


def _said(one: Confirmation) -> str:
    said = one.by[:1].upper() + one.by[1:]
    return f"{said}: {one.what}" if one.what else said
