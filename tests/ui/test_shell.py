"""The frame of the window on a real office."""

import importlib.util
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QLabel

from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import OfficeError, OfficeFileError
from desktop.office.office import Office
from tests.factories import shipped_text
from tests.ui.answers import answers
from tests.ui.office_of_hong_van import (
    NOW,
    TIED,
    full_office,
    ids_of,
    new_office,
)
from ui import start
from ui.dialogs.error import ErrorDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.office_shell import OfficeShell
from ui.places import places
from ui.shell import PlaceMark, Progress, Target

__all__ = ["answers"]

KEYS = [
    "overview",
    "plan",
    "subjects",
    "indicators",
    "initiatives",
    "ratings",
    "journal",
    "scores",
    "ranking",
    "review",
    "council",
    "papers",
    "certificates",
    "register",
    "reports",
    "exchange",
]


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(office, qtbot):
    made = MainWindow(OfficeShell(office), places(office))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def test_the_frame_tells_where_one_stands(office):
    state = OfficeShell(office).state()
    assert state.office_name == "UBND xã Hồng Vân"
    assert state.movement == "Đẩy mạnh CCHC, 6 tháng cuối năm 2025"
    assert state.round_name == "Tháng 12/2025"
    assert state.deadline_date_text == "14/12/2025"
    assert state.deadline_text == "đề xuất khen thưởng · còn 9 ngày"
    assert state.is_draft
    assert not state.is_closed
    assert state.is_demo


def test_marks_say_what_is_missing(office):
    marks = OfficeShell(office).state().marks
    assert marks["scores"] == PlaceMark(Progress.PARTIAL, 1)
    assert marks["subjects"] == PlaceMark(Progress.DONE)
    assert marks["review"] == PlaceMark(Progress.PARTIAL, 3)


def test_the_last_action_is_named_and_taken_back(office):
    shell = OfficeShell(office)
    title = shell.state().undo_title
    assert shell.undo() == f"Đã hoàn tác: {title}."
    assert shell.state().redo_title == title
    assert shell.redo() == f"Đã làm lại: {title}."


@pytest.mark.parametrize("typed", ["hoa", "Hoà", "mai xuan hoa", "XUÂN HÒA"])
def test_search_finds_a_name_however_it_is_typed(office, typed):
    found = OfficeShell(office).search(typed)
    person = next(hit for hit in found if hit.title == "Mai Xuân Hòa")
    assert person.kind == "person"
    assert person.note == "Giáo viên, Trường THCS Hồng Vân"
    assert person.target == Target("subjects", ids_of(office)["Mai Xuân Hòa"])


def test_search_finds_units_clauses_and_pages(office):
    shell = OfficeShell(office)
    assert shell.search("tram y te")[0].kind == "unit"
    clause = next(hit for hit in shell.search("dien hinh") if hit.kind == "clause")
    assert clause.target == Target("plan", "III.2")
    assert clause.note == "Mục III.2"
    assert shell.search("xep hang")[0].target == Target("ranking")
    assert list(shell.search("   ")) == []


def test_what_begins_with_the_words_comes_first(office):
    titles = [hit.title for hit in OfficeShell(office).search("phong kinh te")]
    assert titles[0] == "Phòng Kinh tế"


def test_an_empty_file_has_a_frame_too(tmp_path):
    with Office.open(tmp_path, lambda: NOW) as opened:
        shell = OfficeShell(opened)
        state = shell.state()
        assert state.office_name == "Chưa lập cơ quan"
        assert state.deadline_date_text == ""
        assert shell.search("hồng vân") == []
        assert list(shell.rounds()) == list(shell.movements()) == []


def test_the_choices_are_those_worked_on(office):
    shell = OfficeShell(office)
    assert [(c.title, c.is_current) for c in shell.rounds()] == [
        ("Tháng 12/2025", True)
    ]
    assert [c.title for c in shell.movements()] == [shell.state().movement]


