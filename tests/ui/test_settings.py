"""Cài đặt and Lịch sử: what can be changed later, and what was done."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from db.models import TRACKED
from desktop.awards.forms import Signatory
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Person,
    Salutation,
    Unit,
    UnitKind,
)
from desktop.emulation.records import Attestation, Breach, Grade, Severity, TaskRating
from desktop.emulation.scoring import Side
from desktop.office.office import Office, Particulars
from desktop.office.registers.scorebook import Entry
from ui import look
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.history_names import TABLES, column_words
from ui.dialogs.history_values import value_words
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.settings_look import use_kept_mode

NOW = datetime(2025, 12, 5, 10, 32)
HONG_VAN = Particulars(
    "01", "10210", "commune", "Hồng Vân", "Thành phố Hà Nội", "Hồng Vân", "Phòng VHXH"
)
CHAIR = Signatory("", "Đinh Công Thuận", ("CHỦ TỊCH",), is_default=True)

# Ids, codes and digests: the officer never sees them in the history.
UNSEEN = {
    "activity_id",
    "meeting_id",
    "id",
    "plan_id",
    "round_id",
    "person_id",
    "initiative_id",
    "decision_id",
    "grant_id",
    "position",
    "code",
    "province_code",
    "commune_code",
    "owner",
    "row_id",
    "digest",
    "size",
    "search",
    "same",
}


@pytest.fixture
def office(tmp_path):
    with Office.open(tmp_path / "so", lambda: NOW) as office:
        office.set_up(HONG_VAN, [CHAIR], "hong-van-2025")
        yield office


@pytest.fixture
def settings(office, qtbot):
    dialog = SettingsDialog(office)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.said = []
    dialog.changed.connect(dialog.said.append)
    return dialog


@pytest.fixture
def kien(office):
    unit_id = office.register.add(Unit("", "Phòng Kinh tế", UnitKind.OFFICE))
    person = Person("", "Hoàng Trung Kiên", unit_id, Employment.CIVIL_SERVANT)
    return replace(person, id=office.register.add(person))


def type_in(field, text):
    field.edit.setText(text)
    field.edit.editingFinished.emit()


def answer(act):
    """Do something in the dialog that opens next."""
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))


def history(office, qtbot):
    dialog = HistoryDialog(office)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def told(dialog, title):
    """Return what an operation changed as (what, before, after)."""
    assert dialog.steps.choose(lambda step: step.title.startswith(title))
    return {(c.what, c.before, c.after) for c in dialog.changes.rows.rows()}


# --- settings ---------------------------------------------------------------------


def test_particulars_are_kept_as_they_are_entered(settings, office):
    type_in(settings.office.place, "Thường Tín")
    type_in(settings.office.body, "Văn phòng HĐND và UBND")

    kept = office.particulars()
    assert (kept.place, kept.standing_body) == ("Thường Tín", "Văn phòng HĐND và UBND")
    assert settings.said == [
        "Đã sửa nơi đề ngày tháng.",
        "Đã sửa tên cơ quan thường trực.",
    ]


@pytest.mark.parametrize("typed", ["", " " * 9, "Đ" * 300])
def test_a_place_that_cannot_be_kept_is_refused_at_its_field(settings, office, typed):
    type_in(settings.office.place, "x")
    settings.said.clear()
    type_in(settings.office.place, typed)

    assert settings.office.place.edit.property("state") == "error"
    assert settings.office.place.edit.text() == typed
    assert office.particulars().place == "x"
    assert settings.said == []


def test_another_commune_is_chosen_and_the_place_follows_its_name(settings, office):
    def choose(dialog):
        dialog.step.communes.choose("10237")
        assert dialog.step.commune().code == "10237"
        dialog.accept()

    answer(choose)
    settings.office.other.click()

    kept = office.particulars()
    assert kept.commune_code == "10237"
    assert kept.place == kept.name
    assert kept.standing_body == "Phòng VHXH"


def test_a_deputy_is_added_and_made_the_usual_signer(settings, office):
    def fill(dialog):
        dialog.name.edit.setText("Cao Thị Bích Lan")
        dialog.accept()

    answer(fill)
    settings.signers.adder.click()
    settings.signers.table.choose(lambda one: one.name == "Cao Thị Bích Lan")
    settings.signers.usual.click()

    found = office.awarding.signatories()
    assert [(one.name, one.is_default) for one in found] == [
        ("Cao Thị Bích Lan", True),
        ("Đinh Công Thuận", False),
    ]
    assert found[0].titles == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert not settings.signers.usual.isEnabled()


def test_a_signer_without_a_name_is_refused_at_the_field(settings, office):
    seen = []

    def fill(dialog):
        dialog.name.edit.setText(" ")
        dialog.accept()
        seen.append((dialog.isVisible(), dialog.name.edit.accessibleDescription()))
        dialog.reject()

    answer(fill)
    settings.signers.editor.click()

    [(is_open, sentence)] = seen
    assert is_open
    assert sentence.startswith("Chưa có họ tên người ký.")
    assert office.awarding.signatories()[0].name == "Đinh Công Thuận"


def test_the_look_is_chosen_and_kept_for_the_next_day(settings):
    settings.look.modes._group.button(2).click()

    assert look.mode() == "dark"
    assert look.is_dark()
    look.set_mode("light")
    use_kept_mode()
    assert look.mode() == "dark"
    QSettings().setValue("look/mode", "nonsense")
    use_kept_mode()
    assert look.mode() == "system"


def test_a_backup_is_made_and_put_back_only_after_a_yes(settings, office, qtbot):
    assert not settings.backups.restore.isEnabled()
    settings.backups.now.click()
    [made] = office.backups.copies()
    assert settings.said == ["Đã sao lưu lúc 10:32."]

    asked = []
    settings.restore_wanted.connect(asked.append)
    answer(lambda dialog: dialog.reject())
    settings.backups.restore.click()
    assert asked == []

    answer(lambda dialog: dialog.accept())
    settings.backups.restore.click()
    assert asked == [Path(made.path)]
    assert settings.result() == QDialog.DialogCode.Accepted


def test_folder_and_version_are_shown(settings, office):
    settings.tabs.setCurrentIndex(4)

    said = [w.text() for w in settings.program.findChildren(type(settings.program))]
    labels = settings.program.findChildren(type(settings.office._name))
    said += [label.text() for label in labels]
    assert str(office.folders.root) in said
    assert "Sổ Vàng, bản 0.1.0" in said


def test_the_window_fits_a_small_screen_and_every_tab_has_its_words(settings):
    names = [settings.tabs.tabText(n) for n in range(settings.tabs.count())]

    assert names[:4] == ["Cơ quan", "Người ký", "Pháp lý", "Giao diện"]
    assert names[4:] == ["Sao lưu", "Chương trình"]
    assert settings.sizeHint().height() <= 600


# --- history ----------------------------------------------------------------------


def test_a_change_is_shown_before_and_after_in_words(office, kien, qtbot):
    work = DirectWork(DirectRole.DIGITAL, date(2025, 7, 1))
    office.register.change(
        replace(
            kien,
            employment=Employment.PUBLIC_EMPLOYEE,
            salutation=Salutation.MR,
            is_head=True,
            direct_work=(work,),
        )
    )

    assert told(history(office, qtbot), "Sửa người") == {
        ("Đối tượng", "công chức", "viên chức"),
        ("Cách gọi", "–", "Ông"),
        ("Lãnh đạo", "không", "có"),
        ("Việc", "–", "chuyển đổi số"),
        ("Từ ngày", "–", "01/07/2025"),
    }


def test_records_are_told_in_the_words_of_the_plan(office, kien, qtbot):
    round_id = office.current_round().id
    office.enter_score(Entry(kien.unit_id, "A1", Side.VERIFIED, "4,5"))
    office.enter_score(
        Entry(kien.unit_id, "A1", Side.VERIFIED, "x"), "Báo cáo tháng 11"
    )
    office.records.attest(
        [
            Attestation(
                round_id, kien.unit_id, "doan-ket", True, "Đảng ủy", date(2025, 12, 1)
            )
        ],
        "Xác nhận đoàn kết",
    )
    rating = TaskRating("", kien.id, date(2025, 7, 1), date(2025, 12, 31), Grade.GOOD)
    office.records.rate(rating, kien.name)
    office.records.note_breach(
        Breach("", kien.id, date(2025, 8, 20), Severity.REMINDER, "Trễ hẹn"), kien.name
    )
    dialog = history(office, qtbot)

    assert ("Xếp loại", "–", "Hoàn thành tốt nhiệm vụ") in told(dialog, "Xếp loại")
    assert ("Mức độ", "–", "nhắc nhở, phê bình") in told(dialog, "Ghi vi phạm")
    confirmed = {what: after for what, _b, after in told(dialog, "Xác nhận")}
    assert "đoàn kết" in confirmed["Điều xác nhận"].casefold()
    assert confirmed["Đạt"] == "có"
    scored = dialog.steps.rows.rows()
    assert any("Báo cáo tháng 11" in step.reason for step in scored)
    changed = next(s for s in scored if s.reason == "Báo cáo tháng 11")
    dialog.steps.choose(lambda step: step.number == changed.number)
    lines = {(c.what, c.before, c.after) for c in dialog.changes.rows.rows()}
    assert ("Điểm", "4,5", "–") in lines
    assert ("Tình trạng", "đã chấm", "không áp dụng") in lines


def test_rounds_and_days_are_told_in_words(office, qtbot):
    office.plans.adopt("vinh-bao-2026-2030")
    adopted, plan = office.plans.current(), office.plan()
    tier = next(r for r in office.rounds() if r.template == "nam-thanh-pho")
    office.reviewing.work_on(tier)
    due = next(d for d in plan.deadlines if d.code == "bao-cao-nam")
    office.reviewing.set_day(adopted.id, due, 2026, date(2026, 12, 5))
    dialog = history(office, qtbot)

    before, after = "–", "Năm 2026, cấp thành phố"
    assert ("Đợt xét", before, after) in told(dialog, "Chuyển sang đợt xét")
    lines = told(dialog, "Ấn định hạn")
    assert ("Hạn", "–", "Báo cáo kết quả thực hiện phong trào hàng năm") in lines
    assert ("Ngày", "–", "05/12/2026") in lines
    opened = told(dialog, "Nhận kế hoạch Đẩy mạnh CCHC xã Vĩnh Bảo")
    assert ("Đợt của kế hoạch", "–", "Năm …, cấp thành phố") in opened


def test_what_was_undone_says_so(office, kien, qtbot):
    office.register.retire(kien)
    office.undo()
    dialog = history(office, qtbot)

    step = dialog.steps.current()
    assert step.state == "undone"
    assert "Đã hoàn tác" in dialog.steps.currentIndex().siblingAtColumn(1).data()
    assert "Việc này đã được hoàn tác." in dialog._reason.text()


def test_operations_are_found_without_marks(office, kien, qtbot):
    dialog = history(office, qtbot)
    dialog.search.setText("hoang trung kien")

    qtbot.waitUntil(lambda: len(dialog.steps.rows.rows()) == 1)
    assert dialog.steps.current().title == "Thêm người Hoàng Trung Kiên"


def test_the_first_start_is_told_without_codes(office, qtbot):
    lines = told(history(office, qtbot), "Lập cơ quan")

    assert ("Loại", "–", "xã") in lines
    assert ("Chức danh khi ký", "–", "CHỦ TỊCH") in lines
    assert ("Dịp xét", "–", "6 tháng") in lines
    said = {text for line in lines for text in line}
    assert not said & {"commune", "half_year", "hong-van-2025", "None", "True"}


def test_every_tracked_column_has_words_or_is_an_id():
    missing = [
        f"{model.table()}.{column}"
        for model in TRACKED
        if model.table() in TABLES
        for column in model.columns()
        if column not in UNSEEN and not column_words(model.table(), column)
    ]

    assert missing == []
    assert {m.table() for m in TRACKED} - set(TABLES) <= {"subject"}


def test_numbers_stay_exact():
    def said(value):
        return value_words("score", "points", value, lambda _c, _v: "")

    assert said(str(Decimal("14.50"))) == "14,5"
    assert said("0") == "0"
    assert said(None) == "–"
