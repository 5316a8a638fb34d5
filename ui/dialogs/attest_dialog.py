"""Attesting a condition: who says so, on which day, on what evidence, for whom.

Use: `given = attest(self, AttestQuestion(round.id, "doan-ket", "Nội bộ đoàn kết"),
{id: name, …}, office.today())`; None means nothing shall be kept, otherwise
`keep(office, given)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from desktop.emulation.records import Attestation
from desktop.office.office import Office
from ui.dialogs.attest_witness import WitnessFields
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.evidence import EvidenceList
from ui.widgets.fields import ErrorLine
from ui.widgets.forms import FormRows
from ui.widgets.layouts import STRETCH

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AttestQuestion:
    """The condition asked about: its code in the plan, its words and its clause."""

    round_id: str
    statement: str
    label: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What the officer answered, ready for `keep`."""

    answers: tuple[Attestation, ...]
    title: str
    files: tuple[Path, ...] = ()


class AttestDialog(Dialog):
    """Đạt or Không đạt, with name, day and evidence; for one or several subjects.

    Args:
        known: the answer kept so far, to change it.
    """

    def __init__(
        self,
        parent: QWidget | None,
        question: AttestQuestion,
        subjects: Mapping[str, str],
        today: date,
        known: Attestation | None = None,
    ) -> None:
        super().__init__(parent, question.label, icon="badge-check", width=520)
        self._question, self._subjects = question, subjects
        self.given: Given | None = None
        said = _whom(list(subjects.values()))
        if question.clause:
            said = _("{whom} · mục {clause}").format(whom=said, clause=question.clause)
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.met = QRadioButton(_("Đạt"))
        self.not_met = QRadioButton(_("Không đạt"))
        self._unanswered = ErrorLine()
        self._fields = WitnessFields(today)
        self.by, self.day = self._fields.by, self._fields.day
        self.evidence = self._fields.evidence
        self.files = EvidenceList()
        self._show_known(known)
        self.body.addWidget(self._rows())
        self.body.addStretch(1)
        self.add_button(plain(_("Hủy"), self.reject))
        self.save = self.add_button(primary(self._verb(), self._on_save), default=True)
        self.files.changed.connect(self._grow)
        for answer in (self.met, self.not_met):
            answer.toggled.connect(lambda _on: self._unanswered.say(""))
        (self.not_met if self.not_met.isChecked() else self.met).setFocus()

    def _rows(self) -> FormRows:
        rows = FormRows()
        answers = layouts.row(self.met, 12, self.not_met, STRETCH)
        rows.add(
            _("Kết quả"),
            layouts.box(layouts.column(answers, self._unanswered, spacing=4)),
        )
        self._fields.add_to(rows)
        rows.add(_("Tệp minh chứng"), self.files)
        return rows

    def _show_known(self, known: Attestation | None) -> None:
        if known is None:
            return
        (self.met if known.holds else self.not_met).setChecked(True)
        self._fields.show_known(known.attested_by, known.attested_on, known.evidence)

    def _verb(self) -> str:
        count = len(self._subjects)
        if count == 1:
            return _("Ghi xác nhận")
        return _("Ghi {count:02d} xác nhận").format(count=count)

    def _on_save(self) -> None:
        if not (self.met.isChecked() or self.not_met.isChecked()):
            self._unanswered.say(_("Chọn Đạt hoặc Không đạt."))
            self.met.setFocus()
            self._grow()
            return
        witness = self._fields.witness()
        if witness is None:
            self._grow()
            return
        answers = tuple(
            Attestation(
                self._question.round_id,
                subject,
                self._question.statement,
                self.met.isChecked(),
                witness.by,
                witness.day,
                witness.evidence,
            )
            for subject in self._subjects
        )
        self.given = Given(answers, self._title(), tuple(self.files.added))
        self.accept()

    def _grow(self) -> None:
        # Afterwards: the rows tell their new height with the next events only.
        QTimer.singleShot(0, self, self.adjustSize)

    def _title(self) -> str:
        answer = _("đạt") if self.met.isChecked() else _("không đạt")
        return _("Xác nhận {answer} “{label}” cho {whom}").format(
            answer=answer,
            label=self._question.label,
            whom=_whom(list(self._subjects.values())),
        )


def attest(
    parent: QWidget | None,
    question: AttestQuestion,
    subjects: Mapping[str, str],
    today: date,
    known: Attestation | None = None,
) -> Given | None:
    """Return what the officer answered, or None when nothing shall be kept."""
    dialog = AttestDialog(parent, question, subjects, today, known)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        return dialog.given
    return None


def keep(office: Office, given: Given) -> None:
    """Keep the answers and attach the files to each of them, as one step."""
    with office.trail.operation(given.title):
        office.records.attest(given.answers, given.title)
        for answer in given.answers:
            for file in given.files:
                office.records.attach(evidence_owner(answer), file)


def evidence_owner(answer: Attestation) -> str:
    """Return what a file attached to this answer proves."""
    return f"attestation:{answer.round_id}:{answer.subject_id}:{answer.statement}"


def _whom(names: list[str]) -> str:
    if len(names) <= _SHOWN:
        return ", ".join(names)
    first = ", ".join(names[:_SHOWN])
    return _("{first} và {more:02d} đối tượng khác").format(
        first=first, more=len(names) - _SHOWN
    )