def test_a_late_deadline_is_marked_in_the_status_bar(tmp_path, qtbot):
    with full_office(tmp_path, datetime(2025, 12, 17, 8, 0)) as late:
        state = OfficeShell(late).state()
        assert state.deadline_text == "đề xuất khen thưởng · quá hạn 3 ngày"
        assert state.is_deadline_late


# --- movements and rounds -----------------------------------------------------------


@pytest.fixture
def vinh_bao(office):
    """The office works by the plan of Vĩnh Bảo too."""
    office.plans.adopt("vinh-bao-2026-2030")
    return office


def actions(menu):
    return {a.text(): a for a in menu.actions() if not a.isSeparator()}


def test_another_movement_is_chosen_at_the_top_and_every_page_follows(vinh_bao, window):
    for key in KEYS:
        window.go(Target(key))
    menu = actions(window.top.movement.menu_now())
    assert [text for text, a in menu.items() if a.isChecked()] == [
        "Đẩy mạnh CCHC xã Vĩnh Bảo 2026 - 2030"
    ]

    menu["Đẩy mạnh CCHC, 6 tháng cuối năm 2025"].trigger()

    assert vinh_bao.plan().code == "hong-van-2025"
    assert window.top.round.accessibleName() == "Đợt xét: Tháng 12/2025"
    assert "Đã chuyển sang Đẩy mạnh CCHC" in window.undo_line.accessibleName()
    for key in KEYS:
        window.go(Target(key))
    window.undo()
    assert vinh_bao.plan().code == "vinh-bao-2026-2030"


def test_another_round_is_chosen_at_the_top_and_taken_back(vinh_bao, window):
    window.reload()
    menu = actions(window.top.round.menu_now())
    assert list(menu) == [
        "Năm 2026, cấp cơ sở",
        "Năm 2026, cấp thành phố",
        "Tổng kết 2026 - 2030",
        "Mở đợt xét khác…",
        "Thời gian và ngày chốt số liệu…",
    ]

    menu["Năm 2026, cấp thành phố"].trigger()

    assert vinh_bao.current_round().template == "nam-thanh-pho"
    assert window.top.round.accessibleName() == "Đợt xét: Năm 2026, cấp thành phố"
    assert window.top.undo.accessibleName() == (
        "Hoàn tác: Chuyển sang đợt xét Năm 2026, cấp thành phố"
    )
    window.undo()
    assert window.top.round.accessibleName() == "Đợt xét: Năm 2026, cấp cơ sở"


def test_choosing_what_is_chosen_does_nothing(vinh_bao):
    shell, before = OfficeShell(vinh_bao), vinh_bao.trail.steps(limit=1)
    [now] = [c for c in shell.rounds() if c.is_current]
    [plan] = [c for c in shell.movements() if c.is_current]

    assert shell.choose_round(now.key) == shell.choose_movement(plan.key) == ""
    assert vinh_bao.trail.steps(limit=1) == before


def test_a_round_that_is_gone_is_refused_in_a_sentence(vinh_bao):
    for choose in (
        OfficeShell(vinh_bao).choose_round,
        OfficeShell(vinh_bao).choose_movement,
    ):
        with pytest.raises(OfficeError, match="không còn trong sổ"):
            choose("gone")


def test_closed_rounds_are_marked_and_stay_to_be_seen_after_an_amendment(
    office, window
):
    office.review.choose(office.roundup(), ids_of(office)[TIED[1]], "Nhiều hồ sơ hơn")
    office.review.close(office.roundup())
    shell = OfficeShell(office)
    [closed] = shell.rounds()
    assert (closed.note, closed.is_current) == ("đã chốt 05/12/2025", True)

    office.plans.adopt_text(shipped_text().replace("count = 5", "count = 5 "))

    window.reload()
    state = shell.state()
    assert (state.round_name, dict(state.marks)) == ("Chưa mở đợt nào", {})
    [older] = shell.rounds()
    assert older.note == "đã chốt 05/12/2025, theo kế hoạch bản 1"
    assert [c.note for c in shell.movements()] == ["bản 1", "bản 2"]
    assert not window.page("overview").band.isVisible()
    shell.choose_round(older.key)
    assert office.current_round().is_closed
    assert shell.state().is_closed


