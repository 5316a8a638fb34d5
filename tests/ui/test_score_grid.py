"""The score grid as fingers use it."""

from time import process_time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from desktop.errors import EntryError
from tests.ui.keys import type_text
from tests.ui.scores_of_paper import PaperScores, picture_scores
from ui.tables.score_grid import ScoreGrid
from ui.tables.score_values import GridCriterion, GridGroup, GridRow, Side

POLICE = "Công an xã"
TD = Side.VERIFIED


@pytest.fixture
def source():
    return picture_scores()


@pytest.fixture
def grid(shown, source):
    made = shown(ScoreGrid(source, rows_title="Đơn vị"), 1150, 600)
    made.view.setFocus()
    made.choose(POLICE, "B1", TD)
    return made


def score(source, row=POLICE, criterion="B1", side=TD):
    return source.scores[row, criterion, side]


def press(qtbot, grid, key, modifiers=Qt.KeyboardModifier.NoModifier):
    target = grid.view.editor if grid.view.editor.isVisible() else grid.view
    qtbot.keyClick(target, key, modifiers)


def test_typing_a_digit_edits_and_enter_goes_down(grid, source, qtbot):
    type_text(grid.view, "1")
    type_text(grid.view.editor, "4,5")
    press(qtbot, grid, Qt.Key.Key_Return)

    assert score(source) == "14,5"
    assert grid.current() == ("Văn phòng Đảng ủy", "B1", TD)


def test_tab_keeps_the_entry_and_goes_right(grid, source, qtbot):
    type_text(grid.view, "7")
    press(qtbot, grid, Qt.Key.Key_Tab)

    assert score(source) == "7"
    assert grid.current() == (POLICE, "B2", Side.SELF)


def test_a_refused_entry_stays_red_with_its_sentence_and_keeps_the_old_value(
    grid, source, qtbot
):
    old = score(source)
    type_text(grid.view, "1")
    type_text(grid.view.editor, "6")
    press(qtbot, grid, Qt.Key.Key_Return)

    assert grid.view.editor.isVisible()
    assert "Vượt điểm tối đa 15" in grid.entry.accessibleName()
    assert score(source) == old

    press(qtbot, grid, Qt.Key.Key_Escape)
    assert not grid.view.editor.isVisible()
    assert "Vượt" not in grid.entry.accessibleName()


def test_a_refusal_of_the_office_is_shown_like_any_other(grid, source, qtbot):
    def refuse(*_args):
        raise EntryError("Đợt xét đã chốt.", "Mở lại đợt xét để sửa.")

    source.enter = refuse
    type_text(grid.view, "9")
    press(qtbot, grid, Qt.Key.Key_Return)

    assert "Đợt xét đã chốt. Mở lại đợt xét để sửa." in grid.entry.accessibleName()


def test_f2_opens_the_old_value_and_escape_keeps_it(grid, source, qtbot):
    old = score(source)
    press(qtbot, grid, Qt.Key.Key_F2)
    assert grid.view.editor.text() == old

    type_text(grid.view.editor, "2")
    press(qtbot, grid, Qt.Key.Key_Escape)

    assert score(source) == old


def test_delete_makes_a_cell_not_scored_and_says_so(grid, source, qtbot):
    with qtbot.waitSignal(grid.changed):
        press(qtbot, grid, Qt.Key.Key_Delete)

    assert score(source) == ""
    assert "chưa chấm" in grid.entry.accessibleName()


@pytest.mark.parametrize("key", ["x", "-"])
def test_x_and_minus_mean_not_applicable(grid, source, key):
    type_text(grid.view, key)

    assert score(source) == "x"


def test_a_block_from_excel_is_pasted_in_one_action(grid, source, qtbot):
    QApplication.clipboard().setText("10\t9\r\n8,5\t7\r\n")
    grid.choose("Trung tâm PVHCC", "A2", Side.SELF)
    press(qtbot, grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert score(source, "Trung tâm PVHCC", "A2", Side.SELF) == "10"
    assert score(source, "Trung tâm PVHCC", "A2") == "9"
    assert score(source, "Phòng Kinh tế", "A2", Side.SELF) == "8,5"


def test_cells_a_paste_could_not_fill_turn_red_and_the_others_are_kept(
    grid, source, qtbot
):
    QApplication.clipboard().setText("99\n3")
    grid.choose("Trung tâm PVHCC", "A1", TD)
    grid.paste()

    assert "1 ô không nhận" in grid.entry.accessibleName() or grid.model.errors
    assert score(source, "Phòng Kinh tế", "A1") == "3"
    index = grid.view.currentIndex()
    assert grid.model.refused(index) == "99"


def test_fill_down_repeats_the_top_cell(grid, source, qtbot):
    grid.choose("Trung tâm PVHCC", "A1", TD)
    for _step in range(3):
        press(qtbot, grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    rows = ["Phòng Kinh tế", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"]
    assert {score(source, row, "A1") for row in rows} == {"5"}


def test_a_copied_block_is_text_excel_understands(grid, qtbot):
    grid.choose("Trung tâm PVHCC", "A1", Side.SELF)
    press(qtbot, grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    grid.copy()

    assert QApplication.clipboard().text() == "5\t5\n4,5\t4,5"


def test_names_and_totals_scroll_with_the_middle(shown):
    rows = [GridRow(f"r{n}", f"Đơn vị {n}") for n in range(100)]
    grid = shown(ScoreGrid(PaperScores(rows)), 1000, 400)

    grid.view.verticalScrollBar().setValue(700)

    assert grid._names.verticalScrollBar().value() == 700
    assert grid._totals.verticalScrollBar().value() == 700


def test_one_side_alone_hides_the_other(grid):
    grid.show_sides((TD,))

    assert {slot.side for slot in grid.model.slots} == {TD}
    assert grid.current() == (POLICE, "B1", TD)


def test_cells_tell_screen_readers_who_what_and_how_much(grid):
    index = grid.view.currentIndex()

    said = grid.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Công an xã, B1 Đúng hạn, trước hạn, thẩm định: 13"


def test_tab_leaves_the_grid_after_its_last_cell(grid, qtbot):
    last = grid.model.index(grid.model.rowCount() - 1, grid.model.first_total() - 1)
    grid.view.setCurrentIndex(last)

    assert not grid.view.step(0, 1)


def test_a_keystroke_in_a_large_grid_repaints_in_no_time(shown, qtbot):
    rows = [GridRow(f"r{n}", f"Đơn vị {n}") for n in range(500)]
    groups = [
        GridGroup(
            f"Nhóm {g}",
            [GridCriterion(f"{g}.{n}", f"{g}{n}", "Tiêu chí", "10") for n in range(10)],
        )
        for g in range(6)
    ]
    source = PaperScores(rows, groups)
    grid = shown(ScoreGrid(source), 1150, 600)
    grid.choose("r5", "0.3", TD)
    QApplication.processEvents()
    painted = []
    grid.view.viewport().installEventFilter(_Watch(painted, grid))

    def spent(typed):
        began = process_time()
        grid.model.enter(grid.view.currentIndex(), typed)
        QApplication.processEvents()
        return process_time() - began

    # The quickest of five: what else the machine does is not what is asked here.
    assert min(spent(typed) for typed in "98989") < 0.016
    middle = QRegion(grid.view.viewport().rect())
    assert all(region != middle for region in painted)


from PySide6.QtCore import QEvent, QObject  # noqa: E402


class _Watch(QObject):
    def __init__(self, painted, parent):
        super().__init__(parent)
        self._painted = painted

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self._painted.append(event.region())
        return False


__all__ = ["QPoint", "QRect"]
