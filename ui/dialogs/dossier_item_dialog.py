"""A paper of a dossier as it lies on the desk: copies, sheets, number, files."""

from PySide6.QtWidgets import QWidget

from desktop.awards.dossier_states import Sheets
from desktop.errors import EntryError
from desktop.office.dossiers.lines import Dossier, DossierLine
from desktop.office.office import Office
from desktop.vietnamese import parse_whole
from ui.dialogs.achievement_dialog import has_day
from ui.dialogs.subject_form import Choices, SubjectForm
from ui.language import _
from ui.widgets import layouts
from ui.widgets.dates import DateField
from ui.widgets.evidence import EvidenceList
from ui.widgets.fields import Field, NoteField

_UNKNOWN, _ORIGINAL, _COPY = None, True, False


class DossierItemDialog(SubjectForm):
    """What lies there of one paper; blank fields stay unknown, never zero.

    What is typed and the files attached are one action, undone together.
    """

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        dossier: Dossier,
        line: DossierLine,
    ) -> None:
        super().__init__(parent, line.title, _("Lưu"), self._keep, width=560)
        self._office, self._dossier, self._line = office, dossier, line
        dossiers = office.dossiers
        kept = dossiers.item(dossier, line)
        self.copies = Field(
            _("Số bản có"), _whole(kept.copies), hint=_("chưa đếm"), width=110
        )
        self.make = Choices(
            _("Loại bản"),
            [
                (_UNKNOWN, _("chưa xem")),
                (_ORIGINAL, _("bản chính")),
                (_COPY, _("bản sao")),
            ],
            kept.is_original,
        )
        self.first = Field(_("Từ tờ"), _whole(kept.first_sheet), width=80)
        self.last = Field(_("Đến tờ"), _whole(kept.last_sheet), width=80)
        self.number = Field(
            _("Số, ký hiệu"), kept.number, hint=_("như trên giấy: 352/QĐ-UBND")
        )
        self.day = DateField(_("Ngày trên giấy"), kept.issued_on)
        self.note = NoteField(_("Ghi chú"), kept.note, lines=2)
        found = dossiers.files(dossier, line)
        self._files = {one.id: one for one in found}
        self.files = EvidenceList({one.id: one.file_name for one in found})
        self._fill()
        self.copies.setFocus()

    def _fill(self) -> None:
        wanted = self._line.wanted
        asked = ""
        if wanted is not None:
            asked = _("cần {count:02d} bản").format(count=wanted)
        self.rows.add(_("Số bản có"), self.copies, asked)
        self.row(_("Loại bản"), self.make, "bản chính")
        sheets = layouts.box(
            layouts.row(self.first, layouts.label(_("đến")), self.last, layouts.STRETCH)
        )
        self.rows.add(_("Tờ số"), sheets)
        self.row(_("Số, ký hiệu"), self.number, "số văn bản")
        self.rows.add(_("Ngày trên giấy"), self.day)
        self.row(_("Ghi chú"), self.note, "ghi chú")
        self.rows.add(_("Bản quét, tệp"), self.files)

    def is_readable(self) -> bool:
        """Tell whether numbers and day can be read, else say so at the field."""
        fields = (self.copies, self.first, self.last)
        return all(_reads(field) for field in fields) and has_day(
            self.day, needed=False
        )

    def value(self) -> Sheets | None:
        """Return the sheets; one number alone is one sheet."""
        first, last = _number(self.first), _number(self.last)
        if first is None and last is None:
            return None
        return Sheets(first or last or 0, last or first or 0)

    def _keep(self, sheets: Sheets | None) -> None:
        dossiers = self._office.dossiers
        title = _("Ghi vào hồ sơ: {what}").format(what=self._line.title)
        with self._office.trail.operation(title):
            dossiers.keep_item(
                self._dossier,
                self._line,
                copies=_number(self.copies),
                is_original=self.make.value(),
                sheets=sheets,
                number=self.number.text(),
                issued_on=self.day.value(),
                note=self.note.toPlainText(),
            )
            for key in self.files.removed:
                dossiers.detach(self._files[key])
            for file in self.files.added:
                dossiers.attach(self._dossier, self._line, file)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _number(field: Field) -> int | None:
    typed = field.text().strip()
    return parse_whole(typed) if typed else None


def _reads(field: Field) -> bool:
    field.clear_error()
    try:
        _number(field)
    except EntryError as refusal:
        field.show_error(str(refusal))
        field.setFocus()
        return False
    return True