@pytest.fixture
def opened(tmp_path, qtbot, answers):
    """A real window on an office of Vĩnh Bảo, its dialogs answered by the test."""
    office = new_office(tmp_path / "so")
    office.plans.adopt("vinh-bao-2026-2030")
    window = start.open_window(office)
    qtbot.addWidget(window)
    yield window, office
    window.close()


def test_another_round_is_opened_from_the_top(opened, answers):
    window, office = opened

    def choose(dialog):
        assert dialog.table.current().name == "Năm 2027, cấp cơ sở"
        assert dialog.name.text() == "Năm 2027, cấp cơ sở"
        dialog.year.setCurrentIndex(0)
        dialog.verb.click()
        assert "đã mở" in dialog.notice.accessibleName()
        dialog.table.choose(lambda one: one.template.code == "dot-xuat")
        dialog.name.edit.setText("Đột xuất, bão số 3")
        dialog.verb.click()

    answers.next(choose)
    actions(window.top.round.menu_now())["Mở đợt xét khác…"].trigger()

    assert answers.titles == ["Mở đợt xét khác"]
    assert office.current_round().name == "Đột xuất, bão số 3"
    assert window.top.round.accessibleName() == "Đợt xét: Đột xuất, bão số 3"
    assert window.undo_line.accessibleName() == "Đã mở đợt xét Đột xuất, bão số 3."


def test_the_cut_off_is_moved_with_a_reason(opened, answers):
    window, office = opened
    command = "Thời gian và ngày chốt số liệu…"

    def move(dialog):
        assert not dialog.verb.isEnabled()
        dialog.cutoff.edit.setText("25/11/2026")
        assert dialog.verb.toolTip() == "Ghi lý do đổi ngày trước."
        dialog.reason.setPlainText("Lũ, nộp muộn")
        dialog.verb.click()

    def too_early(dialog):
        dialog.cutoff.edit.setText("25/11/2025")
        dialog.reason.setPlainText("Nhầm")
        dialog.verb.click()
        assert "ở trước thời gian xét" in dialog.notice.accessibleName()

    answers.next(move, too_early)
    actions(window.top.round.menu_now())[command].trigger()
    assert office.current_round().cutoff == date(2026, 11, 25)
    assert office.trail.steps(limit=1)[0].reason == "Lũ, nộp muộn"
    actions(window.top.round.menu_now())[command].trigger()
    assert office.current_round().cutoff == date(2026, 11, 25)


