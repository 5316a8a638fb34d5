"""The editor of a standard: a tree changed by keyboard, tried while one edits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.plans import editing
from tests.factories import shipped_text
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import FAILED, full_office, ids_of
from ui.dialogs.standard_editor import StandardEditor
from ui.pages.plan_page import PlanPage

__all__ = ["answers"]
PERSON = 2  # III.1.4: duty and conduct, excellent work, an initiative
ROOT = ("standard", PERSON)
INITIATIVE = (*ROOT, "all", 2)


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "data") as made:
        yield made


@pytest.fixture
def editor(qtbot, office):
    source = office.plans.current().source
    made = StandardEditor(None, source, PERSON, "Chỉ bản trong sổ.", office.roundup())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.done(0)


def stand(editor, path):
    assert editor.tree.choose(lambda node: node.key == path)


def children(editor):
    return [c.label for c in editor.plan.standards[PERSON].root.children]


def field(editor, key, below=()):
    return editor.fields.by_key[(below, key)]


def verdict(editor):
    return editor.strip.verdict.accessibleName()


def test_the_tree_and_the_sentence_say_the_same_standard(editor):
    nodes = [editor.tree.node(index) for index in editor.tree.indexes()]

    assert len(nodes) == 6
    assert nodes[0].quantifier == "đạt tất cả"
    assert "<b>đạt tất cả</b>: (1) Nhiệm vụ, phẩm chất đạo đức" in editor.spoken.text()
    assert not editor._verb.isEnabled()


def test_a_changed_number_is_in_the_sentence_and_in_the_verdict(editor, office):
    editor.try_with(ids_of(office)["Đỗ Bích Hường"], "giay-khen")
    assert verdict(editor) == "Đạt"
    stand(editor, INITIATIVE)

    field(editor, "initiatives").setValue(2)

    assert "<b>từ 02</b>" in editor.spoken.text()
    assert verdict(editor) == "Không đạt"
    assert office.plan().standards[PERSON].root.children[2].count == 1


def test_another_quantifier_changes_the_verdict_while_one_edits(editor, office):
    editor.try_with(ids_of(office)[FAILED], "giay-khen")
    assert verdict(editor) == "Không đạt"
    stand(editor, ROOT)

    editor.fields.quantified.emit("any")

    assert "<b>đạt một trong</b>" in editor.spoken.text()
    assert verdict(editor) == "Đạt"


def test_a_condition_is_added_named_and_taken_out_by_keyboard(editor, qtbot):
    stand(editor, ROOT)
    editor.tools.kind.choose("no_breach")
    qtbot.keyClick(editor, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: children(editor)[-1] == "Không vi phạm")

    label = QApplication.focusWidget()
    assert label is field(editor, "label").edit
    label.selectAll()
    qtbot.keyClicks(label, "Khong ai phan nan")
    qtbot.keyClick(label, Qt.Key.Key_Return)
    assert children(editor)[-1] == "Khong ai phan nan"

    qtbot.keyClick(editor, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(children(editor)) == 3)


def test_conditions_change_places_and_the_cursor_goes_along(editor, qtbot):
    first, second, third = children(editor)
    stand(editor, (*ROOT, "all", 0))
    assert not editor.tools.rise.isEnabled()

    qtbot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: children(editor) == [second, first, third])
    assert editor.path() == (*ROOT, "all", 1)


def test_every_step_can_be_taken_back(editor, qtbot):
    source = editor.source
    stand(editor, INITIATIVE)
    field(editor, "initiatives").setValue(4)
    field(editor, "new").setChecked(False)
    assert editor.source != source

    for left in (1, 0):
        qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda wanted=left: len(editor._history) == wanted)

    assert editor.source == source
    assert not editor._verb.isEnabled()
    assert not editor.tools.back.isEnabled()


def test_what_is_no_plan_is_refused_at_the_field_and_the_old_stays(editor, qtbot):
    stand(editor, INITIATIVE)
    before, label = editor.source, field(editor, "label")

    label.edit.setText("")
    label._on_finished()

    assert editor.source == before
    assert "Không sửa được" in label.edit.accessibleDescription()
    assert "Không sửa được" in editor.notice.accessibleName()


def test_choices_are_ticked_and_unticked(editor):
    stand(editor, INITIATIVE)
    kinds = field(editor, "kinds")
    before = editor.plan.standards[PERSON].root.children[2].kinds

    item = kinds.item(kinds.count() - 1)
    item.setCheckState(
        Qt.CheckState.Unchecked
        if item.checkState() is Qt.CheckState.Checked
        else Qt.CheckState.Checked
    )

    assert editor.plan.standards[PERSON].root.children[2].kinds != before


def test_all_controls_have_names_for_screen_readers(editor):
    for path in [editor.tree.node(i).key for i in list(editor.tree.indexes())]:
        stand(editor, path)
        assert all(part.accessibleName() for part in editor.fields.by_key.values())
    buttons = [b for b in editor.findChildren(QPushButton) if b.isVisible()]
    assert all(button.accessibleName() for button in buttons)


def test_esc_asks_before_it_throws_changes_away(editor, qtbot, answers):
    stand(editor, INITIATIVE)
    field(editor, "initiatives").setValue(4)

    qtbot.keyClick(editor.tree, Qt.Key.Key_Escape)

    assert answers.titles == ["Bỏ các sửa đổi?"]
    assert editor.isVisible()


def test_without_a_round_there_is_nobody_to_try_it_with(qtbot):
    made = StandardEditor(None, shipped_text(), PERSON, "", None)
    qtbot.addWidget(made)

    assert not made.strip.isVisibleTo(made)
    assert made.tree.node(next(made.tree.indexes())).verdict == "not_applicable"


@pytest.mark.parametrize(
    "code", ["hai-hoa-2024", "ngoc-ha-2026-2030", "ha-noi-2026-2030"]
)
def test_every_node_of_a_large_standard_can_be_stood_on(qtbot, code):
    made = StandardEditor(None, shipped_text(code), 0, "", None)
    qtbot.addWidget(made)

    for index in list(made.tree.indexes()):
        made.tree.setCurrentIndex(index)
        assert made.fields.by_key


# --- from the page --------------------------------------------------------------------


def open_from(page, qtbot):
    page.text.choose("III.1.4")
    button = page.pane.findChild(QPushButton, "standard-1.4")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_changed_standard_becomes_a_version_with_its_reason(qtbot, office, answers):
    page = hold(qtbot, PlanPage(office))
    now = office.current_round()

    def change(dialog):
        stand(dialog, INITIATIVE)
        field(dialog, "initiatives").setValue(2)
        answers.next(give_reason)
        dialog._on_keep()

    def give_reason(dialog):
        assert not dialog._verb.isEnabled()
        dialog.field.setPlainText("Theo Quyết định 12")
        dialog.accept()

    answers.next(change)
    open_from(page, qtbot)

    adopted = office.plans.current()
    assert adopted.version == 2
    assert office.trail.steps(limit=1)[0].reason == "Theo Quyết định 12"
    assert office.current_round().id == now.id
    assert "<b>từ 02</b>" in labels_of(page.pane)
    assert editing.checked(adopted.source) == editing.checked(
        editing.set_key(shipped_text(), INITIATIVE, "initiatives", 2)
    )


def test_cancelling_leaves_everything(qtbot, office, answers):
    page = hold(qtbot, PlanPage(office))
    before = office.trail.content_digest()

    def change_and_leave(dialog):
        stand(dialog, INITIATIVE)
        field(dialog, "initiatives").setValue(2)
        dialog.reject()

    answers.next(change_and_leave)
    open_from(page, qtbot)

    assert office.trail.content_digest() == before
    assert office.plans.current().version == 1


def test_the_note_says_that_the_paper_stays(qtbot, office, answers):
    page = hold(qtbot, PlanPage(office))
    open_from(page, qtbot)

    said = labels_of(answers.seen[0])
    assert "văn bản do Ủy ban nhân dân xã Hồng Vân ban hành không đổi" in said
