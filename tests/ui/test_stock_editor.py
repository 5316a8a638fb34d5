"""The editor of a stock: dragging, arrow keys, typing, undo, keeping, the scan."""

import dataclasses
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.documents.certificates.stock import Anchor, Growth, StockText
from desktop.documents.certificates.stock_start import default_layout
from desktop.office.office import Office
from tests.ui.papers_of_demo import open_round, refusals
from ui.dialogs import stock_editor, stock_tools
from ui.dialogs.stock_editor import StockEditor
from ui.dialogs.stock_name_dialog import StockNameDialog
from ui.dialogs.stock_sheet_dialog import SheetDialog
from ui.widgets import stock_moves

NAME, SIGNER = StockText.RECIPIENT, StockText.SIGNER
KEYS, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with open_round(tmp_path_factory.mktemp("so") / "so") as opened:
        yield opened


@pytest.fixture
def layout(office):
    kept = office.printing.save_layout(office.printing.start_layout("Phôi", Sheet.A4))
    yield kept
    office.printing.delete_layout(kept.id)


@pytest.fixture
def editor(office, layout, shown, monkeypatch):
    # Nothing is asked about while the test tears it down.
    monkeypatch.setattr(stock_editor, "ask", lambda *_args, **_options: True)
    return shown(StockEditor(None, office, layout, place=5), 1330, 722)


def field(editor, what=NAME):
    return editor.draft.layout.field(what)


def send(canvas, kind, point, held=HELD.NoModifier):
    buttons = Qt.MouseButton
    pressed = buttons.NoButton
    if kind is not QEvent.Type.MouseButtonRelease:
        pressed = buttons.LeftButton
    event = QMouseEvent(kind, point, point, buttons.LeftButton, pressed, held)
    QApplication.sendEvent(canvas.viewport(), event)


def drag(canvas, start, by_mm, held=HELD.NoModifier):
    """Drag a point of the sheet by millimetres, in two moves."""
    at = canvas.place()
    begin = QPointF(at.x(start[0]), at.y(start[1]))
    gone = QPointF(by_mm[0] * at.scale, by_mm[1] * at.scale)
    send(canvas, QEvent.Type.MouseButtonPress, begin)
    send(canvas, QEvent.Type.MouseMove, begin + gone / 2, held)
    send(canvas, QEvent.Type.MouseMove, begin + gone, held)
    send(canvas, QEvent.Type.MouseButtonRelease, begin + gone)


def middle(box):
    return box.left + box.width / 2, box.top + box.height / 2


# --- moving ---------------------------------------------------------------------------


def test_a_field_is_dragged_by_millimetres(editor):
    before = field(editor, SIGNER)

    drag(editor.canvas, middle(before.box), (-7, -13), HELD.AltModifier)

    after = field(editor, SIGNER)
    assert (after.x, after.y) == (before.x - 7, before.y - 13)
    assert after.width == before.width
    assert editor.canvas.chosen() is SIGNER
    assert editor.panel.at_x.measure() == after.x


def test_a_dragged_field_comes_to_lie_on_the_line_of_another(editor):
    before = field(editor, SIGNER)
    register = field(editor, StockText.REGISTER)
    editor._on_changed(dataclasses.replace(before, y=before.y - 9), "")

    # Two tenths short of the line of the register's number: it is taken there.
    drag(editor.canvas, middle(field(editor, SIGNER).box), (0, 8.5))

    assert field(editor, SIGNER).y == register.y


def test_a_drag_is_one_step_of_undo_and_esc_gives_it_up(editor, qtbot):
    before = field(editor)
    drag(editor.canvas, middle(before.box), (0, 20), HELD.AltModifier)
    assert field(editor).y == before.y + 20

    editor.tools.undo.click()
    assert field(editor) == before
    editor.tools.redo.click()
    assert field(editor).y == before.y + 20

    canvas = editor.canvas
    at = canvas.place()
    x, y = middle(field(editor).box)
    begin = QPointF(at.x(x - 40), at.y(y))
    send(canvas, QEvent.Type.MouseButtonPress, begin)
    send(canvas, QEvent.Type.MouseMove, begin + QPointF(0, 60), HELD.AltModifier)
    assert field(editor).y != before.y + 20
    qtbot.keyClick(canvas, KEYS.Key_Escape)
    assert field(editor).y == before.y + 20