def test_without_a_plan_the_round_menu_says_so(tmp_path, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(start.OfficeWindow, "_say", lambda _w, r: told.append(str(r)))
    window = start.OfficeWindow(Office.open(tmp_path, lambda: NOW))
    qtbot.addWidget(window)
    menu = actions(window.top.round.menu_now())

    assert not menu["Chưa có gì để chọn"].isEnabled()
    menu["Mở đợt xét khác…"].trigger()
    assert told[0].startswith("Chưa có kế hoạch nào.")
    window.close()


@pytest.mark.parametrize("key", KEYS)
def test_every_page_has_an_accessible_name(office, qtbot, key):
    module = f"ui.pages.{key}_page"
    if importlib.util.find_spec(module) is None:
        pytest.skip("not built yet")
    entry = next(entry for entry in places(office) if entry.key == key)
    page = entry.factory()
    qtbot.addWidget(page)
    assert page.accessibleName()


def test_the_places_stand_in_the_order_of_the_work(office):
    assert [entry.key for entry in places(office)] == KEYS
    groups = list(dict.fromkeys(entry.group for entry in places(office)))
    assert groups == ["", "Chuẩn bị", "Theo dõi", "Xét chọn", "Kết quả"]


def test_undo_from_the_frame_reloads_the_page(office, window):
    window.go(Target("review", ids_of(office)["Ngô Quốc Trình"]))
    page = window.page("review")
    name = "Đỗ Bích Hường"
    office.review.withdraw(office.roundup(), ids_of(office)[name], "Xin rút")
    window.reload()
    window.undo()
    assert name in [row.name for row in page.listed().proposed]
    assert window.undo_line.accessibleName() == f"Đã hoàn tác: Rút {name}."


def test_closing_backs_up_and_lets_go_of_the_file(tmp_path, qtbot):
    office = full_office(tmp_path)
    window = start.open_window(office)
    qtbot.addWidget(window)
    window.close()
    assert list(office.folders.backups.glob("*thoat*"))
    full = type(office).open(tmp_path, lambda: NOW)
    full.close()


def test_the_first_start_covers_the_frame_until_it_is_finished(tmp_path, qtbot):
    with new_office(tmp_path / "set up") as other:
        particulars = other.particulars()
    office = Office.open(tmp_path / "empty", lambda: NOW)
    window = start.open_window(office)
    qtbot.addWidget(window)
    first = window.findChild(FirstStart)
    assert first.isVisible()
    assert not window.side.isVisible()
    office.set_up(particulars, [], "hong-van-2025")
    first.finished.emit()
    assert window.side.isVisible()
    assert window.page("overview").band.button.text() == "Nhập đơn vị"
    window.close()


def test_the_first_start_asks_for_the_sample_and_for_a_backup(tmp_path, qtbot):
    window = start.open_window(Office.open(tmp_path, lambda: NOW))
    qtbot.addWidget(window)
    first = window.findChild(FirstStart)
    with qtbot.waitSignal(window.demo_wanted):
        first.demo_wanted.emit()
    with qtbot.waitSignal(window.restore_wanted) as wanted:
        first.restore_wanted.emit(tmp_path)
    assert wanted.args == [tmp_path]
    window.close()


def test_the_settings_open_from_the_frame(tmp_path, qtbot, monkeypatch):
    window = start.open_window(new_office(tmp_path))
    qtbot.addWidget(window)
    seen = []
    monkeypatch.setattr(
        SettingsDialog, "exec", lambda dialog: seen.append(dialog.windowTitle())
    )
    window.top.settings.click()
    assert seen == ["Cài đặt"]
    window.close()


def test_a_backup_is_made_after_half_an_hour_of_work(tmp_path, qtbot):
    clock = [NOW]
    office = new_office(tmp_path)
    office.close()
    office = type(office).open(tmp_path, lambda: clock[0])
    window = start.OfficeWindow(office)
    qtbot.addWidget(window)
    window.back_up_if_due()
    assert len(office.backups.copies()) == 1
    clock[0] = datetime(2025, 12, 5, 10, 45)
    office.register.add(Unit("", "Thôn Hạ", UnitKind.VILLAGE))
    window.back_up_if_due()
    assert len(office.backups.copies()) == 1
    clock[0] = datetime(2025, 12, 5, 11, 2)
    window.back_up_if_due()
    assert len(office.backups.copies()) == 2
    clock[0] = datetime(2025, 12, 5, 12, 0)
    window.back_up_if_due()
    assert len(office.backups.copies()) == 2  # nothing was done meanwhile
    window.close()


def test_trouble_with_the_drive_says_that_nothing_is_lost(tmp_path, qtbot, monkeypatch):
    office = new_office(tmp_path)
    window = start.OfficeWindow(office)
    qtbot.addWidget(window)
    told = []
    monkeypatch.setattr(
        ErrorDialog, "exec", lambda dialog: told.append(dialog.windowTitle())
    )

    def gone():
        raise OfficeFileError("Không còn thấy ổ đĩa.", "Cắm lại rồi thử lại.")

    monkeypatch.setattr(office.backups, "make_if_due", gone)
    window.back_up_if_due()
    assert told == ["Không còn thấy ổ đĩa."]
    dialog = start.trouble_dialog(window, OfficeFileError("Ổ đĩa đầy.", "Dọn bớt."))
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Những gì đã lưu trước đó vẫn còn nguyên." in texts
    dialog.deleteLater()
    window.close()
