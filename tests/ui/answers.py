"""Answers to modal dialogs: shown for real, answered at once, remembered."""

import pytest

from ui.dialogs.frame import Dialog


class Answers:
    """What the test does with each dialog that opens; Esc when nothing is planned."""

    def __init__(self):
        self.seen = []
        self.planned = []

    def next(self, *acts):
        self.planned += acts

    def exec(self, dialog):
        self.seen.append(dialog)
        dialog.show()
        if self.planned:
            self.planned.pop(0)(dialog)
        if dialog.isVisible():
            dialog.reject()
        return dialog.result()

    @property
    def titles(self):
        return [dialog.windowTitle() for dialog in self.seen]


@pytest.fixture
def answers(monkeypatch):
    made = Answers()
    monkeypatch.setattr(Dialog, "exec", lambda dialog: made.exec(dialog))
    return made


def labels_of(widget):
    """Return every text a widget shows in labels, in one string."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def hold(qtbot, page, width=1154, height=694):
    """Show a page as the frame would."""
    qtbot.addWidget(page)
    page.resize(width, height)
    page.reload()
    with qtbot.waitExposed(page):
        page.show()
    return page