def test_an_edge_changes_the_width_and_leaves_the_other_edge(editor):
    editor._choose(NAME)
    before = field(editor).box

    drag(editor.canvas, (before.right, middle(before)[1]), (-30, 0))

    after = field(editor).box
    assert after.width == pytest.approx(before.width - 30)
    assert after.left == pytest.approx(before.left)
    assert field(editor).x == Decimal("148.5") - 15


def test_arrows_move_half_a_millimetre_and_five_with_shift(editor, qtbot):
    before = field(editor)

    qtbot.keyClick(editor.canvas, KEYS.Key_Right)
    qtbot.keyClick(editor.canvas, KEYS.Key_Down, HELD.ShiftModifier)

    after = field(editor)
    assert (after.x, after.y) == (before.x + Decimal("0.5"), before.y + 5)
    editor.tools.undo.click()
    assert field(editor) == before  # a row of arrow keys is one step


def test_control_and_arrows_change_width_and_height(editor, qtbot):
    before = field(editor, StockText.CITATION)
    editor._choose(StockText.CITATION)

    qtbot.keyClick(editor.canvas, KEYS.Key_Left, HELD.ControlModifier)
    qtbot.keyClick(
        editor.canvas, KEYS.Key_Down, HELD.ControlModifier | HELD.ShiftModifier
    )

    after = field(editor, StockText.CITATION)
    assert after.width == before.width - Decimal("0.5")
    assert after.height == before.height + 5
    assert after.y == before.y


@pytest.mark.parametrize("what", list(StockText), ids=lambda what: what.value)
def test_no_field_ever_leaves_the_sheet(what):
    layout = default_layout("x", Sheet.A4)
    for dx, dy in ((-900, 0), (900, 0), (0, -900), (0, 900), (-900, 900)):
        box = stock_moves.moved(
            layout.field(what), Decimal(dx), Decimal(dy), Sheet.A4
        ).box
        assert box.left >= -0.01
        assert box.top >= -0.01
        assert box.right <= 297.01
        assert box.bottom <= 210.01
    for edge in stock_moves.EDGES:
        for by in (-900, 900):
            box = stock_moves.stretched(
                layout.field(what), edge, Decimal(by), Sheet.A4
            ).box
            assert box.width >= 10
            assert box.height >= 2
            assert box.left >= -0.01
            assert box.right <= 297.01
            assert box.bottom <= 210.06


# --- by the keyboard alone, and for screen readers ------------------------------------


def test_the_keyboard_walks_through_the_fields_and_switches_them(editor, qtbot):
    qtbot.keyClick(editor.canvas, KEYS.Key_PageDown)
    assert editor.canvas.chosen() is StockText.POSITION
    assert editor.list.table.current().field.what is StockText.POSITION

    qtbot.keyClick(editor.canvas, KEYS.Key_Space)
    assert not field(editor, StockText.POSITION).is_on
    assert "không in" in editor.canvas.accessibleDescription()

    qtbot.keyClick(editor.canvas, KEYS.Key_Return)
    assert editor.panel.at_x.hasFocus()


def test_tab_leaves_the_canvas(editor, qtbot):
    editor.canvas.setFocus()

    qtbot.keyClick(editor.canvas, KEYS.Key_Tab)

    assert not editor.canvas.hasFocus()


def test_the_chosen_field_is_said_with_its_place_and_words(editor):
    said = editor.canvas.accessibleDescription()

    assert said.startswith("Danh xưng và tên: giữa ở 148,5 mm, chân chữ ở 111,8 mm")
    assert "Chữ cỡ 26, 1 dòng:" in said


def test_every_control_has_a_name(editor):
    panel = editor.panel
    every = (
        *(editor.canvas, editor.list.table, editor.samples.who),
        *(panel.at_x, panel.at_y, panel.width_of, panel.height_of),
        *(panel.size_of, panel.smallest, panel.lines, panel.colour, panel.lettering),
        *(panel.anchor, panel.growth, panel.prefix.edit),
    )
    nameless = [type(one).__name__ for one in every if not one.accessibleName()]
    assert nameless == []


