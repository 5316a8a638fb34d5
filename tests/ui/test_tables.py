"""Tables: order, filter, sections, keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.office_of_paper import EVERYONE, columns, sections
from ui.tables.column import Column, Section
from ui.tables.table import TableView
from ui.widgets import layouts

NAME, POINTS = 2, 4
HELD = Qt.KeyboardModifier


def names(table):
    return [row.name for row in table.rows.rows()]


@pytest.fixture
def table(shown):
    made = TableView("Người được xét", columns(), row_height=38, key=lambda c: c.name)
    made.show_rows(EVERYONE)
    return shown(made, 900, 600)


def test_people_sort_by_given_name_in_vietnamese_order(table):
    table.sort_by(NAME)

    assert names(table)[:4] == [
        "Phùng Mỹ Duyên",
        "Mai Xuân Hòa",
        "Đỗ Bích Hường",
        "Trần Ngọc Khuê",
    ]


def test_a_click_on_a_title_sorts_and_a_second_click_turns_the_order(table, qtbot):
    header = table.horizontalHeader()
    place = QPoint(header.sectionPosition(POINTS) + 10, 10)

    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(table)[0] == "Bùi Lệ Quyên"

    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(table)[0] == "Đỗ Bích Hường"


def test_a_filter_without_dau_finds_the_name(table):
    table.filter("xuan hoa")

    assert names(table) == ["Mai Xuân Hòa"]


def test_a_filter_hides_headings_without_rows(table):
    table.show_sections(sections())
    table.filter("hai yen")

    titles = [line.title for line in table.rows.lines() if isinstance(line, Section)]
    assert titles == ["Chưa xét được: 1 người"]


def test_sorting_stays_within_a_section(table):
    table.show_sections(sections())
    table.sort_by(NAME)

    assert names(table)[0] == "Phùng Mỹ Duyên"
    assert names(table)[-1] == "Bùi Lệ Quyên"


def test_the_current_row_stays_current_when_rows_come_anew(table):
    table.choose(lambda c: c.name == "Tạ Hải Yến")

    table.show_rows(list(reversed(EVERYONE)))

    assert table.current().name == "Tạ Hải Yến"


def test_enter_opens_the_current_row(table, qtbot):
    table.setFocus()
    table.choose(lambda c: c.name == "Vũ Đình Lợi")

    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args[0].name == "Vũ Đình Lợi"


def test_space_ticks_only_what_may_be_ticked(table, qtbot):
    table.choose(lambda c: c.name == "Ngô Quốc Trình")
    with qtbot.waitSignal(table.ticked) as ticked:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert ticked.args[1:] == [0, True]

    table.choose(lambda c: c.name == "Tạ Hữu Phước")
    with qtbot.assertNotEmitted(table.ticked):
        qtbot.keyClick(table, Qt.Key.Key_Space)


def test_arrows_walk_over_headings(table, qtbot):
    table.show_sections(sections())
    table.choose(lambda c: c.name == "Hoàng Trung Kiên")

    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current().name == "Lưu Thanh Thảo"

    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current().name == "Hoàng Trung Kiên"


def test_tab_leaves_the_table(shown, qtbot):
    before, after = QLineEdit(), QLineEdit()
    table = TableView("Bảng", columns())
    table.show_rows(EVERYONE)
    window = shown(layouts.box(layouts.column(before, table, after)))
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert window.focusWidget() is after


def test_links_of_the_quota_line_are_buttons_tab_reaches(table, qtbot):
    table.show_sections(sections())
    buttons = [
        b.text() for b in table.findChildren(layouts.QWidget) if hasattr(b, "text")
    ]

    assert "So sánh 2 người" in buttons


def test_the_clipboard_gets_the_chosen_row_as_excel_reads_it(table, qtbot):
    table.choose(lambda c: c.name == "Vũ Đình Lợi")

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text().split("\t")[2] == "Vũ Đình Lợi"


def test_what_is_seen_is_what_is_exported(table):
    table.setColumnHidden(3, True)
    table.filter("lợi")

    titles, line = table.seen_texts()
    assert "Vai trò" not in titles
    assert line[2] == "Vũ Đình Lợi"


def test_columns_the_officer_hid_stay_hidden_the_next_time(table, qtbot):
    menu = table.columns_menu()
    hidden = next(action for action in menu.actions() if action.text() == "Vai trò")
    hidden.trigger()
    again = TableView("Người được xét", columns())
    qtbot.addWidget(again)

    again.restore_columns()

    assert "Vai trò" not in again.seen_texts()[0]
    assert "Họ và tên" in " ".join(again.seen_texts()[0])


def test_screen_readers_hear_name_and_second_line(table):
    table.show()
    heard = QAccessible.queryAccessibleInterface(table)

    assert heard.text(QAccessible.Text.Name) == "Người được xét"
    index = table.rows.index(1, NAME)
    said = table.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Vũ Đình Lợi, Phó Trưởng phòng Kinh tế"


def test_a_hundred_thousand_rows_sort_at_once(qtbot):
    from time import process_time

    table = TableView("Lớn", [Column[int]("Số", str, sort=lambda n: -n)])
    qtbot.addWidget(table)
    table.show_rows(range(100_000))

    began = process_time()
    table.sort_by(0)

    assert process_time() - began < 1.0
    assert table.rows.line(0) == 99_999


def test_a_row_the_program_goes_to_is_the_only_one_chosen_while_ctrl_is_held(
    shown, qtbot
):
    table = shown(TableView("Danh sách", columns(), key=lambda c: c.name, many=True))
    table.show_rows(EVERYONE)
    table.choose(lambda row: row.name == "Mai Xuân Hòa")
    qtbot.keyPress(table, Qt.Key.Key_Control, HELD.ControlModifier)
    assert QApplication.keyboardModifiers() == HELD.ControlModifier

    table.choose(lambda row: row.name == "Đỗ Bích Hường")

    assert [row.name for row in table.chosen()] == ["Đỗ Bích Hường"]


def test_with_ctrl_the_mouse_chooses_several(shown, qtbot):
    table = shown(TableView("Danh sách", columns(), key=lambda c: c.name, many=True))
    table.show_rows(EVERYONE)

    for line, held in ((0, HELD.NoModifier), (2, HELD.ControlModifier)):
        place = table.visualRect(table.rows.index(line, NAME)).center()
        view = table.viewport()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, held, place)

    assert len(table.chosen()) == 2
