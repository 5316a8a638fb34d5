"""How many sets of a dossier go out, and the day they went."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.errors import EntryError
from desktop.office.dossiers.dossiers import Dossiers
from desktop.office.dossiers.lines import Dossier
from desktop.vietnamese import parse_whole
from ui.dialogs.achievement_dialog import has_day
from ui.dialogs.subject_form import SubjectForm
from ui.language import _
from ui.widgets.dates import DateField
from ui.widgets.fields import Field


class DossierSetsDialog(SubjectForm):
    """Blank leaves the number of the plan, or unknown where it says none."""

    def __init__(
        self, parent: QWidget | None, dossiers: Dossiers, dossier: Dossier
    ) -> None:
        super().__init__(parent, _("Số bộ hồ sơ, ngày gửi"), _("Lưu"), self._keep)
        self._dossiers, self._dossier = dossiers, dossier
        planned = dossier.case.profile.sets
        hint = _("kế hoạch không nêu")
        if planned is not None:
            hint = _("kế hoạch: {sets:02d}").format(sets=planned)
        known = dossier.sets if dossier.sets != planned else None
        shown = "" if known is None else str(known)
        self.sets = Field(_("Số bộ"), shown, hint=hint, width=180)
        self.day = DateField(_("Ngày gửi"), dossier.sent_on)
        self.row(_("Số bộ"), self.sets, "số bộ")
        self.row(_("Ngày gửi"), self.day, "ngày gửi")
        self.sets.setFocus()

    def is_readable(self) -> bool:
        """Tell whether both fields can be read, else say so at the field."""
        self.sets.clear_error()
        try:
            self._sets()
        except EntryError as refusal:
            self.sets.show_error(str(refusal))
            return False
        return has_day(self.day, needed=False)

    def value(self) -> tuple[int | None, date | None]:
        """Return the sets and the day."""
        return self._sets(), self.day.value()

    def _sets(self) -> int | None:
        typed = self.sets.text().strip()
        return parse_whole(typed) if typed else None

    def _keep(self, typed: tuple[int | None, date | None]) -> None:
        self._dossiers.keep_sets(self._dossier, *typed)