# --- typing ---------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["96,5", "96.5", "96,50 mm"])
def test_millimetres_are_typed_with_a_comma_or_a_dot(editor, qtbot, typed):
    box = editor.panel.at_y
    box.setFocus()
    box.lineEdit().selectAll()

    qtbot.keyClicks(box.lineEdit(), typed)
    qtbot.keyClick(box, KEYS.Key_Tab)

    assert field(editor).y == Decimal("96.5")
    assert box.text() == "96,5 mm"


def test_other_alignment_leaves_the_box_where_it_is(editor):
    before = field(editor).box

    editor.panel.anchor.setCurrentIndex(0)
    editor.panel.anchor.activated.emit(0)

    assert field(editor).anchor is Anchor.LEFT
    assert field(editor).box.left == pytest.approx(before.left)
    assert editor.panel._x_name.text() == "Lề trái ở"


def test_letters_colour_and_prefix_are_kept_with_the_field(editor, qtbot):
    editor._choose(StockText.DECISION)
    panel = editor.panel
    panel.lettering.setCurrentIndex(3)
    panel.lettering.activated.emit(3)
    panel.colour.setCurrentIndex(1)
    panel.colour.activated.emit(1)
    panel.prefix.edit.setText("QĐ số")
    panel.prefix.edit.editingFinished.emit()
    panel.growth.setCurrentIndex(1)
    panel.growth.activated.emit(1)

    after = field(editor, StockText.DECISION)
    assert after.lettering.face.value.endswith("Italic")
    assert (after.colour, after.prefix) == ("#C00000", "QĐ số")
    assert after.growth is Growth.UP
    words = editor.canvas.accessibleDescription()
    assert "QĐ số" in words


def test_the_smallest_size_never_stands_above_the_size(editor):
    editor.panel.size_of.setValue(9)

    assert field(editor).size == 9
    assert field(editor).smallest == 9


# --- samples --------------------------------------------------------------------------


def test_the_longest_name_can_be_tried_and_is_set_smaller(editor, office):
    names = [row.certificate.recipient for row in office.certificates.rows()]
    first = editor.samples.who.itemText(0)
    assert first == f"Tên dài nhất: {max(names, key=len)}"

    editor.panel.width_of.setValue(60)
    editor.samples.who.setCurrentIndex(0)
    editor.samples.chosen.emit()

    lines = editor.canvas.fields()[0].lines
    assert len(lines) == 2
    assert lines[0].size < 26


def test_recipients_that_do_not_fit_are_counted_and_shown(editor, qtbot):
    qtbot.waitUntil(lambda: "vừa khung" in editor.samples.verdict.text())
    assert editor.samples.verdict.text().startswith("Cả ")

    editor.panel.lines.setValue(1)
    editor.panel.width_of.setValue(24)

    qtbot.waitUntil(lambda: "Không vừa khung" in editor.samples.verdict.text())
    editor.samples.verdict.click()
    assert editor.canvas.fields()[0].trouble
    assert "không vừa khung" in editor.panel._trouble._text.text()


def test_before_anybody_is_on_a_list_an_invented_name_is_shown(tmp_path, shown):
    with Office.open(tmp_path / "moi") as empty:
        empty.plans.adopt("hong-van-2025")
        start = empty.printing.start_layout("Phôi", Sheet.A3)
        editor = shown(StockEditor(None, empty, empty.printing.save_layout(start)))

        assert "Người nhận mẫu" in editor.samples.who.currentText()
        assert editor.canvas.fields()[0].lines


# --- keeping --------------------------------------------------------------------------


