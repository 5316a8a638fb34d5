"""The texts of one report of achievements, by the headings of its form.

Use: `open_merit_report(window, office, subject_id)`; true when something was kept. What
is left empty is printed as dotted lines; what the registers know is not typed again.
"""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.awards.report_forms import Part, PartKind
from desktop.office.office import Office
from desktop.office.papers.merit_reports import (
    FORM,
    LONGEST_SUMMARY,
    NO_AWARDS,
    NO_NUMBER,
    NO_TITLES,
    ReportDesk,
)
from desktop.office.papers.merits import SUMMARY
from ui.dialogs.subject_form import Choices, SubjectForm, Watched
from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import Field, NoteField
from ui.widgets.notices import Notice

_TITLES_HINT = _("mỗi dòng: 2025 | Lao động tiên tiến | Số, ngày quyết định; cơ quan")
_NONE = {PartKind.TITLES: NO_TITLES, PartKind.AWARDS: NO_AWARDS}
_TALL = 460


class MeritReportDialog(SubjectForm):
    """What somebody writes under the headings, and which form is printed."""

    def __init__(
        self, parent: QWidget | None, office: Office, report: ReportDesk
    ) -> None:
        title = _("Báo cáo thành tích: {name}").format(name=report.name)
        super().__init__(parent, title, _("Lưu báo cáo"), self._keep, width=720)
        self._office, self._report = office, report
        self._texts: dict[str, NoteField | Field] = {}
        self._checks: dict[str, QCheckBox] = {}
        self.doubts = Notice("warn", "\n".join(report.chosen.cautions))
        self._scroll()
        self._fill()

    def _scroll(self) -> None:
        """Put the fields under their labels, where many of them can be scrolled."""
        self.body.removeWidget(self.rows)
        self.rows.hide()
        self._column = layouts.column(spacing=4)
        self.area = layouts.scrolled(self._column)
        self.area.setMinimumHeight(_TALL)
        self.body.addWidget(self.doubts)
        self.body.addWidget(self.area, 1)

    def row(self, label: str, field: QWidget, *words: str) -> QWidget:
        """Add a field under its label; refusals with one of the words stand at it."""
        shown = field if hasattr(field, "show_error") else Watched(field)
        self._watched.append((shown, words))  # type: ignore[arg-type]
        self._add(label, shown)
        return field

    def _add(self, label: str, widget: QWidget) -> None:
        if label:
            self._column.addWidget(layouts.label(label, "caption"))
        self._column.addWidget(widget)
        self._column.addSpacing(6)

    def _fill(self) -> None:
        forms = [(None, _("Theo Kế hoạch")), (NO_NUMBER, _("Không in số mẫu"))]
        forms += [
            (form.code, form.title + ("" if form.is_checked else _(" (cần kiểm tra)")))
            for form in self._report.forms
            if form.number
        ]
        picked = self._report.picked
        chosen = NO_NUMBER if picked == "" else picked
        self.form = Choices(_("Mẫu báo cáo"), forms, chosen)
        self._add(_("Mẫu báo cáo"), self.form)
        hint = _("một, hai câu, in trong danh sách; tối đa {most} chữ")
        summary = self._note(
            SUMMARY, _("Tóm tắt thành tích"), hint.format(most=LONGEST_SUMMARY), 3
        )
        summary.setReadOnly(self._report.is_closed)
        for part in self._report.parts:
            self._part(part)
        self.source = Field(_("Nguồn"), hint=_("báo cáo của đơn vị, ngày nhận"))
        self.row(_("Nguồn"), self.source, "nguồn")
        summary.setFocus()

    def _part(self, part: Part) -> None:
        if part.kind is PartKind.FIELD:
            field = Field(part.label, self._report.written.get(part.code, ""))
            self._texts[part.code] = field
            self.row(part.label, field)
            return
        if part.kind is PartKind.TITLES:
            self._note(part.code, part.label, _TITLES_HINT, 3)
        elif part.kind is not PartKind.AWARDS:
            hint = part.hint or _("để trống thì in dòng chấm để viết tay")
            self._note(part.code, part.label, hint, 4)
        if part.kind in _NONE:
            self._none(part, _NONE[part.kind])

    def _note(self, heading: str, label: str, hint: str, lines: int) -> NoteField:
        said = self._report.written.get(heading, "")
        note = NoteField(label, said, hint=hint, lines=lines)
        self._texts[heading] = note
        self.row(label, note, label.casefold(), *_words(heading))
        return note

    def _none(self, part: Part, heading: str) -> None:
        """Offer to say that there are none, which an empty register does not say."""
        said = _("Đã đối chiếu: chưa có {what} nào").format(what=part.label.casefold())
        check = QCheckBox(said)
        check.setChecked(bool(self._report.written.get(heading)))
        self._checks[heading] = check
        shows_label = part.kind is PartKind.AWARDS
        self._add(part.label if shows_label else "", check)

    def value(self) -> dict[str, str]:
        """Return what is typed, by heading."""
        typed = {heading: field.text() for heading, field in self._texts.items()}
        for heading, check in self._checks.items():
            typed[heading] = _("Chưa có") if check.isChecked() else ""
        typed[FORM] = self.form.value() or ""
        if self._report.is_closed:
            typed.pop(SUMMARY, None)
        return typed

    def _keep(self, typed: dict[str, str]) -> None:
        self._office.merit_reports.keep(
            self._report.subject_id, typed, self.source.text()
        )


def _words(heading: str) -> tuple[str, ...]:
    return ("dòng “",) if heading == "titles" else ()


def open_merit_report(
    parent: QWidget | None, office: Office, subject_id: str, offer: str = ""
) -> bool:
    """Let the officer write somebody's report; tell whether it was kept.

    Args:
        parent: the window it stands over.
        office: the open office.
        subject_id: a candidate of the current round.
        offer: the award it is for; the first that takes the candidate when empty.

    Raises:
        OfficeError: the subject is no candidate any more.
    """
    report = office.merit_reports.desk_of(subject_id, offer)
    return bool(MeritReportDialog(parent, office, report).exec())
