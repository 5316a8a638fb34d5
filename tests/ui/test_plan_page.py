"""The plan page: what is understood, what is settled, and files that are refused."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from desktop.emulation.participants import Unit, UnitKind
from desktop.errors import PlanFileError
from desktop.office.office import Office
from tests.factories import shipped_text
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import full_office
from ui.pages.plan_page import PlanPage
from ui.widgets.chips import ClauseTag

__all__ = ["answers"]
THON, MANY = "tieu-chuan-thon-xom", "nhieu-sang-kien"


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "data") as made:
        made.register.add(Unit("", "Thôn Đoài", UnitKind.VILLAGE))
        yield made


@pytest.fixture
def page(qtbot, office):
    return hold(qtbot, PlanPage(office))


def choose(page, key, value):
    box = page.pane.findChild(QComboBox, f"reading-{key}")
    index = box.findData(value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def pick(monkeypatch, file):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))


def test_every_clause_stands_on_the_left_and_the_gap_is_shown_in_place(page, office):
    lines = page.text.lines()
    gap = next(n for n, line in enumerate(lines) if line.is_notice)

    assert "Thiếu mục III.1.3" in lines[gap].text
    assert lines[gap - 1].number == "III.1.2"
    assert lines[gap + 1].number == "III.1.4"
    assert len(lines) == 1 + len(office.plan().clauses) + 1


def test_the_rule_of_the_award_is_said_back(page):
    page.text.choose("III.2")

    said = labels_of(page.pane)
    assert "<b>05 tập thể</b> và <b>05 cá nhân</b>" in said
    assert "14/12/2025" in said
    assert "“05 tập thể và 05 cá nhân tiêu biểu”" in said


def test_a_standard_is_said_through_its_own_words(page):
    page.text.choose("III.1.5")

    assert "<b>đạt một trong</b>: (1) Nhiều đóng góp" in labels_of(page.pane)


def test_a_clause_without_a_rule_says_so(page):
    page.text.choose("I.1")

    assert "không có quy tắc nào" in labels_of(page.pane)


def test_arrows_walk_from_clause_to_clause_over_the_notice(page, qtbot):
    page.text.choose("III.1.2")
    qtbot.keyClick(page.text, Qt.Key.Key_Down)

    assert page.text.current() == "III.1.4"
    assert page.pane.where.text() == "mục III.1.4"


def test_settling_a_reading_changes_the_verdict_shown(page, office):
    page.text.choose("III.1")
    assert page.pane.trial.currentText() == "Thôn Đoài"
    assert page.pane.verdict.accessibleName() == "Chưa đủ dữ liệu"

    choose(page, THON, "1.1")

    assert page.pane.verdict.accessibleName() == "Không đạt"
    assert "xét theo mục <b>III.1.1</b>" in labels_of(page.pane)
    assert office.plans.choices(office.plans.current())[THON].value == "1.1"


def test_a_settled_number_is_in_the_spoken_rule(page):
    page.text.choose("III.1.2")
    assert "<b>từ 02</b>" in labels_of(page.pane)

    choose(page, MANY, "5")

    assert "<b>từ 05</b>" in labels_of(page.pane)


def test_the_reason_is_kept_with_the_reading(page, office, qtbot):
    page.text.choose("III.1.2")
    box = page.pane.findChild(QComboBox, f"reading-{MANY}")
    reason = box.parentWidget().parentWidget().parentWidget().reason
    qtbot.keyClicks(reason.edit, "theo hop ngay 3/12")

    choose(page, MANY, "3")

    choice = office.plans.choices(office.plans.current())[MANY]
    assert (choice.value, choice.reason) == ("3", "theo hop ngay 3/12")


def test_the_keyboard_stays_on_the_reading_that_was_settled(page, qtbot):
    page.text.choose("III.1.2")
    page.pane.focus_on(MANY)

    choose(page, MANY, "3")

    qtbot.waitUntil(lambda: page.focusWidget().objectName() == f"reading-{MANY}")


def test_settling_closes_the_notice_and_going_back_opens_it(page, qtbot):
    def is_open():
        return next(n for n in page.notices.notices if n.reading == MANY).is_open

    page.text.choose("III.1.2")
    assert is_open()
    qtbot.mouseClick(
        page.pane.findChild(object, f"keep-{MANY}"), Qt.MouseButton.LeftButton
    )
    assert not is_open()

    qtbot.mouseClick(
        page.pane.findChild(object, f"back-{MANY}"), Qt.MouseButton.LeftButton
    )
    assert is_open()


def test_an_undone_reading_is_shown_as_open_again(page, office):
    page.text.choose("III.1")
    choose(page, THON, "1.5")
    office.undo()

    page.reload()

    assert page.pane.findChild(QComboBox, f"reading-{THON}").currentIndex() == -1


def test_open_notices_come_first_with_their_clauses(page):
    notices = page.notices.notices
    states = [notice.is_open for notice in notices]
    tags = [tag.text() for tag in page.notices.findChildren(ClauseTag)]

    assert states == sorted(states, reverse=True)
    assert tags[0] == "trang 1"
    assert "III.1.2 ý 3" in tags
    assert page.notices.count.text() == f"{len(notices):02d} cảnh báo, 03 chưa xem"


def test_a_notice_leads_to_where_it_is_settled(page, qtbot):
    notice = next(n for n in page.notices.notices if n.reading == MANY)

    page.notices.settling_wanted.emit(notice)

    assert page.text.current() == "III.1.2"
    assert page.focusWidget().objectName() == f"reading-{MANY}"


def test_number_and_date_are_filled_in_on_the_first_page(page, office, qtbot):
    page.text.choose("")
    box = page.pane.identity
    qtbot.keyClicks(box.number.edit, "77/KH-UBND")
    qtbot.keyClick(box.number.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(box.day.edit, "15/7/2025")
    qtbot.keyClick(box.day.edit, Qt.Key.Key_Return)

    adopted = office.plans.current()
    assert (adopted.number, adopted.issued_on) == ("77/KH-UBND", date(2025, 7, 15))
    assert not any(n.is_open and not n.clause for n in page.notices.notices)


def test_a_wrong_date_stays_in_its_field_and_the_number_is_kept(page, office, qtbot):
    page.text.choose("")
    box = page.pane.identity
    qtbot.keyClicks(box.day.edit, "31/2/2025")
    qtbot.keyClick(box.day.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(box.number.edit, "77")
    qtbot.keyClick(box.number.edit, Qt.Key.Key_Return)

    assert box.day.edit.text() == "31/2/2025"
    assert office.plans.current().number == "77"
    assert office.plans.current().issued_on is None


def test_a_bad_plan_file_is_refused_with_line_and_key(
    page, office, answers, monkeypatch, tmp_path
):
    bad = tmp_path / "ke_hoach.toml"
    bad.write_text(
        shipped_text().replace('title = "Kế', 'tilte = "Kế', 1), encoding="utf-8"
    )
    pick(monkeypatch, bad)
    before = office.plans.adopted()

    page._on_open()

    dialog = answers.seen[-1]
    assert "Dòng" in dialog.windowTitle()
    assert "title" in dialog.detail.toPlainText()
    assert office.plans.adopted() == before
    assert page.text.lines()[0].text.startswith("Kế hoạch về việc")


def test_checking_a_file_lists_every_problem_and_keeps_nothing(
    page, office, answers, monkeypatch, tmp_path
):
    bad = tmp_path / "ke_hoach.toml"
    bad.write_text(
        shipped_text()
        .replace("target = 90\n", 'target = "chín"\n')
        .replace('movement = "', 'phong_trao = "', 1),
        encoding="utf-8",
    )
    pick(monkeypatch, bad)

    page._on_check()

    dialog = answers.seen[-1]
    rows = dialog.table.seen_texts()
    assert "chỗ phải sửa" in dialog.windowTitle()
    assert len(rows) >= 3
    assert len(office.plans.adopted()) == 1


def test_a_good_file_can_be_checked_without_taking_it_in(
    page, office, answers, monkeypatch, tmp_path
):
    good = tmp_path / "ke_hoach.toml"
    good.write_text(shipped_text(), encoding="utf-8")
    pick(monkeypatch, good)

    page._on_check()

    assert answers.titles[-1] == "Tệp ke_hoach.toml dùng được"
    assert "23 mục" not in labels_of(answers.seen[-1])
    assert "24 chỉ tiêu" in labels_of(answers.seen[-1])
    assert len(office.plans.adopted()) == 1


def test_another_plan_is_taken_in_only_after_a_question(
    page, office, answers, monkeypatch, tmp_path
):
    other = tmp_path / "khac.toml"
    other.write_text(
        shipped_text().replace("6 tháng cuối năm 2025", "quý IV năm 2025"),
        encoding="utf-8",
    )
    pick(monkeypatch, other)

    page._on_open()
    assert len(office.plans.adopted()) == 1

    answers.next(lambda dialog: dialog.accept())
    page._on_open()
    assert len(office.plans.adopted()) == 2
    assert "quý IV năm 2025" in page.text.lines()[0].text


def test_a_plan_without_a_round_is_refused_with_its_line(office):
    text = shipped_text()
    start = text.index("[[round]]")

    with pytest.raises(PlanFileError, match="ít nhất một đợt xét"):
        office.plans.adopt_text(text[:start] + text[text.index("[[duty]]") :])


def test_an_office_without_a_plan_offers_the_first_step(qtbot, tmp_path):
    with Office.open(tmp_path / "new") as empty:
        page = hold(qtbot, PlanPage(empty))

        assert "Chưa có kế hoạch nào" in labels_of(page._stack.currentWidget())


def test_a_target_of_another_page_is_shown(page):
    page.show_target("III.1.4 ý 3")
    assert page.text.current() == "III.1.4"

    page.show_target(THON)
    assert page.text.current() == "III.1"
