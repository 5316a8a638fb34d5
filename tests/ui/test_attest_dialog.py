"""Attesting: an answer, a name and a day are needed; nothing typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.emulation.records import Attestation
from tests.ui.answers import answers
from tests.ui.office_of_hong_van import enter_subjects, ids_of, new_office
from ui.dialogs.attest_dialog import (
    AttestDialog,
    AttestQuestion,
    attest,
    evidence_owner,
)

__all__ = ["answers"]
TODAY = date(2025, 12, 5)
QUESTION = AttestQuestion("r1", "doan-ket", "Nội bộ đoàn kết", "III.1.1 ý 1")
ONE = {"u1": "Trạm Y tế"}
FOUR = {f"u{n}": f"Đơn vị {n}" for n in range(4)}


@pytest.fixture
def opened(qtbot):
    def make(subjects=ONE, known=None):
        dialog = AttestDialog(None, QUESTION, subjects, TODAY, known)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def fill(dialog, by="Chủ tịch UBND xã"):
    dialog.met.setChecked(True)
    dialog.by.edit.setText(by)


def test_the_answer_carries_everything_the_office_needs(opened):
    dialog = opened()
    fill(dialog)
    dialog.evidence.setPlainText("Biên bản họp ngày 03/12")
    dialog.save.click()

    assert dialog.given.answers == (
        Attestation(
            "r1",
            "u1",
            "doan-ket",
            True,
            "Chủ tịch UBND xã",
            TODAY,
            "Biên bản họp ngày 03/12",
        ),
    )
    assert dialog.given.title == "Xác nhận đạt “Nội bộ đoàn kết” cho Trạm Y tế"


def test_several_subjects_get_the_same_answer(opened):
    dialog = opened(FOUR)
    assert dialog.save.text() == "Ghi 04 xác nhận"
    fill(dialog)
    dialog.not_met.setChecked(True)
    dialog.save.click()

    assert [a.subject_id for a in dialog.given.answers] == list(FOUR)
    assert not any(a.holds for a in dialog.given.answers)
    assert dialog.given.title.endswith("Đơn vị 2 và 01 đối tượng khác")


def test_nothing_is_chosen_beforehand(opened):
    dialog = opened()
    dialog.by.edit.setText("Ai đó")
    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.given is None


def test_a_name_is_needed(opened):
    dialog = opened()
    fill(dialog, by="  ")
    dialog.save.click()

    assert dialog.given is None
    assert dialog.by.edit.property("state") == "error"


@pytest.mark.parametrize("day", ["6/12/2025", "31/11/2025", ""])
def test_a_day_in_the_future_or_in_no_calendar_is_refused(opened, day):
    dialog = opened()
    fill(dialog)
    dialog.day.edit.setText(day)
    dialog.save.click()

    assert dialog.given is None
    assert dialog.day.edit.text() == day
    assert dialog.day.edit.property("state") == "error"
    assert dialog.by.edit.text() == "Chủ tịch UBND xã"


def test_who_attested_last_is_remembered(opened):
    dialog = opened()
    fill(dialog, "Bí thư Đảng ủy")
    dialog.save.click()

    assert opened().by.text() == "Bí thư Đảng ủy"


def test_what_is_known_is_shown_to_be_changed(opened):
    known = Attestation(
        "r1", "u1", "doan-ket", False, "Thanh tra", date(2025, 11, 1), "Kết luận 12"
    )
    dialog = opened(known=known)

    assert dialog.not_met.isChecked()
    assert dialog.by.text() == "Thanh tra"
    assert dialog.day.value() == date(2025, 11, 1)
    assert dialog.evidence.text() == "Kết luận 12"


def test_files_are_handed_back_to_be_attached(opened, monkeypatch, tmp_path):
    file = tmp_path / "bien_ban.pdf"
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_args: ([str(file)], "")
    )
    dialog = opened()
    fill(dialog)
    dialog.files.attach.click()
    dialog.save.click()

    assert dialog.given.files == (file,)
    owner = evidence_owner(dialog.given.answers[0])
    assert owner == "attestation:r1:u1:doan-ket"


def test_escape_answers_nothing(opened, qtbot):
    dialog = opened()
    fill(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.given is None


def test_space_and_enter_are_enough(opened, qtbot):
    dialog = opened()
    dialog.by.edit.setText("Chủ tịch UBND xã")
    qtbot.keyClick(dialog.met, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.by.edit, Qt.Key.Key_Return)

    assert dialog.given.answers[0].holds


def test_the_office_takes_the_answers_as_given(qtbot, tmp_path, answers):
    with new_office(tmp_path / "data") as office:
        enter_subjects(office)
        subjects = {ids_of(office)["Trạm Y tế"]: "Trạm Y tế"}
        question = AttestQuestion(
            office.current_round().id, "doan-ket", "Nội bộ đoàn kết"
        )

        def answer(dialog):
            fill(dialog)
            dialog.save.click()

        answers.next(answer)
        given = attest(None, question, subjects, office.today())
        office.records.attest(given.answers, given.title)

        assert office.roundup().attestations[0].holds