def test_a_layout_is_kept_in_one_step_of_the_program_s_undo(editor, office, qtbot):
    assert not editor.save.isEnabled()
    qtbot.keyClick(editor.canvas, KEYS.Key_Right)
    qtbot.keyClick(editor.canvas, KEYS.Key_PageDown)
    qtbot.keyClick(editor.canvas, KEYS.Key_Up)

    editor.save.click()

    kept = office.printing.layout(editor.draft.layout.id)
    assert kept == editor.draft.layout
    assert kept.field(NAME).x == Decimal(149)
    assert office.undo().title == "Sửa bố cục phôi “Phôi”"
    assert office.printing.layout(kept.id).field(NAME).x == Decimal("148.5")


def test_closing_asks_before_anything_is_lost(editor, office, qtbot, monkeypatch):
    asked = []
    answer = [False]

    def ask(_parent, question, *_args, **_options):
        asked.append(question)
        return answer[0]

    monkeypatch.setattr(stock_editor, "ask", ask)
    qtbot.keyClick(editor.canvas, KEYS.Key_Right)

    editor.reject()
    assert asked == ["Bỏ những chỗ vừa sửa?"]
    assert editor.isVisible()

    answer[0] = True
    editor.reject()
    assert not editor.isVisible()
    kept = office.printing.layout(editor.draft.layout.id)
    assert kept.field(NAME).x == Decimal("148.5")


def test_a_new_stock_with_a_name_that_is_taken_stays_open(office, layout, shown):
    printing = office.printing
    dialog = StockNameDialog(
        None,
        "Bố cục phôi mới",
        "Tạo",
        lambda name, sheet: printing.save_layout(printing.start_layout(name, sheet)),
        sheets=printing.sheets(),
    )
    shown(dialog, 460, 300)
    dialog.name.edit.setText("phôi")
    dialog.verb.click()

    assert dialog.isVisible()
    assert "Đã có bố cục phôi" in dialog.name._error._text.text()


def test_a_sheet_no_printer_takes_is_refused_in_words(shown):
    dialog = shown(SheetDialog(None, Sheet.A4), 380, 220)
    dialog.wide.setValue(150)
    dialog.high.setValue(210)

    dialog._on_use()

    assert dialog.isVisible()
    assert "khổ đứng" in dialog._error._text.text()

    dialog.wide.setValue(350)
    dialog.high.setValue(250)
    dialog._on_use()
    assert dialog.sheet.code == "350x250"


# --- the scan -------------------------------------------------------------------------


def take(editor, monkeypatch, file):
    monkeypatch.setattr(stock_tools, "pick_picture", lambda *_args: file)
    editor.tools.take.click()


def test_the_scan_lies_under_the_fields_and_is_no_step_of_undo(
    editor, office, tmp_path, monkeypatch, qtbot
):
    file = tmp_path / "phôi.png"
    QImage(1188, 840, QImage.Format.Format_RGB32).save(str(file))
    qtbot.keyClick(editor.canvas, KEYS.Key_Right)

    take(editor, monkeypatch, file)

    assert not editor.canvas._seen.picture.isNull()
    assert not editor.scan.isVisible()
    editor.tools.undo.click()
    assert editor.draft.layout.picture
    assert office.printing.layout(editor.draft.layout.id).picture

    editor.tools.picture.setChecked(False)
    assert editor.canvas._seen.picture.isNull()


def test_a_scan_of_another_shape_is_warned_about(editor, tmp_path, monkeypatch):
    file = tmp_path / "đứng.png"
    QImage(840, 1188, QImage.Format.Format_RGB32).save(str(file))

    take(editor, monkeypatch, file)

    assert "đang đứng" in editor.scan.accessibleName()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("văn bản.png", b"not a picture", "không phải hình"),
        ("lớn.png", b"\x89PNG\r\n\x1a\n" + b"0" * (40 * 1024 * 1024), "lớn hơn 20 MB"),
        ("rỗng.png", b"", "không phải hình"),
    ],
    ids=["no picture", "40 MB", "empty"],
)
def test_what_is_no_fit_scan_is_refused_in_words(
    editor, tmp_path, monkeypatch, name, data, said
):
    told = refusals(monkeypatch)
    file = tmp_path / name
    file.write_bytes(data)

    take(editor, monkeypatch, file)

    assert len(told) == 1
    assert said in told[0]
    assert not editor.draft.layout.picture
