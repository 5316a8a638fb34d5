"""Widgets: buttons, fields, chips, notices, dialogs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.explanation import WHY
from tests.ui.gallery import gallery
from tests.ui.keys import type_text
from ui import errors, look
from ui.dialogs.error import ErrorDialog
from ui.dialogs.long_work import LongWork, do_long
from ui.dialogs.question import question_dialog
from ui.dialogs.reason import ReasonDialog
from ui.tables.tree import ExplanationTree
from ui.tables.units import UnitNode, UnitTree
from ui.widgets.buttons import Segments, primary
from ui.widgets.chart import DotLine
from ui.widgets.dates import DateField, read_date
from ui.widgets.fields import Field, SearchField
from ui.widgets.preview import Preview


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14/12/2025", date(2025, 12, 14)),
        ("1-3-26", date(2026, 3, 1)),
        ("14122025", date(2025, 12, 14)),
        ("31/02/2025", None),
        ("mai", None),
        ("", None),
    ],
)
def test_dates_are_read_as_the_office_types_them(typed, meant):
    assert read_date(typed) == meant


def test_an_impossible_date_is_refused_in_words(shown, qtbot):
    field = shown(DateField("Hạn cuối", date(2025, 12, 14)), 300, 80)
    field.edit.setText("31/02/2025")
    with qtbot.assertNotEmitted(field.date_entered):
        field.edit.editingFinished.emit()

    assert field.edit.property("state") == "error"
    assert "Không có ngày này" in field.edit.accessibleDescription()


def test_a_field_cleans_what_is_typed_and_says_it_once(shown, qtbot):
    field = shown(Field("Họ và tên", ""), 300, 80)
    type_text(field.edit, "Hòa  ")
    heard = []
    field.entered.connect(heard.append)

    field.edit.editingFinished.emit()
    field.edit.editingFinished.emit()

    assert heard == ["Hòa"]


def test_escape_brings_the_kept_value_back(shown, qtbot):
    field = shown(Field("Điểm", "14,5"), 300, 80)
    field.edit.setText("16")
    field.show_error("Vượt điểm tối đa 15.")

    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)

    assert field.edit.text() == "14,5"
    assert field.edit.property("state") == ""


def test_the_search_field_waits_for_a_pause(shown, qtbot):
    field = shown(SearchField("Lọc"), 300, 60)
    with qtbot.waitSignal(field.sought) as sought:
        type_text(field, "hòa")

    assert sought.args == ["hòa"]


def test_a_button_that_cannot_be_used_says_why(qtbot):
    button = primary("Chốt danh sách")
    qtbot.addWidget(button)
    button.refuse("Còn 1 người chưa đủ dữ liệu.")

    assert not button.isEnabled()
    assert button.accessibleDescription() == "Còn 1 người chưa đủ dữ liệu."


def test_segments_tell_what_was_chosen(qtbot):
    parts = Segments(["Tự chấm", "Thẩm định", "Cả hai"], "Cột điểm")
    qtbot.addWidget(parts)
    with qtbot.waitSignal(parts.chosen) as chosen:
        parts._group.button(2).click()

    assert chosen.args == [2]


def test_a_reason_is_wanted_before_the_verb_works(qtbot):
    dialog = ReasonDialog(None, "Đổi B2 từ 9 thành 9,5", "Đổi điểm")
    qtbot.addWidget(dialog)
    assert not dialog._verb.isEnabled()

    dialog.field.setPlainText("Đối chiếu báo cáo")
    assert dialog._verb.isEnabled()


def test_what_destroys_is_never_the_answer_to_enter(qtbot):
    dialog = question_dialog(None, "Xóa 3 người?", "…", "Xóa 3 người", destroys=True)
    qtbot.addWidget(dialog)
    default = [b for b in dialog.foot.children() if getattr(b, "isDefault", bool)()]

    assert [button.text() for button in default] == ["Hủy"]


def test_technical_words_wait_behind_details_and_can_be_copied(qtbot):
    dialog = ErrorDialog(None, "Không đọc được tệp", "Đóng tệp.", detail="BadZipFile")
    qtbot.addWidget(dialog)
    assert dialog.detail.isHidden()

    dialog._opener.click()
    dialog._copy.click()

    assert not dialog.detail.isHidden()
    assert QApplication.clipboard().text() == "BadZipFile"


def test_a_bug_is_reported_with_the_path_of_the_log(qtbot, tmp_path, monkeypatch):
    errors.install(tmp_path / "so-vang.log")
    monkeypatch.undo()
    try:
        raise ValueError("no such row")
    except ValueError as bug:
        dialog = errors.report_dialog(ValueError, bug, bug.__traceback__)
    qtbot.addWidget(dialog)

    assert "so-vang.log" in dialog.detail.toPlainText()
    assert "no such row" in dialog.detail.toPlainText()


def test_long_work_ends_when_the_officer_stops_it(qtbot, monkeypatch):
    def work(report):
        for part in range(8):
            report(part, 8, "Biên bản")
            dialogs[0].reject()
        return "xong"

    dialogs = []
    made = LongWork.__init__

    def remember(self, *args):
        made(self, *args)
        dialogs.append(self)

    monkeypatch.setattr(LongWork, "__init__", remember)

    assert do_long(None, "Đang tạo 8 văn bản", work) is None


def test_the_explanation_says_every_condition_to_screen_readers(qtbot):
    tree = ExplanationTree()
    qtbot.addWidget(tree)
    tree.show_tree(WHY)
    said = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in tree.indexes()]

    assert len(said) == 11
    assert (
        "Xếp loại từ Hoàn thành tốt trở lên: Đạt, Hoàn thành xuất sắc, "
        "Sổ xếp loại, 28/11, ý 1" in said
    )


def test_actions_open_inside_the_node_one_stands_on(shown, qtbot):
    tree = shown(ExplanationTree(), 403, 600)
    tree.show_tree(WHY)
    assert tree.choose_first_open()
    QApplication.processEvents()
    buttons = tree.indexWidget(tree.currentIndex()).findChildren(type(primary("x")))

    with qtbot.waitSignal(tree.action_requested) as requested:
        buttons[1].click()

    assert requested.args[0].label == "Áp dụng thực tế, có thể nhân rộng"
    assert requested.args[1] == 1


def test_a_click_on_a_clause_opens_it(shown, qtbot):
    tree = shown(ExplanationTree(), 403, 600)
    tree.show_tree(WHY)
    first = next(iter(tree.indexes()))
    place = tree.clause_rect(first).center()

    with qtbot.waitSignal(tree.clause_opened) as opened:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert opened.args == ["III.1.4"]


def test_units_keep_place_and_closed_branches(qtbot):
    tree = UnitTree("Đơn vị")
    qtbot.addWidget(tree)
    units = [UnitNode("x", "Xã Hồng Vân", children=(UnitNode("k", "Phòng Kinh tế"),))]
    tree.show_units(units)
    tree.choose("k")

    tree.show_units(units)

    assert tree.current_key() == "k"


def test_the_chart_tells_its_numbers_in_words(qtbot):
    chart = DotLine("Điểm của cả khối")
    qtbot.addWidget(chart)
    chart.show_points([("Phòng Kinh tế", 94.5)], least=70, most=100)

    assert chart.accessibleDescription() == "Phòng Kinh tế 94,5"


def pdf(pages):
    from io import BytesIO

    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _page in range(pages):
        document.new_page(595, 842)
    buffer = BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def test_a_long_paper_is_drawn_page_by_page(shown, qtbot):
    preview = shown(Preview("Tờ trình"), 600, 700)
    preview.show_pdf(pdf(30), "Tờ trình")
    qtbot.waitUntil(lambda: bool(preview.papers._drawn))

    assert preview.papers.page_count() == 30
    assert len(preview.papers._drawn) < 5
    preview._forth()
    assert preview.papers.page() == 1
    preview.clear()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_component_paints_in_both_modes(shown, tmp_path, mode):
    look.set_mode(mode)
    sheet = shown(gallery())

    assert sheet.grab().save(str(tmp_path / f"gallery_{mode}.png"))
    sheet.close()
