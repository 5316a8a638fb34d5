"""The first start: from nothing to an office with its plan, by keyboard alone."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.office.office import Office
from tests.factories import SHIPPED_PLAN
from ui.first_start import FirstStart
from ui.first_start_list import pieces

NOW = datetime(2025, 12, 5, 10, 32)
HONG_VAN, HA_NOI = "10210", "01"


@pytest.fixture
def office(tmp_path):
    with Office.open(tmp_path / "so", lambda: NOW) as office:
        yield office


@pytest.fixture
def first(office, qtbot):
    first = FirstStart(office)
    qtbot.addWidget(first)
    first.resize(1366, 768)
    first.show()
    first.activateWindow()
    qtbot.waitUntil(first.isActiveWindow)
    return first


def find_hong_van(first, qtbot):
    qtbot.keyClicks(first.office_step.commune_search, "hong van")
    qtbot.waitUntil(lambda: first.office_step.commune() is not None)


def enter(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def to_signers(first, qtbot):
    find_hong_van(first, qtbot)
    enter(qtbot)


def to_plan(first, qtbot):
    to_signers(first, qtbot)
    first.signers_step.chair.edit.setText("Đinh Công Thuận")
    enter(qtbot)


def said(first):
    return first.plan_step.notice.accessibleName()


def test_it_starts_in_the_search_for_the_commune_of_the_capital(first):
    assert QApplication.focusWidget() is first.office_step.commune_search
    assert first.office_step.provinces.current().name == "Thành phố Hà Nội"
    assert len(first.office_step.communes.names()) == 126
    assert not first.next.isEnabled()
    assert first.next.toolTip() == "Chọn xã, phường của bạn trong danh sách."


def test_hong_van_is_found_without_marks_and_its_letterhead_shown(first, qtbot):
    find_hong_van(first, qtbot)

    step = first.office_step
    assert [name.name for name in step.communes.names()] == ["Xã Hồng Vân"]
    assert step._chosen.text() == "Ủy ban nhân dân xã Hồng Vân, thành phố Hà Nội"
    assert "XÃ HỒNG VÂN" in step._head.text()
    assert step._place.text() == "Hồng Vân, ngày … tháng …"


def test_arrows_in_the_search_walk_through_the_list(first, qtbot):
    qtbot.keyClicks(first.office_step.commune_search, "hong")
    qtbot.waitUntil(lambda: len(first.office_step.communes.names()) == 3)

    qtbot.keyClick(first.office_step.commune_search, Qt.Key.Key_Down)
    qtbot.keyClick(first.office_step.commune_search, Qt.Key.Key_Down)

    assert first.office_step.communes.current().code == HONG_VAN


def test_typed_words_stand_out_in_the_names():
    assert pieces("Xã Hồng Vân", ["hong", "v"]) == [
        ("Xã ", False),
        ("Hồng", True),
        (" ", False),
        ("V", True),
        ("ân", False),
    ]
    assert pieces("Phường Đại Mỗ", ["dai"])[1] == ("Đại", True)


def test_a_commune_of_another_province_is_pointed_out(first, qtbot):
    qtbot.keyClicks(first.office_step.commune_search, "vinh bao")
    qtbot.waitUntil(lambda: "Vĩnh Bảo" in first.office_step._hint.text())

    hint = first.office_step._hint.text()
    assert "Xã Vĩnh Bảo thuộc Thành phố Hải Phòng" in hint
    assert first.office_step.missing()


def test_a_province_is_found_by_typing_too(first, qtbot):
    qtbot.keyClicks(first.office_step.province_search, "hai ph")
    qtbot.waitUntil(lambda: len(first.office_step.provinces.names()) == 1)

    assert first.office_step.provinces.current().name == "Thành phố Hải Phòng"
    assert len(first.office_step.communes.names()) == 114


def test_enter_without_a_commune_stays_and_esc_goes_back(first, qtbot):
    enter(qtbot)
    assert first.step() == 0
    to_signers(first, qtbot)
    assert first.step() == 1

    qtbot.keyClick(first.signers_step.chair.edit, Qt.Key.Key_Escape)

    assert first.step() == 0
    assert first.office_step.commune().name == "Hồng Vân"


def test_the_place_is_suggested_but_what_was_typed_stays(first, qtbot):
    to_signers(first, qtbot)
    assert first.signers_step.place.text() == "Hồng Vân"

    first.signers_step.place.edit.setText("Thường Tín")
    first.go_back()
    first.go_on()

    assert first.signers_step.place.text() == "Thường Tín"


def test_a_signer_of_300_characters_is_refused_at_the_field(first, qtbot):
    to_signers(first, qtbot)
    first.signers_step.chair.edit.setText("Đ" * 300)

    enter(qtbot)

    assert first.step() == 1
    edit = first.signers_step.chair.edit
    assert edit.accessibleDescription().startswith("Họ tên Chủ tịch dài 300 chữ")
    assert edit.text() == "Đ" * 300


def test_it_ends_with_the_office_set_up_and_the_plan_adopted(first, qtbot, office):
    to_signers(first, qtbot)
    first.signers_step.chair.edit.setText("Đinh Công Thuận")
    first.signers_step.with_deputy.setChecked(True)
    first.signers_step.deputy.edit.setText("Cao Thị Bích Lan")
    first.signers_step.usual._group.button(1).click()
    first.signers_step.chair.setFocus()
    enter(qtbot)
    assert first.step() == 2

    with qtbot.waitSignal(first.finished, timeout=5000):
        enter(qtbot)

    kept = office.particulars()
    assert (kept.commune_code, kept.province_code) == (HONG_VAN, HA_NOI)
    assert (kept.name, kept.full_name) == ("Hồng Vân", "xã Hồng Vân")
    assert (kept.kind, kept.province_name) == ("commune", "Thành phố Hà Nội")
    assert (kept.place, kept.standing_body) == ("Hồng Vân", "Phòng Văn hóa – Xã hội")
    assert office.plans.current().code == "hong-van-2025"
    signers = office.awarding.signatories()
    assert [(s.name, s.titles, s.is_default) for s in signers] == [
        ("Cao Thị Bích Lan", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), True),
        ("Đinh Công Thuận", ("CHỦ TỊCH",), False),
    ]


def test_the_plan_of_the_chosen_commune_is_suggested(first, qtbot):
    to_plan(first, qtbot)

    assert first.plan_step.chosen() == "hong-van-2025"
    assert first.next.isEnabled()


def test_a_commune_without_a_shipped_plan_is_asked_for_one(first, qtbot):
    qtbot.keyClicks(first.office_step.commune_search, "dai thanh")
    qtbot.waitUntil(lambda: first.office_step.commune() is not None)
    enter(qtbot)
    first.signers_step.chair.edit.setText("Đinh Công Thuận")
    enter(qtbot)

    assert first.step() == 2
    assert first.plan_step.table.current() is None
    assert not first.next.isEnabled()
    assert first.next.toolTip() == "Chọn một kế hoạch."
    assert "Chưa có sẵn kế hoạch của cơ quan này." in first.plan_step._holds.text()


def test_what_was_chosen_for_an_office_stays_chosen(first, qtbot):
    to_plan(first, qtbot)
    first.plan_step.table.choose(lambda one: one.name == "hai-hoa-2024")

    first.go_back()
    first.go_on()

    assert first.plan_step.chosen() == "hai-hoa-2024"


def test_a_city_office_gets_the_plan_of_its_city(first):
    first.plan_step.suggest("", HA_NOI)
    assert first.plan_step.chosen() == "ha-noi-2026-2030"
    first.plan_step.suggest("", "31")
    assert first.plan_step.missing() == "Chọn một kế hoạch."


def test_a_wrong_plan_file_says_line_and_key_and_changes_nothing(
    first, qtbot, office, tmp_path
):
    to_plan(first, qtbot)
    text = SHIPPED_PLAN.read_text("utf-8")
    line = text.splitlines().index("from = 2025-07-01") + 1
    wrong = tmp_path / "kế hoạch hỏng.toml"
    wrong.write_text(text.replace("from = 2025-07-01", 'from = "tháng 7"'), "utf-8")

    assert not first.plan_step.open_file(wrong)

    assert f"kế hoạch hỏng.toml: Dòng {line}, khóa “period.from”" in said(first)
    assert first.plan_step.chosen() == "hong-van-2025"
    assert office.particulars() is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"format = ["])
def test_a_file_that_is_no_plan_says_so(first, qtbot, tmp_path, content):
    to_plan(first, qtbot)
    wrong = tmp_path / "x.toml"
    wrong.write_bytes(content)

    assert not first.plan_step.open_file(wrong)
    assert said(first)
    assert not first.plan_step.open_file(tmp_path / "không có.toml")
    assert "Không đọc được tệp không có.toml." in said(first)


def test_a_plan_file_is_adopted_word_for_word(first, qtbot, office, tmp_path):
    to_plan(first, qtbot)
    file = tmp_path / "của tôi.toml"
    text = SHIPPED_PLAN.read_text("utf-8").replace("hong-van-2025", "cua-toi")
    file.write_text(text, "utf-8")
    assert first.plan_step.open_file(file)

    with qtbot.waitSignal(first.finished, timeout=5000):
        first.next.click()

    assert office.plans.current().source == text


def test_what_the_office_refuses_is_said_and_the_step_stays(
    first, qtbot, office, tmp_path
):
    to_plan(first, qtbot)
    file = tmp_path / "mất.toml"
    file.write_text(SHIPPED_PLAN.read_text("utf-8"), "utf-8")
    first.plan_step.open_file(file)
    file.unlink()

    first.next.click()

    assert "Không đọc được tệp mất.toml." in said(first)
    assert office.particulars() is None
    assert first.step() == 2


def test_enter_on_a_button_presses_that_button(first, qtbot):
    find_hong_van(first, qtbot)
    first.demo.setFocus()

    with qtbot.waitSignal(first.demo_wanted, timeout=1000):
        enter(qtbot)

    assert first.step() == 0


def test_a_backup_is_chosen_by_its_date(first, qtbot, office):
    made = office.backups.make()

    def choose():
        dialog = QApplication.activeModalWidget()
        assert dialog.table.rows.rows() == [made]
        dialog.accept()

    QTimer.singleShot(0, choose)
    with qtbot.waitSignal(first.restore_wanted, timeout=5000) as asked:
        first.restore.click()

    assert asked.args == [Path(made.path)]


def test_without_backups_the_dialog_says_so(first, qtbot):
    def look():
        dialog = QApplication.activeModalWidget()
        assert not dialog.verb.isEnabled()
        assert dialog.verb.toolTip().startswith("Chưa có bản sao lưu nào")
        dialog.reject()

    QTimer.singleShot(0, look)
    first.restore.click()


def test_five_plans_are_offered_with_their_issuers_and_times(first, qtbot):
    to_plan(first, qtbot)

    _head, *rows = first.plan_step.table.seen_texts()
    assert len(rows) == 5
    issuers = {one.plan.issuer.office for one in first.plan_step._offered}
    assert "Ủy ban nhân dân thành phố Hà Nội" in issuers
    assert any("01/01/2026 – 31/12/2030" in row for row in rows)


def test_a_city_office_needs_no_commune_and_gets_the_plan_of_the_city(
    first, qtbot, office
):
    step = first.office_step
    assert step.missing()
    step.is_upper.setFocus()
    qtbot.keyClick(step.is_upper, Qt.Key.Key_Space)

    assert step.missing() == ""
    assert step._chosen.text() == "Ủy ban nhân dân thành phố Hà Nội"
    assert not step.communes.isEnabled()
    enter(qtbot)
    assert first.signers_step.place.text() == "Hà Nội"
    assert first.signers_step.body.text() == "Sở Nội vụ"
    first.signers_step.chair.edit.setText("Cầm Vĩnh Tường")
    enter(qtbot)
    assert first.plan_step.chosen() == "ha-noi-2026-2030"
    with qtbot.waitSignal(first.finished, timeout=5000):
        enter(qtbot)

    kept = office.particulars()
    assert (kept.commune_code, kept.kind) == ("", "city")
    assert (kept.province_code, kept.full_name) == (HA_NOI, "thành phố Hà Nội")
    assert office.plans.current().code == "ha-noi-2026-2030"


def test_an_office_of_a_province_is_no_city(first):
    step = first.office_step
    step.provinces.choose("22")
    step.is_upper.setChecked(True)

    made = step.particulars("Hạ Long", "Sở Nội vụ")

    assert (made.kind, made.name) == ("province", "tỉnh Quảng Ninh")


def test_going_back_to_a_commune_is_possible(first, qtbot):
    first.office_step.is_upper.setChecked(True)
    first.office_step.is_upper.setChecked(False)
    assert first.office_step.missing()

    find_hong_van(first, qtbot)

    assert first.office_step.particulars("", "").kind == "commune"
