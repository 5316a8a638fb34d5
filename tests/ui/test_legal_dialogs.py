"""Hằng số pháp lý, numbers of papers, money and notes: what the dialogs keep."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.awards.legal import LegalKind
from desktop.office.demo import demo
from desktop.office.office import Office
from ui.dialogs.legal_values_dialog import LegalValueForm, LegalValuesDialog
from ui.dialogs.paper_notes_dialog import PaperNotesDialog
from ui.dialogs.paper_number_dialog import PaperNumberDialog
from ui.dialogs.round_money_dialog import RoundMoneyDialog
from ui.dialogs.settings_legal import LegalPart

PLAN = "hong-van-2025"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mau") / "so"
    demo.prepare(folder, PLAN).close()
    return folder


@pytest.fixture
def office(template, tmp_path):
    import shutil

    shutil.copytree(template, tmp_path / "so")
    with Office.open(tmp_path / "so") as opened:
        yield demo.in_its_time(opened)


def kind_of(office, code):
    return next(kind for kind in office.papers.kinds() if kind.code == code)


# --- Hằng số pháp lý --------------------------------------------------------------


def test_every_value_is_listed_with_its_state(office, qtbot):
    dialog = LegalValuesDialog(office)
    qtbot.addWidget(dialog)

    rows = dialog.table.rows.rows()
    assert len(rows) == len(office.legal.listed())
    texts = [column.text(rows[0]) for column in dialog.table.rows.columns]
    assert texts[0] == "Luật Tổ chức chính quyền địa phương"
    assert texts[2] == "01/01/2016 - 28/02/2025"
    assert texts[4] == "Đã đối chiếu"
    states = {dialog.table.rows.columns[4].text(row) for row in rows}
    assert states == {"Đã đối chiếu", "Cần kiểm tra"}


def test_a_value_is_replaced_confirmed_and_taken_back(office, qtbot):
    dialog = LegalValuesDialog(office)
    qtbot.addWidget(dialog)
    dialog.table.choose(lambda one: one.code == "factor.household" and one.note != "")
    one = dialog.table.current()
    assert not dialog.remover.isEnabled()

    with qtbot.waitSignal(dialog.changed):
        dialog.checker.click()

    own = [v for v in office.legal.listed() if v.is_own]
    assert [(v.code, v.is_checked) for v in own] == [(one.code, True)]
    dialog.table.choose(lambda each: each.is_own)
    dialog.remover.click()
    assert not [v for v in office.legal.listed() if v.is_own]


def test_the_form_keeps_what_is_typed_and_refuses_what_is_no_value(office, qtbot):
    salary = office.legal.law().base_salary(date(2026, 12, 1))
    form = LegalValueForm(None, salary, office.legal.put)
    qtbot.addWidget(form)
    assert form._line.text() == "2.530.000"

    form._line.edit.setText("hai triệu")
    form.verb.click()
    assert not form.result()
    form._line.edit.setText("2.600.000")
    form.verb.click()

    assert form.result()
    kept = office.legal.law().base_salary(date(2026, 12, 1))
    assert (kept.value, kept.is_own) == ("2600000", True)


def test_the_settings_count_what_waits_and_switch_the_code(office, qtbot):
    part = LegalPart(office)
    qtbot.addWidget(part)
    waiting = sum(not v.is_checked for v in office.legal.listed())

    assert f"{waiting:02d} giá trị cần kiểm tra" in part._state.text()
    assert not part.code.isChecked()
    part.code.click()
    assert office.legal.prints_code()


# --- numbers ----------------------------------------------------------------------


def test_the_next_number_is_offered_and_kept(office, qtbot):
    dialog = PaperNumberDialog(None, office, kind_of(office, "proposal"))
    qtbot.addWidget(dialog)
    assert dialog.number.text() == "1"

    dialog.day.show_date(date(2025, 12, 10))
    dialog.save.click()

    kept = office.paper_numbers.given("proposal")
    assert (kept.number, kept.issued_on) == (1, date(2025, 12, 10))


def test_a_leap_asks_why_before_it_is_kept(office, qtbot):
    dialog = PaperNumberDialog(None, office, kind_of(office, "proposal"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.number.edit.setText("3")

    assert dialog.reason.isVisible()
    dialog.save.click()
    assert dialog.isVisible()
    assert office.paper_numbers.given("proposal") is None
    dialog.reason.edit.setText("đã cấp ngoài chương trình")
    dialog.save.click()

    assert office.paper_numbers.given("proposal").number == 3


def test_a_day_that_is_none_keeps_the_dialog_open(office, qtbot):
    dialog = PaperNumberDialog(None, office, kind_of(office, "proposal"))
    qtbot.addWidget(dialog)
    dialog.day.edit.setText("31/2/2025")

    dialog.save.click()

    assert office.paper_numbers.given("proposal") is None


def test_a_voided_number_is_listed_as_a_gap(office, qtbot):
    numbers = office.paper_numbers
    numbers.give("proposal", "1", date(2025, 12, 10))
    numbers.void("proposal", "trình sai mẫu")

    dialog = PaperNumberDialog(None, office, kind_of(office, "proposal"))
    qtbot.addWidget(dialog)

    from PySide6.QtWidgets import QLabel

    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Số 01 bỏ trống: trình sai mẫu." in said
    assert dialog.number.text() == "2"


# --- money and notes ----------------------------------------------------------------


def test_money_is_chosen_with_its_fund(office, qtbot):
    dialog = RoundMoneyDialog(None, office)
    qtbot.addWidget(dialog)
    assert not dialog.save.isEnabled()

    dialog.given.setChecked(True)
    dialog.fund.edit.setText("Quỹ thi đua, khen thưởng của xã")
    dialog.save.click()

    kept = office.bonuses.money(office.roundup().round.id)
    assert kept.is_given
    assert kept.fund == "Quỹ thi đua, khen thưởng của xã"


def test_notes_stand_under_their_headings(office, qtbot):
    dialog = PaperNotesDialog(None, office)
    qtbot.addWidget(dialog)

    from PySide6.QtWidgets import QLabel

    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Căn cứ pháp lý" in said
    assert any(text.startswith("Cần kiểm tra: Thông tư") for text in said)


def test_a_new_name_is_taken_over_with_a_reason(office, qtbot):
    demo.finish_demo(office)
    grant = office.awarding.grants()[5]
    [person] = [p for p in office.register.people() if p.id == grant.subject_id]
    office.register.change(replace(person, name="Đỗ Thị Bích Hường"))
    dialog = PaperNotesDialog(None, office)
    qtbot.addWidget(dialog)
    [renamed] = office.awarding.renamed(office.roundup())

    def answer():
        asked = QApplication.activeModalWidget()
        asked.field.setPlainText("theo giấy khai sinh")
        asked._verb.click()

    QTimer.singleShot(0, answer)
    dialog._on_take(renamed)

    assert office.awarding.renamed(office.roundup()) == []
    assert "Đỗ Thị Bích Hường" in dialog.said


def test_a_basis_is_typed_as_a_whole_sentence(office, qtbot):
    one = office.legal.law().on(LegalKind.BASIS, "circular", date(2025, 12, 1))
    form = LegalValueForm(None, one, office.legal.put)
    qtbot.addWidget(form)

    form._typed.setPlainText("Thông tư số 15")
    form.verb.click()
    assert not form.result()
    form._typed.setPlainText("Căn cứ Thông tư số 15/2025/TT-BNV\nngày 04 tháng 8")
    form.verb.click()

    kept = office.legal.law().on(LegalKind.BASIS, "circular", date(2025, 12, 1))
    assert kept.value == "Căn cứ Thông tư số 15/2025/TT-BNV ngày 04 tháng 8"
