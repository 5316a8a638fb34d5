"""Xét khen thưởng: the line, ties, extras, withdrawals, confirming, closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop.awards.eligibility import Verdict
from desktop.awards.selection import Remark
from tests.ui.office_of_hong_van import (
    FAILED,
    RESERVE,
    TIED,
    UNRATED,
    full_office,
    ids_of,
    note_breach,
)
from ui.dialogs import attest_dialog
from ui.dialogs.error import ErrorDialog
from ui.main_window import MainWindow
from ui.office_shell import OfficeShell
from ui.pages import review_attest, review_confirm, review_dialogs, review_work
from ui.pages.review_page import ReviewPage
from ui.pages.review_table import ROLE, sections_of
from ui.places import places
from ui.tables.column import Section
from ui.widgets.buttons import Button

PEOPLE = 1


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(office, qtbot):
    made = ReviewPage(office)
    qtbot.addWidget(made)
    made.resize(1154, 694)
    made.show()
    made.reload()
    made.head.tabs.setCurrentIndex(PEOPLE)
    return made


@pytest.fixture
def reasons(monkeypatch):
    """Answer every reason dialog with the next of these; None means Esc."""
    given = []
    monkeypatch.setattr(
        review_work, "ask_reason", lambda *_a, **_k: given.pop(0) if given else None
    )
    return given


def stand_on(page, name):
    assert page.table.choose(lambda row: row.name == name)
    return page.row()


def button(page, label) -> Button:
    found = {b.accessibleName(): b for b in page.pane.buttons()}
    return found[label]


def tick(page, name):
    stand_on(page, name)
    page.table.setFocus()
    QApplication.sendEvent(page.table, _key(Qt.Key.Key_Space))


def _key(key):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def headings(page):
    return [line.title for line in page.table.rows.lines() if isinstance(line, Section)]


def refused(monkeypatch):
    told = []
    monkeypatch.setattr(
        ErrorDialog, "exec", lambda dialog: told.append(dialog.windowTitle())
    )
    return told


# --- the list -------------------------------------------------------------------------


def test_the_sections_stand_in_order_with_the_line_between_those_tied(page):
    assert headings(page) == [
        "Đề nghị tặng Giấy khen: 4 người chắc chắn, còn 1 suất",
        "Số lượng 05 cá nhân",
        "Dự bị: 1 người",
        "Chưa xét được: 1 người",
        "Không đề nghị: 1 người",
    ]
    made = sections_of(page.listed(), "", ())
    assert [row.name for row in made[0].rows][-1] == TIED[0]
    assert [row.name for row in made[1].rows] == [TIED[1]]
    assert made[1].note == "2 người cùng 91,50 điểm ngay trên vạch"


def test_everyone_below_the_line_has_one_reason(page):
    reasons = {row.name: row for row in page.table.rows.rows()}
    column = page.table.rows.columns[-1]
    assert column.text(reasons[UNRATED]) == (
        "Chưa có xếp loại trong thời gian của phong trào"
    )
    assert column.text(reasons[FAILED]) == "Xếp loại: Hoàn thành nhiệm vụ"
    assert all(
        column.text(row)
        for row in reasons.values()
        if row.remark is not Remark.WITHIN_QUOTA
    )


def test_the_strip_counts_seats_direct_workers_and_heads(page):
    assert page.counts.chosen.text() == "Đã chọn <b>4/05</b> suất"
    assert page.counts.direct.text() == "Trực tiếp làm <b>4</b>"
    assert page.counts.leading.text() == "Lãnh đạo <b>1</b>"


def test_collectives_have_no_roles(page):
    page.head.tabs.setCurrentIndex(0)
    assert page.table.isColumnHidden(ROLE)
    assert not page.counts.direct.isVisible()


def test_the_summary_says_what_is_missing_and_what_it_would_change(page):
    stand_on(page, UNRATED)
    said = page.pane.summary.text()
    assert "Còn thiếu <b>1 xếp loại</b>." in said
    assert f"đứng thứ 4; {TIED[0]} và {TIED[1]} xuống dưới vạch" in said


def test_row_heights_follow_the_rows_from_tab_to_tab(page):
    for tab in (0, 1, 0, 1):
        page.head.tabs.setCurrentIndex(tab)
        for number, line in enumerate(page.table.rows.lines()):
            if not isinstance(line, Section):
                assert page.table.rowHeight(number) == 38


# --- ties, extras, withdrawals --------------------------------------------------------


def test_a_tie_is_settled_with_a_reason(office, page, reasons):
    reasons.append("Trực tiếp giải quyết nhiều hồ sơ hơn")
    tick(page, TIED[1])
    row = page.row()
    assert row.remark is Remark.CHOSEN_AT_THE_LINE
    assert row.reason == "Trực tiếp giải quyết nhiều hồ sơ hơn"
    assert page.counts.chosen.text() == "Đã chọn <b>5/05</b> suất"
    other = next(r for r in page.listed().rows if r.name == TIED[0])
    assert other.remark is Remark.OVER_QUOTA


def test_esc_in_the_reason_leaves_the_tie_open(page, reasons):
    tick(page, TIED[1])
    assert page.row().remark is Remark.TIED_AT_THE_LINE


def test_a_choice_is_taken_back_by_the_same_box(page, reasons):
    reasons.append("Lý do")
    tick(page, TIED[0])
    tick(page, TIED[0])
    assert page.row().remark is Remark.TIED_AT_THE_LINE


def test_proposing_somebody_extra_needs_a_justification(office, page, monkeypatch):
    seen = {}

    def fill(dialog):
        seen["refused"] = not dialog._verb.isEnabled()
        seen["names"] = [
            dialog.choice.itemText(n) for n in range(dialog.choice.count())
        ]
        dialog.field.setPlainText("Điển hình về số hóa")
        assert dialog._verb.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(review_dialogs.ExtraDialog, "exec", fill)
    stand_on(page, RESERVE)
    button(page, "Đề xuất thêm…").click()
    assert seen["refused"]
    assert seen["names"][-1] == f"{RESERVE} · 90,25"
    assert page.row().remark is Remark.EXTRA
    assert "Đề nghị thêm, có lý do: 1 người" in headings(page)
    assert page.counts.chosen.text().endswith("thêm <b>1</b>")


def test_withdrawing_and_taking_back(page, reasons, qtbot):
    reasons.append("Xin rút vì chuyển công tác")
    tick(page, "Đỗ Bích Hường")
    row = page.row()
    assert row.remark is Remark.WITHDRAWN
    assert "Đã rút" in page.pane.summary.text()
    with qtbot.waitSignal(page.changed):
        button(page, "Đưa trở lại danh sách").click()
    assert page.row().remark is Remark.WITHIN_QUOTA


def test_who_fails_or_lacks_data_cannot_be_ticked(page, reasons):
    reasons.append("Lý do")
    for name in (FAILED, UNRATED):
        tick(page, name)
    assert reasons == ["Lý do"]


def test_two_tied_are_compared_and_one_is_chosen(page, reasons, monkeypatch):
    reasons.append("Lý do chọn")

    def choose_second(dialog):
        assert [row.name for row in dialog.pair()] == list(TIED)
        dialog._on_choose(1)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(review_work.CompareDialog, "exec", choose_second)
    page._on_compare()
    chosen = next(r for r in page.listed().rows if r.name == TIED[1])
    assert chosen.remark is Remark.CHOSEN_AT_THE_LINE


# --- the tree -------------------------------------------------------------------------


def test_the_missing_rating_is_a_link_to_its_page(office, page, qtbot):
    stand_on(page, UNRATED)
    node = page.pane.tree.current_node()
    assert node.actions == ("Mở Chỉ số & xếp loại",)
    with qtbot.waitSignal(page.target_wanted) as went:
        page.pane.tree.action_requested.emit(node, 0)
    assert went.args[0].place == "ratings"
    assert went.args[0].item == ids_of(office)[UNRATED]


def test_initiatives_are_a_link_too(page, qtbot):
    stand_on(page, "Đỗ Bích Hường")
    page.pane.tree.choose(lambda node: node.label.startswith("Sáng kiến"))
    with qtbot.waitSignal(page.target_wanted) as went:
        page.pane.tree.action_requested.emit(page.pane.tree.current_node(), 0)
    assert went.args[0].place == "initiatives"


def test_a_clause_opens_the_plan(page, qtbot):
    stand_on(page, UNRATED)
    with qtbot.waitSignal(page.target_wanted) as went:
        page.pane.tree.clause_opened.emit("ý 2")
    assert (went.args[0].place, went.args[0].item) == ("plan", "III.1.4")


def test_a_breach_is_held_up_beside_the_answer(office, page):
    note_breach(office, TIED[0])
    page.reload()
    stand_on(page, TIED[0])
    page.pane.tree.choose(lambda node: "đạo đức tốt" in node.label)
    assert "Trễ hẹn hồ sơ đất đai" in page.pane.notice.accessibleName()


def stand_on_node(page, words):
    assert page.pane.tree.choose(lambda node: node.label.startswith(words))
    return page.pane.tree.current_node()


def answer(monkeypatch, *, holds, evidence="Biên bản họp"):
    """Fill in the attest dialog and press its verb."""

    def fill(dialog):
        (dialog.met if holds else dialog.not_met).setChecked(True)
        dialog.by.show_text("Trưởng phòng")
        dialog.evidence.show_text(evidence)
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(attest_dialog.AttestDialog, "exec", fill)


def test_a_condition_is_denied_and_the_denial_taken_back(page, monkeypatch, qtbot):
    answer(monkeypatch, holds=False)
    stand_on(page, "Đỗ Bích Hường")
    node = stand_on_node(page, "Thực hiện xuất sắc")
    assert node.actions == ("Sửa xác nhận…", "Minh chứng…")
    page.pane.tree.action_requested.emit(node, 0)
    assert page.row().verdict is Verdict.NOT_MET
    stand_on_node(page, "Thực hiện xuất sắc")
    assert "Trưởng phòng" in page.pane.notice.accessibleName()
    with qtbot.waitSignal(page.changed):
        page.pane.notice.pressed.emit()
    assert page.row().verdict is Verdict.UNKNOWN
    node = stand_on_node(page, "Thực hiện xuất sắc")
    assert node.actions == ("Xác nhận…", "Đính minh chứng…")


def test_the_node_stays_current_after_its_answer(page, monkeypatch):
    answer(monkeypatch, holds=False)
    stand_on(page, "Đỗ Bích Hường")
    node = stand_on_node(page, "Thực hiện xuất sắc")
    page.pane.tree.action_requested.emit(node, 0)
    assert page.pane.tree.current_node().label == node.label
    assert page.pane.tree.current_node().verdict == "not_met"


def test_evidence_is_attached_to_the_condition(office, page, monkeypatch, tmp_path):
    paper = tmp_path / "Biên bản.pdf"
    paper.write_bytes(b"%PDF-")
    monkeypatch.setattr(
        review_confirm.QFileDialog,
        "getOpenFileName",
        lambda *_words: (str(paper), ""),
    )
    stand_on(page, "Đỗ Bích Hường")
    node = stand_on_node(page, "Thực hiện xuất sắc")
    page.pane.tree.action_requested.emit(node, 1)
    assert "1 tệp minh chứng" in stand_on_node(page, "Thực hiện xuất sắc").source


def take_back(office, name):
    office.records.take_back_attestation(
        office.current_round().id, ids_of(office)[name], "dao-duc", "Bỏ xác nhận"
    )


def test_one_statement_is_confirmed_for_many_at_once(office, page, monkeypatch):
    for name in TIED:
        take_back(office, name)
    page.reload()

    def confirm(dialog):
        assert dialog.question().statement == "dao-duc"
        assert dialog.verb.accessibleName() == "Xác nhận cho 2 đối tượng…"
        dialog.verb.click()
        return dialog.result()

    answer(monkeypatch, holds=True)
    monkeypatch.setattr(review_attest.ManyDialog, "exec", confirm)
    page.many.click()
    now = {row.name: row.verdict for row in page.listed().rows}
    assert all(now[name] is Verdict.MET for name in TIED)
    assert office.trail.next_undo().title.startswith("Xác nhận đạt “Phẩm chất")


def test_who_stands_in_the_register_of_breaches_is_not_ticked_for_all(
    office, page, monkeypatch
):
    take_back(office, TIED[0])
    note_breach(office, TIED[0])
    seen = []
    monkeypatch.setattr(
        review_attest.ManyDialog,
        "exec",
        lambda dialog: seen.append(dialog.verb.isEnabled()) or dialog.result(),
    )
    page.many.click()
    assert seen == [False]


# --- closing --------------------------------------------------------------------------


def test_closing_is_refused_while_a_tie_is_open(office, page, monkeypatch):
    told = refused(monkeypatch)
    page.closing.click()
    assert told == ["Danh sách 05 cá nhân còn nhóm đồng hạng ngay trên vạch."]
    assert not office.current_round().is_closed


def settle(office):
    office.review.choose(office.roundup(), ids_of(office)[TIED[1]], "Lý do")


def test_closing_asks_and_says_who_is_left_out(office, page, monkeypatch):
    settle(office)
    page.reload()
    asked = []
    monkeypatch.setattr(
        review_work, "ask", lambda *words, **_k: asked.append(words[1:]) or True
    )
    page.closing.click()
    assert asked[0][0] == "Chốt danh sách 05 tập thể, 05 cá nhân?"
    assert asked[0][1].startswith("Còn 2 đối tượng chưa xét được")
    assert office.current_round().is_closed


def test_a_closed_round_can_only_be_read(office, page, reasons):
    settle(office)
    office.review.close(office.roundup())
    page.reload()
    reasons.append("Lý do")
    tick(page, "Đỗ Bích Hường")
    assert reasons == ["Lý do"]
    assert page.counts.closed.isVisible()
    assert not page.closing.isVisible()
    assert not page.many.isVisible()
    assert page.pane.buttons() == []
    assert all(
        not page.pane.tree.node(index).actions for index in page.pane.tree.indexes()
    )
    assert all(
        not line.actions
        for line in page.table.rows.lines()
        if isinstance(line, Section)
    )


def test_a_closed_round_is_opened_again_with_a_reason(office, page, reasons):
    settle(office)
    office.review.close(office.roundup())
    page.reload()
    reasons.append("Có đơn khiếu nại")
    page.reopening.click()
    assert not office.current_round().is_closed
    assert page.closing.isVisible()


# --- keyboard -------------------------------------------------------------------------


def test_tab_walks_from_the_table_to_the_tree_to_the_actions(page, qtbot):
    stand_on(page, TIED[0])
    page.table.setFocus()
    order = []
    for _step in range(40):
        now = QApplication.focusWidget()
        order.append(now)
        page.focusNextChild()
        if QApplication.focusWidget() is page.table:
            break
    names = [w.accessibleName() for w in order if w is not None]
    tree, choose = names.index("Vì sao?"), names.index("Chọn…")
    compare = names.index("So sánh 2 người")
    assert 0 < compare < tree < choose


def test_enter_on_a_row_goes_into_the_tree(page, qtbot):
    stand_on(page, TIED[0])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.pane.tree.hasFocus()


def test_undo_in_the_frame_brings_a_withdrawn_row_back(office, qtbot, reasons):
    window = MainWindow(OfficeShell(office), places(office))
    qtbot.addWidget(window)
    window.show()
    window.side.show_place("review")
    page = window.page("review")
    page.head.tabs.setCurrentIndex(PEOPLE)
    reasons.append("Xin rút")
    tick(page, "Đỗ Bích Hường")
    assert window.undo_line.accessibleName() == "Đã rút Đỗ Bích Hường."
    window.undo()
    assert stand_on(page, "Đỗ Bích Hường").remark is Remark.WITHIN_QUOTA
